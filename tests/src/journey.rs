//! A journey: a person opens Cairn in a browser of their own.

use crate::driver::Engine;
use crate::profile::Profile;
use crate::screen::Screen;
use crate::server::{self, Site};
use crate::stage::Stage;

pub use crate::stage::Preferences;

/// What is given before a journey begins.
#[derive(Default)]
pub struct Given {
    /// A site of the journey's own, for a base path or a fault; otherwise all share one.
    pub site: Option<Site>,
    /// Preferences of the browser.
    pub preferences: Preferences,
    /// The app is no site, but one file on a disk.
    pub one_file: bool,
    /// The browser.
    pub engine: Engine,
}

/// Runs a journey against the built app.
pub fn journey(steps: impl AsyncFnOnce(&mut Screen)) {
    journey_given(Given::default(), steps);
}

/// Runs a journey under special circumstances.
pub fn journey_given(given: Given, steps: impl AsyncFnOnce(&mut Screen)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.unwrap_or_else(|error| panic!("start a runtime: {error}"));
    runtime.block_on(async {
        let server = given.site.map(server::start);
        let profile = Profile::new();
        let url = match &server {
            _ if given.one_file => one_file(&profile),
            Some(server) => server.url(),
            None => server::shared().to_owned(),
        };
        // All journeys but those that ask Chromium's own tools can be tried in another engine.
        let engine = match std::env::var("CAIRN_ENGINE").as_deref() {
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            _ => given.engine,
        };
        let mut stage = Stage::new(profile, given.preferences, engine, server);
        stage.start_browser().await;
        steps(&mut Screen::new(stage, url)).await;
    });
}

/// Where the built app lies as one file: in a folder of a name that an address writes in another way.
fn one_file(profile: &Profile) -> String {
    let file = profile.folder().join("Für später/cairn.html");
    let packed = xtask::single::make(&server::dist(), &file);
    packed.unwrap_or_else(|failure| panic!("pack the app into one file: {failure}"));
    format!("file://{}/F%C3%BCr%20sp%C3%A4ter/cairn.html", profile.folder().display())
}
