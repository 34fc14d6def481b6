//! What can be said on the command line.

use std::num::NonZeroU8;
use std::path::PathBuf;

use cairn_score::{StagesBy, Warnings};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::calibrate::args::CalibrateArgs;
use crate::output::Format;

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
    /// Rank a pool in groups, as the app's table does
    Rank(RankArgs),
    /// Say of files what the app would say: one JSON object each
    Check(CheckArgs),
    /// Say what the questions are worth as a whole
    Bank(BankArgs),
    /// Let simulated people take the assessment, and say how well it recovers them
    Simulate(SimulateArgs),
    /// Let people's answers correct the difficulties that experts expected
    Calibrate(CalibrateArgs),
    /// Write the pages of the manual into a folder
    Man {
        /// The folder; it is made where there is none
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
    /// Write the completions of a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
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
    pub(crate) stages: Stages,

    /// Which warnings about the way of answering are looked for
    #[arg(long, value_enum, default_value = "all")]
    pub(crate) warnings: WarningsBy,

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

/// How the probabilities of the stages are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stages {
    /// As the person's own page has them, from 15,000 draws: some tens of people a second
    Draws,
    /// As a pool's table has must-haves, without draws: within a few points of 100, and a hundred times as fast
    Table,
    /// Not at all: levels, fit and must-haves alone
    None,
}

impl From<Stages> for StagesBy {
    fn from(stages: Stages) -> Self {
        match stages {
            Stages::Draws => Self::Draws,
            Stages::Table => Self::Table,
            Stages::None => Self::None,
        }
    }
}

/// Which warnings are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WarningsBy {
    /// All that the pages give: some hundreds of people a second on each core
    All,
    /// Without those that hold a person against simulated copies of themselves (answers that contradict each other, the same rating
    /// again and again): some thousands a second
    Quick,
}

impl From<WarningsBy> for Warnings {
    fn from(by: WarningsBy) -> Self {
        match by {
            WarningsBy::All => Self::All,
            WarningsBy::Quick => Self::Quick,
        }
    }
}

/// How a pool is ranked.
#[derive(ClapArgs, Debug)]
pub(crate) struct RankArgs {
    /// The file of a pool, or profiles in any form that "score" reads
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// A position as the app saves it; without it, that of the pool
    #[arg(long, value_name = "FILE")]
    pub(crate) position: Option<PathBuf>,

    /// What is written
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: RankFormat,

    /// Write to a file, in the place of what it holds
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// Rank by the content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(crate) content: Option<PathBuf>,
}

/// A form of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RankFormat {
    /// A table for people
    Text,
    /// The table that the app exports
    Csv,
    /// The JSON that the app exports
    Json,
}

/// Which files are checked.
#[derive(ClapArgs, Debug)]
pub(crate) struct CheckArgs {
    /// Files in any form that "score" reads, and résumés and ratings
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Check by the content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(crate) content: Option<PathBuf>,
}

/// How the bank is told.
#[derive(ClapArgs, Debug)]
pub(crate) struct BankArgs {
    /// As one JSON document
    #[arg(long)]
    pub(crate) json: bool,

    /// The content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(crate) content: Option<PathBuf>,
}

/// Who is simulated.
#[derive(ClapArgs, Debug)]
pub(crate) struct SimulateArgs {
    /// How many people in each world
    #[arg(value_name = "PEOPLE", default_value_t = 2000)]
    pub(crate) people: u64,

    /// Only worlds whose name holds this
    #[arg(value_name = "WORLD")]
    pub(crate) world: Option<String>,

    /// Write the people themselves, one profile a line; of the first such world
    #[arg(long)]
    pub(crate) profiles: bool,

    /// Write to a file, in the place of what it holds
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// The content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(crate) content: Option<PathBuf>,
}
