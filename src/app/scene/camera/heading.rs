//! Where the camera flies by itself.
//!
//! Invariant: what a hand has turned to is left only for another group, another design, or another line.

use super::{Pose, Rig};
use crate::app::session::{Apart, Focus, NextVisitor, ReducedMotion, Session, SessionChanged};
use bevy::prelude::*;

/// Flies to the camera of a group that was opened, unless the product is apart and nothing is where that camera looks; goes home
/// when the group is closed before a hand has moved the camera, when another design is opened, and in a line that was opened.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
pub fn head(
    session: Res<Session>,
    focus: Res<Focus>,
    apart: Res<Apart>,
    still: Res<ReducedMotion>,
    mut rig: ResMut<Rig>,
    mut next: MessageReader<NextVisitor>,
    mut changed: MessageReader<SessionChanged>,
    mut line: Local<Option<String>>,
    mut close: Local<Option<Pose>>,
) {
    let stage = &session.catalog.stage;
    let Some(home) = stage.cameras.get(&stage.home).map(Pose::from) else { return };
    let is_other = changed.read().fold(false, |other, change| other | change.is_other);
    if line.as_ref() != Some(&session.catalog.line) || next.read().count() > 0 {
        *line = Some(session.catalog.line.clone());
        rig.go(home, true);
    } else if is_other && apart.0.is_none() {
        rig.fly(home, still.0);
    } else if focus.is_changed() && apart.0.is_none() {
        let group = focus.0.and_then(|group| session.catalog.groups.get(usize::from(group.0)));
        let camera = group.and_then(|group| stage.cameras.get(group.camera.as_ref()?)).map(Pose::from);
        let left = std::mem::replace(&mut *close, camera);
        if let Some(camera) = camera {
            rig.fly(camera, still.0);
        } else if group.is_none() && left.is_some_and(|left| rig.is_bound_for(&left)) {
            rig.fly(home, still.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::effects::tests::catalog, *};
    use crate::{
        catalog::{Camera, GroupIx},
        rules::Rulebook,
    };
    use std::sync::Arc;

    const HOME: Camera = Camera { target_mm: [0.0; 3], theta: 0.0, phi: 1.2, frame_mm: 90.0 };
    const CLOSE: Camera = Camera { frame_mm: 20.0, ..HOME };

    /// A line whose first group has a camera, as it is opened.
    fn opened() -> App {
        let mut catalog = catalog(vec![vec![]]);
        catalog.stage.cameras = [("home".to_owned(), HOME), ("close".to_owned(), CLOSE)].into_iter().collect();
        catalog.stage.home = "home".into();
        catalog.groups[0].camera = Some("close".into());
        let catalog = Arc::new(catalog);
        let book = Arc::new(Rulebook::new(&catalog));
        let mut app = App::new();
        app.insert_resource(Session::new(catalog, book).unwrap())
            .init_resource::<Focus>()
            .init_resource::<Apart>()
            .insert_resource(ReducedMotion(true))
            .init_resource::<Rig>()
            .add_message::<NextVisitor>()
            .add_message::<SessionChanged>()
            .add_systems(Update, head);
        app.update();
        app
    }

    fn focus(app: &mut App, group: Option<GroupIx>) -> Pose {
        app.world_mut().resource_mut::<Focus>().0 = group;
        app.update();
        pose(app)
    }

    fn change(app: &mut App, is_other: bool) -> Pose {
        let previous = app.world().resource::<Session>().design().selection.clone();
        app.world_mut().write_message(SessionChanged { previous, groups: vec![GroupIx(0)], is_other });
        app.update();
        pose(app)
    }

    fn pose(app: &App) -> Pose {
        app.world().resource::<Rig>().pose().expect("it was placed")
    }

    #[test]
    fn a_group_is_looked_at_while_it_is_open() {
        let mut app = opened();
        assert_eq!(pose(&app), Pose::from(&HOME));
        assert_eq!(focus(&mut app, Some(GroupIx(0))), Pose::from(&CLOSE));
        assert_eq!(change(&mut app, false), Pose::from(&CLOSE), "one may look while one chooses");
        assert_eq!(focus(&mut app, None), Pose::from(&HOME));
    }

    #[test]
    fn what_a_hand_has_turned_to_stays_when_a_group_is_closed() {
        let mut app = opened();
        focus(&mut app, Some(GroupIx(0)));
        app.world_mut().resource_mut::<Rig>().go(Pose { theta: 1.0, ..Pose::from(&CLOSE) }, true);
        assert_eq!(focus(&mut app, None).theta, 1.0);
    }

    #[test]
    fn another_design_is_seen_as_a_whole() {
        let mut app = opened();
        focus(&mut app, Some(GroupIx(0)));
        assert_eq!(change(&mut app, true), Pose::from(&HOME));
        app.world_mut().resource_mut::<Apart>().0 = Some(0);
        focus(&mut app, Some(GroupIx(0)));
        assert_eq!(pose(&app), Pose::from(&HOME), "nothing is there while the product is apart");
    }

    #[test]
    fn a_camera_that_is_there_does_not_set_out() {
        let mut rig = Rig::default();
        rig.go(Pose::from(&HOME), true);
        rig.fly(Pose::from(&HOME), false);
        assert!(rig.flight.is_none());
    }
}
