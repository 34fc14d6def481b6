//! The sentence on top of a pool: who is ahead, and of whom too little is known to say.

use super::member::Member;
use super::must_haves::MustHaves;
use super::ranking::{BehindFirst, Ranking, SURE};

/// So many times the middle error of a pool, and more, is a wide one.
const WIDE: f64 = 1.5;
/// Most of whom too little is known that are named.
const NAMED: usize = 2;
/// Where fewer than one in so many is surely behind anybody of those who stand first, that is hardly anybody.
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
    /// Some stand first and cannot be told apart, nor all of them from all of the others: so they are not said to be ahead.
    StandFirst {
        /// How many stand first.
        first: usize,
        /// How the others stand to them.
        others: BehindFirst,
    },
    /// The same where hardly anybody is surely behind anybody of those who stand first: then nobody is shown to be ahead.
    NobodyAhead {
        /// How many stand first.
        first: usize,
        /// How the others stand to them.
        others: BehindFirst,
    },
    /// Nobody can be told apart from anybody.
    AllAlike(usize),
    /// Enough is known of one alone.
    KnownAlone(String),
    /// Enough is known of nobody.
    NobodyKnown,
}

impl PoolHeadline {
    /// Whether it says of each of whom enough is known how they stand, in numbers.
    const fn counts_all(&self) -> bool {
        match self {
            Self::StandFirst { .. } | Self::NobodyAhead { .. } | Self::AllAlike(_) | Self::KnownAlone(_) => {
                true
            }
            Self::Empty
            | Self::One(_)
            | Self::NothingToRankBy
            | Self::Ahead(_)
            | Self::Alike(_)
            | Self::NobodyKnown => false,
        }
    }
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
    let (says, unknown) = said(ranking, &too_little(members, ranking), name);
    Headline {
        says,
        more: unknown.len().saturating_sub(NAMED),
        unknown: unknown.into_iter().take(NAMED).map(name).collect(),
    }
}

/// The headline for candidates with enough data, and the candidates that it leaves open: all in `little` where it counts the others,
/// so that the counts and these are everybody; else those in `little` who are not surely behind everybody in the first group, and
/// where one person leads, everybody who is not surely behind that person.
fn said(ranking: &Ranking, little: &[usize], name: impl Fn(usize) -> String) -> (PoolHeadline, Vec<usize>) {
    let known = if little.is_empty() { ranking.clone() } else { ranking.without(little) };
    let says = of_known(&known, name);
    let first = known.members(0);
    let surely = |one: usize, other: usize| ranking.above(one, other).is_some_and(|p| p.get() >= SURE);
    // Who is surely behind is behind, however little is known. The last of the first is the nearest.
    let open = |at: &usize| first.is_empty() || first.iter().rev().any(|one| !surely(*one, *at));
    // Where the others are counted, whoever is left out would be missing.
    let all = says.counts_all();
    let little = little.iter().copied().filter(|at| all || open(at));
    // Whoever is ahead is so of all but these.
    let behind = known.order.get(first.len()..).unwrap_or_default();
    let unsure = behind.iter().copied().filter(|at| first.len() == 1 && open(at));
    let unknown = little.chain(unsure).collect();
    (says, unknown)
}

/// What is said of those of whom enough is known.
fn of_known(known: &Ranking, name: impl Fn(usize) -> String) -> PoolHeadline {
    match (known.order.as_slice(), known.members(0)) {
        ([], _) => PoolHeadline::NobodyKnown,
        ([only], _) => PoolHeadline::KnownAlone(name(*only)),
        (_, [only]) => PoolHeadline::Ahead(name(*only)),
        (all, first) if first.len() == all.len() => PoolHeadline::AllAlike(first.len()),
        (_, first) if known.leads() => PoolHeadline::Alike(first.len()),
        (_, first) => stand_first(first.len(), known.behind_first()),
    }
}

/// What is said where those who stand first are not surely ahead of everybody behind them.
const fn stand_first(first: usize, others: BehindFirst) -> PoolHeadline {
    let behind = others.some + others.everybody;
    if behind * HARDLY < first + others.nobody + behind {
        PoolHeadline::NobodyAhead { first, others }
    } else {
        PoolHeadline::StandFirst { first, others }
    }
}

/// Who of the first group misses a must-have, by their places among the members; best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misses {
    /// Who more likely fails than meets a level.
    pub levels: Vec<usize>,
    /// Who says fewer years than are asked for.
    pub years: Vec<usize>,
}

/// Who of the first group misses a must-have.
pub fn first_group_misses(members: &[Member], ranking: &Ranking, musts: &MustHaves) -> Misses {
    let who = |misses: &dyn Fn(&Member) -> bool| {
        let first = ranking.members(0).iter().copied();
        first.filter(|at| members.get(*at).is_some_and(misses)).collect()
    };
    Misses {
        levels: who(&|one| musts.misses_level(&one.standing)),
        years: who(&|one| musts.short_of_years(&one.standing)),
    }
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
        members.get(*at).is_some_and(Member::looks_random)
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
    use cairn_measure::Score;
    use proptest::prelude::*;

    use super::super::ranking::by_fit;
    use super::*;

    const fn others(nobody: usize, some: usize, everybody: usize) -> BehindFirst {
        BehindFirst { nobody, some, everybody }
    }

    /// "Six stand first, and six more may belong with them" of twelve leaves nobody for them to be ahead of. Eight who are surely
    /// behind one of two are behind somebody.
    #[test]
    fn nobody_is_called_ahead_where_hardly_anybody_is_behind() {
        let nobody_ahead = |first, others| PoolHeadline::NobodyAhead { first, others };
        let stand = |first, others| PoolHeadline::StandFirst { first, others };
        for (first, others, says) in [
            (6, others(6, 0, 0), nobody_ahead(6, others(6, 0, 0))),
            (5, others(5, 1, 1), nobody_ahead(5, others(5, 1, 1))),
            (4, others(5, 0, 3), stand(4, others(5, 0, 3))),
            (2, others(0, 8, 2), stand(2, others(0, 8, 2))),
        ] {
            assert_eq!(stand_first(first, others), says);
        }
    }

    proptest! {
        /// Whatever the headline says of people holds for each pair of them.
        #[test]
        fn every_sentence_of_the_headline_is_what_the_pairs_bear_out(
            people in prop::collection::vec((-2.0..2.0f64, 0.1..0.9f64), 2..40),
        ) {
            let ranking = by_fit(people.into_iter().map(|(mean, sd)| Score { mean, sd }).collect());
            let (order, first) = (&ranking.order, ranking.members(0));
            let surely = |one: usize, other: usize| ranking.above(one, other).is_some_and(|p| p.get() >= SURE);
            let alike = |all: &[usize]| all.iter().all(|one| all.iter().all(|other| !surely(*one, *other)));
            let rest = &order[first.len()..];
            match of_known(&ranking, |at| at.to_string()) {
                PoolHeadline::Ahead(name) => {
                    prop_assert_eq!(name, order[0].to_string());
                    prop_assert!(surely(order[0], order[1]), "ahead of the next one at least");
                }
                PoolHeadline::AllAlike(count) => prop_assert!(count == order.len() && alike(order)),
                PoolHeadline::Alike(count) => {
                    let ahead = first.iter().all(|one| rest.iter().all(|other| surely(*one, *other)));
                    prop_assert!(count == first.len() && alike(first) && ahead);
                }
                PoolHeadline::StandFirst { first: count, others } | PoolHeadline::NobodyAhead { first: count, others } => {
                    prop_assert!(count == first.len() && alike(first), "and so nobody is ahead of all others");
                    let behind = |other: &usize| first.iter().filter(|one| surely(**one, *other)).count();
                    let of = |is: &dyn Fn(usize) -> bool| rest.iter().filter(|other| is(behind(other))).count();
                    prop_assert_eq!(others.nobody, of(&|count| count == 0));
                    prop_assert_eq!(others.everybody, of(&|count| count == first.len()));
                    prop_assert_eq!(others.some, of(&|count| count > 0 && count < first.len()));
                }
                other => prop_assert!(false, "{:?} of {} people", other, order.len()),
            }
        }

        /// No row says otherwise than the headline above it: whoever is not surely behind each of those who are called ahead is among
        /// those of whom too little is known, and nobody is left out.
        #[test]
        fn no_row_contradicts_the_headline(
            people in prop::collection::vec((-2.0..2.0f64, 0.1..0.9f64, prop::bool::weighted(0.2)), 2..40),
        ) {
            let ranking = by_fit(people.iter().map(|(mean, sd, _)| Score { mean: *mean, sd: *sd }).collect());
            let of = |at: &usize| people[*at].2;
            let little: Vec<usize> = ranking.order.iter().copied().filter(of).collect();
            let (says, unknown) = said(&ranking, &little, |at| at.to_string());
            let known = ranking.without(&little);
            let first = known.members(0);
            let surely = |one: &usize, other: &usize| ranking.above(*one, *other).is_some_and(|p| p.get() >= SURE);
            let named = |at: &&usize| !unknown.contains(at) && !first.contains(at);
            let rest: Vec<usize> = ranking.order.iter().filter(named).copied().collect();
            match says {
                PoolHeadline::Ahead(_) | PoolHeadline::Alike(_) => {
                    for at in &rest {
                        prop_assert!(first.iter().all(|one| surely(one, at)), "{} is said to be behind", at);
                        let row = ranking.alike_before(*at).find(|other| first.contains(other));
                        prop_assert_eq!(row, None, "the row of {} says that it is not", at);
                    }
                }
                PoolHeadline::AllAlike(count) => prop_assert_eq!(count + unknown.len(), people.len()),
                PoolHeadline::StandFirst { first: count, others } | PoolHeadline::NobodyAhead { first: count, others } => {
                    let counted = count + others.nobody + others.some + others.everybody;
                    prop_assert_eq!(counted, known.order.len());
                    prop_assert_eq!(counted + unknown.len(), people.len(), "whoever is not counted is named");
                    // Said to be ahead of all others, they would be so of one from whom some of them are not told apart.
                    prop_assert!(others.nobody + others.some > 0);
                }
                PoolHeadline::KnownAlone(_) => prop_assert_eq!(1 + unknown.len(), people.len()),
                PoolHeadline::NobodyKnown => {
                    prop_assert!(rest.iter().all(|at| first.iter().all(|one| surely(one, at))));
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
