//! The two programs, and what each of them can do.

use cairn_core::names::use_letters;
use cairn_core::record::{load, load_records};

use crate::handover::hand_over_if_copies_differ;
use crate::packing::pack_finished;
use crate::pages::{every, first, name_papers};
use crate::state::{App, Program};
use crate::store::letters::LETTERS;

/// From the first screen to the last answer. It knows no packs, and leaves what needs them to the other one.
pub const FIRST: Program = Program {
    pages: first,
    load: load_records,
    read_packs: |_, _| (),
    compare: hand_over_if_copies_differ,
    begin: |_| (),
};

/// Everything.
pub const REST: Program = Program {
    pages: every,
    load,
    read_packs: App::read_some_packs,
    compare: App::restore_from_copy,
    begin: |app| {
        use_letters(LETTERS);
        name_papers(app);
        app.read_packs_later();
        pack_finished(app);
    },
};
