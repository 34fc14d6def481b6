//! From JSON to a résumé: what can be read is read, and what cannot is named with its place.

use crate::json::{Map, Value};

use super::date::When;

/// Most rows of one section that are read.
pub const MAX_ROWS: usize = 200;
/// Longest text that is kept, in characters.
const MAX_TEXT: usize = 200;
/// How much running text is kept, in bytes or a little more: its language is told by it.
const MAX_PROSE: usize = 4_000;
/// Most faults that are named one by one.
const MAX_NOT_READ: usize = 30;
/// Words that mean "until today" where a date should stand, in the languages of most résumés.
const STILL: [&str; 53] = [
    "present",
    "to present",
    "current",
    "currently",
    "now",
    "today",
    "to date",
    "till date",
    "ongoing",
    "in progress",
    "heute",
    "bis heute",
    "jetzt",
    "aktuell",
    "derzeit",
    "laufend",
    "présent",
    "présente",
    "aujourd'hui",
    "à ce jour",
    "actuel",
    "en cours",
    "actual",
    "actualidad",
    "actualmente",
    "hoy",
    "presente",
    "el presente",
    "oggi",
    "attuale",
    "in corso",
    "heden",
    "nu",
    "vandaag",
    "atual",
    "hoje",
    "o momento",
    "obecnie",
    "teraz",
    "nuvarande",
    "nå",
    "günümüz",
    "至今",
    "現在",
    "现在",
    "현재",
    "настоящее время",
    "по настоящее время",
    "по н.в.",
    "сейчас",
    "i dag",
    "idag",
    "halen",
];
/// Fields by which other programs say that a row goes on.
const GOES_ON: [&str; 4] = ["current", "isCurrent", "is_current", "present"];
/// What else a file may hold without being worth a word.
const QUIET: [&str; 6] = ["$schema", "meta", "basics", "work", "education", "skills"];

/// What a résumé says, as far as it can be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resume {
    /// Whose it is; empty where that is not said.
    pub name: String,
    /// Positions, in the order of the file.
    pub work: Vec<ResumeJob>,
    /// Studies.
    pub education: Vec<ResumeStudy>,
    /// Skills.
    pub skills: Vec<ResumeSkill>,
    /// What could not be read, at most some; the rest is counted.
    pub not_read: Vec<NotRead>,
    /// How many more could not be read.
    pub more_not_read: usize,
    /// Sections that are there and not used, by name.
    pub not_used: Vec<String>,
    /// The beginning of its running text, which nothing but its language is read from.
    pub prose: String,
}

/// A position.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumeJob {
    /// Where; may be empty.
    pub employer: String,
    /// As what; may be empty.
    pub position: String,
    /// Since when; `None` where that cannot be told.
    pub start: Option<When>,
    /// Until when.
    pub end: EndDate,
}

/// When something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndDate {
    /// No end is written, so it goes on.
    Still,
    /// It ended, or will end.
    At(When),
    /// Something is written that is no date.
    Unknown,
}

/// A study.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumeStudy {
    /// Where; may be empty.
    pub institution: String,
    /// The kind of study, for example "Master"; may be empty.
    pub kind: String,
    /// The area; may be empty.
    pub area: String,
    /// Since when, where that is written.
    pub start: Option<When>,
    /// Until when.
    pub end: EndDate,
}

/// A skill, in the words of the résumé.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResumeSkill {
    /// Its name; may be empty where there are keywords.
    pub name: String,
    /// The level in words, which no scale stands behind; may be empty.
    pub level: String,
    /// Its keywords.
    pub keywords: Vec<String>,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotRead {
    /// Where, for example `work[2].startDate`.
    pub place: String,
    /// Why.
    pub why: NotReadWhy,
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotReadWhy {
    /// It should be a list.
    NoList,
    /// It should be an object.
    NoObject,
    /// It should be a text.
    NoText,
    /// It is no date; holds what is written.
    NoDate(String),
    /// It says nothing.
    Nothing,
    /// There are more rows than are read; holds how many there are.
    TooMany(usize),
}

/// Whether a JSON object describes a job, as `JSON Resume`'s second schema has it, and not a person.
pub fn is_job(object: &Map<'_>) -> bool {
    let person = ["basics", "work", "education"].iter().any(|name| object.contains_key(name));
    let job = ["title", "qualifications", "responsibilities", "experience", "remote", "salary"];
    !person && job.iter().any(|name| object.contains_key(name))
}

impl Resume {
    /// The résumé in a JSON object; `None` where it has no work, education or skills that can be read.
    pub fn of(object: &Map<'_>) -> Option<Self> {
        if is_job(object) {
            return None;
        }
        let basics = |name: &str| object.get("basics").and_then(|basics| basics.get(name));
        let mut resume = Self { name: basics("name").map_or_else(String::new, text), ..Self::default() };
        resume.read_prose(basics("label"));
        resume.read_prose(basics("summary"));
        for (place, row) in resume.rows(object, "work") {
            resume.read_work(&place, row);
        }
        for (place, row) in resume.rows(object, "education") {
            resume.read_study(&place, row);
        }
        for (place, row) in resume.rows(object, "skills") {
            resume.read_skill(&place, row);
        }
        let used = |name: &&str| !QUIET.contains(name);
        let full = |value: &Value<'_>| match value {
            Value::Array(list) => !list.is_empty(),
            Value::Object(object) => !object.is_empty(),
            Value::String(text) => !text.is_empty(),
            _ => false,
        };
        let rest = object.iter().filter(|(_, value)| full(value)).map(|(name, _)| name).filter(used);
        resume.not_used = rest.take(MAX_NOT_READ).map(cut).collect();
        let nothing = resume.work.is_empty() && resume.education.is_empty() && resume.skills.is_empty();
        (!nothing).then_some(resume)
    }

    fn miss(&mut self, place: &str, why: NotReadWhy) {
        if self.not_read.len() < MAX_NOT_READ {
            self.not_read.push(NotRead { place: place.to_owned(), why });
        } else {
            self.more_not_read += 1;
        }
    }

    /// The rows of a section, with their places.
    fn rows<'a>(&mut self, object: &'a Map<'a>, section: &str) -> Vec<(String, &'a Value<'a>)> {
        match object.get(section) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(list)) => {
                if list.len() > MAX_ROWS {
                    self.miss(section, NotReadWhy::TooMany(list.len()));
                }
                let place = |(at, row)| (format!("{section}[{at}]"), row);
                list.iter().take(MAX_ROWS).enumerate().map(place).collect()
            }
            Some(_) => {
                self.miss(section, NotReadWhy::NoList);
                Vec::new()
            }
        }
    }

    fn object<'a>(&mut self, place: &str, row: &'a Value<'a>) -> Option<&'a Map<'a>> {
        let object = row.as_object();
        if object.is_none() {
            self.miss(place, NotReadWhy::NoObject);
        }
        object
    }

    fn read_work(&mut self, place: &str, row: &Value<'_>) {
        let Some(row) = self.object(place, row) else { return };
        let work = ResumeJob {
            // `company` before 1.0.
            employer: self.either(place, row, ["name", "company"]),
            position: self.either(place, row, ["position", "title"]),
            start: self.start(place, row),
            end: self.end(place, row),
        };
        for prose in ["summary", "description", "highlights"] {
            self.read_prose(row.get(prose));
        }
        if work.employer.is_empty() && work.position.is_empty() {
            self.miss(place, NotReadWhy::Nothing);
        } else {
            self.work.push(work);
        }
    }

    /// Running text, or a list of it, as far as its language takes to be told.
    fn read_prose(&mut self, value: Option<&Value<'_>>) {
        let texts = match value {
            Some(Value::Array(list)) => list.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        for text in texts.iter().take(MAX_ROWS).filter_map(Value::as_str) {
            let room = MAX_PROSE.saturating_sub(self.prose.len());
            self.prose.extend(text.chars().take(room).chain(std::iter::once('\n')));
        }
    }

    fn read_study(&mut self, place: &str, row: &Value<'_>) {
        let Some(row) = self.object(place, row) else { return };
        let study = ResumeStudy {
            institution: self.either(place, row, ["institution", "school"]),
            kind: self.either(place, row, ["studyType", "degree"]),
            area: self.either(place, row, ["area", "major"]),
            start: self.start(place, row),
            end: self.end(place, row),
        };
        if study.institution.is_empty() && study.kind.is_empty() && study.area.is_empty() {
            self.miss(place, NotReadWhy::Nothing);
        } else {
            self.education.push(study);
        }
    }

    /// A skill may be a mere name, and its keywords one text with commas.
    fn read_skill(&mut self, place: &str, row: &Value<'_>) {
        let skill = if row.is_string() {
            ResumeSkill { name: text(row), level: String::new(), keywords: Vec::new() }
        } else {
            let Some(row) = self.object(place, row) else { return };
            let keywords = match row.get("keywords") {
                None | Some(Value::Null) => Vec::new(),
                Some(Value::Array(list)) => list.iter().take(MAX_ROWS).map(text).collect(),
                Some(Value::String(list)) => list.split(',').take(MAX_ROWS).map(cut).collect(),
                Some(_) => {
                    self.miss(&format!("{place}.keywords"), NotReadWhy::NoList);
                    Vec::new()
                }
            };
            let level = match row.get("level") {
                Some(number @ Value::Number(_)) => number.to_text(),
                _ => self.either(place, row, ["level", "proficiency"]),
            };
            let keywords = keywords.into_iter().filter(|word| !word.is_empty()).collect();
            ResumeSkill { name: self.either(place, row, ["name", "skill"]), level, keywords }
        };
        if skill.name.is_empty() && skill.keywords.is_empty() {
            self.miss(place, NotReadWhy::Nothing);
        } else {
            self.skills.push(skill);
        }
    }

    /// The first of two fields that says something; empty where neither does.
    fn either(&mut self, place: &str, row: &Map<'_>, names: [&str; 2]) -> String {
        for name in names {
            match row.get(name) {
                None | Some(Value::Null) => {}
                Some(Value::String(words)) if words.trim().is_empty() => {}
                Some(Value::String(words)) => return cut(words),
                Some(_) => self.miss(&format!("{place}.{name}"), NotReadWhy::NoText),
            }
        }
        String::new()
    }

    fn start(&mut self, place: &str, row: &Map<'_>) -> Option<When> {
        match row.get("startDate") {
            None | Some(Value::Null) => None,
            Some(Value::String(words)) if words.trim().is_empty() => None,
            Some(value) => {
                let when = date(value);
                if when.is_none() {
                    self.miss(&format!("{place}.startDate"), NotReadWhy::NoDate(text(value)));
                }
                when
            }
        }
    }

    fn end(&mut self, place: &str, row: &Map<'_>) -> EndDate {
        let goes_on = GOES_ON.iter().any(|name| row.get(name) == Some(&Value::Bool(true)));
        let Some(value) = row.get("endDate").filter(|_| !goes_on) else { return EndDate::Still };
        let words = text(value).to_lowercase().replace('\u{2019}', "'");
        if value.is_null() || words.is_empty() && value.is_string() || STILL.contains(&words.as_str()) {
            return EndDate::Still;
        }
        date(value).map_or_else(
            || {
                self.miss(&format!("{place}.endDate"), NotReadWhy::NoDate(text(value)));
                EndDate::Unknown
            },
            EndDate::At,
        )
    }
}

/// A date, a bare year as a number, or year and month as fields.
fn date(value: &Value<'_>) -> Option<When> {
    match value {
        Value::String(words) => When::parse(words),
        Value::Number(_) => When::parse(&value.to_text()),
        Value::Object(parts) => {
            let part = |name| parts.get(name).map_or_else(String::new, text);
            When::parse(&format!("{} {}", part("year"), part("month")))
        }
        _ => None,
    }
}

/// What a value says in words: a text or a number.
fn text(value: &Value<'_>) -> String {
    match value {
        Value::String(words) => cut(words),
        Value::Number(_) => value.to_text(),
        _ => String::new(),
    }
}

/// A text as it is kept: one line of bounded length.
fn cut(words: &str) -> String {
    let plain: String =
        words.chars().take(MAX_TEXT * 2).map(|one| if one.is_control() { ' ' } else { one }).collect();
    plain.trim().chars().take(MAX_TEXT).collect()
}
