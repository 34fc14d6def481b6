//! Paper: every size of it, bands that stay, closed sections that are named, texts that are whole.

use journeys::journey;
use journeys::person::Person;
use serde_json::json;

/// The page as a printer gets it.
const PRINT: &str = "Emulation.setEmulatedMedia";

#[test]
fn paper_has_its_bands_names_what_is_closed_and_forces_no_size() {
    journey(async |screen| {
        screen.begin("skill/python").await;
        Person::engineering_manager().answer(screen, 200).await;
        screen.click_button("Say what you have done").await;
        screen.click_button("See the result").await;
        screen.text_of(".result-grid").await;
        screen.click_button("Review my answers").await;
        screen.text_of(".review summary").await;
        screen.cdp(PRINT, &json!({ "media": "print" })).await;
        let closed = "const one = document.querySelector('.review details:not([open])');
            return [getComputedStyle(one).display, getComputedStyle(one.querySelector('summary'), '::after').content]";
        let closed = screen.script(closed, vec![]).await;
        assert_ne!(closed[0], "none", "a question that is closed is named");
        assert!(closed[1].to_string().contains("closed: not printed"), "{closed}");
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        // "Take a closer look at …" can be pressed on a screen alone.
        let look = "const card = document.querySelector('.next-step') ?? document.querySelector('.card');
            const line = document.createElement('p');
            line.innerHTML = '<a class=plain>Take a closer look</a>';
            const step = document.createElement('section');
            step.className = 'next-step';
            step.append(line);
            card.after(step);
            return getComputedStyle(line.firstChild).display";
        assert_eq!(screen.script(look, vec![]).await, "none", "a link to press, on paper");
        let adjusts = "return [...document.querySelectorAll('.band i, .bar i, .stone svg')]
            .map(one => getComputedStyle(one).webkitPrintColorAdjust).filter(one => one !== 'exact').length";
        assert_eq!(screen.script(adjusts, vec![]).await, 0, "a band that a printer may leave out");
        // The rule of the page, wherever it stands among layers.
        let sizes = "const all = [];
            const walk = rules => { for (const rule of rules) {
                if (rule instanceof CSSPageRule) all.push(rule.style.cssText);
                if (rule.cssRules) walk(rule.cssRules); } };
            for (const sheet of document.styleSheets) walk(sheet.cssRules);
            return all.join(' ')";
        let page = screen.script(sizes, vec![]).await.to_string();
        assert!(page.contains("margin") && !page.contains("size"), "{page}");
    });
}

/// A field shows some lines of a text and scrolls; paper does not.
#[test]
fn a_long_text_in_a_field_is_printed_whole() {
    journey(async |screen| {
        screen.open("#/job").await;
        screen.expect_text("textarea", "").await;
        let fill = "const field = document.querySelector('textarea');
            field.value = Array.from({ length: 60 }, (_, at) => 'Line ' + at).join('\\n');
            dispatchEvent(new Event('beforeprint'))";
        screen.script(fill, vec![]).await;
        screen.expect_text(".written", "Line 59").await;
        screen.cdp(PRINT, &json!({ "media": "print" })).await;
        let hidden = "return getComputedStyle(document.querySelector('textarea')).display";
        assert_eq!(screen.script(hidden, vec![]).await, "none", "not twice");
        screen.script("dispatchEvent(new Event('afterprint'))", vec![]).await;
        assert!(!screen.shows(".written").await, "gone again");
    });
}
