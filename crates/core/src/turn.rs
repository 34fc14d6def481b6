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
}
