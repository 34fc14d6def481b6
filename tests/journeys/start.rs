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
