//! A record as a row of a table.

use cairn_core::attempt::Track;
use cairn_core::{Skill, Stage};

use super::record::{Interval, Record, Scored};
use super::stages::StagesBy;

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// A text.
    Text(String),
    /// A number with decimals.
    Number(f64),
    /// A whole number.
    Whole(i64),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Texts.
    Text,
    /// Numbers with decimals.
    Number,
    /// Whole numbers.
    Whole,
}

/// One column.
struct Column {
    name: String,
    kind: Kind,
    of: Box<dyn Fn(&Scored) -> Cell + Send + Sync>,
}

/// All columns, in order.
pub struct Columns(Vec<Column>);

/// The columns that every record has: where it comes from, and why it is empty.
const SOURCE: [(&str, Kind); 3] = [("source", Kind::Text), ("line", Kind::Whole), ("error", Kind::Text)];

impl Columns {
    /// The columns of a run: with those of the stages and of a position where there are any.
    pub fn new(stages: StagesBy, position: bool) -> Self {
        let mut all = Self(Vec::new());
        all.add("id", Kind::Text, |one| text(one.id.as_deref()));
        all.add("name", Kind::Text, |one| text(one.name.as_deref()));
        all.add("content", Kind::Text, |one| text(Some(&one.content)));
        all.add("ratings", Kind::Whole, |one| Cell::Whole(one.ratings.into()));
        all.add("questions", Kind::Whole, |one| Cell::Whole(one.questions.into()));
        for skill in Skill::ALL {
            all.skill(skill, stages == StagesBy::Draws);
        }
        if stages != StagesBy::None {
            all.stages();
        }
        if stages == StagesBy::Draws {
            all.add("stands_at", Kind::Whole, |one| small(one.stands.as_ref().and_then(|at| at.at)));
            all.add("stands_from", Kind::Whole, |one| small(one.stands.as_ref().and_then(|at| at.from)));
            all.add("stands_to", Kind::Whole, |one| small(one.stands.as_ref().and_then(|at| at.to)));
        }
        if position {
            all.position();
        }
        for (at, track) in Track::ALL.into_iter().enumerate() {
            let name = format!("years_{}", track.as_str().replace('-', "_"));
            all.add(&name, Kind::Whole, move |one| small(one.years.get(at).and_then(|(_, years)| *years)));
        }
        all.add("warnings", Kind::Text, |one| joined(one.warnings.iter().cloned()));
        all.add("left_out", Kind::Text, |one| {
            joined(one.left_out.iter().map(|(why, count)| format!("{why}:{count}")))
        });
        all.add("notices", Kind::Text, |one| joined(one.notices.iter().cloned()));
        all
    }

    fn add(&mut self, name: &str, kind: Kind, of: impl Fn(&Scored) -> Cell + Send + Sync + 'static) {
        self.0.push(Column { name: name.to_owned(), kind, of: Box::new(of) });
    }

    fn skill(&mut self, skill: Skill, draws: bool) {
        let (at, name) = (skill.index(), skill.as_str().replace('-', "_"));
        let of = move |one: &Scored, read: fn(&super::record::Skill) -> Option<f64>| {
            number(one.skills.get(at).and_then(|(_, skill)| read(skill)))
        };
        self.add(&name, Kind::Number, move |one| of(one, |skill| skill.level));
        self.add(&format!("{name}_low_90"), Kind::Number, move |one| of(one, |skill| skill.low_90));
        self.add(&format!("{name}_high_90"), Kind::Number, move |one| of(one, |skill| skill.high_90));
        self.add(&format!("{name}_rests_on"), Kind::Text, move |one| {
            text(one.skills.get(at).map(|(_, skill)| skill.rests_on))
        });
        if draws {
            self.add(&format!("{name}_theta"), Kind::Number, move |one| {
                of(one, |skill| skill.page.as_ref().map(|page| page.theta))
            });
            self.add(&format!("{name}_theta_low_90"), Kind::Number, move |one| {
                of(one, |skill| skill.page.as_ref().map(|page| page.low_90))
            });
            self.add(&format!("{name}_theta_high_90"), Kind::Number, move |one| {
                of(one, |skill| skill.page.as_ref().map(|page| page.high_90))
            });
        }
    }

    fn stages(&mut self) {
        for (at, stage) in Stage::all().enumerate() {
            let name = format!("stage_{}", stage.number());
            self.add(&name, Kind::Number, move |one| number(one.stages.get(at).map(|stage| stage.shown)));
            self.add(&format!("{name}_state"), Kind::Text, move |one| {
                text(one.stages.get(at).map(|stage| stage.state))
            });
        }
    }

    fn position(&mut self) {
        let fit = |one: &Scored, read: fn(Interval) -> f64| number(one.fit.map(read));
        self.add("fit", Kind::Number, move |one| fit(one, |fit| fit.level));
        self.add("fit_low_90", Kind::Number, move |one| fit(one, |fit| fit.low_90));
        self.add("fit_high_90", Kind::Number, move |one| fit(one, |fit| fit.high_90));
        self.add("all_levels_at_once", Kind::Number, |one| {
            number(one.must_haves.as_ref().and_then(|musts| musts.all_at_once))
        });
        self.add("levels_likely_met", Kind::Whole, |one| {
            count(one.must_haves.as_ref().map(|musts| musts.likely_met))
        });
        self.add("levels_asked", Kind::Whole, |one| count(one.must_haves.as_ref().map(|musts| musts.asked)));
        self.add("levels_failing", Kind::Text, |one| {
            let failing = one.must_haves.as_ref().map_or(&[][..], |musts| &musts.failing);
            joined(failing.iter().map(|need| format!("{} {}: {}", need.name, need.level, need.met)))
        });
        self.add("levels_not_measured", Kind::Text, |one| {
            joined(one.must_haves.iter().flat_map(|musts| musts.not_measured.iter().cloned()))
        });
        self.add("years_met", Kind::Text, |one| {
            text(one.must_haves.as_ref().and_then(|musts| musts.years_met))
        });
    }

    /// Names and kinds.
    pub fn heads(&self) -> impl Iterator<Item = (&str, Kind)> {
        SOURCE.into_iter().chain(self.0.iter().map(|column| (column.name.as_str(), column.kind)))
    }

    /// A record as a row.
    pub fn row(&self, record: &Record) -> Vec<Cell> {
        let (source, line, error) = match record {
            Record::Scored(one) => (&one.source, one.line, None),
            Record::Failed(one) => (&one.source, one.line, Some(one.error.as_str())),
        };
        let of = |column: &Column| match record {
            Record::Scored(one) => (column.of)(one),
            Record::Failed(_) => Cell::Empty,
        };
        let cells = [text(Some(source)), count(line), text(error)];
        cells.into_iter().chain(self.0.iter().map(of)).collect()
    }
}

fn text(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
}

fn number(number: Option<f64>) -> Cell {
    number.map_or(Cell::Empty, Cell::Number)
}

fn small(number: Option<u8>) -> Cell {
    number.map_or(Cell::Empty, |number| Cell::Whole(number.into()))
}

fn count(number: Option<usize>) -> Cell {
    number.and_then(|number| i64::try_from(number).ok()).map_or(Cell::Empty, Cell::Whole)
}

/// Several texts in one cell; empty for none.
fn joined(texts: impl Iterator<Item = String>) -> Cell {
    let all: Vec<String> = texts.collect();
    if all.is_empty() { Cell::Empty } else { Cell::Text(all.join("; ")) }
}
