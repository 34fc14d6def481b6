//! What a manager notes about a candidate: changed on top of what is kept, so that no tab undoes another one.

use std::cell::RefCell;
use std::rc::Rc;

use cairn_core::compare::{Mark, Opened, find_namesakes, joined_notes};
use cairn_core::fair::{KeptDecisions, was_noted_as};
use cairn_core::record::pool::{
    PoolKey, PoolPart, opened_key, read_mark, read_opened, write_mark, write_opened,
};
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::{Kept, Pools};
use crate::store::pools as kept;

impl Pools {
    /// Changes what is noted about a candidate, on top of what is kept by now: another tab may have noted something, too. Says
    /// what is kept in the end; `None` where nothing is, because names are hidden, the candidate is gone, or the browser refused.
    pub async fn edit_mark(
        self,
        pool: PoolId,
        id: CandidateId,
        edit: impl FnOnce(Mark) -> Mark + 'static,
    ) -> Option<Mark> {
        let here = move |pool: &PoolId| self.id().as_ref() == Some(pool);
        // What was noted is hidden with the names: it cannot be changed unseen.
        if here(&pool) && untrack(move || self.hidden()) {
            return None;
        }
        let key = |part| PoolKey::Of(pool.clone(), part, id.clone()).to_text();
        self.noted.set(false);
        let made: Rc<RefCell<Option<(Mark, String)>>> = Rc::default();
        let told = Rc::clone(&made);
        let (profile, record) = (key(PoolPart::Profile), key(PoolPart::Mark));
        // Beside a candidate whom another tab takes out at this moment nothing is kept.
        let put = kept::change(&profile, &record, move |before| {
            let before = read_mark(&before);
            let name = before.name.clone();
            let mark = edit(before);
            let text = write_mark(&mark);
            told.replace(Some((mark, name)));
            text
        });
        let Ok(is_there) = put.await else {
            self.kept.set(Kept::Refused);
            return None;
        };
        let (mut mark, name) = made.take().filter(|_| is_there)?;
        if mark.name != name && self.noted_under(&pool, &id, &name).await {
            mark = mark.noted_as(name.clone());
            // Without it a paper says later that the name was another one, and not which.
            let with_name = move |before: String| write_mark(&read_mark(&before).noted_as(name));
            let _ = kept::change(&key(PoolPart::Profile), &key(PoolPart::Mark), with_name).await;
        }
        if here(&pool) {
            let now = mark.clone();
            self.members.update(|members| {
                if let Some(member) = members.iter_mut().find(|member| member.id == id) {
                    member.remark(now);
                }
                find_namesakes(members);
            });
            self.noted.set(true);
            // Present staff are no applicants: nobody of them stands on a short list.
            let picked = self.picked.get_untracked();
            if mark.staff && picked.contains(&id) {
                self.pick_only(picked.into_iter().filter(|one| *one != id).collect());
            }
        }
        Some(mark)
    }

    /// Whether a decision of the pool was noted under a name that the manager had given a candidate.
    async fn noted_under(self, pool: &PoolId, id: &CandidateId, name: &str) -> bool {
        if name.is_empty() {
            return false;
        }
        let text = kept::get(&PoolKey::Decisions(pool.clone()).to_text()).await.unwrap_or_default();
        was_noted_as(KeptDecisions::read(&text).files(), id.as_str(), name)
    }

    /// What is noted about a candidate.
    pub fn mark_of(self, candidate: &CandidateId) -> Mark {
        self.members.with_untracked(|members| {
            members.iter().find(|one| one.id == *candidate).map(|one| one.mark.clone()).unwrap_or_default()
        })
    }

    /// The note about a candidate as it is kept, whichever tab has written it; `None` while nobody is seen under that id, or names
    /// are hidden.
    pub fn note_kept(self, candidate: &CandidateId) -> Rc<dyn Fn() -> Option<String>> {
        let id = candidate.clone();
        Rc::new(move || {
            if self.hidden() {
                return None;
            }
            self.members.with(|members| {
                members.iter().find(|one| one.id == id).map(|member| member.mark.note.clone())
            })
        })
    }

    /// Keeps a note as it stands in a field where `before` was kept last; what another tab has noted since is kept with it.
    pub async fn keep_note(
        self,
        pool: PoolId,
        id: CandidateId,
        before: String,
        typed: String,
    ) -> Option<String> {
        let edit = move |mark: Mark| Mark { note: joined_notes(&before, &mark.note, &typed), ..mark };
        self.edit_mark(pool, id, edit).await.map(|mark| mark.note)
    }

    /// How a candidate stood when their page was opened last in this browser, and from now on this is the last time.
    pub async fn open_page(self, pool: &PoolId, id: &CandidateId, now: Opened) -> Option<Opened> {
        let key = opened_key(pool, id);
        let before = kept::get(&key).await.and_then(|text| read_opened(&text));
        // Without it the page says less next time, and nothing else.
        let profile = PoolKey::Of(pool.clone(), PoolPart::Profile, id.clone()).to_text();
        let _ = kept::put_beside(&profile, &[(key, write_opened(&now))]).await;
        before
    }
}
