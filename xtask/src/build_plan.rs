//! What to build, where to, and how much work goes into it.

use std::path::PathBuf;

use crate::args::Args;
use crate::command::root;
use crate::failure::Outcome;

/// What to build and where to.
pub struct Plan {
    /// The path under which it will be hosted; starts and ends with a slash.
    pub base: String,
    /// The folder to host.
    pub out: PathBuf,
    /// How much work goes into its size.
    pub kind: Kind,
}

/// How much work goes into the size of the programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For people: as small as it gets, in some four minutes.
    Release,
    /// For whoever works on Cairn: much larger, and soon there.
    Quick,
}

impl Kind {
    /// Where a build of this kind goes without another wish.
    fn folder(self) -> PathBuf {
        root().join(match self {
            Self::Release => "dist",
            Self::Quick => "target/quick-dist",
        })
    }
}

impl Plan {
    /// Takes `--base` and `--out`.
    pub fn from_args(args: &mut Args, kind: Kind) -> Outcome<Self> {
        let base = args.value("--base")?.unwrap_or_else(|| "/".to_owned());
        if !base.starts_with('/') || !base.ends_with('/') {
            return Err(format!(
                "--base {base}: write a path that starts and ends with a slash, as in /cairn/"
            )
            .into());
        }
        let out = args.value("--out")?.map_or_else(|| kind.folder(), |out| root().join(out));
        Ok(Self { base, out, kind })
    }

    /// Where the whole app in one file goes: beside the folder.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.out.with_file_name("cairn.html")
    }
}
