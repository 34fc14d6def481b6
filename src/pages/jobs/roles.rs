//! Seven growth roles beside a person, and surveyed occupations beside both.

use cairn_core::Skill;
use cairn_core::content::{RoleInfo, Survey};
use cairn_core::growth::view::{NearRow, RoleRow, RolesView, SkillPoint, roles_view};
use cairn_core::path::{Aim, Ground};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::fetched::fetched;
use crate::pages::person::{Mine, mine};
use crate::pages::result::others::Others;
use crate::parts::band::Band;
use crate::parts::common::{b, buttons, cell, h1, h2, heard, link, p, row_head};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::content_files::{self, BundleError};
use crate::words;

pub fn roles_page(app: App) -> Part {
    let mine = mine(app, Others::of_mine());
    let body = fetched(bundles_of_roles, move |(roles, survey)| {
        live(move || match mine.get() {
            Mine::Coming => p(words::COMING).attr("role", "status").into(),
            Mine::Nobody => to_assessment(words::ROLES_NOTHING.to_owned()),
            Mine::Here(ground) => show(app, &roles, &survey, &ground),
        })
    });
    el("article")
        .class("card roles-page")
        .add(h1(words::ROLES))
        .add(p(words::ROLES_LEAD).class("lead"))
        .add(body)
        .into()
}

async fn bundles_of_roles() -> Result<(Vec<RoleInfo>, Survey), BundleError> {
    Ok((content_files::roles().await?, content_files::survey().await?))
}

fn show(app: App, roles: &[RoleInfo], survey: &Survey, ground: &Ground) -> Part {
    match app.with_content(|content| roles_view(content, roles, survey, Some(ground))) {
        RolesView::Nothing => to_assessment(words::ROLES_NOTHING.to_owned()),
        RolesView::SomeSkills(names) => to_assessment(words::roles_some_skills(&names)),
        RolesView::Roles { answered, roles, likeliest, nearest } => {
            let best: Vec<&str> =
                roles.iter().filter(|row| row.among_best).map(|row| row.name.as_str()).collect();
            let all = best.len() == roles.len();
            let near = roles.iter().any(|row| row.near);
            many([
                p(b(words::best_roles(&best, all, near)))
                    .add(" ")
                    .add(likeliest.map(|(name, meets)| format!("{} ", words::likeliest_role(&name, meets))))
                    .add(words::rests_on(answered))
                    .class("answer")
                    .into(),
                scale(app),
                el("ol")
                    .class("roles")
                    .add(many(roles.iter().enumerate().map(|(at, row)| role(row, at == 0))))
                    .into(),
                legend(),
                p(words::ROLES_HONEST).class("honest").into(),
                occupations(app, &nearest, survey),
                buttons().add(link(&Route::Result, words::TO_RESULT).class("button")).into(),
            ])
        }
    }
}

/// Nothing to show yet, and the way to it.
fn to_assessment(why: String) -> Part {
    many([p(why), buttons().add(link(&Route::Choose, words::CHOOSE).class("button primary"))])
}

fn scale(app: App) -> Part {
    let names =
        app.with_content(|content| many(content.levels.iter().map(|info| el("span").add(info.name.clone()))));
    el("div").class("role-scale").attr("aria-hidden", "true").add(el("div").class("scale").add(names)).into()
}

fn legend() -> Part {
    let pieces = [("wide", "90% interval"), ("core", "50%"), ("need", words::ROLES_NEED)];
    let drawn = many(pieces.map(|(class, words)| el("span").add(el("i").class(class)).add(words)));
    p(drawn).class("legend").add(el("span").add(words::ROLES_BOLD)).into()
}

fn role(row: &RoleRow, open: bool) -> El {
    let band = Band { outer: row.outer, inner: Some(row.inner), claim: None, need: Some(row.asked_at) };
    let name = el("div")
        .add(el("h2").add(row.name.clone()))
        .add(p(row.level.clone()).add(heard(words::interval_of(&row.level_from, &row.level_to))));
    let head = el("summary")
        .add(name)
        .add(band.draw())
        .add(el("span").class("percent").add(heard(words::REACHES)).add(words::percent(row.meets)));
    let numbers = words::role_numbers(row);
    let way = Route::PlanTo(Aim::Role(row.id.clone()));
    let columns = el("div")
        .class("role-columns")
        .add(points(words::SPEAKS_FOR, &row.speaks_for, words::NOTHING_FOR))
        .add(points(words::SPEAKS_AGAINST, &row.speaks_against, words::NOTHING_AGAINST))
        .add(duties(row))
        .add(near(&row.occupations));
    let body = el("details")
        .flag("open", open)
        .add(head)
        .add(p(row.about.clone()).add(" ").add(numbers))
        .add(columns)
        .add(buttons().add(link(&way, words::plan::WAY_TO_ROLE).class("button")));
    el("li").flag("data-best", row.among_best).add(body)
}

fn points(title: &'static str, list: &[SkillPoint], nothing: &'static str) -> El {
    let row = |point: &SkillPoint| el("li").add(b(point.name.clone())).add(words::skill_point(point));
    let section = el("section").add(el("h3").add(title));
    if list.is_empty() {
        return section.add(p(nothing));
    }
    section.add(el("ul").add(many(list.iter().map(row))))
}

fn duties(row: &RoleRow) -> El {
    let rows = row.duties.iter().map(|(name, part)| {
        let chip = el("span")
            .class("chip")
            .attr("data-part", words::practice_key(*part))
            .add(words::practice(*part));
        el("li").add(name.clone()).add(" ").add(chip)
    });
    el("section").add(el("h3").add(words::DUTIES)).add(el("ul").class("duty-list").add(many(rows)))
}

fn near(list: &[NearRow]) -> El {
    let section = el("section").add(el("h3").add(words::NEAR));
    if list.is_empty() {
        return section.add(p(words::NO_NEAR));
    }
    section.add(el("ul").add(many(list.iter().map(near_row))))
}

fn near_row(row: &NearRow) -> El {
    el("li").add(b(row.title.clone())).add(words::likeness(row))
}

/// The survey: what is nearest, all numbers, who asked, and what they cannot say.
fn occupations(app: App, nearest: &[NearRow], survey: &Survey) -> Part {
    let names: Vec<String> = app.with_content(|content| {
        content.skills.iter().map(|info| words::table::narrow(&info.name_short)).collect()
    });
    let rows = survey.occupations.iter().map(|one| {
        let numbers = one
            .importance
            .iter()
            .zip(&one.error)
            .map(|(value, error)| cell(words::importance(*value, *error)).class("number"));
        el("tr")
            .add(row_head(one.title.clone()))
            .add(many(numbers))
            .add(cell(words::who_was_asked(&one.asked, one.respondents)))
    });
    let heads = el("tr")
        .add(el("th").attr("scope", "col").add(words::OCCUPATION))
        .add(many(names.iter().map(|name| el("th").attr("scope", "col").add(name.clone()))))
        .add(el("th").attr("scope", "col").add(words::ASKED));
    let stands_for = Skill::ALL.into_iter().zip(&survey.elements).map(|(skill, elements)| {
        let name = app.with_content(|content| content.skill(skill).map(|info| info.name.clone()));
        el("li").add(b(name.unwrap_or_default())).add(": ").add(elements.join(", "))
    });
    el("section")
        .class("survey")
        .add(h2(words::NEAREST))
        .add(p(words::NEAREST_LEAD))
        .add(el("ul").add(many(nearest.iter().map(near_row))))
        .add(h2(words::CANNOT_SAY))
        .add(el("ul").add(many(survey.limits.iter().map(|limit| el("li").add(limit.clone())))))
        .add(
            el("details")
                .add(el("summary").add(words::ALL_NUMBERS))
                .add(p(words::ALL_NUMBERS_LEAD))
                .add(el("ul").add(many(stands_for)))
                .add(table_of(heads, rows.collect())),
        )
        .add(p(survey.attribution.clone()).add(" ").add(survey.licence.clone()).add(".").class("legend"))
        .into()
}

/// A table with heads of its own, in a box that scrolls by itself.
fn table_of(heads: El, body: Vec<El>) -> El {
    let table = el("table").add(el("thead").add(heads)).add(el("tbody").add(many(body)));
    el("div")
        .class("scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words::ALL_NUMBERS)
        .add(table)
}
