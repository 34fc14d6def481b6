//! The bundle of the words by which a résumé is told.

use super::part::{Part, Read, parse};
use crate::Skill;
use crate::attempt::{Degree, Field, Track};
use crate::content::ResumeWords;

/// Reads the words by which a résumé is told.
pub fn read_resume_words(json: &str) -> Read<ResumeWords> {
    let value = parse(json)?;
    let part = Part(&value, "resume");
    Ok(ResumeWords {
        skills: words(part, "skills", &Skill::ALL, Skill::as_str)?,
        tracks: words(part, "tracks", &Track::ALL, Track::as_str)?,
        degrees: words(part, "degrees", &Degree::ALL, Degree::as_str)?,
        fields: words(part, "fields", &Field::ALL, Field::as_str)?,
        unfinished: part.get("unfinished")?.each(Part::own_text)?,
    })
}

/// Words by what they tell: pairs of a name and a list.
fn words<T: Copy>(
    part: Part<'_>,
    name: &'static str,
    all: &[T],
    print: fn(T) -> &'static str,
) -> Read<Vec<(T, Vec<String>)>> {
    let mut found = Vec::new();
    for pair in part.get(name)?.list()? {
        let [what, words] = [0, 1].map(|at| pair.0.at(at).map(|value| Part(value, name)));
        let what = what.and_then(|part| all.iter().copied().find(|one| part.0.as_str() == Some(print(*one))));
        match (what, words) {
            (Some(what), Some(words)) => found.push((what, words.each(Part::own_text)?)),
            _ => return pair.wrong(),
        }
    }
    Ok(found)
}
