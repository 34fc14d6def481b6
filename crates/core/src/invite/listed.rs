//! Who was invited to a pool, and how each invitation stands.

use super::{Invitation, InviteId, named_address};
use crate::CandidateId;
use crate::attempt::Millis;
use crate::names::same;
use crate::plan::Day;

/// Somebody who was invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// What was asked of them.
    pub invitation: Invitation,
    /// The letters of its link, as it was made.
    pub link: String,
    /// Their name, which is in no link; empty in an invitation for everybody, and for who was not named.
    pub name: String,
    /// When the invitation was made.
    pub at: Millis,
    /// Who came back with it.
    pub returned: Vec<Returned>,
}

/// A profile that came back with the number of an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The number.
    pub id: InviteId,
    /// The candidate that it is of.
    pub candidate: CandidateId,
    /// When it was added.
    pub at: Millis,
}

/// How an invitation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has come back with it, and there is time.
    Waiting,
    /// Somebody has.
    Returned,
    /// Nobody has, and its last day is over.
    Overdue,
}

impl Invited {
    /// How it stands today.
    pub fn state(&self, today: Day) -> State {
        match (self.returned.is_empty(), self.invitation.is_over(today)) {
            (false, _) => State::Returned,
            (true, true) => State::Overdue,
            (true, false) => State::Waiting,
        }
    }
}

/// The list as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InvitationList {
    /// Everybody, whoever is waited for first: overdue, then waiting, then returned, each in the order of inviting.
    pub rows: Vec<InvitationRow>,
    /// How many wait, have returned and are overdue.
    pub counts: [usize; 3],
}

impl InvitationList {
    /// Whether another row shows the same name.
    pub fn is_double(&self, row: &InvitationRow) -> bool {
        let name = |row: &InvitationRow| row.seen.as_ref().map(|seen| same(&named_address(&seen.name).0));
        let others = self.rows.iter().filter(|other| other.id != row.id);
        name(row).is_some_and(|wanted| others.filter_map(name).any(|other| other == wanted))
    }
}

/// One invitation of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationRow {
    /// How it stands.
    pub state: State,
    /// Its number.
    pub id: InviteId,
    /// Whether it is for whoever gets it.
    pub open: bool,
    /// When it was made.
    pub at: Millis,
    /// Its last day.
    pub until: Option<Day>,
    /// When somebody came back with it.
    pub returned: Vec<Millis>,
    /// What may not be seen while names are hidden, unless it is for everybody.
    pub seen: Option<InviteeIdentity>,
}

/// What tells who somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteeIdentity {
    /// Their name, as the manager wrote it.
    pub name: String,
    /// The letters of the link.
    pub link: String,
    /// What was asked.
    pub invitation: Invitation,
    /// Who came back; empty while names are hidden.
    pub candidates: Vec<CandidateId>,
}

/// Who was invited, in order, as of today. While names are `hidden` no row tells who it is about, nor which candidate came back
/// with it: that would name the candidate as soon as the names of the list are seen.
pub fn listed(all: &[Invited], today: Day, hidden: bool) -> InvitationList {
    let mut listed = InvitationList::default();
    for state in [State::Overdue, State::Waiting, State::Returned] {
        let of = all.iter().filter(|one| one.state(today) == state);
        listed.rows.extend(of.map(|one| row(one, state, hidden)));
    }
    let count = |wanted: State| listed.rows.iter().filter(|row| row.state == wanted).count();
    listed.counts = [State::Waiting, State::Returned, State::Overdue].map(count);
    listed
}

fn row(one: &Invited, state: State, hidden: bool) -> InvitationRow {
    let Invited { invitation, link, name, at, returned } = one;
    let candidates =
        if hidden { Vec::new() } else { returned.iter().map(|one| one.candidate.clone()).collect() };
    let seen = || InviteeIdentity {
        name: name.clone(),
        link: link.clone(),
        invitation: invitation.clone(),
        candidates,
    };
    InvitationRow {
        state,
        id: invitation.id,
        open: invitation.open,
        at: *at,
        until: invitation.until,
        returned: returned.iter().map(|one| one.at).collect(),
        seen: (!hidden || invitation.open).then(seen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invite::{Reply, Scope};

    fn invited(number: u64, until: Option<&str>, returned: bool) -> Invited {
        let id = InviteId::new(number);
        let came = Returned { id, candidate: CandidateId::parse("full-7").unwrap(), at: Millis(9) };
        Invited {
            invitation: Invitation {
                id,
                open: false,
                made: Day::parse("2026-11-01").unwrap(),
                asks: "Ada".to_owned(),
                position: String::new(),
                scope: Scope::Full,
                until: until.and_then(Day::parse),
                reply: Reply::Unsaid,
                line: "Dear Telltale".to_owned(),
            },
            link: "Telltale".to_owned(),
            name: "Telltale".to_owned(),
            at: Millis(3),
            returned: returned.then_some(came).into_iter().collect(),
        }
    }

    #[test]
    fn two_of_one_name_are_told_apart_also_where_an_address_stands_with_one() {
        let named =
            |number: u64, name: &str| Invited { name: name.to_owned(), ..invited(number, None, false) };
        let all = [named(1, "Rita Return <rita@example.org>"), named(2, "rita return"), named(3, "Ada")];
        let today = Day::parse("2026-11-29").unwrap();
        let list = listed(&all, today, false);
        assert_eq!(list.rows.iter().map(|row| list.is_double(row)).collect::<Vec<_>>(), [true, true, false]);
        let hidden = listed(&all, today, true);
        assert!(hidden.rows.iter().all(|row| !hidden.is_double(row)), "names are hidden");
    }

    #[test]
    fn who_is_waited_for_stands_first_and_hidden_names_are_nowhere() {
        let all = [
            invited(1, None, true),
            invited(2, None, false),
            invited(3, Some("2026-11-28"), false),
            invited(4, Some("2026-11-29"), false),
        ];
        let today = Day::parse("2026-11-29").unwrap();
        let open = listed(&all, today, false);
        let order: Vec<_> = open.rows.iter().map(|row| (row.state, row.id.to_string())).collect();
        let waits = |number: u64| InviteId::new(number).to_string();
        assert_eq!(
            order,
            [
                (State::Overdue, waits(3)),
                (State::Waiting, waits(2)),
                (State::Waiting, waits(4)),
                (State::Returned, waits(1))
            ]
        );
        assert_eq!(open.counts, [2, 1, 1]);
        let hidden = listed(&all, today, true);
        assert_eq!(hidden.counts, open.counts);
        let text = format!("{hidden:?}");
        assert!(!text.contains("Telltale") && !text.contains("full-7"), "{text}");
        let mut everybody = invited(5, None, true);
        everybody.invitation.open = true;
        let seen = listed(&[everybody], today, true).rows.remove(0).seen.unwrap();
        assert_eq!(
            (seen.link.as_str(), seen.candidates.len()),
            ("Telltale", 0),
            "names nobody, and leads to nobody"
        );
    }
}
