//! What a design costs and when it is ready.

use super::Selection;
use crate::catalog::{Catalog, Choice, Currency, Minor};

/// An itemised price. The same selection and catalog give the same quote on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    pub base: Minor,
    /// What each choice adds, in order of the groups.
    pub items: Vec<(Choice, Minor)>,
    pub total: Minor,
    pub lead_days: u16,
}

/// Prices `selection`.
pub fn quote(_catalog: &Catalog, _selection: &Selection) -> Quote {
    todo!()
}

/// An amount as text in the manner of `lang`: `€1,234.50` in English, `1.234,50 €` in German.
pub fn format_money(_minor: Minor, _currency: &Currency, _lang: &str) -> String {
    todo!()
}

/// A difference as text, with its sign: `+€20.00`, `−€5.00`; zero is empty.
pub fn format_difference(_minor: Minor, _currency: &Currency, _lang: &str) -> String {
    todo!()
}
