//! The picture at rest as it comes in and goes, drawn by the real renderer over a stage of one colour.

use super::super::{super::view::settled_ui, spawn_camera};
use crate::{app::launch, service::roots::Roots};
use bevy::{
    app::PluginsState,
    asset::RenderAssetUsages,
    camera::RenderTarget,
    prelude::*,
    render::{
        gpu_readback::{Readback, ReadbackComplete},
        render_resource::{Extent3d, TextureDimension, TextureFormat, TextureUsages},
    },
    tasks::tick_global_task_pools_on_main_thread,
    time::TimeUpdateStrategy,
};
use bevy_egui::{
    EguiContexts, EguiGlobalSettings, EguiPlugin, EguiPrimaryContextPass, EguiTextureHandle, PrimaryEguiContext,
};
use egui::{LayerId, Rect, Ui, UiBuilder, pos2};
use std::time::Duration;

const SIZE: UVec2 = UVec2::new(64, 16);
/// Of the stage, and of both halves of the picture at rest over it.
const STAGE: u8 = 240;
const HALVES: [u8; 2] = [STAGE, 120];

/// The picture, whether it is there, and what is left of it after a change.
#[derive(Resource)]
struct Rest {
    picture: Handle<Image>,
    comes: bool,
    left: Option<f32>,
}

/// What was on screen in each frame: one code of each half.
#[derive(Resource, Default)]
struct Seen(Vec<[u8; 2]>);

fn draw(mut contexts: EguiContexts, rest: Res<Rest>) {
    let texture = EguiTextureHandle::Weak(rest.picture.id());
    let texture = contexts.image_id(rest.picture.id()).unwrap_or_else(|| contexts.add_image(texture));
    let ctx = contexts.ctx_mut().expect("there is a camera for panels");
    let window = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect());
    let ui = Ui::new(ctx.clone(), "window".into(), window);
    let placed = (texture, Rect::from_min_max(pos2(0.0, 0.0), pos2(SIZE.x as f32, SIZE.y as f32)));
    settled_ui(&ui, rest.comes.then_some(placed), rest.left.map(|left| (placed, left)));
}

/// A window of [`SIZE`] without a display, in which a frame takes 20 ms.
fn window() -> App {
    let mut app = App::new();
    app.add_plugins((launch::base_plugins(&Roots::find().unwrap(), None, false), EguiPlugin::default()))
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(20)))
        .init_resource::<Seen>()
        .add_systems(Startup, spawn_camera)
        .add_systems(EguiPrimaryContextPass, draw);
    while app.plugins_state() == PluginsState::Adding {
        tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
    // Only the camera of the panels has a context.
    app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
    let mut target = Image::new_target_texture(SIZE.x, SIZE.y, TextureFormat::Rgba8UnormSrgb, None);
    target.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    let pixel = |at: u32| HALVES[(at % SIZE.x * 2 / SIZE.x) as usize];
    let pixels = (0..SIZE.element_product()).map(pixel).flat_map(|code| [code, code, code, 255]).collect();
    let size = Extent3d { width: SIZE.x, height: SIZE.y, ..default() };
    let (format, usage) = (TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD);
    let picture = Image::new(size, TextureDimension::D2, pixels, format, usage);
    let mut images = app.world_mut().resource_mut::<Assets<Image>>();
    let (target, picture) = (images.add(target), images.add(picture));
    app.insert_resource(Rest { picture, comes: false, left: None });
    app.world_mut().spawn((
        Camera2d,
        Msaa::Off,
        Camera { clear_color: ClearColorConfig::Custom(Color::srgb_u8(STAGE, STAGE, STAGE)), ..default() },
        RenderTarget::Image(target.clone().into()),
    ));
    app.world_mut().spawn(Readback::texture(target.clone())).observe(
        |seen: On<ReadbackComplete>, mut all: ResMut<Seen>| {
            let row = 8 * (seen.data.len() / SIZE.y as usize);
            all.0.push([8, SIZE.x as usize - 8].map(|x| seen.data[row + 4 * x]));
        },
    );
    app.update();
    let world = app.world_mut();
    let panels = world.query_filtered::<Entity, With<PrimaryEguiContext>>().single(world).unwrap();
    world.entity_mut(panels).insert(RenderTarget::Image(target.into()));
    app
}

/// What is on screen in the next frames.
fn frames(app: &mut App, count: usize) -> Vec<[u8; 2]> {
    // What was drawn before is on its way still.
    (0..4).for_each(|_| app.update());
    app.world_mut().resource_mut::<Seen>().0.clear();
    (0..count).for_each(|_| app.update());
    std::mem::take(&mut app.world_mut().resource_mut::<Seen>().0)
}

#[test]
fn it_comes_in_by_light_and_the_stage_never_blinks() {
    let mut app = window();
    frames(&mut app, 8);
    app.world_mut().resource_mut::<Rest>().comes = true;
    let seen = frames(&mut app, 40);
    assert!(seen.len() > 20, "too few frames came back: {}", seen.len());
    for frame in &seen {
        assert!(frame[0].abs_diff(STAGE) <= 1, "the stage blinks: {seen:?}");
    }
    assert!(seen.windows(2).all(|pair| pair[1][1] <= pair[0][1]), "{seen:?}");
    let between = seen.iter().filter(|frame| (HALVES[1] + 4..STAGE - 4).contains(&frame[1])).count();
    assert!(between >= 8, "it jumps: {seen:?}");
    assert_eq!(seen.last(), Some(&HALVES));
}

#[test]
fn what_is_left_of_it_after_a_change_is_mixed_in_by_light() {
    let mut app = window();
    frames(&mut app, 8);
    for left in [0.25, 0.5, 0.75] {
        app.world_mut().resource_mut::<Rest>().left = Some(left);
        let seen = frames(&mut app, 4);
        let light = |code: u8| Color::srgb_u8(code, code, code).to_linear().red;
        let mixed = light(HALVES[1]) * left + light(STAGE) * (1.0 - left);
        let mixed = (Srgba::from(LinearRgba::rgb(mixed, mixed, mixed)).red * 255.0).round() as u8;
        let last = seen.last().expect("frames came back");
        assert!(last[0].abs_diff(STAGE) <= 1 && last[1].abs_diff(mixed) <= 2, "{left}: {last:?}, not {mixed}");
    }
}
