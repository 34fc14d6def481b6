//! Reads and checks what a question can be about, and which skills' banks are held to it.

use super::base::check_format;
use super::error::Errors;
use super::raw::{RawHeld, RawTopic, TopicsFile};
use crate::content::SkillInfo;
use crate::{FacetId, Skill, TopicId};

/// Questions that a topic may need: one, or three of more than one level.
const AT_LEAST: [usize; 2] = [1, 3];

/// What a question can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id, which opens with the short form of its skill.
    pub id: TopicId,
    /// The skill whose questions may name it.
    pub skill: Skill,
    /// Where in the skill most of its questions stand; one of another facet may name it too.
    pub facet: FacetId,
    /// What it is, in words.
    pub name: String,
    /// How many questions the bank must hold: 1, or 3 that are not all of one level.
    pub at_least: usize,
    /// File and line, for messages.
    pub place: String,
}

/// A skill whose bank must hold every topic.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldSkill {
    /// The skill.
    pub skill: Skill,
    /// Least share of its questions that are about generative or agentic work, from 0 to 1.
    pub today: f64,
    /// File and line, for messages.
    pub place: String,
}

/// All topics, and whom they bind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topics {
    /// The topics, in the order of the file.
    pub list: Vec<Topic>,
    /// The skills that are held to them; those whose questions are still being written are not.
    pub held: Vec<HeldSkill>,
}

impl Topics {
    /// The topics of a skill.
    pub fn of(&self, skill: Skill) -> impl Iterator<Item = &Topic> {
        self.list.iter().filter(move |topic| topic.skill == skill)
    }

    /// Whether a skill is held to its topics.
    pub fn holds(&self, skill: Skill) -> bool {
        self.held.iter().any(|held| held.skill == skill)
    }

    /// The topics that a question of `skill` names by `raw`; what is wrong with them goes to `causes`.
    pub(super) fn named(&self, raw: &[String], skill: Skill, causes: &mut Vec<String>) -> Vec<TopicId> {
        let mut found: Vec<TopicId> = Vec::new();
        for name in raw {
            let topic = self.list.iter().find(|topic| topic.id.as_str() == name);
            match topic {
                None => causes.push(format!("there is no topic {name:?} in topics.toml")),
                Some(topic) if topic.skill != skill => {
                    causes.push(format!("topic {name:?} is one of {}", topic.skill.as_str()));
                }
                Some(topic) if found.contains(&topic.id) => {
                    causes.push(format!("topic {name:?} stands twice"));
                }
                Some(topic) => found.push(topic.id.clone()),
            }
        }
        found
    }
}

/// Reads `topics.toml`; without it no question can name a topic.
pub(super) fn read(skills: &[SkillInfo], errors: &mut Errors) -> Topics {
    let Some((file, source)) = errors.read::<TopicsFile>("topics.toml") else { return Topics::default() };
    check_format(file.format, &source, errors);
    let mut topics = Topics::default();
    for entry in file.topic {
        let span = entry.span();
        let raw = entry.into_inner();
        let mut causes = Vec::new();
        let found = topic(&raw, skills, errors.place(&source, &span), &mut causes);
        if topics.list.iter().any(|known| known.id.as_str() == raw.id) {
            causes.push("stands twice".to_owned());
        }
        for cause in &causes {
            errors.add(&source, &span, &format!("topic {:?}: {cause}", raw.id));
        }
        topics.list.extend(found.filter(|_| causes.is_empty()));
    }
    for entry in file.held {
        let span = entry.span();
        let raw = entry.into_inner();
        match held(&raw, &topics, errors.place(&source, &span)) {
            Ok(one) => topics.held.push(one),
            Err(cause) => errors.add(&source, &span, &format!("held {:?}: {cause}", raw.skill)),
        }
    }
    topics
}

fn topic(raw: &RawTopic, skills: &[SkillInfo], place: String, causes: &mut Vec<String>) -> Option<Topic> {
    let Some(skill) = Skill::parse(&raw.skill) else {
        causes.push(format!("there is no skill {:?}", raw.skill));
        return None;
    };
    let own = format!("{}-", skill.short());
    let kebab = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !raw.id.strip_prefix(&own).is_some_and(|rest| !rest.is_empty() && kebab(rest)) {
        causes.push(format!("its id must be {own}<words>, in small letters with dashes"));
    }
    let facet = FacetId::parse(&format!("{}/{}", skill.as_str(), raw.facet));
    let known = skills.iter().find(|info| info.skill == skill).map_or(&[][..], |info| &info.facets);
    if !known.iter().any(|one| Some(&one.id) == facet.as_ref()) {
        causes.push(format!("facet {:?} is not one of the skill's five", raw.facet));
    }
    if raw.name.trim().is_empty() {
        causes.push("name is empty".to_owned());
    }
    if !AT_LEAST.contains(&raw.at_least) {
        causes.push(format!("at_least is {}, but must be 1 or 3", raw.at_least));
    }
    Some(Topic {
        id: TopicId::parse(&raw.id)?,
        skill,
        facet: facet?,
        name: raw.name.clone(),
        at_least: raw.at_least,
        place,
    })
}

fn held(raw: &RawHeld, topics: &Topics, place: String) -> Result<HeldSkill, String> {
    let skill = Skill::parse(&raw.skill).ok_or("there is no such skill")?;
    if topics.held.iter().any(|known| known.skill == skill) {
        return Err("stands twice".to_owned());
    }
    if topics.of(skill).next().is_none() {
        return Err("has no topic to be held to".to_owned());
    }
    if raw.reason.trim().is_empty() {
        return Err("needs a reason".to_owned());
    }
    if !(0.0..=1.0).contains(&raw.today) {
        return Err(format!("today is {}, but must be a share from 0 to 1", raw.today));
    }
    Ok(HeldSkill { skill, today: raw.today, place })
}
