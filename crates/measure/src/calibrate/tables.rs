//! What is the same for everybody in a round: the curves of all questions and ratings, and the mean of each sum.

use super::design::Design;
use super::person::Person;
use super::question::{Curve, GRID, Parameters};
use crate::math::ln;

/// Below this a likelihood's largest value is lifted to 1, so that no product of many answers underflows.
const SMALL: f64 = 1e-100;

/// The curves at the parameters of a round.
pub(super) struct Tables {
    pub(super) curves: Vec<Curve>,
    /// The questions as experts see them.
    pub(super) experts: Vec<Curve>,
    /// P of each category of each rating at each point of the grid.
    ratings: Vec<Vec<Vec<f64>>>,
    /// Prior mean of each sum.
    pub(super) mean: Vec<f64>,
}

/// The likelihood of all answers that meet one sum.
pub(super) struct Site {
    /// The sum.
    pub(super) sum: usize,
    /// Likelihood at each point of the grid over its largest value.
    pub(super) curve: Vec<f64>,
    /// Logarithm of that largest value.
    pub(super) ln_scale: f64,
}

impl Site {
    fn new(sum: usize) -> Self {
        Self { sum, curve: vec![1.0; GRID.len()], ln_scale: 0.0 }
    }

    fn times(&mut self, p: impl Fn(usize) -> f64) {
        let mut largest: f64 = 0.0;
        for (point, cell) in self.curve.iter_mut().enumerate() {
            *cell *= p(point);
            largest = largest.max(*cell);
        }
        if largest < SMALL {
            self.rescale();
        }
    }

    fn rescale(&mut self) {
        let largest = self.curve.iter().copied().fold(0.0, f64::max);
        // A likelihood that is 0 everywhere cannot be: every answer has a probability somewhere on the grid.
        if largest > 0.0 {
            self.curve.iter_mut().for_each(|cell| *cell /= largest);
            self.ln_scale += ln(largest);
        }
    }
}

impl Tables {
    pub(super) fn new(design: &Design, parameters: &Parameters) -> Self {
        let curves = |of: &Parameters| -> Vec<Curve> {
            let parameters = of.b.iter().zip(&of.ln_a);
            design.questions.iter().zip(parameters).map(|(one, (b, ln_a))| one.curve(*b, *ln_a)).collect()
        };
        let ratings = design.ratings.iter().map(|(item, _)| {
            let curve = |category| GRID.points().map(|theta| item.p(theta, category)).collect();
            (0..item.categories()).map(curve).collect()
        });
        Self {
            curves: curves(parameters),
            experts: curves(&design.experts()),
            ratings: ratings.collect(),
            mean: design.mean_of_sums(&parameters.mean),
        }
    }

    /// The likelihoods of a person's answers, one for each sum that any answer meets; answers fit the design.
    pub(super) fn sites(&self, design: &Design, person: &Person) -> Vec<Site> {
        let mut sites: Vec<Site> = Vec::new();
        let mut picks = Vec::new();
        for given in &person.answers {
            let question = given.question as usize;
            design.questions[question].picks(usize::from(given.category), person.admits, &mut picks);
            let curve = &self.curves[question];
            site(&mut sites, design.question_sums[question]).times(|point| curve.p(point, &picks));
        }
        for (item, category) in &person.ratings {
            let (_, sum) = &design.ratings[*item as usize];
            let curve = &self.ratings[*item as usize][usize::from(*category)];
            site(&mut sites, *sum).times(|point| curve[point]);
        }
        sites.iter_mut().for_each(Site::rescale);
        sites.sort_by_key(|site| site.sum);
        sites
    }
}

/// The site of a sum, made where there is none.
fn site(sites: &mut Vec<Site>, sum: usize) -> &mut Site {
    let at = sites.iter().position(|site| site.sum == sum).unwrap_or_else(|| {
        sites.push(Site::new(sum));
        sites.len() - 1
    });
    &mut sites[at]
}
