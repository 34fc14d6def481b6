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

/// Where a calibration stands: what each part is counted with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The version of the content.
    pub content: String,
    /// The round.
    pub round: Round,
}

/// Sums over a part of the people, at where a calibration stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The version of the content.
    pub content: String,
    /// The number of the round.
    pub round: u32,
    /// People who could not be used, by why.
    pub unusable: BTreeMap<String, u64>,
    pub(super) statistics: Statistics,
    pub(super) usage: Vec<Usage>,
}

/// Why parts cannot be counted, added or solved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartError {
    /// A part is of another content version or round than the rest.
    Other {
        /// What the part says.
        found: String,
        /// What is wanted.
        wanted: String,
    },
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
                write!(f, "the part is of {found}, the calibration stands at {wanted}: count it again")
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
    pub fn start(&self) -> Standing {
        Standing { content: self.content.version.clone(), round: self.design.start() }
    }

    /// The sums over these people, on all cores: the map. People are in the sums of one part only.
    pub fn count(&self, standing: &Standing, people: &[Respondent]) -> Result<Part, PartError> {
        self.check(&standing.content, standing.round.number, standing.round.number)?;
        let groups: BTreeSet<&str> = people.iter().filter_map(Respondent::group).collect();
        if groups.len() > GROUPS_MAX {
            return Err(PartError::Groups);
        }
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let each = people.len().div_ceil(threads).max(PEOPLE_A_THREAD);
        let parts: Vec<Result<Part, PartError>> = thread::scope(|scope| {
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

    /// The sums of nobody.
    fn empty(&self, standing: &Standing) -> Part {
        Part {
            content: standing.content.clone(),
            round: standing.round.number,
            unusable: BTreeMap::new(),
            statistics: self.design.nobody(),
            usage: vec![Usage::default(); self.items.len()],
        }
    }

    fn count_here(&self, standing: &Standing, people: &[Respondent]) -> Result<Part, PartError> {
        let answers = people.iter().map(|one| &one.answers);
        let statistics = self
            .design
            .statistics(&standing.round.parameters, answers)
            .map_err(|(_, error)| PartError::Person(error))?;
        let mut part = Part { statistics, ..self.empty(standing) };
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
    pub fn solve(&self, standing: &Standing, part: &Part) -> Result<(Standing, Solved), PartError> {
        self.check(&standing.content, standing.round.number, part.round)?;
        self.check(&part.content, standing.round.number, part.round)?;
        let solved = self.design.solve(&standing.round, &part.statistics).map_err(PartError::Solve)?;
        Ok((Standing { content: standing.content.clone(), round: solved.next.clone() }, solved))
    }

    /// Rounds until the search has arrived; `each` is told the number of each round that is done, and may end it. The sums of the
    /// last round, and what they led to.
    pub fn run(
        &self,
        people: &[Respondent],
        mut each: impl FnMut(u32) -> ControlFlow<()>,
    ) -> Result<(Part, Solved), PartError> {
        let mut standing = self.start();
        for number in 1..=100 {
            let part = self.count(&standing, people)?;
            let (next, solved) = self.solve(&standing, &part)?;
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

    fn check(&self, content: &str, wanted: u32, round: u32) -> Result<(), PartError> {
        if content == self.content.version && wanted == round {
            return Ok(());
        }
        Err(PartError::Other {
            found: format!("content {content}, round {round}"),
            wanted: format!("content {}, round {wanted}", self.content.version),
        })
    }
}

impl Part {
    /// Adds the sums over other people; nothing is added where they are of another content version or round.
    pub fn add(&mut self, more: &Self) -> Result<(), PartError> {
        let other = || PartError::Other {
            found: format!("content {}, round {}", more.content, more.round),
            wanted: format!("content {}, round {}", self.content, self.round),
        };
        if more.content != self.content || more.round != self.round || more.usage.len() != self.usage.len() {
            return Err(other());
        }
        let groups: BTreeSet<&str> = self.statistics.groups().chain(more.statistics.groups()).collect();
        if groups.len() > GROUPS_MAX {
            return Err(PartError::Groups);
        }
        if !self.statistics.add(&more.statistics) {
            return Err(other());
        }
        self.usage.iter_mut().zip(&more.usage).for_each(|(own, more)| own.add(more));
        for (why, count) in &more.unusable {
            *self.unusable.entry(why.clone()).or_default() += count;
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
