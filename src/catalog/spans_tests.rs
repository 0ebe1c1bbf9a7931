//! Places of values and keys in a text that has everything RON has.

use super::*;

const TEXT: &str = r##"#![enable(implicit_some)]
// a "comment" with ( brackets
(
    name: "é\"x", /* nested /* comment */ ( */ size: (1.5, -2),
    list: [A, Requires(id: "r", when: {"tint": ["a", "b|c"], "t\u{e4}": []}), Some("y")],
    raw: r#"a " b"#, letter: '"', r#type: Some(Tune(slot: "s")),
)"##;

fn walk<'a>(doc: &'a Doc<'a>, path: &str) -> Place<'a> {
    path.split('.').filter(|step| !step.is_empty()).fold(doc.root(), |at, step| match step.parse() {
        Ok(index) => at.item(index),
        Err(_) => step.strip_prefix('@').map_or_else(|| at.field(step), |key| at.key(key)),
    })
}

#[test]
fn every_value_and_key_has_its_place() {
    let doc = Doc::new("t.ron", TEXT);
    for (path, line, column, length) in [
        ("", 3, 1, 1),
        ("name", 4, 11, 6),
        ("size.1", 4, 60, 2),
        ("list.0", 5, 12, 1),
        ("list.1.id", 5, 28, 3),
        ("list.1.when.tint.1", 5, 54, 5),
        ("list.1.when.@tint", 5, 40, 6),
        ("list.1.when.tä", 5, 73, 2),
        ("list.2", 5, 84, 3),
        ("raw", 6, 10, 10),
        ("letter", 6, 30, 3),
        ("type.slot", 6, 59, 3),
        // What is not there has the place of what encloses it.
        ("list.1.when.shape.7", 5, 39, 37),
        ("list.9", 5, 11, 78),
    ] {
        let at = Location::from(walk(&doc, path));
        assert_eq!((at.line, at.column, at.length), (line, column, length), "{path}");
    }
    let cell = Location::from(walk(&doc, "list.1.when.tint.1").part(2..3));
    assert_eq!((cell.column, cell.length), (57, 1));
    let escaped = Location::from(walk(&doc, "name").part(0..1));
    assert_eq!((escaped.column, escaped.length), (11, 6));
}

#[test]
fn keys_that_stand_twice_are_found() {
    let doc = Doc::new("t.ron", r#"(a: {"x": 1, "y": {"x": 2}, "\u{78}": 3})"#);
    let found: Vec<_> = doc.repeated_keys().into_iter().map(|(k, at)| (k, Location::from(at).column)).collect();
    assert_eq!(found, [("x", 29)]);
}

#[test]
fn nothing_makes_it_fail() {
    let deep = "[".repeat(200_000) + &"(a:".repeat(100_000);
    for text in [&deep, "", "\"", "\"\\", "r##\"", "'", "'\\", "/*", "//", "{", "(a", "(a:", "#![", "Some(", "é"] {
        let _ = Location::from(Doc::new("t.ron", text).root().item(0).field("a"));
    }
    for (end, _) in TEXT.char_indices() {
        let doc = Doc::new("t.ron", &TEXT[..end]);
        let _ = Location::from(walk(&doc, "list.1.when.tint.1"));
    }
}
