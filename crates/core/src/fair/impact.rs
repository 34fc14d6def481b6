//! Adverse impact: whether people of one group are chosen less often than those of another, and how sure that is.
//!
//! The four-fifths rule (Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D, 1978): a rate of less than
//! four fifths of the highest group's is generally regarded as evidence of adverse impact. Short lists are small, so the
//! ratio alone says little: every rate and every ratio has its interval here.
//!
//! Rates have beta posteriors under Jeffreys' prior (Brown, Cai and `DasGupta` 2001), which keep their intervals with few
//! people and at 0 and 1; the ratio of two is that of independent draws from both (as studied by Agresti and Min 2005).
//! With p = sin² of an angle Jeffreys' prior is flat in the angle, so both are summed on an even grid of angles.

/// Where the rule draws its line.
pub const FOUR_FIFTHS: f64 = 0.8;
/// Points of the grid: the ends of an interval are exact to some thousandths.
const POINTS: u32 = 1024;
/// Halvings of the search for an end of the ratio's interval.
const HALVINGS: u32 = 50;
/// Ratios beyond these are not told apart, as logarithms: one to a million.
const LN_RATIO: f64 = 14.0;

/// The check.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    /// The groups with at least one candidate, in the order in which they were given.
    pub groups: Vec<GroupRate>,
    /// Candidates of whom no group is known.
    pub without: usize,
}

/// One group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRate {
    /// Its name.
    pub name: String,
    /// Candidates in it.
    pub candidates: u32,
    /// Of these, on the short list.
    pub chosen: u32,
    /// The share chosen, with its 90% interval.
    pub rate: Rate,
    /// Beside the group with the highest rate; `None` for that group itself, and where nobody is chosen.
    pub ratio: Option<(Rate, Against)>,
}

/// A number with its 90% interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// The number as observed.
    pub value: f64,
    /// Lower end.
    pub from: f64,
    /// Upper end.
    pub to: f64,
}

/// A ratio against four fifths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// Below, with the whole interval.
    Below,
    /// Below as observed; the interval holds four fifths.
    BelowUnsure,
    /// Not below as observed; the interval holds four fifths.
    AboveUnsure,
    /// Above, with the whole interval.
    Above,
}

/// The check for these groups: name, and for each of its candidates whether they are on the short list.
pub fn impact(groups: &[(String, Vec<bool>)], without: usize) -> Impact {
    let counted = groups.iter().filter(|(_, all)| !all.is_empty()).map(|(name, all)| {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        (name, count(all.len()), count(all.iter().filter(|chosen| **chosen).count()))
    });
    let counted: Vec<(&String, u32, u32)> = counted.collect();
    let share = |(_, all, chosen): &(&String, u32, u32)| f64::from(*chosen) / f64::from(*all);
    let best = counted.iter().fold(None, |best: Option<&(&String, u32, u32)>, one| match best {
        Some(known) if share(known) >= share(one) => Some(known),
        _ => Some(one),
    });
    let highest =
        best.filter(|best| best.2 > 0).map(|best| (best.0, Density::of(best.2, best.1), share(best)));
    let row = |one: &(&String, u32, u32)| {
        let density = Density::of(one.2, one.1);
        let (from, to) = (density.quantile(0.05), density.quantile(0.95));
        let ratio = highest.as_ref().filter(|(name, ..)| *name != one.0).map(|(_, high, rate)| {
            let value = share(one) / rate;
            let (from, to) = (density.ratio_quantile(high, 0.05), density.ratio_quantile(high, 0.95));
            let against = match () {
                () if to < FOUR_FIFTHS => Against::Below,
                () if from > FOUR_FIFTHS => Against::Above,
                () if value < FOUR_FIFTHS => Against::BelowUnsure,
                () => Against::AboveUnsure,
            };
            (Rate { value, from, to }, against)
        });
        GroupRate {
            name: one.0.clone(),
            candidates: one.1,
            chosen: one.2,
            rate: Rate { value: share(one), from, to },
            ratio,
        }
    };
    Impact { groups: counted.iter().map(row).collect(), without }
}

/// The posterior of a rate on the grid: rates, and the sum of the weights up to the upper edge of each.
struct Density {
    rates: Vec<f64>,
    weights: Vec<f64>,
    sums: Vec<f64>,
}

impl Density {
    fn of(chosen: u32, all: u32) -> Self {
        let step = std::f64::consts::FRAC_PI_2 / f64::from(POINTS);
        let angles: Vec<f64> = (0..POINTS).map(|at| (f64::from(at) + 0.5) * step).collect();
        let (yes, no) = (f64::from(chosen), f64::from(all - chosen));
        let ln: Vec<f64> = angles
            .iter()
            .map(|angle| 2.0 * (yes * libm::log(libm::sin(*angle)) + no * libm::log(libm::cos(*angle))))
            .collect();
        let most = ln.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let raw: Vec<f64> = ln.iter().map(|value| libm::exp(value - most)).collect();
        let total: f64 = raw.iter().sum();
        let weights: Vec<f64> = raw.iter().map(|weight| weight / total).collect();
        let mut sum = 0.0;
        let sums = weights.iter().map(|weight| {
            sum += weight;
            sum
        });
        let sums = sums.collect();
        let rates = angles.iter().map(|angle| libm::pow(libm::sin(*angle), 2.0)).collect();
        Self { rates, weights, sums }
    }

    /// The rate below which the share `p` of the posterior lies.
    fn quantile(&self, p: f64) -> f64 {
        let place = self.sums.partition_point(|sum| *sum < p).min(self.sums.len() - 1);
        let before = place.checked_sub(1).and_then(|at| self.sums.get(at)).copied().unwrap_or(0.0);
        let weight = self.weights.get(place).copied().unwrap_or(0.0);
        let within = if weight > 0.0 { ((p - before) / weight).clamp(0.0, 1.0) } else { 0.5 };
        #[expect(clippy::cast_precision_loss, reason = "a place on the grid")]
        let angle = (place as f64 + within) / f64::from(POINTS) * std::f64::consts::FRAC_PI_2;
        libm::pow(libm::sin(angle), 2.0)
    }

    /// Probability that the rate is below `rate`.
    fn below(&self, rate: f64) -> f64 {
        if rate >= 1.0 {
            return 1.0;
        }
        let at = libm::asin(libm::sqrt(rate.max(0.0))) / std::f64::consts::FRAC_PI_2 * f64::from(POINTS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and POINTS")]
        let place = (libm::floor(at) as usize).min(self.sums.len() - 1);
        let before = place.checked_sub(1).and_then(|at| self.sums.get(at)).copied().unwrap_or(0.0);
        before + self.weights.get(place).copied().unwrap_or(0.0) * (at - libm::floor(at))
    }

    /// The value below which the ratio of this rate to `other` lies with probability `p`.
    fn ratio_quantile(&self, other: &Self, p: f64) -> f64 {
        let below = |ratio: f64| -> f64 {
            other
                .rates
                .iter()
                .zip(&other.weights)
                .map(|(rate, weight)| weight * self.below(ratio * rate))
                .sum()
        };
        let (mut low, mut high) = (-LN_RATIO, LN_RATIO);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if below(libm::exp(middle)) < p {
                low = middle;
            } else {
                high = middle;
            }
        }
        libm::exp(0.5 * (low + high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(name: &str, chosen: usize, all: usize) -> (String, Vec<bool>) {
        (name.to_owned(), (0..all).map(|at| at < chosen).collect())
    }

    /// Brown, Cai and `DasGupta` 2001, table 5: Jeffreys' 95% intervals for 10 people.
    #[test]
    fn the_interval_of_a_rate_is_the_published_one() {
        for (chosen, from, to) in [(1, 0.011, 0.381), (2, 0.044, 0.503), (5, 0.224, 0.776)] {
            let density = Density::of(chosen, 10);
            assert!((density.quantile(0.025) - from).abs() < 0.001, "{}", density.quantile(0.025));
            assert!((density.quantile(0.975) - to).abs() < 0.001, "{}", density.quantile(0.975));
        }
    }

    /// With many people the ratio's interval is that of its logarithm (Katz and others 1978).
    #[test]
    fn with_many_people_the_interval_of_the_ratio_is_the_normal_one() {
        let found = impact(&[group("a", 480, 1000), group("b", 600, 1000)], 3);
        let (ratio, against) = found.groups[0].ratio.unwrap();
        let sd = libm::sqrt(1.0 / 480.0 - 1.0 / 1000.0 + 1.0 / 600.0 - 1.0 / 1000.0);
        let end = |sign: f64| 0.8 * libm::exp(sign * 1.6449 * sd);
        assert!((ratio.value - 0.8).abs() < 1e-12);
        assert!((ratio.from - end(-1.0)).abs() < 0.003 && (ratio.to - end(1.0)).abs() < 0.003, "{ratio:?}");
        assert_eq!(against, Against::AboveUnsure);
        assert_eq!((found.groups[1].ratio, found.without), (None, 3));
    }

    #[test]
    fn few_people_show_nothing_and_many_show_what_is_there() {
        let verdict = |few: (usize, usize), many: (usize, usize)| {
            let found = impact(&[group("a", few.0, few.1), group("b", many.0, many.1)], 0);
            found.groups.iter().find_map(|group| group.ratio).map(|(_, against)| against)
        };
        assert_eq!(verdict((0, 3), (3, 6)), Some(Against::BelowUnsure));
        assert_eq!(verdict((5, 200), (80, 200)), Some(Against::Below));
        assert_eq!(verdict((95, 100), (100, 100)), Some(Against::Above));
        assert_eq!(verdict((0, 5), (0, 7)), None);
        assert_eq!(verdict((4, 4), (4, 4)), Some(Against::AboveUnsure));
    }

    #[test]
    fn nobody_and_everybody_have_finite_intervals() {
        for chosen in [0, 1, 7] {
            let found = impact(&[group("a", chosen, 7), group("b", 1, 1), group("c", 0, 0)], 0);
            assert_eq!(found.groups.len(), 2);
            for rate in
                found.groups.iter().flat_map(|group| [Some(group.rate), group.ratio.map(|(ratio, _)| ratio)])
            {
                let Some(rate) = rate else { continue };
                assert!(rate.from.is_finite() && rate.to.is_finite() && rate.from < rate.to, "{rate:?}");
            }
        }
    }
}
