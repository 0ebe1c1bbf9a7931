//! The contact shadow of what is posed or has moved, in place of the one of what stands as in its files.
//!
//! Invariant: between both ends one picture runs into the other; where nothing has moved the ground is as without. Small pictures
//! show the shadow of the design as it is.

use super::{Poses, Stance};
use crate::{
    app::{
        scene::{effects::Look, ground::GroundMaterial, line_assets::LineAssets, product::Product, stage::Ground},
        session::Session,
    },
    catalog::Motion,
};
use bevy::{camera::visibility::RenderLayers, prelude::*};

/// The picture of the shadow of a product that stands so, and how much of it is seen. The last counts: of what values pose with a
/// shadow of its own, then of what can be moved.
fn shadow<'a>(motions: &'a [Motion], look: &'a Look, poses: &Poses) -> Option<(&'a str, f32)> {
    let stands = |animation: &String| poses.get(animation).copied().filter(|share| *share > 0.0);
    let posed = look.shadows.iter().rev().find_map(|(animation, image)| {
        let at = look.poses.get(animation)?;
        Some((image.as_str(), (stands(animation)? / at).min(1.0)))
    });
    let moved = || {
        let is_posed = |motion: &&Motion| look.shadows.contains_key(&motion.animation);
        motions.iter().rev().filter(|motion| !is_posed(motion)).find_map(|motion| {
            let share = stands(&motion.animation)?;
            Some((motion.contact_shadow.as_deref()?, share))
        })
    };
    posed.or_else(moved)
}

/// Brings every ground in line with how the product on it stands.
pub fn cast(
    session: Res<Session>,
    line: Res<LineAssets>,
    products: Query<(&Product, Option<&Stance>)>,
    grounds: Query<(&MeshMaterial3d<GroundMaterial>, &RenderLayers), With<Ground>>,
    mut materials: ResMut<Assets<GroundMaterial>>,
) {
    for (material, layers) in &grounds {
        let product = products.iter().find(|(product, _)| product.layers == *layers);
        let shadow = product.and_then(|(product, stance)| {
            let look = product.wanted.as_ref()?;
            let poses = stance.map_or(&look.poses, Stance::poses);
            let (path, share) = shadow(&session.catalog.stage.motions, look, poses)?;
            Some((line.texture(path)?, share))
        });
        let (image, share) = shadow.map_or((None, 0.0), |(image, share)| (Some(image), share));
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
    use super::{super::super::effects::tests::catalog, *};
    use crate::design::Selection;

    fn motion(animation: &str, shadow: Option<&str>) -> Motion {
        Motion { animation: animation.into(), contact_shadow: shadow.map(str::to_owned), ..Motion::default() }
    }

    fn poses(poses: &[(&str, f32)]) -> Poses {
        poses.iter().map(|(name, share)| ((*name).to_owned(), *share)).collect()
    }

    /// Of a design in which values pose animations so, with these shadows.
    fn look(posed: &[(&str, f32, Option<&str>)]) -> Look {
        let catalog = catalog(vec![]);
        let mut look = Look::of(&catalog, &Selection::defaults(&catalog));
        for (animation, at, shadow) in posed {
            look.poses.insert((*animation).to_owned(), *at);
            look.shadows.extend(shadow.map(|shadow| ((*animation).to_owned(), shadow.to_owned())));
        }
        look
    }

    #[test]
    fn the_last_that_moved_casts_its_shadow() {
        let motions = [motion("Fold", Some("a.png")), motion("Open", Some("b.png")), motion("Turn", None)];
        let check = |at: &[(&str, f32)], expect: Option<(&str, f32)>| {
            assert_eq!(shadow(&motions, &look(&[]), &poses(at)), expect);
        };
        check(&[], None);
        check(&[("Fold", 0.0), ("Other", 1.0)], None);
        check(&[("Fold", 0.25)], Some(("a.png", 0.25)));
        check(&[("Fold", 1.0), ("Open", 0.5), ("Turn", 1.0)], Some(("b.png", 0.5)));
        check(&[("Fold", 1.0), ("Open", 0.0)], Some(("a.png", 1.0)));
    }

    #[test]
    fn a_pose_brings_its_own_shadow_which_goes_where_it_is_left() {
        let motions = [motion("Fold", Some("moved.png")), motion("Open", Some("open.png"))];
        let check = |posed: &[(&str, f32, Option<&str>)], at: &[(&str, f32)], expect: Option<(&str, f32)>| {
            assert_eq!(shadow(&motions, &look(posed), &poses(at)), expect, "{posed:?} {at:?}");
        };
        let half = [("Fold", 0.5, Some("half.png"))];
        check(&half, &[("Fold", 0.5)], Some(("half.png", 1.0)));
        check(&half, &[("Fold", 0.75)], Some(("half.png", 1.0)));
        check(&half, &[("Fold", 0.25)], Some(("half.png", 0.5)));
        check(&half, &[("Fold", 0.0)], None);
        check(&half, &[("Fold", 0.0), ("Open", 0.5)], Some(("open.png", 0.5)));
        check(&[("Fold", 0.0, Some("flat.png"))], &[("Fold", 0.0)], None);
        check(&[("Fold", 1.0, None)], &[("Fold", 1.0)], Some(("moved.png", 1.0)));
        check(
            &[("Fold", 1.0, Some("a.png")), ("Open", 1.0, Some("b.png"))],
            &[("Fold", 1.0), ("Open", 1.0)],
            Some(("b.png", 1.0)),
        );
    }
}
