//! What values look like, and where the product stands, as `catalog.ron` has it.

use indexmap::IndexMap;
use serde::Deserialize;

/// The small picture on an option button.
#[derive(Debug, Default, Deserialize)]
pub enum RawSwatch {
    /// No picture of its own.
    #[default]
    None,
    /// One colour, `#rrggbb`.
    Color(String),
    /// A colour that runs from the first (top) to the second (bottom).
    Gradient(String, String),
    /// A picture under `assets/`.
    Image(String),
}

/// What a value does to the picture. Effects are applied in the order of the groups and, within a value, in order; a later
/// one wins. [`RawEffect::Match`] is applied after all others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum RawEffect {
    /// Put a GLB (path under `assets/`) into a socket of the stage, in place of what is there.
    Part {
        socket: String,
        mesh: String,
    },
    /// Leave a socket empty.
    Empty {
        socket: String,
    },
    /// Give what is in a socket the materials that its file has in this variant of it (KHR_materials_variants). A material of
    /// the catalog goes before those of files; without a variant a file shows its surfaces as they are.
    Variant {
        socket: String,
        variant: String,
    },
    /// Show or hide mesh nodes by name.
    Show {
        nodes: Vec<String>,
    },
    Hide {
        nodes: Vec<String>,
    },
    /// Give a material slot (a material name in the GLBs) a material of the catalog.
    Material {
        slot: String,
        material: String,
    },
    /// Give a material slot whatever material another slot has.
    Match {
        slot: String,
        from: String,
    },
    /// Change single parameters of the material a slot has.
    Tune {
        slot: String,
        #[serde(default)]
        base_color: Option<String>,
        /// A colour that the base colour is multiplied with, in linear light: oil that deepens any wood.
        #[serde(default)]
        tint: Option<String>,
        #[serde(default)]
        roughness: Option<f32>,
        #[serde(default)]
        metallic: Option<f32>,
        #[serde(default)]
        clearcoat: Option<f32>,
        #[serde(default)]
        alpha: Option<f32>,
        #[serde(default)]
        normal_scale: Option<f32>,
    },
    /// Give a material slot the colour of the customer's own; for the value `custom` of a colour.
    OwnColor {
        slot: String,
    },
    /// Print the words of a text group on a slot, in whatever material it has; what no letter covers is not seen. The `ior` of
    /// the material should be 1, or it be a metal: else the bare surface would reflect.
    Words {
        slot: String,
        /// The text group.
        words: String,
        /// How they are set: a name in [`super::RawCatalog::lettering`].
        lettering: String,
    },
    /// Print the drawing of a drawing group on a slot, as words are.
    Drawing {
        slot: String,
        /// The drawing group.
        drawing: String,
        /// Width and height of the area that the mesh maps to texture coordinates from 0 to 1, v = 0 at its top.
        area_mm: (f32, f32),
        /// The upper left corner of the drawing, from that of the area.
        at_mm: (f32, f32),
        /// Width of the drawing; its height follows from its grid.
        wide_mm: f32,
    },
    /// Make what is in sockets wider by the number of a number group: what lies within `band_mm` of the middle of the product is
    /// stretched evenly, what lies beyond moves outwards by half the difference and keeps its shape. A later one for the same
    /// socket and axis wins.
    Stretch {
        sockets: Vec<String>,
        axis: RawAxis,
        /// The number group.
        by: String,
        /// The number at which meshes are as in their files.
        #[serde(default)]
        from: f32,
        /// Millimetres that a whole unit of the number stands for.
        #[serde(default = "one")]
        mm_per_unit: f32,
        band_mm: f32,
    },
    /// Show the parts that have an animation of this name as they are at a share of it, from 0 (its beginning) to 1 (its end). A
    /// later one of the same animation wins.
    Pose {
        animation: String,
        at: f32,
        /// The contact shadow of the product as it is then, in place of that of the stage; as large.
        #[serde(default)]
        contact_shadow: Option<String>,
    },
    /// Scale the whole product by factors along x, y and z.
    Scale {
        by: (f32, f32, f32),
    },
}

/// What a product can be made wider along; upwards it would leave the ground.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum RawAxis {
    /// From left to right.
    X,
    /// From the back to the front.
    Z,
}

/// How words are set: centred on an area that the mesh maps to texture coordinates from 0 to 1, v = 0 at its top. Words that
/// are too many for it are set smaller.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLettering {
    /// A TrueType or OpenType font under `assets/`.
    pub font: String,
    /// Width and height of the area.
    pub area_mm: (f32, f32),
    /// Size of the font: its em.
    pub em_mm: f32,
    /// Baseline of a single line below the top of the area; several lines are centred about where it would be.
    pub baseline_mm: f32,
    /// The widest that a line may get; the width of the area if absent.
    #[serde(default)]
    pub widest_mm: Option<f32>,
    /// Space added between letters, as a share of the em.
    #[serde(default)]
    pub tracking: f32,
    /// Most lines.
    #[serde(default = "one_line")]
    pub lines: u8,
    /// Set all of it in capitals.
    #[serde(default)]
    pub capitals: bool,
}

fn one_line() -> u8 {
    1
}

/// A surface, in the terms of glTF 2.0 and its material extensions. Colours are sRGB `#rrggbb`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawMaterial {
    pub base_color: String,
    /// Picture under `assets/`, multiplied with `base_color`.
    pub base_color_texture: Option<String>,
    /// Picture under `assets/` of the relief: a tangent space normal map, +x right and +y up. Reliefs are no colours, so a
    /// picture is either the one or the other.
    pub normal_texture: Option<String>,
    /// Strength of the relief.
    pub normal_scale: f32,
    /// Light that fibres standing off the surface scatter; black is a surface without fibres.
    pub sheen_color: String,
    /// How far they stand in all directions, from 0 to 1.
    pub sheen_roughness: f32,
    /// Share of the base colour in the sheen, from 0 to 1: at 1 it is multiplied with the root of the base colour, so that dyed
    /// cloth has dyed fibres.
    pub sheen_tint: f32,
    /// Opacity from 0 to 1; below 1 the surface is blended.
    pub alpha: f32,
    pub metallic: f32,
    pub roughness: f32,
    /// Index of refraction.
    pub ior: f32,
    pub clearcoat: f32,
    pub clearcoat_roughness: f32,
    /// Share of light that passes through, from 0 to 1.
    pub transmission: f32,
    pub thickness_mm: f32,
    pub attenuation_color: String,
    /// Distance in the material after which light has `attenuation_color`; 0 is no attenuation.
    pub attenuation_mm: f32,
    pub double_sided: bool,
}

impl Default for RawMaterial {
    fn default() -> Self {
        Self {
            base_color: "#ffffff".into(),
            base_color_texture: None,
            normal_texture: None,
            normal_scale: 1.0,
            sheen_color: "#000000".into(),
            sheen_roughness: 0.5,
            sheen_tint: 0.0,
            alpha: 1.0,
            metallic: 0.0,
            roughness: 0.5,
            ior: 1.5,
            clearcoat: 0.0,
            clearcoat_roughness: 0.0,
            transmission: 0.0,
            thickness_mm: 0.0,
            attenuation_color: "#ffffff".into(),
            attenuation_mm: 0.0,
            double_sided: false,
        }
    }
}

/// Where the product stands and how it is looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStage {
    /// Sockets with the GLB they hold before any effect (`None` is empty).
    pub sockets: IndexMap<String, Option<String>>,
    /// The lights that the customer may see the product in, at least one. The first is the one at the start, and the one of all
    /// small pictures. The names are ids: lower case letters, digits and `-`.
    pub environments: IndexMap<String, RawEnvironment>,
    #[serde(default)]
    pub contact_shadow: Option<RawContactShadow>,
    pub cameras: IndexMap<String, RawCamera>,
    /// Camera at the start.
    pub home: String,
    /// Camera for the small pictures on cards, which show the middle three quarters of its height; a little closer than
    /// `home` if absent.
    #[serde(default)]
    pub cards: Option<String>,
    /// Smallest and largest framing radius that zooming may reach, in millimetres.
    pub zoom_mm: (f32, f32),
    /// The most important first: where two are too close to each other to be told apart, only the first is shown.
    #[serde(default)]
    pub hot_spots: Vec<super::RawHotSpot>,
    #[serde(default)]
    pub assembly: Option<super::RawAssembly>,
    /// What the customer may open, fold or turn.
    #[serde(default)]
    pub motions: Vec<super::RawMotion>,
}

/// A light to see the product in: the surroundings, a lamp, and the colours behind and below the product.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEnvironment {
    /// Prefiltered cube maps under `assets/`, as `atelier bake-environment` makes them.
    pub diffuse: String,
    pub specular: String,
    /// Factor on the light of both.
    #[serde(default = "one")]
    pub intensity: f32,
    /// Colour of the backdrop, `#rrggbb`. It is shown as it is, whatever the light.
    pub backdrop: String,
    /// Colour of the ground around the product, which runs into that of the backdrop; the same as that if absent. Not in small
    /// and not in transparent pictures.
    #[serde(default)]
    pub floor: Option<String>,
    #[serde(default)]
    pub key: RawKeyLight,
    /// How dark the picture of the contact shadow makes the ground, from 0 to 1.
    #[serde(default = "contact_darkness")]
    pub contact_darkness: f32,
    /// The same for the shadow that the key light throws.
    #[serde(default = "key_darkness")]
    pub key_darkness: f32,
}

/// The lamp that throws shadows. It comes from the direction `theta` and `phi`, which are as in a [`RawCamera`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawKeyLight {
    /// `#rrggbb`.
    pub color: String,
    /// Illuminance of a surface that faces it; the surroundings give about 2500 at intensity 1.
    pub lux: f32,
    pub theta: f32,
    pub phi: f32,
}

impl Default for RawKeyLight {
    fn default() -> Self {
        Self { color: "#ffffff".into(), lux: 750.0, theta: -48.4, phi: 39.7 }
    }
}

/// A picture under `assets/` whose alpha darkens the ground, centred at the origin.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawContactShadow {
    pub image: String,
    pub width_mm: f32,
}

/// An orbit camera: it looks at `target_mm` from the direction `theta` (degrees around the vertical, 0 is the front, positive
/// to the product's left, which is the right of the picture) and `phi` (degrees from straight above, 90 is level), so far away
/// that a sphere of `frame_mm` around the target fits the free part of the picture.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCamera {
    pub target_mm: (f32, f32, f32),
    pub theta: f32,
    pub phi: f32,
    pub frame_mm: f32,
}

fn contact_darkness() -> f32 {
    0.85
}

fn key_darkness() -> f32 {
    0.16
}

fn one() -> f32 {
    1.0
}
