//! The confirmation test in each of its states, and what it changed.

use crate::attempt::view::{AskView, AssessView, assess_view};
use crate::attempt::{Attempt, Millis};
use crate::compare::Position;
use crate::compare::confirm::{Check, Finding, Odds, counting_test, odds, plan};
use crate::compare::sources_effect::{MovedBy, ScoreSaid, SourcesEffect, sources_effect};
use crate::compare::trail::{Points, Test, Trail};
use crate::compare::view::LevelBand;
use crate::compare::{Moves, Since, Sources, SpeaksFor};
use crate::content::{Bank, Content};
use crate::decimal::Tenths;
use crate::path::view::Percent;
use crate::profile::view::Scale;
use crate::record::file::ProfileFile;
use crate::{AttemptId, ItemId, Skill};

/// The page of the test.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfirmView {
    /// It can begin.
    Ready {
        /// The questions.
        items: Vec<ItemId>,
        /// About how many minutes.
        minutes: u32,
        /// How many questions each skill has.
        skills: Vec<(String, usize)>,
        /// How many of them offer "I don't know"; scenes have no such option.
        unknown: usize,
    },
    /// The candidate has met every question in what the position asks for.
    NothingNew,
    /// A question is open.
    Asking {
        /// The test.
        test: Box<Test>,
        /// The question.
        ask: Box<AskView>,
        /// Its place, from 1.
        place: usize,
    },
    /// It is over.
    Over(Box<FindingView>),
    /// It ended before anything that counts was answered.
    Empty,
}

/// What a test found.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingView {
    /// In words.
    pub finding: Finding,
    /// Whether fewer answers count than a test needs to say anything.
    pub too_few: bool,
    /// Whether the likelier is the person of the profile.
    pub same: bool,
    /// The Bayes factor in favour of the likelier; at most 1,000, beyond which it means nothing.
    pub factor: Tenths,
    /// Whether it is greater than that.
    pub beyond: bool,
    /// Probability that the same person gave both, where both were equally likely before.
    pub probability: Percent,
    /// Answers that count.
    pub answers: u16,
    /// Answers that do not.
    pub left_out: u16,
    /// All questions.
    pub total: CheckView,
    /// Each skill that was asked.
    pub skills: Vec<(String, CheckView)>,
    /// By whom, as they entered it.
    pub by: String,
    /// When it ended, or else began.
    pub at: Millis,
    /// Its id.
    pub test: AttemptId,
    /// When it was discarded, if it is: then it counts for nothing.
    pub discarded: Option<Millis>,
}

impl FindingView {
    /// Whether the test moves numbers.
    pub const fn counts(&self) -> bool {
        !self.too_few && self.discarded.is_none()
    }
}

/// How what came lies to what is likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsVersusExpected {
    /// Fewer points than nine in ten people with this profile get.
    Fewer,
    /// Within what is likely.
    Within,
    /// More points.
    More,
}

/// Points expected and got.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CheckView {
    /// What the person of the profile gets on average.
    pub expected: Tenths,
    /// Ends of its 90% interval.
    pub interval: (Tenths, Tenths),
    /// What came.
    pub got: Tenths,
    /// How that lies to the interval.
    pub held: PointsVersusExpected,
    /// Of how many.
    pub most: u16,
}

/// The page of a candidate's test: the newest one, unless `again` asks for another.
pub fn confirm_view(
    content: &Content,
    bank: &Bank,
    profile: &ProfileFile,
    attempt: &Attempt,
    position: &Position,
    trail: &Trail,
    again: bool,
) -> Option<ConfirmView> {
    let last = trail.tests().pop();
    match last.filter(|test| !again || !test.over()) {
        Some(test) => Some(under_way(content, bank, attempt, test)),
        None => ready(content, bank, profile, attempt, position, trail),
    }
}

fn under_way(content: &Content, bank: &Bank, attempt: &Attempt, test: Test) -> ConfirmView {
    if let Some(item) = test.open() {
        let place = test.items.iter().position(|known| known == item).map_or(1, |place| place + 1);
        if let AssessView::Ask(ask) = assess_view(content, bank, &[], &[], &test.log, Some(item)) {
            return ConfirmView::Asking { test: Box::new(test), ask: Box::new(ask), place };
        }
    }
    match odds(content, bank, attempt, &test.log) {
        Some(odds) => ConfirmView::Over(Box::new(finding(content, &odds, &test))),
        None => ConfirmView::Empty,
    }
}

fn ready(
    content: &Content,
    bank: &Bank,
    profile: &ProfileFile,
    attempt: &Attempt,
    position: &Position,
    trail: &Trail,
) -> Option<ConfirmView> {
    // Questions of an earlier test are not new either.
    let mut met = profile.clone();
    met.attempts.extend(trail.tests().into_iter().map(|test| test.log));
    let plan = plan(content, bank, &met, attempt, position)?;
    if plan.items.is_empty() {
        return Some(ConfirmView::NothingNew);
    }
    let of = |skill: Skill| {
        let count = plan
            .items
            .iter()
            .filter(|item| bank.question(item).is_some_and(|one| one.skill == skill))
            .count();
        let name = content.skill(skill)?.name.clone();
        (count > 0).then_some((name, count))
    };
    let knowledge = |item: &&ItemId| bank.question(item).is_some_and(crate::content::Question::is_knowledge);
    Some(ConfirmView::Ready {
        // As long as the same questions are said to take in an assessment.
        minutes: plan.seconds.div_ceil(60),
        skills: Skill::ALL.into_iter().filter_map(of).collect(),
        unknown: plan.items.iter().filter(knowledge).count(),
        items: plan.items,
    })
}

fn finding(content: &Content, odds: &Odds, test: &Test) -> FindingView {
    const BEYOND: f64 = 1000.0;
    let (finding, factor) = odds.strength();
    let name = |skill: Skill| content.skill(skill).map_or_else(String::new, |info| info.name.clone());
    FindingView {
        finding,
        too_few: odds.too_few(),
        same: odds.ln_bayes >= 0.0,
        factor: Tenths::of(if factor >= 10.0 { libm::round(factor.min(BEYOND)) } else { factor }),
        beyond: factor > BEYOND,
        probability: Percent::of(odds.probability()),
        answers: odds.answers,
        left_out: odds.left_out,
        total: check(&odds.total),
        skills: odds.skills.iter().map(|(skill, one)| (name(*skill), check(one))).collect(),
        by: test.by.clone(),
        at: test.taken(),
        test: test.log.id().clone(),
        discarded: test.discarded.as_ref().map(|discard| discard.at),
    }
}

fn check(check: &Check) -> CheckView {
    let (from, to) = check.interval;
    CheckView {
        expected: Tenths::of(check.expected),
        interval: (Tenths::of(from), Tenths::of(to)),
        got: Tenths::of(check.got),
        held: match (check.got < from, check.got > to) {
            (true, _) => PointsVersusExpected::Fewer,
            (_, true) => PointsVersusExpected::More,
            _ => PointsVersusExpected::Within,
        },
        most: check.most,
    }
}

/// Whether a profile is confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmedState {
    /// No test was taken.
    Untested,
    /// A test is under way.
    UnderWay,
    /// A test says so: when, and by whom as they entered it.
    Confirmed(Millis, String),
    /// A test leaves it open.
    Open(Millis, String),
    /// No test had enough answers to say anything: the newest of them.
    TooFew(Millis, String),
    /// All tests were discarded: the newest of them.
    Discarded(Millis, String),
    /// A test speaks against it; strongly, or not.
    Contradicted(Millis, String, bool),
}

/// Whether a profile is confirmed, by the test that counts; and where none does, whether one was taken.
pub fn confirmed_state(content: &Content, bank: &Bank, attempt: &Attempt, trail: &Trail) -> ConfirmedState {
    let tests = trail.tests();
    let Some(newest) = tests.last() else { return ConfirmedState::Untested };
    if !newest.over() {
        return ConfirmedState::UnderWay;
    }
    let Some((test, odds)) = counting_test(content, bank, attempt, trail) else {
        return match tests.iter().rev().find(|test| test.discarded.is_none()) {
            Some(test) => ConfirmedState::TooFew(test.taken(), test.by.clone()),
            None => ConfirmedState::Discarded(newest.taken(), newest.by.clone()),
        };
    };
    let at = test.taken();
    match odds.strength().0 {
        Finding::SameStrongly | Finding::Same => ConfirmedState::Confirmed(at, test.by),
        Finding::Open => ConfirmedState::Open(at, test.by),
        Finding::Other => ConfirmedState::Contradicted(at, test.by, false),
        Finding::OtherStrongly => ConfirmedState::Contradicted(at, test.by, true),
    }
}

/// What tests and interviews changed.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcesEffectView {
    /// The seven skills.
    pub skills: Vec<SkillEffectRow>,
    /// What it rests on.
    pub sources: Sources,
    /// Whether the profile is ratings alone, without a question.
    pub ratings_alone: bool,
}

/// One skill before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillEffectRow {
    /// Its name.
    pub name: String,
    /// By the profile alone; `None` where it measured nothing.
    pub before: Option<CombinedLevel>,
    /// By everything; `None` where nothing that counts was answered, as in the table.
    pub after: Option<CombinedLevel>,
    /// The change, in levels: the difference of the two numbers as they are shown, where there are two.
    pub moved: Option<Tenths>,
    /// Whether nothing but what came about other skills has moved it.
    pub with_others: bool,
    /// Where it moves as none of its scores says: what moves it that way.
    pub moved_by: Vec<MovedBy>,
    /// The scores of interviews about it.
    pub scores: Vec<ScoreView>,
}

/// A score of an interview, and what it speaks for.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreView {
    /// Who gave it, as they entered themselves.
    pub by: String,
    /// The score.
    pub points: Points,
    /// The name of the facet that the question was about.
    pub facet: String,
    /// What it speaks for.
    pub speaks: SpeaksFor,
    /// The level in the facet by everything but interviews.
    pub before: Tenths,
    /// What it does by itself.
    pub moves: Moves,
}

/// A level before or after.
#[derive(Clone, Debug, PartialEq)]
pub struct CombinedLevel {
    /// In words.
    pub level: String,
    /// As the table of the pool shows it.
    pub number: Tenths,
    /// 90% interval, as in the table.
    pub outer: (Scale, Scale),
}

/// What tests and interviews changed; `None` where there were none.
pub fn sources_effect_view(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    since: Since<'_>,
) -> Option<SourcesEffectView> {
    let SourcesEffect { skills, sources, ratings_alone, scores } =
        sources_effect(content, bank, attempt, since)?;
    let shown =
        |band: LevelBand| CombinedLevel { level: band.word(content), number: band.level, outer: band.outer };
    let facet = |one: &ScoreSaid| content.facet(&one.facet).map(|(_, facet)| facet.name.clone());
    let score = |one: &ScoreSaid| ScoreView {
        by: one.by.clone(),
        points: one.points,
        facet: facet(one).unwrap_or_default(),
        speaks: one.speaks,
        before: one.before,
        moves: one.moves,
    };
    let row = |one: &crate::compare::sources_effect::SkillEffect| {
        let (before, after) = (one.profile.map(shown), one.all.map(shown));
        let apart = |(before, after): (&CombinedLevel, &CombinedLevel)| {
            Tenths::of(after.number.get() - before.number.get())
        };
        let moved = before.as_ref().zip(after.as_ref()).map(apart);
        let changed = moved.is_some_and(|moved| moved != Tenths::of(0.0));
        // Where a test takes from the profile, every skill moves for that.
        let whole = sources.profile == Percent::Above99;
        SkillEffectRow {
            name: content.skill(one.skill).map_or_else(String::new, |info| info.name.clone()),
            with_others: whole && !one.told && changed,
            moved,
            scores: scores.iter().filter(|said| said.skill == one.skill).map(score).collect(),
            // Where no change is shown there is nothing to explain.
            moved_by: if changed { one.moved_by.clone() } else { Vec::new() },
            before,
            after,
        }
    };
    Some(SourcesEffectView { skills: skills.iter().map(row).collect(), sources, ratings_alone })
}
