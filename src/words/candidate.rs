//! Words about one candidate, tests, interviews, people side by side, and teams.

use super::terms::{NOT_MEASURED, level_of, list};
use cairn_core::attempt::{Degree, Field, Involvement};
use cairn_core::compare::show::{CombinedLevel, ConfirmedState};
use cairn_core::compare::trail::{OtherScores, Scored};
use cairn_core::compare::view::LevelBand;
use cairn_core::compare::{SelfRated, Sources};
use cairn_core::content::InterviewKind;
use cairn_core::counts::counted;
use cairn_core::decimal::Tenths;
use cairn_core::path::view::Percent;
use cairn_core::profile::GapVerdict;

pub const COMBINED: &str = "With tests, interviews and ratings by others";
pub const COMBINED_BANDS: &str =
    "Upper band: the profile alone. Lower band: everything together. Each is a 90% interval.";
pub const NO_SUCH_CANDIDATE_MORE: &str =
    "Candidates are kept in the browser in which they were added. This one may have been removed.";
pub const PRESENT_STAFF: &str = "Current staff, not a candidate";
pub const NOTES: &str = "Notes";
pub const PROFILE_OF_DAY: &str = "The profile as received, ";
pub const ASK_WORKED_WITH: &str = "Ask somebody who has worked with them";
pub const FILE_UNNAMED: &str = "The file";
pub const PICK_SOME: &str = "Pick two to six candidates in the pool's table, then come back.";
pub const BESIDE_RADAR: &str = "Radar chart of the seven skills, one line per person; the bands and the table next to it show the same data.";
pub const ONLY_SIX: &str = "More than six are picked; the first six are shown.";
pub const WHO: &str = "Who";
pub const AS_A_WHOLE: &str = "Overall";
pub const SEVEN_SKILLS: &str = "Seven skills";
pub const FACETS: &str = "Facets";
pub const RESPONSIBILITIES: &str = "Responsibilities";
pub const ALL_NUMBERS_OF_SKILLS: &str = "All numbers for the skills";
pub const SURE_DIFFERENCE: &str = " a clear difference (90%)";
pub const MAY_BE_CHANCE: &str = " may be chance";
pub const RATES_THEMSELVES: &str = "Self-rating, across all skills";
pub const ANSWERS: &str = "Answers";
pub const TO_NOTE: &str = "Worth noting about the answers";

/// Who tested, behind the day; nothing for somebody without a name.
pub fn tested_by(by: &str) -> String {
    if by.trim().is_empty() { String::new() } else { format!(", by \u{2068}{by}\u{2069} (as entered)") }
}

/// Which position it is about, behind the pool.
pub fn of_position(position: &str) -> String {
    format!(" · Position: {position}")
}

pub const CANDIDATE: &str = "A candidate";
pub const ONE_MADE_UP: &str = "Example: this person is made up.";
pub const KIT: &str = "Interview kit";
pub const CONFIRM: &str = "Confirmation test";
pub const SIDE_BY_SIDE: &str = "Side by side";
pub const NO_SUCH_CANDIDATE: &str = "There is no such candidate here";
pub const KIT_LEAD: &str = "First come the questions that everybody is asked for this position. Ask them in the same order and in the same words, and compare people by their answers. Then come a few for this person alone, about what the position needs and what is uncertain or looks overstated in the profile. Note what you hear and score each answer, using the descriptions of a good, a fair and a poor one, before you talk to other interviewers. Their scores are hidden here until yours are in. The candidate’s page and the table show the effect of every score at once, so look there only after you have scored.";
pub const KIT_CORE: &str = "For everybody";
pub const KIT_OWN: &str = "For this person";
pub const KIT_BEFORE: &str = "Scored before, and no longer in the kit";
pub const KIT_WEIGHS_NOTHING: &str =
    "All weights of the position are 0, so no question is more useful than another. Set the weights first.";
pub const CHOOSE_CORE: &str = "Ask everybody these questions";
pub const CORE_OTHER: &str =
    "The position has changed since. If you chose now, the questions for everybody would be different.";
pub const CORE_ANEW: &str = "The people interviewed so far were asked other questions, so it is harder to compare them with those you interview from now on. Their scores are kept.";
pub const COMBINED_SHOWS_SCORES: &str = "This part shows the interviewers' scores. If you are going to interview this person, enter your own scores in the kit before you look here.";
pub const COMBINED_HIDDEN: &str =
    "You will see what all scores say together once you have scored every question that others have scored.";
pub const SCORES_ARE: &str = "An interviewer's scores count like ratings by an observer, who may be lenient or strict. So two interviewers tell you more than one who asks twice as many questions. How much a score counts is expert judgement.";
pub const BESIDE_LEAD: &str = "Where a difference is too large to be chance (90% sure), it is marked. Everything else is grey: it may be chance. The numbers are those in the table of candidates, each with the name of its level. Stages and self-ratings are those on each candidate’s page.";

/// A day with its year is what a confirmed profile needs; the words come from the clock.
pub fn confirmed(state: &ConfirmedState, day: &str) -> Option<String> {
    Some(match state {
        ConfirmedState::Untested => {
            "Not confirmed: the assessment was taken alone and unsupervised.".to_owned()
        }
        ConfirmedState::UnderWay => "A confirmation test is under way.".to_owned(),
        ConfirmedState::Confirmed(_, who) => format!("Confirmed on {day}{}.", tested_by(who)),
        ConfirmedState::Open(_, who) => {
            format!("Tested on {day}{}: the result is inconclusive.", tested_by(who))
        }
        ConfirmedState::TooFew(_, who) => {
            format!("Tested on {day}{}: no verdict yet, so the test counts for nothing.", tested_by(who))
        }
        ConfirmedState::Discarded(..) => return None,
        ConfirmedState::Contradicted(_, who, strongly) => {
            let against =
                if *strongly { "speaks strongly against the profile" } else { "speaks against the profile" };
            format!("Tested on {day}{}: the test {against}.", tested_by(who))
        }
    })
}

pub const fn confirmed_key(state: &ConfirmedState) -> &'static str {
    match state {
        ConfirmedState::Untested | ConfirmedState::UnderWay => "untested",
        ConfirmedState::Confirmed(..) => "confirmed",
        ConfirmedState::Open(..) | ConfirmedState::TooFew(..) | ConfirmedState::Discarded(..) => "open",
        ConfirmedState::Contradicted(..) => "contradicted",
    }
}

/// What everybody would be asked, and what choosing it does.
pub fn core_to_choose(count: usize) -> String {
    format!(
        "No questions have been chosen for this pool yet. Going by the position's weights, everybody would be asked these {count}. Once you choose them, they stay the same for every candidate, even if the position changes. Only then can you see the questions for this person alone, give scores and take notes."
    )
}

/// When the questions for everybody were chosen.
pub fn core_chosen(count: usize, day: &str) -> String {
    format!(
        "{count} questions are the same for everybody in this pool. You chose them on {day}, going by the position’s weights at the time. They do not change with the position."
    )
}

/// What may be known of the scores of others.
pub fn other_scores(scores: &OtherScores) -> String {
    match scores {
        OtherScores::None => "Nobody else has scored this answer.".to_owned(),
        OtherScores::Hidden(1) => "1 other score, shown once yours is in.".to_owned(),
        OtherScores::Hidden(count) => format!("{count} other scores, shown once yours is in."),
        OtherScores::Shown(others) => {
            let said = |one: &Scored| other_score(&one.by, one.points.number());
            others.iter().map(said).collect::<Vec<_>>().join(" ")
        }
    }
}

pub const fn interview_kind(kind: InterviewKind) -> &'static str {
    match kind {
        InterviewKind::Did => "what they did",
        InterviewKind::Would => "what they would do",
    }
}

pub const fn anchor(place: usize) -> &'static str {
    match place {
        0 => "5 Good",
        1 => "3 Fair",
        _ => "1 Poor",
    }
}

pub const fn points(points: u8) -> &'static str {
    match points {
        1 => "1 poor",
        2 => "2",
        3 => "3 fair",
        4 => "4",
        _ => "5 good",
    }
}

pub const PROFILE_BY_RATINGS: &str =
    "The profile’s share of this estimate rests on self-ratings alone: no question was answered.";

/// What a combined estimate rests on.
pub fn combined_rests_on(sources: &Sources) -> String {
    let own = (sources.profile != Percent::BelowOne).then(|| "the profile".to_owned());
    let parts: Vec<String> = own.into_iter().chain(source_parts(sources)).collect();
    let without = match sources.profile {
        Percent::Above99 => String::new(),
        Percent::BelowOne => {
            " The profile’s own answers are left out: the answers in the test do not fit them, whatever the reason."
                .to_owned()
        }
        Percent::Whole(part) => format!(
            " The test speaks against the profile, so the profile’s own answers carry only {part}% of their usual weight. The rest is taken from the test alone, and the interval is wider where the two disagree."
        ),
    };
    format!("This estimate rests on {}.{without} The ranking uses this estimate.", list(&parts))
}

/// What came beside a profile's own answers.
pub(super) fn source_parts(sources: &Sources) -> Vec<String> {
    let mut parts = Vec::new();
    match sources.test {
        0 => {}
        count => {
            let (one, more) = ("answer in the confirmation test", "answers in the confirmation test");
            parts.push(counted(count, one, more));
        }
    }
    match (sources.scores, sources.interviewers) {
        (0, _) => {}
        (1, _) => parts.push("1 interview score".to_owned()),
        (count, 1) => parts.push(format!("{count} scores from one interviewer")),
        (count, who) => parts.push(format!("{count} scores from {who} interviewers")),
    }
    match (sources.ratings, sources.raters) {
        (0, _) => {}
        (1, _) => parts.push("1 rating by somebody else".to_owned()),
        (count, 1) => parts.push(format!("{count} ratings by somebody else")),
        (count, who) => parts.push(format!("{count} ratings by {who} other people")),
    }
    parts
}

pub fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}

/// How far somebody rates themselves above what they show, by the rule of their own page.
pub fn bias(bias: SelfRated) -> String {
    let gap = match bias {
        SelfRated::Known(gap) => gap,
        SelfRated::LooksRandom => {
            return "not known: the answers to questions could be random picks".to_owned();
        }
        SelfRated::NoSkillWithBoth => return "not known: no skill has both ratings and questions".to_owned(),
    };
    let levels = Tenths::of(gap.levels.get().abs());
    let way = match gap.verdict {
        GapVerdict::Above => higher_than_shown("", levels),
        GapVerdict::Below => format!("lower than the answers show, by about {} levels", levels.shown()),
        GapVerdict::Agree => "in line with the answers, as far as can be told".to_owned(),
        GapVerdict::Unsettled => "the questions do not settle it".to_owned(),
    };
    let (low, high) = gap.interval;
    // What is sure never shows an end of 0.0: it is rounded, and lies on this side of it.
    match gap.verdict {
        GapVerdict::Above if low.get() <= 0.0 => {
            format!("{way} (90% interval from just above 0 to {})", high.shown())
        }
        GapVerdict::Below if high.get() >= 0.0 => {
            format!("{way} (90% interval from {} to just below 0)", low.shown())
        }
        _ => format!("{way} (90% interval from {} to {})", low.shown(), high.shown()),
    }
}

/// That somebody's ratings lie above their answers: said only where that is sure, and by how much is not.
pub fn higher_than_shown(who: &str, levels: Tenths) -> String {
    let rates = format!("{who} higher than the answers show, by about {} levels", levels.shown());
    rates.trim_start().to_owned()
}

/// That nothing but somebody's own word is behind their levels.
pub fn ratings_alone(name: &str) -> String {
    format!("{name}: every level rests on their own ratings alone. No question was answered.")
}

/// That the numbers of somebody hold more than their profile. Their page shows it without.
pub fn holds_since(name: &str, sources: &Sources) -> String {
    let parts = source_parts(sources);
    if parts.is_empty() {
        return format!("{name}: since the test, the profile counts less here than on the candidate’s page.");
    }
    format!(
        "{name}: fit, must-haves, skills and facets also count what has come in since the profile was received: {}. Stages and self-rating are those of the profile as received, as on the candidate’s page.",
        list(&parts)
    )
}

/// Two numbers before and after, and the difference of what is shown.
pub fn before_after(after: Option<&CombinedLevel>, before: Option<&CombinedLevel>) -> String {
    let of = |one: Option<&CombinedLevel>| {
        one.map_or_else(|| NOT_MEASURED.to_owned(), |one| level_called(&one.level, one.number))
    };
    format!("{}, was {}", of(after), of(before))
}

/// Behind how far a skill moved that nobody asked about.
pub const MOVED_WITH_OTHERS: &str = ", moved with the other skills";

/// How far a skill moved; nothing where it was not measured before or is not now.
pub fn moved(by: Option<Tenths>) -> String {
    let Some(by) = by else { return String::new() };
    let levels = Tenths::of(by.get().abs()).shown();
    match by.get() {
        more if more > 0.0 => format!("{levels} levels higher"),
        less if less < 0.0 => format!("{levels} levels lower"),
        _ => "as before".to_owned(),
    }
}

/// A level with its number, where there is no room for more.
pub fn level_called(level: &str, number: Tenths) -> String {
    format!("{level} {}", number.shown())
}

/// A level in words and as the number that stands wherever somebody is compared.
pub fn level_and_number(level: &str, band: LevelBand) -> String {
    format!("{level}, {}", level_of(band))
}

pub const NUMBER_IS: &str = "These numbers come from their own answers alone. The table of candidates also counts interviews, tests and ratings by others. Levels: 0 New, 1 Aware, 2 Working, 3 Independent, 4 Leading, 5 Authority. ± is half of a 90% interval; where that reaches further to one side, both ends are given. Numbers and bands leave out the uncertainty of the scale itself, which is the same for everybody.";
pub const THETA_IS: &str = "Theta is ability on the scale that the model uses. 0 is the average for people considering this path. Two in three of them lie between \u{2212}1 and 1. ± is the standard error.";

pub const YEARS_HIDDEN: &str = "hidden";

pub const fn duty(part: Option<Involvement>) -> &'static str {
    match part {
        None => "not stated",
        Some(Involvement::Never) => "never",
        Some(Involvement::TookPart) => "took part",
        Some(Involvement::Led) => "led",
        Some(Involvement::Owns) => "owns",
    }
}

pub fn years_said(years: Option<u8>) -> String {
    match years {
        None => "not stated".to_owned(),
        Some(1) => "1 year".to_owned(),
        Some(years) => format!("{years} years"),
    }
}

/// The heads of what a candidate says of themselves.
pub const THEY_SAY: &str = "What they say about themselves";
pub const THEY_SAY_IS: &str = "You have only their word for it, and it affects no number.";
pub const DEGREE_SAID: &str = "Highest degree";
pub const FACTS_HIDDEN: &str = "Degree and years are hidden with the names.";

/// The highest degree with its field.
pub fn degree_said((degree, field): (Option<Degree>, Option<Field>)) -> String {
    match (degree, field) {
        (None, None) => "not stated".to_owned(),
        (None, Some(field)) => format!("degree not stated; field: {}", super::about::field(field)),
        (Some(degree), None) => super::about::degree(degree).to_owned(),
        (Some(degree), Some(field)) => {
            format!("{}; field: {}", super::about::degree(degree), super::about::field(field))
        }
    }
}

/// The number under which somebody stands in a comparison; letters are groups.
pub fn person_number(place: usize) -> String {
    (place + 1).to_string()
}

/// Whom a cell is above for certain.
pub fn surely_above(others: &[usize]) -> Option<String> {
    let letters: Vec<String> = others.iter().map(|place| person_number(*place)).collect();
    (!letters.is_empty()).then(|| format!("above {}", list(&letters)))
}

pub const ALL_QUESTIONS: &str = "All questions";

/// Lines of what was done that this version cannot read.
pub fn unread_steps(count: usize) -> String {
    let lines = counted(count, "entry", "entries");
    format!(
        "{lines} about tests and interviews could not be read, perhaps because a newer version of Cairn wrote to this pool. Nothing was deleted."
    )
}

/// A score that another interviewer gave.
pub fn other_score(by: &str, points: u8) -> String {
    let by = if by.trim().is_empty() {
        "Somebody who gave no name".to_owned()
    } else {
        format!("\u{2068}{by}\u{2069}")
    };
    format!("{by} gave a score of {points}.")
}

pub fn real_differences(count: usize) -> String {
    match count {
        0 => "no clear difference".to_owned(),
        count => counted(count, "clear difference", "clear differences"),
    }
}

pub const SAVE_PROFILE: &str = "Save this profile to a file";
pub const SAVE_PROFILE_IS: &str = "The file holds the answers as received. Open it under “Open a profile”, or add it to another pool. Your notes, tests and scores are not in it: “Save the pool to a file” includes them.";
pub const SAVE_PROFILE_OF_TEAM: &str = "The file holds the answers as received. Open it under “Open a profile”, or add it to another team. Your notes are not in it: “Save the team to a file” includes them.";
pub const KEPT: &str = "What you entered is kept on this device.";
pub const BEING_KEPT: &str = "Saving …";

/// How many ratings and questions count.
pub fn answers((ratings, questions): (u16, u16)) -> String {
    let of = |count: u16, one: &str, more: &str| counted(usize::from(count), one, more);
    format!("{} and {}", of(ratings, "rating", "ratings"), of(questions, "question", "questions"))
}

/// What is the same for everybody of a comparison, and of what.
pub fn same_for_all(said: &str, of: &[String]) -> String {
    format!("{}: {said}, the same for everybody.", of.join(", "))
}
