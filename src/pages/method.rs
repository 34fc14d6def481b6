//! How the numbers come about, in plain words.

use leptos::prelude::*;

use crate::state::App;
use crate::words;

#[component]
pub fn MethodPage() -> impl IntoView {
    let levels = App::get().with_content(|content| content.levels.clone());
    let rows = levels
        .into_iter()
        .map(|info| {
            let from = info.theta_from.map_or_else(|| "below".to_owned(), words::number);
            view! { <tr><th scope="row">{info.level.number()}" "{info.name}</th><td>{info.words}</td><td class="number">{from}</td></tr> }
        })
        .collect_view();
    view! {
        <section class="card text">
            <h1>{words::METHOD}</h1>
            <p class="honest">{words::HONEST}</p>
            <h2>"What is measured"</h2>
            <p>"Seven skills, each on the same scale, called theta. 0 is the mean of people in data, engineering, product and management jobs who think about this path, and 1 is their standard deviation. Six levels divide the scale:"</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Levels"><table>
                <thead><tr><th scope="col">"Level"</th><th scope="col">"In words"</th><th scope="col">"Theta from"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            <h2>"What your answers do"</h2>
            <p>"A self-rating says which description fits what you did in the last two years. People differ in how they rate themselves, so your ratings are not taken at their word: the computation allows for a tendency of yours to rate high or low, overall and in each skill, and learns it from how your ratings and your answers to questions agree."</p>
            <p>"A question has a difficulty. Getting a hard one right says more than getting an easy one right, and a right answer may be a guess. “I don't know” tells that you do not guess, so your right answers then count for more; it is never treated as a wrong guess. In a scene from work, the four actions are worth 0 to 3 points."</p>
            <p>"The next question is the one that narrows the doubt most in the skills that are known least, with all facets of a skill taking turns and a little chance among equally good ones."</p>
            <h2>"Intervals"</h2>
            <p>"The true value lies within the 90 % interval in about nine of ten cases, if the model is right. Nothing but more answers makes a band narrower. What the answers in one skill tell about another (people strong in one tend to be stronger in others) is taken in with care."</p>
            <h2>"Stages"</h2>
            <p>"A stage is "<b>"shown"</b>" with the probability that your skills meet all its needs at once. It is "<b>"done"</b>" if you say that you have reached its milestone. Both together make it reached; the two are never blurred. The needs of each stage are this project's expert judgement; what the stages are follows a published career article (Upwork, “What Is an AI Strategist?”)."</p>
            <h2>"For those who know the field"</h2>
            <p>"Ratings follow the graded response model, knowledge items the three-parameter logistic, scenes the generalised partial credit model; D = 1. One joint Gaussian prior holds seven skills (correlated), a shared self-rating bias and one bias a skill. The mode is found by Newton's method on the observed information; level and stage probabilities come from 2,000 importance-weighted draws from the posterior, with an allowance for the anchoring of each skill's scale. Selection takes the greatest reduction of the summed posterior variance over the skills above their target standard error, with facet balance and a randomesque choice among the best three."</p>
        </section>
    }
}
