//! How parts of the product move before the eyes of the customer, as `catalog.ron` has it.

use serde::Deserialize;

/// Something that the customer may open, fold or turn on the stage, and put back: a state of the view, no part of the design.
/// Its texts are `motion-<id>`, which says what it does, and `motion-<id>.back`, which puts it back, at most 40 characters each.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMotion {
    pub id: String,
    /// Name of an animation in the GLBs; every part that has one of that name is moved by it, from its beginning to its end. It
    /// should begin with the parts as they stand in the file. A node that turns should have its origin where it turns.
    pub animation: String,
    /// Sockets of the stage that must be empty for it: what they hold would be in the way.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Picture under `assets/` of the contact shadow when it has moved, in place of that of the stage and as wide as that.
    #[serde(default)]
    pub contact_shadow: Option<String>,
}
