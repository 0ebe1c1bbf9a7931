//! What became of a design code, in sentences.
//!
//! Invariant: whatever a customer would notice has a sentence; what stayed as it was has none.

use super::{
    Migration, Said,
    migration::{Entry, Fate},
    price::{format_difference, format_money},
    said::{choice_in_words, group_in_words, value_in_words},
};
use crate::catalog::{Catalog, Currency, ListIx, Minor};

impl Migration {
    /// Every choice was kept at its price, and nothing that was written is lost.
    pub fn is_clean(&self) -> bool {
        let is_as_before = |entry: &Entry| entry.fate == Fate::Kept && entry.effect.unwrap_or(0) == 0;
        self.entries.iter().all(is_as_before) && self.free_lost == 0 && self.before.is_none_or(|it| it == self.after)
    }

    /// What is otherwise than in the code, first what was lost, then what was repaired, replaced, added, and what has another
    /// price; with prices of `list` (the one it was opened with) and labels in `lang`.
    pub fn told(&self, catalog: &Catalog, list: ListIx, lang: &str) -> Vec<Said> {
        let currency = catalog.price_list(list).currency;
        let order = [Fate::Lost, Fate::Repaired, Fate::Replaced, Fate::Added, Fate::Kept];
        let of_fate = |fate: Fate| self.entries.iter().filter(move |entry| entry.fate == fate);
        let entries = order.into_iter().flat_map(of_fate);
        let mut told: Vec<_> = entries.filter_map(|entry| entry.told(catalog, currency, lang)).collect();
        if self.free_lost > 0 {
            told.push(Said::counted("opened-free-lost", self.free_lost));
        }
        if let Some(before) = self.before.filter(|before| *before != self.after) {
            let money = |minor: Minor| format_money(minor, currency, lang);
            told.push(Said::new("opened-price", [("before", money(before)), ("now", money(self.after))]));
        }
        // What is gone without a name says the same each time.
        told.dedup();
        told
    }
}

impl Entry {
    fn told(&self, catalog: &Catalog, currency: &Currency, lang: &str) -> Option<Said> {
        let effect = match format_difference(self.effect.unwrap_or(0), currency, lang) {
            none if none.is_empty() => none,
            effect => format!(" ({effect})"),
        };
        let now = |key, now| Said::new(key, [("now", choice_in_words(catalog, now, lang)), ("price", effect.clone())]);
        Some(match (self.fate, self.wish, self.now) {
            (Fate::Kept, _, Some(choice)) if !effect.is_empty() => now("opened-kept", choice),
            (Fate::Kept, ..) => return None,
            (Fate::Replaced, _, Some(choice)) => now("opened-replaced", choice),
            (Fate::Added, _, Some(choice)) => now("opened-added", choice),
            (Fate::Repaired, Some(wish), Some(now)) => Said::new(
                "opened-repaired",
                [
                    ("wish", choice_in_words(catalog, wish, lang)),
                    ("now", value_in_words(catalog, now, lang)),
                    ("price", effect),
                ],
            ),
            (Fate::Lost, _, Some(now)) => Said::new(
                "opened-lost",
                [
                    ("group", group_in_words(catalog, now.group, lang)),
                    ("now", value_in_words(catalog, now, lang)),
                    ("price", effect),
                ],
            ),
            _ => Said::new("opened-gone", []),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        design::{code::encode, migration::migrate, spoken::in_words},
        rules::{
            Rulebook,
            fixture::{bicycle, choice, selection},
        },
    };

    #[test]
    fn what_became_of_a_code_reads_well_in_both_languages() {
        let older = bicycle();
        let code = encode(&older, &selection(&older, &["road", "carbon", "drop", "black", "none"]));
        let open =
            |catalog: &Catalog| migrate(catalog, &Rulebook::new(catalog), ListIx(0), &code, Some(&older)).unwrap();
        let same = open(&older);
        assert!(same.is_clean());
        assert_eq!(same.told(&older, ListIx(0), "en"), []);
        // Black is not made any more, the road bicycle is called otherwise, carbon costs more and drop is not allowed.
        let mut today = older.clone();
        let gravel = choice(&today, "gravel");
        today.groups[3].values[0].key = 9;
        today.groups[0].values[0].key = 9;
        today.commerce.former.keys = [((1, 1), gravel)].into();
        today.groups[1].values[2].price = 60_000;
        today.rules.push(crate::catalog::Rule {
            id: "no-drop".into(),
            reason: Default::default(),
            kind: crate::catalog::RuleKind::Excludes {
                these: vec![crate::catalog::Is {
                    group: choice(&today, "drop").group,
                    values: vec![choice(&today, "drop").value],
                }],
            },
        });
        let migration = open(&today);
        assert!(!migration.is_clean());
        let told = |lang: &str| -> Vec<String> {
            migration.told(&today, ListIx(0), lang).iter().map(|said| in_words(said, lang)).collect()
        };
        assert_eq!(
            told("en"),
            [
                "Group 3: what you chose is no longer made; it is black now.",
                "Group 2: drop does not go with the rest any more; it is flat now (−€10.00).",
                "Group 0: gravel takes the place of what you chose.",
                "Group 1: carbon has another price (+€100.00).",
                "The whole was €1,510.00 and is €1,600.00 now.",
            ]
        );
        assert_eq!(
            told("de")[..2],
            [
                "Group 3: Was Sie gewählt hatten, gibt es nicht mehr; jetzt black.",
                "Group 2: drop passt nicht mehr zum Rest; jetzt flat (−10,00 €).",
            ]
        );
    }
}
