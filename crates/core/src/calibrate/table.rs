//! A report as Markdown.

use std::fmt::Write as _;

use super::report::{CalibrationRow, FALSE_ALARM, Report};
use super::write::ANSWERS_AT_LEAST;

/// Most questions that a table names.
const ROWS_MAX: usize = 20;
/// Times of so many people are held against the author's; a factor beyond this is told.
const TIMED_AT_LEAST: u64 = 30;
const TIME_FACTOR: f64 = 2.0;

/// The report as Markdown: what was counted, and then what needs somebody's eye. Writing to a `String` cannot fail, so the results
/// of `write!` are dropped.
pub fn markdown(report: &Report) -> String {
    let mut out = String::new();
    head(report, &mut out);
    contradictions(report, &mut out);
    moved(report, &mut out);
    fits(report, &mut out);
    abilities(report, &mut out);
    trends(report, &mut out);
    groups(report, &mut out);
    used(report, &mut out);
    out
}

fn head(report: &Report, out: &mut String) {
    let answered = report.questions.iter().filter(|row| row.answers > 0).count();
    let _ = writeln!(
        out,
        "# Calibration of content {}\n\n{} people, {} of {} questions answered, {} rounds.\n",
        report.content,
        report.people,
        answered,
        report.questions.len(),
        report.rounds
    );
    for (why, count) in &report.unusable {
        let _ = writeln!(out, "Left out, because {why}: {count}.\n");
    }
    let _ = writeln!(
        out,
        "Experts are off by {:.2} ± {:.2} times what they said they might be (kappa): {}. The people rate themselves {:+.2} ± {:.2} logits off. Their means, in logits from the scale's population:\n",
        report.kappa,
        report.kappa_error,
        said_of_experts(report.kappa, report.kappa_error),
        report.shared_bias.0,
        report.shared_bias.1
    );
    out.push_str("| skill | mean | standard error |\n|---|---|---|\n");
    for one in &report.means {
        let _ = writeln!(out, "| {} | {:+.2} | {:.2} |", one.skill, one.mean, one.error);
    }
    out.push('\n');
}

/// What kappa means, where it is more than two standard errors from 1.
fn said_of_experts(kappa: f64, error: f64) -> &'static str {
    if kappa - 2.0 * error > 1.0 {
        "they were too sure of themselves, so answers count for more"
    } else if kappa + 2.0 * error < 1.0 {
        "they know more than they claim, so answers count for less"
    } else {
        "that may well be just what they said"
    }
}

fn contradictions(report: &Report, out: &mut String) {
    out.push_str("## Key or ranks that the answers contradict\n\n");
    let found: Vec<(&CalibrationRow, _)> =
        report.questions.iter().filter_map(|row| Some((row, row.contradiction?))).collect();
    if found.is_empty() {
        out.push_str("None.\n\n");
        return;
    }
    out.push_str("Able people pick the second option as if it were the first. Read the question again before anything else; its parameters are not written. Abilities are those by the other answers.\n\n");
    out.push_str("| question | answers | held to be better | ability of who picks it | held to be worse | ability | ln odds |\n|---|---|---|---|---|---|---|\n");
    for (row, one) in found {
        let able = |option: usize| {
            let found = row.options.get(option).copied().flatten();
            found.map_or("nobody".to_owned(), |one| {
                format!("{:+.2} ± {:.2} ({})", one.ability, one.error, one.people)
            })
        };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {:.0} |",
            row.id.as_str(),
            row.answers,
            one.better + 1,
            able(one.better),
            one.worse + 1,
            able(one.worse),
            one.ln_odds
        );
    }
    out.push('\n');
}

fn moved(report: &Report, out: &mut String) {
    out.push_str("## Difficulties that moved most\n\n| question | answers | by experts | by experts and answers | a by experts | a | rests on answers |\n|---|---|---|---|---|---|---|\n");
    for row in most(report, |row| Some((row.b - row.expert_b).abs())) {
        let _ = writeln!(
            out,
            "| {} | {} | {:.2} ± {:.2} | {:.2} ± {:.2} | {:.2} | {:.2} | {:.0}% |",
            row.id.as_str(),
            row.answers,
            row.expert_b,
            row.expert_b_sd,
            row.b,
            row.b_error,
            row.expert_a,
            row.a,
            100.0 * row.b_share
        );
    }
    out.push('\n');
}

fn fits(report: &Report, out: &mut String) {
    let tested: Vec<f64> = report.questions.iter().filter_map(|row| row.fit.p).collect();
    let low = tested.iter().filter(|p| **p < 0.05).count();
    let _ = writeln!(
        out,
        "## Answers that do not follow the curve\n\n{low} of {} questions have p below 0.05, where chance alone gives {:.0}. Named are those that chance gives in 1 of 20 such reports.\n",
        tested.len(),
        0.05 * real(tested.len())
    );
    let edge = FALSE_ALARM / real(tested.len().max(1));
    let named: Vec<&CalibrationRow> =
        report.questions.iter().filter(|row| row.fit.p.is_some_and(|p| p < edge)).take(ROWS_MAX).collect();
    if named.is_empty() {
        out.push_str("None.\n\n");
        return;
    }
    out.push_str("| question | chi-squared | df | p | observed and expected points by ability, from low to high |\n|---|---|---|---|---|\n");
    for row in named {
        let bands: Vec<String> = row
            .fit
            .bands
            .iter()
            .map(|band| format!("{:.2} for {:.2} ({})", band.observed, band.expected, band.people))
            .collect();
        let _ = writeln!(
            out,
            "| {} | {:.1} | {:.1} | {:.1e} | {} |",
            row.id.as_str(),
            row.fit.chi_squared,
            row.fit.freedom,
            row.fit.p.unwrap_or(1.0),
            bands.join("; ")
        );
    }
    out.push('\n');
}

/// Where all questions together leave the model: too many points below are luck or help, too few above are slips.
fn abilities(report: &Report, out: &mut String) {
    out.push_str("## Points by ability, over all questions\n\nHow far a person, by their other answers, stands above the difficulty that experts gave a question. Differences of more than two standard errors in one direction say that the curves are wrong as a whole, such as too little luck at the low end.\n\n");
    out.push_str("| above the difficulty, logits | answers | mean points | expected | standard error |\n|---|---|---|---|---|\n");
    for band in report.bands() {
        let range = match (band.from, band.to) {
            (None, Some(to)) => format!("below {to:+.1}"),
            (Some(from), None) => format!("{from:+.1} or more"),
            (from, to) => format!("{:+.1} to {:+.1}", from.unwrap_or_default(), to.unwrap_or_default()),
        };
        let _ = writeln!(
            out,
            "| {range} | {} | {:.3} | {:.3} | {:.3} |",
            band.people, band.observed, band.expected, band.error
        );
    }
    out.push('\n');
}

fn trends(report: &Report, out: &mut String) {
    out.push_str("## Drift\n\n");
    let tested = report.questions.iter().filter(|row| row.trend.is_some()).count();
    let edge = FALSE_ALARM / real(tested.max(1));
    let drifts = |row: &&CalibrationRow| row.trend.is_some_and(|trend| trend.p().get() < edge);
    let named: Vec<&CalibrationRow> = report.questions.iter().filter(drifts).take(ROWS_MAX).collect();
    if named.is_empty() {
        let _ = writeln!(out, "None among {tested} questions whose dates tell.\n");
        return;
    }
    out.push_str("A question that grows easier may have become known.\n\n| question | harder in a year, logits |\n|---|---|\n");
    for (row, trend) in named.iter().filter_map(|row| Some((row, row.trend?))) {
        let _ = writeln!(out, "| {} | {:+.2} ± {:.2} |", row.id.as_str(), trend.harder, trend.error);
    }
    out.push('\n');
}

fn groups(report: &Report, out: &mut String) {
    let tested = report.comparisons();
    if tested == 0 {
        return;
    }
    out.push_str("## Differences between groups\n\nThe same ability, and another chance: that is a question to be read again, by people of both groups, and no finding about either. It can come from its words, from what a group has had occasion to learn, or from chance; and groups that nobody named are not looked at.\n\n");
    let named = report.differences();
    if named.is_empty() {
        let _ = writeln!(out, "None among {tested} comparisons.\n");
        return;
    }
    out.push_str(
        "| question | group | people | others | harder for the group, logits |\n|---|---|---|---|---|\n",
    );
    for (row, one) in named {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {:+.2} ± {:.2} |",
            row.id.as_str(),
            one.group.replace(['|', '\n', '\r'], " "),
            one.shift.people.0,
            one.shift.people.1,
            one.shift.harder,
            one.shift.error
        );
    }
    out.push('\n');
}

fn used(report: &Report, out: &mut String) {
    let answered = |least: u64, most: u64| {
        report.questions.iter().filter(|row| (least..most).contains(&row.answers)).count()
    };
    let _ = writeln!(
        out,
        "## Use and times\n\nQuestions never answered: {}; by fewer than {ANSWERS_AT_LEAST} people, which is too few to be written: {}. Asked most:\n\n| question | share of people | I don't know | too fast |\n|---|---|---|---|",
        answered(0, 1),
        answered(1, ANSWERS_AT_LEAST)
    );
    for row in most(report, |row| Some(row.exposure)) {
        let _ = writeln!(
            out,
            "| {} | {:.0}% | {:.0}% | {} |",
            row.id.as_str(),
            100.0 * row.exposure,
            100.0 * row.admitted,
            row.rapid
        );
    }
    let factor = |row: &CalibrationRow| Some(row.seconds? / f64::from(row.seconds_expected.max(1)));
    let far = |row: &&CalibrationRow| {
        let far = factor(row).is_some_and(|factor| !(1.0 / TIME_FACTOR..=TIME_FACTOR).contains(&factor));
        row.answers >= TIMED_AT_LEAST && far
    };
    let named: Vec<&CalibrationRow> = report.questions.iter().filter(far).take(ROWS_MAX).collect();
    if named.is_empty() {
        out.push_str(
            "\nNo question takes more than twice, or less than half, the time that its author expects.\n",
        );
        return;
    }
    out.push_str("\n| question | seconds, in the middle | expected |\n|---|---|---|\n");
    for (row, seconds) in named.iter().filter_map(|row| Some((row, row.seconds?))) {
        let _ = writeln!(out, "| {} | {seconds:.0} | {} |", row.id.as_str(), row.seconds_expected);
    }
}

/// The questions with most of something, at most [`ROWS_MAX`]; those without an answer are left out.
fn most(report: &Report, of: impl Fn(&CalibrationRow) -> Option<f64>) -> Vec<&CalibrationRow> {
    let answered = report.questions.iter().filter(|row| row.answers > 0);
    let mut rows: Vec<(&CalibrationRow, f64)> = answered.filter_map(|row| Some((row, of(row)?))).collect();
    rows.sort_by(|one, other| other.1.total_cmp(&one.1));
    rows.into_iter().take(ROWS_MAX).map(|(row, _)| row).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of questions")]
fn real(count: usize) -> f64 {
    count as f64
}
