//! The report as text.

use std::fmt::Write as _;

use crate::plan::Day;

use super::mean::{real, share};
use super::{BankReport, Cues, SkillReport, THETAS};

impl BankReport {
    /// The report as text with tables in Markdown, as of this day.
    pub fn to_text(&self, today: Day) -> String {
        text(self, today)
    }
}

/// Writing to a `String` cannot fail, so the results of `write!` are dropped.
fn text(report: &BankReport, today: Day) -> String {
    let mut out = format!("# Bank report, content {}\n\n", report.content);
    counts(report, &mut out);
    facets(report, &mut out);
    curves(report, &mut out);
    agreements(report, &mut out);
    signs(report, &mut out);
    topics(report, &mut out);
    out.push_str(&super::law::text(&report.laws, today));
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
        let facets: Vec<usize> = skill.facets.iter().map(|(_, levels)| levels.iter().sum()).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {:.2} | {} of {} |",
            skill.skill,
            skill.items,
            joined(&facets),
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

/// Facets by level, and which levels of which facets have no question.
fn facets(report: &BankReport, out: &mut String) {
    out.push_str("## Facets by level\n\n| facet | level 1 to 5 | none of level |\n|---|---|---|\n");
    for (facet, levels) in report.skills.iter().flat_map(|skill| &skill.facets) {
        let none =
            (1..).zip(levels).filter(|(_, count)| **count == 0).map(|(level, _): (u8, _)| level.to_string());
        let _ = writeln!(out, "| {facet} | {} | {} |", joined(levels), none.collect::<Vec<_>>().join(" "));
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
    out.push_str("| skill | longest | shortest | shortest without a qualifier | most qualifiers | most commas | middle number (of) | key written at 1, 2, 3, 4 | chi-square |\n");
    out.push_str("|---|---|---|---|---|---|---|---|---|\n");
    for (name, cues) in looks(report) {
        let _ = writeln!(
            out,
            "| {name} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} ({}) | {} | {:.1} |",
            100.0 * cues.longest,
            100.0 * cues.shortest,
            100.0 * cues.plain,
            100.0 * cues.qualified,
            100.0 * cues.commas,
            100.0 * cues.middle,
            cues.numeric,
            joined(&cues.places),
            cues.chi_square,
        );
    }
    out.push_str("\n| skill | longest action | most commas | most words of looking and asking | most agreeable (of) |\n|---|---|---|---|---|\n");
    for (name, cues) in looks(report) {
        let _ = writeln!(
            out,
            "| {name} | {:.0} | {:.0} | {:.0} | {:.0} ({}) |",
            100.0 * cues.longest_action,
            100.0 * cues.commas_action,
            100.0 * cues.looking_action,
            100.0 * cues.agreeable,
            cues.agreeable_known,
        );
    }
    out.push_str(
        "\n## How hard stems are to read, in years of school\n\n| skill | mean | hardest |\n|---|---|---|\n",
    );
    for skill in &report.skills {
        let hardest: Vec<String> =
            skill.reading.hardest.iter().map(|(id, grade)| format!("{id} {grade:.0}")).collect();
        let _ = writeln!(out, "| {} | {:.1} | {} |", skill.skill, skill.reading.mean, hardest.join(", "));
    }
    out.push('\n');
}

/// Each skill, all of them, and those that are held to the bounds.
fn looks(report: &BankReport) -> impl Iterator<Item = (&str, &Cues)> {
    let skills = report.skills.iter().map(|skill| (skill.skill, &skill.cues));
    skills.chain([("all", &report.cues), ("held to bounds", &report.cues_held)])
}

/// What the questions are about: by skill, and topic by topic.
fn topics(report: &BankReport, out: &mut String) {
    out.push_str("## Topics and today's work\n\n| skill | about today's work, of all | topics | without a question | short of what they must have | held |\n|---|---|---|---|---|---|\n");
    for skill in &report.skills {
        let own: Vec<_> = report.topics.iter().filter(|topic| topic.skill == skill.skill).collect();
        let _ = writeln!(
            out,
            "| {} | {} of {}, {:.0}% | {} | {} | {} | {} |",
            skill.skill,
            skill.today,
            skill.items,
            100.0 * share(real(skill.today), skill.items),
            own.len(),
            own.iter().filter(|topic| topic.items() == 0).count(),
            own.iter().filter(|topic| topic.lack().is_some()).count(),
            if own.iter().any(|topic| topic.held) { "yes" } else { "not yet" },
        );
    }
    out.push_str("\n| topic | facet | questions, of at least | share of its skill's | level 1 to 5 |\n|---|---|---|---|---|\n");
    for topic in &report.topics {
        let all =
            report.skills.iter().find(|skill| skill.skill == topic.skill).map_or(0, |skill| skill.items);
        let _ = writeln!(
            out,
            "| {} | {} | {} of {} | {:.0}% | {} |",
            topic.id,
            topic.facet,
            topic.items(),
            topic.at_least,
            100.0 * share(real(topic.items()), all),
            joined(&topic.levels),
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
        let _ = writeln!(out, "- {} holds {:.0}% of the key of {}", told.by, 100.0 * told.share, told.of);
    }
    let _ = writeln!(out, "\nItems without a source: {}\n", report.without_source.len());
}
