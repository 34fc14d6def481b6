//! What changed between two attempts of one person, skill by skill.
//!
//! The answers of both go into one posterior in which the person stands twice and their self-rating bias once: who
//! overrates themselves twice has not changed. What an item's difficulty may be off by is common to both occasions where
//! the item came in both, so it cancels too; that covariance is added here. Neither occasion tells anything of the other's
//! skills (stability 0), so nothing but the answers can make two occasions alike.

use cairn_measure::{Answer, Change, Item, Posterior, Score, Theta, change};

use crate::attempt::{Attempt, Choice};
use crate::content::{Bank, Content};
use crate::order::sorted;
use crate::profile::{Joint, Weighed, weigh};
use crate::{ItemId, Level, Skill};

/// The normal deviate of a 90% interval: where a skill stood on an occasion, as in every other band.
pub(super) const REACH: f64 = 1.645;
/// That of the 95% interval of a change, which leaves out 0 where the change is called real and nowhere else.
const REACH_OF_CHANGE: f64 = 1.959_963_984_540_054;
/// How many changed answers of a skill are named.
const NAMED: usize = 6;

/// The change in one skill.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillChange {
    /// The skill.
    pub skill: Skill,
    /// What both attempts together say of the first occasion and of the second: theta and its standard error, in logits. Each
    /// attempt by itself may say something else, for it knows less of how the person rates themselves.
    pub occasions: [(f64, f64); 2],
    /// The second minus the first, in logits, which are levels.
    pub difference: f64,
    /// Its 95% interval: without 0 where the change is real, with it where it may be noise.
    pub interval: (f64, f64),
    /// Probability, 0 to 1, that the second is greater.
    pub greater: f64,
    /// What may be said.
    pub verdict: ChangeVerdict,
    /// Items that were answered on both occasions, and differently; the largest steps first.
    pub answers: Vec<AnswerChange>,
    /// How many more of them there are.
    pub more: usize,
    /// Points in the questions of each occasion.
    pub points: (PointsEarned, PointsEarned),
    /// Questions that came on both occasions.
    pub again: usize,
}

/// What may be said of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeVerdict {
    /// A rise that error alone brings about less often than 1 in 20 times.
    Rise,
    /// A fall that error alone brings about less often than 1 in 20 times.
    Fall,
    /// No more than error alone may bring about.
    Noise,
    /// More than that, and something stands out in the way one of the two attempts was answered (see
    /// [`ChangeRow::verdict`](super::view::ChangeRow::verdict)): the answers may not be the person's best.
    Doubted,
}

/// Points earned, of the most there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PointsEarned {
    /// Earned.
    pub earned: usize,
    /// The most.
    pub most: usize,
}

/// An item that was answered differently on the second occasion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerChange {
    /// The item.
    pub item: ItemId,
    /// What it is about.
    pub about: String,
    /// The first answer.
    pub from: AnswerWord,
    /// The second.
    pub to: AnswerWord,
}

/// An answer in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerWord {
    /// A level, in a self-rating.
    Level(Level),
    /// Points, of the most there are.
    Points(u8, u8),
    /// "I don't know".
    DontKnow,
}

/// The changes from the first attempt to the second, in the skills that both say something of. Empty where there is none,
/// or for a content that the build refuses. What the second took over from an earlier attempt was not given on its occasion, and tells
/// of no change.
pub fn changes(content: &Content, bank: &Bank, first: &Attempt, second: &Attempt) -> Vec<SkillChange> {
    let mut both = [first, second].map(|attempt| weigh(content, bank, attempt).0);
    let taken: Vec<&ItemId> = second.taken_over();
    both[1].retain(|one| !taken.contains(&&one.id));
    let Some(joint) = TwoOccasions::new(content, &both) else { return Vec::new() };
    let measured = |skill: &Skill| both.iter().all(|answers| answers.iter().any(|one| one.skill == *skill));
    let of = |skill: Skill| skill_change(content, bank, [first, second], &both, &joint, skill);
    Skill::ALL.into_iter().filter(measured).map(of).collect()
}

fn skill_change(
    content: &Content,
    bank: &Bank,
    attempts: [&Attempt; 2],
    both: &[Vec<Weighed>; 2],
    joint: &TwoOccasions,
    skill: Skill,
) -> SkillChange {
    let Compared { change, occasions, sd } = joint.change(both, skill);
    let difference = occasions[1].0 - occasions[0].0;
    let verdict = match (change.is_reliable(), difference > 0.0) {
        (true, true) => ChangeVerdict::Rise,
        (true, false) => ChangeVerdict::Fall,
        (false, _) => ChangeVerdict::Noise,
    };
    let own = |one: &&Weighed| one.skill == skill;
    let mut answers: Vec<(usize, AnswerChange)> = Vec::new();
    for one in both[0].iter().filter(own) {
        let Some(other) = both[1].iter().find(|other| other.id == one.id) else { continue };
        if other.category != one.category {
            let step = other.category.abs_diff(one.category);
            answers.extend(answer_change(content, bank, attempts, &one.id).map(|change| (step, change)));
        }
    }
    let answers = sorted(&answers, |left, right| right.0.cmp(&left.0));
    let points = |answers: &[Weighed]| {
        let questions = answers.iter().filter(own).filter(|one| !one.rating);
        questions.fold(PointsEarned::default(), |sum, one| PointsEarned {
            earned: sum.earned + one.category,
            most: sum.most + one.item.categories().saturating_sub(1),
        })
    };
    let came_again = |one: &&Weighed| both[1].iter().any(|other| other.id == one.id);
    SkillChange {
        skill,
        occasions,
        difference,
        interval: (difference - REACH_OF_CHANGE * sd, difference + REACH_OF_CHANGE * sd),
        greater: change.second_greater.get(),
        verdict,
        more: answers.len().saturating_sub(NAMED),
        answers: answers.into_iter().map(|(_, change)| change).take(NAMED).collect(),
        points: (points(&both[0]), points(&both[1])),
        again: both[0].iter().filter(own).filter(|one| !one.rating).filter(came_again).count(),
    }
}

fn answer_change(
    content: &Content,
    bank: &Bank,
    attempts: [&Attempt; 2],
    item: &ItemId,
) -> Option<AnswerChange> {
    let about = match (content.rating(item), bank.question(item)) {
        (Some(rating), _) => rating.title.clone(),
        (None, Some(question)) => content.facet(&question.facet)?.1.name.clone(),
        (None, None) => return None,
    };
    let word = |attempt: &Attempt| {
        let question = bank.question(item);
        Some(match attempt.answer(item)?.choice {
            Choice::Level(level) => AnswerWord::Level(level),
            Choice::DontKnow => AnswerWord::DontKnow,
            Choice::Option(place) => {
                let options = &question?.options;
                let most = options.iter().map(|option| option.points).max()?;
                AnswerWord::Points(options.get(usize::from(place))?.points, most)
            }
        })
    };
    Some(AnswerChange { item: item.clone(), about, from: word(attempts[0])?, to: word(attempts[1])? })
}

/// A skill on both occasions.
struct Compared {
    change: Change,
    /// Theta and its standard error on each, in logits.
    occasions: [(f64, f64); 2],
    /// Standard error of the difference, in logits.
    sd: f64,
}

/// The joint posterior of both occasions.
struct TwoOccasions {
    /// Coordinates of each skill on the first and the second occasion.
    skills: [[usize; Skill::COUNT]; 2],
    /// Loads of a rating or a question of each skill, by occasion, skill and whether it is a rating.
    loads: [[[Vec<usize>; 2]; Skill::COUNT]; 2],
    posterior: Posterior,
}

impl TwoOccasions {
    fn new(content: &Content, both: &[Vec<Weighed>; 2]) -> Option<Self> {
        let joint = Joint::new(&content.prior)?;
        let biases: Vec<usize> = (Joint::SHARED..=Joint::bias_of(Skill::Communication)).collect();
        let occasions = joint.space().two_occasions(&biases, 0.0).ok()?;
        let loads = [0, 1].map(|occasion| {
            Skill::ALL.map(|skill| {
                [false, true].map(|rating| {
                    let loads = Joint::loads(skill, rating);
                    if occasion == 0 { occasions.first(loads) } else { occasions.second(loads) }
                })
            })
        });
        let mut answers: Vec<Answer<'_>> = Vec::new();
        for (weighed, loads) in both.iter().zip(&loads) {
            for one in weighed {
                let loads = &loads[one.skill.index()][usize::from(one.rating)];
                answers.push(Answer { item: &one.item, loads, category: one.category });
            }
        }
        let posterior = occasions.space().posterior(&answers, None).ok()?;
        let skills =
            [0, 1].map(|occasion: usize| Skill::ALL.map(|skill| loads[occasion][skill.index()][0][0]));
        Some(Self { skills, loads, posterior })
    }

    /// The change in a skill.
    fn change(&self, both: &[Vec<Weighed>; 2], skill: Skill) -> Compared {
        let [first, second] = self.skills.map(|skills| skills[skill.index()]);
        let score = |at: usize| Score {
            mean: self.posterior.mode().get(at).copied().unwrap_or_default(),
            sd: self.posterior.sd(at),
        };
        let covariance = self.posterior.cov(first, second) + self.shared_items(both, [first, second]);
        let (before, after) = (score(first), score(second));
        let variance = before.sd * before.sd + after.sd * after.sd - 2.0 * covariance;
        Compared {
            change: change(before, after, covariance),
            occasions: [before, after].map(|score| (score.mean, score.sd)),
            sd: libm::sqrt(variance.max(0.0)),
        }
    }

    /// The covariance that comes from items which were answered on both occasions: what their difficulty is off by moves
    /// both estimates the same way, each by the posterior's response to that item (covariance times information).
    fn shared_items(&self, both: &[Vec<Weighed>; 2], of: [usize; 2]) -> f64 {
        let pairs =
            both[0].iter().filter_map(|one| Some((one, both[1].iter().find(|other| other.id == one.id)?)));
        pairs
            .map(|(one, other)| {
                one.doubt * other.doubt * self.response(0, one, of[0]) * self.response(1, other, of[1])
            })
            .sum()
    }

    /// How far one coordinate moves, in logits, when an item is one logit harder than believed.
    fn response(&self, occasion: usize, one: &Weighed, coordinate: usize) -> f64 {
        let loads = &self.loads[occasion][one.skill.index()][usize::from(one.rating)];
        let along: f64 = loads.iter().map(|load| self.posterior.cov(coordinate, *load)).sum();
        let at: f64 = loads.iter().filter_map(|load| self.posterior.mode().get(*load)).sum();
        along * information(&one.item, at)
    }
}

fn information(item: &Item, theta: f64) -> f64 {
    Theta::new(theta).map_or(0.0, |theta| item.information(theta).get())
}
