//! One sum or many parts; a mistake in the input is told; and the slopes are slopes.

use cairn_measure::Prob;
use cairn_measure::calibrate::{
    Design, DesignError, Given, Parameters, Person, PersonError, SolveError, Statistics,
};

use crate::world::{World, calibrated};

fn small() -> (Design, Vec<Person>) {
    let world = World::new(2, 6, 4);
    (world.design(), world.people(60))
}

/// Whether all numbers of two texts of JSON agree to ten digits, and everything else to the letter.
fn alike(one: &str, other: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        text.split(|letter| ",[]{}:".contains(letter)).map(str::to_owned).collect()
    };
    let (one, other) = (parts(one), parts(other));
    one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| match (one.parse::<f64>(), other.parse::<f64>()) {
            (Ok(one), Ok(other)) => (one - other).abs() <= 1e-10 * (1.0 + one.abs()),
            _ => one == other,
        })
}

#[test]
fn ten_parts_say_what_one_does() {
    let (design, people) = small();
    let round = design.start();
    let whole = design.statistics(&round.parameters, &people).unwrap();
    let mut sum = design.nobody();
    for part in people.chunks(6) {
        let counted = design.statistics(&round.parameters, part).unwrap();
        // As it travels from one machine to another.
        let text = serde_json::to_string(&counted).unwrap();
        let read: Statistics = serde_json::from_str(&text).unwrap();
        assert!(sum.add(&read));
    }
    let text = |statistics: &Statistics| serde_json::to_string(statistics).unwrap();
    assert!(alike(&text(&whole), &text(&sum)), "{}\n{}", text(&whole), text(&sum));
    let (one, ten) = (design.solve(&round, &whole).unwrap(), design.solve(&round, &sum).unwrap());
    for (one, ten) in one.questions.iter().zip(&ten.questions) {
        assert!((one.b - ten.b).abs() < 1e-9 && (one.b_error - ten.b_error).abs() < 1e-9, "{one:?} {ten:?}");
    }
    // A person left out would be seen.
    assert!(!alike(&text(&whole), &text(&design.statistics(&round.parameters, &people[1..]).unwrap())));
}

#[test]
fn a_round_that_travels_leads_to_the_same_end() {
    let (design, people) = small();
    let (straight, _, _) = calibrated(&design, &people);
    let mut round = design.start();
    let stopped = loop {
        let statistics = design.statistics(&round.parameters, &people).unwrap();
        let solved = design.solve(&round, &statistics).unwrap();
        if solved.arrived {
            break solved;
        }
        round = serde_json::from_str(&serde_json::to_string(&solved.next).unwrap()).unwrap();
    };
    for (one, other) in straight.questions.iter().zip(&stopped.questions) {
        assert!((one.b - other.b).abs() < 1e-9, "{one:?} {other:?}");
    }
}

/// The log likelihood with one parameter moved.
fn moved(design: &Design, people: &[Person], by: impl Fn(&mut Parameters)) -> f64 {
    let mut parameters = design.experts();
    by(&mut parameters);
    design.statistics(&parameters, people).unwrap().ln_likelihood()
}

#[test]
fn a_step_goes_where_the_likelihood_rises_and_ends_where_it_is_flat() {
    const H: f64 = 1e-3;
    let (design, people) = small();
    let (solved, _, _) = calibrated(&design, &people);
    let found = &solved.next;
    // At the end the slope of the likelihood is that of the priors with the other sign, in every direction.
    let slope = |by: &dyn Fn(&mut Parameters, f64)| {
        let at = |step: f64| {
            moved(&design, &people, |parameters| {
                *parameters = found.parameters.clone();
                by(parameters, step);
            })
        };
        (at(H) - at(-H)) / (2.0 * H)
    };
    let start = design.experts();
    for place in 0..design.questions().len() {
        let b = slope(&|parameters, step| parameters.b[place] += step);
        let pull = (found.parameters.b[place] - start.b[place]) / (found.kappa * 0.4 * found.kappa * 0.4);
        assert!((b - pull).abs() < 0.15, "b of {place}: {b} against {pull}");
        let ln_a = slope(&|parameters, step| parameters.ln_a[place] += step);
        let pull = (found.parameters.ln_a[place] - start.ln_a[place]) / 0.09;
        assert!((ln_a - pull).abs() < 0.15, "ln a of {place}: {ln_a} against {pull}");
    }
    for (at, sd) in [(0, 1.0), (1, 1.0), (2, 0.5), (3, 0.3), (4, 0.3)] {
        let mean = slope(&|parameters, step| parameters.mean[at] += step);
        let pull = found.parameters.mean[at] / (sd * sd);
        assert!((mean - pull).abs() < 0.15, "mean {at}: {mean} against {pull}");
    }
}

#[test]
fn answers_that_do_not_fit_are_told_by_their_place() {
    let (design, mut people) = small();
    let told = |people: &[Person]| design.statistics(&design.experts(), people).unwrap_err();
    let sound = people.clone();
    people[3].answers[1].question = 999;
    assert_eq!(told(&people), (3, PersonError::Answer(1)));
    people.clone_from(&sound);
    people[4].answers[0].category = 9;
    assert_eq!(told(&people), (4, PersonError::Answer(0)));
    people.clone_from(&sound);
    let again: Given = people[5].answers[0];
    people[5].answers.push(again);
    assert_eq!(told(&people), (5, PersonError::Twice(again.question as usize)));
    people.clone_from(&sound);
    people[0].ratings[1].1 = 6;
    assert_eq!(told(&people), (0, PersonError::Rating(1)));
    people.clone_from(&sound);
    people[0].ratings[0].0 = 2;
    assert_eq!(told(&people), (0, PersonError::Rating(0)));
    for error in [PersonError::Answer(1), PersonError::Rating(1), PersonError::Twice(1)] {
        assert!(error.to_string().contains('1'));
    }
}

#[test]
fn sums_of_nobody_and_of_other_questions_are_refused() {
    let (design, people) = small();
    let round = design.start();
    assert_eq!(design.solve(&round, &design.nobody()), Err(SolveError::Nobody));
    let other = World::new(2, 7, 4).design();
    let sums = design.statistics(&round.parameters, &people).unwrap();
    assert_eq!(other.solve(&other.start(), &sums), Err(SolveError::OtherDesign));
    assert_eq!(design.solve(&other.start(), &sums), Err(SolveError::OtherDesign));
    let mut sum = other.nobody();
    assert!(!sum.add(&sums) && sum == other.nobody());
    let text = serde_json::to_string(&sums).unwrap();
    let spoilt = text.replacen("\"ln_likelihood\":-", "\"ln_likelihood\":-9e999", 1);
    assert!(serde_json::from_str::<Statistics>(&spoilt).is_err() || spoilt == text);
    let cut = text.replacen("\"cells\":[", "\"cells\":[0.0,", 1);
    let cut: Statistics = serde_json::from_str(&cut).unwrap();
    assert_eq!(design.solve(&round, &cut), Err(SolveError::OtherDesign));
}

#[test]
fn a_design_says_what_is_wrong_with_it() {
    let world = World::new(2, 6, 4);
    let space = world.space();
    let questions = world.design().questions().to_vec();
    let new = |means: &[f64], ratings| Design::new(&space, means, questions.clone(), ratings).err();
    assert_eq!(new(&[0.0; 4], vec![]), Some(DesignError::Means));
    assert_eq!(new(&[f64::NAN; 5], vec![]), Some(DesignError::Means));
    let item = cairn_measure::Item::graded(1.0, &[0.0]).unwrap();
    assert_eq!(new(&[0.0; 5], vec![(item.clone(), vec![0, 5])]), Some(DesignError::Loads(0)));
    assert_eq!(new(&[0.0; 5], vec![(item, vec![])]), Some(DesignError::Loads(0)));
    assert_eq!(new(&[0.0; 5], vec![]), None);
}

#[test]
fn few_answers_leave_the_experts_word_and_all_right_goes_no_farther_than_they_allow() {
    let (design, _) = small();
    let only = Person {
        answers: vec![Given { question: 0, category: 1, option: Some(0) }],
        ratings: Vec::new(),
        admits: Prob::new(0.5).unwrap(),
        group: Some("alone".to_owned()),
        at: None,
    };
    // One question with one answer, of a group of one.
    let (solved, statistics, _) = calibrated(&design, std::slice::from_ref(&only));
    let start = design.experts();
    for (place, (found, expert)) in solved.questions.iter().zip(&start.b).enumerate() {
        assert!((found.b - expert).abs() < 0.1 && found.b_share < 0.1, "{place}: {found:?}");
        assert_eq!(found.answers, u64::from(place == 0));
    }
    assert!(statistics.shifts(&design).iter().all(|(_, shifts)| shifts.iter().all(Option::is_none)));
    assert!(statistics.trends(&design).iter().all(Option::is_none));
    let silent = Person { answers: Vec::new(), group: None, ..only.clone() };
    let (solved, _, _) = calibrated(&design, &[silent]);
    assert!(solved.questions.iter().zip(&start.b).all(|(found, expert)| (found.b - expert).abs() < 1e-9));
    // Everybody is right everywhere.
    let right = |place: u32| Given { question: place, category: 1, option: Some(0) };
    let everybody = vec![Person { answers: [0, 1, 3, 4].map(right).to_vec(), ..only }; 500];
    let (solved, _, _) = calibrated(&design, &everybody);
    for place in [0, 1, 3, 4] {
        let found = solved.questions[place];
        assert!(found.b < start.b[place] && found.b > start.b[place] - 4.0, "{found:?}");
    }
}
