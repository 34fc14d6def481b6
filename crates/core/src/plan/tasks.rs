//! The tasks of an AI strategist for which a piece is learned, said the same on the page, in the calendar and in Markdown.

/// The sentence that names these tasks. Their names are clauses of their own ("Explore use cases"), so they stand in quotes.
pub fn tasks(names: &[String]) -> String {
    let tasks = if names.len() == 1 { "this task" } else { "these tasks" };
    let names: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    format!("An AI strategist needs it for {tasks}: {}.", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::tasks;

    #[test]
    fn names_that_are_clauses_stand_in_quotes() {
        let names = ["Explore use cases".to_owned(), "Create frameworks".to_owned()];
        assert_eq!(
            tasks(&names),
            "An AI strategist needs it for these tasks: “Explore use cases”, “Create frameworks”."
        );
        assert_eq!(tasks(&names[..1]), "An AI strategist needs it for this task: “Explore use cases”.");
    }
}
