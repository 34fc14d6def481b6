//! Numbers and texts as bytes.

/// Writes.
#[derive(Default)]
pub(super) struct Bytes(pub Vec<u8>);

impl Bytes {
    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// A whole number: seven bits a byte, the lowest first, the eighth where more follow (LEB128).
    pub(super) fn number(&mut self, number: u64) {
        let mut rest = number;
        loop {
            let low = u8::try_from(rest & 0x7f).unwrap_or(0);
            rest >>= 7;
            if rest == 0 {
                return self.0.push(low);
            }
            self.0.push(low | 0x80);
        }
    }

    /// A text: its length in bytes, then the bytes.
    pub(super) fn text(&mut self, text: &str) {
        self.number(u64::try_from(text.len()).unwrap_or(0));
        self.0.extend(text.as_bytes());
    }
}

/// Reads; `None` where the bytes end too early or say what cannot be.
pub(super) struct Reader<'a> {
    /// What is not read yet.
    pub rest: &'a [u8],
    /// How many bytes are known to be missing behind those.
    missing: usize,
    /// Whether something was asked for that lies among the missing ones.
    pub ended: bool,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(rest: &'a [u8]) -> Self {
        Self::cut(rest, 0)
    }

    /// Of bytes of which so many are missing at the end.
    pub(super) const fn cut(rest: &'a [u8], missing: usize) -> Self {
        Self { rest, missing, ended: false }
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0u64;
        for shift in (0..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number that fits a smaller type.
    pub(super) fn small<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            self.ended |= count - self.rest.len() <= self.missing;
            return None;
        };
        self.rest = rest;
        Some(taken)
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.small()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}
