//! What has changed about a candidate since the manager last opened their page.

use super::trail::{Trail, TrailStepKind};
use crate::attempt::Millis;
use crate::decimal::Tenths;

/// How a candidate stood when their page was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// When, as the device had it.
    pub at: Millis,
    /// How many questions and ratings the attempts of the profile answered together.
    pub answers: u32,
    /// The fit in levels, as it was shown; `None` where there was none.
    pub fit: Option<Tenths>,
}

/// What came since, each as a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinceOpened {
    /// Since when.
    pub since: Millis,
    /// Answers that a later file of the same person brought.
    pub answers: u32,
    /// Scores that were given in interviews.
    pub scores: usize,
    /// Confirmation tests that are over since then and count.
    pub tests: usize,
    /// Ratings by others that came in.
    pub ratings: usize,
    /// The fit then and now, where both are known and differ as shown: by what came, or by other weights.
    pub fit: Option<(Tenths, Tenths)>,
}

/// What has changed; `None` where nothing has.
pub fn changed(before: Opened, now: Opened, trail: &Trail) -> Option<SinceOpened> {
    let count = |is: fn(&TrailStepKind) -> bool| {
        trail.steps().iter().filter(|step| step.at > before.at && is(&step.what)).count()
    };
    // A score that was changed or taken back is counted as it stands now.
    let scores = trail.scores().iter().filter(|score| score.at > before.at).count();
    let changed = SinceOpened {
        since: before.at,
        answers: now.answers.saturating_sub(before.answers),
        scores,
        tests: trail.finished().filter(|test| test.taken() > before.at).count(),
        ratings: count(|what| matches!(what, TrailStepKind::Rated(_))),
        fit: before.fit.zip(now.fit).filter(|(then, now)| then != now),
    };
    let nothing = SinceOpened { since: before.at, answers: 0, scores: 0, tests: 0, ratings: 0, fit: None };
    (changed != nothing).then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::{Choice, Mode};
    use crate::compare::trail::{Points, TrailStep, answered};
    use crate::{InterviewId, ItemId};

    fn opened(at: i64, answers: u32, fit: f64) -> Opened {
        Opened { at: Millis(at), answers, fit: Some(Tenths::of(fit)) }
    }

    fn scored(at: i64, question: &str) -> TrailStep {
        let question = InterviewId::parse(question).unwrap();
        TrailStep {
            at: Millis(at),
            by: "Dana".to_owned(),
            what: TrailStepKind::Scored { question, score: Points::new(4) },
        }
    }

    #[test]
    fn only_what_came_since_is_counted() {
        let trail = Trail::new(vec![
            scored(5, "le-teams-did"),
            scored(15, "le-teams-would"),
            scored(16, "le-teams-would"),
            scored(17, "py-craft-did"),
        ]);
        let seen = changed(opened(10, 77, 2.6), opened(20, 91, 2.9), &trail).unwrap();
        assert_eq!(
            (seen.since, seen.answers, seen.scores, seen.tests, seen.ratings),
            (Millis(10), 14, 2, 0, 0)
        );
        assert_eq!(seen.fit, Some((Tenths::of(2.6), Tenths::of(2.9))));
    }

    #[test]
    fn a_test_is_over_with_its_last_answer_or_where_it_is_ended_and_counts_until_it_is_discarded() {
        let test = Mode::Full.new_id(7).unwrap();
        let item = ItemId::parse("ds-statistics-01").unwrap();
        let step = |at, what| TrailStep { at: Millis(at), by: "Dana".to_owned(), what };
        let items = vec![item.clone(), ItemId::parse("ds-statistics-02").unwrap()];
        let began =
            |items| TrailStepKind::TestBegan { test: test.clone(), items, content: "2026.8".to_owned() };
        let given = || answered(&test, &item, 1, Choice::Option(0), None);
        let ended = || TrailStepKind::TestEnded { test: test.clone() };
        let gone = || TrailStepKind::TestDiscarded { test: test.clone(), discarded: true };
        let tests = |whats: Vec<TrailStepKind>| {
            let steps = (15..).zip(whats).map(|(at, what)| step(at, what)).collect();
            changed(opened(10, 77, 2.6), opened(20, 77, 2.6), &Trail::new(steps)).map(|seen| seen.tests)
        };
        assert_eq!(tests(vec![began(items[..1].to_vec()), given()]), Some(1), "its last answer");
        assert_eq!(tests(vec![began(items.clone()), given()]), None, "one is open");
        assert_eq!(tests(vec![began(items.clone()), given(), ended()]), Some(1), "ended early");
        assert_eq!(tests(vec![began(items), given(), ended(), gone()]), None, "it counts no more");
        let early = Trail::new(vec![step(5, began(vec![item.clone()])), step(6, given())]);
        assert_eq!(changed(opened(10, 77, 2.6), opened(20, 77, 2.6), &early), None, "seen before");
    }

    #[test]
    fn where_nothing_came_nothing_is_said() {
        let trail = Trail::new(vec![scored(5, "le-teams-did")]);
        assert_eq!(changed(opened(10, 77, 2.61), opened(20, 77, 2.64), &trail), None);
    }
}
