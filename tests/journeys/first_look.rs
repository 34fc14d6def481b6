//! The result after a quick look: where somebody stands as far as ratings tell, how sure that is, and one thing to do.

use cairn_core::attempt::{Entry, Event, Fact};
use cairn_core::{Level, Stage};
use journeys::person::Person;
use journeys::stored::{as_records, put, quick_attempt};
use journeys::{Screen, axe, journey};

/// The headline was a sentence of forty words with two stages and two percentages in it, and what to do stood a screen below.
#[test]
fn a_quick_look_says_where_how_sure_and_what_next_on_the_first_screen() {
    for (milestones, level) in [(vec![1, 2], 3), (Vec::new(), 3), (Vec::new(), 1)] {
        journey(async |screen| first_screen(screen, &milestones, level).await);
    }
}

async fn first_screen(screen: &mut Screen, milestones: &[u8], level: u8) {
    let person = Person::junior_data_scientist();
    let mut quick = quick_attempt(&person, 1, Level::new(level).unwrap_or_default());
    for stage in milestones.iter().copied().filter_map(Stage::new) {
        let (seq, last) = (quick.next_seq(), quick.entries()[1].clone());
        let fact = Fact::Milestone { stage, done: Some(true), evidence: String::new() };
        quick.push(Entry { seq, event: Event::Fact(fact), ..last });
    }
    screen.open("").await;
    put(screen, &as_records(&quick)).await;
    screen.reload().await;
    // On a phone what to do is there; its button stands below the reason.
    for (width, height, what) in [(360, 740, "h2"), (1280, 800, ".primary")] {
        screen.set_width(width).await;
        screen.open("#/result").await;
        screen.text_of(".next-step .primary").await;
        let case = format!("ratings of {level} with milestones {milestones:?} at {width}");
        let heading = screen.heading().await;
        assert!(heading.starts_with("Going by your own ratings, you"), "{case}: {heading}");
        assert!(heading.split_whitespace().count() <= 20, "{case}: {heading}");
        let lead = screen.text_of(".card > .lead").await;
        assert!(lead.starts_with("This is not certain yet: it rests on 35 ratings of your own"), "{lead}");
        let end = format!(
            "return document.querySelector('.next-step {what}').getBoundingClientRect().bottom + scrollY"
        );
        let end = screen.script(&end, vec![]).await.as_f64().unwrap_or(f64::INFINITY);
        assert!(end <= f64::from(height), "{case}: {what} ends at {end} px");
    }
    axe::assert_clean(screen).await;
}
