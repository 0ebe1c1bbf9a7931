//! `--trace FILE`: what happens, as lines of JSON, so that a test can press real buttons at the right place and see what came
//! of it. A line is written whenever something in it changed.

use super::{
    community::{Community, FeedStatus, PublishState},
    library::Library,
    scene::{SceneReady, Shown, resolution::Resolution},
    session::{Focus, Line, Phase, Pictures, Session, Settled},
};
use bevy::{diagnostic::FrameCount, prelude::*};
use bevy_egui::{EguiOutput, EguiPostUpdateSet};
use serde::Serialize;
use std::{collections::BTreeMap, fs::File, io::Write, path::PathBuf};

/// Where to write.
#[derive(Resource, Clone, Debug)]
pub struct TraceFile(pub PathBuf);

/// Everything a test may ask for.
#[derive(Serialize, PartialEq, Default)]
struct Snapshot {
    phase: String,
    line: String,
    scene_ready: bool,
    code: String,
    /// Price in minor units.
    total: i64,
    choices: BTreeMap<String, String>,
    /// The picture shows the design.
    shown: bool,
    open_group: Option<String>,
    can_undo: bool,
    problems: usize,
    feeds: BTreeMap<String, FeedTrace>,
    publish: String,
    saved: Vec<String>,
    pictures_waiting: usize,
    /// Whether the picture at rest lies over the stage.
    settled: String,
    /// What kind of machine the stage is drawn for.
    tier: String,
    /// Name of each control to its rectangle in physical pixels: left, top, right, bottom.
    controls: BTreeMap<String, [i32; 4]>,
    /// All other visible texts.
    texts: Vec<String>,
}

#[derive(Serialize, PartialEq, Default)]
struct FeedTrace {
    status: String,
    count: usize,
}

#[derive(Serialize)]
struct Record<'a> {
    frame: u32,
    #[serde(flatten)]
    state: &'a Snapshot,
}

pub fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        write_trace.after(EguiPostUpdateSet::ProcessOutput).run_if(resource_exists::<TraceFile>),
    );
}

#[derive(bevy::ecs::system::SystemParam)]
struct Watched<'w> {
    phase: Res<'w, bevy::state::state::State<Phase>>,
    ready: Res<'w, SceneReady>,
    session: Option<Res<'w, Session>>,
    shown: Res<'w, Shown>,
    focus: Res<'w, Focus>,
    line: Option<Res<'w, Line>>,
    community: Res<'w, Community>,
    library: Res<'w, Library>,
    pictures: Res<'w, Pictures>,
    settled: Res<'w, Settled>,
    resolution: Res<'w, Resolution>,
}

fn write_trace(
    target: Res<TraceFile>,
    watched: Watched,
    outputs: Query<&EguiOutput>,
    frame: Res<FrameCount>,
    mut last: Local<Snapshot>,
    mut file: Local<Option<File>>,
) {
    let mut state = watched.state();
    for output in &outputs {
        read_controls(output, &mut state);
    }
    if state == *last {
        return;
    }
    if file.is_none() {
        match File::create(&target.0) {
            Ok(created) => *file = Some(created),
            Err(error) => {
                error_once!("the trace {} cannot be written: {error}", target.0.display());
                return;
            }
        }
    }
    *last = state;
    let record = Record { frame: frame.0, state: &last };
    if let (Some(file), Ok(line)) = (file.as_mut(), serde_json::to_string(&record))
        && let Err(error) = writeln!(file, "{line}")
    {
        error_once!("the trace {} cannot be written: {error}", target.0.display());
    }
}

impl Watched<'_> {
    fn state(&self) -> Snapshot {
        let mut state = Snapshot {
            phase: format!("{:?}", self.phase.get()),
            scene_ready: self.ready.0,
            problems: self.line.as_ref().map_or(0, |line| line.problems.len()),
            publish: publish_name(&self.community.publish).into(),
            saved: self.library.designs.iter().map(|saved| saved.name.clone()).collect(),
            pictures_waiting: self.pictures.waiting(),
            settled: settled_name(&self.settled).into(),
            tier: format!("{:?}", self.resolution.tier()).to_lowercase(),
            ..Default::default()
        };
        if let Some(session) = &self.session {
            let selection = &session.design().selection;
            state.line.clone_from(&session.catalog.line);
            state.code = session.code().to_owned();
            state.total = session.quote().total;
            state.choices = selection.to_ids(&session.catalog);
            state.shown = self.shown.0.as_ref() == Some(selection);
            state.open_group = self.focus.0.map(|group| session.catalog.group(group).id.clone());
            state.can_undo = session.can_undo();
        }
        for (feed, known) in &self.community.feeds {
            state.feeds.insert(feed.name().into(), feed_trace(&known.status, known.items.len()));
        }
        let suggestions = &self.community.suggestions;
        state.feeds.insert("suggestions".into(), feed_trace(&suggestions.status, suggestions.items.len()));
        state
    }
}

fn feed_trace(status: &FeedStatus, count: usize) -> FeedTrace {
    let status = match status {
        FeedStatus::Loading => "loading",
        FeedStatus::Ready => "ready",
        FeedStatus::Stale { .. } => "stale",
        FeedStatus::Offline { .. } => "offline",
        FeedStatus::Empty => "empty",
        FeedStatus::Off => "off",
    };
    FeedTrace { status: status.into(), count }
}

fn settled_name(settled: &Settled) -> &'static str {
    match settled {
        Settled::No => "no",
        Settled::OnTheWay(None) => "on the way",
        Settled::OnTheWay(Some(_)) => "shown",
        Settled::Done(_) => "done",
    }
}

fn publish_name(publish: &PublishState) -> &'static str {
    match publish {
        PublishState::Idle => "idle",
        PublishState::Sending { .. } => "sending",
        PublishState::Queued { .. } => "queued",
        PublishState::Done { .. } => "done",
        PublishState::Refused { .. } => "refused",
    }
}

/// Takes names and places of the controls from what assistive technology is told.
fn read_controls(output: &EguiOutput, state: &mut Snapshot) {
    let Some(update) = &output.platform_output.accesskit_update else { return };
    for (_, node) in &update.nodes {
        match (node.label(), node.value(), node.bounds()) {
            (Some(name), _, Some(bounds)) if !name.is_empty() => {
                let scale = f64::from(output.pixels_per_point);
                let place = [bounds.x0, bounds.y0, bounds.x1, bounds.y1].map(|side| (side * scale).round() as i32);
                // A dialog comes later than what it covers.
                state.controls.insert(name.to_owned(), place);
            }
            (_, Some(text), _) if !text.is_empty() => state.texts.push(text.to_owned()),
            _ => {}
        }
    }
}
