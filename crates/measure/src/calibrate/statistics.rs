//! What a round takes from the people: sums, so that parts can be counted apart and added.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::design::Design;
use super::person::{Person, PersonError};
use super::question::Parameters;
use super::score::Scored;
use super::tables::Tables;
use super::triangle::Triangle;
use crate::math::real;

/// Edges of the bands of ability in which fit is looked at, in logits from where experts see the question: the same in
/// every round, and wide enough apart where answers do not follow the curve.
pub(super) const BAND_EDGES: [f64; 4] = [-0.9, -0.3, 0.3, 0.9];

/// Sums over people at the parameters of a round. Parts add up ([`add`](Self::add)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statistics {
    pub(super) people: u64,
    pub(super) ln_likelihood: f64,
    /// By b and ln a of each question in turn, then by the free means.
    pub(super) gradient: Vec<f64>,
    /// Minus the second derivative of the log likelihood (Louis 1982).
    pub(super) information: Triangle,
    pub(super) seen: Vec<Seen>,
    /// For each group the sums of each question.
    pub(super) groups: BTreeMap<String, Vec<Moved>>,
}

/// What was seen of one question, for reports.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    /// People who answered it.
    pub(super) answers: u64,
    pub(super) bands: [BandSums; BAND_EDGES.len() + 1],
    /// By option; the last one seen ends the list.
    pub(super) options: Vec<OptionSums>,
    /// "I don't know".
    pub(super) admitted: OptionSums,
    pub(super) trend: TrendSums,
}

/// Points earned and expected by people of a band of ability.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct BandSums {
    pub(super) people: u64,
    pub(super) observed: f64,
    pub(super) expected: f64,
    pub(super) variance: f64,
}

/// Those who gave an answer: their abilities by their other answers, and how probable that makes the answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct OptionSums {
    pub(super) people: u64,
    pub(super) ability: f64,
    pub(super) square: f64,
    /// Sum of ln P of the option at the parameters of the round.
    pub(super) ln_p: f64,
    /// The same at the experts' parameters, were the option worth 0, 1, ... points.
    pub(super) ln_by_experts: Vec<f64>,
}

/// Score and information of a difficulty among some people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Moved {
    pub(super) people: u64,
    pub(super) score: f64,
    pub(super) information: f64,
}

/// The same with the time of the answers: score, information, and both times t, t².
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct TrendSums {
    pub(super) score: f64,
    pub(super) score_t: f64,
    pub(super) information: f64,
    pub(super) information_t: f64,
    pub(super) information_tt: f64,
}

impl Seen {
    /// People who answered it.
    pub const fn answers(&self) -> u64 {
        self.answers
    }

    fn add(&mut self, more: &Self) {
        self.answers = self.answers.saturating_add(more.answers);
        for (own, more) in self.bands.iter_mut().zip(&more.bands) {
            own.people = own.people.saturating_add(more.people);
            own.observed += more.observed;
            own.expected += more.expected;
            own.variance += more.variance;
        }
        if self.options.len() < more.options.len() {
            self.options.resize(more.options.len(), OptionSums::default());
        }
        self.options.iter_mut().zip(&more.options).for_each(|(own, more)| own.add(more));
        self.admitted.add(&more.admitted);
        self.trend.add(more.trend);
    }
}

impl OptionSums {
    fn add(&mut self, more: &Self) {
        self.people = self.people.saturating_add(more.people);
        self.ability += more.ability;
        self.square += more.square;
        self.ln_p += more.ln_p;
        if self.ln_by_experts.len() < more.ln_by_experts.len() {
            self.ln_by_experts.resize(more.ln_by_experts.len(), 0.0);
        }
        self.ln_by_experts.iter_mut().zip(&more.ln_by_experts).for_each(|(own, more)| *own += more);
    }
}

impl Moved {
    pub(super) fn add(&mut self, more: Self) {
        self.people = self.people.saturating_add(more.people);
        self.score += more.score;
        self.information += more.information;
    }
}

impl TrendSums {
    fn add(&mut self, more: Self) {
        self.score += more.score;
        self.score_t += more.score_t;
        self.information += more.information;
        self.information_t += more.information_t;
        self.information_tt += more.information_tt;
    }
}

impl Design {
    /// The sums of nobody.
    pub fn nobody(&self) -> Statistics {
        Statistics {
            people: 0,
            ln_likelihood: 0.0,
            gradient: vec![0.0; self.parameters()],
            information: Triangle::zero(self.parameters()),
            seen: vec![Seen::default(); self.questions.len()],
            groups: BTreeMap::new(),
        }
    }

    /// The sums of these people at the parameters of a round: the map. Fails for the first person whose answers do not fit the
    /// design, by their place.
    pub fn statistics<'a>(
        &self,
        parameters: &Parameters,
        people: impl IntoIterator<Item = &'a Person>,
    ) -> Result<Statistics, (usize, PersonError)> {
        let tables = Tables::new(self, parameters);
        let mut sums = self.nobody();
        for (place, person) in people.into_iter().enumerate() {
            person.check(self).map_err(|error| (place, error))?;
            sums.count(self, &tables, person);
        }
        Ok(sums)
    }
}

impl Statistics {
    /// People counted.
    pub const fn people(&self) -> u64 {
        self.people
    }

    /// Sum of the people's marginal log likelihoods.
    pub const fn ln_likelihood(&self) -> f64 {
        self.ln_likelihood
    }

    /// The names of the groups.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.keys().map(String::as_str)
    }

    /// What was seen of each question.
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// Adds the sums of other people at the same parameters: the reduce. `false`, with nothing added, where they are of another
    /// design.
    #[must_use]
    pub fn add(&mut self, more: &Self) -> bool {
        let size = self.gradient.len();
        let fits = more.gradient.len() == size
            && more.information.is_of(size)
            && self.information.is_of(size)
            && more.seen.len() == self.seen.len()
            && more.groups.values().all(|group| group.len() == self.seen.len());
        if !fits {
            return false;
        }
        self.people = self.people.saturating_add(more.people);
        self.ln_likelihood += more.ln_likelihood;
        self.gradient.iter_mut().zip(&more.gradient).for_each(|(own, more)| *own += more);
        self.information.sum(&more.information);
        self.seen.iter_mut().zip(&more.seen).for_each(|(own, more)| own.add(more));
        for (name, more) in &more.groups {
            let own = self.group(name);
            own.iter_mut().zip(more).for_each(|(own, more)| own.add(*more));
        }
        true
    }

    fn group(&mut self, name: &str) -> &mut [Moved] {
        let questions = self.seen.len();
        self.groups.entry(name.to_owned()).or_insert_with(|| vec![Moved::default(); questions])
    }

    /// Adds one person, whose answers fit the design.
    fn count(&mut self, design: &Design, tables: &Tables, person: &Person) {
        let scored = Scored::of(design, tables, person);
        self.people += 1;
        self.ln_likelihood += scored.abilities.ln_likelihood;
        scored.means(design, &mut self.gradient, &mut self.information);
        for (place, one) in scored.answers.iter().enumerate() {
            for part in 0..2 {
                self.gradient[one.parameter + part] += one.score[part];
                self.information.add(one.parameter + part, one.parameter + part, one.second[part]);
            }
            self.information.add(one.parameter + 1, one.parameter, one.second[2]);
            for other in scored.answers.get(..place).unwrap_or_default() {
                for part in 0..2 {
                    for of_other in 0..2 {
                        let both = scored.together(one, part, other, of_other);
                        self.information.add(one.parameter + part, other.parameter + of_other, -both);
                    }
                }
            }
        }
        for (given, one) in person.answers.iter().zip(&scored.answers) {
            let question = given.question as usize;
            let moved = Moved { people: 1, score: one.score[0], information: one.second[0] };
            let alone = &one.alone;
            let seen = &mut self.seen[question];
            seen.answers += 1;
            let away = alone.ability - design.questions[question].expert.b;
            let band = BAND_EDGES.iter().filter(|edge| away >= **edge).count();
            let band = &mut seen.bands[band];
            band.people += 1;
            band.observed += real(usize::from(given.category));
            band.expected += alone.expected;
            band.variance += alone.variance;
            let of = OptionSums {
                people: 1,
                ability: alone.ability,
                square: alone.ability * alone.ability,
                ln_p: alone.ln_p,
                ln_by_experts: alone.ln_by_experts.clone(),
            };
            match given.option.map(usize::from) {
                None => seen.admitted.add(&of),
                Some(option) => {
                    if seen.options.len() <= option {
                        seen.options.resize(option + 1, OptionSums::default());
                    }
                    seen.options[option].add(&of);
                }
            }
            if let Some(t) = person.at {
                seen.trend.add(TrendSums {
                    score: moved.score,
                    score_t: moved.score * t,
                    information: moved.information,
                    information_t: moved.information * t,
                    information_tt: moved.information * t * t,
                });
            }
            if let Some(name) = &person.group {
                self.group(name)[question].add(moved);
            }
        }
    }
}
