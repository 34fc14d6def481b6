//! What an answer is, and how many there are: one count for every page, file and text.

use super::entry::Choice;
use super::grown::{Separate, separate};
use super::log::Attempt;
use crate::ItemId;
use crate::order::sorted;

/// The ratings and questions that were answered. Each counts once, however often it was answered and in however many attempts it
/// stands; what somebody tells of themselves beside these is no answer. Whether an answer counts in a result is another matter: of
/// each that does not the profile says why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// Ratings of one's own.
    pub ratings: usize,
    /// Questions, "I don't know" among their answers.
    pub questions: usize,
}

impl Answered {
    /// What these attempts answer together.
    pub fn of<'a>(attempts: impl IntoIterator<Item = &'a Attempt>) -> Self {
        let given: Vec<(ItemId, bool)> = attempts
            .into_iter()
            .flat_map(Attempt::answers)
            .map(|given| (given.item, matches!(given.choice, Choice::Level(_))))
            .collect();
        let mut items = sorted(&given, Ord::cmp);
        items.dedup_by(|one, other| one.0 == other.0);
        let ratings = items.iter().filter(|(_, rating)| *rating).count();
        Self { ratings, questions: items.len() - ratings }
    }

    /// What each of the attempts that stand by themselves answers, added up: more than [`Self::of`] counts where something was
    /// answered in several.
    pub fn attempt_by_attempt(all: &[Attempt]) -> Self {
        let of = |one: &Separate<'_>| Self::of(one.grew_from.iter().copied().chain([one.attempt]));
        separate(all).iter().map(of).fold(Self::default(), |sum, one| Self {
            ratings: sum.ratings + one.ratings,
            questions: sum.questions + one.questions,
        })
    }

    /// Both together.
    pub const fn all(self) -> usize {
        self.ratings + self.questions
    }
}
