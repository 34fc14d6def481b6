//! All attempts of a person as one log, so that a short attempt never buries a long one.

use std::collections::{BTreeMap, BTreeSet};

use crate::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, Writer, places, separate};
use crate::content::Bank;
use crate::order::sorted;
use crate::profile::{hurries_ratings, is_rapid};
use crate::{AttemptId, ItemId, Skill};

/// Questions of a skill by which an attempt is enough to stand for it. A full assessment asks about six.
const ENOUGH: usize = 4;
/// Answers that lie no further apart count together, in milliseconds: 60 days. Skills of this kind grow in months, so
/// answers of a few weeks tell of the same person, and those of half a year do not.
const TOGETHER: i64 = 60 * 24 * 60 * 60 * 1000;

/// An attempt that answers of the joined log come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The attempt.
    pub id: AttemptId,
    /// What it assessed.
    pub mode: Mode,
    /// When it was last answered.
    pub at: Millis,
    /// The skills in which its answers count.
    pub skills: Vec<Skill>,
}

/// An attempt whose ratings were hurried through, so that earlier, careful ones go on counting in the place of some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HurriedRatings {
    /// The attempt.
    pub id: AttemptId,
    /// How many of its ratings give way.
    pub ratings: usize,
}

/// The joined log, and where its answers come from, the earliest attempt first.
pub(super) struct Joined {
    pub(super) log: Attempt,
    pub(super) sources: Vec<Source>,
    /// Attempts whose hurried ratings give way to earlier ones.
    pub(super) hurried: Vec<HurriedRatings>,
    /// Questions whose answer counts and whose attempt is not finished.
    pub(super) unfinished: Vec<ItemId>,
}

/// What an attempt adds to others that hold the same answers: an answer that was taken over stands in two attempts and counts once,
/// in the one that adds more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Adds {
    /// Another attempt has taken it over as a whole: what it says is part of that one.
    Nothing,
    /// All that it says was taken over.
    NoAnswers,
    /// Answers of its own.
    Answers,
}

/// An answer that counts in its attempt.
#[derive(Clone, Copy)]
struct Counted<'a> {
    /// Place of the attempt, the earliest first.
    of: usize,
    /// What that attempt adds.
    adds: Adds,
    entry: &'a Entry,
    /// Time spent on its item in all.
    took_ms: Option<u32>,
    /// Whether it came faster than its question can be read, so that it is no answer, and its best answer was not shown: a
    /// later one stands in its place. Of a rating, whether it was hurried through with most others of its attempt: a careful
    /// one stands in its place, an earlier one, too.
    gives_way: bool,
    item: &'a ItemId,
    version: u16,
    skill: Option<Skill>,
    rating: bool,
}

/// Joins all attempts of a person; `None` without any.
///
/// Skill by skill: the latest attempt with enough questions stands for the skill, together with what was answered in the 60
/// days before it and with everything since. A question that was answered twice counts as it was answered first, for the
/// second time it was known; what came faster than it can be read is no answer. A rating counts as it was given last, but for ratings that were hurried
/// through: these replace none that were not. Facts count as they were told last, whatever the attempt. The log has the id of the widest attempt in it, of equals the latest. A single attempt is its own joined log.
pub(super) fn join(bank: &Bank, all: &[Attempt]) -> Option<Joined> {
    let attempts: Vec<&Attempt> = all.iter().collect();
    let attempts =
        sorted(&attempts, |one, other| (one.last_at(), one.id()).cmp(&(other.last_at(), other.id())));
    let apart: Vec<&AttemptId> = separate(all).iter().map(|one| one.attempt.id()).collect();
    let adds = |attempt: &Attempt| {
        if !apart.contains(&attempt.id()) {
            Adds::Nothing
        } else if attempt.says_itself() {
            Adds::Answers
        } else {
            Adds::NoAnswers
        }
    };
    let all: Vec<Counted<'_>> = attempts
        .iter()
        .enumerate()
        .flat_map(|(of, attempt)| counted(bank, (of, adds(attempt)), attempt))
        .collect();
    let mut used: Vec<Counted<'_>> = Vec::new();
    for skill in Skill::ALL.into_iter().map(Some).chain([None]) {
        let of_skill: Vec<Counted<'_>> = all.iter().filter(|one| one.skill == skill).copied().collect();
        let sittings = sittings(&of_skill);
        let from = skill.map_or(i64::MIN, |_| counts_from(&sittings));
        used.extend(latest_and_first(&of_skill, &sittings, from));
    }
    let sources = sources(&attempts, &used);
    let hurried = hurried(&attempts, &all, &used);
    let under_way = |of: usize| attempts.get(of).is_some_and(|attempt| !attempt.finished());
    let unfinished = used.iter().filter(|one| !one.rating && under_way(one.of));
    let unfinished = unfinished.map(|one| one.item.clone()).collect();
    let main = attempts
        .iter()
        .rev()
        .filter(|attempt| sources.is_empty() || sources.iter().any(|source| source.id == *attempt.id()))
        .max_by_key(|attempt| width(attempt.mode()))?;
    let facts: Vec<(usize, &Entry)> =
        attempts.iter().enumerate().flat_map(|(of, attempt)| facts(of, attempt)).collect();
    let alone = |of: usize| attempts.get(of).is_some_and(|attempt| attempt.id() == main.id());
    if used.iter().all(|one| alone(one.of)) && facts.iter().all(|(of, _)| alone(*of)) {
        return Some(Joined { log: (*main).clone(), sources, hurried, unfinished });
    }
    Some(Joined { log: log(main, &attempts, &used, facts, &sources)?, sources, hurried, unfinished })
}

/// The answers of an attempt that count in it.
fn counted<'a>(
    bank: &'a Bank,
    (of, adds): (usize, Adds),
    attempt: &'a Attempt,
) -> impl Iterator<Item = Counted<'a>> {
    let best_seen: BTreeSet<&ItemId> = attempt.best_seen().into_iter().collect();
    let hurries = hurries_ratings(&attempt.answers());
    attempt.counting_timed().into_iter().filter_map(move |(entry, took_ms)| match &entry.event {
        Event::Answer { item, version, choice, .. } => {
            let rating = matches!(choice, Choice::Level(_));
            let question = if rating { None } else { bank.question(item) };
            let question = question.filter(|question| question.version == *version);
            let rapid = question.is_some_and(|question| is_rapid(question, *choice, took_ms));
            let gives_way = if rating { hurries } else { rapid && !best_seen.contains(item) };
            Some(Counted {
                of,
                adds,
                entry,
                took_ms,
                gives_way,
                item,
                version: *version,
                skill: item.skill(),
                rating,
            })
        }
        Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => None,
    })
}

impl Counted<'_> {
    /// Its entry, with the time spent in all: of the joined log it is the only answer to its item.
    fn timed(&self) -> Entry {
        let mut entry = self.entry.clone();
        if let Event::Answer { took_ms, .. } = &mut entry.event {
            *took_ms = self.took_ms;
        }
        entry
    }
}

fn facts(of: usize, attempt: &Attempt) -> impl Iterator<Item = (usize, &Entry)> {
    let fact = |entry: &&Entry| matches!(entry.event, Event::Fact(_));
    attempt.entries().iter().filter(fact).map(move |entry| (of, entry))
}

/// When an attempt was last answered in a skill, and how much it asked.
#[derive(Clone, Copy)]
struct Sitting {
    last: Millis,
    questions: usize,
    ratings: usize,
}

/// Each attempt in this skill, by its place.
fn sittings(of_skill: &[Counted<'_>]) -> BTreeMap<usize, Sitting> {
    let mut sittings: BTreeMap<usize, Sitting> = BTreeMap::new();
    for one in of_skill {
        let sitting =
            sittings.entry(one.of).or_insert(Sitting { last: one.entry.at, questions: 0, ratings: 0 });
        sitting.last = sitting.last.max(one.entry.at);
        *(if one.rating { &mut sitting.ratings } else { &mut sitting.questions }) += 1;
    }
    sittings
}

/// From when on attempts count for a skill, in milliseconds.
fn counts_from(sittings: &BTreeMap<usize, Sitting>) -> i64 {
    let most = |count: fn(&Sitting) -> usize| sittings.values().map(count).max().unwrap_or(0);
    let (questions, ratings) = (most(|one| one.questions), most(|one| one.ratings));
    let enough = |one: &&Sitting| {
        if questions > 0 { one.questions >= questions.min(ENOUGH) } else { one.ratings >= ratings }
    };
    let stands = sittings.values().filter(enough).map(|one| one.last).max();
    stands.map_or(i64::MIN, |at| at.0.saturating_sub(TOGETHER))
}

/// Of what counts from then on: of each question the first answer that is one, of each rating the last that was not hurried
/// through; of both, those to the newest text.
fn latest_and_first<'a>(
    of_skill: &[Counted<'a>],
    sittings: &BTreeMap<usize, Sitting>,
    from: i64,
) -> Vec<Counted<'a>> {
    let counts = |one: &&Counted<'_>| sittings.get(&one.of).is_some_and(|sitting| sitting.last.0 >= from);
    let counting: Vec<&Counted<'a>> = of_skill.iter().filter(counts).collect();
    let places = places(&counting.iter().map(|one| one.item).collect::<Vec<&ItemId>>());
    let mut kept: Vec<Counted<'a>> = Vec::new();
    for (one, place) in counting.into_iter().zip(places) {
        match kept.get_mut(place) {
            None => kept.push(*one),
            Some(known) => {
                let later = (one.entry.at, one.adds) >= (known.entry.at, known.adds);
                let newer = match (known.gives_way, one.gives_way) {
                    (true, false) => true,
                    (false, true) => false,
                    (true, true) | (false, false) => one.rating && later,
                };
                if one.version > known.version || (one.version == known.version && newer) {
                    *known = *one;
                }
            }
        }
    }
    kept
}

/// The attempts whose hurried ratings give way to earlier ones of others.
fn hurried(attempts: &[&Attempt], all: &[Counted<'_>], used: &[Counted<'_>]) -> Vec<HurriedRatings> {
    let gives_way = |one: &&Counted<'_>| {
        let earlier = |known: &Counted<'_>| {
            !known.gives_way && known.of != one.of && known.item == one.item && known.entry.at <= one.entry.at
        };
        one.rating && one.gives_way && used.iter().any(earlier)
    };
    let of = |(of, attempt): (usize, &&Attempt)| {
        let ratings = all.iter().filter(|one| one.of == of).filter(gives_way).count();
        (ratings > 0).then(|| HurriedRatings { id: attempt.id().clone(), ratings })
    };
    attempts.iter().enumerate().filter_map(of).collect()
}

fn sources(attempts: &[&Attempt], used: &[Counted<'_>]) -> Vec<Source> {
    let source = |(of, attempt): (usize, &&Attempt)| {
        let mine: Vec<&Counted<'_>> = used.iter().filter(|one| one.of == of).collect();
        let skills = Skill::ALL.into_iter().filter(|skill| mine.iter().any(|one| one.skill == Some(*skill)));
        (!mine.is_empty()).then(|| Source {
            id: attempt.id().clone(),
            mode: attempt.mode(),
            at: attempt.last_at(),
            skills: skills.collect(),
        })
    };
    attempts.iter().enumerate().filter_map(source).collect()
}

/// How much a mode assesses.
const fn width(mode: Mode) -> u8 {
    match mode {
        Mode::Skill(_) => 0,
        Mode::Quick => 1,
        Mode::Full => 2,
    }
}

/// The log itself: it begins where the main attempt began; the rest follows in the order of time.
fn log(
    main: &Attempt,
    attempts: &[&Attempt],
    used: &[Counted<'_>],
    facts: Vec<(usize, &Entry)>,
    sources: &[Source],
) -> Option<Attempt> {
    let begin = main.entries().first()?;
    let answers: Vec<(usize, Entry)> = used.iter().map(|one| (one.of, one.timed())).collect();
    let answers = answers.iter().map(|(of, entry)| (*of, entry));
    let rest: Vec<(usize, &Entry)> = answers.chain(facts).collect();
    let rest =
        sorted(&rest, |one, other| (one.1.at, one.0, one.1.seq).cmp(&(other.1.at, other.0, other.1.seq)));
    let counts = |attempt: &&&Attempt| sources.iter().any(|source| source.id == *attempt.id());
    let finish = attempts.iter().filter(counts).flat_map(|attempt| attempt.entries());
    let finish = finish.filter(|entry| entry.event == Event::Finish).max_by_key(|entry| entry.at);
    let entries = [begin].into_iter().chain(rest.into_iter().map(|(_, entry)| entry)).chain(finish);
    let numbered = (0..).zip(entries);
    let renumber = |(seq, entry): (u32, &Entry)| Entry { seq, writer: Writer::nameless(), ..entry.clone() };
    let joined = Attempt::from_entries(main.id().clone(), numbered.map(renumber).collect())?;
    let asked_by = |one: &Counted<'_>| attempts.get(one.of).map(|attempt| (one.item.clone(), attempt.seed()));
    let elsewhere = used.iter().filter(|one| !one.rating).filter_map(asked_by);
    Some(joined.with_asked_elsewhere(elsewhere.filter(|(_, seed)| *seed != main.seed()).collect()))
}
