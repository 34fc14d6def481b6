//! What can be said to `calibrate`, and to its steps where people are counted in parts.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What stands below the help.
const AFTER: &str = "Where one machine does not do, count people in parts, and solve, until it has arrived:
  cairn calibrate count part-1.ndjson > part-1.json        (each part, on any machine)
  cairn calibrate solve part-*.json > standing.json        (\"arrived\":false: another round)
  cairn calibrate count --standing standing.json part-1.ndjson > part-1.json
  cairn calibrate report part-*.json > report.md           (once it has arrived)";

/// What is calibrated, and by whose answers.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_long_help = AFTER)]
pub(crate) struct CalibrateArgs {
    #[command(subcommand)]
    pub(super) step: Option<CalibrateStep>,

    #[command(flatten)]
    pub(super) people: PeopleArgs,

    #[command(flatten)]
    pub(super) told: ToldArgs,
}

/// One step of a calibration whose people are counted in parts.
#[derive(Debug, Subcommand)]
pub(super) enum CalibrateStep {
    /// Count some of the people: one part of a round, as JSON
    Count(CountArgs),
    /// Add the parts of a round and take one step: where the calibration stands now, as JSON
    Solve(SolveArgs),
    /// Report from the parts of the last round, as the whole command does
    Report(ReportArgs),
}

/// Whose answers count.
#[derive(Args, Debug)]
pub(super) struct PeopleArgs {
    /// Profiles of people who agreed to a study, in any form that "score" reads. Names and facts are dropped on reading
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,

    /// The field of each profile that names the person's group, such as "country": questions that are harder for one group are
    /// told
    #[arg(long, value_name = "FIELD")]
    pub(super) group: Option<String>,

    /// Tell how far reading is, also where standard error is no terminal
    #[arg(long)]
    pub(super) progress: bool,
}

/// What becomes of a calibration.
#[derive(Args, Debug)]
pub(super) struct ToldArgs {
    /// The report as one JSON document, with every question
    #[arg(long)]
    pub(super) json: bool,

    /// Write the report to a file, in the place of what it holds
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Calibrate the content of this folder and write b, `b_sd`, a, steps and level into it, with who they come from and a new
    /// content version. The report says what was written, and what was not and why
    #[arg(long, value_name = "FOLDER", conflicts_with = "content")]
    pub(super) write: Option<PathBuf>,

    /// With --write: report what would be written, and write nothing into the folder
    #[arg(long, requires = "write")]
    pub(super) dry_run: bool,

    /// Calibrate the content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(super) content: Option<PathBuf>,
}

/// Which part is counted.
#[derive(Args, Debug)]
pub(super) struct CountArgs {
    #[command(flatten)]
    pub(super) people: PeopleArgs,

    /// Where the calibration stands, as "solve" wrote it; without it, the first round begins
    #[arg(long, value_name = "FILE")]
    pub(super) standing: Option<PathBuf>,

    /// Write the part to a file, in the place of what it holds
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Calibrate the content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(super) content: Option<PathBuf>,
}

/// Which parts are solved.
#[derive(Args, Debug)]
pub(super) struct SolveArgs {
    /// All parts of one round, as "count" wrote them. A file may hold several, one behind the other
    #[arg(value_name = "PART", required = true)]
    pub(super) parts: Vec<PathBuf>,

    /// Write where it stands to a file, in the place of what it holds
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Calibrate the content of this folder, in place of what stands in the command
    #[arg(long, value_name = "FOLDER")]
    pub(super) content: Option<PathBuf>,
}

/// Which parts are reported from.
#[derive(Args, Debug)]
pub(super) struct ReportArgs {
    /// All parts of the round from which "solve" arrived
    #[arg(value_name = "PART", required = true)]
    pub(super) parts: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) told: ToldArgs,
}
