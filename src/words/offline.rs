//! Words about the program itself on this device.

use cairn_core::offline::Offline;

/// Whether Cairn opens without a connection here.
pub const fn offline(offline: Offline) -> &'static str {
    match offline {
        Offline::Asking => "Checking whether Cairn opens without a connection …",
        Offline::Refused => {
            "This browser does not store Cairn itself (a private window, a setting, or a page without https), so Cairn needs a connection to open."
        }
        Offline::Waiting => {
            "Not all of Cairn is on this device yet, so it needs a connection to open. The rest is fetched while the page is open, and on your next visit if something is still missing."
        }
        Offline::Full => {
            "There was no room on this device for Cairn itself, so it needs a connection to open. Your answers are not affected."
        }
        Offline::Part => {
            "Your browser is set to use less data, so this device has only those parts of Cairn that you have used. These open without a connection."
        }
        Offline::OneFile => "All of Cairn is in this file: it needs no connection, and can make none.",
        Offline::Whole => "All of Cairn is on this device: it also opens without a connection.",
    }
}

/// Beside the list of requests.
pub const FROM_HERE: &str =
    "Files that are already on this device are read from there, without asking the server.";

pub const NEWER: &str = "A new version of Cairn is ready. You can keep using this one, or load the new one now: everything saved here stays.";
pub const LOAD_NEWER: &str = "Load the new version";
pub const LATER: &str = "Later";

/// On the home screen of an iPhone or iPad, before there are answers.
pub const HOME_SCREEN: &str = "You have opened Cairn from your home screen. Answers that you gave in Safari are not here, because the two keep their data apart. To bring them along, open Cairn in Safari and save a file or copy a link under “Share or export”. Then open the file or the link here: ";
