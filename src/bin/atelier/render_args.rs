//! The arguments of `atelier render`.

use crate::args::parse_size;
use atelier::app::{
    model,
    render::{Start, What},
};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct RenderArgs {
    /// Product line, a folder under catalogs/.
    #[arg(long, required_unless_present = "model")]
    pub line: Option<String>,
    /// Design code to render; the line's start design by default.
    #[arg(long, value_name = "CODE", conflicts_with = "set")]
    pub design: Option<String>,
    /// Choose a value on top of the start design, or give words or a colour (#rrggbb) of your own; may be repeated.
    #[arg(long, value_name = "GROUP=VALUE", value_parser = parse_assignment)]
    pub set: Vec<(String, String)>,
    #[command(flatten)]
    pub series: SeriesArgs,
    /// Seed of --random.
    #[arg(long, value_name = "S", default_value_t = 1, requires = "random")]
    pub seed: u64,
    /// Camera of the catalog to look through; by default its home camera, with --every-value the one of each group, with
    /// --every-preset and --random the one for cards.
    #[arg(long, value_name = "NAME")]
    pub camera: Option<String>,
    /// Size of each picture in pixels.
    #[arg(long, value_name = "WxH", default_value = "1280x720", value_parser = parse_size)]
    pub size: (u32, u32),
    /// Leave the background transparent.
    #[arg(long)]
    pub transparent: bool,
    /// Light of the catalog to show the product in, one of its `environments`; the first by default.
    #[arg(long, value_name = "NAME")]
    pub light: Option<String>,
    /// Draw the product apart but for the first N steps of its assembly; seen by the camera for that unless --camera is given.
    #[arg(long, value_name = "N", conflicts_with = "model")]
    pub assembled: Option<usize>,
    /// Show a motion of the catalog, with --model an animation of the file, at its end, or at a share of the way, for example
    /// fold=0.5; may be repeated.
    #[arg(long, value_name = "NAME[=SHARE]", value_parser = parse_motion)]
    pub motion: Vec<(String, f32)>,
    /// How much time each picture may take.
    #[arg(long, value_enum, default_value_t)]
    pub quality: model::Quality,
    /// Blur what is not in focus as a camera of the 35 mm format with this f-number does: 2 much, 16 little; needs --quality rest.
    #[arg(long, value_name = "N", conflicts_with = "model", value_parser = parse_f_number)]
    pub f_number: Option<f32>,
    /// File to write; for a series the folder for its pictures.
    #[arg(long, value_name = "FILE.png|DIR")]
    pub out: PathBuf,
    /// Put all pictures of a series on a contact sheet, with their names.
    #[arg(long, value_name = "FILE.png", requires = "SeriesArgs")]
    pub sheet: Option<PathBuf>,
    /// Write the pictures of a turntable as one animated PNG, too.
    #[arg(
        long,
        value_name = "FILE.png",
        requires = "turntable",
        conflicts_with_all = ["every_value", "every_preset", "random", "batch"]
    )]
    pub animation: Option<PathBuf>,
    /// Render pictures of a series again that are there already.
    #[arg(long, requires = "SeriesArgs")]
    pub force: bool,
    #[command(flatten)]
    pub model: model::Options,
}

/// A series of pictures in place of a single one. Pictures that are there already are not rendered again.
#[derive(Debug, clap::Args)]
#[group(multiple = false)]
pub struct SeriesArgs {
    /// The design from N sides, all the way round.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=720))]
    pub turntable: Option<u32>,
    /// The design with every value that can be seen, one after the other.
    #[arg(long)]
    pub every_value: bool,
    /// Every preset of the line.
    #[arg(long, conflicts_with_all = ["design", "set"])]
    pub every_preset: bool,
    /// N valid designs by chance.
    #[arg(long, value_name = "N", conflicts_with_all = ["design", "set"])]
    pub random: Option<usize>,
    /// The designs of a CSV file; columns are `name`, `design` (a code), `camera`, and ids of option groups.
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["design", "set"])]
    pub batch: Option<PathBuf>,
}

impl RenderArgs {
    /// Which pictures are asked for.
    pub fn what(&self) -> What {
        let design = Start { design: self.design.clone(), set: self.set.clone() };
        match &self.series {
            SeriesArgs { turntable: Some(count), .. } => What::Turntable { design, count: *count },
            SeriesArgs { every_value: true, .. } => What::EveryValue(design),
            SeriesArgs { every_preset: true, .. } => What::EveryPreset,
            SeriesArgs { random: Some(count), .. } => What::Random { count: *count, seed: self.seed },
            SeriesArgs { batch: Some(path), .. } => What::Batch(path.clone()),
            _ => What::One(design),
        }
    }
}

fn parse_assignment(text: &str) -> Result<(String, String), String> {
    text.split_once('=')
        .map(|(group, value)| (group.trim().to_owned(), value.trim().to_owned()))
        .filter(|(group, value)| !group.is_empty() && !value.is_empty())
        .ok_or_else(|| "expected GROUP=VALUE, for example shape=round".into())
}

fn parse_motion(text: &str) -> Result<(String, f32), String> {
    let (name, share) = text.split_once('=').unwrap_or((text, "1"));
    let share = share.trim().parse().ok().filter(|share| (0.0..=1.0).contains(share));
    let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    name.zip(share).ok_or_else(|| "expected a name, or a name and a share from 0 to 1, for example fold=0.5".into())
}

fn parse_f_number(text: &str) -> Result<f32, String> {
    let number = text.parse().ok().filter(|number| (0.5..=64.0).contains(number));
    number.ok_or_else(|| "expected a number from 0.5 to 64, for example 2.8".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Args, Command};
    use clap::Parser;

    fn parse(arguments: &[&str]) -> Result<RenderArgs, String> {
        let all = ["atelier", "render", "--line", "wine", "--out", "x"];
        match Args::try_parse_from(all.iter().chain(arguments)).map_err(|error| error.to_string())?.command {
            Some(Command::Render(args)) => Ok(*args),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn one_series_at_a_time() {
        assert_eq!(parse(&[]).unwrap().what(), What::One(Start::default()));
        let random = parse(&["--random", "3", "--seed", "9", "--sheet", "s.png"]).unwrap();
        assert_eq!(random.what(), What::Random { count: 3, seed: 9 });
        for (arguments, told) in [
            (&["--random", "3", "--every-value"][..], "cannot be used with"),
            (&["--random", "3", "--set", "a=b"], "cannot be used with"),
            (&["--sheet", "s.png"], "required"),
            (&["--force"], "required"),
            (&["--seed", "2"], "--random"),
            (&["--every-value", "--animation", "a.png"], "cannot be used with"),
            (&["--animation", "a.png"], "--turntable"),
            (&["--turntable", "0"], "1..=720"),
        ] {
            let error = parse(arguments).unwrap_err();
            assert!(error.contains(told), "{arguments:?}: {error}");
        }
    }

    #[test]
    fn a_motion_is_a_name_and_maybe_a_share() {
        for (text, name, share) in [("fold", "fold", 1.0), ("fold=0.5", "fold", 0.5), (" fold = 0 ", "fold", 0.0)] {
            assert_eq!(parse_motion(text), Ok((name.to_owned(), share)));
        }
        for text in ["", "=", "fold=", "fold=2", "fold=-1", "fold=NaN", "fold=inf", "=0.5"] {
            assert!(parse_motion(text).unwrap_err().contains("fold=0.5"), "{text:?}");
        }
    }

    #[test]
    fn an_assignment_is_two_names() {
        for (text, group, value) in [("shape=round", "shape", "round"), (" a = b=c ", "a", "b=c")] {
            assert_eq!(parse_assignment(text), Ok((group.to_owned(), value.to_owned())));
        }
        for text in ["", "=", "shape", "shape=", "=round", " = "] {
            assert!(parse_assignment(text).unwrap_err().contains("GROUP=VALUE"), "{text:?}");
        }
    }
}
