//! The cycles of files that stay for now.

/// A cycle that is known.
pub(super) struct Known {
    /// Its files.
    pub(super) files: &'static [&'static str],
    /// What ties them.
    pub(super) because: &'static str,
}

/// All of them. A new cycle breaks the rule, and so does one of these that is gone or has changed: the list only gets shorter.
pub(super) const KNOWN: &[Known] = &[
    Known {
        files: &["crates/core/src/compare/made_up.rs", "crates/core/src/compare/member.rs"],
        because: "A member knows whether it is made up, and made-up people are members. The mark that tells them would stand by itself.",
    },
    Known {
        files: &["crates/core/src/compare/must_haves.rs", "crates/core/src/compare/must_haves_met.rs"],
        because: "Must-haves are counted into a tally, and the tally is shown by their names.",
    },
    Known {
        files: &[
            "crates/core/src/fair/decision/mod.rs",
            "crates/core/src/fair/decision/text.rs",
            "crates/core/src/fair/name_mark.rs",
            "crates/core/src/fair/snapshot.rs",
        ],
        because: "A decision is hashed by its text, and what was seen is part of both: the record would need a file apart from what reads and hashes it.",
    },
    Known {
        files: &[
            "crates/core/src/keeping/agree.rs",
            "crates/core/src/keeping/backup_store.rs",
            "crates/core/src/keeping/event.rs",
            "crates/core/src/keeping/forget.rs",
            "crates/core/src/keeping/gone.rs",
            "crates/core/src/keeping/in_memory.rs",
            "crates/core/src/keeping/joining.rs",
            "crates/core/src/keeping/mod.rs",
            "crates/core/src/keeping/primary_store.rs",
            "crates/core/src/keeping/said.rs",
            "crates/core/src/keeping/second_program.rs",
        ],
        because: "One machine in several files: each holds some of its steps, and all of them act on `Keeper`, which holds the state of each.",
    },
    Known {
        files: &[
            "src/pages/candidate/own_team.rs",
            "src/pages/candidate/team.rs",
            "src/pages/pool/mod.rs",
            "src/pages/pool/pools.rs",
        ],
        because: "A team is a pool, and the page of a pool shows it: `kept_banner` and `file_said` belong to both.",
    },
];
