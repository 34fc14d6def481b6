//! The content bundles: JSON files with hashed names, made by the build and read by the browser.
//!
//! Read by hand from a parsed value: derived readers would be a tenth of the whole download.

mod example;
mod interview;
mod job;
mod occupations;
mod part;
mod path;
mod resume;
mod roles;
mod steps;
mod works;

pub use example::read_example_pool;
pub use interview::read_interview;
pub use job::read_job;
pub use occupations::read_survey;
pub use part::NotABundle;
pub use path::read_path;
pub use resume::read_resume_words;
pub use roles::read_roles;
pub use steps::read_steps;
pub use works::read_works;

use super::bank::{Form, Kind, Question, QuestionOption};
use super::base::{
    Content, Facet, LevelInfo, ModeRules, Modes, Prior, Rating, Responsibility, SkillInfo, StageInfo,
};
use super::observer::{ObserverRating, ObserverTexts, RaterBias};
use super::reason::{CalibratedFrom, DifficultyBasis, Reason, Retired};
use crate::{FacetId, ItemId, ResponsibilityId, Skill, Stage};
use part::{Part, Read, parse};

/// Reads the base bundle.
pub fn read_base(json: &str) -> Read<Content> {
    content(Part(&parse(json)?, "base"))
}

/// Reads the questions of one skill.
pub fn read_questions(json: &str) -> Read<Vec<Question>> {
    Part(&parse(json)?, "questions").each(question)
}

/// Reads the rationales of one skill's questions.
pub fn read_reasons(json: &str) -> Read<Vec<Reason>> {
    Part(&parse(json)?, "reasons").each(|part| {
        Ok(Reason {
            id: part.id("id", ItemId::parse)?,
            whys: part.get("whys")?.each(Part::own_text)?,
            source: part.text("source")?,
            retired: retired(part.get("retired")?)?,
            rests_on: rests_on(part.get("rests_on")?)?,
        })
    })
}

fn rests_on(part: Part<'_>) -> Read<DifficultyBasis> {
    let whole = |name: &'static str| part.0.get(name)?.as_u64().and_then(|count| u32::try_from(count).ok());
    match (whole("people"), whole("readers")) {
        (Some(people), None) => {
            Ok(DifficultyBasis::Answers(CalibratedFrom { people, date: part.text("date")? }))
        }
        (None, Some(readers)) => Ok(DifficultyBasis::Estimates { readers }),
        _ => part.wrong(),
    }
}

fn retired(part: Part<'_>) -> Read<Option<Retired>> {
    if part.0.is_null() {
        return Ok(None);
    }
    Ok(Some(Retired { date: part.text("date")?, reason: part.text("reason")? }))
}

/// Reads the ratings in the third person.
pub fn read_observer(json: &str) -> Read<ObserverTexts> {
    let value = parse(json)?;
    let part = Part(&value, "observer");
    let bias = part.get("bias")?;
    Ok(ObserverTexts {
        ask: part.text("ask")?,
        never: part.text("never")?,
        unseen: part.text("unseen")?,
        bias: RaterBias {
            shared_sd: bias.number("shared_sd")?,
            shared_correlation: bias.number("shared_correlation")?,
            skill_sd: bias.number("skill_sd")?,
        },
        ratings: part.get("ratings")?.each(|rating| {
            Ok(ObserverRating {
                id: rating.id("id", ItemId::parse)?,
                version: rating.whole("version")?,
                levels: rating.array("levels", Part::own_text)?,
            })
        })?,
    })
}

/// Reads a page of text: markup of ours.
pub fn read_page(json: &str) -> Read<String> {
    Part(&parse(json)?, "page").own_text()
}

fn content(part: Part<'_>) -> Read<Content> {
    let modes = part.get("modes")?;
    let prior = prior(part.get("prior")?)?;
    let ratings = part.get("ratings")?.each(rating)?.into_iter().map(|rating| rating.ready(&prior)).collect();
    Ok(Content {
        version: part.text("version")?,
        earlier: part.get("earlier")?.each(Part::own_text)?,
        prior,
        modes: Modes {
            quick: mode(modes.get("quick")?)?,
            full: mode(modes.get("full")?)?,
            skill: mode(modes.get("skill")?)?,
        },
        levels: part.get("levels")?.each(level)?,
        skills: part.get("skills")?.each(skill)?,
        ratings,
        stages: part.get("stages")?.each(stage)?,
        responsibilities: part.get("responsibilities")?.each(responsibility)?,
    })
}

fn prior(part: Part<'_>) -> Read<Prior> {
    Ok(Prior {
        skill_correlation: part.number("skill_correlation")?,
        shared_bias_sd: part.number("shared_bias_sd")?,
        skill_bias_sd: part.number("skill_bias_sd")?,
        item_difficulty_sd: part.number("item_difficulty_sd")?,
        anchor_sd: part.number("anchor_sd")?,
    })
}

fn mode(part: Part<'_>) -> Read<ModeRules> {
    Ok(ModeRules {
        name: part.text("name")?,
        about: part.text("about")?,
        minutes: part.whole("minutes")?,
        questions_min: part.whole("questions_min")?,
        questions_max: part.whole("questions_max")?,
        se_target: part.number("se_target")?,
    })
}

fn level(part: Part<'_>) -> Read<LevelInfo> {
    let from = part.get("theta_from")?;
    Ok(LevelInfo {
        level: part.get("level")?.own_level()?,
        name: part.text("name")?,
        words: part.text("words")?,
        theta_from: if from.0.is_null() { None } else { Some(from.own_number()?) },
    })
}

fn skill(part: Part<'_>) -> Read<SkillInfo> {
    Ok(SkillInfo {
        skill: part.id("skill", Skill::parse)?,
        name: part.text("name")?,
        name_short: part.text("name_short")?,
        why: part.text("why")?,
        facets: part.get("facets")?.each(|facet| {
            Ok(Facet {
                id: facet.id("id", FacetId::parse)?,
                name: facet.text("name")?,
                about: facet.text("about")?,
            })
        })?,
    })
}

fn rating(part: Part<'_>) -> Read<Rating> {
    Ok(Rating {
        id: part.id("id", ItemId::parse)?,
        skill: part.id("skill", Skill::parse)?,
        facet: part.id("facet", FacetId::parse)?,
        version: part.whole("version")?,
        title: part.text("title")?,
        ask: part.text("ask")?,
        why: part.text("why")?,
        levels: part.array("levels", Part::own_text)?,
        a: part.number("a")?,
        thresholds: part.array("thresholds", Part::own_number)?,
        weighed: None,
    })
}

fn stage(part: Part<'_>) -> Read<StageInfo> {
    let number = u8::try_from(part.whole("stage")?).ok().and_then(Stage::new);
    Ok(StageInfo {
        stage: number.ok_or(NotABundle::Field("stage"))?,
        name: part.text("name")?,
        about: part.text("about")?,
        needs: part.array("needs", Part::own_level)?,
        facet_needs: part.get("facet_needs")?.each(|need| {
            let [facet, level] = [0, 1].map(|at| need.0.at(at).map(|value| Part(value, "facet_needs")));
            match (facet.and_then(|part| FacetId::parse(part.0.as_str()?)), level) {
                (Some(facet), Some(level)) => Ok((facet, level.own_level()?)),
                _ => need.wrong(),
            }
        })?,
        milestone: part.text("milestone")?,
        evidence_hint: part.text("evidence_hint")?,
    })
}

fn responsibility(part: Part<'_>) -> Read<Responsibility> {
    Ok(Responsibility {
        id: part.id("id", ResponsibilityId::parse)?,
        business: part.yes("business")?,
        name: part.text("name")?,
        text: part.text("text")?,
    })
}

fn question(part: Part<'_>) -> Read<Question> {
    Ok(Question {
        id: part.id("id", ItemId::parse)?,
        skill: part.id("skill", Skill::parse)?,
        facet: part.id("facet", FacetId::parse)?,
        form: part.id("form", |text| match text {
            "A" => Some(Form::A),
            "B" => Some(Form::B),
            "C" => Some(Form::C),
            _ => None,
        })?,
        version: part.whole("version")?,
        seconds: part.whole("seconds")?,
        stem: part.text("stem")?,
        code: part.text("code")?,
        fixed: part.yes("fixed")?,
        options: part.get("options")?.each(|option| {
            let points = u8::try_from(option.whole("points")?).ok();
            Ok(QuestionOption {
                text: option.text("text")?,
                points: points.ok_or(NotABundle::Field("points"))?,
            })
        })?,
        kind: kind(part.get("kind")?)?,
        difficulty_sd: part.number("difficulty_sd")?,
        names: part.get("names")?.each(Part::own_text)?,
        rows: part.get("rows")?.each(|row| row.each(Part::own_text))?,
        retired: part.yes("retired")?,
    })
}

fn kind(part: Part<'_>) -> Read<Kind> {
    if let Ok(kind) = part.get("knowledge") {
        return Ok(Kind::Knowledge { a: kind.number("a")?, b: kind.number("b")?, c: kind.number("c")? });
    }
    let kind = part.get("judgement")?;
    Ok(Kind::Judgement { a: kind.number("a")?, steps: kind.get("steps")?.each(Part::own_number)? })
}
