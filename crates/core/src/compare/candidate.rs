//! A candidate: the profile as it came in, and what the manager notes beside it.

use crate::attempt::Attempt;
use crate::content::Bank;
use crate::order::sorted;
use crate::person::Person;
use crate::record::file::ProfileFile;
use crate::record::parts::{says_no_more, united};
use crate::{AttemptId, CandidateId};

/// Somebody in a pool. The profile is never changed by the manager; what they note stands in [`Mark`].
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Known by the attempts, never by the name.
    pub id: CandidateId,
    /// What came in.
    pub profile: ProfileFile,
}

/// What a manager notes about a candidate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The name under which the manager wants to see them; empty for the one that came in.
    pub name: String,
    /// Short words to sort by.
    pub tags: Vec<String>,
    /// Anything else.
    pub note: String,
    /// How far it has come with them; `None` where nothing was noted.
    pub status: Option<Status>,
    /// Whether they are present staff: on the team, and no applicants, so that they are not ranked.
    pub staff: bool,
    /// Names of before, the oldest first, that the manager gave them and under which a decision was noted: its paper shows them.
    pub noted_as: Vec<String>,
}

/// Most names of before that are kept of somebody.
const MAX_NOTED_AS: usize = 20;

impl Mark {
    /// With a name of before, under which a decision was noted.
    #[must_use]
    pub fn noted_as(mut self, name: String) -> Self {
        self.noted_as.retain(|known| *known != name);
        self.noted_as.push(name);
        let over = self.noted_as.len().saturating_sub(MAX_NOTED_AS);
        self.noted_as.drain(..over);
        self
    }
}

/// How far it has come with a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Asked to come.
    Invited,
    /// Talked with.
    Interviewed,
    /// Offered the position.
    Offered,
    /// No longer in question, by whoever's wish.
    Declined,
}

impl Status {
    /// All of them, in the order in which they come.
    pub const ALL: [Self; 4] = [Self::Invited, Self::Interviewed, Self::Offered, Self::Declined];

    /// A name for records, which never changes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Interviewed => "interviewed",
            Self::Offered => "offered",
            Self::Declined => "declined",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// The note to be kept, where the field was filled with one, another tab has kept a second one since, and a third one is
/// written now. What only one of them changed is taken; where both did, both stay.
pub fn joined_notes(filled: &str, kept: &str, written: &str) -> String {
    if kept == filled || kept == written {
        written.to_owned()
    } else if written == filled {
        kept.to_owned()
    } else {
        format!("{kept}\n{written}")
    }
}

/// The tags to be kept, where the field was filled with some, another tab has kept others since, and these are written now: what
/// the other tab added stays, what it took off is off.
pub fn joined_tags(filled: &[String], kept: &[String], written: &[String]) -> Vec<String> {
    let taken_off = |tag: &&String| filled.contains(tag) && !kept.contains(tag);
    let added = kept.iter().filter(|tag| !filled.contains(tag) && !written.contains(tag));
    written.iter().filter(|tag| !taken_off(tag)).chain(added).cloned().collect()
}

/// What became of a profile of somebody who is in the pool already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// It says nothing new.
    Same,
    /// It has entries or an attempt that the kept one lacks: they are added.
    Longer,
    /// It is an earlier state of what is kept.
    Shorter,
    /// An attempt of it says something else than the kept one: one of the two was changed. The kept one stays.
    Differs,
}

impl Candidate {
    /// A candidate of a profile; `None` for one without an attempt.
    pub fn new(profile: ProfileFile) -> Option<Self> {
        let id = CandidateId::parse(profile.attempts.first()?.id().as_str())?;
        Some(Self { id, profile })
    }

    /// The ids by which a profile of the same person is known.
    pub fn attempts(&self) -> impl Iterator<Item = &AttemptId> {
        self.profile.attempts.iter().map(Attempt::id)
    }

    /// Takes in another profile of the same person: logs of one attempt are united as one's own are, and a new attempt is
    /// added. How many entries a log has decides nothing.
    pub fn join(&mut self, other: ProfileFile) -> Joined {
        let (mut longer, mut shorter, mut differs) = (false, false, false);
        let theirs = other.attempts.clone();
        for attempt in other.attempts {
            let Some(known) = self.profile.attempts.iter_mut().find(|known| known.id() == attempt.id())
            else {
                self.profile.attempts.push(attempt);
                longer = true;
                continue;
            };
            let (whole, differing) = united(known, &attempt);
            if differing > 0 {
                differs = true;
            } else if whole != *known {
                *known = whole;
                longer = true;
            } else {
                shorter |= !says_no_more(known, &attempt);
            }
        }
        if longer {
            self.profile.attempts =
                sorted(&self.profile.attempts, |left, right| left.started().cmp(&right.started()));
            self.profile.made_at = self.profile.made_at.max(other.made_at);
            // Scores of one file say nothing of what is in two.
            self.profile.copies = if self.profile.attempts == theirs { other.copies } else { Vec::new() };
            self.profile.invitation = other.invitation.or(self.profile.invitation);
            if self.profile.name.is_empty() {
                self.profile.name = other.name;
            }
        }
        match (longer, differs, shorter) {
            (_, true, _) => Joined::Differs,
            (true, ..) => Joined::Longer,
            (false, false, true) => Joined::Shorter,
            (false, false, false) => Joined::Same,
        }
    }
}

/// The answers of a profile by which somebody is compared: all its attempts as one log, joined as on the person's own pages,
/// so that both see the same numbers. `None` without an attempt.
pub fn log_of(bank: &Bank, profile: &ProfileFile) -> Option<Attempt> {
    joined_log(bank, profile.attempts.clone())
}

/// The same of attempts that nobody needs any more.
pub(super) fn joined_log(bank: &Bank, mut attempts: Vec<Attempt>) -> Option<Attempt> {
    // A single attempt is its own joined log: most profiles have no other, and looking through it takes a tenth of the time.
    if attempts.len() == 1 {
        return attempts.pop();
    }
    Some(Person::of(bank, &attempts, Vec::new())?.log().clone())
}
