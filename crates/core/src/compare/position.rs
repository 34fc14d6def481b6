//! What a position asks for: weights of the skills, levels that must be reached, years.

use crate::attempt::Track;
use crate::content::{Content, Occupation, Requirements, RoleInfo, Rule, Target};
use crate::job::{Ad, Wish};
use crate::{FacetId, Level, Skill, Stage};

/// Longest name of a position, in characters.
pub const MAX_POSITION_NAME: usize = 80;

/// How much a skill counts, 0 to 100. Only the proportions matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(u8);

impl Weight {
    /// The largest.
    pub const MAX: u8 = 100;

    /// `None` above 100.
    pub const fn new(weight: u8) -> Option<Self> {
        if weight <= Self::MAX { Some(Self(weight)) } else { None }
    }

    /// 0 to 100.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// Where a position's numbers come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PositionSource {
    /// AI strategist, as Cairn describes it.
    Strategist,
    /// A stage of the path.
    Stage(Stage),
    /// A template of another kind (a growth role, an occupation, an advertisement), named by its id.
    Template(String),
    /// The manager's own.
    Own,
}

/// A position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Its name.
    pub name: String,
    /// How much each skill counts, in the order of [`Skill::ALL`].
    pub weights: [Weight; Skill::COUNT],
    /// The level that each skill must reach, at the least; `None` where none is asked.
    pub musts: [Option<Level>; Skill::COUNT],
    /// Facets that must reach a level of their own, at the least.
    pub facet_musts: Vec<(FacetId, Level)>,
    /// The level that each skill is to reach in the end, where that is more than the minimum; `None` where it is the minimum.
    pub aims: [Option<Level>; Skill::COUNT],
    /// The same of facets.
    pub facet_aims: Vec<(FacetId, Level)>,
    /// Years that must be there, in the order of [`Track::ALL`].
    pub years: [Option<u8>; 3],
    /// Degrees that the advertisement asks for from which it comes. They are told, and held against nobody.
    pub degrees: Vec<AskedDegree>,
    /// Where it comes from.
    pub source: PositionSource,
}

/// A degree that an advertisement asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedDegree {
    /// Its name, as the page that reads advertisements has it.
    pub name: String,
    /// Whether it would be nice and is not asked for.
    pub preferred: bool,
}

/// Years that advertisements for strategists ask for: data, leading, AI in business.
const STRATEGIST_YEARS: [Option<u8>; 3] = [Some(10), Some(5), None];

/// What a skill weighs that an advertisement asks for.
const AD_ASKED: u8 = 20;

/// A skill that weighs less of a hundred asks for no level of its own; the page of growth roles passes over it, too.
const WEIGHS: u8 = 7;

/// Ends of the survey's scale of importance: "not important" and "extremely important".
const LEAST_IMPORTANCE: f64 = 1.0;
const MOST_IMPORTANCE: f64 = 5.0;

impl Position {
    /// Everything counts alike, and nothing must be.
    pub fn open(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            weights: [Weight(10); Skill::COUNT],
            musts: [None; Skill::COUNT],
            facet_musts: Vec::new(),
            aims: [None; Skill::COUNT],
            facet_aims: Vec::new(),
            years: [None; 3],
            degrees: Vec::new(),
            source: PositionSource::Own,
        }
    }

    /// An AI strategist: the needs of the last stage, and the years that advertisements ask for.
    pub fn strategist(content: &Content) -> Self {
        let last = Stage::all().next_back().and_then(|stage| Self::of_stage(content, stage));
        let position = last.unwrap_or_else(|| Self::open(""));
        Self { years: STRATEGIST_YEARS, source: PositionSource::Strategist, ..position }
    }

    /// What a stage of the path needs: its levels as aims, minimums one level below, and weights in proportion to them (expert
    /// judgement: what must be higher matters more).
    pub fn of_stage(content: &Content, stage: Stage) -> Option<Self> {
        let info = content.stage(stage)?;
        let sum: u32 = info.needs.iter().map(|level| u32::from(level.number())).sum();
        let share = |level: Level| {
            let parts = u32::from(level.number()) * 100 + sum / 2;
            Weight(u8::try_from(parts / sum.max(1)).unwrap_or(Weight::MAX).min(Weight::MAX))
        };
        let source = PositionSource::Stage(stage);
        let position = Self { weights: info.needs.map(share), source, ..Self::open(&info.name) };
        Some(position.aiming_at(info.needs, &info.facet_needs))
    }

    /// A growth role: its weights and needs, with minimums one level below.
    pub fn of_role(role: &RoleInfo) -> Self {
        let weights = role.weights.map(|weight| Weight(weight.min(Weight::MAX)));
        let source = PositionSource::Template(format!("role/{}", role.id));
        Self { weights, source, ..Self::open(&role.name) }.aiming_at(role.needs, &[])
    }

    /// With these needs as its aim, and one level below each as the minimum, for what weighs enough to count. A need is where
    /// somebody in the position is to be; who is hired a level short of it can grow into it.
    fn aiming_at(self, needs: [Level; Skill::COUNT], facets: &[(FacetId, Level)]) -> Self {
        let asked = |skill: Skill| {
            let need = needs.get(skill.index()).copied().filter(|need| need.number() > 0);
            need.filter(|_| self.weight(skill).number() >= WEIGHS)
        };
        Self {
            musts: Skill::ALL.map(|skill| asked(skill).map(minimum)),
            aims: Skill::ALL.map(asked),
            facet_musts: facets.iter().map(|(facet, need)| (facet.clone(), minimum(*need))).collect(),
            facet_aims: facets.to_vec(),
            ..self
        }
    }

    /// A surveyed occupation: weights in proportion to how far above "not important" people in it rate each skill.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    pub fn of_occupation(occupation: &Occupation) -> Self {
        let weights = occupation.importance.map(|importance| {
            let share = (importance - LEAST_IMPORTANCE) / (MOST_IMPORTANCE - LEAST_IMPORTANCE);
            Weight(libm::round(share.clamp(0.0, 1.0) * f64::from(Weight::MAX)) as u8)
        });
        let source = PositionSource::Template(format!("occupation/{}", occupation.code));
        Self { weights, source, ..Self::open(&occupation.title) }
    }

    /// A job advertisement: what it asks for weighs [`AD_ASKED`], what would be nice half of that, and what it does not name
    /// nothing, for the manager to correct. Years are those that the text itself names, and levels those of the requirements it
    /// names; a level besides where a word of the same clause insists on a skill or a facet. Degrees are not
    /// held against anybody.
    pub fn of_ad(requirements: &Requirements, ad: &Ad) -> Self {
        let found = |target: &Target| ad.found.iter().find(|found| found.target == *target);
        let weight = |skill| match found(&Target::Skill(skill)).map(|found| found.wish) {
            Some(Wish::Asked) => Weight(AD_ASKED),
            Some(Wish::Preferred) => Weight(AD_ASKED / 2),
            Some(Wish::Denied) | None => Weight(0),
        };
        let mut position = Self {
            weights: Skill::ALL.map(weight),
            source: PositionSource::Template("advertisement".to_owned()),
            ..Self::open("")
        };
        for skill in Skill::ALL {
            let level = found(&Target::Skill(skill)).filter(|found| found.wish == Wish::Asked);
            if let Some(slot) = position.musts.get_mut(skill.index()) {
                *slot = level.and_then(|found| found.level);
            }
            // What the whole skill must reach, each facet of it must.
            let whole = position.must(skill);
            let facets = level.into_iter().flat_map(|found| found.facets.iter().cloned());
            position.facet_musts.extend(facets.filter(|(_, level)| Some(*level) > whole));
        }
        for one in &requirements.list {
            let Some(found) = found(&Target::Requirement(one.id.clone())) else { continue };
            if let (Rule::Degree(..), Wish::Asked | Wish::Preferred) = (&one.rule, found.wish) {
                let preferred = found.wish == Wish::Preferred;
                position.degrees.push(AskedDegree { name: one.named(&found.named()), preferred });
            }
            if found.wish != Wish::Asked {
                continue;
            }
            match &one.rule {
                Rule::Years(track, _) | Rule::Record(track, ..) => {
                    if let Some(slot) = position.years.get_mut(*track as usize) {
                        *slot = found.years.or(*slot);
                    }
                }
                Rule::Skill(skill, level) => {
                    if let Some(slot) = position.musts.get_mut(skill.index()) {
                        *slot = (*slot).max(Some(*level));
                    }
                }
                Rule::Degree(..) => {}
            }
        }
        position
    }

    /// The weights as shares that sum to 1; `None` where all are 0 and there is nothing to rank by.
    #[must_use]
    pub fn shares(&self) -> Option<[f64; Skill::COUNT]> {
        let sum: u32 = self.weights.iter().map(|weight| u32::from(weight.0)).sum();
        (sum > 0).then(|| self.weights.map(|weight| f64::from(weight.0) / f64::from(sum)))
    }

    /// How much a skill counts.
    pub fn weight(&self, skill: Skill) -> Weight {
        self.weights.get(skill.index()).copied().unwrap_or_default()
    }

    /// The level that a skill must reach.
    pub fn must(&self, skill: Skill) -> Option<Level> {
        self.musts.get(skill.index()).copied().flatten()
    }

    /// The level that a skill is to reach in the end: its aim, or its minimum where that is higher or there is no other.
    pub fn aim(&self, skill: Skill) -> Option<Level> {
        self.aims.get(skill.index()).copied().flatten().max(self.must(skill))
    }

    /// The levels that facets are to reach in the end.
    pub fn all_facet_aims(&self) -> Vec<(FacetId, Level)> {
        let aim = |(facet, must): &(FacetId, Level)| {
            let own = self.facet_aims.iter().find(|(known, _)| known == facet).map(|(_, level)| *level);
            (facet.clone(), own.map_or(*must, |own| own.max(*must)))
        };
        self.facet_musts.iter().map(aim).collect()
    }

    /// Whether anything is aimed at beside the minimums.
    pub fn has_aims(&self) -> bool {
        self.aims.iter().any(Option::is_some) || !self.facet_aims.is_empty()
    }

    /// Asks for another minimum. Where none is asked any more, nothing is aimed at either.
    pub fn set_must(&mut self, skill: Skill, level: Option<Level>) {
        if let (Some(must), Some(aim)) = (self.musts.get_mut(skill.index()), self.aims.get_mut(skill.index()))
        {
            *must = level;
            *aim = aim.filter(|_| level.is_some());
        }
    }

    /// The same with the weights of another position, where this one gives weight to nothing.
    #[must_use]
    pub fn or_weights_of(self, other: &Self) -> Self {
        let weights = if self.shares().is_none() { other.weights } else { self.weights };
        Self { weights, ..self }
    }

    /// Asks no level of this facet any more.
    pub fn drop_facet(&mut self, facet: &FacetId) {
        self.facet_musts.retain(|(known, _)| known != facet);
        self.facet_aims.retain(|(known, _)| known != facet);
    }

    /// The years that must be there on a track.
    pub fn years_on(&self, track: Track) -> Option<u8> {
        self.years.get(track as usize).copied().flatten()
    }

    /// Whether anything must be.
    pub fn asks(&self) -> bool {
        self.musts.iter().any(Option::is_some)
            || !self.facet_musts.is_empty()
            || self.years.iter().any(Option::is_some)
    }
}

/// One level below a need, and at least the first.
fn minimum(need: Level) -> Level {
    Level::new(need.number().saturating_sub(1).max(1)).unwrap_or(need)
}
