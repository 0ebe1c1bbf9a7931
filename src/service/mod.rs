//! What both programs need from the machine: folders, files, catalogs from disk, names, the log of refusals, the benchmark of
//! the rules.

pub mod catalogs;
pub mod exchange;
pub mod files;
pub mod names;
pub mod place;
pub mod process;
pub mod refusals;
pub mod roots;
pub mod rules_bench;
