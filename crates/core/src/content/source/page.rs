//! Pages of text: markup in `content/pages/`, with tables filled in from the rest of the content.

use std::path::Path;

use super::error::ContentError;
use super::items::AuthoredItem;
use crate::content::{Content, PaceCheck, PaceFact, PacePeer};
use crate::counts::counted;
use crate::decimal::Hundredths;

/// Where the table of levels goes.
const LEVELS: &str = "<!-- levels -->";
/// Where the table of how long real people take goes.
const PACE: &str = "<!-- pace -->";
/// Where the table of how others pace levels goes.
const PEERS: &str = "<!-- peers -->";
/// Where it is said how many questions answers have calibrated.
const CALIBRATED: &str = "<!-- calibrated -->";

/// The page on the method.
pub(super) fn method(
    root: &Path,
    content: &Content,
    pace: &PaceCheck,
    asked: &[AuthoredItem],
) -> Result<String, Vec<ContentError>> {
    let mut text = plain(root, "method")?;
    let filled = [
        (LEVELS, levels(content)),
        (PACE, facts(pace)),
        (PEERS, peers(pace)),
        (CALIBRATED, calibrated(asked)),
    ];
    for (place, rows) in filled {
        if text.matches(place).count() != 1 {
            let cause = format!("must hold {place} once");
            return Err(vec![ContentError::whole_file(root, "pages/method.html", &cause)]);
        }
        text = text.replace(place, &rows);
    }
    Ok(text)
}

/// A page without tables.
pub(super) fn plain(root: &Path, page: &str) -> Result<String, Vec<ContentError>> {
    let name = format!("pages/{page}.html");
    let wrong = |cause: &str| vec![ContentError::whole_file(root, &name, cause)];
    let text = std::fs::read_to_string(root.join(&name))
        .map_err(|error| wrong(&format!("cannot be read: {error}")))?;
    if text.contains("<script") || text.contains("style=") {
        return Err(wrong("holds a script or a style, which the page's Content-Security-Policy forbids"));
    }
    Ok(text)
}

fn levels(content: &Content) -> String {
    let row = |info: &crate::content::LevelInfo| {
        let from =
            info.theta_from.map_or_else(|| "below".to_owned(), |theta| Hundredths::of(theta).to_string());
        format!(
            "<tr><th scope=\"row\">{} {}</th><td>{}</td><td class=\"number\">{from}</td></tr>",
            info.level.number(),
            info.name,
            info.words
        )
    };
    content.levels.iter().map(row).collect()
}

/// Of how many questions the difficulty rests on answers.
fn calibrated(asked: &[AuthoredItem]) -> String {
    let people: Vec<u32> = asked.iter().filter_map(|item| Some(item.calibrated.as_ref()?.people)).collect();
    let all = asked.len();
    match (people.iter().min(), people.iter().max()) {
        (Some(fewest), Some(most)) => format!(
            "Of {all} questions, {} on answers, by {fewest} to {most} people each; the others rest on readers’ estimates.",
            counted(people.len(), "rests", "rest"),
        ),
        _ => format!("So far all {all} questions rest on readers’ estimates, and none on answers."),
    }
}

fn facts(pace: &PaceCheck) -> String {
    let number = |years: f64| years.to_string().replacen("0.5", "½", 1);
    let row = |fact: &PaceFact| {
        let (least, most) = fact.years;
        let years =
            if least < most { format!("{} to {}", number(least), number(most)) } else { number(least) };
        let stages: Vec<String> = fact.stages.iter().map(|stage| stage.number().to_string()).collect();
        let link = if fact.link.is_empty() { String::new() } else { format!(", {}", escaped(&fact.link)) };
        format!(
            "<tr><th scope=\"row\">{}{link}</th><td>{}</td><td>{years}</td><td>{}</td></tr>",
            escaped(&fact.source),
            escaped(&fact.text),
            stages.join(", ")
        )
    };
    pace.facts.iter().map(row).collect()
}

fn peers(pace: &PaceCheck) -> String {
    let row = |peer: &PacePeer| {
        format!(
            "<tr><th scope=\"row\">{}</th><td>{} ({}, {})</td><td>{}</td></tr>",
            escaped(&peer.name),
            escaped(&peer.paces),
            escaped(&peer.source),
            escaped(&peer.link),
            escaped(&peer.taken)
        )
    };
    pace.peers.iter().map(row).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
