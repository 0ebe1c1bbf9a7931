//! Why not, in terms of the customer's own choices and the rules of the catalog.
//!
//! Invariant: own choices and rules are minimal together: without any one of them the value could be chosen. What followed from
//! other choices is never named.

use super::{
    Design,
    said::{Said, choice_in_words},
};
use crate::{
    catalog::{Catalog, Choice},
    rules::{Explanation, Rulebook},
};

/// Why a value cannot be chosen as things are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// Own choices that stand against it, in order of the groups; none if no design has it.
    pub choices: Vec<Choice>,
    /// Positions in [`Catalog::rules`], in order; none where they were not found, see `is_cut_short`.
    pub rules: Vec<usize>,
    /// The search was given up: more may be named than is needed, or not all.
    pub is_cut_short: bool,
}

/// Why `choice` does not go with the own choices of `design`; `None` if it does. See [`Rulebook::explain`].
pub fn why(book: &Rulebook, design: &Design, choice: Choice) -> Option<Why> {
    let Explanation { choices, rules, is_cut_short } = book.explain(design, choice);
    let is_refused = !choices.is_empty() || !rules.is_empty() || is_cut_short;
    is_refused.then_some(Why { choices, rules, is_cut_short })
}

impl Why {
    /// The own choices as a sentence; it says so if there are none.
    pub fn own(&self, catalog: &Catalog, lang: &str) -> Said {
        let choices: Vec<_> = self.choices.iter().map(|&choice| choice_in_words(catalog, choice, lang)).collect();
        match choices[..] {
            [] if self.is_cut_short => Said::new("why-unknown", []),
            [] => Said::new("why-never", []),
            _ => Said::new("why-own", [("choices", choices.join(", "))]),
        }
    }

    /// The reasons of the rules in `lang`, each once.
    pub fn reasons<'c>(&self, catalog: &'c Catalog, lang: &str) -> Vec<&'c str> {
        let mut reasons: Vec<&str> = Vec::new();
        for rule in self.rules.iter().filter_map(|&rule| catalog.rules.get(rule)) {
            let reason = rule.reason.get(lang);
            // Of a table several rows may say the same.
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        design::{edit, spoken::in_words},
        rules::fixture::{bicycle, choice, selection},
    };

    #[test]
    fn own_choices_and_rules_are_named_and_nothing_that_followed() {
        let mut catalog = bicycle();
        catalog.rules[2].reason.0.insert("en".into(), "Carbon carries no racks.".into());
        let book = Rulebook::new(&catalog);
        let selection = selection(&catalog, &["road", "carbon", "drop", "black", "none"]);
        let mut design = edit::valid(&book, selection).unwrap();
        let carbon = choice(&catalog, "carbon");
        let racks = why(&book, &design, choice(&catalog, "racks")).unwrap();
        assert_eq!((&racks.choices[..], &racks.rules[..], racks.is_cut_short), (&[carbon][..], &[2][..], false));
        assert_eq!(in_words(&racks.own(&catalog, "en"), "en"), "You chose Group 1: carbon.");
        assert_eq!(in_words(&racks.own(&catalog, "de"), "de"), "Sie haben Group 1: carbon gewählt.");
        assert_eq!(racks.reasons(&catalog, "de"), ["Carbon carries no racks."]);
        let gold = why(&book, &design, choice(&catalog, "gold")).unwrap();
        assert_eq!(gold.choices, []);
        assert_eq!(in_words(&gold.own(&catalog, "en"), "en"), "No combination allows it.");
        assert_eq!(why(&book, &design, choice(&catalog, "gravel")), None, "it is free");
        design.own = vec![false; 5];
        assert_eq!(why(&book, &design, choice(&catalog, "racks")), None, "what merely followed is no reason");
    }
}
