//! Two builds of Cairn on one origin, such as two project pages of one account.

use std::path::{Path, PathBuf};

use cairn_core::record::load;
use journeys::server::{Site, dist};
use journeys::{Given, Screen, journey_given};
use serde_json::json;

use crate::loading::copy;

/// A folder with the built app under each of these names, as `cargo xtask build --base` would make each.
fn site(name: &str, paths: &[&str]) -> Site {
    let folder: PathBuf = xtask::command::root().join("target/journeys").join(name);
    for path in paths {
        let to: PathBuf = folder.join(path);
        copy(&dist(), &to);
        rebase(&to.join("index.html"), path);
    }
    Site::new(folder)
}

fn rebase(page: &Path, path: &str) {
    let html = std::fs::read_to_string(page).unwrap_or_else(|error| panic!("{error}"));
    let html = html
        .replace("href=\"/\"", &format!("href=\"/{path}/\""))
        .replace("href=\"/index", &format!("href=\"/{path}/index"));
    std::fs::write(page, html).unwrap_or_else(|error| panic!("{error}"));
}

/// How many answers stand under names that open so, in local storage.
async fn answers(screen: &Screen, opening: &str) -> usize {
    let script =
        "return Object.entries(localStorage).filter(([key]) => key.startsWith(arguments[0] + 'cairn/'))
        .map(([key, value]) => [key.slice(arguments[0].length), value])";
    let pairs = screen.script(script, vec![json!(opening)]).await;
    let pairs: Vec<(String, String)> = serde_json::from_value(pairs).unwrap_or_default();
    load(pairs).attempts.iter().map(|attempt| attempt.answers().len()).sum()
}

/// How many records of answers a database holds.
async fn copied(screen: &Screen, database: &str) -> u64 {
    let script = "const [name, done] = arguments, open = indexedDB.open(name);
        open.onerror = () => done(0);
        open.onsuccess = () => {
          if (!open.result.objectStoreNames.contains('records')) { open.result.close(); return done(0); }
          const keys = open.result.transaction('records').objectStore('records').getAllKeys();
          keys.onsuccess = () => {
            open.result.close();
            done(keys.result.filter(key => key.startsWith('cairn/attempt/')).length);
          };
        };";
    screen.script_with_args_and_callback(script, vec![json!(database)]).await.as_u64().unwrap_or(0)
}

async fn begin(screen: &Screen, path: &str) {
    screen.open(&format!("{path}/#/start/quick")).await;
    screen.text_of("main .honest").await;
    screen.click_button("Begin").await;
    screen.text_of("#ask-title").await;
}

const OTHER: &str = "cairn@/second/#";

#[test]
fn two_builds_on_one_origin_keep_their_answers_apart() {
    let site = site("beside", &["first", "second"]);
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        // What an older version has kept, without a claim, is the first one's who opens it.
        screen.show_file("first/icon.svg").await;
        let old = r#"{"v":1,"at":1790000000000,"content":"2026.1","rules":1,"answer":{"item":"ds-statistics","version":1,"level":3}}"#;
        screen.put_into_storage("cairn/attempt/quick-0000000000000001/000000.t1", old).await;
        screen.open("first/").await;
        screen.expect_text("main", "1 rating").await;
        screen.wait_for("it is copied", async || copied(screen, "cairn").await == 1).await;

        screen.open("second/").await;
        assert!(!screen.text_of("main").await.contains("1 rating"), "it is another's");
        begin(screen, "second").await;
        screen.rate("4").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(answers(screen, OTHER).await, 2);
        assert_eq!(answers(screen, "").await, 1, "nothing was put among the first one's");
        screen
            .wait_for("the second copy is apart, too", async || {
                copied(screen, &format!("{OTHER}cairn")).await == 3 && copied(screen, "cairn").await == 1
            })
            .await;
        screen.reload().await;
        screen.open("second/").await;
        screen.expect_text("main", "2 ratings").await;

        // A browser that loses local storage: each finds its own in the second copy.
        screen.script("localStorage.clear()", vec![]).await;
        screen.show_file("first/icon.svg").await;
        screen.open("second/").await;
        screen.expect_text("main", "2 ratings").await;
        screen.open("first/").await;
        screen.expect_text("main", "1 rating").await;

        // Where one looks for what is kept, the other one is named.
        screen.open("second/#/settings").await;
        screen.expect_text(".notice", "Another Cairn on this site, at /first/, keeps data of its own").await;
        screen.click_button("Delete everything …").await;
        screen.click("dialog .danger").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        screen.expect_text(".notice", "Nothing of yours is kept here yet").await;
        assert_eq!((answers(screen, OTHER).await, answers(screen, "").await), (0, 1));
        screen.open("first/").await;
        screen.expect_text("main", "1 rating").await;
        screen.open("first/#/settings").await;
        screen.text_of("main").await;
        assert!(!screen.text_of("main").await.contains("Another Cairn"));
        // Chromium asks the root for an icon, where there is none here.
        let mut errors = screen.console_errors().await;
        errors.retain(|error| !error.contains("/favicon.ico"));
        assert_eq!(errors, Vec::<String>::new());
    });
}

/// Both are opened before anything is kept: nobody has the names yet, and the first answer takes them.
#[test]
fn two_builds_that_begin_at_once_lose_no_answer() {
    let site = site("at-once", &["first", "second"]);
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        // To begin keeps the beginning, so neither has begun while both are open.
        screen.open("second/#/start/quick").await;
        screen.text_of("main .honest").await;
        let second = screen.open_tab().await;
        screen.open("first/#/start/quick").await;
        screen.text_of("main .honest").await;
        assert_eq!(screen.local_storage().await.len(), 0, "looking keeps nothing");
        screen.click_button("Begin").await;
        screen.text_of("#ask-title").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let first = screen.go_to_tab(second).await;
        screen.click_button("Begin").await;
        screen.text_of("#ask-title").await;
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen
            .wait_for("both have their answer", async || {
                answers(screen, "").await == 1 && answers(screen, OTHER).await == 1
            })
            .await;
        screen
            .wait_for("and a second copy of their own", async || {
                copied(screen, &format!("{OTHER}cairn")).await > 0
            })
            .await;
        screen.reload().await;
        screen.open("second/").await;
        screen.expect_text("main", "1 rating").await;
        screen.go_to_tab(first).await;
        screen.reload().await;
        screen.open("first/").await;
        screen.expect_text("main", "1 rating").await;
    });
}

/// The plain page that is left when the program cannot start has this build's records, and under the names of a backup.
#[test]
fn the_page_of_trouble_has_the_records_of_its_own_build() {
    let faults: fn(&str) -> Option<journeys::server::Fault> = |path| {
        path.contains("cairn-")
            .then_some(path.contains(".wasm"))
            .filter(|is| *is)
            .map(|_| journeys::server::Fault::Cut(9))
    };
    let site = Site { faults, ..site("trouble", &["first", "second"]) };
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        screen.show_file("first/icon.svg").await;
        screen.put_into_storage("cairn@base", "/first/").await;
        screen.put_into_storage("cairn/settings", "{}").await;
        screen.put_into_storage(&format!("{OTHER}cairn/settings"), "{}").await;
        screen.put_into_storage(&format!("{OTHER}cairn/rating/r-1"), "{}").await;
        screen.show_file("second/").await;
        screen.expect_text("#trouble", "(2 records)").await;
        screen.show_file("first/").await;
        screen.expect_text("#trouble", "(1 records)").await;
    });
}
