//! The name under which a profile is saved.

/// Longest part that comes from the person's name, in characters.
const MAX: usize = 40;
/// Names that Windows keeps for devices, whatever stands behind a dot.
const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// A file name that every system accepts, for a profile of this name; the name inside the file stays whole.
pub fn file_name(name: &str) -> String {
    named(name, "profile", "cairn.json")
}

/// The same for a rating of somebody of this name.
pub fn rating_file_name(name: &str) -> String {
    named(name, "rating", "cairn-rating.json")
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
    use super::{file_name, rating_file_name};

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
        assert_eq!(rating_file_name("Ada Lovelace"), "ada-lovelace.cairn-rating.json");
        assert_eq!(rating_file_name(".."), "rating.cairn-rating.json");
        assert!(file_name(&"\u{1f600}".repeat(200)).len() < 200);
    }
}
