//! What was probably forgotten: files that nothing shows, prices that nobody wrote.
//!
//! Invariant: warnings only, and none for what a careful author may well mean.

use super::{Work, problems::quoted};
use crate::catalog::{
    raw::{RawCatalog, RawGroup, RawKind, RawValue},
    spans::Place,
};

/// Files of these kinds are shown by the application.
const SHOWN: [&str; 6] = ["glb", "gltf", "png", "jpg", "jpeg", "ktx2"];
/// From so many others with a price on, those without are slips.
const MANY_PRICES: usize = 4;

impl Work<'_> {
    /// Meshes and pictures in the assets folder of the line that nothing names.
    pub fn warn_unused_assets(&mut self, root: &Place, line: &str) {
        let Some(assets) = self.assets.filter(|_| !line.is_empty()) else { return };
        let folder = format!("{line}/");
        let is_shown = |path: &str| {
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
            SHOWN.iter().any(|shown| shown.eq_ignore_ascii_case(ending))
        };
        let of_line = assets.range(folder.clone()..).take_while(|path| path.starts_with(&folder));
        for path in of_line.filter(|path| is_shown(path) && !self.used_assets.contains(path.as_str())) {
            let message = format!("nothing shows the file {} of this line", quoted(path));
            let remedy = "name it in an effect, a material or the stage, or remove the file";
            self.problems.warning(root.field("line"), "unused-asset", message, remedy);
        }
    }

    /// Values without a written price, the default apart, where so many others have one.
    pub fn warn_missing_prices(&mut self, place: &Place, raw: &RawCatalog) {
        for (i, group) in raw.groups.iter().enumerate() {
            let lacks = |value: &RawValue| value.price.is_none() && !value.sku.is_empty() && !is_default(group, value);
            let priced = group.values.iter().filter(|value| value.price.is_some() && !is_default(group, value)).count();
            if priced < MANY_PRICES || matches!(group.kind, RawKind::Number { .. }) {
                continue;
            }
            for (v, value) in group.values.iter().enumerate().filter(|(_, value)| lacks(value)) {
                let message = format!(
                    "{} has no price, unlike {priced} other values of {}",
                    quoted(&value.id),
                    quoted(&group.id)
                );
                let at = place.item(i).field("values").item(v).field("id");
                let remedy = "write its `price`, or `price: 0` if it adds nothing";
                self.problems.warning(at, "missing-price", message, remedy);
            }
        }
    }
}

fn is_default(group: &RawGroup, value: &RawValue) -> bool {
    group.default.0.iter().any(|id| **id == value.id)
}
