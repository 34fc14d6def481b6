//! Hours of the person's own, each to be set back: the piece that they are of may have left the draft, and its field with it.

use cairn_core::plan::{OwnHours, PlanEvent, own_hours as of_person};
use leptos::prelude::*;

use crate::focus::focus_on;
use crate::pages::plan::way_search::Whose;
use crate::parts::common::{button, p};
use crate::parts::el::{El, el, live, many};
use crate::words;

/// The name of the list on the page.
const OWN_HOURS: &str = "own-hours";

/// The list; `changed` is the field of hours that was changed last, which is let go of when a number is set back.
pub fn own_hours(whose: &Whose, changed: RwSignal<Option<String>>) -> El {
    let (app, path) = (whose.app, whose.path.clone());
    let own = Memo::new(move |_| {
        let wishes = app.wishes();
        app.with_content(|content| of_person(content, &path, &wishes))
    });
    let row = move |one: OwnHours| {
        let says = words::plan::own_hours(&one);
        let back = words::plan::back_to(one.usual);
        let name = words::named(&back, &words::plan::own_hours_of(&one));
        let act = move || {
            changed.set(None);
            app.wish(PlanEvent::Effort(one.facet.clone(), one.to, None));
            focus_on(OWN_HOURS);
        };
        el("li").add(says).add(" ").add(button(back, act).class("plain").attr("aria-label", name))
    };
    let list = live(move || {
        let rows: Vec<El> = own.get().into_iter().map(row).collect();
        let any = !rows.is_empty();
        any.then(|| many([p(words::plan::OWN_HOURS), el("ul").add(many(rows))])).into()
    });
    el("div").class("own-hours").attr("id", OWN_HOURS).attr("tabindex", "-1").add(list)
}
