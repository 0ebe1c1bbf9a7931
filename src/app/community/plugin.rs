//! The community room in Bevy: starts the worker when a line is ready, hands requests over, takes replies in.
//!
//! Invariant: [`Community`] is only touched when something was told, so that change detection means news.

use super::{
    Community, CommunityConfig, CommunityRequest, FeedState, FeedStatus, HubPlace, PublishState, ReviewsState,
    SaidState,
    embedded::EmbeddedHub,
    exchange::{Ask, HubSource, Reply, WorkerConfig},
    thread::{Link, NotTaken},
    trouble::HubTrouble,
};
use crate::{
    app::{
        AppSystems,
        clock::{Clock, waker},
        session::{NextVisitor, Notice, Notices, Session, Trouble},
    },
    catalog::Catalog,
    design::code,
    wire::NewDesign,
};
use bevy::{app::AppExit, prelude::*, winit::EventLoopProxyWrapper};
use std::sync::Arc;

/// The running worker, and for which catalog it was started.
#[derive(Resource, Debug, Default)]
struct Running {
    link: Option<Link>,
    /// Hash of the catalog; `None` before the first start and after the worker ended.
    catalog: Option<String>,
}

/// Adds the community room; [`CommunityConfig`] says where the hub is.
pub fn plugin(app: &mut App) {
    app.add_message::<CommunityRequest>()
        .init_resource::<Community>()
        .init_resource::<Running>()
        .init_resource::<Clock>()
        .add_systems(Update, (receive, forget_visitor).chain().in_set(AppSystems::Receive))
        .add_systems(Last, finish.run_if(on_message::<AppExit>))
        .add_systems(
            Update,
            (follow_catalog, forward)
                .chain()
                .in_set(AppSystems::Apply)
                .run_if(resource_exists::<Session>.and_then(resource_exists::<CommunityConfig>)),
        );
}

/// Starts the worker for the line that is shown, anew when the line or its catalog changes.
fn follow_catalog(
    config: Res<CommunityConfig>,
    session: Res<Session>,
    clock: Res<Clock>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut running: ResMut<Running>,
    mut community: ResMut<Community>,
) {
    if running.catalog.as_ref() == Some(&session.catalog.hash) && !config.is_changed() {
        return;
    }
    start(&config, &session.catalog, *clock, proxy, &mut running, &mut community);
}

fn start(
    config: &CommunityConfig,
    catalog: &Arc<Catalog>,
    clock: Clock,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    running: &mut Running,
    community: &mut Community,
) {
    running.catalog = Some(catalog.hash.clone());
    let before = running.link.take().map(Link::end);
    let source = match &config.place {
        HubPlace::Off => {
            *community = Community::bare(FeedStatus::Off);
            return;
        }
        HubPlace::Url(url) => HubSource::Url(url.clone()),
        HubPlace::Embedded => HubSource::Embedded(EmbeddedHub {
            catalog: catalog.clone(),
            data: config.data_dir.join("hub"),
            samples: config.samples,
            now: clock.0,
        }),
    };
    let known = catalog.clone();
    let worker = WorkerConfig {
        source,
        line: catalog.line.clone(),
        catalog: catalog.hash.clone(),
        data_dir: config.data_dir.clone(),
        is_code: Arc::new(move |text| code::decode(&known, text).is_ok()),
        now: clock.0,
        patience: default(),
        rhythm: default(),
    };
    let wake = waker(proxy.as_deref());
    *community = Community::default();
    match Link::start(worker, before, wake) {
        Ok(link) => running.link = Some(link),
        Err(error) => *community = offline(HubTrouble::NoThread(error.to_string())),
    }
}

fn offline(why: HubTrouble) -> Community {
    Community::bare(FeedStatus::Offline { why })
}

fn receive(mut running: ResMut<Running>, mut community: ResMut<Community>, mut notices: ResMut<Notices>) {
    let Some(link) = running.bypass_change_detection().link.as_mut() else { return };
    loop {
        match link.reply() {
            Ok(Some(reply)) => take(reply, &mut community, &mut notices),
            Ok(None) => return,
            Err(_) => break,
        }
    }
    running.link = None;
    stop(&mut community, &mut notices);
}

/// What is left when the worker ended. A publication that was under way is in the outbox, for the next one.
fn stop(community: &mut Community, notices: &mut Notices) {
    for state in community.feeds.values_mut() {
        state.status = stopped(state);
    }
    community.suggestions.status = stopped(&community.suggestions);
    community.reviews.status = FeedStatus::Offline { why: HubTrouble::Stopped };
    if let PublishState::Sending { title } = &community.publish {
        let queued = PublishState::Queued { title: title.clone() };
        take(Reply::Publish(queued), community, notices);
    }
}

/// What to say of a list whose worker ended; asking again starts another.
fn stopped<T>(state: &FeedState<T>) -> FeedStatus {
    match state.status {
        FeedStatus::Stale { since } => FeedStatus::Stale { since },
        _ => FeedStatus::Offline { why: HubTrouble::Stopped },
    }
}

fn take(reply: Reply, community: &mut Community, notices: &mut Notices) {
    match reply {
        Reply::Feed(feed, state) => {
            community.feeds.insert(feed, state);
        }
        Reply::Suggestions(state) => community.suggestions = state,
        Reply::Publish(state) => {
            match &state {
                PublishState::Done { design } => notices.push(Notice::Published { title: design.title.clone() }),
                PublishState::Queued { title } => notices.push(Notice::PublishQueued { title: title.clone() }),
                PublishState::Refused { why, .. } => notices.push(Notice::PublishRefused { why: why.clone() }),
                PublishState::Idle | PublishState::Sending { .. } => {}
            }
            community.publish = state;
        }
        Reply::Reviews(state) => community.reviews = *state,
        Reply::Said(said) => notices.push(match said {
            SaidState::Taken => Notice::Reviewed,
            SaidState::Withdrawn => Notice::ReviewWithdrawn,
            SaidState::Queued => Notice::ReviewQueued,
            SaidState::Refused { why } => Notice::ReviewRefused { why },
        }),
        Reply::Trouble(trouble) => notices.push(Notice::Trouble(trouble)),
    }
}

/// The next visitor is not told what became of the last one's publication; it goes on all the same.
fn forget_visitor(mut next: MessageReader<NextVisitor>, mut community: ResMut<Community>) {
    if next.read().count() > 0 {
        community.publish = PublishState::Idle;
        community.reviews = ReviewsState::bare("", FeedStatus::Loading);
    }
}

/// Nothing is lost at the end: waits until the last publication is in the outbox.
fn finish(mut running: ResMut<Running>) {
    if let Some(link) = running.link.take() {
        link.finish();
    }
}

fn forward(
    mut requests: MessageReader<CommunityRequest>,
    mut running: ResMut<Running>,
    mut community: ResMut<Community>,
    mut notices: ResMut<Notices>,
) {
    for request in requests.read() {
        // What is known belongs to another design, or to another visitor.
        if let CommunityRequest::Reviews { design, key } = request
            && (community.reviews.design != *design || key.is_none())
        {
            community.reviews = ReviewsState::bare(design, FeedStatus::Loading);
        }
        let ask = match request.clone() {
            CommunityRequest::Refresh => Ask::Refresh,
            CommunityRequest::More(feed) => Ask::More(feed),
            CommunityRequest::Publish(design) => Ask::Publish(design),
            CommunityRequest::Reviews { design, key } => Ask::Reviews { design, key },
            CommunityRequest::MoreReviews => Ask::MoreReviews,
            CommunityRequest::Say(opinion) => Ask::Say(opinion),
        };
        let refused = match &running.link {
            Some(link) => link.ask(ask).err(),
            None => Some(NotTaken::Ended),
        };
        let off = community.suggestions.status == FeedStatus::Off;
        let why = match refused {
            None => continue,
            Some(_) if off => HubTrouble::Off,
            Some(NotTaken::Busy) => HubTrouble::Busy,
            Some(NotTaken::Ended) => {
                // The next frame starts another worker.
                running.catalog = None;
                HubTrouble::Stopped
            }
        };
        match request {
            CommunityRequest::Publish(NewDesign { title, .. }) => {
                let refusal = PublishState::Refused { title: title.clone(), why };
                take(Reply::Publish(refusal), &mut community, &mut notices);
            }
            CommunityRequest::Say(_) => {
                community.reviews.refused = Some(why.clone());
                take(Reply::Said(SaidState::Refused { why }), &mut community, &mut notices);
            }
            CommunityRequest::Reviews { design, .. } => {
                let status = if off { FeedStatus::Off } else { FeedStatus::Offline { why } };
                community.reviews = ReviewsState::bare(design, status);
            }
            CommunityRequest::Refresh | CommunityRequest::More(_) | CommunityRequest::MoreReviews
                if refused == Some(NotTaken::Busy) =>
            {
                notices.push(Notice::Trouble(Trouble::CommunityBusy));
            }
            // Off stays off, and another worker asks for everything anyway.
            CommunityRequest::Refresh | CommunityRequest::More(_) | CommunityRequest::MoreReviews => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Feed;

    #[test]
    fn what_became_of_a_publication_is_noticed() {
        let (mut community, mut notices) = (Community::default(), Notices::default());
        take(Reply::Publish(PublishState::Sending { title: "T".into() }), &mut community, &mut notices);
        assert_eq!(notices.count, 0);
        let refused = PublishState::Refused { title: "T".into(), why: HubTrouble::OutboxFull };
        take(Reply::Publish(refused.clone()), &mut community, &mut notices);
        assert_eq!(community.publish, refused);
        assert_eq!(notices.recent.back(), Some(&Notice::PublishRefused { why: HubTrouble::OutboxFull }));
    }

    #[test]
    fn a_hub_that_is_off_refuses_publications_and_says_why() {
        let mut app = App::new();
        app.add_message::<CommunityRequest>()
            .init_resource::<Running>()
            .init_resource::<Notices>()
            .insert_resource(Community::bare(FeedStatus::Off))
            .add_systems(Update, forward);
        app.world_mut().write_message(CommunityRequest::Refresh);
        app.world_mut().write_message(CommunityRequest::Publish(NewDesign {
            id: "one-0001".into(),
            line: "eyewear".into(),
            code: "C".into(),
            title: "T".into(),
            author: "A".into(),
        }));
        app.update();
        let notices = app.world().resource::<Notices>();
        assert_eq!(notices.count, 1);
        assert_eq!(notices.recent[0], Notice::PublishRefused { why: HubTrouble::Off });
    }

    #[test]
    fn a_stopped_worker_leaves_stale_lists_on_screen() {
        let mut community = Community::default();
        let list = community.feeds.get_mut(&Feed::Recent).unwrap();
        list.status = FeedStatus::Stale { since: 4 };
        community.publish = PublishState::Sending { title: "T".into() };
        let mut notices = Notices::default();
        stop(&mut community, &mut notices);
        assert_eq!(community.feeds[&Feed::Recent].status, FeedStatus::Stale { since: 4 });
        assert!(matches!(community.suggestions.status, FeedStatus::Offline { .. }));
        assert_eq!(community.publish, PublishState::Queued { title: "T".into() });
        assert_eq!(notices.recent.back(), Some(&Notice::PublishQueued { title: "T".into() }));
    }
}
