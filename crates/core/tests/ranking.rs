//! Comparing: groups before places, what holds under other weights, what must be there, what would settle it.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a failing unwrap is a failing test; counts and 53 bits fit"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::{Attempt, Millis, Mode, Track};
use cairn_core::compare::view::{Caveat, LineView, PoolHeadline, line_view, member_row, pool_headline};
use cairn_core::compare::{
    Assessor, Candidate, CandidateEstimate, Known, ListWish, MadeUp, Mark, Member, MoreAnswers, MustHaves,
    MustsSay, Order, Position, Ranking, Show, SkillBasis, SortBy, TableLine, Weight, YearsMet,
    find_namesakes, first_group, list, made_up, missing_of_example, more_answers, order, rank, renew, span,
    versus,
};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Content};
use cairn_core::export::{CsvDialect, RankedPool};
use cairn_core::path::Shown;
use cairn_core::{Level, Skill};
use cairn_measure::Seed;

struct World {
    content: Content,
    bank: Bank,
    example: Vec<Member>,
    forty: Vec<(Member, [f64; 7])>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    let Library { content, example, .. } = library;
    let example = {
        let assessor = Assessor::new(&content, &bank);
        example
            .iter()
            .map(|person| MadeUp::of(person, Millis(1_795_000_000_000)).unwrap())
            .map(|person| member(&content, &bank, &assessor, &person))
            .collect()
    };
    let forty = {
        let assessor = Assessor::new(&content, &bank);
        (0..40u64)
            .map(|number| {
                let unit = |part: u64| (Seed(number).part(part).0 >> 11) as f64 / (1u64 << 53) as f64;
                let middle = 3.0 * unit(1) - 1.0;
                let abilities = std::array::from_fn(|skill| middle + unit(10 + skill as u64) - 0.5);
                let person = MadeUp {
                    name: format!("Candidate {number:02}"),
                    abilities,
                    bias: [unit(2) * 1.6 - 0.8; 7],
                    mode: Mode::Full,
                    facts: Vec::new(),
                    at: Millis(1_795_000_000_000),
                    seed: 1000 + number,
                };
                (member(&content, &bank, &assessor, &person), abilities)
            })
            .collect()
    };
    World { content, bank, example, forty }
});

fn member(content: &Content, bank: &Bank, assessor: &Assessor<'_>, person: &MadeUp) -> Member {
    let profile = made_up(content, bank, person).unwrap();
    let candidate = Candidate::new(profile).unwrap();
    let standing = assessor.of_profile(&candidate.profile).unwrap();
    let attempts = candidate.profile.attempts.iter().map(Attempt::id).cloned().collect();
    Member::new(candidate.id.clone(), candidate.profile.name.clone(), attempts, standing, Mark::default())
}

fn strategist() -> Position {
    Position::strategist(&WORLD.content)
}

fn at(name: &str) -> usize {
    WORLD.example.iter().position(|member| member.name() == name).unwrap()
}

#[test]
fn of_forty_people_of_known_ability_whoever_is_told_apart_stands_in_the_right_order() {
    let members: Vec<Member> = WORLD.forty.iter().map(|(member, _)| member.clone()).collect();
    let position = strategist();
    let shares = position.shares().unwrap();
    let truth =
        |at: usize| WORLD.forty[at].1.iter().zip(shares).map(|(ability, share)| ability * share).sum::<f64>();
    let ranking = rank(&members, &position).unwrap();
    assert!((3..=12).contains(&ranking.groups.len()), "{:?}", ranking.groups);
    let (mut apart, mut wrong) = (0, 0);
    for one in 0..40 {
        for other in 0..40 {
            let p = ranking.above(one, other).unwrap().get();
            let (group, behind) = (ranking.group(one).unwrap(), ranking.group(other).unwrap());
            if group == behind {
                assert!(p < 0.9, "within a group nobody is told apart: {p}");
            }
            if p >= 0.9 {
                assert!(group < behind);
                apart += 1;
                wrong += usize::from(truth(one) < truth(other));
            }
            // Whoever stands behind a wall is told apart from everybody before it.
            if group + 1 == behind && !ranking.bridges(other) {
                assert!(p >= 0.9, "{p}");
            }
        }
    }
    assert!(apart > 300, "{apart}");
    assert!(wrong * 20 < apart, "{wrong} of {apart} pairs that are told apart stand the wrong way round");
}

#[test]
fn groups_do_not_depend_on_the_order_in_which_people_came() {
    let mut members: Vec<Member> = WORLD.forty.iter().map(|(member, _)| member.clone()).collect();
    let names = |members: &[Member]| {
        let ranking = rank(members, &strategist()).unwrap();
        (0..ranking.groups.len())
            .map(|group| ranking.members(group).iter().map(|at| members[*at].name().to_owned()).collect())
            .collect::<Vec<Vec<String>>>()
    };
    let forward = names(&members);
    members.reverse();
    assert_eq!(names(&members), forward);
}

#[test]
fn all_weights_zero_is_nothing_to_rank_by_and_everybody_is_still_listed() {
    let mut position = strategist();
    position.weights = [Weight::default(); 7];
    assert_eq!(rank(&WORLD.example, &position), None);
    assert_eq!(pool_headline(&WORLD.example, None).says, PoolHeadline::NothingToRankBy);
    let musts = MustHaves::new(&WORLD.content, &position);
    let lines = list(&WORLD.example, None, &musts, &musts.chances(&WORLD.example), &ListWish::usual());
    assert_eq!(lines, (0..12).map(TableLine::Member).collect::<Vec<_>>());
    assert_eq!(member_row(&WORLD.example, None, &musts, 0).unwrap().fit, None);
}

#[test]
fn what_is_unknown_is_not_zero() {
    let musts = MustHaves::new(&WORLD.content, &strategist());
    let kestrel = at("Kestrel");
    let member = &WORLD.example[kestrel];
    let met = |skill: Skill| {
        let need = musts.needs().iter().find(|need| need.skill == skill).unwrap();
        musts.met(&member.standing, need)
    };
    assert!((0.001..0.5).contains(&met(Skill::Leadership)), "{}", met(Skill::Leadership));
    let all = musts.all_met(&member.standing).unwrap();
    assert!(all > 0.0 && all < met(Skill::Leadership));
    let row =
        member_row(&WORLD.example, rank(&WORLD.example, &strategist()).as_ref(), &musts, kestrel).unwrap();
    assert_eq!(row.skills[Skill::Leadership.index()].rests_on, SkillBasis::Nothing);
    assert_eq!(row.skills[Skill::MachineLearning.index()].rests_on, SkillBasis::Questions);
    assert!(
        row.caveats.iter().any(|caveat| matches!(caveat, Caveat::NotMeasured(skills) if skills.len() == 6))
    );
    let wider = |name: &str| row_of(name).fit.unwrap().reach;
    assert!(
        wider("Kestrel") > wider("Amber") && wider("Fern") > wider("Amber"),
        "what is less known is wider: {:?} {:?} {:?}",
        wider("Kestrel"),
        wider("Fern"),
        wider("Amber")
    );
    assert_eq!(musts.years(&WORLD.example[at("Linden")].standing, Track::Data), Some(YearsMet::NotSaid));
    assert_eq!(musts.years(&WORLD.example[at("Amber")].standing, Track::Data), Some(YearsMet::Yes(11)));
    assert_eq!(musts.years(&WORLD.example[at("Dune")].standing, Track::Data), Some(YearsMet::No(4)));
}

/// How many are likely met, and which one fails, tells people apart where the chance of all at once is near 0 for everybody.
#[test]
fn must_haves_say_how_many_are_likely_met_and_which_one_fails() {
    let musts = MustHaves::new(&WORLD.content, &strategist());
    let mut counts = Vec::new();
    for member in &WORLD.example {
        let each: Vec<f64> = musts.needs().iter().map(|need| musts.met(&member.standing, need)).collect();
        let view = musts.view(&member.standing).unwrap();
        let measured = |need: &&cairn_core::compare::Need| musts.measured(&member.standing, need);
        let each: Vec<(f64, &cairn_core::compare::Need)> =
            each.into_iter().zip(musts.needs()).filter(|(_, need)| measured(need)).collect();
        let likely = each.iter().filter(|(met, _)| Shown::of(*met) >= Shown::Likely).count();
        assert_eq!((view.likely, view.of), (likely, musts.needs().len()));
        assert_eq!(view.unmeasured, view.of - each.len());
        assert_eq!(musts.tally(&member.standing).likely, likely);
        let (least, need) = each.iter().copied().min_by(|left, right| left.0.total_cmp(&right.0)).unwrap();
        let weakest = view.weakest.as_ref().unwrap();
        assert_eq!((&weakest.name, &weakest.level), (&need.name, &need.level_name));
        let says = match Shown::of(least) {
            Shown::Open | Shown::NotYet => MustsSay::Fails,
            _ if view.unmeasured > 0 => MustsSay::NotMeasured,
            Shown::Likely => MustsSay::Likely,
            Shown::Shown => MustsSay::Shown,
        };
        assert_eq!(view.says, says);
        assert_eq!(view.says == MustsSay::Fails, view.likely + view.unmeasured < view.of);
        counts.push(view.likely);
    }
    counts.sort_unstable();
    counts.dedup();
    assert!(counts.len() >= 3, "the example tells people apart: {counts:?}");
    assert_eq!(MustHaves::none().view(&WORLD.example[0].standing), None);
    assert_eq!(MustHaves::none().tally(&WORLD.example[0].standing).likely, 0);
}

/// Minimums are easier to meet than the aim, one by one and all at once.
#[test]
fn the_aim_is_never_more_likely_met_than_the_minimums() {
    let position = strategist();
    let (least, aim) =
        (MustHaves::new(&WORLD.content, &position), MustHaves::aims(&WORLD.content, &position));
    assert_eq!(least.needs().len(), aim.needs().len());
    for member in &WORLD.example {
        for (low, high) in least.needs().iter().zip(aim.needs()) {
            assert!(least.met(&member.standing, low) >= aim.met(&member.standing, high));
        }
        assert!(least.all_met(&member.standing) >= aim.all_met(&member.standing));
    }
}

fn row_of(name: &str) -> cairn_core::compare::view::MemberRow {
    let (position, members) = (strategist(), &WORLD.example);
    let musts = MustHaves::new(&WORLD.content, &position);
    member_row(members, rank(members, &position).as_ref(), &musts, at(name)).unwrap()
}

#[test]
fn who_claims_too_much_is_said_and_who_is_modest_is_not() {
    let over = |name: &str| row_of(name).caveats.iter().any(|caveat| matches!(caveat, Caveat::OverRates(_)));
    assert!(over("Ember") && !over("Iris") && !over("Granite") && !over("Fern"));
    assert!(row_of("Fern").caveats.contains(&Caveat::RatingsAlone));
}

/// A pool of the example that was left while it was read is completed with those who are missing, under whatever name anybody of it
/// goes by now, and nobody twice.
#[test]
fn who_is_missing_of_the_example_is_told_by_their_answers() {
    let people = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap().example;
    let missing = |members: &[Member]| -> Vec<String> {
        missing_of_example(people.clone(), members).into_iter().map(|person| person.name).collect()
    };
    let names: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
    assert_eq!(missing(&[]), names);
    assert_eq!(missing(&WORLD.example), [""; 0]);
    assert_eq!(missing(&WORLD.example[..5]), names[5..]);
    let others: Vec<Member> = WORLD.forty.iter().map(|(member, _)| member.clone()).collect();
    assert_eq!(missing(&others), names, "real people take nobody's place");
    let one = &WORLD.example[3];
    let hidden = Member::new(
        one.id.clone(),
        String::new(),
        one.attempts.clone(),
        one.standing.clone(),
        Mark::default(),
    );
    assert!(!missing(&[hidden]).contains(&names[3]), "who is there under no name is there");
}

/// A single group tells nobody apart: neither the table nor the page of a candidate speaks of one.
#[test]
fn nothing_is_said_of_groups_where_there_is_only_one() {
    let musts = MustHaves::none();
    let told = |members: &[Member]| {
        let ranking = rank(members, &strategist()).unwrap();
        let lines = list(members, Some(&ranking), &musts, &[], &ListWish::usual());
        let heads = lines.iter().filter(|line| matches!(line, TableLine::Group(..))).count();
        let groups: Vec<Option<usize>> = (0..members.len()).map(|at| ranking.group_told(at)).collect();
        assert_eq!(lines.len() - heads, members.len());
        (heads, groups)
    };
    let one = WORLD.example[0].clone();
    assert_eq!(told(std::slice::from_ref(&one)), (0, vec![None]));
    assert_eq!(told(&[one.clone(), one.clone()]), (0, vec![None, None]), "twins cannot be told apart");
    let (heads, groups) = told(&WORLD.example);
    assert!(heads > 1 && groups.iter().all(Option::is_some), "{groups:?}");
}

#[test]
fn who_is_of_the_example_pool_stays_made_up_wherever_they_go() {
    assert!(WORLD.example.iter().all(|member| member.made_up));
    let one = WORLD.example[0].clone();
    let other = Member::new(
        one.id.clone(),
        "Anna".to_owned(),
        one.attempts.clone(),
        one.standing.clone(),
        Mark::default(),
    );
    assert!(!other.made_up, "somebody else with such an id is none of them");
    let members = [one, other];
    let (position, ranking) = (strategist(), rank(&members, &strategist()).unwrap());
    let pool = |example| RankedPool { example, ..ours(&members, &ranking, &position) };
    let line = |name: &str, example| {
        pool(example).to_csv().lines().find(|line| line.starts_with(name)).unwrap().to_owned()
    };
    let first = members[0].name();
    assert_eq!(line(first, false), line(first, true), "said in any pool");
    assert_eq!(line("Anna", false), line("Anna", true), "nobody real is called made up");
    let json = |example| serde_json::from_str::<serde_json::Value>(&pool(example).to_json()).unwrap();
    for (example, told) in [(false, json(false)), (true, json(true))] {
        assert_eq!(told["made_up"], false, "{example}");
        for one in told["candidates"].as_array().unwrap() {
            assert_eq!(one["made_up"], one["name"] != "Anna", "{one}");
        }
    }
    // The example of an older version, whose people this one does not know.
    let old = [members[1].clone()];
    let of_old = RankedPool { example: true, ..ours(&old, &ranking, &position) };
    let told: serde_json::Value = serde_json::from_str(&of_old.to_json()).unwrap();
    assert_eq!([&told["made_up"], &told["candidates"][0]["made_up"]], [true, true]);
}

#[test]
fn an_order_that_holds_under_all_plausible_weights_holds_at_each_corner_and_between() {
    let members = &WORLD.example;
    let shares = strategist().shares().unwrap();
    let mut depends = 0;
    for one in 0..members.len() {
        for other in 0..members.len() {
            let claimed = order(&members[one], &members[other], &shares);
            let mut ahead = [0, 0];
            for trial in 0..400u64 {
                let moved: [f64; 7] = std::array::from_fn(|skill| {
                    let bits = Seed(trial).part(skill as u64).0;
                    let way = if trial < 200 {
                        f64::from(u8::from(bits & 1 == 1))
                    } else {
                        (bits >> 11) as f64 / (1u64 << 53) as f64
                    };
                    shares[skill] * (0.7 + 0.6 * way)
                });
                let fit = |at: usize| members[at].standing.score(&moved).mean;
                ahead[usize::from(fit(one) < fit(other))] += 1;
            }
            match claimed {
                Order::FirstAhead => assert_eq!(ahead[1], 0),
                Order::SecondAhead => assert_eq!(ahead[0], 0),
                Order::Depends => depends += 1,
            }
        }
    }
    assert!(depends > 12, "some orders do depend on the weights: {depends}");
    let (best, worst) = span(members, at("Amber"), &shares).unwrap();
    assert!(best <= 2 && worst <= 4, "{best} to {worst}");
}

#[test]
fn who_enters_the_first_group_is_not_in_it_now_and_the_rest_is_accounted_for() {
    let ranking = rank(&WORLD.example, &strategist()).unwrap();
    let found = first_group(&WORLD.example, &ranking, &strategist().shares().unwrap());
    assert_eq!(found.always.len() + found.leave.len(), ranking.members(0).len());
    assert!(found.always.contains(&at("Birch")), "{found:?}");
    assert!(found.enter.iter().all(|at| ranking.group(*at) > Some(0)));
}

#[test]
fn more_answers_settle_what_can_be_settled() {
    let World { bank, example, .. } = &*WORLD;
    let shares = strategist().shares().unwrap();
    let more = |one: &str, other: &str| {
        more_answers(bank, [&example[at(one)].standing, &example[at(other)].standing], &shares)
    };
    assert_eq!(more("Amber", "Juniper"), MoreAnswers::None);
    assert!(matches!(more("Amber", "Amber"), MoreAnswers::MoreThan(_)));
    let fern = more("Fern", "Granite");
    assert!(matches!(fern, MoreAnswers::About(_) | MoreAnswers::MoreThan(_)), "{fern:?}");
}

#[test]
fn why_somebody_is_ahead_names_the_skills_in_the_order_of_what_they_move() {
    let World { bank, example, .. } = &*WORLD;
    let shares = strategist().shares().unwrap();
    let fit = |at: usize| example[at].standing.score(&shares).mean;
    let mut pair = [at("Juniper"), at("Amber")];
    pair.sort_by(|left, right| fit(*left).total_cmp(&fit(*right)));
    let found = versus(bank, example, pair, &shares).unwrap();
    assert_eq!(
        [found.second, found.first],
        pair,
        "who is ahead comes first, in whatever order they are asked for"
    );
    let sum: f64 = found.skills.iter().map(|one| one.adds).sum();
    let fits = pair.map(|at| example[at].standing.score(&shares).mean);
    assert!((sum - (fits[1] - fits[0])).abs() < 1e-9);
    assert!(found.skills.is_sorted_by(|left, right| left.adds.abs() >= right.adds.abs()));
    let real: Vec<_> = found.skills.iter().filter(|one| one.known == Known::Real).collect();
    assert!(!real.is_empty() && real.iter().all(|one| one.levels.abs() > 0.5), "{:?}", found.skills);
    let kestrel = versus(bank, example, [at("Kestrel"), at("Amber")], &shares).unwrap();
    let unknown = kestrel.skills.iter().filter(|one| one.known == Known::NotMeasured).count();
    assert_eq!(unknown, 6);
}

/// f25
#[test]
fn two_people_of_one_name_stay_apart_and_can_be_told_by_their_ids() {
    let mut members = WORLD.example.clone();
    members[3].remark(Mark { name: "Amber".into(), ..Mark::default() });
    find_namesakes(&mut members);
    let musts = MustHaves::none();
    let ids: Vec<Option<String>> =
        (0..12).map(|at| member_row(&members, None, &musts, at).unwrap().short_id).collect();
    assert_eq!(ids.iter().flatten().count(), 2);
    assert!(ids[0].is_some() && ids[3].is_some() && ids[0] != ids[3]);
}

#[test]
fn the_list_is_filtered_sorted_and_searched() {
    let (members, position) = (&WORLD.example, strategist());
    let ranking = rank(members, &position).unwrap();
    let musts = MustHaves::new(&WORLD.content, &position);
    let lines = |wish: ListWish| list(members, Some(&ranking), &musts, &musts.chances(members), &wish);
    let names = |wish: ListWish| -> Vec<&str> {
        let name =
            |line: TableLine| if let TableLine::Member(at) = line { Some(members[at].name()) } else { None };
        lines(wish).into_iter().filter_map(name).collect()
    };
    let usual = ListWish::usual();
    let all = lines(usual.clone());
    assert_eq!(all.len(), 12 + ranking.groups.len());
    assert!(matches!(all[0], TableLine::Group(0, shown) if shown == ranking.members(0).len()));
    assert_eq!(names(ListWish { search: " AMB".into(), ..usual.clone() }), ["Amber"]);
    assert_eq!(lines(ListWish { search: "nobody".into(), ..usual.clone() }), []);
    let by_name = names(ListWish { sort: SortBy::Name, ..usual.clone() });
    assert!(by_name.is_sorted() && by_name.len() == 12);
    let python = names(ListWish { sort: SortBy::Skill(Skill::Python), ..usual.clone() });
    assert_eq!(python[0], "Cedar", "{python:?}");
    let mut turned = names(ListWish { sort: SortBy::Skill(Skill::Python), reversed: true, ..usual.clone() });
    // Who has no number in it stands last both ways.
    assert_eq!((python[11], turned[11]), ("Kestrel", "Kestrel"));
    turned[..11].reverse();
    assert_eq!(turned, python);
    let bias = names(ListWish { sort: SortBy::Bias, ..usual.clone() });
    assert_eq!(bias[0], "Ember");
    let years = names(ListWish { sort: SortBy::Years(Track::Data), ..usual.clone() });
    assert_eq!((years[0], years[11]), ("Cedar", "Linden"));
    let by_musts = lines(ListWish { sort: SortBy::MustHaves, ..usual.clone() });
    let tallies = by_musts.iter().map(|line| match line {
        TableLine::Member(at) => musts.tally(&members[*at].standing),
        TableLine::Group(..) => panic!("no groups where the table is sorted by must-haves"),
    });
    let tallies: Vec<_> = tallies.map(|tally| (tally.likely, tally.all)).collect();
    assert!(tallies.is_sorted_by(|left, right| left >= right), "{tallies:?}");
    let measured = names(ListWish { show: Show::AllMeasured, ..usual.clone() });
    assert!(measured.len() == 11 && !measured.contains(&"Kestrel"));
    assert_eq!(names(ListWish { show: Show::FirstGroup, ..usual.clone() }).len(), ranking.members(0).len());
    let mut easy = Position::open("easy");
    easy.musts[Skill::Leadership.index()] = Level::new(3);
    let musts = MustHaves::new(&WORLD.content, &easy);
    let wish = ListWish { show: Show::LikelyMet, ..usual };
    let met = list(members, Some(&ranking), &musts, &musts.chances(members), &wish);
    assert!(
        met.contains(&TableLine::Member(at("Amber"))) && !met.contains(&TableLine::Member(at("Juniper")))
    );
}

#[test]
fn the_example_pool_shows_what_it_is_made_to_show() {
    let (members, position) = (&WORLD.example, strategist());
    let ranking = rank(members, &position).unwrap();
    let musts = MustHaves::new(&WORLD.content, &position);
    let mut text = format!("{:?}\n", pool_headline(members, Some(&ranking)).says);
    for line in list(members, Some(&ranking), &musts, &musts.chances(members), &ListWish::usual()) {
        match line_view(members, Some(&ranking), &musts, line).unwrap() {
            LineView::Group { group, shown, all, .. } => {
                writeln!(text, "group {group}, {shown} of {all}").unwrap();
            }
            LineView::Member(row) => {
                let fit = row.fit.unwrap();
                let skills: Vec<String> = row.skills.iter().map(|cell| cell.band.level.shown()).collect();
                writeln!(
                    text,
                    "  {} {} ±{} [{}] musts {} {:?}",
                    row.name,
                    fit.level.shown(),
                    fit.reach.shown(),
                    skills.join(" "),
                    row.musts.map_or_else(String::new, |musts| {
                        let weakest = musts.weakest.as_ref().unwrap();
                        format!(
                            "{} of {}, {} unknown, all {:?}, {:?} {} at {} {:?}, {} fail, years {:?}",
                            musts.likely,
                            musts.of,
                            musts.unmeasured,
                            musts.all.unwrap(),
                            musts.says,
                            weakest.name,
                            weakest.level,
                            weakest.met,
                            musts.fails.len() + musts.more,
                            musts.years_say()
                        )
                    }),
                    row.caveats
                )
                .unwrap();
            }
        }
    }
    insta::assert_snapshot!("example-pool", text);
}

/// The pool as it is saved.
fn ours<'a>(members: &'a [Member], ranking: &'a Ranking, position: &'a Position) -> RankedPool<'a> {
    RankedPool {
        name: "Ours",
        example: true,
        content: &WORLD.content,
        members,
        ranking: Some(ranking),
        position,
        hidden: false,
    }
}

/// The same numbers in both, and no text of a person that Excel would take for a date.
#[test]
fn a_table_for_excel_has_the_same_cells_with_the_signs_of_its_reader() {
    let mut members = WORLD.example.clone();
    for (member, tag) in members.iter_mut().zip(["1-2", "MAR 3", "007"]) {
        member.remark(Mark { tags: vec![tag.into()], note: "one; two".into(), ..Mark::default() });
    }
    let position = strategist();
    let ranking = rank(&members, &position).unwrap();
    let pool = ours(&members, &ranking, &position);
    let cells = |csv: &str, separator: char| -> Vec<Vec<String>> {
        let mut quoted = false;
        let mut part = |one: char| {
            quoted ^= one == '"';
            one == separator && !quoted
        };
        csv.lines().map(|line| line.split(&mut part).map(str::to_owned).collect()).collect()
    };
    // For people in words, for programs in texts that never change.
    let said = |caveats: &[Caveat], _: Option<usize>| format!("{} to know", caveats.len());
    let plain = cells(&pool.to_csv(), ',');
    let excel = cells(&pool.to_sheet(CsvDialect::of("1,5"), &said), ';');
    assert_eq!(plain.len(), 13);
    let warnings = plain[0].iter().position(|head| head == "warnings").unwrap();
    assert!(excel[1..].iter().all(|row| row[warnings].ends_with(" to know")), "{excel:?}");
    assert!(plain[1..].iter().any(|row| row[warnings].contains("overlaps_group_before")), "{plain:?}");
    for (plain, excel) in plain.iter().zip(&excel) {
        assert_eq!(plain.len(), excel.len(), "{excel:?}");
        for (column, (plain, excel)) in plain.iter().zip(excel).enumerate() {
            if column == warnings {
                continue;
            }
            let number = plain.parse::<f64>().is_ok() && plain.contains('.') && !plain.starts_with("2026");
            let shown = if number { plain.replace('.', ",") } else { plain.clone() };
            let text = [format!("\"'{plain}\""), format!("version {plain}")];
            assert!(*excel == shown || text.contains(excel), "{plain} {excel}");
        }
    }
    for tag in ["1-2", "MAR 3", "007"] {
        assert!(plain.concat().contains(&format!("\"'{tag}\"")), "{tag}");
    }
    assert_eq!(cells(&pool.to_sheet(CsvDialect::of("1.5"), &said), ',')[0], plain[0]);
}

/// f19
#[test]
fn exports_carry_intervals_and_no_formula() {
    let mut members = WORLD.example.clone();
    members[0].remark(Mark { name: "=1+1".into(), note: "two\nlines".into(), ..Mark::default() });
    let position = strategist();
    let ranking = rank(&members, &position).unwrap();
    let pool = ours(&members, &ranking, &position);
    let csv = pool.to_csv();
    let columns = csv.lines().next().unwrap().split(',').count();
    assert!(csv.contains("fit_low_90") && csv.contains("\"'=1+1\"") && !csv.contains("\n=1"), "{csv}");
    assert_eq!(csv.lines().filter(|line| line.split(',').count() == columns).count(), 12, "{csv}");
    let json: serde_json::Value = serde_json::from_str(&pool.to_json()).unwrap();
    let people = json["candidates"].as_array().unwrap();
    assert_eq!(people.len(), 12);
    for person in people {
        let fit = &person["fit"];
        let [level, low, high] = ["level", "low_90", "high_90"].map(|name| fit[name].as_f64().unwrap());
        assert!(low < level && level < high && ["A", "B"].contains(&person["group"].as_str().unwrap()));
        // What was not measured has no number.
        let python = &person["skills"]["python"];
        assert_eq!(python["low_90"].is_number(), python["rests_on"] != "nothing");
    }
    assert_eq!(json["made_up"], true);
    assert_eq!(json["position"]["aims"]["leadership"], 5);
    let head: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    let end = &head[columns - 11..];
    assert_eq!((end[0], end[4]), ("levels_likely_met", "level_weakest_met"));
    assert_eq!(end[5..8], ["warnings", "years_met", "status"]);
    assert_eq!(end[8..], ["levels_failing", "levels_not_measured", "years_short"]);
    for person in people {
        let musts = &person["levels"];
        assert!(musts["likely_met"].as_u64() <= musts["asked"].as_u64());
        assert!(musts["weakest"]["name"].is_string() && musts["weakest"]["level"].is_string());
        assert!(musts["weakest"]["met"].as_f64() >= person["all_levels_at_once"].as_f64(), "{person}");
    }
}

/// Longer logs of everybody at once: each in their place, with the notes of now, and nobody who was taken out.
#[test]
fn what_is_concluded_anew_of_many_is_taken_at_once() {
    let one = &WORLD.example[0];
    let standing = |at: usize| WORLD.forty[at % 40].0.standing.clone();
    let named = |at: usize, name: &str, with: CandidateEstimate| {
        let id = cairn_core::CandidateId::parse(&format!("c-{at:05}")).unwrap();
        Member::new(id, name.to_owned(), one.attempts.clone(), with, Mark::default())
    };
    let mut members: Vec<Member> = (0..10_000).map(|at| named(at, &format!("P{at}"), standing(0))).collect();
    let note = Mark { note: "Call on Monday".to_owned(), ..Mark::default() };
    members[7].remark(note.clone());
    let mut fresh: Vec<Member> =
        (0..10_000).rev().map(|at| named(at, &format!("P{}", at / 2), standing(at))).collect();
    fresh.push(named(10_001, "Gone", standing(1)));
    fresh.push(named(3, "Last", standing(5)));
    renew(&mut members, fresh);
    assert_eq!(members.len(), 10_000);
    assert!((0..10_000).all(|at| members[at].standing == standing(if at == 3 { 5 } else { at })));
    assert_eq!((&members[7].mark, &members[3].given_name[..]), (&note, "Last"));
    assert!(!members[2].namesake && members[4].namesake && members[9_999].namesake);
    let before = members.clone();
    renew(&mut members, Vec::new());
    assert_eq!(members, before);
}
