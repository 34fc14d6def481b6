//! Words of fairness: hidden names, noted decisions, the printed short list.

use cairn_core::CandidateId;
use cairn_core::attempt::Millis;
use cairn_core::compare::{Status, view::Caveat};
use cairn_core::counts::counted;
use cairn_core::fair::{
    Chain, Changed, Decision, NameThen, NamesThen, NotNoted, SourcesSeen, given_up_before,
};

use super::terms::list;
use crate::pools::Noting;

pub const IMPACT: &str = "Adverse impact";
pub const LIST_NOT_READ: &str = "The file could not be read.";
pub const IMPACT_FILE: &str = "A table of two columns: name (or file name, or id) and group";
pub const IMPACT_PASTE: &str = "Or paste the table";
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
pub const SEE_HASHED: &str = "See the exact text behind the fingerprint";
pub const HASH_COPIED: &str = "Copied.";
pub const HASH_NOT_COPIED: &str =
    "The browser does not allow copying: select the fingerprint above and copy it by hand.";
pub const HASH_MAIL: &str = "Email it";
pub const HASH_COPY: &str = "Copy it";
pub const SAVE_RECORD: &str = "Save the record";
pub const CHECK_RECORD: &str = "Check a saved record";
pub const CHECK_RECORD_FILE: &str = "A record that was saved here (its name ends in .cairn.json)";
pub const POSITION_UNNAMED: &str = "a position without a name";
pub const WHAT_COUNTS: &str = "What counts: ";
pub const NOTHING_WEIGHED: &str = "nothing: all weights are 0";
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
pub const PICKS_STAY: &str = "This list has every candidate who is picked in the table. Picks stay until you remove them, so some may be old.";

/// Who is on the list although they were declined.
pub fn declined_on_list(people: &[(String, Status)]) -> Option<String> {
    let names: Vec<String> = people.iter().map(|(name, _)| name.clone()).collect();
    let are = if names.len() == 1 { "is" } else { "are" };
    (!names.is_empty()).then(|| {
        format!(
            "{} {are} on this list, but marked as declined. Remove the pick or change the status.",
            list(&names)
        )
    })
}

/// Who on the list has which status.
pub fn status_on_list(people: &[(String, Status)]) -> Option<String> {
    let each: Vec<String> =
        people.iter().map(|(name, status)| format!("{name} ({})", super::pools::status(*status))).collect();
    (!each.is_empty()).then(|| format!("Status noted before: {}.", list(&each)))
}

pub const NAMES_HIDDEN: &str = "Names are hidden, and with them education, years, notes, tags and every line of free text. Candidates go by labels that say nothing about them. Names are shown again when you note a decision.";
pub const NOTHING_AUTOMATIC: &str = "Cairn never rejects anybody. The decision is yours: who you talk to next, and why. It is noted here with everything that you saw: weights, must-haves, levels with their intervals, warnings. Each note gets a fingerprint, 64 characters computed from its text: change one letter, and the fingerprint changes. Give the fingerprint to somebody else the same day, and you can both see later that the note was not changed.";
pub const FINGERPRINT: &str = "Fingerprint (SHA-256 hash): ";
pub const PRINT_DRAFT: &str = "Print a draft of the short list";
pub const PRINT_NOTED: &str = "Print this decision";
pub const NO_SUCH_DECISION: &str = "The record of this pool has no decision with this number.";
pub const REASON_HINT: &str = "Why these people, in words that you could read out to every candidate";
pub const REASON_NEEDED: &str =
    "Write down the reason first. A short list without a reason cannot be explained to anybody.";
pub const DECISION_KEPT: &str = "The decision is noted. Give its fingerprint to somebody else now, by email or on paper: only then can you show later that nothing was changed.";
pub const DECISION_NOT_KEPT: &str = "The decision was not saved: the browser refused to store it. Nothing was changed, and names stay as they are.";
pub const RECORD_UNREADABLE: &str =
    "This pool's record of decisions cannot be read. It stays as it is, and nothing is added to it.";
pub const TEXT_HIDDEN: &str = "While names are hidden, so are the reason, the years and the text behind the fingerprint: they may reveal who somebody is.";
pub const RECORD_HIDDEN: &str = "The record can be saved once names are shown.";
pub const HASH_LIMITS: &str = "The fingerprint is the SHA-256 hash of exactly this text, which includes the fingerprint of the decision before it. It proves one thing: that this record is the one whose fingerprint was handed over earlier. Anybody can compute a new fingerprint for a changed record, so one that never left this device proves nothing. Nor does any fingerprint prove when the decision was made, or that nobody looked at names elsewhere.";
pub const GIVE_HASH: &str = "Hand over the fingerprint";
pub const GIVE_HASH_HINT: &str = "Send it to somebody who will still have it in a year, or put the printed list on file. The email contains the fingerprint, the position and the date. It names no candidate.";
pub const SHOW_NAMES: &str = "Show names without a decision";
pub const SHOW_NAMES_SURE: &str = "Show names now? Every later decision in this pool will say that names were hidden, and then shown again without a decision.";
pub const AS_DECIDED: &str = "Below is the decision as it was noted.";
pub const AS_OF_TODAY: &str = "The record is from an older version of Cairn, which kept only who was chosen and in which group. The numbers below are today’s.";
pub const IMPACT_LEAD: &str = "If you lawfully hold data on the groups your candidates belong to, such as sex or ethnicity as they stated it, you can check selection rates here. The table shows how often people from each group are on the short list you noted last. Groups are used for this table alone: they are not stored with candidates and affect no score. What you paste stays in this tab, even after a reload, until you empty the field or close the tab.";
pub const IMPACT_HIDDEN: &str =
    "The list is matched by name, so it can be used only after the decision, when names are shown.";
pub const IMPACT_LIMITS: &str = "What this cannot show: whether the choice was fair. A ratio above four fifths does not prove that it was, and one below does not prove that it was not. With few people, nearly every ratio is compatible with a fair choice and with an unfair one, as the intervals show. The table does not know who did not apply, why rates differ, or what else happens in your hiring. It is not the independent bias audit that some laws require.";
pub const SHORTLIST_LEAD: &str = ", in groups whose members cannot be told apart (90%). Levels: 0 New, 1 Aware, 2 Working, 3 Independent, 4 Leading, 5 Authority; a number may exceed 5 or fall below 0. ± is half of a 90% interval.";
pub const NEEDS_CAPTION: &str = "The chance that each level asked for is reached, going by everything that counts: answers, tests, interview scores and ratings by others. “Not measured”: nothing that counts was answered. Years are as stated, where they were shown.";
pub const SHORTLIST_EMPTY: &str =
    "Nobody is on the short list yet. Pick candidates in the table of the pool, or note a decision.";
pub const SHORTLIST_IS_NOT: &str = "The numbers are guidance; people decide, and no program rejected anybody. The difficulty of each question, the levels and the must-haves are expert judgement. They have not been validated for any job. People take the assessment alone and unsupervised. People in one group cannot be told apart at 90%: their order within the group means nothing.";
pub const DECIDED_BY: &str = "Who is deciding, if you want that in the record";

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

/// What fits proves nothing by itself.
const FITTING_IS_NO_PROOF: &str = "That alone proves nothing: anybody who changes a record can make new fingerprints for it. Compare the last fingerprint with the one that was handed over at the time:";

/// What a check of a record says; before the last fingerprint where everything fits.
pub fn chain(chain: Chain, count: usize) -> String {
    match chain {
        Chain::Whole if count == 1 => {
            format!("The fingerprint matches the decision. {FITTING_IS_NO_PROOF}")
        }
        Chain::Whole => {
            format!(
                "The fingerprints match all {count} decisions, and each decision follows the one before it. {FITTING_IS_NO_PROOF}"
            )
        }
        Chain::Changed(number) => {
            format!("The record was changed: decision {number} does not match its fingerprint.")
        }
        Chain::Parted(number) => format!(
            "The record was changed: decision {number} does not follow the one before it. Something was taken out, added or moved."
        ),
    }
}

/// That the stored record of a pool is not what was written, in sentences.
pub fn record_broken(broken: Chain, count: usize) -> String {
    format!("{} It stays as it is, fingerprints included, and nothing is added to it.", chain(broken, count))
}

/// What became of a decision that was to be noted.
pub const fn noting(noting: Noting) -> &'static str {
    match noting {
        Noting::Noted => DECISION_KEPT,
        Noting::Refused => DECISION_NOT_KEPT,
        Noting::Not(NotNoted::Broken(_)) => {
            "The decision was not noted: the record of this pool was changed after it was written, as explained below. Nothing is added to it, and names stay as they are."
        }
        Noting::Not(NotNoted::Unreadable) => {
            "The decision was not noted: the record of this pool cannot be read, and nothing is added to it. Names stay as they are."
        }
        Noting::Not(NotNoted::Full) => {
            "The decision was not noted: the record of this pool holds 1,000 decisions, and has no room for more."
        }
        Noting::Not(NotNoted::Again) => {
            "This decision is already noted: the last one has the same people, the same reason and the same numbers."
        }
        Noting::Not(NotNoted::TooLong) => {
            "The decision was not noted: it is too long to be read back later. Nothing was changed."
        }
    }
}

/// Somebody of a record who is not in the pool any more.
pub fn gone(label: &str) -> String {
    format!("{label} (removed since)")
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
    format!("{chosen} of {}", counted(all, "candidate", "candidates"))
}

/// How names stood when a decision was noted, and that they were shown before without one; `when` words a time.
pub fn names_at(decision: &Decision, when: impl Fn(Millis) -> String) -> String {
    let then = names_then(cairn_core::fair::names_then(decision), &when);
    match given_up_before(decision) {
        None => then,
        Some((hidden, shown)) => format!(
            "{then}; earlier they had been hidden from {}, and were shown again on {} without a decision",
            when(hidden),
            when(shown)
        ),
    }
}

/// Whether it was shown which interview scores and tests count: on a draft as it is, of a decision as it was. Nothing where it was, or
/// where the record does not say.
pub const fn sources_seen(seen: Option<SourcesSeen>, noted: bool) -> Option<&'static str> {
    match (seen, noted) {
        (Some(SourcesSeen::Hidden), false) => Some(super::pools::COUNTS_WHILE_HIDDEN),
        (Some(SourcesSeen::Hidden), true) => Some(COUNTED_WHILE_HIDDEN),
        (Some(SourcesSeen::Shown) | None, _) => None,
    }
}

pub const COUNTED_WHILE_HIDDEN: &str = "Interview scores and confirmation tests counted, but their details were not shown when this was decided, because names were hidden.";

fn names_then(then: NamesThen, when: impl Fn(Millis) -> String) -> String {
    match then {
        NamesThen::Shown => "names were shown".to_owned(),
        NamesThen::HiddenFromTheStart(since) => {
            format!(
                "names were hidden from {} until then; before they were hidden, no candidate had come in",
                when(since)
            )
        }
        NamesThen::HiddenSince(since, 0) => format!("names were hidden from {} until then", when(since)),
        NamesThen::HiddenSince(since, named) => {
            let stood = counted(named, "candidate", "candidates");
            format!(
                "names were hidden from {} until then; before they were hidden, {stood} could be seen here by name",
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

/// That a list is a draft, and of when; `last` is when a decision was last noted in the pool.
pub fn draft_of(when: &str, last: Option<&str>) -> String {
    let decided = last.map_or_else(
        || "No decision has been noted.".to_owned(),
        |last| format!("It is not a decision: the last one was noted on {last}, and has a paper of its own."),
    );
    format!("This is a draft, with everybody who was picked on {when}. {decided}")
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
        Changed::Groups(count) => {
            Some(format!("the {} of {}", if *count == 1 { "group" } else { "groups" }, people(*count)))
        }
        Changed::Levels(count) => Some(format!("the levels of {}", people(*count))),
        Changed::Chances(count) => {
            let meet = counted(*count, "candidate meets", "candidates meet");
            Some(format!("the chances that {meet} the must-haves"))
        }
        Changed::YearsSaid(count) => Some(format!("the years stated by {}", people(*count))),
        Changed::Warnings(count) => Some(format!("the warnings about {}", people(*count))),
        Changed::Tests(count) => {
            Some(format!("which confirmation tests of {} are discarded", people(*count)))
        }
        Changed::Names(count) => {
            Some(format!("the {} of {}", if *count == 1 { "name" } else { "names" }, people(*count)))
        }
        Changed::Came(count) => Some(format!("{} added", people(*count))),
        Changed::Staff(count) => Some(format!("{} marked as current staff", people(*count))),
        Changed::Gone(count) => Some(format!("{} removed", people(*count))),
    };
    let words: Vec<String> = changed.iter().filter_map(word).collect();
    if words.is_empty() { String::new() } else { format!("Changed since: {}.", list(&words)) }
}

/// The mail by which a hash is given away: subject and text.
pub fn hash_mail(position: &str, when: &str, hash: &str) -> (String, String) {
    let subject = format!("Fingerprint of a decision: {position}, {when}");
    let text = format!(
        "Fingerprint (SHA-256 hash) of the record of a decision on a short list, noted on {when} for {position}:\n\n{hash}\n\nPlease keep this email. A record with this fingerprint is the one that was noted then."
    );
    (subject, text)
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
