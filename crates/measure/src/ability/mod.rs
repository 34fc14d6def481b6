//! One ability from one person's answers.
//!
//! | estimator | what | with no answers, all right, all wrong |
//! |---|---|---|
//! | [`eap`] | mean of the posterior (Bock and Mislevy 1982); least squared error | the prior, or near its edge |
//! | [`map`] | mode of the posterior | the same |
//! | [`wl`] | weighted likelihood (Warm 1989): nearly unbiased | finite; none without answers |
//! | [`ml`] | greatest likelihood | does not exist |

mod belief;
mod grid;
mod peak;
mod prior;
mod table;

pub(crate) use belief::Moments;
pub use belief::{Belief, Estimate, eap};
pub use grid::{Grid, GridError};
pub(crate) use peak::warm_pull;
pub use peak::{Peak, map, ml, wl};
pub use prior::Normal;
pub use table::Table;

use crate::model::Item;
use crate::space::AnswerError;

/// An answer in one dimension: the item and the category, from 0.
pub type Response<'a> = (&'a Item, usize);

/// Checks the categories of answers.
pub(crate) fn check(responses: &[Response<'_>]) -> Result<(), AnswerError> {
    for (answer, &(item, category)) in responses.iter().enumerate() {
        let categories = item.categories();
        if category >= categories {
            return Err(AnswerError::Category { answer, category, categories });
        }
    }
    Ok(())
}
