//! Reads and checks the questions.

use std::collections::BTreeSet;
use std::ops::Range;

use super::error::{Errors, Source};
use super::ranks;
use super::raw::{ItemsFile, RawItem};
use super::review::{Review, calibrated, law_checked, retired, review};
use super::scoring::{Author, angoff, author, check_level, check_steps, in_range, kind, options};
use super::template;
use super::topics::Topics;
use super::wording;
use crate::content::{
    CalibratedFrom, DifficultyBasis, Facet, Form, Kind, Question, QuestionOption, Retired, SkillInfo,
};
use crate::{FacetId, ItemId, Skill, TopicId};

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
    /// When the law that it rests on was looked up last, where it has the tag `law`; `None` where nobody has.
    pub law_checked: Option<String>,
    /// What it is about, of the topics that the bank must hold.
    pub topics: Vec<TopicId>,
    /// Whether it is about generative or agentic work.
    pub today: bool,
    /// When and why it ceased to be asked; `None` while it is.
    pub retired: Option<Retired>,
    /// The rationale of each option.
    pub whys: Vec<String>,
    /// Blind estimates of the share of people at levels 0 to 5 who get it, in percent, one row an estimator.
    pub angoff: Vec<[f64; 6]>,
    /// What the blind review found.
    pub review: Option<Review>,
    /// The people from whose answers its parameters come; `None` while they rest on estimates.
    pub calibrated: Option<CalibratedFrom>,
    /// What the author gives each option: 0 (the worst) to 3 in a scene, 1 for the key of a knowledge item.
    pub ranks: Vec<u8>,
    /// A scene's options as blind readers rank them, by their places, best first.
    pub rankings: Vec<[u8; 4]>,
    /// The places of the options that a blind reader found the most agreeable; where readers differ, one each.
    pub agreeable: Vec<usize>,
    /// Programs to run, one a variant, with the output that the key claims; empty for most items.
    pub snippets: Vec<Snippet>,
    /// File and line, for messages.
    pub place: String,
}

impl AuthoredItem {
    /// Whether no blind reader has estimated it yet: its parameters rest on its author alone.
    pub fn is_unread(&self) -> bool {
        self.angoff.is_empty()
    }

    /// What its difficulty rests on.
    pub fn rests_on(&self) -> DifficultyBasis {
        match &self.calibrated {
            Some(from) => DifficultyBasis::Answers(from.clone()),
            None => {
                DifficultyBasis::Estimates { readers: u32::try_from(self.angoff.len()).unwrap_or(u32::MAX) }
            }
        }
    }
}

/// Least doubt about a difficulty, in logits: readers and author may be off together, many people's answers hardly.
const fn least_doubt(calibrated: Option<&CalibratedFrom>) -> f64 {
    if calibrated.is_some() { 0.05 } else { 0.2 }
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

/// Reads the questions of all skills, also those that are retired.
pub(super) fn read(
    skills: &[SkillInfo],
    topics: &Topics,
    parameters: Parameters,
    errors: &mut Errors,
) -> Vec<AuthoredItem> {
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
            let reader = Reader { skill, facets, topics, source: &source, span: &span, parameters, errors };
            let item = reader.item(entry.get_ref(), &found);
            found.extend(item);
        }
    }
    found
}

struct Reader<'a> {
    skill: Skill,
    facets: &'a [Facet],
    topics: &'a Topics,
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
        let calibrated = calibrated(raw.calibrated.as_ref(), causes);
        let b_sd = in_range(raw.b_sd, "b_sd", least_doubt(calibrated.as_ref()), 1.0, causes);
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
        // Nobody has read it blind: the bank report says so of each, and what readers bring is not asked for twice.
        let unread = raw.angoff.is_empty() && raw.retired.is_none();
        let rankings = match kind {
            Some(Kind::Judgement { .. }) if !unread || !raw.rankings.is_empty() => {
                ranks::rankings(&raw.rankings, causes)
            }
            _ => Vec::new(),
        };
        let (options, ranks) = options(raw, kind.as_ref(), &rankings, causes);
        let whys = raw.option.iter().filter_map(|option| option.why.clone()).collect();
        let (names, rows) = variants(raw, &stem, &options, causes);
        let retired = retired(raw.retired.as_ref(), causes);
        let topics = self.topics.named(&raw.topics, self.skill, causes);
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
            retired: retired.is_some(),
        };
        distinct(&question, causes);
        let snippets = self.snippets(raw, &question, causes);
        wording::check(&question, causes);
        let level = u8::try_from(whole(level)).unwrap_or(1);
        let angoff = angoff(&raw.angoff, causes);
        check_level(level, b, causes);
        if self.parameters == Parameters::Checked && !unread {
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
            law_checked: law_checked(raw.law_checked.as_ref(), &raw.tags, causes),
            topics,
            today: raw.today,
            retired,
            whys,
            angoff,
            review: review(raw.review.as_ref(), causes),
            calibrated,
            ranks,
            rankings,
            agreeable: (0..)
                .zip(&raw.option)
                .filter(|(_, option)| option.agreeable)
                .map(|(at, _)| at)
                .collect(),
            snippets,
            place: self.errors.place(self.source, self.span),
        })
    }

    fn check_id(&self, raw: &RawItem, before: &[AuthoredItem], stem: &str, causes: &mut Vec<String>) {
        let own = format!("{}-{}-", self.skill.short(), raw.facet.as_deref().unwrap_or_default());
        if ItemId::parse(&raw.id).is_none() || !raw.id.starts_with(&own) {
            causes.push(format!("its id must be {own}<number>"));
        }
        for other in before {
            let retired = other.retired.is_some() || raw.retired.is_some();
            if other.question.id.as_str() == raw.id {
                let why = if retired { ", and a retired one is never used again" } else { "" };
                causes.push(format!("its id stands twice{why}"));
            }
            // What takes the place of a retired question may well open as it did.
            if !retired && other.question.stem == stem && other.question.code == raw.code.trim_end() {
                causes.push(format!("has the same stem as {:?}", other.question.id.as_str()));
            }
        }
    }

    fn snippets(&self, raw: &RawItem, question: &Question, causes: &mut Vec<String>) -> Vec<Snippet> {
        match raw.run.as_deref() {
            None => return Vec::new(),
            // Retired, perhaps, because it printed something else: that is no fault any more.
            Some("python") if question.retired => return Vec::new(),
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

/// A checked whole number in the range of `u16`.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "in_range bounded it to 1 to 999"
)]
fn whole(value: f64) -> u16 {
    value as u16
}

fn variants(
    raw: &RawItem,
    stem: &str,
    options: &[QuestionOption],
    causes: &mut Vec<String>,
) -> (Vec<String>, Vec<Vec<String>>) {
    let mut texts = vec![stem, raw.code.as_str()];
    texts.extend(options.iter().map(|option| option.text.as_str()));
    // The reasons are shown after the answer, with the same values.
    texts.extend(raw.option.iter().filter_map(|option| option.why.as_deref()));
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
