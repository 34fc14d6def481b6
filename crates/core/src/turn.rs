//! The right to act, for work that takes a while: each task holds a turn of its own, and a later task, or the end of what
//! the task was for, makes it void. What ends late asks its own turn, never a flag that others set and reset.

/// The turns of one kind of work, of which one at most is on.
#[derive(Debug, Default)]
pub struct Turns {
    begun: u64,
    on: bool,
}

/// The turn of one task. There is no second one like it, so a task that begins again has another.
#[derive(Debug, PartialEq, Eq)]
pub struct Turn(u64);

/// The moment of one look at the turns: for work that has none of its own and belongs to another's, or that must know whether
/// anything was begun since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look(u64);

impl Turns {
    /// Begins a turn; the one before it is void.
    pub const fn begin(&mut self) -> Turn {
        self.begun += 1;
        self.on = true;
        Turn(self.begun)
    }

    /// Ends whatever turn is on.
    pub const fn end(&mut self) {
        self.on = false;
    }

    /// Whether this turn is on.
    pub const fn is_on(&self, turn: &Turn) -> bool {
        self.on && turn.0 == self.begun
    }

    /// Looks at the turns as they are at this moment.
    pub const fn look(&self) -> Look {
        Look(self.begun)
    }

    /// Whether no turn has begun since that look.
    pub const fn none_since(&self, look: Look) -> bool {
        look.0 == self.begun
    }

    /// Whether a turn is on, and it is the one that was begun last at that look.
    pub const fn goes_on(&self, look: Look) -> bool {
        self.on && self.none_since(look)
    }

    /// Whether any turn is on.
    pub const fn any(&self) -> bool {
        self.on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_late_finds_its_turn_void() {
        let mut turns = Turns::default();
        assert!(!turns.any());
        let first = turns.begin();
        assert!(turns.is_on(&first) && turns.any());
        // Away and back again: the same place, and another turn.
        turns.end();
        assert!(!turns.is_on(&first) && !turns.any());
        let second = turns.begin();
        assert!(!turns.is_on(&first));
        assert!(turns.is_on(&second));
        let third = turns.begin();
        assert!(!turns.is_on(&second));
        assert!(turns.is_on(&third));
    }

    /// Work that belongs to another's turn: it ends with that, and the next one is not its own, at the same place or not.
    #[test]
    fn what_belongs_to_a_turn_ends_with_it() {
        let mut turns = Turns::default();
        let before = turns.look();
        assert!(turns.none_since(before) && !turns.goes_on(before));
        let _first = turns.begin();
        let first = turns.look();
        assert!(turns.goes_on(first) && !turns.goes_on(before) && !turns.none_since(before));
        turns.end();
        assert!(!turns.goes_on(first) && turns.none_since(first));
        let _second = turns.begin();
        assert!(!turns.goes_on(first) && !turns.none_since(first));
    }
}
