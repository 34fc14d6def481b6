//! The whole app as one file on a disk: no host, no connection, the same answers.

use journeys::person::Person;
use journeys::screen::Screen;
use journeys::{Given, axe, journey_given};

fn in_one_file(steps: impl AsyncFnOnce(&mut Screen)) {
    journey_given(Given { one_file: true, ..Given::default() }, steps);
}

#[test]
fn somebody_assesses_from_start_to_export_in_one_file_on_a_disk() {
    in_one_file(async |screen| {
        screen.open("").await;
        axe::assert_clean(screen).await;
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        person.answer(screen, 200).await;
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        let result = screen.text_of("main").await;
        screen.close_tab().await;
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        assert_eq!(screen.text_of("main").await, result, "kept on the disk");
        screen.click_button("Share or export").await;
        screen.expect_heading("Share or export").await;
        screen.expect_text("main", "nobody else can open").await;
        assert!(screen.console_errors().await.is_empty());
    });
}
