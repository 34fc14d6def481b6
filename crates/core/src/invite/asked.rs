//! How far somebody is with what an invitation asks for.

use super::Scope;
use crate::AttemptId;
use crate::attempt::{Attempt, Millis, Mode};

/// For how many days an answer counts as a present one: a result joins attempts of as many days.
pub const RECENT_DAYS: i64 = 60;

const DAY: i64 = 86_400_000;

/// One assessment that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub mode: Mode,
    /// How it stands.
    pub stand: Stand,
}

/// How an assessment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Nothing of it was answered of late.
    NotBegun,
    /// This attempt is under way.
    UnderWay(AttemptId),
    /// It was finished then, or a larger one was that has all of it.
    Answered(Millis),
}

/// What a scope asks for, and how each stands.
pub fn asked(scope: &Scope, attempts: &[Attempt], now: Millis) -> Vec<Asked> {
    scope.modes().into_iter().map(|mode| Asked { mode, stand: stand(mode, attempts, now) }).collect()
}

fn stand(mode: Mode, attempts: &[Attempt], now: Millis) -> Stand {
    // A clock that was set back makes no answer an old one.
    let recent = |attempt: &&Attempt| now.0.saturating_sub(attempt.last_at().0) <= RECENT_DAYS * DAY;
    let answered = attempts
        .iter()
        .filter(recent)
        .filter(|attempt| attempt.finished() && has(attempt.mode(), mode) && !attempt.answers().is_empty())
        .map(Attempt::last_at)
        .max();
    if let Some(at) = answered {
        return Stand::Answered(at);
    }
    let begun = attempts
        .iter()
        .filter(recent)
        .filter(|attempt| attempt.mode() == mode && !attempt.finished())
        .max_by_key(|attempt| attempt.last_at());
    begun.map_or(Stand::NotBegun, |attempt| Stand::UnderWay(attempt.id().clone()))
}

/// Whether an assessment has all of another one.
fn has(whole: Mode, part: Mode) -> bool {
    whole == Mode::Full || whole == part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::{Choice, Entry, Event, RULES, Writer};
    use crate::{ItemId, Level, Skill};

    fn attempt(mode: Mode, at: i64, finished: bool) -> Attempt {
        let answer = Event::Answer {
            item: ItemId::parse("ds-statistics").unwrap(),
            version: 1,
            choice: Choice::Level(Level::new(3).unwrap()),
            took_ms: None,
        };
        let events = [Event::Begin, answer].into_iter().chain(finished.then_some(Event::Finish));
        let entry = |(seq, event)| Entry {
            seq,
            writer: Writer::nameless(),
            at: Millis(at),
            content: "1".to_owned(),
            rules: RULES,
            event,
        };
        Attempt::from_entries(mode.new_id(7).unwrap(), (0..).zip(events).map(entry).collect()).unwrap()
    }

    #[test]
    fn what_was_answered_of_late_is_answered_and_a_full_assessment_answers_everything() {
        let now = Millis(100 * DAY);
        let python = Mode::Skill(Skill::Python);
        let scope = Scope::Skills(vec![Skill::Python, Skill::Leadership]);
        let stands = |attempts: &[Attempt]| -> Vec<Stand> {
            asked(&scope, attempts, now).into_iter().map(|one| one.stand).collect()
        };
        assert_eq!(stands(&[]), [Stand::NotBegun, Stand::NotBegun]);
        let under_way = attempt(python, 99 * DAY, false);
        assert_eq!(
            stands(std::slice::from_ref(&under_way)),
            [Stand::UnderWay(under_way.id().clone()), Stand::NotBegun]
        );
        let done = Millis(40 * DAY);
        assert_eq!(stands(&[attempt(python, done.0, true)]), [Stand::Answered(done), Stand::NotBegun]);
        assert_eq!(stands(&[attempt(python, done.0 - 1, true)])[0], Stand::NotBegun, "too long ago");
        assert_eq!(
            stands(&[attempt(Mode::Full, done.0, true)]),
            [Stand::Answered(done), Stand::Answered(done)]
        );
        assert_eq!(stands(&[attempt(Mode::Quick, done.0, true)])[0], Stand::NotBegun);
        let later = Millis(200 * DAY);
        assert_eq!(
            stands(&[attempt(python, later.0, true)])[0],
            Stand::Answered(later),
            "the clock went back"
        );
    }
}
