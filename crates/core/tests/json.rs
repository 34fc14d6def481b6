//! JSON reads as any other reader of it would.
#![allow(clippy::unwrap_used, reason = "a test may stop")]

use cairn_core::json::{Value, read};

/// What another reader says of the same text.
fn theirs(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_value_reads_as_any_reader_of_json_reads_it() {
    for text in [
        "null",
        "true",
        "0",
        "-0",
        "-7",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "1.5e-400",
        "0.1",
        "\"\"",
        r#""é\u00e9\n\ud83d\ude00""#,
        "[]",
        r#"[1,[2,{"a":null}],"b"]"#,
        r#"{"b":1,"a":{"d":[],"c":2.5},"b":"last"}"#,
        r#" { "\u0061" : 1 , "a" : -1 } "#,
    ] {
        let (value, other) = (read(text).unwrap(), theirs(text));
        assert_eq!(value.to_text(), other.to_string(), "{text}");
        assert_eq!(
            (value.as_u64(), value.as_i64(), value.as_f64()),
            (other.as_u64(), other.as_i64(), other.as_f64()),
            "{text}"
        );
        assert_eq!((value.as_str(), value.as_bool()), (other.as_str(), other.as_bool()), "{text}");
        assert_eq!(value.at(1).map(Value::to_text), other.get(1).map(ToString::to_string), "{text}");
    }
    for text in ["", "{", "[1,]", "01", "1e999", "\"\\ud800\"", "{\"a\":1,}", "nul", "{1:2}", "1 2"] {
        let words = |error: serde_json::Error| error.to_string();
        let (ours, other) =
            (read(text).map_err(words), serde_json::from_str::<serde_json::Value>(text).map_err(words));
        assert_eq!(ours.unwrap_err(), other.unwrap_err(), "{text}");
    }
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(read(&deep(127)).is_ok() && read(&deep(128)).is_err());
}

#[test]
fn of_a_doubled_field_the_last_counts_and_fields_come_by_name() {
    let value = read(r#"{"b":1,"a":2,"b":3,"ab":4}"#).unwrap();
    let fields = value.as_object().unwrap();
    let all: Vec<(&str, Option<u64>)> = fields.iter().map(|(name, one)| (name, one.as_u64())).collect();
    assert_eq!(all, [("a", Some(2)), ("ab", Some(4)), ("b", Some(3))]);
    assert_eq!(value.get("b").and_then(Value::as_u64), Some(3));
    assert!(fields.contains_key("ab") && !fields.contains_key("c"));
}
