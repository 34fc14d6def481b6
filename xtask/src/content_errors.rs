//! What is wrong with the content, as a failure.

use cairn_core::content::source::ContentError;

use crate::failure::Failure;

/// All errors of the content, one a line.
pub fn listed(errors: &[ContentError]) -> Failure {
    let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
    format!("{}\n\n{} errors in the content.", lines.join("\n"), lines.len()).into()
}
