//! Mail addresses, and the links that open a draft.

use std::fmt::{self, Write};

/// Longest address, in bytes (RFC 5321, section 4.5.3.1.3, less the brackets around it).
const MAX_ADDRESS: usize = 254;
/// Longest part before the `@` (RFC 5321, section 4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// Longest `mailto:` that programs take: some cut longer ones without a word. Windows hands on 2,083 characters at most.
pub const LONGEST_MAIL_LINK: usize = 2_000;

/// An address of plain letters: `name@example.org`. What needs quotes, brackets or escapes is none here, so that it can stand in
/// a link as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailAddress(String);

impl MailAddress {
    /// The address of this text, white space around it aside.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@')?;
        let atom = |byte: u8| byte.is_ascii_alphanumeric() || b"-_+'".contains(&byte);
        let dotted = |text: &str, legal: &dyn Fn(u8) -> bool| {
            text.split('.').all(|part| !part.is_empty() && part.bytes().all(legal))
        };
        let label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let hyphen = domain.split('.').any(|part| part.starts_with('-') || part.ends_with('-'));
        let legal = dotted(local, &atom) && dotted(domain, &label) && domain.contains('.') && !hyphen;
        (legal && text.len() <= MAX_ADDRESS && local.len() <= MAX_LOCAL).then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name and the mail address that somebody wrote with it: `Ada Lovelace <ada@example.org>`, or either alone.
pub fn named_address(text: &str) -> (String, Option<MailAddress>) {
    let parted = |one: char| one.is_whitespace() || matches!(one, '<' | '>' | ',' | ';' | '(' | ')');
    let found = text.split(parted).find_map(|word| Some((word, MailAddress::parse(word)?)));
    let Some((word, address)) = found else { return (text.trim().to_owned(), None) };
    let name = text.replacen(word, "", 1);
    let name = name.trim_matches(parted).trim();
    (if name.is_empty() { address.to_string() } else { name.to_owned() }, Some(address))
}

/// The link that opens a draft (RFC 6068); `to` may be nobody yet.
pub fn mailto(to: Option<&MailAddress>, subject: &str, body: &str) -> String {
    let to = to.map(|to| escaped(to.as_str())).unwrap_or_default();
    format!("mailto:{to}?subject={}&body={}", escaped(subject), escaped(&body.replace('\n', "\r\n")))
}

/// A text with everything escaped that is not unreserved (RFC 3986), but `@`, which an address has.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_taken() {
        for good in ["a@b.de", "  first.last+jobs@mail.example.org ", "o'neil@x-y.example"] {
            assert!(MailAddress::parse(good).is_some(), "{good}");
        }
        let long = format!("a@{}.de", "b".repeat(300));
        for bad in [
            "",
            "a",
            "a@b",
            "@b.de",
            "a@",
            "a@b..de",
            "a.@b.de",
            ".a@b.de",
            "a b@c.de",
            "a@-b.de",
            "javascript:alert(1)",
            "javascript:alert(1)@b.de",
            "a@b.de?bcc=c@d.de",
            "a%0abcc:c@b.de",
            "a@b.de\r\nBcc: c@d.de",
            "a@b.de,c@d.de",
            "\"a b\"@c.de",
            "a@[127.0.0.1]",
            "a@b.de\u{202e}",
            "é@b.de",
            long.as_str(),
        ] {
            assert_eq!(MailAddress::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_name_may_stand_with_its_address() {
        for (text, name, address) in [
            ("Ada Lovelace", "Ada Lovelace", None),
            ("Ada Lovelace <ada@example.org>", "Ada Lovelace", Some("ada@example.org")),
            ("Ada, ada@example.org", "Ada", Some("ada@example.org")),
            ("ada@example.org", "ada@example.org", Some("ada@example.org")),
            ("Ada <javascript:alert(1)>", "Ada <javascript:alert(1)>", None),
            ("", "", None),
        ] {
            let (found, mail) = named_address(text);
            assert_eq!((found.as_str(), mail.as_ref().map(MailAddress::as_str)), (name, address), "{text}");
        }
    }

    #[test]
    fn a_draft_takes_no_header_from_its_texts() {
        let to = MailAddress::parse("a+b@c.de");
        let link = mailto(to.as_ref(), "x?bcc=d@e.de&y", "one\ntwo\r&cc=z #é");
        assert_eq!(
            link,
            "mailto:a%2Bb@c.de?subject=x%3Fbcc%3Dd@e.de%26y&body=one%0D%0Atwo%0D%26cc%3Dz%20%23%C3%A9"
        );
        assert_eq!(mailto(None, "", ""), "mailto:?subject=&body=");
    }
}
