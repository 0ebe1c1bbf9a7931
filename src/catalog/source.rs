//! The texts of one catalog folder, read by whoever owns the I/O.

use std::collections::{BTreeMap, BTreeSet};

/// Largest catalog text that is looked at, in bytes; larger files are refused with a diagnostic.
pub const MAX_SOURCE_BYTES: usize = 4 * 1024 * 1024;

/// All texts of a catalog folder by path relative to it, with `/` between the parts: `catalog.ron`, `suggestions.ron`,
/// `samples.ron`, `texts/en.ftl`, `tables/glass.csv`.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// How the folder is called in diagnostics, for example `catalogs/eyewear`.
    pub folder: String,
    pub texts: BTreeMap<String, String>,
    /// Paths of all files under `assets/`, relative to it, to check references against; `None` skips that check.
    pub assets: Option<BTreeSet<String>>,
}

impl Sources {
    /// How diagnostics call the file at `path`: `catalogs/eyewear/catalog.ron`.
    pub fn name_of(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder.trim_end_matches('/')) }
    }

    /// The text that diagnostics call `name`, the other way round.
    pub fn text_named(&self, name: &str) -> Option<&str> {
        let path = match self.folder.trim_end_matches('/') {
            "" => name,
            folder => name.strip_prefix(folder)?.strip_prefix('/')?,
        };
        self.texts.get(path).map(String::as_str)
    }
}

/// Most tables of combinations that one catalog is looked at for.
pub const MAX_TABLES: usize = 200;

/// The tables that the text of a `catalog.ron` names, as paths in its folder such as `tables/glass.csv`; for whoever reads
/// single files and cannot list the folder. Only plain names count: nothing leads elsewhere.
pub fn named_tables(catalog: &str) -> BTreeSet<String> {
    let path = |rest: &str| -> Option<String> {
        let rest = rest.trim_start().strip_prefix(':')?.trim_start();
        let path = rest.trim_start_matches("Some(").trim_start().strip_prefix('"')?.split_once('"')?.0;
        let name = path.strip_prefix("tables/")?.strip_suffix(".csv")?;
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        (!name.is_empty() && name.len() <= 64 && name.chars().all(plain)).then(|| path.to_owned())
    };
    catalog.split("rows_csv").skip(1).filter_map(path).take(MAX_TABLES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_tables_stay_in_the_folder() {
        for (text, expect) in [
            ("rows_csv: \"tables/glass.csv\")", &["tables/glass.csv"][..]),
            ("rows_csv :Some( \"tables/a_1-b.csv\"), rows_csv:\"tables/a_1-b.csv\"", &["tables/a_1-b.csv"]),
            ("rows_csv: \"tables/../x.csv\", rows_csv: \"/etc/passwd\", rows_csv: \"tables/.csv\"", &[]),
            ("rows_csv: \"tables/a/b.csv\", rows_csv: \"tables/a.txt\", rows_csv", &[]),
        ] {
            assert_eq!(named_tables(text).iter().collect::<Vec<_>>(), expect, "{text}");
        }
        let flood: String = (0..1000).map(|i| format!("rows_csv: \"tables/{i}.csv\"")).collect();
        assert_eq!(named_tables(&flood).len(), MAX_TABLES);
    }
}
