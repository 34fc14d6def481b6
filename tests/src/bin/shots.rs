//! Takes pictures of every screen in three widths, light and dark, into the folder that `CAIRN_SHOTS` names.
#![expect(clippy::print_stdout, reason = "a command line talks to the person who runs it")]

use std::path::PathBuf;

use journeys::tour::{Visitor, tour};
use journeys::{Screen, journey};

const WIDTHS: [u32; 3] = [360, 768, 1280];

struct Camera {
    folder: PathBuf,
    /// Only names that hold this.
    filter: String,
}

impl Visitor for Camera {
    async fn at(&mut self, screen: &Screen, name: &str) {
        if !name.contains(&self.filter) {
            return;
        }
        for width in WIDTHS {
            screen.set_width(width).await;
            for scheme in ["light", "dark"] {
                screen.set_scheme(scheme).await;
                let path = self.folder.join(format!("{name}-{width}-{scheme}.png"));
                let picture = screen.picture().await;
                std::fs::write(&path, picture).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            }
        }
        println!("  {name}");
    }
}

fn main() {
    let folder = std::env::var_os("CAIRN_SHOTS")
        .map_or_else(|| xtask::command::root().join("target/shots"), PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("make {}: {error}", folder.display()));
    let filter = std::env::args().nth(1).unwrap_or_default();
    journey(async |screen| tour(screen, &mut Camera { folder, filter }).await);
}
