//! The whole app as one file on a disk: no host, no connection, the same answers.

use journeys::person::Person;
use journeys::{Engine, Given, Screen, axe, journey_given};

/// From the first page to the export, with a tab closed between.
async fn assess(screen: &mut Screen) {
    screen.open("").await;
    axe::assert_clean(screen).await;
    let person = Person::engineering_manager();
    screen.begin("skill/python").await;
    person.answer(screen, 200).await;
    let result = whole_result(screen).await;
    screen.close_tab().await;
    assert_eq!(whole_result(screen).await, result, "kept on the disk");
    screen.click_button("Share or export").await;
    screen.expect_heading("Share or export").await;
    screen.expect_text("main", "nobody else can open").await;
    screen.open("#/settings").await;
    screen.expect_text("main", "All of Cairn is in this file").await;
}

/// What the result says when all its parts have come.
async fn whole_result(screen: &Screen) -> String {
    screen.open("#/result").await;
    screen.expect_text("main", "Next steps").await;
    screen.text_of("main").await
}

#[test]
fn somebody_assesses_from_start_to_export_in_one_file_on_a_disk() {
    journey_given(Given { one_file: true, ..Given::default() }, async |screen| {
        assess(screen).await;
        assert!(screen.console_errors().await.is_empty());
    });
}

#[test]
fn in_firefox_the_one_file_does_the_same() {
    journey_given(Given { one_file: true, engine: Engine::Firefox, ..Given::default() }, assess);
}
