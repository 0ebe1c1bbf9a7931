//! Rows of bits, most significant first, and the numbers in them.
//!
//! Invariant: reading never goes beyond the end and never takes more work than there are bits.

/// Most bits of a number: keys have 16.
const MAX_BITS: u32 = 24;

/// A row of bits that grows at its end.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
    length: usize,
}

impl Writer {
    /// Adds the lowest `count` bits of `value`.
    pub fn put(&mut self, value: u32, count: u32) {
        for bit in (0..count).rev() {
            if self.length.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= u8::from(value >> bit & 1 == 1) << (7 - self.length % 8);
            }
            self.length += 1;
        }
    }

    /// Adds a number as an exponential Golomb code of order `k`: short for small numbers, which are less than 2^`k` in the
    /// shortest class (Teuhola, “A compression method for clustered bit-vectors”, 1978).
    pub fn put_number(&mut self, number: u32, k: u32) {
        let shifted = number + (1 << k);
        let bits = shifted.ilog2();
        self.put(0, bits - k);
        self.put(shifted, bits + 1);
    }

    pub fn len(&self) -> usize {
        self.length
    }

    /// The bits, padded with zeros to whole bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// A place in a row of bits.
#[derive(Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0 }
    }

    pub fn left(&self) -> usize {
        self.bytes.len() * 8 - self.position
    }

    /// The next bits, at most 32, as a number; `None`, and the end, if there are fewer.
    pub fn take(&mut self, count: u32) -> Option<u32> {
        if self.left() < count as usize {
            self.position = self.bytes.len() * 8;
            return None;
        }
        let bits = self.position..self.position + count as usize;
        self.position = bits.end;
        Some(bits.fold(0, |value, i| value << 1 | u32::from(self.bytes[i / 8] >> (7 - i % 8) & 1)))
    }

    /// A number that [`Writer::put_number`] wrote.
    pub fn take_number(&mut self, k: u32) -> Option<u32> {
        let mut bits = k;
        while self.take(1)? == 0 {
            bits += 1;
            if bits > MAX_BITS {
                return None;
            }
        }
        Some((1 << bits | self.take(bits)?) - (1 << k))
    }

    /// Whether only padding is left: zeros that do not fill a byte.
    pub fn is_at_end(&self) -> bool {
        let left = self.left();
        left < 8 && self.clone().take(left as u32) == Some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn numbers_come_back(numbers in prop::collection::vec((0..70_000_u32, 0..6_u32), 0..20)) {
            let mut writer = Writer::default();
            for &(number, k) in &numbers {
                writer.put_number(number, k);
            }
            let bytes = writer.into_bytes();
            let mut reader = Reader::new(&bytes);
            for &(number, k) in &numbers {
                prop_assert_eq!(reader.take_number(k), Some(number));
            }
            prop_assert!(reader.is_at_end());
        }

        #[test]
        fn any_bits_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..20), k in 0..6_u32) {
            let mut reader = Reader::new(&bytes);
            while reader.take_number(k).is_some() {}
        }
    }
}
