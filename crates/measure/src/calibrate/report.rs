//! What the sums of the last round say beside the parameters: fit, options that contradict the key, drift, groups.

use serde::Serialize;

use super::chi_squared;
use super::design::Design;
use super::newton::Calibrated;
use super::statistics::{BAND_EDGES, Moved, OptionSums, Seen, Statistics};
use crate::bounded::Prob;
use crate::math::{normal_below, real, sqrt};

/// A band counts in a test of fit from this variance of points on: below, a chi-squared does not describe it.
const VARIANCE_AT_LEAST: f64 = 2.0;
/// Groups are compared on questions that so many people of each answered.
const PEOPLE_AT_LEAST: u64 = 20;

/// Points in a band of ability, held against what the model expects.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// From where, in logits from the difficulty that experts gave it; `None` for the lowest.
    pub from: Option<f64>,
    /// Up to where; `None` for the highest.
    pub to: Option<f64>,
    /// People, by what their other answers say of their ability.
    pub people: u64,
    /// Mean points that they earned.
    pub observed: f64,
    /// Mean points that the model expects of them.
    pub expected: f64,
    /// Standard error of the observed mean under the model.
    pub error: f64,
}

/// Whether the answers to a question follow its curve.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemFit {
    /// Bands with anybody in them, the lowest ability first.
    pub bands: Vec<Band>,
    /// Sum over bands of (observed - expected)² over variance.
    pub chi_squared: f64,
    /// Its degrees of freedom: bands less the parameters fitted, each by the share that rests on answers.
    pub freedom: f64,
    /// The probability of a sum as large under the model; `None` with too few people to tell.
    pub p: Option<f64>,
}

/// Those who picked an option: how able they are by their *other* answers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Association {
    /// People.
    pub people: u64,
    /// Mean ability, in logits.
    pub ability: f64,
    /// Its standard error.
    pub error: f64,
}

/// From this logarithm of odds on, a thousand to one, answers contradict the points of options.
const CONTRADICTS: f64 = 7.0;

/// Two options that the answers would have change places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swap {
    /// The option that is held to be better, from 0.
    pub better: usize,
    /// The one that is held to be worse.
    pub worse: usize,
    /// Logarithm of how much likelier the picks are with the two exchanged, at the experts' parameters, than as they are, at the
    /// parameters that suit them best.
    pub ln_odds: f64,
}

/// By how much a question is harder for some than for the others, beside the other questions of its skill, in logits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shift {
    /// People of the group who answered it, and all others of known group who did.
    pub people: (u64, u64),
    /// How much harder: above 0 where it is harder for the group than for the others.
    pub harder: f64,
    /// Its standard error.
    pub error: f64,
}

/// By how much a question grows harder with time, beside the other questions of its skill: logits a year.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Trend {
    /// How much harder in a year.
    pub harder: f64,
    /// Its standard error.
    pub error: f64,
}

/// The two-sided probability under the model of a value so far from 0.
fn two_sided(value: f64, error: f64) -> Prob {
    Prob::of(2.0 * normal_below(-(value / error).abs()))
}

impl Shift {
    /// The probability of so large a difference where there is none.
    pub fn p(&self) -> Prob {
        two_sided(self.harder, self.error)
    }
}

impl Swap {
    /// Whether the answers contradict the points: exchanged, they would be more than a thousand times likelier.
    pub const fn contradicts(&self) -> bool {
        self.ln_odds > CONTRADICTS
    }
}

impl Trend {
    /// The probability of so large a trend where there is none.
    pub fn p(&self) -> Prob {
        two_sided(self.harder, self.error)
    }
}

impl Association {
    fn of(sums: &OptionSums) -> Option<Self> {
        let people = sums.people;
        if people == 0 {
            return None;
        }
        let count = real(usize::try_from(people).ok()?);
        let ability = sums.ability / count;
        // The spread of one person is not known: that of the population stands in.
        let variance =
            if people > 1 { (sums.square - count * ability * ability).max(0.0) / (count - 1.0) } else { 1.0 };
        Some(Self { people, ability, error: sqrt(variance.max(0.01) / count) })
    }
}

impl Seen {
    /// Whether the answers follow the question's curve: observed and expected points by ability, where each answer is expected
    /// from the *other* answers of its person, the doubt about the ability in it.
    pub fn fit(&self, question: &Calibrated) -> ItemFit {
        let (mut bands, mut sum, mut counted) = (Vec::new(), 0.0, 0.0);
        for (place, band) in self.bands.iter().enumerate() {
            let Some(people) = usize::try_from(band.people).ok().filter(|people| *people > 0) else {
                continue;
            };
            let count = real(people);
            bands.push(Band {
                from: place.checked_sub(1).and_then(|edge| BAND_EDGES.get(edge).copied()),
                to: BAND_EDGES.get(place).copied(),
                people: band.people,
                observed: band.observed / count,
                expected: band.expected / count,
                error: sqrt(band.variance) / count,
            });
            if band.variance >= VARIANCE_AT_LEAST {
                let away = band.observed - band.expected;
                sum += away * away / band.variance;
                counted += 1.0;
            }
        }
        let freedom = counted - question.b_share - question.a_share;
        let p = (freedom >= 0.5).then(|| chi_squared::above(sum, freedom));
        ItemFit { bands, chi_squared: sum, freedom, p }
    }

    /// Those who picked each option; `None` for one that nobody did.
    pub fn options(&self) -> Vec<Option<Association>> {
        self.options.iter().map(Association::of).collect()
    }

    /// Those who said "I don't know"; `None` where nobody did.
    pub fn admitted(&self) -> Option<Association> {
        Association::of(&self.admitted)
    }

    /// The pair of options that it would suit the answers most to exchange, given the points of each option; `None` for options
    /// that are all worth the same.
    ///
    /// Each answer is held against what the person's *other* answers say. So a key that is wrong is found by who picks it: the
    /// able pick another option, as often as they should pick the key. A question that is only harder than experts believe
    /// keeps its key, because its own parameters are those that suit the answers best.
    pub fn swap(&self, points: &[u8]) -> Option<Swap> {
        let none = OptionSums::default();
        let of = |option: usize| self.options.get(option).unwrap_or(&none);
        let worth = |option: usize, points: u8| of(option).ln_by_experts.get(usize::from(points)).copied();
        let as_it_is: f64 = self.options.iter().chain([&self.admitted]).map(|sums| sums.ln_p).sum();
        // "I don't know" is worth nothing.
        let admitted = self.admitted.ln_by_experts.first().copied().unwrap_or(0.0);
        let total = |exchanged: &dyn Fn(usize) -> u8| {
            let each = (0..points.len()).map(|option| worth(option, exchanged(option)).unwrap_or(0.0));
            each.sum::<f64>() + admitted
        };
        let mut best: Option<Swap> = None;
        for (better, more) in points.iter().enumerate() {
            for (worse, less) in points.iter().enumerate().filter(|(_, less)| *less < more) {
                let exchanged = |option: usize| match option {
                    option if option == better => *less,
                    option if option == worse => *more,
                    option => points.get(option).copied().unwrap_or(0),
                };
                let ln_odds = total(&exchanged) - as_it_is;
                if best.is_none_or(|best| ln_odds > best.ln_odds) {
                    best = Some(Swap { better, worse, ln_odds });
                }
            }
        }
        best
    }

    /// b(t) = b + beta (t - mean): the score and the information of beta.
    fn trend(&self) -> Option<(f64, f64)> {
        let sums = &self.trend;
        let middle = sums.information_t / sums.information;
        let information = sums.information_tt - middle * sums.information_t;
        // A year apart for all would be as much information as without time: a hundredth is next to one date.
        (sums.information > 0.0 && information > 0.01)
            .then(|| ((sums.score_t - middle * sums.score) / information, information))
    }
}

impl Statistics {
    /// For each group, by its name, how much harder each question is for it than for all others of known group.
    ///
    /// One step of the difficulty from its common value (a score test, Rao 1948), less the mean step of the skill's questions, which
    /// is a difference in ability. `None` where fewer than 20 people on either side answered.
    pub fn shifts(&self, design: &Design) -> Vec<(&str, Vec<Option<Shift>>)> {
        let all = self.groups.iter().map(|(name, own)| {
            let steps = (0..self.seen.len()).map(|question| {
                let mut others = Moved::default();
                for (other, sums) in &self.groups {
                    if other != name {
                        sums.get(question).into_iter().for_each(|more| others.add(*more));
                    }
                }
                let own = own.get(question)?;
                let enough = own.people.min(others.people) >= PEOPLE_AT_LEAST;
                if !enough || own.information <= 0.0 || others.information <= 0.0 {
                    return None;
                }
                let step = own.score / own.information - others.score / others.information;
                let precision = 1.0 / (1.0 / own.information + 1.0 / others.information);
                Some((step, precision, (own.people, others.people)))
            });
            let steps: Vec<_> = steps.collect();
            let means = design.means_by_sum(|question| {
                steps.get(question).copied().flatten().map(|(step, precision, _)| (step, precision))
            });
            let shifts = steps.iter().zip(&design.question_sums).map(|(step, sum)| {
                step.map(|(step, precision, people)| Shift {
                    people,
                    harder: step - means[*sum],
                    error: 1.0 / sqrt(precision),
                })
            });
            (name.as_str(), shifts.collect())
        });
        all.collect()
    }

    /// How much harder each question grows in a year; `None` where dates are not known or all alike.
    pub fn trends(&self, design: &Design) -> Vec<Option<Trend>> {
        let steps: Vec<Option<(f64, f64)>> = self.seen.iter().map(Seen::trend).collect();
        let means = design.means_by_sum(|question| steps.get(question).copied().flatten());
        let trends = steps.iter().zip(&design.question_sums).map(|(step, sum)| {
            step.map(|(step, precision)| Trend { harder: step - means[*sum], error: 1.0 / sqrt(precision) })
        });
        trends.collect()
    }
}

impl Design {
    /// For each sum the mean over its questions, weighed by precision; 0 where there is none.
    fn means_by_sum(&self, of: impl Fn(usize) -> Option<(f64, f64)>) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); self.sums.len()];
        for (question, sum) in self.question_sums.iter().enumerate() {
            if let (Some((value, precision)), Some(cell)) = (of(question), sums.get_mut(*sum)) {
                cell.0 += value * precision;
                cell.1 += precision;
            }
        }
        sums.iter().map(|(sum, weight)| if *weight > 0.0 { sum / weight } else { 0.0 }).collect()
    }
}
