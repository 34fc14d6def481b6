//! Pools are kept twice: in the browser's database, and in its cache.

use journeys::{Screen, axe, journey, kept_pools};

/// Opens the example pool, and waits until all of it is copied.
async fn copied_example(screen: &Screen) -> Vec<(String, String)> {
    screen.open("#/pools").await;
    screen.click_button("Look at an example of 12 made-up candidates").await;
    screen.expect_text(".found", "12 candidates").await;
    screen.wait_for("all of it is copied", async || copies(screen).await == kept_pools(screen).await).await;
    kept_pools(screen).await
}

/// What stands in the copy, in order; not its name.
async fn copies(screen: &Screen) -> Vec<(String, String)> {
    let read = "const done = arguments[arguments.length - 1];
        caches.open('cairn-pools').then(async cache => {
          const all = [];
          for (const request of await cache.keys()) {
            const found = await cache.match(request);
            const key = decodeURIComponent(request.url.split('/cairn-pools/')[1]);
            if (found && !key.startsWith('\\uffff')) all.push([key, await found.text()]);
          }
          done(all.sort((a, b) => a[0] < b[0] ? -1 : 1));
        });";
    serde_json::from_value(screen.script_with_callback(read).await).unwrap_or_default()
}

/// Deletes the database as somebody else would, while the page is open.
async fn lose_database(screen: &Screen) {
    let delete = "const done = arguments[arguments.length - 1];
        const gone = indexedDB.deleteDatabase('cairn-pools'); gone.onsuccess = () => done(true);";
    assert_eq!(screen.script_with_callback(delete).await, true);
}

#[test]
fn pools_that_the_database_has_lost_come_back_out_of_the_second_copy() {
    journey(async |screen| {
        let before = copied_example(screen).await;
        screen.open("#/pools").await;
        screen.expect_text("main", "Your pools are kept twice on this device").await;
        axe::assert_clean(screen).await;
        // On a page that has nothing of pools open.
        screen.open("#/method").await;
        screen.reload().await;
        lose_database(screen).await;
        screen.open("#/pools").await;
        screen.reload().await;
        screen.expect_text(".pool-list", "12 candidates").await;
        screen.expect_text(".banner", "It was restored from the second copy").await;
        assert_eq!(kept_pools(screen).await, before, "letter for letter");
        screen.click_button("Got it").await;
        screen.click(".pool-list h3 a").await;
        screen.expect_text(".found", "12 candidates").await;
    });
}

#[test]
fn a_database_that_goes_while_a_pool_is_open_is_filled_again_and_goes_on_being_written() {
    journey(async |screen| {
        let before = copied_example(screen).await;
        lose_database(screen).await;
        screen.wait_for("it is all there again", async || kept_pools(screen).await == before).await;
        screen.expect_text(".banner", "It was restored from the second copy").await;
        screen.expect_text(".found", "12 candidates").await;
        screen.open("#/pools").await;
        screen.click_button("Rename").await;
        screen.write("#new-name", " again").await;
        screen.click_button("Save the new name").await;
        let renamed = async || {
            let all = copies(screen).await;
            all == kept_pools(screen).await && all.iter().any(|(_, text)| text.contains(" again"))
        };
        screen.wait_for("the new name stands twice", renamed).await;
    });
}

#[test]
fn a_pool_is_renamed_by_keyboard_alone() {
    journey(async |screen| {
        copied_example(screen).await;
        screen.open("#/pools").await;
        screen.script("[...document.querySelectorAll('.pool-list button')].find(one => one.textContent === 'Rename').focus()", vec![]).await;
        screen.press("Enter").await;
        let focused = async || screen.script("return document.activeElement.id", vec![]).await == "new-name";
        screen.wait_for("the field has the keyboard", focused).await;
        // The old name is picked out: the first letter takes its place.
        screen.press("Z").await;
        screen.press("7").await;
        screen.press("Enter").await;
        screen.expect_text(".pool-list", "Z7").await;
    });
}

#[test]
fn a_second_copy_that_is_taken_away_gets_everything_with_the_next_change() {
    journey(async |screen| {
        copied_example(screen).await;
        let delete = "const done = arguments[arguments.length - 1]; caches.delete('cairn-pools').then(done);";
        assert_eq!(screen.script_with_callback(delete).await, true);
        screen.open("#/pools").await;
        screen.click_button("Rename").await;
        screen.write("#new-name", " again").await;
        screen.click_button("Save the new name").await;
        screen.wait_for("all is copied", async || copies(screen).await == kept_pools(screen).await).await;
        screen.expect_text("main", "Your pools are kept twice on this device").await;
    });
}

#[test]
fn a_pool_that_was_removed_stays_removed_whatever_is_lost() {
    journey(async |screen| {
        copied_example(screen).await;
        screen.open("#/pools").await;
        screen.click_button("Remove …").await;
        screen.click_button("Remove the pool").await;
        screen.wait_for("the copy follows", async || copies(screen).await.is_empty()).await;
        lose_database(screen).await;
        screen.reload().await;
        screen.expect_text("main", "Name of a new pool").await;
        screen.wait_for("nothing comes back", async || kept_pools(screen).await.is_empty()).await;
        assert!(!screen.shows(".pool-list").await);
    });
}

#[test]
fn where_the_database_does_not_open_pools_are_shown_out_of_the_second_copy() {
    journey(async |screen| {
        copied_example(screen).await;
        screen
            .before_each_page(
                "const open = IDBFactory.prototype.open;
                 IDBFactory.prototype.open = function (name, ...more) {
                   if (name === 'cairn-pools') throw new DOMException('Internal error', 'UnknownError');
                   return open.call(this, name, ...more);
                 };",
            )
            .await;
        screen.reload().await;
        screen.open("#/pools").await;
        screen.expect_text(".banner", "Your pools are shown from the second copy").await;
        screen.expect_text(".pool-list", "12 candidates").await;
    });
}

#[test]
fn a_browser_without_a_cache_or_locks_keeps_pools_once_and_says_so() {
    for lacks in
        ["delete window.caches; delete Window.prototype.caches;", "delete Navigator.prototype.locks;"]
    {
        journey(async |screen| {
            screen.before_each_page(lacks).await;
            screen.open("#/pools").await;
            screen.click_button("Look at an example of 12 made-up candidates").await;
            screen.expect_text(".found", "12 candidates").await;
            screen.open("#/pools").await;
            screen.expect_text("main", "Your pools are kept once").await;
            screen.expect_text(".pool-list", "12 candidates").await;
        });
    }
}

/// The page is shown again.
async fn show_again(screen: &Screen) {
    screen.script("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))", vec![]).await;
}

/// A copy that goes without a word was called kept until the next change.
#[test]
fn a_second_copy_that_is_taken_away_is_noticed_when_the_page_is_shown_again() {
    journey(async |screen| {
        copied_example(screen).await;
        screen.open("#/pools").await;
        screen.expect_text("main", "Your pools are kept twice on this device").await;
        let delete = "const done = arguments[arguments.length - 1]; caches.delete('cairn-pools').then(done);";
        assert_eq!(screen.script_with_callback(delete).await, true);
        show_again(screen).await;
        screen.wait_for("all is copied", async || copies(screen).await == kept_pools(screen).await).await;
        screen.expect_text("main", "Your pools are kept twice on this device").await;
    });
}

/// Database and cache gone at once: the page went on showing the pool and calling it kept.
#[test]
fn a_pool_that_both_places_have_lost_is_said_to_be_lost() {
    journey(async |screen| {
        copied_example(screen).await;
        let both = "const done = arguments[arguments.length - 1];
            caches.delete('cairn-pools').then(() => {
              const gone = indexedDB.deleteDatabase('cairn-pools'); gone.onsuccess = () => done(true);
            });";
        assert_eq!(screen.script_with_callback(both).await, true);
        show_again(screen).await;
        screen.expect_text(".banner", "The browser has lost this pool").await;
        axe::assert_clean(screen).await;
        screen.expect_text(".found", "12 candidates").await;
        screen.open("#/pools").await;
        screen.expect_text("main", "Name of a new pool").await;
        assert!(!screen.shows(".pool-list").await, "nothing is listed that is not there");
        assert!(!screen.shows(".banner").await, "there is no pool at hand any more");
    });
}
