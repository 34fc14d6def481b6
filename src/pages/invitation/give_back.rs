//! The way back: what somebody was asked for, handed to whoever asked.

use cairn_core::attempt::Attempt;
use cairn_core::invite::{LONGEST_MAIL_LINK, Reply, mailto};
use cairn_core::path::copies;
use cairn_core::path::view::result_view;
use cairn_core::person::Person;
use cairn_core::record::Accepted;
use cairn_core::record::file::{Include, MAX_NAME, ProfileFile, dated, file_name, write_profile};
use cairn_core::record::link::{LinkFacts, answering, write_person_link};
use leptos::prelude::*;

use super::{go_on, name_of, next_of, stands};
use crate::pages::export::answers::code;
use crate::parts::common::{button, buttons, h2, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::reach::reach;
use crate::state::App;
use crate::store::file::FileType;
use crate::store::{accepted, clock, file, share};
use crate::words::{self, invitation as say};

/// Most invitations that are shown at once, the newest first.
const MOST: usize = 3;

/// What goes back, and to whom.
#[derive(Clone)]
struct Answer {
    app: App,
    to: RwSignal<Accepted>,
    /// What the person wants to hand over beside the answers.
    include: Signal<Include>,
    attempts: StoredValue<Vec<Attempt>>,
    said: RwSignal<&'static str>,
}

/// A card for each invitation that was taken on; nothing where none was. `named` where the page has a field for the name.
pub fn give_back(app: App, attempts: &[Attempt], include: Signal<Include>, named: bool) -> Part {
    let all = RwSignal::new(accepted::all());
    let attempts = StoredValue::new(attempts.to_vec());
    let card = move |(at, to): (usize, Accepted)| {
        let to = RwSignal::new(to);
        let answer = Answer { app, to, include, attempts, said: RwSignal::new("") };
        answer.card(all, !named && at == 0)
    };
    live(move || many(all.get().into_iter().take(MOST).enumerate().map(card)))
}

impl Answer {
    fn card(self, all: RwSignal<Vec<Accepted>>, with_name: bool) -> El {
        let app = self.app;
        let accepted = self.to.get_untracked();
        let (invitation, id) = (accepted.invitation.clone(), accepted.invitation.id.to_string());
        let away = {
            let accepted = accepted.clone();
            move || {
                if app.put_away(&accepted) {
                    all.update(|all| all.retain(|one| one.invitation.id != accepted.invitation.id));
                }
            }
        };
        let over = clock::today().filter(|today| invitation.is_over(*today)).and(invitation.until);
        let left = {
            let invitation = invitation.clone();
            live(move || left(app, &invitation))
        };
        let given = {
            let to = self.to;
            live(move || to.with(|to| to.given).map(|at| p(say::given(&clock::date(at)))).into())
        };
        let said = self.said;
        el("section")
            .class("give-back")
            .attr("aria-labelledby", format!("back-{id}"))
            .add(h2(say::return_to(&invitation)).attr("id", format!("back-{id}")))
            .add(over.map(|until| p(say::over(until)).class("legend")))
            .add(left)
            .add(p(say::goes_along(&id)))
            .add(with_name.then(|| name(app)))
            .add(self.row(&invitation.reply))
            .add(el("p").attr("role", "status").class("said").add(live(move || said.get().into())))
            .add(given)
            .add(reach(words::FILE_INSTEAD))
            .add(self.more(&id))
            .add(buttons().add(button(say::AWAY, away).class("plain")))
    }

    /// The ways to hand it over.
    fn row(&self, reply: &Reply) -> El {
        let share = share::can_share_files().then(|| {
            let answer = self.clone();
            button(say::SHARE, move || {
                share::share_file(words::SHARED, &answer.file_name(), &untrack(|| answer.text()));
                answer.handed(say::SHARE_OPENED);
            })
        });
        let mail = match reply {
            Reply::Mail(address) => {
                let (answer, of) = (self.clone(), self.clone());
                let (to, sent) = (address.clone(), address.clone());
                let href = move || answer.mail(&to).0.into();
                let tell = move || {
                    let whole = untrack(|| of.mail(&sent).1);
                    of.handed(if whole { say::MAIL_OPENED } else { say::MAIL_TOO_LONG });
                };
                let way = el("a").class("button primary").live_attr("href", href).click(tell);
                Some(way.add(say::mail_to(address.as_str())))
            }
            Reply::Unsaid | Reply::NoAddress => None,
        };
        let has_mail = mail.is_some();
        let answer = self.clone();
        let save = move || {
            let (name, text) = (file_name(&answer.app.name.get_untracked()), untrack(|| answer.text()));
            if file::save(&name, &text, FileType::Json).is_ok() {
                answer.app.offered.set(clock::now());
                answer.handed(words::FILE_OFFERED_OR_TEXT);
            } else {
                answer.said.set(words::FILE_NOT_SAVED);
            }
        };
        let answer = self.clone();
        let copy = move || {
            let (answer, link) = (answer.clone(), untrack(|| answer.address()));
            wasm_bindgen_futures::spawn_local(async move {
                if share::copy(&link).await {
                    answer.handed(words::LINK_COPIED);
                } else {
                    let _ = answer.said.try_set(words::LINK_NOT_COPIED);
                }
            });
        };
        buttons()
            .add(mail)
            .add(if has_mail { button(say::SAVE, save) } else { button(say::SAVE, save).class("primary") })
            .add(share)
            .add(button(say::COPY_LINK, copy))
    }

    /// The link to copy by hand, the code, and letter by letter what goes.
    fn more(&self, id: &str) -> Part {
        let (link, scan, whole) = (self.clone(), self.clone(), self.clone());
        let field = el("textarea")
            .attr("id", format!("back-link-{id}"))
            .attr("rows", "3")
            .attr("readonly", "")
            .attr("spellcheck", "false")
            .live_content(move || link.address());
        let shown = RwSignal::new(false);
        let open = move |_: web_sys::Event| shown.set(true);
        let scan = live(move || if shown.get() { code(&scan.address()) } else { Part::NOTHING });
        let seen = RwSignal::new(false);
        let text = live(move || if seen.get() { whole.text().into() } else { Part::NOTHING });
        many([
            el("details")
                .on("toggle", open)
                .add(el("summary").add(say::SHOW_CODE))
                .add(el("label").class("label").attr("for", format!("back-link-{id}")).add(words::THE_LINK))
                .add(field)
                .add(scan),
            el("details")
                .on("toggle", move |_| seen.set(true))
                .add(el("summary").add(say::SEE_ALL))
                .add(el("pre").class("preview").attr("tabindex", "0").add(text)),
        ])
    }

    /// Notes that it was handed over, and says how.
    fn handed(&self, said: &'static str) {
        // The page may be gone by now.
        let Some(to) = self.to.try_get_untracked() else { return };
        let given = self.app.hand_in(&to);
        let _ = self.to.try_set(given);
        let _ = self.said.try_set(said);
    }

    fn file_name(&self) -> String {
        dated(&file_name(&self.app.name.get_untracked()), clock::today())
    }

    /// The file, with the number of the invitation.
    fn text(&self) -> String {
        let include = self.include.get();
        let attempts = self.attempts.get_value();
        let part: Vec<Attempt> = attempts.iter().filter_map(|attempt| include.part_of(attempt)).collect();
        let person = self.app.bank.with(|bank| Person::of(bank, &part, Vec::new()));
        let copied = self.app.with_content(|content| {
            let view = self.app.bank.with(|bank| result_view(content, bank, &person?))?;
            Some(copies(&content.version, &view))
        });
        let profile = ProfileFile {
            name: self.app.name.get(),
            made_at: clock::now(),
            attempts,
            copies: copied.unwrap_or_default(),
            invitation: Some(self.to.get_untracked().invitation.id),
        };
        write_profile(&profile, include)
    }

    /// The link, with the number behind it.
    fn address(&self) -> String {
        let facts = match self.include.get() {
            Include { facts: false, .. } => LinkFacts::None,
            Include { evidence: false, .. } => LinkFacts::Plain,
            _ => LinkFacts::WithEvidence,
        };
        let name = self.app.name.get();
        let of = |attempts: &Vec<Attempt>| {
            self.app.bank.with(|bank| write_person_link(&name, bank, attempts, facts))
        };
        let link = self.attempts.with_value(of).unwrap_or_default();
        let id = self.to.with(|to| to.invitation.id);
        format!("{}{link}{}", share::page_address(), answering(id))
    }

    /// The draft of a mail, and whether the link is in it.
    fn mail(&self, to: &cairn_core::invite::MailAddress) -> (String, bool) {
        let name = self.app.name.get();
        let invitation = self.to.with(|to| to.invitation.clone());
        let subject = say::mail_subject(&invitation);
        let link = self.address();
        let draft =
            |link: Option<&str>| mailto(Some(to), &subject, &say::mail_body(&invitation, link, &name));
        let whole = draft(Some(&link));
        if whole.len() <= LONGEST_MAIL_LINK { (whole, true) } else { (draft(None), false) }
    }
}

/// What is left to answer, and the way there.
fn left(app: App, invitation: &cairn_core::invite::Invitation) -> Part {
    let stands = stands(app, invitation);
    let (next, done) = next_of(&stands);
    let Some(next) = next.cloned() else { return Part::NOTHING };
    let name = name_of(app, next.mode);
    let all = stands.len();
    let said = (all > 1).then(|| say::left(done, all, &name) + " ");
    let go = button(say::go_on_with(&name), move || go_on(app, &next));
    many([p(said).add(say::NOT_WHOLE).class("notice"), buttons().add(go)])
}

/// The name that goes along.
fn name(app: App) -> Part {
    many([
        el("label").class("label").attr("for", "back-name").add(say::NAME),
        el("input")
            .attr("type", "text")
            .attr("id", "back-name")
            .attr("autocomplete", "name")
            .attr("maxlength", MAX_NAME.to_string())
            .attr("value", app.name.get_untracked())
            .on("input", move |event: web_sys::Event| app.set_name(&event_target_value(&event))),
    ])
}
