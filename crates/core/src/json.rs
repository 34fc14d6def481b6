//! A JSON value as it was read. Its texts lie in what was read wherever they can, so that reading copies next to nothing.
//!
//! Of a doubled key the last value counts. Records and packs are read from such values by hand, field by field.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::order::sorted;

/// A value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(Cow<'a, str>),
    /// A list.
    Array(Vec<Value<'a>>),
    /// An object.
    Object(Map<'a>),
}

/// A number as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole one from 0 on.
    Whole(u64),
    /// A whole one below 0.
    Negative(i64),
    /// One with decimals or an exponent, and one that is too large for the others.
    Real(f64),
}

/// The fields of an object, in the order in which they were written, doubled ones included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

/// The value that a text stands for.
pub fn read(text: &str) -> serde_json::Result<Value<'_>> {
    serde_json::from_str(text)
}

impl<'a> Value<'a> {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Whether it is true, if it is true or false.
    pub const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The number, if it is a whole one from 0 on.
    pub const fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(Number::Whole(number)) => Some(*number),
            _ => None,
        }
    }

    /// The number, if it is a whole one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(Number::Whole(number)) => i64::try_from(*number).ok(),
            Self::Number(Number::Negative(number)) => Some(*number),
            _ => None,
        }
    }

    /// The number, whatever its kind.
    #[expect(clippy::cast_precision_loss, reason = "whoever asks for a real number takes the nearest one")]
    pub const fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(Number::Whole(number)) => Some(*number as f64),
            Self::Number(Number::Negative(number)) => Some(*number as f64),
            Self::Number(Number::Real(number)) => Some(*number),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub const fn as_array(&self) -> Option<&Vec<Self>> {
        match self {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }

    /// The fields, if it is an object.
    pub const fn as_object(&self) -> Option<&Map<'a>> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it is a number.
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether it is a text.
    pub const fn is_string(&self) -> bool {
        matches!(self, Self::String(_))
    }

    /// Whether it is a list.
    pub const fn is_array(&self) -> bool {
        matches!(self, Self::Array(_))
    }

    /// Whether it is an object.
    pub const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }

    /// A field, if it is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object()?.get(name)
    }

    /// The item at a place, from 0, if it is a list that reaches there.
    pub fn at(&self, place: usize) -> Option<&Self> {
        self.as_array()?.get(place)
    }

    /// As JSON again, without white space, fields in the order of their names.
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl<'a> Map<'a> {
    /// A field.
    pub fn get(&self, name: &str) -> Option<&Value<'a>> {
        // Objects of ours have a handful of fields, so that looking at each is the fastest way; from behind, for the last one counts.
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Whether it has this field.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Names of fields, in any order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| &**name)
    }

    /// The fields in the order of their names, each once.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        let places: Vec<usize> = (0..self.0.len()).collect();
        let name = |place: &usize| self.0.get(*place).map(|(name, _)| name);
        let mut order = sorted(&places, |one, other| name(one).cmp(&name(other)).then(other.cmp(one)));
        // Of doubled ones the last comes first.
        order.dedup_by(|one, other| name(one) == name(other));
        order.into_iter().filter_map(|place| self.0.get(place)).map(|(name, value)| (&**name, value))
    }

    /// Whether it has no fields.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Value::Number(Number::Whole(number)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Value::Number(Number::Negative(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Value::Number(Number::Real(number)))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Value::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Value::String(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = from.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        // So many fields an entry has: nearly all objects of a profile are entries and their answers.
        let mut fields = Vec::with_capacity(8);
        while let Some((Name(name), value)) = from.next_entry()? {
            fields.push((name, value));
        }
        Ok(Value::Object(Map(fields)))
    }
}

/// The name of a field.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Owned(text.to_owned())))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Bool(truth) => to.serialize_bool(*truth),
            Self::Number(Number::Whole(number)) => to.serialize_u64(*number),
            Self::Number(Number::Negative(number)) => to.serialize_i64(*number),
            Self::Number(Number::Real(number)) => to.serialize_f64(*number),
            Self::String(text) => to.serialize_str(text),
            Self::Array(list) => to.collect_seq(list),
            Self::Object(fields) => {
                let mut map = to.serialize_map(None)?;
                for (name, value) in fields.iter() {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}
