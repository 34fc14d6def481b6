//! A piece as it is to be laid over days.

use crate::content::{Content, PathContent};
use crate::{FacetId, Level};

/// Share of a piece's practice after which it is to be proven, in percent.
pub(crate) const BEFORE_PROOF: f64 = 68.75;
/// Days that a study takes at least, less one: nobody has learned something by the day on which they begin.
const A_WEEK: i32 = 6;

/// What is to be laid: hours of one skill, and what they take on the calendar at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The skill, counted from 0.
    pub(crate) skill: usize,
    /// The facet, counted from 0 within its skill; `None` where the content does not know it.
    pub(crate) facet: Option<usize>,
    /// Hours of study.
    pub(crate) study: u32,
    /// Hours of practice.
    pub(crate) practice: u32,
    /// Days that study (less one), practice and proof take at least.
    pub(crate) least: [i32; 3],
    /// Whether it is left out: it has its part in how practice is shared out, and takes no time.
    pub(crate) out: bool,
    /// The days on which study, practice and proof were ticked off, counted from the first; negative for one before it.
    pub(crate) done: [Option<i32>; 3],
}

impl Stretch {
    /// Hours of study and of practice that lead a facet to a level, and as long as the texts say that practice and proof take at least.
    /// The skill of a facet that the content does not know is the first one.
    pub(crate) fn of(
        content: &Content,
        path: &PathContent,
        (facet, to): (&FacetId, Level),
        (study, practice): (u32, u32),
    ) -> Self {
        let skill = content.facet(facet).map_or(0, |(skill, _)| skill.index());
        let facets = content.skills.get(skill).map(|info| &info.facets);
        let place = facets.and_then(|facets| facets.iter().position(|one| one.id == *facet));
        let texts = path.texts(facet, to).filter(|_| practice > 0);
        let [practise, prove] = texts.map_or([0; 2], |texts| texts.least_days().map(i32::from));
        let learn = if study > 0 { A_WEEK } else { 0 };
        let least = [learn, practise, prove];
        Self { skill, facet: place, study, practice, least, out: false, done: [None; 3] }
    }
}
