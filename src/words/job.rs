//! Words of requirements and of job advertisements.

use super::about::{degree, field};
use super::terms::{list, percent, shown_word, stage_number};
use cairn_core::attempt::{Degree, Track};
use cairn_core::content::{Content, Rule};
use cairn_core::counts::counted;
use cairn_core::job::{
    Ad, AdView, Doubt, Fields, Language, MOST_BYTES, RequirementBasis, RequirementRow, RequirementStatus,
    SkillEvidence, Wish,
};
use cairn_core::path::Shown;

/// The level that an advertisement insists on, in brackets behind a level.
pub fn insists_on(level: &str) -> String {
    format!(" ({})", insists(level))
}

pub const JOB: &str = "What jobs ask for";
pub const JOB_LEAD: &str = "See what job descriptions often ask for, compared with what you say and what your skills show. Or compare yourself with any job advertisement.";
pub const REQUIREMENTS: &str = "Six requirements that job descriptions often name";
pub const JOB_NOBODY: &str = "Nothing is known about you yet, so nothing can be compared. You can still let Cairn read an advertisement.";
pub const JOB_RATINGS_ONLY: &str = "So far, what your skills show rests on your own ratings alone.";
pub const REQUIREMENTS_HONEST: &str =
    "Which skills a requirement stands for, and at which level, is this project's expert judgement.";
pub const CHANGE_DONE: &str = "Change what you have done";
pub const REPLACED: &str = "You most likely (80% or more) have the skills that this requirement usually stands for. Experience can take the place of the requirement: name the work that shows those skills.";
pub const READ_AD: &str = "Read a job advertisement";
pub const AD_FIELD: &str = "The text of the advertisement, in English";
pub const AD_KEPT: &str = "The text is read on this device. This tab keeps it until you clear it or close the tab, so that a reload loses nothing.";
pub const AD_KEPT_WITH_POOL: &str = "The text is read on this device, and kept with this pool as a draft until you clear the field. It is not included in any file.";
pub const AD_READ: &str = "Read it";
pub const AD_CLEAR: &str = "Clear";
pub const AD_ASKS: &str = "What it asks for";
pub const AD_SKILLS: &str = "Skills";
pub const AD_REQUIREMENTS: &str = "Requirements";
pub const AD_DUTIES: &str = "Responsibilities";
pub const AD_REST: &str = "Not found in the text: tick anything it asks for in different words";
pub const AD_UNREAD: &str = "What Cairn did not recognise";
pub const AD_UNREAD_LEAD: &str = "Cairn recognised nothing in these sentences or parts of sentences, or only something that it does not count: a length of time, a language, a doctorate named alongside a lower degree, or a nice-to-have that is required elsewhere in the text. The sentences may still ask for something, such as travel: read them yourself.";
pub const AD_COMPARED: &str = "Compared with you";
pub const AD_NOTHING_TICKED: &str = "Nothing is ticked, so there is nothing to compare.";
pub const AD_SKILLS_WEAKEST: &str = "Skills, your weakest first";
pub const AD_HONEST: &str = "An advertisement says which skills it wants, but hardly ever at what level. Cairn reads a level from it only where the text names the skill itself and a word in the same clause insists on it, such as “solid”, “is required” or “expert”. Which word stands for which level is this project's expert judgement.";

/// Whether a requirement is met: by what a skill shows in the words of the path, else by what is said.
pub fn standing_of(row: &RequirementRow) -> &'static str {
    match row.because {
        RequirementBasis::Skill(_, _, Some(shown)) => shown_word(Shown::from(shown)),
        _ => standing(row.standing),
    }
}

/// A requirement's name, with the fields of study that an advertisement names: any of them fits.
pub fn requirement_name(row: &RequirementRow) -> String {
    let (fields, others) = match &row.fields {
        Fields::These(fields) => (fields, false),
        Fields::AndOthers(fields) => (fields, true),
        Fields::Unknown => return format!("{} in the field that the text names", row.name),
        Fields::Any | Fields::Usual => return row.name.clone(),
    };
    // The text's own words say more than the kind of field that they are taken for.
    let fields = match &row.field_words {
        Some(words) => vec![words.clone()],
        None => fields.iter().map(|of| in_a_sentence(field(*of))).collect(),
    };
    if others {
        return format!("{} in {}, or in another field that the text names", row.name, fields.join(", "));
    }
    if fields.is_empty() { row.name.clone() } else { format!("{} in {}", row.name, any_of(&fields)) }
}

/// What would meet a requirement; nothing where it is met, and of years, which say it beside what is said.
pub fn would_meet(content: &Content, row: &RequirementRow) -> Option<String> {
    if row.standing == RequirementStatus::Met {
        return None;
    }
    match &row.needs {
        Rule::Years(..) => None,
        Rule::Degree(least, fields) => {
            let of = match (&row.fields, &row.field_words) {
                (Fields::Any, _) => ", in any field.".to_owned(),
                (Fields::Unknown, _) => ", in the field that the text names.".to_owned(),
                (Fields::These(_), Some(words)) => format!(", in {words}."),
                (Fields::AndOthers(_), Some(words)) => {
                    format!(", in {words} or another field that the text names.")
                }
                (Fields::Usual | Fields::These(_) | Fields::AndOthers(_), _) => {
                    let names: Vec<&str> = fields.iter().map(|of| field(*of)).collect();
                    format!(". Fields that count: {}.", names.join("; "))
                }
            };
            Some(format!(" You would meet it with {}{of}", at_least(*least)))
        }
        Rule::Record(_, years_needed, stages) => {
            let numbers: Vec<String> = stages.iter().map(|stage| stage.number().to_string()).collect();
            Some(format!(
                " You would meet it with {} of using AI in a business, or with the milestone of stage {} and a line of evidence.",
                years(*years_needed),
                any_of(&numbers)
            ))
        }
        Rule::Skill(_, level) => Some(format!(
            " It counts as shown once the probability of {} is 80% or more; learning and further answers can both change that.",
            content.level_name(*level)
        )),
    }
}

/// A degree of at least this height.
const fn at_least(least: Degree) -> &'static str {
    match least {
        Degree::None | Degree::Bachelor => "a bachelor's degree or a higher one",
        Degree::Master => "a master's degree or a doctorate",
        Degree::Doctor => "a doctorate",
    }
}

/// Names of which one is enough.
fn any_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => format!("{} or {last}", before.join(", ")),
    }
}

/// That years of something else count, too, and that the reader has to count them.
pub fn or_else(row: &RequirementRow) -> Option<String> {
    let other = row.or_else.as_ref().filter(|_| row.standing != RequirementStatus::Met)?;
    Some(format!(" The text also accepts {other}, which Cairn does not count: add those years yourself."))
}

/// A name within a sentence: its first letter is small, unless it begins with capitals such as IT.
fn in_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            let rest = name.get(first.len_utf8()..).unwrap_or_default();
            format!("{}{rest}", first.to_lowercase())
        }
        _ => name.to_owned(),
    }
}

/// The level that a text insists on.
pub fn insists(level: &str) -> String {
    format!("read as {level}")
}

const fn standing(standing: RequirementStatus) -> &'static str {
    match standing {
        RequirementStatus::Met => "met",
        RequirementStatus::Partly => "partly met",
        RequirementStatus::Open => "open",
        RequirementStatus::Not => "not met",
        RequirementStatus::NotSaid => "not stated",
    }
}

pub const fn standing_key(standing: RequirementStatus) -> &'static str {
    match standing {
        RequirementStatus::Met => "met",
        RequirementStatus::Partly | RequirementStatus::Open => "partly",
        RequirementStatus::Not => "not",
        RequirementStatus::NotSaid => "unsaid",
    }
}

fn years(count: u8) -> String {
    counted(count, "year", "years")
}

/// What a standing rests on.
pub fn because(content: &Content, because: RequirementBasis) -> String {
    match because {
        RequirementBasis::Degree(None, _) => "You have not said which degree you have.".to_owned(),
        RequirementBasis::Degree(Some(known), None) => {
            format!("You say: {}, with no field given.", degree(known))
        }
        RequirementBasis::Degree(Some(known), Some(of)) => {
            format!("You say: {}, {}.", degree(known), field(of))
        }
        RequirementBasis::Years(_, None, needed) => {
            format!("You have not said how many years; the requirement is {}.", years(needed))
        }
        RequirementBasis::Years(_, Some(said), needed) if said < needed => {
            format!(
                "You say {}; the requirement is {needed}. Half of that or more counts as partly met.",
                years(said)
            )
        }
        RequirementBasis::Years(_, Some(said), needed) => {
            format!("You say {}; the requirement is {needed}.", years(said))
        }
        RequirementBasis::Record(years_said, stage) => {
            let milestone = stage.map(|(stage, evidence)| {
                let with = if evidence { "with evidence" } else { "without a line of evidence" };
                format!("the milestone of {} {with}", stage_number(stage))
            });
            let said = years_said.map(|said| format!("{} of using AI in a business", years(said)));
            match (milestone, said) {
                (None, None) => {
                    "You have stated neither years of using AI in a business nor a milestone that shows such use."
                        .to_owned()
                }
                (Some(one), None) | (None, Some(one)) => format!("You say: {one}."),
                (Some(one), Some(other)) => format!("You say: {one}, and {other}."),
            }
        }
        RequirementBasis::Skill(skill, level, shown) => {
            let name = content.skill(skill).map_or("", |info| info.name.as_str());
            let level = content.level_name(level);
            match shown {
                None => format!("{name} was not measured."),
                Some(shown) => {
                    format!("{name} is at {level} or above with a probability of {}.", percent(shown))
                }
            }
        }
    }
}

pub fn shown_skill(skill: &SkillEvidence) -> String {
    match skill.shown {
        None => format!("{}: not measured", skill.name),
        Some(shown) => format!("{} at {} or above: {}", skill.name, skill.level, percent(shown)),
    }
}

/// What cannot well be true at once.
pub fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::Years(track, count) => {
            let what = match track {
                Track::Data => "with data or machine learning",
                Track::Leading => "leading people",
                Track::AiInBusiness => "putting AI to use in a business",
            };
            format!(
                "You say {count} years {what}: more than a working life. If that is a slip, correct it; until you do, it counts as entered."
            )
        }
        Doubt::NeverLed(stage) => format!(
            "You say that you have reached the milestone of {}, which is about leading, but also that you have led people for 0 years. One of the two may be a slip.",
            stage_number(*stage)
        ),
        Doubt::LaterWithoutEarlier(stage, earlier) => {
            let numbers: Vec<String> = earlier.iter().map(|stage| stage.number().to_string()).collect();
            let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
            format!(
                "You have reached the milestone of {} but not that of stage {}. That is fine: people come to the path from many directions.",
                stage_number(*stage),
                list(&numbers)
            )
        }
    }
}

/// What was found, in a sentence.
pub fn ad_outcome(ad: &Ad) -> String {
    use cairn_core::content::Target;
    let count = |is: fn(&Target) -> bool| {
        ad.found.iter().filter(|found| found.wish != Wish::Denied && is(&found.target)).count()
    };
    if ad.words == 0 {
        return "There is no text to read yet.".to_owned();
    }
    if ad.found.is_empty() {
        return "Cairn recognised nothing in this text. Tick below what it asks for.".to_owned();
    }
    format!(
        "Found: {}, {} and {}. Correct anything that is wrong.",
        counted(count(|target| matches!(target, Target::Skill(_))), "skill", "skills"),
        counted(count(|target| matches!(target, Target::Requirement(_))), "requirement", "requirements"),
        counted(
            count(|target| matches!(target, Target::Responsibility(_))),
            "responsibility",
            "responsibilities"
        )
    )
}

/// What to know about the text.
pub fn ad_notes(ad: &Ad) -> Option<String> {
    let cut = ad.cut.then(|| {
        format!("The text is long: only the first {} thousand characters were read.", MOST_BYTES / 1000)
    });
    let language = match ad.language {
        Language::Other => Some(
            "This does not look like English, and Cairn looks for English phrases. It may have missed a lot."
                .to_owned(),
        ),
        Language::TooShort => {
            Some("The text is very short; a complete advertisement would say more.".to_owned())
        }
        Language::English => None,
    };
    match (cut, language) {
        (Some(one), Some(other)) => Some(format!("{one} {other}")),
        (one, other) => one.or(other),
    }
}

pub const fn wish(wish: Wish) -> Option<&'static str> {
    match wish {
        Wish::Asked => None,
        Wish::Preferred => Some("nice to have"),
        Wish::Denied => Some("stated as not needed"),
    }
}

/// The sentences that are not shown.
pub fn more_unread(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("And 1 more sentence.".to_owned()),
        count => Some(format!("And {count} more sentences.")),
    }
}

pub fn more_hits(count: usize, shown: usize) -> Option<String> {
    (count > shown).then(|| format!(" and {} more", count - shown))
}

/// The comparison in a sentence or two.
pub fn ad_summary(view: &AdView) -> String {
    // Of a single one there is no weakest.
    let weakest = view.skills.iter().find(|skill| skill.row.is_some()).filter(|_| view.skills.len() > 1);
    let weakest = weakest.map(|skill| format!("Of the skills named, {} is your weakest.", skill.name));
    let mut said: Vec<(&str, usize)> = Vec::new();
    for word in view.requirements.iter().rev().map(standing_of) {
        match said.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => said.push((word, 1)),
        }
    }
    let standings: Vec<String> = said.iter().map(|(word, count)| format!("{count} {word}")).collect();
    let standings: Vec<&str> = standings.iter().map(String::as_str).collect();
    let requirements = (!view.requirements.is_empty()).then(|| {
        let of = counted(view.requirements.len(), "requirement", "requirements");
        format!("Of {of}: {}.", list(&standings))
    });
    let practised = view
        .duties
        .iter()
        .filter(|duty| duty.part.is_some_and(|part| part > cairn_core::attempt::Involvement::Never))
        .count();
    let duties = (!view.duties.is_empty()).then(|| {
        let of = counted(view.duties.len(), "responsibility", "responsibilities");
        let practised = if practised == 0 { "none".to_owned() } else { practised.to_string() };
        format!("Of {of}, you have said that you have practised {practised}.")
    });
    let said: Vec<String> = [weakest, requirements, duties].into_iter().flatten().collect();
    said.join(" ")
}
