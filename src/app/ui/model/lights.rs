//! The lights that the product can be seen in.

use crate::catalog::Rgb;

/// One light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LightView {
    /// Its name in the catalog.
    pub id: String,
    pub label: String,
    pub backdrop: Rgb,
    pub floor: Rgb,
    /// It is the one on stage.
    pub shown: bool,
}

impl LightView {
    /// Whether its backdrop is dark.
    pub fn is_dark(&self) -> bool {
        let [r, g, b] = self.backdrop.map(u32::from);
        // Perceived brightness by ITU-R BT.601, which takes the channels as they are.
        299 * r + 587 * g + 114 * b < 128_000
    }
}
