//! Where a result leads on to.

use cairn_core::route::Route;

use crate::parts::common::{b, h2, link};
use crate::parts::el::{El, el, many};
use crate::words;

/// The pages that go on from one's own result.
pub fn onward() -> El {
    let places = [
        (Route::Roles, words::ROLES, words::ONWARD_ROLES),
        (Route::Job, words::JOB, words::ONWARD_JOB),
        (Route::History, words::HISTORY, words::ONWARD_HISTORY),
    ];
    let rows = places
        .iter()
        .map(|(route, name, about)| el("li").add(link(route, "").add(b(*name)).add(el("span").add(*about))));
    el("section").class("lead-on").add(h2(words::ONWARD)).add(el("ul").class("onward").add(many(rows)))
}
