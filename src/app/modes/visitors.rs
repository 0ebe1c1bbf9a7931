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
    // A frame’s time is that at which the one before was drawn. After a sleep that is long ago, and the alarm would ring in vain.
    let now = time.elapsed().max(time.startup().elapsed());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{
        community::{self, Community, PublishState},
        library::{self, Settings},
        session::{ChosenLight, Notices},
    };
    use bevy::input::{ButtonState, mouse::MouseButton};

    /// A kiosk without a window; its clock stands still but for [`pass`].
    fn kiosk(folder: &std::path::Path) -> App {
        let mut app = App::new();
        app.add_message::<MouseButtonInput>()
            .add_message::<MouseWheel>()
            .add_message::<TouchInput>()
            .add_message::<KeyboardInput>()
            .add_message::<NextVisitor>()
            .add_message::<bevy::window::RequestRedraw>()
            .add_message::<crate::app::session::Edit>()
            .add_message::<crate::app::session::SessionChanged>()
            .add_message::<crate::app::session::Tried>()
            .init_resource::<Time<Real>>()
            .init_resource::<Notices>()
            .insert_resource(library::DataDir(folder.to_owned()))
            .insert_resource(Profile::kiosk())
            .configure_sets(Update, (AppSystems::Receive, AppSystems::Apply, AppSystems::Follow).chain())
            .add_plugins((plugin, library::plugin, community::plugin));
        app.update();
        app
    }

    fn pass(app: &mut App, secs: u64) {
        app.world_mut().resource_mut::<Time<Real>>().update_with_duration(Duration::from_secs(secs));
        app.update();
        // What is told in one frame may be heard in the next.
        app.update();
    }

    fn touch(app: &mut App) {
        app.world_mut().write_message(MouseButtonInput {
            button: MouseButton::Left,
            state: ButtonState::Pressed,
            window: Entity::PLACEHOLDER,
        });
        pass(app, 0);
    }

    fn change(app: &mut App) {
        let mut settings = app.world_mut().resource_mut::<Settings>();
        (settings.language, settings.light) = ("fr".into(), "stage".into());
        app.world_mut().resource_mut::<Community>().publish = PublishState::Queued { title: "Mine".into() };
    }

    fn is_as_left(app: &App) -> bool {
        let idle = app.world().resource::<Community>().publish == PublishState::Idle;
        let told = app.world().resource::<Settings>().language != "fr";
        let lit = app.world().resource::<ChosenLight>().0 != "stage";
        assert_eq!([told, lit], [idle; 2]);
        !idle
    }

    #[test]
    fn the_next_visitor_finds_nothing_of_the_last() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = kiosk(folder.path());
        touch(&mut app);
        change(&mut app);
        pass(&mut app, 89);
        assert!(is_as_left(&app), "somebody is still there");
        touch(&mut app);
        pass(&mut app, 89);
        assert!(is_as_left(&app), "a touch begins a new wait");
        pass(&mut app, 2);
        assert!(!is_as_left(&app), "what the visitor set and sent is on screen for the next one");
    }

    #[test]
    fn a_machine_nobody_touches_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let mut app = kiosk(folder.path());
        change(&mut app);
        pass(&mut app, 1000);
        assert!(is_as_left(&app));
    }
}
