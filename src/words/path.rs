//! Words of the page of the path.

use super::about::track;
use super::plan::{PLAN_ANEW, answer_way, answering};
use super::plan_progress::go_on;
use super::result::{basis, earned, headline, headline_more, needs_met, settle, settle_way};
use super::terms::{Whose, list, percent, shown_word, stage_number};
use cairn_core::Stage;
use cairn_core::counts::counted;
use cairn_core::path::page::{Goal, Next, PathRow, WayRow, Whole};
use cairn_core::path::view::{Percent, ResultHeadline};
use cairn_core::path::{AskBy, MovingAnswer, SaidAnswer, Shown, StageState, WayReason};
use cairn_core::plan::WhatNext;

pub const OFF_THE_WAY: &str = "dashed edge: not on this route";
pub const OPEN_A_STAGE: &str = " “Done” means that you say you have reached the milestone of the stage. Open a stage to see what supports it and what contradicts it.";
pub const DONE_NOT_SHOWN: &str = "You have reached its milestone, but your answers do not show the skills for it yet. The milestone and your evidence for it stay as they are; more answers may show the skills.";
pub const SUPPORTS: &str = "What supports it";
pub const CONTRADICTS: &str = "What contradicts it";
pub const TEN_STAGES: &str = "Ten stages";
pub const ASSESS_AGAIN: &str = "Assess again";
pub const DO_NEXT: &str = "Do this next";
pub const WHAT_IF_TABLE: &str = "How likely you would be to meet the needs of each stage";

/// The way to a plan that ends at a stage.
pub fn plan_the_way_to(stage: Stage) -> String {
    format!("{PLAN_THE_WAY} to {}", stage_number(stage))
}

pub const WHAT_IF_HEADS: [&str; 3] = ["Stage", "Then", "Today"];

pub const PATH: &str = "The path";
pub const PLAN_THE_WAY: &str = "Plan the way";
pub const PATH_NOTHING: &str = "The path needs answers: without them, nothing can be said about where you stand. A quick look is enough to begin with.";
pub const PATH_SOME_SKILLS: &str = "The path needs all seven skills, and not all are measured yet. A quick look at all seven is enough to begin with.";
pub const WORKING: &str = "Working out your path …";
pub const LOOKING: &str = "Looking for a route …";
pub const WHERE_FROM: &str = "Where you come from";
pub const WHERE_FROM_MORE: &str = "There is no single way in. Your route decides which stages you pass through, and in what order; what your skills show does not depend on it.";
pub const LEFT_OUT_HERE: &str = "not on this route";
pub const WHAT_IF: &str = "What if …";
pub const SAY_DONE: &str = "Say what you have done";
pub const WHAT_IF_MORE: &str = "Move a slider to see how likely you would be to meet the needs of each stage with that level of skill. The uncertainty is assumed to stay as it is today. Nothing here is kept.";
pub const IN_PLAIN_WORDS: &str = "In plain words";
pub const RESET: &str = "Back to today";

/// Where the person stands, in a sentence, and that the way leaves that stage out where it does.
pub fn stand(page: &Whole) -> String {
    let of = &page.headline;
    if matches!(of, ResultHeadline::Nothing | ResultHeadline::Skills(_)) {
        return PATH_NOTHING.to_owned();
    }
    let (before, name, after) = headline(of, page.answered, Whose::Mine);
    let off = page.headline_off_way().map_or_else(String::new, |stage| {
        format!(" Your route leaves out {}; the list below still shows it.", stage_number(stage))
    });
    let first = format!("{before}{name}{after}");
    match headline_more(of, Whose::Mine) {
        Some(more) => format!("{first} {more}{off}"),
        None => format!("{first}{off}"),
    }
}

const FOLLOW_PLAN: &str = "Go on with your plan";
pub const TO_PLAN: &str = "See your plan";
/// The heading above what is furthest below a stage.
pub fn holds_back(goal: &Goal) -> String {
    format!("What holds you back most from stage {}", goal.stage.number())
}
pub const HOLDS_BACK_MORE: &str = "These facets are furthest below what is needed. A plan begins with the facet that brings you closer to the stage in the fewest hours. That may be a different one, because what you learn in one facet helps in neighbouring ones.";

/// The way to questions about a skill that the person probably has.
pub fn confirm_way(skill: &str) -> String {
    format!("Answer questions about {skill} first")
}

/// The one thing to do next: a heading, and a sentence of reason.
pub fn what_next(what: &WhatNext) -> (String, String) {
    match what {
        WhatNext::Step(next) => next_thing(next),
        WhatNext::Answer { goal, worth, skill } => (
            answer_way(worth.by, skill),
            format!("Your path leads to {}. {}. {}", named(goal), stands(goal), answering(worth, skill)),
        ),
        WhatNext::Confirm { goal, name, facet, to, .. } => (
            confirm_way(name),
            format!(
                "Your path leads to {}. {}. It asks for {facet} at {to}, and by your own ratings in {name} you probably have that. Answers to questions confirm it, or show what is missing, before you spend hours on learning.",
                named(goal),
                stands(goal)
            ),
        ),
        WhatNext::GoOn { next, verdict, pace, lacks } => {
            (FOLLOW_PLAN.to_owned(), go_on(*verdict, *pace, lacks, &next_thing(next).0))
        }
        WhatNext::PlanAnew(goal) => (
            PLAN_ANEW.to_owned(),
            format!(
                "There is probably nothing left to learn in the step that you planned. Your path leads to {}. {}.",
                named(goal),
                stands(goal)
            ),
        ),
        WhatNext::AssessAgain => (
            ASSESS_AGAIN.to_owned(),
            "Everything in the step that you planned is ticked off: see what has changed.".to_owned(),
        ),
        WhatNext::NothingToLearn(goal) => (
            format!("Nothing more to learn for {}", named(goal)),
            format!(
                "{}. As likely as not, you already meet all of its needs, and no single answer would settle whether you do. Assess yourself again in a few months, or plan for a later stage.",
                stands(goal)
            ),
        ),
        WhatNext::Looking(goal) => {
            (format!("Your path leads to {}", named(goal)), format!("{}.", stands(goal)))
        }
    }
}

/// The one thing to do next: a heading, and a sentence of reason.
fn next_thing(next: &Next) -> (String, String) {
    match next {
        Next::Tell { goal } => (
            "Say which milestones you have reached".to_owned(),
            format!(
                "Your path leads to {}. {}{}. A stage counts as reached only when its milestone is reached, too, and only you can say whether it is.",
                named(goal),
                needs_met(goal.shown),
                beside(goal)
            ),
        ),
        Next::Milestone { goal } => (
            format!("Reach the milestone of {}", named(goal)),
            format!(
                "{}; now do what proves it. The milestone counts once you can say: “{}”",
                needs_met(goal.shown),
                goal.milestone
            ),
        ),
        Next::Ask { goal, by: AskBy::Full, .. } => (
            "Answer the questions of the full assessment".to_owned(),
            format!(
                "Next on your path is {} ({}){}. Questions can settle where you stand before you spend hours on learning.",
                named(goal),
                percent(goal.shown),
                beside(goal)
            ),
        ),
        Next::Ask { goal, hinge, by } => (
            settle_way(hinge, *by),
            format!(
                "Your path leads to {}. {}. {} Find out before you spend hours on learning.",
                named(goal),
                stands(goal),
                settle(hinge, *by)
            ),
        ),
        Next::Improve { goal, first: Some(first), .. } => (
            format!("Raise {} from {} to {}", first.facet, first.from, first.to),
            format!(
                "This is the first piece of the next step, which leads to {}. {}. This piece takes about {} of study and practice. Begin with this: {}",
                named(goal),
                stands(goal),
                counted(first.hours, "hour", "hours"),
                first.practise
            ),
        ),
        Next::Improve { goal, first: None, .. } => {
            (format!("Build up your skills towards {}", named(goal)), format!("{}.", stands(goal)))
        }
        Next::End { goal } => (
            "Keep what you have reached".to_owned(),
            format!(
                "Stage {}, {}, is the end of this path, and your answers show the skills for it ({}). Assess yourself again once a year; in a field that moves this fast, levels slip.",
                goal.stage.number(),
                goal.name,
                percent(goal.shown)
            ),
        ),
    }
}

/// How far the skills and the milestone of the goal are.
fn stands(goal: &Goal) -> String {
    let needs = needs_met(goal.shown);
    let done = if goal.state.done == Some(true) { "You have reached its milestone. " } else { "" };
    format!("{done}{needs}{}", beside(goal))
}

/// Why a stage that the skills meet more surely is not the one to go for.
fn beside(goal: &Goal) -> String {
    let at = goal.probably_at.as_ref().map_or_else(String::new, |one| {
        format!(
            ". You are probably already at {}, {}, but that is not certain ({}). The next stage on your route comes before it and is more certain",
            stage_number(one.stage),
            one.name,
            percent(one.shown)
        )
    });
    let surer = goal.surer.as_ref().map_or_else(String::new, |one| {
        format!(
            ". Your skills are more likely to meet the needs of stage {}, {} ({}), but it is not on your route; “{WHERE_FROM}” has other routes",
            one.stage.number(),
            one.name,
            percent(one.shown)
        )
    });
    format!("{at}{surer}")
}

fn named(goal: &Goal) -> String {
    format!("{}, {}", stage_number(goal.stage), goal.name)
}

/// Why a way fits best.
pub fn because(because: &WayReason, skill_names: &str) -> String {
    let mut reasons = Vec::new();
    if !because.milestones.is_empty() {
        let numbers: Vec<String> =
            because.milestones.iter().map(|stage| stage.number().to_string()).collect();
        let milestones =
            if numbers.len() == 1 { "the milestone of stage" } else { "the milestones of stages" };
        reasons.push(format!("you have reached {milestones} {}", list(&numbers)));
    }
    if let Some((on, years)) = because.years {
        let what = track(on).trim_start_matches("Years ");
        reasons.push(format!("you have {} of experience {what}", counted(years, "year", "years")));
    }
    if !because.skills.is_empty() {
        reasons.push(format!("you are stronger in {skill_names} than you are on average"));
    }
    if reasons.is_empty() {
        "This route fits anybody for whom no other is clearly better.".to_owned()
    } else {
        let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
        format!("This route fits you best, because {}.", list(&reasons))
    }
}

/// The stages of a way in their order, and why another one than the first that is open comes next.
pub fn way_stages(way: &WayRow) -> String {
    let numbers: Vec<String> = way.stages.iter().map(|stage| stage.number().to_string()).collect();
    let why = way.ahead.as_ref().map_or_else(String::new, |ahead| {
        let (next, first) = (stage_number(ahead.next), stage_number(ahead.first));
        let surer = if ahead.shown == ahead.first_shown {
            String::new()
        } else {
            format!(" ({}, against {})", percent(ahead.shown), percent(ahead.first_shown))
        };
        format!(
            " Your next stage is {next}, although {first} comes before it here: today, your skills are more likely to meet the needs of the later stage{surer}."
        )
    });
    format!(
        "The route passes through the stages in this order, numbered as in the list below: {}.{why}",
        numbers.join(", ")
    )
}

/// Where a stage stands on the way taken.
pub fn place_on_way(place: Option<u8>) -> String {
    if place.is_none() { format!(" · {LEFT_OUT_HERE}") } else { String::new() }
}

/// The probability, and what fails most often.
pub fn shown_more(row: &PathRow) -> String {
    let shown = with_word(row.row.shown);
    match &row.fails {
        Some((what, level, share)) => {
            format!(
                "{shown}. The need most likely to be missed is {what} at {level}: the chance of missing it is {}.",
                percent(*share)
            )
        }
        None => format!("{shown}."),
    }
}

/// An answer and what it does.
pub fn said(one: &MovingAnswer) -> String {
    let answer = match &one.answer {
        SaidAnswer::Rated(level) => format!("you rated yourself {level}"),
        SaidAnswer::Earned(points) => earned(*points),
    };
    let size = one.levels.to_string();
    let size = size.trim_start_matches('\u{2212}');
    let stood = if one.levels.get() > 0.0 { "lower" } else { "higher" };
    format!(
        "{answer}; without this answer, you would be about {size} levels {stood} in the skills that the stage needs"
    )
}

/// The stages whose milestone is open before one that is reached.
pub fn gaps(gaps: &[(Stage, String)]) -> String {
    let names: Vec<String> =
        gaps.iter().map(|(stage, name)| format!("{name} ({})", stage.number())).collect();
    format!(
        "You say that you have reached a later milestone on this route, but not these: {}. That can be true, because people join the path from many directions; if you forgot to tick one, tick it under “About you”.",
        names.join(", ")
    )
}

/// What a slider says.
pub fn slider(level: &str, moved: bool) -> String {
    if moved { level.to_owned() } else { format!("{level}, as today") }
}

/// What would change, in a few words.
pub fn change(now: Percent, then: Percent) -> String {
    if now == then { "as today".to_owned() } else { format!("{} today", with_word(now)) }
}

/// A percentage with its word.
pub fn with_word(shown: Percent) -> String {
    format!("{}, {}", percent(shown), shown_word(Shown::from(shown)))
}

/// The need that fails most often, behind the chance of all of them.
pub fn hardest(skill: &str, level: &str, met: Option<Percent>) -> String {
    let met = met.map_or_else(String::new, |met| format!(" (chance of meeting it: {})", percent(met)));
    format!("; the hardest need is {skill} at {level}{met}")
}

/// The state of a stage as the end of a sentence.
const fn state(state: StageState) -> &'static str {
    match (state.done, state.skills) {
        (Some(true), Shown::Shown) => {
            "is reached: you have reached its milestone, and your skills meet its needs"
        }
        (Some(true), Shown::Likely) => "is done, and your skills probably meet its needs",
        (Some(true), Shown::Open) => "is done; whether your skills meet its needs is open",
        (Some(true), Shown::NotYet) => "is done, but your skills do not meet its needs yet",
        (Some(false), Shown::Shown) => {
            "is ready: your skills meet its needs, and its milestone is still to be reached"
        }
        (Some(false), Shown::Likely) => {
            "is within reach: your skills probably meet its needs, and its milestone is still to be reached"
        }
        (None, Shown::Shown) => {
            "is ready: your skills meet its needs; you have not said whether its milestone is reached"
        }
        (None, Shown::Likely) => {
            "is within reach: your skills probably meet its needs; you have not said whether its milestone is reached"
        }
        (_, Shown::Open) => "is open: it is not clear yet whether your skills meet its needs",
        (_, Shown::NotYet) => "is still to come: your skills do not meet its needs yet",
    }
}

/// The whole result as plain sentences; `next` is what to do next.
pub fn plainly(page: &Whole, next: &WhatNext) -> Vec<String> {
    let mut lines = vec![stand(page), format!("This result {}.", basis(page.answered, Whose::Mine)), {
        let (what, why) = what_next(next);
        format!("Next: {what}. {why}")
    }];
    for row in &page.stages {
        let stage = &row.row;
        let fails = row.fails.as_ref().map_or_else(String::new, |(what, level, share)| {
            format!(
                " The need most likely to be missed is {what} at {level}: the chance of missing it is {}.",
                percent(*share)
            )
        });
        lines.push(format!(
            "Stage {}, {}, {} ({}).{}{fails}",
            stage.stage.number(),
            stage.name,
            state(stage.state),
            percent(stage.shown),
            if row.place.is_none() { " Your route leaves it out." } else { "" }
        ));
    }
    lines.push(format!(
        "The percentages already allow for the uncertainty about your levels. They are computed with random numbers; a different set would move them by about {} percentage points at most.",
        page.error
    ));
    lines
}
