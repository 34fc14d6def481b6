//! Words of a way before it is a plan: what the next step takes, how sure that is, what comes before it and beside it.

use cairn_core::path::view::Percent;
use cairn_core::path::way::{Answering, AskFor, Endless, Found, LegFound, Range, Spread, whole};
use cairn_core::path::{AskBy, Shown};

use super::plan::{hours, months, of_hours};
use super::{list, percent, shown_word};

/// What lies between two figures of months, for the end of a sentence.
fn lasts(range: Range) -> Option<String> {
    if range.high.is_infinite() {
        return None;
    }
    match Spread::of(whole(range.low), whole(range.high)) {
        Spread::One(_) => None,
        Spread::UpTo(_) => Some(format!(" It takes up to {}.", months(range.high))),
        Spread::Between(..) => {
            Some(format!(" It takes between {} and {}.", months(range.low), months(range.high)))
        }
    }
}

/// The title of the next step, with the hours that it takes.
pub fn way(name: &str, leg: &LegFound) -> String {
    if leg.months.middle.is_infinite() {
        return format!("{name}: about {}, and no end without own hours", of_hours(hours(leg.hours.middle)));
    }
    let time = months(leg.months.middle);
    if whole(leg.hours.middle) == 0 {
        format!("{name}: no hours of learning as likely as not, in about {time}")
    } else {
        format!("{name}: about {}, in about {time}", of_hours(hours(leg.hours.middle)))
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
    let nine = "because it is not sure where you stand: of ten places where you may stand, nine lie between the two.";
    let doubt = match Spread::of(low, high) {
        Spread::One(_) => String::new(),
        Spread::UpTo(most) => format!("It may be nothing at all, or as many as {most} hours, {nine}"),
        Spread::Between(low, high) => format!("It is between {low} and {high} hours, {nine}"),
    };
    let time = lasts(leg.months).unwrap_or_default();
    format!("{doubt}{split}{time}")
}

/// Why a step has no end, and when it would have one.
pub fn endless(one: &Endless, nowhere: &[&str]) -> String {
    let job = if nowhere.is_empty() {
        "What has to be practised can be practised in your job.".to_owned()
    } else {
        format!("Your job does not practise {} either.", list(nowhere))
    };
    format!(
        "About {} are study, which takes own hours, and you have set none. {job} With one own hour a week it would take about {}.",
        of_hours(hours(one.study)),
        months(one.with_one)
    )
}

/// A need of the step for which nothing is planned, and why.
pub fn aside(skill: &str, level: &str, met: Percent, below: &[&str]) -> String {
    let facets = match below {
        [] => String::new(),
        [one] => format!(" {one} likely lies below that and others above; the stage asks for their mean."),
        many => {
            format!(" {} likely lie below that and others above; the stage asks for their mean.", list(many))
        }
    };
    format!(
        "{skill} at {level} is met with {} and has no piece: most likely little or nothing is lacking, and what you learn in the other pieces carries over. Questions on it settle that sooner than study.{facets}",
        percent(met)
    )
}

/// Facets that lie low and are no pieces.
pub fn dearer(facets: &[&str]) -> String {
    let (lie, are) = if facets.len() == 1 { ("lies", "is no piece") } else { ("lie", "are no pieces") };
    format!(
        "{} {lie} low, too, and {are}: other facets of the same skill bring it as far in fewer hours.",
        list(facets)
    )
}

pub const NOT_PLANNED: &str = "What the stage asks besides, and why it is no piece";

/// The hours of a piece beside what its levels take by themselves.
pub fn price(piece: u32, alone: u32) -> Option<String> {
    (alone > piece).then(|| {
        format!(
            "{} are what is likely left for you here. By itself the whole way takes {alone}; you likely have part of it behind you, and what you learn in the facets beside it carries over.",
            of_hours(piece)
        )
    })
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
