//! A position that two tabs change at once: each keeps what the other has set.

use super::position::Position;
use crate::{FacetId, Level};

/// The position as it is to be kept: of what this tab has changed since `before` its own (`mine`), of everything else what is
/// `kept` by now. Each weight, level, facet and number of years is by itself.
#[must_use]
pub fn merged(before: &Position, mine: &Position, kept: &Position) -> Position {
    Position {
        name: one(&before.name, &mine.name, &kept.name),
        weights: each(&before.weights, &mine.weights, &kept.weights),
        musts: each(&before.musts, &mine.musts, &kept.musts),
        facet_musts: facets(&before.facet_musts, &mine.facet_musts, &kept.facet_musts),
        aims: each(&before.aims, &mine.aims, &kept.aims),
        facet_aims: facets(&before.facet_aims, &mine.facet_aims, &kept.facet_aims),
        years: each(&before.years, &mine.years, &kept.years),
        degrees: one(&before.degrees, &mine.degrees, &kept.degrees),
        source: one(&before.source, &mine.source, &kept.source),
    }
}

fn one<T: PartialEq + Clone>(before: &T, mine: &T, kept: &T) -> T {
    if before == mine { kept.clone() } else { mine.clone() }
}

fn each<T: PartialEq + Copy, const COUNT: usize>(
    before: &[T; COUNT],
    mine: &[T; COUNT],
    kept: &[T; COUNT],
) -> [T; COUNT] {
    let mut all = *kept;
    for ((slot, mine), before) in all.iter_mut().zip(mine).zip(before) {
        if mine != before {
            *slot = *mine;
        }
    }
    all
}

/// Facets with a level of their own, in the order in which they are kept, and behind them those that this tab has set.
fn facets(
    before: &[(FacetId, Level)],
    mine: &[(FacetId, Level)],
    kept: &[(FacetId, Level)],
) -> Vec<(FacetId, Level)> {
    let level = |list: &[(FacetId, Level)], facet: &FacetId| {
        list.iter().find(|(known, _)| known == facet).map(|(_, level)| *level)
    };
    let new = mine.iter().filter(|(facet, _)| level(kept, facet).is_none());
    let all = kept.iter().chain(new).map(|(facet, _)| facet);
    all.filter_map(|facet| {
        let level = one(&level(before, facet), &level(mine, facet), &level(kept, facet));
        Some((facet.clone(), level?))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Skill;
    use crate::attempt::Track;
    use crate::compare::Weight;

    fn facet(id: &str, level: u8) -> (FacetId, Level) {
        (FacetId::parse(id).unwrap(), Level::new(level).unwrap())
    }

    fn position() -> Position {
        Position {
            facet_musts: vec![facet("statistics", 3), facet("generative", 2)],
            ..Position::open("Head of AI")
        }
    }

    #[test]
    fn what_two_tabs_change_of_one_position_is_kept_of_both() {
        let before = position();
        let (mut mine, mut theirs) = (before.clone(), before.clone());
        mine.weights[Skill::Python.index()] = Weight::new(70).unwrap();
        mine.musts[Skill::Leadership.index()] = Level::new(4);
        mine.facet_musts = vec![facet("generative", 2), facet("mlops", 3)];
        theirs.weights[Skill::Leadership.index()] = Weight::new(90).unwrap();
        theirs.years[Track::Data as usize] = Some(5);
        "Head of data".clone_into(&mut theirs.name);
        theirs.facet_musts = vec![facet("statistics", 3), facet("generative", 4)];
        let both = Position {
            name: theirs.name.clone(),
            years: theirs.years,
            musts: mine.musts,
            facet_musts: vec![facet("generative", 4), facet("mlops", 3)],
            ..before.clone()
        };
        let mut weights = before.weights;
        weights[Skill::Python.index()] = Weight::new(70).unwrap();
        weights[Skill::Leadership.index()] = Weight::new(90).unwrap();
        assert_eq!(merged(&before, &mine, &theirs), Position { weights, ..both.clone() });
        // Whoever writes last, both have it; but of one thing that both have changed the later wins.
        let again = merged(&before, &theirs, &mine);
        assert_eq!((again.weights, again.musts, again.years), (weights, both.musts, both.years));
        theirs.weights[Skill::Python.index()] = Weight::new(10).unwrap();
        mine.weights[Skill::Python.index()] = Weight::new(0).unwrap();
        assert_eq!(
            merged(&before, &theirs, &mine).weights[Skill::Python.index()].number(),
            0,
            "10 is no change"
        );
        assert_eq!(merged(&before, &mine, &before), mine);
        assert_eq!(merged(&mine, &mine, &theirs), theirs);
    }
}
