//! How different two pictures look.

use image::RgbImage;

/// Root mean square of the difference in YIQ, in dB relative to full scale (lower is more alike; identical is -infinity).
/// Weights as in the metric of the glTF render fidelity comparisons, after a slight blur so that a shifted edge counts little.
pub fn difference_db(a: &RgbImage, b: &RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions());
    let (a, b) = (image::imageops::blur(a, 1.0), image::imageops::blur(b, 1.0));
    let sum: f64 = a
        .pixels()
        .zip(b.pixels())
        .map(|(a, b)| {
            let [r, g, b] = std::array::from_fn(|i| (f64::from(a.0[i]) - f64::from(b.0[i])) / 255.0);
            let y = 0.299 * r + 0.587 * g + 0.114 * b;
            let i = 0.596 * r - 0.274 * g - 0.322 * b;
            let q = 0.211 * r - 0.523 * g + 0.312 * b;
            0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q
        })
        .sum();
    10.0 * (sum / f64::from(a.width() * a.height())).log10()
}

/// Difference between the darkest and the brightest parts, from 0 (one colour) to 255.
pub fn spread(picture: &RgbImage) -> f64 {
    let mut light: Vec<u8> = picture
        .pixels()
        .map(|pixel| ((u16::from(pixel.0[0]) + u16::from(pixel.0[1]) + u16::from(pixel.0[2])) / 3) as u8)
        .collect();
    light.sort_unstable();
    f64::from(light[light.len() * 99 / 100]) - f64::from(light[light.len() / 100])
}
