//! The way to a stage or to a growth role: what has to be learned from where the person may truly stand, stage by stage, and how
//! long that takes beside their work.
//!
//! For each draw of the person the cheapest way from there is worked out exactly ([`learn`], [`raise`]); what is said is the
//! middle of the hours and of the months, and what nine in ten draws lie between. So doubt about the person is never paid for with learning: it widens
//! the range, and answers narrow it.

mod ahead;
mod answering;
mod ask;
#[cfg(feature = "authoring")]
mod check;
mod draws;
mod found;
mod hours;
mod lay;
mod learn;
mod legs;
mod pieces;
mod raise;
mod range;
mod stretch;
mod turns;
mod weeks;

pub use cairn_measure::Share;

pub use self::answering::{NarrowingQuestions, answering};
#[cfg(feature = "authoring")]
pub use self::check::{Career, TrueNeed, careers, holders_below, too_short_or_long, truly_needed};
pub use self::hours::{Hours, Split, said, whole};
pub use self::legs::Time;
pub use self::pieces::{LaterPiece, Piece};
pub use self::range::{Range, SaidRange};

pub(crate) use self::lay::{Laid, deed_days, fits, lay};
pub(crate) use self::stretch::{BEFORE_PROOF, Stretch};

use self::draws::{DRAWS, Facets, asked, draws};
use self::learn::{Goal, Model, SKILLS, State};
use self::legs::{Asked, Leg, WEEKS_A_MONTH, Walked, is_done, legs, most, stages_to, walk, week};
use self::pieces::pieces;
use super::stages::blockers as blockers_of;
use super::view::Percent;
use super::{Aim, Ground, Needs, Shown};
use crate::content::{Content, PathContent, Way};
use crate::{FacetId, Level, Skill, Stage};

/// From this probability on, in percent, needs count as met: nothing is left to learn for them.
pub const AIM: u8 = 80;
/// What a way is looked for with.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Where to.
    pub aim: &'a Aim,
    /// The way into the path that the person takes.
    pub way: &'a Way,
    /// Hours from level to level.
    pub hours: &'a Hours,
    /// Own hours a week, and the job.
    pub time: Time,
}

/// One leg of the way, as far as it can be known.
#[derive(Clone, Debug, PartialEq)]
pub struct LegFound {
    /// The stage, or the growth role.
    pub aim: Aim,
    /// Hours of study and practice together.
    pub hours: Range,
    /// Months from its beginning to its end; infinite where the hours never come together.
    pub months: Range,
    /// Months from today to its end.
    pub until: Range,
    /// Months that its milestone takes at least; `None` where there is none, or where it is reached.
    pub deed: Option<u8>,
    /// The skills that most of its hours go to, the greatest first; empty where there is nothing to learn.
    pub most: Vec<Skill>,
}

/// The way.
#[derive(Clone, Debug, PartialEq)]
pub struct LearningEstimate {
    /// Probability today that every need of the first leg is met.
    pub now: Share,
    /// The legs, the next step first.
    pub legs: Vec<LegFound>,
    /// What the first leg consists of, what fails most often first; its hours are the middle of the range.
    pub pieces: Vec<Piece>,
    /// What later stages ask, for own hours that are left over until the milestone of the first leg is due.
    pub ahead: Vec<LaterPiece>,
    /// What to ask for at work.
    pub ask: Option<AskFor>,
    /// What else the first leg asks that may be lacking and has no piece of its own.
    pub aside: Vec<UnplannedNeed>,
    /// Facets that hold the person back and are no pieces, because others of their skill bring as much in fewer hours.
    pub dearer: Vec<FacetId>,
    /// Why the first leg has no end; `None` where it has one.
    pub endless: Option<Endless>,
}

/// A need of the first leg that may not be met and for which nothing is planned: as the person likely stands it is met, or
/// what the pieces carry over closes what is lacking.
#[derive(Clone, Debug, PartialEq)]
pub struct UnplannedNeed {
    /// The skill.
    pub skill: Skill,
    /// The level that is asked for.
    pub level: Level,
    /// Probability that it is met today.
    pub met: f64,
    /// Its facets that likely lie below that level: others lie above, and what is asked for is their mean.
    pub below: Vec<FacetId>,
}

/// Why hours never come together: study takes own hours, and there are none.
#[derive(Clone, Debug, PartialEq)]
pub struct Endless {
    /// Hours of study.
    pub study: f64,
    /// Skills whose practice has no place in the job either.
    pub nowhere: Vec<Skill>,
    /// Months with one own hour a week.
    pub with_one: f64,
}

/// A share of the job that would shorten the step most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AskFor {
    /// The skill to practise at work.
    pub skill: Skill,
    /// The share of the job that it would take, in percent.
    pub share: u8,
    /// Months of the step as the job is.
    pub now: f64,
    /// Months with it.
    pub then: f64,
}

/// How the question for a way is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Needs and milestone are reached.
    Reached(Share),
    /// The way there.
    Found(Box<LearningEstimate>),
}

/// What everything about one way stands on.
struct Seeking<'a> {
    content: &'a Content,
    path: &'a PathContent,
    ground: &'a Ground,
    way: &'a Way,
    model: Model,
    legs: Vec<Leg>,
    facets: Facets,
}

/// The way to an aim; `None` for an aim that the content does not know.
pub fn find(content: &Content, path: &PathContent, ground: &Ground, wanted: &Wanted<'_>) -> Option<Outcome> {
    let seeking = Seeking::new(content, path, ground, wanted)?;
    let now = seeking.now(0)?;
    let all_reached = || (0..seeking.legs.len()).all(|at| seeking.is_reached(at));
    if all_reached() {
        return Some(Outcome::Reached(now));
    }
    let beyond = seeking.beyond(&wanted.time);
    let all: Vec<&Leg> = seeking.legs.iter().chain(&beyond).collect();
    let walked = seeking.walked(&all, DRAWS, &wanted.time);
    let middle = |at: usize| Range::of(walked.iter().map(|one| one.legs[at].sum()).collect()).middle;
    let asked: Vec<Asked<'_>> =
        all.iter().enumerate().map(|(at, leg)| Asked { leg, hours: middle(at) }).collect();
    let shift = asked.first().and_then(|first| seeking.shift(&seeking.guess(), *first));
    let pieces = if seeking.is_shown(0) { Vec::new() } else { seeking.pieces(shift) };
    let ahead = seeking.ahead((&pieces, shift), &asked, &wanted.time);
    let (aside, dearer) = seeking.unplanned(&pieces, &ahead);
    let legs = seeking.ranges(&walked);
    let mut found = LearningEstimate { now, legs, ask: None, pieces, ahead, aside, dearer, endless: None };
    if let Some(leg) = found.legs.first_mut() {
        let middle = seeking.months(&found.pieces, &wanted.time);
        if middle.is_infinite() {
            found.endless = Some(seeking.endless(&found.pieces, &wanted.time));
        }
        leg.months = leg.months.with_middle(middle);
        leg.until = leg.months;
        found.ask = seeking.ask(&found.pieces, &wanted.time, leg.months.middle);
    }
    Some(Outcome::Found(Box::new(found)))
}

fn in_months(weeks: f64) -> f64 {
    weeks / WEEKS_A_MONTH
}

/// What one draw takes.
struct Draw {
    /// Months of the first leg, whose pieces are laid over days.
    first: f64,
    legs: Vec<Walked>,
}

impl<'a> Seeking<'a> {
    fn new(
        content: &'a Content,
        path: &'a PathContent,
        ground: &'a Ground,
        wanted: &Wanted<'a>,
    ) -> Option<Self> {
        let model = Model::new(content, path, wanted.hours);
        let stages = &ground.position.stages;
        let done = |stage: Stage| is_done(stages, stage);
        let legs = match wanted.aim {
            Aim::Stage(aim) => {
                legs(content, path, &stages_to(path, wanted.way, stages, *aim), &wanted.time, done)
            }
            Aim::Role(_) => {
                let needs = wanted.aim.needs(content, path)?;
                let week = week(path, wanted.time.weekly, wanted.time.job.map(f64::from));
                vec![Leg { aim: wanted.aim.clone(), goal: Goal::of(content, &needs), week, deed: None }]
            }
        };
        (!legs.is_empty()).then_some(())?;
        let way = wanted.way;
        Some(Self { content, path, ground, way, model, legs, facets: Facets::of(content, ground) })
    }

    /// Probability today that every need of a leg is met.
    fn now(&self, at: usize) -> Option<Share> {
        let needs: Needs = self.legs.get(at)?.aim.needs(self.content, self.path)?;
        Some(self.ground.meets(self.content, &needs))
    }

    /// By the percentage that is said of it: a page that calls a stage shown plans nothing for it.
    fn is_shown(&self, at: usize) -> bool {
        self.now(at).is_some_and(|share| Shown::from(Percent::of(share.value)) == Shown::Shown)
    }

    fn is_reached(&self, at: usize) -> bool {
        self.is_shown(at) && self.legs.get(at).is_none_or(|leg| leg.deed.is_none())
    }

    /// The facets whose own error is drawn: those that any stage asks for, and those of the way. The same person then stands on
    /// the same ground whatever the aim, and the first step to it is the same.
    fn asked(&self) -> Vec<(usize, usize)> {
        let stages: Vec<Goal> =
            self.content.stages.iter().map(|info| Goal::of(self.content, &info.into())).collect();
        asked(stages.iter().chain(self.legs.iter().map(|leg| &leg.goal)))
    }

    /// What each of so many draws takes on each of these legs.
    fn walked(&self, legs: &[&Leg], count: usize, time: &Time) -> Vec<Draw> {
        let asked = self.asked();
        let errors = self.errors();
        let draws = draws(self.content, self.ground, count, &asked);
        let walk_all = |mut state: State| {
            let first = legs
                .first()
                .map_or_else(Vec::new, |leg| pieces(self.content, &self.model, &state, &leg.goal, &errors));
            let mut ahead = 0.0;
            let legs = legs.iter().map(|leg| walk(&self.model, &mut state, leg, &mut ahead));
            Draw { first: self.months(&first, time), legs: legs.collect() }
        };
        draws.iter().map(|drawn| walk_all(drawn.state(&self.facets, &asked))).collect()
    }

    fn ranges(&self, walked: &[Draw]) -> Vec<LegFound> {
        let of = |value: &dyn Fn(&Draw) -> f64| Range::of(walked.iter().map(value).collect());
        let of_leg = |one: &Draw, at: usize| if at == 0 { one.first } else { in_months(one.legs[at].weeks) };
        let legs = self.legs.iter().enumerate();
        legs.map(|(at, leg)| LegFound {
            aim: leg.aim.clone(),
            hours: of(&|one| one.legs[at].sum()),
            months: of(&|one| of_leg(one, at)),
            until: of(&|one| (0..=at).map(|at| of_leg(one, at)).sum()),
            deed: leg.deed,
            most: most(walked.iter().filter_map(|one| one.legs.get(at))),
        })
        .collect()
    }

    /// Standard errors of the skills, in logits.
    fn errors(&self) -> [f64; SKILLS] {
        Skill::ALL
            .map(|skill| self.ground.profile.skills.get(skill.index()).map_or(1.0, |one| one.standard_error))
    }

    /// The person by the best guess.
    fn guess(&self) -> State {
        self.facets.around(Skill::ALL.map(|skill| self.ground.skill_theta(skill)))
    }

    /// By how many standard errors of each skill the needs of a leg lie higher (or lower) where the way from here takes its hours; `None`
    /// where there is nothing to take.
    fn shift(&self, from: &State, asked: Asked<'_>) -> Option<f64> {
        if asked.hours <= 0.0 {
            return None;
        }
        let errors = self.errors();
        let taken = |shift: f64| {
            let mut sum = 0.0;
            let goal = asked.leg.goal.shifted(shift, &errors);
            self.model.reach(&mut from.clone(), &goal, &mut |taken| sum += taken.hours.sum());
            sum
        };
        let (mut low, mut high) = (-6.0, 6.0);
        for _ in 0..40 {
            let shift = 0.5 * (low + high);
            if taken(shift) < asked.hours { low = shift } else { high = shift }
        }
        Some(0.5 * (low + high))
    }

    /// The pieces of the first leg that take as many hours as the middle of the range: the way from the best guess to needs that
    /// are shifted as far.
    fn pieces(&self, shift: Option<f64>) -> Vec<Piece> {
        let Some((leg, shift)) = self.legs.first().zip(shift) else { return Vec::new() };
        let errors = self.errors();
        pieces(self.content, &self.model, &self.guess(), &leg.goal.shifted(shift, &errors), &errors)
    }

    /// What the first leg asks that may be lacking and is not among its pieces, and of that the facets that are no pieces ahead either.
    fn unplanned(&self, pieces: &[Piece], ahead: &[LaterPiece]) -> (Vec<UnplannedNeed>, Vec<FacetId>) {
        let Some(needs) = self.legs.first().and_then(|leg| leg.aim.needs(self.content, self.path)) else {
            return (Vec::new(), Vec::new());
        };
        if self.is_shown(0) {
            return (Vec::new(), Vec::new());
        }
        let planned = |skill: Skill| pieces.iter().any(|piece| piece.skill == skill);
        let blockers = match self.legs.first().map(|leg| &leg.aim) {
            Some(Aim::Stage(stage)) => self.content.stage(*stage),
            Some(Aim::Role(_)) | None => None,
        };
        let blockers =
            blockers.map(|info| blockers_of(self.content, info, &self.ground.profile)).unwrap_or_default();
        let aside = |skill: Skill| {
            let level = needs.levels[skill.index()];
            let held_back = blockers.iter().any(|blocker| blocker.skill == skill);
            let mut levels = [Level::default(); SKILLS];
            levels[skill.index()] = level;
            let alone = Needs { levels, facets: Vec::new() };
            let met = self.ground.meets(self.content, &alone).value;
            let theta = self.content.theta_from(level);
            let of_skill = || self.ground.profile.facets.iter().filter(|one| one.skill == skill);
            let low = of_skill().filter(|one| one.theta < theta);
            let mut below: Vec<FacetId> = low.map(|one| one.facet.clone()).collect();
            // Where all lie below there are no others for the mean to rest on.
            if below.len() == of_skill().count() {
                below.clear();
            }
            let wanted = level > Level::default() && !planned(skill);
            (wanted && (met * 100.0 < f64::from(AIM) || held_back)).then_some(UnplannedNeed {
                skill,
                level,
                met,
                below,
            })
        };
        let mut found: Vec<UnplannedNeed> = Skill::ALL.into_iter().filter_map(aside).collect();
        found.sort_by(|one, two| one.met.total_cmp(&two.met));
        let dearer = blockers.iter().filter(|blocker| {
            let all = || pieces.iter().chain(ahead.iter().map(|one| &one.piece));
            planned(blocker.skill) && !all().any(|piece| piece.facet == blocker.facet)
        });
        (found, dearer.map(|blocker| blocker.facet.clone()).collect())
    }
}
