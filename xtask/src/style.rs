//! One style sheet out of many files: `@import "x.css" layer(y);` becomes `@layer y { … }`.
//!
//! Ours, because lightningcss takes 63 seconds of a core to compile and saves 0.1 KB (`docs/decisions/home-made.md`).

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::files::read_text;

/// The text of `path` with its imports in place, without comments and needless white space.
///
/// Everything before the first import stays in front, so the line that declares the order of the layers does too.
pub fn bundle(path: &Path) -> Outcome<String> {
    Ok(squeeze(&inlined(path)?))
}

fn inlined(path: &Path) -> Outcome<String> {
    let mut whole = String::new();
    for (number, line) in without_comments(&read_text(path)?).lines().enumerate() {
        let Some(rule) = line.trim().strip_prefix("@import ") else {
            whole.push_str(line);
            whole.push('\n');
            continue;
        };
        let place = || format!("{}:{}: ", path.display(), number + 1);
        let import = Import::parse(rule)
            .ok_or_else(|| Failure::from(format!("{}write @import \"file.css\" layer(name);", place())))?;
        let file = path.with_file_name("").join(import.file);
        let text = inlined(&file).map_err(|failure| Failure::from(format!("{}{failure}", place())))?;
        whole.push_str(&import.wrap(&text));
    }
    Ok(whole)
}

/// What stands after `@import`.
struct Import<'a> {
    file: &'a str,
    layer: Option<&'a str>,
    media: &'a str,
}

impl<'a> Import<'a> {
    fn parse(rule: &'a str) -> Option<Self> {
        let rule = rule.trim().strip_suffix(';')?.trim();
        let rule = rule.strip_prefix("url(").map_or(rule, str::trim_start);
        let (file, rest) = rule.strip_prefix('"')?.split_once('"')?;
        let rest = rest.trim_start_matches(')').trim();
        match rest.strip_prefix("layer(") {
            Some(layer) => {
                let (layer, media) = layer.split_once(')')?;
                Some(Self { file, layer: Some(layer.trim()), media: media.trim() })
            }
            None => Some(Self { file, layer: None, media: rest }),
        }
    }

    fn wrap(&self, text: &str) -> String {
        let text = if self.media.is_empty() {
            text.to_owned()
        } else {
            format!("@media {} {{\n{text}}}\n", self.media)
        };
        self.layer.map_or(text.clone(), |layer| format!("@layer {layer} {{\n{text}}}\n"))
    }
}

/// Blanks comments and keeps line breaks, so that lines keep their numbers.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut quote = None;
    while let Some(c) = chars.next() {
        if quote.is_none() && c == '/' && chars.peek() == Some(&'*') {
            chars.next();
            let mut last = ' ';
            for inner in chars.by_ref() {
                if inner == '\n' {
                    kept.push('\n');
                }
                if last == '*' && inner == '/' {
                    break;
                }
                last = inner;
            }
            kept.push(' ');
            continue;
        }
        quote = next_quote(quote, c);
        kept.push(c);
    }
    kept
}

/// Drops white space where CSS does not need any.
fn squeeze(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut quote = None;
    let mut space = false;
    for c in text.chars() {
        if quote.is_none() && c.is_whitespace() {
            space = true;
            continue;
        }
        let tight = |c: char| matches!(c, '{' | '}' | ';' | ',');
        if space && !tight(c) && kept.chars().next_back().is_some_and(|last| !tight(last)) {
            kept.push(' ');
        }
        space = false;
        // The last declaration of a block needs no semicolon.
        if quote.is_none() && c == '}' && kept.ends_with(';') {
            kept.pop();
        }
        quote = next_quote(quote, c);
        kept.push(c);
    }
    kept
}

fn next_quote(quote: Option<char>, c: char) -> Option<char> {
    match quote {
        Some(open) if open == c => None,
        None if c == '"' || c == '\'' => Some(c),
        _ => quote,
    }
}

#[cfg(test)]
mod tests {
    use super::{Import, bundle, squeeze, without_comments};

    #[test]
    fn an_import_becomes_its_layer() {
        let import = Import::parse(r#""parts/radar.css" layer(parts);"#).unwrap();
        assert_eq!((import.file, import.layer, import.media), ("parts/radar.css", Some("parts"), ""));
        assert_eq!(import.wrap("a{}\n"), "@layer parts {\na{}\n}\n");
        let import = Import::parse(r#"url("print.css") layer(print) print;"#).unwrap();
        assert_eq!(import.wrap("a{}\n"), "@layer print {\n@media print {\na{}\n}\n}\n");
        assert!(Import::parse("tokens.css;").is_none());
    }

    #[test]
    fn the_order_of_layers_stays_first_and_a_missing_file_is_named_with_its_line() {
        let folder = std::env::temp_dir().join(format!("cairn-style-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let index = folder.join("index.css");
        std::fs::write(folder.join("a.css"), "a { color: red; }\n").unwrap();
        std::fs::write(&index, "@layer base, parts;\n@import \"a.css\" layer(base);\n").unwrap();
        assert_eq!(bundle(&index).unwrap(), "@layer base,parts;@layer base{a{color: red}}");
        std::fs::write(&index, "/* two\nlines */\n@import \"b.css\" layer(base);\n").unwrap();
        let message = bundle(&index).unwrap_err().to_string();
        assert!(message.contains("index.css:3: ") && message.contains("b.css"), "{message}");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn white_space_that_means_something_stays() {
        let text = "a :hover > b { content: \"a  {;\"; width: calc(1px  +  2px) }";
        assert_eq!(squeeze(text), "a :hover > b{content: \"a  {;\";width: calc(1px + 2px)}");
        assert_eq!(without_comments("a/* x */{b:\"/* y */\"}"), "a {b:\"/* y */\"}");
    }
}
