//! Booths beside the stage in which small pictures of designs are taken.
//!
//! Invariant: a booth's camera is active only in the frame in which it takes a picture, so that booths cost nothing at rest;
//! a picture in which something may be missing is taken again.

use super::{
    Darkroom,
    key::Key,
    orders::{self, Orders},
    print::Negative,
    rest::Rest,
};
use crate::app::{
    scene::{
        SceneReady,
        camera::{off_axis, orbit::Framing, shadow_range, transform_of},
        effects::Look,
        ground::GroundMaterial,
        product::Product,
        stage::{Dresser, KeyLight, backdrop, build_set, studio_camera},
        warm::Quiet,
    },
    session::{Pictures, Shot, View},
};
use bevy::{
    camera::{RenderTarget, visibility::RenderLayers},
    light::CascadeShadowConfig,
    prelude::*,
    render::render_resource::{TextureFormat, TextureUsages},
};
use std::time::Duration;

/// Pictures that are taken at once at most.
const BOOTHS: usize = 4;
/// Longest time that pictures taken together should take.
const BUDGET: Duration = Duration::from_millis(300);
/// Frames after which the renderer is surely done with the one in which a picture was taken: it is one frame behind.
const DEVELOPING: u8 = 3;
/// How far the backdrop of a card is lightened towards white, and that of a button.
const LIGHTEN: (f32, f32) = (0.35, 0.6);

/// A place where pictures are taken: a product on a render layer of its own.
#[derive(Component, Debug)]
pub struct Booth {
    product: Entity,
    layers: RenderLayers,
    order: isize,
    taking: Option<Taking>,
}

#[derive(Debug)]
struct Taking {
    shot: Shot,
    key: Key,
    image: Handle<Image>,
    /// A new one for each picture: a camera that is given another target draws nothing.
    camera: Entity,
    /// Frames since it was taken, and how many frames had been unready before.
    taken: Option<(u8, u32)>,
}

/// How many pictures are taken at once, so that a hand never waits for long.
#[derive(Resource, Debug)]
pub struct Pace {
    booths: usize,
    /// When the pictures under way were begun.
    began: Option<Duration>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { booths: 2, began: None }
    }
}

impl Pace {
    fn adapt(&mut self, took: Duration) {
        self.booths = if took > BUDGET { self.booths.saturating_sub(1) } else { self.booths + 1 }.clamp(1, BOOTHS);
    }
}

pub fn build(mut commands: Commands, mut meshes: ResMut<Assets<Mesh>>, mut grounds: ResMut<Assets<GroundMaterial>>) {
    for booth in 0..BOOTHS {
        let layers = RenderLayers::layer(booth + 1);
        build_set(&mut commands, &mut meshes, &mut grounds, &layers);
        let product = commands.spawn(Product::seen_by(layers.clone())).id();
        commands.spawn(Booth { product, layers, order: -1 - booth as isize, taking: None });
    }
}

/// Takes pictures out of the booths, before the panels look at them.
pub fn develop(
    mut commands: Commands,
    quiet: Res<Quiet>,
    mut orders: ResMut<Orders>,
    mut booths: Query<&mut Booth>,
    (mut pace, time): (ResMut<Pace>, Res<Time<Real>>),
) {
    let mut done = false;
    for mut booth in &mut booths {
        let Some(Taking { taken: Some((frames, unready)), .. }) = &mut booth.bypass_change_detection().taking else {
            continue;
        };
        *frames += 1;
        if *frames < DEVELOPING {
            continue;
        }
        done = true;
        let is_whole = *unready == quiet.unready();
        let Some(mut taking) = booth.bypass_change_detection().taking.take() else { continue };
        if !is_whole {
            taking.taken = None;
            booth.bypass_change_detection().taking = Some(taking);
            continue;
        }
        commands.entity(taking.camera).despawn();
        // From where the stage happens to be seen, nothing is looked at twice: it would only take the place of others on disk.
        if !matches!(taking.shot.view, View::Stage(_)) {
            commands.spawn(Negative::new(taking.image.clone(), taking.key, taking.shot.view.size()));
        }
        orders.finish(taking.shot, taking.key, taking.image);
    }
    if let Some(began) = pace.began.take_if(|_| done) {
        pace.adapt(time.elapsed().saturating_sub(began));
    }
}

/// Takes the pictures of aimed booths; the products in them were built in this frame. What nobody wants any more is let go.
pub fn expose(
    quiet: Res<Quiet>,
    pictures: Res<Pictures>,
    mut commands: Commands,
    mut booths: Query<&mut Booth>,
    mut cameras: Query<&mut Camera>,
) {
    for mut booth in &mut booths {
        let taking = &mut booth.bypass_change_detection().taking;
        if let Some(gone) = taking.take_if(|taking| !pictures.wants(&taking.shot)) {
            commands.entity(gone.camera).despawn();
        }
        let Some(taking) = taking else { continue };
        let Ok(mut camera) = cameras.get_mut(taking.camera) else { continue };
        camera.is_active = taking.taken.is_none();
        taking.taken.get_or_insert((0, quiet.unready()));
    }
}

/// Points free booths at what has to be rendered, while nobody moves anything.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
pub fn aim(
    mut commands: Commands,
    mut dresser: Dresser,
    ready: Res<SceneReady>,
    (rest, time, mut pace): (Res<Rest>, Res<Time<Real>>, ResMut<Pace>),
    (pictures, orders): (Res<Pictures>, Res<Orders>),
    mut booths: Query<&mut Booth>,
    mut products: Query<&mut Product>,
    mut lights: Query<(&mut CascadeShadowConfig, &RenderLayers), With<KeyLight>>,
) {
    // While a light is on its way, what is known of the one before is no more.
    if !ready.0 || !rest.is_rest(time.elapsed()) || !dresser.line.is_settled() {
        return;
    }
    // All booths begin together, so that they are exposed in the same frame.
    if booths.iter().any(|booth| booth.taking.is_some()) {
        return;
    }
    let booths_now = pace.booths;
    let catalog = dresser.session.catalog.clone();
    for (mut booth, (shot, key)) in booths.iter_mut().zip(orders.missing(&pictures)).take(booths_now) {
        let Some(pose) = orders::pose(&catalog, &shot.view) else { continue };
        let Some((_, light)) = catalog.stage.environments.get_index(orders::light(&shot.view)) else { continue };
        let lies_on_stage = matches!(shot.view, View::Stage(_));
        if lies_on_stage && dresser.line.environment() != Some(light) {
            continue;
        }
        dresser.dress(Some(&booth.layers), light, lies_on_stage);
        let Ok(mut product) = products.get_mut(booth.product) else { continue };
        product.wanted = Some(Look::of(&catalog, &shot.selection));
        for (mut config, layers) in &mut lights {
            if *layers == booth.layers {
                *config = shadow_range(&pose, &catalog.stage);
            }
        }
        let size = shot.view.size();
        let lighten = match shot.view {
            View::Card => LIGHTEN.0,
            View::Button(_) => LIGHTEN.1,
            View::Stage(_) => 0.0,
        };
        let image = dresser.images.add(picture(size));
        let camera = commands.spawn((
            studio_camera(lighten),
            Camera { order: booth.order, clear_color: backdrop(light, lighten), is_active: false, ..default() },
            dresser.surroundings(light),
            RenderTarget::Image(image.clone().into()),
            off_axis(Framing::new(size.as_vec2(), None)),
            transform_of(&pose),
            booth.layers.clone(),
        ));
        let camera = camera.id();
        booth.taking = Some(Taking { shot, key, image, camera, taken: None });
        pace.began.get_or_insert(time.elapsed());
    }
}

/// Whether pictures are being taken; then frames follow each other.
pub fn stay_awake(
    booths: Query<&Booth>,
    negatives: Query<(), With<Negative>>,
    orders: Res<Orders>,
    mut room: ResMut<Darkroom>,
    mut redraw: MessageWriter<bevy::window::RequestRedraw>,
) {
    let busy = !negatives.is_empty() || booths.iter().any(|booth| booth.taking.is_some());
    let room = room.bypass_change_detection();
    *room = Darkroom { busy, redraws: usize::from(busy || orders.has_news()) };
    if room.redraws > 0 {
        redraw.write(bevy::window::RequestRedraw);
    }
}

/// An empty picture.
fn picture(size: UVec2) -> Image {
    let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba8UnormSrgb, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    image
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_follows_the_machine() {
        let mut pace = Pace::default();
        (0..9).for_each(|_| pace.adapt(BUDGET / 2));
        assert_eq!(pace.booths, BOOTHS);
        (0..9).for_each(|_| pace.adapt(BUDGET * 2));
        assert_eq!(pace.booths, 1);
    }
}
