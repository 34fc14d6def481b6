//! A plan that is followed, as the parts of its page share it.

use cairn_core::PlanId;
use cairn_core::attempt::Fact;
use cairn_core::plan::view::{PieceRow, PlanView, StepRow, plan_view};
use cairn_core::plan::{Plan, PlanEvent, PlanLog, Step, plan_before};
use leptos::prelude::*;

use crate::pages::person::facts;
use crate::pages::plan::way_search::Whose;
use crate::state::App;
use crate::store::clock;

/// A plan on the page.
#[derive(Clone)]
pub(in crate::pages) struct Shown {
    pub(in crate::pages) app: App,
    pub(in crate::pages) whose: Whose,
    pub(in crate::pages) id: PlanId,
    /// The steps as they are now: every line of one follows them, for a tick moves the dates of others.
    pub(in crate::pages) steps: Memo<Vec<StepRow>>,
}

/// A plan and its page today.
pub(in crate::pages) fn seen(whose: &Whose, id: &PlanId) -> Option<(Plan, PlanView)> {
    let today = clock::today()?;
    let plan = Plan::among(&whose.app.plan_logs(), id)?;
    let view = whose.app.with_content(|content| plan_view(content, &whose.path, &plan, today));
    Some((plan, view))
}

impl Shown {
    pub(in crate::pages) fn plan(&self) -> Option<Plan> {
        Plan::among(&self.app.plan_logs(), &self.id)
    }

    pub(in crate::pages) fn view(&self) -> Option<(Plan, PlanView)> {
        seen(&self.whose, &self.id)
    }

    /// What it was each time it was put into a calendar.
    pub(in crate::pages) fn before(&self) -> Vec<(Plan, PlanView)> {
        let logs = self.app.plan_logs();
        let Some((log, today)) = logs.iter().find(|log| *log.id() == self.id).zip(clock::today()) else {
            return Vec::new();
        };
        self.app.with_content(|content| plan_before(content, &self.whose.path, log, today))
    }

    pub(in crate::pages) fn note(&self, event: PlanEvent) {
        if let PlanEvent::Tick(Step::Deed(stage), day) = &event {
            // Done here is done on the path, too.
            let evidence = facts(self.app).map(|facts| facts.evidence(*stage).to_owned()).unwrap_or_default();
            self.app.tell(Fact::Milestone { stage: *stage, done: Some(day.is_some()), evidence });
        }
        self.app.note_plan(&self.id, event);
    }

    /// How much has happened that is drawn anew in any case: everything but this tab's own ticks and notes, which stand where they
    /// were made, and exports, which show nowhere. So the keyboard keeps its place.
    pub(in crate::pages) fn shape(&self) -> usize {
        let stands = |event: &PlanEvent| {
            matches!(event, PlanEvent::Tick(..) | PlanEvent::Note(..) | PlanEvent::Exported)
        };
        self.count(|own, event| !own || !stands(event))
    }

    /// How much has happened in other tabs.
    pub(in crate::pages) fn elsewhere(&self) -> usize {
        self.count(|own, _| !own)
    }

    /// How many entries count; whether an entry is this tab's own is told first.
    fn count(&self, counts: impl Fn(bool, &PlanEvent) -> bool) -> usize {
        let writer = self.app.keeper.with_value(|keeper| keeper.writer().clone());
        let logs = self.app.plan_logs();
        let entries = logs.iter().find(|log| *log.id() == self.id).map(PlanLog::entries).unwrap_or_default();
        entries.iter().filter(|entry| counts(entry.writer == writer, &entry.event)).count()
    }
}

/// The name of a piece's heading on the page.
pub(in crate::pages) fn title_id(piece: &PieceRow) -> String {
    format!("piece-{}", piece.id.to_text().replace('/', "-"))
}

/// The name of the box that ticks a step off.
pub(in crate::pages) fn tick_id(step: &Step) -> String {
    format!("tick-{}", step.to_text().replace('/', "-"))
}
