//! Words of the history of attempts.

use super::assess::answered;
use super::result::{basis, not_counted};
use super::terms::{DONT_KNOW, Whose, levels_apart, list, percent, stage_number};
use cairn_core::attempt::{Answered, Mode};
use cairn_core::content::Content;
use cairn_core::counts::counted;
use cairn_core::decimal::{Hundredths, Tenths};
use cairn_core::history::view::{AttemptRow, ChangeRow, CompareView, HistoryView, Occasion};
use cairn_core::history::{AnswerWord, ChangeVerdict, Lean, SkillChange};
use cairn_core::path::Shown;
use cairn_core::profile::Flag;
use cairn_core::profile::view::{Scale, SkillRow};

/// How an answer changed, behind what it is about.
pub fn from_to(from: &str, to: &str) -> String {
    format!(": {from} → {to}")
}

pub const HISTORY: &str = "Your attempts over time";
pub const HISTORY_LEAD: &str =
    "What changed from one assessment to the next, and what is no more than noise.";
pub const HISTORY_NOTHING: &str = "No attempt has an answer that counts yet. Once you have answered something, your attempts will be listed here.";
pub const HISTORY_HONEST: &str = "A quick look and the full assessment that grew out of it count as one attempt, because the ratings were given only once. A change is called real if error alone would cause it less than once in twenty comparisons. It is not called real if either attempt looks as if it was answered at random, or too fast for its questions to be read. The two attempts being compared are analysed together: how high or low you rate yourself shows in both, so each helps to correct the other. So the numbers here may differ from those of one attempt by itself. A question that you have seen before is easier the second time, and Cairn cannot correct for that. These comparisons leave out ratings by others; your result includes them.";
const LEVELS_ALONE: &str =
    "The levels below come from one attempt alone, so they may differ from your result.";
const LEVELS_OF_EACH: &str = "Each level below comes from one attempt alone, except for the last two attempts, which are computed together. So the levels may differ from your result. Numbers and changes are in levels: New is 0, Authority is 5, and an estimate can lie a little outside that range.";
const TIMELINE: &str = "Time runs from left to right, the six levels from bottom to top. A dot is the best estimate, its bar the 90% interval.";

/// What the levels of so many attempts are.
pub const fn history_levels(attempts: usize) -> &'static str {
    if attempts > 1 { LEVELS_OF_EACH } else { LEVELS_ALONE }
}

/// What is drawn of so many attempts.
pub fn timeline_legend(attempts: usize) -> String {
    let last = " The last two attempts are evaluated together; the sentence below is about them. Attempts close together in time are drawn further apart so that they can be told apart.";
    format!("{TIMELINE}{}", if attempts > 1 { last } else { "" })
}
pub const SKILLS_IN_TIME: &str = "Your skills over time";
pub const ATTEMPTS: &str = "All attempts";
pub const ATTEMPT_HEADS: [&str; 5] = ["Last answer", "Assessment", "Stage shown", "Rests on", "Actions"];
pub const COMPARE: &str = "Compare any two attempts";
pub const COMPARE_FIRST: &str = "One attempt";
pub const COMPARE_SECOND: &str = "The other";
pub const COMPARE_SAME: &str = "This is the same attempt twice: choose another one.";
pub const NO_COMPARISON: &str = "Only one of the two attempts has answers of its own about this skill, so nothing can be said about a change.";
pub const WHY_CHANGED: &str = "What changed in the answers";
pub const KEYBOARD_DOUBT: &str = "Answers given by keyboard may have been recorded wrongly in the attempts marked above. In the version used then, Enter could submit a different option from the one you had chosen by its number. Answers given with a click were recorded as you gave them. The records do not tell keys from clicks, so Cairn cannot correct this: if you used the keyboard, trust a new attempt more.";
pub const RETAKE: &str = "Assess yourself again";
pub const ONE_ATTEMPT: &str = "One attempt";
pub const NO_SUCH_ATTEMPT: &str =
    "This attempt is not on this device. It may have been deleted, or made on another device.";
pub const ATTEMPT_ALONE: &str = "This is what one attempt shows by itself. Your result combines all attempts that still count. Where this page compares your ratings with your answers, it uses all of those attempts, as your result does.";
pub const OPEN_ATTEMPT: &str = "Open";
pub const COMPARE_ATTEMPT: &str = "Compare";
pub const DELETE_ATTEMPT: &str = "Delete";
pub const DELETE_ATTEMPT_DO: &str = "Delete the attempt";
pub const KEEP_ATTEMPT: &str = "Keep it";
pub const ATTEMPT_NOT_DELETED: &str = "The browser refused to delete this attempt.";

/// The way on in an attempt.
pub const fn go_on(finished: bool) -> &'static str {
    if finished { "Answer more" } else { "Continue" }
}

/// The answer on top.
pub fn history_answer(view: &HistoryView) -> String {
    if view.attempts.len() == 1 {
        return "There is one attempt so far. A second one, after a few weeks of work, will show what has changed."
            .to_owned();
    }
    let of = |wanted: ChangeVerdict| -> Vec<&str> {
        let last =
            view.lines.iter().filter(|line| line.last.as_ref().is_some_and(|last| last.verdict() == wanted));
        last.map(|line| line.name.as_str()).collect()
    };
    let (rise, fall, doubted) =
        (of(ChangeVerdict::Rise), of(ChangeVerdict::Fall), of(ChangeVerdict::Doubted));
    let lasts = view.lines.iter().filter_map(|line| line.last.as_ref());
    let careful = lasts.clone().find_map(in_doubt).map_or_else(String::new, |why| format!("{why} "));
    let said = match (rise.as_slice(), fall.as_slice()) {
        ([], []) if !doubted.is_empty() => String::new(),
        ([], []) => "No skill has changed by more than noise since the previous attempt that asked about it."
            .to_owned(),
        (rise, []) => format!("Since the previous attempt, there has been a real rise in {}.", list(rise)),
        ([], fall) => format!("Since the previous attempt, there has been a real fall in {}.", list(fall)),
        (rise, fall) => format!(
            "Since the previous attempt, there has been a real rise in {}, and a real fall in {}.",
            list(rise),
            list(fall)
        ),
    };
    let unsure = if doubted.is_empty() {
        String::new()
    } else {
        format!("So the change in {} is not called real. ", list(&doubted))
    };
    format!("{careful}{unsure}{said}").trim_end().to_owned()
}

/// What to know before any change is read: what stands out in the way one of the two attempts was answered.
fn in_doubt(change: &ChangeRow) -> Option<String> {
    let of = |which: &str, flag: Flag| {
        let stands_out = match flag {
            Flag::Rapid => "many answers came faster than the questions can be read",
            Flag::RapidRatings => "most ratings came faster than they can be read",
            Flag::TooGood => {
                "nearly all answers are the best ones, and they took no longer where there was more to read, as if an AI assistant had given them"
            }
            Flag::RandomPicks => "the answers to questions could just as well be random picks",
            Flag::Inconsistent | Flag::Surprises | Flag::StraightLine | Flag::TooRegular => {
                "the answers do not fit together the way a person's usually do"
            }
        };
        format!("In the {which} attempt, {stands_out}.")
    };
    let [first, second] = change.in_doubt;
    let said: Vec<String> = [first.map(|flag| of("earlier", flag)), second.map(|flag| of("later", flag))]
        .into_iter()
        .flatten()
        .collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What stands out in the way an attempt was answered, in a few words.
const fn flag_word(flag: Flag) -> &'static str {
    match flag {
        Flag::Rapid => "many answers came faster than anybody can read",
        Flag::RapidRatings => "most ratings came faster than anybody can read",
        Flag::TooGood => "nearly all answers are the best ones, however much there was to read",
        Flag::RandomPicks => "the answers could be random picks",
        Flag::Inconsistent | Flag::Surprises | Flag::StraightLine | Flag::TooRegular => {
            "the answers do not fit together"
        }
    }
}

pub fn empty_attempts(count: usize) -> String {
    match count {
        1 => "1 attempt has no answer that counts, and is not shown.".to_owned(),
        count => format!("{count} attempts have no answer that counts, and are not shown."),
    }
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Quick => "Quick look",
        Mode::Full => "Full assessment",
        Mode::Skill(_) => "One skill",
    }
}

/// The question before an attempt is deleted: how much goes with it.
pub fn delete_attempt_sure(given: Answered, grew_from: usize) -> String {
    let with = match grew_from {
        0 => String::new(),
        1 => ", and the quick look that it grew out of".to_owned(),
        _ => ", and the quick looks that it grew out of".to_owned(),
    };
    format!("Delete this attempt ({}){with}? This cannot be undone.", answered(given))
}

/// What an attempt assessed: its kind, of one skill its name, whether it is finished, and what it grew out of.
pub fn mode_of(row: &AttemptRow) -> String {
    let skill = match row.mode {
        Mode::Skill(one) => row.skills.iter().find(|known| known.skill == one),
        Mode::Quick | Mode::Full => None,
    };
    let skill = skill.map_or_else(String::new, |skill| format!(": {}", skill.name));
    let grown = if row.grew_from.is_empty() { "" } else { ", begun as a quick look" };
    let open = if row.finished { "" } else { ", not finished" };
    format!("{}{skill}{grown}{open}", mode(row.mode))
}

/// An attempt in a list to choose from.
pub fn attempt_name(row: &AttemptRow, date: &str) -> String {
    format!("{date}, {}", mode_of(row))
}

pub fn stage_of(row: &AttemptRow) -> String {
    match (&row.stage, row.mode) {
        (Some((stage, name, Shown::Shown)), _) => format!("{name}, {}", stage_number(*stage)),
        (Some((stage, name, _)), _) => format!("probably {name}, {}", stage_number(*stage)),
        (None, Mode::Skill(_)) => "a single skill cannot show a stage".to_owned(),
        (None, _) => "no stage shown yet".to_owned(),
    }
}

pub fn attempt_basis(row: &AttemptRow) -> String {
    let rests = basis(row.answered, Whose::Mine);
    let doubt = if row.keyboard_doubt { "; keyboard answers may have been recorded wrongly" } else { "" };
    let said = format!("{}{}{doubt}", rests.trim_start_matches("rests on "), not_counted(row.left_out));
    let flags = row.flags.iter().map(|flag| flag_word(*flag).to_owned());
    std::iter::once(said).chain(flags).collect::<Vec<_>>().join("; ")
}

pub fn skill_numbers(row: &SkillRow) -> String {
    level_number(&row.level, row.at, row.standard_error)
}

pub fn together(occasion: &Occasion) -> String {
    level_number(&occasion.level, occasion.at, occasion.standard_error)
}

/// A level in words, and as a number with its standard error: a logit is a level.
fn level_number(level: &str, at: Scale, error: Hundredths) -> String {
    format!("{level} ({} ± {})", at.level().shown(), Tenths::of(error.get()).shown())
}

pub const TURNS_ROUND: &str = "Computed separately, the two attempts come out the other way round. Each attempt’s ratings are then judged only by its own questions, and a full assessment also takes your other skills into account. Computed together, both attempts are judged alike, so go by the change above.";

/// What the same attempt says by itself.
pub fn by_itself(row: &SkillRow) -> String {
    format!("By itself: {}", skill_numbers(row))
}

pub fn is_real(change: &ChangeRow) -> bool {
    matches!(change.verdict(), ChangeVerdict::Rise | ChangeVerdict::Fall)
}

pub const fn change_key(verdict: ChangeVerdict) -> &'static str {
    match verdict {
        ChangeVerdict::Rise => "rise",
        ChangeVerdict::Fall => "fall",
        ChangeVerdict::Noise => "noise",
        ChangeVerdict::Doubted => "doubted",
    }
}

/// What may be said of a change. What makes one of the attempts doubtful is said once: `told` is what stands above.
pub fn change_says(row: &ChangeRow, told: &str) -> String {
    let size = format!("{} levels, 95% interval {}", levels_apart(row.levels), change_between(row));
    let careful = in_doubt(row).filter(|why| !told.contains(why.as_str()));
    let careful = careful.map_or_else(String::new, |why| format!("{why} "));
    match row.verdict() {
        ChangeVerdict::Rise => format!("A real rise: {size}."),
        ChangeVerdict::Fall => format!("A real fall: {size}."),
        ChangeVerdict::Noise => {
            format!("{careful}No more than noise: {size}; {}.", which_is_higher(row.lean))
        }
        ChangeVerdict::Doubted if careful.is_empty() => {
            format!("Not called a real change, for the reason above: {size}.")
        }
        ChangeVerdict::Doubted => format!("{careful}So this is not called a real change: {size}."),
    }
}

/// The interval of a change. What is more than noise never shows an end of 0.0: it is rounded, and lies on this side of it.
fn change_between(row: &ChangeRow) -> String {
    let ((low, high), beyond) = (row.interval, row.change.verdict != ChangeVerdict::Noise);
    let is_zero = |end: Tenths| end == Tenths::of(0.0);
    match (beyond && is_zero(low), beyond && is_zero(high)) {
        (true, _) => format!("just above 0 to {}", high.shown()),
        (_, true) => format!("{} to just below 0", low.shown()),
        _ => format!("{} to {}", low.shown(), high.shown()),
    }
}

/// Which of two values is the higher one, where error alone may have made the difference.
fn which_is_higher(lean: Lean) -> String {
    match lean {
        Lean::Neither => "it is not clear which of the two levels is higher".to_owned(),
        Lean::Later(sure) => format!("the later level is higher with a probability of {}", percent(sure)),
        Lean::Earlier(sure) => format!("the earlier level is higher with a probability of {}", percent(sure)),
    }
}

/// What a line of time says, in words; `told` is what stands above all lines.
pub fn line_says(points: usize, last: Option<&ChangeRow>, told: &str) -> String {
    match last {
        Some(change) => change_says(change, told),
        None if points == 1 => "Measured once so far.".to_owned(),
        None => NO_COMPARISON.to_owned(),
    }
}

pub fn compare_answer(real: &[&str], view: &CompareView) -> String {
    let both = view.rows.iter().any(|row| row.change.is_some());
    let changes = || view.rows.iter().filter_map(|row| row.change.as_ref());
    if let Some(careful) = changes().find_map(in_doubt) {
        let doubted = changes().any(|change| change.verdict() == ChangeVerdict::Doubted);
        let so = if doubted {
            "So no change between these two attempts is called real."
        } else {
            "Between these two attempts, nothing has changed by more than noise."
        };
        return format!("{careful} {so}");
    }
    match real {
        _ if !both => "These two attempts measured no skill in common, so no change can be seen.".to_owned(),
        [] => "Between these two attempts, nothing has changed by more than noise.".to_owned(),
        names => format!("Between these two attempts, there is a real change in {}.", list(names)),
    }
}

pub fn answer_word(content: &Content, word: AnswerWord) -> String {
    match word {
        AnswerWord::Level(level) => content.level_name(level),
        AnswerWord::Points(points, 1) => if points == 1 { "right" } else { "not right" }.to_owned(),
        AnswerWord::Points(points, most) => format!("{points} of {most} points"),
        AnswerWord::DontKnow => DONT_KNOW.to_owned(),
    }
}

/// Points in the questions of both, and how many came twice.
pub fn points_of_both(change: &SkillChange) -> String {
    let (first, second) = change.points;
    let of = |points: cairn_core::history::PointsEarned| {
        if points.most == 0 {
            "none".to_owned()
        } else {
            format!("{} of {}", points.earned, counted(points.most, "point", "points"))
        }
    };
    let again = match change.again {
        0 => "No question was asked twice.".to_owned(),
        count => counted(count, "question was asked twice.", "questions were asked twice."),
    };
    format!(
        "Questions: {}, then {}. Each time, the questions were chosen to be hard for you, so points alone say little. {again}",
        of(first),
        of(second)
    )
}

pub fn more_answers(count: usize) -> String {
    if count == 1 {
        "And 1 more answer changed.".to_owned()
    } else {
        format!("And {count} more answers changed.")
    }
}
