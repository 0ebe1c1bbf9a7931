//! From light to colours of a screen, on the processor.
//!
//! Invariant: the same curves as Bevy's shaders and three.js have, so that pictures that are made in different ways match.

use bevy::math::{Mat3, Vec3};

/// A tone mapping curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ToneMapping {
    /// Khronos PBR Neutral: true product colours.
    #[default]
    Neutral,
    /// ACES Filmic as three.js fits it.
    Aces,
    /// None: what is brighter than white is white.
    None,
}

/// Where the neutral curve begins to compress, and how fast colours fade above.
const START: f32 = 0.8 - 0.04;
const DESATURATION: f32 = 0.15;

impl ToneMapping {
    /// Linear colour, from 0 to 1, of `light` at exposure 1.
    pub fn map(self, light: Vec3) -> Vec3 {
        match self {
            Self::Neutral => neutral(light),
            Self::Aces => aces(light),
            Self::None => light,
        }
        .clamp(Vec3::ZERO, Vec3::ONE)
    }

    /// Light that comes out as `color`, found step by step; very bright colours come out a little darker.
    pub fn unmap(self, color: Vec3) -> Vec3 {
        match self {
            Self::None => color,
            Self::Neutral | Self::Aces => {
                let mut light = color;
                for _ in 0..256 {
                    light = (light + color - self.map(light)).max(Vec3::ZERO);
                }
                light
            }
        }
    }
}

/// The Khronos PBR Neutral tone mapper, after its specification.
fn neutral(light: Vec3) -> Vec3 {
    let least = light.min_element();
    let offset = if least < 0.08 { least - 6.25 * least * least } else { 0.04 };
    let color = light - offset;
    let peak = color.max_element();
    if peak < START {
        return color;
    }
    let room = 1.0 - START;
    let compressed = 1.0 - room * room / (peak + room - START);
    let color = color * (compressed / peak);
    let fade = 1.0 - 1.0 / (DESATURATION * (peak - compressed) + 1.0);
    color.lerp(Vec3::splat(compressed), fade)
}

/// The fit of Stephen Hill, brightened as three.js does so that exposure 1 looks the same as without a curve.
fn aces(light: Vec3) -> Vec3 {
    let input = Mat3::from_cols(
        Vec3::new(0.59719, 0.07600, 0.02840),
        Vec3::new(0.35458, 0.90834, 0.13383),
        Vec3::new(0.04823, 0.01566, 0.83777),
    );
    let output = Mat3::from_cols(
        Vec3::new(1.60475, -0.10208, -0.00327),
        Vec3::new(-0.53108, 1.10813, -0.07276),
        Vec3::new(-0.07367, -0.00605, 1.07602),
    );
    let v = input * (light / 0.6);
    output * ((v * (v + 0.024_578_6) - 0.000_090_537) / (v * (0.983_729 * v + 0.432_951) + 0.238_081))
}

/// A byte of sRGB for each channel of a linear colour.
pub fn srgb(color: Vec3) -> [u8; 3] {
    let encode = |linear: f32| {
        let linear = linear.clamp(0.0, 1.0);
        let value = if linear <= 0.003_130_8 { linear * 12.92 } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
        (value * 255.0).round() as u8
    };
    color.to_array().map(encode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_neutral_curve_keeps_product_colours() {
        // Below the compression only the Fresnel reflection of 0.04 is taken off.
        let color = Vec3::new(0.64, 0.24, 0.14);
        assert!((ToneMapping::Neutral.map(color) - (color - 0.04)).length() < 1e-6);
        assert!(ToneMapping::Neutral.map(Vec3::splat(1e4)).min_element() > 0.99);
    }

    #[test]
    fn the_filmic_curve_is_that_of_three_js() {
        // Values of ACESFilmicToneMapping at exposure 1.
        for (light, expect) in [(0.18, 0.212_4), (1.0, 0.763_4), (0.0, 0.0)] {
            let got = ToneMapping::Aces.map(Vec3::splat(light)).x;
            assert!((got - expect).abs() < 0.002, "{light}: {got}");
        }
    }

    #[test]
    fn light_for_a_colour_comes_out_as_that_colour() {
        for color in [Vec3::new(0.9, 0.88, 0.85), Vec3::splat(0.03), Vec3::new(0.2, 0.5, 0.7)] {
            for curve in [ToneMapping::Neutral, ToneMapping::Aces, ToneMapping::None] {
                let got = curve.map(curve.unmap(color));
                assert!((got - color).abs().max_element() < 2e-3, "{curve:?} {color} {got}");
            }
        }
    }
}
