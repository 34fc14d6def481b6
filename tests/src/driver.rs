//! Starts a browser with its driver, and ends both.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Lines};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::ChildStdout;
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use xtask::keeper::Keeper;

use crate::profile::Profile;
use crate::wait::wait_at_most;

/// Which browser somebody has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, in which every journey runs.
    #[default]
    Chromium,
    /// Firefox, for what journeys of another engine must show.
    Firefox,
    /// WebKit, which is in Safari and in every browser of an iPhone.
    WebKit,
}

/// Keeps Chromium off the network and off the screen.
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
    pub async fn start(engine: Engine, profile: &Profile, preferences: &Value) -> Self {
        let browser = match engine {
            Engine::Chromium => xtask::setup::browser(),
            Engine::Firefox => xtask::setup::firefox(),
            Engine::WebKit => xtask::setup::webkit(),
        };
        let browser = browser.unwrap_or_else(|failure| panic!("{failure}"));
        let (process, port) = Process::start(engine, &browser.driver, profile.folder()).await;
        let wishes = match engine {
            Engine::Chromium => chromium(&browser.program, profile, preferences),
            Engine::Firefox => firefox(&browser.program, profile),
            Engine::WebKit => {
                json!({ "webkitgtk:browserOptions": { "binary": browser.program, "args": ["--automation"] } })
            }
        };
        let Value::Object(wishes) = wishes else { unreachable!("written as an object just below") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wishes.into_iter().collect::<Capabilities>())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("start {}: {error}", browser.program.display()));
        Self { client, _process: process }
    }
}

fn chromium(program: &Path, profile: &Profile, preferences: &Value) -> Value {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
    flags.push(format!("--user-data-dir={}", profile.folder().display()));
    json!({
        "goog:chromeOptions": { "binary": program, "args": flags, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

fn firefox(program: &Path, profile: &Profile) -> Value {
    let flags = json!(["-headless", "-profile", profile.folder(), "-width", "1280", "-height", "900"]);
    // Its own services would ask the network; motion would let pages stand still later.
    let preferences = json!({
        "app.update.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "datareporting.healthreport.uploadEnabled": false,
        "ui.prefersReducedMotion": 1,
    });
    json!({ "moz:firefoxOptions": { "binary": program, "args": flags, "prefs": preferences } })
}

/// The driver's process, which listens on a free port.
struct Process {
    _keeper: Keeper,
    // Kept open: the driver may have more to say, and would end if nobody listened.
    _output: Lines<BufReader<ChildStdout>>,
}

/// How long a driver that says nothing may take until it listens.
const LISTENS_WITHIN: Duration = Duration::from_secs(20);

/// How often the driver is started: it picks a port that is free for one kind of address and gives up if another driver
/// has just taken it for the other kind.
const STARTS: usize = 5;

impl Process {
    async fn start(engine: Engine, driver: &Path, profile: &Path) -> (Self, u16) {
        for _ in 0..STARTS {
            let started = match engine {
                Engine::Chromium | Engine::Firefox => Self::try_start(driver, profile),
                Engine::WebKit => Self::try_start_on_a_screen(driver, profile).await,
            };
            if let Some(started) = started {
                return started;
            }
        }
        panic!("the driver listened on no port in {STARTS} starts")
    }

    /// `None` where the driver ends without having said its port.
    fn try_start(driver: &Path, profile: &Path) -> Option<(Self, u16)> {
        let (keeper, mut output) = keep(&[driver.as_os_str(), "--port=0".as_ref()], profile);
        let port = output.by_ref().map_while(Result::ok).find_map(|line| port_in(&line));
        let process = Self { _keeper: keeper, _output: output };
        port.map(|port| (process, port))
    }

    /// WebKit's browser needs a screen, and its driver picks no port and says nothing. `None` where it does not listen on the port
    /// that was free a moment ago.
    async fn try_start_on_a_screen(driver: &Path, profile: &Path) -> Option<(Self, u16)> {
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
        let port = free.unwrap_or_else(|error| panic!("find a free port: {error}")).port();
        let listens = format!("--port={port}");
        // It has no profile: what it keeps would lie in the home of whoever runs the journeys, one storage for all of them.
        let home = ["XDG_DATA_HOME", "XDG_CACHE_HOME"].map(|name| format!("{name}={}", profile.display()));
        let screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1280x900x24 -nolisten tcp"];
        let before = ["env", &home[0], &home[1]].into_iter().chain(screen).map(OsStr::new);
        let command: Vec<&OsStr> = before.chain([driver.as_os_str(), listens.as_ref()]).collect();
        let (keeper, output) = keep(&command, profile);
        let process = Self { _keeper: keeper, _output: output };
        let listens = async || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok();
        wait_at_most(LISTENS_WITHIN, listens).await.map(|_| (process, port))
    }
}

fn keep(driver: &[&OsStr], profile: &Path) -> (Keeper, Lines<BufReader<ChildStdout>>) {
    let started = Keeper::start(driver, profile);
    let (keeper, output) = started.unwrap_or_else(|error| panic!("start {driver:?}: {error}"));
    (keeper, output.lines())
}

/// "… was started successfully on port 40123."; the line before it says port 0. Firefox's: "Listening on 127.0.0.1:40123".
fn port_in(line: &str) -> Option<u16> {
    let port = ["successfully on port ", "Listening on 127.0.0.1:"]
        .iter()
        .find_map(|words| line.split_once(words))?
        .1;
    port.trim_end().trim_end_matches('.').parse().ok()
}
