//! A code to scan.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder};

use crate::words;

/// A code to scan.
pub struct Code {
    /// How many modules a side has, its margin included.
    pub modules: u16,
    /// Its drawing, as SVG.
    pub drawing: String,
}

/// The code of a text; `None` where the text is too long for one.
pub fn qr(text: &str) -> Option<Code> {
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
    let label = words::CODE_LABEL;
    let drawing = format!(
        "<svg viewBox=\"0 0 {side} {side}\" role=\"img\" aria-label=\"{label}\" shape-rendering=\"crispEdges\"><path class=\"paper\" d=\"M0 0h{side}v{side}H0z\"/><path class=\"ink\" d=\"{path}\"/></svg>"
    );
    Some(Code { modules: u16::try_from(side).ok()?, drawing })
}

/// The empty margin that scanners need, in modules.
const QUIET: usize = 4;
