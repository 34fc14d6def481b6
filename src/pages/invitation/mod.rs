//! An invitation to be assessed: who asks, for what, what goes along and what stays, and the way in.

pub(super) mod give_back;

use cairn_core::Skill;
use cairn_core::attempt::Mode;
use cairn_core::invite::{Asked, Invitation, Reply, Scope, Stand, asked};
use cairn_core::plan::Day;
use cairn_core::record::Accepted;
use cairn_core::record::link::{LinkError, find_invitation};
use cairn_core::route::{ModeRoute, Route};
use leptos::prelude::*;

use crate::parts::common::{button, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::{accepted, clock};
use crate::words::{self, invitation as say};

/// The page of an address, or of a text that a scanner has made of one.
pub fn invitation_page(app: App, address: &str) -> Part {
    match find_invitation(address) {
        Ok((invitation, letters)) => readable(app, invitation, letters),
        Err(error) => unreadable(error).into(),
    }
}

fn unreadable(error: LinkError) -> El {
    el("section")
        .class("card narrow")
        .add(h1(say::UNREADABLE))
        .add(p(say::not_read(error)).attr("role", "alert"))
        .add(
            buttons()
                .add(link(&Route::Open, say::PASTE).class("button primary"))
                .add(link(&Route::Home, say::TO_START).class("button")),
        )
}

fn readable(app: App, invitation: Invitation, letters: String) -> Part {
    // What was packed away was answered, too.
    app.read_packs();
    let taken = RwSignal::new(accepted::of(invitation.id));
    let about = invitation.clone();
    let over = clock::today().filter(|today| invitation.is_over(*today)).and(invitation.until);
    el("section")
        .class("card text invitation")
        .add(p(say::INVITATION).class("eyebrow"))
        .add(h1(say::heading(&invitation)))
        .add(p(say::who_asks(&invitation)).class("lead"))
        .add(over.map(|until| p(say::over(until)).class("notice").attr("role", "status")))
        .add(facts(app, &about))
        .add(live(move || ways(app, &invitation, &letters, taken)))
        .add(h2(say::READER))
        .add(list(say::READER_SEES))
        .add(h2(say::STAYS))
        .add(list(say::STAYS_HERE))
        .into()
}

fn list(sentences: [&'static str; 3]) -> El {
    el("ul").add(many(sentences.map(|sentence| el("li").add(sentence))))
}

/// What is asked, line by line.
fn facts(app: App, invitation: &Invitation) -> El {
    let skills = match &invitation.scope {
        Scope::Skills(skills) => app.skill_names(skills),
        Scope::Quick | Scope::Full => String::new(),
    };
    let (what, time) = app.with_content(|content| {
        (say::asked(&invitation.scope, content, &skills), say::time(&invitation.scope, content))
    });
    let until = invitation.until.map_or_else(|| say::NO_DATE.to_owned(), Day::words);
    let back = match &invitation.reply {
        Reply::Mail(address) => address.to_string(),
        Reply::Unsaid => say::BACK_UNSAID.to_owned(),
        Reply::NoAddress => say::BACK_NO_ADDRESS.to_owned(),
    };
    let line = |name: &'static str, text: String| {
        el("div").add(el("dt").add(name)).add(el("dd").attr("dir", "auto").add(text))
    };
    let given = |name: &'static str, text: &str| (!text.is_empty()).then(|| line(name, text.to_owned()));
    el("dl")
        .class("facts")
        .add(given(say::POSITION, &invitation.position))
        .add(line(say::ASKED, what))
        .add(line(say::TIME, time))
        .add(line(say::UNTIL, until))
        .add(line(say::BACK_TO, back))
        .add(given(say::THEIR_LINE, &invitation.line))
}

/// How far the person is with what is asked.
pub(super) fn stands(app: App, invitation: &Invitation) -> Vec<Asked> {
    app.attempts.with(|attempts| asked(&invitation.scope, attempts, clock::now()))
}

/// What is left to answer first, and how many of how many are answered.
pub(super) fn next_of(stands: &[Asked]) -> (Option<&Asked>, usize) {
    let open = |one: &&Asked| !matches!(one.stand, Stand::Answered(_));
    (stands.iter().find(open), stands.iter().filter(|one| !open(one)).count())
}

/// Begins what is asked, or goes on with it.
pub(super) fn go_on(app: App, next: &Asked) {
    match &next.stand {
        Stand::UnderWay(id) => app.resume(id),
        Stand::NotBegun | Stand::Answered(_) => app.go(&Route::Before(place(next.mode))),
    }
}

const fn place(mode: Mode) -> ModeRoute {
    match mode {
        Mode::Quick => ModeRoute::Quick,
        Mode::Full => ModeRoute::Full,
        Mode::Skill(skill) => ModeRoute::Skill(skill),
    }
}

/// The name of what is asked.
pub(super) fn name_of(app: App, mode: Mode) -> String {
    let skill = |skill: Skill| app.skill_names(&[skill]);
    match mode {
        Mode::Skill(one) => skill(one),
        Mode::Quick | Mode::Full => app.with_content(|content| mode.rules(content).name.clone()),
    }
}

/// The way in, on, or back with what there is.
fn ways(app: App, invitation: &Invitation, letters: &str, taken: RwSignal<Option<Accepted>>) -> Part {
    let stands = stands(app, invitation);
    let (next, done) = next_of(&stands);
    let accept = {
        let (invitation, letters) = (invitation.clone(), letters.to_owned());
        move || drop(app.accept(invitation.clone(), letters.clone()))
    };
    let known = taken.with(|taken| taken.as_ref().map(|taken| p(say::taken_on(&clock::date(taken.at)))));
    let away = away(app, taken);
    let Some(next) = next.cloned() else {
        let last = stands.iter().filter_map(|one| match one.stand {
            Stand::Answered(at) => Some(at),
            Stand::NotBegun | Stand::UnderWay(_) => None,
        });
        let on = last.max().map(|at| p(say::answered(&clock::date(at))));
        let (back, anew) = (accept.clone(), stands.first().cloned());
        let to_result = move || {
            back();
            app.go(&Route::Result);
        };
        let again = anew.map(|first| {
            button(say::ANEW, move || {
                accept();
                app.go(&Route::Before(place(first.mode)));
            })
        });
        let words = if taken.with(Option::is_some) { say::RETURN_ANSWER } else { say::RETURN_PRESENT };
        let row = buttons().add(button(words, to_result).class("primary")).add(again).add(away);
        return many([known.into(), Part::from(on), row.into()]);
    };
    let under_way = matches!(next.stand, Stand::UnderWay(_));
    let left = (done > 0).then(|| p(say::left(done, stands.len(), &name_of(app, next.mode))));
    let words = if under_way || taken.with(Option::is_some) { say::CONTINUE } else { say::TAKE };
    let begin = move || {
        accept();
        go_on(app, &next);
    };
    let none = taken.with(Option::is_none).then(|| p(say::NOT_TAKEN).class("legend"));
    many([
        known.into(),
        Part::from(left),
        under_way.then(|| p(say::UNDER_WAY)).into(),
        buttons().add(button(words, begin).class("primary")).add(away).into(),
        none.into(),
    ])
}

/// The way to know no more of an invitation that was taken on.
fn away(app: App, taken: RwSignal<Option<Accepted>>) -> Part {
    let Some(known) = taken.get() else { return Part::NOTHING };
    let away = move || {
        if app.put_away(&known) {
            taken.set(None);
        }
    };
    button(words::invitation::AWAY, away).class("plain").into()
}
