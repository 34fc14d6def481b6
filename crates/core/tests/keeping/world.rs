//! Up to four tabs of two programs over two stores, in any order of events, with everything that can go wrong.

use std::collections::BTreeSet;

use cairn_core::attempt::{Choice, Entry, Event as Told, Millis, Mode, Writer};
use cairn_core::keeping::{
    Copies, Deed, Event, Forgotten, Handed, Keeper, Over, Saving, Wanted, What, Why, Wrote, record_of,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::file::{About, RatingAnswer, RatingFile, read_rating, write_rating};
use cairn_core::record::{Key, load, plan_pack};
use cairn_core::{AttemptId, ItemId, Level, PlanId, RatingId};

use crate::chance::Chance;
use crate::ledger::{Claim, Fate, Known};
use crate::stores::{First, Second};
use crate::tab::{Request, Tab};

/// Most tabs at a time.
const TABS: usize = 4;
/// Steps after which a world that nobody disturbs must have come to rest.
const REST: usize = 20_000;

/// A broken promise.
pub(crate) struct Broken(pub String);

type Held = Result<(), Broken>;

pub(crate) struct World {
    chance: Chance,
    first: First,
    second: Second,
    tabs: Vec<Tab>,
    born: u32,
    clock: i64,
    records: Vec<Known>,
    /// Whether tabs may go by one name.
    namesakes: bool,
    /// Nothing goes wrong any more.
    calm: bool,
    /// What happened, one sentence each, where somebody reads it.
    pub(crate) story: Option<Vec<String>>,
}

impl World {
    pub(crate) fn new(seed: u64, story: bool) -> Self {
        let mut chance = Chance::new(seed);
        Self {
            namesakes: chance.one_in(8),
            chance,
            first: First::default(),
            second: Second::default(),
            tabs: Vec::new(),
            born: 0,
            clock: 1_790_000_000_000,
            records: Vec::new(),
            calm: false,
            story: story.then(Vec::new),
        }
    }

    fn tell(&mut self, say: impl FnOnce() -> String) {
        if let Some(story) = &mut self.story {
            story.push(say());
        }
    }

    /// A whole schedule: disturbance, then rest, then what must be true.
    pub(crate) fn run(&mut self) -> Held {
        self.open_tab();
        for _ in 0..40 + self.chance.below(160) {
            match self.chance.below(100) {
                0..=61 => self.go_on()?,
                62..=87 => self.act()?,
                88..=90 => self.open_tab(),
                _ => self.disturb()?,
            }
        }
        self.come_to_rest()?;
        self.tabs_agree()?;
        while !self.tabs.is_empty() {
            self.die(0);
        }
        self.born += 1;
        self.start_tab(true);
        self.rest()?;
        self.tabs[0].step(Event::ReadPacks { all: true });
        self.rest()?;
        self.all_is_there()
    }

    // ---- What goes on by itself.

    /// One thing that was under way in some tab goes on.
    fn go_on(&mut self) -> Held {
        if self.tabs.is_empty() {
            return Ok(());
        }
        let at = self.chance.below(self.tabs.len());
        if !self.tabs[at].deeds.is_empty() {
            return self.carry_out(at);
        }
        let tab = &self.tabs[at];
        let mut ways = Vec::new();
        ways.extend((!tab.requests.is_empty()).then_some(0));
        ways.extend((!tab.inbox.is_empty()).then_some(1));
        ways.extend(tab.frame.then_some(2));
        ways.extend(tab.hears.then_some(3));
        ways.extend((tab.late.is_some() && !self.second.absent).then_some(4));
        if ways.is_empty() {
            return Ok(());
        }
        match ways[self.chance.below(ways.len())] {
            0 => self.reach_second(at),
            1 => {
                if let Some(event) = self.tabs[at].inbox.pop_front() {
                    self.hand(at, event);
                }
            }
            2 => {
                self.tabs[at].frame = false;
                self.hand(at, Event::Write);
            }
            3 => {
                self.tabs[at].hears = false;
                self.hand(at, Event::Heard);
            }
            _ => {
                if let Some(ticket) = self.tabs[at].late.take() {
                    self.tabs[at].connected = Some(self.second.life);
                    self.hand(at, Event::Opened(ticket));
                }
            }
        }
        Ok(())
    }

    /// A tab whose deeds are done says how it stands.
    fn says(&mut self, at: usize) -> Held {
        let Some(tab) = self.tabs.get_mut(at).filter(|tab| tab.deeds.is_empty()) else { return Ok(()) };
        if let Some((said, _)) = tab.keeper.news() {
            tab.said = Some(said);
            let name = tab.name;
            self.tell(|| format!("tab {name} says: {said:?}"));
            self.check_claim(at)?;
        }
        self.deletion_ends(at)
    }

    fn hand(&mut self, at: usize, event: Event) {
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} hears: {event:?}"));
        self.tabs[at].step(event);
        if self.tabs[at].deeds.is_empty() {
            self.tabs[at].deeds.push_back(Deed::DropAside(Vec::new()));
        }
    }

    /// A request of a tab reaches the second store.
    fn reach_second(&mut self, at: usize) {
        let Some(request) = self.tabs[at].requests.pop_front() else { return };
        let life = self.tabs[at].connected;
        let there = life == Some(self.second.life) && !self.second.absent;
        let answer = match request {
            Request::Open(ticket) if self.second.absent => {
                self.tabs[at].late = Some(ticket);
                Event::NotOpened(ticket)
            }
            Request::Open(ticket) => {
                self.tabs[at].connected = Some(self.second.life);
                Event::Opened(ticket)
            }
            Request::Change(ticket, transaction) => {
                let ok = self.second.change(life, &transaction);
                Event::Ended { ticket, ok }
            }
            Request::List(ticket) => {
                Event::Listed { ticket, keys: there.then(|| self.second.data.keys().cloned().collect()) }
            }
            Request::Read(ticket, keys) => {
                let found = |key: &String| Some((key.clone(), self.second.data.get(key)?.clone()));
                let pairs = there.then(|| keys.iter().filter_map(found).collect());
                Event::Read { ticket, pairs }
            }
        };
        let name = self.tabs[at].name;
        self.tell(|| format!("the second store answers tab {name}: {answer:?}"));
        self.tabs[at].inbox.push_back(answer);
    }

    /// One deed of a tab.
    fn carry_out(&mut self, at: usize) -> Held {
        let Some(deed) = self.tabs[at].deeds.pop_front() else { return Ok(()) };
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} does: {deed:?}"));
        if let Deed::Rename(id, old, new) = &deed {
            let (before, after) = (record_of(id, old), record_of(id, new));
            for known in self.records.iter_mut().filter(|known| known.tab == name) {
                if known.key == before.key && known.raw == before.raw {
                    known.key.clone_from(&after.key);
                }
            }
        }
        if let Deed::RenamePlan(old, new) = &deed {
            for known in self
                .records
                .iter_mut()
                .filter(|known| known.tab == name && known.key == old.key && known.raw == old.raw)
            {
                known.key.clone_from(&new.key);
            }
        }
        let Some(deed) = self.tabs[at].show(deed) else { return self.says(at) };
        // A rating is read, joined and written in one task, within microseconds: nobody comes in between.
        let in_one = matches!(
            &deed,
            Deed::ReadFirst { why: Why::Replaced | Why::Agree(_) | Why::Join(_) | Why::Rewritten, .. }
        );
        let answer = match deed {
            Deed::ListFirst => Event::Keys(Some(self.first.keys())),
            Deed::ReadFirst { why, keys } => {
                let pairs = self.first.get(&keys);
                Event::Values { why, pairs }
            }
            Deed::WriteFirst { key, value, replace } => {
                let outcome = self.write_first(at, &key, &value, replace)?;
                Event::Wrote { key, outcome }
            }
            Deed::EraseFirst { keys, note } => {
                keys.iter().for_each(|key| self.first.remove(key));
                // What goes makes room.
                self.first.full &= keys.is_empty();
                self.ring(at);
                Event::Erased { ok: true, note }
            }
            Deed::Compared(wanted) => {
                if wanted == Wanted::Restore && !self.tabs[at].second_program {
                    self.hand_over(at)?;
                }
                return self.says(at);
            }
            other => return Err(Broken(format!("nobody carries out {other:?}"))),
        };
        self.tabs[at].step(answer);
        if in_one {
            return self.drain(at);
        }
        self.says(at)
    }

    /// All other tabs will hear of it.
    fn ring(&mut self, at: usize) {
        for (other, tab) in self.tabs.iter_mut().enumerate() {
            tab.hears |= other != at;
        }
    }

    fn write_first(&mut self, at: usize, key: &str, value: &str, replace: bool) -> Result<Wrote, Broken> {
        let there = self.first.live.get(key).cloned();
        if there.as_deref() == Some(value) {
            return Ok(Wrote::Kept);
        }
        if let Some(there) = there.filter(|_| !replace)
            && !value.starts_with(&there)
        {
            return Ok(Wrote::Taken);
        }
        let rewritten = matches!(Key::parse(key), Some(Key::Rated(_) | Key::Rating(_) | Key::Forgotten(..)));
        if replace && !rewritten {
            return Err(Broken(format!("{key} may not be rewritten")));
        }
        if self.first.full {
            return Ok(Wrote::Refused);
        }
        // A device that cuts a write, and cuts it again.
        if !rewritten && !self.calm && self.chance.one_in(60) {
            let half = value.get(..value.len() / 2).unwrap_or_default().to_owned();
            self.first.put(key, &half);
            self.ring(at);
            return Ok(Wrote::Different);
        }
        self.first.put(key, value);
        self.ring(at);
        Ok(Wrote::Kept)
    }

    // ---- What the person does.

    fn act(&mut self) -> Held {
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
            27 => self.delete_all(at),
            28..=29 => self.delete_one(at),
            30..=32 => self.choose(at),
            33..=34 => self.pack(at),
            35..=36 => self.hand(at, Event::Write),
            37 => self.hand(at, Event::Shown),
            38 => self.hand_over(at)?,
            _ => self.close(at)?,
        }
        Ok(())
    }

    fn now(&mut self) -> i64 {
        // Every moment comes once, so that every record is another; clocks jump.
        self.clock += 1;
        let jump = if self.chance.one_in(8) { 3_600_000_000 } else { 0 };
        if self.chance.one_in(2) { self.clock + jump } else { self.clock - jump }
    }

    fn fate_of_new(&self, key: &str) -> Fate {
        // Another tab deletes at this moment: it may go, or stay.
        let goes = |other: &Tab| other.erasing.as_ref().is_some_and(|what| what.covers(key));
        let broken_off = |(note_key, text): (&String, &String)| {
            Forgotten::is_key(note_key) && Forgotten::parse(text).is_some_and(|note| note.covers(key))
        };
        let goes = self.tabs.iter().any(goes) || self.first.live.iter().any(broken_off);
        if goes { Fate::Open } else { Fate::Alive }
    }

    fn keep(&mut self, at: usize, record: RawRecord) {
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
        self.hand(at, Event::Keep { records: vec![record], over: Over::Rename, again: false });
    }

    fn entry(&mut self, at: usize, seq: u32, event: Told) -> Entry {
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

    fn push(&mut self, at: usize, id: &AttemptId, event: Told) {
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

    fn begin(&mut self, at: usize) {
        let bits = self.chance.bits();
        if let Some(id) = Mode::Quick.new_id(bits) {
            self.push(at, &id, Told::Begin);
        }
    }

    fn some_attempt(&mut self, at: usize) -> Option<AttemptId> {
        let all = &self.tabs[at].attempts;
        if all.is_empty() {
            return None;
        }
        let place = self.chance.below(all.len());
        self.tabs[at].attempts.get(place).map(|attempt| attempt.id().clone())
    }

    fn answer(&mut self, at: usize) {
        let Some(id) = self.some_attempt(at) else { return self.begin(at) };
        let item = ItemId::parse("ds-statistics");
        let choice = Choice::Level(Level::new(3).unwrap_or_else(|| panic!("a level")));
        if let Some(item) = item {
            self.push(at, &id, Told::Answer { item, version: 1, choice, took_ms: None });
        }
    }

    fn finish(&mut self, at: usize) {
        if let Some(id) = self.some_attempt(at) {
            self.push(at, &id, Told::Finish);
        }
    }

    fn tick(&mut self, at: usize) {
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
    fn rate(&mut self, at: usize) -> Held {
        let (Some(id), Some(item)) =
            (RatingId::parse("r-1"), ItemId::parse(&format!("item-{}", self.records.len())))
        else {
            return Ok(());
        };
        // One rating is made in one tab at a time; it may go on in another one.
        let elsewhere = self.tabs.iter().enumerate().any(|(other, tab)| other != at && tab.rating.is_some());
        if !self.tabs[at].second_program || elsewhere {
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
        self.hand(at, Event::Keep { records: vec![record], over: Over::Replace, again: false });
        self.drain(at)?;
        self.hand(at, Event::Write);
        self.drain(at)
    }

    fn drain(&mut self, at: usize) -> Held {
        while self.tabs.get(at).is_some_and(|tab| !tab.deeds.is_empty()) {
            self.carry_out(at)?;
        }
        Ok(())
    }

    fn delete_all(&mut self, at: usize) {
        self.delete(at, What::All);
    }

    fn delete_one(&mut self, at: usize) {
        if let Some(id) = self.some_attempt(at) {
            self.delete(at, What::Some(vec![id], Vec::new()));
        }
    }

    fn delete(&mut self, at: usize, what: What) {
        let alone = self.tabs.len() == 1;
        let name = self.tabs[at].name;
        for known in &mut self.records {
            if what.covers(&known.key) && known.fate != Fate::Deleted {
                let sure = alone && (known.tab == name || known.is_in(&self.first.live));
                known.fate = if sure && known.fate == Fate::Alive { Fate::Going } else { Fate::Open };
                if known.fate == Fate::Going {
                    self.tabs[at].deleting.push(known.key.clone());
                }
            }
        }
        self.tell(|| format!("in tab {name} the person deletes {what:?}"));
        self.tabs[at].erasing = Some(what.clone());
        self.tabs[at].step(Event::Delete(what));
    }

    /// The page says that it is done when all of it is: also the second store, where there is one.
    fn deletion_ends(&mut self, at: usize) -> Held {
        let Some(tab) = self.tabs.get_mut(at) else { return Ok(()) };
        if tab.erasing.is_none() || !tab.deeds.is_empty() {
            return Ok(());
        }
        tab.erasing = None;
        let keys: BTreeSet<String> = tab.deleting.drain(..).collect();
        for known in &mut self.records {
            if known.fate == Fate::Going && keys.contains(&known.key) {
                if known.is_in(&self.first.live) {
                    return Err(Broken(format!("{} is deleted and still there", known.key)));
                }
                known.fate = Fate::Deleted;
            }
        }
        if self.tabs.len() > 1 {
            self.notes_without_room();
        }
        Ok(())
    }

    /// A first store that is full, with nothing of ours in it, has no room for the note of a deletion: only its tab knows of
    /// it, and what the second store still has may come back through another tab.
    fn notes_without_room(&mut self) {
        if self.tabs.iter().any(|tab| tab.keeper.has_notes_waiting()) {
            self.only_a_tab_knew();
        }
    }

    fn only_a_tab_knew(&mut self) {
        for known in self.records.iter_mut().filter(|known| known.is_in(&self.second.data)) {
            if known.fate == Fate::Deleted {
                known.fate = Fate::Open;
            }
        }
    }

    /// What became of what another tab deleted, or the browser.
    fn choose(&mut self, at: usize) {
        let gone: Vec<String> = self.tabs[at].keeper.gone().iter().map(|record| record.key.clone()).collect();
        if gone.is_empty() {
            return;
        }
        if self.chance.one_in(2) {
            self.hand(at, Event::SaveAgain);
        } else {
            let ids: Vec<AttemptId> =
                gone.iter().filter_map(|key| Key::parse(key)?.attempt().cloned()).collect();
            for known in &mut self.records {
                if gone.contains(&known.key) || known.attempt().is_some_and(|id| ids.contains(&id)) {
                    known.fate = Fate::Open;
                }
            }
            self.hand(at, Event::ForgetGone);
        }
    }

    fn pack(&mut self, at: usize) {
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
            self.hand(at, Event::Pack(plan));
        }
    }

    /// The second program takes the place of the first.
    fn hand_over(&mut self, at: usize) -> Held {
        if self.tabs[at].second_program {
            return Ok(());
        }
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} hands over to the second program"));
        self.tabs[at].deeds.clear();
        self.tabs[at].step(Event::Write);
        self.drain(at)?;
        let handed = self.tabs[at].keeper.hand_over();
        let sent = std::mem::take(&mut self.tabs[at].requests);
        let writer = self.writer();
        let mut tab = Tab::new(name, true, writer);
        // What was sent to the second store goes on its way.
        let life = self.tabs[at].connected;
        for request in sent {
            if let Request::Change(_, transaction) = request {
                self.second.change(life, &transaction);
            }
        }
        tab.hears = self.tabs[at].hears;
        self.tabs[at] = tab;
        self.tabs[at].step(Event::Start { probe: Wrote::Kept, handed });
        self.drain(at)
    }

    /// A tab's name is out of 32 random bits, so that two alike are rare. What happens then is tried all the same, in worlds
    /// of their own, where there are two of a name and not three, and no store goes or is full and no pack is made in the
    /// same moment.
    fn writer(&mut self) -> Writer {
        if self.namesakes && self.tabs.len() == 1 && self.chance.one_in(2) {
            return self.tabs[0].keeper.writer().clone();
        }
        Writer::parse(&format!("t{:010x}", self.chance.bits() >> 24)).unwrap_or_else(Writer::nameless)
    }

    fn open_tab(&mut self) {
        if self.tabs.len() < TABS {
            self.born += 1;
            let second = self.chance.one_in(2);
            self.start_tab(second);
        }
    }

    fn start_tab(&mut self, second_program: bool) {
        let (name, writer) = (self.born, self.writer());
        self.tell(|| {
            format!("tab {name} opens, with the {} program", if second_program { "second" } else { "first" })
        });
        // A tab that opens in the middle of a deletion may have seen what goes.
        if self.tabs.iter().any(|tab| tab.erasing.is_some()) {
            self.nothing_goes_surely();
        }
        self.notes_without_room();
        let mut tab = Tab::new(name, second_program, writer);
        tab.step(Event::Start { probe: Wrote::Kept, handed: Handed::default() });
        self.tabs.push(tab);
    }

    /// The person closes a tab: it writes what waits.
    fn close(&mut self, at: usize) -> Held {
        self.hand(at, Event::Write);
        self.drain(at)?;
        self.die(at);
        if self.tabs.is_empty() {
            self.first.commit();
        }
        Ok(())
    }

    // ---- What goes wrong.

    fn disturb(&mut self) -> Held {
        match self.chance.below(18) {
            4..=8 if self.namesakes => {}
            0..=3 if !self.tabs.is_empty() => {
                let at = self.chance.below(self.tabs.len());
                self.die(at);
            }
            4 => self.crash_browser()?,
            5 => self.lose_first()?,
            6 => self.lose_second()?,
            7..=8 => {
                self.first.full = !self.first.full;
                let full = self.first.full;
                self.tell(|| format!("the first store is full: {full}"));
            }
            9 => {
                self.second.full = !self.second.full;
                let full = self.second.full;
                self.tell(|| format!("the second store is full: {full}"));
            }
            10..=11 => {
                self.second.absent = !self.second.absent;
                let absent = self.second.absent;
                self.tell(|| format!("the second store can be opened: {}", !absent));
                if absent {
                    self.close_connections();
                }
            }
            12 => self.close_connections(),
            _ => {
                self.tell(|| "the first store is on the disk".to_owned());
                self.first.commit();
            }
        }
        Ok(())
    }

    fn close_connections(&mut self) {
        for tab in &mut self.tabs {
            if tab.connected.take().is_some() {
                tab.inbox.push_back(Event::Closed);
            }
        }
    }

    /// A tab is gone; of what it sent to the second store a beginning arrives.
    fn die(&mut self, at: usize) {
        let tab = self.tabs.remove(at);
        self.tell(|| format!("tab {} is gone", tab.name));
        let arrive = self.chance.below(tab.requests.len() + 1);
        for request in tab.requests.into_iter().take(arrive) {
            if let Request::Change(_, transaction) = request {
                self.second.change(tab.connected, &transaction);
            }
        }
        if tab.keeper.has_notes_waiting() {
            self.only_a_tab_knew();
        }
        self.nothing_goes_surely();
    }

    fn nothing_goes_surely(&mut self) {
        for known in self.records.iter_mut().filter(|known| known.fate == Fate::Going) {
            known.fate = Fate::Open;
        }
    }

    fn crash_browser(&mut self) -> Held {
        while !self.tabs.is_empty() {
            self.die(0);
        }
        let share = self.chance.share();
        self.notes_may_go();
        self.first.crash(share);
        self.tell(|| "the browser crashes".to_owned());
        self.first_is_less()
    }

    fn lose_first(&mut self) -> Held {
        self.tell(|| "the browser drops the first store".to_owned());
        self.notes_may_go();
        self.first.lose();
        for tab in &mut self.tabs {
            tab.hears = true;
        }
        self.first_is_less()
    }

    /// With the first store its notes go: of what the second has not followed yet nobody knows any more.
    fn notes_may_go(&mut self) {
        let notes: Vec<Forgotten> = self
            .first
            .live
            .iter()
            .filter(|(key, _)| Forgotten::is_key(key))
            .filter_map(|(_, text)| Forgotten::parse(text))
            .collect();
        for known in self.records.iter_mut().filter(|known| known.fate == Fate::Deleted) {
            if notes.iter().any(|note| note.covers(&known.key)) {
                known.fate = Fate::Open;
            }
        }
    }

    /// The first store has lost something: what was claimed to be kept twice is in the second.
    fn first_is_less(&mut self) -> Held {
        let sends = |tab: &Tab| !tab.requests.is_empty() || !tab.inbox.is_empty() || !tab.deeds.is_empty();
        let rewriting = self.tabs.iter().any(sends);
        for known in self.records.iter_mut().filter(|known| known.rated && rewriting) {
            known.second_lost = true;
        }
        self.nothing_goes_surely();
        for known in &mut self.records {
            match known.fate {
                // A deletion that was not on the disk, or that the second store had not followed: no note tells of it.
                Fate::Deleted if known.is_in(&self.first.live) || known.is_in(&self.second.data) => {
                    known.fate = Fate::Open;
                }
                Fate::Alive if !known.is_in(&self.first.live) => {
                    let copied = known.is_in(&self.second.data);
                    if known.claim == Claim::Twice && !copied && !known.second_lost {
                        return Err(Broken(format!(
                            "{} was called kept twice, and is gone with the first store",
                            known.key
                        )));
                    }
                    if !copied {
                        known.fate = Fate::Open;
                    }
                    known.first_lost = true;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn lose_second(&mut self) -> Held {
        self.tell(|| "the browser drops the second store".to_owned());
        self.close_connections();
        self.second.lose();
        for known in &mut self.records {
            if known.fate == Fate::Alive {
                let kept = known.is_in(&self.first.live);
                if known.claim > Claim::Nothing && !kept && !known.first_lost {
                    return Err(Broken(format!(
                        "{} was called saved, and is gone with the second store",
                        known.key
                    )));
                }
                if !kept {
                    known.fate = Fate::Open;
                }
                known.second_lost = true;
            }
        }
        Ok(())
    }

    // ---- What must be true.

    /// What a tab has just said of its own records is true at this moment.
    fn check_claim(&mut self, at: usize) -> Held {
        let tab = &self.tabs[at];
        let Some(said) = tab.said.filter(|said| said.saving == Saving::Saved) else { return Ok(()) };
        let twice = said.copies == Copies::Two && tab.connected == Some(self.second.life);
        let gone: BTreeSet<&str> = tab.keeper.gone().iter().map(|record| record.key.as_str()).collect();
        for known in &mut self.records {
            if known.tab != tab.name || known.fate != Fate::Alive || gone.contains(known.key.as_str()) {
                continue;
            }
            let (kept, copied) = (known.is_in(&self.first.live), known.is_in(&self.second.data));
            if !kept {
                if known.first_lost {
                    continue;
                }
                return Err(Broken(format!("{} is called saved, and the first store has it not", known.key)));
            }
            known.claim = known.claim.max(Claim::Once);
            known.first_lost = false;
            if twice {
                // A rating is rewritten: what another tab has sent may come in between, and is sent again.
                if !copied && !known.second_lost && !known.rated {
                    return Err(Broken(format!("{} is called kept twice, and is not", known.key)));
                }
                if copied {
                    known.claim = Claim::Twice;
                    known.second_lost = false;
                }
            }
        }
        Ok(())
    }

    /// Nothing goes wrong any more, and everything under way comes to its end.
    fn come_to_rest(&mut self) -> Held {
        self.tell(|| "---- nothing is disturbed any more".to_owned());
        self.calm = true;
        (self.first.full, self.second.full, self.second.absent) = (false, false, false);
        self.rest()?;
        for at in 0..self.tabs.len() {
            self.hand(at, Event::Write);
        }
        self.rest()?;
        for at in 0..self.tabs.len() {
            self.hand(at, Event::Shown);
        }
        self.rest()
    }

    fn rest(&mut self) -> Held {
        for _ in 0..REST {
            if self.tabs.iter().all(|tab| tab.is_idle() && tab.late.is_none()) {
                return Ok(());
            }
            self.go_on()?;
        }
        Err(Broken("it does not come to rest".to_owned()))
    }

    /// All tabs show what the first store has, and say of all else that it is gone.
    fn tabs_agree(&mut self) -> Held {
        let kept = load(self.first.live.iter().map(|(key, value)| (key.clone(), value.clone())));
        let records = load(
            self.first
                .live
                .iter()
                .filter(|(key, _)| !Key::is_pack(key))
                .map(|(key, value)| (key.clone(), value.clone())),
        );
        for tab in &self.tabs {
            if tab.keeper.has_waiting() {
                return Err(Broken(format!("tab {} still waits to write", tab.name)));
            }
            let seen = if tab.second_program { &kept } else { &records };
            for attempt in &seen.attempts {
                let unread = tab
                    .keeper
                    .packs_waiting()
                    .iter()
                    .any(|key| Key::parse(key).is_some_and(|key| key.attempt() == Some(attempt.id())));
                let shown = tab.attempts.iter().find(|one| one.id() == attempt.id());
                // Two tabs of one name, and the first store dropped between their writes: this one's own is gone, and it says so.
                let own_is_gone = |entry: &Entry| {
                    let key = record_of(attempt.id(), entry).key;
                    tab.keeper.gone().iter().any(|record| record.key == key)
                };
                let missing = attempt
                    .entries()
                    .iter()
                    .find(|entry| !shown.is_some_and(|one| one.has(entry)) && !own_is_gone(entry));
                if let Some(entry) = missing.filter(|_| !unread) {
                    return Err(Broken(format!(
                        "tab {} does not show {}",
                        tab.name,
                        record_of(attempt.id(), entry).key
                    )));
                }
            }
            for attempt in &tab.attempts {
                let there = kept.attempts.iter().find(|one| one.id() == attempt.id());
                for entry in attempt.entries() {
                    let key = record_of(attempt.id(), entry).key;
                    let gone = tab.keeper.gone().iter().any(|record| record.key == key);
                    // A program that knows no packs takes what they may hold for kept.
                    let unread =
                        tab.keeper.packs_waiting().iter().any(|key| {
                            Key::parse(key).is_some_and(|key| key.attempt() == Some(attempt.id()))
                        });
                    // A tab that died in the middle of writing it again has left half of it; the second store has it whole,
                    // and the next start puts that right.
                    let copied = self.second.data.get(&key) == Some(&record_of(attempt.id(), entry).raw);
                    let kept = unread || copied || there.is_some_and(|one| one.has(entry));
                    if !kept && !gone {
                        return Err(Broken(format!("tab {} shows {key} as kept, and it is not", tab.name)));
                    }
                }
            }
        }
        Ok(())
    }

    /// A page that is opened anew has all that was claimed and nothing that was deleted, and both stores say the same.
    fn all_is_there(&mut self) -> Held {
        let tab = &self.tabs[0];
        for known in &self.records {
            let shown = known.is_shown(&tab.attempts, &tab.plans) || known.is_in(&self.first.live);
            match known.fate {
                Fate::Alive if known.claim > Claim::Nothing && !shown => {
                    return Err(Broken(format!(
                        "{} was called saved ({:?}) and is lost",
                        known.key, known.claim
                    )));
                }
                Fate::Deleted if shown || known.is_in(&self.second.data) => {
                    return Err(Broken(format!("{} was deleted and is there", known.key)));
                }
                Fate::Alive if shown && !known.is_in(&self.second.data) => {
                    return Err(Broken(format!("{} is not in the second store in the end", known.key)));
                }
                _ => {}
            }
        }
        let said = tab.said.map(|said| (said.saving, said.copies, said.gone, said.forgetting));
        if said != Some((Saving::Saved, Copies::Two, false, false)) {
            return Err(Broken(format!("in the end the page says {said:?}")));
        }
        if let Some(key) = self.first.live.keys().find(|key| Forgotten::is_key(key)) {
            return Err(Broken(format!("{key} is never followed")));
        }
        Ok(())
    }
}

/// The protocol is what the app runs; nothing here has one of its own.
const _: fn(&Keeper) = |_| ();
