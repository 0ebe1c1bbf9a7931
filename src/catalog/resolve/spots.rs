//! Hot spots: what is told of parts on the stage.
//!
//! Invariant: what leaves here is short enough for a card on the stage, and few enough to be looked for in every frame.

use super::{
    Work,
    ids::Ids,
    problems::{instead, quoted},
    stage::MAX_MM,
};
use crate::catalog::{
    HotSpot,
    raw::{RawCatalog, RawEffect, RawHotSpot},
    spans::Place,
};
use std::collections::BTreeSet;

/// Most hot spots of a line, and most nodes of one.
const MAX_SPOTS: usize = 24;
const MAX_NODES: usize = 32;
/// Longest title and longest sentence, in characters.
const MAX_TITLE: usize = 32;
const MAX_ABOUT: usize = 200;

impl Work<'_> {
    /// All hot spots; those beyond the limits are left out after an error.
    pub fn hot_spots(&mut self, place: Place, raw: &RawCatalog, ids: &Ids) -> Vec<HotSpot> {
        let spots = &raw.stage.hot_spots;
        if spots.len() > MAX_SPOTS {
            let message = format!("there are {} hot spots; at most {MAX_SPOTS} are shown", spots.len());
            self.problems.error(place.item(MAX_SPOTS), "too-many", message, "keep those that matter most");
        }
        let (nodes, mut known) = (named_nodes(raw), BTreeSet::new());
        let spots = spots.iter().take(MAX_SPOTS).enumerate();
        spots.map(|(i, raw)| self.hot_spot(place.item(i), raw, &nodes, &mut known, ids)).collect()
    }

    fn hot_spot<'r>(
        &mut self,
        at: Place,
        raw: &'r RawHotSpot,
        nodes: &BTreeSet<&str>,
        known: &mut BTreeSet<&'r str>,
        ids: &Ids,
    ) -> HotSpot {
        self.check_id(at.field("id"), "hot spot", &raw.id);
        if !known.insert(&raw.id) {
            let message = format!("there are two hot spots {}", quoted(&raw.id));
            self.problems.error(at.field("id"), "duplicate-id", message, "rename one of them");
        }
        if raw.nodes.is_empty() {
            self.problems.error(at.field("nodes"), "no-nodes", "no mesh node is named", "name at least one");
        }
        self.check_nodes(&at.field("nodes"), &raw.nodes, nodes);
        let place = at.field("at_mm");
        let mut axis = |i, value| self.check_number(place.item(i), "the place", value, -MAX_MM..=MAX_MM);
        let at_mm = [axis(0, raw.at_mm.0), axis(1, raw.at_mm.1), axis(2, raw.at_mm.2)];
        let key = format!("spot-{}", raw.id);
        let title = self.texts.short(&key, MAX_TITLE, at.field("id"), &mut self.problems);
        let about = self.texts.short(&format!("{key}.about"), MAX_ABOUT, at.field("id"), &mut self.problems);
        let group = raw.group.as_ref().and_then(|group| self.find_group(at.field("group"), group, ids));
        HotSpot { id: raw.id.clone(), title, about, nodes: raw.nodes.clone(), at_mm, group }
    }

    /// Not too many nodes, and none that is likely misspelt: meshes are not read here, but what can be shown, hidden or clicked
    /// is named elsewhere too.
    pub fn check_nodes(&mut self, at: &Place, nodes: &[String], known: &BTreeSet<&str>) {
        if nodes.len() > MAX_NODES {
            let message = format!("{} nodes are named; at most {MAX_NODES} may be", nodes.len());
            self.problems.error(at.item(MAX_NODES), "too-many", message, "name the parts that can be seen best");
        }
        for (i, node) in nodes.iter().enumerate().filter(|(_, node)| !known.contains(node.as_str())) {
            if self.problems.is_full() {
                return;
            }
            let message = format!("no group and no effect names a node {}", quoted(node));
            let remedy = instead(node, known.iter().copied());
            self.problems.warning(at.item(i), "unknown-node", message, remedy);
        }
    }
}

/// Every mesh node that a group names or an effect shows or hides.
pub fn named_nodes(raw: &RawCatalog) -> BTreeSet<&str> {
    let clicked = raw.groups.iter().flat_map(|group| &group.nodes);
    let effects = raw.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
    let switched = effects.flat_map(|effect| match effect {
        RawEffect::Show { nodes } | RawEffect::Hide { nodes } => nodes.as_slice(),
        _ => &[],
    });
    clicked.chain(switched).map(String::as_str).collect()
}

#[cfg(test)]
#[path = "spots_tests.rs"]
mod tests;
