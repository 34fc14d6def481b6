//! Every screen, looked at by axe-core, in wide and narrow, light and dark.

use journeys::tour::{Visitor, tour};
use journeys::{Screen, axe, journey};

struct Checker;

impl Visitor for Checker {
    async fn at(&mut self, screen: &Screen, name: &str) {
        for (width, scheme) in [(1280, "light"), (320, "dark")] {
            screen.set_width(width).await;
            screen.set_scheme(scheme).await;
            axe::assert_clean(screen).await;
            let wide = screen.script("return document.documentElement.scrollWidth", vec![]).await;
            assert!(wide.as_u64() <= Some(u64::from(width)), "{name} scrolls sideways at {width}: {wide}");
        }
        screen.set_width(1280).await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new(), "{name}");
        let elsewhere: Vec<_> =
            screen.requests().await.into_iter().filter(|url| !url.starts_with(screen.url())).collect();
        assert_eq!(elsewhere, Vec::<String>::new(), "{name}: nothing leaves the device");
    }
}

#[test]
fn every_screen_is_accessible_fits_and_asks_nobody() {
    journey(async |screen| tour(screen, &mut Checker).await);
}
