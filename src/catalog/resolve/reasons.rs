//! Readable sentences for rules that come without a reason of their own, in English and German.
//!
//! Invariant: a sentence names groups and values only by their labels, never says more than the rule, and has a bounded length.

use super::{
    kinds,
    words::{LANGUAGES, Words},
};
use crate::catalog::{Choice, Group, GroupIx, Is, Kind, RuleKind, Several, Text};

/// Most values that a sentence lists; of more it tells the exceptions if they are fewer.
const MAX_LISTED: usize = 3;
/// Most characters of a label that a sentence repeats, and most of a sentence.
const MAX_LABEL: usize = 80;
const MAX_SENTENCE: usize = 400;

/// What a rule says, as far as its form does not tell.
pub enum Said<'a> {
    Rule(&'a RuleKind),
    /// The group exists only where the conditions hold.
    OnlyWhen(GroupIx, &'a [Is]),
    /// The value is a package of these.
    Includes(Choice, &'a [Choice]),
    /// So many may be chosen.
    Limits(&'a Several),
    /// Groups with their factors as text (empty for 1, `−` for −1) sum to something between the limits, which have their unit.
    Sum {
        terms: &'a [(GroupIx, String)],
        min: Option<&'a Text>,
        max: Option<&'a Text>,
    },
    /// The second number is at least so much above the first.
    Above(GroupIx, GroupIx, Option<&'a Text>),
}

/// The rule as a sentence in every language in which there are words for it.
pub fn reason<'l>(said: &Said, groups: &[Group], languages: impl Iterator<Item = &'l str>) -> Text {
    let spoken = languages.filter_map(|lang| LANGUAGES.iter().find(|words| words.lang == lang));
    let sentence = |words: &Words| cut(&format!("{}.", words.sentence(said, groups)), MAX_SENTENCE);
    Text(spoken.map(|words| (words.lang.to_owned(), sentence(words))).collect())
}

/// What a value that is not listed is called.
pub fn built_in(id: &str) -> Text {
    Text(LANGUAGES.iter().map(|words| (words.lang.to_owned(), words.name_of(id).to_owned())).collect())
}

impl Words {
    fn name_of(&self, id: &str) -> &'static str {
        match id {
            kinds::NONE => self.none,
            kinds::ABSENT => self.absent,
            kinds::YES => self.yes,
            _ => self.no,
        }
    }

    fn sentence(&self, said: &Said, groups: &[Group]) -> String {
        // More phrases than a sentence has room for characters are not needed, nor any longer one.
        let say = |sides: &[Is]| -> Vec<String> {
            sides.iter().take(MAX_SENTENCE).map(|is| cut(&self.phrase(is, groups), MAX_SENTENCE)).collect()
        };
        let all = |sides: &[Is]| join(&say(sides), self.and);
        match said {
            Said::Rule(RuleKind::Requires { when, then }) => format!("{} {} {}", all(when), self.needs, all(then)),
            Said::Rule(RuleKind::Excludes { these }) => match say(these).as_slice() {
                [only] => format!("{only} {}", self.not_offered),
                [one, other] => format!("{one} {} {other}", self.not_with),
                many => format!("{} {}", join(many, self.and), self.not_together),
            },
            Said::Rule(RuleKind::Allowed { groups: columns, .. }) => self.combinations(columns.iter().copied(), groups),
            Said::Rule(RuleKind::Linear { terms, .. }) => {
                self.combinations(terms.iter().map(|term| term.group), groups)
            }
            Said::OnlyWhen(group, conditions) => {
                format!("{} {} {}", self.label(*group, groups), self.only_with, all(conditions))
            }
            Said::Includes(package, included) => {
                let is = |choice: &Choice| Is { group: choice.group, values: vec![choice.value] };
                let included: Vec<_> = included.iter().map(is).collect();
                format!("{} {} {}", self.phrase(&is(package), groups), self.includes, all(&included))
            }
            Said::Limits(several) => self.limits(several),
            Said::Sum { terms, min, max } => self.sum(terms, *min, *max, groups),
            Said::Above(low, high, gap) => {
                let (low, high) = (self.label(*low, groups), self.label(*high, groups));
                match gap {
                    None => format!("{low} {} {high}", self.not_larger),
                    Some(gap) => {
                        format!("{high} {} {} {} {low}", self.must_be_at_least, self.short(gap), self.larger_than)
                    }
                }
            }
        }
    }

    fn combinations(&self, columns: impl Iterator<Item = GroupIx>, groups: &[Group]) -> String {
        let labels: Vec<_> = columns.map(|ix| self.label(ix, groups)).collect();
        format!("{} {}", join(&labels, self.and), self.combinations)
    }

    fn limits(&self, several: &Several) -> String {
        let (min, max) = (several.min, several.max);
        let range = match (min, usize::from(max) >= several.groups.len()) {
            _ if min == max => format!("{} {min}", self.exactly),
            (0, _) => format!("{} {max}", self.at_most),
            (_, true) => format!("{} {min}", self.at_least),
            (_, false) => format!("{min} {} {max}", self.to),
        };
        format!("{}: {}", self.short(&several.label), self.choose.replace("{}", &range))
    }

    fn sum(&self, terms: &[(GroupIx, String)], min: Option<&Text>, max: Option<&Text>, groups: &[Group]) -> String {
        let get = |limit: Option<&Text>| limit.map(|text| self.short(text));
        let range = match (get(min), get(max)) {
            (Some(min), Some(max)) if min == max => format!("{} {min}", self.exactly),
            (Some(min), Some(max)) => format!("{min} {} {max}", self.to),
            (Some(min), None) => format!("{} {min}", self.at_least),
            (None, Some(max)) => format!("{} {max}", self.at_most),
            (None, None) => String::new(),
        };
        if terms.iter().all(|(_, factor)| factor.is_empty()) {
            let labels: Vec<_> = terms.iter().map(|(ix, _)| self.label(*ix, groups)).collect();
            let form = if labels.len() > 1 { self.together } else { self.must_be };
            return form.replace("{what}", &join(&labels, self.and)).replace("{range}", &range);
        }
        let mut what = String::new();
        for (i, (ix, factor)) in terms.iter().enumerate() {
            let (sign, factor) = factor.strip_prefix('−').map_or(("+", factor.as_str()), |rest| ("−", rest));
            match (i, sign) {
                (0, "+") => {}
                (0, _) => what.push('−'),
                _ => what.push_str(&format!(" {sign} ")),
            }
            what.push_str(&format!(
                "{factor}{}{}",
                if factor.is_empty() { "" } else { " × " },
                self.label(*ix, groups)
            ));
        }
        self.must_be.replace("{what}", &what).replace("{range}", &range)
    }

    /// `Lens “Sun” or “Mirror”`, `Lens other than “Clear”`, `Ageing at least 12 months`, `Engraving`, `without Engraving`.
    fn phrase(&self, is: &Is, groups: &[Group]) -> String {
        let Some(group) = groups.get(usize::from(is.group.0)) else { return String::new() };
        let name = self.short(&group.label);
        let has = |id: &str| group.values().any(|(ix, value)| is.values.contains(&ix) && value.id == id);
        if group.several.is_some() && has(kinds::YES) != has(kinds::NO) {
            return if has(kinds::YES) { name } else { format!("{} {name}", self.without) };
        }
        if let (Kind::Number(_), Some(range)) = (&group.kind, self.range(is, group)) {
            return format!("{name} {range}");
        }
        let (rest, named): (Vec<_>, Vec<_>) = group.values().partition(|(ix, _)| !is.values.contains(ix));
        let by_exception = named.len() > MAX_LISTED && !rest.is_empty() && rest.len() < named.len();
        let listed = if by_exception { rest } else { named };
        let (open, close) = self.quotes;
        let listed = listed.iter().take(MAX_SENTENCE);
        let labels: Vec<_> = listed.map(|(_, v)| format!("{open}{}{close}", self.short(&v.label))).collect();
        let other_than = if by_exception { format!("{} ", self.other_than) } else { String::new() };
        format!("{name} {other_than}{}", join(&labels, self.or))
    }

    /// The numbers of a condition, if they follow each other.
    fn range(&self, is: &Is, group: &Group) -> Option<String> {
        let numbers: Vec<_> = group.values().filter(|(ix, _)| group.absent != Some(*ix)).collect();
        let inside = |ix| is.values.contains(&ix);
        let first = numbers.iter().position(|(ix, _)| inside(*ix))?;
        let last = numbers.iter().rposition(|(ix, _)| inside(*ix))?;
        if last + 1 - first != is.values.len() {
            return None;
        }
        let label = |at: usize| self.short(&numbers[at].1.label);
        Some(match (first, last) {
            (first, last) if first == last => label(first),
            (0, last) if last + 1 < numbers.len() => format!("{} {}", self.at_most, label(last)),
            (first, last) if last + 1 == numbers.len() && first > 0 => format!("{} {}", self.at_least, label(first)),
            (first, last) => format!("{} {} {}", label(first), self.to, label(last)),
        })
    }

    fn label(&self, ix: GroupIx, groups: &[Group]) -> String {
        groups.get(usize::from(ix.0)).map_or_else(String::new, |group| self.short(&group.label))
    }

    fn short(&self, label: &Text) -> String {
        cut(label.get(self.lang), MAX_LABEL)
    }
}

/// At most so many characters of `text`, and a sign where it goes on.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// `a, b and c`.
fn join(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalog::ValueIx, rules::fixture::sized};

    #[test]
    fn no_label_makes_a_sentence_long() {
        let mut catalog = sized(&[6, 2_000], vec![]);
        catalog.groups[0].label = Text::plain("é".repeat(4_000));
        let is = |group: u16, values: std::ops::Range<u16>| Is {
            group: GroupIx(group),
            values: values.map(ValueIx).collect(),
        };
        let said = |these: Vec<Is>| {
            let kind = RuleKind::Excludes { these };
            reason(&Said::Rule(&kind), &catalog.groups, ["en"].into_iter()).get("en").to_owned()
        };
        let label = "é".repeat(MAX_LABEL);
        assert_eq!(said(vec![is(0, 0..1)]), format!("{label}… “v0” is not offered."));
        let long = said(vec![is(0, 0..1), is(1, 0..1_000)]);
        assert!(long.starts_with(&format!("{label}… “v0” does not go with Group 1 “v0”, “v1”, ")), "{long}");
        assert_eq!((long.chars().count(), long.chars().last()), (MAX_SENTENCE + 1, Some('…')));
    }
}
