#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]
#[path = "path/made_up.rs"]
#[allow(dead_code)]
mod made_up;
use cairn_core::Skill;
use cairn_core::compare::Assessor;
use cairn_core::path::Ground;
use cairn_core::person::Person;
#[test]
fn zz() {
    let library = made_up::everything();
    let text = std::fs::read(std::env::var("ZZ").unwrap()).unwrap();
    let profile = cairn_core::record::file::read_profile(&text).unwrap().profile;
    let attempt = profile.attempts.last().unwrap();
    let ground = Ground::new(&library.content, &library.bank, Person::alone(attempt)).unwrap();
    let standing = Assessor::new(&library.content, &library.bank).of(attempt, None).unwrap();
    println!("flags {:?} possibilities {}", standing.flags, standing.possibilities.len());
    let own = ground.profile();
    let mut place = 0;
    for info in &library.content.skills {
        let skill = info.skill;
        let one = &own.skills[skill.index()];
        let s = standing.skill(skill);
        println!(
            "{skill:?} own {:.2} se {:.2}  pool {:.2} sd {:.2} claimed {:?}",
            one.theta, one.standard_error, s.mean, s.sd, one.claimed
        );
        for facet in &info.facets {
            let f = own.facets.iter().find(|x| x.facet == facet.id).unwrap();
            let p = &standing.facets[place];
            println!(
                "    {} own theta {:.2} dev {:.2} ± {:.2}; pool {:.2} dev {:.2} ± {:.2}",
                facet.id.as_str(),
                f.theta,
                f.deviation,
                f.deviation_error,
                s.mean + p.deviation,
                p.deviation,
                p.error
            );
            place += 1;
        }
    }
    let _ = Skill::ALL;
}
