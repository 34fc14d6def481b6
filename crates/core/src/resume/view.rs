//! What the page shows of a résumé. Enums and numbers, no sentences.

use super::date::Month;
use super::read::{EndDate, NotRead, Resume, ResumeJob, ResumeSkill, ResumeStudy};
use super::years::{DateDoubt, Span, months, span};
use crate::Skill;
use crate::attempt::{Degree, Fact, Field, Track};
use crate::content::{Content, ResumeWords, first_held, told};

/// Most years that are taken over.
const MAX_YEARS: i32 = 70;

/// A résumé.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumeView {
    /// Whose it is; empty where that is not said.
    pub name: String,
    /// The seven skills that something of it fits, in their order.
    pub skills: Vec<SkillFound>,
    /// Skills of it that fit none of the seven.
    pub others: Vec<ResumeSkill>,
    /// Its positions.
    pub work: Vec<JobRow>,
    /// Its studies.
    pub education: Vec<StudyRow>,
    /// What can be taken over as said about oneself.
    pub facts: Vec<FactFound>,
    /// What could not be read.
    pub not_read: Vec<NotRead>,
    /// How many more could not be read.
    pub more_not_read: usize,
    /// Sections that are there and not used.
    pub not_used: Vec<String>,
    /// Whether its words look like another language than English, in which the list of words is.
    pub foreign: bool,
}

/// One of the seven skills, with what fits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillFound {
    /// Its name.
    pub name: String,
    /// What fits it, in the words of the résumé, each with the words by which it does.
    pub claims: Vec<(ResumeSkill, Vec<String>)>,
}

/// A position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRow {
    /// As what; may be empty.
    pub position: String,
    /// Where; may be empty.
    pub employer: String,
    /// Months that it lasted, at least and at most; `None` where it counts for nothing.
    pub months: Option<(i32, i32)>,
    /// What is doubtful about its dates.
    pub doubt: Option<DateDoubt>,
    /// The tracks that it counts for, each with the word by which it does.
    pub tracks: Vec<(Track, String)>,
}

/// A study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyRow {
    /// Its kind and area, as written.
    pub words: String,
    /// Where; may be empty.
    pub institution: String,
    /// The degree that it leads to.
    pub degree: Option<Degree>,
    /// The field that it is in.
    pub field: Option<Field>,
    /// Whether it has an end that has come. A study that goes on counts for no degree, nor does one without any date.
    pub finished: bool,
    /// The word by which it says that it was not finished, whatever its dates; empty where it says no such thing.
    pub unfinished: String,
}

/// Something that the person may take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactFound {
    /// What would be said.
    pub fact: Fact,
    /// Years at least and at most, where years are said.
    pub years: Option<(u8, u8)>,
    /// The rows that it comes from.
    pub from: Vec<String>,
}

/// The view of a résumé; `today` bounds what goes on.
pub fn resume_view(content: &Content, words: &ResumeWords, resume: &Resume, today: Month) -> ResumeView {
    let fits: Vec<Fit> = resume.skills.iter().map(|skill| Fit::of(words, skill)).collect();
    let skills = Skill::ALL.into_iter().filter_map(|skill| {
        let claims: Vec<_> = fits.iter().filter_map(|fit| fit.claim(skill)).collect();
        let name = content.skill(skill).map_or_else(String::new, |info| info.name.clone());
        (!claims.is_empty()).then_some(SkillFound { name, claims })
    });
    let jobs: Vec<(JobRow, Span)> = resume.work.iter().map(|work| job(words, work, today)).collect();
    let education: Vec<StudyRow> =
        resume.education.iter().map(|study| study_row(words, study, today)).collect();
    let facts =
        Track::ALL.into_iter().filter_map(|track| years(&jobs, track)).chain(degree(&education)).collect();
    ResumeView {
        name: resume.name.clone(),
        skills: skills.collect(),
        others: fits.iter().filter(|fit| fit.skills.is_empty()).map(|fit| fit.claim.clone()).collect(),
        work: jobs.into_iter().map(|(row, _)| row).collect(),
        education,
        facts,
        not_read: resume.not_read.clone(),
        more_not_read: resume.more_not_read,
        not_used: resume.not_used.clone(),
        foreign: is_foreign(resume),
    }
}

/// Small words that stand between others in languages of most résumés, and not in English.
const BETWEEN: &str = "und für von der die das im bei mit zur zum als et des du de la les pour en y para los las del con el di della per \
    il nel van het voor een da do dos e em na och för av på og i w z oraz";

/// Small words of English.
const ENGLISH: &str = "the and of to in with for a an on by at from as is was our";
/// Parts of titles in languages of most résumés, none of which is in an English title: English has "project", "analyst", "data".
const PARTS: &str = "projekt projet proyecto progetto projeto leiter leitung berater entwickler analytik analyse daten werkstudent \
    praktikant sachbearbeiter kaufmann kauffrau kierownik specjalista programista analityk responsabile sviluppat analista consulente \
    vendite ledare utvecklare konsult directeur directrice chargé responsable développeu desarrollad gerente jefe consultor \
    ontwikkelaar adviseur medewerker utvikler rådgiver udvikler leder geschäfts vertrieb wissenschaft informatik";
/// From so many small words on a text tells its language.
const TELLS: usize = 3;

/// Whether running text is of another language: more of its small words are than are English.
fn is_foreign_prose(prose: &str) -> bool {
    let lower = prose.to_lowercase();
    let count = |list: &str| {
        let words = lower.split(|one: char| !one.is_alphabetic());
        words.filter(|word| list.split_whitespace().any(|known| known == *word)).count()
    };
    let foreign = count(BETWEEN);
    foreign >= TELLS && foreign > count(ENGLISH)
}

/// Whether a résumé is of another language: by its running text; or by a quarter of its words or more, by letters that English has
/// not, by small words, or by parts of titles. Names of employers and schools say nothing.
fn is_foreign(resume: &Resume) -> bool {
    if is_foreign_prose(&resume.prose) {
        return true;
    }
    let jobs = resume.work.iter().map(|work| &work.position);
    let studies = resume.education.iter().flat_map(|study| [&study.kind, &study.area]);
    let skills = resume.skills.iter().flat_map(|skill| std::iter::once(&skill.name).chain(&skill.keywords));
    let (mut all, mut foreign) = (0, 0);
    for text in jobs.chain(studies).chain(skills).filter(|text| !text.is_empty()) {
        all += 1;
        let letters = text.chars().any(|one| one.is_alphabetic() && !one.is_ascii());
        let between = text.split(' ').any(|word| BETWEEN.split(' ').any(|known| known == word));
        let lower = text.to_lowercase();
        let part = PARTS.split_whitespace().any(|part| lower.contains(part));
        foreign += usize::from(letters || between || part);
    }
    all > 0 && foreign * 4 >= all
}

/// A skill of the résumé, with those of the seven that it fits and by what.
struct Fit {
    claim: ResumeSkill,
    skills: Vec<(Skill, String)>,
}

impl Fit {
    fn of(words: &ResumeWords, claim: &ResumeSkill) -> Self {
        let texts = std::iter::once(&claim.name).chain(&claim.keywords);
        let skills =
            texts.flat_map(|text| told(&words.skills, text)).map(|(skill, word)| (skill, word.to_owned()));
        Self { claim: claim.clone(), skills: skills.collect() }
    }

    fn claim(&self, skill: Skill) -> Option<(ResumeSkill, Vec<String>)> {
        let mut by: Vec<String> = Vec::new();
        for (_, word) in self.skills.iter().filter(|(fits, _)| *fits == skill) {
            if !by.contains(word) {
                by.push(word.clone());
            }
        }
        (!by.is_empty()).then(|| (self.claim.clone(), by))
    }
}

fn job(words: &ResumeWords, work: &ResumeJob, today: Month) -> (JobRow, Span) {
    let span = span(work.start, work.end, today);
    let length = |ends: Option<(Month, Month)>| ends.map_or(0, |(from, to)| to.0 - from.0);
    let row = JobRow {
        position: work.position.clone(),
        employer: work.employer.clone(),
        months: span.possible.map(|_| (length(span.sure), length(span.possible))),
        doubt: span.doubt,
        tracks: told(&words.tracks, &work.position)
            .into_iter()
            .map(|(track, by)| (track, by.to_owned()))
            .collect(),
    };
    (row, span)
}

/// Years on a track: the middle of what the dates allow, in whole years.
fn years(jobs: &[(JobRow, Span)], track: Track) -> Option<FactFound> {
    let on = || {
        jobs.iter().filter(|(row, span)| {
            span.possible.is_some() && row.tracks.iter().any(|(counts, _)| *counts == track)
        })
    };
    on().next()?;
    let low = months(on().filter_map(|(_, span)| span.sure));
    let high = months(on().filter_map(|(_, span)| span.possible));
    let whole = |months: i32| u8::try_from((months / 12).clamp(0, MAX_YEARS)).unwrap_or(0);
    Some(FactFound {
        fact: Fact::Years(track, Some(whole(i32::midpoint(low, high)))),
        years: Some((whole(low), whole(high))),
        from: on().map(|(row, _)| row.position.clone()).collect(),
    })
}

fn study_row(words: &ResumeWords, study: &ResumeStudy, today: Month) -> StudyRow {
    let first = |list, text: &str| told(list, text).first().map(|(what, _)| *what);
    // What has no date may be what somebody is at, or wishes for: builders of résumés write empty dates for those too.
    let ended = matches!(study.end, EndDate::At(end) if end.first <= today);
    let unfinished =
        [&study.kind, &study.area].into_iter().find_map(|text| first_held(&words.unfinished, text));
    let unfinished = unfinished.unwrap_or_default().to_owned();
    let words_of: Vec<&str> =
        [study.kind.as_str(), study.area.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
    let field = told(&words.fields, &study.area);
    let field = if field.is_empty() { told(&words.fields, &study.kind) } else { field };
    let area = if study.area.is_empty() { None } else { Some(Field::Other) };
    StudyRow {
        words: words_of.join(", "),
        institution: study.institution.clone(),
        degree: first(&words.degrees, &study.kind),
        field: field.first().map(|(field, _)| *field).or(area),
        finished: ended && unfinished.is_empty(),
        unfinished,
    }
}

/// The highest degree of the finished studies, and its field.
fn degree(education: &[StudyRow]) -> Vec<FactFound> {
    let rank = |degree: Degree| Degree::ALL.iter().position(|known| *known == degree);
    let mut best: Option<(&StudyRow, Degree)> = None;
    for row in education.iter().filter(|row| row.finished) {
        if let Some(degree) = row.degree
            && best.is_none_or(|(_, known)| rank(known) < rank(degree))
        {
            best = Some((row, degree));
        }
    }
    let Some((row, degree)) = best else { return Vec::new() };
    let from = vec![row.words.clone()];
    let degree_found = FactFound { fact: Fact::Degree(Some(degree)), years: None, from: from.clone() };
    let field = row.field.filter(|_| degree != Degree::None);
    let field = field.map(|field| FactFound { fact: Fact::Field(Some(field)), years: None, from });
    std::iter::once(degree_found).chain(field).collect()
}
