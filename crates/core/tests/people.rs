//! Whole assessments without a browser: what extreme people are told, and what the pages show of it.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;

use cairn_core::attempt::view::{AskKind, AskView, AssessView, assess_view};
use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer, seen_before};
use cairn_core::compare::Assessor;
use cairn_core::content::source::load;
use cairn_core::content::{Bank, Content, Kind, Question};
use cairn_core::path::view::{ResultView, result_view};
use cairn_core::path::{CopyPart, Recomputed, compare, copies};
use cairn_core::person::Person;
use cairn_core::profile::{Flag, LeftOutReason};
use cairn_core::{Level, Skill};

fn everything() -> (Content, Bank) {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library.content, bank)
}

fn entry(seq: u32, event: Event) -> Entry {
    let content = "2026.1".to_owned();
    Entry {
        seq,
        writer: Writer::parse("t1").unwrap(),
        at: Millis(1_795_000_000_000),
        content,
        rules: RULES,
        event,
    }
}

/// Answers until nothing is left to ask.
fn assess(
    content: &Content,
    bank: &Bank,
    mode: Mode,
    choose: impl Fn(&AskView, Option<&Question>) -> Choice,
) -> Attempt {
    let mut attempt = Attempt::begin(mode.new_id(7).unwrap(), entry(0, Event::Begin)).unwrap();
    loop {
        let AssessView::Ask(ask) = assess_view(content, bank, &[], &[], &attempt, None) else {
            return attempt;
        };
        let choice = choose(&ask, bank.question(&ask.item));
        let event = Event::Answer { item: ask.item, version: ask.version, choice, took_ms: Some(20_000) };
        attempt.push(entry(attempt.next_seq(), event));
    }
}

/// The option with the most or the fewest points.
fn option(question: &Question, best: bool) -> Choice {
    let points = question.options.iter().map(|option| option.points);
    let wanted = if best { points.max() } else { points.min() };
    let at = question.options.iter().position(|option| Some(option.points) == wanted).unwrap();
    Choice::Option(u8::try_from(at).unwrap())
}

fn level(number: u8) -> Choice {
    Choice::Level(Level::new(number).unwrap())
}

fn honest(result: &ResultView) {
    for row in &result.skills {
        let width = row.interval.1.get() - row.interval.0.get();
        assert!((0.8..6.0).contains(&width), "{row:?}");
        assert!(row.theta.get().abs() < 5.0, "{row:?}");
        assert!((0.0..=1.0).contains(&row.level_probability.get()), "{row:?}");
    }
}

/// a07
#[test]
fn all_right_all_wrong_and_all_unknown_have_finite_estimates_and_honest_intervals() {
    let (content, bank) = everything();
    let right =
        assess(&content, &bank, Mode::Full, |_, question| question.map_or(level(5), |it| option(it, true)));
    let wrong =
        assess(&content, &bank, Mode::Full, |_, question| question.map_or(level(0), |it| option(it, false)));
    let unknown = assess(&content, &bank, Mode::Full, |ask, question| match (ask.kind, question) {
        (AskKind::Knowledge, _) => Choice::DontKnow,
        (_, Some(question)) => option(question, false),
        (_, None) => level(0),
    });
    let [right, wrong, unknown] = [right, wrong, unknown]
        .map(|attempt| result_view(&content, &bank, &Person::alone(&attempt)).unwrap());
    for result in [&right, &wrong, &unknown] {
        honest(result);
    }
    for skill in 0..Skill::COUNT {
        let theta = |result: &ResultView| result.skills[skill].theta.get();
        assert!(theta(&right) > 2.0 && theta(&wrong) < -1.0 && theta(&unknown) < -1.0, "skill {skill}");
    }
}

/// a14
#[test]
fn who_knows_nothing_in_one_skill_is_low_there_and_unharmed_elsewhere() {
    let (content, bank) = everything();
    let answer = |unknown: bool| {
        assess(&content, &bank, Mode::Full, |ask, question| match question {
            Some(question) if unknown && ask.skill == Skill::Python => {
                if question.is_knowledge() {
                    Choice::DontKnow
                } else {
                    option(question, false)
                }
            }
            Some(question) => option(question, true),
            None if unknown && ask.skill == Skill::Python => level(0),
            None => level(4),
        })
    };
    let [gap, whole] = [answer(true), answer(false)]
        .map(|attempt| result_view(&content, &bank, &Person::alone(&attempt)).unwrap());
    honest(&gap);
    let python = |result: &ResultView| result.skills[Skill::Python.index()].clone();
    assert!(python(&gap).theta.get() < python(&whole).theta.get() - 2.0, "{:?}", python(&gap));
    assert!(python(&gap).basis.questions >= 3, "low by answers, not by lack of them");
    for (with, without) in gap.skills.iter().zip(&whole.skills).filter(|(row, _)| row.skill != Skill::Python)
    {
        // What is known of one skill tells a little about the others; that changes no level.
        let moved = without.theta.get() - with.theta.get();
        assert!(moved < 0.75, "{}: {moved} lower because of Python", with.name);
        assert_eq!(with.level, without.level, "{}", with.name);
    }
}

#[test]
fn an_attempt_replays_exactly_from_its_log() {
    let (content, bank) = everything();
    let choose = |ask: &AskView, question: Option<&Question>| {
        question.map_or(level(3), |it| option(it, ask.place.is_none()))
    };
    let first = assess(&content, &bank, Mode::Full, choose);
    let again = assess(&content, &bank, Mode::Full, choose);
    assert_eq!(first, again);
    assert_eq!(
        result_view(&content, &bank, &Person::alone(&first)),
        result_view(&content, &bank, &Person::alone(&again))
    );
}

#[test]
fn the_page_of_a_rating_and_of_each_kind_of_question() {
    let (content, bank) = everything();
    let mut seen: Vec<AskView> = Vec::new();
    for skill in [Skill::Python, Skill::Leadership] {
        let mut attempt =
            Attempt::begin(Mode::Skill(skill).new_id(7).unwrap(), entry(0, Event::Begin)).unwrap();
        while let AssessView::Ask(ask) = assess_view(&content, &bank, &[], &[], &attempt, None) {
            let choice = bank.question(&ask.item).map_or(level(3), |question| option(question, true));
            let event = Event::Answer { item: ask.item.clone(), version: ask.version, choice, took_ms: None };
            attempt.push(entry(attempt.next_seq(), event));
            if !seen.iter().any(|known| known.kind == ask.kind) {
                seen.push(ask);
            }
        }
    }
    assert_eq!(seen.len(), 3, "a rating, a knowledge item and a judgement item");
    insta::assert_debug_snapshot!("ask", seen);
}

#[test]
fn the_page_of_a_result() {
    let (content, bank) = everything();
    let quick =
        assess(&content, &bank, Mode::Quick, |ask, _| level(if ask.skill == Skill::Python { 4 } else { 2 }));
    insta::assert_debug_snapshot!("result", result_view(&content, &bank, &Person::alone(&quick)).unwrap());
    let mut nothing = Attempt::begin(Mode::Full.new_id(7).unwrap(), entry(0, Event::Begin)).unwrap();
    insta::assert_debug_snapshot!(
        "nothing",
        result_view(&content, &bank, &Person::alone(&nothing)).unwrap().headline
    );
    nothing.push(entry(1, Event::Finish));
    assert!(nothing.finished());
}

/// What a table of candidates, side by side, its files and the record of a decision say of the same answers.
fn as_a_candidate(content: &Content, bank: &Bank, attempt: &Attempt) -> Vec<Flag> {
    Assessor::new(content, bank).of(attempt, None).unwrap().flags
}

/// f21: right on what is hard and wrong on what is easy, as no assessment would ask it: a file that somebody wrote.
#[test]
fn hard_ones_right_and_easy_ones_wrong_is_scored_and_said() {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let (content, bank) = everything();
    let mut attempt = Attempt::begin(Mode::Full.new_id(7).unwrap(), entry(0, Event::Begin)).unwrap();
    for item in &library.items {
        let question = &item.question;
        let Kind::Knowledge { b, .. } = &question.kind else { continue };
        if (-0.2..1.2).contains(b) {
            continue;
        }
        let choice = option(question, *b > 0.0);
        let event = Event::Answer {
            item: question.id.clone(),
            version: question.version,
            choice,
            took_ms: Some(30_000),
        };
        attempt.push(entry(attempt.next_seq(), event));
    }
    let result = result_view(&content, &bank, &Person::alone(&attempt)).unwrap();
    assert!(result.answered.questions > 40, "{:?}", result.answered);
    assert!(result.skills.iter().all(|row| row.theta.get().abs() < 5.0));
    assert!(result.flags.contains(&Flag::Inconsistent), "{:?}", result.flags);
    assert_eq!(as_a_candidate(&content, &bank, &attempt), result.flags);
}

/// f21: all within a second.
#[test]
fn answers_faster_than_reading_do_not_count_and_are_said() {
    let (content, bank) = everything();
    let best = |_: &AskView, question: Option<&Question>| question.map_or(level(3), |it| option(it, true));
    let slow = assess(&content, &bank, Mode::Skill(Skill::Python), best);
    assert_eq!(result_view(&content, &bank, &Person::alone(&slow)).unwrap().left_out, []);
    let mut hasty =
        Attempt::begin(Mode::Skill(Skill::Python).new_id(7).unwrap(), entry(0, Event::Begin)).unwrap();
    while let AssessView::Ask(ask) = assess_view(&content, &bank, &[], &[], &hasty, None) {
        let choice = best(&ask, bank.question(&ask.item));
        let event = Event::Answer { item: ask.item, version: ask.version, choice, took_ms: Some(900) };
        hasty.push(entry(hasty.next_seq(), event));
    }
    let result = result_view(&content, &bank, &Person::alone(&hasty)).unwrap();
    assert_eq!(result.answered.questions, 0, "no question counts");
    assert!(matches!(result.left_out[..], [(LeftOutReason::Rapid, 16)]), "{:?}", result.left_out);
    assert!(result.flags.contains(&Flag::Rapid), "{:?}", result.flags);
}

/// f21: all the same.
#[test]
fn the_same_rating_everywhere_from_an_uneven_person_is_worth_asking_about() {
    let (content, bank) = everything();
    let person = |ask: &AskView, question: Option<&Question>| match question {
        None => level(3),
        Some(question) => option(question, matches!(ask.skill, Skill::Python | Skill::Leadership)),
    };
    let attempt = assess(&content, &bank, Mode::Full, person);
    let uneven = result_view(&content, &bank, &Person::alone(&attempt)).unwrap();
    assert!(uneven.flags.contains(&Flag::StraightLine), "{:?}", uneven.flags);
    assert_eq!(as_a_candidate(&content, &bank, &attempt), uneven.flags);
}

/// f21
#[test]
fn picks_at_random_are_said_to_look_like_that() {
    let (content, bank) = everything();
    let picks = |first: u64| {
        // A place by chance (xorshift, Marsaglia 2003), whatever is asked.
        let state = std::cell::Cell::new(first);
        assess(&content, &bank, Mode::Full, move |_, question| {
            let mut bits = state.get();
            for shift in [13, -7, 17] {
                bits ^= if shift > 0 { bits << shift } else { bits >> -shift };
            }
            state.set(bits);
            question.map_or(level(0), |_| Choice::Option([0, 1, 2, 3][usize::try_from(bits >> 62).unwrap()]))
        })
    };
    let seeds =
        [0x9e37_79b9_7f4a_7c15, 0xd1b5_4a32_d192_ed03, 0x2545_f491_4f6c_dd1d, 0x1234_5678_9abc_def1, 77];
    let blind = seeds.map(|first| result_view(&content, &bank, &Person::alone(&picks(first))).unwrap());
    let flagged = blind.iter().filter(|view| view.flags.contains(&Flag::RandomPicks)).count();
    assert!(flagged >= 3, "{flagged} of 5");
    // Somebody who gets what is easy and fails at what is hard.
    let tries = assess(&content, &bank, Mode::Full, |_, question| match question {
        None => level(2),
        Some(question) => option(question, question.kind.middle() < 0.0),
    });
    let tries = result_view(&content, &bank, &Person::alone(&tries)).unwrap();
    assert!(!tries.flags.contains(&Flag::RandomPicks), "{:?}", tries.flags);
}

#[test]
fn a_second_attempt_prefers_questions_that_were_not_seen() {
    let (content, bank) = everything();
    // Somebody in the middle, where the bank has questions enough.
    let middle = |_: &AskView, question: Option<&Question>| match question {
        None => level(2),
        Some(question) => match &question.kind {
            Kind::Knowledge { b, .. } => option(question, *b < 0.0),
            Kind::Judgement { .. } => option(question, question.kind.middle() < 0.0),
        },
    };
    let first = assess(&content, &bank, Mode::Skill(Skill::Python), middle);
    let second = Attempt::begin(Mode::Skill(Skill::Python).new_id(8).unwrap(), later()).unwrap();
    let seen = seen_before(&[first.clone(), second.clone()], &second);
    assert_eq!(seen.len(), first.answers().len());
    assert!(seen_before(&[first.clone(), second], &first).is_empty(), "what comes later changes nothing");
    let mut second = Attempt::begin(Mode::Skill(Skill::Python).new_id(8).unwrap(), later()).unwrap();
    let mut again = 0;
    while let AssessView::Ask(ask) = assess_view(&content, &bank, &[], &seen, &second, None) {
        again += usize::from(ask.kind != AskKind::Rating && seen.contains(&ask.item));
        let choice = middle(&ask, bank.question(&ask.item));
        let event = Event::Answer { item: ask.item, version: ask.version, choice, took_ms: None };
        second.push(entry(second.next_seq(), event));
    }
    let questions = second.answers().len() - 5;
    assert!(again * 2 < questions, "{again} of {questions} questions came again");
}

fn later() -> Entry {
    Entry { at: Millis(1_796_000_000_000), ..entry(0, Event::Begin) }
}

/// f41: what an answer meant under a content that never was is not known, so it is kept and not counted.
#[test]
fn answers_under_an_unknown_content_version_are_kept_and_not_counted() {
    let (content, bank) = everything();
    let best = |_: &AskView, question: Option<&Question>| question.map_or(level(3), |it| option(it, true));
    let known = assess(&content, &bank, Mode::Skill(Skill::Python), best);
    let under = |version: &str| {
        let entries =
            known.entries().iter().map(|entry| Entry { content: version.to_owned(), ..entry.clone() });
        Attempt::from_entries(known.id().clone(), entries.collect()).unwrap()
    };
    let view = |attempt: &Attempt| result_view(&content, &bank, &Person::alone(attempt)).unwrap();
    assert_eq!(
        view(&under(&content.version)),
        view(&known),
        "earlier versions count, as far as items are the same"
    );
    for version in ["2031.7", "", "2026.1 ", "<b>"] {
        let foreign = under(version);
        let count = u16::try_from(known.answers().len()).unwrap();
        assert_eq!(foreign.answers().len(), known.answers().len());
        let result = view(&foreign);
        assert_eq!((result.answered.ratings, result.answered.questions), (0, 0));
        assert_eq!(result.left_out, [(LeftOutReason::UnknownContent, count)]);
    }
}

/// f20
#[test]
fn copies_of_scores_are_compared_with_what_the_answers_give() {
    let (content, bank) = everything();
    let attempt = assess(&content, &bank, Mode::Full, |ask, question| match (ask.kind, question) {
        (AskKind::Rating, _) => Choice::Level(Level::new(3).unwrap()),
        (_, Some(question)) => option(question, true),
        (_, None) => Choice::DontKnow,
    });
    let view = result_view(&content, &bank, &Person::alone(&attempt)).unwrap();
    let version = content.version.as_str();
    let kept = copies(version, &view);
    assert_eq!(kept.len(), 1 + 3 * Skill::COUNT, "no milestone is said, so there is no stage");
    assert_eq!(compare(&kept, version, &view), Recomputed::Agrees);
    assert_eq!(compare(&[], version, &view), Recomputed::NoCopies);
    assert_eq!(compare(&kept, "2099.1", &view), Recomputed::OtherContent(version.to_owned()));
    let mut better = kept.clone();
    better[4].1 = "3.20".to_owned();
    better.push(("stage".to_owned(), "10".to_owned()));
    let skill = CopyPart::Skill { skill: Skill::MachineLearning, level: true, interval: false };
    let altered = vec![skill, CopyPart::Stage];
    assert_eq!(compare(&better, version, &view), Recomputed::Altered(altered));
    assert_eq!(compare(&kept[1..], version, &view), Recomputed::Altered(vec![CopyPart::Content]));
}
