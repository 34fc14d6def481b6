//! The information curves as a drawing.

use std::fmt::Write as _;

use super::mean::real;
use super::{BankReport, THETAS};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 190.0;
const TOP: f64 = 24.0;
const BOTTOM: f64 = 48.0;
/// Seven colours that people with any colour vision tell apart (Okabe and Ito 2008), dark enough for white paper.
const COLOURS: [&str; 7] = ["#0072b2", "#d55e00", "#009e73", "#a35a86", "#8a6d00", "#2b7fb8", "#444444"];
const DASHES: [&str; 7] = ["", "8 4", "2 3", "10 3 2 3", "5 5", "14 4", "3 6"];

impl BankReport {
    /// The information curves of the seven skills as one SVG drawing.
    pub fn to_svg(&self) -> String {
        svg(self)
    }
}

/// Information of each skill's whole bank over theta, with the two targets as a step line.
fn svg(report: &BankReport) -> String {
    let most = report.skills.iter().flat_map(|skill| skill.information).fold(6.0, f64::max).ceil();
    let x = |theta: f64| LEFT + (theta + 3.0) / 6.0 * (WIDTH - LEFT - RIGHT);
    let y = |info: f64| HEIGHT - BOTTOM - info / most * (HEIGHT - TOP - BOTTOM);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>Test information of each skill's bank over theta</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    for theta in [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0] {
        let (at, low) = (x(theta), y(0.0));
        let _ = writeln!(
            out,
            "<path d=\"M{at:.0} {TOP}V{low:.0}\" stroke=\"#ddd\"/><text x=\"{at:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{theta}</text>",
            low + 18.0
        );
    }
    let mut info = 0.0;
    while info <= most {
        let (at, right) = (y(info), x(3.0));
        let _ = writeln!(
            out,
            "<path d=\"M{LEFT} {at:.0}H{right:.0}\" stroke=\"#eee\"/><text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{info}</text>",
            LEFT - 8.0,
            at + 4.0
        );
        info += 4.0;
    }
    let _ = writeln!(
        out,
        "<text x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\">theta (logits)</text>\n<text x=\"{LEFT}\" y=\"14\">information (1/logits²); thick line: least asked for</text>",
        x(0.0),
        HEIGHT - 10.0
    );
    let _ = writeln!(
        out,
        "<path d=\"M{:.0} {:.0}H{:.0}V{:.0}H{:.0}V{:.0}H{:.0}\" fill=\"none\" stroke=\"#bbb\" stroke-width=\"4\"/>",
        x(-2.0),
        y(2.5),
        x(-1.0),
        y(4.0),
        x(2.0),
        y(2.5),
        x(2.5)
    );
    for (at, skill) in report.skills.iter().enumerate() {
        let (colour, dash) = (COLOURS[at % COLOURS.len()], DASHES[at % DASHES.len()]);
        let points: Vec<String> = THETAS
            .iter()
            .zip(skill.information)
            .map(|(theta, info)| format!("{:.1},{:.1}", x(*theta), y(info)))
            .collect();
        let row = TOP + 20.0 + 20.0 * real(at);
        let legend = x(3.0) + 12.0;
        let _ = writeln!(
            out,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\n<path d=\"M{legend:.0} {row:.0}h26\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/><text x=\"{:.0}\" y=\"{:.0}\">{}</text>",
            points.join(" "),
            legend + 32.0,
            row + 4.0,
            skill.skill
        );
    }
    out.push_str("</svg>\n");
    out
}
