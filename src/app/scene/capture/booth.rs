//! Small pictures of designs, taken in booths beside the stage.
//!
//! Invariant: a booth's camera is active only in the frames in which it takes a picture, so that booths cost nothing at rest.

use crate::app::{
    scene::{
        SceneSystems,
        camera::{
            CameraMotion, off_axis,
            orbit::{Framing, Pose},
            shadow_range, transform_of,
        },
        effects::Look,
        ground::GroundMaterial,
        product::Product,
        stage::{KeyLight, StudioLight, build_set, studio_camera},
        warm::{Quiet, SceneReady},
    },
    session::{Pictures, Session, pictures::PICTURE_SIZE},
};
use crate::design::Selection;
use bevy::{
    asset::RenderAssetUsages,
    camera::{RenderTarget, visibility::RenderLayers},
    light::CascadeShadowConfig,
    prelude::*,
    render::render_resource::TextureFormat,
    window::RequestRedraw,
};

/// Pictures that are taken at once: a frame also draws the stage, which costs more than several small pictures.
const BOOTHS: usize = 4;
/// Whole frames for which a booth's camera is active: in the first one, what is new to the renderer may still be missing.
const EXPOSURE_FRAMES: u32 = 2;
/// How far the backdrop of a picture is lightened towards white.
const LIGHTEN: f32 = 0.35;
/// The product is framed a little closer than on stage: a card has no controls around it.
const CLOSER: f32 = 0.82;

/// A place where pictures are taken: a product on a render layer of its own.
#[derive(Component, Debug)]
struct Booth {
    product: Entity,
    layers: RenderLayers,
    order: isize,
    taking: Option<Taking>,
}

#[derive(Debug)]
struct Taking {
    selection: Selection,
    image: Handle<Image>,
    /// A new one for each picture: a camera that is given another target draws nothing.
    camera: Entity,
}

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, build_booths).add_systems(
        Update,
        (develop, aim_booths)
            .chain()
            .in_set(SceneSystems::Aim)
            .run_if(resource_exists::<Session>.and_then(resource_exists::<Pictures>)),
    );
}

fn build_booths(mut commands: Commands, mut meshes: ResMut<Assets<Mesh>>, mut grounds: ResMut<Assets<GroundMaterial>>) {
    for booth in 0..BOOTHS {
        let layers = RenderLayers::layer(booth + 1);
        build_set(&mut commands, &mut meshes, &mut grounds, &layers);
        let product = commands.spawn(Product::seen_by(layers.clone())).id();
        commands.spawn(Booth { product, layers, order: -1 - booth as isize, taking: None });
    }
}

/// Hands over pictures that are done.
fn develop(mut commands: Commands, quiet: Res<Quiet>, mut booths: Query<&mut Booth>, mut pictures: ResMut<Pictures>) {
    if quiet.frames() <= EXPOSURE_FRAMES {
        return;
    }
    for mut booth in &mut booths {
        let Some(taking) = booth.bypass_change_detection().taking.take() else { continue };
        pictures.finish(&taking.selection, taking.image);
        commands.entity(taking.camera).despawn();
    }
}

/// Points free booths at the designs that are asked for, unless the customer is moving something.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn aim_booths(
    mut commands: Commands,
    session: Res<Session>,
    studio: Option<Res<StudioLight>>,
    ready: Res<SceneReady>,
    quiet: Res<Quiet>,
    motion: Res<CameraMotion>,
    pictures: Res<Pictures>,
    mut images: ResMut<Assets<Image>>,
    mut booths: Query<&mut Booth>,
    mut products: Query<&mut Product>,
    mut lights: Query<(&mut CascadeShadowConfig, &RenderLayers), With<KeyLight>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let under_way: Vec<Selection> =
        booths.iter().filter_map(|booth| Some(booth.taking.as_ref()?.selection.clone())).collect();
    let stage = &session.catalog.stage;
    let closer = || stage.cameras.get(&stage.home).map(|home| Pose { frame_mm: home.frame_mm * CLOSER, ..home.into() });
    let own = stage.cards.as_ref().and_then(|cards| stage.cameras.get(cards)).map(Pose::from);
    let (Some(pose), Some(studio)) = (own.or_else(closer).filter(|_| ready.0), studio) else { return };
    let mut waiting = pictures.all_waiting().filter(|wanted| !under_way.contains(wanted));
    let mut busy = !under_way.is_empty();
    for mut booth in &mut booths {
        if booth.taking.is_some() || motion.0 {
            continue;
        }
        let Some(selection) = waiting.next() else { break };
        let Ok(mut product) = products.get_mut(booth.product) else { continue };
        product.wanted = Some(Look::of(&session.catalog, selection));
        for (mut config, layers) in &mut lights {
            if *layers == booth.layers {
                *config = shadow_range(&pose);
            }
        }
        let image = images.add(picture());
        let camera = commands.spawn((
            studio_camera(LIGHTEN),
            Camera { order: booth.order, clear_color: studio.backdrop(LIGHTEN), ..default() },
            studio.environment.clone(),
            RenderTarget::Image(image.clone().into()),
            off_axis(Framing::new(PICTURE_SIZE.as_vec2(), None)),
            transform_of(&pose),
            booth.layers.clone(),
        ));
        booth.taking = Some(Taking { selection: selection.clone(), image, camera: camera.id() });
        quiet.restart();
        busy = true;
    }
    if busy {
        redraw.write(RequestRedraw);
    }
}

/// An empty picture of the size of a card.
fn picture() -> Image {
    let mut image = Image::new_target_texture(PICTURE_SIZE.x, PICTURE_SIZE.y, TextureFormat::Rgba8UnormSrgb, None);
    image.asset_usage = RenderAssetUsages::default();
    image
}
