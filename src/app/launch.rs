//! What every Bevy application of this program starts with: Bevy's own plugins, and where files are read from.
//!
//! Invariant: files are read only below the two roots; data can never name a place outside of them.

use super::session::load::CATALOG_SOURCE;
use crate::service::roots::Roots;
use bevy::{
    app::PluginGroupBuilder,
    asset::{AssetMetaCheck, io::AssetSourceBuilder},
    log::LogPlugin,
    prelude::*,
    render::{
        RenderPlugin,
        pipelined_rendering::PipelinedRenderingPlugin,
        renderer::{RenderInstance, WgpuWrapper},
        settings::Backends,
    },
    tasks::block_on,
    window::ExitCondition,
    winit::WinitPlugin,
};
use std::{path::PathBuf, sync::Arc};

/// There is nothing to draw with.
#[derive(Debug, thiserror::Error)]
#[error(
    "no Vulkan driver was found; install the one of your graphics card, or software rendering (Debian and Ubuntu: \
     mesa-vulkan-drivers, Fedora: mesa-vulkan-drivers, Arch: vulkan-swrast)"
)]
pub struct NoGraphics;

/// Checks that there is something to draw with, because Bevy cannot go on without.
pub fn check_graphics() -> Result<(), NoGraphics> {
    let instance = RenderInstance(Arc::new(WgpuWrapper::new(default())));
    let found = block_on(instance.enumerate_adapters(Backends::from_env().unwrap_or(Backends::all())));
    if found.is_empty() { Err(NoGraphics) } else { Ok(()) }
}

/// Bevy's plugins with the program's files, and a window unless `window` is `None`.
///
/// Without a window everything runs in step with [`App::update`], so that pictures come out the same every time.
pub fn base_plugins(roots: &Roots, window: Option<Window>) -> PluginGroupBuilder {
    let headless = window.is_none();
    let exit_condition = if headless { ExitCondition::DontExit } else { ExitCondition::OnPrimaryClosed };
    let plugins = DefaultPlugins
        .set(AssetPlugin {
            file_path: roots.assets.to_string_lossy().into_owned(),
            meta_check: AssetMetaCheck::Never,
            watch_for_changes_override: Some(!headless),
            ..default()
        })
        .set(WindowPlugin { primary_window: window, exit_condition, ..default() })
        .set(RenderPlugin { synchronous_pipeline_compilation: headless, ..default() })
        .disable::<LogPlugin>()
        .add_before::<AssetPlugin>(CatalogSource(roots.catalogs.clone()));
    if headless { plugins.disable::<WinitPlugin>().disable::<PipelinedRenderingPlugin>() } else { plugins }
}

/// Makes the catalogs folder readable under its own name.
struct CatalogSource(PathBuf);

impl Plugin for CatalogSource {
    fn build(&self, app: &mut App) {
        let root = self.0.to_string_lossy();
        app.register_asset_source(CATALOG_SOURCE, AssetSourceBuilder::platform_default(&root, None));
    }
}
