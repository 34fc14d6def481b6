//! What a short list on paper is, and is not: a draft, or a decision with its reason and fingerprint.

use cairn_core::fair::{DecisionFile, ListedCandidate};

use crate::pages::decision::record;
use crate::parts::common::{b, h2, p};
use crate::parts::el::{El, el};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// Which short list is on the paper.
#[derive(Clone, Copy)]
pub(super) enum Which<'a> {
    /// Who is picked now.
    Draft(Option<&'a DecisionFile>),
    /// A decision that was noted, as it was noted.
    Noted(&'a DecisionFile),
}

fn draft(last: Option<&DecisionFile>) -> El {
    let last = last.map(|file| clock::moment(file.decision.at));
    p(words::draft_of(&clock::moment(clock::now()), last.as_deref())).class("notice")
}

/// What the list is, and is not.
pub(super) fn rests_on(app: App, which: Which<'_>, listed: &[ListedCandidate]) -> El {
    let version = match which {
        Which::Noted(file) => words::content_version(&file.decision.content),
        Which::Draft(_) => app.with_content(|content| words::content_version(&content.version)),
    };
    let decided = match which {
        Which::Draft(last) => draft(last),
        Which::Noted(file) => el("div")
            .add(
                p(b(words::DECIDED_AT))
                    .add(clock::moment(file.decision.at))
                    .add(words::decided_by(&file.decision.by))
                    .add("; ")
                    .add(words::names_at(&file.decision, clock::moment))
                    .add("."),
            )
            .add(record::reason(&file.decision))
            .add(p(words::FINGERPRINT).add(el("code").class("hash").add(file.told.as_str().to_owned()))),
    };
    el("section")
        .class("short-rests")
        .add(h2(words::SHORTLIST_RESTS))
        .add(decided)
        .add(record::discarded_tests(listed))
        .add(p(words::SHORTLIST_IS_NOT).class("honest"))
        .add(p(version).class("legend"))
}
