//! Pages of the manual, and completions for shells: both follow from the arguments.

use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::args::Args;
use crate::failure::{Ended, Failure};
use crate::output::Output;

/// Writes a page for the command and one for each verb.
pub(crate) fn pages(folder: &Path) -> Result<Ended, Failure> {
    let failed = |error| Failure::during(format_args!("write the manual into {}", folder.display()), error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    clap_mangen::generate_to(Args::command(), folder).map_err(failed)?;
    Ok(Ended::Well)
}

/// Writes the completions of a shell.
pub(crate) fn completions(shell: Shell) -> Result<Ended, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "cairn", &mut text);
    let mut output = Output::lines(None)?;
    output.text(&String::from_utf8_lossy(&text))?;
    output.end()?;
    Ok(Ended::Well)
}
