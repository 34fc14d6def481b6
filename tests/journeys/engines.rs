//! In Firefox and in WebKit: answering, keeping, carrying and opening. What they do differently is in docs/engines.md.

use journeys::crowd::Crowd;
use journeys::person::Person;
use journeys::{Engine, Given, Screen, axe, journey_given};

fn in_engine(engine: Engine, steps: impl AsyncFnOnce(&mut Screen)) {
    journey_given(Given { engine, ..Given::default() }, steps);
}

#[test]
fn in_firefox_somebody_answers_and_the_result_is_kept_and_carried() {
    somebody_answers_and_the_result_is_kept_and_carried(Engine::Firefox);
}

#[test]
fn in_webkit_somebody_answers_and_the_result_is_kept_and_carried() {
    somebody_answers_and_the_result_is_kept_and_carried(Engine::WebKit);
}

#[test]
fn in_firefox_a_pool_is_read_compared_and_found_again() {
    a_pool_is_read_compared_and_found_again(Engine::Firefox);
}

#[test]
fn in_webkit_a_pool_is_read_compared_and_found_again() {
    a_pool_is_read_compared_and_found_again(Engine::WebKit);
}

fn somebody_answers_and_the_result_is_kept_and_carried(engine: Engine) {
    in_engine(engine, async |screen| {
        let person = Person::junior_data_scientist();
        screen.begin("skill/machine-learning").await;
        person.answer(screen, 4).await;
        screen.reload().await;
        person.answer(screen, 200).await;
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        axe::assert_clean(screen).await;
        let result = screen.text_of(".result-grid").await;
        screen.click_button("Share or export").await;
        screen.expect_heading("Share or export").await;
        let link = "return document.querySelector('#link').value";
        screen.wait_for("there is a link", async || screen.script(link, vec![]).await.is_string()).await;
        let link = screen.script(link, vec![]).await.as_str().unwrap_or_default().to_owned();
        let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
        screen.open(&format!("#{fragment}")).await;
        screen.expect_text(".eyebrow", "Profile").await;
        // Of somebody else it speaks in the third person.
        let theirs = result.replace("your own", "their own").replace("you ", "they ");
        assert_eq!(screen.text_of(".result-grid").await, theirs, "opened, it says the same");
    });
}

fn a_pool_is_read_compared_and_found_again(engine: Engine) {
    in_engine(engine, async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        axe::assert_clean(screen).await;
        let files = Crowd::new().files(3);
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        screen.choose_files("#candidates", &files).await;
        screen.expect_text(".found", "15 candidates").await;
        screen.reload().await;
        screen.expect_text(".found", "15 candidates").await;
    });
}
