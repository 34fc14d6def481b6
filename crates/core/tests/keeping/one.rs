//! One tab of the second program over a first store, for orders of events that are told by hand.

use std::collections::BTreeMap;

use cairn_core::attempt::{Attempt, Entry, Millis, Writer};
use cairn_core::keeping::{Abilities, Deed, Handed, Keeper, KeepingEvent, Memory, Over, Ticket, Wrote};
use cairn_core::plan::RawRecord;
use cairn_core::record::Key;
use cairn_core::record::file::{About, RatingAnswer, RatingFile, write_rating};
use cairn_core::{AttemptId, ItemId, Level, RatingId};

pub(crate) const NOTHING: Memory<'_> = Memory { attempts: &[], plans: &[], aside: &[] };

/// A tab of the second program over a first store; what it asks of the second is given back.
pub(crate) struct One {
    pub(crate) keeper: Keeper,
    pub(crate) first: BTreeMap<String, String>,
    pub(crate) full: bool,
    /// A key under which another tab's record stands, which is not written over.
    pub(crate) taken: Option<String>,
}

impl One {
    pub(crate) fn new(keys: &[&str]) -> Self {
        let writer = Writer::parse("k1").unwrap();
        let first = keys.iter().map(|key| ((*key).to_owned(), "{\"at\":1}".to_owned())).collect();
        Self { keeper: Keeper::new(Abilities::SECOND, writer), first, full: false, taken: None }
    }

    pub(crate) fn hears(&mut self, event: KeepingEvent) -> Vec<Deed> {
        let mut asked = Vec::new();
        for deed in self.keeper.step(NOTHING, event) {
            let answer = match deed {
                Deed::ListFirst => KeepingEvent::Keys(Some(self.first.keys().cloned().collect())),
                Deed::ReadFirst { why, keys } => {
                    let value = |key: &String| Some((key.clone(), self.first.get(key)?.clone()));
                    KeepingEvent::Values { why, pairs: keys.iter().filter_map(value).collect() }
                }
                Deed::WriteFirst { key, .. } if self.taken.as_ref() == Some(&key) => {
                    KeepingEvent::Wrote { key, outcome: Wrote::Taken }
                }
                Deed::WriteFirst { key, .. } if self.full => {
                    KeepingEvent::Wrote { key, outcome: Wrote::Refused }
                }
                Deed::WriteFirst { key, value, .. } => {
                    self.first.insert(key.clone(), value);
                    KeepingEvent::Wrote { key, outcome: Wrote::Kept }
                }
                Deed::EraseFirst { keys, note } => {
                    self.first.retain(|key, _| !keys.contains(key));
                    KeepingEvent::Erased { ok: true, note }
                }
                other => {
                    asked.push(other);
                    continue;
                }
            };
            asked.extend(self.hears(answer));
        }
        asked
    }

    /// Starts, and gives the ticket under which it opens the second store.
    pub(crate) fn start(&mut self) -> Ticket {
        let asked = self.hears(KeepingEvent::Start { probe: Wrote::Kept, handed: Handed::default() });
        asked
            .iter()
            .find_map(|deed| if let Deed::OpenSecond(ticket) = deed { Some(*ticket) } else { None })
            .unwrap()
    }

    /// Keeps a rating.
    pub(crate) fn rate(&mut self, items: &[&str]) -> Vec<Deed> {
        let record = RawRecord { key: rated(), raw: rating(items) };
        let mut asked =
            self.hears(KeepingEvent::Keep { records: vec![record], over: Over::Replace, again: false });
        asked.extend(self.hears(KeepingEvent::Write));
        asked
    }

    /// The second store is there, and has these keys.
    pub(crate) fn listed(&mut self, opened: Ticket, keys: &[String]) -> Vec<Deed> {
        let asked = self.hears(KeepingEvent::Opened(opened));
        self.lists(&asked, keys)
    }

    /// The same, as an answer to what was asked.
    pub(crate) fn lists(&mut self, asked: &[Deed], keys: &[String]) -> Vec<Deed> {
        let list = |deed: &Deed| if let Deed::ListSecond(ticket) = deed { Some(*ticket) } else { None };
        let ticket = asked.iter().rev().find_map(list).unwrap();
        self.hears(KeepingEvent::Listed { ticket, keys: Some(keys.to_vec()) })
    }

    /// What the second store is to lose as far as the first one has not got it by then.
    pub(crate) fn removed(asked: &[Deed]) -> Vec<String> {
        let lost =
            |deed: &Deed| if let Deed::FollowSecond(.., lost) = deed { Some(lost.clone()) } else { None };
        asked.iter().find_map(lost).unwrap_or_default()
    }

    /// What the second store is told to have followed.
    pub(crate) fn told(asked: &[Deed]) -> Vec<String> {
        let puts = |deed: &Deed| match deed {
            Deed::FollowSecond(_, all, _) => Some(all.puts.iter().map(|(key, _)| key.clone()).collect()),
            _ => None,
        };
        asked.iter().find_map(puts).unwrap_or_default()
    }

    /// The second store has followed.
    pub(crate) fn ends(&mut self, asked: &[Deed]) -> Vec<Deed> {
        let follow =
            |deed: &Deed| if let Deed::FollowSecond(ticket, ..) = deed { Some(*ticket) } else { None };
        let ticket = asked.iter().find_map(follow).unwrap();
        self.hears(KeepingEvent::Ended { ticket, ok: true })
    }

    pub(crate) fn note(&self) -> String {
        self.first.keys().find(|key| key.contains("/forget/")).unwrap().clone()
    }
}

pub(crate) fn rated() -> String {
    Key::Rated(RatingId::parse("r-1").unwrap()).to_text()
}

pub(crate) fn rating(items: &[&str]) -> String {
    let answer =
        |item: &&str| RatingAnswer { item: ItemId::parse(item).unwrap(), version: 1, level: Level::new(2) };
    write_rating(&RatingFile {
        id: RatingId::parse("r-1").unwrap(),
        made_at: Millis(1_790_000_000_000),
        content: "1".to_owned(),
        about: About { name: String::new(), mark: None },
        by: String::new(),
        relation: None,
        answers: items.iter().map(answer).collect(),
    })
}

/// An attempt that is begun, and no more.
pub(crate) fn begun(name: &str) -> Attempt {
    let entry = Entry {
        seq: 0,
        writer: Writer::parse("k1").unwrap(),
        at: Millis(1),
        content: "1".to_owned(),
        rules: 1,
        event: cairn_core::attempt::Event::Begin,
    };
    Attempt::begin(AttemptId::parse(name).unwrap(), entry).unwrap()
}
