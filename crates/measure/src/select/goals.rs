//! What a test is for: which coordinates, and how well each is to be known.

/// The coordinates that a test is to measure, each with the standard error at which it is known well enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Goals {
    goals: Vec<(usize, f64)>,
}

impl Goals {
    /// One error target (logits) for all dimensions.
    pub fn all(dimensions: &[usize], error_at_most: f64) -> Self {
        Self { goals: dimensions.iter().map(|&dimension| (dimension, error_at_most)).collect() }
    }

    /// A target for each dimension.
    pub fn each(goals: &[(usize, f64)]) -> Self {
        Self { goals: goals.to_vec() }
    }

    /// The dimensions, in the order given.
    pub fn dimensions(&self) -> impl Iterator<Item = usize> + Clone {
        self.goals.iter().map(|(dimension, _)| *dimension)
    }

    /// The dimensions that are not known well enough yet, given each one's variance. Only they should weigh in the
    /// choice of the next item: to choose by all while stopping by each wastes items on what is known already.
    pub fn unmet(&self, variance: impl Fn(usize) -> f64) -> Vec<usize> {
        let short = |(dimension, target): &&(usize, f64)| variance(*dimension) > target * target;
        self.goals.iter().filter(short).map(|(dimension, _)| *dimension).collect()
    }
}
