//! The border between Bevy and the views: resources in, messages out.
//!
//! Invariant: what is drawn follows change detection; nothing is built, asked for or sent in a frame in which nothing
//! happened. The egui pass may run twice a frame, so it only draws and collects actions.

mod answer;
mod bill;
mod broken;
mod buttons;
mod draw;
mod follow;
mod keyboard;
mod lights;
mod lines;
mod measures;
mod outside;
mod product;
mod reviews;
mod send;
mod shelves;
mod spots;
mod swatches;
mod told;
mod words;

pub use broken::UiProblems;
pub use words::in_english;

use super::{
    model::{Memory, Screen, UiAction, View},
    texts::Texts,
};
use crate::app::{
    AppSystems,
    library::Settings,
    modes::Profile,
    session::{
        NextVisitor, OutlineFound, ReducedMotion,
        load::{LineReopened, LineTaken},
    },
};
use bevy::{
    asset::AssetEventSystems,
    camera::{CameraOutputMode, visibility::RenderLayers},
    prelude::*,
    render::{render_resource::BlendState, view::Msaa},
};
use bevy_egui::{
    EguiContext, EguiContextSettings, EguiGlobalSettings, EguiInput, EguiInputSystemSettings, EguiPlugin,
    EguiPostUpdateSet, EguiPreUpdateSet, EguiPrimaryContextPass, EguiZoomFactor, PrimaryEguiContext,
};
use std::{path::PathBuf, sync::Arc};

/// Where the files of the panels are; inserted by whoever starts the app.
#[derive(Resource, Clone, Debug, Default)]
pub struct UiFiles {
    /// The assets folder, which holds `fonts`.
    pub assets: PathBuf,
}

/// Covers the window while the product is prepared; written by whoever knows. [`Phase::Loading`] covers it anyhow.
///
/// [`Phase::Loading`]: crate::app::session::Phase::Loading
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Splash {
    pub visible: bool,
    /// From 0 to 1.
    pub progress: f32,
}

/// What the views remember between frames.
#[derive(Resource, Clone, Debug, Default)]
pub struct UiMemory(pub Memory);

/// What is drawn.
#[derive(Resource)]
struct Shown(View);

/// What was asked for since it was last sent on.
#[derive(Resource, Debug, Default)]
struct Asked(Vec<UiAction>);

impl Default for Shown {
    fn default() -> Self {
        Self(View {
            texts: Arc::new(Texts::new("en")),
            screen: Screen::Splash { title: String::new(), progress: 0.0 },
            product: None,
            answer: None,
            bill: None,
            finishes: Vec::new(),
            presets: Vec::new(),
            report: None,
            proposal: None,
            shelves: Vec::new(),
            reviews: None,
            saved: Vec::new(),
            lines: Vec::new(),
            publish: Default::default(),
            problems: Vec::new(),
            toasts: Vec::new(),
            measures: Vec::new(),
            has_spots: false,
            explains: false,
            spots: Vec::new(),
            steps: Vec::new(),
            motions: Vec::new(),
            lights: Vec::new(),
            can_keep: false,
            takes_pictures: false,
            screen_keys: false,
            show_problems: false,
        })
    }
}

/// Adds the panels; needs [`UiFiles`].
pub fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default())
        .init_resource::<UiFiles>()
        .init_resource::<Splash>()
        .init_resource::<UiMemory>()
        .init_resource::<Shown>()
        .init_resource::<Asked>()
        .init_resource::<told::Told>()
        .init_resource::<reviews::VisitorKey>()
        .init_resource::<shelves::Codes>()
        .init_resource::<swatches::Swatches>()
        .init_resource::<buttons::Buttons>()
        .init_resource::<lines::Covers>()
        .init_resource::<UiProblems>()
        .add_systems(Startup, spawn_camera)
        .add_systems(
            Update,
            (
                (forget_visitor, send::send).chain().in_set(AppSystems::Receive).after(LineTaken),
                broken::find.in_set(AppSystems::Receive).after(LineTaken),
                (buttons::forget_images, swatches::measure).in_set(AppSystems::Receive),
                (take_settings.run_if(resource_exists_and_changed::<Settings>), told::tell, follow::follow)
                    .chain()
                    .in_set(AppSystems::Follow),
            ),
        )
        .add_systems(
            PreUpdate,
            (keyboard::write_keys, drop_old_news)
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        // Letters that are drawn for the first time are in a picture of letters that changes with them. Where that is told too
        // late, the frame has gaps, and at rest no other one follows.
        .configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems))
        .configure_sets(PostUpdate, EguiPostUpdateSet::EndPass.after(OutlineFound))
        .add_systems(EguiPrimaryContextPass, draw::draw);
}

/// bevy_egui tells egui in every frame which modifier keys are held. Egui takes any event as a reason for one more frame, so
/// that the program would never rest; only a change is news.
fn drop_old_news(mut inputs: Query<&mut EguiInput>, mut known: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(modifiers) => std::mem::replace(&mut *known, *modifiers) != *modifiers,
            _ => true,
        });
    }
}

/// A camera of its own, so that what is done to the product's camera leaves the panels alone. Its context has its scale from
/// the start: where the pointer is would otherwise be told in another one until it moves again.
fn spawn_camera(mut commands: Commands, mut settings: ResMut<EguiGlobalSettings>, profile: Option<Res<Profile>>) {
    settings.auto_create_primary_context = false;
    let mut context = EguiContext::default();
    let scale = profile.map_or(1.0, |profile| profile.ui_scale);
    context.get_mut().options_mut(|options| options.zoom_factor = scale);
    commands.spawn((
        Name::new("panels"),
        (PrimaryEguiContext, context, EguiZoomFactor { zoom_factor: scale }),
        EguiContextSettings {
            // The panels' root covers the whole window, so bevy_egui would take every click for its own; `Panels` knows
            // better.
            capture_pointer_input: false,
            // `keyboard` reads keys.
            input_system_settings: EguiInputSystemSettings {
                run_write_keyboard_input_messages_system: false,
                ..default()
            },
            ..default()
        },
        Camera2d,
        RenderLayers::none(),
        Msaa::Off,
        Camera {
            order: 1,
            output_mode: CameraOutputMode::Write {
                blend_state: Some(BlendState::PREMULTIPLIED_ALPHA_BLENDING),
                clear_color: ClearColorConfig::None,
            },
            clear_color: ClearColorConfig::Custom(Color::NONE),
            ..default()
        },
    ));
}

/// What the panels remember and were asked for belongs to one visitor and one state of the catalog.
fn forget_visitor(
    mut next: MessageReader<NextVisitor>,
    mut reopened: MessageReader<LineReopened>,
    mut memory: ResMut<UiMemory>,
    mut asked: ResMut<Asked>,
    mut told: ResMut<told::Told>,
    mut key: ResMut<reviews::VisitorKey>,
) {
    if next.read().count() + reopened.read().count() > 0 {
        memory.0 = Memory::default();
        asked.0.clear();
        told.forget();
        key.0 = None;
    }
}

/// What a person set once holds for the panels; in a showroom nobody is remembered.
fn take_settings(
    settings: Res<Settings>,
    profile: Option<Res<Profile>>,
    mut memory: ResMut<UiMemory>,
    mut motion: ResMut<ReducedMotion>,
) {
    motion.set_if_neq(ReducedMotion(settings.reduced_motion));
    if profile.is_some_and(|profile| profile.keep_designs) && memory.0.author != settings.author {
        memory.0.author.clone_from(&settings.author);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_holds_before_anything_is_drawn() {
        let mut app = App::new();
        app.init_resource::<EguiGlobalSettings>().insert_resource(Profile::kiosk()).add_systems(Startup, spawn_camera);
        app.update();
        let world = app.world_mut();
        let (mut context, told) = world.query::<(&mut EguiContext, &EguiZoomFactor)>().single_mut(world).unwrap();
        assert_eq!(context.get_mut().zoom_factor(), Profile::kiosk().ui_scale);
        assert_eq!(told.zoom_factor, Profile::kiosk().ui_scale);
    }
}
