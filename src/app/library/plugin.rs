//! The library in Bevy: opens what is there, carries requests out, keeps the current design and the settings.
//!
//! Invariant: systems never write files; the [`super::keeper`] does, and what became of it comes back as a notice.

use super::{
    Library, LibraryRequest, Randomness, Settings,
    keeper::{Job, Written},
    open::{LineOpened, Shelf, keeps, open_line, open_shelf, prepare, take_kept},
    requests::{self, Desk, Outcome},
    store::Current,
};
use crate::app::{
    AppSystems,
    clock::Clock,
    community::{Community, PublishState},
    modes::Profile,
    session::{ChosenLight, Edit, NextVisitor, Notice, Notices, Origin, Session, SessionChanged, Tried, Trouble},
};
use crate::{design::migration::Then, rules::Refusal, service::refusals::Record};
use bevy::{app::AppExit, prelude::*, window::RequestRedraw};

/// Adds the library. [`super::DataDir`] and [`super::OpenDesign`] may be inserted before; [`Settings`] is there from
/// `PreStartup` on.
pub fn plugin(app: &mut App) {
    prepare(app);
    app.add_message::<LibraryRequest>()
        .init_resource::<Settings>()
        .init_resource::<ChosenLight>()
        .add_systems(PreStartup, open_shelf)
        .add_message::<LineOpened>()
        .add_systems(Update, (receive, forget_visitor).chain().in_set(AppSystems::Receive))
        .add_systems(Update, follow_light.in_set(AppSystems::Apply).run_if(resource_changed::<Settings>))
        .add_systems(
            Update,
            (open_line, follow_price_list, take_kept, carry_out_requests)
                .chain()
                .in_set(AppSystems::Apply)
                .run_if(resource_exists::<Session>.and_then(resource_exists::<Shelf>)),
        )
        .add_systems(
            Update,
            (
                log_refusals.run_if(resource_exists::<Session>.and_then(on_message::<Tried>)),
                keep_current.run_if(resource_exists::<Session>),
                mark_published.run_if(resource_exists_and_changed::<Community>),
                keep_settings.run_if(resource_changed::<Settings>),
            )
                .in_set(AppSystems::Follow),
        )
        .add_systems(Last, finish.run_if(on_message::<AppExit>));
}

fn receive(
    mut shelf: ResMut<Shelf>,
    mut library: ResMut<Library>,
    mut notices: ResMut<Notices>,
    mut opened: MessageWriter<LineOpened>,
) {
    let Some(keeper) = &shelf.keeper else { return };
    for written in keeper.written() {
        match written {
            Written::Trouble { file, asked } => {
                if asked || !shelf.trouble_told {
                    notices.push(Notice::Trouble(Trouble::File(file)));
                }
                shelf.trouble_told = true;
                continue;
            }
            Written::NotDeleted { file, design } => {
                notices.push(Notice::Trouble(Trouble::File(file)));
                if shelf.line.as_ref() == Some(&design.line) {
                    library.put(design);
                }
                continue;
            }
            Written::Opened { line, kept } => {
                // Another line may be on stage by now.
                if shelf.line.as_ref() == Some(&line) {
                    opened.write(LineOpened(*kept));
                }
                continue;
            }
            Written::Quoted { folder } => {
                notices.push(Notice::QuotationKept { folder: folder.display().to_string() });
            }
            Written::Saved { name } => notices.push(Notice::Saved { name }),
            Written::Deleted { name } => notices.push(Notice::Deleted { name }),
            Written::Kept => {}
        }
        shelf.trouble_told = false;
    }
}

/// The next visitor finds the language and the light that the showroom set.
fn forget_visitor(mut next: MessageReader<NextVisitor>, shelf: Res<Shelf>, mut settings: ResMut<Settings>) {
    if next.read().count() > 0 {
        settings.set_if_neq(shelf.first_settings.clone());
    }
}

/// Hands jobs to the keeper, as far as this use of the program keeps anything.
fn give(shelf: &Shelf, profile: Option<&Profile>, notices: &mut ResMut<Notices>, job: Job) {
    if !keeps(profile) {
        return;
    }
    if shelf.keeper.as_ref().is_some_and(|keeper| !keeper.give(job)) {
        notices.push(Notice::Trouble(Trouble::DiskSlow));
    }
}

/// Prices are told by the list that is set, as far as the line has it.
fn follow_price_list(session: Res<Session>, settings: Res<Settings>, mut edits: MessageWriter<Edit>) {
    let list = session.catalog.find_price_list(&settings.price_list).unwrap_or_default();
    if session.price_list().ix != list {
        edits.write(Edit::PriceList(list));
    }
}

/// Products are seen in the light that is set.
fn follow_light(settings: Res<Settings>, mut chosen: ResMut<ChosenLight>) {
    chosen.set_if_neq(ChosenLight(settings.light.clone()));
}

fn carry_out_requests(
    mut messages: MessageReader<LibraryRequest>,
    (session, clock, randomness): (Res<Session>, Res<Clock>, Res<Randomness>),
    profile: Option<Res<Profile>>,
    shelf: Res<Shelf>,
    mut library: ResMut<Library>,
    mut notices: ResMut<Notices>,
    (mut edits, mut redraw): (MessageWriter<Edit>, MessageWriter<RequestRedraw>),
) {
    for request in messages.read() {
        if !keeps(profile.as_deref()) {
            notices.push(Notice::Trouble(Trouble::KeepsNothing));
            continue;
        }
        let desk = Desk {
            library: &mut library,
            line: &session.catalog.line,
            code: session.code(),
            costs: &|| session.costs(),
            now: clock.unix_secs(),
            quotation: &|| session.quotation(clock.today()),
            new_id: &|| randomness.id(),
        };
        match requests::carry_out(request.clone(), desk) {
            Outcome::Write(job) => give(&shelf, profile.as_deref(), &mut notices, job),
            Outcome::Open { name, code, costs } => {
                edits.write(Edit::OpenCode { code, origin: Origin::Titled(name), then: Then::Costs(costs) });
                redraw.write(RequestRedraw);
            }
            Outcome::Refused(why) => notices.push(Notice::Trouble(why)),
            Outcome::Nothing => {}
        }
    }
}

/// Keeps the current design for the next start, whenever it changed.
fn keep_current(
    mut changes: MessageReader<SessionChanged>,
    session: Res<Session>,
    profile: Option<Res<Profile>>,
    shelf: Res<Shelf>,
    mut notices: ResMut<Notices>,
) {
    if changes.read().count() > 0 {
        let (line, code) = (session.catalog.line.clone(), session.code().to_owned());
        let job = Job::Current(Current { line, code, costs: session.costs() });
        give(&shelf, profile.as_deref(), &mut notices, job);
    }
}

/// What was asked for and is not free is data for the vendor, in a showroom above all; it says nothing about who asked.
fn log_refusals(mut tried: MessageReader<Tried>, session: Res<Session>, clock: Res<Clock>, shelf: Res<Shelf>) {
    let Some(keeper) = &shelf.keeper else { return };
    let catalog = &session.catalog;
    for Tried(choice) in tried.read() {
        if let Some(refusal) = Refusal::new(&session.book, session.design(), *choice) {
            let record = Record::new(catalog, &refusal, clock.today());
            keeper.give(Job::Refusal(catalog.line.clone(), Box::new(record)));
        }
    }
}

fn mark_published(
    community: Res<Community>,
    profile: Option<Res<Profile>>,
    shelf: Res<Shelf>,
    mut library: ResMut<Library>,
    mut notices: ResMut<Notices>,
) {
    let PublishState::Done { design } = &community.publish else { return };
    let jobs = requests::mark_published(library.bypass_change_detection(), &design.code, &design.id);
    if jobs.is_empty() {
        return;
    }
    library.set_changed();
    jobs.into_iter().for_each(|job| give(&shelf, profile.as_deref(), &mut notices, job));
}

/// Keeps the settings when they are not the ones that were read or kept last.
fn keep_settings(
    settings: Res<Settings>,
    profile: Option<Res<Profile>>,
    shelf: Res<Shelf>,
    mut notices: ResMut<Notices>,
    mut last: Local<Option<Settings>>,
) {
    let first = last.is_none();
    if last.as_ref() == Some(&*settings) {
        return;
    }
    *last = Some(settings.clone());
    if !first {
        give(&shelf, profile.as_deref(), &mut notices, Job::Settings(settings.clone()));
    }
}

/// Nothing is lost at the end: waits until the last design is written.
fn finish(mut shelf: ResMut<Shelf>) {
    if let Some(keeper) = &mut shelf.keeper {
        keeper.finish();
    }
}
