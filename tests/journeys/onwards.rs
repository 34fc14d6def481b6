//! No dead ends: a quick look grows, and whoever wants to answer more may.

use cairn_core::attempt::view::AssessView;
use cairn_core::attempt::{Entry, Event, Millis, Mode};
use cairn_core::record::file::{About, RatingAnswer, RatingFile, write_rating};
use cairn_core::record::{Key, load};
use cairn_core::{ItemId, Level, RatingId};
use journeys::person::Person;
use journeys::stored::{as_pack, as_records, full_attempt, put, quick_attempt};
use journeys::{axe, journey};

#[test]
fn a_quick_look_grows_into_a_full_assessment_and_keeps_its_ratings() {
    journey(async |screen| {
        screen.begin("quick").await;
        let person = Person::junior_data_scientist();
        person.answer(screen, 35).await;
        screen.expect_heading("That was the last rating.").await;
        let quick = Person::attempt(screen).await;
        // From the result, too, the way leads here and not to an end.
        screen.click_button("Skip to the result").await;
        screen.text_of(".result-grid").await;
        screen.click_button("Go on answering").await;
        screen.expect_heading("That was the last rating.").await;
        axe::assert_clean(screen).await;
        screen.click_button("Continue to the full assessment").await;
        screen.expect_text(".ask-bar", "35 of 77 answered").await;
        screen.text_of(".scene").await;
        screen
            .wait_for("the ratings are taken over", async || {
                let full = Person::attempt(screen).await;
                full.mode() == Mode::Full && full.answers() == quick.answers()
            })
            .await;
        screen.expect_text(".saved", "Saved on this device").await;
        person.answer(screen, 1).await;
        let grown = Person::attempt(screen).await;
        assert_eq!(grown.answers().len(), 36);
        assert!(grown.entries()[1].at < grown.started(), "given when they were given");

        // Whoever begins anew may keep the ratings, or give them again.
        screen.open("#/start/skill/python").await;
        screen.click_button("Keep my 5 ratings and continue").await;
        screen.text_of(".scene").await;
        screen
            .wait_for("these are taken over, too", async || {
                Person::attempt(screen).await.answers().len() == 5
            })
            .await;
        person.answer(screen, 1).await;
        screen.open("#/history").await;
        // The quick look and what grew out of it are one attempt, here as on the first page.
        let row = screen.text_of("[aria-label='All attempts'] tbody").await;
        assert!(row.contains("Full assessment, begun as a quick look"), "{row}");
        assert_eq!(screen.texts_of("[aria-label='All attempts'] tbody tr").await.len(), 2);
        let answer = screen.text_of(".history .answer").await;
        assert!(
            !answer.contains("a real"),
            "nothing has changed between a skill begun and its own ratings: {answer}"
        );
        axe::assert_clean(screen).await;
        screen.open("#/").await;
        screen.expect_text("main", "You have been here before: 2 attempts").await;
        screen.open("#/settings").await;
        screen.expect_text("main", "35 ratings and 2 questions completed in 2 attempts").await;
        screen.click_button("Delete everything …").await;
        screen.expect_text("dialog", "(35 ratings and 2 questions completed in 2 attempts; with repeats, 40 ratings and 2 questions)").await;
        screen.click_button("Keep it").await;
        screen.open("#/history").await;
        screen.click("[aria-label='All attempts'] tbody tr:first-child .sure button").await;
        screen
            .expect_text("[aria-label='All attempts'] [role=alert]", "and the quick look that it grew out of")
            .await;
        screen.click_button("Delete the attempt").await;
        screen
            .wait_for("both are gone", async || load(screen.local_storage().await).attempts.len() == 1)
            .await;
    });
}

/// Where only the marks of a review lay loose, the attempt was opened whose id sorts last: here the older one.
#[test]
fn what_was_worked_on_last_is_found_among_packs_too() {
    journey(async |screen| {
        let person = Person::junior_data_scientist();
        let older = quick_attempt(&person, 1, Level::new(2).unwrap_or_default());
        let newer = full_attempt(&person, 2);
        assert!(older.id() > newer.id());
        screen.open("").await;
        let mut kept = vec![as_pack(&older), as_pack(&newer)];
        for mut attempt in [older, newer] {
            let (seq, first) = (attempt.next_seq(), attempt.entries()[0].clone());
            let mark = Entry { seq, at: Millis(1_795_000_000_000), event: Event::Review, ..first };
            attempt.push(mark);
            kept.extend(as_records(&attempt).pop());
        }
        put(screen, &kept).await;
        screen.reload().await;
        screen.open("#/assess").await;
        // The older one is a quick look: its last page says that all ratings are done.
        screen.expect_heading("That was the last question.").await;
        screen.reload().await;
        screen.expect_heading("That was the last question.").await;
        // Where a page has read the packs before, too.
        screen.open("#/history").await;
        screen.reload().await;
        screen.text_of("[aria-label='All attempts'] tbody").await;
        screen.open("#/assess").await;
        screen.expect_heading("That was the last question.").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn who_has_answered_all_that_is_asked_may_go_on() {
    journey(async |screen| {
        screen.begin("skill/python").await;
        let person = Person::junior_data_scientist();
        let given = person.answer(screen, 60).await;
        assert!(matches!(person.view(screen).await, AssessView::Done(_)), "after {given} answers");
        screen.wait_for("the page says that it is done", async || !screen.shows(".options").await).await;
        axe::assert_clean(screen).await;
        screen.click_button("Answer more questions").await;
        screen.text_of(".scene").await;
        screen.think().await;
        screen
            .wait_for("one answer more is kept", async || {
                screen.press("1").await;
                Person::attempt(screen).await.answers().len() == given + 1
            })
            .await;
    });
}

/// With a rating by somebody else the plan was drawn a hundred times a second, and nothing on it could be pressed.
#[test]
fn a_plan_stands_still_and_a_new_one_is_a_draft_while_a_rating_by_another_is_kept() {
    journey(async |screen| {
        screen.begin("quick").await;
        Person::junior_data_scientist().answer(screen, 35).await;
        screen.expect_heading("That was the last rating.").await;
        let read = |id| RatingId::parse(id).unwrap_or_else(|| panic!("{id}"));
        let item = |id| ItemId::parse(id).unwrap_or_else(|| panic!("{id}"));
        let rating = RatingFile {
            id: read("r-00000000000000aa"),
            made_at: Millis(1_795_000_000_000),
            content: "2026.2".to_owned(),
            about: About { name: "Ada".to_owned(), mark: None },
            by: "Grace".to_owned(),
            relation: None,
            answers: vec![RatingAnswer { item: item("ds-statistics"), version: 1, level: Level::new(4) }],
        };
        let key = Key::Rating(rating.id.clone()).to_text();
        screen.put_into_storage(&key, &write_rating(&rating)).await;
        screen.open("#/result").await;
        screen.expect_text(".others", "Grace").await;
        screen.open("#/plan").await;
        screen.click_button("Make this my plan").await;
        screen.text_of(".progress").await;
        screen.wait_until_old(".progress", 700.0).await;
        screen.open("#/plan/anew").await;
        screen.expect_text(".plan .notice", "until you make this one yours").await;
        screen.click_button("See your plan").await;
        screen.text_of(".progress").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}
