//! `check-host`: whether a host serves Cairn as people need it: types, caching, compression, and what it says of a missing file.

mod answer;

use std::collections::BTreeSet;
use std::path::Path;

use answer::Answer;

use crate::args::Args;
use crate::failure::Outcome;
use crate::offline::{WORKER, is_named};
use crate::server::kind_of;

/// A file whose name changes with its content may be kept this long, and loses nothing.
const LONG: u64 = 30 * 24 * 60 * 60;
/// The page may be kept this long: GitHub Pages lets nobody set less.
const SHORT: u64 = 600;
/// Packing less than this gains nothing.
const WORTH_PACKING: usize = 2000;

/// What was found about one thing.
#[derive(Debug, PartialEq, Eq)]
enum Finding {
    Right(String),
    /// It works, and could be better.
    Advice(String),
    Wrong(String),
}

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let Some(address) = args.word() else {
        return Err(
            "check-host needs the address at which Cairn is hosted, as in https://example.org/cairn/".into(),
        );
    };
    args.finish()?;
    let base = if address.ends_with('/') { address } else { address + "/" };
    let findings = findings(&base, Answer::of)?;
    for finding in &findings {
        match finding {
            Finding::Right(words) => println!("✓ {words}"),
            Finding::Advice(words) => println!("! {words}"),
            Finding::Wrong(words) => println!("✗ {words}"),
        }
    }
    let wrong = findings.iter().filter(|one| matches!(one, Finding::Wrong(_))).count();
    if wrong == 0 {
        println!("\n{base} serves Cairn as it should.");
        Ok(())
    } else {
        Err(format!(
            "{wrong} of {} things are wrong at {base}. deploy/README.md has a file for each kind of host.",
            findings.len()
        )
        .into())
    }
}

/// Everything there is to find, asking with `ask`. `Err` where nobody answers at all.
fn findings(base: &str, ask: impl Fn(&str) -> Outcome<Answer>) -> Outcome<Vec<Finding>> {
    let page = ask(base)?;
    let html = String::from_utf8_lossy(&page.body).into_owned();
    if page.status != 200 || !html.contains("id=\"app\"") {
        return Ok(vec![Finding::Wrong(format!("{base} is not Cairn's page (status {})", page.status))]);
    }
    let mut found =
        vec![secure(base), typed("the page", &page, "text/html"), fresh("the page", &page), framed(&page)];
    found.extend(of_files(base, &named(&html), &ask)?);
    for name in [WORKER, "icon.svg", "manifest.webmanifest"] {
        let answer = ask(&format!("{base}{name}"))?;
        found.push(typed(name, &answer, plain_kind(name)));
        found.push(fresh(name, &answer));
    }
    for missing in ["content/missing-0000000000000000.json", "missing/page"] {
        let answer = ask(&format!("{base}{missing}"))?;
        found.push(if answer.status == 404 {
            Finding::Right(format!("a file that is not there ({missing}) is said to be missing"))
        } else {
            Finding::Wrong(format!(
                "{missing} is not there, and the host answers {} instead of 404",
                answer.status
            ))
        });
    }
    Ok(found)
}

/// What there is to find of the files that the page names; one finding for all that share a fault.
fn of_files(
    base: &str,
    names: &BTreeSet<String>,
    ask: impl Fn(&str) -> Outcome<Answer>,
) -> Outcome<Vec<Finding>> {
    let mut found = Vec::new();
    let (mut short, mut whole, mut bytes) = (Vec::new(), Vec::new(), 0);
    for name in names {
        let answer = ask(&format!("{base}{name}"))?;
        if answer.status != 200 {
            found.push(Finding::Wrong(format!("{name}: status {} instead of 200", answer.status)));
            continue;
        }
        let kind = typed(name, &answer, plain_kind(name));
        found.extend(matches!(kind, Finding::Wrong(_)).then_some(kind));
        if seconds(&answer) < LONG {
            short.push(name.as_str());
        }
        if answer.body.len() >= WORTH_PACKING && answer.header("content-encoding").is_empty() {
            whole.push(name.as_str());
            bytes += answer.body.len();
        }
    }
    if found.is_empty() {
        found.push(Finding::Right(format!(
            "all {} files of the page are there, each with its type",
            names.len()
        )));
    }
    found.push(if short.is_empty() {
        Finding::Right("they are kept for long, for their names change with what they hold".to_owned())
    } else {
        Finding::Advice(format!(
            "{} never change and are asked for anew each time. Send `Cache-Control: public, max-age=31536000, immutable`",
            several(&short)
        ))
    });
    found.push(if whole.is_empty() {
        Finding::Right("they are sent compressed".to_owned())
    } else {
        let words = several(&whole);
        Finding::Wrong(format!(
            "{words} are not compressed ({} KB): people wait two to three times as long",
            bytes / 1000
        ))
    });
    Ok(found)
}

/// The type that a file should be sent with, without its letters.
fn plain_kind(name: &str) -> &'static str {
    let kind = kind_of(Path::new(name));
    kind.split(';').next().unwrap_or(kind)
}

/// The first of these, and how many more there are.
fn several(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
    }
}

/// The files that the page names, by what they hold.
fn named(html: &str) -> BTreeSet<String> {
    let values = html.split('"').skip(1).step_by(2);
    let own = |value: &&str| {
        let ending = value.rsplit_once('.').map_or("", |(_, ending)| ending);
        is_named(value) && ["js", "wasm", "css", "json"].contains(&ending)
    };
    // The style sheet stands there with the base, all others without it.
    let plain = |value: &str| {
        let sheet = value.rsplit_once('.').is_some_and(|(_, ending)| ending == "css");
        (if sheet { value.rsplit('/').next().unwrap_or(value) } else { value }).to_owned()
    };
    values.filter(own).map(plain).collect()
}

fn secure(base: &str) -> Finding {
    let here = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    if base.starts_with("https://") || here.iter().any(|host| base.starts_with(host)) {
        Finding::Right("the address is one at which browsers keep pools twice and install the app".to_owned())
    } else {
        Finding::Wrong(
            "plain http: anybody on the way can change the page, and browsers keep less there. Use https"
                .to_owned(),
        )
    }
}

fn typed(name: &str, answer: &Answer, kind: &str) -> Finding {
    let said =
        answer.header("content-type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    // Both are types of a script.
    let same = said == kind || (kind == "text/javascript" && said == "application/javascript");
    if same {
        Finding::Right(format!("{name} is {said}"))
    } else {
        Finding::Wrong(format!("{name} is sent as `{said}` and should be `{kind}`"))
    }
}

/// For how many seconds an answer may be taken from a cache without asking.
fn seconds(answer: &Answer) -> u64 {
    let control = answer.header("cache-control").to_ascii_lowercase();
    if control.contains("no-cache") || control.contains("no-store") {
        return 0;
    }
    let age = control.split(',').find_map(|part| part.trim().strip_prefix("max-age="));
    age.and_then(|age| age.trim().parse().ok()).unwrap_or(0)
}

fn fresh(name: &str, answer: &Answer) -> Finding {
    match seconds(answer) {
        age if age <= SHORT => {
            Finding::Right(format!("{name} is asked for anew within {} minutes", SHORT / 60))
        }
        age => Finding::Wrong(format!(
            "{name} may be kept for {age} s: a new version would reach people late. Send `Cache-Control: no-cache`"
        )),
    }
}

fn framed(page: &Answer) -> Finding {
    let forbids = page.header("content-security-policy").contains("frame-ancestors")
        || !page.header("x-frame-options").is_empty();
    if forbids {
        Finding::Right("no other site may show the page in a frame".to_owned())
    } else {
        Finding::Advice(
            "any site may show the page in a frame. Send `Content-Security-Policy: frame-ancestors 'self'`"
                .to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="stylesheet" href="/x/index-0123456789abcdef.css"><div id="app" data-base="content/base-0123456789abcdef.json">
        <script src="boot-0123456789abcdef.js" data-rest-wasm="rest-0123456789abcdef.wasm">"#;

    /// A host that does everything right, but for one thing.
    fn host(fault: impl Fn(&str, &mut Answer)) -> Vec<String> {
        let ask = |address: &str| {
            let name = address.strip_prefix("https://example.org/x/").unwrap_or_default();
            let kind = if name.is_empty() { "text/html" } else { kind_of(Path::new(name)) };
            let hashed = name.contains("0123456789abcdef");
            let cache = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
            let mut answer = Answer {
                status: if name.contains("missing") { 404 } else { 200 },
                headers: vec![
                    ("content-type".to_owned(), kind.to_owned()),
                    ("cache-control".to_owned(), cache.to_owned()),
                    ("content-encoding".to_owned(), "gzip".to_owned()),
                    ("content-security-policy".to_owned(), "frame-ancestors 'self'".to_owned()),
                ],
                body: if name.is_empty() { PAGE.into() } else { vec![0; 5000] },
            };
            fault(name, &mut answer);
            Ok(answer)
        };
        let told = |finding: Finding| match finding {
            Finding::Right(_) => None,
            Finding::Advice(words) | Finding::Wrong(words) => Some(words),
        };
        findings("https://example.org/x/", ask).unwrap().into_iter().filter_map(told).collect()
    }

    fn set(answer: &mut Answer, name: &str, value: &str) {
        answer.headers.retain(|(known, _)| known != name);
        answer.headers.push((name.to_owned(), value.to_owned()));
    }

    #[test]
    fn a_good_host_gets_no_word() {
        assert_eq!(host(|_, _| {}), Vec::<String>::new());
    }

    #[test]
    fn each_fault_of_a_host_is_named_with_its_file() {
        let script = "boot-0123456789abcdef.js";
        let told = host(|name, answer| {
            if name == script {
                set(answer, "content-type", "text/plain");
            }
        });
        assert_eq!(told, [format!("{script} is sent as `text/plain` and should be `text/javascript`")]);
        let told = host(|name, answer| {
            if name.ends_with("wasm") {
                set(answer, "content-encoding", "");
            }
        });
        assert!(
            told.len() == 1 && told[0].starts_with("rest-0123456789abcdef.wasm are not compressed (5 KB)"),
            "{told:?}"
        );
        let told = host(|name, answer| {
            if name.is_empty() {
                set(answer, "cache-control", "max-age=86400");
            }
        });
        assert!(told.len() == 1 && told[0].starts_with("the page may be kept for 86400 s"), "{told:?}");
        let told = host(|name, answer| {
            if name.contains("base-") {
                set(answer, "cache-control", "no-cache");
            }
        });
        assert!(told.len() == 1 && told[0].contains("never change"), "{told:?}");
        let told = host(|name, answer| {
            if name.contains("missing") {
                answer.status = 200;
            }
        });
        assert!(told.len() == 2 && told[0].contains("answers 200 instead of 404"), "{told:?}");
        let told = host(|name, answer| {
            if name.ends_with("css") {
                answer.status = 403;
            }
        });
        assert_eq!(told, ["index-0123456789abcdef.css: status 403 instead of 200"]);
        let told = host(|_, answer| set(answer, "content-security-policy", ""));
        assert!(told.len() == 1 && told[0].contains("in a frame"), "{told:?}");
    }

    #[test]
    fn another_page_is_said_to_be_one() {
        let told = host(|name, answer| {
            if name.is_empty() {
                answer.body = b"Welcome to nginx".to_vec();
            }
        });
        assert_eq!(told, ["https://example.org/x/ is not Cairn's page (status 200)"]);
    }

    #[test]
    fn plain_http_is_right_on_this_machine_alone() {
        assert!(matches!(secure("http://127.0.0.1:8080/"), Finding::Right(_)));
        assert!(matches!(secure("http://example.org/"), Finding::Wrong(_)));
    }
}
