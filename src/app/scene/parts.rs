//! Which parts of the product a group is about: what the pointer opens, what is outlined.
//!
//! Invariant: what a catalog names itself (`nodes`) decides; only where it names nothing do the effects of a group's values. A
//! painted shadow is no part.

use super::product::{Part, Socket, Surface};
use crate::{
    catalog::{Catalog, Choice, Effect, Group, GroupIx},
    design::Selection,
};
use bevy::{ecs::system::SystemParam, prelude::*};

/// Where a surface is in the product.
#[derive(Clone, Debug, PartialEq)]
pub struct Site<'a> {
    /// Names of the nodes that it hangs on, from the innermost outwards.
    pub nodes: Vec<&'a str>,
    /// Its material slot.
    pub slot: &'a str,
    /// The socket that holds it.
    pub socket: &'a str,
}

/// Whether a surface is of the part of `group`.
pub fn belongs(catalog: &Catalog, group: GroupIx, site: &Site) -> bool {
    let group = catalog.group(group);
    if group.nodes.is_empty() {
        return touches(group, site) && !is_shadow(catalog, site.slot);
    }
    named(catalog, site).is_some_and(|node| names(group, node))
}

/// The group that a click on the surface at `site` opens, of a product in the design `selection` that has the surfaces `all`.
///
/// It is the first that names the innermost node that any group names. Where none does it is, of the groups that name nothing,
/// the one with the fewest surfaces, because it says most about this one.
pub fn opened(catalog: &Catalog, selection: &Selection, site: &Site, all: &[Site]) -> Option<GroupIx> {
    if let Some(node) = named(catalog, site) {
        return catalog.groups().find(|(_, group)| names(group, node)).map(|(ix, _)| ix);
    }
    let exists =
        |group: GroupIx| !catalog.group(group).absent.is_some_and(|value| selection.has(Choice { group, value }));
    let touching = catalog.groups().map(|(ix, _)| ix).filter(|ix| exists(*ix) && belongs(catalog, *ix, site));
    touching.min_by_key(|ix| all.iter().filter(|site| belongs(catalog, *ix, site)).count())
}

fn names(group: &Group, node: &str) -> bool {
    group.nodes.iter().any(|known| known == node)
}

/// The innermost node above a surface that any group names.
fn named<'a>(catalog: &Catalog, site: &Site<'a>) -> Option<&'a str> {
    site.nodes.iter().copied().find(|node| catalog.groups.iter().any(|group| names(group, node)))
}

/// Whether some value of a group that is seen on the product puts a surface there, takes it away or changes its look.
fn touches(group: &Group, site: &Site) -> bool {
    let mut effects = group.values.iter().flat_map(|value| &value.effects);
    !group.unseen
        && effects.any(|effect| match effect {
            Effect::Part { socket, .. } | Effect::Empty { socket } | Effect::Variant { socket, .. } => {
                socket == site.socket
            }
            Effect::Show { nodes } | Effect::Hide { nodes } => {
                site.nodes.iter().any(|above| nodes.iter().any(|node| node == above))
            }
            Effect::Material { slot, .. }
            | Effect::Match { slot, .. }
            | Effect::Tune { slot, .. }
            | Effect::OwnColor { slot }
            | Effect::Words { slot, .. }
            | Effect::Drawing { slot, .. } => slot == site.slot,
            // They concern whole parts, or all of the product.
            Effect::Stretch { .. } | Effect::Pose { .. } | Effect::Scale { .. } => false,
        })
}

/// Whether nothing is ever put on `slot` but a shadow: black that mirrors nothing and is seen through.
fn is_shadow(catalog: &Catalog, slot: &str) -> bool {
    let effects = || catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
    let mut materials = effects().filter_map(|effect| match effect {
        Effect::Material { slot: on, material } if on == slot => catalog.materials.get(material),
        _ => None,
    });
    let is_painted = |material: &crate::catalog::Material| {
        material.base_color == [0; 3] && material.ior == 1.0 && material.alpha < 1.0
    };
    materials.next().is_some_and(|first| is_painted(first) && materials.all(is_painted))
}

/// Where surfaces of products are.
#[derive(SystemParam)]
pub(super) struct Sites<'w, 's> {
    surfaces: Query<'w, 's, &'static Surface>,
    on_stage: Query<'w, 's, Entity, (With<Surface>, With<Pickable>)>,
    parts: Query<'w, 's, &'static Part>,
    sockets: Query<'w, 's, &'static Socket>,
    parents: Query<'w, 's, &'static ChildOf>,
}

impl Sites<'_, '_> {
    /// Where `entity` is, if it is a surface.
    pub fn at(&self, entity: Entity) -> Option<Site<'_>> {
        let slot = self.surfaces.get(entity).ok()?.0.as_str();
        let above = || self.parents.iter_ancestors(entity);
        let nodes = above().filter_map(|above| self.parts.get(above).ok()).map(|part| part.0.as_str()).collect();
        let socket = above().find_map(|above| self.sockets.get(above).ok()).map_or("", |socket| &socket.0);
        Some(Site { nodes, slot, socket })
    }

    /// The group that a click on `entity` opens.
    pub fn opened(&self, entity: Entity, catalog: &Catalog, selection: &Selection) -> Option<GroupIx> {
        let all: Vec<_> = self.on_stage.iter().filter_map(|entity| self.at(entity)).collect();
        opened(catalog, selection, &self.at(entity)?, &all)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::effects::tests::{catalog, material},
        *,
    };
    use crate::catalog::{Material, ValueIx};

    fn site<'a>(nodes: &[&'a str], slot: &'a str, socket: &'a str) -> Site<'a> {
        Site { nodes: nodes.to_vec(), slot, socket }
    }

    #[test]
    fn the_innermost_node_that_is_named_decides_and_the_first_group_wins() {
        let mut catalog = catalog(vec![vec![], vec![]]);
        catalog.groups[1].nodes.push("Node0".into());
        let check = |nodes: &[&str], expect: Option<u16>| {
            let found = opened(&catalog, &Selection::defaults(&catalog), &site(nodes, "", ""), &[]);
            assert_eq!(found, expect.map(GroupIx), "{nodes:?}");
        };
        check(&["Node0"], Some(0));
        check(&["Node1", "Node0"], Some(1));
        check(&["Screw", "Node1"], Some(1));
        check(&["Screw"], None);
        check(&[], None);
    }

    #[test]
    fn a_surface_is_of_the_group_that_names_the_innermost_node() {
        let mut catalog = catalog(vec![vec![], vec![]]);
        catalog.groups[1].nodes.push("Both".into());
        catalog.groups[0].nodes.push("Both".into());
        let check = |group: u16, nodes: &[&str]| belongs(&catalog, GroupIx(group), &site(nodes, "", ""));
        assert!(check(0, &["Screw", "Node0"]) && !check(1, &["Screw", "Node0"]));
        assert!(check(1, &["Node1", "Node0"]) && !check(0, &["Node1", "Node0"]));
        assert!(check(0, &["Both"]) && check(1, &["Both"]), "two groups may share a part");
        assert!(!check(0, &["Screw"]) && !check(0, &[]));
    }

    /// A chair: its arms, the glides under its base, all of the base, its wood, and what is not seen of it.
    fn chair() -> Catalog {
        let part = |socket: &str| Effect::Part { socket: socket.into(), mesh: "m.glb".into() };
        let paint = |slot: &str, material: &str| Effect::Material { slot: slot.into(), material: material.into() };
        let mut catalog = catalog(vec![
            vec![part("base"), paint("ground", "shade")],
            vec![paint("glide", "red")],
            vec![Effect::Empty { socket: "arms".into() }],
            vec![paint("wood", "red")],
            vec![Effect::Hide { nodes: vec!["Screw".into()] }],
            vec![paint("wood", "blue")],
        ]);
        let shade = Material { alpha: 0.9, ior: 1.0, ..material([0; 3]) };
        catalog.materials.insert("shade".into(), shade);
        catalog.groups.iter_mut().for_each(|group| group.nodes.clear());
        catalog.groups[3].nodes.push("Shell".into());
        catalog.groups[5].unseen = true;
        catalog
    }

    #[test]
    fn a_group_that_names_nothing_is_about_what_its_effects_touch() {
        let catalog = chair();
        let groups =
            |site: Site| -> Vec<u16> { (0..6).filter(|group| belongs(&catalog, GroupIx(*group), &site)).collect() };
        assert_eq!(groups(site(&["Leg"], "metal", "base")), [0]);
        assert_eq!(groups(site(&["Foot"], "glide", "base")), [0, 1]);
        assert_eq!(groups(site(&["Arm"], "wood", "arms")), [2], "wood names its nodes, and the last is not seen");
        assert_eq!(groups(site(&["Shell"], "wood", "shell")), [3]);
        assert_eq!(groups(site(&["Thread", "Screw"], "metal", "shell")), [4]);
        assert_eq!(groups(site(&["Ground"], "ground", "base")), [0; 0], "a shadow is no part");
    }

    #[test]
    fn the_group_that_is_about_least_is_opened() {
        let mut catalog = chair();
        let (leg, foot) = (site(&["Leg"], "metal", "base"), site(&["Foot"], "glide", "base"));
        let (arm, ground) = (site(&["Arm"], "wood", "arms"), site(&["Ground"], "ground", "base"));
        let all = [leg.clone(), foot.clone(), arm.clone(), ground.clone()];
        let selection = Selection::defaults(&catalog);
        let check = |catalog: &Catalog, site: &Site| opened(catalog, &selection, site, &all).map(|group| group.0);
        let found = [&leg, &foot, &arm, &ground].map(|site| check(&catalog, site));
        assert_eq!(found, [Some(0), Some(1), Some(2), None]);
        catalog.groups[1].absent = Some(ValueIx(0));
        assert_eq!(check(&catalog, &foot), Some(0), "glides do not exist in this design");
        catalog.groups[2].nodes.push("Leg".into());
        assert_eq!(check(&catalog, &leg), Some(2), "what is named is meant");
    }
}
