//! Sentences of the page of the plan; its headings, fields and buttons are in `plan_page.rs`.

use super::terms::{about_exactly, of_hours, percent, shown_word, stage_number, stage_numbers};
use cairn_core::content::{Work, WorkKind};
use cairn_core::counts::counted;
use cairn_core::path::Aim;
use cairn_core::path::view::Percent;
use cairn_core::path::way::{SaidRange, said};
use cairn_core::plan::view::{Later, PieceRow, PlanEnd, PlanView, Progress, QuarterRow, StepRow};
use cairn_core::plan::{MonthHours, Phase, Soon, Step};

pub use super::plan_draft::*;
pub use super::plan_progress::*;
pub use super::way::*;

pub const REMIND: &str = "With reminders in the calendar: the day before each date, and a quarter of an hour before each block of study";
pub const CALENDAR_AGAIN: &str = "After a change, add the plan to your calendar again: entries move to their new dates, and those for steps that are done or left out are cancelled. A few calendars add new entries instead of moving the old ones; there, delete the old ones first.";
pub const PLAN: &str = "Your plan";
pub const PLAN_NOTHING: &str = "A plan begins where you stand, and finding that out takes answers. A quick look is enough to begin with.";
pub const PLAN_LEAD: &str = "This is the next step in detail and, if the plan leads further, the years after it in outline. Plan again after each assessment.";
pub const HOURS_WEEK: &str = "Your own time, in hours a week";
pub const TARGET: &str = "Goal";
pub const STAGES: &str = "Stages of the path";
pub const GROWTH: &str = "Growth roles";
pub const WAY_TO_ROLE: &str = "Plan the way to this role";
pub const WAY_TO_STAGE: &str = "Plan the way to this stage";
pub const TAKE: &str = "Make this my plan";
pub const CLOSE_PLAN: &str = "Close this plan";
pub const PLAN_KEPT: &str = "Each change is saved on this device at once. If you tick a step off early, everything after it moves to an earlier date.";
pub const HOURS_ARE: &str = "The hours are this project's expert judgement. You can change them, and your changes are saved. What you learn in one facet helps in neighbouring ones, so a piece takes fewer hours than it would alone.";
const ASSUMED: &str = "How much one facet helps the next, how much practice a job gives and how long steps take are expert judgement, checked against how long real careers have taken.";

/// How many pieces a plan has, but for those that are left out.
fn pieces(view: &PlanView) -> usize {
    let rows = view.quarters.iter().flat_map(|quarter| &quarter.rows);
    rows.filter(|row| matches!(row, QuarterRow::Piece(_))).count()
}

/// What a plan rests on; where a piece has others before it, that it may begin above today's level.
pub fn assumed(view: &PlanView) -> String {
    match pieces(view) {
        0 | 1 => ASSUMED.to_owned(),
        _ => format!(
            "A piece begins where the pieces before it leave you, which may be above today's level. {ASSUMED}"
        ),
    }
}
pub const WITHOUT_ANSWERS: &str = "There are no answers in this browser to check this plan against. Its steps, ticks, notes and dates are as you left them. To see whether you are on schedule, and to make a new plan, assess yourself first.";
pub const FORMULAS: &str = "The formulas and the sources";
pub const AGAIN: &str = "Assess yourself again";
pub const THIS_MONTH: &str = "This month";
pub const NEXT: &str = "Next";
pub const FIRST: &str = "First";
pub const MILESTONES_UNTOLD: &str = "Until you say which milestones you have reached, the plan below treats all of them as still to be reached.";
pub const DONE: &str = "Done";
pub const WORKS: &str = "To learn from";
pub const WORKS_PART: &str = "The hours are for the whole book, course, paper or guide. Use only the parts that this piece of your plan is about; you do not need the rest.";
pub const PLAN_ANEW: &str = "New plan from today's answers";
pub const YOUR_JOB: &str = "What you practise at work";
pub const YOUR_JOB_MORE: &str = "Work counts: what you practise at work, you need not practise in your own time. One hour can give practice in several skills. Until you change them, these shares are what is usual for people with your background.";
pub const AS_USUAL: &str = "Back to the usual shares";
pub const EARLIER: &str = "Earlier plans";
pub const FOLLOW_AGAIN: &str = "Follow this plan again";
pub const DEED_COUNTS: &str =
    "Once you tick the milestone, it counts on the path as well. Add a line of evidence under “About you”.";
pub const OLDER: &str = "This plan was made under older rules. They counted only spare time, and kept adding learning until the chance of meeting every need was 80%, however uncertain the result. Today, practice at work counts, what you learn in one facet helps in the next, and answers reduce the uncertainty. Your ticks, notes and dates are unchanged. To plan under today's rules, close this plan and make a new one.";

/// What a button about the job has changed.
pub fn shares_raised(count: usize) -> String {
    match count {
        0 => "Nothing to change: you already practise at least that much at work.".to_owned(),
        count => {
            format!(
                "{} raised. The hours and dates below have been updated.",
                counted(count, "share was", "shares were")
            )
        }
    }
}

/// Shares of a job that can be chosen, in percent, with their words.
pub const SHARES: [(u8, &str); 5] = [
    (0, "0%, not at all"),
    (10, "10%, now and then"),
    (25, "25%, a good part"),
    (40, "40%, much of it"),
    (60, "60%, most of it"),
];

pub const fn phase(step: &Step) -> &'static str {
    match step {
        Step::Phase(_, Phase::Learn) => "Learn",
        Step::Phase(_, Phase::Practise) => "Practise",
        Step::Phase(_, Phase::Prove) => "Prove",
        Step::Again(_) => AGAIN,
        Step::Deed(_) => "Milestone",
    }
}

/// By when, or when it was done.
pub fn due(step: &StepRow) -> String {
    match (step.done, step.due) {
        (Some(day), _) => format!("done {}", day.words()),
        (None, Some(day)) if !step.late && step.months().is_some() => {
            let from = step.months().map_or(day, |(from, _)| from);
            format!("from {}, by {}", from.words(), day.words())
        }
        (None, Some(day)) if step.late => format!("was due {}", day.words()),
        (None, Some(day)) => format!("by {}", day.words()),
        (None, None) => String::new(),
    }
}

/// That a step was ticked off under an earlier plan, where it is to be done again.
pub fn before(step: &StepRow) -> Option<String> {
    let day = step.before.filter(|_| step.done.is_none())?;
    Some(format!(
        "You ticked this off on {} in an earlier plan; your answers since then call for it again.",
        day.words()
    ))
}

/// A step in a few words.
pub fn step_label(step: &StepRow) -> String {
    if step.facet.is_empty() { AGAIN.to_owned() } else { format!("{}: {}", phase(&step.step), step.facet) }
}

/// The title above what to do soon: nothing of it may have a date, or be due within a month.
pub fn soon_title(soon: &[Soon]) -> &'static str {
    match () {
        () if soon.iter().all(|one| one.by.is_none()) => FIRST,
        () if soon.iter().all(|one| one.later) => NEXT,
        () => THIS_MONTH,
    }
}

/// Names in the line of a quarter, at most: it stays one line, and all of them stand below it.
const IN_A_LINE: usize = 4;

/// What a quarter is about, in its line.
pub fn in_quarter(names: &[String]) -> String {
    match names.len() {
        ..=IN_A_LINE => names.join(", "),
        all => {
            let first = names.get(..IN_A_LINE - 1).unwrap_or_default();
            format!("{}, and {} more", first.join(", "), all - first.len())
        }
    }
}

/// Below what to do soon.
pub const SOON_MORE: &str =
    "These come first, three at most. The quarters below list everything that begins or continues.";

/// Something of this month: what, and by when.
pub fn soon(one: &Soon) -> (String, String) {
    let begin = match one.begins {
        _ if one.step.late => "was due".to_owned(),
        Some(day) if one.goes_on => format!("begin on {}, finish by", day.words()),
        None if one.goes_on => "begin now, finish by".to_owned(),
        _ => "by".to_owned(),
    };
    let by = one.by.map_or_else(String::new, |day| format!("{begin} {}", day.words()));
    let part = one.part.map_or_else(String::new, |part| {
        let at_work = match part.at_work {
            0 => "",
            hours if hours == part.hours => ", at work",
            hours => &format!(", {hours} of them at work"),
        };
        let proof = match part.for_proof {
            0 => String::new(),
            hours => format!("; {} more for the proof", of_hours(hours)),
        };
        format!(", about {} of the {}{at_work}{proof}", part.hours, hours_of(&one.step, part))
    });
    let ahead =
        one.ahead.map_or_else(String::new, |stage| format!(", in advance, for {}", stage_number(stage)));
    (step_label(&one.step), format!("{by}{part}{ahead}"))
}

/// All hours of something of this month; those of a practice are without the hours for its proof.
fn hours_of(step: &StepRow, part: MonthHours) -> String {
    let of = match &step.step {
        Step::Phase(_, Phase::Practise) => "practice before the proof",
        Step::Phase(_, Phase::Learn | Phase::Prove) | Step::Again(_) | Step::Deed(_) => "study",
    };
    format!("{} of {of}", of_hours(part.all))
}

/// What of a milestone can be done within the month.
pub fn begin_with(text: &str) -> String {
    format!("Begin with this: {text}")
}

/// The button that ticks off something of this month, which ends all of it.
pub fn done_button(one: &Soon) -> String {
    one.part.map_or_else(|| DONE.to_owned(), |part| format!("{DONE}: all {}", hours_of(&one.step, part)))
}

/// That a step goes on in a quarter in which it does not stand.
pub fn underway(step: &StepRow) -> String {
    match (step.done, step.from.zip(step.due)) {
        (None, Some((from, due))) => format!("goes on from {} until {}", from.words(), due.words()),
        _ => due(step),
    }
}

/// Before the person's own note on a step.
pub const NOTED: &str = "Your note: ";

/// What lies between two figures of hours.
pub fn spread([low, _, high]: [u32; 3]) -> String {
    match SaidRange::of(said(f64::from(low)), said(f64::from(high))) {
        SaidRange::One(hours) => format!("exactly {hours}"),
        SaidRange::UpTo(most) => format!("between 0 and {most}"),
        SaidRange::Between(low, high) => format!("between {low} and {high}"),
    }
}

/// The stages behind the step as a line.
pub fn rest(later: &[Later]) -> Option<String> {
    let (first, last) = (later.first()?, later.last()?);
    let stages = stage_numbers(&later.iter().map(|one| one.stage).collect::<Vec<_>>());
    let rising = later.windows(2).all(|pair| pair[0].stage < pair[1].stage);
    let stages = if rising { stages } else { format!("{stages}, in the order of your route") };
    let Some((first, last)) = first.years.zip(last.years) else {
        return Some(format!(
            "Then {stages}. The plan has changed since the years of these stages were worked out; make a new plan to see the years."
        ));
    };
    let years = if first.0 == last.0 {
        format!("roughly {}", last.0)
    } else {
        format!("roughly {} to {}", first.0, last.0)
    };
    Some(format!("Then {stages}, {years}."))
}

/// A stage behind the step.
pub fn later(one: &Later) -> String {
    let when = one.years.map_or_else(String::new, |(middle, first, last)| {
        let likely = if first == last { String::new() } else { format!(" (likely {first} to {last})") };
        format!(": about {middle}{likely}")
    });
    format!("{}, {}{when}", one.name, stage_number(one.stage))
}

/// Levels of a piece.
pub fn levels(piece: &PieceRow) -> String {
    let (from, to) = &piece.levels;
    if from == to { format!("further within {to}") } else { format!("{from} to {to}") }
}

/// Hours of a piece: those of practice are for two steps, of which each names its own.
pub fn split(piece: &PieceRow) -> String {
    let (study, practice) = piece.split;
    let (before, proof) = piece.practice();
    format!(
        "{} of study, {practice} of practice ({before} before the proof, {proof} for it)",
        of_hours(study)
    )
}

/// The skill and the hours of a piece that is left out.
pub fn skill_hours(skill: &str, hours: u32) -> String {
    format!("{skill}, {}", of_hours(hours))
}

/// What a plan was made for.
pub fn brings(view: &PlanView) -> String {
    let (now, from) = (percent(Percent::from_bar(view.shown.0)), view.shown.1);
    match (view.older, view.range) {
        (Some(older), _) if view.out.is_empty() => format!(
            "Under the rules of that time, the chance of meeting every need was {now} ({0}) when you made the plan, and {2} ({1}) at its end.",
            shown_word(from),
            shown_word(older.then.1),
            percent(Percent::from_bar(older.then.0))
        ),
        (None, Some(range @ [_, 0, _])) => format!(
            "When you made the plan, the chance that you met every need of the step was {now} ({}). Probably nothing was left to learn ({} hours).",
            shown_word(from),
            spread(range)
        ),
        (None, Some(range)) => format!(
            "When you made the plan, the chance that you met every need of the step was {now} ({}). The work left was {} ({}).",
            shown_word(from),
            about_exactly(range[1]),
            spread(range)
        ),
        _ => format!(
            "When you made the plan, the chance that you met every need was {now} ({}).",
            shown_word(from)
        ),
    }
}

/// That pieces are left out, and what that means.
pub fn left_out(view: &PlanView) -> Option<String> {
    let out = || view.out.iter().filter(|piece| piece.ahead.is_none());
    let (hours, count): (u32, usize) = (out().map(|piece| piece.hours).sum(), out().count());
    (count > 0).then(|| {
        let (are, them) = if count == 1 { ("is", "it") } else { ("are", "them") };
        format!(
            "{} ({}) {are} left out: without {them}, this plan does not reach its aim.",
            counted(count, "piece", "pieces"),
            of_hours(hours)
        )
    })
}

/// Another plan is followed than the one that was asked for.
pub const OTHER_PLAN: &str = "This is the plan you are following.";

/// The way to a draft of another plan.
pub fn plan_instead(wanted: &str) -> String {
    format!("Plan the way to “{wanted}” instead")
}

/// The plan's title.
pub fn plan_to(view: &PlanView) -> String {
    match view.aim {
        Aim::Stage(stage) => format!("To {}, {}", view.name, stage_number(stage)),
        Aim::Role(_) => format!("To {}, a growth role", view.name),
    }
}

/// The next step, where the aim lies behind it.
pub fn next_step(view: &PlanView) -> Option<String> {
    let (stage, name) = view.step.as_ref()?;
    Some(format!("The next step: {name}, {}", stage_number(*stage)))
}

/// From when to when.
pub fn span(view: &PlanView) -> String {
    let from = view.start.words();
    match view.end {
        PlanEnd::On(day) => {
            let proofs = view.proven.map_or_else(String::new, |day| {
                format!(". The last proof takes longer, because it has to hold up for a while; it can be complete by {}.", day.words())
            });
            format!("{from} to {}, {} a week{proofs}", day.words(), counted(view.weekly, "hour of your own time", "hours of your own time"))
        }
        PlanEnd::NoHours => "You have set aside no hours of your own time, and studying needs them. So the steps have an order but no dates, and practice goes on only as far as your job offers it. Once you set aside one hour a week or more, the dates appear.".to_owned(),
        PlanEnd::Empty => "Everything is left out. Put a piece back, or close the plan.".to_owned(),
        PlanEnd::TooLong => format!("At {} a week, this plan takes more than forty years, so it has no dates. More hours a week, more practice at work, or an earlier stage would give it dates.", of_hours(u32::from(view.weekly))),
    }
}

/// How much is done.
pub fn progress_of(view: &PlanView) -> String {
    let beside = match view.done_out {
        0 => String::new(),
        hours => format!("; {} done in pieces that are left out", of_hours(hours)),
    };
    match view.progress() {
        Progress::NoLearning => format!("The step itself asks for no learning{beside}"),
        Progress::AllOut => format!("Everything that there is to learn for the step is left out{beside}"),
        Progress::Hours => {
            format!("{} of {} done, {}%{beside}", view.hours.1, of_hours(view.hours.0), view.done)
        }
    }
}

/// An earlier plan in a line; `number` is its place among all plans, which its file has in its name, `when` the moment at which it was
/// made.
pub fn earlier(view: &PlanView, closed: bool, (number, when): (usize, &str)) -> String {
    let state = if closed { "closed" } else { "replaced by a newer one" };
    format!("Plan {number}, made {when}: {}. {}; {state}.", plan_to(view), progress_of(view))
}

/// What follows the title of a work: who made it, when, how long it takes, and whether it costs anything.
pub fn work(work: &Work) -> String {
    let kind = match work.kind {
        WorkKind::Book => "book",
        WorkKind::Course => "course",
        WorkKind::Paper => "paper",
        WorkKind::Guide => "guide",
    };
    let free = if work.free { ", free" } else { "" };
    format!(
        ", {} ({}). A {kind}, about {} in all{free}.",
        work.by,
        work.year,
        counted(work.hours, "hour", "hours")
    )
}
