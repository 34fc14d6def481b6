//! The map and the reduce: sums over any part of the people, which travel as JSON and add up.

use core::fmt;
use core::ops::ControlFlow;
use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use cairn_measure::calibrate::{PersonError, Round, SolveError, Solved, Statistics};
use serde::{Deserialize, Serialize};

use super::respondent::{Respondent, Unusable};
use super::study::Study;
use super::usage::Usage;

/// Most groups: a column with more is no group, such as an id.
const GROUPS_MAX: usize = 50;
/// Fewest people that a thread of its own is worth.
const PEOPLE_A_THREAD: usize = 50;

/// Numbers of two standings this close are the same: written as JSON and read again, the last digit may differ.
const CLOSE: f64 = 1e-9;

/// Where a calibration stands: what each part is counted with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalibrationState {
    /// The version of the content.
    pub content: String,
    /// Whether the search has arrived: the sums that led here are those to report from.
    pub arrived: bool,
    /// The round.
    pub round: Round,
}

/// Sums over a part of the people, at where a calibration stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PartialSums {
    /// What it was counted with.
    pub standing: CalibrationState,
    /// People who could not be used, by why.
    pub unusable: BTreeMap<String, u64>,
    pub(super) statistics: Statistics,
    pub(super) usage: Vec<Usage>,
}

/// Why parts cannot be counted, added or solved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartError {
    /// A part is of another content version, round or search than the rest.
    Other {
        /// What the part says.
        found: String,
        /// What is wanted.
        wanted: String,
    },
    /// It is about other questions than this content has, though its version is the same.
    OtherQuestions,
    /// More than 50 groups: this column is no group.
    Groups,
    /// An answer does not fit the questions; a [`Respondent`] of another study.
    Person(PersonError),
    /// The sums cannot be solved.
    Solve(SolveError),
    /// The search goes on after 100 rounds.
    NeverArrives,
    /// Whoever was told of the rounds wanted no more of them.
    Stopped,
}

impl fmt::Display for PartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other { found, wanted } => {
                write!(f, "it is of {found}, and not of {wanted}")
            }
            Self::OtherQuestions => {
                f.write_str("it is about other questions than this content has, under the same version")
            }
            Self::Groups => {
                write!(f, "there are more than {GROUPS_MAX} groups: name a column with fewer values")
            }
            Self::Person(error) => error.fmt(f),
            Self::Solve(error) => error.fmt(f),
            Self::NeverArrives => f.write_str("the search does not settle within 100 rounds"),
            Self::Stopped => f.write_str("it was stopped"),
        }
    }
}

impl core::error::Error for PartError {}

impl Study {
    /// Where every calibration begins: what experts say.
    pub fn start(&self) -> CalibrationState {
        CalibrationState { content: self.content.version.clone(), arrived: false, round: self.design.start() }
    }

    /// The sums over these people, on all cores: the map. People are in the sums of one part only.
    pub fn count(
        &self,
        standing: &CalibrationState,
        people: &[Respondent],
    ) -> Result<PartialSums, PartError> {
        self.check(standing)?;
        let groups: BTreeSet<&str> = people.iter().filter_map(Respondent::group).collect();
        if groups.len() > GROUPS_MAX {
            return Err(PartError::Groups);
        }
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let each = people.len().div_ceil(threads).max(PEOPLE_A_THREAD);
        let parts: Vec<Result<PartialSums, PartError>> = thread::scope(|scope| {
            let start = |people| scope.spawn(move || self.count_here(standing, people));
            let running: Vec<_> = people.chunks(each).map(start).collect();
            let joined = running.into_iter().map(|one| {
                // A thread that panicked has no sums; its people must not be lost without a word.
                one.join().unwrap_or(Err(PartError::Solve(SolveError::NotFinite)))
            });
            joined.collect()
        });
        let mut sum = self.empty(standing);
        for part in parts {
            sum.add(&part?)?;
        }
        Ok(sum)
    }

    /// The sums of nobody, to which parts are added that may come from anywhere.
    pub fn nobody(&self, standing: &CalibrationState) -> Result<PartialSums, PartError> {
        self.check(standing)?;
        Ok(self.empty(standing))
    }

    fn empty(&self, standing: &CalibrationState) -> PartialSums {
        PartialSums {
            standing: standing.clone(),
            unusable: BTreeMap::new(),
            statistics: self.design.nobody(),
            usage: vec![Usage::default(); self.items.len()],
        }
    }

    fn count_here(
        &self,
        standing: &CalibrationState,
        people: &[Respondent],
    ) -> Result<PartialSums, PartError> {
        let answers = people.iter().map(|one| &one.answers);
        let statistics = self
            .design
            .statistics(&standing.round.parameters, answers)
            .map_err(|(_, error)| PartError::Person(error))?;
        let mut part = PartialSums { statistics, ..self.empty(standing) };
        let at = |question: u32| usize::try_from(question).unwrap_or(usize::MAX);
        for one in people {
            for (given, took_ms) in one.answers.answers.iter().zip(&one.took_ms) {
                if let Some(usage) = part.usage.get_mut(at(given.question)) {
                    usage.count(*given, *took_ms);
                }
            }
            for question in &one.rapid {
                if let Some(usage) = part.usage.get_mut(at(*question)) {
                    usage.rapid += 1;
                }
            }
        }
        Ok(part)
    }

    /// Better parameters from the sums over everybody: the reduce's end.
    pub fn solve(&self, part: &PartialSums) -> Result<(CalibrationState, Solved), PartError> {
        self.check(&part.standing)?;
        let solved =
            self.design.solve(&part.standing.round, &part.statistics).map_err(|error| match error {
                SolveError::OtherDesign => PartError::OtherQuestions,
                error => PartError::Solve(error),
            })?;
        let content = part.standing.content.clone();
        Ok((CalibrationState { content, arrived: solved.arrived, round: solved.next.clone() }, solved))
    }

    /// Rounds until the search has arrived; `each` is told the number of each round that is done, and may end it. The sums of the
    /// last round, and what they led to.
    pub fn run(
        &self,
        people: &[Respondent],
        mut each: impl FnMut(u32) -> ControlFlow<()>,
    ) -> Result<(PartialSums, Solved), PartError> {
        let mut standing = self.start();
        for number in 1..=100 {
            let part = self.count(&standing, people)?;
            let (next, solved) = self.solve(&part)?;
            if solved.arrived {
                return Ok((part, solved));
            }
            if each(number).is_break() {
                return Err(PartError::Stopped);
            }
            standing = next;
        }
        Err(PartError::NeverArrives)
    }

    /// Whether it is a standing of this content.
    fn check(&self, standing: &CalibrationState) -> Result<(), PartError> {
        if standing.content != self.content.version {
            return Err(PartError::Other {
                found: format!("content {}", standing.content),
                wanted: format!("content {}", self.content.version),
            });
        }
        if self.design.takes(&standing.round) { Ok(()) } else { Err(PartError::OtherQuestions) }
    }
}

impl CalibrationState {
    /// Why a part that was counted with `other` cannot be added to one that was counted with this; `None` where it can.
    fn difference(&self, other: &Self) -> Option<PartError> {
        let same = |one: &[f64], other: &[f64]| {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| (one - other).abs() <= CLOSE * one.abs().max(1.0))
        };
        let (own, theirs) = (&self.round, &other.round);
        // Counted from 1, as people do.
        let told = |standing: &Self| {
            format!("content {}, round {}", standing.content, standing.round.number.saturating_add(1))
        };
        if self.content != other.content || own.number != theirs.number {
            return Some(PartError::Other { found: told(other), wanted: told(self) });
        }
        let (mine, others) = (&own.parameters, &theirs.parameters);
        let agree = same(&mine.b, &others.b)
            && same(&mine.ln_a, &others.ln_a)
            && same(&mine.mean, &others.mean)
            && same(&[own.kappa], &[theirs.kappa]);
        (!agree).then(|| PartError::Other {
            found: format!("round {} of another search", theirs.number.saturating_add(1)),
            wanted: "this one".to_owned(),
        })
    }
}

impl PartialSums {
    /// Adds the sums over other people; nothing is added where they are of another content version, round or search.
    pub fn add(&mut self, more: &Self) -> Result<(), PartError> {
        if let Some(error) = self.standing.difference(&more.standing) {
            return Err(error);
        }
        let groups: BTreeSet<&str> = self.statistics.groups().chain(more.statistics.groups()).collect();
        if groups.len() > GROUPS_MAX {
            return Err(PartError::Groups);
        }
        if more.usage.len() != self.usage.len() || !self.statistics.add(&more.statistics) {
            return Err(PartError::OtherQuestions);
        }
        self.usage.iter_mut().zip(&more.usage).for_each(|(own, more)| own.add(more));
        for (why, count) in &more.unusable {
            let own = self.unusable.entry(why.clone()).or_default();
            *own = own.saturating_add(*count);
        }
        Ok(())
    }

    /// Notes that so many people could not be used.
    pub fn note(&mut self, why: Unusable, people: u64) {
        *self.unusable.entry(why.to_string()).or_default() += people;
    }

    /// People counted.
    pub const fn people(&self) -> u64 {
        self.statistics.people()
    }
}
