//! Words about pools, positions and comparing.

use super::terms::{NOT_MEASURED, candidates, level_of, list, people, thousands};
use cairn_core::CandidateId;
use cairn_core::compare::view::{Caveat, LevelBand, SaidUnder};
use cairn_core::compare::{HeadCount, Joined, Overlap, PoolKind, Show, SkillBasis, Sources, Status};
use cairn_core::counts::counted;
use cairn_core::path::view::Percent;
use cairn_core::profile::Flag;

pub const POOLS: &str = "Compare candidates";
pub const YOUR_POOLS: &str = "Your pools";
pub const POSITION: &str = "The position";
pub const EXAMPLE_POOL: &str = "Example pool";
pub const ONE_MADE_UP: &str = "made up";
pub const QUESTIONS_NOT_HAD: &str =
    "The questions could not be loaded, so nothing was read. Check the connection and try again.";
pub const SCORES_BEHIND: &str = "The newest scores are saved, but the ranking does not count them yet: the questions needed to weigh them could not be loaded. Check the connection and try again.";
pub const NOT_A_DECISION: &str =
    "Candidates take the assessment alone and unsupervised. The numbers are guidance; the decision is yours.";
pub const POOL_LEAD: &str = "Candidates send you their profiles as files or links. Cairn recomputes every result from the answers, on this device. It shows who is ahead for a position, who cannot be told apart, and what to ask next.";

pub const NOT_ALL_READ: &str = "Some of the files or links that you chose last were not read: you left the page too soon, or another tab is still reading them. If somebody is missing, choose the files or links again. Nobody is added twice.";
pub const EXAMPLE_NOT_ALL: &str = "Some people in the example are missing: you left the page before they were read, and they cannot be loaded at the moment.";

pub const ADD_CANDIDATES: &str = "Add candidates";

pub const SCALE_IS: &str = "Levels: 0 New, 1 Aware, 2 Working, 3 Independent, 4 Leading, 5 Authority. Each name covers half a level on either side of its number: Independent begins at 2.5, Leading at 3.5. The ends are open, so a number may exceed 5 or fall below 0; a band that ends in an arrow continues beyond the chart. ± is half of a 90% interval; where that reaches further to one side, both ends are given. Two people whose bands overlap can still differ clearly: what counts is the interval of the difference.";
pub const PICKED_ARE: &str = "Every candidate you pick goes on the short list when you note a decision:";
pub const STAFF_ARE: &str = "Current staff are not ranked, counted or short-listed with applicants. “The team” shows what they cover.";

pub const TEMPLATE_MINIMUMS: &str = "Must-haves are minimums, so a template from a stage or a growth role sets them one level below its needs. The needs themselves remain the aim, and teams and interview kits use them.";
pub const MUSTS_ARE: &str = "Must-haves are minimums: levels, and years where the position asks for them. A level counts as likely met at a chance of 50% or more, and only where it was measured. Each is counted by itself: meeting all of them at once is less likely. Must-haves screen nobody out.";

/// The same on the page of one of your own people, of whom nobody is chosen.
pub const NEEDS_ARE: &str = "The position's needs are levels. A level counts as likely met at a chance of 50% or more, and only where it was measured. Each is counted by itself: meeting all of them at once is less likely.";

pub const STANDS: &str = "For this position";

/// Fit and group, as the table of the pool has them; no group where there is only one.
pub fn fit_and_group(fit: Option<LevelBand>, group: Option<usize>) -> String {
    let Some(fit) = fit else { return "Not ranked.".to_owned() };
    let group = group.map_or_else(String::new, |group| format!(", in group {}", group_letter(group)));
    format!("Fit {}{group}.", level_of(fit))
}

/// The fit where there is little room.
pub fn fit_cell(fit: Option<LevelBand>) -> String {
    fit.map_or_else(|| "not ranked".to_owned(), level_of)
}

/// The group where there is little room.
pub fn group_cell(group: Option<usize>) -> String {
    group.map_or_else(|| "not ranked".to_owned(), group_letter)
}

pub fn not_readable(name: &str) -> String {
    format!(
        "{name} could not be read: it is a folder, or has since been moved or removed. Choose files that end in .cairn.json."
    )
}

/// A rating of somebody by another person, which names nobody of the pool.
pub fn a_rating(name: &str) -> String {
    format!(
        "{name} is a rating of somebody who is not in this pool. Add their profile first, or open the rating on their page."
    )
}

/// A rating that was taken in.
pub fn rating_taken(name: &str, about: &str) -> String {
    format!("{name} is a rating of {about}, and counts from now on.")
}

/// The name of a line of a file, for messages.
pub fn line_of_file(name: &str, line: usize) -> String {
    let short: String = name.chars().take(40).collect();
    format!("{short}, line {line}")
}

pub fn pool_is_full(most: usize) -> String {
    format!("A pool holds at most {} candidates; this one was not added.", thousands(most))
}

/// A candidate in a sentence.
pub fn somebody(name: &str) -> String {
    if name.trim().is_empty() {
        "A candidate without a name".to_owned()
    } else {
        format!("\u{2068}{name}\u{2069}")
    }
}

/// A candidate in a table.
pub fn name_of(name: &str, short_id: Option<&str>) -> String {
    match (name.trim().is_empty(), short_id) {
        (true, Some(id)) => format!("Candidate {id}"),
        (true, None) => "No name".to_owned(),
        (false, _) => name.to_owned(),
    }
}

pub fn joined(name: &str, joined: Joined) -> String {
    match joined {
        Joined::Same => format!("{name} is in the pool already, with the same answers."),
        Joined::Longer => format!("{name} was in the pool already; anything new was added."),
        Joined::Shorter => {
            format!("{name} is in the pool already, with all of these answers and more; nothing was added.")
        }
        Joined::Differs => format!(
            "{name} is in the pool already, but this copy of the same attempt differs: one of the two was changed. The pool keeps the copy it has; ask the candidate for the original file."
        ),
    }
}

/// Before a pool is removed.
pub fn remove_pool(kind: PoolKind, count: HeadCount) -> String {
    let who = head_count(kind, count);
    match kind {
        PoolKind::Team => format!(
            "Remove the team of {who} and all notes? This cannot be undone. If you might need the team again, save it to a file first."
        ),
        PoolKind::Applicants => format!(
            "Remove the pool ({who}), with all its notes and all decisions noted in it? This cannot be undone. If you might need the pool again, save it to a file first."
        ),
    }
}

/// That a pool was removed.
pub fn removed(name: &str) -> String {
    format!("\u{2068}{name}\u{2069} was removed from this browser.")
}

pub fn read_so_far(done: usize, all: usize) -> String {
    format!("{} of {} read", thousands(done), thousands(all.max(done)))
}

/// A place among all, and how far other weights would move it.
pub fn place(place: usize, (best, worst): (usize, usize), all: usize) -> String {
    let of = format!("Number {} of {} by most likely fit", thousands(place), thousands(all));
    if best == worst {
        format!("{of}, even if each weight is up to 30% higher or lower.")
    } else {
        format!(
            "{of}; if each weight is up to 30% higher or lower, anywhere between {} and {}.",
            thousands(best),
            thousands(worst)
        )
    }
}

/// How many a pool holds: applicants, and present staff beside them; in a team, people.
pub fn head_count(kind: PoolKind, count: HeadCount) -> String {
    let HeadCount { candidates: applicants, staff } = count;
    match (kind, staff) {
        (PoolKind::Team, _) => people(applicants),
        (PoolKind::Applicants, 0) => candidates(applicants),
        (PoolKind::Applicants, staff) if applicants == 0 => {
            format!("no candidates, only {}", current_staff(staff))
        }
        (PoolKind::Applicants, staff) => {
            format!("{} and {}", candidates(applicants), current_staff(staff))
        }
    }
}

/// So many of one's own people.
pub(super) fn current_staff(count: usize) -> String {
    counted(count, "current member of staff", "current members of staff")
}

/// How many were taken out.
pub fn taken_out(count: usize) -> String {
    let who = counted(count, "candidate was", "candidates were");
    format!("{who} removed, with all notes. You can put them back until you reload or close this tab.")
}

/// How many are picked, of candidates and of present staff.
pub fn picked(candidates: usize, staff: usize) -> String {
    match (candidates, staff) {
        (count, 0) => counted(count, "candidate is picked.", "candidates are picked."),
        (0, staff) => {
            counted(staff, "current member of staff is picked.", "current members of staff are picked.")
        }
        (count, staff) => {
            let who = counted(count, "candidate", "candidates");
            format!("{who} and {} are picked.", current_staff(staff))
        }
    }
}

pub use super::brought::{BEING_READ, brought, no_links, not_kept};
pub use super::pairwise::{difference, more, order, versus};
pub use cairn_core::compare::view::group_letter;

/// What there is to ask somebody about: how they answered, that they rate themselves above what they show, and what does not fit;
/// `who` names somebody else of the pool.
pub fn to_ask_about(caveats: &[Caveat], who: impl Fn(&CandidateId) -> String) -> Option<String> {
    let said: Vec<String> = caveats
        .iter()
        .filter(|one| one.said_under() == SaidUnder::AskAbout)
        .map(|one| caveat(one, |_| String::new(), &who, None))
        .collect();
    (!said.is_empty()).then(|| format!("To ask about: {}.", said.join("; ")))
}

/// What a row says about the way in which somebody answered.
const fn answering(flag: Flag) -> &'static str {
    match flag {
        Flag::Rapid => "answered faster than anybody can read",
        Flag::RapidRatings => "rated faster than anybody can read",
        Flag::RandomPicks => "answers could be random picks",
        Flag::TooGood => "perhaps not answered alone: give the confirmation test",
        Flag::Inconsistent => "some hard questions right, easy ones wrong",
        Flag::Surprises => "a few answers far out of line with the rest",
        Flag::StraightLine => "the same rating many times in a row",
        Flag::TooRegular => "answers more regular than people’s usually are",
    }
}

/// What a reader should know of somebody; `names` says skills, `who` somebody else of the pool.
pub fn caveat(
    caveat: &Caveat,
    names: impl Fn(&[cairn_core::Skill]) -> String,
    who: impl Fn(&CandidateId) -> String,
    group: Option<usize>,
) -> String {
    match caveat {
        Caveat::RatingsAlone => "levels rest on self-ratings alone".to_owned(),
        Caveat::NotMeasured(skills) if skills.len() > 3 => {
            format!("{} of 7 skills not measured", skills.len())
        }
        Caveat::NotMeasured(skills) => format!("not measured: {}", names(skills)),
        Caveat::Unfinished => "not finished".to_owned(),
        Caveat::OtherContent(1) => "1 answer to an older question not counted".to_owned(),
        Caveat::OtherContent(count) => format!("{count} answers to older questions not counted"),
        Caveat::Answering(flag) => answering(*flag).to_owned(),
        Caveat::OverRates(levels) => super::candidate::higher_than_shown("rates themselves", *levels),
        Caveat::FileAltered => "file altered: its numbers do not match its answers".to_owned(),
        Caveat::SameAnswers(other) => format!("same answers as {}", who(other)),
        Caveat::More(sources) => more_sources(sources),
        Caveat::TestAgainst(false) => "the confirmation test speaks against the profile".to_owned(),
        Caveat::TestAgainst(true) => "the confirmation test speaks strongly against the profile".to_owned(),
        Caveat::TestsDiscarded(1) => "a confirmation test was discarded".to_owned(),
        Caveat::TestsDiscarded(count) => format!("{count} confirmation tests were discarded"),
        Caveat::Bridges(overlap) => overlaps(overlap, who, group),
        Caveat::AlikeFirst(overlap) => overlaps(overlap, who, Some(1)),
    }
}

/// While names are hidden, nothing on a page tells for whom scores and tests count; that they do, every page says.
pub const COUNTS_WHILE_HIDDEN: &str =
    "Interview scores and confirmation tests count, but while names are hidden their details are not shown.";
const BELOW_AS_RECEIVED: &str = "Skills and stages below are those of the profile as received.";

/// What moves fit and must-haves and not the profile below them, while names are hidden.
pub fn counts_besides(said: &[String]) -> String {
    if said.is_empty() {
        return format!("{COUNTS_WHILE_HIDDEN} {BELOW_AS_RECEIVED}");
    }
    format!(
        "{COUNTS_WHILE_HIDDEN} Fit, group and must-haves do not come from the profile alone: {}. {BELOW_AS_RECEIVED}",
        said.join("; ")
    )
}

/// From whom of the group before somebody cannot be told apart: by name where they are few.
fn overlaps(
    Overlap { who, count }: &Overlap,
    name: impl Fn(&CandidateId) -> String,
    group: Option<usize>,
) -> String {
    let group = match group {
        Some(group) if group > 0 => format!("group {}", group_letter(group - 1)),
        _ => "the group above".to_owned(),
    };
    let who: Vec<String> = who.iter().map(name).collect();
    match (who.as_slice(), count) {
        ([], 0) => format!("cannot be told apart from somebody in {group}"),
        ([], count) => format!("cannot be told apart from {} in {group}", people(*count)),
        (who, _) => format!("cannot be told apart from {} in {group}", list(who)),
    }
}

/// What is in a number beside the profile's own answers, or in their place.
fn more_sources(sources: &Sources) -> String {
    let parts = super::candidate::source_parts(sources);
    match sources.profile {
        // While names are hidden it is not said what came.
        Percent::BelowOne if parts.is_empty() => {
            "the profile’s own answers left out after the test".to_owned()
        }
        Percent::Whole(part) if parts.is_empty() => {
            format!("after the test, the profile’s own answers carry only {part}% of their usual weight")
        }
        Percent::Above99 => format!("with {}", list(&parts)),
        Percent::BelowOne => {
            format!("the profile’s own answers left out after the test; rests on {}", list(&parts))
        }
        Percent::Whole(part) => {
            format!(
                "after the test, the profile’s own answers carry only {part}% of their usual weight; with {}",
                list(&parts)
            )
        }
    }
}

pub const fn rests_on(rests_on: SkillBasis) -> &'static str {
    match rests_on {
        SkillBasis::Questions => "from questions",
        SkillBasis::QuestionsAndOthers => "from questions and what others say",
        SkillBasis::Ratings => "from self-ratings alone",
        SkillBasis::RatingsAndOthers => "from self-ratings and what others say",
        SkillBasis::Others => "only from what others say",
        SkillBasis::Nothing => NOT_MEASURED,
    }
}

pub const fn rests_on_key(rests_on: SkillBasis) -> &'static str {
    match rests_on {
        SkillBasis::Questions | SkillBasis::QuestionsAndOthers => "questions",
        SkillBasis::Ratings | SkillBasis::RatingsAndOthers => "ratings",
        SkillBasis::Others => "others",
        SkillBasis::Nothing => "nothing",
    }
}

/// `hidden` where years are hidden with the names, and left out.
pub const fn show(show: Show, hidden: bool) -> &'static str {
    match show {
        Show::LikelyMet if hidden => "Every level likely met (years are hidden)",
        Show::All => "Everybody",
        Show::LikelyMet => "Every level likely met, no shortfall in years",
        Show::FirstGroup => "First group",
        Show::AllMeasured => "All skills measured",
        Show::Staff => "Current staff",
        Show::Status(one) => status(one),
        Show::NoStatus => NO_STATUS,
    }
}

pub const NO_STATUS: &str = "No status yet";

/// How far it has come with somebody.
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::Invited => "Invited to interview",
        Status::Interviewed => "Interviewed",
        Status::Offered => "Offered",
        Status::Declined => "Declined",
    }
}
