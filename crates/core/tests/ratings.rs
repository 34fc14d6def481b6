//! What others rate: as a file, in the joint model, beside the person's own answers.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;

use cairn_core::attempt::view::{AskView, AssessView, assess_view};
use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Content, bundle, source};
use cairn_core::export::{Cover, to_csv, to_markdown, to_text};
use cairn_core::path::view::result_view;
use cairn_core::person::Person;
use cairn_core::profile::agreement::{RaterVerdict, agreement};
use cairn_core::profile::view::Scale;
use cairn_core::profile::{MAX_RATERS, Profile, Rated, Rater, RaterBias, profile, profile_with};
use cairn_core::rate::view::{RateView, behind, rate_view, rated};
use cairn_core::record::file::{
    About, FileContent, FileError, RatingAnswer, RatingFile, Relation, mark_of, read_file, read_rating,
    write_rating,
};
use cairn_core::record::{Key, ReadError, load as load_records};
use cairn_core::{ItemId, Level, RatingId, Skill};

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn library() -> Library {
    load(&root()).unwrap()
}

fn entry(seq: u32, event: Event) -> Entry {
    let content = "2026.2".to_owned();
    Entry {
        seq,
        writer: Writer::parse("t1").unwrap(),
        at: Millis(1_795_000_000_000),
        content,
        rules: RULES,
        event,
    }
}

/// Rates themselves alike everywhere, and answers as many questions as well as that.
fn person(content: &Content, bank: &Bank, mode: Mode, level: u8) -> Attempt {
    who_says(content, bank, mode, (level, level))
}

/// Rates themselves at the first level, and answers questions like somebody at the second.
fn who_says(content: &Content, bank: &Bank, mode: Mode, (said, level): (u8, u8)) -> Attempt {
    let mut attempt = Attempt::begin(mode.new_id(7).unwrap(), entry(0, Event::Begin)).unwrap();
    while let AssessView::Ask(ask) = assess_view(content, bank, &[], &[], &attempt, None) {
        let rates = bank.question(&ask.item).is_none();
        let choice = choose(&ask, bank, if rates { said } else { level });
        let event = Event::Answer { item: ask.item, version: ask.version, choice, took_ms: Some(30_000) };
        attempt.push(entry(attempt.next_seq(), event));
    }
    attempt
}

fn choose(ask: &AskView, bank: &Bank, level: u8) -> Choice {
    let Some(question) = bank.question(&ask.item) else { return Choice::Level(Level::new(level).unwrap()) };
    let theta = cairn_measure::Theta::new(f64::from(level) - 2.0).unwrap();
    let item = question.exact(cairn_measure::Habit::new().share()).unwrap();
    let chance = cairn_measure::Seed(cairn_core::attempt::Seed(7).mix(question.id.as_str()));
    let points = item.answer(theta, chance);
    let at = question.options.iter().position(|option| usize::from(option.points) == points);
    Choice::Option(u8::try_from(at.unwrap()).unwrap())
}

const BIAS: RaterBias = RaterBias { shared_sd: 1.0, shared_correlation: 0.4, skill_sd: 0.6 };

fn rater(content: &Content, level: u8) -> Rater {
    let rated = |rating: &cairn_core::content::Rating| Rated {
        item: rating.id.clone(),
        version: rating.version,
        level: Level::new(level).unwrap(),
    };
    Rater { bias: BIAS, ratings: content.ratings.iter().map(rated).collect() }
}

fn mean(profile: &Profile, of: fn(&cairn_core::profile::SkillEstimate) -> f64) -> f64 {
    profile.skills.iter().map(of).sum::<f64>() / 7.0
}

#[test]
fn a_rater_moves_the_estimate_towards_what_they_saw_and_narrows_it_a_little() {
    let library = library();
    let (content, bank) = (&library.content, &library.bank());
    let attempt = person(content, bank, Mode::Quick, 3);
    let alone = profile(content, bank, &attempt).unwrap();
    let with = |level| profile_with(content, bank, &attempt, &[rater(content, level)]).unwrap();
    let (low, same, high) = (with(1), with(3), with(5));
    let theta = |profile: &Profile| mean(profile, |skill| skill.theta);
    assert!(theta(&low) < theta(&alone) - 0.2 && theta(&high) > theta(&alone) + 0.2);
    let error = |profile: &Profile| mean(profile, |skill| skill.standard_error);
    assert!(error(&same) < error(&alone), "{} {}", error(&same), error(&alone));
    // One person is one person: 35 ratings by one rater never make anybody certain.
    assert!(error(&same) > 0.5 * error(&alone), "{} {}", error(&same), error(&alone));
    assert_eq!((same.answered.ratings, same.answered.others, same.answered.raters), (35, 35, 1));
    assert_eq!((same.skills[0].basis.others, same.skills[0].basis.raters), (5, 1));
}

#[test]
fn two_raters_count_for_more_than_one_and_a_kind_one_lifts_nobody_far_who_has_shown_otherwise() {
    let library = library();
    let (content, bank) = (&library.content, &library.bank());
    let attempt = person(content, bank, Mode::Full, 2);
    let theta =
        |raters: &[Rater]| mean(&profile_with(content, bank, &attempt, raters).unwrap(), |skill| skill.theta);
    let (alone, one, two) =
        (theta(&[]), theta(&[rater(content, 5)]), theta(&[rater(content, 5), rater(content, 5)]));
    assert!(alone < one && one < two, "{alone} {one} {two}");
    assert!(one - alone < 0.75, "three levels of praise move an answered assessment by {}", one - alone);
    let many = vec![rater(content, 5); MAX_RATERS + 3];
    assert!((theta(&many) - theta(&many[..MAX_RATERS])).abs() < 1e-12);
}

#[test]
fn without_raters_nothing_changes_and_what_is_not_known_is_counted() {
    let library = library();
    let (content, bank) = (&library.content, &library.bank());
    let attempt = person(content, bank, Mode::Quick, 2);
    let alone = profile(content, bank, &attempt).unwrap();
    let mut strange = rater(content, 3);
    strange.ratings.truncate(2);
    strange.ratings[0].item = ItemId::parse("ds-alchemy").unwrap();
    strange.ratings[1].version = 99;
    let with = profile_with(content, bank, &attempt, &[strange]).unwrap();
    assert_eq!((with.unheard, with.answered.others, with.answered.raters), (2, 0, 0));
    for (left, right) in alone.skills.iter().zip(&with.skills) {
        assert!((left.theta - right.theta).abs() < 0.08, "{} {}", left.theta, right.theta);
    }
}

#[test]
fn agreement_says_where_a_rater_rates_higher_and_where_both_agree() {
    let library = library();
    let (content, bank) = (&library.content, &library.bank());
    let attempt = person(content, bank, Mode::Full, 2);
    let mut kind = rater(content, 2);
    for rated in &mut kind.ratings {
        if rated.item.as_str().starts_with("py-") {
            rated.level = Level::new(5).unwrap();
        }
    }
    kind.ratings.retain(|rated| !rated.item.as_str().starts_with("co-"));
    let found = agreement(content, bank, &attempt, &[kind.clone()], 0).unwrap();
    assert_eq!((found.skills.len(), found.counted, found.left_out), (6, 30, 0));
    for row in &found.skills {
        let python = row.skill == Skill::Python;
        assert_eq!(row.verdict, if python { RaterVerdict::Higher } else { RaterVerdict::Alike }, "{row:?}");
        assert_eq!((row.both, row.same, row.near), if python { (5, 0, 0) } else { (5, 5, 5) });
        assert!(row.leaning.1 < row.leaning.0 && row.leaning.0 < row.leaning.2, "{row:?}");
        assert!(row.own.ends.0 < row.own.at && row.own.at < row.own.ends.1, "{row:?}");
    }
    assert_eq!(agreement(content, bank, &attempt, &[kind], 1), None);
}

/// Both rated alike, the answers said otherwise, and the page called the rater lower, "more than chance explains".
#[test]
fn a_rater_who_agrees_with_the_self_ratings_is_not_blamed_for_what_the_answers_say() {
    let library = library();
    let (content, bank) = (&library.content, &library.bank());
    for (said, level, above) in [(4, 1, true), (1, 4, false)] {
        let attempt = who_says(content, bank, Mode::Full, (said, level));
        let found = agreement(content, bank, &attempt, &[rater(content, said)], 0).unwrap();
        assert!(!found.skills.is_empty());
        // Each rates every facet alike, so their mean is that level; the bar, which others' skills pull, need not be.
        let middle = Scale::of(f64::from(said) - 2.0);
        assert!(found.skills.iter().all(|row| row.said == middle), "{found:?}");
        let apart = found.skills.iter().filter(|row| row.verdict != RaterVerdict::Alike);
        let verdicts: Vec<RaterVerdict> = apart.map(|row| row.verdict).collect();
        assert!(!verdicts.is_empty(), "{found:?}");
        assert!(verdicts.iter().all(|one| *one == RaterVerdict::WithOwnRatings { above }), "{verdicts:?}");
    }
}

#[test]
fn a_result_with_a_rater_says_what_it_rests_on() {
    let library = library();
    let (content, bank) = (&library.content, &library.bank());
    let attempt = person(content, bank, Mode::Quick, 3);
    let view =
        result_view(content, bank, &Person::alone(&attempt).rated_by(vec![rater(content, 3)])).unwrap();
    assert_eq!((view.answered.others, view.answered.raters), (35, 1));
    // So does every text that is made of it; the link under the text holds answers alone, and that is said.
    let cover = Cover { name: "Ada", day: "", honest: "", sources: None, ratings: &[], next: None };
    let text = to_text(&cover, content, &view, "");
    assert!(text.contains("35 ratings by another person"), "{text}");
    assert!(text.contains("count 35 ratings by others, which the link does not hold"), "{text}");
    assert!(to_markdown(&cover, content, &view).contains("5 ratings by another person"));
    let table = to_csv("Ada", "", &view);
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let (head, row) = (lines.next().unwrap(), lines.next().unwrap());
    let cell = |name: &str| row[head.iter().position(|one| *one == name).unwrap()];
    assert_eq!((cell("ratings_by_others"), cell("other_raters")), ("5", "1"));
    let alone = result_view(content, bank, &Person::alone(&attempt)).unwrap();
    assert!(to_text(&cover, content, &alone, "").contains("follow from the answers alone"));
}

fn rating_file() -> RatingFile {
    let answer = |item: &str, level: Option<u8>| RatingAnswer {
        item: ItemId::parse(item).unwrap(),
        version: 1,
        level: level.map(|level| Level::new(level).unwrap()),
    };
    let attempt = Mode::Full.new_id(9).unwrap();
    RatingFile {
        id: RatingId::parse("r-00000000000000aa").unwrap(),
        made_at: Millis(1_795_000_000_000),
        content: "2026.2".to_owned(),
        about: About { name: "Ada \"<b>\" Löwe".to_owned(), mark: Some(mark_of(&attempt)) },
        by: "Grace".to_owned(),
        relation: Some(Relation::Manager),
        answers: vec![
            answer("ds-statistics", Some(3)),
            answer("le-change", None),
            answer("py-craft", Some(0)),
        ],
    }
}

#[test]
fn a_rating_survives_as_a_file_whatever_mail_makes_of_its_line_ends() {
    let text = write_rating(&rating_file());
    for form in [text.clone(), text.replace('\n', "\r\n"), text.replace('\n', ""), format!("\u{feff}{text}")]
    {
        assert_eq!(read_rating(form.as_bytes()), Ok(rating_file()));
        assert_eq!(read_file(form.as_bytes()), Ok(FileContent::Rating(rating_file())));
    }
    assert_eq!(rating_file().counts(), (2, 1));
    assert_eq!(rating_file().rater(BIAS).ratings.len(), 2);
}

/// A file of version 1 is read for ever.
#[test]
fn the_kept_file_of_version_1_is_read() {
    let kept = include_bytes!("files/version-1.cairn-rating.json");
    assert_eq!(read_rating(kept), Ok(rating_file()));
}

#[test]
fn a_rating_that_was_changed_or_cut_is_refused_in_words() {
    let text = write_rating(&rating_file());
    for (from, to) in
        [("\"level\":3", "\"level\":5"), ("Ada", "Eva"), ("manager", "client"), ("le-change", "le-teams")]
    {
        assert_eq!(read_rating(text.replace(from, to).as_bytes()), Err(FileError::Changed), "{from}");
    }
    assert!(matches!(read_rating(&text.as_bytes()[..text.len() / 2]), Err(FileError::Json { .. })));
    let field =
        |place: &str, name| FileError::Field { place: place.to_owned(), error: ReadError::Field(name) };
    assert_eq!(
        read_rating(text.replace("\"level\":3", "\"level\":6").as_bytes()),
        Err(field("answers[0]", "level"))
    );
    assert_eq!(
        read_rating(text.replace("\"level\":3", "\"level\":\"3\"").as_bytes()),
        Err(field("answers[0]", "level"))
    );
    assert_eq!(read_rating(text.replace("\"manager\"", "\"boss\"").as_bytes()), Err(field("by", "relation")));
    assert_eq!(read_rating(text.replace("\"cairn\":1", "\"cairn\":2").as_bytes()), Err(FileError::Newer(2)));
    assert_eq!(read_rating(b"[]"), Err(FileError::NotAnObject));
}

#[test]
fn what_is_written_fits_the_published_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../docs/cairn-rating-1.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let written: serde_json::Value = serde_json::from_str(&write_rating(&rating_file())).unwrap();
    assert!(
        validator.is_valid(&written),
        "{:?}",
        validator.iter_errors(&written).map(|e| e.to_string()).collect::<Vec<_>>()
    );
    let mut wrong = written;
    wrong["answers"][0]["level"] = 6.into();
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn ratings_in_storage_are_neither_attempts_nor_unreadable() {
    let key = Key::Rating(rating_file().id).to_text();
    let loaded = load_records([(key.clone(), write_rating(&rating_file()))]);
    assert_eq!((loaded.attempts.len(), loaded.aside.len(), loaded.ratings.len()), (0, 0, 1));
    let backup = cairn_core::record::write_all(&loaded.ratings);
    let Ok(FileContent::Backup(back)) = read_file(backup.as_bytes()) else { panic!("{backup}") };
    assert_eq!(back.ratings[0].0, key);
}

#[test]
fn the_rater_is_asked_what_is_open_and_can_go_back() {
    let library = library();
    let items: Vec<ItemId> = ["ds-statistics", "le-change", "xx-unknown", "py-craft"]
        .iter()
        .map(|item| ItemId::parse(item).unwrap())
        .collect();
    let mut rating = RatingFile { answers: Vec::new(), ..rating_file() };
    let view = |rating: &RatingFile, at: Option<&ItemId>| {
        rate_view(&library.content, &library.observer, &items, rating, at)
    };
    let mut asked = Vec::new();
    while let RateView::Ask(ask) = view(&rating, None) {
        assert_eq!((ask.place, ask.of, ask.answered), (asked.len() + 1, 3, asked.len()));
        assert_eq!(ask.options.len(), 7);
        assert!(ask.options[1].text.as_ref().unwrap().starts_with("They "));
        assert_eq!(ask.previous.as_ref(), asked.last());
        let choice = if asked.is_empty() { Choice::DontKnow } else { Choice::Level(Level::new(4).unwrap()) };
        rating.set(rated(&ask.item, ask.version, choice).unwrap());
        asked.push(ask.item);
    }
    assert_eq!(view(&rating, None), RateView::Done { given: 2, unseen: 1 });
    let RateView::Ask(again) = view(&rating, Some(&asked[0])) else { panic!("not asked again") };
    assert_eq!(again.picked, Some(Choice::DontKnow));
    assert_eq!(behind(&items, &asked[0]), Some(asked[1].clone()));
}

#[test]
fn the_bundle_of_the_third_person_is_what_was_written() {
    let bundles = source::build(&root()).unwrap();
    let found = bundles.iter().find(|bundle| bundle.name == "observer").unwrap();
    let text = std::str::from_utf8(&found.bytes).unwrap();
    assert_eq!(bundle::read_observer(text), Ok(library().observer));
}
