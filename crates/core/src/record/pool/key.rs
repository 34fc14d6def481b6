//! Keys in the database of pools. Nothing else makes or takes one apart.

use crate::{CandidateId, PoolId};

/// A key in the database of pools. Keys of one kind in one pool stand side by side, so that they can be read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolKey {
    /// A pool and its position.
    Pool(PoolId),
    /// The decisions that were noted in a pool.
    Decisions(PoolId),
    /// Who is picked for the short list of a pool.
    Picks(PoolId),
    /// Who was invited to a pool, and who came back.
    Invited(PoolId),
    /// Something of a candidate.
    Of(PoolId, PoolPart, CandidateId),
}

/// What is kept of a candidate, each under a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolPart {
    /// The profile as it came in: the text of a profile file.
    Profile,
    /// What the manager notes.
    Mark,
    /// Tests taken before the manager and scores of interviews.
    Trail,
}

/// What opens the key of a pool's decisions.
const DECISIONS: &str = "decisions/";
/// What opens the key of who is picked in a pool.
const PICKS: &str = "picks/";
/// What opens the key of who was invited to a pool.
const INVITED: &str = "invited/";

impl PoolPart {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Profile, Self::Mark, Self::Trail];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Mark => "mark",
            Self::Trail => "trail",
        }
    }
}

impl PoolKey {
    /// What opens the key of every pool.
    pub const POOLS: &'static str = "pool/";

    /// Whether this is the name of a kind of record: what a newer version keeps beside a pool is carried along under it.
    pub(super) fn is_kind(text: &str) -> bool {
        (1..=40).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    }

    /// What is kept of a pool beside its candidates.
    pub fn of_pool(pool: &PoolId) -> [Self; 4] {
        [Self::Pool, Self::Decisions, Self::Picks, Self::Invited].map(|key| key(pool.clone()))
    }

    /// The key as the database knows it.
    pub fn to_text(&self) -> String {
        match self {
            Self::Pool(pool) => format!("{}{pool}", Self::POOLS),
            Self::Decisions(pool) => format!("{DECISIONS}{pool}"),
            Self::Picks(pool) => format!("{PICKS}{pool}"),
            Self::Invited(pool) => format!("{INVITED}{pool}"),
            Self::Of(pool, part, candidate) => format!("{}{candidate}", Self::all(pool, *part)),
        }
    }

    /// What opens the keys of one part of all candidates of a pool.
    pub fn all(pool: &PoolId, part: PoolPart) -> String {
        format!("{}/{pool}/", part.as_str())
    }

    /// The key of this text.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(pool) = text.strip_prefix(Self::POOLS) {
            return PoolId::parse(pool).map(Self::Pool);
        }
        if let Some(pool) = text.strip_prefix(DECISIONS) {
            return PoolId::parse(pool).map(Self::Decisions);
        }
        if let Some(pool) = text.strip_prefix(PICKS) {
            return PoolId::parse(pool).map(Self::Picks);
        }
        if let Some(pool) = text.strip_prefix(INVITED) {
            return PoolId::parse(pool).map(Self::Invited);
        }
        let (part, rest) = text.split_once('/')?;
        let part = PoolPart::ALL.into_iter().find(|known| known.as_str() == part)?;
        let (pool, candidate) = rest.split_once('/')?;
        Some(Self::Of(PoolId::parse(pool)?, part, CandidateId::parse(candidate)?))
    }
}

/// What stands before the key of a pool's record in a file of everything.
const IN_EVERYTHING: &str = "cairn-pools/";

/// The key of a pool's record in a file of everything.
pub fn key_in_everything(key: &str) -> String {
    format!("{IN_EVERYTHING}{key}")
}

/// The key in the database of what stands under this one in a file of everything; `None` where it is no pool's.
pub fn key_from_everything(key: &str) -> Option<&str> {
    key.strip_prefix(IN_EVERYTHING).filter(|key| pool_of_key(key).is_some())
}

/// The pool of a record's key, also of a kind that only a newer version knows.
pub fn pool_of_key(key: &str) -> Option<PoolId> {
    let mut parts = key.split('/');
    let (kind, pool) = (parts.next()?, parts.next().and_then(PoolId::parse)?);
    let rest = match parts.next() {
        None => true,
        Some(candidate) => CandidateId::parse(candidate).is_some() && parts.next().is_none(),
    };
    (PoolKey::is_kind(kind) && rest).then_some(pool)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_survive_printing_and_parsing() {
        let pool = PoolId::parse("1a2b").unwrap();
        let candidate = CandidateId::parse("full-00ff").unwrap();
        let of = |part| PoolKey::Of(pool.clone(), part, candidate.clone());
        let keys = [
            PoolKey::Pool(pool.clone()),
            PoolKey::Decisions(pool.clone()),
            PoolKey::Picks(pool.clone()),
            PoolKey::Invited(pool.clone()),
            of(PoolPart::Profile),
            of(PoolPart::Mark),
            of(PoolPart::Trail),
        ];
        for key in keys {
            assert_eq!(PoolKey::parse(&key.to_text()), Some(key));
        }
        for foreign in ["", "pool/", "pools/a", "profile/a", "x/a/b", "profile/a/ü"] {
            assert_eq!(PoolKey::parse(foreign), None, "{foreign}");
        }
    }
}
