//! KHR_materials_variants: several sets of materials in one file.
//!
//! Invariant: nothing here is checked; a number may point to a material that is not there.

use super::Flaw;
use serde::Deserialize;
use serde_json::Value;

pub const EXTENSION: &str = "KHR_materials_variants";

#[derive(Deserialize)]
struct Variants {
    variants: Vec<Variant>,
}

#[derive(Deserialize)]
struct Variant {
    name: String,
}

#[derive(Deserialize)]
struct Mappings {
    mappings: Vec<Mapping>,
}

#[derive(Deserialize)]
struct Mapping {
    material: usize,
    variants: Vec<usize>,
}

/// Names of the variants, by what the root of a file says of them.
pub fn names(written: &Value) -> Result<Vec<String>, Flaw> {
    let variants = Variants::deserialize(written).map_err(|error| Flaw::new(EXTENSION, error.to_string()))?;
    Ok(variants.variants.into_iter().map(|variant| variant.name).collect())
}

/// Number of the material in a variant, by what a primitive says of them; `None` if it says nothing of this one.
pub fn material(written: &Value, variant: usize) -> Result<Option<usize>, Flaw> {
    let mappings = Mappings::deserialize(written).map_err(|error| Flaw::new(EXTENSION, error.to_string()))?;
    Ok(mappings.mappings.iter().find(|mapping| mapping.variants.contains(&variant)).map(|mapping| mapping.material))
}
