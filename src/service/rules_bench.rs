//! Measures the rule book: compiling, a full panel a click, explanations, and explaining a void line.
//!
//! Invariant: prints figures and asserts none; the same files and the same number of clicks ask the same questions.

use super::{
    catalogs,
    roots::{Roots, RootsMissing},
};
use crate::{
    catalog::{Choice, Design, GroupIx, Selection, ValueIx},
    design::edit,
    rules::{
        Instance, Rulebook, Weights,
        diagram::Limits,
        network::{Literal, Network},
    },
};
use serde::Serialize;
use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

/// Most bytes of an instance, unpacked.
const MAX_BYTES: usize = 256 << 20;
/// Times that compiling is measured.
const COMPILES: usize = 5;
/// Clicks of one session, before it starts over.
const SESSION: usize = 12;

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Catalog folders and instances (`.tcsp`, or `.tcsp.xz` where there is an `xz` program); the shipped lines by default.
    #[arg(value_name = "FILE|DIR")]
    pub files: Vec<PathBuf>,
    /// Clicks that are measured.
    #[arg(long, default_value_t = 1000)]
    pub clicks: usize,
    /// Print JSON alone.
    #[arg(long)]
    pub json: bool,
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
    /// What the panel of today asks: statuses with the values that change.
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
    let files =
        if options.files.is_empty() { catalogs::list_lines(&Roots::find()?.catalogs) } else { options.files.clone() };
    let mut all = Vec::new();
    for path in files {
        let subject = Subject::read(&path).map_err(|source| RulesBenchError::Read { path, source })?;
        all.push(subject.measure(options.clicks));
    }
    let json = serde_json::to_string_pretty(&all).unwrap_or_default();
    Ok(if options.json { json } else { format!("{}\n{json}", table(&all)) })
}

fn table(all: &[Figures]) -> String {
    let mut text = format!(
        "{:<24}{:>7}{:>7}{:>8}{:>9}{:>11}{:>17}{:>17}{:>17}{:>17}{:>10}\n",
        "rules", "groups", "values", "nodes", "edges", "compile", "panel", "statuses", "click", "explanation", "void"
    );
    text +=
        &format!("{:>66}{:>17}{:>17}{:>17}{:>17}{:>10}\n", "ms", "ms", "median/p99", "median/p99", "median/p99", "ms");
    for figures in all {
        let spread = |spread: Spread| format!("{:.3} / {:.3}", spread.median, spread.p99);
        text += &format!(
            "{:<24}{:>7}{:>7}{:>8}{:>9}{:>11.1}{:>17}{:>17}{:>17}{:>17}{:>10.1}\n",
            figures.name,
            figures.groups,
            figures.values,
            figures.nodes,
            figures.edges,
            figures.compile_ms,
            spread(figures.panel_ms),
            spread(figures.statuses_ms),
            spread(figures.click_ms),
            spread(figures.explanation_ms),
            figures.void_ms,
        );
    }
    text
}

struct Subject {
    name: String,
    network: Network,
    defaults: Selection,
    amounts: Vec<Vec<i64>>,
}

impl Subject {
    fn read(path: &Path) -> io::Result<Self> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        if path.is_dir() {
            let catalog = catalogs::load(path, None).catalog;
            let catalog = catalog.ok_or_else(|| io::Error::other("the catalog has errors"))?;
            let prices = |group: &crate::catalog::Group| group.values.iter().map(|value| value.price).collect();
            let amounts = catalog.groups.iter().map(prices).collect();
            let (network, defaults) = (Rulebook::network_of(&catalog), Selection::defaults(&catalog));
            return Ok(Self { name, network, defaults, amounts });
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
        let network = Instance::read(&text).map_err(io::Error::other)?.network;
        let defaults = Selection::new(vec![ValueIx(0); network.sizes().len()]);
        let mut random = Random(1);
        let mut prices = |&size: &usize| (0..size).map(|_| random.below(100_000) as i64).collect();
        let amounts = network.sizes().iter().map(&mut prices).collect();
        Ok(Self { name, network, defaults, amounts })
    }

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
        let weights = Weights { amounts: &self.amounts, masked: &|_| false };
        let (mut panels, mut statuses, mut chosen, mut explained) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
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
            panels.push(timed(|| book.panel(&design, &weights)).1);
            if click % 10 == 0 {
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
        assert_eq!(figures[0]["name"], "eyewear");
        assert!(figures[0]["nodes"].as_u64() > Some(1), "{report}");
        let options = Options { files: vec!["no-such-file.tcsp".into()], clicks: 1, json: true };
        assert!(run(&options).unwrap_err().to_string().contains("no-such-file.tcsp"));
    }
}
