//! Who of an order was interviewed, and who was not.
//!
//! Scores of an interview move a fit up or down. As long as they count for some and not for others, the order holds unlike things
//! against each other, and whoever reads it has to know.

use super::member::Member;

/// Applicants of whom some were interviewed and some were not; by their places among the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interviewed {
    /// For whom scores count.
    pub scored: Vec<usize>,
    /// For whom none do.
    pub not_scored: Vec<usize>,
}

/// Who of these was interviewed and who was not, in their order. `None` where that holds for all alike; while names are hidden, for
/// whoever interviewed somebody would know from it who it is; and of present staff, who are in no order.
pub fn interviewed(members: &[Member], among: impl IntoIterator<Item = usize>) -> Option<Interviewed> {
    let known = among.into_iter().filter_map(|at| Some((at, members.get(at)?)));
    let applicants: Vec<(usize, &Member)> = known.filter(|(_, one)| !one.is_staff()).collect();
    if applicants.iter().any(|(_, one)| one.blinded) {
        return None;
    }
    let (scored, not_scored): (Vec<_>, Vec<_>) =
        applicants.into_iter().partition(|(_, one)| one.standing.sources.scores > 0);
    let places = |all: Vec<(usize, &Member)>| all.into_iter().map(|(at, _)| at).collect::<Vec<_>>();
    let (scored, not_scored) = (places(scored), places(not_scored));
    (!scored.is_empty() && !not_scored.is_empty()).then_some(Interviewed { scored, not_scored })
}
