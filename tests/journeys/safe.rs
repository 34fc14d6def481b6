//! What erases something asks first, with the focus on the way back: a second Enter loses nothing.

use journeys::person::Person;
use journeys::screen::Screen;
use journeys::{axe, journey};
use serde_json::json;

/// Puts the focus on the button with these words and presses Enter, as the keyboard does.
async fn enter_on(screen: &Screen, words: &str) {
    let script = "const button = [...document.querySelectorAll('button')]
        .find(one => one.checkVisibility() && one.innerText.trim() === arguments[0]);
        button?.focus(); return document.activeElement === button";
    screen
        .wait_for(&format!("\"{words}\" has the focus"), async || {
            screen.script(script, vec![json!(words)]).await == json!(true)
        })
        .await;
    screen.press("Enter").await;
}

async fn expect_focus(screen: &Screen, words: &str) {
    screen.wait_for(&format!("the focus is on \"{words}\""), async || screen.focused().await == words).await;
}

#[test]
fn enter_twice_deletes_nothing() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("#/settings").await;
        enter_on(screen, "Delete everything …").await;
        expect_focus(screen, "Keep it").await;
        axe::assert_clean(screen).await;
        screen.press("Enter").await;
        screen.wait_for("the question is gone", async || !screen.shows("dialog h2").await).await;
        expect_focus(screen, "Delete everything …").await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 1);
    });
}

#[test]
fn enter_twice_removes_no_pool_and_nothing_set_aside() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.write("#pool-name", "Head of AI").await;
        screen.click_button("Make the pool").await;
        screen.expect_heading("Bring in your candidates").await;
        screen.open("#/pools").await;
        // With a pool to ask about, the dialog's first field is a box to tick, and still not what gets the focus.
        enter_on(screen, "Remove …").await;
        expect_focus(screen, "Keep it").await;
        screen.press("Enter").await;
        expect_focus(screen, "Remove …").await;
        screen.expect_text(".pool-list", "Head of AI").await;

        screen.put_into_storage("cairn/odd", "one").await;
        screen.open("#/settings").await;
        screen.reload().await;
        enter_on(screen, "Delete it …").await;
        expect_focus(screen, "Leave it there").await;
        screen.press("Enter").await;
        expect_focus(screen, "Delete it …").await;
        enter_on(screen, "Delete everything …").await;
        screen.expect_text("dialog label", "the pool of candidates").await;
        expect_focus(screen, "Keep it").await;
        screen.press("Enter").await;
        assert!(screen.local_storage().await.contains_key("cairn/odd"));
    });
}
