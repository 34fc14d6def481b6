//! Words about a position: its must-haves and years, its file, what replaces it.

use super::job::insists_on;
use super::terms::{NOT_MEASURED, list, percent};
use super::years::track_short;
use cairn_core::Stage;
use cairn_core::attempt::Track;
use cairn_core::compare::{
    AskedDegree, MustsSay, MustsView, NeedView, Position, YearsMet, YearsSay, YearsView,
};
use cairn_core::content::Target;
use cairn_core::counts::counted;
use cairn_core::job::{Ad, AdMatch, Wish};
use cairn_core::path::view::Percent;

pub const POSITION_LEAD: &str = "Start from a template, then say what counts. Every change reorders the pool at once. Weights are your judgement; the pool shows what would still hold with other weights.";
pub const WEIGHTS: &str = "What counts, and how much";
pub const WEIGHTS_ARE: &str =
    "Points from 0 (not at all) to 100. Only the proportions matter, so they need not add up to 100.";
pub const MUSTS: &str = "Must-haves";
pub const YEARS: &str = "Years";
pub const NO_WEIGHTS: &str = "All weights are 0, so there is nothing to rank by. Candidates are shown in the order in which they were added.";
pub const UNDO: &str = "Undo";
pub const CHOOSE_TEMPLATE: &str = "Choose one …";
pub const STRATEGIST: &str = "AI strategist";
pub const GROWTH_ROLES: &str = "Growth roles";
pub const OCCUPATIONS: &str = "Surveyed occupations (O*NET)";
pub const NOTHING_YET: &str = "No template yet: all skills have the same weight";
pub const TEMPLATE: &str = "Template";
pub const FROM_STRATEGIST: &str = "From the template “AI strategist”: its needs and weights are this project's expert judgement; the years are those that advertisements ask for.";
pub const FROM_ADVERTISEMENT: &str = "From a job advertisement. Skills that it asks for got twice the weight of those it calls nice to have; skills that it does not name got none. A skill, or a facet named on its own, became a must-have where a word in the same clause insists on it: Independent for words such as “required”, “solid” or “strong”, Leading for “excellent” or “expert”. Correct anything below that is wrong; your changes are kept.";
/// The level of a facet that an advertisement insists on, behind the name of its skill.
pub fn facet_insisted(facet: &str, level: &str) -> String {
    format!("; {facet}{}", insists_on(level))
}

pub const FROM_ROLE: &str = "From a growth role: its needs and weights are this project's expert judgement.";
pub const OWN: &str = "These weights and must-haves are your own.";
pub const OR_FROM_AD: &str = "Or start from a job advertisement";
pub const MAKE_FROM_AD: &str = "Make the position from this text";
pub const PHRASES_NOT_COME: &str = "The phrases that Cairn looks for in advertisements could not be loaded. Check the connection and try again.";
pub const POSITION_NAME: &str = "Name of the position";
pub const NOT_ASKED: &str = "No minimum";
pub const TAKE_BACK: &str = "Remove";
pub const YEARS_NOT_ASKED: &str = "no minimum";
pub const POSITION_SET: &str = "The position was set from the file.";
pub const SAVE_POSITION: &str = "Save the position to a file";
pub const OPEN_POSITION: &str = "Or open one from a file";

/// Where the numbers of a position come from that a stage of the path gave.
pub fn from_stage(stage: Stage, name: &str) -> String {
    format!(
        "From stage {}, {name}: its needs are this project's expert judgement, and the weights are in proportion to them.",
        stage.number()
    )
}

/// The same of a surveyed occupation; `source` says who asked and under which licence.
pub fn from_occupation(source: &str) -> String {
    format!(
        "From a surveyed occupation: how important each skill is, according to people who work in it. {source}"
    )
}

/// A facet that must be there at a level; the aim of the weights, where it is another level.
pub fn facet_must(facet: &str, level: &str, aimed: Option<&str>) -> String {
    match aimed {
        None => format!("{facet}: {level}"),
        Some(aimed) => format!("{facet}: {level}, {}", aim(aimed)),
    }
}

/// Years that a position asks for, in a list; empty where it asks for none.
pub fn years_asked(position: &Position) -> String {
    let asked =
        |track: Track| Some(format!("{} {}", track_short(track), at_least(position.years_on(track)?)));
    list(&Track::ALL.into_iter().filter_map(asked).collect::<Vec<_>>())
}

/// The head of a column of years.
pub fn years_head(track: Track) -> String {
    format!("Years: {}", track_short(track))
}

pub fn at_least(years: u8) -> String {
    format!("{years} or more")
}

/// What is said about years, where there is little room.
pub fn years_cell(met: YearsMet) -> String {
    match met {
        YearsMet::Yes(years) => format!("{years}, enough"),
        YearsMet::No(years) => format!("{years}, too few"),
        YearsMet::NotSaid => "not stated".to_owned(),
        YearsMet::Hidden => "hidden".to_owned(),
    }
}

/// Degrees that an advertisement names: nobody is held against them.
pub fn degrees_asked(degrees: &[AskedDegree]) -> Option<String> {
    let one = |degree: &AskedDegree| {
        if degree.preferred { format!("{} (nice to have)", degree.name) } else { degree.name.clone() }
    };
    let all: Vec<String> = degrees.iter().map(one).collect();
    (!all.is_empty()).then(|| {
        format!(
            "The advertisement also names a degree, which Cairn does not check: {}. Ask your candidates about it.",
            list(&all)
        )
    })
}

pub const DROP_DEGREES: &str = "Leave the degree out";

pub const REPLACED_BY_TEMPLATE: &str =
    "The template has replaced the weights, must-haves and years. What you had set before can be put back.";
pub const REPLACED_BY_AD: &str = "The advertisement has replaced the weights, must-haves and years. What you had set before can be put back.";
pub const REPLACED_BY_FILE: &str =
    "The file has replaced the weights, must-haves and years. What you had set before can be put back.";

/// What was found in an advertisement for a position, in a sentence.
pub fn ad_outcome(ad: &Ad) -> String {
    if ad.words > 0 && ad.found.is_empty() {
        return "Cairn recognised nothing in this text, so nothing was changed. Set the weights and must-haves below yourself."
            .to_owned();
    }
    let said = super::job::ad_outcome(ad);
    let skill = |found: &AdMatch| found.wish != Wish::Denied && matches!(found.target, Target::Skill(_));
    if ad.words == 0 || ad.found.iter().any(skill) {
        return said;
    }
    format!("{said} It asks for none of the seven skills, so the weights stay as they were.")
}

pub const LIKELY_EACH: &str = "Levels likely met, each by itself";
pub const ALL_AT_ONCE: &str = "All levels at once";

/// How many levels are likely met, where there is little room.
pub fn levels_count(likely: usize, of: usize, not_measured: usize) -> String {
    match not_measured {
        0 => format!("{likely} of {of}"),
        unknown => format!("{likely} of {of}, {unknown} not measured"),
    }
}

/// The same in a cell of the table: of how many, and beneath it what is not known.
pub fn musts_count(musts: &MustsView) -> String {
    match musts.of {
        0 => "years".to_owned(),
        // Years are must-haves too, and stand on a line of their own.
        of => format!("{} of {}", musts.likely, counted(of, "level", "levels")),
    }
}

/// What the levels say, where there is little room: whatever the years say beneath it.
pub fn musts_short(musts: &MustsView) -> Option<String> {
    match (musts.says, musts.fails.as_slice()) {
        (MustsSay::Fails, [worst, rest @ ..]) => {
            let more = match rest.len() + musts.more {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let unknown = match musts.unmeasured {
                0 => String::new(),
                unknown => format!(", {unknown} not measured"),
            };
            Some(format!("{} {}{more}{unknown}", worst.short, percent(worst.met)))
        }
        (MustsSay::NotMeasured, _) => Some(format!("{} not measured", musts.unmeasured)),
        _ if musts.of == 0 => None,
        (MustsSay::Likely, _) => Some(format!("each likely{}", at_once(musts))),
        _ => Some(format!("each shown{}", at_once(musts))),
    }
}

/// The chance of all at once, wherever each is said to be likely: seven likely ones may be a rare whole. Nothing where one is asked.
fn at_once(musts: &MustsView) -> String {
    let all = musts.all.filter(|_| musts.of > 1);
    all.map_or_else(String::new, |all| format!(", all at once {}", percent(all)))
}

/// What the years say, where there is little room.
pub fn years_short(musts: &MustsView) -> Option<String> {
    match musts.years_say()? {
        YearsSay::Enough => None,
        YearsSay::NotSaid if musts.years.len() == 1 => Some("years not stated".to_owned()),
        YearsSay::Hidden => Some("years hidden".to_owned()),
        YearsSay::Short | YearsSay::NotSaid => {
            let short = musts.years.iter().filter_map(|one| match one.met {
                YearsMet::No(years) => Some(format!(
                    "{}: {years} of {}",
                    track_short(one.track),
                    counted(one.asked, "year", "years")
                )),
                YearsMet::NotSaid => Some(format!("{}: years not stated", track_short(one.track))),
                YearsMet::Yes(_) | YearsMet::Hidden => None,
            });
            Some(short.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The must-haves in a sentence or two, without the chance of all at once.
pub fn musts(musts: &MustsView) -> String {
    let measured = musts.of.saturating_sub(musts.unmeasured);
    let count = match (musts.of, measured) {
        (0, _) => "No level is asked for".to_owned(),
        (1, 0) => "The one level asked for was not measured".to_owned(),
        (of, 0) => format!("None of the {of} levels asked for was measured"),
        (of, _) if musts.unmeasured == 0 => {
            format!("{} of {} likely met", musts.likely, counted(of, "level", "levels"))
        }
        (of, _) => format!("{} of {of} levels likely met, {} not measured", musts.likely, musts.unmeasured),
    };
    let name = |one: &NeedView| format!("{} at {} ({})", one.name, one.level, percent(one.met));
    let levels = match (musts.says, &musts.weakest) {
        (MustsSay::Fails, _) => {
            let mut all: Vec<String> = musts.fails.iter().map(name).collect();
            all.extend((musts.more > 0).then(|| format!("{} more", musts.more)));
            format!("; below 50%: {}", list(&all))
        }
        (MustsSay::Shown, Some(_)) => ", each at 80% or more".to_owned(),
        // Of one alone nothing is the least.
        (_, Some(only)) if measured == 1 => format!("; the one that was measured: {}", name(only)),
        (_, Some(weakest)) => format!("; least certain: {}", name(weakest)),
        (_, None) => String::new(),
    };
    let said: Vec<String> = musts.years.iter().copied().filter_map(year_against).collect();
    let years = if said.is_empty() { String::new() } else { format!("; {}", said.join("; ")) };
    let enough = if musts.years_say() == Some(YearsSay::Enough) { "; enough years" } else { "" };
    format!("{count}{levels}{years}{enough}.")
}

/// Years that are not as asked for; `None` where they are.
fn year_against(one: YearsView) -> Option<String> {
    let (name, asked) = (track_short(one.track), one.asked);
    match one.met {
        YearsMet::Yes(_) => None,
        YearsMet::No(years) => Some(format!("too few years in {name}: {years} of {asked}")),
        YearsMet::NotSaid => Some(format!("years in {name} not stated, {asked} asked for")),
        YearsMet::Hidden => Some(format!("years in {name} hidden with the names, {asked} asked for")),
    }
}

/// The chance of all levels at once.
pub fn musts_at_once(musts: &MustsView) -> String {
    let Some(all) = musts.all else { return String::new() };
    let guess = if musts.unmeasured == 0 {
        ""
    } else {
        ", assuming what is usual on this path for those not measured"
    };
    let why = match musts.says {
        MustsSay::Likely | MustsSay::Shown if musts.of > 1 => {
            " That is less than the chance of each by itself, because any one of them may not be met."
        }
        _ => "",
    };
    format!("All levels at once{guess}: {}.{why}", percent(all))
}

/// The chance of all levels at once in a cell, and that some of it is no answer of theirs, where it is so.
pub fn all_cell(all: Option<Percent>, unmeasured: usize) -> String {
    match (all, unmeasured) {
        (None, _) => String::new(),
        (Some(all), 0) => percent(all),
        (Some(all), count) => {
            format!("{}, assuming what is usual on this path for the {count} not measured", percent(all))
        }
    }
}

/// One must-have; without a probability where nothing was answered about it.
pub fn need(what: &str, level: &str, met: Option<Percent>) -> String {
    format!("{what}, {level} or higher: {}", need_cell(met))
}

/// The same in a table.
pub fn need_cell(met: Option<Percent>) -> String {
    met.map_or_else(|| NOT_MEASURED.to_owned(), percent)
}

/// How the aim of the position stands.
pub fn aims(aims: &MustsView) -> String {
    let are = if aims.likely == 1 { "is" } else { "are" };
    let unknown = match aims.unmeasured {
        0 => String::new(),
        1 => " (1 was not measured)".to_owned(),
        count => format!(" ({count} were not measured)"),
    };
    let all = aims.all.filter(|_| aims.of > 1).map_or_else(String::new, |all| {
        format!("; the chance of meeting all of them together is {}", percent(all))
    });
    format!(
        "Ultimately, the position calls for higher levels. Taken one by one, {} of {} {are} likely met{unknown}{all}.",
        aims.likely, aims.of
    )
}

/// What is aimed at, beside the minimum.
pub fn aim(level: &str) -> String {
    format!("aim: {level}")
}
