//! What the last version of Cairn would have said: an update that changes the numbers says so, beside the earlier ones.

use cairn_core::record::{load, read_shown, write_shown};
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::stored::{as_records, full_attempt, put};
use journeys::{axe, journey};

async fn note(screen: &Screen) -> String {
    let note = screen.script("return localStorage.getItem('cairn/shown') ?? ''", vec![]).await;
    note.as_str().unwrap_or_default().to_owned()
}

async fn answers(screen: &Screen) -> usize {
    load(screen.local_storage().await).attempts.iter().map(|attempt| attempt.entries().len()).sum()
}

#[test]
fn an_update_that_changed_the_numbers_says_what_it_showed_before() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        put(screen, &as_records(&full_attempt(&person, 20_000))).await;
        screen.reload().await;
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        screen.wait_for("what is shown is noted", async || !note(screen).await.is_empty()).await;
        assert!(!screen.shows(".last-version").await, "there is no other version to speak of");
        let mut shown = read_shown(&note(screen).await);
        assert_eq!((shown.len(), shown[0].skills.len()), (1, 7));
        // As an older version with other numbers would have left it.
        "2025.1".clone_into(&mut shown[0].content);
        let [theta, low, high] = shown[0].skills[2].numbers;
        shown[0].skills[2].numbers = [low, low, high];
        assert_ne!(theta, low);
        screen.put_into_storage("cairn/shown", &write_shown(&shown)).await;
        screen.reload().await;
        screen.expect_text(".last-version", "Your answers are the same, but Cairn is not").await;
        screen.expect_text(".last-version", "the content was 2025.1 then").await;
        let rows = screen.texts_of(".last-version tbody tr").await;
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0].starts_with("Python") && rows[0].contains(&low.to_string()), "{rows:?}");
        axe::assert_clean(screen).await;
        screen.set_width(320).await;
        axe::assert_clean(screen).await;
        assert!(!screen.scrolls_sideways().await);
        assert_eq!(read_shown(&note(screen).await).len(), 2, "both versions are noted");
        // Other answers: nothing can be said of them any more.
        screen.open("#/history").await;
        screen.click_button("Answer more").await;
        screen.text_of("main h1").await;
        screen.click_button("Answer more questions").await;
        screen.text_of(".options").await;
        let given = answers(screen).await;
        screen.think().await;
        screen
            .wait_for("one answer more is kept", async || {
                screen.press("1").await;
                answers(screen).await > given
            })
            .await;
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        screen
            .wait_for("the earlier version is gone", async || read_shown(&note(screen).await).len() == 1)
            .await;
        assert!(!screen.shows(".last-version").await);
        // It goes with everything else.
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.click("dialog .danger").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        assert_eq!(note(screen).await, "");
    });
}
