//! A hub in a folder of its own, and the hats it serves.

use crate::client;
use atelier::{
    catalog::{Catalog, Sources, resolve},
    design::{Selection, code},
    hub::{self, Config, Error, RunningHub},
    wire::{CommunityDesign, NewDesign, Page},
};
use std::{fmt::Write, net::SocketAddr, path::Path, sync::Arc};

/// 2001-09-09T01:46:40Z.
pub const NOW: i64 = 1_000_000_000;
pub const SAMPLES: usize = 30;

/// What a test's catalog is made of.
#[derive(Clone, Copy)]
pub struct Hats {
    pub line: &'static str,
    pub version: u32,
    pub colors: &'static [(&'static str, u16)],
    pub ribbon: bool,
}

pub const HATS: Hats = Hats { line: "hat", version: 1, colors: &[("red", 1), ("blue", 2)], ribbon: true };

impl Hats {
    pub fn catalog(self) -> Arc<Catalog> {
        let catalog = self.catalog_text();
        let texts = [
            ("catalog.ron", catalog),
            ("suggestions.ron", SUGGESTIONS.into()),
            ("samples.ron", self.samples_text()),
            ("texts/en.ftl", self.texts()),
        ];
        let texts = texts.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
        let resolved = resolve(&Sources { folder: format!("catalogs/{}", self.line), texts, assets: None });
        let diagnostics: Vec<_> = resolved.diagnostics.iter().map(ToString::to_string).collect();
        Arc::new(resolved.catalog.unwrap_or_else(|| panic!("{}", diagnostics.join("\n"))))
    }

    fn catalog_text(self) -> String {
        let Self { line, version, colors, ribbon } = self;
        let colors: String = colors.iter().map(|(id, key)| value(id, *key)).collect();
        let (ribbon_group, rule) = match ribbon {
            true => (group("ribbon", 3, "none", &(value("none", 1) + &value("silk", 2))), RULE),
            false => (String::new(), ""),
        };
        let groups = group("brim", 1, "narrow", &(value("narrow", 1) + &value("wide", 2)))
            + &group("color", 2, "red", &colors)
            + &ribbon_group;
        format!(
            r##"(
    line: "{line}", version: {version}, currency: "EUR", price: 5000,
    groups: [{groups}], rules: [{rule}], materials: {{"felt": (base_color: "#aa2211")}},
    stage: (
        sockets: {{"body": Some("hat.glb")}},
        environments: {{
            "studio": (diffuse: "studio/diffuse.ktx2", specular: "studio/specular.ktx2", backdrop: "#ffffff"),
        }},
        cameras: {{"home": (target_mm: (0.0, 0.0, 0.0), theta: 0.0, phi: 80.0, frame_mm: 200.0)}},
        home: "home", zoom_mm: (100.0, 500.0),
    ),
)"##
        )
    }

    fn samples_text(self) -> String {
        let mut text = String::from("[\n");
        for i in 0..SAMPLES {
            let brim = ["narrow", "wide"][i % 2];
            let note = if i % 10 == 0 { r#", staff_note: Some("Bold")"# } else { "" };
            // The first has two reviews; it is of today, so they are too.
            let said = r#", reviews: [(stars: 5, text: "Airy.", author: "mo", days_ago: 0), (stars: 3, author: "eva", days_ago: 0)]"#;
            let said = if i == 0 { said } else { "" };
            let ribbon = if self.ribbon { r#", "ribbon": "none""# } else { "" };
            writeln!(
                text,
                r#"(title: "Sample {i}", author: "maker{i}", likes: {}, orders: {}, days_ago: {}{note}{said},
                choices: {{"brim": "{brim}", "color": "red"{ribbon}}}),"#,
                i * 7 % 11,
                i % 3,
                i / 3,
            )
            .unwrap();
        }
        text + "]"
    }

    fn texts(self) -> String {
        let mut text = String::from(
            "line-title = Hats\nline-tagline = Against the sun\nenvironment-studio = Studio\ngroup-brim = Brim\ngroup-color = Colour\n\
             value-brim-narrow = Narrow\nvalue-brim-wide = Wide\n\
             suggestion-shade = More shade\n    .why = Your nose will thank you\n\
             suggestion-calm = Calmer\n    .why = Blue goes with everything\n",
        );
        for (id, _) in self.colors {
            writeln!(text, "value-color-{id} = {id}").unwrap();
        }
        if self.ribbon {
            text += "group-ribbon = Ribbon\nvalue-ribbon-none = None\nvalue-ribbon-silk = Silk\n\
                     rule-flutter = a silk ribbon flutters on a wide brim\n";
        }
        text
    }
}

const RULE: &str = r#"Excludes(id: "flutter", these: {"brim": ["wide"], "ribbon": ["silk"]})"#;

const SUGGESTIONS: &str = r#"[
    (id: "shade", author: "Studio", when: {"brim": ["narrow"]}, change: {"brim": "wide"}),
    (id: "calm", author: "Studio", change: {"color": "blue"}),
]"#;

fn group(id: &str, key: u16, default: &str, values: &str) -> String {
    format!(r#"(id: "{id}", key: Some({key}), default: "{default}", values: [{values}]),"#)
}

fn value(id: &str, key: u16) -> String {
    format!(r#"(id: "{id}", key: Some({key}), sku: "SKU-{id}"),"#)
}

/// The code of the default design with these choices.
pub fn code(catalog: &Catalog, choices: &[(&str, &str)]) -> String {
    let mut selection = Selection::defaults(catalog);
    for (group, value) in choices {
        selection.set(catalog.find(group, value).unwrap());
    }
    code::encode(catalog, &selection)
}

/// A design that can be published.
pub fn new_design(id: &str) -> NewDesign {
    NewDesign {
        id: id.into(),
        line: "hat".into(),
        code: code(&HATS.catalog(), &[("color", "blue")]),
        title: "Blue Monday".into(),
        author: "kim".into(),
    }
}

pub fn config(data: &Path, samples: bool) -> Config {
    Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        data: data.to_owned(),
        catalogs: vec![HATS.catalog()],
        samples,
        clock: Arc::new(|| NOW),
        limit: None,
    }
}

pub async fn start(data: &Path, samples: bool) -> RunningHub {
    hub::start(config(data, samples)).await.unwrap()
}

/// Why a hub does not start.
pub async fn start_err(config: Config) -> Error {
    hub::start(config).await.err().expect("must not start")
}

/// All designs of a feed, page by page; checks that every page but the last is full.
pub fn feed(addr: SocketAddr, feed: &str) -> Vec<CommunityDesign> {
    let (mut designs, mut cursor) = (Vec::new(), String::new());
    loop {
        let page: Page<CommunityDesign> =
            client::get(addr, &format!("/v1/designs?line=hat&feed={feed}{cursor}")).json();
        designs.extend(page.items);
        match page.next {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return designs,
        }
        assert_eq!(designs.len() % atelier::wire::PAGE_SIZE, 0);
    }
}
