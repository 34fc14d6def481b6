//! Headings, legends and buttons on the page of a result.

use super::result::{basis, done, not_counted};
use super::terms::{Whose, level_span};
use cairn_core::Skill;
use cairn_core::attempt::Mode;
use cairn_core::decimal::Tenths;
use cairn_core::person::Source;
use cairn_core::profile::Basis;

pub const YOUR_RESULT: &str = "Your result";
pub const RESULT_COMING: &str = "Loading the questions that you answered …";
/// Where a name can be written on paper that has none.
pub const NAME_TO_FILL_IN: &str = "Name: ____________________";

/// The same with the day.
pub fn name_to_fill_in(day: &str) -> String {
    format!("{NAME_TO_FILL_IN} {day}")
}

pub const RESULT_OF_DAY: &str = "Your result, ";
pub const NO_RESULT: &str = "There is no result yet";
pub const NO_RESULT_MORE: &str = "A result needs answers. A quick look takes about a quarter of an hour.";
pub const RADAR: &str =
    "Radar chart of the seven skills, each with its 90% interval; the table next to it has all the numbers.";
pub const THE_PATH: &str = "The path";
pub const RESULT_NOT_LOADED: &str =
    "The questions about these skills could not be loaded, so for now answers to them do not count: ";
pub const SAVE_COPY: &str = "Save a copy";
pub const GO_ON_ANSWERING: &str = "Go on answering";
pub const WORTH_ASKING: &str = "Worth asking about";
pub const WORTH_ASKING_IS: &str = "Of people who answer by themselves and to the best of their ability, fewer than one in a hundred answer like this. It is a reason to ask, never a verdict.";
pub const SAME_AS_TABLE: &str = "The same as a table";
pub const SKILLS_TABLE: &str = "Table of the skills";
pub const BAND_WIDE: &str = "90% interval";
pub const BAND_CORE: &str = "50% interval";
pub const DONE_IS: &str = " A stage is “done” if the person says that they have reached its milestone.";
pub const MEETS_WITH: &str = "chance that the skills meet its needs: ";
pub const NEXT_STAGE: &str = "next";
pub const SKILLS_ARE: &str = "Skills: ";

pub const SKILL_HEADS: [&str; 6] =
    ["Skill", "Level", "90% interval", "Theta, in logits", "Self-rated", "Rests on"];
/// On a manager's page, which has the numbers of the table of the pool.
pub const SKILL_HEADS_OF_MANAGER: [&str; 6] =
    ["Skill", "Level", "90% interval", "Number", "Self-rated", "Rests on"];

/// Beside the sentence on top, where the answers to questions look like picks at random.
pub const RANDOM_ON_TOP: &str = "This is less certain than usual: the answers to questions could just as well be random picks. Every interval leaves room for that, which raises some percentages and lowers others.";

/// What the mark of a claim is, in the legend of bands.
pub const fn band_claim(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => "what you said",
        Whose::Theirs => "what they said",
    }
}

/// The interval of a level, for those who hear the page, behind the level.
pub fn span_heard(from: &str, to: &str) -> String {
    format!(". 90% interval: {}", level_span(from, to))
}

/// The legend of stages: the class of each mark, and what it says.
pub const STAGE_LEGEND: [(&str, &str); 5] = [
    ("shown", "shown"),
    ("likely", "likely"),
    ("open", "open"),
    ("not-yet", "not yet"),
    ("done", "outlined: done"),
];

/// Before a milestone: what was said of it.
pub fn milestone(said: Option<bool>) -> String {
    format!("Milestone ({}): ", done(said))
}

/// How sure a result from ratings alone is, under the headline: by so many levels one of its levels can lie higher or lower.
pub fn first_look(answered: Basis, by: Tenths, whose: Whose) -> String {
    format!(
        "This is not certain yet: it {}, and each level may be up to {} higher or lower (90% interval).",
        basis(answered, whose),
        by.shown()
    )
}

/// What the whole result rests on, under the headline.
pub fn result_rests_on(answered: Basis, whose: Whose, left_out: u16) -> String {
    let (basis, out) = (basis(answered, whose), not_counted(left_out));
    format!("The result {basis}{out}. The wider a band below, the less certain the level.")
}

/// Which attempts a result rests on, where there are several. `names` says skills, `whens` when each was.
pub fn sources(
    sources: &[Source],
    names: impl Fn(&[Skill]) -> String,
    whens: &[String],
    whose: Whose,
) -> Option<String> {
    if sources.len() < 2 {
        return None;
    }
    let one = |(source, when): (&Source, &String)| {
        let what = match source.mode {
            Mode::Quick => "a quick look",
            Mode::Full => "a full assessment",
            Mode::Skill(_) => "an assessment of one skill",
        };
        let skills = if source.skills.len() == Skill::COUNT {
            String::new()
        } else {
            format!(" ({})", names(&source.skills))
        };
        format!("{what} on {when}{skills}")
    };
    let each: Vec<String> = sources.iter().zip(whens).map(one).collect();
    Some(format!(
        "It combines {} attempts: {}. For each skill, the latest attempt with enough questions counts, together with what {} answered in the 60 days before it.",
        sources.len(),
        each.join("; "),
        if whose == Whose::Mine { "you" } else { "they" }
    ))
}
