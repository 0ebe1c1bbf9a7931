//! Between visitors of an unattended showroom everything goes back to the start.
//!
//! Invariant: a visitor never sees what the one before made: neither the design nor the way to it.

use super::Profile;
use crate::app::{AppSystems, clock::wake_after, session::NextVisitor};
use bevy::{
    input::{keyboard::KeyboardInput, mouse::MouseButtonInput, mouse::MouseWheel, touch::TouchInput},
    prelude::*,
    time::Real,
    winit::EventLoopProxyWrapper,
};
use std::time::Duration;

/// How long the present visitor has been quiet; times are uptimes.
#[derive(Resource, Debug, Default)]
struct Quiet {
    /// `None` while nobody has touched anything since the last reset.
    last_touch: Option<Duration>,
    /// When the event loop will be woken to look again.
    alarm: Option<Duration>,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Quiet>()
        .add_systems(Update, watch.in_set(AppSystems::Receive).run_if(resource_exists::<Profile>));
}

#[expect(clippy::too_many_arguments, reason = "one reader for each way to touch the machine")]
fn watch(
    profile: Res<Profile>,
    time: Res<Time<Real>>,
    mut quiet: ResMut<Quiet>,
    mut buttons: MessageReader<MouseButtonInput>,
    mut wheel: MessageReader<MouseWheel>,
    mut touches: MessageReader<TouchInput>,
    mut keys: MessageReader<KeyboardInput>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut next: MessageWriter<NextVisitor>,
) {
    let Some(patience) = profile.reset_after_secs.map(|secs| Duration::from_secs(secs.into())) else { return };
    let touched = buttons.read().count() + wheel.read().count() + touches.read().count() + keys.read().count() > 0;
    let now = time.elapsed();
    if touched {
        quiet.last_touch = Some(now);
    }
    let Some(last_touch) = quiet.last_touch else { return };
    let left = (last_touch + patience).saturating_sub(now);
    if left.is_zero() {
        *quiet = Quiet::default();
        next.write(NextVisitor);
    } else if quiet.alarm.is_none_or(|alarm| alarm <= now) {
        quiet.alarm = Some(now + left);
        if let Some(proxy) = proxy {
            wake_after(&proxy, left);
        }
    }
}
