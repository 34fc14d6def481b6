//! The second copy of every answer, in the browser's `IndexedDB`: lost, missing, held by another tab.

use journeys::{Screen, axe, journey};

/// How many records the second copy holds, once its writes have ended; what it notes of deletions is none.
async fn second_copy(screen: &Screen) -> usize {
    let script = "const done = arguments[0], open = indexedDB.open('cairn');
        open.onsuccess = () => {
          if (!open.result.objectStoreNames.contains('records')) { open.result.close(); return done(0); }
          const keys = open.result.transaction('records').objectStore('records').getAllKeys();
          keys.onsuccess = () => {
            open.result.close();
            done(keys.result.filter(key => !key.startsWith('cairn/forget/')).length);
          };
        };
        open.onerror = () => done(0);";
    let count = screen.script_with_callback(script).await;
    count.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
}

/// s13, s19: the browser dies before it has written local storage to the disk.
#[test]
fn a_browser_that_dies_right_after_an_answer_has_it_in_the_second_copy() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.wait_for("the second copy is on the disk", async || second_copy(screen).await == 2).await;
        let kept = screen.local_storage().await;
        screen.kill_browser_and_start_again().await;
        screen.open("").await;
        screen.expect_text("main", "1 rating").await;
        screen.wait_for("both copies agree", async || screen.local_storage().await == kept).await;
    });
}

/// s22
#[test]
fn what_one_store_has_lost_the_other_brings_back_and_it_is_said() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.rate("1").await;
        screen.wait_for("the second copy is there", async || second_copy(screen).await == 3).await;
        let kept = screen.local_storage().await;
        screen.script("localStorage.clear()", vec![]).await;
        screen.reload().await;
        screen.expect_text(".banner", "brought back from the second copy").await;
        assert_eq!(screen.local_storage().await, kept);
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.click("dialog .danger").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        screen.wait_for("the second copy is empty", async || second_copy(screen).await == 0).await;
        screen.reload().await;
        screen.heading().await;
        assert_eq!(screen.local_storage().await.len(), 0, "what was deleted stays deleted");
    });
}

/// s20
#[test]
fn without_a_second_copy_the_page_goes_on() {
    for broken in [
        "Object.defineProperty(window, 'indexedDB', { value: undefined })",
        "IDBFactory.prototype.open = () => { throw new DOMException('refused') }",
        "IDBFactory.prototype.open = () => ({})",
    ] {
        journey(async |screen| {
            screen.before_each_page(broken).await;
            screen.begin("quick").await;
            screen.rate("4").await;
            screen.expect_text(".saved", "Saved on this device").await;
            screen.expect_text(".banner", "kept once, in local storage").await;
            axe::assert_clean(screen).await;
            screen.click_button("Got it").await;
            screen.wait_for("the banner goes", async || !screen.shows(".banner").await).await;
            screen.click_button("Result so far").await;
            screen.expect_text("main", "1 rating").await;
            screen.open("#/settings").await;
            screen.expect_text("main", "kept once, in local storage").await;
            assert_eq!(screen.console_errors().await, Vec::<String>::new());
        });
    }
}

/// s19: what was called saved never reached the disk, in neither copy.
#[test]
fn a_loss_that_no_copy_makes_good_is_said_after_a_reload() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.rate("1").await;
        screen.wait_for("the second copy is there", async || second_copy(screen).await == 3).await;
        let last = screen.local_storage().await.into_keys().next_back().unwrap_or_default();
        let lose = "const [key, done] = arguments, open = indexedDB.open('cairn');
            localStorage.removeItem(key);
            open.onsuccess = () => {
              const lost = open.result.transaction('records', 'readwrite');
              lost.objectStore('records').delete(key);
              lost.oncomplete = () => { open.result.close(); done() };
            };";
        screen.script_with_args_and_callback(lose, vec![serde_json::json!(last)]).await;
        screen.reload().await;
        screen.expect_text(".banner", "no longer on this device").await;
        axe::assert_clean(screen).await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.reload().await;
        screen.expect_text("#ask-title", "Exploration").await;
        assert!(!screen.shows(".banner").await, "what was given anew is not missed");
    });
}

/// Deleted in this tab, the attempt was called lost after a reload: "deleted in another tab, or the browser lost them".
#[test]
fn what_somebody_has_deleted_is_not_called_lost_after_a_reload() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.rate("1").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("#/history").await;
        screen.click_button("Delete").await;
        screen.click_button("Delete the attempt").await;
        screen.wait_for("the second copy is gone, too", async || second_copy(screen).await == 0).await;
        screen.open("").await;
        screen.reload().await;
        screen.expect_text(".saved", "Nothing leaves this device").await;
        assert!(!screen.shows(".banner").await, "{}", screen.text_of("main").await);
    });
}

/// A page of the same origin without the app: what it does is as another version of Cairn would do it.
async fn go_beside(screen: &Screen) {
    let url = format!("{}icon.svg", screen.url());
    let gone = screen.client().goto(&url).await;
    gone.unwrap_or_else(|error| panic!("open {url}: {error}"));
}

/// s21: a page of a newer version wants to change the shape of the database.
#[test]
fn an_older_page_lets_the_database_go_and_says_reload() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.wait_for("the second copy is there", async || second_copy(screen).await == 2).await;
        let first = screen.open_tab().await;
        go_beside(screen).await;
        let newer = "const done = arguments[0], open = indexedDB.open('cairn', 9);
            open.onsuccess = () => { window.held = open.result; done('open') };
            open.onblocked = () => done('blocked'); open.onerror = () => done('error');";
        assert_eq!(screen.script_with_callback(newer).await, "open", "the old page has let go");
        screen.go_to_tab(first).await;
        screen.expect_text(".banner", "a newer version of Cairn is open in another tab").await;
        assert!(screen.shows(".banner button").await, "the way out is a reload");
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.reload().await;
        screen.expect_text("#ask-title", "Exploration").await;
    });
}

/// s21: a page of an older version does not let go of the database.
#[test]
fn a_newer_page_waits_for_the_database_with_words_and_loses_nothing() {
    journey(async |screen| {
        go_beside(screen).await;
        let hold = "const done = arguments[0], open = indexedDB.open('cairn', 1);
            open.onupgradeneeded = () => open.result.createObjectStore('records');
            open.onsuccess = () => { window.held = open.result; done() };";
        screen.script_with_callback(hold).await;
        let old = screen.open_tab().await;
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.expect_text(".banner", "an older version of Cairn in another tab holds the second copy").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let new = screen.go_to_tab(old).await;
        screen.script("window.held.close()", vec![]).await;
        screen.go_to_tab(new).await;
        screen.wait_for("the banner goes", async || !screen.shows(".banner").await).await;
        screen.rate("2").await;
        screen.wait_for("the second copy has all", async || second_copy(screen).await == 3).await;
    });
}
