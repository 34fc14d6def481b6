//! What was begun in a pool, or on a page, that is left before it ends: it belongs there and goes nowhere else.

use std::time::Duration;

use cairn_core::record::file::{Include, write_profile};
use cairn_core::record::pool::PoolKey;
use journeys::crowd::Crowd;
use journeys::server::{Fault, Site, dist};
use journeys::{Given, Screen, journey, journey_given, kept_pools};
use serde_json::{Value, json};

/// Holds the database of the pools: whatever is asked of it waits until `release()`.
const HOLD: &str = "const done = arguments[arguments.length - 1], opening = indexedDB.open('cairn-pools');
    opening.onsuccess = () => {
      const store = opening.result.transaction('records', 'readwrite').objectStore('records');
      let held = true;
      const again = () => { if (held) store.get('x').onsuccess = again; };
      window.release = () => { held = false; };
      store.transaction.oncomplete = () => opening.result.close();
      again();
      done(true);
    };";

async fn new_pool(screen: &Screen, name: &str) -> String {
    screen.open("#/pools").await;
    screen.write("#pool-name", name).await;
    screen.click_button("Make the pool").await;
    screen.expect_heading("Add your candidates").await;
    screen.place().await
}

async fn with_example(screen: &Screen) -> String {
    screen.open("#/pools").await;
    screen.click_button("Look at an example of 12 made-up candidates").await;
    screen.expect_text(".found", "12 candidates").await;
    screen.place().await
}

async fn open_adding(screen: &Screen) {
    screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
}

/// Whoever opens a pool of their own while the example is still being made has nobody made up in it.
#[test]
fn an_example_that_is_left_in_the_middle_goes_into_no_other_pool() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let mine = new_pool(screen, "Mine").await;
        screen.open("#/pools").await;
        screen.text_of(".pool-list").await;
        // As soon as the example is there, a hand quick enough for any machine goes to the other pool.
        let leave = "const [place] = arguments;
            addEventListener('hashchange', () => { location.hash = place; window.left = true; }, { once: true });
            [...document.querySelectorAll('button')].find(one => one.textContent.includes('an example of 12')).click();";
        screen.script(leave, vec![json!(mine)]).await;
        let left = "return window.left === true";
        screen.wait_for("it is left", async || screen.script(left, vec![]).await == true).await;
        screen.expect_heading("Add your candidates").await;
        screen.choose_files("#candidates", &[("few.cairn-pool.jsonl", &crowd.pool_lines(3))]).await;
        screen.click_button("Add only its candidates here").await;
        screen.expect_text(".brought", "3 candidates were added").await;
        screen.expect_text(".found", "3 candidates").await;
        screen.reload().await;
        screen.expect_text(".found", "3 candidates").await;
    });
}

/// A decision shows the names of the pool in which it was noted, wherever the manager is by the time it is kept.
#[test]
fn a_decision_shows_names_in_its_own_pool_and_in_no_other() {
    journey(async |screen| {
        let hidden = async || {
            screen.click_button("Hide names until a decision is noted").await;
            screen.expect_text(".veil", "Names are hidden").await;
        };
        let there = with_example(screen).await;
        hidden().await;
        let here = new_pool(screen, "Here").await;
        let profile = write_profile(&Crowd::new().full(1), Include::ALL);
        screen.choose_files("#candidates", &[("one.cairn.json", &profile)]).await;
        screen.expect_text(".brought", "1 candidate was added").await;
        hidden().await;
        screen.open(&format!("{here}/decision")).await;
        screen.write("#reason", "The only one.").await;
        assert_eq!(screen.script_with_callback(HOLD).await, true);
        screen.click_button("Note the decision").await;
        screen.script("location.hash = arguments[0]", vec![json!(there)]).await;
        screen.script("setTimeout(() => release())", vec![]).await;
        screen.expect_text(".found", "12 candidates").await;
        screen
            .wait_for("the decision is kept, and its pool shows names", async || {
                let pools = kept_pools(screen).await;
                let of = |part: &str| pools.iter().filter(|(key, _)| key.starts_with(part)).count();
                let is_hidden = |text: &str| {
                    let pool: Value = serde_json::from_str(text).unwrap_or_default();
                    pool["hidden"] == true
                };
                let of_pools = pools.iter().filter(|(key, _)| key.starts_with(PoolKey::POOLS));
                let hidden = of_pools.filter(|(_, text)| is_hidden(text)).count();
                of("decisions/") == 1 && hidden == 1
            })
            .await;
        screen.expect_text(".veil", "Names are hidden").await;
        screen.reload().await;
        screen.expect_text(".found", "12 candidates").await;
        screen.expect_text(".veil", "Names are hidden").await;
    });
}

/// An advertisement is read against phrases that come late: the position of another pool stays what it was.
#[test]
fn a_position_that_comes_late_is_set_in_no_other_pool() {
    let faults: fn(&str) -> Option<Fault> =
        |path| path.contains("job").then_some(Fault::Late(Duration::from_secs(2)));
    let site = Some(Site { faults, ..Site::new(dist()) });
    journey_given(Given { site, ..Given::default() }, async |screen| {
        let there = new_pool(screen, "There").await;
        let here = new_pool(screen, "Here").await;
        screen.open(&format!("{here}/position")).await;
        screen.expect_heading("The position").await;
        open_adding(screen).await;
        screen.write("#ad-text", "Seven years of experience in data science. Python is not required.").await;
        screen.click_button("Make the position from this text").await;
        screen.open(&format!("{there}/position")).await;
        screen.expect_heading("The position").await;
        // The same advertisement, asked for here, comes behind the one that was asked for there.
        open_adding(screen).await;
        screen.expect_text(".position", "From the template “AI strategist”").await;
        screen.open(&format!("{here}/position")).await;
        screen.expect_heading("The position").await;
        open_adding(screen).await;
        screen.write("#ad-text", "Python, and nothing else.").await;
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".position", "From a job advertisement").await;
        let pools = kept_pools(screen).await;
        let other = pools.iter().find(|(_, text)| text.contains("\"There\"")).map(|(_, text)| text.as_str());
        assert!(!other.unwrap_or_default().contains("data science"), "{other:?}");
        screen.open(&format!("{there}/position")).await;
        screen.expect_text(".position", "From the template “AI strategist”").await;
    });
}

/// Everything is to be deleted, and the page is left before it is: all of it goes, the pools too.
#[test]
fn everything_goes_also_where_its_page_is_left_at_once() {
    journey(async |screen| {
        with_example(screen).await;
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.expect_text("dialog label", "the pool of candidates, with all notes").await;
        let leave =
            "[...document.querySelectorAll('dialog button')].find(one => one.className === 'danger').click();
            location.hash = '#/pools';";
        screen.script(leave, vec![]).await;
        screen.wait_for("the pools are gone", async || kept_pools(screen).await.is_empty()).await;
        screen.expect_text("h2", "Begin").await;
        screen.wait_for("the list says so", async || !screen.shows(".pool-list").await).await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}
