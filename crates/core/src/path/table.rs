//! For each draw from the posterior, the chance of each need of the stages: what every probability of the path is made of.

use cairn_measure::{Share, all_at_once, chances_above};

use crate::content::{Content, StageInfo};
use crate::profile::{Drawn, Profile, above, need_error};
use crate::{FacetId, Level, Skill};

const LEVELS: usize = Level::MAX as usize + 1;

/// A column of chances for every need that a stage has.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    weights: Vec<f64>,
    theta: [Vec<f64>; Skill::COUNT],
    /// By skill and level; empty where no stage needs it.
    reach: Vec<Vec<f64>>,
    facets: Vec<OfFacet>,
}

/// The need of a facet beside that of its skill in one stage.
#[derive(Clone, Debug)]
struct OfFacet {
    skill: Skill,
    facet: FacetId,
    level: Level,
    /// The level that the same stage asks of the skill.
    beside: Level,
    /// Chances that it is met.
    met: Vec<f64>,
    /// The same of who meets the need of the skill: the error of the scale is one for both, so neither is news without the
    /// other. For products.
    given: Vec<f64>,
}

impl Table {
    /// The table of these draws.
    pub(crate) fn new(content: &Content, profile: &Profile, draws: &[Drawn]) -> Self {
        let theta = Skill::ALL.map(|skill| draws.iter().map(|drawn| drawn.theta[skill.index()]).collect());
        let mut table = Self {
            weights: draws.iter().map(|drawn| drawn.weight).collect(),
            theta,
            reach: vec![Vec::new(); Skill::COUNT * LEVELS],
            facets: Vec::new(),
        };
        for skill in Skill::ALL {
            table.fill(content, profile, skill, 0.0);
        }
        table
    }

    /// Moves one skill by so many logits from where the draws have it.
    pub(crate) fn fill(&mut self, content: &Content, profile: &Profile, skill: Skill, by: f64) {
        for level in Level::all().filter(|level| level.number() > 0) {
            let needed = content.stages.iter().any(|info| info.needs[skill.index()] == level);
            let column = if needed { self.reaching(content, skill, level, by) } else { Vec::new() };
            if let Some(slot) = self.reach.get_mut(skill.index() * LEVELS + usize::from(level.number())) {
                *slot = column;
            }
        }
        self.facets.retain(|one| one.skill != skill);
        for info in &content.stages {
            let beside = info.needs[skill.index()];
            for (facet, level) in &info.facet_needs {
                let known = self.of_facet(facet, *level).any(|one| one.beside == beside);
                if !known && content.facet(facet).is_some_and(|(of, _)| of == skill) {
                    let need = (facet, *level);
                    let met = self.facet_reaching(content, profile, need, Level::default(), by);
                    let given = self.facet_reaching(content, profile, need, beside, by);
                    self.facets.push(OfFacet {
                        skill,
                        facet: facet.clone(),
                        level: *level,
                        beside,
                        met,
                        given,
                    });
                }
            }
        }
    }

    /// Chances that a skill, moved by so many logits, reaches a level; the error of its scale included.
    pub(crate) fn reaching(&self, content: &Content, skill: Skill, level: Level, by: f64) -> Vec<f64> {
        let cut = content.theta_from(level) - by;
        chances_above(&self.theta[skill.index()], cut, need_error(content.prior.anchor_sd, 0.0, 0.0))
    }

    /// Chances that a facet, moved by so many logits, reaches a level, where its skill reaches the level `beside`; the errors
    /// of its deviation and of the scale included.
    ///
    /// The error of the scale is one for the skill and its facets. Of who reaches `beside` it is no more symmetric: it is taken
    /// for a normal one with the mean and variance that it then has, as where people are compared (Mendell and Elston 1974).
    pub(crate) fn facet_reaching(
        &self,
        content: &Content,
        profile: &Profile,
        (facet, level): (&FacetId, Level),
        beside: Level,
        by: f64,
    ) -> Vec<f64> {
        let Some((skill, _)) = content.facet(facet) else { return Vec::new() };
        let (deviation, error) = profile.deviation(facet);
        let (anchor, cut) = (content.prior.anchor_sd, content.theta_from(level) - deviation - by);
        let theta = &self.theta[skill.index()];
        if beside == Level::default() || anchor <= 0.0 {
            return chances_above(theta, cut, need_error(anchor, 0.0, error));
        }
        let own = content.theta_from(beside) - by;
        let chance = |theta: &f64| {
            let (lift, left) = scale_of_who_reaches(theta - own, anchor);
            above(theta - cut + lift, need_error(left, 0.0, error))
        };
        theta.iter().map(chance).collect()
    }

    /// The weights of the draws; they sum to 1.
    pub(crate) fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Each draw's ability in a skill, in logits.
    pub(crate) fn theta(&self, skill: Skill) -> &[f64] {
        &self.theta[skill.index()]
    }

    /// The column of a need; `None` for a level that everybody has.
    pub(crate) fn need(&self, skill: Skill, level: Level) -> Option<&[f64]> {
        let column = self.reach.get(skill.index() * LEVELS + usize::from(level.number()))?;
        (!column.is_empty()).then_some(column)
    }

    /// The column of a facet's own need.
    pub(crate) fn facet_need<'a>(&'a self, facet: &'a FacetId, level: Level) -> Option<&'a [f64]> {
        self.of_facet(facet, level).next().map(|one| one.met.as_slice())
    }

    fn of_facet<'a>(&'a self, facet: &'a FacetId, level: Level) -> impl Iterator<Item = &'a OfFacet> {
        self.facets.iter().filter(move |one| one.facet == *facet && one.level == level)
    }

    /// The columns of all needs of a stage, whose products are the chances of all at once.
    pub(crate) fn needs<'a>(&'a self, info: &'a StageInfo) -> Vec<&'a [f64]> {
        let skills =
            Skill::ALL.into_iter().zip(info.needs).filter_map(|(skill, level)| self.need(skill, level));
        let facets = info.facet_needs.iter().filter_map(|(facet, level)| {
            let beside = |one: &&OfFacet| one.beside == info.needs[one.skill.index()];
            self.of_facet(facet, *level).find(beside).map(|one| one.given.as_slice())
        });
        skills.chain(facets).collect()
    }

    /// Probability that every need of a stage is met.
    pub(crate) fn shown(&self, info: &StageInfo) -> Share {
        all_at_once(&self.weights, &self.needs(info))
    }
}

/// Mean and sd of the error of a scale (normal around 0 with the sd `anchor`) of who is above a level, given how far their
/// ability is above it without that error; all in logits.
fn scale_of_who_reaches(margin: f64, anchor: f64) -> (f64, f64) {
    let z = margin / anchor;
    let p = above(z, 1.0);
    // Who is out of reach adds nothing to a product.
    if p < 1e-9 {
        return (0.0, anchor);
    }
    let hazard = libm::exp(-0.5 * z * z) / (p * 2.506_628_274_631_000_7);
    (anchor * hazard, anchor * libm::sqrt((1.0 - hazard * (hazard + z)).max(0.0)))
}

#[cfg(test)]
#[cfg(feature = "authoring")]
mod tests {
    use std::path::Path;

    use cairn_measure::{Seed, Space};

    use super::*;
    use crate::attempt::{Entry, Event, Millis, Mode, RULES, Writer};
    use crate::content::Bank;
    use crate::content::source::load;
    use crate::profile::profile;

    /// A stage with a need of its own on a facet, for people whose skills are known to the point: what is left is the error of
    /// the scale, one for the skill and its facet, and that of the facet. Counted over drawn people.
    #[test]
    fn the_need_of_a_facet_holds_the_error_of_the_scale_which_it_shares_with_its_skill() {
        let content =
            load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).map(|all| all.content);
        let Ok(content) = content else { panic!("no content") };
        let begin = Entry {
            seq: 0,
            writer: Writer::nameless(),
            at: Millis(0),
            content: content.version.clone(),
            rules: RULES,
            event: Event::Begin,
        };
        let attempt = Mode::Full.new_id(1).and_then(|id| crate::attempt::Attempt::begin(id, begin));
        let nobody = attempt.and_then(|attempt| profile(&content, &Bank::default(), &attempt));
        let normal = Space::new(&[0.0, 0.0], &[1.0, 0.0, 0.0, 1.0]);
        let (Some(profile), Ok(normal)) = (nobody, normal) else { panic!("no profile") };
        let stage = content.stages.iter().find(|info| !info.facet_needs.is_empty());
        let Some((info, (facet, level))) = stage.and_then(|info| Some((info, info.facet_needs.first()?)))
        else {
            panic!("no stage needs a facet")
        };
        let Some((skill, _)) = content.facet(facet) else { panic!("no such facet") };
        let (cut, own) = (content.theta_from(*level), content.theta_from(info.needs[skill.index()]));
        let (deviation, error) = profile.deviation(facet);
        for above in [-0.8, -0.2, 0.3, 1.0] {
            let mut theta = [9.0; Skill::COUNT];
            theta[skill.index()] = cut + above;
            let table = Table::new(&content, &profile, &[Drawn { weight: 1.0, theta }]);
            let (mut alone, mut both) = (0.0, 0.0);
            for seed in 0..40_000 {
                let [scale, place] = normal.person(Seed(seed))[..] else { panic!("two numbers") };
                let at = cut + above + content.prior.anchor_sd * scale;
                let met = at + deviation + error * place >= cut;
                alone += f64::from(u8::from(met)) / 40_000.0;
                both += f64::from(u8::from(met && at >= own)) / 40_000.0;
            }
            let found = table.facet_need(facet, *level).map_or(0.0, |column| column[0]);
            assert!((found - alone).abs() < 0.01, "{found}, counted {alone} at {above}");
            let shown = table.shown(info).value;
            assert!((shown - both).abs() < 0.02, "{shown} together, counted {both} at {above}");
        }
    }
}
