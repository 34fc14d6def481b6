//! What a manager writes is kept as it is typed, and what came since is said where they look again.

use journeys::desk::{Desk, somebody};
use journeys::{Screen, axe, journey};
use serde_json::json;

/// The text of a field as it stands there.
async fn written(screen: &Screen, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.value ?? ''";
    screen.script(script, vec![selector.into()]).await.as_str().unwrap_or_default().to_owned()
}

/// A note lived only until the next click: another row, a weight, another page or a reload took it away.
#[test]
fn a_note_is_kept_as_it_is_typed_and_the_caret_stays() {
    journey(async |screen| {
        let desk = Desk::new();
        let people = [somebody("Ada", 61, [1.0; 7], [0.0; 7]), somebody("Ben", 62, [0.2; 7], [0.4; 7])];
        desk.pool_of(screen, &people).await;
        desk.pick(screen, &["Ada"]).await;
        let note = ".picked textarea";
        screen.write(note, "Asked about owners").await;
        // A weight moves while the hands are on the keys.
        let weight = "document.querySelectorAll('details').forEach(one => one.open = true);
            const field = document.querySelector('#weight-python'); field.value = '77';
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        screen.script(weight, vec![]).await;
        screen.expect_text(".picked", "Saved.").await;
        assert_eq!(screen.script("return document.activeElement.tagName", vec![]).await, "TEXTAREA");
        screen.write(note, " and cost").await;
        // Away at once, before the pause that keeps it.
        screen.open("#/pools").await;
        screen.expect_text(".pool-list", "2 candidates").await;
        screen.go_back().await;
        screen
            .wait_for("the whole note is there", async || {
                written(screen, note).await == "Asked about owners and cost"
            })
            .await;
        screen.write(note, ".").await;
        screen.reload().await;
        screen
            .wait_for("a reload in the middle loses nothing", async || {
                written(screen, note).await == "Asked about owners and cost."
            })
            .await;
        axe::assert_clean(screen).await;
    });
}

/// What another tab notes stands in the field of this one without a reload, unless something is typed there.
#[test]
fn a_note_of_another_tab_stands_in_a_field_that_nobody_touched() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 61, [1.0; 7], [0.0; 7])]).await;
        let pool = screen.place().await;
        desk.pick(screen, &["Ada"]).await;
        let note = ".picked textarea";
        screen.text_of(note).await;
        let first = screen.open_tab().await;
        // Who is picked there may be picked here, too.
        desk.open_candidate_at(screen, &pool, "Ada").await;
        screen.write("#desk-note", "from the second tab").await;
        screen.expect_text(".desk-notes", "Saved.").await;
        let second = screen.go_to_tab(first).await;
        screen
            .wait_for("the note of the other tab is there", async || {
                written(screen, note).await == "from the second tab"
            })
            .await;
        screen.write(note, ", and from the first").await;
        screen.expect_text(".picked", "Saved.").await;
        screen.go_to_tab(second).await;
        screen
            .wait_for("both are there", async || {
                written(screen, "#desk-note").await == "from the second tab, and from the first"
            })
            .await;
    });
}

/// Without what weighs it, a score was kept and silently not ranked: the kit now comes with what weighs its scores, or not at all.
#[test]
fn a_score_that_cannot_be_weighed_cannot_be_given() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 63, [0.5; 7], [0.0; 7])]).await;
        desk.open_candidate(screen, "Ada").await;
        desk.open_kit(screen).await;
        screen.text_of(".kit-questions h3").await;
        let cut = "const own = window.fetch;
            window.fetch = (...all) => /observer/.test(all[0].url ?? all[0]) && !window.connected
              ? Promise.reject(new TypeError('no connection')) : own(...all);";
        screen.before_each_page(cut).await;
        screen.reload().await;
        screen.expect_text("main", "This could not be loaded. Check the connection.").await;
        assert!(!screen.shows("#interviewer").await, "nobody can score");
        axe::assert_clean(screen).await;
        screen.script("window.connected = true", vec![]).await;
        screen.click_button("Try again").await;
        screen.text_of(".kit-questions h3").await;
        screen.write("#interviewer", "K. Meier").await;
        screen.click(".kit-part:first-of-type li:nth-child(1) .segments label:nth-child(4)").await;
        screen.expect_text(".combined", "1 interview score").await;
    });
}

/// Beside each question of the kit, by interviewer; another's note shows when one's own score is in.
#[test]
fn each_interviewer_notes_beside_each_question_and_the_candidate_page_says_what_came() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 63, [0.5; 7], [0.0; 7])]).await;
        desk.open_candidate(screen, "Ada").await;
        screen.expect_text(".must-haves", "Fit ").await;
        let candidate = screen.place().await;
        desk.open_kit(screen).await;
        let first = ".kit-part:first-of-type li:nth-child(1)";
        let note = format!("{first} textarea");
        let name = async |text: &str| {
            let empty = "const field = document.querySelector('#interviewer'); field.value = '';
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            screen.script(empty, vec![]).await;
            screen.write("#interviewer", text).await;
        };
        screen.text_of(".kit-questions h3").await;
        name("K. Meier").await;
        screen.write(&note, "Named a direction, no figure").await;
        screen.click(&format!("{first} .segments label:nth-child(4)")).await;
        screen.expect_text(&format!("{first} .noted"), "Saved.").await;
        screen.expect_text(".combined", "1 interview score").await;

        name("Dana Fox").await;
        screen.wait_for("one's own note is empty", async || written(screen, &note).await.is_empty()).await;
        let kit = screen.text_of(first).await;
        assert!(!kit.contains("no figure"), "nobody scores by what another has heard: {kit}");
        screen.click(&format!("{first} .segments label:nth-child(2)")).await;
        screen.expect_text(first, "K. Meier: Named a direction, no figure").await;
        name("k. meier").await;
        screen
            .wait_for("the note of K. Meier is back", async || {
                written(screen, &note).await == "Named a direction, no figure"
            })
            .await;
        axe::assert_clean(screen).await;
        // Erased, it says what became of it.
        let erase = "const field = document.querySelector(arguments[0]); field.focus(); field.value = '';
            for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));";
        screen.script(erase, vec![json!(note)]).await;
        screen.expect_text(first, "You erased your note here on").await;
        name("Dana Fox").await;
        screen
            .wait_for("the other one's note is gone", async || {
                !screen.text_of(first).await.contains("Named a direction")
            })
            .await;

        screen.open(&candidate).await;
        screen.expect_text(".desk .notice", "2 interview scores").await;
        axe::assert_clean(screen).await;
        screen.reload().await;
        screen.expect_text(".must-haves", "Fit ").await;
        screen.wait_for("nothing has come since", async || !screen.shows(".desk .notice").await).await;
    });
}

#[test]
fn sheets_to_hand_out_stand_beside_the_rules() {
    journey(async |screen| {
        for (sheet, says) in [
            ("Information for applicants", "Nobody is rejected on the result alone"),
            ("Information for a works council", "does not measure character or health"),
        ] {
            screen.open("#/lawful").await;
            screen.click_button(sheet).await;
            screen.expect_heading(sheet).await;
            screen.expect_text(".sheet", says).await;
            axe::assert_clean(screen).await;
        }
    });
}
