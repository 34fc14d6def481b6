//! That people are made up, wherever they stand: the example must never pass for somebody real, on a page or on paper.

use cairn_core::CandidateId;
use cairn_core::compare::{MadeUpAmong, made_up_among};
use leptos::prelude::*;

use super::row::name_in_pool;
use crate::parts::common::{b, p};
use crate::parts::el::Part;
use crate::pools::pools;
use crate::words;

/// Who of these is made up, in a sentence; `None` where nobody is.
pub fn said(of: &[CandidateId]) -> Option<String> {
    let among = pools().pool.with(|pool| {
        let example = pool.as_ref().is_some_and(|pool| pool.example);
        pools().members.with(|members| made_up_among(example, members, of))
    });
    match among {
        MadeUpAmong::Nobody => None,
        MadeUpAmong::Everybody => words::made_up(&[String::new()], true),
        MadeUpAmong::These(these) => {
            words::made_up_in_short(&these.iter().map(name_in_pool).collect::<Vec<_>>())
        }
    }
}

/// The same behind what a page says of itself.
pub fn behind(of: &[CandidateId]) -> Part {
    said(of).map(|said| crate::parts::el::many([" · ".into(), Part::from(b(said))])).into()
}

/// Who of the whole pool is.
pub fn made_up_here() -> Part {
    let all: Vec<CandidateId> =
        pools().members.with(|members| members.iter().map(|one| one.id.clone()).collect());
    said(&all).map(|said| p(b(said))).into()
}
