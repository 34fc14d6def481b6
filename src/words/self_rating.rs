//! What is said of ratings beside answers, as the result, the page of an attempt and the texts have it.

use cairn_core::decimal::Tenths;
use cairn_core::profile::{Differences, SelfRatingGap, StandsOut, differences, stands_out};

use super::growth::{agree, gap, kind, not_borne_out, overall, too_wide_to_say};
use super::terms::Whose;

/// A sentence for each thing that can be said; none where ratings and answers are not compared.
pub fn ratings_and_answers(view: &SelfRatingGap, whose: Whose) -> Vec<String> {
    let SelfRatingGap::Compared { overall: mean, skills } = view else { return Vec::new() };
    let Differences { agree: alike, too_wide, elsewhere } = differences(skills);
    let mut said: Vec<String> =
        skills.iter().filter(|row| row.gap.verdict.is_sure()).map(|row| gap(row, whose)).collect();
    let sure = skills.iter().map(|row| row.gap).chain(*mean).filter(|gap| gap.verdict.is_sure());
    let largest = sure.map(|gap| Tenths::of(gap.levels.get().abs())).max();
    let out = stands_out(*mean, skills);
    let alone = out == StandsOut::OverallAlone;
    let alike = if alone { &[] } else { alike.as_slice() };
    said.extend(agree(alike, out == StandsOut::Skills || alike.len() < skills.len(), whose));
    said.extend(too_wide_to_say(&too_wide));
    said.extend(not_borne_out(&elsewhere));
    said.extend(mean.and_then(|gap| overall(gap, alone, whose)));
    said.extend(largest.map(|largest| kind(largest, whose).to_owned()));
    said
}
