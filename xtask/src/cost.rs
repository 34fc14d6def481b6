//! How the cost of the engine grows with its sizes: measured by an example of core, fitted to powers, and drawn as
//! `docs/cost.svg`.

use std::fmt::Write as _;

use crate::command::{cargo, root, run_and_see};
use crate::failure::Outcome;
use crate::files::write;

/// What an algorithm promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Promise {
    /// Twice the size takes twice the time.
    Linear,
    /// A sort, and what is linear beside it.
    LogLinear,
}

/// What is measured: its name in the measurement, what it does, what its size counts, and what it promises.
type Kind = (&'static str, &'static str, &'static str, Promise);

const KINDS: [Kind; 6] = [
    ("bank", "choose the next question", "questions in the bank", Promise::Linear),
    ("answers", "score a person", "answers", Promise::Linear),
    ("stored", "read what is stored, at the start", "attempts", Promise::Linear),
    ("joined", "join a person’s attempts to one log", "attempts", Promise::Linear),
    ("candidates", "rank and list a pool", "candidates", Promise::LogLinear),
    ("scored", "read and score profiles", "profiles", Promise::Linear),
];

/// Times of one kind: sizes, the least first, with nanoseconds.
#[derive(Debug)]
struct Series {
    kind: Kind,
    points: Vec<(f64, f64)>,
}

/// Measures, draws, and tells the table line by line.
pub fn run(see: &mut impl FnMut(&str)) -> Outcome {
    let mut measured = String::new();
    let mut example = cargo();
    example.args(["run", "--quiet", "--profile", "fast", "--package", "cairn-core"]);
    example.args(["--features", "authoring", "--example", "cost"]);
    run_and_see(&mut example, |line| {
        eprintln!("{line}");
        measured.push_str(line);
        measured.push('\n');
    })?;
    let all = read(&measured)?;
    table(&all).lines().for_each(see);
    write(&root().join("docs/cost.svg"), svg(&all))
}

/// The series of a measurement's lines. `Err` for a line that is none of its, or where a kind is missing.
fn read(text: &str) -> Outcome<Vec<Series>> {
    let mut all: Vec<Series> = KINDS.map(|kind| Series { kind, points: Vec::new() }).into();
    for line in text.lines() {
        let point = || {
            let mut cells = line.split('\t');
            let (name, size, time) =
                (cells.next()?, cells.next()?.parse().ok()?, cells.next()?.parse().ok()?);
            Some((name, (size, time)))
        };
        let found = point().and_then(|(name, at)| Some((all.iter_mut().find(|one| one.kind.0 == name)?, at)));
        let (series, at) = found.ok_or_else(|| format!("The measurement of costs says \"{line}\"."))?;
        series.points.push(at);
    }
    match all.iter().find(|one| one.points.len() < 2) {
        Some(one) => Err(format!("The measurement of costs says too little of \"{}\".", one.kind.0).into()),
        None => Ok(all),
    }
}

impl Series {
    fn ends(&self) -> [(f64, f64); 2] {
        let end = |point: Option<&(f64, f64)>| point.copied().unwrap_or((1.0, 1.0));
        [end(self.points.first()), end(self.points.last())]
    }

    /// The power of the size with which the time grows between the two largest sizes: what counts where it gets large.
    fn at_the_end(&self) -> f64 {
        exponent(self.points.get(self.points.len().saturating_sub(2)..).unwrap_or_default())
    }

    /// The power that the promise comes to between the same two.
    fn promised(&self) -> f64 {
        let cost = |size: f64| match self.kind.3 {
            Promise::Linear => size,
            Promise::LogLinear => size * size.ln(),
        };
        let last = self.points.get(self.points.len().saturating_sub(2)..).unwrap_or_default();
        exponent(&last.iter().map(|(size, _)| (*size, cost(*size))).collect::<Vec<_>>())
    }
}

/// The slope of the least squares line through the logarithms of sizes and times.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let logs: Vec<(f64, f64)> = points.iter().map(|(size, time)| (size.ln(), time.ln())).collect();
    let count: f64 = logs.iter().map(|_| 1.0).sum();
    let mean = |of: fn(&(f64, f64)) -> f64| logs.iter().map(of).sum::<f64>() / count;
    let (size, time) = (mean(|one| one.0), mean(|one| one.1));
    let spread: f64 = logs.iter().map(|one| (one.0 - size) * (one.0 - size)).sum();
    logs.iter().map(|one| (one.0 - size) * (one.1 - time)).sum::<f64>() / spread
}

/// A row for each kind, as Markdown.
fn table(all: &[Series]) -> String {
    let mut out = String::from(
        "| what | size | time, from the least to the largest | promised | exponent, all sizes | exponent, the two largest | promise there |\n|---|---|---|---|---|---|---|\n",
    );
    for one in all {
        let (_, what, sized_by, promise) = one.kind;
        let [(least, short), (most, long)] = one.ends();
        let promise = match promise {
            Promise::Linear => "linear",
            Promise::LogLinear => "n log n",
        };
        // Writing to a text cannot fail.
        let _ = writeln!(
            out,
            "| {what} | {} to {} {sized_by} | {} to {} | {promise} | {:.2} | {:.2} | {:.2} |",
            grouped(least),
            grouped(most),
            duration(short),
            duration(long),
            exponent(&one.points),
            one.at_the_end(),
            one.promised(),
        );
    }
    out
}

/// A size with commas, for example 10,000.
fn grouped(size: f64) -> String {
    let digits = format!("{size:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Nanoseconds in the unit that people would say, to three digits.
fn duration(nanoseconds: f64) -> String {
    let (value, unit) = match nanoseconds {
        short if short < 1e6 => (short / 1e3, "µs"),
        middle if middle < 1e9 => (middle / 1e6, "ms"),
        long => (long / 1e9, "s"),
    };
    let places = if value < 9.995 { 2 } else { usize::from(value < 99.95) };
    format!("{value:.places$} {unit}")
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 250.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 48.0;
/// Orders of magnitude on both axes.
const ORDERS: u8 = 4;
/// Colours that people with any colour vision tell apart (Okabe and Ito 2008), dark enough for white paper.
const COLOURS: [&str; 6] = ["#0072b2", "#d55e00", "#009e73", "#a35a86", "#8a6d00", "#444444"];
const DASHES: [&str; 6] = ["", "8 4", "2 3", "10 3 2 3", "5 5", "14 4"];

fn x(ratio: f64) -> f64 {
    LEFT + ratio.log10() / f64::from(ORDERS) * (WIDTH - LEFT - RIGHT)
}

fn y(ratio: f64) -> f64 {
    HEIGHT - BOTTOM - ratio.log10() / f64::from(ORDERS) * (HEIGHT - TOP - BOTTOM)
}

/// How many times as long each takes that is so many times as large, on logarithmic scales: a straight line of slope 1 is linear.
fn svg(all: &[Series]) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>How many times as long each takes that is so many times as large</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    for order in 0..=ORDERS {
        let ratio = 10_f64.powi(i32::from(order));
        let (across, up) = (x(ratio), y(ratio));
        let _ = writeln!(
            out,
            "<path d=\"M{across:.0} {TOP}V{:.0}M{LEFT} {up:.0}H{:.0}\" stroke=\"#ddd\"/><text x=\"{across:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>",
            y(1.0),
            x(10_f64.powi(i32::from(ORDERS))),
            y(1.0) + 18.0,
            grouped(ratio),
            LEFT - 8.0,
            up + 4.0,
            grouped(ratio),
        );
    }
    let far = 10_f64.powi(i32::from(ORDERS));
    let _ = writeln!(
        out,
        "<path d=\"M{:.0} {:.0}L{:.0} {:.0}\" stroke=\"#bbb\" stroke-width=\"4\"/>\n<text x=\"{LEFT}\" y=\"18\">times as long (thick line: linear)</text>\n<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\">times as large as the least size</text>",
        x(1.0),
        y(1.0),
        x(far),
        y(far),
        f64::midpoint(x(1.0), x(far)),
        HEIGHT - 10.0,
    );
    let (mut row, legend) = (TOP + 10.0, x(far) + 14.0);
    for ((one, colour), dash) in all.iter().zip(COLOURS).zip(DASHES) {
        let [(least, short), _] = one.ends();
        let point = |(size, time): &(f64, f64)| format!("{:.1},{:.1}", x(size / least), y(time / short));
        let points: Vec<String> = one.points.iter().map(point).collect();
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\n<path d=\"M{legend:.0} {row:.0}h26\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/><text x=\"{:.0}\" y=\"{:.0}\">{}</text>",
            points.join(" "),
            legend + 32.0,
            row + 4.0,
            one.kind.1,
        );
        row += 22.0;
    }
    out.push_str("</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Times of each kind that grow with this power.
    fn measured(power: f64) -> String {
        let sizes = [10.0, 100.0, 1000.0_f64];
        let line = |kind: &Kind, size: f64| format!("{}\t{size}\t{}\n", kind.0, 5e3 * size.powf(power));
        KINDS.iter().flat_map(|kind| sizes.map(|size| line(kind, size))).collect()
    }

    #[test]
    fn a_power_is_found_again_and_stands_beside_its_promise() {
        let all = read(&measured(1.5)).unwrap_or_default();
        assert_eq!(all.len(), KINDS.len());
        for one in &all {
            assert!((exponent(&one.points) - 1.5).abs() < 1e-9 && (one.at_the_end() - 1.5).abs() < 1e-9);
        }
        assert!((all[0].promised() - 1.0).abs() < 1e-9);
        // 100 log 100 to 1,000 log 1,000 is 15 times.
        assert!((all[4].promised() - 15_f64.log10()).abs() < 1e-9);
        let rows = table(&all);
        let row = "| score a person | 10 to 1,000 answers | 158 µs to 158 ms | linear | 1.50 | 1.50 | 1.00 |";
        assert!(rows.contains(row), "{rows}");
    }

    #[test]
    fn what_is_not_measured_or_not_understood_is_said() {
        let whole = measured(1.0);
        let (first, rest) = whole.split_once('\n').unwrap_or_default();
        assert!(read(rest).is_ok(), "two points are enough");
        for wrong in [format!("{whole}other\t1\t1"), format!("{whole}bank\tmany\t1"), first.to_owned()] {
            assert!(read(&wrong).is_err(), "{wrong}");
        }
    }

    /// What is linear lies on the thick line, wherever it begins.
    #[test]
    fn a_linear_cost_is_drawn_along_the_thick_line() {
        let drawn = svg(&read(&measured(1.0)).unwrap_or_default());
        let end = format!("{:.1},{:.1}", x(100.0), y(100.0));
        assert_eq!(drawn.matches(&end).count(), KINDS.len(), "{drawn}");
        assert!((y(100.0) - f64::midpoint(y(1.0), y(10_000.0))).abs() < 1e-9);
    }

    #[test]
    fn times_and_sizes_read_as_people_write_them() {
        assert_eq!(
            [1_234.0, 45_678.0, 2.5e6, 1.2e9].map(duration),
            ["1.23 µs", "45.7 µs", "2.50 ms", "1.20 s"]
        );
        assert_eq!([5.0, 999.0, 1_000.0, 100_000.0].map(grouped), ["5", "999", "1,000", "100,000"]);
    }
}
