//! What becomes of a calibration: new parameters in a folder of content, and the report.

use std::path::Path;

use cairn_core::calibrate::{Report, Rewriting, Study, markdown, rewriting_markdown};
use cairn_core::plan::Day;
use serde::Serialize;

use super::args::ToldArgs;
use super::folder::ContentFolder;
use crate::engine::{library, now};
use crate::failure::Failure;
use crate::output::Output;

/// The content that is calibrated, and where it goes back to.
pub(super) struct Subject {
    pub(super) study: &'static Study,
    folder: Option<ContentFolder>,
}

/// The report as one document.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(flatten)]
    report: &'a Report,
    #[serde(skip_serializing_if = "Option::is_none")]
    rewriting: Option<&'a Rewriting>,
}

/// The study of a folder's content, or of that which stands in the command; it stays for as long as the command runs.
pub(super) fn study_of(folder: Option<&Path>) -> Result<&'static Study, Failure> {
    let library = library(folder)?;
    Ok(Box::leak(Box::new(Study::new(&library).map_err(unfit)?)))
}

fn unfit(error: impl std::fmt::Display) -> Failure {
    Failure::Said(format!("This content cannot be calibrated: {error}."))
}

impl Subject {
    /// What the arguments mean.
    pub(super) fn of(args: &ToldArgs) -> Result<Self, Failure> {
        let Some(root) = &args.write else {
            return Ok(Self { study: study_of(args.content.as_deref())?, folder: None });
        };
        let folder = ContentFolder::read(root)?;
        let study = Study::new(&folder.library).map_err(unfit)?;
        Ok(Self { study: Box::leak(Box::new(study)), folder: Some(folder) })
    }

    /// Writes what is to be written, and then the report, which says so.
    pub(super) fn tell(&self, report: &Report, args: &ToldArgs, mut output: Output) -> Result<(), Failure> {
        let today = Day::in_utc(now());
        let rewriting = self
            .folder
            .as_ref()
            .map(|folder| folder.rewrite(self.study, report, today, args.dry_run))
            .transpose()?;
        let text = if args.json {
            let text = serde_json::to_string_pretty(&Whole { report, rewriting: rewriting.as_ref() });
            text.map_err(|error| Failure::during("write the report", error))? + "\n"
        } else {
            markdown(report) + &rewriting.as_ref().map(rewriting_markdown).unwrap_or_default()
        };
        output.text(&text)?;
        output.end()
    }
}
