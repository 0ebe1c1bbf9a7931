//! Hands on a window without anything behind it.

use super::*;
use bevy::input::touch::{TouchInput, TouchPhase, touch_screen_input_system};

/// What was asked of the camera in the last frame.
#[derive(Resource, Default)]
struct Asked(Wish);

fn ask(inputs: Inputs, mut gesture: ResMut<Gesture>, mut asked: ResMut<Asked>) {
    asked.0 = inputs.wish(&mut gesture, 0.1, false);
}

struct Hands {
    app: App,
    window: Entity,
}

impl Hands {
    fn new() -> Self {
        let mut app = App::new();
        app.init_resource::<ButtonInput<MouseButton>>()
            .init_resource::<ButtonInput<KeyCode>>()
            .init_resource::<AccumulatedMouseScroll>()
            .init_resource::<Touches>()
            .init_resource::<Panels>()
            .init_resource::<Gesture>()
            .init_resource::<Asked>()
            .add_message::<TouchInput>()
            .add_systems(PreUpdate, touch_screen_input_system)
            .add_systems(Update, ask);
        let window = app.world_mut().spawn((Window::default(), PrimaryWindow)).id();
        Self { app, window }
    }

    /// The next frame: what is asked of the camera.
    fn frame(&mut self) -> Wish {
        self.app.update();
        self.app.world().resource::<Asked>().0
    }

    /// The next frame, with the pointer at this place and this button held.
    fn mouse(&mut self, at: [f32; 2], held: Option<MouseButton>) -> Wish {
        let mut window = self.app.world_mut().get_mut::<Window>(self.window).unwrap();
        window.set_cursor_position(Some(at.into()));
        let mut buttons = self.app.world_mut().resource_mut::<ButtonInput<MouseButton>>();
        buttons.clear();
        for button in [MouseButton::Left, MouseButton::Right, MouseButton::Middle] {
            if held == Some(button) {
                buttons.press(button);
            } else {
                buttons.release(button);
            }
        }
        self.frame()
    }

    /// The next frame, in which these fingers do this.
    fn touch(&mut self, fingers: &[(u64, TouchPhase, [f32; 2])]) -> Wish {
        for &(id, phase, at) in fingers {
            let input = TouchInput { phase, position: at.into(), window: self.window, force: None, id };
            self.app.world_mut().write_message(input);
        }
        self.frame()
    }

    fn scroll(&mut self, unit: MouseScrollUnit, y: f32) -> f32 {
        self.app.insert_resource(AccumulatedMouseScroll { unit, delta: Vec2::new(0.0, y) });
        self.frame().zoom
    }

    fn over_ui(&mut self, over_ui: bool) {
        self.app.insert_resource(Panels { everywhere: over_ui, ..default() });
    }

    /// A panel to the right of `left`.
    fn panel_beyond(&mut self, left: f32) {
        let rects = vec![Rect::new(left, 0.0, 1280.0, 720.0)];
        self.app.insert_resource(Panels { everywhere: false, rects });
    }

    fn gesture(&self) -> &Gesture {
        self.app.world().resource()
    }
}

fn orbit(x: f32, y: f32) -> Wish {
    Wish { orbit: Vec2::new(x, y), ..default() }
}

fn pan(x: f32, y: f32) -> Wish {
    Wish { pan: Vec2::new(x, y), ..default() }
}

#[test]
fn the_left_button_orbits_and_the_others_pan() {
    for (button, expect) in [
        (MouseButton::Left, orbit(10.0, -5.0)),
        (MouseButton::Right, pan(10.0, -5.0)),
        (MouseButton::Middle, pan(10.0, -5.0)),
    ] {
        let mut hands = Hands::new();
        assert!(hands.mouse([10.0, 10.0], None).is_none(), "a pointer that only passes");
        assert!(hands.mouse([100.0, 100.0], None).is_none(), "a pointer that only passes");
        assert!(hands.mouse([100.0, 100.0], Some(button)).is_none());
        assert_eq!(hands.mouse([110.0, 95.0], Some(button)), expect);
        assert!(hands.gesture().is_held());
        assert!(hands.mouse([200.0, 95.0], None).is_none(), "it was let go");
        assert!(!hands.gesture().is_held());
    }
}

#[test]
fn a_press_is_a_click_only_if_the_pointer_hardly_moved() {
    let check = |path: &[[f32; 2]], expect: bool| {
        let mut hands = Hands::new();
        hands.mouse([900.0, 600.0], None);
        hands.app.world_mut().resource_mut::<Gesture>().press(path[0].into());
        for &at in path {
            hands.mouse(at, Some(MouseButton::Left));
        }
        let end = path[path.len() - 1].into();
        assert_eq!(hands.gesture().was_click(end), expect, "{path:?}");
    };
    check(&[[100.0, 100.0]], true);
    check(&[[100.0, 100.0], [103.0, 100.0], [103.0, 98.0]], true);
    check(&[[100.0, 100.0], [110.0, 100.0]], false);
    // There and back is a drag too.
    check(&[[100.0, 100.0], [105.0, 100.0], [100.0, 100.0]], false);
}

#[test]
fn a_press_and_its_end_in_one_frame_are_told_apart_by_their_places() {
    let mut gesture = Gesture { travel: 500.0, ..default() };
    gesture.press(Vec2::splat(100.0));
    assert!(gesture.was_click(Vec2::splat(102.0)), "the way to the place does not count");
    assert!(!gesture.was_click(Vec2::splat(200.0)));
    // A press while something else is under way is part of that.
    for hold in [Hold::Pan(MouseButton::Right), Hold::Touch, Hold::ForeignTouch] {
        let mut gesture = Gesture { hold, travel: 50.0, ..default() };
        gesture.press(Vec2::splat(100.0));
        assert!(!gesture.was_click(Vec2::splat(100.0)), "{hold:?}");
    }
}

#[test]
fn a_drag_that_began_on_a_panel_stays_the_panels() {
    for button in [MouseButton::Left, MouseButton::Right, MouseButton::Middle] {
        let mut hands = Hands::new();
        hands.over_ui(true);
        hands.mouse([1200.0, 100.0], Some(button));
        hands.over_ui(false);
        assert!(hands.mouse([600.0, 100.0], Some(button)).is_none(), "{button:?}");
        assert!(!hands.gesture().is_held());
        // The next one is another one.
        hands.mouse([600.0, 100.0], None);
        hands.mouse([600.0, 100.0], Some(MouseButton::Left));
        assert_eq!(hands.mouse([601.0, 100.0], Some(MouseButton::Left)), orbit(1.0, 0.0));
        // And one that began on the stage goes on over a panel.
        hands.over_ui(true);
        assert_eq!(hands.mouse([1200.0, 100.0], Some(MouseButton::Left)), orbit(599.0, 0.0));
    }
}

#[test]
fn a_wheel_zooms_where_no_panel_scrolls() {
    let mut hands = Hands::new();
    assert_eq!(hands.scroll(MouseScrollUnit::Line, 2.0), 2.0);
    assert_eq!(hands.scroll(MouseScrollUnit::Pixel, -80.0), -2.0);
    hands.mouse([10.0, 10.0], None);
    hands.over_ui(true);
    assert_eq!(hands.scroll(MouseScrollUnit::Line, 2.0), 0.0);
}

#[test]
fn one_finger_orbits_and_rests() {
    let mut hands = Hands::new();
    assert!(hands.touch(&[(7, TouchPhase::Started, [100.0, 100.0])]).is_none());
    assert!(hands.gesture().is_held());
    assert_eq!(hands.touch(&[(7, TouchPhase::Moved, [110.0, 100.0])]), orbit(10.0, 0.0));
    assert!(hands.frame().is_none(), "a finger that rests sends nothing");
    assert_eq!(hands.touch(&[(7, TouchPhase::Moved, [110.0, 90.0])]), orbit(0.0, -10.0));
    assert!(hands.touch(&[(7, TouchPhase::Ended, [110.0, 90.0])]).is_none());
    assert!(!hands.gesture().is_held());
    // The same number may be another finger, elsewhere.
    assert!(hands.touch(&[(7, TouchPhase::Started, [500.0, 500.0])]).is_none());
    let at_once = [(7, TouchPhase::Ended, [500.0, 500.0]), (7, TouchPhase::Started, [50.0, 50.0])];
    assert!(hands.touch(&at_once).is_none());
}

#[test]
fn two_fingers_pan_and_pinch() {
    let mut hands = Hands::new();
    hands.app.world_mut().resource_mut::<Gesture>().press(Vec2::splat(100.0));
    hands.touch(&[(1, TouchPhase::Started, [100.0, 100.0])]);
    assert!(hands.touch(&[(2, TouchPhase::Started, [200.0, 100.0])]).is_none());
    let together = [(1, TouchPhase::Moved, [105.0, 103.0]), (2, TouchPhase::Moved, [205.0, 103.0])];
    assert_eq!(hands.touch(&together), pan(5.0, 3.0));
    assert!(hands.frame().is_none(), "fingers that rest send nothing");
    for (left, right, expect) in [(95.0, 215.0, 1.2_f32), (100.0, 190.0, 0.75)] {
        let wish = hands.touch(&[(1, TouchPhase::Moved, [left, 103.0]), (2, TouchPhase::Moved, [right, 103.0])]);
        assert_eq!((wish.orbit, wish.pan.y), (Vec2::ZERO, 0.0));
        assert!((wish.zoom - expect.ln() / 0.12).abs() < 1e-3, "{wish:?}");
    }
    assert!(!hands.gesture().was_click(Vec2::new(100.0, 103.0)), "a pinch is no click");
    // The finger that stays orbits from where it is.
    assert!(hands.touch(&[(1, TouchPhase::Ended, [100.0, 103.0])]).is_none());
    assert_eq!(hands.touch(&[(2, TouchPhase::Moved, [191.0, 103.0])]), orbit(1.0, 0.0));
}

#[test]
fn fingers_that_began_on_a_panel_stay_the_panels() {
    let mut hands = Hands::new();
    hands.panel_beyond(800.0);
    hands.touch(&[(1, TouchPhase::Started, [900.0, 100.0])]);
    assert!(!hands.gesture().is_held());
    assert!(hands.touch(&[(1, TouchPhase::Moved, [400.0, 100.0])]).is_none());
    hands.touch(&[(2, TouchPhase::Started, [300.0, 100.0])]);
    assert!(hands.touch(&[(2, TouchPhase::Moved, [200.0, 100.0])]).is_none(), "the gesture is the panel's");
    hands.touch(&[(1, TouchPhase::Ended, [400.0, 100.0]), (2, TouchPhase::Ended, [200.0, 100.0])]);
    hands.touch(&[(3, TouchPhase::Started, [400.0, 100.0])]);
    assert!(hands.gesture().is_held());
    assert_eq!(hands.touch(&[(3, TouchPhase::Moved, [900.0, 100.0])]), orbit(500.0, 0.0));
}

#[test]
fn a_drag_within_one_slow_frame_is_not_lost() {
    let mut hands = Hands::new();
    hands.mouse([100.0, 100.0], None);
    hands.app.world_mut().resource_mut::<Gesture>().press(Vec2::new(100.0, 100.0));
    // Pressed, moved and let go before the frame began.
    let mut buttons = hands.app.world_mut().resource_mut::<ButtonInput<MouseButton>>();
    buttons.press(MouseButton::Left);
    buttons.release(MouseButton::Left);
    let mut window = hands.app.world_mut().get_mut::<Window>(hands.window).unwrap();
    window.set_cursor_position(Some([180.0, 120.0].into()));
    assert_eq!(hands.frame().orbit, Vec2::new(80.0, 20.0));
    assert!(!hands.gesture().was_click(Vec2::new(180.0, 120.0)));
    assert!(hands.mouse([220.0, 120.0], None).is_none(), "nobody holds it any more");
}

#[test]
fn where_the_pointer_is_now_decides_and_not_where_it_was() {
    let mut hands = Hands::new();
    hands.panel_beyond(800.0);
    hands.mouse([100.0, 100.0], None);
    hands.app.insert_resource(AccumulatedMouseScroll { unit: MouseScrollUnit::Line, delta: Vec2::Y });
    assert!(hands.mouse([900.0, 100.0], None).is_none(), "the wheel turns over the panel");
    assert_eq!(hands.mouse([100.0, 100.0], None).zoom, 1.0, "the wheel turns over the stage");
    hands.app.insert_resource(AccumulatedMouseScroll::default());
    hands.mouse([900.0, 100.0], None);
    hands.mouse([100.0, 100.0], Some(MouseButton::Left));
    assert!(hands.gesture().is_held(), "pressed on the stage in the frame in which the pointer came there");
}
