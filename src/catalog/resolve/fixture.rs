//! A small, complete and correct product line, for tests.

use crate::catalog::Sources;
use std::collections::{BTreeMap, BTreeSet};

pub const CATALOG: &str = r##"// Glasses, in small.
(
    line: "glasses",
    version: 3,
    currency: "EUR",
    price: 14900,
    lead_days: 5,
    groups: [
        (
            id: "shape", key: 1, default: "panto", camera: "front", nodes: ["frame"],
            values: [
                (id: "panto", key: 1, sku: "F-PA", swatch: Image("icons/panto.png"),
                    effects: [Part(socket: "frame", mesh: "meshes/panto.glb")]),
                (id: "round", key: 2, sku: "F-RO", price: 1000,
                    effects: [Part(socket: "frame", mesh: "meshes/round.glb"), Show(nodes: ["bridge"])]),
            ],
        ),
        (
            id: "lens", default: "clear",
            values: [
                (id: "clear", sku: "L-CL", effects: [Material(slot: "lens", material: "glass")]),
                (id: "sun", sku: "L-SU", price: 4000, lead_days: 9,
                    swatch: Gradient("#102030", "#405060"),
                    effects: [Material(slot: "lens", material: "dark"), Tune(slot: "lens", roughness: 0.1)]),
            ],
        ),
        (
            id: "tint", default: "none",
            values: [
                (id: "none", sku: ""),
                (id: "gradient", sku: "T-GR", price: -500, swatch: Color("#AABBCC"),
                    effects: [Match(slot: "rim", from: "lens"), Scale(by: (1, 1.1, 1.0))]),
            ],
        ),
    ],
    rules: [
        Requires(id: "gradient-needs-sun", when: {"tint": ["gradient"]}, then: {"lens": ["sun"]}),
        Excludes(id: "no-round-sun", these: {"shape": ["round"], "lens": ["sun"]}),
        Allowed(id: "shapes", groups: ["shape", "lens", "tint"], rows: [["panto", "*", "*"], ["round", "clear | sun", "none"]]),
    ],
    materials: {
        "glass": (transmission: 0.9, ior: 1.52, attenuation_mm: 3),
        "dark": (base_color: "#202020", alpha: 0.8),
    },
    stage: (
        sockets: {"frame": "meshes/panto.glb", "case": None},
        environments: {
            "studio": (diffuse: "studio/diffuse.ktx2", specular: "studio/specular.ktx2", backdrop: "#f0f0f0"),
            "stage": (
                diffuse: "stage/diffuse.ktx2", specular: "stage/specular.ktx2", intensity: 1.5,
                backdrop: "#0c0d0f", floor: "#2b2b2d",
                key: (color: "#ffe0c0", lux: 1200, theta: 90, phi: 30),
                contact_darkness: 0.7, key_darkness: 0.4,
            ),
        },
        contact_shadow: (image: "studio/shadow.png", width_mm: 300),
        cameras: {
            "front": (target_mm: (0, 10, 0), theta: 0, phi: 90, frame_mm: 90),
            "side": (target_mm: (0, 10, -20), theta: 90, phi: 80, frame_mm: 90),
        },
        home: "front",
        zoom_mm: (30, 200),
    ),
)
"##;

pub const SUGGESTIONS: &str = r#"[
    (id: "summer", author: "Mira", when: {"lens": ["clear"]}, change: {"lens": "sun", "tint": "gradient"}),
]
"#;

pub const SAMPLES: &str = r#"[
    (title: "Beach", author: "kai", likes: 3, days_ago: 2, staff_note: "so sunny", choices: {"tint": "gradient", "lens": "sun"},
        reviews: [(stars: 4, text: "Light as sand.", author: "pia", days_ago: 1), (stars: 5, author: "lou", days_ago: 2)]),
    (title: "Plain", author: "ana", days_ago: 9, choices: {}),
]
"#;

pub const ENGLISH: &str = "\
-brand = Atelier
line-title = { -brand } Glasses
line-tagline = Made for you
group-shape = Shape
    .about = The outline of the frame.
value-shape-panto = Panto
value-shape-round = Round
group-lens = Lens
value-lens-clear = Clear
value-lens-sun = Sun
    .about =
        Dark, for bright days.
        And polarised.
group-tint = Tint
value-tint-none = None
value-tint-gradient = Gradient
rule-no-round-sun = Round frames break under heavy sun lenses.
environment-studio = Studio
environment-stage = Stage
suggestion-summer = Ready for summer
    .why = Gradients look light.
";

pub const GERMAN: &str = "\
line-title = Atelier-Brille
line-tagline = Für dich gemacht
group-shape = Form
    .about = Der Umriss.
value-shape-panto = Panto
value-shape-round = Rund
group-lens = Glas
value-lens-clear = Klar
value-lens-sun = Sonne
    .about = Dunkel.
group-tint = Tönung
value-tint-none = Keine
value-tint-gradient = Verlauf
rule-no-round-sun = Runde Fassungen tragen kein Sonnenglas.
environment-studio = Studio
environment-stage = Bühne
suggestion-summer = Bereit für den Sommer
    .why = Verläufe wirken leicht.
";

/// All files of the line, none of which has a problem.
pub fn sources() -> Sources {
    let texts = [
        ("catalog.ron", CATALOG),
        ("suggestions.ron", SUGGESTIONS),
        ("samples.ron", SAMPLES),
        ("texts/en.ftl", ENGLISH),
        ("texts/de.ftl", GERMAN),
    ];
    let assets = [
        "icons/panto.png",
        "meshes/panto.glb",
        "meshes/round.glb",
        "studio/diffuse.ktx2",
        "studio/specular.ktx2",
        "studio/shadow.png",
        "stage/diffuse.ktx2",
        "stage/specular.ktx2",
    ];
    Sources {
        folder: "catalogs/glasses".to_owned(),
        texts: BTreeMap::from(texts.map(|(path, text)| (path.to_owned(), text.to_owned()))),
        assets: Some(BTreeSet::from(assets.map(str::to_owned))),
    }
}

/// The line with `from`, which must stand there, replaced by `to` in one file.
pub fn with(file: &str, from: &str, to: &str) -> Sources {
    let mut sources = sources();
    let text = sources.texts.get_mut(file).expect("a file of the fixture");
    assert!(text.contains(from), "{from} is not in {file}");
    *text = text.replacen(from, to, 1);
    sources
}
