//! What the step of a plan asks for by today's result and the plan has no piece of: one sentence for the pages and the files.

use crate::counts::counted;
use crate::path::way::said;

/// The sentence, of skills by name with their hours; `None` where nothing is lacking.
pub fn lacks_says(lacks: &[(String, u32)]) -> Option<String> {
    let each: Vec<String> = lacks
        .iter()
        .map(|(skill, hours)| {
            format!("about {} of {skill}", counted(said(f64::from(*hours)), "hour", "hours"))
        })
        .collect();
    let named = match each.as_slice() {
        [] => return None,
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    Some(format!(
        "Going by today's result, the step also asks for {named}. The plan has no piece for that; a new plan would have one."
    ))
}

#[cfg(test)]
mod tests {
    use super::lacks_says;

    #[test]
    fn what_a_plan_lacks_is_named_with_its_hours() {
        let lacks = [("Communication".to_owned(), 50), ("Leadership".to_owned(), 1)];
        let said = lacks_says(&lacks).unwrap();
        assert!(said.contains("about 50 hours of Communication and about 1 hour of Leadership."), "{said}");
        assert_eq!(lacks_says(&[]), None);
    }
}
