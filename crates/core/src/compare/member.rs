//! A candidate as the table of a pool holds them.

use std::collections::BTreeMap;

use super::candidate::Mark;
use super::candidate_estimate::CandidateEstimate;
use super::made_up::is_made_up;
use super::trail::DiscardedTest;
use crate::names::{alike, same};
use crate::record::file::file_name;
use crate::{AttemptId, CandidateId};

/// Somebody in the table: small, so that ten thousand stay in memory; the answers themselves stay in the store.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is true of somebody or not, whatever the others are")]
pub struct Member {
    /// Whether it is somebody of an example pool.
    pub made_up: bool,
    /// Who.
    pub id: CandidateId,
    /// The name in the profile; empty where none was given.
    pub given_name: String,
    /// What the manager notes.
    pub mark: Mark,
    /// What is concluded.
    pub standing: CandidateEstimate,
    /// The attempts by which a profile is known to be theirs.
    pub attempts: Vec<AttemptId>,
    /// Name and tags as a search compares them.
    needle: String,
    /// The name by which somebody else has the same.
    same_name: String,
    /// Whether somebody else in the pool has the same name.
    pub namesake: bool,
    /// Somebody else in the pool who has given the same answers to the same questions.
    pub same_as: Option<CandidateId>,
    /// Whether they are seen with their name hidden.
    pub blinded: bool,
    /// Whether the file says other numbers than its answers give ([`super::Assessor::file_altered`]).
    pub altered: bool,
    /// The confirmation tests that were discarded, oldest first, also those that were taken back in since.
    pub discarded: Vec<DiscardedTest>,
}

impl Member {
    /// A member of a pool.
    pub fn new(
        id: CandidateId,
        given_name: String,
        attempts: Vec<AttemptId>,
        standing: CandidateEstimate,
        mark: Mark,
    ) -> Self {
        let mut member = Self {
            id,
            made_up: false,
            given_name,
            mark,
            standing,
            attempts,
            needle: String::new(),
            same_name: String::new(),
            namesake: false,
            same_as: None,
            blinded: false,
            altered: false,
            discarded: Vec::new(),
        };
        member.find_made_up(&member.given_name.clone());
        member.remark(member.mark.clone());
        member
    }

    /// Finds out whether they are made up, by the name in their file: while names are hidden they go by another.
    pub fn find_made_up(&mut self, name: &str) {
        self.made_up |= self.attempts.iter().any(|id| is_made_up(name, id));
    }

    /// Notes something else.
    pub fn remark(&mut self, mark: Mark) {
        self.mark = mark;
        let texts = std::iter::once(self.name()).chain(self.mark.tags.iter().map(String::as_str));
        self.needle = texts.map(alike).collect::<Vec<_>>().join("\n");
        self.same_name = same(self.name());
    }

    /// Whether they are present staff.
    pub const fn is_staff(&self) -> bool {
        self.mark.staff
    }

    /// Whether the answers that count could as well be picks at random.
    pub fn looks_random(&self) -> bool {
        self.standing.looks_random()
    }

    /// The name to show; empty where there is none.
    pub fn name(&self) -> &str {
        if self.mark.name.is_empty() { &self.given_name } else { &self.mark.name }
    }

    /// The name to say in a sentence or a list: where somebody else in the pool has the same one, or there is none, with what
    /// tells them apart.
    pub fn called(&self) -> String {
        match (self.name(), self.namesake) {
            ("", _) => format!("Candidate {}", self.short_id()),
            (name, true) => format!("{name} ({})", self.short_id()),
            (name, false) => name.to_owned(),
        }
    }

    /// What a list that somebody made may call them: by name as it is shown, also with what tells namesakes apart, by the names of
    /// their files, and by their id or its end alone.
    pub fn goes_by(&self) -> Vec<String> {
        let names = [self.name(), &self.given_name].into_iter().filter(|name| !name.is_empty());
        let with_letters = |name: &str| {
            let letters = self.short_id();
            [name.to_owned(), format!("{name} ({letters})"), format!("{name} {letters}"), file_name(name)]
        };
        let letters = self.short_id();
        let ids = [format!("Candidate {letters}"), letters.to_owned(), format!("({letters})")];
        names.flat_map(with_letters).chain(ids).chain([self.id.as_str().to_owned()]).collect()
    }

    /// A few letters that tell namesakes apart: the end of the id.
    pub fn short_id(&self) -> &str {
        let id = self.id.as_str();
        id.get(id.len().saturating_sub(4)..).unwrap_or(id)
    }

    /// Whether name or tags hold this text, as [`alike`] gives it.
    pub fn holds(&self, text: &str) -> bool {
        self.needle.contains(text)
    }
}

/// Puts what is concluded anew in the place of what was known of the same people, all at once: ten thousand cost one look at
/// everybody. What the manager notes stays as it is now; of who is not there any more nothing is taken; of two for one person the
/// last counts.
pub fn renew(members: &mut [Member], fresh: Vec<Member>) {
    if fresh.is_empty() {
        return;
    }
    let mut fresh: BTreeMap<CandidateId, Member> =
        fresh.into_iter().map(|member| (member.id.clone(), member)).collect();
    for slot in members.iter_mut() {
        if let Some(mut new) = fresh.remove(&slot.id) {
            new.remark(std::mem::take(&mut slot.mark));
            *slot = new;
        }
    }
    find_namesakes(members);
}

/// Finds out who has the same name as somebody else, and who has given the same answers. Names are compared byte for byte: people
/// are never merged by them.
pub fn find_namesakes(members: &mut [Member]) {
    find_same_answers(members);
    let mut order: Vec<usize> = (0..members.len()).collect();
    let name = |at: &usize| members.get(*at).map_or("", |member| &member.same_name);
    order.sort_by(|left, right| name(left).cmp(name(right)));
    let both = |pair: [Option<&usize>; 2]| {
        let [left, right] = pair.map(|at| at.map(&name));
        left.is_some_and(|name| !name.is_empty()) && left == right
    };
    let alike: Vec<(usize, bool)> = order
        .iter()
        .enumerate()
        .map(|(place, at)| {
            let before = place.checked_sub(1).and_then(|place| order.get(place));
            (*at, both([before, Some(at)]) || both([order.get(place + 1), Some(at)]))
        })
        .collect();
    for (at, namesake) in alike {
        if let Some(member) = members.get_mut(at) {
            member.namesake = namesake;
        }
    }
}

/// Finds out who has given the same answers to the same questions as somebody else: one sort of a number a member.
fn find_same_answers(members: &mut [Member]) {
    let mut marks: Vec<(u64, usize)> = members
        .iter()
        .enumerate()
        .filter_map(|(at, member)| Some((member.standing.same_answers?, at)))
        .collect();
    marks.sort_unstable();
    for member in members.iter_mut() {
        member.same_as = None;
    }
    for alike in marks.chunk_by(|left, right| left.0 == right.0).filter(|alike| alike.len() > 1) {
        // Each names the one before; the first names the second.
        for (place, (_, at)) in alike.iter().enumerate() {
            let other =
                alike.get(place.checked_sub(1).unwrap_or(1)).and_then(|(_, other)| members.get(*other));
            let other = other.map(|other| other.id.clone());
            if let Some(member) = members.get_mut(*at) {
                member.same_as = other;
            }
        }
    }
}
