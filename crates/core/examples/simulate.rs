//! How well the assessment recovers what is true, on simulated people and this project's own questions.
//!
//! `cargo xtask simulate [people]` prints the table. People are drawn from the prior; they answer by the response models,
//! with difficulties that are off by a random error, and what the app would say of them is compared with what is true.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a report for developers, which may stop")]

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Step, Writer, next, progress};
use cairn_core::content::source::load;
use cairn_core::content::{Bank, Content, Kind, Question, Rating};
use cairn_core::profile::{picks_blindly, profile};
use cairn_core::{ItemId, Level, Skill};
use cairn_measure::{Item, Recovery, Seed, Space, Theta};

/// What is different from the usual person.
#[derive(Clone, Copy)]
struct Scenario {
    name: &'static str,
    mode: Mode,
    /// Shared self-rating bias; `None` draws it from the prior.
    shared_bias: Option<f64>,
    /// Standard deviation of the bias per skill.
    skill_bias_sd: f64,
    /// Standard deviation of the error of each difficulty, and what the app takes it for.
    difficulty_sd: f64,
    /// Probability of "I don't know" where the person does not know.
    admits: f64,
    /// Fewest and most questions, in place of the mode's.
    questions: Option<(u16, u16)>,
    /// Ability in every skill; `None` draws people from the prior.
    everywhere: Option<f64>,
    /// Whether they pick an option of each question without reading it.
    blindly: bool,
}

const USUAL: Scenario = Scenario {
    name: "full, as assumed",
    mode: Mode::Full,
    shared_bias: None,
    skill_bias_sd: 0.4,
    difficulty_sd: 0.5,
    admits: 0.5,
    questions: None,
    everywhere: None,
    blindly: false,
};

fn scenarios() -> Vec<Scenario> {
    let long = Scenario { questions: Some((42, 42)), ..USUAL };
    vec![
        USUAL,
        Scenario { name: "full, 77 answers", ..long },
        Scenario { name: "full, 63 answers", questions: Some((28, 28)), ..USUAL },
        Scenario { name: "full, 49 answers", questions: Some((14, 14)), ..USUAL },
        Scenario { name: "quick look", mode: Mode::Quick, ..USUAL },
        Scenario { name: "one skill (Python)", mode: Mode::Skill(Skill::Python), ..USUAL },
        Scenario { name: "77, everybody rates 1.5 too high", shared_bias: Some(1.5), ..long },
        Scenario { name: "77, everybody rates 1.5 too low", shared_bias: Some(-1.5), ..long },
        Scenario { name: "77, bias per skill of sd 0.5", skill_bias_sd: 0.5, ..long },
        Scenario { name: "77, difficulties off by sd 0.8", difficulty_sd: 0.8, ..long },
        Scenario { name: "77, never says \"I don't know\"", admits: 0.0, ..long },
        Scenario { name: "77, always says it when not knowing", admits: 1.0, ..long },
        Scenario {
            name: "77, theta -2 everywhere, picks blindly",
            everywhere: Some(-2.0),
            blindly: true,
            ..long
        },
        Scenario {
            name: "one skill (leadership), theta -2, picks blindly",
            mode: Mode::Skill(Skill::Leadership),
            everywhere: Some(-2.0),
            blindly: true,
            ..USUAL
        },
    ]
}

/// What was found over all people.
#[derive(Default)]
struct Found {
    recovery: Recovery,
    /// Estimates whose interval, as the app shows it, holds the truth.
    held: usize,
    estimates: usize,
    answers: usize,
    people: usize,
    /// People to whom the questions left, half way, were foretold within a third.
    foretold: usize,
    /// People whose answers look like picks at random.
    blind: usize,
}

fn main() {
    let people: u64 = std::env::args().nth(1).map_or(2000, |count| count.parse().unwrap());
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let mut bank = Bank::default();
    for skill in Skill::ALL {
        let questions = library.items.iter().map(|item| &item.question);
        bank.add(skill, questions.filter(|question| question.skill == skill).cloned().collect());
    }
    println!(
        "{people} simulated people a row, {} questions; all numbers in logits.\n",
        bank.questions().len()
    );
    println!(
        "| people and length | answers | RMSE | mean SE | coverage of 90 % | bias | rest foretold within a third | look like blind picks |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for scenario in scenarios() {
        let mut content = library.content.clone();
        // An error of a whole skill's scale moves everybody alike, so it is no part of this comparison.
        content.prior.anchor_sd = 0.0;
        content.prior.item_difficulty_sd = scenario.difficulty_sd;
        if let Some((least, most)) = scenario.questions {
            content.modes.full.questions_min = least;
            content.modes.full.questions_max = most;
        }
        let (content, bank) = (&content, &bank);
        let halves: Vec<Found> = thread::scope(|scope| {
            let start =
                |half: u64| scope.spawn(move || simulate(content, bank, scenario, (half..people).step_by(2)));
            let running = [start(0), start(1)];
            running.into_iter().map(|half| half.join().unwrap()).collect()
        });
        let found = halves.iter().fold(Found::default(), Found::with);
        println!(
            "| {} | {:.1} | {:.3} | {:.3} | {:.1} % | {:+.3} | {:.0} % | {:.1} % |",
            scenario.name,
            count(found.answers) / count(found.people),
            found.recovery.rmse(),
            found.recovery.mean_error(),
            100.0 * count(found.held) / count(found.estimates),
            found.recovery.bias(),
            100.0 * count(found.foretold) / count(found.people),
            100.0 * count(found.blind) / count(found.people)
        );
    }
    let levels: BTreeMap<&ItemId, u8> =
        library.items.iter().map(|item| (&item.question.id, item.level)).collect();
    walks(&library.content, &bank, &levels, people.div_ceil(10));
}

/// What people of each level meet in a full assessment: nobody should be bored, and nobody without hope.
fn walks(content: &Content, bank: &Bank, levels: &BTreeMap<&ItemId, u8>, people: u64) {
    println!(
        "\n| {people} people of level | meet questions of level 1 | 2 | 3 | 4 | 5 | earn of all points | the least |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for level in 1..=5u8 {
        let scenario = Scenario { everywhere: Some(f64::from(level) - 2.0), ..USUAL };
        let (mut met, mut earned, mut least) = ([0; 5], 0.0, f64::INFINITY);
        for number in 0..people {
            let person = Person::new(content, scenario, Seed(0x00ca_1128).part(number));
            let attempt = person.attempt(content, bank, scenario.mode, number);
            let (mut points, mut asked) = (0.0, 0);
            for given in attempt.answers() {
                let Some(question) = bank.question(&given.item) else { continue };
                met[usize::from(levels[&question.id]) - 1] += 1;
                points += share(question, given.choice);
                asked += 1;
            }
            let share = points / count(asked);
            earned += share;
            least = share.min(least);
        }
        let all: usize = met.iter().sum();
        let shares: Vec<String> =
            met.iter().map(|met| format!("{:.0} %", 100.0 * count(*met) / count(all))).collect();
        println!(
            "| {level} | {} | {:.0} % | {:.0} % |",
            shares.join(" | "),
            100.0 * earned / f64::from(u32::try_from(people).unwrap()),
            100.0 * least
        );
    }
}

/// The share of a question's points that an answer earns; "I don't know" earns none.
fn share(question: &Question, choice: Choice) -> f64 {
    let Choice::Option(at) = choice else { return 0.0 };
    let most = question.options.iter().map(|option| option.points).max().unwrap();
    f64::from(question.options[usize::from(at)].points) / f64::from(most)
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn count(number: usize) -> f64 {
    number as f64
}

impl Found {
    fn with(self, other: &Self) -> Self {
        Self {
            recovery: self.recovery.and(&other.recovery),
            held: self.held + other.held,
            estimates: self.estimates + other.estimates,
            answers: self.answers + other.answers,
            people: self.people + other.people,
            foretold: self.foretold + other.foretold,
            blind: self.blind + other.blind,
        }
    }
}

/// Whether the number of answers left was foretold within a third when half of the questions were answered.
fn foretold_within_a_third(content: &Content, bank: &Bank, attempt: &Attempt) -> bool {
    let given = attempt.answers().len();
    let ratings = usize::from(progress(content, bank, attempt).ratings_all);
    let half = ratings + (given - ratings) / 2;
    // The begin is the first entry.
    let entries = attempt.entries()[..=half].to_vec();
    let then = Attempt::from_entries(attempt.id().clone(), entries).unwrap();
    let foretold = count(usize::from(progress(content, bank, &then).usually_to) - half);
    let left = count(given - half);
    (foretold - left).abs() <= left / 3.0
}

fn simulate(content: &Content, bank: &Bank, scenario: Scenario, people: impl Iterator<Item = u64>) -> Found {
    let mut found = Found::default();
    for number in people {
        let person = Person::new(content, scenario, Seed(0x00ca_1127).part(number));
        let attempt = person.attempt(content, bank, scenario.mode, number);
        let profile = profile(content, bank, &attempt).unwrap();
        found.blind += usize::from(picks_blindly(content, bank, &attempt));
        for skill in scenario.mode.skills() {
            let estimate = &profile.skills[skill.index()];
            let truth = person.abilities[skill.index()];
            found.recovery.add(truth, estimate.theta, estimate.standard_error);
            found.held += usize::from((estimate.outer.0..=estimate.outer.1).contains(&truth));
            found.estimates += 1;
        }
        let given = attempt.answers().len();
        found.foretold += usize::from(foretold_within_a_third(content, bank, &attempt));
        found.answers += given;
        found.people += 1;
    }
    found
}

/// Somebody with abilities, biases and habits.
struct Person {
    abilities: Vec<f64>,
    shared_bias: f64,
    skill_bias: Vec<f64>,
    scenario: Scenario,
    seed: Seed,
}

impl Person {
    fn new(content: &Content, scenario: Scenario, seed: Seed) -> Self {
        let prior = &content.prior;
        let size = Skill::COUNT;
        let cells =
            (0..size * size).map(|at| if at % (size + 1) == 0 { 1.0 } else { prior.skill_correlation });
        let skills = Space::new(&vec![0.0; size], &cells.collect::<Vec<_>>()).unwrap();
        let unit = |part: u64| normal(seed.part(part));
        Self {
            abilities: scenario
                .everywhere
                .map_or_else(|| skills.person(seed.part(1)), |theta| vec![theta; Skill::COUNT]),
            shared_bias: scenario.shared_bias.unwrap_or_else(|| prior.shared_bias_sd * unit(2)),
            skill_bias: (0..7).map(|skill| scenario.skill_bias_sd * unit(10 + skill)).collect(),
            scenario,
            seed,
        }
    }

    fn attempt(&self, content: &Content, bank: &Bank, mode: Mode, number: u64) -> Attempt {
        let mut attempt = Attempt::begin(mode.new_id(number).unwrap(), entry(0, Event::Begin)).unwrap();
        while let Step::Ask(item) = next(content, bank, &[], &[], &attempt) {
            let (version, choice) = match (content.rating(&item), bank.question(&item)) {
                (Some(rating), _) => (rating.version, self.rate(rating)),
                (None, Some(question)) => (question.version, self.answer(question)),
                (None, None) => unreachable!("next asks what is there"),
            };
            let event = Event::Answer { item, version, choice, took_ms: None };
            attempt.push(entry(attempt.next_seq(), event));
        }
        attempt
    }

    /// Chance that belongs to this person and item alone.
    fn chance(&self, item: &ItemId, part: u64) -> Seed {
        let hash = item
            .as_str()
            .bytes()
            .fold(7u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)));
        self.seed.part(hash).part(part)
    }

    /// The ability that an item meets: the person's, less the error of the item's difficulty.
    fn met(&self, ability: f64, item: &ItemId) -> Theta {
        Theta::new(ability - self.scenario.difficulty_sd * normal(self.chance(item, 1))).unwrap()
    }

    fn rate(&self, rating: &Rating) -> Choice {
        let skill = rating.skill.index();
        let ability = self.abilities[skill] + self.shared_bias + self.skill_bias[skill];
        let level = rating.item().unwrap().answer(self.met(ability, &rating.id), self.chance(&rating.id, 2));
        Choice::Level(Level::new(u8::try_from(level).unwrap()).unwrap())
    }

    fn answer(&self, question: &Question) -> Choice {
        if self.scenario.blindly {
            let quarter = libm::floor(4.0 * uniform(self.chance(&question.id, 5))).clamp(0.0, 3.0);
            return Choice::Option([0, 1, 2, 3].into_iter().find(|n| f64::from(*n) >= quarter).unwrap());
        }
        let met = self.met(self.abilities[question.skill.index()], &question.id);
        let points = match &question.kind {
            Kind::Knowledge { a, b, c } => {
                let knows =
                    Item::logistic(*a, *b, 0.0, 1.0).unwrap().answer(met, self.chance(&question.id, 2));
                if knows == 0 && uniform(self.chance(&question.id, 3)) < self.scenario.admits {
                    return Choice::DontKnow;
                }
                knows.max(usize::from(uniform(self.chance(&question.id, 4)) < *c))
            }
            Kind::Judgement { a, steps } => {
                Item::partial_credit(*a, steps).unwrap().answer(met, self.chance(&question.id, 2))
            }
        };
        let at = question.options.iter().position(|option| usize::from(option.points) == points).unwrap();
        Choice::Option(u8::try_from(at).unwrap())
    }
}

fn entry(seq: u32, event: Event) -> Entry {
    Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(0),
        content: "2026.1".to_owned(),
        rules: RULES,
        event,
    }
}

/// A draw from the standard normal distribution.
fn normal(seed: Seed) -> f64 {
    Space::new(&[0.0], &[1.0]).unwrap().person(seed)[0]
}

/// A draw between 0 and 1: the normal one through its distribution function.
fn uniform(seed: Seed) -> f64 {
    0.5 * libm::erfc(-normal(seed) / core::f64::consts::SQRT_2)
}
