//! Noting decisions: each has a paper of its own, nothing is noted twice, and the focus stays on the page.

use journeys::desk::{Desk, somebody};
use journeys::{Screen, axe, journey};
use serde_json::json;

async fn three(screen: &Screen) -> Desk {
    let desk = Desk::new();
    let people = [
        somebody("Ada", 11, [1.0; 7], [0.0; 7]),
        somebody("Ben", 12, [0.2; 7], [0.4; 7]),
        somebody("Cleo", 13, [-0.4; 7], [0.0; 7]),
    ];
    desk.pool_of(screen, &people).await;
    desk
}

async fn note(screen: &Screen, reason: &str) {
    screen.write("#reason", reason).await;
    screen.click_button("Note the decision").await;
    screen.expect_text(".decisions", reason).await;
}

/// Two decisions and other picks since: three papers, each of what it is called.
#[test]
fn each_decision_prints_its_own_record_and_the_draft_is_of_today() {
    journey(async |screen| {
        let desk = three(screen).await;
        let pool = screen.place().await;
        desk.pick(screen, &["Ada"]).await;
        screen.click_button("The decision").await;
        note(screen, "Ada leads.").await;
        let field = "return document.querySelector('#reason').value";
        screen.wait_for("the field is empty", async || screen.script(field, vec![]).await == json!("")).await;
        // The same once more is no other decision.
        screen.write("#reason", "Ada leads.").await;
        screen.click_button("Note the decision").await;
        screen.expect_text(".said", "This decision is already noted").await;
        assert_eq!(screen.texts_of(".decisions > li").await.len(), 1);

        screen.open(&pool).await;
        desk.pick(screen, &["Ben"]).await;
        screen.click_button("The decision").await;
        screen.expect_text(".decision .chosen", "Ben").await;
        note(screen, "Ben as well.").await;
        let chosen = screen.texts_of(".decisions .chosen").await;
        assert!(chosen[0].contains("Ada") && !chosen[0].contains("Ben"), "{chosen:?}");
        assert!(chosen[1].contains("Ada") && chosen[1].contains("Ben"), "{chosen:?}");
        axe::assert_clean(screen).await;

        screen.open(&pool).await;
        screen.click_button("Clear all picks").await;
        desk.pick(screen, &["Cleo"]).await;
        for (address, words, people) in [
            ("shortlist", "It is not a decision: the last one was noted on", ["Cleo"].as_slice()),
            ("shortlist/1", "Ada leads.", &["Ada"]),
            ("shortlist/2", "Ben as well.", &["Ada", "Ben"]),
        ] {
            screen.open(&format!("{pool}/{address}")).await;
            screen.expect_text(".short-rests", words).await;
            let listed = screen.texts_of(".short-group").await.join(" ");
            for name in ["Ada", "Ben", "Cleo"] {
                assert_eq!(listed.contains(name), people.contains(&name), "{name} on {address}: {listed}");
            }
        }
        screen.open(&format!("{pool}/shortlist/3")).await;
        screen.expect_text("main", "The record of this pool has no decision with this number").await;
        screen.click_button("The decision").await;
        let links =
            "return [...document.querySelectorAll('.decisions a[href*=shortlist]')].map(one => one.hash)";
        let expected = json!([format!("{pool}/shortlist/1"), format!("{pool}/shortlist/2")]);
        let both = async || screen.script(links, vec![]).await == expected;
        screen.wait_for("both decisions are listed with their papers", both).await;
    });
}

/// Whoever is renamed after a decision stands on its paper with the name of then, also where the manager had given that one, too.
#[test]
fn the_paper_of_a_decision_has_the_name_of_then() {
    journey(async |screen| {
        let desk = three(screen).await;
        let pool = screen.place().await;
        let rename = async |name: &str| {
            let script = "const field = document.querySelector('#mark-name'); field.focus(); field.value = arguments[0];
                for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))";
            screen.text_of(".picked").await;
            screen.script(script, vec![json!(name)]).await;
            screen.expect_text(".grid-body", name).await;
            screen.expect_text(".picked", "Saved.").await;
        };
        desk.pick(screen, &["Ada"]).await;
        rename("Adele").await;
        screen.click_button("The decision").await;
        note(screen, "Adele leads.").await;
        screen.open(&pool).await;
        rename("Grace").await;
        screen.open(&format!("{pool}/shortlist/1")).await;
        screen.expect_text(".short-group", "Grace").await;
        screen.expect_text(".short-group", "then \u{2068}Adele\u{2069}").await;
        screen.open(&format!("{pool}/decision")).await;
        screen.expect_text(".decisions .chosen", "then \u{2068}Adele\u{2069}").await;
        axe::assert_clean(screen).await;
    });
}

/// While names are hidden nobody is said to have the years, nor to be short of them; the paper holds what was asked.
#[test]
fn hidden_years_are_said_to_be_hidden() {
    journey(async |screen| {
        three(screen).await;
        screen.click_button("Hide names until a decision is noted").await;
        screen.expect_text(".veil", "Names are hidden").await;
        screen.expect_text(".grid-body", "Candidate ").await;
        screen.expect_text(".grid-body .musts", "years hidden").await;
        screen.expect_text("#show", "Every level likely met (years are hidden)").await;
        screen.click(".member-line .tick").await;
        screen.click_button("The decision").await;
        note(screen, "By levels alone.").await;
        screen.click_button("Print this decision").await;
        screen.expect_text(".shortlist", "Data or machine learning 10 or more").await;
        screen.expect_text(".short-needs", "hidden").await;
    });
}

/// Whatever takes the focus away with it hands it to the heading of the page.
#[test]
fn the_focus_is_never_nowhere() {
    journey(async |screen| {
        three(screen).await;
        let pool = screen.place().await;
        let tag = async || screen.script("return document.activeElement.tagName", vec![]).await;
        screen.script("document.querySelector('#candidates-table').focus()", vec![]).await;
        screen.press("Enter").await;
        screen.text_of(".must-haves").await;
        screen.wait_for("the heading has the focus", async || tag().await == json!("H1")).await;
        assert!(screen.heading().await.contains("Ada"));
        screen.open(&format!("{pool}/decision")).await;
        screen.click_button("Hide names until a decision is noted").await;
        screen.expect_text(".decision", "Names are hidden").await;
        screen.wait_for("the heading has the focus", async || tag().await == json!("H1")).await;
        screen.click_button("Show names without a decision").await;
        screen.click_button("Show names").await;
        screen.expect_text(".decision", "Hide names until").await;
        screen.wait_for("the heading has the focus", async || tag().await == json!("H1")).await;
        screen.open("#/pools").await;
        screen.click_button("Remove …").await;
        screen.click_button("Remove the pool").await;
        screen.expect_text(".pools", "was removed from this browser").await;
        screen.wait_for("the heading has the focus", async || tag().await == json!("H1")).await;
    });
}

/// The way back from an advertisement outlives a reload, and the position has the title of the advertisement, and the degree that it
/// names.
#[test]
fn a_position_that_an_advertisement_replaced_comes_back_after_a_reload() {
    journey(async |screen| {
        three(screen).await;
        let pool = screen.place().await;
        screen.open(&format!("{pool}/position")).await;
        screen.expect_heading("The position").await;
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        screen
            .write(
                "#ad-text",
                "Senior AI Strategist\nWe need solid Python and 7 years of leadership.\nAn MBA is preferred but not required.",
            )
            .await;
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".undo", "can be put back").await;
        let name = "return document.querySelector('#position-name').value";
        assert_eq!(screen.script(name, vec![]).await, json!("Senior AI Strategist"));
        screen.expect_text(".found-in-ad", "Python (read as Independent)").await;
        screen.expect_text(".degrees", "(nice to have)").await;
        screen.reload().await;
        screen.expect_text(".undo", "can be put back").await;
        screen.expect_text(".degrees", "(nice to have)").await;
        axe::assert_clean(screen).await;
        screen.click_button("Undo").await;
        screen
            .wait_for("the position is back", async || {
                screen.script(name, vec![]).await == json!("AI strategist")
            })
            .await;
        screen.reload().await;
        screen.expect_heading("The position").await;
        assert!(!screen.shows(".undo").await);
    });
}

/// Of an advertisement in which nothing is found there is no empty list, and the way back says what it is of. One without a title and
/// without a skill keeps neither the name of the one before nor takes its weights away.
#[test]
fn a_second_advertisement_takes_over_nothing_of_the_first_and_takes_no_weights_away() {
    journey(async |screen| {
        three(screen).await;
        let pool = screen.place().await;
        screen.open(&format!("{pool}/position")).await;
        screen.expect_heading("The position").await;
        let read = "document.querySelectorAll('details').forEach(one => one.open = true);
            const field = document.querySelector('#ad-text'); field.value = arguments[0];
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        screen.script(read, vec![json!("Senior AI Strategist\nWe need solid Python.")]).await;
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".undo", "The advertisement has replaced").await;
        screen.expect_text(".found-in-ad", "Python").await;
        screen.script(read, vec![json!("Wir suchen eine Konditorin.")]).await;
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".from-ad .answer", "nothing was changed").await;
        assert!(!screen.shows(".found-in-ad").await, "an empty list");
        // The title is known after a reload, too.
        screen.reload().await;
        screen.expect_heading("The position").await;
        let degree = "You have a bachelor's degree in computer science.";
        screen.script(read, vec![json!(degree)]).await;
        screen.click_button("Make the position from this text").await;
        screen.expect_text(".from-ad .answer", "so the weights stay as they were").await;
        let name = "return document.querySelector('#position-name').value";
        assert_eq!(screen.script(name, vec![]).await, json!(""));
        assert!(!screen.text_of(".position").await.contains("All weights are 0"));
    });
}

/// What is typed into a field that is not used yet is there again on coming back.
#[test]
fn a_name_for_a_pool_and_a_pasted_link_are_there_on_coming_back() {
    journey(async |screen| {
        let typed = async |field: &str| {
            let value = "return document.querySelector(arguments[0])?.value ?? ''";
            screen.script(value, vec![json!(field)]).await
        };
        screen.open("#/pools").await;
        screen.write("#pool-name", "Head of AI, Berlin").await;
        screen.open("#/open").await;
        screen.write("#paste", "https://example.org/#/p/x").await;
        screen.open("#/pools").await;
        screen
            .wait_for("the name is there", async || typed("#pool-name").await == json!("Head of AI, Berlin"))
            .await;
        screen.click_button("Make the pool").await;
        screen.expect_text(".eyebrow", "Head of AI, Berlin").await;
        screen.open("#/open").await;
        screen
            .wait_for("the link is there", async || {
                typed("#paste").await == json!("https://example.org/#/p/x")
            })
            .await;
        screen.open("#/pools").await;
        screen.text_of(".pool-list").await;
        assert_eq!(typed("#pool-name").await, json!(""), "it is made");
    });
}

/// Of several links that are pasted each is accounted for.
#[test]
fn every_pasted_link_is_accounted_for() {
    journey(async |screen| {
        three(screen).await;
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        screen.write("#links", "see https://other.example/jobs/7 and\nhttps://cairn.example/#/p/AAAA").await;
        screen.click_button("Add the links").await;
        screen.expect_text(".brought", "Nobody was added, 2 not read").await;
    });
}

/// f44: the browser's own code pages; the names of the candidates tell which one a list is saved in.
#[test]
fn a_list_in_old_letters_counts_by_the_names_of_the_candidates() {
    journey(async |screen| {
        let desk = Desk::new();
        let people = [
            somebody("Łukasz Pęk", 11, [1.0; 7], [0.0; 7]),
            somebody("Дарья", 12, [0.2; 7], [0.4; 7]),
            somebody("Ada", 13, [-0.4; 7], [0.0; 7]),
            somebody("Ben", 14, [0.0; 7], [0.1; 7]),
        ];
        desk.pool_of(screen, &people).await;
        desk.pick(screen, &["Ada"]).await;
        screen.click_button("The decision").await;
        note(screen, "Ada leads.").await;
        let choose = "const field = document.querySelector('#groups-file'), data = new DataTransfer();
            data.items.add(new File([new Uint8Array(arguments[0])], 'groups.csv'));
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        let rows = async || screen.texts_of(".decision table tbody tr").await;
        let polish: &[u8] = b"Name;Group\r\n\xa3ukasz P\xeak;a\r\nAda;b\r\n";
        screen.script(choose, vec![json!(polish)]).await;
        screen.expect_text(".letters", "windows-1250").await;
        assert_eq!(rows().await.len(), 2);
        let cyrillic: &[u8] = b"Name;Group\r\n\xc4\xe0\xf0\xfc\xff;a\r\nAda;b\r\n";
        screen.script(choose, vec![json!(cyrillic)]).await;
        screen.expect_text(".letters", "windows-1251").await;
        assert_eq!(rows().await.len(), 2);
        assert!(!screen.shows(".unmatched").await);
        // The same bytes are one group of a Mac and two of Windows: nothing is counted.
        let doubt: &[u8] = b"Ada;M\x80NNER\rBen;m\x8anner\r";
        screen.script(choose, vec![json!(doubt)]).await;
        screen.expect_text("[role=alert]", "Cairn cannot tell which character").await;
        axe::assert_clean(screen).await;
    });
}
