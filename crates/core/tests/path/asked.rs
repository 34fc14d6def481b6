//! Whoever quotes a question quotes it with the numbers with which it was asked.

use crate::made_up::{Library, Someone, everything, unwritten_reasons};
use crate::whole::three_attempts;
use cairn_core::ItemId;
use cairn_core::attempt::Attempt;
use cairn_core::attempt::view::{AskView, AssessView, assess_view};
use cairn_core::path::Ground;
use cairn_core::path::page::{PathPage, path_page};
use cairn_core::person::Person;
use cairn_core::profile::review::{ReviewView, review_view};

/// A question as the attempt showed it that asked it first.
fn as_asked(library: &Library, attempts: &[Attempt], item: &ItemId) -> AskView {
    let mut asked: Vec<&Attempt> = attempts.iter().filter(|one| one.answer(item).is_some()).collect();
    asked.sort_by_key(|attempt| attempt.last_at());
    match assess_view(&library.content, &library.bank, &[], &[], asked[0], Some(item)) {
        AssessView::Ask(ask) => ask,
        other => panic!("{item:?}: {other:?}"),
    }
}

/// The path quoted "A model gets 12% of its training rows" of a question that was asked with 14%, and after one more skill the
/// review showed the questions of that skill in variants and orders in which nobody had seen them.
#[test]
fn a_question_is_quoted_with_the_numbers_with_which_it_was_asked() {
    let library = everything();
    let Library { content, path, bank } = &library;
    let reasons = unwritten_reasons(bank);
    let (mut templates, mut quotes) = (0, 0);
    for someone in Someone::all() {
        for attempts in [vec![someone.attempt(&library)], three_attempts(&library, &someone)] {
            let told = format!("{}, {} attempts", someone.name, attempts.len());
            let person = Person::of(bank, &attempts, Vec::new()).unwrap();
            let mut texts = Vec::new();
            let skills = match review_view(content, bank, &reasons, person.log()) {
                ReviewView::Questions(skills) => skills,
                ReviewView::NoQuestions => Vec::new(),
                ReviewView::NotYet => panic!("{told}: not finished"),
            };
            for shown in skills.into_iter().flat_map(|skill| skill.questions) {
                let asked = as_asked(&library, &attempts, &shown.item);
                let options: Vec<_> = asked.options.into_iter().filter_map(|option| option.text).collect();
                let again: Vec<_> = shown.options.into_iter().map(|option| option.text).collect();
                assert_eq!((&shown.stem, shown.code, again), (&asked.text, asked.code, options), "{told}");
                templates += usize::from(bank.question(&shown.item).unwrap().variants() > 1);
                texts.push(asked.text);
            }
            let ground = Ground::new(content, bank, person.clone()).unwrap();
            let PathPage::Whole(page) = path_page(content, path, bank, person.log(), &ground, None) else {
                panic!("{told}")
            };
            let said = page.stages.iter().flat_map(|row| row.supports.iter().chain(&row.contradicts));
            for quote in said.map(|one| &one.question).filter(|question| !question.is_empty()) {
                let begins = quote.trim_end_matches('…');
                assert!(texts.iter().any(|text| text.starts_with(begins)), "{told}: {quote}");
                quotes += 1;
            }
        }
    }
    assert!(templates > 50 && quotes > 50, "{templates} templates, {quotes} quotes");
}
