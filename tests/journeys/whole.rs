//! A person is all their attempts and what others have rated: every page says the same of them.

use std::path::PathBuf;

use cairn_core::attempt::{Answered, Millis};
use cairn_core::record::file::{About, RatingAnswer, RatingFile, Relation, mark_of, write_rating};
use cairn_core::record::load;
use cairn_core::{Level, RatingId, Skill};
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::stored::{as_records, full_attempt, put};
use journeys::{axe, journey};
use serde_json::json;

/// What a page says of each stage, last to first.
async fn percents(screen: &Screen) -> Vec<String> {
    screen.text_of(".stages .percent").await;
    screen.texts_of(".stages .percent").await
}

async fn value(screen: &Screen, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
    screen.script(script, vec![json!(selector)]).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn one_skill_after_a_full_assessment_buries_nothing() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        put(screen, &as_records(&full_attempt(&person, 20_000))).await;
        screen.reload().await;
        screen.open("#/result").await;
        let before = percents(screen).await;
        screen.begin("skill/leadership").await;
        person.rate(screen).await;
        person.answer(screen, 200).await;
        screen.open("#/result").await;
        let after = percents(screen).await;
        assert_eq!((before.len(), after.len()), (10, 10));
        assert_eq!(screen.texts_of(".skill-rows li").await.len(), Skill::COUNT);
        axe::assert_clean(screen).await;
        // The page says what the core says of both attempts together, and names both where they count.
        let kept = load(screen.local_storage().await).attempts;
        let whole = cairn_core::person::Person::of(person.bank(), &kept, Vec::new())
            .unwrap_or_else(|| panic!("nothing is kept"));
        let result = person.result_of(whole);
        let rows = screen.texts_of(".skill-rows li").await;
        for (text, row) in rows.iter().zip(&result.skills) {
            assert!(text.contains(&row.name) && text.contains(&row.level), "{text}: {}", row.level);
        }
        // The first page and that of the data count each question once, and name no single attempt for the person.
        screen.open("#/").await;
        screen.expect_text("main", "You have been here before: 2 attempts").await;
        screen
            .expect_text("main", "Your result combines every answer that counts, from all of your attempts.")
            .await;
        screen.open("#/settings").await;
        let given = Answered::of(&kept);
        let each: usize = kept.iter().map(|attempt| attempt.answers().len()).sum();
        assert!(given.all() < each, "ratings of both attempts are about the same");
        // The history lists both attempts by themselves: their sum is named for what it is.
        let by_attempt = Answered::attempt_by_attempt(&kept);
        screen
            .expect_text(
                "main",
                &format!(
                    "in 2 attempts; with repeats, {} ratings and {} questions",
                    by_attempt.ratings, by_attempt.questions
                ),
            )
            .await;
        screen
            .expect_text(
                "main",
                &format!(
                    "{} ratings and {} questions completed in 2 attempts",
                    given.ratings, given.questions
                ),
            )
            .await;
        screen.open("#/result").await;
        let next = screen.text_of(".next-step h2").await;
        screen.open("#/path").await;
        assert_eq!(percents(screen).await, after, "the path");
        screen.expect_text(".next-step h2", &next).await;
        screen.open("#/roles").await;
        screen.text_of(".roles").await;
        assert_eq!(screen.texts_of(".roles > li").await.len(), 7);
        screen.open("#/job").await;
        screen.text_of(".requirements").await;
        assert!(!screen.shows(".notice").await);
    });
}

#[test]
fn an_attempt_can_be_opened_continued_compared_and_deleted() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        for number in [20_000, 20_010] {
            put(screen, &as_records(&full_attempt(&person, number))).await;
        }
        screen.reload().await;
        screen.open("#/result").await;
        screen.expect_text(".rests-on", "It combines 2 attempts").await;
        screen.open("#/history").await;
        screen.text_of("[aria-label='All attempts']").await;
        assert_eq!(screen.texts_of("[aria-label='All attempts'] tbody tr").await.len(), 2);
        axe::assert_clean(screen).await;
        screen.click("[aria-label='All attempts'] tbody tr:first-child .ways a").await;
        screen.expect_text(".notice", "This is what one attempt shows by itself").await;
        assert_eq!(screen.texts_of(".skill-rows li").await.len(), Skill::COUNT);
        assert!(!screen.shows(".next-step").await, "one attempt by itself says nothing of what to do next");
        axe::assert_clean(screen).await;
        screen.click_button("Answer more").await;
        screen.text_of("main h1").await;
        assert_eq!(screen.place().await, "#/assess");

        screen.open("#/history").await;
        let first = "[aria-label='All attempts'] tbody tr:first-child .sure button";
        screen.click(first).await;
        screen.expect_text("[aria-label='All attempts'] [role=alert]", "This cannot be undone").await;
        assert_eq!(screen.focused().await, "Keep it");
        screen.click_button("Delete the attempt").await;
        screen
            .wait_for("one attempt is left", async || {
                screen.texts_of("[aria-label='All attempts'] tbody tr").await.len() == 1
            })
            .await;
        assert_eq!(load(screen.local_storage().await).attempts.len(), 1);
        screen.reload().await;
        screen.text_of("[aria-label='All attempts']").await;
        assert_eq!(screen.texts_of("[aria-label='All attempts'] tbody tr").await.len(), 1, "it stays gone");
        screen.open("#/result").await;
        screen.text_of(".result-grid").await;
        assert!(!screen.shows(".rests-on").await);
    });
}

/// What a colleague says, as a file in the journey's folder.
fn rating(person: &Person, mark: u32) -> String {
    let answer = |rating: &cairn_core::content::Rating| RatingAnswer {
        item: rating.id.clone(),
        version: rating.version,
        level: Level::new(4),
    };
    let rating = RatingFile {
        id: RatingId::parse("rating-00000000000000ab").unwrap_or_else(|| panic!("a rating's id")),
        made_at: Millis(1_795_000_000_000),
        content: person.content().version.clone(),
        about: About { name: String::new(), mark: Some(mark) },
        by: "Grace".to_owned(),
        relation: Some(Relation::Manager),
        answers: person.content().ratings.iter().map(answer).collect(),
    };
    let folder: PathBuf = std::env::temp_dir().join(format!("cairn-whole-{}", std::process::id()));
    let path = folder.join("grace.json");
    let done = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, write_rating(&rating)));
    done.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path.display().to_string()
}

#[test]
fn what_a_colleague_says_reaches_every_page_and_every_text() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        let attempt = full_attempt(&person, 20_000);
        screen.open("").await;
        put(screen, &as_records(&attempt)).await;
        screen.reload().await;
        screen.open("#/result").await;
        let alone = percents(screen).await;
        screen.open("#/open").await;
        screen.text_of("#files").await;
        screen.write("#files", &rating(&person, mark_of(attempt.id()))).await;
        screen.click_button("It is about me: keep it with my result").await;
        screen.expect_text(".opened", "your result includes it").await;

        screen.open("#/result").await;
        screen.expect_text(".lead", "and 35 ratings by one other person").await;
        let rated = percents(screen).await;
        assert_ne!(rated, alone, "somebody else's praise counts");
        let next = screen.text_of(".next-step h2").await;
        screen.open("#/path").await;
        assert_eq!(percents(screen).await, rated);
        screen.expect_text(".next-step h2", &next).await;
        screen.open("#/carry").await;
        screen.expect_text(".notice", "include how others have rated you").await;
        // It stands in a section that is closed.
        screen.wait_for("the text is made", async || value(screen, "#in-text").await.contains("# ")).await;
        let text = value(screen, "#in-text").await;
        for percent in &rated {
            let number = percent.rsplit(':').next().unwrap_or_default().trim();
            assert!(text.contains(&format!("| {number} |")), "{number}: {text}");
        }
        assert!(text.contains("35 ratings by another person"), "{text}");
        // One next step: the text has the words of the result and of the path.
        let says = format!("## Do this next\n\n{next}. ");
        screen
            .wait_for("the next step is in the text", async || {
                value(screen, "#in-text").await.contains(&says)
            })
            .await;
        screen.open("#/roles").await;
        screen.expect_text(".answer", "35 ratings by one other person").await;
    });
}
