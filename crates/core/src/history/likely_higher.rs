//! Which of two values is the higher one, as far as it can be told.

use crate::path::view::Percent;

/// Within so many percent of an even chance neither of the two is called the higher one: it is a coin that is tossed.
const EVEN: u8 = 5;

/// Which of two values is likely the higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// It cannot be told.
    Neither,
    /// The later one, with this probability.
    Later(Percent),
    /// The earlier one, with this probability.
    Earlier(Percent),
}

impl Lean {
    /// From the probability, 0 to 1, that the later one is greater. What is told is never below even.
    pub fn of(later: f64) -> Self {
        let (later, earlier) = (Percent::of(later), Percent::of(1.0 - later));
        if later.bar().abs_diff(50) <= EVEN || earlier.bar().abs_diff(50) <= EVEN {
            Self::Neither
        } else if later.bar() > 50 {
            Self::Later(later)
        } else {
            Self::Earlier(earlier)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_chance_names_neither() {
        for even in [0.45, 0.5, 0.502, 0.55] {
            assert_eq!(Lean::of(even), Lean::Neither, "{even}");
        }
        assert_eq!(Lean::of(0.73), Lean::Later(Percent::Whole(73)));
        assert_eq!(Lean::of(0.27), Lean::Earlier(Percent::Whole(73)));
        assert_eq!(Lean::of(0.999), Lean::Later(Percent::Above99));
        assert_eq!(Lean::of(0.0), Lean::Earlier(Percent::Above99));
    }
}
