//! The sentences of the interface, in English. Views and view models carry enums and numbers; this file says them.

use cairn_core::Stage;
use cairn_core::attempt::{Choice, Degree, Field, Part, Progress, StopReason, Track};
use cairn_core::content::ModeRules;
use cairn_core::path::Recomputed;
use cairn_core::path::StageState;
use cairn_core::path::view::{Headline, Percent};
use cairn_core::profile::{Basis, LeftOutReason};
use cairn_core::record::{AsideReason, ReadError};
use cairn_core::route::Route;

use crate::state::Saving;

pub const BASE_NOT_LOADED: &str =
    "The list of skills could not be loaded. Check the connection and load the page again.";
pub const SKIP: &str = "Skip to the page";
pub const NAVIGATION: &str = "Places";
pub const METHOD: &str = "How the numbers come about";
pub const SETTINGS: &str = "Your data";
pub const FOOT: &str = "Guidance, not a hiring decision.";
pub const NOT_YET: &str = "Not yet";
pub const DONT_KNOW: &str = "I don't know";
pub const HONEST: &str = "Difficulties, cut points and the needs of the stages are expert judgement and have not been validated on a large sample. The test is taken alone and unsupervised, and its answers can be found in the page's source. A result is guidance, not a hiring decision.";

pub const COMING: &str = "On its way …";
pub const REVIEW: &str = "Your questions, answered";
pub const REVIEW_LATER: &str = "The best answers are shown when the assessment is finished.";
pub const REVIEW_NOTHING: &str = "Only ratings were answered, and these have no best answer.";
pub const NO_BACKUP: &str = "These answers are in this browser alone. A browser may lose them: when its data are cleared, and Safari after a week without a visit. A copy in a file is yours.";
pub const CARRY: &str = "Take it along";
pub const OPEN: &str = "Open a profile";
pub const SHARED: &str = "A profile";
pub const SAW_BEST: &str = "You have seen the best answer. Another one is kept, and does not count.";
pub const REVIEW_LEAD: &str = "Every question that you were asked, with the reason for each option and a source to check. What you change from now on is kept and does not count.";
pub const TO_RESULT: &str = "To the result";
pub const SOURCE: &str = "Source: ";

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

/// The words of the options that the content does not word.
pub const fn unworded(choice: Choice) -> &'static str {
    match choice {
        Choice::Level(_) => NOT_YET,
        Choice::Option(_) | Choice::DontKnow => DONT_KNOW,
    }
}

/// The places in the header.
pub fn navigation(has_attempt: bool) -> Vec<(Route, &'static str)> {
    let mut places = vec![(if has_attempt { Route::Assess } else { Route::Choose }, "Assess")];
    if has_attempt {
        places.push((Route::About, "About you"));
        places.push((Route::Result, "Result"));
    }
    places.push((Route::Method, "Method"));
    places
}

/// The title of a place.
pub fn title(route: &Route) -> String {
    let name = match route {
        Route::Home => return "Cairn: where do you stand on the path to AI strategist?".to_owned(),
        Route::Choose => "Choose an assessment",
        Route::Before(_) => "Before you begin",
        Route::Assess => "Assessment",
        Route::About => "About you",
        Route::Result => "Your result",
        Route::Review => REVIEW,
        Route::Carry => CARRY,
        Route::Open => OPEN,
        Route::Shared(_) => SHARED,
        Route::Method => METHOD,
        Route::Settings => SETTINGS,
        Route::Unknown(_) => "No such page",
    };
    format!("{name} · Cairn")
}

pub const fn saving_state(saving: Saving) -> &'static str {
    match saving {
        Saving::Saved => "saved",
        Saving::Writing => "saving",
        Saving::Memory | Saving::Full => "memory",
    }
}

pub const fn saving(saving: Saving, has_attempt: bool) -> &'static str {
    match (saving, has_attempt) {
        (Saving::Saved, true) => "Saved on this device",
        (Saving::Saved, false) => "Nothing leaves this device",
        (Saving::Writing, _) => "Saving …",
        (Saving::Memory, _) => "Not saved: in memory only",
        (Saving::Full, _) => "Newest answers not saved",
    }
}

pub fn content_version(version: &str) -> String {
    format!("Content {version}")
}

/// What kind of assessment a mode is, in a few words.
pub fn minutes(minutes: u16) -> String {
    format!("about {minutes} minutes")
}

pub fn answered(count: usize) -> String {
    match count {
        0 => "nothing answered yet".to_owned(),
        1 => "1 answer".to_owned(),
        count => format!("{count} answers"),
    }
}

/// How many are answered, how many it usually takes, how many at most.
pub fn progress(progress: Progress) -> String {
    let Progress { answered, usually_from, usually_to, at_most, .. } = progress;
    if usually_from == at_most {
        format!("{answered} of {at_most} answered")
    } else {
        format!("{answered} answered, usually {usually_from} to {usually_to}, at most {at_most}")
    }
}

pub fn minutes_left(progress: Progress) -> String {
    match progress.minutes_left {
        0 | 1 => "about a minute left".to_owned(),
        minutes => format!("about {minutes} minutes left"),
    }
}

pub const fn stop_reason(reason: StopReason) -> (&'static str, &'static str) {
    match reason {
        StopReason::Complete => (
            "All ratings are done.",
            "This is a quick look: it rests on your own ratings alone, so its intervals are wide. The full assessment narrows them with questions.",
        ),
        StopReason::Precise => (
            "Enough is known.",
            "Every skill is known as well as this assessment aims for. More questions would change little.",
        ),
        StopReason::LittleGain => {
            ("Enough is known.", "The questions that are left would change next to nothing.")
        }
        StopReason::Length => ("That was the last question.", "This is the most this assessment ever asks."),
        StopReason::Exhausted => (
            "No more questions to ask.",
            "The questions that could still tell something are used up, or could not be loaded.",
        ),
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
    match (ratings, questions) {
        (Some(ratings), Some(questions)) => format!("rests on {ratings} and {questions}"),
        (Some(only), None) | (None, Some(only)) => format!("rests on {only}"),
        (None, None) => "rests on no answer: an assumption about people on this path".to_owned(),
    }
}

/// What a mode asks, beside its time.
pub fn ratings_and_questions(ratings: u16, rules: &ModeRules) -> String {
    format!(" · {ratings} ratings and {} to {} questions", rules.questions_min, rules.questions_max)
}

/// How much is stored.
pub fn stored(answers: usize, attempts: usize) -> String {
    let attempts = if attempts == 1 { "1 attempt".to_owned() } else { format!("{attempts} attempts") };
    format!("{} in {attempts}", answered(answers))
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

/// The sentence under the headline.
/// Whose result a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// That of the person before the screen.
    Mine,
    /// That of somebody who sent it.
    Theirs,
}

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
        LeftOutReason::OutOfRange => "the answer is none of those offered",
        LeftOutReason::OtherVersion => "the question has changed since; it is asked again",
        LeftOutReason::Rapid => "it came faster than the question can be read",
        LeftOutReason::NotLoaded => "the questions could not be loaded",
    };
    format!("{answers} kept and not counted: {why}.")
}

pub fn aside(reason: &AsideReason) -> String {
    match reason {
        AsideReason::UnknownKey => "its key is none that this version knows".to_owned(),
        AsideReason::Unreadable(ReadError::NotJson) => "it is damaged: not whole JSON".to_owned(),
        AsideReason::Unreadable(ReadError::Newer(version)) => {
            format!("it was written by a newer Cairn (record version {version}); open it with that version")
        }
        AsideReason::Unreadable(ReadError::Field(field)) => {
            format!("the field “{field}” is missing or of a wrong kind")
        }
    }
}

pub const fn track(track: Track) -> &'static str {
    match track {
        Track::Data => "Years with data or machine learning",
        Track::Leading => "Years leading people",
        Track::AiInBusiness => "Years putting AI to use in a business",
    }
}

pub const fn degree(degree: Degree) -> &'static str {
    match degree {
        Degree::None => "No degree",
        Degree::Bachelor => "Bachelor's",
        Degree::Master => "Master's",
        Degree::Doctor => "Doctorate",
    }
}

pub const fn field(field: Field) -> &'static str {
    match field {
        Field::Technology => "IT or data science",
        Field::MachineLearning => "Machine learning, statistics, maths",
        Field::Business => "Business or economics",
        Field::Other => "Another field",
    }
}

pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Never => "Never",
        Part::TookPart => "Took part",
        Part::Led => "Led",
        Part::Owns => "Own it",
    }
}

/// Whose profile it is, as its reader sees it.
pub fn profile_of(name: &str) -> String {
    if name.trim().is_empty() {
        "Profile without a name".to_owned()
    } else {
        format!("Profile of \u{2068}{name}\u{2069}")
    }
}

/// What became of the copies of scores in a file.
pub fn recomputed(recomputed: &Recomputed) -> String {
    match recomputed {
        Recomputed::NoCopies => "Computed from the answers.".to_owned(),
        Recomputed::Agrees => "Computed anew from the answers: agrees with what the file says.".to_owned(),
        Recomputed::OtherContent(version) => format!(
            "Computed anew from the answers. The file was made with content {version}, so its numbers may differ from these."
        ),
        Recomputed::Altered(names) => format!(
            "Computed anew from the answers. The file says something else in: {}. What it says is not used.",
            names.join(", ")
        ),
    }
}

/// What bringing a backup back has done.
pub fn restored(new: usize) -> String {
    match new {
        0 => "Nothing was missing: every attempt of it is on this device.".to_owned(),
        1 => "1 attempt was brought back, beside what was here.".to_owned(),
        count => format!("{count} attempts were brought back, beside what was here."),
    }
}

/// What the browser has said to keeping things for good.
pub const fn promise(promised: Option<bool>) -> &'static str {
    match promised {
        Some(true) => "The browser has promised not to delete it by itself, even when space gets short.",
        Some(false) => "The browser has given no promise to keep it when space gets short.",
        None => "Once you answer, the browser is asked not to delete it by itself.",
    }
}
