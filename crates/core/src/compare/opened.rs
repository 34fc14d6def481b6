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
    /// Confirmation tests that ended.
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
        tests: count(|what| matches!(what, TrailStepKind::TestEnded { .. })),
        ratings: count(|what| matches!(what, TrailStepKind::Rated(_))),
        fit: before.fit.zip(now.fit).filter(|(then, now)| then != now),
    };
    let nothing = SinceOpened { since: before.at, answers: 0, scores: 0, tests: 0, ratings: 0, fit: None };
    (changed != nothing).then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::InterviewId;
    use crate::compare::trail::{Points, TrailStep};

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
    fn where_nothing_came_nothing_is_said() {
        let trail = Trail::new(vec![scored(5, "le-teams-did")]);
        assert_eq!(changed(opened(10, 77, 2.61), opened(20, 77, 2.64), &trail), None);
    }
}
