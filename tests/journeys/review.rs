//! The review: after the result the questions that were asked, with the best answers, the reasons and the sources.

use std::sync::atomic::{AtomicBool, Ordering};

use cairn_core::attempt::{Event, answered_too_fast};
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::server::{Fault, Site, dist};
use journeys::stored::{as_records, hurried_attempt, put};
use journeys::{Given, axe, journey, journey_given};

/// Answers a whole assessment of one skill and asks for its result; gives the number of questions in it.
async fn finish(screen: &Screen, person: &Person) -> usize {
    screen.begin("skill/python").await;
    person.answer(screen, 200).await;
    screen.click_button("Say what you have done").await;
    screen.click_button("See the result").await;
    screen.text_of(".result-grid").await;
    // The five ratings have no best answer.
    Person::attempt(screen).await.answers().len() - 5
}

async fn open_all(screen: &Screen) {
    screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
}

#[test]
fn what_was_asked_is_shown_with_reasons_and_nothing_else_is() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        let asked = finish(screen, &person).await;
        screen.click_button("Review my answers").await;
        screen.expect_heading("Review my answers").await;
        screen.text_of(".review summary").await;
        assert_eq!(screen.texts_of(".review details").await.len(), asked, "only what was asked");
        assert!(!screen.shows(".reasons").await, "answers stay closed until they are opened");
        open_all(screen).await;
        assert_eq!(screen.texts_of(".reasons > li").await.len(), 4 * asked);
        assert!(screen.texts_of(".reasons p").await.iter().all(|why| !why.is_empty()));
        assert_eq!(screen.texts_of(".source").await.len(), asked);
        let rests_on = screen.texts_of(".rests-on").await;
        assert_eq!(rests_on.len(), asked);
        assert!(rests_on.iter().all(|line| line.starts_with("Difficulty: estimated by ")), "{rests_on:?}");
        assert_eq!(screen.texts_of("[data-best] em").await.len(), asked, "one best answer each");
        axe::assert_clean(screen).await;
    });
}

/// Who has read the best answers can change theirs, but not the result.
#[test]
fn an_answer_changed_after_the_review_is_kept_and_does_not_count() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        finish(screen, &person).await;
        let before = person.result(screen).await;
        screen.click_button("Review my answers").await;
        screen.text_of(".review summary").await;
        screen
            .wait_for("the review is kept", async || {
                Person::attempt(screen).await.entries().iter().any(|entry| entry.event == Event::Review)
            })
            .await;
        let answers = Person::attempt(screen).await.answers();
        let entries = Person::attempt(screen).await.entries().len();
        screen.open("#/assess").await;
        screen.click_button("Back to the last answer").await;
        screen.expect_text(".notice", "The best answers have been shown to you").await;
        // Picking the same answer again would only lead on.
        let first = screen.script("return document.querySelector('.option').ariaChecked", vec![]).await;
        let other = if first == "true" { "2" } else { "1" };
        screen.think().await;
        screen
            .wait_for("the other answer is kept", async || {
                screen.press(other).await;
                Person::attempt(screen).await.entries().len() > entries
            })
            .await;
        assert_eq!(Person::attempt(screen).await.answers(), answers);
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        let after = person.result(screen).await;
        assert_eq!(after.skills, before.skills);
    });
}

/// It closed them without asking, and each had to be found by going back.
#[test]
fn answers_given_too_fast_are_asked_again_in_one_go_before_the_best_ones_show() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        put(screen, &as_records(&hurried_attempt(&person, 1, 3))).await;
        screen.reload().await;
        screen.open("#/assess").await;
        screen.expect_text(".notice", "3 answers came faster than their questions can be read").await;
        screen.open("#/review").await;
        screen.expect_text(".review", "3 answers came faster than their questions can be read").await;
        assert!(!screen.shows(".review summary").await);
        axe::assert_clean(screen).await;
        screen.click_button("Answer these 3 questions again").await;
        for _ in 0..3 {
            screen.expect_text(".ask .legend", "Read the question and answer it again").await;
            let question = screen.text_of("#ask-text").await;
            screen.think().await;
            screen.click(".option[aria-checked=false]").await;
            screen.click_button("Continue").await;
            screen
                .wait_for("the next page comes", async || {
                    screen.texts_of("#ask-text").await.first() != Some(&question)
                })
                .await;
        }
        screen.text_of(".review summary").await;
        let attempt = Person::attempt(screen).await;
        assert_eq!(answered_too_fast(person.bank(), &[attempt]), []);
    });
}

#[test]
fn who_does_not_want_to_answer_again_sees_the_best_answers_at_once() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        put(screen, &as_records(&hurried_attempt(&person, 1, 1))).await;
        screen.reload().await;
        screen.open("#/review").await;
        screen.expect_text(".review", "1 answer came faster than its question can be read").await;
        assert!(!Person::attempt(screen).await.reviewed());
        screen.click_button("Show the best answers now").await;
        screen.text_of(".review summary").await;
        screen.wait_for("the review is kept", async || Person::attempt(screen).await.reviewed()).await;
        screen.reload().await;
        screen.text_of(".review summary").await;
    });
}

#[test]
fn before_the_end_no_answer_is_shown() {
    journey(async |screen| {
        screen.begin("skill/python").await;
        Person::engineering_manager().answer(screen, 7).await;
        screen.open("#/review").await;
        screen.expect_text("main", "when the assessment is finished").await;
        assert!(!screen.shows(".reasons").await);
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        assert!(!screen.texts_of("a").await.iter().any(|link| link == "Review my answers"));
    });
}

/// p04
#[test]
fn reasons_that_do_not_load_are_said_and_tried_again() {
    static BROKEN: AtomicBool = AtomicBool::new(true);
    let faults: fn(&str) -> Option<Fault> =
        |path| (path.contains("reasons-") && BROKEN.load(Ordering::Relaxed)).then_some(Fault::Missing);
    let site = Some(Site { faults, ..Site::new(dist()) });
    journey_given(Given { site, ..Given::default() }, async |screen| {
        finish(screen, &Person::engineering_manager()).await;
        screen.click_button("Review my answers").await;
        screen.expect_text("[role=alert]", "could not be loaded").await;
        BROKEN.store(false, Ordering::Relaxed);
        screen.click_button("Try again").await;
        screen.text_of(".review summary").await;
    });
}
