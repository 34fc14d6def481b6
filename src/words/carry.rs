//! Words of what was handed over.

use super::assess::in_kinds;
use cairn_core::attempt::Answered;
use cairn_core::export::CsvDialect;
use cairn_core::reachable::Reachable;

pub const CODE_LABEL: &str = "Code to scan with another device";

pub const CARRY_NOTHING: &str = "There is nothing to share or export yet.";
pub const CARRY_LEAD: &str = "Save or send your answers as a file or a link, for another of your devices or for somebody who should see them. Cairn itself sends nothing. Anybody who opens the file or the link sees your result recomputed from your answers.";
pub const CARRY_WHAT: &str = "What is included";
pub const CARRY_FACTS: &str = "What you have done: experience, education, milestones, responsibilities";
pub const CARRY_EVIDENCE: &str = "Your lines of evidence for milestones";
pub const COPY_TEXT: &str = "Copy the text";
pub const SHARE_FILE: &str = "Share the file …";
pub const AS_FILE: &str = "As a file";
pub const AS_FILE_IS: &str = "Complete, readable, and the safest way to keep your answers. It opens on any device under “Open a profile”.";
pub const SHARE_LINK: &str = "Share …";
pub const AS_LINK: &str = "As a link, or a code to scan";
pub const AS_LINK_IS: &str = "The profile is in the link itself, in the part after the #, which a browser never sends to a server. Some email programs open links to check them, and their servers then see the profile: for email, the file is better.";
pub const THE_LINK: &str = "The link";
pub const COPY_LINK: &str = "Copy the link";
pub const SEE_LINK: &str = "See exactly what is in the link";
pub const AS_CARD: &str = "As a card to show";
pub const AS_CARD_IS: &str =
    "Where you stand, in one picture: the wider the band of a skill, the less certain its level.";
pub const CARD_PNG: &str = "Save as an image (PNG)";
pub const CARD_SVG: &str = "Save as a vector image (SVG)";
pub const FOR_PROGRAMS: &str = "To read, or to use in other programs";
pub const FOR_PROGRAMS_IS: &str = "Your result with its intervals: as a text to read, as a table for a spreadsheet, or as a résumé. These hold the result, not the answers, so nobody can recompute it from them.";
pub const TEXT_MARKDOWN: &str = "Text (Markdown)";
pub const JSON_RESUME: &str = "JSON Resume";
pub const SEE_TEXT: &str = "See the text";

pub const RATED_APART: &str = "Your result, the card and the texts include how others have rated you. The file and the link hold your answers alone, so anybody who opens them sees the numbers without those ratings, unless you also hand over the files with the ratings.";
/// What goes along always: the answers, and how many these are.
pub fn always_along(given: Answered) -> String {
    format!(
        "Your answers ({}) are always included: without them there is no result. Your plan stays on this device; “Save everything to a file”, under “Your data”, includes it.",
        in_kinds(given)
    )
}

pub const FILE_OFFERED_OR_TEXT: &str = "The file was handed to the browser: check that it is in your downloads. If it is not, open “See exactly what is in it” and copy the text.";
pub const FILE_NOT_SAVED: &str =
    "The browser did not save the file. Open “See exactly what is in it” and copy the text instead.";
pub const TEXT_COPIED: &str = "The text has been copied.";
pub const TEXT_NOT_COPIED: &str = "The browser does not allow copying. Select the text and copy it by hand.";
pub const CODE_HOW: &str =
    "Point the camera of the other device at the code. That device then shows the profile, and can keep it.";
pub const CODE_TOO_LONG: &str = "The link is too long for a code: leave the lines of evidence out.";
pub const CODE_SMALL: &str = "At this size, the code is too fine for most cameras. If it fills the screen, another device can read it, show the profile and keep it.";
pub const CODE_LARGE: &str = "Show the code full screen";
pub const CODE_CLOSE: &str = "Close";
pub const CODE_TOO_DENSE: &str = "With so many answers, the code is too fine for a camera to read from this screen. Send the link or the file instead, or open this page on a larger screen.";
pub const CARD_PROTECTED: &str = "This browser does not let a page read back what it draws, so the image would come out striped or blank. Save the vector image (SVG) instead: it shows the same.";
pub const LINK_COPIED: &str = "The link has been copied.";
pub const LINK_NOT_COPIED: &str =
    "The browser does not allow copying. Select the link in the field and copy it by hand.";
pub const PRINT_CODE: &str =
    "Print a code with it, so that a reader can recompute the result from your answers";
pub const PRINTED_CODE: &str = "The code and the link next to it are the same. They hold the answers, without ratings by others; anybody who opens either sees the result recomputed.";
pub const AS_TEXT: &str = "Save as .txt";
pub const AS_TEXT_IS: &str = "For application forms that do not accept .json: the .txt has your result to read and, under it, the link with your answers. Anybody who opens the link, or the .txt in Cairn, sees the result recomputed.";
pub const FOR_EXCEL: &str = "A table for Excel (CSV)";

pub const ANONYMOUS: &str = "An anonymous copy for calibration";
pub const ANONYMOUS_IS: &str = "Authors and readers can only estimate how hard a question is. Real answers correct their estimates. If you know of a study that asks for such copies and you want to take part, save one and give it to the people who run the study. This page sends nothing.";
pub const ANONYMOUS_HOLDS: &str = "It holds the answers from all your attempts, how long each answer took, the time between answers, and the month of the first answer. Whatever you ticked above, it contains no name, nothing about what you have done, no exact date, and no number that leads back to an attempt.";
pub const ANONYMOUS_SAVE: &str = "Save the anonymous copy";
pub const ANONYMOUS_KNOWN: &str = "Somebody who also has your profile can still recognise your answers in it. Hand in only one copy, and only once you have finished: a later one with more answers would count as another person.";

pub const FILE_INSTEAD: &str = "Send the file instead.";
pub const NO_LINK_IN_TEXT: &str = "Send the profile's file: the link in the .txt would lead nowhere.";
pub const NO_CODE_HERE: &str =
    "If you hand over this paper, add the file; if you were given it, ask for the file.";

/// Whom a link of this page does not reach; `None` where everybody can open it.
pub fn reach(reachable: Reachable, address: &str) -> Option<String> {
    match reachable {
        Reachable::Everybody => None,
        Reachable::Network => Some(format!(
            "Cairn runs here at an address on this network ({address}): nobody outside it can open the link or the code."
        )),
        Reachable::Device => Some(format!(
            "Cairn runs here at an address on this device ({address}): nobody else can open the link or the code."
        )),
    }
}

/// How a table for a spreadsheet differs from one for programs.
pub fn for_excel(sheet: CsvDialect) -> String {
    let parted = if sheet.separator() == ';' { "semicolons between cells" } else { "commas between cells" };
    let decimal = if sheet.decimal() == ',' { "a decimal comma" } else { "a decimal point" };
    format!(
        "The table for Excel has {parted} and {decimal}, as is usual in your browser’s language. In both tables, an apostrophe precedes a name, tag or note that a spreadsheet would take for a date, a number or a formula."
    )
}

pub const BADGE_ALT: &str =
    "The card: where you stand, and each skill with its 90% interval, as on the result page.";
