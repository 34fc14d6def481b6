//! The check for adverse impact on the short list that was noted last.

use std::collections::BTreeMap;

use cairn_core::compare::Member;
use cairn_core::fair::{Decision, GroupRate, Impact, Letters, Matched, find_groups, impact};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::file_field::file_field;
use super::page::Page;
use crate::parts::common::{button, buttons, cell, h2, p, row_head, table};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Record, pools};
use crate::store::{file, session_marks};
use crate::words;

/// What became of a list.
#[derive(Clone)]
enum Found {
    Nothing,
    Wrong(&'static str),
    Here(Impact, Matched, Letters),
}

pub(super) fn section(page: Page) -> Part {
    let Record::Here(kept) = page.record.get() else { return Part::NOTHING };
    let Some(last) = kept.files().last().map(|file| file.decision.clone()) else { return Part::NOTHING };
    let head = el("section").add(h2(words::IMPACT)).add(p(words::IMPACT_LEAD));
    if pools().hidden() {
        return head.add(p(words::IMPACT_HIDDEN).class("notice")).into();
    }
    let found = RwSignal::new(Found::Nothing);
    // The list that was chosen last, with its name: what is pasted goes before it.
    let list = RwSignal::new(None::<(String, Vec<u8>)>);
    let compare = {
        let last = last.clone();
        move || {
            let pasted = text();
            let of_file = || list.with_untracked(|list| list.as_ref().map(|(_, bytes)| check(&last, bytes)));
            let of_text = || check(&last, pasted.as_bytes());
            found.set(if pasted.trim().is_empty() { of_file().unwrap_or_else(of_text) } else { of_text() });
        }
    };
    let chosen = move |one: web_sys::File| {
        let last = last.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let (read, name) = (file::bytes(&one).await, one.name());
            let shown = match read {
                Ok(bytes) => {
                    let shown = check(&last, &bytes);
                    let _ = list.try_set(Some((name, bytes)));
                    shown
                }
                Err(_) => Found::Wrong(words::LIST_NOT_READ),
            };
            let _ = found.try_set(shown);
        });
    };
    let draft = pools().id().map(|id| format!("cairn/groups/{id}")).unwrap_or_default();
    let before = session_marks::noted(&draft).unwrap_or_default();
    head.add(file_field("groups-file", words::IMPACT_FILE, chosen))
        .add(live(move || {
            list.with(|list| {
                list.as_ref().map(|(name, _)| p(words::list_chosen(name)).attr("role", "status"))
            })
            .into()
        }))
        .add(el("label").class("label").attr("for", "groups").add(words::IMPACT_PASTE))
        .add(
            el("textarea")
                .attr("id", "groups")
                .attr("rows", "4")
                .attr("spellcheck", "false")
                .add(before)
                // For this tab alone: groups are kept with nobody.
                .on("input", move |event: web_sys::Event| {
                    session_marks::note(&draft, &event_target_value(&event));
                }),
        )
        .add(buttons().add(button(words::IMPACT_COMPARE, compare)))
        .add(live(move || shown(found.get())))
        .into()
}

fn text() -> String {
    let field = document().get_element_by_id("groups");
    let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    field.map_or_else(String::new, |field| field.value())
}

/// Candidates of the decision by what they go by, beside the list.
fn check(decision: &Decision, bytes: &[u8]) -> Found {
    pools().members.with_untracked(|members| {
        let known: BTreeMap<&str, &Member> =
            members.iter().map(|member| (member.id.as_str(), member)).collect();
        let named: Vec<(Vec<String>, bool)> = decision
            .listed
            .iter()
            .map(|listed| {
                let member = known.get(listed.id.as_str());
                let mut names = vec![listed.label.clone(), listed.id.clone()];
                names.extend(member.into_iter().flat_map(|member| member.goes_by()));
                (names, listed.chosen)
            })
            .collect();
        let (names, chosen): (Vec<Vec<String>>, Vec<bool>) = named.into_iter().unzip();
        let staff: Vec<Vec<String>> =
            members.iter().filter(|member| member.is_staff()).map(Member::goes_by).collect();
        match find_groups(bytes, &names, file::in_code_page) {
            Ok((mut matched, letters)) => {
                matched.find_staff(&staff);
                Found::Here(impact(&matched.with(&chosen), matched.without()), matched, letters)
            }
            Err(error) => Found::Wrong(words::group_error(error)),
        }
    })
}

fn shown(found: Found) -> Part {
    match found {
        Found::Nothing => Part::NOTHING,
        Found::Wrong(why) => p(why).class("notice").attr("role", "alert").into(),
        Found::Here(impact, matched, letters) => {
            let heads = words::IMPACT_HEADS;
            let body = impact.groups.iter().map(row).collect();
            let without = (impact.without > 0).then(|| p(words::in_no_group(impact.without)));
            many([
                Part::from(
                    p(words::groups_found(impact.groups.len()))
                        .attr("role", "status")
                        .class("visually-hidden"),
                ),
                table(words::IMPACT_TABLE, None, &heads, body).into(),
                without.into(),
                words::letters(letters).map(|said| p(said).class("notice letters")).into(),
                unmatched(&matched),
                p(words::IMPACT_LIMITS).class("honest").into(),
            ])
        }
    }
}

fn row(group: &GroupRate) -> El {
    let (ratio, against) = match group.ratio {
        Some((ratio, against)) => (words::ratio(ratio), words::against(against)),
        None => ("\u{2013}".to_owned(), ""),
    };
    el("tr")
        .add(row_head(group.name.clone()))
        .add(cell(group.candidates.to_string()))
        .add(cell(group.chosen.to_string()))
        .add(cell(words::rate(group.rate)))
        .add(cell(ratio))
        .add(cell(against))
}

/// Lines that count for nobody, each with its reason.
fn unmatched(matched: &Matched) -> Part {
    if matched.unmatched.is_empty() {
        return Part::NOTHING;
    }
    let line = |one: &cairn_core::fair::Unmatched| {
        el("li")
            .add(words::line_number(one.line))
            .add(el("bdi").add(one.who.clone()))
            .add(words::why_not_matched(one.why))
    };
    el("details")
        .class("unmatched")
        .attr("open", "")
        .add(el("summary").add(words::lines_not_counted(matched.unmatched.len())))
        .add(el("ul").add(many(matched.unmatched.iter().take(200).map(line))))
        .into()
}
