//! The scene without a window: whether anything of a line is made late, whether a frame ever shows half a change, what changes
//! leave in memory, how fast small pictures come.
//!
//! Invariant: a frame is judged by its pixels, against a picture of the same design taken at leisure.

use super::spread;
use crate::{
    app::{
        render::{Chooser, Item, RenderError, Start, What},
        scene::{
            capture::{Format, StillError, Studio},
            tier::Tier,
        },
        session::{Moved, Shot, View},
    },
    rules::Rulebook,
    service::{catalogs, names, process, roots::Roots},
};
use bevy::math::UVec2;
use clap::ValueEnum;
use serde::Serialize;
use std::{fmt, time::Instant};

/// Size of the pictures that are compared, in pixels.
const SIZE: UVec2 = UVec2::new(160, 120);
const SEED: u64 = 1;
/// Windows whose frames are timed, in pixels.
const WINDOWS: [UVec2; 2] = [UVec2::new(1280, 720), UVec2::new(1920, 1080)];

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Product line to measure with, may be repeated; all of them by default.
    #[arg(long)]
    pub line: Vec<String>,
    /// Changes of the design that are looked at.
    #[arg(long, default_value_t = 1000)]
    pub changes: usize,
    /// Designs that they go back and forth between, at least two.
    #[arg(long, default_value_t = 24, value_parser = clap::value_parser!(u64).range(2..=1000))]
    pub designs: u64,
    /// Frames of ordinary size that are timed as each kind of machine draws them; with 0 none are.
    #[arg(long, default_value_t = 12)]
    pub frames: usize,
    /// Print JSON alone.
    #[arg(long)]
    pub json: bool,
}

/// What came out for one line.
#[derive(Clone, Debug, Default, Serialize)]
struct Figures {
    line: String,
    /// From nothing to the first picture.
    open_ms: f64,
    values: usize,
    /// Pipelines that were there with the first picture, and those that a value asked for later.
    pipelines: usize,
    late_pipelines: usize,
    changes: usize,
    /// Frames of a change that show anything but the new design as it is shown at leisure.
    mixed_frames: usize,
    /// A change and its frame: median and 99th percentile.
    change_ms: (f64, f64),
    /// What the changes left in memory, after each design was shown once; and what the second half of them did.
    growth_mib: f64,
    late_growth_mib: f64,
    small_pictures: usize,
    small_pictures_per_sec: f64,
    frames: Vec<Frame>,
}

/// Frames of one size as one kind of machine draws them at rest, each until all its pixels are there.
#[derive(Clone, Debug, Serialize)]
struct Frame {
    tier: String,
    /// Of the window, and of what is drawn for it, in pixels.
    window: [u32; 2],
    drawn: [u32; 2],
    /// Median and 99th percentile.
    ms: (f64, f64),
}

/// All figures, as a table or as JSON.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    lines: Vec<Figures>,
    #[serde(skip)]
    json: bool,
}

/// Measures the lines.
pub fn run(options: &Options, roots: &Roots) -> Result<Report, RenderError> {
    let folders = catalogs::list_lines(&roots.catalogs);
    let known: Vec<_> = folders.iter().filter_map(|folder| folder.file_name()?.to_str()).collect();
    let mut lines = Vec::new();
    for line in &options.line {
        lines.push(names::find("product line", line, known.iter().copied())?);
    }
    let lines = if lines.is_empty() { known } else { lines };
    let figures = lines.into_iter().map(|line| measure(line, options, roots));
    Ok(Report { lines: figures.collect::<Result<_, _>>()?, json: options.json })
}

fn measure(line: &str, options: &Options, roots: &Roots) -> Result<Figures, RenderError> {
    let folder = roots.catalogs.join(line);
    let catalog = catalogs::load(&folder, Some(&roots.assets)).catalog;
    let catalog = catalog.ok_or_else(|| RenderError::Catalog(folder.display().to_string()))?;
    let book = Rulebook::new(&catalog);
    let chooser = Chooser { catalog: &catalog, book: &book, camera: None };
    let values = chooser.series(&What::EveryValue(Start::default()))?.items;
    let designs = chooser.series(&What::Random { count: options.designs as usize, seed: SEED })?.items;
    let failed = |source| RenderError::Still { name: line.to_owned(), source };
    let Some(first) = values.first().filter(|_| designs.len() > 1) else {
        return Err(RenderError::Void(line.to_owned()));
    };
    let begin = Instant::now();
    let format = Format {
        size: SIZE,
        transparent: false,
        light: String::new(),
        rest: None,
        apart: None,
        moved: Moved::default(),
    };
    let mut studio = Studio::open(roots, line, format, &first.request).map_err(failed)?;
    studio.take(&first.request).map_err(failed)?;
    let mut figures = Figures {
        line: line.to_owned(),
        open_ms: begin.elapsed().as_secs_f64() * 1000.0,
        pipelines: studio.pipelines(),
        values: values.len(),
        ..Figures::default()
    };
    look_at(&mut figures, &mut studio, &values, &designs, options.changes).map_err(failed)?;
    if options.frames > 0 {
        figures.frames = time_frames(&mut studio, first, options.frames).map_err(failed)?;
    }
    Ok(figures)
}

fn time_frames(studio: &mut Studio, item: &Item, count: usize) -> Result<Vec<Frame>, StillError> {
    let mut frames = Vec::new();
    for (tier, window) in Tier::value_variants().iter().flat_map(|tier| WINDOWS.map(|window| (*tier, window))) {
        studio.draw_as(tier);
        let drawn = (window.as_vec2() * tier.means().finest).as_uvec2();
        let times = studio.frames(&item.request, drawn, count)?;
        let times: Vec<_> = times.into_iter().map(|time| time.as_secs_f64() * 1000.0).collect();
        let tier = format!("{tier:?}").to_lowercase();
        frames.push(Frame { tier, window: window.into(), drawn: drawn.into(), ms: spread(&times) });
    }
    Ok(frames)
}

fn look_at(
    figures: &mut Figures,
    studio: &mut Studio,
    values: &[Item],
    designs: &[Item],
    changes: usize,
) -> Result<(), StillError> {
    for item in values {
        studio.take(&item.request)?;
    }
    let at_leisure: Vec<_> = designs.iter().map(|item| studio.take(&item.request)).collect::<Result<_, _>>()?;
    let before = process::resident_bytes();
    let mut halfway = before;
    let mut times = Vec::with_capacity(changes);
    let mut now = designs.len() - 1;
    for change in 0..changes {
        // Any other design, each as often as the others, in an order that does not repeat itself soon.
        if change == changes / 2 {
            halfway = process::resident_bytes();
        }
        now = (now + 1 + change * 7 % (designs.len() - 1)) % designs.len();
        let begin = Instant::now();
        let frame = studio.flip(&designs[now].request.selection)?;
        times.push(begin.elapsed().as_secs_f64() * 1000.0);
        figures.mixed_frames += usize::from(frame != at_leisure[now]);
    }
    figures.changes = changes;
    figures.change_ms = spread(&times);
    let grown = |since: u64| (process::resident_bytes() as f64 - since as f64) / (1024.0 * 1024.0);
    (figures.growth_mib, figures.late_growth_mib) = (grown(before), grown(halfway));
    figures.late_pipelines = studio.pipelines() - figures.pipelines;
    let shot = |item: &Item| Shot { selection: item.request.selection.clone(), view: View::Card };
    figures.small_pictures = designs.len();
    let took = studio.small_pictures(designs.iter().map(shot).collect())?;
    figures.small_pictures_per_sec = designs.len() as f64 / took.as_secs_f64();
    Ok(())
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for figures in self.lines.iter().filter(|_| !self.json) {
            let Figures { line, open_ms, values, pipelines, late_pipelines, .. } = figures;
            let (median, most) = figures.change_ms;
            writeln!(f, "{line}")?;
            writeln!(f, "  open to first picture  {open_ms:>9.0} ms")?;
            writeln!(f, "  pipelines              {pipelines:>9}      {late_pipelines} late, over {values} values")?;
            let changes = figures.changes;
            writeln!(f, "  mixed frames           {:>9}      of {changes} changes", figures.mixed_frames)?;
            writeln!(f, "  change and its frame   {median:>9.1} ms median   {most:.1} ms p99   {}x{}", SIZE.x, SIZE.y)?;
            let (growth, late) = (figures.growth_mib, figures.late_growth_mib);
            writeln!(f, "  memory after changes   {growth:>9.1} MiB more, {late:.1} of it in their second half")?;
            let (count, rate) = (figures.small_pictures, figures.small_pictures_per_sec);
            writeln!(f, "  small pictures         {rate:>9.1} a second, {count} of them")?;
            for Frame { tier, window, drawn, ms: (median, most) } in &figures.frames {
                let ([x, y], [across, down]) = (window, drawn);
                let what = format!("{tier} {x}x{y}");
                writeln!(f, "  {what:<21}  {median:>9.1} ms median   {most:.1} ms p99   {across}x{down} drawn")?;
            }
        }
        write!(f, "{}", serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_as_a_table_and_as_json() {
        let frame = Frame { tier: "discrete".into(), window: [1280, 720], drawn: [1920, 1080], ms: (12.34, 20.0) };
        let (line, frames) = ("bicycle".to_owned(), vec![frame]);
        let figures = Figures { line, mixed_frames: 3, changes: 40, frames, ..Figures::default() };
        let mut report = Report { lines: vec![figures], json: false };
        let text = report.to_string();
        assert!(text.contains("mixed frames                   3      of 40 changes"), "{text}");
        let frame = "discrete 1280x720           12.3 ms median   20.0 ms p99   1920x1080 drawn";
        assert!(text.contains(frame), "{text}");
        report.json = true;
        let json: serde_json::Value = serde_json::from_str(&report.to_string()).unwrap();
        assert_eq!(json["lines"][0]["mixed_frames"], 3);
    }
}
