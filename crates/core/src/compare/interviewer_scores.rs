//! What an interviewer's scores say about a candidate: another observer's ratings, with a bias of their own.

use cairn_measure::{Item, Theta};

use super::trail::{Points, Scored};
use crate::ItemId;
use crate::content::{Content, InterviewQuestion};
use crate::decimal::Tenths;
use crate::profile::view::level_number;
use crate::profile::{FACET_SD, Interviewer, Weighed};

/// Sd, in logits, by which one interviewer scores everybody too high or too low (expert judgement: a structured interview by
/// one person is worth about as much as two or three questions).
const LENIENCY_SD: f64 = 0.7;
/// Discrimination of a score, and thetas from which scores 2 to 5 are the likelier (expert judgement: a poor answer is
/// typical of level 1, a fair one of levels 2 and 3, a good one of level 4). What each score speaks for follows from it
/// ([`SpeaksFor`]) and stands beside the score, for a 4 is no "level 4".
const SCORE: (f64, [f64; 4]) = (1.3, [-1.25, -0.25, 0.75, 1.75]);

/// At which level a score neither raises nor lowers anybody: what it speaks for. On the scale of the levels, as every page shows them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SpeaksFor {
    /// At this level or below: the lowest score raises nobody.
    Below(Tenths),
    /// Around this level: it raises whoever is taken to be lower, and lowers whoever is taken to be higher.
    About(Tenths),
    /// At this level or above: the highest score lowers nobody.
    Above(Tenths),
}

/// What a score moves by itself, whoever gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// The estimate goes up.
    Up,
    /// It goes down.
    Down,
    /// It stays: the score says what was known.
    Hardly,
}

impl SpeaksFor {
    /// What a score speaks for. Between two thresholds of the graded response model a category is likeliest right in their middle,
    /// and there the estimate stays where it was; the outer two are open.
    pub fn of(points: Points) -> Self {
        let above = usize::from(points.number()) - 1;
        let cut = |at: usize| SCORE.1.get(at).copied();
        match (above.checked_sub(1).and_then(cut), cut(above)) {
            (Some(from), Some(to)) => Self::About(level_number(0.5 * (from + to))),
            (None, Some(to)) => Self::Below(level_number(to)),
            (Some(from), None) => Self::Above(level_number(from)),
            (None, None) => Self::About(level_number(0.0)),
        }
    }

    /// The number in it.
    pub const fn level(self) -> Tenths {
        match self {
            Self::Below(level) | Self::About(level) | Self::Above(level) => level,
        }
    }

    /// What the score does with somebody who is taken to be at this level.
    pub fn moves(self, level: Tenths) -> Moves {
        match self {
            Self::Below(_) => Moves::Down,
            Self::Above(_) => Moves::Up,
            Self::About(at) if at > level => Moves::Up,
            Self::About(at) if at < level => Moves::Down,
            Self::About(_) => Moves::Hardly,
        }
    }
}

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
