//! Every page, file and text says the same of one person: eight made-up people, with one attempt and with three, with
//! and without others who have rated them.

use std::fmt::Write;

use crate::made_up::{FILE, Library, Someone, everything, unwritten_reasons};
use cairn_core::attempt::{
    Answered, Attempt, Choice, Entry, Event, Millis, Mode, carried_ratings, progress, separate,
};
use cairn_core::content::source::load;
use cairn_core::content::{RoleInfo, Steps, Survey};
use cairn_core::export::{Cover, NextWords, to_badge, to_csv, to_markdown, to_resume, to_text};
use cairn_core::growth::steps_view;
use cairn_core::growth::view::{RoleRow, RolesView, roles_view};
use cairn_core::history::view::history_view;
use cairn_core::job::view::job_view;
use cairn_core::path::page::{Next, PathPage, Whole, goal, goal_of, next_of, path_page};
use cairn_core::path::view::{Percent, ResultHeadline, ResultView, result_of, result_view};
use cairn_core::path::way::{Hours, Outcome, Time, Wanted, answering, find};
use cairn_core::path::{Aim, AskBy, Ground, Recomputed, compare, copies, hinge_of, left_to_settle};
use cairn_core::person::Person;
use cairn_core::plan::view::{PlanView, QuarterRow, plan_view};
use cairn_core::plan::{
    Day, Phase, Plan, Soon, Sought, Step, WEEKLY, WhatNext, begin, beside_plan, beside_way, calendar,
    markdown, what_next,
};
use cairn_core::profile::review::{ReviewView, review_view};
use cairn_core::profile::{Flag, Rated, Rater, RaterBias, flags};
use cairn_core::record::file::{Include, ProfileFile, read_profile, write_profile};
use cairn_core::record::link::{LinkFacts, find_link, write_link};
use cairn_core::{Level, Skill, Stage};

/// What the bundles of single pages hold.
struct More {
    roles: Vec<RoleInfo>,
    survey: Survey,
    steps: Steps,
    requirements: cairn_core::content::Requirements,
}

fn more() -> More {
    let library = load(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    More {
        roles: library.roles,
        survey: library.survey,
        steps: library.steps,
        requirements: library.requirements,
    }
}

/// A colleague who rates every facet at a level.
fn colleague(library: &Library, level: u8) -> Rater {
    let rated = |rating: &cairn_core::content::Rating| Rated {
        item: rating.id.clone(),
        version: rating.version,
        level: Level::new(level).unwrap(),
    };
    Rater {
        bias: RaterBias { shared_sd: 1.0, shared_correlation: 0.4, skill_sd: 0.6 },
        ratings: library.content.ratings.iter().map(rated).collect(),
    }
}

/// A full assessment, a quick look before it, and one skill after it.
pub(crate) fn three_attempts(library: &Library, someone: &Someone) -> Vec<Attempt> {
    let mut all = vec![someone.attempt(library)];
    for (number, mode, days) in [(8, Mode::Quick, -20), (9, Mode::Skill(Skill::Leadership), 10)] {
        let other = Someone { mode, facts: Vec::new(), ..Someone::new(someone.name, someone.abilities, &[]) };
        let attempt = other.attempt(library);
        let later = |entry: &Entry| Entry { at: Millis(entry.at.0 + days * 86_400_000), ..entry.clone() };
        let entries = attempt.entries().iter().map(later).collect();
        all.push(Attempt::from_entries(mode.new_id(number).unwrap(), entries).unwrap());
    }
    all
}

#[test]
fn every_page_and_every_export_says_the_same_of_a_person() {
    let (library, more) = (everything(), more());
    for someone in Someone::all() {
        let one = vec![someone.attempt(&library)];
        for attempts in [one, three_attempts(&library, &someone)] {
            for raters in [Vec::new(), vec![colleague(&library, 4), colleague(&library, 2)]] {
                let person = Person::of(&library.bank, &attempts, raters).unwrap();
                let told = format!(
                    "{}, {} attempts, {} raters",
                    someone.name,
                    attempts.len(),
                    person.raters().len()
                );
                let result = walk(&library, &more, &person, &told);
                files(&library, &attempts, &person, &result, &told);
                history_says(&library, &attempts, &told);
            }
        }
    }
}

/// Of one log the pages said "8 given", "5 answered and 3 too fast" and "80 answers in 3 attempts": every page counts what
/// [`Answered`] counts, and of these says what does not count.
#[test]
fn every_page_counts_the_same_answers() {
    let library = everything();
    let Library { content, path, bank } = &library;
    let reasons = unwritten_reasons(bank);
    for someone in Someone::all() {
        let hasty = hasty(&someone.attempt(&library));
        let mut three = three_attempts(&library, &someone);
        three[0] = hasty.clone();
        for attempts in [vec![hasty], three, grown(&library, &someone)] {
            let told = format!("{}, {} attempts", someone.name, attempts.len());
            let person = Person::of(bank, &attempts, Vec::new()).unwrap();
            let log = person.log();
            let given = Answered::of([log]);
            let ground = Ground::new(content, bank, person.clone()).unwrap();
            let result = result_of(content, bank, &ground, goal(path, &ground, None)).unwrap();
            let left: u16 = result.left_out.iter().map(|(_, count)| count).sum();
            let counts = usize::from(result.answered.ratings) + usize::from(result.answered.questions);
            assert_eq!(given.all(), counts + usize::from(left), "{told}");
            assert_eq!(given.ratings, usize::from(result.answered.ratings), "{told}");
            // The assessment.
            let progress = progress(content, bank, log);
            let said = (usize::from(progress.given), usize::from(progress.answered), progress.rapid);
            assert_eq!(said, (given.all(), counts, left), "{told}");
            // The path, roles and jobs.
            let PathPage::Whole(page) = path_page(content, path, bank, log, &ground, None) else {
                panic!("{told}")
            };
            assert_eq!(page.answered, result.answered, "{told}");
            // The review.
            let shown = match review_view(content, bank, &reasons, log) {
                ReviewView::Questions(skills) => skills.iter().map(|skill| skill.questions.len()).sum(),
                ReviewView::NoQuestions => 0,
                ReviewView::NotYet => panic!("{told}: not finished"),
            };
            assert_eq!(shown, given.questions, "{told}");
            // The history: of each attempt all that it gave, and what of it does not count.
            let history = history_view(content, bank, &attempts);
            assert_eq!(history.attempts.len() + history.empty, separate(&attempts).len(), "{told}");
            for row in &history.attempts {
                let own = attempts.iter().find(|one| *one.id() == row.id).unwrap();
                let counts = usize::from(row.answered.ratings) + usize::from(row.answered.questions);
                assert_eq!(Answered::of([own]).all(), counts + usize::from(row.left_out), "{told}");
            }
            // "Your data" said 35 ratings and the history 40 of the same attempts: the one counts each once, the other by attempt.
            let by_attempt = Answered::attempt_by_attempt(&attempts);
            let listed = |count: fn(&Answered) -> usize| -> usize {
                history.attempts.iter().map(|row| count(&row.given)).sum()
            };
            assert_eq!(
                (listed(|one| one.ratings), listed(|one| one.questions)),
                (by_attempt.ratings, by_attempt.questions),
                "{told}"
            );
            assert!(by_attempt.all() >= given.all(), "{told}");
            // The export hands over what the result rests on, and every answer of it once.
            assert!(Answered::of(&person.behind(&attempts)).all() >= given.all(), "{told}");
            assert!(Answered::of(&attempts).all() >= given.all(), "{told}");
        }
    }
}

/// The same attempt; the first three questions were answered faster than they can be read.
fn hasty(attempt: &Attempt) -> Attempt {
    let mut left = 3;
    let faster = |entry: &Entry| {
        let mut entry = entry.clone();
        if let Event::Answer { choice: Choice::Option(_), took_ms, .. } = &mut entry.event
            && left > 0
        {
            left -= 1;
            *took_ms = Some(200);
        }
        entry
    };
    Attempt::from_entries(attempt.id().clone(), attempt.entries().iter().map(faster).collect()).unwrap()
}

/// A quick look, and the full assessment that grew out of it a day later.
fn grown(library: &Library, someone: &Someone) -> Vec<Attempt> {
    let of = |mode| Someone { mode, ..Someone::new(someone.name, someone.abilities, &[1]) };
    let (quick, full) = (of(Mode::Quick).attempt(library), of(Mode::Full).attempt(library));
    let later = |entry: &Entry| Entry { at: Millis(entry.at.0 + 86_400_000), ..entry.clone() };
    let begun = full.entries().iter().take(1).map(later);
    let ratings = carried_ratings(&library.content, &quick, Mode::Full, &full.entries()[0].writer);
    let rating = |entry: &&Entry| matches!(&entry.event, Event::Answer { choice: Choice::Level(_), .. });
    let rest = full.entries().iter().skip(1).filter(|entry| !rating(entry)).map(later);
    let all = begun.chain(ratings).chain(rest);
    let numbered = (0..).zip(all).map(|(seq, entry)| Entry { seq, ..entry }).collect();
    vec![quick, Attempt::from_entries(Mode::Full.new_id(12).unwrap(), numbered).unwrap()]
}

/// The pages.
fn walk(library: &Library, more: &More, person: &Person, told: &str) -> ResultView {
    let Library { content, path, bank } = library;
    let ground = Ground::new(content, bank, person.clone()).unwrap();
    let result = result_of(content, bank, &ground, goal(path, &ground, None)).unwrap();
    let PathPage::Whole(page) = path_page(content, path, bank, ground.log(), &ground, None) else {
        panic!("{told}: no path")
    };
    assert_eq!(page.headline, result.headline, "{told}");
    assert_eq!(page.answered, result.answered, "{told}");
    assert_eq!(result.answered.raters, u16::try_from(person.raters().len()).unwrap(), "{told}");
    assert_eq!(page.stages.len(), result.stages.len());
    for (stage, row) in page.stages.iter().zip(&result.stages) {
        assert_eq!(&stage.row, row, "{told}");
    }
    // One next step, on the result and on the path.
    assert_eq!(next_of(content, path, bank, &ground, None).as_ref(), Some(&page.next), "{told}");
    if let Some(next) = &result.next {
        let goal = goal_of(&page.next);
        assert_eq!((goal.stage, &goal.name, goal.shown), (next.stage, &next.name, next.shown), "{told}");
        // Who meets every need is not told what holds them back.
        let shown =
            matches!(next.shown, Percent::Above99) || matches!(next.shown, Percent::Whole(at) if at > 80);
        assert!(!shown || result.blockers.is_empty(), "{told}: {:?} {:?}", next.shown, result.blockers);
    }
    told_once(library, &ground, &page, &result, told);
    let job = job_view(content, &more.requirements, Some(&ground));
    assert_eq!(job.answered, result.answered, "{told}");
    let of_job = job.profile.unwrap();
    let RolesView::Roles { answered, roles, .. } =
        roles_view(content, &more.roles, &more.survey, Some(&ground))
    else {
        panic!("{told}: no roles")
    };
    assert_eq!(answered, result.answered, "{told}");
    plan_says(library, &ground, &page, &roles, told);
    for (row, estimate) in result.skills.iter().zip(&of_job.skills) {
        assert_eq!(row.theta, cairn_core::decimal::Hundredths::of(estimate.theta), "{told}");
    }
    assert!(!steps_view(&more.steps, Some(&ground)).steps.is_empty(), "{told}");
    texts(library, &result, ground.log(), told);
    result
}

/// The plan: the same chances as the path and the roles have, and a first thing that is the next step of the result.
fn plan_says(library: &Library, ground: &Ground, page: &Whole, roles: &[RoleRow], told: &str) {
    let Library { content, path, bank } = library;
    let taken = page.ways.iter().find(|way| way.taken).unwrap();
    let way = path.way(&taken.id).unwrap();
    let hours = Hours::new(path, &[]);
    let time = Time { weekly: WEEKLY, job: way.job };
    let find = |aim: &Aim| {
        let wanted = Wanted { aim, way, hours: &hours, time };
        let worth = || answering(content, path, (bank, ground.log()), ground, &wanted);
        let outcome = find(content, path, ground, &wanted).unwrap();
        (outcome, matches!(aim, Aim::Stage(_)).then(worth).flatten())
    };
    for (at, role) in roles.iter().enumerate() {
        let aim = Aim::Role(role.id.clone());
        let chance = ground.meets(content, &aim.needs(content, path).unwrap()).value;
        assert_eq!(role.meets, Percent::of(chance), "{told}: {}", role.name);
        if at == 0 {
            assert_eq!(role.meets, Percent::of(now_of(&find(&aim).0)), "{told}: {}", role.name);
        }
    }
    let goal = goal_of(&page.next);
    let aim = Aim::Stage(goal.stage);
    let (outcome, worth) = find(&aim);
    let Outcome::Found(found) = &outcome else {
        assert!(matches!(page.next, Next::End { .. }), "{told}: {:?}", page.next);
        return;
    };
    assert_eq!(goal.shown, Percent::of(found.now.value), "{told}");
    let event = begin(found, ground, &aim, (WEEKLY, way.job), Day::of(2026, 11, 29).unwrap());
    let plan = Plan::draft(&event, &[]).unwrap();
    let view = plan_view(content, path, &plan, plan.start);
    files_of_plan(&plan, &view, told);
    // The draft named needs as without a piece that had some, and the plan made of it did not.
    assert_eq!(beside_way(found), beside_plan(content, &plan, found), "{told}");
    let sought = Sought::Told { way: Some(found.as_ref()), worth: worth.clone() };
    match what_next(content, path, page.next.clone(), sought, None) {
        WhatNext::Step(Next::Improve { first, .. }) => {
            assert_eq!(worth, None, "{told}: the plan says to answer first");
            let learns = |one: &&Soon| matches!(one.step.step, Step::Phase(_, Phase::Learn));
            let soon = view.soon.iter().find(learns).map(|one| one.step.facet.clone());
            assert!(soon.is_some(), "{told}");
            assert_eq!(soon, first.map(|first| first.facet), "{told}");
        }
        WhatNext::Answer { worth: asked, skill, .. } => {
            assert_eq!(content.skill(asked.skill).unwrap().name, skill, "{told}");
            assert_eq!(Some(asked), worth, "{told}");
        }
        // Where as likely as not nothing is lacking, there is nothing to begin with.
        WhatNext::Step(Next::Ask { by: AskBy::Skill(_), .. }) | WhatNext::NothingToLearn(_) => {
            assert!(found.pieces.is_empty() && goal.state.done == Some(true), "{told}");
        }
        // What is told or answered comes before the plan, on its page as well.
        WhatNext::Step(Next::Tell { .. } | Next::Ask { .. }) => {
            assert!(matches!(page.next, Next::Tell { .. } | Next::Ask { .. }), "{told}: {:?}", page.next);
        }
        WhatNext::Step(Next::Milestone { .. }) => {
            assert!(found.pieces.is_empty(), "{told}: there is something to learn");
        }
        other => panic!("{told}: {other:?} without a plan"),
    }
}

/// The files of a plan: each step with its day, each piece with the hours of the page.
fn files_of_plan(plan: &Plan, view: &PlanView, told: &str) {
    let text = markdown(view, &[]);
    let file = calendar(plan, view, &[], FILE, &[]).replace("\r\n ", "");
    let event = |name: &str| {
        let uid = format!("UID:{}.{}@cairn", plan.id, name.replace('/', "."));
        file.split("BEGIN:VEVENT").find(|event| event.lines().any(|line| line == uid)).map(str::to_owned)
    };
    for step in view.steps() {
        let due = step.due.unwrap();
        let event = event(&step.step.to_text());
        let day = format!("DTSTART;VALUE=DATE:{}", due.compact());
        assert!(event.is_some_and(|event| event.contains(&day)), "{told}: {:?}", step.step);
        assert!(text.contains(&format!(" by {}", due.words())), "{told}: {:?}", step.step);
    }
    let (mut study, mut practice) = (0, 0);
    for row in view.quarters.iter().flat_map(|quarter| &quarter.rows) {
        let QuarterRow::Piece(piece) = row else { continue };
        let (before, proof) = piece.practice();
        assert_eq!(before + proof, piece.split.1, "{told}: {}", piece.facet);
        let parts = format!("{before} before the proof, {proof} for it");
        let head = format!("### {} ({}): ", piece.facet, piece.skill);
        let hours = format!("{} of practice ({parts})", piece.split.1);
        let named = text.lines().any(|line| line.starts_with(&head) && line.contains(&hours));
        assert!(named, "{told}: {head}{hours}");
        let practises = event(&Step::Phase(piece.id.clone(), Phase::Practise).to_text()).unwrap();
        assert!(practises.contains(&parts.replace(',', "\\,")), "{told}: {practises}");
        if piece.ahead.is_none() {
            (study, practice) = (study + piece.split.0, practice + piece.split.1);
        }
    }
    assert_eq!(view.split, (study, practice), "{told}");
}

/// The history: each attempt with the numbers that it has by itself.
fn history_says(library: &Library, attempts: &[Attempt], told: &str) {
    let Library { content, bank, .. } = library;
    let history = history_view(content, bank, attempts);
    for row in &history.attempts {
        let own = attempts.iter().find(|one| *one.id() == row.id).unwrap();
        let alone = result_view(content, bank, &Person::alone(own)).unwrap();
        assert_eq!(row.answered, alone.answered, "{told}");
        for known in &row.skills {
            let shown = alone.skills.iter().find(|one| one.skill == known.skill).unwrap();
            // An attempt in a list is computed with fewer draws than a result.
            let apart = (known.theta.get() - shown.theta.get()).abs();
            assert!(apart <= 0.05, "{told}: {} is {} and {}", known.name, known.theta, shown.theta);
        }
    }
    for line in &history.lines {
        for point in &line.points {
            let row = &history.attempts[point.attempt];
            assert!(row.skills.iter().any(|one| one.skill == line.skill), "{told}");
        }
        // "A real fall" stood in the history of an attempt whose own page says that its answers do not fit together.
        for point in line.points.iter().rev().take(2).filter(|_| line.points.len() > 1) {
            let row = &history.attempts[point.attempt];
            let own = attempts.iter().find(|one| *one.id() == row.id).unwrap();
            let apart = |all: &[Flag]| all.contains(&Flag::Inconsistent);
            assert_eq!(apart(&row.flags), apart(&flags(content, bank, own)), "{told}: {}", line.name);
        }
    }
}

fn now_of(outcome: &Outcome) -> f64 {
    match outcome {
        Outcome::Reached(now) => now.value,
        Outcome::Found(found) => found.now.value,
    }
}

/// One sentence of what is least certain, and one order of the stages or the reason for another one.
fn told_once(library: &Library, ground: &Ground, page: &Whole, result: &ResultView, told: &str) {
    let beside = left_to_settle(result, Some(&page.next));
    assert!(beside.is_none() || hinge_of(&page.next).is_none(), "{told}: two things are least certain");
    assert_eq!(left_to_settle(result, None), result.hinge.as_ref(), "{told}");
    let taken = page.ways.iter().find(|way| way.taken).unwrap();
    let goal = goal_of(&page.next);
    let held = |stage: &Stage| ground.position().stages[stage.index()].state.is_held();
    let behind = taken.stages.iter().rposition(held).map_or(0, |at| at + 1);
    let first = taken.stages.get(behind).copied();
    let other = first.filter(|first| *first != goal.stage && !matches!(page.next, Next::End { .. }));
    let why = taken.ahead.as_ref().map(|ahead| (ahead.first, ahead.next));
    assert_eq!(why, other.map(|first| (first, goal.stage)), "{told}: {:?}", taken.stages);
    if let Some(ahead) = &taken.ahead {
        assert!(ahead.shown.bar() >= ahead.first_shown.bar(), "{told}: {ahead:?}");
    }
    assert!(page.ways.iter().all(|way| way.taken || way.ahead.is_none()), "{told}");
    // A stage above the next one that the heading names and the way leaves out is named beside it, too; one below is not.
    assert!(goal.surer.as_ref().is_none_or(|one| one.stage > goal.stage), "{told}: {goal:?}");
    if let ResultHeadline::Before { skills: Some(meet), .. } = &result.headline
        && !taken.stages.contains(&meet.stage)
        && meet.stage > goal.stage
        && meet.shown.bar() > goal.shown.bar()
    {
        assert!(goal.surer.is_some(), "{told}: {meet:?} beside {goal:?}");
    }
    assert_eq!(library.content.stages.len(), 10);
}

/// The texts that carry the result.
fn texts(library: &Library, result: &ResultView, log: &Attempt, told: &str) {
    let content = &library.content;
    let (what, why) = ("Raise Strategy and competition", "It is the first piece.");
    let next = Some(NextWords { what, why });
    let cover = Cover { name: "Ada", day: "28 November 2026", honest: "", sources: None, ratings: &[], next };
    let markdown = to_markdown(&cover, content, result);
    let text = to_text(&cover, content, result, "#/p/1").replace("\r\n", "\n");
    next_in_texts(result, &markdown, &text, told);
    let csv = to_csv("Ada", &content.version, result);
    let (card, _) = to_badge(&cover, content, result);
    let others = card.contains("ratings by others are included");
    assert_eq!(others, result.answered.others > 0, "{told}: {card}");
    let resume = to_resume("Ada", content, result, log);
    for row in &result.skills {
        let (low, high) = row.interval;
        let in_markdown = format!("| {} | {} | ", row.name, row.level);
        let of_markdown = format!("{}, {low} to {high}", row.theta);
        assert!(markdown.contains(&in_markdown) && markdown.contains(&of_markdown), "{told}: {markdown}");
        let plain = |number: &dyn ToString| number.to_string().replace('\u{2212}', "-");
        let in_csv = format!("Ada,{},{},", row.name, row.level);
        let line = csv.lines().find(|line| line.starts_with(&in_csv));
        assert!(line.is_some_and(|line| line.contains(&format!(",{},", plain(&row.theta)))), "{told}: {csv}");
        let of_text = format!("- {}: {} (90%: ", row.name, row.level);
        assert!(text.contains(&of_text), "{told}: {text}");
        let span = format!("{}: {}, 90% ", row.name, row.level);
        assert!(card.contains(&span), "{told}: {card}");
        assert!(
            resume.contains(&format!("\"name\":\"{}\",\"level\":\"{} (90% interval: ", row.name, row.level)),
            "{told}"
        );
    }
    for row in &result.stages {
        let mut line = String::new();
        let percent = match row.shown {
            Percent::BelowOne => "< 1%".to_owned(),
            Percent::Whole(number) => format!("{number}%"),
            Percent::Above99 => "> 99%".to_owned(),
        };
        write!(line, "| {} {} | {percent} |", row.stage.number(), row.name).unwrap();
        assert!(markdown.contains(&line), "{told}: {line} {markdown}");
        let of_text = format!("- {} {}: {percent}, ", row.stage.number(), row.name);
        assert!(text.contains(&of_text), "{told}: {of_text} {text}");
    }
}

/// The texts have the next step of the pages word by word, and of the next stage what the result says.
fn next_in_texts(result: &ResultView, markdown: &str, text: &str, told: &str) {
    let says = "Raise Strategy and competition. It is the first piece.";
    assert!(markdown.contains(&format!("## Do this next\n\n{says}")), "{told}: {markdown}");
    assert!(text.contains(&format!("DO THIS NEXT\n{says}")), "{told}: {text}");
    let Some(next) = &result.next else {
        assert!(!markdown.contains("The next stage") && !text.contains("THE NEXT STAGE"), "{told}");
        return;
    };
    let stage = format!("{}, stage {}", next.name, next.stage.number());
    assert!(markdown.contains(&format!("## The next stage: {stage}\n")), "{told}: {markdown}");
    assert!(text.contains(&format!("THE NEXT STAGE: {stage}\n")), "{told}: {text}");
    let milestone = match next.state.done {
        Some(true) => "reported as reached",
        Some(false) => "reported as not reached",
        None => "not reported on",
    };
    let milestone = format!("Its milestone ({milestone}): {}", next.milestone);
    for all in [markdown, text] {
        assert!(all.contains(&milestone), "{told}: {all}");
        assert!(
            result.blockers.iter().all(|row| all.contains(&format!("- {} (", row.facet))),
            "{told}: {all}"
        );
        assert_eq!(all.contains("Main gaps:"), !result.blockers.is_empty(), "{told}");
    }
}

/// The file and the link: whoever opens them sees what the person sees, without what others have rated, which neither of them holds.
fn files(library: &Library, attempts: &[Attempt], person: &Person, result: &ResultView, told: &str) {
    let Library { content, path, bank } = library;
    let view = |person: &Person| {
        let ground = Ground::new(content, bank, person.clone()).unwrap();
        result_of(content, bank, &ground, goal(path, &ground, None)).unwrap()
    };
    let own = Person::of(bank, attempts, Vec::new()).unwrap();
    let alone = view(&own);
    if person.raters().is_empty() {
        assert_eq!(&alone, result, "{told}");
    }
    assert_eq!(own.log(), person.log(), "{told}: what others rate is no answer of the person's own");
    let file = ProfileFile {
        name: "Ada".to_owned(),
        made_at: Millis(0),
        attempts: person.behind(attempts),
        copies: copies(&content.version, &alone),
        invitation: None,
    };
    let read = read_profile(write_profile(&file, Include::ALL).as_bytes()).unwrap().profile;
    let opened = view(&Person::of(bank, &read.attempts, Vec::new()).unwrap());
    assert_eq!(compare(&read.copies, &content.version, &opened), Recomputed::Agrees, "{told}");
    assert_eq!((&opened.skills, &opened.stages), (&alone.skills, &alone.stages), "{told}");
    let link = write_link("Ada", person.log(), LinkFacts::Plain).unwrap();
    let read = find_link(&link).unwrap().profile;
    let opened = view(&Person::of(bank, &read.attempts, Vec::new()).unwrap());
    assert_eq!((&opened.skills, &opened.stages), (&alone.skills, &alone.stages), "{told}");
    assert!(Skill::ALL.len() == opened.skills.len());
    assert!(
        attempts.iter().all(|attempt| attempt.entries().iter().any(|entry| entry.event == Event::Finish))
    );
}
