//! A code to scan.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

/// The code of a text, as SVG; `None` where the text is too long for one.
pub fn qr(text: &str) -> Option<String> {
    let code = QRBuilder::new(text).ecl(ECL::L).build().ok()?;
    let mut path = String::new();
    for y in 0..code.size {
        for x in 0..code.size {
            if code[y][x].value() {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
            }
        }
    }
    let side = code.size + 2 * QUIET;
    Some(format!(
        "<svg viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"Code to scan with another device\" shape-rendering=\"crispEdges\"><path class=\"paper\" d=\"M0 0h{side}v{side}H0z\"/><path class=\"ink\" d=\"{path}\"/></svg>"
    ))
}

/// The empty margin that scanners need, in modules.
const QUIET: usize = 4;
