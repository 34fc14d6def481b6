//! Blinding: what of a candidate may be seen before a decision is noted.
//!
//! It is drawn where profiles are read, so no page, title, export or print has a name to leak. What stays is what was
//! answered, which milestones are said to be reached and which part was taken in which responsibility: what the ranking
//! rests on. What goes is the name, education, years (they tell an age), every line of free text (it may name an
//! employer, a school, a language), what the manager noted, and copies of scores made under the name.

use super::label::label;
use crate::attempt::{Attempt, Entry, Event, Fact};
use crate::compare::trail::{Trail, TrailStep, TrailStepKind};
use crate::compare::{Candidate, Mark};
use crate::record::file::{About, ProfileFile, RatingFile};
use crate::{CandidateId, PoolId};

/// The blinding of one pool, on or off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameBlinding {
    pool: PoolId,
    on: bool,
}

impl NameBlinding {
    /// The blinding of a pool; `on` while names are hidden.
    pub const fn new(pool: PoolId, on: bool) -> Self {
        Self { pool, on }
    }

    /// Whether names are hidden.
    pub const fn is_on(&self) -> bool {
        self.on
    }

    /// The name under which somebody is seen meanwhile.
    pub fn label(&self, candidate: &CandidateId) -> String {
        format!("Candidate {}", label(self.pool.as_str(), candidate.as_str()))
    }

    /// A candidate as they may be seen.
    #[must_use]
    pub fn candidate(&self, candidate: Candidate) -> Candidate {
        if !self.on {
            return candidate;
        }
        let profile = self.profile(&candidate.id, candidate.profile);
        Candidate { id: candidate.id, profile }
    }

    /// A profile of this candidate as it may be seen.
    #[must_use]
    pub fn profile(&self, candidate: &CandidateId, profile: ProfileFile) -> ProfileFile {
        if !self.on {
            return profile;
        }
        ProfileFile {
            name: self.label(candidate),
            made_at: profile.made_at,
            attempts: profile.attempts.iter().filter_map(blinded).collect(),
            copies: Vec::new(),
            // Its number leads to a name in the list of those who were invited.
            invitation: None,
        }
    }

    /// What was done with somebody, as it may be seen: who is named in a rating by others is not, and what was noted
    /// beside an answer, which may name anybody, is left out.
    #[must_use]
    pub fn trail(&self, trail: Trail) -> Trail {
        if !self.on {
            return trail;
        }
        let nameless = |step: &TrailStep| match &step.what {
            TrailStepKind::Rated(rating) => {
                let about = About { name: String::new(), mark: rating.about.mark };
                let rating = RatingFile { about, by: String::new(), ..(**rating).clone() };
                TrailStep { what: TrailStepKind::Rated(Box::new(rating)), ..step.clone() }
            }
            _ => step.clone(),
        };
        let seen = trail.steps().iter().filter(|step| !matches!(step.what, TrailStepKind::Noted { .. }));
        Trail::new(seen.map(nameless).collect())
    }

    /// What was noted about somebody, as it may be seen: nothing but whether they are present staff, who are in no ranking, no
    /// count and no decision, with names or without.
    #[must_use]
    pub fn mark(&self, mark: Mark) -> Mark {
        if self.on { Mark { staff: mark.staff, ..Mark::default() } } else { mark }
    }
}

fn blinded(attempt: &Attempt) -> Option<Attempt> {
    let entries = attempt.entries().iter().filter_map(entry).collect();
    Attempt::from_entries(attempt.id().clone(), entries)
}

fn entry(entry: &Entry) -> Option<Entry> {
    match &entry.event {
        Event::Fact(Fact::Years(..) | Fact::Degree(_) | Fact::Field(_)) => None,
        Event::Fact(Fact::Milestone { stage, done, .. }) => {
            let fact = Fact::Milestone { stage: *stage, done: *done, evidence: String::new() };
            Some(Entry { event: Event::Fact(fact), ..entry.clone() })
        }
        _ => Some(entry.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attempt::{Choice, Degree, Field, Involvement, Millis, Mode, RULES, Track, Writer};
    use crate::record::file::{Include, write_profile};
    use crate::{ItemId, Level, ResponsibilityId, Stage};

    fn candidate() -> Candidate {
        let facts = [
            Fact::Years(Track::Data, Some(31)),
            Fact::Degree(Some(Degree::Doctor)),
            Fact::Field(Some(Field::Business)),
            Fact::Milestone {
                stage: Stage::new(4).unwrap(),
                done: Some(true),
                evidence: "At the university of Telltale, 1987".to_owned(),
            },
            Fact::Duty(ResponsibilityId::parse("B6").unwrap(), Some(Involvement::Led)),
        ];
        let answer = Event::Answer {
            item: ItemId::parse("ds-statistics").unwrap(),
            version: 1,
            choice: Choice::Level(Level::new(3).unwrap()),
            took_ms: None,
        };
        let events = [Event::Begin, answer].into_iter().chain(facts.map(Event::Fact)).chain([Event::Finish]);
        let entry = |(seq, event)| Entry {
            seq,
            writer: Writer::nameless(),
            at: Millis(1_795_000_000_000),
            content: "2026.2".to_owned(),
            rules: RULES,
            event,
        };
        let entries = (0..).zip(events).map(entry).collect();
        let attempts = vec![Attempt::from_entries(Mode::Full.new_id(7).unwrap(), entries).unwrap()];
        Candidate::new(ProfileFile {
            name: "Telltale Person".to_owned(),
            made_at: Millis(1_795_000_000_000),
            attempts,
            copies: vec![("content".to_owned(), "Telltale".to_owned())],
            invitation: None,
        })
        .unwrap()
    }

    fn blinding(on: bool) -> NameBlinding {
        NameBlinding::new(PoolId::parse("1a2b").unwrap(), on)
    }

    #[test]
    fn while_names_are_hidden_nothing_is_left_that_names_somebody_or_hints_at_them() {
        let seen = blinding(true).candidate(candidate());
        let text = write_profile(&seen.profile, Include::ALL);
        for secret in ["Telltale", "1987", "doctor", "business", "years"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        assert!(seen.profile.name.starts_with("Candidate ") && seen.profile.name.len() == 17, "{text}");
        let (before, after) = (&candidate().profile.attempts[0], &seen.profile.attempts[0]);
        assert_eq!(before.answers(), after.answers(), "what the ranking rests on is untouched");
        assert_eq!(after.facts().done(Stage::new(4).unwrap()), Some(true));
        assert_eq!(after.facts().part(&ResponsibilityId::parse("B6").unwrap()), Some(Involvement::Led));
        let noted = Mark {
            name: "Ada".to_owned(),
            tags: vec!["x".to_owned()],
            note: "y".to_owned(),
            ..Mark::default()
        };
        assert_eq!(blinding(true).mark(noted.clone()), Mark::default());
        assert_eq!(blinding(false).mark(noted.clone()), noted);
        let staff = Mark { staff: true, ..noted };
        assert_eq!(blinding(true).mark(staff), Mark { staff: true, ..Mark::default() });
    }

    #[test]
    fn who_is_named_in_a_rating_is_hidden_and_what_it_says_is_not() {
        let rating = RatingFile {
            id: crate::RatingId::parse("rating-7").unwrap(),
            made_at: Millis(4),
            content: "2026.2".to_owned(),
            about: About { name: "Telltale Person".to_owned(), mark: Some(7) },
            by: "Telltale Boss".to_owned(),
            relation: None,
            answers: Vec::new(),
        };
        let step = TrailStep {
            at: Millis(5),
            by: String::new(),
            what: TrailStepKind::Rated(Box::new(rating.clone())),
        };
        let trail = Trail::new(vec![step]);
        let seen = blinding(true).trail(trail.clone());
        assert!(!format!("{seen:?}").contains("Telltale"), "{seen:?}");
        assert_eq!(seen.ratings()[0].answers, rating.answers);
        assert_eq!(blinding(false).trail(trail.clone()), trail);
    }

    #[test]
    fn with_names_shown_everything_is_as_it_came() {
        assert_eq!(blinding(false).candidate(candidate()), candidate());
    }
}
