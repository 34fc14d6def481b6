//! What the person has done: experience, education, milestones, responsibilities. All of it may be skipped.

use std::cell::RefCell;
use std::rc::Rc;

use cairn_core::attempt::{Degree, Fact, Facts, Field, Involvement, MAX_EVIDENCE, Track};
use cairn_core::content::{Responsibility, StageInfo};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::person::facts;
use crate::parts::common::{b, button, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::later::{Later, PAUSE};
use crate::state::App;
use crate::words;

pub fn about_page(app: App) -> Part {
    let Some(facts) = facts(app) else {
        return el("section")
            .class("card narrow")
            .add(h1(words::ABOUT_YOU))
            .add(p(words::ABOUT_NOTHING))
            .add(buttons().add(link(&Route::Choose, words::CHOOSE_ONE).class("button primary")))
            .into();
    };
    let (stages, duties) =
        app.with_content(|content| (content.stages.clone(), content.responsibilities.clone()));
    let (business, technical): (Vec<_>, Vec<_>) = duties.into_iter().partition(|duty| duty.business);
    let rows = |list: Vec<Responsibility>| {
        el("div").class("duties").add(many(list.into_iter().map(|one| duty(app, &facts, one))))
    };
    let card = || el("section").class("card");
    many([
        el("section").add(h1(words::ABOUT_DONE)).add(p(words::ABOUT_LEAD).class("lead")),
        card().add(h2(words::MILESTONES)).add(p(words::MILESTONES_LEAD)).add(
            el("ol")
                .class("milestones")
                .add(many(stages.into_iter().map(|stage| milestone(app, &facts, stage)))),
        ),
        card().add(h2(words::EXPERIENCE)).add(experience(app, &facts)),
        card()
            .add(h2(words::DUTIES_OF))
            .add(el("h3").add(words::DUTIES_BUSINESS))
            .add(rows(business))
            .add(el("h3").add(words::DUTIES_TECHNICAL))
            .add(rows(technical)),
        buttons().add(button(words::SEE_RESULT, move || app.finish()).class("primary")),
    ])
}

fn milestone(app: App, facts: &Facts, info: StageInfo) -> El {
    let stage = info.stage;
    let done = RwSignal::new(facts.done(stage) == Some(true));
    let evidence = facts.evidence(stage).to_owned();
    // The page may go while somebody types, and its signals with it: what was said outlives them.
    let said = Rc::new(RefCell::new((done.get_untracked(), evidence.clone())));
    let later = {
        let said = Rc::clone(&said);
        Later::new(Some(PAUSE), move |()| {
            let (done, evidence) = said.borrow().clone();
            app.say_milestone(stage, done, evidence);
        })
    };
    let id = format!("evidence-{}", stage.number());
    let tick = {
        let (said, later) = (Rc::clone(&said), later.clone());
        move |event: web_sys::Event| {
            let ticked = event_target_checked(&event);
            said.borrow_mut().0 = ticked;
            done.set(ticked);
            later.tell(());
            later.now();
        }
    };
    let left = later.clone();
    let write = move |event: web_sys::Event| {
        said.borrow_mut().1 = bounded(&event_target_value(&event));
        later.tell(());
    };
    let box_ = el("input").attr("type", "checkbox").flag("checked", done.get_untracked()).on("change", tick);
    let words = el("span")
        .add(b(info.name))
        .add(" ")
        .add(el("span").class("number").add(words::stage_number(stage)))
        .add(el("br"))
        .add(info.milestone);
    let line = el("input")
        .attr("type", "text")
        .attr("id", id.clone())
        .attr("maxlength", MAX_EVIDENCE.to_string())
        .attr("placeholder", info.evidence_hint)
        .attr("value", evidence)
        .on("input", write)
        .on("change", move |_| left.now());
    el("li").add(el("label").class("check").add(box_).add(words)).add(
        el("div")
            .class("evidence")
            .live_attr("data-shown", move || done.get().to_string().into())
            .add(label(id, words::EVIDENCE_LINE))
            .add(line),
    )
}

fn label(id: String, words: &'static str) -> El {
    el("label").class("label").attr("for", id).add(words)
}

/// At most as many characters as are kept; the field's own limit holds for typing, this for everything else.
fn bounded(text: &str) -> String {
    text.chars().take(MAX_EVIDENCE).collect()
}

fn experience(app: App, facts: &Facts) -> Part {
    let years = Track::ALL.map(|track| {
        let said = facts.years(track).map(|years| years.to_string()).unwrap_or_default();
        let id = format!("years-{}", track.as_str());
        let refused = RwSignal::new(false);
        let later = Later::new(Some(PAUSE), move |text: String| {
            let years = whole_years(&text);
            refused.set(years.is_none() && !text.trim().is_empty());
            app.tell(Fact::Years(track, years));
        });
        let field = el("input")
            .attr("type", "number")
            .attr("id", id.clone())
            .attr("min", "0")
            .attr("max", "70")
            .attr("inputmode", "numeric")
            .attr("value", said);
        let said = live(move || refused.get().then_some(words::YEARS_REFUSED).map(p).into());
        el("div")
            .add(label(id, words::track(track)))
            .add(later.typed_into(field))
            .add(el("div").class("refused").attr("role", "status").add(said))
    });
    let degree = Segments {
        name: "degree".to_owned(),
        legend: words::HIGHEST_DEGREE.to_owned(),
        hint: String::new(),
        options: Degree::ALL.map(|degree| (degree.as_str(), words::degree(degree))).to_vec(),
        picked: facts.degree().map(Degree::as_str),
        pick: Rc::new(move |key| {
            app.tell(Fact::Degree(Degree::ALL.into_iter().find(|degree| degree.as_str() == key)));
        }),
    };
    let field = Segments {
        name: "field".to_owned(),
        legend: words::DEGREE_FIELD.to_owned(),
        hint: String::new(),
        options: Field::ALL.map(|field| (field.as_str(), words::field(field))).to_vec(),
        picked: facts.field().map(Field::as_str),
        pick: Rc::new(move |key| {
            app.tell(Fact::Field(Field::ALL.into_iter().find(|field| field.as_str() == key)));
        }),
    };
    many([el("div").class("fields").add(many(years)), degree.show(), field.show()])
}

/// Years as a person may enter them: whole, 0 to 70; anything else counts as not said.
fn whole_years(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|years| *years <= 70)
}

fn duty(app: App, facts: &Facts, duty: Responsibility) -> El {
    let id = duty.id.clone();
    Segments {
        name: format!("duty-{id}"),
        legend: duty.name,
        hint: duty.text,
        options: Involvement::ALL.map(|part| (part.as_str(), words::part(part))).to_vec(),
        picked: facts.part(&id).map(Involvement::as_str),
        pick: Rc::new(move |key| {
            app.tell(Fact::Duty(id.clone(), Involvement::ALL.into_iter().find(|part| part.as_str() == key)));
        }),
    }
    .show()
}

/// The key of having said nothing.
const UNSAID: &str = "";

/// A few choices side by side, one of them picked: the browser's own radio buttons.
struct Segments {
    name: String,
    legend: String,
    hint: String,
    options: Vec<(&'static str, &'static str)>,
    picked: Option<&'static str>,
    pick: Rc<dyn Fn(&'static str)>,
}

impl Segments {
    fn show(self) -> El {
        // What was said can be taken back: no option has this key, so nothing is said.
        let unsaid = std::iter::once((UNSAID, words::NOT_SAID));
        let picked = self.picked.unwrap_or(UNSAID);
        let rows = unsaid.chain(self.options).map(|(key, text)| {
            let pick = self.pick.clone();
            let button = el("input")
                .attr("type", "radio")
                .attr("name", self.name.clone())
                .attr("value", key)
                .flag("checked", picked == key)
                .on("change", move |_| pick(key));
            el("label").add(button).add(text)
        });
        el("fieldset")
            .add(el("legend").add(self.legend).add(el("small").add(self.hint)))
            .add(el("div").class("segments").add(many(rows)))
    }
}
