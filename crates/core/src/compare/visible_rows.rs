//! Which lines of a long table are drawn: those in view, and a few around them.

use std::collections::BTreeMap;

use super::list::TableLine;

/// Lines drawn above and below what is in view, at least; each line more is drawn anew with each new order.
const AROUND: usize = 2;

/// Up to so many members the whole table is drawn, and it is no box that scrolls by itself.
pub const WHOLE: usize = 50;

/// Heights of lines in pixels, as they were measured: rows are as tall as their words, so that none is cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Heights {
    /// Of a member that was not drawn yet.
    pub member: f64,
    /// Of the head of a group that was not drawn yet.
    pub group: f64,
    /// Of members that were drawn, by their places among all.
    pub members: BTreeMap<usize, f64>,
    /// Of heads that were drawn, by their groups.
    pub groups: BTreeMap<usize, f64>,
}

impl Heights {
    fn of(&self, line: TableLine) -> f64 {
        match line {
            TableLine::Member(at) => self.members.get(&at).copied().unwrap_or(self.member),
            TableLine::Group(at, _) => self.groups.get(&at).copied().unwrap_or(self.group),
        }
    }

    /// Takes in what was measured, and says whether anything is other than it was taken for. The first that are measured are
    /// what all others are taken for; where most are of another height than they were, because the type has grown or shrunk,
    /// all are measured anew.
    pub fn measured(&mut self, lines: &[(TableLine, f64)]) -> bool {
        let known = |line: &TableLine| match line {
            TableLine::Member(at) => self.members.get(at).copied(),
            TableLine::Group(at, _) => self.groups.get(at).copied(),
        };
        let changes: Vec<bool> =
            lines.iter().filter_map(|(line, height)| Some((known(line)? - height).abs() >= 0.5)).collect();
        let anew = changes.iter().filter(|changed| **changed).count() * 2 > changes.len();
        if anew {
            self.members.clear();
            self.groups.clear();
        }
        let (first, mut other) = (self.members.is_empty(), anew);
        for &(line, height) in lines {
            other |= (self.of(line) - height).abs() >= 0.5;
            match line {
                TableLine::Member(at) => self.members.insert(at, height),
                TableLine::Group(at, _) => self.groups.insert(at, height),
            };
        }
        if first && !self.members.is_empty() {
            #[expect(clippy::cast_precision_loss, reason = "a count of lines in view")]
            let count = self.members.len() as f64;
            self.member = self.members.values().sum::<f64>() / count;
        }
        other
    }
}

/// A list of lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VisibleLines {
    lines: Vec<TableLine>,
    members: usize,
}

/// Where each line of a list begins, in pixels from the top, and behind them where the list ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Tops(Vec<f64>);

/// The part of a table that is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The first line that is drawn.
    pub from: usize,
    /// The line behind the last one.
    pub to: usize,
    /// Height of what is left out above, in pixels.
    pub before: f64,
    /// Height of what is left out below.
    pub after: f64,
}

impl Tops {
    /// Of these lines, as tall as they are.
    pub fn new(lines: &VisibleLines, heights: &Heights) -> Self {
        let mut tops = Vec::with_capacity(lines.lines.len() + 1);
        let mut top = 0.0;
        for line in &lines.lines {
            tops.push(top);
            top += heights.of(*line);
        }
        tops.push(top);
        Self(tops)
    }

    /// Where a line begins; the end of the list for any behind the last.
    pub fn top(&self, line: usize) -> f64 {
        self.0.get(line).or(self.0.last()).copied().unwrap_or(0.0)
    }

    /// The line at so many pixels from the top.
    fn at(&self, pixels: f64) -> usize {
        self.0.partition_point(|top| *top <= pixels).saturating_sub(1)
    }

    /// What is drawn where `scrolled` pixels lie above a view of height `view`.
    pub fn window(&self, scrolled: f64, view: f64) -> Window {
        let count = self.0.len().saturating_sub(1);
        // In steps, so that not each pixel draws anew.
        let first = self.at(scrolled).min(count) / AROUND * AROUND;
        let from = first.saturating_sub(AROUND);
        let to = (self.at(scrolled + view) / AROUND * AROUND + 2 * AROUND + 1).min(count);
        Window { from, to, before: self.top(from), after: self.top(count) - self.top(to) }
    }
}

impl VisibleLines {
    /// Of these lines.
    pub fn new(lines: Vec<TableLine>) -> Self {
        let members = lines.iter().filter(|line| matches!(line, TableLine::Member(_))).count();
        Self { lines, members }
    }

    /// All lines.
    pub fn all(&self) -> &[TableLine] {
        &self.lines
    }

    /// How many members are among them.
    pub const fn members(&self) -> usize {
        self.members
    }

    /// The window that holds all of them; `None` where they are too many to be drawn at once.
    pub fn whole(&self) -> Option<Window> {
        (self.members <= WHOLE).then_some(Window { from: 0, to: self.lines.len(), before: 0.0, after: 0.0 })
    }

    /// The next line with a member, from `line` on in steps of 1 forward or backward, at most at the end.
    pub fn step(&self, line: usize, steps: isize) -> usize {
        let member = |at: &usize| matches!(self.lines.get(*at), Some(TableLine::Member(_)));
        let last = self.lines.len().saturating_sub(1);
        let target = line.saturating_add_signed(steps).min(last);
        let found = if steps < 0 {
            (0..=target).rev().find(member).or_else(|| (target..=last).find(member))
        } else {
            (target..=last).find(member).or_else(|| (0..=target).rev().find(member))
        };
        found.unwrap_or(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> VisibleLines {
        let mut all = vec![TableLine::Group(0, 40)];
        all.extend((0..40).map(TableLine::Member));
        all.push(TableLine::Group(1, 60));
        all.extend((40..100).map(TableLine::Member));
        VisibleLines::new(all)
    }

    fn heights() -> Heights {
        Heights { member: 50.0, group: 30.0, members: BTreeMap::new(), groups: BTreeMap::new() }
    }

    fn holds_the_view(lines: &VisibleLines, heights: &Heights) {
        let tops = Tops::new(lines, heights);
        let whole = tops.top(lines.all().len());
        for scrolled in (0..50).map(|step| f64::from(step) * 100.0) {
            let window = tops.window(scrolled, 600.0);
            let drawn = tops.top(window.to) - tops.top(window.from);
            assert!((window.before + drawn + window.after - whole).abs() < 1e-9);
            assert!(window.before <= scrolled && window.before + drawn >= (scrolled + 600.0).min(whole));
            assert!(window.to - window.from <= 40);
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "whole pixels of a short list")]
    fn rounded(pixels: f64) -> i64 {
        libm::round(pixels) as i64
    }

    #[test]
    fn the_window_holds_what_is_in_view_and_its_height_never_changes() {
        let lines = lines();
        assert_eq!(lines.members(), 100);
        let whole = Tops::new(&lines, &heights()).top(lines.all().len());
        assert!((whole - 5060.0).abs() < 1e-9);
        holds_the_view(&lines, &heights());
    }

    #[test]
    fn lines_are_as_tall_as_they_were_measured_and_the_others_as_the_first_ones() {
        let (lines, mut heights) = (lines(), heights());
        assert!(!heights.clone().measured(&[(TableLine::Member(0), 50.2), (TableLine::Group(0, 40), 30.0)]));
        assert!(heights.measured(&[
            (TableLine::Member(0), 90.0),
            (TableLine::Member(1), 70.0),
            (TableLine::Group(0, 40), 60.0)
        ]));
        let tops = Tops::new(&lines, &heights);
        assert_eq!([1, 2, 3, 4].map(|line| rounded(tops.top(line))), [60, 150, 220, 300]);
        // Whoever moves to another line keeps the height; later ones do not change what others are taken for.
        assert!(heights.measured(&[(TableLine::Member(2), 200.0)]));
        let moved = VisibleLines::new(vec![TableLine::Member(2), TableLine::Member(0), TableLine::Member(9)]);
        let tops = Tops::new(&moved, &heights);
        assert_eq!([1, 2, 3, 9].map(|line| rounded(tops.top(line))), [200, 290, 370, 370]);
        holds_the_view(&lines, &heights);
    }

    #[test]
    fn larger_type_makes_every_line_be_measured_anew_and_one_longer_note_does_not() {
        let (lines, mut heights) = (lines(), heights());
        let at = |height: f64| [0, 1, 2].map(|member| (TableLine::Member(member), height));
        heights.measured(&at(60.0));
        // A note was added to one of them.
        assert!(heights.measured(&[
            (TableLine::Member(0), 80.0),
            (TableLine::Member(1), 60.0),
            (TableLine::Member(2), 60.0)
        ]));
        assert_eq!(rounded(Tops::new(&lines, &heights).top(4)), 30 + 80 + 60 + 60);
        // Type of twice the size: what is out of view has grown with it.
        assert!(heights.measured(&at(120.0)));
        let tops = Tops::new(&lines, &heights);
        assert_eq!(rounded(tops.top(41) - tops.top(31)), 10 * 120);
        assert!(!heights.measured(&at(120.0)));
        holds_the_view(&lines, &heights);
    }

    #[test]
    fn few_are_drawn_at_once() {
        let few = VisibleLines::new(vec![TableLine::Group(0, 1), TableLine::Member(0)]);
        assert_eq!(few.whole(), Some(Window { from: 0, to: 2, before: 0.0, after: 0.0 }));
        assert_eq!(lines().whole(), None);
        assert_eq!(Tops::new(&VisibleLines::default(), &heights()).window(0.0, 600.0).to, 0);
    }

    #[test]
    fn steps_pass_over_heads_and_end_at_the_ends() {
        let lines = lines();
        assert_eq!(
            [lines.step(0, 0), lines.step(1, -1), lines.step(40, 1), lines.step(42, -1)],
            [1, 1, 42, 40]
        );
        assert_eq!([lines.step(1, 1000), lines.step(90, -1000)], [101, 1]);
        assert_eq!(VisibleLines::default().step(0, 1), 0);
    }
}
