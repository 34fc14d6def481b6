//! What the person has done: experience, education, milestones, responsibilities. All of it may be skipped.

use cairn_core::attempt::{Degree, Fact, Facts, Field, MAX_EVIDENCE, Part, Track};
use cairn_core::content::{Responsibility, StageInfo};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::state::App;
use crate::words;

#[component]
pub fn AboutPage() -> impl IntoView {
    let app = App::get();
    let Some(attempt) = untrack(move || app.attempt()) else {
        return view! { <section class="card narrow"><h1>"About you"</h1><p>"Begin an assessment first; then you can say what you have done."</p><p><a class="button primary" href=Route::Choose.to_path()>"Choose one"</a></p></section> }.into_any();
    };
    let facts = attempt.facts();
    let (stages, duties) =
        app.with_content(|content| (content.stages.clone(), content.responsibilities.clone()));
    let stage_rows =
        stages.into_iter().map(|stage| view! { <Milestone facts=facts.clone() stage/> }).collect_view();
    let (business, technical): (Vec<_>, Vec<_>) = duties.into_iter().partition(|duty| duty.business);
    let rows = |list: Vec<Responsibility>| {
        list.into_iter().map(|duty| view! { <Duty facts=facts.clone() duty/> }).collect_view()
    };
    view! {
        <section>
            <h1>"What you have done"</h1>
            <p class="lead">"Skills show what you can do; here you say what you have done. Everything may be skipped, is kept the moment you say it, and stays on this device. It never changes what your skills show."</p>
        </section>
        <section class="card"><h2>"Milestones of the path"</h2>
            <p>"Tick what is true of you. A line of evidence helps whoever reads your result."</p>
            <ol class="milestones">{stage_rows}</ol>
        </section>
        <section class="card"><h2>"Experience and education"</h2><Experience facts=facts.clone()/></section>
        <section class="card"><h2>"The work of an AI strategist"</h2>
            <h3>"With business leaders"</h3><div class="duties">{rows(business)}</div>
            <h3>"With technical teams"</h3><div class="duties">{rows(technical)}</div>
        </section>
        <p class="row-of-buttons"><button type="button" class="primary" on:click=move |_| app.finish()>"See the result"</button></p>
    }
    .into_any()
}

#[component]
fn Milestone(facts: Facts, stage: StageInfo) -> impl IntoView {
    let app = App::get();
    let done = RwSignal::new(facts.done(stage.stage) == Some(true));
    let evidence = RwSignal::new(facts.evidence(stage.stage).to_owned());
    let number = stage.stage;
    let tell = move || {
        app.tell(Fact::Milestone {
            stage: number,
            done: Some(done.get_untracked()),
            evidence: evidence.get_untracked(),
        });
    };
    let field = format!("evidence-{}", number.number());
    view! {
        <li>
            <label class="check">
                <input type="checkbox" prop:checked=done on:change=move |event| { done.set(event_target_checked(&event)); tell(); }/>
                <span><b>{stage.name}</b>" "<span class="number">{words::stage_number(number)}</span><br/>{stage.milestone}</span>
            </label>
            <div hidden=move || !done.get()>
                <label class="label" for=field.clone()>"Evidence, in a line (optional)"</label>
                <input type="text" id=field maxlength=MAX_EVIDENCE placeholder=stage.evidence_hint prop:value=evidence
                    on:change=move |event| { evidence.set(bounded(&event_target_value(&event))); tell(); }/>
            </div>
        </li>
    }
}

/// At most as many characters as are kept; the field's own limit holds for typing, this for everything else.
fn bounded(text: &str) -> String {
    text.chars().take(MAX_EVIDENCE).collect()
}

#[component]
fn Experience(facts: Facts) -> impl IntoView {
    let app = App::get();
    let years = Track::ALL
        .into_iter()
        .map(|track| {
            let said = facts.years(track).map(|years| years.to_string()).unwrap_or_default();
            let id = format!("years-{}", track.as_str());
            view! {
                <div>
                    <label class="label" for=id.clone()>{words::track(track)}</label>
                    <input type="number" id=id min="0" max="70" inputmode="numeric" value=said
                        on:change=move |event| app.tell(Fact::Years(track, whole_years(&event_target_value(&event))))/>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="fields">{years}</div>
        <p></p>
        <Segments name="degree" legend="Highest degree" options=Degree::ALL.map(|d| (d.as_str(), words::degree(d))).to_vec()
            picked=facts.degree().map(Degree::as_str)
            pick=Callback::new(move |key: &'static str| app.tell(Fact::Degree(Degree::ALL.into_iter().find(|d| d.as_str() == key))))/>
        <Segments name="field" legend="Its field" options=Field::ALL.map(|f| (f.as_str(), words::field(f))).to_vec()
            picked=facts.field().map(Field::as_str)
            pick=Callback::new(move |key: &'static str| app.tell(Fact::Field(Field::ALL.into_iter().find(|f| f.as_str() == key))))/>
    }
}

/// Years as a person may enter them: whole, 0 to 70; anything else counts as not said.
fn whole_years(text: &str) -> Option<u8> {
    text.trim().parse().ok().filter(|years| *years <= 70)
}

#[component]
fn Duty(facts: Facts, duty: Responsibility) -> impl IntoView {
    let app = App::get();
    let picked = facts.part(&duty.id).map(Part::as_str);
    let id = duty.id.clone();
    let pick = Callback::new(move |key: &'static str| {
        app.tell(Fact::Duty(id.clone(), Part::ALL.into_iter().find(|part| part.as_str() == key)));
    });
    let options = Part::ALL.map(|part| (part.as_str(), words::part(part))).to_vec();
    view! { <Segments name=format!("duty-{}", duty.id) legend=duty.name hint=duty.text options picked pick/> }
}

/// A few choices side by side, one of them picked: the browser's own radio buttons.
#[component]
fn Segments(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    options: Vec<(&'static str, &'static str)>,
    picked: Option<&'static str>,
    pick: Callback<&'static str>,
) -> impl IntoView {
    let rows = options
        .into_iter()
        .map(|(key, text)| {
            let name = name.clone();
            view! {
                <label><input type="radio" name=name value=key checked=picked == Some(key) on:change=move |_| pick.run(key)/>{text}</label>
            }
        })
        .collect_view();
    view! { <fieldset><legend>{legend}<small>{hint}</small></legend><div class="segments">{rows}</div></fieldset> }
}
