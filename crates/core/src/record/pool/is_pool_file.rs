//! How a pool's file is told from any other.

/// Whether a file that begins with these bytes is a pool's, of whatever version.
pub fn is_pool_file(beginning: &[u8]) -> bool {
    let text = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning);
    let Some(rest) = text.strip_prefix(b"{\"cairn\":") else { return false };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    digits > 0 && rest.get(digits..).is_some_and(|rest| rest.starts_with(b",\"kind\":\"pool\""))
}
