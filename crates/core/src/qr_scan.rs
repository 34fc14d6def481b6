//! Whether a camera can read a code from a screen.

/// Fewest pixels of the screen for a module, the small square that a code is made of: below this, cameras of phones lose them.
const LEAST: f64 = 4.0;
/// The widest that a code stands within a page, in CSS pixels; the style sheet has the same.
pub const WITHIN_PAGE: f64 = 352.0;

/// Where a code can be shown so that a camera reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// Within the page.
    Here,
    /// Only as large as the whole screen.
    FullScreen,
    /// Nowhere on this screen.
    TooDense,
}

/// Where a code of so many modules a side, its margin included, can be shown. `page` is the width within the page and `screen`
/// the shorter side of the window, in CSS pixels; `ratio` is how many pixels of the screen make one of these.
pub fn scan(modules: u16, page: f64, screen: f64, ratio: f64) -> Scan {
    let fits = |room: f64| room * ratio >= LEAST * f64::from(modules);
    if fits(page.min(WITHIN_PAGE)) {
        Scan::Here
    } else if fits(screen) {
        Scan::FullScreen
    } else {
        Scan::TooDense
    }
}

#[cfg(test)]
mod tests {
    use super::{Scan, scan};

    #[test]
    fn a_module_has_four_pixels_of_the_screen_or_the_code_is_shown_larger_or_not_at_all() {
        assert_eq!(scan(88, 352.0, 800.0, 1.0), Scan::Here);
        assert_eq!(scan(89, 352.0, 800.0, 1.0), Scan::FullScreen);
        assert_eq!(scan(89, 900.0, 800.0, 1.0), Scan::FullScreen, "no wider than within a page");
        assert_eq!(scan(201, 352.0, 800.0, 1.0), Scan::TooDense);
        // A phone has finer pixels.
        assert_eq!(scan(177, 328.0, 360.0, 3.0), Scan::Here);
        assert_eq!(scan(177, 200.0, 360.0, 2.0), Scan::FullScreen);
        assert_eq!(scan(185, 280.0, 320.0, 2.0), Scan::TooDense);
    }
}
