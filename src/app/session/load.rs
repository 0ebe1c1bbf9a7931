//! Loading a line through Bevy's asset system, and again when its files change.

use super::{Fault, Focus, Highlight, LoadProblem, Notice, Notices, Phase, Pictures, Session, Trouble};
use crate::{
    app::{AppSystems, clock::Clock},
    catalog::{Availability, Catalog, Day, Diagnostic, Severity, resolve::offered_on},
    design::migration::Then,
    rules::Rulebook,
    service::{catalogs, roots::Roots},
};
use bevy::{
    asset::{AssetLoader, AssetPath, LoadContext, io::Reader},
    ecs::system::SystemParam,
    prelude::*,
    window::RequestRedraw,
};
use std::sync::Arc;

/// A catalog folder as loaded: the model if it has no error, and all its problems.
#[derive(Asset, TypePath, Clone)]
pub struct CatalogAsset {
    pub catalog: Option<Arc<Catalog>>,
    /// What was offered when it was read.
    offer: Option<Offer>,
    pub diagnostics: Vec<Diagnostic>,
}

/// A line as it is offered, with its rules compiled.
#[derive(Clone)]
struct Offer {
    /// `None` where everything is shown whether it is offered or not.
    day: Option<Day>,
    catalog: Arc<Catalog>,
    book: Arc<Rulebook>,
}

impl Offer {
    /// What of `catalog` is offered on `day`. Compiling takes a while.
    fn new(catalog: &Arc<Catalog>, day: Option<Day>) -> Self {
        let catalog = match day {
            Some(day) if !catalog.commerce.withdrawn_on(day).is_empty() => Arc::new(offered_on(catalog, day)),
            _ => catalog.clone(),
        };
        let book = Rulebook::new(&catalog);
        // Prices are asked for from the first frame on; a line too large for that is told by the catalog.
        let _ = book.with_conditions();
        Self { day, book: Arc::new(book), catalog }
    }

    /// Whether the same is offered of `catalog`, of which it was made, on `day`.
    fn is_for(&self, catalog: &Catalog, day: Option<Day>) -> bool {
        let withdrawn = |day: Option<Day>| day.map(|day| catalog.commerce.withdrawn_on(day)).unwrap_or_default();
        withdrawn(self.day) == withdrawn(day)
    }
}

/// The line that is shown.
#[derive(Resource, Debug)]
pub struct Line {
    /// Name of the folder under the catalogs root.
    pub id: String,
    handle: Handle<CatalogAsset>,
    /// What the session was made from: the catalog as it was read, and the day for which values were left out.
    taken: Option<(Arc<Catalog>, Day)>,
    /// The line that is to take its place, on its way: name of the folder.
    next: Option<(String, Handle<CatalogAsset>)>,
    /// What is wrong, worst first; warnings too.
    pub problems: Vec<LoadProblem>,
    /// Files that the product is shown without.
    pub files: Vec<LoadProblem>,
}

impl Line {
    fn new(id: &str, assets: &AssetServer) -> Self {
        let handle = assets.load(path(id));
        Self { id: id.to_owned(), handle, taken: None, next: None, problems: Vec::new(), files: Vec::new() }
    }

    /// Begins to load the line `id`, which takes this one's place when it is there; nothing if it is this one.
    pub(super) fn go_to(&mut self, id: &str, assets: &AssetServer) {
        self.next = (id != self.id).then(|| (id.to_owned(), assets.load(path(id))));
    }

    /// The line `id` without anything read, for tests.
    #[cfg(test)]
    pub fn bare(id: &str) -> Self {
        let handle = Handle::default();
        Self { id: id.to_owned(), handle, taken: None, next: None, problems: Vec::new(), files: Vec::new() }
    }
}

/// Where Bevy finds the line `id`.
pub fn path(id: &str) -> String {
    format!("{CATALOG_SOURCE}://{id}/catalog.ron")
}

/// Name of the asset source whose root is the catalogs folder.
pub const CATALOG_SOURCE: &str = "catalogs";

/// A line was opened again after its files changed, or another one was: indices into the old catalog mean nothing any more.
#[derive(Message, Clone, Copy, Debug)]
pub struct LineReopened;

/// Which line to open, and where from; inserted before [`plugin`] is added.
#[derive(Resource, Clone, Debug)]
pub struct OpenLine {
    /// Name of the line's folder.
    pub id: String,
    pub roots: Roots,
    /// Lines and values are shown whether they are offered today or not.
    pub drafts: bool,
}

pub fn plugin(app: &mut App) {
    let open = app.world().resource::<OpenLine>();
    let (roots, drafts) = (open.roots.clone(), open.drafts);
    let clock = *app.world_mut().get_resource_or_init::<Clock>();
    let loader = CatalogLoader { roots, drafts, clock };
    app.add_message::<LineReopened>()
        .init_asset::<CatalogAsset>()
        .register_asset_loader(loader)
        .add_systems(Startup, begin)
        .add_systems(
            Update,
            (receive, fail).in_set(AppSystems::Receive).in_set(LineTaken).run_if(resource_exists::<Line>),
        );
}

/// Reads a catalog folder, as `atelier check` does, when its `catalog.ron` is asked for, and compiles its rules: on a thread
/// of its own, so that no frame waits for that.
#[derive(TypePath)]
struct CatalogLoader {
    roots: Roots,
    drafts: bool,
    clock: Clock,
}

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
        let on_disk = self.roots.catalogs.join(folder);
        let (sources, resolved) = catalogs::load_with_sources(&on_disk, Some(&self.roots.assets));
        // A change of any of these files loads the line again.
        for name in sources.texts.keys().filter(|name| *name != "catalog.ron") {
            let companion = AssetPath::from(format!("{CATALOG_SOURCE}://{folder}/{name}"));
            context.read_asset_bytes(companion).await.ok();
        }
        let without_assets = || catalogs::load(&on_disk, None).catalog;
        // A missing mesh is told and left out; the line is shown all the same.
        let catalog = resolved.catalog.or_else(without_assets).map(Arc::new);
        let today = (!self.drafts).then(|| self.clock.today());
        let offer =
            catalog.as_ref().filter(|catalog| is_offered(catalog, today)).map(|catalog| Offer::new(catalog, today));
        Ok(CatalogAsset { catalog, offer, diagnostics: resolved.diagnostics })
    }

    fn extensions(&self) -> &[&str] {
        &["ron"]
    }
}

fn begin(mut commands: Commands, open: Res<OpenLine>, assets: Res<AssetServer>) {
    commands.insert_resource(Line::new(&open.id, &assets));
}

/// What is looked at of a line belongs to its catalog.
#[derive(SystemParam)]
struct Looks<'w> {
    pictures: ResMut<'w, Pictures>,
    focus: ResMut<'w, Focus>,
    highlight: ResMut<'w, Highlight>,
    opened_again: MessageWriter<'w, LineReopened>,
}

/// When a loaded line is taken over; what still points into the old one must be dropped after it.
#[derive(SystemSet, Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub struct LineTaken;

/// Takes a loaded or reloaded catalog over; the design survives a reload as far as the new catalog allows.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn receive(
    mut commands: Commands,
    mut loaded: MessageReader<AssetEvent<CatalogAsset>>,
    catalogs: Res<Assets<CatalogAsset>>,
    mut line: ResMut<Line>,
    (open, clock): (Res<OpenLine>, Res<Clock>),
    session: Option<Res<Session>>,
    mut looks: Looks,
    mut edits: MessageWriter<super::Edit>,
    mut phase: ResMut<NextState<Phase>>,
    (mut notices, mut redraw): (ResMut<Notices>, MessageWriter<RequestRedraw>),
) {
    let changed = loaded.read().fold(false, |changed, event| {
        changed | matches!(event, AssetEvent::Added { id } | AssetEvent::Modified { id } if *id == line.handle.id())
    });
    let today = clock.today();
    let is_old = line.taken.as_ref().is_some_and(|(catalog, day)| !open.drafts && is_other_day(catalog, *day, today));
    let next = line.next.as_ref().and_then(|(_, handle)| catalogs.get(handle));
    let is_next = next.is_some();
    let Some(asset) = next.or_else(|| catalogs.get(&line.handle).filter(|_| changed || is_old)) else { return };
    let taken = line.taken.as_ref().map(|(catalog, _)| catalog).zip(asset.catalog.as_ref());
    if !is_old && taken.is_some_and(|(taken, loaded)| Arc::ptr_eq(taken, loaded)) {
        return;
    }
    let opened = match &asset.catalog {
        Some(catalog) => offered(catalog, (!open.drafts).then_some(today), asset.offer.as_ref()).map_err(Some),
        None => Err(None),
    };
    redraw.write(RequestRedraw);
    // The line on screen may be loaded again while the next one is on its way.
    let leaving = line.next.take_if(|_| is_next);
    if let (Err(why), Some((id, _))) = (&opened, &leaving) {
        let broken = || asset.diagnostics.iter().find(|problem| problem.severity == Severity::Error);
        let why = why.as_ref().map(|why| why.fault.clone()).or_else(|| Some(LoadProblem::from(broken()?).fault));
        let why = why.unwrap_or_else(|| Fault::Unreadable(String::new()));
        notices.push(Notice::Trouble(Trouble::Line(id.clone(), why)));
        return;
    }
    let is_same = leaving.is_none();
    line.taken = asset.catalog.clone().map(|catalog| (catalog, today));
    if let Some((id, handle)) = leaving {
        (line.id, line.handle) = (id, handle);
        line.files.clear();
    }
    line.problems = asset.diagnostics.iter().map(LoadProblem::from).collect();
    line.problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    match opened {
        Ok(new) => {
            if let Some(old) = session.as_ref().filter(|_| is_same) {
                let (code, origin) = (old.code().to_owned(), super::Origin::Silent);
                edits.write(super::Edit::OpenCode { code, origin, then: Then::Catalog(old.catalog.clone()) });
            }
            // Groups and values may have other places now; nobody may look there with the old ones.
            *looks.focus = Focus::default();
            *looks.highlight = Highlight::default();
            if session.is_some() {
                looks.opened_again.write(LineReopened);
            }
            looks.pictures.clear();
            commands.insert_resource(new);
            phase.set(Phase::Ready);
        }
        Err(Some(why)) => {
            line.problems.insert(0, why);
            phase.set(Phase::Broken);
        }
        // A broken reload keeps the last good catalog on screen and lists the problems.
        Err(None) if session.is_none() => phase.set(Phase::Broken),
        Err(None) => {}
    }
}

/// Whether on `today` something else is offered than on `day`.
fn is_other_day(catalog: &Catalog, day: Day, today: Day) -> bool {
    let life = &catalog.commerce.life;
    day != today
        && (life.availability(day) != life.availability(today)
            || catalog.commerce.withdrawn_on(day) != catalog.commerce.withdrawn_on(today))
}

/// Whether the line is offered on `today`; always if there is no day.
fn is_offered(catalog: &Catalog, today: Option<Day>) -> bool {
    today.is_none_or(|today| catalog.commerce.life.availability(today) == Availability::Offered)
}

/// A session with what is offered on `today`, with everything if there is no day; else why it cannot be had. An offer that was
/// made for another day is made anew where something else is offered now.
fn offered(catalog: &Arc<Catalog>, today: Option<Day>, offer: Option<&Offer>) -> Result<Session, LoadProblem> {
    let problem = |fault: Fault| {
        let place = format!("catalogs/{}/catalog.ron", catalog.line);
        LoadProblem { severity: Severity::Error, place, fault }
    };
    match today.map(|today| catalog.commerce.life.availability(today)) {
        None | Some(Availability::Offered) => {}
        Some(not) => return Err(problem(Fault::NotOffered(catalog.title.clone(), not))),
    }
    let offer = offer.filter(|offer| offer.is_for(catalog, today)).cloned();
    let Offer { catalog: offered, book, .. } = offer.unwrap_or_else(|| Offer::new(catalog, today));
    Session::new(offered, book).ok_or_else(|| problem(Fault::NoDesign(catalog.title.clone())))
}

fn fail(
    mut failed: MessageReader<bevy::asset::AssetLoadFailedEvent<CatalogAsset>>,
    mut line: ResMut<Line>,
    session: Option<Res<Session>>,
    mut phase: ResMut<NextState<Phase>>,
    (mut notices, mut redraw): (ResMut<Notices>, MessageWriter<RequestRedraw>),
) {
    for event in failed.read() {
        redraw.write(RequestRedraw);
        if let Some((id, _)) = line.next.take_if(|(_, handle)| handle.id() == event.id) {
            let why = Fault::Unreadable(event.error.to_string());
            notices.push(Notice::Trouble(Trouble::Line(id, why)));
            continue;
        }
        line.problems = vec![LoadProblem {
            severity: Severity::Error,
            place: event.path.to_string(),
            fault: Fault::Unreadable(event.error.to_string()),
        }];
        if session.is_none() {
            phase.set(Phase::Broken);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{Choice, GroupIx, ValueTerms},
        rules::fixture::bicycle,
    };

    #[test]
    fn an_offer_is_used_as_long_as_the_same_is_offered() {
        let day = |text: &str| Day::parse(text).unwrap();
        let mut catalog = bicycle();
        let last = catalog.group(GroupIx(3)).values().last().map(|(value, _)| Choice { group: GroupIx(3), value });
        let terms = ValueTerms { until: Some(day("2026-06-30")), ..ValueTerms::default() };
        catalog.commerce.terms.insert(last.unwrap(), terms);
        let catalog = Arc::new(catalog);
        let offer = Offer::new(&catalog, Some(day("2026-06-01")));
        let is_same = |today: &str| {
            let session = offered(&catalog, Some(day(today)), Some(&offer)).unwrap();
            Arc::ptr_eq(&session.book, &offer.book)
        };
        assert!(is_same("2026-06-01") && is_same("2026-06-30"));
        assert!(!is_same("2026-07-01"), "one colour less");
    }
}
