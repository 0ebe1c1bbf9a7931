//! Where parts of the product are seen, found on the processor: how much of each pixel they cover.
//!
//! Invariant: a function of what it is given alone; its work and memory are bounded by the window, whatever the meshes hold.

use bevy::prelude::*;

/// Samples along an edge of a pixel, and how many samples there are at most; where there would be more, each pixel has one.
const FINE: u32 = 2;
const MOST_SAMPLES: u32 = 6 << 20;

/// A window onto the scene.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    pub clip_from_scene: Mat4,
    /// In physical pixels.
    pub size: UVec2,
    /// The part of it that counts, in physical pixels from the top left corner.
    pub area: URect,
}

/// A mesh in the window: where its corners are seen, and how far away.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Across, down in physical pixels, and a depth that is larger the nearer it is; NaN for what is behind the eye.
    corners: Vec<Vec3>,
    triangles: Vec<[u32; 3]>,
    /// It is one of those whose silhouette is looked for; the others only hide them.
    is_meant: bool,
}

impl Piece {
    /// `mesh` as it is seen in `window`; `None` if it has no triangles.
    pub fn of(mesh: &Mesh, scene_from_mesh: Mat4, window: &Window, is_meant: bool) -> Option<Self> {
        let positions = mesh.attribute(Mesh::ATTRIBUTE_POSITION)?.as_float3()?;
        let clip_from_mesh = window.clip_from_scene * scene_from_mesh;
        let half = window.size.as_vec2() / 2.0;
        let seen = |position: &[f32; 3]| {
            let clip = clip_from_mesh * Vec3::from(*position).extend(1.0);
            let at = clip.truncate() / clip.w;
            if clip.w > 0.0 { Vec3::new((at.x + 1.0) * half.x, (1.0 - at.y) * half.y, at.z) } else { Vec3::NAN }
        };
        let corners: Vec<Vec3> = positions.iter().map(seen).collect();
        let order: Vec<u32> = match mesh.indices() {
            Some(indices) => indices.iter().map(|at| at as u32).collect(),
            None => (0..corners.len() as u32).collect(),
        };
        let triangles = order.chunks_exact(3).map(|corner| [corner[0], corner[1], corner[2]]).collect();
        Some(Self { corners, triangles, is_meant })
    }

    fn triangles(&self) -> impl Iterator<Item = [Vec3; 3]> {
        let corners = |triangle: &[u32; 3]| {
            let [a, b, c] = triangle.map(|at| self.corners.get(at as usize).copied().unwrap_or(Vec3::NAN));
            (a + b + c).is_finite().then_some([a, b, c])
        };
        self.triangles.iter().filter_map(corners)
    }
}

/// How much of each pixel is covered, from 0 to 1, row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Mask {
    /// In physical pixels from the top left corner of the window.
    pub area: URect,
    pub shares: Vec<f32>,
}

/// What is seen of the pieces that are meant, with `margin` pixels around as far as there are any; `None` if nothing is.
pub fn mask(window: &Window, pieces: &[Piece], margin: u32) -> Option<Mask> {
    let meant = pieces.iter().filter(|piece| piece.is_meant).flat_map(Piece::triangles).flatten();
    let bounds = meant.fold(None, |bounds: Option<Rect>, corner| {
        let at = Rect::from_corners(corner.truncate(), corner.truncate());
        Some(bounds.map_or(at, |bounds| bounds.union(at)))
    })?;
    // What is larger than any window saturates.
    let (least, most) = (bounds.min.floor().max(Vec2::ZERO).as_uvec2(), bounds.max.ceil().max(Vec2::ZERO).as_uvec2());
    let area =
        URect { min: least.saturating_sub(UVec2::splat(margin)), max: most.saturating_add(UVec2::splat(margin)) };
    let area = area.intersect(window.area);
    if area.is_empty() {
        return None;
    }
    let pixels = area.size().element_product();
    let fine = if pixels <= MOST_SAMPLES / FINE.pow(2) { FINE } else { 1 };
    let mut canvas = Canvas::new(area, fine);
    for piece in pieces {
        piece.triangles().for_each(|triangle| canvas.draw(triangle, piece.is_meant));
    }
    let shares = canvas.shares();
    shares.iter().any(|share| *share > 0.0).then_some(Mask { area, shares })
}

/// What is nearest at each sample.
struct Canvas {
    origin: Vec2,
    fine: u32,
    /// In samples.
    size: UVec2,
    depths: Vec<f32>,
    meant: Vec<bool>,
}

impl Canvas {
    fn new(area: URect, fine: u32) -> Self {
        let size = area.size() * fine;
        let samples = size.element_product() as usize;
        Self {
            origin: area.min.as_vec2(),
            fine,
            size,
            depths: vec![f32::NEG_INFINITY; samples],
            meant: vec![false; samples],
        }
    }

    /// Draws a triangle where nothing nearer was drawn, whichever side it shows.
    fn draw(&mut self, triangle: [Vec3; 3], is_meant: bool) {
        let place = |corner: Vec3| (corner.truncate() - self.origin) * self.fine as f32;
        let [a, b, c] = triangle.map(place);
        let double = (b - a).perp_dot(c - a);
        let (least, most) = (a.min(b).min(c), a.max(b).max(c));
        let last = self.size.as_vec2();
        if double == 0.0 || !double.is_finite() || most.cmple(Vec2::ZERO).any() || least.cmpge(last).any() {
            return;
        }
        // A sample is in the middle of its square.
        let first = (least - 0.5).ceil().max(Vec2::ZERO).as_uvec2();
        let end = (most + 0.5).floor().clamp(Vec2::ZERO, last).as_uvec2();
        for y in first.y..end.y {
            for x in first.x..end.x {
                let at = Vec2::new(x as f32 + 0.5, y as f32 + 0.5);
                let (of_b, of_c) = ((at - a).perp_dot(c - a) / double, (b - a).perp_dot(at - a) / double);
                if of_b < 0.0 || of_c < 0.0 || of_b + of_c > 1.0 {
                    continue;
                }
                let depth =
                    triangle[0].z + of_b * (triangle[1].z - triangle[0].z) + of_c * (triangle[2].z - triangle[0].z);
                let sample = (y * self.size.x + x) as usize;
                if depth > self.depths[sample] {
                    (self.depths[sample], self.meant[sample]) = (depth, is_meant);
                }
            }
        }
    }

    /// How much of each pixel is covered by what is meant.
    fn shares(&self) -> Vec<f32> {
        let pixels = self.size / self.fine;
        let mut shares = vec![0.0; pixels.element_product() as usize];
        let one = 1.0 / self.fine.pow(2) as f32;
        for (sample, _) in self.meant.iter().enumerate().filter(|(_, meant)| **meant) {
            let (x, y) = (sample as u32 % self.size.x, sample as u32 / self.size.x);
            shares[(y / self.fine * pixels.x + x / self.fine) as usize] += one;
        }
        shares
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use bevy::{
        asset::RenderAssetUsages,
        mesh::{Indices, PrimitiveTopology},
    };

    /// A window of 32 by 16 pixels in which one unit of the scene is one pixel, and nearer is up to 1.
    pub fn window() -> Window {
        let clip_from_scene =
            Mat4::from_translation(Vec3::new(-1.0, 1.0, 0.0)) * Mat4::from_scale(Vec3::new(0.0625, -0.125, 1.0));
        Window { clip_from_scene, size: UVec2::new(32, 16), area: URect::new(0, 0, 32, 16) }
    }

    /// A rectangle at `depth`.
    pub fn sheet(rect: Rect, depth: f32) -> Mesh {
        let (least, most) = (rect.min, rect.max);
        let corners = [[least.x, least.y], [most.x, least.y], [most.x, most.y], [least.x, most.y]];
        let positions = corners.map(|[x, y]| [x, y, depth]).to_vec();
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
            .with_inserted_indices(Indices::U16(vec![0, 1, 2, 0, 2, 3]))
    }

    fn piece(rect: Rect, depth: f32, is_meant: bool) -> Piece {
        Piece::of(&sheet(rect, depth), Mat4::IDENTITY, &window(), is_meant).unwrap()
    }

    fn covered(mask: &Mask) -> f32 {
        mask.shares.iter().sum()
    }

    #[test]
    fn a_pixel_is_covered_as_far_as_the_part_covers_it() {
        let part = piece(Rect::new(4.0, 2.0, 8.5, 6.0), 0.5, true);
        let mask = mask(&window(), &[part], 1).unwrap();
        assert_eq!(mask.area, URect::new(3, 1, 10, 7));
        assert_eq!(covered(&mask), 4.5 * 4.0);
        let share = |x: u32, y: u32| mask.shares[((y - 1) * 7 + x - 3) as usize];
        assert_eq!([share(3, 3), share(4, 3), share(7, 3), share(8, 3), share(9, 3)], [0.0, 1.0, 1.0, 0.5, 0.0]);
    }

    #[test]
    fn what_is_nearer_hides_a_part_and_what_is_farther_does_not() {
        let part = || piece(Rect::new(4.0, 2.0, 8.0, 6.0), 0.5, true);
        let beside = |depth| piece(Rect::new(6.0, 0.0, 32.0, 16.0), depth, false);
        for order in [[part(), beside(0.6)], [beside(0.6), part()]] {
            assert_eq!(covered(&mask(&window(), &order, 1).unwrap()), 8.0);
        }
        assert_eq!(covered(&mask(&window(), &[part(), beside(0.4)], 1).unwrap()), 16.0);
        let all = piece(Rect::new(0.0, 0.0, 32.0, 16.0), 0.9, false);
        assert_eq!(mask(&window(), &[part(), all], 1), None, "nothing is seen");
    }

    #[test]
    fn what_is_larger_than_the_window_is_cut_and_what_is_elsewhere_is_nothing() {
        let all = piece(Rect::new(-1e9, -1e9, 1e9, 1e9), 0.5, true);
        let mask_of = |piece| mask(&window(), &[piece], 3);
        assert_eq!(covered(&mask_of(all).unwrap()), 512.0);
        assert_eq!(mask_of(piece(Rect::new(40.0, 2.0, 50.0, 6.0), 0.5, true)), None);
        assert_eq!(mask_of(piece(Rect::new(-40.0, -20.0, -30.0, -10.0), 0.5, true)), None);
    }

    #[test]
    fn what_is_no_number_or_no_corner_is_left_out() {
        let mut mesh = sheet(Rect::new(4.0, 2.0, 8.0, 6.0), 0.5);
        mesh.insert_attribute(
            Mesh::ATTRIBUTE_POSITION,
            vec![[4.0, 2.0, 0.5], [f32::NAN; 3], [8.0, 6.0, 0.5], [4.0, 6.0, 0.5]],
        );
        mesh.insert_indices(Indices::U16(vec![0, 1, 2, 0, 2, 3, 0, 2, 900]));
        let piece = Piece::of(&mesh, Mat4::IDENTITY, &window(), true).unwrap();
        let half = covered(&mask(&window(), &[piece], 0).unwrap());
        assert!((7.0..=9.0).contains(&half), "{half}");
    }

    #[test]
    fn what_is_behind_the_eye_is_left_out() {
        let mut behind = window();
        behind.clip_from_scene.w_axis.w = -1.0;
        let piece = Piece::of(&sheet(Rect::new(4.0, 2.0, 8.0, 6.0), 0.5), Mat4::IDENTITY, &behind, true).unwrap();
        assert_eq!(mask(&behind, &[piece], 0), None);
    }
}
