//! What one journey holds: its browser, the folder of its profile, and its server.

use serde_json::{Value, json};

use crate::driver::{Driver, Engine};
use crate::profile::Profile;
use crate::server::Server;

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
    engine: Engine,
    // Runs as long as the journey.
    _server: Option<Server>,
}

impl Stage {
    /// With the browser not yet started.
    pub(crate) fn new(
        profile: Profile,
        preferences: Preferences,
        engine: Engine,
        server: Option<Server>,
    ) -> Self {
        Self { driver: None, profile, preferences, engine, _server: server }
    }

    /// Starts the browser, also again after it was ended.
    pub(crate) async fn start_browser(&mut self) {
        self.driver = Some(Driver::start(self.engine, &self.profile, &self.preferences.to_json()).await);
    }
}
