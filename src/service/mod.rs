//! What both programs need from the machine: folders, catalogs from disk, names.

pub mod catalogs;
pub mod names;
pub mod roots;
