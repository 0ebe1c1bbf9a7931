//! The product drawn apart, and put together step by step.
//!
//! Invariant: it is a state of the view alone: what is on stage is moved, never what small pictures are taken of, and frames are
//! asked for exactly while something moves. Whatever is built anew is where it should be in the same frame, and what moves is a
//! change of the product on stage.

use super::{
    SceneSystems, UNITS_PER_METRE, UNITS_PER_MM,
    camera::{
        Rig,
        orbit::{Pose, ease},
    },
    product::{Belongs, OnStage, Part, Product, Socket},
};
use crate::{
    app::session::{Apart, AssemblySteps, NextVisitor, ReducedMotion, Session},
    catalog::{Assembly, Catalog, Step},
};
use bevy::{prelude::*, window::RequestRedraw};
use std::collections::HashMap;

/// Length of one step, and of coming apart as a whole.
const STEP_SECS: f32 = 0.7;
const WHOLE_SECS: f32 = 1.1;
/// Longest step of time in one frame: where frames are slow, parts come in a few of them.
const LONGEST_STEP: f32 = 0.15;

/// How many of the steps are done, in parts of a step while something moves.
#[derive(Resource, Debug, Default, PartialEq)]
pub struct Progress {
    done: f32,
    /// From where, to where, and how long since.
    flight: Option<(f32, f32, f32)>,
    /// What it was last told, and of how many steps.
    apart: Option<usize>,
    steps: usize,
}

impl Progress {
    /// Heads for what is wanted of so many steps; at once if `still`, and where the steps are others than before.
    fn head_for(&mut self, apart: Option<usize>, steps: usize, still: bool) {
        if (self.apart, self.steps) == (apart, steps) {
            return;
        }
        let goal = apart.map_or(steps, |done| done.min(steps)) as f32;
        let jumps = still || self.steps != steps;
        (self.apart, self.steps) = (apart, steps);
        if jumps {
            (self.done, self.flight) = (goal, None);
        } else {
            self.flight = Some((self.done, goal, 0.0));
        }
    }

    /// Lets `secs` pass.
    fn advance(&mut self, secs: f32) {
        let Some((from, to, before)) = self.flight else { return };
        let length = if (to - from).abs() > 1.0 { WHOLE_SECS } else { STEP_SECS };
        let now = before + secs;
        self.done = from + (to - from) * (now / length).min(1.0);
        self.flight = (now < length).then_some((from, to, now));
    }
}

/// Which share of its way a part of the step at this position is from its place, when so many steps are done.
fn share_apart(done: f32, step: usize) -> f32 {
    ease(1.0 - (done - step as f32).clamp(0.0, 1.0))
}

/// How far parts are from their places, in millimetres: by socket, and by node.
#[derive(Debug, Default, PartialEq)]
struct Offsets<'a> {
    sockets: HashMap<&'a str, Vec3>,
    nodes: HashMap<&'a str, Vec3>,
}

impl<'a> Offsets<'a> {
    /// Those of these steps, in order, when so many of them are `done`.
    fn of(steps: impl Iterator<Item = &'a Step>, done: f32) -> Self {
        let mut offsets = Self::default();
        for (i, step) in steps.enumerate() {
            let share = share_apart(done, i);
            for one in &step.moves {
                let by = Vec3::from(one.by_mm) * share;
                for socket in &one.sockets {
                    *offsets.sockets.entry(socket).or_default() += by;
                }
                for node in &one.nodes {
                    *offsets.nodes.entry(node).or_default() += by;
                }
            }
        }
        offsets
    }

    fn of_socket(&self, name: &str) -> Vec3 {
        self.sockets.get(name).copied().unwrap_or_default() * (UNITS_PER_MM / UNITS_PER_METRE)
    }

    fn of_node(&self, name: &str) -> Vec3 {
        self.nodes.get(name).copied().unwrap_or_default() * (UNITS_PER_MM / UNITS_PER_METRE)
    }
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Progress>().add_systems(
        Update,
        (look_at_all.in_set(SceneSystems::Aim), (tell_steps, advance, displace).chain().in_set(SceneSystems::Place))
            .run_if(resource_exists::<Session>),
    );
}

fn advance(
    apart: Res<Apart>,
    steps: Res<AssemblySteps>,
    still: Res<ReducedMotion>,
    time: Res<Time>,
    mut progress: ResMut<Progress>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let is_new = (progress.apart, progress.steps) != (apart.0, steps.0.len());
    if is_new {
        progress.head_for(apart.0, steps.0.len(), still.0);
    }
    if progress.flight.is_some() {
        // After a sleep the first step is a short one: the time that passed was not spent moving.
        let secs = if is_new { 1.0 / 60.0 } else { time.delta_secs().min(LONGEST_STEP) };
        progress.advance(secs);
        redraw.write(RequestRedraw);
    } else if is_new {
        redraw.write(RequestRedraw);
    }
}

/// Where the camera was, and of which line, before it went to where it sees all of the product apart.
#[derive(Default)]
struct Before {
    is_apart: bool,
    left: Option<(String, Pose)>,
}

fn look_at_all(
    apart: Res<Apart>,
    session: Res<Session>,
    still: Res<ReducedMotion>,
    mut next: MessageReader<NextVisitor>,
    mut before: Local<Before>,
    mut rig: ResMut<Rig>,
) {
    if next.read().count() > 0 {
        before.left = None;
    }
    let is_apart = apart.0.is_some();
    if std::mem::replace(&mut before.is_apart, is_apart) == is_apart {
        return;
    }
    let Catalog { line, stage, .. } = &*session.catalog;
    if is_apart {
        before.left = rig.pose().map(|pose| (line.clone(), pose));
        let camera = stage.assembly.as_ref().and_then(|assembly| stage.cameras.get(&assembly.camera));
        if let Some(camera) = camera {
            rig.go(camera.into(), still.0);
        }
    } else if let Some((_, pose)) = before.left.take().filter(|(of, _)| of == line) {
        rig.go(pose, still.0);
    }
}

/// Tells which steps bring something in the present design.
fn tell_steps(
    session: Res<Session>,
    product: Single<(Entity, Ref<Product>), With<OnStage>>,
    children: Query<&Children>,
    parts: Query<&Part>,
    mut steps: ResMut<AssemblySteps>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let (root, product) = &*product;
    if !session.is_changed() && !product.is_changed() {
        return;
    }
    let found = match (&session.catalog.stage.assembly, &product.wanted) {
        (Some(assembly), Some(look)) => {
            let is_filled = |socket: &String| look.sockets.get(socket).is_some_and(Option::is_some);
            let shown = children.iter_descendants(*root).filter_map(|entity| parts.get(entity).ok());
            let shown: Vec<_> = shown.map(|part| &part.0).filter(|node| !look.hidden.contains(*node)).collect();
            let brings = |step: &Step| {
                let mut moves = step.moves.iter();
                moves.any(|one| one.sockets.iter().any(is_filled) || one.nodes.iter().any(|node| shown.contains(&node)))
            };
            let steps = assembly.steps.iter().enumerate();
            steps.filter(|(_, step)| brings(step)).map(|(i, _)| i).collect()
        }
        _ => Vec::new(),
    };
    if steps.set_if_neq(AssemblySteps(found)) {
        redraw.write(RequestRedraw);
    }
}

pub(super) fn displace(
    session: Res<Session>,
    progress: Res<Progress>,
    steps: Res<AssemblySteps>,
    product: Single<(Entity, &mut Product), With<OnStage>>,
    children: Query<&Children>,
    mut sockets: Query<(&Socket, &mut Transform)>,
    mut parts: Query<(&Part, &Belongs, &mut Transform), Without<Socket>>,
) {
    let (root, mut product) = product.into_inner();
    if !progress.is_changed() && !steps.is_changed() && !product.is_changed() {
        return;
    }
    let known = session.catalog.stage.assembly.as_ref().map_or(&[][..], |Assembly { steps, .. }| steps);
    let offsets = Offsets::of(steps.0.iter().filter_map(|step| known.get(*step)), progress.done);
    let mut moved = false;
    for entity in children.iter_descendants(root) {
        if let Ok((socket, mut place)) = sockets.get_mut(entity) {
            moved |= place.set_if_neq(Transform::from_translation(offsets.of_socket(&socket.0)));
        } else if let Ok((part, belongs, mut place)) = parts.get_mut(entity) {
            let translation = belongs.0.translation + offsets.of_node(&part.0);
            moved |= place.set_if_neq(Transform { translation, ..belongs.0 });
        }
    }
    // Who looks at what is on stage has to look again.
    if moved {
        product.set_changed();
    }
}

#[cfg(test)]
#[path = "assembly_tests.rs"]
mod tests;
