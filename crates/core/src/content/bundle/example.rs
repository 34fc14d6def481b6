//! The bundle of the example pool.

use super::part::{Part, Read, parse};
use crate::content::ExamplePerson;

/// Reads the made-up people of the example pool.
pub fn read_example_pool(json: &str) -> Read<Vec<ExamplePerson>> {
    Part(&parse(json)?, "example-pool").each(|part| {
        Ok(ExamplePerson {
            name: part.text("name")?,
            levels: part.array("levels", Part::own_number)?,
            over: part.array("over", Part::own_number)?,
            mode: part.text("mode")?,
            years: part.array("years", |years| {
                if years.0.is_null() {
                    return Ok(None);
                }
                u8::try_from(years.own_whole()?).map_or_else(|_| years.wrong(), |years| Ok(Some(years)))
            })?,
            result: part.yes("result")?,
        })
    })
}
