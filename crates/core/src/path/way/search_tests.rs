use proptest::prelude::*;

use super::search::Search;

/// Skills with costs and columns of chances that rise from choice to choice.
#[derive(Clone, Debug)]
struct Case {
    weights: Vec<f64>,
    costs: Vec<Vec<u32>>,
    columns: Vec<Vec<Vec<f64>>>,
    target: f64,
}

const DRAWS: usize = 24;

fn skill() -> impl Strategy<Value = (Vec<u32>, Vec<Vec<f64>>)> {
    let start = prop::collection::vec(0.0f64..1.0, DRAWS);
    let more = prop::collection::vec((1u32..40, 0.05f64..0.7), 1..5);
    (start, more).prop_map(|(start, more)| {
        let (mut costs, mut columns) = (vec![0], vec![start]);
        for (cost, share) in more {
            costs.push(costs.last().unwrap() + cost);
            let last: &Vec<f64> = columns.last().unwrap();
            columns.push(last.iter().map(|chance| chance + share * (1.0 - chance)).collect());
        }
        (costs, columns)
    })
}

fn case() -> impl Strategy<Value = Case> {
    let weights = prop::collection::vec(0.1f64..1.0, DRAWS);
    (weights, prop::collection::vec(skill(), 1..5), 0.05f64..0.9).prop_map(|(weights, skills, target)| {
        let sum: f64 = weights.iter().sum();
        let weights = weights.iter().map(|weight| weight / sum).collect();
        let (costs, columns) = skills.into_iter().unzip();
        Case { weights, costs, columns, target }
    })
}

impl Case {
    fn probability(&self, choice: &[usize]) -> f64 {
        let met = |draw: usize| {
            self.columns.iter().zip(choice).map(|(skill, choice)| skill[*choice][draw]).product::<f64>()
        };
        self.weights.iter().enumerate().map(|(draw, weight)| weight * met(draw)).sum()
    }

    fn brute_force(&self) -> Option<u32> {
        let mut all = vec![Vec::new()];
        for costs in &self.costs {
            all = all
                .iter()
                .flat_map(|known: &Vec<usize>| {
                    (0..costs.len()).map(|choice| [known.as_slice(), &[choice]].concat()).collect::<Vec<_>>()
                })
                .collect();
        }
        let reaching = all.iter().filter(|choice| self.probability(choice) >= self.target + 1e-9);
        reaching.map(|choice| choice.iter().zip(&self.costs).map(|(at, costs)| costs[*at]).sum()).min()
    }

    fn search(&self, target: f64) -> Option<Search> {
        let columns = self.columns.clone();
        let rising = vec![true; self.costs.len()];
        let make = Box::new(move |skill: usize, choice: usize| columns[skill][choice].clone());
        Search::new(self.weights.clone(), target, self.costs.clone(), &rising, make)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn the_way_costs_as_little_as_brute_force_and_reaches_the_target(case in case()) {
        let best = case.brute_force();
        let mut search = case.search(case.target);
        prop_assert_eq!(search.is_some(), best.is_some());
        if let (Some(search), Some(best)) = (search.as_mut(), best) {
            while !search.advance(7) {
                if let Some(answer) = search.answer() {
                    prop_assert!(answer.at_least <= best && best <= answer.cost, "{:?} around {}", answer, best);
                    prop_assert!(case.probability(&answer.choice) >= case.target);
                }
            }
            let answer = search.answer().unwrap();
            prop_assert_eq!((answer.cost, answer.at_least), (best, best));
            prop_assert!(case.probability(&answer.choice) >= case.target);
        }
    }

    #[test]
    fn a_higher_target_never_costs_less(case in case(), more in 0.0f64..0.3) {
        let cost = |target: f64| {
            let mut search = case.search(target)?;
            while !search.advance(1000) {}
            search.answer().map(|answer| answer.cost)
        };
        if let (Some(low), Some(high)) = (cost(case.target), cost(case.target + more)) {
            prop_assert!(low <= high, "{} above {}", low, high);
        }
    }
}
