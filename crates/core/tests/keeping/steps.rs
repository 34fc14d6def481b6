//! Orders of events that the simulator has found, each as short as it can be told.

use std::collections::BTreeMap;

use cairn_core::attempt::{Attempt, Entry, Event as Told, Millis, Writer};
use cairn_core::keeping::{
    Abilities, Copies, Deed, Event, Handed, Keeper, Memory, Over, Ticket, What, Why, Wrote, record_of,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::Key;
use cairn_core::record::file::{About, RatingAnswer, RatingFile, read_rating, write_rating};
use cairn_core::{AttemptId, ItemId, Level, RatingId};

const NOTHING: Memory<'_> = Memory { attempts: &[], plans: &[], aside: &[] };

/// A tab of the second program over a first store; what it asks of the second is given back.
struct One {
    keeper: Keeper,
    first: BTreeMap<String, String>,
    full: bool,
}

impl One {
    fn new(keys: &[&str]) -> Self {
        let writer = Writer::parse("k1").unwrap();
        let first = keys.iter().map(|key| ((*key).to_owned(), "{\"at\":1}".to_owned())).collect();
        Self { keeper: Keeper::new(Abilities::SECOND, writer), first, full: false }
    }

    fn hears(&mut self, event: Event) -> Vec<Deed> {
        let mut asked = Vec::new();
        for deed in self.keeper.step(NOTHING, event) {
            let answer = match deed {
                Deed::ListFirst => Event::Keys(Some(self.first.keys().cloned().collect())),
                Deed::ReadFirst { why, keys } => {
                    let value = |key: &String| Some((key.clone(), self.first.get(key)?.clone()));
                    Event::Values { why, pairs: keys.iter().filter_map(value).collect() }
                }
                Deed::WriteFirst { key, .. } if self.full => Event::Wrote { key, outcome: Wrote::Refused },
                Deed::WriteFirst { key, value, .. } => {
                    self.first.insert(key.clone(), value);
                    Event::Wrote { key, outcome: Wrote::Kept }
                }
                Deed::EraseFirst { keys, note } => {
                    self.first.retain(|key, _| !keys.contains(key));
                    Event::Erased { ok: true, note }
                }
                other => {
                    asked.push(other);
                    continue;
                }
            };
            asked.extend(self.hears(answer));
        }
        asked
    }

    /// Starts, and gives the ticket under which it opens the second store.
    fn start(&mut self) -> Ticket {
        let asked = self.hears(Event::Start { probe: Wrote::Kept, handed: Handed::default() });
        asked
            .iter()
            .find_map(|deed| if let Deed::OpenSecond(ticket) = deed { Some(*ticket) } else { None })
            .unwrap()
    }

    /// Keeps a rating.
    fn rate(&mut self, items: &[&str]) -> Vec<Deed> {
        let record = RawRecord { key: rated(), raw: rating(items) };
        let mut asked = self.hears(Event::Keep { records: vec![record], over: Over::Replace, again: false });
        asked.extend(self.hears(Event::Write));
        asked
    }

    /// The second store is there, and has these keys.
    fn listed(&mut self, opened: Ticket, keys: &[String]) -> Vec<Deed> {
        let asked = self.hears(Event::Opened(opened));
        self.lists(&asked, keys)
    }

    /// The same, as an answer to what was asked.
    fn lists(&mut self, asked: &[Deed], keys: &[String]) -> Vec<Deed> {
        let list = |deed: &Deed| if let Deed::ListSecond(ticket) = deed { Some(*ticket) } else { None };
        let ticket = asked.iter().rev().find_map(list).unwrap();
        self.hears(Event::Listed { ticket, keys: Some(keys.to_vec()) })
    }

    /// What the second store is to lose as far as the first one has not got it by then.
    fn removed(asked: &[Deed]) -> Vec<String> {
        let lost =
            |deed: &Deed| if let Deed::FollowSecond(.., lost) = deed { Some(lost.clone()) } else { None };
        asked.iter().find_map(lost).unwrap_or_default()
    }

    /// The second store has followed.
    fn ends(&mut self, asked: &[Deed]) -> Vec<Deed> {
        let follow =
            |deed: &Deed| if let Deed::FollowSecond(ticket, ..) = deed { Some(*ticket) } else { None };
        let ticket = asked.iter().find_map(follow).unwrap();
        self.hears(Event::Ended { ticket, ok: true })
    }

    fn note(&self) -> String {
        self.first.keys().find(|key| key.contains("/forget/")).unwrap().clone()
    }
}

fn rated() -> String {
    Key::Rated(RatingId::parse("r-1").unwrap()).to_text()
}

fn rating(items: &[&str]) -> String {
    let answer =
        |item: &&str| RatingAnswer { item: ItemId::parse(item).unwrap(), version: 1, level: Level::new(2) };
    write_rating(&RatingFile {
        id: RatingId::parse("r-1").unwrap(),
        made_at: Millis(1_790_000_000_000),
        content: "1".to_owned(),
        about: About { name: String::new(), mark: None },
        by: String::new(),
        relation: None,
        answers: items.iter().map(answer).collect(),
    })
}

/// The second store remembers under the key of a note that it was followed: another deletion is another key, also where two tabs go
/// by one name.
#[test]
fn each_deletion_has_a_note_of_its_own_under_one_name_too() {
    let note = |keys: &[&str]| {
        let mut tab = One::new(keys);
        tab.start();
        tab.hears(Event::Delete(What::All));
        tab.note()
    };
    let all = ["cairn/plan/plan-1/000000.k1", "cairn/plan/plan-1/000001.k1"];
    assert_ne!(note(&all[..1]), note(&all));
    assert_ne!(note(&all[..1]), note(&all[1..]));
}

/// Everything is deleted while the second store is away. What the first one has had since was made later: it does not go, also
/// where the first store has lost it and the note by the time the second one opens.
#[test]
fn what_was_made_since_a_deletion_does_not_go_with_it() {
    let mut tab = One::new(&["cairn/plan/plan-1/000000.k1"]);
    let opens = tab.start();
    tab.hears(Event::Delete(What::All));
    tab.rate(&["item-1"]);
    assert!(tab.first.contains_key(&rated()));
    tab.first.clear();
    tab.hears(Event::Heard);
    let asked = tab.listed(opens, &[rated()]);
    let removes =
        |deed: &Deed| matches!(deed, Deed::FollowSecond(_, all, _) if all.removes.contains(&rated()));
    assert!(!asked.iter().any(removes), "{asked:?}");
    // It comes back, and what was deleted does not.
    assert!(
        asked.iter().any(|deed| matches!(deed, Deed::ReadSecond(_, keys) if *keys == [rated()])),
        "{asked:?}"
    );
}

/// The same deletion, and what the second store has was there before: it goes.
#[test]
fn what_the_second_store_has_of_old_goes_with_a_deletion() {
    let plan = "cairn/plan/plan-1/000000.k1".to_owned();
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.hears(Event::Delete(What::All));
    let asked = tab.listed(opens, &[plan.clone(), rated()]);
    let removes = |deed: &Deed| matches!(deed, Deed::FollowSecond(_, all, lost) if all.removes == [rated()] && *lost == [plan.clone()]);
    assert!(asked.iter().any(removes), "{asked:?}");
}

/// Everything is deleted while the second store is away, and the first one loses what another tab has saved since, unheard by this
/// one, together with the note. What is not named stays: nobody knows when it was made (seeds 285873 and 535201).
#[test]
fn without_its_note_a_deletion_reaches_only_what_it_names() {
    let plan = |seq: u32| format!("cairn/plan/plan-1/00000{seq}.k1");
    let mut tab = One::new(&[&plan(0)]);
    let opens = tab.start();
    tab.hears(Event::Delete(What::All));
    tab.first.insert(plan(1), "{\"at\":2}".to_owned());
    tab.first.clear();
    let asked = tab.listed(opens, &[plan(0), plan(1)]);
    assert_eq!(One::removed(&asked), [plan(0)]);
}

/// An attempt of which something was lost and given up: what was answered since is no part of that (seed 652970).
#[test]
fn a_note_of_single_answers_takes_no_other_of_the_same_attempt() {
    let entry = |seq: u32| format!("cairn/attempt/full-1a/00000{seq}.k1");
    let pack = "cairn/pack/full-1a/00000000000000fe".to_owned();
    let second = [entry(0), entry(1), pack.clone()];
    let mut tab = One::new(&[]);
    let note = |first: &str| format!("1 done\n{first}");
    tab.first.insert("cairn/forget/k2.7".to_owned(), note(&entry(0)));
    let opens = tab.start();
    let asked = tab.listed(opens, &second);
    assert_eq!(One::removed(&asked), [entry(0), pack.clone()]);
    // With the pack go the records that it was made of.
    let mut tab = One::new(&[]);
    tab.first.insert("cairn/forget/k2.7".to_owned(), note(&pack));
    let opens = tab.start();
    let asked = tab.listed(opens, &second);
    assert_eq!(One::removed(&asked), second);
}

/// A record is on its way to the second store when it is deleted, and comes there after another tab has followed the deletion and
/// taken the note away. It goes all the same; also where a tab has brought it back meanwhile (seed 618105).
#[test]
fn what_comes_to_the_second_store_late_goes_with_its_deletion() {
    let plan = "cairn/plan/plan-1/000000.k1".to_owned();
    let mut tab = One::new(&[&plan]);
    let opens = tab.start();
    tab.listed(opens, &[]);
    let asked = tab.hears(Event::Delete(What::All));
    let note = tab.note();
    tab.first.remove(&note);
    let asked = tab.lists(&asked, &[note.clone(), plan.clone()]);
    assert_eq!(One::removed(&asked), std::slice::from_ref(&plan));
    tab.first.insert(plan.clone(), "{\"at\":1}".to_owned());
    let asked = tab.ends(&asked);
    // A note of its own sees to the second store.
    assert!(!tab.first.contains_key(&plan) && tab.note() != note);
    let asked = tab.lists(&asked, &[note, plan.clone()]);
    assert_eq!(One::removed(&asked), [plan]);
    tab.ends(&asked);
    assert!(tab.first.is_empty(), "{:?}", tab.first);
}

/// What was deleted is back while the second store is being listed for that: it is listed again, and only then followed (seed
/// 1843630).
#[test]
fn a_deletion_is_not_taken_for_followed_while_it_is_noted_anew() {
    let plans = ["cairn/plan/plan-1/000000.k1".to_owned(), "cairn/plan/plan-1/000001.k1".to_owned()];
    let mut tab = One::new(&[&plans[0], &plans[1]]);
    let opens = tab.start();
    tab.listed(opens, &plans);
    let asked = tab.hears(Event::Delete(What::All));
    tab.first.insert(plans[1].clone(), "{\"at\":1}".to_owned());
    let asked = tab.lists(&asked, &plans);
    assert!(
        !asked.iter().any(|deed| matches!(deed, Deed::ChangeSecond(..) | Deed::FollowSecond(..))),
        "{asked:?}"
    );
    let asked = tab.lists(&asked, &plans);
    assert_eq!(One::removed(&asked), plans);
}

/// The second store has refused records which another tab packs in the first one before they are copied. That a newer one is taken
/// says nothing of those: it is compared first (seed 1431496).
#[test]
fn what_was_refused_is_not_kept_twice_because_something_newer_is() {
    let plan = |seq: u32| RawRecord {
        key: format!("cairn/plan/plan-1/00000{seq}.k1"),
        raw: "{\"at\":1}".to_owned(),
    };
    let change = |asked: &[Deed]| {
        let change =
            |deed: &Deed| if let Deed::ChangeSecond(ticket, _) = deed { Some(*ticket) } else { None };
        asked.iter().find_map(change).unwrap()
    };
    let copies = |tab: &mut One| tab.keeper.news().map(|(said, _)| said.copies);
    let mut tab = One::new(&[&plan(0).key]);
    let opens = tab.start();
    let asked = tab.listed(opens, &[]);
    let asked = tab.hears(Event::Ended { ticket: change(&asked), ok: false });
    let opens =
        asked.iter().find_map(|deed| if let Deed::OpenSecond(ticket) = deed { Some(*ticket) } else { None });
    let asked = tab.listed(opens.unwrap(), &[]);
    tab.hears(Event::Ended { ticket: change(&asked), ok: false });
    assert_eq!(copies(&mut tab), Some(Copies::One));
    tab.first.remove(&plan(0).key);
    tab.hears(Event::Keep { records: vec![plan(1)], over: Over::Rename, again: false });
    let compared = tab.hears(Event::Write);
    tab.hears(Event::Ended { ticket: change(&compared), ok: true });
    assert_ne!(copies(&mut tab), Some(Copies::Two));
    tab.lists(&compared, &[plan(1).key]);
    assert_eq!(copies(&mut tab), Some(Copies::Two));
}

/// What is gone comes back, goes and comes back while it is looked at: it is gone until it is listed, or nobody would notice that it
/// goes again (seed 3418173).
#[test]
fn what_is_gone_is_there_again_when_it_is_listed() {
    let id = AttemptId::parse("full-1a").unwrap();
    let writer = Writer::parse("k1").unwrap();
    let entry = Entry {
        seq: 0,
        writer: writer.clone(),
        at: Millis(1),
        content: "1".to_owned(),
        rules: 1,
        event: Told::Begin,
    };
    let attempts = [Attempt::begin(id.clone(), entry.clone()).unwrap()];
    let record = record_of(&id, &entry);
    let memory = Memory { attempts: &attempts, ..NOTHING };
    let mut keeper = Keeper::new(Abilities::SECOND, writer);
    let there = vec![(record.key.clone(), record.raw.clone())];
    let listed = |keys: &[&RawRecord]| Event::Keys(Some(keys.iter().map(|one| one.key.clone()).collect()));
    let looked = |pairs| Event::Values { why: Why::Gone(vec![id.clone()], Vec::new()), pairs };
    keeper.step(memory, Event::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(memory, listed(&[&record]));
    keeper.step(memory, listed(&[]));
    keeper.step(memory, looked(Vec::new()));
    keeper.step(memory, listed(&[&record]));
    keeper.step(memory, Event::Values { why: Why::New, pairs: Vec::new() });
    keeper.step(memory, looked(there.clone()));
    assert_eq!(keeper.gone(), std::slice::from_ref(&record));
    keeper.step(memory, listed(&[&record]));
    keeper.step(memory, looked(there));
    assert_eq!(keeper.gone(), []);
}

/// Two tabs rate the same person. What one could not write, what the other has written and what the second store has are joined:
/// writing one of them drops nothing that waits.
#[test]
fn a_rating_that_waits_is_joined_with_what_both_stores_have() {
    let mut tab = One::new(&[]);
    let opens = tab.start();
    tab.full = true;
    tab.rate(&["mine"]);
    tab.first.insert(rated(), rating(&["theirs"]));
    tab.full = false;
    let asked = tab.listed(opens, &[rated()]);
    let read = |deed: &Deed| if let Deed::ReadSecond(ticket, _) = deed { Some(*ticket) } else { None };
    let ticket = asked.iter().find_map(read).unwrap();
    tab.hears(Event::Read { ticket, pairs: Some(vec![(rated(), rating(&["copied", "once-more"]))]) });
    let kept = read_rating(tab.first[&rated()].as_bytes()).unwrap();
    for item in ["mine", "theirs", "copied", "once-more"] {
        assert!(kept.answer(&ItemId::parse(item).unwrap()).is_some(), "{item} is lost: {kept:?}");
    }
    assert!(!tab.keeper.has_waiting());
}

/// What is given up goes by its keys, and what is made later has others: a plan may begin anew under the same id (seed 1394223).
#[test]
fn what_is_made_after_giving_up_goes_by_another_name() {
    let plans = [RawRecord { key: "cairn/plan/plan-1/000000.k1".to_owned(), raw: "{\"at\":1}".to_owned() }];
    let memory = Memory { plans: &plans, ..NOTHING };
    let mut keeper = Keeper::new(Abilities::SECOND, Writer::parse("k1").unwrap());
    keeper.step(memory, Event::Start { probe: Wrote::Kept, handed: Handed::default() });
    keeper.step(memory, Event::Keys(Some(vec![plans[0].key.clone()])));
    keeper.step(memory, Event::Keys(Some(Vec::new())));
    let why = Why::Gone(Vec::new(), vec![plans[0].key.clone()]);
    keeper.step(memory, Event::Values { why, pairs: Vec::new() });
    assert_eq!(keeper.gone(), &plans);
    keeper.step(memory, Event::ForgetGone);
    assert_ne!(keeper.writer().as_str(), "k1");
}

/// The person gives up what is gone, and the second program takes its time: only what they gave up is forgotten.
#[test]
fn what_is_given_up_late_is_what_was_gone_then() {
    let plan = |seq: u32| RawRecord {
        key: format!("cairn/plan/plan-1/00000{seq}.k1"),
        raw: "{\"at\":1}".to_owned(),
    };
    let given_up = |then: Option<Event>, lost: usize| {
        let plans = [plan(0), plan(1)];
        let memory = Memory { plans: &plans, ..NOTHING };
        let mut keeper = Keeper::new(Abilities::FIRST, Writer::parse("k1").unwrap());
        let mut keys: Vec<String> = plans.iter().map(|one| one.key.clone()).collect();
        let hears = |keeper: &mut Keeper, event, keys: &[String]| {
            let mut deeds = keeper.step(memory, event);
            while !deeds.is_empty() {
                let deed = deeds.remove(0);
                let answer = match deed {
                    Deed::ListFirst => Event::Keys(Some(keys.to_vec())),
                    Deed::ReadFirst { why, keys: asked } => {
                        let there = plans.iter().filter(|one| asked.contains(&one.key));
                        Event::Values {
                            why,
                            pairs: there.map(|one| (one.key.clone(), one.raw.clone())).collect(),
                        }
                    }
                    _ => continue,
                };
                let more = keeper.step(memory, answer);
                deeds.splice(0..0, more);
            }
        };
        hears(&mut keeper, Event::Start { probe: Wrote::Kept, handed: Handed::default() }, &keys);
        keys.remove(0);
        hears(&mut keeper, Event::Heard, &keys);
        assert_eq!(keeper.gone(), &plans[..1]);
        hears(&mut keeper, Event::ForgetGone, &keys);
        keys.truncate(2 - lost);
        hears(&mut keeper, Event::Heard, &keys);
        if let Some(event) = then {
            hears(&mut keeper, event, &keys);
        }
        keeper.hand_over().forget
    };
    assert!(given_up(None, 1));
    assert!(!given_up(None, 2), "more is gone by now");
    assert!(!given_up(Some(Event::SaveAgain), 1), "it is wanted again");
}
