//! Reads the link.

use super::WITH_MARKS;
use super::attempts::{FURTHER, SHOWN, Unmarked, mark};
use super::bytes::Reader;
use super::error::LinkError;
use super::text::{checksum, decode};
use crate::attempt::{Attempt, Degree, Event, Fact, Field, Involvement, MAX_EVIDENCE, Track};
use crate::order::sorted;
use crate::record::file::ProfileFile;
use crate::{ResponsibilityId, Stage};

/// Longest link that is read, in characters behind `#/p/`: a full assessment takes some 700.
pub const MAX_CHARS: usize = 8_000;

/// Bytes of the checksum.
const SUM: usize = 4;
/// Characters at the start of a link that hold its version and length.
const HEAD_CHARS: usize = 8;

/// The profile in what stands behind `#/p/`.
pub fn read_link(text: &str) -> Result<ProfileFile, LinkError> {
    opened(text, MAX_CHARS, WITH_MARKS, profile)
}

/// How many characters a link has by its own word; `None` where too few are there to say.
pub(super) fn whole_length(letters: &str) -> Option<usize> {
    let (head, _) = decode(letters.get(..letters.len().min(HEAD_CHARS))?)?;
    let mut reader = Reader::new(&head);
    reader.byte()?;
    let length: usize = reader.small()?;
    let bytes = (head.len() - reader.rest.len()).checked_add(length)?.checked_add(SUM)?;
    Some(bytes.checked_mul(8)?.div_ceil(6))
}

/// What `read` makes of the bytes that a link carries: of at most so many characters and a version that is known, whole, and
/// as they were sent.
pub(super) fn opened<T>(
    text: &str,
    max_chars: usize,
    known: u8,
    read: impl Fn(&mut Reader<'_>) -> Option<T>,
) -> Result<T, LinkError> {
    if text.is_empty() {
        return Err(LinkError::Missing);
    }
    if text.len() > max_chars {
        return Err(LinkError::TooLong);
    }
    // A cut link may end within a byte: then it is incomplete, which its length says.
    let (whole, exact) = decode(text).ok_or(LinkError::Damaged)?;
    let mut reader = Reader::new(&whole);
    let version = reader.byte().ok_or(LinkError::Incomplete)?;
    let length: usize = reader.small().ok_or(LinkError::Incomplete)?;
    let Some((body, sum)) = reader.rest.split_at_checked(length).filter(|(_, sum)| sum.len() >= SUM) else {
        return Err(too_short(version <= known, reader.rest, length, read));
    };
    let summed = whole.get(..whole.len() - sum.len()).map(|bytes| checksum(bytes).to_le_bytes());
    if summed.as_ref().map(<[u8; SUM]>::as_slice) != Some(sum) || !exact {
        return Err(LinkError::Damaged);
    }
    if version > known {
        return Err(LinkError::Newer(version));
    }
    // The checksum is right and the content is not: nobody but a program with an error writes that.
    read(&mut Reader::new(body)).ok_or(LinkError::Damaged)
}

/// What is wrong with a link that is shorter than it says: either its end is missing, then what is there makes sense, or
/// something went lost within it.
fn too_short<T>(
    readable: bool,
    there: &[u8],
    length: usize,
    read: impl Fn(&mut Reader<'_>) -> Option<T>,
) -> LinkError {
    let body = there.get(..length).unwrap_or(there);
    let mut reader = Reader::cut(body, length - body.len());
    if !readable || read(&mut reader).is_some() || reader.ended {
        LinkError::Incomplete
    } else {
        LinkError::Damaged
    }
}

fn profile(reader: &mut Reader<'_>) -> Option<ProfileFile> {
    let mut attempts = vec![Unmarked::read(reader)?];
    while !reader.rest.is_empty() {
        let letter = reader.byte()?;
        if matches!(letter, SHOWN | FURTHER) {
            mark(letter, reader, &mut attempts)?;
        } else {
            let fact = fact(letter, reader)?;
            attempts.first_mut()?.say(Event::Fact(fact));
        }
    }
    let head = attempts.first()?.head();
    let (name, made_at) = (head.name.clone(), attempts.iter().map(|one| one.head().at).max()?);
    let attempts = attempts.into_iter().map(Unmarked::attempt).collect::<Option<Vec<Attempt>>>()?;
    let oldest_first =
        sorted(&attempts, |one, other| (one.last_at(), one.id()).cmp(&(other.last_at(), other.id())));
    Some(ProfileFile { name, made_at, attempts: oldest_first, copies: Vec::new(), invitation: None })
}

fn fact(letter: u8, reader: &mut Reader<'_>) -> Option<Fact> {
    Some(match letter {
        b'y' => Fact::Years(one_of(reader, &Track::ALL)?, Some(reader.byte()?)),
        b'd' => Fact::Degree(Some(one_of(reader, &Degree::ALL)?)),
        b'f' => Fact::Field(Some(one_of(reader, &Field::ALL)?)),
        b'm' => Fact::Milestone {
            stage: Stage::new(reader.byte()?)?,
            done: match reader.byte()? {
                0 => Some(false),
                1 => Some(true),
                _ => None,
            },
            evidence: reader.text().filter(|text| text.len() <= MAX_EVIDENCE * 4)?.to_owned(),
        },
        b'r' => {
            Fact::Duty(ResponsibilityId::parse(reader.text()?)?, Some(one_of(reader, &Involvement::ALL)?))
        }
        _ => return None,
    })
}

fn one_of<T: Copy>(reader: &mut Reader<'_>, all: &[T]) -> Option<T> {
    all.get(usize::from(reader.byte()?)).copied()
}
