//! `bank`: what the questions are worth as a whole.

use cairn_core::content::report::BankReport;
use cairn_core::plan::Day;

use crate::args::BankArgs;
use crate::engine::{library, now};
use crate::failure::{Ended, Failure};
use crate::output::Output;

/// The command.
pub(crate) fn run(args: &BankArgs) -> Result<Ended, Failure> {
    let report = BankReport::of(&library(args.content.as_deref())?);
    let text = if args.json {
        let json = serde_json::to_string_pretty(&report);
        json.map_err(|error| Failure::during("write the report", error))? + "\n"
    } else {
        report.to_text(Day::in_utc(now()))
    };
    let mut output = Output::lines(None)?;
    output.text(&text)?;
    output.end()?;
    Ok(Ended::Well)
}
