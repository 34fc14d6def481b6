//! How far somebody comes who knows nothing and looks for signs: length, qualifiers, the middle number, the place.

use serde::Serialize;

use super::mean::{real, share};
use crate::content::source::AuthoredItem;

/// Words that make a statement cautious; test-wise people pick the most cautious option.
const QUALIFIERS: [&str; 24] = [
    "about",
    "almost",
    "commonly",
    "could",
    "depends",
    "fairly",
    "few",
    "generally",
    "if",
    "likely",
    "many",
    "may",
    "might",
    "mostly",
    "normally",
    "often",
    "perhaps",
    "probably",
    "rather",
    "some",
    "sometimes",
    "tend",
    "typically",
    "usually",
];

/// Words of looking and asking: who knows that a scene wants one to look first picks the action that has most of them.
const LOOKING: [&str; 26] = [
    "ask",
    "asks",
    "check",
    "checks",
    "compare",
    "count",
    "examine",
    "find",
    "interview",
    "learn",
    "listen",
    "look",
    "looks",
    "measure",
    "observe",
    "read",
    "review",
    "sample",
    "see",
    "sit",
    "study",
    "talk",
    "test",
    "trace",
    "walk",
    "watch",
];

/// Scores of strategies that read nothing but signs, as shares from 0 to 1; chance is 0.25 for knowledge, 0.5 for judgement.
#[derive(Clone, Debug, Serialize)]
pub struct Cues {
    /// Knowledge items: the longest option; ties are drawn.
    pub longest: f64,
    /// Knowledge items: the shortest option; ties are drawn.
    pub shortest: f64,
    /// Knowledge items: the option with the most qualifiers; ties are drawn.
    pub qualified: f64,
    /// Knowledge items: the shortest option of those without a qualifier; ties are drawn.
    pub plain: f64,
    /// Knowledge items: the option with the most commas; ties are drawn.
    pub commas: f64,
    /// Knowledge items whose options are numbers: one of the two middle ones.
    pub middle: f64,
    /// How many knowledge items have numbers as options.
    pub numeric: usize,
    /// How often the key was written at each place.
    pub places: [usize; 4],
    /// Chi-square of `places` against equal shares, 3 degrees of freedom; below 7.81 on the 5% level.
    pub chi_square: f64,
    /// Judgement items: share of the points for always taking the longest option.
    pub longest_action: f64,
    /// Judgement items: share of the points for always taking the option with the most commas; ties are drawn.
    pub commas_action: f64,
    /// Judgement items: share of the points for always taking the option with the most words of looking and asking; ties are
    /// drawn.
    pub looking_action: f64,
    /// Judgement items: share of the points for always taking the option that a blind reader found the most agreeable.
    pub agreeable: f64,
    /// Judgement items for which a blind reader named one.
    pub agreeable_known: usize,
}

/// The scores over some items.
pub(super) fn cues(items: &[&AuthoredItem]) -> Cues {
    let (knowledge, judgement): (Vec<&AuthoredItem>, Vec<&AuthoredItem>) =
        items.iter().partition(|item| item.question.is_knowledge());
    let score = |of: &[&AuthoredItem], sign: fn(&str) -> f64| {
        let won: f64 =
            of.iter().map(|item| drawn(item, sign) / f64::from(item.question.most_points().max(1))).sum();
        share(won, of.len())
    };
    let middles: Vec<f64> = knowledge.iter().filter_map(|item| middle(item)).collect();
    let mut places = [0; 4];
    for item in &knowledge {
        let key = item.question.options.iter().position(|option| option.points == 1);
        if let Some(slot) = key.and_then(|key| places.get_mut(key)) {
            *slot += 1;
        }
    }
    let expected = real(knowledge.len()) / 4.0;
    let far = |count: usize| (real(count) - expected) * (real(count) - expected) / expected.max(1.0);
    let agreeable: Vec<f64> = judgement.iter().filter_map(|item| agreeable(item)).collect();
    Cues {
        longest: score(&knowledge, length),
        shortest: score(&knowledge, |text| -length(text)),
        qualified: score(&knowledge, qualifiers),
        plain: score(&knowledge, plain_length),
        commas: score(&knowledge, commas),
        middle: share(middles.iter().sum(), middles.len()),
        numeric: middles.len(),
        places,
        chi_square: places.into_iter().map(far).sum(),
        longest_action: score(&judgement, length),
        commas_action: score(&judgement, commas),
        looking_action: score(&judgement, |text| words_of(text, &LOOKING)),
        agreeable: share(agreeable.iter().sum(), agreeable.len()),
        agreeable_known: agreeable.len(),
    }
}

fn length(text: &str) -> f64 {
    real(text.chars().count())
}

fn qualifiers(text: &str) -> f64 {
    words_of(text, &QUALIFIERS)
}

/// How many words of a text are in a list.
fn words_of(text: &str, list: &[&str]) -> f64 {
    let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    real(words.filter(|word| list.contains(&word.as_str())).count())
}

/// The shorter, the more; what hedges comes last.
fn plain_length(text: &str) -> f64 {
    if qualifiers(text) > 0.0 { f64::NEG_INFINITY } else { -length(text) }
}

/// Commas that part words: those within a number are none.
fn commas(text: &str) -> f64 {
    real(
        text.match_indices(',')
            .filter(|(at, _)| !text[at + 1..].starts_with(|c: char| c.is_ascii_digit()))
            .count(),
    )
}

/// Expected points for the option with the strongest sign; ties are drawn, over all variants.
fn drawn(item: &AuthoredItem, sign: fn(&str) -> f64) -> f64 {
    let question = &item.question;
    let each = (0..question.variants()).map(|variant| {
        let signs: Vec<f64> = question.shown(variant).options.iter().map(|text| sign(text)).collect();
        let most = signs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let points = question.options.iter().zip(&signs).filter(|(_, sign)| **sign >= most);
        let points: Vec<f64> = points.map(|(option, _)| f64::from(option.points)).collect();
        share(points.iter().sum(), points.len())
    });
    share(each.sum(), question.variants())
}

/// Chance of the key among the two middle numbers; `None` where an option is no number.
fn middle(item: &AuthoredItem) -> Option<f64> {
    let question = &item.question;
    let mut won = 0.0;
    for variant in 0..question.variants() {
        let numbers: Option<Vec<f64>> =
            question.shown(variant).options.iter().map(|text| number(text)).collect();
        let numbers = numbers?;
        let key = question.options.iter().position(|option| option.points == 1)?;
        let key = numbers.get(key)?;
        let below = numbers.iter().filter(|other| *other < key).count();
        if below == 1 || below == 2 {
            won += 0.5;
        }
    }
    Some(share(won, question.variants()))
}

/// The number that a text begins with, thousands separated or not; `None` where it begins otherwise.
fn number(text: &str) -> Option<f64> {
    let digits: String =
        text.trim().chars().take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '-')).collect();
    digits.replace(',', "").trim_end_matches('.').parse().ok()
}

/// Share of the points of the option that sounds the most agreeable, drawn where readers named different ones; `None` where
/// no reader named one.
fn agreeable(item: &AuthoredItem) -> Option<f64> {
    let options = item.agreeable.iter().filter_map(|place| item.question.options.get(*place));
    let points: Vec<f64> = options
        .map(|option| f64::from(option.points) / f64::from(item.question.most_points().max(1)))
        .collect();
    (!points.is_empty()).then(|| share(points.iter().sum(), points.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("1,200 a year", Some(1200.0)),
            ("0.25", Some(0.25)),
            ("12%", Some(12.0)),
            ("-3", Some(-3.0)),
            ("about 3", None),
            ("", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn cautious_words_are_counted_whole() {
        assert!((qualifiers("It may often help, if used") - 3.0).abs() < 1e-9);
        assert!(qualifiers("Maybe dismayed") < 0.5);
    }

    #[test]
    fn the_shortest_plain_option_is_before_any_that_hedges() {
        let mut texts = ["It may help", "It helps", "It always helps", "If so"];
        texts.sort_by(|one, other| plain_length(other).total_cmp(&plain_length(one)));
        assert_eq!(texts[..2], ["It helps", "It always helps"]);
    }

    #[test]
    fn commas_within_numbers_are_none() {
        assert!((commas("One, two, and 1,200 more,") - 3.0).abs() < 1e-9);
    }
}
