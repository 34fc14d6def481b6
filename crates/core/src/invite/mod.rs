//! An invitation: somebody asks to be sent a profile, for a position, until a day. It names nobody who is invited: their names
//! stay with whoever invites.

mod asked;
mod listed;
mod mail;

use std::fmt;

use crate::Skill;
use crate::attempt::Mode;
use crate::compare::Position;
use crate::names::clean;
use crate::plan::Day;

pub use asked::{Asked, RECENT_DAYS, Stand, asked};
pub use listed::{InvitationList, InvitationRow, Invited, InviteeIdentity, Returned, State, listed};
pub use mail::{LONGEST_MAIL_LINK, MailAddress, mailto, named_address};

/// Longest name of who asks, in characters.
pub const MAX_ASKS: usize = 120;
/// Longest name of the position, in characters.
pub const MAX_FOR: usize = 120;
/// Longest line of one's own, in characters.
pub const MAX_LINE: usize = 400;
/// Most people of one list: more are a matter for another program.
pub const MAX_INVITED: usize = 1_000;

/// How many skills a position may be about before a full assessment is asked for.
const FEW: usize = 3;

/// The number of an invitation: 48 bits of chance. It tells nothing to who does not have the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InviteId(u64);

impl InviteId {
    /// How many bytes it takes.
    pub const BYTES: usize = 6;

    /// The number of these bits; only the lowest 48 count.
    #[must_use]
    pub const fn new(chance: u64) -> Self {
        Self(chance & 0xffff_ffff_ffff)
    }

    /// The number written as 12 digits of base 16, in small letters.
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let whole = text.len() == 2 * Self::BYTES && text.bytes().all(digit);
        u64::from_str_radix(text, 16).ok().filter(|_| whole).map(Self)
    }

    /// Its bytes, the lowest first.
    pub(crate) fn bytes(self) -> [u8; Self::BYTES] {
        let [a, b, c, d, e, f, ..] = self.0.to_le_bytes();
        [a, b, c, d, e, f]
    }

    /// The number of these bytes.
    pub(crate) fn of_bytes(bytes: [u8; Self::BYTES]) -> Self {
        let [a, b, c, d, e, f] = bytes;
        Self(u64::from_le_bytes([a, b, c, d, e, f, 0, 0]))
    }
}

impl fmt::Display for InviteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}", self.0)
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The 35 ratings.
    Quick,
    /// Ratings and questions in all skills.
    Full,
    /// Ratings and questions in these skills, one after the other.
    Skills(Vec<Skill>),
}

impl Scope {
    /// What a position asks for: where it is about a few skills, these; else everything.
    pub fn of_position(position: &Position) -> Self {
        let matter: Vec<Skill> =
            Skill::ALL.into_iter().filter(|skill| position.weight(*skill).number() > 0).collect();
        if matter.is_empty() || matter.len() > FEW { Self::Full } else { Self::Skills(matter) }
    }

    /// The assessments that it takes, in the order in which they are taken.
    pub fn modes(&self) -> Vec<Mode> {
        match self {
            Self::Quick => vec![Mode::Quick],
            Self::Full => vec![Mode::Full],
            Self::Skills(skills) => skills.iter().copied().map(Mode::Skill).collect(),
        }
    }
}

/// Where to send the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Not said: back on the way on which the invitation came.
    Unsaid,
    /// To this address.
    Mail(MailAddress),
    /// What stands there is no mail address, so it is nothing that a page could open.
    NoAddress,
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Its number.
    pub id: InviteId,
    /// Whether it is for whoever gets it, and not for one person.
    pub open: bool,
    /// The day on which it was made.
    pub made: Day,
    /// Who asks, by their own word.
    pub asks: String,
    /// For which position; may be empty.
    pub position: String,
    /// What is asked.
    pub scope: Scope,
    /// The last day on which the answer is of use, if any was said.
    pub until: Option<Day>,
    /// Where to send it.
    pub reply: Reply,
    /// A line of whoever asks; may be empty.
    pub line: String,
}

impl Invitation {
    /// Whether its last day is over.
    pub fn is_over(&self, today: Day) -> bool {
        self.until.is_some_and(|until| until < today)
    }
}

/// A text as an invitation carries it: in one line, without what has no width or turns the direction of writing, and not longer
/// than this.
pub fn one_line(text: &str, most: usize) -> String {
    let turns = |one: &char| matches!(one, '\u{61c}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffc}');
    let plain: String = text.chars().filter(|one| !turns(one)).collect();
    let cut: String = clean(&plain).chars().take(most).collect();
    cut.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_survives_and_nothing_else_is_one() {
        for chance in [0, 1, 0x00ab_cdef_0123, u64::MAX] {
            let id = InviteId::new(chance);
            assert_eq!(InviteId::parse(&id.to_string()), Some(id));
            assert_eq!(InviteId::of_bytes(id.bytes()), id);
        }
        for bad in ["", "0", "00AB cdef0123", "00ABCDEF0123", "+0abcdef0123", "00abcdef01234", "é0abcdef012"]
        {
            assert_eq!(InviteId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_text_is_one_line_that_turns_nothing() {
        assert_eq!(one_line(" a\u{202e}b\r\n\tc\u{2066}\u{61c}d \u{0}", 100), "ab cd");
        assert_eq!(one_line("ab cd", 3), "ab");
        assert_eq!(one_line("<b>&amp;", 100), "<b>&amp;", "markup is text like any other");
    }

    #[test]
    fn a_position_about_a_few_skills_asks_for_these() {
        let mut position = Position::open("x");
        assert_eq!(Scope::of_position(&position), Scope::Full, "all skills alike");
        position.weights = [crate::compare::Weight::default(); Skill::COUNT];
        assert_eq!(Scope::of_position(&position), Scope::Full, "nothing counts yet");
    }
}
