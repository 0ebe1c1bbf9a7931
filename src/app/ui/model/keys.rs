//! The keyboard on the screen, for where there is no other.

use egui::{Event, Id};

/// What the keyboard on the screen is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct Keys {
    /// The text field it writes into.
    pub field: Id,
    pub page: KeyPage,
    /// The next letter is a capital.
    pub shift: bool,
    /// What was tapped and is not yet written.
    pub taps: Vec<Event>,
}

/// Which keys are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyPage {
    #[default]
    Letters,
    /// Letters with accents.
    Accents,
    Signs,
}

impl Keys {
    /// A keyboard that was just opened.
    pub fn of(field: Id) -> Self {
        Self { field, page: KeyPage::Letters, shift: false, taps: Vec::new() }
    }
}
