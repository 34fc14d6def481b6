//! `serve`: a quick build on this machine, or with `--release` what will be hosted, opened in the browser.

use std::process::{Command, Stdio};

use crate::args::Args;
use crate::build_plan::{Kind, Plan};
use crate::failure::{During, Outcome};
use crate::server::{Server, Site};
use crate::tools::find;

const PORT: u16 = 8080;

/// The verb. Returns only when the server cannot start.
pub fn run(mut args: Args) -> Outcome {
    let kind = if args.switch("--release") { Kind::Release } else { Kind::Quick };
    let plan = Plan::from_args(&mut args, kind)?;
    let port = args.value("--port")?;
    let open = !args.switch("--no-open");
    args.finish()?;
    let port = port.map(|port| port.parse().during(format!("read the port {port}"))).transpose()?;
    plan.build()?;

    let site = || Site { base: plan.base.clone(), ..Site::new(&plan.out) };
    // Without a wish, a busy port is no reason to stop: any other will do.
    let server = match port {
        Some(port) => Server::start(site(), port)?,
        None => Server::start(site(), PORT).or_else(|_| Server::start(site(), 0))?,
    };
    println!("\nCairn is at {} (Ctrl+C ends it)", server.url());
    if open {
        open_browser(&server.url());
    }
    loop {
        std::thread::park();
    }
}

/// Opens the address where there is a browser; on a machine without one the printed address must do.
fn open_browser(url: &str) {
    if let Some(opener) = find(&["xdg-open", "open"]) {
        // Its own output would mix with ours, and there is nothing to do if it fails.
        let quiet = Command::new(opener).arg(url).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        drop(quiet);
    }
}
