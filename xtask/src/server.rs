//! A small server of static files on the loopback address, for `serve` and for the journeys.
//!
//! It answers GET and HEAD, caches nothing, and shows `404.html` for what is not there, as static hosts do.
//!
//! Ours, because `tiny_http` cannot break a connection off, as the faults of the journeys do (`docs/decisions/home-made.md`).

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::failure::{During, Outcome};

/// What to serve.
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// The path under which it is served; starts and ends with a slash.
    pub base: String,
    /// What goes wrong; see [`Fault`].
    pub faults: fn(&str) -> Option<Fault>,
}

/// A fault of the network or the host, put in by a test. The function gets the path below the base.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The file is not there.
    Missing,
    /// The connection breaks after so many bytes of the file.
    Cut(usize),
    /// Something else comes instead; what begins with `<` comes as a page.
    Instead(&'static [u8]),
    /// The file comes and is said to be of another type.
    Typed(&'static str),
    /// The answer comes late.
    Late(Duration),
    /// Nothing is answered, as without a connection.
    Down,
}

impl Site {
    /// A folder, served without faults at `/`.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), base: "/".to_owned(), faults: |_| None }
    }
}

/// A server that runs until it is dropped.
pub struct Server {
    address: SocketAddr,
    base: String,
    stop: Arc<AtomicBool>,
}

impl Server {
    /// Starts on a port of the loopback address; port 0 takes a free one.
    pub fn start(site: Site, port: u16) -> Outcome<Self> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).during(format!("listen on port {port}"))?;
        let address = listener.local_addr().during("learn the own address")?;
        let base = site.base.clone();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let site = Arc::new(site);
        thread::spawn(move || {
            for stream in
                listener.incoming().map_while(|stream| (!stopped.load(Ordering::Relaxed)).then_some(stream))
            {
                let site = Arc::clone(&site);
                // A browser that closes early is no fault of ours.
                thread::spawn(move || stream.and_then(|stream| answer(&site, stream)).ok());
            }
        });
        Ok(Self { address, base, stop })
    }

    /// The address of the page, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.base)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // One more connection wakes the thread, which then sees that it should stop.
        drop(TcpStream::connect(self.address));
    }
}

fn answer(site: &Site, mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.by_ref().take(16_384).read_line(&mut request)?;
    // The headers are read to the end, or the browser sees a reset connection.
    let mut header = String::new();
    while reader.by_ref().take(16_384).read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if !matches!(method, "GET" | "HEAD") {
        return stream.write_all(b"HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n");
    }
    let Some(found) = Found::at(site, target) else { return Ok(()) };
    write!(
        stream,
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        found.status,
        found.kind,
        found.bytes.len()
    )?;
    if method == "GET" {
        stream.write_all(&found.bytes[..found.whole.min(found.bytes.len())])?;
    }
    stream.flush()
}

/// The type of a page.
const PAGE: &str = "text/html; charset=utf-8";

/// What is sent.
struct Found {
    status: &'static str,
    kind: &'static str,
    bytes: Vec<u8>,
    /// So many bytes are sent before the connection closes.
    whole: usize,
}

impl Found {
    /// `None` where nothing is to be answered.
    fn at(site: &Site, target: &str) -> Option<Self> {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let Some(path) = path.strip_prefix(&site.base).map(decoded) else { return Some(Self::missing(site)) };
        let file = file_of(&site.folder, &path);
        let read = || file.as_ref().and_then(|file| Some((std::fs::read(file).ok()?, kind_of(file))));
        let (bytes, kind) = match ((site.faults)(&path), read()) {
            (Some(Fault::Down), _) => return None,
            (Some(Fault::Missing), _) | (_, None) => return Some(Self::missing(site)),
            (Some(Fault::Cut(whole)), Some((bytes, kind))) => {
                return Some(Self { status: "200 OK", kind, bytes, whole });
            }
            (Some(Fault::Instead(bytes)), Some(_)) if bytes.starts_with(b"<") => (bytes.to_vec(), PAGE),
            (Some(Fault::Instead(bytes)), Some((_, kind))) => (bytes.to_vec(), kind),
            (Some(Fault::Typed(kind)), Some((bytes, _))) => (bytes, kind),
            (Some(Fault::Late(by)), Some(found)) => {
                // The fault is the delay itself; nothing waits for a condition here.
                thread::park_timeout(by);
                found
            }
            (None, Some(found)) => found,
        };
        Some(Self { status: "200 OK", kind, whole: bytes.len(), bytes })
    }

    fn missing(site: &Site) -> Self {
        let page = std::fs::read(site.folder.join("404.html"));
        let bytes = page.unwrap_or_else(|_| b"This page does not exist.".to_vec());
        Self { status: "404 Not Found", kind: PAGE, whole: bytes.len(), bytes }
    }
}

/// The file that a path names. `None` for a path that leaves the folder.
fn file_of(folder: &Path, path: &str) -> Option<PathBuf> {
    if path.split(['/', '\\']).any(|part| part == "..") || path.contains('\0') {
        return None;
    }
    let file = folder.join(path.trim_start_matches('/'));
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// `%20` and the like as the bytes they stand for.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).filter(|_| *first == b'%');
        let byte = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The type of a file, by its ending.
pub(crate) fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => PAGE,
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Read, Server, Site, TcpStream, Write, decoded};

    fn site(name: &str) -> Site {
        let folder = std::env::temp_dir().join(format!("cairn-server-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (file, text) in [("index.html", "start"), ("404.html", "not here"), ("a b.wasm", "\0asm")] {
            std::fs::write(folder.join(file), text).unwrap();
        }
        Site::new(folder)
    }

    fn get(server: &Server, path: &str) -> String {
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn files_come_with_their_kind_and_the_rest_is_not_found() {
        let server = Server::start(site("plain"), 0).unwrap();
        let page = get(&server, "/?from=mail");
        assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("start"), "{page}");
        assert!(page.contains("Cache-Control: no-store"), "{page}");
        assert!(get(&server, "/a%20b.wasm").contains("Content-Type: application/wasm"));
        for path in ["/nothing", "/../Cargo.toml", "/%2e%2e/Cargo.toml"] {
            let answer = get(&server, path);
            assert!(answer.starts_with("HTTP/1.1 404") && answer.ends_with("not here"), "{path}: {answer}");
        }
    }

    #[test]
    fn a_base_path_holds_the_site_and_nothing_beside_it() {
        let site = Site { base: "/cairn/".to_owned(), ..site("base") };
        let server = Server::start(site, 0).unwrap();
        assert!(server.url().ends_with("/cairn/"));
        assert!(get(&server, "/cairn/").ends_with("start"));
        assert!(get(&server, "/").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn a_fault_hits_its_file_alone() {
        let faults: fn(&str) -> Option<Fault> = |path| path.contains("wasm").then_some(Fault::Cut(2));
        let server = Server::start(Site { faults, ..site("fault") }, 0).unwrap();
        assert!(get(&server, "/a%20b.wasm").ends_with("\r\n\r\n\0a"));
        assert!(get(&server, "/").ends_with("start"));
    }

    #[test]
    fn without_a_connection_nothing_is_answered() {
        let server = Server::start(Site { faults: |_| Some(Fault::Down), ..site("down") }, 0).unwrap();
        assert_eq!(get(&server, "/"), "");
        assert_eq!(get(&server, "/nothing"), "");
    }

    #[test]
    fn escapes_are_decoded_once_and_broken_ones_stay() {
        assert_eq!(decoded("a%20b%2520%zz%4"), "a b%20%zz%4");
    }
}
