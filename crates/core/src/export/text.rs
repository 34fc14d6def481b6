//! The result as a plain text with a link to compute it anew: for application forms that take no JSON.

use super::markdown::{basis, blocker, left_out, next_stage};
use super::{Cover, flag_says, next_says, percent, span, stands_in, state_name};
use crate::content::Content;
use crate::counts::counted;
use crate::path::view::ResultView;

/// The result to read, and under it the link that holds the answers, which [`crate::record::file::read_file`] finds again. What others
/// have rated counts in the result, as on the page; where it does, it is said that the link has none of it.
pub fn to_text(cover: &Cover<'_>, content: &Content, view: &ResultView, link: &str) -> String {
    let one_line =
        |words: &str| words.split(char::is_control).collect::<Vec<_>>().join(" ").trim().to_owned();
    let name = one_line(cover.name);
    let mut text = vec![
        if name.is_empty() { "Skills and path".to_owned() } else { name },
        format!("{}. Cairn, content {}. The result {}.", cover.day, content.version, basis(view.answered)),
        stands_in(view).join(" "),
    ];
    text.extend(cover.sources.map(str::to_owned));
    if !view.skills.is_empty() {
        let line = |row: &crate::profile::view::SkillRow| {
            let said = row.claimed.as_ref().map_or_else(String::new, |(_, word)| format!("; says {word}"));
            format!("- {}: {} (90%: {}){said}", row.name, row.level, span(&row.level_from, &row.level_to))
        };
        let rows: Vec<String> = view.skills.iter().map(line).collect();
        text.push(format!("SKILLS, each with its 90% interval\n{}", rows.join("\n")));
    }
    if !cover.ratings.is_empty() {
        text.push(format!("RATINGS AND ANSWERS\n{}", cover.ratings.join("\n")));
    }
    if !view.stages.is_empty() {
        let line = |row: &crate::path::view::StageRow| {
            let (number, shown, state) = (row.stage.number(), percent(row.shown), state_name(row.state));
            format!("- {number} {}: {shown}, {state}", row.name)
        };
        let rows: Vec<String> = view.stages.iter().map(line).collect();
        text.push(format!(
            "THE PATH, each stage with the probability that the skills meet its needs\n{}",
            rows.join("\n")
        ));
    }
    let given: Vec<String> = view
        .stages
        .iter()
        .filter(|row| !row.evidence.trim().is_empty())
        .map(|row| format!("- {} {}: {}", row.stage.number(), row.name, one_line(&row.evidence)))
        .collect();
    if !given.is_empty() {
        text.push(format!("EVIDENCE GIVEN\n{}", given.join("\n")));
    }
    if let Some(next) = cover.next {
        text.push(format!("DO THIS NEXT\n{}", next_says(next)));
    }
    if let Some(next) = &view.next {
        let [stage, stands] = next_stage(next);
        let hold = if view.blockers.is_empty() {
            String::new()
        } else {
            let rows: Vec<String> = view.blockers.iter().map(|row| format!("- {}", blocker(row))).collect();
            format!("\nMain gaps:\n{}", rows.join("\n"))
        };
        text.push(format!("THE NEXT STAGE: {stage}\n{stands}{hold}"));
    }
    if !view.flags.is_empty() {
        let rows: Vec<String> = view.flags.iter().map(|flag| format!("- {}", flag_says(*flag))).collect();
        text.push(format!("WORTH ASKING ABOUT\n{}", rows.join("\n")));
    }
    if !view.left_out.is_empty() {
        let rows: Vec<String> =
            view.left_out.iter().map(|(why, count)| format!("- {}", left_out(*why, *count))).collect();
        text.push(format!("KEPT BUT NOT COUNTED\n{}", rows.join("\n")));
    }
    text.push(cover.honest.to_owned());
    let others = match view.answered.others {
        0 => "The numbers above follow from the answers alone.".to_owned(),
        others => format!(
            "The numbers above count {}, which the link does not hold, so it may show different numbers.",
            counted(others, "rating by others", "ratings by others")
        ),
    };
    text.push(format!(
        "TO RECOMPUTE THE RESULT\n{others} This link holds the answers. Open it in a browser, or open this file in Cairn under \u{201c}Open a profile\u{201d}:\n{link}"
    ));
    // Editors of Windows from before 2018 show no other line ends.
    text.join("\n\n").replace('\n', "\r\n") + "\r\n"
}
