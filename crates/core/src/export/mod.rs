//! A result in forms that other programs read. They carry what was concluded, with its interval; the answers go in
//! [`crate::record::file`] alone, and only from there can a result be computed anew.

mod badge;
mod cell;
mod csv;
mod flags;
mod markdown;
mod pixels;
mod pool;
mod resume;
mod sheet;
mod text;

pub use badge::{BADGE_WIDTH, to_badge};
pub use csv::{to_csv, to_sheet};
pub use flags::{flag_in_short, flag_says};
pub use markdown::to_markdown;
pub use pixels::{are_as_drawn, is_same_picture};
pub use pool::{RankedPool, caveat_texts};
pub use resume::to_resume;
pub use sheet::CsvDialect;
pub use text::to_text;

use crate::path::view::{Percent, ResultHeadline, ResultView, SkillsMeet};
use crate::path::{Shown, StageState};
use crate::profile::{Basis, Flag};

/// What stands on an export beside the result.
#[derive(Clone, Copy, Debug)]
pub struct Cover<'a> {
    /// Whose it is; empty where that is not said.
    pub name: &'a str,
    /// The day, in words.
    pub day: &'a str,
    /// What must be said with every result.
    pub honest: &'a str,
    /// Which attempts it combines, in the words of the pages; `None` where it is one.
    pub sources: Option<&'a str>,
    /// What the pages say of ratings beside answers: a sentence each.
    pub ratings: &'a [String],
    /// What the person's own pages say to do next; `None` where they say nothing, or where that is still worked out.
    pub next: Option<NextWords<'a>>,
}

/// The one thing to do next, in the words of the person's own pages.
#[derive(Clone, Copy, Debug)]
pub struct NextWords<'a> {
    /// What to do.
    pub what: &'a str,
    /// The reason.
    pub why: &'a str,
}

/// The next step as a paragraph.
fn next_says(next: NextWords<'_>) -> String {
    format!("{}. {}", next.what, next.why)
}

/// Where a person stands, and what makes all of it less certain, beside it: a reader may stop there.
fn stands_in(view: &ResultView) -> Vec<String> {
    let random = view.flags.contains(&Flag::RandomPicks).then(|| {
        "That is less certain than usual: the answers to questions could just as well be random picks."
            .to_owned()
    });
    let alone = rests_on_ratings(view.answered).then(|| RATINGS_ALONE.to_owned());
    stands(&view.headline).into_iter().chain(alone).chain(random).collect()
}

/// Of a result without a question: a reader may stop at the first line.
const RATINGS_ALONE: &str = "It rests on self-ratings alone, so it is far from certain.";

/// Whether a result rests on the person's own ratings and nothing else.
const fn rests_on_ratings(answered: Basis) -> bool {
    answered.ratings > 0 && answered.questions == 0 && answered.others == 0
}

/// Where a person stands, and how sure that is: a sentence each.
fn stands(headline: &ResultHeadline) -> Vec<String> {
    match headline {
        ResultHeadline::Nothing => vec!["Nothing was answered, so nothing is known.".to_owned()],
        ResultHeadline::At { name, stage, shown, from, to } => {
            let likely = match (from, to) {
                (Some(from), Some(to)) if from == to => {
                    "With what is reported as done, that is almost certain.".to_owned()
                }
                (Some(from), Some(to)) => {
                    format!(
                        "That is not certain: anywhere from stage {} to stage {} is likely.",
                        from.number(),
                        to.number()
                    )
                }
                (None, Some(to)) if to.number() == 1 => match Shown::from(*shown) {
                    Shown::Shown => {
                        format!("The chance that the skills meet every need of it is {}.", percent(*shown))
                    }
                    _ => "Its needs may not all be met yet.".to_owned(),
                },
                (None, Some(to)) => {
                    format!(
                        "That is not certain: anywhere from no stage at all to stage {} is likely.",
                        to.number()
                    )
                }
                (_, None) => "The skills do not show this stage for certain.".to_owned(),
            };
            let number = stage.number();
            let stands = match Shown::from(*shown) {
                Shown::Shown => format!("At stage {number} of 10, {name}."),
                _ => format!("Probably at stage {number} of 10, {name} ({}).", percent(*shown)),
            };
            vec![stands, likely]
        }
        ResultHeadline::Done { name, stage, shown, .. } => vec![
            format!(
                "Skills may meet the needs of stage {} of 10, {name} ({}).",
                stage.number(),
                percent(*shown)
            ),
            "Its milestone is reported as reached.".to_owned(),
        ],
        ResultHeadline::Before { skills: Some(meet), .. } => {
            vec![skills_meet(meet), "Its milestone is not reported as reached.".to_owned()]
        }
        ResultHeadline::Before { skills: None, .. } => {
            vec!["The skills do not yet point to any stage of the path.".to_owned()]
        }
        ResultHeadline::Skills(skills) => {
            skills.iter().map(|(name, level)| format!("{name}: {level}.")).collect()
        }
    }
}

fn skills_meet(meet: &SkillsMeet) -> String {
    let SkillsMeet { stage, name, shown, .. } = meet;
    let (number, chance) = (stage.number(), percent(*shown));
    match Shown::from(*shown) {
        Shown::Shown => format!("Skills ready for stage {number} of 10, {name}."),
        Shown::Likely => format!("Skills probably ready for stage {number} of 10, {name} ({chance})."),
        Shown::Open | Shown::NotYet => {
            format!("Skills may meet the needs of stage {number} of 10, {name} ({chance}).")
        }
    }
}

/// One of the four words.
pub(crate) const fn word(shown: Shown) -> &'static str {
    match shown {
        Shown::Shown => "shown",
        Shown::Likely => "likely",
        Shown::Open => "open",
        Shown::NotYet => "not yet",
    }
}

/// A stage in a few words, the same on pages and in what is exported.
pub const fn state_name(state: StageState) -> &'static str {
    match (state.done, state.skills) {
        (Some(true), Shown::Shown) => "reached",
        (Some(true), Shown::Likely) => "done, skills likely",
        (Some(true), Shown::Open) => "done, skills open",
        (Some(true), Shown::NotYet) => "done, skills not yet",
        (Some(false), Shown::Shown) => "ready: shown, not done yet",
        (Some(false), Shown::Likely) => "likely, not done yet",
        (None, Shown::Shown) => "ready: shown, milestone not stated",
        (None, Shown::Likely) => "likely, milestone not stated",
        (_, Shown::Open) => "open",
        (_, Shown::NotYet) => "not yet",
    }
}

/// A probability in words.
pub(crate) fn percent(percent: Percent) -> String {
    match percent {
        Percent::BelowOne => "< 1%".to_owned(),
        Percent::Whole(number) => format!("{number}%"),
        Percent::Above99 => "> 99%".to_owned(),
    }
}

/// Levels from one to another.
fn span(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from} to {to}") }
}

/// A number for a program: with a plain minus.
fn plain(number: crate::decimal::Hundredths) -> String {
    number.to_string().replace('\u{2212}', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stage;

    fn at(shown: u8) -> ResultHeadline {
        let (from, to) = (Stage::new(3), Stage::new(6));
        ResultHeadline::At {
            name: "Leads".to_owned(),
            stage: Stage::LAST,
            shown: Percent::Whole(shown),
            from,
            to,
        }
    }

    fn before(shown: u8) -> ResultHeadline {
        let meet = SkillsMeet {
            stage: Stage::LAST,
            name: "Leads".to_owned(),
            shown: Percent::Whole(shown),
            onward: None,
        };
        ResultHeadline::Before { skills: Some(meet), milestones_said: false }
    }

    #[test]
    fn an_export_says_how_sure_it_is() {
        let done = ResultHeadline::Done {
            name: "Leads".to_owned(),
            stage: Stage::LAST,
            shown: Percent::Whole(34),
            onward: None,
        };
        for (headline, says) in [
            (at(80), "At stage 10 of 10, Leads."),
            (at(64), "Probably at stage 10 of 10, Leads (64%)."),
            (
                done,
                "Skills may meet the needs of stage 10 of 10, Leads (34%). Its milestone is reported as reached.",
            ),
            (before(91), "Skills ready for stage 10 of 10, Leads."),
            (before(50), "Skills probably ready for stage 10 of 10, Leads (50%)."),
            (before(20), "Skills may meet the needs of stage 10 of 10, Leads (20%)."),
        ] {
            let said = stands(&headline).join(" ");
            assert!(said.starts_with(says), "{said}");
        }
        // "No other stage is likely" stood above a list of stages that are likely.
        let only = |headline: ResultHeadline| match headline {
            ResultHeadline::At { name, stage, shown, .. } => {
                ResultHeadline::At { name, stage, shown, from: Some(stage), to: Some(stage) }
            }
            other => other,
        };
        let said = stands(&only(at(97))).join(" ");
        assert!(!said.contains("No other") && said.ends_with("is almost certain."), "{said}");
    }

    #[test]
    fn reached_and_ready_are_said_of_what_is_shown_alone() {
        for skills in Shown::ALL {
            let words = [Some(true), Some(false), None].map(|done| state_name(StageState { skills, done }));
            let sure = words.iter().any(|words| words.starts_with("reached") || words.starts_with("ready"));
            assert_eq!(sure, skills == Shown::Shown, "{words:?}");
        }
    }
}
