//! Works and courses by which a facet can be learned.

use serde::Serialize;

use super::Band;
use crate::FacetId;

/// How many works a band of a facet names.
pub const WORKS: usize = 2;

/// The works of all facets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Works {
    /// The 35 facets in the order of the content.
    pub facets: Vec<FacetWorks>,
}

/// The works of one facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetWorks {
    /// The facet.
    pub facet: FacetId,
    /// On the way to levels 1 to 3.
    pub early: [Work; WORKS],
    /// On the way to levels 4 and 5.
    pub late: [Work; WORKS],
}

/// Something that a person can find and read or take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Work {
    /// What it is.
    pub kind: WorkKind,
    /// Its title, with the edition where it is not the first.
    pub title: String,
    /// Who wrote it or gives it.
    pub by: String,
    /// Year of the edition, or of the run of a course.
    pub year: u16,
    /// Hours of working through it: an estimate of this project.
    pub hours: u16,
    /// Whether all of it can be had without paying, as its author or publisher offers it.
    pub free: bool,
    /// The day on which title, author and year were last looked up, as `2026-11-28`.
    pub checked: String,
}

/// What a work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkKind {
    /// A book, on paper or on a site.
    Book,
    /// A course with lessons and exercises.
    Course,
    /// An article in a journal or of a conference.
    Paper,
    /// A standard, a law or official guidance.
    Guide,
}

impl WorkKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Book, Self::Course, Self::Paper, Self::Guide];

    /// The word in content and bundles.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Course => "course",
            Self::Paper => "paper",
            Self::Guide => "guide",
        }
    }

    /// The kind of this word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

impl Works {
    /// The works by which a facet is learned in a band; `None` for a facet that there is not.
    pub fn of(&self, facet: &FacetId, band: Band) -> Option<&[Work; WORKS]> {
        let known = self.facets.iter().find(|known| known.facet == *facet)?;
        Some(match band {
            Band::Early => &known.early,
            Band::Late => &known.late,
        })
    }
}
