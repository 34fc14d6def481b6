//! A change from an attempt that may be picks at random, or to it, is not called real.

use crate::made_up::{Library, Someone, everything};
use cairn_core::attempt::{Attempt, Entry, Millis, Mode};
use cairn_core::history::ChangeVerdict;
use cairn_core::history::view::{ChangeRow, compare_view, history_view};
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

/// "A real fall in Data science", of an attempt of which the result said that its answers could as well be picks at random.
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
    let compared = compare_view(&library.content, &library.bank, &second, &first).unwrap();
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
