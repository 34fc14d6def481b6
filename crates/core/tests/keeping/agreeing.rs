//! What is done where both stores say something else.

use cairn_core::attempt::{Attempt, Entry, Event, Millis, Writer};
use cairn_core::keeping::{Agreed, Reconciliation, agree, record_of};
use cairn_core::record::file::{About, RatingAnswer, RatingFile, read_rating, write_rating};
use cairn_core::record::plan_pack;
use cairn_core::{AttemptId, ItemId, Level, RatingId};

const RATED: &str = "cairn/rated/r-1";
const RATING: &str = "cairn/rating/r-1";

/// A rating of that time, with these items at these levels.
fn rating(at: i64, items: &[(&str, u8)]) -> String {
    let answer = |one: &(&str, u8)| RatingAnswer {
        item: ItemId::parse(one.0).unwrap(),
        version: 1,
        level: Level::new(one.1),
    };
    write_rating(&RatingFile {
        id: RatingId::parse("r-1").unwrap(),
        made_at: Millis(at),
        content: "1".to_owned(),
        about: About { name: String::new(), mark: None },
        by: String::new(),
        relation: None,
        answers: items.iter().map(answer).collect(),
    })
}

fn levels(text: &str) -> Vec<(String, u8)> {
    let file = read_rating(text.as_bytes()).unwrap();
    let mut all: Vec<(String, u8)> =
        file.answers.iter().map(|one| (one.item.as_str().to_owned(), one.level.unwrap().number())).collect();
    all.sort();
    all
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

fn agreed(key: &str, kept: &str, copied: &str) -> Reconciliation {
    agree(&Agreed { kept: vec![pair(key, kept)], copied: &[pair(key, copied)] })
}

/// Of a rating made here the newer state counts, with what the older has beyond it, and both stores get it.
#[test]
fn of_two_states_of_a_rating_the_newer_counts_with_what_the_older_has_beyond_it() {
    let (old, new) = (rating(1, &[("a", 1), ("b", 1)]), rating(2, &[("b", 3)]));
    let whole = [("a".to_owned(), 1), ("b".to_owned(), 3)];
    for (kept, copied) in [(&old, &new), (&new, &old)] {
        let found = agreed(RATED, kept, copied);
        assert_eq!(levels(&found.newer[0].1), whole);
        assert_eq!(levels(&found.puts[0].1), whole);
        assert!(found.back.is_empty() && found.whole.is_empty() && found.removes.is_empty(), "{found:?}");
    }
    // Clocks jump: where both say the same time, more was said later. Where they say as much, the first store's stays.
    let (less, more) = (rating(1, &[("a", 1)]), rating(1, &[("a", 2), ("b", 2)]));
    for (kept, copied, goes_first) in [(&less, &more, true), (&more, &less, false)] {
        let found = agreed(RATED, kept, copied);
        assert_eq!(
            (found.newer.len(), found.puts.len()),
            (usize::from(goes_first), usize::from(!goes_first))
        );
        let all = [found.newer, found.puts].concat();
        assert_eq!(all, [pair(RATED, &more)]);
    }
    let (kept, copied) = (rating(1, &[("a", 1)]), rating(1, &[("a", 2)]));
    assert_eq!(
        agreed(RATED, &kept, &copied),
        Reconciliation { puts: vec![pair(RATED, &kept)], ..Reconciliation::default() }
    );
    assert_eq!(agreed(RATED, &kept, &kept), Reconciliation::default());
}

/// A file by somebody else holds all that they say, and leaves out what they have taken back.
#[test]
fn of_two_files_of_a_rater_the_newer_stands_as_it_is() {
    let (old, new) = (rating(1, &[("a", 1), ("b", 1)]), rating(2, &[("b", 3)]));
    assert_eq!(
        agreed(RATING, &old, &new),
        Reconciliation { newer: vec![pair(RATING, &new)], ..Reconciliation::default() }
    );
    assert_eq!(
        agreed(RATING, &new, &old),
        Reconciliation { puts: vec![pair(RATING, &new)], ..Reconciliation::default() }
    );
}

#[test]
fn what_can_be_read_counts_where_the_other_cannot() {
    let good = rating(1, &[("a", 1)]);
    assert_eq!(
        agreed(RATED, &good, "{"),
        Reconciliation { puts: vec![pair(RATED, &good)], ..Reconciliation::default() }
    );
    assert_eq!(
        agreed(RATED, "[]", &good),
        Reconciliation { newer: vec![pair(RATED, &good)], ..Reconciliation::default() }
    );
    assert_eq!(agreed(RATED, "[]", "{"), Reconciliation::default(), "both stay for whoever can read them");
}

/// A record is never rewritten, but one that was cut is written out.
#[test]
fn half_a_record_is_made_whole_and_another_one_stays() {
    let key = "cairn/plan/plan-1/000000.k1";
    let whole = pair(key, "{\"at\":12}");
    assert_eq!(
        agreed(key, "{\"at\":1", &whole.1),
        Reconciliation { whole: vec![whole.clone()], ..Reconciliation::default() }
    );
    assert_eq!(agreed(key, &whole.1, "{\"at\":1"), Reconciliation::default());
    assert_eq!(agreed(key, "{\"at\":99}", &whole.1), Reconciliation::default());
    assert_eq!(agreed(key, &whole.1, &whole.1), Reconciliation::default());
    let lost = agree(&Agreed { kept: Vec::new(), copied: std::slice::from_ref(&whole) });
    assert_eq!(lost, Reconciliation { back: vec![whole], ..Reconciliation::default() });
}

/// What the first store has packed goes from the second, and the pack comes with it; a pack of another attempt is left alone.
#[test]
fn what_a_pack_holds_gives_way_to_it() {
    let writer = Writer::parse("k1").unwrap();
    let entry = |seq: u32, event: Event| Entry {
        seq,
        writer: writer.clone(),
        at: Millis(i64::from(seq)),
        content: "1".to_owned(),
        rules: 1,
        event,
    };
    let packed = |name: &str| {
        let id = AttemptId::parse(name).unwrap();
        let mut attempt = Attempt::begin(id.clone(), entry(0, Event::Begin)).unwrap();
        attempt.push(entry(1, Event::Finish));
        let records: Vec<(String, String)> = attempt
            .entries()
            .iter()
            .map(|entry| {
                let record = record_of(&id, entry);
                (record.key, record.raw)
            })
            .collect();
        let plan = plan_pack(&id, &records).unwrap();
        (records, (plan.key, plan.value))
    };
    let ((records, pack), (_, other)) = (packed("full-1a"), packed("full-2b"));
    let found = agree(&Agreed { kept: vec![pack.clone(), other], copied: &records });
    let removes = records.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(found, Reconciliation { puts: vec![pack], removes, ..Reconciliation::default() });
}
