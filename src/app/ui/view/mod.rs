//! The views: functions from plain data to egui and actions, one part of the window a file.
//!
//! Invariant: nothing here changes anything but [`Memory`](super::model::Memory).

pub mod assembly;
pub mod bill;
pub mod card;
pub mod compare;
pub mod dialogs;
pub mod drawer;
pub mod given;
pub mod keys;
pub mod layout;
pub mod library;
pub mod lights;
pub mod lines;
pub mod measures;
mod motions;
pub mod name;
pub mod number;
pub mod options;
pub mod outside;
pub mod pad;
pub mod panel;
pub mod problems;
pub mod reviews;
pub mod root;
pub mod settled;
pub mod splash;
pub mod spots;
pub mod stars;
pub mod strip;
pub mod tile;
pub mod toasts;
pub mod widgets;

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;

pub use name::name_ui;
pub use root::{Covered, root_ui};
pub use settled::settled_ui;
pub use widgets::WHOLE;
