//! Why a file is not read.

use crate::record::ReadError;
use crate::record::link::LinkError;

/// Why a file is not read. Nothing of it is taken then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It has no bytes.
    Empty,
    /// It is larger than a profile can be.
    TooLarge {
        /// Its size, in bytes.
        bytes: u64,
        /// The largest size that is read.
        limit: u64,
    },
    /// It is something else altogether.
    Other(OtherKind),
    /// It is a file of ours, of a kind that belongs elsewhere.
    Ours(OursKind),
    /// It is no JSON, from here on.
    Json {
        /// Line, from 1; lines end with CR, LF or both.
        line: usize,
        /// Character within the line, from 1.
        column: usize,
        /// What is wrong there.
        fault: JsonFault,
    },
    /// It is JSON, and not one object.
    NotAnObject,
    /// It is a JSON object without the field that marks a profile, and as a résumé it says nothing.
    Unmarked,
    /// It describes a job, as the second schema of JSON Resume has it.
    Job,
    /// It is of a newer version of the format.
    Newer(u64),
    /// A field is missing or of a wrong kind.
    Field {
        /// Where, for example `attempts[0].entries[16]`; empty for the file itself.
        place: String,
        /// What is wrong with the record there.
        error: ReadError,
    },
    /// It holds more of something than a person can have made.
    TooMany {
        /// Of what: `attempts` or `entries`.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many are read.
        limit: usize,
    },
    /// It is a rating that says something else than when it was saved: its checksum does not fit.
    Changed,
    /// It is a text with a link in it that is not read.
    Link(LinkError),
    /// It holds no attempt.
    Nothing,
}

/// What a file of ours is, where another kind is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OursKind {
    /// A profile.
    Profile,
    /// A rating by somebody else.
    Rating,
    /// A position.
    Position,
    /// A pool.
    Pool,
    /// The record of decisions.
    Decisions,
    /// The table of candidates for other programs.
    Ranking,
    /// Everything that a device held.
    Everything,
    /// An anonymous copy of answers, for a study.
    Anonymous,
}

/// What a file is that is no profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// A picture.
    Picture,
    /// A PDF document.
    Pdf,
    /// A ZIP archive.
    Zip,
    /// A document of Word or of another office program.
    Document,
    /// A workbook of Excel.
    Workbook,
    /// A résumé in another form than JSON Resume.
    Resume(ResumeKind),
    /// Compressed by gzip.
    Gzip,
    /// An archive that no browser unpacks: RAR, 7-Zip, xz, Zstandard, bzip2.
    Archive,
    /// A program.
    Program,
    /// A web page or XML.
    Markup,
    /// A shortcut of Windows.
    Shortcut,
    /// Text in UTF-16.
    Utf16,
    /// Bytes that are no UTF-8, from this one on.
    NotUtf8(usize),
    /// Another text.
    Text,
}

/// In which form a résumé is that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResumeKind {
    /// `LinkedIn`'s archive of one's data, or a table of it.
    LinkedIn,
    /// As Reactive Resume keeps it.
    Reactive,
    /// FRESH, of `HackMyResume`.
    Fresh,
    /// Europass.
    Europass,
    /// In YAML, as `RenderCV` and others have it.
    Yaml,
    /// Of a program that is not known.
    Unknown,
}

/// What is wrong with JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// It ends in the middle.
    Ends,
    /// A comma with nothing behind it.
    TrailingComma,
    /// Nested too deep.
    Deep,
    /// A number too large, or one that is none, such as NaN.
    Number,
    /// Half of a character, as in a lone surrogate.
    HalfCharacter,
    /// A control character within a text.
    Control,
    /// Something behind the end.
    Behind,
    /// Anything else.
    Unexpected,
}
