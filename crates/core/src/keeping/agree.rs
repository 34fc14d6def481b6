//! What the two stores say differently, put right. Only the second program does it.

use super::gone::is_of;
use crate::record::file::{RatingFile, read_rating, write_rating};
use crate::record::{Key, lacking, later_accepted};

/// What both stores say.
#[derive(Debug)]
pub struct Agreed<'a> {
    /// Keys and values of the first store: of every attempt that the second store was asked for, and of the same keys.
    pub kept: Vec<(String, String)>,
    /// Those of the second.
    pub copied: &'a [(String, String)],
}

/// What is to be done about it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// Goes back into the first store, which has lost it.
    pub back: Vec<(String, String)>,
    /// Goes into the first store, where the beginning of it stands: a write that was cut.
    pub whole: Vec<(String, String)>,
    /// Takes the place of an older state in the first store.
    pub newer: Vec<(String, String)>,
    /// Goes into the second store.
    pub puts: Vec<(String, String)>,
    /// Goes from the second store: a pack has taken its place.
    pub removes: Vec<String>,
}

/// Finds what is to be done.
pub fn agree(both: &Agreed<'_>) -> Reconciliation {
    let mut found = Reconciliation::default();
    let mut only = Vec::new();
    for (key, copied) in both.copied {
        let kept = both.kept.iter().find(|(known, _)| known == key).map(|(_, value)| value);
        match (kept, Key::parse(key)) {
            (None, _) => only.push((key.clone(), copied.clone())),
            (Some(kept), _) if kept == copied => {}
            (Some(kept), Some(Key::Rating(_) | Key::Rated(_) | Key::Invited(_))) => {
                let Some(whole) = newer(Key::parse(key).as_ref(), kept, copied) else { continue };
                if whole != *copied {
                    found.puts.push((key.clone(), whole.clone()));
                }
                if whole != *kept {
                    found.newer.push((key.clone(), whole));
                }
            }
            (Some(kept), _) if copied.starts_with(kept.as_str()) => {
                found.whole.push((key.clone(), copied.clone()));
            }
            (Some(_), _) => {}
        }
    }
    found.back = lacking(both.kept.clone(), only.clone());
    found.removes = only.into_iter().filter(|pair| !found.back.contains(pair)).map(|(key, _)| key).collect();
    let going: Vec<_> = found.removes.iter().filter_map(|key| Key::parse(key)?.attempt().cloned()).collect();
    // The pack comes with what it takes the place of, or neither: it may have been refused before.
    for (key, value) in &both.kept {
        if Key::is_pack(key) && is_of(key, &going) {
            found.puts.push((key.clone(), value.clone()));
        }
    }
    found
}

/// Of two states of a rating, or of an invitation, the one that counts; `None` where neither can be read.
fn newer(key: Option<&Key>, kept: &str, copied: &str) -> Option<String> {
    if matches!(key, Some(Key::Invited(_))) {
        return later_accepted(kept, copied).map(str::to_owned);
    }
    let read = |text: &str| read_rating(text.as_bytes()).ok();
    let (kept_file, copied_file) = match (read(kept), read(copied)) {
        (Some(one), Some(other)) => (one, other),
        (Some(_), None) => return Some(kept.to_owned()),
        (None, Some(_)) => return Some(copied.to_owned()),
        (None, None) => return None,
    };
    // Clocks jump: where both say the same time, more was said later.
    let rank = |file: &RatingFile| (file.made_at, file.answers.len());
    let copy_leads = rank(&copied_file) > rank(&kept_file);
    let (mut later, earlier) = if copy_leads { (copied_file, kept_file) } else { (kept_file, copied_file) };
    if !matches!(key, Some(Key::Rated(_))) {
        // A file of somebody else says all that its rater has said, and what they have taken back.
        return Some(if copy_leads { copied.to_owned() } else { kept.to_owned() });
    }
    for answer in earlier.answers {
        if later.answer(&answer.item).is_none() {
            later.set(answer);
        }
    }
    Some(write_rating(&later))
}
