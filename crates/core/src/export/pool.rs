//! A ranked pool for other programs: a table and JSON, every number with its interval.

use cairn_measure::Score;

use super::csv::cell;
use super::plain;
use crate::Skill;
use crate::attempt::Track;
use crate::compare::view::{caveats, level_band};
use crate::compare::{Member, Musts, MustsView, Position, Ranking, Status, YearsMet, caveat_text, years_met};
use crate::content::Content;
use crate::decimal::{Hundredths, Tenths};
use crate::record::pool::write_position;
use crate::record::write::{JsonObject, NULL, array, quoted};

/// What is to be read beside the numbers.
const NOTE: &str = "Levels: 0 New, 1 Aware, 2 Working, 3 Independent, 4 Leading, 5 Authority; the scale is open at both ends, so a number may lie below 0 or above 5. Low and high are the ends of 90 % intervals. People of one group cannot be told apart at 90 %. Must-haves are minimums: likely met with 50 % or more. levels_met is the probability of all levels at once; must_haves_met is the same with the years: 0 where years are short, empty where they are asked for and not said. Present staff are not in it. Self-administered and unsupervised: guidance, not a decision.";

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
type Three = [Tenths; 3];

impl RankedPool<'_> {
    /// Members in order, each with its group.
    fn rows(&self) -> Vec<(usize, &Member, Option<usize>)> {
        let applies = |at: &usize| self.members.get(*at).is_some_and(|one| !one.is_staff());
        let as_they_came = || (0..self.members.len()).filter(applies).collect();
        let places: Vec<usize> = self.ranking.map_or_else(as_they_came, |ranking| ranking.order.clone());
        let row =
            |at: usize| Some((at, self.members.get(at)?, self.ranking.and_then(|ranking| ranking.group(at))));
        places.into_iter().filter_map(row).collect()
    }

    fn fit(&self, at: usize) -> Option<Three> {
        self.ranking.and_then(|ranking| ranking.fits.get(at)).map(|fit| three(*fit))
    }

    /// What a reader should know of somebody, as texts that never change.
    fn warnings(&self, at: usize, member: &Member) -> Vec<String> {
        let bridges = self.ranking.is_some_and(|ranking| ranking.bridges(at));
        caveats(member, bridges).iter().map(caveat_text).collect()
    }

    /// Probability that all levels are reached and the years are there; `None` where nothing is asked, or years are unknown.
    fn all_met(&self, musts: &Musts, member: &Member) -> Option<f64> {
        let years = years_met(self.position, member.standing.years);
        let is = |which: fn(&YearsMet) -> bool| years.iter().any(|(_, met)| which(met));
        if is(|met| matches!(met, YearsMet::No(_))) {
            return Some(0.0);
        }
        if is(|met| *met == YearsMet::NotSaid) {
            return None;
        }
        musts.all_met(&member.standing).or_else(|| (!years.is_empty()).then_some(1.0))
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
        head.extend(["warnings", "levels_met", "years_met", "status"].map(str::to_owned));
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
            Some(fit) => cells.extend(fit.map(level)),
            None => cells.extend([const { String::new() }; 3]),
        }
        for skill in Skill::ALL {
            cells.extend(three(member.standing.skill(skill)).map(level));
            cells.push(rests_on(member, skill));
        }
        cells.push(self.all_met(musts, member).map_or_else(String::new, number));
        cells.extend(
            member.standing.years.map(|years| years.map_or_else(String::new, |years| years.to_string())),
        );
        cells.extend(sources(member));
        cells.push(cell(&member.mark.tags.join("; ")));
        cells.push(cell(&member.mark.note));
        cells.push(cell(&self.content.version));
        cells.push(if self.example { "yes" } else { "no" }.to_owned());
        cells.extend(must_cells(musts, member));
        cells.push(cell(&self.warnings(at, member).join("; ")));
        cells.push(musts.all_met(&member.standing).map_or_else(String::new, number));
        cells.push(years_word(self.position, member).unwrap_or_default().to_owned());
        cells.push(member.mark.status.map_or("", Status::as_str).to_owned());
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
            let rests_on = rests_on(member, skill);
            let one = interval(three(member.standing.skill(skill)));
            all.raw(skill.as_str(), &one.text("rests_on", &rests_on).end())
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
        let warnings: Vec<String> = self.warnings(at, member).iter().map(|text| quoted(text)).collect();
        let whole =
            |number: Option<usize>| number.map_or_else(|| NULL.to_owned(), |number| (number + 1).to_string());
        let chance = |p: Option<f64>| p.map_or_else(|| NULL.to_owned(), number);
        JsonObject::new()
            .text("name", member.name())
            .text("id", member.id.as_str())
            .raw("group", &whole(group))
            .raw("fit", &self.fit(at).map_or_else(|| NULL.to_owned(), |fit| interval(fit).end()))
            .raw("skills", &skills.end())
            .raw("must_haves_met", &chance(self.all_met(musts, member)))
            .raw("levels_met", &chance(musts.all_met(&member.standing)))
            .text_or_null("years_met", years_word(self.position, member))
            .raw("must_haves", &must_haves(musts, member))
            .raw("years", &years.end())
            .raw("rests_on", &rests.end())
            .raw("warnings", &array(&warnings))
            .raw("tags", &array(&tags))
            .text("note", &member.mark.note)
            .text_or_null("status", member.mark.status.map(Status::as_str))
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

/// Level and ends of its interval, rounded as the pages round them: the ends are the level less and more what stands behind
/// its ±.
fn three(score: Score) -> Three {
    let band = level_band(score);
    let (shown, half) = (band.level.get(), band.plus_minus.get());
    [shown, shown - half, shown + half].map(Tenths::of)
}

/// Whether the years that a position asks for are there; `None` where it asks for none.
fn years_word(position: &Position, member: &Member) -> Option<&'static str> {
    let years = years_met(position, member.standing.years);
    let all = |which: fn(&YearsMet) -> bool| years.iter().all(|(_, met)| which(met));
    let any = |which: fn(&YearsMet) -> bool| years.iter().any(|(_, met)| which(met));
    match (years.is_empty(), any(|met| matches!(met, YearsMet::No(_)))) {
        (true, _) => None,
        (false, true) => Some("short"),
        (false, false) if all(|met| matches!(met, YearsMet::Yes(_))) => Some("yes"),
        (false, false) => Some("not_said"),
    }
}

fn interval([shown, low, high]: Three) -> JsonObject {
    JsonObject::new().raw("level", &level(shown)).raw("low_90", &level(low)).raw("high_90", &level(high))
}

/// A level for a program: with its decimal as on every page, and a plain minus.
fn level(level: Tenths) -> String {
    level.shown().replace('\u{2212}', "-")
}

fn number(value: f64) -> String {
    plain(Hundredths::of(value))
}

fn rests_on(member: &Member, skill: Skill) -> String {
    member.standing.rests_on(skill).as_str().to_owned()
}
