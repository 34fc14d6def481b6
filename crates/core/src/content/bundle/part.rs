//! A part of a parsed bundle, read by hand: each step names the field that is not what it should be.

use crate::json::Value;

use crate::Level;

/// Why a bundle could not be read: it is not what the build made (cut off, a login page, another version).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotABundle {
    /// Not JSON.
    NotJson,
    /// A field is missing or of a wrong kind.
    Field(&'static str),
}

/// What comes of reading a part.
pub(super) type Read<T> = Result<T, NotABundle>;

/// The value that a bundle's text stands for.
pub(super) fn parse(json: &str) -> Read<Value<'_>> {
    crate::json::read(json).map_err(|_| NotABundle::NotJson)
}

/// A part of a bundle, with the name of the field that it is.
#[derive(Clone, Copy)]
pub(super) struct Part<'a>(pub(super) &'a Value<'a>, pub(super) &'static str);

impl<'a> Part<'a> {
    /// The error that this part is not what it should be.
    pub(super) fn wrong<T>(self) -> Read<T> {
        Err(NotABundle::Field(self.1))
    }

    /// A field.
    pub(super) fn get(self, name: &'static str) -> Read<Self> {
        self.0.get(name).map_or(Err(NotABundle::Field(name)), |value| Ok(Part(value, name)))
    }

    /// A field that is a text.
    pub(super) fn text(self, name: &'static str) -> Read<String> {
        self.get(name)?.own_text()
    }

    /// The part as a text.
    pub(super) fn own_text(self) -> Read<String> {
        self.0.as_str().map_or_else(|| self.wrong(), |text| Ok(text.to_owned()))
    }

    /// A field that is a number.
    pub(super) fn number(self, name: &'static str) -> Read<f64> {
        self.get(name)?.own_number()
    }

    /// The part as a number.
    pub(super) fn own_number(self) -> Read<f64> {
        self.0.as_f64().map_or_else(|| self.wrong(), Ok)
    }

    /// A field that is a whole number.
    pub(super) fn whole(self, name: &'static str) -> Read<u16> {
        self.get(name)?.own_whole()
    }

    /// The part as a whole number.
    pub(super) fn own_whole(self) -> Read<u16> {
        self.0.as_u64().and_then(|number| u16::try_from(number).ok()).map_or_else(|| self.wrong(), Ok)
    }

    /// The part as a whole number up to 255.
    pub(super) fn own_small(self) -> Read<u8> {
        u8::try_from(self.own_whole()?).map_or_else(|_| self.wrong(), Ok)
    }

    /// An item of a list, by its place.
    pub(super) fn item(self, place: usize) -> Read<Self> {
        self.0.at(place).map_or_else(|| self.wrong(), |value| Ok(Part(value, self.1)))
    }

    /// The part as a level.
    pub(super) fn own_level(self) -> Read<Level> {
        u8::try_from(self.own_whole()?).ok().and_then(Level::new).map_or_else(|| self.wrong(), Ok)
    }

    /// A field that is true or false.
    pub(super) fn yes(self, name: &'static str) -> Read<bool> {
        let part = self.get(name)?;
        part.0.as_bool().map_or_else(|| part.wrong(), Ok)
    }

    /// A field that is an id, or a word with a meaning.
    pub(super) fn id<T>(self, name: &'static str, parse: fn(&str) -> Option<T>) -> Read<T> {
        self.get(name)?.own_id(parse)
    }

    /// The part as an id, or a word with a meaning.
    pub(super) fn own_id<T>(self, parse: fn(&str) -> Option<T>) -> Read<T> {
        self.0.as_str().and_then(parse).map_or_else(|| self.wrong(), Ok)
    }

    /// The parts of a list.
    pub(super) fn list(self) -> Read<impl Iterator<Item = Part<'a>>> {
        let name = self.1;
        match self.0 {
            Value::Array(list) => Ok(list.iter().map(move |value| Part(value, name))),
            _ => self.wrong(),
        }
    }

    /// A list, each of its parts read.
    pub(super) fn each<T>(self, read: fn(Part<'a>) -> Read<T>) -> Read<Vec<T>> {
        self.list()?.map(read).collect()
    }

    /// A field that is a list of known length.
    pub(super) fn array<T, const N: usize>(
        self,
        name: &'static str,
        read: fn(Part<'a>) -> Read<T>,
    ) -> Read<[T; N]> {
        let part = self.get(name)?;
        part.each(read)?.try_into().or_else(|_| part.wrong())
    }
}
