//! The contact shadow of what has moved, in place of the one of what stands as in its files.
//!
//! Invariant: between both ends one picture runs into the other; where nothing has moved the ground is as without.

use super::{Poses, Stance};
use crate::{
    app::{
        scene::{
            ground::GroundMaterial,
            line_assets::LineAssets,
            product::OnStage,
            stage::{Ground, is_on_stage},
        },
        session::Session,
    },
    catalog::Motion,
};
use bevy::{camera::visibility::RenderLayers, prelude::*};

/// The picture of the shadow and how much of it is seen; the last of several motions counts.
fn shadow<'m>(motions: &'m [Motion], poses: &Poses) -> Option<(&'m str, f32)> {
    motions.iter().rev().find_map(|motion| {
        let share = poses.get(&motion.animation).copied().filter(|share| *share > 0.0)?;
        Some((motion.contact_shadow.as_deref()?, share))
    })
}

/// Brings the ground of the stage in line with how the product stands.
pub fn cast(
    session: Res<Session>,
    line: Res<LineAssets>,
    stance: Single<&Stance, With<OnStage>>,
    ground: Query<(&MeshMaterial3d<GroundMaterial>, Option<&RenderLayers>), With<Ground>>,
    mut materials: ResMut<Assets<GroundMaterial>>,
) {
    let shadow = shadow(&session.catalog.stage.motions, stance.poses());
    let shadow = shadow.and_then(|(path, share)| Some((line.texture(path)?, share)));
    let (image, share) = shadow.map_or((None, 0.0), |(image, share)| (Some(image), share));
    for (material, _) in ground.iter().filter(|(_, layers)| is_on_stage(*layers)) {
        // A material that is looked at to be written is uploaded again.
        let is_other = |known: &GroundMaterial| (&known.moved, known.uniform.decal.z) != (&image, share);
        if materials.get(&material.0).is_some_and(is_other)
            && let Some(mut material) = materials.get_mut(&material.0)
        {
            material.moved.clone_from(&image);
            material.uniform.decal.z = share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_that_moved_casts_its_shadow() {
        let motion = |animation: &str, shadow: Option<&str>| Motion {
            animation: animation.into(),
            contact_shadow: shadow.map(str::to_owned),
            ..Motion::default()
        };
        let motions = [motion("Fold", Some("a.png")), motion("Open", Some("b.png")), motion("Turn", None)];
        let check = |poses: &[(&str, f32)], expect: Option<(&str, f32)>| {
            let poses = poses.iter().map(|(name, share)| ((*name).to_owned(), *share)).collect();
            assert_eq!(shadow(&motions, &poses), expect);
        };
        check(&[], None);
        check(&[("Fold", 0.0), ("Other", 1.0)], None);
        check(&[("Fold", 0.25)], Some(("a.png", 0.25)));
        check(&[("Fold", 1.0), ("Open", 0.5), ("Turn", 1.0)], Some(("b.png", 0.5)));
        check(&[("Fold", 1.0), ("Open", 0.0)], Some(("a.png", 1.0)));
    }
}
