//! What ends late, or is left in the middle: an import whose pool is left, a change that is not kept yet, a reason half
//! written.

use cairn_core::record::file::{Include, write_profile};
use journeys::crowd::Crowd;
use journeys::{Screen, journey, kept_pools};
use serde_json::json;

/// Candidates of an import that takes a while.
const MANY: usize = 800;

async fn new_pool(screen: &Screen, name: &str) -> String {
    screen.open("#/pools").await;
    screen.write("#pool-name", name).await;
    screen.click_button("Make the pool").await;
    screen.expect_heading("Add your candidates").await;
    screen.place().await
}

/// How many keys of the pools' database have this in them.
async fn kept(screen: &Screen, part: &str) -> usize {
    kept_pools(screen).await.iter().filter(|(key, _)| key.contains(part)).count()
}

/// A pool is opened while files are still being read into another: each has its own people, and nobody's are mixed.
#[test]
fn an_import_whose_pool_is_left_writes_into_no_other() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let here = new_pool(screen, "Here").await;
        let there = new_pool(screen, "There").await;
        let id = |place: &str| place.rsplit('/').next().unwrap_or_default().to_owned();
        let lines = crowd.pool_lines(MANY);
        screen.choose_files("#candidates", &[("many.cairn-pool.jsonl", &lines)]).await;
        screen.expect_text(".offered", "is a whole pool").await;
        // A hand that is quick enough for any machine: as soon as somebody is there, it goes to the other pool.
        let leave = "const [place] = arguments;
            const watch = new MutationObserver(() => {
              if (!document.querySelector('.member-line')) return;
              watch.disconnect();
              location.hash = place;
              window.left = true;
            });
            watch.observe(document.body, { childList: true, subtree: true });";
        screen.script(leave, vec![json!(here)]).await;
        screen.click_button("Add only its candidates here").await;
        screen
            .wait_for("it is left", async || {
                screen.script("return window.left === true", vec![]).await == true
            })
            .await;
        screen.expect_heading("Add your candidates").await;
        assert!(!screen.shows(".brought").await, "nothing is said here of what was read there");
        // What comes into this pool now is read for itself, though the same people are in the other one.
        screen.choose_files("#candidates", &[("few.cairn-pool.jsonl", &crowd.pool_lines(3))]).await;
        screen.click_button("Add only its candidates here").await;
        screen.expect_text(".brought", "3 candidates were added").await;
        screen.expect_text(".found", "3 candidates").await;
        screen.reload().await;
        screen.expect_text(".found", "3 candidates").await;
        assert_eq!(kept(screen, &format!("/{}/", id(&here))).await % 3, 0);
        // Those who were read before are kept there, and the rest comes when the file is chosen again.
        screen.open(&there).await;
        screen.expect_text(".found", "candidates").await;
        let before = kept(screen, &format!("/{}/", id(&there))).await;
        assert!(before < MANY, "it was left in the middle: {before}");
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        screen.choose_files("#candidates", &[("many.cairn-pool.jsonl", &lines)]).await;
        screen.click_button("Add only its candidates here").await;
        screen.expect_text(".brought", "candidates were added").await;
        screen.expect_text(".found", "800 candidates").await;
    });
}

/// An example that is left while it is read is completed when it is opened again: after a reload, and after another pool.
#[test]
fn an_example_that_was_left_while_it_was_read_is_completed() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.text_of(".member-line").await;
        screen.reload().await;
        screen.expect_text(".found", "12 candidates").await;
        let unread = async || kept_pools(screen).await.iter().any(|(key, _)| key.starts_with("unread/"));
        screen.wait_for("nothing is unread", async || !unread().await).await;
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.text_of(".member-line").await;
        let pool = screen.place().await;
        screen.open("#/pools").await;
        screen.click(".pool-list li:first-child h3 a").await;
        screen.expect_text(".found", "12 candidates").await;
        screen.open(&pool).await;
        screen.expect_text(".found", "12 candidates").await;
        screen.wait_for("nothing is unread here either", async || !unread().await).await;
    });
}

/// A weight is moved and names are hidden in the same moment; a weight is moved and the pool is left. Both are kept.
#[test]
fn a_weight_that_was_just_moved_is_kept_whatever_comes_next() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        let pool = screen.place().await;
        let weight =
            async || screen.script("return document.querySelector('#weight-python').value", vec![]).await;
        let both = "const field = document.querySelector('#weight-python');
            field.value = arguments[0];
            field.dispatchEvent(new Event('input', { bubbles: true }));
            if (arguments[1]) location.hash = arguments[1];
            else [...document.querySelectorAll('button')]
              .find(one => one.textContent.trim() === 'Hide names until a decision is noted').click();";
        let weights = async || {
            let open = "document.querySelectorAll('details').forEach(one => one.open = true)";
            screen.expect_text(".found", "12 candidates").await;
            screen.script(open, vec![]).await;
            screen.text_of("#weight-python").await;
        };
        weights().await;
        screen.script(both, vec![json!("85")]).await;
        screen.expect_text(".veil", "Names are hidden").await;
        screen.reload().await;
        screen.expect_text(".veil", "Names are hidden").await;
        weights().await;
        assert_eq!(weight().await, json!("85"));
        screen.script(both, vec![json!("35"), json!("#/pools")]).await;
        screen.expect_heading("Compare candidates").await;
        screen
            .wait_for("the weight is kept, though its pool is left", async || {
                let pools = kept_pools(screen).await;
                pools.iter().any(|(_, record)| record.contains("\"python\":35"))
            })
            .await;
        screen.reload().await;
        screen.open(&pool).await;
        weights().await;
        assert_eq!(weight().await, json!("35"));
    });
}

/// A reason is written, another page is looked at, the page is reloaded: it is still there, until the decision is noted.
#[test]
fn a_reason_is_kept_as_it_is_typed() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        let pool = screen.place().await;
        screen.click(".member-line .tick").await;
        screen.open(&format!("{pool}/decision")).await;
        screen.text_of("#reason").await;
        let reason = "Leads change, and says what it costs.";
        screen.write("#reason", reason).await;
        let written = async || screen.script("return document.querySelector('#reason').value", vec![]).await;
        screen.open(&pool).await;
        screen.expect_text(".found", "12 candidates").await;
        screen.open(&format!("{pool}/decision")).await;
        screen.text_of("#reason").await;
        screen.wait_for("the reason is there again", async || written().await == json!(reason)).await;
        screen.reload().await;
        screen.text_of("#reason").await;
        screen.wait_for("the reason is there again", async || written().await == json!(reason)).await;
        screen.click_button("Note the decision").await;
        screen.expect_text("main", reason).await;
        screen.reload().await;
        screen.text_of("#reason").await;
        screen.wait_for("it is in the record now", async || written().await == json!("")).await;
    });
}

/// A page that comes back from the browser's memory has heard no other tab: what that has changed is there.
#[test]
fn pools_are_read_again_when_the_page_comes_back_from_the_browsers_memory() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        // What another tab did while this page slept, unheard: a candidate is taken out.
        let change = "const done = arguments[arguments.length - 1], opening = indexedDB.open('cairn-pools');
            opening.onsuccess = () => {
              const store = opening.result.transaction('records', 'readwrite').objectStore('records');
              store.getAllKeys().onsuccess = event => {
                const keys = event.target.result, of = keys.filter(key => key.startsWith('profile/'));
                const who = of[0].split('/').pop();
                for (const key of keys.filter(key => key.endsWith(who))) store.delete(key);
                store.transaction.oncomplete = () => { opening.result.close(); done(of.length); };
              };
            };";
        assert_eq!(screen.script_with_callback(change).await, json!(12));
        screen
            .script("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", vec![])
            .await;
        screen.expect_text(".found", "11 candidates").await;
    });
}

/// A folder of ten thousand files takes a while to look through: the first candidate shows at once and the count runs, whatever
/// comes behind it.
#[test]
fn while_a_folder_is_looked_through_the_first_are_shown_and_the_count_runs() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let files: Vec<_> = (1..=3).map(|number| crowd.full(number)).collect();
        let text = |at: usize| write_profile(&files[at], Include::ALL);
        // The last file answers when the test says so, as one on a slow stick would.
        let slow = "const slice = Blob.prototype.slice;
            Blob.prototype.slice = function (...range) {
              const part = slice.apply(this, range);
              if (this.name !== 'slow.json') return part;
              const read = Blob.prototype.arrayBuffer.bind(part);
              return { arrayBuffer: () => new Promise(go => { window.answer = () => go(read()); }) };
            };";
        screen.before_each_page(slow).await;
        new_pool(screen, "Folder").await;
        let script = "const [first, second, slow] = arguments;
            const file = (name, text) => ({ isDirectory: false, file: take => take(new File([text], name)) });
            const folder = (...inner) => ({
              isDirectory: true,
              createReader: () => ({ readEntries: take => take(inner.splice(0, 1)) }),
            });
            const top = folder(file('first.json', first), file('.hidden', ''), folder(file('second.json', second)),
              file('slow.json', slow));
            DataTransferItem.prototype.webkitGetAsEntry = () => top;
            const data = new DataTransfer();
            data.items.add(new File([''], 'folder'));
            document.querySelector('.drop').dispatchEvent(
              new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
        screen.script(script, vec![json!(text(0)), json!(text(1)), json!(text(2))]).await;
        screen.expect_text(".reading", "2 of 3 read").await;
        assert_eq!(screen.texts_of(".member-line .who-name").await, ["Candidate 01", "Candidate 02"]);
        screen.script("window.answer()", vec![]).await;
        screen.expect_text(".brought", "3 candidates were added").await;
        screen.expect_text(".found", "3 candidates").await;
    });
}

/// A reason and a tag are written, and the tab is closed in the middle: a new tab has both.
#[test]
fn what_is_written_in_a_pool_outlives_its_tab() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.click_button("Look at an example of 12 made-up candidates").await;
        screen.expect_text(".found", "12 candidates").await;
        let pool = screen.place().await;
        let reason = "Leads change, and says what it costs.";
        screen.open(&format!("{pool}/decision")).await;
        screen.text_of("#reason").await;
        let kept = "const [text, done] = arguments, open = indexedDB.open('cairn-pools');
            open.onsuccess = () => {
              const all = open.result.transaction('records').objectStore('records').getAll();
              all.onsuccess = () => { open.result.close(); done(all.result.includes(text)); };
            };";
        let expect_kept = async |text: &str| {
            screen
                .wait_for("it is in the database", async || {
                    screen.script_with_args_and_callback(kept, vec![json!(text)]).await == true
                })
                .await;
        };
        screen.write("#reason", reason).await;
        expect_kept(reason).await;
        screen.close_tab().await;
        let written = async || screen.script("return document.querySelector('#reason')?.value", vec![]).await;
        screen.open(&format!("{pool}/decision")).await;
        screen.wait_for("the reason is there", async || written().await == json!(reason)).await;
        screen.write("#reason", " And more.").await;
        let more = format!("{reason} And more.");
        expect_kept(&more).await;
        // A crash tells the page nothing.
        screen.crash_tab().await;
        screen.open(&format!("{pool}/decision")).await;
        screen.wait_for("all of it is there", async || written().await == json!(more)).await;
        screen.click_button("Note the decision").await;
        screen.expect_text("main", &more).await;
        screen.close_tab().await;
        screen.open(&format!("{pool}/decision")).await;
        screen.text_of("#reason").await;
        assert_eq!(written().await, json!(""), "it is in the record now");

        screen.open(&pool).await;
        screen.expect_text(".found", "12 candidates").await;
        screen.click(".member-line .tick").await;
        screen.text_of("#mark-tags").await;
        screen.write("#mark-tags", "berlin").await;
        screen.reload().await;
        let tagged = "const done = arguments[0], open = indexedDB.open('cairn-pools');
            open.onsuccess = () => {
              const all = open.result.transaction('records').objectStore('records').getAll();
              all.onsuccess = () => { open.result.close(); done(all.result.some(text => text.includes('\"berlin\"'))); };
            };";
        screen.wait_for("the tag is kept", async || screen.script_with_callback(tagged).await == true).await;
    });
}
