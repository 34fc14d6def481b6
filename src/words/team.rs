//! Words about teams: what chosen people cover together, and what one's own people could grow into.

use super::terms::{candidates, list, percent};
use cairn_core::compare::show::{GrowingStep, NeedCounts, NeedState, Serves};
use cairn_core::decimal::Tenths;
use cairn_core::path::view::Percent;

pub const NEEDS_OF_POSITION: &str = " · Needs of: ";
pub const ON_TEAM: &str = "On the team";
pub const NEEDS_OF: &str = "Needs of";
pub const AIMS_ARE: &str = "These needs are the levels that the position ultimately calls for. They are not its must-haves: those are lower, and are on each person's page.";
pub const TEAM_EMPTY: &str =
    "Nobody yet. Add somebody below, or mark current staff on their page: “Current staff, not a candidate”.";
pub const IS_STAFF: &str = " current staff";
pub const NOT_FOUND: &str = "Nobody outside the team has this name.";
pub const TEAM_ADD: &str = "Add somebody by name";
pub const HEAD_NEED: &str = "Need";
pub const HEAD_MEETS: &str = "Met by somebody";
pub const TEAM_COVERS: &str = "What the team covers";
pub const CLOSES_GAP: &str = "Who would best close the gap";
pub const TAKE_OUT: &str = "Remove";

pub fn take_out_of_team(name: &str) -> String {
    format!("Remove {name}")
}

pub fn add_to_team(name: &str) -> String {
    format!("Add {name}")
}

/// A need that one person alone meets.
pub fn hangs_on(name: &str) -> String {
    format!("depends on {name} alone")
}

pub const TEAM: &str = "The team";
pub const TEAM_LEAD: &str = "Put chosen candidates and current staff together, and see which needs are met by somebody on the team, how likely that is, and who would close the gap. Current staff are those marked as such on their page.";
pub const TEAM_IS: &str = "Each need is checked against each member’s level, with its uncertainty. Members are treated as independent of each other. The chance that a level is off for everybody in the same way is included. Anybody who was not measured in a skill does not count for it. How well people work together is not covered.";

pub const OWN_TEAM_LEAD: &str = "Your own people: what they cover together, and what each could grow into. Nobody here is ranked or compared with anybody else, and no decision is noted.";
pub const NEVER_RANKED: &str = "A team is never ranked";
pub const NEVER_RANKED_MORE: &str = "This is a team of your own people. It has no ranking, no short list, no interview kit and no decision: those belong to applicants.";
pub const COULD_GROW: &str = "What each could grow into";
pub const GROWING_IS: &str = "People are listed by name, in no order of merit. For each, what the team lacks comes first, followed by what they are closest to. Talk it over with them: they know what they want to learn.";
pub const NO_TEAM_NEEDS: &str = "The position asks for no levels, so there is nothing to cover. Set its must-haves, or choose a stage of the path.";
pub const SAVE_TEAM: &str = "Save the team to a file";
pub const MAKE_TEAM: &str = "Make a team of your own people";
pub const YOUR_TEAMS: &str = "Your teams";
pub const ADD_PEOPLE: &str = "Add people";
pub const NOBODY_ON_TEAM: &str = "Ask your people for their profiles, as files or links: they decide what they share. Add the profiles here.";

pub const fn need_state(state: NeedState) -> &'static str {
    match state {
        NeedState::Covered => "covered",
        NeedState::Likely => "likely covered",
        NeedState::Open => "open",
        NeedState::Gap => "gap",
        NeedState::NotMeasured => "not measured",
    }
}

/// The one sentence on top of the team.
pub fn team_headline(members: usize, counts: NeedCounts) -> String {
    let NeedCounts { covered, likely, open, gaps, unmeasured } = counts;
    let needs = covered + likely + open + gaps + unmeasured;
    if members == 0 {
        return "Nobody is on the team yet".to_owned();
    }
    if covered == needs {
        return if needs == 1 {
            "The only need is covered.".to_owned()
        } else {
            format!("All {needs} needs are covered.")
        };
    }
    if needs == 1 {
        let state = match (likely, open, gaps) {
            (1, ..) => "is likely covered",
            (_, 1, _) => "is open",
            (_, _, 1) => "is a gap",
            _ => "was not measured in anybody",
        };
        return format!("The one need {state}.");
    }
    let is = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 is {one}")),
        count => Some(format!("{count} are {more}")),
    };
    let covered = format!("{covered} of {needs} needs {} covered", if covered == 1 { "is" } else { "are" });
    let rest =
        [is(likely, "likely covered", "likely covered"), is(open, "open", "open"), is(gaps, "a gap", "gaps")];
    let parts: Vec<String> = std::iter::once(covered).chain(rest.into_iter().flatten()).collect();
    let known = list(&parts);
    match unmeasured {
        0 => format!("{known}."),
        1 => format!("{known}; 1 was not measured in anybody."),
        count => format!("{known}; {count} were not measured in anybody."),
    }
}

/// Whose needs a team is held against, where no stage is chosen.
pub const fn needs_of_pool(team: bool) -> &'static str {
    if team { "What this team needs" } else { "The position" }
}

/// How likely all needs are met together; `None` where nobody was measured in the skill of one.
pub fn all_needs(all: Option<Percent>) -> String {
    match all {
        Some(all) => format!("The chance that every need is met by somebody is {}.", percent(all)),
        None => {
            "It cannot be said whether every need is met: in one of the skills, nobody here was measured."
                .to_owned()
        }
    }
}

/// In which skills of the needs a member was not measured; nothing where in all.
pub fn not_measured_in(needs: &[String]) -> Option<String> {
    (!needs.is_empty()).then(|| format!(" Not measured, so nothing can be said: {}.", list(needs)))
}

pub fn gain(needs: Tenths, all: Option<Percent>) -> String {
    let then =
        all.map_or_else(String::new, |all| format!("; chance of meeting every need: {}", percent(all)));
    let more = if needs == Tenths::of(1.0) { "more need" } else { "more needs" };
    format!("would meet {needs} {more} on average{then}")
}

/// How many could be added.
pub fn others(count: usize) -> String {
    format!("Of {} who are not on the team:", candidates(count))
}

/// What a member meets already, with 80% and more.
pub fn meets(needs: &[String]) -> String {
    match needs {
        [] => "So far, no need is met with a chance of 80% or more.".to_owned(),
        needs => format!("Needs met with a chance of 80% or more: {}.", list(needs)),
    }
}

/// A need that a member could grow into.
pub fn grows(step: &GrowingStep) -> String {
    let GrowingStep { name, level, today, .. } = step;
    format!("{name}, to {level} (chance of meeting it today: {})", percent(*today))
}

/// What that would do for the team.
pub const fn serves(serves: Serves) -> &'static str {
    match serves {
        Serves::Gap => "The team lacks it.",
        Serves::Open => "It is not certain that the team has it.",
        Serves::Certain => {
            "The team relies on this person alone for it, and it is not certain that they meet it."
        }
        Serves::Second => "The need would no longer depend on one person.",
        Serves::Depth => "The team has it already.",
    }
}

/// How to get there, and what would show it.
pub fn how(step: &GrowingStep) -> String {
    let first = step.first.as_ref().map_or_else(String::new, |facet| format!("Begin with {facet}. "));
    format!("{first}{} Shown by: {}", step.practise, step.prove)
}
