//! What became of a design code, in sentences.
//!
//! Invariant: whatever a customer would notice has a sentence; what stayed as it was has none.

use super::{
    Said,
    migration::{Entry, Fate},
    price::format_difference,
    said::{choice_in_words, group_in_words, value_in_words},
};
use crate::catalog::{Catalog, Currency};

impl Entry {
    /// What became of the choice as a sentence; `None` if it is as it was, at the same price.
    pub fn told(&self, catalog: &Catalog, currency: &Currency, lang: &str) -> Option<Said> {
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
        catalog::ListIx,
        design::{
            code::encode,
            migration::{Then, migrate},
            spoken::in_words,
        },
        rules::{
            Rulebook,
            fixture::{bicycle, choice, selection},
        },
    };
    use std::sync::Arc;

    #[test]
    fn what_became_of_a_code_reads_well_in_both_languages() {
        let older = bicycle();
        let code = encode(&older, &selection(&older, &["road", "carbon", "drop", "black", "none"]));
        let then = Then::Catalog(Arc::new(older.clone()));
        let open = |catalog: &Catalog| migrate(catalog, &Rulebook::new(catalog), ListIx(0), &code, &then).unwrap();
        let same = open(&older);
        assert!(same.is_whole());
        assert!(same.entries.iter().all(|entry| entry.told(&older, &older.currency, "en").is_none()));
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
        assert!(!migration.is_whole());
        let told = |lang: &str| -> Vec<String> {
            let said = migration.entries.iter().filter_map(|entry| entry.told(&today, &today.currency, lang));
            said.map(|said| in_words(&said, lang)).collect()
        };
        assert_eq!(
            told("en"),
            [
                "Group 0: gravel takes the place of what you chose.",
                "Group 1: carbon has another price (+€100.00).",
                "Group 2: drop does not go with the rest any more; it is flat now (−€10.00).",
                "Group 3: what you chose is no longer made; it is black now.",
            ]
        );
        assert_eq!(
            told("de")[2..],
            [
                "Group 2: drop passt nicht mehr zum Rest; jetzt flat (−10,00 €).",
                "Group 3: Was Sie gewählt hatten, gibt es nicht mehr; jetzt black.",
            ]
        );
    }
}
