//! What a key does on the page of a rating or a question.
//!
//! Focus and choice are two things: the arrows move the focus, and only a digit, Space or a click chooses. Enter goes on
//! with what is chosen and never chooses, wherever the focus is, so that nothing is answered that nobody chose.

use super::entry::Choice;

/// Where the keyboard is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// On an option, by its place on screen, from 0.
    Option(usize),
    /// On the heading of the question, where it begins: nothing is chosen by a key that was meant for the question before.
    Heading,
    /// On a button, a link or something else that has keys of its own.
    Control,
    /// Elsewhere, as on a block of code.
    Page,
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke<'a> {
    /// Its name, as browsers have it: `"3"`, `"Enter"`, `" "`, `"ArrowDown"`.
    pub key: &'a str,
    /// Whether it is held down and repeats itself.
    pub held: bool,
}

/// What stands on the page.
#[derive(Clone, Copy, Debug)]
pub struct Board<'a> {
    /// The options in their order on screen: the digit of each, and what is chosen with it.
    pub options: &'a [(u8, Choice)],
    /// What is chosen so far.
    pub picked: Option<Choice>,
    /// Where the keyboard is.
    pub focus: Focus,
    /// Whether there is a way back from here.
    pub can_go_back: bool,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Chooses the option at this place, and the focus goes there.
    Pick(usize),
    /// Moves the focus to the option at this place, and chooses nothing.
    Move(usize),
    /// Goes on with what is chosen.
    GoOn,
    /// Would go on, and nothing is chosen.
    NothingChosen,
    /// Goes back to what came before.
    Back,
    /// Does nothing, and nothing else of the browser's either: the key is held down.
    Held,
}

impl Board<'_> {
    /// What this key does; `None` for a key that is left to the browser.
    pub fn press(&self, stroke: Stroke) -> Option<Press> {
        let press = self.meaning(stroke.key)?;
        Some(match press {
            Press::Move(_) => press,
            _ if stroke.held => Press::Held,
            _ => press,
        })
    }

    fn meaning(&self, key: &str) -> Option<Press> {
        match key {
            "Enter" if self.focus != Focus::Control => {
                Some(if self.picked.is_some() { Press::GoOn } else { Press::NothingChosen })
            }
            " " => self.here().map(Press::Pick),
            "ArrowDown" | "ArrowRight" => match self.focus {
                Focus::Heading => Some(Press::Move(0)),
                _ => self.here().map(|at| Press::Move(self.after(at))),
            },
            "ArrowUp" | "ArrowLeft" => match self.focus {
                Focus::Heading => Some(Press::Move(self.before(0))),
                _ => self.here().map(|at| Press::Move(self.before(at))),
            },
            "Backspace" if self.can_go_back => Some(Press::Back),
            _ => self.digit(key),
        }
    }

    /// The option that has the focus.
    fn here(&self) -> Option<usize> {
        match self.focus {
            Focus::Option(at) => Some(at),
            Focus::Heading | Focus::Control | Focus::Page => None,
        }
    }

    fn after(&self, at: usize) -> usize {
        if at + 1 < self.options.len() { at + 1 } else { 0 }
    }

    fn before(&self, at: usize) -> usize {
        at.checked_sub(1).unwrap_or(self.options.len().saturating_sub(1))
    }

    /// A digit chooses; once more, it goes on.
    fn digit(&self, key: &str) -> Option<Press> {
        let mut chars = key.chars();
        let digit = chars.next().filter(|_| chars.next().is_none())?.to_digit(10)?;
        let at = self.options.iter().position(|(known, _)| u32::from(*known) == digit)?;
        let again = self.picked.is_some() && self.picked == self.options.get(at).map(|(_, choice)| *choice);
        Some(if again { Press::GoOn } else { Press::Pick(at) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four options and "I don't know", as they stand on screen: not in the order of the content.
    const OPTIONS: [(u8, Choice); 5] = [
        (1, Choice::Option(2)),
        (2, Choice::Option(0)),
        (3, Choice::Option(3)),
        (4, Choice::Option(1)),
        (0, Choice::DontKnow),
    ];

    fn press(key: &str, picked: Option<Choice>, focus: Focus) -> Option<Press> {
        Board { options: &OPTIONS, picked, focus, can_go_back: true }.press(Stroke { key, held: false })
    }

    #[test]
    fn a_digit_chooses_and_takes_the_focus_along_wherever_it_is() {
        for focus in [Focus::Option(0), Focus::Control, Focus::Page] {
            assert_eq!(press("3", None, focus), Some(Press::Pick(2)));
            assert_eq!(press("0", Some(Choice::Option(3)), focus), Some(Press::Pick(4)));
            assert_eq!(press("3", Some(Choice::Option(3)), focus), Some(Press::GoOn), "once more goes on");
            assert_eq!(press("7", None, focus), None);
        }
    }

    #[test]
    fn enter_goes_on_with_the_choice_and_never_changes_it() {
        for focus in (0..5).map(Focus::Option).chain([Focus::Page]) {
            for (_, choice) in OPTIONS {
                assert_eq!(press("Enter", Some(choice), focus), Some(Press::GoOn), "{focus:?}");
            }
            assert_eq!(press("Enter", None, focus), Some(Press::NothingChosen), "{focus:?}");
        }
        assert_eq!(press("Enter", Some(Choice::DontKnow), Focus::Control), None, "a button has its own");
    }

    #[test]
    fn space_chooses_what_has_the_focus_and_never_goes_on() {
        assert_eq!(press(" ", None, Focus::Option(1)), Some(Press::Pick(1)));
        assert_eq!(press(" ", Some(Choice::Option(0)), Focus::Option(1)), Some(Press::Pick(1)));
        assert_eq!(press(" ", None, Focus::Control), None);
        assert_eq!(press(" ", None, Focus::Heading), None, "nothing is chosen on arrival");
        assert_eq!(press(" ", None, Focus::Page), None, "Space scrolls there");
    }

    #[test]
    fn arrows_move_round_the_ends_and_choose_nothing() {
        assert_eq!(press("ArrowDown", None, Focus::Option(3)), Some(Press::Move(4)));
        assert_eq!(press("ArrowRight", None, Focus::Option(4)), Some(Press::Move(0)));
        assert_eq!(press("ArrowUp", Some(Choice::DontKnow), Focus::Option(0)), Some(Press::Move(4)));
        assert_eq!(press("ArrowLeft", None, Focus::Option(2)), Some(Press::Move(1)));
        assert_eq!(press("ArrowDown", None, Focus::Heading), Some(Press::Move(0)));
        assert_eq!(press("ArrowUp", None, Focus::Heading), Some(Press::Move(4)));
        assert_eq!(press("ArrowDown", None, Focus::Page), None, "a block of code scrolls by them");
    }

    #[test]
    fn a_key_that_is_held_down_answers_nothing() {
        let board = |picked| Board { options: &OPTIONS, picked, focus: Focus::Option(1), can_go_back: false };
        let held = |key, picked| board(picked).press(Stroke { key, held: true });
        for key in ["1", " ", "Enter"] {
            assert_eq!(held(key, None), Some(Press::Held));
            assert_eq!(held(key, Some(Choice::Option(0))), Some(Press::Held));
        }
        assert_eq!(held("ArrowDown", None), Some(Press::Move(2)));
        assert_eq!(held("Backspace", None), None, "nothing to go back to");
        assert_eq!(held("Tab", None), None);
    }
}
