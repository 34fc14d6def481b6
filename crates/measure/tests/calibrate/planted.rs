//! What is planted is found, and little else.

use cairn_measure::calibrate::{Calibrated, Seen};

use crate::world::{World, calibrated};

/// Questions with one right answer, by their places.
const HARDER: usize = 4;
const WRONG: usize = 12;
const DRIFTS: usize = 21;

#[test]
fn a_wrong_key_a_group_difference_and_a_drift_are_found_and_nothing_else() {
    let world = World {
        harder_for_second: Some((HARDER, 0.6)),
        harder_by_year: Some((DRIFTS, 0.6)),
        wrong_key: Some(WRONG),
        ..World::new(3, 20, 8)
    };
    let design = world.design();
    let people = world.people(2500);
    let (solved, statistics, _) = calibrated(&design, &people);
    // Experts said 0.4 and are off by 0.5: one wrong key says nothing of how far they are off elsewhere.
    assert!((1.05..=1.4).contains(&solved.next.kappa), "{}", solved.next.kappa);

    let shifts = statistics.shifts(&design);
    let names: Vec<&str> = shifts.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["first", "second"]);
    let second = &shifts[1].1;
    let planted = second[HARDER].unwrap();
    assert!((planted.harder - 0.6).abs() < 2.5 * planted.error && planted.p().get() < 1e-3, "{planted:?}");
    let first = shifts[0].1[HARDER].unwrap();
    assert!((first.harder + planted.harder).abs() < 1e-9, "with two groups one mirrors the other");
    // 60 questions, three standard errors: none expected beyond, but for the planted one.
    let beyond = |z: f64| second.iter().flatten().filter(|one| (one.harder / one.error).abs() > z).count();
    assert!(beyond(3.2) <= 2 && beyond(1.645) <= 13, "{} {}", beyond(3.2), beyond(1.645));

    let trends = statistics.trends(&design);
    let planted = trends[DRIFTS].unwrap();
    assert!((planted.harder - 0.6).abs() < 2.5 * planted.error && planted.p().get() < 1e-2, "{planted:?}");
    assert!(trends.iter().flatten().filter(|one| one.p().get() < 1e-3).count() <= 2);

    for (place, (seen, truth)) in statistics.seen().iter().zip(&world.questions).enumerate() {
        let points: &[u8] = match (place, truth.is_scene()) {
            (WRONG, _) => &[0, 0, 1, 0],
            (_, true) => &[0, 1, 2, 3],
            (_, false) => &[1, 0, 0, 0],
        };
        let swap = seen.swap(points).unwrap();
        if place == WRONG {
            assert!(swap.contradicts() && (swap.better, swap.worse) == (2, 0), "{swap:?}");
        } else {
            assert!(!swap.contradicts(), "{place}: {swap:?}");
        }
    }
    let options = statistics.seen()[WRONG].options();
    let ability = |option: usize| options[option].unwrap().ability;
    assert!(ability(0) > ability(2) + 0.1 && statistics.seen()[WRONG].admitted().is_some(), "{options:?}");

    // Fit: the wrong key and little else.
    let p = |(seen, found): (&Seen, &Calibrated)| seen.fit(found).p;
    let ps: Vec<Option<f64>> = statistics.seen().iter().zip(&solved.questions).map(p).collect();
    assert!(ps[WRONG].unwrap() < 1e-4, "{:?}", statistics.seen()[WRONG].fit(&solved.questions[WRONG]));
    let below = |edge: f64| ps.iter().flatten().filter(|p| **p < edge).count();
    assert!(below(0.05) <= 10 && below(0.001) <= 3, "{ps:?}");
}
