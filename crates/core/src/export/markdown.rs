//! The whole result as text that people read, in Markdown.

use super::{Cover, flag_says, next_says, percent, span, stands_in, state_name, word};
use crate::content::Content;
use crate::counts::counted;
use crate::path::Shown;
use crate::path::view::{BlockerRow, NextView, ResultView, StageRow};
use crate::profile::view::SkillRow;
use crate::profile::{Basis, LeftOutReason};

/// The result with every interval, what it rests on, what was left out, and what must be said with it.
pub fn to_markdown(cover: &Cover<'_>, content: &Content, view: &ResultView) -> String {
    let title = if cover.name.trim().is_empty() { "Skills and path".to_owned() } else { plain(cover.name) };
    let mut text = vec![
        format!("# {title}"),
        format!("{}. Cairn, content {}. The result {}.", cover.day, content.version, basis(view.answered)),
        format!("**{}**", stands_in(view).join(" ")),
    ];
    text.extend(cover.sources.map(str::to_owned));
    if !view.skills.is_empty() {
        text.push(format!("## {}", if view.skills.len() == 1 { "The skill" } else { "The skills" }));
        text.push("The interval contains the level with a probability of 90%. In logits, 0 is the mean of people on this path and 1 is their spread.".to_owned());
        text.push(skills(&view.skills));
    }
    if !cover.ratings.is_empty() {
        text.push("## Ratings and answers".to_owned());
        text.push(cover.ratings.join(" "));
    }
    if !view.stages.is_empty() {
        text.push("## The path".to_owned());
        text.push("The percentage is the probability that the skills meet every need of a stage at once: *shown* from 80%, *likely* from 50%, *open* from 20%, *not yet* below. A stage is *done* if the person says that they have reached its milestone.".to_owned());
        text.push(stages(&view.stages));
        text.extend(evidence(&view.stages));
    }
    if let Some(next) = cover.next {
        text.push("## Do this next".to_owned());
        text.push(next_says(next));
    }
    if let Some(next) = &view.next {
        let [stage, stands] = next_stage(next);
        text.extend([format!("## The next stage: {stage}"), stands]);
        if !view.blockers.is_empty() {
            text.push("Main gaps:".to_owned());
            text.push(list(view.blockers.iter().map(blocker)));
        }
    }
    if !view.flags.is_empty() {
        text.push("## Worth asking about".to_owned());
        text.push(list(view.flags.iter().map(|flag| flag_says(*flag).to_owned())));
    }
    if !view.left_out.is_empty() {
        text.push("## Kept but not counted".to_owned());
        text.push(list(view.left_out.iter().map(|(why, count)| left_out(*why, *count))));
    }
    text.push(format!("---\n\n{}", cover.honest));
    text.join("\n\n") + "\n"
}

fn skills(rows: &[SkillRow]) -> String {
    let line = |row: &SkillRow| {
        let said = row.claimed.as_ref().map_or("", |(_, word)| word);
        let (low, high) = row.interval;
        format!(
            "| {} | {} | {} | {}, {low} to {high} | {said} | {} |",
            row.name,
            row.level,
            span(&row.level_from, &row.level_to),
            row.theta,
            basis(row.basis)
        )
    };
    table("| Skill | Level | 90% interval | Theta, in logits | Self-ratings | Basis |", rows.iter().map(line))
}

fn stages(rows: &[StageRow]) -> String {
    let line = |row: &StageRow| {
        let done = match row.done {
            Some(true) => "done",
            Some(false) => "not done",
            None => "not stated",
        };
        let (number, shown, state) = (row.stage.number(), percent(row.shown), state_name(row.state));
        format!("| {number} {} | {shown} | {done} | {state} |", row.name)
    };
    table("| Stage | Probability | Milestone | State |", rows.iter().map(line))
}

/// The lines of evidence, where the person has given some.
fn evidence(rows: &[StageRow]) -> Option<String> {
    let given = rows.iter().filter(|row| !row.evidence.trim().is_empty());
    let lines =
        list(given.map(|row| format!("{} {}: {}", row.stage.number(), row.name, plain(&row.evidence))));
    (!lines.is_empty()).then(|| format!("Evidence given:\n\n{lines}"))
}

/// The stage to go for, and how far its needs and its milestone are met.
pub(super) fn next_stage(next: &NextView) -> [String; 2] {
    [
        format!("{}, stage {}", next.name, next.stage.number()),
        format!(
            "The skills meet its needs with a probability of {} ({}). Its milestone ({}): {}",
            percent(next.shown),
            word(Shown::from(next.shown)),
            match next.state.done {
                Some(true) => "reported as reached",
                Some(false) => "reported as not reached",
                None => "not reported on",
            },
            next.milestone
        ),
    ]
}

/// A facet that holds back: its level is the needed one where it is likely reached, but not surely.
pub(super) fn blocker(row: &BlockerRow) -> String {
    let BlockerRow { facet, skill, level, needed, .. } = row;
    if level == needed {
        format!("{facet} ({skill}): needs {level}; probably reached, but not certain")
    } else {
        format!("{facet} ({skill}): {level}, needs {needed}")
    }
}

pub(super) fn basis(basis: Basis) -> String {
    let count =
        |count: u16, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
    let own = match (basis.ratings, basis.questions) {
        (0, 0) => "rests on no answers".to_owned(),
        (ratings, 0) => format!("rests on {}", count(ratings, "self-rating")),
        (0, questions) => format!("rests on {}", count(questions, "question")),
        (ratings, questions) => {
            format!("rests on {} and {}", count(ratings, "self-rating"), count(questions, "question"))
        }
    };
    match basis.raters {
        0 => own,
        1 => format!("{own}, and on {} by another person", count(basis.others, "rating")),
        raters => format!("{own}, and on {} by {raters} other people", count(basis.others, "rating")),
    }
}

pub(super) fn left_out(why: LeftOutReason, count: u16) -> String {
    let why = match why {
        LeftOutReason::UnknownItem => "what was asked is not known",
        LeftOutReason::UnknownContent => "the content version is not known",
        LeftOutReason::OutOfRange => "not one of the answers offered",
        LeftOutReason::OtherVersion => "the question has changed since",
        LeftOutReason::Rapid => "faster than the question can be read",
        LeftOutReason::NotLoaded => "the questions were not loaded",
    };
    format!("{}: {why}", counted(count, "answer", "answers"))
}

fn table(head: &str, rows: impl Iterator<Item = String>) -> String {
    let line = "|---".repeat(head.matches('|').count() - 1) + "|";
    [head.to_owned(), line].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

fn list(rows: impl Iterator<Item = String>) -> String {
    rows.map(|row| format!("- {row}")).collect::<Vec<_>>().join("\n")
}

/// Words of a person as words: nothing in them becomes markup, a link or a new line.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for one in words.chars() {
        match one {
            one if one.is_control() => plain.push(' '),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '(' | ')' | '|' | '#' | '~' | '!' => {
                plain.extend(['\\', one]);
            }
            ':' => plain.push_str("&#58;"),
            one => plain.push(one),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{next_stage, plain};
    use crate::Stage;
    use crate::path::view::{NextView, Percent};
    use crate::path::{Shown, StageState};

    /// The page said "You have reached its milestone", and the text "Next" without a word of that.
    #[test]
    fn the_next_stage_says_what_is_said_of_its_milestone() {
        let told = |done: Option<bool>| {
            let next = NextView {
                stage: Stage::LAST,
                name: "Leads".to_owned(),
                shown: Percent::Whole(34),
                state: StageState { skills: Shown::Open, done },
                milestone: "I lead.".to_owned(),
            };
            next_stage(&next).join("\n")
        };
        assert!(
            told(Some(true)).contains("Its milestone (reported as reached): I lead."),
            "{}",
            told(Some(true))
        );
        assert!(told(Some(false)).contains("reported as not reached"), "{}", told(Some(false)));
        assert!(told(None).contains("not reported on"), "{}", told(None));
    }

    /// f16, l10: no markup, and no address that a viewer would make a link of.
    #[test]
    fn words_of_a_person_stay_words() {
        assert_eq!(plain("<script>"), "&lt;script&gt;");
        assert_eq!(plain("[a](javascript:b)"), "\\[a\\]\\(javascript&#58;b\\)");
        assert_eq!(plain("a|b\n# c"), "a\\|b \\# c");
        assert_eq!(plain("https://x"), "https&#58;//x");
    }
}
