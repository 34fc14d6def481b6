//! Everything that speaks of a candidate's skills: their own answers, the confirmation test, interviewers' scores, ratings
//! by others.

use std::collections::BTreeSet;

use cairn_measure::Posterior;

use super::confirm::{Finding, counting_test};
use super::interviewer_scores::interviewers;
use super::trail::Trail;
use crate::attempt::{Attempt, Given};
use crate::content::{Bank, Content, InterviewQuestion};
use crate::path::view::Percent;
use crate::profile::{
    LeftOut, LeftOutReason, MAX_RATERS, Others, Profile, Rater, RaterBias, Weighed, conclude, conclude_mixed,
    weigh, weigh_answers,
};

/// What weighing the words of others takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighing {
    /// The interview questions.
    pub questions: Vec<InterviewQuestion>,
    /// How far a rater may lean.
    pub bias: RaterBias,
}

/// What was done with a candidate since their profile came in, and what weighing it takes.
pub type Since<'a> = (&'a Trail, &'a Weighing);

/// What an estimate rests on: a profile's own answers, and what came beside them or in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sources {
    /// How much the profile's answers count: less, where a test says that somebody else may have given them.
    pub profile: Percent,
    /// Answers of the last finished test that gives a verdict.
    pub test: u16,
    /// Scores of interviews.
    pub scores: u16,
    /// Interviewers who gave them.
    pub interviewers: u16,
    /// Ratings by others.
    pub ratings: u16,
    /// People who gave them.
    pub raters: u16,
}

impl Sources {
    /// The profile's own answers and nothing else.
    pub const PROFILE: Self =
        Self { profile: Percent::Above99, test: 0, scores: 0, interviewers: 0, ratings: 0, raters: 0 };

    /// Whether anything is in it beside the profile.
    pub fn more(&self) -> bool {
        *self != Self::PROFILE
    }

    /// What of it may be seen while names are hidden: not how many tests, interviews and ratings there were, for whoever held one
    /// would know who it is; that the own answers count less, all the same.
    #[must_use]
    pub const fn blinded(self) -> Self {
        Self { profile: self.profile, ..Self::PROFILE }
    }
}

/// All of it, weighed.
pub(crate) struct Evidence {
    /// The profile's own answers as they were given.
    pub(crate) answers: Vec<Given>,
    /// Those of them that count.
    pub(crate) own: Vec<Weighed>,
    /// The answers that count where there was a test: the profile's, unless the test leaves nothing of them, and the test's.
    tested: Option<Vec<Weighed>>,
    /// Where a test leaves room for somebody else to have made the profile: the weight of the profile's own answers
    /// ([`Odds::share`](super::confirm::Odds::share)), and the answers that count without them. Then what is concluded is a mixture.
    doubt: Option<(f64, Vec<Weighed>)>,
    /// The profile's answers that do not count.
    pub(crate) left_out: Vec<LeftOut>,
    pub(crate) others: Others,
    pub(crate) sources: Sources,
    /// What the last finished test with a verdict says; `None` without one.
    pub(crate) test: Option<Finding>,
}

impl Evidence {
    /// What speaks of a candidate; `None` only for a content that the build refuses.
    pub(crate) fn of(
        content: &Content,
        bank: &Bank,
        attempt: &Attempt,
        since: Option<Since<'_>>,
    ) -> Option<Self> {
        let (answers, under) = attempt.answers_under();
        let (own, left_out) = weigh_answers(content, bank, &answers, &under);
        let test = since.and_then(|(trail, _)| counting_test(content, bank, attempt, trail));
        let shown = test.as_ref().map_or_else(Vec::new, |(test, _)| weigh(content, bank, &test.log).0);
        let finding = test.as_ref().map(|(_, odds)| odds.strength().0);
        let share = test.map_or(1.0, |(_, odds)| odds.share());
        let profile = if share < 1.0 { Percent::of(share) } else { Percent::Above99 };
        // Below half a percent the profile counts for nothing, and is said to.
        let counts = profile != Percent::BelowOne;
        let tested =
            finding.is_some().then(|| own.iter().filter(|_| counts).chain(&shown).cloned().collect());
        let doubt = (counts && share < 1.0).then(|| (share, shown.clone()));
        let (raters, asked) = match since {
            None => (Vec::new(), Vec::new()),
            Some((trail, weighing)) => (
                trail.ratings().iter().map(|one| one.rater(weighing.bias)).take(MAX_RATERS).collect(),
                interviewers(content, &weighing.questions, &trail.heard_scores())?,
            ),
        };
        let raters: Vec<Rater> = raters;
        let (count_of_raters, count_of_interviewers) = (raters.len(), asked.len());
        let others = Others::of(content, &raters, asked)?;
        let rated = others.heard().iter().filter(|one| one.who < count_of_raters);
        let who: BTreeSet<usize> = rated.clone().map(|one| one.who).collect();
        let ratings = rated.count();
        let sources = Sources {
            profile,
            test: count(shown.len()),
            scores: count(others.heard().len() - ratings),
            interviewers: count(count_of_interviewers),
            ratings: count(ratings),
            raters: count(who.len()),
        };
        Some(Self { answers, own, tested, doubt, left_out, others, sources, test: finding })
    }

    /// The answers that count: the profile's own and a test's.
    pub(crate) fn used(&self) -> &[Weighed] {
        self.tested.as_ref().unwrap_or(&self.own)
    }

    /// What is concluded from all of it; `None` as for [`Evidence::of`].
    pub(crate) fn profile(&self, content: &Content, attempt: &Attempt) -> Option<Profile> {
        let (used, left_out) = (self.used(), self.left_out.clone());
        match &self.doubt {
            None => conclude(content, attempt, used, left_out, &self.others),
            Some((share, sure)) => {
                conclude_mixed(content, attempt, (*share, used, sure), left_out, &self.others)
            }
        }
    }

    /// Where the profile may be somebody else's: the probability that it is not, and the posterior and the answers without it.
    pub(crate) fn without(&self) -> Option<(f64, Posterior, &[Weighed])> {
        let (share, sure) = self.doubt.as_ref()?;
        Some((*share, self.others.posterior(sure)?, sure))
    }

    /// How many of the profile's answers do not count for this reason.
    pub(crate) fn left_out_for(&self, why: impl Fn(LeftOutReason) -> bool) -> usize {
        self.left_out.iter().filter(|out| why(out.why)).count()
    }
}

pub(super) fn count(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
