//! Words of ratings by others, and of using Cairn lawfully.

use super::terms::Whose;
use cairn_core::counts::counted;
use cairn_core::decimal::{Hundredths, Tenths};
use cairn_core::profile::agreement::{AgreementRow, RaterVerdict};
use cairn_core::record::file::{RatingFile, Relation};
use cairn_core::route::Sheet;

pub const BAND_OWN: &str = "the person’s answers";
pub const BAND_THEIRS: &str = "the rater’s ratings";
pub const BAND_TOGETHER: &str = "together";

pub const OTHERS_HEADS: [&str; 4] = [
    "Skill",
    "The person’s answers, the rater’s ratings, and both together",
    "Both ratings, facet by facet",
    "Difference",
];

/// How many ratings are not counted, for their texts are others now.
pub fn rated_since(count: u16) -> String {
    let ratings = counted(usize::from(count), "rating is", "ratings are");
    format!("{ratings} not counted, because the wording has changed since.")
}

/// The name of the table of one rater.
pub fn others_table(rating: &RatingFile) -> String {
    format!("{} compared with the person’s own answers", rated_by(rating))
}

pub const RATE_RELATION: &str = "How do you know their work?";
pub const RATE_NOTHING: &str = "Nothing was rated";
pub const RATE_NOT_SAVED: &str =
    "The browser did not save the file. Copy the text under “See exactly what is in it” instead.";
pub const RATE_THANKS: &str = "Thank you. One step is left.";
pub const RATE_BACK: &str = "Back to the ratings";
pub const RATE_NOT_DELETED: &str = "The browser does not let this page delete the rating.";
pub const RATE_DELETE: &str = "Delete this rating from this browser …";
pub const RATE_DELETE_SURE: &str = "Delete it here? A file that you have saved is not affected.";
pub const RATE_DELETE_DO: &str = "Delete it";
pub const ASK_LINK: &str = "The link for the person you ask";
pub const ASK_NO_SKILL: &str = "Choose at least one skill.";
pub const ASK_COPY: &str = "Copy the link for a colleague";
pub const ASK_WHAT: &str = "What they are asked about";

/// Whom the rating is about, as [`about`] says it, and how much of what was asked the rater could say.
pub fn rated_about(about: &str, given: usize, unseen: usize) -> String {
    format!("About {about}: {}.", rated_counts(given, unseen))
}

/// Whom the rating is about, beside how far the rater is; `about` as [`about`] says it.
pub fn rate_about(about: &str) -> String {
    format!("about {about}")
}

pub const RATE: &str = "Rate somebody you work with";
pub const LAWFUL: &str = "Using Cairn lawfully";
pub const SHEETS: &str = "Sheets to hand out";
pub const SHEETS_MORE: &str = "What applicants and staff representatives should know before you use Cairn: sheets to print, with lines to fill in by hand.";

pub const SHEET_LINES: &str = "The lines are for a pen: print the sheet and fill them in, or copy its text into a document of your own.";

/// The heading of a sheet of information.
pub const fn sheet_title(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Applicants => "Information for applicants",
        Sheet::Council => "Information for a works council",
    }
}
pub const OTHERS: &str = "What others have seen";
pub const RATE_LINK_FAILED: &str = "This link cannot be read";

/// What a rater is to the person, as the rater says it.
pub const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Manager => "I managed them",
        Relation::Colleague => "I worked with them",
        Relation::Report => "They managed me",
        Relation::Client => "I was their client",
        Relation::Other => "Something else",
    }
}

/// The same, as somebody else reads it.
const fn relation_read(relation: Option<Relation>) -> Option<&'static str> {
    match relation {
        Some(Relation::Manager) => Some("their manager"),
        Some(Relation::Colleague) => Some("a colleague"),
        Some(Relation::Report) => Some("a direct report"),
        Some(Relation::Client) => Some("a client"),
        Some(Relation::Other) | None => None,
    }
}

/// A name as it may stand in a sentence.
fn isolated(name: &str, nobody: &str) -> String {
    if name.trim().is_empty() { nobody.to_owned() } else { format!("\u{2068}{}\u{2069}", name.trim()) }
}

/// Whom a rating is about.
pub fn about(name: &str) -> String {
    isolated(name, "somebody you work with")
}

/// The heading before a rating begins.
pub fn rate_heading(name: &str) -> String {
    if name.trim().is_empty() { RATE.to_owned() } else { format!("What have you seen {} do?", about(name)) }
}

/// What is asked of the rater, and how long it takes.
pub fn rate_length(count: usize, minutes: u16) -> String {
    let time = if minutes == 1 { "a minute".to_owned() } else { format!("{minutes} minutes") };
    format!("{count} ratings, about {time}. For each, you pick the description that fits what you have seen.")
}

/// Who rated.
pub fn rated_by(rating: &RatingFile) -> String {
    let who = isolated(&rating.by, "Somebody who gave no name");
    match relation_read(rating.relation) {
        Some(relation) => format!("{who}, {relation}"),
        None => who,
    }
}

/// How much of what was asked a rater could say.
pub fn rated_counts(given: usize, unseen: usize) -> String {
    let rated = counted(given, "rating", "ratings");
    match unseen {
        0 => rated,
        count => format!("{rated}, {count} not seen"),
    }
}

/// A file that was opened.
pub fn rating_opened(file: &str, rating: &RatingFile) -> String {
    let (given, unseen) = rating.counts();
    format!(
        "{file}: a rating of {} by {}: {}.",
        about(&rating.about.name),
        rated_by(rating),
        rated_counts(given, unseen)
    )
}

/// Whether a rater rates like the answers, in a skill.
pub const fn verdict(verdict: RaterVerdict, whose: Whose) -> &'static str {
    match verdict {
        RaterVerdict::Higher => "rates higher than chance would explain",
        RaterVerdict::Lower => "rates lower than chance would explain",
        RaterVerdict::WithOwnRatings { above: true } if matches!(whose, Whose::Mine) => {
            "agrees with your own ratings; your answers to questions show less than both"
        }
        RaterVerdict::WithOwnRatings { above: false } if matches!(whose, Whose::Mine) => {
            "agrees with your own ratings; your answers to questions show more than both"
        }
        RaterVerdict::WithOwnRatings { above: true } => {
            "agrees with the self-ratings; the answers to questions show less than both"
        }
        RaterVerdict::WithOwnRatings { above: false } => {
            "agrees with the self-ratings; the answers to questions show a higher level than both"
        }
        RaterVerdict::Alike => "no difference beyond what chance would explain",
        RaterVerdict::Untold => {
            "the answers to questions could be random picks, so they say nothing about this rater"
        }
    }
}

/// The difference in numbers, with its interval.
pub fn leaning(row: &AgreementRow, whose: Whose) -> String {
    let (mean, from, to) = row.leaning;
    let levels = |one: Hundredths| Tenths::of(one.get().abs()).shown();
    let side = |one: Hundredths| if one.get() < 0.0 { "lower" } else { "higher" };
    // What is sure never shows an end of 0.0: it is rounded, and lies on this side of it.
    let end = |one: Hundredths| match (levels(one).as_str(), side(one)) {
        ("0.0", "higher") => "just above 0".to_owned(),
        ("0.0", _) => "just below 0".to_owned(),
        (size, side) => format!("{size} {side}"),
    };
    let rates = match Tenths::of(mean.get()).get() {
        0.0 => "as high as all answers together show".to_owned(),
        _ => format!("{} levels {} than all answers together show", levels(mean), side(mean)),
    };
    if row.verdict == RaterVerdict::Untold {
        return String::new();
    }
    let whom = if whose == Whose::Mine { "you" } else { "them" };
    format!("rates {whom} {rates} (90% interval {} to {})", end(from), end(to))
}

/// How the levels agree, facet by facet.
pub fn same_levels(row: &AgreementRow) -> String {
    match row.both {
        0 => "no facet that both have rated".to_owned(),
        both => format!("the same rating in {} of {both}, at most one level apart in {}", row.same, row.near),
    }
}

/// How far the rater is: the count is over all skills.
pub fn rate_place(skill: &str, place: usize, of: usize) -> String {
    format!("{skill} \u{b7} {place} of {of} ratings")
}

pub const RATE_LEAD: &str = "Say what you have seen, and skip the rest: a rating that rests on nothing helps nobody. What they have not done is just as useful to know as what they have.";
pub const RATE_PRIVACY: &str = "Nothing is sent. What you pick is kept in this browser, and at the end you save a file, which you can read before you send it to whoever asked you. They will see each of your answers.";
pub const RATE_SEND: &str = "Save the file and send it to whoever asked you, by email or however you like. They add it to the profile. This page has sent nothing.";
pub const RATE_KEPT: &str = "Your rating stays in this browser until you delete it. Saving it again after a change makes a new file; if there are two files of the same rating, the later one counts.";
pub const RATE_NOT_KEPT: &str =
    "The browser does not keep this rating: save the file before you close the page.";
pub const RATE_NOTHING_SEEN: &str =
    "You have seen none of this, so there is no rating to save. Go back if that is not what you meant.";

/// What stands beside whose answers.
pub const fn others_lead(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => {
            "Here, ratings by others are compared with your own answers. Each rater may be lenient or strict, and that is allowed for. So one person's view moves a result only so far. “Together” also counts the questions and what is usual in related skills, so it need not lie between the two."
        }
        Whose::Theirs => {
            "Here, ratings by others are compared with the candidate's own answers. Each rater may be lenient or strict, and that is allowed for. So one person's view moves the estimate only so far. “Together” also counts the questions and what is usual in related skills, so it need not lie between the two. The ranking uses “together”."
        }
    }
}

pub const OTHERS_FAILED: &str =
    "The data needed to weigh ratings by others could not be loaded, so for now those ratings do not count.";
pub const OPEN_RATING: &str = "Open a rating that somebody sent you";
pub const RATING_OF_OTHER: &str = "This rating is about somebody else.";
pub const NOT_A_RATING: &str =
    "This file is not a rating. The name of a rating file ends in .cairn-rating.json.";

/// The heading over the link for a rater.
pub const fn ask_rater(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => "Ask somebody who knows your work",
        Whose::Theirs => "A link for somebody who knows their work",
    }
}

/// What whoever asks for a rating should know.
pub const fn ask_rater_lead(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => {
            "A colleague or a former manager opens this link, rates what they have seen, and sends you a file. The link holds your name as entered above and what they are asked, but none of your answers."
        }
        Whose::Theirs => {
            "A former manager or a colleague of the candidate opens this link, rates what they have seen, and sends you a file. Ask the candidate first. The link holds their name and what is asked, but none of their answers."
        }
    }
}

/// What to do where a link of this page leads nowhere.
pub const fn no_rating_here(whose: Whose) -> &'static str {
    match whose {
        Whose::Mine => {
            "Open Cairn at its address on the web, take your profile there as a file, and ask from there."
        }
        Whose::Theirs => {
            "Open Cairn at its address on the web, open the pool there from a file, and ask from there."
        }
    }
}

/// How many kept ratings cannot be read.
pub fn others_broken(count: usize) -> String {
    match count {
        1 => "1 saved rating cannot be read. It stays where it is, and “Save everything to a file” includes it."
            .to_owned(),
        count => format!(
            "{count} saved ratings cannot be read. They stay where they are, and “Save everything to a file” includes them."
        ),
    }
}

/// What became of a rating that was to be kept: whether it was new, and whether it is about an attempt on this device.
/// `None` where the browser refused it.
pub const fn rating_kept(kept: Option<(bool, Option<bool>)>) -> &'static str {
    match kept {
        None => "The browser did not keep the rating. Keep the file, and open it again when there is space.",
        Some((false, _)) => "This rating is kept already, in this version or a newer one.",
        Some((true, Some(false))) => {
            "The rating is kept, and your result includes it. The request for it came from an attempt that is not on this device: make sure that the rating is about you."
        }
        Some((true, _)) => "The rating is kept, and your result includes it.",
    }
}

pub const REMOVE_RATING: &str = "Remove this rating";
pub const REMOVE_RATING_SURE: &str =
    "Remove this person’s rating? To get it back, you would have to ask them for the file or link again.";
pub const REMOVE_RATING_DO: &str = "Remove it";
pub const KEEP_RATING: &str = "Keep it";
