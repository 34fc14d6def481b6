//! The page of a candidate, side by side, the interview kit and what came since say the same of the same answers.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod world;

use cairn_core::attempt::{Attempt, Choice, Event, Millis, Mode};
use cairn_core::compare::kit::kit;
use cairn_core::compare::show::{candidate_result, sources_effect_view};
use cairn_core::compare::side_by_side::{Side, beside};
use cairn_core::compare::sources_effect::MovedBy;
use cairn_core::compare::trail::{Points, Trail, TrailStep, TrailStepKind};
use cairn_core::compare::view::{
    Caveat, PoolHeadline, SaidUnder, caveats, caveats_at, level_word, pool_headline,
};
use cairn_core::compare::{
    Assessor, MadeUp, MadeUpAmong, Mark, Member, Moves, MustHaves, Position, SelfRated, SkillBasis, core_set,
    find_namesakes, log_of, made_up_among, rank,
};
use cairn_core::decimal::Tenths;
use cairn_core::export::{Cover, to_markdown, to_text};
use cairn_core::path::view::{ResultView, result_view};
use cairn_core::path::{CopyPart, Recomputed, compare, copies};
use cairn_core::person::Person;
use cairn_core::profile::agreement::{RaterVerdict, agreement};
use cairn_core::profile::{
    Gap, GapBasis, GapVerdict, Rated, Rater, SelfRatingGap, StandsOut, differences, profile as profile_of,
    stands_out,
};
use cairn_core::record::file::ProfileFile;
use cairn_core::{CandidateId, InterviewId, Level, Skill};
use world::{WORLD, after, bank, content, example, of_example, person, picks_blindly, somebody};

fn page(profile: &ProfileFile) -> ResultView {
    let log = log_of(bank(), profile).unwrap();
    result_view(content(), bank(), &Person::alone(&log)).unwrap()
}

/// The page of the candidate as a manager sees it.
fn desk(profile: &ProfileFile) -> ResultView {
    candidate_result(content(), bank(), &log_of(bank(), profile).unwrap()).unwrap()
}

/// What a page says over all skills, and what stands out.
fn over_all(view: &ResultView) -> (Option<Gap>, StandsOut) {
    match &view.self_rating_gap {
        SelfRatingGap::Compared { overall, skills } => (*overall, stands_out(*overall, skills)),
        _ => (None, StandsOut::Nothing),
    }
}

fn scored(question: &str, points: u8) -> TrailStep {
    let question = InterviewId::parse(question).unwrap();
    let what = TrailStepKind::Scored { question, score: Points::new(points) };
    TrailStep { at: Millis(1_796_000_000_000), by: "Dana".to_owned(), what }
}

/// Names of levels, stages and their probabilities side by side are those of the candidate's own page.
#[test]
fn side_by_side_says_what_the_page_of_the_candidate_says() {
    let people = ["Birch", "Amber"].map(of_example);
    let logs = [0, 1].map(|at| log_of(bank(), &people[at].1).unwrap());
    let sides = [0, 1].map(|at| Side {
        attempt: &logs[at],
        standing: &people[at].0.standing,
        since: None,
        caveats: &[],
    });
    let view = beside(content(), bank(), &sides).unwrap();
    for (at, (member, profile)) in people.iter().enumerate() {
        let page = desk(profile);
        for (row, shown) in view.skills.iter().zip(&page.skills) {
            let cell = row.cells[at].as_ref().unwrap();
            assert_eq!(cell.level, shown.level, "{} in {}", member.name(), row.name);
            assert_eq!(Some(cell.band), shown.number);
            assert_eq!((cell.band.outer, cell.band.inner), (shown.outer, shown.inner), "drawn alike");
            assert_eq!(cell.band, member.standing.band(shown.skill), "the number of the table");
        }
        for (line, shown) in view.stages.iter().zip(&page.stages) {
            assert_eq!(line.people[at], Some((shown.state, shown.shown)), "{} {}", member.name(), line.name);
        }
        assert_eq!(view.people[at].bias.gap(), over_all(&page).0);
        assert_eq!(view.people[at].since, None);
    }
    // What came since is said to be in it: in the skills, not in what the page says of the profile as it came in.
    let steps = [scored("le-direction-did", 1), scored("le-teams-did", 1)];
    let standing = after(&people[1].1, &steps);
    let trail = Trail::new(steps.to_vec());
    let since = Side { standing: &standing, since: Some((&trail, &WORLD.2)), ..sides[1] };
    let view = beside(content(), bank(), &[sides[0], since]).unwrap();
    assert_eq!((view.people[0].since, view.people[1].since), (None, Some(standing.sources)));
    let page = desk(&people[1].1);
    let leadership = view.skills[Skill::Leadership.index()].cells[1].as_ref().unwrap();
    assert_eq!(leadership.band, standing.band(Skill::Leadership));
    assert_ne!(
        Some(leadership.band.level),
        page.skills[Skill::Leadership.index()].number.map(|band| band.level)
    );
    for (line, shown) in view.stages.iter().zip(&page.stages) {
        assert_eq!(line.people[1], Some((shown.state, shown.shown)), "{} after the interview", line.name);
    }
    assert_eq!(view.people[1].bias.gap(), over_all(&page).0, "one self-rating on both");
    assert_eq!(standing.bias, people[1].0.standing.bias, "and in the table");
}

/// A level is called by its number, on every page of a manager: skill or facet, before an interview or after it.
#[test]
fn a_level_has_the_name_of_its_number_on_every_page_of_a_manager() {
    let example = ["Amber", "Birch", "Ember", "Iris", "Fern"].map(of_example);
    let steps = [scored("le-direction-did", 2), scored("le-teams-did", 4)];
    for (member, profile) in &example {
        let log = log_of(bank(), profile).unwrap();
        let side = Side { attempt: &log, standing: &member.standing, since: None, caveats: &[] };
        let view = beside(content(), bank(), &[side, side]).unwrap();
        let facets = view.facets.iter().flat_map(|(_, rows)| rows);
        for row in view.skills.iter().chain(facets) {
            for cell in row.cells.iter().flatten() {
                assert_eq!(cell.level, level_word(content(), cell.band.level), "{}", row.name);
            }
        }
        let trail = Trail::new(steps.to_vec());
        let since = sources_effect_view(content(), bank(), &log, (&trail, &WORLD.2)).unwrap();
        for (row, shown) in since.skills.iter().zip(&desk(profile).skills) {
            assert_eq!(
                row.before.as_ref().map(|one| (&one.level, Some(one.number))),
                member
                    .standing
                    .measured(skill_named(&row.name))
                    .then(|| (&shown.level, shown.number.map(|band| band.level)))
            );
        }
    }
}

fn skill_named(name: &str) -> Skill {
    content().skills.iter().find(|info| info.name == name).unwrap().skill
}

/// The page of a manager gives the chance of a need once, from the numbers of the table, and names no next step: that depends
/// on the way that the person has taken.
#[test]
fn a_manager_is_told_one_chance_of_a_need_and_no_next_step() {
    for name in ["Ember", "Iris", "Birch", "Amber", "Fern"] {
        let (_, profile) = of_example(name);
        let (own, desk) = (page(&profile), desk(&profile));
        assert!(own.next.is_some() && desk.next.is_none(), "{name}");
        assert!(desk.stages.iter().all(|row| !row.is_next), "{name}");
        for (own, desk) in own.stages.iter().zip(&desk.stages) {
            assert_eq!((own.shown, own.state), (desk.shown, desk.state), "{name}");
            assert!(desk.hardest.as_ref().is_none_or(|(_, _, met)| met.is_none()), "{name}");
        }
        assert_eq!(copies(&content().version, &own), copies(&content().version, &desk), "{name}");
    }
}

/// Whoever has answered everything is not called unfinished, though they never asked for their result; who has left questions is.
#[test]
fn who_has_answered_everything_has_finished() {
    let (_, profile) = of_example("Birch");
    let attempt = &profile.attempts[0];
    let assessor = Assessor::new(content(), bank());
    let standing = |keep: usize| {
        let entries = attempt.entries().iter().filter(|entry| entry.event != Event::Finish).take(keep);
        let attempt = Attempt::from_entries(attempt.id().clone(), entries.cloned().collect()).unwrap();
        assessor.of(&attempt, None).unwrap()
    };
    assert!(standing(usize::MAX).finished);
    assert!(!standing(60).finished);
}

/// What is said of somebody's ratings is one number with one rule: on their page, side by side and in the table.
#[test]
fn one_rule_says_what_stands_out_among_ratings() {
    let mut said = Vec::new();
    for name in ["Amber", "Birch", "Ember", "Granite", "Fern", "Dune"] {
        let (member, profile) = of_example(name);
        let (overall, out) = over_all(&page(&profile));
        let above = overall.filter(|gap| gap.verdict == GapVerdict::Above).map(|gap| gap.levels);
        let row = caveats(&member, None).into_iter().find_map(|one| match one {
            Caveat::OverRates(levels) => Some(levels),
            _ => None,
        });
        assert_eq!(row, above, "{name}");
        assert!(above.is_none() || out != StandsOut::Nothing, "{name}: nothing stands out beside a number");
        said.push(out);
    }
    assert!(said.contains(&StandsOut::Nothing) && said.contains(&StandsOut::Skills), "{said:?}");
    // However far off: the number lies in its own interval, as it is rounded.
    let (_, far) = somebody(&person("Far", -1.5, 4.5, 9));
    let SelfRatingGap::Compared { overall, skills } = page(&far).self_rating_gap else { panic!("compared") };
    for gap in skills.iter().map(|row| row.gap).chain(overall) {
        assert!(gap.interval.0 <= gap.levels && gap.levels <= gap.interval.1, "{gap:?}");
    }
    assert!(overall.unwrap().levels > Tenths::of(3.0), "{overall:?}");
    // Sure over all skills and in none by itself is neither "all agree" nor silence.
    let agreeing: Vec<_> = skills
        .iter()
        .map(|row| cairn_core::profile::GapRow {
            gap: Gap { verdict: GapVerdict::Agree, ..row.gap },
            ..row.clone()
        })
        .collect();
    assert_eq!(stands_out(overall, &agreeing), StandsOut::OverallAlone);
    assert_eq!(stands_out(overall, &skills), StandsOut::Skills);
    assert_eq!(stands_out(None, &agreeing), StandsOut::Nothing);
}

/// What is said of ratings fits the interval that is shown, and is possible when read from the first skill to the last: a person's
/// own questions do not mostly point the other way than all of them together.
#[test]
fn what_is_said_of_ratings_fits_its_interval_and_the_whole() {
    let mut said = Vec::new();
    let (mut elsewhere, mut wides) = (0, 0);
    for member in example() {
        let name = member.name();
        let (_, profile) = of_example(name);
        let SelfRatingGap::Compared { overall, skills } = page(&profile).self_rating_gap else { continue };
        let whole = overall.is_some_and(|gap| gap.verdict.is_sure());
        let against = skills.iter().filter(|row| row.rests == GapBasis::Elsewhere);
        let against: u16 = against.map(|row| row.questions).sum();
        let all: u16 = skills.iter().map(|row| row.questions).sum();
        assert!(!whole || 2 * against < all, "{name}: {against} of {all}: {skills:#?}");
        for row in &skills {
            let (low, high) = row.gap.interval;
            // What is sure may end at 0.0, rounded.
            let parts = (low.get() >= 0.0 || high.get() <= 0.0) && row.gap.levels.get().abs() >= 0.3;
            let near = low.get() >= -1.5 && high.get() <= 1.5;
            match row.gap.verdict {
                GapVerdict::Above | GapVerdict::Below => assert!(parts, "{name}: {row:?}"),
                GapVerdict::Agree => assert!(near, "{name}: {row:?}"),
                GapVerdict::Unsettled => {
                    assert!(row.rests == GapBasis::Elsewhere || !near, "{name}: {row:?}");
                }
            }
            said.push(row.gap.verdict);
            // The sentence names whom the table names, and one rule says what is too wide, whatever a difference rests on.
            let named = differences(&skills);
            assert_eq!(named.elsewhere.contains(&row), row.rests == GapBasis::Elsewhere, "{name}: {row:?}");
            // An end that shows 0.0 may lie on either side of it.
            let clear = low != Tenths::of(0.0) && high != Tenths::of(0.0);
            let open = low.get() < 0.0 && high.get() > 0.0;
            let wide = open && !near;
            assert!(!clear || named.too_wide.contains(&&*row.name) == wide, "{name}: {row:?}");
            elsewhere +=
                usize::from(row.rests == GapBasis::Elsewhere && row.gap.verdict == GapVerdict::Agree);
            wides += usize::from(row.too_wide);
        }
    }
    assert!(elsewhere > 0 && wides > 0, "{elsewhere} agree by other skills, {wides} are too wide");
    assert!(said.iter().any(|verdict| verdict.is_sure()) && said.contains(&GapVerdict::Agree), "{said:?}");
}

/// Of one skill alone, however few its questions, every page says the same of the self-rating: the person's page, side by side, the
/// warnings of the ranking, the kit.
#[test]
fn one_skill_alone_has_one_word_about_its_rating() {
    let assessor = Assessor::new(content(), bank());
    let position = world::strategist();
    let mut said = Vec::new();
    let mut ends = Vec::new();
    for (bias, seed) in [(0.0, 3), (-0.6, 8), (2.5, 4), (4.5, 5), (4.5, 6)] {
        let made = MadeUp { mode: Mode::Skill(Skill::Python), ..person("Lone", -0.5, bias, seed) };
        let (_, profile) = somebody(&made);
        let attempt = &profile.attempts[0];
        for keep in 0..attempt.entries().len() {
            let entries = attempt.entries().iter().take(keep).cloned().collect();
            let Some(log) = Attempt::from_entries(attempt.id().clone(), entries) else { continue };
            let view = result_view(content(), bank(), &Person::alone(&log));
            let Some(SelfRatingGap::Compared { overall, skills }) = view.map(|view| view.self_rating_gap)
            else {
                continue;
            };
            let standing = assessor.of(&log, None).unwrap();
            assert_eq!((overall, skills.len()), (None, 1), "{keep}");
            assert_eq!(standing.bias, SelfRated::Known(skills[0].gap), "{keep}");
            let verdict = skills[0].gap.verdict;
            let member = Member::new(
                CandidateId::parse("full-7").unwrap(),
                String::new(),
                vec![],
                standing,
                Mark::default(),
            );
            let warned = caveats(&member, None).iter().any(|one| matches!(one, Caveat::OverRates(_)));
            assert_eq!(warned, verdict == GapVerdict::Above, "{keep}");
            let found = profile_of(content(), bank(), &log).unwrap();
            let kit = kit(content(), bank(), (&log, &found), &position, &WORLD.0.interview, &[]);
            let claims = kit.iter().filter_map(|one| one.reason.over_claim);
            for claim in claims {
                assert_eq!(claim.settled, verdict != GapVerdict::Unsettled, "{keep}");
                assert_ne!(verdict, GapVerdict::Below, "{keep}");
            }
            said.push(verdict);
            ends.push((bias, skills[0].gap.interval));
        }
    }
    let all = [GapVerdict::Unsettled, GapVerdict::Agree, GapVerdict::Above];
    assert!(all.iter().all(|one| said.contains(one)), "{ends:?}");
}

/// A skill that falls although each score about it raises it says what lowers it.
#[test]
fn what_moves_a_skill_against_its_own_scores_is_named() {
    let (member, profile) = of_example("Birch");
    let log = log_of(bank(), &profile).unwrap();
    let about = |skill: Skill| WORLD.2.questions.iter().filter(move |one| one.skill == skill);
    let skill = Skill::Leadership;
    let own = about(skill).take(1).map(|one| scored(one.id.as_str(), 5));
    let others = Skill::ALL.into_iter().filter(|one| *one != skill).flat_map(about);
    let steps: Vec<TrailStep> = own.chain(others.map(|one| scored(one.id.as_str(), 1))).collect();
    let trail = Trail::new(steps);
    let view = sources_effect_view(content(), bank(), &log, (&trail, &WORLD.2)).unwrap();
    let row = &view.skills[skill.index()];
    assert!(row.moved.unwrap() < Tenths::of(0.0), "{row:?}, {}", member.name());
    assert!(row.scores.iter().all(|one| one.moves == Moves::Up), "{row:?}");
    assert_eq!(row.moved_by, [MovedBy::OtherScores]);
    // Where the scores say themselves why, nothing more is said.
    assert!(view.skills.iter().filter(|one| one.name != row.name).all(|one| one.moved_by.is_empty()));
    let alone = Trail::new(vec![scored(about(skill).next().unwrap().id.as_str(), 5)]);
    let view = sources_effect_view(content(), bank(), &log, (&alone, &WORLD.2)).unwrap();
    assert!(view.skills.iter().all(|one| one.moved_by.is_empty()));
}

/// Where answers could be picks at random, the kit leaves the same room for both as the page does.
#[test]
fn the_kit_doubts_what_the_page_doubts() {
    let (member, profile) = picks_blindly("Anna");
    let log = log_of(bank(), &profile).unwrap();
    let mut position = Position::open("Own");
    position.musts = [Level::new(2); 7];
    let musts = MustHaves::new(content(), &position);
    let questions = &WORLD.0.interview;
    let core = core_set(content(), &position, questions);
    let found = profile_of(content(), bank(), &log).unwrap();
    let asked = kit(content(), bank(), (&log, &found), &position, questions, &core);
    assert!(!asked.is_empty());
    for one in &asked {
        let need = musts.needs().iter().find(|need| need.skill == one.skill).unwrap();
        let met = musts.met(&member.standing, need);
        assert!((one.reason.met - met).abs() < 0.2, "{:?}: {} and {met}", one.facet, one.reason.met);
        assert_eq!(one.reason.over_claim, None, "what they show is not known");
    }
}

/// "What they show is not known", and a rater was said to agree with the ratings while "the answers show less than both".
#[test]
fn where_answers_may_be_picks_at_random_no_rater_is_held_against_them_and_every_text_says_so_on_top() {
    let (_, profile) = picks_blindly("Anna");
    let log = log_of(bank(), &profile).unwrap();
    let ratings = content().ratings.iter().map(|one| Rated {
        item: one.id.clone(),
        version: one.version,
        level: Level::new(4).unwrap(),
    });
    let rater = Rater { bias: WORLD.0.observer.bias, ratings: ratings.collect() };
    let found = agreement(content(), bank(), &log, &[rater], 0).unwrap();
    assert!(found.skills.iter().all(|row| row.verdict == RaterVerdict::Untold), "{found:?}");
    let view = result_view(content(), bank(), &Person::alone(&log)).unwrap();
    let cover = Cover { name: "Anna", day: "", honest: "", sources: None, ratings: &[], next: None };
    for text in [to_markdown(&cover, content(), &view), to_text(&cover, content(), &view, "")] {
        let (top, _) = text.split_once(if text.contains("## ") { "## " } else { "SKILLS" }).unwrap();
        assert!(top.contains("could just as well be random picks"), "{top}");
    }
}

/// A change is the difference of the two numbers beside it, and these are those of the table.
#[test]
fn a_change_by_interviews_is_the_difference_of_the_numbers_shown() {
    let steps: Vec<TrailStep> = ["le-direction-did", "le-teams-did", "co-presenting-did", "le-change-did"]
        .iter()
        .filter(|id| WORLD.0.interview.iter().any(|one| one.id.as_str() == **id))
        .map(|id| scored(id, 2))
        .collect();
    for (member, profile) in [of_example("Amber"), of_example("Cedar"), picks_blindly("Anna")] {
        let (log, trail) = (log_of(bank(), &profile).unwrap(), Trail::new(steps.clone()));
        let view = sources_effect_view(content(), bank(), &log, (&trail, &WORLD.2)).unwrap();
        let all = after(&profile, &steps);
        for (row, skill) in view.skills.iter().zip(Skill::ALL) {
            let shown = |standing: &cairn_core::compare::CandidateEstimate| standing.band(skill).level;
            let (before, after) = (row.before.as_ref().unwrap().number, row.after.as_ref().unwrap().number);
            assert_eq!(before, shown(&member.standing), "{} before", row.name);
            assert_eq!(after, shown(&all), "{} after", row.name);
            let apart = after.get() - before.get();
            assert_eq!(row.moved, Some(Tenths::of(apart)), "{}", row.name);
        }
    }
}

fn named(name: &str, id: &str, member: &Member) -> Member {
    let id = CandidateId::parse(id).unwrap();
    Member::new(id, name.to_owned(), Vec::new(), member.standing.clone(), Mark::default())
}

/// Who is said on top not to be surely behind all of those who stand first says so in their row, whatever group they are in.
#[test]
fn the_counts_of_the_headline_are_those_of_the_rows() {
    let (member, _) = of_example("Birch");
    let mut seed = 1_u32;
    let mut between = |from: f64, to: f64| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        from + (to - from) * f64::from(seed >> 8) / f64::from(1_u32 << 24)
    };
    let mut beyond_the_next = 0;
    for _ in 0..200 {
        let members: Vec<Member> = (0..12)
            .map(|at| {
                let (mean, sd) = (between(-2.0, 2.0), between(0.1, 0.6));
                let mut one = named(&format!("Person {at}"), &format!("full-{at:04x}"), &member);
                one.standing.mean = [mean; Skill::COUNT];
                one.standing.covariance.fill(sd * sd);
                one.standing.possibilities.clear();
                one.standing.flags.clear();
                one
            })
            .collect();
        let ranking = rank(&members, &Position::strategist(content())).unwrap();
        let headline = pool_headline(&members, Some(&ranking));
        let (PoolHeadline::StandFirst { others, .. } | PoolHeadline::NobodyAhead { others, .. }) =
            headline.says
        else {
            continue;
        };
        if !headline.unknown.is_empty() {
            continue;
        }
        let rows = (0..members.len()).filter(|at| {
            let said = caveats_at(&members, Some(&ranking), *at);
            let first = said.iter().any(|one| matches!(one, Caveat::AlikeFirst(_)));
            beyond_the_next += usize::from(first);
            first || ranking.group(*at) == Some(1) && said.iter().any(|one| matches!(one, Caveat::Bridges(_)))
        });
        assert_eq!(rows.count(), others.nobody + others.some, "{headline:?}");
    }
    assert!(beyond_the_next > 10, "{beyond_the_next}");
}

/// The same answers under three names are said of each; two who differ in one answer are two.
#[test]
fn the_same_answers_under_several_names_are_said() {
    let (birch, profile) = of_example("Birch");
    let (cedar, _) = of_example("Cedar");
    let mut members =
        vec![named("One", "full-1", &birch), cedar.clone(), named("Two", "full-2", &birch), birch.clone()];
    find_namesakes(&mut members);
    let twins: Vec<Option<&str>> =
        members.iter().map(|one| one.same_as.as_ref().map(CandidateId::as_str)).collect();
    assert_eq!(twins, [Some("full-2"), None, Some("full-1"), Some("full-2")]);
    assert!(caveats(&members[0], None).contains(&Caveat::SameAnswers(members[2].id.clone())));
    // Who has left again is named no more.
    members.truncate(2);
    find_namesakes(&mut members);
    assert_eq!(members[0].same_as, None);
    // One answer more or otherwise makes another mark; a few questions make none.
    let quick = somebody(&MadeUp { mode: cairn_core::attempt::Mode::Quick, ..person("Q", 0.0, 0.0, 3) }).0;
    assert_eq!(quick.standing.same_answers, None, "ratings alone");
    let attempt = &profile.attempts[0];
    let mut entries = attempt.entries().to_vec();
    let last = entries
        .iter_mut()
        .rev()
        .find_map(|entry| match &mut entry.event {
            cairn_core::attempt::Event::Answer { choice: Choice::Option(at), .. } => Some(at),
            _ => None,
        })
        .unwrap();
    *last = (*last + 1) % 4;
    let other = cairn_core::attempt::Attempt::from_entries(attempt.id().clone(), entries).unwrap();
    let other = Assessor::new(content(), bank()).of(&other, None).unwrap();
    assert_ne!(other.same_answers, birch.standing.same_answers);
    assert!(other.same_answers.is_some());
}

/// Two of one name are told apart in a sentence as in the table.
#[test]
fn namesakes_are_told_apart_wherever_they_are_named() {
    let (birch, juniper) = (of_example("Birch").0, of_example("Juniper").0);
    let mut members =
        vec![named("Anna Meier", "full-4952", &birch), named("Anna Meier", "full-8ebb", &juniper)];
    find_namesakes(&mut members);
    let called: Vec<String> = members.iter().map(Member::called).collect();
    assert_eq!(called, ["Anna Meier (4952)", "Anna Meier (8ebb)"]);
    let position = Position::strategist(content());
    let head = pool_headline(&members, rank(&members, &position).as_ref());
    assert_eq!(head.says, PoolHeadline::Ahead("Anna Meier (4952)".to_owned()));
    members.truncate(1);
    find_namesakes(&mut members);
    assert_eq!(members[0].called(), "Anna Meier");
    let mut nameless = vec![named("", "full-4952", &birch), named("", "full-8ebb", &juniper)];
    find_namesakes(&mut nameless);
    let called: Vec<String> = nameless.iter().map(Member::called).collect();
    assert_eq!(called, ["Candidate 4952", "Candidate 8ebb"], "nor do two without a name speak as one");
}

/// A file whose numbers are not those of its answers is said to be altered in the table; one of another content is not.
#[test]
fn a_file_that_says_other_numbers_than_its_answers_is_marked() {
    let (member, profile) = of_example("Juniper");
    let assessor = Assessor::new(content(), bank());
    let log = log_of(bank(), &profile).unwrap();
    let view = page(&profile);
    let honest = copies(&content().version, &view);
    let altered = |copies: Vec<(String, String)>| assessor.file_altered(&copies, &log, &member.standing);
    assert!(!altered(honest.clone()) && !altered(Vec::new()));
    let better = |name: &str, value: &str| {
        let mut all = honest.clone();
        all.iter_mut().find(|(known, _)| known == name).unwrap().1 = value.to_owned();
        all
    };
    let raised = better("leadership.theta", "3.10");
    assert!(altered(raised.clone()));
    let mut elsewhere = raised.clone();
    elsewhere[0].1 = "2099.1".to_owned();
    assert!(!altered(elsewhere), "its numbers may rightly differ");
    // After an interview the file is as it was.
    let since = after(&profile, &[scored("le-direction-did", 5), scored("le-teams-did", 5)]);
    assert!(!assessor.file_altered(&honest, &log, &since));
    assert!(assessor.file_altered(&raised, &log, &since));
    let said = compare(&raised, &content().version, &view);
    let part = CopyPart::Skill { skill: Skill::Leadership, level: true, interval: false };
    assert_eq!(said, Recomputed::Altered(vec![part]));
    let mut marked = member;
    marked.altered = true;
    assert!(caveats(&marked, None).contains(&Caveat::FileAltered));
}

/// Whatever a reader of the table is warned of, the page of the candidate says, and a new warning has its place there.
#[test]
fn every_warning_has_its_place_on_the_page_of_the_candidate() {
    let (mut member, _) = of_example("Birch");
    member.altered = true;
    member.same_as = Some(CandidateId::parse("full-4952").unwrap());
    member.standing.finished = false;
    member.standing.flags = cairn_core::profile::Flag::ALL.to_vec();
    let asked: Vec<Caveat> =
        caveats(&member, None).into_iter().filter(|one| one.said_under() == SaidUnder::AskAbout).collect();
    for one in [
        Caveat::FileAltered,
        Caveat::SameAnswers(CandidateId::parse("full-4952").unwrap()),
        Caveat::Unfinished,
    ] {
        assert!(asked.contains(&one), "{asked:?}");
    }
    let answering = asked.iter().filter(|one| matches!(one, Caveat::Answering(_))).count();
    assert_eq!(answering, cairn_core::profile::Flag::ALL.len());
}

/// What rests on own ratings alone says so side by side, in every cell and as a whole, as it does in the table.
#[test]
fn side_by_side_says_what_rests_on_own_ratings_alone() {
    let all: Vec<(Member, ProfileFile)> = WORLD.0.example.iter().map(|one| of_example(&one.name)).collect();
    let marked = |member: &Member| caveats(member, None).contains(&Caveat::RatingsAlone);
    let alone = all.iter().find(|(member, _)| marked(member)).unwrap();
    let asked = all.iter().find(|(member, _)| !marked(member)).unwrap();
    let logs = [alone, asked].map(|(_, profile)| log_of(bank(), profile).unwrap());
    let said = [alone, asked].map(|(member, _)| caveats(member, None));
    let sides = [0, 1].map(|at| Side {
        attempt: &logs[at],
        standing: [&alone.0.standing, &asked.0.standing][at],
        since: None,
        caveats: &said[at],
    });
    let view = beside(content(), bank(), &sides).unwrap();
    assert!(view.people[0].caveats.contains(&Caveat::RatingsAlone));
    for (row, skill) in view.skills.iter().zip(Skill::ALL) {
        for (cell, (member, _)) in row.cells.iter().zip([alone, asked]) {
            if let Some(cell) = cell {
                assert_eq!(
                    cell.rests_on,
                    member.standing.rests_on(skill),
                    "{} in {}",
                    member.name(),
                    row.name
                );
            }
        }
        assert!(
            row.cells[0].as_ref().is_none_or(|cell| cell.rests_on == SkillBasis::Ratings),
            "{}",
            row.name
        );
    }
}

/// Made-up people are told wherever they have gone, and nobody real is called made up, whatever pool they came into.
#[test]
fn who_is_made_up_is_told_in_every_pool() {
    let example = of_example("Birch").0;
    let real = somebody(&person("Real", 0.2, 0.0, 77)).0;
    let both = [example.clone(), real.clone()];
    let ids = [example.id.clone(), real.id.clone()];
    for pool in [true, false] {
        assert_eq!(made_up_among(pool, &both, &ids), MadeUpAmong::These(vec![example.id.clone()]));
        assert_eq!(made_up_among(pool, &both, &ids[..1]), MadeUpAmong::Everybody);
        assert_eq!(made_up_among(pool, &both, &ids[1..]), MadeUpAmong::Nobody);
        assert_eq!(made_up_among(pool, &both, &[]), MadeUpAmong::Nobody);
    }
    // The example of an older version, whose people this one does not know.
    assert_eq!(made_up_among(true, &[real], &ids[1..]), MadeUpAmong::Everybody);
}

/// "The ratings put Data science 3.2 levels above what the answers show" stood beside answers that could be picks at random,
/// and beside levels that half disbelieve them.
#[test]
fn picks_at_random_hold_no_rating_to_account() {
    let (member, profile) = picks_blindly("Anna");
    assert_eq!(page(&profile).self_rating_gap, SelfRatingGap::LooksRandom);
    assert_eq!(desk(&profile).self_rating_gap, SelfRatingGap::LooksRandom);
    assert_eq!(member.standing.bias, SelfRated::LooksRandom, "and not that no skill has both");
    let log = log_of(bank(), &profile).unwrap();
    let side = Side { attempt: &log, standing: &member.standing, since: None, caveats: &[] };
    let view = beside(content(), bank(), &[side]).unwrap();
    assert_eq!(view.people[0].bias, SelfRated::LooksRandom);
    let quick = MadeUp { mode: cairn_core::attempt::Mode::Quick, ..person("Q", 0.0, 0.0, 3) };
    assert_eq!(somebody(&quick).0.standing.bias, SelfRated::NoSkillWithBoth, "there is no question");
}
