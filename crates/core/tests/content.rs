//! The content of this project is whole, and content that is wrong is refused with file, line and cause.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::fs;
use std::path::{Path, PathBuf};

use cairn_core::content::source::{Library, build, load};
use cairn_core::content::{Band, bundle};
use cairn_core::{FacetId, Skill};

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

const PYTHON: &str = "items/python.toml";
const BUSINESS: &str = "items/business-administration.toml";
const SCENES: &str = "items/leadership.toml";
const WORKS: &str = "works.toml";
const TALK: &str = "interview/leadership.toml";

/// What is broken: a name for it, the file, the text that is changed, what it becomes, and what the error says.
const BROKEN: &[(&str, &str, &str, &str, &str)] = &[
    ("syntax", "skills.toml", "[[skill]]", "[[skill", "skills.toml:"),
    ("field", PYTHON, "seconds = ", "secounds = ", "secounds"),
    ("facet", PYTHON, "facet = \"language\"", "facet = \"grammar\"", "facet \"grammar\""),
    ("a", PYTHON, "\na = 1", "\na = 7", "a is 7"),
    ("form", PYTHON, "form = \"A\"", "form = \"Z\"", "form is \"Z\""),
    ("kind", PYTHON, "kind = \"knowledge\"", "kind = \"riddle\"", "kind is \"riddle\""),
    ("why", PYTHON, "\nwhy = \"", "\nwhy = \"\" # \"", "has no rationale (why)"),
    ("twice", PYTHON, "id = \"py-language-02\"", "id = \"py-language-01\"", "py-language-01"),
    ("key", PYTHON, "key = true", "key = false", "key"),
    ("two keys", PYTHON, "\nwhy = ", "\nkey = true\nwhy = ", "key"),
    ("points", "items/leadership.toml", "points = 3", "points = 4", "points"),
    ("c", PYTHON, "\nc = ", "\nc = 0.9 # ", "c is 0.9"),
    ("b", PYTHON, "\nb = ", "\nb = 9 # ", "b is 9"),
    ("level", PYTHON, "\nlevel = 1", "\nlevel = 4", "than that of level 4"),
    ("angoff falls", BUSINESS, "angoff = [[58, ", "angoff = [[99, ", "angoff"),
    ("author", PYTHON, "author = { a = 1.0", "author = { a = 1.1", "author.a is 1.1"),
    ("no author", PYTHON, "\nauthor = ", "\n# author = ", "author is missing"),
    ("ranking", SCENES, "rankings = [[2, 1, 0, 3]", "rankings = [[2, 1, 0, 0]", "must name the options"),
    (
        "one ranking",
        SCENES,
        "rankings = [[2, 1, 0, 3], [2, 1, 0, 3]]",
        "rankings = [[2, 1, 0, 3]]",
        "1 rankings",
    ),
    (
        "no distinction",
        SCENES,
        "rankings = [[2, 1, 0, 3], [2, 1, 0, 3]]",
        "rankings = [[3, 0, 1, 2], [2, 1, 0, 3]]",
        "write it anew",
    ),
    ("steps", SCENES, "\nsteps = [", "\nsteps = [1.11] # [", "cargo xtask bank --fit"),
    (
        "short name",
        "skills.toml",
        "name_short = \"Leadership\"",
        "name_short = \"Leading\"",
        "is the name of a level",
    ),
    (
        "difficulties",
        "measure.toml",
        "author_weight = 0.25",
        "author_weight = 2.5",
        "difficulties.author_weight",
    ),
    ("all of", PYTHON, "\ntext = \"", "\ntext = \"All of the above\" # \"", "All of the above"),
    ("negative", PYTHON, "\nstem = \"", "\nstem = \"Which of these is not so?\" # \"", "turns on"),
    ("source", PYTHON, "\nsource = \"", "\nsource = \"\" # \"", "source"),
    ("rating", "ratings/python.toml", "levels = [", "levels = [ \"One too many.\",", "levels"),
    ("thresholds", "ratings/python.toml", "[-1.5, -0.5", "[-0.5, -1.5", "thresholds"),
    (
        "long",
        "ratings/python.toml",
        "I read short scripts",
        "very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very ",
        "words; 1 to",
    ),
    (
        "prior",
        "measure.toml",
        "skill_correlation = 0.45",
        "skill_correlation = 1.5",
        "prior.skill_correlation",
    ),
    (
        "effort",
        "effort.toml",
        "study = [7, 18, 38, 75, 140]",
        "study = [7, 18, 38]",
        "study and practice must be five",
    ),
    ("effort of", "effort.toml", "id = \"python/craft\"", "id = \"python/crafts\"", "no such facet"),
    ("effort missing", "effort.toml", "[[facet]]\nid = \"python/craft\"", "[[facets]]\nid = \"x\"", "facets"),
    ("transfer", "effort.toml", "within = 0.6", "within = 1.6", "must be shares from 0 to 1"),
    (
        "reason of the transfer",
        "effort.toml",
        "between_reason = \"\"\"",
        "between_cause = \"\"\"",
        "between_cause",
    ),
    (
        "job",
        "ways.toml",
        "job = { data-science = 20",
        "job = { data-science = 120",
        "a share of the working hours",
    ),
    ("milestone", "pace.toml", "months = 12 ", "months = 120 ", "1 to 30 months"),
    ("order of stages", "pace.toml", "number = 2\n", "number = 3\n", "in their order"),
    ("fact", "pace.toml", "years = [5, 10]", "years = [10, 5]", "do not fall"),
    ("fact's source", "pace.toml", "source = \"O*NET", "source = \"\" # \"", "source is empty"),
    (
        "person",
        "pace.toml",
        "levels = { data-science = 2",
        "levels = { data-science = 9",
        "levels must name each skill",
    ),
    ("holder", "pace.toml", "holds = [3, 5]", "holds = [3, 6]", "has reached its milestone"),
    ("ask", "pace.toml", "[[ask]]\nskill = \"python\"", "[[ask]]\nskill = \"cobol\"", "one ask"),
    ("practice", "practice.toml", "for = [\"B4\", \"T4\"]", "for = [\"B44\"]", "no such responsibility"),
    ("ways", "ways.toml", "stages = [1, 3, 4, 5, 7, 8, 9, 10]", "stages = [1, 3, 3, 10]", "once each"),
    ("track", "ways.toml", "track = \"data\"", "track = \"dates\"", "no such track"),
    ("earlier version", "measure.toml", "\"2026.4\", ", "", "earlier_versions lacks \"2026.4\""),
    ("reason", "measure.toml", "anchor_sd_reason", "anchor_sd_cause", "anchor_sd"),
    ("weights", "roles.toml", "data-science = 8,", "data-science = 9,", "sum to 101, not 100"),
    (
        "a need against the weights",
        "roles.toml",
        "needs = { data-science = 2, machine-learning = 3",
        "needs = { data-science = 4, machine-learning = 3",
        "machine-learning weighs more than data-science, and needs a lower level",
    ),
    (
        "a role that needs nothing of a skill",
        "roles.toml",
        "needs = { data-science = 2",
        "needs = { data-science = 0",
        "a level from 1 to 5",
    ),
    ("weight", "roles.toml", "data-science = 8, ", "", "a weight for each of the seven skills"),
    ("duty", "roles.toml", "[\"B2\"", "[\"B9\"", "no responsibility \"B9\""),
    ("role", "roles.toml", "id = \"cto\"", "id = \"founder\"", "role \"founder\" stands twice"),
    ("one kind", TALK, "kind = \"situation\"", "kind = \"behaviour\"", "its id must be"),
    ("no anchor", TALK, "\ngood = \"", "\ngood = \"\" # \"", "good has 0 words"),
    ("one follow-up", TALK, "\nfollow = [", "\nfollow = [\"And?\"] # [", "interview"),
    ("a duty nobody has", TALK, "tags = [\"B", "tags = [\"X", "no responsibility"),
    ("private", TALK, "\nask = \"", "\nask = \"How is your family? ", "nobody's business"),
    ("leading", TALK, "\nask = \"", "\nask = \"Surely you plan? ", "leads to an answer"),
    ("no source", TALK, "\nsource = \"", "\nsource = \"\" # \"", "needs a source"),
    ("zone", "occupations.toml", "job_zone = 5", "job_zone = 9", "a job zone from 1 to 5"),
    ("importance", "occupations.toml", "data-science = 3.42", "data-science = 9.42", "not from 1 to 5"),
    ("occupation role", "occupations.toml", "\"founder\"", "\"finder\"", "names a role that there is not"),
    ("elements", "occupations.toml", "python = [\"Programming\"]\n", "", "each of the seven skills"),
    ("degree", "requirements.toml", "degree = \"bachelor\"", "degree = \"batchelor\"", "or a degree, field"),
    ("phrase", "phrases.toml", "\"data scien*\"", "\"... data\"", "it would match anything"),
    (
        "language",
        "phrases.toml",
        "\"portuguese\"",
        "\"brazilian portuguese\"",
        "toml:36: \"brazilian portuguese\" is no single word",
    ),
    ("people", "phrases.toml", "\"analysts\"", "\"scientists\"", "toml:43: \"scientists\" stands twice"),
    ("no people", "phrases.toml", "\npeople = [", "\npeople = [] # [", "toml:43: a list of words is empty"),
    ("target", "phrases.toml", "responsibility = \"T4\"", "responsibility = \"T3\"", "that no other ask has"),
    ("walker", "steps.toml", "for = \"leader\"", "for = \"boss\"", "`for` is no walker"),
    ("work kind", WORKS, "kind = \"book\"", "kind = \"film\"", "kind is \"film\""),
    ("work year", WORKS, "year = 2019", "year = 2031", "to that of the check"),
    ("work hours", WORKS, "hours = 60", "hours = 6000", "hours is 6000"),
    ("work date", WORKS, "checked = \"2026-11-28\"", "checked = \"lately\"", "work.date is \"lately\""),
    ("work address", WORKS, "\ntitle = \"", "\ntitle = \"https://", "holds an address"),
    ("work title", WORKS, "\ntitle = \"", "\ntitle = \"\" # \"", "title has 0 words"),
    ("work unknown", WORKS, "early = [\"", "early = [\"x-", "there is no work \"x-"),
    (
        "work unused",
        WORKS,
        "[[work]]",
        "[[work]]\nid = \"x\"\nkind = \"book\"\ntitle = \"X\"\nby = \"X\"\nyear = 2020\nhours = 1\nfree = true\nchecked = \"2026-11-28\"\n\n[[work]]",
        "no facet names it",
    ),
    ("work facet", WORKS, "id = \"python/craft\"", "id = \"python/art\"", "there is no such facet"),
    (
        "work alone",
        WORKS,
        "early = [\"openintro-statistics\", ",
        "early = [",
        "needs 2 different works, not 1",
    ),
    (
        "work late too",
        WORKS,
        "early = [\"openintro-statistics\"",
        "early = [\"statistical-rethinking\"",
        "early and late",
    ),
    ("topic id", "topics.toml", "id = \"le-juniors\"", "id = \"pm-juniors\"", "its id must be le-"),
    ("topic twice", "topics.toml", "id = \"le-juniors\"", "id = \"le-hiring\"", "stands twice"),
    ("topic facet", "topics.toml", "facet = \"teams\"", "facet = \"team\"", "facet \"team\" is not one"),
    (
        "topic skill",
        "topics.toml",
        "\nskill = \"leadership\"",
        "\nskill = \"leading\"",
        "no skill \"leading\"",
    ),
    ("topic name", "topics.toml", "\nname = \"", "\nname = \"\" # \"", "name is empty"),
    ("topic at least", "topics.toml", "at_least = 1", "at_least = 2", "at_least is 2"),
    ("held share", "topics.toml", "today = 0.25", "today = 25.0", "a share from 0 to 1"),
    ("held reason", "topics.toml", "\nreason = \"", "\nreason = \"\" # \"", "needs a reason"),
    (
        "held skill",
        "topics.toml",
        "\nskill = \"data-science\"\ntoday",
        "\nskill = \"data\"\ntoday",
        "no such skill",
    ),
    ("link", "steps.toml", "link = \"docs", "link = \"https://docs", "without a scheme"),
];

#[test]
fn wrong_content_is_refused_with_file_line_and_cause() {
    for (name, file, from, to, cause) in BROKEN {
        let errors = broken(name, file, from, to);
        let found = errors.iter().any(|error| error.contains(file) && error.contains(cause));
        assert!(found, "{name}: {errors:?} does not name {file} and {cause}");
        let placed = errors
            .iter()
            .any(|error| error.split(':').nth(1).is_some_and(|line| line.trim().parse::<usize>().is_ok()));
        assert!(placed, "{name}: no line in {errors:?}");
    }
}

/// The learning model is held against the world: what makes a step of a made-up person too short or too long is refused.
#[test]
fn steps_that_no_career_has_are_refused_with_who_takes_them() {
    for (name, from, to, cause) in [
        (
            "slow",
            "step = [0.25, 2.5]",
            "step = [0.25, 1.0]",
            "Engineering manager: the step to stage 7 takes",
        ),
        ("quick", "months = 6     ", "months = 1     ", "the step to stage"),
        ("whole", "whole = [6, 15]", "whole = [14, 15]", "the whole way from its first stage takes"),
        ("long", "whole = [6, 15]", "whole = [1, 5]", "Starting out: the way to the last stage takes"),
        (
            "weak holder",
            "milestones = []\nholds = []",
            "milestones = [1]\nholds = [1]",
            "Junior analyst: usually holds stage 1 and does not meet its needs",
        ),
        ("nobody", "holds = [2]", "holds = []", "nobody holds stage 2"),
    ] {
        let errors = broken(name, "pace.toml", from, to);
        assert!(
            errors.iter().any(|error| error.contains("pace.toml") && error.contains(cause)),
            "{errors:?}"
        );
    }
}

#[test]
fn later_bundles_give_back_what_the_files_say() {
    let library = library();
    let bundles = build(&root()).unwrap();
    let text = |name: &str| {
        let bundle = bundles.iter().find(|bundle| bundle.name == name).unwrap();
        String::from_utf8(bundle.bytes.clone()).unwrap()
    };
    assert_eq!(bundle::read_roles(&text("roles")).unwrap(), library.roles);
    assert_eq!(bundle::read_survey(&text("occupations")).unwrap(), library.survey);
    assert_eq!(bundle::read_job(&text("job")).unwrap(), (library.requirements, library.phrases));
    assert_eq!(bundle::read_steps(&text("steps")).unwrap(), library.steps);
    let cut = text("roles").replacen("[8,", "[", 1);
    assert_eq!(bundle::read_roles(&cut), Err(bundle::NotABundle::Field("weights")));
}

#[test]
fn every_facet_and_band_has_two_works_that_a_person_can_find() {
    let library = library();
    let bundles = build(&root()).unwrap();
    let bundle = bundles.iter().find(|bundle| bundle.name == "works").unwrap();
    let works = bundle::read_works(std::str::from_utf8(&bundle.bytes).unwrap()).unwrap();
    assert_eq!(works, library.works, "what the browser reads is what the authors wrote");
    for facet in library.content.skills.iter().flat_map(|skill| &skill.facets) {
        for band in [Band::Early, Band::Late] {
            let [one, other] = works.of(&facet.id, band).unwrap();
            assert_ne!(one, other, "{}", facet.id);
        }
    }
    assert_eq!(works.of(&FacetId::parse("python/none").unwrap(), Band::Early), None);
}

#[test]
fn every_facet_has_a_question_on_what_was_done_and_one_on_what_would_be_done() {
    let library = library();
    assert_eq!(library.interview.len(), 70);
    let asks: std::collections::BTreeSet<&str> =
        library.interview.iter().map(|one| one.ask.as_str()).collect();
    assert_eq!(asks.len(), 70, "no question stands twice");
    let bundles = build(&root()).unwrap();
    let file = bundles.iter().find(|bundle| bundle.name == "interview").unwrap();
    let read = bundle::read_interview(std::str::from_utf8(&file.bytes).unwrap()).unwrap();
    assert_eq!(read, library.interview, "what the browser reads is what the authors wrote");
}

#[test]
fn the_surveyed_occupations_are_those_of_the_survey() {
    let survey = library().survey;
    let table =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/onet/by_skill.csv")).unwrap();
    let rows: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(rows.len(), survey.occupations.len());
    for (row, occupation) in rows.iter().zip(&survey.occupations) {
        let (code, rest) = row.split_once(',').unwrap();
        let numbers: Vec<f64> = rest.rsplit(',').take(7).map(|number| number.parse().unwrap()).collect();
        assert_eq!(code, occupation.code);
        assert!(rest.contains(&occupation.title), "{rest}");
        assert!(numbers.iter().rev().eq(&occupation.importance), "{code}: {numbers:?}");
    }
}

#[test]
fn all_errors_are_reported_at_once() {
    let errors = broken("several", "items/python.toml", "form = \"A\"", "form = \"Z\"\nsecounds = 1");
    assert!(!errors.is_empty());
    let errors = broken("two", "measure.toml", "shared_bias_sd = 1.0", "shared_bias_sd = -1.0");
    assert!(errors.iter().any(|error| error.contains("shared_bias_sd")), "{errors:?}");
}
