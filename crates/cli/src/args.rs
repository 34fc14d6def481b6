//! What can be said on the command line.

use std::num::NonZeroU8;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

use crate::output::Format;
use crate::score::StagesBy;

/// What stands below the help of the command.
const AFTER: &str = "Exit codes: 0 all was read, 1 something was not (a record says what and why), 2 the command could not do its work, 130 it was stopped.";

/// Scores Cairn profiles by the thousand, with the numbers of the page.
#[derive(Debug, Parser)]
#[command(name = "cairn", version, after_help = AFTER, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What the command does.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Score profiles: one record each, in the order in which they were read
    Score(ScoreArgs),
}

/// How profiles are scored.
#[derive(ClapArgs, Debug)]
pub(crate) struct ScoreArgs {
    /// Profiles (name.cairn.json), lines of them (.ndjson, .jsonl), pools (name.cairn-pool.jsonl), ZIP archives of these, or
    /// folders. Without any, or for "-", lines are read from standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// A position as the app saves it: adds the fit and how the must-haves stand
    #[arg(long, value_name = "FILE")]
    pub(crate) position: Option<PathBuf>,

    /// How the probabilities of the stages are found
    #[arg(long, value_enum, default_value = "draws")]
    pub(crate) stages: StagesBy,

    /// What is written
    #[arg(long, value_enum, default_value = "ndjson")]
    pub(crate) format: Format,

    /// Write to a file, in the place of what it holds
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Cores to work on; all of them if not said
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroU8>,

    /// Tell how far it is, also where standard error is no terminal
    #[arg(long)]
    pub(crate) progress: bool,

    /// Score by the content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(crate) content: Option<PathBuf>,
}
