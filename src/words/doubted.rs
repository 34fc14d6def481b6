//! Words about an attempt of one's own that may not be answered as asked, and what it does to the result.

use cairn_core::attempt::Mode;
use cairn_core::history::DoubtedAttempt;
use cairn_core::profile::Flag;

use super::result::headline;
use super::result_moved::moved_in_words;
use super::terms::Whose;

pub const SEE_ATTEMPT: &str = "See this attempt by itself";
pub const DELETE_THIS_ATTEMPT: &str = "Delete this attempt …";
/// On the page of an attempt that looks random beside the others.
pub const RANDOM_BESIDE: &str = "The answers to questions in this attempt could just as well be random picks: your other attempts show something else.";

/// An attempt in a sentence; `skill` is the name of what one about a single skill asked.
pub fn attempt_in_words(mode: Mode, skill: &str, when: &str) -> String {
    match mode {
        Mode::Quick => format!("your quick look from {when}"),
        Mode::Full => format!("your full assessment from {when}"),
        Mode::Skill(_) => format!("your assessment of {skill} from {when}"),
    }
}

/// What stands out in an attempt, which is named so.
pub fn attempt_doubted(flag: Flag, attempt: &str) -> String {
    match flag {
        Flag::RandomPicks => {
            format!("The answers to questions in {attempt} could just as well be random picks.")
        }
        Flag::RapidRatings => format!("Most ratings in {attempt} came faster than anybody can read."),
        _ => format!("The answers in {attempt} do not fit together the way a person's answers usually do."),
    }
}

/// That careful ratings go on counting; nothing where none had to give way.
fn earlier_ratings(one: &DoubtedAttempt) -> String {
    match one.hurried {
        0 => String::new(),
        1 => "One rating in it was given in haste, so your earlier rating of the same facet still counts in its place. ".to_owned(),
        ratings => format!(
            "Its ratings were given in haste, so {ratings} of your earlier ones still count in their place. "
        ),
    }
}

/// What it does to the result, what that would be without it, and the way out.
pub fn what_it_does(one: &DoubtedAttempt) -> String {
    let earlier = earlier_ratings(one);
    if one.flag == Flag::RapidRatings {
        return format!(
            "{earlier}If you meant the new ones, go on with that attempt and rate again, at reading pace."
        );
    }
    let moved: Vec<String> =
        one.skills.iter().filter(|one| one.levels.is_some()).map(moved_in_words).collect();
    let effect = if moved.is_empty() {
        "They count, and moved no skill by a third of a level or more.".to_owned()
    } else {
        format!("They count, and they moved your result: {}.", moved.join("; "))
    };
    let (before, name, after) = headline(&one.without.0, one.without.1, Whose::Mine);
    let without = format!("{before}{name}{after}");
    format!(
        "{earlier}{effect} Without this attempt, your result would say: “{}” If the attempt was not your best effort, delete it; everything else stays.",
        without.trim_end()
    )
}
