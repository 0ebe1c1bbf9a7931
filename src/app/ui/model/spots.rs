//! What is told of the parts on the stage.

use crate::catalog::GroupIx;
use egui::Pos2;

/// A hot spot that is in sight.
#[derive(Clone, Debug, PartialEq)]
pub struct SpotView {
    /// Its name in the catalog.
    pub id: String,
    pub title: String,
    pub about: String,
    /// The group that it leads to.
    pub group: Option<GroupIx>,
    /// Where it is, in points.
    pub at: Pos2,
}
