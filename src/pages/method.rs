//! How the numbers come about, in plain words.

use cairn_core::decimal::Hundredths;

use crate::parts::common::{b, cell, h1, h2, p, row_head, table};
use crate::parts::el::{Part, el};
use crate::state::App;
use crate::words;

pub fn method_page(app: App) -> Part {
    let levels = app.with_content(|content| content.levels.clone());
    let rows = levels.into_iter().map(|info| {
        let from =
            info.theta_from.map_or_else(|| "below".to_owned(), |theta| Hundredths::of(theta).to_string());
        el("tr")
            .add(row_head(format!("{} {}", info.level.number(), info.name)))
            .add(cell(info.words))
            .add(cell(from).class("number"))
    });
    el("section")
        .class("card text")
        .add(h1(words::METHOD))
        .add(p(words::HONEST).class("honest"))
        .add(h2("What is measured"))
        .add(p("Seven skills, each on the same scale, called theta. 0 is the mean of people in data, engineering, product and management jobs who think about this path, and 1 is their standard deviation. Six levels divide the scale:"))
        .add(table("Levels", None, &["Level", "In words", "Theta from"], rows.collect()))
        .add(h2("What your answers do"))
        .add(p("A self-rating says which description fits what you did in the last two years. People differ in how they rate themselves, so your ratings are not taken at their word: the computation allows for a tendency of yours to rate high or low, overall and in each skill, and learns it from how your ratings and your answers to questions agree."))
        .add(p("A question has a difficulty. Getting a hard one right says more than getting an easy one right, and a right answer may be a guess. “I don't know” tells that you do not guess, so your right answers then count for more; it is never treated as a wrong guess. In a scene from work, the four actions are worth 0 to 3 points."))
        .add(p("The next question is the one that narrows the doubt most in the skills that are known least, with all facets of a skill taking turns and a little chance among equally good ones."))
        .add(h2("Intervals"))
        .add(p("The true value lies within the 90 % interval in about nine of ten cases, if the model is right. Nothing but more answers makes a band narrower. What the answers in one skill tell about another (people strong in one tend to be stronger in others) is taken in with care."))
        .add(h2("Stages"))
        .add(p("A stage is ").add(b("shown")).add(" with the probability that your skills meet all its needs at once. It is ").add(b("done")).add(" if you say that you have reached its milestone. Both together make it reached; the two are never blurred. The needs of each stage are this project's expert judgement; what the stages are follows a published career article (Upwork, “What Is an AI Strategist?”)."))
        .add(h2("What does not count"))
        .add(p("An answer that came in less than a tenth of the time that a question needs, at most ten seconds, is taken for a guess and left out; the others count as before. If your answers fit together less well than those of ninety-nine in a hundred simulated people like you, the result says so: a reason to ask, never a verdict."))
        .add(el("details").add(el("summary").add("For those who know the field")).add(p("Ratings follow the graded response model, knowledge items the three-parameter logistic, scenes the generalised partial credit model; D = 1. One joint Gaussian prior holds seven skills (correlated), a shared self-rating bias and one bias a skill. The mode is found by Newton's method on the observed information; level and stage probabilities come from 2,000 importance-weighted draws from the posterior, with an allowance for the anchoring of each skill's scale. Selection takes the greatest reduction of the summed posterior variance over the skills above their target standard error, with facet balance and a randomesque choice among the best three; in a retake unseen questions go first."))
            .add(p("Difficulties are set by experts, so each item's discrimination is flattened for an error of sd 0.5 in its difficulty; the scale of a whole skill may be off by sd 0.25, which widens statements about levels and stages. “I don't know” scales the guessing parameter by the person's own habit. In 2,000 simulated people on this bank a full assessment of 77 answers has an RMSE of 0.47 and its 90 % intervals hold the truth in 88 to 89 of 100; everybody rating 1.5 too high or too low moves the mean by 0.08. In a joint model an answer may move another skill: a high rating with weak answers elsewhere tells of a generous rater, and lowers what other ratings are taken to show.")))
        .into()
}
