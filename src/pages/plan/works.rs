//! Books, courses and papers by which a facet can be learned, at each piece of a plan.

use cairn_core::content::{Band, Work};
use cairn_core::plan::PieceId;

use crate::pages::fetched::fetched;
use crate::parts::common::{b, p};
use crate::parts::el::{El, Part, el, many};
use crate::store::packs;
use crate::words;

/// The works of a piece, one a line. They come when somebody opens a plan; nothing in them is a link.
pub fn works(piece: &PieceId) -> Part {
    let (facet, band) = (piece.facet.clone(), Band::of(piece.to));
    fetched(packs::works, move |works| {
        let named = works.of(&facet, band).map(|all| many(all.iter().map(line)));
        named
            .map(|list| {
                many([
                    Part::from(el("ul").class("works").add(list)),
                    p(words::plan::WORKS_PART).class("legend").into(),
                ])
            })
            .into()
    })
}

fn line(work: &Work) -> El {
    el("li").add(b(work.title.clone())).add(words::plan::work(work))
}
