//! Purpose and limits, rules that may apply to use in hiring, and sheets of information to hand out.

use cairn_core::route::{Route, Sheet};

use crate::pages::documents::method::text_page;
use crate::pages::documents::text;
use crate::parts::common::{button, buttons, h1, h2, link, p, print_page};
use crate::parts::el::{Part, el};
use crate::words;

pub fn lawful_page() -> Part {
    let sheet = |sheet| link(&Route::Sheet(sheet), words::sheet_title(sheet)).class("button");
    text_page("lawful", words::LAWFUL)
        .add(h2(words::SHEETS))
        .add(p(words::SHEETS_MORE))
        .add(buttons().add(sheet(Sheet::Applicants)).add(sheet(Sheet::Council)))
        .into()
}

/// A sheet, with the way to print it.
pub fn sheet_page(sheet: Sheet) -> Part {
    let name = match sheet {
        Sheet::Applicants => "sheet-applicants",
        Sheet::Council => "sheet-council",
    };
    el("section")
        .class("card text sheet")
        .add(h1(words::sheet_title(sheet)))
        .add(
            buttons()
                .add(button(words::PRINT_OR_PDF, print_page).class("primary"))
                .add(link(&Route::Lawful, words::LAWFUL).class("button")),
        )
        .add(p(words::SHEET_LINES).class("legend on-screen"))
        .add(text(name))
        .into()
}
