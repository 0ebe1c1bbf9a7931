//! Keeps the view up to date, part by part, as far as what a part shows has changed.

use super::{
    super::{
        model::{Dialog, Memory, Publish, Screen, View},
        texts::Texts,
    },
    Shown, Splash, UiMemory, answer, bill,
    buttons::Buttons,
    lights,
    lines::Covers,
    measures, outside, product, reviews,
    shelves::{self, Codes, Gallery},
    spots,
    swatches::Swatches,
    told::{self, Told},
    words,
};
use crate::{
    app::{
        clock::Clock,
        community::{Community, PublishState},
        library::{Library, Settings},
        modes::Profile,
        session::{
            Asker, AssemblySteps, ChosenLight, Dimensions, Focus, Highlight, Line, Lines, Motions, Phase, Pictures,
            Session, SpotsInSight, StageSeen, Tried,
        },
    },
    catalog::Preset,
};
use bevy::{ecs::system::SystemParam, prelude::*};
use bevy_egui::EguiUserTextures;
use std::sync::Arc;

/// Everything that is shown.
#[derive(SystemParam)]
pub struct Rooms<'w> {
    session: Option<Res<'w, Session>>,
    phase: Option<Res<'w, State<Phase>>>,
    line: Option<Res<'w, Line>>,
    lines: Option<Res<'w, Lines>>,
    focus: Res<'w, Focus>,
    highlight: Res<'w, Highlight>,
    community: Option<Res<'w, Community>>,
    library: Option<Res<'w, Library>>,
    settings: Option<Res<'w, Settings>>,
    profile: Option<Res<'w, Profile>>,
    splash: Res<'w, Splash>,
    clock: Option<Res<'w, Clock>>,
    memory: Res<'w, UiMemory>,
    told: Res<'w, Told>,
    dimensions: Res<'w, Dimensions>,
    spots: Res<'w, SpotsInSight>,
    steps: Res<'w, AssemblySteps>,
    motions: Res<'w, Motions>,
    light: Res<'w, ChosenLight>,
    seen: Res<'w, StageSeen>,
}

/// What pictures need.
#[derive(SystemParam)]
pub struct Images<'w> {
    assets: Res<'w, AssetServer>,
    swatches: ResMut<'w, Swatches>,
    buttons: ResMut<'w, Buttons>,
    covers: ResMut<'w, Covers>,
    codes: ResMut<'w, Codes>,
    pictures: ResMut<'w, Pictures>,
    textures: ResMut<'w, EguiUserTextures>,
}

/// What the view was last built from, besides what change detection knows.
#[derive(Default)]
pub struct Last {
    memory: Memory,
    language: String,
}

/// Rebuilds what changed.
pub fn follow(
    rooms: Rooms,
    mut images: Images,
    mut shown: ResMut<Shown>,
    mut last: Local<Last>,
    mut tried: MessageWriter<Tried>,
) {
    let language = rooms.settings.as_ref().map_or("en", |settings| settings.language.as_str());
    let translated = last.language != language || shown.is_added();
    let view = &mut shown.bypass_change_detection().0;
    if translated {
        last.language = language.to_owned();
        view.texts = Arc::new(Texts::new(language));
    }
    let memory = &rooms.memory.0;
    let changed_session = rooms.session.as_ref().is_some_and(|session| session.is_changed());
    view.screen = screen(&rooms);
    if let Some(profile) = rooms.profile.as_ref().filter(|profile| profile.is_changed()) {
        (view.can_keep, view.show_problems) = (profile.keep_designs, profile.show_problems);
        view.takes_pictures = profile.take_pictures;
        (view.screen_keys, view.explains) = (profile.screen_keys, profile.explain_parts);
    }
    if let Some(line) = rooms.line.as_ref().filter(|line| translated || line.is_changed()) {
        view.problems = line.problems.iter().chain(&line.files).map(|told| words::problem(told, &view.texts)).collect();
    }
    let scale = rooms.profile.as_ref().map_or(1.0, |profile| profile.ui_scale);
    if translated || rooms.dimensions.is_changed() || last.memory.measured_in != memory.measured_in {
        let measures = |unit| measures::measures(&rooms.dimensions.0, unit, scale, &view.texts);
        view.measures = memory.measured_in.map(measures).unwrap_or_default();
    }
    if let (Some(lines), Some(line)) = (&rooms.lines, &rooms.line)
        && (translated || lines.is_changed() || line.is_changed())
    {
        let lang = view.texts.language();
        view.lines = images.covers.cards(lines, line, lang, &images.assets, &mut images.textures);
    }
    if translated || changed_session || rooms.told.is_changed() {
        told::follow(&rooms.told, rooms.session.as_deref(), view);
    }
    if let Some(community) = rooms.community.as_ref().filter(|community| translated || community.is_changed()) {
        view.publish = publish(&community.publish, rooms.session.as_deref(), &view.texts);
    }
    if let Some(session) = &rooms.session {
        let lang = view.texts.language();
        let today = rooms.clock.as_deref().copied().unwrap_or_default().today();
        if changed_session {
            images.swatches.follow(&session.catalog, &images.assets, &mut images.textures);
        }
        if translated || changed_session || rooms.spots.is_changed() {
            view.has_spots = !session.catalog.stage.hot_spots.is_empty();
            view.spots = spots::spots(session, &rooms.spots, scale, lang);
        }
        if translated || changed_session || rooms.steps.is_changed() {
            view.steps = spots::steps(session, &rooms.steps, lang);
        }
        if translated || changed_session || rooms.motions.is_changed() {
            view.motions = spots::motions(session, &rooms.motions, lang);
        }
        if translated || changed_session || rooms.light.is_changed() {
            view.lights = lights::lights(&session.catalog.stage, &rooms.light, lang);
        }
        let rebuilt = translated || changed_session || rooms.focus.is_changed() || rooms.highlight.is_changed();
        let rebuilt = rebuilt || images.swatches.is_changed();
        let scrolled = last.memory.values_in_sight != memory.values_in_sight;
        if rebuilt {
            let (open, pointed) = (rooms.focus.0, rooms.highlight.0);
            view.product = Some(product::product(session, &images.swatches, open, pointed, &view.texts, today));
        }
        if translated || changed_session || (&last.memory.asked, &last.memory.ways) != (&memory.asked, &memory.ways) {
            view.answer = memory.asked.and_then(|choice| answer::answer(session, choice, &memory.ways, &view.texts));
            if let Some(answer) = view.answer.as_ref().filter(|answer| last.memory.asked != Some(answer.choice)) {
                tried.write(Tried(answer.choice));
            }
        }
        let dialog_changed = last.memory.dialog != memory.dialog;
        if translated || changed_session || dialog_changed {
            let is_bill = memory.dialog == Some(Dialog::Bill);
            view.bill = is_bill.then(|| bill::bill(session, today, &view.texts));
            let is_report = memory.dialog == Some(Dialog::Report);
            view.report = if is_report { rooms.told.report(session, &view.texts) } else { None };
            let title = |preset: &Preset| preset.title.get(lang).to_owned();
            view.presets = session.catalog.presets.iter().map(title).collect();
            view.finishes = match (&memory.dialog, &rooms.community) {
                (Some(Dialog::Finish { like }), Some(community)) => {
                    let liked = shelves::liked(session, &mut images.codes, community);
                    bill::finishes(session, &liked, *like, &view.texts)
                }
                _ => Vec::new(),
            };
        }
        let looked = last.memory.tab != memory.tab || last.memory.in_sight != memory.in_sight;
        let is_pictured = |dialog: &Option<Dialog>| {
            matches!(dialog, Some(Dialog::Designs { .. } | Dialog::Proposal { .. } | Dialog::Reviews { .. }))
        };
        let opened = dialog_changed && (is_pictured(&memory.dialog) || is_pictured(&last.memory.dialog));
        let told = rooms.community.as_ref().is_some_and(|community| community.is_changed());
        let kept = rooms.library.as_ref().is_some_and(|library| library.is_changed());
        let pictured = images.pictures.is_changed();
        let compared = last.memory.compare.is_some() != memory.compare.is_some()
            || memory.compare.is_some() && rooms.seen.is_changed();
        if translated || changed_session || looked || opened || compared || told || kept || pictured {
            gallery(&rooms, &mut images, session, view);
        }
        let Images { buttons, pictures, textures, .. } = &mut images;
        if let Some(product) = view.product.as_mut().filter(|_| rebuilt || pictured || scrolled) {
            buttons.follow(session, product, rebuilt, memory.values_in_sight.clone(), pictures, textures);
        }
    }
    if last.memory != *memory {
        last.memory = memory.clone();
    }
}

/// Rebuilds everything with card pictures.
fn gallery(rooms: &Rooms, images: &mut Images, session: &Session, view: &mut View) {
    let now = rooms.clock.as_deref().copied().unwrap_or_default().unix_secs();
    let mut gallery = Gallery {
        session,
        codes: &mut images.codes,
        pictures: &images.pictures,
        // The renderer takes the textures over when this resource changes.
        textures: &mut images.textures,
        wanted: Vec::new(),
    };
    let Memory { dialog, compare, .. } = &rooms.memory.0;
    // What lies in front comes first.
    view.proposal = match dialog {
        Some(Dialog::Proposal { source, turned }) => {
            let stage = compare.and(rooms.seen.0);
            outside::proposal(&mut gallery, rooms.community.as_deref(), (source, turned), stage, &view.texts)
        }
        _ => None,
    };
    view.reviews = match (dialog, &rooms.community) {
        (Some(Dialog::Reviews { feed, design, .. }), Some(community)) => {
            reviews::reviews(&mut gallery, community, *feed, design, &view.texts, now)
        }
        _ => None,
    };
    if let Some(community) = &rooms.community {
        view.shelves = shelves::shelves(&mut gallery, community, &rooms.memory.0, &view.texts, now);
    }
    let is_listed = matches!(dialog, Some(Dialog::Designs { .. }));
    if let Some(library) = rooms.library.as_ref().filter(|_| is_listed) {
        view.saved = shelves::saved(&mut gallery, &library.designs, &view.texts, now);
    }
    let wanted = gallery.wanted;
    // Asking is no news to who asked; otherwise every frame would be a reason for the next.
    images.pictures.bypass_change_detection().ask(Asker::Cards, wanted);
}

fn screen(rooms: &Rooms) -> Screen {
    let phase = rooms.phase.as_ref().map_or(Phase::Loading, |phase| *phase.get());
    if phase == Phase::Broken {
        return Screen::Broken;
    }
    if phase == Phase::Ready && !rooms.splash.visible && rooms.session.is_some() {
        return Screen::Ready;
    }
    let lang = rooms.settings.as_ref().map_or("en", |settings| settings.language.as_str());
    let title = match (&rooms.session, &rooms.line) {
        (Some(session), _) => session.catalog.title.get(lang).to_owned(),
        (None, Some(line)) => name_of(&line.id),
        (None, None) => String::new(),
    };
    Screen::Splash { title, progress: rooms.splash.progress }
}

/// A name to show before there is a catalog: `lounge-chair` is "Lounge chair".
fn name_of(line: &str) -> String {
    let mut chars = line.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    (first + chars.as_str()).replace('-', " ")
}

fn publish(state: &PublishState, session: Option<&Session>, texts: &Texts) -> Publish {
    match state {
        PublishState::Idle => Publish::Idle,
        PublishState::Sending { title } => Publish::Sending(title.clone()),
        PublishState::Queued { title } => Publish::Queued(title.clone()),
        PublishState::Done { design } => Publish::Done(design.title.clone()),
        PublishState::Refused { title, why } => {
            let detail = words::hub_trouble(why, session.map(|session| &*session.catalog), texts);
            Publish::Refused { title: title.clone(), detail }
        }
    }
}
