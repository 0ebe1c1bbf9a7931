//! `atelier-hub`: the community service alone, without a window.

use anyhow::{Context, bail};
use atelier::{
    catalog::{Catalog, Status},
    hub,
    service::{catalogs, place, roots::Roots},
};
use axum::http::HeaderName;
use clap::Parser;
use std::{
    io::Write,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// Serves community designs and the vendor's suggestions over HTTP.
///
/// Every product line in the catalogs folder is served. A published design is checked against its line; designs are kept in
/// a SQLite database in the data folder. The service has no accounts: whoever reaches the address can publish, so it listens
/// on this machine alone unless told otherwise. Stop it with Ctrl-C or SIGTERM.
#[derive(Parser)]
#[command(version, after_help = "The environment variable RUST_LOG sets what is logged, for example RUST_LOG=debug.")]
struct Arguments {
    /// Address and port to listen on; port 0 takes any free one
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Folder for the database [default: a folder of this user's application data]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Folder with one folder a product line [default: the catalogs that come with the program]
    #[arg(long, value_name = "DIR")]
    catalogs: Option<PathBuf>,
    /// Serve lines that are drafts, too; without it nobody hears of them
    #[arg(long)]
    drafts: bool,
    /// Publications and reviews that one address (in IPv6: one network of 64 bits) may send in an hour; 0 takes any number
    #[arg(long, value_name = "N", default_value_t = 120)]
    per_hour: u32,
    /// Header in which the proxy in front of the service names the client, such as X-Forwarded-For. Name one only if the proxy
    /// sets it itself: whoever can set it is another client each time
    #[arg(long, value_name = "NAME")]
    client_header: Option<HeaderName>,
    /// Serve real designs only: take out the samples that the catalogs bring along
    #[arg(long)]
    no_samples: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("atelier-hub: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let config = hub::Config {
        listen: arguments.listen,
        data: arguments.data.unwrap_or_else(|| place::default_data_dir().join("service")),
        catalogs: load(
            &arguments.catalogs.map_or_else(|| Roots::find().map(|roots| roots.catalogs), Ok)?,
            arguments.drafts,
        )?,
        samples: !arguments.no_samples,
        clock: hub::system_clock(),
        limit: NonZeroU32::new(arguments.per_hour)
            .map(|per_hour| hub::Limit { per_hour, client_header: arguments.client_header }),
    };
    let hub = hub::start(config).await?;
    if !hub.addr.ip().is_loopback() {
        tracing::warn!("{} can be reached from other machines; whoever reaches it can publish", hub.addr);
    }
    // Whoever started the service may have closed its end of the pipe; that is no reason to stop.
    drop(writeln!(std::io::stdout(), "listening on {}", hub.url()));
    stop_signal().await.context("cannot wait for Ctrl-C")?;
    tracing::info!("stopping");
    hub.shutdown().await;
    Ok(())
}

/// Every usable catalog below `folder`, by name; problems, and drafts that are left out, go to the log.
fn load(folder: &Path, drafts: bool) -> anyhow::Result<Vec<Arc<Catalog>>> {
    let mut usable = Vec::new();
    for line in catalogs::list_lines(folder) {
        let resolved = catalogs::load(&line, None);
        for diagnostic in &resolved.diagnostics {
            eprintln!("{diagnostic}");
        }
        match resolved.catalog {
            Some(catalog) if catalog.commerce.life.status == Status::Draft && !drafts => {
                tracing::info!("{} is left out: it is a draft (--drafts serves it)", line.display());
            }
            Some(catalog) => usable.push(Arc::new(catalog)),
            None => tracing::error!("{} is left out: its catalog has errors", line.display()),
        }
    }
    if usable.is_empty() {
        bail!(
            "there is no usable catalog in {}; name a folder with one folder a line: --catalogs DIR",
            folder.display()
        );
    }
    Ok(usable)
}

#[cfg(unix)]
async fn stop_signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn stop_signal() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
