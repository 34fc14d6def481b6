//! How hard the interface is to read: every file of `src/words/` as a whole, and its hardest sentences.

use cairn_core::content::report::grade;

use super::sentences::literals;

/// Most years of school that the sentences of a file ask for on average (docs/style.md).
const MEAN_AT_MOST: f64 = 9.0;
/// Most that one sentence asks for.
const SENTENCE_AT_MOST: f64 = 14.0;
/// A text of fewer words is a label, of which a grade says nothing.
const SENTENCE_WORDS: usize = 6;
/// Of fewer words one long name alone decides; these count in the mean.
const JUDGED_WORDS: usize = 10;

/// The lines, from 1, of sentences that are too hard; the first line of a file that is too hard as a whole.
pub(super) fn too_hard(text: &str) -> Vec<usize> {
    let graded: Vec<(usize, usize, f64)> = literals(text)
        .flat_map(|(line, literal)| {
            let plain = without_names(&plain(literal));
            let sentences: Vec<_> = split(&plain).map(|one| (line, words(one), grade(one))).collect();
            sentences
        })
        .filter(|(_, words, _)| *words >= SENTENCE_WORDS)
        .collect();
    let hard = graded.iter().filter(|(_, words, grade)| *words >= JUDGED_WORDS && *grade > SENTENCE_AT_MOST);
    let mut lines: Vec<usize> = hard.map(|(line, ..)| *line).collect();
    let sum: f64 = graded.iter().map(|(.., grade)| grade).sum();
    let count: f64 = graded.iter().map(|_| 1.0).sum();
    if sum > MEAN_AT_MOST * count {
        lines.insert(0, 1);
    }
    lines.dedup();
    lines
}

/// A literal as it is read: a number for what is filled in, and without its escapes.
fn plain(literal: &str) -> String {
    let mut text = String::new();
    let mut rest = literal;
    while let Some(letter) = rest.chars().next() {
        let gone = match letter {
            '{' => {
                text.push('7');
                rest.find('}').map_or(rest.len(), |end| end + 1)
            }
            '\\' if rest.starts_with("\\u{") => rest.find('}').map_or(rest.len(), |end| end + 1),
            '\\' => {
                text.push(' ');
                2.min(rest.len())
            }
            letter => {
                text.push(letter);
                letter.len_utf8()
            }
        };
        rest = rest.get(gone..).unwrap_or_default();
    }
    text
}

/// Without names of files and addresses, which nobody reads out.
fn without_names(text: &str) -> String {
    let name = |word: &&str| word.trim_end_matches(['.', ',', ')', ':', ';']).contains('.');
    let kept = |word| match (name(&word), word.ends_with('.')) {
        (false, _) => Some(word),
        (true, true) => Some("."),
        (true, false) => None,
    };
    text.split_whitespace().filter_map(kept).collect::<Vec<_>>().join(" ")
}

/// The sentences of a text.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
        .flat_map(|part| part.split_inclusive("? "))
        .flat_map(|part| part.split_inclusive("! "))
        .map(str::trim)
}

fn words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}

#[cfg(test)]
mod tests {
    use super::too_hard;

    #[test]
    fn a_sentence_that_is_too_hard_is_found_by_its_line() {
        let hard = "pub const A: &str = \"Cairn is easy to read for you and for me.\";\n\
                    pub const B: &str = \"You see it at once. Organisational transformation necessitates \
                    interdepartmental coordination, communication, standardisation, documentation and \
                    continuous experimentation.\";\n";
        let easy = "pub const C: &str = \"You can stop at any time and go on later.\";\n".repeat(9);
        assert_eq!(too_hard(&format!("{hard}{easy}")), [2]);
        assert_eq!(too_hard(&easy), Vec::<usize>::new());
    }

    #[test]
    fn a_file_that_is_hard_as_a_whole_is_found_by_its_first_line() {
        let hard = "const A: &str = \"Interdepartmental coordination requires considerable preparation and documentation.\";\n";
        assert_eq!(too_hard(&format!("//! Words.\n{hard}")), [1]);
    }
}
