//! What both programs need from the machine: folders, catalogs from disk, logging.

pub mod catalogs;
