//! Words of the sentence on top of a pool, and of the heads of its groups.

use super::pools::somebody;
use super::terms::{list, thousands};
use cairn_core::compare::view::{Headline, PoolHeadline, group_letter};
use cairn_core::compare::{BehindFirst, GroupSays};

/// A small number as a word, at the beginning of a sentence.
fn count_word(count: usize) -> String {
    let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    words.get(count).map_or_else(|| thousands(count), |word| (*word).to_owned())
}

/// The sentence on top, and of whom too little is known to be in it.
pub fn pool_headline(headline: &Headline) -> String {
    let mut unknown: Vec<String> = headline.unknown.iter().map(|name| somebody(name)).collect();
    unknown.extend((headline.more > 0).then(|| format!("{} more", thousands(headline.more))));
    let says = headline_says(&headline.says);
    match (&headline.says, unknown.as_slice()) {
        (_, []) | (PoolHeadline::NobodyKnown, _) => says,
        (_, unknown) => format!("{says} Too little is known about {} to rank them.", list(unknown)),
    }
}

fn headline_says(headline: &PoolHeadline) -> String {
    match headline {
        PoolHeadline::Empty => "Add your candidates".to_owned(),
        PoolHeadline::One(name) => format!("{} is the only candidate so far", somebody(name)),
        PoolHeadline::NothingToRankBy => "All weights are 0: there is nothing to rank by".to_owned(),
        PoolHeadline::Ahead(name) => format!("{} is ahead.", somebody(name)),
        PoolHeadline::Alike(count) => {
            format!("{} candidates are ahead, but they cannot be told apart.", count_word(*count))
        }
        PoolHeadline::StandFirst { first, others } => stand_first(*first, *others),
        PoolHeadline::NobodyAhead { first, others } => nobody_ahead(*first, *others),
        PoolHeadline::AllAlike(count) => {
            format!("{} candidates cannot be told apart.", count_word(*count))
        }
        PoolHeadline::KnownAlone(name) => {
            format!("Only {} is known well enough to be ranked.", somebody(name))
        }
        PoolHeadline::NobodyKnown => "Too little is known about anybody to say who is ahead.".to_owned(),
    }
}

/// Where those who stand first are not surely ahead of everybody behind them.
fn stand_first(first: usize, others: BehindFirst) -> String {
    let first_ones = format!("{} candidates share first place and cannot be told apart.", count_word(first));
    let more = match others.nobody {
        0 => String::new(),
        count => format!(" {} more may belong with them.", count_word(count)),
    };
    // Two cannot be "some" or "all".
    let (part, all) =
        if first == 2 { ("only one of them", "both of them") } else { ("only some of them", "all of them") };
    format!("{first_ones}{more}{}{}", surely_behind(others.some, part), surely_behind(others.everybody, all))
}

/// Where hardly anybody is surely behind anybody of those who stand first.
fn nobody_ahead(first: usize, others: BehindFirst) -> String {
    let more = match others.nobody {
        0 => String::new(),
        count => format!(", and {} more may belong there", count_word(count).to_lowercase()),
    };
    format!(
        "Nobody can be shown to be ahead of all the others. {} candidates share first place{more}.{}{}",
        count_word(first),
        surely_behind(others.some, "some of those in first place"),
        surely_behind(others.everybody, "all of those in first place")
    )
}

/// How many are surely behind whom; nothing where nobody is.
fn surely_behind(count: usize, whom: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!(" One is clearly behind {whom}."),
        count => format!(" {} are clearly behind {whom}.", count_word(count)),
    }
}

pub fn group_words(group: usize, all: usize, shown: usize, says: GroupSays) -> String {
    let before = || group_letter(group.saturating_sub(1));
    let within = if all > 1 { "; the members of this group cannot be told apart" } else { "" };
    let words = match says {
        GroupSays::TooLittle => "too little is known to rank them".to_owned(),
        GroupSays::Ahead => "ahead of everybody else".to_owned(),
        GroupSays::AheadOfNext => {
            "ahead of the next best candidate, but not clearly ahead of everybody else".to_owned()
        }
        GroupSays::Alike => "cannot be told apart (90%)".to_owned(),
        GroupSays::Behind => format!("behind group {}{within}", before()),
        GroupSays::Overlaps(_) if all == 1 => {
            format!("behind somebody in group {0}, but not clearly behind everybody in group {0}", before())
        }
        GroupSays::Overlaps(count) => {
            let before = before();
            let best = format!("its best member is behind somebody in group {before}.");
            let (who, every) = (thousands(count), thousands(all));
            match count {
                count if count == all => {
                    format!(
                        "{best} None of its {every} members is clearly behind everybody in group {before}."
                    )
                }
                1 => {
                    format!(
                        "{best} 1 of its {every} members is not clearly behind everybody in group {before}."
                    )
                }
                _ => format!(
                    "{best} {who} of its {every} members are not clearly behind everybody in group {before}."
                ),
            }
        }
    };
    match (shown == all, says) {
        // How many there are is said already.
        (true, GroupSays::Overlaps(_)) if all > 1 => words,
        (true, _) => format!("{words} · {}", thousands(all)),
        (false, _) => format!("{words} · {} of {} shown", thousands(shown), thousands(all)),
    }
}

/// The heading of a group on a short list; `says` is what its table says of it.
pub fn group_title(place: usize, says: &str) -> String {
    format!("Group {}: {says}", group_letter(place))
}

/// The heading where all candidates are one group: nobody is told apart by it.
pub fn only_group(shown: usize, all: usize) -> String {
    match all {
        1 => "The only candidate".to_owned(),
        all => {
            format!("{} of {} candidates, who cannot be told apart (90%)", thousands(shown), thousands(all))
        }
    }
}
