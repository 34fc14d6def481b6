//! A ranked pool for other programs: a table and JSON, every number with its interval.

use super::cell::cell;
use super::sheet::CsvDialect;
use crate::Skill;
use crate::attempt::Track;
use crate::compare::view::{Caveat, caveats_at, group_letter};
use crate::compare::{
    Member, MustHaves, Overlap, Position, Ranking, Status, YearsMet, YearsSay, caveat_text, years_met,
    years_say,
};
use crate::content::Content;
use crate::decimal::{Tenths, share_text};
use crate::record::pool::write_position;
use crate::record::write::{JsonObject, NULL, array, quoted};

/// What is to be read beside the numbers.
const NOTE: &str = "Levels: 0 New, 1 Aware, 2 Working, 3 Independent, 4 Leading, 5 Authority; the scale is open at both ends, so a number may lie below 0 or above 5. Low and high are the ends of 90% intervals. A skill that was not measured has no number. People of one group cannot be told apart at 90%. Must-haves are levels and years, and each has columns of its own. A level is a minimum: likely met with 50% or more, failing below; all_levels_at_once is the probability, from 0 to 1, that all of them are met, with what is known of people on this path in place of levels that were not measured, and these count neither as likely met nor as failing. years_met says yes, short, not_said or hidden. rests_on says what a skill rests on: questions, ratings (their own alone), others (interview scores and ratings by others alone), questions_and_others, ratings_and_others, or nothing. Warnings: over_rates:0.7, own ratings lie higher than answers show, by about 0.7 levels (at least 95% likely); also_counts, what counts beside the profile's own answers, each with its number, and own_answers=40% where a test leaves that much of them; test_speaks_against and test_speaks_strongly_against, a confirmation test doubts that the same person made the profile; ratings_alone, no question was answered; not_measured, skills without an answer; unfinished; older_questions, answers that no longer count; file_altered, the file says other numbers than its answers give; same_answers, somebody else gave the same; overlaps_group_before, not told apart from so many of the group before; overlaps_first_group, the same of the first group, where that is not the group before; tests_discarded, so many confirmation tests were taken and discarded; rapid, rapid_ratings, random_picks, too_good and the like, how somebody answered. Groups have the letters of the page. made_up, whether somebody is an invented example and no applicant. Present staff are not in it. Self-administered and unsupervised: guidance, not a decision.";

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
    /// Whether names are hidden, and years with them.
    pub hidden: bool,
}

/// What counts for a candidate: answers of the profile, of the confirmation test, scores of interviews, ratings by others.
const SOURCES: [&str; 4] = ["own_answers", "test_answers", "interview_scores", "ratings_by_others"];

/// How many levels are likely met, of how many, and of those that were measured the one that most likely fails.
const LEVELS: [&str; 5] =
    ["levels_likely_met", "levels_asked", "level_weakest", "level_weakest_asked", "level_weakest_met"];
/// What fails, and what is not known.
const SHORT: [&str; 3] = ["levels_failing", "levels_not_measured", "years_short"];

/// Caveats as texts that never change, for other programs.
pub fn caveat_texts(caveats: &[Caveat]) -> Vec<String> {
    // A file says with how many of the group before, never with whom: an id tells who somebody is while names are hidden.
    let text = |caveat: &Caveat| match caveat {
        Caveat::Bridges(Overlap { count, .. }) => {
            caveat_text(&Caveat::Bridges(Overlap { who: Vec::new(), count: *count }))
        }
        Caveat::AlikeFirst(Overlap { count, .. }) => {
            caveat_text(&Caveat::AlikeFirst(Overlap { who: Vec::new(), count: *count }))
        }
        known => caveat_text(known),
    };
    caveats.iter().map(text).collect()
}

/// A number with the ends of its 90% interval.
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
        self.ranking.and_then(|ranking| ranking.fit_band(self.members, at)).map(|fit| fit.with_ends())
    }

    /// Whether everybody in it is made up, as the page says it.
    fn all_made_up(&self) -> bool {
        self.example && self.members.is_empty()
            || !self.members.is_empty() && self.members.iter().all(|member| self.is_made_up(member))
    }

    /// Whether somebody of it is made up. Real people may have come into an example since, and an example of an older version has
    /// people whom this one does not know.
    fn is_made_up(&self, member: &Member) -> bool {
        member.made_up || self.example && !self.members.iter().any(|one| one.made_up)
    }

    /// What a reader should know of the member at this place.
    fn warnings(&self, at: usize) -> Vec<Caveat> {
        caveats_at(self.members, self.ranking, at)
    }

    /// Whether the years that the position asks for are there; `None` where it asks for none.
    fn years_word(&self, member: &Member) -> Option<&'static str> {
        years_say(&years_met(self.position, member.standing.years, self.hidden)).map(YearsSay::as_str)
    }

    /// The tracks on which somebody says fewer years than are asked for, or none.
    fn years_short(&self, member: &Member) -> Vec<YearsShort> {
        let years = years_met(self.position, member.standing.years, self.hidden).into_iter();
        let short = years.filter_map(|one| match one.met {
            YearsMet::No(said) => Some(YearsShort { track: one.track, said: Some(said), asked: one.asked }),
            YearsMet::NotSaid => Some(YearsShort { track: one.track, said: None, asked: one.asked }),
            YearsMet::Yes(_) | YearsMet::Hidden => None,
        });
        short.collect()
    }

    /// One row a candidate under one row of names; lines end with CR and LF.
    pub fn to_csv(&self) -> String {
        self.to_sheet(CsvDialect::PLAIN, &|caveats, _| caveat_texts(caveats).join("; "))
    }

    /// The same for a reader's spreadsheet. `say` puts in words what a reader should know of somebody in a group.
    pub fn to_sheet(&self, sheet: CsvDialect, say: &dyn Fn(&[Caveat], Option<usize>) -> String) -> String {
        let mut head = vec!["name".to_owned(), "id".to_owned(), "group".to_owned()];
        let named = |head: &mut Vec<String>, what: &str| {
            head.extend(["", "_low_90", "_high_90"].map(|end| format!("{what}{end}")));
        };
        named(&mut head, "fit");
        for skill in Skill::ALL {
            named(&mut head, &skill.as_str().replace('-', "_"));
            head.push(format!("{}_rests_on", skill.as_str().replace('-', "_")));
        }
        head.push("all_levels_at_once".to_owned());
        head.extend(Track::ALL.map(|track| format!("years_{}", track.as_str().replace('-', "_"))));
        head.extend(SOURCES.map(str::to_owned));
        head.extend(["tags", "note", "content", "made_up"].map(str::to_owned));
        // New columns stand at the end, so that old programs find the others at their place.
        head.extend(LEVELS.map(str::to_owned));
        head.extend(["warnings", "years_met", "status"].map(str::to_owned));
        head.extend(SHORT.map(str::to_owned));
        let musts = MustHaves::new(self.content, self.position);
        let rows = self.rows().into_iter().map(|row| {
            let said = say(&self.warnings(row.0), row.2);
            sheet.line(&self.line(&musts, row, sheet, &said))
        });
        std::iter::once(sheet.line(&head)).chain(rows).collect()
    }

    fn line(
        &self,
        musts: &MustHaves,
        row: (usize, &Member, Option<usize>),
        sheet: CsvDialect,
        said: &str,
    ) -> Vec<String> {
        let (at, member, group) = row;
        let level = |shown| sheet.number(&level(shown));
        let number = |value| sheet.number(&share_text(value));
        let mut cells = vec![
            CsvDialect::text(member.name()),
            // With its id a row could be laid beside the table of before, which has the names.
            if self.hidden { String::new() } else { cell(member.id.as_str()) },
            group.map_or_else(String::new, group_letter),
        ];
        match self.fit(at) {
            Some(fit) => cells.extend(fit.map(level)),
            None => cells.extend([const { String::new() }; 3]),
        }
        for skill in Skill::ALL {
            match measured(member, skill) {
                Some(found) => cells.extend(found.map(level)),
                None => cells.extend([const { String::new() }; 3]),
            }
            cells.push(rests_on(member, skill));
        }
        cells.push(musts.all_met(&member.standing).map_or_else(String::new, number));
        cells.extend(
            member.standing.years.map(|years| years.map_or_else(String::new, |years| years.to_string())),
        );
        let counts = sources(member);
        cells.extend(counts.map(|count| count.map_or_else(String::new, |count| count.to_string())));
        cells.push(CsvDialect::text(&member.mark.tags.join("; ")));
        cells.push(CsvDialect::text(&member.mark.note));
        cells.push(sheet.version(&self.content.version));
        cells.push(if self.is_made_up(member) { "yes" } else { "no" }.to_owned());
        cells.extend(level_cells(musts, member, sheet));
        cells.push(cell(said));
        cells.push(self.years_word(member).unwrap_or_default().to_owned());
        cells.push(member.mark.status.map_or("", Status::as_str).to_owned());
        let failing = |(need, met): &(&crate::compare::Need, f64)| {
            format!("{} {}: {}", need.name, need.level_name, share_text(*met))
        };
        let failing: Vec<String> = musts.failing(&member.standing).iter().map(failing).collect();
        let years: Vec<String> = self.years_short(member).iter().map(YearsShort::text).collect();
        cells.extend([failing, not_measured(musts, member), years].map(|all| cell(&all.join("; "))));
        cells
    }

    /// The same as JSON, with the position.
    pub fn to_json(&self) -> String {
        let musts = MustHaves::new(self.content, self.position);
        let people: Vec<String> = self
            .rows()
            .into_iter()
            .map(|(at, member, group)| self.person(&musts, at, member, group))
            .collect();
        JsonObject::new()
            .text("kind", "cairn-ranking")
            .text("pool", self.name)
            .truth("made_up", self.all_made_up())
            .text("content", &self.content.version)
            .text("note", NOTE)
            .raw("position", &write_position(self.position))
            .raw("candidates", &format!("[\n{}\n]", people.join(",\n")))
            .end()
    }

    fn person(&self, musts: &MustHaves, at: usize, member: &Member, group: Option<usize>) -> String {
        let skills = Skill::ALL.into_iter().fold(JsonObject::new(), |all, skill| {
            let rests_on = rests_on(member, skill);
            let one = match measured(member, skill) {
                Some(found) => interval(found),
                None => ENDS.into_iter().fold(JsonObject::new(), |all, end| all.raw(end, NULL)),
            };
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
        let rests = rests.fold(JsonObject::new(), |all, (name, count)| match count {
            Some(count) => all.number(name, count),
            None => all.raw(name, NULL),
        });
        let tags: Vec<String> = member.mark.tags.iter().map(|tag| quoted(tag)).collect();
        let warnings: Vec<String> =
            caveat_texts(&self.warnings(at)).iter().map(|text| quoted(text)).collect();
        let chance = |p: Option<f64>| p.map_or_else(|| NULL.to_owned(), share_text);
        JsonObject::new()
            .text("name", member.name())
            .text_or_null("id", (!self.hidden).then(|| member.id.as_str()))
            .truth("made_up", self.is_made_up(member))
            .text_or_null("group", group.map(group_letter).as_deref())
            .raw("fit", &self.fit(at).map_or_else(|| NULL.to_owned(), |fit| interval(fit).end()))
            .raw("skills", &skills.end())
            .raw("all_levels_at_once", &chance(musts.all_met(&member.standing)))
            .raw("levels", &levels(musts, member))
            .text_or_null("years_met", self.years_word(member))
            .raw(
                "years_short",
                &array(&self.years_short(member).iter().map(YearsShort::json).collect::<Vec<_>>()),
            )
            .raw("years", &years.end())
            .raw("rests_on", &rests.end())
            .raw("warnings", &array(&warnings))
            .raw("tags", &array(&tags))
            .text("note", &member.mark.note)
            .text_or_null("status", member.mark.status.map(Status::as_str))
            .end()
    }
}

/// Names of the levels of which nothing was answered.
fn not_measured(musts: &MustHaves, member: &Member) -> Vec<String> {
    let unknown = musts.needs().iter().filter(|need| !musts.measured(&member.standing, need));
    unknown.map(|need| need.name.clone()).collect()
}

/// The cells of [`LEVELS`]; empty where no level is asked.
fn level_cells(musts: &MustHaves, member: &Member, sheet: CsvDialect) -> [String; 5] {
    let asked = musts.needs().len();
    if asked == 0 {
        return [const { String::new() }; 5];
    }
    let weakest = musts.weakest(&member.standing);
    let of =
        |text: fn(&crate::compare::Need) -> &str| weakest.map_or_else(String::new, |one| cell(text(one.0)));
    [
        musts.tally(&member.standing).likely.to_string(),
        asked.to_string(),
        of(|need| &need.name),
        of(|need| &need.level_name),
        weakest.map_or_else(String::new, |(_, met)| sheet.number(&share_text(met))),
    ]
}

fn levels(musts: &MustHaves, member: &Member) -> String {
    if musts.needs().is_empty() {
        return NULL.to_owned();
    }
    let one = |(need, met): &(&crate::compare::Need, f64)| {
        let object = JsonObject::new().text("name", &need.name).text("level", &need.level_name);
        object.raw("met", &share_text(*met)).end()
    };
    let failing: Vec<String> = musts.failing(&member.standing).iter().map(one).collect();
    let unknown: Vec<String> = not_measured(musts, member).iter().map(|name| quoted(name)).collect();
    let weakest = musts.weakest(&member.standing);
    JsonObject::new()
        .raw("likely_met", &musts.tally(&member.standing).likely.to_string())
        .raw("asked", &musts.needs().len().to_string())
        .raw("not_measured", &array(&unknown))
        .raw("failing", &array(&failing))
        .raw("weakest", &weakest.as_ref().map_or_else(|| NULL.to_owned(), one))
        .end()
}

/// Fewer years on a track than are asked for, or years that are not said.
struct YearsShort {
    track: Track,
    said: Option<u8>,
    asked: u8,
}

impl YearsShort {
    fn text(&self) -> String {
        let (track, asked) = (self.track.as_str(), self.asked);
        self.said.map_or_else(
            || format!("{track}: not stated ({asked} asked for)"),
            |said| format!("{track}: {said} of {asked}"),
        )
    }

    fn json(&self) -> String {
        let object = JsonObject::new().text("track", self.track.as_str());
        let said = self.said.map_or_else(|| NULL.to_owned(), |said| said.to_string());
        object.raw("said", &said).number("asked", self.asked).end()
    }
}

/// How many of what count for a candidate, in the order of [`SOURCES`]; nothing while their name is hidden, as whoever tested or
/// interviewed would know who it is.
fn sources(member: &Member) -> [Option<u16>; 4] {
    let (sources, basis) = (member.standing.sources, &member.standing.basis);
    let own: u16 = basis.iter().map(|basis| basis.ratings + basis.questions).sum();
    let own = own.saturating_sub(sources.test);
    if member.blinded {
        return [None; 4];
    }
    [own, sources.test, sources.scores, sources.ratings].map(Some)
}

/// A skill of which something was answered; what was not measured has no number.
fn measured(member: &Member, skill: Skill) -> Option<Three> {
    member.standing.measured(skill).then(|| member.standing.band(skill).with_ends())
}

/// Best single value, and the ends of the interval.
const ENDS: [&str; 3] = ["level", "low_90", "high_90"];

fn interval(found: Three) -> JsonObject {
    ENDS.into_iter().zip(found).fold(JsonObject::new(), |all, (end, value)| all.raw(end, &level(value)))
}

/// A level for a program: with its decimal as on every page, and a plain minus.
fn level(level: Tenths) -> String {
    level.shown().replace('\u{2212}', "-")
}

fn rests_on(member: &Member, skill: Skill) -> String {
    member.standing.rests_on(skill).as_str().to_owned()
}
