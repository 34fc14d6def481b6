//! What other people say of a person, and the joint model that has a place for each of them.

use cairn_measure::{Answer, Posterior};

use super::joint::Joint;
use super::rater::{MAX_RATERS, Rated, Rater};
use super::weigh_answers::{LeftOutReason, Weighed, weigh_rating};
use crate::attempt::{Choice, Given};
use crate::content::{Content, RaterBias};

/// Somebody who has scored answers of an interview.
pub(crate) struct Interviewer {
    /// How far one interviewer scores everybody too high or too low: a standard deviation, in logits.
    pub(crate) leniency_sd: f64,
    /// The scores, as items of a skill.
    pub(crate) scores: Vec<Weighed>,
}

/// Something that counts, with who said it.
pub(crate) struct Heard {
    /// Raters first, then interviewers, from 0.
    pub(crate) who: usize,
    pub(crate) one: Weighed,
    loads: Vec<usize>,
}

/// All of them.
pub(crate) struct Others {
    joint: Joint,
    heard: Vec<Heard>,
    /// Ratings that do not count: their item is not known, or its text has changed since.
    pub(crate) unheard: usize,
}

impl Others {
    /// At most [`MAX_RATERS`] raters, and all interviewers; `None` for a prior that the content check refuses.
    pub(crate) fn of(content: &Content, raters: &[Rater], interviewers: Vec<Interviewer>) -> Option<Self> {
        let raters = raters.get(..raters.len().min(MAX_RATERS)).unwrap_or_default();
        let biases: Vec<RaterBias> = raters.iter().map(|rater| rater.bias).collect();
        let leniency: Vec<f64> = interviewers.iter().map(|one| one.leniency_sd).collect();
        let joint = Joint::with_others(&content.prior, &biases, &leniency)?;
        let mut others = Self { joint, heard: Vec::new(), unheard: 0 };
        for (who, rater) in raters.iter().enumerate() {
            rater.ratings.iter().for_each(|rated| others.hear(content, who, rated));
        }
        for (place, interviewer) in interviewers.into_iter().enumerate() {
            let scored = interviewer.scores.into_iter().map(|one| Heard {
                who: raters.len() + place,
                loads: Joint::interviewer_loads(raters.len(), place, one.skill).to_vec(),
                one,
            });
            others.heard.extend(scored);
        }
        Some(others)
    }

    /// Nobody: the person's own answers alone.
    pub(crate) fn nobody(content: &Content) -> Option<Self> {
        Self::of(content, &[], Vec::new())
    }

    /// Takes a rating in; of one item the last counts.
    fn hear(&mut self, content: &Content, who: usize, rated: &Rated) {
        match weighed(content, rated) {
            Ok(one) => {
                self.heard.retain(|known| known.who != who || known.one.id != one.id);
                let loads = Joint::rater_loads(who, one.skill).to_vec();
                self.heard.push(Heard { who, one, loads });
            }
            Err(_) => self.unheard += 1,
        }
    }

    pub(crate) fn heard(&self) -> &[Heard] {
        &self.heard
    }

    pub(crate) const fn joint(&self) -> &Joint {
        &self.joint
    }

    /// The person's own answers and what others say, in the form of the measurement.
    pub(crate) fn answers<'a>(&'a self, own: &'a [Weighed]) -> Vec<Answer<'a>> {
        let mut answers = Joint::answers(own);
        answers.extend(self.heard.iter().map(Heard::answer));
        answers
    }

    /// The posterior of both; `None` as in [`Joint::posterior`].
    pub(crate) fn posterior(&self, own: &[Weighed]) -> Option<Posterior> {
        self.joint.space().posterior(&self.answers(own), None).ok()
    }
}

impl Heard {
    fn answer(&self) -> Answer<'_> {
        Answer { item: &self.one.item, loads: &self.loads, category: self.one.category }
    }

    pub(super) fn loads(&self) -> &[usize] {
        &self.loads
    }
}

fn weighed(content: &Content, rated: &Rated) -> Result<Weighed, LeftOutReason> {
    let rating = content.rating(&rated.item).ok_or(LeftOutReason::UnknownItem)?;
    let choice = Choice::Level(rated.level);
    let given = Given { item: rated.item.clone(), version: rated.version, choice, took_ms: None };
    let one = weigh_rating(rating, &given, content.prior.item_difficulty_sd)?;
    // It is no rating of the person's own.
    Ok(Weighed { rating: false, ..one })
}
