//! Well-spread random numbers: the same for the same pixel and sample, whatever thread asks.
//!
//! Invariant: no state outlives a sample. Method: shuffled, Owen-scrambled Sobol points in pairs (Burley 2020, "Practical
//! Hash-based Owen Scrambling").

use bevy::math::Vec2;

/// The numbers of one sample of one pixel, a pair after the other.
#[derive(Clone, Debug)]
pub struct Sequence {
    seed: u32,
    sample: u32,
    pair: u32,
}

impl Sequence {
    pub fn new(pixel: u32, sample: u32) -> Self {
        Self { seed: hash(pixel ^ 0x9E37_79B9), sample, pair: 0 }
    }

    /// The next two numbers, each from 0 to below 1.
    #[inline]
    pub fn pair(&mut self) -> Vec2 {
        self.pair = self.pair.wrapping_add(0x9E37_79B9);
        let seed = hash(self.seed ^ self.pair);
        let index = scramble(self.sample.reverse_bits(), seed).reverse_bits();
        // The first dimension of Sobol is the index with its bits reversed, which is the order in which they are scrambled.
        let x = scramble(index, hash(seed ^ 0x68BC_21EB)).reverse_bits();
        let y = scramble(second(index).reverse_bits(), hash(seed ^ 0x02E5_BE93)).reverse_bits();
        Vec2::new(unit(x), unit(y))
    }

    /// The next number, from 0 to below 1.
    #[inline]
    pub fn one(&mut self) -> f32 {
        self.pair().x
    }
}

#[inline]
fn unit(bits: u32) -> f32 {
    (bits >> 8) as f32 * (1.0 / 16_777_216.0)
}

/// The second dimension of the Sobol sequence.
#[inline]
fn second(mut index: u32) -> u32 {
    let (mut result, mut direction) = (0, 1 << 31);
    while index != 0 {
        if index & 1 == 1 {
            result ^= direction;
        }
        index >>= 1;
        direction ^= direction >> 1;
    }
    result
}

/// Owen scrambling of bits in reversed order (Laine and Karras 2011, constants by Vegdahl).
#[inline]
fn scramble(mut bits: u32, seed: u32) -> u32 {
    bits ^= bits.wrapping_mul(0x3D20_ADEA);
    bits = bits.wrapping_add(seed);
    bits = bits.wrapping_mul((seed >> 16) | 1);
    bits ^= bits.wrapping_mul(0x0552_6C56);
    bits ^ bits.wrapping_mul(0x53A2_2864)
}

#[inline]
fn hash(mut x: u32) -> u32 {
    x ^= x >> 16;
    x = x.wrapping_mul(0x7FEB_352D);
    x ^= x >> 15;
    x = x.wrapping_mul(0x846C_A68B);
    x ^ (x >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_samples_fall_into_sixteen_cells() {
        for pixel in [0, 7, 123_456] {
            let mut sequences: Vec<_> = (0..16).map(|sample| Sequence::new(pixel, sample)).collect();
            for _ in 0..5 {
                let mut cells = [0; 16];
                for sequence in &mut sequences {
                    let point = sequence.pair() * 4.0;
                    cells[point.x as usize * 4 + point.y as usize] += 1;
                }
                assert_eq!(cells, [1; 16], "pixel {pixel}");
            }
        }
    }

    #[test]
    fn pixels_and_pairs_differ() {
        let (mut a, mut b) = (Sequence::new(1, 0), Sequence::new(2, 0));
        let (first, other) = (a.pair(), b.pair());
        assert_ne!(first, other);
        assert_ne!(first, a.pair());
    }
}
