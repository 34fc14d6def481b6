//! Words of fairness: hidden names, noted decisions, adverse impact, the printed short list.

use cairn_core::CandidateId;
use cairn_core::attempt::Millis;
use cairn_core::compare::{Status, view::Caveat};
use cairn_core::counts::counted;
use cairn_core::fair::{
    Against, Chain, Changed, GroupError, Letters, NameThen, NamesThen, NotNoted, Rate, Why,
};

use super::terms::list;
use crate::pools::Noting;

pub const IMPACT: &str = "Adverse impact";
pub const LIST_NOT_READ: &str = "The file could not be read.";
pub const IMPACT_FILE: &str = "A table of two columns: name (or file name) and group";
pub const IMPACT_PASTE: &str = "Or paste it";
pub const IMPACT_COMPARE: &str = "Compare the groups";
pub const IMPACT_TABLE: &str = "Selection rates by group";
pub const SHOW_NAMES_DO: &str = "Show names";
pub const KEEP_HIDDEN: &str = "Keep them hidden";
pub const NOTE_DECISION: &str = "Note a decision";
pub const NOTE_THE_DECISION: &str = "Note the decision";
pub const NOBODY_PICKED: &str = " Pick candidates in the table first, or note that nobody is chosen.";
pub const DECIDED: &str = "What was decided";
pub const DECIDED_NOTHING: &str = "Nothing yet.";
pub const FOR_POSITION: &str = ", for ";
pub const SEE_HASHED: &str = "See exactly what was hashed";
pub const HASH_COPIED: &str = "Copied.";
pub const HASH_NOT_COPIED: &str = "The browser does not allow copying: select the hash above.";
pub const HASH_MAIL: &str = "Mail it";
pub const HASH_COPY: &str = "Copy it";
pub const SAVE_RECORD: &str = "Save the record";
pub const CHECK_RECORD: &str = "Check a saved record";
pub const CHECK_RECORD_FILE: &str = "A record that was saved here (its name ends in .cairn.json)";
pub const POSITION_UNNAMED: &str = "a position without a name";
pub const WHAT_COUNTS: &str = "What counts: ";
pub const NOTHING_WEIGHED: &str = "nothing is weighed";
pub const YEARS_ASKED_FOR: &str = "Years asked for: ";
pub const GROUP_UNRANKED: &str = "Not ranked: all weights are 0";
pub const DECIDED_AT: &str = "Decided ";
pub const SHORTLIST_RESTS: &str = "What this rests on";

pub const IMPACT_HEADS: [&str; 6] =
    ["Group", "Candidates", "Chosen", "Rate", "Compared with the highest rate", "Four fifths"];

/// The line of a list, before what stands in it.
pub fn line_number(line: usize) -> String {
    format!("Line {line}: ")
}

/// How many are on the short list before a decision is noted.
pub fn on_short_list(chosen: usize, of: usize) -> String {
    format!("On the short list: {}.", chosen_of(chosen, of))
}

pub const DECISION: &str = "The decision";
pub const SHORTLIST: &str = "Short list";
pub const HIDE_NAMES: &str = "Hide names until a decision is noted";
pub const PICKS_STAY: &str = "On this list is every candidate who is picked in the table. Picks stay until you take them back, so some may be from before.";

/// Who is on the list although they were declined.
pub fn declined_on_list(people: &[(String, Status)]) -> Option<String> {
    let names: Vec<String> = people.iter().map(|(name, _)| name.clone()).collect();
    let are = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| {
        format!(
            "On this list and noted as declined {are} {}. Take back the pick or change the status.",
            list(&names)
        )
    })
}

/// Who on the list has which status.
pub fn status_on_list(people: &[(String, Status)]) -> Option<String> {
    let each: Vec<String> =
        people.iter().map(|(name, status)| format!("{name} ({})", super::pools::status(*status))).collect();
    (!each.is_empty()).then(|| format!("Noted before: {}.", list(&each)))
}

pub const NAMES_HIDDEN: &str = "Names are hidden, and with them education, years, notes, tags and every line of free text. Candidates go by labels that say nothing about them. They are shown again when you note a decision.";
pub const NOTHING_AUTOMATIC: &str = "Nobody is rejected by Cairn, ever. A decision is yours: whom you talk to next, and why. It is noted here with everything that you saw: weights, must-haves, levels with their intervals, warnings. Each note gets a fingerprint, 64 characters that follow from its text: one other letter makes another fingerprint. Give it to somebody else on the day, and you can both see later that the note was not changed.";
pub const FINGERPRINT: &str = "Fingerprint (SHA-256 hash): ";
pub const PRINT_DRAFT: &str = "Print a draft of the short list";
pub const PRINT_NOTED: &str = "Print this decision";
pub const NO_SUCH_DECISION: &str = "There is no decision of this number in the record of this pool.";
pub const REASON_HINT: &str = "Why these, in words that you could read to every candidate";
pub const REASON_NEEDED: &str =
    "Write down why first. A short list without a reason cannot be explained to anybody.";
pub const DECISION_KEPT: &str = "The decision is noted. Give its fingerprint away now, by mail or on paper: only then can you show later that nothing was changed.";
pub const DECISION_NOT_KEPT: &str =
    "The decision was not kept: the browser refused it. Nothing was changed, and names stay as they are.";
pub const RECORD_UNREADABLE: &str =
    "The record of decisions of this pool cannot be read. It stays as it is, and nothing is added to it.";
pub const TEXT_HIDDEN: &str = "While names are hidden, so are the reason, the years and the text that was hashed: they may say who somebody is.";
pub const RECORD_HIDDEN: &str = "The record can be saved once names are shown.";
pub const HASH_LIMITS: &str = "The fingerprint is the SHA-256 hash of exactly this text, which names the hash of the decision before it. It proves one thing: that this record is the one whose hash was given away earlier. Anybody can compute a new hash for a changed record, so a hash that stays here proves nothing. Nor does it prove when the decision was made, or that nobody looked at names elsewhere.";
pub const GIVE_HASH: &str = "Give the fingerprint away";
pub const GIVE_HASH_HINT: &str = "Send it to somebody who will still have it in a year, or put the printed list in a file. The mail holds the fingerprint and the date, and no candidate.";
pub const SHOW_NAMES: &str = "Show names without a decision";
pub const SHOW_NAMES_SURE: &str = "Show names now? Every decision that you note in this pool later will say that names were hidden and shown again without one.";
pub const AS_DECIDED: &str = "What stands below is what was decided then.";
pub const AS_OF_TODAY: &str = "The record is of an older version, which kept who was chosen and in which group. The numbers below are of today.";
pub const IMPACT_LEAD: &str = "You may lawfully hold data on groups that your candidates belong to, such as sex or ethnicity as they stated it themselves. Then you can see here how often people of each group are on the short list you noted last. Groups are used for this table alone: they are not stored with candidates and enter no score. What you paste is kept for this tab, so that a reload loses nothing, until you empty the field or close the tab.";
pub const IMPACT_HIDDEN: &str =
    "The list is matched by names, so it is for after the decision, when names are shown.";
pub const IMPACT_LIMITS: &str = "What this cannot show: whether the choice was fair. A ratio above four fifths does not prove it, and one below does not disprove it. With few people nearly every ratio fits both: that is what the intervals say. The table does not know who did not apply, why rates differ, or what else you do in hiring. It is not the independent bias audit that some laws ask for.";
pub const SHORTLIST_LEAD: &str = ", in groups that cannot be told apart at 90%. Levels go by 0 New, 1 Aware, 2 Working, 3 Independent, 4 Leading, 5 Authority, and the ends are open. ± is half of a 90% interval.";
pub const NEEDS_CAPTION: &str = "How likely each level asked for is reached, by everything that counts: answers, tests, interview scores and ratings by others. “Not measured”: nothing that counts was answered. Years are as said, where they were shown.";
pub const SHORTLIST_EMPTY: &str =
    "Nobody is on the short list yet. Pick candidates in the table of the pool, or note a decision.";
pub const SHORTLIST_IS_NOT: &str = "The numbers are guidance; the decision is that of people, and nobody was rejected by a program. Difficulties, levels and must-haves are expert judgement. They have not been validated for any job. People take the assessment alone and unsupervised. People of one group cannot be told apart at 90%: their order within the group means nothing.";
pub const DECIDED_BY: &str = "Who decides, if you want it in the record";

/// Who decided, behind the day; nothing where nobody is named.
pub fn decided_by(by: &str) -> String {
    if by.trim().is_empty() { String::new() } else { format!(" by \u{2068}{by}\u{2069}") }
}

/// Who of those on a page is made up; nothing where nobody is.
pub fn made_up(names: &[String], all: bool) -> Option<String> {
    match names {
        [] => None,
        _ if all => Some("Example: everybody on this page is made up.".to_owned()),
        [one] => Some(format!("Made up for the example: \u{2068}{one}\u{2069}.")),
        names => {
            // By name, so that it reads as no order of merit.
            let mut names = names.to_vec();
            names.sort_by_key(|name| name.to_lowercase());
            Some(format!("Made up for the example: {}.", list(&names)))
        }
    }
}

/// The same above a headline, where a long list would push that down: each of them is marked in the table.
pub fn made_up_in_short(names: &[String]) -> Option<String> {
    const MOST: usize = 4;
    match names.len() {
        0..=MOST => made_up(names, false),
        count => Some(format!("Made up for the example: {count} of the people here.")),
    }
}

/// What a check of a record says.
pub fn chain(chain: Chain, count: usize) -> String {
    match chain {
        Chain::Whole if count == 1 => {
            "The record is as it was made: the hash of its decision fits.".to_owned()
        }
        Chain::Whole => format!("The record is as it was made: the hashes of its {count} decisions fit."),
        Chain::Changed(number) => {
            format!("The record was changed: decision {number} is not what its hash was made of.")
        }
        Chain::Parted(number) => format!(
            "The record was changed: decision {number} does not follow the one before it. Something was taken out, added or moved."
        ),
    }
}

/// That the stored record of a pool is not what was written, in sentences.
pub fn record_broken(broken: Chain, count: usize) -> String {
    format!(
        "{} It stays as it is, with the hashes that were told, and nothing is added to it.",
        chain(broken, count)
    )
}

/// What became of a decision that was to be noted.
pub const fn noting(noting: Noting) -> &'static str {
    match noting {
        Noting::Noted => DECISION_KEPT,
        Noting::Refused => DECISION_NOT_KEPT,
        Noting::Not(NotNoted::Broken(_)) => {
            "The decision was not noted: the record of this pool was changed after it was written, as it says below. Nothing is added to it, and names stay as they are."
        }
        Noting::Not(NotNoted::Unreadable) => {
            "The decision was not noted: the record of this pool cannot be read, and nothing is added to it. Names stay as they are."
        }
        Noting::Not(NotNoted::Full) => {
            "The decision was not noted: the record of this pool holds 1,000 decisions, and takes no more."
        }
        Noting::Not(NotNoted::Again) => {
            "This is noted already: the last decision has the same people, the same reason and the same numbers."
        }
        Noting::Not(NotNoted::TooLong) => {
            "The decision was not noted: it holds more than can be read again, and nothing was changed."
        }
    }
}

/// Somebody of a record who is not in the pool any more.
pub fn gone(label: &str) -> String {
    format!("{label} (taken out since)")
}

/// Somebody of a record by the name of today, and by the label of the record, which no rename changes.
pub fn labelled(name: &str, label: &str) -> String {
    // A name of a person is set apart for the direction in which it is read; a label is one of ours.
    if name.trim_matches(['\u{2068}', '\u{2069}']) == label {
        label.to_owned()
    } else {
        format!("{name}, {label}")
    }
}

/// By which name a decision knew somebody who goes by another one now.
pub fn name_then(then: &NameThen) -> String {
    match then {
        NameThen::Known(name) if name.trim().is_empty() => "then without a name".to_owned(),
        NameThen::Known(name) => format!("then \u{2068}{name}\u{2069}"),
        NameThen::Unknown => "then under another name".to_owned(),
    }
}

/// How many were chosen.
pub fn chosen_of(chosen: usize, all: usize) -> String {
    format!("{chosen} of {all} candidates")
}

/// How names stood when a decision was noted; `when` words a time.
pub fn names_then(then: NamesThen, when: impl Fn(Millis) -> String) -> String {
    match then {
        NamesThen::Shown => "names were shown".to_owned(),
        NamesThen::HiddenFromTheStart(since) => {
            format!("names were hidden from {} until then, before any candidate came in", when(since))
        }
        NamesThen::HiddenSince(since, 0) => format!("names were hidden from {} until then", when(since)),
        NamesThen::HiddenSince(since, named) => {
            let stood = counted(named, "candidate", "candidates");
            format!(
                "names were hidden from {} until then; before that, {stood} could be seen here by name",
                when(since)
            )
        }
        NamesThen::Hidden => {
            "names were hidden when it was noted; the record does not say since when".to_owned()
        }
        NamesThen::GivenUp(hidden, shown) => format!(
            "names were shown: they had been hidden from {}, and were shown again on {} without a decision",
            when(hidden),
            when(shown)
        ),
        NamesThen::LiftedBefore(shown) => {
            format!("names were shown, as they had been since an earlier decision on {}", when(shown))
        }
    }
}

/// That a list is a draft, and of when.
pub fn draft_of(when: &str) -> String {
    format!("A draft of those who are picked, as of {when}. No decision is noted on it.")
}

/// What is not as it was when a decision was noted, in a sentence; empty where nothing is.
pub fn changed_since(changed: &[Changed]) -> String {
    let people = |count: usize| counted(count, "candidate", "candidates");
    let word = |one: &Changed| match one {
        Changed::NotKept => None,
        Changed::Weights => Some("the weights".to_owned()),
        Changed::MustHaves => Some("the must-haves".to_owned()),
        Changed::Years => Some("the years asked for".to_owned()),
        Changed::Content => Some("the version of Cairn's content".to_owned()),
        Changed::Groups(count) => Some(format!("the group of {}", people(*count))),
        Changed::Levels(count) => Some(format!("the levels of {}", people(*count))),
        Changed::Chances(count) => Some(format!("the chance of must-haves of {}", people(*count))),
        Changed::YearsSaid(count) => Some(format!("the years said by {}", people(*count))),
        Changed::Warnings(count) => Some(format!("the warnings about {}", people(*count))),
        Changed::Tests(count) => {
            Some(format!("which confirmation tests of {} are discarded", people(*count)))
        }
        Changed::Names(count) => Some(format!("the name of {}", people(*count))),
        Changed::Came(count) => Some(format!("{} added", people(*count))),
        Changed::Staff(count) => Some(format!("{} marked as present staff", people(*count))),
        Changed::Gone(count) => Some(format!("{} taken out", people(*count))),
    };
    let words: Vec<String> = changed.iter().filter_map(word).collect();
    if words.is_empty() { String::new() } else { format!("Changed since: {}.", list(&words)) }
}

/// The mail by which a hash is given away: subject and text.
pub fn hash_mail(position: &str, when: &str, hash: &str) -> (String, String) {
    let subject = format!("Fingerprint of a decision: {position}, {when}");
    let text = format!(
        "Fingerprint (SHA-256 hash) of the record of a decision on a short list, noted on {when} for {position}:\n\n{hash}\n\nPlease keep this mail. A record that has this fingerprint is the one that was noted then."
    );
    (subject, text)
}

/// Why a list of groups is not read.
pub const fn group_error(error: GroupError) -> &'static str {
    match error {
        GroupError::Empty => "The list is empty.",
        GroupError::TooLarge => "The list is too long: at most 20,000 lines of 2 MB are read.",
        GroupError::Workbook => {
            "This is a workbook of Excel. Save the sheet as CSV, or copy both columns and paste them here."
        }
        GroupError::NoText => "This is no list: it is not text. Save the list as CSV, or paste it here.",
        GroupError::TooManyGroups => {
            "The list names more than 100 groups, too many to compare. Did Cairn take the right column for the group? A first line such as “Name; Group” tells it."
        }
        GroupError::WhichColumn => {
            "Cairn cannot tell which column holds the group, so nothing was counted. Keep two columns, name and group, or name them in the first line: “Name; Group”."
        }
        GroupError::Letters => {
            "In which letters the list is saved cannot be told, and the counts depend on it. Save it as “CSV UTF-8”, or copy both columns and paste them here."
        }
        GroupError::OneColumn => {
            "The list has one column. It needs two: name and group, with a comma, a semicolon or a tab between them."
        }
    }
}

/// In which letters a list was read, where it does not say.
pub fn letters(letters: Letters) -> Option<String> {
    match letters {
        Letters::Known => None,
        Letters::Told(page) => Some(format!(
            "The list does not say in which letters it is saved. It was read in those in which most candidates are named ({page})."
        )),
        Letters::Untold => Some(
            "The list does not say in which letters it is saved. The counts are the same in each, but names of groups may look wrong. Saved as “CSV UTF-8” they are right.".to_owned(),
        ),
    }
}

/// Why a line counts for nobody, in brackets behind it.
pub fn why_not_matched(why: Why) -> String {
    let why = match why {
        Why::Unknown => "no candidate of this name",
        Why::Staff => "present staff, not counted",
        Why::Several => {
            "several candidates have this name: write it as the table shows it, with the letters behind it"
        }
        Why::NoName => "no name stands there",
        Why::NoGroup => "no group stands there",
        Why::Wider => "more columns than the first line names",
        Why::Again => "stood there before; counted once",
        Why::Contradicts => "stands there with different groups; counted in none",
    };
    format!(" ({why})")
}

/// A share in per cent, as whole numbers.
fn share(value: f64) -> String {
    cairn_core::decimal::Tenths::of((value * 100.0).round()).to_string()
}

/// A rate with its interval.
pub fn rate(rate: Rate) -> String {
    format!("{}% (90% interval {} to {})", share(rate.value), share(rate.from), share(rate.to))
}

/// A ratio with its interval.
pub fn ratio(ratio: Rate) -> String {
    let two = cairn_core::decimal::Hundredths::of;
    format!("{} ({} to {})", two(ratio.value), two(ratio.from), two(ratio.to.min(99.99)))
}

pub const fn against(against: Against) -> &'static str {
    match against {
        Against::Below => "below four fifths, beyond what chance explains",
        Against::BelowUnsure => "below four fifths, but with so few people that may be chance",
        Against::AboveUnsure => "not below four fifths, but with so few people it could be",
        Against::Above => "above four fifths, with the whole interval",
    }
}

/// What a reader of a short list should know of somebody.
pub fn caveats(
    caveats: &[Caveat],
    names: impl Fn(&[cairn_core::Skill]) -> String,
    who: impl Fn(&CandidateId) -> String,
    group: Option<usize>,
) -> String {
    let all: Vec<String> = caveats.iter().map(|one| super::pools::caveat(one, &names, &who, group)).collect();
    all.join("; ")
}

/// Which file of groups was chosen.
pub fn list_chosen(name: &str) -> String {
    format!("Compared by \u{2068}{name}\u{2069}. What you paste below goes before it.")
}

pub fn in_no_group(count: usize) -> String {
    let (who, are) =
        (counted(count, "candidate is", "candidates are"), if count == 1 { "is" } else { "are" });
    format!("{who} in no group of the list, and {are} not counted.")
}

pub fn groups_found(count: usize) -> String {
    format!("{}.", counted(count, "group", "groups"))
}

pub fn lines_not_counted(count: usize) -> String {
    counted(count, "line is not counted", "lines are not counted")
}
