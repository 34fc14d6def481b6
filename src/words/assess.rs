//! Words of the assessment.

use super::terms::{DONT_KNOW, NOT_YET, minutes};
use cairn_core::attempt::{Answered, Choice, Progress, Promise, StopReason};
use cairn_core::content::ModeRules;
use cairn_core::counts::counted;

pub const CHOOSE_TITLE: &str = "How thorough an assessment do you want?";
pub const CHOOSE_LEAD: &str =
    "You can stop at any time and continue later. You can repeat any assessment, and no answer is lost.";
pub const ASSESSMENTS: &str = "Assessments";
pub const QUICK_IS: &str = " · 35 ratings, for a rough result";
pub const QUICK_LOOK: &str = "Quick look";
pub const FULL_ASSESSMENT: &str = "Full assessment";
pub const TELLS_MOST: &str = "Most precise";
pub const BEFORE_YOU_BEGIN: &str = "Before you begin";
pub const INTRO_QUESTIONS_BEFORE: &str = "Questions adapt to you, so they should feel neither easy nor impossible. Where a question has a right answer, ";
pub const INTRO_QUESTIONS: &str = "“I don't know” is an honest answer";
pub const INTRO_QUESTIONS_AFTER: &str = " and is never scored as a wrong guess. In a scene from work, you always choose an action: pick the one closest to what you would do.";
pub const INTRO_TIME: &str = ", at your own pace. Stop whenever you like: every answer is saved in this browser the moment you give it.";
pub const INTRO_RATINGS_BEFORE: &str = "For each rating, pick what best describes ";
pub const INTRO_RATINGS: &str = "the last two years";
pub const INTRO_RATINGS_AFTER: &str = ". There is no shame in “not yet”: nobody has done everything.";
pub const INTRO_SHOWN_BEFORE: &str = "If you show your result to somebody, ";
pub const INTRO_SHOWN: &str = "they can recompute every score from your answers";
pub const INTRO_SHOWN_AFTER: &str =
    " and may ask about anything doubtful. Rate yourself as you would if they were sitting across the table.";
pub const INTRO_BACK: &str = "You can always go back. Until you have seen the best answers, you can change an answer, and the new one counts.";
pub const NO_ASSESSMENT: &str = "No assessment is under way";
pub const RESULT_SO_FAR: &str = "Result so far";
pub const WHY_ASKED: &str = "Why am I asked this?";
pub const GETTING_QUESTIONS: &str = "Getting the questions ready";
pub const GETTING_QUESTIONS_MORE: &str = "This takes a moment on a slow connection. Your ratings are kept.";
pub const SKIP_TO_RESULT: &str = "Skip to the result";
pub const NOT_LOADED_BEFORE: &str = "The questions about these skills could not be loaded: ";
pub const NOT_LOADED_AFTER: &str = ". For these skills, the result rests on your ratings.";
pub const BACK_TO_LAST: &str = "Back to the last answer";
pub const LOAD_AGAIN: &str = "Try to load them again";

/// Which facet of a skill is asked, of how many.
pub fn ask_place(skill: &str, place: u16, of: u16) -> String {
    format!("{skill}, {place} of {of}")
}

/// The button that gives what is chosen.
pub const GO_ON: &str = "Continue";

/// To somebody who wants to go on and has chosen nothing.
pub const NOTHING_CHOSEN: &str =
    "Choose an answer first: click it, press its number, or go to it with the arrow keys and press Space.";

/// To somebody who wants to go on after a choice that came so soon that it may have been meant for the question before.
pub const CAME_TOO_SOON: &str =
    "Your choice came just as the question appeared, so it was ignored. Please choose again.";

/// While something is chosen that is not an answer yet.
pub const NOT_GIVEN: &str =
    "You have chosen an answer but not submitted it: it counts once you press Continue.";

/// The name of a table in a question.
pub const CODE_TABLE: &str = "Table in the question";

/// Below a table that a narrow screen cuts.
pub const CODE_SCROLLS: &str = "This table is wider than the screen: scroll it sideways to see every column.";

/// From a quick look into the full assessment.
pub const GROW: &str = "Continue to the full assessment";

/// Beyond what the mode asks.
pub const GO_BEYOND: &str = "Answer more questions";

/// Begins with the ratings that are there.
pub fn keep_ratings(count: usize) -> String {
    format!("Keep my {} and continue", counted(count, "rating", "ratings"))
}

/// That there are ratings to keep.
pub fn ratings_there(count: usize, date: &str, left: u16) -> String {
    format!(
        "You gave {count} of these ratings before, most recently on {date}. If you keep them, the rest takes {}. You can also rate yourself again.",
        minutes(left)
    )
}

pub const RATE_ANEW: &str = "Start again with new ratings";

/// The words of the options that the content does not word.
pub const fn unworded(choice: Choice) -> &'static str {
    match choice {
        Choice::Level(_) => NOT_YET,
        Choice::Option(_) | Choice::DontKnow => DONT_KNOW,
    }
}

/// How much is answered, and what an answer is.
pub fn answered(given: Answered) -> String {
    match in_kinds(given) {
        none if none.is_empty() => "nothing answered yet".to_owned(),
        some => format!("{some} completed"),
    }
}

/// The answers by their two kinds; empty where there are none.
pub fn in_kinds(given: Answered) -> String {
    let ratings = (given.ratings > 0).then(|| counted(given.ratings, "rating", "ratings"));
    let questions = (given.questions > 0).then(|| counted(given.questions, "question", "questions"));
    let parts: Vec<String> = ratings.into_iter().chain(questions).collect();
    parts.join(" and ")
}

/// So many attempts.
pub fn attempts(count: usize) -> String {
    counted(count, "attempt", "attempts")
}

/// The attempt that is not finished, in brackets.
pub fn under_way(name: &str, answered: &str) -> String {
    format!(" (the last one, “{name}”, is not finished: {answered})")
}

/// That the result is of all attempts together, behind their number.
pub fn joined_result(under_way: Option<String>) -> String {
    format!(
        "{}. Your result combines every answer that counts, from all of your attempts.",
        under_way.unwrap_or_default()
    )
}

/// Where attempts lie packed that are not read here: two of them may be one that grew.
pub const MORE_THAN_ONCE: &str = "more than once";

/// Of what is answered that which does not count: what came faster than it can be read, or is kept for another reason.
fn besides(progress: Progress) -> String {
    let left = progress.given.saturating_sub(progress.answered);
    let of_them = match left {
        1 if progress.given == 1 => String::new(),
        all if all == progress.given => "all of them ".to_owned(),
        some => format!("{some} of them "),
    };
    match (left, progress.rapid) {
        (0, _) => String::new(),
        (left, rapid) if left == rapid => format!(" ({of_them}too fast to count)"),
        _ => format!(" ({of_them}kept but not counted)"),
    }
}

pub const TOO_FAST: &str = "Your answer came faster than this question can be read. It is kept but does not count. Read the question and answer it again.";
pub const LAST_TOO_FAST: &str = "Your last answer came faster than its question can be read. It is kept but does not count: go back if you want to answer the question again.";

/// How many answers came too fast to count.
pub fn too_fast_count(count: usize) -> String {
    match count {
        1 => "1 answer came faster than its question can be read. It is kept but does not count.".to_owned(),
        count => format!(
            "{count} answers came faster than their questions can be read. They are kept but do not count."
        ),
    }
}

/// Asks these questions once more.
pub fn answer_again(count: usize) -> String {
    match count {
        1 => "Answer the question again".to_owned(),
        count => format!("Answer these {count} questions again"),
    }
}

/// How many are answered, and how many at most.
pub fn progress(progress: Progress) -> String {
    let Progress { given, at_most, may_end_early, beyond, .. } = progress;
    let besides = besides(progress);
    if beyond {
        format!("{given} answered{besides}. From here it is up to you: stop whenever you like")
    } else if may_end_early {
        format!(
            "{given} of at most {at_most} answered{besides}: the assessment ends as soon as enough is known"
        )
    } else {
        format!("{given} of {at_most} answered{besides}")
    }
}

/// How long it takes still; nothing for somebody who goes on because they want to, and no number for whom it would not fall.
pub fn minutes_left(progress: Progress) -> String {
    if progress.beyond {
        return String::new();
    }
    match progress.minutes_left {
        // Nothing is left where somebody goes back after the last one.
        0 => String::new(),
        _ if progress.promise == Promise::TakesLonger => {
            "longer than usual: take the time you need".to_owned()
        }
        1 => "about a minute left".to_owned(),
        minutes if progress.may_end_early => format!("up to about {minutes} minutes left"),
        minutes => format!("about {minutes} minutes left"),
    }
}

pub const fn stop_reason(reason: StopReason) -> (&'static str, &'static str) {
    match reason {
        StopReason::Complete => (
            "That was the last rating.",
            "This is a quick look: it rests on your own ratings alone, so its intervals are wide. The full assessment narrows them with questions, and keeps your ratings.",
        ),
        StopReason::Precise => (
            "Enough is known.",
            "Every skill is now measured with the precision that this assessment aims for. More questions would change little.",
        ),
        StopReason::LittleGain => {
            ("Enough is known.", "The remaining questions would change next to nothing.")
        }
        StopReason::Length => (
            "That was the last question.",
            "The assessment has asked everything it needs to. More questions would narrow the intervals a little further, and you may answer as many as you like.",
        ),
        StopReason::Exhausted => (
            "No more questions to ask.",
            "Every question that could still make the result more precise has been asked, or could not be loaded.",
        ),
    }
}

/// What a mode asks, beside its time.
pub fn ratings_and_questions(ratings: u16, rules: &ModeRules) -> String {
    let ModeRules { questions_min: least, questions_max: most, .. } = rules;
    if least == most {
        format!(" · {ratings} ratings and {most} questions")
    } else {
        format!(" · {ratings} ratings and {least} to {most} questions")
    }
}

pub const ONE_THING_LEFT: &str = "One step is left, and you may skip it: say what you have done. That shows which stages of the path you have reached, separately from what your skills show.";
pub const TELL_DONE: &str = "Say what you have done";
pub const SEE_RESULT: &str = "See the result";
