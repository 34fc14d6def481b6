//! Everything that the pages about one person read, computed once: the profile, the position on the path, and the chance of each
//! need in each posterior draw.

use super::stages::position_in;
use super::table::Table;
use super::{Needs, PathPosition};
use crate::Skill;
use crate::attempt::{Attempt, Entry, Event, Millis, Mode, RULES, Writer};
use crate::content::{Bank, Content, StageInfo};
use crate::person::Person;
use crate::profile::{Basis, Influence, Profile, influences};
use cairn_measure::{Share, all_at_once};

/// Everything that the pages about one person read, computed once: the profile, the position on the path, the chance of each need
/// in each posterior draw, and what each skill's number rests on.
#[derive(Clone, Debug)]
pub struct Ground {
    pub(super) person: Person,
    pub(super) profile: Profile,
    pub(super) position: PathPosition,
    pub(super) table: Table,
    pub(super) influences: Vec<Influence>,
}

impl Ground {
    /// Computes all of it for a person; `None` only for a content that the build refuses.
    pub fn new(content: &Content, bank: &Bank, person: Person) -> Option<Self> {
        let profile = person.profile(content, bank)?;
        let table = Table::new(content, &profile, &profile.draws);
        let position = position_in(content, person.log(), &table);
        let influences = influences(content, bank, person.log(), person.raters());
        Some(Self { person, profile, position, table, influences })
    }

    /// The ground of somebody who has answered nothing, on which a plan still shows; `None` as in [`Self::new`].
    pub fn of_nobody(content: &Content, bank: &Bank) -> Option<Self> {
        let (writer, content_version) = (Writer::nameless(), content.version.clone());
        let first = Entry {
            seq: 0,
            writer,
            at: Millis(0),
            content: content_version,
            rules: RULES,
            event: Event::Begin,
        };
        Self::new(content, bank, Person::alone(&Attempt::begin(Mode::Quick.new_id(0)?, first)?))
    }

    /// Whose it is.
    pub const fn person(&self) -> &Person {
        &self.person
    }

    /// The answers and facts that count.
    pub const fn log(&self) -> &Attempt {
        self.person.log()
    }

    /// What is concluded of the skills.
    pub const fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Whether nothing at all is known.
    pub fn is_empty(&self) -> bool {
        self.profile.answered == Basis::default()
    }

    /// Where the person stands.
    pub const fn position(&self) -> &PathPosition {
        &self.position
    }

    /// Where a skill is, in logits: the best single value.
    pub fn skill_theta(&self, skill: Skill) -> f64 {
        self.profile.skills.get(skill.index()).map_or(0.0, |estimate| estimate.theta)
    }

    /// Probability that all of these needs are met, with its Monte Carlo error.
    pub fn meets(&self, content: &Content, needs: &Needs) -> Share {
        let asked = Skill::ALL.into_iter().zip(needs.levels).filter(|(_, level)| level.number() > 0);
        let skills = asked.map(|(skill, level)| self.table.reaching(content, skill, level, 0.0));
        let facets = needs.facets.iter().filter_map(|(facet, level)| {
            let beside = needs.levels[content.facet(facet)?.0.index()];
            Some(self.table.facet_reaching(content, &self.profile, (facet, *level), beside, 0.0))
        });
        let columns: Vec<Vec<f64>> = skills.chain(facets).collect();
        all_at_once(self.table.weights(), &columns.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    /// Probability that every need of a stage is met, with its Monte Carlo error.
    pub fn shown(&self, info: &StageInfo) -> Share {
        self.table.shown(info)
    }
}
