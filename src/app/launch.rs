//! What every Bevy application of this program starts with: Bevy's own plugins, and where files are read from.
//!
//! Invariant: files are read only below the two roots; data can never name a place outside of them.

use super::{
    gate,
    graphics::{self, GraphicsFailure},
    session::load::CATALOG_SOURCE,
};
use crate::service::roots::Roots;
use bevy::{
    app::PluginGroupBuilder,
    asset::{AssetMetaCheck, io::AssetSourceId},
    log::LogPlugin,
    prelude::*,
    render::{
        RenderPlugin,
        pipelined_rendering::PipelinedRenderingPlugin,
        renderer::{RenderInstance, WgpuWrapper},
        settings::{Backends, MemoryHints, RenderCreation, WgpuSettings},
    },
    tasks::block_on,
    window::ExitCondition,
    winit::WinitPlugin,
};
use std::{
    panic::AssertUnwindSafe,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

/// There is nothing to draw with.
#[derive(Debug, thiserror::Error)]
#[error(
    "no Vulkan driver was found; install the one of your graphics card, or software rendering (Debian and Ubuntu: \
     mesa-vulkan-drivers, Fedora: mesa-vulkan-drivers, Arch: vulkan-swrast)"
)]
pub struct NoGraphics;

/// A panic of ours or of a library, as a message.
#[derive(Debug, thiserror::Error)]
pub enum Mistake {
    #[error(
        "the display cannot be opened; check DISPLAY or WAYLAND_DISPLAY, or use ./scripts/run after unsetting them, which starts \
         a virtual one"
    )]
    Display,
    #[error(transparent)]
    Graphics(#[from] GraphicsFailure),
    #[error("Atelier stopped because of a mistake of its own: {0}; saved designs are safe, please report this")]
    Panic(String),
}

/// What Bevy panics with when there is no display behind the variables that name one.
const NO_EVENT_LOOP: &str = "Failed to build event loop";

/// How often the graphics library panicked, on any thread. It does where a driver is lost in the middle of a frame.
static GRAPHICS_PANICS: AtomicU32 = AtomicU32::new(0);

/// Does `work`; a panic in it becomes an error message, and where it happened goes to the log.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Mistake> {
    let is_known = |text: &str| text.starts_with(NO_EVENT_LOOP);
    let before = GRAPHICS_PANICS.load(Ordering::Relaxed);
    std::panic::set_hook(Box::new(move |panic| {
        if panic.location().is_some_and(|place| is_of_graphics(place.file())) {
            GRAPHICS_PANICS.fetch_add(1, Ordering::Relaxed);
        }
        if !panic.payload_as_str().is_some_and(is_known) {
            tracing::error!("{panic}");
        }
    }));
    std::panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        match text {
            Some(text) if is_known(text) => Mistake::Display,
            // What panics last fell over what the first one left.
            _ if GRAPHICS_PANICS.load(Ordering::Relaxed) > before => {
                GraphicsFailure::Lost("in the middle of a frame".to_owned()).into()
            }
            text => Mistake::Panic(text.unwrap_or("no details").to_owned()),
        }
    })
}

/// Whether a source file is of the graphics library.
fn is_of_graphics(file: &str) -> bool {
    let mut folders = Path::new(file).components().filter_map(|folder| folder.as_os_str().to_str());
    folders.any(|folder| folder.starts_with("wgpu"))
}

/// Checks that there is something to draw with, because Bevy cannot go on without.
pub fn check_graphics() -> Result<(), NoGraphics> {
    let instance = RenderInstance(Arc::new(WgpuWrapper::new(default())));
    let found = block_on(instance.enumerate_adapters(Backends::from_env().unwrap_or(Backends::all())));
    if found.is_empty() { Err(NoGraphics) } else { Ok(()) }
}

/// Bevy's plugins with the program's files, and a window unless `window` is `None`.
///
/// Files are watched for changes if `watch`. Without a window everything runs in step with [`App::update`], so that pictures come out the same every time.
pub fn base_plugins(roots: &Roots, window: Option<Window>, watch: bool) -> PluginGroupBuilder {
    let headless = window.is_none();
    let exit_condition = if headless { ExitCondition::DontExit } else { ExitCondition::OnPrimaryClosed };
    let plugins = DefaultPlugins
        .set(AssetPlugin { meta_check: AssetMetaCheck::Never, watch_for_changes_override: Some(watch), ..default() })
        .set(WindowPlugin { primary_window: window, exit_condition, ..default() })
        .set(render_plugin(headless))
        .disable::<LogPlugin>()
        .add_before::<AssetPlugin>(Files(roots.clone()))
        .add(graphics::plugin);
    if headless { plugins.disable::<WinitPlugin>().disable::<PipelinedRenderingPlugin>() } else { plugins }
}

/// Bevy's renderer; frames wait for their pipelines if `synchronous`.
///
/// A line is loaded once and then shown for long: memory that is given back soon counts for more than allocating fast. In the
/// large blocks that the graphics library takes otherwise, what was freed stays with the program.
pub fn render_plugin(synchronous: bool) -> RenderPlugin {
    let settings = WgpuSettings { memory_hints: MemoryHints::MemoryUsage, ..default() };
    RenderPlugin {
        render_creation: RenderCreation::Automatic(Box::new(settings)),
        synchronous_pipeline_compilation: synchronous,
        ..default()
    }
}

/// Where files are read from: the assets, and the catalogs under their own name.
struct Files(Roots);

impl Plugin for Files {
    fn build(&self, app: &mut App) {
        app.register_asset_source(AssetSourceId::Default, gate::source(&self.0.assets));
        app.register_asset_source(CATALOG_SOURCE, gate::source(&self.0.catalogs));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_of_the_graphics_library_are_told_apart() {
        assert!(is_of_graphics("/home/a/registry/src/x/wgpu-29.0.4/src/backend/wgpu_core.rs"));
        assert!(is_of_graphics("wgpu-hal-29.0.1/src/vulkan/mod.rs"));
        assert!(!is_of_graphics("src/app/scene/mod.rs"));
    }

    #[test]
    fn a_panic_becomes_a_message() {
        let check = |work: fn() -> i32, expect: Result<i32, &str>| {
            let got = guarded(work).map_err(|mistake| mistake.to_string());
            match (got, expect) {
                (Ok(got), Ok(expect)) => assert_eq!(got, expect),
                (Err(got), Err(expect)) => assert!(got.contains(expect), "{got}"),
                (got, expect) => panic!("{got:?} instead of {expect:?}"),
            }
        };
        let before = std::panic::take_hook();
        check(|| 3, Ok(3));
        check(|| panic!("ran out of {}", "thread"), Err("a mistake of its own: ran out of thread"));
        check(|| panic!("Failed to build event loop: refused"), Err("the display cannot be opened"));
        std::panic::set_hook(before);
    }
}
