//! A block of code or output as it is drawn: nothing of it may be hidden on a narrow screen.

/// From this many characters on, a table does not fit a telephone.
const WIDE: usize = 31;

/// A block of code or output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeView {
    /// Its lines.
    pub lines: Vec<CodeLine>,
    /// How it is fitted into a narrow screen.
    pub fit: CodeFit,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLine {
    /// How many blanks it begins with: where it is broken, it goes on to the right of them.
    pub indent: usize,
    /// The line, with its blanks.
    pub text: String,
}

/// How a block is fitted into a narrow screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFit {
    /// Long lines are broken.
    Broken,
    /// Columns stay below each other; it is narrow enough for any screen.
    Columns,
    /// The same, and it scrolls sideways where the screen is narrow.
    WideColumns,
}

/// The block of this text; `None` without one.
pub fn code_view(code: &str) -> Option<CodeView> {
    if code.is_empty() {
        return None;
    }
    let line = |text: &str| CodeLine { indent: indent(text), text: text.to_owned() };
    let widest = code.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let fit = match (code.lines().filter(|line| has_columns(line)).count(), widest) {
        (0 | 1, _) => CodeFit::Broken,
        (_, WIDE..) => CodeFit::WideColumns,
        _ => CodeFit::Columns,
    };
    Some(CodeView { lines: code.lines().map(line).collect(), fit })
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|one| *one == ' ').count()
}

/// Whether blanks within the line hold columns apart; those before a comment do not.
fn has_columns(line: &str) -> bool {
    let line = line.trim();
    line.match_indices("  ")
        .any(|(at, _)| line.get(at..).is_some_and(|rest| !rest.trim_start().starts_with('#')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_broken_behind_its_indent_and_tables_keep_their_columns() {
        let code =
            code_view("for row in rows:        # many\n    load(row)      # slow\n\nprint(1)").unwrap();
        assert_eq!(code.fit, CodeFit::Broken);
        assert_eq!(code.lines.iter().map(|line| line.indent).collect::<Vec<_>>(), [0, 4, 0, 0]);
        assert_eq!(code.lines[1].text, "    load(row)      # slow");
        let table = "score        then      now\n0.0 - 0.2     80%     62%";
        assert_eq!(code_view(table).unwrap().fit, CodeFit::Columns);
        let wide = "score        then      now         then\n0.0 - 0.2     80%     62%          5%";
        assert_eq!(code_view(wide).unwrap().fit, CodeFit::WideColumns);
        assert_eq!(code_view(""), None);
    }
}
