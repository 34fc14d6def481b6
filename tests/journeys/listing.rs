//! The list of a pool as somebody reads it: uncut, by keyboard, as a plain table and on paper; a profile that was sent as a
//! link goes into a pool from its own page.

use cairn_core::record::file::{Include, write_profile};
use cairn_core::record::link::{LinkFacts, write_link};
use journeys::crowd::Crowd;
use journeys::{Screen, axe, journey};
use serde_json::json;

async fn example(screen: &Screen) -> String {
    screen.open("#/pools").await;
    screen.click_button("Look at an example of 12 made-up candidates").await;
    screen.expect_text(".found", "12 candidates").await;
    screen.place().await
}

async fn count(screen: &Screen, selector: &str) -> u64 {
    let script = "return document.querySelectorAll(arguments[0]).length";
    screen.script(script, vec![json!(selector)]).await.as_u64().unwrap_or(0)
}

#[test]
fn nothing_that_warns_is_cut_at_any_width_or_size_of_text() {
    journey(async |screen| {
        let pool = example(screen).await;
        screen.click(".member-line .tick").await;
        screen.write("#mark-tags", "external, Köln, to be asked about the project in Vienna").await;
        screen.press("Tab").await;
        screen.expect_text(".notes", "#Köln").await;
        screen.open(&pool).await;
        for (width, size) in [(1280, 100), (390, 100), (360, 100), (1280, 200), (390, 200)] {
            screen.set_width(width).await;
            let cut = "document.documentElement.style.fontSize = arguments[0] + '%';
                return new Promise(found => requestAnimationFrame(() => requestAnimationFrame(() => found(
                  [...document.querySelectorAll('.member-line :is(.notes, .who-name, .musts, .musts small)')]
                    .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
                      || one.getBoundingClientRect().right > document.documentElement.clientWidth)
                    .map(one => one.innerText)))))";
            let cut = screen.script(cut, vec![json!(size)]).await;
            assert_eq!(cut.as_array().map(Vec::len), Some(0), "{width} px, {size}%: {cut}");
        }
    });
}

#[test]
fn everybody_is_on_paper_and_in_the_plain_table() {
    journey(async |screen| {
        example(screen).await;
        assert_eq!(count(screen, ".plain-table tbody tr").await, 0);
        screen.script("dispatchEvent(new Event('beforeprint'))", vec![]).await;
        screen
            .wait_for("everybody is there to print", async || {
                count(screen, ".plain-table tbody tr").await == 12
            })
            .await;
        screen.script("dispatchEvent(new Event('afterprint'))", vec![]).await;
        screen.wait_for("the table is gone", async || count(screen, ".plain-table tr").await == 0).await;
        screen.click_button("As a plain table").await;
        screen.expect_text(".plain-table caption", "12 candidates in the order shown").await;
        axe::assert_clean(screen).await;
        screen.click_button("Close the plain table").await;
        screen.wait_for("the table is gone", async || count(screen, ".plain-table tr").await == 0).await;
    });
}

#[test]
fn enter_opens_whom_the_keyboard_is_on_and_back_returns_to_them() {
    journey(async |screen| {
        example(screen).await;
        screen.script("document.querySelector('#candidates-table').focus()", vec![]).await;
        let current = "const line = document.querySelector('.member-line[data-current=true]');
            return line ? line.dataset.candidate + getComputedStyle(line).outlineStyle : ''";
        screen.press("ArrowDown").await;
        let on = screen.script(current, vec![]).await;
        assert!(on.as_str().is_some_and(|on| on.ends_with("solid")), "the row is seen: {on}");
        screen.press("Enter").await;
        screen.text_of(".confirmed").await;
        screen.go_back().await;
        let back = "return document.activeElement?.id ?? ''";
        screen
            .wait_for("the list has the focus", async || {
                screen.script(back, vec![]).await.as_str() == Some("candidates-table")
            })
            .await;
        assert_eq!(screen.script(current, vec![]).await, on);
        // Space picks, and it is said beside the list.
        screen.press(" ").await;
        screen.expect_text(".picked-bar", "is picked.").await;
        screen.click_button("Notes and next steps ↓").await;
        screen.text_of("#mark-tags").await;
    });
}

#[test]
fn a_filter_that_shows_nobody_says_so_and_offers_everybody() {
    journey(async |screen| {
        example(screen).await;
        let staff = "const field = document.querySelector('#show');
            field.value = [...field.options].find(one => one.text === 'Current staff').value;
            field.dispatchEvent(new Event('change', { bubbles: true }))";
        screen.script(staff, vec![]).await;
        screen.expect_text(".found", "Nobody matches.").await;
        screen.click_button("Show everybody").await;
        screen.expect_text(".found", "12 candidates").await;
        let shown =
            "const field = document.querySelector('#show'); return field.options[field.selectedIndex].text";
        screen
            .wait_for("the field says so, too", async || {
                screen.script(shown, vec![]).await == json!("Everybody")
            })
            .await;
    });
}

/// A link that somebody sent is opened as a link; from there the profile goes into a pool, a new one or one that is here.
#[test]
fn a_profile_that_was_sent_as_a_link_goes_into_a_pool() {
    journey(async |screen| {
        let ada = Crowd::new().full(1);
        let link = write_link(&ada.name, &ada.attempts[0], LinkFacts::Plain).unwrap_or_default();
        screen.open(&link).await;
        screen.expect_text(".to-pool", "Name of the new pool").await;
        axe::assert_clean(screen).await;
        screen.write("#to-new-pool", "Spring").await;
        screen.click_button("Add to the pool").await;
        screen.expect_text(".to-pool", "is in the pool now.").await;
        // The pool is offered from now on, and takes nobody twice.
        screen.expect_text("#to-pool", "Spring (1 candidate)").await;
        screen.open("#/pools").await;
        screen.expect_text(".pool-list", "Spring").await;
        screen.open(&link).await;
        screen.expect_text("#to-pool", "Spring (1 candidate)").await;
        screen.click_button("Add to the pool").await;
        screen.expect_text(".to-pool", "is in the pool already; nothing was added.").await;
        screen.click_button("Open the pool").await;
        screen.expect_text(".found", "1 candidate").await;
    });
}

/// Seventy, which are too many to be drawn at once.
async fn long_list(screen: &Screen) {
    screen.open("#/pools").await;
    screen.write("#pool-name", "Long").await;
    screen.click_button("Make the pool").await;
    screen.text_of("#candidates").await;
    let crowd = Crowd::new();
    let files: Vec<(String, String)> = (0..70)
        .map(|number| crowd.full(number))
        .map(|one| (format!("{}.cairn.json", one.name), write_profile(&one, Include::ALL)))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    screen.choose_files("#candidates", &files).await;
    screen.expect_text(".found", "70 candidates").await;
}

/// After a wheel the row of the keyboard may be drawn no more: no name is left that leads nowhere, and no key picks unseen.
#[test]
fn a_wheel_leaves_no_name_of_a_row_that_is_gone() {
    journey(async |screen| {
        long_list(screen).await;
        screen.script("document.querySelector('#candidates-table').focus()", vec![]).await;
        screen.press("ArrowDown").await;
        let named =
            "const id = document.querySelector('#candidates-table').getAttribute('aria-activedescendant');
            return id === null ? 'none' : document.getElementById(id) ? 'drawn' : 'gone'";
        let expect = async |state: &str| {
            screen
                .wait_for(&format!("the row is {state}"), async || {
                    screen.script(named, vec![]).await == json!(state)
                })
                .await;
        };
        expect("drawn").await;
        screen.script("document.querySelector('#candidates-table').scrollTop = 3000", vec![]).await;
        expect("none").await;
        screen.press(" ").await;
        expect("drawn").await;
        assert_eq!(count(screen, ".member-line[aria-selected=true]").await, 0, "nobody is picked unseen");
        screen.press(" ").await;
        screen.expect_text(".picked-bar [role=status]", "is picked.").await;
        screen.press(" ").await;
        screen.expect_text(".picked-bar [role=status]", "Nobody is picked.").await;
    });
}

/// The browser's own search would find the rows in view alone.
#[test]
fn the_keys_of_a_search_lead_to_the_search_of_a_long_list() {
    journey(async |screen| {
        long_list(screen).await;
        let find = "const keys = new KeyboardEvent('keydown', { key: 'f', code: 'KeyF', ctrlKey: true, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(keys);
            return [keys.defaultPrevented, document.activeElement.id]";
        assert_eq!(screen.script(find, vec![]).await, json!([true, "search"]));
        screen.expect_text(".seek", "this field searches the whole list").await;
        assert_eq!(screen.script(find, vec![]).await, json!([false, "search"]), "then the browser's own");
        // A list that is whole has nothing to add to the browser's search.
        example(screen).await;
        screen.script("document.querySelector('#candidates-table').focus()", vec![]).await;
        assert_eq!(screen.script(find, vec![]).await, json!([false, "candidates-table"]));
    });
}

/// Of many only those in view are drawn, as tall as they are: nobody is missing or drawn over, wherever one scrolls, and the
/// keyboard finds the last one.
#[test]
fn a_long_list_has_no_gaps_and_the_keyboard_reaches_its_end() {
    journey(async |screen| {
        screen.set_width(390).await;
        long_list(screen).await;
        let walk = "const grid = document.querySelector('#candidates-table'), done = arguments[0], seen = new Set(), wrong = [];
            let top = 0;
            const step = () => {
              const lines = [...grid.querySelectorAll('.grid-body > [role=row]')];
              lines.forEach((line, at) => {
                seen.add(line.id);
                const before = lines[at - 1];
                if (before && Math.abs(before.getBoundingClientRect().bottom - line.getBoundingClientRect().top) > 1) wrong.push(line.id);
              });
              const view = grid.getBoundingClientRect();
              const over = lines.at(-1).getBoundingClientRect().bottom < Math.min(view.bottom, view.top + grid.scrollHeight - grid.scrollTop) - 2;
              if (over) wrong.push('empty at ' + top);
              if (top > grid.scrollHeight) return done([lines.length, seen.size, +grid.getAttribute('aria-rowcount') - 1, wrong]);
              top += 300; grid.scrollTop = top;
              requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(step)));
            }; grid.scrollTop = 0; requestAnimationFrame(() => requestAnimationFrame(step));";
        // With type of 32 and 24 px, which no event tells of, and as it comes: at 32 px a row of a phone is taller than the view.
        for size in ["200%", "150%", "100%"] {
            let grow = "document.documentElement.style.fontSize = arguments[0]";
            screen.script(grow, vec![json!(size)]).await;
            let found = screen.script_with_callback(walk).await;
            assert!(found[0].as_u64().is_some_and(|drawn| drawn < 40), "{size}: {found}");
            assert_eq!(found[1], found[2], "{size}: {found}");
            assert_eq!(found[3], json!([]), "{size}: {found}");
        }
        screen.script("document.querySelector('#candidates-table').focus()", vec![]).await;
        for key in ["Home", "End"] {
            screen.press(key).await;
            let seen = "const line = document.querySelector('.member-line[data-current=true]')?.getBoundingClientRect();
                const view = document.querySelector('#candidates-table').getBoundingClientRect();
                return !!line && line.top >= view.top - 1 && line.bottom <= view.bottom + 1";
            screen
                .wait_for(&format!("the row of {key} is seen"), async || {
                    screen.script(seen, vec![]).await == json!(true)
                })
                .await;
        }
    });
}

/// What only a browser knows: how letters are composed, and in which order a language has them. And what a table for Excel is
/// saved as.
#[test]
fn names_in_many_letters_are_found_and_in_order() {
    journey(async |screen| {
        let crowd = Crowd::new();
        let files: Vec<(String, String)> = ["Zoë", "ada", "ÖZGE", "Mu\u{308}ller", "Otto"]
            .iter()
            .zip(0..)
            .map(|(name, number)| {
                let mut profile = crowd.full(number);
                (*name).clone_into(&mut profile.name);
                (format!("{number}.cairn.json"), write_profile(&profile, Include::ALL))
            })
            .collect();
        screen.open("#/pools").await;
        screen.write("#pool-name", "Letters").await;
        screen.click_button("Make the pool").await;
        screen.expect_heading("Add your candidates").await;
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        screen.choose_files("#candidates", &files).await;
        screen.expect_text(".found", "5 candidates").await;
        let names = async || screen.texts_of(".member-line .who-name").await;
        let by_name = "const field = document.querySelector('#sort'); field.selectedIndex = 1;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        screen.script(by_name, vec![]).await;
        let ordered = ["ada", "Mu\u{308}ller", "Otto", "ÖZGE", "Zoë"];
        screen.wait_for("the order is that of a language", async || names().await == ordered).await;
        for (search, found) in [("müller", "Mu\u{308}ller"), ("özge", "ÖZGE"), ("zoe", "Zoë")] {
            screen.script("document.querySelector('#search').value = ''", vec![]).await;
            screen.write("#search", search).await;
            screen.wait_for(&format!("{search} is found"), async || names().await == [found]).await;
        }
        let keep = "window.saved = []; HTMLAnchorElement.prototype.click = function () { if (this.download) saved.push(this.download); }";
        screen.script(keep, vec![]).await;
        screen.click_button("A table for Excel (CSV)").await;
        screen
            .wait_for("the table says what it is and of which day", async || {
                let name = screen.script("return saved.at(-1) ?? ''", vec![]).await;
                let name = name.as_str().unwrap_or_default();
                name.starts_with("letters-ranking-excel-20") && name.split('.').nth(1) == Some("csv")
            })
            .await;
    });
}
