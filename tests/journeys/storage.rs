//! Storage that is blocked, full, slow, damaged or shared: an answer given is an answer kept, or the page says so.

use cairn_core::attempt::Writer;
use cairn_core::record::{Key, load};
use journeys::journey::Preferences;
use journeys::person::Person;
use journeys::{Given, Screen, axe, journey, journey_given};
use serde_json::json;

/// Writes throw as in a full storage while `window.full` is set; `full` sets it from the start.
fn quota(full: bool) -> String {
    format!(
        "window.full = {full}; const set = Storage.prototype.setItem;
         Storage.prototype.setItem = function (key, value) {{
           if (window.full) throw new DOMException('full', 'QuotaExceededError');
           return set.call(this, key, value);
         }};"
    )
}

async fn put(screen: &Screen, records: &[(&str, &str)]) {
    screen.open("").await;
    for (key, value) in records {
        screen.put_into_storage(key, value).await;
    }
    screen.reload().await;
}

/// s01
#[test]
fn blocked_storage_is_said_at_once_and_the_app_works_in_memory() {
    let given = Given { preferences: Preferences::StorageBlocked, ..Given::default() };
    journey_given(given, async |screen| {
        screen.open("").await;
        screen.expect_text("[role=alert]", "does not let Cairn store anything").await;
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "in memory only").await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        screen.click_button("Result so far").await;
        screen.expect_text("main", "1 rating").await;
        assert!(screen.shows(".banner button").await, "the file is offered");
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// s02
#[test]
fn a_full_storage_keeps_what_was_saved_and_tries_the_rest_again() {
    journey(async |screen| {
        screen.before_each_page(&quota(false)).await;
        screen.begin("quick").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let before = screen.local_storage().await;
        screen.script("window.full = true", vec![]).await;
        screen.rate("4").await;
        screen.expect_text("[role=alert]", "is full").await;
        screen.expect_text(".saved", "not saved").await;
        assert_eq!(screen.local_storage().await, before, "the earlier save stands");
        screen.script("window.full = false", vec![]).await;
        screen.click_button("Try to save again").await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 2);
        assert!(!screen.shows("[role=alert]").await, "the banner goes");
    });
}

/// s03
#[test]
fn a_storage_that_is_full_from_the_start_is_said_at_once() {
    journey(async |screen| {
        screen.before_each_page(&quota(true)).await;
        screen.open("").await;
        screen.expect_text("[role=alert]", "full").await;
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.rate("2").await;
        screen.click_button("Result so far").await;
        screen.expect_text("main", "2 ratings").await;
        screen.script("window.full = false", vec![]).await;
        screen.click_button("Try to save again").await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 2, "memory is written once there is room");
    });
}

/// s04, s05, s07, s17, s18
#[test]
fn damaged_values_are_set_aside_with_the_reason_and_all_others_load() {
    journey(async |screen| {
        let entry = |seq: u32| format!("cairn/attempt/quick-0000000000000001/{seq:06}.t1");
        let good = r#"{"v":1,"at":1790000000000,"content":"2026.1","rules":1,"answer":{"item":"ds-statistics","version":1,"level":3}}"#;
        let inert = r#"{"v":1,"at":1790000000000,"content":"2026.1","rules":1,"__proto__":{"v":9},"constructor":{},"answer":{"item":"ds-wrangling","version":1,"level":2}}"#;
        let wrong = r#"{"v":1,"at":1790000000000,"content":"2026.1","rules":1,"answer":{"item":"ds-wrangling","version":1,"level":"3"}}"#;
        let newer = good.replace("\"v\":1", "\"v\":9");
        let (one, two, three, four, five) = (entry(0), entry(1), entry(2), entry(3), entry(4));
        put(screen, &[(&one, good), (&two, &good[..60]), (&three, wrong), (&four, inert), (&five, &newer)])
            .await;
        screen.script("localStorage.setItem('cairn/odd', 'a\\ud800b\\u0000c')", vec![]).await;
        // As JSON, for half a surrogate pair is no text that the driver could hand on.
        let all = "return JSON.stringify(Object.entries(localStorage).filter(([key]) => key !== 'cairn@base').sort())";
        let before = screen.script(all, vec![]).await;
        screen.reload().await;
        screen.expect_text("main", "2 ratings").await;
        screen.open("#/settings").await;
        let reasons = screen.texts_of(".aside-list li").await.join("\n");
        for words in [
            &two,
            "not valid JSON",
            &three,
            "answer.level, answer.option or answer.unknown",
            &five,
            "written by a newer version of Cairn (record version 9)",
            "cairn/odd",
        ] {
            assert!(reasons.contains(words), "{words} in:\n{reasons}");
        }
        assert_eq!(screen.texts_of(".aside-list > li").await.len(), 4);
        assert_eq!(screen.script(all, vec![]).await, before, "nothing is wiped");
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// s08, s09
#[test]
fn answers_that_fit_nothing_are_kept_not_counted_and_said_so() {
    journey(async |screen| {
        let entry = |seq: u32| format!("cairn/attempt/quick-0000000000000001/{seq:06}.t1");
        let answer = |item: &str, level: u32| {
            format!(
                r#"{{"v":1,"at":1790000000000,"content":"2026.1","rules":1,"answer":{{"item":"{item}","version":1,"level":{level}}}}}"#
            )
        };
        let records = [
            (entry(0), answer("ds-statistics", 3)),
            (entry(1), answer("ds-alchemy", 3)),
            (entry(2), answer("ds-wrangling", 9)),
        ];
        let records: Vec<(&str, &str)> =
            records.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        put(screen, &records).await;
        screen.open("#/result").await;
        screen.expect_text("main", "1 rating").await;
        screen.expect_text(".notice", "does not know what was asked").await;
        screen.expect_text(".notice", "not one of the answers offered").await;
        assert_eq!(screen.local_storage().await.len(), 3, "they stay in the log");
    });
}

/// s10
#[test]
fn foreign_keys_are_untouched_even_by_deleting_everything() {
    journey(async |screen| {
        put(screen, &[("theme", "dark"), ("cairn-of-another-app", "{}")]).await;
        screen.begin("quick").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.expect_text("dialog h2", "Delete everything from this device?").await;
        screen.click_button("Delete everything").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        let left: Vec<String> = screen.local_storage().await.into_keys().collect();
        assert_eq!(left, ["cairn-of-another-app", "theme"]);
        screen.open("#/").await;
        screen.reload().await;
        assert!(!screen.text_of("main").await.contains("You have been here before"));
    });
}

/// s13
#[test]
fn what_was_shown_as_saved_survives_the_death_of_the_tab() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("2").await;
        screen.rate("5").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.crash_tab().await;
        screen.open("").await;
        screen.expect_text("main", "2 ratings").await;
    });
}

/// s25
#[test]
fn a_slow_storage_holds_up_no_click_and_saved_means_saved() {
    journey(async |screen| {
        screen
            .before_each_page(
                "window.seen = []; const set = Storage.prototype.setItem;
                 Storage.prototype.setItem = function (key, value) {
                   const end = performance.now() + 200; while (performance.now() < end);
                   if (value.includes('answer')) window.seen.push([
                     document.querySelector('h1').innerText, document.querySelector('.saved').innerText]);
                   return set.call(this, key, value);
                 };",
            )
            .await;
        screen.begin("quick").await;
        let first = screen.text_of("#ask-title").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let seen = screen.script("return window.seen", vec![]).await;
        let (title, mark) = (seen[0][0].as_str(), seen[0][1].as_str());
        assert_ne!(title, Some(first.as_str()), "the next rating stood there before the write ended");
        assert_eq!(mark, Some("Saving …"), "it was not called saved before it was");
        assert_eq!(seen.as_array().map(Vec::len), Some(1), "{}", json!(seen));
    });
}

/// Cuts the first write of each answer's record in half, as a failing device would; `again` cuts the second one too.
fn cut(again: bool) -> String {
    format!(
        "window.cuts = 0; const set = Storage.prototype.setItem;
         Storage.prototype.setItem = function (key, value) {{
           if (value.includes('answer') && window.cuts < ({again} ? 2 : 1)) {{
             window.cuts += 1; value = value.slice(0, value.length / 2);
           }}
           return set.call(this, key, value);
         }};"
    )
}

/// s26
#[test]
fn a_write_that_was_cut_in_half_is_noticed_and_written_again() {
    for again in [false, true] {
        journey(async |screen| {
            screen.before_each_page(&cut(again)).await;
            screen.begin("quick").await;
            screen.rate("4").await;
            if again {
                screen.expect_text(".saved", "Newest answers not saved").await;
                assert_eq!(Person::attempt(screen).await.answers().len(), 0, "half an answer is none");
                screen.click_button("Try to save again").await;
            }
            screen.expect_text(".saved", "Saved on this device").await;
            let kept = load(screen.local_storage().await);
            assert_eq!(kept.attempts[0].answers().len(), 1);
            assert_eq!(kept.aside, [], "no half of it is left");
        });
    }
}

/// s24: back out of the browser's memory, or loaded anew, after another tab has written.
#[test]
fn a_page_that_comes_back_reads_before_it_writes() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let attempt = Person::attempt(screen).await;
        screen.script("location.href = 'icon.svg'", vec![]).await;
        screen.wait_for("another page is shown", async || screen.place().await == "icon.svg").await;
        let item = "ds-wrangling";
        let key = Key::Entry(attempt.id().clone(), attempt.next_seq(), Writer::nameless()).to_text();
        let record = format!(
            r#"{{"v":1,"at":1790000000000,"content":"2026.2","rules":1,"answer":{{"item":"{item}","version":1,"level":2}}}}"#
        );
        screen.put_into_storage(&key, &record).await;
        screen.go_back().await;
        screen.expect_text("#ask-title", "Exploration").await;
        screen.rate("1").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let answers = Person::attempt(screen).await.answers();
        let items: Vec<&str> = answers.iter().map(|given| given.item.as_str()).collect();
        assert_eq!(items, ["ds-statistics", item, "ds-exploration"]);
    });
}

#[test]
fn what_is_set_aside_is_exported_one_by_one_and_deleted_by_the_person_only() {
    journey(async |screen| {
        let keep = "const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return make(blob) };";
        screen.before_each_page(keep).await;
        put(screen, &[("cairn/odd", "one"), ("cairn/strange", "two")]).await;
        screen.open("#/settings").await;
        screen.expect_text(".space", "or more characters that this browser gives").await;
        screen.click(".aside-list li:first-child button").await;
        screen
            .wait_for("the value is saved", async || {
                screen.script("return window.saved ?? ''", vec![]).await == json!(r#"{"cairn/odd":"one"}"#)
            })
            .await;
        screen.click_button("Delete it …").await;
        screen.click_button("Leave it there").await;
        screen.click_button("Delete it …").await;
        axe::assert_clean(screen).await;
        assert_eq!(screen.local_storage().await.len(), 2, "nothing goes before it is said twice");
        screen.click_button("Delete it for good").await;
        screen.wait_for("one is left", async || screen.texts_of(".aside-list > li").await.len() == 1).await;
        // The note of the deletion stays until the second copy has followed.
        screen
            .wait_for("only the other value is left in storage", async || {
                screen.local_storage().await.into_keys().eq(["cairn/strange"])
            })
            .await;
    });
}

/// How many records the second copy holds; what it notes of deletions is none.
async fn copied(screen: &Screen) -> usize {
    let count = "const done = arguments[arguments.length - 1], open = indexedDB.open('cairn');
        open.onsuccess = () => {
          const keys = open.result.transaction('records').objectStore('records').getAllKeys();
          keys.onsuccess = () => {
            open.result.close();
            done(keys.result.filter(key => !key.startsWith('cairn/forget/')).length);
          };
        };";
    let count = screen.script_with_callback(count).await;
    count.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or(0)
}

/// s20, s22: the second copy is deleted while the page is open: it is noticed, made anew, and gets what it has missed.
#[test]
fn a_second_copy_that_is_taken_away_is_made_anew_with_everything() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let delete = "const done = arguments[arguments.length - 1];
            const gone = indexedDB.deleteDatabase('cairn'); gone.onsuccess = () => done(true);";
        assert_eq!(screen.script_with_callback(delete).await, true);
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let records = screen.local_storage().await.keys().filter(|key| key.contains("/attempt/")).count();
        screen.wait_for("all is copied again", async || copied(screen).await == records).await;
        screen.open("#/settings").await;
        screen.expect_text("main", "Every answer is kept twice").await;
    });
}

/// Somebody clears what the site keeps in its databases, by the browser's own means, while the page is open. Chromium refuses to open
/// anything in that moment.
#[test]
fn a_second_copy_that_the_browser_clears_is_made_anew_with_everything() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.wait_for("it is copied", async || copied(screen).await > 0).await;
        let origin = screen.script("return location.origin", vec![]).await;
        let what = json!({ "origin": origin, "storageTypes": "indexeddb" });
        screen.cdp("Storage.clearDataForOrigin", &what).await;
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let records = screen.local_storage().await.keys().filter(|key| key.contains("/attempt/")).count();
        // Whoever opens it before the page does makes an empty one.
        let there = "const done = arguments[arguments.length - 1];
            indexedDB.databases().then(all => done(all.some(one => one.name === 'cairn')))";
        screen.wait_for("it is there again", async || screen.script_with_callback(there).await == true).await;
        screen.wait_for("all is copied again", async || copied(screen).await == records).await;
        screen.open("#/settings").await;
        screen.expect_text("main", "Every answer is kept twice").await;
    });
}

/// A script that empties the second copy leaves it open, and no browser tells of it.
#[test]
fn a_second_copy_that_a_script_empties_is_filled_before_it_is_called_one() {
    journey(async |screen| {
        screen.begin("quick").await;
        for rating in ["2", "3", "1"] {
            screen.rate(rating).await;
        }
        screen.expect_text(".saved", "Saved on this device").await;
        let records = screen.local_storage().await.keys().filter(|key| key.contains("/attempt/")).count();
        screen.wait_for("it is copied", async || copied(screen).await == records).await;
        let clear = "const done = arguments[arguments.length - 1], open = indexedDB.open('cairn');
            open.onsuccess = () => {
              const all = open.result.transaction('records', 'readwrite');
              all.objectStore('records').clear();
              all.oncomplete = () => { open.result.close(); done(true); };
            };";
        assert_eq!(screen.script_with_callback(clear).await, true);
        assert_eq!(copied(screen).await, 0);
        screen.open("#/settings").await;
        screen.expect_text("main", "Every answer is kept twice").await;
        screen.wait_for("looking at it is enough", async || copied(screen).await == records).await;
    });
}

/// What is deleted while the second copy cannot be had stays deleted when it can.
#[test]
fn what_is_deleted_while_the_second_copy_is_away_does_not_come_back() {
    journey(async |screen| {
        let away = "if (sessionStorage.getItem('away')) IDBFactory.prototype.open = () => { throw new Error('away') };";
        screen.before_each_page(away).await;
        screen.begin("quick").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.wait_for("it is copied", async || copied(screen).await > 0).await;
        screen.script("sessionStorage.setItem('away', '1')", vec![]).await;
        screen.open("#/settings").await;
        screen.reload().await;
        screen.click_button("Delete everything …").await;
        screen.click_button("Delete everything").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        screen.script("sessionStorage.removeItem('away')", vec![]).await;
        screen.reload().await;
        screen.wait_for("the second copy has followed", async || copied(screen).await == 0).await;
        screen.wait_for("nothing is left to follow", async || screen.local_storage().await.is_empty()).await;
        screen.open("#/").await;
        screen.reload().await;
        assert!(!screen.text_of("main").await.contains("You have been here before"));
    });
}
