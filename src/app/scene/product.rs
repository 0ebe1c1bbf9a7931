//! The product on stage, built from the meshes in its sockets.
//!
//! Invariant: a [`Product`] shows one whole [`Look`] at a time. Entities are made from the loaded glTF assets themselves, so
//! that a change of design is complete in the frame in which it is applied.

mod placeholder;

use super::{
    SceneSystems, UNITS_PER_METRE,
    effects::Look,
    line_assets::LineAssets,
    materials::{Finish, Palette},
    morph::{Shape, Targets},
    motion::{Moves, Stance},
    native,
    tailor::{self, Tailor},
    touch::StageMaterial,
};
use crate::{app::session::Session, design::Selection};
use bevy::{
    camera::visibility::RenderLayers,
    ecs::system::SystemParam,
    gltf::{Gltf, GltfMesh, GltfNode},
    math::Affine3A,
    prelude::*,
};
use std::collections::HashSet;

/// What stands on stage in place of the session's design, if anything.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Exhibit(pub Option<Selection>);

/// The root of one product.
#[derive(Component, Debug, Default)]
#[require(Transform = Transform::from_scale(Vec3::splat(UNITS_PER_METRE)), Visibility)]
pub struct Product {
    /// What should be shown.
    pub wanted: Option<Look>,
    /// What is shown, and the revision of the files it was made from.
    shown: Option<(Look, u32)>,
    /// Which cameras see it.
    pub layers: RenderLayers,
    /// Whether its parts can be clicked.
    pub pickable: bool,
}

impl Product {
    /// A product that only the cameras on `layers` see and that cannot be clicked.
    pub fn seen_by(layers: RenderLayers) -> Self {
        Self { layers, ..default() }
    }

    /// Whether all that is wanted is shown.
    pub fn is_settled(&self) -> bool {
        self.wanted.is_some() && self.shown.as_ref().map(|(look, _)| look) == self.wanted.as_ref()
    }
}

/// The product that the customer configures.
#[derive(Component, Debug)]
#[require(Stance)]
pub struct OnStage;

/// The selection whose picture is on stage since this frame; `None` until there is one.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Shown(pub Option<Selection>);

/// Root of what a socket holds: the product and the name of the socket.
#[derive(Component, Debug)]
pub(super) struct Socket(pub String);

/// A mesh node by the name it has in its file.
#[derive(Component, Debug)]
pub struct Part(pub String);

/// Where a part belongs in what it hangs on.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Belongs(pub Transform);

/// A surface of a part: the name of its material slot.
#[derive(Component, Debug)]
#[require(Native)]
pub struct Surface(pub String);

/// The material that its file gives a surface, seen where the catalog gives its slot none.
#[derive(Component, Debug, Default)]
pub struct Native(Handle<StageMaterial>);

pub fn plugin(app: &mut App) {
    app.init_resource::<Exhibit>()
        .init_resource::<Shown>()
        .init_resource::<Tailor>()
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn((Product { pickable: true, ..default() }, OnStage));
        })
        .add_systems(
            Update,
            (
                choose_look.in_set(SceneSystems::Aim).run_if(resource_exists::<Session>),
                show_looks.in_set(SceneSystems::Build).run_if(are_files_settled),
                tell_shown.in_set(SceneSystems::Check).run_if(resource_exists::<Session>),
            ),
        );
}

fn choose_look(session: Res<Session>, exhibit: Res<Exhibit>, mut product: Single<&mut Product, With<OnStage>>) {
    if !session.is_changed() && !exhibit.is_changed() && product.wanted.is_some() {
        return;
    }
    let selection = exhibit.0.as_ref().unwrap_or(&session.design().selection);
    let look = Look::of(&session.catalog, selection);
    if product.wanted.as_ref() != Some(&look) {
        product.wanted = Some(look);
    }
}

/// Where a node goes.
#[derive(Clone, Copy)]
struct Seat<'a> {
    socket: &'a str,
    /// The file it comes from.
    path: &'a str,
    parent: Entity,
    product_from_parent: Affine3A,
}

/// Everything that entities of a product are made from.
#[derive(SystemParam)]
struct Workshop<'w> {
    gltfs: Res<'w, Assets<Gltf>>,
    nodes: Res<'w, Assets<GltfNode>>,
    gltf_meshes: Res<'w, Assets<GltfMesh>>,
    moves: Res<'w, Assets<Moves>>,
    meshes: ResMut<'w, Assets<Mesh>>,
    tailor: ResMut<'w, Tailor>,
    targets: Res<'w, Targets>,
    palette: Palette<'w>,
}

fn are_files_settled(line: Res<LineAssets>) -> bool {
    line.is_settled()
}

fn show_looks(
    mut commands: Commands,
    mut workshop: Workshop,
    mut products: Query<(Entity, &mut Product, &mut Transform)>,
    sockets: Query<(Entity, &Socket, &ChildOf)>,
    children: Query<&Children>,
    mut parts: Query<(&Part, &mut Visibility)>,
    mut surfaces: Query<(&Surface, &Native, &mut MeshMaterial3d<StageMaterial>)>,
) {
    let revision = workshop.palette.line.revision;
    for (root, mut product, mut transform) in &mut products {
        let Some(look) = product.wanted.clone() else { continue };
        if product.shown.as_ref().is_some_and(|(shown, at)| *shown == look && *at == revision) {
            continue;
        }
        let scale = Vec3::from(look.scale) * UNITS_PER_METRE;
        if transform.scale != scale {
            transform.scale = scale;
        }
        let shown = product.shown.take().filter(|(_, at)| *at == revision).map(|(shown, _)| shown);
        let stays = |socket: &str| {
            shown.as_ref().is_some_and(|shown| {
                shown.sockets.get(socket) == look.sockets.get(socket)
                    && shown.variants.get(socket) == look.variants.get(socket)
                    && shown.stretches.get(socket) == look.stretches.get(socket)
                    && shown.poses == look.poses
            })
        };
        for (entity, socket, _) in sockets.iter().filter(|(_, _, child)| child.parent() == root) {
            if !stays(&socket.0) {
                commands.entity(entity).despawn();
                continue;
            }
            for entity in children.iter_descendants(entity) {
                if let Ok((part, mut visibility)) = parts.get_mut(entity) {
                    visibility.set_if_neq(visibility_of(&look, &part.0));
                }
                if let Ok((surface, native, mut material)) = surfaces.get_mut(entity) {
                    let handle = workshop.material(&look, &surface.0).unwrap_or_else(|| native.0.clone());
                    if material.0 != handle {
                        material.0 = handle;
                    }
                }
            }
        }
        for (socket, path) in look.sockets.iter().filter(|(socket, _)| !stays(socket)) {
            let Some(path) = path else { continue };
            let holder = commands
                .spawn((Socket(socket.clone()), Transform::default(), Visibility::default(), ChildOf(root)))
                .id();
            workshop.fill(&mut commands, holder, socket, path, &look, &product);
        }
        product.shown = Some((look, revision));
    }
}

fn tell_shown(
    session: Res<Session>,
    exhibit: Res<Exhibit>,
    product: Single<&Product, With<OnStage>>,
    mut shown: ResMut<Shown>,
) {
    let selection = exhibit.0.as_ref().unwrap_or(&session.design().selection);
    if product.is_settled() && shown.0.as_ref() != Some(selection) {
        shown.0 = Some(selection.clone());
    }
}

fn visibility_of(look: &Look, node: &str) -> Visibility {
    if look.hidden.contains(node) { Visibility::Hidden } else { Visibility::Inherited }
}

impl Workshop<'_> {
    fn material(&mut self, look: &Look, slot: &str) -> Option<Handle<StageMaterial>> {
        let finish = Finish { material: look.materials.get(slot)?.clone(), print: look.prints.get(slot).cloned() };
        Some(self.palette.material(&finish))
    }

    /// Spawns everything in the file at `path` below `holder`; a placeholder if the file could not be loaded.
    fn fill(
        &mut self,
        commands: &mut Commands,
        holder: Entity,
        socket: &str,
        path: &str,
        look: &Look,
        product: &Product,
    ) {
        let file = self.palette.line.mesh(path).cloned();
        let Some((file, gltf)) = file.and_then(|file| Some((file.clone(), self.gltfs.get(&file)?))) else {
            self.hold_place(commands, holder, socket, product);
            return;
        };
        for node in self.roots(gltf) {
            let seat = Seat { socket, path, parent: holder, product_from_parent: Affine3A::IDENTITY };
            self.spawn_node(commands, seat, &node, &file, look, product);
        }
    }

    /// The nodes of a file that are below no other.
    fn roots(&self, gltf: &Gltf) -> Vec<GltfNode> {
        let nodes: Vec<_> =
            gltf.nodes.iter().filter_map(|handle| Some((handle.id(), self.nodes.get(handle)?))).collect();
        let inner: HashSet<_> = nodes.iter().flat_map(|(_, node)| node.children.iter().map(Handle::id)).collect();
        nodes.iter().filter(|(id, _)| !inner.contains(id)).map(|(_, node)| (*node).clone()).collect()
    }

    fn spawn_node(
        &mut self,
        commands: &mut Commands,
        seat: Seat,
        node: &GltfNode,
        file: &Handle<Gltf>,
        look: &Look,
        product: &Product,
    ) {
        let product_from_node = seat.product_from_parent * node.transform.compute_affine();
        let stretches = look.stretches.get(seat.socket).map_or(&[][..], Vec::as_slice);
        let shift = tailor::shift(product_from_node.translation.into(), stretches);
        let shift = seat.product_from_parent.inverse().transform_vector3(shift);
        let moves = self.palette.line.moves(seat.path).and_then(|handle| self.moves.get(handle));
        let moving = moves.and_then(|moves| moves.part(node.index, node.transform, shift));
        let place = moving.as_ref().map_or(node.transform, |moving| moving.placed(&look.poses));
        let mut part = commands.spawn((
            Part(node.name.clone()),
            Name::new(node.name.clone()),
            place,
            Belongs(place),
            visibility_of(look, &node.name),
            ChildOf(seat.parent),
        ));
        let as_filed = self.gltfs.get(file).map(|gltf| native::weights(gltf, node.index)).unwrap_or_default();
        let moving = moving.map(|moving| moving.weighing(as_filed.clone()));
        let weights = moving.as_ref().map_or(as_filed, |moving| moving.weights(&look.poses));
        if let Some(moving) = moving {
            part.insert(moving);
        }
        let entity = part.id();
        let variant = look.variants.get(seat.socket).map(String::as_str);
        let primitives =
            node.mesh.as_ref().and_then(|mesh| self.gltf_meshes.get(mesh)).map(|mesh| mesh.primitives.clone());
        for primitive in primitives.into_iter().flatten() {
            let Some(gltf) = self.gltfs.get(file) else { continue };
            let own = native::material_of(gltf, &primitive, variant);
            let slot = native::slot(gltf, own);
            let native = self.palette.native(gltf, own);
            let material = self.material(look, &slot).unwrap_or_else(|| native.clone());
            let revision = self.palette.line.revision;
            let file_mesh = primitive.mesh;
            let mut mesh = self.tailor.cut(&mut self.meshes, file_mesh.clone(), product_from_node, stretches, revision);
            let shape = self.targets.has(&file_mesh).then(|| {
                let mut shape = Shape::new(file_mesh, mesh.clone(), product_from_node, stretches);
                mesh = shape.weigh(weights.clone(), &self.targets, &mut self.meshes).unwrap_or_else(|| mesh.clone());
                shape
            });
            let mut surface = commands.spawn((
                Mesh3d(mesh),
                MeshMaterial3d(material),
                Surface(slot),
                Native(native),
                product.layers.clone(),
                ChildOf(entity),
            ));
            if let Some(shape) = shape {
                surface.insert(shape);
            }
            if product.pickable {
                surface.insert(Pickable::default());
            }
        }
        let inner: Vec<_> = node.children.iter().filter_map(|child| self.nodes.get(child).cloned()).collect();
        for child in inner {
            let seat = Seat { parent: entity, product_from_parent: product_from_node, ..seat };
            self.spawn_node(commands, seat, &child, file, look, product);
        }
    }
}

#[cfg(test)]
#[path = "product_tests.rs"]
mod tests;
