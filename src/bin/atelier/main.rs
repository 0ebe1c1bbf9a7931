//! The application and its tools: arguments become a configuration, everything else is in the library.

mod args;
mod render_args;

use anyhow::{Context, Result, bail};
use args::{
    Args, BakeArgs, BenchArgs, BenchCommand, CheckArgs, CheckFormat, Command, ExportArgs, ImportArgs, RefusalsArgs,
    ShowArgs,
};
use atelier::{
    app::{
        self,
        modes::Profile,
        render::{Progress, What},
    },
    catalog::{Catalog, Severity, report},
    rules::Rulebook,
    service::{catalogs, exchange, names, place, process, refusals, roots::Roots, rules_bench},
};
use clap::Parser;
use render_args::RenderArgs;
use std::{io::IsTerminal, path::Path, process::ExitCode};

fn main() -> ExitCode {
    process::give_back_memory();
    let args = Args::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "error,atelier=info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let result = match args.command {
        None => show(Profile::desktop(), args.show, None),
        Some(Command::Desktop(show_args)) => show(Profile::desktop(), show_args, None),
        Some(Command::Kiosk(show_args)) => show(Profile::kiosk(), show_args, None),
        Some(Command::Preview { folder, show: show_args }) => show(Profile::preview(), show_args, Some(&folder)),
        Some(Command::Render(render_args)) => render(*render_args),
        Some(Command::BakeEnvironment(bake_args)) => bake(&bake_args),
        Some(Command::Check(check_args)) => check(&check_args),
        Some(Command::Import(import_args)) => import(&import_args),
        Some(Command::Export(export_args)) => export(&export_args),
        Some(Command::Refusals(refusals_args)) => refusals(&refusals_args),
        Some(Command::Bench(BenchArgs { what: None, app })) => app::bench::window::main(app).map_err(Into::into),
        Some(Command::Bench(BenchArgs { what: Some(BenchCommand::Rules(options)), .. })) => bench_rules(&options),
        Some(Command::Bench(BenchArgs { what: Some(BenchCommand::Scene(options)), .. })) => bench_scene(&options),
        Some(Command::Bench(BenchArgs { what: Some(BenchCommand::Fidelity(options)), .. })) => bench_fidelity(&options),
    };
    result.unwrap_or_else(|error| {
        eprintln!("atelier: {error:#}");
        ExitCode::FAILURE
    })
}

fn show(profile: Profile, args: ShowArgs, folder: Option<&Path>) -> Result<ExitCode> {
    let mut roots = Roots::find()?;
    let mut line = args.line.clone();
    if let Some(folder) = folder {
        if let Some(line) = &args.line {
            bail!("preview opens {}; leave out --line {line}", folder.display());
        }
        let folder = folder
            .canonicalize()
            .with_context(|| format!("{} cannot be opened; name the folder of a catalog", folder.display()))?;
        if !folder.join("catalog.ron").is_file() {
            bail!("{} holds no catalog.ron; name the folder of a catalog", folder.display());
        }
        line = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        roots = roots.for_catalog(&folder);
    }
    let line = known_line(&roots, line.as_deref())?;
    app::run(app::Options {
        profile,
        roots,
        line,
        design: args.design,
        hub: args.hub,
        samples: !args.no_samples,
        data_dir: args.data_dir.unwrap_or_else(atelier::service::place::default_data_dir),
        window: args.window,
        tier: args.tier,
        settle: !args.no_settle,
        screenshot: args.screenshot,
        trace: args.trace,
    })
    .map_err(Into::into)
}

fn render(args: RenderArgs) -> Result<ExitCode> {
    let roots = Roots::find()?;
    if let Some(model) = args.model.model.clone() {
        let request = app::model::Request {
            model,
            variant: args.model.variant.clone(),
            poses: args.motion.clone(),
            environment: args.model.environment.clone().unwrap_or_else(|| app::model::studio(&roots.assets)),
            orbit: args.model.orbit,
            target: args.model.target,
            fov: args.model.fov,
            tone_mapping: args.model.tone_mapping,
            background: args.model.background,
            size: args.size.into(),
            roots,
        };
        let taken = app::model::take(&request, args.quality, app::scene::rest::REST)?;
        taken.notes.iter().for_each(|note| eprintln!("atelier: {note}"));
        app::model::write(&taken.picture, &args.out)?;
        println!("{}", args.out.display());
        return Ok(ExitCode::SUCCESS);
    }
    if args.f_number.is_some() && args.quality != app::model::Quality::Rest {
        bail!("--f-number needs --quality rest: only light that is followed goes through a lens");
    }
    let line = known_line(&roots, args.line.as_deref())?;
    let what = args.what();
    let is_single = matches!(what, What::One(_));
    let RenderArgs {
        camera,
        size,
        transparent,
        light,
        quality,
        f_number,
        assembled,
        motion,
        out,
        sheet,
        animation,
        force,
        ..
    } = args;
    let files = [Some(out.clone()), sheet.clone(), animation.clone()];
    app::render::render(
        &app::render::Options {
            roots,
            line,
            what,
            camera,
            size,
            transparent,
            light,
            quality,
            f_number,
            assembled,
            motions: motion,
            out,
            sheet,
            animation,
            force,
        },
        |progress| match progress {
            Progress::Note(note) => eprintln!("atelier: {note}"),
            Progress::Picture { .. } if is_single => {}
            Progress::Picture { number, of, name, was_there } => {
                let already = if was_there { " (there already)" } else { "" };
                // On a terminal the line is written over by the next one.
                let (start, end) = if std::io::stderr().is_terminal() { ("\r\x1b[K", "") } else { ("", "\n") };
                let end = if number == of { "\n" } else { end };
                eprint!("{start}{number}/{of} {name}{already}{end}");
            }
        },
    )?;
    files.iter().flatten().for_each(|file| println!("{}", file.display()));
    Ok(ExitCode::SUCCESS)
}

fn bake(args: &BakeArgs) -> Result<ExitCode> {
    for path in atelier::app::scene::environment::bake(&args.from, &args.out)? {
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn bench_scene(options: &app::bench::scene::Options) -> Result<ExitCode> {
    println!("{}", app::bench::scene::run(options, &Roots::find()?)?);
    Ok(ExitCode::SUCCESS)
}

fn bench_fidelity(options: &app::fidelity::Options) -> Result<ExitCode> {
    println!("{}", app::fidelity::run(options, &Roots::find()?)?);
    Ok(ExitCode::SUCCESS)
}

fn bench_rules(options: &rules_bench::Options) -> Result<ExitCode> {
    println!("{}", rules_bench::run(options)?);
    Ok(ExitCode::SUCCESS)
}

fn check(args: &CheckArgs) -> Result<ExitCode> {
    let assets = args.assets.clone().or_else(|| Roots::find().ok().map(|roots| roots.assets));
    let mut diagnostics = Vec::new();
    for folder in &args.folders {
        let (sources, mut resolved) = catalogs::load_with_sources(folder, assets.as_deref());
        if let (Some(catalog), Some(assets)) = (&resolved.catalog, &assets) {
            resolved.diagnostics.extend(app::gate::flaws(catalog, assets));
            resolved.diagnostics.extend(app::gate::unmoved(catalog, &sources, assets));
        }
        if args.format == CheckFormat::Text {
            if let Some(catalog) = &resolved.catalog {
                let values: usize = catalog.groups.iter().map(|group| group.values.len()).sum();
                println!(
                    "{}: {} groups, {values} values, {} rules, {}",
                    folder.display(),
                    catalog.groups.len(),
                    catalog.rules.len(),
                    designs(catalog)
                );
            }
            print!("{}", report::render(&resolved.diagnostics, &sources, args::color()));
        }
        diagnostics.extend(resolved.diagnostics);
    }
    if args.format == CheckFormat::Json {
        println!("{}", report::json(&diagnostics));
    }
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn refusals(args: &RefusalsArgs) -> Result<ExitCode> {
    let roots = Roots::find()?;
    let line = known_line(&roots, args.line.as_deref())?;
    let folder = roots.catalogs.join(&line);
    let catalog = catalogs::load(&folder, None).catalog;
    let catalog = catalog.with_context(|| format!("{0} has errors; see atelier check {0}", folder.display()))?;
    let data = args.data_dir.clone().unwrap_or_else(place::default_data_dir);
    print!("{}", refusals::report(&refusals::path(&data, &line), &catalog)?);
    Ok(ExitCode::SUCCESS)
}

fn import(args: &ImportArgs) -> Result<ExitCode> {
    let report = exchange::import(&args.file, &args.out)?;
    Ok(told(&report, |imported| {
        let (groups, values, rules) = (imported.groups, imported.values, imported.rules);
        format!("{}: {groups} groups, {values} values, {rules} rules", args.out.display())
    }))
}

fn export(args: &ExportArgs) -> Result<ExitCode> {
    let report = exchange::export(&args.folder, &args.out)?;
    Ok(told(&report, |()| args.out.display().to_string()))
}

/// Prints problems if there are any, and what was done.
fn told<T>(report: &exchange::Report<T>, done: impl Fn(&T) -> String) -> ExitCode {
    if !report.diagnostics.is_empty() {
        print!("{}", report::render(&report.diagnostics, &report.sources, args::color()));
    }
    match &report.done {
        Some(what) => {
            println!("{}", done(what));
            ExitCode::SUCCESS
        }
        None => ExitCode::FAILURE,
    }
}

/// How many designs a line has, exactly where its rules could be compiled.
fn designs(catalog: &Catalog) -> String {
    let book = Rulebook::new(catalog);
    match (book.count(), book.compiled()) {
        (Some(count), _) => format!("{count} designs of {} combinations", catalog.combinations()),
        (None, Err(why)) => format!("{} combinations before rules ({why})", catalog.combinations()),
        (None, Ok(_)) => format!("{} combinations before rules", catalog.combinations()),
    }
}

/// The line to open: the one asked for, else the first there is.
fn known_line(roots: &Roots, wanted: Option<&str>) -> Result<String> {
    let lines: Vec<String> = catalogs::list_lines(&roots.catalogs)
        .into_iter()
        .filter_map(|folder| Some(folder.file_name()?.to_string_lossy().into_owned()))
        .collect();
    match wanted {
        Some(wanted) => Ok(names::find("product line", wanted, lines.iter().map(String::as_str))?.to_owned()),
        None => match lines.into_iter().next() {
            Some(line) => Ok(line),
            None => bail!("{} holds no catalog; put a folder with a catalog.ron there", roots.catalogs.display()),
        },
    }
}
