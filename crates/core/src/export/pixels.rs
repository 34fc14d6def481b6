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

/// Of so many pixels one may differ: where something is half transparent, a picture that is written and read again rounds.
const ONE_IN: usize = 1_000;

/// Whether a picture that was written into a file and read again is the one that was drawn; both as pixels of four bytes, in the
/// same order. Some browsers give honest pixels and write white or noise into the file.
pub fn is_same_picture(drawn: &[u8], read: &[u8]) -> bool {
    let differs = |(one, other): &(&[u8], &[u8])| {
        one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) > SLIGHT)
    };
    drawn.len() == read.len()
        && drawn.chunks(4).zip(read.chunks(4)).filter(differs).count() * ONE_IN <= drawn.len() / 4
}

#[cfg(test)]
mod tests {
    use super::{are_as_drawn, is_same_picture};

    #[test]
    fn a_file_that_holds_another_picture_is_noticed() {
        let drawn: Vec<u8> = [[30, 110, 90, 255], [255, 255, 255, 255]].concat().repeat(1_000);
        assert!(is_same_picture(&drawn, &drawn));
        assert!(!is_same_picture(&drawn, &vec![255; drawn.len()]), "white");
        assert!(!is_same_picture(&drawn, &drawn[4..]) && !is_same_picture(&drawn, &[]));
        let mut rounded: Vec<u8> = drawn.iter().map(|channel| channel.saturating_sub(8)).collect();
        rounded[..8].fill(0);
        assert!(is_same_picture(&drawn, &rounded), "two of two thousand are off");
        rounded[8..12].fill(0);
        assert!(!is_same_picture(&drawn, &rounded));
    }

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
