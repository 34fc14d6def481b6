//! The keyboard answers what was chosen, and nothing else: on questions, ratings, the rater's page and the confirmation
//! test.

use cairn_core::attempt::view::{AskKind, AskView, AssessView};
use cairn_core::attempt::{Attempt, Choice};
use journeys::desk::{Desk, somebody};
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::{axe, journey};

/// The place of the option that has the focus, from 0, and of the one that is chosen; -1 where there is none.
async fn focus_and_choice(screen: &Screen) -> (i64, i64) {
    let script = "const all = [...document.querySelectorAll('.option')];
        return [all.indexOf(document.activeElement), all.findIndex(one => one.ariaChecked === 'true')]";
    let found = screen.script(script, vec![]).await;
    (found[0].as_i64().unwrap_or(-9), found[1].as_i64().unwrap_or(-9))
}

/// Waits for the focus on an option and the choice of one, by their places on screen.
async fn expect(screen: &Screen, focus: i64, choice: i64) {
    let what = format!("the focus is on {focus} and {choice} is chosen");
    screen.wait_for(&what, async || focus_and_choice(screen).await == (focus, choice)).await;
}

/// The question that is on the screen, long enough to be read.
async fn question(screen: &Screen, person: &Person) -> AskView {
    let AssessView::Ask(ask) = person.view(screen).await else { panic!("no question") };
    let first_words: String = ask.text.chars().take(60).collect();
    screen.expect_text("#ask-title", &ask.title).await;
    screen.expect_text("#ask-text", first_words.trim_end()).await;
    expect(screen, -1, -1).await;
    screen.think().await;
    ask
}

/// The last answer, once there are so many.
async fn last_answer(screen: &Screen, count: usize) -> Choice {
    screen
        .wait_for(&format!("{count} answers are kept"), async || {
            Person::attempt(screen).await.answers().len() == count
        })
        .await;
    Attempt::answers(&Person::attempt(screen).await)[count - 1].choice
}

#[test]
fn a_question_gets_the_answer_that_was_chosen_by_whichever_key() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        person.rate(screen).await;

        let ask = question(screen, &person).await;
        screen.press("Enter").await;
        screen.expect_text(".ask-hint", "Choose an answer first").await;
        assert_eq!(focus_and_choice(screen).await, (-1, -1), "Enter chooses nothing");
        axe::assert_clean(screen).await;
        screen.press("3").await;
        expect(screen, 2, 2).await;
        screen.press("Enter").await;
        assert_eq!(last_answer(screen, 6).await, ask.options[2].choice, "a digit, then Enter");

        let ask = question(screen, &person).await;
        screen.press("2").await;
        expect(screen, 1, 1).await;
        screen.press("ArrowDown").await;
        screen.press("ArrowDown").await;
        expect(screen, 3, 1).await;
        screen.press("Enter").await;
        assert_eq!(last_answer(screen, 7).await, ask.options[1].choice, "the arrows change no choice");

        let ask = question(screen, &person).await;
        screen.press("Space").await;
        expect(screen, -1, -1).await;
        screen.press("ArrowDown").await;
        screen.press("ArrowDown").await;
        screen.press("Space").await;
        expect(screen, 1, 1).await;
        screen.press("Space").await;
        expect(screen, 1, 1).await;
        screen.press("Enter").await;
        assert_eq!(last_answer(screen, 8).await, ask.options[1].choice, "Space chooses and does not go on");

        // A screen reader's cursor is elsewhere than the focus, and what it clicks is a click without a mouse.
        let ask = question(screen, &person).await;
        let click = "document.querySelectorAll('.option')[3].click()";
        screen.script(click, vec![]).await;
        expect(screen, 3, 3).await;
        screen.script(click, vec![]).await;
        expect(screen, 3, 3).await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 8, "a second click answers nothing");
        screen.press("Enter").await;
        assert_eq!(last_answer(screen, 9).await, ask.options[3].choice);
        assert_ne!(ask.kind, AskKind::Rating);
    });
}

#[test]
fn ratings_that_wait_for_continue_get_the_level_that_was_chosen() {
    journey(async |screen| {
        screen.open("#/settings").await;
        screen.pick("Go on to the next rating").await;
        screen.begin("quick").await;
        let person = Person::engineering_manager();
        let ask = question_of_rating(screen, &person).await;
        screen.press("Tab").await;
        screen.press("4").await;
        expect(screen, 4, 4).await;
        screen.press("Enter").await;
        assert_eq!(last_answer(screen, 1).await, ask.options[4].choice);

        let ask = question(screen, &person).await;
        screen.press("2").await;
        expect(screen, 2, 2).await;
        screen.press("ArrowUp").await;
        expect(screen, 1, 2).await;
        screen.press("Enter").await;
        assert_eq!(last_answer(screen, 2).await, ask.options[2].choice);

        // Gone back to, a rating keeps its level under Enter, and takes another one only by a choice.
        question(screen, &person).await;
        screen.press("Backspace").await;
        expect(screen, 2, 2).await;
        screen.think().await;
        screen.press("ArrowDown").await;
        screen.press("Enter").await;
        expect(screen, -1, -1).await;
        assert_eq!(last_answer(screen, 2).await, ask.options[2].choice);
    });
}

/// The first rating of all, where the heading has the focus.
async fn question_of_rating(screen: &Screen, person: &Person) -> AskView {
    let AssessView::Ask(ask) = person.view(screen).await else { panic!("no rating") };
    screen.expect_text("#ask-title", &ask.title).await;
    screen.think().await;
    ask
}

#[test]
fn a_rater_answers_by_a_choice_and_never_by_enter_alone() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        person.answer(screen, 200).await;
        screen.open("#/carry").await;
        screen.text_of("label[for=rate-link]").await;
        let script = "return document.querySelector('#rate-link').value.split('#')[1]";
        let link = screen.script(script, vec![]).await.as_str().unwrap_or_default().to_owned();
        screen.open(&format!("#{link}")).await;
        screen.click_button("Begin").await;
        screen.expect_text(".ask-bar", "1 of 5").await;
        expect(screen, -1, -1).await;
        screen.think().await;
        screen.press("ArrowDown").await;
        screen.press("ArrowDown").await;
        expect(screen, 1, -1).await;
        screen.press("Enter").await;
        screen.expect_text(".ask-hint", "Choose an answer first").await;
        screen.expect_text(".ask-bar", "1 of 5").await;
        screen.press("Space").await;
        screen.expect_text(".ask-bar", "2 of 5").await;
        expect(screen, -1, -1).await;
        screen.think().await;
        screen.press("3").await;
        screen.expect_text(".ask-bar", "3 of 5").await;
        expect(screen, -1, -1).await;
        screen.think().await;
        screen.press("Backspace").await;
        screen.expect_text(".ask-bar", "2 of 5").await;
        expect(screen, 3, 3).await;
        screen.think().await;
        screen.press("ArrowUp").await;
        expect(screen, 2, 3).await;
        screen.press("Enter").await;
        screen.expect_text(".ask-bar", "3 of 5").await;
        screen.click_button("Back").await;
        expect(screen, 3, 3).await;
    });
}

#[test]
fn a_confirmation_test_takes_what_was_chosen_by_key() {
    journey(async |screen| {
        let desk = Desk::new();
        let ada = somebody("Ada", 5, [1.8; 7], [0.2; 7]);
        desk.pool_of(screen, std::slice::from_ref(&ada)).await;
        desk.open_candidate(screen, "Ada").await;
        screen.click_button("Confirmation test").await;
        screen.click_button("Begin the test").await;
        screen.expect_text(".ask-bar", "question 1 of").await;
        expect(screen, -1, -1).await;
        screen.think().await;
        screen.press("Enter").await;
        screen.expect_text(".ask-hint", "Choose an answer first").await;
        screen.press("3").await;
        expect(screen, 2, 2).await;
        screen.press("ArrowUp").await;
        expect(screen, 1, 2).await;
        screen.press("Enter").await;
        screen.expect_text(".ask-bar", "question 2 of").await;
        expect(screen, -1, -1).await;
        screen.think().await;
        screen.press("ArrowDown").await;
        screen.press("ArrowDown").await;
        screen.press("Space").await;
        expect(screen, 1, 1).await;
        screen.press("Space").await;
        expect(screen, 1, 1).await;
        screen.expect_text(".ask-bar", "question 2 of").await;
        screen.press("Enter").await;
        screen.expect_text(".ask-bar", "question 3 of").await;
    });
}
