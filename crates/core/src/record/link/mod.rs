//! A profile as a link: everything behind `#/p/`, so that no browser sends it to a server.
//!
//! Bytes in base64url: a version, the length of what follows, the profile, and a CRC-32. Nothing is compressed, so
//! nothing inflates; a full assessment takes some 700 characters. Items and facts go by key: the 35 ratings of version 1
//! have a letter each in a table that only ever grows at its end ([`facets`]), and what is not in it goes by its whole id.

mod address;
mod attempts;
mod bytes;
mod error;
mod facets;
mod gateway;
mod invitation;
mod invitation_number;
mod marks;
mod rate;
mod read;
mod repair;
pub(crate) mod text;
mod write;

pub(crate) use address::mended_address;
pub use error::LinkError;
pub(crate) use gateway::unescape;
pub use invitation::{INVITATION_PREFIX, find_invitation, read_invitation, write_invitation};
pub use invitation_number::answering;
pub use marks::write_person_link;
pub use rate::{RATE_PREFIX, RateLink, find_rate_link, read_rate_link, write_rate_link};
pub use read::{MAX_CHARS, read_link};
pub use repair::{RepairedLink, find_link, lines_without_link, split_links};
pub(crate) use text::checksum;
pub use write::{LinkFacts, write_link};

/// What an address of a profile begins with.
pub const PREFIX: &str = "#/p/";

/// Version of the format of a link to one attempt without marks.
const VERSION: u8 = 1;
/// Version of a link with marks ([`marks`]); this code reads no newer one.
const WITH_MARKS: u8 = 2;
