//! Many candidates of known ability, as profiles that could have been sent.

use cairn_core::attempt::{Attempt, Entry, Event, Fact, Millis, Mode, Track};
use cairn_core::compare::{Assessor, Candidate, MadeUp, Mark, Member, Pool, PoolKind, Position, made_up};
use cairn_core::content::{Bank, Content};
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::record::pool::{PoolKey, PoolPart, candidate_line, pool_line, write_pool};
use cairn_core::{CandidateId, PoolId, Skill};
use cairn_measure::Seed;

use crate::person::content_and_bank;

/// How many people are made anew; of a larger crowd the others are copies under ids and names of their own.
const MADE: usize = 60;

/// The content as the built app has it, to make people from and to compute what must be on the screen.
pub struct Crowd {
    content: Content,
    bank: Bank,
}

impl Default for Crowd {
    fn default() -> Self {
        Self::new()
    }
}

impl Crowd {
    /// Reads the content.
    pub fn new() -> Self {
        let (content, bank) = content_and_bank();
        Self { content, bank }
    }

    /// A person of this number, after a full assessment.
    pub fn full(&self, number: u64) -> ProfileFile {
        let middle = 3.0 * unit(number, 1) - 1.0;
        let abilities: [f64; Skill::COUNT] =
            std::array::from_fn(|skill| middle + unit(number, 10 + skill as u64) - 0.5);
        let person = MadeUp {
            name: format!("Candidate {number:02}"),
            abilities,
            bias: [unit(number, 2) * 1.6 - 0.8; Skill::COUNT],
            mode: Mode::Full,
            facts: Vec::new(),
            at: Millis(1_795_000_000_000),
            seed: 1000 + number,
        };
        made_up(&self.content, &self.bank, &person).unwrap_or_else(|| panic!("the content makes nobody"))
    }

    /// So many profiles as texts of files; each has an id and a name of its own.
    pub fn files(&self, count: usize) -> Vec<(String, String)> {
        Self::files_of(count, |number| self.full(number))
    }

    /// The same people a while later: what each has said about themselves since makes every log longer.
    pub fn longer_files(&self, count: usize) -> Vec<(String, String)> {
        Self::files_of(count, |number| {
            let mut profile = self.full(number);
            for attempt in &mut profile.attempts {
                let last = attempt.entries().last().cloned().unwrap_or_else(|| panic!("an empty attempt"));
                let event = Event::Fact(Fact::Years(Track::Data, Some(4)));
                attempt.push(Entry { seq: attempt.next_seq(), event, ..last });
            }
            profile
        })
    }

    fn files_of(count: usize, of: impl Fn(u64) -> ProfileFile) -> Vec<(String, String)> {
        let made: Vec<(ProfileFile, String)> = (0..MADE.min(count))
            .map(|number| {
                let profile = of(number as u64);
                let text = write_profile(&profile, Include::ALL);
                (profile, text)
            })
            .collect();
        (0..count)
            .map(|number| {
                let (profile, text) = &made[number % made.len()];
                let name = format!("Candidate {number:05}");
                let id = profile.attempts[0].id().as_str();
                let own = Mode::Full.new_id(0x00ab_0000 + number as u64);
                let own = own.unwrap_or_else(|| panic!("no id for {number}"));
                let text = text.replacen(id, own.as_str(), 1).replacen(&profile.name, &name, 1);
                (format!("{name}.cairn.json"), text)
            })
            .collect()
    }

    /// So many candidates as the text of a pool's file.
    pub fn pool_lines(&self, count: usize) -> String {
        let pool = Pool {
            id: PoolId::parse("1a2b").unwrap_or_else(|| panic!("no id")),
            name: "Many".to_owned(),
            made_at: Millis(1_795_000_000_000),
            kind: PoolKind::Applicants,
            example: false,
            position: self.strategist(),
            hidden: false,
            blinding: Vec::new(),
            core: None,
        };
        let record = (PoolKey::Pool(pool.id.clone()), write_pool(&pool));
        let mut text = pool_line(&pool.id, count, &[record], false);
        for (number, (_, profile)) in self.files(count).into_iter().enumerate() {
            let id = CandidateId::parse(&format!("full-{number:016x}")).unwrap_or_else(|| panic!("no id"));
            text.push_str(&candidate_line(&id, &[(PoolPart::Profile, &profile)], false));
        }
        text
    }

    /// The position from which a new pool starts.
    pub fn strategist(&self) -> Position {
        Position::strategist(&self.content)
    }

    /// A candidate as the table must hold them.
    pub fn member(&self, candidate: &Candidate) -> Member {
        let assessor = Assessor::new(&self.content, &self.bank);
        let standing = assessor.of_profile(&candidate.profile);
        let standing = standing.unwrap_or_else(|| panic!("{} has no standing", candidate.id));
        let attempts = candidate.profile.attempts.iter().map(Attempt::id).cloned().collect();
        Member::new(candidate.id.clone(), candidate.profile.name.clone(), attempts, standing, Mark::default())
    }
}

/// A number between 0 and 1 that belongs to this person and part alone.
#[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
fn unit(number: u64, part: u64) -> f64 {
    (Seed(number).part(part).0 >> 11) as f64 / (1u64 << 53) as f64
}
