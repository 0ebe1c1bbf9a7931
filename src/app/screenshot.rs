//! `--screenshot FILE`: the first complete frame as a picture, then the program ends.

use super::{
    AppSystems,
    community::{Community, FeedStatus},
    scene::{SceneReady, Shown},
    session::{Phase, Pictures, Session},
};
use bevy::{
    prelude::*,
    render::view::screenshot::{Screenshot, ScreenshotCaptured},
    window::RequestRedraw,
};
use std::path::PathBuf;

/// Frames that must look the same before one counts as complete: panels measure themselves in the first ones.
const SETTLED_FRAMES: u32 = 8;

/// Where to write the picture.
#[derive(Resource, Clone, Debug)]
pub struct ScreenshotFile(pub PathBuf);

pub fn plugin(app: &mut App) {
    app.add_systems(Update, take.in_set(AppSystems::Follow).run_if(resource_exists::<ScreenshotFile>));
}

/// Whether everything that will come without the customer's doing is on screen.
fn is_complete(
    phase: &Phase,
    ready: &SceneReady,
    session: Option<&Session>,
    shown: &Shown,
    community: &Community,
    pictures: &Pictures,
) -> bool {
    match phase {
        Phase::Loading => false,
        Phase::Broken => true,
        Phase::Ready => {
            let current = session.map(|session| &session.design().selection);
            let loading = community.feeds.values().any(|feed| feed.status == FeedStatus::Loading)
                || community.suggestions.status == FeedStatus::Loading;
            ready.0 && shown.0.as_ref() == current && !loading && pictures.waiting() == 0
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "each argument is one thing that a complete frame needs")]
fn take(
    mut commands: Commands,
    phase: Res<State<Phase>>,
    ready: Res<SceneReady>,
    session: Option<Res<Session>>,
    shown: Res<Shown>,
    community: Res<Community>,
    pictures: Res<Pictures>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut settled: Local<u32>,
) {
    // The picture itself takes frames, too, until it is there.
    redraw.write(RequestRedraw);
    if *settled > SETTLED_FRAMES {
        return;
    }
    let complete = is_complete(phase.get(), &ready, session.as_deref(), &shown, &community, &pictures);
    *settled = if complete { *settled + 1 } else { 0 };
    if *settled > SETTLED_FRAMES {
        commands.spawn(Screenshot::primary_window()).observe(save);
    }
}

fn save(captured: On<ScreenshotCaptured>, target: Res<ScreenshotFile>, mut exit: MessageWriter<AppExit>) {
    let saved = captured
        .image
        .clone()
        .try_into_dynamic()
        .map_err(|error| error.to_string())
        .and_then(|image| image.to_rgb8().save(&target.0).map_err(|error| error.to_string()));
    exit.write(match saved {
        Ok(()) => AppExit::Success,
        Err(why) => {
            error!("the picture {} cannot be written: {why}", target.0.display());
            AppExit::error()
        }
    });
}
