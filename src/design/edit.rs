//! Changes of a design. Every edit ends in a valid design or changes nothing.

use super::{Design, Selection};
use crate::{
    catalog::{Catalog, Choice},
    rules::Rulebook,
};

/// One group that an edit moved without being told to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub from: Choice,
    pub to: Choice,
    /// It was one of the customer's own choices.
    pub was_own: bool,
}

/// What came of an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub design: Design,
    /// What moved besides the wish itself, in order of the groups.
    pub changes: Vec<Change>,
    /// Wishes that could not be granted, in order of the groups.
    pub refused: Vec<Choice>,
}

/// The design a line starts with: the valid one closest to the defaults, with no own choices. `None` if the line is void.
pub fn start(_catalog: &Catalog, _book: &Rulebook) -> Option<Design> {
    todo!()
}

/// Chooses one value; own choices that do not go with it give way, as few as possible. `None` if the value is impossible.
pub fn choose(_book: &Rulebook, _design: &Design, _choice: Choice) -> Option<Outcome> {
    todo!()
}

/// Applies a change list at once: wishes that contradict each other are repaired by the smallest change; own choices give way
/// before wishes do.
pub fn apply(_book: &Rulebook, _design: &Design, _wishes: &[Choice]) -> Outcome {
    todo!()
}

/// Takes over a whole selection from outside (a code, a card, a file): what the rules forbid today is repaired by the smallest
/// change; every group that kept its wish becomes an own choice. `missing` groups get what fits best.
pub fn adopt(_catalog: &Catalog, _book: &Rulebook, _wishes: &[Choice]) -> Option<Outcome> {
    todo!()
}

/// The design with this complete selection, if the rules allow it, with every group an own choice.
pub fn valid(_book: &Rulebook, _selection: Selection) -> Option<Design> {
    todo!()
}
