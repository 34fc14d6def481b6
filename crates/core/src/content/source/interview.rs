//! Reads and checks the interview questions.

use std::ops::Range;

use super::error::{Errors, Source};
use super::raw::{InterviewFile, RawInterview};
use crate::content::{Content, InterviewKind, InterviewQuestion};
use crate::{InterviewId, ResponsibilityId, Skill};

/// Longest question, and longest description of an answer, in words.
const WORDS: (usize, usize) = (60, 60);
/// What must not be asked of a candidate, nor hinted at.
const PRIVATE: [&str; 20] = [
    "age",
    "aged",
    "birthday",
    "born",
    "child",
    "children",
    "family",
    "married",
    "marriage",
    "spouse",
    "pregnant",
    "pregnancy",
    "health",
    "illness",
    "disability",
    "religion",
    "religious",
    "nationality",
    "accent",
    "gender",
];
/// What puts the answer into the candidate's mouth.
const LEADING: [&str; 7] =
    ["don't you", "wouldn't you", "isn't it", "surely", "i assume", "you would agree", "of course"];
/// Every responsibility of the role is touched by at least so many questions.
const DUTY_AT_LEAST: usize = 2;

/// Reads the interview questions of all skills: two a facet.
pub(super) fn read(content: &Content, errors: &mut Errors) -> Vec<InterviewQuestion> {
    let mut found: Vec<InterviewQuestion> = Vec::new();
    for info in &content.skills {
        let name = format!("interview/{}.toml", info.skill.as_str());
        let Some((file, source)) = errors.read::<InterviewFile>(&name) else { continue };
        if file.format != 1 || file.skill != info.skill.as_str() {
            errors.add(
                &source,
                &(0..0),
                "must begin with format = 1 and the skill after which the file is named",
            );
        }
        for entry in file.question {
            let span = entry.span();
            let raw = entry.into_inner();
            let mut causes = Vec::new();
            check_texts(&raw, &mut causes);
            let question = question(content, info.skill, &raw, &mut causes);
            if question.as_ref().is_some_and(|one| found.iter().any(|known| known.id == one.id)) {
                causes.push("stands twice".to_owned());
            }
            if found.iter().any(|known| known.ask == raw.ask) {
                causes.push("asks the same as another one".to_owned());
            }
            found.extend(question);
            report(&raw.id, causes, &source, &span, errors);
        }
        for facet in &info.facets {
            let of = |kind| found.iter().filter(|one| one.facet == facet.id && one.kind == kind).count();
            if InterviewKind::ALL.map(of) != [1, 1] {
                let cause =
                    format!("facet {:?} needs one question of each kind, did and would", facet.id.as_str());
                errors.add(&source, &(0..0), &cause);
            }
        }
        if info.skill == Skill::Communication {
            check_duties(content, &found, &source, errors);
        }
    }
    found
}

fn report(id: &str, causes: Vec<String>, source: &Source, span: &Range<usize>, errors: &mut Errors) {
    for cause in causes {
        errors.add(source, span, &format!("interview question {id:?}: {cause}"));
    }
}

fn check_texts(raw: &RawInterview, causes: &mut Vec<String>) {
    let anchors = [("good", &raw.good), ("fair", &raw.fair), ("poor", &raw.poor)];
    let asked = std::iter::once(("ask", &raw.ask)).chain(raw.follow.iter().map(|text| ("follow", text)));
    for (what, text) in asked.clone().chain(anchors) {
        let most = if what == "ask" || what == "follow" { WORDS.0 } else { WORDS.1 };
        let words = text.split_whitespace().count();
        if words == 0 || words > most {
            causes.push(format!("{what} has {words} words; 1 to {most} are allowed"));
        }
    }
    for (what, text) in asked {
        let lower = text.to_lowercase();
        let mut words = lower.split(|one: char| !one.is_alphanumeric() && one != '\'');
        if let Some(word) = words.find(|word| PRIVATE.contains(word)) {
            causes.push(format!("{what} speaks of {word:?}, which is nobody's business in an interview"));
        }
        if let Some(lead) = LEADING.into_iter().find(|lead| lower.contains(lead)) {
            causes.push(format!("{what} leads to an answer with {lead:?}"));
        }
    }
    if raw.source.trim().is_empty() || raw.version == 0 {
        causes.push("needs a source and a version from 1".to_owned());
    }
}

fn question(
    content: &Content,
    skill: Skill,
    raw: &RawInterview,
    causes: &mut Vec<String>,
) -> Option<InterviewQuestion> {
    let kind = match raw.kind.as_str() {
        "behaviour" => Some(InterviewKind::Did),
        "situation" => Some(InterviewKind::Would),
        other => {
            causes.push(format!("kind is {other:?}, but must be behaviour or situation"));
            None
        }
    }?;
    let expected = format!("{}-{}-{}", skill.short(), raw.facet, kind.as_str());
    if raw.id != expected {
        causes.push(format!("its id must be {expected:?}, as its facet and kind have it"));
    }
    let facets = &content.skill(skill)?.facets;
    let ending = format!("/{}", raw.facet);
    let Some(facet) = facets.iter().find(|facet| facet.id.as_str().ends_with(&ending)) else {
        causes.push(format!("facet {:?} is none of {}", raw.facet, skill.as_str()));
        return None;
    };
    let mut duties = Vec::new();
    for tag in &raw.tags {
        match ResponsibilityId::parse(tag)
            .filter(|id| content.responsibilities.iter().any(|one| one.id == *id))
        {
            Some(id) if !duties.contains(&id) => duties.push(id),
            _ => causes.push(format!("tag {tag:?} is no responsibility, or stands twice")),
        }
    }
    if duties.is_empty() {
        causes.push("touches no responsibility of the role (tags)".to_owned());
    }
    let Ok(follow) = <[String; 2]>::try_from(raw.follow.clone()) else {
        causes.push(format!("has {} follow-ups, not 2", raw.follow.len()));
        return None;
    };
    Some(InterviewQuestion {
        id: InterviewId::parse(&raw.id)?,
        skill,
        facet: facet.id.clone(),
        kind,
        ask: raw.ask.clone(),
        follow,
        good: raw.good.clone(),
        fair: raw.fair.clone(),
        poor: raw.poor.clone(),
        duties,
        source: raw.source.clone(),
    })
}

/// Every responsibility of the role can be asked about.
fn check_duties(content: &Content, found: &[InterviewQuestion], source: &Source, errors: &mut Errors) {
    for duty in &content.responsibilities {
        let count = found.iter().filter(|one| one.duties.contains(&duty.id)).count();
        if count < DUTY_AT_LEAST {
            let cause =
                format!("responsibility {} is touched by {count} questions, not {DUTY_AT_LEAST}", duty.id);
            errors.add(source, &(0..0), &cause);
        }
    }
}
