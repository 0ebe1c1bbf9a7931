//! Hero configurations, and what is given freely beside choices: words, drawings and colours.
//!
//! Invariant: whatever is given freely here passes the checks of its group, and its group has the value that goes with it.

use super::{
    Work,
    ids::Ids,
    kinds::{CUSTOM, DRAWN, WRITTEN},
    problems::quoted,
};
use crate::catalog::{
    Choice, Drawing, Free, FreeProblem, GroupIx, Kind, Preset, Selection, TextRule, ValueIx,
    raw::{RawChoices, RawPreset},
    spans::Place,
};
use indexmap::IndexMap;
use std::collections::BTreeSet;

impl Work<'_> {
    /// All presets; what their authors left out is still missing.
    pub fn presets(&mut self, place: Place, raw: &[RawPreset], ids: &Ids) -> Vec<Preset> {
        let mut known = BTreeSet::new();
        let mut presets = Vec::new();
        for (i, raw) in self.not_too_many(&place, raw, "presets").iter().enumerate() {
            let at = place.item(i);
            self.check_new_id(at.field("id"), "preset", &raw.id, &mut known);
            let key = format!("preset-{}", raw.id);
            let title = self.texts.required(&key, at.field("id"), &mut self.problems);
            let story = self.texts.required(&format!("{key}.story"), at.field("id"), &mut self.problems);
            let (choices, selection) = self.given(&at, &raw.choices, &raw.free, ids);
            presets.push(Preset { id: raw.id.clone(), title, story, choices, selection });
        }
        presets
    }

    /// `choices` and `free` at `at`: the choices with those that go with what is free, and a selection of no values with it.
    pub fn given(
        &mut self,
        at: &Place,
        choices: &RawChoices,
        free: &IndexMap<String, String>,
        ids: &Ids,
    ) -> (Vec<Choice>, Selection) {
        let place = at.field("choices");
        let mut choices = self.choices(&place, choices, ids);
        let mut selection = Selection::new(Vec::new());
        for (id, words) in free {
            let place = at.field("free");
            let Some(group) = self.find_group(place.key(id), id, ids) else { continue };
            let Some(free) = self.free(place.field(id), group, words, ids) else { continue };
            let Some(value) = ids.group(group).free_value() else { continue };
            selection.set_free(group, Some(free));
            match choices.binary_search_by_key(&group, |choice| choice.group) {
                Err(gap) => choices.insert(gap, Choice { group, value }),
                Ok(same) if choices[same].value == value => {}
                Ok(same) => {
                    let chosen = &ids.group(group).values[usize::from(choices[same].value.0)].id;
                    let message =
                        format!("{} is chosen for {}, which leaves no room for this", quoted(chosen), quoted(id));
                    self.problems.error(place.field(id), "free-without-value", message, "remove one of the two");
                }
            }
        }
        self.check_wordless(&place, &choices, &selection, ids);
        (choices, selection)
    }

    /// Choices that go with words, a drawing or a colour need them.
    pub fn check_wordless(&mut self, place: &Place, choices: &[Choice], selection: &Selection, ids: &Ids) {
        for choice in choices {
            let group = ids.group(choice.group);
            if group.free_value() == Some(choice.value) && selection.free(choice.group).is_none() {
                let (what, remedy) = match group.kind {
                    Kind::Text(_) => {
                        ("words", format!("add `free: {{\"{}\": \"…\"}}` where there is such a field", group.id))
                    }
                    Kind::Drawing(_) => (
                        "a drawing",
                        format!("add `free: {{\"{}\": \"m 10,20 30,40\"}}` where there is such a field", group.id),
                    ),
                    _ => (
                        "a colour",
                        format!("add `free: {{\"{}\": \"#rrggbb\"}}` where there is such a field", group.id),
                    ),
                };
                let message = format!("{} lacks {what}", quoted(&group.id));
                self.problems.error(place.field(&group.id), "missing-free", message, remedy);
            }
        }
    }

    /// What rules and packages bring about by themselves must not be a value that goes with words, a drawing or a colour: those only a
    /// customer gives. `at` is the place of what names the values.
    pub fn check_made(&mut self, at: Place, group: GroupIx, values: &[ValueIx], ids: &Ids) {
        let described = ids.group(group);
        if described.free_value().is_some_and(|free| values == [free]) {
            let (what, id) = match described.kind {
                Kind::Text(_) => ("words", WRITTEN),
                Kind::Drawing(_) => ("a drawing", DRAWN),
                _ => ("a colour", CUSTOM),
            };
            let message = format!("this makes {} be {} without {what}", quoted(&described.id), quoted(id));
            let remedy = format!("name a value that goes without: {what} can only come from the customer");
            self.problems.error(at, "missing-free", message, remedy);
        }
    }

    fn free(&mut self, at: Place, group: GroupIx, words: &str, ids: &Ids) -> Option<Free> {
        let described = ids.group(group);
        let free = match described.kind {
            Kind::Color(_) => Ok(Free::Color(self.check_colour(at.clone(), words))),
            Kind::Drawing(_) => words.parse::<Drawing>().map(Free::Drawing).map_err(FreeProblem::from),
            _ => Ok(Free::Text(TextRule::normalise(words))),
        };
        let checked = free.and_then(|free| described.check_free(&free).map(|()| free));
        let problem = match checked {
            Ok(free) => return Some(free),
            Err(problem) => problem,
        };
        let remedy = match (&problem, &described.kind) {
            (FreeProblem::NotFree, _) => "name a group of kind `Text`, `Drawing` or `Color`".to_owned(),
            (_, Kind::Text(rule)) => format!("write 1 to {} of the characters that are accepted", rule.max_chars),
            (_, Kind::Drawing(_)) => {
                "write strokes that fit, such as `m 10,20 30,40; s 5,5 9,5 9,9`, with the pens `f`, `m` \
                                      and `b` (fine, medium, broad) or `s` (a filled shape)"
                    .to_owned()
            }
            _ => "give a colour within the gamut, or widen it".to_owned(),
        };
        self.problems.error(
            at,
            "bad-free",
            format!("{} cannot have {}: {problem}", quoted(&described.id), quoted(words)),
            remedy,
        );
        None
    }
}
