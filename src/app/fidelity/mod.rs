//! `atelier bench fidelity`: how close our pictures are to path tracers, beside other renderers.
//!
//! Invariant: every renderer is judged against the same reference with the same metric.

pub mod metric;

use super::model::{self, Angle, Background, Orbit, PictureError, Quality, Request, Target};
use crate::{
    app::scene::{rest::REST, tone::ToneMapping},
    service::roots::Roots,
};
use bevy::math::{UVec2, Vec3};
use metric::Picture;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fmt::Write,
    path::{Path, PathBuf},
    time::Instant,
};

/// Renderers that draw while the camera moves.
const RIVALS: [&str; 4] = ["three", "filament", "babylon", "gltf-sample-viewer"];
/// The reference is the first of these that is there.
const REFERENCES: [&str; 2] = ["stellar", "blender-cycles"];

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Folder of scenarios: each a folder with model.glb, config.json and golden/*.png.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// How our pictures are made; both ways by default.
    #[arg(long, value_enum)]
    pub quality: Option<Quality>,
    /// Only the scenarios with these names.
    #[arg(long, value_name = "NAME")]
    pub only: Vec<String>,
    /// Folder to keep our pictures in, as SCENARIO.QUALITY.png.
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}

/// The comparison could not be made.
#[derive(Debug, thiserror::Error)]
pub enum FidelityError {
    #[error("{} holds no scenarios (folders with a config.json)", folder.display())]
    Empty { folder: PathBuf },
    #[error("{} cannot be read: {message}", path.display())]
    Unreadable { path: PathBuf, message: String },
    #[error("{scenario}: {source}")]
    Picture { scenario: String, source: PictureError },
}

/// config.json of a scenario; angles in degrees.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Config {
    lighting: PathBuf,
    dimensions: Dimensions,
    #[serde(default = "double")]
    device_pixel_ratio: u32,
    orbit: OrbitConfig,
    target: TargetConfig,
    #[serde(default = "usual_angle", rename = "verticalFoV")]
    vertical_fov: f32,
    variant: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Dimensions {
    width: u32,
    height: u32,
}

#[derive(Debug, Deserialize)]
struct OrbitConfig {
    theta: f32,
    phi: f32,
    radius: f32,
}

#[derive(Debug, Deserialize)]
struct TargetConfig {
    x: f32,
    y: f32,
    z: f32,
}

fn double() -> u32 {
    2
}

fn usual_angle() -> f32 {
    45.0
}

/// What came out for one scenario, in dB against the reference; lower is better.
#[derive(Clone, Debug, Default, Serialize)]
struct Row {
    scenario: String,
    reference: String,
    fast: Option<f64>,
    rest: Option<f64>,
    fast_secs: Option<f64>,
    rest_secs: Option<f64>,
    others: BTreeMap<String, f64>,
    /// Why there are no figures.
    trouble: Option<String>,
}

/// Renders all scenarios and returns a table, and below it the same as JSON.
pub fn run(options: &Options, roots: &Roots) -> Result<String, FidelityError> {
    let mut rows = Vec::new();
    for folder in scenarios(options)? {
        let scenario = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        rows.push(measure(&folder, &scenario, options, roots).unwrap_or_else(|error| {
            // One that cannot be read does not take the others with it.
            Row { scenario, trouble: Some(error.to_string()), ..Row::default() }
        }));
    }
    let json = serde_json::to_string_pretty(&rows).unwrap_or_default();
    Ok(format!("{}\n{json}", table(&rows)))
}

fn scenarios(options: &Options) -> Result<Vec<PathBuf>, FidelityError> {
    let folder = &options.folder;
    let entries = std::fs::read_dir(folder)
        .map_err(|error| FidelityError::Unreadable { path: folder.clone(), message: error.to_string() })?;
    let wanted = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.join("config.json").is_file() && (options.only.is_empty() || options.only.iter().any(|only| *only == name))
    };
    let mut found: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(wanted).collect();
    found.sort();
    if found.is_empty() { Err(FidelityError::Empty { folder: folder.clone() }) } else { Ok(found) }
}

fn measure(folder: &Path, scenario: &str, options: &Options, roots: &Roots) -> Result<Row, FidelityError> {
    let path = folder.join("config.json");
    let wrong = |message: String| FidelityError::Unreadable { path: path.clone(), message };
    let text = std::fs::read_to_string(&path).map_err(|error| wrong(error.to_string()))?;
    let config: Config = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let golden = |name: &str| open(&folder.join("golden").join(format!("{name}.png")));
    let reference = REFERENCES.into_iter().find_map(|name| Some((name, golden(name).ok()?)));
    let (name, reference) = reference.ok_or_else(|| wrong("there is no picture of a path tracer in golden".into()))?;
    let mut row = Row { scenario: scenario.into(), reference: name.into(), ..Row::default() };
    let mut others: Vec<_> = std::fs::read_dir(folder.join("golden")).into_iter().flatten().flatten().collect();
    others.sort_by_key(std::fs::DirEntry::path);
    for other in others {
        let path = other.path();
        let known = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if known != name
            && let Ok(picture) = open(&path)
            && picture.size() == reference.size()
        {
            row.others.insert(known, picture.rms_db(&reference));
        }
    }
    let request = request(folder, &config, roots);
    for quality in [Quality::Fast, Quality::Rest] {
        if options.quality.is_some_and(|only| only != quality) {
            continue;
        }
        let start = Instant::now();
        let taken = model::take(&request, quality, REST)
            .map_err(|source| FidelityError::Picture { scenario: scenario.into(), source })?;
        let secs = start.elapsed().as_secs_f64();
        let (width, height) = reference.size();
        let decibels = Picture::from(&taken.picture).resized(width, height).rms_db(&reference);
        let (value, time, label) = match quality {
            Quality::Fast => (&mut row.fast, &mut row.fast_secs, "fast"),
            Quality::Rest => (&mut row.rest, &mut row.rest_secs, "rest"),
        };
        (*value, *time) = (Some(decibels), Some(secs));
        if let Some(keep) = &options.keep {
            model::write(&taken.picture, &keep.join(format!("{scenario}.{label}.png")))
                .map_err(|source| FidelityError::Picture { scenario: scenario.into(), source })?;
        }
        tracing::info!("{scenario}, {label}: {decibels:.2} dB in {secs:.1} s");
    }
    Ok(row)
}

fn request(folder: &Path, config: &Config, roots: &Roots) -> Request {
    let Config { orbit, target, dimensions, .. } = config;
    Request {
        model: folder.join("model.glb"),
        variant: config.variant.clone(),
        poses: Vec::new(),
        environment: folder.join(&config.lighting),
        orbit: Some(Orbit { theta: orbit.theta.to_radians(), phi: orbit.phi.to_radians(), radius: orbit.radius }),
        target: Some(Target(Vec3::new(target.x, target.y, target.z))),
        fov: Angle(config.vertical_fov.to_radians()),
        tone_mapping: ToneMapping::Aces,
        background: Background::Transparent,
        size: UVec2::new(dimensions.width, dimensions.height) * config.device_pixel_ratio,
        roots: roots.clone(),
    }
}

fn open(path: &Path) -> Result<Picture, image::ImageError> {
    Ok(Picture::from(&image::open(path)?.to_rgba8()))
}

fn table(rows: &[Row]) -> String {
    let number = |value: Option<f64>| value.map_or("-".into(), |value| format!("{value:.2}"));
    let mut text = format!("{:24}{:>9}{:>9}", "dB, lower is better", "fast", "rest");
    for rival in RIVALS {
        let _ = write!(text, "{rival:>20}");
    }
    text.push('\n');
    let known = |value: fn(&Row) -> Option<f64>| rows.iter().filter_map(value).collect::<Vec<_>>();
    let mean = |values: Vec<f64>| (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64);
    let rivals = RIVALS.map(|rival| {
        let values = rows.iter().filter_map(|row| row.others.get(rival).copied()).collect();
        Some((rival.to_owned(), mean(values)?))
    });
    let mean = Row {
        scenario: "mean".into(),
        fast: mean(known(|row| row.fast)),
        rest: mean(known(|row| row.rest)),
        others: rivals.into_iter().flatten().collect(),
        ..Row::default()
    };
    for row in rows.iter().chain([&mean]) {
        if let Some(trouble) = &row.trouble {
            let _ = writeln!(text, "{:24}{trouble}", row.scenario);
            continue;
        }
        let _ = write!(text, "{:24}{:>9}{:>9}", row.scenario, number(row.fast), number(row.rest));
        for rival in RIVALS {
            let _ = write!(text, "{:>20}", number(row.others.get(rival).copied()));
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_ends_with_the_mean_and_tells_what_could_not_be_measured() {
        let row = |scenario: &str, fast, rest| Row {
            scenario: scenario.into(),
            fast: Some(fast),
            rest: Some(rest),
            others: [(RIVALS[0].to_owned(), -20.0)].into(),
            ..Row::default()
        };
        let broken = Row { scenario: "Cup".into(), trouble: Some("no model".into()), ..Row::default() };
        let text = table(&[row("Chair", -20.0, -30.0), broken, row("Shoe", -25.0, -27.0)]);
        let lines: Vec<Vec<_>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[1][..4], ["Chair", "-20.00", "-30.00", "-20.00"]);
        assert_eq!(lines[2], ["Cup", "no", "model"]);
        assert_eq!(lines[4][..4], ["mean", "-22.50", "-28.50", "-20.00"]);
    }
}
