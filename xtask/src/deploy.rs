//! Holds the files in `deploy/` to what a build makes. A test alone: nothing else here reads them.

use std::collections::BTreeSet;
use std::path::Path;

use crate::command::root;
use crate::files::{below, digest, read_text};
use crate::offline::WORKER;
use crate::page::PROGRAMS;
use crate::server::kind_of;

/// Endings of what a build makes, beside those in `public/`.
const MADE: [&str; 5] = ["html", "js", "css", "wasm", "json"];

/// How each host is told the type of an ending; the others know all of them.
const TYPES: [(&str, &str); 5] = [
    ("nginx.conf", "TYPE ENDING;"),
    ("Caddyfile", "@ENDING path *.ENDING header @ENDING Content-Type TYPE"),
    (".htaccess", "AddType TYPE .ENDING"),
    ("web.config", "fileExtension=\".ENDING\" mimeType=\"TYPE\""),
    ("s3-cloudfront.md", "ENDING=TYPE"),
];

/// A file of `deploy/`, each run of spaces and line breaks as one space.
fn text(name: &str) -> String {
    let text = read_text(&root().join("deploy").join(name)).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_host_is_told_the_type_of_every_file() {
    let mut endings: BTreeSet<String> = MADE.map(str::to_owned).into();
    for path in below(&root().join("public")).unwrap() {
        endings.insert(path.extension().unwrap().to_string_lossy().into_owned());
    }
    for (name, form) in TYPES {
        let text = text(name);
        for ending in &endings {
            let kind = kind_of(Path::new(&format!("file.{ending}")));
            let kind = kind.split(';').next().unwrap_or(kind);
            let line = form.replace("TYPE", kind).replace("ENDING", ending);
            assert!(text.contains(&line), "deploy/{name} lacks: {line}");
        }
    }
}

#[test]
fn only_files_named_by_their_content_are_kept_for_long() {
    let digits = digest(b"").len();
    let pattern = format!("-[0-9a-f]{{{digits}}}");
    for name in ["nginx.conf", "Caddyfile", ".htaccess"] {
        assert!(text(name).contains(&pattern), "deploy/{name} lacks: {pattern}");
    }
    let pattern = format!("-{}.", "?".repeat(digits));
    assert!(text("s3-cloudfront.md").contains(&pattern), "deploy/s3-cloudfront.md lacks: {pattern}");
    for name in PROGRAMS.into_iter().chain(["boot", "index"]) {
        assert!(text("_headers").contains(&format!("/{name}-*")), "deploy/_headers lacks: /{name}-*");
    }
}

#[test]
fn the_policy_of_the_page_is_said_in_the_page_alone() {
    for name in ["_headers", "nginx.conf", "Caddyfile", ".htaccess", "web.config", "s3-cloudfront.md"] {
        let text = text(name);
        assert!(text.contains("frame-ancestors 'self'"), "deploy/{name} says nothing about frames");
        assert!(!text.contains("-src "), "deploy/{name} repeats the page's policy, which would part from it");
    }
}

/// A browser that got an old worker out of a cache would never hear of a new version.
#[test]
fn the_worker_is_asked_for_on_every_visit() {
    for name in ["nginx.conf", "Caddyfile", ".htaccess", "web.config", "s3-cloudfront.md"] {
        let text = text(name);
        let anew = ["no-cache", "DisableCache"].iter().any(|word| text.contains(word));
        assert!(anew, "deploy/{name} does not say that other files are asked for anew");
    }
    let rules = text("_headers");
    let rules: Vec<&str> =
        rules.split(' ').filter(|word| word.starts_with('/') && word.ends_with('*')).collect();
    for rule in rules.into_iter().filter(|rule| *rule != "/*") {
        let opens = rule.trim_end_matches('*');
        assert!(!format!("/{WORKER}").starts_with(opens), "deploy/_headers keeps the worker by {rule}");
    }
}

/// The way back: it must undo what the worker does, and do nothing else.
#[test]
fn the_worker_that_takes_itself_away_removes_what_the_other_one_keeps() {
    let off = read_text(&root().join("deploy/offline-off.js")).unwrap();
    let on = read_text(&root().join("public").join(WORKER)).unwrap();
    let prefix = "`cairn-offline@${";
    assert!(on.contains(prefix) && off.contains(prefix), "both name the caches alike");
    assert!(off.contains("skipWaiting()") && off.contains("registration.unregister()"));
    assert!(!off.contains("\"fetch\""), "it answers nothing");
}
