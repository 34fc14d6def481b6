//! A pool comes back whole: from its own file, from the page that opens files, from a file of everything.

use journeys::desk::{Desk, somebody};
use journeys::{Screen, axe, journey, kept_pools};
use serde_json::json;

/// Keeps the text of whatever is saved.
pub(crate) const KEEP_SAVED: &str = "window.saved = []; const make = URL.createObjectURL;
    URL.createObjectURL = blob => { blob.text().then(text => saved.push(text)); return make(blob) };";

/// Every key of the pools' database with its value, in order, as one text.
async fn kept(screen: &Screen) -> String {
    json!(kept_pools(screen).await).to_string()
}

/// What is saved last, once it holds this.
pub(crate) async fn saved(screen: &Screen, words: &str) -> String {
    let last = "return saved.findLast(text => text.includes(arguments[0])) ?? ''";
    let read = async || screen.script(last, vec![json!(words)]).await.as_str().unwrap_or_default().to_owned();
    screen.wait_for("it is saved", async || !read().await.is_empty()).await;
    read().await
}

/// A pool of two with a note, another weight and a decision.
async fn decided_pool(screen: &Screen) -> String {
    screen.before_each_page(KEEP_SAVED).await;
    let desk = Desk::new();
    desk.pool_of(screen, &[somebody("Ada", 11, [1.0; 7], [0.0; 7]), somebody("Ben", 12, [0.2; 7], [0.4; 7])])
        .await;
    desk.pick(screen, &["Ada"]).await;
    screen.write(".picked textarea", "met in May").await;
    screen.expect_text(".picked", "Saved.").await;
    let weight = "const field = document.querySelector('#weight-python'); field.value = '77';
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
    screen.script(weight, vec![]).await;
    screen.wait_for("the weight is kept", async || kept(screen).await.contains("\\\"python\\\":77")).await;
    screen.click_button("The decision").await;
    screen.write("#reason", "Ada leads.").await;
    screen.click_button("Note the decision").await;
    screen.expect_text(".decisions", "Ada leads.").await;
    screen.go_back().await;
    screen.expect_text(".found", "2 candidates").await;
    kept(screen).await
}

async fn remove_the_pool(screen: &Screen) {
    screen.open("#/pools").await;
    screen.click_button("Remove …").await;
    screen.click_button("Remove the pool").await;
    screen.wait_for("the pool is gone", async || kept(screen).await == "[]").await;
}

#[test]
fn a_pools_file_brings_the_whole_pool_back_from_the_list_and_from_open() {
    journey(async |screen| {
        let before = decided_pool(screen).await;
        assert!(before.contains("picks/"), "who is picked is kept with the pool: {before}");
        screen.click_button("Save the pool to a file").await;
        let file = saved(screen, "\"kind\":\"pool\"").await;
        let files = [("head-of-ai.cairn-pool.jsonl", file.as_str())];

        remove_the_pool(screen).await;
        screen.choose_files("#saved-pool", &files).await;
        screen.expect_text(".came-back", "The pool is back: 2 candidates").await;
        screen.expect_text(".found", "2 candidates").await;
        let picked =
            "return [...document.querySelectorAll('[aria-selected=true]')].map(one => one.innerText).join()";
        screen
            .wait_for("Ada is picked again, and nobody else", async || {
                let who = screen.script(picked, vec![]).await;
                who.as_str().is_some_and(|who| who.contains("Ada") && !who.contains("Ben"))
            })
            .await;
        assert_eq!(kept(screen).await, before, "bit for bit");
        axe::assert_clean(screen).await;
        screen.open("#/pools").await;
        screen.choose_files("#saved-pool", &files).await;
        screen.expect_text(".came-back", "here already, exactly as in the file").await;
        assert_eq!(kept(screen).await, before);

        remove_the_pool(screen).await;
        screen.open("#/open").await;
        screen.choose_files("#files", &files).await;
        screen.expect_text(".opened", "a pool of candidates, \u{2068}Head of AI").await;
        screen.expect_text(".opened", "1 decision").await;
        screen.click_button("Bring the pool back").await;
        screen.expect_text(".found", "2 candidates").await;
        assert_eq!(kept(screen).await, before);
    });
}

/// What is said of a pool that came back follows the pool.
#[test]
fn the_count_of_a_pool_that_is_back_follows_it() {
    journey(async |screen| {
        decided_pool(screen).await;
        let pool = screen.place().await;
        screen.click_button("Save the pool to a file").await;
        let file = saved(screen, "\"kind\":\"pool\"").await;
        remove_the_pool(screen).await;
        screen.choose_files("#saved-pool", &[("head-of-ai.cairn-pool.jsonl", file.as_str())]).await;
        screen.expect_text(".came-back", "The pool is back: 2 candidates").await;
        screen.expect_text(".found", "2 candidates").await;
        Desk::new().open_candidate_at(screen, &pool, "Ben").await;
        screen.pick("Current staff").await;
        screen.expect_text("main", "Not ranked").await;
        screen.go_back().await;
        screen.expect_text(".came-back", "The pool is back: 1 candidate, and 1 current staff").await;
        assert_eq!(screen.place().await, pool);
    });
}

/// A pool that is open stays as it is, and the manager is asked; one that differs stands beside the one that comes.
#[test]
fn inside_a_pool_a_whole_pool_is_asked_about_and_nothing_here_is_written_over() {
    journey(async |screen| {
        decided_pool(screen).await;
        screen.click_button("Save the pool to a file").await;
        let file = saved(screen, "\"kind\":\"pool\"").await;
        let files = [("head-of-ai.cairn-pool.jsonl", file.as_str())];
        // Ada is picked since before.
        screen.write(".picked textarea", "met in June").await;
        screen.expect_text(".picked", "Saved.").await;
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        screen.choose_files("#candidates", &files).await;
        screen.expect_text(".offered", "2 people, 1 decision").await;
        // Chosen once more it is asked about once, and one answer is enough.
        screen.choose_files("#candidates", &files).await;
        let read = async || screen.texts_of(".brought").await.len() + screen.texts_of(".offered").await.len();
        screen.wait_for("it is read", async || read().await > 0).await;
        assert_eq!(screen.texts_of(".offered").await.len(), 1);
        screen.click_button("Leave it").await;
        screen.wait_for("it is answered", async || !screen.shows(".offered").await).await;
        screen.choose_files("#candidates", &files).await;
        screen.expect_text(".offered", "2 people, 1 decision").await;
        axe::assert_clean(screen).await;
        screen.click_button("Bring the whole pool back").await;
        screen.expect_text(".came-back", "was added next to it").await;
        screen.expect_text(".eyebrow", "Head of AI, from a file").await;
        let all = kept(screen).await;
        assert!(all.contains("met in May") && all.contains("met in June"), "{all}");
    });
}

#[test]
fn everything_holds_the_pools_unless_they_are_left_out_and_brings_them_back() {
    journey(async |screen| {
        let before = decided_pool(screen).await;
        screen.open("#/settings").await;
        screen.expect_text(".lead", "1 pool of candidates").await;
        screen.click("#with-pools").await;
        screen.click_button("Save everything to a file").await;
        screen.expect_text("[role=status]", "check that it is in your downloads").await;
        let without = screen.script("return saved.at(-1) ?? ''", vec![]).await;
        assert!(!without.as_str().unwrap_or_default().contains("Ada"), "{without}");
        screen.click("#with-pools").await;
        screen.click_button("Save everything to a file").await;
        let file = saved(screen, "Ada").await;
        // Chosen where one pool's file is asked for, it says where it opens.
        screen.open("#/pools").await;
        screen.choose_files("#saved-pool", &[("cairn-records.json", file.as_str())]).await;
        screen.expect_text(".came-back", "Open it under “Open a profile”").await;
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.click_button("Delete everything").await;
        screen.wait_for("the pool is gone", async || kept(screen).await == "[]").await;
        screen.open("#/open").await;
        screen.choose_files("#files", &[("cairn-records.json", file.as_str())]).await;
        screen.expect_text(".opened", "1 pool of candidates").await;
        screen.click_button("Bring it back to this device").await;
        screen.expect_text(".opened", "1 pool of candidates was brought back").await;
        assert_eq!(kept(screen).await, before, "bit for bit");
    });
}

/// The paper of a decision says what was decided then, whatever is changed later, and says that it was.
#[test]
fn a_short_list_stays_what_was_decided_and_says_what_changed_since() {
    journey(async |screen| {
        decided_pool(screen).await;
        let pool = screen.place().await;
        screen.open(&format!("{pool}/shortlist/1")).await;
        screen.expect_text(".short-rests", "Ada leads.").await;
        assert!(!screen.shows(".since").await, "nothing has changed yet");
        let paper =
            async || (screen.text_of(".short-group table").await, screen.text_of(".short-needs table").await);
        let before = paper().await;
        screen.expect_text("article", "Python 77").await;
        screen.open(&pool).await;
        screen.expect_text(".found", "2 candidates").await;
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        let weight = "const field = document.querySelector('#weight-python'); field.value = '3';
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        screen.script(weight, vec![]).await;
        screen
            .wait_for("the weight is kept", async || kept(screen).await.contains("\\\"python\\\":3,"))
            .await;
        screen.open(&format!("{pool}/shortlist/1")).await;
        screen.expect_text(".since", "Changed since: the weights").await;
        screen.expect_text("article", "Python 77").await;
        assert_eq!(paper().await, before);
        axe::assert_clean(screen).await;

        // The hash can be given away at once.
        screen.click_button("The decision").await;
        screen.expect_text(".decisions", "Hand over the fingerprint").await;
        let mail = "return document.querySelector('.decisions a[href^=mailto]')?.href ?? ''";
        let mail = screen.script(mail, vec![]).await;
        let hash = screen.text_of(".hash").await;
        assert!(mail.as_str().is_some_and(|mail| mail.contains(&hash)), "{mail} {hash}");
    });
}

/// How far it has come with somebody is noted and filtered by; who was taken out can be put back with everything.
#[test]
fn a_status_filters_and_who_was_taken_out_comes_back_with_everything() {
    journey(async |screen| {
        let before = decided_pool(screen).await;
        let choose = async |field: &str, name: &str| {
            let script = "const field = document.querySelector(arguments[0]);
                field.value = [...field.options].find(one => one.text === arguments[1]).value;
                for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));";
            screen.script(script, vec![json!(field), json!(name)]).await;
        };
        // Ada is picked.
        screen.click_button("Remove from the pool …").await;
        screen.click_button("Remove").await;
        screen.expect_text(".undo", "1 candidate was removed").await;
        screen.expect_text(".found", "1 candidate").await;
        screen.click_button("Put back").await;
        screen.expect_text(".found", "2 candidates").await;
        assert_eq!(kept(screen).await, before);
        Desk::new().pick(screen, &["Ada"]).await;
        choose("#mark-status", "Invited to interview").await;
        screen.expect_text(".picked", "Saved.").await;
        choose("#show", "Invited to interview").await;
        screen.expect_text(".found", "1 of 2 candidates").await;
        screen.expect_text(".member-line", "Ada").await;
        axe::assert_clean(screen).await;
    });
}
