//! A manager with 40 candidates of known ability: groups before places, names hidden until a decision is noted, the
//! record of it, the check for adverse impact, the printed short list.

use cairn_core::attempt::{Degree, Fact, Field, Millis, Mode, Track};
use cairn_core::compare::{Assessor, Candidate, MadeUp, Mark, Member, Position, Ranking, made_up, rank};
use cairn_core::content::{Bank, Content};
use cairn_core::fair::{Chain, chain, read_decisions};
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::{Skill, Stage};
use cairn_measure::Seed;
use journeys::desk::choose_core;
use journeys::person::content_and_bank;
use journeys::screen::Screen;
use journeys::{axe, journey};
use serde_json::json;

use crate::whole_pools::KEEP_SAVED;

/// Letters that stand in no word of the app: whatever holds them has leaked.
const TELLTALE: &str = "Zqxj";

/// Forty made-up people of known ability, and the order in which they must stand.
struct Forty {
    profiles: Vec<ProfileFile>,
    truth: Vec<f64>,
    members: Vec<Member>,
    /// Who claims far too much, and in which skill.
    claims: Vec<(usize, Skill)>,
    ranking: Ranking,
}

/// The skill that somebody of the forty claims far too much in, if they do: every third of those whose ability lies low
/// enough that the scale has room for the claim.
fn planted(number: u64, middle: f64) -> Option<Skill> {
    let skill = usize::try_from(number / 3).ok().filter(|_| number.is_multiple_of(3) && middle < 0.5)?;
    Skill::ALL.get(skill % Skill::COUNT).copied()
}

/// By how much somebody rates themselves too high: alike everywhere, and far too high where an over-claim is planted.
fn bias(planted: Option<Skill>, everywhere: f64) -> [f64; Skill::COUNT] {
    let mut bias = [everywhere; Skill::COUNT];
    if let Some(skill) = planted {
        bias[skill.index()] = 2.5;
    }
    bias
}

fn forty(content: &Content, bank: &Bank) -> Forty {
    let assessor = Assessor::new(content, bank);
    let position = Position::strategist(content);
    let shares = position.shares().unwrap_or_else(|| panic!("no weights"));
    let (mut profiles, mut truth, mut members, mut claims) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for number in 0..40u64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let unit = |part: u64| (Seed(number).part(part).0 >> 11) as f64 / (1u64 << 53) as f64;
        let middle = 3.0 * unit(1) - 1.0;
        let abilities: [f64; Skill::COUNT] =
            std::array::from_fn(|skill| middle + unit(10 + u64::try_from(skill).unwrap_or(0)) - 0.5);
        let planted = planted(number, middle);
        claims.extend(planted.map(|skill| (profiles.len(), skill)));
        truth.push(abilities.iter().zip(shares).map(|(ability, share)| ability * share).sum());
        let stage = Stage::new(1).unwrap_or_else(|| panic!("no stage"));
        let person = MadeUp {
            name: format!("{TELLTALE}{number:02} Person"),
            abilities,
            bias: bias(planted, unit(2) * 1.6 - 0.8),
            mode: Mode::Full,
            facts: vec![
                Fact::Years(Track::Data, Some(31)),
                Fact::Degree(Some(Degree::Doctor)),
                Fact::Field(Some(Field::Other)),
                Fact::Milestone { stage, done: Some(true), evidence: format!("{TELLTALE} university, 1987") },
            ],
            at: Millis(1_795_000_000_000),
            seed: 1000 + number,
        };
        let profile = made_up(content, bank, &person).unwrap_or_else(|| panic!("nobody was made up"));
        let candidate = Candidate::new(profile.clone()).unwrap_or_else(|| panic!("no candidate"));
        let standing = assessor.of_profile(&profile).unwrap_or_else(|| panic!("no standing"));
        members.push(Member::new(candidate.id, profile.name.clone(), Vec::new(), standing, Mark::default()));
        profiles.push(profile);
    }
    let ranking = rank(&members, &position).unwrap_or_else(|| panic!("no ranking"));
    Forty { profiles, truth, members, claims, ranking }
}

/// Chooses the files of these profiles, as a person would choose or drop many at once.
async fn choose(screen: &Screen, profiles: &[ProfileFile]) {
    let file = |profile: &ProfileFile| {
        let name = format!("{}.cairn.json", profile.name.replace(' ', "-"));
        (name, write_profile(profile, Include::ALL))
    };
    let files: Vec<(String, String)> = profiles.iter().map(file).collect();
    let named: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    screen.choose_files("#candidates", &named).await;
    screen.expect_text(".brought", &format!("{} candidates were added", profiles.len())).await;
}

/// Makes a pool, and brings these people in.
async fn bring(screen: &Screen, profiles: &[ProfileFile]) {
    screen.open("#/pools").await;
    screen.write("#pool-name", "Autumn").await;
    screen.click_button("Make the pool").await;
    screen.expect_heading("Add your candidates").await;
    screen.text_of("#candidates").await;
    choose(screen, profiles).await;
}

/// The rows of the table from top to bottom: the group's letter before its people, by name.
async fn rows(screen: &Screen) -> Vec<(String, Vec<String>)> {
    let script = "const grid = document.querySelector('#candidates-table'), seen = new Map(), done = arguments[0];
        let top = 0;
        const step = () => {
          for (const line of grid.querySelectorAll('.grid-body [role=row]')) seen.set(+line.id.split('-')[1],
            [line.querySelector('.who-name b')?.innerText ?? '', line.innerText]);
          if (top > grid.scrollHeight) return done([...seen].sort((a, b) => a[0] - b[0]).map(pair => pair[1]));
          top += 300; grid.scrollTop = top;
          requestAnimationFrame(() => requestAnimationFrame(step));
        }; grid.scrollTop = 0; requestAnimationFrame(() => requestAnimationFrame(step));";
    let found = screen.script_with_callback(script).await;
    let lines: Vec<(String, String)> = serde_json::from_value(found).unwrap_or_default();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (name, text) in lines {
        if name.is_empty() {
            groups.push((text, Vec::new()));
        } else if let Some((_, people)) = groups.last_mut() {
            people.push(name);
        }
    }
    groups
}

/// Everything that the page holds, seen or not: markup, title, address, what fields say, what was offered for saving.
async fn whole(screen: &Screen) -> String {
    let script = "return [document.documentElement.outerHTML, document.title, location.href,
        ...[...document.querySelectorAll('input, textarea, select')].map(field => field.value),
        ...(window.saved ?? [])].join('\\n')";
    screen.script(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

async fn nothing_leaks(screen: &Screen, place: &str) {
    let page = whole(screen).await.to_lowercase();
    for secret in [TELLTALE, "1987", "doctorate", "secretnote", "secrettag", "31 years"] {
        let at = page.find(&secret.to_lowercase());
        let around = at.map(|at| page.get(at.saturating_sub(80)..at + 80).unwrap_or_default().to_owned());
        assert_eq!(around, None, "{place} leaks {secret}");
    }
}

#[test]
fn forty_candidates_of_known_ability_stand_in_the_right_groups() {
    let (content, bank) = content_and_bank();
    let forty = forty(&content, &bank);
    journey(async |screen| {
        bring(screen, &forty.profiles).await;
        let shown = rows(screen).await;
        let expected: Vec<Vec<String>> = (0..forty.ranking.groups.len())
            .map(|group| {
                forty.ranking.members(group).iter().map(|at| forty.members[*at].name().to_owned()).collect()
            })
            .collect();
        let sorted = |mut names: Vec<String>| {
            names.sort();
            names
        };
        let shown: Vec<Vec<String>> = shown.into_iter().map(|(_, people)| sorted(people)).collect();
        assert_eq!(shown, expected.into_iter().map(sorted).collect::<Vec<_>>());

        // The order of groups is right, by what is true of their people.
        let truth = |names: &[String]| -> f64 {
            let of = |name: &String| forty.members.iter().position(|one| one.name() == name);
            let all: Vec<f64> = names.iter().filter_map(of).map(|at| forty.truth[at]).collect();
            #[expect(clippy::cast_precision_loss, reason = "forty people")]
            let count = all.len() as f64;
            all.iter().sum::<f64>() / count
        };
        let means: Vec<f64> = shown.iter().map(|names| truth(names)).collect();
        assert!(means.len() > 2 && means.is_sorted_by(|above, below| above > below), "{means:?}");
        told_apart_only_where_the_data_show_it(&forty);
        the_kits_hit_the_planted_over_claims(screen, &content, &forty).await;
    });
}

/// Of those who claim far too much in one skill, the kits ask about that skill and say why.
async fn the_kits_hit_the_planted_over_claims(screen: &Screen, content: &Content, forty: &Forty) {
    let pool = screen.place().await;
    // Python weighs half as much as the others: what is claimed there is not always worth a question.
    let claims: Vec<_> = forty.claims.iter().filter(|(_, skill)| *skill != Skill::Python).collect();
    let (mut asked, mut named, all) = (0, 0, claims.len());
    for (at, skill) in claims {
        let (member, skill) =
            (&forty.members[*at], content.skill(*skill).unwrap_or_else(|| panic!("no skill")));
        screen.open(&format!("{pool}/c/{}/kit", member.id.as_str().replace('/', "_"))).await;
        choose_core(screen).await;
        // What is known of somebody is closed until whoever scores opens it.
        screen
            .script("document.querySelectorAll('details.why').forEach(one => one.open = true)", vec![])
            .await;
        let questions = screen.texts_of(".kit-questions > li").await;
        let own = questions.iter().filter(|text| text.contains(&format!("{} ·", skill.name)));
        let own: Vec<&String> = own.collect();
        asked += usize::from(own.len() >= 2);
        named += usize::from(own.iter().any(|text| text.contains("they rate themselves")));
    }
    // Whoever rates themselves low in everything else leaves less of an over-claim to be seen.
    assert!(all >= 6 && asked == all && named * 2 >= all, "asked {asked}, named {named} of {all}");
}

/// Of pairs whose true difference is below what the data can show, hardly any is said to be told apart, and those who stand
/// in neighbouring groups all the same are marked as not told apart.
fn told_apart_only_where_the_data_show_it(forty: &Forty) {
    let ranking = &forty.ranking;
    let (mut close, mut said) = (0, 0);
    for one in 0..40 {
        for other in 0..40 {
            let (first, second) = (ranking.fits[one], ranking.fits[other]);
            let shows = 1.2816 * first.sd.hypot(second.sd);
            let above = ranking.above(one, other).map_or(0.5, cairn_measure::Prob::get);
            if one != other && (forty.truth[one] - forty.truth[other]).abs() < 0.5 * shows {
                close += 1;
                said += usize::from(above >= 0.9);
            }
            if ranking.group(one).map(|group| group + 1) == ranking.group(other) && above < 0.9 {
                assert!(ranking.bridges(other), "the cut between {one} and {other} is taken for a wall");
            }
        }
    }
    assert!(
        close > 100 && said * 8 < close,
        "{said} of {close} pairs that are alike are said to be told apart"
    );
}

#[test]
fn hidden_names_leak_nowhere_until_a_decision_is_noted_which_can_be_checked_later() {
    let (content, bank) = content_and_bank();
    let forty = forty(&content, &bank);
    journey(async |screen| {
        screen.before_each_page(KEEP_SAVED).await;
        bring(screen, &forty.profiles[..38]).await;
        screen.click(".member-line .tick").await;
        screen.write("#mark-tags", "secrettag").await;
        screen.write(".picked textarea", "secretnote").await;
        screen.expect_text(".picked", "Saved.").await;
        screen.expect_text(".grid-body", TELLTALE).await;

        screen.click_button("Hide names until a decision is noted").await;
        screen.expect_text(".veil", "Names are hidden").await;
        screen.expect_text(".grid-body", "Candidate ").await;
        nothing_leaks(screen, "the pool").await;
        axe::assert_clean(screen).await;
        let groups = rows(screen).await;
        assert_eq!(groups.iter().map(|(_, people)| people.len()).sum::<usize>(), 38);
        nothing_leaks(screen, "the end of the table").await;
        choose(screen, &forty.profiles[38..]).await;
        nothing_leaks(screen, "bringing in").await;
        for button in ["A table (CSV)", "JSON with intervals", "Save the pool to a file"] {
            let before = screen.script("return saved.length", vec![]).await;
            screen.click_button(button).await;
            screen
                .wait_for("it is saved", async || {
                    screen.script("return saved.length", vec![]).await != before
                })
                .await;
        }
        nothing_leaks(screen, "the exports").await;
        assert!(whole(screen).await.contains("holds them in packed form"), "what the file holds is said");
        screen.reload().await;
        screen.expect_text(".grid-body", "Candidate ").await;
        nothing_leaks(screen, "the pool after a reload").await;

        screen.click_button("Clear all picks").await;
        for at in [2, 3] {
            // The bar that says who is picked may lie over a row, until the page is scrolled.
            let row = format!(".grid-body [role=row]:nth-child({at}) .tick");
            screen.text_of(&row.replace(" .tick", "")).await;
            screen.script("document.querySelector(arguments[0]).click()", vec![json!(row)]).await;
        }
        screen.expect_text("#versus-title", "Candidate ").await;
        nothing_leaks(screen, "two beside each other").await;
        let pool = screen.place().await;
        let picked = "return document.querySelector('.member-line[aria-selected=true]').dataset.candidate";
        let picked = screen.script(picked, vec![]).await.as_str().unwrap_or_default().replace('/', "_");
        for (place, heading) in [
            ("compare".to_owned(), "Side by side"),
            ("team".to_owned(), "needs are covered"),
            (format!("c/{picked}"), "Candidate "),
            (format!("c/{picked}/kit"), "Interview kit"),
            (format!("c/{picked}/confirm"), "Confirmation test"),
        ] {
            screen.open(&format!("{pool}/{place}")).await;
            screen.expect_text("h1", heading).await;
            nothing_leaks(screen, &place).await;
        }
        screen.open(&pool).await;
        screen.expect_text("#versus-title", "Candidate ").await;
        screen.click_button("The decision").await;
        screen.expect_heading("The decision").await;
        screen.expect_text(".decision", "2 of 40 candidates").await;
        nothing_leaks(screen, "the decision").await;
        screen.click_button("Print a draft of the short list").await;
        screen.expect_text("h1", "Short list").await;
        screen.expect_text(".short-rests", "This is a draft, with everybody who was picked on").await;
        nothing_leaks(screen, "the short list").await;
        screen.go_back().await;
        screen.expect_heading("The decision").await;
        screen.click_button("Note the decision").await;
        screen.expect_text(".said", "Write down the reason first").await;
        screen.write("#reason", "Both are ahead in leading change.").await;
        screen.click_button("Note the decision").await;
        screen
            .expect_text(
                ".decisions",
                "until then; before they were hidden, 38 candidates could be seen here by name",
            )
            .await;
        screen.expect_text(".chosen", TELLTALE).await;
        axe::assert_clean(screen).await;
        check_the_record(screen).await;
        check_impact(screen, &forty).await;
        screen.click_button("Print this decision").await;
        screen.expect_text(".short-rests", "Both are ahead in leading change.").await;
        screen.expect_text(".short-group", TELLTALE).await;
        // The label of the record stands beside a name that may change.
        screen.expect_text(".record-label", "Candidate ").await;
        axe::assert_clean(screen).await;
        let pdf = screen.print().await;
        // Chromium writes each page as an object of its own that names its kind.
        let kind = b"/Type /Page\n";
        let pages = pdf.windows(kind.len()).filter(|part| part == kind).count();
        assert!((1..=2).contains(&pages), "{pages} pages");
        an_earlier_decision_is_hidden_with_the_names(screen).await;
    });
}

/// A reason may name anybody, and years tell an age: hidden again with the names, whatever was noted before.
async fn an_earlier_decision_is_hidden_with_the_names(screen: &Screen) {
    let secret = format!("Because {TELLTALE} said 31 years.");
    screen.go_back().await;
    screen.expect_heading("The decision").await;
    screen.write("#reason", &secret).await;
    screen.click_button("Note the decision").await;
    screen.expect_text(".decisions", &secret).await;
    screen.click_button("Hide names until a decision is noted").await;
    screen.expect_text("main", "Names are hidden, and with them").await;
    screen.expect_text(".decisions", "While names are hidden, so are the reason").await;
    // What was offered for saving before was saved with names shown.
    screen.script("saved.length = 0", vec![]).await;
    nothing_leaks(screen, "the decisions noted before").await;
    axe::assert_clean(screen).await;
    let paper = screen.place().await.replace("/decision", "/shortlist/2");
    screen.open(&paper).await;
    screen.expect_text(".short-rests", "While names are hidden, so are the reason").await;
    nothing_leaks(screen, "the paper of a decision noted before").await;
}

/// What is saved is the record, whole; changed, it is found out.
async fn check_the_record(screen: &Screen) {
    screen.click_button("Save the record").await;
    screen.expect_text(".decision", "check that it is in your downloads").await;
    let read = "return saved.findLast(text => text.includes('decisions')) ?? ''";
    screen
        .wait_for("the record is saved", async || {
            screen.script(read, vec![]).await.as_str().is_some_and(|text| !text.is_empty())
        })
        .await;
    let text = screen.script(read, vec![]).await.as_str().unwrap_or_default().to_owned();
    let record = read_decisions(text.as_bytes()).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(chain(&record), Chain::Whole);
    let decision = &record[0].decision;
    assert_eq!((decision.listed.len(), decision.listed.iter().filter(|one| one.chosen).count()), (40, 2));
    assert!(decision.hidden && !text.contains(TELLTALE), "{text}");
    screen.expect_text(".hash", record[0].told.as_str()).await;
    let folder = std::env::temp_dir();
    for (name, content, words) in [
        ("kept.json", text.clone(), record[0].told.as_str()),
        (
            "changed.json",
            text.replacen("\\\"chosen\\\":false", "\\\"chosen\\\":true", 1),
            "decision 1 does not match its fingerprint",
        ),
    ] {
        let path = folder.join(format!("cairn-{}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap_or_else(|error| panic!("{error}"));
        screen.script("document.querySelector('.check-record').open = true", vec![]).await;
        screen.write("#record-file", &path.display().to_string()).await;
        screen.expect_text(".checked", words).await;
    }
}

/// f44
async fn check_impact(screen: &Screen, forty: &Forty) {
    let line = |at: usize| {
        format!("{};{}", forty.profiles[at].name, if at.is_multiple_of(2) { "even" } else { "odd" })
    };
    let mut list: Vec<String> = (0..40).map(line).collect();
    list.extend([
        "Nobody Known;odd".to_owned(),
        ";odd".to_owned(),
        line(0),
        format!("{};", forty.profiles[1].name),
    ]);
    let text = format!("\u{feff}name;group\r\n{}", list.join("\r\n"));
    let set = "const field = document.querySelector('#groups'); field.value = arguments[0];";
    screen.script(set, vec![json!(text)]).await;
    screen.click_button("Compare the groups").await;
    screen.expect_text(".decision table", "even").await;
    let rows = screen.texts_of(".decision table tbody tr").await;
    assert!(rows.len() == 2 && rows.iter().all(|row| row.contains("20")), "{rows:?}");
    screen.expect_text(".unmatched", "4 lines are not counted").await;
    screen.expect_text(".unmatched", "no candidate has this name").await;
    screen.expect_text(".decision", "What this cannot show").await;
    axe::assert_clean(screen).await;
}
