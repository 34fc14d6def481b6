//! Noted decisions: what they hold, that they stay as they are, and what is said where the present differs.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod pool;

use cairn_core::attempt::Millis;
use cairn_core::compare::trail::{Discard, DiscardedTest};
use cairn_core::compare::view::{Caveat, LevelSpread};
use cairn_core::compare::{BlindingStep, GroupSays, Position, Sources, Weight, rank};
use cairn_core::decimal::Tenths;
use cairn_core::fair::{
    Chain, Changed, Decision, DecisionFile, KeptDecisions, ListedCandidate, NameBlinding, NameThen,
    NamesThen, NotNoted, SourcesSeen, chain, changed_since, digest, given_up_before, keeps, match_groups,
    name_then, names_then, read_decisions, read_groups, seen_now, seen_to_note, shortlist, was_noted_as,
    with_decision, write_decisions,
};
use cairn_core::path::view::Percent;
use cairn_core::profile::Flag;
use cairn_core::record::ReadError;
use cairn_core::record::file::FileError;
use cairn_core::{CandidateId, Level, PoolId, Skill};
use pool::{CONTENT, members};
use proptest::prelude::*;

/// A record of two decisions as version 1 wrote it; its hashes were computed by another program.
const VERSION_1: &str = r#"{"cairn":1,"kind":"decisions","decisions":[{"decision":{"at":1795000000000,"pool":"Autumn","position":"Head of \"AI\"","content":"2026.2","hidden":true,"reason":"Both meet the must-haves.\nSo be it.","previous":null,
"listed":[
{"label":"K7QF3","id":"full-K7QF3","group":1,"chosen":true},
{"label":"ZZ2BD","id":"full-ZZ2BD","group":2,"chosen":false}
]},"sha256":"5e9354b2af4c363de2318f925a9470732ea7c46d0697839cda58273637b7f3b9"},{"decision":{"at":1795000000000,"pool":"Autumn","position":"Head of \"AI\"","content":"2026.2","hidden":true,"reason":"One more","previous":"5e9354b2af4c363de2318f925a9470732ea7c46d0697839cda58273637b7f3b9",
"listed":[
{"label":"K7QF3","id":"full-K7QF3","group":1,"chosen":true},
{"label":"ZZ2BD","id":"full-ZZ2BD","group":2,"chosen":false}
]},"sha256":"902b76648aad7806ffb4eae7af09ebefda50e5e2dcf5ce3b98626827054d3d9e"}]}"#;

fn now(
    position: &Position,
    chosen: &[CandidateId],
) -> (cairn_core::fair::DecisionBasis, Vec<ListedCandidate>) {
    let members = members();
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), false);
    seen_now(&CONTENT.0, &members, rank(&members, position).as_ref(), position, &blinding, chosen)
}

fn strategist() -> Position {
    Position::strategist(&CONTENT.0)
}

fn decided(
    reason: &str,
    blinding: Vec<BlindingStep>,
    hidden: bool,
    before: Option<&DecisionFile>,
) -> DecisionFile {
    let chosen = [members()[0].id.clone()];
    let (asked, listed) = now(&strategist(), &chosen);
    DecisionFile::of(Decision {
        at: Millis(1_795_000_000_000),
        pool: "Autumn".to_owned(),
        position: "Head of \"AI\"".to_owned(),
        content: CONTENT.0.version.clone(),
        hidden,
        reason: reason.to_owned(),
        by: "D. Fox, \"head\"".to_owned(),
        listed,
        previous: before.map(|file| file.told.clone()),
        asked: Some(cairn_core::fair::DecisionBasis { blinding, ..asked }),
    })
}

fn two() -> Vec<DecisionFile> {
    let first = decided("Both meet the must-haves.\nSo be it.", Vec::new(), false, None);
    let second = decided("One more", Vec::new(), false, Some(&first));
    vec![first, second]
}

#[test]
fn a_record_of_version_1_is_read_for_ever_and_its_hashes_still_fit() {
    let read = read_decisions(VERSION_1.as_bytes()).unwrap();
    assert_eq!((read.len(), chain(&read)), (2, Chain::Whole));
    assert_eq!(read[0].decision.asked, None, "it does not hold what was seen");
    // Written on by this version, together with a new decision.
    let mut all = read;
    let third = decided("A third", Vec::new(), false, all.last());
    all.push(third);
    let again = read_decisions(write_decisions(&all).as_bytes()).unwrap();
    assert_eq!((&again, chain(&again)), (&all, Chain::Whole));
}

#[test]
fn a_record_survives_with_everything_that_was_seen_and_any_change_is_named() {
    let all = two();
    let text = write_decisions(&all);
    let read = read_decisions(text.as_bytes()).unwrap();
    assert_eq!((&read, chain(&read)), (&all, Chain::Whole));
    let decision = &read[0].decision;
    assert_eq!(decision.asked.as_ref().unwrap().position, strategist());
    assert!(decision.listed.iter().all(|one| one.seen.as_ref().unwrap().fit.is_some()));
    for (from, to) in [
        ("\\\"chosen\\\":false", "\\\"chosen\\\":true"),
        ("One more", "One less"),
        ("D. Fox", "E. Fox"),
        ("\\\"leadership\\\":4", "\\\"leadership\\\":3"),
        ("\\\"likely_met\\\":", "\\\"likely_met\\\":1"),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        let changed = read_decisions(text.replace(from, to).as_bytes()).unwrap();
        assert!(matches!(chain(&changed), Chain::Changed(_)), "{from}");
        // Another decision noted behind it does not make the changed one whole again.
        let mut more = changed.clone();
        more.push(decided("More", Vec::new(), false, changed.last()));
        let more = read_decisions(write_decisions(&more).as_bytes()).unwrap();
        assert!(matches!(chain(&more), Chain::Changed(_)), "{from}");
    }
    assert_eq!(chain(&read[1..]), Chain::Parted(1));
    let turned: Vec<DecisionFile> = read.into_iter().rev().collect();
    assert_eq!(chain(&turned), Chain::Parted(1));
}

/// A record of version 1 that was edited does not come out whole when this version writes it with a decision more: the hash
/// that was told is kept, and the change is named.
#[test]
fn an_edited_decision_of_version_1_stays_found_out_when_it_is_written_on() {
    let edited = VERSION_1.replace("One more", "One less");
    let read = read_decisions(edited.as_bytes()).unwrap();
    assert_eq!(chain(&read), Chain::Changed(2));
    let again = read_decisions(write_decisions(&read).as_bytes()).unwrap();
    assert_eq!((chain(&again), &again[1].told), (Chain::Changed(2), &read[1].told));
}

/// Who decided is part of what is hashed, and so is who is made up; nobody has to be named.
#[test]
fn a_record_says_who_decided_and_who_is_made_up() {
    let mut decision = decided("So be it.", Vec::new(), false, None).decision;
    decision.listed[0].made_up = true;
    let nobody = Decision { by: String::new(), ..decision.clone() };
    let files = [DecisionFile::of(decision.clone()), DecisionFile::of(nobody.clone())];
    assert_ne!(files[0].told, files[1].told);
    for (file, expected) in files.iter().zip([decision, nobody]) {
        let read = read_decisions(write_decisions(std::slice::from_ref(file)).as_bytes()).unwrap();
        assert_eq!((&read[0].decision, chain(&read)), (&expected, Chain::Whole));
    }
    let asked = files[0].decision.asked.clone().unwrap();
    let listed: Vec<ListedCandidate> =
        files[0].decision.listed.iter().map(|one| ListedCandidate { chosen: true, ..one.clone() }).collect();
    let list = shortlist(&asked, &listed, &[]);
    let made_up: Vec<bool> =
        list.groups.iter().flat_map(|group| &group.rows).map(|row| row.made_up).collect();
    assert_eq!(made_up.iter().filter(|made_up| **made_up).count(), 1, "{made_up:?}");
    assert!(made_up[0]);
}

/// A decision as version 2 wrote it, which named nobody: it reads as it was, and its hash still fits.
#[test]
fn a_record_of_version_2_is_read_for_ever_and_its_hash_still_fits() {
    let kept = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records/decisions-2.json")).unwrap();
    let read = read_decisions(&kept).unwrap();
    assert_eq!((read.len(), chain(&read)), (2, Chain::Whole));
    assert!(read.iter().all(|file| file.decision.by.is_empty() && file.decision.asked.is_some()));
    assert!(read.iter().all(|file| file.decision.listed.iter().all(|one| !one.made_up)));
    let on =
        with_decision(std::str::from_utf8(&kept).unwrap(), decided("On", Vec::new(), false, None).decision);
    let on = read_decisions(on.unwrap().as_bytes()).unwrap();
    assert_eq!((on.len(), chain(&on), &on[..2]), (3, Chain::Whole, &read[..]));
}

/// What another tab noted behind a decision takes nothing from it; what is not whole, or another one in its place, does.
#[test]
fn a_decision_is_kept_whatever_follows_it() {
    let next = |reason: &str| decided(reason, Vec::new(), false, None).decision;
    let before = write_decisions(&two());
    let noted = with_decision(&before, next("Mine")).unwrap();
    let followed = with_decision(&noted, next("Another tab's")).unwrap();
    assert!(keeps(&noted, &noted) && keeps(&followed, &noted));
    let other = with_decision(&before, next("In its place")).unwrap();
    for lost in [&before, &other, &followed.replace("Mine", "Nine"), "", "{"] {
        assert!(!keeps(lost, &noted), "{lost}");
    }
}

/// A decision is noted only behind a record that is whole; what was told before stays as it was told.
#[test]
fn a_broken_record_is_refused_and_nothing_is_hashed_anew() {
    let next = || decided("A third", Vec::new(), false, None).decision;
    let text = write_decisions(&two());
    let read = |text: &str| read_decisions(text.as_bytes()).unwrap();
    let whole = read(&with_decision(&text, next()).unwrap());
    assert_eq!((whole.len(), chain(&whole), &whole[..2]), (3, Chain::Whole, &two()[..]));
    assert_eq!(whole[2].decision.previous.as_ref(), Some(&whole[1].told), "whatever it said itself");
    assert_eq!(read(&with_decision("", next()).unwrap()).len(), 1);
    let on = read(&with_decision(VERSION_1, next()).unwrap());
    assert_eq!((on.len(), chain(&on)), (3, Chain::Whole));
    for (from, to, broken) in
        [("One more", "One less", Chain::Changed(2)), ("Both meet", "Both miss", Chain::Changed(1))]
    {
        for text in [text.as_str(), VERSION_1] {
            let edited = with_decision(&text.replace(from, to), next());
            assert_eq!(edited, Err(NotNoted::Broken(broken)), "{from}");
        }
    }
    let second = write_decisions(&two()[1..]);
    assert_eq!(with_decision(&second, next()), Err(NotNoted::Broken(Chain::Parted(1))));
    assert_eq!(with_decision("{", next()), Err(NotNoted::Unreadable));
    // What could not be read again is not written.
    let long = Decision { reason: "x".repeat(9_000), ..next() };
    assert_eq!(with_decision(&text, long), Err(NotNoted::TooLong));
}

/// Each decision is found by its number, tells who was chosen, and has a paper of its own.
#[test]
fn every_decision_has_a_number_and_its_own_paper() {
    let (asked, listed) = now(&strategist(), &[members()[0].id.clone()]);
    let (_, other) = now(&strategist(), &[members()[1].id.clone(), members()[2].id.clone()]);
    let next = |reason: &str, listed: &[ListedCandidate]| {
        let decision = decided(reason, Vec::new(), false, None).decision;
        Decision { asked: Some(asked.clone()), listed: listed.to_vec(), ..decision }
    };
    let text = with_decision("", next("The first", &listed)).unwrap();
    let text = with_decision(&text, next("The second", &other)).unwrap();
    let kept = KeptDecisions::read(&text);
    let paper = |number| {
        let decision = &kept.number(number).unwrap().decision;
        let list = shortlist(decision.asked.as_ref().unwrap(), &decision.listed, &[]);
        list.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.id.clone())).collect::<Vec<_>>()
    };
    let chosen = |number| -> Vec<String> {
        kept.number(number).unwrap().decision.chosen().map(|one| one.id.clone()).collect()
    };
    assert_eq!(kept.number(1).unwrap().decision.reason, "The first");
    assert_eq!((chosen(1).len(), chosen(2).len()), (1, 2));
    for number in [1, 2] {
        let (mut on_paper, mut in_record) = (paper(number), chosen(number));
        on_paper.sort();
        in_record.sort();
        assert_eq!(on_paper, in_record);
    }
    assert_eq!((kept.number(0), kept.number(3)), (None, None));
}

/// Pressed twice, a decision is noted once, though noting it shows names and years; with any change it is another one.
#[test]
fn the_same_decision_is_not_noted_twice() {
    let again = || decided("So be it.", Vec::new(), false, None).decision;
    let text = with_decision("", again()).unwrap();
    assert_eq!(with_decision(&text, again()), Err(NotNoted::Again));
    let mut shown = Decision { at: Millis(1_795_000_090_000), hidden: true, ..again() };
    for one in &mut shown.listed {
        one.seen.as_mut().unwrap().years = [None; 3];
    }
    assert_eq!(with_decision(&text, shown), Err(NotNoted::Again));
    let mut other = again();
    other.listed[1].chosen = true;
    let another = Decision { by: "Somebody else".to_owned(), ..again() };
    for change in [other, another, Decision { reason: "So be it now.".to_owned(), ..again() }] {
        assert!(with_decision(&text, change).is_ok());
    }
    // After another one the first is a decision again.
    let text = with_decision(&text, decided("Another", Vec::new(), false, None).decision).unwrap();
    assert!(with_decision(&text, again()).is_ok());
}

/// As many decisions as are read again.
#[test]
fn a_full_record_takes_no_more() {
    let short = |number: usize, before: Option<&DecisionFile>| {
        let decision = decided(&number.to_string(), Vec::new(), false, before).decision;
        DecisionFile::of(Decision { listed: Vec::new(), ..decision })
    };
    let mut files: Vec<DecisionFile> = Vec::new();
    for number in 0..1_000 {
        let next = short(number, files.last());
        files.push(next);
    }
    let text = write_decisions(&files);
    assert_eq!(with_decision(&text, short(0, None).decision), Err(NotNoted::Full));
    files.pop();
    assert!(with_decision(&write_decisions(&files), short(0, None).decision).is_ok());
}

/// Stored records are checked when they are read, and so is the record within a pool's file.
#[test]
fn a_stored_record_says_whether_it_is_whole() {
    let text = write_decisions(&two());
    let kept = KeptDecisions::read(&text);
    assert_eq!(kept, KeptDecisions::Whole(two()));
    assert_eq!(KeptDecisions::read(""), KeptDecisions::Whole(Vec::new()));
    let edited = text.replace("One more", "One less");
    let files = read_decisions(edited.as_bytes()).unwrap();
    assert_eq!(KeptDecisions::read(&edited), KeptDecisions::Broken(files, Chain::Changed(2)));
    assert_eq!(KeptDecisions::read("{"), KeptDecisions::Unreadable);
    assert!(matches!(KeptDecisions::read(VERSION_1), KeptDecisions::Whole(files) if files.len() == 2));
}

#[test]
fn what_is_no_record_is_refused_with_its_place() {
    assert_eq!(read_decisions(b"{}"), Err(FileError::Unmarked));
    let newer = write_decisions(&two()).replace("\"cairn\":7", "\"cairn\":8");
    assert_eq!(read_decisions(newer.as_bytes()), Err(FileError::Newer(8)));
    let broken = VERSION_1.replace("\"hidden\":true", "\"hidden\":1");
    let place = "decisions[0]".to_owned();
    assert_eq!(
        read_decisions(broken.as_bytes()),
        Err(FileError::Field { place, error: ReadError::Field("hidden") })
    );
}

/// The paper of a decision is made from its record alone: other weights, must-haves and people change nothing on it, and
/// are told.
#[test]
fn a_paper_says_what_was_decided_then_and_what_changed_since() {
    let file = decided("So be it.", Vec::new(), false, None);
    let decision = &file.decision;
    let asked = decision.asked.as_ref().unwrap();
    let version = &CONTENT.0.version;
    let (_, same) = now(&strategist(), &[]);
    assert_eq!(changed_since(decision, &strategist(), version, &same, &[]), []);
    let then = shortlist(asked, &decision.listed, &same);

    let mut other = strategist();
    other.weights = [Weight::default(); Skill::COUNT];
    other.weights[Skill::Python.index()] = Weight::new(100).unwrap();
    other.set_must(Skill::Python, Level::new(5));
    let (_, mut later) = now(&other, &[]);
    let gone = later.pop().unwrap();
    later.push(ListedCandidate { id: "full-new".to_owned(), ..gone });
    assert_eq!(shortlist(asked, &decision.listed, &later), then, "the paper stays");
    let changed = changed_since(decision, &other, "2099.1", &later, &[]);
    for one in [Changed::Weights, Changed::MustHaves, Changed::Content, Changed::Came(1), Changed::Gone(1)] {
        assert!(changed.contains(&one), "{one:?} in {changed:?}");
    }
    assert!(changed.iter().any(|one| matches!(one, Changed::Groups(_))), "{changed:?}");
    assert!(!changed.contains(&Changed::Years), "{changed:?}");

    // Who was a candidate then and is present staff now was not taken out.
    let (_, mut later) = now(&strategist(), &[]);
    let staff = [CandidateId::parse(&later.pop().unwrap().id).unwrap()];
    let told = changed_since(decision, &strategist(), version, &later, &staff);
    assert!(told.contains(&Changed::Staff(1)) && !told.contains(&Changed::Gone(1)), "{told:?}");
}

/// Another name, other years said, another warning, another chance: each is told by itself. While names are hidden, nothing is told of
/// what it hides.
#[test]
fn a_paper_says_that_names_years_warnings_and_chances_changed() {
    let file = decided("So be it.", Vec::new(), false, None);
    let version = &CONTENT.0.version;
    let told =
        |then: &Decision, later: &[ListedCandidate]| changed_since(then, &strategist(), version, later, &[]);
    let (_, same) = now(&strategist(), &[]);
    let other = |change: fn(&mut cairn_core::fair::Seen)| {
        let mut later = same.clone();
        change(later[1].seen.as_mut().unwrap());
        later
    };
    assert_eq!(
        told(&file.decision, &other(|seen| seen.years = [Some(9), None, None])),
        [Changed::YearsSaid(1)]
    );
    assert_eq!(
        told(&file.decision, &other(|seen| seen.caveats.push(Caveat::Unfinished))),
        [Changed::Warnings(1)]
    );
    let chance = other(|seen| {
        let met = seen.needs.iter_mut().flatten().next().unwrap();
        *met = Percent::from_bar(if met.bar() > 50 { met.bar() - 10 } else { met.bar() + 10 });
    });
    assert_eq!(told(&file.decision, &chance), [Changed::Chances(1)]);

    // Two names swapped; a record that was read has no names, and notices.
    let renamed = |names: [&str; 2], down: bool| {
        let mut people = members();
        for (member, name) in people.iter_mut().zip(names) {
            let mark = cairn_core::compare::Mark { name: name.to_owned(), ..member.mark.clone() };
            member.remark(mark);
        }
        let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), down);
        let ranking = rank(&people, &strategist());
        seen_now(&CONTENT.0, &people, ranking.as_ref(), &strategist(), &blinding, &[]).1
    };
    let before = Decision { listed: renamed(["Birch", "Cedar"], false), ..file.decision.clone() };
    let read = read_decisions(write_decisions(&[DecisionFile::of(before)]).as_bytes()).unwrap();
    assert!(!read[0].text.contains("Birch"), "{}", read[0].text);
    let read = &read[0].decision;
    assert_eq!(told(read, &renamed(["Birch", " Cedar\u{200b}"], false)), []);
    assert_eq!(told(read, &renamed(["Cedar", "Birch"], false)), [Changed::Names(2)]);
    // The paper has the name of then: it is kept beside the record, with the mark in the record for a proof.
    let mut somebody = members()[0].clone();
    let then = read.listed.iter().find(|one| one.id == somebody.id.as_str()).unwrap();
    let mut goes_by = |name: &str, noted_as: &[&str], blinded: bool| {
        let noted_as = noted_as.iter().map(|name| (*name).to_owned()).collect();
        somebody.remark(cairn_core::compare::Mark { name: name.to_owned(), noted_as, ..Default::default() });
        somebody.blinded = blinded;
        name_then(then, &somebody)
    };
    assert_eq!(goes_by("Birch", &[], false), None);
    let known = Some(NameThen::Known("Birch".to_owned()));
    assert_eq!(goes_by("Elm", &["Ash", "Birch", "Oak"], false), known);
    assert_eq!(goes_by("Elm", &["Ash"], false), Some(NameThen::Unknown), "no other name is taken for it");
    assert_eq!(goes_by("Elm", &["Birch"], true), None, "names are hidden");
    let files = [DecisionFile::of(read.clone())];
    assert!(was_noted_as(&files, &then.id, "Birch") && !was_noted_as(&files, &then.id, "Elm"));
    assert_eq!(told(read, &renamed(["Cedar", "Birch"], true)), []);
    let hidden = Decision { hidden: true, listed: renamed(["Birch", "Cedar"], true), ..read.clone() };
    assert_eq!(told(&hidden, &renamed(["Cedar", "Birch"], false)), []);
}

/// A works council reads it in the record and on the paper: which test was discarded, when and by whom; and where one is discarded or
/// taken back in later, that this changed since. Up to version 5 a record did not say.
#[test]
fn a_record_names_discarded_tests_and_a_paper_says_which_were_discarded_since() {
    let test = |day: i64| DiscardedTest {
        taken: Millis(day * 86_400_000),
        given_by: "Ines".to_owned(),
        discard: Discard { at: Millis(day * 86_400_000 + 1), by: "Bo \"B.\"".to_owned() },
        taken_back: None,
    };
    let seen = |tests: &[DiscardedTest]| {
        let mut people = members();
        people[1].discarded = tests.to_vec();
        let veil = NameBlinding::new(PoolId::parse("1a2b").unwrap(), false);
        let ranking = rank(&people, &strategist());
        seen_now(&CONTENT.0, &people, ranking.as_ref(), &strategist(), &veil, &[]).1
    };
    let whose = |listed: &[ListedCandidate]| -> Vec<DiscardedTest> {
        listed.iter().flat_map(|one| one.seen.clone().unwrap().discarded).collect()
    };
    let (first, later) = (test(20_000), test(30_000));
    let before = decided("So be it.", Vec::new(), false, None).decision;
    assert!(first.discard.at < before.at && before.at < later.discard.at);
    let noted = Decision { listed: seen(std::slice::from_ref(&first)), ..before.clone() };
    let marked =
        |one: &&ListedCandidate| one.seen.as_ref().unwrap().caveats.contains(&Caveat::TestsDiscarded(1));
    assert_eq!(noted.listed.iter().filter(marked).count(), 1);
    let file = DecisionFile::of(noted.clone());
    let read = read_decisions(write_decisions(std::slice::from_ref(&file)).as_bytes()).unwrap();
    assert_eq!((&read[0].decision, chain(&read)), (&noted, Chain::Whole));
    assert_eq!(whose(&read[0].decision.listed), std::slice::from_ref(&first));

    let version = &CONTENT.0.version;
    let told =
        |then: &Decision, now: &[DiscardedTest]| changed_since(then, &strategist(), version, &seen(now), &[]);
    assert_eq!(told(&noted, std::slice::from_ref(&first)), []);
    assert_eq!(told(&noted, &[first.clone(), later.clone()]), [Changed::Tests(1)]);
    assert_eq!(told(&noted, &[]), [Changed::Tests(1)], "it was taken back in");

    // As version 5 wrote it.
    let text = file.text.replace("\"version\":7", "\"version\":5").replace("\"sources\":\"shown\",", "");
    let (mut old, mut rest) = (String::new(), text.as_str());
    while let Some((head, tests)) = rest.split_once(",\"discarded_tests\":[") {
        old.push_str(head);
        rest = tests.split_once(']').unwrap().1;
    }
    let text = old + rest;
    let old = DecisionFile { told: digest(&text), text, decision: noted };
    let file = write_decisions(std::slice::from_ref(&old)).replace("\"cairn\":7", "\"cairn\":5");
    let read = read_decisions(file.as_bytes()).unwrap();
    assert_eq!((chain(&read), whose(&read[0].decision.listed)), (Chain::Whole, Vec::new()));
    let then = &read[0].decision;
    assert_eq!(told(then, std::slice::from_ref(&first)), [], "it may have known of it");
    assert_eq!(told(then, &[first.clone(), later.clone()]), [Changed::Tests(1)]);
    // Taken back in: it counts again, and the record of a later decision says that it did not, until when and by whom.
    let back = |test: &DiscardedTest, at: i64| {
        let taken_back = Some(Discard { at: Millis(at), by: "Zed".to_owned() });
        DiscardedTest { taken_back, ..test.clone() }
    };
    let again = back(&first, before.at.0 + 5);
    assert_eq!(told(then, std::slice::from_ref(&again)), [Changed::Tests(1)], "since the decision");
    assert_eq!(told(then, &[back(&first, first.discard.at.0 + 5)]), [], "long before it");
    let noted = Decision { listed: seen(std::slice::from_ref(&again)), ..before };
    assert_eq!(noted.listed.iter().filter(marked).count(), 0, "it counts");
    let read = read_decisions(write_decisions(&[DecisionFile::of(noted)]).as_bytes()).unwrap();
    assert_eq!((chain(&read), whose(&read[0].decision.listed)), (Chain::Whole, vec![again]));
}

/// What is noted while names are hidden is read once they are shown: it says on what the numbers rest. The page that is seen until then
/// does not, and that the two differ is no change.
#[test]
fn a_decision_noted_while_names_are_hidden_says_which_scores_count() {
    let scores = Sources { scores: 5, interviewers: 2, ..Sources::PROFILE };
    let mut people = members();
    people[1].standing.sources = scores;
    for one in &mut people {
        one.blinded = true;
    }
    let position = strategist();
    let ranking = rank(&people, &position);
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), true);
    let said = |listed: &[ListedCandidate]| {
        let all = listed.iter().flat_map(|one| one.seen.clone().unwrap().caveats);
        all.filter(|one| matches!(one, Caveat::More(_))).collect::<Vec<_>>()
    };
    let (_, seen) = seen_now(&CONTENT.0, &people, ranking.as_ref(), &position, &blinding, &[]);
    let (asked, noted) = seen_to_note(&CONTENT.0, &people, ranking.as_ref(), &position, &blinding, &[]);
    assert_eq!((said(&seen), said(&noted)), (Vec::new(), vec![Caveat::More(scores)]));
    assert!(noted.iter().all(|one| one.name.is_none()), "names are hidden in it as before");
    // That they count is in it, and that whoever decided was not shown for whom.
    assert_eq!(asked.sources, Some(SourcesSeen::Hidden));
    assert_eq!(now(&position, &[]).0.sources, Some(SourcesSeen::Shown));
    let then = Decision {
        hidden: true,
        listed: noted,
        asked: Some(asked),
        ..decided("So be it.", Vec::new(), true, None).decision
    };
    let read = read_decisions(write_decisions(&[DecisionFile::of(then)]).as_bytes()).unwrap();
    assert_eq!(read[0].decision.asked.as_ref().unwrap().sources, Some(SourcesSeen::Hidden));
    assert_eq!(said(&read[0].decision.listed), [Caveat::More(scores)]);
    let told =
        |now: &[ListedCandidate]| changed_since(&read[0].decision, &position, &CONTENT.0.version, now, &[]);
    assert_eq!(told(&seen), []);
    // That the profile counts less since is one.
    people[1].standing.sources.profile = Percent::Whole(40);
    let (_, later) = seen_now(&CONTENT.0, &people, ranking.as_ref(), &position, &blinding, &[]);
    assert_eq!(told(&later), [Changed::Warnings(1)]);
}

/// Two of one name are told apart in a list as in the table.
#[test]
fn namesakes_are_named_in_a_list_as_the_table_names_them() {
    let mut people = members();
    for one in people.iter_mut().take(2) {
        one.remark(cairn_core::compare::Mark { name: "Cedar".to_owned(), ..Default::default() });
    }
    cairn_core::compare::find_namesakes(&mut people);
    let names: Vec<Vec<String>> = people.iter().map(cairn_core::compare::Member::goes_by).collect();
    let (one, other) = (&people[0], &people[1]);
    for list in [
        format!("{};a\nCedar {};b\nCedar;c", one.called(), other.short_id()),
        format!("{};a\n{};b\ncedar.json;c", one.short_id(), other.id),
        format!("({});a\ncedar ({});b\nCedar.cairn.json;c", one.short_id(), other.short_id().to_uppercase()),
    ] {
        let found = match_groups(&read_groups(list.as_bytes()).unwrap(), &names);
        assert_eq!(found.of[..2], [Some(0), Some(1)], "{list}: {:?}", found.unmatched);
        assert_eq!(found.unmatched.len(), 1);
    }
}

/// An interval that reaches further to one side is kept from version 7 on; a record of version 6 has the ± of before, and does not
/// say whether it was shown which sources count.
#[test]
fn a_record_of_version_6_is_read_for_ever_and_its_hash_still_fits() {
    let mut uneven = decided("So be it.", Vec::new(), false, None).decision;
    let seen = uneven.listed[0].seen.as_mut().unwrap();
    let ends = (Tenths::of(-0.4), Tenths::of(3.9));
    let fit = seen.fit.as_mut().unwrap();
    (fit.level, fit.ends) = (Tenths::of(1.2), ends);
    let skill = seen.skills[0].0.as_mut().unwrap();
    (skill.level, skill.ends) = (Tenths::of(1.2), ends);
    let file = DecisionFile::of(uneven.clone());
    let read = read_decisions(write_decisions(std::slice::from_ref(&file)).as_bytes()).unwrap();
    assert_eq!((chain(&read), &read[0].decision), (Chain::Whole, &uneven));
    let paper = read[0].decision.listed[0].seen.as_ref().unwrap().fit.unwrap();
    assert_eq!(paper.spread(), LevelSpread::Between(ends.0, ends.1));
    let now = decided("So be it.", Vec::new(), false, None);
    let text = now.text.replace("\"version\":7", "\"version\":6").replace("\"sources\":\"shown\",", "");
    assert_ne!(text, now.text);
    let old = DecisionFile { told: digest(&text), text, decision: now.decision.clone() };
    let file = write_decisions(std::slice::from_ref(&old)).replace("\"cairn\":7", "\"cairn\":6");
    let read = read_decisions(file.as_bytes()).unwrap();
    assert_eq!((chain(&read), read[0].text.as_str()), (Chain::Whole, old.text.as_str()));
    let asked = read[0].decision.asked.clone().unwrap();
    assert_eq!(asked.sources, None);
    assert_eq!(read[0].decision.listed, now.decision.listed, "every number as it was shown");
}

/// Warnings had shorter codes up to version 3. Such a record is read, and its hash holds, as its text is kept.
#[test]
fn a_record_with_the_codes_of_version_3_is_read_and_its_hash_holds() {
    let now = decided("So be it.", Vec::new(), false, None);
    let text = now.text.replace("\"version\":7", "\"version\":3");
    let (head, rest) = text.split_once("\"warnings\":[").unwrap();
    let comma = if rest.starts_with(']') { "" } else { "," };
    let text = format!("{head}\"warnings\":[\"more:1+0+16+2+0+0\"{comma}{rest}");
    let old = DecisionFile { told: digest(&text), text, decision: now.decision };
    let file = write_decisions(std::slice::from_ref(&old)).replace("\"cairn\":7", "\"cairn\":3");
    let read = read_decisions(file.as_bytes()).unwrap();
    assert_eq!((chain(&read), read[0].text.as_str()), (Chain::Whole, old.text.as_str()));
    let said = &read[0].decision.listed[0].seen.as_ref().unwrap().caveats;
    let scores = Sources { scores: 16, interviewers: 2, ..Sources::PROFILE };
    assert!(said.contains(&Caveat::More(scores)), "{said:?}");
}

/// Somebody alone in a group whose answers could be picks at random is told as in the ranking, and nobody else is.
#[test]
fn the_head_of_a_group_says_where_too_little_is_known() {
    let (asked, now) = now(&strategist(), &[]);
    let first = now[0].clone();
    let alone = |caveats: Vec<Caveat>, group: u16| {
        let mut one = first.clone();
        let mut seen = one.seen.clone().unwrap();
        seen.caveats = caveats;
        (one.seen, one.group, one.chosen) = (Some(seen), group, true);
        one
    };
    let blind = || Caveat::Answering(Flag::RandomPicks);
    let left_out = Caveat::More(Sources { profile: Percent::BelowOne, ..Sources::PROFILE });
    let listed = [
        alone(vec![blind()], 1),
        alone(vec![], 2),
        alone(vec![blind(), left_out], 3),
        alone(vec![blind()], 4),
        alone(vec![blind()], 4),
    ];
    let list = shortlist(&asked, &listed, &[]);
    let little: Vec<bool> = list.groups.iter().map(|group| group.says == GroupSays::TooLittle).collect();
    assert_eq!(little, [true, false, false, false], "{:?}", list.groups);
}

/// What version 1 did not keep is filled in from today, and that is told.
#[test]
fn a_paper_of_version_1_says_that_its_numbers_are_of_today() {
    let mut old = read_decisions(VERSION_1.as_bytes()).unwrap()[0].decision.clone();
    let (asked, now) = now(&strategist(), &[]);
    old.listed[0].id.clone_from(&now[1].id);
    let changed = changed_since(&old, &strategist(), "2026.2", &now, &[]);
    assert_eq!(changed[0], Changed::NotKept);
    let list = shortlist(&asked, &old.listed, &now);
    assert_eq!(list.groups[0].rows[0].seen, now[1].seen.clone().unwrap());
}

#[test]
fn a_record_says_since_when_names_were_hidden_and_what_was_seen_before() {
    let step = |at, hidden, named, decided| BlindingStep { at: Millis(at), hidden, named, decided };
    let then = |blinding: Vec<BlindingStep>, hidden| {
        let text = write_decisions(&[decided("So be it.", blinding, hidden, None)]);
        names_then(&read_decisions(text.as_bytes()).unwrap()[0].decision)
    };
    assert_eq!(then(vec![], false), NamesThen::Shown);
    assert_eq!(then(vec![step(5, true, 0, false)], true), NamesThen::HiddenFromTheStart(Millis(5)));
    assert_eq!(then(vec![step(5, true, 31, false)], true), NamesThen::HiddenSince(Millis(5), 31));
    assert_eq!(then(vec![], true), NamesThen::Hidden);
    let left = vec![step(5, true, 0, false), step(6, false, 31, false)];
    assert_eq!(then(left.clone(), false), NamesThen::GivenUp(Millis(5), Millis(6)));
    let mut again = left;
    again.push(step(7, true, 30, false));
    assert_eq!(
        then(again.clone(), true),
        NamesThen::HiddenSince(Millis(7), 31),
        "who was once seen is not unseen"
    );
    // What was promised when names were shown without a decision is kept by every later one.
    let before = |veil: Vec<BlindingStep>, hidden| {
        let text = write_decisions(&[decided("So be it.", veil, hidden, None)]);
        given_up_before(&read_decisions(text.as_bytes()).unwrap()[0].decision)
    };
    assert_eq!(before(again.clone(), true), Some((Millis(5), Millis(6))));
    assert_eq!(before(again[..2].to_vec(), false), None, "that is what it says itself");
    again.push(step(8, false, 30, true));
    assert_eq!(before(again.clone(), false), Some((Millis(5), Millis(6))), "after another decision");
    again.extend([step(9, true, 30, false), step(10, false, 30, false)]);
    assert_eq!(before(again, false), Some((Millis(5), Millis(6))), "the last time it says itself");
    let lifted = vec![step(5, true, 0, false), step(6, false, 31, true)];
    assert_eq!(before(lifted.clone(), false), None);
    assert_eq!(then(lifted, false), NamesThen::LiftedBefore(Millis(6)));
    assert_eq!(names_then(&read_decisions(VERSION_1.as_bytes()).unwrap()[0].decision), NamesThen::Hidden);
}

proptest! {
    /// Whatever letter of what was hashed is another one is found out, or the record cannot be read.
    #[test]
    fn any_other_letter_of_a_record_is_found_out(at in any::<prop::sample::Index>(), letter in "[ -~]") {
        let mut files = two();
        let chars: Vec<char> = files[0].text.chars().collect();
        let place = at.index(chars.len());
        let letter = letter.chars().next().unwrap_or('x');
        prop_assume!(chars[place] != letter);
        files[0].text = chars.iter().enumerate().map(|(here, was)| if here == place { letter } else { *was }).collect();
        match read_decisions(write_decisions(&files).as_bytes()) {
            Ok(read) => prop_assert_eq!(chain(&read), Chain::Changed(1)),
            Err(error) => prop_assert!(!matches!(error, FileError::Nothing), "{:?}", error),
        }
    }
}
