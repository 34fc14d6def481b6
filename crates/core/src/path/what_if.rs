//! "What if I were level 4 in …": skills moved by hand, and what every stage would show at once.

use cairn_measure::Share;

use super::Ground;
use super::table::Table;
use crate::content::Content;
use crate::path::level_name;
use crate::profile::view::level_number;
use crate::{Skill, Stage};

/// Places of a slider within a level: one is one facet a level up.
const A_LEVEL: f64 = 5.0;
/// Theta in the middle of level 0, in logits: level n lies around n - 2.
const LEVEL_0: f64 = -2.0;

/// Where sliders stand; `None` where one was not moved.
pub type SliderMoves = [Option<u8>; Skill::COUNT];

/// A person with skills moved by hand. Moving one recomputes that one.
#[derive(Clone, Debug)]
pub struct WhatIf {
    table: Table,
    moved: SliderMoves,
}

impl WhatIf {
    /// The last place of a slider: the middle of the highest level.
    pub const PLACES: u8 = 25;

    /// The person as they are.
    pub fn new(ground: &Ground) -> Self {
        Self { table: ground.table.clone(), moved: [None; Skill::COUNT] }
    }

    /// Where each slider stands today.
    pub fn today(ground: &Ground) -> [u8; Skill::COUNT] {
        Skill::ALL.map(|skill| {
            let place = libm::round((ground.skill_theta(skill) - LEVEL_0) * A_LEVEL);
            (0..=Self::PLACES).rev().find(|at| f64::from(*at) <= place).unwrap_or(0)
        })
    }

    /// The level at a place, in words, with its number.
    pub fn level(content: &Content, place: u8) -> String {
        Self::said(content, f64::from(place) / A_LEVEL + LEVEL_0)
    }

    /// The level of a skill as it is today, in words, with its number: that of every other page, and not that of the nearest place.
    pub fn level_today(content: &Content, ground: &Ground, skill: Skill) -> String {
        Self::said(content, ground.skill_theta(skill))
    }

    fn said(content: &Content, theta: f64) -> String {
        format!("{}, {}", level_name(content, content.level_at(theta)), level_number(theta).shown())
    }

    /// What every stage shows with the sliders there, first to last; the doubt about each skill is that of today.
    pub fn shown(&mut self, content: &Content, ground: &Ground, moved: SliderMoves) -> Vec<(Stage, Share)> {
        for skill in Skill::ALL {
            let place = moved.get(skill.index()).copied().flatten();
            if self.moved.get(skill.index()).copied().flatten() != place {
                let by = place
                    .map_or(0.0, |place| f64::from(place) / A_LEVEL + LEVEL_0 - ground.skill_theta(skill));
                self.table.fill(content, &ground.profile, skill, by);
            }
        }
        self.moved = moved;
        content.stages.iter().map(|info| (info.stage, self.table.shown(info))).collect()
    }
}
