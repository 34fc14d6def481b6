//! What a person sees and does, in a person's words.

use std::collections::BTreeMap;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::PrintConfiguration;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::keys::code_of;
use crate::stage::Stage;
use crate::wait::wait_for;

/// The page in front of a person.
pub struct Screen {
    stage: Stage,
    url: String,
}

impl Screen {
    pub(crate) fn new(stage: Stage, url: String) -> Self {
        Self { stage, url }
    }

    /// The address of the app, with a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The WebDriver client, for what has no word here yet.
    pub fn client(&self) -> &Client {
        self.stage.driver.as_ref().map_or_else(|| panic!("the browser was killed"), |driver| &driver.client)
    }

    /// Opens an address of the app, for example `""` or `"#/settings"`, and waits for its heading.
    pub async fn open(&self, path: &str) {
        let url = format!("{}{path}", self.url);
        done(&format!("open {url}"), self.client().goto(&url).await);
        self.heading().await;
    }

    /// Shows a file of the site that is not the app, for example `"icon.svg"`.
    pub async fn show_file(&self, path: &str) {
        let url = format!("{}{path}", self.url);
        done(&format!("show {url}"), self.client().goto(&url).await);
    }

    /// Closes the tab; the browser goes on with an empty one.
    pub async fn close_tab(&self) {
        let fresh = done("open a tab", self.client().new_window(true).await);
        done("close the tab", self.client().close_window().await);
        done("go to the new tab", self.client().switch_to_window(fresh.handle).await);
    }

    /// Opens another tab beside this one and goes there; gives the name of the one that was left.
    pub async fn open_tab(&self) -> String {
        let left = done("ask for the tab", self.client().window().await);
        let fresh = done("open a tab", self.client().new_window(true).await);
        done("go to the new tab", self.client().switch_to_window(fresh.handle).await);
        String::from(left)
    }

    /// Goes to a tab that was left, and gives the name of this one.
    pub async fn go_to_tab(&self, name: String) -> String {
        let left = done("ask for the tab", self.client().window().await);
        let handle = done("name the tab", fantoccini::wd::WindowHandle::try_from(name));
        done("go to the tab", self.client().switch_to_window(handle).await);
        String::from(left)
    }

    /// The page as a PDF, on the paper that WebDriver takes unasked: Letter.
    pub async fn print(&self) -> Vec<u8> {
        done("print", self.client().print(PrintConfiguration::default()).await)
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        done("reload", self.client().refresh().await);
        self.heading().await;
    }

    /// The browser's Back.
    pub async fn go_back(&self) {
        done("go back", self.client().back().await);
    }

    /// The browser's Forward.
    pub async fn go_forward(&self) {
        done("go forward", self.client().forward().await);
    }

    /// The address behind the base, for example `#/assess`.
    pub async fn place(&self) -> String {
        let url = done("ask the address", self.client().current_url().await).to_string();
        url.strip_prefix(&self.url).unwrap_or(&url).to_owned()
    }

    /// The text of the first heading that can be seen.
    pub async fn heading(&self) -> String {
        self.text_of("h1").await
    }

    /// Waits until the heading is this one.
    pub async fn expect_heading(&self, text: &str) {
        self.expect_text("h1", text).await;
    }

    /// Waits until the text of an element holds these words.
    pub async fn expect_text(&self, selector: &str, words: &str) {
        let what = format!("`{selector}` says \"{words}\"");
        self.wait_for(&what, async || self.texts_of(selector).await.iter().any(|text| text.contains(words)))
            .await;
    }

    /// The text of the first element that can be seen; waits for it.
    pub async fn text_of(&self, selector: &str) -> String {
        let what = format!("there is a visible `{selector}`");
        self.wait_to_get(&what, async || self.texts_of(selector).await.into_iter().next()).await
    }

    /// The texts of all elements that can be seen, white space as it is shown; empty where there is none.
    pub async fn texts_of(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter(element => element.checkVisibility()).map(element => element.innerText.trim())";
        let texts = self.script(script, vec![json!(selector)]).await;
        serde_json::from_value(texts).unwrap_or_default()
    }

    /// Whether an element is there and can be seen, now.
    pub async fn shows(&self, selector: &str) -> bool {
        !self.texts_of(selector).await.is_empty()
    }

    /// Clicks the button or the link with this text; waits for it.
    pub async fn click_button(&self, text: &str) {
        // The whole text, the part that is not a key, or the first line of a button with an explanation below.
        let path = format!(
            "//*[self::button or self::a or self::summary or @role='button'][normalize-space()={text} or \
             text()[normalize-space()={text}] or *[1][normalize-space()={text}]]",
            text = quoted(text)
        );
        self.click_at(Locator::XPath(&path), &format!("button \"{text}\"")).await;
    }

    /// Clicks an element; waits for it.
    pub async fn click(&self, selector: &str) {
        self.click_at(Locator::Css(selector), &format!("`{selector}`")).await;
    }

    /// Picks the option of a group whose label starts with this text.
    pub async fn pick(&self, label: &str) {
        let path = format!("//label[starts-with(normalize-space(), {})]", quoted(label));
        self.click_at(Locator::XPath(&path), &format!("option \"{label}\"")).await;
    }

    /// Writes into a field, after what it holds.
    pub async fn write(&self, selector: &str, text: &str) {
        let field = self.element(Locator::Css(selector), &format!("field `{selector}`")).await;
        done("write", field.send_keys(text).await);
    }

    /// Presses a key and lets it go: `Enter`, `Tab`, `ArrowDown`, `3` …
    pub async fn press(&self, key: &str) {
        let code = code_of(key);
        let down_and_up = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: code })
            .then(KeyAction::Up { value: code });
        done(&format!("press {key}"), self.client().perform_actions(down_and_up).await);
    }

    /// Where the keyboard is: the text or label of the focused element.
    pub async fn focused(&self) -> String {
        let script = "const e = document.activeElement;
            return (e.labels?.[0]?.innerText || e.innerText || e.getAttribute('aria-label') || e.tagName).trim()";
        self.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Begins an assessment of this mode, as it stands in the address: `quick`, `full`, `skill/python`.
    pub async fn begin(&self, mode: &str) {
        self.open(&format!("#/start/{mode}")).await;
        self.text_of("main .honest").await;
        // Whoever has ratings to keep may begin anew, too.
        let anew = "Start again with new ratings";
        let offered = self.texts_of("main button").await.iter().any(|one| one == anew);
        self.click_button(if offered { anew } else { "Begin" }).await;
        self.text_of("#ask-title").await;
    }

    /// Answers the rating on screen with a digit, and waits for the next page.
    pub async fn rate(&self, digit: &str) {
        let title = self.text_of("#ask-title").await;
        self.wait_for(&format!("{digit} answers \"{title}\""), async || {
            self.press(digit).await;
            self.texts_of("h1").await.first() != Some(&title)
        })
        .await;
    }

    /// Lets half a minute pass on the page's clock: what comes faster than a question can be read does not count.
    pub async fn think(&self) {
        let script = "if (window.thought === undefined) {
              const now = performance.now.bind(performance);
              window.thought = 0; performance.now = () => now() + window.thought;
            }
            window.thought += 30000;";
        self.script(script, vec![]).await;
    }

    /// What local storage holds, but for the notes which address the names belong to and what the result last showed.
    pub async fn local_storage(&self) -> BTreeMap<String, String> {
        let script = "const notes = ['cairn@base', 'cairn/shown'];
            return Object.fromEntries(Object.entries(localStorage).filter(([key]) => !notes.includes(key)))";
        let kept = self.script(script, vec![]).await;
        serde_json::from_value(kept).unwrap_or_default()
    }

    /// Puts a value into local storage, as another program or an older version would.
    pub async fn put_into_storage(&self, key: &str, value: &str) {
        self.script("localStorage.setItem(arguments[0], arguments[1])", vec![json!(key), json!(value)]).await;
    }

    /// Loses the browser as by a power cut, and starts it again with the same profile; nothing is open then.
    pub async fn kill_browser_and_start_again(&mut self) {
        self.stage.profile.kill_browser();
        self.stage.driver = None;
        self.stage.start_browser().await;
    }

    /// Ends the tab's process as a crash would, without a word to the page; goes on in an empty tab.
    pub async fn crash_tab(&self) {
        let crashed = done("ask for the tab", self.client().window().await);
        let fresh = done("open a tab", self.client().new_window(true).await);
        // The command ends the process that would have to answer it.
        let crash = self.client().goto("chrome://crash");
        done("go to the crashing tab", self.client().switch_to_window(crashed).await);
        drop(crash.await);
        done("go to the new tab", self.client().switch_to_window(fresh.handle).await);
    }

    /// Waits until what the page saved is on the disk too, where the loss of the browser cannot reach it.
    pub async fn wait_until_on_disk(&self, text: &str) {
        let what = format!("the disk holds \"{text}\"");
        wait_for(&what, async || self.stage.profile.holds_on_disk(text).then_some(())).await;
    }

    /// Waits for a condition of the page; if it never comes, says what the page showed instead.
    pub async fn wait_for(&self, what: &str, mut condition: impl AsyncFnMut() -> bool) {
        self.wait_to_get(what, async || condition().await.then_some(())).await;
    }

    /// Chooses files of these names and texts in a field, as a person would choose or drop many at once.
    pub async fn choose_files(&self, field: &str, files: &[(&str, &str)]) {
        let script = "const data = new DataTransfer();
            for (const [name, text] of arguments[1]) data.items.add(new File([text], name));
            const field = document.querySelector(arguments[0]);
            field.files = data.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        let there = "return document.querySelector(arguments[0]) !== null";
        let there = async || self.script(there, vec![json!(field)]).await == true;
        self.wait_for(&format!("{field} is there"), there).await;
        self.script(script, vec![json!(field), json!(files)]).await;
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, args: Vec<Value>) -> Value {
        done("run a script", self.client().execute(script, args).await)
    }

    /// Runs a script whose last argument is called with the answer.
    pub async fn script_with_callback(&self, script: &str) -> Value {
        done("run a script", self.client().execute_async(script, vec![]).await)
    }

    /// Runs a script with arguments whose last one is called with the answer.
    pub async fn script_with_args_and_callback(&self, script: &str, args: Vec<Value>) -> Value {
        done("run a script", self.client().execute_async(script, args).await)
    }

    /// Waits until an element has been on the page for so many milliseconds, as it stands there.
    pub async fn wait_until_old(&self, selector: &str, milliseconds: f64) {
        let script = "const element = document.querySelector(arguments[0]);
            element.since ??= performance.now(); return performance.now() - element.since";
        self.wait_for(&format!("`{selector}` is {milliseconds} ms old"), async || {
            let age = self.script(script, vec![json!(selector)]).await;
            age.as_f64().is_some_and(|age| age >= milliseconds)
        })
        .await;
    }

    async fn click_at(&self, place: Locator<'_>, what: &str) {
        // Between finding and clicking the page may be drawn anew, or what is computed meanwhile may push the element away and
        // the press meets something else: then it is looked for once more, as a person would.
        let watch = "window.reached = arguments[0].matches('option, :disabled');
            arguments[0].addEventListener('mouseup', () => { window.reached = true }, { capture: true })";
        self.wait_for(&format!("{what} can be clicked"), async || {
            let Ok(element) = self.client().find(place).await else { return false };
            let Ok(argument) = serde_json::to_value(&element) else { return false };
            if self.client().execute(watch, vec![argument]).await.is_err() || element.click().await.is_err() {
                return false;
            }
            // Another page knows nothing of it, and a page that closes says nothing: both follow from the press.
            !matches!(self.client().execute("return window.reached", vec![]).await, Ok(Value::Bool(false)))
        })
        .await;
    }

    async fn element(&self, place: Locator<'_>, what: &str) -> Element {
        self.wait_to_get(&format!("there is a {what}"), async || self.client().find(place).await.ok()).await
    }

    async fn wait_to_get<T>(&self, what: &str, condition: impl AsyncFnMut() -> Option<T>) -> T {
        let answer = crate::wait::wait_at_most(crate::wait::DEADLINE, condition).await;
        match answer {
            Some(answer) => answer,
            None => panic!(
                "waited in vain: {what}. At {} the page says:\n{}",
                self.place().await,
                self.words().await
            ),
        }
    }

    /// All that can be read, for the message of a journey that stops.
    async fn words(&self) -> String {
        // Why the program stopped stands in a closed part of its last page.
        let script = "document.querySelector('#trouble details')?.setAttribute('open', '');
            return document.body.innerText";
        self.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }
}

pub(crate) fn done<T, E: std::fmt::Display>(what: &str, result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{what}: {error}"))
}

/// A text as a literal of `XPath`, which knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
