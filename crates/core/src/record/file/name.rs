//! The name under which something is saved: whose it is, what it is, and of which day.

use super::RatingFile;
use crate::plan::Day;

/// Longest part that comes from the person's name, in characters.
const MAX: usize = 40;
/// Names that Windows keeps for devices, whatever stands behind a dot.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file name that every system accepts, for a profile of this name; the name inside the file stays whole.
pub fn file_name(name: &str) -> String {
    named(name, "profile", "cairn.json")
}

/// The same for a rating of somebody by somebody: two colleagues send theirs on one day. Who gives no name is told by the end of the
/// rating's id.
pub fn rating_file_name(rating: &RatingFile) -> String {
    const ENDING: &str = "cairn-rating.json";
    let id = rating.id.as_str();
    let mark = id.get(id.len().saturating_sub(4)..).unwrap_or_default();
    let by = if rating.by.trim().is_empty() { mark } else { &rating.by };
    let stem = |name: &str, what: &str| {
        named(name, what, ENDING).trim_end_matches(ENDING).trim_end_matches('.').to_owned()
    };
    format!("{}-by-{}.{ENDING}", stem(&rating.about.name, "rating"), stem(by, mark))
}

/// The name of what is made of somebody's result, so that it never takes the place of a file of their own: "ada-result.md".
pub fn made_file_name(name: &str, what: &str, ending: &str) -> String {
    let named = named(name, "cairn", ending);
    let stem = named.strip_suffix(ending).and_then(|stem| stem.strip_suffix('.')).unwrap_or("cairn");
    format!("{stem}-{what}.{ending}")
}

/// A file's name with the day in front of its ending, so that today's does not take the place of last month's.
pub fn dated(file: &str, day: Option<Day>) -> String {
    match day {
        Some(day) => {
            let (stem, ending) = file.split_once('.').unwrap_or((file, ""));
            let point = if ending.is_empty() { "" } else { "." };
            format!("{stem}-{day}{point}{ending}")
        }
        None => file.to_owned(),
    }
}

/// A file's name without the day that [`dated`] has put there.
pub(crate) fn undated(file: &str) -> Option<String> {
    let (stem, ending) = file.split_once('.')?;
    let at = stem.len().checked_sub(11)?;
    let (stem, day) = (stem.get(..at)?, stem.get(at..)?.strip_prefix('-')?);
    Day::parse(day).map(|_| format!("{stem}.{ending}"))
}

/// A name that goes on with this ending; `what` it is where the name gives nothing to go by.
fn named(name: &str, what: &str, ending: &str) -> String {
    let legal = |one: char| one.is_ascii_alphanumeric() || (!one.is_ascii() && !one.is_control());
    let mut stem = String::new();
    for one in name.chars().take(MAX) {
        if legal(one) {
            stem.extend(one.to_lowercase());
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    let stem = stem.trim_end_matches('-');
    let device = RESERVED.iter().any(|known| {
        stem.strip_prefix(known)
            .is_some_and(|rest| rest.is_empty() || (rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit()))
    });
    match stem {
        "" => format!("{what}.{ending}"),
        stem if device => format!("{what}-{stem}.{ending}"),
        stem => format!("{stem}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RatingId;
    use crate::attempt::Millis;
    use crate::record::file::About;

    #[test]
    fn a_file_says_whose_it_is_what_it_is_and_of_which_day() {
        let day = Day::of(2026, 11, 28);
        for (name, what, ending, file) in [
            ("Ada Lovelace", "skills-resume", "json", "ada-lovelace-skills-resume-2026-11-28.json"),
            ("", "skills-resume", "json", "cairn-skills-resume-2026-11-28.json"),
            ("CON", "result", "md", "cairn-con-result-2026-11-28.md"),
            ("a.b", "decisions", "cairn.json", "a-b-decisions-2026-11-28.cairn.json"),
        ] {
            assert_eq!(dated(&made_file_name(name, what, ending), day), file);
        }
        assert_eq!(dated(&file_name("Ada"), day), "ada-2026-11-28.cairn.json");
        assert_eq!(dated(&file_name(""), day), "profile-2026-11-28.cairn.json");
        assert_eq!((dated("a.md", None), dated("a", day)), ("a.md".to_owned(), "a-2026-11-28".to_owned()));
        assert_eq!(undated("ada-2026-11-28.cairn.json").as_deref(), Some("ada.cairn.json"));
        for other in
            ["ada.cairn.json", "ada-2026-13-28.json", "2026-11-28.json", "ada-2026-11-28", "é-1.json"]
        {
            assert_eq!(undated(other), None, "{other}");
        }
    }

    /// Two colleagues rated one person on one day, and their files had one name.
    #[test]
    fn a_rating_says_of_whom_and_by_whom_it_is() {
        let named = |about: &str, by: &str| {
            rating_file_name(&RatingFile {
                id: RatingId::parse("rate-00000000000012ab").unwrap(),
                made_at: Millis(0),
                content: String::new(),
                about: About { name: about.to_owned(), mark: None },
                by: by.to_owned(),
                relation: None,
                answers: Vec::new(),
            })
        };
        assert_eq!(named("Ada Lovelace", "Grace H."), "ada-lovelace-by-grace-h.cairn-rating.json");
        assert_eq!(named("..", " "), "rating-by-12ab.cairn-rating.json");
        assert_eq!(named("Ada", "/"), "ada-by-12ab.cairn-rating.json");
    }

    /// f36
    #[test]
    fn every_name_makes_a_name_of_a_file() {
        for (name, file) in [
            ("Ada Lovelace", "ada-lovelace"),
            ("a/b:c*?", "a-b-c"),
            ("CON", "profile-con"),
            ("lpt1", "profile-lpt1"),
            ("..", "profile"),
            ("", "profile"),
            ("=1+1", "1-1"),
            ("José", "josé"),
            ("Jana Özdemir", "jana-özdemir"),
        ] {
            assert_eq!(file_name(name), format!("{file}.cairn.json"));
        }
        assert!(file_name(&"\u{1f600}".repeat(200)).len() < 200);
    }
}
