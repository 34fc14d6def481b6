//! A manager looks at their own people: what they cover, what each could grow into. Nobody is ranked.

use cairn_core::record::file::{Include, write_profile};
use journeys::desk::{Desk, somebody};
use journeys::{axe, journey};

use crate::whole_pools::{KEEP_SAVED, saved};

#[test]
fn a_team_of_ones_own_is_for_coverage_and_growth_and_never_ranked() {
    journey(async |screen| {
        screen.before_each_page(KEEP_SAVED).await;
        let desk = Desk::new();
        screen.open("#/pools").await;
        screen.write("#pool-name", "Data office").await;
        screen.click_button("Make a team of your own people").await;
        screen.expect_heading("Nobody is on the team yet").await;
        let team = screen.place().await;
        let people = [
            somebody("Zoe", 1, [2.8, 2.8, 2.4, 0.0, -0.5, -0.5, -0.5], [0.0; 7]),
            somebody("Ada", 3, [-0.5, -0.5, -1.0, 3.0, 3.0, 3.4, 3.4], [0.0; 7]),
        ];
        for person in &people {
            let (name, text) =
                (format!("{}.json", person.name), write_profile(&desk.profile(person), Include::ALL));
            screen.choose_files("#candidates", &[(&name, &text)]).await;
            screen.expect_text(".own-team", &person.name).await;
        }
        // By name, in no order of merit.
        screen.expect_text(".eyebrow", "2 people").await;
        screen.expect_text(".growing", "Begin with").await;
        let names = screen.texts_of(".growing h3").await;
        assert!(names[0].contains("Ada") && names[1].contains("Zoe"), "{names:?}");
        screen.expect_text(".needs", "depends on").await;
        axe::assert_clean(screen).await;

        // Nothing that belongs to applicants, on the page of one of them and at the addresses.
        screen.click_button("\u{2068}Ada\u{2069}").await;
        screen.expect_text(".must-haves", "For this position").await;
        let page = screen.text_of("main").await;
        assert!(
            !page.contains("Fit ") && !page.contains("in group") && !page.contains("Interview kit"),
            "{page}"
        );
        assert!(!page.contains("Current staff"), "{page}");
        for of_applicants in ["Declined", "too few years", "screen nobody out", "Save the pool"] {
            assert!(!page.contains(of_applicants), "{of_applicants} in {page}");
        }
        let one = screen.place().await;
        for address in ["decision", "shortlist"] {
            screen.open(&format!("{team}/{address}")).await;
            screen.expect_heading("A team is never ranked").await;
        }
        screen.open(&format!("{one}/kit")).await;
        screen.expect_heading("A team is never ranked").await;

        // It comes back from its file as a team.
        screen.open(&team).await;
        screen.click_button("Save the team to a file").await;
        let file = saved(screen, "\"kind\":\"pool\"").await;
        screen.open("#/pools").await;
        screen.expect_text(".pool-list", "2 people").await;
        screen.click_button("Remove …").await;
        screen.click_button("Remove the pool").await;
        screen.wait_for("the team is gone", async || !screen.shows(".pool-list").await).await;
        screen.choose_files("#saved-pool", &[("team.pool.jsonl", &file)]).await;
        screen.expect_text(".growing", "Ada").await;
        screen.expect_text(".eyebrow", "Data office").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}
