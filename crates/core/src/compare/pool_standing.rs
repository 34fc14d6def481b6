//! How somebody stands in a pool: fit, group, each must-have, years, and the aim; by the numbers of its table.

use super::member::Member;
use super::must_haves::MustHaves;
use super::must_haves_met::MustsView;
use super::pool::Pool;
use super::ranking::Ranking;
use super::view::{MemberRow, member_row};
use crate::content::Content;
use crate::path::view::Percent;

/// How somebody stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolStanding {
    /// The row of the table.
    pub row: MemberRow,
    /// The group, from 0; `None` for who is not ranked, and where there is only one group.
    pub group: Option<usize>,
    /// Each level that must be reached, in the order of the position.
    pub needs: Vec<NeedMet>,
    /// How the aim stands, where the position aims at more than its minimums.
    pub aims: Option<MustsView>,
}

/// One level that must be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedMet {
    /// Name of the skill or facet.
    pub name: String,
    /// The level in words.
    pub level: String,
    /// Probability that it is met; `None` where nothing was answered about it.
    pub met: Option<Percent>,
}

/// How the member at this place stands; `None` where there is nobody.
pub fn pool_standing(
    content: &Content,
    pool: &Pool,
    members: &[Member],
    ranking: Option<&Ranking>,
    at: usize,
) -> Option<PoolStanding> {
    let (musts, standing) = (MustHaves::of_pool(content, pool), &members.get(at)?.standing);
    let need = |need: &super::must_haves::Need| NeedMet {
        name: need.name.clone(),
        level: need.level_name.clone(),
        met: musts.measured(standing, need).then(|| Percent::of(musts.met(standing, need))),
    };
    let aims = pool.position.has_aims().then(|| MustHaves::aims(content, &pool.position));
    Some(PoolStanding {
        row: member_row(members, ranking, &musts, at)?,
        group: ranking.and_then(|ranking| ranking.group_told(at)),
        needs: musts.needs().iter().map(need).collect(),
        aims: aims.and_then(|aims| aims.view(standing)),
    })
}
