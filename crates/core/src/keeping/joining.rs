//! Putting right what the two stores say differently: ratings, which are rewritten, are joined; what one has lost comes back.

use super::backup_store::Pending;
use super::event::{Deed, Memory, Over, ReadReason, Ticket, Transaction};
use super::keys::{has, is_half, is_rewritten, leave, those};
use super::{Agreed, Keeper, Waiting, agree};
use crate::plan::RawRecord;
use crate::record::Key;

/// A rating goes beside what the second store has of it.
pub(super) fn copy_rating(keeper: &mut Keeper, record: RawRecord, to: &mut Vec<Deed>) {
    if keeper.second.comparing || !keeper.second.takes() {
        return keeper.copy_later(record.key, to);
    }
    leave(&mut keeper.second.owed, &|key| key != record.key);
    let keys = vec![record.key.clone()];
    to.push(Deed::ReadSecond(keeper.second.ask(Pending::Join(record.key)), keys));
    keeper.copy_owed(to);
}

/// What the second store alone has, and what both may say differently, is read there.
pub(super) fn bring_back(
    keeper: &mut Keeper,
    memory: Memory<'_>,
    listed: &[String],
    only: Vec<String>,
    to: &mut Vec<Deed>,
) {
    let unread = |key: &str| {
        let half = |one: &RawRecord| one.key == key && is_half(key, &one.raw);
        memory.aside.iter().any(|one| one.key == key) || memory.plans.iter().any(half)
    };
    let both = |key: &str| has(&keeper.keys, key) && (is_rewritten(key) || unread(key));
    let mut keys = only;
    keys.extend(those(listed, &both));
    if !keys.is_empty() {
        to.push(Deed::ReadSecond(keeper.second.ask(Pending::Agree), keys));
    }
}

impl Keeper {
    /// While a rating waited, another tab may have gone on from what stands there.
    pub(super) fn write_replacing(&self, to: &mut Vec<Deed>) {
        let replaces = self.waiting.iter().filter(|one| one.over == Over::Replace);
        let keys: Vec<String> = replaces.map(|one| one.record.key.clone()).collect();
        if !keys.is_empty() {
            to.push(Deed::ReadFirst { why: ReadReason::Replaced, keys });
        }
    }

    pub(super) fn replace(&mut self, kept: &[(String, String)], to: &mut Vec<Deed>) {
        self.join_waiting(kept);
        to.extend(self.waiting.iter().filter(|one| one.over == Over::Replace).map(Waiting::write));
    }

    /// What waits to take a place goes on from what stands there.
    fn join_waiting(&mut self, kept: &[(String, String)]) {
        for one in self.waiting.iter_mut().filter(|one| one.over == Over::Replace) {
            let Some(stands) = kept.iter().find(|(key, _)| *key == one.record.key) else { continue };
            let copied = [(one.record.key.clone(), one.record.raw.clone())];
            let found = agree(&Agreed { kept: vec![stands.clone()], copied: &copied });
            let whole = found.newer.into_iter().next().map(|(_, whole)| whole);
            one.record.raw = whole.unwrap_or_else(|| stands.1.clone());
        }
    }

    /// Of what is rewritten, an older state may have come behind a newer one that another tab has sent.
    pub(super) fn look_at_rewritten(&self, ticket: Ticket, to: &mut Vec<Deed>) {
        let Some(Pending::Put(keys) | Pending::Copy(keys) | Pending::Fix { puts: keys, .. }) =
            self.second.asked(ticket)
        else {
            return;
        };
        let rewritten = those(keys, &is_rewritten);
        if !rewritten.is_empty() {
            to.push(Deed::ReadFirst { why: ReadReason::Rewritten, keys: rewritten });
        }
    }

    pub(super) fn send_again(&mut self, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let mut puts = Vec::new();
        for pair in pairs {
            match self.second.sent.iter().find(|(key, _)| *key == pair.0) {
                Some(sent) if *sent == pair => {}
                // The first store may be behind, where it had no room for what both say together.
                Some(sent) => {
                    let sent = [sent.clone()];
                    puts.extend(agree(&Agreed { kept: vec![pair], copied: &sent }).puts);
                }
                None => puts.push(pair),
            }
        }
        if !puts.is_empty() && self.second.takes() {
            let keys = puts.iter().map(|(key, _)| key.clone()).collect();
            self.second.change(Pending::Put(keys), Transaction { puts, removes: Vec::new() }, to);
        }
    }

    /// What the second store says of what the first one lacks, or may have of old.
    pub(super) fn read(&mut self, ticket: Ticket, pairs: Option<Vec<(String, String)>>, to: &mut Vec<Deed>) {
        let joined = match self.second.take(ticket) {
            Some(Pending::Agree) => None,
            Some(Pending::Join(key)) => Some(key),
            _ => return,
        };
        let Some(copied) = pairs else {
            self.second.owes(joined.into_iter().collect());
            return self.refused(to);
        };
        if let Some(key) = joined {
            return to.push(Deed::ReadFirst { why: ReadReason::Join(key.clone(), copied), keys: vec![key] });
        }
        let attempts: Vec<_> =
            copied.iter().filter_map(|(key, _)| Key::parse(key)?.attempt().cloned()).collect();
        let same = |key: &str| {
            copied.iter().any(|(copy, _)| copy == key)
                || Key::parse(key).is_some_and(|key| key.attempt().is_some_and(|id| attempts.contains(id)))
        };
        let keys = those(&self.keys, &same);
        to.push(Deed::ReadFirst { why: ReadReason::Agree(copied), keys });
    }

    /// A rating as the first store has it, or as it waits for that, goes beside what the second has of it.
    pub(super) fn join(
        &mut self,
        key: &str,
        copied: &[(String, String)],
        kept: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        let waits = self.waiting.iter().find(|one| one.record.key == key && one.refused.is_some());
        let own = waits.map(|one| (key.to_owned(), one.record.raw.clone())).or_else(|| kept.first().cloned());
        match own {
            Some(own) if copied.is_empty() => {
                let transaction = Transaction { puts: vec![own], removes: Vec::new() };
                self.second.change(Pending::Put(vec![key.to_owned()]), transaction, to);
                self.compared(to);
            }
            Some(_) => self.put_right(copied, kept, to),
            // It was deleted meanwhile.
            None => self.compared(to),
        }
    }

    /// Puts right what both say differently, and brings back what the first one has lost.
    pub(super) fn put_right(
        &mut self,
        copied: &[(String, String)],
        kept: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        let halves: Vec<(String, String)> =
            kept.iter().filter(|(key, value)| is_half(key, value)).cloned().collect();
        let mut found = agree(&Agreed { kept, copied });
        for (key, value) in found.whole {
            // A plan's is shown as it stands.
            if let Some((_, half)) = halves.iter().find(|(half, _)| *half == key)
                && matches!(Key::parse(&key), Some(Key::Plan(..)))
            {
                let of = |raw: &String| RawRecord { key: key.clone(), raw: raw.clone() };
                to.push(Deed::Rename(of(half), of(&value)));
            }
            // It is read again, as what it is now.
            leave(&mut self.keys, &|known| known != key);
            to.push(Deed::DropAside(vec![key.clone()]));
            to.push(Deed::WriteFirst { key, value, replace: false });
        }
        // What waits to take its place goes on from it.
        let waits = |(key, _): &(String, String)| self.waits(key);
        let (mut joined, back): (Vec<_>, Vec<_>) = found.back.into_iter().partition(waits);
        let (newer, others): (Vec<_>, Vec<_>) = found.newer.into_iter().partition(waits);
        joined.extend(newer);
        self.join_waiting(&joined);
        for one in &self.waiting {
            // Better there than nowhere.
            if one.refused.is_some() && joined.iter().any(|(key, _)| *key == one.record.key) {
                found.puts.push((one.record.key.clone(), one.record.raw.clone()));
            }
        }
        self.write_replacing(to);
        for (key, value) in back {
            to.push(Deed::WriteFirst { key, value, replace: false });
        }
        for (key, value) in others {
            to.push(Deed::WriteFirst { key, value, replace: true });
        }
        to.push(Deed::ListFirst);
        if !found.puts.is_empty() || !found.removes.is_empty() {
            let puts = found.puts.iter().map(|(key, _)| key.clone()).collect();
            let fix = Pending::Fix { puts, removes: found.removes.clone() };
            let transaction = Transaction { puts: found.puts, removes: found.removes };
            self.second.change(fix, transaction, to);
        }
        // Once all of that is written and read.
        self.read_to_copy(Vec::new(), to);
    }

    /// What was just taken from the second store goes back where the first one has it by now: between the comparison and its end
    /// another tab may have packed what it was to give way to.
    pub(super) fn look_again(&mut self, removed: Vec<String>, to: &mut Vec<Deed>) {
        if removed.is_empty() {
            return self.compared(to);
        }
        self.read_to_copy(removed, to);
        // That they are not there is as it should be.
        self.second.asked.clear();
    }
}
