//! The short list as it is printed, from what was seen when it was decided, or from what is seen now: groups before places,
//! intervals, and how likely each must-have is met.

use std::collections::BTreeMap;

use cairn_measure::{Flag, Score, above};

use super::decision::{DecisionBasis, ListedCandidate};
use super::snapshot::{Seen, SeenLevel};
use crate::compare::view::Caveat;
use crate::compare::{GroupFacts, GroupSays, SURE};
use crate::path::view::Percent;

/// The short list.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortlist {
    /// What was asked for.
    pub asked: DecisionBasis,
    /// Who is on it: group by group, best first; one group without a number where nobody is ranked.
    pub groups: Vec<ShortGroup>,
    /// How many candidates there were.
    pub all: usize,
}

/// Those of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortGroup {
    /// Which group, from 0; `None` without a ranking.
    pub group: Option<usize>,
    /// Whether everybody who was ranked is in it: then nobody was told apart by it.
    pub only: bool,
    /// How many the group had in the pool.
    pub all: usize,
    /// What may be said of the group, as in the ranking; of a record by what was seen.
    pub says: GroupSays,
    /// Who of it is on the list.
    pub rows: Vec<ShortRow>,
}

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortRow {
    /// Who, by the id in the record.
    pub id: String,
    /// The neutral label.
    pub label: String,
    /// Whether they are made up, of an example; of an older record by what is known now.
    pub made_up: bool,
    /// What was seen of them.
    pub seen: Seen,
}

/// The short list of those who are chosen. Where a record of version 1 does not hold what was seen, `now` fills it in, and
/// the page says so.
pub fn shortlist(asked: &DecisionBasis, listed: &[ListedCandidate], now: &[ListedCandidate]) -> Shortlist {
    let here: BTreeMap<&str, &ListedCandidate> = now.iter().map(|known| (known.id.as_str(), known)).collect();
    let seen = |one: &ListedCandidate| {
        let today = || here.get(one.id.as_str()).and_then(|known| known.seen.clone());
        one.seen.clone().or_else(today)
    };
    let mut groups: Vec<ShortGroup> = Vec::new();
    for one in listed {
        let group = usize::from(one.group).checked_sub(1);
        if groups.last().is_none_or(|last| last.group != group) {
            groups.push(ShortGroup { group, only: false, all: 0, says: GroupSays::Alike, rows: Vec::new() });
        }
        let Some(last) = groups.last_mut() else { continue };
        last.all += 1;
        if let (true, Some(seen)) = (one.chosen, seen(one)) {
            let made_up = one.made_up || here.get(one.id.as_str()).is_some_and(|known| known.made_up);
            last.rows.push(ShortRow { id: one.id.clone(), label: one.label.clone(), made_up, seen });
        }
    }
    groups.retain(|group| !group.rows.is_empty());
    let leads = leads(listed, &seen);
    for group in &mut groups {
        let Some(at) = group.group else { continue };
        group.only = listed.iter().all(|one| one.group <= 1);
        let mine = listed.iter().filter(|one| usize::from(one.group) == at + 1);
        let overlaps = |caveat: &Caveat| matches!(caveat, Caveat::Bridges(_));
        let bridges = |one: &&ListedCandidate| seen(one).is_none_or(|seen| seen.caveats.iter().any(overlaps));
        group.says = GroupSays::of(GroupFacts {
            group: at,
            all: group.all,
            little: match group.rows.as_slice() {
                [only] if group.all == 1 => looks_random(&only.seen),
                _ => false,
            },
            leads,
            overlapping: mine.filter(bridges).count(),
        });
    }
    Shortlist { asked: asked.clone(), groups, all: listed.len() }
}

/// Whether each of the first group was surely ahead of everybody behind it, by the fits that were shown.
fn leads(listed: &[ListedCandidate], seen: &impl Fn(&ListedCandidate) -> Option<Seen>) -> bool {
    let fit = |one: &ListedCandidate| seen(one)?.fit.map(SeenLevel::score);
    let of = |first: bool| listed.iter().filter(move |one| (one.group <= 1) == first).map(fit);
    let firsts: Option<Vec<Score>> = of(true).collect();
    let rest: Option<Vec<Score>> = of(false).collect();
    firsts.zip(rest).is_some_and(|(firsts, rest)| {
        firsts.iter().all(|one| rest.iter().all(|other| above(*one, *other).get() >= SURE))
    })
}

/// Whether the answers that count could be picks at random, by what a reader was told.
fn looks_random(seen: &Seen) -> bool {
    let left_out =
        |caveat: &Caveat| matches!(caveat, Caveat::More(sources) if sources.profile == Percent::BelowOne);
    seen.caveats.contains(&Caveat::Answering(Flag::RandomPicks)) && !seen.caveats.iter().any(left_out)
}
