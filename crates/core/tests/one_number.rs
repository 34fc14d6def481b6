//! One person has one number: the table of the pool, side by side, the paper, the exports and the team say the same.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod pool;

use cairn_core::attempt::{Millis, Mode, Track};
use cairn_core::compare::show::{TeamView, candidate_result, team_view};
use cairn_core::compare::side_by_side::{Side, beside};
use cairn_core::compare::view::{
    Caveat, LevelBand, LevelSpread, caveats_at, level_band, level_word, member_row, pool_headline,
};
use cairn_core::compare::{
    Assessor, Candidate, ListWish, MadeUp, Mark, Member, MustHaves, Overlap, Position, Show, Status,
    YearsMet, YearsView, caveat_of, caveat_text, list, made_up, rank, span, years_met,
};
use cairn_core::decimal::Tenths;
use cairn_core::export::RankedPool;
use cairn_core::fair::{NameBlinding, seen_now};
use cairn_core::path::view::{Percent, ResultView};
use cairn_core::profile::Flag;
use cairn_core::profile::view::Scale;
use cairn_core::record::file::ProfileFile;
use cairn_core::{PoolId, Skill};
use pool::{CONTENT, members, profiles};

fn strategist() -> Position {
    Position::strategist(&CONTENT.0)
}

fn ranked<T>(members: &[Member], position: &Position, read: impl FnOnce(RankedPool<'_>) -> T) -> T {
    let ranking = rank(members, position);
    read(RankedPool {
        name: "Ours",
        example: false,
        content: &CONTENT.0,
        members,
        ranking: ranking.as_ref(),
        position,
        hidden: false,
    })
}

/// A table as rows of cells by the names of its columns; nothing in it holds a comma or a quote.
fn table(csv: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut lines = csv.lines();
    let heads: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        heads.iter().map(|head| (*head).to_owned()).zip(line.split(',').map(str::to_owned)).collect()
    };
    lines.map(row).collect()
}

/// Somebody who picks blindly and rates themselves Leading, noticed as that.
fn picks_blindly() -> (Member, ProfileFile) {
    let (content, bank) = &*CONTENT;
    let assessor = Assessor::new(content, bank);
    let somebody = |seed: u64| {
        let person = MadeUp {
            name: "Blind".to_owned(),
            abilities: [-4.0; Skill::COUNT],
            bias: [6.0; Skill::COUNT],
            mode: Mode::Full,
            facts: Vec::new(),
            at: Millis(1_795_000_000_000),
            seed: 500 + seed,
        };
        let candidate = Candidate::new(made_up(content, bank, &person).unwrap()).unwrap();
        let standing = assessor.of_profile(&candidate.profile).unwrap();
        let member = Member::new(candidate.id, "Blind".to_owned(), Vec::new(), standing, Mark::default());
        (member, candidate.profile)
    };
    (0..20).map(somebody).find(|(member, _)| member.looks_random()).unwrap()
}

/// A level as a page has it, with a plain minus.
fn plain(level: Tenths) -> String {
    level.shown().replace('\u{2212}', "-")
}

#[test]
fn a_level_is_the_same_in_the_table_side_by_side_on_paper_and_in_exports() {
    let (content, bank) = &*CONTENT;
    let (mut members, mut profiles, position) = (members(), profiles(), strategist());
    // Of somebody whose answers could be picks at random half is what the ratings alone say: a mixture, which lies unevenly.
    let (blind, profile) = picks_blindly();
    members.push(blind);
    profiles.push(profile);
    let uneven = |band: LevelBand| matches!(band.spread(), LevelSpread::Between(..));
    let blind = &members.last().unwrap().standing;
    assert!(Skill::ALL.into_iter().any(|skill| uneven(blind.band(skill))), "{blind:?}");
    let pages: Vec<ResultView> = profiles
        .iter()
        .map(|profile| candidate_result(content, bank, &profile.attempts[0]).unwrap())
        .collect();
    let ranking = rank(&members, &position).unwrap();
    let musts = MustHaves::new(content, &position);
    let sides: Vec<Side<'_>> = members
        .iter()
        .zip(&profiles)
        .map(|(member, profile)| Side {
            attempt: &profile.attempts[0],
            standing: &member.standing,
            since: None,
            caveats: &[],
        })
        .collect();
    let side_by_side = beside(content, bank, &sides).unwrap();
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), false);
    let (_, seen) = seen_now(content, &members, Some(&ranking), &position, &blinding, &[]);
    let (csv, json) = ranked(&members, &position, |pool| (table(&pool.to_csv()), pool.to_json()));
    for (at, member) in members.iter().enumerate() {
        let row = member_row(&members, Some(&ranking), &musts, at).unwrap();
        let paper = seen.iter().find(|one| one.id == member.id.as_str()).unwrap().seen.as_ref().unwrap();
        let exported = csv.iter().find(|line| line["id"] == member.id.as_str()).unwrap();
        assert_eq!(exported["fit"], plain(row.fit.unwrap().level));
        assert_eq!(paper.fit.unwrap().level, row.fit.unwrap().level);
        assert_eq!(paper.fit.unwrap().spread(), row.fit.unwrap().spread(), "said as it was");
        let low = plain(row.fit.unwrap().ends.0);
        assert_eq!(
            (&exported["fit_low_90"], &exported["fit_high_90"]),
            (&low, &plain(row.fit.unwrap().ends.1))
        );
        for skill in Skill::ALL {
            let shown = row.skills[skill.index()].band;
            let cell = side_by_side.skills[skill.index()].cells[at].as_ref().unwrap();
            // Its name is that of the person's own page: `side_by_side_says_what_the_page_of_the_candidate_says`.
            assert_eq!(cell.band, shown, "{skill:?}");
            assert_eq!(paper.skills[skill.index()].0.unwrap().level, shown.level);
            let name = skill.as_str().replace('-', "_");
            assert_eq!(exported[&name], plain(shown.level));
            let page = &pages[at].skills[skill.index()];
            assert_eq!((page.number, &page.level), (Some(shown), &shown.word(content)), "on their own page");
            assert_eq!((page.outer, page.inner), (shown.outer, shown.inner), "drawn as in the table");
            assert_eq!(paper.skills[skill.index()].0.unwrap().ends, shown.ends);
            let low = shown.ends.0;
            assert_eq!(exported[&format!("{name}_high_90")], plain(shown.ends.1));
            assert_eq!(
                exported[&format!("{name}_low_90")],
                plain(low),
                "the ends are those of the interval shown"
            );
            let in_json = format!(
                "\"{}\":{{\"level\":{},\"low_90\":{}",
                skill.as_str(),
                plain(shown.level),
                plain(low)
            );
            assert!(json.contains(&in_json), "{in_json}");
        }
    }
}

/// The number reaches the beginning of a level exactly where the chance of that level reaches one half.
#[test]
fn a_level_that_equals_a_need_is_never_beside_a_chance_below_half() {
    let content = &CONTENT.0;
    let musts: Vec<(f64, MustHaves)> = (1..=5)
        .map(|number| {
            let level = cairn_core::Level::new(number).unwrap();
            let position = Position { musts: [Some(level); Skill::COUNT], ..Position::open("all") };
            (f64::from(number) - 0.5, MustHaves::new(content, &position))
        })
        .collect();
    let mut standing = members().remove(0).standing;
    let mut near = 0;
    for step in -300..=600 {
        standing.mean = [f64::from(step) / 100.0 - 2.0 + 0.0004; Skill::COUNT];
        for (begins, must) in &musts {
            for need in must.needs() {
                let shown = level_band(standing.skill(need.skill)).level.get();
                let met = must.met(&standing, need);
                assert_eq!(shown >= *begins, met >= 0.5, "{shown} beside {met} at {begins}");
                near += u32::from((0.45..0.5).contains(&met) && (shown - begins).abs() < 0.15);
            }
        }
    }
    assert!(near > 100, "{near} are just below");
    // Far from a beginning it is the nearest tenth.
    assert_eq!([2.46, 2.44, 2.5, 2.54, 2.96].map(level_band_of), ["2.4", "2.4", "2.5", "2.5", "3.0"]);
}

fn level_band_of(level: f64) -> String {
    cairn_core::profile::view::level_number(level - 2.0).shown()
}

/// A word changes exactly where the number beside it does: Independent begins at 2.5.
#[test]
fn a_level_has_the_name_of_the_number_that_is_shown() {
    let content = &CONTENT.0;
    let word = |number: f64| level_word(content, Tenths::of(number));
    for (number, name) in [
        (-0.9, "New"),
        (0.4, "New"),
        (0.5, "Aware"),
        (2.4, "Working"),
        (2.5, "Independent"),
        (3.4, "Independent"),
        (3.5, "Leading"),
        (4.5, "Authority"),
        (6.6, "Authority"),
    ] {
        assert_eq!(word(number), name, "{number}");
    }
}

/// A band that goes on beyond the scale is known to: cut off there it would look surest.
#[test]
fn an_end_beyond_the_scale_is_drawn_at_its_end_and_known_to_go_on() {
    let band = level_band(cairn_measure::Score { mean: 3.7, sd: 0.5 });
    assert_eq!((band.level.shown(), band.reach.shown()), ("5.7".to_owned(), "0.8".to_owned()));
    assert!(!band.outer.0.is_beyond() && band.outer.1.is_beyond());
    assert_eq!(band.outer.1.percent(), Tenths::of(100.0));
    let low = Scale::of(-4.0);
    assert!(low.is_beyond());
    assert_eq!((low.percent(), low.step()), (Tenths::of(0.0), 0));
}

#[test]
fn a_team_of_one_says_what_the_pool_says_of_them() {
    let (content, members) = (&CONTENT.0, members());
    let mut position = strategist();
    position.aims = position.musts;
    for member in &members {
        let TeamView::Team { needs, all, .. } = team_view(content, &position, &[&member.standing], &[])
        else {
            panic!("no needs");
        };
        let musts = MustHaves::new(content, &position);
        assert_eq!(all, musts.all_met(&member.standing).map(Percent::of));
        for (row, need) in needs.iter().zip(musts.needs()) {
            let met = Percent::of(musts.met(&member.standing, need));
            assert_eq!((row.covered, &row.members), (met, &vec![Some(met)]), "{}", row.name);
        }
    }
}

/// Present staff are no applicants: not ranked, not counted, not exported, not decided upon.
#[test]
fn present_staff_are_not_ranked() {
    let (mut members, position) = (members(), strategist());
    let before = rank(&members, &position).unwrap();
    let best = before.order[0];
    let id = members[best].id.clone();
    members[best].remark(Mark { staff: true, ..Mark::default() });
    let ranking = rank(&members, &position).unwrap();
    assert_eq!(ranking.order[..], before.order[1..], "the others stand as before");
    assert_eq!((ranking.group(best), ranking.place(best)), (None, None));
    let musts = MustHaves::new(&CONTENT.0, &position);
    assert_eq!(member_row(&members, Some(&ranking), &musts, best).unwrap().fit, None);
    let lines = |show| {
        let wish = ListWish { show, ..ListWish::usual() };
        let lines = list(&members, Some(&ranking), &musts, &musts.chances(&members), &wish);
        lines
            .into_iter()
            .filter_map(|line| match line {
                cairn_core::compare::TableLine::Member(at) => Some(at),
                cairn_core::compare::TableLine::Group(..) => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(Show::All), ranking.order);
    assert_eq!(lines(Show::Staff), [best]);
    let shares = position.shares().unwrap();
    assert_eq!(span(&members, ranking.order[0], &shares).map(|(_, worst)| worst <= 4), Some(true));
    assert!(!ranked(&members, &position, |pool| pool.to_csv()).contains(id.as_str()));
    let none = Position { weights: [cairn_core::compare::Weight::default(); 7], ..position.clone() };
    assert!(!ranked(&members, &none, |pool| pool.to_json()).contains(id.as_str()));
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), false);
    let (_, seen) =
        seen_now(&CONTENT.0, &members, Some(&ranking), &position, &blinding, std::slice::from_ref(&id));
    assert!(seen.iter().all(|one| one.id != id.as_str() && !one.chosen));
    let one: Vec<Member> = vec![members[best].clone()];
    assert_eq!(
        pool_headline(&one, rank(&one, &position).as_ref()).says,
        cairn_core::compare::view::PoolHeadline::Empty
    );
}

/// Levels and years stand apart in a file, and not said is neither yes nor no.
#[test]
fn levels_and_years_stand_apart_in_a_file() {
    let members = members();
    let mut position = strategist();
    position.years = [Some(10), None, None];
    // Person 1 says 4 years, person 4 says 16.
    let rows = ranked(&members, &position, |pool| table(&pool.to_csv()));
    let of = |name: &str| rows.iter().find(|row| row["name"] == name).unwrap();
    let one = of("Person 1");
    assert_eq!((one["years_met"].as_str(), one["years_short"].as_str()), ("short", "data: 4 of 10"));
    assert!(!one["all_levels_at_once"].is_empty(), "the levels are said apart from the years");
    assert_eq!((of("Person 4")["years_met"].as_str(), of("Person 4")["years_short"].as_str()), ("yes", ""));
    position.years = [None, Some(5), None];
    let rows = ranked(&members, &position, |pool| table(&pool.to_csv()));
    assert!(rows.iter().all(|row| row["years_met"] == "not_said"), "{rows:?}");
    assert!(rows.iter().all(|row| !row["all_levels_at_once"].is_empty()));
    let met = years_met(&position, [Some(3), None, Some(9)], false);
    assert_eq!(met, [YearsView { track: Track::Leading, asked: 5, met: YearsMet::NotSaid }]);
}

/// What stands out about somebody is in the row, on the paper, in the table file and in JSON.
#[test]
fn warnings_are_carried_everywhere() {
    let mut members = members();
    members[2].standing.flags = vec![Flag::Rapid, Flag::RandomPicks];
    members[2].standing.finished = false;
    let position = strategist();
    let ranking = rank(&members, &position).unwrap();
    let said = caveats_at(&members, Some(&ranking), 2);
    for one in [Caveat::Answering(Flag::Rapid), Caveat::Answering(Flag::RandomPicks), Caveat::Unfinished] {
        assert!(said.contains(&one), "{said:?}");
    }
    let musts = MustHaves::new(&CONTENT.0, &position);
    assert_eq!(member_row(&members, Some(&ranking), &musts, 2).unwrap().caveats, said);
    let blinding = NameBlinding::new(PoolId::parse("1a2b").unwrap(), false);
    let (_, seen) = seen_now(&CONTENT.0, &members, Some(&ranking), &position, &blinding, &[]);
    let paper = seen.iter().find(|one| one.id == members[2].id.as_str()).unwrap();
    assert_eq!(paper.seen.as_ref().unwrap().caveats, said);
    let (csv, json) = ranked(&members, &position, |pool| (table(&pool.to_csv()), pool.to_json()));
    let row = csv.iter().find(|row| row["id"] == members[2].id.as_str()).unwrap();
    let read: Vec<Caveat> = row["warnings"].trim_matches('"').split("; ").filter_map(caveat_of).collect();
    // A file says from how many, not from whom: an id would tell who is hidden.
    let nameless = |one: &Caveat| match one {
        Caveat::Bridges(Overlap { count, .. }) => Caveat::Bridges(Overlap { who: Vec::new(), count: *count }),
        Caveat::AlikeFirst(Overlap { count, .. }) => {
            Caveat::AlikeFirst(Overlap { who: Vec::new(), count: *count })
        }
        other => other.clone(),
    };
    let in_files: Vec<Caveat> = said.iter().map(nameless).collect();
    assert_ne!(in_files, said, "somebody of the group before is named");
    assert_eq!(read, in_files, "{}", row["warnings"]);
    assert!(in_files.iter().all(|one| json.contains(&format!("\"{}\"", caveat_text(one)))), "{json}");
}

/// How far it has come with somebody filters the table and stands in the file.
#[test]
fn a_status_filters_the_table_and_is_exported() {
    let (mut members, position) = (members(), strategist());
    members[3].remark(Mark { status: Some(Status::Invited), ..Mark::default() });
    let ranking = rank(&members, &position).unwrap();
    let musts = MustHaves::new(&CONTENT.0, &position);
    let count = |show| {
        let wish = ListWish { show, ..ListWish::usual() };
        let lines = list(&members, Some(&ranking), &musts, &[], &wish);
        lines.iter().filter(|line| matches!(line, cairn_core::compare::TableLine::Member(_))).count()
    };
    let shows = [Show::Status(Status::Invited), Show::Status(Status::Offered), Show::NoStatus, Show::All];
    assert_eq!(shows.map(count), [1, 0, 4, 5]);
    // While names are hidden nobody's status is known, and nobody is said to have none.
    let mut blinded = members.clone();
    for member in &mut blinded {
        member.blinded = true;
    }
    let count_hidden = |show| {
        let wish = ListWish { show, ..ListWish::usual() };
        let lines = list(&blinded, Some(&ranking), &musts, &[], &wish);
        lines.iter().filter(|line| matches!(line, cairn_core::compare::TableLine::Member(_))).count()
    };
    assert_eq!(shows.map(count_hidden), [5, 5, 5, 5]);
    let rows = ranked(&members, &position, |pool| table(&pool.to_csv()));
    assert_eq!(rows.iter().filter(|row| row["status"] == "invited").count(), 1);
    assert_eq!(member_row(&members, Some(&ranking), &musts, 3).unwrap().status, Some(Status::Invited));
}
