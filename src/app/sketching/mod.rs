//! Pictures that are dropped onto the window become drawings.
//!
//! Invariant: a picture changes the design in one edit, if the group that takes drawings is there, and else says why not. It is
//! read on a thread of its own, and never leaves it.

mod outlines;

use super::{
    AppSystems,
    clock::waker,
    modes::Profile,
    session::{Edit, Focus, Notice, Notices, PictureFlaw, Session, Trouble},
};
use crate::catalog::{Choice, Drawing, DrawingRule, Free, GroupIx, Kind};
use bevy::{
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on, poll_once},
    window::FileDragAndDrop,
    winit::EventLoopProxyWrapper,
};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

/// Largest file that is read, in bytes.
const MAX_FILE: u64 = 64 << 20;

/// The picture that is being traced.
#[derive(Resource, Default)]
struct OnTheWay(Option<Traced>);

/// What becomes of the picture at a path, and the value it is for.
struct Traced {
    of: Choice,
    path: PathBuf,
    task: Task<Result<Drawing, PictureFlaw>>,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<OnTheWay>().add_message::<FileDragAndDrop>().add_systems(
        Update,
        (
            take.in_set(AppSystems::Receive).run_if(on_message::<FileDragAndDrop>),
            give.in_set(AppSystems::Receive).run_if(|on_the_way: Res<OnTheWay>| on_the_way.0.is_some()),
        )
            .run_if(resource_exists::<Session>),
    );
}

/// Begins to trace the picture that was dropped last.
fn take(
    mut dropped: MessageReader<FileDragAndDrop>,
    profile: Option<Res<Profile>>,
    session: Res<Session>,
    focus: Option<Res<Focus>>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut on_the_way: ResMut<OnTheWay>,
    mut notices: ResMut<Notices>,
) {
    let path = |event: &FileDragAndDrop| match event {
        FileDragAndDrop::DroppedFile { path_buf, .. } => Some(path_buf.clone()),
        _ => None,
    };
    let Some(path) = dropped.read().filter_map(path).last() else { return };
    if !profile.is_some_and(|profile| profile.take_pictures) {
        return;
    }
    let Some((of, rule)) = pad(&session, focus.and_then(|focus| focus.0)) else {
        notices.push(Notice::Trouble(Trouble::Picture(path, PictureFlaw::NoPad)));
        return;
    };
    let (file, wake) = (path.clone(), waker(proxy.as_deref()));
    let task = AsyncComputeTaskPool::get().spawn(async move {
        let traced = read(&file).and_then(|bytes| outlines::traced(&bytes, &rule));
        wake();
        traced
    });
    on_the_way.0 = Some(Traced { of, path, task });
}

/// Where a drawing goes: the open group, or the first that takes one in this design.
fn pad(session: &Session, open: Option<GroupIx>) -> Option<(Choice, DrawingRule)> {
    let takes = |group: GroupIx| match &session.catalog.group(group).kind {
        Kind::Drawing(rule) if session.catalog.group(group).absent != Some(session.design().selection.value(group)) => {
            Some((Choice { group, value: rule.drawn }, rule.clone()))
        }
        _ => None,
    };
    open.and_then(takes).or_else(|| session.catalog.groups().find_map(|(group, _)| takes(group)))
}

/// The bytes of a file that is not too large.
fn read(path: &Path) -> Result<Vec<u8>, PictureFlaw> {
    let file = File::open(path).map_err(|_| PictureFlaw::Unreadable)?;
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(|_| PictureFlaw::Unreadable)?;
    if bytes.len() as u64 > MAX_FILE { Err(PictureFlaw::Large) } else { Ok(bytes) }
}

/// Takes what was traced over into the design.
fn give(mut on_the_way: ResMut<OnTheWay>, mut edits: MessageWriter<Edit>, mut notices: ResMut<Notices>) {
    let Some(Traced { of, path, task }) = &mut on_the_way.0 else { return };
    let Some(traced) = block_on(poll_once(task)) else { return };
    match traced {
        Ok(drawing) => drop(edits.write(Edit::Write(*of, Free::Drawing(drawing)))),
        Err(flaw) => notices.push(Notice::Trouble(Trouble::Picture(path.clone(), flaw))),
    }
    on_the_way.0 = None;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{Catalog, ValueIx},
        rules::{Rulebook, fixture::bicycle},
    };
    use std::sync::Arc;

    /// The window of `profile` with a bicycle whose colour, number 3, may be a drawing.
    fn window(profile: Profile, has_pad: bool) -> App {
        let mut catalog: Catalog = bicycle();
        if has_pad {
            let rule = DrawingRule { room: 200, size: [120, 90], drawn: ValueIx(2) };
            catalog.groups[3].kind = Kind::Drawing(rule);
        }
        let book = Arc::new(Rulebook::new(&catalog));
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, plugin))
            .add_message::<Edit>()
            .init_resource::<Notices>()
            .insert_resource(profile)
            .insert_resource(Session::new(Arc::new(catalog), book).unwrap());
        app
    }

    /// What comes of a file that is dropped: the strokes, or what is told; `None` if nothing is even begun.
    fn dropped(app: &mut App, path: &Path) -> Option<Result<usize, Trouble>> {
        let (window, path_buf) = (Entity::PLACEHOLDER, path.to_owned());
        app.world_mut().write_message(FileDragAndDrop::DroppedFile { window, path_buf });
        loop {
            app.update();
            let edits: Vec<_> = app.world_mut().resource_mut::<Messages<Edit>>().drain().collect();
            if let [Edit::Write(choice, Free::Drawing(drawing))] = &edits[..] {
                assert_eq!(*choice, Choice { group: GroupIx(3), value: ValueIx(2) });
                return Some(Ok(drawing.strokes.len()));
            }
            let notices = &mut app.world_mut().resource_mut::<Notices>().recent;
            if let Some(Notice::Trouble(trouble)) = notices.pop_front() {
                return Some(Err(trouble));
            }
            app.world().resource::<OnTheWay>().0.as_ref()?;
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_picture_that_is_dropped_becomes_the_drawing_or_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let [picture, words] = ["square.png", "words.png"].map(|name| folder.path().join(name));
        let square = |x, y| image::Luma([if (20..60).contains(&x) && (10..50).contains(&y) { 20 } else { 240 }]);
        image::GrayImage::from_fn(80, 60, square).save(&picture).unwrap();
        std::fs::write(&words, "no picture").unwrap();
        let told = |path: &Path, flaw| Some(Err(Trouble::Picture(path.to_owned(), flaw)));
        let mut desktop = window(Profile::desktop(), true);
        assert_eq!(dropped(&mut desktop, &picture), Some(Ok(1)));
        assert_eq!(dropped(&mut desktop, &words), told(&words, PictureFlaw::Unreadable));
        let nowhere = folder.path().join("nowhere.png");
        assert_eq!(dropped(&mut desktop, &nowhere), told(&nowhere, PictureFlaw::Unreadable));
        assert_eq!(dropped(&mut window(Profile::desktop(), false), &picture), told(&picture, PictureFlaw::NoPad));
        assert_eq!(dropped(&mut window(Profile::kiosk(), true), &picture), None, "visitors bring no files");
    }
}
