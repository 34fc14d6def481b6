//! Made-up people: for the example pool, tests and measurements of time. Their logs are real ones; the people are not.

use std::collections::BTreeSet;

use cairn_measure::{Item, Prob, Seed, Space, Theta};

use super::member::Member;
use crate::attempt::{
    Attempt, Choice, Entry, Event, Fact, Millis, Mode, NextStep, RULES, Track, Writer, next,
};
use crate::content::{Bank, Content, ExamplePerson, Kind, Question, Rating};
use crate::profile::LEVEL_MIDDLE;
use crate::record::file::ProfileFile;
use crate::{AttemptId, CandidateId, Level, Skill};

/// Somebody made up.
#[derive(Clone, Debug, PartialEq)]
pub struct MadeUp {
    /// The name that the profile carries.
    pub name: String,
    /// True abilities, in logits.
    pub abilities: [f64; Skill::COUNT],
    /// How much they rate themselves above these, in logits.
    pub bias: [f64; Skill::COUNT],
    /// What they answer.
    pub mode: Mode,
    /// What they say about themselves.
    pub facts: Vec<Fact>,
    /// When they did it.
    pub at: Millis,
    /// Decides their luck, and the id of their attempt.
    pub seed: u64,
}

/// Probability of saying "I don't know" where one does not know.
const ADMITS: f64 = 0.5;

/// The profile of somebody made up: they answer what the engine asks, by the response models. `None` only for a content
/// that the build refuses, or a bank without the questions.
pub fn made_up(content: &Content, bank: &Bank, person: &MadeUp) -> Option<ProfileFile> {
    let entry = |seq: u32, event: Event| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(person.at.0 + i64::from(seq) * 30_000),
        content: content.version.clone(),
        rules: RULES,
        event,
    };
    let mut attempt = Attempt::begin(person.mode.new_id(person.seed)?, entry(0, Event::Begin))?;
    while let NextStep::Ask(item) = next(content, bank, &[], &[], &attempt) {
        let (version, choice, seconds) = match (content.rating(&item), bank.question(&item)) {
            (Some(rating), _) => (rating.version, person.rate(rating)?, 9),
            (None, question) => {
                let question = question?;
                (question.version, person.answer(question)?, u32::from(question.seconds))
            }
        };
        let event = Event::Answer { item, version, choice, took_ms: Some(seconds * 800) };
        attempt.push(entry(attempt.next_seq(), event));
    }
    for fact in &person.facts {
        attempt.push(entry(attempt.next_seq(), Event::Fact(fact.clone())));
    }
    attempt.push(entry(attempt.next_seq(), Event::Finish));
    let made_at = attempt.last_at();
    Some(ProfileFile {
        name: person.name.clone(),
        made_at,
        attempts: vec![attempt],
        copies: Vec::new(),
        invitation: None,
    })
}

/// Whether an attempt is that of somebody of an example pool, wherever it has gone since: the id follows from the name.
pub(super) fn is_made_up(name: &str, attempt: &AttemptId) -> bool {
    let id = Mode::of(attempt).and_then(|mode| mode.new_id(seed_of(name)));
    id.is_some_and(|id| id == *attempt)
}

/// Who of some people is made up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MadeUpAmong {
    /// Nobody.
    Nobody,
    /// Everybody.
    Everybody,
    /// These.
    These(Vec<CandidateId>),
}

/// Who of these people of a pool is made up; `example` where the pool was made as the example. Real people may have come into it
/// since, and made-up ones may have gone into any other pool.
pub fn made_up_among(example: bool, members: &[Member], of: &[CandidateId]) -> MadeUpAmong {
    // An example of an older version has people whom this one does not know.
    let known: BTreeSet<&CandidateId> =
        members.iter().filter(|member| member.made_up).map(|member| &member.id).collect();
    let all = example && known.is_empty();
    let is = |id: &&CandidateId| all || known.contains(*id);
    let these: Vec<CandidateId> = of.iter().filter(is).cloned().collect();
    match these.len() {
        0 => MadeUpAmong::Nobody,
        count if count == of.len() => MadeUpAmong::Everybody,
        _ => MadeUpAmong::These(these),
    }
}

/// Those of the example who are not among the members of a pool.
pub fn missing_of_example(people: Vec<ExamplePerson>, members: &[Member]) -> Vec<ExamplePerson> {
    let is_here = |person: &ExamplePerson| {
        members.iter().flat_map(|member| &member.attempts).any(|attempt| is_made_up(&person.name, attempt))
    };
    people.into_iter().filter(|person| !is_here(person)).collect()
}

fn seed_of(name: &str) -> u64 {
    crate::attempt::Seed(0).mix(name)
}

impl MadeUp {
    /// Somebody of the example pool, who did their assessment at `at`; `None` for a mode that does not exist.
    pub fn of(person: &ExamplePerson, at: Millis) -> Option<Self> {
        let mode = match person.mode.as_str() {
            "quick" => Mode::Quick,
            "full" => Mode::Full,
            skill => Mode::Skill(Skill::parse(skill)?),
        };
        let years = Track::ALL.into_iter().zip(person.years);
        Some(Self {
            name: person.name.clone(),
            abilities: person.levels.map(|level| level - LEVEL_MIDDLE),
            bias: person.over,
            mode,
            facts: years.map(|(track, years)| Fact::Years(track, years)).collect(),
            at,
            seed: seed_of(&person.name),
        })
    }

    /// Chance that belongs to this person and item alone.
    fn chance(&self, item: &str, part: u64) -> Seed {
        Seed(crate::attempt::Seed(self.seed).mix(item)).part(part)
    }

    fn rate(&self, rating: &Rating) -> Option<Choice> {
        let skill = rating.skill.index();
        let claimed = self.abilities.get(skill)? + self.bias.get(skill)?;
        let level = rating.item()?.answer(Theta::new(claimed).ok()?, self.chance(rating.id.as_str(), 1));
        Some(Choice::Level(Level::new(u8::try_from(level).ok()?)?))
    }

    /// What they answer to a question, by the response models; the same each time.
    pub fn answer(&self, question: &Question) -> Option<Choice> {
        let theta = Theta::new(*self.abilities.get(question.skill.index())?).ok()?;
        let chance = |part| self.chance(question.id.as_str(), part);
        let points = match &question.kind {
            Kind::Knowledge { a, b, c } => {
                let knows = Item::logistic(*a, *b, 0.0, 1.0).ok()?.answer(theta, chance(1));
                if knows == 0 && uniform(chance(2))? < ADMITS {
                    return Some(Choice::DontKnow);
                }
                knows.max(usize::from(uniform(chance(3))? < *c))
            }
            Kind::Judgement { .. } => question.exact(Prob::new(0.0).ok()?)?.answer(theta, chance(1)),
        };
        let at = question.options.iter().position(|option| usize::from(option.points) == points)?;
        Some(Choice::Option(u8::try_from(at).ok()?))
    }
}

/// A draw between 0 and 1: a normal one through its distribution function.
fn uniform(seed: Seed) -> Option<f64> {
    let normal = *Space::new(&[0.0], &[1.0]).ok()?.person(seed).first()?;
    Some(0.5 * libm::erfc(-normal / core::f64::consts::SQRT_2))
}
