//! The command line.

use crate::render_args::RenderArgs;
use atelier::{
    app::{bench, community::HubPlace, fidelity, scene::tier::Tier},
    service::{names, rules_bench},
};
use clap::{Parser, Subcommand, ValueEnum};
use std::{io::IsTerminal, path::PathBuf};

/// Build your own version of a product in 3D, be inspired by others, keep and publish what you made.
///
/// Without a command the desktop application opens.
#[derive(Debug, Parser)]
#[command(version, about, long_about, args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub show: ShowArgs,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the customer's application (the default).
    Desktop(ShowArgs),
    /// Open the unattended showroom application: full screen, no links to elsewhere, reset between visitors.
    Kiosk(ShowArgs),
    /// Open a catalog folder that is being worked on: all its problems are listed, and saving a file reloads it.
    Preview {
        /// Folder that holds a catalog.ron.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        #[command(flatten)]
        show: ShowArgs,
    },
    /// Render designs, or any glTF file, to PNG files, without a display: one, or a series with a contact sheet or an animation.
    Render(Box<RenderArgs>),
    /// Make light for the renderer from an equirectangular picture of the surroundings.
    BakeEnvironment(BakeArgs),
    /// Check catalog folders and print every problem; exits with 1 if there is an error.
    Check(CheckArgs),
    /// Make a catalog folder from rules that are kept elsewhere: a feature model in UVL, or clauses in DIMACS.
    Import(ImportArgs),
    /// Write the options and rules of a catalog folder as a feature model in UVL.
    Export(ExportArgs),
    /// Print what customers asked for and the rules refused, from the log of this machine.
    Refusals(RefusalsArgs),
    /// Measure the application or the rule book on this machine and print a table and JSON.
    Bench(BenchArgs),
}

#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// Product line to open, a folder under catalogs/; the first one by default.
    #[arg(long)]
    pub line: Option<String>,
    /// Design code to open.
    #[arg(long, value_name = "CODE")]
    pub design: Option<String>,
    /// Where the community is: `embedded` (a hub inside the application), `off`, or the base URL of a hub.
    #[arg(long, value_name = "URL|embedded|off", default_value = "embedded", value_parser = parse_hub)]
    pub hub: HubPlace,
    /// Leave the made-up sample designs and suggestions out of the embedded hub.
    #[arg(long)]
    pub no_samples: bool,
    /// Folder for saved designs, settings and caches.
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Open a window of this size instead of the usual one.
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    pub window: Option<(u32, u32)>,
    /// How fast a moving picture has to be, how finely it and its shadows are drawn, and whether changes fade: by the kind of
    /// machine, which is found out if absent. Colours do not depend on it.
    #[arg(long, value_enum)]
    pub tier: Option<Tier>,
    /// Leave the picture as it is drawn while things move, in place of following light while nothing does: saves power.
    #[arg(long)]
    pub no_settle: bool,
    /// Write the first complete frame to this PNG file and quit.
    #[arg(long, value_name = "FILE")]
    pub screenshot: Option<PathBuf>,
    /// Write what happens to this file as lines of JSON (state, names and places of all controls), for automated tests.
    #[arg(long, value_name = "FILE")]
    pub trace: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct BakeArgs {
    /// Equirectangular picture, twice as wide as high, at most 8192 pixels wide.
    #[arg(value_name = "IN.hdr")]
    pub from: PathBuf,
    /// File to write: light for glossy surfaces. Light for matt ones is written beside it, to OUT_diffuse.ktx2.
    #[arg(short, long, value_name = "OUT.ktx2")]
    pub out: PathBuf,
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct BenchArgs {
    #[command(subcommand)]
    pub what: Option<BenchCommand>,
    #[command(flatten)]
    pub app: bench::window::Options,
}

#[derive(Debug, Subcommand)]
pub enum BenchCommand {
    /// Measure compiling, clicks, explanations and void lines of catalogs and rule instances; needs no display.
    Rules(rules_bench::Options),
    /// Measure changes of the design on stage: pipelines, frames that show half a change, memory, small pictures; needs no
    /// display.
    Scene(bench::scene::Options),
    /// Compare our pictures of glTF files with those of path tracers and of other renderers; needs no display.
    Fidelity(fidelity::Options),
}

#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Catalog folders.
    #[arg(required = true, value_name = "DIR")]
    pub folders: Vec<PathBuf>,
    /// How to print problems.
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// Folder that holds the meshes and pictures the catalogs name; the program's own by default.
    #[arg(long, value_name = "DIR")]
    pub assets: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// Feature model: FILE.uvl, FILE.dimacs or FILE.cnf.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Folder to make; its name becomes the id of the product line.
    #[arg(short, long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Catalog folder.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// File to write.
    #[arg(short, long, value_name = "FILE.uvl")]
    pub out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub struct RefusalsArgs {
    /// Product line, a folder under catalogs/; the first one by default.
    #[arg(long)]
    pub line: Option<String>,
    /// Folder for saved designs, settings and caches of the application that kept the log.
    #[arg(long, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
}

/// Whether problems are printed in colour.
pub fn color() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Text,
    Json,
}

fn parse_hub(text: &str) -> Result<HubPlace, String> {
    if text.starts_with("http://") || text.starts_with("https://") {
        return Ok(HubPlace::Url(text.to_owned()));
    }
    match names::find("hub", text, ["embedded", "off"]) {
        Ok("off") => Ok(HubPlace::Off),
        Ok(_) => Ok(HubPlace::Embedded),
        Err(unknown) => Err(format!("{unknown} (the URL of a hub starts with http:// or https://)")),
    }
}

/// Reads `1280x720`; each side from 16 to 8192.
pub fn parse_size(text: &str) -> Result<(u32, u32), String> {
    let side = |text: &str| text.parse().ok().filter(|side| (16..=8192).contains(side));
    text.split_once('x')
        .and_then(|(width, height)| Some((side(width)?, side(height)?)))
        .ok_or_else(|| "expected WIDTHxHEIGHT with sides from 16 to 8192, for example 1280x720".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn check_explained(command: &clap::Command) {
        let name = command.get_name();
        assert!(command.get_about().is_some(), "{name} says not what it does");
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{} of {name} says not what it is", argument.get_id());
        }
        command.get_subcommands().for_each(check_explained);
    }

    #[test]
    fn the_command_line_is_sound_and_explains_everything() {
        Args::command().debug_assert();
        check_explained(&Args::command());
    }

    #[test]
    fn a_hub_is_a_word_or_a_url() {
        assert_eq!(parse_hub("embedded"), Ok(HubPlace::Embedded));
        assert_eq!(parse_hub("off"), Ok(HubPlace::Off));
        for place in ["http://localhost:8080", "https://hub.example.org/atelier"] {
            assert_eq!(parse_hub(place), Ok(HubPlace::Url(place.to_owned())));
        }
        for (text, expect) in [
            ("embeded", "did you mean “embedded”?"),
            ("of", "did you mean “off”?"),
            ("hub.example.org", "starts with http:// or https://"),
            ("ftp://hub.example.org", "starts with http:// or https://"),
            ("", "there is embedded, off"),
        ] {
            let told = parse_hub(text).unwrap_err();
            assert!(told.contains(expect), "{text:?}: {told}");
        }
    }

    #[test]
    fn a_size_is_two_sides() {
        for (text, expect) in [("1280x720", (1280, 720)), ("16x8192", (16, 8192))] {
            assert_eq!(parse_size(text), Ok(expect));
        }
        for text in ["", "x", "1280", "1280x", "15x720", "1280x8193", "-16x16", "1280x720x3", "1280X720", "1e3x720"] {
            assert!(parse_size(text).unwrap_err().contains("WIDTHxHEIGHT"), "{text:?}");
        }
    }
}
