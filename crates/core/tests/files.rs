//! Profiles as files: what is written is read back, and hostile ones are refused in words that help.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Fact, Millis, Mode, Writer};
use cairn_core::compare::Position;
use cairn_core::fair::read_decisions;
use cairn_core::record::file::{
    FileContent, FileError, Include, MAX_BYTES, MAX_NAME, OpenedFile, ProfileFile, read_file, read_profile,
    read_rating, write_profile,
};
use cairn_core::record::message::{file_message, notices, resume_notices};
use cairn_core::record::pool::{read_position_file, write_position};
use cairn_core::record::{Key, write_all, write_entry};
use cairn_core::{ItemId, Level, Stage};
use proptest::prelude::*;

/// As version 1 of the format wrote it; this file never changes.
const VERSION_1: &str = include_str!("files/version-1.cairn.json");

fn entry(seq: u32, event: Event) -> Entry {
    let writer = Writer::parse("t1").unwrap();
    let at = Millis(1_795_000_000_000 + i64::from(seq));
    // The rules of the file that never changes.
    Entry { seq, writer, at, content: "2026.1".to_owned(), rules: 1, event }
}

fn answer(item: &str, choice: Choice) -> Event {
    Event::Answer { item: ItemId::parse(item).unwrap(), version: 1, choice, took_ms: Some(9000) }
}

fn profile() -> ProfileFile {
    let milestone = Fact::Milestone {
        stage: Stage::new(2).unwrap(),
        done: Some(true),
        evidence: "A report that \"two\" departments plan by\n=1+1".to_owned(),
    };
    let entries = vec![
        entry(0, Event::Begin),
        entry(1, answer("ds-statistics", Choice::Level(Level::new(3).unwrap()))),
        entry(2, answer("ds-statistics-01", Choice::Option(2))),
        entry(3, answer("ds-statistics-02", Choice::DontKnow)),
        entry(4, Event::Fact(milestone)),
        entry(5, Event::Finish),
    ];
    ProfileFile {
        name: "Ada é \u{1f600}".to_owned(),
        made_at: Millis(1_795_000_009_000),
        attempts: vec![Attempt::from_entries(Mode::Full.new_id(7).unwrap(), entries).unwrap()],
        copies: vec![("data-science.theta".to_owned(), "0.42".to_owned())],
        invitation: None,
    }
}

fn text() -> String {
    write_profile(&profile(), Include::ALL)
}

fn open(text: &str) -> Result<OpenedFile, FileError> {
    read_profile(text.as_bytes())
}

/// What is said of it when it is opened a minute after it was made.
fn said(opened: &OpenedFile) -> Vec<String> {
    notices(opened, Millis(1_795_000_060_000))
}

fn message(bytes: &[u8]) -> String {
    file_message("maria.cairn.json", &read_profile(bytes).unwrap_err())
}

#[test]
fn what_is_written_is_read_back_whole() {
    let opened = open(&text()).unwrap();
    assert_eq!(opened.profile, profile());
    assert_eq!(said(&opened), Vec::<String>::new());
}

#[test]
fn a_file_of_version_1_is_read_for_ever() {
    assert_eq!(open(VERSION_1).unwrap().profile, profile());
}

#[test]
fn what_is_not_chosen_is_not_in_the_text() {
    let without = Include { name: false, facts: true, evidence: false };
    let text = write_profile(&profile(), without);
    assert!(!text.contains("Ada") && !text.contains("departments"), "{text}");
    assert_eq!(open(&text).unwrap().profile.attempts[0].facts().done(Stage::new(2).unwrap()), Some(true));
    let text = write_profile(&profile(), Include { facts: false, ..without });
    assert!(!text.contains("milestone"), "{text}");
    assert_eq!(open(&text).unwrap().profile.attempts[0].answers(), profile().attempts[0].answers());
}

/// f01, f02, f14, f28
#[test]
fn other_kinds_of_files_are_named() {
    let utf16: Vec<u8> = text().encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, words) in [
        (b"".as_slice(), "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"%PDF-1.7 {", "a PDF document"),
        (b"PK\x03\x04rest", "unpack it"),
        (b"\x1f\x8b\x08", "it is compressed"),
        (b"Rar!\x1a\x07\x01\0", "an archive"),
        (b"7z\xbc\xaf\x27\x1c\0\x04\0\0\0\0\0\0\0\0\0", "an archive"),
        (b"\xfd7zXZ\0", "an archive"),
        (b"\x28\xb5\x2f\xfd", "an archive"),
        (b"BZh91AY&SY", "an archive"),
        (b"MZ\x90\0\x03", "a program"),
        (b"<!doctype html><p>{}", "a web page"),
        (b"L\0\0\0\x01\x14", "a shortcut"),
        (&[&b"\xff\xfe"[..], &utf16].concat(), "UTF-16"),
        (&utf16, "is not"),
        (b"{\"name\":\"Jos\xe9\"}", "not in UTF-8 from byte 13 on"),
        (b"Dear Sir, ", "some other text"),
        (b"NaN", "some other text"),
    ] {
        let said = message(bytes);
        assert!(said.contains(words), "{said:?} does not say {words:?}");
        assert!(!said.contains("doctype"), "no content is shown: {said}");
    }
}

/// f03, f26, f37, f45
#[test]
fn json_of_something_else_is_told_what_is_missing() {
    for (text, words) in [
        ("{}", "\"cairn\", which says so, is missing"),
        (r#"{"basics":{"name":"Ada"}}"#, "\"cairn\""),
        ("{}", "it contains no work, education or skills"),
        (r#"["cairn",1,[],"Ada"]"#, "a list, not an object"),
        (r#"{"cairn":"1"}"#, "cairn is missing or not what it must be"),
        (r#"{"cairn":7,"kind":"profile"}"#, "newer Cairn, in version 7"),
        (r#"{"cairn":1}"#, "kind is missing"),
        (r#"{"cairn":1,"kind":"profile","made_at":1,"attempts":[]}"#, "holds no answers"),
    ] {
        assert!(message(text.as_bytes()).contains(words), "{}", message(text.as_bytes()));
    }
    let job = br#"{"title":"Head of AI","skills":[{"name":"Python"}],"qualifications":["MBA"]}"#;
    let said = file_message("maria.cairn.json", &read_file(job).unwrap_err());
    assert!(said.contains("describes a job: it contains no work, education or skills of a person"), "{said}");
}

/// Every file of ours at the wrong place is named, with the place where it opens.
#[test]
fn a_file_of_ours_of_another_kind_is_named_with_where_it_opens() {
    let position = write_position(&Position::open("Strategist"));
    let pool = b"{\"cairn\":2,\"kind\":\"pool\",\"id\":\"p1\"}\n{\"cairn\":2,\"kind\":\"pool-candidate\"}\n";
    let decisions = br#"{"cairn":3,"kind":"decisions","decisions":[]}"#;
    let ranking = br#"{"kind":"cairn-ranking","pool":"x","candidates":[]}"#;
    let everything = br#"{"cairn/settings":"{}"}"#;
    let said = |error: FileError| file_message("a.json", &error);
    for (bytes, words) in [
        (
            position.as_bytes(),
            "a position’s file and holds no answers. Open it on the page of a pool’s position",
        ),
        (pool.as_slice(), "a pool’s file. Open it on the list of pools"),
        (
            decisions.as_slice(),
            "a record of decisions and holds no answers. Open it on the page “The decision”",
        ),
        (ranking.as_slice(), "a table of candidates for other programs, and Cairn does not open it"),
    ] {
        let told = said(read_file(bytes).unwrap_err());
        assert!(told.contains(words), "{told} does not say {words}");
        assert!(said(read_rating(bytes).unwrap_err()).contains(words));
        if bytes != position.as_bytes() {
            assert!(said(read_position_file(bytes).unwrap_err()).contains(words));
        }
        if bytes != decisions.as_slice() {
            assert!(said(read_decisions(bytes).unwrap_err()).contains(words));
        }
    }
    for (bytes, words) in [
        (VERSION_1.as_bytes(), "somebody’s profile"),
        (everything.as_slice(), "everything that a device held"),
    ] {
        for error in [
            read_rating(bytes).unwrap_err(),
            read_position_file(bytes).unwrap_err(),
            read_decisions(bytes).unwrap_err(),
        ] {
            assert!(said(error.clone()).contains(words), "{error:?}");
        }
    }
    assert_eq!(read_position_file(position.as_bytes()).map(|one| one.name), Ok("Strategist".to_owned()));
}

/// f04, f07, f08, f09, f15, f30, f34, f38, f39, f40
#[test]
fn broken_json_is_told_with_line_and_character() {
    let deep = format!("{{\"cairn\":1,\"deep\":{}", "[".repeat(100_000));
    for (text, words) in [
        ("{\n \"cairn\": 1,\n \"na", "it ends at line 3, character 4"),
        ("{\r \"é\": 1,\r\n\r \"na", "it ends at line 4, character 4"),
        ("{\"cairn\":1,}", "nothing follows a comma at line 1, character 12"),
        ("{\"a\":NaN}", "a number"),
        ("{\"a\":Infinity}", "a number"),
        ("{\"a\":1e999}", "a number"),
        ("{\"a\":\"\\ud800\"}", "half a character"),
        ("{\"a\":\"\u{1}\"}", "a control character"),
        ("{} {}", "something follows its end"),
        ("{'a':1}", "something in it is not JSON"),
        (&deep, "nested too deep"),
    ] {
        let said = message(text.as_bytes());
        assert!(said.contains(words), "{:?}: {said}", text.get(..40).unwrap_or(text));
    }
    let line_ends = text().replace('\n', "\r\n\t");
    assert_eq!(open(&format!("\u{feff}{line_ends}")).unwrap().profile, profile());
    let doubled = text().replacen("\"made_at\"", "\"made_at\":0,\"made_at\"", 1);
    assert_eq!(open(&doubled).unwrap().profile, profile(), "the last of a doubled key counts");
}

/// f10, f34: with the place.
#[test]
fn a_wrong_kind_of_value_is_told_with_its_place() {
    for (from, to, words) in [
        ("\"level\":3", "\"level\":\"3\"", "attempts[0].entries[1]: answer.level"),
        ("\"level\":3", "\"level\":true", "attempts[0].entries[1]: answer.level"),
        ("\"option\":2", "\"option\":\"2\"", "attempts[0].entries[2]: answer.level, answer.option"),
        ("\"option\":2", "\"option\":null", "attempts[0].entries[2]"),
        ("\"seq\":4", "\"seq\":18446744073709551616", "attempts[0].entries[4]: seq"),
        ("\"seq\":4", "\"seq\":-4", "attempts[0].entries[4]: seq"),
        ("\"writer\":\"t1\"", "\"writer\":null", "attempts[0].entries[0]: writer"),
        ("\"attempts\":[", "\"attempts\":null,\"x\":[", "attempts is missing"),
        ("\"id\":\"full-", "\"id\":\"../full-", "attempts[0]: id"),
        ("\"name\":\"Ada", "\"name\":[1],\"x\":\"Ada", "name is missing or not what"),
        ("\"v\":1", "\"v\":3", "newer Cairn"),
        ("\"copies\":{", "\"copies\":{\"a\":1,", "copies"),
    ] {
        assert!(text().contains(from), "{from}");
        let said = message(text().replacen(from, to, 1).as_bytes());
        assert!(said.contains(words), "{to}: {said}");
    }
    let tiny = text().replacen("\"seq\":0", "\"seq\":1e-400", 1);
    assert_eq!(open(&tiny).unwrap().profile, profile(), "too small to be told from 0");
}

/// f11: the answer is kept in the log as one that was never offered, and the weighing leaves it out.
#[test]
fn an_answer_outside_of_its_options_costs_nothing_but_itself() {
    for odd in ["17", "-1", "2.5", "18446744073709551616", "1e300"] {
        let opened = open(&text().replacen("\"option\":2", &format!("\"option\":{odd}"), 1)).unwrap();
        let answers = opened.profile.attempts[0].answers();
        assert_eq!(answers.len(), 3, "{odd}");
        assert!(matches!(answers[1].choice, Choice::Option(17 | u8::MAX)), "{odd}");
    }
}

/// f13: the last answer to an item counts, and the log keeps both.
#[test]
fn of_two_answers_to_one_item_the_later_counts_and_both_are_kept() {
    let line = text().lines().find(|line| line.contains("\"option\":2")).unwrap().to_owned();
    let later = line.replace("\"seq\":2", "\"seq\":6").replace("\"option\":2", "\"option\":0");
    let end = text().lines().find(|line| line.contains("\"finish\"")).unwrap().to_owned();
    let opened =
        open(&text().replacen(&end, &format!("{end},\n{}", later.trim_end_matches(',')), 1)).unwrap();
    let attempt = &opened.profile.attempts[0];
    assert_eq!(attempt.entries().len(), profile().attempts[0].entries().len() + 1);
    assert_eq!(attempt.answers()[1].choice, Choice::Option(0));
    assert_eq!(attempt.answers().len(), 3);
}

/// f06: nothing that is compressed is ever inflated, so that nothing can burst.
#[test]
fn a_bomb_is_named_and_not_unpacked() {
    // The beginnings of 50 MB of zeros: by gzip, and in a ZIP archive.
    let gzip = [b"\x1f\x8b\x08\0\0\0\0\0\0\x03".as_slice(), &vec![0; 48_000]].concat();
    let zip = [b"PK\x03\x04\x14\0\0\0\x08\0".as_slice(), &vec![0; 48_000]].concat();
    assert_eq!(
        message(&gzip),
        "\u{2068}maria.cairn.json\u{2069} is not a Cairn file: it is compressed; unpack it, and add the file in it."
    );
    assert!(message(&zip).contains("an archive; unpack it"));
}

/// f12, f31: left out and counted.
#[test]
fn an_answer_to_what_can_be_no_item_is_left_out_and_counted() {
    for name in ["__proto__", "", "é", "<script>"] {
        let opened = open(&text().replacen("\"ds-statistics-01\"", &format!("\"{name}\""), 1)).unwrap();
        assert_eq!(opened.nameless, 1);
        assert_eq!(opened.profile.attempts[0].answers().len(), 2);
        assert!(said(&opened)[0].contains("1 answer name"), "{:?}", said(&opened));
    }
    let opened = open(&text().replacen("\"ds-statistics-01\"", "\"constructor\"", 1)).unwrap();
    assert_eq!(opened.profile.attempts[0].answers().len(), 3, "kept in the log, unknown to the content");
}

/// f18
#[test]
fn a_name_is_bounded_and_cannot_break_its_line() {
    let long = "x".repeat(100_000);
    let opened =
        open(&text().replacen("\"name\":\"Ada", &format!("\"name\":\"\\u0000\\n{long}"), 1)).unwrap();
    assert_eq!(opened.profile.name.chars().count(), MAX_NAME);
    assert!(opened.profile.name.starts_with('x'));
}

/// f22, f42
#[test]
fn doubled_entries_and_odd_times_are_said_and_change_nothing() {
    let line = text().lines().find(|line| line.contains("\"option\":2")).unwrap().to_owned();
    let opened = open(&text().replacen(&line, &format!("{line}\n{line}"), 1)).unwrap();
    assert_eq!(opened.doubled, 1);
    assert_eq!(opened.profile, profile());
    let backwards = text().replacen("\"at\":1795000000003", "\"at\":-5", 1);
    let opened = open(&backwards).unwrap();
    assert!(opened.odd_times);
    assert!(said(&opened)[0].contains("before 1970 or run backwards"));
    for (from, to) in [("\"at\":1795000000005", "\"at\":8000000000000000"), ("\"made_at\":", "\"made_at\":9")]
    {
        let opened = open(&text().replacen(from, to, 1)).unwrap();
        assert!(said(&opened)[0].contains("in the future"), "{to}: {:?}", said(&opened));
    }
    let endless = text().replacen("\"at\":1795000000005", "\"at\":9223372036854775807", 1);
    assert!(
        message(endless.as_bytes()).contains("attempts[0].entries[5]: at"),
        "no date that a browser knows"
    );
    let opened = open(&backwards).unwrap();
    assert_eq!(opened.profile.attempts[0].answers(), profile().attempts[0].answers());
}

/// f05, f33
#[test]
fn too_much_is_refused_by_size_and_by_count() {
    let limit = usize::try_from(MAX_BYTES).unwrap();
    assert!(message(&vec![b' '; limit + 1]).contains("at most 2 MB"));
    let line = text().lines().find(|line| line.contains("\"option\":2")).unwrap().to_owned();
    let many = format!("{line}\n").repeat(5_000);
    let said = message(text().replacen(&line, &format!("{many}{line}"), 1).as_bytes());
    assert!(said.contains("5006 entries, and at most 2000"), "{said}");
}

/// As "Save everything to a file" writes it.
#[test]
fn a_backup_gives_every_attempt_back_and_names_what_it_cannot_read() {
    let attempt = &profile().attempts[0];
    let mut pairs: Vec<(String, String)> = attempt
        .entries()
        .iter()
        .map(|one| {
            (Key::Entry(attempt.id().clone(), one.seq, one.writer.clone()).to_text(), write_entry(one))
        })
        .collect();
    pairs.push(("cairn/attempt/full-x/000001.t1".to_owned(), "{\"v\":1,".to_owned()));
    pairs.push((Key::Settings.to_text(), "{\"v\":1,\"lead_on\":true}".to_owned()));
    let Ok(FileContent::Backup(loaded)) = read_file(write_all(&pairs).as_bytes()) else {
        panic!("no backup")
    };
    assert_eq!(loaded.attempts, profile().attempts);
    assert_eq!(loaded.aside.len(), 1);
    assert_eq!(read_file(text().as_bytes()), open(&text()).map(FileContent::Profile));
    assert_eq!(read_file(b"{\"cairn/settings\":\"{}\"}"), Err(FileError::Nothing));
    let large = format!("{{\"a\":\"{}\"}}", "x".repeat(3_000_000));
    assert!(matches!(read_file(large.as_bytes()), Err(FileError::TooLarge { limit: MAX_BYTES, .. })));
}

fn no_panic(bytes: &[u8]) {
    match read_file(bytes) {
        Ok(FileContent::Profile(opened)) => drop(said(&opened)),
        Ok(FileContent::Resume(resume)) => drop(resume_notices(&resume.not_read, resume.more_not_read)),
        Ok(FileContent::Backup(_) | FileContent::Rating(_)) => {}
        Err(error) => drop(file_message("a.json", &error)),
    }
}

proptest! {
    #[test]
    fn no_bytes_whatever_panic_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        no_panic(&bytes);
    }

    #[test]
    fn a_file_changed_at_any_place_is_read_or_refused(at in 0usize..2_000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = text().into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        no_panic(&bytes);
    }

    #[test]
    fn every_name_and_every_evidence_survives(name in "\\PC{0,60}", evidence in "\\PC{0,100}") {
        let fact = Fact::Milestone { stage: Stage::new(1).unwrap(), done: None, evidence };
        let entries = vec![entry(0, Event::Begin), entry(1, Event::Fact(fact))];
        let id = Mode::Quick.new_id(1).unwrap();
        let attempts = vec![Attempt::from_entries(id, entries).unwrap()];
        let profile = ProfileFile { name, attempts, ..profile() };
        let opened = open(&write_profile(&profile, Include::ALL)).unwrap();
        prop_assert_eq!(opened.profile, profile);
    }
}
