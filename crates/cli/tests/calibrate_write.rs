//! `cairn calibrate --write`: new parameters go into a folder of content, or nothing does.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cairn_core::content::report::BankReport;
use cairn_core::content::source::load;
use common::{Ran, folder, lines, people, run};
use serde_json::Value;

/// A copy of the content.
fn content(test: &str) -> PathBuf {
    let to = folder(test).join("content");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), &to);
    to
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// All files of a folder, hidden ones too.
fn files(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

fn write(root: &Path, more: &[&str], count: usize) -> Ran {
    let mut args = vec!["calibrate", "--write", root.to_str().unwrap()];
    args.extend(more);
    run(&args, lines(&people(count)).as_bytes())
}

#[test]
fn new_parameters_pass_the_content_check_and_nothing_else_changes() {
    let root = content("write");
    let before = files(&root);
    let (old, told) = (load(&root).unwrap(), write(&root, &["--dry-run"], 400));
    let told_text = String::from_utf8(told.out).unwrap();
    assert_eq!((told.code, told.err.as_str()), (Some(0), ""));
    assert!(files(&root) == before, "a dry run writes nothing");
    assert!(told_text.contains("\n## What would be written into the content\n"), "{told_text}");

    let ran = write(&root, &["--json"], 400);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let report: Value = serde_json::from_slice(&ran.out).unwrap();
    let rewriting = &report["rewriting"];
    assert_eq!(rewriting["written"], true);
    let changed = rewriting["changed"].as_array().unwrap();
    assert!(changed.len() > 20, "{}", changed.len());
    let new = load(&root).unwrap_or_else(|errors| panic!("{errors:?}"));
    assert_eq!(rewriting["content"], new.content.version.as_str());
    assert_ne!(new.content.version, old.content.version);
    assert!(told_text.contains(&format!("Content {}, calibrated on ", new.content.version)));
    for change in changed {
        let item = new
            .items
            .iter()
            .chain(&new.retired)
            .find(|item| item.question.id.as_str() == change["id"])
            .unwrap();
        let from = item.calibrated.as_ref().unwrap();
        assert_eq!(
            (&change["people"], &rewriting["date"]),
            (&from.people.into(), &from.date.as_str().into())
        );
        assert_eq!((&change["b"], &change["b_sd"]), (&item.b.into(), &item.question.difficulty_sd.into()));
        assert!(told_text.contains(&format!("| {} | {} | ", item.question.id.as_str(), from.people)));
    }
    let calibrated = new.items.iter().chain(&new.retired).filter(|item| item.calibrated.is_some()).count();
    assert_eq!(calibrated, changed.len());
    // What was answered and is not written is named with its reason.
    let answered = report["questions"].as_array().unwrap().iter().filter(|row| row["answers"] != 0).count();
    let kept = rewriting["kept"].as_array().unwrap();
    assert_eq!(changed.len() + kept.len(), answered);
    assert!(
        kept.iter().all(|one| ["few", "contradicted", "outside"].contains(&one["why"].as_str().unwrap()))
    );
    // Each doubt is wider than the standard error of its report.
    for change in changed {
        let rows = report["questions"].as_array().unwrap();
        let row = rows.iter().find(|row| row["id"] == change["id"]).unwrap();
        assert!(change["b_sd"].as_f64().unwrap() >= row["b_error"].as_f64().unwrap() * 1.1 - 1e-6);
    }
    // What the bank lacks now is what the report says it will.
    let had = BankReport::of(&old).shortfalls;
    let mut lacks = BankReport::of(&new).shortfalls;
    lacks.retain(|cause| !had.contains(cause));
    assert!(
        !lacks.iter().any(|cause| cause.contains("points apart") || cause.contains("--fit")),
        "{lacks:?}"
    );
    assert_eq!(rewriting["lacking"], Value::from(lacks));
    let after = files(&root);
    assert!(after.keys().eq(before.keys()), "no file more and none less");
    let touched: Vec<&PathBuf> = after.keys().filter(|path| after[*path] != before[*path]).collect();
    let measured =
        |path: &&&PathBuf| path.ends_with("measure.toml") || path.parent().unwrap().ends_with("items");
    assert!(touched.len() > 2 && touched.iter().all(|path| measured(&path)), "{touched:?}");
}

#[test]
fn where_one_file_cannot_be_written_none_is() {
    let root = content("half");
    fs::write(root.join("items/.python.toml.new"), "of another run").unwrap();
    let before = files(&root);
    let ran = write(&root, &[], 400);
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(
        ran.err.contains(".python.toml.new is there already") && ran.err.contains("Nothing was changed"),
        "{}",
        ran.err
    );
    assert!(ran.out.is_empty(), "no report says that it was written");
    assert!(files(&root) == before, "not even the version");
}

#[test]
fn few_answers_change_nothing_and_a_folder_must_hold_a_content() {
    let root = content("few");
    let before = files(&root);
    let ran = write(&root, &[], 20);
    let text = String::from_utf8(ran.out).unwrap();
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(
        text.contains("Nothing. The content stays ")
            && text.contains("because fewer than 30 people answered it ("),
        "{text}"
    );
    assert!(files(&root) == before);
    let none = write(&folder("none"), &[], 1);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("measure.toml: cannot be read"), "{}", none.err);
    let both = write(&root, &["--content", root.to_str().unwrap()], 1);
    assert_eq!(both.code, Some(2));
    assert!(both.err.contains("cannot be used with"), "{}", both.err);
    let alone = run(&["calibrate", "--dry-run"], b"");
    assert_eq!(alone.code, Some(2));
    assert!(alone.err.contains("--write <FOLDER>"), "{}", alone.err);
}
