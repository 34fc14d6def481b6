//! Words of a result and of the review.

use cairn_core::Stage;
use cairn_core::path::StageState;
use cairn_core::path::view::{Headline, Percent};
use cairn_core::profile::{Basis, LeftOutReason};

use super::DONT_KNOW;

/// What an answer earned, of the most there is.
pub fn earned(earned: Option<(u8, u8)>) -> String {
    match earned {
        None => DONT_KNOW.to_owned(),
        Some((1, 1)) => "right".to_owned(),
        Some((_, 1)) => "not right".to_owned(),
        Some((points, most)) => format!("{points} of {most} points"),
    }
}

pub const fn earned_key(earned: Option<(u8, u8)>) -> &'static str {
    match earned {
        Some((points, most)) if points == most => "all",
        Some((0, _)) | None => "none",
        Some(_) => "some",
    }
}

/// What an option was, behind its text.
pub const fn option_marks(best: bool, picked: bool) -> Option<&'static str> {
    match (best, picked) {
        (true, true) => Some("best, and your answer"),
        (true, false) => Some("best"),
        (false, true) => Some("your answer"),
        (false, false) => None,
    }
}

pub const fn state_name(state: StageState) -> &'static str {
    match state {
        StageState::Reached => "reached",
        StageState::Ready => "ready: shown, not done yet",
        StageState::Unproven => "unproven: done, not shown",
        StageState::Ahead => "ahead",
    }
}

pub const fn state_key(state: StageState) -> &'static str {
    match state {
        StageState::Reached => "reached",
        StageState::Ready => "ready",
        StageState::Unproven => "unproven",
        StageState::Ahead => "ahead",
    }
}

pub fn percent(percent: Percent) -> String {
    match percent {
        Percent::BelowOne => "< 1 %".to_owned(),
        Percent::Whole(number) => format!("{number} %"),
        Percent::Above99 => "> 99 %".to_owned(),
    }
}

/// What a number rests on.
pub fn basis(basis: Basis, whose: Whose) -> String {
    let own = if whose == Whose::Mine { "your own" } else { "their own" };
    let ratings = match basis.ratings {
        0 => None,
        1 => Some(format!("1 rating of {own}")),
        count => Some(format!("{count} ratings of {own}")),
    };
    let questions = match basis.questions {
        0 => None,
        1 => Some("1 question".to_owned()),
        count => Some(format!("{count} questions")),
    };
    let others = match (basis.others, basis.raters) {
        (0, _) | (_, 0) => None,
        (1, _) => Some("1 rating by one other person".to_owned()),
        (count, 1) => Some(format!("{count} ratings by one other person")),
        (count, people) => Some(format!("{count} ratings by {people} other people")),
    };
    let parts: Vec<String> = [ratings, questions, others].into_iter().flatten().collect();
    match parts.split_last() {
        None => "rests on no answer: an assumption about people on this path".to_owned(),
        Some((only, [])) => format!("rests on {only}"),
        Some((last, rest)) => format!("rests on {} and {last}", rest.join(", ")),
    }
}

/// What was said of a milestone.
pub const fn done(done: Option<bool>) -> &'static str {
    match done {
        Some(true) => "done",
        Some(false) => "not done",
        None => "not said",
    }
}

pub fn level_span(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from} to {to}") }
}

/// Whose result a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// That of the person before the screen.
    Mine,
    /// That of somebody who sent it.
    Theirs,
}

/// The sentence under the headline.
pub fn headline_more(headline: &Headline, whose: Whose) -> Option<String> {
    match headline {
        Headline::At { from, to, .. } => Some(match (from, to) {
            (Some(from), Some(to)) if from == to => format!("Stage {}, as good as certain.", from.number()),
            (Some(from), Some(to)) => format!("Most likely between stages {} and {}.", from.number(), to.number()),
            (None, Some(to)) => format!("Most likely between the start of the path and stage {}.", to.number()),
            (_, None) => "The skills do not show it surely.".to_owned(),
        }),
        Headline::Before { milestones_said: false, .. } if whose == Whose::Theirs => {
            Some("Milestones are not said; skills show what one can do, not what one has done.".to_owned())
        }
        Headline::Before { milestones_said: false, .. } => Some(
            "You have not said yet which milestones you have reached. Skills show what you can do; only you can say what you have done."
                .to_owned(),
        ),
        _ => None,
    }
}

pub fn stage_number(stage: Stage) -> String {
    format!("stage {}", stage.number())
}

/// Where a facet that holds a person back stands, behind its name.
pub fn blocker(skill: &str, level: &str, needed: &str) -> String {
    if level == needed {
        format!(" ({skill}): likely {level}, but not surely, and that is needed")
    } else {
        format!(" ({skill}): {level}, needed {needed}")
    }
}

pub fn left_out(reason: LeftOutReason, count: u16) -> String {
    let answers = if count == 1 { "1 answer is".to_owned() } else { format!("{count} answers are") };
    let why = match reason {
        LeftOutReason::UnknownItem => "this version of Cairn does not know what was asked",
        LeftOutReason::UnknownContent => "it names a content version that this Cairn does not know",
        LeftOutReason::OutOfRange => "the answer is none of those offered",
        LeftOutReason::OtherVersion => "the question has changed since; it is asked again",
        LeftOutReason::Rapid => "it came faster than the question can be read",
        LeftOutReason::NotLoaded => "the questions could not be loaded",
    };
    format!("{answers} kept and not counted: {why}.")
}
