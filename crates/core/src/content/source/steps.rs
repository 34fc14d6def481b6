//! Reads and checks the first and next steps.

use serde::Deserialize;
use toml::Spanned;

use super::base::{check_format, check_text};
use super::error::Errors;
use super::job::skill_level;
use crate::content::{Figure, StepInfo, Steps, Walker};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepsFile {
    format: u16,
    step: Vec<Spanned<RawStep>>,
    figure: Vec<Spanned<RawFigure>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    id: String,
    #[serde(rename = "for")]
    walker: String,
    name: String,
    text: String,
    #[serde(default)]
    link: String,
    unless: Option<RawUnless>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawUnless {
    skill: String,
    level: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    #[serde(rename = "for")]
    walkers: Vec<String>,
    text: String,
    source: String,
}

/// The steps of `steps.toml`.
pub(super) fn read(errors: &mut Errors) -> Option<Steps> {
    let (file, source) = errors.read::<StepsFile>("steps.toml")?;
    check_format(file.format, &source, errors);
    let (mut steps, mut figures) = (Vec::new(), Vec::new());
    for entry in file.step {
        let span = entry.span();
        let raw = entry.into_inner();
        for (what, text) in
            [("id", &raw.id), ("name", &raw.name), ("text", &raw.text), ("source", &raw.source)]
        {
            check_text(what, text, &source, &span, errors);
        }
        if raw.link.contains("://") || raw.link.contains(char::is_whitespace) {
            errors.add(&source, &span, "a link stands as text, without a scheme and without spaces");
        }
        let unless = raw.unless.as_ref().map(|unless| skill_level(&unless.skill, unless.level));
        match (Walker::parse(&raw.walker), unless) {
            (Some(walker), None | Some(Some(_))) => steps.push(StepInfo {
                walker,
                name: raw.name,
                text: raw.text,
                link: raw.link,
                unless: unless.flatten(),
                source: raw.source,
            }),
            _ => errors.add(
                &source,
                &span,
                &format!("step {:?}: `for` is no walker, or `unless` no skill and level", raw.id),
            ),
        }
    }
    for entry in file.figure {
        let span = entry.span();
        let raw = entry.into_inner();
        check_text("text", &raw.text, &source, &span, errors);
        check_text("source", &raw.source, &source, &span, errors);
        let walkers: Option<Vec<Walker>> = raw.walkers.iter().map(|text| Walker::parse(text)).collect();
        match walkers {
            Some(walkers) => figures.push(Figure { walkers, text: raw.text, source: raw.source }),
            None => errors.add(&source, &span, &format!("{:?} are not all walkers", raw.walkers)),
        }
    }
    for walker in [Walker::Starter, Walker::Practitioner, Walker::Leader] {
        if !steps.iter().any(|step| step.walker == walker && step.unless.is_none()) {
            let cause = format!("there is no step for every {walker:?}, whatever they can do");
            errors.add(&source, &(0..0), &cause);
        }
    }
    Some(Steps { steps, figures })
}
