//! Said before a link is handed over that nobody else can open.

use cairn_core::reachable::reachable;

use super::common::p;
use super::el::Part;
use crate::store::share::page_address;
use crate::words;

/// The sentence where the address of this page opens for nobody else, or within this network alone; `instead` says what to send.
pub fn reach(instead: &'static str) -> Part {
    let address = page_address();
    words::reach(reachable(&address), &address)
        .map(|words| p(words).add(" ").add(instead).class("notice reach"))
        .into()
}
