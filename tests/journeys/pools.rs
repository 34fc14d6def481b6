//! A manager brings candidates in, reads who is ahead, changes what counts, and finds the pool again.

use std::cell::RefCell;

use cairn_core::compare::{Candidate, rank};
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::record::link::{LinkFacts, write_link};
use journeys::crowd::Crowd;
use journeys::journey::Preferences;
use journeys::{Given, Screen, axe, journey, journey_given, kept_pools};
use serde_json::json;

use crate::whole_pools::KEEP_SAVED;

/// Chooses files in a field, as a person would choose or drop many at once.
async fn choose(screen: &Screen, selector: &str, files: &[(String, String)]) {
    let script = "const data = new DataTransfer();
        for (const [name, text] of arguments[1]) data.items.add(new File([text], name));
        const field = document.querySelector(arguments[0]);
        field.files = data.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    screen.text_of(selector).await;
    screen.script(script, vec![json!(selector), json!(files)]).await;
}

/// A new, empty pool.
async fn new_pool(screen: &Screen, name: &str) {
    screen.open("#/pools").await;
    screen.write("#pool-name", name).await;
    screen.click_button("Make the pool").await;
    screen.expect_heading("Add your candidates").await;
}

fn file(profile: &ProfileFile) -> (String, String) {
    (format!("{}.cairn.json", profile.name), write_profile(profile, Include::ALL))
}

/// What the table shows, in its order.
async fn names(screen: &Screen) -> Vec<String> {
    screen.texts_of(".member-line .who-name").await
}

async fn open_adding(screen: &Screen) {
    screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
}

/// Every record of the pools' database, as one text.
async fn kept(screen: &Screen) -> String {
    kept_pools(screen).await.into_iter().map(|(_, record)| record).collect::<Vec<_>>().join("\n")
}

/// A pool that does not fit says who of those that are on the screen is not kept.
#[test]
fn who_does_not_fit_on_the_device_is_named() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let people: Vec<ProfileFile> = (0..3).map(|number| crowd.full(number)).collect();
        let full = "const put = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function () {
              if (window.full) throw new DOMException('full', 'QuotaExceededError');
              return put.apply(this, arguments);
            };";
        screen.before_each_page(full).await;
        new_pool(screen, "Head of AI").await;
        choose(screen, "#candidates", &[file(&people[0])]).await;
        screen.expect_text(".found", "1 candidate").await;
        screen.script("window.full = true", vec![]).await;
        open_adding(screen).await;
        let more: Vec<(String, String)> = people.iter().skip(1).map(file).collect();
        choose(screen, "#candidates", &more).await;
        screen.expect_text(".found", "3 candidates").await;
        let said = screen.texts_of(".brought").await.join(" ");
        assert!(said.contains("Not saved"), "{said}");
        for (person, is_named) in people.iter().zip([false, true, true]) {
            assert_eq!(said.contains(&person.name), is_named, "{}: {said}", person.name);
        }
    });
}

/// f24, f25: good and bad ones at once, twice the same, a longer log, two of one name, a link; and nothing of it among
/// what belongs to the manager.
#[test]
fn a_manager_reads_good_and_bad_files_at_once_and_finds_the_pool_again() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let people: Vec<ProfileFile> = (0..6).map(|number| crowd.full(number)).collect();
        new_pool(screen, "Head of AI").await;
        let own = screen.local_storage().await;
        let mut files: Vec<(String, String)> = people.iter().take(4).map(file).collect();
        files.insert(1, ("photo.json".to_owned(), "\u{89}PNG".to_owned()));
        files.insert(2, ("empty.json".to_owned(), String::new()));
        files.push(("<img src=x onerror=alert(1)>.json".to_owned(), "{}".to_owned()));
        files.push(file(&people[0]));
        let mut namesake = people[4].clone();
        namesake.name.clone_from(&people[0].name);
        files.push(file(&namesake));
        choose(screen, "#candidates", &files).await;
        screen.expect_text(".brought", "5 candidates were added, 1 already there, 3 not read").await;
        open_adding(screen).await;
        for words in
            ["is empty", "<img src=x onerror=alert(1)>.json", "is in the pool already, with the same answers"]
        {
            screen.expect_text(".said-of-files", words).await;
        }
        assert_eq!(names(screen).await.len(), 5);
        let twice = names(screen)
            .await
            .into_iter()
            .filter(|name| name.starts_with(&people[0].name))
            .collect::<Vec<_>>();
        assert!(twice.len() == 2 && twice[0] != twice[1], "two of one name are told apart: {twice:?}");

        let link = write_link(&people[5].name, &people[5].attempts[0], LinkFacts::Plain).unwrap_or_default();
        screen.write("#links", &format!("hello\n{}{link}", screen.url())).await;
        screen.click_button("Add the links").await;
        screen.expect_text(".brought", "1 candidate was added.").await;
        screen.expect_text(".brought", "1 line that you pasted is not a link and was skipped.").await;
        assert_eq!(names(screen).await.len(), 6);

        let before = names(screen).await;
        screen.reload().await;
        screen.expect_text(".found", "6 candidates").await;
        assert_eq!(names(screen).await, before, "the pool is kept, in the same order");
        assert_eq!(screen.local_storage().await, own, "nothing of a candidate is among one's own");
        axe::assert_clean(screen).await;
        screen.open("#/result").await;
        assert!(!screen.shows(".result-grid").await, "and there is no result of one's own");
    });
}

#[test]
fn the_table_says_what_is_computed_and_a_weight_orders_it_anew() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let people: Vec<ProfileFile> = (0..40).map(|number| crowd.full(number)).collect();
        new_pool(screen, "Strategist").await;
        let files: Vec<(String, String)> = people.iter().map(file).collect();
        choose(screen, "#candidates", &files).await;
        screen.expect_text(".brought", "40 candidates were added.").await;
        let mut position = crowd.strategist();
        let members: Vec<_> = people
            .iter()
            .filter_map(|one| Candidate::new(one.clone()))
            .map(|one| crowd.member(&one))
            .collect();
        let expected = |position: &cairn_core::compare::Position| {
            let ranking = rank(&members, position).unwrap_or_else(|| panic!("nothing to rank by"));
            let names: Vec<String> = ranking.order.iter().map(|at| members[*at].name().to_owned()).collect();
            (names, ranking)
        };
        let (order, ranking) = expected(&position);
        let shown = names(screen).await;
        assert!(shown.len() >= 8, "{shown:?}");
        assert_eq!(shown[..], order[..shown.len()], "as the engine ranks them");
        let first = ranking.members(0).len();
        screen.expect_text("#line-0", &format!("· {first}")).await;
        screen.expect_text(".steady", "With each weight up to 30% higher or lower").await;

        // Only what technical people are good at counts now.
        open_adding(screen).await;
        for (skill, weight) in position.weights.iter_mut().enumerate() {
            let number = if skill < 3 { 100 } else { 0 };
            *weight = cairn_core::compare::Weight::new(number).unwrap_or_default();
            let id = format!("#weight-{}", cairn_core::Skill::ALL[skill].as_str());
            let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            screen.script(script, vec![json!(id), json!(number.to_string())]).await;
        }
        let (order, _) = expected(&position);
        screen
            .wait_for("the order follows", async || {
                let shown = names(screen).await;
                !shown.is_empty() && shown[..] == order[..shown.len()]
            })
            .await;
        screen.expect_text(".saved", "Nothing leaves this device").await;
        // What stands still for a moment is kept.
        screen
            .wait_for("the weights are kept", async || kept(screen).await.contains("\"data-science\":100"))
            .await;
        screen.reload().await;
        screen.expect_text(".found", "40 candidates").await;
        let shown = names(screen).await;
        assert_eq!(shown[..], order[..shown.len()], "the weights are those that were kept");

        screen.write("#search", &order[39].to_uppercase()).await;
        screen.wait_for("one is found", async || names(screen).await == [order[39].clone()]).await;
    });
}

#[test]
fn two_who_are_picked_are_set_beside_each_other_by_keyboard() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        screen.expect_text(".eyebrow", "everybody on this page is made up").await;
        screen.expect_text("h1", "share first place and cannot be told apart.").await;
        screen.expect_text("h1", "are clearly behind only some of them.").await;
        screen.script("document.querySelector('#candidates-table').focus()", vec![]).await;
        for key in ["Home", " ", "ArrowDown", " "] {
            screen.press(key).await;
        }
        screen.expect_text(".versus", "fits better than").await;
        screen.expect_text(".versus", "more answers").await;
        screen.expect_text(".differences", "ahead by").await;
        axe::assert_clean(screen).await;
        let first = names(screen).await.first().cloned().unwrap_or_default();
        screen.press(" ").await;
        screen.expect_text(".picked h2", &first).await;
        screen.write("#mark-tags", "met, call again").await;
        screen.write(".picked textarea", "Knows the field.").await;
        screen.expect_text(".notes", "#met").await;
        screen.reload().await;
        screen.expect_text(".notes", "#call again").await;
        // Who was picked is picked still.
        screen.expect_text(".picked h2", &first).await;
        screen.click_button("Remove from the pool …").await;
        screen.click_button("Remove").await;
        screen.expect_text(".found", "11 candidates").await;
        screen.open("#/pools").await;
        screen.expect_text(".pool-list", "11 candidates · made up").await;
        screen.click_button("Remove …").await;
        screen.click_button("Remove the pool").await;
        screen.wait_for("the pool is gone", async || !screen.shows(".pool-list").await).await;
    });
}

/// What is changed in place is what would be drawn anew: after any order, filter and weight, the lines are those that the
/// page shows when it is opened with the same wishes.
#[test]
fn lines_that_were_changed_are_the_lines_that_would_be_drawn() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        let pool = screen.place().await;
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        let lines = "const told = node => node.nodeType === 3 ? node.data : [node.tagName,
            [...node.attributes].map(one => one.name + '=' + one.value).sort(), [...node.childNodes].map(told)];
            return JSON.stringify(told(document.querySelector('#lines')))";
        let acts = [
            "document.querySelectorAll('.skill-head button')[2].click()",
            "const field = document.querySelector('#weight-leadership'); field.value = 90;
             field.dispatchEvent(new Event('input', { bubbles: true }))",
            "const field = document.querySelector('#search'); field.value = 'e';
             field.dispatchEvent(new Event('input', { bubbles: true }))",
            "document.querySelector('.member-line').click()",
            "document.querySelector('.fit-head button').click()",
            "const field = document.querySelector('#search'); field.value = '';
             field.dispatchEvent(new Event('input', { bubbles: true }))",
        ];
        let mut seen = std::collections::BTreeSet::new();
        for act in acts {
            screen.script(act, vec![]).await;
            screen
                .wait_for("the lines change", async || {
                    !seen.contains(&screen.script(lines, vec![]).await.to_string())
                })
                .await;
            let changed = screen.script(lines, vec![]).await.to_string();
            screen.open("#/pools").await;
            screen.text_of(".pool-list").await;
            screen.open(&pool).await;
            screen.text_of(".member-line").await;
            assert_eq!(screen.script(lines, vec![]).await.to_string(), changed, "after {act}");
            screen
                .script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![])
                .await;
            seen.insert(changed);
        }
    });
}

/// f43: cancelled in the middle, then the same once more.
#[test]
fn what_was_added_before_a_cancel_stays_and_the_rest_comes_later_and_nobody_twice() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let line = crowd.pool_lines(1500);
        new_pool(screen, "Many").await;
        let files = [("many.cairn-pool.jsonl".to_owned(), line)];
        // A hand that is quick enough for any machine: it cancels as soon as it can.
        let cancel = "const watch = new MutationObserver(() => {
            const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === 'Cancel');
            if (button) { watch.disconnect(); button.click(); } });
            watch.observe(document.body, { childList: true, subtree: true });";
        choose(screen, "#candidates", &files).await;
        screen.expect_text(".offered", "is a whole pool").await;
        screen.script(cancel, vec![]).await;
        screen.click_button("Add only its candidates here").await;
        screen.expect_text(".brought", "You cancelled; what was added before that stays.").await;
        let added = RefCell::new(0);
        let text = screen.text_of(".brought").await;
        added.replace(text.split(' ').next().and_then(|number| number.parse::<usize>().ok()).unwrap_or(0));
        assert!(*added.borrow() < 1500, "{text}");
        open_adding(screen).await;
        choose(screen, "#candidates", &files).await;
        screen.click_button("Add only its candidates here").await;
        screen.expect_text(".brought", "candidates were added").await;
        screen.expect_text(".found", "1\u{202f}500 candidates").await;
        let rows = screen.script("return document.querySelectorAll('.member-line').length", vec![]).await;
        assert!(rows.as_u64().is_some_and(|rows| rows < 60), "only what is in view is drawn: {rows}");
        let count = screen
            .script("return document.querySelector('.grid').getAttribute('aria-rowcount')", vec![])
            .await;
        assert!(
            count.as_str().and_then(|count| count.parse::<usize>().ok()).is_some_and(|count| count > 1500),
            "{count}"
        );
        // To print or to copy there are the first ones, and all of them on demand.
        let plain = async || {
            screen.script("return document.querySelectorAll('.plain-table tbody tr').length", vec![]).await
        };
        screen.click_button("As a plain table").await;
        screen.expect_text(".plain-table caption", "The first 500 of 1\u{202f}500 candidates").await;
        assert_eq!(plain().await, 500);
        screen.click_button("All 1\u{202f}500 in this table").await;
        screen.wait_for("all are in the table", async || plain().await == 1500).await;
    });
}

/// A pasted advertisement becomes what the pool is ranked by, with the phrases that say so; what is wrong can be changed.
#[test]
fn a_position_comes_from_a_job_advertisement() {
    journey(async |screen| {
        new_pool(screen, "From an advertisement").await;
        choose(screen, "#candidates", &[file(&Crowd::new().full(1)), file(&Crowd::new().full(2))]).await;
        screen.expect_text(".brought", "2 candidates were added").await;
        screen.click(".eyebrow a").await;
        screen.expect_heading("The position").await;
        open_adding(screen).await;
        let ad = "We look for somebody with excellent communication skills who has led cross-functional teams and brings \
            7 years of experience in data science. Python is not required. Nice to have: Scrum or PMP.";
        screen.write("#ad-text", ad).await;
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".found-in-ad", "communication skills").await;
        screen.expect_text(".position", "From a job advertisement").await;
        let weight = async |skill: &str| {
            screen.script(&format!("return document.querySelector('#weight-{skill}').value"), vec![]).await
        };
        assert_eq!(weight("communication").await, json!("20"));
        assert_eq!(weight("python").await, json!("0"));
        assert_eq!(weight("project-management").await, json!("10"));
        axe::assert_clean(screen).await;
        // Whoever did not mean that has everything back, must-haves too.
        let must = "return document.querySelector('#must-leadership').value";
        assert_eq!(screen.script(must, vec![]).await, json!(""));
        screen.click_button("Undo").await;
        screen.expect_text(".position", "From the template “AI strategist”").await;
        assert_eq!(screen.script(must, vec![]).await, json!("4"));
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".position", "From a job advertisement").await;
        screen.reload().await;
        screen.expect_text(".position", "From a job advertisement").await;
    });
}

/// f23: ten thousand files at once, three hundred of them bad; and whoever comes after the last place is told.
#[test]
fn of_ten_thousand_files_the_good_are_added_the_bad_named_and_no_more_taken() {
    journey(async |screen| {
        let mut files = Crowd::new().files(10_001);
        let late = files.split_off(9_700);
        files.extend((0..300).map(|number| (format!("bad {number:03}.json"), "{".to_owned())));
        new_pool(screen, "Full").await;
        for some in files.chunks(500) {
            let script = "window.files ??= new DataTransfer();
                for (const [name, text] of arguments[0]) files.items.add(new File([text], name));";
            screen.script(script, vec![json!(some)]).await;
        }
        let add = "const field = document.querySelector('#candidates');
            field.files = window.files.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        screen.script(add, vec![]).await;
        // As long as any machine needs, so long as it goes on.
        let said = RefCell::new(String::new());
        while !said.borrow().contains("added") {
            screen
                .wait_for("the reading goes on", async || {
                    let now = screen.texts_of(".reading, .brought").await.join(" ");
                    let moved = now != *said.borrow();
                    said.replace(now);
                    moved
                })
                .await;
        }
        screen.expect_text(".brought", "9\u{202f}700 candidates were added, 300 not read").await;
        screen.expect_text(".found", "9\u{202f}700 candidates").await;
        open_adding(screen).await;
        for bad in ["bad 000.json", "bad 299.json"] {
            screen.expect_text(".brought", bad).await;
        }
        choose(screen, "#candidates", &late).await;
        screen.expect_text(".brought", "300 candidates were added, 1 not read").await;
        open_adding(screen).await;
        screen.expect_text(".brought", "A pool holds at most 10\u{202f}000 candidates").await;
        screen.expect_text(".found", "10\u{202f}000 candidates").await;
    });
}

/// f27, f28: what cannot be read is named, and the rest goes on.
#[test]
fn a_file_that_is_gone_an_archive_and_a_shortcut_among_candidates_are_named_and_the_rest_goes_on() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let gone = "const read = File.prototype.arrayBuffer;
            File.prototype.arrayBuffer = function () {
                return this.name.startsWith('gone') ? Promise.reject(new DOMException('x', 'NotFoundError')) : read.call(this);
            };";
        screen.before_each_page(gone).await;
        new_pool(screen, "Odd").await;
        let odd = [("gone.json", "{}"), ("all.zip", "PK\u{3}\u{4}"), ("to.lnk", "L\0\0\0\u{1}")];
        let mut files: Vec<(String, String)> =
            odd.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
        files.push(file(&crowd.full(1)));
        choose(screen, "#candidates", &files).await;
        screen.expect_text(".brought", "1 candidate was added, 3 not read").await;
        open_adding(screen).await;
        for words in [
            "gone.json\u{2069} could not be read: it is a folder, or has since been moved or removed",
            "unpack it, and add the files in it",
            "it is a shortcut",
        ] {
            screen.expect_text(".brought", words).await;
        }
        assert_eq!(names(screen).await, ["Candidate 01"]);
    });
}

/// Who deletes everything deletes the pools too, unless they say otherwise; and what is said is what was done.
#[test]
fn everything_means_the_pools_too_unless_the_person_says_otherwise() {
    journey(async |screen| {
        let crowd = Crowd::new();
        new_pool(screen, "Head of AI").await;
        choose(screen, "#candidates", &[file(&crowd.full(1))]).await;
        screen.expect_text(".brought", "1 candidate was added").await;
        let delete = async |said: &str| {
            screen.open("#/").await;
            screen.open("#/settings").await;
            screen.click_button("Delete everything …").await;
            screen.expect_text("dialog label", "the pool of candidates, with all notes").await;
            if said.contains("still here") {
                screen.click("dialog input").await;
            }
            screen.click_button("Delete everything").await;
            screen.expect_text("[role=status]", said).await;
        };
        delete("The pools of candidates are still here.").await;
        assert!(kept(screen).await.contains("Head of AI"));
        delete("Everything has been deleted from this device.").await;
        assert_eq!(kept(screen).await, "");
        screen.click_button("Delete everything …").await;
        screen
            .wait_for("there is nothing to ask about pools", async || !screen.shows("dialog label").await)
            .await;
        screen.click_button("Keep it").await;
        screen.open("#/pools").await;
        screen.expect_text("h2", "Begin").await;
        assert!(!screen.shows(".pool-list").await);
    });
}

/// Candidates of a pool's file are added to another pool, with what was done with them, and nobody twice.
#[test]
fn candidates_of_a_pools_file_are_added_to_another_pool() {
    journey(async |screen| {
        screen.before_each_page(KEEP_SAVED).await;
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        // By what no column shows, and back.
        for (order, first) in [("Years leading people", "Dune"), ("Fit", "Birch")] {
            let choose = "const field = document.querySelector('#sort');
                field.value = [...field.options].find(one => one.text === arguments[0]).value;
                field.dispatchEvent(new Event('change', { bubbles: true }));";
            screen.script(choose, vec![json!(order)]).await;
            screen
                .wait_for(order, async || names(screen).await.first().is_some_and(|name| name == first))
                .await;
        }
        let saved = RefCell::new(String::new());
        for (button, words) in [
            ("A table (CSV)", "fit_low_90"),
            ("JSON with intervals", "cairn-ranking"),
            ("Save the pool to a file", "\"kind\":\"pool\""),
        ] {
            screen.click_button(button).await;
            screen
                .wait_for(&format!("{button} saves {words}"), async || {
                    let last = screen.script("return saved.at(-1) ?? ''", vec![]).await;
                    saved.replace(last.as_str().unwrap_or_default().to_owned());
                    saved.borrow().contains(words)
                })
                .await;
        }
        let order = names(screen).await;
        assert_eq!(saved.borrow().lines().count(), 13, "one line a candidate, and one before them");
        // As if somebody had been interviewed on the other device.
        let step =
            r#"{"v":1,"at":1795000000000,"by":"Noor","kind":"scored","question":"le-coaching-1","score":4}"#;
        let scored = format!(r#""records":{{"trail":{},"profile":"#, json!(format!("{step}\n")));
        let coming = saved.take().replacen(r#""records":{"profile":"#, &scored, 1);
        let coming = [("pool.cairn-pool.jsonl".to_owned(), coming)];
        new_pool(screen, "Again").await;
        choose(screen, "#candidates", &coming).await;
        screen.expect_text(".offered", "is a whole pool").await;
        screen.click_button("Add only its candidates here").await;
        screen.expect_text(".brought", "12 candidates were added.").await;
        assert_eq!(names(screen).await, order);
        open_adding(screen).await;
        choose(screen, "#candidates", &coming).await;
        screen.click_button("Add only its candidates here").await;
        screen.expect_text(".brought", "12 already there").await;
        screen.click_button("Save the pool to a file").await;
        screen
            .wait_for("the file holds the score, once", async || {
                let last = screen.script("return saved.at(-1) ?? ''", vec![]).await;
                last.as_str().is_some_and(|last| {
                    last.contains("\"kind\":\"pool\"") && last.matches("le-coaching-1\\\"").count() == 1
                })
            })
            .await;
    });
}

#[test]
fn a_position_comes_from_a_template_and_all_weights_zero_is_said() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        open_adding(screen).await;
        screen.click_button("The position").await;
        screen.expect_heading("The position").await;
        axe::assert_clean(screen).await;
        let pick = "const field = document.querySelector('#template'); field.value = arguments[0];
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        screen
            .wait_for("the roles are there", async || {
                let count = screen
                    .script("return document.querySelectorAll('#template option').length", vec![])
                    .await;
                count.as_u64().is_some_and(|count| count > 17)
            })
            .await;
        for (template, words) in
            [("stage/8", "From stage 8"), ("role/research", "aim: Authority"), ("open", "are your own")]
        {
            screen.script(pick, vec![json!(template)]).await;
            screen.expect_text(".position", words).await;
        }
        let zero = "for (const field of document.querySelectorAll('.slider input')) {
            field.value = 0; field.dispatchEvent(new Event('input', { bubbles: true })); }";
        screen.script(zero, vec![]).await;
        screen.expect_text(".position .notice", "nothing to rank by").await;
        screen.click_button("See candidates").await;
        screen.expect_heading("All weights are 0: there is nothing to rank by").await;
        assert_eq!(names(screen).await.len(), 12);
        screen.expect_text(".fit", "not ranked").await;
    });
}

/// s20
#[test]
fn without_a_database_a_pool_is_in_memory_and_that_is_said() {
    journey(async |screen| {
        screen.before_each_page("indexedDB.open = () => ({ addEventListener() {} });").await;
        screen.open("#/pools").await;
        screen.expect_text(".banner", "in memory only").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        assert!(!screen.shows("#trouble").await);
        // What was made in memory came out of no copy.
        screen.open("#/pools").await;
        screen.expect_text(".pool-list", "12 candidates").await;
        screen.expect_text(".banner", "in memory only, and are lost when you close the page").await;
    });
    let blocked = Given { preferences: Preferences::StorageBlocked, ..Given::default() };
    journey_given(blocked, async |screen| {
        screen.open("#/pools").await;
        screen.expect_text(".banner", "in memory only").await;
        assert_eq!(screen.heading().await, "Compare candidates");
    });
}

/// A browser lists a folder a hundred at a time, and inflates what an archive holds.
#[test]
fn a_folder_and_an_archive_of_profiles_bring_all_of_them() {
    journey(async |screen| {
        let crowd = Crowd::new();
        new_pool(screen, "Folder").await;
        let bytes: &[u8] = include_bytes!("../../crates/core/tests/files/profiles.zip");
        let choose_bytes = "const field = document.querySelector('#candidates'), data = new DataTransfer();
            data.items.add(new File([new Uint8Array(arguments[0])], 'all.zip'));
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        screen.text_of("#candidates").await;
        screen.script(choose_bytes, vec![json!(bytes)]).await;
        screen.expect_text(".brought", "1 candidate was added, 1 not read").await;
        let drop_folder = "const files = arguments[0].map(([name, text]) => new File([text], name));
            const entry = file => ({ isDirectory: false, file: done => done(file) });
            const folder = inner => ({ isDirectory: true, createReader() {
                const left = [...inner];
                return { readEntries: done => done(left.splice(0, 100)) };
            } });
            DataTransferItem.prototype.webkitGetAsEntry = () => folder([folder(files.map(entry)), entry(new File(['x'], '.DS_Store'))]);
            const data = new DataTransfer();
            data.items.add(new File([''], 'folder'));
            document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
        screen.script(drop_folder, vec![json!(crowd.files(103))]).await;
        screen.expect_text(".brought", "103 candidates were added").await;
        screen.expect_text(".found", "104 candidates").await;
    });
}

/// Who drops nothing chooses the folder; the driver does what the dialog of the system would.
#[test]
fn a_folder_is_chosen_without_a_pointer() {
    journey(async |screen| {
        let folder = xtask::command::root().join("target/journeys/folder");
        let inner = folder.join("of june");
        std::fs::create_dir_all(&inner).unwrap_or_else(|error| panic!("{error}"));
        for (at, (name, text)) in Crowd::new().files(3).into_iter().enumerate() {
            let place = if at == 0 { &folder } else { &inner };
            std::fs::write(place.join(name), text).unwrap_or_else(|error| panic!("{error}"));
        }
        std::fs::write(folder.join(".DS_Store"), "x").unwrap_or_else(|error| panic!("{error}"));
        new_pool(screen, "Chosen folder").await;
        screen.expect_text(".folder .label", "Or choose a whole folder").await;
        screen.write("#candidates-folder", &folder.display().to_string()).await;
        screen.expect_text(".brought", "3 candidates were added").await;
        screen.open("#/open").await;
        screen.text_of("#folder").await;
        axe::assert_clean(screen).await;
    });
}

/// A browser without such a field shows none.
#[test]
fn where_no_folder_can_be_chosen_nothing_offers_it() {
    journey(async |screen| {
        screen.before_each_page("delete HTMLInputElement.prototype.webkitdirectory").await;
        screen.open("#/open").await;
        screen.text_of("#files").await;
        assert!(!screen.shows(".folder").await);
    });
}
