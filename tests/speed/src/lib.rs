//! Tasks whose time is measured: a test in one dimension beside a bare loop, and the step of the app's model.
#![allow(
    clippy::must_use_candidate,
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    reason = "fixed inputs of a benchmark"
)]

use cairn_measure::{Answer, Bank, Belief, Entry, Grid, Item, Normal, Seed, Space, Theta, most_informative};
use wasm_bindgen::prelude::wasm_bindgen;

/// Items of the bank in all tasks.
pub const BANK: usize = 300;
/// Answers of a test in one dimension.
pub const TEST: usize = 30;
/// Self-ratings and questions of the app's full assessment.
pub const RATINGS: usize = 35;
/// Questions of it.
pub const QUESTIONS: usize = 42;

const SKILLS: usize = 7;
const DIMENSIONS: usize = 15;

/// Discrimination, difficulty and guessing of item `at`: spread as in a bank of usual quality.
fn parameters(at: usize) -> (f64, f64, f64) {
    let part = |shift: u64| {
        f64::from(u32::try_from(Seed(shift).part(at as u64).0 >> 40).unwrap()) / f64::from(1 << 24)
    };
    (0.8 + 0.8 * part(1), 5.0 * part(2) - 2.5, 0.2)
}

/// A 30-item test by plain arrays and the platform's own `exp`: what the machine can do at best.
pub fn bare_test(ability: f64) -> f64 {
    let items: Vec<_> = (0..BANK).map(parameters).collect();
    let points: Vec<f64> = (0..61).map(|point| f64::from(point) / 7.5 - 4.0).collect();
    let mut weights: Vec<f64> = points.iter().map(|point| (-0.5 * point * point).exp()).collect();
    let mut asked = vec![false; BANK];
    let mut theta = 0.0;
    for _ in 0..TEST {
        let mut best = (0, -1.0);
        for (at, (a, b, c)) in items.iter().enumerate() {
            if asked[at] {
                continue;
            }
            let q = 1.0 / (1.0 + (-a * (theta - b)).exp());
            let p = c + (1.0 - c) * q;
            let information = a * a * (1.0 - c) * (1.0 - c) * q * q * (1.0 - q) * (1.0 - q) / (p * (1.0 - p));
            if information > best.1 {
                best = (at, information);
            }
        }
        asked[best.0] = true;
        let (a, b, c) = items[best.0];
        let right = ability > b;
        let (mut sum, mut mean) = (0.0, 0.0);
        for (point, weight) in points.iter().zip(&mut weights) {
            let p = c + (1.0 - c) / (1.0 + (-a * (point - b)).exp());
            *weight *= if right { p } else { 1.0 - p };
            sum += *weight;
            mean += *weight * point;
        }
        theta = mean / sum;
    }
    theta
}

/// The same test by the crate.
pub fn crate_test(items: &[Item], ability: f64) -> f64 {
    let mut belief = Belief::new(Normal::STANDARD, Grid::new(61, -4.0, 4.0).unwrap());
    let mut asked = vec![false; items.len()];
    let mut theta = Theta::ZERO;
    for _ in 0..TEST {
        let at = most_informative(items, theta, |at| !asked[at]).unwrap();
        asked[at] = true;
        belief.update(&items[at], usize::from(ability > parameters(at).1)).unwrap();
        theta = belief.estimate().theta;
    }
    theta.logits()
}

/// The items of the test.
pub fn items() -> Vec<Item> {
    (0..BANK).map(parameters).map(|(a, b, c)| Item::logistic(a, b, c, 1.0).unwrap()).collect()
}

/// An assessment by the app's model of fifteen dimensions, answer by answer.
#[wasm_bindgen]
pub struct Run {
    space: Space,
    bank: Bank,
    ratings: Vec<Item>,
    /// Places in the bank and categories, in the order given.
    given: Vec<(usize, usize)>,
    mode: Option<Vec<f64>>,
    next: usize,
}

#[wasm_bindgen]
impl Run {
    /// Somebody who has rated themselves and answered nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let mut cells = vec![0.0; DIMENSIONS * DIMENSIONS];
        for row in 0..DIMENSIONS {
            for column in 0..DIMENSIONS {
                cells[row * DIMENSIONS + column] = match (row == column, row < SKILLS && column < SKILLS) {
                    (true, _) => {
                        if row <= SKILLS {
                            1.0
                        } else {
                            0.16
                        }
                    }
                    (false, true) => 0.45,
                    (false, false) => 0.0,
                };
            }
        }
        let entry = |at: usize| {
            let (a, b, c) = parameters(at);
            let item = Item::logistic(a, b, c, 1.0).unwrap();
            Entry { item, loads: vec![at % SKILLS], area: at % RATINGS }
        };
        let bank = Bank::new((0..BANK).map(entry).collect(), DIMENSIONS).unwrap();
        let rating = |_| Item::graded(1.5, &[-1.5, -0.5, 0.5, 1.5, 2.5]).unwrap();
        let mut run = Self {
            space: Space::new(&[0.0; DIMENSIONS], &cells).unwrap(),
            bank,
            ratings: (0..RATINGS).map(rating).collect(),
            given: Vec::new(),
            mode: None,
            next: 0,
        };
        run.step();
        run
    }

    /// One answer more: estimate, covariance, and the choice of the next question among all.
    pub fn step(&mut self) -> usize {
        let posterior = {
            let rated = self.ratings.iter().enumerate().map(|(at, item)| Answer {
                item,
                loads: &LOADS[at % SKILLS],
                category: 2 + at % 3,
            });
            let asked = self.given.iter().map(|(place, category)| {
                let entry = self.bank.get(*place).unwrap();
                Answer { item: &entry.item, loads: &entry.loads, category: *category }
            });
            let answers: Vec<Answer<'_>> = rated.chain(asked).collect();
            self.space.posterior(&answers, self.mode.as_deref()).unwrap()
        };
        let mut worth = Vec::with_capacity(BANK);
        let open = |place: usize| !self.given.iter().any(|(known, _)| *known == place);
        self.bank.rank(&posterior, &[0, 1, 2, 3, 4, 5, 6], open, &mut worth);
        self.next = worth[0].0;
        self.mode = Some(posterior.mode().to_vec());
        let category = usize::from(posterior.mode()[self.next % SKILLS] > parameters(self.next).1);
        self.given.push((self.next, category));
        self.next
    }

    /// The whole assessment scored from nothing, as for one candidate of many; the first ability.
    pub fn score(&self) -> f64 {
        let rated = self.ratings.iter().enumerate().map(|(at, item)| Answer {
            item,
            loads: &LOADS[at % SKILLS],
            category: 2 + at % 3,
        });
        let asked = self.given.iter().map(|(place, category)| {
            let entry = self.bank.get(*place).unwrap();
            Answer { item: &entry.item, loads: &entry.loads, category: *category }
        });
        let answers: Vec<Answer<'_>> = rated.chain(asked).collect();
        self.space.posterior(&answers, None).unwrap().mode()[0]
    }
}

impl Default for Run {
    fn default() -> Self {
        Self::new()
    }
}

const LOADS: [[usize; 3]; SKILLS] =
    [[0, 7, 8], [1, 7, 9], [2, 7, 10], [3, 7, 11], [4, 7, 12], [5, 7, 13], [6, 7, 14]];
