//! What both programs need from the machine: folders, files, catalogs from disk, logging.

pub mod catalogs;
pub mod files;
pub mod place;
