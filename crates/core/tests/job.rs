//! Job advertisements and requirements: what is found, why, and what is never invented.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::Path;

use cairn_core::attempt::{Degree, Fact, Facts, Field, Involvement, Track};
use cairn_core::compare::Position;
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Rule, Target};
use cairn_core::job::view::{job_view, marks};
use cairn_core::job::{
    Ad, Doubt, Fields, Language, MOST_BYTES, NamedDetails, RequirementStatus, Wish, compare_ad, doubts,
    read_ad, requirement_row,
};
use cairn_core::record::pool::{read_position, write_position};
use cairn_core::{RequirementId, ResponsibilityId, Skill, Stage};

fn library() -> Library {
    load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap()
}

/// Made up, in the manner of advertisements.
const AD: &str = "AI Strategist (m/f/d)

We are looking for someone who will shape our AI roadmap and identify use cases for generative AI with our business units.

What you bring:
• 5 to 7 years of experience in data science or machine learning
• Master’s degree in business administration, or a proven track record of shipping AI products
• You can explain models to the board; excellent communication skills
• You have led cross-functional teams and know how to manage change
• Python is not required

Nice to have:
• Scrum or PMP
• Experience with GDPR

We offer: flexible hours.";

fn ad(text: &str) -> Ad {
    read_ad(&library().phrases, text)
}

fn wish(ad: &Ad, target: &Target) -> Option<Wish> {
    ad.found.iter().find(|found| found.target == *target).map(|found| found.wish)
}

fn requirement(id: &str) -> Target {
    Target::Requirement(RequirementId::parse(id).unwrap())
}

fn duty(id: &str) -> Target {
    Target::Responsibility(ResponsibilityId::parse(id).unwrap())
}

/// What is the most, what the employer has, and what it pays for is no requirement; the reader sees it among what was not read.
#[test]
fn years_that_are_the_most_or_those_of_the_employer_are_not_asked_for() {
    let library = library();
    let ad = |text: &str| read_ad(&library.phrases, text);
    let years = |text: &str| {
        let position = Position::of_ad(&library.requirements, &ad(text));
        (position.years_on(Track::Data), position.years_on(Track::Leading))
    };
    for (text, asked) in [
        ("You have up to 6 years of experience in machine learning.", (None, None)),
        ("You have at most 3 years of leadership experience.", (None, None)),
        ("A maximum of 6 years of experience in machine learning.", (None, None)),
        ("Less than 6 years of experience in machine learning.", (None, None)),
        ("No less than 6 years of experience in machine learning.", (Some(6), None)),
        ("You have at least 6 years of experience in machine learning.", (Some(6), None)),
        ("3 to 6 years of experience in machine learning.", (Some(3), None)),
        ("Our team has 12 years of experience in machine learning.", (None, None)),
        ("We have more than 12 years of experience in machine learning.", (None, None)),
        (
            "The company was founded 25 years ago and has 10 years of experience in machine learning.",
            (None, None),
        ),
        ("The ideal candidate has 8 years of experience in machine learning.", (Some(8), None)),
        ("We need somebody who has 8 years of experience in machine learning.", (Some(8), None)),
        ("Between 0 and 3 years of experience in machine learning.", (None, None)),
        ("You bring not more than 4 years of leadership experience.", (None, None)),
        ("Fewer than 5 years in data science.", (None, None)),
        ("Our founders have 20 years of experience in data science.", (None, None)),
        ("A company with 30 years of experience in data analytics.", (None, None)),
        ("For 15 years we have worked in machine learning.", (None, None)),
        ("Over the last 10 years our data science team has grown.", (None, None)),
        ("Founded 12 years ago, we build machine learning products.", (None, None)),
        ("We were founded 25 years ago in data analytics.", (None, None)),
        ("With 40 years of leadership in the market, we are looking for you.", (None, None)),
        ("Ours is a 20-year history in data analytics.", (None, None)),
        ("With 8 years of experience in data science, you write Python.", (Some(8), None)),
        ("You have worked in data science for the last 5 years.", (None, None)),
        ("Somebody with 6 years of experience in data science.", (Some(6), None)),
        ("You have 7 years of experience with data in the last company you worked for.", (Some(7), None)),
        ("0-2 years of experience in machine learning.", (None, None)),
        ("The contract runs for 2 years in our data science team.", (None, None)),
        ("Our new team lead has 8 years of experience in machine learning.", (Some(8), None)),
    ] {
        assert_eq!(years(text), asked, "{text}");
        assert_eq!(ad(text).unread.is_empty(), asked != (None, None), "{text}: {:?}", ad(text).unread);
    }
    let both = "Our team has 12 years of experience in machine learning.\nYou bring 4 years of experience in machine learning.";
    assert_eq!(years(both), (Some(4), None));
    let paid = ad("We pay for your master’s degree.\nYou know Python.");
    assert!(paid.found.iter().all(|found| found.target == Target::Skill(Skill::Python)), "{:?}", paid.found);
    // A number that the text does not name is not asked for.
    assert_eq!(
        Position::of_ad(&library.requirements, &ad("A track record of using AI in business.")).years,
        [None; 3]
    );
}

/// What is said not to be needed is told, in whatever words, or shown as it stands; nothing of it is asked for.
#[test]
fn what_is_not_needed_is_told_or_shown() {
    let library = library();
    let position = |ad: &Ad| Position::of_ad(&library.requirements, ad);
    for (text, target) in [
        ("Leading people is not necessary.", Some(Target::Skill(Skill::Leadership))),
        ("No prior management experience needed.", Some(Target::Skill(Skill::Leadership))),
        ("Managing people is not part of the role and not required.", Some(Target::Skill(Skill::Leadership))),
        ("You do not need to lead people.", Some(Target::Skill(Skill::Leadership))),
        ("Line management is not expected.", Some(Target::Skill(Skill::Leadership))),
        ("You won't be expected to manage people.", Some(Target::Skill(Skill::Leadership))),
        ("A degree in computer science is not required.", Some(requirement("bachelor"))),
        ("No knowledge of Kubernetes is required.", None),
        ("Relocation is not necessary.", None),
    ] {
        let whole = format!("You know Python well.\n{text}");
        let read = ad(&whole);
        let denied = target.as_ref().map(|target| wish(&read, target));
        let told = denied == Some(Some(Wish::Denied));
        assert_eq!(told, target.is_some(), "{text}: {:?}", read.found);
        assert!(
            told || read.unread.iter().any(|one| text.starts_with(one.trim_end_matches('.'))),
            "{text}: {:?}",
            read.unread
        );
        let position = position(&read);
        assert_eq!(position.weight(Skill::Leadership).number(), 0, "{text}");
        assert!(position.degrees.is_empty() && position.years == [None; 3], "{text}");
    }
}

/// An advertisement that names none of the skills gives weight to nothing: the weights of before stay.
#[test]
fn an_advertisement_without_a_skill_takes_no_weights_away() {
    let library = library();
    let before = Position::open("Before");
    let of = |text: &str| Position::of_ad(&library.requirements, &ad(text)).or_weights_of(&before);
    let degree = of("You have a bachelor's degree in computer science.");
    assert_eq!((degree.weights, degree.degrees.len()), (before.weights, 1));
    assert_eq!(of("You know Python.").weight(Skill::Communication).number(), 0);
}

/// What one sentence asks for and another says is not needed is asked for; the reader is shown the other one.
#[test]
fn what_is_said_not_to_be_needed_and_asked_for_elsewhere_is_shown() {
    let text =
        "Head of AI\n\nYou have strong leadership skills.\nPrior leadership experience is not necessary.";
    let read = ad(text);
    assert_eq!(wish(&read, &Target::Skill(Skill::Leadership)), Some(Wish::Asked));
    assert!(read.unread.iter().any(|one| one.contains("not necessary")), "{:?}", read.unread);
}

#[test]
fn an_advertisement_is_read_with_what_made_us_think_so() {
    let ad = ad(AD);
    insta::assert_debug_snapshot!("ad", ad);
    for (target, expected) in [
        (Target::Skill(Skill::DataScience), Some(Wish::Asked)),
        (Target::Skill(Skill::MachineLearning), Some(Wish::Asked)),
        (Target::Skill(Skill::Communication), Some(Wish::Asked)),
        (Target::Skill(Skill::Python), Some(Wish::Denied)),
        (Target::Skill(Skill::Leadership), Some(Wish::Asked)),
        (Target::Skill(Skill::ProjectManagement), Some(Wish::Preferred)),
        (requirement("master"), Some(Wish::Asked)),
        (requirement("bachelor"), None),
        (requirement("track-record"), Some(Wish::Asked)),
        (requirement("data-years"), Some(Wish::Asked)),
        (duty("B6"), Some(Wish::Asked)),
        (duty("B8"), Some(Wish::Asked)),
        (duty("T2"), Some(Wish::Preferred)),
        (duty("B2"), None),
    ] {
        assert_eq!(wish(&ad, &target), expected, "{target:?}");
    }
    let years = ad.found.iter().find(|found| found.target == requirement("data-years")).unwrap().years;
    assert_eq!(years, Some(5), "of a span the lower end");
    assert_eq!((ad.language, ad.cut), (Language::English, false));
}

#[test]
fn words_inside_other_words_are_not_found() {
    let found = ad("We sell pythons and html kits. The hires team of R&D likes ragtime. Xml, too.");
    assert!(found.found.is_empty(), "{:?}", found.found);
}

#[test]
fn a_text_of_a_megabyte_is_read_up_to_the_bound_and_that_is_said() {
    let long = AD.repeat(2_000);
    assert!(long.len() > 1_000_000);
    let read = ad(&long);
    assert!(read.cut);
    assert!(read.found.iter().all(|found| found.hits.len() <= 3));
    let short = ad(AD);
    assert_eq!(read.found.len(), short.found.len());
    // Letters of two bytes: the bound falls into the middle of one.
    let odd = ad(&format!("x{}", "é".repeat(MOST_BYTES)));
    assert!(odd.cut && odd.found.is_empty());
    // One endless sentence full of numbers and beginnings of phrases is read like any other.
    assert!(ad(&"10 years manage with 5 ".repeat(50_000)).cut);
}

#[test]
fn another_language_is_noticed_and_nothing_is_made_up() {
    let german = "Wir suchen eine Führungskraft, die unsere Strategie für künstliche Intelligenz entwickelt, mit den Fachbereichen abstimmt und im Unternehmen verankert. Sie bringen mehrere Jahre Erfahrung in der Beratung mit und arbeiten gern mit Menschen zusammen.";
    let read = ad(german);
    assert_eq!((read.language, read.found.len()), (Language::Other, 0), "{:?}", read.found);
    let japanese =
        "私たちは、人工知能戦略を策定し、実行するリーダーを探しています。機械学習の経験が必要です。"
            .repeat(3);
    assert_eq!(ad(&japanese).language, Language::Other);
    assert_eq!(ad("Python wanted").language, Language::TooShort);
    let nothing = ad("");
    assert_eq!((nothing.words, nothing.found.len(), nothing.language), (0, 0, Language::TooShort));
    assert!(ad("\u{0}\u{feff}\u{200b} ;;; ••• \r\n :").found.is_empty());
}

#[test]
fn an_advertisement_beside_somebody_of_whom_nothing_is_known_says_so() {
    let library = library();
    let read = ad(AD);
    let marks = marks(&library.content, &library.requirements, &library.phrases, &read);
    assert_eq!(marks.len(), 7 + 6 + 12);
    assert!(marks.iter().all(|mark| !mark.name.is_empty()));
    let asked: Vec<_> = read.found.iter().map(|found| (found.target.clone(), found.named())).collect();
    let view = compare_ad(&library.content, &library.requirements, &asked, None, &Facts::default());
    assert!(view.skills.iter().all(|skill| skill.row.is_none()));
    assert!(view.requirements.iter().all(|row| row.standing == RequirementStatus::NotSaid));
    assert!(view.duties.iter().all(|duty| duty.part.is_none()));
    let job = job_view(&library.content, &library.requirements, None);
    assert!(job.requirements.iter().all(|row| row.standing == RequirementStatus::NotSaid && !row.replaced));
}

#[test]
fn what_is_not_met_stands_first() {
    let library = library();
    let mut facts = Facts::default();
    for (id, part) in [("B6", Involvement::Owns), ("B8", Involvement::Never), ("T1", Involvement::TookPart)] {
        facts.set(Fact::Duty(ResponsibilityId::parse(id).unwrap(), Some(part)));
    }
    facts.set(Fact::Years(Track::Data, Some(6)));
    facts.set(Fact::Years(Track::Leading, Some(1)));
    let asked = [duty("B6"), duty("T1"), duty("B8"), duty("B5"), requirement("lead-years")]
        .map(|target| (target, NamedDetails::default()))
        .into_iter()
        .chain([(requirement("data-years"), NamedDetails { years: Some(5), ..NamedDetails::default() })]);
    let asked: Vec<_> = asked.collect();
    let view = compare_ad(&library.content, &library.requirements, &asked, None, &facts);
    let duties: Vec<&str> = view.duties.iter().map(|duty| duty.id.as_str()).collect();
    assert_eq!(duties, ["B8", "B5", "T1", "B6"]);
    let standings: Vec<RequirementStatus> = view.requirements.iter().map(|row| row.standing).collect();
    assert_eq!(
        standings,
        [RequirementStatus::Not, RequirementStatus::Met],
        "5 years asked and 6 said; 5 asked and 1 said"
    );
}

#[test]
fn requirements_are_met_in_part_or_not_by_what_is_said() {
    let library = library();
    let standing = |id: &str, told: &[Fact]| {
        let mut facts = Facts::default();
        for fact in told {
            facts.set(fact.clone());
        }
        let one = library.requirements.list.iter().find(|one| one.id.as_str() == id).unwrap();
        requirement_row(&library.content, one, &NamedDetails::default(), None, &facts).standing
    };
    let degree = |degree| Fact::Degree(Some(degree));
    let field = |field| Fact::Field(Some(field));
    let years = |track, years| Fact::Years(track, Some(years));
    let done = |stage: u8, evidence: &str| Fact::Milestone {
        stage: Stage::new(stage).unwrap(),
        done: Some(true),
        evidence: evidence.to_owned(),
    };
    for (id, told, expected) in [
        ("bachelor", vec![degree(Degree::Bachelor), field(Field::Technology)], RequirementStatus::Met),
        ("bachelor", vec![degree(Degree::Doctor), field(Field::Other)], RequirementStatus::Partly),
        ("bachelor", vec![degree(Degree::Master)], RequirementStatus::Partly),
        ("bachelor", vec![degree(Degree::Master), field(Field::MachineLearning)], RequirementStatus::Met),
        ("bachelor", vec![degree(Degree::Doctor), field(Field::Technology)], RequirementStatus::Met),
        ("bachelor", vec![degree(Degree::Master), field(Field::Business)], RequirementStatus::Partly),
        ("bachelor", vec![degree(Degree::None)], RequirementStatus::Not),
        ("bachelor", vec![field(Field::Technology)], RequirementStatus::NotSaid),
        ("master", vec![degree(Degree::Bachelor), field(Field::Business)], RequirementStatus::Not),
        ("master", vec![degree(Degree::Master), field(Field::Business)], RequirementStatus::Met),
        ("data-years", vec![years(Track::Data, 10)], RequirementStatus::Met),
        ("data-years", vec![years(Track::Data, 5)], RequirementStatus::Partly),
        ("data-years", vec![years(Track::Data, 4)], RequirementStatus::Not),
        ("lead-years", vec![years(Track::Leading, 0)], RequirementStatus::Not),
        ("lead-years", vec![], RequirementStatus::NotSaid),
        ("track-record", vec![done(4, "A route planner, 300 drivers")], RequirementStatus::Met),
        ("track-record", vec![done(9, ""), done(4, "A route planner")], RequirementStatus::Met),
        ("track-record", vec![done(4, "  ")], RequirementStatus::Partly),
        ("track-record", vec![years(Track::AiInBusiness, 3)], RequirementStatus::Met),
        ("track-record", vec![years(Track::AiInBusiness, 2)], RequirementStatus::Partly),
        ("track-record", vec![years(Track::AiInBusiness, 0)], RequirementStatus::Not),
        ("models", vec![years(Track::Data, 30)], RequirementStatus::NotSaid),
    ] {
        assert_eq!(standing(id, &told), expected, "{id} {told:?}");
    }
}

/// "A track record of using AI in business … not met" said of years and degrees what they ask for, and of itself nothing.
#[test]
fn every_requirement_that_is_not_met_knows_what_would_meet_it() {
    let library = library();
    let row = |id: &str, named: &NamedDetails| {
        let one = library.requirements.list.iter().find(|one| one.id.as_str() == id).unwrap();
        requirement_row(&library.content, one, named, None, &Facts::default())
    };
    for one in &library.requirements.list {
        assert_eq!(row(one.id.as_str(), &NamedDetails::default()).needs, one.rule, "what is usual");
    }
    let asked = NamedDetails {
        years: Some(4),
        doctorate: true,
        fields: Fields::These(vec![Field::Business]),
        ..NamedDetails::default()
    };
    assert_eq!(row("data-years", &asked).needs, Rule::Years(Track::Data, 4));
    assert_eq!(row("master", &asked).needs, Rule::Degree(Degree::Doctor, vec![Field::Business]));
    let any = NamedDetails { fields: Fields::Any, ..NamedDetails::default() };
    assert_eq!(row("bachelor", &any).needs, Rule::Degree(Degree::Bachelor, Vec::new()));
    // Whoever does what it names meets it.
    let mut facts = Facts::default();
    let Rule::Record(track, years, _) = row("track-record", &asked).needs else { panic!("no record") };
    facts.set(Fact::Years(track, Some(years)));
    let one = library.requirements.list.iter().find(|one| one.id.as_str() == "track-record").unwrap();
    let met = requirement_row(&library.content, one, &asked, None, &facts);
    assert_eq!(met.standing, RequirementStatus::Met);
}

#[test]
fn what_cannot_well_be_true_at_once_is_asked_and_never_corrected() {
    let mut facts = Facts::default();
    assert_eq!(doubts(&facts), []);
    let stage = |number| Stage::new(number).unwrap();
    let milestone =
        |number, done| Fact::Milestone { stage: stage(number), done: Some(done), evidence: String::new() };
    facts.set(Fact::Years(Track::Data, Some(70)));
    facts.set(Fact::Years(Track::Leading, Some(0)));
    for (number, done) in [(1, false), (3, false), (6, true), (9, true), (10, false)] {
        facts.set(milestone(number, done));
    }
    assert_eq!(
        doubts(&facts),
        [
            Doubt::Years(Track::Data, 70),
            Doubt::NeverLed(stage(6)),
            Doubt::LaterWithoutEarlier(stage(9), vec![stage(1), stage(3)]),
        ]
    );
    assert_eq!(facts.years(Track::Data), Some(70), "kept as it was said");
}

/// Seven years asked are not headed by ten.
#[test]
fn a_requirement_of_years_is_named_by_the_years_that_are_asked() {
    let library = library();
    let text = "You bring at least 7 years of experience in data science and lead a team.";
    let read = ad(text);
    let asked: Vec<_> = read.found.iter().map(|found| (found.target.clone(), found.named())).collect();
    let view = compare_ad(&library.content, &library.requirements, &asked, None, &Facts::default());
    let names: Vec<&str> = view.requirements.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["7 or more years of data science"]);
    let marks = marks(&library.content, &library.requirements, &library.phrases, &read);
    let named = |id: &str| marks.iter().find(|mark| mark.target == requirement(id)).unwrap().name.clone();
    assert_eq!(named("data-years"), "7 or more years of data science");
    assert_eq!(named("lead-years"), "5 or more years of leadership", "the usual ones where none are named");
    let usual = job_view(&library.content, &library.requirements, None);
    assert!(usual.requirements.iter().any(|row| row.name == "10 or more years of data science"));
}

/// Of a span the lower end is what is asked for, however it is written; numbers that only stand beside each other are no span.
#[test]
fn of_a_span_of_years_the_lower_end_is_asked() {
    let library = library();
    let years = |text: &str| {
        let read = read_ad(&library.phrases, text);
        let found = read.found.iter().find(|found| found.target == requirement("data-years"));
        found.unwrap_or_else(|| panic!("nothing found in {text:?}")).years
    };
    for (text, asked) in [
        ("2-4 years of experience in data science", 2),
        ("2 - 4 years of experience in data science", 2),
        ("2\u{2013}4 years of experience in data science", 2),
        ("2 \u{2013} 4 years of experience in data science", 2),
        ("2\u{2014}4 years in data", 2),
        ("- 2-4 years in data", 2),
        ("2 to 4 years of machine learning", 2),
        ("two to four years of machine learning", 2),
        ("from 2 up to 4 years of machine learning", 2),
        ("between 2 and 4 years of machine learning", 2),
        ("Between two and four years of work with data", 2),
        ("2 or 3 years of analytics", 2),
        ("2+ years in data science", 2),
        ("2+ to 4 years in data science", 2),
        ("2-4+ years in data science", 2),
        ("2 or more years of data science", 2),
        ("2 plus years of data science", 2),
        ("Minimum of 2 yrs in data science", 2),
        ("At least 1 year in data science", 1),
        ("10-12 years of data science", 10),
        ("12-10 years of data science", 10),
        ("4 years of data science", 4),
        // No spans: a list's number, a team, a year of the calendar.
        ("2) 5 years of data science", 5),
        ("A team of 3, 5 years of data science", 5),
        ("Since 2019 5 years of data science", 5),
        ("3 projects and 5 years of data science", 5),
    ] {
        assert_eq!(years(text), Some(asked), "{text}");
    }
    let quoted = ad("You bring 2\u{2013}4 years of experience in data science.").found;
    let hit = &quoted.iter().find(|found| found.target == requirement("data-years")).unwrap().hits[0];
    assert_eq!(hit.phrase, "2\u{2013}4 years of experience in data science", "the whole span is shown");
}

/// What the list does not know is shown and not swallowed.
#[test]
fn sentences_in_which_nothing_was_found_are_shown() {
    let text = "What you bring:
• 5 years of experience in data science
• Fluent German (C1)
• Willingness to travel up to 30% of the time.
Nice to have:
• A driving licence. (Travel: 30%)
We offer: flexible hours.";
    let read = ad(text);
    assert_eq!(
        read.unread,
        [
            "Fluent German (C1)",
            "Willingness to travel up to 30% of the time.",
            "A driving licence.",
            "Travel: 30%)",
            "We offer: flexible hours."
        ]
    );
    assert_eq!(read.more_unread, 0);
    // Of this the skill is found; the languages are nobody's but the reader's.
    let languages = "Excellent communication skills in English and German";
    let read = ad(languages);
    assert_eq!(wish(&read, &Target::Skill(Skill::Communication)), Some(Wish::Asked));
    assert_eq!(read.unread, ["in English and German"], "the rest is found");
    assert_eq!(ad("Communication with clients of the German market").unread, [""; 0]);
    let many = ad(&"• Fluent German\n".repeat(100));
    assert_eq!((many.unread.len(), many.more_unread), (40, 60));
    let endless = ad(&"é ".repeat(50_000));
    assert_eq!(endless.unread[0].chars().count(), 242, "{}", endless.unread[0]);
}

/// What would be nice is quoted nowhere where the same is required elsewhere: the reader sees it among what was left.
#[test]
fn a_wish_for_what_is_required_elsewhere_does_not_vanish() {
    let text = "Requirements\n- A master's degree in computer science is required.\n- Strong business administration skills.\nNice to have\n- An MBA\n- Knowledge of Scrum";
    assert_eq!(ad(text).unread, ["An MBA"]);
    let alone = ad("Nice to have\n- An MBA\n- Knowledge of Scrum");
    assert!(alone.unread.is_empty() && !alone.found.is_empty(), "{alone:?}");
}

#[test]
fn an_advertisement_makes_a_position_of_what_it_asks_for() {
    let library = library();
    let position = Position::of_ad(&library.requirements, &ad(AD));
    let weight = |skill| position.weight(skill).number();
    assert_eq!([weight(Skill::Communication), weight(Skill::Leadership)], [20, 20]);
    assert_eq!(weight(Skill::Python), 0, "it is said not to be needed");
    assert_eq!(weight(Skill::ProjectManagement), 10, "Scrum would be nice");
    let found = ad(AD);
    let years = found
        .found
        .iter()
        .find(|found| found.target == Target::Requirement(RequirementId::parse("data-years").unwrap()));
    assert_eq!(position.years_on(Track::Data), years.unwrap().years, "the years of the text, not ours");
    assert!(position.years_on(Track::Data).is_some());
    assert_eq!(Position::of_ad(&library.requirements, &ad("")).shares(), None, "nothing is invented");
    let degrees = |text: &str| -> Vec<(String, bool)> {
        let position = Position::of_ad(&library.requirements, &ad(text));
        // What is told of it is kept with the position, and is no must-have.
        let read = read_position(&write_position(&position)).unwrap();
        assert_eq!(read, position, "{text}");
        assert_eq!(read.musts.iter().flatten().count(), 0, "{text}");
        read.degrees.into_iter().map(|one| (one.name, one.preferred)).collect()
    };
    let asked = degrees("A Master's degree is needed, and Python.");
    assert!(matches!(asked.as_slice(), [(name, false)] if name.starts_with("Master")), "{asked:?}");
    assert_eq!(degrees("Python. No degree required."), []);
    let mba = degrees("MBA preferred but not required. Python.");
    assert!(matches!(mba.as_slice(), [(_, true)]), "{mba:?}");
    let bachelor = degrees("Bachelor's degree in computer science. Python.");
    assert!(matches!(bachelor.as_slice(), [(name, false)] if name.starts_with("Bachelor")), "{bachelor:?}");
    let ai = |text: &str| Position::of_ad(&library.requirements, &ad(text)).years_on(Track::AiInBusiness);
    assert_eq!(ai("Two years of experience introducing AI in a company."), Some(2));
    assert_eq!(ai("A proven track record in delivering AI products."), None, "it names no years");
    assert_eq!(ai("Proven experience with cloud platforms such as AWS."), None, "that is no AI");
}

/// A negation ends with its clause.
#[test]
fn a_negation_reaches_to_the_end_of_its_clause_only() {
    use Skill::{DataScience as Data, Leadership as Lead, MachineLearning as Ml, Python};
    use Wish::{Asked, Denied, Preferred};
    let cases: &[(&str, &[(Skill, Wish)])] = &[
        ("Python and machine learning, no degree required", &[(Python, Asked), (Ml, Asked)]),
        ("No degree required, Python and machine learning a must", &[(Python, Asked), (Ml, Asked)]),
        ("Python and machine learning, degree not required", &[(Python, Asked), (Ml, Asked)]),
        ("Python and machine learning, and a degree is not required", &[(Python, Asked), (Ml, Asked)]),
        ("You bring Python (no degree required) and SQL", &[(Python, Asked), (Data, Asked)]),
        ("No Python needed, but SQL", &[(Python, Denied), (Data, Asked)]),
        ("Python is not required but leadership is", &[(Python, Denied), (Lead, Asked)]),
        ("Python is not required, leadership is", &[(Python, Denied), (Lead, Asked)]),
        ("Leadership is a must, while Python is not needed", &[(Lead, Asked), (Python, Denied)]),
        ("Not only Python", &[(Python, Asked)]),
        ("Not only Python is needed, SQL too", &[(Python, Asked), (Data, Asked)]),
        ("A degree is not required; leadership is", &[(Lead, Asked)]),
        ("Degree not required; leadership is", &[(Lead, Asked)]),
        // A list is one clause.
        ("Python, SQL and leadership are not required", &[(Python, Denied), (Data, Denied), (Lead, Denied)]),
        ("Python, SQL, and leadership are not required", &[(Python, Denied), (Data, Denied), (Lead, Denied)]),
        (
            "Knowledge of Python, SQL or machine learning is not required",
            &[(Python, Denied), (Data, Denied), (Ml, Denied)],
        ),
        (
            "There is no need to know Python, SQL or machine learning",
            &[(Python, Denied), (Data, Denied), (Ml, Denied)],
        ),
        (
            "You are not expected to know Python or SQL, but leadership is a must",
            &[(Python, Denied), (Data, Denied), (Lead, Asked)],
        ),
        ("No Python or SQL required", &[(Python, Denied), (Data, Denied)]),
        ("No prior experience needed in Python", &[(Python, Denied)]),
        ("Not required: Python, SQL, machine learning", &[(Python, Denied), (Data, Denied), (Ml, Denied)]),
        ("Python is welcome, but not required", &[(Python, Denied)]),
        ("Leadership is a must, Python is welcome but not required", &[(Lead, Asked), (Python, Denied)]),
        // So does a wish.
        ("Strong Python skills, SQL is a plus", &[(Python, Asked), (Data, Preferred)]),
        (
            "Python, SQL and machine learning a plus",
            &[(Python, Preferred), (Data, Preferred), (Ml, Preferred)],
        ),
        (
            "Ideally you know Python, SQL and machine learning",
            &[(Python, Preferred), (Data, Preferred), (Ml, Preferred)],
        ),
        ("You bring SQL, and ideally Python", &[(Data, Asked), (Python, Preferred)]),
        ("Strong SQL and ideally Python", &[(Data, Asked), (Python, Preferred)]),
        ("It would be great if you know Python", &[(Python, Preferred)]),
        ("Python desired but not required", &[(Python, Preferred)]),
        ("Python is not required, SQL would be great", &[(Python, Denied), (Data, Preferred)]),
        // However much stands between "no" and its predicate.
        ("No leadership of external suppliers is needed.", &[(Lead, Denied)]),
        (
            "No leadership of external suppliers or of agencies abroad is needed for this role.",
            &[(Lead, Denied)],
        ),
        ("No day-to-day leadership of the teams of our partners will be expected", &[(Lead, Denied)]),
        ("Leadership is no longer required", &[(Lead, Denied)]),
        ("Leadership isn’t required, Python is a must", &[(Lead, Denied), (Python, Asked)]),
        ("Python is not mandatory, SQL is", &[(Python, Denied), (Data, Asked)]),
        ("Python is not a must", &[(Python, Denied)]),
        (
            "You do not need Python, SQL or machine learning",
            &[(Python, Denied), (Data, Denied), (Ml, Denied)],
        ),
        ("You don't need Python, but leadership", &[(Python, Denied), (Lead, Asked)]),
        ("You need not know Python", &[(Python, Denied)]),
        ("This role does not require Python, and SQL is a must", &[(Python, Denied), (Data, Asked)]),
        ("The role does not involve people management", &[(Lead, Denied)]),
        ("This is not a leadership role; Python", &[(Lead, Denied), (Python, Asked)]),
        ("An expert role with no direct reports and strong Python", &[(Lead, Denied), (Python, Asked)]),
        (
            "A role without formal leadership or line management, close to Python",
            &[(Lead, Denied), (Python, Asked)],
        ),
        ("Python is optional", &[(Python, Preferred)]),
        // And what denies nothing.
        ("No less than three years of leadership are required", &[(Lead, Asked)]),
        ("You do not need only Python, but SQL", &[(Python, Asked), (Data, Asked)]),
        ("There are no data pipelines here: you build them", &[(Data, Asked)]),
        ("We have no machine learning yet", &[(Ml, Asked)]),
        ("No two days are alike; leadership", &[(Lead, Asked)]),
        ("What you need: not titles, Python", &[(Python, Asked)]),
        ("No matter where you come from, leadership is required", &[(Lead, Asked)]),
    ];
    let library = library();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let read = read_ad(&library.phrases, text);
        for (skill, wish) in *expected {
            let found = self::wish(&read, &Target::Skill(*skill));
            if found != Some(*wish) {
                wrong.push(format!("{text}: {skill:?} {found:?} instead of {wish:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let position =
        Position::of_ad(&library.requirements, &ad("Python and machine learning, no degree required"));
    assert_eq!(
        [Skill::Python, Skill::MachineLearning].map(|skill| position.weight(skill).number()),
        [20, 20]
    );
}

/// Fields in a row are alternatives, and a master's degree is no bachelor's beside it.
#[test]
fn fields_of_a_degree_are_alternatives_and_a_master_is_no_bachelor_beside_it() {
    let library = library();
    let row = |text: &str, field: Field| {
        let read = ad(text);
        let mut facts = Facts::default();
        facts.set(Fact::Degree(Some(Degree::Master)));
        facts.set(Fact::Field(Some(field)));
        let asked: Vec<_> = read.found.iter().map(|found| (found.target.clone(), found.named())).collect();
        let view = compare_ad(&library.content, &library.requirements, &asked, None, &facts);
        let rows = view.requirements.iter().filter(|row| matches!(row.id.as_str(), "bachelor" | "master"));
        rows.map(|row| (row.id.as_str().to_owned(), row.standing)).collect::<Vec<_>>()
    };
    let text = "A master's degree in computer science, statistics or business administration. At least 7 years in data science.";
    for field in [Field::Technology, Field::MachineLearning, Field::Business] {
        assert_eq!(row(text, field), [("master".to_owned(), RequirementStatus::Met)], "{field:?}");
    }
    assert_eq!(row(text, Field::Other), [("master".to_owned(), RequirementStatus::Partly)]);
    assert_eq!(
        row("Master’s degree in business administration", Field::Technology),
        [("master".to_owned(), RequirementStatus::Partly)]
    );
    let both = row("Bachelor's or master's degree in computer science", Field::Technology);
    assert_eq!(both, [("bachelor".to_owned(), RequirementStatus::Met)], "the lower one is asked for");
    let other =
        "Master’s degree in business administration, or a proven track record of shipping AI products";
    assert_eq!(
        row(other, Field::MachineLearning),
        [("master".to_owned(), RequirementStatus::Partly)],
        "AI is no field there"
    );
    assert_eq!(row("A master's degree", Field::Business), [("master".to_owned(), RequirementStatus::Met)]);
}

/// The fields of a degree are named as the text has them, where it has them in one place.
#[test]
fn fields_of_a_degree_are_said_in_the_words_of_the_text() {
    for (text, words) in [
        (
            "Master's degree in computer science, statistics or a related field",
            Some("computer science, statistics or a related field"),
        ),
        ("Master's degree in computer science, or equivalent experience", Some("computer science")),
        ("Bachelor's or Master's degree in Data Science and 5 years of Python", Some("Data Science")),
        ("MBA or MSc in computer science", None),
        ("Master's degree in statistics. A master's degree in finance", None),
        ("Master's degree", None),
    ] {
        let read = ad(text);
        let found = read.found.iter().find(|one| one.fields != Fields::Usual).unwrap();
        assert_eq!(found.named().field_words.as_deref(), words, "{text}");
    }
}

/// A degree without a field gets none: not in its name, and none that somebody would lack.
#[test]
fn a_degree_without_a_field_gets_none() {
    let library = library();
    let row = |text: &str| {
        let read = ad(text);
        let mut facts = Facts::default();
        facts.set(Fact::Degree(Some(Degree::Master)));
        facts.set(Fact::Field(Some(Field::Other)));
        let asked: Vec<_> = read.found.iter().map(|found| (found.target.clone(), found.named())).collect();
        let view = compare_ad(&library.content, &library.requirements, &asked, None, &facts);
        let marks = marks(&library.content, &library.requirements, &library.phrases, &read);
        let row = view.requirements.into_iter().next().unwrap_or_else(|| panic!("{text}: {read:?}"));
        let mark = marks.into_iter().find(|mark| mark.target == requirement(row.id.as_str())).unwrap();
        assert_eq!(mark.name, row.name, "{text}");
        (row.name, row.fields, row.standing)
    };
    let these = |fields: &[Field]| Fields::These(fields.to_vec());
    let (bachelor, master) = ("Bachelor's degree", "Master's degree");
    for (text, name, fields, standing) in [
        ("Bachelor's degree or equivalent", bachelor, Fields::Any, RequirementStatus::Met),
        ("Bachelor's degree or equivalent experience in IT", bachelor, Fields::Any, RequirementStatus::Met),
        ("Bachelor's degree required, and Python", bachelor, Fields::Any, RequirementStatus::Met),
        ("Master's degree preferred", master, Fields::Any, RequirementStatus::Met),
        ("A university degree", bachelor, Fields::Any, RequirementStatus::Met),
        (
            "University degree with experience in machine learning",
            bachelor,
            Fields::Any,
            RequirementStatus::Met,
        ),
        ("A degree in any field", bachelor, Fields::Any, RequirementStatus::Met),
        ("A bachelor's degree in any discipline", bachelor, Fields::Any, RequirementStatus::Met),
        ("A bachelor's degree in a related field", bachelor, Fields::Any, RequirementStatus::Met),
        ("Any degree or equivalent", bachelor, Fields::Any, RequirementStatus::Met),
        ("Bachelor's degree in law", bachelor, Fields::Unknown, RequirementStatus::Partly),
        (
            "Bachelor's degree in engineering or a related field",
            bachelor,
            Fields::Unknown,
            RequirementStatus::Partly,
        ),
        (
            "Master's in computer science, engineering or law",
            master,
            Fields::AndOthers(vec![Field::Technology]),
            RequirementStatus::Partly,
        ),
        ("MBA required", master, these(&[Field::Business]), RequirementStatus::Partly),
        ("Master's degree or MBA", master, Fields::Any, RequirementStatus::Met),
        (
            "MBA or MSc in computer science",
            master,
            these(&[Field::Business, Field::Technology]),
            RequirementStatus::Partly,
        ),
        ("Bachelor's degree in IT", bachelor, these(&[Field::Technology]), RequirementStatus::Partly),
        ("BS in computer science", bachelor, these(&[Field::Technology]), RequirementStatus::Partly),
        (
            "A master's degree. A master's degree in finance",
            master,
            these(&[Field::Business]),
            RequirementStatus::Partly,
        ),
    ] {
        assert_eq!(row(text), (name.to_owned(), fields, standing), "{text}");
    }
    let usual = job_view(&library.content, &library.requirements, None);
    let names: Vec<&str> = usual.requirements.iter().map(|row| row.name.as_str()).collect();
    assert!(
        names.contains(&"Bachelor's degree in IT or data science"),
        "without a text the usual ones: {names:?}"
    );
}

/// A doctorate is more than a master's degree, and of alternatives the lower one is asked for.
#[test]
fn a_doctorate_is_asked_for_and_of_alternatives_the_lower_degree() {
    let library = library();
    let rows = |text: &str, degree: Degree| {
        let mut facts = Facts::default();
        facts.set(Fact::Degree(Some(degree)));
        facts.set(Fact::Field(Some(Field::MachineLearning)));
        let asked: Vec<_> =
            ad(text).found.iter().map(|found| (found.target.clone(), found.named())).collect();
        let view = compare_ad(&library.content, &library.requirements, &asked, None, &facts);
        view.requirements.into_iter().map(|row| (row.name, row.standing)).collect::<Vec<_>>()
    };
    let one = |name: &str, standing| vec![(name.to_owned(), standing)];
    for text in ["A PhD in machine learning is required.", "Ph.D. in statistics", "A doctorate"] {
        assert_eq!(rows(text, Degree::Master), one("Doctorate", RequirementStatus::Not), "{text}");
        assert_eq!(rows(text, Degree::Doctor), one("Doctorate", RequirementStatus::Met), "{text}");
    }
    for text in ["Master's degree or PhD in statistics", "A PhD or a master's degree in statistics"] {
        assert_eq!(rows(text, Degree::Master), one("Master's degree", RequirementStatus::Met), "{text}");
    }
    for text in [
        "Bachelor's or Master's degree in statistics",
        "Master's or bachelor's degree in statistics",
        "Bachelor's, Master's or PhD in statistics",
        "BS/MS in statistics",
    ] {
        assert_eq!(rows(text, Degree::Bachelor), one("Bachelor's degree", RequirementStatus::Met), "{text}");
    }
    let two = rows("A bachelor's degree is required, and a master's degree is a plus", Degree::Bachelor);
    assert_eq!(two.len(), 2, "{two:?}");
}

/// A master's degree in IT stands for no leading in business administration.
#[test]
fn what_a_degree_stands_for_follows_its_field() {
    let library = library();
    let shows = |text: &str| {
        let asked: Vec<_> =
            ad(text).found.iter().map(|found| (found.target.clone(), found.named())).collect();
        let view = compare_ad(&library.content, &library.requirements, &asked, None, &Facts::default());
        let degree = view.requirements.into_iter().find(|row| row.id.as_str() == "master").unwrap();
        degree.skills.into_iter().map(|skill| skill.name).collect::<Vec<_>>()
    };
    assert_eq!(shows("Master's degree in IT"), ["Data science"]);
    assert_eq!(shows("MBA required"), ["Business administration"]);
    assert_eq!(shows("Master's degree in law"), [""; 0]);
    assert_eq!(
        shows("Master's degree in statistics or finance"),
        ["Machine learning", "Business administration"]
    );
}

/// Years are read however they are written; those that cannot be counted are shown with what was not recognised.
#[test]
fn years_are_read_in_words_glued_and_behind_what_they_are_of() {
    let library = library();
    let years = |text: &str| {
        let read = read_ad(&library.phrases, text);
        read.found
            .iter()
            .find(|found| found.target == requirement("data-years"))
            .and_then(|found| found.years)
    };
    for (text, asked) in [
        ("Seven+ years in machine learning", Some(7)),
        ("7yrs+ in machine learning", Some(7)),
        ("7+ yrs of data science", Some(7)),
        ("Data science experience (7 years)", Some(7)),
        ("Machine learning: at least 7 years", Some(7)),
        ("A decade of data science", Some(10)),
        ("10+ years total, of which 5 in data science", Some(5)),
        ("10 years of experience, including 5 in data science", Some(5)),
        ("Data science, 7 years of leadership", None),
    ] {
        assert_eq!(years(text), asked, "{text}");
    }
    let unread = |text: &str| read_ad(&library.phrases, text).unread;
    for text in ["Five years of Python", "Experience: 7 years", "18 months of Python"] {
        assert_eq!(unread(text), [text], "what is not counted is shown");
    }
    assert_eq!(unread("7 years in data science and 3 years of Python"), ["3 years of Python"]);
    for text in ["5 to 7 years of data science", "Python and SQL", "5 years of leadership"] {
        assert_eq!(unread(text), [""; 0], "{text}");
    }
}

/// Where a clause insists, it asks for a level; where it wishes or names, for none.
#[test]
fn a_level_is_read_where_a_clause_insists() {
    use Skill::{Communication as Talk, DataScience as Data, Leadership as Lead, Python};
    let library = library();
    let level = |text: &str, skill: Skill| {
        let read = ad(text);
        let found = read.found.iter().find(|found| found.target == Target::Skill(skill));
        found.and_then(|found| found.level).map(cairn_core::Level::number)
    };
    for (text, skill, expected) in [
        ("Solid Python is required.", Python, Some(3)),
        ("Strong leadership is a must.", Lead, Some(3)),
        ("Proven project management.", Skill::ProjectManagement, Some(3)),
        ("Excellent communication skills.", Talk, Some(4)),
        ("Very good Python and SQL.", Python, Some(3)),
        ("Very good data science.", Data, Some(3)),
        // A part is not the whole: excellent stakeholder management asks for no level of project management.
        ("Very good Python and SQL.", Data, None),
        ("Experience in project management", Skill::ProjectManagement, None),
        ("Excellent communication and stakeholder management", Skill::ProjectManagement, None),
        ("Excellent communication and stakeholder management", Talk, Some(4)),
        ("You are an expert in Python.", Python, Some(4)),
        ("Python, SQL and leadership are required.", Python, Some(3)),
        ("Required: Python, data science", Data, Some(3)),
        ("Python and SQL.", Python, None),
        ("Strong Python would be nice to have.", Python, None),
        ("Nice to have: excellent communication skills", Talk, None),
        ("Python is not required, strong SQL is.", Python, None),
        ("Strong SQL, some Python.", Python, None),
        ("Strong leadership and good Python.", Python, None),
        ("Somebody with excellent communication skills who has led cross-functional teams", Lead, None),
        ("Somebody with excellent communication skills who has led cross-functional teams", Talk, Some(4)),
        ("No degree required, Python.", Python, None),
    ] {
        assert_eq!(level(text, skill), expected, "{text}");
    }
    let text = "Experience with Python. You work in teams. Expert Python, please.";
    let read = ad(text);
    let found = read.found.iter().find(|found| found.target == Target::Skill(Python)).unwrap();
    assert!(found.hits[0].before.contains("Expert"), "the place that insists is quoted: {:?}", found.hits);
    let position = Position::of_ad(
        &library.requirements,
        &ad("Solid Python is required. Strong leadership is a must. SQL is a plus."),
    );
    let must = |skill: Skill| position.musts[skill.index()].map(cairn_core::Level::number);
    assert_eq!([must(Python), must(Lead), must(Data)], [Some(3), Some(3), None]);
}

#[test]
fn a_quote_that_is_cut_says_so() {
    let read = ad(
        "We need somebody who has for many years worked every day with Python in a team that ships and runs what it builds.",
    );
    let hit = &read.found.iter().find(|found| found.target == Target::Skill(Skill::Python)).unwrap().hits[0];
    assert!(hit.before.starts_with("… ") && hit.after.ends_with(" …"), "{hit:?}");
    let short = ad("Python wanted.");
    assert_eq!(
        (short.found[0].hits[0].before.as_str(), short.found[0].hits[0].after.as_str()),
        ("", " wanted")
    );
}

/// One probability has one word, here as on the path.
#[test]
fn a_skill_is_told_at_the_cuts_of_the_path() {
    use cairn_core::path::Shown;
    for (shown, expected) in [
        (0.35, RequirementStatus::Open),
        (0.24, RequirementStatus::Open),
        (0.1, RequirementStatus::Not),
        (0.6, RequirementStatus::Partly),
        (0.8, RequirementStatus::Met),
    ] {
        assert_eq!(RequirementStatus::of(Shown::of(shown)), expected, "{shown}");
    }
}

/// A short advertisement of bullets is English; project management is no leading of people, and "a plus, but not required" is a wish.
#[test]
fn bullets_in_english_are_english_and_say_what_they_say() {
    let ad = ad(
        "Data Scientist (m/f/d). Requirements: 2-4 years of experience in data science. Master's degree in statistics or computer science. Strong Python and SQL. Experience with machine learning models in production. Excellent communication skills. 1+ years of project management is a plus. PMP certification is a plus, but not required.",
    );
    assert_eq!(ad.language, Language::English);
    assert_eq!(wish(&ad, &requirement("lead-years")), None);
    assert_eq!(wish(&ad, &Target::Skill(Skill::ProjectManagement)), Some(Wish::Preferred));
    let leading = |text: &str| wish(&self::ad(text), &requirement("lead-years"));
    for text in [
        "3 years managing people.",
        "5 years of management.",
        "2 years of line management.",
        "4 years in a leadership role.",
    ] {
        assert_eq!(leading(text), Some(Wish::Asked), "{text}");
    }
    for text in
        ["3 years of product management.", "5 years managing projects.", "2 years of data management."]
    {
        assert_eq!(leading(text), None, "{text}");
    }
    let german = "Wir suchen eine Person, die Projekte leitet und mit den Teams an der Strategie arbeitet. Sie haben mehrere Jahre Erfahrung in der Analyse von Daten und ein Studium der Informatik. Sehr gute Skills in Python sind ein Vorteil.";
    assert_eq!(self::ad(german).language, Language::Other);
}

/// What the employer offers is not asked for, and shown beside what the list does not know.
#[test]
fn what_is_offered_is_not_asked_for() {
    for text in [
        "We offer 30 days of holiday, a leadership programme and Python courses.",
        "Benefits:\n- Python courses\n- A leadership programme",
        "What we offer\n- Python courses\n- A leadership programme",
        "In return, you get Python courses and leadership training.",
    ] {
        let read = ad(text);
        assert_eq!(read.found, [], "{text}");
        assert!(!read.unread.is_empty(), "{text}");
    }
    let after = ad("Benefits:\n- Leadership programme\nRequirements:\n- Python");
    assert_eq!(wish(&after, &Target::Skill(Skill::Python)), Some(Wish::Asked));
    assert_eq!(wish(&after, &Target::Skill(Skill::Leadership)), None);
    for heading in [
        "Your profile",
        "Who you are",
        "What you bring",
        "About you",
        "Qualifications",
        "What we look for",
        "You have",
        "Must have",
        "What you’ll bring",
        "Key responsibilities",
        "Minimum qualifications",
        "Skills and experience",
    ] {
        let read = ad(&format!("What we offer\n- Leadership programme\n{heading}\n- Python"));
        assert_eq!(wish(&read, &Target::Skill(Skill::Python)), Some(Wish::Asked), "{heading}");
        assert_eq!(wish(&read, &Target::Skill(Skill::Leadership)), None, "{heading}");
    }
    let nice = ad("Benefits\n- Leadership programme\nNice to have\n- Python");
    assert_eq!(wish(&nice, &Target::Skill(Skill::Python)), Some(Wish::Preferred));
    let plain = ad("You offer leadership; benefits management with Python");
    assert_eq!(wish(&plain, &Target::Skill(Skill::Leadership)), Some(Wish::Asked));
    assert_eq!(wish(&plain, &Target::Skill(Skill::Python)), Some(Wish::Asked));
}

/// A quote is evidence for what is said of it, once, and its brackets are closed.
#[test]
fn quotes_are_of_what_is_asked_for_and_stand_once() {
    let read = ad("Master's degree required. No PhD required. A doctorate is a plus.");
    let master = read.found.iter().find(|one| one.target == requirement("master")).unwrap();
    assert_eq!((master.wish, master.count), (Wish::Asked, 1));
    assert_eq!(master.hits[0].phrase, "Master's");
    let read = ad("Strong project management skills (Agile, PRINCE2)");
    let one = read.found.iter().find(|one| one.target == Target::Skill(Skill::ProjectManagement)).unwrap();
    assert_eq!((one.count, one.hits.len()), (1, 1), "{:?}", one.hits);
    assert!(one.hits[0].after.ends_with("PRINCE2)"), "{:?}", one.hits);
}

/// Years of bringing AI into use are no years of data science; a task is no track record.
#[test]
fn years_are_of_what_is_named() {
    let read = ad(
        "8 years in data science. Three years or more bringing AI into production in a commercial setting.",
    );
    let years =
        |id: &str| read.found.iter().find(|one| one.target == requirement(id)).and_then(|one| one.years);
    assert_eq!((years("data-years"), years("track-record")), (Some(8), Some(3)));
    let data = read.found.iter().find(|one| one.target == requirement("data-years")).unwrap();
    assert_eq!(data.count, 1, "{:?}", data.hits);
    let both = ad("8 years in data science, introducing AI");
    let years =
        |id: &str| both.found.iter().find(|one| one.target == requirement(id)).and_then(|one| one.years);
    assert_eq!(years("data-years"), Some(8));
    let task = ad("Identify and prioritise generative AI use cases in sales and service");
    assert_eq!(wish(&task, &requirement("track-record")), None);
}

/// The tracks by the names that Cairn itself gives them.
#[test]
fn years_on_a_track_are_known_by_the_name_of_the_track() {
    let library = library();
    let years = |text: &str| {
        let position = Position::of_ad(&library.requirements, &ad(text));
        Track::ALL.map(|track| position.years_on(track))
    };
    for text in [
        "3+ years putting AI to use in a business",
        "3+ years putting AI to use",
        "3 years of AI in business",
        "AI in business: 3 years",
        "AI in business: at least 3 years",
        "3 years using AI in a company",
    ] {
        assert_eq!(years(text), [None, None, Some(3)], "{text}");
    }
    let all = "8 years in data science.\n3+ years putting AI to use in a business.\n5 years leading people.";
    assert_eq!(years(all), [Some(8), Some(5), Some(3)]);
}

/// Colleagues and a team are no skill of the reader, and what is not needed or goes beyond the degree that counts is not lost.
#[test]
fn people_of_a_trade_are_no_skill_and_nothing_is_swallowed() {
    let data = Target::Skill(Skill::DataScience);
    for text in [
        "Lead a team of six data scientists",
        "You work closely with data engineers and lawyers",
        "5 years leading data scientists",
    ] {
        let read = ad(text);
        assert_eq!([wish(&read, &data), wish(&read, &requirement("data-years"))], [None, None], "{text}");
    }
    for text in
        ["Senior data scientist", "We are looking for data scientists", "Experience with data science"]
    {
        assert_eq!(wish(&ad(text), &data), Some(Wish::Asked), "{text}");
    }
    assert_eq!(
        wish(&ad("Lead a team of six data scientists"), &Target::Skill(Skill::Leadership)),
        Some(Wish::Asked)
    );
    let read = ad(
        "Master's degree in statistics\nA PhD is a plus but not required\nNo experience in logistics is required\nLogistics is not required, fluent German is",
    );
    assert_eq!(
        read.unread,
        [
            "A PhD is a plus but not required",
            "No experience in logistics is required",
            "Logistics is not required, fluent German is"
        ]
    );
    assert_eq!(ad("A PhD is a plus but not required").unread, [""; 0], "alone it is what is found");
}

/// What is said in brackets stays in them, and what nobody will expect is not asked for.
#[test]
fn brackets_hold_their_wish_and_what_is_not_expected_is_not_asked() {
    let cases = [
        ("You will not be expected to write code or to know Python", Skill::Python, Wish::Denied),
        ("You won't be asked to write code", Skill::Python, Wish::Denied),
        (
            "Project management experience (Scrum, PRINCE2 or PMP certification a plus), Python",
            Skill::ProjectManagement,
            Wish::Asked,
        ),
        ("Python (a plus)", Skill::Python, Wish::Preferred),
    ];
    for (text, skill, expected) in cases {
        assert_eq!(wish(&ad(text), &Target::Skill(skill)), Some(expected), "{text}");
    }
}

/// The words that the pages name as insisting on a level are words by which the reader takes one.
#[test]
fn the_rule_about_levels_on_the_pages_is_that_of_the_reader() {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let pages = [
        (include_str!("../../../src/words/position.rs"), "pub const FROM_ADVERTISEMENT"),
        (include_str!("../../../src/words/job.rs"), "pub const AD_HONEST"),
    ];
    for (file, name) in pages {
        let rule = file.lines().find(|line| line.starts_with(name)).unwrap();
        let named: Vec<&str> =
            rule.split('\u{201c}').skip(1).filter_map(|rest| rest.split('\u{201d}').next()).collect();
        assert!(named.len() >= 3, "{rule}");
        for word in named {
            let takes = |phrase: &str| phrase == word || word.strip_prefix("is ") == Some(phrase);
            assert!(library.phrases.insists.iter().any(|(phrase, _)| takes(phrase)), "{word}");
        }
    }
}

/// "At least 7 years of experience in data science or consulting, 3 of them leading people" was read as 7 years of data science, and
/// nothing else of it was to be seen.
#[test]
fn years_that_are_a_part_of_others_and_what_they_may_be_of_instead_are_read() {
    let read = |text: &str| {
        let read = ad(text);
        let of = |id: &str| {
            let found = read.found.iter().find(|found| found.target == requirement(id));
            found.map(|found| (found.years.unwrap_or_default(), found.or_else.clone().unwrap_or_default()))
        };
        (of("data-years"), of("lead-years"), read.unread.clone())
    };
    let years = |count: u8, other: &str| Some((count, other.to_owned()));
    let text = "At least 7 years of experience in data science or consulting, 3 of them leading people";
    assert_eq!(read(text), (years(7, "consulting"), years(3, ""), vec![]));
    for text in [
        "7 years in data science, 3 of them leading people",
        "7 years in data science, of which 3 leading people",
        "7 years in data science, of which at least three years managing teams",
        "7 years in data science including 3 years leading teams",
        "7 years in data science, including 3 in leadership",
        "7 years of data science, three of which managing people",
        "7 years data science, 3 thereof in a leadership role",
    ] {
        assert_eq!(read(text), (years(7, ""), years(3, ""), vec![]), "{text}");
    }
    // What the years are spent on may be nothing that is known here: then the reader sees it.
    let (data, lead, unread) = read("7 years in data science, 3 of them in Berlin");
    assert_eq!((data, lead, unread), (years(7, ""), None, vec!["3 of them in Berlin".to_owned()]));
    for (text, other) in [
        ("5 years of data science or software engineering with Python", "software engineering"),
        ("5 years of consulting or data science", "consulting"),
        ("5 years in data engineering or a consulting role", "a consulting role"),
        ("5 years of data science/consulting", "consulting"),
        ("5 years of data science/AI", ""),
        ("5 years of data science or machine learning", ""),
        ("5 years of data science or a related field", ""),
        ("5 or more years of data science", ""),
        ("5 years of data science, or a degree", ""),
        ("5 years of professional or academic data science", ""),
    ] {
        assert_eq!(read(text).0, years(5, other), "{text}");
    }
    // Two places: what one leaves open the stricter one asks for.
    assert_eq!(read("3 years of data science or consulting\n5 years of data science").0, years(5, ""));
}

/// Who lacks years of one thing may have them in the other, which nobody asks about.
#[test]
fn years_that_may_be_of_something_else_are_named_and_stay_open() {
    let library = library();
    let row = |text: &str, said: u8| {
        let mut facts = Facts::default();
        facts.set(Fact::Years(Track::Data, Some(said)));
        let asked: Vec<_> =
            ad(text).found.iter().map(|found| (found.target.clone(), found.named())).collect();
        let view = compare_ad(&library.content, &library.requirements, &asked, None, &facts);
        view.requirements.into_iter().find(|row| row.id.as_str() == "data-years").unwrap()
    };
    let open = row("7 years of data science or consulting", 1);
    assert_eq!(open.name, "7 or more years of data science or consulting");
    assert_eq!((open.standing, open.or_else.as_deref()), (RequirementStatus::Open, Some("consulting")));
    assert_eq!(row("7 years of data science or consulting", 8).standing, RequirementStatus::Met);
    let strict = row("7 years of data science", 1);
    assert_eq!((strict.standing, strict.or_else), (RequirementStatus::Not, None));
}

/// "Excellent communication skills" stood among what was recognised and among what was not: a sentence stands in one list, or only
/// the clause that was not recognised in the other.
#[test]
fn of_a_sentence_that_is_read_only_the_clause_that_is_not_is_shown() {
    for (text, unread) in [
        ("Excellent communication skills in English and German", "in English and German"),
        ("Python, fluent German, and SQL", "fluent German"),
        ("Strong leadership, 5 years of SAP, and Python", "5 years of SAP"),
        ("Python and 18 months of SQL", "18 months of SQL"),
    ] {
        assert_eq!(ad(text).unread, [unread], "{text}");
    }
    let doctorate = "A master's degree in statistics is a must, and a PhD in physics is a must";
    assert!(!ad(doctorate).unread.contains(&doctorate.to_owned()), "{:?}", ad(doctorate).unread);
}

/// The law of AI, and what is done to follow it, is governance and no ethics; what protects data is both.
#[test]
fn what_regulates_ai_is_read_as_governance() {
    let (business, frameworks, ethics) =
        (Target::Skill(Skill::BusinessAdministration), duty("T3"), duty("T2"));
    let projects = Target::Skill(Skill::ProjectManagement);
    let read = |text: &str| {
        let ad = ad(text);
        [&business, &frameworks, &ethics, &projects].map(|target| wish(&ad, target).is_some())
    };
    for text in [
        "Knowledge of the EU AI Act",
        "You prepare us for the AI Act",
        "Experience with ISO 42001",
        "ISO/IEC 42001:2023 lead implementer",
        "You know the NIST AI RMF",
        "Model risk management (SR 11-7)",
        "Familiar with AI regulation in Europe",
    ] {
        assert_eq!(read(text), [true, true, false, false], "{text}");
    }
    // Their name speaks of risks of AI, which are ethics, too, and of no project.
    assert_eq!(read("NIST AI Risk Management Framework"), [true, true, true, false]);
    for text in [
        "Experience with GDPR",
        "You carry out data protection impact assessments",
        "You have written a DPIA",
        "Sound knowledge of data protection",
    ] {
        assert_eq!(read(text), [true, false, true, false], "{text}");
    }
    assert_eq!(read("Experience in regulatory affairs"), [true, false, false, false]);
    assert_eq!(read("Sound knowledge of AI ethics"), [false, false, true, false]);
    // Other risks are those of projects.
    assert_eq!(read("Project planning and risk management"), [false, false, false, true]);
    assert_eq!(read("You manage model risk and the risk management of projects"), [true, true, false, true]);
}

/// A word of quality speaks of the whole list behind it, however that is joined, and of a facet that is named by itself; what has a head
/// of its own is no part of it.
#[test]
fn a_word_of_quality_reaches_over_its_list_and_to_facets() {
    let library = library();
    let musts = |text: &str| -> Vec<(String, u8)> {
        let position = Position::of_ad(&library.requirements, &ad(text));
        let skills = Skill::ALL
            .into_iter()
            .filter_map(|skill| Some((skill.as_str().to_owned(), position.must(skill)?)));
        let facets = position.facet_musts.iter().map(|(facet, level)| (facet.as_str().to_owned(), *level));
        skills.chain(facets).map(|(name, level)| (name, level.number())).collect()
    };
    let is = |text: &str, expected: &[(&str, u8)]| {
        let expected: Vec<(String, u8)> =
            expected.iter().map(|(name, level)| ((*name).to_owned(), *level)).collect();
        assert_eq!(musts(text), expected, "{text}");
    };
    let (statistics, ml, python) = ("data-science/statistics", "machine-learning", "python");
    for text in [
        "Solid knowledge of statistics and machine learning",
        "Solid knowledge of statistics as well as machine learning",
        "Solid knowledge of statistics & machine learning",
        "You have a solid knowledge of machine learning and of statistics.",
    ] {
        is(text, &[(ml, 3), (statistics, 3)]);
    }
    for text in [
        "Solid knowledge of statistics, Python and machine learning",
        "Solid knowledge of statistics, Python as well as machine learning",
        "Solid knowledge of statistics, Python, and machine learning",
        "Solid knowledge of statistics, Python & machine learning",
        "Statistics, Python as well as machine learning are required.",
        "Statistics, Python & machine learning are required.",
    ] {
        is(text, &[(ml, 3), (python, 3), (statistics, 3)]);
    }
    // Two things side by side are no list unless something joins them.
    is("Solid statistics, machine learning", &[(statistics, 3)]);
    is("Strong Python and experience with machine learning", &[(python, 3)]);
    is("Strong Python, SQL and experience with machine learning", &[(python, 3)]);
    is("Strong knowledge and experience in Python and machine learning", &[(ml, 3), (python, 3)]);
    is("Strong Python, some statistics and machine learning", &[(python, 3)]);
    is(
        "Strong Python, excellent leadership and communication",
        &[("python", 3), ("leadership", 4), ("communication", 4)],
    );
    is("Excellent communication skills, Python and machine learning", &[("communication", 4)]);
    is("Strong Python, experience with statistics and machine learning", &[(python, 3)]);
    is("Solid Python, statistics (a plus) and machine learning", &[(python, 3)]);
    is("Solid statistics would be nice to have.", &[]);
    is("Experience with statistics and deep learning", &[]);
    // What all of data science must reach, its facet must.
    is("Excellent data science, solid statistics.", &[("data-science", 4)]);
    is("Solid data science, excellent statistics.", &[("data-science", 3), (statistics, 4)]);
    let read = ad("Statistics every day. Solid statistics, please.");
    let found = read.found.iter().find(|found| found.target == Target::Skill(Skill::DataScience)).unwrap();
    assert!(found.hits[0].before.contains("Solid"), "the place that insists is quoted: {:?}", found.hits);
}

/// Of a sentence that is read in part, every clause and every item of a list that is not stands with what was not recognised.
#[test]
fn what_is_passed_over_of_a_sentence_is_shown() {
    for (text, expected) in [
        ("Python, Kubernetes and Go", vec!["Kubernetes and Go"]),
        ("Kubernetes and Python", vec!["Kubernetes"]),
        ("Python and Kubernetes", vec!["Kubernetes"]),
        ("Python as well as Kubernetes", vec!["Kubernetes"]),
        ("Experience with Azure, Python, SQL and Terraform", vec!["Experience with Azure", "Terraform"]),
        (
            "You lead a team, report to the board and own the budget",
            vec!["report to the board and own the budget"],
        ),
        ("Excellent communication skills and a security clearance", vec!["a security clearance"]),
        // Nothing is passed over here.
        ("Python, SQL and machine learning", vec![]),
        ("You design and build data pipelines", vec![]),
        ("Internal and external communication", vec![]),
        ("Stakeholder and project management", vec![]),
        ("You communicate clearly and concisely", vec![]),
        ("Python, SQL or similar tools", vec![]),
        ("Strong Python, ideally with SQL", vec![]),
        ("Python is required, Kubernetes is not required", vec![]),
        ("Python (m/f/d)", vec![]),
        ("Bachelor's degree in computer science, statistics or a related field", vec![]),
        ("5 years of data science or consulting", vec![]),
    ] {
        assert_eq!(ad(text).unread, expected, "{text}");
    }
}

/// A marker in brackets speaks of its line, whatever the heading above says.
#[test]
fn a_marker_in_brackets_says_how_its_line_speaks() {
    use Wish::{Asked, Denied, Preferred};
    let library = library();
    let under = |heading: &str, line: &str, skill: Skill| {
        let read = ad(&format!("{heading}\n{line}"));
        let found = read.found.iter().find(|found| found.target == Target::Skill(skill)).unwrap();
        (found.wish, found.level.map(cairn_core::Level::number))
    };
    let must = (Asked, Some(3));
    for (line, expected) in [
        ("Python (must-have)", must),
        ("Python (must have)", must),
        ("Python [must]", must),
        ("Python [required]", must),
        ("[Required] Python", must),
        ("(mandatory) Experience with SQL and Python", must),
        ("Python, SQL (strictly required)", must),
        ("• Python (essential)", must),
        ("Python (nice to have)", (Preferred, None)),
        ("Solid Python (nice-to-have)", (Preferred, None)),
        ("Python [optional]", (Preferred, None)),
        ("[Nice to have] Python", (Preferred, None)),
        ("Python, SQL, leadership (desired)", (Preferred, None)),
        ("Python (highly desirable)", (Preferred, None)),
        ("Python (not required)", (Denied, None)),
    ] {
        for heading in ["Requirements:", "Nice to have:"] {
            assert_eq!(under(heading, line, Skill::Python), expected, "{heading} {line}");
        }
    }
    // Each of several speaks of what stands before it.
    let both = "Python (must-have), leadership (nice to have)";
    assert_eq!(under("Requirements:", both, Skill::Python), must);
    assert_eq!(under("Requirements:", both, Skill::Leadership), (Preferred, None));
    // One in the middle speaks of its clause, and what says more than a marker of what it says.
    let middle = "Python (nice to have), leadership";
    assert_eq!(under("Requirements:", middle, Skill::Python), (Preferred, None));
    assert_eq!(under("Requirements:", middle, Skill::Leadership), (Asked, None));
    assert_eq!(under("Requirements:", "Python (SQL a plus)", Skill::Python), (Asked, None));
    let position =
        Position::of_ad(&library.requirements, &ad("Nice to have:\n- Python (must-have)\n- Leadership"));
    assert_eq!(position.must(Skill::Python).map(cairn_core::Level::number), Some(3));
    assert_eq!(position.weight(Skill::Python).number(), 2 * position.weight(Skill::Leadership).number());
}

/// "A mid-sized insurer with 1,800 staff" was cut to "a mid-sized insurer with 1".
#[test]
fn a_comma_within_a_number_parts_nothing() {
    for (text, whole) in [
        ("We are an insurer with 1,800 staff, and you know Python.", "We are an insurer with 1,800 staff"),
        ("The fleet has 2,500,000 parts, and you know Python.", "The fleet has 2,500,000 parts"),
    ] {
        let read = ad(text);
        assert!(read.unread.iter().all(|left| !left.ends_with(['1', '2'])), "{:?}", read.unread);
        let quotes = read.found.iter().flat_map(|found| &found.hits).map(|hit| hit.before.clone());
        assert!(quotes.clone().all(|before| !before.contains("… 000")), "{:?}", quotes.collect::<Vec<_>>());
        assert!(
            read.unread.is_empty() || read.unread.iter().any(|left| left.contains(whole)),
            "{:?}",
            read.unread
        );
    }
    // A list of numbers stays one.
    assert!(
        ad("Python in 1, 2 or 3 years.")
            .found
            .iter()
            .any(|found| found.target == Target::Skill(Skill::Python))
    );
}
