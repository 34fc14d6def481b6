//! Orders of events that the simulator has found, each as short as it can be told.

use std::collections::BTreeMap;

use cairn_core::attempt::{Millis, Writer};
use cairn_core::keeping::{Abilities, Deed, Event, Handed, Keeper, Memory, Over, Ticket, What, Wrote};
use cairn_core::plan::RawRecord;
use cairn_core::record::Key;
use cairn_core::record::file::{About, RatingAnswer, RatingFile, read_rating, write_rating};
use cairn_core::{ItemId, Level, RatingId};

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
        let list = |deed: &Deed| if let Deed::ListSecond(ticket) = deed { Some(*ticket) } else { None };
        let ticket = asked.iter().find_map(list).unwrap();
        self.hears(Event::Listed { ticket, keys: Some(keys.to_vec()) })
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
    let removes = |deed: &Deed| matches!(deed, Deed::ChangeSecond(_, all) if all.removes.contains(&rated()));
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
    let removes =
        |deed: &Deed| matches!(deed, Deed::ChangeSecond(_, all) if all.removes == [plan.clone(), rated()]);
    assert!(asked.iter().any(removes), "{asked:?}");
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
