//! What gateways and mail scanners make of an address, undone one layer at a time.

use super::text::{decode, is_letter, value_of};

/// How many layers an address may have been wrapped in on its way.
pub(super) const LAYERS: usize = 5;
/// The shortest run of characters that one token of Proofpoint's third form stands for.
const SHORTEST_RUN: usize = 2;
/// "http" in base64, as Sophos and Hornetsecurity put an address into one of their own.
const HTTP: &str = "aHR0c";

/// One layer less: the address within the last one that a gateway has made, else without its percent-escapes.
pub(super) fn unwrapped(text: &str) -> String {
    proofpoint_3(text)
        .or_else(|| proofpoint_2(text))
        .or_else(|| in_base64(text))
        .unwrap_or_else(|| unescape(text))
}

/// Whether a gateway has put the address into one of its own, with the part behind `#` in sight.
pub(super) fn is_wrapped(text: &str) -> bool {
    text.contains("/v3/__") || text.contains("/v2/url?u=")
}

/// Hosts of gateways whose addresses hold a number and nothing of the link: Mimecast.
const KEEPERS: [&str; 2] = [".mimecast.com/", ".mimecastprotect.com/"];

/// Whether a gateway has put the address into one of its own that tells nothing of it.
pub(super) fn is_kept(text: &str) -> bool {
    KEEPERS.iter().any(|host| text.contains(host))
}

/// `…/v3/__ADDRESS__;BYTES!…`: each `*` of the address stands for one character, `**` and a letter for a run of them, in
/// the order in which base64url lists what was taken out.
fn proofpoint_3(text: &str) -> Option<String> {
    let (_, rest) = text.rsplit_once("/v3/__")?;
    let (address, rest) = rest.split_once("__;")?;
    let listed: String = rest.chars().take_while(|one| is_letter(*one)).collect();
    let (bytes, _) = decode(&listed)?;
    let taken = String::from_utf8(bytes).ok()?;
    let mut taken = taken.chars();
    let mut letters = address.chars();
    let mut whole = String::with_capacity(address.len() + listed.len());
    while let Some(letter) = letters.next() {
        let mut ahead = letters.clone();
        match (letter, ahead.next()) {
            ('*', Some('*')) => {
                let run = ahead.next().and_then(run_length)?;
                letters = ahead;
                whole.extend(taken.by_ref().take(run));
            }
            ('*', _) => whole.push(taken.next()?),
            _ => whole.push(letter),
        }
    }
    Some(whole)
}

/// What the letter behind `**` says: `A` two, `B` three and so on along the letters of base64url.
fn run_length(letter: char) -> Option<usize> {
    Some(value_of(letter)? + SHORTEST_RUN)
}

/// `…/v2/url?u=ADDRESS&d=…`: `-` stands for `%` and `_` for `/`.
fn proofpoint_2(text: &str) -> Option<String> {
    let (_, rest) = text.rsplit_once("/v2/url?u=")?;
    let address = rest.split('&').next()?;
    let plain = |one| match one {
        '-' => '%',
        '_' => '/',
        other => other,
    };
    Some(unescape(&address.chars().map(plain).collect::<String>()))
}

/// An address that stands in base64 within another.
fn in_base64(text: &str) -> Option<String> {
    let at = text.rfind(HTTP)?;
    let letters = text.get(at..)?.chars().map(|one| match one {
        '+' => '-',
        '/' => '_',
        other => other,
    });
    let (bytes, _) = decode(&letters.take_while(|one| is_letter(*one)).collect::<String>())?;
    String::from_utf8(bytes).ok()
}

/// How the signs and marks of a link are written in HTML, in quoted-printable mail and by keyboards of the East.
const SPELLED: [(&str, &str); 18] = [
    ("&#35;", "#"),
    ("&#x23;", "#"),
    ("&num;", "#"),
    ("=23", "#"),
    ("\u{ff03}", "#"),
    ("&#47;", "/"),
    ("&#x2f;", "/"),
    ("&#x2F;", "/"),
    ("&sol;", "/"),
    ("=2F", "/"),
    ("\u{ff0f}", "/"),
    ("&#33;", "!"),
    ("&#45;", "-"),
    ("&#x2d;", "-"),
    ("&#x2D;", "-"),
    ("&#95;", "_"),
    ("&#x5f;", "_"),
    ("&#x5F;", "_"),
];

/// A text with the marks of a link in place of what HTML, mail and wide letters make of them. What is none of those stays.
pub(crate) fn unspelled(text: &str) -> String {
    SPELLED.iter().fold(text.to_owned(), |text, (spelled, mark)| {
        if text.contains(spelled) { text.replace(spelled, mark) } else { text }
    })
}

/// Takes one layer of percent-escapes away. What is no escape stays.
pub(crate) fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let escaped = behind.get(..2).filter(|_| *first == b'%').and_then(|digits| {
            std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok())
        });
        if let Some(byte) = escaped {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    // An escape may have held bytes that are no text: those can be in no link either.
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples that Proofpoint's own pages and reports of others give, with what they stand for.
    #[test]
    fn addresses_of_gateways_are_what_their_makers_say() {
        for (wrapped, address) in [
            (
                "https://urldefense.com/v3/__https://google.com:443/search?q=a*test&gs=ps__;Kw!-612Flbf0JvQ3kNJkRi5Jg!Ue6tQudNKaShHg93trcdjqDP8se2ySE65jyCIe2K1D_uNjZ1Lnf6YLQERujngZv9UWf66ujQIQ$",
                "https://google.com:443/search?q=a+test&gs=ps",
            ),
            (
                "https://urldefense.com/v3/__https://contact.framasoft.org/*newsletter__;Iw!!LIr3w8kk_Xxm!6BNq$",
                "https://contact.framasoft.org/#newsletter",
            ),
            (
                "https://urldefense.com/v3/__https://example.org/a**Bb_c___;IyMj!!x!y$",
                "https://example.org/a###b_c_",
            ),
            ("https://urldefense.com/v3/__https://example.org/a__;!!x!y$", "https://example.org/a"),
            (
                "https://urldefense.proofpoint.com/v2/url?u=http-3A__links.mkt3337.com_ctt-3Fkn-3D3-26ms-3DMzQ3-5F-2D&d=DwMFaQ&c=V",
                "http://links.mkt3337.com/ctt?kn=3&ms=MzQ3_-",
            ),
            (
                "https://eu.protection.sophos.com/?d=example.org&u=aHR0cHM6Ly9leGFtcGxlLm9yZy8jL3AvQVE=&i=x",
                "https://example.org/#/p/AQ",
            ),
            ("https%3A%2F%2Fexample.org%2F%23", "https://example.org/#"),
        ] {
            assert_eq!(unwrapped(wrapped), address);
        }
        let runs = [('A', 2), ('Z', 27), ('a', 28), ('z', 53), ('0', 54), ('9', 63), ('-', 64), ('_', 65)];
        assert_eq!(runs.map(|(letter, _)| run_length(letter)), runs.map(|(_, run)| Some(run)));
        assert_eq!(run_length('!'), None);
    }
}
