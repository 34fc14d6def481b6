//! Which lines of a long table are drawn: those in view, and a few around them.

use super::list::Line;

/// Lines drawn above and below what is in view, at least; each line more is drawn anew with each new order.
const AROUND: usize = 2;

/// Heights of lines in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heights {
    /// Of a member.
    pub member: f64,
    /// Of the head of a group.
    pub group: f64,
}

/// A list of lines with the places of its heads, to find heights quickly.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    lines: Vec<Line>,
    heads: Vec<usize>,
}

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

impl Lines {
    /// Of these lines.
    pub fn new(lines: Vec<Line>) -> Self {
        let heads = lines.iter().enumerate().filter(|(_, line)| matches!(line, Line::Group(..)));
        let heads = heads.map(|(at, _)| at).collect();
        Self { lines, heads }
    }

    /// All lines.
    pub fn all(&self) -> &[Line] {
        &self.lines
    }

    /// How many members are among them.
    pub fn members(&self) -> usize {
        self.lines.len() - self.heads.len()
    }

    /// Where a line begins, in pixels from the top.
    #[expect(clippy::cast_precision_loss, reason = "counts of lines")]
    pub fn top(&self, line: usize, heights: Heights) -> f64 {
        let heads = self.heads.partition_point(|head| *head < line);
        heads as f64 * heights.group + (line - heads) as f64 * heights.member
    }

    /// The line at so many pixels from the top.
    pub fn at(&self, pixels: f64, heights: Heights) -> usize {
        let (mut low, mut high) = (0, self.lines.len());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if self.top(middle, heights) <= pixels {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// What is drawn where `scrolled` pixels lie above a view of height `view`.
    pub fn window(&self, scrolled: f64, view: f64, heights: Heights) -> Window {
        // In steps, so that not each pixel draws anew.
        let first = self.at(scrolled, heights) / AROUND * AROUND;
        let from = first.saturating_sub(AROUND);
        let to = (self.at(scrolled + view, heights) / AROUND * AROUND + 2 * AROUND + 1).min(self.lines.len());
        let before = self.top(from, heights);
        Window { from, to, before, after: self.top(self.lines.len(), heights) - self.top(to, heights) }
    }

    /// The next line with a member, from `line` on in steps of 1 forward or backward, at most at the end.
    pub fn step(&self, line: usize, steps: isize) -> usize {
        let member = |at: &usize| matches!(self.lines.get(*at), Some(Line::Member(_)));
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

    fn lines() -> Lines {
        let mut all = vec![Line::Group(0, 40)];
        all.extend((0..40).map(Line::Member));
        all.push(Line::Group(1, 60));
        all.extend((40..100).map(Line::Member));
        Lines::new(all)
    }

    const HEIGHTS: Heights = Heights { member: 50.0, group: 30.0 };

    #[test]
    fn the_window_holds_what_is_in_view_and_its_height_never_changes() {
        let lines = lines();
        assert_eq!(lines.members(), 100);
        let whole = lines.top(lines.all().len(), HEIGHTS);
        assert!((whole - 5060.0).abs() < 1e-9);
        for scrolled in (0..50).map(|step| f64::from(step) * 100.0) {
            let window = lines.window(scrolled, 600.0, HEIGHTS);
            let drawn = lines.top(window.to, HEIGHTS) - lines.top(window.from, HEIGHTS);
            assert!((window.before + drawn + window.after - whole).abs() < 1e-9);
            assert!(window.before <= scrolled && window.before + drawn >= (scrolled + 600.0).min(whole));
            assert!(window.to - window.from <= 40);
        }
    }

    #[test]
    fn steps_pass_over_heads_and_end_at_the_ends() {
        let lines = lines();
        assert_eq!(
            [lines.step(0, 0), lines.step(1, -1), lines.step(40, 1), lines.step(42, -1)],
            [1, 1, 42, 40]
        );
        assert_eq!([lines.step(1, 1000), lines.step(90, -1000)], [101, 1]);
        assert_eq!(Lines::default().step(0, 1), 0);
    }
}
