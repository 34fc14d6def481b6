//! Work on all cores, in constant memory, with results in the order of what was read.
//!
//! One thread reads and puts pieces into chunks; as many as there are cores make results of them; the caller's thread puts these
//! in order again and hands them on. Bytes in work are bounded: who reads waits for who writes.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::failure::Failure;
use crate::input::{Piece, Sources};

/// Pieces of a chunk, and bytes from which it is full sooner.
const PIECES: usize = 16;
const CHUNK_BYTES: usize = 256 * 1024;
/// Bytes that may be in work at once. A chunk that is larger is worked on alone.
const BYTES_IN_WORK: usize = 16_000_000;
/// How often whoever waits looks up.
const LOOKS_UP: Duration = Duration::from_millis(100);

/// How many cores there are.
pub(crate) fn all_cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Pieces that are worked on together.
struct Chunk {
    number: usize,
    pieces: Vec<Piece>,
    bytes: usize,
}

/// What became of a chunk.
struct Done<T> {
    number: usize,
    made: T,
    bytes: usize,
}

/// How the work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WorkEnded {
    /// All was read and written.
    AtTheEnd,
    /// It was stopped between two chunks.
    Stopped,
}

/// Makes something of every piece on so many threads, and hands it on in order. `write` is called now and then with nothing, too,
/// so that it can tell how far it is. Threads that still read when this returns end with the program.
pub(crate) fn work<T: Send + 'static>(
    sources: Sources,
    threads: usize,
    stop: &AtomicBool,
    make: impl Fn(Vec<Piece>) -> T + Send + Sync + 'static,
    mut write: impl FnMut(Option<T>) -> Result<(), Failure>,
) -> Result<WorkEnded, Failure> {
    let room = Arc::new(Room::default());
    let (to_workers, chunks) = sync_channel::<Chunk>(threads * 2);
    let (to_writer, done) = channel::<Result<Done<T>, Failure>>();
    let (chunks, make) = (Arc::new(Mutex::new(chunks)), Arc::new(make));
    for _ in 0..threads {
        let (chunks, make, to_writer) = (Arc::clone(&chunks), Arc::clone(&make), to_writer.clone());
        thread::spawn(move || work_on(&chunks, make.as_ref(), &to_writer));
    }
    let readers_room = Arc::clone(&room);
    thread::spawn(move || {
        let mut reading = Reading { to_workers, room: readers_room, next: empty(0) };
        let read = sources.read(&mut |piece, must_wait| reading.take(piece, must_wait));
        // Whoever does not listen any more has ended.
        let _ = reading.send();
        if let Err(failure) = read {
            let _ = to_writer.send(Err(failure));
        }
    });
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    loop {
        if stop.load(Ordering::Relaxed) {
            return Ok(WorkEnded::Stopped);
        }
        match done.recv_timeout(LOOKS_UP) {
            Ok(done) => {
                let done = done?;
                waiting.insert(done.number, done);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(WorkEnded::AtTheEnd),
        }
        while let Some(done) = waiting.remove(&next) {
            write(Some(done.made))?;
            room.give_back(done.bytes);
            next += 1;
        }
        write(None)?;
    }
}

fn work_on<T>(
    chunks: &Mutex<Receiver<Chunk>>,
    make: &impl Fn(Vec<Piece>) -> T,
    to_writer: &Sender<Result<Done<T>, Failure>>,
) {
    loop {
        let chunk = locked(chunks).recv();
        let Ok(Chunk { number, pieces, bytes }) = chunk else { return };
        if to_writer.send(Ok(Done { number, made: make(pieces), bytes })).is_err() {
            return;
        }
    }
}

/// Puts pieces into chunks.
struct Reading {
    to_workers: SyncSender<Chunk>,
    room: Arc<Room>,
    next: Chunk,
}

impl Reading {
    /// Takes a piece in. The chunk goes to work when it is full, and where more must be waited for: somebody may wait for it.
    fn take(&mut self, piece: Piece, must_wait: bool) -> ControlFlow<()> {
        self.next.bytes += piece.size();
        self.next.pieces.push(piece);
        let full = self.next.pieces.len() >= PIECES || self.next.bytes >= CHUNK_BYTES;
        if full || must_wait { self.send() } else { ControlFlow::Continue(()) }
    }

    fn send(&mut self) -> ControlFlow<()> {
        let number = self.next.number;
        let chunk = std::mem::replace(&mut self.next, empty(number + 1));
        if chunk.pieces.is_empty() {
            self.next.number = number;
            return ControlFlow::Continue(());
        }
        self.room.take(chunk.bytes);
        if self.to_workers.send(chunk).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

const fn empty(number: usize) -> Chunk {
    Chunk { number, pieces: Vec::new(), bytes: 0 }
}

/// How many bytes are in work.
#[derive(Default)]
struct Room {
    used: Mutex<usize>,
    given_back: Condvar,
}

impl Room {
    /// Waits until so many bytes have room. What has none in any case waits until it is alone.
    fn take(&self, bytes: usize) {
        let mut used = locked(&self.used);
        while *used > 0 && *used + bytes > BYTES_IN_WORK {
            used = self.given_back.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used += bytes;
    }

    fn give_back(&self, bytes: usize) {
        *locked(&self.used) -= bytes;
        self.given_back.notify_one();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
