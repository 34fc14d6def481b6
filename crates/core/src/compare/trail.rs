//! What was done with a candidate after their profile came in: tests taken before the manager, answers scored in
//! interviews, ratings by others. A log that only grows; each step says when and by whom, as they entered it.

use std::collections::{BTreeMap, BTreeSet};

pub use super::confirmation_test::{Discard, DiscardedTest, Test};
use super::whose_name::plain;
pub use super::whose_name::{MAX_BY, may_be_same, person, same_person};
use crate::attempt::{Attempt, Choice, Entry, Event, Given, Millis, RULES, Writer};
use crate::profile::MAX_RATERS;
use crate::record::file::RatingFile;
use crate::{AttemptId, InterviewId, ItemId, RatingId};

/// Most interviewers whose scores count, those who came first: each has a leniency of their own in the joint model, and all
/// rounds with one person have hardly a dozen (expert judgement).
pub const MAX_INTERVIEWERS: u16 = 12;

/// What somebody who is about to score may know of the scores that others gave to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherScores {
    /// Nobody else has scored it.
    None,
    /// So many others have; they are hidden until one's own score is in.
    Hidden(usize),
    /// One's own score is in.
    Shown(Vec<Scored>),
}

/// One step; never changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailStep {
    /// When, as the device had it.
    pub at: Millis,
    /// By whom, as they entered it; may be empty.
    pub by: String,
    /// What.
    pub what: TrailStepKind,
}

/// What can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrailStepKind {
    /// A confirmation test began.
    TestBegan {
        /// Its id.
        test: AttemptId,
        /// Its questions, in order.
        items: Vec<ItemId>,
        /// Version of the content.
        content: String,
    },
    /// A question of it was answered; the first answer counts.
    TestAnswered {
        /// The test.
        test: AttemptId,
        /// The answer.
        given: Given,
    },
    /// It ended, whether or not every question was answered.
    TestEnded {
        /// The test.
        test: AttemptId,
    },
    /// A test was discarded, or taken back in: the last of these counts. Its answers stay in the log either way.
    TestDiscarded {
        /// The test.
        test: AttemptId,
        /// Whether it counts for nothing from then on.
        discarded: bool,
    },
    /// An answer in an interview was scored; of one interviewer and question the last score counts.
    Scored {
        /// The question.
        question: InterviewId,
        /// The score; `None` takes an earlier one back.
        score: Option<Points>,
    },
    /// What was heard was noted beside a question; of one interviewer and question the last note counts. It moves no number.
    Noted {
        /// The question.
        question: InterviewId,
        /// The note; empty takes an earlier one back.
        text: String,
    },
    /// Somebody else's rating of the candidate came in; of one rating the last file counts.
    Rated(Box<RatingFile>),
    /// Such a rating no longer counts.
    Unrated(RatingId),
}

/// A score by the anchors of a question: 1 poor, 3 fair, 5 good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(u8);

impl Points {
    /// The highest score.
    pub const MAX: u8 = 5;

    /// `None` outside 1 to 5.
    pub const fn new(points: u8) -> Option<Self> {
        if points >= 1 && points <= Self::MAX { Some(Self(points)) } else { None }
    }

    /// 1 to 5.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// All scores, lowest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::MAX).map(Self)
    }
}

/// A score that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Who gave it.
    pub by: String,
    /// When.
    pub at: Millis,
    /// The question.
    pub question: InterviewId,
    /// The score.
    pub points: Points,
}

/// All steps of one candidate, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail(Vec<TrailStep>);

impl Trail {
    /// The log of these steps, in the order in which they were written.
    pub const fn new(steps: Vec<TrailStep>) -> Self {
        Self(steps)
    }

    /// Adds a step.
    pub fn push(&mut self, step: TrailStep) {
        self.0.push(step);
    }

    /// The steps.
    pub fn steps(&self) -> &[TrailStep] {
        &self.0
    }

    /// The confirmation tests, oldest first.
    pub fn tests(&self) -> Vec<Test> {
        let began = self.0.iter().filter_map(|step| match &step.what {
            TrailStepKind::TestBegan { test, items, content } => self.test(step, test, items, content),
            _ => None,
        });
        began.collect()
    }

    fn test(&self, began: &TrailStep, id: &AttemptId, items: &[ItemId], content: &str) -> Option<Test> {
        let entry = |seq: u32, at: Millis, event: Event| Entry {
            seq,
            writer: Writer::nameless(),
            at,
            content: content.to_owned(),
            rules: RULES,
            event,
        };
        let mut log = Attempt::begin(id.clone(), entry(0, began.at, Event::Begin))?;
        let mut ended = None;
        let mut discards: Vec<(Discard, Option<Discard>)> = Vec::new();
        for step in &self.0 {
            let event = match &step.what {
                TrailStepKind::TestAnswered { test, given }
                    if test == id && log.answer(&given.item).is_none() =>
                {
                    let Given { item, version, choice, took_ms } = given.clone();
                    Event::Answer { item, version, choice, took_ms }
                }
                TrailStepKind::TestEnded { test } if test == id && ended.is_none() => {
                    ended = Some(step.at);
                    Event::Finish
                }
                TrailStepKind::TestDiscarded { test, discarded } if test == id => {
                    let turn = Discard { at: step.at, by: step.by.clone() };
                    match (discards.last_mut().filter(|(_, back)| back.is_none()), *discarded) {
                        (Some((_, back)), false) => *back = Some(turn),
                        (None, true) => discards.push((turn, None)),
                        // Two tabs have done the same.
                        (Some(_), true) | (None, false) => {}
                    }
                    continue;
                }
                _ => continue,
            };
            let seq = log.next_seq();
            log.push(entry(seq, step.at, event));
        }
        let (by, items) = (began.by.clone(), items.to_vec());
        let standing = discards.last().filter(|(_, back)| back.is_none());
        let discarded = standing.map(|(discard, _)| discard.clone());
        Some(Test { by, began: began.at, items, log, ended, discarded, discards })
    }

    /// The scores that count: the last one of each interviewer for each question, in the order in which these came up. Who
    /// writes their name in two ways is one interviewer, by the first of them.
    pub fn scores(&self) -> Vec<Scored> {
        let mut found: Vec<Option<Scored>> = Vec::new();
        let mut spellings: BTreeMap<String, &str> = BTreeMap::new();
        let mut places: BTreeMap<(&str, &InterviewId), usize> = BTreeMap::new();
        for step in &self.0 {
            let TrailStepKind::Scored { question, score } = &step.what else { continue };
            let by: &str = spellings.entry(plain(&step.by)).or_insert(&step.by);
            let new = score.map(|points| Scored {
                by: by.to_owned(),
                at: step.at,
                question: question.clone(),
                points,
            });
            let place = places.get(&(by, question)).copied();
            match (new, place.and_then(|place| found.get_mut(place))) {
                (None, Some(known)) => {
                    *known = None;
                    places.remove(&(by, question));
                }
                (new, Some(known)) => *known = new,
                (Some(new), None) => {
                    places.insert((by, question), found.len());
                    found.push(Some(new));
                }
                (None, None) => {}
            }
        }
        found.into_iter().flatten().collect()
    }

    /// The note that somebody has made on an answer; empty where there is none.
    pub fn note_by(&self, by: &str, question: &InterviewId) -> &str {
        let noted = self.0.iter().rev().find_map(|step| match &step.what {
            TrailStepKind::Noted { question: of, text } if of == question && same_person(&step.by, by) => {
                Some(text.as_str())
            }
            _ => None,
        });
        noted.unwrap_or_default()
    }

    /// When somebody erased the note that they had made on an answer; `None` where there is a note, or never was one.
    pub fn erased_note(&self, by: &str, question: &InterviewId) -> Option<Millis> {
        let noted = |step: &TrailStep| match &step.what {
            TrailStepKind::Noted { question: of, text } if of == question && same_person(&step.by, by) => {
                Some((step.at, text.is_empty()))
            }
            _ => None,
        };
        let mut own = self.0.iter().filter_map(noted);
        let before = own.clone().any(|(_, empty)| !empty);
        own.next_back().filter(|(_, empty)| before && *empty).map(|(at, _)| at)
    }

    /// The notes of others on an answer, with their names; none before one's own score is in, so that nobody scores by
    /// what another has heard.
    pub fn other_notes(&self, by: &str, question: &InterviewId) -> Vec<(String, String)> {
        if self.score_by(by, question).is_none() {
            return Vec::new();
        }
        let mut found: Vec<(String, String)> = Vec::new();
        for step in &self.0 {
            let TrailStepKind::Noted { question: of, text } = &step.what else { continue };
            if of != question || same_person(&step.by, by) {
                continue;
            }
            match found.iter_mut().find(|(known, _)| same_person(known, &step.by)) {
                Some(known) => known.1.clone_from(text),
                None => found.push((step.by.clone(), text.clone())),
            }
        }
        found.retain(|(_, text)| !text.is_empty());
        found
    }

    /// Interviewers with a score that counts, those who came first in front.
    fn interviewers(&self) -> Vec<String> {
        let mut known = BTreeSet::new();
        let by = self.scores().into_iter().map(|one| one.by);
        by.filter(|by| known.insert(by.clone())).collect()
    }

    /// An interviewer with scores who may be this one, under a name that is written otherwise.
    pub fn may_be(&self, by: &str) -> Option<String> {
        let who = self.interviewers();
        let known = who.iter().any(|one| same_person(one, by));
        who.into_iter().find(|one| !known && may_be_same(one, by))
    }

    /// The scores of the first [`MAX_INTERVIEWERS`].
    pub fn heard_scores(&self) -> Vec<Scored> {
        let who: BTreeSet<String> =
            self.interviewers().into_iter().take(usize::from(MAX_INTERVIEWERS)).collect();
        self.scores().into_iter().filter(|one| who.contains(&one.by)).collect()
    }

    /// How many interviewers there are whose scores do not count, because there are more than [`MAX_INTERVIEWERS`].
    pub fn unheard_interviewers(&self) -> usize {
        self.interviewers().len().saturating_sub(usize::from(MAX_INTERVIEWERS))
    }

    /// How many ratings by others do not count, because there are more than [`MAX_RATERS`].
    pub fn unheard_raters(&self) -> usize {
        self.ratings().len().saturating_sub(MAX_RATERS)
    }

    /// Whether a score of this interviewer would count.
    pub fn takes_scores_of(&self, by: &str) -> bool {
        let (most, who) = (usize::from(MAX_INTERVIEWERS), self.interviewers());
        who.len() < most || who.iter().take(most).any(|one| same_person(one, by))
    }

    /// The score that somebody has given to a question.
    pub fn score_by(&self, by: &str, question: &InterviewId) -> Option<Points> {
        let own = |one: &Scored| same_person(&one.by, by) && one.question == *question;
        self.scores().into_iter().find(own).map(|one| one.points)
    }

    /// What somebody may know of the scores of others for a question.
    pub fn other_scores(&self, by: &str, question: &InterviewId) -> OtherScores {
        let of = self.scores().into_iter().filter(|one| one.question == *question);
        let (own, others): (Vec<Scored>, Vec<Scored>) = of.partition(|one| same_person(&one.by, by));
        match (own.is_empty(), others.len()) {
            (_, 0) => OtherScores::None,
            (true, count) => OtherScores::Hidden(count),
            (false, _) => OtherScores::Shown(others),
        }
    }

    /// Whether scores of others are still hidden from somebody: then what all scores together say is, too.
    pub fn hides_from(&self, by: &str) -> bool {
        let (scores, by) = (self.scores(), plain(by));
        let own = scores.iter().filter(|one| plain(&one.by) == by);
        let mine: BTreeSet<&InterviewId> = own.map(|one| &one.question).collect();
        scores.iter().any(|one| !mine.contains(&one.question))
    }

    /// The ratings by others that count, in the order in which they came.
    pub fn ratings(&self) -> Vec<RatingFile> {
        let mut found: Vec<RatingFile> = Vec::new();
        for step in &self.0 {
            match &step.what {
                TrailStepKind::Rated(rating) => {
                    found.retain(|known| known.id != rating.id);
                    found.push((**rating).clone());
                }
                TrailStepKind::Unrated(id) => found.retain(|known| known.id != *id),
                _ => {}
            }
        }
        found
    }

    /// Whether somebody is in the middle of a test: nothing it says counts before its end.
    pub fn testing(&self) -> bool {
        self.tests().last().is_some_and(|test| !test.over())
    }

    /// Each time that a test in which something was answered was discarded, oldest test first; also where it was taken back in since.
    pub fn discarded(&self) -> Vec<DiscardedTest> {
        let of = |test: Test| {
            let (taken, given_by) = (test.taken(), test.by);
            let answered = !test.log.answers().is_empty();
            let each = test.discards.into_iter().filter(move |_| answered);
            each.map(move |(discard, taken_back)| DiscardedTest {
                taken,
                given_by: given_by.clone(),
                discard,
                taken_back,
            })
        };
        self.tests().into_iter().flat_map(of).collect()
    }

    /// The tests that are over, were not discarded, and in which something was answered, the newest first.
    pub fn finished(&self) -> impl Iterator<Item = Test> + use<> {
        let counts = |test: &Test| test.over() && test.discarded.is_none() && test.answered() > 0;
        self.tests().into_iter().rev().filter(counts)
    }
}

/// An answer of a test, as a step's content.
pub fn answered(
    test: &AttemptId,
    item: &ItemId,
    version: u16,
    choice: Choice,
    took_ms: Option<u32>,
) -> TrailStepKind {
    TrailStepKind::TestAnswered {
        test: test.clone(),
        given: Given { item: item.clone(), version, choice, took_ms },
    }
}
