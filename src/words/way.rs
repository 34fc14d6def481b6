//! Words of a way before it is a plan: what the next step takes, how sure that is, what comes before it and beside it.

use super::terms::{about_exactly, about_hours, list, months, of_hours, percent, shown_word, stage_numbers};
use cairn_core::Stage;
use cairn_core::counts::counted;
use cairn_core::path::view::Percent;
use cairn_core::path::way::{
    AskFor, Endless, LearningEstimate, LegFound, NarrowingQuestions, Range, SaidRange, said, whole,
};
use cairn_core::path::{AskBy, Shown};
use cairn_core::plan::Day;
use cairn_core::plan::view::{PlanView, QuarterRow};

/// What lies between two figures of months, for the end of a sentence.
fn lasts(range: Range) -> Option<String> {
    if range.high.is_infinite() {
        return None;
    }
    match SaidRange::of(whole(range.low), whole(range.high)) {
        SaidRange::One(_) => None,
        SaidRange::UpTo(_) => Some(format!(" The step takes up to {}.", months(range.high))),
        SaidRange::Between(..) => {
            Some(format!(" The step takes between {} and {}.", months(range.low), months(range.high)))
        }
    }
}

/// The title of the next step, with the hours that it takes; `proven` is the day of the last proof, where one has to stand beyond
/// the months of learning.
pub fn way(name: &str, found: &LearningEstimate, leg: &LegFound, proven: Option<Day>) -> String {
    let all = found.step_hours();
    if leg.months.middle.is_infinite() {
        return format!(
            "{name}: {}, which you cannot complete without setting aside time of your own",
            about_exactly(all)
        );
    }
    let time = months(leg.months.middle);
    let proofs = proven.map_or_else(String::new, |day| format!(", and the last proof by {}", day.words()));
    if all == 0 {
        format!("{name}: probably nothing left to learn; about {time} in all{proofs}")
    } else if leg.deed.is_some() {
        format!(
            "{name}: {} of learning, and about {time} in all with its milestone{proofs}",
            about_exactly(all)
        )
    } else {
        format!("{name}: {} of learning, over about {time}{proofs}", about_exactly(all))
    }
}

/// What a stage behind the next step takes, for the end of its line; `skills` are those that most of it goes to.
pub fn leg_takes(leg: &LegFound, skills: &[&str]) -> String {
    let hours = said(leg.hours.middle);
    if hours == 0 || skills.is_empty() {
        return ". Probably little to learn beyond what earlier stages ask for".to_owned();
    }
    format!(
        ". About {} of learning, mostly at work, and mainly in {}; an hour at work can give practice in two skills, and then counts for each",
        of_hours(hours),
        list(skills)
    )
}

pub const LATER: &str = "The hours of a stage cover everything that it asks for, including what is done in advance. The years allow for that, and for the hours of your own time that earlier milestones leave free. A milestone takes months of its own, which more hours do not shorten. The pieces of a stage are planned when you come to it, because they depend on what you know by then.";

/// How sure that is, and what the hours consist of.
pub fn way_more(found: &LearningEstimate, leg: &LegFound) -> String {
    let [low, _, high] = found.step_range();
    let (study, practice) = found.step_split();
    let split = if found.pieces.is_empty() {
        String::new()
    } else {
        format!(
            " The estimate is made up of {} of study in your own time and {practice} of practice.",
            of_hours(study)
        )
    };
    let nine = "because it is not certain where you stand; nine times out of ten, the true figure lies in that range.";
    let doubt = match SaidRange::of(low, high) {
        SaidRange::One(_) => String::new(),
        SaidRange::UpTo(most) => format!("The learning could take anywhere from 0 to {most} hours, {nine}"),
        SaidRange::Between(low, high) => {
            format!("The learning could take anywhere from {low} to {high} hours, {nine}")
        }
    };
    let time = lasts(leg.months).unwrap_or_default();
    format!("{doubt}{split}{time}")
}

/// Why a step has no end, and when it would have one.
pub fn endless(one: &Endless, nowhere: &[&str]) -> String {
    let job = if nowhere.is_empty() {
        "What has to be practised can be practised at work.".to_owned()
    } else {
        format!("Your job gives no practice in {} either.", list(nowhere))
    };
    format!(
        "Study makes up about {} of this step. It takes your own time, and you have set none aside. {job} With one hour of your own time a week, the step would take about {}.",
        of_hours(said(one.study)),
        months(one.with_one)
    )
}

/// A need of the step for which nothing is planned, and why.
pub fn aside(skill: &str, level: &str, met: Percent, below: &[&str]) -> String {
    let facets = match below {
        [] => String::new(),
        [one] => format!(
            " {one} is probably below that level and other facets above it; the stage asks for the mean of them all."
        ),
        many => {
            format!(
                " {} are probably below that level and other facets above it; the stage asks for the mean of them all.",
                list(many)
            )
        }
    };
    let lacks = match met {
        Percent::Whole(50..) | Percent::Above99 => "Most likely, little or nothing is missing",
        _ => "More likely than not, something is missing, but not much",
    };
    format!(
        "{skill} at {level}: the chance that you already meet this need is {}, so the plan has no piece for it. {lacks}, and what you learn in the other pieces helps here, too. To find out whether anything is missing, questions on the skill are quicker than study.{facets}",
        percent(met)
    )
}

/// A skill that a plan has no piece of, where today's answers would plan some.
pub fn missing(skill: &str, hours: u32) -> String {
    format!(
        "{skill}: going by today's answers, the stage asks for {} of further learning. This plan was made before those answers and has no piece for it; a new plan would have one.",
        about_hours(hours)
    )
}

/// Facets that lie low and are no pieces.
pub fn dearer(facets: &[&str]) -> String {
    let (lie, are) =
        if facets.len() == 1 { ("is", "is not in the plan") } else { ("are", "are not in the plan") };
    format!(
        "{} {lie} at a low level, too, but {are}: other facets of the same skill raise the skill just as far in fewer hours.",
        list(facets)
    )
}

pub const NOT_PLANNED: &str = "What else the stage asks for, and why the plan has no piece for it";

/// The hours of a piece beside what its levels take by themselves.
pub fn price(piece: u32, alone: u32) -> Option<String> {
    (alone > piece).then(|| {
        format!(
            "Somebody who is just beginning this level takes {}. You probably have {} of that behind you, or will learn it along with neighbouring facets, which leaves about {}.",
            of_hours(alone),
            if piece * 3 < alone { "most" } else { "part" },
            of_hours(piece)
        )
    })
}

/// What the milestone of the step asks.
pub fn deed(milestone: &str, least: u8) -> String {
    format!(
        "The milestone takes at least {}, in addition to the learning: “{milestone}”",
        months(f64::from(least))
    )
}

/// That needs are met as likely as not, today.
pub fn today(found: &LearningEstimate) -> String {
    let shown = Percent::of(found.now.value);
    format!(
        "The chance that your skills meet every need of this step today is {} ({}).",
        percent(shown),
        shown_word(Shown::from(shown))
    )
}

/// The way to the questions that come before learning.
pub fn answer_way(by: AskBy, skill: &str) -> String {
    match by {
        AskBy::GoOn => "Continue the full assessment".to_owned(),
        AskBy::Ratings => "Finish your ratings".to_owned(),
        AskBy::Full => "Answer questions".to_owned(),
        AskBy::Skill(_) => format!("Take a closer look at {skill}"),
    }
}

/// What answering is worth.
pub fn answering(one: &NarrowingQuestions, skill: &str) -> String {
    // A share: the width of the range would be one more number of hours beside its two ends.
    let (before, after) = one.width;
    let part = if before > 0.0 { whole((1.0 - after / before) * 20.0).clamp(1, 19) * 5 } else { 5 };
    // What is asked besides is the assessment's own plan.
    let among = match one.by {
        AskBy::Full | AskBy::GoOn | AskBy::Ratings => {
            " The assessment asks other questions, too, so it takes longer in all; you can stop at any time."
        }
        AskBy::Skill(_) => {
            " The assessment of this skill may ask more questions than that; you can stop at any time."
        }
    };
    let on = match one.by {
        AskBy::Full | AskBy::GoOn | AskBy::Ratings => format!(", most of them on {skill},"),
        AskBy::Skill(_) => format!(" on {skill}"),
    };
    format!(
        "Answer first. About {} minutes of questions{on} should, on average, make the range of hours that you may need about {part}% narrower; answers that surprise can widen it. The same time spent on learning would hardly change it.{among}",
        one.minutes
    )
}

/// What to ask for at work.
pub fn ask(one: &AskFor, skill: &str, text: &str) -> String {
    let now =
        if one.now.is_infinite() { "has no end".to_owned() } else { format!("takes {}", months(one.now)) };
    format!(
        "What to ask your manager for: {text} With {}% of your job in {skill}, the step would take {}; as it is, the step {now}.",
        one.share,
        months(one.then)
    )
}

/// What own hours go to beside the milestone, where the learning of the step leaves some of them.
pub fn ahead(view: &PlanView) -> Option<String> {
    let rows = view.quarters.iter().flat_map(|quarter| &quarter.rows);
    let mut stages: Vec<Stage> = Vec::new();
    for stage in rows.filter_map(|row| if let QuarterRow::Piece(piece) = row { piece.ahead } else { None }) {
        // Two stages may take turns where their pieces overlap.
        if !stages.contains(&stage) {
            stages.push(stage);
        }
    }
    if stages.is_empty() {
        return None;
    }
    let done = match view.ahead.1 {
        0 => String::new(),
        1 => " 1 of them is done.".to_owned(),
        hours => format!(" {hours} of them are done."),
    };
    let waiting = match view.waiting {
        0 => String::new(),
        count => format!(" {} will have to wait.", counted(count, "more piece", "more pieces")),
    };
    Some(format!(
        "The milestone takes longer than the learning. Meanwhile the plan puts {}, at work and in your own time, into what {} will ask for, marked “in advance”.{done}{waiting}",
        of_hours(view.ahead.0),
        stage_numbers(&stages)
    ))
}
