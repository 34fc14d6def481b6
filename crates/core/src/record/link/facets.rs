//! The letters of facets in links of version 1.

/// Ids of the ratings, which are also what ids of questions begin with. A place in this list is part of the format: new
/// ones are added at the end, and none is ever moved or removed.
pub(super) const FACETS: [&str; 35] = [
    "ds-statistics",
    "ds-wrangling",
    "ds-exploration",
    "ds-experiments",
    "ds-pipelines",
    "ml-supervised",
    "ml-deep-learning",
    "ml-generative",
    "ml-production",
    "ml-responsible",
    "py-language",
    "py-numeric",
    "py-craft",
    "py-data-access",
    "py-speed",
    "pm-scope",
    "pm-delivery",
    "pm-risk",
    "pm-stakeholders",
    "pm-benefits",
    "ba-strategy",
    "ba-finance",
    "ba-operations",
    "ba-customers",
    "ba-governance",
    "le-direction",
    "le-teams",
    "le-coaching",
    "le-decisions",
    "le-change",
    "co-explaining",
    "co-facilitation",
    "co-writing",
    "co-presenting",
    "co-negotiation",
];

/// What stands in the place of a letter where a whole id follows.
pub(super) const WHOLE_ID: u8 = 255;

/// The letter of an item, and its number within the facet; a rating has 0. `None` where it goes by its whole id.
pub(super) fn letter_of(item: &str) -> Option<(u8, u8)> {
    let at =
        |facet: &str| FACETS.iter().position(|known| *known == facet).and_then(|at| u8::try_from(at).ok());
    if let Some(letter) = at(item) {
        return Some((letter, 0));
    }
    let (facet, number) = item.rsplit_once('-')?;
    let two = number.len() == 2 && number.bytes().all(|digit| digit.is_ascii_digit());
    let number = number.parse().ok().filter(|number| two && *number > 0)?;
    Some((at(facet)?, number))
}

/// The item of a letter and a number.
pub(super) fn item_of(letter: u8, number: u8) -> Option<String> {
    let facet = FACETS.get(usize::from(letter))?;
    Some(if number == 0 { (*facet).to_owned() } else { format!("{facet}-{number:02}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_has_one_letter_or_goes_by_its_id() {
        for item in ["ds-statistics", "ml-deep-learning-07", "co-negotiation-99"] {
            let (letter, number) = letter_of(item).unwrap();
            assert_eq!(item_of(letter, number).as_deref(), Some(item));
        }
        for item in ["ds-statistics-00", "ds-statistics-7", "ds-statistics-100", "xx-new-01", "ds"] {
            assert_eq!(letter_of(item), None, "{item}");
        }
    }
}
