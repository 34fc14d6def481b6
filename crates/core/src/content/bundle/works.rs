//! Reads the bundle of works.

use super::part::{Part, Read, parse};
use crate::FacetId;
use crate::content::{FacetWorks, Work, WorkKind, Works};

/// Reads the works and courses of all facets.
pub fn read_works(json: &str) -> Read<Works> {
    let value = parse(json)?;
    let facets = Part(&value, "works").get("facets")?.each(|facet| {
        Ok(FacetWorks {
            facet: facet.id("facet", FacetId::parse)?,
            early: facet.array("early", work)?,
            late: facet.array("late", work)?,
        })
    })?;
    Ok(Works { facets })
}

fn work(part: Part<'_>) -> Read<Work> {
    Ok(Work {
        kind: part.id("kind", WorkKind::parse)?,
        title: part.text("title")?,
        by: part.text("by")?,
        year: part.whole("year")?,
        hours: part.whole("hours")?,
        free: part.yes("free")?,
        checked: part.text("checked")?,
    })
}
