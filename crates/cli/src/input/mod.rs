//! What is read: lines, files, folders and archives, as pieces that can be read each by itself.

mod archive;
mod lines;
mod walk;

pub(crate) use cairn_score::piece::{Held, Piece};
pub(crate) use walk::Sources;
