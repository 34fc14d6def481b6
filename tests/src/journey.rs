//! A journey: a person opens Cairn in a browser of their own.

use serde_json::{Value, json};

use crate::driver::Driver;
use crate::profile::Profile;
use crate::screen::Screen;
use crate::server::{self, Server, Site};

/// What is given before a journey begins.
#[derive(Default)]
pub struct Given {
    /// A site of the journey's own, for a base path or a fault; otherwise all share one.
    pub site: Option<Site>,
    /// Preferences of the browser.
    pub preferences: Preferences,
}

/// How the browser is set up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preferences {
    /// As it comes.
    #[default]
    Usual,
    /// Local storage throws on access.
    StorageBlocked,
    /// Scripts are off.
    ScriptsOff,
}

impl Preferences {
    fn to_json(self) -> Value {
        match self {
            Self::Usual => json!({}),
            Self::StorageBlocked => json!({ "profile.default_content_setting_values.cookies": 2 }),
            Self::ScriptsOff => json!({ "profile.managed_default_content_settings.javascript": 2 }),
        }
    }
}

/// Everything that belongs to one journey; what ends first stands first.
pub(crate) struct Stage {
    pub(crate) driver: Option<Driver>,
    pub(crate) profile: Profile,
    preferences: Preferences,
    // Runs as long as the journey.
    _server: Option<Server>,
}

impl Stage {
    /// Starts the browser, also again after it was ended.
    pub(crate) async fn start_browser(&mut self) {
        self.driver = Some(Driver::start(&self.profile, &self.preferences.to_json()).await);
    }
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
        let url = server.as_ref().map_or_else(|| server::shared().to_owned(), Server::url);
        let profile = Profile::new();
        let mut stage = Stage { driver: None, profile, preferences: given.preferences, _server: server };
        stage.start_browser().await;
        steps(&mut Screen::new(stage, url)).await;
    });
}
