//! From the attempts of a person to the answers that are weighed.

use core::fmt;

use cairn_measure::Flag;
use cairn_measure::calibrate::Given;

use super::study::Study;
use crate::attempt::{Attempt, Choice};
use crate::person::Person;
use crate::profile::{LeftOutReason, answering_flags, share_unknown, weigh};

/// Milliseconds of a year of 365.25 days.
const YEAR_MS: f64 = 31_557_600_000.0;
/// Longest name of a group, in bytes; more is no group but a text.
const GROUP_MAX: usize = 100;

/// A person as calibration takes them: without name, facts or id.
#[derive(Clone, Debug, PartialEq)]
pub struct Respondent {
    pub(super) answers: cairn_measure::calibrate::Person,
    /// For each answer to a question how long it took, in milliseconds; 0 where it is not known.
    pub(super) took_ms: Vec<u32>,
    /// Questions that were answered faster than they can be read.
    pub(super) rapid: Vec<u32>,
}

/// Why a person tells nothing of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unusable {
    /// No answer to a question counts.
    Nothing,
    /// The answers could as well be picks at random: nobody's ability is behind them.
    Blind,
    /// Nearly all answers are the best ones, in a time that does not grow with the question: it need not be the person's ability.
    TooGood,
    /// The group's name is longer than 100 bytes.
    Group,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nothing => "no answer to a question counts",
            Self::Blind => "the answers look like random picks",
            Self::TooGood => "the answers look too good to be the person's alone",
            Self::Group => "the name of the group is longer than 100 bytes",
        })
    }
}

impl core::error::Error for Unusable {}

impl Study {
    /// What the attempts of one person tell: the answers that count on every page ([`Person`], [`weigh`]), each question once.
    pub fn respondent(&self, attempts: &[Attempt], group: Option<&str>) -> Result<Respondent, Unusable> {
        if group.is_some_and(|name| name.len() > GROUP_MAX) {
            return Err(Unusable::Group);
        }
        let person = Person::of(&self.bank, attempts, Vec::new()).ok_or(Unusable::Nothing)?;
        let log = person.log();
        let (weighed, left_out) = weigh(&self.content, &self.bank, log);
        let given = log.answers();
        let mut answers = cairn_measure::calibrate::Person {
            answers: Vec::new(),
            ratings: Vec::new(),
            admits: share_unknown(&self.bank, &given),
            group: group.map(str::to_owned),
            at: years(log.last_at().0),
        };
        let mut took_ms = Vec::new();
        for one in &weighed {
            let Ok(category) = u8::try_from(one.category) else { continue };
            if one.rating {
                answers.ratings.extend(self.rating(&one.id).map(|place| (place, category)));
                continue;
            }
            let (Some(question), Some(said)) =
                (self.question(&one.id), given.iter().find(|given| given.item == one.id))
            else {
                continue;
            };
            let option = match said.choice {
                Choice::Option(place) => Some(place),
                Choice::DontKnow | Choice::Level(_) => None,
            };
            answers.answers.push(Given { question, category, option });
            took_ms.push(said.took_ms.unwrap_or(0));
        }
        let rapid = left_out
            .iter()
            .filter(|out| out.why == LeftOutReason::Rapid)
            .filter_map(|out| self.question(&out.item))
            .collect();
        if answers.answers.is_empty() {
            return Err(Unusable::Nothing);
        }
        for flag in answering_flags(&self.content, &self.bank, log) {
            match flag {
                Flag::RandomPicks => return Err(Unusable::Blind),
                Flag::TooGood => return Err(Unusable::TooGood),
                _ => {}
            }
        }
        Ok(Respondent { answers, took_ms, rapid })
    }
}

impl Respondent {
    /// How many questions count.
    pub const fn questions(&self) -> usize {
        self.answers.answers.len()
    }

    pub(super) fn group(&self) -> Option<&str> {
        self.answers.group.as_deref()
    }
}

/// Years since 1970; `None` for the beginning of 1970, which is what a device without a clock says.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of some thousand years")]
fn years(ms: i64) -> Option<f64> {
    (ms > 0).then(|| ms as f64 / YEAR_MS)
}
