//! Interview kit, confirmation test and team: simulated people of known ability.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;
use std::sync::OnceLock;

use cairn_core::attempt::{Attempt, Entry, Event, Millis, Mode, RULES, Writer};
use cairn_core::compare::confirm::{Finding, Odds, TOLD_OF_OTHER, TOLD_OF_SAME, odds, plan};
use cairn_core::compare::kit::{KitQuestion, WorthReason, kit};
use cairn_core::compare::show::{ConfirmView, NeedState, TeamView, confirm_view, kit_rows, team_view};
use cairn_core::compare::side_by_side::{Side, beside};
use cairn_core::compare::sources_effect::{SourcesEffect, sources_effect};
use cairn_core::compare::team::{TeamNeed, all, gains, needs, team};
use cairn_core::compare::trail::{
    OtherScores, Points, Trail, TrailStep, TrailStepKind, answered, may_be_same, same_person,
};
use cairn_core::compare::view::LevelBand;
use cairn_core::compare::{
    Assessor, CORE, CandidateEstimate, MadeUp, MustHaves, Position, Weighing, Weight, core_set, log_of,
    made_up,
};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Content, Form};
use cairn_core::path::Shown;
use cairn_core::path::view::Percent;
use cairn_core::profile::Basis;
use cairn_core::record::file::ProfileFile;
use cairn_core::{InterviewId, Level, Skill};

fn everything() -> &'static (Library, Bank) {
    static ALL: OnceLock<(Library, Bank)> = OnceLock::new();
    ALL.get_or_init(|| {
        let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
        let bank = library.bank();
        (library, bank)
    })
}

fn content() -> &'static Content {
    &everything().0.content
}

fn weighing() -> Weighing {
    let library = &everything().0;
    Weighing { questions: library.interview.clone(), bias: library.observer.bias }
}

fn person(seed: u64, abilities: [f64; 7], bias: [f64; 7]) -> MadeUp {
    let at = Millis(1_795_000_000_000);
    MadeUp { name: format!("Person {seed}"), abilities, bias, mode: Mode::Full, facts: vec![], at, seed }
}

/// Somebody of the population: skills that go together, drawn from the prior, the same for a seed.
fn of_the_population(seed: u64, honest: bool) -> MadeUp {
    let mut cells = vec![0.45; 49];
    (0..7).for_each(|skill| cells[skill * 8] = 1.0);
    let space = cairn_measure::Space::new(&[0.0; 7], &cells).unwrap();
    let theta: [f64; 7] = space.person(cairn_measure::Seed(seed)).try_into().unwrap();
    person(seed, theta, if honest { [0.0; 7] } else { [1.0; 7] })
}

fn profile(person: &MadeUp) -> ProfileFile {
    made_up(content(), &everything().1, person).unwrap()
}

/// The questions of a plan, answered by somebody.
fn test_of(profile: &ProfileFile, by: &MadeUp) -> Attempt {
    let (_, bank) = everything();
    let position = Position::strategist(content());
    let plan = plan(content(), bank, profile, &log_of(&everything().1, profile).unwrap(), &position).unwrap();
    let entry = |seq: u32, event: Event| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(1_796_000_000_000),
        content: content().version.clone(),
        rules: RULES,
        event,
    };
    let id = Mode::Full.new_id(by.seed ^ 0xc0_ffee).unwrap();
    let mut log = Attempt::begin(id, entry(0, Event::Begin)).unwrap();
    for item in plan.items {
        let question = bank.question(&item).unwrap();
        let choice = by.answer(question).unwrap();
        let event = Event::Answer { item, version: question.version, choice, took_ms: Some(30_000) };
        log.push(entry(log.next_seq(), event));
    }
    log
}

fn odds_of(claims: &MadeUp, comes: &MadeUp) -> Odds {
    odds_with(&profile(claims), comes)
}

fn odds_with(profile: &ProfileFile, comes: &MadeUp) -> Odds {
    let test = test_of(profile, comes);
    odds(content(), &everything().1, &log_of(&everything().1, profile).unwrap(), &test).unwrap()
}

#[test]
fn a_test_takes_a_quarter_of_an_hour_and_asks_what_is_new_where_the_position_needs_it() {
    let (_, bank) = everything();
    let profile = profile(&of_the_population(1, true));
    let attempt = &log_of(&everything().1, &profile).unwrap();
    let position = Position::strategist(content());
    let plan = plan(content(), bank, &profile, attempt, &position).unwrap();
    assert!((600..=720).contains(&plan.seconds), "{plan:?}");
    assert!((10..=20).contains(&plan.items.len()), "{plan:?}");
    assert!(plan.items.iter().all(|item| attempt.answer(item).is_none()), "nothing is asked twice");
    let kept = plan.items.iter().filter(|item| bank.question(item).unwrap().form == Form::C).count();
    assert!(kept * 2 > plan.items.len(), "{kept} of {} are kept for the test", plan.items.len());
    let skills: std::collections::BTreeSet<Skill> =
        plan.items.iter().map(|item| bank.question(item).unwrap().skill).collect();
    assert!(skills.len() >= 5, "{skills:?}");
    let mut only_python = Position::open("Python");
    only_python.weights =
        Skill::ALL.map(|skill| Weight::new(if skill == Skill::Python { 10 } else { 0 }).unwrap());
    let narrow = self::plan(content(), bank, &profile, attempt, &only_python).unwrap();
    assert!(narrow.items.iter().all(|item| bank.question(item).unwrap().skill == Skill::Python));
}

/// Skills of must-haves in doubt are asked about first, whatever they weigh; and it takes as long as its questions are said to take in
/// an assessment.
#[test]
fn a_test_asks_first_where_a_must_have_is_in_doubt() {
    let (library, bank) = everything();
    let profile = profile(&person(3, [0.5; 7], [0.2; 7]));
    let attempt = &log_of(bank, &profile).unwrap();
    let standing = Assessor::new(content(), bank).of(attempt, None).unwrap();
    let met = |position: &Position| {
        let musts = MustHaves::new(content(), position);
        musts.needs().first().map(|need| musts.met(&standing, need)).unwrap()
    };
    let asking = |skill: Skill, level: u8| {
        let mut position = Position::open("Python");
        position.weights =
            Skill::ALL.map(|one| Weight::new(if one == Skill::Python { 10 } else { 0 }).unwrap());
        position.musts[skill.index()] = Level::new(level);
        position
    };
    let skill = Skill::Leadership;
    let doubtful =
        (1..=5).map(|level| asking(skill, level)).find(|one| (0.3..0.7).contains(&met(one))).unwrap();
    let settled = (1..=5).map(|level| asking(skill, level)).find(|one| met(one) >= 0.9).unwrap();
    let asked = |position: &Position| {
        let plan = plan(content(), bank, &profile, attempt, position).unwrap();
        let of =
            |one: Skill| plan.items.iter().filter(|item| bank.question(item).unwrap().skill == one).count();
        (of(skill), of(Skill::Python), plan)
    };
    let (leading, python, plan) = asked(&doubtful);
    assert!(leading >= 2 && python > 0, "{leading} and {python}");
    assert_eq!(asked(&settled).0, 0, "what is shown is not in doubt");
    let seconds: u32 = plan.items.iter().map(|item| u32::from(bank.question(item).unwrap().seconds)).sum();
    let trail = Trail::default();
    let view = confirm_view(&library.content, bank, &profile, attempt, &doubtful, &trail, false);
    let Some(ConfirmView::Ready { minutes, items, .. }) = view else { panic!("{view:?}") };
    assert_eq!((minutes, items), (seconds.div_ceil(60), plan.items));
}

/// What the sheet for applicants says of a test before anybody knows its questions: how many these are.
#[test]
fn a_test_has_as_many_questions_as_the_sheet_says() {
    let (library, bank) = everything();
    let stages = [3, 7, 10]
        .into_iter()
        .filter_map(|stage| Position::of_stage(content(), cairn_core::Stage::new(stage)?));
    let positions: Vec<Position> = stages.chain([Position::strategist(content())]).collect();
    let example = library.example.iter().map(|person| MadeUp::of(person, Millis(1_795_000_000_000)).unwrap());
    let quick = (1..=3).map(|seed| MadeUp { mode: Mode::Quick, ..of_the_population(seed, true) });
    let mut counts = std::collections::BTreeSet::new();
    for person in example.chain(quick).chain((4..=8).map(|seed| of_the_population(seed, true))) {
        let profile = profile(&person);
        let attempt = log_of(bank, &profile).unwrap();
        for position in &positions {
            counts.insert(plan(content(), bank, &profile, &attempt, position).unwrap().items.len());
        }
    }
    let (least, most) = (counts.first().unwrap(), counts.last().unwrap());
    let sheet = include_str!("../../../content/pages/sheet-applicants.html");
    let said = format!("{least} to {most} questions, about a quarter of an hour");
    assert!(sheet.contains(&said), "{said}: {counts:?}");
    // What is asked, and that whoever goes on is asked more.
    let full = &content().modes.full;
    assert_eq!(full.questions_min, full.questions_max);
    let asked = format!(
        "{} ratings of what you have done and {} questions. It takes about {} minutes. After that you may answer",
        content().ratings.len(),
        full.questions_max,
        full.minutes
    );
    assert!(sheet.contains(&asked), "{asked}");
}

/// The same person: the odds favour that. Somebody weaker, for whom another one had made the profile: they favour that.
#[test]
fn the_odds_favour_who_it_was() {
    let strong = |seed| person(seed, [1.5, 1.5, 1.0, 1.5, 1.5, 2.0, 2.0], [0.3; 7]);
    let weak = |seed| person(seed, [-1.0, -1.0, -1.0, 0.0, -0.5, 0.0, 0.0], [0.3; 7]);
    let same: Vec<f64> = (1..=8).map(|seed| odds_of(&strong(seed), &strong(seed)).ln_bayes).collect();
    let other: Vec<f64> = (1..=8).map(|seed| odds_of(&strong(seed), &weak(seed)).ln_bayes).collect();
    // Two scenes in three could be luck: a quarter of an hour favours who it was, and seldom strongly.
    assert!(same.iter().filter(|ln| **ln > -0.2).count() == 8, "{same:?}");
    assert!(other.iter().filter(|ln| **ln < 0.0).count() >= 5, "{other:?}");
    assert!(same.iter().sum::<f64>() > 8.0 * libm::log(2.0), "{same:?}");
    assert!(other.iter().sum::<f64>() < -8.0 * libm::log(3.0), "{other:?}");
}

/// Half of the tests are taken by the person of the profile, half by somebody else of the population. Where the odds say
/// 80 to 100%, so often it was the same person; and so on for each fifth.
#[test]
fn the_odds_are_calibrated() {
    let mut sums = [(0.0, 0.0, 0.0); 5];
    let mut told = [[0_u32; 3]; 2];
    for seed in 0..96 {
        let claims = of_the_population(seed, seed % 3 == 0);
        let profile = profile(&claims);
        for same in [true, false] {
            let comes = if same { claims.clone() } else { of_the_population(seed + 1000, true) };
            let odds = odds_with(&profile, &comes);
            let said = odds.probability();
            let which = match odds.strength().0 {
                Finding::SameStrongly | Finding::Same => 0,
                Finding::Open => 1,
                Finding::Other | Finding::OtherStrongly => 2,
            };
            told[usize::from(!same)][which] += 1;
            let bin = [0.2, 0.4, 0.6, 0.8].iter().filter(|end| said >= **end).count();
            sums[bin].0 += 1.0;
            sums[bin].1 += said;
            sums[bin].2 += f64::from(u8::from(same));
        }
    }
    for (count, said, was) in sums {
        // Within three standard errors, and never nearer than a tenth.
        let error = 3.0 * (count * 0.25_f64).sqrt();
        assert!((said - was).abs() <= error.max(0.1 * count), "{sums:?}");
    }
    // What the page before a test says of it.
    for (counted, said) in told.iter().zip([TOLD_OF_SAME, TOLD_OF_OTHER]) {
        for (count, said) in counted.iter().zip(said) {
            assert!((f64::from(*count) / 0.96 - f64::from(said)).abs() <= 5.0, "{told:?} and {said}");
        }
    }
    let (clear, right) = (sums[0].0 + sums[4].0, sums[4].2 + sums[0].0 - sums[0].2);
    assert!(
        clear >= 24.0 && right >= 0.75 * clear,
        "an eighth of the tests and more tell clearly, and rightly: {sums:?}"
    );
}

/// The same person on another day gets about what was expected; the interval holds nine in ten.
#[test]
fn what_is_expected_comes() {
    let checks: Vec<_> = (0..80)
        .map(|seed| odds_of(&of_the_population(seed, true), &of_the_population(seed, true)).total)
        .collect();
    let held = checks.iter().filter(|one| (one.interval.0..=one.interval.1).contains(&one.got)).count();
    // Three standard errors below 72; 200 people were held in 181.
    assert!((64..=80).contains(&held), "{held} of 80");
    let expected: f64 = checks.iter().map(|one| one.expected).sum();
    let got: f64 = checks.iter().map(|one| one.got).sum();
    assert!((expected - got).abs() < 0.12 * expected, "{expected} and {got}");
}

fn kit_of(person: &MadeUp, position: &Position) -> Vec<KitQuestion> {
    let (library, bank) = everything();
    let profile = profile(person);
    let core = core_set(content(), position, &library.interview);
    let log = log_of(&everything().1, &profile).unwrap();
    let found = cairn_core::profile::profile(content(), bank, &log).unwrap();
    kit(content(), bank, (&log, &found), position, &library.interview, &core)
}

fn weighing_only(weights: [u8; 7]) -> Position {
    let mut position = Position::open("Ours");
    position.weights = weights.map(|weight| Weight::new(weight).unwrap());
    position
}

/// "They may fall short" beside a chance of 80%, and "not sure" beside one of 46%, is the wrong way round.
#[test]
fn the_reason_for_a_question_fits_the_chance_beside_it() {
    let position = Position::strategist(content());
    let mut reasons = Vec::new();
    for seed in 90..100 {
        for one in kit_of(&of_the_population(seed, true), &position) {
            let met = Shown::of(one.reason.met);
            let fits = match one.because {
                WorthReason::Short => met <= Shown::Open,
                WorthReason::Likely => met == Shown::Shown,
                WorthReason::Unsure => met == Shown::Open || met == Shown::Likely,
                WorthReason::OverClaim => true,
            };
            assert!(fits, "{:?} at {}", one.because, one.reason.met);
            reasons.push(one.because);
        }
    }
    assert!(reasons.len() > 20, "{reasons:?}");
}

/// Three people get one core, in the same order; what follows is theirs alone. A skill of weight 30 is asked about before one
/// of weight 5, which gets no question of its own.
#[test]
fn everybody_is_asked_the_same_core_and_weights_count() {
    let position = weighing_only([30, 30, 5, 30, 30, 20, 20]);
    let people = [[0.5; 7], [1.5, -1.0, 2.5, 0.0, 1.0, 2.0, -0.5], [-1.0; 7]];
    let kits: Vec<Vec<KitQuestion>> = (80..)
        .zip(people)
        .map(|(seed, abilities)| {
            kit_of(&person(seed, abilities, [0.5, 0.0, 2.5, 0.0, 0.0, 0.0, 0.0]), &position)
        })
        .collect();
    let core = |kit: &[KitQuestion]| {
        let asked: Vec<InterviewId> =
            kit.iter().filter(|one| one.core).map(|one| one.question.clone()).collect();
        assert!(kit.iter().take(asked.len()).all(|one| one.core), "the core comes first");
        asked
    };
    let first = core(&kits[0]);
    assert_eq!(first.len(), CORE);
    for kit in &kits {
        assert_eq!(core(kit), first);
        assert!((6..=10).contains(&kit.len()), "{} questions", kit.len());
        let own = kit.iter().filter(|one| !one.core).count();
        assert!((1..=4).contains(&own), "{own} for one person");
        let of = |skill: Skill| kit.iter().filter(|one| one.skill == skill).count();
        assert_eq!(of(Skill::Python), 0, "5 of 165 is no reason to ask");
        for skill in [Skill::DataScience, Skill::MachineLearning, Skill::ProjectManagement] {
            assert!(of(skill) >= 1, "{skill:?} counts");
        }
    }
}

#[test]
fn a_core_follows_from_the_position_alone_and_asks_what_it_names() {
    let library = &everything().0;
    let skill_of = |id: &InterviewId| library.interview.iter().find(|one| one.id == *id).unwrap().skill;
    let skills = |position: &Position| -> Vec<Skill> {
        core_set(content(), position, &library.interview).iter().map(skill_of).collect()
    };
    assert_eq!(skills(&weighing_only([0; 7])), []);
    assert_eq!(skills(&weighing_only([0, 0, 10, 0, 0, 0, 0])), [Skill::Python; 5], "all that there is");
    let mixed = skills(&weighing_only([0, 60, 0, 0, 0, 30, 10]));
    let count = |skill: Skill| mixed.iter().filter(|one| **one == skill).count();
    assert_eq!(mixed[0], Skill::MachineLearning);
    assert_eq!([Skill::MachineLearning, Skill::Leadership, Skill::Communication].map(count), [2, 2, 2]);
    let stage = Position::of_stage(content(), cairn_core::Stage::new(7).unwrap()).unwrap();
    let named = &stage.facet_musts[0].0;
    let asked = core_set(content(), &stage, &library.interview);
    let facet_of =
        |id: &InterviewId| library.interview.iter().find(|one| one.id == *id).unwrap().facet.clone();
    assert!(asked.iter().any(|id| facet_of(id) == *named), "{asked:?}");
}

/// People with an over-claim in one skill; enough of them that chance does not decide whether the test passes.
const PLANTED: u64 = 56;

#[test]
fn the_kit_hits_planted_over_claims() {
    let position = Position::strategist(content());
    let mut found = Vec::new();
    for (seed, planted) in (0..PLANTED).zip(Skill::ALL.into_iter().cycle()) {
        let mut bias = [0.0; 7];
        bias[planted.index()] = 2.5;
        let kit = kit_of(&person(seed + 50, [0.5; 7], bias), &position);
        assert!((6..=10).contains(&kit.len()), "{} questions", kit.len());
        let of = |skill: Skill| kit.iter().filter(|one| one.skill == skill).count();
        let named = |skill: Skill| {
            kit.iter().filter(|one| one.skill == skill && one.reason.over_claim.is_some()).count()
        };
        found.push((planted, of(planted), named(planted), Skill::ALL.map(named).iter().sum::<usize>()));
    }
    // Python weighs half as much as the others: what is claimed there is not always worth a question.
    found.retain(|(planted, ..)| *planted != Skill::Python);
    let asked = found.iter().filter(|(_, asked, ..)| *asked >= 2).count();
    let named = found.iter().filter(|(_, _, named, _)| *named > 0).count();
    assert!(asked * 10 >= found.len() * 9, "nearly each over-claimed skill is asked about: {found:?}");
    assert!(named * 4 >= found.len() * 3, "{named} over-claims are named: {found:?}");
    let honest = |seed: u64| kit_of(&person(seed + 70, [0.5; 7], [0.0; 7]), &position);
    let named: usize =
        (0..7).map(|seed| honest(seed).iter().filter(|one| one.reason.over_claim.is_some()).count()).sum();
    assert!(
        named <= 10,
        "who rates honestly is hardly ever said to claim too much: {named} of some 50 questions"
    );
}

#[test]
fn the_kit_asks_where_the_decision_may_turn_and_not_where_it_is_settled() {
    let mut position = Position::open("Communication and Python");
    position.musts[Skill::Communication.index()] = Level::new(3);
    position.musts[Skill::Python.index()] = Level::new(1);
    // Communication lies at the need; Python is far above it.
    let mut asked = [0; 7];
    for seed in 1..=6 {
        let kit = kit_of(&person(seed, [0.0, 0.0, 2.5, 0.0, 0.0, 0.0, 0.5], [0.0; 7]), &position);
        let own: Vec<&KitQuestion> = kit.iter().filter(|one| !one.core).collect();
        assert!(own.windows(2).all(|pair| pair[0].worth >= pair[1].worth));
        let facets: std::collections::BTreeSet<_> = kit.iter().map(|one| one.facet.clone()).collect();
        assert_eq!(facets.len(), kit.len(), "one question a facet");
        for one in own {
            asked[one.skill.index()] += 1;
        }
    }
    assert!(2 * asked[Skill::Python.index()] < asked[Skill::Communication.index()], "{asked:?}");
    assert_eq!(asked.iter().max(), asked.get(Skill::Communication.index()), "{asked:?}");
}

fn scored(by: &str, question: &str, points: Option<u8>) -> TrailStep {
    let score = points.map(|points| Points::new(points).unwrap());
    let question = InterviewId::parse(question).unwrap();
    TrailStep { at: Millis(5), by: by.to_owned(), what: TrailStepKind::Scored { question, score } }
}

/// "K. Meier" and "k. meier " are one person, and one person's second score takes the place of the first.
#[test]
fn a_name_that_is_written_in_two_ways_is_one_interviewer() {
    let question = InterviewId::parse("le-teams-did").unwrap();
    let trail = Trail::new(vec![
        scored("K. Meier", "le-teams-did", Some(2)),
        scored("k.  meier ", "le-teams-did", Some(4)),
        scored("K.Meier", "le-coaching-did", Some(5)),
        scored("Ö. Yıldız", "le-teams-did", Some(1)),
        scored("ö. yıldız", "le-teams-did", None),
    ]);
    let scores: Vec<(String, u8)> =
        trail.scores().into_iter().map(|one| (one.by, one.points.number())).collect();
    assert_eq!(scores, [("K. Meier".to_owned(), 4), ("K. Meier".to_owned(), 5)]);
    assert_eq!(trail.score_by("K. MEIER", &question), Points::new(4));
    assert!(!same_person("K. Meier", "K. Mayer") && same_person("", " "));
    // Who may be the same is asked, and merged with nobody.
    for other in [
        "Karl Meier",
        "Meier, Karl",
        "karl  meier",
        "Karl-Heinz Meier",
        "Meier",
        "Dr. K. Meier",
        "K. Meier (HR)",
        "K. Maier",
        "Prof. Dr. Karl Meier",
    ] {
        assert!(may_be_same("K. Meier", other) && may_be_same(other, "K. Meier"), "{other}");
        assert!(!same_person("K. Meier", other), "{other}");
    }
    for other in ["Karl Mayer", "Anna Meier", "K Meier", "Karl", ""] {
        assert!(!may_be_same("K. Meier", other), "{other}");
    }
    assert!(!may_be_same("Karl Meier", "Kurt Meier"), "two first names");
    for other in ["K Meier", "Meier, K.", "meier,k", "K.\u{a0}Meier", "K. Mei\u{200b}er"] {
        assert!(same_person("K. Meier", other), "{other}");
    }
    assert_eq!(cairn_core::compare::trail::person("  K. \t Meier\u{0} "), "K. Meier");
}

/// Others' scores are hidden until one's own is in, and with them what all together say.
#[test]
fn scores_of_others_are_hidden_until_ones_own_are_in() {
    let question = InterviewId::parse("le-teams-did").unwrap();
    let mut trail =
        Trail::new(vec![scored("Ada", "le-teams-did", Some(2)), scored("Ben", "le-teams-did", Some(3))]);
    assert_eq!(trail.other_scores("Cleo", &question), OtherScores::Hidden(2));
    assert!(trail.hides_from("Cleo") && !trail.hides_from("Ada"));
    assert!(matches!(trail.other_scores("ada", &question), OtherScores::Shown(others) if others.len() == 1));
    trail.push(scored("Cleo", "le-teams-did", Some(5)));
    assert!(matches!(trail.other_scores("Cleo", &question), OtherScores::Shown(others) if others.len() == 2));
    assert!(!trail.hides_from("Cleo"));
    let other = InterviewId::parse("le-coaching-did").unwrap();
    assert_eq!(trail.other_scores("Cleo", &other), OtherScores::None);
}

#[test]
fn scores_move_the_estimate_and_a_lenient_interviewer_moves_it_little() {
    let bank = &everything().1;
    let profile = profile(&person(3, [0.0; 7], [0.0; 7]));
    let attempt = &log_of(&everything().1, &profile).unwrap();
    let estimate = |steps: Vec<TrailStep>| {
        sources_effect(content(), bank, attempt, (&Trail::new(steps), &weighing())).unwrap()
    };
    let of = |all: &[(&str, &str, u8)]| {
        estimate(all.iter().map(|(by, question, points)| scored(by, question, Some(*points))).collect())
    };
    // As it is drawn, which is finer than the tenths of the numbers; the whole width is six levels.
    let ends = |band: Option<LevelBand>| {
        let (low, high) = band.unwrap().outer;
        [low, high].map(|end| end.percent().get() * 0.06)
    };
    let middle = |band| ends(band).iter().sum::<f64>() / 2.0;
    let wide = |band| ends(band)[1] - ends(band)[0];
    let moved = |found: &SourcesEffect, skill: Skill| {
        let one = &found.skills[skill.index()];
        middle(one.all) - middle(one.profile)
    };
    let good = of(&[("A", "le-direction-did", 5), ("A", "le-teams-did", 5)]);
    assert!(moved(&good, Skill::Leadership) > 0.08, "{good:?}");
    assert!(
        wide(good.skills[Skill::Leadership.index()].all)
            < wide(good.skills[Skill::Leadership.index()].profile)
    );
    let poor = of(&[("A", "le-direction-did", 1), ("A", "le-teams-did", 1)]);
    assert!(moved(&poor, Skill::Leadership) < -0.08, "{poor:?}");
    // Two interviewers who agree count for more than one who asks both.
    let two = of(&[("A", "le-direction-did", 5), ("B", "le-teams-did", 5)]);
    assert!(moved(&two, Skill::Leadership) > moved(&good, Skill::Leadership), "{two:?}");
    // Who gives everybody a five everywhere has told less about each.
    let everywhere: Vec<(&str, &str, u8)> =
        ["ds-statistics-did", "ml-generative-did", "py-craft-did", "pm-scope-did"]
            .iter()
            .chain(&["le-direction-did", "le-teams-did"])
            .map(|question| ("A", *question, 5))
            .collect();
    assert!(moved(&of(&everywhere), Skill::Leadership) < 2.0 * moved(&good, Skill::Leadership));
    assert_eq!(two.sources.interviewers, 2);
}

#[test]
fn a_score_can_be_changed_and_taken_back_and_the_log_keeps_all() {
    let mut trail = Trail::default();
    for step in [
        scored("A", "le-direction-did", Some(2)),
        scored("B", "le-direction-did", Some(4)),
        scored("A", "le-direction-did", Some(3)),
        scored("B", "le-direction-did", None),
    ] {
        trail.push(step);
    }
    assert_eq!(trail.steps().len(), 4);
    let scores = trail.scores();
    assert_eq!(scores.len(), 1);
    assert_eq!((scores[0].by.as_str(), scores[0].points.number()), ("A", 3));
}

#[test]
fn a_test_is_read_back_from_its_steps_and_its_first_answers_count() {
    let (_, bank) = everything();
    let profile = profile(&of_the_population(2, true));
    let position = Position::strategist(content());
    let items = plan(content(), bank, &profile, &log_of(&everything().1, &profile).unwrap(), &position)
        .unwrap()
        .items;
    let test = Mode::Full.new_id(9).unwrap();
    let step = |at: i64, what: TrailStepKind| TrailStep { at: Millis(at), by: "Dana".to_owned(), what };
    let began =
        TrailStepKind::TestBegan { test: test.clone(), items: items.clone(), content: "2026.2".to_owned() };
    let mut trail = Trail::new(vec![step(1, began)]);
    assert_eq!(trail.tests()[0].open(), items.first());
    assert_eq!(trail.finished().next(), None, "nothing was answered");
    for (at, item) in (2..).zip(&items) {
        let question = bank.question(item).unwrap();
        let choice = cairn_core::attempt::Choice::Option(0);
        trail.push(step(at, answered(&test, item, question.version, choice, Some(20_000))));
        let again = cairn_core::attempt::Choice::Option(1);
        trail.push(step(at, answered(&test, item, question.version, again, Some(20_000))));
    }
    let found = trail.finished().next().unwrap();
    assert_eq!((found.by.as_str(), found.began, found.answered()), ("Dana", Millis(1), items.len()));
    assert!(found.log.answers().iter().all(|given| given.choice == cairn_core::attempt::Choice::Option(0)));
    assert_eq!(found.open(), None);
}

#[test]
fn a_profile_that_another_one_made_counts_little_beside_the_test() {
    let bank = &everything().1;
    let strong = person(5, [2.4; 7], [0.3; 7]);
    let weak = person(5, [-1.8; 7], [0.3; 7]);
    let profile = profile(&strong);
    let log = test_of(&profile, &weak);
    let steps = [TrailStepKind::TestBegan {
        test: log.id().clone(),
        items: log.answers().iter().map(|given| given.item.clone()).collect(),
        content: "2026.2".to_owned(),
    }]
    .into_iter()
    .chain(
        log.answers().into_iter().map(|given| TrailStepKind::TestAnswered { test: log.id().clone(), given }),
    )
    .map(|what| TrailStep { at: Millis(1), by: String::new(), what });
    let attempt = &log_of(&everything().1, &profile).unwrap();
    let found =
        sources_effect(content(), bank, attempt, (&Trail::new(steps.collect()), &weighing())).unwrap();
    let odds = odds(content(), bank, attempt, &log).unwrap();
    assert_eq!(odds.strength().0, Finding::OtherStrongly, "{odds:?}");
    assert_eq!(found.sources.profile, Percent::of(odds.share()));
    assert!(odds.share() < 0.2, "{odds:?}");
    assert!(
        found.skills.iter().all(|one| one.all.unwrap().level.get() < one.profile.unwrap().level.get() - 1.0),
        "{found:?}"
    );
}

fn standing(seed: u64, abilities: [f64; 7]) -> CandidateEstimate {
    let profile = profile(&person(seed, abilities, [0.0; 7]));
    Assessor::new(content(), &everything().1).of_profile(&profile).unwrap()
}

/// Every need's coverage and the coverage of all, against counting over drawn people and scales.
#[test]
fn a_teams_coverage_equals_brute_force() {
    let position = Position::of_stage(content(), cairn_core::Stage::new(7).unwrap()).unwrap();
    let needs = needs(content(), &position);
    assert_eq!(needs.len(), 8, "seven skills and a facet");
    let people = [
        standing(1, [1.0, 1.5, 0.5, -0.5, -0.5, 0.0, 0.5]),
        standing(2, [-0.5, -0.5, -0.5, 1.0, 1.0, 0.8, 0.6]),
        standing(3, [0.4; 7]),
    ];
    let members: Vec<&CandidateEstimate> = people.iter().collect();
    let found = team(content(), &needs, &members);
    let (once, without, every) = counted(&needs, &members);
    for (coverage, (once, without)) in found.needs.iter().zip(once.iter().zip(&without)) {
        assert!((coverage.covered - once).abs() < 0.02, "{coverage:?}: counted {once}");
        for (computed, counted) in coverage.without.iter().zip(without) {
            assert!((computed - counted).abs() < 0.02, "{coverage:?}: counted {without:?} without each");
        }
    }
    assert!((found.all - every).abs() < 0.03, "{} and counted {every}", found.all);
    assert!(team(content(), &needs, &[]).all < 1e-9, "nobody covers nothing");
}

/// Of whom nothing was asked in a skill nobody can say that they cover it: what is known of people on this path is no member's skill.
#[test]
fn a_skill_that_was_not_measured_covers_no_need() {
    let position = Position::strategist(content());
    let needs = needs(content(), &position);
    let skill = Skill::Leadership;
    let blank = |one: &CandidateEstimate| {
        let mut one = one.clone();
        one.basis[skill.index()] = Basis::default();
        one
    };
    let (strong, other) = (standing(1, [3.5; 7]), standing(2, [3.5; 7]));
    let unmeasured = [blank(&strong), blank(&other)];
    let both: Vec<&CandidateEstimate> = unmeasured.iter().collect();
    let found = team(content(), &needs, &both);
    let of_it = |needs: &[cairn_core::compare::team::Coverage]| {
        needs.iter().find(|one| one.need.skill == skill && one.need.facet.is_none()).unwrap().clone()
    };
    let need = of_it(&found.needs);
    assert_eq!((need.covered, need.members, need.without), (0.0, vec![None, None], vec![0.0, 0.0]));
    assert!(found.all < 1e-9, "{}", found.all);
    let TeamView::Team { needs: rows, all, counts, gains, .. } =
        team_view(content(), &position, &both, &[&unmeasured[0], &strong])
    else {
        panic!("no needs")
    };
    assert_eq!((all, counts.unmeasured), (None, 1), "{rows:?}");
    let row = rows.iter().find(|row| row.state == NeedState::NotMeasured).unwrap();
    assert_eq!((row.members.clone(), row.single), (vec![None, None], None));
    assert!(gains.iter().all(|gain| gain.candidate == 1), "who was not measured adds nothing: {gains:?}");
    // One who was measured carries the need alone.
    let mixed = team(content(), &needs, &[&unmeasured[0], &strong]);
    let alone = of_it(&mixed.needs);
    assert_eq!(alone.members[0], None);
    assert!((alone.covered - alone.members[1].unwrap()).abs() < 1e-4 && alone.without[1] < 1e-9, "{alone:?}");
    assert!(mixed.all > 0.1);
}

/// A need hangs on somebody where the team without them would not likely cover it, and on nobody else: as the page says of the team
/// that is left. With Fern "alone" and 60% without her, it does not.
#[test]
fn a_need_hangs_on_whom_the_team_cannot_lose() {
    let people: Vec<CandidateEstimate> = (1..=7)
        .zip([1.8, 0.9, 0.4, 0.0, -0.3, 0.6, -2.5])
        .map(|(seed, level)| standing(seed, [level; 7]))
        .collect();
    let rows = |members: &[&CandidateEstimate]| {
        let TeamView::Team { needs, .. } =
            team_view(content(), &Position::strategist(content()), members, &[])
        else {
            panic!("no needs")
        };
        needs
    };
    let likely = |row: &cairn_core::compare::show::NeedRow| Shown::from(row.covered) >= Shown::Likely;
    let (mut hangs, mut shared) = (0, 0);
    for from in 0..people.len() {
        for count in 2..=3 {
            let members: Vec<&CandidateEstimate> = people.iter().cycle().skip(from).take(count).collect();
            let without: Vec<_> = (0..count)
                .map(|gone| {
                    let left = members.iter().enumerate().filter(|(place, _)| *place != gone);
                    rows(&left.map(|(_, one)| *one).collect::<Vec<_>>())
                })
                .collect();
            for (place, row) in rows(&members).iter().enumerate() {
                let needed: Vec<usize> =
                    (0..count).filter(|gone| likely(row) && !likely(&without[*gone][place])).collect();
                match needed.as_slice() {
                    [only] => assert_eq!(row.single, Some(*only), "{row:?}"),
                    _ => assert_eq!(row.single, None, "{row:?} without each: {needed:?}"),
                }
                hangs += usize::from(row.single.is_some());
                shared += usize::from(likely(row) && row.single.is_none());
            }
        }
    }
    assert!(hangs > 10 && shared > 10, "{hangs} hang on one, {shared} do not");
}

/// A need of a team stands as a must-have of a candidate does, and a stage of the path: one set of cuts, by the percentage shown.
#[test]
fn a_need_of_a_team_has_the_cuts_of_a_must_have() {
    let members: Vec<CandidateEstimate> = (1..=6).map(|seed| standing(seed, [0.3; 7])).collect();
    let mut states = std::collections::BTreeSet::new();
    for level in 1..=5 {
        let mut position = Position::open("x");
        position.musts = [Level::new(level); 7];
        for member in &members {
            let musts = MustHaves::new(content(), &position).view(member).unwrap();
            let TeamView::Team { needs, .. } = team_view(content(), &position, &[member], &[]) else {
                panic!()
            };
            let likely = |row: &&cairn_core::compare::show::NeedRow| {
                matches!(row.state, NeedState::Covered | NeedState::Likely)
            };
            assert_eq!(needs.iter().filter(likely).count(), musts.likely);
            for row in &needs {
                let word = Shown::from(row.covered);
                assert_eq!(NeedState::from(word), row.state, "{row:?}");
                states.insert(format!("{word:?}"));
            }
        }
    }
    assert_eq!(states.len(), 4, "{states:?}");
}

/// Level 0 is what everybody has: to ask for it asks for nothing.
#[test]
fn a_need_of_level_0_is_none() {
    let mut position = Position::of_stage(content(), cairn_core::Stage::new(7).unwrap()).unwrap();
    let plain = needs(content(), &position);
    let zero = Level::new(0).unwrap();
    let facet = content().skills[0].facets[0].id.clone();
    let strict = position.clone();
    position.facet_musts.push((facet.clone(), zero));
    position.facet_aims.push((facet.clone(), zero));
    let members = [standing(1, [1.0; 7]), standing(2, [0.0; 7])];
    let members: Vec<&CandidateEstimate> = members.iter().collect();
    let found = team(content(), &needs(content(), &position), &members);
    assert_eq!(needs(content(), &position), plain);
    assert!(found.all > 0.001, "{}", found.all);
    assert_eq!(found, team(content(), &plain, &members));
    assert_eq!(MustHaves::new(content(), &position), MustHaves::new(content(), &strict));
    let mut open = Position::open("x");
    open.set_must(Skill::Python, Some(zero));
    assert_eq!(needs(content(), &open), []);
    // A list that holds such a need all the same drops nobody.
    let asked = TeamNeed { skill: content().skills[0].skill, facet: Some(facet), level: zero };
    let all = [plain, vec![asked]].concat();
    let with = team(content(), &all, &members);
    assert!((with.all - found.all).abs() < 1e-9, "{} {}", with.all, found.all);
    assert!((with.needs.last().unwrap().covered - 1.0).abs() < 1e-9, "{:?}", with.needs.last());
}

/// Shares of drawn worlds in which somebody meets each need, in which somebody other than each member does, and in which somebody
/// meets every need.
fn counted(needs: &[TeamNeed], members: &[&CandidateEstimate]) -> (Vec<f64>, Vec<Vec<f64>>, f64) {
    let worlds = 20_000_u32;
    let (mut once, mut every) = (vec![0.0; needs.len()], 0.0);
    let mut without = vec![vec![0.0; members.len()]; needs.len()];
    let normal = cairn_measure::Space::new(&[0.0], &[1.0]).unwrap();
    let spaces: Vec<cairn_measure::Space> = members
        .iter()
        .map(|one| {
            let cells: Vec<f64> =
                Skill::ALL.iter().flat_map(|l| Skill::ALL.map(|r| one.cov(*l, r))).collect();
            cairn_measure::Space::new(&one.mean, &cells).unwrap()
        })
        .collect();
    let place = |need: &TeamNeed| {
        let ids: Vec<_> = content().skills.iter().flat_map(|info| &info.facets).collect();
        need.facet.as_ref().map(|id| ids.iter().position(|facet| facet.id == *id).unwrap())
    };
    for world in 0..worlds {
        let chance = |part: u64| cairn_measure::Seed(u64::from(world) + 77_000_000).part(part);
        let errors =
            Skill::ALL.map(|s| normal.person(chance(s.index() as u64))[0] * content().prior.anchor_sd);
        let drawn: Vec<Vec<f64>> =
            (10..).zip(&spaces).map(|(part, space)| space.person(chance(part))).collect();
        let mut all_met = true;
        for (at, need) in needs.iter().enumerate() {
            let met: Vec<bool> = members
                .iter()
                .zip(&drawn)
                .zip(30..)
                .map(|((member, drawn), part)| {
                    let away = place(need).map_or(0.0, |place| {
                        let part_of = member.facets[place];
                        part_of.deviation + part_of.error * normal.person(chance(part))[0]
                    });
                    let theta = drawn[need.skill.index()] + errors[need.skill.index()] + away;
                    theta >= content().theta_from(need.level)
                })
                .collect();
            let anybody = met.contains(&true);
            once[at] += f64::from(u8::from(anybody));
            for (gone, left) in without[at].iter_mut().enumerate() {
                let others = met.iter().enumerate().any(|(place, met)| *met && place != gone);
                *left += f64::from(u8::from(others));
            }
            all_met &= anybody;
        }
        every += f64::from(u8::from(all_met));
    }
    let share = |sum: f64| sum / f64::from(worlds);
    let shares = |sums: Vec<f64>| sums.into_iter().map(share).collect::<Vec<f64>>();
    (shares(once), without.into_iter().map(shares).collect(), share(every))
}

#[test]
fn who_closes_the_gap_best_is_who_has_what_the_team_lacks() {
    let position = Position::strategist(content());
    let needs = needs(content(), &position);
    let engineer = standing(1, [2.8, 2.8, 2.8, 0.0, -0.5, -0.5, -0.5]);
    let another_engineer = standing(2, [2.2, 2.2, 2.2, 0.2, -0.5, -0.5, -0.5]);
    let leader = standing(3, [-0.5, -0.5, -1.0, 2.6, 2.6, 3.2, 3.2]);
    let offered = [&another_engineer, &leader];
    let found = gains(content(), &needs, &[&engineer], &offered);
    assert_eq!(found[0].candidate, 1, "{found:?}");
    let before = team(content(), &needs, &[&engineer]);
    let after = team(content(), &needs, &[&engineer, &leader]);
    for ((before, after), each) in before.needs.iter().zip(&after.needs).zip(&found[0].each) {
        // One person alone has the exact number, a team that of the grid over the error of the scale.
        assert!((after.covered - before.covered - each).abs() < 1e-4, "{before:?} {after:?} {each}");
    }
    assert!(all(content(), &needs, &[&engineer, &leader]) > before.all);
}

#[test]
fn side_by_side_what_is_real_is_marked_and_what_may_be_chance_is_not() {
    let (_, bank) = everything();
    let profiles = [
        profile(&person(1, [1.5, 1.5, 1.5, 0.0, 0.0, 0.0, 0.0], [0.0; 7])),
        profile(&person(2, [-1.0, -1.0, -1.0, 0.0, 0.0, 0.0, 0.0], [0.0; 7])),
    ];
    let assessor = Assessor::new(content(), bank);
    let standings: Vec<CandidateEstimate> =
        profiles.iter().map(|one| assessor.of_profile(one).unwrap()).collect();
    let logs: Vec<Attempt> =
        profiles.iter().map(|profile| log_of(&everything().1, profile).unwrap()).collect();
    let sides: Vec<Side<'_>> = logs
        .iter()
        .zip(&standings)
        .map(|(attempt, standing)| Side { attempt, standing, since: None, caveats: &[] })
        .collect();
    let view = beside(content(), bank, &sides).unwrap();
    for skill in [Skill::DataScience, Skill::MachineLearning, Skill::Python] {
        let row = &view.skills[skill.index()];
        assert!(row.real, "{row:?}");
        assert_eq!(row.cells[0].as_ref().unwrap().above, [1]);
        assert_eq!(row.cells[1].as_ref().unwrap().above, Vec::<usize>::new());
    }
    assert!(view.skills.iter().filter(|row| !row.real).count() >= 3, "{:?}", view.skills);
    assert_eq!(view.radar.as_ref().unwrap().people.len(), 2);
    assert_eq!((view.stages.len(), view.duties.len(), view.facets.len()), (10, 12, 7));
    assert!(view.people.iter().all(|one| one.bias.gap().is_some()));
    // Beside oneself nothing differs.
    let twin = beside(content(), bank, &[sides[0], sides[0]]).unwrap();
    assert!(twin.skills.iter().all(|row| !row.real));
    // One skill only: comparable there, and nothing is said of the others.
    let python = profile(&MadeUp { mode: Mode::Skill(Skill::Python), ..person(3, [0.0; 7], [0.0; 7]) });
    let standing = assessor.of_profile(&python).unwrap();
    let python = log_of(&everything().1, &python).unwrap();
    let mixed = [sides[0], Side { attempt: &python, standing: &standing, since: None, caveats: &[] }];
    let view = beside(content(), bank, &mixed).unwrap();
    assert!(view.radar.is_none() && view.stages.iter().all(|line| line.people[1].is_none()));
    assert!(view.skills[Skill::Python.index()].cells[1].is_some());
    assert!(view.skills[Skill::Leadership.index()].cells[1].is_none());
}

#[test]
fn the_pages_about_a_candidate_and_a_team() {
    let (library, bank) = everything();
    let profile = profile(&person(11, [0.5, 0.8, 0.2, 0.6, 0.4, 0.9, 1.0], [1.2; 7]));
    let attempt = &log_of(&everything().1, &profile).unwrap();
    let position = Position::strategist(content());
    let core = core_set(content(), &position, &library.interview);
    let rows = kit_rows(content(), bank, attempt, &position, &library.interview, &core, &Trail::default());
    let reasons: Vec<_> = rows.iter().map(|row| (row.facet.clone(), row.reason.clone())).collect();
    insta::assert_debug_snapshot!("kit", reasons);
    let view = confirm_view(content(), bank, &profile, attempt, &position, &Trail::default(), false).unwrap();
    insta::assert_debug_snapshot!("confirm", view);
    let standings =
        [standing(1, [1.5, 1.5, 0.5, 0.0, 0.0, 0.0, 0.5]), standing(2, [0.0, 0.0, 0.0, 1.5, 1.5, 2.2, 2.0])];
    insta::assert_debug_snapshot!(
        "team",
        team_view(content(), &position, &[&standings[0]], &[&standings[1]])
    );
}
