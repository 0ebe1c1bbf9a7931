//! Loading a line through Bevy's asset system, and again when its files change.

use super::{Focus, Highlight, Phase, Pictures, Session};
use crate::{
    app::AppSystems,
    catalog::{Catalog, Diagnostic, Severity},
    rules::Rulebook,
    service::{catalogs, roots::Roots},
};
use bevy::{
    asset::{AssetLoader, AssetPath, LoadContext, io::Reader},
    prelude::*,
    window::RequestRedraw,
};
use std::sync::Arc;

/// A catalog folder as loaded: the model if it has no error, and all its problems.
#[derive(Asset, TypePath, Clone, Debug)]
pub struct CatalogAsset {
    pub catalog: Option<Arc<Catalog>>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The line that is shown.
#[derive(Resource, Debug)]
pub struct Line {
    /// Name of the folder under the catalogs root.
    pub id: String,
    handle: Handle<CatalogAsset>,
    /// What is wrong, worst first; warnings too.
    pub problems: Vec<LoadProblem>,
    /// Files that the product is shown without.
    pub files: Vec<LoadProblem>,
}

/// Something about a line that the person at the screen should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadProblem {
    pub severity: Severity,
    /// File, with line and column where known.
    pub place: String,
    pub message: String,
    pub remedy: String,
}

impl From<&Diagnostic> for LoadProblem {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity,
            place: format!("{}:{}:{}", diagnostic.file, diagnostic.line, diagnostic.column),
            message: diagnostic.message.clone(),
            remedy: diagnostic.remedy.clone(),
        }
    }
}

/// Name of the asset source whose root is the catalogs folder.
pub const CATALOG_SOURCE: &str = "catalogs";

/// A line was opened again after its files changed: indices into the old catalog mean nothing any more.
#[derive(Message, Clone, Copy, Debug)]
pub struct LineReopened;

/// Which line to open, and where from; inserted before [`plugin`] is added.
#[derive(Resource, Clone, Debug)]
pub struct OpenLine {
    /// Name of the line's folder.
    pub id: String,
    pub roots: Roots,
}

pub fn plugin(app: &mut App) {
    let loader = CatalogLoader(app.world().resource::<OpenLine>().roots.clone());
    app.add_message::<LineReopened>()
        .init_asset::<CatalogAsset>()
        .register_asset_loader(loader)
        .add_systems(Startup, begin)
        .add_systems(Update, (receive, fail).in_set(AppSystems::Receive).run_if(resource_exists::<Line>));
}

/// Reads a catalog folder, as `atelier check` does, when its `catalog.ron` is asked for.
#[derive(TypePath)]
struct CatalogLoader(Roots);

/// A catalog that is not in a folder of its own.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not in a folder of its own; make one for each line under the catalogs folder")]
pub struct NoFolder(String);

impl AssetLoader for CatalogLoader {
    type Asset = CatalogAsset;
    type Settings = ();
    type Error = NoFolder;

    async fn load(
        &self,
        _catalog: &mut dyn Reader,
        _settings: &(),
        context: &mut LoadContext<'_>,
    ) -> Result<CatalogAsset, NoFolder> {
        let path = context.path().path().to_owned();
        let folder = path.parent().and_then(|folder| folder.to_str()).filter(|folder| !folder.is_empty());
        let folder = folder.ok_or_else(|| NoFolder(path.display().to_string()))?;
        let on_disk = self.0.catalogs.join(folder);
        let (sources, resolved) = catalogs::load_with_sources(&on_disk, Some(&self.0.assets));
        // A change of any of these files loads the line again.
        for name in sources.texts.keys().filter(|name| *name != "catalog.ron") {
            let companion = AssetPath::from(format!("{CATALOG_SOURCE}://{folder}/{name}"));
            context.read_asset_bytes(companion).await.ok();
        }
        let without_assets = || catalogs::load(&on_disk, None).catalog;
        // A missing mesh is told and left out; the line is shown all the same.
        let catalog = resolved.catalog.or_else(without_assets).map(Arc::new);
        Ok(CatalogAsset { catalog, diagnostics: resolved.diagnostics })
    }

    fn extensions(&self) -> &[&str] {
        &["ron"]
    }
}

fn begin(mut commands: Commands, open: Res<OpenLine>, assets: Res<AssetServer>) {
    let handle = assets.load(format!("{CATALOG_SOURCE}://{}/catalog.ron", open.id));
    commands.insert_resource(Line { id: open.id.clone(), handle, problems: Vec::new(), files: Vec::new() });
}

/// Takes a loaded or reloaded catalog over; the design survives a reload as far as the new catalog allows.
fn receive(
    mut commands: Commands,
    mut loaded: MessageReader<AssetEvent<CatalogAsset>>,
    catalogs: Res<Assets<CatalogAsset>>,
    mut line: ResMut<Line>,
    session: Option<Res<Session>>,
    mut pictures: ResMut<Pictures>,
    mut focus: ResMut<Focus>,
    mut highlight: ResMut<Highlight>,
    mut edits: MessageWriter<super::Edit>,
    mut opened_again: MessageWriter<LineReopened>,
    mut phase: ResMut<NextState<Phase>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for event in loaded.read() {
        let (AssetEvent::Added { id } | AssetEvent::Modified { id }) = event else { continue };
        let Some(asset) = catalogs.get(*id).filter(|_| *id == line.handle.id()) else { continue };
        line.problems = asset.diagnostics.iter().map(LoadProblem::from).collect();
        line.problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        let opened = asset.catalog.as_ref().and_then(|catalog| {
            let book = Arc::new(Rulebook::new(catalog));
            Session::new(catalog.clone(), book)
        });
        match opened {
            Some(new) => {
                if let Some(old) = &session {
                    edits.write(super::Edit::OpenCode { code: old.code().to_owned(), origin: super::Origin::Silent });
                }
                // Groups and values may have other places now; nobody may look there with the old ones.
                *focus = Focus::default();
                *highlight = Highlight::default();
                if session.is_some() {
                    opened_again.write(LineReopened);
                }
                pictures.clear();
                commands.insert_resource(new);
                phase.set(Phase::Ready);
            }
            // A broken reload keeps the last good catalog on screen and lists the problems.
            None if session.is_none() => phase.set(Phase::Broken),
            None => {}
        }
        redraw.write(RequestRedraw);
    }
}

fn fail(
    mut failed: MessageReader<bevy::asset::AssetLoadFailedEvent<CatalogAsset>>,
    mut line: ResMut<Line>,
    session: Option<Res<Session>>,
    mut phase: ResMut<NextState<Phase>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for event in failed.read() {
        line.problems = vec![LoadProblem {
            severity: Severity::Error,
            place: event.path.to_string(),
            message: event.error.to_string(),
            remedy: "check that the folder exists, holds a catalog.ron and can be read".into(),
        }];
        if session.is_none() {
            phase.set(Phase::Broken);
        }
        redraw.write(RequestRedraw);
    }
}
