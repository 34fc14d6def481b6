//! Questions that are not asked any more, not read blind yet, or about a topic that there is not.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

#[allow(dead_code, reason = "other tests need more of it")]
mod entries;

use std::fs;
use std::path::{Path, PathBuf};

use cairn_core::attempt::{Attempt, Choice, Event, Mode};
use cairn_core::content::report::BankReport;
use cairn_core::content::source::{Library, build, load};
use cairn_core::content::{Bank, CalibratedFrom, DifficultyBasis, bundle};
use cairn_core::plan::Day;
use cairn_core::profile::review::{ReviewView, review_view};
use cairn_core::profile::weigh;
use cairn_core::{ItemId, Skill};
use entries::entry;

const FILE: &str = "items/leadership.toml";
const ID: &str = "le-teams-99";
const READ: &str = "angoff = [[30, 45, 60, 70, 80, 90], [30, 45, 60, 70, 80, 90]]\n";
const RETIRED: &str = "retired = { date = \"2026-11-28\", reason = \"Two options can be defended.\" }\n";

/// The question of these tests, with more fields.
fn item(more: &str) -> String {
    let option = |text: &str, key: &str| format!("[[item.option]]\ntext = \"{text}\"\n{key}why = \"So.\"\n");
    let options: String = [("One", "key = true\n"), ("Two", ""), ("Three", ""), ("Four", "")]
        .map(|(text, key)| option(text, key))
        .concat();
    format!(
        "\n[[item]]\nid = \"{ID}\"\nfacet = \"teams\"\nkind = \"knowledge\"\nform = \"C\"\nauthor = {{ a = 1.0, b = 0.5 }}\n\
         difficulty = \"So.\"\na_reason = \"So.\"\nlevel = 3\nb = 0.5\nb_sd = 0.5\na = 1.0\nc = 0.25\nseconds = 40\n\
         source = \"A book\"\nversion = 1\nstem = \"How many?\"\n{more}{options}"
    )
}

/// A copy of the content that ends when the test does.
struct Copy(PathBuf);

impl Copy {
    /// With `more` at the end of the file of [`ID`].
    fn with(name: &str, more: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("cairn-retired-{}-{name}", std::process::id()));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), &folder);
        let text = fs::read_to_string(folder.join(FILE)).unwrap();
        fs::write(folder.join(FILE), text + more).unwrap();
        Self(folder)
    }

    fn load(&self) -> Library {
        load(&self.0).unwrap_or_else(|errors| panic!("{errors:?}"))
    }

    /// What is wrong with it, one error a line.
    fn errors(&self) -> String {
        let errors = load(&self.0).map(drop).unwrap_err();
        errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    /// File and line at which the item begins that was put behind `more`.
    fn place(&self, more: &str) -> String {
        let text = fs::read_to_string(self.0.join(FILE)).unwrap();
        let line = text[..text.rfind(more).unwrap()].lines().count() + 2;
        format!("{}/{FILE}:{line}: ", self.0.file_name().unwrap().to_str().unwrap())
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
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

/// What the browser holds after it has fetched the questions of the skill.
fn bank(copy: &Copy) -> (Bank, Vec<cairn_core::content::Reason>) {
    let bundles = build(&copy.0).unwrap();
    let text = |name: &str| {
        let bundle = bundles.iter().find(|bundle| bundle.name == name).unwrap();
        String::from_utf8(bundle.bytes.clone()).unwrap()
    };
    let mut bank = Bank::default();
    bank.add(Skill::Leadership, bundle::read_questions(&text("items-leadership")).unwrap());
    (bank, bundle::read_reasons(&text("reasons-leadership")).unwrap())
}

#[test]
fn a_retired_question_is_read_scored_and_shown_and_never_asked() {
    let with = Copy::with("asked", &item(&format!("{READ}{RETIRED}")));
    let library = with.load();
    let id = ItemId::parse(ID).unwrap();
    assert!(library.items.iter().all(|item| item.question.id != id));
    assert!(library.questions().any(|question| question.id == id));
    let (bank, reasons) = bank(&with);
    assert!(bank.questions().iter().all(|question| question.id != id && !question.retired));
    assert!(bank.question(&id).unwrap().retired);

    let answer = Event::Answer { item: id.clone(), version: 1, choice: Choice::Option(0), took_ms: None };
    let entries = vec![entry(0, Event::Begin), entry(1, answer), entry(2, Event::Finish)];
    let attempt = Attempt::from_entries(Mode::Skill(Skill::Leadership).new_id(7).unwrap(), entries).unwrap();
    let (weighed, left) = weigh(&library.content, &bank, &attempt);
    assert!(weighed.iter().any(|one| one.id == id && one.category == 1), "{left:?}");
    let ReviewView::Questions(skills) = review_view(&library.content, &bank, &reasons, &attempt) else {
        panic!("it was answered")
    };
    let shown = &skills[0].questions[0];
    assert_eq!(shown.item, id);
    assert_eq!(shown.retired.as_ref().unwrap().reason, "Two options can be defended.");
}

#[test]
fn a_review_and_the_method_page_say_what_difficulties_rest_on() {
    let calibrated = "calibrated = { people = 70000, date = \"2026-11-29\" }\n";
    let people = DifficultyBasis::Answers(CalibratedFrom { people: 70_000, date: "2026-11-29".to_owned() });
    for (name, more, rests_on, method) in [
        ("readers", READ.to_owned(), DifficultyBasis::Estimates { readers: 2 }, "and none on answers"),
        ("author", String::new(), DifficultyBasis::Estimates { readers: 0 }, "and none on answers"),
        (
            "people",
            format!("{READ}{calibrated}"),
            people,
            "1 rests on answers, by 70000 to 70000 people each",
        ),
    ] {
        let with = Copy::with(name, &item(&more));
        let (bank, reasons) = bank(&with);
        let answer = Event::Answer {
            item: ItemId::parse(ID).unwrap(),
            version: 1,
            choice: Choice::Option(0),
            took_ms: None,
        };
        let entries = vec![entry(0, Event::Begin), entry(1, answer), entry(2, Event::Finish)];
        let id = Mode::Skill(Skill::Leadership).new_id(7).unwrap();
        let attempt = Attempt::from_entries(id, entries).unwrap();
        let view = review_view(&with.load().content, &bank, &reasons, &attempt);
        let ReviewView::Questions(skills) = view else { panic!("it was answered") };
        assert_eq!(skills[0].questions[0].rests_on, rests_on);
        let bundles = build(&with.0).unwrap();
        let page = bundles.iter().find(|bundle| bundle.name == "page-method").unwrap();
        let page = bundle::read_page(std::str::from_utf8(&page.bytes).unwrap()).unwrap();
        assert!(page.contains(method) && !page.contains("<!-- calibrated"), "{name}");
    }
}

/// What explains an answer has the numbers of the question that was seen.
#[test]
fn reasons_have_the_values_of_the_variant() {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let mut filled = 0;
    for item in &library.items {
        for variant in 0..item.question.variants() {
            let shown = item.question.shown(variant);
            let whys = item.whys.iter().map(|why| item.question.filled(why, variant));
            for text in whys.chain(shown.options).chain([shown.stem, shown.code]) {
                assert!(!text.contains("%{"), "{}: {text}", item.question.id);
                filled += 1;
            }
        }
    }
    assert!(filled > 5_000, "{filled}");
}

#[test]
fn a_retired_question_takes_no_part_in_the_report() {
    let with = Copy::with("report", &item(&format!("today = true\n{READ}{RETIRED}")));
    let without = Copy::with("no-report", "");
    let report = |library: &Copy| BankReport::of(&library.load()).to_text(Day::parse("2026-11-28").unwrap());
    assert_eq!(report(&with), report(&without));
}

#[test]
fn a_retired_id_is_never_used_again() {
    let retired = item(&format!("{READ}{RETIRED}"));
    let twice = Copy::with("twice", &(retired.clone() + &item(READ)));
    let errors = twice.errors();
    let cause = format!("item {ID:?}: its id stands twice, and a retired one is never used again");
    assert!(errors.contains(&(twice.place(&item(READ)) + &cause)), "{errors}");
    // What takes its place may open as it did.
    let instead = Copy::with("instead", &(retired + &item(READ).replace(ID, "le-teams-98")));
    assert!(instead.load().items.iter().any(|item| item.question.id.as_str() == "le-teams-98"));
}

#[test]
fn retiring_needs_a_date_and_a_reason() {
    let more = format!("{READ}retired = {{ date = \"soon\", reason = \" \" }}\n");
    let errors = Copy::with("date", &item(&more)).errors();
    assert!(
        errors.contains("retired.date is \"soon\"") && errors.contains("retired needs a reason"),
        "{errors}"
    );
}

#[test]
fn a_question_that_nobody_has_read_blind_is_named_and_hides_no_other_error() {
    let unread = Copy::with("unread", &item(""));
    let shortfalls = BankReport::of(&unread.load()).shortfalls;
    let cause = format!("{}item {ID:?} has not been read blind yet", unread.place(&item("")));
    assert_eq!(shortfalls.iter().filter(|one| one.contains(ID)).collect::<Vec<_>>(), [&cause]);
    let errors = Copy::with("unread-wrong", &item("").replace("seconds = 40", "seconds = 4000")).errors();
    assert!(errors.contains("seconds is 4000") && !errors.contains("blind"), "{errors}");
}

#[test]
fn a_topic_that_there_is_not_is_told_with_file_line_and_cause() {
    for (name, topics, cause) in [
        ("unknown", "\"le-nowhere\"", "there is no topic \"le-nowhere\" in topics.toml"),
        ("foreign", "\"ml-agents\"", "topic \"ml-agents\" is one of machine-learning"),
        ("again", "\"le-juniors\", \"le-juniors\"", "topic \"le-juniors\" stands twice"),
    ] {
        let item = item(&format!("{READ}topics = [{topics}]\n"));
        let copy = Copy::with(name, &item);
        let errors = copy.errors();
        assert!(errors.contains(&format!("{}item {ID:?}: {cause}", copy.place(&item))), "{errors}");
    }
    let known =
        Copy::with("known", &item(&format!("{READ}topics = [\"le-juniors\"]\ntoday = true\n"))).load();
    let item = known.items.iter().find(|item| item.question.id.as_str() == ID).unwrap();
    assert!(item.today && item.topics[0].as_str() == "le-juniors");
}
