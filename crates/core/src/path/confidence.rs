//! How surely skills meet every need of a stage, in four words instead of two.

use super::percent::Percent;

/// How surely skills meet every need at once. The later, the surer.
///
/// Seven needs that are each met from the middle of their band are met together with 40 to 50%: doubt multiplies. Two words
/// would call that "not shown". The cuts follow what a wrong word costs:
///
/// - *shown* sends a person into applications and a manager into a hire, so at most one in five may be wrong: 80%, which is
///   also what a plan aims at;
/// - *likely* is more right than wrong: 50%;
/// - *not yet* sends a person to work on it, and below one in five that is the better use of their time: 20%;
/// - *open* lies between: a few answers may still settle it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shown {
    /// Below 20%.
    NotYet,
    /// From 20% on.
    Open,
    /// From 50% on.
    Likely,
    /// From 80% on.
    Shown,
}

/// From these percentages on it is open, likely, shown.
const CUTS: [(u8, Shown); 3] = [(80, Shown::Shown), (50, Shown::Likely), (20, Shown::Open)];

impl Shown {
    /// All four, the surest first.
    pub const ALL: [Self; 4] = [Self::Shown, Self::Likely, Self::Open, Self::NotYet];

    /// The word of a probability. It is that of the whole percentage that pages show, so that no word ever contradicts the
    /// number beside it.
    pub fn of(probability: f64) -> Self {
        Percent::of(probability).into()
    }

    /// Whether answers can still settle it: neither shown nor out of reach.
    pub const fn is_unsettled(self) -> bool {
        matches!(self, Self::Open | Self::Likely)
    }
}

impl From<Percent> for Shown {
    fn from(percent: Percent) -> Self {
        let whole = match percent {
            Percent::BelowOne => return Self::NotYet,
            Percent::Above99 => return Self::Shown,
            Percent::Whole(whole) => whole,
        };
        CUTS.into_iter().find(|(from, _)| whole >= *from).map_or(Self::NotYet, |(_, word)| word)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_cut_belongs_to_the_surer_word() {
        for (probability, word) in [
            (0.0, Shown::NotYet),
            (0.194, Shown::NotYet),
            (0.2, Shown::Open),
            (0.494, Shown::Open),
            (0.5, Shown::Likely),
            (0.794, Shown::Likely),
            (0.8, Shown::Shown),
            (1.0, Shown::Shown),
        ] {
            assert_eq!(Shown::of(probability), word, "{probability}");
        }
    }

    #[test]
    fn what_is_shown_as_80_percent_is_called_shown() {
        assert_eq!(Percent::of(0.796), Percent::Whole(80));
        assert_eq!(Shown::of(0.796), Shown::Shown);
        assert_eq!(Shown::of(f64::NAN), Shown::NotYet);
    }

    proptest! {
        #[test]
        fn more_probable_is_never_less_sure(one in 0.0..=1.0f64, other in 0.0..=1.0f64) {
            prop_assert_eq!(one <= other || Shown::of(one) >= Shown::of(other), true);
        }

        #[test]
        fn word_and_number_agree(probability in 0.0..=1.0f64) {
            let bar = Percent::of(probability).bar();
            let word = Shown::of(probability);
            prop_assert_eq!(word == Shown::Shown, bar >= 80);
            prop_assert_eq!(word >= Shown::Likely, bar >= 50);
            prop_assert_eq!(word >= Shown::Open, bar >= 20);
        }
    }
}
