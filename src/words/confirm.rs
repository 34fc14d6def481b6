//! Words about confirmation tests: before one, during it, and what it found.

use cairn_core::counts::counted;
use std::fmt::Display;

use super::candidate::{questions, tested_by};
use super::terms::percent;
use cairn_core::attempt::Millis;
use cairn_core::compare::confirm::{FEWEST_ANSWERS, Finding, TOLD_OF_OTHER, TOLD_OF_SAME, share_against};
use cairn_core::compare::show::{FindingView, PointsVersusExpected};
use cairn_core::compare::trail::DiscardedTest;
use cairn_core::path::view::Percent;

pub const CONFIRM_NOTHING_NEW: &str = "Nothing new to ask";
pub const CONFIRM_NOTHING_NEW_IS: &str =
    "The candidate has already seen every question in the skills that the position gives weight to.";
pub const CONFIRM_EMPTY: &str = "Nothing was answered";
pub const CONFIRM_EMPTY_IS: &str =
    "The test ended before any answer that counts was given, so it gives no verdict and counts for nothing.";
pub const CONFIRM_ANOTHER: &str = "Begin another test";
pub const TESTER: &str = "Your name, as it will appear with the result";
pub const BEGIN_TEST: &str = "Begin the test";
pub const NOT_NOW: &str = "Not now";
pub const GIVE_ANSWER: &str = "Submit this answer";
pub const END_TEST: &str = "End the test …";
pub const END_TEST_SURE: &str = "End the test here? The answers given so far count.";
pub const END_TEST_DO: &str = "End the test";
pub const END_TEST_NOT: &str = "Continue the test";
pub const EXPECTED_AND_GIVEN: &str = "Points scored, and points expected of the person in the profile";
pub const EXPECTED_TABLE: &str = "Points scored and expected";
pub const POINTS_ARE: &str =
    "At most one point per question; a judgement question can also earn part of one.";
pub const TO_CANDIDATE: &str = "See candidate";
pub const TEST_AGAIN: &str = "Test again, with other questions";
pub const TEST_AGAIN_IS: &str = "Only the latest test with a verdict counts. A new one takes its place in all numbers once it gives a verdict. You can discard a test that went wrong, so that it counts for nothing. This page, the candidate’s page and every later decision will say when it was discarded and by whom and, if it is counted again, when and by whom that was done.";
/// Who discards a test or takes it back in.
pub const DISCARDER: &str =
    "Your name, for the record: it appears with the test that you discard or count again";
pub const DISCARD_TEST: &str = "Discard this test";
pub const TAKE_TEST_BACK: &str = "Count it again";

/// Above the discarded tests of those who are on a short list, and of those who are not.
pub const DISCARDED_OF_CHOSEN: &str = "On the short list, with a test that was discarded:";
pub const DISCARDED_OF_OTHERS: &str = "Not on the short list, with a test that was discarded:";

/// That a test counts for nothing since this day.
pub fn discarded(day: &str) -> String {
    format!(
        "This test was discarded on {day}. It counts for nothing and changes no number. Its answers stay in this pool. Every decision that you note will say that it was discarded."
    )
}

/// Which test was discarded, when and by whom; `when` words a time. While names are hidden only that one was: whoever gave it would
/// know from more who it is.
pub fn discarded_test(test: &DiscardedTest, hidden: bool, when: impl Fn(Millis) -> String) -> String {
    if hidden {
        let since = if test.stands() { "counts for nothing" } else { "was reinstated later" };
        return format!("A confirmation test was discarded, and {since}.");
    }
    let by = |who: &str| tested_by(who).trim_start_matches(", ").to_owned();
    let given = tested_by(&test.given_by);
    let given = if given.is_empty() { given } else { format!("{given},") };
    let who = |who: &str| {
        let named = by(who);
        if named.is_empty() { "by somebody who gave no name".to_owned() } else { named }
    };
    let since = test.taken_back.as_ref().map_or_else(
        || "and counts for nothing".to_owned(),
        |back| format!("and reinstated on {} {}", when(back.at), who(&back.by)),
    );
    format!(
        "The confirmation test of {}{given} was discarded on {} {}, {since}.",
        when(test.taken),
        when(test.discard.at),
        who(&test.discard.by)
    )
}

pub const EXPECTED_HEADS: [&str; 5] = ["Skill", "Points", "Expected", "90% range", "Outcome"];

/// How many questions a test asks in a skill.
pub fn questions_in(skill: &str, count: usize) -> String {
    format!("{skill}: {}", questions(count))
}

/// From so many minutes of a fluent reader on, a test takes about a quarter of an hour.
const QUARTER_FROM: u32 = 10;

/// How long a test takes, behind how many questions it has.
pub fn test_takes(minutes: u32) -> String {
    // With reading aloud and pauses; a short one, of the few questions that are new, says its own minutes.
    let time = if minutes < QUARTER_FROM {
        format!("about {}", counted(minutes, "minute", "minutes"))
    } else {
        "about a quarter of an hour".to_owned()
    };
    format!(", {time}.")
}

/// How far a test is.
pub fn test_place(skill: &str, place: usize, of: usize) -> String {
    format!("{skill}, question {place} of {of}")
}

/// Points that were given, of the most there are.
pub fn points_of(got: impl Display, most: impl Display) -> String {
    format!("{got} of {most}")
}

/// The 90% interval of points.
pub fn points_between(from: impl Display, to: impl Display) -> String {
    format!("{from} to {to}")
}

pub const CONFIRM_LEAD: &str = "The candidate answers in your presence, on this screen or on a call in which you read aloud and pick for them. All questions are new to them, and most are reserved for this test. They are chosen to tell the claimed level from the one below it, where that matters most to the position.";
pub const ODDS_ARE: &str = "The Bayes factor says how much more likely these answers are from one of two people than from the other: the person in the profile, or somebody else from the population. The sentence above names the more likely one. The factor is computed by the model that made the profile, and allows for a person being a little different from day to day. The factor does not say why the answers differ: nerves, language, a misunderstanding and help with the profile all look alike. Talk to the candidate before you conclude anything.";

/// What the test will tell, and how surely, by simulation.
pub fn confirm_tells() -> String {
    let ([same_for, same_open, same_against], [other_for, other_open, other_against]) =
        (TOLD_OF_SAME, TOLD_OF_OTHER);
    format!(
        "What it will tell you: whether these answers fit the person in the profile better than somebody else. The test is short, and usually leaves that open. We simulated tests after full assessments; after a shorter one, a test tells you less. Of 100 taken by the person in the profile, {same_for} spoke for the profile, {same_open} were inconclusive and {same_against} spoke against it. Of 100 taken by somebody else, {other_for} spoke for the profile, {other_open} were inconclusive and {other_against} spoke against it. So the result is a reason to ask more questions or to stop asking, and never a verdict on a person."
    )
}

/// What a test does to the numbers, said before it is given.
pub fn confirm_changes() -> String {
    let part = |odds: f64| percent(Percent::of(share_against(odds)));
    format!(
        "What it does to the numbers: its answers count together with the profile's, and also affect fit and must-haves. Where they speak against the profile, the profile's own answers count less: {} as much at odds of 3 to 1 against it, {} at 20 to 1, {} at 100 to 1. Fit and rank can then drop sharply. If fewer than {FEWEST_ANSWERS} of its answers count, or no more than half of them, a test gives no verdict and counts for nothing. Only the latest test with a verdict counts. To undo a test, discard it or test again.",
        part(3.0),
        part(20.0),
        part(100.0)
    )
}

/// How a test is given. `unknown` of its `count` questions offer "I don't know".
pub fn confirm_how(unknown: usize, count: usize) -> String {
    let may = match (unknown, count) {
        (0, _) => "Every question is a scene: they pick what they would do, and none offers “I don’t know”. "
            .to_owned(),
        (unknown, count) if unknown == count => "They may say “I don’t know”. ".to_owned(),
        (unknown, count) => format!(
            "In {unknown} of the {count} questions they may say “I don’t know”; the others are scenes, in which they pick what they would do. "
        ),
    };
    format!(
        "Ask for their consent, and say beforehand that the result of a test on one day is not a verdict. {may}An answer cannot be changed afterwards."
    )
}

/// How the points that came lie to what is likely.
pub const fn held(held: PointsVersusExpected) -> &'static str {
    match held {
        PointsVersusExpected::Fewer => "below the range",
        PointsVersusExpected::Within => "within the range",
        PointsVersusExpected::More => "above the range",
    }
}

/// Where the points and the odds seem to say different things: why both are true.
pub fn odds_and_points(view: &FindingView) -> Option<&'static str> {
    if view.too_few {
        return None;
    }
    let for_same = matches!(view.finding, Finding::Same | Finding::SameStrongly | Finding::Open);
    match (view.total.held, for_same) {
        (PointsVersusExpected::Within, true)
        | (PointsVersusExpected::Fewer | PointsVersusExpected::More, false) => None,
        (PointsVersusExpected::Within, false) => Some(
            "The person in the profile could well have got these points. But somebody else would be more likely to give these particular answers, which is why the odds speak against the profile. Talk to the candidate before you conclude anything.",
        ),
        (PointsVersusExpected::Fewer, true) => Some(
            "The person in the profile would get so few points in at most one test in twenty. But somebody else would be no more likely to give these particular answers, which is why the odds do not speak against the profile. Take the result as inconclusive, and talk to the candidate.",
        ),
        (PointsVersusExpected::More, true) => Some(
            "The person in the profile would get so many points in at most one test in twenty. But somebody else would be no more likely to give these particular answers, which is why the odds do not speak against the profile.",
        ),
    }
}

/// Below this Bayes factor answers are as likely from both.
const ALIKE: f64 = 1.1;

/// That too few answers count, and what to do.
fn too_few(view: &FindingView) -> String {
    let why = if view.answers < FEWEST_ANSWERS {
        format!("with fewer than {FEWEST_ANSWERS} answers")
    } else {
        let do_not = if view.left_out == 1 { "does not" } else { "do not" };
        format!("unless more than half of its answers count, and here {} {do_not}", view.left_out)
    };
    format!(
        "{} in this test. A test gives no verdict {why}. So this one counts for nothing and changes no number. Test again.",
        counted(view.answers, "answer counts", "answers count")
    )
}

/// The odds, in a sentence.
pub fn odds(view: &FindingView) -> String {
    if view.too_few {
        return too_few(view);
    }
    let times =
        if view.beyond { "more than 1,000 times".to_owned() } else { format!("{} times", view.factor) };
    let (from, than) = if view.same {
        ("the person in the profile", "from somebody else")
    } else {
        ("somebody else", "from the person in the profile")
    };
    let alike = view.factor.get() < ALIKE;
    let times = if alike { "about".to_owned() } else { times };
    format!(
        "These answers are {times} as likely from {from} as {than} (the Bayes factor). If you thought the two equally likely before, the probability that one person gave all the answers is now {}.",
        percent(view.probability)
    )
}

pub fn odds_rest_on(view: &FindingView) -> String {
    let skills = match view.skills.len() {
        1 => "one skill".to_owned(),
        count => format!("{count} skills"),
    };
    let answers = counted(view.answers, "answer", "answers");
    let left = match view.left_out {
        0 => String::new(),
        1 => " 1 answer does not count: it came faster than the question can be read, or the question has changed."
            .to_owned(),
        count => format!(" {count} answers do not count: they came faster than the questions can be read, or the questions have changed."),
    };
    format!("The result rests on {answers} in {skills}.{left}")
}

pub fn finding(view: &FindingView) -> &'static str {
    match view.finding {
        Finding::Open if view.too_few => "No verdict yet: too few answers count.",
        Finding::SameStrongly => "The answers fit the profile very well.",
        Finding::Same => "The answers fit the profile.",
        Finding::Open => "The test is inconclusive.",
        Finding::Other => "The answers speak against the profile.",
        Finding::OtherStrongly => "The answers are strong evidence against the profile.",
    }
}

pub const fn finding_key(finding: Finding) -> &'static str {
    match finding {
        Finding::SameStrongly | Finding::Same => "same",
        Finding::Open => "open",
        Finding::Other | Finding::OtherStrongly => "other",
    }
}
