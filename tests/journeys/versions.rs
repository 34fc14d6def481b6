//! A new version is published while somebody is here: it is fetched beside the old one, offered, and breaks nothing.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use journeys::person::Person;
use journeys::server::{Fault, Site, dist};
use journeys::{Given, Screen, axe, journey_given, kept_pools};
use serde_json::{Value, json};
use xtask::page::{script_in, sha256};

use crate::loading::copy;
use crate::offline::{programs, until_whole};
use crate::screens::STICKS_OUT;

/// A site of a journey's own, as it was built.
fn site(name: &str) -> (PathBuf, Site) {
    let folder = xtask::command::root().join("target/journeys").join(name);
    // What an earlier run has published there must not be mistaken for the version that is built now.
    xtask::files::remove_folder(&folder).unwrap_or_else(|failure| panic!("{failure}"));
    copy(&dist(), &folder);
    (folder.clone(), Site::new(folder))
}

/// The sixteen digits by which a file is named after its content.
fn digits(name: &str) -> Option<&str> {
    let digits = name.rsplit_once('.')?.0.rsplit_once('-')?.1;
    (digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(digits)
}

/// Publishes another version over the one that is there, as a build after a change would: all files that are named by their content
/// have other names, and the old ones are gone from the host.
fn publish(folder: &Path) {
    let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{error}"));
    let files = xtask::files::below(folder).unwrap_or_else(|failure| panic!("{failure}"));
    let named: Vec<(PathBuf, String)> = files
        .into_iter()
        .filter_map(|path| {
            let found = digits(path.file_name()?.to_str()?)?.to_owned();
            Some((path, found))
        })
        .collect();
    let turned = |digits: &str| digits.chars().rev().collect::<String>();
    let version = version_of(&read(&folder.join("index.html")));
    for (path, digits) in &named {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let to = path.with_file_name(name.replace(digits.as_str(), &turned(digits)));
        std::fs::rename(path, to).unwrap_or_else(|error| panic!("{error}"));
    }
    for page in ["index.html", "404.html", "offline.js"].map(|name| folder.join(name)) {
        let before = read(&page);
        let text = named
            .iter()
            .map(|(_, digits)| digits.as_str())
            .chain([version.as_str()])
            .fold(before.clone(), |text, digits| text.replace(digits, &turned(digits)));
        // The script in the page names files, too, and the policy allows it by its hash.
        let hash = |page: &str| script_in(page).map(sha256).unwrap_or_default();
        let text = text.replace(&hash(&before), &hash(&text));
        // A browser that looks at this moment gets the old file or the new one, and never a part.
        let beside = page.with_extension("new");
        std::fs::write(&beside, text).unwrap_or_else(|error| panic!("{error}"));
        std::fs::rename(&beside, &page).unwrap_or_else(|error| panic!("{error}"));
    }
}

fn version_of(page: &str) -> String {
    let version = page.split_once("data-version=\"").and_then(|(_, rest)| rest.split_once('"'));
    version.map_or_else(|| panic!("the page names no version"), |(version, _)| version.to_owned())
}

/// The version of the page that is open.
async fn version(screen: &Screen) -> String {
    let read = "return document.querySelector('script[data-version]')?.dataset.version ?? ''";
    screen.script(read, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Looks for a new version, as the browser does after each load of the page and the page after an hour; says what became of it.
async fn look(screen: &Screen) -> Value {
    let look = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration().then(one => one.update()).then(one => {
          const worker = one.installing;
          if (!worker) return done('nothing');
          const tell = () => ['redundant', 'activated'].includes(worker.state) && done(worker.state);
          worker.addEventListener('statechange', tell);
          tell();
        }).catch(error => done(String(error)));";
    screen.script_with_callback(look).await
}

const READY: &str = "A new version of Cairn is ready";

#[test]
fn a_new_version_is_offered_and_an_open_attempt_goes_on_with_the_old_one() {
    let (folder, site) = site("update");
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        until_whole(screen).await;
        let old = version(screen).await;
        publish(&folder);
        look(screen).await;
        screen.expect_text(".banner", READY).await;
        for (width, scheme) in [(320, "dark"), (1280, "light")] {
            screen.set_width(width).await;
            screen.set_scheme(scheme).await;
            axe::assert_clean(screen).await;
            assert_eq!(screen.script(STICKS_OUT, vec![]).await, "");
        }
        assert_eq!(version(screen).await, old, "nothing is loaded again by itself");
        // The questions and the second program are still to come, and are gone from the host.
        person.rate(screen).await;
        screen.expect_text(".scene", " ").await;
        person.answer(screen, 2).await;

        // Another tab has the new version, and both are used.
        let first = screen.open_tab().await;
        screen.open("").await;
        let new = version(screen).await;
        assert_ne!(new, old);
        screen.expect_text("main", "You have been here before").await;
        assert!(!screen.shows(".banner").await);
        assert_eq!(programs(screen).await.len(), 2, "a tab uses the old one");
        screen.go_to_tab(first).await;
        person.answer(screen, 2).await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        screen.go_back().await;
        screen.text_of("#ask-title").await;
        let answers = Person::attempt(screen).await.answers().len();

        screen.click_button("Load the new version").await;
        screen.wait_for("the new version is here", async || version(screen).await == new).await;
        screen.text_of("#ask-title").await;
        assert_eq!(Person::attempt(screen).await.answers().len(), answers);
        person.answer(screen, 1).await;
        screen.wait_for("the old one is gone", async || programs(screen).await.len() == 1).await;
        until_whole(screen).await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn a_new_version_that_is_put_off_comes_with_the_next_load() {
    let (folder, site) = site("put-off");
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        screen.begin("quick").await;
        until_whole(screen).await;
        let old = version(screen).await;
        publish(&folder);
        look(screen).await;
        screen.expect_text(".banner", READY).await;
        screen.click_button("Later").await;
        screen.rate("3").await;
        assert!(!screen.shows(".banner").await);
        screen.reload().await;
        assert_ne!(version(screen).await, old);
        screen.text_of("#ask-title").await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 1);
    });
}

/// While candidates are read, to load the page again would break that off: it is offered when they are there.
#[test]
fn a_pool_being_read_goes_on_and_the_offer_waits_for_its_end() {
    let (folder, site) = site("reading");
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        let crowd = journeys::crowd::Crowd::new();
        screen.open("#/pools").await;
        screen.write("#pool-name", "Autumn").await;
        screen.click_button("Make the pool").await;
        screen.expect_heading("Add your candidates").await;
        until_whole(screen).await;
        let old = version(screen).await;
        publish(&folder);
        // A hand that is slow: the file is given when somebody says so.
        let slow = "window.read = new Promise(resolve => { window.give = resolve; });
            for (const name of ['arrayBuffer', 'text']) {
              const whole = Blob.prototype[name];
              Blob.prototype[name] = function () { return window.read.then(() => whole.call(this)); };
            }
            const stream = Blob.prototype.stream;
            Blob.prototype.stream = function () {
              const own = stream.call(this);
              return new ReadableStream({ async start(to) {
                await window.read;
                const from = own.getReader();
                for (let next; !(next = await from.read()).done; ) to.enqueue(next.value);
                to.close();
              } });
            };";
        screen.script(slow, vec![]).await;
        let made = crowd.files(3);
        let names: Vec<String> = (0..made.len()).map(|at| format!("{at}.json")).collect();
        let files: Vec<(&str, &str)> =
            names.iter().map(String::as_str).zip(made.iter().map(|(_, text)| text.as_str())).collect();
        screen.choose_files("#candidates", &files).await;
        screen.text_of(".reading").await;
        look(screen).await;
        screen
            .wait_for("the page has heard of it", async || {
                screen.script("return cairn.newer", vec![]).await == true
            })
            .await;
        assert!(!screen.shows(".banner").await, "it waits");
        screen.script("window.give()", vec![]).await;
        screen.expect_text(".banner", READY).await;
        assert_eq!(version(screen).await, old);
        let pools = kept_pools(screen).await;
        screen.click_button("Load the new version").await;
        screen.wait_for("the new version is here", async || version(screen).await != old).await;
        screen.text_of("h1").await;
        assert_eq!(kept_pools(screen).await, pools);
    });
}

/// A bad network, a login page, a host that is half done: the old version stays whole, and the new one is taken later.
#[test]
fn half_a_version_is_not_taken() {
    static FAULT: AtomicUsize = AtomicUsize::new(0);
    let (folder, site) = site("half");
    let faults: fn(&str) -> Option<Fault> = |path| {
        let program = path.starts_with("rest-") && path.contains(".wasm");
        match FAULT.load(Ordering::Relaxed) {
            1 => program.then_some(Fault::Cut(1000)),
            2 => program.then_some(Fault::Missing),
            3 => path.starts_with("content/").then_some(Fault::Instead(b"<html>Please log in</html>")),
            // The host has the new worker, and the page of the old version still.
            4 => (path.is_empty() || path == "index.html").then_some(Fault::Instead(b"<!doctype html>Cairn")),
            5 => (path.starts_with("content/items-")).then_some(Fault::Down),
            _ => None,
        }
    };
    journey_given(Given { site: Some(Site { faults, ..site }), ..Given::default() }, async |screen| {
        screen.open("").await;
        until_whole(screen).await;
        let old = version(screen).await;
        publish(&folder);
        for fault in 1..=5 {
            FAULT.store(fault, Ordering::Relaxed);
            assert_eq!(look(screen).await, "redundant", "{fault}");
            assert!(!screen.shows(".banner").await, "{fault}");
            screen.reload().await;
            screen.expect_text("main", "If you are hiring an AI strategist").await;
            assert_eq!(version(screen).await, old, "{fault}");
            until_whole(screen).await;
        }
        FAULT.store(0, Ordering::Relaxed);
        look(screen).await;
        screen.expect_text(".banner", READY).await;
    });
}

/// The browser has lost or damaged a part of what it kept, and the host has a newer version: no page asks for a file that is gone.
#[test]
fn what_is_damaged_comes_again_and_a_page_whose_files_are_gone_is_not_shown() {
    let (folder, site) = site("gone");
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        screen.open("").await;
        until_whole(screen).await;
        let old = version(screen).await;
        let change = "const [bytes, done] = arguments;
            caches.keys().then(async names => {
              const cache = await caches.open(names.find(name => name.startsWith('cairn-offline@')));
              const first = (await cache.keys()).find(({ url }) => /cairn-[0-9a-f]+[.]wasm$/.test(url));
              if (bytes) await cache.put(first, new Response(new Uint8Array(bytes)));
              else await cache.delete(first);
              done(bytes ? (await (await cache.match(first)).arrayBuffer()).byteLength : 0);
            });";
        screen.script_with_args_and_callback(change, vec![json!([0, 97, 115, 109, 1, 0, 0, 0, 1])]).await;
        screen.reload().await;
        screen.expect_text("main", "If you are hiring an AI strategist").await;
        assert!(!screen.shows("#trouble").await, "it was asked for once more, past every cache");
        let size = "const done = arguments[arguments.length - 1];
            caches.match(document.querySelector('script[data-version]').dataset.firstWasm)
              .then(found => found.arrayBuffer()).then(bytes => done(bytes.byteLength));";
        let mended =
            async || screen.script_with_callback(size).await.as_u64().is_some_and(|size| size > 1000);
        screen.wait_for("what was damaged is mended", mended).await;

        screen.script_with_args_and_callback(change, vec![Value::Null]).await;
        publish(&folder);
        screen.reload().await;
        screen.expect_text("main", "If you are hiring an AI strategist").await;
        assert_ne!(version(screen).await, old, "the host's page has taken its place");
        until_whole(screen).await;
    });
}

/// The way back: a host that publishes `deploy/offline-off.js` as the worker is rid of it on every device that comes by.
#[test]
fn a_bad_worker_is_taken_away_with_what_it_kept_and_with_nothing_else() {
    let (folder, site) = site("off");
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        until_whole(screen).await;
        let (pools, old) = (kept_pools(screen).await, version(screen).await);
        publish(&folder);
        let off = xtask::command::root().join("deploy/offline-off.js");
        std::fs::copy(off, folder.join("offline.js")).unwrap_or_else(|error| panic!("{error}"));
        // Nothing but a visit.
        screen.reload().await;
        screen.wait_for("it is gone", async || programs(screen).await.is_empty()).await;
        let left = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.getRegistrations().then(all => done(all.length))";
        screen.wait_for("so is the worker", async || screen.script_with_callback(left).await == 0).await;
        screen.close_tab().await;
        screen.open("").await;
        assert_ne!(version(screen).await, old, "the page comes from the host");
        screen.expect_text("main", "1 rating").await;
        assert_eq!(kept_pools(screen).await, pools);
    });
}
