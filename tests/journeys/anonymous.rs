//! An anonymous copy for calibration: it is saved as it is shown, nothing of the person is in it, and nobody opens it as a profile.

use cairn_core::attempt::Attempt;
use cairn_core::record::file::read_anonymous;
use journeys::person::Person;
use journeys::{axe, journey};
use serde_json::json;

use crate::whole_pools::{KEEP_SAVED, saved};

#[test]
fn an_anonymous_copy_is_saved_as_it_is_shown_and_tells_nothing_of_the_person() {
    journey(async |screen| {
        screen.before_each_page(KEEP_SAVED).await;
        let keep = "window.names = [];
            const click = HTMLAnchorElement.prototype.click;
            HTMLAnchorElement.prototype.click = function () {
              if (this.download) names.push(this.download); else click.call(this);
            };";
        screen.before_each_page(keep).await;
        let person = Person::engineering_manager();
        screen.begin("skill/python").await;
        person.answer(screen, 200).await;
        screen.click_button("Say what you have done").await;
        screen.click(".milestones li:nth-child(1) input[type=checkbox]").await;
        screen.write("#evidence-1", "My own model").await;
        screen.click_button("See the result").await;
        screen.click_button("Share or export").await;
        screen.expect_heading("Share or export").await;
        screen.write("#name", "Ada Lovelace").await;
        screen.pick("Your lines of evidence").await;
        screen.expect_text("main", "This page sends nothing").await;
        screen.click_button("Save the anonymous copy").await;
        let text = saved(screen, "\"attempts\"").await;
        screen.expect_text(".said", "in your downloads").await;
        assert_eq!(screen.script("return names", vec![]).await, json!(["cairn-calibration.json"]));
        let shown = "return document.getElementById('in-anonymous').textContent";
        assert_eq!(screen.script(shown, vec![]).await, json!(text), "what is shown is what is saved");
        let attempt = Person::attempt(screen).await;
        let read = read_anonymous(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
        assert_eq!(read.iter().flat_map(Attempt::answers).collect::<Vec<_>>(), attempt.answers());
        let started = attempt.started().0.to_string();
        for telling in [
            "Ada",
            "My own model",
            "milestone",
            "writer",
            "\"id\"",
            attempt.id().as_str(),
            "_at",
            started.as_str(),
        ] {
            assert!(!text.contains(telling), "{telling}: {text}");
        }
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        axe::assert_clean(screen).await;

        // Nobody's profile comes of it.
        let path = std::env::temp_dir().join(format!("cairn-calibration-{}.json", std::process::id()));
        std::fs::write(&path, &text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        screen.open("#/open").await;
        screen.write("#files", &path.display().to_string()).await;
        screen.expect_text(".opened", "an anonymous copy for calibration").await;
        assert!(!screen.shows(".eyebrow").await, "nothing of it is shown as a profile");
    });
}

/// Ratings tell nothing of how hard a question is.
#[test]
fn without_an_answered_question_no_anonymous_copy_is_offered() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.open("#/carry").await;
        screen.expect_heading("Share or export").await;
        screen.expect_text("main", "See exactly what is in it").await;
        assert!(!screen.texts_of("h2").await.iter().any(|heading| heading.contains("anonymous")));
    });
}
