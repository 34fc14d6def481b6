//! Text from bytes, whatever letters they are in.

/// The letters of Windows-1252 from byte 128 to 159, as the Encoding Standard has them; above, bytes are code points.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text in these bytes: UTF-8 or UTF-16 of either order, with or without a mark, else the Windows letters of the West; `None`
/// for what holds zero bytes and is none of these.
pub(crate) fn text_of(bytes: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| Some(unit(pair.try_into().ok()?)));
        char::decode_utf16(units).map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Some(wide(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Some(wide(rest, u16::from_be_bytes));
    }
    // Latin letters in UTF-16 without a mark have a zero byte each, always on the same side.
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).take(100).filter(|byte| **byte == 0).count();
    let most = bytes.len().min(200) / 4;
    match (zeros(0), zeros(1)) {
        (0, 0) => {}
        (0, low) if low > most => return Some(wide(bytes, u16::from_le_bytes)),
        (high, 0) if high > most => return Some(wide(bytes, u16::from_be_bytes)),
        _ => return None,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    Some(
        std::str::from_utf8(bytes)
            .map_or_else(|_| bytes.iter().copied().map(western).collect(), str::to_owned),
    )
}

/// Whether these bytes are text of an old code page, as far as can be told: then other letters than those of the West can be meant.
pub(crate) fn is_of_a_code_page(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err()
        && ![b"\xff\xfe", b"\xfe\xff"].iter().any(|mark| bytes.starts_with(*mark))
        && !bytes.contains(&0)
}

fn western(byte: u8) -> char {
    let special = usize::from(byte).checked_sub(128).and_then(|at| WINDOWS_1252.get(at));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_by_their_bytes() {
        let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            mark.iter().copied().chain("Müller\tFrau\r\n".encode_utf16().flat_map(unit)).collect()
        };
        for bytes in [
            "Müller\tFrau\r\n".as_bytes().to_vec(),
            [b"\xef\xbb\xbf", "Müller\tFrau\r\n".as_bytes()].concat(),
            b"M\xfcller\tFrau\r\n".to_vec(),
            wide(b"\xff\xfe", u16::to_le_bytes),
            wide(b"\xfe\xff", u16::to_be_bytes),
            wide(b"", u16::to_le_bytes),
            wide(b"", u16::to_be_bytes),
        ] {
            assert_eq!(text_of(&bytes).as_deref(), Some("Müller\tFrau\r\n"), "{bytes:x?}");
        }
        assert_eq!(text_of(b"\x80 \x8a\x9f\xe9").as_deref(), Some("€ ŠŸé"));
        assert_eq!(text_of(b"\xff\xfeA").as_deref(), Some(""));
    }
}
