//! The stages of the path: as the person's own page has them, or as a pool's table has must-haves.

use cairn_core::attempt::Attempt;
use cairn_core::compare::{CandidateEstimate, MustHaves, Position};
use cairn_core::content::{Bank, Content};
use cairn_core::decimal::Hundredths;
use cairn_core::export::state_name;
use cairn_core::path::{self, Place, Shown, StageState};
use cairn_core::person::Person;
use cairn_core::profile::view::skill_row;
use cairn_core::{Skill, Stage};

use super::record;

/// How the probabilities of the stages are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StagesBy {
    /// As the person's own page has them, from 15,000 draws: some tens of people a second.
    Draws,
    /// As a pool's table has must-haves, without draws: within a few points of 100, and a hundred times as fast.
    Table,
    /// Not at all: levels, fit and must-haves alone.
    None,
}

/// What is said about the path.
#[derive(Debug, Default)]
pub(crate) struct OnPath {
    /// The skills in order; `None` for those that were not measured, empty without draws.
    pub(crate) skills: Vec<Option<record::OnPage>>,
    pub(crate) stages: Vec<record::StageShown>,
    pub(crate) stands: Option<record::Stands>,
}

/// As the page of the person has it; `None` only for a content that the build refuses.
pub(crate) fn of_page(content: &Content, bank: &Bank, log: &Attempt) -> Option<OnPath> {
    let profile = Person::alone(log).profile(content, bank)?;
    let measured = log.measured();
    let of = |estimate| {
        let row = skill_row(content, estimate);
        let (low, high) = row.interval;
        measured.contains(&row.skill).then(|| record::OnPage {
            theta: row.theta.get(),
            low_90: low.get(),
            high_90: high.get(),
            level: row.level,
        })
    };
    let skills = profile.skills.iter().map(of).collect();
    if measured.len() < Skill::COUNT {
        return Some(OnPath { skills, ..OnPath::default() });
    }
    let found = path::position(content, &profile, log);
    let stages = found.stages.iter().map(|one| stage(one.stage, one.shown, one.done, one.state)).collect();
    let at = match found.place {
        Place::At(stage) => Some(stage.number()),
        Place::BeforeFirst => None,
    };
    let [from, to] = [found.likely.from, found.likely.to].map(|stage| stage.map(Stage::number));
    Some(OnPath { skills, stages, stands: Some(record::Stands { at, from, to }) })
}

fn stage(stage: Stage, shown: f64, done: Option<bool>, state: StageState) -> record::StageShown {
    record::StageShown {
        stage: stage.number(),
        shown: Hundredths::of(shown).get(),
        done,
        state: state_name(state),
    }
}

/// The needs of each stage, made ready as the must-haves of a position are.
pub(crate) struct Table(Vec<(Stage, MustHaves)>);

impl Table {
    pub(crate) fn new(content: &Content) -> Self {
        let stages = content.stages.iter().map(|info| {
            let needs = Position {
                musts: info.needs.map(Some),
                facet_musts: info.facet_needs.clone(),
                ..Position::open(&info.name)
            };
            (info.stage, MustHaves::new(content, &needs))
        });
        Self(stages.collect())
    }

    /// What a pool's table says of somebody, where all skills were measured.
    pub(crate) fn of(&self, log: &Attempt, standing: &CandidateEstimate) -> OnPath {
        if log.measured().len() < Skill::COUNT {
            return OnPath::default();
        }
        let facts = log.facts();
        let stages = self.0.iter().map(|(of, needs)| {
            let shown = needs.all_met(standing).unwrap_or(1.0);
            let done = facts.done(*of);
            let said = done.or(facts.tells_milestones().then_some(false));
            stage(*of, shown, done, StageState { skills: Shown::of(shown), done: said })
        });
        OnPath { stages: stages.collect(), ..OnPath::default() }
    }
}
