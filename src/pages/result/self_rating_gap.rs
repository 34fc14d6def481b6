//! Where ratings and answers disagree, as a section of a result.

use cairn_core::profile::{GapRow, SelfRatingGap};

use crate::parts::common::{cell, cell_head, h2, p, row_head, table};
use crate::parts::el::{El, Part, el, many};
use crate::words::{self, Whose};

pub fn self_rating_section(view: &SelfRatingGap, whose: Whose) -> Part {
    // A paper of one's own leaves it out, and stays on two pages; on that of a candidate it says what a warning rests on.
    let section = el("section")
        .class("calibration")
        .flag("data-on-paper", whose == Whose::Theirs)
        .add(h2(words::self_rating_title(whose)));
    match view {
        SelfRatingGap::Nothing => Part::NOTHING,
        SelfRatingGap::OnlyRatings => section.add(p(words::only_ratings(whose))).into(),
        SelfRatingGap::OnlyQuestions => section.add(p(words::ONLY_QUESTIONS)).into(),
        SelfRatingGap::NoSkillWithBoth => section.add(p(words::NO_SKILL_WITH_BOTH)).into(),
        SelfRatingGap::LooksRandom => section.add(p(words::RATINGS_UNTOLD)).into(),
        SelfRatingGap::Compared { skills, .. } => compared(section, view, skills, whose),
    }
}

fn compared(section: El, view: &SelfRatingGap, skills: &[GapRow], whose: Whose) -> Part {
    let said = words::ratings_and_answers(view, whose).into_iter().map(p);
    let wide = skills.iter().any(|row| row.too_wide);
    let drawings = el("ul").class("gaps").attr("aria-hidden", "true").add(many(skills.iter().map(drawn)));
    let of = |at: usize, words: Part| {
        cell(cell_head(words::SELF_RATING_HEADS.get(at).copied().unwrap_or_default())).add(words)
    };
    let rows = skills.iter().map(|row| {
        el("tr")
            .add(row_head(row.name.clone()))
            .add(of(1, words::gap_apart(row.gap.levels).into()).class("number"))
            .add(of(2, words::gap_interval(row.gap.interval).into()).class("number"))
            .add(of(3, words::held_against(row.questions, row.rests).into()))
    });
    let table = table(
        words::SELF_RATING_TABLE,
        Some(words::SELF_RATING_CAPTION),
        &words::SELF_RATING_HEADS,
        rows.collect(),
    );
    section
        .add(many(said))
        .add(
            el("div")
                .class("gap-ends")
                .attr("aria-hidden", "true")
                .add(el("span").add(words::GAP_BELOW))
                .add(el("span").add(words::GAP_ABOVE)),
        )
        .add(drawings)
        .add(wide.then(|| p(words::DASHED_LINES).class("legend")))
        .add(el("details").class("stacked").add(el("summary").add(words::SAME_AS_TABLE)).add(table))
        .into()
}

/// The difference around the line of no difference; the table says the same.
fn drawn(row: &GapRow) -> El {
    let (from, at, to) = row.gap.drawn;
    let band = el("div")
        .class("gap")
        .attr("data-verdict", words::gap_key(row.gap.verdict))
        .add(el("i").class("wide").variable("--from", &from).variable("--to", &to))
        .add(el("i").class("at").variable("--from", &at));
    el("li").add(el("span").add(row.name.clone())).add(band)
}
