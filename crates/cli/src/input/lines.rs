//! Lines of bounded length out of a stream of any length.

use std::io::{self, BufRead, BufReader, Read};

use cairn_core::record::pool::MAX_LINE_BYTES;

/// Bytes that are read at a time.
const AT_A_TIME: usize = 256 * 1024;

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Its bytes.
    Whole(Vec<u8>),
    /// It has so many bytes, more than any profile: they were passed over.
    TooLong(u64),
}

/// Reads lines; empty ones are counted and passed over.
pub(super) struct Lines<R> {
    from: BufReader<R>,
    number: usize,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from: BufReader::with_capacity(AT_A_TIME, from), number: 0 }
    }

    /// The next line with its number, from 1; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(usize, Line)>> {
        loop {
            let Some(line) = self.one()? else { return Ok(None) };
            self.number += 1;
            match line {
                Line::Whole(bytes) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                line => return Ok(Some((self.number, line))),
            }
        }
    }

    /// Whether the next line must be waited for.
    pub(super) fn must_wait(&self) -> bool {
        !self.from.buffer().contains(&b'\n')
    }

    fn one(&mut self) -> io::Result<Option<Line>> {
        let mut kept = Vec::new();
        let mut size: u64 = 0;
        let mut ended = false;
        while !ended {
            let piece = match self.from.fill_buf() {
                Ok(piece) => piece,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if piece.is_empty() {
                if size == 0 {
                    return Ok(None);
                }
                break;
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let taken = end.map_or(piece.len(), |end| end + 1);
            let content = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
            // Of a line that no profile can be, no more is held than tells that it is too long.
            if kept.len() <= MAX_LINE_BYTES {
                kept.extend_from_slice(content);
            }
            size += u64::try_from(taken).unwrap_or(u64::MAX);
            ended = end.is_some();
            self.from.consume(taken);
        }
        if kept.len() > MAX_LINE_BYTES {
            return Ok(Some(Line::TooLong(size)));
        }
        if kept.last() == Some(&b'\r') {
            kept.pop();
        }
        if self.number == 0 && kept.starts_with(b"\xef\xbb\xbf") {
            kept.drain(..3);
        }
        Ok(Some(Line::Whole(kept)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> Vec<(usize, Line)> {
        let mut lines = Lines::new(text);
        std::iter::from_fn(|| lines.next().unwrap()).collect()
    }

    fn whole(text: &str) -> Line {
        Line::Whole(text.as_bytes().to_vec())
    }

    #[test]
    fn lines_end_in_every_way_and_keep_their_numbers() {
        assert_eq!(all(b""), []);
        let text = b"\xef\xbb\xbf{1}\r\n\n  \r\n{2}\n{half";
        assert_eq!(all(text), [(1, whole("{1}")), (4, whole("{2}")), (5, whole("{half"))]);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_told_by_its_size() {
        let long = vec![b'x'; MAX_LINE_BYTES + 1];
        let text = [b"a\n", long.as_slice(), b"\nb\n", long.as_slice()].concat();
        let size = u64::try_from(long.len()).unwrap();
        let found = all(&text);
        assert_eq!(found[0], (1, whole("a")));
        assert_eq!(found[1], (2, Line::TooLong(size + 1)));
        assert_eq!(found[2], (3, whole("b")));
        assert_eq!(found[3], (4, Line::TooLong(size)));
        let longest = [&long[1..], b"\n"].concat();
        assert_eq!(all(&longest), [(1, Line::Whole(long[1..].to_vec()))]);
    }
}
