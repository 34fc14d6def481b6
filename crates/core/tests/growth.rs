//! Growth roles, steps, self-ratings against answers and history of eight made-up people across all stages and ways in.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::fmt::Write;
use std::path::Path;

use cairn_core::attempt::view::{AskKind, AskView, AssessView, assess_view};
use cairn_core::attempt::{
    Attempt, Choice, Degree, Entry, Event, Fact, Field, Involvement, Millis, Mode, RULES, Track, Writer,
    seen_before,
};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Question, Walker};
use cairn_core::growth::view::{RoleRow, RolesView, roles_view};
use cairn_core::growth::{WalkerBecause, steps_view};
use cairn_core::history::view::{compare_view, history_view};
use cairn_core::history::{ChangeVerdict, changes};
use cairn_core::job::view::job_view;
use cairn_core::path::Ground;
use cairn_core::profile::{GapVerdict, SelfRatingGap, profile, self_rating_gap};
use cairn_core::{ResponsibilityId, Skill, Stage};
use cairn_measure::Theta;

const DAY: i64 = 86_400_000;

fn gap_of(library: &Library, bank: &Bank, attempt: &Attempt) -> Option<SelfRatingGap> {
    self_rating_gap(&library.content, bank, attempt, &profile(&library.content, bank, attempt)?)
}

fn everything() -> (Library, Bank) {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library, bank)
}

/// Somebody who is made up: abilities in logits, how far they rate themselves above them, what they say of themselves.
struct Person {
    name: &'static str,
    abilities: [f64; 7],
    bias: f64,
    facts: Vec<Fact>,
}

impl Person {
    fn new(name: &'static str, abilities: [f64; 7], facts: Vec<Fact>) -> Self {
        Self { name, abilities, bias: 0.0, facts }
    }

    /// Their attempt of this number, a hundred days after the one before.
    fn attempt(&self, library: &Library, bank: &Bank, mode: Mode, number: u8, before: &[Attempt]) -> Attempt {
        let entry = |seq: u32, event: Event| Entry {
            seq,
            writer: Writer::parse("t1").unwrap(),
            at: Millis(1_795_000_000_000 + i64::from(number) * 100 * DAY),
            content: library.content.version.clone(),
            rules: RULES,
            event,
        };
        let mut attempt =
            Attempt::begin(mode.new_id(u64::from(number)).unwrap(), entry(0, Event::Begin)).unwrap();
        for fact in &self.facts {
            attempt.push(entry(attempt.next_seq(), Event::Fact(fact.clone())));
        }
        let mut all = before.to_vec();
        all.push(attempt.clone());
        let seen = seen_before(&all, &attempt);
        while let AssessView::Ask(ask) = assess_view(&library.content, bank, &[], &seen, &attempt, None) {
            let choice = self.choose(library, bank, &ask);
            let event = Event::Answer { item: ask.item, version: ask.version, choice, took_ms: Some(30_000) };
            attempt.push(entry(attempt.next_seq(), event));
        }
        attempt.push(entry(attempt.next_seq(), Event::Finish));
        attempt
    }

    fn choose(&self, library: &Library, bank: &Bank, ask: &AskView) -> Choice {
        let ability = self.abilities[ask.skill.index()];
        match bank.question(&ask.item) {
            None => Choice::Level(library.content.level_at(ability + self.bias)),
            Some(question) => pick(question, ability, ask.kind),
        }
    }
}

/// What somebody of this ability picks: the likelier answer to a question, and of a scene's actions one by the luck of the draw.
fn pick(question: &Question, ability: f64, kind: AskKind) -> Choice {
    let item = question.exact(cairn_measure::Habit::new().share()).unwrap();
    let theta = Theta::new(ability).unwrap();
    let points = match kind {
        AskKind::Knowledge if item.probability(theta, 1).unwrap().get() < 0.5 => return Choice::DontKnow,
        AskKind::Knowledge => 1,
        _ => item.answer(theta, cairn_measure::Seed(cairn_core::attempt::Seed(7).mix(question.id.as_str()))),
    };
    let at = question.options.iter().position(|option| usize::from(option.points) == points);
    Choice::Option(u8::try_from(at.unwrap()).unwrap())
}

fn done(stages: &[u8]) -> Vec<Fact> {
    let milestone = |number: &u8| Fact::Milestone {
        stage: Stage::new(*number).unwrap(),
        done: Some(true),
        evidence: "A line".to_owned(),
    };
    stages.iter().map(milestone).collect()
}

fn with(mut facts: Vec<Fact>, more: impl IntoIterator<Item = Fact>) -> Vec<Fact> {
    facts.extend(more);
    facts
}

fn duty(id: &str, part: Involvement) -> Fact {
    Fact::Duty(ResponsibilityId::parse(id).unwrap(), Some(part))
}

fn degree(degree: Degree, field: Field) -> [Fact; 2] {
    [Fact::Degree(Some(degree)), Fact::Field(Some(field))]
}

fn people() -> Vec<Person> {
    let years = |track, years| Fact::Years(track, Some(years));
    vec![
        Person::new("a beginner", [-2.0, -2.2, -1.8, -1.5, -1.5, -1.8, -1.0], vec![]),
        Person::new(
            "a junior data scientist",
            [1.0, 0.8, 1.2, -1.0, -1.2, -1.2, -0.4],
            with(done(&[1]), degree(Degree::Bachelor, Field::Technology)),
        ),
        Person::new(
            "a data engineer",
            [0.9, 0.2, 2.0, 0.2, -0.5, -0.5, 0.1],
            with(done(&[1, 2]), [years(Track::Data, 6), duty("T4", Involvement::TookPart)]),
        ),
        Person::new(
            "a maker of AI products",
            [1.2, 1.9, 1.4, 0.9, 0.2, 0.4, 0.9],
            with(done(&[1, 3, 4]), [duty("T1", Involvement::Led), duty("B6", Involvement::Owns)]),
        ),
        Person::new(
            "an engineering manager",
            [0.4, 0.6, 1.0, 1.8, 0.8, 1.9, 1.2],
            with(done(&[5, 6]), [years(Track::Leading, 6), years(Track::Data, 10)]),
        ),
        Person::new(
            "a consultant who came from business",
            [0.3, 0.2, -1.2, 1.2, 2.2, 1.4, 2.3],
            with(done(&[8]), degree(Degree::Master, Field::Business)),
        ),
        Person::new(
            "a researcher",
            [2.6, 2.9, 2.2, -0.4, -1.0, -0.6, 0.8],
            with(degree(Degree::Doctor, Field::MachineLearning).to_vec(), [years(Track::Data, 8)]),
        ),
        Person::new(
            "a strategist",
            [1.9, 2.0, 0.9, 2.2, 2.2, 2.8, 2.8],
            with(done(&[3, 5, 6, 8, 9, 10]), [years(Track::Leading, 12), years(Track::AiInBusiness, 6)]),
        ),
    ]
}

fn ground(library: &Library, bank: &Bank, attempt: &Attempt) -> Ground {
    Ground::new(&library.content, bank, cairn_core::person::Person::alone(attempt)).unwrap()
}

#[test]
fn eight_people_and_where_it_can_lead_them() {
    let (library, bank) = everything();
    let mut page = String::new();
    for person in people() {
        let attempt = person.attempt(&library, &bank, Mode::Full, 0, &[]);
        let content = &library.content;
        writeln!(page, "== {}", person.name).unwrap();
        let ground = ground(&library, &bank, &attempt);
        let view = roles_view(content, &library.roles, &library.survey, Some(&ground));
        let RolesView::Roles { roles, nearest, .. } = view else { panic!("{}: {view:?}", person.name) };
        assert_eq!(roles.len(), 7);
        for row in &roles {
            write_role(&mut page, row);
        }
        for row in nearest {
            let (low, high) = row.interval;
            writeln!(page, "  near {} {} ({low} to {high}) {:?}", row.title, row.likeness, row.verdict)
                .unwrap();
        }
        let steps = steps_view(&library.steps, Some(&ground));
        writeln!(
            page,
            "  steps {:?} because {:?}, {} left out:",
            steps.walker, steps.because, steps.left_out
        )
        .unwrap();
        for step in &steps.steps {
            writeln!(page, "    {}", step.name).unwrap();
        }
        let job = job_view(content, &library.requirements, Some(&ground));
        for row in job.requirements {
            writeln!(
                page,
                "  {} {:?}{}",
                row.name,
                row.standing,
                if row.replaced { ", replaced" } else { "" }
            )
            .unwrap();
        }
        writeln!(page, "  doubts {:?}", job.doubts).unwrap();
    }
    insta::assert_snapshot!("growth", page);
}

fn write_role(page: &mut String, row: &RoleRow) {
    let names = |list: &[cairn_core::growth::view::SkillPoint]| {
        list.iter().map(|point| point.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let best = if row.among_best { "*" } else { " " };
    writeln!(
        page,
        "{best} {}: {} ({} to {}), meets {:?}; for {}; against {}; {:?}",
        row.name,
        row.level,
        row.level_from,
        row.level_to,
        row.meets,
        names(&row.speaks_for),
        names(&row.speaks_against),
        row.duties.iter().map(|(_, part)| *part).collect::<Vec<_>>(),
    )
    .unwrap();
}

#[test]
fn nothing_answered_and_one_skill_are_said_and_no_role_is_made_up() {
    let (library, bank) = everything();
    let view = |attempt: Option<&Attempt>| {
        let ground = attempt.map(|attempt| ground(&library, &bank, attempt));
        roles_view(&library.content, &library.roles, &library.survey, ground.as_ref())
    };
    assert_eq!(view(None), RolesView::Nothing);
    let empty = Attempt::begin(
        Mode::Full.new_id(1).unwrap(),
        Entry {
            seq: 0,
            writer: Writer::parse("t1").unwrap(),
            at: Millis(0),
            content: String::new(),
            rules: RULES,
            event: Event::Begin,
        },
    )
    .unwrap();
    assert_eq!(view(Some(&empty)), RolesView::Nothing);
    assert_eq!(gap_of(&library, &bank, &empty), Some(SelfRatingGap::Nothing));
    let steps = steps_view(&library.steps, None);
    assert_eq!((steps.walker, steps.because), (Walker::Starter, WalkerBecause::Nothing));
    assert!(!steps.steps.is_empty() && steps.left_out == 0);
    let one = people().remove(1).attempt(&library, &bank, Mode::Skill(Skill::Python), 0, &[]);
    assert_eq!(view(Some(&one)), RolesView::SomeSkills(vec!["Python".to_owned()]));
}

/// Somebody who works with data and has said nothing of it: the tutorial of Python is not for them.
#[test]
fn a_data_scientist_is_not_told_to_learn_python() {
    let (library, bank) = everything();
    let told = |abilities: [f64; 7]| {
        let attempt =
            Person::new("someone", abilities, Vec::new()).attempt(&library, &bank, Mode::Full, 7, &[]);
        let view = steps_view(&library.steps, Some(&ground(&library, &bank, &attempt)));
        view.steps.iter().any(|step| step.name.contains("Learn Python"))
    };
    assert!(!told([0.9, 0.9, 0.7, -0.2, -1.0, -1.0, 0.0]), "who works with it");
    assert!(told([-1.6, -1.8, -1.8, -1.2, -1.5, -1.4, -0.9]), "who has not begun");
}

#[test]
fn ratings_alone_have_no_self_rating_gap_and_leave_the_roles_less_told_apart() {
    let (library, bank) = everything();
    let person = people().remove(6);
    let quick = person.attempt(&library, &bank, Mode::Quick, 0, &[]);
    assert_eq!(gap_of(&library, &bank, &quick), Some(SelfRatingGap::OnlyRatings));
    let full = person.attempt(&library, &bank, Mode::Full, 0, &[]);
    let width = |attempt: &Attempt| match roles_view(
        &library.content,
        &library.roles,
        &library.survey,
        Some(&ground(&library, &bank, attempt)),
    ) {
        RolesView::Roles { roles, .. } => roles[0].interval.1.get() - roles[0].interval.0.get(),
        other => panic!("{other:?}"),
    };
    assert!(width(&quick) > width(&full), "{} and {}", width(&quick), width(&full));
}

#[test]
fn who_rates_a_level_and_a_half_too_high_is_told_and_who_rates_rightly_is_not() {
    let (library, bank) = everything();
    let verdicts = |bias: f64| {
        let person = Person { bias, ..Person::new("", [0.2, 0.0, 0.4, 0.0, -0.2, 0.1, 0.3], vec![]) };
        let attempt = person.attempt(&library, &bank, Mode::Full, 0, &[]);
        match gap_of(&library, &bank, &attempt).unwrap() {
            SelfRatingGap::Compared { overall, skills } => {
                (overall.unwrap(), skills.into_iter().map(|row| row.gap).collect::<Vec<_>>())
            }
            other => panic!("{other:?}"),
        }
    };
    let (overall, skills) = verdicts(1.5);
    assert_eq!(overall.verdict, GapVerdict::Above, "{overall:?}");
    assert!((0.7..2.2).contains(&overall.levels.get()), "{overall:?}");
    assert!(skills.iter().all(|gap| gap.interval.0 <= gap.levels && gap.levels <= gap.interval.1));
    let (overall, skills) = verdicts(0.0);
    // One person's luck in scenes moves this by half a level.
    assert!((-0.75..0.75).contains(&overall.levels.get()), "{overall:?}");
    assert!(skills.iter().filter(|gap| gap.verdict == GapVerdict::Agree).count() >= 6, "{skills:?}");
    let (overall, _) = verdicts(-1.5);
    assert_eq!(overall.verdict, GapVerdict::Below, "{overall:?}");
}

#[test]
fn the_same_person_again_is_noise_and_a_person_who_learned_is_a_real_change() {
    let (library, bank) = everything();
    let content = &library.content;
    let before = Person::new("", [0.2, 0.0, -0.8, 0.0, -0.2, 0.1, 0.3], vec![]);
    let first = before.attempt(&library, &bank, Mode::Full, 0, &[]);
    let again = before.attempt(&library, &bank, Mode::Full, 1, std::slice::from_ref(&first));
    let still = changes(content, &bank, &first, &again);
    assert_eq!(still.len(), 7);
    assert!(still.iter().all(|change| change.verdict == ChangeVerdict::Noise), "{still:?}");
    let learned = Person::new("", [0.2, 0.0, 1.4, 0.0, -0.2, 0.1, 0.3], vec![]);
    let second = learned.attempt(&library, &bank, Mode::Full, 1, std::slice::from_ref(&first));
    let moved = changes(content, &bank, &first, &second);
    let python = moved.iter().find(|change| change.skill == Skill::Python).unwrap();
    assert_eq!(python.verdict, ChangeVerdict::Rise, "{python:?}");
    assert!(python.interval.0 < python.difference && python.difference < python.interval.1);
    assert!(!python.answers.is_empty(), "ratings changed, and that is said");
    let back = changes(content, &bank, &second, &first);
    let fall = back.iter().find(|change| change.skill == Skill::Python).unwrap();
    assert_eq!(fall.verdict, ChangeVerdict::Fall);
    assert!((fall.difference + python.difference).abs() < 1e-6, "the way back is as long");
}

#[test]
fn what_both_attempts_share_makes_a_change_surer() {
    let (library, bank) = everything();
    let quick = |bias: f64, number| {
        let person = Person { bias, ..Person::new("", [0.2; 7], vec![]) };
        person.attempt(&library, &bank, Mode::Quick, number, &[])
    };
    // Ratings alone: each attempt by itself leaves the bias open, which is more than a level.
    let view = history_view(&library.content, &bank, &[quick(0.0, 0), quick(1.0, 1)]);
    let alone = view.attempts[0].skills[0].standard_error.get();
    let change = &view.lines[0].last.as_ref().unwrap().change;
    let error = (change.interval.1 - change.interval.0) / 2.0 / 1.645;
    assert!(error < alone, "error of the change {error}, of one attempt {alone}");
}

#[test]
fn a_history_of_full_and_single_skill_attempts() {
    let (library, bank) = everything();
    let content = &library.content;
    let person = people().remove(1);
    let first = person.attempt(&library, &bank, Mode::Full, 0, &[]);
    let second = person.attempt(&library, &bank, Mode::Skill(Skill::Python), 1, std::slice::from_ref(&first));
    let third = person.attempt(&library, &bank, Mode::Skill(Skill::Leadership), 2, &[]);
    let nothing = history_view(content, &bank, &[]);
    assert!(nothing.attempts.is_empty() && nothing.suggested.is_none());
    let all = [third.clone(), first.clone(), second.clone()];
    let view = history_view(content, &bank, &all);
    let started: Vec<Millis> = view.attempts.iter().map(|row| row.at).collect();
    assert!(started.is_sorted(), "whatever order they come in");
    assert_eq!(view.suggested, Some((first.id().clone(), third.id().clone())), "they share leadership");
    let points = |skill: Skill| view.lines.iter().find(|line| line.skill == skill).unwrap().points.len();
    assert_eq!((points(Skill::Python), points(Skill::Leadership), points(Skill::DataScience)), (2, 2, 1));
    let alone = view.lines.iter().find(|line| line.skill == Skill::DataScience).unwrap();
    assert!(alone.last.is_none(), "one measurement has no change");
    let compared = compare_view(content, &bank, &all, (&third, &second)).unwrap();
    assert_eq!(compared.first.id, *second.id(), "the earlier one stands first");
    assert!(compared.rows.iter().all(|row| row.change.is_none()), "no skill in common");
    let compared = compare_view(content, &bank, &all, (&second, &first)).unwrap();
    let changed: Vec<&str> =
        compared.rows.iter().filter(|row| row.change.is_some()).map(|row| row.name.as_str()).collect();
    assert_eq!(changed, ["Python"]);
    assert_eq!(compared.rows.len(), 7);
    // Where each by itself says the opposite of both together, that is told.
    let mut python = compared.rows.into_iter().find(|row| row.change.is_some()).unwrap();
    let (one, other) = (python.first.clone().unwrap(), python.second.clone().unwrap());
    let together = python.change.as_ref().unwrap().together.clone();
    assert_ne!(one.at.level(), other.at.level());
    assert_ne!(together[0].at.level(), together[1].at.level());
    let alike = (one.at.level() < other.at.level()) == (together[0].at.level() < together[1].at.level());
    assert_eq!(python.turns_round(), !alike);
    (python.first, python.second) = (Some(other), Some(one));
    assert_eq!(python.turns_round(), alike);
    python.second = python.first.clone();
    assert!(!python.turns_round(), "alike is no other way round");
}

/// The order of the roles and the number beside them are two things: where the number is higher elsewhere, that role is named.
#[test]
fn the_role_that_is_reached_most_surely_is_named_where_it_is_not_the_first() {
    let (library, bank) = everything();
    let mut named = 0;
    for person in people() {
        let attempt = person.attempt(&library, &bank, Mode::Full, 1, &[]);
        let ground =
            Ground::new(&library.content, &bank, cairn_core::person::Person::alone(&attempt)).unwrap();
        let view = roles_view(&library.content, &library.roles, &library.survey, Some(&ground));
        let RolesView::Roles { roles, likeliest, .. } = view else { panic!("{view:?}") };
        let most = roles.iter().map(|row| row.meets.bar()).max().unwrap();
        let first = roles[0].meets.bar();
        assert_eq!(likeliest.is_some(), most > first, "{}", person.name);
        if let Some((name, meets)) = likeliest {
            named += 1;
            assert_eq!(meets.bar(), most);
            assert!(roles.iter().any(|row| row.name == name && row.meets == meets));
        }
    }
    assert!(named > 0);
}
