//! Writing a catalog folder: `catalog.ron` and `texts/en.ftl`.
//!
//! Invariant: what is written resolves without an error wherever the shipped studio light is there. Ids and keys depend on the
//! model only, not on the order of anything that could change by itself.

use super::{
    Imported,
    choices::{Choice, Choices, Name, Value},
    clause::{Clause, Set},
    defaults::{Start, start},
    model::At,
    names::{Ids, fluent, literal, slug},
    problems::Problems,
    rules::{Kind, Rule, rules},
    typed::Form,
};
use crate::catalog::{Ratio, Severity, Sources, decimal::shortest, resolve, source::MAX_SOURCE_BYTES};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// Largest price of one value, in minor units; see the checks of catalogs.
const MAX_PRICE: i64 = 1_000_000_000_000;

/// A stage without a product: the importer knows of no meshes.
const STAGE: &str = r##"    materials: {},
    stage: (
        sockets: {},
        environments: {
            "studio": (
                diffuse: "environments/studio_diffuse.ktx2",
                specular: "environments/studio_specular.ktx2",
                backdrop: "#f4f2ed",
            ),
        },
        cameras: {
            "home": (target_mm: (0.0, 0.0, 0.0), theta: -30.0, phi: 74.0, frame_mm: 100.0),
        },
        home: "home",
        zoom_mm: (20.0, 400.0),
    ),
)
"##;

/// Ids of a group and its values.
struct GroupIds {
    group: String,
    values: Vec<String>,
}

/// The folder of the line `line`; `None` after an error.
pub fn write(choices: Choices, line: &str, problems: &mut Problems) -> Option<Imported> {
    let start = match start(&choices) {
        Start::Valid(start) => start,
        Start::Wanted(start) => {
            let message = "the constraints are so tangled that no valid start design was found";
            problems.warning(At::START, "hard-model", message, "choose defaults that go together in the catalog");
            start
        }
        Start::Void => {
            let message = "the constraints contradict each other: there is no design at all";
            problems.error(At::START, "void-model", message, "remove or weaken constraints until one design is left");
            return None;
        }
    };
    check_prices(&choices, &start, problems);
    let ids = ids(&choices.groups);
    let group_ids: Vec<_> = ids.iter().map(|ids| ids.group.clone()).collect();
    let rules = rules(&choices.groups, &group_ids, &choices.ties);
    let line = slug(line, "imported");
    let catalog = ron(&choices, &line, &start, &ids, &rules, problems.file());
    let english = english(&choices, &ids);
    if catalog.len().max(english.len()) > MAX_SOURCE_BYTES {
        let message = format!("the catalog would be larger than {MAX_SOURCE_BYTES} bytes");
        problems.error(At::START, "too-large", message, "split the model");
        return None;
    }
    let texts = BTreeMap::from([("catalog.ron".to_owned(), catalog), ("texts/en.ftl".to_owned(), english)]);
    if let Some((at, ..)) = choices.sums.first() {
        check_sums(*at, &texts, problems)?;
    }
    Some(Imported {
        texts,
        warnings: Vec::new(),
        groups: choices.groups.len(),
        values: choices.groups.iter().map(|group| group.values.len()).sum(),
        rules: rules.len(),
    })
}

/// The start design knows nothing of sums: whether there is a design at all only the finished catalog tells.
fn check_sums(at: At, texts: &BTreeMap<String, String>, problems: &mut Problems) -> Option<()> {
    let resolved = resolve(&Sources { texts: texts.clone(), ..Sources::default() });
    let error = resolved.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error);
    if let Some(error) = error {
        let message = format!("with its sums the model makes no catalog: {}", error.message);
        problems.error(at, "void-model", message, "weaken the sums until one design is left");
    }
    resolved.catalog.map(drop)
}

/// A product must cost something, and sums must not overflow.
fn check_prices(choices: &Choices, start: &[u16], problems: &mut Problems) {
    let values = choices.groups.iter().flat_map(|group| &group.values);
    let large = values
        .map(|value| value.known.price)
        .chain([choices.base.price])
        .find(|price| !(-MAX_PRICE..=MAX_PRICE).contains(price));
    if let Some(price) = large {
        let message = format!("prices add up to {price} minor units");
        problems.error(At::START, "bad-price", message, "make the prices smaller");
        return;
    }
    let chosen = choices.groups.iter().zip(start).map(|(group, &value)| group.values[usize::from(value)].known.price);
    let total: i64 = chosen.sum::<i64>() + choices.base.price;
    if total < 0 {
        let message = format!("the start design costs {total} minor units");
        problems.error(At::START, "bad-price", message, "give the root feature a price that outweighs the discounts");
    }
}

fn ids(groups: &[Choice]) -> Vec<GroupIds> {
    let mut taken = Ids::default();
    let mut keys = BTreeSet::new();
    let mut all = Vec::new();
    for group in groups {
        let id = taken.unique(&slug(&group.name, "group"), |_| true);
        let mut values = Ids::default();
        let listed = if group.form == Form::Listed { &group.values[..] } else { &[] };
        let value_ids = listed.iter().map(|value| {
            // Texts are found by `value-<group>-<value>`, which two groups could otherwise share.
            let value =
                values.unique(&value_slug(value, &group.name), |value| !keys.contains(&format!("{id}-{value}")));
            keys.insert(format!("{id}-{value}"));
            value
        });
        let mut values: Vec<String> = value_ids.collect();
        values.extend(group.values[listed.len()..].iter().map(|value| value_slug(value, &group.name)));
        all.push(GroupIds { group: id, values });
    }
    all
}

/// `panto` for the feature `shape: panto` of the group `shape`.
fn value_slug(value: &Value, group: &str) -> String {
    match &value.name {
        Name::No => "no".to_owned(),
        Name::Yes => "yes".to_owned(),
        Name::None => "none".to_owned(),
        Name::Number(number) => number.clone(),
        Name::Written => "written".to_owned(),
        Name::Absent => "absent".to_owned(),
        Name::Feature { own, .. } => {
            let rest = own.strip_prefix(group).and_then(|rest| rest.strip_prefix(':'));
            slug(rest.unwrap_or(own), "value")
        }
    }
}

fn ron(choices: &Choices, line: &str, start: &[u16], ids: &[GroupIds], rules: &[Rule], file: &str) -> String {
    let file: String = file.chars().filter(|c| !c.is_control()).take(200).collect();
    let mut out = format!("// Imported from {file}.\n(\n    line: {},\n    version: 1,\n", literal(line));
    let base = &choices.base;
    let _ = writeln!(out, "    currency: {},\n    price: {},", literal(&choices.currency), base.price);
    let _ = writeln!(out, "    lead_days: {},\n\n    groups: [", base.lead_days);
    for (i, (group, &start)) in choices.groups.iter().zip(start).enumerate() {
        write_group(&mut out, i, group, usize::from(start), ids);
    }
    out.push_str("    ],\n\n    rules: [\n");
    let mut line_before = 0;
    for rule in rules {
        if rule.at.line != line_before {
            let _ = writeln!(out, "        // Line {} there.", rule.at.line);
            line_before = rule.at.line;
        }
        let id = &rule.id;
        let _ = match &rule.kind {
            Kind::Requires { when, then } => writeln!(
                out,
                "        Requires(id: \"{id}\", when: {}, then: {}),",
                condition(when, choices, ids),
                condition(then, choices, ids)
            ),
            Kind::Excludes { these } => {
                writeln!(out, "        Excludes(id: \"{id}\", these: {}),", condition(these, choices, ids))
            }
        };
    }
    for (i, (at, terms, min, max)) in (1..).zip(&choices.sums) {
        let terms = terms.iter().map(|(group, factor)| format!("(\"{}\", {factor})", ids[usize::from(*group)].group));
        let limit = |name: &str, limit: &Option<Ratio>| limit.map_or_else(String::new, |it| format!(", {name}: {it}"));
        let terms = terms.collect::<Vec<_>>().join(", ");
        let (min, max) = (limit("min", min), limit("max", max));
        let _ = writeln!(
            out,
            "        // Line {} there.\n        Linear(id: \"sum-{i}\", sum: [{terms}]{min}{max}),",
            at.line
        );
    }
    out + "    ],\n\n" + STAGE
}

fn write_group(out: &mut String, i: usize, group: &Choice, start: usize, all: &[GroupIds]) {
    let ids = &all[i];
    let _ = write!(out, "        (\n            id: \"{}\", key: {}", ids.group, i + 1);
    // What a conditional group has where it exists.
    let begins = if group.only.is_some() && start + 1 == group.values.len() {
        group.values.iter().position(|value| value.known.default).unwrap_or(0)
    } else {
        start
    };
    match &group.form {
        Form::Text { max_chars } => {
            let _ = write!(out, ", kind: Text(max_chars: {max_chars})");
        }
        Form::Number(number) => {
            let [min, max, step] = [number.min, number.max, number.step].map(|units| shortest(units, number.decimals));
            let unit = literal(&number.unit);
            let _ = write!(out, ", default: {}", ids.values[begins]);
            let _ = write!(out, ", kind: Number(unit: {unit}, min: {min}, max: {max}, step: {step})");
        }
        Form::Listed => {
            let _ = write!(out, ", default: \"{}\"", ids.values[begins]);
        }
    }
    if let Some(only) = &group.only {
        let when = &all[usize::from(only.group)];
        let values = only.values.iter().map(|&value| format!("\"{}\"", when.values[usize::from(value)]));
        let _ = write!(out, ", only_when: {{\"{}\": [{}]}}", when.group, values.collect::<Vec<_>>().join(", "));
    }
    out.push_str(",\n            values: [\n");
    let is_written = |name: &Name| !matches!(name, Name::Number(_) | Name::Absent) && group.form == Form::Listed;
    let values = group.values.iter().zip(&ids.values);
    for (key, (value, id)) in (1..).zip(values.filter(|(value, _)| is_written(&value.name))) {
        let known = &value.known;
        let sku = literal(known.sku.as_deref().unwrap_or_default());
        let _ = write!(out, "                (id: \"{id}\", key: {key}, sku: {sku}");
        if known.price != 0 {
            let _ = write!(out, ", price: {}", known.price);
        }
        if known.lead_days != 0 {
            let _ = write!(out, ", lead_days: {}", known.lead_days);
        }
        out.push_str("),\n");
    }
    if matches!(group.form, Form::Text { .. }) {
        out.push_str("                (id: \"written\", key: 1, sku: \"\"),\n");
    }
    out.push_str("            ],\n        ),\n");
}

fn condition(is: &Clause, choices: &Choices, ids: &[GroupIds]) -> String {
    let groups = is.iter().map(|(&group, set)| {
        let ids = &ids[usize::from(group)];
        let values = match &choices.groups[usize::from(group)].form {
            Form::Number(_) => ranges(ids, set),
            _ => set.iter().map(|&value| format!("\"{}\"", ids.values[usize::from(value)])).collect(),
        };
        format!("\"{}\": [{}]", ids.group, values.join(", "))
    });
    format!("{{{}}}", groups.collect::<Vec<_>>().join(", "))
}

/// Numbers, with `least..most` for those that follow each other.
fn ranges(ids: &GroupIds, set: &Set) -> Vec<String> {
    let runs = set.chunk_by(|one, next| one + 1 == *next);
    let run = |run: &[u16]| {
        let id = |value: u16| ids.values[usize::from(value)].as_str();
        match *run {
            [first, .., last] => format!("\"{}..{}\"", id(first), id(last)),
            [only] => format!("\"{}\"", id(only)),
            [] => String::new(),
        }
    };
    runs.map(run).collect()
}

fn english(choices: &Choices, ids: &[GroupIds]) -> String {
    let title = fluent(&choices.title);
    let mut out = format!("line-title = {title}\nline-tagline = Build your own\nenvironment-studio = Studio\n");
    for (group, ids) in choices.groups.iter().zip(ids) {
        let _ = writeln!(out, "\ngroup-{} = {}", ids.group, fluent(&group.label));
        for (value, id) in group.values.iter().zip(&ids.values) {
            let label = match &value.name {
                Name::No => "No",
                Name::Yes => "Yes",
                Name::None if group.form == Form::Listed => "None",
                Name::Written => "Your words",
                Name::Feature { within, .. } => within,
                Name::None | Name::Number(_) | Name::Absent => continue,
            };
            let _ = writeln!(out, "value-{}-{id} = {}", ids.group, fluent(label));
        }
    }
    out
}

/// Whether a line can be called so: the folder's name becomes the line's id.
pub fn is_line(name: &str) -> bool {
    !name.is_empty() && slug(name, "") == name
}
