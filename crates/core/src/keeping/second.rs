//! The second store: whether it is there, what it has been given, and what it still lacks.

use serde_json::Value;

use super::event::{Deed, Memory, Ticket, Transaction, Why};
use super::{Agreed, Copies, Keeper, Wanted};
use crate::plan::RawRecord;
use crate::record::{Key, write_entry};

/// Values that are put in one transaction where many are missing.
const TOGETHER: usize = 500;

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
    /// What was said differently, under these keys, is put right.
    Fix(Vec<String>),
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
    owed: Vec<String>,
    /// Whether it is being compared.
    comparing: bool,
    /// Whether values of the first store are about to be read for it.
    copying: bool,
    /// Whether it has refused, after it was opened anew.
    missed: bool,
    /// Whether it was opened anew and has taken nothing since.
    anew: bool,
    /// What of ratings was sent to it last: they are rewritten, and what another tab sends may come in between.
    sent: Vec<(String, String)>,
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
                        matches!(pending, Pending::Copy(_) | Pending::Join(_) | Pending::Fix(_))
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

    pub(super) fn take_listed(&mut self) -> Vec<String> {
        self.listed.take().unwrap_or_default()
    }

    pub(super) const fn came_back(&mut self) {
        self.back += 1;
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

    /// What a ticket was for; `None` for a void one.
    pub(super) fn take(&mut self, ticket: Ticket) -> Option<Pending> {
        let place = self.pending.iter().position(|(known, _)| *known == ticket)?;
        Some(self.pending.remove(place).1)
    }

    pub(super) fn change(&mut self, pending: Pending, transaction: Transaction, to: &mut Vec<Deed>) {
        for put in transaction.puts.iter().filter(|(key, _)| is_rewritten(key)) {
            self.sent.retain(|(key, _)| *key != put.0);
            self.sent.push(put.clone());
        }
        to.push(Deed::ChangeSecond(self.ask(pending), transaction));
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

    pub(super) fn owes(&mut self, keys: impl IntoIterator<Item = String>) {
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
                    | Pending::Fix(_)
                    | Pending::Copy(_)
            )
        };
        self.takes() && !self.copying && self.listed.is_none() && !self.pending.iter().any(under_way)
    }

    /// Whether what it has of ratings is not known yet.
    fn is_joining(&self) -> bool {
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
            to.push(Deed::Compared(Wanted::Nothing));
        }
    }

    /// The page is shown again: the first store may be ahead, and the second may be there again.
    pub(super) fn shown(&mut self, to: &mut Vec<Deed>) {
        to.push(Deed::ListFirst);
        if self.second.state == State::Absent {
            self.open(to);
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
            self.end_compare(to);
        } else {
            self.second.anew = true;
            self.open(to);
        }
    }

    /// It has refused.
    pub(super) fn refused(&mut self, to: &mut Vec<Deed>) {
        if self.second.anew {
            self.second.missed = true;
            self.end_compare(to);
        } else {
            self.died(to);
        }
    }

    /// What was compared is not to be had.
    fn end_compare(&mut self, to: &mut Vec<Deed>) {
        if std::mem::take(&mut self.second.comparing) {
            to.push(Deed::Compared(Wanted::Nothing));
        }
    }

    /// Copies a record that the first store has, or does not take.
    pub(super) fn copy(&mut self, record: RawRecord, to: &mut Vec<Deed>) {
        if !is_copied(&record.key) {
            return;
        }
        let early = is_rewritten(&record.key) && self.second.comparing;
        if !self.second.takes() || early {
            if self.second.state == State::Open {
                self.second.owes([record.key]);
                if self.second.missed && !self.second.comparing {
                    self.compare(to);
                }
            }
            return;
        }
        let owed = self.second.take_owed();
        if !owed.is_empty() {
            self.second.owes(owed.into_iter().filter(|key| *key != record.key));
        }
        if is_rewritten(&record.key) && self.abilities.agree.is_some() {
            let keys = vec![record.key.clone()];
            to.push(Deed::ReadSecond(self.second.ask(Pending::Join(record.key)), keys));
            return self.copy_owed(to);
        }
        let puts = vec![(record.key.clone(), record.raw)];
        self.second.change(Pending::Put(vec![record.key]), Transaction { puts, removes: Vec::new() }, to);
        self.copy_owed(to);
    }

    /// Copies what is owed, as it stands now.
    pub(super) fn copy_owed(&mut self, to: &mut Vec<Deed>) {
        let owed = self.second.take_owed();
        if !owed.is_empty() {
            self.read_to_copy(owed, to);
        }
    }

    pub(super) fn read_to_copy(&mut self, keys: Vec<String>, to: &mut Vec<Deed>) {
        self.second.copying = true;
        to.push(Deed::ReadFirst { why: Why::Copy, keys });
    }

    pub(super) fn copy_all(
        &mut self,
        memory: Memory<'_>,
        mut pairs: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        self.second.copying = false;
        if !self.second.takes() {
            return self.second.owes(pairs.into_iter().map(|(key, _)| key));
        }
        // What the first store has refused is only here.
        let joining = self.second.is_joining();
        for one in &self.waiting {
            if joining && is_rewritten(&one.record.key) {
                continue;
            }
            if one.refused.is_some() && !pairs.iter().any(|(key, _)| *key == one.record.key) {
                pairs.push((one.record.key.clone(), one.record.raw.clone()));
            }
        }
        // Half of what another tab is writing would stand there when all of it is here; what was cut for good is whole in memory.
        let (halves, mut pairs): (Vec<_>, Vec<_>) =
            pairs.into_iter().partition(|(key, value)| is_half(key, value));
        for (key, _) in halves {
            if let Some(raw) = whole_of(memory, &key) {
                to.push(Deed::WriteFirst { key: key.clone(), value: raw.clone(), replace: false });
                pairs.push((key, raw));
            }
        }
        for some in pairs.chunks(TOGETHER) {
            let keys = some.iter().map(|(key, _)| key.clone()).collect();
            self.second.change(
                Pending::Copy(keys),
                Transaction { puts: some.to_vec(), removes: Vec::new() },
                to,
            );
        }
        self.compared(to);
    }

    /// Of what is rewritten, an older state may have come behind a newer one that another tab has sent.
    fn look_at_rewritten(pending: &Pending, to: &mut Vec<Deed>) {
        let (Pending::Put(keys) | Pending::Copy(keys) | Pending::Fix(keys)) = pending else { return };
        let rewritten: Vec<String> = keys.iter().filter(|key| is_rewritten(key)).cloned().collect();
        if !rewritten.is_empty() {
            to.push(Deed::ReadFirst { why: Why::Rewritten, keys: rewritten });
        }
    }

    pub(super) fn send_again(&mut self, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let mut newer = Vec::new();
        for pair in pairs {
            let sent = self.second.sent.iter().find(|(key, _)| *key == pair.0).cloned();
            match (sent, self.abilities.agree) {
                (Some(sent), _) if sent == pair => {}
                // The first store may be behind, where it had no room for what both say together.
                (Some(sent), Some(agree)) => {
                    newer.extend(agree(&Agreed { kept: vec![pair], copied: &[sent] }).puts);
                }
                _ => newer.push(pair),
            }
        }
        let pairs = newer;
        if !pairs.is_empty() && self.second.takes() {
            let keys = pairs.iter().map(|(key, _)| key.clone()).collect();
            let transaction = Transaction { puts: pairs, removes: Vec::new() };
            self.second.change(Pending::Put(keys), transaction, to);
        }
    }

    pub(super) fn ended(&mut self, memory: Memory<'_>, ticket: Ticket, ok: bool, to: &mut Vec<Deed>) {
        let Some(pending) = self.second.take(ticket) else { return };
        match pending {
            Pending::Put(_) | Pending::Copy(_) if ok => {
                if matches!(pending, Pending::Put(_)) {
                    self.second.anew = false;
                }
                if self.second.owed.is_empty() {
                    self.second.missed = false;
                }
                Self::look_at_rewritten(&pending, to);
                self.compared(to);
            }
            Pending::Put(keys) | Pending::Copy(keys) => {
                self.second.owes(keys);
                self.refused(to);
                self.compared(to);
            }
            Pending::Follow(following) if ok => self.followed(memory, following, to),
            Pending::Pack(key) => {
                if !ok {
                    self.second.owes([key]);
                    self.refused(to);
                }
                self.look_at_pack(to);
            }
            Pending::Fix(_) if ok => {
                Self::look_at_rewritten(&pending, to);
                self.compared(to);
            }
            Pending::Fix(keys) => {
                self.second.owes(keys);
                self.refused(to);
            }
            Pending::Follow(_) | Pending::List | Pending::Agree | Pending::Join(_) => self.refused(to),
        }
    }
}

/// Whether what stands under a key may be rewritten.
pub(super) fn is_rewritten(key: &str) -> bool {
    matches!(Key::parse(key), Some(Key::Rating(_) | Key::Rated(_)))
}

/// Whether a value is the beginning of a record whose write was cut.
pub(super) fn is_half(key: &str, value: &str) -> bool {
    let record = matches!(Key::parse(key), Some(Key::Entry(..) | Key::Plan(..)));
    record && serde_json::from_str::<Value>(value).is_err()
}

/// The record under a key as this tab has it.
fn whole_of(memory: Memory<'_>, key: &str) -> Option<String> {
    match Key::parse(key)? {
        Key::Entry(id, seq, writer) => {
            let attempt = memory.attempts.iter().find(|attempt| *attempt.id() == id)?;
            let entry = attempt.entries().iter().find(|one| one.seq == seq && one.writer == writer)?;
            Some(write_entry(entry))
        }
        Key::Plan(..) => {
            let whole = memory.plans.iter().find(|one| one.key == key && !is_half(key, &one.raw))?;
            Some(whole.raw.clone())
        }
        _ => None,
    }
}

/// Whether a record goes into the second store.
pub(super) fn is_copied(key: &str) -> bool {
    Key::parse(key).is_some_and(|key| !matches!(key, Key::Settings | Key::Probe | Key::Forgotten(..)))
}
