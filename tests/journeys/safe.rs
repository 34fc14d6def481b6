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
        screen.expect_heading("Add your candidates").await;
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

/// The middle of the first element that matches, or of the button with these words where `selector` is empty.
async fn middle_of(screen: &Screen, selector: &str, words: &str) -> (f64, f64) {
    let script = "const one = arguments[0] ? document.querySelector(arguments[0])
          : [...document.querySelectorAll('button')].find(one => one.checkVisibility() && one.innerText.trim() === arguments[1]);
        if (!one) return null;
        one.scrollIntoView({ block: 'center' });
        const box = one.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2]";
    let mut found = json!(null);
    screen
        .wait_for(&format!("there is `{selector}{words}`"), async || {
            found = screen.script(script, vec![json!(selector), json!(words)]).await;
            !found.is_null()
        })
        .await;
    (found[0].as_f64().unwrap_or(0.0), found[1].as_f64().unwrap_or(0.0))
}

/// A press of the mouse; `count` says to the browser whether it is the second one of a double click.
async fn press_mouse(screen: &Screen, (x, y): (f64, f64), count: u32) {
    for kind in ["mousePressed", "mouseReleased"] {
        let press = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": count });
        screen.cdp("Input.dispatchMouseEvent", &press).await;
    }
}

/// What takes the place of a button under the pointer gets nothing of the double click on it, however slow it was.
#[test]
fn the_second_half_of_a_slow_double_click_is_for_nothing_that_came_meanwhile() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.think().await;
        let place = middle_of(screen, ".option:nth-child(3)", "").await;
        let title = screen.text_of("#ask-title").await;
        press_mouse(screen, place, 1).await;
        screen.wait_for("the next rating", async || screen.text_of("#ask-title").await != title).await;
        screen.think().await;
        press_mouse(screen, place, 2).await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 1, "the second half rates nothing");
        // A press by itself does.
        press_mouse(screen, place, 1).await;
        screen.wait_for("it is rated", async || Person::attempt(screen).await.answers().len() == 2).await;
        // Nor does it where the next rating begins with the same words.
        let press = "document.querySelector('.option').dispatchEvent(
            new MouseEvent('click', { detail: arguments[0], bubbles: true, cancelable: true }))";
        screen.think().await;
        let (title, words) = (screen.text_of("#ask-title").await, screen.text_of(".option").await);
        screen.script(press, vec![json!(1)]).await;
        screen.wait_for("the next rating", async || screen.text_of("#ask-title").await != title).await;
        assert_eq!(screen.text_of(".option").await, words);
        screen.think().await;
        screen.script(press, vec![json!(2)]).await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 3, "one double click is one answer");
        Person::engineering_manager().rate(screen).await;

        screen.open("#/plan").await;
        screen.expect_text(".plan h2", "hours").await;
        let place = middle_of(screen, "", "Make this my plan").await;
        press_mouse(screen, place, 1).await;
        screen.expect_text(".plan", "This month").await;
        // A box to tick stands where the button stood.
        let move_there = "document.querySelector('details.month').open = true;
            const box = document.querySelector('.plan input[type=checkbox]');
            const at = box.getBoundingClientRect();
            window.scrollBy(0, at.y + at.height / 2 - arguments[1]);
            box.style.position = 'fixed'; box.style.insetInlineStart = `${arguments[0] - 8}px`; box.style.insetBlockStart = `${arguments[1] - 8}px`;
            return document.elementFromPoint(arguments[0], arguments[1]) === box";
        let under = screen.script(move_there, vec![json!(place.0), json!(place.1)]).await;
        assert_eq!(under, json!(true), "a box is under the pointer");
        press_mouse(screen, place, 2).await;
        let ticked = "return document.querySelectorAll('.plan input[type=checkbox]:checked').length";
        assert_eq!(screen.script(ticked, vec![]).await, json!(0), "nothing is ticked");
        press_mouse(screen, place, 1).await;
        assert_eq!(screen.script(ticked, vec![]).await, json!(1), "a press by itself ticks");
    });
}
