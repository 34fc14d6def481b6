//! Drawings, as SVG markup: stones, cairns and the radar. Decoration beside words that say the same.

use cairn_core::Stage;
use cairn_core::decimal::Tenths;
use cairn_core::markup::escaped;
use cairn_core::profile::Overlay;
use cairn_core::profile::view::Radar;

use super::el::{El, el};

/// The mark: three stacked stones.
pub fn mark() -> El {
    drawing(
        "mark",
        "0 0 32 32",
        r#"<path d="M5 29q-3-6 3-7h16q6 1 3 7z"/><path d="M8 20q-2-5 3-6h10q5 1 3 6z"/><path d="M12 12q-1-5 4-6 5 1 4 6z"/>"#,
    )
}

/// One stone of the path with its number: wide at the bottom, narrow on top.
pub fn stone(stage: Stage) -> El {
    let number = i32::from(stage.number());
    // In tenths of the view box's units.
    let half = 460 - 24 * number;
    let lean = if number % 2 == 0 { 30 } else { -30 };
    let (left, right) = (500 - half + lean, 500 + half + lean);
    let path = format!(
        r#"<path d="M{left} 340q-70-40-40-150 30-130 160-130l{} -20q140 10 160 140 20 130-80 160z"/>"#,
        right - left - 220
    );
    drawing("stone", "0 0 1000 400", &path).add(el("b").add(number.to_string()))
}

/// Ten stones, some laid.
pub fn cairn() -> El {
    let stones = Stage::all().rev().map(|stage| {
        let n = i32::from(stage.number());
        let y = 330 - 33 * n;
        let half = 118 - 8 * n;
        let lean = if n % 2 == 0 { 6 } else { -5 };
        let class = match n {
            1..=4 => "laid",
            5 => "next",
            _ => "",
        };
        format!(
            r#"<path class="{class}" d="M{} {} q-14 -2 -8 -17 q5 -12 20 -12 l{} -2 q20 2 22 15 q2 14 -13 16 z"/>"#,
            150 - half + lean,
            y + 31,
            2 * half - 30
        )
    });
    drawing("cairn-picture", "0 0 300 340", &stones.collect::<String>())
}

/// The radar of one person, with the band of each skill.
pub fn radar(radar: &Radar, label: &'static str) -> El {
    let mut parts = vec![];
    for ring in &radar.rings {
        parts.push(format!(r#"<path class="ring" d="{ring}"/>"#));
    }
    parts.push(format!(
        r#"<path class="annulus" d="{}"/><path class="middle" d="{}"/>"#,
        radar.band, radar.middle
    ));
    parts.extend(radar.names.iter().map(|(name, x, y, anchor)| radar_name(name, *x, *y, anchor)));
    let svg = format!(r#"<svg viewBox="-24 0 448 340">{}</svg>"#, parts.concat());
    el("div").class("radar").attr("role", "img").attr("aria-label", label).add(el("div").drawing(svg))
}

/// Marks at the corners of the lines of six people, around 0: circle, square, triangle, diamond, cross, bar.
const MARKS: [&str; 6] = [
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-3.6-3.6h7.2v7.2h-7.2z",
    "M0-4.6l4.4 8h-8.8z",
    "M0-5l4.4 5-4.4 5-4.4-5z",
    "M-1.4-4.6h2.8v3.2h3.2v2.8h-3.2v3.2h-2.8v-3.2h-3.2v-2.8h3.2z",
    "M-5-1.8h10v3.6h-10z",
];

/// Several people on one radar, told apart by the mark at their corners and the dash of their line, not by colour alone.
pub fn overlay(overlay: &Overlay, label: &'static str) -> El {
    let mut parts: Vec<String> =
        overlay.rings.iter().map(|ring| format!(r#"<path class="ring" d="{ring}"/>"#)).collect();
    for ((place, person), mark) in overlay.people.iter().enumerate().zip(MARKS) {
        parts.push(format!(r#"<g class="person p{place}"><path class="line" d="{}"/>"#, person.path));
        for (x, y) in &person.corners {
            parts.push(format!(r#"<path class="mark" transform="translate({x} {y})" d="{mark}"/>"#));
        }
        parts.push("</g>".to_owned());
    }
    parts.extend(overlay.names.iter().map(|(name, x, y, anchor)| radar_name(name, *x, *y, anchor)));
    let svg = format!(r#"<svg viewBox="-24 0 448 340">{}</svg>"#, parts.concat());
    el("div").class("radar").attr("role", "img").attr("aria-label", label).add(el("div").drawing(svg))
}

/// The mark and line of one person, as they stand on the radar.
pub fn person_key(place: usize) -> El {
    let mark = MARKS.get(place).copied().unwrap_or_default();
    let svg = format!(
        r#"<svg viewBox="0 0 44 16"><g class="person p{place}"><path class="line" d="M1 8H43"/><path class="mark" transform="translate(22 8)" d="{mark}"/></g></svg>"#
    );
    el("span").class("person-key").attr("aria-hidden", "true").add(el("span").drawing(svg))
}

fn radar_name(name: &str, x: Tenths, y: Tenths, anchor: &str) -> String {
    let name = escaped(name);
    format!(r#"<text x="{x}" y="{y}" text-anchor="{anchor}" dominant-baseline="middle">{name}</text>"#)
}

fn drawing(class: &'static str, view_box: &str, paths: &str) -> El {
    let svg = format!(r#"<svg viewBox="{view_box}" preserveAspectRatio="none">{paths}</svg>"#);
    el("span").class(class).attr("aria-hidden", "true").add(el("span").drawing(svg))
}
