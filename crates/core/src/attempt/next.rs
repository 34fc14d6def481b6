//! What to ask next: first the ratings, then the question that tells most.

use std::collections::BTreeMap;

use cairn_measure::{Exposure, Posterior, Progress, Seed, variance_reduction};

use super::log::Attempt;
use super::mode::Mode;
use super::stopping::stop_rules;
use crate::content::{Bank, Content, Form, ModeRules, Question, Rating};
use crate::order::sorted;
use crate::profile::{Joint, LeftOut, LeftOutReason, Weighed, share_unknown, weigh};
use crate::{FacetId, ItemId, Skill};

/// Fewest questions a skill before its precision can end it: an estimate should rest on more than ratings.
pub(super) const MIN_QUESTIONS_A_SKILL: usize = 3;
/// Chance decides among three questions of at least nine tenths of the best one's worth, so that not everybody meets
/// the same ones.
const EXPOSURE: Exposure = Exposure { among: 3, nearly: 0.9 };
/// In a retake an unseen question may be worth a third of a seen one: an answer that is remembered tells nothing.
const AGAIN: Exposure = Exposure { nearly: 0.33, ..EXPOSURE };
/// How many more questions than its even share a skill may have whose answers come too fast to count.
const MORE_THAN_ITS_SHARE: usize = 2;
/// What a question counts that the person has no hope of; see [`Ask::heart`].
const NO_HOPE: f64 = 0.5;

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Ask this rating or question.
    Ask(ItemId),
    /// The questions of these skills are needed first.
    Load(Vec<Skill>),
    /// Enough is known, or nothing is left to ask.
    Stop(StopReason),
}

/// Why an assessment ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// Everything the mode asks was answered.
    Complete,
    /// Every skill is known as well as the mode aims for.
    Precise,
    /// The most questions the mode ever asks.
    Length,
    /// The best question left would tell next to nothing.
    LittleGain,
    /// No questions are left in the skills that are not known well enough.
    Exhausted,
}

impl Mode {
    /// The rules of this mode in a content.
    pub fn rules(self, content: &Content) -> &ModeRules {
        match self {
            Self::Quick => &content.modes.quick,
            Self::Full => &content.modes.full,
            Self::Skill(_) => &content.modes.skill,
        }
    }
}

/// Decides what comes next. Depends on the answers that count, the seed and the content alone, so that a reload asks
/// the same. `missing` names skills whose questions cannot be had; the others go on. `seen` are items that the person
/// met in earlier attempts: they come again only where no unseen one is nearly as good.
pub fn next(
    content: &Content,
    bank: &Bank,
    missing: &[Skill],
    seen: &[ItemId],
    attempt: &Attempt,
) -> NextStep {
    let mode = attempt.mode();
    let (weighed, left) = weigh(content, bank, attempt);
    if let Some(rating) = open_rating(content, mode, &weighed) {
        return NextStep::Ask(rating.id.clone());
    }
    let rules = mode.rules(content);
    if rules.questions_max == 0 {
        return NextStep::Stop(StopReason::Complete);
    }
    let wanted: Vec<Skill> = mode.skills().into_iter().filter(|skill| !missing.contains(skill)).collect();
    let absent: Vec<Skill> = wanted.iter().copied().filter(|skill| !bank.has(*skill)).collect();
    if !absent.is_empty() {
        return NextStep::Load(absent);
    }
    let Some(posterior) = Joint::new(&content.prior).and_then(|joint| joint.posterior(&weighed)) else {
        return NextStep::Stop(StopReason::Exhausted);
    };
    Ask { content, bank, attempt, seen, weighed: &weighed, left: &left, posterior: &posterior }.step(&wanted)
}

/// The first rating of a mode without an answer that counts; `None` where all have one.
pub fn open_rating<'a>(content: &'a Content, mode: Mode, weighed: &[Weighed]) -> Option<&'a Rating> {
    let open = |rating: &&Rating| !weighed.iter().any(|known| known.id == rating.id);
    mode.skills().into_iter().flat_map(|skill| content.ratings_of(skill)).find(open)
}

/// The choice of a question.
struct Ask<'a> {
    content: &'a Content,
    bank: &'a Bank,
    attempt: &'a Attempt,
    seen: &'a [ItemId],
    weighed: &'a [Weighed],
    left: &'a [LeftOut],
    posterior: &'a Posterior,
}

impl Ask<'_> {
    fn step(&self, skills: &[Skill]) -> NextStep {
        let rules = self.attempt.mode().rules(self.content);
        let rapid = self.rapid().count();
        let asked = rapid + self.weighed.iter().filter(|known| !known.rating).count();
        let variance = |skill: &Skill| self.posterior.cov(skill.index(), skill.index());
        // A skill with few questions counts as not known at all, whatever its ratings seem to say.
        let short = |skill: &Skill| self.count(*skill) < MIN_QUESTIONS_A_SKILL;
        let unsure = |skill: &Skill| variance(skill) > rules.se_target * rules.se_target;
        // A skill that is known well enough weighs nothing, unless all are and only the least length keeps us going.
        let mut goals: Vec<Skill> =
            skills.iter().copied().filter(|skill| short(skill) || unsure(skill)).collect();
        let precise = goals.is_empty();
        if precise {
            goals = skills.to_vec();
        }
        let ranked = self.ranked(&goals);
        let best = self.pick(asked, &self.spread(skills, &ranked));
        let so_far = Progress {
            answers: asked,
            worst_error: if precise { 0.0 } else { f64::INFINITY },
            variance: goals.iter().map(variance).sum(),
            settled: false,
        };
        let most = ranked.first().map_or(0.0, |(_, gain)| *gain);
        match stop_rules(rules).step(so_far, best.map(|place| (place, most))) {
            cairn_measure::Step::Ask(place) => match self.bank.questions().get(place) {
                Some(question) => NextStep::Ask(question.id.clone()),
                None => NextStep::Stop(StopReason::Exhausted),
            },
            cairn_measure::Step::Stop(reason) => NextStep::Stop(match reason {
                cairn_measure::StopReason::Precise | cairn_measure::StopReason::Settled => {
                    StopReason::Precise
                }
                cairn_measure::StopReason::Length => StopReason::Length,
                cairn_measure::StopReason::LittleGain => StopReason::LittleGain,
                cairn_measure::StopReason::Exhausted => StopReason::Exhausted,
            }),
        }
    }

    /// The ranked questions without those of skills that have had their share. What came too fast to count leaves a skill as
    /// uncertain as it was, so that somebody in haste was asked about one skill over and over. Where all answers count nothing is
    /// held back; and where nothing else is left, nothing either.
    fn spread(&self, skills: &[Skill], ranked: &[(usize, f64)]) -> Vec<(usize, f64)> {
        let rapid = |skill: Skill| self.rapid().filter(|out| out.item.skill() == Some(skill)).count();
        let asked: Vec<(Skill, usize, usize)> = skills
            .iter()
            .map(|skill| (*skill, rapid(*skill)))
            .map(|(skill, rapid)| (skill, rapid, self.count(skill) + rapid))
            .collect();
        let counts = || asked.iter().map(|(.., count)| *count);
        let share = counts().sum::<usize>() / skills.len().max(1);
        let has_had = |(_, rapid, count): &&(Skill, usize, usize)| {
            *rapid > 0 && *count >= share + MORE_THAN_ITS_SHARE && counts().any(|other| other < *count)
        };
        let full: Vec<Skill> = asked.iter().filter(has_had).map(|(skill, ..)| *skill).collect();
        let open = |(place, _): &&(usize, f64)| {
            self.bank.questions().get(*place).is_some_and(|question| !full.contains(&question.skill))
        };
        let kept: Vec<(usize, f64)> = ranked.iter().filter(open).copied().collect();
        if kept.is_empty() { ranked.to_vec() } else { kept }
    }

    /// Answers that came too fast to count.
    fn rapid(&self) -> impl Iterator<Item = &LeftOut> {
        self.left.iter().filter(|out| out.why == LeftOutReason::Rapid)
    }

    /// Questions of a skill that count.
    fn count(&self, skill: Skill) -> usize {
        self.weighed.iter().filter(|known| !known.rating && known.skill == skill).count()
    }

    /// Open questions of these skills, by their places in the bank, with the variance each is expected to remove from
    /// the skills together, less what is too hard for the person; best first. Equal worth is decided by the order of items, never by chance of rounding.
    fn ranked(&self, goals: &[Skill]) -> Vec<(usize, f64)> {
        let dimensions: Vec<usize> = goals.iter().map(|skill| skill.index()).collect();
        let admits = share_unknown(self.bank, &self.attempt.answers());
        let open: Vec<(usize, &Question)> = self
            .bank
            .questions()
            .iter()
            .enumerate()
            .filter(|(_, question)| question.form != Form::C && goals.contains(&question.skill))
            .filter(|(_, question)| !self.asked(&question.id))
            .collect();
        let mut worth = Vec::new();
        for (place, question) in self.balanced(&open) {
            if let Some(item) = question.item(admits) {
                let loads = Joint::loads(question.skill, false);
                let gain = variance_reduction(self.posterior, &item, loads, &dimensions);
                worth.push((place, gain * self.heart(question)));
            }
        }
        sorted(&worth, |left, right| right.1.total_cmp(&left.1))
    }

    /// What a question's worth is multiplied by so that nobody loses heart: 1 up to the person's own level, and down to one
    /// half for what they have no hope of.
    ///
    /// A question that is far too hard tells about as much as one that is far too easy, and only the first is felt as a
    /// failure (easier tests cost little precision: Eggen and Verschoor 2006). Of the questions that somebody at level 1
    /// meets on this bank 94% are of the first two levels, and they earn 59% of the points, luck included (`cargo xtask simulate`).
    fn heart(&self, question: &Question) -> f64 {
        let theta = self.posterior.mode().get(question.skill.index()).copied().unwrap_or(0.0);
        let knows = 1.0 / (1.0 + libm::exp(question.kind.middle() - theta));
        (NO_HOPE + knows).min(1.0)
    }

    /// Whether a question was answered in this attempt; one that came too fast to count is not asked again.
    fn asked(&self, id: &ItemId) -> bool {
        self.weighed.iter().any(|known| known.id == *id) || self.rapid().any(|out| out.item == *id)
    }

    fn pick(&self, asked: usize, ranked: &[(usize, f64)]) -> Option<usize> {
        let seen = |place: usize| {
            self.bank.questions().get(place).is_some_and(|question| self.seen.contains(&question.id))
        };
        let seed = Seed(self.attempt.seed().mix(&format!("question {asked}")));
        let picked = EXPOSURE.pick(ranked, seen, seed)?;
        if seen(picked) { AGAIN.pick(ranked, seen, seed) } else { Some(picked) }
    }

    /// The open questions whose facet has been asked least within its skill, so that no facet is left out.
    fn balanced<'b>(&self, open: &[(usize, &'b Question)]) -> Vec<(usize, &'b Question)> {
        let weighed = self.weighed.iter().filter(|known| !known.rating).map(|known| &known.facet);
        let too_fast = self.rapid().filter_map(|out| self.bank.question(&out.item)).map(|one| &one.facet);
        let asked: Vec<&FacetId> = weighed.chain(too_fast).collect();
        let mut times: BTreeMap<&FacetId, usize> = BTreeMap::new();
        let mut least = [usize::MAX; Skill::COUNT];
        for (_, question) in open {
            let count = || asked.iter().filter(|facet| **facet == &question.facet).count();
            let times = *times.entry(&question.facet).or_insert_with(count);
            if let Some(slot) = least.get_mut(question.skill.index()) {
                *slot = times.min(*slot);
            }
        }
        let is_least = |question: &Question| times.get(&question.facet) == least.get(question.skill.index());
        open.iter().copied().filter(|(_, question)| is_least(question)).collect()
    }
}
