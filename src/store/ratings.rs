//! Ratings in storage: those of the person by others, and those of others that were made here.

use cairn_core::plan::RawRecord;
use cairn_core::record::Key;
use cairn_core::record::file::{About, RatingAnswer, RatingFile, read_rating, write_rating};

use super::local_storage;

/// The ratings of the person by others, the oldest first, and how many values could not be read.
pub fn of_mine() -> (Vec<RatingFile>, usize) {
    let read = |(key, value): (String, String)| match Key::parse(&key) {
        Some(Key::Rating(_)) => Some(read_rating(value.as_bytes())),
        _ => None,
    };
    let all: Vec<_> = local_storage::all().unwrap_or_default().into_iter().filter_map(read).collect();
    let broken = all.iter().filter(|one| one.is_err()).count();
    let mut ratings: Vec<RatingFile> = all.into_iter().flatten().collect();
    ratings.sort_by_key(|rating| rating.made_at);
    (ratings, broken)
}

/// The record of a rating of the person by somebody else. An earlier file of the same rating gives way to a later one; `None`
/// where the one that is kept is as new.
pub fn mine(rating: &RatingFile) -> Option<RawRecord> {
    let key = Key::Rating(rating.id.clone());
    let known = local_storage::kept(&key).and_then(|text| read_rating(text.as_bytes()).ok());
    let newer = known.is_none_or(|known| known.made_at < rating.made_at);
    newer.then(|| RawRecord { key: key.to_text(), raw: write_rating(rating) })
}

/// The rating of this person that was begun here.
pub fn begun(about: &About) -> Option<RatingFile> {
    let read = |(key, value): (String, String)| match Key::parse(&key) {
        Some(Key::Rated(_)) => read_rating(value.as_bytes()).ok(),
        _ => None,
    };
    let mut all = local_storage::all().unwrap_or_default().into_iter().filter_map(read);
    all.find(|rating| rating.about == *about)
}

/// A rating that is made here with one more answer, beside whatever another tab has kept of it meanwhile.
pub fn with_answer(rating: &RatingFile, answer: RatingAnswer) -> RatingFile {
    let known = local_storage::kept(&Key::Rated(rating.id.clone()));
    let known = known.and_then(|text| read_rating(text.as_bytes()).ok());
    let mut whole = rating.clone();
    for other in known.into_iter().flat_map(|known| known.answers) {
        // What this tab has said itself is its own; what the other one has said of something else is taken in.
        if whole.answer(&other.item).is_none() {
            whole.set(other);
        }
    }
    whole.set(answer);
    whole
}

/// The record of a rating that is made here.
pub fn made(rating: &RatingFile) -> RawRecord {
    RawRecord { key: Key::Rated(rating.id.clone()).to_text(), raw: write_rating(rating) }
}
