//! The bundle of first and next steps.

use super::job::skill_level;
use super::part::{Part, Read, parse};
use crate::content::{Figure, StepInfo, Steps, Walker};

/// Reads the steps.
pub fn read_steps(json: &str) -> Read<Steps> {
    let value = parse(json)?;
    let part = Part(&value, "steps");
    Ok(Steps {
        steps: part.get("steps")?.each(|step| {
            let unless = step.get("unless")?;
            Ok(StepInfo {
                walker: step.id("walker", Walker::parse)?,
                name: step.text("name")?,
                text: step.text("text")?,
                link: step.text("link")?,
                unless: if unless.0.is_null() { None } else { Some(skill_level(unless)?) },
                source: step.text("source")?,
            })
        })?,
        figures: part.get("figures")?.each(|figure| {
            Ok(Figure {
                walkers: figure.get("walkers")?.each(|walker| walker.own_id(Walker::parse))?,
                text: figure.text("text")?,
                source: figure.text("source")?,
            })
        })?,
    })
}
