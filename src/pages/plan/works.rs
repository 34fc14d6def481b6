//! Books, courses and papers by which a facet can be learned, at each piece of a plan.

use cairn_core::content::{Band, Work};
use cairn_core::plan::PieceId;

use crate::pages::fetched::fetched;
use crate::parts::common::{b, p};
use crate::parts::el::{El, Part, el, many};
use crate::store::content_files;
use crate::words;

/// The works of a piece in a band, one a line. They come when somebody opens a plan; nothing in them is a link.
fn works(piece: &PieceId, band: Band) -> Part {
    let facet = piece.facet.clone();
    fetched(content_files::works, move |works| {
        let list = works.of(&facet, band).map(|all| many(all.iter().map(line)));
        list.map(|list| el("ul").class("works").add(list)).into()
    })
}

/// The works under their title, and what their hours mean.
pub fn works_and_hours(piece: &PieceId, band: Band) -> Part {
    many([
        p(b(words::plan::WORKS)).into(),
        works(piece, band),
        p(words::plan::WORKS_PART).class("legend").into(),
    ])
}

/// The works on request.
pub fn works_folded(piece: &PieceId, band: Band) -> El {
    el("details").class("to-learn-from").add(el("summary").add(words::plan::WORKS)).add(works(piece, band))
}

fn line(work: &Work) -> El {
    el("li").add(b(work.title.clone())).add(words::plan::work(work))
}
