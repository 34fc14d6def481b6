//! A second rater without a server: a link asks, a file answers, and the result takes it in.

use std::path::PathBuf;

use cairn_core::Level;
use cairn_core::record::file::{Relation, read_rating};
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::{axe, journey};
use serde_json::json;

use crate::whole_pools::KEEP_SAVED;

async fn value(screen: &Screen, selector: &str) -> String {
    screen.text_of(&format!("label[for={}]", selector.trim_start_matches('#'))).await;
    let script = "return document.querySelector(arguments[0]).value";
    screen.script(script, vec![json!(selector)]).await.as_str().unwrap_or_default().to_owned()
}

/// A file of this content in the journey's folder.
fn file(name: &str, content: &[u8]) -> String {
    let folder: PathBuf = std::env::temp_dir().join(format!("cairn-rating-{}", std::process::id()));
    let path = folder.join(name);
    let done = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, content));
    done.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path.display().to_string()
}

/// Answers one skill, and gives the address by which a colleague is asked, from `#` on.
async fn asked_for(screen: &Screen) -> String {
    let person = Person::engineering_manager();
    screen.begin("skill/python").await;
    person.answer(screen, 200).await;
    screen.open("#/carry").await;
    screen.write("#name", "Ada <b>").await;
    let link = value(screen, "#rate-link").await;
    let fragment = link.split_once('#').map(|(_, fragment)| fragment.to_owned());
    format!("#{}", fragment.unwrap_or_else(|| panic!("no link: {link}")))
}

async fn saved(screen: &Screen) -> String {
    let read = "return saved.at(-1) ?? ''";
    screen
        .wait_for("a file is saved", async || {
            screen.script(read, vec![]).await.as_str().is_some_and(|text| !text.is_empty())
        })
        .await;
    screen.script(read, vec![]).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_colleague_rates_by_a_link_and_the_result_takes_it_in_until_it_is_removed() {
    journey(async |screen| {
        screen.before_each_page(KEEP_SAVED).await;
        let link = asked_for(screen).await;
        let attempt = Person::attempt(screen).await;
        screen.open(&link).await;
        screen.expect_text("h1", "What have you seen").await;
        screen.expect_text("h1", "Ada <b>").await;
        screen.write("#rater", "Grace").await;
        screen.pick("I managed them").await;
        axe::assert_clean(screen).await;
        screen.click_button("Begin").await;
        screen.rate("9").await;
        screen.rate("5").await;
        axe::assert_clean(screen).await;
        screen.reload().await;
        screen.expect_text(".ask-bar", "3 of 5").await;
        for digit in ["5", "4", "0"] {
            screen.rate(digit).await;
        }
        screen.expect_text("h1", "One step is left").await;
        screen.expect_text(".lead", "4 ratings, 1 not seen").await;
        axe::assert_clean(screen).await;
        screen.click_button("Save the file").await;
        let text = saved(screen).await;
        let rating = read_rating(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
        assert_eq!((rating.about.name.as_str(), rating.by.as_str()), ("Ada <b>", "Grace"));
        assert_eq!(rating.relation, Some(Relation::Manager));
        let levels: Vec<Option<u8>> =
            rating.answers.iter().map(|answer| answer.level.map(Level::number)).collect();
        assert_eq!(levels, [None, Some(5), Some(5), Some(4), Some(0)]);
        assert_eq!(Person::attempt(screen).await.entries(), attempt.entries(), "one's own is untouched");

        screen.open("#/open").await;
        screen
            .write("#files", &file("grace.json", text.replace("\"level\":4", "\"level\":5").as_bytes()))
            .await;
        screen.expect_text(".opened", "was changed after it was saved").await;
        screen.write("#files", &file("ada.cairn-rating.json", text.as_bytes())).await;
        screen.expect_text(".opened", "their manager: 4 ratings, 1 not seen").await;
        screen.click_button("It is about me: keep it with my result").await;
        screen.expect_text(".opened", "your result includes it").await;
        screen.open("#/result").await;
        screen.expect_text(".lead", "and 4 ratings by one other person").await;
        screen.expect_text(".others", "Grace").await;
        screen.expect_text(".others table", "Python").await;
        axe::assert_clean(screen).await;
        screen.reload().await;
        screen.expect_text(".others", "Grace").await;
        screen.click_button("Remove this rating").await;
        screen.click_button("Remove it").await;
        screen.wait_for("it is gone", async || !screen.shows(".others").await).await;
        screen.reload().await;
        screen.text_of(".result-grid").await;
        assert!(!screen.shows(".others").await, "it stays gone");
    });
}

/// l01, l06, l11 for the link that asks for a rating
#[test]
fn a_link_that_asks_is_mended_or_said_to_be_broken() {
    journey(async |screen| {
        let link = asked_for(screen).await;
        screen.open("#/rate/").await;
        screen.expect_heading("This link cannot be read").await;
        screen.open(&link[..link.len() - 6]).await;
        screen.expect_text("[role=alert]", "is incomplete").await;
        axe::assert_clean(screen).await;
        screen.open(&link.replace('#', "%23")).await;
        screen.expect_text("h1", "What have you seen").await;
        // Pasted where a profile's link would go, it leads to the same page.
        screen.open("#/open").await;
        let pasted = link.replace('#', "%23");
        screen.write("#paste", &format!("Please: https://example.org/{pasted} Thanks")).await;
        screen.click_button("Open the link").await;
        screen.expect_text("h1", "What have you seen").await;
    });
}

/// A rating that is made goes on in another tab, and neither loses what the other has kept.
#[test]
fn two_tabs_that_rate_the_same_person_lose_nothing() {
    journey(async |screen| {
        let link = asked_for(screen).await;
        screen.open(&link).await;
        screen.click_button("Begin").await;
        screen.rate("3").await;
        let first = screen.open_tab().await;
        screen.open(&link).await;
        screen.expect_text(".ask-bar", "2 of 5").await;
        screen.rate("2").await;
        let second = screen.go_to_tab(first).await;
        screen.rate("4").await;
        screen.expect_text(".ask-bar", "3 of 5").await;
        screen.go_to_tab(second).await;
        screen.reload().await;
        screen.expect_text(".ask-bar", "3 of 5").await;
    });
}
