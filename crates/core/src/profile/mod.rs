//! What we conclude from the log: skills with intervals, and what each number rests on.
//!
//! A profile is never stored. It is a function of content, questions and log.

pub mod agreement;
mod answer_flags;
mod estimate;
mod facets;
mod influence;
mod joint;
pub(crate) mod level_band;
mod mixture;
mod others;
mod overlay;
mod random_beside;
mod random_picks;
mod rater;
pub mod review;
mod scale;
mod self_rating_gap;
mod too_good;
pub mod view;
mod weigh_answers;

pub use crate::content::RaterBias;
pub use answer_flags::{answering_flags, flags};
pub(crate) use answer_flags::{hurries_ratings, misfits, of_answering};
pub use cairn_measure::Flag;
pub use estimate::{Basis, HeldByOthers, Profile, SkillEstimate, Spread, profile, profile_with};
pub(crate) use estimate::{
    Drawn, LEVEL_MIDDLE, above, basis, claimed, conclude, conclude_mixed, exact_profile, need_error, quantile,
};
pub use facets::FacetEstimate;
pub(crate) use facets::{FACET_SD, facets, facets_among, means_of};
pub use influence::{Influence, influences};
pub(crate) use joint::Joint;
pub(crate) use mixture::{BELIEVED, mixture, ratings_alone};
pub(crate) use others::{Interviewer, Others};
pub use overlay::{Overlay, Shape, overlay};
pub(crate) use random_beside::looks_random_beside;
pub use rater::{MAX_RATERS, Rated, Rater};
pub(crate) use self_rating_gap::as_a_whole;
pub use self_rating_gap::{
    Differences, Gap, GapBasis, GapRow, GapVerdict, SelfRatingGap, StandsOut, differences, self_rating_gap,
    stands_out,
};
pub use weigh_answers::{LeftOut, LeftOutReason, Weighed, bundles_needed, weigh};
pub(crate) use weigh_answers::{is_rapid, share_unknown, weigh_answers};
