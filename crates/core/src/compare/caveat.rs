//! What a reader of a row should know, as a text for records and other programs. The texts never change.

use super::evidence::Sources;
use super::view::Caveat;
use crate::Skill;
use crate::decimal::Tenths;
use crate::profile::Flag;

/// Everything that can stand out in the way of answering.
const FLAGS: [Flag; 7] = [
    Flag::Inconsistent,
    Flag::Surprises,
    Flag::Rapid,
    Flag::Blind,
    Flag::TooGood,
    Flag::StraightLine,
    Flag::TooRegular,
];

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
        Caveat::More(sources) => format!(
            "more:{}+{}+{}+{}+{}+{}",
            u8::from(sources.profile),
            sources.test,
            sources.scores,
            sources.interviewers,
            sources.ratings,
            sources.raters
        ),
        Caveat::Bridges => "overlaps_group_before".to_owned(),
    }
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
        "more" => {
            let numbers: Vec<u16> = of.split('+').map(|number| number.parse().ok()).collect::<Option<_>>()?;
            let &[profile, test, scores, interviewers, ratings, raters] = numbers.as_slice() else {
                return None;
            };
            Caveat::More(Sources { profile: profile == 1, test, scores, interviewers, ratings, raters })
        }
        "overlaps_group_before" => Caveat::Bridges,
        flag => Caveat::Answering(FLAGS.into_iter().find(|known| known.as_str() == flag)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_caveat_survives_its_text() {
        let all = [
            Caveat::RatingsAlone,
            Caveat::NotMeasured(vec![Skill::Python, Skill::Leadership]),
            Caveat::Unfinished,
            Caveat::OtherContent(3),
            Caveat::OverRates(Tenths::of(1.2)),
            Caveat::OverRates(Tenths::of(-2.0)),
            Caveat::More(Sources {
                profile: false,
                test: 9,
                scores: 6,
                interviewers: 2,
                ratings: 35,
                raters: 1,
            }),
            Caveat::Bridges,
        ];
        let flags = FLAGS.map(Caveat::Answering);
        for caveat in all.into_iter().chain(flags) {
            assert_eq!(caveat_of(&caveat_text(&caveat)), Some(caveat.clone()), "{}", caveat_text(&caveat));
        }
        for unknown in ["", "of_tomorrow", "more:1+2", "not_measured:x", "over_rates:x"] {
            assert_eq!(caveat_of(unknown), None, "{unknown}");
        }
    }
}
