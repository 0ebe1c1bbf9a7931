//! The line around the part that the pointer is at, and for a moment around the one whose group was opened.
//!
//! Invariant: it is found anew only when the part or how it is seen changes, and lies over the picture at rest without disturbing
//! it; while anything moves there is none.

pub mod contour;
pub mod silhouette;

use super::{
    CameraMotion, SceneReady,
    camera::{StageCamera, gesture::Gesture},
    parts::{self, Sites},
    product::{OnStage, Surface},
    settle,
};
use crate::{
    app::{
        clock::wake_after,
        session::{Focus, FreeArea, Highlight, Outline, OutlineFound, Outlined, Session, Still},
    },
    catalog::{Catalog, GroupIx},
};
use bevy::{
    camera::{CameraUpdateSystems, visibility::VisibilitySystems},
    ecs::system::SystemParam,
    prelude::*,
    transform::TransformSystems,
    window::PrimaryWindow,
    winit::EventLoopProxyWrapper,
};
use silhouette::{Mask, Piece};
use std::time::{Duration, Instant};

/// How long the part of a group that was opened is outlined.
const MOMENT: Duration = Duration::from_millis(1200);

/// Whether the part that the pointer is at is outlined: fingers leave a pointer where they were last.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct OutlinesHovered(pub bool);

pub fn plugin(app: &mut App) {
    app.init_resource::<OutlinesHovered>().add_systems(
        PostUpdate,
        outline
            .run_if(resource_exists::<Session>)
            .after(TransformSystems::Propagate)
            .after(CameraUpdateSystems)
            .after(VisibilitySystems::VisibilityPropagate)
            .in_set(OutlineFound),
    );
}

/// The group that was opened last, for the moment after everything came to rest.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Opened {
    group: Option<GroupIx>,
    until: Option<Instant>,
}

impl Opened {
    /// The group whose part is outlined at `now`; with the time after which the program has to be woken if that begins.
    fn follow(
        &mut self,
        opened: Option<Option<GroupIx>>,
        rests: bool,
        now: Instant,
    ) -> (Option<GroupIx>, Option<Duration>) {
        if let Some(group) = opened {
            *self = Self { group, until: None };
        }
        let begins = rests && self.group.is_some() && self.until.is_none();
        let until = if begins { *self.until.insert(now + MOMENT) } else { self.until.unwrap_or(now) };
        if rests && now >= until {
            *self = Self::default();
        }
        (self.group.filter(|_| rests), begins.then_some(MOMENT))
    }
}

/// One surface of the product: its entity, what it looks like and where it is.
type Place = (Entity, AssetId<Mesh>, GlobalTransform);

/// What an outline was found from.
#[derive(Clone, PartialEq)]
struct Seen {
    group: GroupIx,
    view: (GlobalTransform, Mat4),
    window: (UVec2, URect),
    surfaces: Vec<Place>,
}

/// What is seen of the product, and from where.
#[derive(SystemParam)]
struct Stage<'w, 's> {
    product: Single<'w, 's, Entity, With<OnStage>>,
    children: Query<'w, 's, &'static Children>,
    surfaces: Query<'w, 's, (&'static Mesh3d, &'static GlobalTransform, &'static InheritedVisibility), With<Surface>>,
    sites: Sites<'w, 's>,
    camera: Single<'w, 's, (&'static Camera, &'static Transform), With<StageCamera>>,
    window: Single<'w, 's, &'static Window, With<PrimaryWindow>>,
    meshes: Res<'w, Assets<Mesh>>,
    free: Res<'w, FreeArea>,
}

impl Stage<'_, '_> {
    fn surfaces(&self) -> Vec<Place> {
        let all = self.children.iter_descendants(*self.product);
        let all = all.filter_map(|entity| Some((entity, self.surfaces.get(entity).ok()?)));
        let shown = all.filter(|(_, (.., visibility))| visibility.get());
        shown.map(|(entity, (mesh, place, _))| (entity, mesh.0.id(), *place)).collect()
    }

    fn seen(&self, group: GroupIx) -> Seen {
        let (camera, place) = *self.camera;
        let window = (self.window.physical_size(), settle::area(&self.window, self.free.0));
        let view = (GlobalTransform::from(*place), camera.clip_from_view());
        Seen { group, view, window, surfaces: self.surfaces() }
    }

    /// What is seen of the part of a group.
    fn mask(&self, catalog: &Catalog, seen: &Seen) -> Option<Mask> {
        let (place, clip_from_view) = seen.view;
        let (size, area) = seen.window;
        let clip_from_scene = clip_from_view * place.to_matrix().inverse();
        let window = silhouette::Window { clip_from_scene, size, area };
        let pieces = seen.surfaces.iter().filter_map(|(entity, mesh, place)| {
            let is_meant = parts::belongs(catalog, seen.group, &self.sites.at(*entity)?);
            Piece::of(self.meshes.get(*mesh)?, place.to_matrix(), &window, is_meant)
        });
        silhouette::mask(&window, &pieces.collect::<Vec<_>>(), contour::margin(self.window.scale_factor()))
    }
}

#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn outline(
    session: Res<Session>,
    stage: Stage,
    (ready, motion, gesture): (Res<SceneReady>, Res<CameraMotion>, Res<Gesture>),
    (highlight, focus, hovers): (Res<Highlight>, Res<Focus>, Res<OutlinesHovered>),
    mut outline: ResMut<Outline>,
    mut images: ResMut<Assets<Image>>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut opened: Local<Opened>,
    mut known: Local<Option<Seen>>,
) {
    let rests = ready.0 && !motion.0 && !gesture.is_held();
    let new = focus.is_changed().then_some(focus.0);
    let (open, wake) = opened.follow(new, rests, Instant::now());
    if let (Some(after), Some(proxy)) = (wake, &proxy) {
        wake_after(proxy, after + Duration::from_millis(5));
    }
    let at = stage.window.cursor_position();
    let hovered = highlight.0.filter(|_| rests && hovers.0).zip(at).map(|(group, at)| (group, Some(at)));
    let Some((group, at)) = hovered.or(open.map(|group| (group, None))) else {
        *known = None;
        outline.set_if_neq(Outline(None));
        return;
    };
    let seen = stage.seen(group);
    if known.as_ref() == Some(&seen) {
        // The name appears where the pointer comes to the part, and stays there.
        let told = outline.0.clone().filter(|outlined| outlined.at.is_some() != at.is_some());
        if let Some(outlined) = told {
            outline.0 = Some(Outlined { at, ..outlined });
        }
        return;
    }
    let mask = stage.mask(&session.catalog, &seen);
    let still = mask.map(|mask| {
        let pixels = contour::picture(&mask, stage.window.scale_factor());
        Still { image: images.add(settle::image(mask.area.size(), pixels)), area: mask.area }
    });
    outline.set_if_neq(Outline(still.map(|still| Outlined { still, group, at })));
    *known = Some(seen);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_that_was_opened_is_outlined_for_a_moment_once_everything_rests() {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let group = Some(GroupIx(1));
        let mut opened = Opened::default();
        assert_eq!(opened.follow(Some(group), false, at(0)), (None, None), "the camera is on its way");
        assert_eq!(opened.follow(None, true, at(600)), (group, Some(MOMENT)));
        assert_eq!(opened.follow(None, true, at(700)), (group, None), "it is woken once");
        assert_eq!(opened.follow(None, false, at(800)), (None, None), "a hand turns it");
        assert_eq!(opened.follow(None, true, at(900)), (group, None));
        assert_eq!(opened.follow(None, true, at(1800)), (None, None));
        assert_eq!(opened.follow(None, true, at(1900)), (None, None), "it does not come back");
    }

    #[test]
    fn closing_a_group_ends_its_moment() {
        let now = Instant::now();
        let mut opened = Opened::default();
        opened.follow(Some(Some(GroupIx(1))), true, now);
        assert_eq!(opened.follow(Some(None), true, now), (None, None));
    }
}
