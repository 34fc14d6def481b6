//! Finished attempts in one value each: made behind the person's back, and never at the price of an answer.

use cairn_core::attempt::Attempt;
use cairn_core::record::{Key, load};
use journeys::person::Person;
use journeys::stored::{as_pack, as_records, full_attempt, put};
use journeys::{Screen, axe, journey};

/// Three finished attempts as records, and a page of the second program that has begun to pack.
async fn three(screen: &Screen) -> Vec<Attempt> {
    let person = Person::engineering_manager();
    let attempts: Vec<Attempt> = (0..3).map(|nth| full_attempt(&person, nth)).collect();
    screen.open("").await;
    put(screen, &attempts.iter().flat_map(as_records).collect::<Vec<_>>()).await;
    attempts
}

async fn packs(screen: &Screen) -> usize {
    screen.local_storage().await.keys().filter(|key| Key::is_pack(key)).count()
}

async fn all_packed(screen: &Screen) {
    let records = async || screen.local_storage().await.keys().filter(|key| !Key::is_pack(key)).count();
    let last = full_attempt(&Person::engineering_manager(), 2).entries().len();
    screen
        .wait_for("two are packed and the last is not", async || {
            packs(screen).await == 2 && records().await == last
        })
        .await;
}

/// s06, s16: records of the first version give way to packs, and everything reads as before.
#[test]
fn finished_attempts_are_packed_and_nothing_changes_but_the_space() {
    journey(async |screen| {
        let attempts = three(screen).await;
        screen.open("#/settings").await;
        screen.expect_text(".lead", "in 3 attempts").await;
        all_packed(screen).await;
        assert_eq!(load(screen.local_storage().await).attempts, attempts);
        screen.reload().await;
        screen.expect_text(".lead", "in 3 attempts").await;
        screen.expect_text(".space", "2 attempts packed into one record each").await;
        axe::assert_clean(screen).await;
        // The second copy holds the same, and brings the packs back.
        screen.script("localStorage.clear()", vec![]).await;
        screen.open("#/").await;
        screen.reload().await;
        screen.expect_text(".banner", "brought back from the second copy").await;
        screen
            .wait_for("all is there again", async || load(screen.local_storage().await).attempts == attempts)
            .await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}

/// s06, s14: a pack that is not what was written takes the place of nothing.
#[test]
fn a_device_that_cuts_the_pack_keeps_the_records() {
    journey(async |screen| {
        let cut = "const set = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, value) {
              if (key.startsWith('cairn/pack/')) { window.tried = true; value = value.slice(0, 99); }
              return set.call(this, key, value);
            };";
        screen.before_each_page(cut).await;
        let attempts = three(screen).await;
        let before = screen.local_storage().await;
        screen.open("#/settings").await;
        screen.reload().await;
        screen
            .wait_for("packing was tried", async || {
                screen.script("return !!window.tried", vec![]).await == true
            })
            .await;
        screen.wait_for("half a pack is not left", async || screen.local_storage().await == before).await;
        assert_eq!(load(before).attempts, attempts);
    });
}

/// s14: the tab dies between the pack and the last removal.
#[test]
fn a_tab_that_dies_while_it_packs_leaves_every_answer() {
    journey(async |screen| {
        let die = "const remove = Storage.prototype.removeItem;
            Storage.prototype.removeItem = function (key) {
              if (key.startsWith('cairn/attempt/') && ++(window.gone ??= [0])[0] > 7) {
                if (window.gone[0] === 8) window.dead = true;
                return;
              }
              return remove.call(this, key);
            };";
        screen.before_each_page(die).await;
        let attempts = three(screen).await;
        screen.open("#/settings").await;
        screen.reload().await;
        screen
            .wait_for("it stops half way", async || {
                screen.script("return !!window.dead", vec![]).await == true
            })
            .await;
        assert_eq!(load(screen.local_storage().await).attempts, attempts);
        screen.crash_tab().await;
        screen.open("#/settings").await;
        all_packed(screen).await;
        assert_eq!(load(screen.local_storage().await).attempts, attempts);
    });
}

/// s11: both tabs pack, and one of them answers the attempt that the other has packed.
#[test]
fn two_tabs_that_pack_at_once_lose_nothing_and_call_nothing_gone() {
    journey(async |screen| {
        let attempts = three(screen).await;
        screen.open("#/settings").await;
        let first = screen.open_tab().await;
        screen.open("#/settings").await;
        all_packed(screen).await;
        assert_eq!(load(screen.local_storage().await).attempts, attempts);
        let second = screen.go_to_tab(first).await;
        screen.expect_text(".lead", "in 3 attempts").await;
        assert!(!screen.shows(".banner").await, "what is packed is not gone");
        screen.go_to_tab(second).await;
        // What comes later to a packed attempt is a record of its own, and merges.
        let id = attempts[0].id().clone();
        let key = Key::Entry(id.clone(), 500, cairn_core::attempt::Writer::nameless()).to_text();
        let record = r#"{"v":1,"at":1790000000000,"content":"2026.2","rules":1,"answer":{"item":"ds-wrangling","version":1,"level":1}}"#;
        screen.put_into_storage(&key, record).await;
        let count = attempts[0].entries().len() + 1;
        let later = async || {
            let kept = load(screen.local_storage().await).attempts;
            kept.iter().any(|attempt| *attempt.id() == id && attempt.entries().len() == count)
        };
        assert!(later().await);
        // It is the one that was worked on last; once another one is, it is packed anew.
        let next = full_attempt(&Person::engineering_manager(), 2000);
        put(screen, &as_records(&next)).await;
        screen.reload().await;
        screen
            .wait_for("it is packed anew", async || {
                !screen.local_storage().await.contains_key(&key) && packs(screen).await == 3
            })
            .await;
        assert!(later().await);
    });
}

/// s04, s16: a damaged pack among five hundred is set aside; the others load.
#[test]
fn five_hundred_attempts_fit_and_a_damaged_one_is_set_aside() {
    journey(async |screen| {
        let person = Person::engineering_manager();
        screen.open("").await;
        let mut all: Vec<(String, String)> =
            (0..500).map(|nth| as_pack(&full_attempt(&person, nth))).collect();
        all[7].1.truncate(800);
        let damaged = all[7].0.clone();
        for some in all.chunks(100) {
            put(screen, some).await;
        }
        put(screen, &as_records(&full_attempt(&person, 501))).await;
        screen.reload().await;
        screen.expect_text("main", "You have been here before: more than once").await;
        screen.open("#/settings").await;
        screen.reload().await;
        screen.expect_text(".lead", "in 500 attempts").await;
        screen.expect_text(".aside-list li", &damaged).await;
        screen.expect_text(".aside-list li", "its text differs from what was written").await;
        screen.expect_text(".space", "packed into one record each").await;
        screen.begin("quick").await;
        screen.rate("3").await;
        screen.expect_text(".saved", "Saved on this device").await;
        assert_eq!(screen.console_errors().await, Vec::<String>::new());
    });
}
