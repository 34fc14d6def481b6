//! Several links in one text, as somebody pastes them.

/// What is to be read of a text, so that nothing that was pasted vanishes: every address in it; a line without one as it stands,
/// to be told that it is no link.
pub fn pasted_links(text: &str) -> Vec<String> {
    let is_address = |word: &&str| word.contains("://") || word.contains('#') || word.contains("%23");
    let of_line = |line: &str| {
        let found: Vec<String> = line.split_whitespace().filter(is_address).map(str::to_owned).collect();
        if found.is_empty() { vec![line.trim().to_owned()] } else { found }
    };
    text.lines().filter(|line| !line.trim().is_empty()).flat_map(of_line).collect()
}

#[cfg(test)]
mod tests {
    use super::pasted_links;

    #[test]
    fn every_line_is_accounted_for_and_every_address_in_it() {
        let pasted = "https://a.example/#/p/AQ https://b.example/jobs/7\n\nAda: https://a.example/%23/p/AR\nno link at all\n#/p/AS";
        assert_eq!(
            pasted_links(pasted),
            [
                "https://a.example/#/p/AQ",
                "https://b.example/jobs/7",
                "https://a.example/%23/p/AR",
                "no link at all",
                "#/p/AS",
            ]
        );
        assert!(pasted_links(" \n").is_empty());
    }
}
