//! From a wish to a picture: known already, kept on disk, or to be rendered.
//!
//! Invariant: a picture is rendered only if neither memory nor disk has the same one, and only for a wish that still holds.

use super::{
    disk::PictureCache,
    key::{Key, Origin},
};
use crate::{
    app::{
        clock::waker,
        scene::{camera::orbit::Pose, effects::Look, line_assets::LineAssets},
        session::{Pictures, Session, Shot, View, load::OpenLine},
    },
    catalog::{Camera, Catalog},
};
use bevy::{
    asset::RenderAssetUsages,
    platform::collections::HashMap,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    tasks::{AsyncComputeTaskPool, Task},
    winit::EventLoopProxyWrapper,
};
use std::{
    mem,
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, Sender},
    },
};

/// How close the camera goes for pictures of the whole product and for buttons: there are no controls around it.
const CLOSER: (f32, f32) = (0.82, 0.9);

/// Longest time for which a finished picture waits for the others, in seconds: each time some are handed over, the whole
/// window is drawn.
const HOLD_SECS: f32 = 1.5;

/// A wish on its way.
#[derive(Debug)]
enum Order {
    /// It is looked for on disk; dropping the task ends the search.
    Looking { _search: Task<()> },
    /// It has to be rendered.
    Missing(Key),
}

/// What a search on disk came to: the pixels, if they were there.
type Found = (Shot, Key, Option<Vec<u8>>);

/// All wishes on their way, and the pictures that are there by what they show.
#[derive(Resource, Debug)]
pub struct Orders {
    /// Where pictures come from now, and for which catalog and files that holds.
    origin: Option<(Arc<Catalog>, u32, Origin)>,
    orders: HashMap<Shot, Order>,
    searches: (Sender<Found>, Mutex<Receiver<Found>>),
    known: HashMap<Key, AssetId<Image>>,
    /// Finished pictures that nobody has seen yet, and for how long.
    held: Vec<(Shot, Handle<Image>)>,
    held_secs: f32,
}

impl Default for Orders {
    fn default() -> Self {
        let (found, finds) = mpsc::channel();
        Self {
            origin: None,
            orders: default(),
            searches: (found, Mutex::new(finds)),
            known: default(),
            held: Vec::new(),
            held_secs: 0.0,
        }
    }
}

/// From where a picture is taken.
pub fn pose(catalog: &Catalog, view: &View) -> Option<Pose> {
    let stage = &catalog.stage;
    let closer = |camera: &Camera, share: f32| Pose { frame_mm: camera.frame_mm * share, ..camera.into() };
    let home = stage.cameras.get(&stage.home)?;
    Some(match view {
        View::Card => match stage.cards.as_ref().and_then(|cards| stage.cameras.get(cards)) {
            Some(own) => own.into(),
            None => closer(home, CLOSER.0),
        },
        View::Stage(vantage) => vantage.into(),
        View::Button(camera) => closer(stage.cameras.get(camera).unwrap_or(home), CLOSER.1),
    })
}

/// The light in which a picture is taken, as a position among those of the line.
pub fn light(view: &View) -> usize {
    match view {
        View::Card | View::Button(_) => 0,
        View::Stage(vantage) => vantage.light,
    }
}

impl Orders {
    /// What has to be rendered, the most urgent first.
    pub fn missing(&self, pictures: &Pictures) -> Vec<(Shot, Key)> {
        let key = |shot: &Shot| match self.orders.get(shot) {
            Some(Order::Missing(key)) => Some((shot.clone(), *key)),
            _ => None,
        };
        pictures.all_waiting().filter_map(key).collect()
    }

    /// Takes a rendered picture in.
    pub fn finish(&mut self, shot: Shot, key: Key, image: Handle<Image>) {
        self.orders.remove(&shot);
        self.known.insert(key, image.id());
        self.held.push((shot, image));
    }

    /// Whether pictures are finished that nobody has seen.
    pub fn has_news(&self) -> bool {
        !self.held.is_empty()
    }

    /// Hands over what is finished: all of it if `rest`, else once it waited long enough.
    fn hand_over(&mut self, secs: f32, rest: bool, pictures: &mut ResMut<Pictures>) {
        if self.held.is_empty() {
            self.held_secs = 0.0;
            return;
        }
        self.held_secs += secs;
        if rest || self.held_secs > HOLD_SECS {
            self.held_secs = 0.0;
            mem::take(&mut self.held).into_iter().for_each(|(shot, image)| pictures.finish(shot, image));
        }
    }
}

/// Takes in what was found on disk and hands finished pictures over, before the panels look at them.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
pub fn receive(
    time: Res<Time<Real>>,
    session: Option<Res<Session>>,
    line: Res<LineAssets>,
    open: Res<OpenLine>,
    busy: Res<super::Darkroom>,
    mut orders: ResMut<Orders>,
    mut images: ResMut<Assets<Image>>,
    mut pictures: ResMut<Pictures>,
) {
    let orders = orders.bypass_change_detection();
    let Some(session) = session else { return };
    let is_same = |(catalog, revision, _): &(Arc<Catalog>, u32, Origin)| {
        Arc::ptr_eq(catalog, &session.catalog) && *revision == line.revision
    };
    if !orders.origin.as_ref().is_some_and(is_same) {
        let origin = Origin::of(&session.catalog, &open.roots.assets);
        if orders.origin.replace((session.catalog.clone(), line.revision, origin)).is_some() {
            pictures.forget_ready();
        }
        (orders.orders, orders.held) = default();
    }
    let found: Vec<Found> = orders.searches.1.get_mut().map_or_else(|_| Vec::new(), |finds| finds.try_iter().collect());
    for (shot, key, pixels) in found {
        if !orders.orders.contains_key(&shot) {
            continue;
        }
        match pixels {
            Some(pixels) => {
                let image = images.add(image(shot.view.size(), pixels));
                orders.finish(shot, key, image);
            }
            None => {
                orders.orders.insert(shot, Order::Missing(key));
            }
        }
    }
    orders.hand_over(time.delta_secs(), !busy.busy, &mut pictures);
}

/// Drops wishes that hold no more and looks for what is new, after the panels said what they want.
pub fn place(
    session: Res<Session>,
    cache: Option<Res<PictureCache>>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut orders: ResMut<Orders>,
    mut images: ResMut<Assets<Image>>,
    pictures: Res<Pictures>,
) {
    let orders = orders.bypass_change_detection();
    let Some((_, _, origin)) = orders.origin.clone() else { return };
    let waiting: Vec<&Shot> = pictures.all_waiting().collect();
    orders.orders.retain(|shot, _| waiting.contains(&shot));
    for shot in waiting {
        if orders.orders.contains_key(shot) || orders.held.iter().any(|(held, _)| held == shot) {
            continue;
        }
        let Some(pose) = pose(&session.catalog, &shot.view) else { continue };
        let size = shot.view.size();
        let key = origin.key(&Look::of(&session.catalog, &shot.selection), &pose, size, light(&shot.view));
        if let Some(image) = orders.known.get(&key).and_then(|id| images.get_strong_handle(*id)) {
            orders.held.push((shot.clone(), image));
            continue;
        }
        orders.known.remove(&key);
        let order = match cache.as_deref() {
            Some(cache) => {
                let (cache, shot, wake) = (cache.clone(), shot.clone(), waker(proxy.as_deref()));
                let found = orders.searches.0.clone();
                let search = AsyncComputeTaskPool::get().spawn(async move {
                    let pixels = cache.load(key, size);
                    // Nobody listens any more when the program ends.
                    found.send((shot, key, pixels)).ok();
                    wake();
                });
                Order::Looking { _search: search }
            }
            None => Order::Missing(key),
        };
        orders.orders.insert(shot.clone(), order);
    }
}

fn image(size: UVec2, pixels: Vec<u8>) -> Image {
    let size = Extent3d { width: size.x, height: size.y, depth_or_array_layers: 1 };
    Image::new(size, TextureDimension::D2, pixels, TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD)
}

#[cfg(test)]
#[path = "orders_tests.rs"]
mod tests;
