//! A result in forms that other programs read. They carry what was concluded, with its interval; the answers go in
//! [`crate::record::file`] alone, and only from there can a result be computed anew.

mod csv;
mod pool;
mod resume;

pub use csv::to_csv;
pub use pool::RankedPool;
pub use resume::to_resume;

/// A number for a program: with a plain minus.
fn plain(number: crate::decimal::Hundredths) -> String {
    number.to_string().replace('\u{2212}', "-")
}
