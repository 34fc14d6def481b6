//! Files: read, write and list them with errors that name the path.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{During, Outcome};

/// The bytes of a file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).during(format!("read {}", path.display()))
}

/// The text of a file.
pub fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).during(format!("read {}", path.display()))
}

/// Writes a file and the folders it lies in.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).during(format!("make {}", folder.display()))?;
    }
    fs::write(path, bytes).during(format!("write {}", path.display()))
}

/// Removes a folder with all it holds; one that is not there is fine.
pub fn remove_folder(path: &Path) -> Outcome {
    match fs::remove_dir_all(path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
            Err(cause).during(format!("remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// All files below `folder`, sorted; empty where there is no such folder. A file gives itself.
pub fn below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).during(format!("list {}", folder.display()))? {
            found.extend(below(&entry.during(format!("list {}", folder.display()))?.path())?);
        }
    }
    found.sort();
    Ok(found)
}

/// Sixteen hexadecimal digits that change with the content (FNV-1a, 64 bits): for names, not for security.
pub fn digest(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn the_digest_is_the_published_one() {
        // Test vectors of the FNV reference code.
        assert_eq!(digest(b""), "cbf29ce484222325");
        assert_eq!(digest(b"foobar"), "85944171f73967e8");
    }
}
