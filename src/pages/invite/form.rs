//! The form by which invitations are made.

use cairn_core::invite::{
    Invitation, InviteId, Invited, MAX_ASKS, MAX_INVITED, MAX_LINE, MailAddress, Reply, Scope, one_line,
};
use cairn_core::plan::Day;
use cairn_core::record::link::{INVITATION_PREFIX, write_invitation};
use cairn_core::{PoolId, Skill};
use leptos::prelude::*;

use crate::parts::common::{button, buttons, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::written::Written;
use crate::pools::Pools;
use crate::state::App;
use crate::store::{clock, random};
use crate::words::invite as say;

/// Most characters of the field of names: as many as a list takes, with their addresses.
const MAX_NAMES: usize = 100_000;

/// What is asked, as it is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Full,
    Quick,
    Skills,
}

/// What stands in the fields.
#[derive(Clone, Copy)]
struct Form {
    pools: Pools,
    asks: RwSignal<String>,
    reply: RwSignal<String>,
    until: RwSignal<String>,
    line: RwSignal<String>,
    names: RwSignal<String>,
    kind: RwSignal<Kind>,
    skills: RwSignal<Vec<Skill>>,
    /// Whether one link is made for everybody.
    open: RwSignal<bool>,
    /// What is wrong, or what was made.
    said: RwSignal<Said>,
}

/// What is typed and not sent yet: a reload finds it again.
#[derive(Clone)]
struct Drafts {
    asks: Written,
    reply: Written,
    until: Written,
    line: Written,
    names: Written,
}

impl Drafts {
    fn new(pool: &PoolId) -> Self {
        let of = |field: &str| Written::new(pool, &format!("invite/{field}"));
        Self {
            asks: of("asks"),
            reply: of("reply"),
            until: of("until"),
            line: of("line"),
            names: of("names"),
        }
    }

    /// The invitations are made.
    fn given(&self) {
        [&self.asks, &self.reply, &self.until, &self.line, &self.names].into_iter().for_each(Written::given);
    }
}

/// Puts a draft into its field, once it has come. It was typed after whatever the last invitation says.
fn take_up(draft: &Written, field: RwSignal<String>) {
    let draft = draft.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let before = draft.before().await;
        // Typed meanwhile, the draft is of now.
        if !before.is_empty() && !draft.touched() {
            let _ = field.try_set(before);
        }
    });
}

/// What is said below the form, and whether it is a fault.
type Said = (String, bool);

/// What was asked last time is what is asked next, but for the names.
pub fn form(app: App, pools: Pools, pool: &PoolId, hidden: bool) -> Part {
    let scope = pools
        .pool
        .with_untracked(|pool| pool.as_ref().map_or(Scope::Full, |pool| Scope::of_position(&pool.position)));
    let form = Form {
        pools,
        asks: RwSignal::default(),
        reply: RwSignal::default(),
        until: RwSignal::default(),
        line: RwSignal::default(),
        names: RwSignal::default(),
        kind: RwSignal::new(kind_of(&scope)),
        skills: RwSignal::new(skills_of(scope)),
        open: RwSignal::new(hidden),
        said: RwSignal::default(),
    };
    form.follow_last();
    let drafts = Drafts::new(pool);
    let Drafts { asks, reply, until: day, line, names } = drafts.clone();
    take_up(&asks, form.asks);
    take_up(&reply, form.reply);
    take_up(&day, form.until);
    take_up(&line, form.line);
    take_up(&names, form.names);
    let make = move || form.make(drafts.clone());
    let fields = el("div")
        .class("fields")
        .add(text("invite-asks", say::ASKS, "organization", MAX_ASKS, (form.asks, asks)))
        .add(text("invite-reply", say::REPLY, "email", 254, (form.reply, reply)))
        .add(until(form, day));
    el("div")
        .class("invite-form")
        .add(fields)
        .add(p(say::REPLY_MORE).class("legend"))
        .add(scope_field(app, form))
        .add(el("label").class("label").attr("for", "invite-line").add(say::LINE))
        .add(area("invite-line", 2, MAX_LINE, form.line, move |text| line.typed(text)))
        .add(whom(form, hidden, names))
        .add(buttons().add(button(say::MAKE, make).class("primary")))
        .add(live(move || {
            let (said, fault) = form.said.get();
            let line = el("p").class(if fault { "notice" } else { "said" });
            line.attr("role", if fault { "alert" } else { "status" }).add(said).into()
        }))
        .into()
}

const fn kind_of(scope: &Scope) -> Kind {
    match scope {
        Scope::Full => Kind::Full,
        Scope::Quick => Kind::Quick,
        Scope::Skills(_) => Kind::Skills,
    }
}

fn skills_of(scope: Scope) -> Vec<Skill> {
    match scope {
        Scope::Skills(skills) => skills,
        Scope::Full | Scope::Quick => Vec::new(),
    }
}

fn text(
    id: &'static str,
    label: &'static str,
    complete: &'static str,
    most: usize,
    (value, draft): (RwSignal<String>, Written),
) -> El {
    let typed = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        draft.typed(&text);
        value.set(text);
    };
    el("div").add(el("label").class("label").attr("for", id).add(label)).add(
        el("input")
            .attr("type", "text")
            .attr("id", id)
            .attr("autocomplete", complete)
            .attr("maxlength", most.to_string())
            .live_content(move || value.get())
            .on("input", typed),
    )
}

fn area(
    id: &'static str,
    rows: u8,
    most: usize,
    value: RwSignal<String>,
    typed: impl Fn(&str) + 'static,
) -> El {
    let write = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        typed(&text);
        value.set(text);
    };
    el("textarea")
        .attr("id", id)
        .attr("rows", rows.to_string())
        .attr("maxlength", most.to_string())
        .live_content(move || value.get())
        .on("input", write)
}

fn until(form: Form, draft: Written) -> El {
    let typed = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        draft.typed(&text);
        form.until.set(text);
    };
    el("div").add(el("label").class("label").attr("for", "invite-until").add(say::UNTIL)).add(
        el("input")
            .attr("type", "date")
            .attr("id", "invite-until")
            .live_content(move || form.until.get())
            .on("input", typed),
    )
}

/// What is asked for: by the position, where nothing else is chosen.
fn scope_field(app: App, form: Form) -> El {
    let radio = |kind: Kind, words: &'static str| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "invite-scope")
            .flag("checked", form.kind.get_untracked() == kind)
            .on("change", move |_| form.kind.set(kind));
        el("label").add(input).add(words)
    };
    let skill = move |skill: Skill| {
        let change = move |event: web_sys::Event| {
            let wanted = event_target_checked(&event);
            form.skills.update(|all| {
                let with = |one: &Skill| if *one == skill { wanted } else { all.contains(one) };
                *all = Skill::ALL.into_iter().filter(with).collect();
            });
        };
        let on = form.skills.with_untracked(|all| all.contains(&skill));
        let tick = el("input").attr("type", "checkbox").flag("checked", on).on("change", change);
        el("label").class("check").add(tick).add(el("span").add(app.skill_names(&[skill])))
    };
    let skills = live(move || {
        if form.kind.get() != Kind::Skills {
            return Part::NOTHING;
        }
        let legend = el("legend").add(say::WHICH);
        el("fieldset").class("skills-asked").add(legend).add(many(Skill::ALL.map(skill))).into()
    });
    el("div")
        .add(el("fieldset").add(el("legend").add(say::SCOPE)).add(el("div").class("segments").add(many([
            radio(Kind::Full, say::FULL),
            radio(Kind::Quick, say::QUICK),
            radio(Kind::Skills, say::SKILLS),
        ]))))
        .add(skills)
}

/// People by name, or everybody. While names are hidden nobody is invited by name: the list could not say whose link is whose.
fn whom(form: Form, hidden: bool, names: Written) -> Part {
    if hidden {
        return p(say::NAMES_ARE_HIDDEN).class("notice").into();
    }
    let radio = |open: bool, words: &'static str| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "invite-whom")
            .flag("checked", form.open.get_untracked() == open)
            .on("change", move |_| form.open.set(open));
        el("label").add(input).add(words)
    };
    let group = el("fieldset")
        .add(el("legend").add(say::WHO))
        .add(el("div").class("segments").add(many([radio(false, say::NAMED), radio(true, say::OPEN)])));
    let names = StoredValue::new_local(names);
    let field = live(move || {
        if form.open.get() {
            return Part::NOTHING;
        }
        many([
            el("label").class("label").attr("for", "invite-names").add(say::NAMES),
            area("invite-names", 4, MAX_NAMES, form.names, move |text| {
                names.with_value(|names| names.typed(text));
            }),
            p(say::NAMES_MORE).class("legend"),
        ])
    });
    many([group.into(), field])
}

impl Form {
    /// Fills the fields as they were for the last invitation, once the list is read, where nothing was typed.
    fn follow_last(self) {
        Effect::new(move |_| {
            let last = self.pools.invited.with(|all| all.last().map(|one| one.invitation.clone()));
            let Some(last) = last else { return };
            // A draft that came before stays.
            if self.asks.with_untracked(String::is_empty) {
                self.asks.set(last.asks);
            }
            if let (true, Reply::Mail(address)) = (self.reply.with_untracked(String::is_empty), last.reply) {
                self.reply.set(address.to_string());
            }
        });
    }

    fn scope(self) -> Result<Scope, &'static str> {
        match self.kind.get_untracked() {
            Kind::Full => Ok(Scope::Full),
            Kind::Quick => Ok(Scope::Quick),
            Kind::Skills => {
                let skills = self.skills.get_untracked();
                if skills.is_empty() { Err(say::NO_SKILL) } else { Ok(Scope::Skills(skills)) }
            }
        }
    }

    /// What is asked, but for its number.
    fn invitation(self, today: Day) -> Result<Invitation, &'static str> {
        let asks = one_line(&self.asks.get_untracked(), MAX_ASKS);
        if asks.is_empty() {
            return Err(say::NO_ASKS);
        }
        let reply = match self.reply.get_untracked().trim() {
            "" => Reply::Unsaid,
            text => Reply::Mail(MailAddress::parse(text).ok_or(say::REPLY_ODD)?),
        };
        let until = match self.until.get_untracked().trim() {
            "" => None,
            text => Some(Day::parse(text).ok_or(say::UNTIL_ODD)?),
        };
        if until.is_some_and(|until| until < today) {
            return Err(say::UNTIL_PAST);
        }
        let position = self
            .pools
            .pool
            .with_untracked(|pool| pool.as_ref().map(|pool| pool.position.name.clone()).unwrap_or_default());
        Ok(Invitation {
            id: InviteId::new(0),
            open: self.open.get_untracked(),
            made: today,
            asks,
            position,
            scope: self.scope()?,
            until,
            reply,
            line: one_line(&self.line.get_untracked(), MAX_LINE),
        })
    }

    /// Whom to invite: no name at all for everybody.
    fn whom(self) -> Result<Vec<String>, &'static str> {
        if self.open.get_untracked() {
            return Ok(vec![String::new()]);
        }
        let names: Vec<String> = self.names.with_untracked(|names| {
            names.lines().map(|name| one_line(name, MAX_ASKS)).filter(|name| !name.is_empty()).collect()
        });
        if names.is_empty() { Err(say::NO_NAME) } else { Ok(names) }
    }

    fn make(self, drafts: Drafts) {
        let invited = clock::today().ok_or(say::UNTIL_ODD).and_then(|today| {
            let invitation = self.invitation(today)?;
            Ok(self.whom()?.into_iter().map(|name| invited(invitation.clone(), name)).collect::<Vec<_>>())
        });
        let made = match invited {
            Ok(made) => made,
            Err(why) => return self.said.set((why.to_owned(), true)),
        };
        if self.pools.invited.with_untracked(Vec::len) + made.len() > MAX_INVITED {
            return self.said.set((say::too_many(MAX_INVITED), true));
        }
        wasm_bindgen_futures::spawn_local(async move {
            let count = made.len();
            if !self.pools.invite(made).await {
                let _ = self.said.try_set((say::REFUSED.to_owned(), true));
                return;
            }
            drafts.given();
            // The page may be gone by now.
            let _ = self.names.try_set(String::new());
            let _ = self.said.try_set((say::made(count), false));
        });
    }
}

/// An invitation with a number of its own, and its link.
fn invited(invitation: Invitation, name: String) -> Invited {
    let invitation = Invitation { id: InviteId::new(random::bits()), ..invitation };
    let link = write_invitation(&invitation);
    let link = link.strip_prefix(INVITATION_PREFIX).unwrap_or(&link).to_owned();
    Invited { invitation, link, name, at: clock::now(), returned: Vec::new() }
}
