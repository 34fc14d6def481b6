//! Ratings in storage: those of the person by others, and those of others that were made here.

use cairn_core::RatingId;
use cairn_core::record::Key;
use cairn_core::record::file::{About, RatingAnswer, RatingFile, read_rating, write_rating};

use super::disk::{self, DiskError};

/// The ratings of the person by others, the oldest first, and how many values could not be read.
pub fn of_mine() -> (Vec<RatingFile>, usize) {
    let read = |(key, value): (String, String)| match Key::parse(&key) {
        Some(Key::Rating(_)) => Some(read_rating(value.as_bytes())),
        _ => None,
    };
    let all: Vec<_> = disk::all().unwrap_or_default().into_iter().filter_map(read).collect();
    let broken = all.iter().filter(|one| one.is_err()).count();
    let mut ratings: Vec<RatingFile> = all.into_iter().flatten().collect();
    ratings.sort_by_key(|rating| rating.made_at);
    (ratings, broken)
}

/// Keeps a rating of the person by somebody else. An earlier file of the same rating gives way to a later one; `false` where
/// the one that is kept is as new.
pub fn keep_mine(rating: &RatingFile) -> Result<bool, DiskError> {
    let key = Key::Rating(rating.id.clone());
    let known = disk::kept(&key).and_then(|text| read_rating(text.as_bytes()).ok());
    if known.is_some_and(|known| known.made_at >= rating.made_at) {
        return Ok(false);
    }
    disk::keep_rating(&key, &write_rating(rating)).map(|()| true)
}

/// Removes a rating of the person by somebody else, which the person wants gone.
pub fn remove_mine(id: &RatingId) -> Result<(), DiskError> {
    disk::remove(&Key::Rating(id.clone()).to_text())
}

/// The rating of this person that was begun here.
pub fn begun(about: &About) -> Option<RatingFile> {
    let read = |(key, value): (String, String)| match Key::parse(&key) {
        Some(Key::Rated(_)) => read_rating(value.as_bytes()).ok(),
        _ => None,
    };
    let mut all = disk::all().unwrap_or_default().into_iter().filter_map(read);
    all.find(|rating| rating.about == *about)
}

/// Keeps an answer of a rating that is made here, beside whatever another tab has kept of it meanwhile; gives the whole.
pub fn keep_answer(rating: &RatingFile, answer: RatingAnswer) -> (RatingFile, Result<(), DiskError>) {
    let key = Key::Rated(rating.id.clone());
    let known = disk::kept(&key).and_then(|text| read_rating(text.as_bytes()).ok());
    let mut whole = rating.clone();
    for other in known.into_iter().flat_map(|known| known.answers) {
        // What this tab has said itself is its own; what the other one has said of something else is taken in.
        if whole.answer(&other.item).is_none() {
            whole.set(other);
        }
    }
    whole.set(answer);
    let kept = disk::keep_rating(&key, &write_rating(&whole));
    (whole, kept)
}

/// Keeps a rating that is made here as it stands.
pub fn keep_made(rating: &RatingFile) -> Result<(), DiskError> {
    disk::keep_rating(&Key::Rated(rating.id.clone()), &write_rating(rating))
}

/// Removes a rating that was made here.
pub fn remove_made(id: &RatingId) -> Result<(), DiskError> {
    disk::remove(&Key::Rated(id.clone()).to_text())
}
