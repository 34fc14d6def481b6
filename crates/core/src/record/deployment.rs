//! Two builds of Cairn on one origin, such as two project pages of one account: whose the plain names are there.
//!
//! An origin has one storage. The deployment that first kept something there has the names without a path, so that whatever
//! older versions have kept stays where it is; its base path stands under [`CLAIM`]. Every other one opens its names with its
//! own base path. Core knows the plain names alone: `src/store` puts the opening before them, and takes it off again.

use super::link::unescape;

/// The key of the base path whose the plain names are; also the name of the database that holds it a second time. It opens
/// like no key of ours, so that no version takes it for a record.
pub const CLAIM: &str = "cairn@base";

/// The base path of a deployment, from the address of its page or its `<base>`: `/` or `/cairn/`, whichever way it is written.
/// A file on a disk has none: it may move to another folder, and a newer one may come beside it, and the answers are the same.
pub fn base_path(address: &str) -> String {
    if address.starts_with("file:") {
        return "/".to_owned();
    }
    let whole = address.split(['?', '#']).next().unwrap_or_default();
    // Behind the scheme, nothing and the host; what stands behind the last slash is a file.
    let folder = whole.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut base = String::from("/");
    for part in folder.split('/').skip(3).filter(|part| !part.is_empty()) {
        base.push_str(&unescape(part));
        base.push('/');
    }
    base
}

/// What opens the names of the deployment at `mine`, where the plain ones are `owner`'s: nothing where they are its own, or
/// nobody's yet.
pub fn opening(owner: Option<&str>, mine: &str) -> String {
    match owner {
        Some(owner) if owner != mine => format!("cairn@{mine}#"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Key;

    #[test]
    fn one_base_path_however_it_is_written() {
        for (address, path) in [
            ("https://ada.github.io/", "/"),
            ("https://ada.github.io", "/"),
            ("https://ada.github.io/index.html", "/"),
            ("https://ada.github.io/?fbclid=a/b#/p/x/y", "/"),
            ("https://ada.github.io/cairn/", "/cairn/"),
            ("https://ada.github.io/cairn/index.html#/assess", "/cairn/"),
            ("https://ada.github.io//cairn///path//", "/cairn/path/"),
            ("http://127.0.0.1:8080/", "/"),
            ("http://[::1]:8080/a/", "/a/"),
            ("https://example.org/%7Eada/My%20app/", "/~ada/My app/"),
            ("https://example.org/~ada/My app/", "/~ada/My app/"),
            ("https://example.org/%C3%B6/", "/ö/"),
            ("https://example.org/100%/", "/100%/"),
            ("file:///srv/downloads/cairn.html", "/"),
        ] {
            assert_eq!(base_path(address), path, "{address}");
        }
    }

    #[test]
    fn who_comes_first_has_the_plain_names_and_nobody_else_reads_them() {
        assert_eq!(opening(None, "/cairn/"), "", "what exists is kept");
        assert_eq!(opening(Some("/cairn/"), "/cairn/"), "");
        assert_eq!(opening(Some("/"), "/"), "");
        let other = opening(Some("/cairn/"), "/other/");
        assert_eq!(other, "cairn@/other/#");
        assert_eq!(opening(Some("/other/"), "/"), "cairn@/#");
        assert!(!Key::is_ours(&other) && !Key::is_ours(CLAIM), "no version reads another's names as its own");
    }

    /// A deployment below another one: `/a/` must not take what is of `/a/b/`.
    #[test]
    fn no_deployment_reads_what_is_of_one_below_it() {
        let key = Key::Settings.to_text();
        let paths = ["/", "/a/", "/a/b/", "/ab/", "/b/"];
        let read = |theirs: &str, mine: &str| {
            let kept = opening(Some("/first/"), theirs) + &key;
            kept.strip_prefix(&opening(Some("/first/"), mine)).is_some_and(Key::is_ours)
        };
        for theirs in paths {
            for mine in paths.into_iter().chain(["/first/"]) {
                assert_eq!(read(theirs, mine), theirs == mine, "{mine} reads {theirs}");
            }
        }
    }
}
