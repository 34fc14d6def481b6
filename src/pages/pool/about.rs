//! Notes about those who are picked, and the way to take them out.

use cairn_core::compare::side_by_side::MOST;
use cairn_core::compare::view::caveats_at;
use cairn_core::compare::{MAX_NOTE, MAX_TAGS, Mark, Member, Status, joined_tags, span};
use cairn_core::record::file::MAX_NAME;
use cairn_core::record::pool::{read_tags_draft, write_tags_draft};
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::row::name_in_pool;
use crate::parts::common::{button, buttons, h2, link, p};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::later::Later;
use crate::parts::note_field::{Noted, PAUSE};
use crate::parts::written::Written;
use crate::pools::Pools;
use crate::state::App;
use crate::words;

/// One candidate.
pub fn about(app: App, pools: Pools, id: &CandidateId) -> Part {
    pools.members.with_untracked(|members| {
        members.iter().find(|one| one.id == *id).map(|member| notes(app, pools, member)).into()
    })
}

/// Where they stand among the members now; others come and go while the fields stay.
fn at(pools: Pools, id: &CandidateId) -> Option<usize> {
    pools.members.with(|members| members.iter().position(|one| one.id == *id))
}

/// What of them follows from the numbers, drawn anew with these.
fn now(app: App, pools: Pools, id: &CandidateId) -> Part {
    let Some(at) = at(pools, id) else { return Part::NOTHING };
    let (name, place, staff) = pools.members.with(|members| {
        let member = members.get(at);
        let name = words::pools::somebody(&member.map_or_else(String::new, Member::called));
        (name, place(pools, members, at), member.is_some_and(Member::is_staff))
    });
    many([
        Part::from(h2(name).attr("id", "picked-title")),
        place.map(p).into(),
        said(app, pools, at),
        picked_are(pools),
        staff.then(|| p(words::pools::STAFF_ARE).class("legend")).into(),
    ])
}

/// Where they stand now, and between which places under all plausible weights.
fn place(pools: Pools, members: &[Member], at: usize) -> Option<String> {
    let shares = pools.pool.with(|pool| pool.as_ref()?.position.shares())?;
    let (place, all) = pools.ranking.with(|ranking| {
        let ranking = ranking.as_ref()?;
        Some((ranking.place(at)?, ranking.order.len()))
    })?;
    span(members, at, &shares).map(|span| words::pools::place(place + 1, span, all))
}

/// What a reader should know of them, uncut.
fn said(app: App, pools: Pools, at: usize) -> Part {
    let (made_up, caveats, group) = pools.members.with_untracked(|members| {
        pools.ranking.with(|ranking| {
            let ranking = ranking.as_ref();
            let said = caveats_at(members, ranking, at);
            let made_up = members.get(at).is_some_and(|member| member.made_up);
            (made_up, said, ranking.and_then(|ranking| ranking.group(at)))
        })
    });
    let said = caveats
        .iter()
        .map(|one| words::pools::caveat(one, |skills| app.skill_names(skills), name_in_pool, group))
        .map(|said| el("li").add(said));
    let made_up = made_up.then(|| el("li").add(words::pools::ONE_MADE_UP));
    if caveats.is_empty() && made_up.is_none() {
        Part::NOTHING
    } else {
        el("ul").class("caveats").add(made_up).add(many(said)).into()
    }
}

/// What picking means for a decision: nothing is decided silently.
fn picked_are(pools: Pools) -> Part {
    let decision = pools.id().map(|id| link(&Route::Decision(id), words::DECISION));
    p(words::pools::PICKED_ARE).class("legend").add(" ").add(decision).into()
}

/// Name, tags and status of a candidate: each is kept as it is typed, after a pause and when it is left. Until then it is a draft,
/// which outlives the tab.
#[derive(Clone)]
struct MarkFields {
    drafts: Option<[Written; 3]>,
    /// The tags as the field was filled with them last.
    filled: StoredValue<Vec<String>>,
    later: Later<(String, String)>,
}

impl MarkFields {
    fn new(pools: Pools, member: &Member) -> Self {
        let drafts =
            pools.id().map(|pool| FIELDS.map(|field| Written::new(&pool, &format!("{}/{field}", member.id))));
        let (given, of, kept) = (member.given_name.clone(), (pools.id(), member.id.clone()), drafts.clone());
        let filled = StoredValue::new(member.mark.tags.clone());
        let later = Later::new(Some(PAUSE), move |(field, value): (String, String)| {
            let draft = draft_of(kept.as_ref(), &field);
            let ((Some(pool), id), given) = (of.clone(), given.clone()) else { return };
            let before = filled.try_get_value().unwrap_or_default();
            let typed = as_draft(&field, &value, &before);
            if field == TAGS {
                let _ = filled.try_set_value(tags_of(&value));
            }
            let edit = move |mark| changed(&field, &value, (&given, &before), mark);
            wasm_bindgen_futures::spawn_local(async move {
                // What was refused is said by the pool.
                if pools.edit_mark(pool, id, edit).await.is_some()
                    && let Some(draft) = draft
                {
                    draft.given_as(&typed);
                }
            });
        });
        Self { drafts, filled, later }
    }

    fn typed(&self, event: &web_sys::Event) {
        let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let (field, value) = (field.map(|field| field.id()).unwrap_or_default(), event_target_value(event));
        if let Some(draft) = draft_of(self.drafts.as_ref(), &field) {
            draft.typed(&as_draft(&field, &value, &self.filled.get_value()));
        }
        self.later.tell((field, value));
    }

    /// Shows the tags that another tab has kept, unless somebody is typing in the field or has left something in it.
    fn follow_tags(&self, pools: Pools, id: CandidateId) {
        let filled = self.filled;
        Effect::new(move |_| {
            let tags = pools
                .members
                .with(|members| members.iter().find(|one| one.id == id).map(|one| one.mark.tags.clone()));
            let document = document();
            let field = document.get_element_by_id(TAGS);
            let typing = document.active_element().is_some_and(|at| at.id() == TAGS);
            let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
            let (Some(tags), Some(field)) = (tags, field.filter(|_| !typing)) else { return };
            if tags_of(&field.value()) == filled.get_value() && tags != filled.get_value() {
                field.set_value(&tags.join(", "));
                filled.set_value(tags);
            }
        });
    }

    /// The text of a draft that was left. Tags are then held against those that its field was filled with, not against today's.
    fn of_draft(&self, field: &str, left: &str) -> String {
        if field != TAGS {
            return left.to_owned();
        }
        let (typed, filled) = read_tags_draft(left);
        self.filled.set_value(filled);
        typed.to_owned()
    }

    /// A line of text. What a reload caught in the middle of typing is there at once, what a closed tab has left when it has come.
    fn line(&self, id: &'static str, label: &'static str, value: String) -> El {
        let draft = draft_of(self.drafts.as_ref(), id);
        let left = draft.as_ref().and_then(Written::here).map(|left| self.of_draft(id, &left));
        let now = left.clone().unwrap_or_else(|| value.clone());
        if let Some(left) = left {
            self.later.tell((id.to_owned(), left));
            self.later.now();
        } else if let Some(draft) = draft {
            wasm_bindgen_futures::spawn_local(take_up(draft, id, value, self.clone()));
        }
        el("div").add(el("label").class("label").attr("for", id).add(label)).add(
            el("input").attr("type", "text").attr("id", id).attr("autocomplete", "off").attr("value", now),
        )
    }
}

/// The draft of a field.
fn draft_of(drafts: Option<&[Written; 3]>, field: &str) -> Option<Written> {
    let place = FIELDS.iter().position(|known| *known == field)?;
    drafts?.get(place).cloned()
}

/// Name, tags and status of a candidate, to be changed.
pub fn mark_fields(pools: Pools, member: &Member) -> El {
    let fields = MarkFields::new(pools, member);
    let (typed, left) = (fields.clone(), fields.later.clone());
    fields.follow_tags(pools, member.id.clone());
    el("div")
        .class("fields")
        .on("input", move |event: web_sys::Event| typed.typed(&event))
        .on("change", move |_: web_sys::Event| left.now())
        .add(fields.line("mark-name", words::NAME_TO_SHOW, member.name().to_owned()))
        .add(fields.line(TAGS, words::TAGS, member.mark.tags.join(", ")))
        // One of your own people is neither invited nor offered anything.
        .add((!untrack(move || pools.is_team())).then(|| status(member.mark.status)))
}

/// The fields of a candidate, and what can be done with them.
fn notes(app: App, pools: Pools, member: &Member) -> El {
    let (id, of, pool) = (member.id.clone(), member.id.clone(), pools.id());
    let note = Noted {
        id: "mark-note".to_owned(),
        draft: format!("{}/{id}", pool.as_ref().map_or("", PoolId::as_str)),
        label: words::NOTE,
        hint: words::NOTE_IS,
        kept: pools.note_kept(&id),
        most: MAX_NOTE,
        rows: 3,
        pause: Some(PAUSE),
    };
    let keep_note = move |before: String, typed: String| {
        let (pool, id) = (pool.clone(), id.clone());
        async move { pools.keep_note(pool?, id, before, typed).await }
    };
    el("section")
        .class("picked")
        .attr("aria-labelledby", "picked-title")
        .add(live(move || now(app, pools, &of)))
        .add(mark_fields(pools, member))
        .add(note.field(keep_note))
        .add(
            buttons()
                .add(pools.id().map(|pool| {
                    link(&Route::Candidate(pool, member.id.clone()), words::OPEN_CANDIDATE)
                        .class("button primary")
                }))
                .add(taking_out(pools))
                .add(
                    el("span")
                        .attr("role", "status")
                        .add(live(move || pools.noted.get().then_some(words::KEPT_NOW).into())),
                ),
        )
}

/// The field of the tags.
const TAGS: &str = "mark-tags";
/// Fields whose text is kept on its own.
const FIELDS: [&str; 3] = ["mark-name", TAGS, "mark-status"];

/// Puts what a tab that is gone has left into its field, and keeps it.
async fn take_up(draft: Written, id: &'static str, shown: String, fields: MarkFields) {
    let left = draft.before().await;
    let field = document().get_element_by_id(id);
    let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    // Nobody types there yet.
    let Some(field) = field.filter(|field| !left.is_empty() && field.value() == shown) else { return };
    let left = fields.of_draft(id, &left);
    field.set_value(&left);
    fields.later.tell((id.to_owned(), left));
    fields.later.now();
}

/// How a draft of a field is kept.
fn as_draft(field: &str, typed: &str, filled: &[String]) -> String {
    if field == TAGS { write_tags_draft(typed, filled) } else { typed.to_owned() }
}

/// How far it has come with them.
fn status(now: Option<Status>) -> El {
    let option = |value: &'static str, name: &'static str, is: bool| {
        el("option").attr("value", value).flag("selected", is).add(name)
    };
    let each = Status::ALL.map(|one| option(one.as_str(), words::pools::status(one), now == Some(one)));
    el("div").add(el("label").class("label").attr("for", "mark-status").add(words::STATUS)).add(
        el("select")
            .attr("id", "mark-status")
            .add(option("", words::pools::NO_STATUS, now.is_none()))
            .add(many(each)),
    )
}

/// One line of at most so many characters.
fn line(text: &str, most: usize) -> String {
    text.chars().filter(|one| !one.is_control()).take(most).collect()
}

/// The tags in what was typed.
fn tags_of(value: &str) -> Vec<String> {
    let tags = value.split(',').map(|tag| line(tag.trim(), MAX_TAGS.1));
    tags.filter(|tag| !tag.is_empty()).take(MAX_TAGS.0).collect()
}

/// What is noted, with the field that was changed: the others may stand otherwise by now, in another tab.
fn changed(field: &str, value: &str, (given, filled): (&str, &[String]), mark: Mark) -> Mark {
    match field {
        // The name that came in is not noted once more.
        "mark-name" => {
            let name = line(value.trim(), MAX_NAME);
            Mark { name: if name == given { String::new() } else { name }, ..mark }
        }
        TAGS => {
            let tags = joined_tags(filled, &mark.tags, &tags_of(value));
            Mark { tags: tags.into_iter().take(MAX_TAGS.0).collect(), ..mark }
        }
        "mark-status" => Mark { status: Status::parse(value), ..mark },
        _ => mark,
    }
}

/// Several who are picked, by their places.
pub fn many_picked(pools: Pools, places: &[usize]) -> Part {
    let count = places.len();
    let is_staff = |at: &&usize| pools.members.with(|all| all.get(**at).is_some_and(Member::is_staff));
    let staff = places.iter().filter(is_staff).count();
    let ways =
        pools.id().map(|pool| {
            let beside = (2..=MOST).contains(&count);
            many([
                Part::from(beside.then(|| {
                    link(&Route::Compare(pool.clone()), words::SIDE_BY_SIDE).class("button primary")
                })),
                link(&Route::Team(pool), words::TEAM).class("button").into(),
            ])
        });
    // While names are hidden, notes stay hidden, and the page of the candidate does not.
    let only = (count == 1).then(|| pools.id().zip(pools.picked.with(|picked| picked.first().cloned())));
    let only = only
        .flatten()
        .map(|(pool, id)| link(&Route::Candidate(pool, id), words::OPEN_CANDIDATE).class("button primary"));
    el("section")
        .class("picked")
        .add(p(words::pools::picked(count - staff, staff)))
        .add((staff > 0).then(|| p(words::pools::STAFF_ARE).class("legend")))
        .add(picked_are(pools))
        .add(
            buttons()
                .add(only)
                .add(ways)
                .add(button(words::PICK_NOBODY, move || pools.pick_only(Vec::new())))
                .add(taking_out(pools)),
        )
        .into()
}

/// The way to take the picked ones out; asks once more.
fn taking_out(pools: Pools) -> Part {
    let words = Sure {
        open: words::TAKE_OUT_OF_POOL,
        class: "plain",
        question: words::TAKE_OUT_SURE.into(),
        act: words::TAKE_OUT_DO,
        keep: words::TAKE_OUT_NOT,
    };
    sure(words, move || pools.remove_candidates(&pools.picked.get_untracked()))
}
