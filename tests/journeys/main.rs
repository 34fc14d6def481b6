//! What people do with Cairn. Each journey has a browser of its own.

mod answering;
mod carry;
mod growth;
mod handover;
mod loading;
mod people;
mod pools;
mod review;
mod screens;
mod start;
mod storage;
mod tabs;
