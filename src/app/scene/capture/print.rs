//! Pictures that were rendered, on their way to the disk.

use super::{disk::PictureCache, key::Key};
use bevy::{
    prelude::*,
    render::{
        gpu_readback::{Readback, ReadbackComplete},
        renderer::RenderDevice,
    },
    tasks::AsyncComputeTaskPool,
};

/// A picture whose pixels are read back to be kept.
#[derive(Component, Debug)]
pub struct Negative {
    image: Handle<Image>,
    key: Key,
    size: UVec2,
}

impl Negative {
    pub fn new(image: Handle<Image>, key: Key, size: UVec2) -> Self {
        Self { image, key, size }
    }
}

/// Begins to read new negatives back; without a cache nobody needs them.
pub fn develop(
    mut commands: Commands,
    cache: Option<Res<PictureCache>>,
    fresh: Query<(Entity, &Negative), Without<Readback>>,
) {
    for (entity, negative) in &fresh {
        match &cache {
            Some(_) => commands.entity(entity).insert(Readback::texture(negative.image.clone())).observe(keep),
            None => {
                commands.entity(entity).despawn();
                continue;
            }
        };
    }
}

/// Keeps the pixels that came back, on a thread of its own.
fn keep(
    done: On<ReadbackComplete>,
    mut commands: Commands,
    cache: Option<Res<PictureCache>>,
    negatives: Query<&Negative>,
) {
    let Ok(&Negative { key, size, .. }) = negatives.get(done.entity) else { return };
    commands.entity(done.entity).despawn();
    let Some(cache) = cache.as_deref().cloned() else { return };
    let pixels = unpadded(&done.data, size);
    AsyncComputeTaskPool::get().spawn(async move { cache.store(key, size, &pixels) }).detach();
}

/// The pixels without what the renderer puts at the end of each row.
fn unpadded(padded: &[u8], size: UVec2) -> Vec<u8> {
    let row = size.x as usize * 4;
    let stride = RenderDevice::align_copy_bytes_per_row(row);
    padded.chunks(stride).take(size.y as usize).flat_map(|line| &line[..row.min(line.len())]).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_put_together() {
        let stride = RenderDevice::align_copy_bytes_per_row(8);
        let mut padded = vec![0; 2 * stride];
        padded[..8].copy_from_slice(&[1; 8]);
        padded[stride..stride + 8].copy_from_slice(&[2; 8]);
        assert_eq!(unpadded(&padded, UVec2::new(2, 2)), [[1; 8], [2; 8]].concat());
    }
}
