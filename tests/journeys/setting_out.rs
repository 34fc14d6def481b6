//! The people of whom older versions said that they need 32 to 73 years: what the page says of them today.

use cairn_core::Skill;
use journeys::person::Person;
use journeys::stored::{as_records, put};
use journeys::{Screen, journey};
use serde_json::Value;

/// Somebody in the middle of each level, who has reached some milestones.
struct One {
    levels: [u8; Skill::COUNT],
    milestones: &'static [u8],
    /// Most years to the last stage.
    years: i64,
}

async fn sets_out(screen: &Screen, one: &One) {
    // Level 2 lies around 0 logits.
    let person = Person::new(one.levels.map(|level| f64::from(level) - 2.0));
    screen.open("").await;
    put(screen, &as_records(&person.full_attempt(one.milestones))).await;
    screen.reload().await;
    screen.open("#/plan/stage/10").await;
    screen.expect_text(".plan .rest", "Then stage").await;
    let title = screen.texts_of(".plan .next-step h2").await.join(" ");
    let months = months(&title).unwrap_or_else(|| panic!("no time in {title:?}"));
    assert!((3.0..=24.0).contains(&months), "{months} months: {title}");
    let rest = screen.text_of(".plan .rest summary").await;
    let last =
        rest.split_whitespace().filter_map(|word| word.trim_end_matches('.').parse::<i64>().ok()).max();
    let year = "return new Date().getFullYear()";
    let this = screen.script(year, vec![]).await.as_i64().unwrap_or_else(|| panic!("no year"));
    let years = last.unwrap_or_else(|| panic!("no year in {rest:?}")) - this;
    assert!((1..=one.years).contains(&years), "{years} years: {rest}");
    // What to do now stands above all else that can be planned.
    let soon = screen.texts_of(".plan .soon li b").await;
    assert!((1..=3).contains(&soon.len()), "{soon:?}");
    assert_eq!(
        screen.script("return document.querySelector('.soon h2').innerText", vec![]).await,
        Value::from("This month")
    );
}

/// The time that a step takes, in months: "about 9 months", "about 2½ years".
fn months(title: &str) -> Option<f64> {
    let (before, unit) = match (title.rfind(" months"), title.rfind(" year")) {
        (Some(at), _) => (&title[..at], 1.0),
        (None, Some(at)) => (&title[..at], 12.0),
        (None, None) => return None,
    };
    let number = before.rsplit(' ').next()?;
    let (whole, half) = number.strip_suffix('½').map_or((number, 0.0), |whole| (whole, 0.5));
    Some((whole.parse::<f64>().ok()? + half) * unit)
}

#[test]
fn a_junior_analyst_and_a_data_scientist_set_out_on_a_way_of_years_that_people_take() {
    for one in [
        One { levels: [2, 1, 2, 1, 1, 0, 1], milestones: &[], years: 15 },
        One { levels: [3, 3, 3, 2, 1, 1, 2], milestones: &[1], years: 15 },
    ] {
        journey(async |screen| sets_out(screen, &one).await);
    }
}

#[test]
fn an_engineering_manager_and_a_product_lead_set_out_on_a_way_of_years_that_people_take() {
    for one in [
        One { levels: [3, 3, 3, 4, 3, 4, 3], milestones: &[1, 3, 5, 6], years: 8 },
        One { levels: [1, 2, 0, 4, 4, 3, 4], milestones: &[3], years: 15 },
    ] {
        journey(async |screen| sets_out(screen, &one).await);
    }
}
