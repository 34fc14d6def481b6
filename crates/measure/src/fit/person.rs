//! Fit in the joint model, against simulated copies of the person.

use core::cmp::Ordering;
use core::ops::ControlFlow;

use super::flag::Flag;
use super::{longest_run, statistic};
use crate::bounded::Prob;
use crate::math::real;
use crate::random::{Random, Seed};
use crate::space::{Answer, AnswerError, Draws, Posterior, Space, ability};

/// A statistic beside the same one of simulated people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// The person's value.
    pub value: f64,
    /// Share of simulated copies with a value as low or lower (ties count half).
    pub below: Prob,
}

/// How well the answers fit the model, each statistic against copies of this very person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Standardised log likelihood; low is suspicious.
    pub lz: Compared,
    /// Information-weighted mean square; high is suspicious.
    pub infit: Compared,
    /// Unweighted mean square; high is suspicious.
    pub outfit: Compared,
    /// Longest run of equal answers among those counted, in the order given; high is suspicious.
    pub run: Compared,
}

impl Fit {
    /// What to say, where a copy of the person would look like this with a probability below `rare` (0.01 or 0.05: the
    /// share of ordinary people who get each flag).
    pub fn flags(&self, rare: Prob) -> Vec<Flag> {
        let low = |compared: &Compared| compared.below.get() < rare.get();
        let high = |compared: &Compared| 1.0 - compared.below.get() < rare.get();
        let found = [
            (Flag::Inconsistent, low(&self.lz) || high(&self.infit)),
            (Flag::Surprises, high(&self.outfit)),
            (Flag::StraightLine, high(&self.run)),
            (Flag::TooRegular, high(&self.lz) && low(&self.infit)),
        ];
        found.into_iter().filter_map(|(flag, raised)| raised.then_some(flag)).collect()
    }
}

impl Space {
    /// Fit of the counted answers, of whatever formats. `counted` picks answers by place: all, or only ratings, or only
    /// questions.
    ///
    /// The null distribution is simulated for this person (parametric bootstrap): each of `copies` (some hundred) has
    /// abilities from the posterior, answers the same items by the model, and is estimated anew, as the person was;
    /// that carries the estimation error which plain lz ignores. `None` where no counted answer could have been another
    /// one. Fails for answers or a posterior that do not fit the space.
    ///
    /// Where only flags are wanted, [`misfits`](Self::misfits) gives the same ones with far fewer copies.
    pub fn fit(
        &self,
        answers: &[Answer<'_>],
        posterior: &Posterior,
        counted: impl Fn(usize) -> bool,
        seed: Seed,
        copies: usize,
    ) -> Result<Option<Fit>, AnswerError> {
        let draws = self.draws(answers, posterior, seed, copies)?;
        let Some(own) = Statistics::of(answers, posterior.mode(), &counted) else { return Ok(None) };
        let mut simulated = Vec::with_capacity(copies);
        self.copies(answers, &draws, seed, copies, |copy, mode| {
            simulated.extend(Statistics::of(copy, mode, &counted));
            ControlFlow::Continue(())
        })?;
        Ok(Some(own.against(&simulated)))
    }

    /// The copies of a person, one after the other, each with the mode of its posterior, until `with` has seen enough.
    pub(super) fn copies<'a>(
        &self,
        answers: &[Answer<'a>],
        draws: &Draws,
        seed: Seed,
        copies: usize,
        mut with: impl FnMut(&[Answer<'a>], &[f64]) -> ControlFlow<()>,
    ) -> Result<(), AnswerError> {
        let mut random = Random::new(seed.part(1));
        let mut copy = answers.to_vec();
        for theta in resampled(draws, copies.max(1)) {
            for answer in &mut copy {
                answer.category = answer.item.simulate(ability(theta, answer.loads), &mut random);
            }
            let again = self.posterior(&copy, Some(theta))?;
            if with(&copy, again.mode()).is_break() {
                break;
            }
        }
        Ok(())
    }
}

/// Draws of equal weight, by systematic resampling: each is taken as often as its weight says, to within one.
fn resampled(draws: &Draws, count: usize) -> impl Iterator<Item = &[f64]> {
    let mut passed = 0.0;
    let mut taken = 0;
    draws.iter().flat_map(move |(weight, theta)| {
        passed += weight * real(count);
        let mut times = 0;
        while taken < count && real(taken) + 0.5 < passed {
            taken += 1;
            times += 1;
        }
        core::iter::repeat_n(theta, times)
    })
}

pub(super) struct Statistics {
    lz: f64,
    infit: f64,
    outfit: f64,
    run: f64,
}

impl Statistics {
    pub(super) fn of(
        answers: &[Answer<'_>],
        theta: &[f64],
        counted: &impl Fn(usize) -> bool,
    ) -> Option<Self> {
        let places = || (0..answers.len()).filter(|place| counted(*place)).map(|place| answers[place]);
        let meetings = || places().map(|answer| (answer.item, answer.category, ability(theta, answer.loads)));
        let (infit, outfit) = statistic::mean_squares(meetings())?;
        let lz = statistic::standardised(meetings())?;
        Some(Self { lz, infit, outfit, run: real(longest_run(places().map(|answer| answer.category))) })
    }

    /// What the flags say of this person beside these copies.
    pub(super) fn against(&self, copies: &[Self]) -> Fit {
        let compare = |of: fn(&Self) -> f64| Compared {
            value: of(self),
            below: share(below(self, copies, of), copies.len()),
        };
        Fit {
            lz: compare(|one| one.lz),
            infit: compare(|one| one.infit),
            outfit: compare(|one| one.outfit),
            run: compare(|one| one.run),
        }
    }

    /// The same if so many copies more left the person as conspicuous as can be: all of them with a higher lz, and with lower mean
    /// squares and a shorter run. A flag that is not raised by this is raised by no such copies, [`Flag::TooRegular`] excepted.
    pub(super) fn at_worst(&self, copies: &[Self], more: usize) -> Fit {
        let all = copies.len() + more;
        let low =
            |of: fn(&Self) -> f64| Compared { value: of(self), below: share(below(self, copies, of), all) };
        let high = |of: fn(&Self) -> f64| Compared {
            value: of(self),
            below: share(below(self, copies, of) + real(more), all),
        };
        Fit {
            lz: low(|one| one.lz),
            infit: high(|one| one.infit),
            outfit: high(|one| one.outfit),
            run: high(|one| one.run),
        }
    }
}

/// How many of the copies have a lower value; ties count half.
fn below(person: &Statistics, copies: &[Statistics], of: fn(&Statistics) -> f64) -> f64 {
    let value = of(person);
    let each = copies.iter().map(|copy| match of(copy).total_cmp(&value) {
        Ordering::Less => 1.0,
        Ordering::Equal => 0.5,
        Ordering::Greater => 0.0,
    });
    each.sum()
}

/// One copy more that looks exactly like the person, so that no share is ever a hard 0 or 1.
fn share(below: f64, copies: usize) -> Prob {
    Prob::of((below + 0.5) / (real(copies) + 1.0))
}
