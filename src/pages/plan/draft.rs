//! A way that was found, before it becomes a plan: the next step, this month, the quarters, and the years behind.

use std::sync::Arc;

use cairn_core::content::Band;
use cairn_core::path::Aim;
use cairn_core::path::view::Percent;
use cairn_core::path::way::{AskFor, LearningEstimate, LegFound};
use cairn_core::plan::view::{PieceRow, PlanView, QuarterRow, plan_view};
use cairn_core::plan::{
    CarriedOver, MOST_SOON, OutsidePlan, PieceId, Plan, PlanEvent, begin, beside_way, carried_over, to_read,
};
use cairn_core::route::Route;
use cairn_core::{FacetId, Level, Skill};
use leptos::prelude::*;

use crate::pages::fields::{label, number};
use crate::pages::path::next_step::ask_way;
use crate::pages::plan::makes::Makes;
use crate::pages::plan::quarter::named_in;
use crate::pages::plan::way_search::{Search, Whose};
use crate::pages::plan::works::works_and_hours;
use crate::parts::common::{b, button, buttons, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// A way on the page.
#[derive(Clone)]
pub struct Way {
    /// Whose it is.
    pub whose: Whose,
    /// Where it leads in the end.
    pub aim: Aim,
    /// The search that found it.
    pub search: Search,
    /// Whether something else is to be told or answered before anything is planned.
    pub first: bool,
    /// The field of hours that was changed last: it stays open, and has the keyboard.
    pub changed: RwSignal<Option<String>>,
    /// What becomes of the plan that is followed.
    pub makes: Makes,
}

impl Way {
    /// The way as it would be followed.
    pub fn found(self, found: &Arc<LearningEstimate>) -> Part {
        let Some(today) = clock::today() else { return Part::NOTHING };
        let whose = &self.whose;
        let app = whose.app;
        let wishes = untrack(move || app.wishes());
        let time = whose.time(&wishes);
        let event = begin(found, &whose.ground, &self.aim, (time.weekly, time.job), today);
        let more = app.with_plan(&event, whose.ground.log().last_at());
        let draft = Plan::draft(&event, &more);
        let Some(view) =
            draft.map(|plan| app.with_content(|content| plan_view(content, &whose.path, &plan, today)))
        else {
            return Part::NOTHING;
        };
        let over = carried_over(&untrack(move || app.plan_logs()), &view, &more);
        if let Some(id) = self.changed.get_untracked() {
            crate::focus::focus_on(&id);
        }
        let pieces = self.quarters(&view);
        let (step, soon) = (self.step(found, event, &view, over.as_ref()), soon(&view));
        // What to do this month is what a reader looks for, unless something else comes before any plan.
        let top = if self.first { [step, soon] } else { [soon, step] };
        many([
            self.answers(),
            many(top),
            rest(&view, &later_legs(app, found)),
            pieces,
            unplanned(app, &beside_way(found)),
            p(words::plan::assumed(&view))
                .class("honest")
                .add(" ")
                .add(link(&Route::Method, words::plan::FORMULAS))
                .into(),
        ])
    }

    /// What to answer before anything is learned: above all else, for it comes first.
    fn answers(&self) -> Part {
        let (whose, search, first) = (self.whose.clone(), self.search, self.first);
        live(move || {
            let worth = search.answering.get().filter(|_| !first);
            worth
                .map(|one| {
                    let skill = whose.app.skill_names(&[one.skill]);
                    let act = words::plan::answer_way(one.by, &skill);
                    el("div")
                        .class("answer-first")
                        .add(p(words::plan::answering(&one, &skill)))
                        .add(buttons().add(ask_way(whose.app, &whose.ground, one.by, act).class("button")))
                })
                .into()
        })
    }

    /// The next step: what it takes, and what to ask for.
    fn step(
        &self,
        found: &Arc<LearningEstimate>,
        event: PlanEvent,
        view: &PlanView,
        over: Option<&CarriedOver>,
    ) -> Part {
        let Some(leg) = found.legs.first() else { return Part::NOTHING };
        let whose = self.whose.clone();
        let app = whose.app;
        let (name, milestone) = app.with_content(|content| {
            let milestone = match &leg.aim {
                Aim::Stage(stage) => content.stage(*stage).map(|info| info.milestone.clone()),
                Aim::Role(_) => None,
            };
            (leg.aim.name(content, &whose.path), milestone)
        });
        let deed = milestone.zip(leg.deed).map(|(text, least)| p(words::plan::deed(&text, least)));
        let ask = found.ask.as_ref().map(|one| p(ask_words(&whose, one)));
        let last_answer = whose.ground.log().last_at();
        let makes = self.makes;
        let take = move || {
            if makes == Makes::Instead {
                app.close_plans();
            }
            app.begin_plan(event.clone(), last_answer);
            if makes == Makes::Instead {
                app.go_instead(&Route::Plan);
            }
            crate::focus::focus_on("plan-title");
        };
        let endless = found.endless.as_ref().map(|one| {
            let names: Vec<String> = one.nowhere.iter().map(|skill| app.skill_names(&[*skill])).collect();
            p(words::plan::endless(one, &names.iter().map(String::as_str).collect::<Vec<_>>()))
        });
        el("section")
            .class("next-step")
            .attr("aria-live", "polite")
            .add(p(words::NEXT_STEP).class("eyebrow"))
            .add(h2(words::plan::way(&name, found, leg, view.proven)))
            .add(p(words::plan::way_more(found, leg)))
            .add(words::plan::dates(view).map(p))
            .add(words::plan::out_before(view).map(|words| p(words).class("notice")))
            .add(over.and_then(words::plan::carried_over).map(|words| p(words).class("notice carried")))
            .add(words::plan::ahead(view).map(p))
            .add(endless)
            .add(p(words::plan::today(found)))
            .add(deed)
            .add(ask)
            .add(buttons().add(button(words::plan::TAKE, take).class("primary")))
            .into()
    }

    fn quarters(&self, view: &PlanView) -> Part {
        let pieces = view.quarters.iter().flat_map(|quarter| &quarter.rows);
        if !pieces.clone().any(|row| matches!(row, QuarterRow::Piece(_))) {
            return Part::NOTHING;
        }
        let quarters = view.quarters.iter().filter_map(|quarter| {
            let rows = quarter.rows.iter().map(|row| match row {
                QuarterRow::Piece(piece) => self.piece(piece),
                QuarterRow::Due(step)
                | QuarterRow::Underway(step)
                | QuarterRow::Deed(step)
                | QuarterRow::Again(step) => el("li")
                    .class("again")
                    .add(b(words::plan::step_label(step)))
                    .add(" ")
                    .add(el("small").add(words::plan::underway(step))),
            });
            (!quarter.rows.is_empty())
                .then(|| super::quarter::quarter(&quarter.name, &named_in(quarter), rows.collect()))
        });
        many([many(quarters), p(words::plan::HOURS_ARE).class("legend").into()])
    }

    /// Which works a piece is studied by, as its skill stands today.
    fn to_read(&self, piece: &PieceId) -> Band {
        let ground = &self.whose.ground;
        let stands = |skill: Skill| Some(ground.skill_theta(skill));
        self.whose.app.with_content(|content| to_read(content, piece, stands))
    }

    /// A piece of the way, its hours open to change.
    fn piece(&self, piece: &PieceRow) -> El {
        let app = self.whose.app;
        let ids = format!("hours-{}-", piece.id.facet.as_str().replace('/', "-"));
        let open = self.changed.with_untracked(|id| id.as_ref().is_some_and(|id| id.starts_with(&ids)));
        let effort = &self.whose.path.effort;
        let reason =
            effort.facets.iter().find(|one| one.facet == piece.id.facet).map(|one| one.reason.clone());
        let steps = piece
            .steps
            .iter()
            .map(|step| p(b(format!("{}: ", words::plan::phase(&step.step)))).add(step.text.clone()));
        let done = piece.steps.iter().filter(|step| step.done.is_some());
        let done: Vec<El> = done.map(|step| p(words::plan::step_done(step)).class("legend")).collect();
        let proof = piece.steps.last().map(|step| step.text.clone());
        let hours = untrack(move || app.wishes()).hours(&self.whose.path);
        let to = piece.id.to;
        let from = self.from(piece);
        let alone = Level::new(from).map(|from| hours.between(&piece.id.facet, from, to).whole());
        let price = alone.and_then(|alone| words::plan::price(piece.hours, alone));
        let fields =
            (from..to.number()).filter_map(|at| Level::new(at).zip(Level::new(at + 1))).map(|(from, to)| {
                let id = format!("{ids}{}", to.number());
                let value = hours.between(&piece.id.facet, from, to).whole();
                self.hours_field(id, &piece.id.facet, (from, to), value)
            });
        el("li")
            .add(el("h3").add(piece.facet.clone()))
            .add(p(words::piece_of(piece)).class("levels").add(b(words::plan::split(piece))))
            .add(words::piece_dates(piece).map(|dates| p(dates).class("legend")))
            .add(many(done))
            .add(proof.map(|proof| p(words::shown_by(&proof))))
            .add(
                el("details")
                    .flag("open", open)
                    .add(el("summary").add(words::OTHER_HOURS))
                    .add(many(steps))
                    .add(works_and_hours(&piece.id, self.to_read(&piece.id)))
                    .add(reason.map(|reason| p(b(words::WHY_SO_LONG)).add(reason)))
                    .add(price.map(p))
                    .add(el("div").class("fields").add(many(fields))),
            )
    }

    /// The level from which a piece climbs.
    fn from(&self, piece: &PieceRow) -> u8 {
        let app = self.whose.app;
        app.with_content(|content| {
            let named = content.levels.iter().find(|info| info.name == piece.levels.0);
            named.map_or(0, |info| info.level.number())
        })
    }

    fn hours_field(&self, id: String, facet: &FacetId, (from, to): (Level, Level), value: u32) -> El {
        let app = self.whose.app;
        let (changed, of, own) = (self.changed, facet.clone(), id.clone());
        let set = move |hours: Option<u32>| {
            // An empty field takes the own number back.
            changed.set(Some(own.clone()));
            app.wish(PlanEvent::Effort(of.clone(), to, hours));
        };
        let word = |level: Level| app.with_content(|content| content.level_name(level));
        el("div").add(label(id.clone(), words::hours_from_to(&word(from), &word(to)))).add(number(
            id,
            value,
            (1, 10_000),
            set,
        ))
    }
}

/// What the step asks besides the pieces that are shown.
pub fn unplanned(app: App, beside: &OutsidePlan) -> Part {
    let lines = app.with_content(|content| {
        let facets = |ids: &[FacetId]| -> Vec<String> {
            ids.iter().filter_map(|id| content.facet(id)).map(|(_, facet)| facet.name.clone()).collect()
        };
        let skill_name = |skill| content.skill(skill).map_or_else(String::new, |info| info.name.clone());
        let missing =
            beside.missing.iter().map(|(skill, hours)| words::plan::missing(&skill_name(*skill), *hours));
        let aside = beside.aside.iter().map(|one| {
            let names = facets(&one.below);
            let below: Vec<&str> = names.iter().map(String::as_str).collect();
            let skill = skill_name(one.skill);
            words::plan::aside(&skill, &content.level_name(one.level), Percent::of(one.met), &below)
        });
        let names = facets(&beside.dearer);
        let dearer = (!names.is_empty())
            .then(|| words::plan::dearer(&names.iter().map(String::as_str).collect::<Vec<_>>()));
        missing.chain(aside).chain(dearer).collect::<Vec<String>>()
    });
    if lines.is_empty() {
        return Part::NOTHING;
    }
    el("details")
        .class("unplanned")
        .add(el("summary").add(words::plan::NOT_PLANNED))
        .add(el("ul").add(many(lines.into_iter().map(|line| el("li").add(line)))))
        .into()
}

/// What to ask for at work.
pub fn ask_words(whose: &Whose, one: &AskFor) -> String {
    let text = whose.path.asks.get(one.skill.index()).cloned().unwrap_or_default();
    let names: [Skill; 1] = [one.skill];
    words::plan::ask(one, &whose.app.skill_names(&names), &text)
}

/// This month: three things with dates.
fn soon(view: &PlanView) -> Part {
    let rows = view.soon.iter().map(|one| {
        let (what, by) = words::plan::soon(one);
        let begin = one.begin.as_ref().map(|text| p(words::plan::begin_with(text)));
        el("li").add(b(what)).add(" ").add(el("small").add(by)).add(p(one.step.text.clone())).add(begin)
    });
    let rows: Vec<El> = rows.collect();
    if rows.is_empty() {
        return Part::NOTHING;
    }
    let more = (rows.len() == MOST_SOON).then(|| p(words::plan::SOON_MORE).class("legend"));
    el("section")
        .class("soon")
        .add(h2(words::plan::soon_title(&view.soon)))
        .add(el("ol").add(many(rows)))
        .add(more)
        .into()
}

/// The years behind the step as a line, with the stages on request.
///
/// `legs` is what each takes, where that is known.
pub fn rest(view: &PlanView, legs: &[(Aim, String)]) -> Part {
    let Some(line) = words::plan::rest(&view.later) else { return Part::NOTHING };
    let rows = view.later.iter().map(|one| {
        let takes =
            legs.iter().find(|(aim, _)| *aim == Aim::Stage(one.stage)).map(|(_, takes)| takes.clone());
        el("li").add(words::plan::later(one)).add(takes)
    });
    el("details")
        .class("rest")
        .flag("open", !legs.is_empty())
        .add(el("summary").add(line))
        .add(el("ul").add(many(rows)))
        .add(words::plan::proof_goes_on(view).map(|words| p(words).class("legend")))
        .add(p(words::plan::LATER).class("legend"))
        .into()
}

/// What each stage behind the step takes, and in which skills most of it.
fn later_legs(app: App, found: &LearningEstimate) -> Vec<(Aim, String)> {
    let takes = |leg: &LegFound| {
        let names: Vec<String> = leg.most.iter().map(|skill| app.skill_names(&[*skill])).collect();
        words::plan::leg_takes(leg, &names.iter().map(String::as_str).collect::<Vec<_>>())
    };
    found.legs.iter().skip(1).map(|leg| (leg.aim.clone(), takes(leg))).collect()
}
