//! Words for a manager who invites: the form, the texts to send, and how each invitation stands.

use cairn_core::attempt::Mode;
use cairn_core::counts::counted;
use cairn_core::invite::{Invitation, State};
use cairn_core::plan::Day;
use cairn_core::record::message::isolated;

pub const INVITE: &str = "Invite candidates";
pub const LEAD: &str = "Each invitation is a link that you send yourself: by email, in a chat, however you like. It says who is asking, for which position, what is asked and by when. It does not contain the names of the people you invite: names stay in this browser, with the pool.";
pub const ASKS: &str = "Who is asking: your name, and your company or team";
pub const NO_ASKS: &str = "Say who is asking: nobody should have to answer a stranger.";
pub const REPLY: &str = "Email address for replies (optional)";
pub const REPLY_MORE: &str = "If you leave it out, people reply the same way the link reached them.";
pub const REPLY_ODD: &str =
    "This is not an email address like name@example.org. Correct it, or leave it empty.";
pub const UNTIL: &str = "Answer by (optional)";
pub const UNTIL_PAST: &str = "This date has passed. Choose a later one, or none.";
pub const UNTIL_ODD: &str = "This is not a date.";
pub const LINE: &str = "A short message of your own (optional)";
pub const SCOPE: &str = "What you ask for";
pub const FULL: &str = "Full assessment";
pub const QUICK: &str = "Quick look: ratings alone";
pub const SKILLS: &str = "Some skills, one after the other";
pub const WHICH: &str = "Which skills";
pub const NO_SKILL: &str = "Choose at least one skill.";
pub const WHO: &str = "Who you invite";
pub const NAMED: &str = "People by name: a link for each";
pub const OPEN: &str = "Anybody: one link for all";
pub const NAMES: &str = "Names, one per line, each with an email address if you like";
pub const NAMES_MORE: &str =
    "For example: Ada Lovelace <ada@example.org>. Ten people with the same name get ten invitations.";
pub const NO_NAME: &str = "Write at least one name, or choose one link for all.";
pub const NAMES_ARE_HIDDEN: &str = "Names are hidden in this pool, so the list shows none, and nobody can be invited by name now. You can still make one link for all.";
pub const MAKE: &str = "Make the invitations";
pub const REFUSED: &str = "The browser did not save the invitations, so none was made. Nothing was sent.";

pub const LIST: &str = "Who is invited";
pub const NOBODY: &str = "Nobody yet.";
pub const EVERYBODY: &str = "One link for all";
pub const NO_NAME_GIVEN: &str = "Without a name";
pub const SHOW: &str = "Texts and QR code";
pub const SHORT: &str = "Short, for a chat";
pub const MEDIUM: &str = "For an email";
pub const LONG: &str = "Long, with what happens to the data";
pub const REMINDER: &str = "Reminder";
pub const COPY: &str = "Copy";
pub const COPY_LINK: &str = "Copy the link";
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str = "The browser does not allow copying. Select the text and copy it by hand.";
pub const MAIL: &str = "Write the email";
pub const REMIND: &str = "Write a reminder";
pub const CODE: &str = "Or let them scan it from this screen:";
pub const REMOVE: &str = "Remove …";
pub const REMOVE_SURE: &str = "Remove this invitation and its name from the list? Anybody who has the link can still answer; the profile is then added as usual.";
pub const REMOVE_DO: &str = "Remove it";
pub const KEEP: &str = "Keep it";
pub const NO_LINK_HERE: &str =
    "Open Cairn at its address on the web, bring the pool there as a file, and invite from there.";
pub const CANDIDATE_GONE: &str = "no longer in the pool";
pub const ONLY_CLAIMED: &str = "The number of an invitation says which link was used, not who used it: a link can be passed on. If a profile came without a name, it is shown under the name of the person you invited.";

/// Too many for one list.
pub fn too_many(most: usize) -> String {
    format!("A pool holds at most {most} invitations. Remove some that were answered.")
}

/// That they were made.
pub fn made(count: usize) -> String {
    format!(
        "{} made. Nothing was sent: send the links yourself.",
        counted(count, "invitation was", "invitations were")
    )
}

/// How many wait, have returned and are overdue.
pub fn counts([waiting, returned, overdue]: [usize; 3]) -> String {
    let mut said = vec![format!("{} invited", waiting + returned + overdue), format!("{returned} returned")];
    if overdue > 0 {
        said.push(format!("{overdue} overdue"));
    }
    said.join(" · ")
}

pub const fn state(state: State) -> &'static str {
    match state {
        State::Waiting => "invited",
        State::Returned => "returned",
        State::Overdue => "overdue",
    }
}

/// The dates of a row; `came` when somebody came back with it, `back` how many did.
pub fn dates(at: &str, until: Option<Day>, came: Option<&str>, back: usize) -> String {
    let mut said = format!("Invited on {at}");
    if let Some(until) = until {
        said = format!("{said}, answer due by {}", until.words());
    }
    match (came, back) {
        (None, _) => said,
        (Some(came), 0 | 1) => format!("{said}; result returned on {came}"),
        (Some(came), back) => format!("{said}; {back} results returned, the last on {came}"),
    }
}

/// An invitation by its number: the same that whoever got it sees, and all that is seen of it while names are hidden.
pub fn number(id: &str) -> String {
    format!("Invitation {id}")
}

/// One of several who were invited under one name, by the number of the invitation.
pub fn one_of_two(name: &str, id: &str) -> String {
    format!("{name}, {}", number(id))
}

/// Heard with the buttons of a row.
pub fn for_whom(name: &str) -> String {
    format!(" for {}", isolated(name))
}

/// What is asked, within a sentence; `skills` names them.
fn what(invitation: &Invitation, skills: &str) -> String {
    match invitation.scope.modes().as_slice() {
        [Mode::Quick] => "a quick look at your skills (your own ratings)".to_owned(),
        [Mode::Full] => "an assessment of your skills".to_owned(),
        _ => format!("an assessment in {skills}"),
    }
}

/// The parts of the texts.
pub struct Letter<'a> {
    /// What is asked, of whom not.
    pub invitation: &'a Invitation,
    /// The name of who is invited; empty for everybody.
    pub name: &'a str,
    /// The whole address.
    pub link: &'a str,
    /// The skills by name, where some are asked for.
    pub skills: &'a str,
    /// How long it takes.
    pub time: &'a str,
}

impl Letter<'_> {
    fn hello(&self) -> String {
        if self.name.is_empty() { "Hello,".to_owned() } else { format!("Hello {},", self.name) }
    }

    /// What somebody sends, in a messenger: a quick look is something that they take.
    fn result(&self) -> String {
        match self.invitation.scope.modes().as_slice() {
            [Mode::Quick] => "the result of a quick look at your skills (your own ratings)".to_owned(),
            _ => format!("the result of {}", what(self.invitation, self.skills)),
        }
    }

    fn position(&self) -> String {
        let position = &self.invitation.position;
        if position.is_empty() { String::new() } else { format!(" for the position “{position}”") }
    }

    fn until(&self) -> String {
        self.invitation.until.map(|until| format!(" by {}", until.words())).unwrap_or_default()
    }

    fn line(&self) -> String {
        let line = &self.invitation.line;
        if line.is_empty() { String::new() } else { format!("{line}\n\n") }
    }

    /// The subject of the mail.
    pub fn subject(&self) -> String {
        let position = &self.invitation.position;
        if position.is_empty() { "An invitation".to_owned() } else { format!("{position}: an invitation") }
    }

    /// For a messenger.
    pub fn short(&self) -> String {
        let asks = &self.invitation.asks;
        let result = self.result();
        format!("From {asks}: please send me {result}{}{}. {}", self.position(), self.until(), self.link)
    }

    /// For a mail.
    pub fn medium(&self) -> String {
        format!(
            "{}\n\n{}I would like to ask you to complete {}{}. It takes {}, and you can stop and come back. Please send me the result{}.\n\n{}\n\nThe link opens Cairn in your browser. There is nothing to sign up for, and nothing is sent unless you send it: you see your result first.\n\n{}",
            self.hello(),
            self.line(),
            what(self.invitation, self.skills),
            self.position(),
            self.time,
            self.until(),
            self.link,
            self.invitation.asks
        )
    }

    /// With what happens to the data.
    pub fn long(&self) -> String {
        format!(
            "{}\n\n{}I would like to ask you to complete {}{}. It takes {}, and you can stop and come back whenever you like. Please send me the result{}.\n\n{}\n\nWhat happens to your data:\n- Cairn runs in your browser. There is no account and no server that knows who you are; what you answer is kept on your own device until you delete it.\n- You see your result before anybody else does, with the uncertainty of every number. Whether you send it, as a file or a link, is up to you.\n- If you send it, I see each of your answers and its timing, what you say you have done, your name if you give one, and the result computed from the answers. I keep all this in my own browser, with the other candidates for this position, and delete it when the position is filled.\n- The result is guidance for a conversation. It is never the decision.\n\n{}",
            self.hello(),
            self.line(),
            what(self.invitation, self.skills),
            self.position(),
            self.time,
            self.until(),
            self.link,
            self.invitation.asks
        )
    }

    /// For who has not come back.
    pub fn reminder(&self, over: bool) -> String {
        let when = match self.invitation.until {
            Some(until) if over => {
                format!("The date that I gave, {}, has passed; your answer is still welcome.", until.words())
            }
            Some(until) => format!("It would help me to have your answer by {}.", until.words()),
            None => "Your answer is still welcome.".to_owned(),
        };
        format!(
            "{}\n\nI asked you to complete {}{}, and have not seen your answer yet. {when} If you have sent it already, or would rather not, a short reply is enough.\n\n{}\n\n{}",
            self.hello(),
            what(self.invitation, self.skills),
            self.position(),
            self.link,
            self.invitation.asks
        )
    }
}

/// What came back with invitations while candidates were added.
pub fn came_back(returned: usize) -> String {
    format!(
        "{} in reply to an invitation from this pool.",
        counted(returned, "profile came back", "profiles came back")
    )
}

/// What came with numbers that are not on the list.
pub fn foreign(count: usize) -> String {
    format!(
        "{} the number of an invitation that is not on this pool's list: that invitation belongs to another pool, or was removed. {} added as usual.",
        counted(count, "profile has", "profiles have"),
        if count == 1 { "The profile was" } else { "The profiles were" }
    )
}
