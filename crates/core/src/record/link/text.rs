//! base64url without padding (RFC 4648, section 5), and the checksum.
//!
//! Ours, because `data-encoding` would add 0.7 KB to the program and `crc32fast` 16.8 KB (`docs/decisions/home-made.md`).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as text.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let letter = |value: u32| {
        char::from(ALPHABET.get(usize::try_from(value & 63).unwrap_or(0)).copied().unwrap_or(b'A'))
    };
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let three = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
        let bits = three[0] << 16 | three[1] << 8 | three[2];
        text.extend([18, 12, 6, 0].into_iter().take(chunk.len() + 1).map(|shift| letter(bits >> shift)));
    }
    text
}

/// Text as whole bytes, and whether nothing is left behind the last one; `None` for a character outside of the alphabet.
pub(crate) fn decode(text: &str) -> Option<(Vec<u8>, bool)> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut count) = (0u32, 0);
    for letter in text.bytes() {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        bits = (bits << 6 | u32::try_from(value).ok()?) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).ok()?);
        }
    }
    let rest = bits & ((1 << count) - 1);
    Some((bytes, count < 6 && rest == 0))
}

/// Whether a character may stand in the text.
pub(super) fn is_letter(character: char) -> bool {
    value_of(character).is_some()
}

/// The six bits that a character stands for.
pub(super) fn value_of(character: char) -> Option<usize> {
    ALPHABET.iter().position(|known| char::from(*known) == character)
}

/// CRC-32 as in IEEE 802.3: finds every change of up to 3 bits in messages of this length.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
            },
        )
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Section 10 of RFC 4648, and the check value of CRC-32.
    #[test]
    fn the_examples_of_the_standards_hold() {
        for (bytes, text) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text), Some((bytes.as_bytes().to_vec(), true)));
        }
        assert_eq!(encode(&[0xfb, 0xff]), "-_8");
        for left_over in ["Zh", "Zm9", "A"] {
            assert!(decode(left_over).is_some_and(|(_, exact)| !exact), "{left_over}");
        }
        assert_eq!([decode("a+b"), decode("é")], [None, None]);
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }
}
