//! What a manager's page says of a person, by the numbers of its table, beside what the person's own page says from draws.

use cairn_measure::Flag;

use crate::made_up::{Someone, everything};
use crate::way::walker;
use cairn_core::compare::{Assessor, MustHaves, Position};

/// Most points by which the two may differ.
const POINTS: f64 = 1.5;

/// The chance of each need by itself, and of all needs of a stage together.
#[test]
fn a_manager_reads_the_chances_that_the_person_reads() {
    let library = everything();
    let content = &library.content;
    let assessor = Assessor::new(content, &library.bank);
    let mut far: Vec<(f64, String)> = Vec::new();
    // It is not known which answers are theirs: what they may be is no normal distribution.
    let picker = Someone { picks: true, ..Someone::new("picks-at-random", [1.0; 7], &[3]) };
    for someone in Someone::all().into_iter().chain([picker]) {
        let standing = assessor.of(&someone.attempt(&library), None).unwrap();
        assert_eq!(someone.picks, standing.flags.contains(&Flag::RandomPicks), "{}", someone.name);
        let walker = walker(&library, &someone);
        for (stage, info) in walker.ground.position().stages.iter().zip(&content.stages) {
            let asked =
                |skill: cairn_core::Skill| Some(info.needs[skill.index()]).filter(|level| level.number() > 0);
            let position = Position {
                musts: cairn_core::Skill::ALL.map(asked),
                facet_musts: info.facet_needs.clone(),
                ..Position::open("as the stage")
            };
            let musts = MustHaves::new(content, &position);
            let mut told = |here: f64, there: f64, what: String| {
                far.push((
                    100.0 * (here - there).abs(),
                    format!("{}: {what}: {here:.3} {there:.3}", someone.name),
                ));
            };
            for need in musts.needs().iter().filter(|need| need.facet.is_none()) {
                let own = stage.needs.iter().find(|one| one.0 == need.skill).unwrap().2;
                told(musts.met(&standing, need), own, format!("{:?} at {:?}", need.skill, need.level));
            }
            told(musts.all_met(&standing).unwrap(), stage.shown, format!("stage {}", info.stage.number()));
        }
        // The facet that a result calls New was Aware in the table, where answers could be picks at random.
        let all = content.skills.iter().flat_map(|info| info.facets.iter().map(|facet| (info.skill, facet)));
        for ((skill, facet), part) in all.zip(&standing.facets) {
            let own = walker.ground.profile().facets.iter().find(|one| one.facet == facet.id);
            let Some(own) = own else { continue };
            let off = standing.skill(skill).mean + part.deviation - own.theta;
            assert!(off.abs() < 0.05, "{}: {} is off by {off}", someone.name, facet.name);
        }
    }
    far.sort_by(|one, two| two.0.total_cmp(&one.0));
    for (points, what) in far.iter().take(25) {
        println!("{points:.2} {what}");
    }
    let mean = far.iter().map(|one| one.0).sum::<f64>() / f64::from(u32::try_from(far.len()).unwrap());
    println!("mean {mean:.3} of {}", far.len());
    assert!(far[0].0 < POINTS, "{far:?}");
}
