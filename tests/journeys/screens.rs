//! Every screen, looked at by axe-core, in wide and narrow, light and dark.

use journeys::tour::{Visitor, tour};
use journeys::{Screen, axe, journey};

/// What was asked for on the whole walk.
#[derive(Default)]
struct Checker {
    asked: Vec<String>,
    /// Screens that scroll sideways, with what sticks out.
    wide: Vec<String>,
}

/// What sticks out on the right, outermost first.
pub(crate) const STICKS_OUT: &str = "const wide = document.documentElement.scrollWidth, fits = window.innerWidth;
  if (wide <= fits) return '';
  const out = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > fits + 0.5);
  return wide + ': ' + out.slice(0, 8).map(one => one.tagName + '.' + one.className + ' ' + (one.id || one.textContent.slice(0, 40))).join(' | ');";

impl Visitor for Checker {
    async fn at(&mut self, screen: &Screen, name: &str) {
        for (width, scheme) in [(1280, "light"), (320, "dark")] {
            screen.set_width(width).await;
            screen.set_scheme(scheme).await;
            axe::assert_clean(screen).await;
            let out = screen.script(STICKS_OUT, vec![]).await;
            if out.as_str() != Some("") {
                self.wide.push(format!("{name} scrolls sideways at {width}: {out}"));
            }
        }
        screen.set_width(1280).await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new(), "{name}");
        let asked = screen.requests().await;
        let elsewhere: Vec<_> = asked.iter().filter(|url| !url.starts_with(screen.url())).collect();
        assert_eq!(elsewhere, Vec::<&String>::new(), "{name}: nothing leaves the device");
        self.asked.extend(asked);
    }
}

#[test]
fn every_screen_is_accessible_fits_and_asks_nobody() {
    journey(async |screen| {
        let mut checker = Checker::default();
        tour(screen, &mut checker).await;
        assert_eq!(checker.wide, Vec::<String>::new());
        // The record would be worth nothing if it missed a part of the way.
        for part in ["/cairn-", "/rest-", ".wasm", "/content/base-", "/content/items-", "/content/reasons-"] {
            assert!(checker.asked.iter().any(|url| url.contains(part)), "{part} in {:#?}", checker.asked);
        }
    });
}
