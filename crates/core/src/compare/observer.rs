//! What an interviewer's scores say about a candidate: another observer's ratings, with a bias of their own.

use cairn_measure::{Answer, Item, Posterior, Space, Theta};

use super::trail::Scored;
use crate::Skill;
use crate::content::{Content, InterviewQuestion};
use crate::profile::{FACET_SD, Joint, Weighed};

/// Sd, in logits, by which one interviewer scores everybody too high or too low (expert judgement: a structured interview by
/// one person is worth about as much as two or three questions).
const LENIENCY_SD: f64 = 0.7;
/// Discrimination of a score, and thetas from which scores 2 to 5 are the likelier (expert judgement: a poor answer is
/// typical of level 1, a fair one of levels 2 and 3, a good one of level 4).
const SCORE: (f64, [f64; 4]) = (1.3, [-1.25, -0.25, 0.75, 1.75]);

/// The posterior of a candidate's skills by their own answers and by interviewers' scores; `None` only for a content that
/// the build refuses. Scores of questions that are not known do not count.
///
/// Each interviewer adds one dimension to the joint model, their leniency, with a prior around 0. So one who scores
/// everything high lifts nobody for long, and two interviewers count for more than one who asks twice as much.
pub(crate) fn with_scores(
    content: &Content,
    weighed: &[Weighed],
    questions: &[InterviewQuestion],
    scores: &[Scored],
) -> Option<Posterior> {
    let joint = Joint::new(&content.prior)?;
    let mut observers: Vec<&str> = scores.iter().map(|one| one.by.as_str()).collect();
    observers.sort_unstable();
    observers.dedup();
    let own = joint.space().dimensions();
    let space = extended(joint.space(), observers.len())?;
    // A score sees one facet, which lies around its skill, and its place on the scale is doubtful as every item's is.
    let doubt = libm::hypot(FACET_SD, content.prior.item_difficulty_sd);
    let item = Item::graded(SCORE.0, &SCORE.1).and_then(|item| item.with_difficulty_error(doubt)).ok()?;
    let heard: Vec<([usize; 2], usize)> = scores
        .iter()
        .filter_map(|one| {
            let skill = questions.iter().find(|question| question.id == one.question)?.skill;
            let observer = observers.iter().position(|by| *by == one.by)?;
            Some(([skill.index(), own + observer], usize::from(one.points.number()) - 1))
        })
        .collect();
    let mut answers: Vec<Answer<'_>> = Joint::answers(weighed);
    answers.extend(heard.iter().map(|(loads, category)| Answer { item: &item, loads, category: *category }));
    space.posterior(&answers, None).ok()
}

/// Standard deviation, in logits, of what one score says about a facet at `theta`: that of the item and of the
/// interviewer's leniency.
pub(crate) fn score_noise(content: &Content, theta: f64) -> f64 {
    let item = Item::graded(SCORE.0, &SCORE.1)
        .and_then(|item| item.with_difficulty_error(content.prior.item_difficulty_sd))
        .ok();
    let information =
        item.zip(Theta::new(theta).ok()).map_or(0.0, |(item, theta)| item.information(theta).get());
    if information > 0.0 {
        libm::sqrt(1.0 / information + LENIENCY_SD * LENIENCY_SD)
    } else {
        f64::MAX.sqrt()
    }
}

/// The space with one more dimension an observer.
fn extended(space: &Space, observers: usize) -> Option<Space> {
    let (own, size) = (space.dimensions(), space.dimensions() + observers);
    let cell = |row: usize, column: usize| match (row < own, column < own) {
        (true, true) => space.covariance().get(row, column).unwrap_or(0.0),
        (false, false) if row == column => LENIENCY_SD * LENIENCY_SD,
        _ => 0.0,
    };
    let cells: Vec<f64> = (0..size)
        .flat_map(|row| (0..size).map(move |column| (row, column)))
        .map(|(r, c)| cell(r, c))
        .collect();
    let mean: Vec<f64> = space.mean().iter().copied().chain((0..observers).map(|_| 0.0)).collect();
    Space::new(&mean, &cells).ok()
}

/// Mean and standard deviation of a skill, in logits.
pub(crate) fn skill_of(posterior: &Posterior, skill: Skill) -> (f64, f64) {
    (posterior.mode().get(skill.index()).copied().unwrap_or(0.0), posterior.sd(skill.index()))
}
