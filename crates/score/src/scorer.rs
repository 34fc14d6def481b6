//! From a profile to its record, through the functions that the pages and a pool use.

use cairn_core::attempt::{Attempt, Millis, Track};
use cairn_core::compare::view::{LevelBand, caveats};
use cairn_core::compare::{
    Assessor, Candidate, CandidateEstimate, Concluded, MustHaves, Position, YearsSay, caveat_text, concluded,
    years_met, years_say,
};
use cairn_core::decimal::{Tenths, share};
use cairn_core::fair::NameBlinding;
use cairn_core::profile::{Basis, LeftOut};
use cairn_core::record::file::FileError;
use cairn_core::record::message::file_message;
use cairn_core::record::pool::read_trail;
use cairn_core::{FacetId, PoolId, Skill};

use super::record::{self, Failed, Interval, Record, Scored};
use super::stages::{OnPath, StagesBy, Table, of_page};
use crate::engine::Engine;
use crate::piece::Piece;
use crate::read::{Read, Somebody, read};
use crate::warnings::Warnings;

/// All that scoring takes, made ready once.
pub struct Scorer {
    engine: &'static Engine,
    assessor: Assessor<'static>,
    position: Option<ForPosition>,
    stages: StagesBy,
    table: Table,
    now: Millis,
}

/// A position with what it must have.
struct ForPosition {
    position: Position,
    /// Weights that sum to 1; `None` where it weighs nothing.
    shares: Option<[f64; Skill::COUNT]>,
    musts: MustHaves,
}

impl Scorer {
    /// Makes ready what scoring for this position, if any, takes. `now` is what the dates of profiles are held against.
    pub fn new(
        engine: &'static Engine,
        position: Option<Position>,
        stages: StagesBy,
        warnings: Warnings,
        now: Millis,
    ) -> Self {
        let position = position.map(|position| ForPosition {
            shares: position.shares(),
            musts: MustHaves::new(&engine.content, &position),
            position,
        });
        let mut facets: Vec<FacetId> = Vec::new();
        facets.extend(
            position.iter().flat_map(|one| one.position.facet_musts.iter().map(|(id, _)| id.clone())),
        );
        if stages == StagesBy::Table {
            let needs = engine.content.stages.iter().flat_map(|info| &info.facet_needs);
            facets.extend(needs.map(|(id, _)| id.clone()));
        }
        let all = Assessor::for_facets(&engine.content, &engine.bank, &facets);
        let assessor = match warnings {
            Warnings::All => all,
            Warnings::Quick => all.without_misfits(),
        };
        Self { engine, assessor, position, stages, table: Table::new(&engine.content), now }
    }

    /// The record of a piece; `None` for one that is nobody's.
    pub fn score(&self, piece: Piece) -> Option<Record> {
        let (place, name) = (piece.place.clone(), piece.place.to_string());
        let (source, line) = (place.source.to_string(), place.line);
        let scored = match read(piece, self.now) {
            Ok(Read::Head(_)) => return None,
            Ok(Read::Profile(profile)) => {
                // Only a profile without an attempt has no conclusion.
                self.profile(*profile).ok_or_else(|| file_message(&name, &FileError::Nothing))
            }
            Err(error) => Err(error),
        };
        Some(match scored {
            Ok(scored) => Record::Scored(Box::new(Scored { source, line, ..scored })),
            Err(error) => Record::Failed(Failed { source, line, error }),
        })
    }

    fn profile(&self, read: Somebody) -> Option<Scored> {
        let Somebody { profile, mark, trail, hidden, notices } = read;
        let mut candidate = Candidate::new(profile)?;
        let mut mark = mark;
        if hidden {
            let blinding = NameBlinding::new(PoolId::parse("hidden")?, true);
            (candidate, mark) = (blinding.candidate(candidate), blinding.mark(mark));
        }
        let trail = (!trail.is_empty()).then(|| read_trail(&trail).0);
        let since = trail.as_ref().map(|trail| (trail, &self.engine.weighing));
        let Concluded { mut member, log, left_out } = concluded(&self.assessor, candidate, mark, since)?;
        member.blinded = hidden;
        let standing = &member.standing;
        let answered = standing.basis.iter().any(|basis| *basis != Basis::default());
        let path = self.on_path(&log, standing, answered)?;
        let mut pages = path.skills.into_iter();
        let skills = Skill::ALL.map(|skill| {
            // What was not measured has no number here, either.
            let page = pages.next().flatten().filter(|_| standing.measured(skill));
            (skill.as_str(), of_skill(standing, skill, page))
        });
        let sum = |of: fn(&Basis) -> u16| standing.basis.iter().map(of).sum();
        Some(Scored {
            source: String::new(),
            line: None,
            id: (!hidden).then(|| member.id.to_string()),
            name: Some(member.name().to_owned()).filter(|name| !hidden && !name.is_empty()),
            content: self.engine.content.version.clone(),
            ratings: sum(|basis| basis.ratings),
            questions: sum(|basis| basis.questions),
            skills: skills.into(),
            stages: path.stages,
            stands: path.stands,
            fit: self
                .position
                .as_ref()
                .and_then(|one| one.shares)
                .map(|shares| interval(standing.fit_band(&shares))),
            must_haves: self.position.as_ref().map(|one| must_haves(one, standing, hidden)),
            years: Track::ALL.into_iter().map(Track::as_str).zip(standing.years).collect(),
            warnings: caveats(&member, None).iter().map(caveat_text).collect(),
            left_out: by_reason(&left_out),
            notices,
        })
    }

    /// `None` only for a content that the build refuses.
    fn on_path(&self, log: &Attempt, standing: &CandidateEstimate, answered: bool) -> Option<OnPath> {
        match self.stages {
            StagesBy::Draws if answered => of_page(&self.engine.content, &self.engine.bank, log),
            StagesBy::Table if answered => Some(self.table.of(log, standing)),
            StagesBy::Draws | StagesBy::Table | StagesBy::None => Some(OnPath::default()),
        }
    }
}

fn interval(band: LevelBand) -> Interval {
    let [level, low_90, high_90] = band.with_ends().map(Tenths::get);
    Interval { level, low_90, high_90 }
}

fn of_skill(standing: &CandidateEstimate, skill: Skill, page: Option<record::OnPage>) -> record::Skill {
    let found = standing.measured(skill).then(|| interval(standing.band(skill)));
    record::Skill {
        level: found.map(|one| one.level),
        low_90: found.map(|one| one.low_90),
        high_90: found.map(|one| one.high_90),
        rests_on: standing.rests_on(skill).as_str(),
        page,
    }
}

fn must_haves(one: &ForPosition, standing: &CandidateEstimate, hidden: bool) -> record::MustHaves {
    let musts = &one.musts;
    let unknown = musts.needs().iter().filter(|need| !musts.measured(standing, need));
    let failing = musts.failing(standing).into_iter().map(|(need, met)| record::Need {
        name: need.name.clone(),
        level: need.level_name.clone(),
        met: share(met),
    });
    let years = years_say(&years_met(&one.position, standing.years, hidden));
    record::MustHaves {
        likely_met: musts.tally(standing).likely,
        asked: musts.needs().len(),
        all_at_once: musts.all_met(standing).map(share),
        not_measured: unknown.map(|need| need.name.clone()).collect(),
        failing: failing.collect(),
        years_met: years.map(YearsSay::as_str),
    }
}

/// How many answers do not count for each reason.
fn by_reason(left_out: &[LeftOut]) -> Vec<(&'static str, u16)> {
    let mut found: Vec<(&'static str, u16)> = Vec::new();
    for one in left_out {
        match found.iter_mut().find(|(why, _)| *why == one.why.as_str()) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => found.push((one.why.as_str(), 1)),
        }
    }
    found.sort_unstable();
    found
}
