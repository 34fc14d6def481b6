//! What a person can do with an invitation: take it on, note that the answer was handed over, put it away.

use cairn_core::invite::Invitation;
use cairn_core::keeping::{KeepingEvent, Over};
use cairn_core::record::{Accepted, Key};
use leptos::prelude::*;

use crate::state::App;
use crate::store::{accepted, clock};

impl App {
    /// Takes an invitation on. One that was taken on before stays as it is.
    pub fn accept(self, invitation: Invitation, link: String) -> Accepted {
        accepted::of(invitation.id).unwrap_or_else(|| {
            let taken = Accepted { invitation, link, at: clock::now(), given: None };
            self.keep_accepted(&taken);
            taken
        })
    }

    /// Notes that the answer was handed to a file, a mail or another way.
    pub fn hand_in(self, to: &Accepted) -> Accepted {
        let given = Accepted { given: Some(clock::now()), ..to.clone() };
        self.keep_accepted(&given);
        given
    }

    /// Puts an invitation away; `false` where the browser does not let go of it.
    pub fn put_away(self, away: &Accepted) -> bool {
        let id = away.invitation.id;
        accepted::forget(Some(id));
        self.delete_value(&Key::Invited(id).to_text()).is_ok()
    }

    fn keep_accepted(self, one: &Accepted) {
        let record = accepted::record(one);
        let key = record.key.clone();
        // It may have been put away before, and comes back because the person wants it.
        self.keep_records(vec![record], Over::Replace, true);
        self.happens(KeepingEvent::Write);
        let waits = self.keeper.with_value(|keeper| keeper.waits(&key));
        accepted::noted(one, !waits);
    }
}
