//! What was done with a candidate since the profile came in counts where candidates are compared.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;
use std::sync::OnceLock;

use cairn_core::attempt::{Millis, Mode};
use cairn_core::compare::confirm::{Check, FEWEST_ANSWERS, Finding, Odds, odds, plan, share_against};
use cairn_core::compare::show::{
    ConfirmView, ConfirmedState, confirm_view, confirmed_state, sources_effect_view,
};
use cairn_core::compare::side_by_side::{Side, beside};
use cairn_core::compare::sources_effect::sources_effect;
use cairn_core::compare::trail::{MAX_INTERVIEWERS, Points, Trail, TrailStep, TrailStepKind, answered};
use cairn_core::compare::view::{Caveat, caveats, level_band, member_row};
use cairn_core::compare::{
    Assessor, Candidate, CandidateEstimate, Interviewed, MadeUp, Mark, Member, Moves, MustHaves, Position,
    Since, SkillBasis, Sources, SpeaksFor, Weighing, concluded, interviewed, log_of, made_up, rank,
};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Content};
use cairn_core::export::RankedPool;
use cairn_core::path::view::Percent;
use cairn_core::record::file::{About, ProfileFile, RatingAnswer, RatingFile, Relation};
use cairn_core::{CandidateId, InterviewId, Level, RatingId, Skill};

/// What stands out in somebody's own answers stays the same whatever others say of them since.
#[test]
fn what_others_say_changes_no_warning_about_the_answers() {
    for seed in 0..8 {
        let profile = profile(&person(seed, 0.4, Mode::Full));
        let alone = standing(&profile, &[]).flags;
        let steps = [rated("r-1", 1), scored("Ada", "py-craft", 1)];
        assert_eq!(standing(&profile, &steps).flags, alone, "{seed}");
    }
}

struct World {
    library: Library,
    bank: Bank,
    weighing: Weighing,
}

fn world() -> &'static World {
    static ALL: OnceLock<World> = OnceLock::new();
    ALL.get_or_init(|| {
        let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
        let bank = library.bank();
        let weighing = Weighing { questions: library.interview.clone(), bias: library.observer.bias };
        World { library, bank, weighing }
    })
}

fn content() -> &'static Content {
    &world().library.content
}

fn person(seed: u64, ability: f64, mode: Mode) -> MadeUp {
    let at = Millis(1_795_000_000_000);
    let (abilities, bias) = ([ability; 7], [0.2; 7]);
    MadeUp { name: format!("Person {seed}"), abilities, bias, mode, facts: vec![], at, seed }
}

fn profile(person: &MadeUp) -> ProfileFile {
    made_up(content(), &world().bank, person).unwrap()
}

fn standing(profile: &ProfileFile, steps: &[TrailStep]) -> CandidateEstimate {
    let trail = Trail::new(steps.to_vec());
    let assessor = Assessor::new(content(), &world().bank);
    assessor.of(&log_of(&world().bank, profile).unwrap(), Some((&trail, &world().weighing))).unwrap()
}

fn step(by: &str, what: TrailStepKind) -> TrailStep {
    TrailStep { at: Millis(1_796_000_000_000), by: by.to_owned(), what }
}

fn scored(by: &str, question: &str, points: u8) -> TrailStep {
    let question = InterviewId::parse(question).unwrap();
    step(by, TrailStepKind::Scored { question, score: Points::new(points) })
}

fn rating(id: &str, level: u8) -> RatingFile {
    let answer = |rating: &cairn_core::content::Rating| RatingAnswer {
        item: rating.id.clone(),
        version: rating.version,
        level: Level::new(level),
    };
    RatingFile {
        id: RatingId::parse(id).unwrap(),
        made_at: Millis(1),
        content: content().version.clone(),
        about: About { name: String::new(), mark: None },
        by: "Boss".to_owned(),
        relation: Some(Relation::Manager),
        answers: content().ratings.iter().map(answer).collect(),
    }
}

fn rated(id: &str, level: u8) -> TrailStep {
    step("", TrailStepKind::Rated(Box::new(rating(id, level))))
}

/// A finished confirmation test of this profile, answered by somebody.
fn test(profile: &ProfileFile, by: &MadeUp) -> Vec<TrailStep> {
    let bank = &world().bank;
    let position = Position::strategist(content());
    let items =
        plan(content(), bank, profile, &log_of(&world().bank, profile).unwrap(), &position).unwrap().items;
    let id = Mode::Full.new_id(by.seed ^ 0xc0_ffee).unwrap();
    let began = TrailStepKind::TestBegan {
        test: id.clone(),
        items: items.clone(),
        content: content().version.clone(),
    };
    let mut steps = vec![step("Dana", began)];
    for item in &items {
        let question = bank.question(item).unwrap();
        let choice = by.answer(question).unwrap();
        steps.push(step("Dana", answered(&id, item, question.version, choice, Some(30_000))));
    }
    steps.push(step("Dana", TrailStepKind::TestEnded { test: id }));
    steps
}

/// What stands beside a score is what the engine makes of it: at that level it moves nobody, above it lowers and below it raises,
/// whoever it was given to. A 4 is no "level 4".
#[test]
fn a_score_speaks_for_the_level_at_which_it_moves_nobody() {
    let spoken = |points: u8| SpeaksFor::of(Points::new(points).unwrap());
    let shown: Vec<String> = (1..=5).map(|points| spoken(points).level().shown()).collect();
    let kinds = (1..=5).map(|points| match spoken(points) {
        SpeaksFor::Below(_) => 'b',
        SpeaksFor::About(_) => '=',
        SpeaksFor::Above(_) => 'a',
    });
    assert_eq!(
        (shown.join(" "), kinds.collect::<String>()),
        ("0.8 1.3 2.3 3.3 3.8".to_owned(), "b===a".to_owned())
    );
    let (mut up, mut down) = (0, 0);
    for seed in 0..12_u32 {
        let profile = profile(&person(u64::from(seed), f64::from(seed) * 0.4 - 2.2, Mode::Full));
        let log = log_of(&world().bank, &profile).unwrap();
        for points in 1..=5 {
            let trail = Trail::new(vec![scored("Dana", "le-direction-did", points)]);
            let all = sources_effect(content(), &world().bank, &log, (&trail, &world().weighing)).unwrap();
            let [said] = all.scores.as_slice() else { panic!("one score was given") };
            assert_eq!((said.skill, said.points.number()), (Skill::Leadership, points));
            let mean = |steps| standing(&profile, steps).skill(said.skill).mean;
            let moved = mean(trail.steps()) - mean(&[]);
            // Where it is nearly what was known, rounding decides.
            if (said.before.get() - said.speaks.level().get()).abs() <= 0.1 {
                continue;
            }
            match said.moves {
                Moves::Up => assert!(moved > 0.0, "{said:?} moved by {moved}"),
                Moves::Down => assert!(moved < 0.0, "{said:?} moved by {moved}"),
                Moves::Hardly => panic!("{said:?}"),
            }
            up += u32::from(said.moves == Moves::Up && points == 4);
            down += u32::from(said.moves == Moves::Down && points == 4);
        }
    }
    assert!(up > 0 && down > 0, "a 4 raises some and lowers others");
}

#[test]
fn a_standing_takes_in_what_the_combined_estimate_does_and_says_so() {
    let somebody = person(3, 0.4, Mode::Full);
    let profile = profile(&somebody);
    let alone = standing(&profile, &[]);
    assert_eq!(alone, Assessor::new(content(), &world().bank).of_profile(&profile).unwrap());
    assert!(!alone.sources.more());
    let mut steps = test(&profile, &somebody);
    steps.extend([scored("A", "le-direction-did", 5), scored("B", "le-teams-did", 5), rated("r-1", 4)]);
    let all = standing(&profile, &steps);
    let both = (&Trail::new(steps.clone()), &world().weighing);
    let shown =
        sources_effect(content(), &world().bank, &log_of(&world().bank, &profile).unwrap(), both).unwrap();
    for one in &shown.skills {
        let skill = all.skill(one.skill);
        assert_eq!(one.all.unwrap(), all.band(one.skill), "{:?}", one.skill);
        // An answer that surprises moves the estimate to where the same questions tell a little less.
        let before = alone.skill(one.skill).sd;
        assert!(skill.sd < 1.05 * before, "{:?}: {} was {before}", one.skill, skill.sd);
    }
    let variance = |standing: &CandidateEstimate| {
        Skill::ALL.iter().map(|skill| standing.skill(*skill).sd.powi(2)).sum::<f64>()
    };
    assert!(variance(&all) < 0.95 * variance(&alone), "more is known in all");
    assert_eq!(shown.sources, all.sources);
    let sources = all.sources;
    assert!(sources.profile.bar() > 80 && sources.test >= 10, "{sources:?}");
    assert_eq!((sources.scores, sources.interviewers, sources.ratings, sources.raters), (2, 2, 35, 1));
}

#[test]
fn what_is_taken_back_or_comes_anew_counts_once() {
    let profile = profile(&person(4, 0.0, Mode::Quick));
    let alone = standing(&profile, &[]);
    let once = standing(&profile, &[rated("r-1", 4)]);
    assert!(once.skill(Skill::Leadership).mean > alone.skill(Skill::Leadership).mean + 0.1);
    assert_eq!(standing(&profile, &[rated("r-1", 1), rated("r-1", 4)]), once, "a later file of one rating");
    let gone = step("", TrailStepKind::Unrated(RatingId::parse("r-1").unwrap()));
    assert_eq!(standing(&profile, &[rated("r-1", 4), gone]), alone);
    let two = standing(&profile, &[rated("r-1", 4), rated("r-2", 4)]);
    assert!(two.skill(Skill::Leadership).mean > once.skill(Skill::Leadership).mean);
}

#[test]
fn a_test_under_way_does_not_count_and_one_that_contradicts_stands_mostly_in_the_place_of_the_answers() {
    let (claims, comes) = (person(5, 1.8, Mode::Full), person(13, -1.2, Mode::Full));
    let profile = profile(&claims);
    let alone = standing(&profile, &[]);
    let steps = test(&profile, &comes);
    assert_eq!(standing(&profile, &steps[..5]), alone, "in the middle");
    let after = standing(&profile, &steps);
    assert!(after.sources.profile.bar() < 20, "{:?}", after.sources);
    assert!(after.skill(Skill::Leadership).mean < alone.skill(Skill::Leadership).mean - 1.0);
    assert_eq!(after.claimed, alone.claimed, "what was claimed was claimed");

    // The verdict is a warning of its own. While names are hidden, it is not said how much was tested, and that the answers count less is.
    let id = CandidateId::parse("c-1").unwrap();
    let mut member = Member::new(id, String::new(), vec![], after, Mark::default());
    assert!(caveats(&member, None).contains(&Caveat::TestAgainst(true)), "{:?}", caveats(&member, None));
    member.blinded = true;
    let sources = Sources { profile: member.standing.sources.profile, ..Sources::PROFILE };
    assert!(caveats(&member, None).contains(&Caveat::More(sources)), "{:?}", caveats(&member, None));
    member.standing.sources.profile = Percent::Above99;
    assert!(!caveats(&member, None).iter().any(|one| matches!(one, Caveat::More(_))));
}

#[test]
fn interviews_move_the_order_and_the_row_and_the_exports_say_what_it_rests_on() {
    let profiles = [profile(&person(11, 0.3, Mode::Full)), profile(&person(11, 0.3, Mode::Full))];
    let skills = ["ds-statistics", "ml-supervised", "py-craft", "pm-scope", "le-direction", "le-teams"];
    let good: Vec<TrailStep> =
        skills.iter().flat_map(|one| ["A", "B"].map(|by| scored(by, &format!("{one}-did"), 5))).collect();
    let member = |at: usize, steps: &[TrailStep]| {
        let id = CandidateId::parse(&format!("c-{at}")).unwrap();
        Member::new(id, format!("Person {at}"), vec![], standing(&profiles[at], steps), Mark::default())
    };
    let members = [member(0, &[]), member(1, &good)];
    let position = Position::strategist(content());
    let ranking = rank(&members, &position).unwrap();
    assert_eq!(ranking.order, vec![1, 0], "the same answers, and good interviews beside one of them");
    // Whoever reads the order is told that scores count for one of them alone.
    let alike = |members: &[Member], among: &[usize]| interviewed(members, among.iter().copied());
    assert_eq!(alike(&members, &ranking.order), Interviewed::Unlike { scored: vec![1], not_scored: vec![0] });
    assert_eq!(
        [alike(&members, &[1]), alike(&members, &[0])],
        [Interviewed::Alike, Interviewed::Alike],
        "nobody to compare with"
    );
    let mut hidden = members.clone();
    hidden[0].blinded = true;
    assert_eq!(alike(&hidden, &ranking.order), Interviewed::Hidden, "it would say who was interviewed");
    let mut staff = members.clone();
    staff[1].remark(Mark { staff: true, ..Mark::default() });
    assert_eq!(alike(&staff, &[0, 1]), Interviewed::Alike, "present staff are in no order");
    let musts = MustHaves::new(content(), &position);
    let row = |at| member_row(&members, Some(&ranking), &musts, at).unwrap();
    assert!(row(1).caveats.contains(&Caveat::More(members[1].standing.sources)), "{:?}", row(1).caveats);
    assert!(!row(0).caveats.iter().any(|one| matches!(one, Caveat::More(_))));
    let ranked = RankedPool {
        name: "Pool",
        example: false,
        content: content(),
        members: &members,
        ranking: Some(&ranking),
        position: &position,
        hidden: false,
    };
    let csv = ranked.to_csv();
    assert!(csv.lines().next().unwrap().contains("own_answers,test_answers,interview_scores"), "{csv}");
    let rests = "\"interview_scores\":12,\"ratings_by_others\":0";
    let json = ranked.to_json();
    assert!(json.contains(rests), "{json}");
    assert!(json.contains("\"also_counts:") && json.contains("interview_scores=12"), "{json}");
    assert!(json.contains("_and_others\""), "a skill that interviews speak of says so: {json}");
}

#[test]
fn a_skill_that_only_others_speak_of_is_neither_unknown_nor_answered() {
    let profile = profile(&person(7, 0.0, Mode::Skill(Skill::Python)));
    assert_eq!(standing(&profile, &[]).rests_on(Skill::Leadership), SkillBasis::Nothing);
    let told = standing(&profile, &[rated("r-1", 4)]);
    assert_eq!(told.rests_on(Skill::Leadership), SkillBasis::Others);
    assert_eq!(told.rests_on(Skill::Python), SkillBasis::QuestionsAndOthers);
}

/// A pool's file may name thousands: as many count as can have talked with one person, those who came first.
#[test]
fn interviewers_are_capped_where_they_are_read_and_where_they_are_added() {
    let profile = profile(&person(8, 0.0, Mode::Quick));
    let score = |number: usize| scored(&format!("Interviewer {}", 5_000 - number), "le-teams-did", 5);
    let steps: Vec<TrailStep> = (0..2_000).map(score).collect();
    let most = usize::from(MAX_INTERVIEWERS);
    let capped = standing(&profile, &steps);
    assert_eq!(capped.sources.interviewers, MAX_INTERVIEWERS);
    assert_eq!(capped.sources.scores, MAX_INTERVIEWERS);
    assert_eq!(capped, standing(&profile, &steps[..most]), "those who came first");
    let trail = |steps: &[TrailStep]| Trail::new(steps.to_vec());
    assert_eq!(trail(&steps).unheard_interviewers(), 2_000 - most);
    assert_eq!(trail(&steps[..most]).unheard_interviewers(), 0);
    // Who comes when all places are taken is told so; whoever has one goes on, however they write their name.
    assert!(trail(&steps[..most - 1]).takes_scores_of("Somebody new"));
    assert!(!trail(&steps[..most]).takes_scores_of("Somebody new"));
    assert!(trail(&steps[..most]).takes_scores_of("interviewer  5000"));
    assert!(!trail(&steps).takes_scores_of("Interviewer 4000"), "in the file, and beyond the cap");
    // Who takes every score back makes room.
    let question = InterviewId::parse("le-teams-did").unwrap();
    let back = step("Interviewer 5000", TrailStepKind::Scored { question, score: None });
    assert!(trail(&[&steps[..most], &[back]].concat()).takes_scores_of("Somebody new"));
}

/// Odds of 3 to 1 against are far from certain: a mixture of both possibilities, by the probability of each.
#[test]
fn a_test_that_speaks_against_a_profile_weighs_by_its_odds() {
    let (bank, claims) = (&world().bank, person(5, 1.8, Mode::Full));
    let profile = profile(&claims);
    let log = log_of(bank, &profile).unwrap();
    let alone = standing(&profile, &[]);
    let mut mild = 0;
    for seed in 20..60 {
        let steps = test(&profile, &person(seed, 0.6, Mode::Full));
        let odds =
            odds(content(), bank, &log, &Trail::new(steps.clone()).finished().next().unwrap().log).unwrap();
        let (finding, factor) = odds.strength();
        if finding != Finding::Other {
            continue;
        }
        mild += 1;
        let share = 10.0 / (9.0 + factor);
        assert!((odds.share() - share).abs() < 1e-12 && (0.34..0.84).contains(&share), "{share} at {factor}");
        let after = standing(&profile, &steps);
        assert_eq!(after.sources.profile, Percent::of(share));
        for one in &odds.estimates {
            let (both, test) = (one.both, one.test);
            let mean = share * both.0 + (1.0 - share) * test.0;
            let apart = (both.0 - test.0) * (both.0 - test.0);
            let variance =
                share * both.1 * both.1 + (1.0 - share) * test.1 * test.1 + share * (1.0 - share) * apart;
            let found = after.skill(one.skill);
            assert!((found.mean - mean).abs() < 1e-9, "{found:?} instead of {mean}");
            assert!((found.sd - variance.sqrt()).abs() < 1e-9, "{found:?} instead of {}", variance.sqrt());
            assert!(found.sd > both.1, "whoever doubts whose answers they are is less sure");
        }
        assert_eq!(after.claimed, alone.claimed);
        let weighing = (&Trail::new(steps.clone()), &world().weighing);
        let shown = sources_effect(content(), bank, &log, weighing).unwrap();
        assert!(shown.skills.iter().all(|one| one.all == Some(after.band(one.skill))));
    }
    assert!(mild >= 3, "{mild} of 40 tests speak mildly against it");
}

/// A test that had no question about Python leaves the profile's own answers out: Python is measured no more, on the page of the
/// candidate as in the table; the stages side by side are still those of the profile, as on that page; and a score is held
/// against what counts, not against the profile that no longer does.
#[test]
fn after_a_test_that_leaves_the_profile_out_every_place_says_the_same() {
    let bank = &world().bank;
    let asked = |item: &cairn_core::ItemId| item.skill() != Some(Skill::Python);
    let without_python = |step: TrailStep| match step.what {
        TrailStepKind::TestBegan { test, items, content } => {
            let items = items.into_iter().filter(asked).collect();
            Some(TrailStep { what: TrailStepKind::TestBegan { test, items, content }, ..step })
        }
        TrailStepKind::TestAnswered { ref given, .. } => asked(&given.item).then_some(step),
        _ => Some(step),
    };
    let (profile, tested, all) = (1..40)
        .find_map(|seed| {
            let profile = profile(&person(seed, 3.4, Mode::Full));
            let steps = test(&profile, &person(seed + 100, -3.4, Mode::Full));
            let tested: Vec<TrailStep> = steps.into_iter().filter_map(without_python).collect();
            let all = standing(&profile, &tested);
            (all.sources.profile == Percent::BelowOne).then_some((profile, tested, all))
        })
        .unwrap();
    let log = log_of(bank, &profile).unwrap();
    assert_eq!((all.sources.profile, all.rests_on(Skill::Python)), (Percent::BelowOne, SkillBasis::Nothing));
    let trail = Trail::new(tested.clone());
    let view = sources_effect_view(content(), bank, &log, (&trail, &world().weighing)).unwrap();
    for (row, skill) in view.skills.iter().zip(Skill::ALL) {
        let known = row.after.as_ref().map(|after| after.number);
        let table = all.measured(skill).then(|| level_band(all.skill(skill)).level);
        assert_eq!(known, table, "{}", row.name);
        assert!(row.before.is_some());
    }

    let alone = standing(&profile, &[]);
    let stages = |standing: &CandidateEstimate, since: Option<Since<'_>>| {
        let side = Side { attempt: &log, standing, since, caveats: &[] };
        beside(content(), bank, &[side, side]).unwrap().stages
    };
    let own = stages(&alone, None);
    assert!(own.iter().all(|line| line.people.iter().all(Option::is_some)));
    assert_eq!(stages(&all, Some((&trail, &world().weighing))), own);

    let question = |skill: Skill| {
        world().weighing.questions.iter().find(|one| one.skill == skill).unwrap().id.as_str().to_owned()
    };
    let mut raised = 0;
    for (skill, points) in Skill::ALL.into_iter().flat_map(|skill| (1..=5).map(move |points| (skill, points)))
    {
        let steps = [tested.as_slice(), &[scored("Ines", &question(skill), points)]].concat();
        let found =
            sources_effect(content(), bank, &log, (&Trail::new(steps.clone()), &world().weighing)).unwrap();
        let [said] = found.scores.as_slice() else { panic!("{:?}", found.scores) };
        let moved = standing(&profile, &steps).skill(skill).mean - all.skill(skill).mean;
        match said.moves {
            Moves::Up => assert!(moved > 0.0, "{said:?} moved by {moved}"),
            Moves::Down => assert!(moved < 0.1, "{said:?} moved by {moved}"),
            Moves::Hardly => {}
        }
        raised += u32::from(said.moves == Moves::Up);
    }
    assert!(raised > 7, "{raised}");
}

/// Too few answers for a verdict move nothing: not the fit, not the must-haves, and not what is said to count. A verdict that was
/// there before stays.
#[test]
fn a_test_without_a_verdict_leaves_every_number_alone() {
    let (bank, weighing) = (&world().bank, &world().weighing);
    let profile = profile(&person(5, 1.8, Mode::Full));
    let log = log_of(bank, &profile).unwrap();
    let whole = test(&profile, &person(7, -2.0, Mode::Full));
    // Ended after so many answers; each as a test of its own.
    let cut = |answers: usize, id: u64| {
        let id = Mode::Full.new_id(id).unwrap();
        let (first, last) = (whole.iter().take(answers + 1), whole.last());
        let of = |step: &TrailStep| {
            let what = match step.what.clone() {
                TrailStepKind::TestBegan { items, content, .. } => {
                    TrailStepKind::TestBegan { test: id.clone(), items, content }
                }
                TrailStepKind::TestAnswered { given, .. } => {
                    TrailStepKind::TestAnswered { test: id.clone(), given }
                }
                _ => TrailStepKind::TestEnded { test: id.clone() },
            };
            TrailStep { what, ..step.clone() }
        };
        first.chain(last).map(of).collect::<Vec<_>>()
    };
    let state = |steps: &[TrailStep]| confirmed_state(content(), bank, &log, &Trail::new(steps.to_vec()));
    for answers in [1, usize::from(FEWEST_ANSWERS) - 1] {
        let few = cut(answers, 3);
        assert_eq!(standing(&profile, &few), standing(&profile, &[]), "after {answers} answers");
        assert!(matches!(state(&few), ConfirmedState::TooFew(..)), "{answers} answers: {:?}", state(&few));
        assert_eq!(sources_effect(content(), bank, &log, (&Trail::new(few), weighing)), None);
    }
    let enough = cut(usize::from(FEWEST_ANSWERS), 4);
    assert_ne!(standing(&profile, &enough), standing(&profile, &[]), "enough answers count");
    let both: Vec<TrailStep> = whole.iter().cloned().chain(cut(1, 5)).collect();
    assert_eq!(standing(&profile, &both), standing(&profile, &whole), "the verdict before it stays");
    assert_eq!(state(&both), state(&whole));
}

/// A test that was discarded counts for nothing anywhere, as if there had been none; a verdict that was there before it counts again.
/// It stays in the log, can be taken back in, and its questions are not asked again.
#[test]
fn a_test_that_is_discarded_counts_for_nothing_and_stays_in_the_log() {
    let (bank, weighing) = (&world().bank, &world().weighing);
    let profile = profile(&person(5, 1.8, Mode::Full));
    let log = log_of(bank, &profile).unwrap();
    let whole = test(&profile, &person(7, -2.0, Mode::Full));
    let TrailStepKind::TestBegan { test: id, items, .. } = &whole[0].what else { panic!("{:?}", whole[0]) };
    let turn = |discarded| step("Bo", TrailStepKind::TestDiscarded { test: id.clone(), discarded });
    let gone = [whole.as_slice(), &[turn(true)]].concat();
    let back = [gone.as_slice(), &[turn(false)]].concat();
    let state = |steps: &[TrailStep]| confirmed_state(content(), bank, &log, &Trail::new(steps.to_vec()));
    assert_ne!(standing(&profile, &whole), standing(&profile, &[]));
    assert_eq!(standing(&profile, &gone), standing(&profile, &[]));
    assert_eq!(sources_effect(content(), bank, &log, (&Trail::new(gone.clone()), weighing)), None);
    assert!(matches!(state(&gone), ConfirmedState::Discarded(..)), "{:?}", state(&gone));
    let kept = Trail::new(gone.clone()).tests();
    assert!(kept[0].discarded.is_some() && kept[0].answered() == items.len(), "{kept:?}");
    let known = Trail::new(gone.clone()).discarded();
    let [only] = known.as_slice() else { panic!("{known:?}") };
    assert_eq!((only.given_by.as_str(), only.discard.by.as_str()), (kept[0].by.as_str(), "Bo"));
    let member = |steps: &[TrailStep]| {
        let candidate = Candidate { id: CandidateId::parse("one").unwrap(), profile: profile.clone() };
        let since = Trail::new(steps.to_vec());
        concluded(&Assessor::new(content(), bank), candidate, Mark::default(), Some((&since, weighing)))
            .unwrap()
            .member
    };
    let marked = |steps: &[TrailStep]| caveats(&member(steps), None).contains(&Caveat::TestsDiscarded(1));
    assert!(marked(&gone) && !marked(&whole) && !marked(&back), "the table and the page keep a mark");
    assert_eq!(standing(&profile, &back), standing(&profile, &whole));
    assert_eq!(state(&back), state(&whole));
    // What moves a number is told from it, too.
    let of =
        |steps: &[TrailStep]| sources_effect(content(), bank, &log, (&Trail::new(steps.to_vec()), weighing));
    let scores: Vec<TrailStep> = (1..=5)
        .map(|number| {
            let question = weighing.questions[number].id.clone();
            step("Dana", TrailStepKind::Scored { question, score: Points::new(5) })
        })
        .collect();
    assert_eq!(of(&[gone.as_slice(), &scores].concat()), of(&scores));
    let other = Mode::Full.new_id(4711).unwrap();
    let before: Vec<TrailStep> = whole
        .iter()
        .map(|step| {
            let what = match step.what.clone() {
                TrailStepKind::TestBegan { items, content, .. } => {
                    TrailStepKind::TestBegan { test: other.clone(), items, content }
                }
                TrailStepKind::TestAnswered { given, .. } => {
                    TrailStepKind::TestAnswered { test: other.clone(), given }
                }
                _ => TrailStepKind::TestEnded { test: other.clone() },
            };
            TrailStep { what, ..step.clone() }
        })
        .collect();
    let both = [before.as_slice(), &gone].concat();
    assert_eq!(state(&both), state(&before), "the verdict before it counts again");
    assert_eq!(standing(&profile, &both), standing(&profile, &before));
    let view = |steps: &[TrailStep]| {
        let trail = Trail::new(steps.to_vec());
        confirm_view(content(), bank, &profile, &log, &Position::strategist(content()), &trail, false)
            .unwrap()
    };
    let ConfirmView::Over(found) = view(&gone) else { panic!("it is over") };
    assert!(!found.counts() && found.test == *id, "{found:?}");
    let ConfirmView::Over(found) = view(&back) else { panic!("it is over") };
    assert!(found.counts(), "{found:?}");
    let again = confirm_view(
        content(),
        bank,
        &profile,
        &log,
        &Position::strategist(content()),
        &Trail::new(gone),
        true,
    )
    .unwrap();
    let ConfirmView::Ready { items: new, .. } = again else { panic!("another can begin") };
    assert!(new.iter().all(|item| !items.contains(item)), "its questions are known");
}

/// What says nothing changes nothing, and what speaks for a profile takes nothing from it.
#[test]
fn a_test_takes_from_a_profile_as_much_as_it_speaks_against_it() {
    let with = |ln_bayes: f64| {
        let check = Check { expected: 0.0, interval: (0.0, 0.0), got: 0.0, most: 0 };
        Odds { ln_bayes, answers: 12, left_out: 0, total: check, skills: vec![], estimates: vec![] }.share()
    };
    for (factor, share) in [(1.0, 1.0), (3.0, 10.0 / 12.0), (20.0, 10.0 / 29.0), (1000.0, 10.0 / 1009.0)] {
        assert!((with(-libm::log(factor)) - share).abs() < 1e-12, "{factor}");
    }
    let few = |answers| {
        let check = Check { expected: 0.0, interval: (0.0, 0.0), got: 0.0, most: 0 };
        let ln_bayes = -libm::log(100.0);
        Odds { ln_bayes, answers, left_out: 0, total: check, skills: vec![], estimates: vec![] }
    };
    let (too_few, enough) = (few(FEWEST_ANSWERS - 1), few(FEWEST_ANSWERS));
    assert_eq!((too_few.strength().0, too_few.share()), (Finding::Open, 1.0), "too few answers say nothing");
    assert!(enough.strength().0 == Finding::OtherStrongly && enough.share() < 0.2);
    // Whoever hurries through half of a test or more has not shown what they can do.
    let hurried = |left_out| Odds { left_out, ..few(8) };
    assert_eq!((hurried(8).strength().0, hurried(8).share()), (Finding::Open, 1.0));
    assert!(hurried(7).strength().0 == Finding::OtherStrongly && hurried(7).share() < 0.2);
    assert!((share_against(3.0) - 10.0 / 12.0).abs() < 1e-12);
    for (ln_bayes, share) in [(f64::NEG_INFINITY, 0.0), (0.1, 1.0), (50.0, 1.0), (f64::INFINITY, 1.0)] {
        assert!((with(ln_bayes) - share).abs() < 1e-12, "{ln_bayes}");
    }
}
