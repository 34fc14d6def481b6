//! Carries out what `cairn_core::keeping::mirror` says is to be done for the second copy of pools, and tells it what came of it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use cairn_core::keeping::mirror::{Copies, Deed, Event, Life, Listed, Mirror, Unread};
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

type Hears = Rc<dyn Fn(Copies)>;
type HearsBack = Rc<dyn Fn()>;

thread_local! {
    static MIRROR: RefCell<Mirror> = RefCell::new(Mirror::new(format!("{:016x}", random::bits())));
    static HEARS: RefCell<Option<Hears>> = const { RefCell::new(None) };
    static HEARS_BACK: RefCell<Option<HearsBack>> = const { RefCell::new(None) };
    /// Whether something came back before anybody heard.
    static CAME_BACK: Cell<bool> = const { Cell::new(false) };
    /// Whoever waits until nothing comes back any more.
    static WAITING: RefCell<Vec<Function>> = const { RefCell::new(Vec::new()) };
}

/// Hears how the copy stands, now and whenever that changes.
pub fn hear(heard: impl Fn(Copies) + 'static) {
    HEARS.set(Some(Rc::new(heard)));
    say(Some(MIRROR.with_borrow(Mirror::copies)));
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

fn say(copies: Option<Copies>) {
    if let (Some(copies), Some(heard)) = (copies, HEARS.with_borrow(Clone::clone)) {
        heard(copies);
    }
}

/// The first store was opened; which opening that was.
pub fn opened() -> Life {
    happens(Event::Opened);
    MIRROR.with_borrow(Mirror::life)
}

/// Something has happened.
pub fn happens(event: Event) {
    if matches!(&event, Event::Back(Some(keys)) if !keys.is_empty()) {
        came_back();
    }
    let deeds = MIRROR.with_borrow_mut(|mirror| mirror.step(event));
    for deed in deeds {
        spawn_local(async move {
            if let Some(answer) = carry_out(deed).await {
                happens(answer);
            }
        });
    }
    say(MIRROR.with_borrow_mut(Mirror::news));
    if !MIRROR.with_borrow(Mirror::may_bring_back) {
        for waits in WAITING.take() {
            drop(waits.call0(&JsValue::UNDEFINED));
        }
    }
}

/// Waits until nothing is lacking any more that the copy could bring back, or until nobody would wait longer.
pub async fn brought_back(patience_ms: i32) {
    if !MIRROR.with_borrow(Mirror::may_bring_back) {
        return;
    }
    let back = Promise::new(&mut |resolve, _| WAITING.with_borrow_mut(|all| all.push(resolve)));
    // What is late comes all the same, and is shown then.
    let _ = wait(back, patience_ms).await;
}

async fn carry_out(deed: Deed) -> Option<Event> {
    Some(match deed {
        Deed::Lock => Event::Locked(lock::hold().await.is_ok()),
        Deed::Unlock => {
            lock::release();
            return None;
        }
        Deed::ReadNames(life) => Event::Names {
            first: pools::name(life).await,
            copy: async { Copy::open().await?.name().await }.await.ok(),
        },
        Deed::List(life, prefix) => Event::Listed(list(life, &prefix).await),
        Deed::ReadFirst(life, keys) => Event::First(pools::with_marks(life, keys).await),
        Deed::ReadCopy(keys) => Event::Copy(async { Copy::open().await?.get_all(&keys).await }.await.ok()),
        Deed::WriteCopy { puts, removes } => {
            Event::Wrote(async { Copy::open().await?.change(&puts, &removes).await }.await.is_ok())
        }
        Deed::NameCopy(name) => Event::CopyNamed(async { Copy::open().await?.call(&name).await }.await.ok()),
        Deed::BringBack(life, pairs) => Event::Back(pools::bring_back(life, pairs).await),
        Deed::NameFirst(life, name) => Event::Back(pools::call(life, name).await.map(|()| Vec::new())),
        Deed::Settle(marks) => {
            pools::settle(marks, false).await;
            return None;
        }
        Deed::SettleRemoved(marks) => {
            pools::settle(marks, true).await;
            return None;
        }
        Deed::AwaitQuiet => {
            let quiet = Closure::once_into_js(|| happens(Event::Quiet));
            if let Some(window) = web_sys::window() {
                // Without a timer the marks stay, and everything is copied once more at the next start.
                let _ = window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(quiet.unchecked_ref(), QUIET_MS);
            }
            return None;
        }
    })
}

async fn list(life: Life, prefix: &str) -> Result<Listed, Unread> {
    let mut listed = pools::listed(life, prefix).await.ok_or(Unread::First)?;
    let keys = async { Copy::open().await?.keys(prefix).await }.await.map_err(|_| Unread::Copy)?;
    listed.copy = keys.into_iter().collect();
    Ok(listed)
}
