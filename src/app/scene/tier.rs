//! What kind of machine draws the stage, and all that depends on it.
//!
//! Invariant: no colour does. A machine that turns out to be slower than its kind goes down to the next one, and never up again, so
//! that nothing goes back and forth.

use bevy::{prelude::*, render::renderer::RenderAdapterInfo};
use std::time::Duration;
use wgpu_types::DeviceType;

/// A kind of machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Tier {
    /// No graphics card: the processor draws.
    Software,
    /// A graphics unit that shares the memory of the processor.
    Integrated,
    /// A graphics card.
    #[default]
    Discrete,
}

/// What a kind of machine can do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Means {
    /// How long a frame may take while the camera moves.
    pub frame: Duration,
    /// Pixels along an edge that are drawn when the first movement begins, as a share of those of the window.
    pub begin: f32,
    /// The largest such share. Above 1 thin wire is drawn finer than the samples of a pixel alone make it.
    pub finest: f32,
    /// Side of the map of the key light's shadow, in texels.
    pub shadow_texels: usize,
    /// Whether changes fade. Where each frame more would be one that is waited for, they do not.
    pub fades: bool,
}

impl Tier {
    /// The tier of an adapter.
    pub fn of(adapter: &RenderAdapterInfo) -> Self {
        match adapter.device_type {
            DeviceType::Cpu => Self::Software,
            DeviceType::IntegratedGpu => Self::Integrated,
            _ => Self::Discrete,
        }
    }

    /// What machines of this kind can do.
    pub const fn means(self) -> Means {
        let ms = Duration::from_millis;
        match self {
            Self::Software => Means { frame: ms(90), begin: 0.5, finest: 1.0, shadow_texels: 1024, fades: false },
            Self::Integrated => Means { frame: ms(20), begin: 1.0, finest: 1.0, shadow_texels: 1024, fades: true },
            Self::Discrete => Means { frame: ms(18), begin: 1.5, finest: 1.5, shadow_texels: 2048, fades: true },
        }
    }

    /// The next slower kind.
    pub fn below(self) -> Option<Self> {
        match self {
            Self::Software => None,
            Self::Integrated => Some(Self::Software),
            Self::Discrete => Some(Self::Integrated),
        }
    }
}

/// The tier that was asked for on the command line, in place of that of the adapter.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct ForcedTier(pub Option<Tier>);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slower_kind_never_does_more() {
        for tier in [Tier::Integrated, Tier::Discrete] {
            let (more, less) = (tier.means(), tier.below().unwrap().means());
            assert!(less.frame >= more.frame && less.begin <= more.begin && less.finest <= more.finest, "{tier:?}");
            assert!(less.shadow_texels <= more.shadow_texels && less.fades <= more.fades, "{tier:?}");
        }
        assert_eq!(Tier::Software.below(), None);
        assert!(!Tier::Software.means().fades, "without a graphics card nothing fades");
    }
}
