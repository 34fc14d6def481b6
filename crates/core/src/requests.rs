//! What a page has asked for, as its browser noted it: of whom, and what.

/// The requests of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requests {
    /// What was asked of the page's own origin: paths, each once with its count, in the order of the first request.
    pub own: Vec<(String, usize)>,
    /// Addresses of other origins.
    pub elsewhere: Vec<String>,
}

/// Tells one's own requests from others. What stands behind `#` is sent to nobody and left out; what the page holds itself
/// (`data:`, `blob:`) was asked of nobody.
pub fn requests(origin: &str, addresses: &[String]) -> Requests {
    let mut found = Requests::default();
    for address in addresses {
        let address = address.split('#').next().unwrap_or_default();
        if address.starts_with("data:") || address.starts_with("blob:") {
            continue;
        }
        match address.strip_prefix(origin).filter(|path| path.starts_with('/')) {
            None => found.elsewhere.push(address.to_owned()),
            Some(path) => match found.own.iter_mut().find(|(known, _)| known == path) {
                Some((_, count)) => *count += 1,
                None => found.own.push((path.to_owned(), 1)),
            },
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_to_other_origins_are_told_from_ones_own() {
        let asked = [
            "https://cairn.example/#/p/secret",
            "https://cairn.example/content/base.json",
            "https://cairn.example/content/base.json",
            "https://cairn.example.evil.test/x",
            "http://cairn.example/x",
            "data:image/png;base64,AA==",
            "blob:https://cairn.example/1",
        ];
        let found = requests("https://cairn.example", &asked.map(str::to_owned));
        let own = |path: &str, count| (path.to_owned(), count);
        assert_eq!(found.own, [own("/", 1), own("/content/base.json", 2)]);
        assert_eq!(found.elsewhere, ["https://cairn.example.evil.test/x", "http://cairn.example/x"]);
    }
}
