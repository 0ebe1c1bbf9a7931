//! What both programs need from the machine: folders, files, catalogs from disk, names.

pub mod catalogs;
pub mod exchange;
pub mod files;
pub mod names;
pub mod place;
pub mod process;
pub mod roots;
