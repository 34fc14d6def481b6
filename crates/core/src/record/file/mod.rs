//! A profile as a file, `name.cairn.json`: what a person answered and said, never what was concluded from it.
//!
//! Scores in it are marked as copies. They are computed again on opening, and compared. Everything goes by key: an
//! attempt by its id, an answer by its item, a fact by its name. The format is described by
//! `docs/cairn-profile-1.schema.json`; a file of version 1 will be read for ever.
//!
//! Rules of the reader: UTF-8, with or without a byte-order mark; one JSON object; of a doubled key the last value
//! counts; nesting deeper than 128 is refused; unknown fields are ignored; every number is a whole one within its range.

mod anonymous;
mod backup;
mod error;
mod held;
mod limits;
mod name;
mod other;
mod own_kind;
mod profile;
mod rating;
mod read;
mod text;
mod zip;
mod zip_of_files;

pub use anonymous::{ANONYMOUS_NAME, read_anonymous, write_anonymous};
pub use backup::{FileContent, MAX_BACKUP_BYTES, looks_like_backup, read_file};
pub use error::{FileError, JsonFault, OtherKind, OursKind, ResumeKind};
pub use held::held_until;
pub use limits::{MAX_ATTEMPTS, MAX_BYTES, MAX_ENTRIES};
pub(crate) use name::undated;
pub use name::{dated, file_name, made_file_name, rating_file_name};
pub(crate) use own_kind::parse_as;
pub use profile::{Include, MAX_NAME, ProfileFile, write_profile};
pub(crate) use rating::rating_of;
pub use rating::{About, RatingAnswer, RatingFile, Relation, mark_of, read_rating, write_rating};
pub(crate) use read::read_with_value;
pub use read::{OpenedFile, read_profile};
pub(crate) use text::parse;
pub use zip::{ZipEntry, ZipMethod};
pub use zip_of_files::{is_hidden, zip_of_files};
