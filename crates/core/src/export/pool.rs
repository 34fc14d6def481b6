//! A ranked pool for other programs: a table and JSON, every number with its interval.

use cairn_measure::Flag;

use super::csv::cell;
use super::plain;
use crate::Skill;
use crate::attempt::Track;
use crate::compare::{Member, Musts, MustsView, Position, Ranking};
use crate::content::Content;
use crate::decimal::Hundredths;
use crate::record::pool::write_position;
use crate::record::write::{JsonObject, NULL, array, quoted};

/// Normal deviate of the ends of a 90 % interval.
const END: f64 = 1.644_853_626_951_472_7;
/// What is to be read beside the numbers.
const NOTE: &str = "Levels 0 to 5; low and high are the ends of 90 % intervals. People of one group cannot be told apart at 90 %. Must-haves are minimums: likely met with 50 % or more; must_haves_met is the probability of all at once. Self-administered and unsupervised: guidance, not a decision.";

/// What an export is made from.
#[derive(Clone, Copy)]
pub struct RankedPool<'a> {
    /// The pool's name.
    pub name: &'a str,
    /// Whether its people are made up.
    pub example: bool,
    /// Content.
    pub content: &'a Content,
    /// Candidates.
    pub members: &'a [Member],
    /// Their order; `None` where all weights are 0.
    pub ranking: Option<&'a Ranking>,
    /// What is asked for.
    pub position: &'a Position,
}

/// What counts for a candidate: answers of the profile, of the confirmation test, scores of interviews, ratings by others.
const SOURCES: [&str; 4] = ["own_answers", "test_answers", "interview_scores", "ratings_by_others"];

/// What the weakest must-have is, beside how many are likely met of how many.
const MUSTS: [&str; 5] = [
    "must_haves_likely_met",
    "must_haves_asked",
    "must_have_weakest",
    "must_have_weakest_level",
    "must_have_weakest_met",
];

/// A number with the ends of its 90 % interval.
type Three = [f64; 3];

impl RankedPool<'_> {
    /// Members in order, each with its group.
    fn rows(&self) -> Vec<(usize, &Member, Option<usize>)> {
        let places: Vec<usize> = match self.ranking {
            Some(ranking) => ranking.order.clone(),
            None => (0..self.members.len()).collect(),
        };
        let row =
            |at: usize| Some((at, self.members.get(at)?, self.ranking.and_then(|ranking| ranking.group(at))));
        places.into_iter().filter_map(row).collect()
    }

    fn fit(&self, at: usize) -> Option<Three> {
        self.ranking.and_then(|ranking| ranking.fits.get(at)).map(|fit| three(fit.mean, fit.sd))
    }

    /// One row a candidate under one row of names; lines end with CR and LF.
    pub fn to_csv(&self) -> String {
        let mut head = vec!["name".to_owned(), "id".to_owned(), "group".to_owned()];
        let named = |head: &mut Vec<String>, what: &str| {
            head.extend(["", "_low_90", "_high_90"].map(|end| format!("{what}{end}")));
        };
        named(&mut head, "fit");
        for skill in Skill::ALL {
            named(&mut head, &skill.as_str().replace('-', "_"));
            head.push(format!("{}_rests_on", skill.as_str().replace('-', "_")));
        }
        head.push("must_haves_met".to_owned());
        head.extend(Track::ALL.map(|track| format!("years_{}", track.as_str().replace('-', "_"))));
        head.extend(SOURCES.map(str::to_owned));
        head.extend(["tags", "note", "content", "made_up"].map(str::to_owned));
        // New columns stand at the end, so that old programs find the others at their place.
        head.extend(MUSTS.map(str::to_owned));
        head.push("warnings".to_owned());
        let musts = Musts::new(self.content, self.position);
        let rows = self.rows().into_iter().map(|(at, member, group)| self.line(&musts, at, member, group));
        std::iter::once(head.join(",")).chain(rows).map(|line| line + "\r\n").collect()
    }

    fn line(&self, musts: &Musts, at: usize, member: &Member, group: Option<usize>) -> String {
        let mut cells = vec![
            cell(member.name()),
            cell(member.id.as_str()),
            group.map_or_else(String::new, |group| (group + 1).to_string()),
        ];
        match self.fit(at) {
            Some(fit) => cells.extend(fit.map(number)),
            None => cells.extend([const { String::new() }; 3]),
        }
        for skill in Skill::ALL {
            let score = member.standing.skill(skill);
            cells.extend(three(score.mean, score.sd).map(number));
            cells.push(rests_on(member, skill));
        }
        cells.push(musts.all_met(&member.standing).map_or_else(String::new, number));
        cells.extend(
            member.standing.years.map(|years| years.map_or_else(String::new, |years| years.to_string())),
        );
        cells.extend(sources(member));
        cells.push(cell(&member.mark.tags.join("; ")));
        cells.push(cell(&member.mark.note));
        cells.push(cell(&self.content.version));
        cells.push(if self.example { "yes" } else { "no" }.to_owned());
        cells.extend(must_cells(musts, member));
        cells.push(member.standing.flags.iter().map(Flag::as_str).collect::<Vec<_>>().join("; "));
        cells.join(",")
    }

    /// The same as JSON, with the position.
    pub fn to_json(&self) -> String {
        let musts = Musts::new(self.content, self.position);
        let people: Vec<String> = self
            .rows()
            .into_iter()
            .map(|(at, member, group)| self.person(&musts, at, member, group))
            .collect();
        JsonObject::new()
            .text("kind", "cairn-ranking")
            .text("pool", self.name)
            .raw("made_up", if self.example { "true" } else { "false" })
            .text("content", &self.content.version)
            .text("note", NOTE)
            .raw("position", &write_position(self.position))
            .raw("candidates", &format!("[\n{}\n]", people.join(",\n")))
            .end()
    }

    fn person(&self, musts: &Musts, at: usize, member: &Member, group: Option<usize>) -> String {
        let skills = Skill::ALL.into_iter().fold(JsonObject::new(), |all, skill| {
            let score = member.standing.skill(skill);
            let rests_on = rests_on(member, skill);
            all.raw(skill.as_str(), &interval(three(score.mean, score.sd)).text("rests_on", &rests_on).end())
        });
        let years = Track::ALL.into_iter().zip(member.standing.years).fold(
            JsonObject::new(),
            |all, (track, years)| match years {
                Some(years) => all.number(track.as_str(), years),
                None => all.raw(track.as_str(), NULL),
            },
        );
        let rests = SOURCES.into_iter().zip(sources(member));
        let rests = rests.fold(JsonObject::new(), |all, (name, count)| all.raw(name, &count));
        let tags: Vec<String> = member.mark.tags.iter().map(|tag| quoted(tag)).collect();
        let warnings: Vec<String> = member.standing.flags.iter().map(|flag| quoted(flag.as_str())).collect();
        let whole =
            |number: Option<usize>| number.map_or_else(|| NULL.to_owned(), |number| (number + 1).to_string());
        let chance = |p: Option<f64>| p.map_or_else(|| NULL.to_owned(), number);
        JsonObject::new()
            .text("name", member.name())
            .text("id", member.id.as_str())
            .raw("group", &whole(group))
            .raw("fit", &self.fit(at).map_or_else(|| NULL.to_owned(), |fit| interval(fit).end()))
            .raw("skills", &skills.end())
            .raw("must_haves_met", &chance(musts.all_met(&member.standing)))
            .raw("must_haves", &must_haves(musts, member))
            .raw("years", &years.end())
            .raw("rests_on", &rests.end())
            .raw("warnings", &array(&warnings))
            .raw("tags", &array(&tags))
            .text("note", &member.mark.note)
            .end()
    }
}

/// The weakest must-have's probability, as exact as the others.
fn weakest(musts: &Musts, member: &Member) -> Option<(MustsView, f64)> {
    let met = musts.needs().iter().map(|need| musts.met(&member.standing, need));
    Some((musts.view(&member.standing)?, met.min_by(f64::total_cmp)?))
}

/// The cells of [`MUSTS`]; empty where no level is asked.
fn must_cells(musts: &Musts, member: &Member) -> [String; 5] {
    let Some((view, met)) = weakest(musts, member) else { return [const { String::new() }; 5] };
    let (likely, of) = (view.likely.to_string(), view.of.to_string());
    [likely, of, cell(&view.weakest.name), cell(&view.weakest.level), number(met)]
}

fn must_haves(musts: &Musts, member: &Member) -> String {
    let Some((view, met)) = weakest(musts, member) else { return NULL.to_owned() };
    let weakest = JsonObject::new()
        .text("name", &view.weakest.name)
        .text("level", &view.weakest.level)
        .raw("met", &number(met))
        .end();
    JsonObject::new()
        .raw("likely_met", &view.likely.to_string())
        .raw("asked", &view.of.to_string())
        .raw("weakest", &weakest)
        .end()
}

/// How many of what count for a candidate, in the order of [`SOURCES`].
fn sources(member: &Member) -> [String; 4] {
    let (sources, basis) = (member.standing.sources, &member.standing.basis);
    let own: u16 = basis.iter().map(|basis| basis.ratings + basis.questions).sum();
    let own = own.saturating_sub(sources.test);
    [own, sources.test, sources.scores, sources.ratings].map(|count| count.to_string())
}

fn three(mean: f64, sd: f64) -> Three {
    let level = level_of(mean);
    [level, level - END * sd, level + END * sd]
}

/// Level n lies around theta n - 2.
fn level_of(theta: f64) -> f64 {
    theta + 2.0
}

fn interval([level, low, high]: Three) -> JsonObject {
    JsonObject::new().raw("level", &number(level)).raw("low_90", &number(low)).raw("high_90", &number(high))
}

fn number(value: f64) -> String {
    plain(Hundredths::of(value))
}

fn rests_on(member: &Member, skill: Skill) -> String {
    member.standing.rests_on(skill).as_str().to_owned()
}
