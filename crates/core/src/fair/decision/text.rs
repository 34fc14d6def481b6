//! The text of a decision, over which its hash is made, and the record of a pool.

use super::{Decision, DecisionBasis, DecisionFile, Digest, ListedCandidate, SourcesSeen};
use crate::Skill;
use crate::compare::caveat_text;
use crate::compare::trail::DiscardedTest;
use crate::fair::snapshot::{Seen, SeenLevel};
use crate::path::view::Percent;
use crate::record::parts::{JsonObject, array};
use crate::record::pool::{blinding_step, write_position};
use crate::record::write::{NULL, quoted};

/// Version of the record that is written; a newer one is not read.
pub(super) const FORMAT: u8 = 7;
/// What `kind` says.
pub(super) const KIND: &str = "decisions";
/// How a chance is written that has no whole number: in the words of the pages.
pub(super) const ENDS: [(Percent, &str); 2] = [(Percent::BelowOne, "< 1%"), (Percent::Above99, "> 99%")];

/// Exactly the text that the hash is made of: JSON, one candidate a line. A decision without what was seen has the text that
/// version 1 gave it.
pub fn canonical(decision: &Decision) -> String {
    let head = JsonObject::new();
    let head = match decision.asked {
        Some(_) => head.number("version", FORMAT),
        None => head,
    };
    let head = head
        .number("at", decision.at.0)
        .text("pool", &decision.pool)
        .text("position", &decision.position)
        .text("content", &decision.content)
        .raw("hidden", yes(decision.hidden))
        .text("reason", &decision.reason);
    let head = match decision.asked {
        Some(_) => head.text("by", &decision.by),
        None => head,
    };
    let head = head.text_or_null("previous", decision.previous.as_ref().map(Digest::as_str));
    let head = match &decision.asked {
        Some(asked) => with_asked(head, asked),
        None => head,
    };
    let list: Vec<String> = decision.listed.iter().map(listed).collect();
    format!("{{{},\n\"listed\":[\n{}\n]}}", head.inside(), list.join(",\n"))
}

fn with_asked(head: JsonObject, asked: &DecisionBasis) -> JsonObject {
    let need = |(what, level): &(String, String)| array(&[quoted(what), quoted(level)]);
    head.number("rules", asked.rules)
        .raw("asked", &write_position(&asked.position))
        .raw("needs", &array(&asked.needs.iter().map(need).collect::<Vec<_>>()))
        .text_or_null("sources", asked.sources.map(SourcesSeen::as_str))
        .raw("veil", &array(&asked.blinding.iter().map(blinding_step).collect::<Vec<_>>()))
}

fn listed(one: &ListedCandidate) -> String {
    let line = JsonObject::new()
        .text("label", &one.label)
        .text("id", &one.id)
        .number("group", one.group)
        .raw("chosen", yes(one.chosen));
    let line = match one.name {
        Some(mark) => line.text("name_mark", &mark.text()),
        None => line,
    };
    let line = if one.made_up { line.raw("made_up", yes(true)) } else { line };
    match &one.seen {
        Some(seen) => line.raw("seen", &write_seen(seen)).end(),
        None => line.end(),
    }
}

fn write_seen(seen: &Seen) -> String {
    let skills = Skill::ALL.into_iter().zip(&seen.skills).fold(
        JsonObject::new(),
        |all, (skill, (level, rests_on))| {
            // What was not measured has no number.
            let mut parts = level.map_or_else(|| vec![NULL.to_owned(), NULL.to_owned()], numbers);
            parts.push(quoted(rests_on.as_str()));
            all.raw(skill.as_str(), &array(&parts))
        },
    );
    let fit = seen.fit.map_or_else(|| NULL.to_owned(), |fit| array(&numbers(fit)));
    let percents: Vec<String> = seen.needs.iter().map(|met| chance(*met)).collect();
    let years: Vec<String> = seen
        .years
        .iter()
        .map(|years| years.map_or_else(|| NULL.to_owned(), |years| years.to_string()))
        .collect();
    let warnings: Vec<String> = seen.caveats.iter().map(|one| quoted(&caveat_text(one))).collect();
    let discarded: Vec<String> = seen.discarded.iter().map(discarded_test).collect();
    JsonObject::new()
        .raw("fit", &fit)
        .raw("skills", &skills.end())
        .raw("must_haves", &array(&percents))
        .raw("likely_met", &seen.likely.to_string())
        .raw("all_met", &chance(seen.all))
        .raw("years", &array(&years))
        .raw("warnings", &array(&warnings))
        .raw("discarded_tests", &array(&discarded))
        .end()
}

fn discarded_test(test: &DiscardedTest) -> String {
    let told = JsonObject::new()
        .number("taken", test.taken.0)
        .text("given_by", &test.given_by)
        .number("discarded", test.discard.at.0)
        .text("discarded_by", &test.discard.by);
    match &test.taken_back {
        None => told.end(),
        Some(back) => told.number("taken_back", back.at.0).text("taken_back_by", &back.by).end(),
    }
}

/// A chance in whole per cent, or as pages say it at the ends of the scale; nothing where none is known.
fn chance(met: Option<Percent>) -> String {
    let Some(met) = met else { return NULL.to_owned() };
    let end = ENDS.into_iter().find(|(end, _)| *end == met);
    end.map_or_else(|| met.bar().to_string(), |(_, words)| quoted(words))
}

/// A level and half the width of its 90% interval; the ends of that besides, where it reaches further to one side.
fn numbers(level: SeenLevel) -> Vec<String> {
    let ends = (!level.is_even()).then_some([level.ends.0, level.ends.1]);
    let all = [level.level, level.reach].into_iter().chain(ends.into_iter().flatten());
    all.map(|one| one.to_string()).collect()
}

const fn yes(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// The record of a pool, oldest decision first: each text as it was hashed.
pub fn write_decisions(files: &[DecisionFile]) -> String {
    let one = |file: &DecisionFile| {
        JsonObject::new().text("text", &file.text).text("sha256", file.told.as_str()).end()
    };
    let all: Vec<String> = files.iter().map(one).collect();
    format!("{{\"cairn\":{FORMAT},\"kind\":\"{KIND}\",\"decisions\":{}}}\n", array(&all))
}
