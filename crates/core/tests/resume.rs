//! Résumés in the form of JSON Resume: what can be told is told with its doubt, what cannot is named, nothing is invented.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use cairn_core::attempt::{Degree, Fact, Field, Track};
use cairn_core::content::bundle::read_resume_words;
use cairn_core::content::source::{build, load, resume_words};
use cairn_core::content::{Content, ResumeWords};
use cairn_core::record::file::{FileContent, FileError, read_file};
use cairn_core::record::message::{file_message, resume_message, resume_notices};
use cairn_core::resume::{DateDoubt, MAX_ROWS, Month, Resume, ResumeView, resume_view};
use proptest::prelude::*;

/// November 2026.
const TODAY: Month = Month(2026 * 12 + 10);

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn open(text: &str) -> Resume {
    match read_file(text.as_bytes()) {
        Ok(FileContent::Resume(resume)) => resume,
        other => panic!("{other:?}"),
    }
}

/// The content and the words, read once.
fn library() -> &'static (Content, ResumeWords) {
    static LIBRARY: OnceLock<(Content, ResumeWords)> = OnceLock::new();
    LIBRARY.get_or_init(|| (load(&content()).unwrap().content, resume_words(&content()).unwrap()))
}

fn view(text: &str) -> ResumeView {
    let (content, words) = library();
    resume_view(content, words, &open(text), TODAY)
}

/// As schema 1.3.1 has it.
const NEW: &str = include_str!("files/resume.json");

/// f29
#[test]
fn a_resume_of_the_present_schema_shows_what_it_can_tell() {
    let view = view(NEW);
    assert_eq!(view.name, "Ada <b>");
    let names: Vec<&str> = view.skills.iter().map(|skill| skill.name.as_str()).collect();
    assert_eq!(names, ["Data science", "Machine learning", "Python"]);
    let (claim, by) = &view.skills[2].claims[0];
    assert_eq!(
        (claim.level.as_str(), by.as_slice()),
        ("Master", &["python", "pandas", "django"].map(String::from)[..])
    );
    assert_eq!(view.others.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Juggling"]);
    // Since July 2021, and from some month of 2016 to June 2021: 9 to 11 years with data, 5 leading.
    let years =
        |track| view.facts.iter().find(|found| matches!(found.fact, Fact::Years(of, _) if of == track));
    let data = years(Track::Data).unwrap();
    assert_eq!((data.fact.clone(), data.years), (Fact::Years(Track::Data, Some(10)), Some((9, 10))));
    assert_eq!(data.from, ["Head of Data", "Data Scientist"]);
    assert_eq!(years(Track::Leading).unwrap().fact, Fact::Years(Track::Leading, Some(5)));
    assert_eq!(years(Track::AiInBusiness), None);
    assert_eq!(view.work[2].tracks, []);
    // The doctorate has no end, so it goes on and is not had.
    let said: Vec<&Fact> = view.facts.iter().map(|found| &found.fact).collect();
    assert!(
        said.contains(&&Fact::Degree(Some(Degree::Master)))
            && said.contains(&&Fact::Field(Some(Field::Technology)))
    );
    assert_eq!(view.education.iter().map(|row| row.finished).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!((view.not_read.len(), view.not_used.as_slice()), (0, &["languages".to_owned()][..]));
    assert_eq!(
        resume_message(&open(NEW)),
        "a résumé of \u{2068}Ada <b>\u{2069} with 3 positions, 3 entries on education and 3 skills. It holds claims, and no answers"
    );
}

/// f29: before 1.0, and as hand-written files have it.
#[test]
fn older_shapes_are_read_and_what_cannot_be_is_named() {
    let old = r#"{
      "basics": {"name": "Grace", "picture": "x.png", "website": "http://example.org"},
      "work": [
        {"company": "Old Ltd", "website": "http://example.org", "position": "Data Engineer", "startDate": "2019-01-01", "endDate": "Present"},
        {"company": "Summer Ltd", "position": "Data Analyst", "startDate": "Summer 2012", "endDate": ""},
        {"company": "Odd Ltd", "position": "Data Analyst", "startDate": "2018", "endDate": "2015"},
        {"company": "Later Ltd", "position": "CTO", "startDate": "2031-01"},
        {"highlights": ["nothing else"]},
        "freelance"
      ],
      "education": {"institution": "not a list"},
      "skills": ["SQL", {"name": "ML", "level": 4, "keywords": "Keras, NLP"}, {"level": "x"}, {"name": ["R"]}],
      "hobbies": ["chess"], "interests": []
    }"#;
    let view = view(old);
    let places: Vec<&str> = view.not_read.iter().map(|one| one.place.as_str()).collect();
    assert_eq!(
        places,
        ["work[1].startDate", "work[4]", "work[5]", "education", "skills[2]", "skills[3].name", "skills[3]"]
    );
    let said = resume_notices(&view.not_read, view.more_not_read).join(" ");
    for words in [
        "work[1].startDate: “\u{2068}Summer 2012\u{2069}” is not a date such as 2024, 2024-05 or 2024-05-31.",
        "work[4] says nothing.",
        "work[5] should be an object.",
        "education should be a list.",
        "skills[3].name should be text.",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(view.work[0].months, Some((93, 95)), "until today");
    let doubts: Vec<Option<DateDoubt>> = view.work.iter().map(|row| row.doubt).collect();
    assert_eq!(doubts, [None, Some(DateDoubt::NoStart), Some(DateDoubt::Backwards), Some(DateDoubt::Future)]);
    assert_eq!(view.facts.len(), 1, "{:?}", view.facts);
    assert_eq!(view.facts[0].fact, Fact::Years(Track::Data, Some(7)));
    assert_eq!(
        view.skills.iter().map(|skill| skill.name.as_str()).collect::<Vec<_>>(),
        ["Data science", "Machine learning"]
    );
    assert_eq!(view.skills[1].claims[0].0.level, "4");
    assert_eq!(view.not_used, ["hobbies"]);
}

/// A builder writes a study that somebody wishes for, or is at, with empty dates.
#[test]
fn a_study_without_an_end_is_no_finished_degree() {
    for dates in [
        r#""startDate":"","endDate":"""#,
        r#""startDate":"2020","endDate":"""#,
        r#""startDate":null,"endDate":null"#,
        r#""area":"x""#,
        r#""endDate":"2031""#,
        r#""endDate":"soon""#,
        r#""endDate":"heute""#,
        r#""startDate":"2020","endDate":"2024","current":true"#,
    ] {
        let view =
            view(&format!(r#"{{"education":[{{"institution":"U","studyType":"Bachelor",{dates}}}]}}"#));
        assert_eq!(
            (view.education[0].degree, view.education[0].finished),
            (Some(Degree::Bachelor), false),
            "{dates}"
        );
        assert_eq!(view.facts, [], "{dates}");
    }
    let finished = view(r#"{"education":[{"studyType":"Bachelor","endDate":"06/2018"}]}"#);
    assert_eq!(finished.facts[0].fact, Fact::Degree(Some(Degree::Bachelor)));
}

/// What says itself that it was not finished counts for no degree, though a date says that it has ended.
#[test]
fn a_study_that_says_it_was_not_finished_counts_for_no_degree() {
    for (kind, word) in [
        ("PhD candidate", "candidate"),
        ("Bachelor (expected)", "expected"),
        ("BSc (not completed)", "not completed"),
        ("Abgebrochen: Bachelor", "abgebrochen"),
        ("Master of Science, in progress", "in progress"),
    ] {
        let text = format!(r#"{{"education":[{{"studyType":"{kind}","area":"Law","endDate":"2019"}}]}}"#);
        let view = view(&text);
        assert_eq!(
            (view.education[0].finished, view.education[0].unfinished.as_str()),
            (false, word),
            "{kind}"
        );
        assert_eq!(view.facts, [], "{kind}");
    }
    let text = r#"{"education":[{"studyType":"PhD candidate","endDate":"2019"},{"studyType":"MSc","endDate":"2015"}]}"#;
    assert_eq!(view(text).facts[0].fact, Fact::Degree(Some(Degree::Master)), "the one below it counts");
}

#[test]
fn dates_of_other_countries_count_as_what_they_say() {
    let months = |start: &str, end: &str| {
        let view = view(&format!(
            r#"{{"work":[{{"position":"Data Scientist","startDate":{start},"endDate":{end}}}]}}"#
        ));
        (view.work[0].months, view.not_read.len())
    };
    let known = months(r#""2018-06""#, r#""2020-03""#);
    assert_eq!(known, (Some((20, 22)), 0));
    for (start, end) in [
        (r#""2018.06""#, r#""2020.03""#),
        (r#""06/2018""#, r#""3/2020""#),
        (r#""Jun 2018""#, r#""March 2020""#),
        (r#""Juni 2018""#, r#""März 2020""#),
        (r#""juin 2018""#, r#""31.03.2020""#),
        (r#"{"year":2018,"month":6}"#, r#"{"year":"2020","month":"Mar"}"#),
        ("201806", r#""20200331""#),
        (r#""Jun-18""#, r#""Mar-20""#),
        (r#""Jun '18""#, r#""Mar ’20""#),
        (r#""czerwiec 2018""#, r#""marca 2020""#),
        (r#""Haziran 2018""#, r#""Mart 2020""#),
        (r#""июнь 2018""#, r#""31 марта 2020""#),
        (r#""2018년 6월""#, r#""2020.03""#),
    ] {
        assert_eq!(months(start, end), known, "{start} {end}");
    }
    let still = months(r#""2018-06""#, r#""""#);
    for end in [
        "heute",
        "Bis heute",
        "AUJOURD\u{2019}HUI",
        "actualidad",
        "oggi",
        "heden",
        "hoje",
        "Present",
        "in progress",
        "현재",
        "настоящее время",
        "По настоящее время",
        "I dag",
        "halen",
    ] {
        assert_eq!(months(r#""2018-06""#, &format!("\"{end}\"")), still, "{end}");
    }
    assert_eq!(months(r#""2018-06""#, r#""Sommer""#).1, 1);
}

#[test]
fn a_resume_in_another_form_is_named_for_what_it_is() {
    let linkedin = include_bytes!("files/linkedin.zip");
    let said = |bytes: &[u8]| file_message("cv", &read_file(bytes).unwrap_err());
    for (bytes, words) in [
        (&linkedin[..], "LinkedIn’s copy of your data"),
        (b"Company Name,Title,Description,Location,Started On,Finished On\nX,CTO,,,May 2020,", "LinkedIn’s copy of your data"),
        (br#"{"basics":{"name":"Ada"},"sections":{"experience":{"items":[]}},"metadata":{}}"#, "Reactive Resume"),
        (br#"{"name":"Ada","meta":{"format":"FRESH@1.0.0"},"employment":{"history":[]}}"#, "FRESH"),
        (br#"{"SkillsPassport":{"LearnerInfo":{}}}"#, "Europass"),
        (b"<?xml version=\"1.0\"?><Candidate xmlns=\"http://www.europass.eu/1.0\"><!-- Europass --></Candidate>", "Europass"),
        (b"# my cv\nbasics:\n  name: Ada\nwork:\n  - name: X\n", "in YAML"),
        (b"---\ncv:\n  name: Ada\n", "in YAML"),
        (br#"{"firstName":"Ada","workExperience":[{"employer":"X"}]}"#, "another program"),
        (b"{\\rtf1\\ansi Ada", "office program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office program"),
    ] {
        assert!(said(bytes).contains(words), "{}", said(bytes));
    }
    assert!(said(br#"{"settings":{"a":1}}"#).contains("the field \"cairn\""));
    assert!(said(b"Work: Wednesday").contains("some other text"));
}

#[test]
fn a_resume_in_another_language_is_told_that_the_words_are_english() {
    for (text, foreign) in [
        (r#"{"work":[{"position":"Leiter der Entwicklung"}],"skills":["Python"]}"#, true),
        (r#"{"work":[{"position":"Ingénieur"}]}"#, true),
        (r#"{"work":[{"position":"Director de datos"}],"education":[{"area":"Informática"}]}"#, true),
        (r#"{"work":[{"position":"データサイエンティスト"}]}"#, true),
        (
            r#"{"work":[{"position":"Head of Data","name":"Société Générale"}],"skills":["Python","SQL","Naïve Bayes","dbt","Excel"]}"#,
            false,
        ),
        (r#"{"work":[{"position":"Projektleiterin"}]}"#, true),
        (r#"{"work":[{"position":"Datenanalyst"}]}"#, true),
        (r#"{"work":[{"position":"Kierownik projektu"}]}"#, true),
        (r#"{"work":[{"position":"Responsabile vendite"}]}"#, true),
        (r#"{"work":[{"position":"Projektledare"}]}"#, true),
        (r#"{"work":[{"position":"Werkstudent Datenanalyse"}]}"#, true),
        (
            r#"{"basics":{"summary":"Ich leite ein Team und berate Kunden bei der Auswahl von Software."},"work":[{"position":"Consultant"}]}"#,
            true,
        ),
        (
            r#"{"work":[{"position":"Consultant","highlights":["Beratung der Kunden","Aufbau von Software mit Python","Schulung für das Team"]}]}"#,
            true,
        ),
        (
            r#"{"basics":{"summary":"I lead a team and advise customers on the choice of software, with the board in Die."},"work":[{"position":"Project leader"},{"position":"Data analyst"},{"position":"Sales manager"}]}"#,
            false,
        ),
        (
            r#"{"work":[{"position":"Head of Consulting"},{"position":"Lead developer"},{"position":"Elder carer"}]}"#,
            false,
        ),
        (NEW, false),
    ] {
        assert_eq!(view(text).foreign, foreign, "{text}");
    }
}

/// f45: both are valid under schema 1.3.1.
#[test]
fn a_resume_with_nothing_in_it_and_a_job_description_are_refused() {
    for (text, job) in [
        ("{}", false),
        (r#"{"basics":{"name":"Ada"},"work":[],"skills":null}"#, false),
        (r#"{"work":[{}],"education":"none"}"#, false),
        (
            r#"{"title":"Head of AI","experience":"10 years","skills":[{"name":"Python","level":"Master"}]}"#,
            true,
        ),
    ] {
        let error = read_file(text.as_bytes()).unwrap_err();
        assert_eq!(error, if job { FileError::Job } else { FileError::Unmarked }, "{text}");
        assert!(file_message("cv.json", &error).contains("contains no work, education or skills"), "{text}");
    }
}

/// f16, f18, f33: what a résumé holds is bounded.
#[test]
fn a_resume_cannot_grow_beyond_what_is_shown() {
    let long = "x".repeat(1_000);
    let skills = vec![format!("{{\"name\":\"{long}\\u0000\\n<img>\",\"level\":true}}"); 1_000];
    let resume = open(&format!("{{\"skills\":[{}]}}", skills.join(",")));
    assert_eq!(resume.skills.len(), MAX_ROWS);
    assert_eq!(resume.skills[0].name.chars().count(), 200);
    assert_eq!(resume.not_read.len() + resume.more_not_read, MAX_ROWS + 1);
    let said = resume_notices(&resume.not_read, resume.more_not_read);
    assert!(said[0].contains("skills has 1000 rows; the first 200 were read"), "{}", said[0]);
    assert!(said.last().unwrap().contains("more places could not be read"));
}

#[test]
fn the_list_of_words_survives_its_bundle() {
    let bundles = build(&content()).unwrap();
    let bundle = bundles.iter().find(|bundle| bundle.name == "resume").unwrap();
    let text = String::from_utf8(bundle.bytes.clone()).unwrap();
    assert_eq!(read_resume_words(&text).unwrap(), resume_words(&content()).unwrap());
    assert!(read_resume_words("[]").is_err());
}

proptest! {
    #[test]
    fn no_resume_whatever_panics(
        date in "[0-9/T -]{0,12}", word in "\\PC{0,30}", kind in 0usize..6, at in 0usize..NEW.len(), cut in any::<bool>()
    ) {
        let value = ["null", "1e300", "[]", "{}", "\"\"", "true"][kind];
        let word = serde_json::to_string(&word).unwrap();
        let text = format!(
            r#"{{"basics":{value},"work":[{{"name":{word},"startDate":"{date}","endDate":{value}}},{value}],
                "education":[{{"area":{word},"studyType":{value},"endDate":"{date}"}}],
                "skills":[{word},{{"name":{word},"keywords":{value},"level":{value}}}],{word}:{value}}}"#
        );
        if let Ok(FileContent::Resume(resume)) = read_file(text.as_bytes()) {
            let (content, words) = library();
            drop(resume_view(content, words, &resume, TODAY));
        }
        let mut bytes = NEW.as_bytes().to_vec();
        bytes[at] = u8::try_from(kind * 40).unwrap();
        if cut {
            bytes.truncate(at);
        }
        drop(read_file(&bytes));
    }
}
