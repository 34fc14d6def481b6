//! A card to show: name, stage with its likely span, and each skill with its interval. One SVG of a fixed look, which
//! needs no font and no file beside it.

use super::flags::flag_in_short;
use super::{Cover, RATINGS_ALONE, rests_on_ratings, stands};
use crate::content::Content;
use crate::counts::counted;
use crate::markup::escaped;
use crate::path::Shown;
use crate::path::view::{ResultView, StageRow};
use crate::profile::view::{Scale, SkillRow};
use crate::profile::{Basis, Flag};
use crate::record::message::isolated;

/// Width of the card, in its own units.
pub const BADGE_WIDTH: u32 = 640;
/// Height without rows of skills, and that of a row.
const FRAME: (u32, u32) = (266, 30);
/// Letters of a line of what is worth asking about or beside the answers, so that it stays within the card, and how far such lines are apart.
const CAVEAT: (usize, u32) = (86, 16);
/// Where the bands begin, and how wide the scale of levels is drawn.
const BAND: (f64, f64) = (230.0, 190.0);

/// The card, and its height in its own units.
pub fn to_badge(cover: &Cover<'_>, content: &Content, view: &ResultView) -> (String, u32) {
    let rows = u32::try_from(view.skills.len()).unwrap_or(0);
    let asked: Vec<String> = [worth_asking(&view.flags), rests_on(view.answered)]
        .iter()
        .flat_map(|words| wrapped(words))
        .collect();
    let below = u32::try_from(asked.len()).unwrap_or(0) * CAVEAT.1;
    let height = FRAME.0 + below + rows * FRAME.1;
    let said = stands(&view.headline);
    let name = isolated(cover.name);
    let title = if name.is_empty() { "Skills on the path to AI strategist".to_owned() } else { name };
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{BADGE_WIDTH}" height="{height}" viewBox="0 0 {BADGE_WIDTH} {height}" role="img"><title>{}</title><rect x="1" y="1" width="{}" height="{}" rx="18" fill="#fffefb" stroke="#ddd8cc" stroke-width="2"/><g transform="translate(32 24)" fill="#0e6a5b"><path d="M5 29q-3-6 3-7h16q6 1 3 7z"/><path d="M8 20q-2-5 3-6h10q5 1 3 6z"/><path d="M12 12q-1-5 4-6 5 1 4 6z"/></g>"##,
        escaped(&described(&title, &said, &worth_asking(&view.flags), &view.skills)),
        BADGE_WIDTH - 2,
        height - 2,
    );
    svg.push_str(&text((72, 50), "600 20px", SERIF, "#22282b", "Cairn"));
    svg.push_str(&text((32, 92), "600 23px", SERIF, "#22282b", &title));
    for (line, y) in said.iter().zip([118, 139]) {
        svg.push_str(&text((32, y), "15px", SANS, "#566066", line));
    }
    for (line, y) in asked.iter().zip((0u32..).map(|at| 158 + at * CAVEAT.1)) {
        svg.push_str(&text((32, y), "12px", SANS, "#22282b", line));
    }
    svg.push_str(&stones(&view.stages));
    for (row, at) in view.skills.iter().zip(0u32..) {
        svg.push_str(&skill(row, 176 + below + at * FRAME.1));
    }
    let named = |at: usize| content.levels.get(at).map_or("", |info| info.name.as_str());
    let scale = format!(
        "Each line runs from {} to {}; the 90% interval is pale, the 50% interval dark.",
        named(0),
        named(content.levels.len().saturating_sub(1))
    );
    let foot = format!("Answered without supervision. Content {}, {}.", content.version, cover.day);
    let stones_are = if view.stages.is_empty() { [""; 2] } else { STONES_ARE };
    let foot = stones_are.map(str::to_owned).into_iter().chain([scale, foot]);
    for (line, up) in foot.zip([78, 60, 42, 24]) {
        svg.push_str(&text((32, height - up), "12px", SANS, "#566066", &line));
    }
    (svg + "</svg>", height)
}

const SERIF: &str = "Charter, Cambria, Georgia, serif";
const SANS: &str = "system-ui, 'Segoe UI', Roboto, sans-serif";

fn text((x, y): (u32, u32), size: &str, family: &str, ink: &str, words: &str) -> String {
    let (weight, size) = size.split_once(' ').unwrap_or(("400", size));
    format!(
        r#"<text x="{x}" y="{y}" font-family="{family}" font-size="{size}" font-weight="{weight}" fill="{ink}">{}</text>"#,
        escaped(words)
    )
}

/// Ten stones, each as the pages draw it: by how likely the skills meet the needs of its stage, framed where its milestone is done.
fn stones(stages: &[StageRow]) -> String {
    let stone = |row: &StageRow| {
        let x = BADGE_WIDTH - 32 - 10 * 22 + (u32::from(row.stage.number()) - 1) * 22;
        let ink = match row.state.skills {
            Shown::Shown => "#2f8f7d",
            Shown::Likely => "#a7cbc0",
            Shown::Open => "#e9d9a6",
            Shown::NotYet => "#ddd8cc",
        };
        let frame = if row.state.is_done() { r##" stroke="#22282b" stroke-width="1.6""## } else { "" };
        format!(r#"<rect x="{x}" y="36" width="18" height="14" rx="6" fill="{ink}"{frame}/>"#)
    };
    stages.iter().map(stone).collect()
}

/// What the stones say, for whoever sees them.
const STONES_ARE: [&str; 2] = [
    "Stages 1 to 10: dark is shown, pale likely, yellow open, grey not yet.",
    "A frame means that the milestone is done.",
];

fn skill(row: &SkillRow, y: u32) -> String {
    let at = |scale: Scale| BAND.0 + scale.share() * BAND.1;
    // What goes on beyond the scale ends in an arrow, as on every page.
    let wide = |(from, to): (Scale, Scale), top: f64, height: f64, ink: &str| {
        let (left, right) = (at(from), at(to).max(at(from) + 6.0));
        let tip = |beyond: bool| if beyond { 7.0 } else { 0.0 };
        let (start, end) = (left + tip(from.is_beyond()), right - tip(to.is_beyond()));
        let points = [
            (start, top),
            (end, top),
            (right, top + height / 2.0),
            (end, top + height),
            (start, top + height),
            (left, top + height / 2.0),
        ];
        let place = |(x, y): (f64, f64)| {
            format!("{},{}", crate::decimal::Tenths::of(x), crate::decimal::Tenths::of(y))
        };
        format!(r#"<polygon points="{}" fill="{ink}"/>"#, points.map(place).join(" "))
    };
    let bar = |(from, to): (Scale, Scale), top: u32, height: u32, ink: &str| {
        let (x, width) = (at(from), (at(to) - at(from)).max(6.0));
        format!(
            r#"<rect x="{}" y="{top}" width="{}" height="{height}" rx="{}" fill="{ink}"/>"#,
            crate::decimal::Tenths::of(x),
            crate::decimal::Tenths::of(width),
            height / 2
        )
    };
    let line = format!(r##"<rect x="230" y="{}" width="190" height="2" fill="#ddd8cc"/>"##, y - 6);
    [
        text((32, y), "600 14px", SANS, "#22282b", &row.name),
        line,
        if row.outer.0.is_beyond() || row.outer.1.is_beyond() {
            wide(row.outer, f64::from(y - 11), 12.0, "#cfe5de")
        } else {
            bar(row.outer, y - 11, 12, "#cfe5de")
        },
        bar(row.inner, y - 10, 10, "#2f8f7d"),
        text((434, y), "13px", SANS, "#566066", &super::span(&row.level_from, &row.level_to)),
    ]
    .concat()
}

/// What stands out in the way of answering, as the texts have it under a heading; empty where nothing does.
fn worth_asking(flags: &[Flag]) -> String {
    if flags.is_empty() {
        return String::new();
    }
    let each: Vec<&str> = flags.iter().map(|flag| flag_in_short(*flag)).collect();
    format!("Worth asking about: {}.", each.join("; "))
}

/// What else than answers to questions counts: ratings by others, which whoever opens the link or the file does not have, or the
/// person's own alone; empty where there is nothing of both.
fn rests_on(answered: Basis) -> String {
    match answered.others {
        0 if rests_on_ratings(answered) => RATINGS_ALONE.to_owned(),
        0 => String::new(),
        others => format!("{} included.", counted(others, "rating by others is", "ratings by others are")),
    }
}

/// Words in lines that fit the card.
fn wrapped(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= CAVEAT.0 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The card in words, for those who hear it.
fn described(title: &str, said: &[String], asked: &str, skills: &[SkillRow]) -> String {
    let rows = skills.iter().map(|row| {
        format!(" {}: {}, 90% {}.", row.name, row.level, super::span(&row.level_from, &row.level_to))
    });
    let asked = if asked.is_empty() { String::new() } else { format!(" {asked}") };
    format!("{title}. {}{asked}{}", said.join(" "), rows.collect::<String>())
}
