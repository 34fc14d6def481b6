//! The two programs, and what each of them can do.

use cairn_core::keeping::Abilities;
use cairn_core::names::use_letters;

use crate::handover::hand_over_if_wanted;
use crate::packing::pack_finished;
use crate::pages::{every, first, name_papers};
use crate::pools::notice_reading;
use crate::state::{App, Program};
use crate::store::collation::LETTERS;

/// From the first screen to the last answer. It knows no packs, and leaves what needs them to the other one.
pub const FIRST: Program = Program {
    pages: first,
    abilities: Abilities::FIRST,
    compared: hand_over_if_wanted,
    more: |_, _| None,
    begin: |_| (),
};

/// Everything.
pub const REST: Program = Program {
    pages: every,
    abilities: Abilities::SECOND,
    compared: App::say_what_came_back,
    more: App::carry_out_more,
    begin: |app| {
        use_letters(LETTERS);
        name_papers(app);
        app.read_packs_later();
        pack_finished(app);
        notice_reading(app);
    },
};
