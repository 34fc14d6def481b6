//! Words of growth roles, of steps and of ratings held against answers.

use super::result::basis;
use super::terms::{Whose, level_span, list, percent, stage_number};
use cairn_core::attempt::{Involvement, Track};
use cairn_core::content::Walker;
use cairn_core::counts::counted;
use cairn_core::decimal::{Hundredths, Tenths};
use cairn_core::growth::view::{NearRow, RoleRow, SkillPoint};
use cairn_core::growth::{LikenessVerdict, WalkerBecause};
use cairn_core::path::view::Percent;
use cairn_core::profile::{Basis, Gap, GapBasis, GapRow, GapVerdict};

pub const ROLES: &str = "Where the path can lead";
pub const ROLES_LEAD: &str = "Seven roles that the path can lead to, compared with what your skills show.";
pub const ROLES_NOTHING: &str = "You have not answered anything yet, so you cannot be compared with any role. A quick look is enough to begin with.";
pub const ROLES_NEED: &str = "what the role asks for";
pub const ROLES_BOLD: &str = "Roles are in order of fit: the one in which your strongest skills count most comes first, and those that cannot be told apart from it are in bold. The percentage on the right is something else: the chance that you meet every need of the role.";
pub const ROLES_HONEST: &str = "Fit is the mean of your skills, weighted as the role weighs them. The line marks the mean of the role's seven needs, with the same weights. In the fit, strength in one skill makes up for weakness in another. The chance is stricter: as in a plan, every need must be met at once. Weights and needs are this project's expert judgement.";
pub const REACHES: &str = "chance that you meet all of its needs: ";
pub const SPEAKS_FOR: &str = "Speaks for you";
pub const SPEAKS_AGAINST: &str = "Speaks against you";
pub const NOTHING_FOR: &str =
    "So far, none of the skills that count here is likely to meet what the role needs.";
pub const NOTHING_AGAINST: &str = "Every skill that counts here is likely to meet what the role needs.";
pub const DUTIES: &str = "Its main responsibilities, and your experience of them";
pub const NEAR: &str = "Surveyed occupations close to this role";
pub const NO_NEAR: &str = "None of the surveyed occupations is close to this role.";
pub const NEAREST: &str = "Surveyed occupations most like your profile";
pub const NEAREST_LEAD: &str = "The pattern is compared, not the level: which of your skills stand out, and which skills people in the occupation call more important than people in the other occupations do. 1 means the same pattern, 0 neither like nor unlike, −1 the opposite. The interval covers the uncertainty about you; the survey's own error comes on top.";
pub const CANNOT_SAY: &str = "What the survey cannot say";
pub const ALL_NUMBERS: &str = "All numbers from the survey";
pub const ALL_NUMBERS_LEAD: &str = "Importance from 1 (not important) to 5 (extremely important), with its standard error. The choice of which survey elements stand for which skill is this project's judgement:";
pub const OCCUPATION: &str = "Occupation";
pub const ASKED: &str = "Surveyed";
pub const CHOOSE: &str = "Choose an assessment";

pub fn roles_some_skills(names: &[String]) -> String {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    format!(
        "Your answers are about {} alone, and a role needs all seven skills. A quick look is enough to begin with.",
        list(&names)
    )
}

/// The answer on top.
pub fn best_roles(best: &[&str], all: bool, near: bool) -> String {
    match best {
        _ if !near && all => {
            "None of the seven roles is within reach yet, and they cannot be told apart.".to_owned()
        }
        _ if !near => {
            format!(
                "None of the seven roles is within reach yet. Closest, going by your skills: {}.",
                list(best)
            )
        }
        _ if all => {
            "Your skills fit all seven roles equally well, so the roles cannot be told apart.".to_owned()
        }
        [only] => format!("The role in which your strongest skills count most: {only}."),
        [first, ..] if best.len() > 4 => {
            format!(
                "No single role stands out: your strongest skills count equally in {} of the seven. Listed first: {first}.",
                best.len()
            )
        }
        _ => format!(
            "The roles in which your strongest skills count most: {}. They cannot be told apart.",
            list(best)
        ),
    }
}

/// The role whose needs are all met most surely, where that is another one.
pub fn likeliest_role(name: &str, meets: Percent) -> String {
    format!(
        "The roles are ordered by your strengths. The role whose needs you are most likely to meet in full is a different one: {name} ({}), because it asks for less.",
        percent(meets)
    )
}

pub const NEW_TAB: &str = " (opens in a new tab)";

pub fn rests_on(answered: Basis) -> String {
    let alone = if answered.questions == 0 {
        " Ratings alone leave wide intervals; questions narrow them."
    } else {
        ""
    };
    format!("This {}.{alone}", basis(answered, Whose::Mine))
}

pub fn interval_of(from: &str, to: &str) -> String {
    format!(". 90% interval: {}", level_span(from, to))
}

pub fn role_numbers(row: &RoleRow) -> String {
    format!(
        "Weighted by what the role asks for, your skills average level {} (90% interval {} to {}), which corresponds to {}. The chance that you meet all of its needs is {}.",
        row.number.shown(),
        row.numbers.0.shown(),
        row.numbers.1.shown(),
        row.level,
        percent(row.meets)
    )
}

pub fn skill_point(point: &SkillPoint) -> String {
    let SkillPoint { level, needs, weight, reaches, .. } = point;
    format!(": {level}; weight {weight}%, chance of {needs} {}", percent(*reaches))
}

pub const fn practice(part: Option<Involvement>) -> &'static str {
    match part {
        None => "not stated",
        Some(Involvement::Never) => "not practised yet",
        Some(Involvement::TookPart) => "took part",
        Some(Involvement::Led) => "led it",
        Some(Involvement::Owns) => "own it",
    }
}

pub const fn practice_key(part: Option<Involvement>) -> &'static str {
    match part {
        None => "unsaid",
        Some(Involvement::Never) => "never",
        Some(Involvement::TookPart) => "part",
        Some(Involvement::Led | Involvement::Owns) => "done",
    }
}

/// How like an occupation is, behind its title.
pub fn likeness(row: &NearRow) -> String {
    let said = match row.verdict {
        LikenessVerdict::Like => "like your profile",
        LikenessVerdict::Unlike => "unlike your profile",
        LikenessVerdict::Unsure => "not clearly like or unlike your profile",
    };
    format!(
        ": {said} ({}; 90% interval {} to {}). Surveyed {}.",
        row.likeness, row.interval.0, row.interval.1, row.asked
    )
}

pub fn importance(value: f64, error: f64) -> String {
    format!("{} ± {}", Hundredths::of(value), Hundredths::of(error))
}

pub fn who_was_asked(when: &str, respondents: (u16, u16)) -> String {
    let (few, many) = respondents;
    if few == many {
        format!("{when}, 8 analysts and {few} people in the job")
    } else {
        format!("{when}, 8 analysts and {few} to {many} people in the job")
    }
}

pub const fn steps_title(walker: Walker) -> &'static str {
    match walker {
        Walker::Starter => "First steps",
        Walker::Practitioner => "Next steps, from practice to strategy",
        Walker::Leader => "Next steps, from leading to strategy",
    }
}

/// Why these steps.
pub fn walker_because(because: WalkerBecause) -> String {
    match because {
        WalkerBecause::Milestone(stage) => {
            format!("Chosen because you say that you have reached the milestone of {}. That says nothing about what your skills show so far.", stage_number(stage))
        }
        WalkerBecause::Years(track, years) => {
            let what = match track {
                Track::Data => "with data or machine learning",
                Track::Leading => "leading people",
                Track::AiInBusiness => "putting AI to use",
            };
            let years = counted(years, "year", "years");
            format!("Chosen because you say that you have {years} {what}.")
        }
        WalkerBecause::Skills(stage) => {
            format!("Chosen because your skills probably meet the needs of {}. You have not yet said what you have done.", stage_number(stage))
        }
        WalkerBecause::Skill(..) => {
            "Chosen because you are probably at Leading or above in leadership. You have not yet said what you have done.".to_owned()
        }
        WalkerBecause::Nothing => {
            "Chosen for a beginner, because you have not yet said what you have done, and your skills do not yet clearly point to any stage. Say what you have done under “About you”, and the steps will be chosen to match.".to_owned()
        }
    }
}

pub fn steps_left_out(count: usize) -> String {
    let (steps, it) =
        if count == 1 { ("1 step is".to_owned(), "it") } else { (format!("{count} steps are"), "they") };
    format!("{steps} left out: your skills most likely (80% or more) already show what {it} would teach.")
}

pub fn said_by(source: &str) -> String {
    format!("Source: {source}.")
}

pub const ONLY_QUESTIONS: &str = "Only questions were answered, so there are no ratings to compare with.";
pub const NO_SKILL_WITH_BOTH: &str =
    "No skill has both ratings and answers to questions yet, so they cannot be compared.";
pub const RATINGS_UNTOLD: &str = "The answers to the questions could be random picks, so they do not show whether the ratings are too high or too low.";
pub const SELF_RATING_TABLE: &str = "Table of ratings against answers";
pub const SELF_RATING_CAPTION: &str =
    "Ratings minus answers, in levels. A minus means that the ratings are lower than what the answers show.";
pub const SELF_RATING_HEADS: [&str; 4] = ["Skill", "Difference", "90% interval", "Based on"];
pub const GAP_BELOW: &str = "rated lower than shown";
pub const GAP_ABOVE: &str = "rated higher than shown";

pub const fn self_rating_title(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => "What your answers say about your ratings",
        Whose::Theirs => "What the answers say about the ratings",
    }
}

pub const fn only_ratings(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => {
            "Nothing can be said yet: there are only ratings, and nothing to check them against until you answer questions."
        }
        Whose::Theirs => "Nothing can be said: there are only ratings, and nothing to check them against.",
    }
}

pub const fn gap_key(verdict: GapVerdict) -> &'static str {
    match verdict {
        GapVerdict::Above => "above",
        GapVerdict::Below => "below",
        GapVerdict::Agree => "agree",
        GapVerdict::Unsettled => "unsettled",
    }
}

/// One skill in which both surely differ.
pub fn gap(row: &GapRow, whose: Whose) -> String {
    let (name, gap) = (&row.name, row.gap);
    let who = if whose == Whose::Mine { "you rate yourself" } else { "the ratings are" };
    let shown = if whose == Whose::Mine { "what your answers show" } else { "what the answers show" };
    let said = format!("In {name}, {who} {} {shown} ({}).", apart(gap), apart_between(gap));
    if row.rests != GapBasis::Few {
        return said;
    }
    format!("{said} Most of that difference comes from answers about other skills.")
}

/// What somebody said of a skill, beside the level that all answers together show. Where both have the same word and still
/// disagree, that is said, too.
pub fn said(claimed: &str, level: &str, verdict: Option<GapVerdict>, whose: Whose) -> String {
    let (who, whose) = if whose == Whose::Mine { ("you", "your") } else { ("they", "their") };
    let said = format!(", {who} said {claimed}");
    match verdict.filter(|_| claimed == level) {
        Some(GapVerdict::Above) => format!("{said}; {whose} answers to questions show less"),
        Some(GapVerdict::Below) => format!("{said}; {whose} answers to questions show more"),
        Some(GapVerdict::Agree | GapVerdict::Unsettled) | None => said,
    }
}

/// How many levels ratings lie above or below, with the number of the table.
fn apart(gap: Gap) -> String {
    let direction = if gap.verdict == GapVerdict::Below { "below" } else { "above" };
    format!("{} levels {direction}", Tenths::of(gap.levels.get().abs()).shown())
}

/// Between which numbers of levels, the smaller one first.
fn apart_between(gap: Gap) -> String {
    let (low, high) = gap.interval;
    let (low, high) = if gap.verdict == GapVerdict::Below { (high, low) } else { (low, high) };
    let size = |end: Tenths| Tenths::of(end.get().abs()).shown();
    // What is sure never shows an end of 0.0: it is rounded, and lies on this side of it.
    if gap.verdict.is_sure() && low.get().abs() < 0.05 {
        return format!("90% interval just above 0 to {} levels", size(high));
    }
    format!("90% interval {} to {} levels", size(low), size(high))
}

/// The skills in which no difference is certain; `others` is whether something else is said of another skill, so that these are named.
pub fn agree(names: &[&str], others: bool, whose: Whose) -> Option<String> {
    let (ratings, answers) =
        if whose == Whose::Mine { ("your ratings", "your answers") } else { ("ratings", "answers") };
    match names {
        [] => None,
        _ if others => Some(format!(
            "In {}, it is not certain that {ratings} and {answers} differ, and a difference of more than 1.5 levels is unlikely.",
            list(names)
        )),
        _ => Some(format!(
            "It is not certain in any skill that {ratings} and {answers} differ, and a difference of more than 1.5 levels is unlikely."
        )),
    }
}

/// The skills of which nothing can be said yet: their intervals are too wide.
pub fn too_wide_to_say(names: &[&str]) -> Option<String> {
    (!names.is_empty()).then(|| {
        format!(
            "In {}, it is too early to say whether the two agree: they may differ by more than 1.5 levels, but no difference is certain.",
            list(names)
        )
    })
}

/// The skills whose own questions do not bear out the difference, each with the difference that the table shows.
pub fn not_borne_out(skills: &[&GapRow]) -> Option<String> {
    let named = |row: &&GapRow| format!("{} ({})", row.name, gap_apart(row.gap.levels));
    let names: Vec<String> = skills.iter().map(named).collect();
    let own = if names.len() == 1 { "the skill itself" } else { "the skills themselves" };
    (!names.is_empty()).then(|| {
        format!(
            "In {}, the answers to questions about {own} point the other way: any difference that the numbers show comes from answers about other skills.",
            list(&names)
        )
    })
}

/// The mean over all skills, where it is sure; `alone` where it is in no skill by itself.
pub fn overall(gap: Gap, alone: bool, whose: Whose) -> Option<String> {
    if !gap.verdict.is_sure() {
        return None;
    }
    let who = if whose == Whose::Mine { "you rate yourself" } else { "the ratings are" };
    let shown = if whose == Whose::Mine { "your answers show" } else { "the answers show" };
    let alone = if alone { " The difference is not certain in any single skill." } else { "" };
    Some(format!("Across all skills, {who} {} what {shown} ({}).{alone}", apart(gap), apart_between(gap)))
}

/// How to take differences of which the largest has this size, in levels.
pub fn kind(largest: Tenths, whose: Whose) -> &'static str {
    match whose {
        Whose::Mine if largest.get() >= 1.0 => {
            "The largest of these differences is a level or more. Read again what each level means, and see whether you would still rate yourself the same way. The result takes the difference into account."
        }
        Whose::Theirs if largest.get() >= 1.0 => {
            "The largest of these differences is a level or more: worth asking about. The result takes the difference into account."
        }
        Whose::Mine => {
            "Most people read the descriptions of the levels a little more strictly or more generously than others do. That does not count against you, and the result takes it into account."
        }
        Whose::Theirs => {
            "Most people read the descriptions of the levels a little more strictly or more generously than others do. The result takes that into account."
        }
    }
}

/// Under the drawings.
pub const DASHED_LINES: &str = "The dashed lines mark 1.5 levels.";

/// The same of ratings and answers, as the sentence has it.
pub fn gap_apart(levels: Tenths) -> String {
    let sign = if levels.get() > 0.0 { "+" } else { "" };
    format!("{sign}{}", levels.shown())
}

pub fn gap_interval(interval: (Tenths, Tenths)) -> String {
    format!("{} to {}", interval.0.shown(), interval.1.shown())
}

/// What the ratings of a skill are held against.
pub fn held_against(count: u16, rests: GapBasis) -> String {
    let questions = counted(count, "question", "questions");
    match rests {
        GapBasis::Own => questions,
        GapBasis::Few => format!("{questions}, but mostly answers about other skills"),
        GapBasis::Elsewhere => {
            let point = if count == 1 { "whose answer points" } else { "whose answers point" };
            format!(
                "{questions}, {point} the other way; the difference comes from answers about other skills"
            )
        }
    }
}

pub const ONWARD: &str = "Where to go from here";
pub const ONWARD_ROLES: &str = "Seven growth roles: what counts in your favour, and what counts against you";
pub const ONWARD_JOB: &str = "Which requirements you meet, and what a job advertisement asks for";
pub const ONWARD_HISTORY: &str = "What changed since last time, and what is noise";
