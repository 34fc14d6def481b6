//! A choice that is not given yet is no answer, and it is not lost either.

use cairn_core::attempt::view::AssessView;
use journeys::desk::{Desk, somebody};
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::{journey, kept_pools};
use serde_json::json;

const NOT_YET: &str = "chosen an answer but not submitted it";

/// Waits until the option at this place is chosen, from 0.
async fn expect_chosen(screen: &Screen, place: i64) {
    let script = "return [...document.querySelectorAll('.option')]
        .findIndex(one => one.ariaChecked === 'true')";
    screen
        .wait_for(&format!("option {place} is chosen"), async || {
            screen.script(script, vec![]).await == json!(place)
        })
        .await;
}

#[test]
fn a_choice_survives_a_reload_and_a_look_at_the_result_and_counts_once_it_is_given() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        person.rate(screen).await;
        let AssessView::Ask(ask) = person.view(screen).await else { panic!("no question") };
        screen.expect_text("#ask-title", &ask.title).await;
        screen.think().await;
        screen.press("3").await;
        screen.expect_text(".ask-open", NOT_YET).await;
        screen.reload().await;
        expect_chosen(screen, 2).await;
        screen.expect_text(".ask-open", NOT_YET).await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        screen.open("#/assess").await;
        expect_chosen(screen, 2).await;
        assert_eq!(Person::attempt(screen).await.answers().len(), 5, "it is no answer yet");
        screen.click_button("Continue").await;
        screen.wait_for("it is answered", async || Person::attempt(screen).await.answers().len() == 6).await;
        let given = Person::attempt(screen).await.answers().pop().unwrap_or_else(|| panic!("no answer"));
        assert_eq!((given.item, given.choice), (ask.item, ask.options[2].choice));
        let took = given.took_ms.unwrap_or(0);
        assert!(took >= 30_000, "what was thought before the reload was thought: {took} ms");
        let notes =
            "return Object.keys(sessionStorage).filter(name => name.startsWith('cairn/draft')).length";
        assert_eq!(screen.script(notes, vec![]).await, json!(0), "what is given is no draft any more");
    });
}

#[test]
fn a_changed_answer_that_is_not_given_again_is_no_change_and_is_not_lost() {
    journey(async |screen| {
        screen.open("#/settings").await;
        screen.pick("Go on to the next rating").await;
        screen.begin("quick").await;
        for digit in ["1", "2"] {
            let title = screen.text_of("#ask-title").await;
            screen
                .wait_for("it is rated", async || {
                    screen.press(digit).await;
                    screen.text_of("#ask-title").await != title
                })
                .await;
        }
        screen.click_button("Back").await;
        expect_chosen(screen, 2).await;
        assert!(!screen.shows(".ask-open").await, "what is answered is an answer");
        // A click right after the question came is taken for the second half of a double click.
        screen.think().await;
        screen.click(".option:nth-child(5)").await;
        screen.expect_text(".ask-open", NOT_YET).await;
        screen.click_button("Back").await;
        expect_chosen(screen, 1).await;
        screen.click_button("Continue").await;
        expect_chosen(screen, 4).await;
        screen.click_button("Continue").await;
        expect_chosen(screen, -1).await;
        let levels: Vec<_> = Person::attempt(screen).await.answers().iter().map(|one| one.choice).collect();
        let level = |number| cairn_core::Level::new(number).map(cairn_core::attempt::Choice::Level);
        assert_eq!(levels.into_iter().map(Some).collect::<Vec<_>>(), [level(1), level(4)]);
    });
}

#[test]
fn a_candidates_choice_survives_a_reload() {
    journey(async |screen| {
        let desk = Desk::new();
        let ada = somebody("Ada", 5, [1.8; 7], [0.2; 7]);
        desk.pool_of(screen, std::slice::from_ref(&ada)).await;
        desk.open_candidate(screen, "Ada").await;
        screen.click_button("Confirmation test").await;
        screen.click_button("Begin the test").await;
        screen.expect_text(".ask-bar", "question 1 of").await;
        screen.think().await;
        screen.press("2").await;
        expect_chosen(screen, 1).await;
        screen.expect_text(".kept", "is kept on this device").await;
        screen.reload().await;
        screen.expect_text(".ask-bar", "question 1 of").await;
        expect_chosen(screen, 1).await;
        screen.expect_text(".ask-open", NOT_YET).await;
    });
}

/// The text of a field.
async fn written(screen: &Screen, field: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.value ?? ''";
    screen.script(script, vec![json!(field)]).await.as_str().unwrap_or_default().to_owned()
}

/// Waits until the database of the pools holds this text: as a draft, or, on a slow machine, as what is kept by now.
async fn expect_draft(screen: &Screen, text: &str) {
    let held = async || kept_pools(screen).await.iter().any(|(_, value)| value.contains(text));
    screen.wait_for("it is in the database", held).await;
}

/// A tag and a note whose tab goes before the pause that keeps them: both are drafts until then, and are kept at the next look.
#[test]
fn a_tag_and_a_note_outlive_a_tab_that_goes_at_once() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 71, [1.0; 7], [0.0; 7])]).await;
        let pool = screen.place().await;
        desk.pick(screen, &["Ada"]).await;
        screen.write("#mark-tags", "berlin").await;
        expect_draft(screen, "berlin").await;
        // A crash tells the page nothing. Who is picked is picked again.
        screen.crash_tab().await;
        screen.open(&pool).await;
        screen.wait_for("the tag is there", async || written(screen, "#mark-tags").await == "berlin").await;
        screen.expect_text(".member-line", "#berlin").await;
        screen.write("#mark-note", "met in May").await;
        expect_draft(screen, "met in May").await;
        screen.crash_tab().await;
        screen.open(&pool).await;
        screen
            .wait_for("the note is there", async || written(screen, "#mark-note").await == "met in May")
            .await;
        screen.expect_text(".picked", "Saved.").await;
        let no_draft = async || kept_pools(screen).await.iter().all(|(key, _)| !key.starts_with("draft/"));
        screen.wait_for("what is kept is no draft any more", no_draft).await;
    });
}

/// A pasted advertisement stays with its pool until the field is emptied; a pasted list of groups stays in its tab alone.
#[test]
fn what_is_pasted_for_a_position_and_beside_a_decision_is_not_lost() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 72, [1.0; 7], [0.0; 7])]).await;
        let pool = screen.place().await;
        let open = "document.querySelectorAll('details').forEach(one => one.open = true)";
        screen.open(&format!("{pool}/position")).await;
        screen.expect_heading("The position").await;
        screen.script(open, vec![]).await;
        screen.write("#ad-text", "We need solid Python.").await;
        expect_draft(screen, "solid Python").await;
        screen.close_tab().await;
        screen.open(&format!("{pool}/position")).await;
        let ad = async || written(screen, "#ad-text").await == "We need solid Python.";
        screen.wait_for("the advertisement is there", ad).await;
        screen.script(open, vec![]).await;
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".found-in-ad", "Python").await;

        screen.open(&format!("{pool}/decision")).await;
        screen.write("#reason", "Ada.").await;
        screen.write("#decided-by", "D. Fox").await;
        screen.click_button("Note the decision").await;
        screen.expect_text(".decisions", "by \u{2068}D. Fox\u{2069}").await;
        screen.write("#groups", "Ada,women").await;
        screen.reload().await;
        screen.wait_for("the list is there", async || written(screen, "#groups").await == "Ada,women").await;
        screen.wait_for("and who decides", async || written(screen, "#decided-by").await == "D. Fox").await;
        let kept = json!(kept_pools(screen).await).to_string();
        assert!(!kept.contains("Ada,women"), "groups are kept with nobody: {kept}");
        screen.click_button("Print this decision").await;
        screen.expect_text(".short-rests", "by \u{2068}D. Fox\u{2069}").await;
        screen.close_tab().await;
        screen.open(&format!("{pool}/decision")).await;
        screen.text_of("#groups").await;
        assert_eq!(written(screen, "#groups").await, "", "it went with its tab");
    });
}

/// What changes nothing wakes neither the second copy nor another tab.
#[test]
fn what_changes_nothing_rings_no_bell() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 73, [1.0; 7], [0.0; 7])]).await;
        desk.pick(screen, &["Ada"]).await;
        screen.text_of("#mark-tags").await;
        let hear = "window.rung = []; window.bell = new BroadcastChannel('cairn-pools');
            bell.onmessage = event => rung.push(event.data)";
        screen.script(hear, vec![]).await;
        let type_tags = async |text: &str| {
            let script = "const field = document.querySelector('#mark-tags'); field.focus(); field.value = arguments[0];
                for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))";
            screen.script(script, vec![json!(text)]).await;
            screen.expect_text(".picked", "Saved.").await;
        };
        let marks = async || {
            let count = "return rung.filter(one => one.includes('=mark/')).length";
            screen.script(count, vec![]).await
        };
        type_tags("oslo").await;
        screen.wait_for("a change is heard of", async || marks().await == json!(1)).await;
        // The same as it is: nothing.
        type_tags("oslo ").await;
        type_tags("rome").await;
        screen
            .wait_for("the next change is heard of, and nothing between", async || marks().await == json!(2))
            .await;
    });
}

/// What is typed into a field that keeps no draft is kept when the page goes: by Back, by an address, by a reload. Chromium says that
/// a field has changed while it takes the field away, and what then asked the page's own state stopped the program.
#[test]
fn what_is_typed_about_oneself_is_kept_when_the_page_goes() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("#/about-you").await;
        screen.expect_heading("What you have done").await;
        screen.click(".milestones li:nth-child(2) input[type=checkbox]").await;
        screen.write("#evidence-2", "A report").await;
        screen.go_back().await;
        screen.text_of("#ask-title").await;
        assert!(!screen.shows("#trouble").await);

        screen.open("#/about-you").await;
        let value = async |field: &str| {
            let script = "return document.querySelector(arguments[0])?.value";
            screen.script(script, vec![json!(field)]).await
        };
        screen.expect_heading("What you have done").await;
        assert_eq!(value("#evidence-2").await, json!("A report"));
        screen.write("#evidence-2", " that plans rest on").await;
        screen.reload().await;
        screen.expect_heading("What you have done").await;
        assert_eq!(value("#evidence-2").await, json!("A report that plans rest on"));
        screen.write("#years-leading", "7").await;
        screen.reload().await;
        screen.expect_heading("What you have done").await;
        assert_eq!(value("#years-leading").await, json!("7"));
        screen.write("#years-data", "4").await;
        screen.script("location.hash = '#/assess'", vec![]).await;
        screen.text_of("#ask-title").await;
        screen.open("#/about-you").await;
        screen.expect_heading("What you have done").await;
        assert_eq!(value("#years-data").await, json!("4"));
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// Numbers and notes of a plan likewise.
#[test]
fn what_is_typed_into_a_plan_is_kept_when_the_page_goes() {
    journey(async |screen| {
        screen.begin("quick").await;
        Person::engineering_manager().rate(screen).await;
        screen.open("#/plan").await;
        screen.expect_text(".plan h2", "hours").await;
        screen.click_button("Make this my plan").await;
        screen.expect_text(".plan", "hours done").await;
        let open_all = "document.querySelectorAll('.plan details').forEach(one => one.open = true)";
        screen.script(open_all, vec![]).await;
        let note = "return document.querySelector('.plan .note input').id";
        let id = screen.script(note, vec![]).await.as_str().unwrap_or_default().to_owned();
        let field = format!("[id='{id}']");
        screen.write(&field, "With Friday's report").await;
        screen.reload().await;
        screen.expect_text(".plan", "hours done").await;
        let value = "return document.querySelector(arguments[0])?.value";
        assert_eq!(screen.script(value, vec![json!(field)]).await, json!("With Friday's report"));
        let hours = "const field = document.querySelector('#plan-weekly'); field.closest('details')?.setAttribute('open', '');
            field.focus(); field.select();";
        screen.script(hours, vec![]).await;
        screen.press("9").await;
        screen.reload().await;
        screen.expect_text(".plan", "hours done").await;
        assert_eq!(screen.script(value, vec![json!("#plan-weekly")]).await, json!("9"));
    });
}
