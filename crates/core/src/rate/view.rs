//! What the page shows to somebody who rates another person.

use crate::attempt::view::OptionView;
use crate::attempt::{Choice, reading_seconds};
use crate::content::{Content, ObserverTexts};
use crate::record::file::{RatingAnswer, RatingFile};
use crate::{ItemId, Level};

/// The digit of "I have not seen this": none that reads as a level above the last one.
const UNSEEN_DIGIT: u8 = 9;

/// The page in each of its states.
#[derive(Clone, Debug, PartialEq)]
pub enum RateView {
    /// A rating.
    Ask(Box<RateAsk>),
    /// Everything that was asked is answered.
    Done {
        /// Levels given.
        given: usize,
        /// Ratings that the rater has not seen.
        unseen: usize,
    },
}

/// One rating on screen.
#[derive(Clone, Debug, PartialEq)]
pub struct RateAsk {
    /// The rating.
    pub item: ItemId,
    /// The version of its text.
    pub version: u16,
    /// What it is about.
    pub title: String,
    /// The skill's name.
    pub skill: String,
    /// The options, in order.
    pub options: Vec<OptionView>,
    /// What was picked before.
    pub picked: Option<Choice>,
    /// Its place, from 1.
    pub place: usize,
    /// How many are asked.
    pub of: usize,
    /// How many are answered.
    pub answered: usize,
    /// The one before it.
    pub previous: Option<ItemId>,
}

/// How many minutes it takes to read these ratings and to pick a level of each, rounded up.
pub fn rate_minutes(content: &Content, items: &[ItemId]) -> u16 {
    let seconds: f64 = items.iter().filter_map(|item| content.rating(item)).map(reading_seconds).sum();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by the clamp")]
    let minutes = libm::ceil(seconds / 60.0).clamp(1.0, 999.0) as u16;
    minutes
}

/// The page: the item `at`, if it is asked for, else the first that is not answered. Of `items` those that the content has
/// are asked.
pub fn rate_view(
    content: &Content,
    texts: &ObserverTexts,
    items: &[ItemId],
    rating: &RatingFile,
    at: Option<&ItemId>,
) -> RateView {
    let asked: Vec<&ItemId> =
        items.iter().filter(|item| content.rating(item).is_some() && texts.rating(item).is_some()).collect();
    let answer = |item: &ItemId| {
        let version = content.rating(item)?.version;
        rating.answer(item).filter(|answer| answer.version == version)
    };
    let place = |wanted: &ItemId| asked.iter().position(|item| *item == wanted);
    let open = || asked.iter().position(|item| answer(item).is_none());
    let (given, unseen) = rating.counts();
    let done = RateView::Done { given, unseen };
    let Some(place) = at.and_then(place).or_else(open) else { return done };
    let words = asked.get(place).and_then(|item| Some((content.rating(item)?, texts.rating(item)?)));
    let Some((rated, worded)) = words else { return done };
    let option =
        |digit: u8, choice: Choice, text: &str| OptionView { digit, choice, text: Some(text.to_owned()) };
    let level = |level: Level| {
        let above = usize::from(level.number()).checked_sub(1);
        let text = above.map_or(Some(&texts.never), |at| worded.levels.get(at));
        option(level.number(), Choice::Level(level), text.map_or("", String::as_str))
    };
    let mut options: Vec<OptionView> = Level::all().map(level).collect();
    options.push(option(UNSEEN_DIGIT, Choice::DontKnow, &texts.unseen));
    RateView::Ask(Box::new(RateAsk {
        item: rated.id.clone(),
        version: rated.version,
        title: rated.title.clone(),
        skill: content.skill(rated.skill).map_or_else(String::new, |info| info.name.clone()),
        options,
        picked: answer(&rated.id).map(|answer| answer.level.map_or(Choice::DontKnow, Choice::Level)),
        place: place + 1,
        of: asked.len(),
        answered: asked.iter().filter(|item| answer(item).is_some()).count(),
        previous: place.checked_sub(1).and_then(|before| asked.get(before)).map(|item| (*item).clone()),
    }))
}

/// The item behind this one; `None` where it is the last, or not asked.
pub fn behind(items: &[ItemId], item: &ItemId) -> Option<ItemId> {
    let place = items.iter().position(|known| known == item)?;
    items.get(place + 1).cloned()
}

/// What a pick says; `None` for one that no rating offers.
pub fn rated(item: &ItemId, version: u16, choice: Choice) -> Option<RatingAnswer> {
    let level = match choice {
        Choice::Level(level) => Some(level),
        Choice::DontKnow => None,
        Choice::Option(_) => return None,
    };
    Some(RatingAnswer { item: item.clone(), version, level })
}
