//! Packing: a finished attempt's pack is written and read back, takes the place of its records in the second store, and only
//! then in the first. Wherever it stops, every entry stands in each store that had it.

use super::Keeper;
use super::backup_store::Pending;
use super::event::{Deed, ReadReason, Transaction, Wrote};
use crate::record::PackPlan;

impl Keeper {
    pub(super) fn pack(&mut self, plan: PackPlan, to: &mut Vec<Deed>) {
        to.push(Deed::WriteFirst { key: plan.key.clone(), value: plan.value.clone(), replace: false });
        self.packing = Some(plan);
    }

    pub(super) fn pack_wrote(&mut self, outcome: Wrote, to: &mut Vec<Deed>) {
        let Some(plan) = self.packing.clone() else { return };
        match outcome {
            Wrote::Kept => {
                self.knows(&plan.key);
                if self.second.takes() {
                    let puts = vec![(plan.key.clone(), plan.value)];
                    let transaction = Transaction { puts, removes: plan.replaces };
                    self.second.change(Pending::Pack(plan.key), transaction, to);
                    // Also where the second store dies before it answers, the pack is looked at.
                    self.pack_sent = true;
                } else {
                    self.look_at_pack(to);
                }
            }
            Wrote::Taken => self.not_packed(to),
            Wrote::Refused | Wrote::Different | Wrote::Blocked => {
                // Half a pack is of no use to anybody, and the records are all there.
                to.push(Deed::EraseFirst { keys: vec![plan.key], note: None });
                self.not_packed(to);
            }
        }
    }

    /// Meanwhile another tab may have deleted everything.
    pub(super) fn look_at_pack(&mut self, to: &mut Vec<Deed>) {
        match &self.packing {
            Some(plan) => to.push(Deed::ReadFirst { why: ReadReason::Packed, keys: vec![plan.key.clone()] }),
            None => self.not_packed(to),
        }
    }

    pub(super) fn packed(&mut self, pairs: &[(String, String)], to: &mut Vec<Deed>) {
        let stands =
            |plan: &PackPlan| pairs.iter().any(|(key, value)| *key == plan.key && *value == plan.value);
        let Some(plan) = self.packing.take().filter(stands) else { return self.not_packed(to) };
        self.keys.retain(|key| !plan.replaces.contains(key));
        to.push(Deed::EraseFirst { keys: plan.replaces, note: None });
        // It may hold what another tab has written and this one has not read yet.
        let loaded = (self.abilities.load)(vec![(plan.key, plan.value)]);
        to.push(Deed::TakeUp(loaded));
        to.push(Deed::Packed(true));
    }

    fn not_packed(&mut self, to: &mut Vec<Deed>) {
        self.packing = None;
        to.push(Deed::Packed(false));
    }
}
