//! How many valid designs there are, exactly, and one of them at random.
//!
//! Invariant: numbers are exact, whatever their size.

use super::Diagram;
use num_bigint::BigUint;

/// By node, the number of ways to the end.
#[derive(Clone, Debug)]
pub struct Counts {
    below: Vec<BigUint>,
}

impl Counts {
    pub fn new(diagram: &Diagram) -> Self {
        let mut below = vec![BigUint::ZERO; diagram.nodes()];
        if let Some(last) = below.last_mut() {
            *last = 1_u8.into();
        }
        for edge in diagram.edges().iter().rev() {
            let ways = &below[edge.to as usize] * diagram.members(edge.class).len();
            below[edge.from as usize] += ways;
        }
        Self { below }
    }

    /// The number of valid designs.
    pub fn total(&self) -> BigUint {
        self.below.first().cloned().unwrap_or_default()
    }

    /// By variable and value, the number of valid designs with it.
    pub fn by_value(&self, diagram: &Diagram) -> Vec<Vec<BigUint>> {
        let mut above = vec![BigUint::ZERO; diagram.nodes()];
        if let Some(first) = above.first_mut() {
            *first = 1_u8.into();
        }
        let mut by_class = vec![BigUint::ZERO; diagram.classes()];
        for edge in diagram.edges() {
            by_class[edge.class as usize] += &above[edge.from as usize] * &self.below[edge.to as usize];
            let ways = &above[edge.from as usize] * diagram.members(edge.class).len();
            above[edge.to as usize] += ways;
        }
        let of = |variable: usize| diagram.class_of(variable).iter().map(|&class| by_class[class as usize].clone());
        (0..diagram.order().len()).map(|variable| of(variable).collect()).collect()
    }

    /// A valid design, each as likely as any other, by variable; `random` gives 64 random bits a call. `None` if there is
    /// no valid design.
    pub fn draw(&self, diagram: &Diagram, mut random: impl FnMut() -> u64) -> Option<Vec<u16>> {
        if diagram.is_void() {
            return None;
        }
        let mut values = vec![0; diagram.order().len()];
        let mut node = 0;
        for &variable in diagram.order() {
            let mut left = below(&self.below[node as usize], &mut random);
            for edge in &diagram.edges()[diagram.outgoing(node)] {
                let members = diagram.members(edge.class);
                let each = &self.below[edge.to as usize];
                let ways = each * members.len();
                if left < ways {
                    let at = usize::try_from(&left / each).unwrap_or(0);
                    values[variable] = members[at.min(members.len() - 1)];
                    node = edge.to;
                    break;
                }
                left -= ways;
            }
        }
        Some(values)
    }
}

/// A random number below `limit`, which is not zero: random bits until they are. A generator that is none is given up on.
fn below(limit: &BigUint, random: &mut impl FnMut() -> u64) -> BigUint {
    const TRIES: usize = 100;
    let bits = limit.bits();
    let mut drawn = BigUint::ZERO;
    for _ in 0..TRIES {
        let mut digits = Vec::new();
        for _ in 0..bits.div_ceil(64) {
            let number = random();
            digits.extend([number as u32, (number >> 32) as u32]);
        }
        let spare = digits.len() as u64 * 32 - bits;
        drawn = BigUint::new(digits) >> spare;
        if drawn < *limit {
            return drawn;
        }
    }
    drawn % limit
}
