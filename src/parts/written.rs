//! What is written in a pool and not given yet: kept as it is typed, so that a reload, a crash or a closed tab costs nothing.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use cairn_core::PoolId;
use cairn_core::record::pool::{PoolKey, draft_key};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::later::Later;
use crate::store::{pools, session_marks};

/// A page that goes may have no time to write: so a draft, which nobody compares and nothing is drawn by, never waits for long.
const AT_ONCE: Duration = Duration::from_millis(200);

/// A text that is being written: kept for this tab at once, and in the database of the pools after a pause and when the page
/// goes.
#[derive(Clone)]
pub struct Written {
    /// What this tab remembers it under.
    name: String,
    key: String,
    later: Later<String>,
    /// What stood there last.
    last: Rc<RefCell<Option<String>>>,
}

impl Written {
    /// What is written for `of`, within the pool. To be made where its field is made.
    pub fn new(pool: &PoolId, of: &str) -> Self {
        let key = draft_key(pool, of);
        let name = format!("cairn/{key}");
        let (at, note, pool) = (key.clone(), name.clone(), PoolKey::Pool(pool.clone()).to_text());
        let later = Later::new(Some(AT_ONCE), move |text: String| {
            let (key, note, pool) = (at.clone(), note.clone(), pool.clone());
            spawn_local(async move {
                let kept = if text.is_empty() {
                    pools::remove(&[key], &[]).await
                } else {
                    // A pool that was removed takes no draft any more.
                    pools::put_beside(&pool, &[(key, text.clone())]).await
                };
                // What is refused stays in this tab, and so does what is in its memory alone.
                if kept.is_ok()
                    && pools::open().await == pools::Where::OnDisk
                    && session_marks::noted(&note).is_some_and(|now| now == text)
                {
                    session_marks::note(&note, "");
                }
            });
        });
        Self { name, key, later, last: Rc::default() }
    }

    /// The text as it stands now.
    pub fn typed(&self, text: &str) {
        session_marks::note(&self.name, text);
        self.last.replace(Some(text.to_owned()));
        self.later.tell(text.to_owned());
    }

    /// Whether anything was typed since it was made.
    pub fn touched(&self) -> bool {
        self.last.borrow().is_some()
    }

    /// It was given: nothing is written any more.
    pub fn given(&self) {
        self.typed("");
        self.later.now();
    }

    /// It was given as it was then; what was typed since is still to come.
    pub fn given_as(&self, text: &str) {
        let same = self.last.borrow().as_ref().is_none_or(|last| last == text);
        if same {
            self.given();
        }
    }

    /// Puts what was written before into this field, once it has come, unless somebody types there already.
    pub fn take_up(&self, field: &'static str) {
        let written = self.clone();
        spawn_local(async move {
            let left = written.before().await;
            let field = document().get_element_by_id(field);
            let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
            if let Some(field) = field.filter(|field| field.value().is_empty()) {
                field.set_value(&left);
            }
        });
    }

    /// What this tab has not got into the database: known at once, without waiting for it.
    pub fn here(&self) -> Option<String> {
        session_marks::noted(&self.name)
    }

    /// What was written before, in this tab or another one; empty where nothing was.
    pub async fn before(&self) -> String {
        match self.here() {
            Some(text) => text,
            None => pools::get(&self.key).await.unwrap_or_default(),
        }
    }
}
