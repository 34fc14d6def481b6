//! Carries out what `cairn_core::keeping::pool_replication` says is to be done for the second copy of pools, and tells it what came of it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use cairn_core::keeping::pool_replication::{
    Life, ListedKeys, PoolCopies, PoolReplication, ReplicaDeed, ReplicaEvent, UnreadStore,
};
use js_sys::{Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;

use super::database::wait;
use super::pool_cache::Copy;
use super::{lock, pools, random};

/// A browser that dies later than this has written what its cache took.
const QUIET_MS: i32 = 30_000;

type Hears = Rc<dyn Fn(PoolCopies)>;
type HearsBack = Rc<dyn Fn()>;

thread_local! {
    static REPLICATION: RefCell<PoolReplication> = RefCell::new(PoolReplication::new(format!("{:016x}", random::bits())));
    static HEARS: RefCell<Option<Hears>> = const { RefCell::new(None) };
    static HEARS_BACK: RefCell<Option<HearsBack>> = const { RefCell::new(None) };
    /// Whether something came back before anybody heard.
    static CAME_BACK: Cell<bool> = const { Cell::new(false) };
    /// Whoever waits until nothing comes back any more.
    static WAITING: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
}

/// Hears how the copy stands, now and whenever that changes.
pub fn hear(heard: impl Fn(PoolCopies) + 'static) {
    HEARS.set(Some(Rc::new(heard)));
    say(Some(REPLICATION.with_borrow(PoolReplication::copies)));
}

/// Hears that something that was lost came back out of the copy.
pub fn hear_back(heard: impl Fn() + 'static) {
    HEARS_BACK.set(Some(Rc::new(heard)));
    if CAME_BACK.take() {
        came_back();
    }
}

fn came_back() {
    match HEARS_BACK.with_borrow(Clone::clone) {
        Some(heard) => heard(),
        None => CAME_BACK.set(true),
    }
}

fn say(copies: Option<PoolCopies>) {
    if let (Some(copies), Some(heard)) = (copies, HEARS.with_borrow(Clone::clone)) {
        heard(copies);
    }
}

/// The first store was opened; which opening that was.
pub fn opened() -> Life {
    happens(ReplicaEvent::Opened);
    REPLICATION.with_borrow(PoolReplication::life)
}

/// Something has happened.
pub fn happens(event: ReplicaEvent) {
    if matches!(&event, ReplicaEvent::Back(Some(keys)) if !keys.is_empty()) {
        came_back();
    }
    let deeds = REPLICATION.with_borrow_mut(|replication| replication.step(event));
    for deed in deeds {
        spawn_local(async move {
            if let Some(answer) = carry_out(deed).await {
                happens(answer);
            }
        });
    }
    say(REPLICATION.with_borrow_mut(PoolReplication::news));
    if !REPLICATION.with_borrow(PoolReplication::may_bring_back) {
        for waits in WAITING.take() {
            drop(waits.call0(&JsValue::UNDEFINED));
        }
    }
}

/// Waits until nothing is lacking any more that the copy could bring back, or until nobody would wait longer.
pub async fn brought_back(patience_ms: i32) {
    if !REPLICATION.with_borrow(PoolReplication::may_bring_back) {
        return;
    }
    let back = Promise::new(&mut |resolve, _| WAITING.with_borrow_mut(|all| all.push(resolve)));
    // What is late comes all the same, and is shown then.
    let _ = wait(back, patience_ms).await;
}

async fn carry_out(deed: ReplicaDeed) -> Option<ReplicaEvent> {
    Some(match deed {
        ReplicaDeed::Lock => ReplicaEvent::Locked(lock::hold().await.is_ok()),
        ReplicaDeed::Unlock => {
            lock::release();
            return None;
        }
        ReplicaDeed::ReadNames(life) => ReplicaEvent::Names {
            first: pools::name(life).await,
            copy: async { Copy::open().await?.name().await }.await.ok(),
        },
        ReplicaDeed::List(life, prefix) => ReplicaEvent::Listed(list(life, &prefix).await),
        ReplicaDeed::ReadFirst(life, keys) => ReplicaEvent::First(pools::with_marks(life, keys).await),
        ReplicaDeed::ReadCopy(keys) => {
            ReplicaEvent::Copy(async { Copy::open().await?.get_all(&keys).await }.await.ok())
        }
        ReplicaDeed::WriteCopy { puts, removes } => {
            ReplicaEvent::Wrote(async { Copy::open().await?.change(&puts, &removes).await }.await.is_ok())
        }
        ReplicaDeed::NameCopy(name) => {
            ReplicaEvent::CopyNamed(async { Copy::open().await?.call(&name).await }.await.ok())
        }
        ReplicaDeed::BringBack(life, pairs) => ReplicaEvent::Back(pools::bring_back(life, pairs).await),
        ReplicaDeed::NameFirst(life, name) => {
            ReplicaEvent::Back(pools::call(life, name).await.map(|()| Vec::new()))
        }
        ReplicaDeed::Settle(marks) => {
            pools::settle(marks, false).await;
            return None;
        }
        ReplicaDeed::SettleRemoved(marks) => {
            pools::settle(marks, true).await;
            return None;
        }
        ReplicaDeed::AwaitQuiet => {
            let quiet = Closure::once_into_js(|| happens(ReplicaEvent::Quiet));
            if let Some(window) = web_sys::window() {
                // Without a timer the marks stay, and everything is copied once more at the next start.
                let _ = window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(quiet.unchecked_ref(), QUIET_MS);
            }
            return None;
        }
    })
}

async fn list(life: Life, prefix: &str) -> Result<ListedKeys, UnreadStore> {
    let mut listed = pools::listed(life, prefix).await.ok_or(UnreadStore::First)?;
    let keys = async { Copy::open().await?.keys(prefix).await }.await.map_err(|_| UnreadStore::Copy)?;
    listed.copy = keys.into_iter().collect();
    Ok(listed)
}
