//! What people do with Cairn. Each journey has a browser of its own.

mod people;
mod screens;
mod start;
