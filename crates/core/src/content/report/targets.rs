//! What the bank must reach, and where it does not.

use super::mean::real;
use super::rows::BUSINESS;
use super::{Cues, ResponsibilityRow, SkillReport, THETAS};
use crate::content::source::AuthoredItem;
use crate::{Skill, order};

/// Fewest items over all skills.
const ITEMS: usize = 312;
/// Highest score of a strategy that reads nothing but signs, in knowledge items; a quarter would be chance.
const CUE: f64 = 0.28;
/// Numbers as options are few, so the draw of the middle one is held from this many on.
const NUMERIC: usize = 8;
/// Highest share of the points for always taking the most agreeable action.
const AGREEABLE: f64 = 0.45;
/// Highest mean discrimination of questions that are not calibrated.
const MEAN_A: f64 = 1.15;
/// 5% point of chi-square with 3 degrees of freedom.
const CHI_SQUARE: f64 = 7.81;
/// Share of blind answers that must be the key.
const AGREEMENT: f64 = 0.97;

/// Highest score of any strategy of this kind over all skills that are held to the topics: in knowledge items, where chance is a
/// quarter, and in the points of scenes, where it is a half.
const LOOKS: (f64, f64) = (0.3, 0.58);
/// Fewest items of a skill that are kept for the confirmation test.
const KEPT: usize = 6;

/// What a skill must have.
struct Least {
    items: usize,
    facet: usize,
    level: usize,
    /// Items of the two highest levels together.
    hard: usize,
    templates: usize,
    /// Share of judgement items.
    judgement: f64,
}

const fn least(skill: Skill) -> Least {
    match skill {
        Skill::MachineLearning => {
            Least { items: 48, facet: 8, level: 6, hard: 12, templates: 12, judgement: 0.0 }
        }
        Skill::Python => Least { items: 48, facet: 8, level: 6, hard: 0, templates: 12, judgement: 0.0 },
        Skill::DataScience => Least { items: 48, facet: 8, level: 6, hard: 0, templates: 0, judgement: 0.0 },
        Skill::ProjectManagement => {
            Least { items: 42, facet: 8, level: 6, hard: 0, templates: 0, judgement: 1.0 / 3.0 }
        }
        Skill::BusinessAdministration => {
            Least { items: 42, facet: 8, level: 6, hard: 0, templates: 12, judgement: 1.0 / 3.0 }
        }
        Skill::Leadership | Skill::Communication => {
            Least { items: 42, facet: 8, level: 6, hard: 0, templates: 0, judgement: 0.6 }
        }
    }
}

/// Least test information of a skill's whole bank at an ability, 1/logits². Scenes tell little of who cannot see through them, for
/// a lucky pick looks like a good one: so less is asked for below the middle.
fn information_needed(theta: f64) -> f64 {
    if (0.0..=2.0).contains(&theta) {
        4.0
    } else if (-1.0..=2.5).contains(&theta) {
        2.8
    } else if (-2.0..0.0).contains(&theta) {
        1.7
    } else {
        0.0
    }
}

pub(super) fn shortfalls(
    skills: &[SkillReport],
    responsibilities: &[ResponsibilityRow],
    items: &[AuthoredItem],
) -> Vec<String> {
    let mut found = Vec::new();
    if items.len() < ITEMS {
        found.push(format!("the bank has {} items, not {ITEMS}", items.len()));
    }
    for (skill, report) in Skill::ALL.into_iter().zip(skills) {
        let mut causes = Vec::new();
        counts(skill, report, &mut causes);
        signs(report, &mut causes);
        for (theta, information) in THETAS.into_iter().zip(report.information) {
            let needed = information_needed(theta);
            if information < needed {
                causes.push(format!("information at theta {theta} is {information:.2}, not {needed}"));
            }
        }
        found.extend(causes.into_iter().map(|cause| format!("{}: {cause}", report.skill)));
    }
    for row in responsibilities {
        if row.scenes < 6 {
            found.push(format!("{}: {} scenes in the four business skills, not 6", row.id, row.scenes));
        }
        if row.levels.iter().sum::<usize>() == 0 {
            found.push(format!("{}: no item touches it", row.id));
        }
    }
    found.extend(reviews(items));
    found
}

fn counts(skill: Skill, report: &SkillReport, causes: &mut Vec<String>) {
    let least = least(skill);
    let mut fewer = |count: usize, needed: usize, what: &str| {
        if count < needed {
            causes.push(format!("{count} {what}, not {needed}"));
        }
    };
    fewer(report.items, least.items, "items");
    fewer(report.templates, least.templates, "templates");
    for (facet, levels) in &report.facets {
        fewer(levels.iter().sum(), least.facet, &format!("items in {facet}"));
    }
    let [.., kept] = report.forms;
    fewer(kept, KEPT, "items of form C");
    let [.., fourth, fifth] = report.levels;
    fewer(fourth + fifth, least.hard, "items of level 4 and 5");
    // Readers find few questions as hard as their authors do, and cannot tell level 5 from level 4 in one question: what the top
    // needs is held by both levels together and by the information at theta 2.5.
    for (level, count) in (1..).zip(report.levels).take(report.levels.len() - 1) {
        fewer(count, least.level, &format!("items of level {level}"));
    }
    if real(report.judgement) < least.judgement * real(report.items) {
        causes.push(format!(
            "{} of {} items are judgement, not {:.0}%",
            report.judgement,
            report.items,
            100.0 * least.judgement
        ));
    }
    if report.estimated_a > MEAN_A {
        causes.push(format!("the mean discrimination is {:.2}, more than {MEAN_A}", report.estimated_a));
    }
}

/// Where looks alone go too far, over all questions of the skills that are held to it.
pub(super) fn looks(cues: &Cues) -> Vec<String> {
    let knowledge = [
        (cues.longest, "the longest option"),
        (cues.shortest, "the shortest option"),
        (cues.qualified, "the option with the most qualifiers"),
        (cues.plain, "the shortest option without a qualifier"),
        (cues.commas, "the option with the most commas"),
    ];
    let scenes = [
        (cues.longest_action, "the longest action"),
        (cues.commas_action, "the action with the most commas"),
        (cues.looking_action, "the action with the most words of looking and asking"),
        (cues.agreeable, "the most agreeable action"),
    ];
    let of = |all: &[(f64, &str)], most: f64, where_: &str| -> Vec<String> {
        let far = all.iter().filter(|(score, _)| *score > most);
        far.map(|(score, what)| {
            format!("{what} scores {:.1}% {where_}, more than {:.0}%", 100.0 * score, 100.0 * most)
        })
        .collect()
    };
    let mut found = of(&knowledge, LOOKS.0, "of the knowledge items of the skills held to topics.toml");
    found.extend(of(&scenes, LOOKS.1, "of the points of their scenes"));
    found
}

fn signs(report: &SkillReport, causes: &mut Vec<String>) {
    let cues = &report.cues;
    let mut held = |score: f64, most: f64, what: &str| {
        if score > most {
            causes.push(format!("{what} scores {:.1}%, more than {:.0}%", 100.0 * score, 100.0 * most));
        }
    };
    held(cues.longest, CUE, "the longest option");
    held(cues.qualified, CUE, "the option with the most qualifiers");
    if cues.numeric >= NUMERIC {
        held(cues.middle, CUE, "the middle number");
    }
    if BUSINESS.iter().any(|skill| skill.as_str() == report.skill) {
        held(cues.agreeable, AGREEABLE, "the most agreeable action");
    }
    if cues.chi_square > CHI_SQUARE {
        causes.push(format!(
            "the key's places {:?} are uneven: chi-square {:.1}",
            cues.places, cues.chi_square
        ));
    }
}

fn reviews(items: &[AuthoredItem]) -> Vec<String> {
    let unread = items.iter().filter(|item| item.is_unread());
    let unread = unread.map(|item| {
        format!("{}: item {:?} has not been read blind yet", item.place, item.question.id.as_str())
    });
    let mut found: Vec<String> = unread.collect();
    let items: Vec<&AuthoredItem> = items.iter().filter(|item| !item.is_unread()).collect();
    let without = items.iter().filter(|item| item.review.is_none()).count();
    if without > 0 {
        found.push(format!("items not reviewed blind: {without}"));
    }
    let solved: u32 = items.iter().filter_map(|item| item.review.as_ref()).map(|one| one.solved).sum();
    let right: u32 = items.iter().filter_map(|item| item.review.as_ref()).map(|one| one.right).sum();
    if f64::from(right) < AGREEMENT * f64::from(solved) {
        found.push(format!("blind readers chose the key in {right} of {solved}, fewer than 97%"));
    }
    let few: Vec<&AuthoredItem> = items.iter().copied().filter(|item| item.angoff.len() < 2).collect();
    if !few.is_empty() {
        let names = order::sorted(&few, |left, right| left.question.id.cmp(&right.question.id));
        let names: Vec<&str> = names.iter().take(5).map(|item| item.question.id.as_str()).collect();
        found.push(format!(
            "{} items have fewer than two blind estimates: {} …",
            few.len(),
            names.join(", ")
        ));
    }
    found
}
