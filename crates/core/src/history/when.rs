//! When something was, said so that two of a list can be told apart.

/// What each moment is called: its day, and with its time where another one is of the same day. Each is given as its day and
/// as its day with the time, in the reader's own time zone.
pub fn told_apart(moments: &[(String, String)]) -> Vec<String> {
    let of_the_day = |day: &String| moments.iter().filter(|(other, _)| other == day).count();
    moments
        .iter()
        .map(|(day, moment)| if of_the_day(day) > 1 { moment.clone() } else { day.clone() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, time: &str) -> (String, String) {
        (day.to_owned(), format!("{day}, {time}"))
    }

    #[test]
    fn two_of_one_day_say_their_time() {
        let moments = [at("3 May 2026", "9:10"), at("4 May 2026", "9:10"), at("4 May 2026", "14:03")];
        assert_eq!(told_apart(&moments), ["3 May 2026", "4 May 2026, 9:10", "4 May 2026, 14:03"]);
        assert!(told_apart(&[]).is_empty());
    }
}
