//! Narrow windows, as on a phone or at 400% zoom: no word is cut in two, and words on one line keep apart.

use cairn_core::record::file::{Include, write_profile};
use journeys::desk::{Desk, somebody};
use journeys::person::Person;
use journeys::stored::{as_records, full_attempt, hurried_attempt, put};
use journeys::{Screen, journey};

/// Words of five letters and more that stand on two lines; code, addresses and codes may.
const BROKEN: &str = "const broken = [], range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, parent = text.parentElement;
      if (parent.closest('.code, .hash, thead, .visually-hidden') || !parent.checkVisibility()) continue;
      for (const word of text.textContent.matchAll(/(?<![./-])\\b\\p{L}{5,}\\b(?![./-])/gu)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const tops = [...range.getClientRects()].filter(box => box.width).map(box => box.top);
        if (Math.max(...tops) - Math.min(...tops) > 8) broken.push(word[0]);
      }
    }
    return broken";

async fn expect_whole_words(screen: &Screen, what: &str) {
    assert_eq!(screen.script(BROKEN, vec![]).await, serde_json::json!([]), "{what}");
}

/// "Implementation" had its last letter on a line of its own.
#[test]
fn no_word_is_cut_in_two_on_a_narrow_screen() {
    journey(async |screen| {
        for width in [320, 360] {
            screen.set_width(width).await;
            for place in
                ["", "#/example", "#/roles", "#/choose", "#/method", "#/privacy", "#/lawful", "#/pools"]
            {
                screen.open(place).await;
                screen.text_of("h1").await;
                expect_whole_words(screen, &format!("{place} at {width}")).await;
            }
            screen.click_button("Look at an example of 12 made-up candidates").await;
            screen.expect_text(".found", "12 candidates").await;
            expect_whole_words(screen, &format!("the pool at {width}")).await;
            let pool = screen.place().await;
            screen.open(&format!("{pool}/position")).await;
            screen.text_of(".slider").await;
            expect_whole_words(screen, &format!("the position at {width}")).await;
        }
    });
}

/// The names of the levels ran into each other above the lines of the skills.
#[test]
fn names_of_levels_keep_apart_above_their_lines() {
    journey(async |screen| {
        let gaps = "const gaps = [];
            for (const row of document.querySelectorAll('.scale-row .scale')) {
              const boxes = [...row.children].map(one => one.getBoundingClientRect()).filter(box => box.width);
              // Where they are close, every other one stands a line lower.
              boxes.forEach((one, at) => boxes.slice(at + 1).forEach(next => {
                if (Math.abs(one.top - next.top) < 4) gaps.push(next.left - one.right);
              }));
            }
            return [gaps.length, Math.min(...gaps)]";
        for width in [320, 360, 390, 768, 1024, 1280] {
            screen.set_width(width).await;
            screen.open("#/example").await;
            screen.text_of(".scale-row").await;
            let found = screen.script(gaps, vec![]).await;
            let (count, least) = (found[0].as_u64().unwrap_or(0), found[1].as_f64().unwrap_or(0.0));
            assert!(count > 0 && least >= 3.0, "{width} px: {least} between two of {count}");
        }
    });
}

/// The names of the levels hung out of their card, and the page was half as wide again as the window; so were rows side by side,
/// buttons and legends of a manager's pages.
#[test]
fn text_of_twice_the_size_fits_a_narrow_window() {
    journey(async |screen| {
        for width in [360, 640] {
            screen.set_width(width).await;
            for place in ["#/example", "#/roles", "#/plan", "#/choose", "#/about-you"] {
                screen.open(place).await;
                expect_large_text_to_fit(screen, &format!("{place} at {width}")).await;
            }
            screen.open("#/pools").await;
            screen.click_button("Look at an example of 12 made-up candidates").await;
            screen.expect_text(".found", "12 candidates").await;
            let pool = screen.place().await;
            screen.script("document.querySelector('#candidates-table').focus()", vec![]).await;
            for key in ["Home", " ", "ArrowDown", " "] {
                screen.press(key).await;
            }
            screen.expect_text(".versus", "fits better than").await;
            let candidate = "return document.querySelector('main a[href*=\"/c/\"]').getAttribute('href')";
            let candidate = screen.script(candidate, vec![]).await.as_str().unwrap_or_default().to_owned();
            assert!(candidate.contains("/c/"), "{candidate}");
            for place in [
                format!("{pool}/compare"),
                format!("{pool}/invite"),
                format!("{pool}/position"),
                format!("{pool}/decision"),
                format!("{candidate}/kit"),
                format!("{candidate}/confirm"),
                candidate,
            ] {
                screen.open(&place).await;
                expect_large_text_to_fit(screen, &format!("{place} at {width}")).await;
            }
        }
    });
}

/// The history was 368 px wide in a window of 360: two dates below a line had no room to stand one under the other.
#[test]
fn the_history_fits_a_narrow_window_with_text_of_twice_the_size() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        put(screen, &as_records(&full_attempt(&person, 1))).await;
        put(screen, &as_records(&full_attempt(&person, 2))).await;
        screen.reload().await;
        for width in [320, 360, 640] {
            screen.set_width(width).await;
            screen.open("#/history").await;
            screen.text_of(".timeline-ends").await;
            expect_large_text_to_fit(screen, &format!("the history at {width}")).await;
        }
    });
}

async fn expect_large_text_to_fit(screen: &Screen, what: &str) {
    screen.text_of("h1").await;
    screen.script("document.documentElement.style.fontSize = '200%'", vec![]).await;
    assert!(!screen.scrolls_sideways().await, "{what}");
    screen.script("document.documentElement.style.fontSize = ''", vec![]).await;
}

/// The cards of what each could grow into were as wide as their longest word.
#[test]
fn a_team_of_your_own_fits_a_narrow_window_with_text_of_twice_the_size() {
    journey(async |screen| {
        let desk = Desk::new();
        screen.open("#/pools").await;
        screen.write("#pool-name", "Data office").await;
        screen.click_button("Make a team of your own people").await;
        screen.expect_heading("Nobody is on the team yet").await;
        let team = screen.place().await;
        let ada = somebody("Ada", 3, [-0.5, -0.5, -1.0, 3.0, 3.0, 3.4, 3.4], [0.0; 7]);
        let text = write_profile(&desk.profile(&ada), Include::ALL);
        screen.choose_files("#candidates", &[("Ada.json", &text)]).await;
        for width in [360, 640] {
            screen.set_width(width).await;
            screen.open(&team).await;
            screen.expect_text(".growing", "Begin with").await;
            expect_large_text_to_fit(screen, &format!("the team at {width}")).await;
        }
    });
}

/// A notice on the result touched the card above it. Here are two: where to save a copy, and answers that came too fast.
#[test]
fn a_notice_keeps_clear_of_what_stands_above_it() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        put(screen, &as_records(&hurried_attempt(&person, 1, 3))).await;
        screen.reload().await;
        let gaps = "const gaps = [];
            for (const notice of document.querySelectorAll('main .notice')) {
              let above = notice.previousElementSibling;
              while (above && !above.getBoundingClientRect().height) above = above.previousElementSibling;
              if (above && notice.checkVisibility())
                gaps.push(notice.getBoundingClientRect().top - above.getBoundingClientRect().bottom);
            }
            return [gaps.length, Math.min(...gaps)]";
        for width in [360, 1280] {
            screen.set_width(width).await;
            screen.open("#/result").await;
            screen.expect_text("main .notice", "faster than").await;
            screen.expect_text("main .notice", "in this browser alone").await;
            let found = screen.script(gaps, vec![]).await;
            let (count, least) = (found[0].as_u64().unwrap_or(0), found[1].as_f64().unwrap_or(0.0));
            assert!(count > 1 && least >= 8.0, "{width} px: {least} px above one of {count}");
        }
    });
}
