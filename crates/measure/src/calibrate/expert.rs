//! What experts expect of a question, before anybody has answered it.

/// What experts say of a question, which is the prior.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expert {
    /// Discrimination.
    pub a: f64,
    /// How far it may be off: standard deviation of its logarithm.
    pub ln_a_sd: f64,
    /// Difficulty, in logits; the mean of a scene's steps.
    pub b: f64,
    /// How far it may be off: standard deviation in logits.
    pub b_sd: f64,
}
