//! The second store: whether it is there, what it has been given, and what it still lacks.

use super::event::{Deed, Deletion, ProgramRequest, Ticket, Transaction};
use super::keys::{has, leave};
use super::{Copies, Keeper};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nobody has asked for it.
    #[default]
    Unasked,
    Opening,
    Open,
    Held,
    Outdated,
    Absent,
}

/// Deletions that the second store is about to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Following {
    /// Keys of their notes.
    pub(super) notes: Vec<String>,
    /// What goes, in order.
    pub(super) removes: Vec<String>,
}

/// What a request is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pending {
    /// The keys, to be compared.
    List,
    /// Deletions are followed.
    Follow(Following),
    /// These keys are new.
    Put(Vec<String>),
    /// These keys were missing.
    Copy(Vec<String>),
    /// Values, to be put right.
    Agree,
    /// What stands under the key of a rating that is about to be put: it is joined with that, never written over.
    Join(String),
    /// What was said differently is put right.
    Fix {
        /// These keys are put.
        puts: Vec<String>,
        /// These are taken away: a pack has taken their place, or they that of a pack.
        removes: Vec<String>,
    },
    /// A pack takes the place of records.
    Pack(String),
}

/// What is known of the second store.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and all of them may hold together"
)]
#[derive(Clone, Debug, Default)]
pub(super) struct Second {
    state: State,
    /// The newest ticket.
    ticket: Ticket,
    /// Since when tickets count: opening anew makes earlier ones void.
    pending: Vec<(Ticket, Pending)>,
    /// The keys that it has, while they are compared.
    listed: Option<Vec<String>>,
    /// Whether it has followed every deletion that is noted.
    follows: bool,
    /// Whether it was compared since it was opened.
    settled: bool,
    /// Keys whose values it lacks or has of old.
    pub(super) owed: Vec<String>,
    /// Whether it is being compared.
    pub(super) comparing: bool,
    /// Whether values of the first store are about to be read for it.
    pub(super) copying: bool,
    /// The keys of it.
    pub(super) asked: Vec<String>,
    /// Whether it has refused, after it was opened anew.
    pub(super) missed: bool,
    /// Whether it was opened anew and has taken nothing since.
    pub(super) anew: bool,
    /// What of ratings was sent to it last: they are rewritten, and what another tab sends may come in between.
    pub(super) sent: Vec<(String, String)>,
    /// Values that it has brought back.
    pub(super) back: usize,
    /// Whether it has something that the other program brings back.
    pub(super) restore: bool,
}

impl Second {
    pub(super) fn copies(&self) -> Copies {
        match self.state {
            State::Open if self.settled && !self.missed => Copies::Two,
            State::Open if self.missed => Copies::One,
            State::Unasked | State::Opening | State::Open => Copies::Waiting,
            State::Held => Copies::Held,
            State::Outdated => Copies::Outdated,
            State::Absent => Copies::One,
        }
    }

    /// Whether a record is on its way, so that it may not be called saved yet.
    pub(super) fn is_writing(&self) -> bool {
        let put = |(_, pending): &(Ticket, Pending)| matches!(pending, Pending::Put(_));
        self.pending.iter().any(put)
            || self.copies() == Copies::Two
                && (self.copying
                    || !self.owed.is_empty()
                    || self.pending.iter().any(|(_, pending)| {
                        matches!(pending, Pending::Copy(_) | Pending::Join(_) | Pending::Fix { .. })
                    }))
    }

    pub(super) fn is_there(&self) -> bool {
        self.state == State::Open
    }

    pub(super) const fn is_listed(&self) -> bool {
        self.listed.is_some()
    }

    pub(super) fn listed(&self) -> &[String] {
        self.listed.as_deref().unwrap_or_default()
    }

    /// These keys are gone from it.
    pub(super) fn has_removed(&mut self, keys: &[String]) {
        if let Some(listed) = &mut self.listed {
            leave(listed, &|key| !has(keys, key));
        }
    }

    pub(super) fn take_listed(&mut self) -> Vec<String> {
        self.listed.take().unwrap_or_default()
    }

    pub(super) fn held(&mut self) {
        if matches!(self.state, State::Opening | State::Absent) {
            self.state = State::Held;
        }
    }

    pub(super) fn outdated(&mut self) {
        self.state = State::Outdated;
        self.void();
    }

    /// What was asked before has no right any more.
    fn void(&mut self) {
        self.pending.clear();
        self.listed = None;
        (self.follows, self.settled, self.missed, self.copying) = (false, false, false, false);
    }

    /// A new ticket for this.
    pub(super) fn ask(&mut self, pending: Pending) -> Ticket {
        self.ticket = self.ticket.wrapping_add(1);
        self.pending.push((self.ticket, pending));
        self.ticket
    }

    /// What a ticket is for; `None` for a void one.
    pub(super) fn asked(&self, ticket: Ticket) -> Option<&Pending> {
        self.pending.iter().find(|(known, _)| *known == ticket).map(|(_, pending)| pending)
    }

    /// What a ticket was for; `None` for a void one.
    pub(super) fn take(&mut self, ticket: Ticket) -> Option<Pending> {
        let place = self.pending.iter().position(|(known, _)| *known == ticket)?;
        Some(self.pending.remove(place).1)
    }

    pub(super) fn change(&mut self, pending: Pending, transaction: Transaction, to: &mut Vec<Deed>) {
        to.push(Deed::ChangeSecond(self.ask(pending), transaction));
    }

    /// What was asked of ratings that are deleted is void.
    pub(super) fn joins_no_more(&mut self, what: &Deletion) {
        let stays =
            |(_, pending): &(Ticket, Pending)| !matches!(pending, Pending::Join(key) if what.covers(key));
        self.pending.retain(stays);
    }

    /// Whether a pack is about to take the place of records.
    pub(super) fn is_packing(&self) -> bool {
        self.pending.iter().any(|(_, pending)| matches!(pending, Pending::Pack(_)))
    }

    /// Begins a comparison; what an earlier one has asked is void.
    pub(super) fn begin_compare(&mut self) -> Option<Ticket> {
        if self.state != State::Open {
            return None;
        }
        let stays = |(_, pending): &(Ticket, Pending)| {
            matches!(pending, Pending::Put(_) | Pending::Copy(_) | Pending::Join(_) | Pending::Pack(_))
        };
        self.pending.retain(stays);
        self.listed = None;
        (self.follows, self.comparing) = (false, true);
        Some(self.ask(Pending::List))
    }

    pub(super) fn has_listed(&mut self, keys: Vec<String>) {
        self.listed = Some(keys);
    }

    pub(super) const fn has_followed(&mut self) {
        self.follows = true;
    }

    pub(super) fn takes(&self) -> bool {
        self.state == State::Open && self.follows
    }

    pub(super) fn owes(&mut self, keys: Vec<String>) {
        for key in keys {
            if !self.owed.contains(&key) {
                self.owed.push(key);
            }
        }
    }

    pub(super) fn take_owed(&mut self) -> Vec<String> {
        std::mem::take(&mut self.owed)
    }

    /// Whether the comparison has come to its end.
    pub(super) fn is_compared(&self) -> bool {
        let under_way = |(_, pending): &(Ticket, Pending)| {
            matches!(
                pending,
                Pending::List
                    | Pending::Follow(_)
                    | Pending::Agree
                    | Pending::Join(_)
                    | Pending::Fix { .. }
                    | Pending::Copy(_)
            )
        };
        self.takes() && !self.copying && self.listed.is_none() && !self.pending.iter().any(under_way)
    }

    /// Whether what it has of ratings is not known yet.
    pub(super) fn is_joining(&self) -> bool {
        let joins = |(_, pending): &(Ticket, Pending)| matches!(pending, Pending::Agree | Pending::Join(_));
        self.pending.iter().any(joins)
    }

    /// Ends the comparison; whether there was one.
    pub(super) fn settles(&mut self) -> bool {
        self.settled = true;
        std::mem::take(&mut self.comparing)
    }
}

impl Keeper {
    /// Opens it, whatever became of it before.
    pub(super) fn open(&mut self, to: &mut Vec<Deed>) {
        let second = &mut self.second;
        second.state = State::Opening;
        second.void();
        second.ticket = second.ticket.wrapping_add(1);
        to.push(Deed::OpenSecond(second.ticket));
    }

    pub(super) fn opened(&mut self, ticket: Ticket, to: &mut Vec<Deed>) {
        // It may come after the page has given up waiting, and is taken then, too.
        let awaited = matches!(self.second.state, State::Opening | State::Held | State::Absent);
        if awaited && ticket == self.second.ticket {
            self.second.state = State::Open;
            self.compare(to);
        }
    }

    pub(super) fn not_opened(&mut self, ticket: Ticket, to: &mut Vec<Deed>) {
        if self.second.state == State::Opening && ticket == self.second.ticket {
            self.second.state = State::Absent;
            self.second.comparing = false;
            to.push(Deed::Compared(ProgramRequest::Nothing));
        }
    }

    /// The page is shown again, or the person wants to know how all is kept: the first store may be ahead, the second may be
    /// there again, and somebody may have emptied it without closing it, of which no browser tells.
    pub(super) fn shown(&mut self, to: &mut Vec<Deed>) {
        to.push(Deed::ListFirst);
        match self.second.state {
            State::Absent => self.open(to),
            State::Open if !self.second.comparing => self.compare(to),
            _ => {}
        }
    }

    /// It is gone: it is opened once more, and gets what it has missed.
    pub(super) fn died(&mut self, to: &mut Vec<Deed>) {
        if self.second.state != State::Open {
            return;
        }
        if self.second.anew {
            self.second.state = State::Absent;
            self.second.void();
            self.end_compare(ProgramRequest::Nothing, to);
        } else {
            self.second.anew = true;
            self.open(to);
        }
    }

    /// It has refused.
    pub(super) fn refused(&mut self, to: &mut Vec<Deed>) {
        if self.second.anew {
            self.second.missed = true;
            self.end_compare(ProgramRequest::Nothing, to);
        } else {
            self.died(to);
        }
    }

    /// What was compared is not to be had.
    pub(super) fn end_compare(&mut self, wanted: ProgramRequest, to: &mut Vec<Deed>) {
        if std::mem::take(&mut self.second.comparing) {
            to.push(Deed::Compared(wanted));
        }
    }
}
