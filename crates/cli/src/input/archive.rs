//! Files out of an archive, by the rules of the page: at most so many, none larger than a profile.

use std::io::Read as _;

use cairn_core::record::file::{FileError, MAX_BYTES, ZipEntry, ZipMethod, zip_of_files};
use flate2::read::DeflateDecoder;

/// The files of an archive with their names; `None` for what is no archive of files: whoever reads it says what it is.
pub(super) fn files(bytes: &[u8]) -> Option<Vec<ZipEntry>> {
    zip_of_files(bytes)
}

/// A file of an archive; `Err` where it inflates to more than a profile has, or not at all.
pub(super) fn inflated(bytes: &[u8], entry: &ZipEntry) -> Result<Result<Vec<u8>, FileError>, String> {
    let packed = bytes.get(entry.bytes.clone()).unwrap_or_default();
    let file = match entry.kept {
        ZipMethod::Plain => packed.to_vec(),
        ZipMethod::Deflated => {
            let mut file = Vec::new();
            // An archive may lie about sizes.
            let read = DeflateDecoder::new(packed).take(MAX_BYTES + 1).read_to_end(&mut file);
            read.map_err(|error| format!("it cannot be unpacked ({error})"))?;
            file
        }
        ZipMethod::Otherwise => return Err("it is packed in a way that is not read".to_owned()),
    };
    let size = u64::try_from(file.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Ok(Err(FileError::TooLarge { bytes: size, limit: MAX_BYTES }));
    }
    Ok(Ok(file))
}
