//! The rows of a plan: its pieces, its milestone and its assessments, quarter by quarter.

use super::day::Day;
use super::log::{Phase, Planned, Step};
use super::now::Plan;
use super::quarter::{PieceRow, Quarter, QuarterRow, StepRow, stands_with};
use super::schedule::{Laid, Schedule, hours};
use crate::content::{Content, PathContent};
use crate::path::level_name;
use crate::{ResponsibilityId, Stage};

/// What rows are made from.
pub(super) struct Rows<'a> {
    pub(super) content: &'a Content,
    pub(super) path: &'a PathContent,
    pub(super) plan: &'a Plan,
    pub(super) today: Day,
}

/// Hours of a piece that are ticked off.
pub(super) fn done_hours(plan: &Plan, piece: &Planned) -> f64 {
    let ticked =
        Phase::ALL.into_iter().filter(|phase| plan.done(&Step::Phase(piece.id.clone(), *phase)).is_some());
    ticked.map(|phase| hours(piece, phase)).sum()
}

impl Rows<'_> {
    pub(super) fn quarters(&self, schedule: Option<&Schedule>) -> Vec<Quarter> {
        let Some(schedule) = schedule else { return self.undated() };
        let mut dated: Vec<(Day, QuarterRow)> = Vec::new();
        for laid in &schedule.pieces {
            let piece = self.piece(&laid.piece, Some(laid));
            let [first, ..] = laid.firsts;
            let later = piece.steps.iter().skip(1).filter(|step| !stands_with(&piece, step));
            let later: Vec<(Day, QuarterRow)> =
                later.filter_map(|step| Some((step.due?, QuarterRow::Due(step.clone())))).collect();
            dated.extend(piece.steps.iter().flat_map(|step| underway(first, step)));
            dated.push((first, QuarterRow::Piece(piece)));
            dated.extend(later);
        }
        for (step, day) in &schedule.again {
            dated.push((
                *day,
                QuarterRow::Again(self.step(step.clone(), (String::new(), String::new()), Some(*day))),
            ));
        }
        if let Some((Step::Deed(stage), day)) = &schedule.deed {
            dated.push((*day, QuarterRow::Deed(self.deed(*stage, Some(*day)))));
        }
        dated.sort_by_key(|(day, _)| *day);
        let mut quarters: Vec<Quarter> = Vec::new();
        for (day, row) in dated {
            let name = day.quarter();
            match quarters.last_mut() {
                Some(quarter) if quarter.name == name => quarter.rows.push(row),
                _ => quarters.push(Quarter { name, rows: vec![row] }),
            }
        }
        quarters
    }

    fn undated(&self) -> Vec<Quarter> {
        let pieces = self.plan.kept();
        let mut rows: Vec<QuarterRow> =
            pieces.map(|piece| QuarterRow::Piece(self.piece(piece, None))).collect();
        rows.extend(self.plan.deed().map(|(stage, _)| QuarterRow::Deed(self.deed(stage, None))));
        if rows.is_empty() { Vec::new() } else { vec![Quarter { name: String::new(), rows }] }
    }

    pub(super) fn left_out(&self) -> Vec<PieceRow> {
        let out = self.plan.pieces.iter().filter(|piece| self.plan.is_out(&piece.id));
        out.map(|piece| self.piece(piece, None)).collect()
    }

    fn deed(&self, stage: Stage, due: Option<Day>) -> StepRow {
        let info = self.content.stage(stage);
        let text = info.map_or_else(String::new, |info| info.milestone.clone());
        let name = info.map_or_else(String::new, |info| info.name.clone());
        let begin = self.path.pace(stage).map(|pace| pace.begin.clone());
        StepRow {
            begin,
            from: due.map(|_| self.plan.start),
            ..self.step(Step::Deed(stage), (name, text), due)
        }
    }

    fn piece(&self, piece: &Planned, laid: Option<&Laid>) -> PieceRow {
        let (content, path) = (self.content, self.path);
        let found = content.facet(&piece.id.facet);
        // A facet that this version of the content does not know keeps its id for a name.
        let facet = found.map_or_else(|| piece.id.facet.to_string(), |(_, facet)| facet.name.clone());
        let skill = found
            .and_then(|(skill, _)| content.skill(skill))
            .map_or_else(String::new, |info| info.name.clone());
        let texts = path.texts(&piece.id.facet, piece.id.to);
        let steps = Phase::ALL.into_iter().enumerate().map(|(at, phase)| {
            let text = texts.map_or_else(String::new, |texts| match phase {
                Phase::Learn => texts.learn.clone(),
                Phase::Practise => texts.practise.clone(),
                Phase::Prove => texts.prove.clone(),
            });
            let step = Step::Phase(piece.id.clone(), phase);
            let done = self.plan.done(&step).is_some();
            // Who was early is not late before the day that the plan had: until then a date that was brought forward goes along.
            let today = if done { self.plan.start } else { self.today };
            let due = laid.map(|laid| laid.ends[at].max(laid.planned[at].min(today)));
            let from = laid.map(|laid| laid.firsts[at]);
            StepRow { from, ..self.step(step, (facet.clone(), text), due) }
        });
        let serves = texts.map_or_else(Vec::new, |texts| {
            let named = |id: &ResponsibilityId| {
                content.responsibilities.iter().find(|known| known.id == *id).map(|known| known.name.clone())
            };
            texts.serves.iter().filter_map(named).collect()
        });
        PieceRow {
            id: piece.id.clone(),
            skill,
            levels: (level_name(content, piece.from), level_name(content, piece.id.to)),
            split: (piece.study, piece.practice),
            hours: piece.hours(),
            ahead: piece.ahead,
            can_move: self.plan.can_come_earlier(&piece.id),
            steps: steps.collect(),
            serves,
            works: Vec::new(),
            facet,
            own: laid.map_or_else(Default::default, |laid| laid.own.clone()),
            work: laid.map_or([(0, 0); 2], |laid| laid.work),
        }
    }

    fn step(&self, step: Step, (facet, text): (String, String), due: Option<Day>) -> StepRow {
        let done = self.plan.done(&step);
        let late = done.is_none() && due.is_some_and(|due| due < self.today);
        let note = self.plan.note(&step).to_owned();
        let before = self.plan.asked_again.iter().find(|(known, _)| *known == step).map(|(_, day)| *day);
        StepRow { step, text, begin: None, facet, from: None, due, done, before, late, note }
    }
}

/// The quarters in which a step is under way and does not stand, each with the first of its days; its piece begins on a day.
fn underway(first: Day, step: &StepRow) -> Vec<(Day, QuarterRow)> {
    let Some((from, due)) = step.from.zip(step.due) else { return Vec::new() };
    let stands = if matches!(step.step, Step::Phase(_, Phase::Learn)) { first } else { due }.quarter();
    let days = std::iter::successors(Some(from), |day| Some(day.next_quarter()));
    let days = days.take_while(|day| *day <= due).filter(|day| day.quarter() != stands);
    days.map(|day| (day, QuarterRow::Underway(step.clone()))).collect()
}
