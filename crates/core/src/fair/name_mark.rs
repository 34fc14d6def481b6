//! What a record keeps of a name: enough to notice later that somebody goes by another one, and too little to be a name.

use super::decision::digest;
use crate::names::clean;

/// Sixteen bits of a hash over a candidate's id and name. Of 65,536 other names one has the same mark: a change may go
/// unnoticed, and nobody learns a name from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMark(u16);

impl NameMark {
    /// The mark of a candidate under a name.
    pub fn of(candidate: &str, name: &str) -> Self {
        let hash = digest(&format!("{candidate}\n{}", clean(name)));
        hash.as_str().get(..4).and_then(Self::parse).unwrap_or(Self(0))
    }

    /// From its four digits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(text, 16).ok().filter(|_| four).map(Self)
    }

    /// Its four digits.
    pub(super) fn text(self) -> String {
        format!("{:04x}", self.0)
    }
}
