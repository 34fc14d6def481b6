//! An address of the app that was rewritten on its way.

use super::gateway::{unescape, unspelled};

/// How often an address may have been escaped on its way.
const ESCAPES: usize = 5;
/// Places whose address goes on with letters of a link: capitals count in it, and its end is found by whoever reads it.
const LINKS: [&str; 3] = ["p", "i", "rate"];

/// An address without its escapes, the `!` of older apps, doubled slashes and capitals, with the slash that it begins with; without
/// what was added behind it, where it is no link.
pub(crate) fn mended_address(path: &str) -> String {
    let mut plain = unspelled(path);
    for _ in 0..ESCAPES {
        let deeper = unspelled(&unescape(&plain));
        if deeper == plain {
            break;
        }
        plain = deeper;
    }
    let plain = plain.strip_prefix('!').unwrap_or(&plain).trim_start_matches('/');
    let (head, rest) = plain.split_once('/').unwrap_or((plain, ""));
    let head = head.to_ascii_lowercase();
    if LINKS.contains(&head.as_str()) {
        return format!("/{head}/{}", rest.trim_start_matches('/'));
    }
    let page = plain.split(['?', '&', '#']).next().unwrap_or_default();
    let behind = |one: char| one.is_whitespace() || ".,;:!)>]*\"'\u{201d}\u{2019}".contains(one);
    format!("/{}", page.trim_end_matches(behind).to_ascii_lowercase())
}
