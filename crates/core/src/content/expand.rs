//! Placeholders of a template: `%{name}` stands for the variant's value.

/// `text` with every `%{name}` replaced by the value of that name; an unknown name stays as it is written.
pub(super) fn expand(text: &str, names: &[String], row: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("%{") {
        let Some(length) = rest[start..].find('}') else { break };
        let name = &rest[start + 2..start + length];
        out.push_str(&rest[..start]);
        match names.iter().position(|known| known == name).and_then(|index| row.get(index)) {
            Some(value) => out.push_str(value),
            None => out.push_str(&rest[start..=start + length]),
        }
        rest = &rest[start + length + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_all_else_is_left() {
        let names = ["n".to_owned(), "r:2".to_owned()];
        let row = ["12".to_owned(), "0.50".to_owned()];
        assert_eq!(expand("%{n} at %{r:2}, {x} %{what} 5%", &names, &row), "12 at 0.50, {x} %{what} 5%");
        assert_eq!(expand("%{n", &names, &row), "%{n");
    }
}
