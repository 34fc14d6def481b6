//! What a manager can do with pools, one named action each.

use std::time::Duration;

use cairn_core::compare::view::Caveat;
use cairn_core::compare::{CoreSet, MAX_POOL_NAME, Pool, PoolKind, Position, find_namesakes, merged};
use cairn_core::export::{CsvDialect, RankedPool};
use cairn_core::record::file::made_file_name;
use cairn_core::record::pool::{
    PoolKey, PoolPart, candidate_line, draft_prefix, drafts_of, opened_prefix, pool_file_name, pool_line,
    read_pool, unread_key, write_pool, write_position,
};
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::position_change::{Moved, forget_unkept, note_unkept};
use super::scoring_inputs::ScoringInputs;
use super::taken_out::TakenOut;
use super::{Kept, Loading, Pools};
use crate::state::App;
use crate::store::file::{self, FileType};
use crate::store::{clock, pools as kept, random};

/// A position that is being changed is kept when nothing has changed for so long.
const STILL: Duration = Duration::from_millis(400);
/// Candidates that are read at a time for a file.
const AT_A_TIME: u32 = 100;

impl Pools {
    /// Makes a pool and goes there.
    pub fn make(self, app: App, name: &str, kind: (PoolKind, bool), position: Position) {
        let Some(pool) = self.begin(name, kind, position) else { return };
        let id = pool.id.clone();
        wasm_bindgen_futures::spawn_local(async move {
            self.keep_new(&pool, &[]).await;
            app.go(&Route::Pool(id));
        });
    }

    /// A new pool, which is the one at hand; it is not kept yet.
    pub(super) fn begin(
        self,
        name: &str,
        (kind, example): (PoolKind, bool),
        position: Position,
    ) -> Option<Pool> {
        let id = Pool::new_id(random::bits())?;
        let name = name.chars().filter(|one| !one.is_control()).take(MAX_POOL_NAME).collect();
        self.let_go();
        self.openings.update_value(|openings| {
            openings.begin();
        });
        let pool = Pool {
            id,
            name,
            made_at: clock::now(),
            kind,
            example,
            position,
            hidden: false,
            blinding: Vec::new(),
            core: None,
        };
        self.pool.set(Some(pool.clone()));
        self.loading.set(Loading::There);
        Some(pool)
    }

    /// Gives a pool another name.
    pub fn rename(self, id: &PoolId, name: &str) {
        let name: String = name.chars().filter(|one| !one.is_control()).take(MAX_POOL_NAME).collect();
        let renamed = self.list.with_untracked(|list| {
            let list = list.as_ref()?;
            let found = list.iter().find(|(pool, _)| pool.id == *id);
            found.map(|(pool, _)| Pool { name: name.clone(), ..pool.clone() })
        });
        let Some(renamed) = renamed else { return };
        // Of the pool at hand nothing but the name: its position may be newer than the list.
        self.pool.update(|pool| {
            if let Some(pool) = pool.as_mut().filter(|pool| pool.id == *id) {
                pool.name = name;
            }
        });
        wasm_bindgen_futures::spawn_local(async move {
            self.keep_pool(renamed, |pool, mine| pool.name.clone_from(&mine.name)).await;
        });
    }

    /// Removes a pool with everybody in it.
    pub fn remove(self, id: &PoolId) {
        if self.id().as_ref() == Some(id) {
            self.forget_moved();
            self.let_go();
        }
        let mut keys: Vec<String> = PoolKey::of_pool(id).iter().map(PoolKey::to_text).collect();
        keys.push(unread_key(id));
        let mut prefixes: Vec<String> = PoolPart::ALL.iter().map(|part| PoolKey::all(id, *part)).collect();
        prefixes.extend([opened_prefix(id), draft_prefix(id)]);
        wasm_bindgen_futures::spawn_local(async move {
            if kept::remove(&keys, &prefixes).await.is_err() {
                self.kept.set(Kept::Refused);
            }
            self.read_list();
        });
    }

    /// Removes all pools with everybody in them; `false` where the browser refused.
    pub async fn remove_all(self) -> bool {
        self.forget_moved();
        self.let_go();
        let gone = kept::remove(&[], &[String::new()]).await.is_ok();
        self.read_list();
        gone
    }

    /// Changes the position; the order follows at once, and it is kept when it has stood still for a moment.
    pub fn set_position(self, change: impl FnOnce(&mut Position)) {
        let before = self.pool.with_untracked(|pool| pool.as_ref().map(|pool| pool.position.clone()));
        self.pool.update(|pool| {
            if let Some(pool) = pool {
                change(&mut pool.position);
            }
        });
        let pool = self.pool.get_untracked();
        if let Some(pool) = &pool {
            note_unkept(pool);
        }
        let turn = self.moved.try_update_value(|moved| {
            moved.change(pool, before);
            moved.turns.begin()
        });
        let keep = move || {
            if turn.is_some_and(|turn| self.moved.with_value(|moved| moved.turns.is_on(&turn))) {
                wasm_bindgen_futures::spawn_local(self.keep_moved());
            }
        };
        set_timeout(keep, STILL);
    }

    /// Puts a whole position in the place of the one before, and keeps it at once: "Undo" is kept, too, and stands for what is there.
    pub fn replace_position(self, position: Position) {
        self.set_position(|known| *known = position);
        self.moved.update_value(Moved::whole);
        wasm_bindgen_futures::spawn_local(self.keep_moved());
    }

    /// Keeps now what was changed of the position and is not kept yet: something else is about to be read or shown.
    pub(super) async fn keep_moved(self) {
        let moved = self.moved.try_update_value(Moved::take).flatten();
        let Some((pool, before)) = moved else { return };
        let id = pool.id.clone();
        let look = self.moved.with_value(Moved::look);
        let change = move |pool: &mut Pool, mine: &Pool| {
            pool.position = match &before {
                Some(before) => merged(before, &mine.position, &pool.position),
                None => mine.position.clone(),
            };
        };
        let kept = self.keep_pool(pool, change).await;
        if kept && self.moved.with_value(|moved| moved.none_since(look)) {
            forget_unkept(&id);
        }
    }

    /// What was changed of the position is of a pool that is removed.
    pub(super) fn forget_moved(self) {
        let moved = self.moved.try_update_value(Moved::take).flatten();
        if let Some((pool, _)) = moved {
            forget_unkept(&pool.id);
        }
    }

    /// Keeps the interview questions that everybody is asked.
    pub fn keep_core(self, core: CoreSet) {
        // Without a question nothing is chosen: the position gives weight to nothing yet.
        if core.questions.is_empty() {
            return;
        }
        self.pool.update(|pool| {
            if let Some(pool) = pool {
                pool.core = Some(core);
            }
        });
        let Some(pool) = self.pool.get_untracked() else { return };
        wasm_bindgen_futures::spawn_local(async move {
            self.keep_pool(pool, |pool, mine| pool.core.clone_from(&mine.core)).await;
        });
    }

    /// Keeps a pool that nothing is kept of yet, at once with records beside it.
    pub(super) async fn keep_new(self, pool: &Pool, beside: &[(String, String)]) {
        let record = (PoolKey::Pool(pool.id.clone()).to_text(), write_pool(pool));
        if kept::put(&[&[record], beside].concat()).await.is_err() {
            self.kept.set(Kept::Refused);
        } else if self.id().as_ref() == Some(&pool.id) {
            self.stands.set_value(Some(pool.id.clone()));
        }
        self.read_list();
    }

    /// Keeps what this tab has changed of a pool; what another tab has changed of it stays, and a pool that is removed
    /// stays removed. Whether it is kept.
    pub(super) async fn keep_pool(
        self,
        pool: Pool,
        changed: impl FnOnce(&mut Pool, &Pool) + 'static,
    ) -> bool {
        let (key, id) = (PoolKey::Pool(pool.id.clone()).to_text(), pool.id.clone());
        let change = move |before: String| match read_pool(id, &before) {
            Ok(mut known) => {
                changed(&mut known, &pool);
                write_pool(&known)
            }
            Err(_) => write_pool(&pool),
        };
        let kept = kept::change(&key, &key, change).await.is_ok();
        if !kept {
            self.kept.set(Kept::Refused);
        }
        self.read_list();
        kept
    }

    /// Takes candidates out of the pool, with everything that was noted.
    pub fn remove_candidates(self, candidates: &[CandidateId]) {
        let Some(pool) = self.id() else { return };
        let of = |id: &CandidateId| {
            PoolPart::ALL.map(|part| PoolKey::Of(pool.clone(), part, id.clone()).to_text())
        };
        let keys: Vec<String> = candidates.iter().flat_map(of).collect();
        self.picked.update(|picked| picked.retain(|id| !candidates.contains(id)));
        self.members.update(|members| {
            members.retain(|member| !candidates.contains(&member.id));
            find_namesakes(members);
        });
        let taken = candidates.to_vec();
        let drafts = candidates.iter().map(|id| drafts_of(&pool, id));
        let (notes, others): (Vec<String>, Vec<String>) = drafts.unzip();
        wasm_bindgen_futures::spawn_local(async move {
            match kept::take(&keys).await {
                Err(_) => self.kept.set(Kept::Refused),
                Ok(records) => {
                    // What was typed and not yet kept belongs to nobody then.
                    if kept::remove(&notes, &others).await.is_err() {
                        self.kept.set(Kept::Refused);
                    }
                    if self.id().as_ref() == Some(&pool) {
                        self.taken_out.set(Some(TakenOut { pool, candidates: taken, records }));
                    }
                }
            }
            self.read_list();
        });
    }

    /// Puts those back who were taken out last, with everything that was noted.
    pub fn put_back(self, app: App) {
        let Some(taken) = self.taken_out.get_untracked() else { return };
        self.taken_out.set(None);
        wasm_bindgen_futures::spawn_local(async move {
            let keys: Vec<String> = taken.records.iter().map(|(key, _)| key.clone()).collect();
            let records = taken.records;
            // Who has come in anew meanwhile stays as they came, and a pool that was removed stays removed.
            let back = move |found: Vec<Option<String>>| {
                records
                    .into_iter()
                    .zip(found)
                    .filter(|(_, there)| there.is_none())
                    .map(|(one, _)| one)
                    .collect()
            };
            let pool = PoolKey::Pool(taken.pool.clone()).to_text();
            if kept::revise(&pool, &keys, back).await.is_err() {
                self.kept.set(Kept::Refused);
                return;
            }
            if let Some(tools) = ScoringInputs::get(app).await {
                for id in &taken.candidates {
                    self.take_candidate(&tools, &taken.pool, id).await;
                }
            }
            self.members.update(|members| find_namesakes(members));
            self.read_list();
        });
    }

    /// Saves the whole pool to a file; `said` hears whether that worked.
    pub fn save(self, said: RwSignal<Option<bool>>) {
        let Some(pool) = self.pool.get_untracked() else { return };
        wasm_bindgen_futures::spawn_local(async move {
            said.set(Some(self.pool_lines(&pool).await.is_some_and(|lines| {
                file::save_parts(&pool_file_name(&pool.name), &lines, FileType::Json).is_ok()
            })));
        });
    }

    /// The lines of a pool's file: every record as it is kept, packed while names are hidden. `None` where they cannot be read.
    async fn pool_lines(self, pool: &Pool) -> Option<Vec<wasm_bindgen::JsValue>> {
        self.keep_moved().await;
        let mut of_pool = Vec::new();
        for key in PoolKey::of_pool(&pool.id) {
            of_pool.extend(kept::get(&key.to_text()).await.map(|text| (key, text)));
        }
        // A pool that the browser has lost makes no file: it would hold nobody, and pass for a copy.
        if !of_pool.iter().any(|(key, _)| matches!(key, PoolKey::Pool(_))) {
            return None;
        }
        let (mut lines, mut others) = (Vec::new(), Vec::new());
        for part in PoolPart::ALL.into_iter().filter(|part| *part != PoolPart::Profile) {
            others.push((part, self.texts(&pool.id, part).await?));
        }
        let prefix = PoolKey::all(&pool.id, PoolPart::Profile);
        let mut after = String::new();
        loop {
            let records = kept::range(&prefix, &after, AT_A_TIME).await.ok()?;
            let Some((last, _)) = records.last() else { break };
            after.clone_from(last);
            for (key, text) in &records {
                let id = key.strip_prefix(&prefix).unwrap_or_default();
                let Some(candidate) = CandidateId::parse(id) else { continue };
                let more = others.iter().filter_map(|(part, texts)| Some((*part, texts.get(id)?.as_str())));
                let parts: Vec<(PoolPart, &str)> =
                    std::iter::once((PoolPart::Profile, text.as_str())).chain(more).collect();
                lines.push(candidate_line(&candidate, &parts, pool.hidden).into());
            }
        }
        lines.insert(0, pool_line(&pool.id, lines.len(), &of_pool, pool.hidden).into());
        Some(lines)
    }

    /// Saves the order as a table for programs.
    pub fn save_csv(self, app: App) -> bool {
        self.ranked(app, |ranked| {
            let name = made_file_name(ranked.name, "ranking", "csv");
            file::save(&name, &ranked.to_csv(), FileType::Csv).is_ok()
        })
    }

    /// Saves the order as a table for a spreadsheet, in the words of the page.
    pub fn save_sheet(
        self,
        app: App,
        sheet: CsvDialect,
        say: &dyn Fn(&[Caveat], Option<usize>) -> String,
    ) -> bool {
        self.ranked(app, |ranked| {
            let name = made_file_name(ranked.name, "ranking-excel", "csv");
            file::save(&name, &ranked.to_sheet(sheet, say), FileType::Csv).is_ok()
        })
    }

    /// Saves the order as JSON.
    pub fn save_json(self, app: App) -> bool {
        self.ranked(app, |ranked| {
            let name = made_file_name(ranked.name, "ranking", "json");
            file::save(&name, &ranked.to_json(), FileType::Json).is_ok()
        })
    }

    fn ranked(self, app: App, save: impl FnOnce(RankedPool<'_>) -> bool) -> bool {
        let Some(pool) = self.pool.get_untracked() else { return false };
        self.members.with_untracked(|members| {
            self.ranking.with_untracked(|ranking| {
                app.with_content(|content| {
                    save(RankedPool {
                        name: &pool.name,
                        example: pool.example,
                        content,
                        members,
                        ranking: ranking.as_ref(),
                        position: &pool.position,
                        hidden: pool.hidden,
                    })
                })
            })
        })
    }

    /// Saves the position to a file.
    pub fn save_position(self) -> bool {
        let Some(pool) = self.pool.get_untracked() else { return false };
        file::save(
            &made_file_name(&pool.name, "position", "cairn.json"),
            &write_position(&pool.position),
            FileType::Json,
        )
        .is_ok()
    }
}
