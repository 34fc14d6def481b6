//! What only the second program does with storage: it reads packs, and brings back what one copy has lost.

use cairn_core::attempt::to_open;
use cairn_core::keeping::{Deed, Deletion, Keeper, KeepingEvent, ProgramRequest, forget};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::packing::pack_next;
use crate::state::App;
use crate::store::{accepted, indexed_db_copy};

impl App {
    /// Reads packs after the first frame; at once where the next question depends on them.
    pub fn read_packs_later(self) {
        if self.route.get_untracked() == Route::Assess {
            self.read_packs_first();
        } else {
            request_animation_frame(move || {
                set_timeout(move || self.read_packs_first(), std::time::Duration::ZERO);
            });
        }
    }

    /// Until packs are read it is not known what was worked on last, whoever has read them by now: a page, or the start itself.
    fn read_packs_first(self) {
        self.read_packs();
        let at_hand = self.current.get_untracked();
        let opened = self.attempts.with_untracked(|all| to_open(all, at_hand.as_ref()).cloned());
        if opened != at_hand {
            self.current.set(opened);
        }
    }

    /// Carries out what the first program never has to do.
    pub fn carry_out_more(self, deed: Deed) -> Option<KeepingEvent> {
        match deed {
            Deed::ReadSecond(ticket, keys) => {
                indexed_db_copy::read(ticket, keys, move |event| self.hears(event));
            }
            Deed::FollowSecond(ticket, transaction, unless_kept) => {
                let asked = indexed_db_copy::Asked::follow(ticket, transaction, unless_kept);
                indexed_db_copy::ask(asked, move |event| self.hears(event));
            }
            Deed::NeedPacks => return Some(KeepingEvent::ReadPacks { all: false }),
            Deed::Packed(true) => pack_next(self),
            Deed::Forget(Deletion::All) | Deed::ForgetAll => self.forget_memory(),
            Deed::Forget(what) => {
                self.attempts.update(|attempts| {
                    self.plans.update(|plans| forget(attempts, plans, &what));
                });
                self.aside.update(|aside| aside.retain(|one| !what.covers(&one.key)));
            }
            _ => {}
        }
        None
    }

    /// Knows nothing any more, as before the first reading.
    fn forget_memory(self) {
        accepted::forget(None);
        self.aside.set(Vec::new());
        self.plans.set(Vec::new());
        self.attempts.set(Vec::new());
        self.current.set(None);
        self.back.set(None);
    }

    /// Both copies are compared: what one had lost is back, and that is said.
    pub fn say_what_came_back(self, _: ProgramRequest) {
        let back = self.keeper.try_update_value(Keeper::take_back).unwrap_or(0);
        if back > 0 {
            self.losses.update(|losses| losses.back = back);
            if self.current.get_untracked().is_none() {
                self.go_to_last();
            }
        }
        self.notice_lost();
    }
}
