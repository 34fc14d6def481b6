//! The two programs, and what each of them can do.

use cairn_core::keeping::{Abilities, agree};
use cairn_core::names::use_letters;
use cairn_core::record::{load, load_records};

use crate::handover::hand_over_if_wanted;
use crate::packing::{pack_finished, pack_next};
use crate::pages::{every, first};
use crate::state::{App, Program};
use crate::store::letters::LETTERS;

/// From the first screen to the last answer. It knows no packs, and leaves what needs them to the other one.
pub const FIRST: Program = Program {
    pages: first,
    abilities: Abilities { load: load_records, agree: None },
    compared: hand_over_if_wanted,
    packed: |_| (),
    begin: |_| (),
};

/// Everything.
pub const REST: Program = Program {
    pages: every,
    abilities: Abilities { load: |pairs| load(pairs), agree: Some(agree) },
    compared: App::say_what_came_back,
    packed: pack_next,
    begin: |app| {
        use_letters(LETTERS);
        app.read_packs_later();
        pack_finished(app);
    },
};
