//! From the first program to the second: nothing is lost on the way, and each comes when it is needed.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use journeys::journey::Preferences;
use journeys::server::{Fault, Site, dist};
use journeys::{Given, axe, journey, journey_given};

#[test]
fn the_second_program_comes_after_the_first_answer_and_not_before() {
    journey(async |screen| {
        screen.begin("quick").await;
        let second = async || screen.requests().await.iter().any(|url| url.contains("/rest-"));
        assert!(!second().await, "the first question waits for nothing else");
        screen.rate("3").await;
        screen.wait_for("the second program comes", second).await;
        screen.click_button("Result so far").await;
        screen.expect_text("main", "1 rating").await;
        let heading = screen.heading().await;
        screen.wait_for("the heading has the focus", async || screen.focused().await == heading).await;
        screen.go_back().await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn answers_in_memory_go_along() {
    let given = Given { preferences: Preferences::StorageBlocked, ..Given::default() };
    journey_given(given, async |screen| {
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.rate("2").await;
        screen.click_button("Result so far").await;
        screen.expect_text("main", "2 ratings").await;
        screen.expect_text(".saved", "in memory only").await;
        screen.click_button("Go on answering").await;
        screen.expect_text("#ask-title", "Exploration").await;
        screen.click_button("Back").await;
        screen.expect_text("[aria-checked=true]", "2").await;
    });
}

/// p04
#[test]
fn a_second_program_that_does_not_load_is_said_and_tried_again() {
    static BROKEN: AtomicBool = AtomicBool::new(true);
    let faults: fn(&str) -> Option<Fault> =
        |path| (path.contains("rest-") && BROKEN.load(Ordering::Relaxed)).then_some(Fault::Missing);
    let site = Some(Site { faults, ..Site::new(dist()) });
    journey_given(Given { site, ..Given::default() }, async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.click_button("Result so far").await;
        screen.expect_text("[role=alert]", "could not be loaded").await;
        axe::assert_clean(screen).await;
        screen.go_back().await;
        screen.rate("2").await;
        BROKEN.store(false, Ordering::Relaxed);
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        screen.expect_text("main", "2 ratings").await;
    });
}

/// Result, Start, Result, while the second program is on its way: it starts once.
#[test]
fn the_second_program_starts_once_however_often_it_is_asked_for() {
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("rest-").then_some(Fault::Late(std::time::Duration::from_secs(2)));
    let site = Some(Site { faults, ..Site::new(dist()) });
    journey_given(Given { site, ..Given::default() }, async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        for place in ["#/result", "#/", "#/result", "#/", "#/result"] {
            screen.script("location.hash = arguments[0]", vec![place.into()]).await;
        }
        screen.text_of(".result-grid").await;
        screen.expect_text("main", "1 rating").await;
        screen.go_back().await;
        screen.expect_text("main", "You have been here before").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// A program that arrives damaged while the first one runs is named for what it is, and what is right comes at the next try.
#[test]
fn a_second_program_that_arrives_damaged_is_named_for_what_it_is() {
    static FAULT: AtomicUsize = AtomicUsize::new(0);
    let faults: fn(&str) -> Option<Fault> = |path| {
        let second = path.contains("rest-") && path.contains(".wasm");
        let fault = match FAULT.load(Ordering::Relaxed) {
            0 => Fault::Instead(b"\x1f\x8b\x08\0\0\0\0\0"),
            1 => Fault::Instead(b"<!doctype html><title>Log in</title>"),
            2 => Fault::Instead(b"\0asm\x01\0\0\0\x01\x09\0"),
            _ => return None,
        };
        second.then_some(fault)
    };
    let site = Some(Site { faults, ..Site::new(dist()) });
    journey_given(Given { site, ..Given::default() }, async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.click_button("Result so far").await;
        for (fault, words) in [
            (0, "The program arrived packed"),
            (1, "Something else came in place of the program"),
            (2, "Only a part of the program arrived"),
        ] {
            FAULT.store(fault, Ordering::Relaxed);
            if fault > 0 {
                screen.click_button("Try again").await;
            }
            screen.expect_text("[role=alert]", words).await;
            assert!(!screen.text_of("[role=alert]").await.contains("Check the connection"));
        }
        FAULT.store(3, Ordering::Relaxed);
        screen.click_button("Try again").await;
        screen.text_of(".result-grid").await;
        screen.expect_text("main", "1 rating").await;
    });
}
