//! A second attempt that was clicked through beside one that was not: it is noticed, it is said what it does to the result, and the
//! result without it is the one that the person had.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod world;

use cairn_core::Skill;
use cairn_core::attempt::{Attempt, Millis, Mode};
use cairn_core::compare::{MadeUp, made_up};
use cairn_core::history::view::{compare_view, history_view};
use cairn_core::history::{attempt_flags, doubted_attempts, moved};
use cairn_core::path::Ground;
use cairn_core::path::view::result_of;
use cairn_core::person::Person;
use cairn_core::profile::{Flag, SelfRatingGap, profile, self_rating_gap};
use world::{bank, content, person};

const DAY: i64 = 24 * 60 * 60 * 1000;

fn attempt(of: &MadeUp) -> Attempt {
    made_up(content(), bank(), of).unwrap().attempts.remove(0)
}

/// A full assessment of somebody with this ability, in logits, and one of a single skill ten days later: done as well as they can, or
/// clicked through.
fn twice(ability: f64, honest: bool, number: u64) -> [Attempt; 2] {
    let first = person("Ada", ability, 0.0, 1000 + number);
    let skill = Skill::ALL[usize::try_from(number).unwrap() % Skill::COUNT];
    // So far below every question, answers are blind picks; the ratings are those of before.
    let (abilities, bias) = if honest { ([ability; 7], [0.0; 7]) } else { ([-9.0; 7], [ability + 9.0; 7]) };
    let at = Millis(first.at.0 + 10 * DAY);
    let second =
        MadeUp { abilities, bias, mode: Mode::Skill(skill), at, seed: 7000 + number, ..first.clone() };
    [attempt(&first), attempt(&second)]
}

fn ground(attempts: &[Attempt]) -> Ground {
    Ground::new(content(), bank(), Person::of(bank(), attempts, Vec::new()).unwrap()).unwrap()
}

/// "A real fall", and not a word on the result, of sixteen answers that were drawn at random.
#[test]
fn a_second_attempt_of_blind_picks_is_noticed() {
    for (honest, abilities) in [(true, [-1.5, -0.5, 0.5, 1.5]), (false, [-1.5, 0.0, 0.5, 1.5])] {
        for ability in abilities {
            let noticed = |number: u64| {
                let both = twice(ability, honest, number);
                attempt_flags(content(), bank(), &both, &both[1]).contains(&Flag::RandomPicks)
            };
            let found = (0..56).filter(|number| noticed(*number)).count();
            println!("{honest} {ability}: {found} of 56");
            match (honest, ability > 0.2) {
                (true, _) => assert_eq!(found, 0, "nobody who does their best ({ability})"),
                // Some stop after too few questions that are new.
                (false, true) => assert!(found >= 24, "{found} of 56 ({ability})"),
                (false, false) => {}
            }
        }
    }
}

/// One that is noticed.
fn clicked_through() -> [Attempt; 2] {
    (0..14)
        .map(|number| twice(1.0, false, number))
        .find(|both| attempt_flags(content(), bank(), both, &both[1]).contains(&Flag::RandomPicks))
        .unwrap()
}

#[test]
fn what_it_does_is_told_and_without_it_the_result_is_what_it_was() {
    let both = clicked_through();
    let (with, before) = (ground(&both), ground(&both[..1]));
    let found = doubted_attempts(content(), bank(), &both, &with);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0].id, found[0].flag), (both[1].id(), Flag::RandomPicks));
    let view = result_of(content(), bank(), &before, None).unwrap();
    assert_eq!(found[0].without, (view.headline, view.answered), "what is promised is what there was");
    // The numbers of the history are the same ones.
    let told = moved(content(), bank(), &both, &[]).unwrap();
    assert_eq!(found[0].skills, told.skills);
    assert!(!told.skills.is_empty());
    let lines = history_view(content(), bank(), &both);
    assert_eq!(lines.attempts[1].flags.first(), Some(&Flag::RandomPicks));
    assert!(lines.attempts[0].flags.is_empty());
    let compared = compare_view(content(), bank(), &both, (&both[0], &both[1])).unwrap();
    assert_eq!(compared.second.flags, lines.attempts[1].flags);
    // Where there is nothing else, nothing can be left out.
    assert_eq!(doubted_attempts(content(), bank(), &both[1..], &ground(&both[1..])), []);
    let honest = twice(1.0, true, 3);
    assert_eq!(doubted_attempts(content(), bank(), &honest, &ground(&honest)), []);
}

/// "1.7 levels above what your answers show" on the page of an attempt, and "they agree" on the result.
#[test]
fn a_part_of_the_answers_says_of_ratings_what_all_of_them_say() {
    let log = Person::of(bank(), &twice(1.0, true, 3), Vec::new()).unwrap().log().clone();
    let all = self_rating_gap(content(), bank(), &log, &profile(content(), bank(), &log).unwrap()).unwrap();
    let SelfRatingGap::Compared { overall, skills } = all.clone() else { panic!("{all:?}") };
    assert!(overall.is_some());
    assert_eq!(all.clone().among(&Skill::ALL), all);
    let SelfRatingGap::Compared { overall, skills: one } = all.clone().among(&[Skill::Python]) else {
        panic!("{all:?}")
    };
    assert_eq!(overall, None, "a mean over seven skills is not one of a single skill");
    assert_eq!(one.first(), skills.iter().find(|row| row.skill == Skill::Python));
    assert_eq!(all.among(&[]), SelfRatingGap::NoSkillWithBoth);
}
