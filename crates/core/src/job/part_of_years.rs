//! Years that are a part of others: "7 years in data science, 3 of them leading people" names 3 years of leading.

use super::words::{Sentence, Word, YEARS};

/// Words that stand for the years named before.
const THEM: [&str; 4] = ["them", "which", "these", "those"];
/// Words that open a part of the years named before: "of which 3 leading", "including at least 3 in leadership".
const OPENS: [&str; 4] = ["which", "including", "thereof", "whereof"];
/// Words that may stand between these and the number.
const LEAST: [&str; 5] = ["at", "least", "a", "minimum", "of"];
/// What the years of such a part are spent on.
const SPENT: [&str; 7] = ["in", "as", "with", "leading", "managing", "working", "spent"];

/// The words with "years" written out wherever a number stands for a part of the years that its sentence names before: "3 of them"
/// and "of which 3" are read as "3 years". `number` tells how many words a number takes that words begin with, or 0.
pub(super) fn parts_of_years(
    (words, sentences): (Vec<Word>, Vec<Sentence>),
    number: &dyn Fn(&[Word]) -> usize,
) -> (Vec<Word>, Vec<Sentence>) {
    let mut all: Vec<Word> = Vec::with_capacity(words.len());
    let written = |sentence: Sentence| {
        let own = words.get(sentence.words).unwrap_or_default();
        let first = all.len();
        all.extend(written_out(own, number));
        Sentence { words: first..all.len(), colon: sentence.colon }
    };
    let sentences = sentences.into_iter().map(written).collect();
    (all, sentences)
}

/// The words of one sentence, with those years written out.
fn written_out(words: &[Word], number: &dyn Fn(&[Word]) -> usize) -> Vec<Word> {
    let Some(named) = words.iter().position(|word| YEARS.contains(&word.text.as_str())) else {
        return words.to_vec();
    };
    let mut out = words.get(..=named).unwrap_or_default().to_vec();
    let mut at = named + 1;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let length = number(rest);
        if length == 0 {
            out.extend(rest.first().cloned());
            at += 1;
            continue;
        }
        let (count, behind) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        out.extend_from_slice(count);
        at += count.len();
        let place = |words: &[Word]| Some(words.first()?.place.start..words.last()?.place.end);
        let them = stand_for_years(behind);
        let years = if them > 0 {
            at += them;
            place(behind.get(..them).unwrap_or_default())
        } else if opens_a_part(&out[..out.len() - count.len()])
            && behind.first().is_some_and(|word| SPENT.contains(&word.text.as_str()))
        {
            place(count)
        } else {
            None
        };
        out.extend(years.map(|place| Word { text: YEARS[0].to_owned(), place }));
    }
    out
}

/// How many words behind a number stand for years: "of them", "thereof"; 0 where none do.
fn stand_for_years(behind: &[Word]) -> usize {
    let is = |at: usize, list: &[&str]| behind.get(at).is_some_and(|word| list.contains(&word.text.as_str()));
    match () {
        () if is(0, &["thereof"]) => 1,
        () if is(0, &["of"]) && is(1, &THEM) => 2,
        () => 0,
    }
}

/// Whether the words before a number open a part of the years.
fn opens_a_part(before: &[Word]) -> bool {
    let least = |word: &&Word| LEAST.contains(&word.text.as_str());
    let mut opening = before.iter().rev().skip_while(least);
    opening.next().is_some_and(|word| OPENS.contains(&word.text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::words::split;

    #[test]
    fn what_stands_for_years_is_read_as_years() {
        let read = |text: &str| {
            let digit = |words: &[Word]| usize::from(words[0].text.bytes().all(|byte| byte.is_ascii_digit()));
            let (words, sentences) = parts_of_years(split(text), &digit);
            assert_eq!(sentences.last().unwrap().words.end, words.len());
            words.into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
        };
        for (text, written) in [
            ("7 years, 3 of them leading", "7 years 3 years leading"),
            ("7 years of AI, of which at least 3 leading", "7 years of ai of which at least 3 years leading"),
            ("7 years, including 3 in leadership", "7 years including 3 years in leadership"),
            ("7 years, 3 thereof leading", "7 years 3 years leading"),
            ("7 years, including 3 years leading", "7 years including 3 years leading"),
            ("30 engineers, 3 of them leading", "30 engineers 3 of them leading"),
            ("7 years leading teams of 10 in Berlin", "7 years leading teams of 10 in berlin"),
        ] {
            assert_eq!(read(text), written);
        }
    }
}
