//! Composing the rooms into the application with a window.

use super::{
    AppSystems, bench,
    clock::Clock,
    community, darkroom, graphics,
    launch::{self, Mistake},
    library,
    modes::{self, Profile},
    scene, screenshot, session, sketching, trace, ui,
};
use crate::{
    app::{
        community::HubPlace,
        scene::{
            SceneProblems, SceneReady,
            line_assets::LineAssets,
            tier::{ForcedTier, Tier},
        },
    },
    service::roots::Roots,
};
use bevy::{
    prelude::*,
    window::{MonitorSelection, RequestRedraw, WindowMode, WindowResolution},
    winit::{UpdateMode, WinitSettings},
};
use std::{path::PathBuf, process::ExitCode, time::Duration};

/// Longest sleep between two looks at the world when nothing happens; a frame an hour is none.
const SLEEP: Duration = Duration::from_secs(3600);

/// What to start.
#[derive(Clone, Debug)]
pub struct Options {
    pub profile: Profile,
    pub roots: Roots,
    /// Name of the line's folder.
    pub line: String,
    /// Design code to open.
    pub design: Option<String>,
    pub hub: HubPlace,
    /// Whether an embedded hub is filled with sample designs.
    pub samples: bool,
    pub data_dir: PathBuf,
    /// Size of the window in logical pixels; the profile decides if absent.
    pub window: Option<(u32, u32)>,
    /// In place of what the machine is found to be.
    pub tier: Option<Tier>,
    /// Whether light is followed while nothing changes.
    pub settle: bool,
    pub screenshot: Option<PathBuf>,
    pub trace: Option<PathBuf>,
}

/// Why the application did not open, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    #[error(
        "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); use ./scripts/run, which starts a virtual one"
    )]
    NoDisplay,
    #[error(transparent)]
    Graphics(#[from] launch::NoGraphics),
    #[error(transparent)]
    Mistake(#[from] Mistake),
}

/// Opens the window and runs until it is closed.
pub fn run(options: Options) -> Result<ExitCode, RunError> {
    run_with(options, |_| {})
}

/// Like [`run`], with something added to the application.
pub fn run_with(options: Options, extend: impl FnOnce(&mut App)) -> Result<ExitCode, RunError> {
    let has = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !has("DISPLAY") && !has("WAYLAND_DISPLAY") {
        return Err(RunError::NoDisplay);
    }
    launch::check_graphics()?;
    let ended = launch::guarded(|| {
        let mut app = App::new();
        compose(&mut app, options);
        extend(&mut app);
        app.run()
    });
    if let Err(Mistake::Graphics(failure)) = &ended {
        error!("{failure}; what was designed is kept");
        return Ok(ExitCode::from(graphics::START_AGAIN));
    }
    Ok(match ended? {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    })
}

fn compose(app: &mut App, options: Options) {
    let Options { profile, roots, line, design, hub, samples, data_dir, window, tier, settle, screenshot, trace } =
        options;
    let drafts = profile.show_drafts;
    app.set_error_handler(bevy::ecs::error::error)
        .add_plugins(launch::base_plugins(&roots, Some(window_of(&profile, window)), profile.show_problems))
        .insert_resource(WinitSettings {
            focused_mode: UpdateMode::reactive(SLEEP),
            unfocused_mode: UpdateMode::reactive(SLEEP),
        })
        .init_resource::<Clock>()
        .insert_resource(session::load::OpenLine { id: line, roots: roots.clone(), drafts })
        .insert_resource(library::OpenDesign(design))
        .insert_resource(library::DataDir(data_dir.clone()))
        .insert_resource(scene::capture::disk::PictureCache::below(&data_dir))
        .insert_resource(community::CommunityConfig { place: hub, data_dir, samples })
        .insert_resource(ForcedTier(tier))
        .insert_resource(scene::settle::Settles(settle))
        .insert_resource(scene::fade::Fades(true))
        .insert_resource(scene::outline::OutlinesHovered(profile.outline_hovered))
        .insert_resource(profile)
        .insert_resource(ui::UiFiles { assets: roots.assets })
        .configure_sets(Update, (AppSystems::Receive, AppSystems::Apply, AppSystems::Follow).chain())
        .add_plugins((session::plugin, scene::plugin, library::plugin, community::plugin, ui::plugin))
        .add_systems(Update, (cover_until_ready, tell_file_problems).after(AppSystems::Follow))
        .add_plugins((
            modes::visitors::plugin,
            modes::watch::plugin,
            sketching::plugin,
            screenshot::plugin,
            trace::plugin,
            bench::window::plugin,
            darkroom::plugin,
        ));
    if let Some(file) = screenshot {
        app.insert_resource(screenshot::ScreenshotFile(file));
    }
    if let Some(file) = trace {
        app.insert_resource(trace::TraceFile(file));
    }
}

/// The splash stays until the product can be shown as it should look.
fn cover_until_ready(
    ready: Res<SceneReady>,
    line: Res<LineAssets>,
    mut splash: ResMut<ui::Splash>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    if splash.set_if_neq(ui::Splash { visible: !ready.0, progress: line.progress() }) {
        redraw.write(RequestRedraw);
    }
}

/// What scene and panels could not load is listed with the line's problems and told like any other trouble, all of it
/// at once when the product is on stage.
fn tell_file_problems(
    scene: Res<SceneProblems>,
    panels: Res<ui::UiProblems>,
    splash: Res<ui::Splash>,
    line: Option<ResMut<session::Line>>,
    mut notices: ResMut<session::Notices>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    // A texture may be on a button, too.
    let is_new = |problem: &&session::LoadProblem| scene.0.iter().all(|known| known.place != problem.place);
    let all = || scene.0.iter().chain(panels.0.iter().filter(is_new));
    let Some(mut line) = line.filter(|line| !splash.visible && !line.files.iter().eq(all())) else { return };
    let new: Vec<_> = all().filter(|problem| !line.files.contains(problem)).cloned().collect();
    if !new.is_empty() {
        notices.push(session::Notice::Trouble(session::Trouble::Files(new)));
    }
    line.files = all().cloned().collect();
    redraw.write(RequestRedraw);
}

fn window_of(profile: &Profile, size: Option<(u32, u32)>) -> Window {
    let (width, height) = size.unwrap_or((1440, 900));
    let fullscreen = profile.fullscreen && size.is_none();
    Window {
        title: "Atelier".into(),
        name: Some("atelier".into()),
        resolution: WindowResolution::new(width, height),
        mode: if fullscreen {
            WindowMode::BorderlessFullscreen(MonitorSelection::Current)
        } else {
            WindowMode::Windowed
        },
        ..default()
    }
}
