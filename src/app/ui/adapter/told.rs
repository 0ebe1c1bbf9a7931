//! Notices as toasts: which are on screen, since when, and whether what they tell of can be undone.

use super::{
    super::{
        model::{Report, Screen, Toast, View},
        texts::Texts,
        view::toasts::MOST_TOASTS as MOST,
    },
    Shown,
    answer::change_in_words,
    outside, words,
};
use crate::{
    app::{
        clock::wake_after,
        session::{Notice, Notices, Session},
    },
    design::{Change, Migration, migration::Fate},
};
use bevy::{prelude::*, time::Real, winit::EventLoopProxyWrapper};
use std::time::Duration;

/// How long a notice stays.
const STAY: Duration = Duration::from_secs(7);
/// How long one stays that tells of trouble.
const STAY_TROUBLE: Duration = Duration::from_secs(15);

/// Notices on screen, oldest first.
#[derive(Resource, Debug, Default)]
pub struct Told {
    /// Notices seen so far.
    count: u64,
    on_screen: Vec<Standing>,
    /// What became of the design that was opened last, if something did: number of the notice, title, and the rest.
    opened: Option<(u64, String, Box<Migration>)>,
}

#[derive(Debug)]
struct Standing {
    number: u64,
    notice: Notice,
    /// Uptime at which it goes. Nothing goes before the product is on stage, and trouble not before there was room for it.
    until: Option<Duration>,
    /// Code of the design it tells of.
    code: String,
}

impl Told {
    /// Takes a notice off the screen.
    pub fn dismiss(&mut self, number: u64) {
        self.on_screen.retain(|standing| standing.number != number);
    }

    /// Takes everything off the screen.
    pub fn forget(&mut self) {
        self.on_screen.clear();
        self.opened = None;
    }

    /// What became of the design that was opened last.
    pub fn report(&self, session: &Session, texts: &Texts) -> Option<Report> {
        let (_, title, migration) = self.opened.as_ref()?;
        Some(outside::report(session, title, migration, texts))
    }

    /// What stands on screen, in words.
    pub fn toasts(&self, session: Option<&Session>, texts: &Texts) -> Vec<Toast> {
        let toast = |standing: &Standing| Toast {
            number: standing.number,
            text: words(&standing.notice, session, texts),
            can_undo: matches!(standing.notice, Notice::AlsoChanged(_) | Notice::Opened { .. })
                && session.is_some_and(|session| session.can_undo() && session.code() == standing.code),
            has_report: self.opened.as_ref().is_some_and(|(number, ..)| *number == standing.number),
            is_trouble: matches!(
                standing.notice,
                Notice::Trouble(_)
                    | Notice::BadCode(_)
                    | Notice::PublishRefused { .. }
                    | Notice::ReviewRefused { .. }
                    | Notice::Refused(_)
            ),
        };
        self.on_screen.iter().map(toast).collect()
    }
}

/// Takes new notices in and lets old ones go.
pub fn tell(
    notices: Res<Notices>,
    session: Option<Res<Session>>,
    time: Res<Time<Real>>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    shown: Res<Shown>,
    mut told: ResMut<Told>,
) {
    let now = time.elapsed();
    let is_over = |standing: &Standing| standing.until.is_some_and(|until| until <= now);
    if told.on_screen.iter().any(is_over) {
        told.on_screen.retain(|standing| !is_over(standing));
    }
    let new = usize::try_from(notices.count - told.count).unwrap_or(usize::MAX).min(notices.recent.len());
    let code = session.map(|session| session.code().to_owned()).unwrap_or_default();
    for (i, notice) in notices.recent.iter().enumerate().skip(notices.recent.len() - new) {
        let number = notices.count - (notices.recent.len() - i) as u64;
        if let Notice::Opened { title, migration } = notice {
            told.opened = (!migration.is_as_it_was()).then(|| (number, title.clone(), migration.clone()));
        }
        told.on_screen.push(Standing { number, notice: notice.clone(), until: None, code: code.clone() });
    }
    if new > 0 {
        told.count = notices.count;
    }
    let out_of_sight = told.on_screen.len().saturating_sub(MOST);
    let starts = |(place, standing): (usize, &Standing)| {
        let is_trouble = matches!(standing.notice, Notice::Trouble(_));
        standing.until.is_none() && (place >= out_of_sight || !is_trouble)
    };
    if shown.0.screen != Screen::Ready || !told.on_screen.iter().enumerate().any(starts) {
        return;
    }
    for (place, standing) in told.on_screen.iter_mut().enumerate() {
        if starts((place, &*standing)) {
            let stay = if matches!(standing.notice, Notice::Trouble(_)) { STAY_TROUBLE } else { STAY };
            standing.until = Some(now + stay);
            if let Some(proxy) = &proxy {
                wake_after(proxy, stay + Duration::from_millis(20));
            }
        }
    }
}

fn words(notice: &Notice, session: Option<&Session>, texts: &Texts) -> String {
    let lang = texts.language();
    let changes = |changes: &[Change]| {
        let in_words = |change| session.map(|session| change_in_words(&session.catalog, change, lang));
        changes.iter().filter_map(in_words).collect::<Vec<_>>().join(", ")
    };
    match notice {
        Notice::AlsoChanged(moved) => texts.named("notice-also", &changes(moved)),
        Notice::Refused(choices) => {
            let label = |choice: &_| Some(session?.catalog.value(*choice).label.get(lang).to_owned());
            texts.named("notice-refused", &choices.iter().filter_map(label).collect::<Vec<_>>().join(", "))
        }
        Notice::Opened { title, migration } => {
            let mut parts = vec![match title.as_str() {
                "" => texts.get("notice-opened-code"),
                title => texts.named("notice-opened", title),
            }];
            let repaired = migration.repaired();
            if !repaired.is_empty() {
                parts.push(texts.named("notice-repaired", &changes(&repaired)));
            }
            let lost = migration.count(Fate::Lost);
            if lost > 0 {
                parts.push(texts.count("notice-lost", lost));
            }
            let catalog = session.map(|session| &session.catalog);
            parts.extend(catalog.and_then(|it| outside::then_and_now("notice-then-and-now", it, migration, texts)));
            parts.join("; ")
        }
        Notice::BadCode(why) => words::code_error(why, texts),
        Notice::Saved { name } => texts.named("notice-saved", name),
        Notice::Deleted { name } => texts.named("notice-deleted", name),
        Notice::QuotationKept { folder } => texts.named("notice-quoted", folder),
        Notice::Published { title } => texts.named("notice-published", title),
        Notice::PublishQueued { title } => texts.named("notice-queued", title),
        Notice::PublishRefused { why } => {
            let why = words::hub_trouble(why, session.map(|session| &*session.catalog), texts);
            texts.named("notice-publish-refused", &why)
        }
        Notice::Reviewed => texts.get("notice-reviewed"),
        Notice::ReviewWithdrawn => texts.get("notice-review-withdrawn"),
        Notice::ReviewQueued => texts.get("notice-review-queued"),
        Notice::ReviewRefused { why } => {
            let why = words::hub_trouble(why, session.map(|session| &*session.catalog), texts);
            texts.named("notice-review-refused", &why)
        }
        Notice::Trouble(trouble) => words::trouble(trouble, texts),
    }
}

/// Brings the toasts of a view up to date.
pub fn follow(told: &Told, session: Option<&Session>, view: &mut View) {
    view.toasts = told.toasts(session, &view.texts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::Trouble;

    fn app() -> App {
        let mut app = App::new();
        app.init_resource::<Notices>()
            .init_resource::<Told>()
            .init_resource::<Time<Real>>()
            .init_resource::<Shown>()
            .add_systems(Update, tell);
        app
    }

    fn pass(app: &mut App, secs: u64) {
        app.world_mut().resource_mut::<Time<Real>>().update_with_duration(Duration::from_secs(secs));
        app.update();
    }

    fn told(app: &App) -> Vec<Notice> {
        app.world().resource::<Told>().on_screen.iter().map(|standing| standing.notice.clone()).collect()
    }

    #[test]
    fn trouble_waits_until_there_was_room_for_it() {
        let mut app = app();
        let trouble = |n: usize| Notice::Trouble(Trouble::LibraryFull(n));
        let saved = Notice::Saved { name: "Opera".into() };
        (0..=MOST).for_each(|n| app.world_mut().resource_mut::<Notices>().push(trouble(n)));
        app.world_mut().resource_mut::<Notices>().push(saved.clone());
        pass(&mut app, 60);
        assert_eq!(told(&app).len(), MOST + 2, "nothing goes behind the splash");
        app.world_mut().resource_mut::<Shown>().0.screen = Screen::Ready;
        pass(&mut app, 0);
        assert_eq!(told(&app).len(), MOST + 2);
        pass(&mut app, 8);
        assert!(!told(&app).contains(&saved), "what is no trouble goes soon");
        pass(&mut app, 8);
        assert_eq!(told(&app), [trouble(0), trouble(1)], "two had no room so far");
        pass(&mut app, 16);
        assert!(told(&app).is_empty());
    }
}
