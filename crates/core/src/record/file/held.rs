//! Whether a file holds what somebody has answered.

use crate::attempt::{Attempt, Millis};

/// Up to when a file with the attempts `file` holds the attempts `own`; `None` where it lacks an answer of one of them, and
/// where there is none.
pub fn held_until(own: &[Attempt], file: &[Attempt]) -> Option<Millis> {
    let holds = |attempt: &Attempt| {
        let answers = attempt.answers();
        file.iter().filter(|known| known.id() == attempt.id()).any(|known| {
            let known = known.answers();
            answers.iter().all(|one| known.iter().any(|it| it.item == one.item && it.choice == one.choice))
        })
    };
    own.iter().all(holds).then(|| own.iter().map(Attempt::last_at).max()).flatten()
}

#[cfg(test)]
mod tests {
    use super::held_until;
    use crate::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer};
    use crate::{ItemId, Level};

    /// An attempt with these ratings, a minute apart.
    fn attempt(number: u64, levels: &[u8]) -> Attempt {
        let entry = |seq: u32, event: Event| Entry {
            seq,
            writer: Writer::parse("a").unwrap(),
            at: Millis(i64::from(seq) * 60_000),
            content: "1".to_owned(),
            rules: RULES,
            event,
        };
        let answers = (1..).zip(levels).map(|(seq, level)| {
            let choice = Choice::Level(Level::new(*level).unwrap());
            let item = ItemId::parse(&format!("ds-statistics-0{seq}")).unwrap();
            entry(seq, Event::Answer { item, version: 1, choice, took_ms: None })
        });
        let entries = std::iter::once(entry(0, Event::Begin)).chain(answers).collect();
        Attempt::from_entries(Mode::Full.new_id(number).unwrap(), entries).unwrap()
    }

    #[test]
    fn a_file_is_a_copy_where_it_has_every_answer() {
        let own = [attempt(7, &[1, 2]), attempt(8, &[3])];
        assert_eq!(held_until(&own, &own), Some(Millis(120_000)));
        let more = [attempt(8, &[3, 4]), attempt(9, &[0]), attempt(7, &[1, 2])];
        assert_eq!(held_until(&own, &more), Some(Millis(120_000)), "a file may hold more");
        for lacking in [vec![attempt(7, &[1, 2])], vec![attempt(7, &[1]), attempt(8, &[3])], Vec::new()] {
            assert_eq!(held_until(&own, &lacking), None);
        }
        assert_eq!(held_until(&own, &[attempt(7, &[1, 3]), attempt(8, &[3])]), None, "another answer");
        assert_eq!(held_until(&[], &own), None);
    }
}
