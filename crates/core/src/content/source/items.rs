//! Reads and checks the questions.

use std::collections::BTreeSet;
use std::ops::Range;

use super::error::{Errors, Source};
use super::ranks;
use super::raw::{ItemsFile, RawItem, RawOption, RawReview};
use super::template;
use super::wording;
use serde::Serialize;

use crate::content::report::{Review, ReviewOutcome};
use crate::content::{Facet, Form, Kind, Question, QuestionOption, SkillInfo};
use crate::{FacetId, ItemId, Skill};

/// A question with what only authors and reports need.
#[derive(Clone, Debug)]
pub struct AuthoredItem {
    /// The question as the browser gets it.
    pub question: Question,
    /// The level, 1 to 5, at which a person usually gets it.
    pub level: u8,
    /// What the author set, as one voice among others.
    pub author: Author,
    /// Difficulty, in logits.
    pub b: f64,
    /// Reasoning of the difficulty.
    pub difficulty: String,
    /// Reason of the discrimination.
    pub a_reason: String,
    /// Where anyone can check it.
    pub source: String,
    /// Responsibilities and free words.
    pub tags: Vec<String>,
    /// The rationale of each option.
    pub whys: Vec<String>,
    /// Blind estimates of the share of people at levels 0 to 5 who get it, in percent, one row an estimator.
    pub angoff: Vec<[f64; 6]>,
    /// What the blind review found.
    pub review: Option<Review>,
    /// What the author gives each option: 0 (the worst) to 3 in a scene, 1 for the key of a knowledge item.
    pub ranks: Vec<u8>,
    /// A scene's options as blind readers rank them, by their places, best first.
    pub rankings: Vec<[u8; 4]>,
    /// The places of the options that a blind reader found the most agreeable; where readers differ, one each.
    pub agreeable: Vec<usize>,
    /// Programs to run, one a variant, with the output that the key claims; empty for most items.
    pub snippets: Vec<Snippet>,
}

/// The author's figures for an item.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Author {
    /// Discrimination: 0.8, 1.0, 1.2 or 1.4.
    pub a: f64,
    /// Difficulty, in logits.
    pub b: f64,
}

/// A program whose output must be the key of its item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// File, line and item, for messages.
    pub place: String,
    /// Python source.
    pub code: String,
    /// What it must print, without white space at both ends.
    pub expected: String,
}

/// Whether the parameters that are written in the files matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parameters {
    /// They are used.
    Checked,
    /// They are about to be fitted anew.
    Replaced,
}

/// Reads the questions of all skills.
pub(super) fn read(skills: &[SkillInfo], parameters: Parameters, errors: &mut Errors) -> Vec<AuthoredItem> {
    let mut found: Vec<AuthoredItem> = Vec::new();
    for skill in Skill::ALL {
        let Some((file, source)) = errors.read::<ItemsFile>(&format!("items/{}.toml", skill.as_str())) else {
            continue;
        };
        if file.format != 1 || file.skill != skill.as_str() {
            errors.add(
                &source,
                &(0..0),
                &format!("must begin with format = 1 and skill = {:?}", skill.as_str()),
            );
        }
        let facets = skills.get(skill.index()).map_or(&[][..], |info| &info.facets);
        for entry in file.item {
            let span = entry.span();
            let reader = Reader { skill, facets, source: &source, span: &span, parameters, errors };
            let item = reader.item(entry.get_ref(), &found);
            found.extend(item);
        }
    }
    found
}

struct Reader<'a> {
    skill: Skill,
    facets: &'a [Facet],
    source: &'a Source,
    span: &'a Range<usize>,
    parameters: Parameters,
    errors: &'a mut Errors,
}

impl Reader<'_> {
    fn item(mut self, raw: &RawItem, before: &[AuthoredItem]) -> Option<AuthoredItem> {
        let mut causes = Vec::new();
        let item = self.parts(raw, before, &mut causes);
        for cause in &causes {
            self.wrong(&raw.id, cause);
        }
        if causes.is_empty() { item } else { None }
    }

    fn wrong(&mut self, id: &str, cause: &str) {
        self.errors.add(self.source, self.span, &format!("item {id:?}: {cause}"));
    }

    fn parts(
        &mut self,
        raw: &RawItem,
        before: &[AuthoredItem],
        causes: &mut Vec<String>,
    ) -> Option<AuthoredItem> {
        let stem = needed(raw.stem.as_ref(), "stem", causes).trim().to_owned();
        let difficulty = needed(raw.difficulty.as_ref(), "difficulty", causes);
        let a_reason = needed(raw.a_reason.as_ref(), "a_reason", causes);
        let source = needed(raw.source.as_ref(), "source", causes);
        let level = in_range(raw.level.map(f64::from), "level", 1.0, 5.0, causes);
        let b = in_range(raw.b, "b", -3.0, 4.0, causes);
        let b_sd = in_range(raw.b_sd, "b_sd", 0.2, 1.0, causes);
        let seconds = in_range(raw.seconds.map(f64::from), "seconds", 10.0, 240.0, causes);
        let version = in_range(raw.version.map(f64::from), "version", 1.0, 999.0, causes);
        self.check_id(raw, before, &stem, causes);
        let facet = raw.facet.as_deref().unwrap_or_default();
        let facet_id = FacetId::parse(&format!("{}/{facet}", self.skill.as_str()));
        if !self.facets.iter().any(|known| Some(&known.id) == facet_id.as_ref()) {
            causes.push(format!("facet {facet:?} is not one of the skill's five"));
        }
        let form = match raw.form.as_deref() {
            Some("A") => Form::A,
            Some("B") => Form::B,
            Some("C") => Form::C,
            other => {
                causes.push(format!("form is {:?}, but must be A, B or C", other.unwrap_or_default()));
                Form::A
            }
        };
        let fixed = match raw.order.as_deref() {
            None => false,
            Some("fixed") => true,
            Some(other) => {
                causes.push(format!("order is {other:?}, but can only be \"fixed\""));
                false
            }
        };
        let author = author(raw, causes);
        let kind = kind(raw, b, causes);
        let rankings = match kind {
            Some(Kind::Judgement { .. }) => ranks::rankings(&raw.rankings, causes),
            _ => Vec::new(),
        };
        let (options, ranks) = options(raw, kind.as_ref(), &rankings, causes);
        let whys = raw.option.iter().filter_map(|option| option.why.clone()).collect();
        let (names, rows) = variants(raw, &stem, &options, causes);
        let question = Question {
            id: ItemId::parse(&raw.id)?,
            skill: self.skill,
            facet: facet_id?,
            form,
            version: whole(version),
            seconds: whole(seconds),
            stem,
            code: raw.code.trim_end().to_owned(),
            fixed,
            options,
            kind: kind?,
            difficulty_sd: b_sd,
            names,
            rows,
        };
        distinct(&question, causes);
        let snippets = self.snippets(raw, &question, causes);
        wording::check(&question, causes);
        let level = u8::try_from(whole(level)).unwrap_or(1);
        let angoff = angoff(&raw.angoff, causes);
        check_level(level, b, causes);
        if self.parameters == Parameters::Checked {
            check_steps(&question, causes);
        }
        Some(AuthoredItem {
            question,
            level,
            author,
            b,
            difficulty,
            a_reason,
            source,
            tags: raw.tags.clone(),
            whys,
            angoff,
            review: review(raw.review.as_ref(), causes),
            ranks,
            rankings,
            agreeable: (0..)
                .zip(&raw.option)
                .filter(|(_, option)| option.agreeable)
                .map(|(at, _)| at)
                .collect(),
            snippets,
        })
    }

    fn check_id(&self, raw: &RawItem, before: &[AuthoredItem], stem: &str, causes: &mut Vec<String>) {
        let own = format!("{}-{}-", self.skill.short(), raw.facet.as_deref().unwrap_or_default());
        if ItemId::parse(&raw.id).is_none() || !raw.id.starts_with(&own) {
            causes.push(format!("its id must be {own}<number>"));
        }
        for other in before {
            if other.question.id.as_str() == raw.id {
                causes.push("its id stands twice".to_owned());
            }
            if other.question.stem == stem && other.question.code == raw.code.trim_end() {
                causes.push(format!("has the same stem as {:?}", other.question.id.as_str()));
            }
        }
    }

    fn snippets(&self, raw: &RawItem, question: &Question, causes: &mut Vec<String>) -> Vec<Snippet> {
        match raw.run.as_deref() {
            None => return Vec::new(),
            Some("python") if question.is_knowledge() && !raw.code.is_empty() => {}
            Some(_) => causes.push("run can only be \"python\", on a knowledge item with code".to_owned()),
        }
        let key = question.options.iter().position(|option| option.points == 1).unwrap_or_default();
        let place = self.errors.place(self.source, self.span);
        (0..question.variants())
            .map(|variant| {
                let mut shown = question.shown(variant);
                Snippet {
                    place: format!("{place}: item {:?}, variant {variant}", raw.id),
                    code: shown.code,
                    expected: shown.options.swap_remove(key).trim().to_owned(),
                }
            })
            .collect()
    }
}

fn needed(text: Option<&String>, what: &str, causes: &mut Vec<String>) -> String {
    match text {
        Some(text) if !text.trim().is_empty() => text.clone(),
        _ => {
            causes.push(format!("{what} is missing"));
            String::new()
        }
    }
}

fn in_range(value: Option<f64>, what: &str, low: f64, high: f64, causes: &mut Vec<String>) -> f64 {
    match value {
        Some(value) if (low..=high).contains(&value) => value,
        Some(value) => {
            causes.push(format!("{what} is {value}, but must be from {low} to {high}"));
            low
        }
        None => {
            causes.push(format!("{what} is missing"));
            low
        }
    }
}

/// A checked whole number in the range of `u16`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "in_range bounded it to 1 to 999"
)]
fn whole(value: f64) -> u16 {
    value as u16
}

/// The record of the blind review; its date is checked to look like one.
fn review(raw: Option<&RawReview>, causes: &mut Vec<String>) -> Option<Review> {
    let raw = raw?;
    let outcome = match raw.outcome.as_str() {
        "agreed" => ReviewOutcome::Agreed,
        "rewritten" => ReviewOutcome::Rewritten,
        other => {
            causes.push(format!("review.outcome is {other:?}, but must be agreed or rewritten"));
            return None;
        }
    };
    let shape: String = raw.date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape != "0000-00-00" {
        causes.push(format!("review.date is {:?}, but must be a date such as 2026-11-24", raw.date));
    }
    if raw.right > raw.solved {
        causes.push(format!("review has {} right of {} solved", raw.right, raw.solved));
    }
    Some(Review { outcome, date: raw.date.clone(), solved: raw.solved, right: raw.right })
}

/// The rows of estimates, checked to be shares that do not fall with the level.
fn angoff(raw: &[Vec<f64>], causes: &mut Vec<String>) -> Vec<[f64; 6]> {
    let mut found = Vec::new();
    for row in raw {
        let rises = row.windows(2).all(|pair| pair[0] <= pair[1]);
        match <[f64; 6]>::try_from(row.as_slice()) {
            Ok(six) if rises && row.iter().all(|share| (0.0..=100.0).contains(share)) => found.push(six),
            _ => causes.push(format!("angoff row {row:?} must be six shares from 0 to 100 that do not fall")),
        }
    }
    found
}

/// An item belongs to the level whose beginning, n - 2.5, is nearest to its difficulty; a rounding is let pass.
fn check_level(level: u8, b: f64, causes: &mut Vec<String>) {
    let begins = f64::from(level) - 2.5;
    let beyond = (level == 1 && b < begins) || (level == 5 && b > begins);
    if (b - begins).abs() > 0.55 && !beyond {
        causes.push(format!(
            "b is {b}, and another level's beginning is nearer than that of level {level}, {begins}"
        ));
    }
}

/// A scene has one step for each worth above the lowest, and its actions are not all worth the same.
fn check_steps(question: &Question, causes: &mut Vec<String>) {
    let Kind::Judgement { steps, .. } = &question.kind else { return };
    let most = usize::from(question.most_points());
    if most == 0 {
        causes
            .push("readers and author agree on no distinction between its actions: write it anew".to_owned());
    } else if steps.len() != most {
        causes.push(format!(
            "its actions are worth 0 to {most} points by what readers agree on, but it has {} steps: run `cargo xtask bank --fit`",
            steps.len()
        ));
    }
}

fn author(raw: &RawItem, causes: &mut Vec<String>) -> Author {
    let Some(author) = &raw.author else {
        causes.push("author is missing: the author's own a and b, such as { a = 1.0, b = 0.5 }".to_owned());
        return Author { a: 1.0, b: 0.0 };
    };
    if ![0.8, 1.0, 1.2, 1.4].iter().any(|allowed: &f64| (allowed - author.a).abs() < 1e-9) {
        causes.push(format!("author.a is {}, but must be 0.8, 1.0, 1.2 or 1.4", author.a));
    }
    Author { a: author.a, b: in_range(Some(author.b), "author.b", -3.0, 4.0, causes) }
}

fn kind(raw: &RawItem, b: f64, causes: &mut Vec<String>) -> Option<Kind> {
    let a = in_range(raw.a, "a", 0.4, 2.5, causes);
    match raw.kind.as_deref() {
        Some("knowledge") => {
            let c = in_range(raw.c, "c", 0.15, 0.3, causes);
            if raw.steps.is_some() || !raw.rankings.is_empty() {
                causes.push("steps and rankings belong to judgement items".to_owned());
            }
            Some(Kind::Knowledge { a, b, c })
        }
        Some("judgement") => {
            if raw.c.is_some() {
                causes.push("c belongs to knowledge items".to_owned());
            }
            let steps = raw.steps.clone().unwrap_or_default();
            if !(1..=3).contains(&steps.len()) || steps.iter().any(|step| step.abs() > 8.0) {
                causes.push("steps must be one to three numbers, from -8 to 8".to_owned());
                return None;
            }
            let kind = Kind::Judgement { a, steps };
            if (kind.middle() - b).abs() > 0.05 {
                causes.push(format!("the mean of steps must be b = {b}"));
            }
            Some(kind)
        }
        other => {
            causes
                .push(format!("kind is {:?}, but must be knowledge or judgement", other.unwrap_or_default()));
            None
        }
    }
}

/// The options with their points, and what the author gives each.
fn options(
    raw: &RawItem,
    kind: Option<&Kind>,
    rankings: &[[u8; 4]],
    causes: &mut Vec<String>,
) -> (Vec<QuestionOption>, Vec<u8>) {
    if raw.option.len() != 4 {
        causes.push(format!("has {} options, not 4", raw.option.len()));
    }
    for (index, option) in raw.option.iter().enumerate() {
        if option.why.as_ref().is_none_or(|why| why.trim().is_empty()) {
            causes.push(format!("option {} has no rationale (why)", index + 1));
        }
        if option.text.as_ref().is_none_or(|text| text.trim().is_empty()) {
            causes.push(format!("option {} has no text", index + 1));
        }
    }
    let ranks: Vec<u8> = raw.option.iter().map(|option| rank(option, kind)).collect();
    let mut sorted = ranks.clone();
    sorted.sort_unstable();
    let mut points = ranks.clone();
    match kind {
        Some(Kind::Knowledge { .. })
            if sorted != [0, 0, 0, 1] || raw.option.iter().any(|o| o.points.is_some()) =>
        {
            causes.push("exactly one option must have key = true, and none points".to_owned());
        }
        Some(Kind::Judgement { .. }) => match <[u8; 4]>::try_from(ranks.as_slice()) {
            Ok(four) if sorted == [0, 1, 2, 3] && raw.option.iter().all(|option| !option.key) => {
                points = ranks::points(four, rankings).to_vec();
            }
            _ => causes.push("the points of the options must be 0, 1, 2 and 3, and none a key".to_owned()),
        },
        _ => {}
    }
    let options = raw
        .option
        .iter()
        .zip(points)
        .map(|(option, points)| QuestionOption { text: option.text.clone().unwrap_or_default(), points });
    (options.collect(), ranks)
}

fn rank(option: &RawOption, kind: Option<&Kind>) -> u8 {
    match kind {
        Some(Kind::Judgement { .. }) => option.points.unwrap_or(u8::MAX),
        _ => u8::from(option.key),
    }
}

fn variants(
    raw: &RawItem,
    stem: &str,
    options: &[QuestionOption],
    causes: &mut Vec<String>,
) -> (Vec<String>, Vec<Vec<String>>) {
    let mut texts = vec![stem, raw.code.as_str()];
    texts.extend(options.iter().map(|option| option.text.as_str()));
    let Some(template) = &raw.template else {
        if let Some(name) = texts.iter().flat_map(|text| template::placeholders(text)).next() {
            causes.push(format!("uses %{{{name}}} without a template"));
        }
        return (Vec::new(), Vec::new());
    };
    template::rows(template, &texts).unwrap_or_else(|cause| {
        causes.push(cause);
        (Vec::new(), Vec::new())
    })
}

fn distinct(question: &Question, causes: &mut Vec<String>) {
    for variant in 0..question.variants() {
        let shown = question.shown(variant);
        let texts: BTreeSet<&str> = shown.options.iter().map(|text| text.trim()).collect();
        if texts.len() < shown.options.len() {
            causes.push(format!("variant {variant} has two equal options: {:?}", shown.options));
            return;
        }
    }
}
