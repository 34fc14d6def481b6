//! What a file is that is none of ours: named, so that the person knows what to do.

use crate::json::{Map, Value};

use super::error::{OtherKind, ResumeKind};
use super::zip::zip_entries;

/// What a file of another kind begins with.
const BEGINNINGS: [(&[u8], OtherKind); 16] = [
    (b"\x89PNG", OtherKind::Picture),
    (b"\xff\xd8\xff", OtherKind::Picture),
    (b"GIF8", OtherKind::Picture),
    (b"%PDF", OtherKind::Pdf),
    (b"\xd0\xcf\x11\xe0", OtherKind::Document),
    (b"{\\rtf", OtherKind::Document),
    (b"\x1f\x8b", OtherKind::Gzip),
    (b"Rar!\x1a\x07", OtherKind::Archive),
    (b"7z\xbc\xaf\x27\x1c", OtherKind::Archive),
    (b"\xfd7zXZ\0", OtherKind::Archive),
    (b"\x28\xb5\x2f\xfd", OtherKind::Archive),
    (b"BZh91AY&SY", OtherKind::Archive),
    (b"MZ\x90\0", OtherKind::Program),
    (b"L\0\0\0", OtherKind::Shortcut),
    (b"\xff\xfe", OtherKind::Utf16),
    (b"\xfe\xff", OtherKind::Utf16),
];
/// Names in archives by which they are told.
const WITHIN: [(&str, OtherKind); 5] = [
    ("word/document.xml", OtherKind::Document),
    ("xl/workbook.xml", OtherKind::Workbook),
    ("META-INF/manifest.xml", OtherKind::Document),
    ("Positions.csv", OtherKind::Resume(ResumeKind::LinkedIn)),
    ("Profile.csv", OtherKind::Resume(ResumeKind::LinkedIn)),
];
/// Heads of tables in `LinkedIn`'s archive.
const LINKEDIN: [&str; 3] =
    ["Company Name,Title,Description", "First Name,Last Name,Maiden Name", "School Name,Start Date,End Date"];
/// What a résumé in YAML has at its margin.
const YAML: [&str; 8] =
    ["basics:", "work:", "education:", "skills:", "cv:", "sections:", "experience:", "personal:"];

/// What a file is by its first bytes, or by what an archive lists.
pub(super) fn by_bytes(bytes: &[u8]) -> Option<OtherKind> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let entries = zip_entries(bytes).unwrap_or_default();
        let has = |name: &str| {
            entries.iter().any(|entry| entry.name == name || entry.name.rsplit('/').next() == Some(name))
        };
        return Some(WITHIN.iter().find(|(name, _)| has(name)).map_or(OtherKind::Zip, |(_, kind)| *kind));
    }
    BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, kind)| *kind)
}

/// What a text is that is no JSON.
pub(super) fn by_text(words: &str) -> OtherKind {
    if words.starts_with('<') {
        let europass = words
            .split_inclusive('>')
            .take(20)
            .any(|part| part.contains("Europass") || part.contains("europass"));
        return if europass { OtherKind::Resume(ResumeKind::Europass) } else { OtherKind::Markup };
    }
    if LINKEDIN.iter().any(|head| words.starts_with(head)) {
        return OtherKind::Resume(ResumeKind::LinkedIn);
    }
    let at_margin =
        |line: &str| YAML.iter().any(|key| line.strip_prefix(key).is_some_and(|rest| rest.trim().is_empty()));
    if words.lines().take(500).any(at_margin) { OtherKind::Resume(ResumeKind::Yaml) } else { OtherKind::Text }
}

/// Which program's résumé a JSON object is that is none as JSON Resume has it.
pub(super) fn by_fields(object: &Map<'_>) -> Option<ResumeKind> {
    let has = |name: &str| object.contains_key(name);
    let is = |name: &str, part: &str| object.get(name).is_some_and(|value| value.get(part).is_some());
    if object.get("sections").is_some_and(Value::is_object) && (has("basics") || has("metadata")) {
        return Some(ResumeKind::Reactive);
    }
    if is("employment", "history") {
        return Some(ResumeKind::Fresh);
    }
    if has("SkillsPassport") {
        return Some(ResumeKind::Europass);
    }
    let rows = |name: &&str| object.get(name).is_some_and(|value| value.is_array() || value.is_object());
    let of_work = [
        "workExperience",
        "work_experience",
        "workExperiences",
        "employment",
        "employmentHistory",
        "experience",
        "experiences",
        "professionalExperience",
        "professional_experience",
        "jobs",
        "positions",
        "cv",
        "resume",
    ];
    let of_person = [
        "name",
        "firstName",
        "personal",
        "personalInfo",
        "basics",
        "contact",
        "profile",
        "summary",
        "@type",
        "cv",
        "resume",
    ];
    let both = of_work.iter().any(rows) && of_person.iter().any(|name| has(name));
    both.then_some(ResumeKind::Unknown)
}
