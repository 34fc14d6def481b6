//! Reads and checks the words by which a résumé is told.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::error::{Errors, Source};
use crate::Skill;
use crate::attempt::{Degree, Field, Track};
use crate::content::ResumeWords;
use crate::content::resume::plain;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u16,
    source: String,
    unfinished: Vec<String>,
    skill: BTreeMap<String, Vec<String>>,
    track: BTreeMap<String, Vec<String>>,
    degree: BTreeMap<String, Vec<String>>,
    field: BTreeMap<String, Vec<String>>,
}

/// Reads the list; `None` where the file as a whole could not be read.
pub(super) fn read(errors: &mut Errors) -> Option<ResumeWords> {
    let (file, source) = errors.read::<File>("resume.toml")?;
    if file.format != 1 || file.source.trim().is_empty() {
        errors.add(&source, &(0..0), "format must be 1, and source must say what the list rests on");
    }
    check_words("unfinished", &file.unfinished, &source, errors);
    // The highest degree first: "Doctor" is looked for before "Master".
    let degrees = [Degree::Doctor, Degree::Master, Degree::Bachelor, Degree::None];
    // "Business informatics" is technology, and "applied mathematics" is no business.
    let fields = [Field::MachineLearning, Field::Technology, Field::Business];
    Some(ResumeWords {
        skills: table("skill", &file.skill, &Skill::ALL, Skill::as_str, &source, errors),
        tracks: table("track", &file.track, &Track::ALL, Track::as_str, &source, errors),
        degrees: table("degree", &file.degree, &degrees, Degree::as_str, &source, errors),
        fields: table("field", &file.field, &fields, Field::as_str, &source, errors),
        unfinished: file.unfinished,
    })
}

fn table<T: Copy>(
    what: &str,
    raw: &BTreeMap<String, Vec<String>>,
    all: &[T],
    print: fn(T) -> &'static str,
    source: &Source,
    errors: &mut Errors,
) -> Vec<(T, Vec<String>)> {
    for name in raw.keys().filter(|name| !all.iter().any(|one| print(*one) == name.as_str())) {
        errors.add(source, &(0..0), &format!("{what} {name:?}: there is none"));
    }
    let mut found: Vec<(T, Vec<String>)> = Vec::new();
    for one in all {
        let words = raw.get(print(*one)).cloned().unwrap_or_default();
        check_words(&format!("{what} {:?}", print(*one)), &words, source, errors);
        found.push((*one, words));
    }
    found
}

/// Whether there are words, each once and as words are compared.
fn check_words(what: &str, words: &[String], source: &Source, errors: &mut Errors) {
    if words.is_empty() {
        errors.add(source, &(0..0), &format!("{what} has no words"));
    }
    for word in words {
        if plain(word).trim() != word {
            let cause = format!("{what}: {word:?} must be written {:?}", plain(word).trim());
            errors.add(source, &(0..0), &cause);
        }
        if words.iter().filter(|other| *other == word).count() > 1 {
            errors.add(source, &(0..0), &format!("{what}: {word:?} stands twice"));
        }
    }
}
