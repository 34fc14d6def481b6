//! Templates: every drawn combination becomes a row of values as they are shown.

use std::collections::{BTreeMap, BTreeSet};

use super::expr::evaluate;
use super::raw::{RawTemplate, RawValue};

/// Fewest and most variants of a template: fewer protect nothing, more are not looked through.
const VARIANTS: std::ops::RangeInclusive<usize> = 4..=24;
/// Combinations tried before the conditions thin them out.
const MAX_COMBINATIONS: usize = 20_000;

/// The names and rows of a template, for the placeholders that `texts` use.
pub(super) fn rows(
    template: &RawTemplate,
    texts: &[&str],
) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
    let drawn = if template.rows.is_empty() { combinations(template)? } else { template.rows.clone() };
    let names: Vec<String> =
        texts.iter().flat_map(|text| placeholders(text)).collect::<BTreeSet<_>>().into_iter().collect();
    let mut rows = Vec::new();
    for values in drawn {
        if let Some(values) = computed(template, values)? {
            rows.push(names.iter().map(|name| show(name, &values)).collect::<Result<Vec<_>, _>>()?);
        }
    }
    let rows = thin(rows);
    if !VARIANTS.contains(&rows.len()) {
        return Err(format!(
            "the template has {} variants, but needs {} to {}",
            rows.len(),
            VARIANTS.start(),
            VARIANTS.end()
        ));
    }
    Ok((names, rows))
}

/// At most the allowed number of rows, spread evenly over all of them.
fn thin(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let most = *VARIANTS.end();
    if rows.len() <= most {
        return rows;
    }
    let count = rows.len();
    (0..most).filter_map(|index| rows.get(index * count / most).cloned()).collect()
}

fn combinations(template: &RawTemplate) -> Result<Vec<BTreeMap<String, RawValue>>, String> {
    let mut all = vec![BTreeMap::new()];
    for (name, values) in &template.draw {
        if all.len() * values.len() > MAX_COMBINATIONS {
            return Err(format!("the template draws more than {MAX_COMBINATIONS} combinations"));
        }
        all = all
            .iter()
            .flat_map(|row| {
                values.iter().map(move |value| {
                    let mut row: BTreeMap<String, RawValue> = row.clone();
                    row.insert(name.clone(), value.clone());
                    row
                })
            })
            .collect();
    }
    Ok(all)
}

/// The row with its computed values; `None` where a condition does not hold.
fn computed(
    template: &RawTemplate,
    mut values: BTreeMap<String, RawValue>,
) -> Result<Option<BTreeMap<String, RawValue>>, String> {
    let mut numbers: BTreeMap<String, f64> = values
        .iter()
        .filter_map(|(name, value)| match value {
            RawValue::Number(number) => Some((name.clone(), *number)),
            RawValue::Text(_) => None,
        })
        .collect();
    // Computed values may build on each other in any order: go round until nothing new comes.
    let mut open: Vec<(&String, &String)> = template.compute.iter().collect();
    while !open.is_empty() {
        let before = open.len();
        let mut last_error = String::new();
        open.retain(|(name, text)| match evaluate(text, &numbers) {
            Ok(number) => {
                numbers.insert((*name).clone(), number);
                values.insert((*name).clone(), RawValue::Number(number));
                false
            }
            Err(error) => {
                last_error = format!("{name}: {error}");
                true
            }
        });
        if open.len() == before {
            return Err(last_error);
        }
    }
    for condition in &template.conditions {
        if evaluate(condition, &numbers)? == 0.0 {
            return Ok(None);
        }
    }
    Ok(Some(values))
}

/// The names between `%{` and `}`.
pub(super) fn placeholders(text: &str) -> Vec<String> {
    text.split("%{")
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// A value in the form its placeholder asks for: `name`, `name:2` (two decimals) or `name:,` (thousands).
fn show(placeholder: &str, values: &BTreeMap<String, RawValue>) -> Result<String, String> {
    let (name, form) = placeholder.split_once(':').unwrap_or((placeholder, ""));
    match (values.get(name), form) {
        (None, _) => Err(format!("the placeholder %{{{placeholder}}} has no value")),
        (Some(RawValue::Text(text)), "") => Ok(text.clone()),
        (Some(RawValue::Number(number)), "") => Ok(plain(*number)),
        (Some(RawValue::Number(number)), ",") => Ok(thousands(*number)),
        (Some(RawValue::Number(number)), digits) => match digits.parse::<usize>() {
            Ok(digits @ 0..=6) => Ok(format!("{number:.digits$}")),
            _ => Err(format!("the placeholder %{{{placeholder}}} asks for an unknown form")),
        },
        (Some(RawValue::Text(_)), _) => {
            Err(format!("the placeholder %{{{placeholder}}} asks a text for a number's form"))
        }
    }
}

/// Whole numbers without decimals, others with at most four.
fn plain(number: f64) -> String {
    let text = format!("{number:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn thousands(number: f64) -> String {
    let text = plain(number);
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, decimals) = text.split_once('.').map_or((text, String::new()), |(w, d)| (w, format!(".{d}")));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{decimals}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(toml: &str) -> RawTemplate {
        toml::from_str(toml).unwrap()
    }

    #[test]
    fn combinations_that_pass_the_conditions_become_rows() {
        let template = template(
            "draw = { cost = [24000, 36000], saving = [2000, 3000, 4000] }\nwhere = [\"right >= 8\"]\n\
             compute = { right = \"cost / saving\", half = \"right / 2\" }",
        );
        let (names, rows) = rows(&template, &["%{cost:,} at %{saving}", "%{right}", "%{half:1}"]).unwrap();
        assert_eq!(names, ["cost:,", "half:1", "right", "saving"]);
        assert_eq!(rows.len(), 5);
        assert_eq!(rows[0], ["24,000", "6.0", "12", "2000"]);
    }

    #[test]
    fn a_placeholder_without_value_is_an_error() {
        let template = template("rows = [{x = 1}, {x = 2}, {x = 3}, {x = 4}]");
        assert!(rows(&template, &["%{y}"]).is_err());
        assert!(rows(&template, &["%{x}"]).is_ok());
    }

    #[test]
    fn too_few_variants_protect_nothing() {
        assert!(rows(&template("rows = [{x = 1}]"), &["%{x}"]).is_err());
    }
}
