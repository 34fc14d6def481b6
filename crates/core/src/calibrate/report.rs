//! What a calibration says of each question, as data for tables and other programs.

use std::collections::BTreeMap;

use cairn_measure::calibrate::{Association, Band, ItemFit, Seen, Shift, Solved, Trend};
use serde::Serialize;

use super::part::PartialSums;
use super::study::Study;
use crate::content::source::AuthoredItem;
use crate::profile::Joint;
use crate::{ItemId, Skill};

/// All of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The version of the content that was calibrated.
    pub content: String,
    /// People counted.
    pub people: u64,
    /// People who could not be used, by why.
    pub unusable: BTreeMap<String, u64>,
    /// Rounds that it took.
    pub rounds: u32,
    /// How far experts were off in units of what they said they might be.
    pub kappa: f64,
    /// Its standard error.
    pub kappa_error: f64,
    /// How able the people are in each skill.
    pub means: Vec<SkillMean>,
    /// By how much they rate themselves too high, in logits, and its standard error.
    pub shared_bias: (f64, f64),
    /// The questions, in the order of their files.
    pub questions: Vec<CalibrationRow>,
}

/// How able the people are in a skill, in logits from the population of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SkillMean {
    /// The skill.
    pub skill: &'static str,
    /// Their mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

/// One question. Difficulties in logits; discriminations in 1/logits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CalibrationRow {
    /// Its id.
    pub id: ItemId,
    /// Its skill.
    #[serde(skip)]
    pub skill: Skill,
    /// People whose answer counts.
    pub answers: u64,
    /// Share of all people who were asked it and whose answer counts.
    pub exposure: f64,
    /// Share of the answers that are "I don't know".
    pub admitted: f64,
    /// Answers that came faster than it can be read, and do not count.
    pub rapid: u64,
    /// Middle time in seconds; `None` where no time is known.
    pub seconds: Option<f64>,
    /// Time that its author expects of a fluent person.
    pub seconds_expected: u16,
    /// Difficulty by the experts, and how far they say it may be off.
    pub expert_b: f64,
    /// That doubt.
    pub expert_b_sd: f64,
    /// Discrimination by the experts.
    pub expert_a: f64,
    /// Difficulty by experts and answers together.
    pub b: f64,
    /// Its standard error.
    pub b_error: f64,
    /// Share of the difficulty that rests on answers.
    pub b_share: f64,
    /// Discrimination by both.
    pub a: f64,
    /// Standard error of its logarithm.
    pub ln_a_error: f64,
    /// Whether answers follow the curve.
    pub fit: ItemFit,
    /// How able those are who picked each option, as written; `None` for one that nobody did.
    pub options: Vec<Option<Association>>,
    /// How able those are who said "I don't know".
    pub admitting: Option<Association>,
    /// Two options whose points the answers contradict.
    pub contradiction: Option<Contradiction>,
    /// How it changes with the years; `None` where dates do not tell.
    pub trend: Option<Trend>,
    /// Where groups were given, how much harder it is for each.
    pub groups: Vec<GroupShift>,
}

/// A key or ranks that the answers contradict.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Contradiction {
    /// The option that is held to be better, as written, from 0.
    pub better: usize,
    /// The one that the able pick as if it were.
    pub worse: usize,
    /// Logarithm of how much likelier the answers are with both exchanged.
    pub ln_odds: f64,
}

/// How much harder a question is for a group than for all others.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupShift {
    /// The group.
    pub group: String,
    /// The difference.
    pub shift: Shift,
}

/// A family of tests is held to this chance of a false alarm in all (Bonferroni).
pub(super) const FALSE_ALARM: f64 = 0.05;

impl Report {
    /// Points by ability over all questions, from low to high: the questions' bands put together, where there is anybody in them.
    ///
    /// Bands are known by where they begin, in logits from the experts' difficulty. A standard error takes the answers of one
    /// person for independent.
    pub fn bands(&self) -> Vec<Band> {
        let mut found: Vec<Band> = Vec::new();
        let bands = self.questions.iter().flat_map(|row| &row.fit.bands).filter(|band| band.people > 0);
        for band in bands {
            let Some(own) = found.iter_mut().find(|own| own.from == band.from) else {
                found.push(*band);
                continue;
            };
            let (before, more) = (real(own.people), real(band.people));
            let all = before + more;
            own.observed = (own.observed * before + band.observed * more) / all;
            own.expected = (own.expected * before + band.expected * more) / all;
            own.error = libm::hypot(own.error * before, band.error * more) / all;
            own.people = own.people.saturating_add(band.people);
        }
        found.sort_by(|one, other| {
            let from = |band: &Band| band.from.unwrap_or(f64::NEG_INFINITY);
            from(one).total_cmp(&from(other))
        });
        found
    }

    /// How many comparisons between groups there are.
    pub fn comparisons(&self) -> usize {
        self.questions.iter().map(|row| row.groups.len()).sum()
    }

    /// The differences between groups that are too large for chance: among all comparisons of a report, chance alone gives one in
    /// 1 of 20 reports.
    pub fn differences(&self) -> Vec<(&CalibrationRow, &GroupShift)> {
        let edge = FALSE_ALARM / real(u64::try_from(self.comparisons()).unwrap_or(u64::MAX));
        let pairs = self.questions.iter().flat_map(|row| row.groups.iter().map(move |one| (row, one)));
        pairs.filter(|(_, one)| one.shift.p().get() < edge).collect()
    }
}

impl Study {
    /// What the sums of the last round, and what they led to, say.
    pub fn report(&self, part: &PartialSums, solved: &Solved) -> Report {
        let statistics = &part.statistics;
        let trends = statistics.trends(&self.design);
        let shifts = statistics.shifts(&self.design);
        let mean = |at: usize| {
            let mean = solved.next.parameters.mean.get(at).copied().unwrap_or(0.0);
            (mean, solved.mean_errors.get(at).copied().unwrap_or(0.0))
        };
        let people = real(part.people());
        let questions =
            self.items.iter().zip(statistics.seen()).enumerate().filter_map(|(place, (item, seen))| {
                let found = solved.questions.get(place)?;
                let expert = self.design.questions().get(place)?.expert();
                let usage = part.usage.get(place)?;
                let groups = shifts.iter().filter_map(|(name, all)| {
                    let shift = all.get(place).copied().flatten()?;
                    Some(GroupShift { group: (*name).to_owned(), shift })
                });
                Some(CalibrationRow {
                    id: item.question.id.clone(),
                    skill: item.question.skill,
                    answers: found.answers,
                    exposure: real(usage.answers) / people.max(1.0),
                    admitted: real(usage.admitted) / real(usage.answers).max(1.0),
                    rapid: usage.rapid,
                    seconds: usage.seconds(),
                    seconds_expected: item.question.seconds,
                    expert_b: expert.b,
                    expert_b_sd: expert.b_sd,
                    expert_a: expert.a,
                    b: found.b,
                    b_error: found.b_error,
                    b_share: found.b_share,
                    a: found.a,
                    ln_a_error: found.ln_a_error,
                    fit: seen.fit(found),
                    options: seen.options(),
                    admitting: seen.admitted(),
                    contradiction: contradiction(item, seen),
                    trend: trends.get(place).copied().flatten(),
                    groups: groups.collect(),
                })
            });
        Report {
            content: part.standing.content.clone(),
            people: part.people(),
            unusable: part.unusable.clone(),
            rounds: solved.next.number,
            kappa: solved.next.kappa,
            kappa_error: solved.kappa_error,
            means: Skill::ALL
                .into_iter()
                .map(|skill| {
                    let (mean, error) = mean(skill.index());
                    SkillMean { skill: skill.as_str(), mean, error }
                })
                .collect(),
            shared_bias: mean(Joint::SHARED),
            questions: questions.collect(),
        }
    }
}

fn contradiction(item: &AuthoredItem, seen: &Seen) -> Option<Contradiction> {
    let points: Vec<u8> = item.question.options.iter().map(|option| option.points).collect();
    let swap = seen.swap(&points).filter(cairn_measure::calibrate::Swap::contradicts)?;
    Some(Contradiction { better: swap.better, worse: swap.worse, ln_odds: swap.ln_odds })
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn real(count: u64) -> f64 {
    count as f64
}
