//! The report as text.

use std::fmt::Write as _;

use super::{BankReport, SkillReport, THETAS};

/// Writing to a `String` cannot fail, so the results of `write!` are dropped.
pub(super) fn text(report: &BankReport) -> String {
    let mut out = format!("# Bank report, content {}\n\n", report.content);
    counts(report, &mut out);
    curves(report, &mut out);
    agreements(report, &mut out);
    signs(report, &mut out);
    responsibilities(report, &mut out);
    pairs(report, &mut out);
    if report.shortfalls.is_empty() {
        out.push_str("## Targets\n\nAll are met.\n");
    } else {
        let _ = writeln!(out, "## Falls short\n");
        for cause in &report.shortfalls {
            let _ = writeln!(out, "- {cause}");
        }
    }
    out
}

fn counts(report: &BankReport, out: &mut String) {
    let _ = writeln!(out, "## Counts\n\n{} items.\n", report.items.len());
    out.push_str("| skill | items | facets | level 1 to 5 | knowledge | judgement | templates | A, B, C | mean a | blind: right of solved |\n");
    out.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
    for skill in &report.skills {
        let facets: Vec<String> = skill.facets.iter().map(|(_, count)| count.to_string()).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {:.2} | {} of {} |",
            skill.skill,
            skill.items,
            facets.join(" "),
            joined(&skill.levels),
            skill.items - skill.judgement,
            skill.judgement,
            skill.templates,
            joined(&skill.forms),
            skill.mean_a,
            skill.solved.1,
            skill.solved.0,
        );
    }
    out.push('\n');
}

fn joined(counts: &[usize]) -> String {
    counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn curves(report: &BankReport, out: &mut String) {
    table("Information of the whole bank, 1/logits²", report, |skill| skill.information, out);
    table("Reachable standard error with every item answered, logits", report, |s| s.standard_error, out);
}

fn table(title: &str, report: &BankReport, of: fn(&SkillReport) -> [f64; THETAS.len()], out: &mut String) {
    let heads: Vec<String> = THETAS.iter().map(ToString::to_string).collect();
    let _ = writeln!(out, "## {title}\n\n| theta | {} |", heads.join(" | "));
    let _ = writeln!(out, "|---|{}", "---|".repeat(THETAS.len()));
    for skill in &report.skills {
        let cells: Vec<String> = of(skill).iter().map(|value| format!("{value:.2}")).collect();
        let _ = writeln!(out, "| {} | {} |", skill.skill, cells.join(" | "));
    }
    out.push('\n');
}

fn agreements(report: &BankReport, out: &mut String) {
    out.push_str("## What readers expect and what the parameters say, in percent of the points\n\n");
    out.push_str("| skill | kind | items | readers, levels 0 to 5 | parameters | farthest apart |\n|---|---|---|---|---|---|\n");
    let percent = |shares: &[f64; 6]| {
        shares.iter().map(|share| format!("{:.0}", 100.0 * share)).collect::<Vec<_>>().join(" ")
    };
    for one in &report.agreements {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {:.1} |",
            one.skill,
            if one.scenes { "scenes" } else { "knowledge" },
            one.items,
            percent(&one.readers),
            percent(&one.model),
            100.0 * one.farthest()
        );
    }
    out.push('\n');
}

fn signs(report: &BankReport, out: &mut String) {
    out.push_str(
        "## What looks alone are worth, in percent\n\nChance is 25 for knowledge, 50 for judgement.\n\n",
    );
    out.push_str("| skill | longest | shortest | most qualifiers | middle number (of) | key written at 1, 2, 3, 4 | chi-square | longest action | most agreeable action (of) | reading grade, hardest |\n");
    out.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
    for skill in &report.skills {
        let cues = &skill.cues;
        let hardest: Vec<String> =
            skill.reading.hardest.iter().map(|(id, grade)| format!("{id} {grade:.0}")).collect();
        let _ = writeln!(
            out,
            "| {} | {:.0} | {:.0} | {:.0} | {:.0} ({}) | {} | {:.1} | {:.0} | {:.0} ({}) | {:.1}, {} |",
            skill.skill,
            100.0 * cues.longest,
            100.0 * cues.shortest,
            100.0 * cues.qualified,
            100.0 * cues.middle,
            cues.numeric,
            joined(&cues.places),
            cues.chi_square,
            100.0 * cues.longest_action,
            100.0 * cues.agreeable,
            cues.agreeable_known,
            skill.reading.mean,
            hardest.join(", "),
        );
    }
    out.push('\n');
}

fn responsibilities(report: &BankReport, out: &mut String) {
    out.push_str("## Responsibilities by level\n\n| | level 1 | 2 | 3 | 4 | 5 | scenes in the four business skills |\n|---|---|---|---|---|---|---|\n");
    for row in &report.responsibilities {
        let cells: Vec<String> = row.levels.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "| {} | {} | {} |", row.id, cells.join(" | "), row.scenes);
    }
    out.push('\n');
}

fn pairs(report: &BankReport, out: &mut String) {
    out.push_str("## Alike, and given away\n\n");
    if report.alike.is_empty() && report.give_aways.is_empty() {
        out.push_str("No two items are worded alike, and no stem holds another one's key.\n");
    }
    for pair in &report.alike {
        let _ = writeln!(out, "- {} and {} are alike: {:.2}", pair.one, pair.other, pair.likeness);
    }
    for told in &report.give_aways {
        let _ = writeln!(out, "- {} holds {:.0} % of the key of {}", told.by, 100.0 * told.share, told.of);
    }
    let _ = writeln!(out, "\nItems without a source: {}\n", report.without_source.len());
}
