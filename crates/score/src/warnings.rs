//! Which warnings about the way of answering are looked for.

/// How far the answers are looked at for what a reader should know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warnings {
    /// All that the pages give. Each person is held against simulated copies of themselves: some hundreds of people a second.
    All,
    /// Without those that take such copies (`inconsistent`, `surprises`, `straight_line`): some thousands a second.
    Quick,
}
