//! Sorting, once: every type that is sorted by a sorter of its own would come with its own copy of it.

use std::cmp::Ordering;

/// The places of `count` things in ascending order; equal ones stay as they were.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|left, right| compare(*left, *right));
    order
}

/// The same things in ascending order; equal ones stay as they were.
pub(crate) fn sorted<T: Clone>(list: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order = places(list.len(), &|left, right| match (list.get(left), list.get(right)) {
        (Some(left), Some(right)) => compare(left, right),
        _ => Ordering::Equal,
    });
    order.into_iter().filter_map(|place| list.get(place).cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_stay_in_their_order() {
        let list = [(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        assert_eq!(
            sorted(&list, |left, right| left.0.cmp(&right.0)),
            [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]
        );
    }
}
