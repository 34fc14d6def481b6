//! Words of the interview kit: why a question is asked, and who interviews.

use super::terms::{list, percent};
use cairn_core::compare::kit::{LevelNamedBy, WorthReason};
use cairn_core::compare::show::{ReasonView, ScoreView, SkillEffectRow};
use cairn_core::compare::sources_effect::MovedBy;
use cairn_core::compare::trail::Points;
use cairn_core::compare::{Moves, SpeaksFor};
use cairn_core::path::view::Percent;

pub const INTERVIEWER: &str = "Who is scoring? Your name appears with each score";
pub const PRINT_KIT: &str = "Print the kit";
pub const CHOOSE_ANEW: &str = "Replace them …";
pub const CHOOSE_ANEW_DO: &str = "Replace";
pub const KEEP_CORE: &str = "Keep them";
pub const SCORE: &str = "Score";
pub const SCORE_HEARD: &str = " of this answer";
pub const NOT_SCORED: &str = "not scored";

/// Which responsibilities a question touches, and where it comes from.
pub fn kit_touches(duties: &str, source: &str) -> String {
    format!("Covers: {duties}. Source: {source}.")
}

const KIT_PAPER: &str = "Interviewer: ______________________________  Date: ____________________";
pub const KIT_PRINTS: &str = "The printout has what this page shows. If an interviewer's name is entered, that includes their scores and notes, and other people's scores once the interviewer's own are in. If not, there is room to write.";
pub const KIT_WHY: &str = "Why this question?";
pub const KIT_NO_REASON: &str =
    "Scored before; the position has changed since, and the kit no longer asks it.";

/// Whether an interviewer is somebody who has scored here under a name that is written otherwise.
pub fn same_interviewer(other: &str) -> String {
    format!(
        "Are you the same person as \u{2068}{other}\u{2069}, who has scored here? If so, enter that name. Two names count as two interviewers."
    )
}

/// What the scores say in levels, above the questions.
pub fn score_scale() -> String {
    let of =
        |points: u8| Points::new(points).map_or_else(String::new, |points| speaks_for(SpeaksFor::of(points)));
    format!(
        "A score is not a level. Next to each score is the level that it indicates, on the scale of the table. A score of 4 indicates {}. In the facet that the question is about, it raises a lower estimate and lowers a higher one. A score of 5 never lowers an estimate. Which score indicates which level is expert judgement.",
        of(4)
    )
}

/// The level that a score speaks for.
pub fn speaks_for(speaks: SpeaksFor) -> String {
    let level = speaks.level().shown();
    match speaks {
        SpeaksFor::Below(_) => format!("{level} or lower"),
        SpeaksFor::About(_) => format!("about {level}"),
        SpeaksFor::Above(_) => format!("{level} or higher"),
    }
}

/// What scores were held against, and what each did by itself: one sentence for the same score in the same facet, with who gave it.
pub fn scores_said(all: &[ScoreView]) -> Vec<String> {
    let alike = |one: &ScoreView, other: &ScoreView| one.facet == other.facet && one.points == other.points;
    let mut said = Vec::new();
    for (at, one) in all.iter().enumerate() {
        if all.iter().take(at).any(|before| alike(before, one)) {
            continue;
        }
        let mut who: Vec<String> = Vec::new();
        for by in all.iter().filter(|other| alike(other, one)).map(|other| interviewer(&other.by)) {
            if !who.contains(&by) {
                who.push(by);
            }
        }
        said.push(score_said(one, &list(&who)));
    }
    said
}

fn interviewer(by: &str) -> String {
    if by.trim().is_empty() {
        "somebody who gave no name".to_owned()
    } else {
        format!("\u{2068}{by}\u{2069}")
    }
}

fn score_said(one: &ScoreView, who: &str) -> String {
    let (points, facet, before) = (one.points.number(), &one.facet, one.before.shown());
    let did = match one.moves {
        Moves::Up => "so by itself the score raises it",
        Moves::Down => "so by itself the score lowers it",
        Moves::Hardly => "so by itself the score leaves it where it was",
    };
    format!(
        "{facet}: {points} from {who}. A score of {points} indicates {}. Without the interviews, the estimate is {before}, {did}.",
        speaks_for(one.speaks)
    )
}

/// What moves a skill in another way than the scores about it say.
pub fn what_moves(row: &SkillEffectRow) -> Option<String> {
    let by = |one: &MovedBy| match one {
        MovedBy::Test => "the confirmation test",
        MovedBy::OtherScores => "the scores about other skills",
        MovedBy::Ratings => "the ratings by others",
        MovedBy::Together => "all scores together, allowing for how lenient or strict the interviewers are",
    };
    let all: Vec<String> = row.moved_by.iter().map(|one| by(one).to_owned()).collect();
    let does = if row.moved.is_some_and(|moved| moved.get() < 0.0) { "lowers" } else { "raises" };
    (!all.is_empty()).then(|| format!("What {does} the estimate: {}.", list(&all)))
}

/// Who interviews, on paper: lines to fill in, or the name that was entered and the day of printing.
pub fn kit_paper(by: &str, day: &str) -> String {
    if by.trim().is_empty() {
        KIT_PAPER.to_owned()
    } else {
        format!(
            "Interviewer: \u{2068}{by}\u{2069}. Printed on {day}, with what they have scored and noted so far."
        )
    }
}

/// Why a question is in the kit: for everybody, or for this person.
pub fn kit_chosen(skill: &str, chosen: Option<(WorthReason, Percent)>) -> String {
    let Some((because, share)) = chosen else {
        return "It is one of the questions that everybody is asked.".to_owned();
    };
    let why = match because {
        WorthReason::Unsure => "it is uncertain whether they reach the level; one answer may settle it",
        WorthReason::Short => "they may fall short of the level here; their answer shows by how much",
        WorthReason::Likely => "they probably reach the level here; their answer can bear that out",
        WorthReason::OverClaim => "they probably rate themselves higher here than their answers show",
    };
    format!("Chosen for this person: {skill} has {} of the weight, and {why}.", percent(share))
}

/// Why a question is asked: about its facet, not the whole skill.
pub fn kit_reason(facet: &str, reason: &ReasonView) -> String {
    let rests = if reason.tested { "their answers and ratings" } else { "their own ratings alone" };
    let (level, met) = (&reason.level, percent(reason.met));
    let need = match (reason.named, &reason.claim) {
        (LevelNamedBy::Position, _) => {
            format!(
                "In {facet} the position aims at {level}. Going by {rests}, the chance that they reach it is {met}."
            )
        }
        (LevelNamedBy::Candidate, None) => {
            format!(
                "In {facet} they rate themselves {level}. Going by {rests}, the chance that they reach it is {met}."
            )
        }
        // The claim is said before.
        (LevelNamedBy::Candidate, Some(_)) => {
            format!("Going by {rests}, the chance that the rating is right is {met}.")
        }
        (LevelNamedBy::Nobody, _) => {
            format!(
                "Going by {rests}, the chance that they do the usual work of {facet} alone ({level}) is {met}."
            )
        }
    };
    match &reason.claim {
        None => need,
        Some(claim) if !claim.settled => format!(
            "In {facet} they rate themselves {}; all their answers together point to {}, though the questions on this skill do not settle it. The chance that they are at least a level below their rating is {}. {need}",
            claim.claimed,
            claim.shown,
            percent(claim.probability)
        ),
        Some(claim) => format!(
            "In {facet} they rate themselves {}; their answers show {}. The chance that they are at least a level below their rating is {}. {need}",
            claim.claimed,
            claim.shown,
            percent(claim.probability)
        ),
    }
}
