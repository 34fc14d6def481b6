//! The simulation can fail: worlds differ in what they do to estimates as they must, and the flags are raised where they should be.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::content::source::{Library, load};
use cairn_core::simulate::{
    Answering, DifficultyError, Laboratory, Leaning, Tally, World, markdown, walks, worlds,
};

/// Few people, so that the test is quick; what is held is far from what chance can do to so many.
const PEOPLE: u64 = 24;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"))
        .unwrap_or_else(|errors| panic!("{errors:?}"))
});
static LABORATORY: LazyLock<Laboratory> = LazyLock::new(|| Laboratory::new(&LIBRARY));

fn world(wanted: impl Fn(&World) -> bool) -> World {
    worlds().into_iter().find(|world| wanted(world)).unwrap()
}

fn reference() -> World {
    worlds().swap_remove(0)
}

fn run(world: &World) -> Tally {
    LABORATORY.run(world, PEOPLE)
}

#[test]
fn the_model_recovers_people_who_answer_as_it_assumes() {
    let found = run(&reference());
    assert_eq!((found.people, found.answers, found.recovery.count()), (24, 24 * 77, 24 * 7));
    assert!(found.recovery.rmse() < 0.7, "{:.3}", found.recovery.rmse());
    assert!(found.recovery.bias().abs() < 0.2, "{:+.3}", found.recovery.bias());
    assert!((0.8..1.0).contains(&found.recovery.coverage().get()), "{:?}", found.recovery.coverage());
    assert_eq!(found.words.iter().map(|(called, _)| called).sum::<usize>(), 24 * 10);
    assert!(found.words.iter().all(|(called, met)| met <= called));
    assert_eq!((found.blind, found.too_good), (0, 0), "honest people are not flagged");
    assert!(found.minutes / 24.0 > 20.0 && found.minutes / 24.0 < 90.0, "{}", found.minutes);
    assert_eq!(found, run(&reference()), "the same people for the same numbers");
}

#[test]
fn people_who_are_never_lucky_are_underrated_and_misled_ones_no_higher_than_others() {
    let usual = run(&reference()).recovery.bias();
    let unlucky = run(&world(|world| world.answering == Answering::NeverLucky)).recovery.bias();
    let misled = run(&world(|world| matches!(world.answering, Answering::Misconceptions(_)))).recovery.bias();
    assert!(unlucky < usual - 0.08, "{unlucky:+.3} beside {usual:+.3}");
    assert!(misled < usual, "{misled:+.3} beside {usual:+.3}");
}

#[test]
fn colleagues_who_lean_alike_draw_estimates_their_way_and_those_who_lean_apart_help() {
    let rated = |leaning| run(&world(|world| world.colleagues.is_some_and(|all| all.leaning == leaning)));
    let usual = run(&reference());
    let apart = rated(Leaning::AsAllowed).recovery;
    assert!(apart.rmse() < usual.recovery.rmse(), "{:.3} beside {:.3}", apart.rmse(), usual.recovery.rmse());
    let (kind, harsh) =
        (rated(Leaning::Alike(1.5)).recovery.bias(), rated(Leaning::Alike(-1.5)).recovery.bias());
    let nobody = usual.recovery.bias();
    assert!(kind > nobody + 0.08 && harsh < nobody - 0.08, "{harsh:+.3}, {nobody:+.3}, {kind:+.3}");
    assert!(rated(Leaning::Echo).recovery.coverage().get() > 0.75, "an echo is no second witness");
}

#[test]
fn wrong_difficulties_cost_precision() {
    let off = run(&world(|world| world.difficulties == DifficultyError::Off(0.8)));
    assert!(off.recovery.rmse() > run(&reference()).recovery.rmse(), "{:?}", off.recovery);
}

#[test]
fn random_picks_are_noticed_and_their_interval_leaves_room_for_who_did_not_read() {
    let blind = run(&world(|world| world.answering == Answering::Blind));
    assert!(blind.blind >= 20, "{} of 24 are noticed", blind.blind);
    assert!(blind.recovery.bias() < 0.6, "{:+.2}", blind.recovery.bias());
    assert!(blind.recovery.coverage().get() >= 0.75, "{:?}", blind.recovery.coverage());
    let newcomers =
        run(&world(|world| world.everywhere == Some(-2.0) && world.answering == Answering::RuleOut));
    assert!(newcomers.blind <= 1, "{} of 24 who try are taken for random", newcomers.blind);
}

#[test]
fn help_from_half_way_on_is_noticed_and_being_good_is_not() {
    let helped = run(&world(|world| matches!(world.answering, Answering::Helped(_))));
    assert!(!world(|world| matches!(world.answering, Answering::Helped(_))).is_honest());
    assert!(helped.too_good >= 4, "{} of 24 are noticed", helped.too_good);
    let good = run(&world(|world| world.everywhere == Some(3.0)));
    assert_eq!(good.too_good, 0, "an authority in everything who reads is not flagged");
    assert!(good.recovery.bias() < 0.0, "the prior draws towards the middle: {:+.2}", good.recovery.bias());
}

#[test]
fn tables_name_every_world_once() {
    let found = Tally::new();
    let rows: Vec<(&str, Tally)> = worlds().iter().map(|world| (world.name, found.clone())).collect();
    let text = markdown(&rows);
    for world in worlds() {
        // Once in the table of recovery and once in that of bands; nobody was told of a stage.
        assert_eq!(text.matches(&format!("| {} |", world.name)).count(), 2, "{}", world.name);
    }
}

#[test]
fn nobody_is_bored_and_nobody_without_hope() {
    let walks = walks(&LABORATORY, &LIBRARY, 6);
    assert_eq!(walks.iter().map(|walk| walk.level).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    for walk in &walks {
        assert!(walk.earn > 0.45 && walk.earn < 0.95, "{walk:?}");
        assert!(walk.least <= walk.earn && walk.met.iter().sum::<usize>() >= 6 * 21, "{walk:?}");
    }
    assert!(walks[0].met[3] + walks[0].met[4] <= walks[4].met[3] + walks[4].met[4]);
}
