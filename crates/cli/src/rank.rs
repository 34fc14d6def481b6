//! `rank`: a pool in order and in groups, as the app's table has it.

use std::collections::BTreeMap;
use std::thread;

use cairn_core::compare::view::{LevelBand, LevelSpread, caveats_at, group_letter};
use cairn_core::compare::{
    Assessor, Candidate, Joined, Mark, Member, MustHaves, concluded, find_namesakes, rank,
};
use cairn_core::export::{RankedPool, caveat_texts};
use cairn_core::fair::NameBlinding;
use cairn_core::record::message::shown_name;
use cairn_core::record::pool::{MAX_CANDIDATES, PoolHead, new_lines, read_trail};
use cairn_core::{AttemptId, PoolId};

use crate::args::{RankArgs, RankFormat};
use crate::engine::{Engine, now};
use crate::failure::{Ended, Failure, say};
use crate::input::{Piece, Sources};
use crate::output::Output;
use crate::read::{Read, Somebody, read};
use crate::score::position;
use crate::stop;
use crate::work::{WorkEnded, all_cores, work};

/// Somebody of the pool.
struct Person {
    candidate: Candidate,
    mark: Mark,
    trail: String,
}

/// What was read.
#[derive(Default)]
struct Found {
    head: Option<PoolHead>,
    hidden: bool,
    people: Vec<Person>,
    /// Attempts, and whose they are.
    known: BTreeMap<AttemptId, usize>,
    some_failed: bool,
}

/// The command.
pub(crate) fn run(args: &RankArgs) -> Result<Ended, Failure> {
    let own = args.position.as_deref().map(position).transpose()?;
    let sources = Sources::of(&args.files, args.output.as_deref())?;
    let engine = Engine::new(args.content.as_deref())?;
    let mut output = Output::lines(args.output.as_deref())?;
    let (stop, now) = (stop::wanted()?, now());
    let make = move |pieces: Vec<Piece>| pieces.into_iter().map(|piece| read(piece, now)).collect::<Vec<_>>();
    let mut found = Found::default();
    let ended = work(sources, all_cores(), &stop, make, |all| {
        all.into_iter().flatten().try_for_each(|one| found.take(one))
    })?;
    if ended == WorkEnded::Stopped {
        return Ok(Ended::Stopped);
    }
    let position = own.or_else(|| found.head.as_ref().map(|head| head.position.clone()));
    let position = position.ok_or_else(|| {
        Failure::Said(
            "There is no position to rank by: name one with --position, or rank the file of a pool."
                .to_owned(),
        )
    })?;
    let members = found.members(engine);
    let ranking = rank(&members, &position);
    let pool = RankedPool {
        name: found.head.as_ref().map_or("", |head| &head.name),
        example: found.head.as_ref().is_some_and(|head| head.example),
        content: &engine.content,
        members: &members,
        ranking: ranking.as_ref(),
        position: &position,
        hidden: found.hidden,
    };
    output.text(&match args.format {
        RankFormat::Text => text(&pool, &MustHaves::new(&engine.content, &position).blinded(found.hidden)),
        RankFormat::Csv => pool.to_csv(),
        RankFormat::Json => pool.to_json() + "\n",
    })?;
    output.end()?;
    Ok(if found.some_failed { Ended::SomeFailed } else { Ended::Well })
}

impl Found {
    /// Takes in what was read; what was not is said, and the rest goes on.
    fn take(&mut self, one: Result<Read, String>) -> Result<(), Failure> {
        match one {
            Ok(Read::Head(head)) => self.head = self.head.take().or(Some(*head)),
            Ok(Read::Profile(profile)) => self.person(*profile)?,
            Err(error) => self.not_taken(&error),
        }
        Ok(())
    }

    fn not_taken(&mut self, why: &str) {
        self.some_failed = true;
        say(why);
    }

    /// Takes somebody in; a profile of who is there already is joined to theirs, as in a pool.
    fn person(&mut self, read: Somebody) -> Result<(), Failure> {
        let Somebody { profile, mark, trail, hidden, .. } = read;
        self.hidden |= hidden;
        let known = profile.attempts.iter().find_map(|attempt| self.known.get(attempt.id()).copied());
        let Some(candidate) = Candidate::new(profile) else { return Ok(()) };
        let at = known.unwrap_or(self.people.len());
        for id in candidate.attempts() {
            self.known.entry(id.clone()).or_insert(at);
        }
        let Some(there) = self.people.get_mut(at) else {
            if self.people.len() >= MAX_CANDIDATES {
                return Err(
                    format!("A pool holds at most {MAX_CANDIDATES} candidates, and there are more.").into()
                );
            }
            self.people.push(Person { candidate, mark, trail });
            return Ok(());
        };
        let more = new_lines(&there.trail, &trail);
        there.trail.push_str(&more);
        if there.candidate.join(candidate.profile) == Joined::Differs {
            let name = shown_name(&there.candidate.profile.name);
            self.not_taken(&format!(
                "{name} is there twice with different answers to one attempt. The first profile counts."
            ));
        }
        Ok(())
    }

    /// What is concluded of everybody, in the order in which they came.
    fn members(&mut self, engine: &Engine) -> Vec<Member> {
        let id = self.head.as_ref().and_then(|head| head.id.clone()).or_else(|| PoolId::parse("hidden"));
        let blinding = id.map(|id| NameBlinding::new(id, self.hidden));
        let people = std::mem::take(&mut self.people);
        let share = people.len().div_ceil(all_cores()).max(1);
        let blinding = blinding.as_ref();
        let mut members: Vec<Member> = thread::scope(|scope| {
            let start = |part| scope.spawn(move || some(engine, blinding, part));
            let running: Vec<_> = people.chunks(share).map(start).collect();
            running.into_iter().filter_map(|part| part.join().ok()).flatten().collect()
        });
        find_namesakes(&mut members);
        members
    }
}

fn some(engine: &Engine, blinding: Option<&NameBlinding>, people: &[Person]) -> Vec<Member> {
    let assessor = Assessor::new(&engine.content, &engine.bank);
    let member = |person: &Person| {
        let Person { candidate, mark, trail } = person;
        let name = candidate.profile.name.clone();
        let (candidate, mark) = (blinding?.candidate(candidate.clone()), blinding?.mark(mark.clone()));
        let trail = (!trail.is_empty()).then(|| read_trail(trail).0);
        let since = trail.as_ref().map(|trail| (trail, &engine.weighing));
        let mut member = concluded(&assessor, candidate, mark, since)?.member;
        // Who is made up stays so while their name is hidden.
        member.find_made_up(&name);
        member.blinded = blinding?.is_on();
        Some(member)
    };
    people.iter().filter_map(member).collect()
}

/// Half of a 90% interval, or its ends where it reaches further to one side.
fn spread(band: &LevelBand) -> String {
    match band.spread() {
        LevelSpread::PlusMinus(half) => half.shown(),
        LevelSpread::Between(low, high) => format!("{} to {}", low.shown(), high.shown()),
    }
}

/// A row a person: group, fit with its 90% interval, levels likely met, name, warnings.
fn text(pool: &RankedPool<'_>, musts: &MustHaves) -> String {
    let mut rows = vec![["group", "fit", "±", "levels met", "name", "warnings"].map(str::to_owned)];
    let applies = |at: &usize| pool.members.get(*at).is_some_and(|member| !member.is_staff());
    let as_they_came = || (0..pool.members.len()).filter(applies).collect();
    let order = pool.ranking.map_or_else(as_they_came, |ranking| ranking.order.clone());
    for at in order {
        let Some(member) = pool.members.get(at) else { continue };
        let fit = pool.ranking.and_then(|ranking| ranking.fit_band(pool.members, at));
        let group = pool.ranking.and_then(|ranking| ranking.group(at));
        let warnings = caveat_texts(&caveats_at(pool.members, pool.ranking, at));
        let met = format!("{} of {}", musts.tally(&member.standing).likely, musts.needs().len());
        rows.push([
            group.map_or_else(String::new, group_letter),
            fit.map_or_else(String::new, |fit| fit.level.shown()),
            fit.as_ref().map_or_else(String::new, spread),
            if musts.needs().is_empty() { String::new() } else { met },
            member.called(),
            warnings.join("; "),
        ]);
    }
    aligned(&rows)
}

/// Cells under one another.
fn aligned(rows: &[[String; 6]]) -> String {
    let wide = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: [usize; 6] = std::array::from_fn(wide);
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}
