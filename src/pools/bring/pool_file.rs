//! Reads the candidates of a pool's file, line by line.

use cairn_core::record::message::{file_message, shown_name};
use cairn_core::record::pool::{Line, Lines};

use leptos::prelude::*;

use super::Bringing;
use crate::store::file;
use crate::words;

/// Bytes of a pool file that are read at a time.
const PIECE: f64 = 1_000_000.0;

impl Bringing<'_> {
    /// A pool's file, piece by piece.
    pub(super) async fn pool_file(&mut self, one: &web_sys::File) {
        self.answers.of_pool = true;
        self.lines_of(one).await;
        self.answers.of_pool = false;
    }

    async fn lines_of(&mut self, one: &web_sys::File) {
        let (mut lines, mut at) = (Lines::default(), 0.0);
        while at < one.size() && !self.is_over() {
            let Ok(piece) = file::piece(one, at, at + PIECE).await else {
                self.refuse(words::pools::not_readable(&shown_name(&self.name_of(one))));
                return;
            };
            at += PIECE;
            for (number, line) in lines.push(&piece) {
                self.line(one, number, &line).await;
            }
        }
        if let Some((number, line)) = lines.end()
            && !self.is_over()
        {
            self.line(one, number, &line).await;
        }
    }

    async fn line(&mut self, one: &web_sys::File, number: usize, line: &[u8]) {
        if self.is_over() {
            return;
        }
        match Lines::read(line) {
            Ok(Line::Head(_)) => return,
            Ok(Line::Candidate(opened, mark, trail)) => {
                self.take_with(opened.profile, None, mark, trail).await;
            }
            Err(error) => {
                self.refuse(file_message(&words::pools::line_of_file(&self.name_of(one), number), &error));
            }
        }
        self.progress.done += 1;
        if self.holds() {
            self.pools.progress.update_untracked(|progress| progress.all += 1);
        }
        self.pace.breathe().await;
        self.tell_now_and_then().await;
    }
}
