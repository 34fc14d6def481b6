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
            screen.expect_heading("How the numbers come about").await;
            let now = "return [window.still ?? false, location.pathname + location.search]";
            let base = screen.script("return new URL(document.baseURI).pathname", vec![]).await;
            assert_eq!(screen.script(now, vec![]).await, serde_json::json!([true, base]), "{address}");
        }
    });
}
