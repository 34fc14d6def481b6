//! Whole numbers as people write and read them.

/// A count with its noun, for example "1 piece" or "3 pieces".
pub fn counted(count: impl TryInto<u64>, one: &str, many: &str) -> String {
    let count = count.try_into().unwrap_or(u64::MAX);
    format!("{count} {}", if count == 1 { one } else { many })
}

/// So many of all in whole percent: of the numbers as they are shown, so that whoever divides them comes to the same.
pub fn share_of(part: u32, all: u32) -> u8 {
    let (part, all) = (u64::from(part), u64::from(all));
    let percent = (part * 200 + all).checked_div(all * 2).unwrap_or(0);
    u8::try_from(percent).unwrap_or(100).min(100)
}

/// A whole number that was typed into a field, brought to the nearest one that the field takes, and whether that is another one
/// than was typed; `None` for what is no number. What follows a decimal point is left away.
pub fn typed(text: &str, least: u32, most: u32) -> Option<(u32, bool)> {
    let text = text.trim();
    let (below, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let end = digits.find(|one: char| !one.is_ascii_digit()).unwrap_or(digits.len());
    let whole = digits.get(..end).filter(|whole| !whole.is_empty())?;
    let read = if below { 0 } else { whole.parse().unwrap_or(u32::MAX) };
    let taken = read.clamp(least, most);
    Some((taken, below || taken != read || end != digits.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_no_plural() {
        assert_eq!(counted(1u32, "hour", "hours"), "1 hour");
        assert_eq!(counted(0usize, "hour", "hours"), "0 hours");
        assert_eq!(counted(2u32, "hour", "hours"), "2 hours");
    }

    #[test]
    fn a_percentage_is_the_rounded_quotient_of_the_numbers_beside_it() {
        assert_eq!([share_of(14, 137), share_of(18, 51), share_of(0, 0), share_of(51, 51)], [10, 35, 0, 100]);
        assert_eq!([share_of(1, 200), share_of(u32::MAX, 1)], [1, 100]);
    }

    #[test]
    fn what_a_field_does_not_take_becomes_the_nearest_that_it_takes() {
        let weekly = |text: &str| typed(text, 0, 168);
        assert_eq!([weekly("6"), weekly(" 0 "), weekly("")], [Some((6, false)), Some((0, false)), None]);
        assert_eq!([weekly("-5"), weekly("200")], [Some((0, true)), Some((168, true))]);
        assert_eq!([weekly("2.5"), weekly("99999999999")], [Some((2, true)), Some((168, true))]);
        assert_eq!([weekly("many"), weekly("-"), typed("0", 1, 10)], [None, None, Some((1, true))]);
    }
}
