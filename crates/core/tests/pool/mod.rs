//! A few people who are made up, as members of a pool.

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::Skill;
use cairn_core::attempt::{Attempt, Fact, Millis, Mode, Track};
use cairn_core::compare::{Assessor, Candidate, MadeUp, Mark, Member, made_up};
use cairn_core::content::source::load;
use cairn_core::content::{Bank, Content};
use cairn_core::record::file::ProfileFile;

/// The content, with the questions of all skills.
pub(crate) static CONTENT: LazyLock<(Content, Bank)> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library.content, bank)
});

static PEOPLE: LazyLock<Vec<(ProfileFile, Member)>> = LazyLock::new(|| {
    let (content, bank) = &*CONTENT;
    let assessor = Assessor::new(content, bank);
    (0..5_u8)
        .map(|number| {
            let tilt = f64::from(number) - 2.0;
            let facts = vec![Fact::Years(Track::Data, Some(4 * number))];
            let person = MadeUp {
                name: format!("Person {number}"),
                abilities: [tilt, 0.5, -tilt, 0.8 * tilt, 1.0, tilt, 0.5],
                bias: [0.3; Skill::COUNT],
                mode: Mode::Full,
                facts,
                at: Millis(1_795_000_000_000),
                seed: u64::from(number) + 40,
            };
            let candidate = Candidate::new(made_up(content, bank, &person).unwrap()).unwrap();
            let standing = assessor.of_profile(&candidate.profile).unwrap();
            let attempts = candidate.profile.attempts.iter().map(Attempt::id).cloned().collect();
            let name = candidate.profile.name.clone();
            let member = Member::new(candidate.id, name, attempts, standing, Mark::default());
            (candidate.profile, member)
        })
        .collect()
});

/// Five people, from far below to far above the middle.
pub(crate) fn members() -> Vec<Member> {
    PEOPLE.iter().map(|(_, member)| member.clone()).collect()
}

/// What they sent.
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn profiles() -> Vec<ProfileFile> {
    PEOPLE.iter().map(|(profile, _)| profile.clone()).collect()
}
