//! Hours from level to level of each facet: those of the content, with what the person has changed.

use crate::content::PathContent;
use crate::{FacetId, Level};

/// Least and most hours of one step that a person may set: a step that takes nothing is none.
const OWN: (u32, u32) = (1, 10_000);

/// Hours of study, and hours of practice.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Split {
    /// Study: own time.
    pub study: f64,
    /// Practice: at work where the job has it, else own time.
    pub practice: f64,
}

impl Split {
    /// Both together.
    pub const fn sum(self) -> f64 {
        self.study + self.practice
    }

    /// Both together, in whole hours.
    pub fn whole(self) -> u32 {
        whole(self.sum())
    }

    /// Study and practice in whole hours, whose sum is [`Self::whole`], and at least one hour. Whatever names the hours of a piece
    /// takes them from here.
    pub fn figures(self) -> (u32, u32) {
        let all = self.whole().max(1);
        let study = whole(self.study).min(all);
        (study, all - study)
    }

    /// So many times both.
    #[must_use]
    pub const fn times(self, factor: f64) -> Self {
        Self { study: self.study * factor, practice: self.practice * factor }
    }

    /// Adds another.
    pub const fn add(&mut self, other: Self) {
        self.study += other.study;
        self.practice += other.practice;
    }
}

/// A number of hours or months that is not negative, as a whole one; the greatest there is for an infinite one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast takes what is out of range to the nearest end"
)]
pub fn whole(value: f64) -> u32 {
    libm::round(value) as u32
}

/// The end of a range of hours as it is said, with no more figures than are meant: to 5 below a hundred, to 10 below a thousand,
/// to 50 above. Below 10 it is as it is.
pub fn said(value: f64) -> u32 {
    let value = whole(value);
    let step = match value {
        0..=9 => 1,
        10..=99 => 5,
        100..=999 => 10,
        _ => 50,
    };
    (value.saturating_add(step / 2)) / step * step
}

/// Hours from level to level of each facet.
#[derive(Clone, Debug, PartialEq)]
pub struct Hours(Vec<(FacetId, [Split; 5])>);

impl Hours {
    /// The content's hours, with `own` ones: facet, level to be reached, hours in all, which are split as the content does.
    pub fn new(path: &PathContent, own: &[(FacetId, Level, u32)]) -> Self {
        let split =
            |(study, practice): (u16, u16)| Split { study: f64::from(study), practice: f64::from(practice) };
        let mut list: Vec<(FacetId, [Split; 5])> = path
            .effort
            .facets
            .iter()
            .map(|one| {
                let mut steps = one.study.into_iter().zip(one.practice);
                (one.facet.clone(), [(); 5].map(|()| steps.next().map_or_else(Split::default, split)))
            })
            .collect();
        for (facet, to, hours) in own {
            let slot = list.iter_mut().find(|(known, _)| known == facet);
            if let Some(slot) =
                slot.and_then(|(_, all)| all.get_mut(usize::from(to.number()).checked_sub(1)?))
            {
                *slot = slot.times(f64::from((*hours).clamp(OWN.0, OWN.1)) / slot.sum().max(1.0));
            }
        }
        Self(list)
    }

    /// Hours of a facet from one level to another without what its neighbours carry over; nothing where there is nothing to
    /// climb.
    pub fn between(&self, facet: &FacetId, from: Level, to: Level) -> Split {
        let steps = usize::from(from.number())..usize::from(to.number()).max(usize::from(from.number()));
        let mut sum = Split::default();
        for step in self.of(facet).get(steps).unwrap_or_default() {
            sum.add(*step);
        }
        sum
    }

    pub(super) fn of(&self, facet: &FacetId) -> [Split; 5] {
        let unknown = Split { study: 50.0, practice: 50.0 };
        self.0.iter().find(|(known, _)| known == facet).map_or([unknown; 5], |(_, hours)| *hours)
    }
}
