//! The whole app in one file, out of the folder to host: it opens from a mail or a stick, and its policy allows no connection.
//!
//! Style sheet and scripts stand in the page, each allowed by its hash. The second program, which has every page, and all content
//! are packed by gzip, which every current browser unpacks, and written as base64, which survives every mail gateway and editor.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{During, Failure, Outcome};
use crate::files::{below, read, read_text, write};
use crate::page::{script_in, sha256};

/// What takes the place of the network.
const INSIDE: &str = include_str!("inside.js");

/// Why it does not start, where it does not: on a disk the reasons are others than on a host.
const LATE: &str = "Cairn has not started yet. A preview in an email program, a chat or a folder shows the file and does not run it: save it, and \
    open it in a browser such as Chrome, Edge, Firefox or Safari. If it is open in one, a rule of your organisation or an extension \
    keeps its scripts from running.";

/// Writes the folder's app into one file; its size in bytes.
pub fn make(folder: &Path, file: &Path) -> Outcome<usize> {
    let html = read_text(&folder.join("index.html"))?;
    // Nothing is fetched ahead, so the script that would is not needed.
    let early = script_in(&html).map(|script| format!("<script>{script}</script>")).unwrap_or_default();
    let html = html.replace(&early, "");
    let page = whole(&html, |name| read(&folder.join(name)), &bundles(folder)?)?;
    write(file, &page)?;
    Ok(page.len())
}

/// Name and bytes of every content file.
fn bundles(folder: &Path) -> Outcome<Vec<(String, Vec<u8>)>> {
    let name =
        |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    below(&folder.join("content"))?.iter().map(|path| Ok((name(path), read(path)?))).collect()
}

/// The page with everything in it. `Err` names what the page does not have where it was looked for.
fn whole(
    html: &str,
    file: impl Fn(&str) -> Outcome<Vec<u8>>,
    bundles: &[(String, Vec<u8>)],
) -> Outcome<String> {
    let text = |name: &str| String::from_utf8(file(name)?).during(format!("read {name}"));
    let boot_tag = tag(html, "<script type=\"module\"")?;
    let [boot, rest_js, rest_wasm] =
        ["src", "data-rest-js", "data-rest-wasm"].map(|name| attribute(boot_tag, name));
    let (boot, rest_js, rest_wasm) = (boot?, rest_js?, rest_wasm?);
    let sheet_tag = tag(html, "<link rel=\"stylesheet\"")?;
    let sheet = attribute(sheet_tag, "href")?.rsplit('/').next().unwrap_or_default();

    let style = text(sheet)?;
    let program = function(&text(rest_js)?)?;
    let scripts = [program, INSIDE.to_owned(), text(boot)?];
    let policy = policy(&scripts, &style);
    let mut page = String::with_capacity(3_000_000);
    for line in html.lines() {
        let line = match line {
            _ if line.contains("Content-Security-Policy") => {
                format!("  <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
            }
            _ if line.contains(sheet_tag) => format!("  <style>{style}</style>"),
            _ if line.contains("<link rel=\"icon\"") => {
                let icon = BASE64_STANDARD.encode(file("icon.svg")?);
                format!(
                    "  <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\" type=\"image/svg+xml\">"
                )
            }
            _ if line.contains("class=\"notice late\"") => {
                format!("        <p class=\"notice late\">{}</p>", LATE.trim())
            }
            // What is fetched ahead, the icons of an installed app, and a place on a host: one file has none of them.
            _ if line.contains("<link ") || line.contains("<base ") => continue,
            _ if line.contains(boot_tag) => {
                line.replace(boot_tag, &inside(&scripts, rest_wasm, &file(rest_wasm)?, bundles)?)
            }
            _ => line.to_owned(),
        };
        page.push_str(&line);
        page.push('\n');
    }
    Ok(page)
}

/// Everything that the page would fetch, and the scripts.
fn inside(
    scripts: &[String; 3],
    wasm: &str,
    program: &[u8],
    bundles: &[(String, Vec<u8>)],
) -> Outcome<String> {
    let files =
        bundles.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).chain([(wasm, program)]);
    let block = |(name, bytes): (&str, &[u8])| {
        let packed = BASE64_STANDARD.encode(gzip(bytes)?);
        Ok(format!("<script type=\"application/gzip\" id=\"file-{name}\">{packed}</script>\n  "))
    };
    let [program, shim, boot] = scripts;
    let blocks = files.map(block).collect::<Outcome<String>>()?;
    Ok(format!(
        "{blocks}<script>{program}</script>\n  <script>{shim}</script>\n  \
         <script type=\"module\" data-rest-wasm=\"{wasm}\">{boot}"
    ))
}

/// A module as a function that gives what it exports: a module that stands in a page cannot be imported.
fn function(module: &str) -> Outcome<String> {
    const EXPORTS: &str = "export { initSync, __wbg_init as default };";
    let (body, rest) = module.split_once(EXPORTS).unwrap_or((module, "missing"));
    if !rest.trim().is_empty() || body.contains("import.meta") {
        return Err(format!(
            "the script of the program does not end as expected (`{EXPORTS}`), or asks where it lies"
        )
        .into());
    }
    Ok(format!("function secondProgram() {{\n{body}return {{ initSync, default: __wbg_init }};\n}}\n"))
}

/// What the page may do: run its own scripts, show its own style and pictures, and connect to nothing.
fn policy(scripts: &[String; 3], style: &str) -> String {
    let hash = |text: &str| format!("'{}'", sha256(text));
    let scripts: Vec<_> = scripts.iter().map(|script| hash(script)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        hash(style)
    )
}

fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).during("pack a file")?;
    packer.finish().during("pack a file")
}

/// The first tag that begins so, from `<` to `>`.
fn tag<'a>(html: &'a str, start: &str) -> Outcome<&'a str> {
    let missing = || Failure::from(format!("the page has no {start}…>"));
    let at = html.find(start).ok_or_else(missing)?;
    let tag = &html[at..];
    let end = tag.find('>').ok_or_else(missing)?;
    Ok(&tag[..=end])
}

/// The value of an attribute in a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Outcome<&'a str> {
    let value = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    value.ok_or_else(|| format!("`{tag}` has no {name}").into())
}

#[cfg(test)]
mod tests {
    use super::{gzip, policy, whole};
    use crate::failure::Outcome;

    const PAGE: &str = "<head>
  <meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\">
  <base href=\"/\">
  <link rel=\"icon\" href=\"icon.svg\" type=\"image/svg+xml\">
  <link rel=\"stylesheet\" href=\"/index-1.css\"/>
  <link rel=\"modulepreload\" href=\"cairn-1.js\">
</head>
  <script type=\"module\" src=\"boot-1.js\" data-rest-js=\"rest-1.js\" data-rest-wasm=\"rest-1.wasm\"></script>
";

    const FILES: [(&str, &str); 5] = [
        ("rest-1.js", "let wasm;\nexport { initSync, __wbg_init as default };\n"),
        ("index-1.css", "a{}"),
        ("boot-1.js", "start();"),
        ("rest-1.wasm", "bytes"),
        ("icon.svg", "<svg/>"),
    ];

    fn file(name: &str) -> Outcome<Vec<u8>> {
        let found = FILES.iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| (*text).into()).ok_or_else(|| format!("there is no {name}").into())
    }

    #[test]
    fn everything_stands_in_the_page_and_nothing_is_fetched() {
        let page = whole(PAGE, file, &[("base-1.json".to_owned(), b"{}".to_vec())]).unwrap();
        for part in [
            "<style>a{}</style>",
            "id=\"file-base-1.json\">",
            "id=\"file-rest-1.wasm\">",
            ">start();</script>",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        for gone in
            ["<base", "src=\"boot", "modulepreload", "stylesheet", "'self'", "import.meta", "export {"]
        {
            assert!(!page.contains(gone), "{gone} in {page}");
        }
    }

    #[test]
    fn a_script_is_allowed_by_its_hash() {
        // The hash of nothing is published everywhere.
        let nothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
        assert!(policy(&[String::new(), String::new(), String::new()], "").contains(nothing));
    }

    #[test]
    fn another_script_than_wasm_bindgens_is_an_error() {
        let other = |name: &str| if name == "rest-1.js" { Ok(b"x".to_vec()) } else { file(name) };
        assert!(whole(PAGE, other, &[]).unwrap_err().to_string().contains("does not end as expected"));
    }

    #[test]
    fn what_is_packed_starts_as_gzip_does() {
        assert_eq!(gzip(b"text").unwrap()[..2], [0x1f, 0x8b]);
    }
}
