//! Who writes: the name of an open tab.

/// Who wrote an entry: one open tab. Lower-case letters and digits, so that ids of two tabs never collide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Writer(String);

impl Writer {
    /// The writer of this name: 1 to 12 lower-case letters and digits.
    pub fn parse(text: &str) -> Option<Self> {
        let legal = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        ((1..=12).contains(&text.len()) && text.bytes().all(legal)).then(|| Self(text.to_owned()))
    }

    /// A writer for a tab that has no name of its own.
    pub fn nameless() -> Self {
        Self("0".to_owned())
    }

    /// Another name, for a tab that finds its own taken: the next one in the order of names of this length.
    #[must_use]
    pub fn next(&self) -> Self {
        let mut name = self.0.clone().into_bytes();
        for byte in name.iter_mut().rev() {
            match *byte {
                b'z' => *byte = b'0',
                b'9' => {
                    *byte = b'a';
                    break;
                }
                _ => {
                    *byte += 1;
                    break;
                }
            }
        }
        Self(String::from_utf8(name).unwrap_or_default())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
