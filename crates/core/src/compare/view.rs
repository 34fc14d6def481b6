//! What the page of a pool shows. Enums and numbers, no sentences.

use cairn_measure::Flag;

pub use super::headline::{Headline, PoolHeadline, pool_headline};
pub use crate::profile::level_band::{LevelBand, LevelSpread, level_band, level_word};

use super::candidate::Status;
use super::candidate_estimate::SkillBasis;
use super::combine_evidence::Sources;
use super::confirm::Finding;
use super::group_head::{GroupFacts, GroupSays};
use super::list::TableLine;
use super::member::Member;
use super::must_haves::MustHaves;
use super::must_haves_met::MustsView;
use super::overlap::{Overlap, overlap, overlap_with_first};
use super::ranking::Ranking;
use crate::decimal::Tenths;
use crate::profile::Basis;
use crate::profile::GapVerdict;
use crate::profile::view::Scale;
use crate::{CandidateId, Skill};

/// A skill of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SkillCell {
    /// Which.
    pub skill: Skill,
    /// Where they are.
    pub band: LevelBand,
    /// How strong the cell is tinted, 0 to 10.
    pub tint: u8,
    /// What it rests on.
    pub rests_on: SkillBasis,
}

/// What a reader of a row should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caveat {
    /// Only ratings were answered.
    RatingsAlone,
    /// Nothing was answered in these skills.
    NotMeasured(Vec<Skill>),
    /// The assessment was not finished.
    Unfinished,
    /// So many answers do not count: the questions are others now.
    OtherContent(u16),
    /// Something about the way in which the answers were given: too fast, as if at random, too good to be theirs alone.
    Answering(Flag),
    /// They rate themselves so many levels above what they show: surely, by the rule of the person's own page.
    OverRates(Tenths),
    /// The file says other numbers than its answers give.
    FileAltered,
    /// Somebody else in the pool has given the same answers to the same questions.
    SameAnswers(CandidateId),
    /// Tests, interviews or ratings by others are in it, or stand in the place of the profile's own answers.
    More(Sources),
    /// The confirmation test speaks against the profile: strongly, or not.
    TestAgainst(bool),
    /// So many confirmation tests were taken and discarded: they count for nothing.
    TestsDiscarded(u16),
    /// Not told apart from somebody of the group before.
    Bridges(Overlap),
    /// Two groups or more behind the first, and not told apart from somebody of it.
    AlikeFirst(Overlap),
}

/// Where the page of a candidate says a caveat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidUnder {
    /// On top, among what there is to ask them about.
    AskAbout,
    /// With what was done since the profile came in: tests, interviews, ratings by others.
    SinceThen,
    /// In the result below: what it rests on, and what of it does not count.
    Result,
    /// In the table alone, of which it tells the order.
    Order,
}

impl Caveat {
    /// Where the page of a candidate says it.
    pub const fn said_under(&self) -> SaidUnder {
        match self {
            Self::Answering(_)
            | Self::OverRates(_)
            | Self::FileAltered
            | Self::SameAnswers(_)
            | Self::Unfinished => SaidUnder::AskAbout,
            Self::More(_) | Self::TestAgainst(_) | Self::TestsDiscarded(_) => SaidUnder::SinceThen,
            Self::RatingsAlone | Self::NotMeasured(_) | Self::OtherContent(_) => SaidUnder::Result,
            Self::Bridges(_) | Self::AlikeFirst(_) => SaidUnder::Order,
        }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberRow {
    /// Whether it is somebody of an example pool.
    pub made_up: bool,
    /// Its place among the members of the pool.
    pub at: usize,
    /// Who.
    pub id: CandidateId,
    /// The name; empty where there is none.
    pub name: String,
    /// What tells them from somebody of the same name, or without one.
    pub short_id: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// How far it has come with them.
    pub status: Option<Status>,
    /// The fit; `None` where all weights are 0.
    pub fit: Option<LevelBand>,
    /// The seven skills.
    pub skills: [SkillCell; Skill::COUNT],
    /// How the levels that must be reached and the years stand; `None` where none are asked for.
    pub musts: Option<MustsView>,
    /// What a reader should know.
    pub caveats: Vec<Caveat>,
}

/// A line as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum LineView {
    /// The head of a group.
    Group {
        /// Which, from 0.
        group: usize,
        /// How many of it are shown.
        shown: usize,
        /// How many it has.
        all: usize,
        /// What may be said of it.
        says: GroupSays,
    },
    /// A member.
    Member(Box<MemberRow>),
}

/// The letter of a group, from 0, and its number beyond the alphabet.
pub fn group_letter(group: usize) -> String {
    let letter = u8::try_from(group).ok().filter(|group| *group < 26).map(|group| char::from(b'A' + group));
    letter.map_or_else(|| (group + 1).to_string(), |letter| letter.to_string())
}

/// A line as it is shown.
pub fn line_view(
    members: &[Member],
    ranking: Option<&Ranking>,
    musts: &MustHaves,
    line: TableLine,
) -> Option<LineView> {
    match line {
        TableLine::Group(group, shown) => {
            let all = ranking.map_or(0, |ranking| ranking.members(group).len());
            let says = ranking.map_or(GroupSays::Alike, |ranking| group_says(members, ranking, group));
            Some(LineView::Group { group, shown, all, says })
        }
        TableLine::Member(at) => {
            member_row(members, ranking, musts, at).map(|row| LineView::Member(Box::new(row)))
        }
    }
}

/// What may be said of a group.
pub fn group_says(members: &[Member], ranking: &Ranking, group: usize) -> GroupSays {
    let of_group = ranking.members(group);
    GroupSays::of(GroupFacts {
        group,
        all: of_group.len(),
        little: match of_group {
            [only] => members.get(*only).is_some_and(Member::looks_random),
            _ => false,
        },
        leads: group == 0 && of_group.len() == 1 && ranking.leads(),
        overlapping: of_group.iter().filter(|at| ranking.bridges(**at)).count(),
    })
}

/// The row of a member.
pub fn member_row(
    members: &[Member],
    ranking: Option<&Ranking>,
    musts: &MustHaves,
    at: usize,
) -> Option<MemberRow> {
    let member = members.get(at)?;
    let standing = &member.standing;
    let name = member.name().to_owned();
    Some(MemberRow {
        made_up: member.made_up,
        at,
        id: member.id.clone(),
        short_id: (member.namesake || name.is_empty()).then(|| member.short_id().to_owned()),
        name,
        tags: member.mark.tags.clone(),
        status: member.mark.status,
        fit: ranking
            .filter(|ranking| ranking.group(at).is_some())
            .and_then(|ranking| ranking.fit_band(members, at)),
        skills: Skill::ALL.map(|skill| SkillCell {
            skill,
            band: standing.band(skill),
            tint: Scale::of(standing.skill(skill).mean).step(),
            rests_on: standing.rests_on(skill),
        }),
        musts: musts.view(standing),
        caveats: caveats_at(members, ranking, at),
    })
}

/// Whether a test speaks strongly against a profile; `None` where it does not speak against it.
const fn test_against(test: Option<Finding>) -> Option<bool> {
    match test {
        Some(Finding::OtherStrongly) => Some(true),
        Some(Finding::Other) => Some(false),
        _ => None,
    }
}

/// What counts beside the profile's own answers, as far as it may be seen.
fn more(member: &Member) -> Option<Sources> {
    let all = member.standing.sources;
    let said = if member.blinded { all.blinded() } else { all };
    said.more().then_some(said)
}

/// What a reader should know of the member at this place of a pool; nothing where nobody is.
pub fn caveats_at(members: &[Member], ranking: Option<&Ranking>, at: usize) -> Vec<Caveat> {
    let Some(member) = members.get(at) else { return Vec::new() };
    let first = overlap_with_first(members, ranking, at).map(Caveat::AlikeFirst);
    caveats(member, overlap(members, ranking, at)).into_iter().chain(first).collect()
}

/// What a reader should know of somebody as a whole, wherever they are shown.
pub fn caveats(member: &Member, overlap: Option<Overlap>) -> Vec<Caveat> {
    let standing = &member.standing;
    let missing: Vec<Skill> = Skill::ALL.into_iter().filter(|skill| !standing.measured(*skill)).collect();
    let questions = standing.basis.iter().any(|basis: &Basis| basis.questions > 0);
    let discarded = member.discarded.iter().filter(|one| one.stands()).count();
    let discarded = u16::try_from(discarded).ok().filter(|count| *count > 0);
    let over = standing.bias.gap().filter(|gap| gap.verdict == GapVerdict::Above);
    [
        (!questions).then_some(Caveat::RatingsAlone),
        (!missing.is_empty()).then_some(Caveat::NotMeasured(missing)),
        (!standing.finished).then_some(Caveat::Unfinished),
        (standing.other_content > 0).then_some(Caveat::OtherContent(standing.other_content)),
        over.map(|gap| Caveat::OverRates(gap.levels)),
        test_against(standing.test).map(Caveat::TestAgainst),
        discarded.map(Caveat::TestsDiscarded),
        more(member).map(Caveat::More),
        member.altered.then_some(Caveat::FileAltered),
        member.same_as.clone().map(Caveat::SameAnswers),
        overlap.map(Caveat::Bridges),
    ]
    .into_iter()
    .flatten()
    .chain(standing.flags.iter().copied().map(Caveat::Answering))
    .collect()
}
