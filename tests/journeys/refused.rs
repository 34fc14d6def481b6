//! A program that a rule forbids, or that arrives damaged, is named for what it is, and not called a bad connection.

use std::sync::atomic::{AtomicUsize, Ordering};

use journeys::server::{Fault, Site, dist};
use journeys::{Given, axe, journey, journey_given};

use crate::loading::{copy, with};

/// What browsers say: `WebKit` by an error of its own, the others by an error of compiling, and one that has no memory left.
#[test]
fn a_rule_against_webassembly_is_named_and_no_memory_is_no_connection() {
    journey(async |screen| {
        let refuse = "
            const kind = location.search;
            const reject = (kind, error) => { WebAssembly[kind] = () => Promise.reject(error); };
            if (kind === '?webkit') reject('compile', new EvalError('Refused to create a WebAssembly object'));
            if (kind === '?firefox') reject('compile', new WebAssembly.CompileError('call to WebAssembly.compile() blocked by CSP'));
            if (kind === '?embedder') reject('compile', new WebAssembly.CompileError('Wasm code generation disallowed by embedder'));
            if (kind === '?old') reject('compile', new WebAssembly.CompileError('invalid value type 0x6f'));
            if (kind === '?memory') reject('instantiate', new RangeError('could not allocate memory'));
            if (kind === '?none') delete window.WebAssembly;";
        screen.before_each_page(refuse).await;
        for (kind, words) in [
            ("?webkit", "A rule forbids WebAssembly on this page"),
            ("?firefox", "A rule forbids WebAssembly on this page"),
            ("?embedder", "A rule forbids WebAssembly on this page"),
            ("?old", "refuses the program, although it arrived complete"),
            ("?memory", "no memory left"),
            ("?none", "Lockdown Mode"),
        ] {
            screen.open(kind).await;
            screen.expect_text("#trouble", words).await;
            let said = screen.text_of("#trouble-what").await;
            assert!(!said.contains("Check the connection"), "{kind}: {said}");
        }
        axe::assert_clean(screen).await;
    });
}

/// The browser's own words, of a host that sends a stricter policy.
#[test]
fn a_policy_without_webassembly_is_said_to_be_one() {
    let folder = xtask::command::root().join("target/journeys/policy");
    copy(&dist(), &folder);
    let page = folder.join("index.html");
    let html = std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{error}"));
    assert!(html.contains(" 'wasm-unsafe-eval'"));
    let html = html.replace(" 'wasm-unsafe-eval'", "");
    std::fs::write(&page, html).unwrap_or_else(|error| panic!("{error}"));
    journey_given(Given { site: Some(Site::new(folder)), ..Given::default() }, async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "A rule forbids WebAssembly on this page").await;
    });
}

#[test]
fn a_program_that_arrives_packed_is_no_old_browser() {
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("wasm").then_some(Fault::Instead(b"\x1f\x8b\x08\0\0\0\0\0"));
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "The program arrived packed").await;
        let asked = screen
            .requests()
            .await
            .into_iter()
            .filter(|url| url.rsplit_once('.').is_some_and(|(_, kind)| kind == "wasm"))
            .count();
        assert!(asked >= 2, "asked for once more, past the cache: {asked}");
    });
}

/// A network's login page, with status 200 in place of everything.
#[test]
fn a_page_in_place_of_the_program_is_said_to_be_one() {
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("wasm").then_some(Fault::Instead(b"<html>Please log in</html>"));
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "Something else came in place of the program").await;
    });
}

/// The program comes whole, and something is wrong with the script that starts it: never the connection.
#[test]
fn a_script_that_the_host_does_not_hand_out_is_no_bad_connection() {
    static FAULT: AtomicUsize = AtomicUsize::new(0);
    let faults: fn(&str) -> Option<Fault> = |path| {
        let fault = match FAULT.load(Ordering::Relaxed) {
            0 => Fault::Instead(b"<html>Please log in</html>"),
            1 => Fault::Missing,
            _ => Fault::Typed("text/plain"),
        };
        let script = std::path::Path::new(path).extension().is_some_and(|kind| kind == "js");
        (path.contains("cairn-") && script).then_some(fault)
    };
    journey_given(with(faults), async |screen| {
        for (fault, words) in [
            (0, "Something else came in place of the program"),
            (1, "the file is not there, or the host refuses to send it"),
            (2, "with the wrong type"),
        ] {
            FAULT.store(fault, Ordering::Relaxed);
            screen.open(&format!("?{fault}")).await;
            screen.expect_text("#trouble", words).await;
            assert!(!screen.text_of("#trouble-what").await.contains("Check the connection"), "{words}");
        }
    });
}

/// A file of the program that is gone: the page is loaded once more, for a newer one asks for other files, and then says so.
#[test]
fn a_program_that_is_not_there_is_no_bad_connection() {
    let faults: fn(&str) -> Option<Fault> = |path| path.contains("wasm").then_some(Fault::Missing);
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "the file is not there, or the host refuses to send it").await;
    });
}

/// A section that says it is longer than what came.
#[test]
fn a_program_that_is_cut_off_is_said_to_be() {
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("wasm").then_some(Fault::Instead(b"\0asm\x01\0\0\0\x01\xff\x7f\x60"));
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "Only a part of the program arrived").await;
    });
}

/// What a cache keeps for a year would stay cut off for a year.
#[test]
fn a_damaged_program_is_asked_for_once_more() {
    static ASKED: AtomicUsize = AtomicUsize::new(0);
    let faults: fn(&str) -> Option<Fault> = |path| {
        let first = path.contains("wasm") && ASKED.fetch_add(1, Ordering::Relaxed) == 0;
        first.then_some(Fault::Instead(b"\0asm\x01\0"))
    };
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("main", "Start").await;
        assert!(!screen.shows("#trouble").await);
        assert!(!screen.shows(".loading").await, "the program has started");
    });
}
