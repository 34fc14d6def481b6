//! Pages of text: markup in `content/pages/`, with tables filled in from the rest of the content.

use std::path::Path;

use super::error::ContentError;
use crate::content::Content;
use crate::decimal::Hundredths;

/// Where the table of levels goes.
const LEVELS: &str = "<!-- levels -->";

/// The page on the method.
pub(super) fn method(root: &Path, content: &Content) -> Result<String, Vec<ContentError>> {
    let text = plain(root, "method")?;
    if text.matches(LEVELS).count() != 1 {
        let cause = format!("must hold {LEVELS} once");
        return Err(vec![ContentError::whole_file(root, "pages/method.html", &cause)]);
    }
    Ok(text.replace(LEVELS, &levels(content)))
}

/// A page without tables.
pub(super) fn plain(root: &Path, page: &str) -> Result<String, Vec<ContentError>> {
    let name = format!("pages/{page}.html");
    let wrong = |cause: &str| vec![ContentError::whole_file(root, &name, cause)];
    let text = std::fs::read_to_string(root.join(&name))
        .map_err(|error| wrong(&format!("cannot be read: {error}")))?;
    if text.contains("<script") || text.contains("style=") {
        return Err(wrong("holds a script or a style, which the page's Content-Security-Policy forbids"));
    }
    Ok(text)
}

fn levels(content: &Content) -> String {
    let row = |info: &crate::content::LevelInfo| {
        let from =
            info.theta_from.map_or_else(|| "below".to_owned(), |theta| Hundredths::of(theta).to_string());
        format!(
            "<tr><th scope=\"row\">{} {}</th><td>{}</td><td class=\"number\">{from}</td></tr>",
            info.level.number(),
            info.name,
            info.words
        )
    };
    content.levels.iter().map(row).collect()
}
