//! The sentence on top of a pool: who is ahead, and of whom too little is known to say.

use super::member::Member;
use super::must_haves::MustHaves;
use super::ranking::{Ranking, SURE};

/// So many times the middle error of a pool, and more, is a wide one.
const WIDE: f64 = 1.5;
/// Most of whom too little is known that are named.
const NAMED: usize = 2;
/// Where fewer than one in so many is behind those who stand first and may belong with them, that is hardly anybody.
const HARDLY: usize = 5;

/// The sentence on top of a pool, in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// What is said of those of whom enough is known.
    pub says: PoolHeadline,
    /// Of whom too little is known to call them ahead or behind, best first: the first names.
    pub unknown: Vec<String>,
    /// How many more of them there are.
    pub more: usize,
}

/// What is said of those of whom enough is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolHeadline {
    /// No candidates yet.
    Empty,
    /// One candidate: nobody to compare with.
    One(String),
    /// All weights are 0.
    NothingToRankBy,
    /// One is ahead of all others.
    Ahead(String),
    /// So many are ahead of everybody else and cannot be told apart.
    Alike(usize),
    /// Some stand first and cannot be told apart, nor all of them from all of the others.
    LikelyAhead {
        /// How many stand first.
        first: usize,
        /// How many of the others are not surely behind each of them, and may belong with them.
        may_belong: usize,
    },
    /// The same where hardly anybody is behind all of those who stand first and may belong with them: then nobody is shown to be ahead.
    NobodyAhead {
        /// How many stand first.
        first: usize,
        /// How many of the others may belong with them.
        may_belong: usize,
        /// How many are behind all of them.
        behind: usize,
    },
    /// Nobody can be told apart from anybody.
    AllAlike(usize),
    /// Enough is known of one alone.
    KnownAlone(String),
    /// Enough is known of nobody.
    NobodyKnown,
}

/// The sentence on top of a pool.
pub fn pool_headline(members: &[Member], ranking: Option<&Ranking>) -> Headline {
    let name = |at: usize| members.get(at).map_or_else(String::new, Member::called);
    let plain = |says| Headline { says, unknown: Vec::new(), more: 0 };
    let applicants: Vec<usize> =
        (0..members.len()).filter(|at| members.get(*at).is_some_and(|one| !one.is_staff())).collect();
    let ranking = match (applicants.as_slice(), ranking) {
        ([], _) => return plain(PoolHeadline::Empty),
        ([only], _) => return plain(PoolHeadline::One(name(*only))),
        (_, None) => return plain(PoolHeadline::NothingToRankBy),
        (_, Some(ranking)) => ranking,
    };
    let little = too_little(members, ranking);
    let known = if little.is_empty() { ranking.clone() } else { ranking.without(&little) };
    let says = match (known.order.as_slice(), known.members(0)) {
        ([], _) => PoolHeadline::NobodyKnown,
        ([only], _) => PoolHeadline::KnownAlone(name(*only)),
        (_, [only]) => PoolHeadline::Ahead(name(*only)),
        (all, first) if first.len() == all.len() => PoolHeadline::AllAlike(first.len()),
        (_, first) if known.leads() => PoolHeadline::Alike(first.len()),
        (all, first) => likely_ahead(all.len(), first.len(), known.near_first()),
    };
    // Who is surely behind the best is behind, however little is known.
    let best = known.order.first().copied();
    let open =
        |at: &usize| best.and_then(|best| ranking.above(best, *at)).is_none_or(|ahead| ahead.get() < SURE);
    // Whoever is ahead is so of all but these.
    let alone = known.members(0).len() == 1;
    let apart = |at: &usize| !(alone && known.order.first() != Some(at) && open(at));
    let unsure = known.order.iter().copied().filter(|at| !apart(at));
    let unknown: Vec<usize> = little.into_iter().filter(open).chain(unsure).collect();
    Headline {
        says,
        more: unknown.len().saturating_sub(NAMED),
        unknown: unknown.into_iter().take(NAMED).map(name).collect(),
    }
}

/// What is said where those who stand first are not surely ahead of everybody behind them.
const fn likely_ahead(all: usize, first: usize, may_belong: usize) -> PoolHeadline {
    let behind = all.saturating_sub(first + may_belong);
    if behind * HARDLY < all {
        PoolHeadline::NobodyAhead { first, may_belong, behind }
    } else {
        PoolHeadline::LikelyAhead { first, may_belong }
    }
}

/// Who of the first group probably misses a must-have, or says fewer years than are asked for; best first.
pub fn first_group_misses(members: &[Member], ranking: &Ranking, musts: &MustHaves) -> Vec<usize> {
    let misses = |at: &usize| members.get(*at).is_some_and(|one| musts.misses(&one.standing));
    ranking.members(0).iter().copied().filter(misses).collect()
}

/// Those whose answers tell too little to call them ahead, best first: they could be picks at random, or the error is so wide
/// that nobody who was measured is told apart from them.
pub fn too_little(members: &[Member], ranking: &Ranking) -> Vec<usize> {
    let mut errors: Vec<f64> =
        ranking.order.iter().filter_map(|at| ranking.fits.get(*at)).map(|fit| fit.sd).collect();
    let middle = errors.len() / 2;
    if errors.is_empty() {
        return Vec::new();
    }
    let wide = *errors.select_nth_unstable_by(middle, f64::total_cmp).1 * WIDE;
    let is = |at: &usize| {
        members.get(*at).is_some_and(Member::looks_blind)
            || ranking.fits.get(*at).is_some_and(|fit| fit.sd > wide) && tells_nobody_apart(ranking, *at)
    };
    ranking.order.iter().copied().filter(is).collect()
}

/// Whether somebody cannot be told apart from anybody else of the ranking. Looks at the ends first, where that shows.
fn tells_nobody_apart(ranking: &Ranking, at: usize) -> bool {
    let alike = |other: &usize| {
        let ahead = ranking.above(*other, at).map_or(0.5, cairn_measure::Prob::get);
        *other == at || ahead.max(1.0 - ahead) < SURE
    };
    let ends = [ranking.order.first(), ranking.order.last()];
    ends.into_iter().flatten().all(alike) && ranking.order.iter().all(alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Six are likely ahead, and six more may belong with them" of twelve leaves nobody for them to be ahead of.
    #[test]
    fn nobody_is_called_ahead_where_hardly_anybody_is_behind() {
        assert_eq!(likely_ahead(12, 6, 6), PoolHeadline::NobodyAhead { first: 6, may_belong: 6, behind: 0 });
        assert_eq!(likely_ahead(12, 5, 5), PoolHeadline::NobodyAhead { first: 5, may_belong: 5, behind: 2 });
        assert_eq!(likely_ahead(12, 4, 5), PoolHeadline::LikelyAhead { first: 4, may_belong: 5 });
        assert_eq!(likely_ahead(0, 0, 0), PoolHeadline::LikelyAhead { first: 0, may_belong: 0 });
    }
}
