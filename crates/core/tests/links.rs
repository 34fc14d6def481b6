//! Profiles as links: compact, whole or refused, and found in what mail makes of them.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

#[path = "links/route.rs"]
mod route;

use std::path::Path;

use cairn_core::attempt::{
    Attempt, Choice, Degree, Entry, Event, Fact, Field, Involvement, Millis, Mode, Track, Writer,
};
use cairn_core::content::source::{Library, load};
use cairn_core::record::file::{Include, read_profile, write_profile};
use cairn_core::record::link::{
    LinkError, LinkFacts, MAX_CHARS, PREFIX, find_link, lines_without_link, read_link, split_links,
    write_link, write_person_link,
};
use cairn_core::record::message::link_message;
use cairn_core::{ItemId, Level, ResponsibilityId, Skill, Stage};
use proptest::prelude::*;

fn library() -> Library {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap()
}

fn attempt(events: Vec<Event>) -> Attempt {
    let entry = |(seq, event)| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(1_795_000_000_000),
        content: "2026.1".to_owned(),
        rules: 1,
        event,
    };
    Attempt::from_entries(Mode::Full.new_id(0xfeed_beef).unwrap(), (0..).zip(events).map(entry).collect())
        .unwrap()
}

fn answer(item: &str, version: u16, choice: Choice, took_ms: Option<u32>) -> Event {
    Event::Answer { item: ItemId::parse(item).unwrap(), version, choice, took_ms }
}

fn rate(item: &str, level: u8) -> Event {
    answer(item, 1, Choice::Level(Level::new(level).unwrap()), Some(12_345))
}

fn small() -> Attempt {
    attempt(vec![
        Event::Begin,
        rate("ds-statistics", 3),
        answer("ml-deep-learning-07", 2, Choice::Option(3), Some(61_000)),
        answer("zz-facet-of-tomorrow-01", 1, Choice::DontKnow, None),
        Event::Fact(Fact::Years(Track::Leading, Some(4))),
        Event::Finish,
    ])
}

/// Every rating, 42 questions, and all that can be said about a person but free text.
fn full(library: &Library) -> Attempt {
    let mut events = vec![Event::Begin];
    events.extend(library.content.ratings.iter().map(|rating| rate(rating.id.as_str(), 4)));
    let questions = library.items.iter().map(|item| &item.question).step_by(4).take(42);
    events.extend(questions.map(|one| answer(one.id.as_str(), one.version, Choice::Option(2), Some(83_210))));
    events.extend(Track::ALL.map(|track| Event::Fact(Fact::Years(track, Some(11)))));
    events.push(Event::Fact(Fact::Degree(Some(Degree::Master))));
    events.push(Event::Fact(Fact::Field(Some(Field::Business))));
    let evidence = "A report that two departments plan by".to_owned();
    events.extend(
        Stage::all().map(|stage| {
            Event::Fact(Fact::Milestone { stage, done: Some(true), evidence: evidence.clone() })
        }),
    );
    let duties = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "T1", "T2", "T3", "T4"];
    events.extend(
        duties
            .map(|id| Event::Fact(Fact::Duty(ResponsibilityId::parse(id).unwrap(), Some(Involvement::Led)))),
    );
    events.push(Event::Finish);
    attempt(events)
}

fn link(attempt: &Attempt) -> String {
    write_link("Ada é", attempt, LinkFacts::Plain).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let read = find_link(&format!("https://example.org/cairn/{}", link(&small()))).unwrap();
    assert_eq!(read.profile.name, "Ada é");
    assert_eq!(read.profile.attempts, [small()]);
    assert!(!read.scanned);
    assert!(!read.profile.attempts[0].answers().is_empty());
}

#[test]
fn a_full_assessment_fits_900_characters() {
    let full = full(&library());
    let link = format!("https://cairn.example.org/{}", link(&full));
    assert!(link.len() <= 900, "{} characters", link.len());
    let read = find_link(&link).unwrap().profile.attempts.swap_remove(0);
    assert_eq!(read.answers(), full.answers());
    assert_eq!(read.answers().len(), 77);
    assert_eq!(read.facts().evidence(Stage::new(1).unwrap()), "", "free text only when asked for");
    let with = write_link("", &full, LinkFacts::WithEvidence).unwrap();
    let read = find_link(&with).unwrap().profile.attempts.swap_remove(0);
    assert_eq!(read.facts(), full.facts());
    let without = write_link("", &full, LinkFacts::None).unwrap();
    assert_eq!(find_link(&without).unwrap().profile.attempts[0].facts().to_list(), []);
}

/// Every rating of today has its letter; a new facet must be added at the end of the table.
#[test]
fn a_link_of_version_1_is_read_for_ever() {
    let kept = include_str!("links/version-1.txt").trim();
    let read = find_link(kept).unwrap().profile;
    assert_eq!((read.name.as_str(), read.attempts), ("Ada é", vec![small()]));
    assert_eq!(link(&small()), kept);
    let ratings = library().content.ratings;
    let all = attempt(ratings.iter().map(|rating| rate(rating.id.as_str(), 1)).collect());
    let each = link(&all).len() / ratings.len();
    assert!(each <= 8, "{each} characters a rating: some go by their whole id");
}

/// A review half-way, and a second attempt.
fn marked() -> [Attempt; 2] {
    let entry =
        |seq: u32, at: i64, event| Entry { seq, at: Millis(at), event, ..small().entries()[0].clone() };
    let (first, second) = (1_795_000_000_000, 1_797_000_000_000);
    let of = |at: i64, events: Vec<Event>| {
        (0..).zip(events).map(|(seq, event)| entry(seq, at, event)).collect::<Vec<_>>()
    };
    let pick = |item: &str, option| answer(item, 1, Choice::Option(option), Some(61_000));
    let whole = of(
        first,
        vec![
            Event::Begin,
            rate("ds-statistics", 3),
            pick("ml-deep-learning-07", 3),
            Event::Review,
            pick("ds-wrangling-02", 1),
            Event::Fact(Fact::Years(Track::Leading, Some(4))),
            Event::Finish,
        ],
    );
    let python = of(second, vec![Event::Begin, rate("py-craft", 2), pick("py-craft-03", 0)]);
    [
        Attempt::from_entries(Mode::Full.new_id(0xfeed_beef).unwrap(), whole).unwrap(),
        Attempt::from_entries(Mode::Skill(Skill::Python).new_id(0xfeed_f00d).unwrap(), python).unwrap(),
    ]
}

#[test]
fn a_link_of_version_2_is_read_for_ever() {
    let [whole, python] = marked();
    let link = write_person_link("Ada é", &library().bank(), &marked(), LinkFacts::Plain).unwrap();
    let kept = include_str!("links/version-2.txt").trim();
    assert_eq!(link, kept);
    let read = find_link(kept).unwrap().profile;
    assert_eq!((read.name.as_str(), read.made_at), ("Ada é", python.last_at()));
    assert_eq!(read.attempts.len(), 2);
    for (one, other) in read.attempts.iter().zip([&whole, &python]) {
        assert_eq!((one.id(), one.answers(), one.facts()), (other.id(), other.answers(), other.facts()));
        assert_eq!((one.last_at(), one.finished()), (other.last_at(), other.finished()));
        for given in other.answers() {
            assert_eq!(one.saw_best(&given.item), other.saw_best(&given.item));
        }
    }
    for end in PREFIX.len() + 1..kept.len() {
        assert_eq!(find_link(&kept[..end]).unwrap_err(), LinkError::Incomplete, "cut at {end}");
    }
}

/// Of the sentence "what goes along": the text that is shown for a link is what its reader gets, and no more.
#[test]
fn what_is_shown_of_a_link_is_what_it_holds() {
    let full = full(&library());
    let shown = |facts| {
        let profile = find_link(&write_link("Ada", &full, facts).unwrap()).unwrap().profile;
        write_profile(&profile, Include::ALL)
    };
    assert!(shown(LinkFacts::WithEvidence).contains("two departments"));
    assert!(
        !shown(LinkFacts::Plain).contains("two departments") && shown(LinkFacts::Plain).contains("milestone")
    );
    assert!(!shown(LinkFacts::None).contains("\"fact\""));
    assert_eq!(
        read_profile(shown(LinkFacts::Plain).as_bytes()).unwrap().profile.attempts[0].answers(),
        full.answers()
    );
}

/// l01
#[test]
fn a_link_cut_anywhere_is_incomplete() {
    let link = link(&small());
    for end in PREFIX.len() + 1..link.len() {
        assert_eq!(find_link(&link[..end]).unwrap_err(), LinkError::Incomplete, "cut at {end}");
    }
    assert_eq!(find_link(PREFIX).unwrap_err(), LinkError::Missing);
    assert!(link_message(LinkError::Incomplete).contains("is incomplete"));
}

/// l02
#[test]
fn any_flipped_bit_is_found() {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let link = link(&small());
    let payload = &link[PREFIX.len()..];
    for at in 0..payload.len() {
        for bit in 0..6 {
            let value = ALPHABET.find(&payload[at..=at]).unwrap() ^ (1 << bit);
            let changed = format!("{}{}{}", &payload[..at], &ALPHABET[value..=value], &payload[at + 1..]);
            assert!(read_link(&changed).is_err(), "bit {bit} of character {at}");
        }
    }
}

/// l03, l04 (nothing in a link is compressed, so nothing inflates), l05
#[test]
fn long_and_newer_links_are_said() {
    assert_eq!(find_link(&format!("#/p/{}", "A".repeat(2_000_000))).unwrap_err(), LinkError::TooLong);
    assert_eq!(read_link(&"A".repeat(MAX_CHARS + 1)).unwrap_err(), LinkError::TooLong);
    // Version 3, no body, and its right checksum.
    assert_eq!(find_link("#/p/AwA8QfRq"), Err(LinkError::Newer(3)));
    assert!(link_message(LinkError::Newer(3)).contains("version 3"));
}

/// l06, l10, l11
#[test]
fn what_mail_makes_of_a_link_is_mended() {
    let link = link(&small());
    let payload = &link[PREFIX.len()..];
    let wrapped: Vec<String> =
        payload.as_bytes().chunks(20).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
    for (pasted, scanned) in [
        (format!("https://example.org/{link}."), false),
        (format!("Look at this: <https://example.org/{link}>, please. #/ Thanks"), false),
        (format!("https://example.org/{link}?utm_source=mail&x=1"), false),
        (format!("https://example.org/#/p/{}", wrapped.join("\r\n> ")), false),
        (format!("https://example.org/#/p/{}", wrapped.join("=\n")), false),
        (format!("https://example.org/%23/p/{payload}"), true),
        (format!("https://example.org/%23%2Fp%2F{payload}"), true),
        (format!("https://example.org/%2523%252Fp%252F{payload}"), true),
        (
            format!("https://scan.example.com/?url=https%3A%2F%2Fexample.org%2F%23%2Fp%2F{payload}&data=05"),
            true,
        ),
    ] {
        let found = find_link(&pasted).unwrap_or_else(|error| panic!("{error:?}: {pasted}"));
        assert_eq!((found.link.as_str(), found.scanned), (payload, scanned), "{pasted}");
    }
    for (pasted, error) in [
        ("https://example.org/", LinkError::Missing),
        ("javascript:alert(1)", LinkError::Missing),
        ("data:text/html,<script>alert(1)</script>", LinkError::Missing),
        ("file:///etc/passwd", LinkError::Missing),
        ("", LinkError::Missing),
        ("#/p/!!!", LinkError::Missing),
        ("https://example.org/#/p/AQ.AQ", LinkError::Incomplete),
    ] {
        assert_eq!(find_link(pasted), Err(error), "{pasted}");
    }
}

/// A link as Proofpoint's second and third form have it: a run of two characters is `**A`.
fn by_proofpoint(address: &str) -> [String; 2] {
    let second: String = address
        .chars()
        .map(|one| match one {
            '/' => "_".to_owned(),
            letter if letter.is_ascii_alphanumeric() || letter == '.' => letter.to_string(),
            other => format!("-{:02X}", u32::from(other)),
        })
        .collect();
    let third = address.replace("#%", "**A").replace(['#', '%'], "*");
    let taken = match (address.contains('#'), address.contains('%')) {
        (true, false) => "Iw",
        (false, true) => "JSUl",
        (true, true) => "IyUl",
        (false, false) => "",
    };
    [
        format!(
            "https://urldefense.proofpoint.com/v2/url?u={second}&d=DwMFaQ&c=Vxt5_-&r=Muj&m=QJG&s=ew-rO&e="
        ),
        format!("https://urldefense.com/v3/__{third}__;{taken}!!LIr3w8kk_Xxm!6BNqFL-J13_q7N5$"),
    ]
}

#[test]
fn what_gateways_make_of_a_link_is_undone() {
    let whole = full(&library());
    for link in [link(&small()), write_link("Ada_-", &whole, LinkFacts::Plain).unwrap()] {
        let payload = &link[PREFIX.len()..];
        let address = format!("https://example.org/cairn/{link}");
        let [second, third] = by_proofpoint(&address);
        let [_, slashes] = by_proofpoint(&format!("https://example.org/#%2Fp%2F{payload}"));
        let escaped = |text: &str| -> String {
            text.bytes()
                .map(|one| {
                    if one.is_ascii_alphanumeric() {
                        char::from(one).to_string()
                    } else {
                        format!("%{one:02x}")
                    }
                })
                .collect()
        };
        let kept = format!("https://urldefense.com/v3/__{address}__;!!LIr3w8kk_Xxm!6BNqFLJ$");
        for pasted in [
            format!("See {second} for more"),
            format!("<{third}>"),
            slashes,
            format!("https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C01", escaped(&third)),
            format!("https://eur01.safelinks.protection.outlook.com/?url={}&data=05%7C01", escaped(&second)),
            format!("https://linkprotect.cudasvc.com/url?a={}&c=E,1,x&typo=1", escaped(&address)),
            format!("https://www.google.com/url?q={}&sa=D&source=docs", escaped(&address)),
            kept,
        ] {
            let found = find_link(&pasted).unwrap_or_else(|error| panic!("{error:?}: {pasted}"));
            assert_eq!((found.link.as_str(), found.scanned), (payload, true), "{pasted}");
        }
    }
    let cut = by_proofpoint(&format!("https://example.org/{}", &link(&small())[..60]));
    assert_eq!(cut.map(|pasted| find_link(&pasted).unwrap_err()), [LinkError::Incomplete; 2]);
}

/// A list of links, as a manager pastes it: gateways rewrote some, one goes over two lines, words stand between them.
#[test]
fn each_of_several_pasted_links_is_found() {
    let link = link(&small());
    let payload = &link[PREFIX.len()..];
    let [second, third] = by_proofpoint(&format!("https://example.org/{link}"));
    let (front, back) = payload.split_at(50);
    let pasted = format!(
        "Ada: https://example.org/{link}\nsee https://example.org/about\n{second} and {third}\nhttps://example.org/#/p/{front}\n{back} thanks\n%23/p/{payload}"
    );
    let found: Vec<_> =
        split_links(&pasted).iter().map(|one| find_link(one).map(|found| found.link)).collect();
    // An address that is none of ours is told, too.
    let mut all = vec![Ok(payload.to_owned()); 5];
    all.insert(1, Err(LinkError::Missing));
    assert_eq!(found, all);
    let lines = |pasted: &str| lines_without_link(pasted, &split_links(pasted));
    assert_eq!(lines(&pasted), 0, "{pasted}");
    assert_eq!(lines(&format!("hello\n\n{pasted}\nwith kind regards\n  Ada  ")), 3);
    let (front, back) = payload.split_at(payload.len() - 5);
    assert_eq!(
        lines(&format!("https://example.org/#/p/{front}\n{back}\nhello")),
        1,
        "the end of a link is no line"
    );
    assert_eq!(split_links("no link at all"), ["no link at all"]);
    assert_eq!(split_links(" \n"), [""; 0]);
    assert_eq!(split_links(&format!("x {}", &link[..40])), [&link[..40]]);
}

/// The browser sends none of it: `#` itself is there.
#[test]
fn a_link_whose_slashes_were_rewritten_is_read_and_no_server_has_seen_it() {
    let link = link(&small());
    let payload = &link[PREFIX.len()..];
    for head in ["#p/", "#!/p/", "#!p/", "#%2Fp%2F", "#%2fp%2f", "#%252Fp%252F", "#%21%2Fp%2F", "#\\/p\\/"] {
        let found = find_link(&format!("https://example.org/{head}{payload}")).unwrap();
        assert_eq!((found.link.as_str(), found.scanned), (payload, false), "{head}");
    }
    let escaped = payload.replace('-', "%2D").replace('_', "%5F");
    assert_eq!(find_link(&format!("#/p/{escaped}")).unwrap().link, payload);
}

/// Signs that mail, HTML, keyboards and people make of the head of a link, and a head that is gone.
#[test]
fn a_link_with_another_head_or_none_is_read() {
    let link = link(&small());
    let payload = &link[PREFIX.len()..];
    for (pasted, scanned) in [
        (format!("https://example.org/&#35;/p/{payload}"), false),
        (format!("https://example.org/&#x23;&#x2F;p&#x2F;{payload}"), false),
        (format!("https://example.org/=23/p/{payload}"), false),
        (format!("https://example.org/\u{ff03}/p/{payload}"), false),
        (format!("https://example.org/\u{ff03}\u{ff0f}p\u{ff0f}{payload} thanks"), false),
        (format!("https://example.org/#//p/{payload}"), false),
        (format!("https://example.org/#/p//{payload}"), false),
        (format!("https://example.org/#/P/{payload}"), false),
        (format!("/p/{payload}"), false),
        (format!("https://example.org/cairn/p/{payload}."), true),
        (payload.to_owned(), false),
        (format!("My code: {payload}, as you asked"), false),
        (format!("{}\n{}", &payload[..50], &payload[50..]), false),
    ] {
        let found = find_link(&pasted).unwrap_or_else(|error| panic!("{error:?}: {pasted}"));
        assert_eq!((found.link.as_str(), found.scanned), (payload, scanned), "{pasted}");
        assert_eq!(split_links(&pasted).len(), 1, "{pasted}");
    }
    // A word is no link, however long; a cut code may be anything.
    let cut = &payload[..payload.len() - 4];
    for pasted in ["Donaudampfschifffahrtsgesellschaft", "/p/", "see /p/ there", cut] {
        assert_eq!(find_link(pasted), Err(LinkError::Missing), "{pasted}");
    }
    for kept in [
        "https://protect-eu.mimecast.com/s/abcDEF012345678901234567890?domain=example.org",
        "https://url.uk.m.mimecastprotect.com/s/abcDEF012345678901234567890?domain=example.org",
    ] {
        assert_eq!(find_link(kept), Err(LinkError::Kept), "{kept}");
    }
    assert!(link_message(LinkError::Kept).contains("gateway"));
}

/// A program that breaks lines as books do adds a hyphen at each.
#[test]
fn hyphens_added_at_breaks_are_dropped_and_those_of_the_link_stay() {
    let whole = write_link("Ada", &full(&library()), LinkFacts::Plain).unwrap();
    for link in [link(&small()), whole] {
        let payload = &link[PREFIX.len()..];
        for width in [30, 50, 76] {
            let lines: Vec<&str> =
                payload.as_bytes().chunks(width).map(|part| std::str::from_utf8(part).unwrap()).collect();
            for end in ["-\n", "-\r\n", "\u{2010}\n", "- "] {
                let pasted = format!("https://example.org/#/p/{}", lines.join(end));
                assert_eq!(find_link(&pasted).map(|found| found.link), Ok(payload.to_owned()), "{pasted}");
            }
        }
        for (at, _) in payload.match_indices('-') {
            let (front, back) = payload.split_at(at + 1);
            let pasted = format!("#/p/{front}\n{back}");
            assert_eq!(find_link(&pasted).map(|found| found.link), Ok(payload.to_owned()), "{pasted}");
        }
    }
}

#[test]
fn what_typography_makes_of_a_link_is_mended() {
    let whole = full(&library());
    for at in 0..40u64 {
        let letters: Vec<Event> = whole.entries().iter().map(|entry| entry.event.clone()).take(30).collect();
        let name = format!("{at}\u{fb}\u{ff}>>>??~~{}", "\u{3fb}".repeat(3));
        let link = write_link(&name, &attempt(letters), LinkFacts::Plain).unwrap();
        let payload = &link[PREFIX.len()..];
        for set in [
            payload.replace('_', "\\_").replace('-', "\\-"),
            payload.replace("--", "\u{2014}"),
            payload.replace("--", "\u{2013}"),
            payload.replace('-', "\u{2013}"),
            payload.replace('-', "\u{2011}"),
            payload.replace('-', "\u{2212}"),
            payload.replace("---", "\u{2014}").replace("--", "\u{2013}"),
            format!("{payload}_"),
            format!("{payload}__ and more"),
            format!("{payload}\u{2014}as you asked"),
            payload.chars().flat_map(|one| [one, '\u{200b}']).collect(),
        ] {
            let found = find_link(&format!("_https://example.org/#/p/{set}"));
            assert_eq!(found.map(|found| found.link), Ok(payload.to_owned()), "{set}");
        }
    }
}

/// Of the sentence "its end is missing": only where the end is what is missing.
#[test]
fn what_went_lost_within_a_link_is_not_called_its_end() {
    let link = write_link("Ada", &full(&library()), LinkFacts::Plain).unwrap();
    let payload = &link[PREFIX.len()..];
    let half = payload.len() / 2;
    let (front, back) = payload.split_at(half);
    for changed in [
        format!("{front}\u{2014}{}", &back[1..]),
        format!("{front}*{}", &back[1..]),
        format!("{front}\u{e9}{}", &back[1..]),
        format!("{front}\u{fffd}{}", &back[1..]),
        // Two underscores, taken for italics by a chat program.
        format!("{}{}", &payload[..half - 20], &back[2..]),
    ] {
        assert_eq!(find_link(&format!("#/p/{changed}")), Err(LinkError::Damaged), "{changed}");
    }
    for cut in [
        format!("{front}\u{2026}"),
        format!("{front}..."),
        format!("{front} \u{2014} see you"),
        format!("{front}) Thanks a lot"),
    ] {
        assert_eq!(find_link(&format!("#/p/{cut}")), Err(LinkError::Incomplete), "{cut}");
    }
    let lost = (80..payload.len() - 40).filter(|at| {
        let shorter = format!("{}{}", &payload[..*at], &payload[at + 1..]);
        find_link(&format!("#/p/{shorter}")) == Err(LinkError::Damaged)
    });
    let (lost, all) = (lost.count(), payload.len() - 120);
    assert!(lost * 10 > all * 9, "{lost} of {all} places");
}

proptest! {
    #[test]
    fn no_text_whatever_panics_the_finder(text in "\\PC{0,200}") {
        let _ = find_link(&text);
        let _ = find_link(&format!("#/p/{text}"));
    }

    #[test]
    fn no_payload_whatever_is_taken_by_chance(payload in "[A-Za-z0-9_-]{0,400}") {
        prop_assert!(read_link(&payload).is_err());
    }

    #[test]
    fn every_answer_survives(
        answers in proptest::collection::vec(
            ("(ds|ml|xx)-[a-z]{1,12}(-[0-9]{2,3})?", any::<u16>(), 0u8..=200, proptest::option::of(0u32..600_000)), 0..30),
        name in "[^\\p{Cc}]{0,40}",
    ) {
        let events = answers.into_iter().map(|(item, version, choice, took)| {
            let choice = match choice {
                6 | 7 => Choice::DontKnow,
                level @ 0..=5 => Choice::Level(Level::new(level).unwrap()),
                place => Choice::Option(place - 8),
            };
            answer(&item, version, choice, took)
        });
        let attempt = attempt(std::iter::once(Event::Begin).chain(events).collect());
        let link = write_link(&name, &attempt, LinkFacts::Plain).unwrap();
        let read = find_link(&link).unwrap().profile;
        prop_assert_eq!(read.attempts[0].answers(), attempt.answers());
        prop_assert_eq!(read.name, name);
    }
}

#[test]
fn every_mode_survives() {
    for mode in [Mode::Quick, Mode::Full, Mode::Skill(Skill::Python)] {
        let begin = small().entries()[0].clone();
        let attempt = Attempt::begin(mode.new_id(u64::MAX).unwrap(), begin).unwrap();
        assert_eq!(find_link(&link(&attempt)).unwrap().profile.attempts, [attempt]);
    }
}
