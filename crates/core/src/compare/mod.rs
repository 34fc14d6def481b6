//! Many profiles: who fits a position, how sure that is, and who cannot be told apart.
//!
//! A [`Candidate`] is what came in, as it came; a [`CandidateEstimate`] is what the engine concludes from it, small enough to hold
//! ten thousand of; a [`Position`] is what is asked for. Everything else is a function of estimates and a position.

mod candidate;
mod candidate_estimate;
mod caveat;
mod combine_evidence;
mod concluded;
pub mod confirm;
mod confirmation_test;
mod core_set;
mod group_head;
mod headline;
mod interviewed;
mod interviewer_scores;
pub mod kit;
mod list;
mod made_up;
mod member;
mod moments;
mod more_answers;
mod must_haves;
mod must_haves_met;
mod opened;
mod overlap;
mod pairwise;
mod pool;
mod pool_standing;
mod position;
mod ranking;
mod sensitivity;
pub mod show;
pub mod side_by_side;
pub mod sources_effect;
mod tampering;
pub mod team;
pub mod trail;
pub mod view;
mod visible_rows;
mod whose_name;

pub use candidate::{Candidate, Joined, Mark, Status, joined_notes, joined_tags, log_of};
pub use candidate_estimate::{Assessor, CandidateEstimate, FacetPart, SkillBasis};
pub use caveat::{caveat_of, caveat_text};
pub use combine_evidence::{Since, Sources, Weighing};
pub use concluded::{Concluded, concluded};
pub use core_set::{CORE, CoreSet, core_set};
pub use group_head::{GroupFacts, GroupSays};
pub use headline::{Misses, first_group_misses, too_little};
pub use interviewed::{Interviewed, interviewed};
pub use interviewer_scores::{Moves, SpeaksFor};
pub use list::{ListWish, Show, SortBy, TableLine, list};
pub use made_up::{MadeUp, MadeUpAmong, made_up, made_up_among, missing_of_example};
pub use member::{Member, find_namesakes, renew};
pub use moments::Moments;
pub use more_answers::{MoreAnswers, more_answers};
pub use must_haves::{MustHaves, Need, YearsMet, YearsView, years_met};
pub use must_haves_met::{MustHavesTally, MustsSay, MustsView, NeedView, YearsSay, years_say};
pub use opened::{Opened, SinceOpened, changed};
pub use overlap::{Overlap, overlap};
pub use pairwise::{Difference, Known, Versus, versus};
pub use pool::{BlindingStep, HeadCount, MAX_BLINDING, MAX_NOTE, MAX_POOL_NAME, MAX_TAGS, Pool, PoolKind};
pub use pool_standing::{NeedMet, PoolStanding, pool_standing};
pub use position::{AskedDegree, MAX_POSITION_NAME, Position, PositionSource, Weight};
pub use ranking::{BehindFirst, Ranking, SURE, rank};
pub use sensitivity::{FirstGroup, Order, PLAUSIBLE, first_group, order, span};
pub use visible_rows::{Heights, Tops, VisibleLines, WHOLE, Window};
