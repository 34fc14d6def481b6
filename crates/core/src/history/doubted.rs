//! Attempts that may not be answered as asked, what each does to the result that all of them make, and what the result would be
//! without it.

use super::moved::{Moved, moves};
use crate::AttemptId;
use crate::attempt::{Answered, Attempt, Millis, Mode, Separate, separate};
use crate::content::{Bank, Content};
use crate::path::Ground;
use crate::path::view::{ResultHeadline, result_of};
use crate::person::Person;
use crate::profile::{Basis, Flag, answering_flags, flags, looks_random_beside};

/// An attempt in a result whose answers may not be the person's.
#[derive(Clone, Debug, PartialEq)]
pub struct DoubtedAttempt {
    /// The attempt.
    pub id: AttemptId,
    /// When it was last answered.
    pub at: Millis,
    /// What it assessed.
    pub mode: Mode,
    /// What it grew out of and stands for: it goes together with these.
    pub grew_from: Vec<AttemptId>,
    /// What was answered in it, and in what it grew out of.
    pub given: Answered,
    /// What stands out.
    pub flag: Flag,
    /// How many of its ratings were hurried through and give way to earlier ones.
    pub hurried: usize,
    /// What it does to the skills of the result; the greatest move first.
    pub skills: Vec<Moved>,
    /// What the result says on top without it, and what that rests on.
    pub without: (ResultHeadline, Basis),
}

/// The attempts behind this result whose answers could as well be picks at random, or do not fit together, or whose ratings were
/// hurried through and give way to earlier ones, the earliest first; none where nothing would be left without it. `attempts` are all of the person, `ground` is what they stand on together.
pub fn doubted_attempts(
    content: &Content,
    bank: &Bank,
    attempts: &[Attempt],
    ground: &Ground,
) -> Vec<DoubtedAttempt> {
    let (sources, hurried) = (ground.person().sources(), ground.person().hurried());
    let mut behind: Vec<&AttemptId> = sources.iter().map(|source| &source.id).collect();
    behind.extend(hurried.iter().map(|one| &one.id));
    if behind.iter().all(|id| behind.first() == Some(id)) {
        return Vec::new();
    }
    let counts = |one: &&Separate<'_>| behind.iter().any(|id| is_part(one, id));
    separate(attempts)
        .iter()
        .filter(counts)
        .filter_map(|one| {
            let found = attempt_flags(content, bank, attempts, one.attempt);
            let ratings = hurried.iter().filter(|gives_way| is_part(one, &gives_way.id));
            let ratings = ratings.map(|one| one.ratings).sum();
            let flag = found.into_iter().find(|flag| matches!(flag, Flag::RandomPicks | Flag::Inconsistent));
            let flag = flag.or((ratings > 0).then_some(Flag::RapidRatings))?;
            let rest: Vec<Attempt> =
                attempts.iter().filter(|other| !is_part(one, other.id())).cloned().collect();
            let raters = ground.person().raters().to_vec();
            let without = Ground::new(content, bank, Person::of(bank, &rest, raters)?)?;
            if without.is_empty() {
                return None;
            }
            let view = result_of(content, bank, &without, None)?;
            Some(DoubtedAttempt {
                id: one.attempt.id().clone(),
                at: one.attempt.last_at(),
                mode: one.attempt.mode(),
                grew_from: one.grew_from.iter().map(|part| part.id().clone()).collect(),
                given: Answered::of(one.grew_from.iter().copied().chain([one.attempt])),
                flag,
                hurried: ratings,
                skills: moves(content, (without.profile(), ground.profile()), one.attempt),
                without: (view.headline, view.answered),
            })
        })
        .collect()
}

/// What stands out in the way an attempt was answered, by itself and beside all others of the person; picks at random first. That
/// takes some tenths of a second.
pub fn attempt_flags(content: &Content, bank: &Bank, all: &[Attempt], attempt: &Attempt) -> Vec<Flag> {
    let apart = flags(content, bank, attempt).contains(&Flag::Inconsistent);
    let quick = quick_flags(content, bank, all, attempt);
    quick.into_iter().chain(apart.then_some(Flag::Inconsistent)).collect()
}

/// The same but for whether the answers fit together, for many attempts at once.
pub fn quick_flags(content: &Content, bank: &Bank, all: &[Attempt], attempt: &Attempt) -> Vec<Flag> {
    let known = answering_flags(content, bank, attempt);
    let beside = || {
        let parts = separate(all);
        let of = parts.iter().find(|one| one.attempt.id() == attempt.id());
        let others: Vec<Attempt> = all
            .iter()
            .filter(|one| of.map_or(one.id() != attempt.id(), |of| !is_part(of, one.id())))
            .cloned()
            .collect();
        let rest = Person::of(bank, &others, Vec::new());
        rest.is_some_and(|rest| looks_random_beside(content, bank, rest.log(), attempt))
    };
    let random = known.contains(&Flag::RandomPicks) || beside();
    let rest = known.into_iter().filter(|flag| *flag != Flag::RandomPicks);
    random.then_some(Flag::RandomPicks).into_iter().chain(rest).collect()
}

/// Whether this is the attempt, or what it grew out of.
fn is_part(one: &Separate<'_>, id: &AttemptId) -> bool {
    one.attempt.id() == id || one.grew_from.iter().any(|part| part.id() == id)
}
