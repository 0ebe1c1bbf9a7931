//! Loading a line through Bevy's asset system, and again when its files change.

use super::{Focus, Highlight, Phase, Pictures, Session};
use crate::{
    app::AppSystems,
    catalog::{Catalog, Diagnostic, Severity, Sources, resolve},
    rules::Rulebook,
};
use bevy::{
    asset::{AssetLoader, AssetPath, LoadContext, io::Reader},
    prelude::*,
    window::RequestRedraw,
};
use std::sync::Arc;

/// Texts of a catalog folder besides `catalog.ron` that are read when they exist.
const COMPANIONS: [&str; 4] = ["suggestions.ron", "samples.ron", "texts/en.ftl", "texts/de.ftl"];

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

/// Which line to open; read once.
#[derive(Resource, Clone, Debug)]
pub struct OpenLine(pub String);

pub fn plugin(app: &mut App) {
    app.add_message::<LineReopened>()
        .init_asset::<CatalogAsset>()
        .register_asset_loader(CatalogLoader)
        .add_systems(Startup, begin)
        .add_systems(Update, (receive, fail).in_set(AppSystems::Receive).run_if(resource_exists::<Line>));
}

/// Reads `catalog.ron` and the texts beside it.
#[derive(TypePath)]
struct CatalogLoader;

/// A catalog file that cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum CatalogLoadError {
    #[error("{path} cannot be read: {source}")]
    Read { path: String, source: std::io::Error },
    #[error("{path} is not UTF-8 text; save it as UTF-8")]
    NotText { path: String },
}

impl AssetLoader for CatalogLoader {
    type Asset = CatalogAsset;
    type Settings = ();
    type Error = CatalogLoadError;

    async fn load(
        &self,
        reader: &mut dyn Reader,
        _settings: &(),
        context: &mut LoadContext<'_>,
    ) -> Result<CatalogAsset, CatalogLoadError> {
        let path = context.path().path().to_owned();
        let folder = path.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
        let mut sources = Sources { folder: format!("catalogs/{folder}"), ..default() };
        let mut bytes = Vec::new();
        reader
            .read_to_end(&mut bytes)
            .await
            .map_err(|source| CatalogLoadError::Read { path: path.display().to_string(), source })?;
        sources.texts.insert("catalog.ron".into(), text(&path.display().to_string(), bytes)?);
        for name in COMPANIONS {
            let companion = AssetPath::from(format!("{CATALOG_SOURCE}://{folder}/{name}"));
            if let Ok(bytes) = context.read_asset_bytes(companion).await {
                sources.texts.insert(name.into(), text(name, bytes)?);
            }
        }
        let resolved = resolve(&sources);
        Ok(CatalogAsset { catalog: resolved.catalog.map(Arc::new), diagnostics: resolved.diagnostics })
    }

    fn extensions(&self) -> &[&str] {
        &["ron"]
    }
}

fn text(path: &str, bytes: Vec<u8>) -> Result<String, CatalogLoadError> {
    String::from_utf8(bytes).map_err(|_| CatalogLoadError::NotText { path: path.to_owned() })
}

fn begin(mut commands: Commands, open: Res<OpenLine>, assets: Res<AssetServer>) {
    let handle = assets.load(format!("{CATALOG_SOURCE}://{}/catalog.ron", open.0));
    commands.insert_resource(Line { id: open.0.clone(), handle, problems: Vec::new() });
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
