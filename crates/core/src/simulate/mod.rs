//! Simulated people take the assessment on this project's own questions, in worlds that the model assumes and in worlds that
//! it does not; what the app would tell them is held against what is true.
//!
//! A simulation of the model in use alone can find no fault of that model: it was 2 levels too kind to beginners while its own
//! table looked well. So each world says how people answer, apart from how answers are scored.

mod person;
mod report;
mod table;
mod tally;
mod tempting;
mod walk;
mod world;

use std::thread;

pub use report::report;
pub use table::{markdown, walks_markdown};
pub use tally::Tally;
pub use walk::{Walk, walks};
pub use world::{Answering, Colleagues, DifficultyError, Leaning, World, worlds};

use crate::Skill;
use crate::attempt::Attempt;
use crate::content::source::Library;
use crate::content::{Bank, Content, Question, RaterBias};
use person::Person;
use tempting::Tempting;

/// Content, questions and what of them tempts.
pub struct Laboratory {
    content: Content,
    bank: Bank,
    tempting: Tempting,
    rater_bias: RaterBias,
}

impl Laboratory {
    /// With the questions of all skills.
    pub fn new(library: &Library) -> Self {
        let bank = library.bank();
        Self {
            content: library.content.clone(),
            bank,
            tempting: Tempting::of(&library.items),
            rater_bias: library.observer.bias,
        }
    }

    /// The questions.
    pub const fn bank(&self) -> &Bank {
        &self.bank
    }

    /// People of a world by their numbers: the skills that they truly have, in logits, and the attempt that they make.
    pub fn people(
        &self,
        world: &World,
        numbers: impl Iterator<Item = u64>,
    ) -> Vec<([f64; Skill::COUNT], Attempt)> {
        let made = numbers.filter_map(|number| {
            let person = Person::new(&self.content, world, number);
            let attempt = person.attempt(&self.content, &self.bank, &self.tempting, number)?;
            Some((person.abilities, attempt))
        });
        made.collect()
    }

    /// The true difficulty of a question in a world in which it is off for everybody alike, in logits; the mean of a scene's
    /// steps. In other worlds what the content says.
    pub fn true_difficulty(world: &World, question: &Question) -> f64 {
        let off = match world.difficulties {
            DifficultyError::OffForAll(sd) => person::off_for_all(&question.id, sd),
            DifficultyError::Right | DifficultyError::AsAllowed | DifficultyError::Off(_) => 0.0,
        };
        question.kind.middle() - off
    }

    /// So many people of a world, on two threads; the same people for the same number, whatever the machine.
    pub fn run(&self, world: &World, people: u64) -> Tally {
        let halves: Vec<Tally> = thread::scope(|scope| {
            let start = |half: u64| scope.spawn(move || self.some(world, (half..people).step_by(2)));
            let running = [start(0), start(1)];
            running.into_iter().filter_map(|half| half.join().ok()).collect()
        });
        halves.iter().fold(Tally::new(), |sum, half| sum.and(half))
    }

    fn some(&self, world: &World, people: impl Iterator<Item = u64>) -> Tally {
        let mut content = self.content.clone();
        if let Some((least, most)) = world.questions {
            content.modes.full.questions_min = least;
            content.modes.full.questions_max = most;
        }
        let mut tally = Tally::new();
        for number in people {
            let person = Person::new(&content, world, number);
            if let Some(attempt) = person.attempt(&content, &self.bank, &self.tempting, number) {
                let raters = person.raters(&content, self.rater_bias);
                tally.add(&content, &self.bank, &person, &attempt, &raters);
            }
        }
        tally
    }
}
