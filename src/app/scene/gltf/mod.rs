//! Reading any glTF 2.0 file faithfully: geometry, and materials with all that the ratified extensions say.
//!
//! Invariant: a file cannot make the program panic or use memory without bound; what it requires and is not supported is
//! told, and never drawn wrongly. Bevy's own loader takes normal scale, texture transforms and index of refraction less
//! exactly and trusts its input, so this one stands beside it for files that are no part of a line, and looks through those of
//! lines before Bevy gets them.

mod accessor;
mod animation;
mod basis;
mod file;
mod images;
mod json;
mod lamps;
mod left_out;
pub mod material;
mod mesh;
mod nodes;
mod plain;
mod raw_material;
#[cfg(test)]
pub mod tests;
pub mod variants;

pub use animation::{Animation, Place, Track};
pub use images::Picture;
pub use lamps::{Lamp, MOST_LAMPS};
pub use material::{Alpha, Material, Sampling, Texture, Wrap};
pub use mesh::Mesh;
pub use plain::plain;

use crate::service::names::{self, UnknownName};
use std::{
    fmt,
    path::{Path, PathBuf},
};

const IRIDESCENCE: &str = "KHR_materials_iridescence";
/// Seen in files by themselves and not on products of a line.
const NOT_IN_LINES: [&str; 2] = [IRIDESCENCE, lamps::EXTENSION];

/// What of glTF beyond its core is drawn as it says.
const SUPPORTED: [&str; 18] = [
    "EXT_texture_webp",
    lamps::EXTENSION,
    "KHR_materials_anisotropy",
    "KHR_materials_clearcoat",
    "KHR_materials_emissive_strength",
    "KHR_materials_ior",
    IRIDESCENCE,
    "KHR_materials_sheen",
    "KHR_materials_specular",
    "KHR_materials_transmission",
    "KHR_materials_unlit",
    variants::EXTENSION,
    "KHR_materials_volume",
    "KHR_mesh_quantization",
    "KHR_texture_basisu",
    "KHR_texture_transform",
    "KHR_xmp_json_ld",
    "KHR_xmp",
];

/// A product as its file describes it, in metres, standing in the world.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub parts: Vec<Part>,
    pub materials: Vec<Material>,
    pub pictures: Vec<Picture>,
    pub lamps: Vec<Lamp>,
    /// Names of the variants the file offers.
    pub variants: Vec<String>,
    /// What is left out, in words.
    pub notes: Vec<String>,
}

/// Triangles of one material.
#[derive(Clone, Debug)]
pub struct Part {
    pub mesh: Mesh,
    /// Index into [`Model::materials`].
    pub material: usize,
}

/// Why a file cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{}: {flaw}", path.display())]
    Broken { path: PathBuf, flaw: Flaw },
    #[error(transparent)]
    Name(#[from] UnknownName),
}

/// What is wrong, and where in the file.
#[derive(Debug)]
pub struct Flaw {
    /// Where in the file, if it has places.
    pub place: String,
    pub message: String,
    pub remedy: &'static str,
}

const EXPORT: &str = "export the file again";
const SIMPLIFY: &str = "simplify the model before it is exported";

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.finding(), self.remedy)
    }
}

impl Flaw {
    /// What is wrong, without what to do about it.
    pub fn finding(&self) -> String {
        let colon = if self.place.is_empty() { "" } else { ": " };
        format!("{}{colon}{}", self.place, self.message)
    }

    fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into(), remedy: EXPORT }
    }

    fn too_large(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { remedy: SIMPLIFY, ..Self::new(place, message) }
    }
}

/// Reads the file at `path`, with the materials of the variant called `variant`, and with each animation of `poses` at a share
/// from 0 to 1.
pub fn load(path: &Path, variant: Option<&str>, poses: &[(String, f32)]) -> Result<Model, ModelError> {
    let broken = |flaw| ModelError::Broken { path: path.into(), flaw };
    let unreadable = |source| ModelError::Unreadable { path: path.into(), source };
    let bytes = file::read(path).map_err(unreadable)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = file::File::parse(&bytes, folder).map_err(broken)?;
    if !poses.is_empty() {
        let animations = animation::read(&file).map_err(broken)?;
        for (name, share) in poses {
            let name = names::find("animation", name, animations.iter().map(|animation| animation.name.as_str()))?;
            let meant = animations.iter().filter(|animation| animation.name == name);
            meant.for_each(|animation| animation.pose(&mut file.root.nodes, *share));
        }
    }
    let variants = variants_in(&file).map_err(broken)?;
    let chosen = match variant {
        Some(name) => {
            let name = names::find("variant", name, variants.iter().map(String::as_str))?;
            variants.iter().position(|variant| variant == name)
        }
        None => None,
    };
    read(&file, chosen, variants).map_err(broken)
}

/// Whether a loader that trusts its input may have the file: every number that it points with points to something, and nothing
/// in it needs more memory than a product should.
///
/// `folder` is where the files lie that it names; it may name none outside.
pub fn inspect(bytes: &[u8], folder: &Path) -> Result<(), Flaw> {
    let file = file::File::parse(bytes, folder)?;
    refuse_unsupported(&file, |name| is_supported(name) && !NOT_IN_LINES.contains(&name))?;
    material::read_all(&file.root)?;
    nodes::inspect(&file)?;
    animation::read(&file)?;
    images::measure_all(&file)
}

/// What a file that may be loaded says and products of a line do not show; `folder` is where the files lie that it names.
pub fn left_out(bytes: &[u8], folder: &Path) -> Result<Vec<Flaw>, Flaw> {
    left_out::left_out(&file::File::parse(bytes, folder)?)
}

/// The animations of a file that move its nodes; `folder` is where the files lie that it names.
pub fn animations(bytes: &[u8], folder: &Path) -> Result<Vec<Animation>, Flaw> {
    animation::read(&file::File::parse(bytes, folder)?)
}

/// The picture that a texture of the file at `path` shows, and how it is looked up.
pub fn picture(path: &Path, texture: usize) -> Result<(Picture, Sampling), ModelError> {
    let broken = |flaw| ModelError::Broken { path: path.into(), flaw };
    let bytes = file::read(path).map_err(|source| ModelError::Unreadable { path: path.into(), source })?;
    let file = file::File::parse(&bytes, path.parent().unwrap_or(Path::new("."))).map_err(broken)?;
    let picture = file.root.textures.get(texture).and_then(json::Texture::picture);
    let picture = picture.ok_or_else(|| broken(Flaw::new(format!("textures[{texture}]"), "it shows nothing")))?;
    let picture = images::picture(&file, picture, &mut 0).map_err(broken)?;
    Ok((picture, material::sampling(&file.root, texture).map_err(broken)?))
}

/// Whether an encoded picture is small enough to be decoded.
pub fn inspect_picture(bytes: &[u8]) -> Result<(), Flaw> {
    images::measure(bytes, "", &mut 0).map(|_| ())
}

/// Names of the variants that the file at `path` offers.
pub fn variants_of(path: &Path) -> Result<Vec<String>, ModelError> {
    let broken = |flaw| ModelError::Broken { path: path.into(), flaw };
    let bytes = file::read(path).map_err(|source| ModelError::Unreadable { path: path.into(), source })?;
    let file = file::File::parse(&bytes, path.parent().unwrap_or(Path::new("."))).map_err(broken)?;
    variants_in(&file).map_err(broken)
}

fn variants_in(file: &file::File) -> Result<Vec<String>, Flaw> {
    file.root.extensions.get(variants::EXTENSION).map_or(Ok(Vec::new()), variants::names)
}

fn refuse_unsupported(file: &file::File, is_shown: impl Fn(&str) -> bool) -> Result<(), Flaw> {
    let required = file.root.extensions_required.iter().map(String::as_str);
    let missing: Vec<_> = required.filter(|name| !is_shown(name)).collect();
    if !missing.is_empty() {
        return Err(Flaw {
            place: "extensionsRequired".into(),
            message: format!("the file needs {}, which cannot be shown", missing.join(", ")),
            remedy: "export it without",
        });
    }
    Ok(())
}

fn read(file: &file::File, variant: Option<usize>, variants: Vec<String>) -> Result<Model, Flaw> {
    let root = &file.root;
    refuse_unsupported(file, is_supported)?;
    let mut notes: Vec<String> = root
        .extensions_used
        .iter()
        .filter(|name| !is_supported(name))
        .map(|name| format!("{name} is left out, the picture may differ from what the file means"))
        .collect();
    let materials = material::read_all(root)?;
    let placed = nodes::placed(root, root.scene)?;
    let parts = nodes::parts(file, &placed, variant, &mut notes)?;
    let lamps = lamps::read(file, &placed, &mut notes)?;
    let used: Vec<bool> = (0..materials.len()).map(|at| parts.iter().any(|part| part.material == at)).collect();
    let pictures = images::decode(file, &materials, &used)?;
    Ok(Model { parts, materials, pictures, lamps, variants, notes })
}

fn is_supported(name: &str) -> bool {
    SUPPORTED.contains(&name)
}
