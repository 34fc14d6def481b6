//! A simulated person: abilities, biases, habits, and an answer to whatever is asked.

use cairn_measure::{Item, Seed, Space, Theta};

use super::tempting::Tempting;
use super::world::{Answering, Colleagues, DifficultyError, Leaning, World};
use crate::attempt::{Attempt, Choice, Entry, Event, Millis, NextStep, RULES, Writer, next};
use crate::content::{Bank, Content, Kind, Question, RaterBias, Rating};
use crate::profile::{Rated, Rater};
use crate::{ItemId, Level, Skill};

/// Sd of the logarithm of a person's pace, of one answer's time, and how times grow with the time that a question needs: honest
/// people take about as much longer for a longer question (response times are lognormal: van der Linden 2006).
const PACE_SD: f64 = 0.3;
const TIME_SD: f64 = 0.35;
const TIME_GROWS: f64 = 0.8;
/// Seconds in which an assistant's answer is pasted and clicked, and the sd of its logarithm.
const PASTED: (f64, f64) = (18.0, 0.25);
/// A bank whose difficulties are off is off in the same way for so many people; then comes another one.
const PEOPLE_A_BANK: u64 = 20;

/// Somebody with abilities, biases and habits.
pub(super) struct Person<'a> {
    /// True abilities, in logits.
    pub(super) abilities: [f64; Skill::COUNT],
    shared_bias: f64,
    skill_bias: [f64; Skill::COUNT],
    world: &'a World,
    /// How far the scale of a skill may be off, and a rating, in logits.
    anchor_sd: f64,
    rating_sd: f64,
    seed: u64,
    /// Which bank of those that are off.
    bank: u64,
}

impl<'a> Person<'a> {
    pub(super) fn new(content: &Content, world: &'a World, number: u64) -> Self {
        let prior = &content.prior;
        let seed = crate::attempt::Seed(0x00ca_1127).mix(&number.to_string());
        let drawn = population(prior.skill_correlation).map(|space| space.person(luck(seed, "abilities")));
        let mut abilities = [world.everywhere.unwrap_or(0.0); Skill::COUNT];
        if let (None, Some(drawn)) = (world.everywhere, drawn) {
            abilities.iter_mut().zip(drawn).for_each(|(cell, value)| *cell = value);
        }
        let bias_sd = world.skill_bias_sd.unwrap_or(prior.skill_bias_sd);
        Self {
            abilities,
            shared_bias: world
                .shared_bias
                .unwrap_or_else(|| prior.shared_bias_sd * normal(seed, "shared bias")),
            skill_bias: Skill::ALL.map(|skill| bias_sd * normal(seed, &format!("bias {}", skill.as_str()))),
            world,
            anchor_sd: prior.anchor_sd,
            rating_sd: prior.item_difficulty_sd,
            seed,
            bank: number / PEOPLE_A_BANK,
        }
    }

    /// The world they live in.
    pub(super) const fn world(&self) -> &World {
        self.world
    }

    /// The attempt that they make; `None` only for a content that the build refuses.
    pub(super) fn attempt(
        &self,
        content: &Content,
        bank: &Bank,
        tempting: &Tempting,
        number: u64,
    ) -> Option<Attempt> {
        let mode = self.world.mode;
        let mut attempt = Attempt::begin(mode.new_id(number)?, entry(content, 0, Event::Begin))?;
        let half = usize::from(mode.rules(content).questions_max) / 2;
        let mut asked = 0;
        while let NextStep::Ask(item) = next(content, bank, &[], &[], &attempt) {
            let (version, choice, seconds) = match (content.rating(&item), bank.question(&item)) {
                (Some(rating), _) => (rating.version, self.rate(rating)?, 8.0),
                (None, question) => {
                    let question = question?;
                    asked += 1;
                    let helped = matches!(self.world.answering, Answering::Helped(_)) && asked > half;
                    let choice =
                        if helped { self.helped(question)? } else { self.answer(question, tempting)? };
                    (question.version, choice, self.seconds(question, helped))
                }
            };
            let event = Event::Answer { item, version, choice, took_ms: Some(milliseconds(seconds)) };
            attempt.push(entry(content, attempt.next_seq(), event));
        }
        attempt.push(entry(content, attempt.next_seq(), Event::Finish));
        Some(attempt)
    }

    /// How far an item, with its skill's scale, is off in this person's world: above 0 where it is easier than believed.
    fn off(&self, skill: Skill, item: &ItemId, doubt: f64, rating: bool) -> f64 {
        let own = normal(self.bank, &format!("difficulty {}", item.as_str()));
        match self.world.difficulties {
            DifficultyError::Right => 0.0,
            DifficultyError::AsAllowed => {
                doubt * own + self.anchor_sd * normal(self.bank, &format!("anchor {}", skill.as_str()))
            }
            DifficultyError::Off(sd) => sd * own,
            DifficultyError::OffForAll(sd) => off_for_all(item, if rating { doubt } else { sd }),
        }
    }

    fn rate(&self, rating: &Rating) -> Option<Choice> {
        let leaning = self.shared_bias + self.skill_bias[rating.skill.index()];
        self.rated(rating, leaning, rating.id.as_str()).map(Choice::Level)
    }

    /// The level that somebody gives this person who leans so far, in logits; luck is that of a purpose.
    fn rated(&self, rating: &Rating, leaning: f64, purpose: &str) -> Option<Level> {
        // A level's description may be read otherwise than it was meant, by everybody alike.
        let off = self.off(rating.skill, &rating.id, self.rating_sd, true);
        let claimed = self.abilities[rating.skill.index()] + leaning + off;
        let level = rating.item()?.answer(Theta::new(claimed).ok()?, luck(self.seed, purpose));
        Level::new(u8::try_from(level).ok()?)
    }

    /// What others say of this person; nobody where the world has no colleagues.
    pub(super) fn raters(&self, content: &Content, bias: RaterBias) -> Vec<Rater> {
        let Some(Colleagues { count, leaning }) = self.world.colleagues else { return Vec::new() };
        (0..count).map(|number| self.rater(content, bias, number, leaning)).collect()
    }

    fn rater(&self, content: &Content, bias: RaterBias, number: usize, leaning: Leaning) -> Rater {
        let own = |part: &str| normal(self.seed, &format!("rater {number} {part}"));
        let leans = |skill: Skill| match leaning {
            Leaning::AsAllowed => {
                let common = libm::sqrt(bias.shared_correlation) * normal(self.seed, "raters alike");
                let everywhere = common + libm::sqrt(1.0 - bias.shared_correlation) * own("everywhere");
                bias.shared_sd * everywhere + bias.skill_sd * own(skill.as_str())
            }
            Leaning::Alike(by) => by,
            Leaning::Echo => self.shared_bias + self.skill_bias[skill.index()],
        };
        let ratings = content.ratings.iter().filter_map(|rating| {
            let purpose = format!("rater {number} {}", rating.id.as_str());
            let level = self.rated(rating, leans(rating.skill), &purpose)?;
            Some(Rated { item: rating.id.clone(), version: rating.version, level })
        });
        Rater { bias, ratings: ratings.collect() }
    }

    fn answer(&self, question: &Question, tempting: &Tempting) -> Option<Choice> {
        let id = question.id.as_str();
        let count = question.options.len();
        if self.world.answering == Answering::Blind {
            return option(self.below(count, &format!("blind {id}")));
        }
        let ability = self.abilities[question.skill.index()]
            + self.off(question.skill, &question.id, question.difficulty_sd, false);
        let theta = Theta::new(ability).ok()?;
        // The step at which they stand, without any luck: who knows, or how much of a scene is seen through.
        let latent = match &question.kind {
            Kind::Knowledge { a, b, .. } => Item::logistic(*a, *b, 0.0, 1.0),
            Kind::Judgement { a, steps } => Item::partial_credit(*a, steps),
        };
        let step = latent.ok()?.answer(theta, luck(self.seed, &format!("step {id}")));
        if question.is_knowledge() && step == 0 && self.uniform(&format!("admits {id}")) < self.world.admits {
            return Some(Choice::DontKnow);
        }
        let worth = |place: usize| question.options.get(place).map_or(0, |option| usize::from(option.points));
        let left: Vec<u8> = (0..count)
            .filter(|place| worth(*place) >= step)
            .filter_map(|place| u8::try_from(place).ok())
            .collect();
        let among = |places: &[u8]| {
            let at = self.below(places.len(), &format!("picks {id}"));
            places.get(at).copied()
        };
        let picked = match self.world.answering {
            Answering::NeverLucky if !question.is_knowledge() => among(
                &left.iter().copied().filter(|place| worth(usize::from(*place)) == step).collect::<Vec<_>>(),
            ),
            Answering::Misconceptions(share) if self.uniform(&format!("tempted {id}")) < share => {
                tempting.most(&question.id, &left).or_else(|| among(&left))
            }
            // Who guesses at a question is right as often as its guessing parameter says, near 1 in 4.
            _ => among(&left),
        };
        picked.map(Choice::Option)
    }

    /// The answer with an assistant's help.
    fn helped(&self, question: &Question) -> Option<Choice> {
        let Answering::Helped(share) = self.world.answering else { return None };
        let id = question.id.as_str();
        if self.uniform(&format!("assistant {id}")) >= share {
            return option(self.below(question.options.len(), &format!("assistant errs {id}")));
        }
        option(question.options.iter().position(|one| one.points == question.most_points())?)
    }

    /// Seconds over a question.
    fn seconds(&self, question: &Question, helped: bool) -> f64 {
        let noise = normal(self.seed, &format!("time {}", question.id.as_str()));
        if helped {
            return PASTED.0 * libm::exp(PASTED.1 * noise);
        }
        let pace = libm::exp(PACE_SD * normal(self.seed, "pace"));
        45.0 * pace * libm::pow(f64::from(question.seconds) / 45.0, TIME_GROWS) * libm::exp(TIME_SD * noise)
    }

    fn uniform(&self, part: &str) -> f64 {
        0.5 * libm::erfc(-normal(self.seed, part) / core::f64::consts::SQRT_2)
    }

    /// One of so many, evenly.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "few options"
    )]
    fn below(&self, count: usize, part: &str) -> usize {
        ((self.uniform(part) * count as f64) as usize).min(count.saturating_sub(1))
    }
}

/// How much easier a question is than believed, for everybody.
pub(super) fn off_for_all(item: &ItemId, sd: f64) -> f64 {
    sd * normal(0, &format!("everybody's difficulty {}", item.as_str()))
}

fn option(place: usize) -> Option<Choice> {
    u8::try_from(place).ok().map(Choice::Option)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some minutes at most")]
fn milliseconds(seconds: f64) -> u32 {
    (1000.0 * seconds) as u32
}

/// The seven skills in the population.
fn population(correlation: f64) -> Option<Space> {
    let size = Skill::COUNT;
    let cells = (0..size * size).map(|at| if at % (size + 1) == 0 { 1.0 } else { correlation });
    Space::new(&vec![0.0; size], &cells.collect::<Vec<_>>()).ok()
}

/// A draw from the standard normal distribution.
fn normal(of: u64, part: &str) -> f64 {
    let space = Space::new(&[0.0], &[1.0]).ok();
    space.and_then(|space| space.person(luck(of, part)).first().copied()).unwrap_or(0.0)
}

fn entry(content: &Content, seq: u32, event: Event) -> Entry {
    Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(0),
        content: content.version.clone(),
        rules: RULES,
        event,
    }
}

/// Luck that belongs to a number and a purpose alone.
fn luck(of: u64, part: &str) -> Seed {
    Seed(crate::attempt::Seed(of).mix(part))
}
