//! Whether a browser gives back the pixels that were drawn.

/// By so much a channel may differ: some browsers move pixels by one to be told apart less, which no eye sees.
const SLIGHT: u8 = 8;

/// Whether the pixels, four bytes each, are all of the colour that was drawn. Browsers that protect what a canvas tells give back
/// stripes, noise or white instead; then a picture made there is worth nothing.
pub fn are_as_drawn(pixels: &[u8], colour: [u8; 4]) -> bool {
    !pixels.is_empty()
        && pixels.chunks(4).all(|pixel| {
            pixel.len() == 4 && pixel.iter().zip(colour).all(|(is, drawn)| is.abs_diff(drawn) <= SLIGHT)
        })
}

#[cfg(test)]
mod tests {
    use super::are_as_drawn;

    #[test]
    fn stripes_white_and_nothing_are_not_what_was_drawn() {
        let colour = [30, 110, 90, 255];
        assert!(are_as_drawn(&colour.repeat(4), colour));
        assert!(are_as_drawn(&[31, 109, 90, 255, 30, 110, 91, 255], colour), "a slight noise");
        assert!(!are_as_drawn(&[255; 16], colour));
        assert!(!are_as_drawn(&[30, 110, 90, 255, 200, 0, 17, 255], colour));
        assert!(!are_as_drawn(&[0; 16], colour) && !are_as_drawn(&[], colour));
        assert!(!are_as_drawn(&[30, 110, 90], colour));
    }
}
