//! The example pool: twelve people who are made up, and whose answers come from the engine's own simulation.

use cairn_core::attempt::Millis;
use cairn_core::compare::{MadeUp, PoolKind, Position, made_up};
use cairn_core::content::{Bank, Content, ExamplePerson};
use cairn_core::record::file::ProfileFile;
use cairn_core::record::pool::{Unread, unread_key, write_unread};
use cairn_core::route::Route;

use super::load::engine;
use super::{Pools, Source};
use crate::state::App;
use crate::store::{clock, content_files, pools as kept};
use crate::words;

/// Milliseconds: they did it an hour ago, so that no time lies ahead.
const HOUR_MS: i64 = 3_600_000;

/// The profile of one of them. `None` only for a content that the build refuses.
pub fn example_profile(content: &Content, bank: &Bank, person: &ExamplePerson) -> Option<ProfileFile> {
    made_up(content, bank, &MadeUp::of(person, Millis(clock::now().0 - HOUR_MS))?)
}

impl Pools {
    /// Opens the example pool, made if there is none, in the stead of the place at hand. `None` where its content could not be
    /// had.
    pub async fn open_example(self, app: App) -> Option<()> {
        kept::open().await;
        let known = self.all().await.into_iter().find(|(pool, _)| pool.example);
        match known {
            Some((pool, _)) => app.go_instead(&Route::Pool(pool.id)),
            None => self.make_example(app, App::go_instead).await?,
        }
        Some(())
    }

    /// Makes the example pool and goes there. `None` where its content could not be had.
    pub async fn make_example(self, app: App, go: fn(App, &Route)) -> Option<()> {
        let people = content_files::example_pool().await.ok()?;
        let (content, _) = engine(app).await?;
        let position = Position::strategist(&content);
        let pool = self.begin(words::pools::EXAMPLE_POOL, (PoolKind::Applicants, true), position)?;
        let hand = self.at_hand()?;
        // Whoever leaves in the middle has an example of fewer people, and this is how it is completed at the next opening.
        self.keep_new(&pool, &[(unread_key(&pool.id), write_unread(Unread::MADE_UP))]).await;
        if self.is_at_hand(&hand) {
            go(app, &Route::Pool(pool.id));
        }
        // None of them among the people of another pool, where this one is left by now.
        self.bring(app, &hand, people.into_iter().map(Box::new).map(Source::MadeUp).collect());
        Some(())
    }
}
