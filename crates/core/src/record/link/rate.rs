//! The link that asks somebody to rate a person: everything behind `#/rate/`. It holds the name and the facets that are
//! asked for, and no answer of anybody.

use super::bytes::{Bytes, Reader};
use super::error::LinkError;
use super::facets::FACETS;
use super::read::opened;
use super::repair::find;
use super::write::closed;
use crate::ItemId;
use crate::record::file::{About, MAX_NAME};

/// What an address that asks for a rating begins with.
pub const RATE_PREFIX: &str = "#/rate/";
/// Version of the format that this code writes; it reads no newer one.
const VERSION: u8 = 1;
/// Longest link that is read, in characters behind `#/rate/`: a name of 200 characters takes some 1,200.
const MAX_CHARS: usize = 2_000;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLink {
    /// Whom it is about.
    pub about: About,
    /// The ratings that are asked for, in their order.
    pub items: Vec<ItemId>,
}

/// The part of the address from `#` on. Ratings that links of version 1 do not know are left out.
pub fn write_rate_link(link: &RateLink) -> String {
    let mut body = Bytes::default();
    let name: String = link.about.name.chars().filter(|one| !one.is_control()).take(MAX_NAME).collect();
    body.text(&name);
    body.byte(u8::from(link.about.mark.is_some()));
    body.0.extend(link.about.mark.unwrap_or(0).to_le_bytes());
    let bit = |(place, known): (usize, &&str)| {
        if link.items.iter().any(|item| item.as_str() == *known) { 1u64 << place } else { 0 }
    };
    body.0.extend(FACETS.iter().enumerate().map(bit).sum::<u64>().to_le_bytes());
    format!("{RATE_PREFIX}{}", closed(VERSION, body))
}

/// What is asked by what stands behind `#/rate/`.
pub fn read_rate_link(text: &str) -> Result<RateLink, LinkError> {
    opened(text, MAX_CHARS, VERSION, asked)
}

fn asked(reader: &mut Reader<'_>) -> Option<RateLink> {
    let name = reader.text()?.chars().filter(|one| !one.is_control()).take(MAX_NAME).collect();
    let has_mark = reader.byte()? == 1;
    let mark = u32::from_le_bytes(reader.take(4)?.try_into().ok()?);
    let bits = u64::from_le_bytes(reader.take(8)?.try_into().ok()?);
    let named =
        |(place, facet): (usize, &&str)| if bits >> place & 1 == 1 { ItemId::parse(facet) } else { None };
    let items: Vec<ItemId> = FACETS.iter().enumerate().filter_map(named).collect();
    (!items.is_empty()).then_some(RateLink { about: About { name, mark: has_mark.then_some(mark) }, items })
}

/// What is asked by an address that went through mail: escaped, wrapped, or with words around it.
pub fn find_rate_link(pasted: &str) -> Result<RateLink, LinkError> {
    find(pasted, "rate", read_rate_link).map(|at| at.found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> RateLink {
        let items = ["ds-statistics", "le-change", "co-negotiation"];
        RateLink {
            about: About { name: "Ada Löwe".to_owned(), mark: Some(0xdead_beef) },
            items: items.iter().filter_map(|item| ItemId::parse(item)).collect(),
        }
    }

    #[test]
    fn a_request_survives_the_way_and_mail_and_holds_nothing_else() {
        let address = write_rate_link(&link());
        let letters = address.strip_prefix(RATE_PREFIX).unwrap();
        assert_eq!(read_rate_link(letters), Ok(link()));
        assert!(letters.len() < 60, "{letters}");
        let mailed = format!("Please look: https://example.org/{} Thanks", address.replace('#', "%2523"));
        assert_eq!(find_rate_link(&mailed), Ok(link()));
        let (half, rest) = address.split_at(30);
        assert_eq!(find_rate_link(&format!("{half}\r\n{rest}")), Ok(link()));
        let nobody = RateLink { about: About { name: String::new(), mark: None }, ..link() };
        let address = write_rate_link(&nobody);
        assert_eq!(find_rate_link(&address), Ok(nobody));
    }

    #[test]
    fn a_request_that_a_gateway_or_a_typesetter_rewrote_is_read() {
        let address = write_rate_link(&link());
        let letters = address.strip_prefix(RATE_PREFIX).unwrap();
        let second = letters.replace('-', "-2D").replace('_', "-5F");
        for pasted in [
            format!("https://urldefense.com/v3/__https://example.org/*/rate/{letters}__;Iw!!x!y$"),
            format!(
                "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_-23_rate_{second}&d=D&c=V"
            ),
            format!("https://example.org/#%2Frate%2F{letters}"),
            format!("https://example.org/#!/rate/{letters}"),
            format!("https://example.org/#rate/{letters}_"),
            format!("https://example.org/#/rate/{}", letters.replace('_', "\\_").replace('-', "\u{2013}")),
        ] {
            assert_eq!(find_rate_link(&pasted), Ok(link()), "{pasted}");
        }
    }

    #[test]
    fn a_cut_or_changed_request_is_refused() {
        let address = write_rate_link(&link());
        let letters = address.strip_prefix(RATE_PREFIX).unwrap();
        assert_eq!(read_rate_link(""), Err(LinkError::Missing));
        assert_eq!(read_rate_link(&letters[..letters.len() - 3]), Err(LinkError::Incomplete));
        for place in 0..letters.len() {
            let mut changed = letters.as_bytes().to_vec();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(read_rate_link(&changed).is_err(), "{changed}");
        }
        assert_eq!(read_rate_link(&"A".repeat(3000)), Err(LinkError::TooLong));
        assert_eq!(find_rate_link("https://example.org/#/start"), Err(LinkError::Missing));
    }
}
