//! Words of the page of the plan.

use cairn_core::content::{Work, WorkKind};
use cairn_core::path::view::Percent;
use cairn_core::path::way::{Answering, AskFor, Found, LegFound, Range, whole};
use cairn_core::path::{Aim, AskBy, Shown};
use cairn_core::plan::view::{End, Later, Pace, PieceRow, PlanView, StepRow};
use cairn_core::plan::{Phase, Soon, Standing, Step, Verdict};

use super::{percent, shown_word, stage_number};

pub const PLAN: &str = "Your plan";
pub const PLAN_NOTHING: &str =
    "A plan begins where you stand, and that takes answers. A quick look is enough to begin with.";
pub const PLAN_LEAD: &str =
    "The next step in detail, and the years behind it as a line. You will plan again after each assessment.";
pub const HOURS_WEEK: &str = "Own hours a week";
pub const TARGET: &str = "Where to";
pub const STAGES: &str = "Stages of the path";
pub const GROWTH: &str = "Growth roles";
pub const WAY_TO_ROLE: &str = "Plan the way to this role";
pub const WAY_TO_STAGE: &str = "Plan the way to this stage";
pub const TAKE: &str = "Make this my plan";
pub const CLOSE_PLAN: &str = "Close this plan";
pub const PLAN_KEPT: &str = "Kept on this device the moment you change it.";
pub const HOURS_ARE: &str = "Hours are expert judgement of this project. They are yours to change, and what you change is kept. What you learn in one facet helps in its neighbours, so a piece takes less than its hours by themselves.";
pub const ASSUMED: &str = "How much one facet helps the next, what a job practises and how long steps take are expert judgement, held against how long real people take. The method page has the formulas and the sources.";
pub const AGAIN: &str = "Assess yourself again";
pub const THIS_MONTH: &str = "This month";
pub const DONE: &str = "Done";
pub const WORKS: &str = "To learn from";
pub const YOUR_JOB: &str = "What your job practises";
pub const YOUR_JOB_MORE: &str = "Work counts: what you practise there you need not practise in your own time. One hour can practise several skills. Until you change it, this is what is usual for people who come from where you come from.";
pub const AS_USUAL: &str = "Back to what is usual";
pub const EARLIER: &str = "Earlier plans";
pub const FOLLOW_AGAIN: &str = "Follow this plan again";
pub const DEED_COUNTS: &str =
    "Tick it and it counts on the path as well. Add a line of evidence under “About you”.";
pub const OLDER: &str = "This plan was made under older rules. They counted spare time alone, and went on learning until every need was met with 80 % under today's doubt. Today practice at work counts, what you learn in one facet helps in the next, and doubt is narrowed by answers. Your ticks, notes and dates are as they were. To plan under today's rules, close this plan and make a new one.";

/// Shares of a job that can be chosen, in percent, with their words.
pub const SHARES: [(u8, &str); 5] =
    [(0, "not at all"), (10, "now and then"), (25, "a good part"), (40, "much of it"), (60, "most of it")];

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
        (None, Some(day)) if step.late => format!("was due {}", day.words()),
        (None, Some(day)) => format!("by {}", day.words()),
        (None, None) => String::new(),
    }
}

/// A step in a few words.
pub fn step_label(step: &StepRow) -> String {
    if step.facet.is_empty() { AGAIN.to_owned() } else { format!("{}: {}", phase(&step.step), step.facet) }
}

/// Something of this month: what, and by when.
pub fn soon(one: &Soon) -> (String, String) {
    let by = one.by.map_or_else(String::new, |day| format!("by {}", day.words()));
    let part =
        one.part.map_or_else(String::new, |(hours, all)| format!(", about {hours} of its {all} hours"));
    (step_label(&one.step), format!("{by}{part}"))
}

/// A number of hours as it is said: no more figures than are meant.
fn hours(value: f64) -> u32 {
    let value = whole(value);
    let step = match value {
        0..=99 => 5,
        100..=999 => 10,
        _ => 50,
    };
    (value + step / 2) / step * step
}

/// So many months, for the middle of a sentence.
pub fn months(value: f64) -> String {
    if value.is_infinite() {
        return "never".to_owned();
    }
    match whole(value) {
        0..=1 => "a month".to_owned(),
        months @ 2..=23 => format!("{months} months"),
        months => {
            let halves = (months + 3) / 6;
            if halves % 2 == 0 { format!("{} years", halves / 2) } else { format!("{}½ years", halves / 2) }
        }
    }
}

fn between(range: Range) -> String {
    format!("between {} and {}", months(range.low), months(range.high))
}

/// The title of the next step, with the hours that it takes.
pub fn way(name: &str, leg: &LegFound) -> String {
    if leg.months.middle.is_infinite() {
        return format!(
            "{name}: about {} hours, and without own hours or practice at work no end",
            hours(leg.hours.middle)
        );
    }
    let time = months(leg.months.middle);
    if whole(leg.hours.middle) == 0 {
        format!("{name}: no hours of learning as likely as not, in about {time}")
    } else {
        format!("{name}: about {} hours, in about {time}", hours(leg.hours.middle))
    }
}

/// How sure that is, and what the hours consist of.
pub fn way_more(found: &Found, leg: &LegFound) -> String {
    let (low, high) = (hours(leg.hours.low), hours(leg.hours.high));
    let study: f64 = found.pieces.iter().map(|piece| piece.hours.study).sum();
    let practice: f64 = found.pieces.iter().map(|piece| piece.hours.practice).sum();
    let split = if found.pieces.is_empty() {
        String::new()
    } else {
        format!(" About {} are study in your own time, {} practice.", hours(study), hours(practice))
    };
    let doubt = if low == high {
        String::new()
    } else {
        format!(
            "It is between {low} and {high} hours, because it is not sure where you stand: nine in ten of the places where you may stand lie between the two."
        )
    };
    let time = if leg.months.high.is_finite() && whole(leg.months.low) != whole(leg.months.high) {
        format!(" It takes {}.", between(leg.months))
    } else {
        String::new()
    };
    format!("{doubt}{split}{time}")
}

/// What the milestone of the step asks.
pub fn deed(milestone: &str, least: u8) -> String {
    format!("Its milestone takes {} at least, beside the learning: “{milestone}”", months(f64::from(least)))
}

/// That needs are met as likely as not, today.
pub fn today(found: &Found) -> String {
    let shown = Percent::of(found.now.value);
    format!(
        "Today your skills meet every need of it with {} ({}).",
        percent(shown),
        shown_word(Shown::from(shown))
    )
}

/// What answering is worth.
pub fn answering(one: &Answering, skill: &str) -> (String, String) {
    let (before, after) = (hours(one.width.0), hours(one.width.1));
    let where_ = match one.by {
        AskBy::GoOn => "Go on answering".to_owned(),
        AskBy::Full => "Answer questions".to_owned(),
        AskBy::Skill(_) => format!("Look closer at {skill}"),
    };
    let why = format!(
        "Answer first. About {} minutes of questions, most of them on {skill}, are expected to narrow the range from {before} hours to {after}. Learning for as long would narrow it by no more than that time.",
        one.minutes
    );
    (where_, why)
}

/// What to ask for at work.
pub fn ask(one: &AskFor, skill: &str, text: &str) -> String {
    let now =
        if one.now.is_infinite() { "has no end".to_owned() } else { format!("takes {}", months(one.now)) };
    format!(
        "What to ask your manager for: {text} With {} % of your job in {skill} the step takes {}; as it is, it {now}.",
        one.share,
        months(one.then)
    )
}

/// The stages behind the step as a line.
pub fn rest(later: &[Later]) -> Option<String> {
    let (first, last) = (later.first()?, later.last()?);
    let numbers: Vec<String> = later.iter().map(|one| one.stage.number().to_string()).collect();
    let stages = match numbers.as_slice() {
        [one] => format!("stage {one}"),
        [before @ .., last] => format!("stages {} and {last}", before.join(", ")),
        [] => return None,
    };
    let years = if first.years.0 == last.years.0 {
        format!("roughly {}", last.years.0)
    } else {
        format!("roughly {} to {}", first.years.0, last.years.0)
    };
    Some(format!("Then {stages}, {years}."))
}

/// A stage behind the step.
pub fn later(one: &Later) -> String {
    let (middle, first, last) = one.years;
    let likely = if first == last { String::new() } else { format!(" (likely {first} to {last})") };
    format!("{}, {}: about {middle}{likely}", one.name, stage_number(one.stage))
}

/// Levels of a piece.
pub fn levels(piece: &PieceRow) -> String {
    let (from, to) = &piece.levels;
    if from == to { format!("further at {to}") } else { format!("{from} to {to}") }
}

/// Hours of a piece.
pub fn split((study, practice): (u32, u32)) -> String {
    format!("{study} hours of study, {practice} of practice")
}

/// What a plan was made for.
pub fn brings(view: &PlanView) -> String {
    let (now, from) = view.shown;
    match (view.older, view.range) {
        (Some(older), _) if view.out.is_empty() => format!(
            "Meeting every need: {} ({now} %) when you made the plan, {} ({} %) at its end by the rules of then.",
            shown_word(from),
            shown_word(older.then.1),
            older.then.0
        ),
        (None, Some([low, middle, high])) => format!(
            "When you made the plan, every need of the step was met with {now} % ({}), and it was about {middle} hours, between {low} and {high}.",
            shown_word(from)
        ),
        _ => format!("When you made the plan, every need was met with {now} % ({}).", shown_word(from)),
    }
}

/// That pieces are left out, and what that means.
pub fn left_out(view: &PlanView) -> Option<String> {
    let hours: u32 = view.out.iter().map(|piece| piece.hours).sum();
    (!view.out.is_empty()).then(|| {
        format!(
            "{} pieces are left out, {hours} hours: without them this plan does not lead to what it aims at.",
            view.out.len()
        )
    })
}

/// How a plan stands after a newer assessment.
pub fn standing(one: &Standing, names: &[String]) -> String {
    let [low, middle, high] = one.left;
    let left = format!(
        "By your latest answers about {middle} hours are left, between {low} and {high}; the plan has {} left by today.",
        one.expected
    );
    let verdict = match one.verdict {
        Verdict::Reached => "Nothing is left to learn for this step: close the plan and plan the next one.",
        Verdict::Ahead => "You are ahead.",
        Verdict::OnTrack => "You are on track.",
        Verdict::Behind => "You are behind.",
    };
    let changes: Vec<String> = one
        .why
        .iter()
        .zip(names)
        .map(|((_, change), name)| {
            let way = if change.shown().starts_with('\u{2212}') { "down" } else { "up" };
            format!("{name} {way} {} levels", change.shown().trim_start_matches('\u{2212}'))
        })
        .collect();
    let why = if changes.is_empty() {
        " No skill has changed by more than a third of a level since.".to_owned()
    } else {
        format!(" Since the plan was made: {}.", changes.join("; "))
    };
    format!("{verdict} {left}{why}")
}

/// The target is a stage, and is reached already.
pub fn stage_reached(shown: Percent) -> String {
    format!(
        "You have reached this stage: its milestone is done, and your skills meet its needs with {}. Choose a later stage to plan on.",
        percent(shown)
    )
}

/// The target is a growth role, and is reached already.
pub fn role_reached(shown: Percent, duties: &[String]) -> String {
    format!(
        "Your skills meet the needs of this role with {}. What counts now is practice in what weighs most in it: {}.",
        percent(shown),
        duties.join("; ")
    )
}

/// Another plan is followed than the one that was asked for.
pub fn other_plan(wanted: &str) -> String {
    format!(
        "This is the plan that you follow. To plan the way to “{wanted}” instead, close it under “Change the plan”; a closed plan is kept under “Earlier plans”."
    )
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
        End::On(day) => format!("{from} to {}, {} own hours a week", day.words(), view.weekly),
        End::NoHours => "No hours a week are set, and the job does not practise all of it, so the steps have an order and no dates. Set hours, and the dates appear.".to_owned(),
        End::Empty => "Everything is left out. Take a piece in again, or close the plan.".to_owned(),
        End::TooLong => format!("At {} hours a week this takes more than forty years, so it has no dates. More hours a week, more practice at work, or a nearer stage would give it some.", view.weekly),
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

/// An earlier plan in a line.
pub fn earlier(view: &PlanView, closed: bool) -> String {
    let state = if closed { "closed" } else { "a newer one took its place" };
    format!("{}, begun {}: {}; {state}.", plan_to(view), view.start.words(), progress_of(view))
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
    format!(", {} ({}). A {kind}, about {} hours{free}.", work.by, work.year, work.hours)
}
