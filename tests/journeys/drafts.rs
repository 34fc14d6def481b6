//! A choice that is not given yet is no answer, and it is not lost either.

use cairn_core::attempt::view::AssessView;
use journeys::desk::{Desk, somebody};
use journeys::journey;
use journeys::person::Person;
use journeys::screen::Screen;
use serde_json::json;

const NOT_YET: &str = "Chosen, but not an answer yet";

/// Waits until the option at this place is chosen, from 0.
async fn expect_chosen(screen: &Screen, place: i64) {
    let script = "return [...document.querySelectorAll('.option')]
        .findIndex(one => one.ariaChecked === 'true')";
    screen
        .wait_for(&format!("option {place} is chosen"), async || {
            screen.script(script, vec![]).await == json!(place)
        })
        .await;
}

#[test]
fn a_choice_survives_a_reload_and_a_look_at_the_result_and_counts_once_it_is_given() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        person.rate(screen).await;
        let AssessView::Ask(ask) = person.view(screen).await else { panic!("no question") };
        screen.expect_text("#ask-title", &ask.title).await;
        screen.think().await;
        screen.press("3").await;
        screen.expect_text(".ask-open", NOT_YET).await;
        screen.reload().await;
        expect_chosen(screen, 2).await;
        screen.expect_text(".ask-open", NOT_YET).await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        screen.open("#/assess").await;
        expect_chosen(screen, 2).await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 5, "it is no answer yet");
        screen.click_button("Continue").await;
        screen.wait_for("it is answered", async || Person::attempt(screen).await.answers().len() == 6).await;
        let given = Person::attempt(screen).await.answers().pop().unwrap_or_else(|| panic!("no answer"));
        assert_eq!((given.item, given.choice), (ask.item, ask.options[2].choice));
        let took = given.took_ms.unwrap_or(0);
        assert!(took >= 30_000, "what was thought before the reload was thought: {took} ms");
        let notes =
            "return Object.keys(sessionStorage).filter(name => name.startsWith('cairn/draft')).length";
        assert_eq!(screen.script(notes, vec![]).await, json!(0), "what is given is no draft any more");
    });
}

#[test]
fn a_changed_answer_that_is_not_given_again_is_no_change_and_is_not_lost() {
    journey(async |screen| {
        screen.open("#/settings").await;
        screen.pick("Go on to the next rating").await;
        screen.begin("quick").await;
        for digit in ["1", "2"] {
            let title = screen.text_of("#ask-title").await;
            screen
                .wait_for("it is rated", async || {
                    screen.press(digit).await;
                    screen.text_of("#ask-title").await != title
                })
                .await;
        }
        screen.click_button("Back").await;
        expect_chosen(screen, 2).await;
        assert!(!screen.shows(".ask-open").await, "what is answered is an answer");
        // A click right after the question came is taken for the second half of a double click.
        screen.think().await;
        screen.click(".option:nth-child(5)").await;
        screen.expect_text(".ask-open", NOT_YET).await;
        screen.click_button("Back").await;
        expect_chosen(screen, 1).await;
        screen.click_button("Continue").await;
        expect_chosen(screen, 4).await;
        screen.click_button("Continue").await;
        expect_chosen(screen, -1).await;
        let levels: Vec<_> = Person::attempt(screen).await.answers().iter().map(|one| one.choice).collect();
        let level = |number| cairn_core::Level::new(number).map(cairn_core::attempt::Choice::Level);
        assert_eq!(levels.into_iter().map(Some).collect::<Vec<_>>(), [level(1), level(4)]);
    });
}

#[test]
fn a_candidates_choice_survives_a_reload() {
    journey(async |screen| {
        let desk = Desk::new();
        let ada = somebody("Ada", 5, [1.8; 7], [0.2; 7]);
        desk.pool_of(screen, std::slice::from_ref(&ada)).await;
        desk.open_candidate(screen, "Ada").await;
        screen.click_button("Confirmation test").await;
        screen.click_button("Begin the test").await;
        screen.expect_text(".ask-bar", "question 1 of").await;
        screen.think().await;
        screen.press("2").await;
        expect_chosen(screen, 1).await;
        screen.expect_text(".kept", "is kept on this device").await;
        screen.reload().await;
        screen.expect_text(".ask-bar", "question 1 of").await;
        expect_chosen(screen, 1).await;
        screen.expect_text(".ask-open", NOT_YET).await;
    });
}
