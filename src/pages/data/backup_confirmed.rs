//! The person's word that a file has arrived: no page hears whether the browser has saved it.

use leptos::prelude::*;

use crate::parts::common::{button, buttons};
use crate::parts::el::{Part, live};
use crate::shell::focus_stays;
use crate::state::App;
use crate::words;

/// The button by which the person says so, once a file of their answers was offered; until then they are reminded.
pub fn have_it(app: App) -> Part {
    let open = Memo::new(move |_| app.offered.get() > app.backup.get());
    live(move || {
        let have = move || {
            app.note_backup_of(app.offered.get_untracked());
            focus_stays();
        };
        open.get().then(|| buttons().add(button(words::HAVE_IT, have))).into()
    })
}
