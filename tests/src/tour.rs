//! A walk past every screen, once, as somebody would come by them.

use cairn_core::attempt::view::{AskKind, AssessView};

use crate::desk::desk_tour;
use crate::person::Person;
use crate::screen::Screen;

pub use crate::visitor::Visitor;

/// Goes past every screen that can be reached without a fault.
pub async fn tour(screen: &Screen, visitor: &mut impl Visitor) {
    screen.open("").await;
    visitor.at(screen, "01-home").await;
    screen.click_button("See an example result").await;
    screen.text_of(".result-grid").await;
    visitor.at(screen, "01-example").await;
    screen.open("").await;
    screen.click_button("Start").await;
    screen.expect_text("h1", "How thorough").await;
    visitor.at(screen, "02-choose").await;
    screen.click_button("Full assessment").await;
    screen.expect_heading("Full assessment").await;
    visitor.at(screen, "03-before").await;
    screen.click_button("Begin").await;
    screen.text_of("#ask-title").await;
    visitor.at(screen, "04-rating").await;

    let person = Person::junior_data_scientist();
    person.answer(screen, 6).await;
    screen.open("#/result").await;
    visitor.at(screen, "05-result-early").await;
    screen.open("#/assess").await;
    person.rate(screen).await;
    visit_questions(screen, &person, visitor).await;
    screen.wait_for("the questions end", async || !screen.shows(".options").await).await;
    visitor.at(screen, "08-end").await;

    screen.click_button("Say what you have done").await;
    screen.expect_heading("What you have done").await;
    screen.click(".milestones li:nth-child(1) input[type=checkbox]").await;
    screen.click(".milestones li:nth-child(2) input[type=checkbox]").await;
    screen.write("#evidence-2", "A report that two departments plan by").await;
    visitor.at(screen, "09-about-you").await;
    screen.click_button("See the result").await;
    screen.text_of(".result-grid").await;
    visitor.at(screen, "10-result").await;
    let open_all = "document.querySelectorAll('details').forEach(one => one.open = true)";
    screen.script(open_all, vec![]).await;
    visitor.at(screen, "11-result-open").await;
    screen.click_button("Review my answers").await;
    screen.text_of(".review summary").await;
    visitor.at(screen, "12-review").await;
    screen.script(open_all, vec![]).await;
    visitor.at(screen, "13-review-open").await;

    visit_path(screen, visitor).await;

    screen.open("#/carry").await;
    screen.text_of(".qr").await;
    visitor.at(screen, "18-carry").await;
    let script = "return document.querySelector('#link').value.split('#')[1]";
    let fragment = screen.script(script, vec![]).await.as_str().unwrap_or_default().to_owned();
    screen.open(&format!("#{fragment}")).await;
    screen.text_of(".result-grid").await;
    visitor.at(screen, "19-shared").await;
    screen.open("#/open").await;
    screen.write("#paste", &format!("#{fragment}")).await;
    screen.click_button("Open the link").await;
    screen.text_of(".result-grid").await;
    visitor.at(screen, "20-open").await;
    let resume = xtask::command::root().join("crates/core/tests/files/resume.json");
    screen.write("#files", &resume.display().to_string()).await;
    screen.text_of(".resume h2").await;
    visitor.at(screen, "21-resume").await;

    screen.open("#/roles").await;
    screen.text_of(".roles summary").await;
    visitor.at(screen, "21-roles").await;
    screen.script(open_all, vec![]).await;
    visitor.at(screen, "22-roles-open").await;
    screen.open("#/job").await;
    screen.text_of(".requirements li").await;
    visitor.at(screen, "23-job").await;
    screen.write("#ad", AD).await;
    screen.click_button("Read it").await;
    screen.text_of(".marks li").await;
    screen.script(open_all, vec![]).await;
    visitor.at(screen, "24-job-read").await;
    screen.open("#/history").await;
    screen.text_of(".lines li").await;
    visitor.at(screen, "25-history").await;
    visit_pools(screen, visitor).await;
    visit_rating(screen, visitor).await;
    visit_invitation(screen, visitor).await;
    desk_tour(screen, visitor).await;

    screen.open("#/method").await;
    screen.text_of("main h2").await;
    visitor.at(screen, "14-method").await;
    for (path, heading, name) in [
        ("#/settings", "", "15-settings"),
        ("#/privacy", "Privacy", "21-privacy"),
        ("#/no-such-place", "", "16-unknown"),
        ("#/", "Where do you stand", "17-home-again"),
    ] {
        screen.open(path).await;
        screen.expect_text("h1", heading).await;
        visitor.at(screen, name).await;
    }
}

/// A made-up job advertisement.
const AD: &str = "AI strategist. You bring 5+ years of experience in data science, Python and machine learning, \
    a bachelor's degree, a track record of AI products, and you lead cross-functional teams. You build our AI roadmap \
    and explain AI to our executives. A master's degree is not required. Scrum would be a plus.";

/// The path, closed and open, and the plan, before and after it is made.
async fn visit_path(screen: &Screen, visitor: &mut impl Visitor) {
    screen.open("#/path").await;
    screen.expect_text(".path .next-step", "takes about").await;
    visitor.at(screen, "21-path").await;
    let open_all = "document.querySelectorAll('details').forEach(one => one.open = true)";
    screen.script(open_all, vec![]).await;
    visitor.at(screen, "22-path-open").await;
    screen.open("#/plan").await;
    screen.expect_text(".plan h2", "hours").await;
    visitor.at(screen, "23-plan-draft").await;
    screen.click_button("Make this my plan").await;
    screen.expect_text(".plan", "hours done").await;
    screen.script(open_all, vec![]).await;
    screen.click(".step input").await;
    visitor.at(screen, "24-plan").await;
    screen.script(open_all, vec![]).await;
    visitor.at(screen, "25-plan-open").await;
}

/// A manager looks at the example, picks two, and changes the position.
async fn visit_pools(screen: &Screen, visitor: &mut impl Visitor) {
    screen.open("#/pools").await;
    visitor.at(screen, "30-pools").await;
    screen.click_button("Look at an example of 12 made-up candidates").await;
    screen.expect_text(".found", "12 candidates").await;
    screen.text_of(".steady").await;
    visitor.at(screen, "31-pool").await;
    screen.script("document.querySelectorAll('details').forEach(one => one.open = true)", vec![]).await;
    screen
        .script(
            "document.querySelectorAll('.member-line .tick').forEach((one, at) => at < 2 && one.click())",
            vec![],
        )
        .await;
    screen.text_of(".versus").await;
    visitor.at(screen, "32-pool-two").await;
    screen.click_button("The position").await;
    screen.expect_heading("The position").await;
    visitor.at(screen, "33-position").await;
    screen.go_back().await;
    screen.click_button("The decision").await;
    screen.expect_text(".decision", "2 of 12 candidates").await;
    visitor.at(screen, "34-decision").await;
    screen.click_button("Print a draft of the short list").await;
    screen.text_of(".short-rests").await;
    visitor.at(screen, "35-shortlist").await;
    screen.open("#/lawful").await;
    screen.text_of("main h2").await;
    visitor.at(screen, "36-lawful").await;
}

/// Somebody is asked to rate the person.
async fn visit_rating(screen: &Screen, visitor: &mut impl Visitor) {
    screen.open("#/carry").await;
    screen.text_of("label[for=rate-link]").await;
    let script = "return document.querySelector('#rate-link').value.split('#')[1]";
    let fragment = screen.script(script, vec![]).await.as_str().unwrap_or_default().to_owned();
    screen.open(&format!("#{fragment}")).await;
    screen.expect_heading("Rate somebody you work with").await;
    visitor.at(screen, "37-rate").await;
    screen.click_button("Begin").await;
    screen.text_of("#ask-title").await;
    visitor.at(screen, "38-rate-ask").await;
}

/// A manager invites somebody, who takes it and returns the answer.
async fn visit_invitation(screen: &Screen, visitor: &mut impl Visitor) {
    screen.open("#/pools").await;
    screen.click_button("Example pool").await;
    screen.expect_text(".found", "12 candidates").await;
    screen.click_button("Invite candidates").await;
    screen.expect_heading("Invite candidates").await;
    visitor.at(screen, "39-invite").await;
    screen.write("#invite-asks", "Grace of an example").await;
    screen.write("#invite-reply", "grace@example.org").await;
    screen.write("#invite-names", "Ada <ada@example.org>").await;
    screen.click_button("Make the invitations").await;
    screen.expect_text(".invited", "Ada").await;
    screen.click_button("Texts and QR code").await;
    screen.text_of(".texts-to-send .qr").await;
    visitor.at(screen, "40-invited").await;
    screen.open(&invitation_in(screen).await).await;
    screen.expect_heading("You are invited to show where you stand").await;
    visitor.at(screen, "41-invitation").await;
    screen.click_button("Return the result I have").await;
    screen.expect_text(".give-back h2", "Return your answers to").await;
    screen
        .script("document.querySelectorAll('.give-back details').forEach(one => one.open = true)", vec![])
        .await;
    visitor.at(screen, "42-give-back").await;
}

/// The address in the texts that are open on the page, from `#` on.
pub async fn invitation_in(screen: &Screen) -> String {
    screen.text_of(".texts-to-send label").await;
    let read =
        "return document.querySelector('.texts-to-send textarea').value.match(/#\\/i\\/[\\w-]+/)?.[0] ?? ''";
    screen.script(read, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Answers all questions; the first of each kind is a stop.
async fn visit_questions(screen: &Screen, person: &Person, visitor: &mut impl Visitor) {
    let (mut knowledge, mut judgement) = (false, false);
    while let AssessView::Ask(ask) = person.view(screen).await {
        screen.expect_text("#ask-title", &ask.title).await;
        if ask.kind == AskKind::Knowledge && !knowledge {
            knowledge = true;
            visitor.at(screen, "06-knowledge").await;
        } else if ask.kind == AskKind::Judgement && !judgement {
            judgement = true;
            visitor.at(screen, "07-judgement").await;
        }
        person.answer(screen, 1).await;
    }
}
