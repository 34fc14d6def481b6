//! What was done with a candidate, as JSON: one line a step, and lines are only ever added.

use crate::json::{self, Value};

use super::mark::line;
use crate::attempt::{Choice, Given};
use crate::compare::MAX_NOTE;
use crate::compare::trail::{MAX_BY, Points, Trail, TrailStep, TrailStepKind};
use crate::record::ReadError;
use crate::record::file::{rating_of, write_rating};
use crate::record::json::Object;
use crate::record::write::{JsonObject, NULL, array, quoted};
use crate::{AttemptId, InterviewId, ItemId, RatingId};

/// Version of the format that this code writes; it reads no newer one.
const VERSION: u8 = 1;
/// Most questions of a test.
const MAX_ITEMS: usize = 100;

/// The line of a step, with its line break.
pub fn write_step(step: &TrailStep) -> String {
    let head = JsonObject::new().number("v", VERSION).number("at", step.at.0).text("by", &step.by);
    let whole = match &step.what {
        TrailStepKind::TestBegan { test, items, content } => {
            let items: Vec<String> = items.iter().map(|item| quoted(item.as_str())).collect();
            let head = head.text("kind", "test-began").text("test", test.as_str());
            head.raw("items", &array(&items)).text("content", content)
        }
        TrailStepKind::TestAnswered { test, given } => {
            let head = head.text("kind", "test-answered").text("test", test.as_str());
            let head = head.text("item", given.item.as_str()).number("version", given.version);
            let head = match given.choice {
                Choice::Option(option) => head.number("option", option),
                Choice::DontKnow | Choice::Level(_) => head.raw("option", NULL),
            };
            match given.took_ms {
                Some(took) => head.number("took_ms", took),
                None => head.raw("took_ms", NULL),
            }
        }
        TrailStepKind::Rated(rating) => {
            head.text("kind", "rated").raw("rating", &write_rating(rating).replace('\n', ""))
        }
        TrailStepKind::Unrated(id) => head.text("kind", "unrated").text("rating", id.as_str()),
        TrailStepKind::Noted { question, text } => {
            head.text("kind", "noted").text("question", question.as_str()).text("text", text)
        }
        TrailStepKind::TestEnded { test } => head.text("kind", "test-ended").text("test", test.as_str()),
        TrailStepKind::TestDiscarded { test, discarded } => {
            let head = head.text("kind", "test-discarded").text("test", test.as_str());
            head.truth("discarded", *discarded)
        }
        TrailStepKind::Scored { question, score } => {
            let head = head.text("kind", "scored").text("question", question.as_str());
            match score {
                Some(points) => head.number("score", points.number()),
                None => head.raw("score", NULL),
            }
        }
    };
    whole.end() + "\n"
}

/// The steps of a record, and how many of its lines could not be read; these stay where they are.
pub fn read_trail(text: &str) -> (Trail, usize) {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let read: Vec<Result<TrailStep, ReadError>> = lines.map(step).collect();
    let bad = read.iter().filter(|one| one.is_err()).count();
    (Trail::new(read.into_iter().filter_map(Result::ok).collect()), bad)
}

/// The lines of what comes from elsewhere that say something new beside what is kept: each step once.
#[must_use]
pub fn new_lines(kept: &str, coming: &str) -> String {
    let known = read_trail(kept).0;
    let is_new = |line: &str| match step(line) {
        Ok(step) => !known.steps().contains(&step),
        // What only a newer version can read is kept for it.
        Err(_) => !kept.lines().any(|one| one == line),
    };
    let new = coming.lines().filter(|line| !line.trim().is_empty() && is_new(line));
    new.flat_map(|line| [line, "\n"]).collect()
}

/// The lines as they go into a file: without notes whose author has erased them. On this device the log keeps them.
#[must_use]
pub fn lines_for_file(text: &str) -> String {
    let trail = read_trail(text).0;
    let goes = |line: &&str| match step(line) {
        Ok(TrailStep { by, what: TrailStepKind::Noted { question, .. }, .. }) => {
            trail.erased_note(&by, &question).is_none()
        }
        Ok(_) | Err(_) => true,
    };
    text.split_inclusive('\n').filter(goes).collect()
}

fn step(text: &str) -> Result<TrailStep, ReadError> {
    let value = json::read(text).map_err(|_| ReadError::NotJson)?;
    let step = Object(value.as_object().ok_or(ReadError::Field("the step"))?);
    match step.whole("v")? {
        0 => return Err(ReadError::Field("v")),
        newer if newer > u64::from(VERSION) => return Err(ReadError::Newer(newer)),
        _ => {}
    }
    let test = || AttemptId::parse(step.text("test", 80)?).ok_or(ReadError::Field("test"));
    let what = match step.text("kind", 40)? {
        "test-began" => {
            let items = step.list("items")?;
            let items: Option<Vec<ItemId>> =
                items.iter().take(MAX_ITEMS).map(|item| item.as_str().and_then(ItemId::parse)).collect();
            TrailStepKind::TestBegan {
                test: test()?,
                items: items.ok_or(ReadError::Field("items"))?,
                content: step.text("content", 40)?.to_owned(),
            }
        }
        "test-answered" => TrailStepKind::TestAnswered { test: test()?, given: given(step)? },
        "test-ended" => TrailStepKind::TestEnded { test: test()? },
        "test-discarded" => TrailStepKind::TestDiscarded {
            test: test()?,
            discarded: step
                .0
                .get("discarded")
                .and_then(Value::as_bool)
                .ok_or(ReadError::Field("discarded"))?,
        },
        "scored" => TrailStepKind::Scored {
            question: InterviewId::parse(step.text("question", 80)?).ok_or(ReadError::Field("question"))?,
            score: small(step, "score")?
                .map(|score| u8::try_from(score).ok().and_then(Points::new).ok_or(ReadError::Field("score")))
                .transpose()?,
        },
        "noted" => TrailStepKind::Noted {
            question: InterviewId::parse(step.text("question", 80)?).ok_or(ReadError::Field("question"))?,
            text: step.text("text", MAX_NOTE * 4)?.chars().take(MAX_NOTE).collect(),
        },
        "rated" => {
            let rating = step.0.get("rating").map(rating_of);
            TrailStepKind::Rated(Box::new(rating.and_then(Result::ok).ok_or(ReadError::Field("rating"))?))
        }
        "unrated" => TrailStepKind::Unrated(
            RatingId::parse(step.text("rating", 80)?).ok_or(ReadError::Field("rating"))?,
        ),
        _ => return Err(ReadError::Field("kind")),
    };
    Ok(TrailStep { at: step.time("at")?, by: line(step.text("by", MAX_BY * 4)?, MAX_BY), what })
}

fn given(step: Object<'_>) -> Result<Given, ReadError> {
    let option = small(step, "option")?;
    let choice = match option {
        Some(option) => Choice::Option(u8::try_from(option).map_err(|_| ReadError::Field("option"))?),
        None => Choice::DontKnow,
    };
    Ok(Given {
        item: ItemId::parse(step.text("item", 80)?).ok_or(ReadError::Field("item"))?,
        version: step.small("version")?,
        choice,
        took_ms: small(step, "took_ms")?,
    })
}

/// A whole number; `None` where it is null.
fn small(step: Object<'_>, name: &'static str) -> Result<Option<u32>, ReadError> {
    match step.0.get(name) {
        Some(Value::Null) => Ok(None),
        _ => u32::try_from(step.whole(name)?).map(Some).map_err(|_| ReadError::Field(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Level;
    use crate::attempt::{Millis, Mode};
    use crate::record::file::{About, RatingAnswer, RatingFile, Relation};

    fn steps() -> Vec<TrailStep> {
        let test = Mode::Full.new_id(7).unwrap();
        let item = ItemId::parse("ml-generative-03").unwrap();
        let given = |choice, took_ms| Given { item: item.clone(), version: 2, choice, took_ms };
        let question = InterviewId::parse("le-teams-did").unwrap();
        [
            TrailStepKind::TestBegan {
                test: test.clone(),
                items: vec![item.clone()],
                content: "2026.2".to_owned(),
            },
            TrailStepKind::TestAnswered { test: test.clone(), given: given(Choice::Option(3), Some(41_000)) },
            TrailStepKind::TestAnswered { test: test.clone(), given: given(Choice::DontKnow, None) },
            TrailStepKind::TestEnded { test: test.clone() },
            TrailStepKind::TestDiscarded { test: test.clone(), discarded: true },
            TrailStepKind::TestDiscarded { test, discarded: false },
            TrailStepKind::Scored { question: question.clone(), score: Points::new(4) },
            TrailStepKind::Scored { question: question.clone(), score: None },
            TrailStepKind::Noted { question, text: "Named the \"owner\".\nNo figure.".to_owned() },
            TrailStepKind::Rated(Box::new(rating())),
            TrailStepKind::Unrated(rating().id),
        ]
        .map(|what| TrailStep { at: Millis(5), by: "Dana \"D\" Fox".to_owned(), what })
        .to_vec()
    }

    fn rating() -> RatingFile {
        let answer = |level: Option<u8>| RatingAnswer {
            item: ItemId::parse(if level == Some(4) { "le-teams" } else { "py-craft" }).unwrap(),
            version: 1,
            level: level.and_then(Level::new),
        };
        RatingFile {
            id: RatingId::parse("rating-7").unwrap(),
            made_at: Millis(4),
            content: "2026.2".to_owned(),
            about: About { name: "Mira \"M\"".to_owned(), mark: Some(7) },
            by: "Jo".to_owned(),
            relation: Some(Relation::Manager),
            answers: vec![answer(Some(4)), answer(None)],
        }
    }

    #[test]
    fn steps_survive_writing_and_reading() {
        let text: String = steps().iter().map(write_step).collect();
        assert_eq!(read_trail(&text), (Trail::new(steps()), 0));
    }

    #[test]
    fn a_note_that_its_author_erased_goes_into_no_file() {
        let question = InterviewId::parse("le-teams-did").unwrap();
        let noted = |by: &str, text: &str| {
            let what = TrailStepKind::Noted { question: question.clone(), text: text.to_owned() };
            write_step(&TrailStep { at: Millis(5), by: by.to_owned(), what })
        };
        let scored = write_step(&steps()[6]);
        let kept = [noted("Ann", "Named the owner."), scored, "{\"v\":9}\n".to_owned()].concat();
        let erased = [noted("Dana Fox", "Rude."), noted("dana fox ", "")].concat();
        assert_eq!(lines_for_file(&(erased.clone() + &kept)), kept);
        // Written again after it was erased, it is a note.
        let again = erased + &noted("Dana Fox", "Came late.");
        assert_eq!(lines_for_file(&again), again);
        let (trail, _) = read_trail(&kept);
        assert_eq!(trail.erased_note("Ann", &question), None);
        let erased = read_trail(&(noted("Ann", "x") + &noted("Ann", ""))).0;
        assert_eq!(erased.erased_note("ann", &question), Some(Millis(5)));
        assert_eq!(erased.erased_note("Ben", &question), None);
        assert_eq!(
            read_trail(&noted("Ann", "")).0.erased_note("Ann", &question),
            None,
            "there never was one"
        );
    }

    #[test]
    fn a_line_that_cannot_be_read_loses_no_other() {
        let lines: Vec<String> = steps().iter().map(write_step).collect();
        for bad in [
            "{",
            "[]",
            "{\"v\":2}",
            "{\"v\":1,\"at\":5,\"by\":\"\",\"kind\":\"scored\",\"question\":\"x\",\"score\":6}",
        ] {
            let text = format!("{}{bad}\n{}", lines[4], lines[5]);
            let (trail, unread) = read_trail(&text);
            assert_eq!((trail.steps().len(), unread), (2, 1), "{bad}");
        }
    }
}
