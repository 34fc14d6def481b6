//! Taking a profile along: as a file, as a link, as a code; and opening what somebody sent.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

use cairn_core::record::file::read_profile;
use cairn_core::record::link::find_link;
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::stored::{as_records, full_attempt, put};
use journeys::{axe, journey};
use serde_json::json;

/// Answers one skill to the end, and goes to the page that hands it over.
async fn answer_and_carry(screen: &Screen) -> Person {
    let person = Person::engineering_manager();
    screen.begin("skill/python").await;
    person.answer(screen, 200).await;
    screen.click_button("Say what you have done").await;
    screen.click(".milestones li:nth-child(1) input[type=checkbox]").await;
    screen.write("#evidence-1", "My own model").await;
    screen.click_button("See the result").await;
    screen.click_button("Share or export").await;
    screen.expect_heading("Share or export").await;
    screen.write("#name", "Ada <b>").await;
    person
}

async fn value(screen: &Screen, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0]).value";
    screen.script(script, vec![json!(selector)]).await.as_str().unwrap_or_default().to_owned()
}

/// Pixels of a module, for the reader.
const SCALE: usize = 4;

/// What a camera would read.
async fn scanned(screen: &Screen) -> String {
    screen.text_of(".carry h2").await;
    let script =
        "const svg = document.querySelector('.qr svg'), ink = svg.querySelector('.ink').getAttribute('d');
        return [svg.viewBox.baseVal.width, [...ink.matchAll(/M(\\d+) (\\d+)/g)].map(m => [+m[1], +m[2]])]";
    let found = screen.script(script, vec![]).await;
    let number =
        |value: &serde_json::Value| value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let side = number(&found[0]) * SCALE;
    let ink: std::collections::BTreeSet<(usize, usize)> = found[1]
        .as_array()
        .map(|all| all.iter().map(|pair| (number(&pair[0]), number(&pair[1]))).collect())
        .unwrap_or_default();
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if ink.contains(&(x / SCALE, y / SCALE)) { 0 } else { 255 }
    });
    let grids = image.detect_grids();
    let grid = grids.first().unwrap_or_else(|| panic!("no code is seen"));
    grid.decode().unwrap_or_else(|error| panic!("the code is not read: {error}")).1
}

/// l08: the same link, kept twice, is one attempt.
#[test]
fn a_laptop_hands_over_to_a_phone_by_a_code_and_nothing_is_typed() {
    let code = RefCell::new(String::new());
    let answers = RefCell::new(Vec::new());
    journey(async |screen| {
        answer_and_carry(screen).await;
        let link = value(screen, "#link").await;
        assert_eq!(scanned(screen).await, link);
        answers.replace(Person::attempt(screen).await.answers());
        code.replace(link);
    });
    journey(async |phone| {
        let link = code.borrow().clone();
        let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment);
        phone.open(&format!("#{fragment}")).await;
        phone.expect_text(".eyebrow", "Profile of").await;
        phone.expect_text(".eyebrow", "Ada <b>").await;
        phone.expect_text("main", "the file or link of a profile never holds ratings by others").await;
        assert_eq!(phone.local_storage().await.len(), 0, "looking keeps nothing");
        axe::assert_clean(phone).await;
        phone.click_button("This is mine: keep it on this device").await;
        phone.expect_text("main", "This profile is now kept on this device").await;
        phone.expect_text(".saved", "Saved on this device").await;
        assert_eq!(Person::attempt(phone).await.answers(), *answers.borrow());
        phone.click_button("This is mine: keep it on this device").await;
        phone.expect_text("main", "This profile is on this device already").await;
        phone.open("#/result").await;
        phone.text_of(".result-grid").await;
        assert!(phone.texts_of("h1").await.iter().any(|heading| heading.starts_with("Python")));
    });
}

/// l01, l06, l07, l12, l13
#[test]
fn a_link_is_shown_beside_an_attempt_and_a_broken_one_is_said() {
    journey(async |screen| {
        answer_and_carry(screen).await;
        let link = value(screen, "#link").await;
        let fragment = link.split_once('#').map_or("", |(_, fragment)| fragment).to_owned();
        let kept = screen.local_storage().await;
        screen.open(&format!("#{fragment}")).await;
        screen.expect_text(".eyebrow", "Profile of").await;
        screen.open(&format!("#{}", &fragment[..fragment.len() - 9])).await;
        screen.expect_text("[role=alert]", "is incomplete").await;
        screen.open("#/p/").await;
        screen.expect_text("[role=alert]", "no profile in the link").await;
        axe::assert_clean(screen).await;
        screen.click_button("Open a file or paste the link").await;
        screen.expect_heading("Open a profile").await;
        screen.write("#paste", &format!("see {}.", link.replace('#', "%23"))).await;
        screen.click_button("Open the link").await;
        screen.expect_text(".opened", "completed").await;
        screen.expect_text(".eyebrow", "Profile of").await;
        assert_eq!(screen.local_storage().await, kept, "one's own is untouched");
    });
}

/// A file of this content in the journey's folder.
fn file(name: &str, content: &[u8]) -> String {
    let folder: PathBuf = std::env::temp_dir().join(format!("cairn-carry-{}", std::process::id()));
    let path = folder.join(name);
    let done = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, content));
    done.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path.display().to_string()
}

/// f01, f02, f04, f16, f20
#[test]
fn the_file_holds_what_was_shown_and_hostile_ones_are_said() {
    journey(async |screen| {
        let person = answer_and_carry(screen).await;
        screen.click_button("See exactly what is in it").await;
        let text = screen.text_of(".preview").await;
        let read = read_profile(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}\n{text}"));
        assert_eq!(read.profile.attempts[0].answers(), Person::attempt(screen).await.answers());
        assert_eq!(read.profile.name, "Ada <b>");
        assert!(!text.contains("My own model"), "evidence goes along only when it is chosen");
        screen.pick("Your lines of evidence").await;
        screen.expect_text(".preview", "My own model").await;
        let own = screen.local_storage().await;

        let theta = format!("\"python.theta\":\"{}\"", person.result(screen).await.skills[0].theta);
        assert!(text.contains(&theta), "{theta} is not in {text}");
        let better = text.replace(&theta, "\"python.theta\":\"3.20\"");
        screen.open("#/open").await;
        for (name, content, words) in [
            ("empty.json", b"".as_slice(), "is empty"),
            ("photo.json", b"\x89PNG\r\n", "it is a picture"),
            ("cut.json", &text.as_bytes()[..text.len() / 2], "is cut off"),
            ("<img src=x onerror=alert(1)>.json", b"{}", "<img src=x onerror=alert(1)>.json"),
        ] {
            screen.write("#files", &file(name, content)).await;
            screen.expect_text(".opened li:first-child", words).await;
        }
        assert!(!screen.shows(".eyebrow").await, "nothing of a broken file is shown");
        screen.write("#files", &file("ada.cairn.json", text.as_bytes())).await;
        screen.expect_text("main", "The result agrees with the file").await;
        screen.write("#files", &file("better.cairn.json", better.as_bytes())).await;
        screen.expect_text("main", "The file has different values for: Python: level").await;
        axe::assert_clean(screen).await;
        // But for the note up to when the person has a copy: this is their own file.
        let answers = |mut kept: BTreeMap<String, String>| {
            kept.remove("cairn/settings");
            kept
        };
        assert_eq!(answers(screen.local_storage().await), answers(own), "one's own is untouched");
    });
}

/// The text of the file, as the page shows it.
async fn preview(screen: &Screen) -> String {
    screen.open("#/carry").await;
    screen.click_button("See exactly what is in it").await;
    screen.text_of(".preview").await
}

/// f24, l08
#[test]
fn a_longer_log_of_an_attempt_that_is_here_adds_what_is_new_and_says_so() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("1").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let shorter = preview(screen).await;
        let record = screen.local_storage().await.into_iter().next_back();
        screen.open("#/assess").await;
        screen.rate("3").await;
        screen.rate("4").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let longer = preview(screen).await;
        let whole = Person::attempt(screen).await;
        screen.open("#/settings").await;
        screen.click_button("Delete everything …").await;
        screen.click("dialog .danger").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;

        screen.open("#/open").await;
        screen.write("#files", &file("shorter.cairn.json", shorter.as_bytes())).await;
        screen.click_button("This is mine: keep it on this device").await;
        screen.expect_text("main", "This profile is now kept on this device").await;
        screen.write("#files", &file("longer.cairn.json", longer.as_bytes())).await;
        screen.expect_text(".opened li:first-child", "4 ratings").await;
        screen.click_button("This is mine: keep it on this device").await;
        screen.expect_text("main", "2 entries were added to what was here").await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(Person::attempt(screen).await, whole);

        // The same number and writer with another answer: ours stays, and it is said.
        let (key, value) = record.unwrap_or_default();
        screen.put_into_storage(&key, &value.replace("\"level\":2", "\"level\":5")).await;
        screen.reload().await;
        screen.write("#files", &file("longer.cairn.json", longer.as_bytes())).await;
        screen.click_button("This is mine: keep it on this device").await;
        screen.expect_text("main", "1 entry differs from yours; yours stays as it is").await;
        assert_eq!(Person::attempt(screen).await.entries().len(), whole.entries().len());
    });
}

/// What is shown, letter by letter, is what is saved and what a reader of the link gets.
#[test]
fn what_is_saved_is_what_was_shown_and_other_forms_can_be_had() {
    journey(async |screen| {
        let keep = "window.saved = []; const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => saved.push([blob.type, text])); return make(blob) };";
        screen.before_each_page(keep).await;
        answer_and_carry(screen).await;
        let shown = async |id: &str| {
            let text = screen
                .script("return document.getElementById(arguments[0]).textContent", vec![json!(id)])
                .await;
            text.as_str().unwrap_or_default().to_owned()
        };
        for (button, kind, words) in [
            ("Save the file", "application/json", "\"cairn\":1"),
            ("Text (Markdown)", "text/markdown;charset=utf-8", "| Python |"),
            ("A table (CSV)", "text/csv;charset=utf-8", "standard_error"),
            ("JSON Resume", "application/json", "resume-schema"),
            ("Save as a vector image (SVG)", "image/svg+xml", "Ada &lt;b&gt;"),
            ("Save as an image (PNG)", "image/png", "PNG"),
        ] {
            screen.click_button(button).await;
            screen
                .wait_for(&format!("{button} saves {words}"), async || {
                    let last = screen.script("return saved.at(-1) ?? []", vec![]).await;
                    last[0] == kind && last[1].as_str().is_some_and(|text| text.contains(words))
                })
                .await;
            screen.expect_text(".said", "in your downloads").await;
        }
        let saved = screen.script("return saved.map(one => one[1])", vec![]).await;
        assert_eq!(saved[0].as_str(), Some(shown("in-file").await.as_str()));
        assert_eq!(saved[1].as_str(), Some(shown("in-text").await.as_str()));
        // The card is seen as it is saved, and the picture is whole.
        let card = "const img = document.querySelector('.badge');
            return [img.complete && img.naturalWidth, decodeURIComponent(img.src.split(',').slice(1).join(','))]";
        let card = screen.script(card, vec![]).await;
        assert_eq!((card[0].as_u64(), &card[1]), (Some(640), &saved[4]));
        let read = |text: &str| read_profile(text.as_bytes()).map(|read| read.profile);
        let link = value(screen, "#link").await;
        let found = find_link(&link).unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(read(&shown("in-link").await).ok(), Some(found.profile));
        // What is not chosen is in neither.
        screen.pick("What you have done").await;
        screen
            .wait_for("milestones are left out", async || {
                let (file, link) = (shown("in-file").await, shown("in-link").await);
                !file.contains("milestone") && !link.contains("milestone") && link.contains("\"answer\"")
            })
            .await;
        let found = find_link(&value(screen, "#link").await).unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(found.profile.attempts[0].facts().to_list(), []);
    });
}

#[test]
fn a_backup_brings_everything_back_after_it_was_deleted() {
    journey(async |screen| {
        let keep = "const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return make(blob) };";
        screen.before_each_page(keep).await;
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.rate("2").await;
        screen.expect_text(".saved", "Saved on this device").await;
        let damaged = "cairn/attempt/full-00000000000000aa/000001.t1";
        screen.put_into_storage(damaged, "{\"v\":1,").await;
        screen.put_into_storage("cairn/settings", "{\"v\":1,\"name\":\"Ada L.\"}").await;
        screen.reload().await;
        let answers = Person::attempt(screen).await.answers();
        screen.open("#/settings").await;
        screen.click_button("Save everything to a file").await;
        let backup = RefCell::new(String::new());
        screen
            .wait_for("the backup is saved", async || {
                let text = screen.script("return window.saved ?? ''", vec![]).await;
                backup.replace(text.as_str().unwrap_or_default().to_owned());
                !backup.borrow().is_empty()
            })
            .await;
        screen.click_button("Delete everything …").await;
        screen.click("dialog .danger").await;
        screen.expect_text("[role=status]", "Everything has been deleted").await;
        assert_eq!(screen.local_storage().await.len(), 0);
        screen.open("#/open").await;
        let path = file("cairn-records.json", backup.take().as_bytes());
        screen.write("#files", &path).await;
        screen.expect_text(".opened", "2 ratings completed in 1 attempt").await;
        assert_eq!(screen.local_storage().await.len(), 0, "nothing comes back by itself");
        screen.click_button("Bring it back to this device").await;
        screen.expect_text(".opened", "1 attempt was brought back").await;
        screen.expect_text(".opened", "your name").await;
        assert_eq!(screen.texts_of(".opened li").await.len(), 1, "one file is one row");
        assert_eq!(screen.focused().await, "See the result", "and the way on has the keyboard");
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(Person::attempt(screen).await.answers(), answers);
        assert!(
            screen.local_storage().await.contains_key(damaged),
            "what could not be read comes back as it was"
        );
    });
}

#[test]
fn a_copy_is_offered_until_there_is_one_newer_than_the_last_answer() {
    journey(async |screen| {
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        assert!(!screen.shows(".backup").await, "nobody is bothered in the middle");
        screen.open("#/about-you").await;
        screen.click_button("See the result").await;
        screen.expect_text(".backup", "in this browser alone").await;
        axe::assert_clean(screen).await;
        // What becomes of a file no page hears: it is called offered, and the reminder stays until the person says more.
        screen.click_button("Save a copy").await;
        screen.expect_text(".backup", "Cairn cannot see whether it was saved").await;
        axe::assert_clean(screen).await;
        screen.reload().await;
        screen.expect_text(".backup", "in this browser alone").await;
        screen.click_button("Save a copy").await;
        screen.expect_text(".backup", "Share or export").await;
        screen.click_button("I have the file").await;
        screen.wait_for("the reminder goes", async || !screen.shows(".backup").await).await;
        screen.reload().await;
        screen.text_of(".result-grid").await;
        assert!(!screen.shows(".backup").await, "it is remembered");
        screen.open("#/settings").await;
        screen.expect_text("main", "The browser has").await;
        screen.open("#/assess").await;
        screen.rate("2").await;
        screen.open("#/result").await;
        screen.expect_text(".backup", "in this browser alone").await;
    });
}

/// A frame that may not download and a dialog that was cancelled look the same from within. A file that is opened again is there.
#[test]
fn a_file_that_was_opened_again_ends_the_reminder_and_one_that_was_offered_does_not() {
    journey(async |screen| {
        let keep = "const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return make(blob) };
            HTMLAnchorElement.prototype.click = function () {}";
        screen.before_each_page(keep).await;
        screen.begin("quick").await;
        screen.rate("4").await;
        screen.click_button("Result so far").await;
        screen.text_of(".result-grid").await;
        screen.open("#/about-you").await;
        screen.click_button("See the result").await;
        screen.expect_text(".backup", "in this browser alone").await;
        screen.open("#/carry").await;
        screen.click_button("Save the file").await;
        screen.expect_text(".said", "was handed to the browser").await;
        screen.text_of("#in-file, .carry").await;
        let saved = RefCell::new(String::new());
        screen
            .wait_for("the file is made", async || {
                let text = screen.script("return window.saved ?? ''", vec![]).await;
                saved.replace(text.as_str().unwrap_or_default().to_owned());
                !saved.borrow().is_empty()
            })
            .await;
        screen.open("#/result").await;
        screen.expect_text(".backup", "Cairn cannot see whether it was saved").await;
        screen.open("#/open").await;
        screen.write("#files", &file("ada.cairn.json", saved.take().as_bytes())).await;
        screen.expect_text(".opened", "1 rating").await;
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        assert!(!screen.shows(".backup").await, "a file that opens is one that is there");
    });
}

/// l11: a mail scanner has turned `#` into `%23`, so that everything is path.
#[test]
fn a_link_that_went_through_a_scanner_is_shown_and_said() {
    journey(async |screen| {
        answer_and_carry(screen).await;
        let link = value(screen, "#link").await;
        let path = link.strip_prefix(screen.url()).unwrap_or_default().replace('#', "%23");
        screen.open(&path).await;
        screen.expect_text("[role=alert]", "most likely by an email scanner").await;
        screen.expect_text(".eyebrow", "Profile of").await;
    });
}

/// l14, p20
#[test]
fn without_clipboard_and_downloads_the_text_is_there_to_copy() {
    journey(async |screen| {
        screen
            .before_each_page(
                "Object.defineProperty(navigator, 'clipboard', { value: undefined });
                 URL.createObjectURL = () => { throw new DOMException('refused') };",
            )
            .await;
        answer_and_carry(screen).await;
        screen.click_button("Copy the link").await;
        screen.expect_text(".said", "copy it by hand").await;
        screen.click_button("Save the file").await;
        screen.expect_text(".said", "did not save the file").await;
        screen.click_button("See exactly what is in it").await;
        screen.expect_text("#in-file", "\"cairn\":1").await;
        screen.click_button("Copy the text").await;
        screen.expect_text(".said", "Select the text and copy it by hand").await;
        assert!(!screen.shows("#trouble").await);
    });
}

/// On a telephone what became of a button stands beside it, and is told to who hears the page.
#[test]
fn what_became_of_a_button_is_said_beside_it() {
    journey(async |screen| {
        screen.set_width(390).await;
        screen.begin("skill/python").await;
        Person::engineering_manager().rate(screen).await;
        screen.open("#/carry").await;
        let far = "const button = [...document.querySelectorAll('button')]
                .find(one => one.checkVisibility() && one.innerText.trim() === arguments[0]);
            const said = [...document.querySelectorAll('.said[role=status]')].filter(one => one.innerText.trim());
            if (!button || said.length === 0) return -1;
            const from = button.getBoundingClientRect().bottom;
            return Math.min(...said.map(one => Math.abs(one.getBoundingClientRect().top - from)))";
        for button in ["Copy the link", "Save the file", "Text (Markdown)", "Save as a vector image (SVG)"] {
            screen.click_button(button).await;
            screen
                .wait_for(&format!("beside \"{button}\" it is said what became of it"), async || {
                    let far = screen.script(far, vec![json!(button)]).await;
                    far.as_f64().is_some_and(|far| (0.0..=200.0).contains(&far))
                })
                .await;
        }
        screen.expect_text("main", "Your plan stays on this device").await;
        axe::assert_clean(screen).await;
    });
}

/// For forms that take no JSON, and for paper.
#[test]
fn a_text_file_and_a_printed_code_lead_back_to_the_result() {
    journey(async |screen| {
        let keep = "window.saved = []; const make = URL.createObjectURL;
            URL.createObjectURL = blob => { blob.text().then(text => saved.push([blob.type, text])); return make(blob) };";
        screen.before_each_page(keep).await;
        answer_and_carry(screen).await;
        screen.click_button("Save as .txt").await;
        let saved = RefCell::new(String::new());
        screen
            .wait_for("the text is saved", async || {
                let last = screen.script("return saved.at(-1) ?? []", vec![]).await;
                *saved.borrow_mut() = last[1].as_str().unwrap_or_default().to_owned();
                last[0] == "text/plain;charset=utf-8"
            })
            .await;
        let text = saved.take();
        assert!(text.contains("Python: ") && text.contains("#/p/"), "{text}");
        let sent = find_link(&text).unwrap_or_else(|error| panic!("{error:?}")).profile;
        screen.open("#/result").await;
        screen.click("#print-code").await;
        let printed = screen.text_of(".paper-link").await;
        let printed = find_link(&printed).unwrap_or_else(|error| panic!("{error:?}")).profile;
        assert_eq!(printed.attempts[0].answers(), sent.attempts[0].answers());
        assert!(screen.shows(".paper-code .qr").await);
        axe::assert_clean(screen).await;
        screen.open("#/open").await;
        screen.choose_files("#files", &[("ada.txt", text.as_str())]).await;
        screen.expect_text(".opened", "ada.txt").await;
        screen.expect_text("main", "Python: ").await;
    });
}

/// The code of a full assessment is finer within the page than a camera reads: it is offered as large as the screen.
#[test]
fn a_code_too_fine_for_a_camera_is_shown_on_the_whole_screen() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        put(screen, &as_records(&full_attempt(&person, 20_000))).await;
        screen.reload().await;
        screen.open("#/carry").await;
        screen.expect_text(".qr", "too fine for most cameras").await;
        axe::assert_clean(screen).await;
        screen.click_button("Show the code full screen").await;
        screen
            .wait_for("the code is shown alone", async || screen.shows(".qr-large[open] button").await)
            .await;
        let pixels = "const svg = document.querySelector('.qr-large svg');
            return svg.getBoundingClientRect().width * devicePixelRatio / svg.viewBox.baseVal.width";
        let pixels = screen.script(pixels, vec![]).await.as_f64().unwrap_or(0.0);
        assert!(pixels >= 4.0, "{pixels} pixels a module");
        assert_eq!(scanned(screen).await, value(screen, "#link").await);
        axe::assert_clean(screen).await;
        screen.press("Enter").await;
        screen.wait_for("the page is back", async || !screen.shows(".qr-large[open]").await).await;
        assert_eq!(screen.focused().await, "Show the code full screen");
    });
}

/// A browser that protects its canvas gives back other pixels than were drawn, and says nothing.
#[test]
fn a_protected_canvas_is_noticed_and_the_drawing_offered() {
    protected(
        "const own = CanvasRenderingContext2D.prototype.getImageData;
        CanvasRenderingContext2D.prototype.getImageData = function (...box) {
          const got = own.apply(this, box); got.data.fill(255); return got;
        };",
    );
}

/// It may give honest pixels and write a white picture into the file.
#[test]
fn a_canvas_that_writes_a_white_file_is_noticed_too() {
    protected(
        "const own = HTMLCanvasElement.prototype.toBlob;
        HTMLCanvasElement.prototype.toBlob = function (...rest) {
          const white = document.createElement('canvas');
          white.width = this.width; white.height = this.height;
          const drawing = white.getContext('2d');
          drawing.fillStyle = '#fff'; drawing.fillRect(0, 0, white.width, white.height);
          own.apply(white, rest);
        };",
    );
}

fn protected(protect: &str) {
    journey(async |screen| {
        let listen = "window.saved = []; const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { window.saved.push(blob.type); return make(blob); };";
        screen.before_each_page(&format!("{{ {protect} }} {listen}")).await;
        answer_and_carry(screen).await;
        screen.click_button("Save as an image (PNG)").await;
        screen.expect_text(".said", "This browser does not let a page read back what it draws").await;
        let saved = async || screen.script("return window.saved", vec![]).await;
        assert_eq!(saved().await, json!([]), "nothing is saved that is not the card");
        screen.click_button("Save as a vector image (SVG)").await;
        screen.expect_text(".said", "check that it is in your downloads").await;
        assert_eq!(saved().await, json!(["image/svg+xml"]));
    });
}

/// A keyboard on the screen takes half of it, and the field that is typed into stays in what is left.
#[test]
fn a_field_stays_in_view_when_a_keyboard_takes_half_of_the_screen() {
    journey(async |screen| {
        screen.open("#/pools").await;
        screen.text_of("#pool-name-label, label[for=pool-name]").await;
        let tall = json!({ "width": 360, "height": 800, "deviceScaleFactor": 2, "mobile": true });
        screen.cdp("Emulation.setDeviceMetricsOverride", &tall).await;
        // The field stands at the lower end of the screen.
        let at_the_end = "const field = document.querySelector('#pool-name');
            document.body.style.paddingBlock = '900px'; field.focus();
            window.scrollBy(0, field.getBoundingClientRect().bottom - 780);
            return Math.round(field.getBoundingClientRect().bottom)";
        assert_eq!(screen.script(at_the_end, vec![]).await, json!(780));
        let short = json!({ "width": 360, "height": 400, "deviceScaleFactor": 2, "mobile": true });
        screen.cdp("Emulation.setDeviceMetricsOverride", &short).await;
        let seen = "const box = document.querySelector('#pool-name').getBoundingClientRect();
            return box.top >= 0 && box.bottom + 44 <= visualViewport.height";
        screen
            .wait_for("the field and room for its button are in view", async || {
                screen.script(seen, vec![]).await == json!(true)
            })
            .await;
    });
}

/// What is handed on is origin and base path, wherever the page was opened; and an address that opens for nobody else is said to.
#[test]
fn what_is_handed_on_leads_to_the_app_and_says_where_it_leads_nobody() {
    journey(async |screen| {
        answer_and_carry(screen).await;
        let base = screen.url().to_owned();
        for address in ["index.html?fbclid=a1b2#/carry", "old/place/?utm_source=x#/carry"] {
            screen.open(address).await;
            screen.expect_heading("Share or export").await;
            screen.text_of("#link").await;
            let link = value(screen, "#link").await;
            assert!(link.starts_with(&format!("{base}#/p/")), "{address}: {link}");
            assert_eq!(scanned(screen).await, link, "the code is the link");
            let asked = value(screen, "#rate-link").await;
            assert!(asked.starts_with(&format!("{base}#/rate/")), "{address}: {asked}");
        }
        let notices = screen.texts_of(".reach").await;
        assert_eq!(notices.len(), 3, "{notices:?}");
        assert!(notices.iter().all(|said| said.contains("nobody else can open the link")), "{notices:?}");
        let order =
            "const [file, link] = [...document.querySelectorAll('.carry h2')].map(one => one.innerText)
            .filter(text => text.startsWith('As a ')); return file + ', ' + link";
        assert_eq!(screen.script(order, vec![]).await, "As a file, As a link, or a code to scan");
        screen.open("#/result").await;
        screen.text_of("main").await;
        screen.click("#print-code").await;
        screen.expect_text(".reach", "If you hand over this paper, add the file").await;
        let printed = screen.script("return document.querySelector('.paper-link').textContent", vec![]).await;
        assert!(printed.as_str().is_some_and(|link| link.starts_with(&format!("{base}#/p/"))), "{printed}");
        axe::assert_clean(screen).await;
    });
}
