//! A rating of somebody by another person as a file, `name.cairn-rating.json`.
//!
//! The person who rates saves it and sends it; Cairn sends nothing. It is kept in storage in the same form. The format is
//! described by `docs/cairn-rating-1.schema.json`. A CRC-32 over what it says tells of damage on the way, such as a cut or
//! a letter changed by hand; it is no signature, and proves nothing about who wrote it.

use crate::json::Value;

use super::error::{FileError, OursKind};
use super::limits::MAX_BYTES;
use super::own_kind::{RATING, parse_as};
use super::profile::MAX_NAME;
use crate::attempt::Millis;
use crate::content::RaterBias;
use crate::profile::{Rated, Rater};
use crate::record::ReadError;
use crate::record::json::Object;
use crate::record::link::checksum;
use crate::record::write::JsonObject;
use crate::{AttemptId, ItemId, Level, RatingId};

/// Version of the format that this code writes; it reads no newer one.
const FORMAT: u8 = 1;
/// Most answers of one file: there are 35 ratings.
const MAX_ANSWERS: usize = 200;

/// Somebody's rating of another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingFile {
    /// Its own id: opened twice, it is one rating.
    pub id: RatingId,
    /// When it was last worked on, as the rater's clock had it.
    pub made_at: Millis,
    /// Version of the content that was answered.
    pub content: String,
    /// Whom it is about.
    pub about: About,
    /// The rater's name, as they entered it; may be empty.
    pub by: String,
    /// What the rater is to the person.
    pub relation: Option<Relation>,
    /// What was answered; one answer an item.
    pub answers: Vec<RatingAnswer>,
}

/// Whom a rating is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The name, as it was entered by whoever asked for the rating; may be empty.
    pub name: String,
    /// A mark of the person's attempt ([`mark_of`]), so that the file finds the profile; `None` where none was given.
    pub mark: Option<u32>,
}

/// What a rater is to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Led them.
    Manager,
    /// Worked beside them.
    Colleague,
    /// Was led by them.
    Report,
    /// Was served by them: a client, a customer.
    Client,
    /// Anything else.
    Other,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Manager, Self::Colleague, Self::Report, Self::Client, Self::Other];

    /// The name in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Colleague => "colleague",
            Self::Report => "report",
            Self::Client => "client",
            Self::Other => "other",
        }
    }
}

/// One answer of a rater.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingAnswer {
    /// The rating.
    pub item: ItemId,
    /// The version of its text.
    pub version: u16,
    /// The level; `None` for "I have not seen this".
    pub level: Option<Level>,
}

/// The mark of an attempt: CRC-32 of its id. It tells nothing about the person, and does not lead to the id.
pub fn mark_of(attempt: &AttemptId) -> u32 {
    checksum(attempt.as_str().as_bytes())
}

impl RatingFile {
    /// The answer to an item.
    pub fn answer(&self, item: &ItemId) -> Option<&RatingAnswer> {
        self.answers.iter().find(|answer| answer.item == *item)
    }

    /// Takes an answer in, in the place of an earlier one to the same item.
    pub fn set(&mut self, answer: RatingAnswer) {
        match self.answers.iter_mut().find(|known| known.item == answer.item) {
            Some(known) => *known = answer,
            None => self.answers.push(answer),
        }
    }

    /// How many levels were given, and how often the rater had not seen it.
    pub fn counts(&self) -> (usize, usize) {
        let given = self.answers.iter().filter(|answer| answer.level.is_some()).count();
        (given, self.answers.len() - given)
    }

    /// What the joint model takes of it.
    pub fn rater(&self, bias: RaterBias) -> Rater {
        let rated = |answer: &RatingAnswer| {
            Some(Rated { item: answer.item.clone(), version: answer.version, level: answer.level? })
        };
        Rater { bias, ratings: self.answers.iter().filter_map(rated).collect() }
    }
}

/// The text of the file: one line an answer, so that a person can read it.
pub fn write_rating(rating: &RatingFile) -> String {
    let said = said(rating);
    format!(
        "{{\"cairn\":{FORMAT},\"kind\":\"{RATING}\",\n{said},\n\"check\":\"{:08x}\"}}\n",
        checksum(said.as_bytes())
    )
}

/// What the checksum covers.
fn said(rating: &RatingFile) -> String {
    let about = JsonObject::new().text("name", &clean(&rating.about.name));
    let about = match rating.about.mark {
        Some(mark) => about.text("mark", &format!("{mark:08x}")),
        None => about,
    };
    let by = JsonObject::new()
        .text("name", &clean(&rating.by))
        .text_or_null("relation", rating.relation.map(Relation::as_str));
    let answer = |answer: &RatingAnswer| {
        let object = JsonObject::new().text("item", answer.item.as_str()).number("version", answer.version);
        match answer.level {
            Some(level) => object.number("level", level.number()),
            None => object.raw("unseen", "true"),
        }
        .end()
    };
    let answers: Vec<String> = rating.answers.iter().map(answer).collect();
    let head = JsonObject::new()
        .text("id", rating.id.as_str())
        .number("made_at", rating.made_at.0)
        .text("content", &rating.content)
        .raw("about", &about.end())
        .raw("by", &by.end())
        .inside();
    format!("{head},\n\"answers\":[\n{}\n]", answers.join(",\n"))
}

/// A name as it is kept.
fn clean(name: &str) -> String {
    name.chars().filter(|one| !one.is_control()).take(MAX_NAME).collect()
}

/// Reads a rating of this content; `bytes` need not hold more than [`MAX_BYTES`] of it.
pub fn read_rating(bytes: &[u8]) -> Result<RatingFile, FileError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: size, limit: MAX_BYTES });
    }
    rating_of(&parse_as(OursKind::Rating, bytes)?)
}

/// The rating in a JSON value.
pub(crate) fn rating_of(value: &Value<'_>) -> Result<RatingFile, FileError> {
    let file = Object(value.as_object().ok_or(FileError::NotAnObject)?);
    let at = |place: &str, error| FileError::Field { place: place.to_owned(), error };
    let at_top = |error| at("", error);
    match file.0.get("cairn").map(|_| file.whole("cairn")) {
        None => return Err(FileError::Unmarked),
        Some(Ok(0)) => return Err(at_top(ReadError::Field("cairn"))),
        Some(Ok(newer)) if newer > u64::from(FORMAT) => return Err(FileError::Newer(newer)),
        Some(result) => drop(result.map_err(at_top)?),
    }
    if file.text("kind", 40).map_err(at_top)? != RATING {
        return Err(at_top(ReadError::Field("kind")));
    }
    let answers = file.list("answers").map_err(at_top)?;
    if answers.len() > MAX_ANSWERS {
        return Err(FileError::TooMany { what: "answers", count: answers.len(), limit: MAX_ANSWERS });
    }
    let about = part(file, "about").map_err(at_top)?;
    let by = part(file, "by").map_err(at_top)?;
    let mut rating = RatingFile {
        id: RatingId::parse(file.text("id", 80).map_err(at_top)?)
            .ok_or_else(|| at_top(ReadError::Field("id")))?,
        made_at: file.time("made_at").map_err(at_top)?,
        content: file.text("content", 40).map_err(at_top)?.to_owned(),
        about: About {
            name: clean(about.text("name", MAX_NAME * 4).map_err(|error| at("about", error))?),
            mark: mark(about).map_err(|error| at("about", error))?,
        },
        by: clean(by.text("name", MAX_NAME * 4).map_err(|error| at("by", error))?),
        relation: by.one_of("relation", &Relation::ALL, Relation::as_str).map_err(|error| at("by", error))?,
        answers: Vec::with_capacity(answers.len()),
    };
    for (index, value) in answers.iter().enumerate() {
        rating.set(answer(value).map_err(|error| at(&format!("answers[{index}]"), error))?);
    }
    let told = file.text("check", 8).map_err(at_top)?;
    if told != format!("{:08x}", checksum(said(&rating).as_bytes())) {
        return Err(FileError::Changed);
    }
    if rating.answers.is_empty() {
        return Err(FileError::Nothing);
    }
    Ok(rating)
}

fn part<'a>(file: Object<'a>, name: &'static str) -> Result<Object<'a>, ReadError> {
    file.0.get(name).and_then(Value::as_object).map(Object).ok_or(ReadError::Field(name))
}

fn mark(about: Object<'_>) -> Result<Option<u32>, ReadError> {
    match about.0.get("mark") {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            let digits = value.as_str().filter(|text| text.len() == 8);
            let mark = digits.and_then(|text| u32::from_str_radix(text, 16).ok());
            mark.map(Some).ok_or(ReadError::Field("mark"))
        }
    }
}

fn answer(value: &Value<'_>) -> Result<RatingAnswer, ReadError> {
    let record = Object(value.as_object().ok_or(ReadError::Field("the answer"))?);
    let level = match (record.0.get("level"), record.0.get("unseen")) {
        (Some(_), None) => {
            let level = u8::try_from(record.whole("level")?).ok().and_then(Level::new);
            Some(level.ok_or(ReadError::Field("level"))?)
        }
        (None, Some(Value::Bool(true))) => None,
        _ => return Err(ReadError::Field("level or unseen")),
    };
    Ok(RatingAnswer {
        item: ItemId::parse(record.text("item", 80)?).ok_or(ReadError::Field("item"))?,
        version: record.small("version")?,
        level,
    })
}
