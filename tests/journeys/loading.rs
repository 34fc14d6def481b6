//! What comes too late, broken, or not at all: the page says what is needed, and never stays blank.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use journeys::journey::Preferences;
use journeys::person::Person;
use journeys::server::{Fault, Site, dist};
use journeys::{Given, axe, journey, journey_given};
use serde_json::json;

pub(crate) fn with(faults: fn(&str) -> Option<Fault>) -> Given {
    Given { site: Some(Site { faults, ..Site::new(dist()) }), ..Given::default() }
}

/// l09
#[test]
fn a_link_to_nowhere_says_so_and_leads_home() {
    journey(async |screen| {
        screen.open("#/reslt/of/2019").await;
        screen.expect_heading("There is no such page").await;
        screen.expect_text("main", "/reslt/of/2019").await;
        screen.click_button("Go to the start page").await;
        screen.expect_text("h1", "Where do you stand").await;
    });
}

/// p01
#[test]
fn without_scripts_the_page_says_what_it_needs() {
    let given = Given { preferences: Preferences::ScriptsOff, ..Given::default() };
    journey_given(given, async |screen| {
        screen.open("").await;
        screen.expect_text("noscript", "it needs JavaScript and WebAssembly").await;
        assert!(screen.heading().await.contains("Where do you stand on the path"));
    });
}

/// p01
#[test]
fn without_webassembly_the_page_says_what_it_needs() {
    journey(async |screen| {
        screen.before_each_page("delete window.WebAssembly").await;
        screen.open("").await;
        screen.expect_text("#trouble", "needs WebAssembly").await;
        axe::assert_clean(screen).await;
    });
}

/// p04
#[test]
fn questions_that_do_not_load_are_said_tried_again_and_others_go_on() {
    static BROKEN: AtomicBool = AtomicBool::new(true);
    let faults: fn(&str) -> Option<Fault> =
        |path| (path.contains("items-python") && BROKEN.load(Ordering::Relaxed)).then_some(Fault::Missing);
    journey_given(with(faults), async |screen| {
        screen.begin("skill/python").await;
        Person::engineering_manager().rate(screen).await;
        screen.expect_text("[role=alert]", "could not be loaded: Python").await;
        screen.click_button("Skip to the result").await;
        screen.expect_text("main", "5 ratings").await;
        screen.open("#/assess").await;
        screen.expect_text("[role=alert]", "could not be loaded: Python").await;
        BROKEN.store(false, Ordering::Relaxed);
        screen.click_button("Try to load them again").await;
        screen.expect_text(".scene", " ").await;
    });
}

/// p04: a login page of a network in place of the content
#[test]
fn a_base_that_does_not_load_is_said_with_the_way_out() {
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("content/base").then_some(Fault::Instead(b"<html>Please log in</html>"));
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "Load the page again").await;
        axe::assert_clean(screen).await;
    });
}

/// p14
#[test]
fn a_browser_that_refuses_the_program_gets_a_readable_page() {
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("wasm").then_some(Fault::Instead(b"\0asm\x01\0\0\0\x7f\0"));
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "refuses the program").await;
    });
}

/// p15
#[test]
fn a_program_of_another_build_is_reloaded_once_and_then_said() {
    // A whole program, but not the one that the script belongs to.
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("wasm").then_some(Fault::Instead(b"\0asm\x01\0\0\0"));
    journey_given(with(faults), async |screen| {
        screen.open("").await;
        screen.expect_text("#trouble", "does not fit its script").await;
        let pages = screen.requests().await.into_iter().filter(|url| url == screen.url()).count();
        assert_eq!(pages, 2, "loaded again once, and not for ever");
    });
}

/// p16
#[test]
fn a_panic_leads_to_a_page_outside_the_app_with_the_records() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen
            .script(
                "Document.prototype.createElement = () => { throw new Error('broken by the test') }",
                vec![],
            )
            .await;
        screen.script("location.hash = '#/method'", vec![]).await;
        screen.expect_text("#trouble", "Your answers are saved on this device").await;
        assert!(screen.shows("#trouble-export").await, "the raw records can be had");
        assert!(!screen.shows("#app").await, "the broken app is gone");
        screen.click_button("Load the page again").await;
        screen.expect_text("h1", "How the numbers are made").await;
        screen.open("#/").await;
        screen.expect_text("main", "1 rating").await;
    });
}

/// A program that an extension or somebody's script has put into the page traps: that ends nothing of ours.
#[test]
fn the_trap_of_a_program_that_is_not_ours_ends_nothing() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        // The stack of the first names nobody, that of the second another origin, and the third is a real one.
        let traps = "const done = arguments[arguments.length - 1];
            for (const stack of ['', 'RuntimeError: unreachable at f (https://elsewhere.example/x.js:1:1)']) {
              const error = new WebAssembly.RuntimeError('unreachable');
              error.stack = stack;
              dispatchEvent(new ErrorEvent('error', { error }));
            }
            const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11];
            const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
            addEventListener('error', (event) => setTimeout(() => done(event.error instanceof WebAssembly.RuntimeError)));
            setTimeout(() => exports.a());";
        assert_eq!(screen.script_with_callback(traps).await, true, "it has trapped");
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert!(!screen.shows("#trouble").await, "the page goes on");
    });
}

/// What is dropped beside a place for files opens nothing, and a field for text takes a link.
#[test]
fn what_is_dropped_beside_its_place_opens_nothing() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.text_of("#pool-name").await;
        let refused = "const [selector, kind] = arguments;
            const dataTransfer = new DataTransfer();
            if (kind === 'file') dataTransfer.items.add(new File(['x'], 'x.pdf'));
            else dataTransfer.setData('text/uri-list', 'https://elsewhere.example/');
            const target = document.querySelector(selector);
            return ['dragover', 'drop'].every(name =>
              !target.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true })));";
        let refused = async |selector: &str, kind: &str| {
            screen.script(refused, vec![json!(selector), json!(kind)]).await == true
        };
        for selector in ["h1", "body", "header", "html"] {
            assert!(refused(selector, "file").await && refused(selector, "link").await, "{selector}");
        }
        assert!(refused("#pool-name", "file").await, "a file is no text");
        assert!(!refused("#pool-name", "link").await, "a link may be one");
        assert!(!refused("#saved-pool", "file").await, "this is its place");
    });
}

/// Telephones grey out what `accept` does not name, and they know no ending of ours.
#[test]
fn no_chooser_of_files_greys_anything_out() {
    journey(async |screen| {
        for place in ["#/open", "#/pools"] {
            screen.open(place).await;
            screen.text_of("h1").await;
            let count = "return [document.querySelectorAll('input[type=file]').length,
                document.querySelectorAll('input[type=file][accept]').length]";
            screen
                .wait_for(&format!("{place} has a chooser without `accept`"), async || {
                    let counts = screen.script(count, vec![]).await;
                    counts[0].as_u64().is_some_and(|all| all > 0) && counts[1] == 0
                })
                .await;
        }
    });
}

#[test]
fn it_works_below_another_base_path() {
    let folder = xtask::command::root().join("target/journeys/below");
    copy(&dist(), &folder);
    let page = folder.join("index.html");
    let html = std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{error}"));
    // What `cargo xtask build --base` puts in: nothing else in the page knows where it is.
    let html = html
        .replace("href=\"/\"", "href=\"/deep/down/\"")
        .replace("href=\"/index", "href=\"/deep/down/index");
    std::fs::write(&page, html).unwrap_or_else(|error| panic!("{error}"));
    let site = Site { base: "/deep/down/".to_owned(), ..Site::new(folder) };
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        assert!(screen.url().ends_with("/deep/down/"), "{}", screen.url());
        screen.begin("skill/python").await;
        Person::engineering_manager().rate(screen).await;
        screen.expect_text(".scene", " ").await;
        let elsewhere: Vec<_> =
            screen.requests().await.into_iter().filter(|url| !url.starts_with(screen.url())).collect();
        assert_eq!(elsewhere, Vec::<String>::new());
    });
}

pub(crate) fn copy(from: &Path, to: &Path) {
    let done =
        |result: std::io::Result<()>| result.unwrap_or_else(|error| panic!("{}: {error}", to.display()));
    done(std::fs::create_dir_all(to));
    for file in std::fs::read_dir(from).into_iter().flatten().flatten() {
        let (source, target) = (file.path(), to.join(file.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            done(std::fs::copy(&source, &target).map(drop));
        }
    }
}

/// A script that never runs can say nothing: the style does, after a while.
#[test]
fn a_script_that_never_runs_is_said_without_one() {
    let faults: fn(&str) -> Option<Fault> = |path| path.contains("boot-").then_some(Fault::Missing);
    journey_given(with(faults), async |screen| {
        screen.show_file("").await;
        let shown = "return getComputedStyle(document.querySelector('.late')).visibility === 'visible'";
        screen
            .wait_for("the page says that it has not started", async || {
                screen.script(shown, vec![]).await == serde_json::json!(true)
            })
            .await;
        screen.expect_text(".late", "something keeps its script from running").await;
    });
}
