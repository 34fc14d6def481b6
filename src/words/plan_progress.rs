//! Words of how a plan stands after another assessment.

use super::plan::spread;
use super::result_moved::{moved_by, not_asked};
use super::terms::about_hours;
use cairn_core::decimal::Tenths;
use cairn_core::plan::view::Pace;
use cairn_core::plan::{PlanCheck, PlanProgress, PlanVerdict, lacks_says};

/// How a plan is doing: one verdict, and what it goes by; `names` are those of the skills that changed, `rated` is whether ratings
/// by others are among it.
pub fn plan_progress(one: &PlanProgress, names: &[String], rated: bool) -> String {
    match one {
        PlanProgress::Ticks(by) => pace(*by),
        PlanProgress::Unknown => {
            "You have given answers since then, and what is left to do is being worked out …".to_owned()
        }
        PlanProgress::Answers(standing) => by_answers(standing, names, rated),
    }
}

fn by_answers(one: &PlanCheck, names: &[String], rated: bool) -> String {
    let by = if rated {
        "Going by your answers since then and by ratings from others"
    } else {
        "Going by your answers since then"
    };
    if one.verdict == PlanVerdict::Reached {
        return format!(
            "{by}, which count for more than ticks, it is as likely as not that nothing is left to learn for this step."
        );
    }
    let verdict = match one.verdict {
        PlanVerdict::Ahead => "you are ahead",
        PlanVerdict::OnTrack | PlanVerdict::Reached => "you are on schedule",
        PlanVerdict::Behind => "you are behind",
    };
    let plan = if one.by_days {
        format!("According to its dates, the plan should have {} left", about_hours(one.expected))
    } else {
        format!("The plan has {} left", about_hours(one.expected))
    };
    let out = match one.out {
        0 => String::new(),
        hours => format!(", not counting {} in the pieces that you left out", about_hours(hours)),
    };
    let changes: Vec<String> =
        one.why.iter().zip(names).map(|(since, name)| format!("{name} {}", moved_by(since.levels))).collect();
    let why = match one.verdict {
        _ if !changes.is_empty() => {
            let silent = one.why.iter().zip(names).filter(|(since, _)| !since.asked);
            let silent: Vec<&str> = silent.map(|(_, name)| name.as_str()).collect();
            let moved = if changes.len() == 1 { "this skill has moved" } else { "these skills have moved" };
            format!(
                " Compared with your result on the day of the plan, before these answers and ratings, {moved}: {}.{}",
                changes.join("; "),
                not_asked(&silent, rated)
            )
        }
        PlanVerdict::OnTrack | PlanVerdict::Reached => String::new(),
        PlanVerdict::Ahead | PlanVerdict::Behind => {
            " No single skill explains it: since the day of the plan, none has moved by a third of a level or more.".to_owned()
        }
    };
    format!(
        "{by}, which count for more than ticks, {verdict}, with {} left ({}). {plan}{out}.{}{why}",
        about_hours(one.left[1]),
        spread(one.left),
        plan_lacks(&one.lacks)
    )
}

/// What the step asks for by today's result and the plan has no piece of, as a sentence behind another; nothing where there is
/// nothing.
pub fn plan_lacks(lacks: &[(String, u32)]) -> String {
    lacks_says(lacks).map_or_else(String::new, |says| format!(" {says}"))
}

/// What a plan that goes on says, and what answers since it was made would do otherwise.
pub fn go_on(
    verdict: Option<PlanVerdict>,
    by_ticks: Option<Pace>,
    lacks: &[(String, u32)],
    what: &str,
) -> String {
    let anew = |stands: &str| {
        format!(
            "Going by today's result, you are {stands} your plan. A new one would begin with this: {what}.{}",
            plan_lacks(lacks)
        )
    };
    match verdict {
        Some(PlanVerdict::Ahead) => anew("ahead of"),
        Some(PlanVerdict::Behind) => anew("behind"),
        Some(PlanVerdict::OnTrack | PlanVerdict::Reached) if lacks.is_empty() => {
            "Your plan says what is due this month, and today's result still supports the plan.".to_owned()
        }
        Some(PlanVerdict::OnTrack | PlanVerdict::Reached) => {
            format!("Your plan says what is due this month.{}", plan_lacks(lacks))
        }
        // Late or early is said as the plan's own page says it.
        None => match by_ticks {
            Some(by @ (Pace::Behind(_) | Pace::Ahead(_))) => {
                format!("Your plan says what is due this month. {}", pace(by))
            }
            _ => "Your plan says what is due this month.".to_owned(),
        },
    }
}

/// So many weeks.
fn in_weeks(weeks: Tenths) -> String {
    if weeks == Tenths::of(1.0) { "1 week".to_owned() } else { format!("{weeks} weeks") }
}

/// Against the plan.
fn pace(pace: Pace) -> String {
    match pace {
        Pace::NoDates => "There are no dates to compare with.".to_owned(),
        Pace::NotBegun => "The plan has not begun yet.".to_owned(),
        Pace::AsPlanned => "You are on schedule, going by what you have ticked off.".to_owned(),
        Pace::Ahead(weeks) => {
            let weeks = in_weeks(weeks);
            format!("Going by what you have ticked off, you are about {weeks} ahead of the plan.")
        }
        Pace::Behind(weeks) => {
            let weeks = in_weeks(weeks);
            format!(
                "Going by what you have ticked off, you are about {weeks} behind the plan. That happens: move the first day, or plan fewer hours a week."
            )
        }
        Pace::Finished => {
            "Everything in this step is ticked off. Assess yourself again, and see what has changed."
                .to_owned()
        }
        Pace::Over => {
            "The milestone of this step is ticked off, so the step is done. Plan the next one.".to_owned()
        }
    }
}
