//! The first page: what Cairn does for you, in ten seconds, and the way in.

use cairn_core::Stage;
use cairn_core::attempt::Attempt;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::state::App;
use crate::words;

#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <section class="hero">
            <div>
                <h1>"Where do you stand on the path to AI strategist?"</h1>
                <p class="lead">"Cairn measures seven skills, shows which of ten stages they reach, and says how sure that is. "<b>"Nothing to sign up for; nothing leaves this device."</b></p>
                <WayIn/>
            </div>
            <Picture/>
        </section>
        <section class="two" aria-label="For whom">
            <div class="card">
                <h2>"If you want to become one"</h2>
                <p>"Find out where you stand, how sure that is, and what holds you back most on the way to the next stage. You rate yourself on what you have done, answer questions that adapt to you, and can stop and come back whenever you like."</p>
            </div>
            <div class="card">
                <h2>"If you hire one"</h2>
                <p>"Ask candidates for a full assessment. You see which skills are strong, which claims the answers do not bear out, and how wide the doubt is, so that you know what to ask in the interview. It is guidance, never a decision."</p>
            </div>
        </section>
        <Promises/>
    }
}

#[component]
fn WayIn() -> impl IntoView {
    let app = App::get();
    move || match app.attempt() {
        None => view! {
            <p class="row-of-buttons"><a class="button primary" href=Route::Choose.to_path()>"Start"</a></p>
        }
        .into_any(),
        Some(attempt) => view! { <Resume attempt/> }.into_any(),
    }
}

/// Somebody was here before: go on, or begin anew.
#[component]
fn Resume(attempt: Attempt) -> impl IntoView {
    let app = App::get();
    let name = app.with_content(|content| attempt.mode().rules(content).name.clone());
    let answered = words::answered(attempt.answers().len());
    let id = attempt.id().clone();
    let (finished, go_on) = (attempt.finished(), move |_| app.resume(&id));
    view! {
        <p>"You were here before: "<b>{name}</b>", "{answered}"."</p>
        <p class="row-of-buttons">
            {if finished {
                view! { <a class="button primary" href=Route::Result.to_path()>"See your result"</a> }.into_any()
            } else {
                view! { <button type="button" class="primary" on:click=go_on>"Continue where you were"</button> }.into_any()
            }}
            <a class="button" href=Route::Choose.to_path()>"Start new"</a>
        </p>
        <p><small>"Starting new keeps what you have; it is another attempt beside it."</small></p>
    }
}

#[component]
fn Promises() -> impl IntoView {
    view! {
        <section class="card">
            <h2 class="visually-hidden">"What you can rely on"</h2>
            <ul class="promise">
                <li><b>"Honest numbers"</b>"Every estimate comes with its interval, and with what it rests on. Too little known is shown as little known."</li>
                <li><b>"Your answers stay yours"</b>"No account, no server, no tracking. Answers are kept in this browser the moment you give them, until you delete them."</li>
                <li><b>"Shown and done are two things"</b>"What your skills show and what you have done are never blurred into one score."</li>
            </ul>
        </section>
    }
}

/// Ten stones, some laid. Decoration.
#[component]
fn Picture() -> impl IntoView {
    let stones = Stage::all().rev().map(|stage| {
        let n = stage.number();
        let y = 330 - 33 * i32::from(n);
        let half = 118 - 8 * i32::from(n);
        let lean = if n.is_multiple_of(2) { 6 } else { -5 };
        let path = format!(
            "M{} {} q-14 -2 -8 -17 q5 -12 20 -12 l{} -2 q20 2 22 15 q2 14 -13 16 z",
            150 - half + lean,
            y + 31,
            2 * half - 30
        );
        let class = match n {
            1..=4 => "laid",
            5 => "next",
            _ => "",
        };
        view! { <path class=class d=path/> }
    });
    view! { <svg class="cairn-picture" viewBox="0 0 300 340" aria-hidden="true">{stones.collect_view()}</svg> }
}
