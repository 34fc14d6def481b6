//! Everybody once: their answers, and perhaps their group.

use std::collections::BTreeMap;

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, Millis};
use cairn_core::calibrate::{Respondent, Study, Unusable};
use serde_json::Value;

use crate::failure::{Ended, say};
use crate::input::{Held, Piece};
use crate::read::{Read, read};

/// Makes respondents of pieces.
pub(super) struct Reader {
    study: &'static Study,
    /// The field that names the group.
    group: Option<String>,
    now: Millis,
}

/// Somebody who was read.
pub(super) struct One {
    attempts: Vec<AttemptId>,
    found: Result<Respondent, Unusable>,
}

/// Everybody who was read.
#[derive(Default)]
pub(super) struct People {
    all: Vec<Result<Respondent, Unusable>>,
    /// Attempts, and whose they are.
    known: BTreeMap<AttemptId, usize>,
    /// Profiles of people who were there already.
    pub(super) again: u64,
    some_failed: bool,
}

impl Reader {
    pub(super) const fn new(study: &'static Study, group: Option<String>, now: Millis) -> Self {
        Self { study, group, now }
    }

    /// A piece's person; `None` for the first line of a pool, `Err` with the sentence that the page would say.
    pub(super) fn read(&self, piece: Piece) -> Option<Result<One, String>> {
        let group = self.group.as_deref().and_then(|field| group(&piece, field));
        match read(piece, self.now) {
            Ok(Read::Head(_)) => None,
            Ok(Read::Profile(somebody)) => {
                let attempts = &somebody.profile.attempts;
                Some(Ok(One {
                    attempts: attempts.iter().map(Attempt::id).cloned().collect(),
                    found: self.study.respondent(attempts, group.as_deref()),
                }))
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// What a field of the piece says: a text, a number or yes and no.
fn group(piece: &Piece, field: &str) -> Option<String> {
    let (Held::Line(bytes) | Held::File(bytes)) = &piece.held else { return None };
    match serde_json::from_slice::<Value>(bytes).ok()?.get(field)? {
        Value::String(name) if !name.is_empty() => Some(name.clone()),
        value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
        Value::String(_) | Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

impl People {
    /// Takes somebody in; whether they were read. What was not is said, and the rest goes on.
    pub(super) fn take(&mut self, one: Result<One, String>) -> bool {
        match one {
            Ok(one) => {
                self.person(one);
                true
            }
            Err(why) => {
                self.some_failed = true;
                say(why);
                false
            }
        }
    }

    /// Nobody counts twice: of two profiles of one person, the one with more answers does.
    fn person(&mut self, one: One) {
        let known = one.attempts.iter().find_map(|id| self.known.get(id).copied());
        let at = known.unwrap_or(self.all.len());
        for id in one.attempts {
            self.known.entry(id).or_insert(at);
        }
        let questions =
            |found: &Result<Respondent, Unusable>| found.as_ref().map_or(0, Respondent::questions);
        match self.all.get_mut(at) {
            None => self.all.push(one.found),
            Some(there) => {
                self.again += 1;
                if questions(&one.found) > questions(there) {
                    *there = one.found;
                }
            }
        }
    }

    /// How reading ended.
    pub(super) const fn ended(&self) -> Ended {
        if self.some_failed { Ended::SomeFailed } else { Ended::Well }
    }

    /// The people who tell of questions, and how many others there are, by why.
    pub(super) fn into_respondents(self) -> (Vec<Respondent>, BTreeMap<Unusable, u64>) {
        let mut unusable = BTreeMap::new();
        let mut respondents = Vec::new();
        for one in self.all {
            match one {
                Ok(respondent) => respondents.push(respondent),
                Err(why) => *unusable.entry(why).or_default() += 1,
            }
        }
        (respondents, unusable)
    }
}
