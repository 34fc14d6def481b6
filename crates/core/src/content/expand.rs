//! Placeholders of a template: `%{name}` stands for the variant's value.

/// What templates count: behind a 1 it is one of them.
const COUNTED: [&str; 7] = ["points", "seconds", "minutes", "days", "weeks", "months", "years"];

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
        if ends_with_one(&out)
            && let Some((one, behind)) = one_of(rest)
        {
            out.push(' ');
            out.push_str(one);
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

/// Whether a text ends with the number 1.
fn ends_with_one(text: &str) -> bool {
    let before = text.strip_suffix('1').map(|before| before.chars().next_back());
    before.is_some_and(|last| last.is_none_or(|last| !last.is_ascii_digit() && !".,-\u{2212}".contains(last)))
}

/// What is counted, as one of it, and what stands behind; `None` where a text does not begin with something of the kind.
fn one_of(text: &str) -> Option<(&'static str, &str)> {
    let text = text.strip_prefix(' ')?;
    COUNTED.into_iter().find_map(|plural| {
        let behind = text.strip_prefix(plural)?;
        let ends = behind.chars().next().is_none_or(|next| !next.is_alphanumeric());
        Some((plural.strip_suffix('s').filter(|_| ends)?, behind))
    })
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

    /// An option read "1 points".
    #[test]
    fn behind_a_one_stands_one_of_them() {
        let names = ["n".to_owned()];
        let of = |value: &str, text: &str| expand(text, &names, &[value.to_owned()]);
        assert_eq!(of("1", "%{n} points"), "1 point");
        assert_eq!(of("1", "After %{n} days, or %{n} daylight"), "After 1 day, or 1 daylight");
        for many in ["2", "0", "11", "0.1", "1.5", "-1"] {
            assert_eq!(of(many, "%{n} points"), format!("{many} points"));
        }
    }
}
