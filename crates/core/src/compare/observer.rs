//! What an interviewer's scores say about a candidate: another observer's ratings, with a bias of their own.

use cairn_measure::{Item, Theta};

use super::trail::Scored;
use crate::ItemId;
use crate::content::{Content, InterviewQuestion};
use crate::profile::{FACET_SD, Interviewer, Weighed};

/// Sd, in logits, by which one interviewer scores everybody too high or too low (expert judgement: a structured interview by
/// one person is worth about as much as two or three questions).
const LENIENCY_SD: f64 = 0.7;
/// Discrimination of a score, and thetas from which scores 2 to 5 are the likelier (expert judgement: a poor answer is
/// typical of level 1, a fair one of levels 2 and 3, a good one of level 4).
const SCORE: (f64, [f64; 4]) = (1.3, [-1.25, -0.25, 0.75, 1.75]);

/// The interviewers with what they have scored; `None` only for a content that the build refuses. Scores of questions that
/// are not known do not count.
///
/// Each interviewer adds one dimension to the joint model, their leniency, with a prior around 0. So one who scores
/// everything high lifts nobody for long, and two interviewers count for more than one who asks twice as much.
pub(super) fn interviewers(
    content: &Content,
    questions: &[InterviewQuestion],
    scores: &[Scored],
) -> Option<Vec<Interviewer>> {
    // A score sees one facet, which lies around its skill, and its place on the scale is doubtful as every item's is.
    let doubt = libm::hypot(FACET_SD, content.prior.item_difficulty_sd);
    let item = Item::graded(SCORE.0, &SCORE.1).and_then(|item| item.with_difficulty_error(doubt)).ok()?;
    let scored = |one: &Scored| {
        let question = questions.iter().find(|question| question.id == one.question)?;
        Some(Weighed {
            id: ItemId::parse(question.id.as_str())?,
            skill: question.skill,
            facet: question.facet.clone(),
            rating: false,
            item: item.clone(),
            category: usize::from(one.points.number()) - 1,
            doubt,
        })
    };
    let mut who: Vec<&str> = scores.iter().map(|one| one.by.as_str()).collect();
    who.sort_unstable();
    who.dedup();
    let found = who.iter().map(|by| Interviewer {
        leniency_sd: LENIENCY_SD,
        scores: scores.iter().filter(|one| one.by == *by).filter_map(scored).collect(),
    });
    Some(found.filter(|one| !one.scores.is_empty()).collect())
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
