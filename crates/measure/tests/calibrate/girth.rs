//! The same answers give what another package makes of them.

use cairn_measure::calibrate::{Design, Expert, Given, Person, Question};
use cairn_measure::{Prob, Space};
use serde::Deserialize;

use crate::world::calibrated;

/// See `about` in the file: how it was made.
#[derive(Deserialize)]
struct Fixture {
    girth_b: Vec<f64>,
    girth_a: Vec<f64>,
    answers: String,
}

#[test]
fn with_wide_priors_the_parameters_are_those_of_girth() {
    let fixture: Fixture = serde_json::from_str(include_str!("../fixtures/irt/girth-2pl.json")).unwrap();
    let expert = Expert { a: 1.0, ln_a_sd: 5.0, b: 0.0, b_sd: 10.0 };
    let questions = fixture.girth_b.iter().map(|_| Question::knowledge(&[0], expert, 0.0).unwrap());
    let space = Space::new(&[0.0], &[1.0]).unwrap();
    let design = Design::new(&space, &[0.0], questions.collect(), Vec::new()).unwrap();
    let person = |bits: &str| {
        let bits = u64::from_str_radix(bits, 16).unwrap();
        let given =
            |question: u32| Given { question, category: u8::from(bits >> question & 1 == 1), option: None };
        Person {
            answers: (0..30).map(given).collect(),
            ratings: Vec::new(),
            admits: Prob::new(0.0).unwrap(),
            group: None,
            at: None,
        }
    };
    let people: Vec<Person> = fixture.answers.split(' ').map(person).collect();
    assert_eq!(people.len(), 2000);
    let (solved, _, _) = calibrated(&design, &people);
    let away = |found: &[f64], theirs: &[f64]| {
        found.iter().zip(theirs).map(|(found, theirs)| (found - theirs).abs()).fold(0.0, f64::max)
    };
    let b: Vec<f64> = solved.questions.iter().map(|one| one.b).collect();
    let a: Vec<f64> = solved.questions.iter().map(|one| one.a).collect();
    let largest = (away(&b, &fixture.girth_b), away(&a, &fixture.girth_a));
    assert!(largest.0 < 0.05 && largest.1 < 0.05, "{largest:?}");
}
