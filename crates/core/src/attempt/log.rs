//! The log of an attempt.

use crate::{AttemptId, ItemId, Skill};

use super::answer_times::spent;
use super::entry::{Choice, Entry, Event, Millis};
use super::facts::Facts;
use super::mode::Mode;
use super::shuffle::Seed;

/// Version of the rules (order of questions, scoring) under which answers are given; saved with each.
///
/// | version | what is different |
/// |---|---|
/// | 1 | the first |
/// | 2 | a question above a person's level counts less when the next one is chosen |
/// | 3 | scenes are scored with luck in mind, difficulties follow blind readers' estimates, points go as far as readers agree |
pub const RULES: u16 = 3;

/// The rules from which on the keyboard gives what was chosen. Before, Enter could give another option than the one that
/// was chosen by its number.
const KEYS_MENDED: u16 = 3;

/// An answer that counts: the latest to its item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// What was answered.
    pub item: ItemId,
    /// The version of its text.
    pub version: u16,
    /// What was picked last.
    pub choice: Choice,
    /// Time spent on it in all, over changes of the pick; `None` where part of it was not measured.
    pub took_ms: Option<u32>,
}

/// One run through the assessment. Never without entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    id: AttemptId,
    mode: Mode,
    entries: Vec<Entry>,
    /// Of a log that was joined from several attempts: the seeds of the others, under which these items were asked.
    elsewhere: Vec<(ItemId, Seed)>,
}

impl Attempt {
    /// A new attempt with its first entry; `None` for an id that names no mode.
    pub fn begin(id: AttemptId, first: Entry) -> Option<Self> {
        Self::from_entries(id, vec![first])
    }

    /// The attempt of the entries found, in any order; a doubled one is taken once. `None` without entries or for an
    /// id that names no mode.
    pub fn from_entries(id: AttemptId, entries: Vec<Entry>) -> Option<Self> {
        let mode = Mode::of(&id).filter(|_| !entries.is_empty())?;
        let mut attempt =
            Self { id, mode, entries: Vec::with_capacity(entries.len()), elsewhere: Vec::new() };
        for entry in entries {
            attempt.push(entry);
        }
        Some(attempt)
    }

    /// Its id.
    pub const fn id(&self) -> &AttemptId {
        &self.id
    }

    /// What is assessed.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The skills that it tells of: those of its mode, and those of its answers, which a log that was joined from several attempts
    /// may have more of.
    pub fn measured(&self) -> Vec<Skill> {
        let mut skills = self.mode.skills();
        if skills.len() < Skill::COUNT {
            let answered: Vec<Skill> = self.answers().iter().filter_map(|given| given.item.skill()).collect();
            skills =
                Skill::ALL.into_iter().filter(|one| skills.contains(one) || answered.contains(one)).collect();
        }
        skills
    }

    /// Decides the order of options and the choice among equally good questions. Follows from the id.
    pub fn seed(&self) -> Seed {
        Seed(Seed(0).mix(self.id.as_str()))
    }

    /// Decides which variant of an item was asked, and the order of its options. In a log that was joined from several attempts
    /// it is the seed of the attempt that asked.
    pub fn seed_of(&self, item: &ItemId) -> Seed {
        let known = self.elsewhere.iter().find(|(known, _)| known == item);
        known.map_or_else(|| self.seed(), |(_, seed)| *seed)
    }

    /// The same log, joined from several attempts, of which these asked these items under seeds of their own.
    #[must_use]
    pub(crate) fn with_asked_elsewhere(self, elsewhere: Vec<(ItemId, Seed)>) -> Self {
        Self { elsewhere, ..self }
    }

    /// When it began.
    pub fn started(&self) -> Millis {
        self.entries.first().map_or(Millis(0), |entry| entry.at)
    }

    /// The log, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The position after the last one.
    pub fn next_seq(&self) -> u32 {
        self.entries.last().map_or(0, |entry| entry.seq.saturating_add(1))
    }

    /// Adds an entry at its place.
    pub fn push(&mut self, entry: Entry) {
        if let Err(place) = self.place(&entry) {
            self.entries.insert(place, entry);
        }
    }

    /// Puts `new` in the place of `old`, if the log has that.
    pub fn replace(&mut self, old: &Entry, new: Entry) {
        if self.has(old) {
            self.entries.retain(|entry| entry != old);
            self.push(new);
        }
    }

    /// Where an entry of this number and writer stands, or would stand.
    fn place(&self, entry: &Entry) -> Result<usize, usize> {
        self.entries.binary_search_by(|known| (known.seq, &known.writer).cmp(&(entry.seq, &entry.writer)))
    }

    /// Whether the log has this very entry.
    pub fn has(&self, entry: &Entry) -> bool {
        self.place(entry).is_ok_and(|place| self.entries[place] == *entry)
    }

    /// The answers that count, in the order in which their items were first answered.
    ///
    /// The latest answer to an item counts; once its best answer was shown, the latest before that.
    pub fn answers(&self) -> Vec<Given> {
        self.answers_under().0
    }

    /// The same, and for each the content version under which it was given.
    pub fn answers_under(&self) -> (Vec<Given>, Vec<&str>) {
        let given = |(entry, took_ms): (&Entry, Option<u32>)| match &entry.event {
            Event::Answer { item, version, choice, .. } => {
                Some(Given { item: item.clone(), version: *version, choice: *choice, took_ms })
            }
            Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => None,
        };
        let counting = self.counting_timed();
        counting.into_iter().filter_map(|one| Some((given(one)?, one.0.content.as_str()))).unzip()
    }

    /// The entries of these answers, in the same order, each with the time spent on its item in all.
    pub fn counting_timed(&self) -> Vec<(&Entry, Option<u32>)> {
        spent(&self.entries)
    }

    /// The answer that counts for an item.
    pub fn answer(&self, item: &ItemId) -> Option<Given> {
        self.answers().into_iter().find(|given| given.item == *item)
    }

    /// What the person has told about themselves; the latest of each kind counts.
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::default();
        for entry in &self.entries {
            if let Event::Fact(fact) = &entry.event {
                facts.set(fact.clone());
            }
        }
        facts
    }

    /// Whether an answer was given under older rules: its result was another one then.
    pub fn under_older_rules(&self) -> bool {
        let answer = |entry: &Entry| matches!(entry.event, Event::Answer { .. });
        self.entries.iter().any(|entry| entry.rules < RULES && answer(entry))
    }

    /// Whether the person has asked for the result.
    pub fn finished(&self) -> bool {
        self.entries.iter().any(|entry| entry.event == Event::Finish)
    }

    /// Whether every question answered so far has been shown with its best answer.
    pub fn reviewed(&self) -> bool {
        let last = |is: fn(&Event) -> bool| self.entries.iter().rposition(|entry| is(&entry.event));
        last(|event| *event == Event::Review) > last(|event| matches!(event, Event::Answer { .. }))
    }

    /// Whether the best answer to this question was shown, so that what is picked from now on does not count.
    pub fn saw_best(&self, item: &ItemId) -> bool {
        self.best_seen().contains(&item)
    }

    /// The questions whose best answer was shown.
    pub(crate) fn best_seen(&self) -> Vec<&ItemId> {
        // Answers stand in the order in which their items were first answered: those that were there before come first.
        let counting = self.counting_timed().into_iter().take(self.answered_before_review());
        let questions = counting.filter_map(|(entry, _)| match &entry.event {
            Event::Answer { item, choice, .. } if !matches!(choice, Choice::Level(_)) => Some(item),
            _ => None,
        });
        questions.collect()
    }

    /// How many items had been answered when the best answers were last shown; 0 where they never were.
    pub(crate) fn answered_before_review(&self) -> usize {
        let shown = self.entries.iter().rposition(|entry| entry.event == Event::Review);
        spent(&self.entries[..shown.unwrap_or(0)]).len()
    }

    /// Whether an answer comes from a version in which the keyboard could give another option than the one chosen. The log
    /// does not say which answers were given by keyboard.
    pub fn doubts_keyboard(&self) -> bool {
        let old = |entry: &Entry| entry.rules < KEYS_MENDED && matches!(entry.event, Event::Answer { .. });
        self.entries.iter().any(old)
    }

    /// When the last rating or question was answered: the day of the measurement. Reading the best answers, asking for the
    /// result and saying a fact (a milestone, years) measure nothing and move no date. Ratings that were taken over are older
    /// than the attempt, and it is no older than its beginning.
    pub fn last_at(&self) -> Millis {
        let said = self.entries.iter().rev().find(|entry| matches!(entry.event, Event::Answer { .. }));
        said.map_or(Millis(0), |entry| entry.at).max(self.started())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;
    use crate::attempt::{Fact, Writer};

    fn attempt() -> Attempt {
        let begin = Entry { event: Event::Begin, ..rate(0, "a", "x", 0) };
        Attempt::begin(Mode::Full.new_id(7).unwrap(), begin).unwrap()
    }

    fn rate(seq: u32, writer: &str, item: &str, level: u8) -> Entry {
        Entry {
            seq,
            writer: Writer::parse(writer).unwrap(),
            at: Millis(0),
            content: "1".to_owned(),
            rules: RULES,
            event: Event::Answer {
                item: ItemId::parse(item).unwrap(),
                version: 1,
                choice: Choice::Level(Level::new(level).unwrap()),
                took_ms: None,
            },
        }
    }

    #[test]
    fn a_changed_answer_counts_and_the_log_keeps_both() {
        let mut attempt = attempt();
        attempt.push(rate(1, "a", "ds-statistics", 2));
        attempt.push(rate(2, "a", "ds-wrangling", 1));
        attempt.push(rate(3, "a", "ds-statistics", 4));
        assert_eq!(attempt.entries().len(), 4);
        let answers = attempt.answers();
        assert_eq!(answers.len(), 2);
        assert_eq!(answers[0].choice, Choice::Level(Level::new(4).unwrap()));
        assert_eq!(answers[0].item.as_str(), "ds-statistics");
    }

    #[test]
    fn only_an_answer_moves_the_date() {
        let mut attempt = attempt();
        attempt.push(Entry { at: Millis(50), ..rate(1, "a", "ds-statistics", 2) });
        let later = [Event::Review, Event::Finish, Event::Fact(Fact::Degree(None))];
        for (seq, event) in (2..).zip(later) {
            attempt.push(Entry { event, at: Millis(90), ..rate(seq, "a", "x", 0) });
        }
        assert_eq!(attempt.last_at(), Millis(50));
    }

    #[test]
    fn an_answer_changed_after_the_best_one_was_shown_is_kept_and_does_not_count() {
        let pick = |seq, item: &str, option| {
            let entry = rate(seq, "a", item, 0);
            let item = ItemId::parse(item).unwrap();
            let event = Event::Answer { item, version: 1, choice: Choice::Option(option), took_ms: None };
            Entry { event, ..entry }
        };
        let mut attempt = attempt();
        attempt.push(pick(1, "ds-statistics-01", 2));
        attempt.push(rate(2, "a", "ds-statistics", 2));
        assert!(!attempt.reviewed());
        attempt.push(Entry { event: Event::Review, ..rate(3, "a", "x", 0) });
        assert!(attempt.reviewed());
        attempt.push(pick(4, "ds-statistics-01", 1));
        attempt.push(rate(5, "a", "ds-statistics", 4));
        attempt.push(pick(6, "ds-statistics-02", 0));
        attempt.push(pick(7, "ds-statistics-02", 3));
        let picked: Vec<Choice> = attempt.answers().into_iter().map(|given| given.choice).collect();
        let rated = Choice::Level(Level::new(4).unwrap());
        let saw = |item: &str| attempt.saw_best(&ItemId::parse(item).unwrap());
        assert_eq!(
            ["ds-statistics-01", "ds-statistics", "ds-statistics-02", "ds-statistics-03"].map(saw),
            [true, false, false, false]
        );
        assert_eq!(picked, [Choice::Option(2), rated, Choice::Option(3)]);
        assert!(!attempt.reviewed());
        assert_eq!(attempt.entries().len(), 8);
    }

    #[test]
    fn answers_from_before_the_keyboard_was_mended_are_in_doubt() {
        let under = |rules, entry: Entry| Entry { rules, ..entry };
        let begun = |rules| {
            let begin = Entry { event: Event::Begin, ..rate(0, "a", "x", 0) };
            Attempt::begin(Mode::Full.new_id(7).unwrap(), under(rules, begin)).unwrap()
        };
        let mut old = begun(2);
        assert!(!old.doubts_keyboard(), "nothing is answered");
        old.push(under(3, rate(1, "a", "ds-statistics", 2)));
        assert!(!old.doubts_keyboard(), "begun before, answered after");
        old.push(under(2, rate(2, "a", "ds-wrangling", 2)));
        assert!(old.doubts_keyboard());
        let mut new = begun(3);
        new.push(under(3, rate(1, "a", "ds-statistics", 2)));
        assert!(!new.doubts_keyboard());
    }

    /// s23
    #[test]
    fn a_tab_that_takes_another_name_never_comes_back_to_one_soon() {
        let mut writer = Writer::parse("0000000x").unwrap();
        let mut names = vec![writer.clone()];
        for _ in 0..100 {
            writer = writer.next();
            assert!(Writer::parse(writer.as_str()).is_some() && !names.contains(&writer), "{writer:?}");
            names.push(writer.clone());
        }
    }

    #[test]
    fn entries_of_two_tabs_are_merged_in_one_order_whatever_came_first() {
        let entries =
            [rate(1, "a", "ds-statistics", 2), rate(2, "b", "ds-wrangling", 1), rate(2, "a", "py-craft", 3)];
        let mut forward = attempt();
        let mut backward = attempt();
        for entry in &entries {
            forward.push(entry.clone());
        }
        for entry in entries.iter().rev().chain(&entries) {
            backward.push(entry.clone());
        }
        assert_eq!(forward, backward);
        assert_eq!(forward.entries().len(), 4);
    }
}
