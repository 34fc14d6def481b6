//! A change from an attempt that may be picks at random, or to it, is not called real.

use crate::made_up::{Library, Someone, everything};
use cairn_core::attempt::{Attempt, Entry, Millis, Mode};
use cairn_core::history::view::{ChangeRow, compare_view, history_view};
use cairn_core::history::{ChangeVerdict, Doubt, moved};
use cairn_core::profile::Flag;

/// The attempt of somebody, so many days after the first.
fn on_day(library: &Library, someone: &Someone, number: u64, days: i64) -> Attempt {
    let later = |entry: &Entry| Entry { at: Millis(entry.at.0 + days * 86_400_000), ..entry.clone() };
    let entries = someone.attempt(library).entries().iter().map(later).collect();
    Attempt::from_entries(Mode::Full.new_id(number).unwrap(), entries).unwrap()
}

/// The last changes that the history tells.
fn told(library: &Library, attempts: &[Attempt]) -> Vec<ChangeRow> {
    let view = history_view(&library.content, &library.bank, attempts);
    view.lines.into_iter().filter_map(|line| line.last).collect()
}

/// "A real fall in Data science", of an attempt of which the result said that its answers could just as well be random picks.
#[test]
fn no_change_is_real_where_one_of_the_attempts_may_be_picks_at_random() {
    let library = everything();
    let able = Someone::new("able", [1.4; 7], &[]);
    let first = on_day(&library, &able, 21, 0);
    let picks = Someone { picks: true, ..Someone::new("picks", [1.4; 7], &[]) };
    let second = on_day(&library, &picks, 22, 40);
    let large = |change: &&ChangeRow| change.change.verdict != ChangeVerdict::Noise;
    let changes = told(&library, &[first.clone(), second.clone()]);
    assert_eq!(changes.len(), 7);
    assert!(changes.iter().any(|one| large(&one)), "error alone would hardly bring all of it about");
    for change in &changes {
        assert_eq!(change.in_doubt, [None, Some(Flag::RandomPicks)]);
        assert!(matches!(change.verdict(), ChangeVerdict::Doubted | ChangeVerdict::Noise), "{}", change.name);
        assert_eq!(large(&change), change.verdict() == ChangeVerdict::Doubted);
    }
    // Side by side as well, and on the way back up.
    let both = [first.clone(), second.clone()];
    let compared = compare_view(&library.content, &library.bank, &both, (&second, &first)).unwrap();
    let beside: Vec<ChangeRow> = compared.rows.into_iter().filter_map(|row| row.change).collect();
    assert!(beside.iter().all(|change| change.in_doubt == [None, Some(Flag::RandomPicks)]));
    let third = on_day(&library, &able, 23, 80);
    let back = told(&library, &[second, third]);
    assert!(back.iter().all(|change| change.in_doubt == [Some(Flag::RandomPicks), None]));
    // Who knows less by their own answers has fallen, and that is said as before.
    let less = on_day(&library, &Someone::new("less", [-1.4; 7], &[]), 24, 40);
    let fall = told(&library, &[first, less]);
    assert!(fall.iter().any(|change| change.verdict() == ChangeVerdict::Fall), "{fall:?}");
}

/// "More is known of you than before", of answers that made every interval wider.
#[test]
fn where_the_last_attempt_widens_the_intervals_less_is_known_and_the_words_that_changed_are_named() {
    let library = everything();
    let able = Someone::new("able", [1.4; 7], &[]);
    let first = on_day(&library, &able, 31, 0);
    let of = |last: Attempt| moved(&library.content, &library.bank, &[first.clone(), last], &[]).unwrap();
    let picks = Someone { picks: true, ..Someone::new("picks", [1.4; 7], &[]) };
    let worse = of(on_day(&library, &picks, 32, 10));
    assert!(worse.random);
    assert!(worse.skills.iter().any(|one| one.doubt == Doubt::More), "{worse:?}");
    assert!(worse.skills.iter().all(|one| one.doubt != Doubt::Less), "{worse:?}");
    // A skill is told of for what it is told of: a move, another word or less to be said.
    for one in &worse.skills {
        assert!(one.levels.is_some() || one.words.is_some() || one.doubt == Doubt::More, "{one:?}");
        assert!(one.words.as_ref().is_none_or(|(then, now)| then != now), "{one:?}");
    }
    // Who first gave ratings alone and then answers questions is known better.
    let ratings = Someone { mode: Mode::Quick, ..Someone::new("ratings", [0.2; 7], &[]) };
    let quick = ratings.attempt(&library);
    let full = on_day(&library, &Someone::new("full", [1.4; 7], &[]), 33, 90);
    let better = moved(&library.content, &library.bank, &[quick, full], &[]).unwrap();
    assert!(!better.random);
    assert!(better.skills.iter().any(|one| one.doubt == Doubt::Less && one.words.is_some()), "{better:?}");
    assert!(better.skills.iter().all(|one| one.doubt != Doubt::More), "{better:?}");
}
