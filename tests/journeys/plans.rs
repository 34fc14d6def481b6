//! A plan as its person keeps it: it outlives the answers, its hours can be set back, and it fits a screen.

use journeys::journey;

use crate::path::{make_plan, open_quarters, rated};

/// The plan was lost from sight with the answers, and its ticks and notes with it, though all of it was kept.
#[test]
fn a_plan_without_answers_can_be_read_ticked_off_and_closed() {
    journey(async |screen| {
        rated(screen, "2").await;
        make_plan(screen).await;
        let title = screen.text_of("#plan-title").await;
        screen.open("#/history").await;
        screen.click_button("Delete").await;
        screen.click_button("Delete the attempt").await;
        screen.open("#/plan").await;
        screen.expect_text(".plan .notice", "no answers in this browser").await;
        assert_eq!(screen.text_of("#plan-title").await, title);
        screen.expect_text(".progress", "0 of").await;
        open_quarters(screen).await;
        screen.click(".pieces .step input").await;
        screen.expect_text(".step small", "done").await;
        screen.reload().await;
        screen.expect_text(".progress", "hours done").await;
        open_quarters(screen).await;
        screen.expect_text(".step small", "done").await;
        assert!(screen.texts_of("button").await.iter().any(|text| text == "Save as Markdown"));
        screen.open("#/settings").await;
        screen.expect_text(".space", "to your plans").await;
        screen.open("#/plan").await;
        screen.click_button("Change the plan").await;
        screen.click_button("Close this plan").await;
        screen.expect_text(".plan", "A plan begins where you stand").await;
        screen.expect_text(".earlier summary", "Earlier plans").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// Hours were typed, the piece left the draft because others had become cheaper, and its field with it.
#[test]
fn hours_of_ones_own_are_listed_and_set_back_wherever_their_piece_is() {
    journey(async |screen| {
        rated(screen, "2").await;
        screen.open("#/plan").await;
        screen.expect_text(".plan h2", "hours").await;
        let title = async || screen.texts_of(".plan .next-step").await.first().cloned().unwrap_or_default();
        let before = title().await;
        assert!(!screen.shows(".own-hours li").await);
        open_quarters(screen).await;
        screen.click_button("Details and hours").await;
        screen.script("document.querySelector('.pieces details[open] input').value = ''", vec![]).await;
        screen.write(".pieces details[open] input", "10000").await;
        screen.press("Tab").await;
        screen.expect_text(".own-hours li", "10000 hours in place of").await;
        screen.reload().await;
        screen.expect_text(".own-hours li", "10000 hours in place of").await;
        assert_ne!(title().await, before);
        screen.click(".own-hours button").await;
        screen.wait_for("the draft is as it was", async || title().await == before).await;
        assert!(!screen.shows(".own-hours li").await);
        assert_eq!(
            screen.script("return document.activeElement.id", vec![]).await,
            "own-hours",
            "the keyboard stays where it was"
        );
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// A plan was 2,500 pixels long; this month, its quarters and the years behind them are what is looked for.
#[test]
fn this_month_and_the_quarters_of_a_plan_fit_one_screen() {
    journey(async |screen| {
        screen.set_width(1280).await;
        rated(screen, "2").await;
        make_plan(screen).await;
        let fold = "document.querySelectorAll('details').forEach(one => one.open = false)";
        screen.script(fold, vec![]).await;
        let ends = "return Math.max(...[...document.querySelectorAll('.soon, .month, .rest')]
            .map(one => one.getBoundingClientRect().bottom + scrollY)) - document.querySelector('.soon').getBoundingClientRect().top - scrollY";
        let high = screen.script(ends, vec![]).await.as_f64().unwrap_or(f64::MAX);
        assert!(high <= 800.0, "{high} pixels");
    });
}
