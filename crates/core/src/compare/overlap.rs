//! From whom of the group before somebody cannot be told apart.

use super::member::Member;
use super::ranking::Ranking;
use crate::CandidateId;

/// Most who are named; of more only the number is said.
const NAMED: usize = 3;

/// Those of the group before from whom somebody cannot be told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Who, the nearest first; empty where they are too many to name.
    pub who: Vec<CandidateId>,
    /// How many; 0 where an older record does not say.
    pub count: usize,
}

impl Overlap {
    /// Of these.
    pub const fn of(who: Vec<CandidateId>) -> Self {
        let count = who.len();
        Self { who, count }
    }
}

/// From whom of the group before the member at this place cannot be told apart; `None` where that is nobody.
pub fn overlap(members: &[Member], ranking: Option<&Ranking>, at: usize) -> Option<Overlap> {
    of_alike(members, &ranking?.alike_before(at).collect::<Vec<_>>())
}

/// From whom of the first group the member at this place cannot be told apart, where it is not the group before: the sentence on
/// top counts them. `None` where that is nobody.
pub(super) fn overlap_with_first(
    members: &[Member],
    ranking: Option<&Ranking>,
    at: usize,
) -> Option<Overlap> {
    let ranking = ranking.filter(|ranking| ranking.group(at).is_some_and(|group| group > 1))?;
    of_alike(members, &ranking.alike_in(0, at).collect::<Vec<_>>())
}

fn of_alike(members: &[Member], alike: &[usize]) -> Option<Overlap> {
    let who = alike.iter().take(NAMED).filter_map(|at| members.get(*at)).map(|one| one.id.clone());
    match alike.len() {
        0 => None,
        count if count <= NAMED => Some(Overlap { who: who.collect(), count }),
        count => Some(Overlap { who: Vec::new(), count }),
    }
}
