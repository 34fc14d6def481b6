//! What is stored on this device, and what becomes of it.

pub(super) mod backup_confirmed;
pub(super) mod elsewhere;
pub mod newer_banner;
pub(super) mod privacy;
pub(super) mod settings;
pub mod storage_banner;
