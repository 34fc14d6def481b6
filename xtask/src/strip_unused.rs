//! Takes out of the program and its script what the app never calls.
//!
//! Leptos brings streams for server functions along, and wasm-bindgen exports their classes whether they are used or
//! not; an exported function is never removed by an optimiser. Its comments for developers go too.
//!
//! Ours, because it saves 2.9 KB of a first visit (`docs/decisions/home-made.md`).

use std::collections::BTreeSet;

/// The classes of streams, as exports of the program name them.
const STREAMS: &str = "intounderlying";
/// The same as the script names them.
const STREAM_CLASSES: &str = "IntoUnderlying";

/// Whether an export belongs to the streams.
pub fn is_dead(export: &str) -> bool {
    export.contains(STREAMS)
}

/// The script without comments, without the classes of streams, and with those functions alone that the program
/// imports.
///
/// wasm-bindgen writes one declaration after the other, and ends each with a line that stands where it began; where a
/// later version does otherwise, the script stays longer, and whole.
pub fn strip_unused(script: &str, imports: &BTreeSet<String>) -> String {
    let mut kept = String::with_capacity(script.len());
    let mut ends: Option<&str> = None;
    for line in script.lines() {
        if let Some(end) = ends {
            let over =
                if end == CLASS_END || end == FUNCTION_END { line == end } else { line.ends_with(end) };
            if over {
                ends = None;
            }
            continue;
        }
        ends = dead_until(line, imports);
        if ends.is_none() && !line.trim().is_empty() && !is_dead_line(line) {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

const CLASS_END: &str = "}";
const FUNCTION_END: &str = "        },";
const COMMENT_END: &str = "*/";
const REGISTRY_END: &str = ";";
/// How a function ends whose errors are handed to the program.
const ERROR_END: &str = "        }, arguments); },";

/// How the declaration ends that begins here and is not needed; `None` where it is, or where it is over by itself.
fn dead_until(line: &str, imports: &BTreeSet<String>) -> Option<&'static str> {
    let words = line.trim_start();
    if words.starts_with("/**") && !words.ends_with(COMMENT_END) {
        return Some(COMMENT_END);
    }
    if line.starts_with(&format!("export class {STREAM_CLASSES}")) {
        return Some(CLASS_END);
    }
    if line.starts_with(&format!("const {STREAM_CLASSES}")) {
        return Some(REGISTRY_END);
    }
    let (name, rest) = line.strip_prefix("        ")?.split_once(": function(")?;
    let plain = name.starts_with("__wb") && rest.ends_with('{');
    (plain && !imports.contains(name))
        .then(|| if rest.contains("handleError") { ERROR_END } else { FUNCTION_END })
}

/// Whether a line that stands alone is not needed.
fn is_dead_line(line: &str) -> bool {
    let words = line.trim_start();
    words.starts_with("//")
        || words.starts_with("/**")
        || line.starts_with(&format!("if (Symbol.dispose) {STREAM_CLASSES}"))
}

#[cfg(test)]
mod tests {
    use super::strip_unused;

    const SCRIPT: &str = "/* @ts-self-types */
export class IntoUnderlyingSink {
    free() {
        if (true) { }
    }
}
if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;
function imports() {
    return {
        __wbg_used_1: function(arg0) {
            return { a: 1, };
        },
        __wbg_unused_2: function(arg0) {
            return 2;
        },
        __wbg_unused_3: function() { return handleError(function (arg0) {
            return 3;
        }, arguments); },
        __wbg_used_4: function() { return handleError(function (arg0) {
            return 4;
        }, arguments); },
    };
}
const IntoUnderlyingSinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.free(ptr, 1));

/**
 * For developers.
 */
export function start() { // kept
    // gone
}
";

    #[test]
    fn what_is_never_called_goes_and_the_rest_stays() {
        let imports = ["__wbg_used_1", "__wbg_used_4"].map(str::to_owned).into();
        assert_eq!(
            strip_unused(SCRIPT, &imports),
            "/* @ts-self-types */
function imports() {
    return {
        __wbg_used_1: function(arg0) {
            return { a: 1, };
        },
        __wbg_used_4: function() { return handleError(function (arg0) {
            return 4;
        }, arguments); },
    };
}
export function start() { // kept
}
"
        );
    }
}
