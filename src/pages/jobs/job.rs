//! Requirements of job descriptions, and a job advertisement beside a person.

use std::sync::Arc;

use cairn_core::content::{Phrases, Requirements, Target};
use cairn_core::job::view::{AdItem, JobView, job_view, marks};
use cairn_core::job::{
    Ad, AdMatch, AdView, AskedDuty, AskedSkill, NamedDetails, RequirementRow, Wish, compare_ad, read_ad,
};
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::pages::fetched::fetched;
use crate::pages::person::{Mine, mine};
use crate::pages::result::others::Others;
use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, h1, h2, heard, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::{content_files, session_marks};
use crate::words;

/// An advertisement that was read, with what a person has made of it.
#[derive(Clone)]
struct Reading {
    ad: Arc<Ad>,
    marks: Arc<Vec<AdItem>>,
    /// What the advertisement asks for, in the person's opinion: one a mark.
    ticks: RwSignal<Vec<bool>>,
}

pub fn job_page(app: App) -> Part {
    let reading: RwSignal<Option<Reading>> = RwSignal::new(None);
    let known = mine(app, Others::of_mine());
    let body = fetched(content_files::job, move |(requirements, phrases)| {
        let requirements = Arc::new(requirements);
        let phrases = Arc::new(phrases);
        let shown = requirements.clone();
        many([
            live(move || requirements_of(app, known, &shown)),
            el("section").class("card").add(field(app, reading, &requirements, &phrases)).into(),
            live(move || reading.get().map(|reading| outcome(app, known, &requirements, &reading)).into()),
        ])
    });
    let head = el("section").add(h1(words::JOB)).add(p(words::JOB_LEAD).class("lead"));
    el("div").class("job-page").add(head).add(body).into()
}

/// The person, once the questions that they answered are there.
fn person(app: App, known: RwSignal<Mine>, requirements: &Requirements) -> Option<JobView> {
    let ground = match known.get() {
        Mine::Coming => return None,
        Mine::Nobody => None,
        Mine::Here(ground) => Some(ground),
    };
    Some(app.with_content(|content| job_view(content, requirements, ground.as_deref())))
}

fn requirements_of(app: App, known: RwSignal<Mine>, requirements: &Requirements) -> Part {
    let card = el("section").class("card").add(h2(words::REQUIREMENTS));
    let Some(view) = person(app, known, requirements) else {
        return card.add(p(words::COMING).attr("role", "status")).into();
    };
    let unknown = (view.profile.is_none()).then(|| {
        p(words::JOB_NOBODY).add(" ").add(link(&Route::Choose, words::CHOOSE)).add(".").class("notice")
    });
    let ratings = (view.answered.ratings > 0 && view.answered.questions == 0)
        .then(|| p(words::JOB_RATINGS_ONLY).class("legend"));
    let doubts = view.doubts.iter().map(|doubt| p(words::doubt(doubt)).class("notice"));
    card.add(unknown)
        .add(many(doubts))
        .add(
            el("ul")
                .class("requirements")
                .add(many(view.requirements.iter().map(|row| requirement(app, row)))),
        )
        .add(
            p(requirements.note.clone())
                .add(" ")
                .add(el("small").add(words::said_by(&requirements.note_source))),
        )
        .add(ratings)
        .add(p(words::REQUIREMENTS_HONEST).class("legend"))
        .add(buttons().add(link(&Route::About, words::CHANGE_DONE).class("button")))
        .into()
}

fn requirement(app: App, row: &RequirementRow) -> El {
    let chip = el("span")
        .class("chip")
        .attr("data-standing", words::standing_key(row.standing))
        .add(words::standing_of(row));
    let (because, would_meet) =
        app.with_content(|content| (words::because(content, row.because), words::would_meet(content, row)));
    let shown = row.skills.iter().map(|skill| el("li").add(words::shown_skill(skill)));
    el("li")
        .add(
            el("div")
                .add(b(words::requirement_name(row)))
                .add(p(because).add(would_meet).add(words::or_else(row))),
        )
        .add(chip)
        .add(el("ul").class("shown").add(many(shown)))
        .add(row.replaced.then(|| p(words::REPLACED).class("replaced")))
}

/// Under which name this tab remembers the text that is pasted.
const DRAFT: &str = "cairn/advertisement";

/// The field for the text. It is read when asked, and kept for this tab alone.
fn field(
    app: App,
    reading: RwSignal<Option<Reading>>,
    requirements: &Arc<Requirements>,
    phrases: &Arc<Phrases>,
) -> Part {
    let (requirements, phrases) = (requirements.clone(), phrases.clone());
    let read = move || {
        let Some(text) = text_of_field() else { return };
        let ad = read_ad(&phrases, &text);
        let marks = app.with_content(|content| marks(content, &requirements, &phrases, &ad));
        let asked = |mark: &AdItem| mark.found.as_ref().is_some_and(|found| found.wish != Wish::Denied);
        let ticks = RwSignal::new(marks.iter().map(asked).collect());
        reading.set(Some(Reading { ad: Arc::new(ad), marks: Arc::new(marks), ticks }));
    };
    let clear = move || {
        if let Some(field) = ad_field() {
            field.set_value("");
        }
        session_marks::note(DRAFT, "");
        reading.set(None);
    };
    let area = el("textarea")
        .attr("id", "ad")
        .attr("rows", "8")
        .attr("aria-describedby", "ad-kept")
        .attr("spellcheck", "false")
        .add(session_marks::noted(DRAFT).unwrap_or_default())
        .on("input", |event: web_sys::Event| session_marks::note(DRAFT, &event_target_value(&event)));
    many::<Part>([
        h2(words::READ_AD).into(),
        el("label").class("label").attr("for", "ad").add(words::AD_FIELD).into(),
        area.into(),
        p(words::AD_KEPT).class("legend").attr("id", "ad-kept").into(),
        buttons()
            .add(button(words::AD_READ, read).class("primary"))
            .add(button(words::AD_CLEAR, clear))
            .into(),
    ])
}

fn ad_field() -> Option<web_sys::HtmlInputElement> {
    // A text area has the same `value`, and nothing else is asked of it.
    document().get_element_by_id("ad").map(JsCast::unchecked_into)
}

fn text_of_field() -> Option<String> {
    ad_field().map(|field| field.value())
}

fn outcome(app: App, known: RwSignal<Mine>, requirements: &Arc<Requirements>, reading: &Reading) -> Part {
    let said = words::ad_outcome(&reading.ad);
    let status = p(said).attr("role", "status").class("answer");
    if reading.ad.words == 0 {
        return el("section").class("card").add(status).into();
    }
    let requirements = requirements.clone();
    let compared = reading.clone();
    let marked = el("section")
        .class("card")
        .add(h2(words::AD_ASKS))
        .add(status)
        .add(words::ad_notes(&reading.ad).map(|note| p(note).class("notice")))
        .add(ticks(app, reading))
        .add(unread(&reading.ad));
    many([marked.into(), live(move || comparison(app, known, &requirements, &compared))])
}

/// The places of the text that made us think so.
pub(in crate::pages) fn hits(found: &AdMatch) -> El {
    let hits = found.hits.iter().map(|hit| {
        el("q").add(hit.before.clone()).add(el("mark").add(hit.phrase.clone())).add(hit.after.clone())
    });
    el("p").class("hits").add(many(hits)).add(words::more_hits(found.count, found.hits.len()))
}

/// The sentences in which nothing was found, for the reader to look at.
pub(in crate::pages) fn unread(ad: &Ad) -> Part {
    if ad.unread.is_empty() {
        return Part::NOTHING;
    }
    el("section")
        .class("unread")
        .add(el("h3").add(words::AD_UNREAD))
        .add(p(words::AD_UNREAD_LEAD))
        .add(el("ul").add(many(ad.unread.iter().cloned().map(|sentence| el("li").add(sentence)))))
        .add(words::more_unread(ad.more_unread).map(p))
        .into()
}

/// Everything that can be asked for, to be ticked: what was found with its phrase, the rest behind a fold.
fn ticks(app: App, reading: &Reading) -> Part {
    let box_of = |at: usize, mark: &AdItem| {
        let ticks = reading.ticks;
        let tick = move |event: web_sys::Event| {
            let checked = event_target_checked(&event);
            ticks.update(|ticks| {
                if let Some(slot) = ticks.get_mut(at) {
                    *slot = checked;
                }
            });
        };
        let checked = ticks.with_untracked(|ticks| ticks.get(at).copied().unwrap_or_default());
        let input = el("input").attr("type", "checkbox").flag("checked", checked).on("change", tick);
        el("label").class("check").add(input).add(el("span").add(mark.name.clone()))
    };
    let found = |kind: IsKind| {
        let rows = reading.marks.iter().enumerate().filter(move |(_, mark)| kind(&mark.target));
        rows.filter_map(|(at, mark)| mark.found.as_ref().map(|found| (at, mark, found)))
            .map(|(at, mark, found)| {
                let wish = words::wish(found.wish).map(|words| el("span").class("chip").add(words));
                let level = found.level.map(|level| {
                    let name = app.with_content(|content| content.level_name(level));
                    el("span").class("chip").add(words::insists(&name))
                });
                el("li").add(el("div").add(box_of(at, mark)).add(wish).add(level)).add(hits(found))
            })
            .collect::<Vec<_>>()
    };
    let groups = KINDS.map(|(title, kind)| {
        let rows = found(kind);
        (!rows.is_empty())
            .then(|| el("fieldset").add(el("legend").add(title)).add(el("ul").class("marks").add(many(rows))))
    });
    let rest = reading.marks.iter().enumerate().filter(|(_, mark)| mark.found.is_none());
    let rest = rest.map(|(at, mark)| el("li").add(box_of(at, mark)));
    let fold = el("details")
        .add(el("summary").add(words::AD_REST))
        .add(el("ul").class("marks plain-marks").add(many(rest)));
    many([many(groups), fold.into()])
}

/// Tells whether something is of one kind.
type IsKind = fn(&Target) -> bool;

const KINDS: [(&str, IsKind); 3] = [
    (words::AD_SKILLS, |target| matches!(target, Target::Skill(_))),
    (words::AD_REQUIREMENTS, |target| matches!(target, Target::Requirement(_))),
    (words::AD_DUTIES, |target| matches!(target, Target::Responsibility(_))),
];

fn comparison(app: App, known: RwSignal<Mine>, requirements: &Requirements, reading: &Reading) -> Part {
    let Some(person) = person(app, known, requirements) else {
        return p(words::COMING).attr("role", "status").into();
    };
    let asked: Vec<(Target, NamedDetails)> = reading.ticks.with(|ticks| {
        let ticked = reading.marks.iter().zip(ticks).filter(|(_, tick)| **tick);
        ticked
            .map(|(mark, _)| {
                (mark.target.clone(), mark.found.as_ref().map(AdMatch::named).unwrap_or_default())
            })
            .collect()
    });
    let view = app.with_content(|content| {
        compare_ad(content, requirements, &asked, person.profile.as_ref(), &person.facts)
    });
    let card = el("section").class("card").add(h2(words::AD_COMPARED));
    if asked.is_empty() {
        return card.add(p(words::AD_NOTHING_TICKED)).into();
    }
    card.add(p(words::ad_summary(&view)).class("answer"))
        .add(columns(app, &view))
        .add(p(words::AD_HONEST).class("honest"))
        .into()
}

fn columns(app: App, view: &AdView) -> El {
    let skills = (!view.skills.is_empty()).then(|| {
        el("section")
            .add(el("h3").add(words::AD_SKILLS_WEAKEST))
            .add(el("ul").class("skill-rows").add(many(view.skills.iter().map(asked_skill))))
    });
    let requirements = (!view.requirements.is_empty()).then(|| {
        let rows = view.requirements.iter().map(|row| requirement(app, row));
        el("section")
            .add(el("h3").add(words::AD_REQUIREMENTS))
            .add(el("ul").class("requirements").add(many(rows)))
    });
    let duties = (!view.duties.is_empty()).then(|| {
        el("section")
            .add(el("h3").add(words::AD_DUTIES))
            .add(el("ul").class("duty-list").add(many(view.duties.iter().map(asked_duty))))
    });
    el("div").class("two").add(skills).add(requirements).add(duties)
}

fn asked_skill(asked: &AskedSkill) -> El {
    let name = el("div").add(el("h4").add(asked.name.clone()));
    match &asked.row {
        None => el("li").add(name.add(p(words::NOT_MEASURED))),
        Some(row) => {
            let span = words::interval_of(&row.level_from, &row.level_to);
            let need = asked.level.as_ref();
            let band =
                Band { outer: row.outer, inner: Some(row.inner), claim: None, need: need.map(|(_, at)| *at) };
            let wants = need.map(|(name, _)| el("small").add(words::insists_on(name)));
            el("li").add(name.add(p(row.level.clone()).add(heard(span)).add(wants))).add(band.draw())
        }
    }
}

fn asked_duty(duty: &AskedDuty) -> El {
    let chip = el("span")
        .class("chip")
        .attr("data-part", words::practice_key(duty.part))
        .add(words::practice(duty.part));
    el("li").add(duty.name.clone()).add(" ").add(chip)
}
