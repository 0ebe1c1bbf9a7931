//! Finding the triangle that a ray meets first, with a tree of boxes.
//!
//! Invariant: the tree is a function of the triangles alone. Built with the surface area heuristic over binned centres
//! (Wald 2007, "On fast construction of SAH-based bounding volume hierarchies").

use bevy::math::{Vec3, Vec3A};

const BINS: usize = 16;
/// Most triangles in a leaf that is not split because that would cost more.
const LEAF: usize = 4;
/// Deeper than any tree that halves; what lies deeper is one large leaf.
const DEPTH: usize = 60;

/// A ray, and how far along it something counts.
#[derive(Clone, Copy, Debug)]
pub struct Ray {
    pub origin: Vec3A,
    pub direction: Vec3A,
    pub most: f32,
}

/// Where a ray meets a triangle.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    pub distance: f32,
    pub triangle: u32,
    /// Shares of the second and third corner.
    pub v: f32,
    pub w: f32,
}

#[derive(Clone, Copy, Debug)]
struct Triangle {
    corner: Vec3A,
    edges: [Vec3A; 2],
}

/// Two children: a box each, and what is in it.
#[derive(Clone, Copy, Debug)]
struct Node {
    boxes: [Bounds; 2],
    children: [Child; 2],
}

#[derive(Clone, Copy, Debug)]
enum Child {
    Inner(u32),
    Leaf { first: u32, count: u32 },
}

#[derive(Clone, Copy, Debug)]
struct Bounds {
    least: Vec3A,
    most: Vec3A,
}

impl Bounds {
    const EMPTY: Self = Self { least: Vec3A::INFINITY, most: Vec3A::NEG_INFINITY };

    fn add(&mut self, other: &Self) {
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
    }

    fn half_area(&self) -> f32 {
        let size = (self.most - self.least).max(Vec3A::ZERO);
        size.x * size.y + size.y * size.z + size.z * size.x
    }

    /// Distance at which a ray enters, or infinity.
    #[inline]
    fn enter(&self, origin: Vec3A, inverse: Vec3A, most: f32) -> f32 {
        let (a, b) = ((self.least - origin) * inverse, (self.most - origin) * inverse);
        let near = a.min(b).max_element().max(0.0);
        let far = a.max(b).min_element().min(most);
        if near <= far * 1.000_001 { near } else { f32::INFINITY }
    }
}

/// A tree over triangles.
#[derive(Debug)]
pub struct Bvh {
    nodes: Vec<Node>,
    root: Child,
    /// In the order of the leaves.
    triangles: Vec<Triangle>,
    /// The index that each had when it was given.
    order: Vec<u32>,
    bounds: Bounds,
}

impl Bvh {
    /// A tree over triangles given by their corners.
    pub fn new(corners: &[[Vec3; 3]]) -> Self {
        let all: Vec<Triangle> = corners
            .iter()
            .map(|&[a, b, c]| Triangle { corner: a.into(), edges: [(b - a).into(), (c - a).into()] })
            .collect();
        let boxes: Vec<Bounds> = corners
            .iter()
            .map(|&[a, b, c]| Bounds { least: a.min(b).min(c).into(), most: a.max(b).max(c).into() })
            .collect();
        let mut order: Vec<u32> = (0..corners.len() as u32).collect();
        let mut builder = Builder { boxes: &boxes, nodes: Vec::with_capacity(corners.len() / 2) };
        let mut bounds = Bounds::EMPTY;
        boxes.iter().for_each(|other| bounds.add(other));
        let root = builder.build(&mut order, 0, 0);
        let nodes = builder.nodes;
        let triangles = order.iter().map(|&at| all[at as usize]).collect();
        Self { nodes, root, triangles, order, bounds }
    }

    /// Centre and half diagonal of everything.
    pub fn extent(&self) -> (Vec3, f32) {
        if self.triangles.is_empty() {
            return (Vec3::ZERO, 0.0);
        }
        let Bounds { least, most } = self.bounds;
        (((least + most) * 0.5).into(), (most - least).length() * 0.5)
    }

    /// The nearest hit that `counts`.
    pub fn nearest(&self, mut ray: Ray, counts: impl FnMut(&Hit) -> bool) -> Option<Hit> {
        self.walk::<false>(&mut ray, counts)
    }

    /// Whether there is any hit that `counts`.
    pub fn any(&self, mut ray: Ray, counts: impl FnMut(&Hit) -> bool) -> bool {
        self.walk::<true>(&mut ray, counts).is_some()
    }

    #[inline]
    fn walk<const ANY: bool>(&self, ray: &mut Ray, mut counts: impl FnMut(&Hit) -> bool) -> Option<Hit> {
        let inverse = ray.direction.recip();
        let mut stack = [(Child::Leaf { first: 0, count: 0 }, 0.0); DEPTH + 4];
        let mut height = 0;
        let mut next = self.root;
        let mut best = None;
        loop {
            match next {
                Child::Inner(at) => {
                    let node = &self.nodes[at as usize];
                    let a = node.boxes[0].enter(ray.origin, inverse, ray.most);
                    let b = node.boxes[1].enter(ray.origin, inverse, ray.most);
                    let (near, far) = if a <= b { (0, 1) } else { (1, 0) };
                    let (least, most) = (a.min(b), a.max(b));
                    if least < f32::INFINITY {
                        if most < f32::INFINITY {
                            stack[height] = (node.children[far], most);
                            height += 1;
                        }
                        next = node.children[near];
                        continue;
                    }
                }
                Child::Leaf { first, count } => {
                    for at in first as usize..(first + count) as usize {
                        let Some(hit) = self.meet(at, ray).filter(&mut counts) else { continue };
                        if ANY {
                            return Some(hit);
                        }
                        ray.most = hit.distance;
                        best = Some(hit);
                    }
                }
            }
            loop {
                if height == 0 {
                    return best;
                }
                height -= 1;
                let (child, distance) = stack[height];
                if distance < ray.most {
                    next = child;
                    break;
                }
            }
        }
    }

    /// Möller and Trumbore 1997.
    #[inline]
    fn meet(&self, at: usize, ray: &Ray) -> Option<Hit> {
        let Triangle { corner, edges: [a, b] } = self.triangles[at];
        let p = ray.direction.cross(b);
        let determinant = a.dot(p);
        if determinant == 0.0 {
            return None;
        }
        let inverse = 1.0 / determinant;
        let from = ray.origin - corner;
        let v = from.dot(p) * inverse;
        if !(0.0..=1.0).contains(&v) {
            return None;
        }
        let q = from.cross(a);
        let w = ray.direction.dot(q) * inverse;
        if w < 0.0 || v + w > 1.0 {
            return None;
        }
        let distance = b.dot(q) * inverse;
        (distance > 0.0 && distance < ray.most).then(|| Hit { distance, triangle: self.order[at], v, w })
    }
}

struct Builder<'a> {
    boxes: &'a [Bounds],
    nodes: Vec<Node>,
}

impl Builder<'_> {
    /// Sorts `order`, which begins at `first` of all, into a subtree.
    fn build(&mut self, order: &mut [u32], first: usize, depth: usize) -> Child {
        let leaf = Child::Leaf { first: first as u32, count: order.len() as u32 };
        if order.len() <= 2 || depth == DEPTH {
            return leaf;
        }
        let Some(split) = self.split(order) else { return leaf };
        let at = self.nodes.len();
        let (left, right) = order.split_at_mut(split);
        let boxes = [self.bounds(left), self.bounds(right)];
        self.nodes.push(Node { boxes, children: [leaf; 2] });
        let children = [self.build(left, first, depth + 1), self.build(right, first + split, depth + 1)];
        self.nodes[at].children = children;
        Child::Inner(at as u32)
    }

    fn bounds(&self, order: &[u32]) -> Bounds {
        let mut bounds = Bounds::EMPTY;
        order.iter().for_each(|&at| bounds.add(&self.boxes[at as usize]));
        bounds
    }

    /// Orders by the best plane and returns how many are on its first side.
    fn split(&self, order: &mut [u32]) -> Option<usize> {
        let mut centers = Bounds::EMPTY;
        for &at in order.iter() {
            let center = self.center(at);
            centers.add(&Bounds { least: center, most: center });
        }
        let size = centers.most - centers.least;
        let (axis, width) = (0..3).map(|axis| (axis, size[axis])).max_by(|a, b| a.1.total_cmp(&b.1))?;
        if width <= 0.0 {
            return (order.len() > LEAF).then_some(order.len() / 2);
        }
        let bin =
            |at: u32| (((self.center(at)[axis] - centers.least[axis]) / width * BINS as f32) as usize).min(BINS - 1);
        let mut bins = [(Bounds::EMPTY, 0_usize); BINS];
        for &at in order.iter() {
            let (bounds, count) = &mut bins[bin(at)];
            bounds.add(&self.boxes[at as usize]);
            *count += 1;
        }
        let mut right = [(0.0, 0_usize); BINS];
        let (mut bounds, mut count) = (Bounds::EMPTY, 0);
        for at in (1..BINS).rev() {
            bounds.add(&bins[at].0);
            count += bins[at].1;
            right[at] = (bounds.half_area(), count);
        }
        let whole = {
            let mut whole = bounds;
            whole.add(&bins[0].0);
            whole.half_area()
        };
        let (mut bounds, mut count) = (Bounds::EMPTY, 0);
        let (mut best, mut least) =
            (None, if order.len() > LEAF { f32::INFINITY } else { whole * (order.len() as f32 - 1.0) });
        for at in 1..BINS {
            bounds.add(&bins[at - 1].0);
            count += bins[at - 1].1;
            let cost = bounds.half_area() * count as f32 + right[at].0 * right[at].1 as f32;
            if count > 0 && right[at].1 > 0 && cost < least {
                (best, least) = (Some(at), cost);
            }
        }
        let best = best?;
        order.sort_by_key(|&at| bin(at) >= best);
        Some(order.partition_point(|&at| bin(at) < best))
    }

    fn center(&self, at: u32) -> Vec3A {
        let Bounds { least, most } = self.boxes[at as usize];
        (least + most) * 0.5
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::scene::rest::random::Sequence;

    fn soup(count: u32) -> Vec<[Vec3; 3]> {
        let mut numbers = Sequence::new(3, 1);
        let mut point = move |scale: f32| {
            let (a, b) = (numbers.pair(), numbers.pair());
            (Vec3::new(a.x, a.y, b.x) - 0.5) * scale
        };
        (0..count)
            .map(|_| {
                let center = point(4.0);
                [0; 3].map(|_| center + point(0.7))
            })
            .collect()
    }

    #[test]
    fn the_tree_finds_what_a_search_of_all_finds() {
        let corners = soup(300);
        let tree = Bvh::new(&corners);
        let mut numbers = Sequence::new(9, 0);
        let mut found = 0;
        for _ in 0..500 {
            let (a, b, c) = (numbers.pair(), numbers.pair(), numbers.pair());
            let ray = Ray {
                origin: Vec3A::new(a.x, a.y, b.x) * 6.0 - 3.0,
                direction: (Vec3A::new(b.y, c.x, c.y) - 0.5).normalize(),
                most: f32::INFINITY,
            };
            let expect = (0..corners.len())
                .filter_map(|at| tree.meet(at, &ray))
                .min_by(|a, b| a.distance.total_cmp(&b.distance));
            let got = tree.nearest(ray, |_| true);
            assert_eq!(got.map(|hit| hit.triangle), expect.map(|hit| hit.triangle));
            assert_eq!(tree.any(ray, |_| true), expect.is_some());
            found += u32::from(expect.is_some());
        }
        assert!((50..450).contains(&found), "{found} of 500 rays hit");
    }

    #[test]
    fn many_equal_triangles_and_none_make_no_trouble() {
        let one = [Vec3::ZERO, Vec3::X, Vec3::Y];
        let ray = Ray { origin: Vec3A::new(0.2, 0.2, 1.0), direction: Vec3A::NEG_Z, most: f32::INFINITY };
        assert!(Bvh::new(&[one; 5000]).any(ray, |_| true));
        assert!(!Bvh::new(&[]).any(ray, |_| true));
    }
}
