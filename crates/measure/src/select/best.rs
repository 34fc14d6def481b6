//! The next item: which one tells most.

use crate::bounded::Theta;
use crate::matrix::Matrix;
use crate::model::Item;
use crate::space::Posterior;

/// The open item with the most Fisher information at `theta`; of equal ones the first.
///
/// `open` says whether an item may be asked. `None` where none may.
pub fn most_informative(items: &[Item], theta: Theta, open: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<(usize, f64)> = None;
    for (place, item) in items.iter().enumerate().filter(|(place, _)| open(*place)) {
        // Most items are far from the person: a bound without an exponential tells that they cannot be the best.
        if best.is_some_and(|(_, most)| item.info_at_most(theta.logits()) <= most) {
            continue;
        }
        let information = item.info(theta.logits());
        if best.is_none_or(|(_, most)| information > most) {
            best = Some((place, information));
        }
    }
    best.map(|(place, _)| place)
}

/// All items by Fisher information at `theta`, best first; of equal ones the first in the list.
pub fn by_information(items: &[Item], theta: Theta) -> Vec<usize> {
    let mut order: Vec<(usize, f64)> =
        items.iter().map(|item| item.info(theta.logits())).enumerate().collect();
    order.sort_by(|left, right| right.1.total_cmp(&left.1));
    order.into_iter().map(|(place, _)| place).collect()
}

/// By how much an item is expected to lower the summed posterior variance of the goal dimensions, in logits².
///
/// With I the item's information at the mode, l its loads and C the posterior covariance:
/// sum over goals s of I (C l)_s² / (1 + I l'C l), the exact effect of adding I to the precision along l. Goals and
/// loads that the space does not have count nothing.
pub fn variance_reduction(posterior: &Posterior, item: &Item, loads: &[usize], goals: &[usize]) -> f64 {
    let ability: f64 = loads.iter().filter_map(|&load| posterior.mode().get(load)).sum();
    reduction(posterior.covariance(), loads, item.info(ability), goals)
}

/// As [`variance_reduction`], for a known information.
pub(crate) fn reduction(covariance: &Matrix, loads: &[usize], information: f64, goals: &[usize]) -> f64 {
    let (mut own, mut seen) = (0.0, 0.0);
    for &row in loads {
        for &column in loads {
            own += covariance.get(row, column).unwrap_or(0.0);
        }
    }
    for &goal in goals {
        let along: f64 = loads.iter().map(|&load| covariance.get(load, goal).unwrap_or(0.0)).sum();
        seen += along * along;
    }
    information * seen / (1.0 + information * own)
}
