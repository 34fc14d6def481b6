//! What is handed to other programs: it keeps to the published schemas.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::{Path, PathBuf};

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer};
use cairn_core::content::Bank;
use cairn_core::content::source::{Library, load, resume_words};
use cairn_core::export::{Cover, flag_in_short, to_badge, to_csv, to_markdown, to_resume, to_text};
use cairn_core::path::Shown;
use cairn_core::path::view::{ResultView, result_view};
use cairn_core::person::Person;
use cairn_core::profile::{Flag, LeftOutReason};
use cairn_core::record::file::{FileContent, FileError, OtherKind, read_file};
use cairn_core::record::link::{LinkError, LinkFacts, write_link};
use cairn_core::record::message::file_message;
use cairn_core::resume::{Month, resume_view};
use cairn_core::{Level, Skill};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Everybody's level is 2.
fn result(library: &Library) -> ResultView {
    result_view(&library.content, &Bank::default(), &Person::alone(&log(library, &[]))).unwrap()
}

/// Ratings of 2, but for some of 0.
fn log(library: &Library, never: &[&str]) -> Attempt {
    let level = |facet: &str| Level::new(if never.contains(&facet) { 0 } else { 2 }).unwrap();
    let ratings = library.content.ratings.iter().map(|rating| Event::Answer {
        item: rating.id.clone(),
        version: rating.version,
        choice: Choice::Level(level(rating.facet.as_str())),
        took_ms: Some(20_000),
    });
    let entries = std::iter::once(Event::Begin).chain(ratings).zip(0..).map(|(event, seq)| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(0),
        content: library.content.version.clone(),
        rules: RULES,
        event,
    });
    Attempt::from_entries(Mode::Quick.new_id(1).unwrap(), entries.collect()).unwrap()
}

#[test]
fn a_profile_keeps_to_its_published_schema_and_a_broken_one_does_not() {
    let schema = json(&root().join("docs/cairn-profile-1.schema.json"));
    let profile = json(&root().join("crates/core/tests/files/version-1.cairn.json"));
    assert_eq!(faults(&schema, &profile), Vec::<String>::new());
    for (at, wrong) in
        [("/cairn", "2"), ("/made_at", "\"now\""), ("/attempts/0/entries/1/answer/level", "\"3\"")]
    {
        let mut broken = profile.clone();
        *broken.pointer_mut(at).unwrap() = serde_json::from_str(wrong).unwrap();
        assert!(!faults(&schema, &broken).is_empty(), "{at}");
    }
}

#[test]
fn a_resume_keeps_to_its_schema_and_has_every_skill_with_its_interval() {
    let library = load(&root().join("content")).unwrap();
    let resume =
        to_resume("Ada \"é\"", &library.content, &result(&library), &log(&library, &["leadership/change"]));
    let resume: Value = serde_json::from_str(&resume).unwrap();
    let schema = json(&root().join("crates/core/tests/schemas/jsonresume-1.3.1.schema.json"));
    assert_eq!(faults(&schema, &resume), Vec::<String>::new());
    assert_eq!(resume["meta"]["version"], "v1.3.1");
    assert_eq!(resume["basics"]["name"], "Ada \"é\"");
    let skills = resume["skills"].as_array().unwrap();
    assert_eq!(skills.len(), Skill::COUNT);
    for skill in skills {
        assert!(skill["level"].as_str().unwrap().contains(" (90% interval: "), "{skill}");
        let keywords = skill["keywords"].as_array().unwrap();
        // "90%: Working to Leading" was a keyword, and so was what the person had never done.
        assert_eq!(keywords.len(), if skill["name"] == "Leadership" { 4 } else { 5 }, "{skill}");
        assert!(keywords.iter().all(|word| word != "Leading change" && !word.to_string().contains('%')));
    }
    let nameless: Value =
        serde_json::from_str(&to_resume("", &library.content, &result(&library), &log(&library, &[])))
            .unwrap();
    assert_eq!(nameless["basics"]["name"], "", "programs that read it look into it unasked");
    assert_eq!(faults(&schema, &nameless), Vec::<String>::new());
}

/// Whatever an application form, an editor or a mail makes of the text: wrapped, in other letters, with words around it.
#[test]
fn a_text_for_an_application_form_is_read_and_its_result_computed_anew() {
    let library = load(&root().join("content")).unwrap();
    let view = result(&library);
    let ratings = library.content.ratings.iter().map(|rating| Event::Answer {
        item: rating.id.clone(),
        version: rating.version,
        choice: Choice::Level(Level::new(2).unwrap()),
        took_ms: Some(20_000),
    });
    let entry = |(seq, event)| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(1_795_000_000_000),
        content: library.content.version.clone(),
        rules: RULES,
        event,
    };
    let entries = (0..).zip(std::iter::once(Event::Begin).chain(ratings)).map(entry).collect();
    let attempt = Attempt::from_entries(Mode::Quick.new_id(1).unwrap(), entries).unwrap();
    let link = format!("https://example.org/{}", write_link("Zo\u{eb}", &attempt, LinkFacts::Plain).unwrap());
    let cover = Cover {
        name: "Zo\u{eb}\n<b>",
        day: "28 November 2026",
        honest: "Guidance, not a decision.",
        sources: None,
        ratings: &[],
        next: None,
    };
    let text = to_text(&cover, &library.content, &view, &link);
    for row in &view.skills {
        assert!(text.contains(&format!("- {}: {} (90%: ", row.name, row.level)), "{text}");
    }
    assert!(text.starts_with("Zo\u{eb} <b>\r\n") && text.contains(cover.honest) && text.contains(&link));
    let wrap = |line: &str| -> String {
        line.chars()
            .zip(1..)
            .flat_map(|(one, at)| [Some(one), (at % 21 == 0).then_some('\n')])
            .flatten()
            .collect()
    };
    let wrapped: String = text.split_inclusive("\r\n").map(wrap).collect();
    let wide: Vec<u8> =
        b"\xff\xfe".iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let western: Vec<u8> = text.chars().map(|one| u8::try_from(one).unwrap_or(b'?')).collect();
    let mail = format!("<html><body><pre>{text}</pre></body></html>");
    for bytes in [
        text.as_bytes(),
        wrapped.as_bytes(),
        &wide,
        &western,
        mail.as_bytes(),
        format!("\u{feff}{text}").as_bytes(),
    ] {
        let Ok(FileContent::Profile(opened)) = read_file(bytes) else {
            panic!("{}", String::from_utf8_lossy(bytes))
        };
        assert!(opened.in_text);
        assert_eq!(opened.profile.attempts[0].answers(), attempt.answers());
        assert_eq!(opened.profile.name, "Zo\u{eb}");
    }
    let cut = text.trim_end();
    let error = read_file(&cut.as_bytes()[..cut.len() - 9]).unwrap_err();
    assert_eq!(error, FileError::Link(LinkError::Incomplete));
    assert!(file_message("ada.txt", &error).contains("is incomplete"));
    assert_eq!(read_file(b"Dear all, hello").unwrap_err(), FileError::Other(OtherKind::Text));
}

/// What we write as a résumé is one that we read: every skill is told by its own name.
#[test]
fn a_resume_of_ours_is_read_back() {
    let library = load(&root().join("content")).unwrap();
    let text = to_resume("Ada", &library.content, &result(&library), &log(&library, &[]));
    let Ok(FileContent::Resume(resume)) = read_file(text.as_bytes()) else { panic!("{text}") };
    let words = resume_words(&root().join("content")).unwrap();
    let view = resume_view(&library.content, &words, &resume, Month(2026 * 12));
    let names: Vec<&str> = view.skills.iter().map(|skill| skill.name.as_str()).collect();
    let all: Vec<&str> = library.content.skills.iter().map(|info| info.name.as_str()).collect();
    assert_eq!((names, view.others.len(), view.not_read.len()), (all, 0, 0));
    assert!(
        view.skills.iter().all(|skill| skill.claims[0].0.level.starts_with("Working (")),
        "levels in words"
    );
}

const COVER: Cover<'_> = Cover {
    name: "Ada <b>|\u{202e}",
    day: "24 November 2026",
    honest: "Guidance.",
    sources: None,
    ratings: &[],
    next: None,
};

#[test]
fn the_text_has_every_skill_and_stage_with_its_doubt() {
    let library = load(&root().join("content")).unwrap();
    let text = to_markdown(&COVER, &library.content, &result(&library));
    assert!(text.starts_with("# Ada &lt;b&gt;\\|"), "{text}");
    for row in result(&library).skills {
        let line = text.lines().find(|line| line.starts_with(&format!("| {} |", row.name))).unwrap();
        let (low, high) = row.interval;
        assert!(line.contains(&format!("{} to {}", row.level_from, row.level_to)), "{line}");
        assert!(line.contains(&format!("{}, {low} to {high}", row.theta)), "{line}");
        assert!(line.contains("5 self-ratings"), "{line}");
        assert_eq!(line.matches('|').count(), 7, "{line}");
    }
    for info in &library.content.stages {
        assert!(text.contains(&format!("| {} {} | ", info.stage.number(), info.name)), "{}", info.name);
    }
    assert!(text.ends_with("Guidance.\n"));
}

/// f16: markup in a name stays a name, and the card is well-formed whatever it holds.
#[test]
fn the_card_has_the_interval_of_every_skill_and_is_well_formed() {
    let library = load(&root().join("content")).unwrap();
    let view = result(&library);
    let (svg, height) = to_badge(&COVER, &library.content, &view);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\""));
    assert!(svg.contains("Ada &lt;b&gt;|") && !svg.contains("<b>") && !svg.contains('\u{202e}'));
    for row in &view.skills {
        assert!(svg.contains(&format!(">{}</text>", row.name)));
        let span = format!("{} to {}", row.level_from, row.level_to);
        assert!(svg.contains(&format!(">{span}</text>")), "{span}");
    }
    // A stage that was met with more than 99% was as grey as one that is far off, and nothing said what a stone means.
    for (row, stone) in
        view.stages.iter().zip(svg.split("<rect").filter(|rect| rect.contains("height=\"14\"")))
    {
        let ink = match row.state.skills {
            Shown::Shown => "#2f8f7d",
            Shown::Likely => "#a7cbc0",
            Shown::Open => "#e9d9a6",
            Shown::NotYet => "#ddd8cc",
        };
        assert!(stone.contains(&format!("fill=\"{ink}\"")), "{row:?}: {stone}");
    }
    assert!(svg.contains("Stages 1 to 10: ") && svg.matches("height=\"14\"").count() == 10);
    // Every rectangle lies within the card: the bands are drawn at their place on the scale.
    let number = |rect: &str, name: &str| -> f64 {
        let (_, rest) = rect.split_once(&format!(" {name}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    for rect in svg.split("<rect").skip(1) {
        assert!(number(rect, "x") + number(rect, "width") <= 640.0, "{rect}");
        assert!(number(rect, "y") + number(rect, "height") <= f64::from(height), "{rect}");
    }
    // No line of words runs out of the frame: letters are about as wide as 0.56 of their height.
    for line in svg.split("<text").skip(1) {
        let size =
            line.split_once("font-size=\"").unwrap().1.split("px").next().unwrap().parse::<f64>().unwrap();
        let words = line.split_once('>').unwrap().1.split("</text>").next().unwrap();
        let letters = f64::from(u32::try_from(words.chars().count()).unwrap());
        assert!(number(line, "x") + letters * size * 0.56 <= 624.0, "{words}");
    }
    // Tags open and close in pairs.
    let mut open = Vec::new();
    for tag in svg.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap());
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    for outside in ["href", "url(", "@import", "<script", "<image", "onload"] {
        assert!(!svg.contains(outside), "{outside}");
    }
}

#[test]
fn a_table_has_a_row_for_each_skill_and_plain_numbers() {
    let library = load(&root().join("content")).unwrap();
    let table = to_csv("=Ada", &library.content.version, &result(&library));
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert_eq!(lines.len(), 1 + Skill::COUNT + 1, "a row of names, the skills, and the end");
    for line in &lines[1..=Skill::COUNT] {
        assert!(line.starts_with("\"'=Ada\","), "{line}");
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), lines[0].split(',').count());
        for number in &cells[5..9] {
            assert!(number.parse::<f64>().is_ok(), "{number}");
        }
    }
}

/// The card carried the better headline of somebody whose answers look random, and none of the warnings that the texts have.
#[test]
fn the_card_carries_every_warning_that_the_texts_have() {
    let library = load(&root().join("content")).unwrap();
    let mut view = result(&library);
    view.flags.clear();
    let (plain, without) = to_badge(&COVER, &library.content, &view);
    assert!(!plain.contains("Worth asking about"));
    for flags in Flag::ALL.iter().map(std::slice::from_ref).chain([Flag::ALL.as_slice()]) {
        view.flags = flags.to_vec();
        let (card, height) = to_badge(&COVER, &library.content, &view);
        assert!(height > without, "it has a place of its own");
        let lines: Vec<&str> = card.split("<text").filter_map(|line| line.split('>').nth(1)).collect();
        let drawn = lines.iter().map(|line| line.trim_end_matches("</text")).collect::<Vec<_>>().join(" ");
        for flag in flags {
            assert!(drawn.contains(flag_in_short(*flag)), "{flag:?}: {drawn}");
        }
        for line in card.split("<text").skip(1).filter(|line| line.contains("\"12px\"")) {
            let words = line.split_once('>').unwrap().1.split("</text>").next().unwrap();
            assert!(words.chars().count() <= 88, "{words}");
        }
        assert_eq!(card.split_once("</title>").unwrap().0.matches("Worth asking about").count(), 1);
    }
}

/// Markdown, page and paper said that an answer was not counted; the plain text and the table did not.
#[test]
fn every_text_says_how_many_answers_are_not_counted() {
    let library = load(&root().join("content")).unwrap();
    let mut view = result(&library);
    view.left_out = vec![(LeftOutReason::Rapid, 2)];
    view.left_out_of_skill[Skill::Python.index()] = 2;
    let says = "2 answers: faster than the question can be read";
    let markdown = to_markdown(&COVER, &library.content, &view);
    let text = to_text(&COVER, &library.content, &view, "");
    assert!(markdown.contains(says) && text.contains(says), "{text}");
    let table = to_csv("Ada", &library.content.version, &view);
    let [head, rows @ ..] = table.lines().collect::<Vec<_>>().try_into().unwrap_or([""; 8]);
    assert!(head.ends_with(",not_counted"), "{head}");
    let counts: Vec<&str> = rows.iter().filter_map(|row| row.rsplit(',').next()).collect();
    let expected: Vec<&str> =
        Skill::ALL.iter().map(|skill| if *skill == Skill::Python { "2" } else { "0" }).collect();
    assert_eq!(counts, expected);
}

/// Evidence that was ticked to go along was in Markdown and not in the text for application forms.
#[test]
fn the_text_has_the_lines_of_evidence_that_go_along() {
    let library = load(&root().join("content")).unwrap();
    let mut view = result(&library);
    assert!(!to_text(&COVER, &library.content, &view, "").contains("EVIDENCE"));
    view.stages[2].evidence = "A route planner,\n300 drivers".to_owned();
    let text = to_text(&COVER, &library.content, &view, "");
    assert!(text.contains(": A route planner, 300 drivers\r\n"), "{text}");
}
