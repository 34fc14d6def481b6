//! How pools are kept and handed on: records under keys of their own in a database of their own, and a file of lines.
//!
//! Nothing of a candidate stands among the records of the person before the screen.

mod candidate;
mod capacity;
mod draft;
mod everything;
mod file;
mod invited;
mod is_pool_file;
mod key;
mod keyed_candidate;
mod mark;
mod opened;
mod picks;
mod position;
mod trail;
mod unread;
mod whole;
mod write;

pub use candidate::read_candidate;
pub use capacity::MAX_CANDIDATES;
pub use draft::{draft_key, draft_prefix, drafts_of, read_tags_draft, write_tags_draft};
pub use everything::{for_everything, from_everything};
pub use file::{Line, Lines, MAX_LINE_BYTES, POOL_FILE_END, pool_file_name};
pub use invited::{MAX_INVITED_NAME, read_invited, with_returned, without_invited, write_invited};
pub use is_pool_file::is_pool_file;
pub use key::{PoolKey, PoolPart, key_from_everything, key_in_everything, pool_of_key};
pub use keyed_candidate::keyed_candidate;
pub use mark::{read_mark, write_mark};
pub use opened::{opened_key, opened_prefix, read_opened, write_opened};
pub use picks::{picks_after, read_picks};
pub(crate) use position::{blinding_of, blinding_step, position_of};
pub use position::{read_pool, read_position, read_position_file, write_pool, write_position};
pub use trail::{lines_for_file, new_lines, read_trail, write_step};
pub use unread::{Unread, read_unread, unread_key, write_unread};
pub use whole::{PoolHead, beside, candidate_line, for_file, is_candidate_line, is_packed_line, pool_line};
