//! The built app, served to all journeys; see [`xtask::server`] for the server itself.

use std::path::PathBuf;
use std::sync::OnceLock;

use xtask::offline::WORKER;
pub use xtask::server::{Fault, Server, Site};

/// The folder that `cargo xtask build` made, or the one that `CAIRN_DIST` names.
pub fn dist() -> PathBuf {
    let dist =
        std::env::var_os("CAIRN_DIST").map_or_else(|| xtask::command::root().join("dist"), PathBuf::from);
    assert!(dist.join("index.html").is_file(), "{} is no built app: run `cargo xtask build`", dist.display());
    dist
}

/// The address of the one server that journeys without faults share.
///
/// Its worker keeps nothing: each journey has a browser of its own, and fetching the whole program into each would take as long as
/// the journeys themselves. Those about the worker have a site of their own.
pub fn shared() -> &'static str {
    static SERVER: OnceLock<(Server, String)> = OnceLock::new();
    let (_, url) = SERVER.get_or_init(|| {
        let faults: fn(&str) -> Option<Fault> =
            |path| (path == WORKER).then_some(Fault::Instead(b"// Keeps nothing."));
        let server = start(Site { faults, ..Site::new(dist()) });
        let url = server.url();
        (server, url)
    });
    url
}

/// A server of a journey's own, on a free port.
pub fn start(site: Site) -> Server {
    Server::start(site, 0).unwrap_or_else(|failure| panic!("{failure}"))
}
