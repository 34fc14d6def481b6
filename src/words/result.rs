//! Words of a result and of the review.

use super::terms::{DONT_KNOW, Whose, list, percent, stage_number, stage_numbers};
use cairn_core::Stage;
use cairn_core::counts::counted;
use cairn_core::path::view::{Percent, ResultHeadline, StageRow};
use cairn_core::path::{AskBy, HingeView, Shown, StageState};
use cairn_core::profile::view::{RatingsRead, SkillRow};
use cairn_core::profile::{Basis, HeldByOthers, LeftOutReason};

/// What a level rests on that is read from ratings alone, behind it; what was said on average, where it has another word.
pub fn by_ratings_alone(said: &str, read: RatingsRead, whose: Whose) -> String {
    let (who, self_word) = if whose == Whose::Mine { ("you", "yourself") } else { ("they", "themselves") };
    match read {
        RatingsRead::AsSaid => ", from ratings alone".to_owned(),
        _ => format!(", from ratings alone; {who} rated {self_word} {said} on average"),
    }
}

/// Why levels by ratings alone have other words than what was said on average; nothing where none has.
pub fn why_not_as_said(read: &[RatingsRead], whose: Whose) -> Option<String> {
    let their = if whose == Whose::Mine { "your" } else { "their" };
    let reasons = [
        (
            RatingsRead::NearerAverage,
            "people misjudge themselves, so ratings are pulled towards what is usual".to_owned(),
        ),
        (
            RatingsRead::WithOtherSkills,
            format!("skills go together, so {their} ratings of other skills count, too"),
        ),
        (RatingsRead::WithOthers, "ratings by other people count, too".to_owned()),
    ];
    let here = reasons.into_iter().filter(|(reason, _)| read.contains(reason)).map(|(_, words)| words);
    let said: Vec<String> = here.collect();
    (!said.is_empty()).then(|| {
        format!(
            "Some levels differ from the average of {their} own ratings in the same skill: {}.",
            said.join("; ")
        )
    })
}

pub const OLDER_RULES: &str = "These answers come from an older version of Cairn, which mistook lucky picks in scenes for skill and rated many people too high. They have been scored again: the numbers may be lower than those shown then, but the answers are the same.";

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

/// What the four words mean, under every list of stages.
pub const FOUR_WORDS: &str = "Each percentage is the chance that the skills meet every need of the stage at once. From 80%, the stage is called “shown”; from 50%, “likely”; from 20%, “open”; below that, “not yet”.";

pub const fn shown_key(shown: Shown) -> &'static str {
    match shown {
        Shown::Shown => "shown",
        Shown::Likely => "likely",
        Shown::Open => "open",
        Shown::NotYet => "not-yet",
    }
}

pub use cairn_core::export::{flag_says, state_name};

/// What marks the stage where somebody stands.
pub const fn stands_here(state: StageState, whose: Whose) -> &'static str {
    match (state.is_reached(), whose) {
        (true, Whose::Mine) => "you are here",
        (true, Whose::Theirs) => "they are here",
        (false, Whose::Mine) => "you are probably here",
        (false, Whose::Theirs) => "they are probably here",
    }
}

/// How surely skills meet the needs of a stage that was just named.
pub fn needs_met(shown: Percent) -> String {
    let chance = percent(shown);
    match Shown::from(shown) {
        Shown::Shown => format!("Your skills meet its needs ({chance})"),
        Shown::Likely => format!("Your skills probably meet its needs ({chance})"),
        Shown::Open => format!("It is still open whether your skills meet its needs ({chance})"),
        Shown::NotYet => format!("Your skills do not meet its needs yet ({chance})"),
    }
}

/// What would settle a stage.
pub fn settle(hinge: &HingeView, by: AskBy) -> String {
    let HingeView { stage, skill_name, level, met, .. } = hinge;
    let (stage, met) = (stage.number(), percent(*met));
    let most = format!(
        "The least certain need of stage {stage} is {skill_name} at {level}: the chance that you meet it is {met}."
    );
    match by {
        AskBy::GoOn => format!("{most} The remaining questions may settle it."),
        AskBy::Ratings => format!("{most} Rate the rest of the facets first: that takes a few minutes."),
        AskBy::Full => {
            format!(
                "{most} So far, this rests on your own ratings; the questions of the full assessment may settle it."
            )
        }
        AskBy::Skill(_) => {
            format!(
                "{most} More questions on that skill alone may settle it; all your answers count together."
            )
        }
    }
}

/// The way to the answers that would settle it.
pub fn settle_way(hinge: &HingeView, by: AskBy) -> String {
    match by {
        AskBy::GoOn => "Continue the full assessment".to_owned(),
        AskBy::Ratings => "Finish your ratings".to_owned(),
        AskBy::Full => "Answer questions".to_owned(),
        AskBy::Skill(_) => format!("Take a closer look at {}", hinge.skill_name),
    }
}

/// The one sentence on top in three pieces: before the name of a stage or skill, the name, and after it. `answered` is what it
/// rests on: where that is ratings alone, it begins with it. The number of a stage comes before its name, as some names are plurals
/// or jobs.
pub fn headline(headline: &ResultHeadline, answered: Basis, whose: Whose) -> (String, String, String) {
    let mine = whose == Whose::Mine;
    let pick = |own: &'static str, other: &'static str| if mine { own } else { other };
    let up_to_name = |before: &str, stage: Stage| format!("{before} {}, ", stage_number(stage));
    let (before, name, after) = match headline {
        ResultHeadline::Nothing => return ("Nothing is known yet".to_owned(), String::new(), String::new()),
        ResultHeadline::Skills(skills) => {
            let each: Vec<String> = skills.iter().map(|(name, level)| format!("{name}: {level}")).collect();
            return (String::new(), each.join(", "), String::new());
        }
        ResultHeadline::At { name, stage, shown, .. } => match Shown::from(*shown) {
            Shown::Shown => (up_to_name(pick("You are at", "At"), *stage), name.clone(), ".".to_owned()),
            _ => (
                up_to_name(pick("You are probably at", "Probably at"), *stage),
                name.clone(),
                format!(" ({}).", percent(*shown)),
            ),
        },
        ResultHeadline::Done { name, stage, shown, .. } => (
            up_to_name(pick("You may be at", "May be at"), *stage),
            name.clone(),
            format!(" ({}).", percent(*shown)),
        ),
        ResultHeadline::Before { skills: Some(meet), .. } => {
            let chance = percent(meet.shown);
            let (before, after) = match Shown::from(meet.shown) {
                Shown::Shown => {
                    (pick("Your skills meet the needs of", "The skills meet the needs of"), String::new())
                }
                Shown::Likely => (
                    pick("Your skills probably meet the needs of", "The skills probably meet the needs of"),
                    format!(" ({chance})"),
                ),
                Shown::Open | Shown::NotYet => (
                    pick("Your skills may meet the needs of", "The skills may meet the needs of"),
                    format!(" ({chance})"),
                ),
            };
            (up_to_name(before, meet.stage), meet.name.clone(), format!("{after}."))
        }
        ResultHeadline::Before { skills: None, .. } => (
            pick(
                "Your skills do not yet point to any stage of the path.",
                "The skills do not yet point to any stage of the path.",
            )
            .to_owned(),
            String::new(),
            String::new(),
        ),
    };
    (by_ratings(&before, answered, whose), name, after)
}

/// The beginning of a sentence on top, with what it rests on where that is ratings alone.
fn by_ratings(before: &str, answered: Basis, whose: Whose) -> String {
    if answered.questions > 0 {
        return before.to_owned();
    }
    let (first, rest) = before.split_at(1);
    let begins = format!("{}{rest}", first.to_lowercase());
    match (whose, answered.others) {
        (Whose::Mine, 0) => format!("Going by your own ratings, {begins}"),
        (Whose::Mine, _) => format!("Going by ratings alone, {begins}"),
        (Whose::Theirs, _) => format!("Going by ratings alone: {begins}"),
    }
}

/// The stage that a way leads to, where the headline is about another one.
fn leads_on((stage, name, shown): &(Stage, String, Percent), whose: Whose) -> String {
    let is = match whose {
        Whose::Mine => "The next stage on the route shown on your path page is",
        Whose::Theirs => "The next stage on their route is",
    };
    format!("{is} {}, {name} ({}).", stage_number(*stage), percent(*shown))
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
        count => Some(counted(count, "question", "questions")),
    };
    let others = match (basis.others, basis.raters) {
        (0, _) | (_, 0) => None,
        (1, _) => Some("1 rating by one other person".to_owned()),
        (count, 1) => Some(format!("{count} ratings by one other person")),
        (count, people) => Some(format!("{count} ratings by {people} other people")),
    };
    let parts: Vec<String> = [ratings, questions, others].into_iter().flatten().collect();
    if parts.is_empty() {
        return "rests on no answers, only on an assumption about people on this path".to_owned();
    }
    format!("rests on {}", list(&parts))
}

/// Behind what a number rests on: how many answers are kept beside it and do not count.
pub fn not_counted(left_out: u16) -> String {
    match left_out {
        0 => String::new(),
        1 => "; 1 more answer is kept but not counted".to_owned(),
        count => format!("; {count} more answers are kept but not counted"),
    }
}

/// What a skill's level rests on, and where other skills hold it away from what was said and answered about it.
pub fn basis_of(row: &SkillRow, whose: Whose) -> String {
    let (begin, their) = if whose == Whose::Mine { ("Your", "your") } else { ("Their", "their") };
    let (less, move_it) = match row.held {
        None => return basis(row.basis, whose),
        Some(HeldByOthers::Up) => ("lower", "lift it"),
        Some(HeldByOthers::Down) => ("higher", "pull it down"),
    };
    let held = format!(
        "{begin} answers about this skill, taken alone, would give a {less} level: {their} other skills {move_it}"
    );
    format!("{}. {held}", basis(row.basis, whose))
}

/// The same in a column whose head says that it is what the level rests on.
pub fn basis_in_column(row: &SkillRow, whose: Whose) -> String {
    let said = basis_of(row, whose);
    said.strip_prefix("rests on ").map_or(said.clone(), str::to_owned)
}

/// What was said of a milestone.
pub const fn done(done: Option<bool>) -> &'static str {
    match done {
        Some(true) => "done",
        Some(false) => "not done",
        None => "not stated",
    }
}

/// The sentence under the headline.
pub fn headline_more(headline: &ResultHeadline, whose: Whose) -> Option<String> {
    match headline {
        ResultHeadline::At { shown, from, to, .. } => Some(match (from, to) {
            (Some(from), Some(to)) if from == to => {
                let earlier = if from.number() == 1 {
                    ""
                } else {
                    " Earlier stages can still be open: each has needs and a milestone of its own."
                };
                format!(
                    "Given what {} done, stage {} is almost certain.{earlier}",
                    if whose == Whose::Mine { "you say you have" } else { "they say they have" },
                    from.number()
                )
            }
            (Some(from), Some(to)) => format!(
                "That is not certain: anywhere from stage {} to stage {} is likely.",
                from.number(),
                to.number()
            ),
            (None, Some(to)) if to.number() == 1 => match Shown::from(*shown) {
                Shown::Shown => {
                    format!("The chance that the skills meet every need of it is {}.", percent(*shown))
                }
                _ => "Its needs may not all be met yet.".to_owned(),
            },
            (None, Some(to)) => {
                format!(
                    "That is not certain: anything from no stage at all to stage {} is plausible.",
                    to.number()
                )
            }
            (_, None) => "The skills do not show this stage for certain.".to_owned(),
        }),
        ResultHeadline::Done { onward, .. } => {
            let open = if whose == Whose::Mine {
                "You have reached its milestone; more answers may show whether your skills meet its needs."
            } else {
                "They say they have reached its milestone; more answers may show whether the skills meet its needs."
            };
            let onward = onward.as_ref().map(|onward| leads_on(onward, whose));
            Some([open.to_owned()].into_iter().chain(onward).collect::<Vec<_>>().join(" "))
        }
        ResultHeadline::Before { skills, milestones_said } => {
            let unsaid = match whose {
                Whose::Theirs => {
                    "They have not said which milestones they have reached. Skills show what people can do, not what they have done."
                }
                Whose::Mine => {
                    "You have not said yet which milestones you have reached. Skills show what you can do; only you can say what you have done."
                }
            };
            let onward =
                skills.as_ref().and_then(|meet| meet.onward.as_ref()).map(|onward| leads_on(onward, whose));
            let said: Vec<String> =
                onward.into_iter().chain((!milestones_said).then(|| unsaid.to_owned())).collect();
            (!said.is_empty()).then(|| said.join(" "))
        }
        ResultHeadline::Nothing | ResultHeadline::Skills(_) => None,
    }
}

/// The milestones that are said to be reached, whatever the skills show: what is done does not shrink with an answer.
pub fn milestones_done(stages: &[StageRow], whose: Whose) -> Option<String> {
    let done: Vec<Stage> = stages.iter().filter(|row| row.done == Some(true)).map(|row| row.stage).collect();
    let who = if whose == Whose::Mine { "You have" } else { "They say they have" };
    let milestones = if done.len() == 1 { "milestone" } else { "milestones" };
    (!done.is_empty()).then(|| format!("{who} reached the {milestones} of {}.", stage_numbers(&done)))
}

/// Where a facet that holds a person back stands, behind its name.
pub fn blocker(skill: &str, level: &str, needed: &str) -> String {
    if level == needed {
        format!(" ({skill}): needs {level}; probably reached, but not certain")
    } else {
        format!(" ({skill}): {level}, needs {needed}")
    }
}

pub fn left_out(reason: LeftOutReason, count: u16) -> String {
    let one = count == 1;
    let why = match (reason, one) {
        (LeftOutReason::UnknownItem, _) => "this version of Cairn does not know what was asked",
        (LeftOutReason::UnknownContent, true) => {
            "it comes from a version of the questions that this version of Cairn does not know"
        }
        (LeftOutReason::UnknownContent, false) => {
            "they come from a version of the questions that this version of Cairn does not know"
        }
        (LeftOutReason::OutOfRange, true) => "it is not one of the answers offered",
        (LeftOutReason::OutOfRange, false) => "they are not among the answers offered",
        (LeftOutReason::OtherVersion, true) => "the question has since been changed, and is asked again",
        (LeftOutReason::OtherVersion, false) => "the questions have since been changed, and are asked again",
        (LeftOutReason::Rapid, true) => "it came faster than the question can be read",
        (LeftOutReason::Rapid, false) => "they came faster than the questions can be read",
        (LeftOutReason::NotLoaded, true) => "the question could not be loaded",
        (LeftOutReason::NotLoaded, false) => "the questions could not be loaded",
    };
    let answers = if one { "1 answer is".to_owned() } else { format!("{count} answers are") };
    format!("{answers} kept but not counted: {why}.")
}

pub fn skills_title(count: usize) -> String {
    match count {
        0 | 1 => "The skill".to_owned(),
        7 => "Seven skills".to_owned(),
        count => format!("{count} skills"),
    }
}
