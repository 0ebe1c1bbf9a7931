//! What is told on the stage of the parts, how they go together and how they move, in words.

use super::super::model::{MotionView, SpotView};
use crate::app::session::{AssemblySteps, Motions, Session, SpotsInSight};
use egui::pos2;

/// The hot spots in the language `lang`; `scale` is the size of a point in logical pixels.
pub fn spots(session: &Session, seen: &SpotsInSight, scale: f32, lang: &str) -> Vec<SpotView> {
    let known = &session.catalog.stage.hot_spots;
    let spot = |(at, place): &(usize, bevy::math::Vec2)| {
        let spot = known.get(*at)?;
        // A group that the design leaves out is not there to be opened.
        let is_there =
            |&group: &_| session.catalog.group(group).absent != Some(session.design().selection.value(group));
        Some(SpotView {
            id: spot.id.clone(),
            title: spot.title.get(lang).to_owned(),
            about: spot.about.get(lang).to_owned(),
            group: spot.group.filter(is_there),
            at: pos2(place.x / scale, place.y / scale),
        })
    };
    seen.0.iter().filter_map(spot).collect()
}

/// The sentences of the steps that the design has, in the language `lang`.
pub fn steps(session: &Session, steps: &AssemblySteps, lang: &str) -> Vec<String> {
    let known = session.catalog.stage.assembly.as_ref().map_or(&[][..], |assembly| &assembly.steps);
    steps.0.iter().filter_map(|step| Some(known.get(*step)?.text.get(lang).to_owned())).collect()
}

/// What can be moved in the present design, in the language `lang`.
pub fn motions(session: &Session, there: &Motions, lang: &str) -> Vec<MotionView> {
    let known = &session.catalog.stage.motions;
    let motion = |(at, ends): &(usize, bool)| {
        let motion = known.get(*at)?;
        let (go, back) = (motion.go.get(lang).to_owned(), motion.back.get(lang).to_owned());
        Some(MotionView { id: motion.id.clone(), go, back, ends: *ends })
    };
    there.0.iter().filter_map(motion).collect()
}
