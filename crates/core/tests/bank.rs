//! The bank of questions as a whole: it reaches its targets, and the drawing in `docs/` is the one of this bank.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::{Path, PathBuf};

use cairn_core::content::CalibratedFrom;
use cairn_core::content::report::BankReport;
use cairn_core::content::source::{Author, HeldSkill, Library, fit, load};
use cairn_core::content::{Bank, Kind};
use cairn_core::{ItemId, Skill, TopicId};
use cairn_measure::{Item, Theta};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn library() -> Library {
    load(&root().join("content")).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[test]
fn every_target_is_met() {
    assert_eq!(BankReport::of(&library()).shortfalls, Vec::<String>::new());
}

#[test]
fn every_question_is_found_by_its_id_in_whatever_order_skills_come() {
    let library = library();
    let of =
        |skill: Skill| library.questions().filter(move |one| one.skill == skill).cloned().collect::<Vec<_>>();
    let mut backwards = Skill::ALL;
    backwards.reverse();
    for order in [Skill::ALL, backwards] {
        let mut bank = Bank::default();
        for (place, skill) in order.into_iter().enumerate() {
            bank.add(skill, of(skill));
            for question in library.questions() {
                let found = bank.question(&question.id);
                let is_loaded = order[..=place].contains(&question.skill);
                assert_eq!(found, is_loaded.then_some(question), "{:?}", question.id);
            }
        }
        for other in ["py-language-00", "py-language", "python/language/1", "-", "zz-language-01"] {
            assert_eq!(bank.question(&ItemId::parse(other).unwrap()), None);
        }
    }
}

#[test]
fn a_poorer_bank_is_told_what_it_lacks() {
    let mut library = library();
    library.items.retain(|item| !item.question.id.as_str().starts_with("py-craft"));
    library.items[0].review = None;
    for item in &mut library.items {
        item.question.options.sort_by_key(|option| std::cmp::Reverse(option.points));
    }
    let shortfalls = BankReport::of(&library).shortfalls.join("\n");
    for cause in ["0 items in python/craft, not 8", "key's places", "items not reviewed blind"] {
        assert!(shortfalls.contains(cause), "{cause} is not in:\n{shortfalls}");
    }
}

#[test]
fn a_skill_that_is_held_to_its_topics_is_told_what_it_lacks() {
    let mut library = library();
    let own = |library: &mut Library, change: &dyn Fn(&mut cairn_core::content::source::AuthoredItem)| {
        library.items.iter_mut().filter(|item| item.question.skill == Skill::Leadership).for_each(change);
    };
    own(&mut library, &|item| {
        item.topics.clear();
        item.today = false;
        let most = item.question.most_points();
        for option in &mut item.question.options {
            option.text = option.text.replace(',', "");
            if !item.rankings.is_empty() && option.points == most {
                option.text += " First, second, third.";
            }
        }
    });
    let told = |library: &Library| BankReport::of(library).shortfalls.join("\n");
    library.topics.held.clear();
    let free = told(&library);
    assert!(!free.contains("topic"), "nobody is held: {free}");
    let place = "content/topics.toml:7".to_owned();
    library.topics.held = vec![HeldSkill { skill: Skill::Leadership, today: 0.3, place }];
    let at =
        |id: &str| library.topics.list.iter().find(|topic| topic.id.as_str() == id).unwrap().place.clone();
    let all = library.items.iter().filter(|item| item.question.skill == Skill::Leadership).count();
    let held = told(&library);
    for cause in [
        format!("{}: topic \"le-juniors\" has 0 questions, not 1", at("le-juniors")),
        format!("{}: topic \"le-people-and-agents\" has 0 questions, not 3", at("le-people-and-agents")),
        format!("content/topics.toml:7: 0 of {all} questions of leadership are about today's work, not 30%"),
        "the action with the most commas scores".to_owned(),
    ] {
        assert!(held.contains(&cause), "{cause} is not in:\n{held}");
    }
    // Enough questions, and all of them equally hard.
    own(&mut library, &|item| {
        item.today = true;
        if item.level == 3 {
            item.topics = vec![TopicId::parse("le-people-and-agents").unwrap()];
        }
    });
    let shortfalls = told(&library);
    assert!(
        shortfalls.contains("topic \"le-people-and-agents\" has questions of level 3 alone"),
        "{shortfalls}"
    );
    assert!(!shortfalls.contains("today's work"), "{shortfalls}");
}

#[test]
fn the_drawing_is_of_this_bank() {
    let drawn = std::fs::read_to_string(root().join("docs/bank.svg")).unwrap();
    assert!(drawn == BankReport::of(&library()).to_svg(), "docs/bank.svg is old: run `cargo xtask bank`");
}

/// Names, so that a program elsewhere can rely on them.
#[test]
fn the_json_holds_every_item_with_its_parameters() {
    let report = serde_json::to_value(BankReport::of(&library())).unwrap();
    let items = report["items"].as_array().unwrap();
    assert_eq!(items.len(), library().items.len());
    for field in [
        "id", "skill", "facet", "kind", "form", "level", "a", "b", "b_sd", "source", "angoff", "topics",
        "today",
    ] {
        assert!(items.iter().all(|item| !item[field].is_null()), "{field}");
    }
}

/// Moves the difficulty of every item that `wanted` picks.
fn harder(library: &mut Library, by: f64, wanted: impl Fn(&cairn_core::content::Question) -> bool) {
    for item in library.items.iter_mut().filter(|item| wanted(&item.question)) {
        item.b += by;
        match &mut item.question.kind {
            Kind::Knowledge { b, .. } => *b += by,
            Kind::Judgement { steps, .. } => steps.iter_mut().for_each(|step| *step += by),
        }
    }
}

#[test]
fn parameters_that_part_from_the_evidence_are_told() {
    let whole = library();
    let agreements = BankReport::of(&whole).agreements;
    assert_eq!(agreements.len(), 14, "scenes and knowledge items in seven skills");
    assert!(agreements.iter().all(|one| one.farthest() <= 0.03 && one.items >= 6), "{agreements:?}");
    for (by, scenes) in [(0.4, false), (-0.5, false), (0.8, true), (-0.8, true)] {
        let mut library = whole.clone();
        let wanted = |question: &cairn_core::content::Question| {
            question.skill == Skill::Communication && question.is_knowledge() != scenes
        };
        harder(&mut library, by, wanted);
        let shortfalls = BankReport::of(&library).shortfalls;
        let told = shortfalls.iter().filter(|cause| cause.contains("3 points apart")).collect::<Vec<_>>();
        assert!(told.len() == 1 && told[0].starts_with("communication"), "{by} {scenes}: {shortfalls:?}");
    }
    let mut library = whole.clone();
    harder(&mut library, 0.05, |question| question.id.as_str() == "py-language-01");
    let shortfalls = BankReport::of(&library).shortfalls;
    assert_eq!(shortfalls.len(), 1, "{shortfalls:?}");
    assert!(
        shortfalls[0].contains("1 items have other parameters") && shortfalls[0].contains("py-language-01")
    );
}

#[test]
fn answers_that_part_from_the_readers_are_no_fault_of_the_fit() {
    let whole = library();
    let mut library = whole.clone();
    // Nobody has answered the others often enough.
    let answered =
        |question: &cairn_core::content::Question| !question.id.as_str().ends_with(['1', '2', '3']);
    harder(&mut library, 0.4, answered);
    for item in library.items.iter_mut().filter(|item| answered(&item.question)) {
        item.calibrated = Some(CalibratedFrom { people: 412, date: "2026-11-29".to_owned() });
    }
    let (before, after) = (BankReport::of(&whole), BankReport::of(&library));
    for (before, after) in before.agreements.iter().zip(&after.agreements) {
        assert_eq!((before.skill, before.items), (after.skill, after.items));
        // A last digit of the parameters may fall either way.
        assert!((before.farthest() - after.farthest()).abs() < 0.001, "{before:?} {after:?}");
    }
    assert!(!after.shortfalls.iter().any(|cause| cause.contains("points apart")), "{:?}", after.shortfalls);
}

/// What is written in the files is what the estimates give, and fitting again changes nothing.
#[test]
fn the_fit_finds_the_parameters_that_made_the_estimates() {
    let library = library();
    let middles = [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0];
    for (id, a, b) in [("py-language-01", 1.2, -0.8), ("ds-statistics-01", 0.9, 1.1)] {
        let mut item = library.items.iter().find(|item| item.question.id.as_str() == id).unwrap().clone();
        let Kind::Knowledge { c, .. } = item.question.kind else { panic!("{id} is a knowledge item") };
        let doubted = Item::logistic(a, b, c, 1.0)
            .unwrap()
            .with_difficulty_error(library.difficulties.usual_sd)
            .unwrap();
        let row =
            middles.map(|theta| 100.0 * doubted.probability(Theta::new(theta).unwrap(), 1).unwrap().get());
        item.angoff = vec![row, row];
        item.author = Author { a, b };
        let found = fit(&item, &library.difficulties).unwrap();
        assert!((found.a - a).abs() < 0.011 && (found.b - b).abs() < 0.011, "{id}: {found:?}");
        assert!(
            (found.b_sd - library.difficulties.shared_sd).abs() < 0.011,
            "voices that agree add no doubt"
        );
        // An author who is far off moves it a little, and makes it less sure.
        item.author = Author { a, b: b + 2.0 };
        let moved = fit(&item, &library.difficulties).unwrap();
        assert!(moved.b > b + 0.05 && moved.b < b + 0.8 && moved.b_sd > found.b_sd + 0.1, "{id}: {moved:?}");
        item.angoff.clear();
        assert_eq!(fit(&item, &library.difficulties), None);
    }
}

/// Points go as far as the author and two blind readers share them.
#[test]
fn a_scene_scores_what_its_readers_agree_on() {
    let library = library();
    let scenes = library.items.iter().filter(|item| !item.question.is_knowledge());
    let mut kinds = std::collections::BTreeMap::new();
    for item in scenes {
        assert!(item.rankings.len() >= 2, "{}", item.question.id);
        let Kind::Judgement { steps, .. } = &item.question.kind else { panic!("a scene") };
        assert_eq!(steps.len() + 1, item.question.worths().len(), "{}", item.question.id);
        assert!(steps.is_sorted(), "{}: {steps:?}", item.question.id);
        *kinds.entry(item.question.worths()).or_insert(0) += 1;
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        [(vec![1, 1, 1, 1], 188), (vec![1, 2, 1], 14), (vec![2, 1, 1], 37), (vec![3, 1], 3)]
    );
}
