//! Where it can lead, what jobs ask for, and what changed since last time.

use cairn_core::Level;
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::stored::{as_records, put, quick_attempt};
use journeys::{axe, journey};
use serde_json::json;

/// Rates everything at one level.
async fn quick_look(screen: &Screen, digit: &str) {
    screen.begin("quick").await;
    for _ in 0..35 {
        screen.rate(digit).await;
    }
    screen.click_button("Skip to the result").await;
    screen.text_of(".result-grid").await;
}

/// Puts a text into the field for advertisements, as pasting does, and has it read.
async fn read_ad(screen: &Screen, text: &str) {
    screen.text_of("#ad").await;
    let put = "const field = document.querySelector('#ad'); field.value = arguments[0];
        field.dispatchEvent(new Event('input', { bubbles: true }))";
    screen.script(put, vec![json!(text)]).await;
    screen.click_button("Read it").await;
}

#[test]
fn without_an_answer_every_page_says_what_it_needs() {
    journey(async |screen| {
        screen.open("#/roles").await;
        screen.expect_text("article", "You have not answered anything yet").await;
        screen.open("#/history").await;
        screen.expect_text("article", "No attempt has an answer that counts yet").await;
        screen.open("#/job").await;
        screen.expect_text(".notice", "Nothing is known about you yet").await;
        screen.expect_text(".requirements", "not stated").await;
        axe::assert_clean(screen).await;
    });
}

/// "You say: 1 year of using AI in a business. not met", and nothing of what would meet it.
#[test]
fn a_requirement_that_is_not_met_says_what_would_meet_it() {
    journey(async |screen| {
        screen.open("#/job").await;
        let rows = async || screen.texts_of(".requirements > li").await;
        screen.wait_for("the requirements are there", async || rows().await.len() == 6).await;
        let rows = rows().await;
        for (at, says) in [
            (
                0,
                "You would meet it with a bachelor's degree or a higher one. Fields that count: IT or data science; Machine learning, statistics, maths.",
            ),
            (
                1,
                "You would meet it with a master's degree or a doctorate. Fields that count: Business or economics; Machine learning, statistics, maths.",
            ),
            (
                2,
                "You would meet it with 3 years of using AI in a business, or with the milestone of stage 4, 7, 8, 9 or 10 and a line of evidence.",
            ),
            (3, "It counts as shown once the probability of Independent is 80% or more"),
            (4, "the requirement is 10 years"),
            (5, "the requirement is 5 years"),
        ] {
            assert!(rows[at].contains(says), "{says}: {}", rows[at]);
        }
    });
}

#[test]
fn ratings_alone_have_roles_and_steps_and_no_calibration() {
    journey(async |screen| {
        quick_look(screen, "2").await;
        screen.expect_text(".calibration", "there are only ratings").await;
        screen.expect_text(".steps", "First steps").await;
        screen.click_button("Where the path can lead").await;
        screen.expect_text(".answer", "Ratings alone leave wide intervals").await;
        assert_eq!(screen.texts_of(".roles > li").await.len(), 7);
        screen.expect_text(".survey", "O*NET 29.0 Database").await;
        screen.expect_text(".survey", "CC BY 4.0").await;
    });
}

#[test]
fn an_advertisement_is_marked_with_its_phrases_and_corrected_by_ticks() {
    journey(async |screen| {
        screen.open("#/job").await;
        read_ad(screen, "You bring Python, 5+ years of leading teams and a roadmap. Scrum would be a plus.")
            .await;
        screen.expect_text(".marks", "Python").await;
        let phrases = screen.texts_of(".marks mark").await;
        assert!(phrases.iter().any(|phrase| phrase == "Python"), "{phrases:?}");
        assert!(phrases.iter().any(|phrase| phrase == "roadmap"), "{phrases:?}");
        screen.expect_text(".chip", "nice to have").await;
        screen.expect_text(".two", "Python").await;
        screen.pick("Python").await;
        screen
            .wait_for("Python is out of the comparison", async || {
                !screen.texts_of(".two").await.iter().any(|text| text.contains("Python"))
            })
            .await;
        read_ad(
            screen,
            "You bring Python and 7 years of data science.\nFluent German (C1).\nTravel up to 30%.",
        )
        .await;
        screen.expect_text(".unread li", "Fluent German (C1).").await;
        screen.expect_text(".unread li", "Travel up to 30%").await;
        screen.expect_text(".two .requirements", "7 or more years of data science").await;
        axe::assert_clean(screen).await;
        read_ad(screen, "Python and a roadmap.").await;
        // It is kept for this tab alone: a reload loses nothing, and nothing stands on the device.
        let kept = screen.local_storage().await;
        assert!(kept.values().all(|value| !value.contains("roadmap")), "{kept:?}");
        let written = async || screen.script("return document.querySelector('#ad').value", vec![]).await;
        screen.reload().await;
        screen.text_of("#ad").await;
        assert_eq!(written().await, json!("Python and a roadmap."));
        screen.click_button("Clear").await;
        screen.reload().await;
        screen.text_of("#ad").await;
        assert_eq!(written().await, json!(""));
        read_ad(screen, "Python again.").await;
        screen.close_tab().await;
        screen.open("#/job").await;
        screen.text_of("#ad").await;
        assert_eq!(written().await, json!(""), "it went with its tab");
    });
}

#[test]
fn a_text_of_a_megabyte_and_one_in_another_language_get_an_answer() {
    journey(async |screen| {
        screen.open("#/job").await;
        read_ad(screen, "").await;
        screen.expect_text(".answer", "There is no text to read yet").await;
        read_ad(screen, &"We want Python and a roadmap for our team with you. ".repeat(20_000)).await;
        screen.expect_text(".notice", "the first 200 thousand characters were read").await;
        screen.expect_text(".marks", "Python").await;
        let german = "Wir suchen eine Führungskraft, die unsere Strategie entwickelt, mit den Fachbereichen abstimmt und \
            im Unternehmen verankert. Sie bringen mehrere Jahre Erfahrung in der Beratung mit und arbeiten gern.";
        read_ad(screen, german).await;
        screen.expect_text(".notice", "does not look like English").await;
        screen.expect_text(".answer", "Cairn recognised nothing in this text").await;
    });
}

#[test]
fn years_beyond_a_life_are_asked_about_and_contradictory_milestones_are_explained() {
    journey(async |screen| {
        quick_look(screen, "2").await;
        screen.open("#/about-you").await;
        screen.write("#years-data", "400").await;
        screen.press("Tab").await;
        screen.expect_text(".refused", "enter a whole number of years from 0 to 70").await;
        screen.write("#years-leading", "66").await;
        screen.press("Tab").await;
        // Ticked and unticked again: said not to be reached.
        screen.click(".milestones li:nth-child(1) input[type=checkbox]").await;
        screen.click(".milestones li:nth-child(1) input[type=checkbox]").await;
        screen.click(".milestones li:nth-child(9) input[type=checkbox]").await;
        screen.open("#/job").await;
        screen.expect_text(".notice", "66 years leading people: more than a working life").await;
        screen.expect_text(".notice", "That is fine: people come to the path from many directions").await;
    });
}

#[test]
fn two_attempts_are_compared_and_a_leap_is_called_real() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        // Put where a browser keeps them: ratings that are clicked at once are too fast for a change to be real.
        let keep = async |nth: u32, level: u8| {
            let attempt = quick_attempt(&person, nth, Level::new(level).unwrap_or_default());
            put(screen, &as_records(&attempt)).await;
            screen.reload().await;
            screen.open("#/history").await;
        };
        screen.open("").await;
        keep(1, 1).await;
        screen.expect_text(".answer", "There is one attempt so far").await;
        keep(2, 4).await;
        screen.expect_text(".answer", "a real rise in").await;
        assert_eq!(screen.texts_of(".changes > li[data-change=rise]").await.len(), 7);
        screen.expect_text(".changes", "A real rise").await;
        screen.click_button("What changed in the answers").await;
        screen.expect_text(".changes", "Aware → Leading").await;
        axe::assert_clean(screen).await;
    });
}

/// Who shows what they claim is told so; the words are there for everybody.
#[test]
fn a_full_assessment_says_what_the_answers_say_about_the_ratings() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.begin("full").await;
        person.answer(screen, 200).await;
        screen.open("#/result").await;
        screen.expect_text(".calibration", "It is not certain in any skill").await;
        assert_eq!(screen.texts_of(".gaps li").await.len(), 7);
    });
}

/// The history says which attempts are from before the keyboard was mended, and no others.
#[test]
fn attempts_from_before_the_keyboard_was_mended_say_so() {
    journey(async |screen| {
        screen.open("").await;
        let put = async |attempt: &str, at: u64, rules: u16| {
            for (seq, event) in
                [(0, r#""begin":true"#), (1, r#""answer":{"item":"ds-statistics","version":1,"level":3}"#)]
            {
                let record = format!(r#"{{"v":1,"at":{at},"content":"2026.1","rules":{rules},{event}}}"#);
                screen.put_into_storage(&format!("cairn/attempt/{attempt}/{seq:06}.t1"), &record).await;
            }
        };
        put("quick-0000000000000002", 1_780_000_000_000, 3).await;
        screen.reload().await;
        screen.open("#/history").await;
        screen.text_of("[aria-label='All attempts']").await;
        assert!(!screen.shows(".notice").await, "{}", screen.text_of(".notice").await);
        put("quick-0000000000000001", 1_770_000_000_000, 2).await;
        screen.reload().await;
        screen.expect_text(".notice", "Answers given by keyboard may have been recorded wrongly").await;
        let rows = screen.texts_of("[aria-label='All attempts'] tbody tr").await;
        let marked =
            rows.iter().filter(|row| row.contains("keyboard answers may have been recorded wrongly")).count();
        assert_eq!((rows.len(), marked), (2, 1), "{rows:?}");
    });
}
