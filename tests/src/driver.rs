//! Starts ChromeDriver and Chromium, and ends both.

use std::io::{BufRead, BufReader, Lines};
use std::path::Path;
use std::process::ChildStdout;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use xtask::keeper::Keeper;

use crate::profile::Profile;

/// Keeps the browser off the network and off the screen.
const FLAGS: [&str; 15] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-breakpad",
    "--disable-dev-shm-usage",
    "--force-device-scale-factor=1",
    "--window-size=1280,900",
    // As on a phone: a bar beside the page would make it narrower than its window.
    "--hide-scrollbars",
];

/// A running driver with its browser. Dropping it ends both, and so does our own end, whatever brings it about.
pub struct Driver {
    /// Talks to the browser.
    pub client: Client,
    // Runs as long as the client.
    _process: Process,
}

impl Driver {
    /// Starts a browser on a profile. `preferences` are Chromium's own, by their dotted names.
    pub async fn start(profile: &Profile, preferences: &Value) -> Self {
        let browser = xtask::setup::browser().unwrap_or_else(|failure| panic!("{failure}"));
        let (process, port) = Process::start(&browser.driver, profile.folder());
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
        flags.push(format!("--user-data-dir={}", profile.folder().display()));
        let wishes = json!({
            "goog:chromeOptions": { "binary": browser.chromium, "args": flags, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let Value::Object(wishes) = wishes else { unreachable!("written as an object just above") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wishes.into_iter().collect::<Capabilities>())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("start {}: {error}", browser.chromium.display()));
        Self { client, _process: process }
    }
}

/// The driver's process, which listens on a free port.
struct Process {
    _keeper: Keeper,
    // Kept open: the driver may have more to say, and would end if nobody listened.
    _output: Lines<BufReader<ChildStdout>>,
}

/// How often the driver is started: it picks a port that is free for one kind of address and gives up if another driver
/// has just taken it for the other kind.
const STARTS: usize = 5;

impl Process {
    fn start(driver: &Path, profile: &Path) -> (Self, u16) {
        let started = (0..STARTS).find_map(|_| Self::try_start(driver, profile));
        started.unwrap_or_else(|| panic!("the driver said no port in {STARTS} starts"))
    }

    /// `None` where the driver ends without having said its port.
    fn try_start(driver: &Path, profile: &Path) -> Option<(Self, u16)> {
        let started = Keeper::start(driver, profile);
        let (keeper, output) = started.unwrap_or_else(|error| panic!("start {}: {error}", driver.display()));
        let mut output = output.lines();
        let port = output.by_ref().map_while(Result::ok).find_map(|line| port_in(&line));
        let process = Self { _keeper: keeper, _output: output };
        port.map(|port| (process, port))
    }
}

/// "… was started successfully on port 40123."; the line before it says port 0.
fn port_in(line: &str) -> Option<u16> {
    let port = line.split_once("successfully on port ")?.1;
    port.trim_end().trim_end_matches('.').parse().ok()
}
