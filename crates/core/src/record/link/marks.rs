//! What a link says on top of one attempt, where there is something to say: that best answers had been shown, and further
//! attempts. A link with marks is of version 2; readers that know only version 1 say that it is newer, and none drops them unseen.

use super::attempts::{FURTHER, SHOWN};
use super::bytes::Bytes;
use super::error::LinkError;
use super::read::read_link;
use super::write::{LinkFacts, answer, body_of, closed, head, write_link};
use super::{PREFIX, WITH_MARKS};
use crate::attempt::{Attempt, Choice, Given};
use crate::content::Bank;
use crate::order::sorted;
use crate::person::Person;

/// A link that gets longer than this, in characters, holds the attempts as one: mail programs cut longer ones.
const LONGEST: usize = 1_600;

/// The part of the address from `#` on for the person of these attempts: each of those that count by itself, with its own date and
/// whether its best answers were shown. Where that gets too long, or would not make the same person, they go as one attempt. `None`
/// without attempts, or for an id that this version did not make.
pub fn write_person_link(name: &str, bank: &Bank, attempts: &[Attempt], facts: LinkFacts) -> Option<String> {
    let person = Person::of(bank, attempts, Vec::new())?;
    let as_one = || write_link(name, person.log(), facts);
    let fits = |link: &String| person.sources().len() < 2 || link.len() <= LONGEST;
    let Some(apart) = apart(name, &person, attempts, facts).filter(fits) else { return as_one() };
    let same = |read: Person| counted(read.log()) == counted(person.log());
    let read = apart.strip_prefix(PREFIX).map_or(Err(LinkError::Missing), read_link).ok();
    let read = read.and_then(|profile| Person::of(bank, &profile.attempts, Vec::new()));
    if read.is_some_and(same) { Some(apart) } else { as_one() }
}

/// The answers that count, and under which seed each was asked.
fn counted(log: &Attempt) -> Vec<(Given, u64)> {
    let answers: Vec<(Given, u64)> =
        log.answers().into_iter().map(|given| (given.clone(), log.seed_of(&given.item).0)).collect();
    sorted(&answers, |one, other| one.0.item.cmp(&other.0.item))
}

/// The link with each attempt by itself: first the one that stands for all, with what the person has told.
fn apart(name: &str, person: &Person, attempts: &[Attempt], facts: LinkFacts) -> Option<String> {
    let is_main = |attempt: &&Attempt| attempt.id() == person.log().id();
    let counts = |attempt: &&Attempt| person.sources().iter().any(|source| source.id == *attempt.id());
    let main = attempts.iter().find(is_main)?;
    let mut body = body_of(name, main, &person.log().facts(), facts)?;
    let bare = body.0.len();
    mark_shown(&mut body, main);
    for attempt in attempts.iter().filter(|one| counts(one) && !is_main(one)) {
        body.byte(FURTHER);
        head(&mut body, "", attempt)?;
        let answers = attempt.answers();
        body.number(u64::try_from(answers.len()).ok()?);
        for given in &answers {
            answer(&mut body, given);
        }
        mark_shown(&mut body, attempt);
    }
    let version = if body.0.len() > bare { WITH_MARKS } else { super::VERSION };
    Some(format!("{PREFIX}{}", closed(version, body)))
}

fn mark_shown(body: &mut Bytes, attempt: &Attempt) {
    let before = attempt.answered_before_review();
    let answers = attempt.answers();
    let question = |given: &&Given| !matches!(given.choice, Choice::Level(_));
    if answers.iter().take(before).any(|given| question(&given)) {
        body.byte(SHOWN);
        body.number(u64::try_from(before).unwrap_or(0));
    }
}
