//! Words of the pages about what is stored: your data, privacy, and the banners when storage does not work.

pub const PRIVACY_LEAD: &str = "Nothing leaves this device unless you send it. Below you see what is stored, where, what may happen to it, and which requests this page has made.";
pub const SEE_IT: &str = "See it";
pub const SEE_IT_WHERE: &str = "Your data: how much, where, and what could not be read";
pub const TAKE_ALL: &str = "Take everything with you";
pub const SAVE_ALL: &str = "Save everything to a file";
pub const BRING_BACK: &str = "Bring it back";
pub const BRING_BACK_WHERE: &str = "Open a file, a backup or a link";
pub const ERASE: &str = "Erase it";
pub const ERASE_WHERE: &str = "“Delete everything” under “Your data” deletes both copies of your data and, if you like, all pools at once";
pub const ASKED_FOR: &str = "What this page has requested";
pub const ASKED_FOR_IS: &str = "Your browser records every request that a page makes. This is its list since the page was loaded; the browser's developer tools show the same and more.";
pub const LOOK_AGAIN: &str = "Look again";
pub const REQUESTS: &str = "Requests";
pub const KEPT_FOR_NOW: &str = "The browser may delete what is stored: when you clear its data, when you close a private window, and in some browsers (Safari) after a week without a visit. A file that you save yourself is safe from that.";
pub const WHILE_YOU_RATE: &str = "While you rate";
pub const STORED_BEFORE: &str = "Everything that Cairn knows about you is on this device, in this browser: your milestones, your plans, ratings by others, and ";
pub const STORED_NOTHING: &str = "No answers, plans or pools are stored on this device.";
pub const STORED_AFTER: &str = ". Nothing is sent anywhere. What is stored, and where, is listed under ";
pub const SPACE_USED: &str = "Space used";
pub const LEAD_ON: &str = "Go on to the next rating as soon as a level is picked";
pub const NOT_DELETED: &str =
    "The browser refused to delete your data. Clear this site's data in the browser's settings instead.";
pub const DELETED_OWN: &str =
    "Everything about you has been deleted from this device. The pools of candidates are still here.";
pub const DELETED_ALL: &str = "Everything has been deleted from this device.";
pub const DELETE_ALL_SURE: &str = "Delete everything from this device?";
pub const DELETE_ALL_DO: &str = "Delete everything";
pub const DELETE_ALL: &str = "Delete everything …";
pub const SET_ASIDE: &str = "Set aside";
pub const SET_ASIDE_IS: &str = "These stored values could not be read. Cairn does not count, change or delete them; “Save everything to a file” includes them.";
pub const ASIDE_DELETE: &str = "Delete it …";
pub const ASIDE_DELETE_SURE: &str = "It cannot be brought back.";
pub const ASIDE_DELETE_DO: &str = "Delete it for good";
pub const ASIDE_LEAVE: &str = "Leave it there";
pub const ASIDE_SAVE: &str = "Save it to a file";
pub const STORAGE_BLOCKED: &str = "This browser does not let Cairn store anything on this device, because of a private window or a setting. Everything works, but your answers are in memory only and will be gone when you close this page. Save them to a file before you leave.";
pub const STORAGE_FULL: &str = "The browser's storage is full, so your newest answers are not saved. What was saved before is safe. The newest answers are held in memory only, and Cairn tries to save them again with each new answer. Save them to a file, or make room under “Your data”.";
pub const ANSWERS_GONE: &str = "Answers that were saved are gone from this browser: they were deleted in another tab, or by the browser itself. They are still in memory here.";
pub const ANSWERS_LOST: &str = "Answers that this page had reported as saved are no longer on this device: they were deleted in another tab, or the browser lost them before they reached the disk. What is left is shown, and what is missing is asked again.";
pub const ANSWERS_CAME_BACK: &str = "The browser had lost some of your saved answers. They were brought back from the second copy on this device.";
pub const SAVE_AGAIN: &str = "Try to save again";
pub const SAVE_THEM_AGAIN: &str = "Save them again";
pub const FORGET_THEM: &str = "Forget them here too";
pub const RELOAD: &str = "Load the page again";
pub const GOOD: &str = "Good";

pub const REQUEST_HEADS: [&str; 2] = ["Requests to this page's own server", "Times"];
