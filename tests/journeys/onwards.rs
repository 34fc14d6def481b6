//! No dead ends: a quick look grows, and whoever wants to answer more may.

use cairn_core::attempt::Mode;
use cairn_core::attempt::view::AssessView;
use cairn_core::record::load;
use journeys::person::Person;
use journeys::{axe, journey};

#[test]
fn a_quick_look_grows_into_a_full_assessment_and_keeps_its_ratings() {
    journey(async |screen| {
        screen.begin("quick").await;
        let person = Person::junior_data_scientist();
        person.answer(screen, 35).await;
        screen.expect_heading("All ratings are done.").await;
        let quick = Person::attempt(screen).await;
        // From the result, too, the way leads here and not to an end.
        screen.click_button("Skip to the result").await;
        screen.text_of(".result-grid").await;
        screen.click_button("Go on answering").await;
        screen.expect_heading("All ratings are done.").await;
        axe::assert_clean(screen).await;
        screen.click_button("Go on to the full assessment").await;
        screen.expect_text(".ask-bar", "35 of 77 answered").await;
        screen.text_of(".scene").await;
        screen
            .wait_for("the ratings are taken over", async || {
                let full = Person::attempt(screen).await;
                full.mode() == Mode::Full && full.answers() == quick.answers()
            })
            .await;
        screen.expect_text(".saved", "Saved on this device").await;
        person.answer(screen, 1).await;
        let grown = Person::attempt(screen).await;
        assert_eq!(grown.answers().len(), 36);
        assert!(grown.entries()[1].at < grown.started(), "given when they were given");

        // Whoever begins anew may keep the ratings, or give them again.
        screen.open("#/start/skill/python").await;
        screen.click_button("Keep my 5 ratings and go on").await;
        screen.text_of(".scene").await;
        screen
            .wait_for("these are taken over, too", async || {
                Person::attempt(screen).await.answers().len() == 5
            })
            .await;
        person.answer(screen, 1).await;
        screen.open("#/history").await;
        // The quick look and what grew out of it are one attempt, here as on the first page.
        let row = screen.text_of("[aria-label='All attempts'] tbody").await;
        assert!(row.contains("Full assessment, grown out of a quick look"), "{row}");
        assert_eq!(screen.texts_of("[aria-label='All attempts'] tbody tr").await.len(), 2);
        let answer = screen.text_of(".history .answer").await;
        assert!(
            !answer.contains("a real"),
            "nothing has changed between a skill begun and its own ratings: {answer}"
        );
        axe::assert_clean(screen).await;
        screen.open("#/").await;
        screen.expect_text("main", "You were here before: 2 attempts").await;
        screen.open("#/settings").await;
        screen.expect_text("main", "35 ratings and 2 questions answered in 2 attempts").await;
        screen.click_button("Delete everything …").await;
        screen.expect_text("dialog", "(35 ratings and 2 questions answered in 2 attempts)").await;
        screen.click_button("Keep it").await;
        screen.open("#/history").await;
        screen.click("[aria-label='All attempts'] tbody tr:first-child .sure button").await;
        screen
            .expect_text("[aria-label='All attempts'] [role=alert]", "and the quick look that it grew out of")
            .await;
        screen.click_button("Delete the attempt").await;
        screen
            .wait_for("both are gone", async || load(screen.local_storage().await).attempts.len() == 1)
            .await;
    });
}

#[test]
fn who_has_answered_all_that_is_asked_may_go_on() {
    journey(async |screen| {
        screen.begin("skill/python").await;
        let person = Person::junior_data_scientist();
        let given = person.answer(screen, 60).await;
        assert!(matches!(person.view(screen).await, AssessView::Done(_)), "after {given} answers");
        screen.wait_for("the page says that it is done", async || !screen.shows(".options").await).await;
        axe::assert_clean(screen).await;
        screen.click_button("Go on with more questions").await;
        screen.text_of(".scene").await;
        screen.think().await;
        screen
            .wait_for("one answer more is kept", async || {
                screen.press("1").await;
                Person::attempt(screen).await.answers().len() == given + 1
            })
            .await;
    });
}
