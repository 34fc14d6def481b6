//! The cheapest choice in every skill that together reach a probability: branch and bound, exact.
//!
//! The probability rises with every choice and is never above that of a part of the skills. So a choice fixed in some
//! skills leaves weights to the draws, and under these each other skill alone must still reach the target: its cheapest
//! choice that does is a bound. A second bound are the skills still open, solved alone beforehand, the last first
//! (Russian doll search; Verfaillie, Lemaître and Schiex 1996). The greater of the two is taken.

use cairn_measure::{narrowed, weighed};

/// Reaching the target by rounding alone is no reaching.
const ROUNDING: f64 = 1e-9;

/// Makes the column of chances of one choice in one skill: arguments are the places of both.
pub(super) type Columns = Box<dyn Fn(usize, usize) -> Vec<f64>>;

/// A search under way.
pub(super) struct Search {
    weights: Vec<f64>,
    target: f64,
    /// Costs by skill and choice, rising.
    costs: Vec<Vec<u32>>,
    make: Columns,
    made: Vec<Vec<Option<Vec<f64>>>>,
    /// The order in which skills are fixed: places in `costs`.
    order: Vec<usize>,
    /// By place in the order: the cheapest choice that alone reaches the target.
    lows: Vec<usize>,
    /// By place in the order: the least cost of the skills from there on; 0 behind the last.
    least: Vec<u32>,
    /// Where the part that is being solved begins.
    from: usize,
    /// The best choices found for that part, and their cost.
    best: Option<(u32, Vec<usize>)>,
    stack: Vec<Node>,
    done: bool,
    /// Columns gone through so far.
    work: usize,
}

struct Node {
    /// What is left to the draws.
    weights: Vec<f64>,
    /// Cost of what is fixed.
    cost: u32,
    /// The next choice to try in this node's skill.
    next: usize,
    /// Bounds of the skills behind it, by place in the order; places before it mean nothing.
    lows: Vec<usize>,
}

/// How a search stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// A choice in every skill.
    pub(super) choice: Vec<usize>,
    /// Their cost.
    pub(super) cost: u32,
    /// The cheapest possible costs at least this; equal to `cost` once it is proven.
    pub(super) at_least: u32,
}

impl Search {
    /// Begins; `None` where even the greatest choice in every skill does not reach the target. `costs` rise, and so do
    /// chances where `rising` says so of a skill.
    pub(super) fn new(
        weights: Vec<f64>,
        target: f64,
        costs: Vec<Vec<u32>>,
        rising: &[bool],
        make: Columns,
    ) -> Option<Self> {
        let count = costs.len();
        let made = costs.iter().map(|list| vec![None; list.len()]).collect();
        let mut search = Self {
            weights,
            target: target + ROUNDING,
            made,
            make,
            order: (0..count).collect(),
            lows: Vec::new(),
            least: vec![0; count + 1],
            from: count,
            best: Some((0, Vec::new())),
            stack: Vec::new(),
            done: false,
            work: 0,
            costs,
        };
        let mut lows = Vec::new();
        for skill in 0..count {
            lows.push(search.low(skill, rising.get(skill).copied().unwrap_or(false))?);
        }
        // Costly skills last: their bound then holds from the start.
        search.order.sort_by_key(|skill| (search.costs[*skill][lows[*skill]], *skill));
        search.lows = search.order.iter().map(|skill| lows[*skill]).collect();
        let tops = search.costs.iter().map(|list| list.len().saturating_sub(1)).collect::<Vec<_>>();
        let reachable = search.joint(0, &search.order.iter().map(|skill| tops[*skill]).collect::<Vec<_>>());
        (reachable >= search.target).then_some(search)
    }

    /// The cheapest choice of a skill that alone reaches the target.
    fn low(&mut self, skill: usize, rising: bool) -> Option<usize> {
        let all = self.weights.clone();
        let count = self.costs[skill].len();
        if !rising {
            return (0..count).find(|choice| self.alone(&all, skill, *choice) >= self.target);
        }
        let (mut below, mut at) = (0, count);
        while below < at {
            let middle = usize::midpoint(below, at);
            if self.alone(&all, skill, middle) >= self.target { at = middle } else { below = middle + 1 }
        }
        (at < count).then_some(at)
    }

    fn column(&mut self, skill: usize, choice: usize) -> &[f64] {
        self.work += 1;
        let make = &self.make;
        self.made[skill][choice].get_or_insert_with(|| make(skill, choice))
    }

    fn alone(&mut self, weights: &[f64], skill: usize, choice: usize) -> f64 {
        weighed(weights, self.column(skill, choice))
    }

    /// Probability of choices in the skills from a place of the order on.
    fn joint(&mut self, from: usize, choice: &[usize]) -> f64 {
        let mut left = self.weights.clone();
        for (at, choice) in choice.iter().enumerate() {
            let skill = self.order[from + at];
            left = narrowed(&left, self.column(skill, *choice));
        }
        left.iter().sum()
    }

    fn cost(&self, place: usize, choice: usize) -> u32 {
        self.costs[self.order[place]][choice]
    }

    fn cost_of(&self, from: usize, choice: &[usize]) -> u32 {
        choice.iter().enumerate().map(|(at, choice)| self.cost(from + at, *choice)).sum()
    }

    /// Goes on for about so many columns; whether the answer is proven.
    pub(super) fn advance(&mut self, columns: usize) -> bool {
        let until = self.work.saturating_add(columns);
        while !self.done && self.work < until {
            if self.stack.is_empty() {
                self.next_part();
            } else {
                self.step();
            }
        }
        self.done
    }

    /// The part at hand is solved: its cost is a bound for the next, which has one skill more.
    fn next_part(&mut self) {
        let Some((cost, before)) = self.best.clone() else {
            self.done = true;
            return;
        };
        self.least[self.from] = cost;
        if self.from == 0 {
            self.done = true;
            return;
        }
        self.from -= 1;
        let choice = self.climb(self.from, before);
        self.best = choice.map(|choice| (self.cost_of(self.from, &choice), choice));
        self.stack.push(Node {
            weights: self.weights.clone(),
            cost: 0,
            next: self.lows[self.from],
            lows: self.lows.clone(),
        });
    }

    /// A good answer to begin with: what is best for the skills behind, this skill at its bound, then the step that
    /// brings most for its cost until the target is reached, and whatever turns out to be too much taken back.
    fn climb(&mut self, from: usize, before: Vec<usize>) -> Option<Vec<usize>> {
        let mut choice = vec![self.lows[from]];
        choice.extend(before);
        let mut now = self.joint(from, &choice);
        while now < self.target {
            let mut best: Option<(f64, usize, f64)> = None;
            for at in 0..choice.len() {
                let next = choice[at] + 1;
                if next >= self.costs[self.order[from + at]].len() {
                    continue;
                }
                let more = f64::from((self.cost(from + at, next) - self.cost(from + at, choice[at])).max(1));
                choice[at] = next;
                let then = self.joint(from, &choice);
                choice[at] = next - 1;
                let worth = (then - now) / more;
                if best.is_none_or(|(known, _, _)| worth > known) {
                    best = Some((worth, at, then));
                }
            }
            let (_, at, then) = best?;
            choice[at] += 1;
            now = then;
        }
        for at in 0..choice.len() {
            while choice[at] > self.lows[from + at] {
                choice[at] -= 1;
                if self.joint(from, &choice) < self.target {
                    choice[at] += 1;
                    break;
                }
            }
        }
        Some(choice)
    }

    /// Tries the next choice of the node on top.
    fn step(&mut self) {
        let place = self.from + self.stack.len() - 1;
        let last = self.order.len() - 1;
        let Some(node) = self.stack.last_mut() else { return };
        let (skill, choice, before) = (self.order[place], node.next, node.cost);
        let bound = self.best.as_ref().map_or(u32::MAX, |(cost, _)| *cost);
        if choice >= self.costs[skill].len() {
            self.stack.pop();
            return;
        }
        let cost = before + self.costs[skill][choice];
        let lows = node.lows.clone();
        if cost + self.rest(place + 1, &lows) >= bound {
            self.stack.pop();
            return;
        }
        let weights = {
            self.work += 1;
            let make = &self.make;
            let column = self.made[skill][choice].get_or_insert_with(|| make(skill, choice));
            let Some(node) = self.stack.last_mut() else { return };
            node.next += 1;
            narrowed(&node.weights, column)
        };
        if weights.iter().sum::<f64>() < self.target {
            return;
        }
        if place == last {
            self.found(cost, None);
            return;
        }
        let Some(lows) = self.raised(place + 1, lows, &weights, bound.saturating_sub(cost)) else { return };
        if cost + self.rest(place + 1, &lows) >= bound {
            return;
        }
        if place + 1 == last {
            // With one skill open its bound is its answer.
            self.found(cost + self.cost(last, lows[last]), Some(lows[last]));
            return;
        }
        self.stack.push(Node { weights, cost, next: lows[place + 1], lows });
    }

    /// What the skills from a place on cost at least.
    fn rest(&self, place: usize, lows: &[usize]) -> u32 {
        let alone = (place..self.order.len()).map(|at| self.cost(at, lows[at])).sum::<u32>();
        alone.max(self.least[place])
    }

    /// The bounds of the skills from a place on, raised to what is left to the draws; `None` where none is left, or
    /// where they cost `most` or more.
    fn raised(
        &mut self,
        place: usize,
        mut lows: Vec<usize>,
        weights: &[f64],
        most: u32,
    ) -> Option<Vec<usize>> {
        for at in place..self.order.len() {
            let skill = self.order[at];
            while self.alone(weights, skill, lows[at]) < self.target {
                lows[at] += 1;
                if lows[at] >= self.costs[skill].len() || self.rest(place, &lows) >= most {
                    return None;
                }
            }
        }
        Some(lows)
    }

    /// A better answer: what the nodes have fixed, and the last skill's choice where no node has.
    fn found(&mut self, cost: u32, last: Option<usize>) {
        if self.best.as_ref().is_none_or(|(known, _)| cost < *known) {
            let fixed = self.stack.iter().map(|node| node.next - 1);
            self.best = Some((cost, fixed.chain(last).collect()));
        }
    }

    /// The best so far; `None` while not even a first one is known.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        let (known, behind) = self.best.clone()?;
        let from = self.from;
        let mut choice = behind;
        let mut at_least =
            if self.done { known } else { self.least[from + 1..].iter().copied().max().unwrap_or(0) };
        for place in (0..from).rev() {
            choice = self.climb(place, choice)?;
        }
        let mut all = vec![0; self.order.len()];
        for (place, choice) in choice.iter().enumerate() {
            all[self.order[place]] = *choice;
        }
        let cost = self.cost_of(0, &choice);
        let alone = self.rest(0, &self.lows);
        at_least = at_least.max(alone).min(cost);
        Some(Answer { choice: all, cost, at_least })
    }
}
