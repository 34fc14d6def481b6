//! The interview kit as a page and a sheet of paper show it.

use super::level_name;
use crate::InterviewId;
use crate::attempt::Attempt;
use crate::compare::Position;
use crate::compare::kit::{KitQuestion, LevelNamedBy, WorthReason, kit};
use crate::compare::trail::Trail;
use crate::content::{Bank, Content, InterviewKind, InterviewQuestion};
use crate::path::view::Percent;
use crate::profile::profile;

/// One question with all that an interviewer needs.
#[derive(Clone, Debug, PartialEq)]
pub struct KitRow {
    /// The question.
    pub id: InterviewId,
    /// Its skill's name.
    pub skill: String,
    /// Its facet's name.
    pub facet: String,
    /// Whether it asks for a deed or a plan.
    pub kind: InterviewKind,
    /// What is read out.
    pub ask: String,
    /// Two follow-ups.
    pub follow: [String; 2],
    /// What good, fair and poor answers contain.
    pub anchors: [String; 3],
    /// Names of the responsibilities that it touches.
    pub duties: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// Whether everybody in the pool is asked it.
    pub core: bool,
    /// Why it is chosen for this person; `None` for what everybody is asked, and for what was scored before.
    pub chosen: Option<(WorthReason, Percent)>,
    /// Why it is asked; `None` for one that was scored and is in the kit no more, since the position has changed.
    pub reason: Option<ReasonView>,
}

/// Why a question is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ReasonView {
    /// The level that it is about.
    pub level: String,
    /// Who names it.
    pub named: LevelNamedBy,
    /// Probability that it is met.
    pub met: Percent,
    /// Whether answers to questions are behind that.
    pub tested: bool,
    /// A self-rating above what is shown.
    pub claim: Option<ClaimView>,
}

/// A self-rating above what is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimView {
    /// The level that they gave themselves.
    pub claimed: String,
    /// The level that is shown.
    pub shown: String,
    /// Probability that they are a level or more below the claim.
    pub probability: Percent,
    /// Whether the skill's own questions settle how ratings and answers lie to each other.
    pub settled: bool,
}

/// The kit of a candidate for a position: what everybody is asked, a few questions for this person, the most useful first,
/// then those that were scored besides.
pub fn kit_rows(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    position: &Position,
    questions: &[InterviewQuestion],
    core: &[InterviewId],
    trail: &Trail,
) -> Vec<KitRow> {
    let profile = profile(content, bank, attempt);
    let chosen = profile
        .map_or_else(Vec::new, |profile| kit(content, bank, (attempt, &profile), position, questions, core));
    let row = |id: &InterviewId, reason: Option<&KitQuestion>| {
        let question = questions.iter().find(|question| question.id == *id)?;
        Some(kit_row(content, question, reason))
    };
    let mut rows: Vec<KitRow> = chosen.iter().filter_map(|one| row(&one.question, Some(one))).collect();
    for scored in trail.scores() {
        if !rows.iter().any(|known| known.id == scored.question) {
            rows.extend(row(&scored.question, None));
        }
    }
    rows
}

fn kit_row(content: &Content, question: &InterviewQuestion, chosen: Option<&KitQuestion>) -> KitRow {
    let duty = |id: &crate::ResponsibilityId| {
        content.responsibilities.iter().find(|duty| duty.id == *id).map(|duty| duty.name.clone())
    };
    KitRow {
        id: question.id.clone(),
        skill: content.skill(question.skill).map_or_else(String::new, |info| info.name.clone()),
        facet: content.facet(&question.facet).map_or_else(String::new, |(_, facet)| facet.name.clone()),
        kind: question.kind,
        ask: question.ask.clone(),
        follow: question.follow.clone(),
        anchors: [question.good.clone(), question.fair.clone(), question.poor.clone()],
        duties: question.duties.iter().filter_map(duty).collect(),
        source: question.source.clone(),
        core: chosen.is_some_and(|chosen| chosen.core),
        chosen: chosen
            .filter(|chosen| !chosen.core)
            .map(|chosen| (chosen.because, Percent::of(chosen.share))),
        reason: chosen.map(|chosen| reason(content, chosen)),
    }
}

fn reason(content: &Content, chosen: &KitQuestion) -> ReasonView {
    let reason = &chosen.reason;
    ReasonView {
        level: level_name(content, reason.level),
        named: reason.named,
        met: Percent::of(reason.met),
        tested: reason.tested,
        claim: reason.over_claim.map(|claim| ClaimView {
            claimed: level_name(content, claim.claimed),
            shown: level_name(content, claim.shown),
            probability: Percent::of(claim.probability),
            settled: claim.settled,
        }),
    }
}
