//! What this tab knows as kept and the first store no longer has: the person decides what becomes of it.

use super::Keeper;
use super::event::{Deed, Memory, ReadReason};
use super::keys::{has, those};
use super::primary_store::record_of;
use crate::AttemptId;
use crate::attempt::Entry;
use crate::record::Key;

impl Keeper {
    fn in_unread_pack(&self, id: &AttemptId) -> bool {
        self.packs_waiting.iter().any(|key| is_of(key, std::slice::from_ref(id)))
    }

    /// What may be gone: of the attempts and plans whose keys are.
    pub(super) fn look_for_gone(&self, lost: &[String], to: &mut Vec<Deed>) {
        let (mut ids, mut plans): (Vec<AttemptId>, Vec<String>) = (Vec::new(), Vec::new());
        let mut look = |key: &String| match Key::parse(key) {
            Some(Key::Entry(id, ..) | Key::Pack(id, _)) if !ids.contains(&id) => ids.push(id),
            Some(Key::Plan(..)) => plans.push(key.clone()),
            _ => {}
        };
        lost.iter().for_each(&mut look);
        self.gone.iter().for_each(|record| look(&record.key));
        let keys = those(&self.keys, &|key| is_of(key, &ids));
        to.push(Deed::ReadFirst { why: ReadReason::Gone(ids, plans), keys });
    }

    pub(super) fn find_gone(
        &mut self,
        memory: Memory<'_>,
        ids: &[AttemptId],
        plans: &[String],
        mut pairs: Vec<(String, String)>,
    ) {
        // What went and came back since it was listed is looked at again.
        pairs.retain(|(key, _)| has(&self.keys, key));
        // What waits is not gone.
        for one in &self.waiting {
            pairs.push((one.record.key.clone(), one.record.raw.clone()));
        }
        let kept = (self.abilities.load)(pairs).attempts;
        let there = |id: &AttemptId, entry: &Entry| kept.iter().any(|one| one.id() == id && one.has(entry));
        let mut gone = Vec::new();
        for attempt in memory.attempts {
            let id = attempt.id();
            // What another tab has packed is not gone, also where this program knows no packs.
            if !ids.contains(id) || self.in_unread_pack(id) {
                continue;
            }
            for entry in attempt.entries() {
                if !there(id, entry) {
                    gone.push(record_of(id, entry));
                }
            }
        }
        for record in memory.plans {
            let key = &record.key;
            if plans.contains(key) && !has(&self.keys, key) && !self.waits(key) {
                gone.push(record.clone());
            }
        }
        // Of others, what was found before stands until they are looked at again.
        for record in std::mem::take(&mut self.gone) {
            if !is_of(&record.key, ids) && !plans.contains(&record.key) {
                gone.push(record);
            }
        }
        self.gone = gone;
    }
}

/// Whether a key is that of a record or a pack of these attempts.
#[inline(never)]
pub(super) fn is_of(key: &str, ids: &[AttemptId]) -> bool {
    Key::parse(key).is_some_and(|key| key.attempt().is_some_and(|id| ids.contains(id)))
}
