//! An invitation that the person has taken on, as it is kept on their device.

use crate::json;

use super::json::{Object, ReadError};
use super::link::read_invitation;
use super::write::JsonObject;
use crate::attempt::Millis;
use crate::invite::Invitation;

/// Version of the record that this code writes; it reads no newer one.
const VERSION: u8 = 1;
/// Longest link of one, in bytes.
const MAX_LINK: usize = 5_000;

/// An invitation that was taken on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What is asked.
    pub invitation: Invitation,
    /// The letters of its link, as it came.
    pub link: String,
    /// When it was taken on.
    pub at: Millis,
    /// When the answer was handed to a file, a mail or another way last. Whether it has arrived nobody here knows.
    pub given: Option<Millis>,
}

/// The record.
pub fn write_accepted(accepted: &Accepted) -> String {
    let record =
        JsonObject::new().number("v", VERSION).number("at", accepted.at.0).text("link", &accepted.link);
    match accepted.given {
        Some(given) => record.number("given", given.0).end(),
        None => record.end(),
    }
}

/// Reads a record.
pub fn read_accepted(text: &str) -> Result<Accepted, ReadError> {
    let value = json::read(text).map_err(|_| ReadError::NotJson)?;
    let record = Object(value.as_object().ok_or(ReadError::Field("the record"))?);
    match record.whole("v")? {
        0 => return Err(ReadError::Field("v")),
        newer if newer > u64::from(VERSION) => return Err(ReadError::Newer(newer)),
        _ => {}
    }
    let link = record.text("link", MAX_LINK)?.to_owned();
    let invitation = read_invitation(&link).map_err(|_| ReadError::Field("link"))?;
    let given = if record.0.contains_key("given") { Some(record.time("given")?) } else { None };
    Ok(Accepted { invitation, link, at: record.time("at")?, given })
}

/// Of two states of one record the one that counts: it was handed over later, or taken on later. `None` where neither can be read.
pub(crate) fn later_accepted<'a>(one: &'a str, other: &'a str) -> Option<&'a str> {
    let rank = |text: &str| read_accepted(text).ok().map(|read| (read.given, read.at));
    match (rank(one), rank(other)) {
        (None, None) => None,
        (first, second) => Some(if second > first { other } else { one }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::{InviteId, Reply, Scope};
    use crate::plan::Day;
    use crate::record::link::{INVITATION_PREFIX, write_invitation};

    fn accepted(given: Option<i64>) -> Accepted {
        let invitation = Invitation {
            id: InviteId::new(7),
            open: false,
            made: Day::parse("2026-11-29").unwrap(),
            asks: "Ada".to_owned(),
            position: String::new(),
            scope: Scope::Full,
            until: None,
            reply: Reply::Unsaid,
            line: String::new(),
        };
        let link = write_invitation(&invitation).strip_prefix(INVITATION_PREFIX).unwrap().to_owned();
        Accepted { invitation, link, at: Millis(5), given: given.map(Millis) }
    }

    #[test]
    fn a_record_survives_and_what_is_none_is_refused() {
        for given in [None, Some(9)] {
            assert_eq!(read_accepted(&write_accepted(&accepted(given))), Ok(accepted(given)));
        }
        let text = write_accepted(&accepted(None));
        for (bad, why) in [
            ("", ReadError::NotJson),
            ("[]", ReadError::Field("the record")),
            (text.replace("\"v\":1", "\"v\":2").as_str(), ReadError::Newer(2)),
            (text.replace("\"at\":5", "\"at\":null").as_str(), ReadError::Field("at")),
            (text.replace("\"link\":\"A", "\"link\":\"B").as_str(), ReadError::Field("link")),
        ] {
            assert_eq!(read_accepted(bad), Err(why), "{bad}");
        }
    }

    #[test]
    fn what_was_handed_over_later_counts() {
        let (before, after) = (write_accepted(&accepted(None)), write_accepted(&accepted(Some(9))));
        assert_eq!(later_accepted(&before, &after), Some(after.as_str()));
        assert_eq!(later_accepted(&after, &before), Some(after.as_str()));
        assert_eq!(later_accepted("{", &before), Some(before.as_str()));
        assert_eq!(later_accepted("{", ""), None);
    }
}
