//! The number of an invitation in what comes back: found, and nothing to who knows of none.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer};
use cairn_core::invite::InviteId;
use cairn_core::record::file::{Include, ProfileFile, read_profile, write_profile};
use cairn_core::record::link::{LinkFacts, PREFIX, answering, find_link, read_link, split_links, write_link};
use cairn_core::record::{Key, load, write_all};
use cairn_core::{ItemId, Level};

fn attempt() -> Attempt {
    let answer = Event::Answer {
        item: ItemId::parse("ds-statistics").unwrap(),
        version: 1,
        choice: Choice::Level(Level::new(3).unwrap()),
        took_ms: Some(9_000),
    };
    let entry = |(seq, event)| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(1_795_000_000_000),
        content: "2026.2".to_owned(),
        rules: RULES,
        event,
    };
    let entries = (0..).zip([Event::Begin, answer, Event::Finish]).map(entry).collect();
    Attempt::from_entries(Mode::Quick.new_id(7).unwrap(), entries).unwrap()
}

fn number() -> InviteId {
    InviteId::new(0x00ab_cdef_0123)
}

#[test]
fn a_link_with_a_number_is_the_same_profile_to_who_knows_no_invitations() {
    let link = write_link("Ada", &attempt(), LinkFacts::Plain).unwrap();
    let letters = link.strip_prefix(PREFIX).unwrap();
    let plain = read_link(letters).unwrap();
    let address = format!("https://example.org/{link}{}", answering(number()));
    // Earlier versions take the letters up to the first character that is none.
    let letter = |one: &char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_');
    let taken: String = address.split_once(PREFIX).unwrap().1.chars().take_while(letter).collect();
    assert_eq!(read_link(&taken), Ok(plain.clone()));

    let (half, rest) = address.split_at(address.len() - 8);
    for pasted in [
        address.clone(),
        format!("Here it is: {address} Thanks."),
        format!("{half}=\r\n{rest}"),
        format!("> {half}\r\n> {rest}"),
        address.replace('#', "%23"),
        address.replace('#', "%2523"),
    ] {
        let found = find_link(&pasted).unwrap();
        assert_eq!(found.link, letters, "{pasted}");
        assert_eq!(found.profile, ProfileFile { invitation: Some(number()), ..plain.clone() }, "{pasted}");
    }
    for cut in 1..answering(number()).len() {
        let found = find_link(&address[..address.len() - cut]).unwrap();
        assert_eq!(found.profile, plain, "without the number, and whole");
    }
    let two = format!("{address}\nhttps://example.org/{link}");
    let links: Vec<_> =
        split_links(&two).iter().map(|one| find_link(one).unwrap().profile.invitation).collect();
    assert_eq!(links, [Some(number()), None]);
}

#[test]
fn a_file_with_a_number_is_read_and_keeps_it() {
    let plain = ProfileFile {
        name: "Ada".to_owned(),
        made_at: Millis(1_795_000_000_000),
        attempts: vec![attempt()],
        copies: Vec::new(),
        invitation: None,
    };
    let with = ProfileFile { invitation: Some(number()), ..plain.clone() };
    let text = write_profile(&with, Include::ALL);
    assert_eq!(read_profile(text.as_bytes()).unwrap().profile, with);
    assert!(
        !write_profile(&plain, Include::ALL).contains("invitation"),
        "nothing is said where there is none"
    );
    // A number that is none is passed over: what was answered is read.
    for odd in ["7", "\"00AB\"", "null", "[]", "\"00abcdef01234\""] {
        let odd = text.replace(&format!("\"{}\"", number()), odd);
        assert_eq!(read_profile(odd.as_bytes()).unwrap().profile, plain, "{odd}");
    }
}

#[test]
fn an_invitation_that_was_taken_on_is_in_a_file_of_everything() {
    let key = Key::Invited(number()).to_text();
    let pair = (key.clone(), "{\"v\":1}".to_owned());
    let loaded = load([pair.clone()]);
    assert_eq!(loaded.invited, std::slice::from_ref(&pair));
    assert!(loaded.aside.is_empty() && loaded.attempts.is_empty());
    let read =
        cairn_core::record::file::read_file(write_all(std::slice::from_ref(&pair)).as_bytes()).unwrap();
    let cairn_core::record::file::FileContent::Backup(loaded) = read else { panic!("no backup") };
    assert_eq!(loaded.invited, [pair]);
}
