//! A vendor who saves a file sees it at once, although the event loop sleeps while nothing happens.
//!
//! Invariant: only the event loop is woken here; what changed is found out and loaded by Bevy's asset system.

use super::Profile;
use crate::app::{clock::waker, session::load::OpenLine};
use bevy::{prelude::*, winit::EventLoopProxyWrapper};
use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(400);
/// How often the event loop is woken after a change: Bevy collects changes for a moment, then loads in the background, and
/// each step is only seen in a frame.
const WAKES: usize = 8;

/// The folder that holds the catalogs.
#[derive(Resource, Clone, Debug)]
pub struct CatalogsRoot(pub PathBuf);

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, watch);
}

fn watch(
    profile: Res<Profile>,
    root: Res<CatalogsRoot>,
    line: Res<OpenLine>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut commands: Commands,
) {
    commands.remove_resource::<CatalogsRoot>();
    let Some(proxy) = proxy.filter(|_| profile.show_problems) else { return };
    let (wake, folder) = (waker(Some(&proxy)), root.0.join(&line.0));
    std::thread::spawn(move || {
        let mut known = newest(&folder);
        loop {
            std::thread::sleep(PAUSE);
            let now = newest(&folder);
            if std::mem::replace(&mut known, now) != now {
                for _ in 0..WAKES {
                    wake();
                    std::thread::sleep(PAUSE);
                }
            }
        }
    });
}

/// When a text of the folder was last changed.
fn newest(folder: &Path) -> Option<SystemTime> {
    let files = [folder.to_owned(), folder.join("texts")].into_iter().flat_map(fs::read_dir).flatten().flatten();
    files.filter_map(|file| file.metadata().ok()?.modified().ok()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_text_is_newer_than_before() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(newest(folder.path()), None);
        fs::create_dir(folder.path().join("texts")).unwrap();
        let text = folder.path().join("texts/en.ftl");
        fs::write(&text, "a = A").unwrap();
        let before = newest(folder.path());
        let later = SystemTime::now() + Duration::from_secs(5);
        fs::File::options().write(true).open(&text).unwrap().set_modified(later).unwrap();
        assert!(newest(folder.path()) > before);
    }
}
