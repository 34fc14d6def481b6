//! Purpose and limits, and rules that may apply to use in hiring: a page of text.

use super::method::text_page;
use crate::parts::el::Part;
use crate::words;

pub fn lawful_page() -> Part {
    text_page("lawful", words::LAWFUL)
}
