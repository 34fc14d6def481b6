//! Accessibility, checked by axe-core.

use serde_json::Value;

use crate::screen::Screen;

const AXE: &str = include_str!("../vendor/axe-core/axe.min.js");

const RUN: &str = "const answer = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] }).then(
  found => answer({ violations: found.violations }),
  error => answer({ error: String(error) }));";

/// Panics with a readable list if axe-core finds anything on the page as it is now.
pub async fn assert_clean(screen: &Screen) {
    if screen.script("return typeof axe", vec![]).await == "undefined" {
        screen.script(AXE, vec![]).await;
    }
    let found = screen.script_with_callback(RUN).await;
    assert!(found["error"].is_null(), "axe-core stopped: {}", found["error"]);
    let violations = found["violations"].as_array().map_or(&[] as &[Value], Vec::as_slice);
    assert!(violations.is_empty(), "axe-core at {}:\n{}", screen.place().await, listed(violations));
}

/// One paragraph for each rule, one for each place where it is broken.
fn listed(violations: &[Value]) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut list = Vec::new();
    for rule in violations {
        let (id, impact) = (text(&rule["id"]), text(&rule["impact"]));
        list.push(format!("{id} ({impact}): {}\n  {}", text(&rule["help"]), text(&rule["helpUrl"])));
        for node in rule["nodes"].as_array().into_iter().flatten() {
            let summary = text(&node["failureSummary"]).replace('\n', "\n      ");
            list.push(format!("  - {}\n      {summary}", text(&node["html"])));
        }
    }
    list.join("\n")
}
