//! What people do with Cairn. Each journey has a browser of its own.

mod answering;
mod carry;
mod copies;
mod desk;
mod drafts;
mod growth;
mod handover;
mod keyboard;
mod loading;
mod manager;
mod onwards;
mod opened;
mod packs;
mod path;
mod people;
mod pools;
mod privacy;
mod rating;
mod review;
mod safe;
mod screens;
mod start;
mod storage;
mod tabs;
mod whole;
mod whole_pools;
