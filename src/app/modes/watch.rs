//! A vendor who saves a file sees it at once, although the event loop sleeps while nothing happens.
//!
//! Invariant: only the event loop is woken here; what changed is found out and loaded by Bevy's asset system.

use super::Profile;
use crate::app::{clock::waker, session::load::OpenLine};
use bevy::{prelude::*, winit::EventLoopProxyWrapper};
use std::{
    fs,
    path::PathBuf,
    time::{Duration, SystemTime},
};

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(400);
/// How often the event loop is woken after a change: Bevy collects changes for a moment, then loads in the background, and
/// each step is only seen in a frame.
const WAKES: usize = 8;

/// Most files that are looked at; a folder with more is watched in part.
const MAX_FILES: usize = 20_000;

pub fn plugin(app: &mut App) {
    app.add_systems(Startup, watch);
}

fn watch(profile: Res<Profile>, line: Res<OpenLine>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let Some(proxy) = proxy.filter(|_| profile.show_problems) else { return };
    let wake = waker(Some(&proxy));
    let folders = [line.roots.catalogs.clone(), line.roots.assets.clone()];
    std::thread::spawn(move || {
        let mut known = newest(&folders);
        loop {
            std::thread::sleep(PAUSE);
            let now = newest(&folders);
            if std::mem::replace(&mut known, now) != now {
                for _ in 0..WAKES {
                    wake();
                    std::thread::sleep(PAUSE);
                }
            }
        }
    });
}

/// When a file below the folders was last changed.
fn newest(folders: &[PathBuf]) -> Option<SystemTime> {
    let mut open = folders.to_vec();
    let (mut newest, mut seen) = (None, 0);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(data) = entry.metadata() else { continue };
            // Links are not followed, so that there is no circle.
            if data.is_dir() {
                open.push(entry.path());
            }
            newest = newest.max(data.modified().ok());
            seen += 1;
            if seen == MAX_FILES {
                return newest;
            }
        }
    }
    newest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_text_is_newer_than_before() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().to_owned()];
        assert_eq!(newest(&folders), None);
        fs::create_dir(folder.path().join("texts")).unwrap();
        let text = folder.path().join("texts/en.ftl");
        fs::write(&text, "a = A").unwrap();
        let before = newest(&folders);
        let later = SystemTime::now() + Duration::from_secs(5);
        fs::File::options().write(true).open(&text).unwrap().set_modified(later).unwrap();
        assert!(newest(&folders) > before);
    }
}
