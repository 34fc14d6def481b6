//! `bank`: what the questions are worth as a whole.

use std::time::SystemTime;

use cairn_core::attempt::Millis;
use cairn_core::content::report::BankReport;
use cairn_core::content::source;
use cairn_core::plan::Day;

use crate::args::Args;
use crate::command::root;
use crate::content_errors::listed;
use crate::failure::{During, Outcome};
use crate::{files, fit};

/// `Err` with everything in which the bank falls short of its targets.
pub fn check() -> Outcome {
    let library = source::load(&root().join("content")).map_err(|errors| listed(&errors))?;
    let lacking = BankReport::of(&library).shortfalls;
    if lacking.is_empty() {
        return Ok(());
    }
    Err(format!("content/items/ falls short of what a bank must be:\n{}", lacking.join("\n")).into())
}

/// The verb: the report as text, or with `--json` as one document; draws `docs/bank.svg` anew. With `--fit` the parameters are
/// fitted to the readers' estimates first.
pub fn run(mut args: Args) -> Outcome {
    let json = args.switch("--json");
    let anew = args.switch("--fit");
    args.finish()?;
    if anew {
        fit::run()?;
    }
    let library = source::load(&root().join("content")).map_err(|errors| listed(&errors))?;
    let report = BankReport::of(&library);
    if json {
        println!("{}", serde_json::to_string_pretty(&report).during("write the report")?);
        return Ok(());
    }
    print!("{}", report.to_text(today()?));
    files::write(&root().join("docs/bank.svg"), report.to_svg())
}

/// The day of this machine's clock, in universal time.
fn today() -> Outcome<Day> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).during("read the clock")?;
    Ok(Day::in_utc(Millis(i64::try_from(since.as_millis()).during("count the time since 1970")?)))
}
