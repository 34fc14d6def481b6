//! The flags of the joint model's fit, with as few simulated copies as settle them.

use core::ops::ControlFlow;

use super::flag::Flag;
use super::person::Statistics;
use crate::bounded::Prob;
use crate::random::Seed;
use crate::space::{Answer, AnswerError, Posterior, Space};

/// Some of a person's answers, and the flags that are looked for in them.
pub struct LookedAt<'a> {
    /// Whether the answer at this place is among them.
    pub counted: &'a dyn Fn(usize) -> bool,
    /// The flags: any but [`Flag::TooRegular`], which asks for the opposite of the others and is for
    /// [`Space::fit`](crate::Space::fit) alone.
    pub wanted: &'a [Flag],
}

impl Space {
    /// The wanted flags that [`fit`](Self::fit) raises with the same seed and number of copies, part by part.
    ///
    /// Where a flag is raised by what fewer than one copy in a hundred shows, the first copy that shows it settles that it is not:
    /// no further copy is simulated once every flag is settled. All parts look at the same copies. An ordinary person takes about
    /// ten instead of a hundred for each part. Fails for answers or a posterior that do not fit the space.
    pub fn misfits(
        &self,
        answers: &[Answer<'_>],
        posterior: &Posterior,
        parts: &[LookedAt<'_>],
        seed: Seed,
        copies: usize,
        rare: Prob,
    ) -> Result<Vec<Flag>, AnswerError> {
        let own = |part: &LookedAt<'_>| Statistics::of(answers, posterior.mode(), &part.counted);
        let mut open: Vec<(&LookedAt<'_>, Statistics, Vec<Statistics>)> =
            parts.iter().filter_map(|part| Some((part, own(part)?, Vec::new()))).collect();
        if open.is_empty() {
            return Ok(Vec::new());
        }
        let draws = self.draws(answers, posterior, seed, copies)?;
        let mut left = copies.max(1);
        self.copies(answers, &draws, seed, copies, |copy, mode| {
            left = left.saturating_sub(1);
            for (part, _, simulated) in &mut open {
                simulated.extend(Statistics::of(copy, mode, &part.counted));
            }
            open.retain(|(part, own, simulated)| {
                own.at_worst(simulated, left).flags(rare).iter().any(|flag| part.wanted.contains(flag))
            });
            if open.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        let raised = |(part, own, simulated): &(&LookedAt<'_>, Statistics, Vec<Statistics>)| {
            let flags = own.against(simulated).flags(rare);
            flags.into_iter().filter(|flag| part.wanted.contains(flag)).collect::<Vec<_>>()
        };
        Ok(open.iter().flat_map(raised).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fit::Fit;
    use crate::model::Item;

    const SKILLS: usize = 3;
    const COPIES: usize = 100;
    const WANTED: [Flag; 3] = [Flag::Inconsistent, Flag::Surprises, Flag::StraightLine];

    fn space() -> Space {
        let size = SKILLS + 1;
        let cell = |at: usize| match (at / size == at % size, at / size < SKILLS && at % size < SKILLS) {
            (true, _) => 1.0,
            (false, true) => 0.5,
            (false, false) => 0.0,
        };
        Space::new(&vec![0.0; size], &(0..size * size).map(cell).collect::<Vec<_>>()).unwrap()
    }

    /// Questions from easy to hard in each skill, and ratings of each.
    fn items() -> Vec<(Item, Vec<usize>)> {
        let question = |at: u32| {
            let item = Item::logistic(1.4, f64::from(at) / 4.0 - 3.0, 0.2, 1.0).unwrap();
            (item, vec![usize::try_from(at).unwrap() % SKILLS])
        };
        let rating = |at: u32| {
            let low = f64::from(at % 5) / 2.0 - 2.5;
            let item = Item::graded(1.8, &[low, low + 1.0, low + 2.0, low + 3.0]).unwrap();
            (item, vec![usize::try_from(at).unwrap() % SKILLS, SKILLS])
        };
        (0..24).map(question).chain((0..20).map(rating)).collect()
    }

    #[test]
    fn flags_that_few_copies_settle_are_those_of_all_copies() {
        let (space, items, rare) = (space(), items(), Prob::new(0.01).unwrap());
        let (mut flagged, mut clean) = (0, 0);
        for person in 0..60_u64 {
            let mut random = crate::random::Random::new(Seed(person + 1));
            let ability = [-1.0, 0.0, 1.0, 0.0];
            let answers: Vec<Answer<'_>> = items
                .iter()
                .map(|(item, loads)| {
                    let theta = loads.iter().map(|load| ability[*load]).sum();
                    let usual = item.simulate(theta, &mut random);
                    // Some answer against what they know, some rate everything alike, most do neither.
                    let category = match (person % 4, loads.len()) {
                        (0, 1) => 1 - usual,
                        (1, 2) => 3,
                        _ => usual,
                    };
                    Answer { item, loads, category }
                })
                .collect();
            let posterior = space.posterior(&answers, None).unwrap();
            let is = |wanted: usize| {
                let items = &items;
                move |place: usize| items[place].1.len() == wanted
            };
            let seed = Seed(person);
            let whole = |wanted: usize| -> Option<Fit> {
                space.fit(&answers, &posterior, is(wanted), seed, COPIES).unwrap()
            };
            let slowly: Vec<Flag> = [(1, &WANTED[..2]), (2, &WANTED[2..])]
                .into_iter()
                .flat_map(|(which, wanted)| {
                    let flags = whole(which).unwrap().flags(rare);
                    flags.into_iter().filter(|flag| wanted.contains(flag)).collect::<Vec<_>>()
                })
                .collect();
            let (questions, ratings) = (is(1), is(2));
            let parts = [
                LookedAt { counted: &questions, wanted: &WANTED[..2] },
                LookedAt { counted: &ratings, wanted: &WANTED[2..] },
            ];
            let soon = space.misfits(&answers, &posterior, &parts, seed, COPIES, rare).unwrap();
            assert_eq!(soon, slowly, "person {person}");
            flagged += usize::from(!soon.is_empty());
            clean += usize::from(soon.is_empty());
        }
        assert!(flagged >= 10 && clean >= 20, "{flagged} flagged, {clean} not: the test tells nothing");
    }

    #[test]
    fn nothing_to_look_at_raises_nothing() {
        let (space, rare) = (space(), Prob::new(0.01).unwrap());
        let posterior = space.posterior(&[], None).unwrap();
        let parts = [LookedAt { counted: &|_| true, wanted: &WANTED }];
        assert_eq!(space.misfits(&[], &posterior, &parts, Seed(1), COPIES, rare).unwrap(), []);
    }
}
