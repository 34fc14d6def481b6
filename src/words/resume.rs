//! Words about a résumé.

use super::about::{degree, field, track};
use cairn_core::attempt::{Fact, Facts};
use cairn_core::counts::counted;
use cairn_core::record::message::isolated;
use cairn_core::resume::{DateDoubt, FactFound, JobRow, ResumeSkill, StudyRow};

pub const RESUME_FOR_ABOUT: &str = "For “About you”";
pub const RESUME_TAKE: &str = "Use what is ticked";
pub const RESUME_SKILLS: &str = "Skills it claims";
pub const RESUME_FIT_NONE: &str = "Fit none of the seven";
pub const RESUME_WORK: &str = "Work";
pub const RESUME_EDUCATION: &str = "Education";
pub const RESUME_NOT_TOLD: &str = "What Cairn did not use";

pub const RESUME_WORK_HEADS: [&str; 3] = ["Position", "How long", "Counts for"];

pub const RESUME: &str = "What this résumé can tell you";
pub const RESUME_LEAD: &str = "A résumé holds claims, not answers, so nothing in it becomes a level. Its skills are shown in its own words, next to whichever of the seven skills they fit. You can copy its years, degree and field to “About you” once you have checked them.";
pub const RESUME_WORDS: &str = "A list of words decides what fits; it is this project's expert judgement (content/resume.toml). Positions, dates, degrees, areas and skills are read; summaries and highlights are not.";
pub const RESUME_FOREIGN: &str = "Cairn looks for English words, and this résumé does not seem to be in English: it may hold more than was found.";
pub const RESUME_NO_ATTEMPT: &str =
    "Begin an assessment first. Then open the file again, and tick what is right.";
pub const RESUME_NO_FACTS: &str = "This résumé shows no years, degree or field.";

/// Whose résumé it is.
pub fn resume_of(name: &str) -> String {
    match isolated(name) {
        name if name.is_empty() => "A résumé without a name".to_owned(),
        name => format!("Résumé of {name}"),
    }
}

/// A claim in the résumé's own words.
pub fn claim(claim: &ResumeSkill) -> String {
    let name = isolated(&claim.name);
    let level = if claim.level.is_empty() { String::new() } else { format!(", {}", isolated(&claim.level)) };
    let keywords: Vec<String> = claim.keywords.iter().map(|word| isolated(word)).collect();
    match (name.is_empty(), keywords.is_empty()) {
        (true, _) => format!("{}{level}", keywords.join(", ")),
        (false, true) => format!("{name}{level}"),
        (false, false) => format!("{name}{level}: {}", keywords.join(", ")),
    }
}

pub fn fits_by(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    format!("matches {}", words.join(", "))
}

/// What would be said about oneself.
pub fn fact(found: &FactFound) -> String {
    match &found.fact {
        Fact::Years(of, years) => format!("{}: {}", track(*of), years.unwrap_or(0)),
        Fact::Degree(of) => format!("Highest degree: {}", of.map_or("not stated", degree)),
        Fact::Field(of) => format!("Field of study: {}", of.map_or("not stated", field)),
        Fact::Milestone { .. } | Fact::Duty(..) => String::new(),
    }
}

/// What it comes from, and how sure that is.
pub fn fact_from(found: &FactFound) -> String {
    let from: Vec<String> = found.from.iter().map(|row| isolated(row)).collect();
    let from = from.join("; ");
    match found.years {
        Some((low, high)) if low == high => format!("worked out from the dates of: {from}"),
        Some((low, high)) => format!("{low} to {high}, worked out from the dates of: {from}"),
        None => format!("from: {from}"),
    }
}

pub fn position(row: &JobRow) -> String {
    let parts = [isolated(&row.position), isolated(&row.employer)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn years(years: i32) -> String {
    counted(years, "year", "years")
}

/// So many months, in years and months.
fn about(months: i32) -> String {
    let rest = counted(months % 12, "month", "months");
    match (months / 12, months % 12) {
        (0, 0..=1) => "about a month".to_owned(),
        (0, _) => format!("about {rest}"),
        (whole, 0) => format!("about {}", years(whole)),
        (whole, _) => format!("about {}, {rest}", years(whole)),
    }
}

/// What the person has said of the same, where it is something else.
pub fn said_before(said: &Facts, found: &FactFound) -> Option<String> {
    let before = match found.fact {
        Fact::Years(of, years) => {
            said.years(of).filter(|before| Some(*before) != years).map(|before| before.to_string())
        }
        Fact::Degree(of) => {
            said.degree().filter(|before| Some(*before) != of).map(|before| degree(before).to_owned())
        }
        Fact::Field(of) => {
            said.field().filter(|before| Some(*before) != of).map(|before| field(before).to_owned())
        }
        Fact::Milestone { .. } | Fact::Duty(..) => None,
    };
    before.map(|before| format!("So far, you have said: {before}."))
}

/// How long a position lasted, with its doubt.
pub fn lasted(row: &JobRow) -> String {
    let span = match row.months {
        None => String::new(),
        // Dates with months leave a doubt of two months at most.
        Some((low, high)) if high - low <= 2 => about(i32::midpoint(low, high)),
        Some((low, high)) if low < 12 => format!("up to {}", years((high + 11) / 12)),
        Some((low, high)) => format!("{} to {}", low / 12, years((high + 11) / 12)),
    };
    let doubt = match row.doubt {
        None => "",
        Some(DateDoubt::NoStart) => "not counted: it has no start date",
        Some(DateDoubt::NoEnd) => "not counted: its end date cannot be read",
        Some(DateDoubt::Backwards) => "not counted: it ends before it begins",
        Some(DateDoubt::Future) => "not counted: it begins in the future",
        Some(DateDoubt::EndsLater) => "its end date is in the future; counted up to today",
    };
    if span.is_empty() || doubt.is_empty() { span + doubt } else { format!("{span}; {doubt}") }
}

pub fn counts_for(row: &JobRow) -> String {
    if row.tracks.is_empty() {
        return "nothing: none of its words match".to_owned();
    }
    let tracks = row.tracks.iter().map(|(of, word)| format!("{} (“{word}”)", track(*of)));
    tracks.collect::<Vec<_>>().join("; ")
}

pub fn study(row: &StudyRow) -> String {
    let parts = [isolated(&row.words), isolated(&row.institution)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub fn study_told(row: &StudyRow) -> String {
    let degree = row.degree.map_or("no degree recognised", degree);
    let field = row.field.map_or(String::new(), |of| format!("; {}", field(of)));
    let open = match (row.finished, row.unfinished.as_str()) {
        (true, _) => String::new(),
        (false, "") => "; not counted: it has no end date in the past".to_owned(),
        (false, word) => format!("; not counted: it says “{word}”"),
    };
    format!("{degree}{field}{open}")
}

pub fn not_used(sections: &[String]) -> String {
    let names: Vec<String> = sections.iter().map(|name| isolated(name)).collect();
    format!("Present but not used: {}.", names.join(", "))
}

pub fn taken_over(count: usize) -> String {
    match count {
        0 => "Nothing is ticked.".to_owned(),
        count => {
            counted(count, "statement was copied to “About you”.", "statements were copied to “About you”.")
        }
    }
}
