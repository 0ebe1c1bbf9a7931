//! Everything that a ray can meet.
//!
//! Invariant: never changed after it was made, so that any number of threads can look at it.

use super::{
    bsdf::Bsdf,
    bvh::{Bvh, Hit, Ray},
    light::Light,
    random::Sequence,
    surface::Surface,
    texture,
};
use crate::app::scene::gltf::{Alpha, Lamp, Material, Mesh, Model, Part, Picture};
use bevy::math::{Vec2, Vec3, Vec4};

/// A floor that is not seen itself but catches shadows.
#[derive(Clone, Copy, Debug)]
pub struct Floor {
    /// Height of the plane.
    pub height: f32,
    /// How dark a shadow without any light is, from 0 to 1.
    pub darkness: f32,
}

/// Surfaces and light.
#[derive(Debug)]
pub struct Scene {
    bvh: Bvh,
    parts: Vec<Part>,
    /// Part and triangle in it, for each triangle of the tree.
    triangles: Vec<(u32, u32)>,
    materials: Vec<Material>,
    /// Whether a material lets no light through at any place.
    solid: Vec<bool>,
    /// Whether light goes straight through any of them.
    has_clear: bool,
    pictures: Vec<Picture>,
    /// Those of the model, without a size.
    pub lamps: Vec<Lamp>,
    pub light: Light,
    pub floor: Option<Floor>,
    /// How far a ray starts from the surface it leaves.
    step: f32,
}

/// What is known of the place where a ray met a surface.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub position: Vec3,
    /// Of the triangle, on the side from which the ray came.
    pub flat_normal: Vec3,
    /// Of the smooth surface, on the same side.
    pub normal: Vec3,
    /// Whether the ray came from outside.
    pub front: bool,
    pub uvs: [Vec2; 2],
    pub color: Vec4,
    /// Of the file, with the sign of the bitangent.
    pub tangent: Option<Vec4>,
    pub material: &'a Material,
    corners: [Vec3; 3],
    corner_uvs: [[Vec2; 3]; 2],
}

impl Scene {
    /// The model under `light`.
    pub fn new(model: Model, light: Light, floor: Option<Floor>) -> Self {
        let Model { parts, materials, pictures, lamps, .. } = model;
        let mut corners = Vec::new();
        let mut triangles = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let mesh = &part.mesh;
            for (number, triangle) in mesh.triangles.iter().enumerate() {
                let triangle = triangle.map(|at| mesh.positions[at as usize]);
                if (triangle[1] - triangle[0]).cross(triangle[2] - triangle[0]) != Vec3::ZERO {
                    corners.push(triangle);
                    triangles.push((at as u32, number as u32));
                }
            }
        }
        let bvh = Bvh::new(&corners);
        let (center, radius) = bvh.extent();
        let step = (center.length() + radius) * 2e-6 + radius * 1e-5;
        let solid = materials.iter().map(|material| material.alpha == Alpha::Opaque).collect();
        let has_clear = materials.iter().any(Material::is_clear);
        Self { bvh, parts, triangles, materials, solid, has_clear, pictures, lamps, light, floor, step }
    }

    /// Centre and radius of everything.
    pub fn extent(&self) -> (Vec3, f32) {
        self.bvh.extent()
    }

    pub fn pictures(&self) -> &[Picture] {
        &self.pictures
    }

    /// The first surface that a ray from `origin` meets, and how far away it is. A surface that covers only a share of what
    /// is behind it is met as often.
    pub fn first(&self, origin: Vec3, direction: Vec3, numbers: &mut Sequence) -> Option<(f32, Place<'_>)> {
        let mut ray = Ray { origin: origin.into(), direction: direction.into(), most: f32::INFINITY };
        loop {
            let hit = self.bvh.nearest(ray, |_| true)?;
            if !self.is_solid(&hit) && numbers.one() >= self.coverage(&hit) {
                // Rays through foliage leave it sooner or later; the step keeps them from standing still.
                let at = Vec3::from(ray.origin) + direction * (hit.distance + self.step);
                ray.origin = at.into();
                continue;
            }
            let place = self.place(&hit, direction);
            return Some(((place.position - origin).length(), place));
        }
    }

    /// Whether nothing keeps light from coming from `direction` to a surface at `place`, seen from the side of `normal`. Clear
    /// walls are in the way.
    pub fn is_open(&self, position: Vec3, normal: Vec3, direction: Vec3, numbers: &mut Sequence) -> bool {
        self.is_clean(self.ray(f32::INFINITY, position, normal, direction), numbers)
    }

    /// Share of the light from `direction`, from so far away, that comes to a surface at `place`, seen from the side of
    /// `normal`: straight, through nothing but clear walls.
    pub fn passes(&self, most: f32, position: Vec3, normal: Vec3, direction: Vec3, numbers: &mut Sequence) -> Vec3 {
        let ray = self.ray(most, position, normal, direction);
        if !self.has_clear {
            return if self.is_clean(ray, numbers) { Vec3::ONE } else { Vec3::ZERO };
        }
        let mut share = Vec3::ONE;
        let is_dark = self.bvh.any(ray, |hit| {
            if !self.is_solid(hit) && numbers.one() >= self.coverage(hit) {
                return false;
            }
            share *= self.through(hit, direction);
            share.max_element() < 1e-3
        });
        if is_dark { Vec3::ZERO } else { share }
    }

    /// Whether the ray meets nothing.
    fn is_clean(&self, ray: Ray, numbers: &mut Sequence) -> bool {
        !self.bvh.any(ray, |hit| self.is_solid(hit) || numbers.one() < self.coverage(hit))
    }

    /// Share of the light that a wall lets pass straight on, as much from either side.
    #[inline(never)]
    fn through(&self, hit: &Hit, direction: Vec3) -> Vec3 {
        if !self.materials[self.part(hit).0.material].is_clear() {
            return Vec3::ZERO;
        }
        let surface = Surface::at(self, &self.place(hit, direction), -direction);
        Bsdf::new(&surface, -direction).straight()
    }

    fn ray(&self, most: f32, position: Vec3, normal: Vec3, direction: Vec3) -> Ray {
        Ray { origin: self.leave(position, normal).into(), direction: direction.into(), most }
    }

    /// Where a ray starts that leaves a surface on the side of `normal`.
    pub fn leave(&self, position: Vec3, normal: Vec3) -> Vec3 {
        position + normal * self.step
    }

    fn part(&self, hit: &Hit) -> (&Part, usize) {
        let (part, triangle) = self.triangles[hit.triangle as usize];
        (&self.parts[part as usize], triangle as usize)
    }

    fn is_solid(&self, hit: &Hit) -> bool {
        self.solid[self.part(hit).0.material]
    }

    /// Alpha, as a share.
    fn coverage(&self, hit: &Hit) -> f32 {
        let (part, triangle) = self.part(hit);
        let material = &self.materials[part.material];
        let corners = part.mesh.triangles[triangle].map(|at| at as usize);
        let mut alpha = material.base_color.w * color(&part.mesh, corners, hit).w;
        if let Some(base) = &material.base_color_texture {
            alpha *= texture::numbers(&self.pictures, base, uv(&part.mesh, base.set, corners, hit)).w;
        }
        match material.alpha {
            Alpha::Opaque => 1.0,
            Alpha::Mask(cutoff) => f32::from(alpha >= cutoff),
            Alpha::Blend => alpha,
        }
    }

    fn place(&self, hit: &Hit, direction: Vec3) -> Place<'_> {
        let (part, triangle) = self.part(hit);
        let mesh = &part.mesh;
        let corners = mesh.triangles[triangle].map(|at| at as usize);
        let [a, b, c] = corners.map(|at| mesh.positions[at]);
        let flat = (b - a).cross(c - a).normalize_or(Vec3::Y);
        let front = flat.dot(direction) < 0.0;
        let side = if front { 1.0 } else { -1.0 };
        let smooth = mixed(&mesh.normals, corners, hit, Vec3::Y).normalize_or(flat);
        let smooth = if smooth.dot(flat) < 0.0 { -smooth } else { smooth };
        Place {
            position: a + (b - a) * hit.v + (c - a) * hit.w,
            flat_normal: flat * side,
            normal: smooth * side,
            front,
            uvs: [0, 1].map(|set| uv(mesh, set, corners, hit)),
            color: color(mesh, corners, hit),
            tangent: (!mesh.tangents.is_empty()).then(|| mixed(&mesh.tangents, corners, hit, Vec4::X)),
            material: &self.materials[part.material],
            corners: [a, b, c],
            corner_uvs: [0, 1].map(|set| corners.map(|at| mesh.uvs[set].get(at).copied().unwrap_or_default())),
        }
    }
}

impl Place<'_> {
    /// Tangent and bitangent around `normal` in which a picture with these coordinates lies on the surface.
    pub fn tangents(&self, texture: &crate::app::scene::gltf::Texture) -> (Vec3, Vec3) {
        if let Some(tangent) = self.tangent {
            let along = tangent.truncate();
            let side = if self.front { 1.0 } else { -1.0 };
            let along =
                (along - self.normal * self.normal.dot(along)).normalize_or(self.normal.any_orthonormal_vector());
            return (along, self.normal.cross(along) * tangent.w * side);
        }
        let [a, b, c] = self.corners;
        let [ua, ub, uc] = self.corner_uvs[texture.set].map(|uv| texture.uv_from_mesh.transform_point2(uv));
        let (p, q, s, t) = (b - a, c - a, ub - ua, uc - ua);
        let sign = (s.x * t.y - s.y * t.x).signum();
        // Pictures have their v down, normal maps their y up.
        let along = (p * t.y - q * s.y) * sign;
        let up = (p * t.x - q * s.x) * sign;
        let along = (along - self.normal * self.normal.dot(along)).normalize_or(self.normal.any_orthonormal_vector());
        let across = self.normal.cross(along);
        (along, if across.dot(up) < 0.0 { -across } else { across })
    }
}

fn mixed<T>(values: &[T], [a, b, c]: [usize; 3], hit: &Hit, missing: T) -> T
where
    T: Copy + std::ops::Mul<f32, Output = T> + std::ops::Add<Output = T>,
{
    match (values.get(a), values.get(b), values.get(c)) {
        (Some(&a), Some(&b), Some(&c)) => a * (1.0 - hit.v - hit.w) + b * hit.v + c * hit.w,
        _ => missing,
    }
}

fn uv(mesh: &Mesh, set: usize, corners: [usize; 3], hit: &Hit) -> Vec2 {
    mixed(&mesh.uvs[set], corners, hit, Vec2::ZERO)
}

fn color(mesh: &Mesh, corners: [usize; 3], hit: &Hit) -> Vec4 {
    mixed(&mesh.colors, corners, hit, Vec4::ONE)
}
