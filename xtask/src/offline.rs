//! The worker that keeps the program on the device: `public/offline.js`, filled with what a build has made.

use std::fmt::Write;
use std::path::Path;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::failure::{During, Outcome};
use crate::files::{below, digest, read};
use crate::strip_unused::strip_unused;

/// Its name, which browsers know it by: it never changes.
pub const WORKER: &str = "offline.js";
/// Bytes of a hash that are written: against accidents, not against people.
const HASHED: usize = 16;

/// The worker of one build.
pub struct Worker {
    /// Changes with every file of the build. The page has it too, so that each knows whether it is of the other's build.
    pub version: String,
    /// What browsers run.
    pub script: String,
}

impl Worker {
    /// The worker for all files that are in `folder` now, and for the page that is made of `page` after it.
    pub fn of(folder: &Path, page: &str, script: &str) -> Outcome<Self> {
        let (mut files, mut size, mut all) = (Map::new(), page.len(), format!("{page}{script}"));
        for path in below(folder)? {
            let place = path.strip_prefix(folder).during("name a file of the build")?;
            let name = place.to_string_lossy().replace('\\', "/");
            let bytes = read(&path)?;
            size += bytes.len();
            // Writing into a text cannot fail.
            let _ = writeln!(all, "{name} {}", digest(&bytes));
            let hash = if is_named(&name) { hash(&bytes) } else { String::new() };
            files.insert(name, Value::String(hash));
        }
        let version = digest(all.as_bytes());
        let script = strip_unused(script, &std::collections::BTreeSet::new())
            .replace("%{version}", &version)
            .replace("%{files}", &Value::Object(files).to_string())
            .replace("%{size}", &size.to_string());
        match script.split_once("%{") {
            None => Ok(Self { version, script }),
            Some((_, rest)) => {
                let key = rest.split('}').next().unwrap_or_default();
                Err(format!(
                    "public/{WORKER} asks for %{{{key}}}, and there is only version, files and size."
                )
                .into())
            }
        }
    }
}

/// Whether a name changes with the content: sixteen hexadecimal digits before the ending, as the worker itself tells it.
pub(crate) fn is_named(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, digits)| {
        digits.len() == digest(b"").len()
            && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn hash(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * HASHED);
    for byte in Sha256::digest(bytes).iter().take(HASHED) {
        // Writing into a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::command::root;
    use crate::files::{read_text, remove_folder, write};

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("cairn-worker-{name}-{}", std::process::id()));
        remove_folder(&folder).unwrap();
        for (file, text) in files {
            write(&folder.join(file), text).unwrap();
        }
        folder
    }

    const FILES: [(&str, &str); 3] = [
        ("icon.svg", "<svg>"),
        ("rest-0123456789abcdef.js", "rest"),
        ("content/a-0123456789abcdef.json", "abc"),
    ];

    #[test]
    fn the_worker_knows_every_file_and_the_hash_of_those_named_by_their_content() {
        let folder = folder("files", &FILES);
        let worker =
            Worker::of(&folder, "page", "const V = \"%{version}\", F = %{files}, S = %{size};").unwrap();
        // The first sixteen bytes of the published hash of "abc" (FIPS 180-4).
        let abc = r#""content/a-0123456789abcdef.json":"ba7816bf8f01cfea414140de5dae2223""#;
        assert!(worker.script.contains(abc), "{}", worker.script);
        assert!(worker.script.contains(r#""icon.svg":"""#), "{}", worker.script);
        assert!(worker.script.contains(&worker.version));
        assert!(worker.script.contains("S = 16;"), "{}", worker.script);
    }

    #[test]
    fn the_version_changes_with_any_file_with_the_page_and_with_the_worker() {
        let version = |name: &str, files: &[(&str, &str)], page: &str, script: &str| {
            Worker::of(&folder(name, files), page, script).unwrap().version
        };
        let first = version("same", &FILES, "page", "script");
        assert_eq!(version("again", &FILES, "page", "script"), first);
        assert_ne!(version("page", &FILES, "other", "script"), first);
        assert_ne!(version("script", &FILES, "page", "other"), first);
        assert_ne!(version("less", &FILES[1..], "page", "script"), first);
        let mut other = FILES;
        other[0].1 = "<svg/>";
        assert_ne!(version("other", &other, "page", "script"), first);
    }

    #[test]
    fn a_placeholder_of_the_worker_without_a_value_is_named() {
        let failure =
            Worker::of(&folder("none", &[]), "", "%{vresion}").err().map(|failure| failure.to_string());
        assert!(failure.is_some_and(|failure| failure.contains("%{vresion}")));
    }

    /// The real one: everything is filled in, and each placeholder is used.
    #[test]
    fn the_worker_of_this_repository_can_be_filled() {
        let script = read_text(&root().join("public").join(WORKER)).unwrap();
        let worker = Worker::of(&folder("real", &FILES), "page", &script).unwrap();
        assert!(worker.script.contains(&format!("const VERSION = \"{}\";", worker.version)));
        assert!(!worker.script.contains("\n//"), "comments stay behind");
        for host in ["http:", "https:", "importScripts"] {
            assert!(!worker.script.contains(host), "it asks nobody else: {host}");
        }
    }

    #[test]
    fn sixteen_digits_before_the_ending_make_a_name() {
        assert!(is_named("boot-0123456789abcdef.js") && is_named("content/a-b-0123456789abcdef.json"));
        for name in [
            "icon.svg",
            "icon-192.png",
            "boot-0123456789ABCDEF.js",
            "boot-0123456789abcde.js",
            "0123456789abcdef",
        ] {
            assert!(!is_named(name), "{name}");
        }
    }
}
