//! Years of experience that a position asks for, and what is said about them.

use cairn_core::attempt::Track;
use cairn_core::compare::{YearsMet, YearsView};
use cairn_core::counts::counted;

pub const fn track_short(track: Track) -> &'static str {
    match track {
        Track::Data => "Data or machine learning",
        Track::Leading => "Leading people",
        Track::AiInBusiness => "AI in business",
    }
}

/// Years that are asked for, and what is said about them.
pub fn years(one: YearsView) -> String {
    let (name, asked) = (track_short(one.track), one.asked);
    let says = |years, so| {
        format!("{name}: says {}, {so} for the {asked} asked for", counted(years, "year", "years"))
    };
    match one.met {
        YearsMet::Yes(years) => says(years, "enough"),
        YearsMet::No(years) => says(years, "too few"),
        YearsMet::NotSaid => format!("{name}: years not stated, {asked} asked for"),
        YearsMet::Hidden => format!("{name}: years hidden with the names, {asked} asked for"),
    }
}
