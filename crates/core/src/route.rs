//! The places of the app. Nothing else reads or writes an address.
//!
//! Addresses stand behind `#`, so that any static host serves every place from one file, under any base path.

use crate::path::Aim;
use crate::record::link::mended_address;
use crate::{AttemptId, CandidateId, PoolId, Skill};

/// A place a person can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What Cairn does, and the way in.
    Home,
    /// The choice between quick look, full assessment and one skill.
    Choose,
    /// What to know before the first question of this mode.
    Before(ModeRoute),
    /// The question at hand.
    Assess,
    /// Experience, education, milestones, responsibilities.
    About,
    /// The result.
    Result,
    /// The questions answered, with the best answers.
    Review,
    /// The profile as a file, a link, a code to scan.
    Carry,
    /// Profiles of files and links, to look at.
    Open,
    /// A profile in the address itself; holds what stands behind `#/p/`.
    Shared(String),
    /// Seven growth roles, and surveyed occupations beside them.
    Roles,
    /// What jobs ask for.
    Job,
    /// All attempts in time.
    History,
    /// What one attempt tells by itself.
    Attempt(AttemptId),
    /// What was decided in a pool: who is looked at next, and why.
    Decision(PoolId),
    /// Who is picked in a pool as it stands now, for paper: a draft of its short list.
    Shortlist(PoolId),
    /// The short list of a noted decision, for paper: the pool, and the number of the decision in its record, from 1.
    Noted(PoolId, u16),
    /// Something made up, to see what Cairn tells before one answers.
    Example(Example),
    /// Rating somebody who asked for it; holds what stands behind `#/rate/`.
    Rate(String),
    /// An invitation to be assessed; holds what stands behind `#/i/`.
    Invitation(String),
    /// Purpose and limits, and rules that may apply to use in hiring.
    Lawful,
    /// A sheet of information to hand out, for paper.
    Sheet(Sheet),
    /// The path: what is next, ten stages, ways in.
    Path,
    /// The plan.
    Plan,
    /// The plan, or a draft of one that leads here.
    PlanTo(Aim),
    /// A draft in the place of the plan that is followed, which goes on until another one is made; to here, or to what is next.
    PlanAnew(Option<Aim>),
    /// How the numbers come about.
    Method,
    /// What is stored, set aside, exported, deleted.
    Settings,
    /// The pools of candidates.
    Pools,
    /// One pool: its candidates, ranked by what the position asks for.
    Pool(PoolId),
    /// What a pool's position asks for.
    Position(PoolId),
    /// Who is invited to a pool, and how that stands.
    Invite(PoolId),
    /// What is stored where, and what was asked of whom.
    Privacy,
    /// Candidates of a pool side by side.
    Compare(PoolId),
    /// A team of candidates and present staff.
    Team(PoolId),
    /// One candidate of a pool.
    Candidate(PoolId, CandidateId),
    /// The interview kit for a candidate.
    Kit(PoolId, CandidateId),
    /// The confirmation test of a candidate.
    Confirm(PoolId, CandidateId),
    /// No such place; holds the address as it was asked for.
    Unknown(String),
}

/// A mode as it stands in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModeRoute {
    /// The 35 self-ratings.
    Quick,
    /// Ratings and questions.
    Full,
    /// One skill.
    Skill(Skill),
}

/// What is made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// The result of one person.
    Result,
    /// A pool of candidates.
    Pool,
}

/// For whom a sheet of information is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Those who are asked to take the assessment.
    Applicants,
    /// A works council, or whoever else represents the staff.
    Council,
}

impl Route {
    /// The place of an address (the part behind `#`). Never fails: an unknown one is a place of its own.
    ///
    /// `#p/`, `#!/p/`, `#//P/` and `#%2Fp%2F`, which people, mail and chat programs make of `#/p/`, lead to the same place, and so
    /// on for others; what is added to an address behind `?` or `&` leads nowhere else.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        match Self::written(path) {
            Self::Unknown(_) => match Self::written(&mended_address(path)) {
                Self::Unknown(_) => Self::Unknown(path.to_owned()),
                found => found,
            },
            found => found,
        }
    }

    /// The place of an address as [`Self::to_path`] writes it.
    fn written(path: &str) -> Self {
        if let Some(text) = path.strip_prefix("/p/") {
            return Self::Shared(text.to_owned());
        }
        if let Some(text) = path.strip_prefix("/i/") {
            return Self::Invitation(text.to_owned());
        }
        if let Some(text) = path.strip_prefix("/rate/") {
            return Self::Rate(text.to_owned());
        }
        if let Some(rest) = path.strip_prefix("/pool/") {
            return Self::in_pool(rest).unwrap_or_else(|| Self::Unknown(path.to_owned()));
        }
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let route = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None, ..) => Some(Self::Home),
            (Some("start"), None, ..) => Some(Self::Choose),
            (Some("start"), Some("quick"), None, _) => Some(Self::Before(ModeRoute::Quick)),
            (Some("start"), Some("full"), None, _) => Some(Self::Before(ModeRoute::Full)),
            (Some("start"), Some("skill"), Some(id), None) => {
                Skill::parse(id).map(|skill| Self::Before(ModeRoute::Skill(skill)))
            }
            (Some("assess"), None, ..) => Some(Self::Assess),
            (Some("about-you"), None, ..) => Some(Self::About),
            (Some("result"), None, ..) => Some(Self::Result),
            (Some("review"), None, ..) => Some(Self::Review),
            (Some("carry"), None, ..) => Some(Self::Carry),
            (Some("open"), None, ..) => Some(Self::Open),
            (Some("roles"), None, ..) => Some(Self::Roles),
            (Some("job"), None, ..) => Some(Self::Job),
            (Some("history"), None, ..) => Some(Self::History),
            (Some("attempt"), Some(id), None, _) => AttemptId::parse(id).map(Self::Attempt),
            (Some("example"), None, ..) => Some(Self::Example(Example::Result)),
            (Some("example"), Some("pool"), None, _) => Some(Self::Example(Example::Pool)),
            (Some("lawful"), None, ..) => Some(Self::Lawful),
            (Some("lawful"), Some("applicants"), None, _) => Some(Self::Sheet(Sheet::Applicants)),
            (Some("lawful"), Some("works-council"), None, _) => Some(Self::Sheet(Sheet::Council)),
            (Some("path"), None, ..) => Some(Self::Path),
            (Some("plan"), None, ..) => Some(Self::Plan),
            (Some("plan"), Some("anew"), None, _) => Some(Self::PlanAnew(None)),
            (Some("plan"), Some("anew"), Some(aim), None) => {
                Aim::parse(&aim.replacen('-', "/", 1)).map(|aim| Self::PlanAnew(Some(aim)))
            }
            (Some("plan"), Some(kind), Some(which), None) => {
                Aim::parse(&format!("{kind}/{which}")).map(Self::PlanTo)
            }
            (Some("method"), None, ..) => Some(Self::Method),
            (Some("settings"), None, ..) => Some(Self::Settings),
            (Some("pools"), None, ..) => Some(Self::Pools),
            (Some("privacy"), None, ..) => Some(Self::Privacy),
            _ => None,
        };
        route.unwrap_or_else(|| Self::Unknown(path.to_owned()))
    }

    /// A place within a pool; `rest` is what stands behind `#/pool/`.
    fn in_pool(rest: &str) -> Option<Self> {
        let mut parts = rest.split('/').filter(|part| !part.is_empty());
        let pool = PoolId::parse(parts.next()?)?;
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (None, ..) => Some(Self::Pool(pool)),
            (Some("position"), None, ..) => Some(Self::Position(pool)),
            (Some("invite"), None, ..) => Some(Self::Invite(pool)),
            (Some("compare"), None, ..) => Some(Self::Compare(pool)),
            (Some("decision"), None, ..) => Some(Self::Decision(pool)),
            (Some("shortlist"), None, ..) => Some(Self::Shortlist(pool)),
            (Some("shortlist"), Some(number), None, _) => {
                number.parse().ok().filter(|number| *number > 0).map(|number| Self::Noted(pool, number))
            }
            (Some("team"), None, ..) => Some(Self::Team(pool)),
            (Some("c"), Some(candidate), place, None) => {
                // An id may hold a slash, and never an underscore.
                let candidate = CandidateId::parse(&candidate.replace('_', "/"))?;
                match place {
                    None => Some(Self::Candidate(pool, candidate)),
                    Some("kit") => Some(Self::Kit(pool, candidate)),
                    Some("confirm") => Some(Self::Confirm(pool, candidate)),
                    Some(_) => None,
                }
            }
            _ => None,
        }
    }

    /// The address of the place, with its `#`.
    pub fn to_path(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Choose => "#/start".to_owned(),
            Self::Before(ModeRoute::Quick) => "#/start/quick".to_owned(),
            Self::Before(ModeRoute::Full) => "#/start/full".to_owned(),
            Self::Before(ModeRoute::Skill(skill)) => format!("#/start/skill/{}", skill.as_str()),
            Self::Assess => "#/assess".to_owned(),
            Self::About => "#/about-you".to_owned(),
            Self::Result => "#/result".to_owned(),
            Self::Review => "#/review".to_owned(),
            Self::Carry => "#/carry".to_owned(),
            Self::Open => "#/open".to_owned(),
            Self::Shared(text) => format!("#/p/{text}"),
            Self::Roles => "#/roles".to_owned(),
            Self::Job => "#/job".to_owned(),
            Self::History => "#/history".to_owned(),
            Self::Attempt(id) => format!("#/attempt/{id}"),
            Self::Example(Example::Result) => "#/example".to_owned(),
            Self::Example(Example::Pool) => "#/example/pool".to_owned(),
            Self::Rate(text) => format!("#/rate/{text}"),
            Self::Invitation(text) => format!("#/i/{text}"),
            Self::Lawful => "#/lawful".to_owned(),
            Self::Sheet(Sheet::Applicants) => "#/lawful/applicants".to_owned(),
            Self::Sheet(Sheet::Council) => "#/lawful/works-council".to_owned(),
            Self::Path => "#/path".to_owned(),
            Self::Plan => "#/plan".to_owned(),
            Self::PlanTo(aim) => format!("#/plan/{}", aim.to_text()),
            Self::PlanAnew(None) => "#/plan/anew".to_owned(),
            Self::PlanAnew(Some(aim)) => format!("#/plan/anew/{}", aim.to_text().replacen('/', "-", 1)),
            Self::Method => "#/method".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Pools => "#/pools".to_owned(),
            Self::Pool(id) => format!("#/pool/{id}"),
            Self::Position(id) => format!("#/pool/{id}/position"),
            Self::Invite(id) => format!("#/pool/{id}/invite"),
            Self::Privacy => "#/privacy".to_owned(),
            Self::Decision(id) => format!("#/pool/{id}/decision"),
            Self::Shortlist(id) => format!("#/pool/{id}/shortlist"),
            Self::Noted(id, number) => format!("#/pool/{id}/shortlist/{number}"),
            Self::Compare(id) => format!("#/pool/{id}/compare"),
            Self::Team(id) => format!("#/pool/{id}/team"),
            Self::Candidate(id, candidate) => in_address(id, candidate, ""),
            Self::Kit(id, candidate) => in_address(id, candidate, "/kit"),
            Self::Confirm(id, candidate) => in_address(id, candidate, "/confirm"),
            Self::Unknown(path) => format!("#{path}"),
        }
    }
}

fn in_address(pool: &PoolId, candidate: &CandidateId, place: &str) -> String {
    format!("#/pool/{pool}/c/{}{place}", candidate.as_str().replace('/', "_"))
}
