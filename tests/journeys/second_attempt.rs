//! A second attempt that was clicked through: the result says so and what it did, and leads back to what there was.

use cairn_core::Skill;
use cairn_core::attempt::{Attempt, Millis, Mode};
use cairn_core::compare::{MadeUp, made_up};
use cairn_core::history::{DoubtedAttempt, doubted_attempts};
use cairn_core::path::Ground;
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::stored::{as_records, put};
use journeys::{axe, journey};

/// When the full assessment began.
const AT: i64 = 1_795_000_000_000;
const DAY: i64 = 86_400_000;

/// What somebody made up answers.
fn attempt(person: &Person, of: &MadeUp) -> Attempt {
    let made = made_up(person.content(), person.bank(), of);
    made.and_then(|profile| profile.attempts.into_iter().next())
        .unwrap_or_else(|| panic!("an attempt of {}", of.name))
}

fn ground(person: &Person, attempts: &[Attempt]) -> Ground {
    let whole = cairn_core::person::Person::of(person.bank(), attempts, Vec::new());
    whole
        .and_then(|whole| Ground::new(person.content(), person.bank(), whole))
        .unwrap_or_else(|| panic!("nothing is kept"))
}

/// A full assessment, a blind one of Communication ten days later, and what is said of that.
fn clicked_through(person: &Person) -> ([Attempt; 2], DoubtedAttempt) {
    let first = MadeUp {
        name: "Ada".to_owned(),
        abilities: [1.0; Skill::COUNT],
        bias: [0.0; Skill::COUNT],
        mode: Mode::Full,
        facts: Vec::new(),
        at: Millis(AT),
        seed: 3,
    };
    let blind = |seed: u64| MadeUp {
        abilities: [-9.0; Skill::COUNT],
        bias: [10.0; Skill::COUNT],
        mode: Mode::Skill(Skill::Communication),
        at: Millis(AT + 10 * DAY),
        seed,
        ..first.clone()
    };
    let found = (0..20).find_map(|seed| {
        let both = [attempt(person, &first), attempt(person, &blind(seed))];
        let with = ground(person, &both);
        let told = doubted_attempts(person.content(), person.bank(), &both, &with);
        told.into_iter().next().map(|told| (both, told))
    });
    found.unwrap_or_else(|| panic!("nobody is noticed"))
}

/// What the result says on top, and of each stage.
async fn result(screen: &Screen) -> (String, Vec<String>) {
    screen.text_of(".stages .percent").await;
    (screen.heading().await, screen.texts_of(".stages .percent").await)
}

#[test]
fn random_clicks_are_told_and_deleting_them_brings_back_what_there_was() {
    journey(async |screen| {
        let person = Person::junior_data_scientist();
        let (both, told) = clicked_through(&person);
        screen.open("").await;
        put(screen, &as_records(&both[0])).await;
        screen.reload().await;
        screen.open("#/result").await;
        let before = result(screen).await;
        assert!(!screen.shows(".doubted").await, "one attempt is held against nothing");
        put(screen, &as_records(&both[1])).await;
        screen.reload().await;
        screen.open("#/result").await;
        let notice = screen.text_of(".doubted").await;
        assert!(notice.contains("could just as well be random picks"), "{notice}");
        assert!(notice.contains("your assessment of Communication from"), "{notice}");
        assert!(notice.contains(&before.0), "without it: {} in {notice}", before.0);
        axe::assert_clean(screen).await;
        // The history names the same attempt for the same reason, with the same numbers.
        screen.open("#/history").await;
        let answer = screen.text_of(".history .answer").await;
        assert!(
            answer.contains(
                "In the later attempt, the answers to questions could just as well be random picks."
            ),
            "{answer}"
        );
        assert!(!answer.contains("a real"), "{answer}");
        let history = screen.text_of("main").await;
        for one in told.skills.iter().filter_map(|one| one.levels.map(|levels| (one, levels))) {
            let size = one.1.shown().trim_start_matches('\u{2212}').to_owned();
            for page in [&history, &notice] {
                assert!(page.contains(&one.0.name) && page.contains(&format!("{size} levels")), "{page}");
            }
        }
        // So does its own page, and what it says of ratings is what the result says.
        screen.open("#/result").await;
        screen.click_button("See this attempt by itself").await;
        screen.expect_text("main", "your other attempts show something else").await;
        screen.expect_text("main", "it uses all of those attempts, as your result does").await;
        let differences = ".calibration td.number";
        let unfold = "document.querySelector('.calibration details').open = true";
        screen.script(unfold, vec![]).await;
        let alone = screen.texts_of(differences).await;
        screen.open("#/result").await;
        screen.text_of(".calibration").await;
        screen.script(unfold, vec![]).await;
        let all = screen.texts_of(differences).await;
        assert!(!alone.is_empty() && all.ends_with(&alone), "{alone:?} of {all:?}");
        // The way out.
        screen.click_button("Delete this attempt …").await;
        screen.click_button("Delete the attempt").await;
        screen.wait_for("the notice is gone", async || !screen.shows(".doubted").await).await;
        screen.expect_heading(&before.0).await;
        assert_eq!(result(screen).await, before);
    });
}
