//! Which product lines there are, and going from one to another.
//!
//! Invariant: the line on screen stays until the other one is loaded and sound.

use super::{
    NextVisitor,
    load::{Line, OpenLine},
};
use crate::{
    app::{
        AppSystems,
        clock::{Clock, waker},
    },
    catalog::{Availability, Text},
    service::catalogs,
};
use bevy::{
    prelude::*,
    tasks::{AsyncComputeTaskPool, Task, block_on},
    winit::EventLoopProxyWrapper,
};

/// A request to show another line, by the name of its folder.
#[derive(Message, Clone, Debug)]
pub struct ShowLine(pub String);

/// A line that can be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LineEntry {
    /// Name of its folder.
    pub id: String,
    pub title: Text,
    pub tagline: Text,
    /// A picture below the assets folder.
    pub cover: Option<String>,
}

/// Every line of the catalogs folder that has no errors and is offered, by name; empty until they are read.
#[derive(Resource, Debug, Default)]
pub struct Lines(pub Vec<LineEntry>);

/// The lines being read; nothing once they were.
#[derive(Resource)]
struct Reading(Option<Task<Vec<LineEntry>>>);

pub fn plugin(app: &mut App) {
    app.add_message::<ShowLine>().init_resource::<Lines>().add_systems(
        Update,
        (
            read.run_if(resource_exists_and_changed::<super::Session>.and_then(not(resource_exists::<Reading>))),
            take.run_if(resource_exists::<Reading>),
            (back_to_first, show).chain().run_if(resource_exists::<Line>),
        )
            .in_set(AppSystems::Receive),
    );
}

/// Begins to read the other lines once the first one is there, so that nothing waits for them.
fn read(mut commands: Commands, open: Res<OpenLine>, clock: Res<Clock>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let (folder, wake) = (open.roots.catalogs.clone(), waker(proxy.as_deref()));
    let today = (!open.drafts).then(|| clock.today());
    commands.insert_resource(Reading(Some(AsyncComputeTaskPool::get().spawn(async move {
        let entries = catalogs::list_lines(&folder).into_iter().filter_map(|path| {
            let id = path.file_name()?.to_str()?.to_owned();
            let catalog = catalogs::load(&path, None).catalog?;
            let is_offered = |day| catalog.commerce.life.availability(day) == Availability::Offered;
            if !today.is_none_or(is_offered) {
                return None;
            }
            Some(LineEntry { id, title: catalog.title, tagline: catalog.tagline, cover: catalog.cover })
        });
        let entries = entries.collect();
        wake();
        entries
    }))));
}

fn take(mut reading: ResMut<Reading>, mut lines: ResMut<Lines>) {
    if let Some(task) = reading.0.take_if(|task| task.is_finished()) {
        lines.0 = block_on(task);
    }
}

/// The next visitor finds the line that the showroom opened.
fn back_to_first(
    mut next: MessageReader<NextVisitor>,
    (open, line): (Res<OpenLine>, Res<Line>),
    mut wanted: MessageWriter<ShowLine>,
) {
    if next.read().count() > 0 && line.id != open.id {
        wanted.write(ShowLine(open.id.clone()));
    }
}

fn show(mut wanted: MessageReader<ShowLine>, mut line: ResMut<Line>, assets: Res<AssetServer>) {
    if let Some(ShowLine(id)) = wanted.read().last() {
        line.go_to(id, &assets);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::roots::Roots;

    #[test]
    fn the_next_visitor_finds_the_first_line() {
        for (shown, expect) in [("wine", vec!["eyewear"]), ("eyewear", vec![])] {
            let mut app = App::new();
            let roots = Roots { catalogs: "catalogs".into(), assets: "assets".into() };
            app.add_message::<NextVisitor>()
                .add_message::<ShowLine>()
                .insert_resource(OpenLine { id: "eyewear".into(), roots, drafts: false })
                .insert_resource(Line::bare(shown))
                .add_systems(Update, back_to_first);
            app.update();
            assert_eq!(app.world().resource::<Messages<ShowLine>>().len(), 0, "nobody left yet");
            app.world_mut().write_message(NextVisitor);
            app.update();
            let mut wanted = app.world_mut().resource_mut::<Messages<ShowLine>>();
            let wanted: Vec<_> = wanted.drain().map(|ShowLine(id)| id).collect();
            assert_eq!(wanted, expect, "from {shown}");
        }
    }
}
