//! Words of the page of the plan.

use cairn_core::path::view::Percent;
use cairn_core::path::way::{AIM, Found};
use cairn_core::path::{Aim, Shown};
use cairn_core::plan::view::{End, Pace, PlanView, StepRow};
use cairn_core::plan::{Day, Phase, Step};

use super::{percent, shown_word, stage_number};

pub const PLAN: &str = "Your plan";
pub const PLAN_NOTHING: &str =
    "A plan begins where you stand, and that takes answers. A quick look is enough to begin with.";
pub const PLAN_LEAD: &str = "The shortest way: of all facets that could be raised, those that bring a stage or a role within reach in the fewest hours.";
pub const HOURS_WEEK: &str = "Hours a week";
pub const TARGET: &str = "Where to";
pub const STAGES: &str = "Stages of the path";
pub const GROWTH: &str = "Growth roles";
pub const WAY_TO_ROLE: &str = "Plan the way to this role";
pub const WAY_TO_STAGE: &str = "Plan the way to this stage";
pub const TAKE: &str = "Make this my plan";
pub const CLOSE_PLAN: &str = "Close this plan";
pub const PLAN_KEPT: &str = "Kept on this device the moment you change it.";
pub const HOURS_ARE: &str =
    "Hours are expert judgement of this project. They are yours to change, and what you change is kept.";
pub const ASSUMED: &str = "One level more in a facet counts as a fifth of a level in its skill, and the doubt is taken to stay as it is today. Both are expert judgement; assess yourself again on the way, for that narrows the doubt and shortens the plan.";
pub const AGAIN: &str = "Assess yourself again";

pub const fn phase(step: &Step) -> &'static str {
    match step {
        Step::Phase(_, Phase::Learn) => "Learn",
        Step::Phase(_, Phase::Practise) => "Practise",
        Step::Phase(_, Phase::Prove) => "Prove",
        Step::Again(_) => AGAIN,
    }
}

/// By when, or when it was done.
pub fn due(step: &StepRow) -> String {
    match (step.done, step.due) {
        (Some(day), _) => format!("done {}", day.words()),
        (None, Some(day)) if step.late => format!("was due {}", day.words()),
        (None, Some(day)) => format!("by {}", day.words()),
        (None, None) => String::new(),
    }
}

/// A step for those who hear its box.
pub fn step_label(step: &StepRow) -> String {
    if step.facet.is_empty() { AGAIN.to_owned() } else { format!("{}: {}", phase(&step.step), step.facet) }
}

/// What the way costs and brings.
pub fn way(found: &Found, weekly: u16) -> String {
    let hours = found.hours;
    let shown = format!(
        "from {} today to {}",
        chance(Percent::of(found.now.value)),
        chance(Percent::of(found.then.value))
    );
    let time = match weekly {
        0 => "without hours a week it has no end: choose some".to_owned(),
        weekly => format!("at {weekly} hours a week {}", how_long(hours, weekly)),
    };
    format!("{hours} hours, {time}. It brings the chance that every need is met {shown}.")
}

fn chance(shown: Percent) -> String {
    format!("{} ({})", percent(shown), shown_word(Shown::from(shown)))
}

/// What a plan was made for: how surely needs are met before it and after it.
pub fn brings(view: &PlanView) -> String {
    let ((now, then), (from, to)) = (view.shown, view.says);
    format!(
        "Meeting every need: {} ({now} %) when you made the plan, {} ({then} %) at its end.",
        shown_word(from),
        shown_word(to)
    )
}

/// How long so many hours take.
pub fn how_long(hours: u32, weekly: u16) -> String {
    let weeks = hours.div_ceil(u32::from(weekly).max(1));
    match weeks {
        0..=1 => "about a week".to_owned(),
        2..=10 => format!("about {weeks} weeks"),
        11..=78 => format!("about {} months", (weeks * 12 + 26) / 52),
        _ => {
            let halves = (weeks + 13) / 26;
            if halves % 2 == 0 {
                format!("about {} years", halves / 2)
            } else {
                format!("about {}½ years", halves / 2)
            }
        }
    }
}

/// Whether it is proven that no way takes fewer hours.
pub fn proven(found: &Found) -> String {
    if found.at_least >= found.hours {
        "No other choice of facets takes fewer hours: every one was ruled out.".to_owned()
    } else {
        format!("Still looking: the shortest takes at least {} hours.", found.at_least)
    }
}

/// A lower aim, and why.
pub fn lower_aim(found: &Found) -> Option<String> {
    (found.aim < AIM).then(|| {
        format!(
            "{AIM} % is out of reach with what is known of you today, even with the highest level in every facet: the doubt about your skills is too wide. So this way goes to {} %. Answering more questions narrows the doubt.",
            found.aim
        )
    })
}

/// The target is a stage, and is reached already.
pub fn stage_reached(shown: Percent, milestone: &str) -> String {
    format!(
        "Your skills already meet the needs of this stage with {}, so there is nothing to learn for it. What counts now is its milestone: “{milestone}” Choose a later stage to plan on.",
        percent(shown)
    )
}

/// The target is a growth role, and is reached already.
pub fn role_reached(shown: Percent, duties: &[String]) -> String {
    format!(
        "Your skills already meet the needs of this role with {}, so there is nothing to learn for it. What counts now is practice in what weighs most in it: {}.",
        percent(shown),
        duties.join("; ")
    )
}

/// Another plan is followed than the one that was asked for.
pub fn other_plan(wanted: &str) -> String {
    format!(
        "This is the plan that you follow. To plan the way to “{wanted}” instead, close it under “Change the plan”; a closed plan is kept."
    )
}

/// The target is out of reach.
pub fn beyond(most: Percent) -> String {
    format!(
        "Even the highest level in every facet would meet all of its needs with {} only: too little is known of you to plan that far. Answer more questions, which narrows the doubt, or choose something nearer.",
        percent(most)
    )
}

/// The plan's title.
pub fn plan_to(view: &PlanView) -> String {
    match view.aim {
        Aim::Stage(stage) => format!("To {}, {}", view.name, stage_number(stage)),
        Aim::Role(_) => format!("To {}, a growth role", view.name),
    }
}

/// From when to when.
pub fn span(view: &PlanView) -> String {
    let from = view.start.words();
    match view.end {
        End::On(day) => format!("{from} to {}, {} hours a week", day.words(), view.weekly),
        End::NoHours => "No hours a week are set, so the steps have an order and no dates. Set hours, and the months appear.".to_owned(),
        End::Empty => "Everything is left out. Take a piece in again, or close the plan.".to_owned(),
        End::TooLong => format!("At {} hours a week this takes more than forty years, so it has no dates. More hours a week, or a nearer stage, would give it some.", view.weekly),
    }
}

/// How much is done.
pub fn progress_of(view: &PlanView) -> String {
    format!("{} of {} hours done, {} %", view.hours.1, view.hours.0, view.done)
}

/// Against the plan.
pub fn pace(pace: Pace) -> String {
    match pace {
        Pace::NoDates => "There are no dates to stand against.".to_owned(),
        Pace::NotBegun => "It has not begun yet.".to_owned(),
        Pace::AsPlanned => "You are where the plan has you.".to_owned(),
        Pace::Ahead(weeks) => format!("You are about {weeks} weeks ahead of the plan."),
        Pace::Behind(weeks) => {
            format!(
                "You are about {weeks} weeks behind the plan. That happens; move the first day, or plan fewer hours a week."
            )
        }
        Pace::Finished => {
            "Everything is ticked off. Assess yourself again, and see what it brought.".to_owned()
        }
    }
}

/// What to do now.
pub fn now(step: &StepRow) -> String {
    let due = step.due.map_or_else(String::new, |day: Day| format!(", by {}", day.words()));
    format!("{}{due}", step_label(step))
}
