//! Tallies as tables in Markdown.

use std::fmt::Write as _;

use cairn_measure::Recovery;

use super::tally::Tally;
use super::walk::Walk;

/// Three tables over worlds and what was found in them: how well abilities are recovered, how far estimates of each band are off,
/// and how often each word about a stage is right.
pub fn markdown(found: &[(&str, Tally)]) -> String {
    let mut out = String::new();
    recovered(found, &mut out);
    bands(found, &mut out);
    words(found, &mut out);
    out
}

/// Writing to a `String` cannot fail, so the results of `write!` are dropped.
fn recovered(found: &[(&str, Tally)], out: &mut String) {
    out.push_str("| world | answers | minutes | RMSE | mean SE | bias | coverage of 90% | looks like blind picks | looks too good |\n");
    out.push_str("|---|---|---|---|---|---|---|---|---|\n");
    for (name, tally) in found {
        let Tally { recovery, people, .. } = tally;
        let _ = writeln!(
            out,
            "| {name} | {:.1} | {:.0} | {:.3} | {:.3} | {:+.3} | {:.1}% | {} | {} |",
            share(tally.answers, *people),
            tally.minutes / f64::max(real(*people), 1.0),
            recovery.rmse(),
            recovery.mean_error(),
            recovery.bias(),
            100.0 * recovery.coverage().get(),
            percent(tally.blind, *people),
            percent(tally.too_good, *people),
        );
    }
    out.push('\n');
}

fn bands(found: &[(&str, Tally)], out: &mut String) {
    out.push_str("Bias (and coverage) of people who are told so much:\n\n");
    out.push_str("| world | below -1.5 | -1.5 to -0.5 | -0.5 to 0.5 | 0.5 to 1.5 | from 1.5 |\n|---|---|---|---|---|---|\n");
    for (name, tally) in found {
        let cells: Vec<String> = tally.bands.bands().iter().map(band).collect();
        let _ = writeln!(out, "| {name} | {} |", cells.join(" | "));
    }
    out.push('\n');
}

fn band(recovery: &Recovery) -> String {
    if recovery.count() < 20 {
        return "-".to_owned();
    }
    format!("{:+.2} ({:.0}%)", recovery.bias(), 100.0 * recovery.coverage().get())
}

fn words(found: &[(&str, Tally)], out: &mut String) {
    out.push_str("How often a stage is met by the true skills where it is called so (and how many stages are, for 100 people):\n\n");
    out.push_str("| world | shown (80% and more) | likely | open | not yet | people told of a stage they do not meet |\n|---|---|---|---|---|---|\n");
    for (name, tally) in found.iter().filter(|(_, tally)| tally.words.iter().any(|(called, _)| *called > 0)) {
        // The strongest word first.
        let cells: Vec<String> = tally
            .words
            .iter()
            .map(|(called, met)| {
                format!("{} ({:.0})", percent(*met, *called), 100.0 * share(*called, tally.people))
            })
            .collect();
        let _ =
            writeln!(out, "| {name} | {} | {} |", cells.join(" | "), percent(tally.wrongly, tally.people));
    }
    out.push('\n');
}

/// The table of what people of each level meet.
pub fn walks_markdown(walks: &[Walk], people: u64) -> String {
    let mut out = format!(
        "| {people} people of level | meet questions of level 1 | 2 | 3 | 4 | 5 | earn of all points | the least |\n|---|---|---|---|---|---|---|---|\n"
    );
    for walk in walks {
        let all: usize = walk.met.iter().sum();
        let shares: Vec<String> = walk.met.iter().map(|met| percent(*met, all)).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {:.0}% | {:.0}% |",
            walk.level,
            shares.join(" | "),
            100.0 * walk.earn,
            100.0 * walk.least
        );
    }
    out
}

fn percent(part: usize, of: usize) -> String {
    if of == 0 { "-".to_owned() } else { format!("{:.1}%", 100.0 * share(part, of)) }
}

fn share(part: usize, of: usize) -> f64 {
    real(part) / f64::max(real(of), 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn real(count: usize) -> f64 {
    count as f64
}
