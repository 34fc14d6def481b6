//! Words of fairness: hidden names, noted decisions, adverse impact, the printed short list.

use cairn_core::compare::view::Caveat;
use cairn_core::fair::{Against, Chain, GroupError, Rate, Why};

pub const DECISION: &str = "The decision";
pub const SHORTLIST: &str = "Short list";
pub const HIDE_NAMES: &str = "Hide names until a decision is noted";
pub const NAMES_HIDDEN: &str = "Names are hidden, and with them education, years, notes, tags and every line of free text. Candidates go by labels that say nothing about them. They are shown again when you note a decision.";
pub const NOTHING_AUTOMATIC: &str = "Nobody is rejected by Cairn, ever. A decision is yours: whom you talk to next, and why. It is noted here with everything that you saw, and a hash that changes if anything in it is changed later.";
pub const REASON_HINT: &str = "Why these, in words that you could read to every candidate";
pub const REASON_NEEDED: &str =
    "Write down why first. A short list without a reason cannot be explained to anybody.";
pub const DECISION_KEPT: &str = "The decision is noted. Write its hash down or send it to somebody, and it can be shown later that nothing was changed.";
pub const DECISION_NOT_KEPT: &str = "The decision was not kept: the browser refused it, or the record of this pool cannot be read. Nothing was changed, and names stay hidden.";
pub const RECORD_UNREADABLE: &str =
    "The record of decisions of this pool cannot be read. It stays as it is, and nothing is added to it.";
pub const HASH_LIMITS: &str = "The hash is SHA-256 over exactly this text. It shows that the record was not changed since somebody wrote the hash down. It does not prove when the decision was made, nor that nobody looked at names elsewhere.";
pub const IMPACT_LEAD: &str = "If you lawfully hold a group of your candidates, such as sex or ethnicity as they stated it themselves, you can see how often people of each group are on the short list you noted last. Groups are used for this table and forgotten with this page: they are not stored with candidates and enter no score.";
pub const IMPACT_HIDDEN: &str =
    "The list is matched by names, so it is for after the decision, when names are shown.";
pub const IMPACT_LIMITS: &str = "What this cannot show: whether the choice was fair. A ratio above four fifths does not prove it, nor does one below disprove it; with few people nearly every ratio is compatible with both, which is what the intervals say. It sees neither who did not apply, nor why rates differ, nor any other step of your hiring, and it is not the independent bias audit that some laws ask for.";
pub const SHORTLIST_EMPTY: &str =
    "Nobody is on the short list yet. Pick candidates in the table of the pool, or note a decision.";
pub const SHORTLIST_IS_NOT: &str = "This list is guidance, not a decision. Difficulties, levels and must-haves are expert judgement and not validated for any job; the assessment is taken alone and unsupervised. People of one group cannot be told apart at 90 %: their order within the group means nothing. Nobody was rejected by a program.";

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

/// How many were chosen.
pub fn chosen_of(chosen: usize, all: usize) -> String {
    format!("{chosen} of {all} candidates")
}

pub const fn hidden_then(hidden: bool) -> &'static str {
    if hidden { "names were hidden until then" } else { "names were shown" }
}

/// Why a list of groups is not read.
pub const fn group_error(error: GroupError) -> &'static str {
    match error {
        GroupError::Empty => "The list is empty.",
        GroupError::TooLarge => "The list is too long: at most 20,000 lines of 2 MB are read.",
        GroupError::NotUtf8 => "The list is not in UTF-8. Save it as “CSV UTF-8”.",
        GroupError::OneColumn => {
            "The list has one column. It needs two: name and group, with a comma, a semicolon or a tab between them."
        }
    }
}

/// Why a line counts for nobody.
pub const fn why_unmatched(why: Why) -> &'static str {
    match why {
        Why::Unknown => "no candidate of this name",
        Why::Several => "several candidates have this name",
        Why::NoName => "no name stands there",
        Why::NoGroup => "no group stands there",
        Why::Again => "stood there before; counted once",
        Why::Contradicts => "stands there with different groups; counted in none",
    }
}

/// A share in per cent, as whole numbers.
fn share(value: f64) -> String {
    cairn_core::decimal::Tenths::of((value * 100.0).round()).to_string()
}

/// A rate with its interval.
pub fn rate(rate: Rate) -> String {
    format!("{} % (90 % interval {} to {})", share(rate.value), share(rate.from), share(rate.to))
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
    group: Option<usize>,
) -> String {
    let all: Vec<String> = caveats.iter().map(|one| super::pools::caveat(one, &names, group)).collect();
    all.join("; ")
}
