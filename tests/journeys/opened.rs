//! Files and links of others on "Open a profile": many at once, hostile ones, the same ones again, and résumés.

use std::path::PathBuf;

use cairn_core::attempt::Track;
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::{axe, journey};
use serde_json::{Value, json};

/// A profile as version 1 of the format has it; three answers.
const PROFILE: &str = include_str!("../../crates/core/tests/files/version-1.cairn.json");
/// A résumé as schema 1.3.1 has it.
const RESUME: &str = include_str!("../../crates/core/tests/files/resume.json");

/// The profile of somebody else: another attempt, maybe of the same name.
fn of(number: usize) -> String {
    PROFILE.replacen("full-0000000000000007", &format!("full-{:016x}", 1_000 + number), 1)
}

/// Drops these files, all at once, each a name and its text.
async fn drop_files(screen: &Screen, files: &[(String, String)]) {
    let script = "const [files] = arguments, data = new DataTransfer();
        for (const [name, text] of files) data.items.add(new File([text], name));
        document.querySelector('.drop').dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
    // The heading may still be that of the page before.
    screen.text_of(".drop").await;
    screen.script(script, vec![json!(files)]).await;
}

async fn drop_one(screen: &Screen, name: &str, text: &str) {
    drop_files(screen, &[(name.to_owned(), text.to_owned())]).await;
}

/// The row that came last.
async fn expect_row(screen: &Screen, words: &str) {
    screen.expect_text(".opened li:first-child", words).await;
}

async fn rows(screen: &Screen) -> usize {
    screen.texts_of(".opened li").await.len()
}

/// f23, f24, f25, f43: the good are added, the bad are listed with reasons, and the same drop again adds nobody.
#[test]
fn three_hundred_files_at_once_are_read_and_the_bad_ones_named() {
    journey(async |screen| {
        screen.open("#/open").await;
        let file = |number: usize| match number % 30 {
            29 => (format!("bad-{number}.cairn.json"), of(number)[..200].to_owned()),
            _ => (format!("good-{number}.cairn.json"), of(number)),
        };
        let files: Vec<(String, String)> = (0..300).map(file).collect();
        drop_files(screen, &files).await;
        screen.expect_text("main", "290 opened, 10 could not be opened.").await;
        screen.expect_text(".opened", "is cut off: it ends at line").await;
        // Everybody in them has one name, and they are kept apart.
        screen.click_button("Show all 290").await;
        assert_eq!(rows(screen).await, 300);
        drop_files(screen, &files).await;
        expect_row(screen, "adds nothing new").await;
        screen.wait_for("all are read again", async || !screen.shows("progress").await).await;
        assert_eq!(rows(screen).await, 300, "the same drop again adds nobody");
        assert_eq!(screen.local_storage().await.len(), 0, "looking keeps nothing");
    });
}

/// f43: what was read before it was stopped stays, and is said.
#[test]
fn reading_can_be_stopped_and_what_was_read_stays() {
    journey(async |screen| {
        let slow = "const read = File.prototype.arrayBuffer;
            File.prototype.arrayBuffer = async function () {
                if (this.name.startsWith('slow')) await new Promise(done => { window.go = done });
                return read.call(this);
            };";
        screen.before_each_page(slow).await;
        screen.open("#/open").await;
        let name =
            |number| if number == 3 { "slow.cairn.json".to_owned() } else { format!("{number}.cairn.json") };
        let files: Vec<(String, String)> = (0..10).map(|number| (name(number), of(number))).collect();
        drop_files(screen, &files).await;
        screen.expect_text("main", "3 of 10 read").await;
        // Something more is dropped meanwhile: it is read, not lost.
        drop_one(screen, "more.cairn.json", &of(77)).await;
        screen.expect_text(".opened", "more.cairn.json").await;
        assert_eq!(rows(screen).await, 4);
        screen.click_button("Stop reading").await;
        screen.script("window.go()", vec![]).await;
        expect_row(screen, "Stopped: 4 of 10 files were read and stay here; 6 were not read.").await;
        assert_eq!(rows(screen).await, 6, "four, the one that came meanwhile, and what was said");
        drop_files(screen, &files[4..]).await;
        screen.wait_for("the rest is there", async || rows(screen).await == 12).await;
    });
}

/// f17, f22, f24, f25, f27, f28, f31, f35, f41
#[test]
fn odd_files_and_odd_names_are_said_and_disturb_nothing() {
    journey(async |screen| {
        let gone = "const read = File.prototype.arrayBuffer;
            File.prototype.arrayBuffer = function () {
                return this.name.startsWith('gone') ? Promise.reject(new DOMException('x', 'NotFoundError')) : read.call(this);
            };";
        screen.before_each_page(gone).await;
        screen.open("#/open").await;
        drop_one(screen, "ada.cairn.json", PROFILE).await;
        expect_row(screen, "1 rating and 2 questions").await;
        drop_one(screen, "ada (1).cairn.json", PROFILE).await;
        expect_row(screen, "It was opened before, and adds nothing new.").await;
        assert_eq!(rows(screen).await, 1);
        drop_one(screen, "namesake.cairn.json", &of(1)).await;
        screen.wait_for("the namesake has a row", async || rows(screen).await == 2).await;
        let later = PROFILE.replace("\"at\":1795000000005", "\"at\":7999999999999999");
        for (name, text, words) in [
            ("gone.json", "{}", "could not be read: it is a folder, or has since been moved or removed"),
            ("all.zip", "PK\u{3}\u{4}", "unpack it, and add the files in it"),
            ("to.lnk", "L\0\0\0\u{1}", "it is a shortcut"),
            ("a.json.txt", of(2).as_str(), "1 rating and 2 questions"),
            ("\u{202e}nosj.exe", "{}", "\u{2068}nosj.exe\u{2069} is not a Cairn file"),
            ("<img src=x onerror=alert(1)>", "{}", "<img src=x onerror=alert(1)>"),
            ("=1+1", "{}", "\u{2068}=1+1\u{2069} is not a Cairn file"),
            ("", "{}", "A file without a name is not a Cairn file"),
            (&"x".repeat(245), "{}", "xxx…"),
            ("later.json", later.as_str(), "in the future: the clock of one of the two devices is wrong"),
            ("proto.json", "{\"__proto__\":{\"polluted\":1},\"constructor\":2}", "is not a Cairn file"),
        ] {
            drop_one(screen, name, text).await;
            screen.expect_text(".opened li", words).await;
        }
        let before = rows(screen).await;
        drop_files(screen, &[(".DS_Store".to_owned(), "x".to_owned()), ("c.json".to_owned(), of(3))]).await;
        screen.wait_for("one more row", async || rows(screen).await == before + 1).await;
        assert!(
            !screen.texts_of(".opened").await.join("").contains("DS_Store"),
            "hidden files are passed over"
        );
        assert_eq!(screen.script("return ({}).polluted ?? null", vec![]).await, Value::Null);
        assert!(!screen.shows(".opened img").await);

        let turned = of(4).replacen("\"name\":\"Ada", "\"name\":\"\\u202e\\u2069\\u200bEve", 1);
        drop_one(screen, "turned.json", &turned).await;
        screen.expect_text(".eyebrow", "\u{2068}Eve").await;
        drop_one(screen, "unknown.json", &of(5).replace("2026.1", "2031.7")).await;
        screen
            .expect_text("main", "a version of the questions that this version of Cairn does not know")
            .await;
        axe::assert_clean(screen).await;
    });
}

/// f29, f45, f16
#[test]
fn a_resume_is_told_and_only_what_is_ticked_is_taken_over() {
    journey(async |screen| {
        screen.open("#/open").await;
        drop_one(screen, "cv.json", RESUME).await;
        screen.expect_heading("Open a profile").await;
        screen.expect_text(".resume", "Begin an assessment first").await;
        screen.begin("skill/python").await;
        screen.rate("3").await;
        let answers = Person::attempt(screen).await.answers();
        screen.open("#/open").await;
        for (name, text, words) in [
            ("nothing.json", "{}", "contains no work, education or skills"),
            ("job.json", "{\"title\":\"CTO\",\"skills\":[{\"name\":\"Python\"}]}", "describes a job"),
        ] {
            drop_one(screen, name, text).await;
            expect_row(screen, words).await;
        }
        assert!(!screen.shows(".resume").await, "nothing is invented");
        drop_one(screen, "cv.json", RESUME).await;
        screen.expect_text(".resume .eyebrow", "Résumé of \u{2068}Ada <b>\u{2069}").await;
        screen.expect_text(".resume", "\u{2068}Python\u{2069}, \u{2068}Master\u{2069}").await;
        screen.expect_text(".resume", "worked out from the dates of").await;
        screen.expect_text(".resume", "Fit none of the seven").await;
        screen.expect_text(".resume", "Present but not used: \u{2068}languages\u{2069}.").await;
        axe::assert_clean(screen).await;
        // The field stays untold.
        screen.pick("Field of study").await;
        screen.click_button("Use what is ticked").await;
        screen.expect_text(".resume", "3 statements were copied to “About you”.").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let attempt = Person::attempt(screen).await;
        assert_eq!(attempt.answers(), answers, "nothing of a résumé becomes an answer");
        let facts = attempt.facts();
        assert_eq!((facts.years(Track::Data), facts.years(Track::Leading)), (Some(10), Some(5)));
        assert_eq!((facts.degree().is_some(), facts.field()), (true, None));
        screen.open("#/about-you").await;
        screen.expect_heading("What you have done").await;
        let years = "return document.querySelector('#years-data').value";
        assert_eq!(screen.script(years, vec![]).await, json!("10"));
    });
}

/// l08, l10, l13, f16: addresses in texts of others are text.
#[test]
fn a_link_opened_twice_is_one_row_and_no_text_of_others_can_be_clicked() {
    journey(async |screen| {
        let link = |name: &str, number| {
            let read = cairn_core::record::file::read_profile(of(number).as_bytes());
            let attempt = read.map(|read| read.profile.attempts.into_iter().next());
            let facts = cairn_core::record::link::LinkFacts::WithEvidence;
            let link = attempt
                .ok()
                .flatten()
                .and_then(|one| cairn_core::record::link::write_link(name, &one, facts));
            link.unwrap_or_else(|| panic!("no link"))
        };
        let (first, second) = (link("javascript:alert(1)", 1), link("https://example.org/second", 2));
        screen.open("#/open").await;
        screen.text_of(".drop").await;
        for link in [&first, &first] {
            screen.script("document.querySelector('#paste').value = ''", vec![]).await;
            screen.write("#paste", link).await;
            screen.click_button("Open the link").await;
            screen.expect_text(".eyebrow", "javascript:alert(1)").await;
        }
        expect_row(screen, "It was opened before").await;
        assert_eq!(rows(screen).await, 1);
        screen.script("document.querySelector('#paste').value = ''", vec![]).await;
        screen.write("#paste", "javascript:alert(1)").await;
        screen.click_button("Open the link").await;
        screen.expect_text(".opened", "no profile in the link").await;
        for (link, name) in [(&first, "javascript:alert(1)"), (&second, "https://example.org/second")] {
            // The same tab, without a reload: the address alone changes.
            screen.script("location.hash = arguments[0]", vec![json!(link)]).await;
            screen.expect_text(".eyebrow", name).await;
            let others = "return [...document.querySelectorAll('main a')].map(a => a.getAttribute('href')).filter(href => !href.startsWith('#/'))";
            assert_eq!(
                screen.script(others, vec![]).await,
                json!([]),
                "only places of the app can be clicked"
            );
            assert_eq!(screen.texts_of(".eyebrow").await.len(), 1, "the old one is gone");
        }
    });
}

/// The sheet of the system gets what is shown, as a link and as a file.
#[test]
fn the_share_sheet_gets_what_is_shown() {
    journey(async |screen| {
        let sheet = "window.shared = []; navigator.canShare = () => true;
            navigator.share = async data => {
                const file = data.files?.[0];
                shared.push(file ? [file.name, await file.text()] : ['link', data.url]);
            };";
        screen.before_each_page(sheet).await;
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.open("#/carry").await;
        screen.text_of(".qr").await;
        screen.click_button("Share …").await;
        screen.click_button("Share the file …").await;
        let both = "return window.shared.length === 2";
        screen.wait_for("both are shared", async || screen.script(both, vec![]).await == json!(true)).await;
        let shown = "const text = id => document.getElementById(id).textContent;
            const link = shared.find(one => one[0] === 'link'), file = shared.find(one => one[0] !== 'link');
            return [link[1] === document.querySelector('#link').value,
                /^profile-\\d{4}-\\d\\d-\\d\\d\\.cairn\\.json$/.test(file[0]) || file[0], file[1] === text('in-file')]";
        assert_eq!(screen.script(shown, vec![]).await, json!([true, true, true]));
    });
}

/// A file of a real folder, chosen in the browser's own dialogue.
#[test]
fn a_file_is_chosen_as_well_as_dropped() {
    journey(async |screen| {
        screen.open("#/open").await;
        let files = xtask::command::root().join("crates/core/tests/files");
        let path = |name: &str| -> PathBuf { files.join(name) };
        let both = format!("{}\n{}", path("version-1.cairn.json").display(), path("resume.json").display());
        screen.write("#files", &both).await;
        screen.expect_text("main", "2 opened.").await;
        screen.expect_text(".opened", "a résumé of").await;
    });
}
