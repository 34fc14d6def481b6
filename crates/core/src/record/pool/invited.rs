//! Who was invited to a pool, and who came back: a log of lines under one key, which two tabs add to.
//!
//! A line of an invitation holds the letters of its link, so that it can be shown again letter by letter, and the name, which is
//! in no link. Removing somebody takes their lines out, so that no name stays.

use crate::json::{self, Value};

use super::capacity::MAX_CANDIDATES;
use crate::CandidateId;
use crate::attempt::Millis;
use crate::invite::{InviteId, Invited, MAX_ASKS, MAX_INVITED, Returned, one_line};
use crate::record::json::Object;
use crate::record::link::read_invitation;
use crate::record::link::text::{decode, encode};
use crate::record::write::JsonObject;

/// Version of the lines that this code writes; it passes newer ones over.
const VERSION: u8 = 1;
/// Longest link of an invitation, in bytes.
const MAX_LINK: usize = 5_000;
/// Longest name of somebody who is invited, in characters.
pub const MAX_INVITED_NAME: usize = MAX_ASKS;
/// Most profiles that come back with one invitation for everybody: as many as a pool holds.
const MAX_RETURNED: usize = MAX_CANDIDATES;

/// What a line says.
enum Said {
    Invited(Invited),
    Returned(Returned),
}

/// The line of an invitation.
pub fn write_invited(invited: &Invited) -> String {
    let said = JsonObject::new()
        .text("id", &invited.invitation.id.to_string())
        .text("name", &one_line(&invited.name, MAX_INVITED_NAME))
        .text("link", &invited.link);
    JsonObject::new().number("v", VERSION).number("at", invited.at.0).raw("invited", &said.end()).end() + "\n"
}

fn write_returned(returned: &Returned) -> String {
    let said =
        JsonObject::new().text("id", &returned.id.to_string()).text("candidate", returned.candidate.as_str());
    JsonObject::new().number("v", VERSION).number("at", returned.at.0).raw("returned", &said.end()).end()
        + "\n"
}

/// Who was invited, in the order of inviting, each with who came back. What cannot be read is passed over.
pub fn read_invited(text: &str) -> Vec<Invited> {
    let (mut all, mut came) = (Vec::<Invited>::new(), Vec::new());
    for line in text.lines() {
        match read_line(line) {
            Some(Said::Invited(invited)) if all.len() < MAX_INVITED && !has(&all, invited.invitation.id) => {
                all.push(invited);
            }
            Some(Said::Returned(returned)) => came.push(returned),
            Some(Said::Invited(_)) | None => {}
        }
    }
    for returned in came {
        let known = all.iter_mut().find(|one| one.invitation.id == returned.id);
        if let Some(known) = known.filter(|one| one.returned.len() < MAX_RETURNED)
            && !known.returned.iter().any(|one| one.candidate == returned.candidate)
        {
            known.returned.push(returned);
        }
    }
    all
}

fn has(all: &[Invited], id: InviteId) -> bool {
    all.iter().any(|one| one.invitation.id == id)
}

fn read_line(line: &str) -> Option<Said> {
    let value = json::read(line).ok()?;
    let record = Object(value.as_object()?);
    if record.whole("v").ok()? != u64::from(VERSION) {
        return None;
    }
    let at: Millis = record.time("at").ok()?;
    let part = |name: &str| record.0.get(name).and_then(Value::as_object).map(Object);
    let id = |part: Object<'_>| part.text("id", 2 * InviteId::BYTES).ok().and_then(InviteId::parse);
    if let Some(invited) = part("invited") {
        let link = invited.text("link", MAX_LINK).ok()?.to_owned();
        let invitation = read_invitation(&link).ok().filter(|read| Some(read.id) == id(invited))?;
        let name = one_line(invited.text("name", MAX_INVITED_NAME * 4).ok()?, MAX_INVITED_NAME);
        return Some(Said::Invited(Invited { invitation, link, name, at, returned: Vec::new() }));
    }
    let returned = part("returned")?;
    let candidate = CandidateId::parse(returned.text("candidate", 80).ok()?)?;
    Some(Said::Returned(Returned { id: id(returned)?, candidate, at }))
}

/// The record after these came back. Only what is on the list is noted, each candidate once for an invitation.
pub fn with_returned(before: &str, came: &[Returned]) -> String {
    let known = read_invited(before);
    let mut after = before.to_owned();
    let mut noted = Vec::<&Returned>::new();
    for one in came {
        let same = |other: &Returned| other.id == one.id && other.candidate == one.candidate;
        let invited = known.iter().find(|invited| invited.invitation.id == one.id);
        let Some(invited) = invited else { continue };
        if invited.returned.iter().any(same) || noted.iter().any(|other| same(other)) {
            continue;
        }
        noted.push(one);
        after.push_str(&write_returned(one));
    }
    after
}

/// The record without an invitation, its name, and who came back with it.
pub fn without_invited(before: &str, id: InviteId) -> String {
    let of = |line: &str| match read_line(line) {
        Some(Said::Invited(invited)) => Some(invited.invitation.id),
        Some(Said::Returned(returned)) => Some(returned.id),
        None => None,
    };
    before.split_inclusive('\n').filter(|line| of(line.trim_end()) != Some(id)).collect()
}

/// What opens a record that is packed: no line of JSON begins so.
const PACKED: &str = "packed ";

/// The record as it stands in a pool's file while names are hidden: nobody reads a name there by accident.
pub(super) fn packed(text: &str) -> String {
    format!("{PACKED}{}", encode(text.as_bytes()))
}

/// The record of a pool's file as it was kept.
pub(super) fn unpacked(text: &str) -> String {
    let bytes = text.strip_prefix(PACKED).and_then(decode);
    bytes.and_then(|(bytes, _)| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::{Invitation, Reply, Scope};
    use crate::plan::Day;
    use crate::record::link::{INVITATION_PREFIX, write_invitation};

    fn invited(number: u64, name: &str) -> Invited {
        let invitation = Invitation {
            id: InviteId::new(number),
            open: name.is_empty(),
            made: Day::parse("2026-11-29").unwrap(),
            asks: "Ada".to_owned(),
            position: "Strategist".to_owned(),
            scope: Scope::Quick,
            until: Day::parse("2026-12-12"),
            reply: Reply::Unsaid,
            line: String::new(),
        };
        let link = write_invitation(&invitation).strip_prefix(INVITATION_PREFIX).unwrap().to_owned();
        Invited { invitation, link, name: name.to_owned(), at: Millis(5), returned: Vec::new() }
    }

    fn came(number: u64, candidate: &str) -> Returned {
        let candidate = CandidateId::parse(candidate).unwrap();
        Returned { id: InviteId::new(number), candidate, at: Millis(9) }
    }

    /// i08, i09
    #[test]
    fn who_was_invited_and_came_back_is_read_again() {
        // Ten of one name are ten people.
        let all: Vec<Invited> = (1..=10).map(|number| invited(number, "Kim \"é\"")).collect();
        let text: String = all.iter().map(write_invited).collect();
        assert_eq!(read_invited(&text), all);
        let back = [came(3, "full-1"), came(3, "full-1"), came(77, "full-2"), came(4, "full-2")];
        let after = with_returned(&text, &back);
        let read = read_invited(&after);
        assert_eq!(read[2].returned, [came(3, "full-1")], "once, although it came twice");
        assert_eq!(read[3].returned, [came(4, "full-2")]);
        assert!(!after.contains(&InviteId::new(77).to_string()), "that of another pool is not noted");
        assert_eq!(with_returned(&after, &back), after, "nothing new is nothing to write");
        let without = without_invited(&after, InviteId::new(3));
        assert_eq!(read_invited(&without).len(), 9);
        assert!(!without.contains("full-1"));
    }

    #[test]
    fn what_cannot_be_read_is_passed_over_and_stays() {
        let line = write_invited(&invited(1, "Kim"));
        let newer = line.replace("\"v\":1", "\"v\":2");
        let other = line.replace("\"id\":\"000000000001\"", "\"id\":\"000000000002\"");
        let text = format!("{{\n[]\n{newer}{other}{line}{line}");
        assert_eq!(read_invited(&text), [invited(1, "Kim")], "and the same line once");
        let after = without_invited(&text, InviteId::new(1));
        assert!(after.contains(&newer), "what only a newer version reads stays");
        assert_eq!(read_invited(&after), []);
        let hostile = line.replace("\"Kim\"", "\"a\\u202eb\\nc\"");
        assert_eq!(read_invited(&hostile)[0].name, "ab c");
    }

    #[test]
    fn a_packed_record_shows_no_name_and_comes_back() {
        let text = write_invited(&invited(1, "Telltale"));
        assert!(!packed(&text).contains("Telltale"));
        assert_eq!(unpacked(&packed(&text)), text);
        assert_eq!(unpacked(&text), text);
        assert_eq!(unpacked("packed é"), "packed é");
    }
}
