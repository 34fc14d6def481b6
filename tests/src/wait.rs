//! Waiting for a condition that has a name. Nothing else in this package waits.

use std::time::{Duration, Instant};

/// Long enough for a machine on which a second browser reads ten thousand files meanwhile, and for Chromium, which may leave a worker
/// that is to be replaced half a minute to do nothing; only a journey that fails gets near it.
pub(crate) const DEADLINE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(20);

/// Asks until there is an answer. Panics with `what` when the time is over.
pub async fn wait_for<T>(what: &str, condition: impl AsyncFnMut() -> Option<T>) -> T {
    match wait_at_most(DEADLINE, condition).await {
        Some(answer) => answer,
        None => panic!("waited {} s in vain: {what}", DEADLINE.as_secs()),
    }
}

/// Asks until there is an answer or the time is over.
pub async fn wait_at_most<T>(deadline: Duration, mut condition: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = condition().await {
            return Some(answer);
        }
        if start.elapsed() > deadline {
            return None;
        }
        tokio::time::sleep(POLL).await;
    }
}
