//! Words of a plan that is not made yet: what it takes over, and what became of its aim.

use super::plan::{due, phase, span, step_label};
use super::terms::{list, percent};
use cairn_core::Stage;
use cairn_core::counts::counted;
use cairn_core::path::view::Percent;
use cairn_core::plan::view::{PlanEnd, PlanView, StepRow};
use cairn_core::plan::{CarriedOver, OwnHours};

/// What a draft leaves out, because the last plan did.
pub fn out_before(view: &PlanView) -> Option<String> {
    let names: Vec<&str> = view.out.iter().map(|piece| piece.facet.as_str()).collect();
    let (are, them) = if names.len() == 1 { ("is", "it") } else { ("are", "them") };
    // What is ahead is in no hours of the step.
    let of_step: Vec<&str> =
        view.out.iter().filter(|piece| piece.ahead.is_none()).map(|piece| piece.facet.as_str()).collect();
    let hours = match of_step.as_slice() {
        [] => String::new(),
        all if all.len() == names.len() => {
            format!(" The hours and months above include {them}; the dates do not.")
        }
        some => format!(" The hours and months above include {}; the dates do not.", list(some)),
    };
    (!names.is_empty()).then(|| {
        format!(
            "{} {are} still left out, as in your previous plan: {}.{hours} Once you make this your plan, you can use “Left out” to put {them} back.",
            counted(names.len(), "piece", "pieces"),
            names.join(", ")
        )
    })
}

/// What a draft takes over from earlier plans, and what it does not; nothing where there is neither.
pub fn carried_over(over: &CarriedOver) -> Option<String> {
    let done: Vec<String> = over.done.iter().map(step_label).collect();
    let done = (!done.is_empty()).then(|| {
        format!("{} that you ticked off ({})", counted(done.len(), "step", "steps"), done.join("; "))
    });
    let days = over.days.then(|| "the days on which you study".to_owned());
    let notes = (over.notes > 0).then(|| counted(over.notes, "note", "notes"));
    let kept: Vec<String> = [done, days, notes].into_iter().flatten().collect();
    let hours = match over.hours {
        0 => String::new(),
        hours => {
            let them = if hours == 1 { "it" } else { "them" };
            format!(
                " The steps that you ticked off account for {hours} of the hours on this page; the dates and the list of what is due first do not count {them}."
            )
        }
    };
    let kept = (!kept.is_empty()).then(|| format!("Kept from your earlier plans: {}.{hours}", list(&kept)));
    let (ticks, notes) = over.stay;
    let ticks = (ticks > 0).then(|| counted(ticks, "tick", "ticks"));
    let notes = (notes > 0).then(|| counted(notes, "note", "notes"));
    let stay: Vec<String> = [ticks, notes].into_iter().flatten().collect();
    let stay = (!stay.is_empty()).then(|| {
        format!(
            "Not taken over, and still in your earlier plans: {}. They belong to steps that this plan does not have, or that you have answered questions about since.",
            list(&stay)
        )
    });
    let said: Vec<String> = kept.into_iter().chain(stay).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

pub const OWN_HOURS: &str = "Hours that you set in place of the usual ones:";

/// What hours of the person's own are of.
pub fn own_hours_of(one: &OwnHours) -> String {
    format!("{}, {} to {}", one.name, one.levels.0, one.levels.1)
}

/// Hours of the person's own, and the usual ones.
pub fn own_hours(one: &OwnHours) -> String {
    let hours = counted(one.hours, "hour", "hours");
    format!("{}: {hours} in place of {}.", own_hours_of(one), one.usual)
}

/// The button that sets hours back to the usual ones.
pub fn back_to(usual: u32) -> String {
    format!("Back to {}", counted(usual, "hour", "hours"))
}

/// The target is a stage, and is reached already; after the last one there are growth roles.
pub fn stage_reached(stage: Stage, shown: Percent) -> String {
    let on = if stage == Stage::LAST {
        "It is the end of the path. A growth role can be your next goal; assess yourself again once a year."
    } else {
        "Choose a later stage to plan for."
    };
    format!(
        "You have reached this stage: you say that its milestone is reached, and the chance that your skills meet its needs is {}. {on}",
        percent(shown)
    )
}

/// The target is a growth role, and is reached already.
pub fn role_reached(shown: Percent, duties: &[String]) -> String {
    format!(
        "The chance that your skills meet the needs of this role is {}. What counts now is practice in the responsibilities that weigh most in it: {}.",
        percent(shown),
        duties.join("; ")
    )
}

/// That a draft changes nothing yet.
pub fn goes_on(name: &str) -> String {
    format!(
        "This is a draft. Your plan to reach “{name}” stays in force until you make this one yours; after that, you will find the old one under “Earlier plans”."
    )
}

/// That a step of a draft is done already.
pub fn step_done(step: &StepRow) -> String {
    format!("{}: {}", phase(&step.step), due(step))
}

/// That a stage behind the step may begin before the last proof of the step is complete.
pub fn proof_goes_on(view: &PlanView) -> Option<String> {
    let day = view.proven?.words();
    Some(format!(
        "These years count from the end of the step. Its last proof, which can be complete by {day}, runs alongside the next stage."
    ))
}

/// From when to when a way would take, where it has dates: word for word what the plan of it says.
pub fn dates(view: &PlanView) -> Option<String> {
    matches!(view.end, PlanEnd::On(_)).then(|| format!("If you begin today: {}", span(view)))
}
