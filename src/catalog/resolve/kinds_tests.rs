//! Mistakes in groups of every kind, in packages and presets: message, place and remedy.

use super::everything_tests::{Mistake, check};
use crate::catalog::Severity;

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    Mistake { file: "catalog.ron", from: "step: 50", to: "step: 0", severity: Severity::Error, code: "bad-limits", mark: ("0, price_per_unit: 12", 0), says: "the step is 0", remedy: "above 0" },
    Mistake { file: "catalog.ron", from: "min: 100, max: 500, step: 50", to: "min: 600, max: 500, step: 50", severity: Severity::Error, code: "bad-limits", mark: ("600", 0), says: "from 600 to 500", remedy: "smaller limit" },
    Mistake { file: "catalog.ron", from: "max: 500, step: 50", to: "max: 510, step: 50", severity: Severity::Error, code: "bad-limits", mark: ("510", 0), says: "do not end at 510", remedy: "`max: 500`" },
    Mistake { file: "catalog.ron", from: "max: 500, step: 50", to: "max: 500, step: 0.1", severity: Severity::Error, code: "too-many", mark: ("0.1", 0), says: "4001 numbers", remedy: "at most 1001" },
    Mistake { file: "catalog.ron", from: "max: 500, step: 50", to: r##"max: "wide", step: 50"##, severity: Severity::Error, code: "bad-number", mark: (r##""wide""##, 0), says: "`wide` is not a number", remedy: "digits" },
    Mistake { file: "catalog.ron", from: "step: 0.25)", to: "step: 0.0000001)", severity: Severity::Error, code: "bad-number", mark: ("0.0000001", 0), says: "not a number", remedy: "six decimals" },
    Mistake { file: "catalog.ron", from: "default: 200", to: "default: 210", severity: Severity::Error, code: "unknown-default", mark: ("210", 0), says: "`210`", remedy: "100 to 500 in steps of 50" },
    Mistake { file: "catalog.ron", from: r##"(id: "500""##, to: r##"(id: "510""##, severity: Severity::Error, code: "unknown-value", mark: (r##""510""##, 0), says: "not a number of `width`", remedy: "100 to 500 in steps of 50" },
    Mistake { file: "catalog.ron", from: r##"(id: "500", sku"##, to: r##"(id: "500", key: 9, sku"##, severity: Severity::Warning, code: "unused-key", mark: (r##"9, sku: "WOOD-500""##, 0), says: "follows from the number", remedy: "remove" },
    Mistake { file: "catalog.ron", from: "key_step: 0.25", to: "key_step: 0.2", severity: Severity::Error, code: "bad-key", mark: ("Number(min: 1, max: 5", 0), says: "has no key", remedy: "`key_from`" },
    Mistake { file: "catalog.ron", from: "price_per_unit: 12,", to: "price_per_unit: 900000000000,", severity: Severity::Error, code: "out-of-range", mark: ("900000000000", 0), says: "the price of", remedy: "price_per_unit" },
    Mistake { file: "catalog.ron", from: r##"(id: "none", sku: """##, to: r##"(id: "none", key: 3, sku: """##, severity: Severity::Warning, code: "unused-key", mark: (r##"3, sku: """##, 0), says: "say nothing about `none`", remedy: "remove" },
    Mistake { file: "catalog.ron", from: "key: 6, default: 40", to: r##"key: 6, default: "absent""##, severity: Severity::Error, code: "unknown-default", mark: (r##""absent""##, 0), says: "`absent`", remedy: "20 to 80 in steps of 10" },
    Mistake { file: "catalog.ron", from: r##"{"mat": ["white", "black"]},"##, to: r##"{"mat-width": [30]},"##, severity: Severity::Error, code: "circular-condition", mark: (r##"{"mat-width": [30]}"##, 0), says: "depends on itself", remedy: "do not depend" },
    Mistake { file: "catalog.ron", from: r##"{"mat": ["white", "black"]},"##, to: r##"{"matt": ["white", "black"]},"##, severity: Severity::Error, code: "unknown-group", mark: (r##""matt""##, 0), says: "no group `matt`", remedy: "`mat`" },
    Mistake { file: "catalog.ron", from: r##"{"mat": ["white", "black"]},"##, to: r##"{"mat": ["none", "white", "black"]},"##, severity: Severity::Warning, code: "unreachable-value", mark: (r##""mat-width", key"##, 0), says: "always holds", remedy: "remove `only_when`" },
    Mistake { file: "catalog.ron", from: "min: 1, max: 2)", to: "min: 3, max: 2)", severity: Severity::Error, code: "bad-limits", mark: ("Multiple", 0), says: "at least 3 and at most 2", remedy: "not above `max`" },
    Mistake { file: "catalog.ron", from: "min: 1, max: 2)", to: "min: 1, max: 4)", severity: Severity::Error, code: "bad-limits", mark: ("Multiple", 0), says: "of 3 values", remedy: "from 1 to 3" },
    Mistake { file: "catalog.ron", from: r##"default: ["hooks"]"##, to: r##"default: ["hook"]"##, severity: Severity::Error, code: "unknown-default", mark: (r##""hook"]"##, 0), says: "`hook`", remedy: "`hooks`" },
    Mistake { file: "catalog.ron", from: r##"id: "extras", kind"##, to: r##"id: "extras", key: 3, kind"##, severity: Severity::Warning, code: "unused-key", mark: ("3, kind: Multiple", 0), says: "key of its own", remedy: "remove" },
    Mistake { file: "catalog.ron", from: r##"id: "extras", kind"##, to: r##"id: "extras", formerly: [(id: "add-ons", key: 99)], kind"##, severity: Severity::Error, code: "bad-former", mark: ("99)", 0), says: "`extras` is a multiple choice", remedy: "each member" },
    Mistake { file: "catalog.ron", from: r##"id: "extras", kind"##, to: r##"id: "extras", formerly: [(id: "extras")], kind"##, severity: Severity::Error, code: "bad-former", mark: (r##"(id: "extras")]"##, 0), says: "`extras-hooks` or its key is still in use", remedy: "remove" },
    Mistake { file: "catalog.ron", from: r##"id: "wrap", key: 9"##, to: r##"id: "wrap", key: 8"##, severity: Severity::Error, code: "duplicate-key", mark: (r##"8, sku: "X-WRA""##, 0), says: "`extras-hooks` and `extras-wrap`", remedy: "never used" },
    Mistake { file: "catalog.ron", from: r##"id: "glass", key: 7"##, to: r##"id: "extras-wrap", key: 7"##, severity: Severity::Error, code: "duplicate-id", mark: (r##""wrap", key"##, 0), says: "two groups `extras-wrap`", remedy: "rename" },
    Mistake { file: "catalog.ron", from: "max_chars: 24", to: "max_chars: 900", severity: Severity::Error, code: "out-of-range", mark: ("900, char", 0), says: "the limit is 900", remedy: "from 1 to 500" },
    Mistake { file: "catalog.ron", from: "max_chars: 24", to: "max_chars: 467", severity: Severity::Error, code: "long-code", mark: ("467, char", 0), says: "with `inscription` the texts and drawings of a design have up to 1401 bytes", remedy: "smaller `max_chars`" },
    Mistake { file: "catalog.ron", from: "max_chars: 24", to: "max_chars: 441", severity: Severity::Error, code: "long-code", mark: ("200, size", 0), says: "with `sketch` the texts and drawings of a design have up to 1523 bytes", remedy: "smaller `room`" },
    Mistake { file: "catalog.ron", from: "room: 200", to: "room: 20", severity: Severity::Error, code: "out-of-range", mark: ("20, size", 0), says: "the limit is 20", remedy: "from 32 to 1000" },
    Mistake { file: "catalog.ron", from: "size: (120, 60)", to: "size: (120, 9)", severity: Severity::Error, code: "out-of-range", mark: ("9)),", 0), says: "the limit is 9", remedy: "from 16 to 255" },
    Mistake { file: "catalog.ron", from: r##"id: "drawn", key: 1"##, to: r##"id: "written", key: 1"##, severity: Severity::Error, code: "reserved-id", mark: (r##""written", key: 1, sku: "X-SKE""##, 0), says: "`written` cannot", remedy: "`none` and `drawn`" },
    Mistake { file: "catalog.ron", from: "wide_mm: 50", to: "wide_mm: 56", severity: Severity::Error, code: "out-of-range", mark: ("56)", 0), says: "reaches beyond its area", remedy: "smaller `wide_mm`" },
    Mistake { file: "catalog.ron", from: r##"drawing: "sketch""##, to: r##"drawing: "sketsch""##, severity: Severity::Error, code: "unknown-group", mark: (r##""sketsch""##, 0), says: "no drawing group `sketsch`", remedy: "`sketch`" },
    Mistake { file: "catalog.ron", from: "m 10,20 30,40", to: "m 10,20 130,40", severity: Severity::Error, code: "bad-free", mark: (r##""m 10,20 130,40"##, 0), says: "beyond 120×60 steps", remedy: "strokes that fit" },
    Mistake { file: "catalog.ron", from: "m 10,20 30,40", to: "a cat", severity: Severity::Error, code: "bad-free", mark: (r##""a cat"##, 0), says: "this is no drawing", remedy: "`m 10,20 30,40" },
    Mistake { file: "samples.ron", from: r##""yes"}, free"##, to: r##""yes", "sketch": "drawn"}, free"##, severity: Severity::Error, code: "missing-free", mark: (r##""drawn""##, 0), says: "lacks a drawing", remedy: r##"`free: {"sketch""## },
    Mistake { file: "catalog.ron", from: r##"[Latin, Digits, Only("♥")]"##, to: "[]", severity: Severity::Error, code: "bad-characters", mark: ("[], check", 0), says: "no character", remedy: "[Latin, Digits]" },
    Mistake { file: "catalog.ron", from: r##"Only("♥")"##, to: r##"Only("\u{202e}")"##, severity: Severity::Error, code: "bad-characters", mark: ("Only", 0), says: "U+202E", remedy: "can be seen" },
    Mistake { file: "catalog.ron", from: r##"(id: "written", key: 1, sku: "X-INS", price: 900, lead_days: 8, effects: [Material(slot: "plate", material: "brass"), Words(slot: "plate", words: "inscription", lettering: "plate")])"##, to: "", severity: Severity::Error, code: "missing-value", mark: ("[],
        ),
        // A colour: a", 0), says: "`written`", remedy: r##"`(id: "written""## },
    Mistake { file: "catalog.ron", from: r##"id: "written", key: 1"##, to: r##"id: "words", key: 1"##, severity: Severity::Error, code: "reserved-id", mark: (r##""words""##, 0), says: "`words` cannot", remedy: "`none` and `written`" },
    Mistake { file: "catalog.ron", from: "(15, 90)", to: "(90, 15)", severity: Severity::Error, code: "bad-limits", mark: ("(90, 15)", 0), says: "from 90 to 15", remedy: "0 to 100" },
    Mistake { file: "catalog.ron", from: r##"default: "oak""##, to: r##"default: "custom""##, severity: Severity::Error, code: "unknown-default", mark: (r##""custom""##, 0), says: "`custom`", remedy: "`oak`" },
    Mistake { file: "catalog.ron", from: "kind: Color(), unseen", to: "kind: Color(free: ()), unseen", severity: Severity::Error, code: "missing-value", mark: (r##"[
                (id: "steel""##, 0), says: "`custom`", remedy: r##"`(id: "custom""## },
    Mistake { file: "catalog.ron", from: r##"default: "steel", kind"##, to: "kind", severity: Severity::Error, code: "unknown-default", mark: (r##""hanger""##, 0), says: "no `default`", remedy: "`steel`" },
    Mistake { file: "catalog.ron", from: r##"default: "portrait""##, to: r##"default: ["portrait", "landscape"]"##, severity: Severity::Error, code: "unknown-default", mark: (r##"["portrait", "landscape"], camera"##, 0), says: "one value", remedy: "`portrait`" },
    Mistake { file: "catalog.ron", from: r##""glass": "museum", "extras""##, to: r##""glass": "museun", "extras""##, severity: Severity::Error, code: "unknown-value", mark: (r##""museun""##, 0), says: "`museun`", remedy: "`museum`" },
    Mistake { file: "catalog.ron", from: r##"includes: {"glass": "museum","##, to: r##"includes: {"package": "none","##, severity: Severity::Error, code: "own-group", mark: (r##"{"package": "none""##, 0), says: "own group", remedy: "other groups" },
    Mistake { file: "catalog.ron", from: r##""extras": "wrap", "depth""##, to: r##""extras": "rap", "depth""##, severity: Severity::Error, code: "unknown-value", mark: (r##""rap""##, 0), says: "`extras` has no value `rap`", remedy: "`wrap`" },
    Mistake { file: "catalog.ron", from: r##""Ada ♥ Émile 1852""##, to: r##""Ada ★""##, severity: Severity::Error, code: "bad-free", mark: (r##""Ada ★""##, 0), says: "“★” cannot be written", remedy: "1 to 24" },
    Mistake { file: "catalog.ron", from: r##""Ada ♥ Émile 1852""##, to: r##""Ada, who has been here for a very long time""##, severity: Severity::Error, code: "bad-free", mark: (r##""Ada, who"##, 0), says: "at most 24 fit", remedy: "1 to 24" },
    Mistake { file: "catalog.ron", from: r##""#7a3040""##, to: r##""#050505""##, severity: Severity::Error, code: "bad-free", mark: (r##""#050505""##, 0), says: "too dark", remedy: "gamut" },
    Mistake { file: "catalog.ron", from: r##""paint": "#7a3040""##, to: r##""glass": "blue""##, severity: Severity::Error, code: "bad-free", mark: (r##""blue""##, 0), says: "neither text, drawing nor colour", remedy: "`Text`, `Drawing` or `Color`" },
    Mistake { file: "catalog.ron", from: r##"free: {"inscription": "Ada ♥ Émile 1852", "##, to: r##"choices2: 1, free: {"##, severity: Severity::Error, code: "unknown-field", mark: ("choices2", 0), says: "in a preset", remedy: "`choices`" },
    Mistake { file: "catalog.ron", from: r##""package": "gallery"},"##, to: r##""inscription": "none"},"##, severity: Severity::Error, code: "free-without-value", mark: (r##""Ada"##, 0), says: "`none` is chosen", remedy: "remove one" },
    Mistake { file: "samples.ron", from: r##""yes"}, free: {"inscription": "Home"}"##, to: r##""yes", "inscription": "written"}"##, severity: Severity::Error, code: "missing-free", mark: (r##""written""##, 0), says: "lacks words", remedy: r##"`free: {"inscription""## },
    Mistake { file: "suggestions.ron", from: r##""mat": "white", "glass""##, to: r##""paint": "custom", "glass""##, severity: Severity::Error, code: "missing-free", mark: (r##""custom""##, 0), says: "lacks a colour", remedy: "#rrggbb" },
    Mistake { file: "catalog.ron", from: r##""extras": "wrap", "depth""##, to: r##""inscription": "written", "depth""##, severity: Severity::Error, code: "missing-free", mark: (r##""written", "depth""##, 0), says: "`inscription` be `written` without words", remedy: "from the customer" },
    Mistake { file: "catalog.ron", from: r##"then: {"depth": [">= 2"]}"##, to: r##"then: {"paint": ["custom"]}"##, severity: Severity::Error, code: "missing-free", mark: (r##"["custom"]}"##, 0), says: "`paint` be `custom` without a colour", remedy: "goes without" },
    Mistake { file: "catalog.ron", from: r##"id: "wide", choices"##, to: r##"id: "anniversary", choices"##, severity: Severity::Error, code: "duplicate-id", mark: (r##""anniversary", choices"##, 0), says: "two presets", remedy: "rename" },
];

#[test]
fn mistakes_in_groups_have_message_place_and_remedy() {
    check(MISTAKES);
}
