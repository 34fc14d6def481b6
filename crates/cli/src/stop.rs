//! Ctrl-C: the first one ends the run between two lines, a second one at once.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::failure::Failure;

/// As a shell reports a program that Ctrl-C has ended.
const AT_ONCE: i32 = 130;

/// A flag that is set when somebody wants the run to end.
pub(crate) fn wanted() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let listen = || -> io::Result<()> {
        for signal in [SIGINT, SIGTERM] {
            // In this order: the first one finds the flag not yet set.
            flag::register_conditional_shutdown(signal, AT_ONCE, Arc::clone(&stop))?;
            flag::register(signal, Arc::clone(&stop))?;
        }
        Ok(())
    };
    listen().map_err(|error| Failure::during("listen for Ctrl-C", error))?;
    Ok(stop)
}
