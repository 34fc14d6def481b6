//! What the person does: answers, plans, ratings, packs.

use cairn_core::attempt::{Choice, Entry, Event, Millis, Mode};
use cairn_core::keeping::{Forgotten, KeepingEvent, Over, record_of};
use cairn_core::plan::RawRecord;
use cairn_core::record::file::{About, RatingAnswer, RatingFile, read_rating, write_rating};
use cairn_core::record::{Key, plan_pack};
use cairn_core::{AttemptId, ItemId, Level, PlanId, RatingId};

use crate::ledger::{Claim, Fate, Known};
use crate::tab::Tab;
use crate::world::{Held, World};

impl World {
    pub(crate) fn act(&mut self) -> Held {
        if self.tabs.is_empty() {
            self.open_tab();
            return Ok(());
        }
        let at = self.chance.below(self.tabs.len());
        if !self.tabs[at].deeds.is_empty() {
            return self.carry_out(at);
        }
        match self.chance.below(40) {
            0..=15 => self.answer(at),
            16..=18 => self.begin(at),
            19..=20 => self.finish(at),
            21..=23 => self.tick(at),
            24..=26 => self.rate(at)?,
            27 => self.delete_all(at)?,
            28..=29 => self.delete_one(at)?,
            30..=32 => self.choose(at),
            33..=34 => self.pack(at),
            35..=36 => self.hand(at, KeepingEvent::Write),
            37 => self.hand(at, KeepingEvent::Shown),
            38 => self.hand_over(at)?,
            _ => self.close(at)?,
        }
        Ok(())
    }

    pub(crate) fn now(&mut self) -> i64 {
        // Every moment comes once, so that every record is another; clocks jump.
        self.clock += 1;
        let jump = if self.chance.one_in(8) { 3_600_000_000 } else { 0 };
        if self.chance.one_in(2) { self.clock + jump } else { self.clock - jump }
    }

    pub(crate) fn fate_of_new(&self, key: &str) -> Fate {
        // Another tab deletes at this moment: it may go, or stay.
        let goes = |other: &Tab| other.erasing.as_ref().is_some_and(|what| what.covers(key));
        let broken_off = |(note_key, text): (&String, &String)| {
            Forgotten::is_key(note_key) && Forgotten::parse(text).is_some_and(|note| note.covers(key))
        };
        // A tab that goes by this one's name has deleted what it wrote under the same key, and takes away what comes back there.
        let was_deleted = |other: &Known| self.namesakes && other.key == key && other.fate != Fate::Alive;
        let goes = self.records.iter().any(was_deleted)
            || self.tabs.iter().any(goes)
            || self.first.live.iter().any(broken_off);
        if goes { Fate::Open } else { Fate::Alive }
    }

    pub(crate) fn keep(&mut self, at: usize, record: RawRecord) {
        let tab = self.tabs[at].name;
        let fate = self.fate_of_new(&record.key);
        self.records.push(Known {
            key: record.key.clone(),
            raw: record.raw.clone(),
            rated: false,
            tab,
            claim: Claim::Nothing,
            fate,
            first_lost: false,
            second_lost: false,
        });
        self.tell(|| format!("in tab {tab} the person makes {}", record.key));
        self.hand(at, KeepingEvent::Keep { records: vec![record], over: Over::Rename, again: false });
    }

    pub(crate) fn entry(&mut self, at: usize, seq: u32, event: Event) -> Entry {
        let now = self.now();
        Entry {
            seq,
            writer: self.tabs[at].keeper.writer().clone(),
            at: Millis(now),
            content: "1".to_owned(),
            rules: 1,
            event,
        }
    }

    pub(crate) fn push(&mut self, at: usize, id: &AttemptId, event: Event) {
        let known = self.tabs[at].attempts.iter().find(|attempt| attempt.id() == id);
        let seq = known.map_or(0, cairn_core::attempt::Attempt::next_seq);
        let entry = self.entry(at, seq, event);
        let all = &mut self.tabs[at].attempts;
        match all.iter_mut().find(|attempt| attempt.id() == id) {
            Some(attempt) => attempt.push(entry.clone()),
            None => all.extend(cairn_core::attempt::Attempt::begin(id.clone(), entry.clone())),
        }
        self.keep(at, record_of(id, &entry));
    }

    pub(crate) fn begin(&mut self, at: usize) {
        let bits = self.chance.bits();
        if let Some(id) = Mode::Quick.new_id(bits) {
            self.push(at, &id, Event::Begin);
        }
    }

    pub(crate) fn some_attempt(&mut self, at: usize) -> Option<AttemptId> {
        let all = &self.tabs[at].attempts;
        if all.is_empty() {
            return None;
        }
        let place = self.chance.below(all.len());
        self.tabs[at].attempts.get(place).map(|attempt| attempt.id().clone())
    }

    pub(crate) fn answer(&mut self, at: usize) {
        let Some(id) = self.some_attempt(at) else { return self.begin(at) };
        let item = ItemId::parse("ds-statistics");
        let choice = Choice::Level(Level::new(3).unwrap_or_else(|| panic!("a level")));
        if let Some(item) = item {
            self.push(at, &id, Event::Answer { item, version: 1, choice, took_ms: None });
        }
    }

    pub(crate) fn finish(&mut self, at: usize) {
        if let Some(id) = self.some_attempt(at) {
            self.push(at, &id, Event::Finish);
        }
    }

    pub(crate) fn tick(&mut self, at: usize) {
        let seq = u32::try_from(self.tabs[at].plans.len()).unwrap_or(0);
        let writer = self.tabs[at].keeper.writer().clone();
        let Some(plan) = PlanId::parse("plan-1") else { return };
        let now = self.now();
        let key = Key::Plan(plan, seq, writer).to_text();
        let record = RawRecord { key, raw: format!("{{\"at\":{now}}}") };
        self.tabs[at].plans.push(record.clone());
        self.keep(at, record);
    }

    /// A rating is read, changed and written in one go, as the page does.
    pub(crate) fn rate(&mut self, at: usize) -> Held {
        let (Some(id), Some(item)) =
            (RatingId::parse("r-1"), ItemId::parse(&format!("item-{}", self.records.len())))
        else {
            return Ok(());
        };
        if !self.tabs[at].second_program {
            return Ok(());
        }
        let key = Key::Rated(id.clone()).to_text();
        let made_at = Millis(self.now());
        let known = self.first.live.get(&key).and_then(|text| read_rating(text.as_bytes()).ok());
        let mut rating =
            self.tabs[at].rating.clone().or_else(|| known.clone()).unwrap_or_else(|| RatingFile {
                id,
                made_at,
                content: "1".to_owned(),
                about: About { name: String::new(), mark: None },
                by: String::new(),
                relation: None,
                answers: Vec::new(),
            });
        rating.made_at = made_at;
        for other in known.into_iter().flat_map(|known| known.answers) {
            if rating.answer(&other.item).is_none() {
                rating.set(other);
            }
        }
        rating.set(RatingAnswer { item: item.clone(), version: 1, level: Level::new(2) });
        self.tabs[at].rating = Some(rating.clone());
        let tab = self.tabs[at].name;
        let fate = self.fate_of_new(&key);
        self.records.push(Known {
            key: key.clone(),
            raw: item.as_str().to_owned(),
            rated: true,
            tab,
            claim: Claim::Nothing,
            fate,
            first_lost: false,
            second_lost: false,
        });
        let record = RawRecord { key, raw: write_rating(&rating) };
        self.hand(at, KeepingEvent::Keep { records: vec![record], over: Over::Replace, again: false });
        self.drain(at)?;
        self.hand(at, KeepingEvent::Write);
        self.drain(at)
    }

    pub(crate) fn pack(&mut self, at: usize) {
        if self.tabs[at].packing || !self.tabs[at].second_program || self.namesakes {
            return;
        }
        let Some(id) = self.some_attempt(at) else { return };
        let pairs: Vec<(String, String)> = self
            .first
            .live
            .iter()
            .filter(|(key, _)| Key::parse(key).is_some_and(|key| key.attempt() == Some(&id)))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        if let Some(plan) = plan_pack(&id, &pairs) {
            self.tabs[at].packing = true;
            self.hand(at, KeepingEvent::Pack(plan));
        }
    }
}
