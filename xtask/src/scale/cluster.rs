//! A cluster of Spark on this machine: a master and two workers of one core each.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::memory::Memory;
use crate::command::{output, root};
use crate::failure::{During, Outcome};
use crate::kept::Kept;
use crate::python::Environment;
use crate::step::step;

/// Nobody else needs to reach it.
const HOST: &str = "127.0.0.1";
/// What the driver and the workers say; it stays when the run has ended.
const LOGS: &str = "target/scale-logs";

/// A cluster that runs. Dropping it ends every process of it.
pub(super) struct Cluster {
    pub(super) workers: Vec<Kept>,
    /// Ends after the workers.
    _master: Kept,
    address: String,
    java: PathBuf,
    folder: PathBuf,
}

/// What is to be scored.
pub(super) struct Job<'a> {
    pub(super) environment: &'a Environment,
    pub(super) profiles: &'a Path,
    pub(super) scored: &'a Path,
    pub(super) cores: u8,
    pub(super) stages: &'a str,
}

/// How it went.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ran {
    /// From when the workers were ready until all was written.
    pub(super) seconds: f64,
    /// The most that one worker took with all below it.
    pub(super) memory: Memory,
}

impl Cluster {
    /// Starts it and waits until both workers have registered.
    pub(super) fn start(java: &Path, environment: &Environment, folder: &Path) -> Outcome<Self> {
        step("start Spark: a master and two workers of one core", || {
            let find = "import os, pyspark; print(os.path.dirname(pyspark.__file__))";
            let spark = output(Command::new(environment.python()).args(["-c", find]));
            let spark = PathBuf::from(spark.ok_or("The Python in target/python finds no PySpark.")?);
            std::fs::create_dir_all(root().join(LOGS)).during(format!("make {LOGS}"))?;
            let start = |class: &str, name: &str, more: &[&str]| {
                let mut command = Command::new(spark.join("bin/spark-class"));
                command.arg(format!("org.apache.spark.deploy.{class}"));
                command.args(["--host", HOST, "--webui-port", "0"]).args(more);
                surroundings(&mut command, java, environment, folder);
                Kept::start(&command, &root().join(LOGS).join(name))
            };
            let mut master = start("master.Master", "master.log", &["--port", "0"])?;
            let said = master.says("Starting Spark master at ");
            let address = said.and_then(|line| line.rsplit(' ').next().map(str::to_owned));
            let address =
                address.ok_or_else(|| format!("Spark's master did not start: see {LOGS}/master.log."))?;
            let work = folder.join("work").display().to_string();
            let worker = |number: u8| -> Outcome<Kept> {
                let name = format!("worker-{number}.log");
                let more = ["--cores", "1", "--memory", "2g", "--work-dir", &work, &address];
                let mut worker = start("worker.Worker", &name, &more)?;
                match worker.says("Successfully registered with master") {
                    Some(_) => Ok(worker),
                    None => Err(format!("A worker of Spark did not start: see {LOGS}/{name}.").into()),
                }
            };
            let workers = vec![worker(1)?, worker(2)?];
            let (java, folder) = (java.to_owned(), folder.to_owned());
            Ok(Self { workers, _master: master, address, java, folder })
        })
    }

    /// Scores profiles; `see` is told how many tasks are done of how many.
    pub(super) fn run(&self, job: &Job<'_>, mut see: impl FnMut(u64, u64)) -> Outcome<Ran> {
        let mut command = Command::new(job.environment.python());
        command.args(["-u", "-c", include_str!("job.py")]);
        command
            .args([&self.address, &job.cores.to_string()])
            .args([job.profiles, job.scored])
            .arg(job.stages);
        surroundings(&mut command, &self.java, job.environment, &self.folder);
        let mut driver = Kept::start(&command, &root().join(LOGS).join("driver.log"))?;
        let mut memory = Memory::default();
        let mut seconds = None;
        while let Some(line) = driver.line() {
            let mut words = line.split(' ');
            match (words.next(), words.next(), words.next()) {
                (Some("task"), Some(done), Some(all)) => {
                    let now = self.workers.iter().map(|worker| Memory::of(worker.id()));
                    memory = now.fold(memory, Memory::or_more);
                    if let (Ok(done), Ok(all)) = (done.parse(), all.parse()) {
                        see(done, all);
                    }
                }
                (Some("took"), Some(time), None) => seconds = time.parse().ok(),
                _ => {}
            }
        }
        let seconds = seconds.ok_or_else(|| format!("Spark did not score them: see {LOGS}/driver.log."))?;
        Ok(Ran { seconds, memory })
    }
}

/// The same Java and Python for all, and nothing left behind.
fn surroundings(command: &mut Command, java: &Path, environment: &Environment, folder: &Path) {
    if let Some(home) = java.canonicalize().ok().as_deref().and_then(Path::parent).and_then(Path::parent) {
        command.env("JAVA_HOME", home);
    }
    command.env("PYSPARK_PYTHON", environment.python()).env("PYSPARK_DRIVER_PYTHON", environment.python());
    command.env("SPARK_LOCAL_IP", HOST).env("SPARK_LOCAL_DIRS", folder).env("SPARK_NO_DAEMONIZE", "1");
    command.env_remove("SPARK_HOME").env_remove("SPARK_CONF_DIR");
}
