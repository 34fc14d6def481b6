//! An interval on the scale of levels.

use cairn_core::profile::view::Scale;

use super::el::{El, el};

/// The ends of an interval on the scale.
pub type Ends = (Scale, Scale);

/// What a band shows.
pub struct Band {
    /// 90% interval.
    pub outer: Ends,
    /// 50% interval, drawn strong.
    pub inner: Option<Ends>,
    /// What the person said.
    pub claim: Option<Scale>,
    /// What a stage needs.
    pub need: Option<Scale>,
}

impl Band {
    /// Its drawing, for decoration beside words.
    pub fn draw(self) -> El {
        let point = |at: Option<Scale>| at.map(|at| (at, at));
        let pieces = [
            ("wide", Some(self.outer)),
            ("core", self.inner),
            ("need", point(self.need)),
            ("claim", point(self.claim)),
        ];
        pieces.into_iter().fold(el("div").class("band").attr("aria-hidden", "true"), |band, (class, ends)| {
            band.add(ends.map(|(from, to)| {
                let piece =
                    el("i").class(class).variable("--from", &from.percent()).variable("--to", &to.percent());
                // What goes on beyond the scale is not cut off as if it ended there.
                match open(from, to) {
                    "" => piece,
                    ends => piece.attr("data-open", ends),
                }
            }))
        })
    }
}

/// Which ends of an interval lie beyond the scale.
pub fn open(from: Scale, to: Scale) -> &'static str {
    match (from.is_beyond(), to.is_beyond()) {
        (true, true) => "from to",
        (true, false) => "from",
        (false, true) => "to",
        (false, false) => "",
    }
}

/// A band as one element that draws with backgrounds: for tables, in which elements within elements cost more than the
/// browser has time for between two frames.
pub fn flat(outer: Ends, inner: Ends) -> El {
    let ((wide, wide_at), (core, core_at)) = (outer.0.laid(outer.1), inner.0.laid(inner.1));
    el("div")
        .class("band flat")
        .attr("aria-hidden", "true")
        .attr("data-open", open(outer.0, outer.1))
        // The axis is behind both.
        .variable("background-size", &format!("max(5px,{core}%) 10px,{wide}% 12px,100% 2px,100% 2px"))
        .variable("background-position", &format!("{core_at}% 50%,{wide_at}% 50%,0 50%,0 50%"))
}
