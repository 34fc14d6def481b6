//! Somebody who answers an assessment as their abilities would have it.
//!
//! A person reads what the page keeps in local storage and computes with `cairn-core` what must be on screen. So each
//! answer also checks that the page shows what the pure function says.

use std::time::Duration;

use cairn_core::attempt::view::{AskKind, AskView, AssessView, assess_view};
use cairn_core::attempt::{Attempt, Choice, Entry, Event, Fact, Millis, Mode, RULES, Writer, seen_before};
use cairn_core::content::{Bank, Content, PathContent, Question, bundle};
use cairn_core::path::Ground;
use cairn_core::path::page::goal;
use cairn_core::path::view::{ResultView, result_of};
use cairn_core::record::load;
use cairn_core::{Skill, Stage};
use cairn_measure::Theta;

use crate::screen::Screen;
use crate::server::dist;
use crate::wait::wait_at_most;

/// Below this chance of a right answer a person says "I don't know" rather than guess.
const KNOWS: f64 = 0.5;

/// How long a page may take to keep an answer before the press is repeated, as a person would.
const HEARD_WITHIN: Duration = Duration::from_secs(2);

/// When an attempt that is made up began.
const BEGAN: i64 = 1_790_000_000_000;

/// A person with an ability in each skill, and the content as the built app has it.
pub struct Person {
    abilities: [f64; Skill::COUNT],
    content: Content,
    bank: Bank,
}

impl Person {
    /// A person with these abilities, in logits, in the order of [`Skill::ALL`].
    pub fn new(abilities: [f64; Skill::COUNT]) -> Self {
        let (content, bank) = content_and_bank();
        Self { abilities, content, bank }
    }

    /// A junior data scientist: sound in the technical skills, new to business and people.
    pub fn junior_data_scientist() -> Self {
        Self::new([1.0, 0.8, 1.2, -1.0, -1.2, -1.2, -0.4])
    }

    /// An engineering manager: leads people and projects, reads data and models without making them.
    pub fn engineering_manager() -> Self {
        Self::new([-0.2, -0.2, 1.0, 1.8, 0.8, 1.8, 1.2])
    }

    /// A strong strategist: leading or better everywhere.
    pub fn strong_strategist() -> Self {
        Self::new([2.2, 2.2, 2.0, 2.4, 2.2, 2.4, 2.4])
    }

    /// The content as the built app has it.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// All questions, as the built app has them.
    pub fn bank(&self) -> &Bank {
        &self.bank
    }

    /// The ability in a skill, in logits.
    pub fn ability(&self, skill: Skill) -> f64 {
        Skill::ALL.iter().position(|known| *known == skill).map_or(0.0, |at| self.abilities[at])
    }

    /// Answers until nothing is left to ask, or `most` times; says how many answers that were.
    pub async fn answer(&self, screen: &Screen, most: usize) -> usize {
        for count in 0..most {
            match self.view(screen).await {
                AssessView::Ask(ask) => self.give(screen, &ask).await,
                AssessView::Load(_) | AssessView::Done(_) => return count,
            }
        }
        most
    }

    /// Answers while ratings are asked; stops at the first question or the end.
    pub async fn rate(&self, screen: &Screen) {
        while let AssessView::Ask(ask) = self.view(screen).await
            && ask.kind == AskKind::Rating
        {
            self.give(screen, &ask).await;
        }
    }

    /// The full assessment that they would give, with milestones that they have reached.
    pub fn full_attempt(&self, milestones: &[u8]) -> Attempt {
        let entry = |seq: u32, event: Event| Entry {
            seq,
            writer: Writer::nameless(),
            at: Millis(BEGAN + i64::from(seq) * 21_000),
            content: self.content.version.clone(),
            rules: RULES,
            event,
        };
        let id = Mode::Full.new_id(1);
        let begun = id.and_then(|id| Attempt::begin(id, entry(0, Event::Begin)));
        let mut attempt = begun.unwrap_or_else(|| panic!("the id of a full attempt names its mode"));
        while let AssessView::Ask(ask) = assess_view(&self.content, &self.bank, &[], &[], &attempt, None) {
            let choice = self.choice(&ask);
            let event = Event::Answer { item: ask.item, version: ask.version, choice, took_ms: Some(20_000) };
            attempt.push(entry(attempt.next_seq(), event));
        }
        for stage in milestones.iter().filter_map(|number| Stage::new(*number)) {
            let fact = Fact::Milestone { stage, done: Some(true), evidence: String::new() };
            attempt.push(entry(attempt.next_seq(), Event::Fact(fact)));
        }
        attempt.push(entry(attempt.next_seq(), Event::Finish));
        attempt
    }

    /// What the page must show next. Questions of earlier attempts count: the page avoids them, too.
    pub async fn view(&self, screen: &Screen) -> AssessView {
        let attempt = Self::attempt(screen).await;
        let seen = seen_before(&load(screen.local_storage().await).attempts, &attempt);
        assess_view(&self.content, &self.bank, &[], &seen, &attempt, None)
    }

    /// What the result page must say.
    pub async fn result(&self, screen: &Screen) -> ResultView {
        let kept = load(screen.local_storage().await).attempts;
        self.result_of(
            cairn_core::person::Person::of(&self.bank, &kept, Vec::new())
                .unwrap_or_else(|| panic!("no attempt is kept")),
        )
    }

    /// What the page of this person must say, whatever is kept.
    pub fn result_of(&self, person: cairn_core::person::Person) -> ResultView {
        let path: PathContent = read(bundle::read_path(&bundle_of("path")), "path");
        let ground = Ground::new(&self.content, &self.bank, person);
        let view = ground
            .and_then(|ground| result_of(&self.content, &self.bank, &ground, goal(&path, &ground, None)));
        view.unwrap_or_else(|| panic!("the content has no result"))
    }

    /// The attempt at hand, or the one worked on last, from what the page keeps; it is written a moment after it began.
    pub async fn attempt(screen: &Screen) -> Attempt {
        let kept = async || !load(screen.local_storage().await).attempts.is_empty();
        screen.wait_for("an attempt is kept", kept).await;
        let mut kept = load(screen.local_storage().await).attempts;
        // One that is put into storage may have its time behind that of the one that was begun since.
        let at_hand = kept.iter().rposition(|one| !one.finished());
        let place = at_hand.unwrap_or(kept.len().saturating_sub(1));
        kept.swap_remove(place)
    }

    /// Waits for the item and picks; in a question the second press of the digit confirms.
    async fn give(&self, screen: &Screen, ask: &AskView) {
        let first_words: String = ask.text.chars().take(60).collect();
        screen.expect_text("#ask-title", &ask.title).await;
        screen.expect_text("#ask-text", first_words.trim_end()).await;
        let choice = self.choice(ask);
        let digit = ask.options.iter().find(|option| option.choice == choice);
        let digit = digit.unwrap_or_else(|| panic!("{}: no {choice:?}", ask.item)).digit.to_string();
        let answers = Self::attempt(screen).await.answers().len();
        screen.think().await;
        // WebKit's driver comes back before the page has heard of the press: pressed again at once, it would answer what comes next.
        let presses = if ask.kind == AskKind::Rating { 1 } else { 2 };
        screen
            .wait_for(&format!("the answer {digit} to {} is kept", ask.item), async || {
                for _ in 0..presses {
                    screen.press(&digit).await;
                }
                let kept = async || (Self::attempt(screen).await.answers().len() > answers).then_some(());
                wait_at_most(HEARD_WITHIN, kept).await.is_some()
            })
            .await;
    }

    fn choice(&self, ask: &AskView) -> Choice {
        match self.bank.question(&ask.item) {
            None => Choice::Level(self.content.level_at(self.ability(ask.skill))),
            Some(question) => self.choice_of(question),
        }
    }

    fn choice_of(&self, question: &Question) -> Choice {
        let theta = Theta::new(self.ability(question.skill)).unwrap_or_else(|error| panic!("{error}"));
        let item = question
            .exact(cairn_measure::Habit::new().share())
            .unwrap_or_else(|| panic!("{} has no parameters", question.id));
        let points = if question.is_knowledge() {
            let right = item.probability(theta, 1).map_or(0.0, cairn_measure::Prob::get);
            if right < KNOWS {
                return Choice::DontKnow;
            }
            1
        } else {
            let chance = cairn_core::attempt::Seed(5).mix(question.id.as_str());
            item.answer(theta, cairn_measure::Seed(chance))
        };
        let at = question.options.iter().position(|option| usize::from(option.points) == points);
        let at = at.and_then(|at| u8::try_from(at).ok());
        Choice::Option(at.unwrap_or_else(|| panic!("{}: no option is worth {points}", question.id)))
    }
}

/// The content as the built app has it.
pub fn content_and_bank() -> (Content, Bank) {
    let content = read(bundle::read_base(&bundle_of("base")), "base");
    let mut bank = Bank::default();
    for skill in Skill::ALL {
        let name = format!("items-{}", skill.as_str());
        bank.add(skill, read(bundle::read_questions(&bundle_of(&name)), &name));
    }
    (content, bank)
}

/// The text of a content file, whose name goes on with a digest.
fn bundle_of(name: &str) -> String {
    let folder = dist().join("content");
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let begins = |path: &std::path::Path| {
        path.file_stem()
            .and_then(|stem| stem.to_str()?.rsplit_once('-'))
            .is_some_and(|(stem, _)| stem == name)
    };
    let path = files.flatten().map(|file| file.path()).find(|path| begins(path));
    let path = path.unwrap_or_else(|| panic!("{} has no {name}", folder.display()));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read<T>(bundle: Result<T, bundle::NotABundle>, name: &str) -> T {
    bundle.unwrap_or_else(|error| panic!("the bundle {name}: {error:?}"))
}
