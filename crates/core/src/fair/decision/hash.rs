//! The hash of a decision.

use sha2::{Digest as _, Sha256};

/// A SHA-256 hash (FIPS 180-4) in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest(String);

impl Digest {
    /// A hash as it is written: 64 digits, lower case. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(digit)).then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The hash of a text.
pub fn digest(text: &str) -> Digest {
    Digest(hex(&Sha256::digest(text.as_bytes())))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::digest;

    /// The hash is that of the text, as any other program computes it (`sha256sum`).
    #[test]
    fn the_hash_is_the_sha_256_of_the_text() {
        assert_eq!(digest("").as_str(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
