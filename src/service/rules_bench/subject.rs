//! Rules to be measured, from wherever they are.
//!
//! Invariant: what is read is bounded; amounts that a file does not have are made up, the same each time.

use super::Random;
use crate::{
    catalog::{Catalog, Selection, Sources, ValueIx, resolve},
    exchange::{self, Format},
    rules::{Instance, Rulebook, network::Network},
    service::catalogs,
};
use std::{fs, io, path::Path, process::Command};

/// Most bytes of an instance, unpacked.
const MAX_BYTES: usize = 256 << 20;

/// Rules with amounts to add up.
pub struct Subject {
    pub name: String,
    pub network: Network,
    pub defaults: Selection,
    /// By group and value.
    pub amounts: Vec<Vec<i64>>,
    /// Of folders and feature models.
    pub catalog: Option<Catalog>,
}

impl Subject {
    /// Reads a catalog folder, a feature model or an instance.
    ///
    /// # Errors
    /// If it cannot be read, or is none of these.
    pub fn read(path: &Path) -> io::Result<Self> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if path.is_dir() {
            let catalog = catalogs::load(path, None).catalog;
            return Ok(Self::of(name, catalog.ok_or_else(|| io::Error::other("the catalog has errors"))?));
        }
        let bytes = if path.extension().is_some_and(|extension| extension == "xz") {
            let output = Command::new("xz").arg("-dc").arg("--").arg(path).output()?;
            if !output.status.success() {
                return Err(io::Error::other("xz could not unpack it"));
            }
            output.stdout
        } else {
            fs::read(path)?
        };
        if bytes.len() > MAX_BYTES {
            return Err(io::Error::other("it is too large"));
        }
        let text = String::from_utf8(bytes).map_err(io::Error::other)?;
        match Format::of_file(&name) {
            Some(format) => Ok(Self::of(name.clone(), imported(format, &name, &text)?)),
            None => Self::instance(name, &text),
        }
    }

    fn of(name: String, catalog: Catalog) -> Self {
        let prices = |group: &crate::catalog::Group| group.values.iter().map(|value| value.price).collect();
        let amounts = catalog.groups.iter().map(prices).collect();
        let (network, defaults) = (Rulebook::network_of(&catalog), Selection::defaults(&catalog));
        Self { name, network, defaults, amounts, catalog: Some(catalog) }
    }

    fn instance(name: String, text: &str) -> io::Result<Self> {
        let network = Instance::read(text).map_err(io::Error::other)?.network;
        let defaults = Selection::new(vec![ValueIx(0); network.sizes().len()]);
        let mut random = Random(1);
        let mut prices = |&size: &usize| (0..size).map(|_| random.below(100_000) as i64).collect();
        let amounts = network.sizes().iter().map(&mut prices).collect();
        Ok(Self { name, network, defaults, amounts, catalog: None })
    }
}

/// The catalog that a feature model becomes.
fn imported(format: Format, name: &str, text: &str) -> io::Result<Catalog> {
    let first = |problems: Vec<crate::catalog::Diagnostic>| {
        io::Error::other(problems.first().map_or_else(String::new, ToString::to_string))
    };
    let imported = exchange::import(format, name, text, "imported").map_err(first)?;
    let resolved = resolve(&Sources { folder: "imported".into(), texts: imported.texts, assets: None });
    resolved.catalog.ok_or_else(|| first(resolved.diagnostics))
}
