//! Readable sentences for rules that come without a reason of their own, in English and German.
//!
//! Invariant: a sentence names groups and values only by their labels, and never says more than the rule.

use crate::catalog::{Group, GroupIx, Is, RuleKind};

/// Most values that a sentence lists; of more it tells the exceptions if they are fewer.
const MAX_LISTED: usize = 3;

/// The words of one language.
struct Words {
    lang: &'static str,
    quotes: (char, char),
    and: &'static str,
    or: &'static str,
    other_than: &'static str,
    needs: &'static str,
    not_with: &'static str,
    not_together: &'static str,
    not_offered: &'static str,
    combinations: &'static str,
}

const LANGUAGES: [Words; 2] = [
    Words {
        lang: "en",
        quotes: ('“', '”'),
        and: "and",
        or: "or",
        other_than: "other than",
        needs: "needs",
        not_with: "does not go with",
        not_together: "do not go together",
        not_offered: "is not offered",
        combinations: "come only in certain combinations",
    },
    Words {
        lang: "de",
        quotes: ('„', '“'),
        and: "und",
        or: "oder",
        other_than: "außer",
        needs: "braucht",
        not_with: "passt nicht zu",
        not_together: "passen nicht zusammen",
        not_offered: "ist nicht lieferbar",
        combinations: "gibt es nur in bestimmten Kombinationen",
    },
];

/// Whether there are sentences in this language.
pub fn speaks(lang: &str) -> bool {
    LANGUAGES.iter().any(|words| words.lang == lang)
}

/// The rule as a sentence; empty in a language that is not spoken.
pub fn sentence(kind: &RuleKind, groups: &[Group], lang: &str) -> String {
    let Some(words) = LANGUAGES.iter().find(|words| words.lang == lang) else { return String::new() };
    let say = |sides: &[Is]| -> Vec<String> { sides.iter().map(|is| words.phrase(is, groups)).collect() };
    let sentence = match kind {
        RuleKind::Requires { when, then } => {
            format!("{} {} {}", join(&say(when), words.and), words.needs, join(&say(then), words.and))
        }
        RuleKind::Excludes { these } => match say(these).as_slice() {
            [only] => format!("{only} {}", words.not_offered),
            [one, other] => format!("{one} {} {other}", words.not_with),
            many => format!("{} {}", join(many, words.and), words.not_together),
        },
        RuleKind::Allowed { groups: columns, .. } => {
            let labels: Vec<_> = columns.iter().map(|ix| label(groups, *ix, lang)).collect();
            format!("{} {}", join(&labels, words.and), words.combinations)
        }
        RuleKind::Linear { terms, .. } => {
            let labels: Vec<_> = terms.iter().map(|term| label(groups, term.group, lang)).collect();
            format!("{} {}", join(&labels, words.and), words.combinations)
        }
    };
    format!("{sentence}.")
}

impl Words {
    /// `Lens “Sun” or “Mirror”`, `Lens other than “Clear”`.
    fn phrase(&self, is: &Is, groups: &[Group]) -> String {
        let Some(group) = groups.get(usize::from(is.group.0)) else { return String::new() };
        let (rest, named): (Vec<_>, Vec<_>) = group.values().partition(|(ix, _)| !is.values.contains(ix));
        let by_exception = named.len() > MAX_LISTED && !rest.is_empty() && rest.len() < named.len();
        let listed = if by_exception { rest } else { named };
        let (open, close) = self.quotes;
        let labels: Vec<_> = listed.iter().map(|(_, v)| format!("{open}{}{close}", v.label.get(self.lang))).collect();
        let other_than = if by_exception { format!("{} ", self.other_than) } else { String::new() };
        format!("{} {other_than}{}", group.label.get(self.lang), join(&labels, self.or))
    }
}

fn label(groups: &[Group], ix: GroupIx, lang: &str) -> String {
    groups.get(usize::from(ix.0)).map_or_else(String::new, |group| group.label.get(lang).to_owned())
}

/// `a, b and c`.
fn join(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
