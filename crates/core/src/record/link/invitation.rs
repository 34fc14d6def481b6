//! The link of an invitation: everything behind `#/i/`.

use super::bytes::{Bytes, Reader};
use super::error::LinkError;
use super::read::opened;
use super::repair::find;
use super::write::closed;
use crate::Skill;
use crate::invite::{Invitation, InviteId, MAX_ASKS, MAX_FOR, MAX_LINE, MailAddress, Reply, Scope, one_line};
use crate::plan::Day;

/// What an address of an invitation begins with.
pub const INVITATION_PREFIX: &str = "#/i/";
/// Version of the format that this code writes; it reads no newer one.
const VERSION: u8 = 1;
/// Longest link that is read, in characters behind `#/i/`: with the longest texts, in letters of four bytes each, it takes some
/// 3,800; a usual one 200.
const MAX_CHARS: usize = 4_500;
/// The last day that a link can name, from 1970 on.
const MAX_DAY: i32 = 2_932_897;

/// The part of the address from `#` on. Texts are cut to what an invitation holds.
pub fn write_invitation(invitation: &Invitation) -> String {
    let mut body = Bytes::default();
    body.0.extend(invitation.id.bytes());
    body.byte(u8::from(invitation.open));
    body.number(day_number(Some(invitation.made)));
    body.number(day_number(invitation.until));
    match &invitation.scope {
        Scope::Quick => body.byte(b'q'),
        Scope::Full => body.byte(b'f'),
        Scope::Skills(skills) => {
            body.byte(b's');
            body.number(u64::try_from(skills.len()).unwrap_or(0));
            for skill in skills {
                body.text(skill.short());
            }
        }
    }
    let reply = match &invitation.reply {
        Reply::Mail(address) => address.as_str(),
        Reply::Unsaid | Reply::NoAddress => "",
    };
    body.text(&one_line(&invitation.asks, MAX_ASKS));
    body.text(&one_line(&invitation.position, MAX_FOR));
    body.text(reply);
    body.text(&one_line(&invitation.line, MAX_LINE));
    format!("{INVITATION_PREFIX}{}", closed(VERSION, body))
}

/// The invitation in what stands behind `#/i/`.
pub fn read_invitation(text: &str) -> Result<Invitation, LinkError> {
    opened(text, MAX_CHARS, VERSION, invitation)
}

/// The invitation in an address that went through mail, and the letters of its link.
pub fn find_invitation(pasted: &str) -> Result<(Invitation, String), LinkError> {
    find(pasted, "i", read_invitation).map(|at| (at.found, at.letters))
}

/// A day as a number of at least 1; 0 for none.
fn day_number(day: Option<Day>) -> u64 {
    let number = day.and_then(|day| day.since(Day::of(1970, 1, 1)?).checked_add(1));
    number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0)
}

/// The day of a number from 1 on; `None` where the number is none of a day.
fn day_of(number: i32) -> Option<Day> {
    if !(1..=MAX_DAY).contains(&number) {
        return None;
    }
    Some(Day::of(1970, 1, 1)?.plus(number - 1))
}

/// What may stand behind the last text is of a later writing of this version, and passed over.
fn invitation(reader: &mut Reader<'_>) -> Option<Invitation> {
    let id = InviteId::of_bytes(reader.take(InviteId::BYTES)?.try_into().ok()?);
    let open = reader.byte()? == 1;
    let made = day_of(reader.small()?)?;
    let until = match reader.small()? {
        0 => None,
        number => Some(day_of(number)?),
    };
    let scope = match reader.byte()? {
        b'q' => Scope::Quick,
        b'f' => Scope::Full,
        b's' => {
            let count = reader.small::<usize>().filter(|count| (1..=Skill::COUNT).contains(count))?;
            let mut skills = Vec::new();
            for _ in 0..count {
                let short = reader.text()?;
                let skill = Skill::ALL.into_iter().find(|skill| skill.short() == short)?;
                if !skills.contains(&skill) {
                    skills.push(skill);
                }
            }
            Scope::Skills(skills)
        }
        _ => return None,
    };
    let asks = one_line(reader.text()?, MAX_ASKS);
    let position = one_line(reader.text()?, MAX_FOR);
    let reply = match reader.text()? {
        "" => Reply::Unsaid,
        text => MailAddress::parse(text).map_or(Reply::NoAddress, Reply::Mail),
    };
    let line = one_line(reader.text()?, MAX_LINE);
    Some(Invitation { id, open, made, asks, position, scope, until, reply, line })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invitation() -> Invitation {
        Invitation {
            id: InviteId::new(0x00ab_cdef_0123),
            open: false,
            made: Day::parse("2026-11-29").unwrap(),
            asks: "Ada Löwe, Example & Söhne".to_owned(),
            position: "AI strategist <b>".to_owned(),
            scope: Scope::Skills(vec![Skill::Python, Skill::Leadership]),
            until: Day::parse("2026-12-12"),
            reply: Reply::Mail(MailAddress::parse("ada@example.org").unwrap()),
            line: "“It takes an evening.”".to_owned(),
        }
    }

    fn letters(invitation: &Invitation) -> String {
        write_invitation(invitation).strip_prefix(INVITATION_PREFIX).unwrap().to_owned()
    }

    #[test]
    fn an_invitation_survives_the_way_and_mail() {
        for scope in [Scope::Quick, Scope::Full, Scope::Skills(Skill::ALL.to_vec())] {
            let invitation =
                Invitation { scope, until: None, reply: Reply::Unsaid, open: true, ..invitation() };
            assert_eq!(read_invitation(&letters(&invitation)), Ok(invitation));
        }
        let letters = letters(&invitation());
        assert!(letters.len() < 200, "{letters}");
        let address = write_invitation(&invitation());
        let (half, rest) = address.split_at(40);
        for pasted in [
            format!("Please look: https://example.org/{} Thanks", address.replace('#', "%2523")),
            format!("{half}\r\n{rest}"),
            format!("https://urldefense.com/v3/__https://example.org/*/i/{letters}__;Iw!!x!y$"),
            format!("https://example.org/#i/{letters}."),
            format!("https://example.org/#!/i/{letters}"),
        ] {
            assert_eq!(find_invitation(&pasted), Ok((invitation(), letters.clone())), "{pasted}");
        }
    }

    /// i01 to i04
    #[test]
    fn a_cut_or_changed_invitation_is_refused() {
        let letters = letters(&invitation());
        assert_eq!(read_invitation(""), Err(LinkError::Missing));
        for end in 3..letters.len() {
            assert!(read_invitation(&letters[..end]).is_err(), "cut at {end}");
        }
        assert_eq!(read_invitation(&letters[..letters.len() - 7]), Err(LinkError::Incomplete));
        for place in 0..letters.len() {
            let mut changed = letters.as_bytes().to_vec();
            changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(changed).unwrap();
            assert!(read_invitation(&changed).is_err(), "{changed}");
        }
        assert_eq!(read_invitation(&"A".repeat(100_000)), Err(LinkError::TooLong));
        assert_eq!(find_invitation("https://example.org/#/start"), Err(LinkError::Missing));
    }

    /// An invitation that a hostile program wrote: its checksum is right.
    fn hostile(asks: &str, reply: &str, line: &str) -> Result<Invitation, LinkError> {
        let mut body = Bytes::default();
        body.0.extend(InviteId::new(7).bytes());
        body.byte(0);
        body.number(20_000);
        body.number(0);
        body.byte(b'f');
        for text in [asks, "", reply, line] {
            body.text(text);
        }
        read_invitation(&closed(VERSION, body))
    }

    /// i04 to i06
    #[test]
    fn hostile_texts_are_one_line_and_only_a_mail_address_is_one() {
        let read = hostile("\u{202e}evil\n<script>", "javascript:alert(1)", "a\u{0}b").unwrap();
        assert_eq!((read.asks.as_str(), read.line.as_str()), ("evil <script>", "a b"));
        for reply in ["javascript:alert(1)", "a@b.de?bcc=c@d.de", "a@b.de%0abcc:c@d.de", "https://x.example"]
        {
            assert_eq!(hostile("A", reply, "").unwrap().reply, Reply::NoAddress, "{reply}");
        }
        let kept = include_str!("../../../tests/links/hostile-invitation.txt");
        let kept = read_invitation(kept.trim_end()).unwrap();
        assert_eq!((kept.reply, kept.line.as_str()), (Reply::NoAddress, "<b>now</b>"));
        let long = hostile(&"x".repeat(1_000), "", "").unwrap();
        assert_eq!(long.asks.chars().count(), MAX_ASKS);
        assert_eq!(hostile(&"x".repeat(100_000), "", ""), Err(LinkError::TooLong));
        let mut odd = Bytes::default();
        odd.0.extend(InviteId::new(7).bytes());
        for byte in [0, 1, 0, b's', 0] {
            odd.byte(byte);
        }
        assert_eq!(read_invitation(&closed(VERSION, odd)), Err(LinkError::Damaged), "no skill at all");
        assert_eq!(
            read_invitation(&closed(VERSION + 1, Bytes::default())),
            Err(LinkError::Newer(VERSION + 1))
        );
    }

    #[test]
    fn the_longest_invitation_can_be_read() {
        let whole = "\u{10ffff}".repeat(500);
        let invitation = Invitation {
            asks: whole.clone(),
            position: whole.clone(),
            line: whole,
            scope: Scope::Skills(Skill::ALL.to_vec()),
            reply: MailAddress::parse(&format!("{}@{}.de", "a".repeat(64), "b".repeat(180)))
                .map_or(Reply::Unsaid, Reply::Mail),
            ..invitation()
        };
        assert!(matches!(invitation.reply, Reply::Mail(_)));
        let read = read_invitation(&letters(&invitation)).unwrap();
        assert_eq!(read.line.chars().count(), MAX_LINE);
        assert_eq!(read.reply, invitation.reply);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_is_read_again(
            (number, open, made, until) in (0_u64.., proptest::bool::ANY, 0_i32..80_000, -1_i32..80_000),
            (asks, position, line) in (".{0,200}", ".{0,200}", ".{0,600}"),
            (kind, picked) in (0_u8..3, 1_u8..128),
        ) {
            let day = |days: i32| Day::of(1970, 1, 1).unwrap().plus(days);
            let skills = Skill::ALL.into_iter().filter(|skill| picked >> skill.index() & 1 == 1).collect();
            let scope = match kind { 0 => Scope::Quick, 1 => Scope::Full, _ => Scope::Skills(skills) };
            let written = Invitation {
                id: InviteId::new(number), open, made: day(made), scope, until: (until >= 0).then(|| day(until)),
                asks, position, line, reply: Reply::Unsaid,
            };
            let read = read_invitation(&letters(&written)).unwrap();
            let cut = Invitation {
                asks: one_line(&written.asks, MAX_ASKS),
                position: one_line(&written.position, MAX_FOR),
                line: one_line(&written.line, MAX_LINE),
                ..written
            };
            proptest::prop_assert_eq!(&read, &cut);
            proptest::prop_assert_eq!(letters(&read), letters(&cut));
        }
    }
}
