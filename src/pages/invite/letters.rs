//! The texts that an invitation is sent with: in three lengths, a reminder, a draft of a mail, and a code.

use cairn_core::invite::{InviteeIdentity, LONGEST_MAIL_LINK, Scope, State, mailto, named_address};
use cairn_core::record::link::INVITATION_PREFIX;
use leptos::prelude::*;

use crate::parts::common::{button, buttons, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::qr::qr;
use crate::state::App;
use crate::store::share;
use crate::words::invitation;
use crate::words::invite::{self as say, Letter};

/// What is sent to somebody.
pub struct Letters {
    pub address: String,
    texts: Vec<(&'static str, String)>,
    /// The drafts, the longest first.
    drafts: Vec<String>,
    reminder: Option<String>,
}

impl Letters {
    pub fn new(app: App, seen: &InviteeIdentity, state: State) -> Self {
        let (name, to) = named_address(&seen.name);
        let address = format!("{}{INVITATION_PREFIX}{}", share::page_address(), seen.link);
        let skills = match &seen.invitation.scope {
            Scope::Skills(skills) => app.skill_names(skills),
            Scope::Quick | Scope::Full => String::new(),
        };
        let time = app.with_content(|content| invitation::minutes_of(&seen.invitation.scope, content));
        let letter = Letter {
            invitation: &seen.invitation,
            name: &name,
            link: &address,
            skills: &skills,
            time: &time,
        };
        let draft = |text: &str| mailto(to.as_ref(), &letter.subject(), text);
        let (short, medium, long) = (letter.short(), letter.medium(), letter.long());
        let reminder = (state != State::Returned).then(|| letter.reminder(state == State::Overdue));
        let drafts = [&medium, &short].map(|text| draft(text));
        let remind = reminder.as_deref().map(draft);
        let mut texts = vec![(say::SHORT, short), (say::MEDIUM, medium), (say::LONG, long)];
        texts.extend(reminder.map(|text| (say::REMINDER, text)));
        Self {
            texts,
            drafts: drafts.into_iter().filter(|draft| draft.len() <= LONGEST_MAIL_LINK).collect(),
            reminder: remind.filter(|draft| draft.len() <= LONGEST_MAIL_LINK),
            address,
        }
    }

    /// Drafts: of the invitation, and of a reminder.
    pub fn mails(&self) -> Part {
        let way = |href: &String, words: &'static str| {
            el("a").class("button").attr("href", href.clone()).add(words)
        };
        let first = self.drafts.first().map(|draft| way(draft, say::MAIL));
        let reminder = self.reminder.as_ref().map(|draft| way(draft, say::REMIND));
        many([Part::from(first), Part::from(reminder)])
    }

    /// All texts, each with a button that copies it, and the code.
    pub fn panel(self, id: &str) -> El {
        let said = RwSignal::new("");
        let one = |(at, (label, text)): (usize, (&'static str, String))| {
            let field = format!("text-{id}-{at}");
            el("div")
                .class("text-to-send")
                .add(el("label").class("label").attr("for", field.clone()).add(label))
                .add(
                    el("textarea")
                        .attr("id", field)
                        .attr("rows", if at == 0 { "3" } else { "8" })
                        .attr("readonly", "")
                        .attr("spellcheck", "false")
                        .add(text.clone()),
                )
                .add(
                    buttons().add(
                        button(say::COPY, copying(text, said))
                            .attr("aria-label", format!("{}: {label}", say::COPY)),
                    ),
                )
        };
        let code =
            qr(&self.address).map(|code| many([p(say::CODE), el("div").class("qr").drawing(code.drawing)]));
        el("div")
            .class("texts-to-send")
            .attr("id", format!("letters-{id}"))
            .add(buttons().add(self.mails()))
            .add(many(self.texts.into_iter().enumerate().map(one)))
            .add(el("p").attr("role", "status").class("said").add(live(move || said.get().into())))
            .add(code)
    }
}

/// Copies a text, and says whether it could.
pub fn copying(text: String, said: RwSignal<&'static str>) -> impl FnMut() + 'static {
    move || {
        let text = text.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let words = if share::copy(&text).await { say::COPIED } else { say::NOT_COPIED };
            // The page may be gone by now.
            let _ = said.try_set(words);
        });
    }
}
