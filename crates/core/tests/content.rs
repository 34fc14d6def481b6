//! The content of this project is whole, and content that is wrong is refused with file, line and cause.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::fs;
use std::path::{Path, PathBuf};

use cairn_core::Skill;
use cairn_core::content::source::{AuthoredItem, Library, load};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn library() -> Library {
    load(&root()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[test]
fn every_skill_has_its_ratings_and_questions_of_every_facet() {
    let library = library();
    assert_eq!(library.content.ratings.len(), 35);
    for skill in Skill::ALL {
        let of: Vec<_> = library.items.iter().filter(|item| item.question.skill == skill).collect();
        assert!(of.len() >= 8, "{skill:?} has {} questions", of.len());
        for facet in &library.content.skill(skill).unwrap().facets {
            let open = of.iter().filter(|item| item.question.facet == facet.id).count();
            assert!(open >= 2, "{:?} has {open} questions", facet.id);
        }
    }
}

/// Who knows nothing must not find the key by its looks: a quarter would be chance.
#[test]
fn neither_length_nor_place_gives_the_key_away() {
    let library = library();
    for skill in Skill::ALL {
        let of: Vec<&AuthoredItem> = library
            .items
            .iter()
            .filter(|item| item.question.skill == skill && item.question.is_knowledge())
            .collect();
        let share = |cue: &dyn Fn(&AuthoredItem) -> bool| {
            let count = of.iter().filter(|item| cue(item)).count();
            f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(of.len()).unwrap())
        };
        // Among options of the same length, chance decides.
        let wins: f64 = of
            .iter()
            .map(|item| {
                let length = |text: &str| text.chars().count();
                let most = item.question.options.iter().map(|option| length(&option.text)).max();
                let longest: Vec<_> = item
                    .question
                    .options
                    .iter()
                    .filter(|option| Some(length(&option.text)) == most)
                    .collect();
                let right = longest.iter().filter(|option| option.points == 1).count();
                f64::from(u32::try_from(right).unwrap()) / f64::from(u32::try_from(longest.len()).unwrap())
            })
            .sum();
        let longest = wins / f64::from(u32::try_from(of.len()).unwrap());
        assert!(longest <= 0.3, "{skill:?}: the longest option is right in {longest:.2}");
        for place in 0..4 {
            let here = share(&|item| item.question.options[place].points == 1);
            assert!(here <= 0.45, "{skill:?}: option {} is right in {here:.2}", place + 1);
        }
    }
}

/// A copy of the content with one text replaced in one file.
fn broken(name: &str, file: &str, from: &str, to: &str) -> Vec<String> {
    let folder = std::env::temp_dir().join(format!("cairn-content-{}-{name}", std::process::id()));
    copy(&root(), &folder);
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} does not hold {from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    let errors = load(&folder).map(drop).unwrap_err().iter().map(ToString::to_string).collect();
    fs::remove_dir_all(&folder).unwrap();
    errors
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        let (source, target) = (file.path(), to.join(file.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).unwrap();
        }
    }
}

#[test]
fn wrong_content_is_refused_with_file_line_and_cause() {
    let python = "items/python.toml";
    for (name, file, from, to, cause) in [
        ("syntax", "skills.toml", "[[skill]]", "[[skill", "skills.toml:"),
        ("field", python, "seconds = ", "secounds = ", "secounds"),
        ("facet", python, "facet = \"language\"", "facet = \"grammar\"", "facet \"grammar\""),
        ("a", python, "\na = 1", "\na = 7", "a is 7, but must be"),
        ("form", python, "form = \"A\"", "form = \"Z\"", "form is \"Z\""),
        ("kind", python, "kind = \"knowledge\"", "kind = \"riddle\"", "kind is \"riddle\""),
        ("why", python, "\nwhy = \"", "\nwhy = \"\" # \"", "has no rationale (why)"),
        ("twice", python, "id = \"py-language-02\"", "id = \"py-language-01\"", "py-language-01"),
        ("key", python, "key = true", "key = false", "key"),
        ("rating", "ratings/python.toml", "levels = [", "levels = [ \"One too many.\",", "levels"),
        ("thresholds", "ratings/python.toml", "[-1.5, -0.5", "[-0.5, -1.5", "thresholds"),
        ("long", "ratings/python.toml", "I read short scripts", &"very ".repeat(30), "words; 1 to"),
        (
            "prior",
            "measure.toml",
            "skill_correlation = 0.45",
            "skill_correlation = 1.5",
            "prior.skill_correlation",
        ),
        ("reason", "measure.toml", "anchor_sd_reason", "anchor_sd_cause", "anchor_sd"),
    ] {
        let errors = broken(name, file, from, to);
        let found = errors.iter().any(|error| error.contains(file) && error.contains(cause));
        assert!(found, "{name}: {errors:?} does not name {file} and {cause}");
        let placed = errors
            .iter()
            .any(|error| error.split(':').nth(1).is_some_and(|line| line.trim().parse::<usize>().is_ok()));
        assert!(placed, "{name}: no line in {errors:?}");
    }
}

#[test]
fn all_errors_are_reported_at_once() {
    let errors = broken("several", "items/python.toml", "form = \"A\"", "form = \"Z\"\nsecounds = 1");
    assert!(!errors.is_empty());
    let errors = broken("two", "measure.toml", "shared_bias_sd = 1.0", "shared_bias_sd = -1.0");
    assert!(errors.iter().any(|error| error.contains("shared_bias_sd")), "{errors:?}");
}
