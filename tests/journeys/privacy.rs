//! What the page says of privacy is what it does.

use journeys::{axe, journey};

#[test]
fn the_privacy_page_says_what_is_stored_and_lists_what_was_asked() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.click_button("Privacy").await;
        screen.expect_heading("Privacy").await;
        screen.expect_text("main", "seven days").await;
        screen.expect_text("main", "What a link reveals").await;
        screen.expect_text(".asked", "all to this page's own server").await;
        screen.click_button("Look again").await;
        screen.expect_text(".asked tbody th", "/content/page-privacy-").await;
        let listed = screen.texts_of(".asked tbody th").await;
        for part in ["/", "/cairn-", "/rest-", ".wasm", "/content/base-"] {
            assert!(listed.iter().any(|path| path.contains(part)), "{part} in {listed:?}");
        }
        // The list is the browser's, and it would name a stranger.
        let stranger = "const entries = performance.getEntriesByType.bind(performance);
            performance.getEntriesByType = kind => [...entries(kind), { name: 'https://elsewhere.example/pixel' }]";
        screen.script(stranger, vec![]).await;
        screen.click_button("Look again").await;
        screen.expect_text("[role=alert]", "went elsewhere").await;
        screen.expect_text(".asked code", "https://elsewhere.example/pixel").await;
        axe::assert_clean(screen).await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// p12
#[test]
fn the_policy_refuses_inline_scripts_and_other_origins() {
    journey(async |screen| {
        screen.open("").await;
        let inline = "const script = document.createElement('script');
            script.textContent = 'window.inline = true'; document.body.append(script); return !!window.inline";
        assert_eq!(screen.script(inline, vec![]).await, false, "an inline script does not run");
        let elsewhere = "const done = arguments[0];
            addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
            fetch('https://elsewhere.example/').catch(() => {});";
        assert_eq!(screen.script_with_callback(elsewhere).await, "connect-src");
        let picture = "const done = arguments[0];
            addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
            new Image().src = 'https://elsewhere.example/pixel.png';";
        assert_eq!(screen.script_with_callback(picture).await, "img-src");
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
    });
}
