//! What has changed since a decision was noted: the record stays, and whoever reads it is told.

use std::collections::{BTreeMap, BTreeSet};

use super::decision::{Decision, ListedCandidate};
use super::snapshot::Seen;
use crate::CandidateId;
use crate::attempt::Millis;
use crate::compare::Position;
use crate::compare::trail::DiscardedTest;
use crate::compare::view::Caveat;

/// Something that is not as it was when the decision was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The record is of version 1: it holds whom, in which group, and nothing of what was seen.
    NotKept,
    /// Other weights.
    Weights,
    /// Other must-haves or aims.
    MustHaves,
    /// Other years.
    Years,
    /// Content of another version.
    Content,
    /// So many candidates stand in another group.
    Groups(usize),
    /// Levels of so many candidates are others.
    Levels(usize),
    /// Of so many, must-haves are met with another chance, and the must-haves are the same.
    Chances(usize),
    /// Years said by so many are others.
    YearsSaid(usize),
    /// Of so many, a reader is told other things to know.
    Warnings(usize),
    /// Of so many, a confirmation test was discarded or taken back in.
    Tests(usize),
    /// So many go by another name; of records and pools with names hidden nothing is known.
    Names(usize),
    /// So many candidates came in since.
    Came(usize),
    /// So many are present staff now, and no candidates.
    Staff(usize),
    /// So many are no longer there.
    Gone(usize),
}

/// What is not as it was, held against what is asked for and seen now. `now` has no present staff; `staff` are their ids.
pub fn changed_since(
    then: &Decision,
    position: &Position,
    content: &str,
    now: &[ListedCandidate],
    staff: &[CandidateId],
) -> Vec<Changed> {
    let mut found = Vec::new();
    match &then.asked {
        None => found.push(Changed::NotKept),
        Some(asked) => {
            let was = &asked.position;
            let musts =
                |one: &Position| (one.musts, one.aims, one.facet_musts.clone(), one.facet_aims.clone());
            // Older records leave the years of the position out where names were hidden.
            let left_out = then.hidden && was.years == [None; 3];
            let years = !left_out && was.years != position.years;
            for (is, changed) in [
                (was.weights != position.weights, Changed::Weights),
                (musts(was) != musts(position), Changed::MustHaves),
                (years, Changed::Years),
            ] {
                found.extend(is.then_some(changed));
            }
        }
    }
    found.extend((then.content != content).then_some(Changed::Content));
    let (mut groups, mut gone, mut no_candidates) = (0, 0, 0);
    let (mut levels, mut chances, mut years, mut warnings, mut tests, mut names) = (0, 0, 0, 0, 0, 0);
    let same_musts = !found.contains(&Changed::MustHaves);
    let mut here: BTreeMap<&str, &ListedCandidate> = BTreeMap::new();
    for one in now {
        here.entry(&one.id).or_insert(one);
    }
    let before: BTreeSet<&str> = then.listed.iter().map(|was| was.id.as_str()).collect();
    for was in &then.listed {
        let Some(is) = here.get(was.id.as_str()) else {
            let is_staff = staff.iter().any(|id| id.as_str() == was.id);
            *(if is_staff { &mut no_candidates } else { &mut gone }) += 1;
            continue;
        };
        // Version 1 had nobody without a group.
        groups += usize::from(is.group != was.group && !(then.asked.is_none() && is.group == 0));
        names += usize::from(is.name.is_some() && was.name.is_some() && is.name != was.name);
        // What was seen while names were hidden is held against nothing that is seen without that.
        let (shown, blinding_as_then) = (!then.hidden && is.name.is_some(), then.hidden == is.name.is_none());
        let (Some(is), Some(was)) = (&is.seen, &was.seen) else { continue };
        levels += usize::from(is.skills != was.skills);
        // Older records do not say which of them were not measured.
        let mut chance = is.needs.iter().zip(&was.needs);
        let other = chance.any(|(is, was)| is.zip(*was).is_some_and(|(is, was)| is != was));
        chances += usize::from(same_musts && other);
        years += usize::from(shown && is.years != was.years);
        warnings +=
            usize::from(blinding_as_then && own_warnings(is, then.hidden) != own_warnings(was, then.hidden));
        tests += usize::from(tests_changed(then.at, was, is));
    }
    let came = now.iter().filter(|one| !before.contains(one.id.as_str())).count();
    let counted = [
        (groups, Changed::Groups(groups)),
        (levels, Changed::Levels(levels)),
        (chances, Changed::Chances(chances)),
        (years, Changed::YearsSaid(years)),
        (warnings, Changed::Warnings(warnings)),
        (tests, Changed::Tests(tests)),
        (names, Changed::Names(names)),
        (came, Changed::Came(came)),
        (no_candidates, Changed::Staff(no_candidates)),
        (gone, Changed::Gone(gone)),
    ];
    found.extend(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, changed)| changed));
    found
}

/// Whether a test was discarded since, or one that was discarded then no longer is. Records before version 6 name none: what was
/// discarded before they were made is no change.
fn tests_changed(then: Millis, was: &Seen, is: &Seen) -> bool {
    let turned = |one: &DiscardedTest| one.taken_back.as_ref().map_or(one.discard.at, |back| back.at);
    let new = |one: &DiscardedTest| turned(one) >= then && !was.discarded.contains(one);
    is.discarded.iter().any(new) || was.discarded.iter().any(|one| !is.discarded.contains(one))
}

/// What a reader is told to know of somebody, without what follows from the groups of all, and without discarded tests, which
/// are held against each other one by one; of what counts beside the profile as much as may be seen.
fn own_warnings(seen: &Seen, hidden: bool) -> Vec<Caveat> {
    let own = |one: &Caveat| match one {
        Caveat::Bridges(_) | Caveat::AlikeFirst(_) | Caveat::TestsDiscarded(_) => None,
        Caveat::More(sources) if hidden => {
            let said = sources.blinded();
            said.more().then_some(Caveat::More(said))
        }
        other => Some(other.clone()),
    };
    seen.caveats.iter().filter_map(own).collect()
}
