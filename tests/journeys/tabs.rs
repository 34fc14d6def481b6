//! Two tabs of one browser: both keep, both see, and neither loses what the other did.

use journeys::person::Person;
use journeys::{axe, journey};

/// s11, a11
#[test]
fn two_tabs_answer_one_attempt_in_turn_and_agree() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let first = screen.open_tab().await;
        screen.open("#/assess").await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let second = screen.go_to_tab(first).await;
        screen.expect_text("#ask-title", "Exploration").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.go_to_tab(second).await;
        screen.expect_text("#ask-title", "Experiments").await;
        let attempt = Person::attempt(screen).await;
        let items: Vec<String> = attempt.answers().iter().map(|given| given.item.to_string()).collect();
        assert_eq!(items, ["ds-statistics", "ds-wrangling", "ds-exploration"]);
        let writers: std::collections::BTreeSet<_> =
            attempt.entries().iter().map(|entry| entry.writer.clone()).collect();
        assert_eq!(writers.len(), 2, "each tab writes under its own name");
    });
}

/// s12
#[test]
fn two_tabs_on_two_attempts_leave_each_other_alone() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("1").await;
        let first = screen.open_tab().await;
        screen.begin("skill/python").await;
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.go_to_tab(first).await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let kept = cairn_core::record::load(screen.local_storage().await);
        let counts: Vec<usize> = kept.attempts.iter().map(|attempt| attempt.answers().len()).collect();
        assert_eq!(counts, [1, 2], "the one worked on last stands at the end");
        assert!(kept.aside.is_empty());
    });
}

/// s15
#[test]
fn what_another_tab_deletes_is_noticed_and_the_person_decides() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let kept = screen.local_storage().await;
        let first = screen.open_tab().await;
        // A page of the origin without the app, which would bring back from the second copy what it finds gone.
        screen.show_file("icon.svg").await;
        screen.script("localStorage.clear()", vec![]).await;
        let second = screen.go_to_tab(first).await;
        screen.expect_text(".banner", "gone from this browser").await;
        axe::assert_clean(screen).await;
        screen.click_button("Save them again").await;
        screen.wait_for("all is kept again", async || screen.local_storage().await == kept).await;
        assert!(!screen.shows(".banner").await);

        let first = screen.go_to_tab(second).await;
        screen.script("localStorage.clear()", vec![]).await;
        screen.go_to_tab(first).await;
        screen.click_button("Forget them here too").await;
        screen.expect_heading("No assessment is under way").await;
        // A note of it stands until the second copy has followed.
        screen.wait_for("nothing is kept", async || screen.local_storage().await.is_empty()).await;
    });
}

/// Gives every tab the same chance, and keeps what one tab writes from the ears of the other.
const SAME_CHANCE_AND_DEAF: &str = "crypto.getRandomValues = bytes => bytes.fill(7);
    const add = window.addEventListener;
    window.addEventListener = function (kind, ...rest) {
      if (kind !== 'storage') add.call(this, kind, ...rest);
    };";

/// s23: the same number, the same name, another answer.
#[test]
fn two_tabs_that_go_by_one_name_overwrite_nothing() {
    journey(async |screen| {
        screen.before_each_page(SAME_CHANCE_AND_DEAF).await;
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let first = screen.open_tab().await;
        screen.before_each_page(SAME_CHANCE_AND_DEAF).await;
        screen.open("#/assess").await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        let second = screen.go_to_tab(first).await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let before = screen.local_storage().await;
        screen.go_to_tab(second).await;
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let after = screen.local_storage().await;
        assert!(before.iter().all(|(key, value)| after.get(key) == Some(value)), "nothing is overwritten");
        assert_eq!(after.len(), before.len() + 1);
        let attempt = Person::attempt(screen).await;
        let seqs: Vec<u32> = attempt.entries().iter().map(|entry| entry.seq).collect();
        assert_eq!(seqs, [0, 1, 2, 2]);
    });
}

/// s15: what is in memory alone goes into the file.
#[test]
fn what_another_tab_deleted_is_in_the_file_that_is_offered() {
    journey(async |screen| {
        let keep = "const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return make(blob) };";
        screen.before_each_page(keep).await;
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let kept = screen.local_storage().await;
        let first = screen.open_tab().await;
        screen.show_file("icon.svg").await;
        screen.script("localStorage.clear()", vec![]).await;
        screen.go_to_tab(first).await;
        screen.expect_text(".banner", "gone from this browser").await;
        screen.click_button("Save my answers to a file").await;
        let saved = async || screen.script("return window.saved ?? ''", vec![]).await;
        screen.wait_for("a file is offered", async || saved().await != "").await;
        let text = saved().await;
        let file: std::collections::BTreeMap<String, String> =
            serde_json::from_str(text.as_str().unwrap_or_default()).unwrap_or_default();
        for (key, value) in kept.iter().filter(|(key, _)| key.contains("/attempt/")) {
            assert_eq!(file.get(key), Some(value), "{key}");
        }
    });
}
