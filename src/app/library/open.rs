//! What is found on this machine when the program or a line opens.
//!
//! Invariant: a folder that cannot be used is told once, with its name and a remedy; everything goes on in memory.

use super::{
    DataDir, Library, OpenDesign, Randomness, Settings,
    keeper::{Job, Keeper, Opening},
    settings,
    store::{Kept, Store},
};
use crate::app::{
    clock::{Clock, waker},
    modes::Profile,
    session::{Edit, FileTrouble, NotKept, Notice, Notices, Origin, Session, Trouble},
};
use crate::design::migration::Then;
use bevy::{prelude::*, window::RequestRedraw, winit::EventLoopProxyWrapper};

/// The thread that reads and writes the files.
#[derive(Resource)]
pub(super) struct Shelf {
    /// None if the system gave no thread; then nothing is kept.
    pub keeper: Option<Keeper>,
    /// Trouble with what nobody asked for was told, and nothing could be written since.
    pub trouble_told: bool,
    /// The line whose designs are in [`Library`].
    pub line: Option<String>,
    /// What was set when the program started.
    pub first_settings: Settings,
}

/// Reads the settings and looks whether anything can be written.
pub(super) fn open_shelf(
    mut commands: Commands,
    folder: Res<DataDir>,
    profile: Option<Res<Profile>>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut notices: ResMut<Notices>,
) {
    let store = Store::new(&folder.0);
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let (settings, trouble) = settings::load(store.root(), locale.as_deref());
    commands.insert_resource(settings.clone());
    if let Some(trouble) = trouble {
        notices.push(Notice::Trouble(trouble));
    }
    let mut trouble_told = false;
    if keeps(profile.as_deref())
        && let Err(error) = store.probe()
    {
        // What was tried to write there says nothing to anybody.
        let folder = FileTrouble { path: store.root().to_owned(), ..error.into() };
        notices.push(Notice::Trouble(Trouble::NothingKept(NotKept::Folder(folder))));
        trouble_told = true;
    }
    let wake = waker(proxy.as_deref());
    let keeper = Keeper::start(store.clone(), wake);
    if let Err(error) = &keeper {
        notices.push(Notice::Trouble(Trouble::NothingKept(NotKept::Thread(error.to_string()))));
    }
    commands.insert_resource(Shelf { keeper: keeper.ok(), trouble_told, line: None, first_settings: settings });
}

/// Whether this use of the program keeps anything.
pub(super) fn keeps(profile: Option<&Profile>) -> bool {
    profile.is_none_or(|profile| profile.keep_designs)
}

/// When another line is shown: asks for what is kept of it; the thread that reads it may take a while.
pub(super) fn open_line(
    session: Res<Session>,
    profile: Option<Res<Profile>>,
    mut shelf: ResMut<Shelf>,
    mut library: ResMut<Library>,
    mut opened: MessageWriter<LineOpened>,
) {
    let line = session.catalog.line.as_str();
    if shelf.line.as_deref() == Some(line) {
        return;
    }
    shelf.line = Some(line.to_owned());
    library.designs.clear();
    let job = Job::Open(Opening(session.catalog.clone()));
    let is_asked = keeps(profile.as_deref()) && shelf.keeper.as_ref().is_some_and(|keeper| keeper.give(job));
    if !is_asked {
        opened.write(LineOpened(Kept::default()));
    }
}

/// What is kept of the line that is shown.
#[derive(Message, Clone, Debug)]
pub(super) struct LineOpened(pub Kept);

/// Takes in what is kept of the line: its saved designs, and the design of the last time or the one that was asked for.
pub(super) fn take_kept(
    mut opened: MessageReader<LineOpened>,
    mut wanted: ResMut<OpenDesign>,
    mut library: ResMut<Library>,
    mut notices: ResMut<Notices>,
    (mut edits, mut redraw): (MessageWriter<Edit>, MessageWriter<RequestRedraw>),
) {
    for LineOpened(kept) in opened.read() {
        // What was saved while the folder was read is newer than what it held.
        let found = kept.designs.iter().filter(|design| library.get(&design.id).is_none()).cloned().collect::<Vec<_>>();
        library.designs.extend(found);
        library.sort();
        kept.troubles.iter().for_each(|trouble| notices.push(Notice::Trouble(trouble.clone())));
        // A design that was asked for comes on top of the one of the last time, so that undo brings that back.
        let last = kept.last.iter().map(|last| (last.code.clone(), Then::Costs(last.costs.clone())));
        for (code, then) in last.chain(wanted.0.take().map(|code| (code, Then::Unknown))) {
            edits.write(Edit::OpenCode { code, origin: Origin::Silent, then });
            // The edit may be carried out in the next frame; a window at rest draws none by itself.
            redraw.write(RequestRedraw);
        }
    }
}

/// Resources that others may have set.
pub(super) fn prepare(app: &mut App) {
    app.init_resource::<DataDir>()
        .init_resource::<OpenDesign>()
        .init_resource::<Randomness>()
        .init_resource::<Clock>()
        .init_resource::<Notices>()
        .init_resource::<Library>();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{
            AppSystems,
            library::LibraryRequest,
            session::{Focus, edit},
        },
        catalog::Catalog,
        design::code,
        rules::{
            Rulebook,
            fixture::{bicycle, choice, selection},
        },
    };
    use std::{fs, path::Path, sync::Arc};

    /// The line and the library in `folder`, without a window; the design of the last time was opened.
    fn app(folder: &Path, catalog: Catalog) -> App {
        let catalog = Arc::new(catalog);
        let book = Arc::new(Rulebook::new(&catalog));
        let mut app = App::new();
        app.add_message::<RequestRedraw>()
            .init_resource::<Focus>()
            .insert_resource(DataDir(folder.to_owned()))
            .insert_resource(Session::new(catalog, book).unwrap())
            .configure_sets(Update, (AppSystems::Receive, AppSystems::Apply, AppSystems::Follow).chain())
            .init_resource::<Told>()
            .add_plugins((edit::plugin, crate::app::library::plugin))
            .add_systems(Last, count);
        app.update();
        // The thread of the library wakes nobody here: look until it has told what is kept.
        while app.world().resource::<Told>().0 == 0 {
            std::thread::sleep(std::time::Duration::from_millis(1));
            app.update();
        }
        // An edit that is asked for in one frame may be carried out in the next.
        app.update();
        app
    }

    /// How often was told what is kept.
    #[derive(Resource, Default)]
    struct Told(usize);

    fn count(mut opened: MessageReader<LineOpened>, mut told: ResMut<Told>) {
        told.0 += opened.read().count();
    }

    /// What was told and the values of the design.
    fn shown(app: &App) -> (Vec<Notice>, String) {
        let session = app.world().resource::<Session>();
        let ids = session.design().selection.choices().map(|choice| session.catalog.value(choice).id.clone());
        (app.world().resource::<Notices>().recent.clone().into(), ids.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn designs_are_kept_with_what_they_cost_and_a_later_catalog_tells_then_and_now() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = bicycle();
        let mut first = app(folder.path(), catalog.clone());
        first.world_mut().write_message(Edit::Choose(choice(&catalog, "orange")));
        first.update();
        first.update();
        first.world_mut().write_message(LibraryRequest::Save { name: "Mine".into() });
        first.update();
        // The keeper writes until it is gone.
        drop(first);
        let mut later = app(folder.path(), Catalog { price: catalog.price + 2_000, ..catalog });
        let prices = |app: &App| match shown(app).0.last() {
            Some(Notice::Opened { title, migration }) => (title.clone(), migration.before, migration.after),
            other => panic!("{other:?}"),
        };
        assert_eq!(prices(&later), (String::new(), Some(104_000), 106_000), "the design of the last time");
        let id = later.world().resource::<Library>().designs[0].id.clone();
        later.world_mut().write_message(LibraryRequest::Open { id });
        later.update();
        later.update();
        assert_eq!(prices(&later), ("Mine".to_owned(), Some(104_000), 106_000));
    }

    #[test]
    fn the_design_of_the_last_time_comes_back_or_is_put_aside_before_another_takes_its_place() {
        let catalog = bicycle();
        let code = code::encode(&catalog, &selection(&catalog, &["gravel", "carbon", "flat", "orange", "none"]));
        let of_code = |code: &str| format!("(line: \"bicycle\", code: \"{code}\")");
        for (text, expect, trouble) in [
            (of_code(&code), "gravel carbon flat orange none", None),
            (of_code("HELLO"), "road steel drop black none", Some("Code")),
            ("(line: ".to_owned(), "road steel drop black none", Some("Syntax(1")),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let (file, aside) = ("current/bicycle.ron", folder.path().join("current/bicycle.ron.broken"));
            fs::create_dir(folder.path().join("current")).unwrap();
            fs::write(folder.path().join(file), &text).unwrap();
            let mut app = app(folder.path(), bicycle());
            let (told, values) = shown(&app);
            assert_eq!(values, expect, "{text}");
            match trouble {
                Some(trouble) => assert!(
                    matches!(&told[..], [Notice::Trouble(Trouble::LastDesign(file, Some(kept)))] if *kept == aside
                        && format!("{:?}", file.flaw).starts_with(trouble)),
                    "{text}: {told:?}"
                ),
                None => assert!(told.is_empty(), "{text}: {told:?}"),
            }
            app.world_mut().write_message(Edit::Choose(choice(&catalog, "city")));
            app.update();
            app.update();
            // The keeper writes until it is gone.
            drop(app);
            assert!(fs::read_to_string(folder.path().join(file)).unwrap() != text, "the edit is kept: {text}");
            assert_eq!(fs::read_to_string(&aside).ok(), trouble.map(|_| text.clone()), "{text}");
        }
    }
}
