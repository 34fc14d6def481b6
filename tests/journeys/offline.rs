//! Without a connection: everything works after one visit, and where it cannot, that is said and nothing else.

use std::sync::atomic::{AtomicBool, Ordering};

use journeys::journey::Preferences;
use journeys::person::Person;
use journeys::server::{Fault, Site, dist};
use journeys::{Given, Screen, axe, journey_given, kept_pools};
use serde_json::{Value, json};

use crate::loading::{copy, with};
use crate::screens::STICKS_OUT;

/// How the page calls what is on this device.
pub(crate) async fn kept(screen: &Screen) -> Value {
    screen.script_with_callback("cairn.offline().then(arguments[arguments.length - 1])").await
}

/// Waits until all of the program is on this device, kept by the worker that is newest.
pub(crate) async fn until_whole(screen: &Screen) {
    // A worker is replaced once it has had nothing to do, in the worst case for half a minute: who asks it meanwhile keeps it.
    let whole = "const done = arguments[arguments.length - 1];
        navigator.serviceWorker.getRegistration()
          .then(one => one?.installing || one?.waiting ? 'another is coming' : cairn.offline()).then(done)";
    screen
        .wait_for("all of Cairn is on this device", async || {
            screen.script_with_callback(whole).await == "whole"
        })
        .await;
}

/// The caches of this origin that hold a program.
pub(crate) async fn programs(screen: &Screen) -> Vec<String> {
    let names = screen.script_with_callback("caches.keys().then(arguments[arguments.length - 1])").await;
    let names: Vec<String> = serde_json::from_value(names).unwrap_or_default();
    names.into_iter().filter(|name| name.starts_with("cairn-offline@")).collect()
}

/// One visit, and no connection after it: an assessment from its start to its export, across a closed tab, and every page besides.
#[test]
fn an_assessment_goes_from_start_to_export_without_a_connection() {
    static DOWN: AtomicBool = AtomicBool::new(false);
    let faults: fn(&str) -> Option<Fault> = |_| DOWN.load(Ordering::Relaxed).then_some(Fault::Down);
    journey_given(with(faults), async |screen| {
        screen.open("#/settings").await;
        screen
            .expect_text("main", "All of Cairn is on this device: it also opens without a connection")
            .await;
        axe::assert_clean(screen).await;
        DOWN.store(true, Ordering::Relaxed);
        screen.close_tab().await;

        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        person.answer(screen, 8).await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.close_tab().await;
        screen.open("").await;
        screen.click_button("Continue where you left off").await;
        person.answer(screen, usize::MAX).await;
        screen.wait_for("the questions end", async || !screen.shows(".options").await).await;
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        screen.open("#/carry").await;
        screen.text_of(".qr").await;
        screen.click_button("Save the file").await;
        screen.expect_text(".said", "The file was handed to the browser").await;
        let link = screen.script("return document.querySelector('#link').value.split('#')[1]", vec![]).await;
        let link = link.as_str().unwrap_or_default().to_owned();
        screen.close_tab().await;
        screen.open(&format!("#{link}")).await;
        screen.text_of(".result-grid").await;
        // A mail scanner has escaped the "#": the host would have shown its page for missing files.
        screen.open(&format!("%23{link}")).await;
        screen.expect_text(".eyebrow", "Profile").await;
        screen.open("404.html").await;
        screen.expect_text("main", "You have been here before").await;

        for (place, heading) in [
            ("#/review", "Review my answers"),
            ("#/path", ""),
            ("#/plan", ""),
            ("#/roles", ""),
            ("#/job", ""),
            ("#/method", "How the numbers are made"),
            ("#/privacy", "Privacy"),
            ("#/lawful", ""),
        ] {
            screen.open(place).await;
            screen.expect_heading(heading).await;
            let coming = async || screen.text_of("main").await.contains("Loading …");
            screen.wait_for("everything is there", async || !coming().await).await;
            assert!(!screen.text_of("main").await.contains("could not be loaded"), "{place}");
        }
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;

        // To delete everything deletes what is the person's; the program is not.
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.click("dialog .danger").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        screen.close_tab().await;
        screen.open("").await;
        screen.expect_text("main", "Start").await;
        screen.open("#/settings").await;
        screen.expect_text("main", "All of Cairn is on this device").await;
    });
}

/// The first visit, and nothing is loaded again: who begins in a train goes on in its tunnel.
#[test]
fn a_connection_that_ends_in_the_middle_of_the_first_visit_is_not_missed() {
    static DOWN: AtomicBool = AtomicBool::new(false);
    let faults: fn(&str) -> Option<Fault> = |_| DOWN.load(Ordering::Relaxed).then_some(Fault::Down);
    journey_given(with(faults), async |screen| {
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        until_whole(screen).await;
        DOWN.store(true, Ordering::Relaxed);
        person.rate(screen).await;
        screen.expect_text(".scene", " ").await;
        person.answer(screen, 2).await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        assert!(!screen.shows("[role=alert]").await);
    });
}

/// The browser's room ends while the program is being kept: nothing of it stays, the answers do, and the page says both.
#[test]
fn no_room_for_the_program_costs_no_answer() {
    journey_given(with(|_| None), async |screen| {
        let origin = screen.url().trim_end_matches('/').to_owned();
        let room = json!({ "origin": origin, "quotaSize": 1_500_000 });
        screen.cdp("Storage.overrideQuotaForOrigin", &room).await;
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.wait_for("there is no room", async || kept(screen).await == "full").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("#/settings").await;
        screen.expect_text("main", "There was no room on this device for Cairn itself").await;
        axe::assert_clean(screen).await;
        assert_eq!(programs(screen).await, Vec::<String>::new(), "nothing of it stays");
        screen.cdp("Storage.overrideQuotaForOrigin", &json!({ "origin": origin })).await;
        screen.reload().await;
        screen.expect_text("main", "2 ratings").await;
        screen.expect_text("main", "All of Cairn is on this device").await;
    });
}

#[test]
fn a_browser_that_keeps_no_program_works_and_claims_nothing() {
    journey_given(with(|_| None), async |screen| {
        for script in [
            "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'));",
            "delete Navigator.prototype.serviceWorker;",
        ] {
            screen.before_each_page(script).await;
            screen.open("").await;
            screen.reload().await;
            screen.expect_text("main", "If you are hiring an AI strategist").await;
            screen.open("#/settings").await;
            screen.expect_text("main", "This browser does not store Cairn itself").await;
        }
        assert_eq!(programs(screen).await, Vec::<String>::new());
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
    let given = Given { preferences: Preferences::StorageBlocked, ..Given::default() };
    journey_given(given, async |screen| {
        screen.open("#/settings").await;
        screen.expect_text("main", "This browser does not store Cairn itself").await;
        assert!(!screen.shows("#trouble").await);
    });
}

/// Nothing is fetched ahead, and what was used opens without a connection.
#[test]
fn a_browser_that_saves_data_keeps_what_was_used_and_says_so() {
    static DOWN: AtomicBool = AtomicBool::new(false);
    let faults: fn(&str) -> Option<Fault> = |_| DOWN.load(Ordering::Relaxed).then_some(Fault::Down);
    journey_given(with(faults), async |screen| {
        screen
            .before_each_page("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
            .await;
        screen.open("").await;
        screen.wait_for("the first screen is kept", async || kept(screen).await == "part").await;
        screen.open("#/settings").await;
        screen.expect_text("main", "Your browser is set to use less data").await;
        screen.open("#/method").await;
        screen.expect_text("main", "What your answers do").await;
        DOWN.store(true, Ordering::Relaxed);
        screen.close_tab().await;
        screen.open("#/method").await;
        screen.expect_text("main", "What your answers do").await;
        screen.open("#/lawful").await;
        screen.expect_text("[role=alert]", "This could not be loaded").await;
    });
}

/// On a home screen the answers given in the browser are not to be seen: it is said before somebody misses them.
#[test]
fn on_a_home_screen_the_first_page_says_where_the_answers_are() {
    journey_given(with(|_| None), async |screen| {
        screen.before_each_page("Object.defineProperty(navigator, 'standalone', { value: true })").await;
        screen.open("").await;
        screen.expect_text(".notice", "You have opened Cairn from your home screen").await;
        for (width, scheme) in [(1280, "light"), (320, "dark")] {
            screen.set_width(width).await;
            screen.set_scheme(scheme).await;
            axe::assert_clean(screen).await;
            assert_eq!(screen.script(STICKS_OUT, vec![]).await, "");
        }
        screen.click(".notice a").await;
        screen.expect_heading("Open a profile").await;
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("").await;
        screen.reload().await;
        screen.expect_text("main", "You have been here before").await;
        assert!(!screen.shows("main .notice").await, "there are answers here now");
    });
}

/// One build below another: the worker of the outer one answers nothing for the inner one.
#[test]
fn two_builds_on_one_origin_keep_their_programs_apart() {
    static DOWN: AtomicBool = AtomicBool::new(false);
    let folder = xtask::command::root().join("target/journeys/apart");
    let inner = folder.join("second");
    copy(&dist(), &folder);
    copy(&dist(), &inner);
    for page in ["index.html", "404.html"].map(|name| inner.join(name)) {
        let html = std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{error}"));
        let html =
            html.replace("href=\"/\"", "href=\"/second/\"").replace("href=\"/index", "href=\"/second/index");
        std::fs::write(&page, html).unwrap_or_else(|error| panic!("{error}"));
    }
    let faults: fn(&str) -> Option<Fault> = |_| DOWN.load(Ordering::Relaxed).then_some(Fault::Down);
    let site = Site { faults, ..Site::new(folder) };
    journey_given(Given { site: Some(site), ..Given::default() }, async |screen| {
        screen.open("").await;
        until_whole(screen).await;
        let base = "return new URL(document.baseURI).pathname";
        screen.open("second/").await;
        assert_eq!(
            screen.script(base, vec![]).await,
            "/second/",
            "the outer worker has shown nothing of its own"
        );
        until_whole(screen).await;
        let names = programs(screen).await;
        let of = |base: &str| {
            names.iter().filter(|name| name.starts_with(&format!("cairn-offline@{base}#"))).count()
        };
        assert_eq!((names.len(), of("/"), of("/second/")), (2, 1, 1), "{names:?}");
        DOWN.store(true, Ordering::Relaxed);
        for (path, expected) in [("second/", "/second/"), ("", "/")] {
            screen.close_tab().await;
            screen.open(path).await;
            screen.expect_text("main", "If you are hiring an AI strategist").await;
            assert_eq!(screen.script(base, vec![]).await, expected);
        }
    });
}

/// What is in the caches beside the program is left alone, whatever becomes of the program.
#[test]
fn pools_stay_whole_beside_the_program() {
    journey_given(with(|_| None), async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        until_whole(screen).await;
        let before = kept_pools(screen).await;
        screen.reload().await;
        screen.expect_text(".found", "12 candidates").await;
        screen.open("#/pools").await;
        screen.expect_text("main", "Your pools are kept twice on this device").await;
        assert_eq!(kept_pools(screen).await, before);
    });
}
