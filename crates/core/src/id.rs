//! Names of things, one type a kind, so that a slip between kinds does not compile.

use std::fmt;

use serde::Serialize;

use crate::Skill;

/// Longest id accepted anywhere, in bytes; ours have at most 40.
const MAX_BYTES: usize = 80;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id, if `text` is one: 1 to 80 bytes of lower-case letters, digits, dashes and slashes
            /// (responsibilities: capitals too). Compared byte for byte, never through a locale.
            pub fn parse(text: &str) -> Option<Self> {
                let legal = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'/';
                (!text.is_empty() && text.len() <= MAX_BYTES && text.bytes().all(legal))
                    .then(|| Self(text.to_owned()))
            }

            /// The id as it is written in content and records.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

ids! {
    /// A rating or a question, for example `ds-statistics` or `py-language-03`.
    ItemId,
    /// A facet within its skill, for example `machine-learning/generative`.
    FacetId,
    /// One run through the assessment.
    AttemptId,
    /// One structured interview question, for example `ds-statistics-did`.
    InterviewId,
    /// One rating of a person by another one.
    RatingId,
    /// One of the 12 responsibilities of the role, for example `B6`.
    ResponsibilityId,
    /// One of the growth roles, for example `head-of-ai`.
    RoleId,
    /// A pool of candidates.
    PoolId,
    /// A candidate within a pool: the id of the first attempt that came in, so that the same log is known again.
    CandidateId,
    /// Something that job descriptions ask for besides skills, for example `data-years`.
    RequirementId,
    /// A way into the path, for example `management`.
    WayId,
    /// What a question can be about, for example `ml-agents`.
    TopicId,
    /// A plan of a person.
    PlanId,
}

impl ItemId {
    /// The skill that its first letters name; `None` where they name none.
    pub fn skill(&self) -> Option<Skill> {
        let (short, _) = self.as_str().split_once('-')?;
        Skill::ALL.into_iter().find(|skill| skill.short() == short)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_plain_ascii_of_bounded_length() {
        assert!(ItemId::parse("py-language-03").is_some());
        for bad in ["", "a b", "é", "a\u{0}", "<b>", "__proto__", &"x".repeat(81)] {
            assert!(ItemId::parse(bad).is_none(), "{bad:?}");
        }
    }
}
