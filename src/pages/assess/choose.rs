//! The choice of an assessment.

use cairn_core::Skill;
use cairn_core::content::ModeRules;
use cairn_core::route::{ModeRoute, Route};

use crate::parts::common::{b, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, many};
use crate::state::App;
use crate::words;

pub fn choose_page(app: App) -> Part {
    let modes = app.with_content(|content| content.modes.clone());
    let way = |mode: ModeRoute, name: &'static str| link(&Route::Before(mode), name);
    let skills = Skill::ALL.map(|skill| {
        let name = app.with_content(|content| content.skill(skill).map(|info| info.name.clone()));
        el("li").add(link(&Route::Before(ModeRoute::Skill(skill)), name.unwrap_or_default()).class("button"))
    });
    let full = card(&modes.full, words::ratings_and_questions(35, &modes.full));
    many([
        el("section").add(h1(words::CHOOSE_TITLE)).add(p(words::CHOOSE_LEAD).class("lead")),
        el("section")
            .class("three")
            .attr("aria-label", words::ASSESSMENTS)
            .add(
                card(&modes.quick, words::QUICK_IS.to_owned())
                    .add(buttons().add(way(ModeRoute::Quick, words::QUICK_LOOK).class("button"))),
            )
            .add(
                full.attr("data-best", "true")
                    .add(buttons().add(way(ModeRoute::Full, words::FULL_ASSESSMENT).class("button primary")))
                    .add(el("span").class("tag").add(words::TELLS_MOST)),
            )
            .add(
                card(&modes.skill, words::ratings_and_questions(5, &modes.skill))
                    .add(el("ul").class("skill-list").add(many(skills))),
            ),
    ])
}

fn card(rules: &ModeRules, more: String) -> El {
    el("div")
        .class("card choice")
        .add(h2(rules.name.clone()))
        .add(p(rules.about.clone()))
        .add(p(b(words::minutes_first(rules.minutes))).add(more))
}
