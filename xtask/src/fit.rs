//! Writes the parameters that follow from the readers' estimates into the files of the questions.

use cairn_core::Skill;
use cairn_core::content::source::{self, Fitted};
use toml_edit::{Array, DocumentMut, Item, Table, Value};

use crate::command::root;
use crate::content_errors::listed;
use crate::failure::{During, Outcome};
use crate::files;

/// Fits every question anew; says how many were changed.
pub fn run() -> Outcome {
    let library = source::load_to_fit(&root().join("content")).map_err(|errors| listed(&errors))?;
    let mut changed = 0;
    for skill in Skill::ALL {
        let path = root().join(format!("content/items/{}.toml", skill.as_str()));
        let mut document: DocumentMut =
            files::read_text(&path)?.parse().during(format!("read {}", path.display()))?;
        let Some(items) = document.get_mut("item").and_then(Item::as_array_of_tables_mut) else { continue };
        for table in items.iter_mut() {
            let id = table.get("id").and_then(Item::as_str).unwrap_or_default();
            let Some(item) = library.items.iter().find(|item| item.question.id.as_str() == id) else {
                continue;
            };
            // People's answers weigh more than what readers expected of them.
            if item.calibrated.is_some() {
                continue;
            }
            if let Some(fitted) = source::fit(item, &library.difficulties) {
                changed += usize::from(write(table, &fitted));
            }
        }
        files::write(&path, document.to_string())?;
    }
    println!("{changed} of {} questions have new parameters.", library.items.len());
    Ok(())
}

/// Writes the parameters of one question; whether any was another.
fn write(table: &mut Table, fitted: &Fitted) -> bool {
    let before = table.to_string();
    set(table, "level", Value::from(i64::from(fitted.level)));
    set(table, "b", Value::from(fitted.b));
    set(table, "b_sd", Value::from(fitted.b_sd));
    set(table, "a", Value::from(fitted.a));
    if !fitted.steps.is_empty() {
        set(table, "steps", Value::from(fitted.steps.iter().copied().collect::<Array>()));
    }
    table.to_string() != before
}

/// Puts a value in the place of another, with the white space and the comment that stand around it.
fn set(table: &mut Table, key: &str, mut value: Value) {
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    table.insert(key, Item::Value(value));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_parameters_change() {
        let text = "[[item]]\nid = \"x\"\nlevel = 2\nb = 0.5   # to be fitted\nb_sd = 0.5\nsteps = [1.0]\na = 1.0\nstem = \"\"\"\nTwo\nlines\"\"\"\n";
        let mut document: DocumentMut = text.parse().unwrap();
        let items = document.get_mut("item").and_then(Item::as_array_of_tables_mut).unwrap();
        let fitted = Fitted { a: 0.93, b: 0.25, b_sd: 0.5, steps: vec![-0.55, 1.05], level: 3 };
        assert!(write(items.get_mut(0).unwrap(), &fitted));
        assert!(!write(items.get_mut(0).unwrap(), &fitted));
        let expected = text
            .replace("level = 2", "level = 3")
            .replace("b = 0.5 ", "b = 0.25 ")
            .replace("[1.0]", "[-0.55, 1.05]")
            .replace("a = 1.0", "a = 0.93");
        assert_eq!(document.to_string(), expected);
    }
}
