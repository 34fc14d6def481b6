//! A manager looks closer: candidates side by side, an interview with its kit, a confirmation test, the team.

use cairn_core::compare::MadeUp;
use cairn_core::record::file::mark_of;
use journeys::desk::{Desk, somebody};
use journeys::{Screen, axe, journey};

/// What the page shows of a candidate after a reload: nothing that was entered is lost.
async fn reload(screen: &Screen, selector: &str) -> Vec<String> {
    screen.expect_text(".kept", "is kept on this device").await;
    screen.reload().await;
    screen.text_of(selector).await;
    screen.texts_of(selector).await
}

#[test]
fn side_by_side_shows_who_is_ahead_for_certain_and_greys_the_rest() {
    journey(async |screen| {
        let desk = Desk::new();
        let people = [
            somebody("Ada", 1, [1.6, 1.6, 1.6, 0.0, 0.0, 0.0, 0.0], [0.0; 7]),
            somebody("Ben", 2, [-1.2, -1.2, -1.2, 0.0, 0.0, 0.0, 0.0], [0.0; 7]),
            somebody("Cleo", 3, [0.0; 7], [0.0; 7]),
        ];
        desk.pool_of(screen, &people).await;
        desk.pick(screen, &["Ada", "Ben", "Cleo"]).await;
        screen.click_button("Side by side").await;
        screen.text_of(".side-row").await;
        let who = screen.texts_of(".sides li").await;
        assert_eq!(who.len(), 3, "{who:?}");
        let real = screen.texts_of(".side-row[data-real='true'] h3").await;
        assert!(real.iter().any(|row| row.contains("Python")), "{real:?}");
        let grey = screen.texts_of(".side-row[data-real='false'] h3").await;
        assert!(!grey.is_empty() && grey.iter().all(|row| row.contains("may be chance")), "{grey:?}");
        let ahead = screen.texts_of(".side-row[data-real='true'] .above").await;
        assert!(ahead.iter().all(|words| words.starts_with("above ")), "{ahead:?}");
        assert!(screen.shows(".radar").await);
        // Who reads rather than looks has every number in a table.
        screen.click_button("All numbers for the skills").await;
        let numbers = screen.texts_of("[aria-label='All numbers for the skills'] tbody tr").await;
        assert_eq!(numbers.len(), 7, "{numbers:?}");
        axe::assert_clean(screen).await;
    });
}

/// The planted over-claim stands in the kit with its reason; scores are kept, change the estimate, and print.
#[test]
fn the_kit_names_the_over_claim_and_its_scores_are_kept() {
    journey(async |screen| {
        let desk = Desk::new();
        let mut bias = [0.0; 7];
        bias[5] = 3.0;
        desk.pool_of(screen, &[somebody("Ada", 57, [0.5; 7], bias)]).await;
        desk.open_candidate(screen, "Ada").await;
        screen.expect_text(".confirmed", "Not confirmed").await;
        desk.open_kit(screen).await;
        // What is known of somebody does not lead whoever scores: it is below the score, and closed.
        let closed = screen.texts_of(".kit-questions > li").await;
        assert!(closed.iter().all(|text| !text.contains("they rate themselves")), "{closed:?}");
        screen
            .script("document.querySelectorAll('details.why').forEach(one => one.open = true)", vec![])
            .await;
        let asked = screen.texts_of(".kit-questions > li").await;
        assert!((6..=10).contains(&asked.len()), "{} questions", asked.len());
        let of_leading: Vec<&String> = asked.iter().filter(|text| text.contains("Leadership ·")).collect();
        assert!(of_leading.len() >= 2, "{asked:?}");
        assert!(of_leading.iter().any(|text| text.contains("they rate themselves")), "{of_leading:?}");
        assert!(
            asked.iter().all(|text| text.contains("5 Good") && text.contains("Why this question?")),
            "{asked:?}"
        );

        screen.write("#interviewer", "Dana Fox").await;
        screen.press("Tab").await;
        screen.pick("1 poor").await;
        screen.expect_text(".combined", "1 interview score").await;
        let shown = reload(screen, ".combined .before-after li").await;
        assert_eq!(shown.len(), 7, "{shown:?}");
        screen.expect_text(".combined", "1 interview score").await;
        let pdf = screen.print().await;
        assert!(pdf.len() > 10_000, "{} bytes are no kit", pdf.len());
        screen.pick("not scored").await;
        screen.wait_for("the score is taken back", async || !screen.shows(".combined").await).await;
        axe::assert_clean(screen).await;
    });
}

/// Opening the kit chooses nothing: what everybody would be asked follows the weights until the manager says so, and stays then.
#[test]
fn the_questions_for_everybody_are_chosen_by_a_button_and_not_by_a_look() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 57, [0.5; 7], [0.0; 7])]).await;
        let pool = screen.place().await;
        desk.open_candidate(screen, "Ada").await;
        screen.click_button("Interview kit").await;
        screen.expect_text(".kit", "No questions have been chosen for this pool yet").await;
        let offered = screen.texts_of(".core-offered li").await;
        assert_eq!(offered.len(), 6, "{offered:?}");
        assert!(!screen.shows(".kit-questions").await && !screen.shows("#interviewer").await);
        axe::assert_clean(screen).await;
        screen.open(&pool).await;
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        let weight = "const field = document.querySelector('#weight-python'); field.value = '100';
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        screen.script(weight, vec![]).await;
        desk.open_candidate_at(screen, &pool, "Ada").await;
        screen.click_button("Interview kit").await;
        screen.text_of(".core-offered li").await;
        let now = screen.texts_of(".core-offered li").await;
        assert_ne!(now, offered, "nothing was chosen yet");
        screen.click_button("Ask everybody these questions").await;
        screen.expect_text(".kit", "You chose them on").await;
        assert_eq!(screen.texts_of(".kit-part:first-of-type h3").await, now);
        assert_eq!(screen.focused().await, "Who is scoring? Your name appears with each score");
        screen.reload().await;
        screen.text_of(".kit-questions h3").await;
        assert_eq!(screen.texts_of(".kit-part:first-of-type h3").await, now, "they stay");
    });
}

/// A name is typed and the next click is a score: it counts. A second interviewer does not see the first one's score before
/// their own is in, and a name in another spelling is the same person.
#[test]
fn the_first_score_counts_and_others_are_hidden_until_ones_own_is_in() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 57, [0.5; 7], [0.0; 7])]).await;
        desk.open_candidate(screen, "Ada").await;
        desk.open_kit(screen).await;
        let checked = "return [...document.querySelectorAll('.kit fieldset')].slice(0, 2)
            .map(one => one.querySelector('input:checked')?.value).join(' ')";
        let is = async |words: &str| {
            screen
                .wait_for(&format!("checked are {words}"), async || {
                    screen.script(checked, vec![]).await.as_str() == Some(words)
                })
                .await;
        };
        let click = async |question: usize, score: usize| {
            let label = format!(
                ".kit-part:first-of-type li:nth-child({question}) .segments label:nth-child({score})"
            );
            screen.click(&label).await;
        };
        let name = async |text: &str| {
            let empty = "const field = document.querySelector('#interviewer'); field.value = '';
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            screen.script(empty, vec![]).await;
            screen.write("#interviewer", text).await;
        };
        name("K. Meier").await;
        click(1, 4).await;
        is("4 ").await;
        screen.expect_text(".combined", "1 interview score").await;

        name("Dana Fox").await;
        screen.expect_text(".other-scores", "1 other score, shown once yours is in").await;
        is(" ").await;
        assert!(!screen.shows(".combined").await, "what all say together is hidden, too");
        click(1, 2).await;
        screen.expect_text(".other-scores", "K. Meier").await;
        screen.expect_text(".combined", "2 scores from 2 interviewers").await;

        name("k. meier ").await;
        is("4 ").await;
        click(2, 3).await;
        is("4 3").await;
        screen.expect_text(".combined", "3 scores from 2 interviewers").await;
        let core = screen.texts_of(".kit-part:first-of-type h3").await;
        axe::assert_clean(screen).await;

        // The next one is asked the same, also after the position has changed.
        let pool = screen.place().await.split("/c/").next().unwrap_or_default().to_owned();
        screen.open(&pool).await;
        screen
            .choose_files(
                "#candidates",
                &[(
                    "ben.cairn.json",
                    &cairn_core::record::file::write_profile(
                        &desk.profile(&somebody("Ben", 58, [2.0, -1.0, 0.0, 1.0, -1.0, 2.0, 0.0], [1.0; 7])),
                        cairn_core::record::file::Include::ALL,
                    ),
                )],
            )
            .await;
        screen.expect_text(".found", "2 candidates").await;
        screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
        let weight = "const field = document.querySelector('#weight-python'); field.value = '100';
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        screen.script(weight, vec![]).await;
        desk.open_candidate_at(screen, &pool, "Ben").await;
        desk.open_kit(screen).await;
        screen.expect_text(".kit", "The position has changed since").await;
        assert_eq!(screen.texts_of(".kit-part:first-of-type h3").await, core);
    });
}

/// Somebody else answers: the odds speak against it, and the candidate's page says so with date and name. Then the person
/// of the profile answers other questions, and the profile is confirmed.
#[test]
fn a_confirmation_test_tells_somebody_else_from_the_same_person() {
    journey(async |screen| {
        let desk = Desk::new();
        let strong = somebody("Ada", 5, [2.8; 7], [0.2; 7]);
        let weak = somebody("Ada", 5, [-1.8; 7], [0.2; 7]);
        desk.pool_of(screen, std::slice::from_ref(&strong)).await;
        desk.open_candidate(screen, "Ada").await;
        screen.expect_text(".they-say", "Highest degree").await;
        // Tags are written here, too, and nobody is picked for that.
        screen.write("#mark-tags", "strong").await;
        screen.click_button("Confirmation test").await;
        screen.expect_text("main", "questions").await;
        screen.write("#tester", "Dana Fox").await;
        screen.click_button("Begin the test").await;
        desk.answer(screen, &weak).await;
        // Half way through the page is loaded again: the test goes on where it was.
        let place = screen.text_of(".ask-bar span").await;
        screen.expect_text(".kept", "is kept on this device").await;
        screen.reload().await;
        assert_eq!(screen.text_of(".ask-bar span").await, place);
        desk.whole_test(screen, &weak).await;
        screen.expect_text("h1", "against the profile").await;
        screen.expect_text(".odds", "as likely from somebody else as from the person in the profile").await;
        screen.click_button("See candidate").await;
        screen
            .expect_text(
                ".confirmed",
                "by \u{2068}Dana Fox\u{2069} (as entered): the test speaks strongly against the profile",
            )
            .await;
        screen.expect_text(".combined", "own answers carry").await;

        screen.click_button("Confirmation test").await;
        screen.click_button("Test again, with other questions").await;
        screen.click_button("Begin the test").await;
        screen.text_of(".option").await;
        desk.whole_test(screen, &strong).await;
        screen.expect_text("h1", "fit the profile").await;
        axe::assert_clean(screen).await;
        screen.click_button("See candidate").await;
        screen.expect_text(".confirmed", "Confirmed on").await;
    });
}

/// A test that is discarded counts for nothing, and everybody who reads of the candidate later is told: when, and by whom.
#[test]
fn a_discarded_test_leaves_a_mark_on_the_page_of_the_candidate() {
    journey(async |screen| {
        let desk = Desk::new();
        let strong = somebody("Ada", 5, [2.8; 7], [0.2; 7]);
        let weak = somebody("Ada", 5, [-1.8; 7], [0.2; 7]);
        desk.pool_of(screen, std::slice::from_ref(&strong)).await;
        desk.open_candidate(screen, "Ada").await;
        screen.click_button("Confirmation test").await;
        screen.write("#tester", "Dana Fox").await;
        screen.click_button("Begin the test").await;
        screen.text_of(".option").await;
        desk.whole_test(screen, &weak).await;
        screen.expect_text("h1", "against the profile").await;
        screen.script("document.querySelector('#discarder').value = 'Bo Birch'", vec![]).await;
        screen.click_button("Discard this test").await;
        screen.expect_text(".undo", "This test was discarded on").await;
        screen.expect_text(".discarded", "by \u{2068}Bo Birch\u{2069}").await;
        axe::assert_clean(screen).await;
        screen.click_button("See candidate").await;
        screen.expect_text(".discarded", "by \u{2068}Bo Birch\u{2069}").await;
        assert!(!screen.shows(".confirmed").await, "that it was discarded is said once");
        screen.click_button("Confirmation test").await;
        screen.expect_text(".undo", "This test was discarded on").await;
        screen.script("document.querySelector('#discarder').value = 'Zed Taker'", vec![]).await;
        screen.click_button("Count it again").await;
        // That it was discarded stays, and who took it back in stands beside it.
        screen.expect_text(".discarded", "by \u{2068}Bo Birch\u{2069} (as entered), and reinstated on").await;
        screen.expect_text(".discarded", "by \u{2068}Zed Taker\u{2069}").await;
        screen.click_button("See candidate").await;
        screen.expect_text(".discarded", "by \u{2068}Bo Birch\u{2069}").await;
        screen.expect_text(".discarded", "\u{2068}Dana Fox\u{2069}").await;
        screen.expect_text(".discarded", "by \u{2068}Zed Taker\u{2069}").await;
    });
}

/// What is done with one of two alike moves the table, in this tab and in another one; a comparison is there after a reload.
#[test]
fn an_interview_and_a_rating_count_in_the_table_of_every_tab() {
    journey(async |screen| {
        let desk = Desk::new();
        let alike = |name| somebody(name, 4, [0.2; 7], [0.0; 7]);
        let (ada, ben) = (alike("Ada"), MadeUp { seed: 9, ..alike("Ben") });
        desk.pool_of(screen, &[ada.clone(), ben]).await;
        let pool = screen.place().await;
        let fit = async |name: &str| {
            let rows = screen.texts_of(".member-line").await;
            rows.into_iter().find(|row| row.contains(name)).unwrap_or_default()
        };
        screen.text_of(".member-line").await;
        let before = fit("Ada").await;
        let first = screen.open_tab().await;
        screen.open(&pool).await;
        screen.text_of(".member-line").await;
        let second = screen.go_to_tab(first).await;

        desk.open_candidate(screen, "Ada").await;
        desk.open_kit(screen).await;
        screen.write("#interviewer", "Dana Fox").await;
        screen.press("Tab").await;
        screen.pick("5 good").await;
        screen.expect_text(".combined", "1 interview score").await;
        screen.expect_text(".kept", "is kept on this device").await;
        screen.open(&pool).await;
        screen.expect_text(".member-line", "with 1 interview score").await;
        let scored = fit("Ada").await;
        assert_ne!(scored, before, "the score is in the fit");

        // A rating by a former manager, dropped where candidates come in: it finds whom it is about.
        let profile = desk.profile(&ada);
        let rating = desk.rating(mark_of(profile.attempts[0].id()), 5);
        screen.choose_files("#candidates", &[("boss.cairn-rating.json", &rating)]).await;
        screen.expect_text(".brought", "1 updated").await;
        screen.expect_text(".member-line", "35 ratings by somebody else").await;
        let rated = fit("Ada").await;
        assert_ne!(rated, scored, "the rating is in the fit");

        screen.go_to_tab(second).await;
        screen.expect_text(".member-line", "35 ratings by somebody else").await;
        assert_eq!(fit("Ada").await, rated, "the other tab shows the same");
        desk.pick(screen, &["Ada", "Ben"]).await;
        screen.click_button("Side by side").await;
        screen.text_of(".side-row").await;
        screen.reload().await;
        screen.text_of(".side-row").await;
        assert_eq!(screen.texts_of(".sides li").await.len(), 2, "the picks are there after a reload");

        desk.open_candidate_at(screen, &pool, "Ada").await;
        screen.expect_text(".others", "Boss").await;
        axe::assert_clean(screen).await;
        screen.click_button("Remove this rating").await;
        screen.click_button("Remove it").await;
        screen.wait_for("the rating is gone", async || !screen.shows(".rater").await).await;
        let other = desk.rating(7, 5);
        screen.choose_files("#rating-file", &[("other.cairn-rating.json", &other)]).await;
        screen.expect_text(".open-rating", "about somebody else").await;
        screen.choose_files("#rating-file", &[("boss.cairn-rating.json", &rating)]).await;
        screen.expect_text(".others", "Boss").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn a_team_shows_its_gap_and_who_closes_it() {
    journey(async |screen| {
        let desk = Desk::new();
        let people = [
            somebody("Ada", 1, [2.8, 2.8, 2.4, 0.0, -0.5, -0.5, -0.5], [0.0; 7]),
            somebody("Ben", 2, [2.0, 2.0, 2.0, 0.0, -0.5, -0.5, -0.5], [0.0; 7]),
            somebody("Cleo", 3, [-0.5, -0.5, -1.0, 3.0, 3.0, 3.4, 3.4], [0.0; 7]),
        ];
        desk.pool_of(screen, &people).await;
        desk.open_candidate(screen, "Ada").await;
        screen.pick("Current staff").await;
        screen.click_button("The team").await;
        screen.expect_text(".team-members", "\u{2068}Ada\u{2069} current staff").await;
        screen.expect_text(".needs", "gap").await;
        let best = screen.text_of(".gains li").await;
        assert!(best.contains("Cleo"), "{best}");
        screen.click_button("Add \u{2068}Cleo\u{2069}").await;
        screen.expect_text(".team-members", "Cleo").await;
        screen.expect_text(".needs", "depends on").await;
        axe::assert_clean(screen).await;
    });
}

/// One person, one number: the table, side by side, the candidate's page and the draft of the paper say the same. Staff are
/// not ranked with applicants.
#[test]
fn one_person_has_one_number_on_every_page_and_staff_are_not_ranked() {
    journey(async |screen| {
        let desk = Desk::new();
        let people = [
            somebody("Ada", 11, [3.4; 7], [0.3; 7]),
            somebody("Ben", 12, [0.4; 7], [0.0; 7]),
            somebody("Cleo", 13, [-1.0; 7], [0.4; 7]),
        ];
        desk.pool_of(screen, &people).await;
        let pool = screen.place().await;
        let fit = async |name: &str| {
            let script = "return [...document.querySelectorAll('.member-line')]
                .find(line => line.innerText.includes(arguments[0]))?.querySelector('.fit-number')?.innerText ?? ''";
            screen.script(script, vec![serde_json::json!(name)]).await.as_str().unwrap_or_default().to_owned()
        };
        let python = "return [...document.querySelectorAll('.member-line')]
            .find(line => line.innerText.includes('Ada')).querySelectorAll('.skill')[2]?.innerText ?? ''";
        screen.text_of(".member-line").await;
        let ada = fit("Ada").await;
        let python = screen.script(python, vec![]).await.as_str().unwrap_or_default().to_owned();
        assert!(ada.contains('±') && !python.is_empty(), "{ada} {python}");
        screen.expect_text(".pool", "Independent begins at 2.5, Leading at 3.5").await;

        desk.pick(screen, &["Ada", "Ben"]).await;
        screen.expect_text(".picked", "goes on the short list").await;
        screen.click_button("Side by side").await;
        screen.expect_text(".side-row", "±").await;
        screen.click_button("All numbers for the skills").await;
        let table = screen.texts_of(".sides-table").await.pop().unwrap_or_default();
        assert!(table.contains(&format!(", {python} ±")), "{python} in {table}");
        let open = "return document.querySelectorAll('.side-row .wide[data-open~=to]').length";
        let open = screen.script(open, vec![]).await;
        assert!(open.as_u64().is_some_and(|count| count > 0), "what goes on beyond the scale is drawn open");
        axe::assert_clean(screen).await;
        screen.open(&format!("{pool}/shortlist")).await;
        screen.expect_text(".short-group", &ada).await;
        desk.open_candidate_at(screen, &pool, "Ada").await;
        screen.expect_text(".must-haves", &format!("Fit {ada}")).await;

        // Ada is on the team already. That is no tag: the field of the tags stays as it was typed.
        let ada = screen.place().await;
        screen.write("#mark-tags", "alpha").await;
        screen.click("#present-staff").await;
        screen.open(&pool).await;
        screen.expect_text(".found", "2 candidates").await;
        screen.expect_text(".eyebrow", "2 candidates and 1 current member of staff").await;
        screen.open(&ada).await;
        screen.text_of(".desk-notes").await;
        let noted = "return [document.querySelector('#mark-tags').value, document.querySelector('#present-staff').checked]";
        assert_eq!(screen.script(noted, vec![]).await, serde_json::json!(["alpha", true]));
        screen.open(&pool).await;
        screen.expect_text(".found", "2 candidates").await;
        let names = screen.texts_of(".member-line .who-name").await;
        assert!(names.iter().all(|name| !name.contains("Ada")), "{names:?}");
        screen.open(&format!("{pool}/decision")).await;
        screen.expect_text(".decision", "1 of 2 candidates").await;
        // And so with names hidden: staff are in no count then, either.
        screen.click_button("Hide names until a decision is noted").await;
        screen.expect_text(".notice", "Names are hidden").await;
        screen.expect_text(".decision", "1 of 2 candidates").await;
        screen.open(&pool).await;
        screen.expect_text(".eyebrow", "2 candidates and 1 current member of staff").await;
        screen.open("#/pools").await;
        screen.expect_text(".pool-list", "2 candidates and 1 current member of staff").await;
    });
}

/// Browsers propose the title for the file: of thirty kits each needs a name of its own.
#[test]
fn a_paper_is_named_after_whom_it_is_about_while_the_browser_prints() {
    journey(async |screen| {
        let desk = Desk::new();
        desk.pool_of(screen, &[somebody("Ada", 57, [0.5; 7], [0.0; 7])]).await;
        desk.open_candidate(screen, "Ada").await;
        desk.open_kit(screen).await;
        let title = async || screen.script("return document.title", vec![]).await;
        assert_eq!(title().await, "Interview kit · Cairn");
        screen.script("dispatchEvent(new Event('beforeprint'))", vec![]).await;
        let printing = title().await.to_string();
        assert!(printing.contains("Interview kit, Ada, "), "{printing}");
        screen.script("dispatchEvent(new Event('afterprint'))", vec![]).await;
        assert_eq!(title().await, "Interview kit · Cairn");
    });
}
