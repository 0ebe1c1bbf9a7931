//! Frames in which only small pictures are taken are not shown: the stage is not drawn for them, the window keeps what it
//! shows. On a machine without a graphics card the stage costs more than many pictures.
//!
//! Invariant: a frame in which anything on the stage or on the panels may look different is shown.

use super::{
    scene::{Exhibit, Shown, camera::StageCamera, capture::Darkroom},
    session::{Fading, Highlight, Session},
};
use bevy::{
    camera::RenderTarget,
    ecs::system::SystemParam,
    prelude::*,
    window::{RequestRedraw, WindowEvent},
};
use bevy_egui::{EguiManagedTextures, EguiRenderOutput};

/// The cameras that are off in this frame.
#[derive(Resource, Debug, Default)]
struct Off(Vec<Entity>);

pub fn plugin(app: &mut App) {
    app.init_resource::<Off>().add_systems(First, light).add_systems(Last, darken);
}

/// Everything the window shows besides the panels, and what may have changed it.
#[derive(SystemParam)]
struct Stage<'w, 's> {
    camera: Query<'w, 's, (Ref<'static, Transform>, Ref<'static, Projection>), With<StageCamera>>,
    session: Option<Res<'w, Session>>,
    exhibit: Res<'w, Exhibit>,
    shown: Res<'w, Shown>,
    highlight: Res<'w, Highlight>,
    fading: Res<'w, Fading>,
    letters: Res<'w, EguiManagedTextures>,
    images: MessageReader<'w, 's, AssetEvent<Image>>,
}

impl Stage<'_, '_> {
    /// Whether a texture changed: new letters, a picture that was loaded. It is on screen one frame later.
    fn has_new_textures(&mut self) -> bool {
        let is_new = |event: &AssetEvent<Image>| {
            matches!(event, AssetEvent::Modified { .. } | AssetEvent::LoadedWithDependencies { .. })
        };
        self.images.read().filter(|event| is_new(event)).count() > 0 || self.letters.is_changed()
    }

    fn is_changed(&self) -> bool {
        let moved = self.camera.iter().any(|(place, lens)| place.is_changed() || lens.is_changed());
        let edited = self.session.as_ref().is_none_or(|session| session.is_changed());
        let pointed = self.highlight.is_changed() || self.fading.is_changed();
        moved || edited || pointed || self.exhibit.is_changed() || self.shown.is_changed()
    }
}

/// Switches the window's cameras off for this frame if it is for small pictures alone.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn darken(
    room: Res<Darkroom>,
    mut stage: Stage,
    panels: Query<&EguiRenderOutput>,
    mut cameras: Query<(Entity, &mut Camera, &RenderTarget)>,
    mut events: MessageReader<WindowEvent>,
    mut redraws: MessageReader<RequestRedraw>,
    mut off: ResMut<Off>,
    mut painted: Local<Vec<egui::ClippedPrimitive>>,
    mut textured: Local<bool>,
) {
    if !room.busy {
        // The first frame for pictures is shown whatever it holds; nothing is compared while none are taken.
        painted.clear();
        return;
    }
    let touched = events.read().any(|event| !matches!(event, WindowEvent::RequestRedraw(_)));
    let asked = redraws.read().count() > room.redraws;
    let panels: Vec<_> = panels.iter().flat_map(|output| &output.paint_jobs).collect();
    let same = |(now, then): (&&egui::ClippedPrimitive, &egui::ClippedPrimitive)| is_same(now, then);
    let repainted = panels.len() != painted.len() || !panels.iter().zip(&*painted).all(same);
    if repainted {
        *painted = panels.into_iter().cloned().collect();
    }
    let now_textured = stage.has_new_textures();
    let textured = std::mem::replace(&mut *textured, now_textured) || now_textured;
    if textured || touched || asked || repainted || stage.is_changed() {
        return;
    }
    for (entity, mut camera, target) in &mut cameras {
        if camera.is_active && matches!(target, RenderTarget::Window(_)) {
            camera.is_active = false;
            off.0.push(entity);
        }
    }
}

fn is_same(a: &egui::ClippedPrimitive, b: &egui::ClippedPrimitive) -> bool {
    use egui::epaint::Primitive::Mesh;
    match (&a.primitive, &b.primitive) {
        (Mesh(mesh), Mesh(other)) => a.clip_rect == b.clip_rect && mesh == other,
        _ => false,
    }
}

/// Switches them on again for the next one.
fn light(mut off: ResMut<Off>, mut cameras: Query<&mut Camera>) {
    for entity in off.bypass_change_detection().0.drain(..) {
        if let Ok(mut camera) = cameras.get_mut(entity) {
            camera.is_active = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::window::CursorEntered;

    /// A window with a stage and panels, shown once, while a picture is being taken.
    fn busy() -> App {
        let mut app = App::new();
        app.add_plugins(plugin)
            .add_message::<WindowEvent>()
            .add_message::<RequestRedraw>()
            .add_message::<AssetEvent<Image>>()
            .init_resource::<Exhibit>()
            .init_resource::<Shown>()
            .init_resource::<Highlight>()
            .init_resource::<Fading>()
            .init_resource::<EguiManagedTextures>()
            .insert_resource(Darkroom { busy: true, redraws: 1 });
        let world = app.world_mut();
        world.spawn((
            Camera::default(),
            RenderTarget::default(),
            Transform::default(),
            Projection::default(),
            StageCamera,
        ));
        world.spawn(EguiRenderOutput::default());
        let session = crate::app::session::Session::new(
            std::sync::Arc::new(crate::rules::fixture::bicycle()),
            std::sync::Arc::new(crate::rules::Rulebook::new(&crate::rules::fixture::bicycle())),
        );
        app.insert_resource(session.unwrap());
        frame(&mut app);
        frame(&mut app);
        app
    }

    /// Whether one more frame for pictures is shown.
    fn frame(app: &mut App) -> bool {
        app.world_mut().write_message(RequestRedraw);
        app.update();
        let world = app.world_mut();
        world.query_filtered::<&Camera, With<StageCamera>>().single(world).unwrap().is_active
    }

    /// Whether a frame is shown in which `change` happened, and whether the next one is.
    fn after(change: impl FnOnce(&mut World)) -> (bool, bool) {
        let mut app = busy();
        assert!(!frame(&mut app), "nothing changed");
        change(app.world_mut());
        (frame(&mut app), frame(&mut app))
    }

    #[test]
    fn frames_for_pictures_alone_are_not_shown() {
        assert_eq!(after(|_| {}), (false, false));
    }

    #[test]
    fn what_looks_different_is_shown() {
        let once = (true, false);
        let asked = |world: &mut World| {
            world.write_message(RequestRedraw);
        };
        assert_eq!(after(asked), once, "somebody else asked");
        let moved = |world: &mut World| {
            let mut cameras = world.query_filtered::<&mut Transform, With<StageCamera>>();
            cameras.single_mut(world).unwrap().translation.x = 1.0;
        };
        assert_eq!(after(moved), once);
        assert_eq!(after(|world| world.resource_mut::<Highlight>().set_changed()), once);
        assert_eq!(after(|world| world.resource_mut::<Fading>().set_changed()), once, "the last frame of a fade");
        assert_eq!(after(|world| world.resource_mut::<Session>().set_changed()), once);
        let touched = |world: &mut World| {
            let window = world.spawn_empty().id();
            world.write_message(WindowEvent::CursorEntered(CursorEntered { window }));
        };
        assert_eq!(after(touched), once);
        let painted = |world: &mut World| {
            let primitive = egui::epaint::Primitive::Mesh(egui::Mesh::default());
            let clipped = egui::ClippedPrimitive { clip_rect: egui::Rect::EVERYTHING, primitive };
            world.query::<&mut EguiRenderOutput>().single_mut(world).unwrap().paint_jobs.push(clipped);
        };
        assert_eq!(after(painted), once);
    }

    #[test]
    fn new_letters_and_loaded_pictures_are_on_screen_one_frame_later() {
        assert_eq!(after(|world| world.resource_mut::<EguiManagedTextures>().set_changed()), (true, true));
        let loaded = |world: &mut World| {
            world.write_message(AssetEvent::<Image>::LoadedWithDependencies { id: AssetId::default() });
        };
        assert_eq!(after(loaded), (true, true));
    }
}
