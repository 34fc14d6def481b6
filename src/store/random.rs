//! Chance from the browser: seeds of attempts and names of tabs.

/// 64 random bits; from the cryptographic source, or from `Math.random` and the clock where there is none.
pub fn bits() -> u64 {
    let mut bytes = [0; 8];
    let source = web_sys::window().and_then(|window| window.crypto().ok());
    if source.is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok()) {
        return u64::from_le_bytes(bytes);
    }
    js_sys::Math::random().to_bits() ^ super::clock::ticks().to_bits().rotate_left(32)
}
