//! The title of a job in the text of its advertisement.

use crate::compare::MAX_POSITION_NAME;

/// Most words of a title.
const WORDS: usize = 10;
/// What may stand before a title in its line.
const LABELS: [&str; 5] = ["job title:", "title:", "position:", "role:", "vacancy:"];

/// The title: what stands behind a label such as "Job title:", else the first line, where it is short and no sentence. `None`
/// where neither is there: no title is better than half a sentence.
pub fn title_of(text: &str) -> Option<String> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let behind = |line: &str| {
        let label = LABELS
            .into_iter()
            .find(|label| line.get(..label.len()).is_some_and(|is| is.eq_ignore_ascii_case(label)))?;
        line.get(label.len()..).map(str::trim).filter(|rest| is_title(rest)).map(str::to_owned)
    };
    let first = || {
        // A text of one line is no title with something below it.
        let line = lines().next().filter(|_| lines().nth(1).is_some())?.trim_start_matches(['#', '*', ' ']);
        is_title(line).then(|| line.trim_end_matches(['*', ' ']).to_owned())
    };
    lines().take(5).find_map(behind).or_else(first)
}

fn is_title(line: &str) -> bool {
    let sentence = line.ends_with(['.', '!', '?', ':', ';', ',']) || line.contains(". ");
    !sentence
        && line.chars().any(char::is_alphabetic)
        && line.chars().count() <= MAX_POSITION_NAME
        && line.split_whitespace().count() <= WORDS
        && !line.contains("://")
}

#[cfg(test)]
mod tests {
    use super::title_of;

    #[test]
    fn the_first_line_is_the_title_where_it_is_one() {
        for (text, title) in [
            ("Senior AI Strategist\nWe look for somebody with Python.", Some("Senior AI Strategist")),
            ("\n  ## Senior AI Strategist (m/f/d)\n\nYour tasks:", Some("Senior AI Strategist (m/f/d)")),
            ("Acme Ltd.\nJob title: Head of AI\nPython is required", Some("Head of AI")),
            ("We look for somebody who leads our team.\nPython is required", None),
            ("Senior AI Strategist with Python and 7 years of experience", None),
            ("https://example.org/jobs/7\nPython", None),
            ("Your tasks:\nPython", None),
            ("", None),
        ] {
            assert_eq!(title_of(text).as_deref(), title, "{text}");
        }
    }
}
