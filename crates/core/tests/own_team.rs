//! A team of one's own people: what each could grow into, and nobody ranked.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod world;

use std::sync::OnceLock;

use cairn_core::attempt::Millis;
use cairn_core::compare::show::{GrowingRow, Serves, growing};
use cairn_core::compare::{CandidateEstimate, Pool, PoolKind, Position};
use cairn_core::record::pool::{read_pool, write_pool};
use cairn_core::{FacetId, Level, Skill};
use world::{WORLD, content, person, somebody};

/// Somebody whose answers left them exactly there, with the doubt of a full assessment.
fn standing(mean: [f64; 7]) -> CandidateEstimate {
    static ANSWERED: OnceLock<CandidateEstimate> = OnceLock::new();
    let mut one = ANSWERED.get_or_init(|| somebody(&person("", 0.0, 0.0, 1)).0.standing).clone();
    one.mean = mean;
    one.facets.iter_mut().for_each(|facet| facet.deviation = 0.0);
    one
}

/// Three skills at Independent, one facet at Leading.
fn asked() -> Position {
    let mut position = Position::open("Ours");
    for skill in [Skill::Python, Skill::Leadership, Skill::Communication] {
        position.set_must(skill, Level::new(3));
    }
    position
        .facet_musts
        .push((FacetId::parse("machine-learning/supervised").unwrap(), Level::new(4).unwrap()));
    position
}

fn rows(members: &[&CandidateEstimate]) -> Vec<GrowingRow> {
    growing(content(), &WORLD.0.path, &asked(), members)
}

const ENGINEER: [f64; 7] = [0.9, 1.0, 3.2, -0.5, -0.5, -2.4, 0.4];
const LEADER: [f64; 7] = [-1.5, -1.5, -2.0, 1.0, 1.0, 3.2, 3.2];

#[test]
fn what_the_team_lacks_comes_first_for_whoever_is_near_it() {
    let (engineer, leader) = (standing(ENGINEER), standing(LEADER));
    let found = rows(&[&engineer, &leader]);
    assert_eq!(found[0].meets, ["Python"]);
    assert_eq!(found[1].meets, ["Leadership", "Communication"]);
    // Nobody likely has the facet at Leading; the engineer is nearer to it than to leading people.
    let first = &found[0].steps[0];
    assert_eq!((first.serves, first.level.as_str()), (Serves::Open, "Leading"), "{found:?}");
    assert_eq!(first.first, None, "the need is on a facet already");
    assert!(found.iter().flat_map(|row| &row.steps).all(|step| step.today.bar() <= 80), "{found:?}");
    // The leader is near none of the rest, and is told the nearest alone.
    assert_eq!([found[0].steps.len(), found[1].steps.len()], [2, 1], "{found:?}");
    for step in found.iter().flat_map(|row| &row.steps) {
        assert!(step.practise.len() > 20 && step.prove.len() > 20, "{step:?}");
    }
    // A need on a skill says with which of its facets to begin.
    let of_skill = found.iter().flat_map(|row| &row.steps).find(|step| step.name == "Communication").unwrap();
    assert_eq!(of_skill.serves, Serves::Second, "the leader alone has it");
    let facets = &content().skill(Skill::Communication).unwrap().facets;
    let first = of_skill.first.as_ref().unwrap();
    assert!(facets.iter().any(|facet| facet.name == *first), "{first}");
}

/// Nothing is told of one by holding them against another: the same people in another order are told the same.
#[test]
fn the_order_of_the_members_changes_nothing() {
    let people = [standing(ENGINEER), standing(LEADER), standing([0.2; 7])];
    let found = rows(&[&people[0], &people[1], &people[2]]);
    let turned = rows(&[&people[2], &people[0], &people[1]]);
    assert_eq!([&turned[1], &turned[2], &turned[0]], [&found[0], &found[1], &found[2]]);
}

#[test]
fn the_facet_to_begin_with_is_the_lowest_of_the_skill() {
    let mut one = standing([0.0; 7]);
    let names: Vec<&str> =
        content().skills.iter().flat_map(|info| &info.facets).map(|facet| facet.name.as_str()).collect();
    let skill = content().skills.iter().position(|info| info.skill == Skill::Communication).unwrap();
    let before: usize = content().skills[..skill].iter().map(|info| info.facets.len()).sum();
    let lowest = before + 3;
    one.facets[lowest].deviation = -5.0;
    // A lower one of another skill is none of its business.
    one.facets[before - 1].deviation = -9.0;
    let found = rows(&[&one]);
    let step = found[0].steps.iter().find(|step| step.name == "Communication").unwrap();
    assert_eq!(step.first.as_deref(), Some(names[lowest]));
}

#[test]
fn who_meets_everything_is_told_to_grow_into_nothing() {
    let found = rows(&[&standing([4.5; 7])]);
    assert_eq!((found[0].meets.len(), found[0].steps.len()), (4, 0), "{found:?}");
    assert_eq!(rows(&[]), []);
}

#[test]
fn a_team_stays_a_team_and_a_pool_of_applicants_is_written_as_before() {
    let id = Pool::new_id(7).unwrap();
    let pool = |kind| Pool {
        id: id.clone(),
        name: "Ours".into(),
        made_at: Millis(5),
        kind,
        example: false,
        position: asked(),
        hidden: false,
        blinding: Vec::new(),
        core: None,
    };
    let text = write_pool(&pool(PoolKind::Team));
    assert_eq!(read_pool(id.clone(), &text).unwrap().kind, PoolKind::Team);
    let applicants = write_pool(&pool(PoolKind::Applicants));
    assert!(!applicants.contains("\"kind\":\"team\""), "{applicants}");
    assert_eq!(read_pool(id.clone(), &applicants).unwrap().kind, PoolKind::Applicants);
    // A kind of a later version is no reason to lose the pool.
    let later = text.replace("\"team\"", "\"guild\"");
    assert_eq!(read_pool(id, &later).unwrap().kind, PoolKind::Applicants);
}
