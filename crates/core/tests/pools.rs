//! Pools: who is the same, what is kept, what a file of a pool carries.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::{
    Attempt, Choice, Degree, Entry, Event, Fact, Field, Involvement, Millis, Mode, Track, Writer,
};
use cairn_core::compare::trail::{Points, TrailStep, TrailStepKind};
use cairn_core::compare::{
    Assessor, BlindingStep, Candidate, CandidateEstimate, CoreSet, HeadCount, Joined, MadeUp, Mark, Pool,
    PoolKind, Position, Status, Weight, made_up,
};
use cairn_core::content::source::load;
use cairn_core::content::{Bank, Content};
use cairn_core::invite::InviteId;
use cairn_core::profile::{Flag, profile};
use cairn_core::record::ReadError;
use cairn_core::record::file::{FileError, Include, ProfileFile, read_profile, write_profile};
use cairn_core::record::link::{LinkFacts, answering, find_link, write_link};
use cairn_core::record::pool::{
    Line, Lines, PoolKey, PoolPart, is_pool_file, keyed_candidate, new_lines, pool_file_name, read_candidate,
    read_mark, read_pool, read_position, read_trail, write_mark, write_pool, write_position, write_step,
};
use cairn_core::{InterviewId, Level, PoolId, ResponsibilityId, Skill, Stage};

static EVERYTHING: LazyLock<(Content, Bank)> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library.content, bank)
});

fn person(name: &str, mode: Mode, abilities: [f64; 7], seed: u64) -> ProfileFile {
    let (content, bank) = &*EVERYTHING;
    let facts = vec![Fact::Years(Track::Data, Some(7))];
    let at = Millis(1_795_000_000_000);
    let person = MadeUp { name: name.to_owned(), abilities, bias: [0.5; 7], mode, facts, at, seed };
    made_up(content, bank, &person).unwrap()
}

fn standing(profile: &ProfileFile) -> CandidateEstimate {
    let (content, bank) = &*EVERYTHING;
    Assessor::new(content, bank).of_profile(profile).unwrap()
}

#[test]
fn somebody_made_up_is_known_by_their_answers_within_the_error() {
    let truth = [1.5, 0.5, -0.5, 0.0, 1.0, 2.0, -1.0];
    let standing = standing(&person("Ada", Mode::Full, truth, 4));
    for (skill, truth) in Skill::ALL.into_iter().zip(truth) {
        let found = standing.skill(skill);
        assert!((found.mean - truth).abs() < 3.0 * found.sd, "{skill:?}: {found:?} for {truth}");
        assert!((0.15..0.6).contains(&found.sd), "{skill:?}: {found:?}");
    }
    assert_eq!(standing.years, [Some(7), None, None]);
    let bias = standing.bias.gap().unwrap();
    let (low, high) = (bias.interval.0.get(), bias.interval.1.get());
    assert!((bias.levels.get() - 0.5).abs() < 3.0 * (high - low) / 3.29, "{bias:?}");
}

#[test]
fn a_standing_says_what_the_result_page_says() {
    let (content, bank) = &*EVERYTHING;
    for seed in 0..6 {
        let tilt = f64::from(u32::try_from(seed).unwrap()) * 0.5 - 1.25;
        let file = person("Ada", Mode::Full, [tilt, 0.5, -0.5, 0.0, 1.0, -tilt, tilt], seed);
        let standing = standing(&file);
        let shown = profile(content, bank, &file.attempts[0]).unwrap();
        for estimate in shown.skills {
            let found = standing.skill(estimate.skill);
            let anchor = content.prior.anchor_sd;
            let wider = (found.sd * found.sd + anchor * anchor).sqrt();
            assert!((found.mean - estimate.theta).abs() < 0.1, "{found:?} {estimate:?}");
            assert!((wider - estimate.standard_error).abs() < 0.06, "{found:?} {estimate:?}");
        }
    }
}

#[test]
fn the_error_of_a_weighted_sum_comes_from_the_joint_posterior() {
    let standing = standing(&person("Ada", Mode::Quick, [0.5; 7], 4));
    let weights = [0.3, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1];
    let mut variance = 0.0;
    for (left, a) in Skill::ALL.into_iter().zip(weights) {
        for (right, b) in Skill::ALL.into_iter().zip(weights) {
            variance += a * b * standing.cov(left, right);
        }
    }
    assert!((standing.score(&weights).sd - variance.sqrt()).abs() < 1e-12);
    let alone: f64 = Skill::ALL.into_iter().zip(weights).map(|(s, w)| w * w * standing.cov(s, s)).sum();
    assert!(variance > alone, "ratings share a bias, so errors go together");
}

#[test]
fn a_skill_that_was_not_asked_is_unknown_and_not_zero() {
    let standing = standing(&person("Ada", Mode::Skill(Skill::Python), [2.0; 7], 5));
    assert!(standing.measured(Skill::Python) && !standing.measured(Skill::Leadership));
    let (known, unknown) = (standing.skill(Skill::Python), standing.skill(Skill::Leadership));
    assert!(unknown.mean > 0.2 && unknown.sd > 0.7 && known.sd < 0.5, "{known:?} {unknown:?}");
}

/// f24
#[test]
fn the_same_person_is_known_by_the_attempt_and_the_longer_log_is_kept() {
    let whole = person("Ada", Mode::Full, [0.5; 7], 6);
    let mut early = whole.clone();
    let first = &whole.attempts[0];
    let entries = first.entries()[..40].to_vec();
    early.attempts = vec![Attempt::from_entries(first.id().clone(), entries).unwrap()];
    let mut kept = Candidate::new(early.clone()).unwrap();
    assert_eq!(kept.join(early.clone()), Joined::Same);
    assert_eq!(kept.join(whole.clone()), Joined::Longer);
    assert_eq!(kept.join(early), Joined::Shorter);
    assert_eq!(kept.profile.attempts, whole.attempts);
    // The same id with other answers: somebody has changed one of the two.
    let mut changed = whole.clone();
    let mut entries = first.entries().to_vec();
    let answer = entries.iter_mut().rev().find_map(|entry| match &mut entry.event {
        Event::Answer { choice: Choice::Option(option), .. } => Some(option),
        _ => None,
    });
    let option = answer.unwrap();
    *option = (*option + 1) % 4;
    changed.attempts = vec![Attempt::from_entries(first.id().clone(), entries).unwrap()];
    assert_eq!(kept.join(changed), Joined::Differs);
    assert_eq!(kept.profile.attempts, whole.attempts, "what was there stays");
    let other = person("Ada", Mode::Skill(Skill::Python), [0.5; 7], 7);
    assert_eq!(kept.join(other), Joined::Longer);
    assert_eq!((kept.profile.attempts.len(), kept.id.as_str()), (2, first.id().as_str()));
}

/// Of an attempt the entries that `keep` holds, under its own id.
fn part(of: &Attempt, keep: impl Fn(&Entry) -> bool) -> Attempt {
    let entries = of.entries().iter().filter(|entry| keep(entry)).cloned().collect();
    Attempt::from_entries(of.id().clone(), entries).unwrap()
}

/// The same log as a tab with a name writes it: that of a link is nameless.
fn named(of: &Attempt) -> Attempt {
    let writer = Writer::parse("t1").unwrap();
    let entries =
        of.entries().iter().map(|entry| Entry { writer: writer.clone(), ..entry.clone() }).collect();
    Attempt::from_entries(of.id().clone(), entries).unwrap()
}

/// An early file tells many facts, a finished link none: numbers of entries say nothing of which is newer.
#[test]
fn a_file_with_facts_and_a_finished_link_are_joined_whichever_comes_first() {
    let mut whole = person("Ada", Mode::Full, [0.5; 7], 6);
    whole.attempts = vec![named(&whole.attempts[0])];
    let attempt = &whole.attempts[0];
    let answered = |entry: &Entry| matches!(entry.event, Event::Answer { .. });
    let mut early =
        part(attempt, |entry| !matches!(entry.event, Event::Finish) && (!answered(entry) || entry.seq < 60));
    for number in 0..100 {
        let fact = Event::Fact(Fact::Years(Track::Leading, Some(number)));
        let last = early.entries().last().unwrap().clone();
        early.push(Entry { seq: last.seq + 1, writer: Writer::parse("t2").unwrap(), event: fact, ..last });
    }
    let early = ProfileFile { attempts: vec![early], ..whole.clone() };
    let link = find_link(&write_link("", attempt, LinkFacts::None).unwrap()).unwrap().profile;
    let said = |candidate: &Candidate| {
        let log = &candidate.profile.attempts[0];
        let mut answers: Vec<(String, Choice)> =
            log.answers().into_iter().map(|given| (given.item.as_str().to_owned(), given.choice)).collect();
        answers.sort_by(|one, other| one.0.cmp(&other.0));
        (answers, log.facts(), log.finished())
    };
    let mut all = Candidate::new(whole.clone()).unwrap();
    all.join(early.clone());
    for (first, second) in [(&early, &link), (&link, &early)] {
        let mut kept = Candidate::new(first.clone()).unwrap();
        assert_eq!(kept.join(second.clone()), Joined::Longer);
        assert_eq!(said(&kept), said(&all));
        assert_eq!(kept.profile.attempts[0].facts().years(Track::Leading), Some(99));
        assert!(matches!(kept.join(second.clone()), Joined::Shorter), "it is in what is kept");
        assert!(matches!(kept.join(first.clone()), Joined::Shorter), "it was there before");
        assert_eq!(kept.join(whole.clone()), Joined::Longer, "its own entries, with their times");
        assert_eq!(said(&kept), said(&all));
    }
}

/// Two devices of one person: each has what the other lacks.
#[test]
fn logs_that_each_hold_something_new_are_united() {
    let whole = person("Ada", Mode::Full, [0.5; 7], 6);
    let attempt = named(&whole.attempts[0]);
    let half = |odd: u32| {
        let part = part(&attempt, |entry| entry.seq == 0 || entry.seq % 2 == odd);
        ProfileFile { attempts: vec![part], ..whole.clone() }
    };
    let mut kept = Candidate::new(half(0)).unwrap();
    assert_eq!(kept.join(half(1)), Joined::Longer);
    assert_eq!(kept.profile.attempts, [attempt]);
}

/// An early file, then the finished link, then the finished file: no answer stands twice, so that none is timed twice.
#[test]
fn what_a_link_and_a_file_both_say_is_taken_once() {
    let whole = person("Ada", Mode::Full, [0.5; 7], 6);
    let attempt = named(&whole.attempts[0]);
    let link = find_link(&write_link("", &attempt, LinkFacts::Plain).unwrap()).unwrap().profile;
    let early = part(&attempt, |entry| entry.seq < 40);
    let file = |attempt: &Attempt| ProfileFile { attempts: vec![attempt.clone()], ..whole.clone() };
    for order in [[file(&early), link.clone(), file(&attempt)], [link, file(&attempt), file(&early)]] {
        let [first, second, third] = order;
        let mut kept = Candidate::new(first).unwrap();
        kept.join(second);
        kept.join(third);
        assert_eq!(kept.profile.attempts[0].answers(), attempt.answers());
        assert_eq!(kept.profile.attempts[0].entries().len(), attempt.entries().len());
    }
}

/// A link from before an answer was changed says nothing against the log that has both answers.
#[test]
fn an_earlier_state_of_a_changed_answer_is_no_contradiction() {
    let whole = person("Ada", Mode::Full, [0.5; 7], 6);
    let attempt = named(&whole.attempts[0]);
    let link = find_link(&write_link("", &attempt, LinkFacts::Plain).unwrap()).unwrap().profile;
    let mut changed = attempt.clone();
    let last = attempt.entries().last().unwrap().clone();
    let answer = attempt.entries().iter().rev().find_map(|entry| match &entry.event {
        Event::Answer { item, version, choice: Choice::Option(option), .. } => {
            Some((item, *version, *option))
        }
        _ => None,
    });
    let (item, version, option) = answer.unwrap();
    let choice = Choice::Option((option + 1) % 4);
    let event = Event::Answer { item: item.clone(), version, choice, took_ms: Some(2_000) };
    changed.push(Entry { seq: last.seq + 1, event, ..last });
    let mut kept = Candidate::new(ProfileFile { attempts: vec![changed], ..whole }).unwrap();
    assert_eq!(kept.join(link), Joined::Shorter);
}

/// A quick look rated in half a second each is remarked on, an honest one is not.
#[test]
fn ratings_faster_than_they_can_be_read_are_remarked_on() {
    let made = person("Tom", Mode::Quick, [0.5; 7], 8);
    let at_speed = |took: u32| {
        let timed = |entry: &Entry| match &entry.event {
            Event::Answer { item, version, choice, .. } => Entry {
                event: Event::Answer {
                    item: item.clone(),
                    version: *version,
                    choice: *choice,
                    took_ms: Some(took),
                },
                ..entry.clone()
            },
            _ => entry.clone(),
        };
        let log = &made.attempts[0];
        let entries = log.entries().iter().map(timed).collect();
        let attempts = vec![Attempt::from_entries(log.id().clone(), entries).unwrap()];
        standing(&ProfileFile { attempts, ..made.clone() }).flags
    };
    assert_eq!(at_speed(570), [Flag::RapidRatings]);
    assert!(at_speed(4_000).is_empty() && at_speed(2_000).is_empty());
}

/// All that somebody can say about themselves, one thing of it changed: what goes back by a file and by a link.
fn told(of: &Attempt) -> Attempt {
    let duties = ["B1", "B3", "T1"].map(|id| ResponsibilityId::parse(id).unwrap());
    let milestone = |evidence: &str| Fact::Milestone {
        stage: Stage::new(3).unwrap(),
        done: Some(true),
        evidence: evidence.to_owned(),
    };
    let facts =
        [Fact::Degree(Some(Degree::Master)), Fact::Field(Some(Field::Business)), milestone("a prize")]
            .into_iter()
            .chain(duties.map(|id| Fact::Duty(id, Some(Involvement::Led))))
            .chain([Fact::Years(Track::Leading, Some(3)), Fact::Years(Track::Leading, Some(5))]);
    let mut log = named(of);
    for fact in facts {
        let last = log.entries().last().unwrap().clone();
        log.push(Entry { seq: last.seq + 1, event: Event::Fact(fact), ..last });
    }
    log
}

/// Whoever saves the file and copies the link has changed nothing, whichever comes first.
#[test]
fn a_file_and_the_link_of_the_same_answers_are_the_same() {
    for (mode, seed) in [(Mode::Quick, 8), (Mode::Full, 9)] {
        let made = person("Tom", mode, [0.5; 7], seed);
        let attempt = told(&made.attempts[0]);
        for (number, facts) in [
            (None, LinkFacts::Plain),
            (Some(InviteId::new(7)), LinkFacts::Plain),
            (Some(InviteId::new(7)), LinkFacts::WithEvidence),
            (None, LinkFacts::None),
        ] {
            let behind = number.map(answering).unwrap_or_default();
            let address = write_link("Tom", &attempt, facts).unwrap() + &behind;
            let link = find_link(&address).unwrap().profile;
            assert_eq!(link.invitation, number);
            let file = ProfileFile { attempts: vec![attempt.clone()], invitation: number, ..made.clone() };
            let mut kept = Candidate::new(file.clone()).unwrap();
            let joined = kept.join(link.clone());
            assert!(matches!(joined, Joined::Same | Joined::Shorter), "{mode:?} {facts:?}: {joined:?}");
            assert_eq!(kept.profile.attempts, std::slice::from_ref(&attempt));
            let mut kept = Candidate::new(link).unwrap();
            assert_eq!(kept.join(file), Joined::Longer, "a file has times of its own");
            assert_eq!(kept.profile.attempts, std::slice::from_ref(&attempt));
        }
    }
}

/// A link from before a fact was changed says nothing against the log that has both.
#[test]
fn an_earlier_state_of_a_changed_fact_is_no_contradiction() {
    let made = person("Tom", Mode::Quick, [0.5; 7], 8);
    let attempt = told(&made.attempts[0]);
    let before = part(&attempt, |entry| entry.event != Event::Fact(Fact::Years(Track::Leading, Some(5))));
    let link = find_link(&write_link("", &before, LinkFacts::Plain).unwrap()).unwrap().profile;
    let mut kept = Candidate::new(ProfileFile { attempts: vec![attempt], ..made }).unwrap();
    assert!(matches!(kept.join(link), Joined::Same | Joined::Shorter));
    assert_eq!(kept.profile.attempts[0].facts().years(Track::Leading), Some(5));
}

/// Marks, tests and interviews stand under the candidate's id: a backup with an earlier attempt does not change it.
#[test]
fn a_candidate_keeps_the_id_under_which_they_are_kept() {
    let pool = PoolId::parse("1a2b").unwrap();
    let mut kept = Candidate::new(person("Ada", Mode::Full, [0.5; 7], 6)).unwrap();
    let id = kept.id.clone();
    let mut earlier = person("Ada", Mode::Quick, [0.5; 7], 7);
    let before = |attempt: &Attempt| {
        let older = |entry: &Entry| Entry { at: Millis(entry.at.0 - 1_000_000_000), ..entry.clone() };
        Attempt::from_entries(attempt.id().clone(), attempt.entries().iter().map(older).collect()).unwrap()
    };
    earlier.attempts = earlier.attempts.iter().map(before).collect();
    assert_eq!(kept.join(earlier), Joined::Longer);
    assert_ne!(kept.profile.attempts[0].id().as_str(), id.as_str(), "the earlier one stands first");
    let key = PoolKey::Of(pool, PoolPart::Profile, id.clone()).to_text();
    let read = read_candidate(&key, &write_profile(&kept.profile, Include::ALL)).unwrap();
    assert_eq!(read, kept);
    assert_eq!(read.id, id);
    assert_eq!(read_candidate("mark/1a2b/full-1", &write_profile(&kept.profile, Include::ALL)), None);
    assert_eq!(read_candidate(&key, "{}"), None);
}

#[test]
fn a_full_assessment_is_compared_rather_than_a_later_look_at_one_skill() {
    let mut file = person("Ada", Mode::Full, [0.5; 7], 8);
    file.attempts.extend(person("Ada", Mode::Skill(Skill::Python), [0.5; 7], 9).attempts);
    assert_eq!(standing(&file).mode, Mode::Full);
}

#[test]
fn positions_marks_and_pools_survive_writing_and_reading() {
    let (content, _) = &*EVERYTHING;
    let mut positions: Vec<Position> =
        Stage::all().map(|stage| Position::of_stage(content, stage).unwrap()).collect();
    positions.push(Position::strategist(content));
    positions.push(Position::open("Ours \"<b>\" \u{1f600}"));
    for position in positions {
        assert_eq!(read_position(&write_position(&position)), Ok(position.clone()));
        let sum: u32 = position.weights.iter().map(|weight| u32::from(weight.number())).sum();
        assert!((70..=103).contains(&sum), "{position:?}");
        let id = Pool::new_id(7).unwrap();
        let pool = Pool {
            id: id.clone(),
            name: "A".into(),
            made_at: Millis(5),
            example: true,
            position,
            hidden: true,
            kind: PoolKind::Applicants,
            blinding: vec![BlindingStep { at: Millis(6), hidden: true, named: 31, decided: false }],
            core: Some(CoreSet {
                at: Millis(7),
                questions: vec![InterviewId::parse("le-teams-did").unwrap()],
            }),
        };
        assert_eq!(read_pool(id, &write_pool(&pool)), Ok(pool));
    }
    for status in [None].into_iter().chain(Status::ALL.map(Some)) {
        let (name, tags, note) = ("Ada".into(), vec!["met".into()], "two\nlines".into());
        let mark = Mark { name, tags, note, status, staff: false, noted_as: Vec::new() };
        assert_eq!(read_mark(&write_mark(&mark)), mark);
        assert_eq!(write_mark(&mark).contains("status"), status.is_some(), "old marks stay as they are");
        assert!(!write_mark(&mark).contains("staff"), "and so do those of candidates");
    }
    // Names under which decisions were noted are kept, each once, the newest at the end.
    let renamed = Mark::default().noted_as("Ada".into()).noted_as("Adah".into()).noted_as("Ada".into());
    assert_eq!(renamed.noted_as, ["Adah", "Ada"]);
    assert_eq!(read_mark(&write_mark(&renamed)), renamed);
    assert_eq!(
        read_mark(&write_mark(&(0..50).map(|one| one.to_string()).fold(renamed, Mark::noted_as)))
            .noted_as
            .len(),
        20
    );
    assert_eq!(read_mark("{\"tags\":[1,\"\",\"a\\u0000b\"],\"note\":7}").tags, ["ab"]);
}

/// Present staff are marked by a field of their own. Before, a tag said so: those records are still read so, and a tag that is typed
/// today is only a word.
#[test]
fn present_staff_are_no_tag_and_old_records_that_have_one_are_read() {
    let old = read_mark("{\"v\":1,\"name\":\"\",\"tags\":[\"alpha\",\" Staff\"],\"note\":\"\"}");
    assert_eq!((old.staff, old.tags.as_slice()), (true, &["alpha".to_owned()][..]));
    for (staff, tags) in [(true, vec!["alpha"]), (false, vec!["alpha", "staff"]), (true, vec!["staff"])] {
        let tags = tags.into_iter().map(str::to_owned).collect();
        let mark = Mark { tags, staff, ..Mark::default() };
        assert_eq!(read_mark(&write_mark(&mark)), mark);
    }
    let count = |kind| HeadCount::of(kind, 9, 1);
    assert_eq!(count(PoolKind::Applicants), HeadCount { candidates: 8, staff: 1 });
    assert_eq!(count(PoolKind::Team), HeadCount { candidates: 9, staff: 0 });
}

#[test]
fn a_position_that_cannot_be_names_its_field() {
    let right = write_position(&Position::open("Ours"));
    for (from, to, field) in [
        ("\"python\":10", "\"python\":101", ReadError::Field("weights")),
        ("\"python\":10", "\"python\":-1", ReadError::Field("weights")),
        ("\"python\":null", "\"python\":6", ReadError::Field("musts")),
        ("\"data\":null", "\"data\":1e9", ReadError::Field("years")),
        ("\"facet_musts\":{}", "\"facet_musts\":{\"a b\":1}", ReadError::Field("facet_musts")),
        ("\"kind\":\"position\"", "\"kind\":\"profile\"", ReadError::Field("kind")),
        ("\"cairn\":1", "\"cairn\":2", ReadError::Newer(2)),
    ] {
        assert_eq!(read_position(&right.replacen(from, to, 1)), Err(field), "{to}");
    }
    assert_eq!(Weight::new(101), None);
    let nothing = right.replace(":10", ":0");
    assert_eq!(read_position(&nothing).unwrap().shares(), None, "all weights zero is nothing to rank by");
}

#[test]
fn a_pool_file_is_read_line_by_line_in_pieces_of_any_size() {
    let (content, _) = &*EVERYTHING;
    let position = Position::strategist(content);
    let files = [10, 11].map(|seed| person("Ada", Mode::Quick, [0.5; 7], seed));
    let mark = Mark { tags: vec!["met".into()], ..Mark::default() };
    let scored = |points| {
        let question = InterviewId::parse("le-coaching-1").unwrap();
        let what = TrailStepKind::Scored { question, score: Points::new(points) };
        write_step(&TrailStep { at: Millis(1_795_000_000_000), by: "Noor".into(), what })
    };
    let newer = "{\"kind\":\"of tomorrow\",\"v\":9}\n";
    let trail = scored(4) + newer;
    // As version 1 wrote it.
    let mut text = format!(
        "{{\"cairn\":1,\"kind\":\"pool\",\"name\":\"Ours\",\"example\":false,\"position\":{}}}\n",
        write_position(&position)
    );
    for file in &files {
        let profile = write_profile(file, Include::ALL).replace('\n', "");
        let (open, steps) = (profile.strip_suffix('}').unwrap(), trail.trim_end().replace('\n', ","));
        let line = [open, ",\"mark\":", &write_mark(&mark), ",\"trail\":[", &steps, "]}\n"];
        text.push_str(&line.concat());
    }
    assert!(is_pool_file(text.as_bytes()) && !is_pool_file(b"{\"cairn\":1,\"kind\":\"profile\""));
    for size in [7, 1000, text.len()] {
        let mut lines = Lines::default();
        let mut found: Vec<Line> = Vec::new();
        for piece in text.trim_end().as_bytes().chunks(size) {
            found.extend(lines.push(piece).iter().map(|(_, line)| Lines::read(line).unwrap()));
        }
        found.extend(lines.end().map(|(number, line)| {
            assert_eq!(number, 3);
            Lines::read(&line).unwrap()
        }));
        let Line::Head(head) = &found[0] else { panic!("{found:?}") };
        assert_eq!((head.name.as_str(), &head.position, &head.id), ("Ours", &position, &None));
        let id = Pool::new_id(8).unwrap();
        let kept = head.keyed(&id, &head.name, Millis(7));
        let pool = read_pool(id.clone(), &kept[0].1).unwrap();
        assert_eq!((pool.made_at, pool.position), (Millis(7), position.clone()), "it comes back as a pool");
        let Line::Candidate(first, read, steps) = &found[1] else { panic!("{found:?}") };
        assert_eq!((&first.profile, read), (&files[0], &mark));
        assert_eq!(read_trail(steps), read_trail(&trail));
        assert_eq!(new_lines(&trail, steps), "", "nothing of it is new");
        assert_eq!(new_lines(&scored(5), steps).lines().count(), 2, "each step once");
        assert_eq!(found.len(), 3);
    }
    let line = text.lines().nth(1).unwrap();
    let keyed = keyed_candidate(line.as_bytes(), &Pool::new_id(8).unwrap()).unwrap();
    assert_eq!(keyed.len(), 3, "profile, mark and what was done: {keyed:?}");
    assert_eq!(read_profile(keyed[0].1.as_bytes()).unwrap().profile, files[0]);
    assert_eq!(read_profile(line.as_bytes()).unwrap().profile, files[0], "a line is a profile's file too");
    assert_eq!(pool_file_name("Head of AI"), "head-of-ai.cairn-pool.jsonl");
    assert_eq!(pool_file_name(""), "pool.cairn-pool.jsonl");
}

/// f05, f33: a line without an end is not held.
#[test]
fn a_line_that_no_profile_can_be_is_refused_and_not_held() {
    let mut lines = Lines::default();
    for _ in 0..50 {
        assert_eq!(lines.push(&vec![b'a'; 1_000_000]), []);
    }
    let found = lines.push(b"\n{}\n");
    assert!(found[0].1.len() < 9_200_000, "{}", found[0].1.len());
    assert!(matches!(Lines::read(&found[0].1), Err(FileError::TooLarge { .. })));
    assert_eq!(Lines::read(&found[1].1), Err(FileError::Unmarked));
}

/// A pool from before there were aims: its must-haves are all that it asks for.
#[test]
fn a_position_without_aims_is_read_and_written_as_before() {
    let old = r#"{"cairn":1,"kind":"position","name":"Old","source":"stage/8","weights":{"python":10},"musts":{"python":2,"leadership":4},"facet_musts":{"machine-learning/generative":4},"years":{}}"#;
    let position = read_position(old).unwrap();
    assert!(!position.has_aims());
    assert_eq!(position.aim(Skill::Leadership), Level::new(4));
    assert_eq!(position.all_facet_aims(), position.facet_musts);
    assert!(!write_position(&position).contains("aims"));
    let wrong = old.replace(r#""years":{}"#, r#""years":{},"aims":{"python":7}"#);
    assert_eq!(read_position(&wrong), Err(ReadError::Field("aims")));
}

#[test]
fn a_template_asks_for_minimums_and_keeps_its_needs_as_the_aim() {
    let (content, _) = &*EVERYTHING;
    for stage in Stage::all() {
        let position = Position::of_stage(content, stage).unwrap();
        let info = content.stage(stage).unwrap();
        for (skill, need) in Skill::ALL.into_iter().zip(info.needs) {
            let must = position.must(skill).map(Level::number);
            assert_eq!(must, (need.number() > 0).then(|| (need.number() - 1).max(1)), "{stage:?} {skill:?}");
            assert_eq!(position.aim(skill), Some(need).filter(|need| need.number() > 0));
        }
        assert_eq!(position.all_facet_aims(), info.facet_needs);
    }
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let role = library.path.roles.iter().find(|role| role.id.as_str() == "research").unwrap();
    let research = Position::of_role(role);
    assert_eq!(research.must(Skill::Leadership), None, "what weighs next to nothing is not asked");
    assert_eq!(research.aim(Skill::MachineLearning), Some(role.needs[Skill::MachineLearning.index()]));
    assert!(research.must(Skill::MachineLearning) < research.aim(Skill::MachineLearning));
}

#[test]
fn another_minimum_never_leaves_the_aim_below_it() {
    let (content, _) = &*EVERYTHING;
    let mut position = Position::strategist(content);
    position.set_must(Skill::Python, Level::new(4));
    assert_eq!(position.aim(Skill::Python), Level::new(4));
    position.set_must(Skill::Leadership, Level::new(3));
    assert_eq!(position.aim(Skill::Leadership), Level::new(5), "the aim stays");
    position.set_must(Skill::Leadership, None);
    assert_eq!(position.aim(Skill::Leadership), None, "what is not asked is not aimed at");
    let mut stage = Position::of_stage(content, Stage::new(7).unwrap()).unwrap();
    let facet = stage.facet_musts[0].0.clone();
    stage.drop_facet(&facet);
    assert_eq!(stage.all_facet_aims(), []);
}

#[test]
fn a_must_is_a_level_of_its_skill() {
    let (content, _) = &*EVERYTHING;
    let adviser = Position::of_stage(content, Stage::new(8).unwrap()).unwrap();
    assert_eq!(
        (adviser.must(Skill::Leadership), adviser.aim(Skill::Leadership)),
        (Level::new(3), Level::new(4))
    );
    assert_eq!(Position::of_stage(content, Stage::new(1).unwrap()).unwrap().must(Skill::Leadership), None);
    assert_eq!(Position::strategist(content).years_on(Track::Leading), Some(5));
}

#[test]
fn tags_of_two_tabs_lose_nothing_of_each_other() {
    let join = cairn_core::compare::joined_tags;
    let tags = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for (filled, kept, written, wanted) in [
        ("a b", "a b", "a b c", "a b c"),
        ("a", "a other", "a mine", "a mine other"),
        ("a b", "b", "a b mine", "b mine"),
        ("a b", "a b", "b", "b"),
        ("", "same", "same", "same"),
    ] {
        assert_eq!(
            join(&tags(filled), &tags(kept), &tags(written)),
            tags(wanted),
            "{filled}|{kept}|{written}"
        );
    }
}

#[test]
fn notes_of_two_tabs_lose_nothing_of_each_other() {
    let join = cairn_core::compare::joined_notes;
    assert_eq!(join("a", "a", "b"), "b", "only here");
    assert_eq!(join("a", "c", "a"), "c", "only there");
    assert_eq!(join("a", "c", "b"), "c\nb", "both");
    assert_eq!(join("a", "b", "b"), "b", "both the same");
}
