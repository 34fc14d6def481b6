//! Which answers are to one item.

use crate::ItemId;
use crate::order::sorted;

/// For each item of a list, its place among those that the list names, each counted where it is named first: `a b a c` has the
/// places 0, 1, 0 and 2.
///
/// By sorting: to look for each among all that came before would take the square of the list.
pub(crate) fn places(items: &[&ItemId]) -> Vec<usize> {
    let numbered: Vec<(usize, &ItemId)> = items.iter().copied().enumerate().collect();
    let together = sorted(&numbered, |one, other| one.1.cmp(other.1));
    // Where each was named first: equal ones have stayed in their order.
    let mut places = vec![0; items.len()];
    for alike in together.chunk_by(|one, other| one.1 == other.1) {
        for (at, _) in alike {
            places[*at] = alike[0].0;
        }
    }
    let mut known = 0;
    for at in 0..places.len() {
        places[at] = if places[at] == at { known } else { places[places[at]] };
        known = known.max(places[at] + 1);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_has_the_place_where_it_came_first() {
        let ids = |text: &str| text.split(' ').map(|id| ItemId::parse(id).unwrap()).collect::<Vec<_>>();
        for (items, expected) in
            [("a", vec![0]), ("b a b c a b", vec![0, 1, 0, 2, 1, 0]), ("c b a", vec![0, 1, 2])]
        {
            assert_eq!(places(&ids(items).iter().collect::<Vec<_>>()), expected, "{items}");
        }
        assert!(places(&[]).is_empty());
    }
}
