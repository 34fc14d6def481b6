//! Keys by the names that people and web pages give them.

/// The code that stands for a key in WebDriver. A single character stands for itself.
pub fn code_of(key: &str) -> char {
    match key {
        "Backspace" => '\u{e003}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Escape" => '\u{e00c}',
        "Space" => ' ',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Delete" => '\u{e017}',
        _ => {
            let mut chars = key.chars();
            match (chars.next(), chars.next()) {
                (Some(char), None) => char,
                _ => panic!("no key is called {key}"),
            }
        }
    }
}
