//! What a person can do with plans and with their own numbers. Every change is a record of its own, kept like an answer.

use cairn_core::attempt::{Fact, Millis};
use cairn_core::keeping::Over;
use cairn_core::plan::{
    Plan, PlanEntry, PlanEvent, PlanLog, RawRecord, Step, Wishes, carried, load_plans, write_plan_entry,
};
use cairn_core::record::Key;
use cairn_core::{PlanId, Stage};
use leptos::prelude::*;

use crate::state::App;
use crate::store::{clock, random};

impl App {
    /// The logs of all plans, and of the person's own numbers.
    pub fn plan_logs(self) -> Vec<PlanLog> {
        self.plans.with(|records| load_plans(records).0)
    }

    /// The person's own numbers.
    pub fn wishes(self) -> Wishes {
        Wishes::of(&self.plan_logs())
    }

    /// Records something that the person has done with a plan.
    pub fn note_plan(self, plan: &PlanId, event: PlanEvent) {
        let logs = untrack(move || self.plan_logs());
        let seq = logs.iter().find(|log| log.id() == plan).map_or(0, PlanLog::next_seq);
        let writer = self.keeper.with_value(|keeper| keeper.writer().clone());
        let entry = PlanEntry { seq, writer: writer.clone(), at: clock::now(), event };
        let key = Key::Plan(plan.clone(), seq, writer).to_text();
        self.keep_plan(RawRecord { key, raw: write_plan_entry(&entry) });
    }

    /// Says whether a milestone is reached; in the plan that asks for it, it is ticked or not along with that.
    pub fn say_milestone(self, stage: Stage, done: bool, evidence: String) {
        self.tell(Fact::Milestone { stage, done: Some(done), evidence });
        let plan = untrack(move || Plan::current(&self.plan_logs()));
        let asks = |plan: &Plan| plan.deed().is_some_and(|(of, _)| of == stage);
        let Some(plan) = plan.filter(asks) else { return };
        let deed = Step::Deed(stage);
        if plan.done(&deed).is_some() != done {
            self.note_plan(&plan.id, PlanEvent::Tick(deed, clock::today().filter(|_| done)));
        }
    }

    /// Records one of the person's own numbers.
    pub fn wish(self, event: PlanEvent) {
        if let Some(id) = Wishes::id() {
            self.note_plan(&id, event);
        }
    }

    /// What a new plan has besides its beginning: the days of the week that the person has chosen, what was done under earlier plans
    /// since the last answer, and what was left out of the last of them.
    pub fn with_plan(self, begin: &PlanEvent, last_answer: Millis) -> Vec<PlanEvent> {
        let logs = untrack(move || self.plan_logs());
        let days = Wishes::of(&logs).days;
        let days = (!days.is_empty()).then_some(PlanEvent::Days(days));
        days.into_iter().chain(carried(&logs, begin, last_answer)).collect()
    }

    /// Makes a plan; `begin` says what of.
    pub fn begin_plan(self, begin: PlanEvent, last_answer: Millis) {
        let Some(id) = PlanId::parse(&format!("plan-{:016x}", random::bits())) else { return };
        let more = self.with_plan(&begin, last_answer);
        self.note_plan(&id, begin);
        for event in more {
            self.note_plan(&id, event);
        }
    }

    /// Follows no plan any more: closes the one that is followed, and what it took the place of, so that none of these comes
    /// back in its place. Once more does nothing.
    pub fn close_plans(self) {
        let logs = untrack(move || self.plan_logs());
        for plan in logs.iter().filter_map(Plan::of).filter(|plan| !plan.closed) {
            self.note_plan(&plan.id, PlanEvent::Close);
        }
    }

    /// Follows an earlier plan again: the same plan with its ticks, notes and dates, under a name of its own, under which no
    /// calendar has it yet. The closed one stays as it was.
    pub fn follow_again(self, plan: &PlanId) {
        let Some(id) = PlanId::parse(&format!("plan-{:016x}", random::bits())) else { return };
        let logs = untrack(move || self.plan_logs());
        let entries = logs.iter().find(|log| log.id() == plan).map(PlanLog::entries).unwrap_or_default();
        for entry in
            entries.iter().filter(|entry| !matches!(entry.event, PlanEvent::Close | PlanEvent::Exported))
        {
            let key = Key::Plan(id.clone(), entry.seq, entry.writer.clone()).to_text();
            self.keep_plan(RawRecord { key, raw: write_plan_entry(entry) });
        }
    }

    /// Takes records in that are not known yet; how many those were.
    pub fn adopt_plans(self, records: &[RawRecord]) -> usize {
        let known = self.plans.get_untracked();
        let new: Vec<&RawRecord> =
            records.iter().filter(|record| !known.iter().any(|one| one.key == record.key)).collect();
        for record in &new {
            self.keep_plan((*record).clone());
        }
        new.len()
    }

    /// Shows a record, and writes it after the frame in which it shows.
    fn keep_plan(self, record: RawRecord) {
        self.plans.update(|plans| plans.push(record.clone()));
        self.keep_records(vec![record], Over::Rename, false);
    }
}
