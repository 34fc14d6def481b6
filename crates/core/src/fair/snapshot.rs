//! What a manager sees of a candidate at one time: the numbers as they are shown, so that a record and a paper say the same.

use std::collections::BTreeSet;

use cairn_measure::Score;

use crate::compare::trail::DiscardedTest;
use crate::compare::view::{Caveat, LevelBand, LevelSpread, member_row};
use crate::compare::{Member, MustHaves, Position, Ranking, SkillBasis};
use crate::content::Content;
use crate::decimal::Tenths;
use crate::fair::{DecisionBasis, ListedCandidate, NameBlinding, NameMark, SourcesSeen};
use crate::path::view::Percent;
use crate::profile::level_band::{drawn, error_of, evenly, level_of_band};
use crate::profile::view::Scale;
use crate::{CandidateId, Skill};

/// A level as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenLevel {
    /// Best single value.
    pub level: Tenths,
    /// By how much people are told apart: half the width of a normal 90% interval of the same error.
    pub reach: Tenths,
    /// Lower and upper end of the 90% interval. Records before version 7 do not say where it reaches further to one side.
    pub ends: (Tenths, Tenths),
}

/// What is seen of somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The fit; `None` where all weights are 0.
    pub fit: Option<SeenLevel>,
    /// The seven skills, and what each rests on; no level where nothing was answered.
    pub skills: [(Option<SeenLevel>, SkillBasis); Skill::COUNT],
    /// How likely each must-have is met, in the order of [`DecisionBasis::needs`]; `None` for one of which nothing was answered. Records of
    /// version 2 and 3 do not tell those apart: they have what is known of people on this path.
    pub needs: Vec<Option<Percent>>,
    /// How many of them are likely met; of newer records, of those that were measured.
    pub likely: usize,
    /// How likely all are met at once; `None` where none is asked.
    pub all: Option<Percent>,
    /// Years on each track, as said.
    pub years: [Option<u8>; 3],
    /// What a reader should know.
    pub caveats: Vec<Caveat>,
    /// The confirmation tests that were discarded by then, oldest first, also those that were taken back in again; records before
    /// version 6 do not say.
    pub discarded: Vec<DiscardedTest>,
}

impl Seen {
    /// Of how many must-haves nothing was answered.
    pub fn unmeasured(&self) -> usize {
        self.needs.iter().filter(|met| met.is_none()).count()
    }
}

impl SeenLevel {
    fn of(band: LevelBand) -> Self {
        Self { level: band.level, reach: band.reach, ends: band.ends }
    }

    /// One whose interval reaches equally far to both sides.
    pub(super) fn even(level: Tenths, reach: Tenths) -> Self {
        Self { level, reach, ends: evenly(level, reach) }
    }

    /// Whether its interval is no more than its level less and more [`Self::reach`].
    pub(super) fn is_even(self) -> bool {
        self.ends == evenly(self.level, self.reach)
    }

    /// How its 90% interval is said.
    pub fn spread(self) -> LevelSpread {
        LevelSpread::of(self.level, self.ends)
    }

    /// The same for drawing: the 90% interval, and the 50% interval where the record tells it.
    pub fn drawn(self) -> ((Scale, Scale), Option<(Scale, Scale)>) {
        drawn(self.level, self.ends)
    }

    /// The same in logits, as far as it was shown.
    pub(super) fn score(self) -> Score {
        Score { mean: level_of_band(self.level), sd: error_of(self.reach) }
    }
}

/// Everybody as they are seen now, best first, and what is asked for.
pub fn seen_now(
    content: &Content,
    members: &[Member],
    ranking: Option<&Ranking>,
    position: &Position,
    blinding: &NameBlinding,
    chosen: &[CandidateId],
) -> (DecisionBasis, Vec<ListedCandidate>) {
    let musts = MustHaves::new(content, position).blinded(blinding.is_on());
    let order: Vec<usize> =
        ranking.map_or_else(|| (0..members.len()).collect(), |ranking| ranking.order.clone());
    // Present staff are no applicants: nobody decides on them.
    let order = order.into_iter().filter(|at| members.get(*at).is_some_and(|one| !one.is_staff()));
    let chosen: BTreeSet<&str> = chosen.iter().map(CandidateId::as_str).collect();
    let listed = order.filter_map(|at| {
        let member = members.get(at)?;
        let group = ranking.and_then(|ranking| ranking.group(at)).map_or(0, |group| group + 1);
        Some(ListedCandidate {
            label: blinding.label(&member.id),
            id: member.id.as_str().to_owned(),
            group: u16::try_from(group).unwrap_or(u16::MAX),
            chosen: chosen.contains(member.id.as_str()),
            name: (!blinding.is_on()).then(|| NameMark::of(member.id.as_str(), member.name())),
            made_up: member.made_up,
            seen: Some(seen(members, ranking, &musts, at)?),
        })
    });
    let needs = musts.needs().iter().map(|need| (need.name.clone(), need.level_name.clone())).collect();
    let asked = DecisionBasis {
        position: position.clone(),
        needs,
        rules: crate::attempt::RULES,
        blinding: Vec::new(),
        sources: Some(if blinding.is_on() { SourcesSeen::Hidden } else { SourcesSeen::Shown }),
    };
    (asked, listed.collect())
}

/// The same for a record that is noted. Names are shown from then on, so it says of everybody which tests, interviews and ratings
/// their numbers count, also where names were hidden until then; [`DecisionBasis::sources`] says that this was not seen.
pub fn seen_to_note(
    content: &Content,
    members: &[Member],
    ranking: Option<&Ranking>,
    position: &Position,
    blinding: &NameBlinding,
    chosen: &[CandidateId],
) -> (DecisionBasis, Vec<ListedCandidate>) {
    let open: Vec<Member> = members
        .iter()
        .map(|member| {
            let mut open = member.clone();
            open.blinded = false;
            open
        })
        .collect();
    seen_now(content, &open, ranking, position, blinding, chosen)
}

fn seen(members: &[Member], ranking: Option<&Ranking>, musts: &MustHaves, at: usize) -> Option<Seen> {
    let row = member_row(members, ranking, musts, at)?;
    let standing = &members.get(at)?.standing;
    Some(Seen {
        fit: row.fit.map(SeenLevel::of),
        skills: row.skills.map(|cell| {
            let measured = cell.rests_on != SkillBasis::Nothing;
            (measured.then(|| SeenLevel::of(cell.band)), cell.rests_on)
        }),
        needs: musts
            .needs()
            .iter()
            .map(|need| musts.measured(standing, need).then(|| Percent::of(musts.met(standing, need))))
            .collect(),
        likely: row.musts.as_ref().map_or(0, |musts| musts.likely),
        all: row.musts.as_ref().and_then(|musts| musts.all),
        years: standing.years,
        caveats: row.caveats,
        discarded: members.get(at)?.discarded.clone(),
    })
}
