//! One verdict on somebody's must-haves, and on who is ahead, wherever it is said: table, page, filter, record and files.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod world;

use std::collections::BTreeMap;

use cairn_core::attempt::{Millis, Track};
use cairn_core::compare::view::{PoolHeadline, caveats, group_letter, group_says, pool_headline};
use cairn_core::compare::{
    BehindFirst, GroupSays, ListWish, Member, Misses, MustHaves, MustsSay, Position, Show, SortBy, TableLine,
    YearsMet, YearsSay, YearsView, first_group, first_group_misses, list, rank, too_little, years_met,
};
use cairn_core::export::RankedPool;
use cairn_core::fair::{
    Decision, DecisionFile, NameBlinding, Seen, chain, read_decisions, seen_now, write_decisions,
};
use cairn_core::path::Shown;
use cairn_core::{PoolId, Skill};
use world::{content, example, of_example, person, picks_blindly, somebody, strategist};

fn names(members: &[Member], position: &Position, wish: &ListWish) -> Vec<String> {
    let musts = MustHaves::new(content(), position);
    let ranking = rank(members, position);
    let lines = list(members, ranking.as_ref(), &musts, &musts.chances(members), wish);
    let name = |line: &TableLine| match line {
        TableLine::Member(at) => Some(members[*at].name().to_owned()),
        TableLine::Group(..) => None,
    };
    lines.iter().filter_map(name).collect()
}

fn exported<T>(
    members: &[Member],
    position: &Position,
    hidden: bool,
    read: impl FnOnce(RankedPool<'_>) -> T,
) -> T {
    let ranking = rank(members, position);
    read(RankedPool {
        name: "Ours",
        example: true,
        content: content(),
        members,
        ranking: ranking.as_ref(),
        position,
        hidden,
    })
}

/// Rows of a table by the names of its columns; nothing of the example holds a comma or a quote but a few cells of text.
fn table(csv: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut lines = csv.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells = line.split(',').map(|cell| cell.trim_matches('"').to_owned());
        let row: BTreeMap<String, String> = heads.iter().map(|head| (*head).to_owned()).zip(cells).collect();
        (row["name"].clone(), row)
    };
    lines.map(row).collect()
}

fn seen_of(members: &[Member], name: &str) -> Seen {
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), false);
    let position = strategist();
    let (_, listed) =
        seen_now(content(), members, rank(members, &position).as_ref(), &position, &blinding, &[]);
    let id = members.iter().find(|one| one.name() == name).unwrap().id.clone();
    listed.into_iter().find(|one| one.id == id.as_str()).unwrap().seen.unwrap()
}

/// The same somewhat higher in every skill, so that every level is shown.
fn surer(mut member: Member) -> Member {
    member.standing.mean = member.standing.mean.map(|mean| mean + 0.2);
    member
}

/// Every level is shown and the years are short: then years speak against somebody, in the table as in the filter and the files.
#[test]
fn years_that_are_short_speak_against_somebody_everywhere() {
    let (mut members, mut position) = (example(), strategist());
    for birch in members.iter_mut().filter(|member| member.name() == "Birch") {
        *birch = surer(birch.clone());
    }
    let birch = surer(of_example("Birch").0);
    let view = MustHaves::new(content(), &position).view(&birch.standing).unwrap();
    assert_eq!((view.likely, view.of, view.says), (7, 7, MustsSay::Shown));
    assert_eq!(view.years_say(), Some(YearsSay::Short));
    assert!(view.years.contains(&YearsView { track: Track::Data, asked: 10, met: YearsMet::No(9) }));
    assert!(!view.nothing_against());
    let likely = ListWish { show: Show::LikelyMet, ..ListWish::usual() };
    assert!(!names(&members, &position, &likely).contains(&"Birch".to_owned()));
    let csv = exported(&members, &position, false, |pool| pool.to_csv());
    let row = &table(&csv)["Birch"];
    assert!(!csv.contains("must_have"), "no column that counts both");
    let of = |name: &str| row[name].as_str();
    assert_eq!([of("levels_likely_met"), of("levels_asked"), of("years_met")], ["7", "7", "short"]);
    assert_eq!(of("years_short"), "data: 9 of 10");
    // The per cent of the pages.
    assert_eq!(of("all_levels_at_once"), "0.79");
    let json: serde_json::Value =
        serde_json::from_str(&exported(&members, &position, false, |pool| pool.to_json())).unwrap();
    let birch_json =
        json["candidates"].as_array().unwrap().iter().find(|one| one["name"] == "Birch").unwrap();
    assert_eq!((&birch_json["years_met"], &birch_json["levels"]["likely_met"]), (&"short".into(), &7.into()));
    assert_eq!(birch_json["years_short"][0]["asked"], 10);
    // As many as asked for, and nothing speaks against.
    position.years = [Some(9), None, None];
    let view = MustHaves::new(content(), &position).view(&birch.standing).unwrap();
    assert!(view.nothing_against());
    assert!(names(&members, &position, &likely).contains(&"Birch".to_owned()));
    // Not said is not short, and not enough either.
    position.years = [None, None, Some(1)];
    let silent = members.iter().find(|one| one.standing.years[2].is_none());
    if let Some(silent) = silent {
        let view = MustHaves::new(content(), &position).view(&silent.standing).unwrap();
        assert_eq!((view.years_say(), view.nothing_against()), (Some(YearsSay::NotSaid), false));
    }
}

/// The filter shows those whom the row calls likely in everything, and nobody else: after an interview that takes a level below
/// a half, nobody of the example is left, for the years of the only other one are short.
#[test]
fn the_filter_is_the_verdict_of_the_row() {
    let (mut members, position) = (example(), strategist());
    let musts = MustHaves::new(content(), &position);
    let likely = ListWish { show: Show::LikelyMet, ..ListWish::usual() };
    let by_row = |members: &[Member]| -> Vec<String> {
        let fits = |one: &&Member| {
            let view = musts.view(&one.standing).unwrap();
            view.likely == view.of && view.years_say() != Some(YearsSay::Short)
        };
        members.iter().filter(fits).map(|one| one.name().to_owned()).collect()
    };
    assert_eq!(names(&members, &position, &likely), by_row(&members));
    assert_eq!(by_row(&members), ["Amber"]);
    let amber = members.iter_mut().find(|one| one.name() == "Amber").unwrap();
    amber.standing.mean[Skill::Leadership.index()] -= 0.2;
    assert_eq!(musts.view(&amber.standing).unwrap().fails.len(), 1);
    assert_eq!(names(&members, &position, &likely), Vec::<String>::new());
}

/// What was not measured is neither met nor failing, and is said to be unknown: row, order, filter, record, files.
#[test]
fn what_was_not_measured_is_not_counted_as_met() {
    let (members, position) = (example(), strategist());
    let kestrel = of_example("Kestrel").0;
    let musts = MustHaves::new(content(), &position);
    let view = musts.view(&kestrel.standing).unwrap();
    assert_eq!((view.of, view.unmeasured), (7, 6));
    assert!(view.likely <= 1 && view.fails.len() <= 1);
    assert_eq!(view.weakest.as_ref().unwrap().name, content().skill(Skill::MachineLearning).unwrap().name);
    assert_eq!(view.says, MustsSay::NotMeasured);
    assert_eq!(musts.tally(&kestrel.standing).likely, view.likely);
    // By a skill that was not measured: last, whichever way the others go.
    for reversed in [false, true] {
        let wish = ListWish { sort: SortBy::Skill(Skill::Leadership), reversed, ..ListWish::usual() };
        assert_eq!(names(&members, &position, &wish).last().unwrap(), "Kestrel");
    }
    let mut easy = Position::open("easy");
    easy.musts[Skill::Leadership.index()] = cairn_core::Level::new(1);
    let wish = ListWish { show: Show::LikelyMet, ..ListWish::usual() };
    assert!(!names(&members, &easy, &wish).contains(&"Kestrel".to_owned()), "not known is not likely");
    let csv = exported(&members, &position, false, |pool| pool.to_csv());
    let row = &table(&csv)["Kestrel"];
    assert_eq!(row["levels_likely_met"], view.likely.to_string());
    assert_eq!(row["levels_not_measured"].split("; ").count(), 6, "{row:?}");
    let json: serde_json::Value =
        serde_json::from_str(&exported(&members, &position, false, |pool| pool.to_json())).unwrap();
    let one = json["candidates"].as_array().unwrap().iter().find(|one| one["name"] == "Kestrel").unwrap();
    assert_eq!(one["levels"]["not_measured"].as_array().unwrap().len(), 6);
    // What was not measured has no number in any file.
    for skill in Skill::ALL {
        let measured = kestrel.standing.measured(skill);
        let name = skill.as_str().replace('-', "_");
        for end in ["", "_low_90", "_high_90"] {
            assert_eq!(!row[&format!("{name}{end}")].is_empty(), measured, "{name}{end}");
        }
        assert_eq!(one["skills"][skill.as_str()]["level"].is_number(), measured);
        assert_eq!(one["skills"][skill.as_str()]["high_90"].is_number(), measured);
    }
    let seen = seen_of(&members, "Kestrel");
    assert_eq!((seen.unmeasured(), seen.likely), (6, view.likely));
    assert_eq!(seen.skills.iter().filter(|(level, _)| level.is_none()).count(), 6);
    assert_eq!(seen_of(&members, "Birch").unmeasured(), 0);
}

/// A record has no number for what was not measured, and the ends of the scale in the words of the pages. What version 4 wrote of the
/// same people is read as the same, and its hash holds.
#[test]
fn a_record_keeps_what_was_not_measured_and_older_ones_are_read() {
    let (members, position) = (example(), strategist());
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), false);
    let (asked, listed) =
        seen_now(content(), &members, rank(&members, &position).as_ref(), &position, &blinding, &[]);
    let file = DecisionFile::of(Decision {
        at: Millis(1_795_000_000_000),
        pool: "Autumn".to_owned(),
        position: position.name.clone(),
        content: content().version.clone(),
        hidden: false,
        reason: "These".to_owned(),
        by: String::new(),
        listed,
        previous: None,
        asked: Some(asked),
    });
    let line = file.text.lines().find(|line| line.contains("\"nothing\"")).unwrap();
    assert_eq!(line.matches("[null,null,\"nothing\"]").count(), 6, "{line}");
    let chances = line.split_once("\"must_haves\":[").unwrap().1.split_once(']').unwrap().0;
    assert_eq!(chances.split(',').filter(|one| *one == "null").count(), 6, "{chances}");
    let ends = ["\"< 1%\"", "\"> 99%\""];
    assert!(ends.iter().all(|end| file.text.contains(end)), "{}", file.text);
    for number in ["[0,", ",0,", ",0]", "[100,", ",100,", ",100]"] {
        let chances = file.text.split("\"must_haves\":").skip(1).map(|rest| rest.split_once(']').unwrap().0);
        assert!(chances.map(|all| format!("{all}]")).all(|all| !all.contains(number)), "{number}");
    }
    let text = write_decisions(std::slice::from_ref(&file));
    assert_eq!(read_decisions(text.as_bytes()).unwrap(), std::slice::from_ref(&file));
    let old = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records/decisions-4.json")).unwrap();
    let old = read_decisions(&old).unwrap();
    assert_eq!(chain(&old), cairn_core::fair::Chain::Whole);
    assert!(old[0].text.contains("\"not_measured\":["), "as version 4 had it");
    let kestrel = old[0].decision.listed.iter().filter_map(|one| one.seen.as_ref());
    let kestrel = kestrel.max_by_key(|seen| seen.unmeasured()).unwrap();
    assert_eq!((kestrel.unmeasured(), kestrel.skills.iter().filter(|one| one.0.is_none()).count()), (6, 6));
    // Written on, the old text stays letter for letter.
    let again = read_decisions(write_decisions(&old).as_bytes()).unwrap();
    assert_eq!((&again, chain(&again)), (&old, cairn_core::fair::Chain::Whole));
    let broken = file.text.replace("\"> 99%\"", "\"> 98%\"");
    let broken =
        DecisionFile { told: cairn_core::fair::digest(&broken), text: broken, decision: file.decision };
    assert!(read_decisions(write_decisions(&[broken]).as_bytes()).is_err(), "no word of the pages");
}

/// While names are hidden nobody is told to have the years that are asked for, nor to be short of them: the row, the filter and
/// the paper say that they are hidden. The record holds the position as it is set.
#[test]
fn hidden_years_are_said_to_be_hidden_and_the_record_holds_what_is_asked() {
    let (members, position) = (example(), strategist());
    let pool = |hidden| cairn_core::compare::Pool {
        id: PoolId::parse("1a2b").unwrap(),
        name: "Autumn".to_owned(),
        made_at: Millis(0),
        kind: cairn_core::compare::PoolKind::Applicants,
        example: true,
        position: position.clone(),
        hidden,
        blinding: Vec::new(),
        core: None,
    };
    let mut birch = surer(of_example("Birch").0);
    birch.standing.years = [None; 3];
    let view = MustHaves::of_pool(content(), &pool(true)).view(&birch.standing).unwrap();
    assert_eq!((view.says, view.years_say()), (MustsSay::Shown, Some(YearsSay::Hidden)));
    assert!(!view.nothing_against(), "what is hidden may speak against somebody");
    assert_eq!(view.years[0], YearsView { track: Track::Data, asked: 10, met: YearsMet::Hidden });
    let shown = MustHaves::of_pool(content(), &pool(false)).view(&of_example("Birch").0.standing).unwrap();
    assert_eq!(shown.years_say(), Some(YearsSay::Short));
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), true);
    let ranking = rank(&members, &position);
    let (asked, listed) = seen_now(content(), &members, ranking.as_ref(), &position, &blinding, &[]);
    assert_eq!(asked.position.years, [Some(10), Some(5), None]);
    assert!(listed.iter().all(|one| one.label.starts_with("Candidate ")));
    for one in years_met(&asked.position, [None; 3], true) {
        assert_eq!(one.met, YearsMet::Hidden);
    }
}

/// All that fail are named, the one that most likely fails first: three, and how many more.
#[test]
fn every_level_that_fails_is_named() {
    let members = example();
    let musts = MustHaves::new(content(), &strategist());
    let mut most = 0;
    for member in &members {
        let failing = musts.failing(&member.standing);
        let view = musts.view(&member.standing).unwrap();
        assert_eq!(view.fails.len() + view.more, failing.len());
        assert_eq!(view.fails.len(), failing.len().min(3));
        assert!(failing.is_sorted_by(|left, right| left.1 <= right.1));
        assert!(failing.iter().all(|(_, met)| Shown::of(*met) < Shown::Likely));
        assert_eq!(view.likely + failing.len() + view.unmeasured, view.of);
        most = most.max(failing.len());
    }
    assert!(most > 3, "somebody of the example fails in more than are named");
    let csv = exported(&members, &strategist(), false, |pool| pool.to_csv());
    let juniper = musts.failing(&of_example("Juniper").0.standing).len();
    assert_eq!(table(&csv)["Juniper"]["levels_failing"].split("; ").count(), juniper);
}

#[test]
fn groups_have_the_letters_of_the_page_in_files_and_hidden_years_are_not_unsaid() {
    let (members, position) = (example(), strategist());
    let ranking = rank(&members, &position).unwrap();
    for hidden in [false, true] {
        let (csv, json) = exported(&members, &position, hidden, |pool| (pool.to_csv(), pool.to_json()));
        let (rows, json) = (table(&csv), serde_json::from_str::<serde_json::Value>(&json).unwrap());
        for (at, member) in members.iter().enumerate() {
            let letter = group_letter(ranking.group(at).unwrap());
            assert_eq!(rows[member.name()]["group"], letter);
            let one = json["candidates"]
                .as_array()
                .unwrap()
                .iter()
                .find(|one| one["name"] == member.name())
                .unwrap();
            assert_eq!(one["group"], letter);
            // With the ids a reader could lay the rows beside a table that has the names.
            assert_eq!(one["id"].is_null(), hidden);
            assert_eq!(rows[member.name()]["id"].is_empty(), hidden);
            assert_eq!(one["years_met"] == "hidden", hidden);
            assert_eq!(rows[member.name()]["years_met"] == "hidden", hidden);
            assert!(!hidden || rows[member.name()]["years_short"].is_empty());
        }
    }
}

/// Pairs across a cut, the thinly known among them: what the head says holds for the weakest.
#[test]
fn the_head_of_a_group_claims_no_more_than_its_weakest_pair() {
    let position = strategist();
    let (mut overlapping, mut behind, mut pairs) = (0, 0, 0);
    for thin in 0..12 {
        let mut members = example();
        if let Some(member) = members.get_mut(thin) {
            member.standing.covariance = member.standing.covariance.map(|cell| cell * 9.0);
        }
        let ranking = rank(&members, &position).unwrap();
        for group in 0..ranking.groups.len() {
            let weakest = |from: &[usize], to: &[usize]| {
                let all = from.iter().flat_map(|one| to.iter().map(move |other| (*one, *other)));
                all.map(|(one, other)| ranking.above(one, other).unwrap().get()).fold(1.0, f64::min)
            };
            let own = ranking.members(group);
            let rest: Vec<usize> = ranking.order.iter().copied().filter(|at| !own.contains(at)).collect();
            match group_says(&members, &ranking, group) {
                GroupSays::Ahead => assert!(own.len() == 1 && weakest(own, &rest) >= 0.9),
                GroupSays::AheadOfNext => assert!(weakest(own, &ranking.members(1)[..1]) >= 0.9),
                GroupSays::Behind => {
                    assert!(weakest(ranking.members(group - 1), own) >= 0.9);
                    behind += 1;
                }
                GroupSays::Overlaps(count) => {
                    assert!(count > 0 && count <= own.len());
                    assert!(weakest(ranking.members(group - 1), own) < 0.9);
                    let to_best = ranking.members(group - 1).iter().map(|one| weakest(&[*one], &own[..1]));
                    assert!(to_best.fold(0.0, f64::max) >= 0.9, "its best is behind somebody");
                    overlapping += 1;
                }
                GroupSays::Alike | GroupSays::TooLittle => {}
            }
            pairs += own.len();
        }
        // The sentence on top neither.
        let head = pool_headline(&members, Some(&ranking));
        if let PoolHeadline::Ahead(name) = head.says {
            let best = members.iter().position(|member| member.called() == name).unwrap();
            let unsure = |at: &&usize| **at != best && ranking.above(best, **at).unwrap().get() < 0.9;
            let unsure = ranking.order.iter().filter(unsure).count();
            assert_eq!(head.unknown.len() + head.more, unsure, "{name}");
        }
    }
    assert!(overlapping > 0 && pairs > 100, "{overlapping} overlap, {behind} are behind");
}

/// Whoever picks blindly, or of whom next to nothing is known, overlaps the best and is not called ahead.
#[test]
fn of_whom_too_little_is_known_is_not_called_ahead() {
    let position = strategist();
    let ben = somebody(&person("Ben", 1.2, 0.0, 1)).0;
    let cleo = somebody(&person("Cleo", -1.2, 0.0, 2)).0;
    let anna = picks_blindly("Anna").0;
    let head = |members: &[Member]| pool_headline(members, rank(members, &position).as_ref());
    let three = [anna.clone(), ben.clone(), cleo.clone()];
    let found = head(&three);
    assert_eq!(found.says, PoolHeadline::Ahead("Ben".to_owned()));
    assert_eq!((found.unknown, found.more), (vec!["Anna".to_owned()], 0));
    let ranking = rank(&three, &position).unwrap();
    assert_eq!(too_little(&three, &ranking), [0]);
    let steady = first_group(&three, &ranking, &position.shares().unwrap());
    assert!([steady.always, steady.leave, steady.enter].iter().all(|list| !list.contains(&0)));
    // With one other there is nobody to be ahead of.
    assert_eq!(head(&[anna.clone(), ben.clone()]).says, PoolHeadline::KnownAlone("Ben".to_owned()));
    assert_eq!(head(&[anna.clone(), picks_blindly("Bob").0]).says, PoolHeadline::NobodyKnown);
    // A wide interval without a flag: nobody is told apart from them.
    let mut dora = somebody(&person("Dora", 0.0, 0.0, 3)).0;
    dora.standing.covariance = dora.standing.covariance.map(|cell| cell * 16.0);
    let found = head(&[ben.clone(), cleo.clone(), dora]);
    assert_eq!((found.says, found.unknown), (PoolHeadline::Ahead("Ben".to_owned()), vec!["Dora".to_owned()]));
    // Who stands in the middle and is as well known as the others is known.
    let middle = somebody(&person("Mia", 0.9, 0.0, 4)).0;
    let found = head(&[ben, cleo, middle]);
    assert!(found.unknown.is_empty(), "{found:?}");
    let known = head(&example());
    assert!(
        known.unknown.is_empty()
            && matches!(
                known.says,
                PoolHeadline::StandFirst { first: 4, others: BehindFirst { some: 1.., .. } }
            ),
        "{known:?}"
    );
    assert!(!caveats(&anna, None).is_empty());
}

/// Being in the first group is no must-have met: who of it probably misses one is named on top. Too few years are a must-have of
/// another kind: nothing about them is probable.
#[test]
fn who_of_the_first_group_misses_a_must_have_is_found() {
    let (members, position) = (example(), strategist());
    let (ranking, musts) = (rank(&members, &position).unwrap(), MustHaves::new(content(), &position));
    let misses = first_group_misses(&members, &ranking, &musts);
    let view = |at: &usize| musts.view(&members[*at].standing).unwrap();
    let who = |says: &dyn Fn(&usize) -> bool| -> Vec<usize> {
        ranking.members(0).iter().copied().filter(says).collect()
    };
    assert_eq!(misses.levels, who(&|at| !view(at).fails.is_empty()));
    assert_eq!(misses.years, who(&|at| view(at).years_say() == Some(YearsSay::Short)));
    assert!(!misses.levels.is_empty() && misses.levels != misses.years, "{misses:?} of the example");
    assert_eq!(first_group_misses(&members, &ranking, &MustHaves::none()), Misses::default());
}
