//! The running application: how soon it shows the product, how fast it answers, what it costs at rest.

use super::spread;
use crate::app::{
    AppSystems,
    clock::waker,
    community::HubPlace,
    modes::Profile,
    scene::{SceneReady, Shown, camera::Rig, tier::Tier},
    session::{Edit, Phase, Pictures, Session, Settled},
    start::{self, RunError},
};
use crate::{
    catalog::Choice,
    rules::Kind,
    service::{
        names::{self, UnknownName},
        process,
        roots::{Roots, RootsMissing},
    },
};
use bevy::{
    diagnostic::FrameCount, prelude::*, render::renderer::RenderAdapterInfo, window::RequestRedraw,
    winit::EventLoopProxyWrapper,
};
use serde::Serialize;
use std::{
    process::ExitCode,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
        mpsc::{self, Receiver},
    },
    time::{Duration, Instant},
};

/// Clicks that are measured.
const CLICKS: usize = 12;
/// Frames that are measured while orbiting.
const ORBIT_FRAMES: usize = 40;

/// What to measure.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Product line to measure with.
    #[arg(long, default_value = "eyewear")]
    pub line: String,
    /// Width of the window in pixels.
    #[arg(long, default_value_t = 1280)]
    pub width: u32,
    /// Height of the window in pixels.
    #[arg(long, default_value_t = 720)]
    pub height: u32,
    /// Measure as if the machine were of this kind.
    #[arg(long, value_enum)]
    pub tier: Option<Tier>,
    /// How long to watch the program do nothing, in seconds.
    #[arg(long, default_value_t = 30)]
    pub idle_secs: u64,
}

/// The benchmark could not run.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    #[error(transparent)]
    Roots(#[from] RootsMissing),
    #[error(transparent)]
    Name(#[from] UnknownName),
    #[error(transparent)]
    Run(#[from] RunError),
    #[error("the line {0} cannot be shown; run `atelier check` on it")]
    Broken(String),
    #[error("there is no room for temporary files: {0}")]
    Temporary(#[from] std::io::Error),
}

/// What came out; times in milliseconds.
#[derive(Clone, Debug, Default, Serialize)]
struct Report {
    adapter: String,
    window: String,
    /// From the start of the process to the end of the frame that first shows the whole product.
    first_complete_frame_ms: f64,
    /// From a choice to the end of the frame that shows it, one figure a click.
    click_ms: Vec<f64>,
    /// Frames from a choice to the one that shows it; 1 is the frame of the click itself.
    click_frames: Vec<u32>,
    /// One figure a frame while the camera orbits.
    orbit_frame_ms: Vec<f64>,
    resident_mib: f64,
    /// From the last movement until light has been followed to the end.
    settle_ms: f64,
    idle_secs: f64,
    idle_frames: u32,
    /// Share of one core while idle, in percent.
    idle_cpu_percent: f64,
}

/// The benchmark as it runs.
#[derive(Resource)]
struct Bench {
    options: Options,
    report: Report,
    step: Step,
    /// Frames begun so far, for who watches from outside of them.
    frames: Arc<AtomicU32>,
}

/// What was seen while the program did nothing.
#[derive(Clone, Copy, Debug)]
struct IdleFigures {
    secs: f64,
    frames: u32,
    cpu_percent: f64,
}

enum Step {
    Starting,
    /// The product was complete in the frame before.
    Complete,
    /// Waiting for the card pictures, so that they do not disturb.
    Settling {
        still: u32,
    },
    Click {
        at: Instant,
        frame: u32,
        shown: bool,
    },
    Orbit {
        last: Option<Instant>,
    },
    /// Waiting for the picture to come to rest.
    Rest {
        since: Instant,
    },
    /// Watched by a thread, because looking in a frame would be one.
    Idle(Mutex<Receiver<IdleFigures>>),
    Done,
}

/// Runs the benchmark in a window of its own.
pub fn main(options: Options) -> Result<ExitCode, BenchError> {
    let roots = Roots::find()?;
    let lines: Vec<_> = crate::service::catalogs::list_lines(&roots.catalogs)
        .iter()
        .filter_map(|folder| Some(folder.file_name()?.to_string_lossy().into_owned()))
        .collect();
    names::find("product line", &options.line, lines.iter().map(String::as_str))?;
    let line = options.line.clone();
    let data = tempfile::tempdir()?;
    let bench = Bench {
        report: Report { window: format!("{}x{}", options.width, options.height), ..Report::default() },
        step: Step::Starting,
        options: options.clone(),
        frames: Arc::default(),
    };
    let exit = start::run_with(
        start::Options {
            profile: Profile::desktop(),
            roots,
            line: options.line,
            design: None,
            hub: HubPlace::Embedded,
            samples: true,
            data_dir: data.path().to_owned(),
            window: Some((options.width, options.height)),
            tier: options.tier,
            settle: true,
            screenshot: None,
            trace: None,
        },
        |app| {
            app.insert_resource(bench);
        },
    )?;
    if exit == ExitCode::SUCCESS { Ok(exit) } else { Err(BenchError::Broken(line)) }
}

pub fn plugin(app: &mut App) {
    app.add_systems(First, measure.run_if(resource_exists::<Bench>))
        .add_systems(Update, note_shown.after(AppSystems::Follow).run_if(resource_exists::<Bench>));
}

/// Notes the frame in which the scene took a choice over; it is on screen when that frame has been rendered.
fn note_shown(mut bench: ResMut<Bench>, session: Option<Res<Session>>, shown: Res<Shown>) {
    let current = session.as_ref().map(|session| &session.design().selection);
    if let Step::Click { shown: noted, .. } = &mut bench.step {
        *noted = current.is_some() && shown.0.as_ref() == current;
    }
}

#[expect(clippy::too_many_arguments, reason = "a benchmark looks at everything")]
fn measure(
    bench: ResMut<Bench>,
    session: Option<Res<Session>>,
    ready: Res<SceneReady>,
    shown: Res<Shown>,
    (pictures, settled): (Res<Pictures>, Res<Settled>),
    frame: Res<FrameCount>,
    (adapter, phase): (Option<Res<RenderAdapterInfo>>, Option<Res<State<Phase>>>),
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut rig: ResMut<Rig>,
    mut edits: MessageWriter<Edit>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut exit: MessageWriter<AppExit>,
) {
    let bench = bench.into_inner();
    let now = Instant::now();
    bench.frames.fetch_add(1, Ordering::Relaxed);
    if !matches!(bench.step, Step::Idle(_) | Step::Rest { .. }) {
        redraw.write(RequestRedraw);
    }
    match &mut bench.step {
        Step::Starting => {
            let current = session.as_ref().map(|session| &session.design().selection);
            if ready.0 && current.is_some() && shown.0.as_ref() == current {
                bench.step = Step::Complete;
            }
            if phase.is_some_and(|phase| *phase.get() == Phase::Broken) {
                exit.write(AppExit::error());
            }
        }
        Step::Complete => {
            bench.report.first_complete_frame_ms = millis(process::age());
            bench.report.adapter =
                adapter.map(|adapter| format!("{} ({:?})", adapter.name, adapter.device_type)).unwrap_or_default();
            bench.step = Step::Settling { still: 0 };
        }
        Step::Settling { still } => {
            *still = if pictures.waiting() == 0 { *still + 1 } else { 0 };
            if *still > 10 {
                bench.step = click(session.as_deref(), &bench.report, &mut edits, now, frame.0);
            }
        }
        Step::Click { shown: false, .. } => {}
        Step::Click { at, frame: from, .. } => {
            bench.report.click_ms.push(millis(now - *at));
            bench.report.click_frames.push(frame.0.wrapping_sub(*from));
            bench.step = if bench.report.click_ms.len() < CLICKS {
                click(session.as_deref(), &bench.report, &mut edits, now, frame.0)
            } else {
                Step::Orbit { last: None }
            };
        }
        Step::Orbit { last } => {
            if let Some(last) = last.replace(now) {
                bench.report.orbit_frame_ms.push(millis(now - last));
            }
            rig.turn(0.05);
            if bench.report.orbit_frame_ms.len() == ORBIT_FRAMES {
                bench.report.resident_mib = process::resident_bytes() as f64 / (1024.0 * 1024.0);
                rig.turn(0.0);
                bench.step = Step::Rest { since: now };
            }
        }
        Step::Rest { since } => {
            if matches!(*settled, Settled::Done(_)) {
                bench.report.settle_ms = millis(now - *since);
                let frames = bench.frames.clone();
                let figures = watch_idle(frames, Duration::from_secs(bench.options.idle_secs), waker(proxy.as_deref()));
                bench.step = Step::Idle(Mutex::new(figures));
            }
        }
        Step::Idle(figures) => {
            let Ok(Ok(IdleFigures { secs, frames, cpu_percent })) = figures.get_mut().map(|seen| seen.try_recv())
            else {
                return;
            };
            let report = &mut bench.report;
            (report.idle_secs, report.idle_frames, report.idle_cpu_percent) = (secs, frames, cpu_percent);
            print(report);
            bench.step = Step::Done;
            exit.write(AppExit::Success);
        }
        Step::Done => {}
    }
}

/// Watches from a thread of its own for `duration` after a pause in which the last frames end, then wakes the event loop.
fn watch_idle(frames: Arc<AtomicU32>, duration: Duration, wake: impl Fn() + Send + 'static) -> Receiver<IdleFigures> {
    let (tell, figures) = mpsc::channel();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(3));
        let (start, cpu, first) = (Instant::now(), process::cpu_time(), frames.load(Ordering::Relaxed));
        std::thread::sleep(duration);
        let (secs, used) = (start.elapsed().as_secs_f64(), process::cpu_time() - cpu);
        let frames = frames.load(Ordering::Relaxed).wrapping_sub(first);
        // Nobody listens any more if the window was closed.
        tell.send(IdleFigures { secs, frames, cpu_percent: 100.0 * used.as_secs_f64() / secs }).ok();
        wake();
    });
    figures
}

/// Chooses a value that is free and not chosen, another group each time.
fn click(session: Option<&Session>, report: &Report, edits: &mut MessageWriter<Edit>, at: Instant, frame: u32) -> Step {
    let free = session.and_then(|session| {
        let seen: Vec<_> = session.catalog.groups().filter(|(_, group)| !group.unseen).collect();
        let start = report.click_ms.len();
        seen.iter().cycle().skip(start % seen.len().max(1)).take(seen.len()).find_map(|(group, data)| {
            data.values().rev().map(|(value, _)| Choice { group: *group, value }).find(|&choice| {
                session.offer(choice).kind == Kind::Free && !data.values[usize::from(choice.value.0)].effects.is_empty()
            })
        })
    });
    if let Some(choice) = free {
        edits.write(Edit::Choose(choice));
    }
    Step::Click { at, frame, shown: false }
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

fn print(report: &Report) {
    let (click, click_worst) = spread(&report.click_ms);
    let (orbit, orbit_worst) = spread(&report.orbit_frame_ms);
    let frames = report.click_frames.iter().max().copied().unwrap_or(0);
    println!("adapter                       {}", report.adapter);
    println!("window                        {}", report.window);
    println!("start to complete frame       {:>9.0} ms", report.first_complete_frame_ms);
    println!(
        "click to changed frame        {click:>9.1} ms median   {click_worst:.1} ms p99   at most {frames} frames"
    );
    println!("frame while orbiting          {orbit:>9.1} ms median   {orbit_worst:.1} ms p99");
    println!("resident memory               {:>9.0} MiB", report.resident_mib);
    println!("last movement to true picture {:>9.0} ms", report.settle_ms);
    println!(
        "idle for {:>3.0} s                {:>9} frames   {:.2} % of one core",
        report.idle_secs, report.idle_frames, report.idle_cpu_percent
    );
    match serde_json::to_string(report) {
        Ok(json) => println!("{json}"),
        Err(error) => eprintln!("atelier: the figures cannot be written as JSON: {error}"),
    }
}
