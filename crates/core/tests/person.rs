//! All attempts of a person as one: what counts, what does not, and that every page and every reader sees the same.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::view::{AssessView, assess_view};
use cairn_core::attempt::{Attempt, Choice, Entry, Event, Fact, Given, Millis, Mode, RULES, Writer};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Kind};
use cairn_core::history::{ChangeVerdict, Moved, changes, moved};
use cairn_core::path::page::{PathPage, path_page};
use cairn_core::path::view::{ResultHeadline, ResultView, result_view};
use cairn_core::path::{Ground, SaidAnswer};
use cairn_core::person::Person;
use cairn_core::profile::view::RatingsRead;
use cairn_core::profile::{GapBasis, GapVerdict, HeldByOthers, LeftOutReason, SelfRatingGap};
use cairn_core::record::link::{LinkError, LinkFacts, PREFIX, find_link, write_link, write_person_link};
use cairn_core::{ItemId, Level, Skill, Stage};
use proptest::prelude::*;

const DAY: i64 = 24 * 60 * 60 * 1000;
const START: i64 = 1_790_000_000_000;

static WORLD: LazyLock<(Library, Bank)> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library, bank)
});

/// An attempt that began so many days after the start.
struct Sitting {
    attempt: Attempt,
    at: i64,
}

impl Sitting {
    fn new(mode: Mode, number: u64, day: i64) -> Self {
        let at = START + day * DAY;
        let begin = Self::entry(0, at, Event::Begin);
        Self { attempt: Attempt::begin(mode.new_id(number).unwrap(), begin).unwrap(), at }
    }

    fn entry(seq: u32, at: i64, event: Event) -> Entry {
        let content = WORLD.0.content.version.clone();
        Entry { seq, writer: Writer::parse("t1").unwrap(), at: Millis(at), content, rules: RULES, event }
    }

    fn push(&mut self, event: Event) {
        self.at += 20_000;
        self.attempt.push(Self::entry(self.attempt.next_seq(), self.at, event));
    }

    fn answer(&mut self, item: &ItemId, version: u16, choice: Choice) {
        self.push(Event::Answer { item: item.clone(), version, choice, took_ms: Some(20_000) });
    }

    /// Rates all facets of these skills at a level.
    fn rate(mut self, skills: &[Skill], level: u8) -> Self {
        for rating in WORLD.0.content.ratings.iter().filter(|rating| skills.contains(&rating.skill)) {
            self.answer(&rating.id, rating.version, Choice::Level(Level::new(level).unwrap()));
        }
        self
    }

    /// Answers the questions of a skill at these places of the bank, all as well or all as badly as can be.
    fn ask(mut self, skill: Skill, places: std::ops::Range<usize>, well: bool) -> Self {
        let questions: Vec<_> = WORLD.1.questions().iter().filter(|one| one.skill == skill).collect();
        for question in &questions[places] {
            let points = question.options.iter().map(|option| option.points);
            let wanted = if well { points.max() } else { points.min() };
            let at = question.options.iter().position(|option| Some(option.points) == wanted).unwrap();
            self.answer(&question.id, question.version, Choice::Option(u8::try_from(at).unwrap()));
        }
        self
    }

    fn finish(mut self) -> Attempt {
        self.push(Event::Finish);
        self.attempt
    }
}

fn person(attempts: &[Attempt]) -> Person {
    Person::of(&WORLD.1, attempts, Vec::new()).unwrap()
}

fn view(person: &Person) -> ResultView {
    result_view(&WORLD.0.content, &WORLD.1, person).unwrap()
}

fn answers_in(person: &Person, skill: Skill) -> Vec<Given> {
    person.log().answers().into_iter().filter(|given| given.item.skill() == Some(skill)).collect()
}

fn full(number: u64, day: i64) -> Attempt {
    let mut sitting = Sitting::new(Mode::Full, number, day).rate(&Skill::ALL, 3);
    for skill in Skill::ALL {
        sitting = sitting.ask(skill, 0..6, true);
    }
    sitting.finish()
}

#[test]
fn one_skill_after_a_full_assessment_buries_nothing() {
    let leadership = Sitting::new(Mode::Skill(Skill::Leadership), 2, 1).rate(&[Skill::Leadership], 2).ask(
        Skill::Leadership,
        6..14,
        false,
    );
    let attempts = [full(1, 0), leadership.finish()];
    let joined = person(&attempts);
    let result = view(&joined);
    assert_eq!(result.skills.len(), 7);
    assert_eq!(result.stages.len(), 10);
    assert!(!matches!(result.headline, ResultHeadline::Skills(_)), "{:?}", result.headline);
    assert_eq!(result.answered.questions, 6 * 7 + 8);
    assert_eq!(result.answered.ratings, 35);
    assert_eq!(joined.log().id(), attempts[0].id(), "known by the widest attempt");
    assert_eq!(result.sources.len(), 2);
    assert_eq!(result.sources[1].skills, [Skill::Leadership]);
    // The skills that were not asked again move only by what is known of the others now.
    let before = view(&person(&attempts[..1]));
    let fall =
        |skill: Skill| before.skills[skill.index()].theta.get() - result.skills[skill.index()].theta.get();
    assert!(fall(Skill::Leadership) > 0.5);
    assert!(fall(Skill::Python).abs() < fall(Skill::Leadership) / 2.0, "{}", fall(Skill::Python));
    // The order in which attempts lie in storage makes no difference.
    assert_eq!(person(&[attempts[1].clone(), attempts[0].clone()]), joined);
}

#[test]
fn an_attempt_begun_and_left_half_a_year_later_does_not_bury_the_old_one_and_a_whole_one_takes_its_place() {
    let old = full(1, 0);
    let begun = Sitting::new(Mode::Full, 2, 180).rate(&Skill::ALL, 1).ask(Skill::Python, 6..7, false).attempt;
    let both = person(&[old.clone(), begun]);
    assert_eq!(view(&both).answered.questions, 6 * 7 + 1, "all that was asked counts");
    let whole = full(3, 181);
    let after = person(&[old, whole.clone()]);
    assert_eq!(after.log(), &whole, "who was assessed anew is seen as they are now");
    assert_eq!(after.sources().len(), 1);
}

/// After a quick look the page said "Working, by ratings alone", and after some questions "you said aware" of the same ratings.
#[test]
fn the_same_ratings_have_the_same_word_before_and_after_questions() {
    let rated = || Sitting::new(Mode::Full, 1, 0).rate(&Skill::ALL, 1);
    let quick = view(&person(&[rated().attempt]));
    let mut asked = rated();
    for skill in Skill::ALL {
        asked = asked.ask(skill, 0..4, true);
    }
    let full = view(&person(&[asked.attempt]));
    for (before, after) in quick.skills.iter().zip(&full.skills) {
        assert_eq!(before.claimed, after.claimed, "what was said does not hang on answers");
        assert_eq!(before.claimed.as_ref().unwrap().1, "Aware");
        assert_eq!(after.ratings_read(), None, "questions count");
        let read = before.ratings_read().unwrap();
        assert_eq!(read == RatingsRead::AsSaid, before.level == "Aware", "a level by another word says why");
    }
    // High ratings are read lower, and the one skill that is said to be far below the others is read higher.
    let high = view(&person(&[Sitting::new(Mode::Quick, 2, 0).rate(&Skill::ALL, 4).attempt]));
    let read: Vec<_> = high.skills.iter().map(|row| (row.level.as_str(), row.ratings_read())).collect();
    assert_eq!(read, [("Independent", Some(RatingsRead::NearerAverage)); 7]);
    let uneven = Sitting::new(Mode::Quick, 3, 0).rate(&Skill::ALL[..6], 4).rate(&Skill::ALL[6..], 2);
    let uneven = view(&person(&[uneven.attempt]));
    let last = uneven.skills.last().unwrap();
    assert_eq!(last.ratings_read() == Some(RatingsRead::AsSaid), last.level == "Working", "{last:?}");
}

#[test]
fn of_a_question_the_first_answer_counts_and_of_a_rating_the_last() {
    let first = Sitting::new(Mode::Skill(Skill::Python), 1, 0).rate(&[Skill::Python], 1).ask(
        Skill::Python,
        0..5,
        false,
    );
    let again = Sitting::new(Mode::Skill(Skill::Python), 2, 3).rate(&[Skill::Python], 4).ask(
        Skill::Python,
        0..5,
        true,
    );
    let joined = person(&[first.attempt.clone(), again.attempt.clone()]);
    let answers = answers_in(&joined, Skill::Python);
    assert_eq!(answers.len(), 10);
    for given in answers {
        let (first, again) = (first.attempt.answer(&given.item), again.attempt.answer(&given.item));
        let rating = matches!(given.choice, Choice::Level(_));
        assert_eq!(Some(given), if rating { again } else { first });
    }
}

#[test]
fn an_answer_to_a_text_that_has_changed_since_gives_way_to_one_of_the_new_text() {
    let question = WORLD.1.questions().iter().find(|one| matches!(one.kind, Kind::Knowledge { .. })).unwrap();
    let mode = Mode::Skill(question.skill);
    let mut old = Sitting::new(mode, 1, 0);
    old.answer(&question.id, question.version + 1, Choice::Option(0));
    let mut new = Sitting::new(mode, 2, 1);
    new.answer(&question.id, question.version, Choice::Option(1));
    let joined = person(&[new.attempt.clone(), old.attempt.clone()]);
    assert_eq!(joined.log().answers()[0].version, question.version + 1);
}

#[test]
fn a_rating_that_was_taken_over_counts_once() {
    let quick = Sitting::new(Mode::Quick, 1, 0).rate(&Skill::ALL, 3).finish();
    let grown = cairn_core::attempt::carried_ratings(
        &WORLD.0.content,
        &quick,
        Mode::Full,
        &Writer::parse("t1").unwrap(),
    );
    let mut sitting = Sitting::new(Mode::Full, 2, 2);
    for entry in grown {
        sitting.attempt.push(entry);
    }
    let joined = person(&[quick, sitting.ask(Skill::Python, 0..6, true).finish()]);
    let result = view(&joined);
    assert_eq!((result.answered.ratings, result.answered.questions), (35, 6));
    assert_eq!(joined.log().mode(), Mode::Full);
}

#[test]
fn several_single_skills_are_said_each_and_make_no_path() {
    let of = |number, skill| {
        Sitting::new(Mode::Skill(skill), number, 0).rate(&[skill], 3).ask(skill, 0..6, true).finish()
    };
    let joined = person(&[of(1, Skill::Python), of(2, Skill::Leadership)]);
    assert_eq!(joined.measured(), [Skill::Python, Skill::Leadership]);
    let result = view(&joined);
    let ResultHeadline::Skills(skills) = &result.headline else { panic!("{:?}", result.headline) };
    assert_eq!(skills.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Python", "Leadership"]);
    assert_eq!((result.skills.len(), result.stages.len(), result.next), (2, 0, None));
}

#[test]
fn what_was_told_last_counts_whatever_the_attempt() {
    let tell = |number, day, done| {
        let mut sitting = Sitting::new(Mode::Quick, number, day).rate(&Skill::ALL, 2);
        let stage = Stage::new(1).unwrap();
        sitting.push(Event::Fact(Fact::Milestone { stage, done, evidence: String::new() }));
        sitting.finish()
    };
    let joined = person(&[tell(1, 0, Some(false)), tell(2, 5, Some(true))]);
    assert_eq!(joined.log().facts().done(Stage::new(1).unwrap()), Some(true));
    let joined = person(&[tell(1, 9, None), tell(2, 5, Some(true))]);
    assert_eq!(joined.log().facts().done(Stage::new(1).unwrap()), None, "taken back later");
}

#[test]
fn nothing_answered_is_nobody_or_a_person_of_whom_nothing_is_known() {
    assert_eq!(Person::of(&WORLD.1, &[], Vec::new()), None);
    let empty = person(&[Sitting::new(Mode::Full, 1, 0).attempt, Sitting::new(Mode::Quick, 2, 1).attempt]);
    assert_eq!(empty.sources(), []);
    assert_eq!(view(&empty).headline, ResultHeadline::Nothing);
}

#[test]
fn who_opens_the_link_or_the_attempts_behind_it_sees_the_same_result() {
    let python = Sitting::new(Mode::Skill(Skill::Python), 2, 1).rate(&[Skill::Python], 4).ask(
        Skill::Python,
        6..12,
        true,
    );
    let attempts = [full(1, 0), full(3, -300), python.finish()];
    let joined = person(&attempts);
    let behind = joined.behind(&attempts);
    assert_eq!(behind.len(), 2, "what no longer counts is not handed over");
    assert_eq!(view(&person(&behind)), view(&joined));
    let link = write_link("", joined.log(), LinkFacts::Plain).unwrap();
    let read = find_link(&link).unwrap().profile.attempts;
    let read = view(&person(&read));
    assert_eq!((read.skills, read.stages, read.headline), {
        let own = view(&joined);
        (own.skills, own.stages, own.headline)
    });
}

fn linked(attempts: &[Attempt]) -> String {
    write_person_link("Ada", &WORLD.1, attempts, LinkFacts::Plain).unwrap()
}

/// "Taken in March" of what was answered in September, one attempt of two, and best answers that nobody had been shown.
#[test]
fn a_link_keeps_the_date_the_attempts_and_that_best_answers_were_shown() {
    let mut first = Sitting::new(Mode::Full, 1, 0).rate(&Skill::ALL, 3).ask(Skill::Python, 0..6, true);
    first.push(Event::Finish);
    first.at += 40 * DAY;
    first.push(Event::Review);
    let later = Sitting::new(Mode::Skill(Skill::Python), 2, 50).ask(Skill::Python, 6..12, true);
    let attempts = [first.attempt, later.attempt];
    let link = linked(&attempts);
    let read = find_link(&link).unwrap().profile.attempts;
    let (own, kept) = (person(&attempts), person(&read));
    assert_eq!(kept.sources().len(), 2);
    for (one, other) in own.sources().iter().zip(kept.sources()) {
        assert_eq!((&one.id, one.mode, &one.skills), (&other.id, other.mode, &other.skills));
        assert_eq!(one.at.0 / 1000, other.at.0 / 1000);
    }
    for (one, other) in attempts.iter().zip(&read) {
        assert_eq!((one.reviewed(), one.finished()), (other.reviewed(), other.finished()));
        for given in one.answers() {
            assert_eq!(one.saw_best(&given.item), other.saw_best(&given.item), "{:?}", given.item);
        }
    }
    assert_eq!(view(&kept), view(&own));
    // Cut anywhere it is incomplete, and one that says nothing more than before is what it was before.
    for end in PREFIX.len() + 1..link.len() {
        assert_eq!(find_link(&link[..end]).unwrap_err(), LinkError::Incomplete, "cut at {end}");
    }
    let plain = [full(1, 0)];
    assert_eq!(linked(&plain), write_link("Ada", &plain[0], LinkFacts::Plain).unwrap());
    // What gets too long for mail goes as one.
    let many: Vec<Attempt> = (1..5).map(|number| full(number, 0)).collect();
    assert!(linked(&many).len() <= 1_600);
}

/// "What contradicts it: 0 of 2 points", of a question whose assessment went on.
#[test]
fn no_answer_is_judged_before_its_attempt_is_finished() {
    let begun = Sitting::new(Mode::Skill(Skill::Python), 2, 1).ask(Skill::Python, 6..12, false);
    let questions = |attempt: &Attempt| {
        let picked = |given: &Given| matches!(given.choice, Choice::Option(_));
        attempt.answers().into_iter().filter(picked).map(|given| given.item).collect::<Vec<ItemId>>()
    };
    let (first, second) = (full(1, 0), begun.attempt.clone());
    let both = person(&[first.clone(), second.clone()]);
    assert!(both.log().finished(), "one of them is");
    assert!(questions(&first).iter().all(|item| both.may_judge(item)));
    assert!(questions(&second).iter().all(|item| !both.may_judge(item)));
    let told = |attempts: &[Attempt]| {
        let (library, bank) = &*WORLD;
        let ground = Ground::new(&library.content, bank, person(attempts)).unwrap();
        let log = ground.log().clone();
        let page = path_page(&library.content, &library.path, bank, &log, &ground, None);
        let PathPage::Whole(page) = page else { panic!("a whole path") };
        let moving = page.stages.iter().flat_map(|row| row.supports.iter().chain(&row.contradicts));
        moving.map(|one| (one.question.clone(), one.answer.clone())).collect::<Vec<_>>()
    };
    let asked = questions(&second);
    let of_second = |told: &[(String, SaidAnswer)]| {
        let mut of = WORLD.1.questions().iter().filter(|one| asked.contains(&one.id));
        of.any(|one| {
            let stems = (0..one.variants()).map(|variant| one.shown(variant).stem);
            let starts: Vec<String> = stems.map(|stem| stem.chars().take(60).collect()).collect();
            told.iter().any(|(question, _)| starts.iter().any(|start| question.starts_with(start.as_str())))
        })
    };
    assert!(!of_second(&told(&[first.clone(), second])));
    assert!(of_second(&told(&[first, begun.finish()])), "once it is finished they are told");
}

/// Best answers seen half-way: what was asked after them counts as any other.
#[test]
fn a_link_says_which_best_answers_were_shown() {
    let mut half = Sitting::new(Mode::Skill(Skill::Python), 2, 0).ask(Skill::Python, 0..4, true);
    half.push(Event::Review);
    let whole = half.ask(Skill::Python, 4..7, false).finish();
    let read = find_link(&linked(std::slice::from_ref(&whole))).unwrap().profile.attempts.remove(0);
    let seen = |attempt: &Attempt| {
        attempt.answers().iter().map(|given| attempt.saw_best(&given.item)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&read), [true, true, true, true, false, false, false]);
    assert_eq!((seen(&whole), whole.reviewed()), (seen(&read), read.reviewed()));
}

/// Attempts of any mode, on any day, with some of the ratings and questions.
fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let one = (0..9usize, -400..400i64, 0..6u8, 0..7usize, 0..30usize, any::<bool>());
    prop::collection::vec(one, 1..6).prop_map(|all| {
        (1..)
            .zip(all)
            .map(|(number, (mode, day, level, skill, asked, well))| {
                let skill = Skill::ALL[skill];
                let mode = match mode {
                    0 => Mode::Quick,
                    1 | 2 => Mode::Full,
                    _ => Mode::Skill(skill),
                };
                let rated = if level == 0 { Vec::new() } else { mode.skills() };
                let sitting = Sitting::new(mode, number, day).rate(&rated, level);
                if mode == Mode::Quick { sitting.attempt } else { sitting.ask(skill, 0..asked, well).attempt }
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn who_opens_a_link_meets_the_same_person(attempts in attempts(), shown in prop::collection::vec(any::<bool>(), 6)) {
        let mut attempts = attempts;
        for (attempt, _) in attempts.iter_mut().zip(shown).filter(|(_, shown)| *shown) {
            let at = attempt.last_at().0;
            attempt.push(Sitting::entry(attempt.next_seq(), at, Event::Review));
        }
        let (own, link) = (person(&attempts), linked(&attempts));
        let profile = find_link(&link).unwrap().profile;
        let kept = person(&profile.attempts);
        let counted = |person: &Person| {
            let mut all = person.log().answers();
            all.sort_by(|one, other| one.item.cmp(&other.item));
            all
        };
        prop_assert_eq!(counted(&kept), counted(&own));
        prop_assert_eq!(kept.log().facts(), own.log().facts());
        if profile.attempts.len() == own.sources().len() {
            let of = |person: &Person| person.sources().iter().map(|one| (one.id.clone(), one.at.0 / 1000)).collect::<Vec<_>>();
            let (mut one, mut other) = (of(&kept), of(&own));
            one.sort();
            other.sort();
            prop_assert_eq!(one, other);
        }
    }

    /// Nothing is invented, nothing counts twice, and no attempt with questions in a skill leaves it without any.
    #[test]
    fn joining_keeps_what_was_said(attempts in attempts()) {
        let joined = person(&attempts);
        let answers = joined.log().answers();
        for (place, given) in answers.iter().enumerate() {
            let said = attempts.iter().filter_map(|attempt| attempt.answer(&given.item)).any(|one| one == *given);
            prop_assert!(said && answers.iter().skip(place + 1).all(|other| other.item != given.item));
        }
        let question = |given: &Given| !matches!(given.choice, Choice::Level(_));
        for skill in Skill::ALL {
            let asked = |attempt: &Attempt| {
                attempt.answers().iter().filter(|given| given.item.skill() == Some(skill) && question(given)).count()
            };
            let most = attempts.iter().map(asked).max().unwrap_or(0);
            let kept = answers_in(&joined, skill).iter().filter(|given| question(given)).count();
            prop_assert!(kept >= most.min(4), "{skill:?}: {kept} of {most}");
        }
        // Joining what is joined changes nothing, nor does leaving out what does not count.
        prop_assert_eq!(person(&[joined.log().clone()]).log().answers(), answers.clone());
        let behind = joined.behind(&attempts);
        prop_assert_eq!(person(&behind).log().answers(), answers);
    }
}

/// The first question of a skill, its best option, and how long it takes to be read at all.
fn a_question(skill: Skill) -> (ItemId, u16, u8) {
    let question = WORLD.1.questions().iter().find(|one| one.skill == skill && one.seconds >= 40).unwrap();
    let best = question.options.iter().map(|option| option.points).max();
    let at = question.options.iter().position(|option| Some(option.points) == best).unwrap();
    (question.id.clone(), question.version, u8::try_from(at).unwrap())
}

fn timed(sitting: &mut Sitting, item: &ItemId, version: u16, option: u8, took: u32) {
    let choice = Choice::Option(option);
    sitting.push(Event::Answer { item: item.clone(), version, choice, took_ms: Some(took) });
}

fn rapid(person: &Person) -> usize {
    view(person)
        .left_out
        .iter()
        .filter(|out| out.0 == LeftOutReason::Rapid)
        .map(|out| usize::from(out.1))
        .sum()
}

/// Forty seconds, gone back, another pick in two: that is one answer that took forty-two.
#[test]
fn times_spent_on_one_question_add_up_over_changes_of_the_pick() {
    let (item, version, best) = a_question(Skill::Python);
    let mut sitting = Sitting::new(Mode::Full, 1, 0).rate(&Skill::ALL, 3);
    timed(&mut sitting, &item, version, (best + 1) % 4, 40_000);
    timed(&mut sitting, &item, version, best, 2_000);
    let person = person(&[sitting.attempt.clone()]);
    let given = person.log().answer(&item).unwrap();
    assert_eq!((given.choice, given.took_ms), (Choice::Option(best), Some(42_000)));
    assert_eq!(view(&person).answered.questions, 1);
    // Of another text the time says nothing, and what was not measured leaves the sum unknown.
    timed(&mut sitting, &item, version + 1, best, 3_000);
    assert_eq!(sitting.attempt.answer(&item).unwrap().took_ms, Some(3_000));
    let choice = Choice::Option(best);
    sitting.push(Event::Answer { item: item.clone(), version: version + 1, choice, took_ms: None });
    timed(&mut sitting, &item, version + 1, best, 1_000);
    assert_eq!(sitting.attempt.answer(&item).unwrap().took_ms, None);
    // Without an end: no overflow.
    for _ in 0..3 {
        timed(&mut sitting, &item, version, best, u32::MAX);
    }
    assert_eq!(sitting.attempt.answer(&item).unwrap().took_ms, Some(u32::MAX));
}

#[test]
fn times_add_up_in_what_several_attempts_are_joined_to_and_in_a_link() {
    let (item, version, best) = a_question(Skill::Python);
    let mut first = Sitting::new(Mode::Full, 1, 0).rate(&Skill::ALL, 3);
    timed(&mut first, &item, version, (best + 1) % 4, 40_000);
    timed(&mut first, &item, version, best, 2_000);
    let second = Sitting::new(Mode::Skill(Skill::Python), 2, 1).ask(Skill::Python, 3..8, true);
    let joined = person(&[first.attempt.clone(), second.finish()]);
    assert_eq!(joined.log().answer(&item).unwrap().took_ms, Some(42_000));
    assert_eq!(rapid(&joined), 0);
    let link = find_link(&write_link("", &first.attempt, LinkFacts::None).unwrap()).unwrap();
    assert_eq!(link.profile.attempts[0].answer(&item).unwrap().took_ms, Some(42_000));
}

/// A rapid answer is no answer: it does not keep a careful one from counting.
#[test]
fn the_first_answer_that_counts_stands() {
    let (item, version, best) = a_question(Skill::Python);
    let sitting =
        |number, day| Sitting::new(Mode::Skill(Skill::Python), number, day).ask(Skill::Python, 20..24, true);
    let wrong = (best + 1) % 4;
    let mut quick = sitting(1, 0);
    timed(&mut quick, &item, version, wrong, 1_000);
    let mut careful = sitting(2, 1);
    timed(&mut careful, &item, version, best, 30_000);
    let mut third = sitting(3, 2);
    timed(&mut third, &item, version, wrong, 30_000);
    let stands = |attempts: &[Attempt]| person(attempts).log().answer(&item).unwrap();
    let given = stands(&[quick.attempt.clone(), careful.attempt.clone(), third.attempt.clone()]);
    assert_eq!((given.choice, given.took_ms), (Choice::Option(best), Some(30_000)), "the first that counts");
    assert_eq!(stands(&[third.attempt.clone(), careful.attempt.clone()]).choice, Choice::Option(best));
    // Rapid both times: the first one stands, and is said.
    let mut again = sitting(4, 3);
    timed(&mut again, &item, version, best, 1_000);
    let both = person(&[quick.attempt.clone(), again.attempt]);
    assert_eq!((both.log().answer(&item).unwrap().choice, rapid(&both)), (Choice::Option(wrong), 1));
    // Who was shown the best answer in between knew it.
    quick.push(Event::Finish);
    quick.push(Event::Review);
    assert_eq!(stands(&[quick.attempt, careful.attempt]).choice, Choice::Option(wrong));
}

/// The result moves in skills that nobody asked about: that is said, with what it comes from.
#[test]
fn what_moved_without_an_answer_is_told_apart_from_what_was_asked() {
    let all_right = full(1, 0);
    let leadership = Sitting::new(Mode::Skill(Skill::Leadership), 2, 1)
        .rate(&[Skill::Leadership], 3)
        .ask(Skill::Leadership, 6..22, false)
        .finish();
    let (content, bank) = (&WORLD.0.content, &WORLD.1);
    let told = moved(content, bank, &[leadership.clone(), all_right.clone()], &[]).unwrap();
    // Of those that moved by less, only another word is told.
    let levels = |one: &Moved| one.levels.map_or(0.0, cairn_core::decimal::Tenths::get);
    let told: Vec<Moved> = told.skills.into_iter().filter(|one| one.levels.is_some()).collect();
    assert_eq!(told.first().map(|one| (one.skill, one.asked)), Some((Skill::Leadership, true)), "{told:?}");
    let silent: Vec<&Moved> = told.iter().filter(|one| !one.asked).collect();
    assert!(!silent.is_empty() && silent.iter().all(|one| levels(one) < 0.0), "{told:?}");
    assert!(told.is_sorted_by(|one, two| levels(one).abs() >= levels(two).abs()), "{told:?}");
    // It is about the result: that of all attempts less that of the ones before.
    let theta = |attempts: &[Attempt]| view(&person(attempts)).skills[Skill::Leadership.index()].theta.get();
    let fall = theta(&[all_right.clone(), leadership]) - theta(std::slice::from_ref(&all_right));
    assert!((levels(&told[0]) - fall).abs() < 0.11, "{fall} {told:?}");
    assert_eq!(moved(content, bank, &[all_right], &[]), None, "nothing to hold it against");
}

/// An interval without 0 is never called noise, and one with it never a real change.
#[test]
fn a_change_is_real_where_its_interval_leaves_out_nothing_happened() {
    let content = &WORLD.0.content;
    let mut verdicts = Vec::new();
    for wrong in 0..12 {
        let second = Sitting::new(Mode::Skill(Skill::Leadership), 2, 90)
            .rate(&[Skill::Leadership], 3)
            .ask(Skill::Leadership, 6..6 + wrong, false)
            .ask(Skill::Leadership, 6 + wrong..22, true)
            .finish();
        for change in changes(content, &WORLD.1, &full(1, 0), &second) {
            let (low, high) = change.interval;
            assert_eq!(change.verdict == ChangeVerdict::Noise, low <= 0.0 && high >= 0.0, "{change:?}");
            verdicts.push(change.verdict);
        }
    }
    assert!(
        verdicts.contains(&ChangeVerdict::Noise) && verdicts.contains(&ChangeVerdict::Fall),
        "{verdicts:?}"
    );
}

/// Every question about a skill wrong, rated low, and strong in all others: the level comes from these, and that is said.
#[test]
fn a_level_that_other_skills_hold_up_says_so_and_ratings_are_held_against_enough_questions() {
    let skill = Skill::BusinessAdministration;
    let with = |questions: usize| {
        let others: Vec<Skill> = Skill::ALL.into_iter().filter(|one| *one != skill).collect();
        let mut sitting = Sitting::new(Mode::Full, 1, 0).rate(&others, 4).rate(&[skill], 1);
        for other in others {
            sitting = sitting.ask(other, 0..7, true);
        }
        view(&person(&[sitting.ask(skill, 0..questions, false).finish()]))
    };
    for questions in [3, 5] {
        let view = with(questions);
        let row = &view.skills[skill.index()];
        assert_eq!(row.held, Some(HeldByOthers::Up), "{row:?}");
        assert!(
            view.skills.iter().filter(|one| one.skill != skill).all(|one| one.held != Some(HeldByOthers::Up))
        );
        let SelfRatingGap::Compared { skills, .. } = view.self_rating_gap else { panic!() };
        let row = skills.iter().find(|row| row.skill == skill).unwrap();
        assert_ne!(
            row.gap.verdict,
            GapVerdict::Below,
            "answers that are wrong never say that ratings are too low"
        );
        assert_eq!(row.rests == GapBasis::Elsewhere, row.gap.levels.get() <= -0.3, "{row:?}");
    }
}

/// The same option chosen again after reading counts: the page gives it as an answer.
#[test]
fn a_pick_that_came_too_fast_can_be_given_again() {
    let skill = Skill::Python;
    let (content, bank) = (&WORLD.0.content, &WORLD.1);
    let mut sitting = Sitting::new(Mode::Skill(skill), 1, 0).rate(&[skill], 3);
    let (item, version, option) = a_question(skill);
    timed(&mut sitting, &item, version, option, 900);
    let of = |attempt: &Attempt| match assess_view(content, bank, &[], &[], attempt, Some(&item)) {
        AssessView::Ask(ask) => (ask.picked, ask.too_fast, ask.progress.rapid),
        other => panic!("{other:?}"),
    };
    assert_eq!(of(&sitting.attempt), (Some(Choice::Option(option)), true, 1));
    timed(&mut sitting, &item, version, option, 12_000);
    assert_eq!(of(&sitting.attempt), (Some(Choice::Option(option)), false, 0));
}

/// Of somebody who was asked about one skill alone, nothing is known of the others that could hold it.
#[test]
fn skills_without_an_answer_hold_nothing() {
    let skill = Skill::Leadership;
    let sitting = Sitting::new(Mode::Skill(skill), 1, 0).rate(&[skill], 5).ask(skill, 0..9, true);
    let view = view(&person(&[sitting.finish()]));
    let [row] = view.skills.as_slice() else { panic!("{:?}", view.skills) };
    assert_eq!(row.held, None, "{row:?}");
}
