//! Pointing at parts: the group under the pointer, and opening it with a click.
//!
//! Invariant: a drag never opens a group, and nothing behind a panel is ever hit.

use super::{
    SceneSystems, UNITS_PER_MM,
    camera::{Rig, gesture::Gesture},
    parts::Sites,
    product::Surface,
};
use crate::app::session::{Focus, Highlight, Panels, ReducedMotion, Session};
use bevy::{
    picking::{
        PickingSystems,
        hover::HoverMap,
        mesh_picking::{MeshPickingPlugin, MeshPickingSettings},
        pointer::{PointerAction, PointerId, PointerInput},
    },
    prelude::*,
    window::{PrimaryWindow, RequestRedraw},
};
use std::time::Duration;

pub fn plugin(app: &mut App) {
    app.add_plugins(MeshPickingPlugin);
    // Only the product on stage has markers; ground and booths are never hit.
    app.insert_resource(MeshPickingSettings { require_markers: true, ..default() })
        .add_observer(begin_press)
        .add_observer(open_clicked)
        .add_observer(approach_clicked)
        .add_systems(First, hold_releases.in_set(PickingSystems::PostInput))
        .add_systems(
            Update,
            highlight_hovered
                .in_set(SceneSystems::Check)
                .run_if(resource_exists::<Session>.and_then(resource_exists::<HoverMap>)),
        );
}

/// Bevy looks for what a pointer lets go of where it was one frame before. A press that ends in the frame in which it began, as
/// a tap does in a slow one, would be a click on whatever was there before: its end is kept for the next frame.
fn hold_releases(
    mut inputs: ResMut<Messages<PointerInput>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut held: Local<Vec<PointerInput>>,
) {
    let before = std::mem::take(&mut *held);
    let mut pressed = Vec::new();
    let mut now = Vec::new();
    for input in before.iter().chain(inputs.iter_current_update_messages()) {
        let pointer = input.pointer_id;
        match input.action {
            PointerAction::Release(_) if pressed.contains(&pointer) => held.push(input.clone()),
            // What comes after the end comes after it.
            _ if held.iter().any(|kept| kept.pointer_id == pointer) => held.push(input.clone()),
            _ => now.push(input.clone()),
        }
        if matches!(input.action, PointerAction::Press(_)) {
            pressed.push(pointer);
        }
    }
    if !held.is_empty() {
        redraw.write(RequestRedraw);
    } else if before.is_empty() {
        return;
    }
    // What came in the frame before was read in it.
    inputs.clear();
    inputs.write_batch(now);
}

fn begin_press(press: On<Pointer<Press>>, mut gesture: ResMut<Gesture>) {
    if press.button == PointerButton::Primary {
        gesture.press(press.pointer_location.position);
    }
}

fn open_clicked(
    click: On<Pointer<Click>>,
    session: Option<Res<Session>>,
    gesture: Res<Gesture>,
    panels: Res<Panels>,
    sites: Sites,
    mut focus: ResMut<Focus>,
) {
    let Some(session) = session else { return };
    let place = click.pointer_location.position;
    if click.original_event_target() != click.entity || panels.at(place) || !gesture.was_click(place) {
        return;
    }
    if click.button != PointerButton::Primary {
        return;
    }
    if let Some(group) = sites.opened(click.entity, &session.catalog, &session.design().selection) {
        focus.set_if_neq(Focus(Some(group)));
    }
}

/// Longest time from one tap to the second of a double tap, and how far apart they may be, in logical pixels.
const DOUBLE_TAP: Duration = Duration::from_millis(500);
const DOUBLE_TAP_SLOP: f32 = 32.0;

/// The tap that may become a double one: a finger is another pointer each time it comes down, so its clicks count for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tap(Option<(Vec2, Duration)>);

impl Tap {
    /// Whether a tap at this place and time is the second of two.
    fn is_second(&mut self, place: Vec2, now: Duration) -> bool {
        let near = |(at, then): (Vec2, Duration)| at.distance(place) <= DOUBLE_TAP_SLOP && now - then <= DOUBLE_TAP;
        let is_second = self.0.is_some_and(near);
        self.0 = (!is_second).then_some((place, now));
        is_second
    }
}

/// A double click goes close to the place that was hit, and from close by back to where the line begins.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn approach_clicked(
    click: On<Pointer<Click>>,
    session: Option<Res<Session>>,
    gesture: Res<Gesture>,
    panels: Res<Panels>,
    still: Res<ReducedMotion>,
    surfaces: Query<(), With<Surface>>,
    time: Res<Time<Real>>,
    mut tap: Local<Tap>,
    mut rig: ResMut<Rig>,
) {
    let place = click.pointer_location.position;
    let was_click = gesture.was_click(place) && !panels.at(place) && click.button == PointerButton::Primary;
    if click.original_event_target() != click.entity || !was_click {
        return;
    }
    if !tap.is_second(place, time.elapsed()) {
        return;
    }
    if let (Some(session), Some(place), Ok(())) = (session, click.hit.position, surfaces.get(click.entity)) {
        rig.approach(place / UNITS_PER_MM, &session.catalog.stage, still.0);
    }
}

fn highlight_hovered(
    hovered: Res<HoverMap>,
    session: Res<Session>,
    gesture: Res<Gesture>,
    panels: Res<Panels>,
    windows: Query<&Window, With<PrimaryWindow>>,
    sites: Sites,
    mut highlight: ResMut<Highlight>,
) {
    if gesture.is_held() {
        return;
    }
    let over_panel = windows.iter().filter_map(Window::cursor_position).any(|place| panels.at(place));
    let hits = hovered.get(&PointerId::Mouse).filter(|_| !over_panel);
    let group = hits
        .into_iter()
        .flatten()
        .find_map(|(&entity, _)| sites.opened(entity, &session.catalog, &session.design().selection));
    highlight.set_if_neq(Highlight(group));
}

#[cfg(test)]
mod tests {
    use super::{
        super::{effects::tests::catalog, product::Part},
        *,
    };
    use crate::{catalog::GroupIx, rules::Rulebook};
    use bevy::{
        camera::NormalizedRenderTarget,
        picking::{backend::HitData, pointer::Location},
    };
    use std::sync::Arc;

    /// What the pointer does in each frame: it moves, presses (`p`) and lets go (`r`).
    fn told(frames: &[&str]) -> Vec<String> {
        let mut app = App::new();
        app.init_resource::<Messages<PointerInput>>().add_message::<RequestRedraw>().add_systems(First, hold_releases);
        let target = NormalizedRenderTarget::None { width: 1280, height: 720 };
        let told = |actions: &&str| {
            app.world_mut().resource_mut::<Messages<PointerInput>>().update();
            for action in actions.chars() {
                let action = match action {
                    'p' => PointerAction::Press(PointerButton::Primary),
                    'r' => PointerAction::Release(PointerButton::Primary),
                    _ => PointerAction::Move { delta: Vec2::ONE },
                };
                let location = Location { target: target.clone(), position: Vec2::ZERO };
                app.world_mut().write_message(PointerInput::new(PointerId::Mouse, location, action));
            }
            app.update();
            let inputs = app.world().resource::<Messages<PointerInput>>();
            let name = |input: &PointerInput| match input.action {
                PointerAction::Press(_) => 'p',
                PointerAction::Release(_) => 'r',
                _ => 'm',
            };
            inputs.iter_current_update_messages().map(name).collect()
        };
        frames.iter().map(told).collect()
    }

    #[test]
    fn a_press_that_ends_in_its_own_frame_ends_in_the_next() {
        assert_eq!(told(&["mprm", "", ""]), ["mp", "rm", ""]);
        assert_eq!(told(&["prpr", "", "", ""]), ["p", "rp", "r", ""], "two taps");
        assert_eq!(told(&["mp", "r", "m"]), ["mp", "r", "m"], "nothing is held without need");
    }

    fn pointer<E: std::fmt::Debug + Clone + Reflect>(event: E, at: f32, entity: Entity) -> Pointer<E> {
        let target = NormalizedRenderTarget::None { width: 1280, height: 720 };
        Pointer::new(PointerId::Mouse, Location { target, position: Vec2::splat(at) }, event, entity)
    }

    /// What is open after a surface of the second group was pressed at one place and let go at another.
    fn opened(button: PointerButton, from: f32, to: f32, over_ui: bool) -> Option<GroupIx> {
        let catalog = Arc::new(catalog(vec![vec![], vec![]]));
        let book = Arc::new(Rulebook::new(&catalog));
        let mut app = App::new();
        app.insert_resource(Session::new(catalog, book).expect("nothing is forbidden"))
            .insert_resource(Panels { everywhere: over_ui, ..Panels::default() })
            .init_resource::<Focus>()
            .init_resource::<Gesture>()
            .add_observer(begin_press)
            .add_observer(open_clicked);
        let part = app.world_mut().spawn(Part("Node1".into())).id();
        let surface = app.world_mut().spawn((Surface("rim".into()), ChildOf(part))).id();
        let hit = HitData::new(Entity::PLACEHOLDER, 1.0, None, None);
        let press = Press { button, hit: hit.clone(), count: 1 };
        let click = Click { button, hit, duration: Duration::ZERO, count: 1 };
        app.world_mut().trigger(pointer(press, from, surface));
        app.world_mut().trigger(pointer(click, to, surface));
        app.world().resource::<Focus>().0
    }

    #[test]
    fn a_click_opens_the_group_of_a_part_and_a_drag_never_does() {
        let second = Some(GroupIx(1));
        assert_eq!(opened(PointerButton::Primary, 100.0, 100.0, false), second);
        assert_eq!(opened(PointerButton::Primary, 100.0, 103.0, false), second);
        assert_eq!(opened(PointerButton::Primary, 100.0, 200.0, false), None, "a drag");
        assert_eq!(opened(PointerButton::Secondary, 100.0, 100.0, false), None, "the other button");
        assert_eq!(opened(PointerButton::Primary, 100.0, 100.0, true), None, "a panel is in front");
    }

    #[test]
    fn two_taps_of_a_finger_soon_and_nearby_are_a_double_tap() {
        let ms = Duration::from_millis;
        let seconds = |taps: &[(f32, u64)]| {
            let mut tap = Tap::default();
            let second = |&(at, then): &(f32, u64)| tap.is_second(Vec2::splat(at), ms(then));
            taps.iter().map(second).collect::<Vec<_>>()
        };
        assert_eq!(seconds(&[(100.0, 0), (104.0, 300)]), [false, true]);
        assert_eq!(seconds(&[(100.0, 0), (104.0, 300), (100.0, 500)]), [false, true, false], "a third begins anew");
        assert_eq!(seconds(&[(100.0, 0), (100.0, 900), (100.0, 1200)]), [false, false, true], "too late");
        assert_eq!(seconds(&[(100.0, 0), (300.0, 300)]), [false, false], "elsewhere");
    }

    #[test]
    fn a_finger_that_comes_down_as_another_pointer_goes_close_with_its_second_tap() {
        let catalog = Arc::new(catalog(vec![vec![], vec![]]));
        let book = Arc::new(Rulebook::new(&catalog));
        let session = Session::new(catalog, book).expect("nothing is forbidden");
        let mut rig = Rig::default();
        rig.go(session.catalog.stage.cameras.first().map(|(_, camera)| camera.into()).expect("a camera"), true);
        let mut app = App::new();
        app.insert_resource(session)
            .insert_resource(rig)
            .insert_resource(ReducedMotion(true))
            .init_resource::<Panels>()
            .init_resource::<Gesture>()
            .init_resource::<Time<Real>>()
            .add_observer(begin_press)
            .add_observer(approach_clicked);
        let surface = app.world_mut().spawn(Surface("rim".into())).id();
        let hit = HitData::new(Entity::PLACEHOLDER, 1.0, Some(Vec3::ZERO), None);
        let place = |app: &App| format!("{:?}", app.world().resource::<Rig>());
        let before = place(&app);
        for (finger, goes) in [(7, false), (8, true)] {
            let target = NormalizedRenderTarget::None { width: 1280, height: 720 };
            let at = Location { target, position: Vec2::splat(100.0) };
            let button = PointerButton::Primary;
            let press = Press { button, hit: hit.clone(), count: 1 };
            let click = Click { button, hit: hit.clone(), duration: Duration::ZERO, count: 1 };
            app.world_mut().trigger(Pointer::new(PointerId::Touch(finger), at.clone(), press, surface));
            app.world_mut().trigger(Pointer::new(PointerId::Touch(finger), at, click, surface));
            assert_eq!(place(&app) != before, goes, "finger {finger}");
        }
    }
}
