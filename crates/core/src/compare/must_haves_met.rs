//! How somebody's must-haves stand together: how many levels are likely met, which fail, which were not measured, and the years.
//!
//! The chance that seven are met at once is near 0 for nearly everybody, and tells nobody apart. What a manager can act on
//! is how many are likely met one by one, and where it breaks.

use super::candidate_estimate::CandidateEstimate;
use super::must_haves::{MustHaves, Need, YearsMet, YearsView};
use crate::order::sorted;
use crate::path::Shown;
use crate::path::view::Percent;

/// Most failing levels that are named.
const NAMED: usize = 3;

/// Must-haves of somebody in two numbers, for an order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MustHavesTally {
    /// How many levels are likely met, each by itself; never one that was not measured.
    pub likely: usize,
    /// Probability that all are met at once; 1 where none is asked.
    pub all: f64,
}

/// Must-haves of somebody as a page shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct MustsView {
    /// How many levels are likely met, each by itself; never one that was not measured.
    pub likely: usize,
    /// How many levels are asked for.
    pub of: usize,
    /// Of how many of them nothing was answered.
    pub unmeasured: usize,
    /// Probability that all levels are met at once, with what is known of people on this path in place of what was not measured;
    /// `None` where no level is asked for.
    pub all: Option<Percent>,
    /// The measured ones that more likely fail than not, the one that most likely fails first: at most three.
    pub fails: Vec<NeedView>,
    /// How many more fail than are named.
    pub more: usize,
    /// Of those that were measured the one that most likely fails; `None` where none was.
    pub weakest: Option<NeedView>,
    /// What the levels say.
    pub says: MustsSay,
    /// The years that are asked for.
    pub years: Vec<YearsView>,
}

/// One must-have as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedView {
    /// The skill's name, or the facet's.
    pub name: String,
    /// The same where there is little room.
    pub short: String,
    /// The level, in words.
    pub level: String,
    /// Probability that it is met.
    pub met: Percent,
}

/// What the levels say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MustsSay {
    /// One more likely fails than not.
    Fails,
    /// None that was measured fails, and some were not measured.
    NotMeasured,
    /// All are at least likely met, and not all of them shown.
    Likely,
    /// Every one is shown.
    Shown,
}

/// What is said about the years together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearsSay {
    /// There are fewer than asked for on some track.
    Short,
    /// On some track nothing was said, and none is short.
    NotSaid,
    /// As many as asked for, or more.
    Enough,
    /// What was said is hidden with the names.
    Hidden,
}

impl YearsSay {
    /// A name for other programs, which never changes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::NotSaid => "not_said",
            Self::Enough => "yes",
            Self::Hidden => "hidden",
        }
    }
}

/// What years say together; `None` where none are asked for.
pub fn years_say(years: &[YearsView]) -> Option<YearsSay> {
    let any = |which: fn(YearsMet) -> bool| years.iter().any(|one| which(one.met));
    match (years, any(|met| matches!(met, YearsMet::No(_))), any(|met| met == YearsMet::NotSaid)) {
        ([], ..) => None,
        _ if any(|met| met == YearsMet::Hidden) => Some(YearsSay::Hidden),
        (_, true, _) => Some(YearsSay::Short),
        (_, false, true) => Some(YearsSay::NotSaid),
        (_, false, false) => Some(YearsSay::Enough),
    }
}

impl MustsView {
    /// What the years say; `None` where none are asked for.
    pub fn years_say(&self) -> Option<YearsSay> {
        years_say(&self.years)
    }

    /// Whether nothing speaks against somebody: every level is shown, and the years are there.
    pub fn nothing_against(&self) -> bool {
        self.says == MustsSay::Shown && self.years_say().is_none_or(|years| years == YearsSay::Enough)
    }
}

/// Whether a must-have counts as likely met.
fn is_likely(met: f64) -> bool {
    Shown::of(met) >= Shown::Likely
}

impl MustHaves {
    /// Whether somebody more likely fails than meets a level that was measured.
    pub fn misses_level(&self, standing: &CandidateEstimate) -> bool {
        self.known(standing).iter().any(|(_, met)| !is_likely(*met))
    }

    /// Whether somebody says fewer years than are asked for: that is no matter of chance.
    pub fn short_of_years(&self, standing: &CandidateEstimate) -> bool {
        years_say(&self.all_years(standing)) == Some(YearsSay::Short)
    }

    /// The levels of which something was answered, each with the probability that it is met.
    fn known(&self, standing: &CandidateEstimate) -> Vec<(&Need, f64)> {
        let measured = self.needs().iter().filter(|need| self.measured(standing, need));
        measured.map(|need| (need, self.met(standing, need))).collect()
    }

    /// Somebody's must-haves for an order: by how many are likely met, then by the chance of all at once.
    pub fn tally(&self, standing: &CandidateEstimate) -> MustHavesTally {
        let likely = self.known(standing).iter().filter(|(_, met)| is_likely(*met)).count();
        MustHavesTally { likely, all: self.all_met(standing).unwrap_or(1.0) }
    }

    /// Whether every level was measured and is likely met, and no years are short. Years that were not said or are hidden are not
    /// short: the page says that they are left out.
    pub(super) fn likely_met(&self, standing: &CandidateEstimate, levels: MustHavesTally) -> bool {
        levels.likely == self.needs().len() && !self.short_of_years(standing)
    }

    /// The measured levels that more likely fail than not, each with the probability that it is met: the least likely first.
    pub fn failing(&self, standing: &CandidateEstimate) -> Vec<(&Need, f64)> {
        let known: Vec<(&Need, f64)> =
            self.known(standing).into_iter().filter(|(_, met)| !is_likely(*met)).collect();
        sorted(&known, |left, right| left.1.total_cmp(&right.1))
    }

    /// Of the measured levels the one that most likely fails, with the probability that it is met.
    pub fn weakest(&self, standing: &CandidateEstimate) -> Option<(&Need, f64)> {
        self.known(standing).into_iter().min_by(|left, right| left.1.total_cmp(&right.1))
    }

    /// Somebody's must-haves for a page; `None` where none is asked.
    pub fn view(&self, standing: &CandidateEstimate) -> Option<MustsView> {
        let (known, of, years) = (self.known(standing), self.needs().len(), self.all_years(standing));
        if of == 0 && years.is_empty() {
            return None;
        }
        let unmeasured = of - known.len();
        let (fails, weakest) = (self.failing(standing), self.weakest(standing));
        let says = match weakest.map(|(_, met)| Shown::of(met)) {
            Some(Shown::Open | Shown::NotYet) => MustsSay::Fails,
            _ if unmeasured > 0 => MustsSay::NotMeasured,
            Some(Shown::Likely) => MustsSay::Likely,
            Some(Shown::Shown) | None => MustsSay::Shown,
        };
        Some(MustsView {
            likely: known.iter().filter(|(_, met)| is_likely(*met)).count(),
            of,
            unmeasured,
            all: self.all_met(standing).map(Percent::of),
            more: fails.len().saturating_sub(NAMED),
            fails: fails.iter().take(NAMED).map(need_view).collect(),
            weakest: weakest.as_ref().map(need_view),
            says,
            years,
        })
    }
}

fn need_view((need, met): &(&Need, f64)) -> NeedView {
    NeedView {
        name: need.name.clone(),
        short: need.short.clone(),
        level: need.level_name.clone(),
        met: Percent::of(*met),
    }
}
