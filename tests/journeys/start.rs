//! Opening the app.

use journeys::{axe, journey};

#[test]
fn the_start_page_opens() {
    journey(async |screen| {
        screen.open("").await;
        assert!(!screen.heading().await.is_empty());
        axe::assert_clean(screen).await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
        let elsewhere: Vec<_> =
            screen.requests().await.into_iter().filter(|url| !url.starts_with(screen.url())).collect();
        assert_eq!(elsewhere, Vec::<String>::new(), "nothing leaves the device");
    });
}

/// A link from elsewhere comes with more than the base; no page after it is loaded anew for that, and what only memory has stays.
#[test]
fn an_address_with_more_than_the_base_leads_to_the_same_page() {
    journey(async |screen| {
        for address in ["index.html", "?fbclid=a1b2", "index.html?utm_source=x#/start"] {
            screen.open(address).await;
            screen.script("window.still = true", vec![]).await;
            screen.click_button("Method").await;
            screen.expect_heading("How the numbers are made").await;
            let now = "return [window.still ?? false, location.pathname + location.search]";
            let base = screen.script("return new URL(document.baseURI).pathname", vec![]).await;
            assert_eq!(screen.script(now, vec![]).await, serde_json::json!([true, base]), "{address}");
        }
    });
}

/// Before anybody gives their time they see what comes out of it: one press away, made up and called so, and nothing is kept.
#[test]
fn an_example_of_a_result_and_of_a_pool_is_one_press_away() {
    journey(async |screen| {
        screen.open("").await;
        screen.click_button("See an example result").await;
        screen.expect_text(".result-grid", "Machine learning").await;
        screen.expect_text(".notice", "This person is made up").await;
        axe::assert_clean(screen).await;
        let answers =
            "return Object.keys(localStorage).filter(key => key.startsWith('cairn/attempt/')).length";
        assert_eq!(screen.script(answers, vec![]).await, 0, "nothing of it is kept");
        screen.click_button("Find out where you stand").await;
        screen.expect_text("h1", "How thorough").await;

        screen.open("").await;
        screen.click_button("Open the example pool").await;
        screen.expect_text(".found", "12 candidates").await;
        let pool = screen.place().await;
        // The way back leads to the first page, and the second visit to the pool that is there.
        screen.script("history.back()", vec![]).await;
        screen.expect_heading("Where do you stand on the path to AI strategist?").await;
        screen.click_button("Open the example pool").await;
        screen.expect_text(".found", "12 candidates").await;
        assert_eq!(screen.place().await, pool);
    });
}
