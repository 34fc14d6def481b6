//! The number of an invitation, behind the link of the profile that answers it.

use super::text::checksum;
use crate::invite::InviteId;

/// What stands between a profile's link and the number of the invitation that it answers. It is no letter of a link, so that
/// readers who know of no invitations end the profile there.
const ANSWERS: &str = ".i";
/// Digits of the number, and of its checksum behind it.
const DIGITS: (usize, usize) = (2 * InviteId::BYTES, 4);

/// What goes behind the link of a profile that answers an invitation. In digits alone: no typesetter makes a dash of them.
pub fn answering(id: InviteId) -> String {
    format!("{ANSWERS}{id}{}", sum_of(id))
}

fn sum_of(id: InviteId) -> String {
    format!("{:04x}", checksum(&id.bytes()) & 0xffff)
}

/// The number behind the letters of a link, where one stands there that was not changed on its way.
pub(super) fn answered(rest: &str) -> Option<InviteId> {
    // The next link of the same text has a number of its own.
    let own = rest.split('#').next()?;
    let plain: String =
        own.chars().filter(|one| !one.is_whitespace() && !matches!(one, '>' | '=' | '\\')).collect();
    let (_, behind) = plain.split_once(ANSWERS)?;
    let id = InviteId::parse(behind.get(..DIGITS.0)?)?;
    (behind.get(DIGITS.0..DIGITS.0 + DIGITS.1)? == sum_of(id)).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// i10
    #[test]
    fn a_number_behind_a_link_is_found_and_a_changed_one_is_none() {
        let id = InviteId::new(0x00ab_cdef_0123);
        let behind = answering(id);
        assert_eq!(behind.len(), 18);
        assert_eq!(answered(&format!("AQAB-_{behind} and more")), Some(id));
        assert_eq!(answered(&format!("AQ\r\n> AB{}\r\n> {}", &behind[..9], &behind[9..])), Some(id));
        assert_eq!(answered(&format!("AQAB #/p/AQ{behind}")), None, "that of the next link");
        for (at, digit) in behind.char_indices().skip(2) {
            let mut other = behind.clone();
            other.replace_range(at..=at, if digit == '0' { "1" } else { "0" });
            assert_eq!(answered(&format!("AQ{other}")), None, "{other}");
        }
        assert_eq!(answered("AQAB"), None);
        assert_eq!(answered("AQAB.i00"), None);
    }
}
