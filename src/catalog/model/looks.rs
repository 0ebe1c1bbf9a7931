//! What a product looks like, and where it stands: colours are sRGB bytes, lengths are millimetres, angles are radians.

use super::{Rgb, Text};
use indexmap::IndexMap;

/// See [`super::super::raw::RawSwatch`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Swatch {
    #[default]
    None,
    Color(Rgb),
    Gradient(Rgb, Rgb),
    Image(String),
}

/// See [`super::super::raw::RawEffect`].
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Part {
        socket: String,
        mesh: String,
    },
    Empty {
        socket: String,
    },
    Variant {
        socket: String,
        variant: String,
    },
    Show {
        nodes: Vec<String>,
    },
    Hide {
        nodes: Vec<String>,
    },
    Material {
        slot: String,
        material: String,
    },
    Match {
        slot: String,
        from: String,
    },
    Tune {
        slot: String,
        change: Tune,
    },
    OwnColor {
        slot: String,
    },
    /// The group is of kind text, the lettering is one of [`Catalog::lettering`].
    Words {
        slot: String,
        words: String,
        lettering: String,
    },
    /// The group is of kind drawing.
    Drawing {
        slot: String,
        drawing: String,
        panel: Panel,
    },
    /// The group is of kind number.
    Stretch {
        sockets: Vec<String>,
        /// 0 is x, 2 is z.
        axis: usize,
        by: String,
        from: f32,
        mm_per_unit: f32,
        band_mm: f32,
    },
    Pose {
        animation: String,
        /// From 0 to 1.
        at: f32,
        /// Contact shadow of the product as it is then (path under `assets/`).
        contact_shadow: Option<String>,
    },
    Scale {
        by: [f32; 3],
    },
}

/// Where a drawing lies on an area that the mesh maps to texture coordinates from 0 to 1, v = 0 at its top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Panel {
    /// Width and height of the area.
    pub area_mm: [f32; 2],
    /// The upper left corner of the drawing, from that of the area.
    pub at_mm: [f32; 2],
    /// Width of the drawing; its height follows from its grid.
    pub wide_mm: f32,
}

/// See [`super::super::raw::RawLettering`].
#[derive(Clone, Debug, PartialEq)]
pub struct Lettering {
    pub font: String,
    pub area_mm: [f32; 2],
    pub em_mm: f32,
    pub baseline_mm: f32,
    pub widest_mm: f32,
    /// As a share of the em.
    pub tracking: f32,
    /// At least one.
    pub lines: u8,
    pub capitals: bool,
}

/// Parameters of a material that an effect changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tune {
    pub base_color: Option<Rgb>,
    /// Multiplies the base colour, whatever it is by then, in linear light.
    pub tint: Option<Rgb>,
    pub roughness: Option<f32>,
    pub metallic: Option<f32>,
    pub clearcoat: Option<f32>,
    pub alpha: Option<f32>,
    pub normal_scale: Option<f32>,
}

/// See [`super::super::raw::RawMaterial`].
#[derive(Clone, Debug, PartialEq)]
pub struct Material {
    pub base_color: Rgb,
    pub base_color_texture: Option<String>,
    pub normal_texture: Option<String>,
    pub normal_scale: f32,
    /// Black is none.
    pub sheen_color: Rgb,
    pub sheen_roughness: f32,
    pub sheen_tint: f32,
    pub alpha: f32,
    pub metallic: f32,
    pub roughness: f32,
    pub ior: f32,
    pub clearcoat: f32,
    pub clearcoat_roughness: f32,
    pub transmission: f32,
    pub thickness_mm: f32,
    pub attenuation_color: Rgb,
    /// `None` is no attenuation.
    pub attenuation_mm: Option<f32>,
    pub double_sided: bool,
}

/// See [`super::super::raw::RawStage`].
#[derive(Clone, Debug)]
pub struct Stage {
    pub sockets: IndexMap<String, Option<String>>,
    /// At least one; the first is the default.
    pub environments: IndexMap<String, Environment>,
    /// Picture and width in millimetres.
    pub contact_shadow: Option<(String, f32)>,
    pub cameras: IndexMap<String, Camera>,
    pub home: String,
    pub cards: Option<String>,
    pub zoom_mm: (f32, f32),
    /// The most important first.
    pub hot_spots: Vec<super::HotSpot>,
    pub assembly: Option<super::Assembly>,
    pub motions: Vec<super::Motion>,
}

/// See [`super::super::raw::RawEnvironment`].
#[derive(Clone, Debug, PartialEq)]
pub struct Environment {
    pub label: Text,
    pub diffuse: String,
    pub specular: String,
    pub intensity: f32,
    pub backdrop: Rgb,
    pub floor: Rgb,
    pub key: KeyLight,
    pub contact_darkness: f32,
    pub key_darkness: f32,
}

/// See [`super::super::raw::RawKeyLight`]; angles in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeyLight {
    pub color: Rgb,
    pub lux: f32,
    pub theta: f32,
    pub phi: f32,
}

/// See [`super::super::raw::RawCamera`]; angles in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub target_mm: [f32; 3],
    pub theta: f32,
    pub phi: f32,
    pub frame_mm: f32,
}
