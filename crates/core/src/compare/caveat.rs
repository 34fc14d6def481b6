//! What a reader of a row should know, as a text for records and other programs. A text that was ever written is read for ever.

use super::combine_evidence::Sources;
use super::overlap::Overlap;
use super::view::Caveat;
use crate::decimal::Tenths;
use crate::path::view::Percent;
use crate::profile::Flag;
use crate::{CandidateId, Skill};

/// The text of a caveat.
pub fn caveat_text(caveat: &Caveat) -> String {
    match caveat {
        Caveat::RatingsAlone => "ratings_alone".to_owned(),
        Caveat::NotMeasured(skills) => {
            let skills: Vec<&str> = skills.iter().map(|skill| skill.as_str()).collect();
            format!("not_measured:{}", skills.join("+"))
        }
        Caveat::Unfinished => "unfinished".to_owned(),
        Caveat::OtherContent(count) => format!("older_questions:{count}"),
        Caveat::Answering(flag) => flag.as_str().to_owned(),
        Caveat::OverRates(levels) => format!("over_rates:{levels}"),
        Caveat::More(sources) => more_text(sources),
        Caveat::TestAgainst(false) => "test_speaks_against".to_owned(),
        Caveat::TestAgainst(true) => "test_speaks_strongly_against".to_owned(),
        Caveat::TestsDiscarded(count) => format!("tests_discarded:{count}"),
        Caveat::FileAltered => "file_altered".to_owned(),
        Caveat::SameAnswers(other) => format!("same_answers:{}", other.as_str()),
        Caveat::Bridges(overlap) => overlap_text(OVERLAPS, overlap),
        Caveat::AlikeFirst(overlap) => overlap_text(OVERLAPS_FIRST, overlap),
    }
}

/// The text of an overlap, and what opens it.
const OVERLAPS: &str = "overlaps_group_before";
/// The same with the first group, where that is not the one before.
const OVERLAPS_FIRST: &str = "overlaps_first_group";
/// What opens a number in the place of names: no id has such a sign.
const COUNT: &str = "count=";

/// With whom of the group before, or with how many; nothing in records of older versions.
fn overlap_text(opens: &str, Overlap { who, count }: &Overlap) -> String {
    let who: Vec<&str> = who.iter().map(CandidateId::as_str).collect();
    match (who.as_slice(), count) {
        ([], 0) => opens.to_owned(),
        ([], count) => format!("{opens}:{COUNT}{count}"),
        (who, _) => format!("{opens}:{}", who.join("+")),
    }
}

fn overlap_of(text: &str) -> Option<Overlap> {
    if text.is_empty() {
        return Some(Overlap::of(Vec::new()));
    }
    if let Some(count) = text.strip_prefix(COUNT) {
        return Some(Overlap { who: Vec::new(), count: count.parse().ok()? });
    }
    text.split('+').map(CandidateId::parse).collect::<Option<_>>().map(Overlap::of)
}

/// What opens the text of what counts beside the profile's own answers, or in their place.
const COUNTS: &str = "also_counts";
/// How much of the profile's own answers counts, in percent; left out where all of it does.
const OWN: &str = "own_answers";
/// The names of what came beside them, in the order of [`numbers`].
const CAME: [&str; 5] = ["test_answers", "interview_scores", "interviewers", "ratings_by_others", "raters"];

const fn numbers(sources: &Sources) -> [u16; 5] {
    let Sources { test, scores, interviewers, ratings, raters, .. } = sources;
    [*test, *scores, *interviewers, *ratings, *raters]
}

/// Every number by its name, and nothing of what is none: `also_counts:interview_scores=16+interviewers=2`.
fn more_text(sources: &Sources) -> String {
    let own = (sources.profile != Percent::Above99).then(|| format!("{OWN}={}%", sources.profile.bar()));
    let came = CAME.into_iter().zip(numbers(sources)).filter(|(_, count)| *count > 0);
    let all: Vec<String> =
        own.into_iter().chain(came.map(|(name, count)| format!("{name}={count}"))).collect();
    format!("{COUNTS}:{}", all.join("+"))
}

fn counts_of(text: &str) -> Option<Sources> {
    let (mut profile, mut counts) = (Sources::PROFILE.profile, [0; CAME.len()]);
    for part in text.split('+') {
        let (name, number) = part.split_once('=')?;
        if name == OWN {
            let percent: u8 = number.strip_suffix('%')?.parse().ok()?;
            profile = Percent::from_bar((percent < 100).then_some(percent)?);
        } else {
            let place = CAME.iter().position(|known| *known == name)?;
            *counts.get_mut(place)? = number.parse().ok()?;
        }
    }
    let [test, scores, interviewers, ratings, raters] = counts;
    Some(Sources { profile, test, scores, interviewers, ratings, raters })
}

/// The same as older versions wrote it: whether the profile counts, five numbers, and behind them in percent how much it counts,
/// where that is not all of it or nothing. The oldest have no percentage.
fn more_of(text: &str) -> Option<Sources> {
    let numbers: Vec<u16> = text.split('+').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let (&[counts, test, scores, interviewers, ratings, raters], part) = numbers.split_first_chunk()?;
    let profile = match (counts, part) {
        (1, []) => Percent::Above99,
        (0, []) => Percent::BelowOne,
        (1, [part]) => Percent::from_bar(u8::try_from(*part).ok().filter(|part| (1..=99).contains(part))?),
        _ => return None,
    };
    Some(Sources { profile, test, scores, interviewers, ratings, raters })
}

/// The caveat of a text; `None` for one that this version does not know.
pub fn caveat_of(text: &str) -> Option<Caveat> {
    let (what, of) = text.split_once(':').unwrap_or((text, ""));
    Some(match what {
        "ratings_alone" => Caveat::RatingsAlone,
        "not_measured" => {
            let skill = |name: &str| Skill::ALL.into_iter().find(|skill| skill.as_str() == name);
            Caveat::NotMeasured(of.split('+').map(skill).collect::<Option<_>>()?)
        }
        "unfinished" => Caveat::Unfinished,
        "older_questions" => Caveat::OtherContent(of.parse().ok()?),
        "over_rates" => Caveat::OverRates(Tenths::parse(of)?),
        COUNTS => Caveat::More(counts_of(of)?),
        "more" => Caveat::More(more_of(of)?),
        "test_speaks_against" => Caveat::TestAgainst(false),
        "test_speaks_strongly_against" => Caveat::TestAgainst(true),
        "tests_discarded" => Caveat::TestsDiscarded(of.parse().ok()?),
        "file_altered" => Caveat::FileAltered,
        "same_answers" => Caveat::SameAnswers(CandidateId::parse(of)?),
        OVERLAPS => Caveat::Bridges(overlap_of(of)?),
        OVERLAPS_FIRST => Caveat::AlikeFirst(overlap_of(of)?),
        flag => Caveat::Answering(Flag::ALL.into_iter().find(|known| known.as_str() == flag)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn more(profile: Percent) -> Caveat {
        Caveat::More(Sources { profile, test: 9, scores: 6, interviewers: 2, ratings: 35, raters: 1 })
    }

    /// A noted decision holds these texts: what older versions wrote is read for ever.
    #[test]
    fn how_much_a_profile_counts_is_read_from_texts_of_every_version() {
        for (text, profile) in [
            ("more:0+9+6+2+35+1", Percent::BelowOne),
            ("more:1+9+6+2+35+1", Percent::Above99),
            ("more:1+9+6+2+35+1+75", Percent::Whole(75)),
        ] {
            assert_eq!(caveat_of(text), Some(more(profile)));
            assert_eq!(caveat_of(&caveat_text(&more(profile))), Some(more(profile)));
        }
        assert_eq!(
            caveat_text(&more(Percent::Whole(75))),
            "also_counts:own_answers=75%+test_answers=9+interview_scores=6+interviewers=2+ratings_by_others=35+raters=1"
        );
        let scores = Sources { scores: 16, interviewers: 2, ..Sources::PROFILE };
        assert_eq!(caveat_text(&Caveat::More(scores)), "also_counts:interview_scores=16+interviewers=2");
        for unknown in
            ["more:2+9+6+2+35+1", "more:0+9+6+2+35+1+75", "more:1+9+6+2+35+1+0", "more:1+9+6+2+35+1+7+7"]
        {
            assert_eq!(caveat_of(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn every_caveat_survives_its_text() {
        let somebody = CandidateId::parse("full-K7QF3").unwrap();
        let all = [
            Caveat::RatingsAlone,
            Caveat::NotMeasured(vec![Skill::Python, Skill::Leadership]),
            Caveat::Unfinished,
            Caveat::OtherContent(3),
            Caveat::OverRates(Tenths::of(1.2)),
            Caveat::OverRates(Tenths::of(-2.0)),
            more(Percent::BelowOne),
            more(Percent::Above99),
            more(Percent::Whole(75)),
            Caveat::TestAgainst(false),
            Caveat::TestAgainst(true),
            Caveat::TestsDiscarded(2),
            Caveat::FileAltered,
            Caveat::SameAnswers(somebody.clone()),
            Caveat::Bridges(Overlap::of(Vec::new())),
            Caveat::Bridges(Overlap { who: Vec::new(), count: 12 }),
            Caveat::AlikeFirst(Overlap { who: Vec::new(), count: 12 }),
            Caveat::AlikeFirst(Overlap::of(vec![somebody.clone()])),
            Caveat::Bridges(Overlap::of(vec![somebody.clone(), somebody.clone()])),
        ];
        let flags = Flag::ALL.map(Caveat::Answering);
        for caveat in all.into_iter().chain(flags) {
            assert_eq!(caveat_of(&caveat_text(&caveat)), Some(caveat.clone()), "{}", caveat_text(&caveat));
        }
        for unknown in [
            "",
            "of_tomorrow",
            "more:1+2",
            "also_counts:",
            "also_counts:own_answers=100%",
            "also_counts:letters=2",
            "not_measured:x",
            "over_rates:x",
            "overlaps_group_before:count=x",
        ] {
            assert_eq!(caveat_of(unknown), None, "{unknown}");
        }
    }
}
