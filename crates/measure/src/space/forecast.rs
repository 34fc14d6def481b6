//! How many questions are left.

use super::Posterior;
use crate::matrix::Matrix;
use crate::select::{Bank, Goals};
use crate::stop::{Progress, Rules, Step};

impl Posterior {
    /// How many more answers the rules will ask for, if each tells what is expected of it: for "about 6 minutes left".
    ///
    /// Walks on as the test would, always to the open item of `bank` that tells most about the goals, adding expected
    /// information instead of an answer. `answers` were given so far; `open` says which items may be asked. Decisions
    /// ([`Progress::settled`]) cannot be foreseen and are not counted on.
    pub fn questions_left(
        &self,
        bank: &Bank,
        goals: &Goals,
        rules: &Rules,
        answers: usize,
        open: impl Fn(usize) -> bool,
    ) -> usize {
        let mut ahead = Ahead::new(self, bank, open);
        let mut asked = 0;
        loop {
            let unmet = goals.unmet(|dimension| ahead.variance(dimension));
            let so_far = Progress {
                answers: answers + asked,
                worst_error: if unmet.is_empty() { 0.0 } else { f64::INFINITY },
                variance: goals.dimensions().map(|goal| ahead.variance(goal)).sum(),
                settled: false,
            };
            let targets: Vec<usize> = if unmet.is_empty() { goals.dimensions().collect() } else { unmet };
            match rules.step(so_far, ahead.best(bank, &targets)) {
                Step::Ask(place) => ahead.take(bank, place),
                Step::Stop(_) => return asked,
            }
            asked += 1;
        }
    }
}

impl Posterior {
    /// Which open items to ask within a budget, and the covariance that is then expected: always next is the item that is expected to
    /// remove most variance from the `goals` for its cost.
    ///
    /// `cost` is that of an item by its place (above 0; infinite for one that may not be asked); `budget` is never exceeded.
    pub fn foreseen(
        &self,
        bank: &Bank,
        goals: &[usize],
        cost: impl Fn(usize) -> f64,
        budget: f64,
    ) -> (Vec<usize>, Matrix) {
        let mut left = budget;
        let mut ahead = Ahead::new(self, bank, |place| cost(place) > 0.0 && cost(place) <= budget);
        let mut picked = Vec::new();
        while let Some(place) = ahead.best_for(bank, goals, |place| {
            let cost = cost(place);
            (cost <= left).then_some(cost)
        }) {
            left -= cost(place);
            ahead.take(bank, place);
            picked.push(place);
        }
        (picked, ahead.covariance)
    }
}

/// A covariance on its way, and what is still open.
struct Ahead {
    covariance: Matrix,
    /// Each item's expected information; `None` where it may not be asked.
    information: Vec<Option<f64>>,
}

impl Ahead {
    fn new(posterior: &Posterior, bank: &Bank, open: impl Fn(usize) -> bool) -> Self {
        // Averaged over what the ability may be: at the mode alone every item would look better aimed than it is.
        let expected = |place: usize| {
            let entry = bank.get(place)?;
            open(place).then(|| posterior.average(&entry.loads, |theta| entry.item.info(theta)))
        };
        Self {
            covariance: posterior.covariance().clone(),
            information: (0..bank.len()).map(expected).collect(),
        }
    }

    fn variance(&self, dimension: usize) -> f64 {
        self.covariance.get(dimension, dimension).unwrap_or(f64::INFINITY)
    }

    /// The open item that tells most for its cost; `None` where none that can be had tells anything.
    fn best_for(&self, bank: &Bank, goals: &[usize], cost: impl Fn(usize) -> Option<f64>) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for (place, (entry, information)) in bank.entries().iter().zip(&self.information).enumerate() {
            let (Some(information), Some(cost)) = (information, cost(place)) else { continue };
            let gain = crate::select::reduction(&self.covariance, &entry.loads, *information, goals) / cost;
            if gain > 0.0 && best.is_none_or(|(_, most)| gain > most) {
                best = Some((place, gain));
            }
        }
        best.map(|(place, _)| place)
    }

    fn best(&self, bank: &Bank, goals: &[usize]) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        for (place, (entry, information)) in bank.entries().iter().zip(&self.information).enumerate() {
            let Some(information) = information else { continue };
            let gain = crate::select::reduction(&self.covariance, &entry.loads, *information, goals);
            if best.is_none_or(|(_, most)| gain > most) {
                best = Some((place, gain));
            }
        }
        best
    }

    /// Adds the item's information: C becomes C - C l l'C I / (1 + I l'Cl).
    fn take(&mut self, bank: &Bank, place: usize) {
        let Some(information) = self.information.get_mut(place).and_then(Option::take) else { return };
        let Some(entry) = bank.get(place) else { return };
        let size = self.covariance.size();
        let along: Vec<f64> = (0..size)
            .map(|row| entry.loads.iter().map(|&load| self.covariance.at(row, load)).sum())
            .collect();
        let own: f64 = entry.loads.iter().map(|&load| along[load]).sum();
        let share = information / (1.0 + information * own);
        for row in 0..size {
            for column in 0..size {
                self.covariance.add(row, column, -share * along[row] * along[column]);
            }
        }
    }
}
