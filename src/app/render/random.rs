//! Valid designs by chance, the same for the same seed.

use crate::{
    catalog::{Catalog, Choice, ValueIx},
    design::{Selection, edit},
    rules::{Rulebook, diagram::Counts},
};

/// A small deterministic source of numbers: SplitMix64 (Steele, Lea, Flood 2014).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

/// `count` valid designs. Where the rules are compiled each design is as likely as any other, else each value is tried with
/// the same chance and repaired by the smallest change. Texts and colours of one's own stay out of it.
pub fn designs(catalog: &Catalog, book: &Rulebook, count: usize, seed: u64) -> Vec<Selection> {
    let mut numbers = Numbers(seed);
    let counts = book.compiled().ok().map(|diagram| (diagram, Counts::new(diagram)));
    (0..count)
        .filter_map(|_| {
            let drawn = counts.as_ref().and_then(|(diagram, counts)| counts.draw(diagram, || numbers.next()));
            let values: Vec<usize> = match drawn {
                Some(values) => values.into_iter().map(usize::from).collect(),
                None => catalog
                    .groups
                    .iter()
                    .map(|group| (numbers.next() % group.values.len().max(1) as u64) as usize)
                    .collect(),
            };
            let wishes: Vec<Choice> = catalog
                .groups()
                .zip(values)
                .map(|((group, _), value)| Choice { group, value: ValueIx(value as u16) })
                .filter(|choice| catalog.group(choice.group).free_value() != Some(choice.value))
                .collect();
            Some(edit::adopt(catalog, book, &wishes)?.design.selection)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::bicycle;

    #[test]
    fn random_designs_are_valid_varied_and_the_same_for_a_seed() {
        let catalog = bicycle();
        let book = Rulebook::new(&catalog);
        let drawn = designs(&catalog, &book, 40, 1);
        assert_eq!(drawn.len(), 40);
        assert!(drawn.iter().all(|selection| book.is_valid(selection)));
        assert_eq!(designs(&catalog, &book, 40, 1), drawn);
        assert_ne!(designs(&catalog, &book, 40, 2), drawn);
        let distinct: std::collections::HashSet<_> = drawn.iter().collect();
        assert!(distinct.len() > 10, "{}", distinct.len());
    }
}
