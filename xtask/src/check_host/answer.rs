//! What a host answers, asked by `curl`: every system has it, and it speaks every version of HTTP and TLS.

use std::process::Command;

use crate::failure::{During, Failure, Outcome};

/// An answer as it came, with its body as it was sent: packed where the host packs it.
pub(super) struct Answer {
    pub(super) status: u16,
    /// Names in small letters.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// Asks as a browser would. A page is asked for unpacked, to be read here.
    pub(super) fn of(address: &str) -> Outcome<Self> {
        let accept = if address.ends_with('/') { "identity" } else { "gzip, deflate, br, zstd" };
        let mut curl = Command::new("curl");
        curl.args(["--silent", "--show-error", "--include", "--http1.1", "--max-time", "30"]);
        curl.arg("--header").arg(format!("Accept-Encoding: {accept}")).arg(address);
        let output = curl.output().during("run curl, which asks the host")?;
        if !output.status.success() {
            return Err(format!("{address}: {}", String::from_utf8_lossy(&output.stderr).trim()).into());
        }
        Self::read(&output.stdout)
            .ok_or_else(|| Failure::from(format!("{address}: the answer cannot be read")))
    }

    /// A header's value; empty where there is none.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Status line, headers, an empty line, and the body. An answer before the last, such as `100 Continue`, is passed over.
    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let (head, body) = (String::from_utf8_lossy(&bytes[..end]), &bytes[end + 4..]);
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        if status < 200 {
            return Self::read(body);
        }
        let header = |line: &str| {
            line.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        };
        Some(Self { status, headers: lines.filter_map(header).collect(), body: body.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn an_answer_is_read_whatever_its_letters() {
        let bytes = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nX: a: b\r\n\r\n\r\n\r\nbody";
        let answer = Answer::read(bytes).unwrap();
        assert_eq!(
            (answer.status, answer.header("content-type"), answer.header("x")),
            (404, "text/html", "a: b")
        );
        assert_eq!((answer.header("none"), answer.body.as_slice()), ("", b"\r\n\r\nbody".as_slice()));
        assert!(Answer::read(b"HTTP/1.1 200 OK\r\n").is_none());
    }
}
