//! The lights of the catalog, as they are chosen from.

use super::super::model::LightView;
use crate::{app::session::ChosenLight, catalog::Stage};

/// The lights of the stage in the language `lang`; the first is shown where there is none of the chosen name.
pub fn lights(stage: &Stage, chosen: &ChosenLight, lang: &str) -> Vec<LightView> {
    let at = stage.environments.get_index_of(&chosen.0).unwrap_or_default();
    let lights = stage.environments.iter().enumerate();
    lights
        .map(|(number, (id, light))| LightView {
            id: id.clone(),
            label: light.label.get(lang).to_owned(),
            backdrop: light.backdrop,
            floor: light.floor,
            shown: number == at,
        })
        .collect()
}
