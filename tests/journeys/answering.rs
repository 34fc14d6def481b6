//! Answering: by mouse and keyboard, too fast, backwards, after a reload, with clocks that lie.

use cairn_core::attempt::Choice;
use cairn_core::attempt::view::AssessView;
use journeys::person::Person;
use journeys::{axe, journey};

#[test]
fn the_keyboard_alone_is_enough_and_arrows_do_not_pick() {
    journey(async |screen| {
        screen.begin("quick").await;
        let focused = screen.text_of("#ask-title").await;
        assert_eq!(screen.focused().await, focused, "the heading is read first");
        screen.press("Tab").await;
        let options = screen.texts_of(".option").await;
        assert_eq!(screen.focused().await, options[0], "Tab goes into the group");
        screen.press("ArrowDown").await;
        screen.press("ArrowDown").await;
        screen.press("ArrowUp").await;
        assert_eq!(screen.focused().await, options[1], "arrows move");
        assert!(!screen.shows("[aria-checked=true]").await, "and pick nothing");
        screen.press("ArrowUp").await;
        screen.press("ArrowUp").await;
        assert_eq!(screen.focused().await, options[5], "round the end");
        screen
            .wait_for("Space picks", async || {
                screen.press("Space").await;
                screen.text_of("#ask-title").await != focused
            })
            .await;
        let answers = Person::attempt(screen).await.answers();
        assert_eq!(answers.len(), 1);
        assert!(matches!(answers[0].choice, Choice::Level(level) if level.number() == 5), "{answers:?}");
        axe::assert_clean(screen).await;
    });
}

/// a01
#[test]
fn a_double_click_is_one_answer() {
    journey(async |screen| {
        screen.begin("quick").await;
        let title = screen.text_of("#ask-title").await;
        screen
            .wait_for("three clicks at once lead on", async || {
                let clicks = "const o = document.querySelectorAll('.option')[3]; o.click(); o.click();
                    o.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
                    o.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true, repeat: true }));";
                screen.script(clicks, vec![]).await;
                screen.text_of("#ask-title").await != title
            })
            .await;
        screen.expect_text(".saved", "Saved on this device").await;
        let attempt = Person::attempt(screen).await;
        assert_eq!(attempt.answers().len(), 1);
        assert_eq!(attempt.entries().len(), 2, "the begin and one answer: {:?}", attempt.entries());
    });
}

/// a02
#[test]
fn back_and_forward_keep_answers_and_a_change_is_a_new_entry() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.rate("2").await;
        let third = screen.text_of("#ask-title").await;
        screen.click_button("Back").await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        screen.expect_text("[aria-checked=true]", "2").await;
        screen.click_button("Back").await;
        screen.expect_text("#ask-title", "Statistics").await;
        screen.expect_text("[aria-checked=true]", "1").await;
        screen.rate("4").await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        screen.click_button("Continue").await;
        screen.expect_text("#ask-title", &third).await;
        screen.expect_text(".saved", "Saved on this device").await;
        let attempt = Person::attempt(screen).await;
        assert_eq!(attempt.answers().len(), 2);
        assert_eq!(attempt.entries().len(), 4, "begin, two answers and the change");
        assert!(matches!(attempt.answers()[0].choice, Choice::Level(level) if level.number() == 4));
    });
}

/// a03
#[test]
fn a_reload_shows_the_same_question_with_the_same_order() {
    journey(async |screen| {
        screen.begin("skill/python").await;
        Person::engineering_manager().rate(screen).await;
        screen.expect_text(".scene", " ").await;
        let before = (screen.text_of("#ask-text").await, screen.texts_of(".option").await);
        screen.reload().await;
        screen.expect_text("#ask-text", &before.0[..before.0.len().min(40)]).await;
        assert_eq!(screen.texts_of(".option").await, before.1);
        assert!(before.1.iter().any(|option| option.contains("I don't know")) || before.1.len() == 4);
    });
}

/// a04, a05
#[test]
fn clocks_that_jump_change_no_order_and_a_night_is_no_thinking() {
    journey(async |screen| {
        screen
            .before_each_page(
                "const now = Date.now; window.shift = 0; Date.now = () => now() + window.shift;
                 const tick = performance.now.bind(performance); window.slept = 0;
                 performance.now = () => tick() + window.slept;",
            )
            .await;
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.script("window.shift = -3600000", vec![]).await;
        screen.rate("2").await;
        screen.script("window.shift = 86400000; window.slept = 8 * 3600 * 1000", vec![]).await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let answers = Person::attempt(screen).await.answers();
        let items: Vec<String> = answers.iter().map(|given| given.item.to_string()).collect();
        assert_eq!(items, ["ds-statistics", "ds-wrangling", "ds-exploration"]);
        assert!(answers[0].took_ms.is_some() && answers[1].took_ms.is_some());
        assert_eq!(answers[2].took_ms, None, "a night is not counted");
        screen.reload().await;
        screen.expect_text("#ask-title", "Experiments").await;
    });
}

/// a06
#[test]
fn who_answers_nothing_is_told_that_nothing_is_known() {
    journey(async |screen| {
        screen.begin("full").await;
        screen.open("#/about-you").await;
        screen.click_button("See the result").await;
        screen.expect_heading("Nothing is known yet").await;
        for row in &Person::junior_data_scientist().result(screen).await.skills {
            assert!(row.interval.1.get() - row.interval.0.get() > 3.0, "{row:?}");
        }
    });
}

/// a08
#[test]
fn who_comes_back_to_newer_content_resumes_and_is_asked_anew_what_changed() {
    journey(async |screen| {
        screen.open("").await;
        for (seq, item, version) in [(1, "ds-statistics", 1), (2, "ds-wrangling", 77)] {
            let record = format!(
                r#"{{"v":1,"at":1780000000000,"content":"2026.1","rules":1,"answer":{{"item":"{item}","version":{version},"level":3}}}}"#
            );
            let key = format!("cairn/attempt/quick-0000000000000001/{seq:06}.t1");
            screen.put_into_storage(&key, &record).await;
        }
        screen.reload().await;
        screen.click_button("Continue where you left off").await;
        screen.expect_text("#ask-title", "Data wrangling").await;
        screen.rate("2").await;
        screen.expect_text("#ask-title", "Exploration").await;
        screen.click_button("Result so far").await;
        screen.expect_text("main", "2 ratings").await;
    });
}

/// a10
#[test]
fn a_translator_that_rewrites_the_page_does_not_stop_it() {
    journey(async |screen| {
        screen.begin("quick").await;
        let translate = "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const texts = []; while (walker.nextNode()) texts.push(walker.currentNode);
            for (const text of texts) if (text.data.trim() && !text.parentNode.closest('script, style')) {
              const font = document.createElement('font'); font.textContent = text.data;
              text.replaceWith(font); }";
        for digit in ["1", "2", "3"] {
            screen.script(translate, vec![]).await;
            let answers = Person::attempt(screen).await.answers().len();
            screen
                .wait_for("the answer is kept", async || {
                    screen.press(digit).await;
                    Person::attempt(screen).await.answers().len() > answers
                })
                .await;
        }
        screen.script(translate, vec![]).await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        assert!(!screen.shows("#trouble").await);
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// On a telephone no line of code is cut, and a table that is says so.
#[test]
fn all_of_the_code_can_be_seen_on_a_telephone() {
    journey(async |screen| {
        screen.set_width(390).await;
        screen.begin("skill/python").await;
        let person = Person::engineering_manager();
        person.rate(screen).await;
        let hidden = "return [...document.querySelectorAll('.code')].map(block => {
            const cut = block.scrollWidth > block.clientWidth;
            return [cut, block.tabIndex === 0 && !!block.ariaLabel,
                !!document.querySelector('.code-scrolls')?.checkVisibility()] })";
        let mut blocks = 0;
        while let AssessView::Ask(ask) = person.view(screen).await {
            screen.expect_text("#ask-title", &ask.title).await;
            let first_words: String = ask.text.chars().take(60).collect();
            screen.expect_text("#ask-text", first_words.trim_end()).await;
            let found = screen.script(hidden, vec![]).await;
            for block in found.as_array().into_iter().flatten() {
                blocks += 1;
                let [cut, reachable, said] = [0, 1, 2].map(|at| block[at] == true);
                assert!(!cut || (reachable && said), "{} is cut: {}", ask.item, ask.code);
            }
            person.answer(screen, 1).await;
        }
        assert!(blocks > 0, "no question had code");
    });
}
