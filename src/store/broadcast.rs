//! What one tab tells the others: which keys of a database it has changed. Values are read by whoever wants them.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::deployment;

/// One change of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A value was written under this key.
    Put(String),
    /// The value under this key was removed.
    Removed(String),
    /// All values whose keys open with this were removed.
    RemovedAll(String),
}

/// The bell that all tabs of this deployment hear; silent in a browser without one.
pub struct Broadcast(Option<BroadcastChannel>);

impl Broadcast {
    /// The bell of this name.
    pub fn new(name: &str) -> Self {
        Self(BroadcastChannel::new(&(deployment::names() + name)).ok())
    }

    /// Tells the other tabs.
    pub fn ring(&self, changes: impl Iterator<Item = Change>) {
        let text: Vec<String> = changes.map(|change| change.to_text()).collect();
        if let Some(channel) = self.0.as_ref().filter(|_| !text.is_empty()) {
            // Whoever does not hear of it reads it at the next start.
            drop(channel.post_message(&text.join("\n").into()));
        }
    }

    /// Hears the other tabs, from now on.
    pub fn hear(&self, mut heard: impl FnMut(Vec<Change>) + 'static) {
        let Some(channel) = &self.0 else { return };
        let listen = move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            heard(text.lines().filter_map(Change::parse).collect());
        };
        let listen = Closure::<dyn FnMut(MessageEvent)>::new(listen).into_js_value();
        channel.set_onmessage(Some(listen.unchecked_ref()));
    }
}

impl Change {
    fn to_text(&self) -> String {
        match self {
            Self::Put(key) => format!("={key}"),
            Self::Removed(key) => format!("-{key}"),
            Self::RemovedAll(prefix) => format!("~{prefix}"),
        }
    }

    /// A tab of another version may say what this one does not know.
    fn parse(line: &str) -> Option<Self> {
        let (kind, key) = line.split_at_checked(1)?;
        let key = key.to_owned();
        match kind {
            "=" => Some(Self::Put(key)),
            "-" => Some(Self::Removed(key)),
            "~" => Some(Self::RemovedAll(key)),
            _ => None,
        }
    }
}
