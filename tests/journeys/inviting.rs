//! From a position to an invited candidate's profile in the ranking, and what becomes of invitations that are none.

use cairn_core::invite::{Invitation, InviteId, MailAddress, Reply, Scope};
use cairn_core::plan::Day;
use cairn_core::record::file::{Include, ProfileFile, read_profile, write_profile};
use cairn_core::record::link::{find_link, write_invitation};
use journeys::desk::{Desk, somebody};
use journeys::person::Person;
use journeys::screen::Screen;
use journeys::tour::invitation_in;
use journeys::{axe, journey};
use serde_json::json;

use crate::whole_pools::{KEEP_SAVED, saved};

/// An invitation to a quick look.
fn quick() -> Invitation {
    Invitation {
        id: InviteId::new(0x00ab_cdef_0123),
        open: false,
        made: Day::parse("2026-11-01").unwrap_or_else(|| panic!("no day")),
        asks: "Grace".to_owned(),
        position: "Strategist".to_owned(),
        scope: Scope::Quick,
        until: Day::parse("2199-12-31"),
        reply: MailAddress::parse("grace@example.org").map_or(Reply::Unsaid, Reply::Mail),
        line: "It takes a quarter of an hour.".to_owned(),
    }
}

async fn attribute(screen: &Screen, selector: &str, name: &str) -> String {
    let read = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''";
    screen.script(read, vec![json!(selector), json!(name)]).await.as_str().unwrap_or_default().to_owned()
}

/// The manager makes a pool and invites three; gives the pool's file and the address of the first invitation.
fn invites() -> (String, String) {
    let mut made = (String::new(), String::new());
    journey(async |screen| {
        screen.before_each_page(KEEP_SAVED).await;
        screen.open("#/pools").await;
        screen.write("#pool-name", "Head of AI").await;
        screen.click_button("Make the pool").await;
        screen.expect_heading("Add your candidates").await;
        screen.click_button("Invite candidates").await;
        screen.expect_heading("Invite candidates").await;
        screen.write("#invite-asks", "Grace, Example & Sons").await;
        screen.write("#invite-reply", "javascript:alert(1)").await;
        screen.write("#invite-names", "Ada <ada@example.org>\nKim\nKim").await;
        // What is typed and not sent outlives a reload.
        screen.reload().await;
        screen.expect_heading("Invite candidates").await;
        let typed =
            "return ['asks', 'reply', 'names'].map(one => document.querySelector(`#invite-${one}`)?.value)";
        let before =
            json!(["Grace, Example & Sons", "javascript:alert(1)", "Ada <ada@example.org>\nKim\nKim"]);
        screen
            .wait_for("the fields have what was typed", async || screen.script(typed, vec![]).await == before)
            .await;
        screen.click_button("Make the invitations").await;
        screen.expect_text(".invite-form [role=alert]", "not an email address").await;
        screen.script("document.querySelector('#invite-reply').value = ''", vec![]).await;
        screen.write("#invite-reply", "grace@example.org").await;
        screen.pick("Some skills").await;
        screen.click_button("Make the invitations").await;
        screen.expect_text(".invite-form [role=alert]", "Choose at least one skill").await;
        screen.pick("Python").await;
        let date = "const field = document.querySelector('#invite-until'); field.value = arguments[0];
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        screen.script(date, vec![json!("2020-01-01")]).await;
        screen.click_button("Make the invitations").await;
        screen.expect_text(".invite-form [role=alert]", "has passed").await;
        screen.script(date, vec![json!("2199-01-01")]).await;
        screen.click_button("Make the invitations").await;
        screen.expect_text(".invite-form [role=status]", "3 invitations were made").await;
        screen.expect_text(".invited-counts", "3 invited · 0 returned").await;
        assert_eq!(screen.texts_of(".invited h3").await.len(), 3, "two of one name are two");
        screen.expect_text(".invited", "ada@example.org").await;
        let heard = "return new Set([...document.querySelectorAll('.invited button')].map(one => one.textContent).filter(text => text.includes(' for '))).size";
        assert_eq!(screen.script(heard, vec![]).await, json!(6), "the buttons of two of one name are two");
        screen.click_button("Texts and QR code").await;
        let link = invitation_in(screen).await;
        screen.text_of(".texts-to-send .qr").await;
        assert_eq!(
            screen.script(ONE_UNDER_ANOTHER, vec![]).await,
            json!(true),
            "whole width, none over another"
        );
        let mail = attribute(screen, ".texts-to-send a[href^=mailto]", "href").await;
        assert!(mail.starts_with("mailto:ada@example.org?subject=") && mail.len() <= 2_000, "{mail}");
        axe::assert_clean(screen).await;
        screen.reload().await;
        screen.expect_text(".invited-counts", "3 invited").await;
        screen.click(".invite .eyebrow a").await;
        screen.expect_text(".pool", "3 invited · 0 returned").await;
        // An empty pool has no button to save it: everything is saved.
        screen.open("#/settings").await;
        screen.click_button("Save everything to a file").await;
        made = (saved(screen, "cairn-pools/").await, link);
    });
    made
}

/// Whether each text, its button and the code have the width of their box, and each begins below the one before.
const ONE_UNDER_ANOTHER: &str = "const box = document.querySelector('.texts-to-send');
    const parts = [...box.querySelectorAll('.text-to-send textarea, .text-to-send button, .qr')].map(one => one.getBoundingClientRect());
    const texts = [...box.querySelectorAll('.text-to-send textarea')];
    return texts.length === 4 && texts.every(one => one.offsetWidth > 0.8 * box.clientWidth)
        && parts.every((one, at) => at === 0 || one.top >= parts[at - 1].bottom);";

/// The candidate, in a browser of their own, takes it, answers one skill and returns a file without a name.
fn answers(link: &str) -> String {
    let mut returned = String::new();
    journey(async |screen| {
        screen.before_each_page(KEEP_SAVED).await;
        screen.open(link).await;
        screen.expect_heading("You are invited to show where you stand").await;
        screen.expect_text(".lead", "Grace, Example & Sons").await;
        screen.expect_text(".lead", "Cairn cannot check that").await;
        screen.expect_text(".facts", "Python").await;
        screen.expect_text(".facts", "1 January 2199").await;
        axe::assert_clean(screen).await;
        screen.click_button("Accept").await;
        screen.click_button("Begin").await;
        Person::engineering_manager().answer(screen, 200).await;
        screen.click_button("Skip to the result").await;
        screen.expect_text(".give-back h2", "Grace, Example & Sons").await;
        axe::assert_clean(screen).await;
        let mail = attribute(screen, ".give-back a[href^=mailto]", "href").await;
        assert!(mail.starts_with("mailto:grace@example.org?subject=My%20Cairn%20profile"), "{mail}");
        assert!(mail.len() <= 2_000 && mail.contains("%23%2Fp%2F"), "{mail}");
        screen.click_button("Save the file").await;
        returned = saved(screen, "\"invitation\"").await;
        screen.expect_text(".give-back", "You handed over your answers on").await;
        let address = "return document.querySelector('.give-back textarea').value";
        let address = screen.script(address, vec![]).await.as_str().unwrap_or_default().to_owned();
        let found = find_link(&address).unwrap_or_else(|error| panic!("{error:?}: {address}"));
        let file = read_profile(returned.as_bytes()).unwrap_or_else(|error| panic!("{error:?}")).profile;
        assert!(file.invitation.is_some() && file.invitation == found.profile.invitation);
        // What is taken along otherwise answers nobody.
        screen.open("#/carry").await;
        screen.text_of(".qr").await;
        let carried = "return document.querySelector('#link').value";
        let carried = screen.script(carried, vec![]).await.as_str().unwrap_or_default().to_owned();
        assert_eq!(find_link(&carried).map(|found| found.profile.invitation), Ok(None));
    });
    returned
}

#[test]
fn from_a_position_to_an_invited_candidate_in_the_ranking() {
    let (everything, link) = invites();
    let profile = answers(&link);
    journey(async |screen| {
        screen.open("#/open").await;
        screen.choose_files("#files", &[("everything.json", &everything)]).await;
        screen.click_button("Bring it back to this device").await;
        screen.expect_text(".opened", "pool").await;
        screen.open("#/pools").await;
        screen.click_button("Head of AI").await;
        screen.expect_heading("Add your candidates").await;
        screen.choose_files("#candidates", &[("somebody.cairn.json", &profile)]).await;
        screen.expect_text(".brought", "1 profile came back in reply to an invitation from this pool").await;
        screen.expect_text(".member-line .who-name", "Ada").await;
        screen.click_button("Who is invited").await;
        screen.expect_text(".invited-counts", "3 invited · 1 returned").await;
        screen.expect_text(".came-back", "Ada").await;
        axe::assert_clean(screen).await;
        screen.click(".invite .eyebrow a").await;
        screen.click_button("Hide names until a decision is noted").await;
        screen.expect_text(".veil", "hidden").await;
        screen.click_button("Invite candidates").await;
        screen.expect_text(".invited-counts", "3 invited · 1 returned").await;
        screen.expect_text(".invited h3", "Invitation").await;
        let words = screen.text_of("main").await;
        assert!(!words.contains("Ada") && !words.contains("Kim"), "{words}");
        axe::assert_clean(screen).await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// i01 to i03, i05 to i07
#[test]
fn bad_invitations_are_told_in_plain_words() {
    journey(async |screen| {
        let link = write_invitation(&quick());
        let other = if link.get(40..41) == Some("A") { "B" } else { "A" };
        let changed = format!("{}{other}{}", &link[..40], &link[41..]);
        for (address, words) in [
            (link[..link.len() - 9].to_owned(), "is cut off"),
            (changed, "was changed on its way"),
            (format!("{link}{}", "A".repeat(100_000)), "longer than an invitation can be"),
            ("#/i/".to_owned(), "no invitation in this link"),
        ] {
            screen.open("").await;
            screen.open(&address).await;
            screen.expect_text("[role=alert]", words).await;
        }
        axe::assert_clean(screen).await;

        let late = Invitation { until: Day::parse("2020-01-01"), ..quick() };
        screen.open(&write_invitation(&late)).await;
        screen.expect_text(".notice", "1 January 2020, has passed. You can still answer").await;
        screen.expect_text("main", "Accept").await;

        let hostile = include_str!("../../crates/core/tests/links/hostile-invitation.txt").trim_end();
        screen.open(&format!("#/i/{hostile}")).await;
        screen.expect_text(".lead", "evil <img src=x onerror=alert(1)>").await;
        screen.expect_text("h1", "<script>alert(1)</script>").await;
        screen.expect_text(".facts", "is not an email address, so it is left out").await;
        assert_eq!(attribute(screen, "main a[href^='javascript'], main a[href^=mailto]", "href").await, "");
        axe::assert_clean(screen).await;

        assert_eq!(screen.console_errors().await, Vec::<String>::new());

        // What a scanner has made of it, and what was pasted, lead to the same page.
        screen.open(&link.replace('#', "%23")).await;
        screen.expect_text(".lead", "Grace").await;
        screen.open("#/open").await;
        screen.write("#paste", &format!("Please: https://example.org/{link} Thanks")).await;
        screen.click_button("Open the link").await;
        screen.expect_text(".lead", "Grace").await;
    });
}

#[test]
fn an_invitation_is_taken_by_keyboard_kept_and_put_away() {
    journey(async |screen| {
        let link = write_invitation(&quick());
        let key = format!("cairn/invited/{}", quick().id);
        let kept = async || screen.local_storage().await.contains_key(&key);
        screen.open(&link).await;
        screen.text_of(".facts").await;
        assert!(!kept().await, "looking keeps nothing");
        for _ in 0..30 {
            if screen.focused().await == "Accept" {
                break;
            }
            screen.press("Tab").await;
        }
        screen.press("Enter").await;
        screen.expect_text("main", "Before you begin").await;
        screen.wait_for("it is kept", async || kept().await).await;
        screen.click_button("Begin").await;
        screen.rate("3").await;
        screen.open(&link).await;
        screen.expect_text("main", "You accepted this invitation on").await;
        screen.expect_text("main", "You have started, and have not finished yet").await;
        screen.open("#/result").await;
        screen.expect_text(".give-back", "You have not answered everything yet").await;
        screen.click_button("Dismiss this invitation").await;
        screen.wait_for("it is gone", async || !kept().await && !screen.shows(".give-back").await).await;
        screen.open(&link).await;
        screen.click_button("Continue where you left off").await;
        screen.text_of("#ask-title").await;
        screen.wait_for("it is kept again", async || kept().await).await;
    });
}

/// i08
#[test]
fn a_foreign_number_is_said_and_the_candidate_added() {
    journey(async |screen| {
        let desk = Desk::new();
        let person = somebody("Ada", 11, [1.0; 7], [0.0; 7]);
        desk.pool_of(screen, &[somebody("Ben", 12, [0.2; 7], [0.4; 7])]).await;
        let profile = ProfileFile { invitation: Some(InviteId::new(7)), ..desk.profile(&person) };
        let text = write_profile(&profile, Include::ALL);
        screen.choose_files("#candidates", &[("ada.cairn.json", &text)]).await;
        screen.expect_text(".brought", "1 profile has the number of an invitation that is not on this").await;
        screen.expect_text(".found", "2 candidates").await;
        screen.expect_text(".member-line .who-name", "Ada").await;
    });
}
