//! The short list on two pages: for paper, groups before places, with what it rests on and the hash of its decision.

use std::collections::BTreeMap;

use cairn_core::attempt::Track;
use cairn_core::compare::{Member, Status, Weight, years_met};
use cairn_core::fair::{
    Changed, Decision, KeptDecisions, ListedCandidate, NameThen, SeenLevel, ShortGroup, ShortRow, Shortlist,
    changed_since, name_then, shortlist,
};
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId, Skill};
use leptos::prelude::Track as _;
use leptos::prelude::*;

use crate::pages::decision::broken;
use crate::pages::decision::rests_on::{Which, rests_on};
use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, cell, cell_head, h1, h2, link, p, print_page, row_head};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Loading, Pools, Record, pools};
use crate::state::App;
use crate::words;
use crate::words::position::{ALL_AT_ONCE, LIKELY_EACH};

/// The draft of today, or the decision of this number in the record of the pool.
pub fn shortlist_page(app: App, id: PoolId, number: Option<u16>) -> Part {
    let pools = pools();
    pools.open(app, &id);
    let record = RwSignal::new(Record::Coming);
    Effect::new(move |_| {
        pools.pool.track();
        wasm_bindgen_futures::spawn_local(async move { record.set(pools.record().await) });
    });
    let card = || el("section").class("card narrow").add(h1(words::SHORTLIST));
    live(move || {
        let there = pools.loading.get() == Loading::There;
        let kept = match (number, record.get()) {
            (None, Record::Here(kept)) if there => {
                return paper(app, pools, Which::Draft(kept.files().last()), &id);
            }
            (Some(_), Record::Here(kept)) if there => kept,
            _ => return card().add(p(words::COMING).attr("role", "status")).into(),
        };
        if kept == KeptDecisions::Unreadable {
            return card().add(p(words::RECORD_UNREADABLE).class("notice").attr("role", "alert")).into();
        }
        match number.and_then(|number| kept.number(number)) {
            Some(file) => many([broken(&kept), paper(app, pools, Which::Noted(file), &id)]),
            None => card()
                .add(p(words::NO_SUCH_DECISION))
                .add(buttons().add(link(&Route::Decision(id.clone()), words::DECISION).class("button")))
                .into(),
        }
    })
}

/// What the paper stands on: a decision, or, as a draft, who is picked.
struct Paper {
    list: Shortlist,
    /// Names of those who are still in the pool, by the ids in the record.
    names: BTreeMap<String, String>,
    /// Whether years are hidden with the names.
    hidden: bool,
    /// Whether it is of a decision: then each name has the label of the record with it, as names may change.
    noted: bool,
    /// By which name a decision knew those who go by another one now.
    then: BTreeMap<String, NameThen>,
}

impl Paper {
    /// Somebody of the list at the head of their row.
    fn row_name(&self, row: &ShortRow) -> El {
        let name = self.name(row);
        let label = (self.noted && self.names.get(&row.id).is_some_and(|name| *name != row.label))
            .then(|| el("small").class("record-label").add(row.label.clone()));
        let then =
            self.then.get(&row.id).map(|then| el("small").class("record-label").add(words::name_then(then)));
        row_head(name).add(label).add(then)
    }

    /// Somebody of the pool, whether on the list or not.
    fn name_of(&self, id: &str) -> String {
        words::pools::somebody(self.names.get(id).map_or("", String::as_str))
    }

    fn name(&self, row: &ShortRow) -> String {
        self.names.get(&row.id).cloned().unwrap_or_else(|| words::gone(&row.label))
    }
}

fn paper(app: App, pools: Pools, which: Which<'_>, id: &PoolId) -> Part {
    let Some(pool) = pools.pool.get() else { return Part::NOTHING };
    // Who is measured and what counts may change while this is open.
    pools.members.track();
    let picked = pools.picked.get();
    let (asked, now) = pools.seen(app, &pool, &picked);
    let decision = match which {
        Which::Draft(_) => None,
        Which::Noted(file) => Some(&file.decision),
    };
    let listed = decision.map_or(&now, |decision| &decision.listed);
    let asked = decision.and_then(|decision| decision.asked.clone()).unwrap_or(asked);
    let chosen = listed.iter().filter(|one| one.chosen).count();
    let ways = buttons()
        .add((chosen > 0).then(|| button(words::PRINT_OR_PDF, print_page).class("primary")))
        .add(link(&Route::Decision(id.clone()), words::DECISION).class("button"))
        .add(link(&Route::Pool(id.clone()), words::TO_CANDIDATES).class("button"));
    let name = match decision.map_or(&pool.position.name, |decision| &decision.position).trim() {
        "" => words::POSITION_UNNAMED.to_owned(),
        name => name.to_owned(),
    };
    let card =
        el("article").class("card shortlist").add(h1(words::SHORTLIST).add(": ").add(el("bdi").add(name)));
    if chosen == 0 && decision.is_none() {
        return card.add(p(words::SHORTLIST_EMPTY)).add(ways).into();
    }
    let names = pools.members.with(|members| {
        let shown = |member: &Member| (member.id.as_str().to_owned(), member.called());
        members.iter().map(shown).collect()
    });
    // What was seen by name is hidden with the names, when they are hidden again.
    let hidden = pool.hidden || decision.is_some_and(|decision| decision.hidden);
    let then = decision.map_or_else(BTreeMap::new, |decision| names_of_then(pools, decision));
    let paper =
        Paper { list: shortlist(&asked, listed, &now), names, hidden, noted: decision.is_some(), then };
    let staff: Vec<CandidateId> = pools
        .members
        .with(|members| members.iter().filter(|one| one.is_staff()).map(|one| one.id.clone()).collect());
    let changed = decision.map_or_else(Vec::new, |decision| {
        app.with_content(|content| changed_since(decision, &pool.position, &content.version, &now, &staff))
    });
    let draft = decision.is_none().then(|| picked_before(pools, &picked, hidden));
    card.add(made_up(&paper))
        .add(p(words::chosen_of(chosen, listed.len())).add(words::SHORTLIST_LEAD).class("lead"))
        .add(since(&changed))
        .add(draft)
        .add(ways)
        .add(words::sources_seen(paper.list.asked.sources, paper.noted).map(|said| p(said).class("notice")))
        .add(what_counts(app, &paper.list))
        .add(many(paper.list.groups.iter().map(|group| skills(app, &paper, group))))
        .add(needs(&paper))
        .add(rests_on(app, which, listed))
        .into()
}

/// By which name a decision knew those who go by another one now.
fn names_of_then(pools: Pools, decision: &Decision) -> BTreeMap<String, NameThen> {
    pools.members.with(|members| {
        let here: BTreeMap<&str, &Member> = members.iter().map(|one| (one.id.as_str(), one)).collect();
        let then =
            |one: &ListedCandidate| Some((one.id.clone(), name_then(one, here.get(one.id.as_str())?)?));
        decision.listed.iter().filter_map(then).collect()
    })
}

/// That picks stay from before, with which status somebody stands on the draft, and a warning where they were declined.
fn picked_before(pools: Pools, picked: &[CandidateId], hidden: bool) -> Part {
    // A status is hidden with the names.
    let with = |wanted: &dyn Fn(Status) -> bool| {
        pools.members.with(|members| {
            // Present staff who are picked are on no short list.
            let on_list = members.iter().filter(|one| picked.contains(&one.id) && !one.is_staff());
            let found = on_list
                .filter_map(|one| Some((one.called(), one.mark.status.filter(|status| wanted(*status))?)));
            found.map(|(name, status)| (words::pools::somebody(&name), status)).collect::<Vec<_>>()
        })
    };
    if hidden {
        return p(words::PICKS_STAY).class("legend").into();
    }
    let declined = words::declined_on_list(&with(&|status| status == Status::Declined));
    let others = words::status_on_list(&with(&|status| status != Status::Declined));
    many([
        Part::from(p(words::PICKS_STAY).class("legend")),
        others.map(|said| p(said).class("legend")).into(),
        declined.map(|said| p(said).class("notice").attr("role", "alert")).into(),
    ])
}

/// Who of those on the list is made up, as the record has it.
fn made_up(paper: &Paper) -> Part {
    let rows = || paper.list.groups.iter().flat_map(|group| &group.rows);
    let names: Vec<String> = rows().filter(|row| row.made_up).map(|row| paper.name(row)).collect();
    words::made_up(&names, names.len() == rows().count()).map(|said| p(b(said))).into()
}

/// That the present is not what was decided upon, and what is.
fn since(changed: &[Changed]) -> Part {
    let said = words::changed_since(changed);
    let old = changed.contains(&Changed::NotKept).then(|| p(words::AS_OF_TODAY).class("notice"));
    let new = (!said.is_empty() && old.is_none()).then(|| format!("{said} {}", words::AS_DECIDED));
    let said = new.or((!said.is_empty()).then_some(said));
    many(old.into_iter().chain(said.map(|said| p(said).class("notice since"))))
}

/// What the position asks for: weights and years, in a sentence each.
fn what_counts(app: App, list: &Shortlist) -> Part {
    let position = &list.asked.position;
    let skill = |skill: Skill| app.skill_names(&[skill]);
    let weighed: Vec<String> = Skill::ALL
        .into_iter()
        .filter(|one| position.weight(*one) > Weight::default())
        .map(|one| format!("{} {}", skill(one), position.weight(one).number()))
        .collect();
    let years = words::position::years_asked(position);
    many([
        Part::from(
            p(b(words::WHAT_COUNTS))
                .add(if weighed.is_empty() { words::NOTHING_WEIGHED.to_owned() } else { weighed.join(", ") })
                .add("."),
        ),
        (!years.is_empty()).then(|| p(b(words::YEARS_ASKED_FOR)).add(years).add(".")).into(),
        words::position::degrees_asked(&position.degrees).map(p).into(),
    ])
}

/// The seven skills of those of one group.
fn skills(app: App, paper: &Paper, group: &ShortGroup) -> El {
    let title = match group.group {
        Some(_) if group.only => words::headline::only_group(group.rows.len(), group.all),
        Some(at) => {
            let says = words::headline::group_words(at, group.all, group.rows.len(), group.says);
            words::headline::group_title(at, &says)
        }
        None => words::GROUP_UNRANKED.to_owned(),
    };
    let heads = Skill::ALL.map(|skill| {
        app.with_content(|content| {
            content.skill(skill).map_or_else(String::new, |info| words::table::narrow(&info.name_short))
        })
    });
    let head = |words: String| el("th").attr("scope", "col").add(words);
    let columns = heads.clone();
    let row = |short: &ShortRow| {
        let fit = short.seen.fit.map(|fit| {
            let (outer, inner) = fit.drawn();
            let band = Band { outer, inner, claim: None, need: None };
            many([Part::from(band.draw()), level(fit).into()])
        });
        el("tr").add(paper.row_name(short)).add(el("td").class("fit").add(fit)).add(many(
            short.seen.skills.iter().zip(&columns).map(|((one, rests_on), name)| {
                el("td").class("number").add(cell_head(name.clone())).add(match one {
                    None => el("span").class("not-measured").add(words::NOT_MEASURED),
                    Some(one) => level(*one)
                        .add(words::table::alone(*rests_on).map(|said| el("small").add(format!(" {said}")))),
                })
            }),
        ))
    };
    let table = el("table")
        .class("stacks")
        .add(
            el("thead").add(
                el("tr")
                    .add(head(words::HEAD_CANDIDATE.to_owned()))
                    .add(head(words::HEAD_FIT.to_owned()).class("fit-scale").add(scale(app)))
                    .add(many(heads.map(head))),
            ),
        )
        .add(el("tbody").add(many(group.rows.iter().map(row))));
    let notes = group.rows.iter().filter(|short| !short.seen.caveats.is_empty()).map(|short| {
        let said = words::caveats(
            &short.seen.caveats,
            |skills| app.skill_names(skills),
            |id| paper.name_of(id.as_str()),
            group.group,
        );
        el("li").add(el("bdi").add(paper.name(short))).add(": ").add(said)
    });
    el("section")
        .class("short-group")
        .add(h2(title.clone()))
        .add(
            el("div")
                .class("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", title.clone())
                .add(table),
        )
        .add(el("ul").class("caveats").add(many(notes)))
}

/// The names of the levels above the bands.
fn scale(app: App) -> El {
    let names =
        app.with_content(|content| content.levels.iter().map(|level| level.name.clone()).collect::<Vec<_>>());
    el("div")
        .class("scale")
        .attr("aria-hidden", "true")
        .add(many(names.into_iter().map(|name| el("span").add(name))))
}

fn level(seen: SeenLevel) -> El {
    el("span").add(b(seen.level.shown())).add(el("small").add(format!(" {}", words::spread(seen.spread()))))
}

/// How likely each must-have is met, and what is said about the years.
fn needs(paper: &Paper) -> Part {
    let asked = &paper.list.asked;
    let tracks: Vec<Track> =
        Track::ALL.into_iter().filter(|track| asked.position.years_on(*track).is_some()).collect();
    let nobody = paper.list.groups.iter().all(|group| group.rows.is_empty());
    if nobody || asked.needs.is_empty() && tracks.is_empty() {
        return Part::NOTHING;
    }
    let head = |what: String, level: String| {
        el("th").attr("scope", "col").add(what).add(el("small").add(format!(" {level}")))
    };
    let heads = asked.needs.iter().map(|(what, level)| head(what.clone(), level.clone()));
    let years = tracks.iter().map(|track| {
        let asked = asked.position.years_on(*track).unwrap_or_default();
        head(words::position::years_head(*track), words::position::at_least(asked))
    });
    let rows =
        paper.list.groups.iter().flat_map(|group| &group.rows).map(|short| {
            let seen = &short.seen;
            let met = years_met(&asked.position, seen.years, paper.hidden);
            let count = words::position::levels_count(seen.likely, seen.needs.len(), seen.unmeasured());
            let of = |head: String, said: String| cell(cell_head(head)).add(said);
            el("tr")
                .add(row_head(paper.name(short)))
                .add(many(seen.needs.iter().zip(&asked.needs).map(|(met, (what, level))| {
                    of(format!("{what}, {level}"), words::position::need_cell(*met)).class("number")
                })))
                .add(many(met.iter().map(|one| {
                    of(words::position::years_head(one.track), words::position::years_cell(one.met))
                })))
                .add(of(LIKELY_EACH.to_owned(), count).class("number"))
                .add(
                    of(ALL_AT_ONCE.to_owned(), words::position::all_cell(seen.all, seen.unmeasured()))
                        .class("number"),
                )
        });
    let table = el("table")
        .class("stacks")
        .add(el("caption").add(words::NEEDS_CAPTION))
        .add(
            el("thead").add(
                el("tr")
                    .add(el("th").attr("scope", "col").add(words::HEAD_CANDIDATE))
                    .add(many(heads))
                    .add(many(years))
                    .add(el("th").attr("scope", "col").add(LIKELY_EACH))
                    .add(el("th").attr("scope", "col").add(ALL_AT_ONCE)),
            ),
        )
        .add(el("tbody").add(many(rows)));
    el("section")
        .class("short-needs")
        .add(h2(words::HEAD_MUST_HAVES))
        .add(
            el("div")
                .class("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words::HEAD_MUST_HAVES)
                .add(table),
        )
        .into()
}
