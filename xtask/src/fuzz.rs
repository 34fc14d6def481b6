//! `fuzz`: mutated files, résumés and links against their readers. None may panic, and memory must stay within its bound.

use std::time::Instant;

use cairn_core::attempt::Millis;
use cairn_core::content::source;
use cairn_core::content::{Content, ResumeWords};
use cairn_core::record::file::{FileContent, read_file};
use cairn_core::record::link::find_link;
use cairn_core::record::message::{file_message, link_message, notices, resume_message, resume_notices};
use cairn_core::resume::{Month, resume_view};

use crate::args::Args;
use crate::command::root;
use crate::content_errors::listed;
use crate::failure::{During, Outcome};
use crate::files::{read, read_text};
use crate::step::step;

/// Inputs of a long run, each for files, for résumés and for links.
const COUNT: u64 = 1_000_000;
/// Inputs of the run that belongs to the tests.
const BOUNDED: u64 = 20_000;
/// Most memory that a run may take, in KB.
const MEMORY_KB: u64 = 64_000;

/// The verb: `fuzz [COUNT] [--seed N]`.
pub fn run(mut args: Args) -> Outcome {
    let seed: u64 = args.value("--seed")?.map_or(Ok(1), |text| text.parse()).during("read --seed")?;
    let count: u64 =
        args.word().map_or(Ok(COUNT), |text| text.parse()).during("read the number of inputs")?;
    args.finish()?;
    fuzz(count, seed)
}

/// A run short enough for every change.
pub fn bounded() -> Outcome {
    step("mutated files, résumés and links", || fuzz(BOUNDED, 1))
}

fn fuzz(count: u64, seed: u64) -> Outcome {
    let tests = root().join("crates/core/tests");
    let file = read(&tests.join("files/version-1.cairn.json"))?;
    let link = read_text(&tests.join("links/version-1.txt"))?.trim().to_owned();
    let resume = read(&tests.join("files/resume.json"))?;
    let folder = root().join("content");
    let content = source::load(&folder).map_err(|errors| listed(&errors))?.content;
    let known = (content, source::resume_words(&folder).map_err(|errors| listed(&errors))?);
    let started = Instant::now();
    let mut chance = Chance(seed);
    let (mut files, mut links) = (0u64, 0u64);
    let mut resumes = 0u64;
    for _ in 0..count {
        files += u64::from(opens(&known, &chance.mutate(&file)));
        resumes += u64::from(opens(&known, &chance.mutate(&resume)));
        let text = String::from_utf8_lossy(&chance.mutate(link.as_bytes())).into_owned();
        links += u64::from(find_link(&text).map_err(link_message).is_ok());
    }
    println!(
        "{count} files, {files} of them read; {count} résumés, {resumes} of them read; {count} links, {links} of them read; no panic; {:.0} s; seed {seed}",
        started.elapsed().as_secs_f64()
    );
    memory()
}

/// Whether the file is read; everything is said that would be said of it, and a résumé is looked through.
fn opens((content, words): &(Content, ResumeWords), bytes: &[u8]) -> bool {
    match read_file(bytes) {
        Ok(FileContent::Profile(opened)) => drop(notices(&opened, Millis(1_795_000_000_000))),
        Ok(FileContent::Resume(resume)) => {
            drop((resume_message(&resume), resume_notices(&resume.not_read, resume.more_not_read)));
            drop(resume_view(content, words, &resume, Month(2026 * 12)));
        }
        Ok(FileContent::Backup(_) | FileContent::Rating(_)) => {}
        Err(error) => {
            drop(file_message("a.json", &error));
            return false;
        }
    }
    true
}

/// The most memory that this process took; only Linux tells.
fn memory() -> Outcome {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak: Option<u64> = peak.and_then(|words| words.split_whitespace().next()?.parse().ok());
    match peak {
        None => println!("This system does not tell how much memory was taken."),
        Some(kilobytes) if kilobytes > MEMORY_KB => {
            return Err(format!("{kilobytes} KB of memory were taken, more than {MEMORY_KB}.").into());
        }
        Some(kilobytes) => println!("At most {kilobytes} KB of memory were taken."),
    }
    Ok(())
}

/// Chance that can be repeated (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// One to eight changes: a bit, a byte, a cut, a piece twice, a piece gone, a word that readers trip over.
    fn mutate(&mut self, from: &[u8]) -> Vec<u8> {
        const WORDS: [&[u8]; 12] = [
            b"null",
            b"-1",
            b"1e999",
            b"\"\\ud800\"",
            b"{}",
            b"[[[[[[[[",
            b"__proto__",
            b"18446744073709551616",
            b"\0",
            b"%23",
            b"#/p/",
            b"\xff",
        ];
        let mut bytes = from.to_vec();
        for _ in 0..=self.below(8) {
            let at = self.below(bytes.len());
            let to = (at + self.below(40)).min(bytes.len());
            match self.below(6) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 if at < bytes.len() => bytes[at] = u8::try_from(self.below(256)).unwrap_or(0),
                2 => bytes.truncate(at),
                3 => {
                    let piece = bytes[at..to].to_vec();
                    bytes.splice(at..at, piece);
                }
                4 => drop(bytes.drain(at..to)),
                _ => {
                    let word = WORDS[self.below(WORDS.len())];
                    bytes.splice(at..to, word.iter().copied());
                }
            }
        }
        bytes
    }
}
