//! Keys in the browser's storage. Nothing else makes or takes one apart.

use crate::attempt::Writer;
use crate::invite::InviteId;
use crate::{AttemptId, PlanId, RatingId};

/// What opens every key of ours; keys without it belong to others and are never touched.
const PREFIX: &str = "cairn/";

/// A key of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// One entry of an attempt's log.
    Entry(AttemptId, u32, Writer),
    /// A rating of the person by somebody else.
    Rating(RatingId),
    /// A rating of somebody else that was made on this device.
    Rated(RatingId),
    /// An invitation that the person has taken on.
    Invited(InviteId),
    /// A finished attempt's entries in one value, with the digest of it.
    Pack(AttemptId, u64),
    /// One entry of a plan's log.
    Plan(PlanId, u32, Writer),
    /// A note of what was deleted, until both copies have followed: who noted it, and a number that tells it from their others.
    Forgotten(Writer, u32),
    /// What a person has set: nothing that a result depends on.
    Settings,
    /// What the result page last showed under each version.
    Shown,
    /// Written and removed again to find out whether storage works.
    Probe,
}

impl Key {
    /// The key as the browser knows it.
    pub fn to_text(&self) -> String {
        match self {
            Self::Entry(attempt, seq, writer) => {
                format!("{PREFIX}attempt/{attempt}/{seq:06}.{}", writer.as_str())
            }
            Self::Rating(id) => format!("{PREFIX}rating/{id}"),
            Self::Rated(id) => format!("{PREFIX}rated/{id}"),
            Self::Invited(id) => format!("{PREFIX}invited/{id}"),
            Self::Pack(attempt, sum) => format!("{PREFIX}pack/{attempt}/{sum:016x}"),
            Self::Plan(plan, seq, writer) => format!("{PREFIX}plan/{plan}/{seq:06}.{}", writer.as_str()),
            Self::Forgotten(writer, number) => format!("{PREFIX}forget/{}.{number}", writer.as_str()),
            Self::Settings => format!("{PREFIX}settings"),
            Self::Shown => format!("{PREFIX}shown"),
            Self::Probe => format!("{PREFIX}probe"),
        }
    }

    /// The attempt of a record or a pack.
    pub fn attempt(&self) -> Option<&AttemptId> {
        match self {
            Self::Entry(attempt, ..) | Self::Pack(attempt, _) => Some(attempt),
            Self::Plan(..)
            | Self::Rating(_)
            | Self::Rated(_)
            | Self::Invited(_)
            | Self::Forgotten(..)
            | Self::Settings
            | Self::Shown
            | Self::Probe => None,
        }
    }

    /// Whether a key is of ours at all, readable or not.
    pub fn is_ours(text: &str) -> bool {
        text.starts_with(PREFIX)
    }

    /// What opens the keys of all records of an attempt.
    pub fn records_of(attempt: &AttemptId) -> String {
        format!("{PREFIX}attempt/{attempt}/")
    }

    /// Whether a key is that of a pack.
    pub fn is_pack(text: &str) -> bool {
        matches!(Self::parse(text), Some(Self::Pack(..)))
    }

    /// The key of this text; `None` for foreign ones and for ours that this version does not know.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(PREFIX)?;
        match rest {
            "settings" => return Some(Self::Settings),
            "shown" => return Some(Self::Shown),
            "probe" => return Some(Self::Probe),
            _ => {}
        }
        if let Some(id) = rest.strip_prefix("rating/") {
            return RatingId::parse(id).map(Self::Rating);
        }
        if let Some(id) = rest.strip_prefix("rated/") {
            return RatingId::parse(id).map(Self::Rated);
        }
        if let Some(id) = rest.strip_prefix("invited/") {
            return InviteId::parse(id).map(Self::Invited);
        }
        if let Some((writer, number)) = rest.strip_prefix("forget/").and_then(|rest| rest.split_once('.')) {
            let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
            let number = number.parse().ok().filter(|_| digits)?;
            return Writer::parse(writer).map(|writer| Self::Forgotten(writer, number));
        }
        if let Some(pack) = rest.strip_prefix("pack/") {
            let (attempt, sum) = pack.split_once('/')?;
            let digits =
                sum.len() == 16 && !sum.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'+');
            let sum = u64::from_str_radix(sum, 16).ok().filter(|_| digits)?;
            return Some(Self::Pack(AttemptId::parse(attempt)?, sum));
        }
        if let Some((plan, entry)) = rest.strip_prefix("plan/").and_then(|rest| rest.split_once('/')) {
            let (seq, writer) = place(entry)?;
            return PlanId::parse(plan).map(|plan| Self::Plan(plan, seq, writer));
        }
        let (attempt, entry) = rest.strip_prefix("attempt/")?.split_once('/')?;
        let (seq, writer) = place(entry)?;
        Some(Self::Entry(AttemptId::parse(attempt)?, seq, writer))
    }
}

/// The place in a log, and who wrote it: `000017.k3`.
fn place(entry: &str) -> Option<(u32, Writer)> {
    let (seq, writer) = entry.split_once('.')?;
    let digits = seq.len() == 6 && seq.bytes().all(|byte| byte.is_ascii_digit());
    let seq = seq.parse().ok().filter(|_| digits)?;
    Some((seq, Writer::parse(writer)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_printing_and_parsing_and_foreign_ones_are_left_alone() {
        let attempt = AttemptId::parse("full-1a2b").unwrap();
        let rating = RatingId::parse("r-1a2b").unwrap();
        let plan = PlanId::parse("plan-1a2b").unwrap();
        let keys = [
            Key::Pack(attempt.clone(), 0xfe),
            Key::Entry(attempt, 17, Writer::parse("k3").unwrap()),
            Key::Plan(plan, 3, Writer::parse("k3").unwrap()),
            Key::Rating(rating.clone()),
            Key::Rated(rating),
            Key::Invited(InviteId::new(7)),
            Key::Forgotten(Writer::parse("k3").unwrap(), 12),
            Key::Settings,
            Key::Shown,
            Key::Probe,
        ];
        for key in keys {
            assert_eq!(Key::parse(&key.to_text()), Some(key));
        }
        for foreign in [
            "",
            "settings",
            "cairn",
            "cairn/attempt/x/17.k3",
            "cairn/attempt/x/000017.K3",
            "cairn/pack/x/12",
            "cairn/pack/x/00000000000000FE",
            "theme",
        ] {
            assert_eq!(Key::parse(foreign), None, "{foreign}");
        }
        assert!(!Key::is_ours("theme"));
    }
}
