//! What a person cannot do but a journey must: look at requests and logs, change the size, take a picture.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::screen::{Screen, done};

impl Screen {
    /// Runs a script before each page from now on, for example to turn back the clock or to fill the storage.
    pub async fn before_each_page(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).await;
    }

    /// The width of the window in CSS pixels, as on a phone or a large screen.
    pub async fn set_width(&self, width: u32) {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics).await;
    }

    /// Light or dark, as the person's system says.
    pub async fn set_scheme(&self, scheme: &str) {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            // A picture or a check in the middle of a change of colour would show neither scheme.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.cdp("Emulation.setEmulatedMedia", &features).await;
    }

    /// Whether the page is wider than its window.
    pub async fn scrolls_sideways(&self) -> bool {
        self.script("return document.documentElement.scrollWidth > window.innerWidth", vec![]).await == true
    }

    /// Addresses asked for since the last call, of any origin.
    pub async fn requests(&self) -> Vec<String> {
        let sent = |entry: &Value| {
            let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let message = &message["message"];
            let url = message["params"]["request"]["url"].as_str()?;
            // What the page holds itself is asked of nobody.
            let sent = message["method"] == "Network.requestWillBeSent" && url.starts_with("http");
            sent.then(|| url.to_owned())
        };
        self.log("performance").await.iter().filter_map(sent).collect()
    }

    /// What the console got since the last call and a developer would have to look at.
    pub async fn console_errors(&self) -> Vec<String> {
        let bad = |entry: &Value| (entry["level"] == "SEVERE").then(|| entry["message"].to_string());
        self.log("browser").await.iter().filter_map(bad).collect()
    }

    /// A picture of the whole page, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        let script = "return [document.documentElement.clientWidth, document.documentElement.scrollHeight]";
        let size = self.script(script, vec![]).await;
        let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1 });
        let params = json!({ "captureBeyondViewport": true, "clip": clip });
        let picture = self.cdp("Page.captureScreenshot", &params).await;
        STANDARD
            .decode(picture["data"].as_str().unwrap_or_default())
            .unwrap_or_else(|error| panic!("read a picture: {error}"))
    }

    /// A command of the Chrome DevTools Protocol.
    pub async fn cdp(&self, command: &str, params: &Value) -> Value {
        done(command, self.client().issue_cmd(Beyond::cdp(command, params)).await)
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let entries = done("read a log", self.client().issue_cmd(Beyond::log(kind)).await);
        serde_json::from_value(entries).unwrap_or_default()
    }
}

/// A command of the driver beyond the standard.
#[derive(Debug)]
struct Beyond {
    path: &'static str,
    body: Value,
}

impl Beyond {
    /// A command of the Chrome DevTools Protocol.
    fn cdp(command: &str, params: &Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": params }) }
    }

    /// What the log `kind` ("browser" or "performance") got since it was last asked.
    fn log(kind: &str) -> Self {
        Self { path: "se/log", body: json!({ "type": kind }) }
    }
}

impl WebDriverCompatibleCommand for Beyond {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
