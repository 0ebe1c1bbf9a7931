//! What can be moved on the stage.

/// Something that the customer may open, fold or turn.
#[derive(Clone, Debug, PartialEq)]
pub struct MotionView {
    /// Its name in the catalog.
    pub id: String,
    /// What it does, and what puts it back.
    pub go: String,
    pub back: String,
    /// The design itself is at its end, so that moving it puts it back.
    pub ends: bool,
}

impl MotionView {
    /// What a press does, where the customer has moved it or not.
    pub fn next(&self, moved: bool) -> &str {
        if moved == self.ends { &self.go } else { &self.back }
    }
}
