//! Words for somebody who is invited: who asks, for what, what goes along, and how the answer goes back.

use super::assess::ratings_and_questions;
use super::terms::minutes;
use cairn_core::content::{Content, ModeRules};
use cairn_core::invite::{Invitation, Scope};
use cairn_core::plan::Day;
use cairn_core::record::link::LinkError;
use cairn_core::record::message::isolated;

pub const INVITATION: &str = "An invitation";
pub const UNREADABLE: &str = "This invitation cannot be read";
pub const TO_START: &str = "Go to the start page";
pub const PASTE: &str = "Paste the link";

pub const POSITION: &str = "For the position";
pub const ASKED: &str = "What you are asked to do";
pub const TIME: &str = "How long it takes";
pub const UNTIL: &str = "Answer by";
pub const NO_DATE: &str = "No date was set.";
pub const BACK_TO: &str = "Where your answers go";
pub const BACK_UNSAID: &str = "Back to whoever sent you the link, the same way it came.";
pub const BACK_NO_ADDRESS: &str = "The reply address in this invitation is not an email address, so it is left out. Ask whoever sent you the link where to send your answer.";
pub const THEIR_LINE: &str = "Their message";

pub const READER: &str = "What the reader will see";
pub const READER_SEES: [&str; 3] = [
    "Each of your answers, with the time it took, and the result that Cairn computes from them, with its uncertainty.",
    "What you say you have done, and your name, if you give one. You may leave out both.",
    "The number of this invitation, so that the reader knows which one you are answering.",
];
pub const STAYS: &str = "What stays here";
pub const STAYS_HERE: [&str; 3] = [
    "This page sends nothing, now or later. You look at your result first, and it is up to you whether you send it.",
    "Your plan and ratings of you by others stay on this device, and so do your lines of evidence for milestones, unless you add them.",
    "Only this browser notes that you accepted the invitation. The person who invited you is not told.",
];

pub const TAKE: &str = "Accept";
pub const CONTINUE: &str = "Continue where you left off";
pub const ANEW: &str = "Answer again";
pub const RETURN_PRESENT: &str = "Return the result I have";
pub const RETURN_ANSWER: &str = "See my result and return it";
pub const AWAY: &str = "Dismiss this invitation";
pub const NOT_TAKEN: &str = "You need not answer: if you close the page, nothing is kept.";

/// Who is asked, and for what.
pub fn heading(invitation: &Invitation) -> String {
    match isolated(&invitation.position) {
        none if none.is_empty() => "You are invited to show where you stand".to_owned(),
        position => format!("You are invited to show where you stand: {position}"),
    }
}

/// Who asks, as far as anybody here can say.
pub fn who_asks(invitation: &Invitation) -> String {
    match isolated(&invitation.asks) {
        none if none.is_empty() => "This invitation does not say who it comes from. If you did not expect it, ask whoever sent you the link before you answer.".to_owned(),
        asks => format!("This invitation says that it comes from {asks}. Cairn cannot check that: if you did not expect it, ask them before you answer."),
    }
}

/// Whom it goes back to, in a button or a heading.
pub fn return_to(invitation: &Invitation) -> String {
    match isolated(&invitation.asks) {
        none if none.is_empty() => "Return your answers to whoever invited you".to_owned(),
        asks => format!("Return your answers to {asks}"),
    }
}

/// What is asked; `skills` names them.
pub fn asked(scope: &Scope, content: &Content, skills: &str) -> String {
    let more = |name: &str, more: String| format!("{name}{more}");
    match scope {
        Scope::Quick => more(&content.modes.quick.name, " · 35 ratings, for a rough result".to_owned()),
        Scope::Full => more(&content.modes.full.name, ratings_and_questions(35, &content.modes.full)),
        Scope::Skills(all) if all.len() == 1 => more(skills, ratings_and_questions(5, &content.modes.skill)),
        Scope::Skills(_) => {
            format!(
                "{skills}, one after the other{} for each",
                ratings_and_questions(5, &content.modes.skill)
            )
        }
    }
}

/// How long it takes, in a few words.
pub fn minutes_of(scope: &Scope, content: &Content) -> String {
    let of = |rules: &ModeRules, times: usize| {
        let whole = u64::from(rules.minutes) * u64::try_from(times).unwrap_or(1);
        minutes(u16::try_from(whole).unwrap_or(u16::MAX))
    };
    match scope {
        Scope::Quick => of(&content.modes.quick, 1),
        Scope::Full => of(&content.modes.full, 1),
        Scope::Skills(skills) => of(&content.modes.skill, skills.len()),
    }
}

/// How long it takes.
pub fn time(scope: &Scope, content: &Content) -> String {
    let time = minutes_of(scope, content).replacen("about", "About", 1);
    format!("{time}, at your own pace: stop and come back whenever you like.")
}

/// That the last day is over.
pub fn over(until: Day) -> String {
    format!(
        "The date asked for, {}, has passed. You can still answer, but ask first whether it is still useful.",
        until.words()
    )
}

/// What was answered of late.
pub fn answered(date: &str) -> String {
    format!(
        "You have already answered everything that this invitation asks for, most recently on {date}. You can return that result as it is, or answer again first; nothing that you have answered is lost."
    )
}

/// That it was taken on before.
pub fn taken_on(date: &str) -> String {
    format!("You accepted this invitation on {date}.")
}

/// What is left of it; `done` of `all` assessments are answered.
pub fn left(done: usize, all: usize, next: &str) -> String {
    format!("{done} of {all} done. Next: {next}.")
}

pub const UNDER_WAY: &str = "You have started, and have not finished yet.";
pub const NOT_WHOLE: &str =
    "You have not answered everything yet. You can return what you have, or answer the rest first.";

/// The way to the next part.
pub fn go_on_with(name: &str) -> String {
    format!("Continue with {name}")
}

/// What goes along, in the card that returns it.
pub fn goes_along(id: &str) -> String {
    format!(
        "What you return: your answers with their times, what you say you have done, your name if you give one, and the number of the invitation ({id}). Anybody who opens the file or the link sees your result recomputed. Nothing is sent until you send it."
    )
}

pub const NAME: &str = "Your name (optional)";
pub const SHARE: &str = "Share …";
pub const SAVE: &str = "Save the file";
pub const COPY_LINK: &str = "Copy the link";
pub const SHOW_CODE: &str = "Or show a code to scan";
pub const SEE_ALL: &str = "See exactly what is in it";
pub const SHARE_OPENED: &str =
    "The browser was asked to share your answers. Cairn cannot see whether they were sent.";
pub const MAIL_OPENED: &str = "Your email program was asked to open a draft: read the draft, and send it from there. If no draft opened, save the file and send that.";
pub const MAIL_TOO_LONG: &str =
    "The link is too long for an email draft: save the file first, and attach it to the email.";

/// The button that opens a draft.
pub fn mail_to(address: &str) -> String {
    format!("Write an email to {address}")
}

/// That the answer was handed over before.
pub fn given(date: &str) -> String {
    format!("You handed over your answers on {date}. This page cannot know whether they have arrived.")
}

/// The subject of the draft.
pub fn mail_subject(invitation: &Invitation) -> String {
    if invitation.position.is_empty() {
        "My Cairn profile".to_owned()
    } else {
        format!("My Cairn profile: {}", invitation.position)
    }
}

/// The draft, with the profile's link, or without one where a file goes with it.
pub fn mail_body(invitation: &Invitation, link: Option<&str>, name: &str) -> String {
    let hello =
        if invitation.asks.is_empty() { "Hello,".to_owned() } else { format!("Hello {},", invitation.asks) };
    let what = match link {
        Some(link) => format!("here is the profile you asked for. The link opens it in Cairn:\n\n{link}"),
        None => "the profile you asked for is in the attached file. Cairn opens it under “Open a profile”, or in your pool.".to_owned(),
    };
    format!("{hello}\n\n{what}\n\n{name}").trim_end().to_owned()
}

/// Why an invitation is not read, and what to do.
pub const fn not_read(error: LinkError) -> &'static str {
    match error {
        LinkError::Missing => {
            "There is no invitation in this link. Copy the whole link from the message, and open it again."
        }
        LinkError::Kept => {
            "An email gateway keeps this link on its own server. Open the link, then copy the address of the page that comes up."
        }
        LinkError::TooLong => {
            "This link is longer than an invitation can be, so it was not read. Ask whoever sent it for a new one."
        }
        LinkError::Incomplete => {
            "This invitation is cut off: its end is missing. Copy the whole link from the message, and open it again."
        }
        LinkError::Damaged => {
            "Something in this invitation was changed on its way, so none of it can be trusted. Ask whoever sent it for a new one."
        }
        LinkError::Newer(_) => {
            "This invitation was made by a newer version of Cairn. Open it in that version, or load this page again."
        }
    }
}
