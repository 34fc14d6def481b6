//! Words of how a plan stands after another assessment.

use super::history::{moved_by, not_asked};
use super::plan::spread;
use super::terms::{about_hours, list};
use cairn_core::plan::view::Pace;
use cairn_core::plan::{Judgement, Standing, Verdict};

/// How a plan is doing: one verdict, and what it goes by; `names` are those of the skills that changed, `rated` is whether ratings
/// by others are among it.
pub fn judgement(one: &Judgement, names: &[String], rated: bool) -> String {
    match one {
        Judgement::Ticks(by) => pace(*by),
        Judgement::Unknown => {
            "You have answered since, and what is left by that is being worked out …".to_owned()
        }
        Judgement::Answers(standing) => by_answers(standing, names, rated),
    }
}

fn by_answers(one: &Standing, names: &[String], rated: bool) -> String {
    let by = if rated { "By your answers since and what others have rated" } else { "By your answers since" };
    if one.verdict == Verdict::Reached {
        return format!(
            "{by}, which count for more than ticks, nothing is left to learn for this step as likely as not."
        );
    }
    let verdict = match one.verdict {
        Verdict::Ahead => "you are ahead",
        Verdict::OnTrack | Verdict::Reached => "you are on schedule",
        Verdict::Behind => "you are behind",
    };
    let plan = if one.by_days {
        format!("by its days the plan should have {} left", about_hours(one.expected))
    } else {
        format!("the plan has {} left", about_hours(one.expected))
    };
    let out = match one.out {
        0 => String::new(),
        hours => format!(", without {} of the pieces that you left out", about_hours(hours)),
    };
    let changes: Vec<String> =
        one.why.iter().zip(names).map(|(since, name)| format!("{name} {}", moved_by(since.levels))).collect();
    let why = match one.verdict {
        _ if !changes.is_empty() => {
            let silent = one.why.iter().zip(names).filter(|(since, _)| !since.asked);
            let silent: Vec<&str> = silent.map(|(_, name)| name.as_str()).collect();
            format!(
                " Held against your result on the day of the plan, which knew neither your answers nor ratings that came since: {}.{}",
                changes.join("; "),
                not_asked(&silent, rated)
            )
        }
        Verdict::OnTrack | Verdict::Reached => String::new(),
        Verdict::Ahead | Verdict::Behind => {
            " No single skill explains it: since the day of the plan, none has moved by a third of a level or more.".to_owned()
        }
    };
    format!(
        "{by}, which count for more than ticks, {verdict}: {} are left, {}, and {plan}{out}.{}{why}",
        about_hours(one.left[1]),
        spread(one.left),
        plan_lacks(&one.lacks)
    )
}

/// What the step asks for by today's result and the plan has no piece of, as a sentence behind another; nothing where there is
/// nothing.
pub fn plan_lacks(lacks: &[(String, u32)]) -> String {
    if lacks.is_empty() {
        return String::new();
    }
    let each: Vec<String> =
        lacks.iter().map(|(skill, hours)| format!("{} of {skill}", about_hours(*hours))).collect();
    let each: Vec<&str> = each.iter().map(String::as_str).collect();
    format!(
        " But by your result of today the step also asks for {}, and the plan has no piece for that; a new plan would.",
        list(&each)
    )
}

/// Against the plan.
fn pace(pace: Pace) -> String {
    match pace {
        Pace::NoDates => "There are no dates to stand against.".to_owned(),
        Pace::NotBegun => "It has not begun yet.".to_owned(),
        Pace::AsPlanned => "You are on schedule, by what you have ticked off.".to_owned(),
        Pace::Ahead(weeks) => {
            format!("By what you have ticked off you are about {weeks} weeks ahead of the plan.")
        }
        Pace::Behind(weeks) => {
            format!(
                "By what you have ticked off you are about {weeks} weeks behind the plan. That happens; move the first day, or plan fewer hours a week."
            )
        }
        Pace::Finished => {
            "Everything of the step is ticked off. Assess yourself again, and see what it brought.".to_owned()
        }
        Pace::Over => "Its milestone is ticked off, so the step is done. Plan the next one.".to_owned(),
    }
}
