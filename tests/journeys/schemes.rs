//! Light or dark by hand: on every page, kept on the device, in both programs; paper stays light.

use journeys::screen::Screen;
use journeys::{axe, journey};
use serde_json::{Value, json};

const DARK: &str = "rgb(20, 24, 26)";
const LIGHT: &str = "rgb(246, 244, 238)";

/// Chooses in the field at the foot of the page.
async fn choose(screen: &Screen, scheme: &str) {
    screen.text_of("#scheme").await;
    let script = "const field = document.querySelector('#scheme'); field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    screen.script(script, vec![json!(scheme)]).await;
}

/// The colour behind the page, what the browser draws by itself, and the bar of a phone.
async fn shown(screen: &Screen) -> Value {
    let script = "const metas = [...document.querySelectorAll('meta[name=theme-color]')];
        return [getComputedStyle(document.body).backgroundColor,
            getComputedStyle(document.documentElement).colorScheme,
            document.querySelector('meta[name=color-scheme]').content,
            metas.filter(meta => matchMedia(meta.media).matches).map(meta => meta.content).join()]";
    screen.script(script, vec![]).await
}

#[test]
fn light_or_dark_is_chosen_by_hand_and_holds_everywhere() {
    journey(async |screen| {
        screen.set_scheme("light").await;
        screen.open("").await;
        assert_eq!(shown(screen).await, json!([LIGHT, "light dark", "light dark", "#f6f4ee"]));
        choose(screen, "dark").await;
        let dark = json!([DARK, "dark", "dark", "#14181a"]);
        assert_eq!(shown(screen).await, dark);
        axe::assert_clean(screen).await;
        screen.reload().await;
        assert_eq!(shown(screen).await, dark, "it is kept");
        assert_eq!(screen.script("return document.querySelector('#scheme').value", vec![]).await, "dark");
        // The second program, from the first one and by itself.
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid, .skill-rows").await;
        assert_eq!(shown(screen).await, dark);
        assert_eq!(screen.script("return document.querySelector('#scheme').value", vec![]).await, "dark");
        axe::assert_clean(screen).await;
        screen.set_width(320).await;
        axe::assert_clean(screen).await;
        assert!(!screen.scrolls_sideways().await);
        screen.reload().await;
        screen.text_of(".skill-rows").await;
        assert_eq!(shown(screen).await, dark);
        // Another setting leaves it as it is.
        screen.open("#/settings").await;
        screen.click(".check input").await;
        screen.reload().await;
        assert_eq!(shown(screen).await, dark);
        // Paper is light.
        screen.cdp("Emulation.setEmulatedMedia", &json!({ "media": "print" })).await;
        let ink = "const of = getComputedStyle(document.documentElement); return [of.colorScheme, of.getPropertyValue('--ink')]";
        assert_eq!(screen.script(ink, vec![]).await, json!(["light", "#22282b"]));
        screen.cdp("Emulation.setEmulatedMedia", &json!({ "media": "" })).await;
        // Light on a dark system, and what another tab chooses.
        screen.set_scheme("dark").await;
        choose(screen, "light").await;
        let light = json!([LIGHT, "light", "light", "#f6f4ee"]);
        assert_eq!(shown(screen).await, light);
        axe::assert_clean(screen).await;
        let first = screen.open_tab().await;
        screen.open("#/privacy").await;
        assert_eq!(shown(screen).await[0], LIGHT);
        choose(screen, "").await;
        screen.go_to_tab(first).await;
        screen
            .wait_for("the other tab follows", async || {
                screen.script("return document.querySelector('#scheme').value", vec![]).await == ""
            })
            .await;
        // With everything else it goes.
        choose(screen, "light").await;
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.click("dialog .danger").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        assert_eq!(shown(screen).await, json!([DARK, "light dark", "light dark", "#14181a"]));
        assert_eq!(screen.script("return localStorage.getItem('cairn/settings')", vec![]).await, Value::Null);
    });
}
