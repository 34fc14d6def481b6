//! Means and shares of counts.

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "counts of items are far below 2^52")]
pub(super) fn real(count: usize) -> f64 {
    count as f64
}

/// A share of a count; 0 of nothing.
pub(super) fn share(sum: f64, of: usize) -> f64 {
    if of == 0 { 0.0 } else { sum / real(of) }
}

/// Mean of numbers; 0 of none.
pub(super) fn mean(numbers: &[f64]) -> f64 {
    if numbers.is_empty() { 0.0 } else { numbers.iter().sum::<f64>() / real(numbers.len()) }
}
