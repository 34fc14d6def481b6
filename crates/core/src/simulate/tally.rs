//! What the app tells simulated people, held against what is true.

use cairn_measure::{Bands, Estimated, Flag, Recovery};

use super::person::Person;
use crate::attempt::Attempt;
use crate::content::{Bank, Content, StageInfo};
use crate::path::{Shown, position};
use crate::profile::{Profile, Rater, answering_flags, profile_with};
use crate::{Level, Skill};

/// Edges of the five bands of the estimate, in logits: the middle three are one level wide.
const EDGES: [f64; 4] = [-1.5, -0.5, 0.5, 1.5];

/// Counts over people.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// Skills measured.
    pub recovery: Recovery,
    /// The same by the estimate.
    pub bands: Bands,
    /// People.
    pub people: usize,
    /// Answers in all.
    pub answers: usize,
    /// Minutes over questions and ratings in all.
    pub minutes: f64,
    /// Stages called by each word, in the order of [`Shown::ALL`], and those of them that the true skills meet.
    pub words: [(usize, usize); 4],
    /// People who were told of at least one stage that it is shown which their true skills do not meet.
    pub wrongly: usize,
    /// People whose answers look like picks at random.
    pub blind: usize,
    /// People whose answers look too good to be theirs alone.
    pub too_good: usize,
}

impl Tally {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            recovery: Recovery::new(),
            bands: Bands::new(&EDGES),
            people: 0,
            answers: 0,
            minutes: 0.0,
            words: [(0, 0); 4],
            wrongly: 0,
            blind: 0,
            too_good: 0,
        }
    }

    /// These and others together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut words = self.words;
        for (sum, more) in words.iter_mut().zip(other.words) {
            *sum = (sum.0 + more.0, sum.1 + more.1);
        }
        Self {
            recovery: self.recovery.and(&other.recovery),
            bands: self.bands.and(&other.bands),
            people: self.people + other.people,
            answers: self.answers + other.answers,
            minutes: self.minutes + other.minutes,
            words,
            wrongly: self.wrongly + other.wrongly,
            blind: self.blind + other.blind,
            too_good: self.too_good + other.too_good,
        }
    }

    /// Adds what the app would tell a person after this attempt, with what these raters say.
    pub(super) fn add(
        &mut self,
        content: &Content,
        bank: &Bank,
        person: &Person<'_>,
        attempt: &Attempt,
        raters: &[Rater],
    ) {
        let Some(profile) = profile_with(content, bank, attempt, raters) else { return };
        let mode = person.world().mode;
        for skill in mode.skills() {
            self.skill(&profile, skill, person.abilities[skill.index()]);
        }
        if mode.skills().len() == Skill::COUNT {
            self.stages(content, &profile, person, attempt);
        }
        let flags = answering_flags(content, bank, attempt);
        let given = attempt.answers();
        self.people += 1;
        self.answers += given.len();
        self.minutes += given.iter().filter_map(|one| one.took_ms).map(f64::from).sum::<f64>() / 60_000.0;
        self.blind += usize::from(flags.contains(&Flag::RandomPicks));
        self.too_good += usize::from(flags.contains(&Flag::TooGood));
    }

    fn skill(&mut self, profile: &Profile, skill: Skill, truth: f64) {
        let Some(estimate) = profile.skills.get(skill.index()) else { return };
        let estimated =
            Estimated { value: estimate.theta, error: estimate.standard_error, interval: estimate.outer };
        self.recovery.add(truth, estimated);
        self.bands.add(truth, estimated);
    }

    fn stages(&mut self, content: &Content, profile: &Profile, person: &Person<'_>, attempt: &Attempt) {
        let mut wrongly = false;
        for standing in position(content, profile, attempt).stages {
            let Some(info) = content.stage(standing.stage) else { continue };
            let (word, met) = (Shown::of(standing.shown), meets(content, info, &person.abilities));
            if let Some(counts) =
                Shown::ALL.iter().position(|one| *one == word).and_then(|at| self.words.get_mut(at))
            {
                counts.0 += 1;
                counts.1 += usize::from(met);
            }
            wrongly |= word == Shown::Shown && !met;
        }
        self.wrongly += usize::from(wrongly);
    }
}

impl Default for Tally {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether true abilities meet every need of a stage; a facet is as good as its skill, as simulated people have it.
fn meets(content: &Content, info: &StageInfo, abilities: &[f64; Skill::COUNT]) -> bool {
    let reaches = |skill: Skill, level: Level| abilities[skill.index()] >= content.theta_from(level);
    Skill::ALL.into_iter().zip(info.needs).all(|(skill, level)| reaches(skill, level))
        && info
            .facet_needs
            .iter()
            .all(|(facet, level)| content.facet(facet).is_none_or(|(skill, _)| reaches(skill, *level)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use super::*;

    #[test]
    fn tallies_put_together_sum_every_count() {
        let mut one = Tally::new();
        (one.people, one.answers, one.wrongly, one.blind, one.too_good) = (1, 2, 3, 5, 6);
        one.minutes = 7.5;
        one.words = [(1, 0), (2, 1), (3, 2), (4, 3)];
        let estimated = Estimated { value: 2.0, error: 0.4, interval: (1.0, 3.0) };
        one.recovery.add(1.0, estimated);
        one.bands.add(1.0, estimated);
        let both = one.and(&one);
        assert_eq!((both.people, both.answers, both.wrongly, both.blind, both.too_good), (2, 4, 6, 10, 12));
        assert!((both.minutes - 15.0).abs() < 1e-12);
        assert_eq!(both.words, [(2, 0), (4, 2), (6, 4), (8, 6)]);
        assert_eq!((both.recovery.count(), both.bands.bands()[4].count()), (2, 2));
        assert_eq!(Tally::new().and(&one), one);
    }
}
