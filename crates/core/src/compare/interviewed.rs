//! Who of an order was interviewed, and who was not.
//!
//! Scores of an interview move a fit up or down. As long as they count for some and not for others, the order holds unlike things
//! against each other, and whoever reads it has to know.

use super::member::Member;

/// Who of an order was interviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Interviewed {
    /// All alike: everybody, or nobody.
    Alike,
    /// Some were and some were not; by their places among the members.
    Unlike {
        /// For whom scores count.
        scored: Vec<usize>,
        /// For whom none do.
        not_scored: Vec<usize>,
    },
    /// Names are hidden, and with them for whom scores count: whoever interviewed somebody would know from it who it is.
    Hidden,
}

/// Who of these was interviewed and who was not, in their order. Present staff are in no order.
pub fn interviewed(members: &[Member], among: impl IntoIterator<Item = usize>) -> Interviewed {
    let known = among.into_iter().filter_map(|at| Some((at, members.get(at)?)));
    let applicants: Vec<(usize, &Member)> = known.filter(|(_, one)| !one.is_staff()).collect();
    if applicants.iter().any(|(_, one)| one.blinded) {
        return Interviewed::Hidden;
    }
    let (scored, not_scored): (Vec<_>, Vec<_>) =
        applicants.into_iter().partition(|(_, one)| one.standing.sources.scores > 0);
    let places = |all: Vec<(usize, &Member)>| all.into_iter().map(|(at, _)| at).collect::<Vec<_>>();
    match (places(scored), places(not_scored)) {
        (scored, not_scored) if !scored.is_empty() && !not_scored.is_empty() => {
            Interviewed::Unlike { scored, not_scored }
        }
        _ => Interviewed::Alike,
    }
}
