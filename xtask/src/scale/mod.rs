//! `scale`: profiles scored on a Spark cluster on this machine, of whose two workers one is killed half-way.

mod cluster;
mod java;
mod memory;
mod people;
mod report;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::args::Args;
use crate::command::{output, root};
use crate::failure::{During, Outcome};
use crate::files::remove_folder;
use crate::python::Environment;
use crate::step::step;
use cluster::{Cluster, Job, Ran};
use people::SAMPLE;
use report::{Checksum, Report};

/// Brings Spark along, and what its `mapInArrow` asks for though it does not use it.
const SPARK: [&str; 2] = ["pyspark==4.3.0", "pandas==2.3.3"];
/// Profiles of a run, if nobody says how many.
const PROFILES: u64 = 1_000_000;
/// What a run writes is as large as its profiles: it goes when the run ends.
const FOLDER: &str = "target/scale";

/// The verb: `scale [--profiles N] [--stages none|table|draws]`.
pub fn run(mut args: Args) -> Outcome {
    let profiles = args.value("--profiles")?.map_or(Ok(PROFILES), |text| text.parse());
    let profiles: u64 = profiles.during("read the number of profiles")?;
    let stages = args.value("--stages")?.unwrap_or_else(|| "none".to_owned());
    args.finish()?;
    if !["none", "table", "draws"].contains(&stages.as_str()) {
        return Err(format!("--stages {stages}: it is none, table or draws.").into());
    }
    if profiles < SAMPLE {
        return Err(format!("--profiles {profiles}: it takes at least {SAMPLE}.").into());
    }
    let java = java::find()?;
    let environment = Environment::new(&SPARK)?;
    let command = environment.module_and_command()?;
    let folder = Folder::new()?;
    let made = step(&format!("make {profiles} profiles"), || people::make(&command, profiles, &folder.0))?;
    let run = Run { environment, command, stages, folder: &folder.0 };
    let (alone, single) = run.single(&made.all)?;
    let cluster = Cluster::start(&java, &run.environment, &folder.0)?;
    let one_core = step("a tenth on one core", || run.spark(&cluster, &made.sample, 1))?;
    let two_cores = step("a tenth on two cores", || run.spark(&cluster, &made.sample, 2))?;
    let (spread, scored) = run.with_a_loss(cluster, &made.all)?;
    let report = Report {
        profiles,
        different: made.different,
        bytes: made.bytes,
        stages: run.stages.clone(),
        sample: profiles / SAMPLE,
        alone,
        one_core: one_core.seconds,
        two_cores: two_cores.seconds,
        spread,
        single,
        scored,
    };
    println!("\n{report}");
    report.holds()
}

/// What every part of a run takes.
struct Run<'a> {
    environment: Environment,
    command: PathBuf,
    stages: String,
    folder: &'a Path,
}

impl Run<'_> {
    /// Scores all of it with the command, on all cores. Seconds, and the checksum.
    fn single(&self, profiles: &Path) -> Outcome<(f64, Checksum)> {
        let scored = self.folder.join("single.parquet");
        let started = Instant::now();
        step("score them in one process", || {
            let mut score = Command::new(&self.command);
            score.args([
                "score",
                "--stages",
                &self.stages,
                "--warnings",
                "quick",
                "--format",
                "parquet",
                "-o",
            ]);
            score.arg(&scored);
            // Lines that are broken on purpose make it end with 1.
            let status = score.arg(profiles).status().during("run cairn score")?;
            if matches!(status.code(), Some(0 | 1)) {
                Ok(())
            } else {
                Err(format!("`cairn score` failed ({status}).").into())
            }
        })?;
        let seconds = started.elapsed().as_secs_f64();
        Ok((seconds, self.checksum(&scored)?))
    }

    fn job<'b>(&'b self, profiles: &'b Path, scored: &'b Path, cores: u8) -> Job<'b> {
        Job { environment: &self.environment, profiles, scored, cores, stages: &self.stages }
    }

    fn spark(&self, cluster: &Cluster, profiles: &Path, cores: u8) -> Outcome<Ran> {
        let scored = self.folder.join("sample.parquet");
        cluster.run(&self.job(profiles, &scored, cores), |_, _| ())
    }

    /// Scores all of it on both workers, and kills one of them when half of the tasks are done.
    fn with_a_loss(&self, mut cluster: Cluster, profiles: &Path) -> Outcome<(Ran, Checksum)> {
        let scored = self.folder.join("spark.parquet");
        let ran = step("all of them on two workers, one of which is killed half-way", || {
            let mut second = cluster.workers.pop();
            let ran = cluster.run(&self.job(profiles, &scored, 2), |done, all| {
                if done * 2 >= all
                    && let Some(worker) = second.take()
                {
                    drop(worker);
                    println!("  a worker was killed after {done} of {all} tasks");
                }
            })?;
            if second.is_some() {
                return Err("The run ended before a worker could be killed: take more profiles.".into());
            }
            Ok(ran)
        })?;
        drop(cluster);
        Ok((ran, self.checksum(&scored)?))
    }

    fn checksum(&self, scored: &Path) -> Outcome<Checksum> {
        let mut command = Command::new(self.environment.python());
        command.args(["-c", include_str!("checksum.py")]).arg(scored);
        let said = output(&mut command).ok_or("The checksum of what was scored could not be computed.")?;
        Checksum::parse(&said).ok_or_else(|| format!("This is no checksum: {said}").into())
    }
}

/// Where a run writes; it goes with the run. One that was killed left its own, which goes first.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Outcome<Self> {
        let folder = root().join(FOLDER);
        remove_folder(&folder)?;
        std::fs::create_dir_all(&folder).during(format!("make {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left is removed by the next run.
        drop(remove_folder(&self.0));
    }
}
