//! Brings whole pools back: from a pool's file, and from a file of everything. What is here is never written over: where the
//! same pool is here and differs, the one that comes stands beside it.

use std::collections::BTreeMap;

use cairn_core::PoolId;
use cairn_core::compare::{HeadCount, MAX_POOL_NAME, Pool, PoolKind};
use cairn_core::record::file::{FileError, MAX_BACKUP_BYTES, looks_like_backup};
use cairn_core::record::message::{file_message, shown_name};
use cairn_core::record::pool::{
    Line, Lines, PoolHead, PoolKey, PoolPart, beside, for_everything, for_file, is_pool_file,
    keyed_candidate, pool_of_key, read_mark, read_pool,
};
use cairn_core::route::Route;
use leptos::prelude::*;

use super::Pools;
use super::restore_state::{Back, Offer};
use crate::state::App;
use crate::store::scheduler::Scheduler;
use crate::store::{clock, file, pools as kept, random};
use crate::words;

/// Bytes of a pool's file that are read at a time.
const PIECE: f64 = 1_000_000.0;
/// Records that are written together.
const TOGETHER: usize = 100;

/// Which pool a file became, whom it held where it was not here already, and what else is to be said of it.
type Came = (PoolId, Option<(PoolKind, HeadCount)>, String);

/// Where a pool is to go.
enum Place {
    /// It is not here.
    Free(PoolId),
    /// It is here, and the same.
    Same(PoolId),
    /// It is here and differs, or has no id of its own.
    Beside(PoolId),
}

/// The first line of a pool's file; `None` for a file of another kind. `beginning` is how the file begins.
pub async fn head_of(
    one: &web_sys::File,
    beginning: Option<&[u8]>,
) -> Option<Result<PoolHead, Option<FileError>>> {
    if !is_pool_file(beginning?) {
        return None;
    }
    let mut first = None;
    let read = each_line(one, &mut |_, line| {
        first = Some(Lines::read(line));
        false
    })
    .await;
    if read.is_err() {
        return Some(Err(None));
    }
    Some(match first {
        Some(Ok(Line::Head(head))) => Ok(*head),
        Some(Err(error)) => Err(Some(error)),
        Some(Ok(Line::Candidate(..))) | None => Err(Some(FileError::Unmarked)),
    })
}

/// Reads a file line by line until `take` has enough; `Err` where the browser cannot read it.
async fn each_line(one: &web_sys::File, take: &mut impl FnMut(usize, &[u8]) -> bool) -> Result<(), ()> {
    let (mut lines, mut at) = (Lines::default(), 0.0);
    while at < one.size() {
        let piece = file::piece(one, at, at + PIECE).await.map_err(drop)?;
        at += PIECE;
        for (number, line) in lines.push(&piece) {
            if !take(number, &line) {
                return Ok(());
            }
        }
    }
    if let Some((number, line)) = lines.end() {
        take(number, &line);
    }
    Ok(())
}

impl Pools {
    /// Brings the pool of a file back, and goes there.
    pub fn bring_back(self, app: App, one: web_sys::File) {
        if self.back.with_untracked(|back| back.busy) {
            return;
        }
        self.back.set(Back { busy: true, said: words::restore::COMING_BACK.to_owned(), ..Back::default() });
        wasm_bindgen_futures::spawn_local(async move {
            let name = one.name();
            let beginning = file::beginning(&one).await;
            let back = match head_of(&one, beginning.as_deref()).await {
                Some(Ok(head)) => self.whole_file(&one, &head).await,
                Some(Err(Some(error))) => Err(file_message(&name, &error)),
                None if beginning.as_deref().is_some_and(looks_like_backup) => {
                    Err(words::restore::everything_file(&shown_name(&name)))
                }
                None => Err(words::restore::no_pool_file(&shown_name(&name))),
                Some(Err(None)) => Err(words::pools::not_readable(&shown_name(&name))),
            };
            self.read_list();
            match back {
                Ok((pool, came, said)) => {
                    self.back.set(Back { busy: false, pool: Some(pool.clone()), came, said });
                    app.go(&Route::Pool(pool));
                }
                Err(said) => self.back.set(Back { said, ..Back::default() }),
            }
        });
    }

    async fn whole_file(self, one: &web_sys::File, head: &PoolHead) -> Result<Came, String> {
        let refused = || words::restore::BACK_REFUSED.to_owned();
        let into = match self.place(one, head).await.ok_or_else(refused)? {
            Place::Same(id) => return Ok((id, None, words::restore::BACK_SAME.to_owned())),
            Place::Free(id) | Place::Beside(id) => id,
        };
        let is_beside = head.id.as_ref().is_some_and(|id| *id != into);
        let (mut pairs, mut count, mut staff, mut bad) = (Vec::new(), 0_usize, 0_usize, Vec::new());
        let (mut lines, mut at, mut pace) = (Lines::default(), 0.0, Scheduler::new());
        while at < one.size() {
            let piece = file::piece(one, at, at + PIECE).await.map_err(|_| refused())?;
            at += PIECE;
            let mut found = lines.push(&piece);
            if at >= one.size() {
                found.extend(std::mem::take(&mut lines).end());
            }
            for (number, line) in found {
                if is_pool_file(&line) {
                    continue;
                }
                match keyed_candidate(&line, &into) {
                    Ok(more) => {
                        count += 1;
                        staff += usize::from(more.iter().any(marks_staff));
                        pairs.extend(more);
                    }
                    Err(error) => {
                        bad.push(file_message(&words::pools::line_of_file(&one.name(), number), &error));
                    }
                }
                if pairs.len() >= TOGETHER {
                    kept::put(&std::mem::take(&mut pairs)).await.map_err(|_| refused())?;
                }
                pace.breathe().await;
            }
        }
        let name = if is_beside { beside_name(&head.name) } else { head.name.clone() };
        // The pool itself last: half a pool never stands in the list.
        pairs.extend(head.keyed(&into, &name, clock::now()));
        kept::put(&pairs).await.map_err(|_| refused())?;
        let missing = head.candidates.map_or(0, |all| all.saturating_sub(count));
        let count = HeadCount::of(head.kind, count, staff);
        Ok((into, Some((head.kind, count)), words::restore::what_came(head, missing, is_beside, &bad)))
    }

    /// Where the pool of a file goes; `None` where the file cannot be read.
    async fn place(self, one: &web_sys::File, head: &PoolHead) -> Option<Place> {
        let fresh = || Pool::new_id(random::bits());
        let Some(id) = head.id.clone() else { return fresh().map(Place::Beside) };
        if kept::get(&PoolKey::Pool(id.clone()).to_text()).await.is_none() {
            return Some(Place::Free(id));
        }
        let mut pairs = head.keyed(&id, &head.name, clock::now());
        let read = each_line(one, &mut |_, line| {
            // A line that cannot be read is no record, so that the pools differ in number.
            pairs.extend(keyed_candidate(line, &id).unwrap_or_default());
            true
        })
        .await;
        read.ok()?;
        if self.is_here(&id, &pairs).await { Some(Place::Same(id)) } else { fresh().map(Place::Beside) }
    }

    /// Whether exactly these records are kept of a pool.
    async fn is_here(self, id: &PoolId, records: &[(String, String)]) -> bool {
        self.records_of(id).await.is_some_and(|here| {
            let here: BTreeMap<String, String> = for_file(here).into_iter().collect();
            let there: BTreeMap<String, String> = for_file(records.to_vec()).into_iter().collect();
            here == there
        })
    }

    /// Every record of a pool; `None` where they cannot be read.
    pub async fn records_of(self, id: &PoolId) -> Option<Vec<(String, String)>> {
        let mut all = Vec::new();
        for key in PoolKey::of_pool(id) {
            let key = key.to_text();
            all.extend(kept::get(&key).await.map(|text| (key, text)));
        }
        for part in PoolPart::ALL {
            all.extend(kept::range(&PoolKey::all(id, part), "", u32::MAX).await.ok()?);
        }
        Some(all)
    }

    /// Every record of every pool, for a file of everything; `None` where they cannot be read.
    pub async fn all_records(self) -> Option<Vec<(String, String)>> {
        let mut all = Vec::new();
        for (key, _) in kept::range(PoolKey::POOLS, "", u32::MAX).await.ok()? {
            if let Some(id) = pool_of_key(&key) {
                all.extend(self.records_of(&id).await?);
            }
        }
        Some(all)
    }

    /// Saves everything of the person, and every pool unless they say otherwise; `said` hears how it went.
    pub fn save_everything(self, app: App, with_pools: bool, said: RwSignal<&'static str>) {
        said.set("");
        wasm_bindgen_futures::spawn_local(async move {
            let pools = if with_pools { self.all_records().await } else { Some(Vec::new()) };
            let Some(pools) = pools else {
                said.set(words::restore::POOLS_NOT_READ);
                return;
            };
            let more = for_everything(pools);
            let size: usize = more.iter().map(|(key, text)| key.len() + text.len()).sum();
            // Quotes take room in a file: it must stay one that can be read.
            said.set(if u64::try_from(size).unwrap_or(u64::MAX) > MAX_BACKUP_BYTES / 2 {
                words::restore::POOLS_TOO_LARGE
            } else if app.export_with(&more) {
                words::FILE_OFFERED
            } else {
                words::NOT_SAVED
            });
        });
    }

    /// Brings back the pools of a file of everything; how many came, and how many were the same here. `None` where the
    /// browser refused.
    pub async fn restore_all(self, records: &[(String, String)]) -> Option<(usize, usize)> {
        let mut pools: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (key, text) in records {
            if let Some(id) = pool_of_key(key) {
                pools.entry(id.as_str().to_owned()).or_default().push((key.clone(), text.clone()));
            }
        }
        let (mut came, mut same) = (0, 0);
        for (id, records) in pools {
            let Some(id) = PoolId::parse(&id) else { continue };
            if self.is_here(&id, &records).await {
                same += 1;
                continue;
            }
            let record = PoolKey::Pool(id.clone()).to_text();
            let whole = if kept::get(&record).await.is_none() {
                records
            } else {
                let named = records.iter().find(|(key, _)| *key == record);
                let name = named.and_then(|(_, text)| read_pool(id.clone(), text).ok()).map(|pool| pool.name);
                let into = Pool::new_id(random::bits())?;
                beside(&records, &id, &into, &beside_name(&name.unwrap_or_default()))
            };
            for some in whole.chunks(TOGETHER) {
                kept::put(some).await.ok()?;
            }
            came += 1;
        }
        self.read_list();
        Some((came, same))
    }

    /// Puts a pool's file that was chosen inside a pool before the manager: is it a pool of its own, or are its candidates
    /// to be added here?
    pub(super) fn offer(self, one: web_sys::File, shown: String, head: PoolHead) {
        let offer = Offer { file: shown, head };
        // Chosen twice it is asked about once: an answer is an answer to both.
        if let Some(at) = self.offers.with_untracked(|all| all.iter().position(|known| *known == offer)) {
            drop(self.take_offer(at));
        }
        self.offered_files.update_value(|all| all.push(one));
        self.offers.update(|all| all.push(offer));
    }

    /// Nobody is asked any more about the files that were chosen.
    pub(super) fn forget_offers(self) {
        self.offered_files.update_value(Vec::clear);
        self.offers.update(Vec::clear);
        self.taken_out.set(None);
    }

    /// Takes an offered file; the offer is gone then.
    pub fn take_offer(self, at: usize) -> Option<web_sys::File> {
        self.offers.update(|all| {
            if at < all.len() {
                all.remove(at);
            }
        });
        self.offered_files.try_update_value(|all| (at < all.len()).then(|| all.remove(at))).flatten()
    }
}

/// Whether a record says of somebody that they are present staff.
fn marks_staff((key, text): &(String, String)) -> bool {
    matches!(PoolKey::parse(key), Some(PoolKey::Of(_, PoolPart::Mark, _))) && read_mark(text).staff
}

fn beside_name(name: &str) -> String {
    let ending = words::restore::FROM_A_FILE;
    let most = MAX_POOL_NAME.saturating_sub(ending.chars().count());
    name.chars().take(most).chain(ending.chars()).collect()
}
