//! Measures the rule book: compiling, a full panel a click, explanations, and explaining a void line.
//!
//! Invariant: prints figures and asserts none; the same files and the same number of clicks ask the same questions.

mod subject;

use super::{
    catalogs,
    roots::{Roots, RootsMissing},
};
use crate::{
    catalog::{Choice, Design, GroupIx, ListIx, ValueIx},
    design::{edit, offers},
    rules::{Rulebook, diagram::Limits, network::Literal, sums::by_value},
};
use serde::Serialize;
use std::{io, path::PathBuf, time::Instant};
use subject::Subject;

/// Times that compiling is measured.
const COMPILES: usize = 5;
/// Clicks of one session, before it starts over.
const SESSION: usize = 12;

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Catalog folders, feature models (`.uvl`, `.dimacs`) and instances (`.tcsp`, or `.tcsp.xz` where there is an `xz` program);
    /// by default the shipped lines, and the known instances that are in `../shared/rules` or what `ATELIER_SHARED` names.
    #[arg(value_name = "FILE|DIR")]
    pub files: Vec<PathBuf>,
    /// Clicks that are measured.
    #[arg(long, default_value_t = 1000)]
    pub clicks: usize,
    /// Print JSON alone.
    #[arg(long)]
    pub json: bool,
}

/// Instances with known answers.
const KNOWN: [&str; 4] = ["e_shop.dimacs", "printer.dimacs", "pc-richmond.dimacs", "renault-megane.tcsp.xz"];

/// What is printed as JSON.
#[derive(Serialize)]
struct Report<'a> {
    figures: &'a [Figures],
    /// Known instances that are not there.
    skipped: &'a [String],
}

/// Nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum RulesBenchError {
    #[error(transparent)]
    Roots(#[from] RootsMissing),
    #[error("{}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
}

/// What came out for one set of rules; times in milliseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    pub name: String,
    pub groups: usize,
    pub values: usize,
    pub rules: usize,
    /// Why the rules were not compiled; all answers come from search then.
    pub not_compiled: Option<String>,
    pub nodes: usize,
    pub edges: usize,
    /// The number of valid designs.
    pub designs: String,
    pub compile_ms: f64,
    /// Status, changes, cheapest and dearest for all values after a click.
    pub panel_ms: Spread,
    /// The same with the price of choosing each value, and totals that know combinations, packages and percentages.
    pub offers_ms: Spread,
    /// Compiling the rules with the conditions of such prices; once a line.
    pub with_conditions_ms: f64,
    pub with_conditions_nodes: usize,
    /// Statuses with the values that change.
    pub statuses_ms: Spread,
    pub click_ms: Spread,
    pub explanation_ms: Spread,
    /// Making the solver that explanations share; once a line.
    pub first_explanation_ms: f64,
    /// Compiling a line that was made void, and finding a smallest set of rules.
    pub void_ms: f64,
    pub void_rules: usize,
}

/// Of many measurements.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Spread {
    pub median: f64,
    pub p99: f64,
}

/// Measures all files and returns a table and JSON.
///
/// # Errors
/// A file that cannot be read.
pub fn run(options: &Options) -> Result<String, RulesBenchError> {
    let (mut files, mut missing) = (options.files.clone(), Vec::new());
    if files.is_empty() {
        let beside = || PathBuf::from("../shared");
        let shared = std::env::var_os("ATELIER_SHARED").map_or_else(beside, PathBuf::from).join("rules");
        let known = KNOWN.iter().map(|name| shared.join(name));
        let (found, absent): (Vec<_>, Vec<_>) = known.partition(|path| path.is_file());
        files = catalogs::list_lines(&Roots::find()?.catalogs);
        files.extend(found);
        missing = absent;
    }
    let mut all = Vec::new();
    for path in files {
        let subject = Subject::read(&path).map_err(|source| RulesBenchError::Read { path, source })?;
        all.push(subject.measure(options.clicks));
    }
    let skipped: Vec<_> = missing.iter().map(|path| path.display().to_string()).collect();
    let json = serde_json::to_string_pretty(&Report { figures: &all, skipped: &skipped }).unwrap_or_default();
    let told: String = skipped.iter().map(|path| format!("skipped: there is no {path}\n")).collect();
    Ok(if options.json { json } else { format!("{}{told}\n{json}", table(&all)) })
}

fn table(all: &[Figures]) -> String {
    let mut text = format!(
        "{:<24}{:>7}{:>7}{:>8}{:>9}{:>11}{:>17}{:>17}{:>17}{:>17}{:>17}{:>10}\n",
        "rules",
        "groups",
        "values",
        "nodes",
        "edges",
        "compile",
        "panel",
        "offers",
        "statuses",
        "click",
        "explanation",
        "void"
    );
    text += &format!("{:>66}{m:>17}{m:>17}{m:>17}{m:>17}{m:>17}{:>10}\n", "ms", "ms", m = "median/p99");
    for figures in all {
        let spread = |spread: Spread| format!("{:.3} / {:.3}", spread.median, spread.p99);
        text += &format!(
            "{:<24}{:>7}{:>7}{:>8}{:>9}{:>11.1}{:>17}{:>17}{:>17}{:>17}{:>17}{:>10.1}\n",
            figures.name,
            figures.groups,
            figures.values,
            figures.nodes,
            figures.edges,
            figures.compile_ms,
            spread(figures.panel_ms),
            spread(figures.offers_ms),
            spread(figures.statuses_ms),
            spread(figures.click_ms),
            spread(figures.explanation_ms),
            figures.void_ms,
        );
    }
    text
}

impl Subject {
    fn measure(&self, clicks: usize) -> Figures {
        let build = || Rulebook::of(self.network.clone(), self.defaults.clone(), Limits::default());
        let mut compile: Vec<f64> = (0..COMPILES).map(|_| timed(build).1).collect();
        let book = build();
        let diagram = book.compiled();
        let mut figures = Figures {
            name: self.name.clone(),
            groups: self.network.sizes().len(),
            values: self.network.sizes().iter().sum(),
            rules: self.network.constraints().len(),
            not_compiled: diagram.err().map(|error| error.to_string()),
            nodes: diagram.map_or(0, |diagram| diagram.nodes()),
            edges: diagram.map_or(0, |diagram| diagram.edges().len()),
            designs: book.count().map_or_else(String::new, |count| count.to_string()),
            compile_ms: spread(&mut compile).median,
            panel_ms: Spread::default(),
            offers_ms: Spread::default(),
            with_conditions_ms: 0.0,
            with_conditions_nodes: 0,
            statuses_ms: Spread::default(),
            click_ms: Spread::default(),
            explanation_ms: Spread::default(),
            first_explanation_ms: 0.0,
            void_ms: 0.0,
            void_rules: 0,
        };
        let Some(selection) = book.complete(&[], &self.defaults) else { return figures };
        let first = Design { selection, own: vec![false; self.network.sizes().len()] };
        self.measure_clicks(&book, &first, clicks, &mut figures);
        figures
    }

    fn measure_clicks(&self, book: &Rulebook, first: &Design, clicks: usize, figures: &mut Figures) {
        let adds = by_value(&self.amounts);
        let panel = |design: &Design| (book.standings(design), book.sums().map(|sums| sums.ranges(design, &adds)));
        let (mut panels, mut statuses, mut chosen, mut explained) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut offered = Vec::new();
        let priced = self.catalog.as_ref().map(|catalog| (catalog, Rulebook::new(catalog)));
        if let Some((_, book)) = &priced {
            let (diagram, took) = timed(|| book.with_conditions());
            figures.with_conditions_ms = took;
            figures.with_conditions_nodes = diagram.map_or(0, |diagram| diagram.nodes());
        }
        let mut random = Random(2);
        let mut design = first.clone();
        let mut refused: Option<(Choice, Vec<Choice>)> = None;
        for click in 0..clicks {
            if click % SESSION == 0 {
                design = first.clone();
            }
            let wish = self.choice(&mut random);
            let (outcome, took) = timed(|| edit::choose(book, &design, wish));
            chosen.push(took);
            if let Some(outcome) = outcome {
                design = outcome.design;
            }
            panels.push(timed(|| panel(&design)).1);
            if click % 10 == 0 {
                if let Some((catalog, book)) = &priced {
                    offered.push(timed(|| offers::offers(catalog, book, ListIx(0), &design)).1);
                }
                statuses.push(timed(|| book.statuses(&design)).1);
            }
            let free = book.free(&design);
            let mut tries = (0..20).map(|_| self.choice(&mut random));
            let wish = tries.find(|wish| !free[usize::from(wish.group.0)][usize::from(wish.value.0)]);
            let Some(wish) = wish else { continue };
            let (why, took) = timed(|| book.explain(&design, wish));
            if refused.is_none() {
                figures.first_explanation_ms = took;
            } else {
                explained.push(took);
            }
            if refused.as_ref().is_none_or(|(_, choices)| why.choices.len() > choices.len()) {
                refused = Some((wish, why.choices));
            }
        }
        figures.panel_ms = spread(&mut panels);
        figures.offers_ms = spread(&mut offered);
        figures.statuses_ms = spread(&mut statuses);
        figures.click_ms = spread(&mut chosen);
        figures.explanation_ms = spread(&mut explained);
        if let Some((wish, choices)) = refused {
            // The line where a refused choice and what stands against it are all demanded.
            let mut network = self.network.clone();
            for choice in choices.into_iter().chain([wish]) {
                network.add_clauses([vec![Literal { variable: choice.group.0.into(), values: vec![choice.value.0] }]]);
            }
            let defaults = &self.defaults;
            let explain = || Rulebook::of(network, defaults.clone(), Limits::default()).void_core();
            let (core, took) = timed(explain);
            (figures.void_ms, figures.void_rules) = (took, core.map_or(0, |core| core.rules.len()));
        }
    }

    fn choice(&self, random: &mut Random) -> Choice {
        let group = random.below(self.network.sizes().len());
        let value = random.below(self.network.sizes()[group]);
        Choice { group: GroupIx(group as u16), value: ValueIx(value as u16) }
    }
}

/// A linear congruential generator: good enough to click with, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed().as_secs_f64() * 1e3)
}

fn spread(times: &mut [f64]) -> Spread {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    Spread { median: at(0.5).copied().unwrap_or(0.0), p99: at(0.99).copied().unwrap_or(0.0) }
}

#[cfg(test)]
mod tests {
    use super::{Options, run};

    #[test]
    fn a_shipped_line_is_measured() {
        let lines = "catalogs/eyewear";
        let report = run(&Options { files: vec![lines.into()], clicks: 3, json: true }).unwrap();
        let figures: serde_json::Value = serde_json::from_str(&report).unwrap();
        let figures = &figures["figures"];
        assert_eq!(figures[0]["name"], "eyewear");
        assert!(figures[0]["nodes"].as_u64() > Some(1), "{report}");
        let options = Options { files: vec!["no-such-file.tcsp".into()], clicks: 1, json: true };
        assert!(run(&options).unwrap_err().to_string().contains("no-such-file.tcsp"));
    }
}
