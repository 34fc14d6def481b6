//! A pool goes to a file and comes back bit for bit: every record of it, readable or not.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use cairn_core::attempt::Millis;
use cairn_core::compare::trail::{TrailStep, TrailStepKind};
use cairn_core::compare::{Pool, PoolKind, Position};
use cairn_core::record::file::{FileContent, FileError, read_file};
use cairn_core::record::pool::{
    Line, Lines, PoolHead, PoolKey, PoolPart, beside, candidate_line, for_everything, for_file, is_pool_file,
    keyed_candidate, pool_line, pool_of_key, write_pool, write_step,
};
use cairn_core::record::write_all;
use cairn_core::{CandidateId, InterviewId, PoolId};
use proptest::prelude::*;

/// A pool as the database has it.
struct Kept {
    id: PoolId,
    of_pool: Vec<(PoolKey, String)>,
    candidates: Vec<(CandidateId, Vec<(PoolPart, String)>)>,
}

impl Kept {
    fn file(&self, packed: bool) -> String {
        let mut text = pool_line(&self.id, self.candidates.len(), &self.of_pool, packed);
        for (id, parts) in &self.candidates {
            let parts: Vec<(PoolPart, &str)> =
                parts.iter().map(|(part, text)| (*part, text.as_str())).collect();
            text.push_str(&candidate_line(id, &parts, packed));
        }
        text
    }

    /// What the database holds, in order.
    fn pairs(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> =
            self.of_pool.iter().map(|(key, text)| (key.to_text(), text.clone())).collect();
        for (id, parts) in &self.candidates {
            let key = |part: PoolPart| PoolKey::Of(self.id.clone(), part, id.clone()).to_text();
            all.extend(parts.iter().map(|(part, text)| (key(*part), text.clone())));
        }
        all.sort();
        all
    }
}

fn head(line: &[u8]) -> PoolHead {
    let Ok(Line::Head(head)) = Lines::read(line) else { panic!("no head: {:?}", Lines::read(line)) };
    *head
}

/// What is kept when the file comes back as the pool of this id, by this name or its own.
fn brought_back(file: &str, into: Option<&PoolId>, name: Option<&str>) -> Vec<(String, String)> {
    let mut lines = Lines::default();
    let mut found = lines.push(file.as_bytes());
    found.extend(lines.end());
    let head = head(&found[0].1);
    assert_eq!(head.candidates, Some(found.len() - 1));
    let into = into.cloned().or(head.id.clone()).unwrap();
    let mut all = head.keyed(&into, name.unwrap_or(&head.name), Millis(9));
    for (_, line) in &found[1..] {
        all.extend(keyed_candidate(line, &into).unwrap());
    }
    all.sort();
    all
}

fn pool(name: &str, hidden: bool) -> Pool {
    let id = Pool::new_id(0x1a2b).unwrap();
    let position = Position { years: [Some(7), None, Some(2)], ..Position::open("Head of \"AI\"") };
    Pool {
        id,
        name: name.to_owned(),
        made_at: Millis(1_795_000_000_000),
        example: true,
        position,
        hidden,
        kind: PoolKind::Applicants,
        blinding: Vec::new(),
        core: None,
    }
}

fn kept(name: &str, hidden: bool, of_all: [Option<String>; 3], texts: Vec<[Option<String>; 3]>) -> Kept {
    let pool = pool(name, hidden);
    let id = pool.id.clone();
    let mut of_pool = vec![(PoolKey::Pool(id.clone()), write_pool(&pool))];
    let [decisions, picks, invited] = of_all;
    of_pool.extend(decisions.map(|text| (PoolKey::Decisions(id.clone()), text)));
    of_pool.extend(picks.map(|text| (PoolKey::Picks(id.clone()), text)));
    of_pool.extend(invited.map(|text| (PoolKey::Invited(id.clone()), text)));
    let candidates = (0..).zip(texts).map(|(number, texts)| {
        let of = PoolPart::ALL.into_iter().zip(texts);
        let parts = of.filter_map(|(part, text)| Some((part, text?))).collect();
        (CandidateId::parse(&format!("full-{number:04x}")).unwrap(), parts)
    });
    Kept { id, of_pool, candidates: candidates.collect() }
}

proptest! {
    /// Whatever stands in the records: line breaks, quotes, things that are no JSON, other alphabets.
    #[test]
    fn a_pool_comes_back_from_its_file_bit_for_bit(
        hidden in any::<bool>(),
        packed in any::<bool>(),
        name in "[^\\p{C}]{0,20}",
        of_all in prop::array::uniform3(prop::option::of(any::<String>())),
        texts in prop::collection::vec(prop::array::uniform3(prop::option::of(any::<String>())), 0..8),
    ) {
        let kept = kept(&name, hidden, of_all, texts);
        let file = kept.file(packed);
        prop_assert_eq!(brought_back(&file, None, None), kept.pairs());
        prop_assert!(is_pool_file(file.as_bytes()));
        // And the same in a file of everything.
        let everything: Vec<(String, String)> =
            for_everything(kept.pairs());
        let Ok(FileContent::Backup(loaded)) = read_file(write_all(&everything).as_bytes()) else { panic!("no backup") };
        prop_assert_eq!(loaded.pools, for_file(kept.pairs()));
        prop_assert!(loaded.aside.is_empty() && loaded.attempts.is_empty());
    }
}

/// While names are hidden the file comes back the same, and shows no name to whoever opens it in an editor.
#[test]
fn a_file_that_is_saved_while_names_are_hidden_shows_none_and_comes_back_whole() {
    let text = |text: &str| Some(text.to_owned());
    let texts = vec![[text("{\"name\":\"Ada Lovelace\"}"), text("{\"note\":\"Ada is quick\"}"), text("")]];
    let kept = kept("Autumn", true, [None, None, text("{\"invited\":\"Ada Lovelace\"}")], texts);
    let file = kept.file(true);
    assert!(!file.contains("Ada") && !file.contains("quick"), "{file}");
    assert!(kept.file(false).contains("Ada"));
    assert_eq!(brought_back(&file, None, None), kept.pairs());
    let first = file.lines().next().unwrap();
    assert!(
        head(first.as_bytes()).packed && !head(kept.file(false).lines().next().unwrap().as_bytes()).packed
    );
    // Nor does a file of everything.
    let everything = write_all(&for_everything(kept.pairs()));
    assert!(!everything.contains("Ada") && !everything.contains("quick"), "{everything}");
    let Ok(FileContent::Backup(loaded)) = read_file(everything.as_bytes()) else { panic!("no backup") };
    assert_eq!(loaded.pools, kept.pairs());
    // A line that was damaged is told, and no part of it is taken.
    let line = file.lines().nth(1).unwrap().replacen("packed\":\"", "packed\":\"!", 1);
    assert!(matches!(keyed_candidate(line.as_bytes(), &kept.id), Err(FileError::Field { .. })));
}

/// A pool whose only difference from its file is a note that was erased is the same pool, and comes back once.
#[test]
fn an_erased_note_is_in_no_file_and_makes_no_other_pool() {
    let noted = |text: &str| {
        let question = InterviewId::parse("le-teams-did").unwrap();
        let what = TrailStepKind::Noted { question, text: text.to_owned() };
        write_step(&TrailStep { at: Millis(5), by: "Dana".to_owned(), what })
    };
    let erased = noted("Rude.") + &noted("");
    let other = "{\"v\":9}\n";
    let profile = || Some("p".to_owned());
    let texts = vec![[profile(), None, Some(erased.clone() + other)], [profile(), None, Some(erased)]];
    let kept = kept("Autumn", false, [None, None, None], texts);
    let file = kept.file(false);
    assert!(!file.contains("Rude") && !file.contains("le-teams"), "{file}");
    let back = brought_back(&file, None, None);
    assert_eq!(back, for_file(kept.pairs()));
    assert_eq!(back, for_file(back.clone()), "the same once more");
    let trails: Vec<&str> =
        back.iter().filter(|(key, _)| key.starts_with("trail/")).map(|(_, text)| text.as_str()).collect();
    assert_eq!(trails, [other], "what only a newer version reads stays, and nothing is left of the other");
}

#[test]
fn beside_a_pool_that_is_here_it_comes_back_under_another_id_and_says_so_in_its_name() {
    let kept = kept(
        "Autumn",
        false,
        [Some("{}".to_owned()), None, None],
        vec![[Some("p".to_owned()), None, Some("t\n".to_owned())]],
    );
    let other = Pool::new_id(7).unwrap();
    let pairs = brought_back(&kept.file(false), Some(&other), Some("Autumn, from a file"));
    assert!(
        pairs.iter().all(|(key, _)| key.contains(other.as_str()) && !key.contains(kept.id.as_str())),
        "{pairs:?}"
    );
    assert_eq!(pairs.len(), 4);
    let record = &pairs.iter().find(|(key, _)| key.starts_with("pool/")).unwrap().1;
    assert!(record.contains("Autumn, from a file") && record.contains("Head of"), "{record}");
    let mut from_everything = beside(&kept.pairs(), &kept.id, &other, "Autumn, from a file");
    from_everything.sort();
    assert_eq!(from_everything, pairs, "the same by both ways");
    for (key, is) in [
        ("pool/7", true),
        ("mark/7/full-1", true),
        ("mark/7/full-1/x", false),
        ("Pool/7", false),
        ("x", false),
    ] {
        assert_eq!(pool_of_key(key).is_some(), is, "{key}");
    }
}

#[test]
fn a_newer_file_is_a_pool_file_and_is_said_to_be_newer() {
    let file = kept("Autumn", false, [None, None, None], vec![]).file(false).replacen(
        "\"cairn\":2",
        "\"cairn\":4",
        1,
    );
    assert!(is_pool_file(file.as_bytes()));
    assert_eq!(Lines::read(file.trim_end().as_bytes()), Err(FileError::Newer(4)));
    for other in ["{\"cairn\":2,\"kind\":\"pool-candidate\"", "{\"cairn\":,\"kind\":\"pool\"", "[]"] {
        assert!(!is_pool_file(other.as_bytes()), "{other}");
    }
}

/// A record of a kind that a newer version keeps comes along, and none gets out of its pool.
#[test]
fn records_of_an_unknown_kind_are_kept_and_none_leaves_its_pool() {
    let file =
        kept("Autumn", false, [Some("x".to_owned()), None, None], vec![[Some("p".to_owned()), None, None]])
            .file(false);
    let newer = file.replace("\"decisions\":", "\"of-tomorrow\":").replace("\"profile\":", "\"status\":");
    let pairs = brought_back(&newer, None, None);
    let keys: Vec<&str> = pairs.iter().map(|(key, _)| key.split('/').next().unwrap()).collect();
    assert_eq!(keys, ["of-tomorrow", "pool", "status"]);
    let wrong = file.replace("\"decisions\":", "\"pool/ffff/x\":");
    assert!(matches!(Lines::read(wrong.lines().next().unwrap().as_bytes()), Err(FileError::Field { .. })));
}
