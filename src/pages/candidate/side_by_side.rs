//! Two to six candidates side by side.

use cairn_core::Skill;
use cairn_core::attempt::Track;
use cairn_core::compare::side_by_side::{Cell, ComparedRow, MOST, SideBySide};
use cairn_core::compare::view::Caveat;
use cairn_core::compare::{PoolStanding, pool_standing};
use cairn_core::path::StageState;
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::compared::{People, Picked, picked, view};
use super::team::letter;
use crate::pages::pool::beneath::not_alike;
use crate::pages::pool::crumb::crumb;
use crate::pages::pool::kept_banner;
use crate::pages::pool::made_up;
use crate::pages::pool::row::name_in_pool;
use crate::parts::band::Band;
use crate::parts::common::{buttons, cell, h1, h2, heard, link, p, row_head};
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Loading, Pools, pools};
use crate::state::App;
use crate::store::clock;
use crate::words;

pub fn beside_page(app: App, pool: PoolId) -> Part {
    let pools = pools();
    pools.open(app, &pool);
    let people = picked(app, pools, &pool);
    let page = live(move || {
        let card = || el("section").class("card desk beside").add(h1(words::SIDE_BY_SIDE));
        if matches!(pools.loading.get(), Loading::NoSuchPool | Loading::Failed) {
            return card()
                .add(buttons().add(link(&Route::Pools, words::pools::POOLS).class("button")))
                .into();
        }
        match people.get() {
            None => card().add(p(words::COMING).attr("role", "status")).into(),
            Some((people, _)) if people.len() < 2 => card()
                .add(p(words::PICK_SOME))
                .add(
                    buttons()
                        .add(link(&Route::Pool(pool.clone()), words::TO_CANDIDATES).class("button primary")),
                )
                .into(),
            Some(people) => whole(app, pools, &pool, &people),
        }
    });
    many([live(move || kept_banner(pools)), page])
}

fn whole(app: App, pools: Pools, of: &PoolId, both: &People) -> Part {
    let people = &both.0;
    let Some(view) = view(app, pools, both) else {
        return p(words::COMING).attr("role", "status").into();
    };
    let too_many = pools.picked.with_untracked(Vec::len) > MOST;
    let pool = pools.id();
    let name = |at: usize| people.get(at).map_or_else(String::new, |one| one.name.clone());
    let who = people.iter().enumerate().map(|(place, one)| {
        let to = pool.clone().map(|pool| Route::Candidate(pool, one.id.clone()));
        let name = to.map_or_else(|| Part::from(one.name.clone()), |to| link(&to, one.name.clone()).into());
        el("li").add(letter(place)).add(drawing::person_key(place)).add(name)
    });
    let since = view.people.iter().enumerate().filter_map(|(place, one)| {
        // While names are hidden it would say who was interviewed.
        let sources = one.since.as_ref().filter(|_| !pools.hidden())?;
        Some(p(words::holds_since(&name(place), sources)).class("notice since"))
    });
    // The strongest warning of all stands on top, as on the page of each.
    let by_ratings =
        |one: &cairn_core::compare::side_by_side::ComparedPerson| one.caveats.contains(&Caveat::RatingsAlone);
    let alone = view.people.iter().enumerate().filter(|(_, one)| by_ratings(one));
    let alone = alone.map(|(place, _)| p(words::ratings_alone(&name(place))).class("notice alone"));
    let radar = view.radar.as_ref().map(|radar| drawing::overlay(radar, words::BESIDE_RADAR));
    el("article")
        .class("card desk beside")
        .add(eyebrow(pools, of, people))
        .add(h1(words::SIDE_BY_SIDE))
        .add(p(words::BESIDE_LEAD).class("lead"))
        .add(many(since))
        .add(many(alone))
        .add(not_alike(pools, places(pools, people)).map(|said| p(said).class("notice interviewed")))
        .add(p(words::pools::SCALE_IS).class("legend"))
        .add(too_many.then(|| p(words::ONLY_SIX).class("notice")))
        .add(
            el("div")
                // Three columns and more take the whole width.
                .class(if people.len() > 2 { "result-stack" } else { "result-grid" })
                .add(el("section").add(h2(words::WHO)).add(el("ul").class("sides").add(many(who))).add(radar))
                .add(el("section").add(h2(words::AS_A_WHOLE)).add(facts(app, &view, people))),
        )
        .add(h2(words::pools::STANDS))
        .add(position(&all_stand(app, pools, people)))
        .add(h2(words::SEVEN_SKILLS))
        .add(scale(app))
        .add(all_lines(&view.skills, &name))
        .add(legend())
        .add(h2(words::FACETS))
        .add(many(view.facets.iter().map(|(skill, rows)| facets(app, *skill, rows, &name))))
        .add(h2(words::STAGES_OF_PATH))
        .add(stages(&view, people))
        .add(h2(words::RESPONSIBILITIES))
        .add(duties(&view, people))
        .add(
            el("details")
                .class("all-numbers")
                .add(el("summary").add(words::ALL_NUMBERS_OF_SKILLS))
                .add(numbers(&view, people)),
        )
        .add(p(words::HONEST).class("honest"))
        .into()
}

/// The places of these among the members of the pool.
fn places(pools: Pools, people: &[Picked]) -> Vec<usize> {
    pools.members.with(|members| {
        people.iter().filter_map(|one| members.iter().position(|member| member.id == one.id)).collect()
    })
}

/// Of which pool and position this is, and of when: on paper nothing else says so.
fn eyebrow(pools: Pools, pool: &PoolId, people: &[Picked]) -> Part {
    let ids: Vec<CandidateId> = people.iter().map(|one| one.id.clone()).collect();
    untrack(move || {
        let day = format!(" · {}", clock::date(clock::now()));
        crumb(pools, pool).add(day).add(made_up::behind(&ids)).into()
    })
}

/// How each of them stands in the pool, as on their own page.
fn all_stand(app: App, pools: Pools, people: &[Picked]) -> Vec<PoolStanding> {
    pools.pool.with_untracked(|pool| {
        pools.members.with_untracked(|members| {
            pools.ranking.with_untracked(|ranking| {
                app.with_content(|content| {
                    let at = |one: &Picked| members.iter().position(|member| member.id == one.id);
                    let of = |one: &Picked| {
                        pool_standing(content, pool.as_ref()?, members, ranking.as_ref(), at(one)?)
                    };
                    people.iter().map(of).collect::<Option<Vec<_>>>().unwrap_or_default()
                })
            })
        })
    })
}

/// Fit, group, each must-have and the years, one column a person.
fn position(all: &[PoolStanding]) -> Part {
    let Some(first) = all.first() else { return Part::NOTHING };
    let each = |of: &dyn Fn(&PoolStanding) -> String| all.iter().map(of).collect::<Vec<_>>();
    let mut rows: Vec<Said> =
        vec![(words::HEAD_FIT.to_owned(), each(&|one| words::pools::fit_cell(one.row.fit)))];
    if all.iter().any(|one| one.group.is_some()) {
        rows.push((words::HEAD_GROUP.to_owned(), each(&|one| words::pools::group_cell(one.group))));
    }
    rows.extend(first.needs.iter().enumerate().map(|(at, need)| {
        let met =
            |one: &PoolStanding| words::position::need_cell(one.needs.get(at).and_then(|need| need.met));
        (format!("{}, {}", need.name, need.level), each(&met))
    }));
    let musts = |one: &PoolStanding| one.row.musts.clone();
    if first.row.musts.is_some() {
        let likely = |one: &PoolStanding| {
            musts(one).map_or_else(String::new, |musts| {
                words::position::levels_count(musts.likely, musts.of, musts.unmeasured)
            })
        };
        rows.push((words::position::LIKELY_EACH.to_owned(), each(&likely)));
        let all = |one: &PoolStanding| {
            musts(one)
                .map_or_else(String::new, |musts| words::position::all_cell(musts.all, musts.unmeasured))
        };
        if first.needs.len() > 1 {
            rows.push((words::position::ALL_AT_ONCE.to_owned(), each(&all)));
        }
    }
    let years = first.row.musts.iter().flat_map(|musts| &musts.years).enumerate();
    rows.extend(years.map(|(at, asked)| {
        let said = |one: &PoolStanding| {
            let met = musts(one).and_then(|musts| musts.years.get(at).map(|years| years.met));
            met.map_or_else(String::new, words::position::years_cell)
        };
        let head = words::position::years_head(asked.track);
        (format!("{head}, {}", words::position::at_least(asked.asked)), each(&said))
    }));
    told(words::pools::STANDS, all.len(), rows, Vec::new())
}

fn scale(app: App) -> El {
    let names =
        app.with_content(|content| content.levels.iter().map(|level| level.name.clone()).collect::<Vec<_>>());
    el("div")
        .class("scale-row")
        .attr("aria-hidden", "true")
        .add(el("div").class("scale").add(many(names.into_iter().map(|name| el("span").add(name)))))
}

fn legend() -> El {
    let key = |class: &'static str, words: &'static str| el("span").add(el("i").class(class)).add(words);
    p(many([
        key("wide", words::BAND_WIDE),
        key("core", words::BAND_CORE),
        key("claim", words::band_claim(words::Whose::Theirs)),
    ]))
    .class("legend")
}

/// Skills or facets, one below the other; what is measured in nobody is one line.
fn all_lines(rows: &[ComparedRow], name: &dyn Fn(usize) -> String) -> Part {
    let (measured, not): (Vec<&ComparedRow>, Vec<&ComparedRow>) =
        rows.iter().partition(|row| row.cells.iter().any(Option::is_some));
    let not: Vec<String> = not.into_iter().map(|row| row.name.clone()).collect();
    many([
        Part::from(el("div").class("rows").add(many(measured.into_iter().map(|row| lines(row, name))))),
        (!not.is_empty()).then(|| p(words::same_for_all(words::NOT_MEASURED, &not)).class("same")).into(),
    ])
}

/// One skill or facet: a band a person.
fn lines(row: &ComparedRow, name: &dyn Fn(usize) -> String) -> El {
    let cells = row.cells.iter().enumerate().map(|(place, cell)| line(place, cell.as_ref(), &name(place)));
    el("section")
        .class("side-row")
        .attr("data-real", row.real.to_string())
        .add(el("h3").add(row.name.clone()).add(if row.real {
            el("small").add(words::SURE_DIFFERENCE)
        } else {
            el("small").add(words::MAY_BE_CHANCE)
        }))
        .add(el("ul").add(many(cells)))
}

fn line(place: usize, cell: Option<&Cell>, name: &str) -> El {
    let who = || letter(place).add(heard(format!(" {name}: ")));
    let Some(cell) = cell else {
        return el("li").add(who()).add(el("span").class("none").add(words::NOT_MEASURED));
    };
    let inner = cell.core.then_some(cell.band.inner);
    let band = Band { outer: cell.band.outer, inner, claim: cell.claimed, need: None };
    el("li")
        .add(who())
        .add(band.draw())
        .add(
            el("span")
                .class("level")
                .add(words::level_and_number(&cell.level, cell.band))
                .add(words::table::alone(cell.rests_on).map(|said| el("small").class("alone").add(said))),
        )
        .add(words::surely_above(&cell.above).map(|words| el("b").class("above").add(words)))
}

fn facets(app: App, skill: Skill, rows: &[ComparedRow], name: &dyn Fn(usize) -> String) -> El {
    let real = rows.iter().filter(|row| row.real).count();
    el("details")
        .class("side-facets")
        .add(
            el("summary").add(app.skill_names(&[skill])).add(format!(" ({})", words::real_differences(real))),
        )
        .add(all_lines(rows, name))
}

/// A table with one column a person; headed by their letters.
fn columns(label: &'static str, count: usize, body: Vec<El>) -> El {
    let heads =
        (0..count).map(|place| el("th").attr("scope", "col").attr("role", "columnheader").add(letter(place)));
    let head = el("tr").attr("role", "row").add(el("td").attr("role", "cell")).add(many(heads));
    el("div").class("scroll").attr("tabindex", "0").attr("role", "region").attr("aria-label", label).add(
        el("table")
            .attr("role", "table")
            .class("sides-table")
            .add(el("thead").attr("role", "rowgroup").add(head))
            .add(el("tbody").attr("role", "rowgroup").add(many(body))),
    )
}

fn row_of(name: impl Into<crate::parts::el::Text>, cells: Vec<Part>) -> El {
    // The letter stands at each cell for narrow screens, where the heads of the columns are out of sight.
    let of = |(place, said): (usize, Part)| {
        let letter =
            el("span").class("side-letter").attr("aria-hidden", "true").add(words::person_number(place));
        cell(letter).attr("role", "cell").add(said)
    };
    // The roles are said, for a row that is laid out as a block is no row to every browser.
    el("tr")
        .attr("role", "row")
        .add(row_head(name).attr("role", "rowheader"))
        .add(many(cells.into_iter().enumerate().map(of)))
}

/// A row in words: its name, and what is said of each person.
type Said = (String, Vec<String>);

/// A table with a row for each name; where the same is said of everybody, a line below it says so once.
fn told(label: &'static str, count: usize, rows: Vec<Said>, more: Vec<El>) -> Part {
    let (same, differ): (Vec<Said>, Vec<Said>) =
        rows.into_iter().partition(|(_, said)| said.iter().all(|one| Some(one) == said.first()));
    let mut once: Vec<Said> = Vec::new();
    for (name, said) in same {
        let said = said.into_iter().next().unwrap_or_default();
        match once.iter_mut().find(|(known, _)| *known == said) {
            Some((_, names)) => names.push(name),
            None => once.push((said, vec![name])),
        }
    }
    let body: Vec<El> = differ
        .into_iter()
        .map(|(name, said)| row_of(name, said.into_iter().map(Part::from).collect()))
        .chain(more)
        .collect();
    many([
        if body.is_empty() { Part::NOTHING } else { columns(label, count, body).into() },
        many(once.iter().map(|(said, names)| p(words::same_for_all(said, names)).class("same"))),
    ])
}

fn facts(app: App, view: &SideBySide, people: &[Picked]) -> Part {
    let hidden = pools().hidden();
    let each = |of: &dyn Fn(&cairn_core::compare::side_by_side::ComparedPerson) -> String| {
        view.people.iter().map(of).collect::<Vec<_>>()
    };
    let mut rows: Vec<Said> = vec![(words::RATES_THEMSELVES.to_owned(), each(&|one| words::bias(one.bias)))];
    rows.extend(Track::ALL.into_iter().map(|track| {
        let years = |one: &cairn_core::compare::side_by_side::ComparedPerson| {
            let said = one.years.get(track as usize).copied().flatten();
            if hidden { words::YEARS_HIDDEN.to_owned() } else { words::years_said(said) }
        };
        (words::years::track_short(track).to_owned(), each(&years))
    }));
    let degree = |one: &cairn_core::compare::side_by_side::ComparedPerson| {
        if hidden { words::YEARS_HIDDEN.to_owned() } else { words::degree_said(one.degree) }
    };
    rows.push((words::DEGREE_SAID.to_owned(), each(&degree)));
    rows.push((words::ANSWERS.to_owned(), each(&|one| words::answers(one.answers))));
    let asking = row_of(
        words::TO_NOTE,
        view.people.iter().zip(people).map(|(one, who)| worth_asking(app, one, &who.id)).collect(),
    );
    told(words::AS_A_WHOLE, view.people.len(), rows, vec![asking])
}

fn worth_asking(app: App, one: &cairn_core::compare::side_by_side::ComparedPerson, id: &CandidateId) -> Part {
    if one.caveats.is_empty() {
        return "nothing".into();
    }
    let group = group_of(id);
    let said = one
        .caveats
        .iter()
        .map(|caveat| words::pools::caveat(caveat, |skills| app.skill_names(skills), name_in_pool, group))
        .map(|said| el("li").add(said));
    el("ul").class("flags").add(many(said)).into()
}

/// The group of somebody in the table of the pool, from 0.
fn group_of(id: &CandidateId) -> Option<usize> {
    let pools = pools();
    let at = pools.members.with(|members| members.iter().position(|one| one.id == *id))?;
    pools.ranking.with(|ranking| ranking.as_ref()?.group(at))
}

fn stages(view: &SideBySide, people: &[Picked]) -> Part {
    let state = |shown: &Option<(StageState, cairn_core::path::view::Percent)>| match shown {
        None => words::NOT_MEASURED.to_owned(),
        Some((state, shown)) => format!("{} {}", words::state_name(*state), words::percent(*shown)),
    };
    let rows = view.stages.iter().rev().map(|line| {
        (format!("{} {}", line.stage.number(), line.name), line.people.iter().map(state).collect())
    });
    told(words::STAGES_OF_PATH, people.len(), rows.collect(), Vec::new())
}

fn duties(view: &SideBySide, people: &[Picked]) -> Part {
    let rows = view.duties.iter().map(|(name, parts)| {
        (name.clone(), parts.iter().map(|part| words::duty(*part).to_owned()).collect())
    });
    told(words::RESPONSIBILITIES, people.len(), rows.collect(), Vec::new())
}

fn numbers(view: &SideBySide, people: &[Picked]) -> El {
    let number = |cell: &Option<Cell>| match cell {
        None => words::NOT_MEASURED.into(),
        Some(cell) => {
            let above =
                words::surely_above(&cell.above).map(|words| format!("; {words}")).unwrap_or_default();
            let alone =
                words::table::alone(cell.rests_on).map(|said| format!("; {said}")).unwrap_or_default();
            format!("{}{alone}{above}", words::level_and_number(&cell.level, cell.band)).into()
        }
    };
    let rows = view.skills.iter().map(|row| row_of(row.name.clone(), row.cells.iter().map(number).collect()));
    columns(words::ALL_NUMBERS_OF_SKILLS, people.len(), rows.collect())
}
