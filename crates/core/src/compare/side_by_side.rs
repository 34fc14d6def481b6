//! Two to six candidates side by side: what each shows, where they differ for certain, and where that may be chance.

use cairn_measure::{Score, above as score_above};

use super::candidate_estimate::{CandidateEstimate, FacetPart, SelfRated, SkillBasis};
use super::combine_evidence::{Evidence, Since, Sources};
use super::moments::Moments;
use super::view::{Caveat, LevelBand};
use crate::attempt::{Attempt, Degree, Field, Involvement, Track};
use crate::content::{Bank, Content};
use crate::path::view::Percent;
use crate::path::{StageState, position};
use crate::person::Person;
use crate::profile::view::Scale;
use crate::profile::{Basis, Overlay, Profile, overlay};
use crate::{FacetId, Skill, Stage};

/// Most people side by side.
pub const MOST: usize = 6;
/// From this probability on a difference counts as real.
const REAL: f64 = 0.9;

/// Somebody to be put beside others.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The attempt by which they are compared.
    pub attempt: &'a Attempt,
    /// What the engine concludes from all of it.
    pub standing: &'a CandidateEstimate,
    /// What was done with them since.
    pub since: Option<Since<'a>>,
    /// What a reader should know of them, as in the table of the pool.
    pub caveats: &'a [Caveat],
}

/// The whole view.
#[derive(Clone, Debug, PartialEq)]
pub struct SideBySide {
    /// What concerns each person as a whole, in their order.
    pub people: Vec<ComparedPerson>,
    /// The seven skills.
    pub skills: Vec<ComparedRow>,
    /// The facets of each skill in which anything was answered.
    pub facets: Vec<(Skill, Vec<ComparedRow>)>,
    /// The ten stages, first to last.
    pub stages: Vec<StageLine>,
    /// The responsibilities of the role, with each person's part.
    pub duties: Vec<(String, Vec<Option<Involvement>>)>,
    /// The radar; only where everybody was measured in all skills.
    pub radar: Option<Overlay>,
}

/// One person as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedPerson {
    /// How much they rate themselves above what they show, as their own page says it over all skills, or why that is not known.
    pub bias: SelfRated,
    /// What came since their profile, where anything did. It is in the skills and facets; the stages and the self-rating are
    /// those of the profile as it came in, as on the page of the candidate.
    pub since: Option<Sources>,
    /// What a reader should know of them, as in the table of the pool.
    pub caveats: Vec<Caveat>,
    /// Years on each track, as said.
    pub years: [Option<u8>; 3],
    /// The highest degree and its field, as said.
    pub degree: (Option<Degree>, Option<Field>),
    /// Ratings and questions that count.
    pub answers: (u16, u16),
}

/// One skill or facet.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedRow {
    /// Its name.
    pub name: String,
    /// One cell a person; `None` where nothing was answered.
    pub cells: Vec<Option<Cell>>,
    /// Whether any two people differ for certain (90%).
    pub real: bool,
}

/// What one person shows in one skill or facet.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The level, in words: of the number beside it.
    pub level: String,
    /// The same number as in the table of the pool, with its 90% interval.
    pub band: LevelBand,
    /// Whether the 50% interval is drawn; not for facets.
    pub core: bool,
    /// What they said, on the scale; not for facets.
    pub claimed: Option<Scale>,
    /// The places of those whom they are above for certain.
    pub above: Vec<usize>,
    /// What it rests on; of a facet what its skill rests on.
    pub rests_on: SkillBasis,
}

/// One stage of the path.
#[derive(Clone, Debug, PartialEq)]
pub struct StageLine {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// State and probability that it is shown, one a person; `None` where only some skills were measured.
    pub people: Vec<Option<(StageState, Percent)>>,
}

/// Puts people beside each other, at most [`MOST`]; `None` only for a content that the build refuses.
pub fn beside(content: &Content, bank: &Bank, people: &[Side<'_>]) -> Option<SideBySide> {
    let people = people.get(..people.len().min(MOST))?;
    // What the page of the candidate computes, draw by draw, from the profile as it came in.
    let of = |side: &Side<'_>| Person::alone(side.attempt).profile(content, bank);
    let profiles: Option<Vec<Profile>> = people.iter().map(of).collect();
    let profiles = profiles?;
    // The radar shows the skills as the table has them, with what came since.
    let with_all = |(side, alone): (&Side<'_>, &Profile)| {
        if side.standing.sources.more() {
            Evidence::of(content, bank, side.attempt, side.since)?.profile(content, side.attempt)
        } else {
            Some(alone.clone())
        }
    };
    let all_whole =
        people.iter().all(|side| Skill::ALL.into_iter().all(|skill| side.standing.measured(skill)));
    let with_all: Vec<Profile> = if all_whole {
        people.iter().zip(&profiles).map(with_all).collect::<Option<_>>()?
    } else {
        Vec::new()
    };
    let estimates: Vec<&[crate::profile::SkillEstimate]> =
        with_all.iter().map(|profile| profile.skills.as_slice()).collect();
    let facts: Vec<crate::attempt::Facts> = people.iter().map(|side| side.attempt.facts()).collect();
    Some(SideBySide {
        people: people.iter().zip(&profiles).map(|(side, of)| person(side, of)).collect(),
        skills: Skill::ALL.map(|skill| skill_line(content, skill, people, &profiles)).to_vec(),
        facets: facets(content, people),
        stages: stages(content, people, &profiles),
        duties: content
            .responsibilities
            .iter()
            .map(|duty| (duty.name.clone(), facts.iter().map(|facts| facts.part(&duty.id)).collect()))
            .collect(),
        radar: if all_whole { overlay(content, &estimates) } else { None },
    })
}

fn person(side: &Side<'_>, profile: &Profile) -> ComparedPerson {
    ComparedPerson {
        bias: side.standing.bias,
        since: side.standing.sources.more().then_some(side.standing.sources),
        caveats: side.caveats.to_vec(),
        years: Track::ALL.map(|track| side.attempt.facts().years(track)),
        degree: (side.attempt.facts().degree(), side.attempt.facts().field()),
        answers: (profile.answered.ratings, profile.answered.questions),
    }
}

fn skill_line(content: &Content, skill: Skill, people: &[Side<'_>], profiles: &[Profile]) -> ComparedRow {
    let scores: Vec<Option<Score>> =
        people.iter().map(|side| side.standing.measured(skill).then(|| side.standing.skill(skill))).collect();
    let cells = profiles.iter().zip(people).enumerate().map(|(place, (profile, side))| {
        let claimed = profile.skills.get(skill.index())?.claimed.map(Scale::of);
        let band = side.standing.measured(skill).then(|| side.standing.band(skill))?;
        let rests_on = side.standing.rests_on(skill);
        Some(cell(content, band, (claimed, true), ahead_of(people, &scores, place), rests_on))
    });
    let name = content.skill(skill).map_or_else(String::new, |info| info.name.clone());
    row(name, cells.collect())
}

fn row(name: String, cells: Vec<Option<Cell>>) -> ComparedRow {
    let real = cells.iter().flatten().any(|cell| !cell.above.is_empty());
    ComparedRow { name, cells, real }
}

/// One cell, by the numbers of the table of the pool: what is the same for everybody, as the error of a skill's whole scale,
/// is not in them.
fn cell(
    content: &Content,
    band: LevelBand,
    (claimed, core): (Option<Scale>, bool),
    above: Vec<usize>,
    rests_on: SkillBasis,
) -> Cell {
    Cell { level: band.word(content), band, core, claimed, above, rests_on }
}

/// Whom somebody is above with 90%, by the error of the difference: what is the same for both, as the error of a
/// skill's whole scale, is not in it. Nobody is held against somebody whose answers could be picks at random.
fn ahead_of(people: &[Side<'_>], scores: &[Option<Score>], place: usize) -> Vec<usize> {
    let known = |at: usize| {
        people.get(at).filter(|side| !side.standing.looks_random())?;
        scores.get(at).copied().flatten()
    };
    let Some(own) = known(place) else { return Vec::new() };
    let surely = |other: &usize| known(*other).is_some_and(|other| score_above(own, other).get() >= REAL);
    (0..scores.len()).filter(surely).collect()
}

fn facets(content: &Content, people: &[Side<'_>]) -> Vec<(Skill, Vec<ComparedRow>)> {
    let line = |skill: Skill, facet: &crate::content::Facet| {
        let parts: Vec<Option<&FacetPart>> =
            people.iter().map(|side| answered_part(content, side.standing, &facet.id)).collect();
        let scores: Vec<Option<Score>> = parts
            .iter()
            .zip(people)
            .map(|(part, side)| part.map(|part| facet_score(side.standing.skill(skill), part)))
            .collect();
        let cells = parts.iter().zip(people).enumerate().map(|(place, (part, side))| {
            let (standing, part) = (side.standing, (*part)?);
            let of = |moments: &Moments| facet_score(moments.skill(skill), part);
            let band = standing.band_of(facet_score(standing.skill(skill), part), of);
            let rests_on = standing.rests_on(skill);
            Some(cell(content, band, (None, false), ahead_of(people, &scores, place), rests_on))
        });
        scores.iter().any(Option::is_some).then(|| row(facet.name.clone(), cells.collect()))
    };
    content
        .skills
        .iter()
        .map(|info| {
            let rows = info.facets.iter().filter_map(|facet| line(info.skill, facet));
            (info.skill, rows.collect::<Vec<ComparedRow>>())
        })
        .filter(|(_, rows)| !rows.is_empty())
        .collect()
}

/// What is known of a facet; `None` where nothing was answered in it.
fn answered_part<'a>(
    content: &Content,
    standing: &'a CandidateEstimate,
    facet: &FacetId,
) -> Option<&'a FacetPart> {
    let mut all = content.skills.iter().flat_map(|info| &info.facets);
    let place = all.position(|known| known.id == *facet)?;
    standing.facets.get(place).filter(|part| part.answers > 0)
}

/// A facet of this skill as it is held against must-haves.
fn facet_score(skill: Score, part: &FacetPart) -> Score {
    Score { mean: skill.mean + part.deviation, sd: libm::hypot(skill.sd, part.error) }
}

fn stages(content: &Content, people: &[Side<'_>], profiles: &[Profile]) -> Vec<StageLine> {
    // By the profile as it came in, whatever of it a test leaves out of the skills.
    let whole = |profile: &Profile| profile.skills.iter().all(|one| one.basis != Basis::default());
    let places: Vec<Option<crate::path::PathPosition>> = people
        .iter()
        .zip(profiles)
        .map(|(side, profile)| whole(profile).then(|| position(content, profile, side.attempt)))
        .collect();
    let line = |info: &crate::content::StageInfo| StageLine {
        stage: info.stage,
        name: info.name.clone(),
        people: places
            .iter()
            .map(|place| {
                let standing = place.as_ref()?.stages.get(info.stage.index())?;
                Some((standing.state, Percent::of(standing.shown)))
            })
            .collect(),
    };
    content.stages.iter().map(line).collect()
}
