//! Panels and carousels in egui: a view model in, actions out.
//!
//! Invariant: only [`adapter`] and its parts know Bevy; everything under [`view`] is a function of plain data.

pub mod adapter;
pub mod fonts;
pub mod icons;
pub mod model;
pub mod texts;
pub mod theme;
pub mod view;

pub use adapter::{Splash, UiFiles, UiMemory, UiProblems, in_english, plugin};
