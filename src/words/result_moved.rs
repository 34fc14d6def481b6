//! Words about what the last attempt did to the result, and whether that is a change in the person.

use super::history::is_real;
use super::terms::list;
use cairn_core::decimal::Tenths;
use cairn_core::history::view::SkillLine;
use cairn_core::history::{ChangeVerdict, Doubt, Moved, ResultMoved};

/// By how many levels a skill moved.
pub fn moved_by(levels: Tenths) -> String {
    let shown = levels.shown();
    let way = if shown.starts_with('\u{2212}') { "down" } else { "up" };
    format!("{way} {} levels", shown.trim_start_matches('\u{2212}'))
}

/// That skills moved without an answer about them, and why; nothing where there are none. `rated` is whether ratings by others
/// are in the result.
pub fn not_asked(names: &[&str], rated: bool) -> String {
    if names.is_empty() {
        return String::new();
    }
    let it = if names.len() == 1 { "it" } else { "them" };
    let what = if rated {
        "Ratings by others, or your answers about other skills,"
    } else {
        "Your answers about other skills"
    };
    format!(
        " No new answer was about {}. {what} moved {it}: skills go together in most people, and how you rate yourself in one skill shows how to read your ratings in the others. Questions about {it} would count for more.",
        list(names)
    )
}

/// What the last attempt did to the result, which joins all attempts; `rated` is whether ratings by others are in it, `lines` what
/// the attempts say of a change in the person. What the result does is no such change: it is said which of the two is meant, and
/// whether more or less can be said than before.
pub fn result_moved(moved: &ResultMoved, rated: bool, lines: &[SkillLine]) -> String {
    let joins = if rated {
        "Your result combines all your attempts with the ratings by others."
    } else {
        "Your result combines all attempts."
    };
    let skills = || moved.skills.iter();
    let far: Vec<&Moved> = skills().filter(|one| one.levels.is_some()).collect();
    let first = if far.is_empty() {
        " The last attempt moved no skill by a third of a level or more.".to_owned()
    } else {
        let each: Vec<String> = far.iter().map(|one| moved_in_words(one)).collect();
        format!(" The last attempt moved the result: {}.", each.join("; "))
    };
    let near: Vec<String> = skills().filter(|one| one.levels.is_none()).filter_map(another_word).collect();
    let near = if near.is_empty() {
        String::new()
    } else {
        format!(" Moved by less, but to another level: {}.", near.join("; "))
    };
    let silent: Vec<&str> = far.iter().filter(|one| !one.asked).map(|one| one.name.as_str()).collect();
    let less_known = less_can_be_said(moved);
    // Who has read the names once is not told them again.
    let silent = match (silent.len(), far.len() - silent.len()) {
        (3.., 0) => not_asked(&["any of them"], rated),
        (3.., asked) if asked <= 2 => not_asked(&["the others"], rated),
        _ => not_asked(&silent, rated),
    };
    format!("{joins}{first}{near}{}{less_known}{silent}", why_moved(&far, lines))
}

/// A skill with how far it moved, and its words where they are two.
pub(super) fn moved_in_words(one: &Moved) -> String {
    let by = one.levels.map_or_else(String::new, |levels| format!(" {}", moved_by(levels)));
    let words = one.words.as_ref().map_or_else(String::new, |(then, now)| format!(", from {then} to {now}"));
    format!("{}{by}{words}", one.name)
}

/// A skill with its two words.
fn another_word(one: &Moved) -> Option<String> {
    one.words.as_ref().map(|(then, now)| format!("{} from {then} to {now}", one.name))
}

/// Whether the moves of the result are changes in the person, and where they are not, what else.
fn why_moved(far: &[&Moved], lines: &[SkillLine]) -> String {
    let last = |one: &Moved| {
        let line = lines.iter().find(|line| line.skill == one.skill);
        line.and_then(|line| line.last.as_ref())
    };
    let (_, rest): (Vec<&Moved>, Vec<&Moved>) = far.iter().partition(|one| last(one).is_some_and(is_real));
    let is_doubted = |one: &&Moved| last(one).is_some_and(|last| last.verdict() == ChangeVerdict::Doubted);
    let (doubted, rest): (Vec<&Moved>, Vec<&Moved>) = rest.into_iter().partition(is_doubted);
    let names = |some: &[&Moved]| list(&some.iter().map(|one| one.name.as_str()).collect::<Vec<_>>());
    let (better, rest): (Vec<&Moved>, Vec<&Moved>) =
        rest.into_iter().partition(|one| one.doubt == Doubt::Less);
    let mut said = String::new();
    for (some, says) in [
        (&better, " is not a change in you: more is known about you than before."),
        (&rest, " does not show a change in you: no more is known about you than before."),
    ] {
        if some.is_empty() {
            continue;
        }
        if some.len() == far.len() {
            said.extend([" This", says]);
        } else {
            said.extend([" In ", &names(some), ", this", says]);
        }
    }
    if !doubted.is_empty() {
        said.extend([" In ", &names(&doubted), ", nobody can tell whether this is a change in you."]);
    }
    said
}

/// That less can be said than before, of which skills and, where it is known, why.
fn less_can_be_said(moved: &ResultMoved) -> String {
    let wider = moved.skills.iter().filter(|one| one.doubt == Doubt::More);
    let names: Vec<&str> = wider.map(|one| one.name.as_str()).collect();
    if names.is_empty() {
        return String::new();
    }
    let interval = if names.len() == 1 { "its interval is" } else { "the intervals are" };
    let why = match (moved.random, names.len()) {
        (false, _) => "",
        (true, 1) => {
            " With the last attempt included, the answers to questions could just as well be random picks, and the wider interval allows for that."
        }
        (true, _) => {
            " With the last attempt included, the answers to questions could just as well be random picks, and the wider intervals allow for that."
        }
    };
    format!(" Less can be said about {} than before: {interval} wider.{why}", list(&names))
}
