//! From the texts of a catalog folder to the typed model, collecting every problem on the way.
//!
//! Invariant: one mistake never hides another; only a file that cannot be parsed at all hides what is in it. Each part of the
//! catalog has its own file here; [`soundness`] comes last and needs a catalog without errors.

mod advice;
mod assembly;
mod check;
mod codes;
mod commerce;
mod currency;
mod dead;
mod drawing;
#[cfg(test)]
mod everything_tests;
#[cfg(test)]
mod fixture;
mod groups;
mod idle;
mod ids;
mod implied;
mod inquiry;
mod kinds;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod large_tests;
mod leftovers;
mod life;
mod linear;
mod making;
mod motions;
mod numbers;
mod presets;
mod problems;
mod ranges;
mod reasons;
mod rules;
#[cfg(test)]
mod rules_tests;
#[cfg(test)]
mod shipped_tests;
mod soundness;
mod spots;
mod stage;
mod stretch;
mod syntax;
mod tables;
#[cfg(test)]
mod tests;
mod texts;
mod void;
mod words;

pub(crate) use self::{
    currency::currency_digits,
    ids::{MAX_ALL_VALUES, MAX_GROUPS, MAX_VALUES},
    problems::{Problems, quoted},
};
use self::{
    groups::{Groups, Origin},
    ids::Ids,
    problems::nearest,
    rules::RuleOrigin,
    tables::Tables,
    texts::Texts,
};
pub use self::{life::offered_on, motions::unknown_animations};
use super::{
    Catalog, Choice, Diagnostic, Sources,
    diagnostic::Location,
    raw::{RawCatalog, RawSample, RawSuggestion},
    spans::{Doc, Place},
};
use crate::rules::Rulebook;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What came of a catalog folder.
#[derive(Debug)]
pub struct Resolved {
    /// Present when no diagnostic is an error.
    pub catalog: Option<Catalog>,
    /// In order of file, line, column.
    pub diagnostics: Vec<Diagnostic>,
}

/// What the checks share.
struct Work<'s> {
    problems: Problems,
    texts: Texts,
    assets: Option<&'s BTreeSet<String>>,
    /// Those that something names.
    used_assets: BTreeSet<&'s str>,
    /// Tables that a rule names.
    named_tables: BTreeSet<&'s str>,
    /// How many values the cells of tables may still stand for.
    table_room: usize,
    /// Every use of a material slot.
    slots: Vec<(&'s str, Place<'s>)>,
}

/// The files of the folder that have places to point at.
struct Docs<'s> {
    catalog: Doc<'s>,
    suggestions: Doc<'s>,
    samples: Doc<'s>,
    tables: Tables<'s>,
}

/// A catalog whose samples and presets still lack what their authors left out.
struct Draft {
    catalog: Catalog,
    origins: Origins,
    /// The choices that each sample lists.
    sample_choices: Vec<Vec<Choice>>,
}

/// Where things of the model stand in `catalog.ron`.
#[derive(Default)]
struct Origins {
    groups: Vec<Origin>,
    rules: Vec<RuleOrigin>,
}

/// Resolves the folder, reporting all problems.
pub fn resolve(sources: &Sources) -> Resolved {
    let docs = Docs::scan(sources);
    let (draft, mut problems) = read(sources, &docs);
    let mut catalog = None;
    if let Some(draft) = draft {
        let book = Rulebook::new(&draft.catalog);
        catalog = soundness::check(draft, &book, &docs, &mut problems);
    }
    catalog = catalog.filter(|_| !problems.has_errors());
    Resolved { catalog, diagnostics: problems.into_sorted() }
}

impl<'s> Docs<'s> {
    fn scan(sources: &'s Sources) -> Self {
        Self {
            catalog: syntax::doc(sources, "catalog.ron"),
            suggestions: syntax::doc(sources, "suggestions.ron"),
            samples: syntax::doc(sources, "samples.ron"),
            tables: syntax::tables(sources),
        }
    }
}

/// Everything that can be said without solving the rules. There is a draft when there is no error.
fn read<'s>(sources: &'s Sources, docs: &'s Docs<'s>) -> (Option<Draft>, Problems) {
    let mut problems = Problems::default();
    let texts = Texts::read(sources, &mut problems);
    if !sources.texts.contains_key("catalog.ron") {
        problems.error(
            Location::file(sources.name_of("catalog.ron")),
            "missing-catalog",
            format!("{} is not a product line: it has no catalog.ron", quoted(&sources.folder)),
            "name a folder that holds a catalog.ron, or write one",
        );
    }
    let raw: Option<RawCatalog> = syntax::parse(sources, "catalog.ron", &docs.catalog, &mut problems);
    let suggestions: Option<Vec<RawSuggestion>> =
        syntax::parse(sources, "suggestions.ron", &docs.suggestions, &mut problems);
    let samples: Option<Vec<RawSample>> = syntax::parse(sources, "samples.ron", &docs.samples, &mut problems);
    let Some(raw) = raw else { return (None, problems) };
    for (path, text) in sources.texts.iter().filter(|(path, _)| syntax::is_table(path)) {
        syntax::is_bounded(sources, path, text, &mut problems);
    }
    let mut work = Work {
        problems,
        texts,
        assets: sources.assets.as_ref(),
        used_assets: BTreeSet::new(),
        named_tables: BTreeSet::new(),
        table_room: tables::MAX_LISTED,
        slots: Vec::new(),
    };
    let draft = draft(sources, docs, &raw, &suggestions.unwrap_or_default(), &samples.unwrap_or_default(), &mut work);
    let draft = (!work.problems.has_errors()).then_some(draft);
    (draft, work.problems)
}

fn draft<'s>(
    sources: &'s Sources,
    docs: &'s Docs<'s>,
    raw: &'s RawCatalog,
    raw_suggestions: &[RawSuggestion],
    raw_samples: &[RawSample],
    work: &mut Work<'s>,
) -> Draft {
    let root = docs.catalog.root();
    work.check_id(root.field("line"), "product line", &raw.line);
    warn_about_folder(sources, &root, &raw.line, work);
    let title = work.texts.required("line-title", root.field("line"), &mut work.problems);
    let tagline = work.texts.required("line-tagline", root.field("line"), &mut work.problems);
    let cover = raw.cover.as_ref().map(|cover| work.check_asset(root.field("cover"), cover));
    let currency = work.check_currency(root.field("currency"), &raw.currency);
    let price = work.check_price(root.field("price"), raw.price);
    let materials = work.materials(root.field("materials"), &raw.materials);
    let lettering = work.lettering(root.field("lettering"), &raw.lettering);
    let mut stage = work.stage(root.field("stage"), &raw.stage);
    stage.motions = work.motions(root.field("stage").field("motions"), raw);
    let mut groups = work.groups(root.field("groups"), raw);
    work.check_total(root.field("price"), price, &groups.all);
    work.check_codes(&root.field("groups"), &groups);
    work.warn_unused_looks(&root, raw);
    work.warn_lonely_slots();
    work.warn_unused_assets(&root, &raw.line);
    work.warn_missing_prices(&root.field("groups"), raw);
    let ids = Ids::new(&groups.all, &groups.severals);
    stage.assembly = work.assembly(root.field("stage").field("assembly"), raw);
    stage.hot_spots = work.hot_spots(root.field("stage").field("hot_spots"), raw, &ids);
    let commerce = work.commerce(&root, raw, &ids, &groups.all);
    let mut rules = work.rules(root.field("rules"), &raw.rules, &ids, &groups.all, &docs.tables);
    let links = work.implied(&root.field("groups"), &raw.groups, &groups, &ids, &mut rules);
    let presets = work.presets(root.field("presets"), &raw.presets, &ids);
    let suggestions = work.suggestions(docs.suggestions.root(), raw_suggestions, &ids);
    let (samples, sample_choices) = work.samples(docs.samples.root(), raw_samples, &ids);
    links.fill_in(&mut groups.all);
    work.texts.warn_unknown(&mut work.problems);
    let Groups { all: groups, severals, origins } = groups;
    let catalog = Catalog {
        line: raw.line.clone(),
        version: raw.version,
        hash: hash(&sources.texts),
        title,
        tagline,
        cover,
        currency,
        price,
        lead_days: raw.lead_days,
        groups,
        severals,
        rules: rules.all,
        presets,
        materials,
        lettering,
        stage,
        suggestions,
        samples,
        commerce,
        languages: work.texts.complete(),
    };
    Draft { catalog, origins: Origins { groups: origins, rules: rules.origins }, sample_choices }
}

fn warn_about_folder(sources: &Sources, root: &Place, line: &str, work: &mut Work) {
    let folder = sources.folder.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default();
    if !matches!(folder, "" | "." | "..") && folder != line {
        work.problems.warning(
            root.field("line"),
            "folder-name",
            format!("the line is called {}, its folder {}", quoted(line), quoted(folder)),
            "give both the same name: other lines and designs refer to it",
        );
    }
}

impl Work<'_> {
    /// Slots have no list of their own: one that is used once and looks like another is likely misspelt.
    fn warn_lonely_slots(&mut self) {
        let mut uses = BTreeMap::<&str, usize>::new();
        for (slot, _) in &self.slots {
            *uses.entry(slot).or_default() += 1;
        }
        for (slot, place) in self.slots.iter().filter(|(slot, _)| uses[slot] == 1) {
            if self.problems.is_full() {
                return;
            }
            let others = uses.iter().filter(|(_, count)| **count > 1).map(|(slot, _)| *slot);
            if let Some(near) = nearest(slot, others) {
                self.problems.warning(
                    place.clone(),
                    "lonely-slot",
                    format!("the slot {} is used only here", quoted(slot)),
                    format!("did you mean {}?", quoted(near)),
                );
            }
        }
    }
}

/// SHA-256 over path, length and content of all texts, in order of the paths.
fn hash(texts: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (path, text) in texts {
        for part in [path, text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    HEXLOWER.encode(&hash.finalize())
}
