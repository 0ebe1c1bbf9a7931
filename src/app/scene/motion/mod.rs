//! Parts that move on the stage: a lid, a hinge.
//!
//! Invariant: what the customer moves is a state of the view alone: small pictures show the design as it is. Frames are asked for
//! exactly while something moves; what is built anew stands where it should in the same frame, and whatever moves is a change of
//! the product on stage.

mod moves;
mod shadow;

pub use moves::{Moves, Moving, are_wanted};

use super::{
    SceneReady, SceneSystems, assembly,
    camera::orbit::ease,
    effects::Look,
    morph::{Shape, Targets},
    product::{Belongs, OnStage, Part, Product},
    resolution::Resolution,
    tier::Tier,
};
use crate::{
    app::session::{Motions, Moved, ReducedMotion, Session},
    catalog::Motion,
};
use bevy::{prelude::*, window::RequestRedraw};
use indexmap::IndexMap;

/// How long parts are on their way.
const MOVE_SECS: f32 = 0.7;
/// Longest step of time in one frame: where frames are slow, parts come in a few of them.
const LONGEST_STEP: f32 = 0.15;

/// How far each animation has played, from 0 to 1, by its name; one that is not there does not move anything.
pub type Poses = IndexMap<String, f32>;

/// How the product on stage stands, and where to it moves.
#[derive(Component, Clone, Debug, Default, PartialEq)]
pub struct Stance {
    now: Poses,
    from: Poses,
    goal: Poses,
    /// How long it has been on its way, in seconds.
    age_secs: Option<f32>,
}

impl Stance {
    /// How far each animation has played.
    pub fn poses(&self) -> &Poses {
        &self.now
    }

    fn head_for(&mut self, goal: Poses, at_once: bool) {
        self.from = self.now.clone();
        self.age_secs = (!at_once).then_some(0.0);
        if at_once {
            self.now.clone_from(&goal);
        }
        self.goal = goal;
    }

    /// Lets `secs` pass.
    fn advance(&mut self, secs: f32) {
        let Some(age) = self.age_secs.map(|age| age + secs) else { return };
        self.age_secs = (age < MOVE_SECS).then_some(age);
        if self.age_secs.is_none() {
            self.now.clone_from(&self.goal);
            return;
        }
        let share = ease(age / MOVE_SECS);
        let of = |poses: &Poses, name: &String| poses.get(name).copied().unwrap_or_default();
        let between = |name: &String| of(&self.from, name) + (of(&self.goal, name) - of(&self.from, name)) * share;
        self.now = self.from.keys().chain(self.goal.keys()).map(|name| (name.clone(), between(name))).collect();
    }
}

/// The other end of an animation for a design that stands so far in it.
fn far_end(share: f32) -> f32 {
    if share < 0.5 { 1.0 } else { 0.0 }
}

/// How a design should stand of which the customer moved these.
fn goal(known: &[Motion], look: &Look, there: &Motions, moved: &Moved) -> Poses {
    let mut poses = look.poses.clone();
    for motion in there.0.iter().filter_map(|(at, _)| known.get(*at)) {
        if let Some(share) = moved.0.get(&motion.id) {
            let from = poses.get(&motion.animation).copied().unwrap_or_default();
            poses.insert(motion.animation.clone(), from + (far_end(from) - from) * share.clamp(0.0, 1.0));
        }
    }
    poses
}

pub fn plugin(app: &mut App) {
    app.init_asset::<Moves>().init_asset_loader::<moves::MovesLoader>();
    systems(app);
    app.add_systems(Update, shadow::cast.in_set(SceneSystems::Place).after(pose).run_if(resource_exists::<Session>));
}

fn systems(app: &mut App) {
    app.add_systems(
        Update,
        (tell, advance, pose)
            .chain()
            .in_set(SceneSystems::Place)
            .before(assembly::displace)
            .run_if(resource_exists::<Session>),
    );
}

/// Tells what can be moved in the present design.
fn tell(
    session: Res<Session>,
    product: Single<(Entity, Ref<Product>), With<OnStage>>,
    children: Query<&Children>,
    parts: Query<(&Part, &Moving)>,
    mut motions: ResMut<Motions>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let (root, product) = &*product;
    if !session.is_changed() && !product.is_changed() {
        return;
    }
    let mut found = Vec::new();
    if let Some(look) = &product.wanted {
        let moving = children.iter_descendants(*root).filter_map(|entity| parts.get(entity).ok());
        let moving: Vec<_> = moving.filter(|(part, _)| !look.hidden.contains(&part.0)).collect();
        let is_filled = |socket: &String| look.sockets.get(socket).is_some_and(Option::is_some);
        for (at, motion) in session.catalog.stage.motions.iter().enumerate() {
            let name = &motion.animation;
            if !motion.unless.iter().any(is_filled) && moving.iter().any(|(_, moving)| moving.plays(name)) {
                found.push((at, far_end(look.poses.get(name).copied().unwrap_or_default()) == 0.0));
            }
        }
    }
    if motions.set_if_neq(Motions(found)) {
        redraw.write(RequestRedraw);
    }
}

fn advance(
    session: Res<Session>,
    product: Single<(&Product, &mut Stance), With<OnStage>>,
    (motions, moved): (Res<Motions>, Res<Moved>),
    (still, ready, resolution): (Res<ReducedMotion>, Res<SceneReady>, Res<Resolution>),
    time: Res<Time>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let (product, mut stance) = product.into_inner();
    let Some(look) = &product.wanted else { return };
    let goal = goal(&session.catalog.stage.motions, look, &motions, &moved);
    let is_new = stance.goal != goal;
    if is_new {
        // Where the processor draws, each frame more would be one that is waited for.
        let at_once = still.0 || !ready.0 || resolution.tier() == Tier::Software;
        stance.head_for(goal, at_once);
        redraw.write(RequestRedraw);
    }
    if stance.age_secs.is_some() {
        // After a sleep the first step is a short one: the time that passed was not spent moving.
        stance.advance(if is_new { 1.0 / 60.0 } else { time.delta_secs().min(LONGEST_STEP) });
        redraw.write(RequestRedraw);
    }
}

/// Puts the parts on stage where they belong now, in the shape that they have there; what draws the product apart goes on from there.
fn pose(
    product: Single<(Entity, &mut Product, Ref<Stance>), With<OnStage>>,
    children: Query<&Children>,
    mut parts: Query<(&Moving, &mut Belongs)>,
    mut surfaces: Query<(&mut Shape, &mut Mesh3d)>,
    (targets, mut meshes): (Res<Targets>, ResMut<Assets<Mesh>>),
) {
    let (root, mut product, stance) = product.into_inner();
    if !product.is_changed() && !stance.is_changed() {
        return;
    }
    let mut moved = false;
    for entity in children.iter_descendants(root) {
        let Ok((moving, mut belongs)) = parts.get_mut(entity) else { continue };
        moved |= belongs.set_if_neq(Belongs(moving.placed(stance.poses())));
        for surface in children.get(entity).into_iter().flatten() {
            let Ok((mut shape, mut mesh)) = surfaces.get_mut(*surface) else { continue };
            if let Some(shaped) = shape.weigh(moving.weights(stance.poses()), &targets, &mut meshes) {
                mesh.0 = shaped;
                moved = true;
            }
        }
    }
    // Who looks at what is on stage has to look again.
    if moved {
        product.set_changed();
    }
}

#[cfg(test)]
mod tests;
