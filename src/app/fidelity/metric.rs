//! The distance between two pictures of a product, in decibels.
//!
//! Invariant: the same numbers as the `fidelity.py` that comes with the reference pictures, which is how other renderers are
//! judged: root mean square of the squared YIQ difference over the union of both silhouettes, on white, against its maximum.

use image::RgbaImage;
use std::f64::consts::PI;

/// The largest squared YIQ difference of two colours (as in pixelmatch).
const MAX_DELTA: f64 = 35215.0;
/// Lobes of the Lanczos filter on each side.
const LOBES: f64 = 3.0;

/// A picture with colour and coverage, each from 0 to 255, colour not multiplied by coverage.
#[derive(Clone, Debug)]
pub struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<[f64; 4]>,
}

impl From<&RgbaImage> for Picture {
    fn from(image: &RgbaImage) -> Self {
        let pixels = image.pixels().map(|pixel| pixel.0.map(f64::from)).collect();
        Self { width: image.width() as usize, height: image.height() as usize, pixels }
    }
}

impl Picture {
    /// The picture scaled to another size with a Lanczos filter over colour times coverage.
    pub fn resized(&self, width: usize, height: usize) -> Self {
        if (self.width, self.height) == (width, height) {
            return self.clone();
        }
        let premultiplied = self.pixels.iter().map(|&[r, g, b, a]| {
            let share = a / 255.0;
            [r * share, g * share, b * share, a].map(single)
        });
        let across = filter(self.width, width);
        let down = filter(self.height, height);
        let source: Vec<_> = premultiplied.collect();
        let mut rows = vec![[0.0; 4]; width * self.height];
        for (y, row) in rows.chunks_exact_mut(width).enumerate() {
            for (pixel, taps) in row.iter_mut().zip(&across) {
                *pixel = weighted(taps, |x| source[y * self.width + x]);
            }
        }
        let mut pixels = Vec::with_capacity(width * height);
        for taps in &down {
            pixels.extend((0..width).map(|x| straight(weighted(taps, |y| rows[y * width + x]))));
        }
        Self { width, height, pixels }
    }

    /// How far `self` is from `reference` of the same size, in dB: lower is better, -90 for equal pictures.
    pub fn rms_db(&self, reference: &Self) -> f64 {
        let (mut sum, mut count) = (0.0, 0_u32);
        for (&ours, &theirs) in self.pixels.iter().zip(&reference.pixels) {
            if ours[3] > 0.0 || theirs[3] > 0.0 {
                sum += delta(on_white(ours), on_white(theirs)).powi(2);
                count += 1;
            }
        }
        let mean = if count == 0 { 0.0 } else { (sum / f64::from(count)).sqrt() };
        10.0 * (mean / MAX_DELTA).max(1e-9).log10()
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }
}

/// The nearest value of single precision, in which the original keeps what it has filtered.
fn single(value: f64) -> f64 {
    f64::from(value as f32)
}

fn straight(pixel: [f64; 4]) -> [f64; 4] {
    let [r, g, b, a] = pixel.map(|channel| channel.clamp(0.0, 255.0));
    let share = a.max(1e-6) / 255.0;
    let color = [r, g, b].map(|channel| (channel / share).clamp(0.0, 255.0));
    [color[0], color[1], color[2], a]
}

fn on_white([r, g, b, a]: [f64; 4]) -> [f64; 3] {
    [r, g, b].map(|channel| 255.0 + (channel - 255.0) * (a / 255.0))
}

fn delta(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [r, g, b] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    let y = r * 0.298_895_31 + g * 0.586_622_47 + b * 0.114_482_23;
    let i = r * 0.595_977_99 - g * 0.274_176_10 - b * 0.321_801_89;
    let q = r * 0.211_470_17 - g * 0.522_617_11 + b * 0.311_146_94;
    0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q
}

/// What each new sample is made of: old samples from an index on, with weights that sum to 1.
fn filter(from: usize, to: usize) -> Vec<(usize, Vec<f64>)> {
    let scale = from as f64 / to as f64;
    let stretch = scale.max(1.0);
    let reach = LOBES * stretch;
    (0..to)
        .map(|at| {
            let center = (at as f64 + 0.5) * scale;
            let first = (center - reach + 0.5).max(0.0) as usize;
            let last = ((center + reach + 0.5) as usize).min(from);
            let mut weights: Vec<f64> = (first..last).map(|x| lanczos((x as f64 - center + 0.5) / stretch)).collect();
            let sum: f64 = weights.iter().sum();
            weights.iter_mut().for_each(|weight| *weight /= sum);
            (first, weights)
        })
        .collect()
}

fn lanczos(x: f64) -> f64 {
    let sinc = |x: f64| if x == 0.0 { 1.0 } else { (PI * x).sin() / (PI * x) };
    if (-LOBES..LOBES).contains(&x) { sinc(x) * sinc(x / LOBES) } else { 0.0 }
}

fn weighted((first, weights): &(usize, Vec<f64>), sample: impl Fn(usize) -> [f64; 4]) -> [f64; 4] {
    let mut sum = [0.0; 4];
    for (at, weight) in weights.iter().enumerate() {
        let value = sample(first + at);
        for channel in 0..4 {
            sum[channel] += value[channel] * weight;
        }
    }
    sum.map(single)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    fn picture(width: u32, height: u32, color: impl Fn(u32, u32) -> [u8; 4]) -> Picture {
        (&RgbaImage::from_fn(width, height, |x, y| Rgba(color(x, y)))).into()
    }

    #[test]
    fn black_and_white_are_as_far_apart_as_can_be() {
        let black = picture(4, 4, |_, _| [0, 0, 0, 255]);
        let white = picture(4, 4, |_, _| [255; 4]);
        // All of the difference is in Y, which has no more than 0.5053 * 255² of the 35215.
        let most = 10.0 * (0.5053 * 255.0_f64.powi(2) / MAX_DELTA).log10();
        assert!((black.rms_db(&white) - most).abs() < 1e-6);
        assert_eq!(black.rms_db(&black), -90.0);
    }

    #[test]
    fn what_neither_picture_covers_does_not_count() {
        let dot = |color: [u8; 4]| picture(8, 8, move |x, y| if (x, y) == (3, 3) { color } else { [9, 9, 9, 0] });
        let whole = |color: [u8; 4]| picture(1, 1, move |_, _| color);
        let (red, grey) = ([200, 0, 0, 255], [90, 90, 90, 255]);
        assert!((dot(red).rms_db(&dot(grey)) - whole(red).rms_db(&whole(grey))).abs() < 1e-9);
        assert!(dot(red).rms_db(&dot([9, 9, 9, 0])) > dot(red).rms_db(&dot(grey)) - 20.0, "the union counts");
    }

    /// Values from `fidelity.py` for the same two pictures.
    #[test]
    fn the_numbers_are_those_of_the_original() {
        let a = picture(48, 36, |x, y| {
            [(x * 5) as u8, (y * 7) as u8, ((x * y) % 256) as u8, if x > 9 { 255 } else { (x * 28) as u8 }]
        });
        let b = picture(24, 18, |x, y| [(x * 9) as u8, (y * 13) as u8, 128, if y > 3 { 255 } else { 0 }]);
        let same_size = b.rms_db(&picture(24, 18, |x, _| [(x * 10) as u8, 40, 90, 255]));
        let resized = a.resized(24, 18).rms_db(&b);
        assert!((same_size - SAME_SIZE).abs() < 0.005, "{same_size}");
        assert!((resized - RESIZED).abs() < 0.005, "{resized}");
    }

    const SAME_SIZE: f64 = -5.573_005;
    const RESIZED: f64 = -5.737_559;
}
