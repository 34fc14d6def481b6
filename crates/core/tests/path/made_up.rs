//! Made-up people, who answer as their abilities would have it.

use std::path::Path;

use cairn_core::attempt::view::{AskKind, AskView, AssessView, assess_view};
use cairn_core::attempt::{Attempt, Choice, Entry, Event, Fact, Millis, Mode, RULES, Writer};
use cairn_core::content::source::load;
use cairn_core::content::{Bank, Content, DifficultyBasis, PathContent, Question, Reason};
use cairn_core::plan::CalendarFile;
use cairn_core::{Skill, Stage};
use cairn_measure::{Habit, Seed, Theta};

/// A calendar's file without reminders, made on 18 November 2026.
pub(crate) const FILE: CalendarFile = CalendarFile { at: Millis(1_795_000_000_000), reminders: false };

/// All content as a browser has it in the end.
pub(crate) struct Library {
    pub(crate) content: Content,
    pub(crate) path: PathContent,
    pub(crate) bank: Bank,
}

pub(crate) fn everything() -> Library {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    Library { content: library.content, path: library.path, bank }
}

/// Reasons without a word for every question: what a review stands on beside the bank.
pub(crate) fn unwritten_reasons(bank: &Bank) -> Vec<Reason> {
    let reason = |question: &Question| Reason {
        id: question.id.clone(),
        whys: vec![String::new(); question.options.len()],
        source: String::new(),
        retired: None,
        rests_on: DifficultyBasis::Estimates { readers: 2 },
    };
    bank.questions().iter().map(reason).collect()
}

/// Somebody with an ability in each skill, in logits.
pub(crate) struct Someone {
    pub(crate) name: &'static str,
    pub(crate) mode: Mode,
    pub(crate) abilities: [f64; Skill::COUNT],
    pub(crate) facts: Vec<Fact>,
    /// Whether they answer at all.
    pub(crate) answers: bool,
    /// Whether they pick an option at random.
    pub(crate) picks: bool,
    /// After how many answers they leave.
    pub(crate) most: Option<usize>,
}

impl Someone {
    pub(crate) fn new(name: &'static str, abilities: [f64; Skill::COUNT], milestones: &[u8]) -> Self {
        let reached = |number: &u8| Fact::Milestone {
            stage: Stage::new(*number).unwrap(),
            done: Some(true),
            evidence: String::new(),
        };
        let facts = milestones.iter().map(reached).collect();
        Self { name, mode: Mode::Full, abilities, facts, answers: true, picks: false, most: None }
    }

    /// Across all stages and ways in.
    pub(crate) fn all() -> Vec<Self> {
        vec![
            Self::new("starter", [-1.6, -1.8, -1.4, -1.2, -1.5, -1.4, -0.9], &[]),
            Self::new("junior-data-scientist", [1.0, 0.8, 1.2, -1.0, -1.2, -1.2, -0.4], &[1]),
            Self::new("data-engineer", [0.9, 0.2, 2.0, 0.9, -0.6, -0.4, 0.1], &[1, 2]),
            Self::new("engineering-lead", [1.2, 1.3, 1.2, 1.3, 0.4, 1.2, 1.1], &[2, 3, 4, 5]),
            Self::new("people-manager", [-0.4, -0.6, -0.8, 2.0, 0.9, 2.1, 1.3], &[3, 6]),
            Self::new("consultant", [0.2, -0.2, -1.0, 0.9, 2.1, 0.8, 2.2], &[8]),
            Self::new("strong-strategist", [2.8, 2.8, 2.4, 3.0, 2.8, 3.4, 3.4], &[4, 6, 7, 8, 9, 10]),
            Self {
                mode: Mode::Quick,
                ..Self::new("only-ratings", [0.9, 1.0, 0.9, 0.6, 0.4, 0.3, 0.8], &[1])
            },
        ]
    }

    /// Their attempt, finished.
    pub(crate) fn attempt(&self, library: &Library) -> Attempt {
        let mut attempt = Attempt::begin(self.mode.new_id(7).unwrap(), entry(0, Event::Begin)).unwrap();
        let mut left = if self.answers { self.most.unwrap_or(200) } else { 0 };
        while left > 0
            && let AssessView::Ask(ask) =
                assess_view(&library.content, &library.bank, &[], &[], &attempt, None)
        {
            let choice = self.choice(library, &ask);
            let event = Event::Answer { item: ask.item, version: ask.version, choice, took_ms: Some(20_000) };
            attempt.push(entry(attempt.next_seq(), event));
            left -= 1;
        }
        for fact in &self.facts {
            attempt.push(entry(attempt.next_seq(), Event::Fact(fact.clone())));
        }
        attempt.push(entry(attempt.next_seq(), Event::Finish));
        attempt
    }

    fn choice(&self, library: &Library, ask: &AskView) -> Choice {
        let ability = self.abilities[ask.skill.index()];
        match (ask.kind, library.bank.question(&ask.item)) {
            (AskKind::Rating, _) | (_, None) => Choice::Level(library.content.level_at(ability)),
            (_, Some(question)) if self.picks => pick(question),
            (_, Some(question)) => answer(question, ability),
        }
    }
}

/// The likeliest answer to a question, "I don't know" below an even chance; of a scene's actions one by the luck of the draw.
fn answer(question: &Question, ability: f64) -> Choice {
    let theta = Theta::new(ability).unwrap();
    let item = question.exact(Habit::new().share()).unwrap();
    let points = if question.is_knowledge() {
        if item.probability(theta, 1).unwrap().get() < 0.5 {
            return Choice::DontKnow;
        }
        1
    } else {
        item.answer(theta, Seed(cairn_core::attempt::Seed(7).mix(question.id.as_str())))
    };
    let at = question.options.iter().position(|option| usize::from(option.points) == points);
    Choice::Option(u8::try_from(at.unwrap()).unwrap())
}

/// Any option, by the luck of the draw.
fn pick(question: &Question) -> Choice {
    let mixed = cairn_core::attempt::Seed(7).mix(question.id.as_str());
    Choice::Option(u8::try_from(mixed % question.options.len() as u64).unwrap())
}

fn entry(seq: u32, event: Event) -> Entry {
    Entry {
        seq,
        writer: Writer::parse("t1").unwrap(),
        at: Millis(1_795_000_000_000),
        content: "2026.2".to_owned(),
        rules: RULES,
        event,
    }
}
