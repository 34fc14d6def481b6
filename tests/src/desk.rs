//! What a manager does with one candidate, and with a few of them.

use cairn_core::attempt::{Choice, Millis, Mode};
use cairn_core::compare::{MadeUp, made_up};
use cairn_core::content::{Bank, Content};
use cairn_core::record::file::{
    About, Include, ProfileFile, RatingAnswer, RatingFile, Relation, write_profile, write_rating,
};
use cairn_core::{Level, RatingId, Skill};
use serde_json::json;

use crate::person::content_and_bank;
use crate::screen::Screen;
use crate::visitor::Visitor;

/// The content as the built app has it, and people made from it.
pub struct Desk {
    content: Content,
    bank: Bank,
}

/// Somebody with these abilities in all skills, who rates themselves so much above them.
pub fn somebody(name: &str, seed: u64, abilities: [f64; Skill::COUNT], bias: [f64; Skill::COUNT]) -> MadeUp {
    let at = Millis(1_795_000_000_000);
    MadeUp { name: name.to_owned(), abilities, bias, mode: Mode::Full, facts: Vec::new(), at, seed }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// Reads the content.
    pub fn new() -> Self {
        let (content, bank) = content_and_bank();
        Self { content, bank }
    }

    /// A new pool with these people in it.
    pub async fn pool_of(&self, screen: &Screen, people: &[MadeUp]) {
        screen.open("#/pools").await;
        screen.write("#pool-name", "Head of AI").await;
        screen.click_button("Make the pool").await;
        screen.expect_heading("Add your candidates").await;
        let files: Vec<(String, String)> = people
            .iter()
            .map(|person| {
                (format!("{}.cairn.json", person.name), write_profile(&self.profile(person), Include::ALL))
            })
            .collect();
        let named: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        screen.choose_files("#candidates", &named).await;
        let words = if files.len() == 1 { "1 candidate" } else { &format!("{} candidates", files.len()) };
        screen.expect_text(".found", words).await;
    }

    /// The profile of somebody.
    pub fn profile(&self, person: &MadeUp) -> ProfileFile {
        made_up(&self.content, &self.bank, person).unwrap_or_else(|| panic!("the content makes nobody"))
    }

    /// The file of a rating by "Boss" with this level everywhere, about the attempt of this mark.
    pub fn rating(&self, mark: u32, level: u8) -> String {
        let answer = |rating: &cairn_core::content::Rating| RatingAnswer {
            item: rating.id.clone(),
            version: rating.version,
            level: Level::new(level),
        };
        write_rating(&RatingFile {
            id: RatingId::parse("rating-of-a-boss").unwrap_or_else(|| panic!("no id")),
            made_at: Millis(1_796_000_000_000),
            content: self.content.version.clone(),
            about: About { name: "Ada".to_owned(), mark: Some(mark) },
            by: "Boss".to_owned(),
            relation: Some(Relation::Manager),
            answers: self.content.ratings.iter().map(answer).collect(),
        })
    }

    /// Picks the people of these names in the table.
    pub async fn pick(&self, screen: &Screen, names: &[&str]) {
        for name in names {
            let script = "const line = [...document.querySelectorAll('.member-line')]
                .find(line => line.innerText.includes(arguments[0]));
                line?.click(); return line !== undefined";
            screen
                .wait_for(&format!("{name} can be picked"), async || {
                    screen.script(script, vec![json!(name)]).await.as_bool().unwrap_or(false)
                })
                .await;
        }
    }

    /// Opens the page of the only one in the pool.
    pub async fn open_candidate(&self, screen: &Screen, name: &str) {
        self.pick(screen, &[name]).await;
        screen.click_button("Open the candidate").await;
        screen.expect_text("h1", name).await;
    }

    /// Opens the page of somebody of the pool at this address.
    pub async fn open_candidate_at(&self, screen: &Screen, pool: &str, name: &str) {
        screen.open(pool).await;
        screen.expect_text(".member-line", name).await;
        let script = "return [...document.querySelectorAll('.member-line')]
            .find(line => line.innerText.includes(arguments[0]))?.dataset.candidate ?? ''";
        let id = screen.script(script, vec![json!(name)]).await;
        let id = id.as_str().unwrap_or_default().replace('/', "_");
        screen.open(&format!("{pool}/c/{id}")).await;
        screen.expect_text("h1", name).await;
    }

    /// Opens the interview kit of the candidate on the screen; where no questions for everybody are chosen yet, chooses them.
    pub async fn open_kit(&self, screen: &Screen) {
        screen.click_button("Interview kit").await;
        screen.expect_text("h1", "Interview kit").await;
        choose_core(screen).await;
    }

    /// Gives the answer of a person to the question of a confirmation test that is on the screen.
    pub async fn answer(&self, screen: &Screen, person: &MadeUp) {
        let asked = screen.text_of(".ask-bar span").await;
        let wanted = self.option_of(screen, person).await;
        screen.think().await;
        let script = "const option = [...document.querySelectorAll('.option span')]
            .find(option => option.innerText.trim() === arguments[0]);
            option?.parentElement.click();
            return option?.parentElement.ariaChecked === 'true'";
        screen
            .wait_for(&format!("\"{wanted}\" can be picked"), async || {
                screen.script(script, vec![json!(wanted)]).await.as_bool().unwrap_or(false)
            })
            .await;
        screen.click_button("Submit this answer").await;
        screen
            .wait_for("the next question comes", async || {
                screen.texts_of(".ask-bar span").await.first() != Some(&asked)
            })
            .await;
    }

    /// The text of the option that a person picks.
    async fn option_of(&self, screen: &Screen, person: &MadeUp) -> String {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let stem = plain(&screen.text_of("#ask-text").await);
        let options: Vec<String> =
            screen.texts_of(".option span").await.iter().map(|text| plain(text)).collect();
        for question in self.bank.questions() {
            for variant in 0..question.variants() {
                let shown = question.shown(variant);
                let texts: Vec<String> = shown.options.iter().map(|text| plain(text)).collect();
                if plain(&shown.stem) == stem && texts.iter().all(|text| options.contains(text)) {
                    return match person.answer(question) {
                        Some(Choice::Option(place)) => shown.options[usize::from(place)].clone(),
                        _ => "I don't know".to_owned(),
                    };
                }
            }
        }
        panic!("no question of the bank says \"{stem}\"")
    }

    /// Answers a whole confirmation test as a person would.
    pub async fn whole_test(&self, screen: &Screen, person: &MadeUp) {
        while screen.shows(".option").await {
            self.answer(screen, person).await;
        }
    }
}

/// On the page of an interview kit: where no questions for everybody are chosen yet, chooses those that are offered.
pub async fn choose_core(screen: &Screen) {
    screen
        .wait_for("the kit or what it would ask", async || {
            screen.shows(".kit-questions h3").await || screen.shows(".core-offered li").await
        })
        .await;
    if screen.shows(".core-offered li").await {
        screen.click_button("Ask everybody these questions").await;
    }
    screen.text_of(".kit-questions h3").await;
}

/// Past the screens about candidates.
pub async fn desk_tour(screen: &Screen, visitor: &mut impl Visitor) {
    let desk = Desk::new();
    let people = [
        somebody("Ada", 11, [0.8, 1.0, 0.4, 0.6, 0.4, 0.9, 1.0], [1.2; 7]),
        somebody("Ben", 12, [1.6, 1.4, 1.5, -0.4, -0.6, -0.5, 0.0], [0.0; 7]),
        somebody("Cleo", 13, [-0.5, -0.6, -1.0, 1.4, 1.6, 1.8, 1.7], [0.4; 7]),
    ];
    desk.pool_of(screen, &people).await;
    desk.pick(screen, &["Ada", "Ben", "Cleo"]).await;
    screen.click_button("Side by side").await;
    screen.text_of(".side-row").await;
    visitor.at(screen, "60-beside").await;
    screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
    visitor.at(screen, "61-beside-open").await;
    screen.go_back().await;
    screen.text_of(".member-line").await;
    screen.click_button("The team").await;
    screen.text_of(".needs").await;
    screen.click_button("Remove").await;
    screen.text_of(".gains").await;
    visitor.at(screen, "62-team").await;
    screen.go_back().await;
    screen.text_of(".member-line").await;
    screen.click_button("Clear all picks").await;
    desk.open_candidate(screen, "Ada").await;
    screen.text_of(".result-grid").await;
    visitor.at(screen, "63-candidate").await;
    desk.open_kit(screen).await;
    visitor.at(screen, "64-kit").await;
    screen.pick("5 good").await;
    screen.text_of(".combined").await;
    visitor.at(screen, "65-kit-scored").await;
    screen.go_back().await;
    screen.click_button("Confirmation test").await;
    screen.expect_heading("Confirmation test").await;
    visitor.at(screen, "66-confirm").await;
    screen.click_button("Begin the test").await;
    screen.text_of(".option").await;
    visitor.at(screen, "67-confirm-question").await;
    desk.whole_test(screen, &people[0]).await;
    screen.text_of("[data-finding]").await;
    visitor.at(screen, "68-confirm-over").await;
}
