//! The skills of a result: bands, and the same as a table.

use cairn_core::Skill;
use cairn_core::profile::GapVerdict;
use cairn_core::profile::view::{RatingsRead, SkillRow};

use crate::parts::band::Band;
use crate::parts::common::{cell, cell_head, heard, p, row_head, table};
use crate::parts::el::{El, Part, el, many};
use crate::state::App;
use crate::words::{self, Whose};

/// `apart` are the skills in which ratings and answers disagree.
pub fn skills(app: App, rows: Vec<SkillRow>, apart: &[(Skill, GapVerdict)], whose: Whose) -> Part {
    let names =
        app.with_content(|content| many(content.levels.iter().map(|info| el("span").add(info.name.clone()))));
    let scale =
        el("div").class("scale-row").attr("aria-hidden", "true").add(el("div").class("scale").add(names));
    let bands = el("ul").class("skill-rows").add(many(rows.iter().map(|one| row(one, apart, whose))));
    let claims = rows.iter().any(|row| row.claimed.is_some() && row.basis.questions > 0);
    let legend =
        [("wide", words::BAND_WIDE), ("core", words::BAND_CORE), ("claim", words::band_claim(whose))]
            .into_iter()
            // From ratings alone nothing is drawn of what was said: the level is that, read nearer to the average.
            .filter(|(class, _)| *class != "claim" || claims)
            .map(|(class, words)| el("span").add(el("i").class(class)).add(words));
    let read: Vec<RatingsRead> = rows.iter().filter_map(SkillRow::ratings_read).collect();
    let why = words::why_not_as_said(&read, whose).map(|words| p(words).class("legend"));
    let (heads, caption) = if rows.iter().any(|row| row.number.is_some()) {
        (words::SKILL_HEADS_OF_MANAGER, words::NUMBER_IS)
    } else {
        (words::SKILL_HEADS, words::THETA_IS)
    };
    let table = table(
        words::SKILLS_TABLE,
        Some(caption),
        &heads,
        rows.into_iter().map(|row| table_row(heads, row, whose)).collect(),
    );
    many::<Part>([
        scale.into(),
        bands.into(),
        p(many(legend)).class("legend").into(),
        why.into(),
        el("details").class("stacked").add(el("summary").add(words::SAME_AS_TABLE)).add(table).into(),
    ])
}

fn row(row: &SkillRow, apart: &[(Skill, GapVerdict)], whose: Whose) -> El {
    let verdict = apart.iter().find(|(skill, _)| *skill == row.skill).map(|(_, verdict)| *verdict);
    let said = row.claimed.as_ref().map(|(_, word)| {
        row.ratings_read().map_or_else(
            || words::said(word, &row.level, verdict, whose),
            |read| words::by_ratings_alone(word, read, whose),
        )
    });
    let span = words::span_heard(&row.level_from, &row.level_to);
    let band = Band {
        outer: row.outer,
        inner: Some(row.inner),
        claim: row.claimed.as_ref().filter(|_| row.basis.questions > 0).map(|(at, _)| *at),
        need: None,
    };
    let name = el("div").add(el("h3").add(row.name.clone())).add(p(level(row)).add(said).add(heard(span)));
    el("li").add(name).add(band.draw()).add(p(words::basis_of(row, whose)).class("basis"))
}

/// The level in words, and on a manager's page the number that it has in the table of the pool.
fn level(row: &SkillRow) -> String {
    row.number.map_or_else(|| row.level.clone(), |band| words::level_called(&row.level, band.level))
}

fn table_row(heads: [&'static str; 6], row: SkillRow, whose: Whose) -> El {
    let [_, level, interval, number, said, basis] = heads;
    let shown = row.number.map_or_else(|| format!("{} ± {}", row.theta, row.standard_error), words::level_of);
    let of = |head: &'static str, words: String| cell(cell_head(head)).add(words);
    let rests = words::basis_in_column(&row, whose);
    el("tr")
        .add(row_head(row.name))
        .add(of(level, row.level))
        .add(of(interval, words::level_span(&row.level_from, &row.level_to)))
        .add(of(number, shown).class("number"))
        .add(of(said, row.claimed.map_or_else(|| "\u{2013}".to_owned(), |(_, word)| word)))
        .add(of(basis, rests))
}
