//! The result: summary first, then the skills, then the path.

pub(super) mod doubted;
pub(super) mod last_version;
pub(super) mod next_links;
pub(super) mod on_paper;
pub(super) mod others;
pub(super) mod paper;
pub(super) mod review;
pub(super) mod self_rating_gap;
pub(super) mod skills;
pub(super) mod stages;
pub(super) mod waiting;

use std::sync::Arc;

use cairn_core::attempt::Attempt;
use cairn_core::path::view::{ResultHeadline, ResultView, result_of};
use cairn_core::path::{Ground, HingeView, ask_by, left_to_settle};
use cairn_core::person::Person;
use cairn_core::profile::view::give_or_take;
use cairn_core::profile::{Basis, Flag, GapVerdict, SelfRatingGap};
use cairn_core::record::file::{Include, RatingFile};

use cairn_core::route::Route;
use cairn_core::{AttemptId, Skill};
use leptos::prelude::*;

use crate::pages::assess::again::again_button;
use crate::pages::assess::not_loaded;
use crate::pages::data::backup_confirmed::have_it;
use crate::pages::invitation::give_back::give_back;
use crate::pages::path::next_step::{ask_way, next_on_way, next_step};
use crate::pages::path::steps::steps_section;
use crate::pages::person::{Mine, OnWay, mine, way};
use crate::pages::result::doubted::doubted;
use crate::pages::result::last_version::last_version;
use crate::pages::result::next_links::onward;
use crate::pages::result::on_paper::on_paper;
use crate::pages::result::others::{Others, remove_mine};
use crate::pages::result::paper::paper_name_alone;
use crate::pages::result::self_rating_gap::self_rating_section;
use crate::pages::result::skills::skills;
use crate::pages::result::stages::stages;
use crate::parts::common::{button, buttons, h1, h2, link, p, print_page};
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, live, many};
use crate::shell::hand_heading_on;
use crate::state::App;
use crate::store::clock;
use crate::words::{self, Whose};

pub fn result_page(app: App) -> Part {
    let others = Others::of_mine();
    let (mine, way) = (mine(app, others), way());
    live(move || {
        // Each state has a heading of its own: it takes the focus over from the one before.
        hand_heading_on();
        result_in(app, others, mine.get(), way.get())
    })
}

fn result_in(app: App, others: Others, mine: Mine, way: OnWay) -> Part {
    match (mine, way) {
        (Mine::Nobody, _) => nothing().into(),
        (Mine::Coming, _) | (_, OnWay::Coming) => el("section")
            .class("card narrow")
            .add(h1(words::YOUR_RESULT))
            .add(p(words::RESULT_COMING).attr("role", "status"))
            .into(),
        (Mine::Here(ground), way) => {
            let next = way.goal(app, &ground);
            let view =
                app.with_content(|content| app.bank.with(|bank| result_of(content, bank, &ground, next)));
            let log = ground.log();
            let top = p(words::RESULT_OF_DAY).add(clock::date(log.last_at()));
            view.map(|view| {
                let ways = many([
                    last_version(app, &ground, &view).into(),
                    answer(app),
                    backup(app, log),
                    ways(&ground, view.answered.questions > 0),
                    on_paper(app, ground.person()),
                ]);
                let next = next_on_way(app, &way, &ground);
                let hinge = left_to_settle(&view, next.as_ref()).cloned();
                let next = next_step(app, &way, &ground, next, &view.headline, view.blockers.clone());
                let gone = move |others, rating: &RatingFile| remove_mine(app, others, rating);
                let others = others.section(app, log.clone(), Whose::Mine, gone);
                let doubted = doubted(app, &ground);
                let own = Own { ground: ground.clone(), next, hinge, others, doubted };
                let top = el("div").add(paper_name_alone(app)).add(top);
                report(app, view, Whose::Mine, Some(own), top, ways)
            })
            .into()
        }
    }
}

fn nothing() -> El {
    el("section")
        .class("card narrow")
        .add(h1(words::NO_RESULT))
        .add(p(words::NO_RESULT_MORE))
        .add(buttons().add(link(&Route::Choose, words::CHOOSE_ASSESSMENT).class("button primary")))
}

/// What stands in one's own result alone.
pub struct Own {
    ground: Arc<Ground>,
    /// The next step.
    next: Part,
    /// What would settle the stage of the headline, where the next step does not say so.
    hinge: Option<HingeView>,
    /// What others have rated.
    others: Part,
    /// Attempts that may not be answered as asked, and what they do.
    doubted: Part,
}

/// A result from top to bottom; `ways` lead on from it. `own` is there for the person's own.
pub fn report(app: App, view: ResultView, whose: Whose, own: Option<Own>, top: El, ways: Part) -> El {
    let mine = own.is_some();
    let all_skills = view.radar.is_some();
    let first_look = give_or_take(&view.skills).filter(|_| all_skills);
    let radar = view.radar.map(|radar| drawing::radar(&radar, words::RADAR));
    let done = words::milestones_done(&view.stages, whose);
    let path =
        all_skills.then(|| el("section").add(h2(words::THE_PATH)).add(stages(view.stages, whose)).add(radar));
    let apart: Vec<(Skill, GapVerdict)> = match &view.self_rating_gap {
        SelfRatingGap::Compared { skills, .. } => {
            skills.iter().map(|row| (row.skill, row.gap.verdict)).collect()
        }
        _ => Vec::new(),
    };
    let measured = el("section").add(h2(words::skills_title(view.skills.len()))).add(skills(
        app,
        view.skills,
        &apart,
        whose,
    ));
    // What makes every interval wide stands beside the sentence that follows from it, not only at the foot.
    let random = view.flags.contains(&Flag::RandomPicks);
    let out = view.left_out.iter().map(|(_, count)| count).sum();
    let left_out =
        many(view.left_out.into_iter().map(|(why, count)| p(words::left_out(why, count)).class("notice")));
    let whens = clock::told_apart(view.sources.iter().map(|source| source.at));
    let rests = words::sources(&view.sources, |skills| app.skill_names(skills), &whens, whose);
    let steps = own.as_ref().map(|own| steps_section(own.ground.clone()));
    let hinge = own.as_ref().and_then(|own| Some(settle(app, &own.ground, own.hinge.as_ref()?)));
    let again = own.as_ref().and_then(|own| again(app, &own.ground));
    let (next, others, doubted) =
        own.map_or((Part::NOTHING, Part::NOTHING, Part::NOTHING), |own| (own.next, own.others, own.doubted));
    let more = p(words::headline_more(&view.headline, whose).map(|words| words + " "))
        .add(done.map(|words| words + " "))
        .add(words::result_rests_on(view.answered, whose, out));
    // After a quick look how sure it is and what to do come first; the rest of the words stands below that.
    let (lead, more) = match first_look {
        Some(by) => (p(words::first_look(view.answered, by, whose)).class("lead"), Some(more)),
        None => (more.class("lead"), None),
    };
    el("article")
        .class("card")
        .add(top.class("eyebrow"))
        .add(heading(&view.headline, view.answered, whose))
        .add(lead)
        .add(random.then(|| p(words::RANDOM_ON_TOP).class("notice")))
        .add(doubted)
        .add(rests.map(|words| p(words).class("rests-on")))
        .add(next)
        .add(more.map(|more| more.class("rests-on")))
        .add(hinge)
        .add(ways)
        .add(not_loaded(app, words::RESULT_NOT_LOADED, "."))
        .add(el("div").class("result-grid").add(path).add(measured))
        .add(el("div").class("after").add(steps).add(self_rating_section(&view.self_rating_gap, whose)))
        .add(others)
        .add(mine.then(onward))
        .add(view.older_rules.then(|| p(words::OLDER_RULES).class("notice")))
        .add(how_answered(view.flags))
        .add(left_out)
        .add(again)
        .add(p(words::HONEST).class("honest").add(" ").add(link(&Route::Method, words::METHOD)).add("."))
}

/// The offer to answer once more what came too fast to count.
fn again(app: App, ground: &Ground) -> Option<El> {
    let counts = |id: &AttemptId| ground.person().sources().iter().any(|source| source.id == *id);
    Some(buttons().add(again_button(app, app.too_fast(counts), Route::Result)?))
}

/// The way back to who has invited the person; nothing where nobody has.
fn answer(app: App) -> Part {
    let person =
        app.bank.with_untracked(|bank| app.attempts.with_untracked(|all| Person::of(bank, all, Vec::new())));
    let Some(person) = person else { return Part::NOTHING };
    let attempts = app.attempts.with_untracked(|all| person.behind(all));
    let include = Include { name: true, facts: true, evidence: false };
    give_back(app, &attempts, Signal::stored(include), false)
}

/// What is kept in one browser alone can be lost with it; said until a file that the person has is newer than the last answer.
fn backup(app: App, attempt: &Attempt) -> Part {
    let last = attempt.last_at();
    let finished = attempt.finished();
    live(move || {
        if !finished || app.backup.get() >= last {
            return Part::NOTHING;
        }
        let offered = app.offered.get() >= last;
        el("div")
            .class("notice backup")
            .add(p(if offered { words::COPY_OFFERED } else { words::NO_BACKUP }).attr("role", "status"))
            .add(
                buttons()
                    .add(button(words::SAVE_COPY, move || app.export()))
                    .add(offered.then(|| link(&Route::Carry, words::CARRY).class("button"))),
            )
            .add(have_it(app))
            .into()
    })
}

/// What one may do with one's own result, beside the next step: what it rests on, and where to take it.
fn ways(ground: &Ground, questions: bool) -> Part {
    let review_there = questions && ground.log().finished();
    let review = review_there.then(|| link(&Route::Review, words::REVIEW).class("button"));
    let rests = buttons()
        .add(review)
        .add(link(&Route::Assess, words::GO_ON_ANSWERING).class("button"))
        .add(link(&Route::About, words::CHANGE_DONE).class("button"));
    let take = buttons()
        .add(link(&Route::Carry, words::CARRY).class("button"))
        .add(button(words::PRINT_OR_PDF, print_page));
    let shows = review_there.then(|| p(words::REVIEW_SHOWS).class("legend"));
    el("div").class("own-ways").add(rests).add(shows).add(take).into()
}

/// The id of the heading over what stands out in the way of answering.
pub const WORTH_ASKING: &str = "worth-asking";

/// What stands out in the way of answering; nothing for most people.
fn how_answered(flags: Vec<Flag>) -> Part {
    if flags.is_empty() {
        return Part::NOTHING;
    }
    el("section")
        .class("notice")
        .add(h2(words::WORTH_ASKING).attr("id", WORTH_ASKING).attr("tabindex", "-1"))
        .add(p(words::WORTH_ASKING_IS))
        .add(el("ul").add(many(flags.into_iter().map(|flag| el("li").add(words::flag_says(flag))))))
        .into()
}

/// The one sentence on top.
fn heading(headline: &ResultHeadline, answered: Basis, whose: Whose) -> El {
    if let ResultHeadline::Skills(skills) = headline {
        let each = skills.iter().enumerate().map(|(at, (name, level))| {
            let gap = if at == 0 { "" } else { ", " };
            many::<Part>([gap.into(), name.clone().into(), ": ".into(), el("em").add(level.clone()).into()])
        });
        return h1(many(each));
    }
    let (before, name, after) = words::headline(headline, answered, whose);
    let name = (!name.is_empty()).then(|| el("em").add(name));
    h1(before).add(name).add(after)
}

/// What would settle the stage of the headline, and the way there.
fn settle(app: App, ground: &Ground, hinge: &HingeView) -> Part {
    let by = app
        .with_content(|content| app.bank.with_untracked(|bank| ask_by(content, bank, ground.log(), hinge)));
    by.map(|by| {
        el("section")
            .class("settle")
            .add(p(words::settle(hinge, by)))
            .add(buttons().add(ask_way(app, ground, by, words::settle_way(hinge, by)).class("button")))
    })
    .into()
}
