//! What the page on history shows.

use std::cmp::Ordering;

use super::change::{ChangeVerdict, REACH, SkillChange, changes};
use super::doubted::{attempt_flags, quick_flags};
use super::likely_higher::Lean;
use crate::attempt::{Answered, Attempt, Millis, Mode, Separate, separate};
use crate::content::{Bank, Content};
use crate::decimal::{Hundredths, Tenths};
use crate::order::sorted;
use crate::path::{Shown, position};
use crate::profile::view::{Scale, SkillRow, skill_row};
use crate::profile::{Basis, Flag, Profile, exact_profile, profile};
use crate::{AttemptId, Skill, Stage};

/// Dots of one line keep at least this distance, in percent of its width, so that close attempts can be told apart.
const DISTANCE: f64 = 5.0;

/// The page on history.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryView {
    /// The attempts that stand by themselves and have at least one answer that counts, the first one first.
    pub attempts: Vec<AttemptRow>,
    /// How many attempts have no such answer.
    pub empty: usize,
    /// A line for each skill that was measured at least once.
    pub lines: Vec<SkillLine>,
    /// The two to compare first: the last one, and of those before it the one that shares most skills with it.
    pub suggested: Option<(AttemptId, AttemptId)>,
}

/// One attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct AttemptRow {
    /// The attempt.
    pub id: AttemptId,
    /// When it was last worked on.
    pub at: Millis,
    /// What was assessed.
    pub mode: Mode,
    /// Whether the person asked for its result.
    pub finished: bool,
    /// What it grew out of and stands for: it is one attempt with these.
    pub grew_from: Vec<AttemptId>,
    /// What was answered in it, and in what it grew out of.
    pub given: Answered,
    /// What it rests on.
    pub answered: Basis,
    /// Answers of its own that are kept and do not count.
    pub left_out: u16,
    /// Whether what was given by keyboard may be another option than the one chosen.
    pub keyboard_doubt: bool,
    /// What stands out in the way it was answered, also beside the person's other attempts: picks at random first. A change from it or
    /// to it is in doubt.
    pub flags: Vec<Flag>,
    /// The stage at which the person stood, with its name, and how surely (shown or likely); `None` where at none, and in an
    /// attempt with one skill.
    pub stage: Option<(Stage, String, Shown)>,
    /// The skills of which it says something.
    pub skills: Vec<SkillRow>,
}

/// One skill in time.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillLine {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// What each attempt that asked about it says, in their order: the last two as they tell together, earlier ones each by
    /// itself.
    pub points: Vec<LinePoint>,
    /// What changed from the last attempt but one that asked about it to the last; `None` with one point.
    pub last: Option<ChangeRow>,
}

/// A skill in one attempt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinePoint {
    /// The attempt's place among the attempts.
    pub attempt: usize,
    /// Where it stands on the line of time, in percent of its width.
    pub time: Tenths,
    /// Best single value on the scale of levels.
    pub at: Scale,
    /// 90% interval on the scale of levels.
    pub outer: (Scale, Scale),
}

/// A change, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeRow {
    /// The change with its answers.
    pub change: SkillChange,
    /// The skill's name.
    pub name: String,
    /// The skill on the first occasion and on the second, as both attempts together tell: what the change is of.
    pub together: [Occasion; 2],
    /// What changed, in levels.
    pub levels: Tenths,
    /// Its 95% interval, in levels. An end that reads 0.0 lies beyond 0 where error alone explains the change, and else on this side.
    pub interval: (Tenths, Tenths),
    /// Which of the two is likely the higher one.
    pub lean: Lean,
    /// What stands out first in the way the first attempt was answered, and the second. Where anything does, no change is called
    /// real.
    pub in_doubt: [Option<Flag>; 2],
}

/// A skill on one of two occasions, as both attempts together tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Occasion {
    /// The level of the best single value, in words.
    pub level: String,
    /// Best single value, in logits.
    pub theta: Hundredths,
    /// Standard error, in logits.
    pub standard_error: Hundredths,
    /// Best single value on the scale of levels.
    pub at: Scale,
    /// 90% interval on the scale of levels.
    pub outer: (Scale, Scale),
}

/// Two attempts side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareView {
    /// The earlier one.
    pub first: AttemptRow,
    /// The later one.
    pub second: AttemptRow,
    /// The skills that at least one of both measured.
    pub rows: Vec<CompareRow>,
}

/// One skill in two attempts.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareRow {
    /// Its name.
    pub name: String,
    /// In the first attempt; `None` where it was not measured.
    pub first: Option<SkillRow>,
    /// In the second.
    pub second: Option<SkillRow>,
    /// What changed; `None` where one of both did not measure it.
    pub change: Option<ChangeRow>,
}

/// The history of these attempts, whatever their order.
pub fn history_view(content: &Content, bank: &Bank, attempts: &[Attempt]) -> HistoryView {
    let apart = separate(attempts);
    let ordered = sorted(&apart, |left, right| {
        let (left, right) = (left.attempt, right.attempt);
        (left.started(), left.id().as_str()).cmp(&(right.started(), right.id().as_str()))
    });
    let rows: Vec<(Attempt, AttemptRow)> = ordered
        .iter()
        .filter_map(|one| {
            let row = row(content, one, &profile(content, bank, one.attempt)?)?;
            Some((one.attempt.clone(), row))
        })
        .collect();
    let rows = doubted(content, bank, attempts, rows);
    let times = times(&rows.iter().map(|(_, row)| row.at).collect::<Vec<_>>());
    let lines =
        Skill::ALL.into_iter().filter_map(|skill| line(content, bank, &rows, &times, skill)).collect();
    let empty = ordered.len() - rows.len();
    let attempts: Vec<AttemptRow> = rows.into_iter().map(|(_, row)| row).collect();
    HistoryView { suggested: suggested(&attempts), empty, attempts, lines }
}

/// The rows, where those that a change is told from or to also say whether their answers fit together, as the page of each attempt
/// does. That takes some tenths of a second for each, so the others go without.
fn doubted(
    content: &Content,
    bank: &Bank,
    all: &[Attempt],
    mut rows: Vec<(Attempt, AttemptRow)>,
) -> Vec<(Attempt, AttemptRow)> {
    let asked = |skill: Skill| {
        let places = rows.iter().enumerate().filter(move |(_, (attempt, row))| {
            attempt.asked(skill) && row.skills.iter().any(|one| one.skill == skill)
        });
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        places
    };
    let mut told: Vec<usize> = Vec::new();
    for places in Skill::ALL.into_iter().map(asked).filter(|places| places.len() > 1) {
        told.extend(places.iter().rev().take(2));
    }
    for (place, (attempt, row)) in rows.iter_mut().enumerate() {
        row.flags = if told.contains(&place) {
            attempt_flags(content, bank, all, attempt)
        } else {
            quick_flags(content, bank, all, attempt)
        };
    }
    rows
}

fn suggested(attempts: &[AttemptRow]) -> Option<(AttemptId, AttemptId)> {
    let (last, before) = attempts.split_last()?;
    let shared = |row: &&AttemptRow| {
        let own = row.skills.iter().map(|one| one.skill);
        own.filter(|skill| last.skills.iter().any(|one| one.skill == *skill)).count()
    };
    // Of equals the latest: the last one that is the greatest.
    before.iter().max_by_key(shared).map(|row| (row.id.clone(), last.id.clone()))
}

/// Two attempts side by side, the earlier one first whatever order they are given in; `None` where one has no answer that
/// counts. `all` are those of the person: what stands out in one may stand out beside the others.
pub fn compare_view(
    content: &Content,
    bank: &Bank,
    all: &[Attempt],
    (one, other): (&Attempt, &Attempt),
) -> Option<CompareView> {
    let (early, late) = if one.started() <= other.started() { (one, other) } else { (other, one) };
    let exact = |attempt: &Attempt| {
        let alone = Separate { attempt, grew_from: Vec::new() };
        let mut row = row(content, &alone, &exact_profile(content, bank, attempt, &[])?)?;
        row.flags = attempt_flags(content, bank, all, attempt);
        Some(row)
    };
    let (first, second) = (exact(early)?, exact(late)?);
    let changes = changes(content, bank, early, late);
    let find = |row: &AttemptRow, skill: Skill| row.skills.iter().find(|one| one.skill == skill).cloned();
    let rows = Skill::ALL.into_iter().filter_map(|skill| {
        let (left, right) = (find(&first, skill), find(&second, skill));
        let name = left.as_ref().or(right.as_ref())?.name.clone();
        let change = changes.iter().find(|change| change.skill == skill).cloned();
        let change = change.map(|change| change_row(content, change, [&first, &second]));
        Some(CompareRow { name, first: left, second: right, change })
    });
    let rows = rows.collect();
    Some(CompareView { first, second, rows })
}

/// An attempt as a row; `None` without an answer that counts.
fn row(content: &Content, one: &Separate<'_>, profile: &Profile) -> Option<AttemptRow> {
    let attempt = one.attempt;
    if profile.answered == Basis::default() {
        return None;
    }
    let held = match attempt.mode() {
        Mode::Skill(_) => None,
        Mode::Quick | Mode::Full => {
            let stages = position(content, profile, attempt).stages;
            stages.into_iter().rev().find(|standing| standing.state.is_held())
        }
    };
    let measured = profile.skills.iter().filter(|one| one.basis != Basis::default());
    Some(AttemptRow {
        id: attempt.id().clone(),
        at: attempt.last_at(),
        mode: attempt.mode(),
        finished: attempt.finished(),
        grew_from: one.grew_from.iter().map(|part| part.id().clone()).collect(),
        given: Answered::of(one.grew_from.iter().copied().chain([attempt])),
        answered: profile.answered,
        left_out: u16::try_from(profile.left_out.len()).unwrap_or(u16::MAX),
        keyboard_doubt: attempt.doubts_keyboard(),
        flags: Vec::new(),
        stage: held
            .and_then(|held| Some((held.stage, content.stage(held.stage)?.name.clone(), held.state.skills))),
        skills: measured.map(|estimate| skill_row(content, estimate)).collect(),
    })
}

fn line(
    content: &Content,
    bank: &Bank,
    rows: &[(Attempt, AttemptRow)],
    times: &[f64],
    skill: Skill,
) -> Option<SkillLine> {
    let own = rows.iter().enumerate().filter_map(|(place, (attempt, row))| {
        let known = row.skills.iter().find(|one| one.skill == skill && attempt.asked(skill))?;
        Some((place, (attempt, row), known))
    });
    let own: Vec<(usize, (&Attempt, &AttemptRow), &SkillRow)> = own.collect();
    let points = own.iter().map(|(place, _, row)| LinePoint {
        attempt: *place,
        time: Tenths::of(times.get(*place).copied().unwrap_or(50.0)),
        at: row.at,
        outer: row.outer,
    });
    let mut points: Vec<LinePoint> = points.collect();
    let last: Option<ChangeRow> = match own.as_slice() {
        [.., (_, (before, first), _), (_, (after, second), _)] => {
            let change = changes(content, bank, before, after).into_iter().find(|one| one.skill == skill);
            change.map(|change| change_row(content, change, [first, second]))
        }
        _ => None,
    };
    // What is drawn is what the change is of.
    for (point, together) in
        points.iter_mut().rev().zip(last.iter().flat_map(|last| last.together.iter().rev()))
    {
        (point.at, point.outer) = (together.at, together.outer);
    }
    let name = own.first()?.2.name.clone();
    Some(SkillLine { skill, name, points, last })
}

fn change_row(content: &Content, change: SkillChange, of: [&AttemptRow; 2]) -> ChangeRow {
    ChangeRow {
        name: content.skill(change.skill).map_or_else(String::new, |info| info.name.clone()),
        together: change.occasions.map(|(theta, sd)| occasion(content, theta, sd)),
        levels: Tenths::of(change.difference),
        interval: (Tenths::of(change.interval.0), Tenths::of(change.interval.1)),
        lean: Lean::of(change.greater),
        in_doubt: of.map(|row| row.flags.first().copied()),
        change,
    }
}

/// The error of the whole scale is in it, as in every other band; the change is free of it, for it moves both alike.
fn occasion(content: &Content, theta: f64, sd: f64) -> Occasion {
    let error = libm::sqrt(sd * sd + content.prior.anchor_sd * content.prior.anchor_sd);
    let end = |reach: f64| Scale::of(theta + reach * error);
    Occasion {
        level: content.level_name(content.level_at(theta)),
        theta: Hundredths::of(theta),
        standard_error: Hundredths::of(error),
        at: Scale::of(theta),
        outer: (end(-REACH), end(REACH)),
    }
}

impl CompareRow {
    /// Whether the two attempts, each by itself, say the opposite of what they say together. Each by itself knows the person's other
    /// skills and how they rate themselves only as far as it asked about them.
    pub fn turns_round(&self) -> bool {
        let (Some(first), Some(second), Some(change)) = (&self.first, &self.second, &self.change) else {
            return false;
        };
        let by_themselves = second.at.level().cmp(&first.at.level());
        let [before, after] = &change.together;
        let together = after.at.level().cmp(&before.at.level());
        by_themselves != Ordering::Equal && by_themselves == together.reverse()
    }
}

impl ChangeRow {
    /// What may be said: of attempts that may not be answered as asked nothing is real.
    pub fn verdict(&self) -> ChangeVerdict {
        match self.change.verdict {
            ChangeVerdict::Rise | ChangeVerdict::Fall if self.is_in_doubt() => ChangeVerdict::Doubted,
            verdict => verdict,
        }
    }

    /// Whether something stands out in the way one of the two was answered.
    pub fn is_in_doubt(&self) -> bool {
        self.in_doubt != [None; 2]
    }
}

/// Where moments stand on a line, in percent: by time, but never closer than can be seen. They ascend.
#[expect(clippy::cast_precision_loss, reason = "a drawing of dates")]
fn times(moments: &[Millis]) -> Vec<f64> {
    let (Some(first), Some(last)) = (moments.first(), moments.last()) else { return Vec::new() };
    let whole = (last.0.saturating_sub(first.0)).max(1) as f64;
    let mut places: Vec<f64> = Vec::with_capacity(moments.len());
    for moment in moments {
        let by_time = moment.0.saturating_sub(first.0) as f64 / whole * 100.0;
        let least = places.last().map_or(0.0, |before| before + DISTANCE);
        places.push(by_time.max(least));
    }
    let end = places.last().copied().unwrap_or(1.0);
    if moments.len() == 1 {
        return vec![50.0];
    }
    places.iter().map(|place| place / end.max(1.0) * 100.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_stand_by_time_and_never_on_each_other() {
        assert_eq!(times(&[]), Vec::<f64>::new());
        assert_eq!(times(&[Millis(7)]), [50.0]);
        assert_eq!(times(&[Millis(0), Millis(75), Millis(100)]), [0.0, 75.0, 100.0]);
        let close = times(&[Millis(5), Millis(5), Millis(5)]);
        assert_eq!(close, [0.0, 50.0, 100.0]);
        let back = times(&[Millis(9), Millis(3), Millis(11)]);
        assert!(back.windows(2).all(|pair| pair[0] < pair[1]), "a clock that went back: {back:?}");
    }
}
