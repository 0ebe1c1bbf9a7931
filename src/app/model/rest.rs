//! Pictures of files for which light is followed.

use super::{Background, Request, camera};
use crate::app::scene::{
    environment::Panorama,
    gltf::Model,
    materials,
    rest::{Backdrop, Behind, Film, Light, Quality, Scene},
};
use bevy::{color::ColorToComponents, math::Vec3};
use image::RgbaImage;
use std::sync::atomic::AtomicBool;

/// The picture that `request` asks for, once it is good enough.
pub fn picture(request: &Request, model: Model, panorama: Panorama, effort: Quality) -> RgbaImage {
    let scene = Scene::new(model, Light::new(panorama, 1.0, Vec::new()), None);
    let view = camera::view(request.orbit, request.target, request.fov, request.size, scene.extent());
    let behind = match request.background {
        Background::Environment => Behind::Surroundings,
        Background::Transparent | Background::Color(_) => Behind::Nothing,
    };
    let mut film = Film::new(view, effort, behind, &scene);
    while !film.pass(&scene, &AtomicBool::new(false)) {}
    tracing::debug!(samples = film.samples(), "the picture is at rest");
    let pixels = film.develop(request.tone_mapping, backdrop(request.background).map(Backdrop::plain).as_ref());
    RgbaImage::from_raw(request.size.x, request.size.y, pixels).unwrap_or_default()
}

/// The colour behind everything, linear.
pub fn backdrop(background: Background) -> Option<Vec3> {
    match background {
        Background::Color(color) => Some(materials::srgb(color).to_linear().to_vec3()),
        Background::Transparent | Background::Environment => None,
    }
}
