//! The plan: where to, how many hours a week, and the shortest way laid over months.

use std::sync::Arc;

use cairn_core::content::{Content, PathContent, StageInfo};
use cairn_core::path::page::{PathPage, goal_of, path_page};
use cairn_core::path::view::Percent;
use cairn_core::path::way::{Found, Piece};
use cairn_core::path::{Aim, Ground};
use cairn_core::plan::{Aimed, PieceId, Plan, PlanEvent, Planned};
use cairn_core::route::Route;
use cairn_core::{FacetId, Level, ResponsibilityId};
use leptos::prelude::*;

use super::ground::{Standing, again, standing};
use super::path::no_answers;
use super::roadmap::roadmap;
use super::shortest::{Search, Shortest};
use crate::parts::common::{b, button, buttons, h1, h2, link, not_come, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// The plan, or a draft of one; `wanted` is what the address asks to plan for.
pub fn plan_page(app: App, wanted: Option<Aim>) -> Part {
    let standing = standing(app);
    // A plan shows with the content alone; to make one takes answers.
    let current = Memo::new(move |_| Plan::current(&app.plan_logs()).map(|plan| plan.id));
    let body = live(move || match (standing.get(), current.get()) {
        (Standing::Coming, _) => p(words::path::WORKING).attr("role", "status").into(),
        (Standing::Failed, _) => not_come(move || again(app, standing)),
        (Standing::Here(path, ..), Some(id)) => {
            let other = other_plan(app, &path, wanted.as_ref());
            many([other, roadmap(app, path, id)])
        }
        (Standing::Nobody, _) => no_answers(words::plan::PLAN_NOTHING),
        (Standing::Here(path, attempt, ground), None) => {
            // Own numbers do not draw the page anew: the draft follows them where it shows them.
            let way = untrack(move || app.wishes()).way;
            let page = app.with_content(|content| {
                app.bank.with(|bank| path_page(content, &path, bank, &attempt, &ground, way.as_ref()))
            });
            match page {
                PathPage::Nothing => no_answers(words::plan::PLAN_NOTHING),
                PathPage::SomeSkills => no_answers(words::path::PATH_SOME_SKILLS),
                PathPage::Whole(whole) => {
                    let goal = Aim::Stage(goal_of(&whole.next).stage);
                    // An address may name a role that this version does not know.
                    let known = |aim: &Aim| app.with_content(|content| aim.needs(content, &path).is_some());
                    let aim = wanted.clone().filter(known).unwrap_or(goal);
                    draft(app, path, ground, aim)
                }
            }
        }
    });
    el("article").class("card plan").add(h1(words::plan::PLAN)).add(body).into()
}

/// What a draft is made of.
#[derive(Clone)]
struct Draft {
    app: App,
    path: Arc<PathContent>,
    ground: Arc<Ground>,
    aim: RwSignal<Aim>,
    search: Search,
    /// The field of hours that was changed last: it stays open, and has the keyboard.
    changed: RwSignal<Option<String>>,
}

fn draft(app: App, path: Arc<PathContent>, ground: Arc<Ground>, goal: Aim) -> Part {
    let draft = Draft {
        app,
        path,
        ground,
        aim: RwSignal::new(goal),
        search: Search::new(),
        changed: RwSignal::new(None),
    };
    let seeker = draft.clone();
    let efforts = Memo::new(move |_| app.wishes().efforts);
    Effect::new(move |_| {
        efforts.track();
        let aim = seeker.aim.get();
        let hours = untrack(move || app.wishes()).hours(&seeker.path);
        seeker.search.begin(app, &seeker.path, &seeker.ground, &hours, aim);
    });
    let outcome = draft.clone();
    many([
        p(words::plan::PLAN_LEAD).class("lead").into(),
        draft.questions().into(),
        live(move || outcome.clone().outcome()),
    ])
}

impl Draft {
    /// Where to, and how many hours a week.
    fn questions(&self) -> El {
        let (app, aim) = (self.app, self.aim);
        let option = |at: Aim, name: String| {
            el("option")
                .attr("value", at.to_text())
                .flag("selected", aim.with_untracked(|aim| *aim == at))
                .add(name)
        };
        let stages: Vec<El> = app.with_content(|content| {
            let name = |info: &StageInfo| format!("{} {}", info.stage.number(), info.name);
            content.stages.iter().map(|info| option(Aim::Stage(info.stage), name(info))).collect()
        });
        let roles = self.path.roles.iter().map(|role| option(Aim::Role(role.id.clone()), role.name.clone()));
        let options = [
            el("optgroup").attr("label", words::plan::STAGES).add(many(stages)),
            el("optgroup").attr("label", words::plan::GROWTH).add(many(roles)),
        ];
        let choose = move |event: web_sys::Event| {
            if let Some(chosen) = Aim::parse(&event_target_value(&event)) {
                aim.set(chosen);
            }
        };
        let weekly = move |event: web_sys::Event| {
            if let Some(hours) = whole(&event, 0, 168).and_then(|hours| u16::try_from(hours).ok()) {
                app.wish(PlanEvent::Weekly(hours));
            }
        };
        let now = untrack(move || app.wishes()).weekly;
        el("div")
            .class("fields")
            .add(
                el("div")
                    .add(label("target", words::plan::TARGET))
                    .add(el("select").attr("id", "target").add(many(options)).on("change", choose)),
            )
            .add(el("div").add(label("weekly", words::plan::HOURS_WEEK)).add(number(
                "weekly",
                u32::from(now),
                (0, 168),
                weekly,
            )))
    }

    fn outcome(self) -> Part {
        let (app, aim) = (self.app, self.aim.get());
        match self.search.outcome.get() {
            Shortest::Looking => p(words::path::LOOKING).attr("role", "status").into(),
            Shortest::Reached(shown) => {
                let said = app.with_content(|content| reached(content, &self.path, &aim, shown));
                p(said).class("notice").attr("role", "status").into()
            }
            Shortest::Beyond(most) => many([
                p(words::plan::beyond(most)).class("notice").attr("role", "status"),
                buttons().add(link(&Route::Choose, "Answer questions").class("button primary")),
            ]),
            Shortest::Found(found) => self.found(aim, &found),
        }
    }

    fn found(self, aim: Aim, found: &Arc<Found>) -> Part {
        let app = self.app;
        let for_words = found.clone();
        let weekly = Memo::new(move |_| app.wishes().weekly);
        let take = {
            let found = found.clone();
            move || make(app, aim.clone(), &found)
        };
        let pieces = found.pieces.iter().map(|piece| self.piece(piece));
        if let Some(id) = self.changed.get_untracked() {
            super::roadmap::focus(&id);
        }
        many([
            Part::from(
                el("section")
                    .class("next-step")
                    .attr("aria-live", "polite")
                    .add(h2(live(move || words::plan::way(&for_words, weekly.get()).into())))
                    .add(words::plan::lower_aim(found).map(p))
                    .add(p(words::plan::proven(found)).class("legend"))
                    .add(buttons().add(button(words::plan::TAKE, take).class("primary"))),
            ),
            h2("The shortest way").into(),
            p(words::plan::HOURS_ARE).into(),
            el("ol").class("pieces").add(many(pieces)).into(),
            p(words::plan::ASSUMED).class("honest").into(),
        ])
    }

    /// A piece of the way, its hours open to change.
    fn piece(&self, piece: &Piece) -> El {
        let app = self.app;
        let word = |level: Level| level_word(app, level);
        let (facet, skill) = facet_words(app, &piece.facet);
        let reason =
            self.path.effort.facets.iter().find(|one| one.facet == piece.facet).map(|one| one.reason.clone());
        let texts = self.path.texts(&piece.facet, piece.to).cloned();
        let hours = untrack(move || app.wishes()).hours(&self.path);
        let changed = self.changed;
        let ids = format!("hours-{}-", piece.facet.as_str().replace('/', "-"));
        let open = changed.with_untracked(|id| id.as_ref().is_some_and(|id| id.starts_with(&ids)));
        let steps = (piece.from.number()..piece.to.number())
            .filter_map(|from| Level::new(from).zip(Level::new(from + 1)));
        let fields = steps.map(|(from, to)| {
            let id = format!("hours-{}-{}", piece.facet.as_str().replace('/', "-"), to.number());
            let (of, own) = (piece.facet.clone(), id.clone());
            let set = move |event: web_sys::Event| {
                // An empty field takes the own number back.
                changed.set(Some(own.clone()));
                app.wish(PlanEvent::Effort(of.clone(), to, whole(&event, 1, 10_000)));
            };
            el("div")
                .add(label(id.clone(), format!("Hours from {} to {}", word(from), word(to))))
                .add(number(id, hours.between(&piece.facet, from, to), (1, 10_000), set))
        });
        el("li")
            .add(el("h3").add(facet))
            .add(
                p(format!("{skill}: {} to {}, ", word(piece.from), word(piece.to)))
                    .class("levels")
                    .add(b(format!("{} hours", piece.hours))),
            )
            .add(
                el("details")
                    .flag("open", open)
                    .add(el("summary").add("What to do, and other hours"))
                    .add(texts.map(|texts| {
                        many([
                            p(b("Learn: ")).add(texts.learn),
                            p(b("Practise: ")).add(texts.practise),
                            p(b("Prove: ")).add(texts.prove),
                        ])
                    }))
                    .add(reason.map(|reason| p(b("Why it takes that long: ")).add(reason)))
                    .add(el("div").class("fields").add(many(fields))),
            )
    }
}

/// That another plan is followed than the one that the address asks for.
fn other_plan(app: App, path: &PathContent, wanted: Option<&Aim>) -> Part {
    let followed = untrack(move || Plan::current(&app.plan_logs()));
    let other = wanted.filter(|wanted| followed.is_some_and(|plan| plan.aim.aim != **wanted));
    let name = other.map(|other| app.with_content(|content| other.name(content, path)));
    name.map(|name| p(words::plan::other_plan(&name)).class("notice").attr("role", "status")).into()
}

/// That the skills meet every need already, and what counts now.
fn reached(content: &Content, path: &PathContent, aim: &Aim, shown: Percent) -> String {
    match aim {
        Aim::Stage(stage) => {
            let milestone = content.stage(*stage).map_or("", |info| info.milestone.as_str());
            words::plan::stage_reached(shown, milestone)
        }
        Aim::Role(id) => {
            let weighing = path.role(id).map_or(&[][..], |role| &role.responsibilities);
            let duty = |id: &ResponsibilityId| {
                content.responsibilities.iter().find(|one| one.id == *id).map(|one| one.name.clone())
            };
            let duties: Vec<String> = weighing.iter().filter_map(duty).collect();
            words::plan::role_reached(shown, &duties)
        }
    }
}

/// The plan of a way, from today on.
fn make(app: App, aim: Aim, found: &Found) {
    let Some(today) = clock::today() else { return };
    let percent = |value: f64| Percent::of(value).bar();
    let aim = Aimed { aim, now: percent(found.now.value), then: percent(found.then.value) };
    let pieces = found.pieces.iter().map(|piece| Planned {
        id: PieceId { facet: piece.facet.clone(), to: piece.to },
        from: piece.from,
        hours: piece.hours,
    });
    let pieces = pieces.collect();
    let weekly = untrack(move || app.wishes()).weekly;
    app.begin_plan(aim, weekly, today, pieces);
    super::roadmap::focus("plan-title");
}

/// The names of a facet and of its skill.
fn facet_words(app: App, facet: &FacetId) -> (String, String) {
    app.with_content(|content| {
        let found = content.facet(facet);
        let skill = found
            .and_then(|(skill, _)| content.skill(skill))
            .map_or_else(String::new, |info| info.name.clone());
        (found.map_or_else(|| facet.to_string(), |(_, facet)| facet.name.clone()), skill)
    })
}

fn level_word(app: App, level: Level) -> String {
    app.with_content(|content| {
        content.levels.get(usize::from(level.number())).map_or_else(String::new, |info| info.name.clone())
    })
}

/// The label of a field.
pub fn label(id: impl Into<String>, words: impl Into<Part>) -> El {
    el("label").class("label").attr("for", id.into()).add(words)
}

/// A field for a whole number.
pub fn number(
    id: impl Into<String>,
    value: u32,
    (least, most): (u32, u32),
    set: impl FnMut(web_sys::Event) + 'static,
) -> El {
    el("input")
        .attr("type", "number")
        .attr("id", id.into())
        .attr("min", least.to_string())
        .attr("max", most.to_string())
        .attr("inputmode", "numeric")
        .attr("value", value.to_string())
        .on("change", set)
}

/// The whole number in a field, if it lies between these.
pub fn whole(event: &web_sys::Event, least: u32, most: u32) -> Option<u32> {
    event_target_value(event).trim().parse().ok().filter(|value| (least..=most).contains(value))
}
