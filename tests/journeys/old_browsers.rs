//! Browsers from before 2024, by what they do not know: the page keeps its colours, light and dark, and shows what is chosen.

use journeys::server::{Site, dist};
use journeys::{Given, journey_given};
use serde_json::json;

use crate::loading::copy;

/// What an old browser takes for a name that it has never heard.
const TOO_NEW: [&str; 5] = ["light-dark(", "color-mix(", ":has(", "::details-content", "field-sizing"];

#[test]
fn a_browser_that_knows_nothing_of_2024_shows_every_colour() {
    let folder = xtask::command::root().join("target/journeys/old");
    copy(&dist(), &folder);
    for file in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        let path = file.path();
        if path.extension().is_some_and(|ending| ending == "css") {
            let sheet = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{error}"));
            let old = TOO_NEW.iter().fold(sheet, |sheet, name| {
                let unheard = format!(
                    "{}unheard-{}",
                    &name[..name.len() - name.trim_start_matches(':').len()],
                    name.trim_start_matches(':')
                );
                sheet.replace(name, &unheard)
            });
            std::fs::write(&path, old).unwrap_or_else(|error| panic!("{error}"));
        }
    }
    journey_given(Given { site: Some(Site::new(folder)), ..Given::default() }, async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.open("#/about-you").await;
        screen.text_of(".segments label").await;
        let colours = "const of = (name, what) => getComputedStyle(document.querySelector(name))[what];
            return [of('body', 'backgroundColor'), of('body', 'color'), of('.card', 'borderTopColor'), of('a', 'color')]";
        for (scheme, expected) in [
            ("light", ["rgb(246, 244, 238)", "rgb(34, 40, 43)", "rgb(221, 216, 204)", "rgb(14, 106, 91)"]),
            ("dark", ["rgb(20, 24, 26)", "rgb(233, 231, 225)", "rgb(52, 59, 64)", "rgb(103, 201, 180)"]),
        ] {
            screen.set_scheme(scheme).await;
            assert_eq!(screen.script(colours, vec![]).await, json!(expected), "{scheme}");
        }
        let button = "return getComputedStyle(document.querySelector('.segments input')).opacity";
        assert_eq!(screen.script(button, vec![]).await, "1", "what is chosen shows by its own button");
        // Each token that a rule asks for has a value.
        let empty = "const names = new Set();
            const walk = rules => { for (const rule of rules) {
                for (const [, name] of rule.cssText.matchAll(/var\\((--[a-z0-9-]+)\\)/g)) names.add(name);
                if (rule.cssRules) walk(rule.cssRules); } };
            for (const sheet of document.styleSheets) walk(sheet.cssRules);
            const root = getComputedStyle(document.documentElement);
            const colour = /^--(paper|card|ink|mute|line|edge|accent|on-accent|soft|core|stone|ready|claim|warn-paper|danger|likely|tint-\\d+)(-rgb)?$/;
            const asked = [...names].filter(name => colour.test(name));
            return [asked.length, asked.filter(name => !root.getPropertyValue(name).trim())]";
        let tokens = screen.script(empty, vec![]).await;
        assert!(tokens[0].as_u64().unwrap_or_default() > 20, "{tokens}");
        assert_eq!(tokens[1], json!([]), "tokens without a value");
    });
}
